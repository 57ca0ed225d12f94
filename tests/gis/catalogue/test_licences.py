"""Licences of what a project holds, and maps that carry their credits."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsExpression,
    QgsLayerMetadata,
    QgsLayoutExporter,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)

from cm_civic_plugin.core.catalogue.licence_sheet import verdict
from cm_civic_plugin.core.catalogue.pack import READY, LayerState, read_manifest
from cm_civic_plugin.core.catalogue.records import catalogue
from cm_civic_plugin.gis.catalogue.credit_layout import (
    MAP_ID,
    insert_sheet,
    make_credit_layout,
    text_height,
)
from cm_civic_plugin.gis.catalogue.licences import (
    not_to_be_passed_on,
    pack_entries,
    project_entries,
)
from cm_civic_plugin.gis.catalogue.loading import add_layers

CITY = QgsRectangle(98.96, 18.76, 99.01, 18.81)
OSM = "© OpenStreetMap contributors"


@pytest.fixture
def project():
    project = QgsProject.instance()
    project.clear()
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    yield project
    project.clear()


@pytest.fixture(scope="module")
def real_pack(sample_pack, tmp_path_factory):
    """The same rows as if they were of a real extract: nothing is a sample."""
    folder = tmp_path_factory.mktemp("packs") / "real"
    shutil.copytree(sample_pack, folder)
    manifest = read_manifest(folder)
    replace(manifest, sample=False, extract_date="2026-03-01").write(folder)
    return folder


def credits_of(layout):
    label = next(item for item in layout.items() if isinstance(item, QgsLayoutItemLabel))
    context = label.createExpressionContext()
    return QgsExpression(f"map_credits('{MAP_ID}')").evaluate(context)


def texts(layout):
    return [i.currentText() for i in layout.items() if isinstance(i, QgsLayoutItemLabel)]


def test_credits_follow_the_pack(project, sample_pack, real_pack):
    add_layers(project, sample_pack, ["markets"], "th")
    add_layers(project, real_pack, ["bridges"], "th")
    by_title = {entry.title["en"]: entry for entry in project_entries(project)}
    assert set(by_title) == {"Markets (kat) (sample)", "Bridges"}
    assert by_title["Bridges"].credit["th"] == OSM
    assert by_title["Bridges"].share_alike
    assert by_title["Markets (kat) (sample)"].sample
    assert OSM not in by_title["Markets (kat) (sample)"].credit.values()


def test_foreign_and_own_layers(project):
    basemap = QgsVectorLayer("Point?crs=EPSG:4326", "basemap", "memory")
    metadata = QgsLayerMetadata()
    metadata.setRights(["© somebody"])
    metadata.setLicenses(["CC BY-NC 4.0"])
    basemap.setMetadata(metadata)
    drawn = QgsVectorLayer("Point?crs=EPSG:4326", "drawn", "memory")
    drawn.setCustomProperty("cm_civic/future", "good")
    project.addMapLayers([basemap, drawn])
    by_title = {entry.title["en"]: entry for entry in project_entries(project)}
    assert by_title["basemap"].kind == "foreign"
    assert by_title["basemap"].non_commercial
    assert by_title["basemap"].credit["th"] == "© somebody"
    assert by_title["drawn"].kind == "own"


def test_a_pack_that_is_gone_is_described_from_the_layer(project, sample_pack, tmp_path):
    folder = tmp_path / "stick"
    shutil.copytree(sample_pack, folder)
    add_layers(project, folder, ["markets"], "en")
    before = project_entries(project)
    (folder / "pack.json").unlink()
    (after,) = project_entries(project)
    assert after.sample
    assert after.credit == before[0].credit
    assert after.title == before[0].title


def test_all_of_a_pack(sample_pack, real_pack):
    manifest = read_manifest(real_pack)
    entries = pack_entries(manifest)
    assert len(entries) == len(manifest.ready())
    assert not any(entry.sample for entry in entries)
    assert all(entry.sample for entry in pack_entries(read_manifest(sample_pack)))


def test_what_may_not_be_passed_on(sample_pack, real_pack):
    manifest = read_manifest(real_pack)
    assert not_to_be_passed_on(manifest, "en") == []
    manifest.layers["river_gauges"] = LayerState(READY)
    assert not_to_be_passed_on(manifest, "en") == ["River gauges"]
    assert not_to_be_passed_on(replace(manifest, sample=True), "en") == []


@pytest.mark.parametrize("language", ["th", "en"])
def test_layout_shows_the_credits_of_what_it_shows(project, real_pack, language):
    add_layers(project, real_pack, ["markets", "bridges", "rivers_streams"], language)
    hidden = QgsVectorLayer("Point?crs=EPSG:4326", "hidden", "memory")
    metadata = QgsLayerMetadata()
    metadata.setRights(["© hidden"])
    hidden.setMetadata(metadata)
    project.addMapLayer(hidden)
    project.layerTreeRoot().findLayer(hidden).setItemVisibilityChecked(False)
    layout = make_credit_layout(project, language, CITY, "น้ำ กำแพง ปู่ ที่")
    assert credits_of(layout) == [OSM]
    shown = texts(layout)
    assert "น้ำ กำแพง ปู่ ที่" in shown
    assert any(text.endswith(OSM) for text in shown)
    assert not any("hidden" in text for text in shown)
    layers = [layer for layer in project.mapLayers().values() if layer is not hidden]
    assert verdict(project_entries(project, layers), language) in shown
    kinds = [type(item) for item in layout.items()]
    assert {QgsLayoutItemMap, QgsLayoutItemLegend, QgsLayoutItemScaleBar} <= set(kinds)
    assert layout.pageCollection().pageCount() == 1
    chart = layout.itemById(MAP_ID)
    assert chart.crs().authid() == "EPSG:32647"
    inside = chart.extent()
    assert 5000 < inside.width() < 12000
    assert project.layoutManager().layoutByName("น้ำ กำแพง ปู่ ที่") is layout
    again = make_credit_layout(project, language, CITY, "น้ำ กำแพง ปู่ ที่")
    assert again.name() == "น้ำ กำแพง ปู่ ที่ 2"


def test_project_without_crs(project, real_pack):
    project.setCrs(QgsCoordinateReferenceSystem())
    add_layers(project, real_pack, ["markets"], "en")
    layout = make_credit_layout(project, "en", CITY, "Map")
    assert 5000 < layout.itemById(MAP_ID).extent().width() < 12000


def test_a_layer_added_later_is_credited_too(project, real_pack):
    add_layers(project, real_pack, ["markets"], "en")
    layout = make_credit_layout(project, "en", CITY, "Map")
    other = QgsVectorLayer("Point?crs=EPSG:4326", "other", "memory")
    metadata = QgsLayerMetadata()
    metadata.setRights(["© later"])
    other.setMetadata(metadata)
    project.addMapLayer(other)
    assert sorted(credits_of(layout)) == sorted(["© later", OSM])
    assert any("© later" in text for text in texts(layout))


def test_long_legend_gets_a_page(project, real_pack, tmp_path):
    ids = ["land_use", "road_network", "food_drink", "shops_crafts", "schools_education"]
    ids += ["health_facilities", "buildings", "parks_green_spaces", "historic_sites"]
    add_layers(project, real_pack, ids, "en")
    layout = make_credit_layout(project, "en", CITY, "Map")
    assert layout.pageCollection().pageCount() == 2
    legend = next(item for item in layout.items() if isinstance(item, QgsLayoutItemLegend))
    assert layout.pageCollection().pageNumberForPoint(legend.scenePos()) == 1
    assert any("page 2" in text for text in texts(layout))
    assert map_width(layout) == pytest.approx(277)  # the room of the legend is the map's
    project.clear()
    add_layers(project, real_pack, ids[:1], "en")
    assert map_width(make_credit_layout(project, "en", CITY, "Map")) < 210


def map_width(layout):
    return next(i for i in layout.items() if isinstance(i, QgsLayoutItemMap)).rect().width()


def test_legend_of_everything_stays_on_its_page(project, real_pack, tmp_path):
    add_layers(project, real_pack, read_manifest(real_pack).ready(), "th")
    layout = make_credit_layout(project, "th", CITY, "ทุกชั้น")
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = 30
    QgsLayoutExporter(layout).exportToImage(str(tmp_path / "all.png"), settings)  # paints it
    legend = next(item for item in layout.items() if isinstance(item, QgsLayoutItemLegend))
    page = layout.pageCollection().page(1)
    assert page.sceneBoundingRect().contains(legend.sceneBoundingRect())


def test_exported_page_is_not_empty(project, sample_pack, tmp_path):
    add_layers(project, sample_pack, ["markets", "old_city_moat"], "th")
    layout = make_credit_layout(project, "th", CITY, "คูเมือง")
    file = tmp_path / "map.pdf"
    done = QgsLayoutExporter(layout).exportToPdf(str(file), QgsLayoutExporter.PdfExportSettings())
    assert done == QgsLayoutExporter.ExportResult.Success
    assert file.stat().st_size > 10_000


def test_sheet_goes_behind_the_last_page_and_fits(project, real_pack):
    records = catalogue()
    add_layers(project, real_pack, read_manifest(real_pack).ready(), "th", records=records)
    evil = QgsVectorLayer("Point?crs=EPSG:4326", "[% env('HOME') %]", "memory")
    project.addMapLayer(evil)
    entries = project_entries(project)
    assert len(entries) > 35
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    labels = insert_sheet(layout, entries, ["th", "en"])
    assert layout.pageCollection().pageCount() == 1 + len(labels)
    said = "\n".join(label.currentText() for label in labels)
    assert "env('HOME')" in said  # as written, not what it evaluates to
    for entry in entries[1:]:
        assert entry.title["th"] in said
        assert entry.title["en"] in said
    assert said.count(OSM) >= 2
    for label in labels:
        assert label.mode() == QgsLayoutItemLabel.Mode.ModeFont
        assert text_height(label.text(), label.rect().width(), 7) <= label.rect().height()
        page = layout.pageCollection().pageNumberForPoint(label.scenePos())
        assert page == 1 + labels.index(label)


def test_text_height_knows_lines():
    one = text_height("น้ำ", 100, 9)
    assert 3 < one < 8
    assert text_height("น้ำ\nที่\nปู่", 100, 9) > 2.4 * one
    assert text_height("ที่ " * 200, 100, 9) > 5 * one
