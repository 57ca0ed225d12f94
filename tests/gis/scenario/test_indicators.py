from __future__ import annotations

import json
import shutil
from dataclasses import replace

import geopandas
import numpy as np
import pytest
import shapely
from osgeo import gdal, osr
from qgis.core import (
    QgsApplication,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsVectorLayer,
)

from cm_civic_plugin.core.errors import BadInput, Cancelled
from cm_civic_plugin.core.resources import SAMPLE_DATA
from cm_civic_plugin.core.scenario.indicators import load_indicators
from cm_civic_plugin.core.scenario.journal import ERASE, new_row, replay
from cm_civic_plugin.core.scenario.palette_file import Words
from cm_civic_plugin.core.scenario.plan import default_plan, plan_to_text
from cm_civic_plugin.core.scenario.shape import shape_of
from cm_civic_plugin.gis.processing.provider import CivicProvider
from cm_civic_plugin.gis.scenario import indicators as indicators_module
from cm_civic_plugin.gis.scenario.footprints import repair
from cm_civic_plugin.gis.scenario.indicators import Indicators
from cm_civic_plugin.gis.scenario.merging import read_journal
from cm_civic_plugin.gis.scenario.pack_measures import PackReader, polygons_of
from cm_civic_plugin.gis.scenario.workshop_file import WorkshopFile

TABLE_A = SAMPLE_DATA / "workshop" / "table_A.gpkg"
METRES = "EPSG:32647"
X, Y = 499_000.0, 2_077_000.0  # in the old city


@pytest.fixture(scope="module")
def rows(qgis_app):
    return read_journal(TABLE_A).rows


@pytest.fixture(scope="module")
def table(rows, sample_pack):
    return Indicators(sample_pack).table(rows)


def degrees(points):
    xy = np.asarray(points, float) + (X, Y)
    placed = geopandas.GeoSeries.from_xy(*xy.T, crs=METRES).to_crs("EPSG:4326")
    return list(zip(placed.x, placed.y))


def drawing(kind, points, future="good_living", element="homes", seq=1):
    shape = shape_of(kind, degrees(points))
    return replace(
        new_row("draw", "s", "A", future_id=future, element_id=element, shape=shape), seq=seq
    )


def value(table, indicator, future="good_living", element=None, less=None):
    (row,) = (
        row
        for row in table
        if (row.id, row.future_id, row.element_id, row.minus_future_id)
        == (indicator, future, element, less)
    )
    return row


BOX = [(0, 0), (200, 0), (200, 100), (0, 100), (0, 0)]
BOW_TIE = [(0, 0), (100, 100), (100, 0), (0, 100), (0, 0)]


def test_area_and_length_by_hand(qgis_app):
    table = Indicators(None).table(
        [
            drawing("area", BOX, seq=1),
            drawing("area", [(x + 100, y) for x, y in BOX], seq=2),  # half of it drawn twice
            drawing("line", [(0, 0), (300, 400)], element="road", seq=3),
            drawing("line", [(0, 0), (300, 400)], element="road", seq=4),
            drawing("stamp", [(5, 5)], element="heritage", seq=5),
            drawing("area", BOX, future="chaos", seq=6),
        ]
    )
    assert value(table, "drawn_area", element="homes").value == pytest.approx(30_000, abs=1)
    assert value(table, "drawn_length", element="road").value == pytest.approx(1000, abs=0.1)
    assert value(table, "drawn_marks").value == 1
    difference = value(table, "drawn_area", less="chaos")
    assert difference.value == pytest.approx(10_000, abs=1)
    for row in table:  # no pack: nothing is said of what is touched, rather than zero
        if row.source_layer and row.reason != "nothing_drawn":
            assert (row.value, row.reason, row.status) == (None, "no_pack", "no_pack")


def test_a_stroke_that_crosses_itself_is_repaired_counted_and_kept(qgis_app):
    row = drawing("area", BOW_TIE)
    raw = row.shape
    table = Indicators(None).table([row])
    assert value(table, "drawn_area").value == pytest.approx(5000, abs=1)
    assert value(table, "repaired").value == 1
    assert "1 drawn shape crossed itself and was repaired" in value(table, "repaired").sentence_en
    assert row.shape is raw


