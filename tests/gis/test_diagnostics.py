"""The text to send along names the versions and no one."""

from __future__ import annotations

import getpass
from pathlib import Path

from qgis.core import Qgis, QgsSettings

from cm_civic_plugin.core.resources import plugin_version
from cm_civic_plugin.gis.diagnostics import diagnostics_text


def test_versions_and_pack_are_told(qgis_app, sample_pack):
    text = diagnostics_text(sample_pack)
    assert Qgis.QGIS_VERSION in text
    assert plugin_version() in text
    assert "chiangmai_sample" in text
    assert "numpy" in text


def test_no_name_and_no_home_folder(qgis_app, sample_pack, monkeypatch, tmp_path):
    home = tmp_path / "Users" / "somchai"
    (home / "packs").mkdir(parents=True)
    monkeypatch.setattr(Path, "home", lambda: home)
    monkeypatch.setattr(getpass, "getuser", lambda: "somchai")
    QgsSettings().setValue("cm_civic/pack", str(home / "packs"))
    try:
        text = diagnostics_text()
    finally:
        QgsSettings().remove("cm_civic/pack")
    assert "somchai" not in text
    assert str(home) not in text


def test_a_pack_that_is_gone_is_said_and_the_rest_is_told(qgis_app, tmp_path):
    assert Qgis.QGIS_VERSION in diagnostics_text(tmp_path / "gone")
