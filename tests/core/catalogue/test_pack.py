"""The pack manifest: written, read back, and refused where it cannot be trusted."""

from __future__ import annotations

import json

import pytest

from cm_civic_plugin.core.catalogue.pack import (
    FAILED,
    READY,
    LayerState,
    PackManifest,
    read_manifest,
)
from cm_civic_plugin.core.errors import BadInput


@pytest.fixture
def manifest():
    return PackManifest(
        extract="x.osm.pbf",
        extract_sha256="0" * 64,
        extract_date=None,
        area=(98.9, 18.7, 99.1, 18.9),
        layers={
            "markets": LayerState(READY, features=3, dropped={"open way": 1}),
            "elevation": LayerState(
                FAILED, message="Needs {source}.", message_params={"source": "x"}
            ),
        },
        tool="test",
        built_at="2026-01-01T00:00:00Z",
    )


def test_round_trip(tmp_path, manifest):
    manifest.write(tmp_path)
    assert read_manifest(tmp_path) == manifest
    assert manifest.ready() == ["markets"]


def test_not_a_pack(tmp_path):
    with pytest.raises(BadInput, match="not a city pack"):
        read_manifest(tmp_path)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"schema_version": "x"}', '{"schema_version": 2}']
)
def test_broken(tmp_path, text):
    (tmp_path / "pack.json").write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match="Build the city pack again"):
        read_manifest(tmp_path)


def test_newer(tmp_path, manifest):
    data = json.loads(manifest.to_json())
    data["schema_version"] = 3
    data["something_new"] = True
    (tmp_path / "pack.json").write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(BadInput, match="newer version"):
        read_manifest(tmp_path)