def test_repair_keeps_all_that_the_pen_went_round():
    assert repair(np.array(BOW_TIE, float) / 10).area() == pytest.approx(50)
    angle = np.linspace(0, 4 * np.pi, 81)  # round the same place twice, wider the second time
    radius = np.linspace(80, 100, 81)
    ring = np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])
    ring = np.vstack([ring, ring[:1]])
    outer = shapely.unary_union(
        list(shapely.polygonize([shapely.node(shapely.LineString(ring))]).geoms)
    )
    even_odd = QgsGeometry()
    even_odd.fromWkb(shape_of("area", ring).to_wkb())
    assert repair(ring).area() == pytest.approx(outer.area)
    assert even_odd.makeValid().area() < 0.5 * outer.area  # what repair is for


def test_an_area_that_encloses_nothing_counts_as_a_line(qgis_app):
    table = Indicators(None).table([drawing("area", [(0, 0), (100, 100), (0, 0), (0, 0)])])
    assert value(table, "drawn_area").value == 0
    assert value(table, "repaired").value == 1


def ground(rows, future, element=None):
    """What is drawn, as shapely sees it: areas as drawn, lines and stamps with their reach."""
    reach = {"Polygon": 0, "LineString": 15, "Point": 25}
    shapes = [
        shapely.from_wkb(row.shape.to_wkb())
        for row in replay(rows)
        if row.future_id == future and element in (None, row.element_id)
    ]
    series = geopandas.GeoSeries(shapes, crs="EPSG:4326").to_crs(METRES)
    wide = [g.buffer(reach[g.geom_type], 8) if reach[g.geom_type] else g for g in series]
    return shapely.unary_union([shapely.make_valid(g) for g in wide]), list(series)


@pytest.mark.parametrize(
    ("future", "element"),
    [("good_living", None), ("chaos", None), ("chaos", "flood_water"), ("good_living", "trees")],
)
def test_what_is_touched_as_shapely_finds_it(rows, table, sample_pack, future, element):
    area, shapes = ground(rows, future, element)
    found = 0
    for indicator in load_indicators():
        if indicator.measure not in ("count", "length", "area", "nearest"):
            continue
        row = value(table, indicator.id, future, element)
        if row.status != "ready":
            assert row.value is None and row.reason == row.status
            continue
        layer = geopandas.read_file(sample_pack / "layers.gpkg", layer=indicator.layer)
        features = layer.to_crs(METRES).geometry.make_valid()
        if indicator.measure == "count":
            expected = features.intersects(area).sum()
        elif indicator.measure == "length":
            expected = features.intersection(area).length.sum()
        elif indicator.measure == "area":
            expected = shapely.unary_union(features.intersection(area).values).area
        else:
            expected = np.median([features.distance(shape).min() for shape in shapes])
        assert row.value == pytest.approx(expected, rel=1e-4, abs=0.01), indicator.id
        assert row.sample and "ข้อมูลตัวอย่าง" in row.sentence_th
        found += row.value > 0
    assert found >= 5


def test_pixels_as_shapely_weighs_them(tmp_path, qgis_app):
    path = tmp_path / "people.tif"
    values = np.arange(1.0, 26.0).reshape(5, 5)
    values[0, 0] = -1
    wgs = osr.SpatialReference()
    wgs.ImportFromEPSG(32647)
    raster = gdal.GetDriverByName("GTiff").Create(str(path), 5, 5, 1, gdal.GDT_Float32)
    raster.SetGeoTransform((X, 100, 0, Y + 500, 0, -100))
    raster.SetProjection(wgs.ExportToWkt())
    raster.GetRasterBand(1).SetNoDataValue(-1)
    raster.GetRasterBand(1).WriteArray(values)
    raster = None
    by_id = {indicator.id: indicator for indicator in load_indicators()}
    disc = shapely.Point(X + 160, Y + 330).buffer(150)
    drawn = QgsGeometry.fromWkt(disc.wkt)
    drawn.convertToMultiType()
    cells = {
        (row, column): disc.intersection(
            shapely.box(
                X + 100 * column,
                Y + 500 - 100 * (row + 1),
                X + 100 * (column + 1),
                Y + 500 - 100 * row,
            )
        ).area
        for row in range(5)
        for column in range(5)
    }
    known = {cell: area for cell, area in cells.items() if values[cell] >= 0}
    reader = PackReader(tmp_path / "no.gpkg").raster(path)
    people = reader.within(by_id["people"], polygons_of(drawn))
    assert people.amount == pytest.approx(
        sum(values[cell] * area / 10_000 for cell, area in known.items()), rel=0.01
    )
    assert people.known == pytest.approx(sum(known.values()) / disc.area, rel=0.01)
    few = replace(by_id["flood_prone"], values=(1.0, 7.0))
    expected = sum(area for cell, area in known.items() if 1 <= values[cell] <= 7)
    assert reader.within(few, polygons_of(drawn)).amount == pytest.approx(expected, rel=0.02)
    # much smaller than a pixel, and far away
    dot = QgsGeometry.fromWkt(shapely.Point(X + 250, Y + 251).buffer(0.5).wkt)
    dot.convertToMultiType()
    expected = 13 * dot.area() / 10_000
    assert reader.within(by_id["people"], polygons_of(dot)).amount == pytest.approx(
        expected, rel=1e-3
    )
    far = QgsGeometry.fromWkt(shapely.Point(X + 9000, Y).buffer(50).wkt)
    far.convertToMultiType()
    assert reader.within(by_id["people"], polygons_of(far)).known == 0


