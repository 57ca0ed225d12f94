"""The catalogue in QGIS's metadata search."""

from __future__ import annotations

import pytest
from qgis.core import Qgis, QgsRectangle, QgsSettings, QgsVectorLayer

from cm_civic_plugin.core.catalogue.pack import read_manifest
from cm_civic_plugin.gis.catalogue.current_pack import remember_pack

if Qgis.QGIS_VERSION_INT < 32800:
    pytest.skip("QGIS has metadata search from 3.28 on", allow_module_level=True)

from qgis.core import QgsFeedback, QgsMetadataSearchContext

from cm_civic_plugin.gis.catalogue.metadata_search import CivicMetadataProvider


@pytest.fixture(autouse=True)
def pack(sample_pack):
    QgsSettings().setValue("cm_civic/language", "en")
    remember_pack(sample_pack)
    yield sample_pack
    QgsSettings().remove("cm_civic")


def search(text, extent=None):
    return CivicMetadataProvider().search(
        QgsMetadataSearchContext(), text, extent or QgsRectangle(), QgsFeedback()
    )


def test_every_ready_layer_is_found_and_opens(pack):
    found = search("").metadata()
    assert {result.identifier() for result in found} == set(read_manifest(pack).ready())
    for result in found:
        if result.dataProviderName() == "ogr":
            layer = QgsVectorLayer(result.uri(), "x", "ogr")
            assert layer.isValid(), result.uri()
            assert layer.crs().authid() == result.authid()
            assert layer.geometryType() == result.geometryType()


def test_words_and_extent_narrow_it():
    every = search("").metadata()
    assert 0 < len(search("market").metadata()) < len(every)
    assert search("", QgsRectangle(0, 0, 1, 1)).metadata() == []


def test_a_pack_that_is_gone_is_said(tmp_path):
    remember_pack(tmp_path / "gone")
    found = search("")
    assert found.metadata() == [] and len(found.errors()) == 1
