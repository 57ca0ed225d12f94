"""All 64 layers have style, rights, licence, date and both languages; kept so by this test."""

from __future__ import annotations

import pytest
from qgis.core import QgsVectorLayer

from cm_civic_plugin.core.catalogue.freshness import parse_cadence
from cm_civic_plugin.core.catalogue.pack import ONLINE, READY, LayerState, PackManifest
from cm_civic_plugin.core.catalogue.records import catalogue
from cm_civic_plugin.core.resources import STYLES
from cm_civic_plugin.gis.catalogue.layer_metadata import describe

RECORDS = catalogue().records


def thai(text):
    return any("ก" <= letter <= "๛" for letter in text)


def test_there_are_64():
    assert len(RECORDS) == len({record.id for record in RECORDS}) == 64


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.id)
def test_style_languages_and_cadence(record):
    assert (STYLES / f"{record.id}.qml").is_file()
    for key in ("title", "abstract", "limits", "civic_question"):
        assert thai(record.text(key, "th")), key
        assert record.text(key, "en").strip(), key
        assert not thai(record.text(key, "en")), key
    parse_cadence(record.data["refresh"]["cadence"])


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.id)
def test_a_loaded_layer_carries_rights_licence_and_date(record, language):
    live = record.access["type"] == "web"
    state = LayerState(ONLINE if live else READY, 1, "2026-11-20")
    manifest = PackManifest(
        "city.osm.pbf", "0" * 64, "2026-11-20", (98, 18, 99, 19), {record.id: state}, "tool",
        "2026-11-21T00:00:00Z",
    )  # fmt: skip
    layer = QgsVectorLayer("Point?crs=EPSG:4326", "any", "memory")
    describe(layer, record, manifest, catalogue(), language)
    metadata = layer.metadata()
    assert len(metadata.rights()[0]) > 3
    assert len(metadata.licenses()[0]) > 3
    assert metadata.title() == record.title(language)
    assert record.text("abstract", language).strip() in metadata.abstract()
    (moment,) = metadata.extent().temporalExtents()
    assert moment.begin().date().toString("yyyy-MM-dd") == "2026-11-20"
    assert any("2026-11-20" in line for line in metadata.history())
    assert metadata.categories()[0] == record.theme.title(language)