def test_no_data_is_never_zero(table, rows, sample_pack, tmp_path):
    people = value(table, "people")
    assert people.value is None and people.status == people.reason != "ready"
    manifest = json.loads((sample_pack / "pack.json").read_text(encoding="utf-8"))
    manifest["layers"]["schools_education"]["status"] = "empty"
    manifest["layers"]["buildings"]["status"] = "online"
    del manifest["layers"]["road_network"]
    (tmp_path / "pack.json").write_text(json.dumps(manifest), encoding="utf-8")
    shutil.copy(sample_pack / "layers.gpkg", tmp_path)
    other = Indicators(tmp_path).table(rows)
    reasons = {"schools": "empty", "buildings": "online", "roads": "not_in_pack"}
    for indicator, reason in reasons.items():
        for row in (value(other, indicator), value(other, indicator, less="chaos")):
            assert (row.value, row.reason) == (None, reason)
    assert value(other, "temples").value == value(table, "temples").value


def test_beyond_the_pack_nothing_is_known(sample_pack, qgis_app):
    far = [(x + 250_000, y) for x, y in BOX]
    table = Indicators(sample_pack).table([drawing("area", far)])
    for indicator in ("schools", "roads", "parks", "to_school"):
        assert (value(table, indicator).value, value(table, indicator).reason) == (None, "outside")
    assert value(table, "drawn_area").value == pytest.approx(20_000, rel=0.02)
    assert value(table, "schools", "chaos").value == 0  # nothing drawn touches nothing
    assert value(table, "to_school", "chaos").reason == "nothing_drawn"


def test_what_is_remembered_is_what_would_be_measured(rows, sample_pack):
    remembering = Indicators(sample_pack)
    drawn = replay(rows)
    journal = list(rows)
    remembering.table(journal)
    journal.append(drawing("area", BOX, element="idea", seq=9001))
    assert remembering.table(journal) == Indicators(sample_pack).table(journal)
    gone = new_row(ERASE, "s", "A", target_uuid=drawn[0].uuid)
    journal.append(replace(gone, seq=9002))
    assert remembering.table(journal) == Indicators(sample_pack).table(journal)


def test_it_can_be_cancelled(rows, sample_pack):
    def stop(share):
        if share > 0.3:
            raise Cancelled

    indicators = Indicators(sample_pack)
    with pytest.raises(Cancelled):
        indicators.table(rows, stop)
    assert indicators.table(rows) == Indicators(sample_pack).table(rows)


def test_the_algorithm(sample_pack, tmp_path, qgis_app, table):
    provider = CivicProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    try:
        algorithm = provider.algorithm("scenarioindicators").create()
        output = tmp_path / "table.gpkg"
        answer, ok = algorithm.run(
            {"WORKSHOP": str(TABLE_A), "PACK": str(sample_pack), "OUTPUT": str(output)},
            QgsProcessingContext(),
            QgsProcessingFeedback(),
        )
    finally:
        QgsApplication.processingRegistry().removeProvider(provider)
    assert ok and answer["ROWS"] == len(table)
    layer = QgsVectorLayer(f"{output}|layername=table", "t", "ogr")
    written = list(layer.getFeatures())
    assert [f["sentence_th"] for f in written] == [row.sentence_th for row in table]
    empty = [f["value"] in (None, "NULL") or not isinstance(f["value"], float) for f in written]
    assert sum(empty) == answer["NO_DATA"] == sum(row.value is None for row in table)


def test_warmed_up_is_the_same_table(rows, table, sample_pack):
    indicators = Indicators(sample_pack)
    shares = []
    indicators.warm(shares.append)
    assert shares == sorted(shares) and shares[-1] == 1.0
    assert indicators.table(rows) == table
    Indicators(None).warm()  # nothing to read


def test_a_layer_that_is_too_large_is_not_kept_in_memory(rows, table, sample_pack, monkeypatch):
    monkeypatch.setattr(indicators_module, "_MOST_LOADED", 40)
    indicators = Indicators(sample_pack)
    indicators.warm()
    assert "buildings" not in indicators._loaded
    assert indicators.table(rows) == table


def test_warming_up_can_be_cancelled(rows, table, sample_pack):
    def stop(share):
        if share > 0.3:
            raise Cancelled

    indicators = Indicators(sample_pack)
    with pytest.raises(Cancelled):
        indicators.warm(stop)
    assert indicators.table(rows) == table


def test_the_files_are_not_opened_again_when_nothing_is_new(rows, table, sample_pack, monkeypatch):
    indicators = Indicators(sample_pack)
    indicators.table(rows)
    opened = []
    monkeypatch.setattr(PackReader, "features", lambda *args: opened.append(args))
    monkeypatch.setattr(PackReader, "raster", lambda *args: opened.append(args))
    assert indicators.table(rows) == table and not opened


def test_it_warms_up_once(sample_pack, monkeypatch):
    indicators = Indicators(sample_pack)
    indicators.warm()
    monkeypatch.setattr(PackReader, "features", lambda *_args: pytest.fail("read again"))
    indicators.warm()


def test_a_pack_whose_file_went_away_is_said(rows, sample_pack, tmp_path):
    pack = tmp_path / "pack"
    shutil.copytree(sample_pack, pack)
    indicators = Indicators(pack)
    indicators.table(rows[:2])
    (pack / "layers.gpkg").unlink()
    with pytest.raises(BadInput) as caught:
        indicators.table([*rows, drawing("area", BOX, element="idea", seq=9001)])
    assert caught.value.params["file"] == pack / "layers.gpkg"


def test_a_pack_built_anew_is_read_anew(rows, sample_pack, tmp_path):
    pack = tmp_path / "pack"
    shutil.copytree(sample_pack, pack)
    indicators = Indicators(pack)
    before = indicators.table(rows)
    manifest = json.loads((pack / "pack.json").read_text(encoding="utf-8"))
    manifest["layers"]["schools_education"]["status"] = "empty"
    (pack / "pack.json").write_text(json.dumps(manifest), encoding="utf-8")
    after = indicators.table(rows)
    assert value(before, "schools").value is not None and value(after, "schools").value is None


def test_another_pair_is_subtracted(qgis_app):
    rows = [drawing("area", BOX, future="beset"), drawing("stamp", [(5, 5)], seq=2)]
    table = Indicators(None).table(rows, pair=("beset", "good_living"))
    assert value(table, "drawn_area", "beset", less="good_living").value == pytest.approx(
        20_000, abs=1
    )
    assert table[0].future_id == "beset" and not [r for r in table if r.minus_future_id == "chaos"]


def test_what_was_repaired_can_be_shown(qgis_app):
    rows = [drawing("area", BOX), drawing("area", BOW_TIE, seq=2)]
    indicators = Indicators(None)
    indicators.table(rows)
    (one,) = indicators.repaired(rows)
    assert one.row is rows[1] and one.outline.isGeosValid()
    assert one.outline.area() == pytest.approx(5000, abs=1)


def test_a_workshops_own_palette_names_its_table(sample_pack, tmp_path, qgis_app):
    plan = default_plan()
    field = replace(plan.elements[0], id="rice_field", name=Words("Rice field", "ทุ่งนา"))
    plan = replace(plan, elements=(*plan.elements, field), futures=plan.futures[2:])
    path = tmp_path / "own.gpkg"
    with WorkshopFile.create(path, "A", plan=plan_to_text(plan), workshop=plan.workshop) as file:
        file.append(drawing("area", BOX, plan.futures[0].id, "rice_field"))
    provider = CivicProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    try:
        output = tmp_path / "table.gpkg"
        _answer, ok = (
            provider.algorithm("scenarioindicators")
            .create()
            .run(
                {"WORKSHOP": str(path), "OUTPUT": str(output)},
                QgsProcessingContext(),
                QgsProcessingFeedback(),
            )
        )
    finally:
        QgsApplication.processingRegistry().removeProvider(provider)
    assert ok
    written = list(QgsVectorLayer(f"{output}|layername=table", "t", "ogr").getFeatures())
    assert any("ทุ่งนา" in f["sentence_th"] for f in written)
    pair = {(f["future_id"], f["minus_future_id"]) for f in written if f["minus_future_id"]}
    assert pair == {(plan.futures[0].id, plan.futures[1].id)}
