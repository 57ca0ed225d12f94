"""What else is in the hotspots, as QGIS runs it on the sample city's pack."""

from __future__ import annotations

import numpy as np
import pytest
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)

from cm_civic_plugin.core.opinion.hexgrid import HexGrid
from cm_civic_plugin.core.opinion.recipe import read_recipe
from cm_civic_plugin.gis.opinion.hotspots_layer import recipe_of
from cm_civic_plugin.gis.opinion.overlap_table import ShownCells, measure, read_cells
from cm_civic_plugin.gis.opinion.placed_posts import CRS, transform
from cm_civic_plugin.gis.opinion.raster_cells import raster_means
from cm_civic_plugin.gis.processing.hotspot_overlap import HotspotOverlap

ORIGIN = (498_000.0, 2_077_000.0)


def run(parameters):
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    feedback = QgsProcessingFeedback()
    results, done = (
        HotspotOverlap().create().run(parameters, context, feedback, catchExceptions=False)
    )
    assert done
    return results, feedback.textLog()


def hexagons(size=250.0, half=3000):
    grid = HexGrid(size)
    x, y = ORIGIN
    ring = np.array([[x - half, y - half], [x + half, y - half], [x + half, y + half], [x - half, y + half]])  # fmt: skip
    cells = grid.cells_within(ring)
    return grid, cells, ShownCells(grid, cells, np.zeros(len(cells), dtype=bool), 0, 0)


def layer_of(kind, wkts, crs=CRS):
    layer = QgsVectorLayer(f"{kind}?crs={crs}", "made", "memory")
    features = []
    for wkt in wkts:
        feature = QgsFeature()
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def test_areas_lose_nothing_at_the_edges_of_cells(qgis_app):
    _, _, shown = hexagons()
    x, y = ORIGIN
    big = QgsGeometry.fromWkt(f"Point({x} {y})").buffer(1500, 40)
    hole = big.difference(QgsGeometry.fromWkt(f"Point({x + 300} {y})").buffer(400, 20))
    tiny = QgsGeometry.fromWkt(f"Point({x + 20} {y + 30})").buffer(5, 5)
    far = QgsGeometry.fromWkt(f"Point({x + 90000} {y})").buffer(500, 5)
    what, areas = measure(layer_of("Polygon", [g.asWkt(6) for g in (hole, tiny, far)]), shown)
    assert what == "area_m2"
    assert areas.sum() == pytest.approx(hole.area() + tiny.area(), rel=1e-6)
    assert areas.max() <= 250**2 * 3**0.5 / 2 + tiny.area() + 1e-6


def test_lines_and_points_in_degrees_are_measured_in_metres(qgis_app):
    _, _, shown = hexagons()
    ends = transform(np.array([ORIGIN[0], ORIGIN[0] + 1234.5]), np.array([ORIGIN[1]] * 2),
                     QgsVectorLayer(f"Point?crs={CRS}", "", "memory").crs().toWkt(), "EPSG:4326")  # fmt: skip
    (a, b), (c, d) = ends.tolist()
    what, metres = measure(layer_of("LineString", [f"LineString({a} {b}, {c} {d})"], "EPSG:4326"), shown)  # fmt: skip
    assert (what, metres.sum()) == ("length_m", pytest.approx(1234.5, abs=0.1))
    assert (metres > 0).sum() in (5, 6)
    what, count = measure(layer_of("Point", [f"Point({a} {b})"] * 3 + [f"Point({c} {d})"], "EPSG:4326"), shown)  # fmt: skip
    assert (what, count.max(), count.sum()) == ("count", 3, 4)


@pytest.fixture(scope="module")
def hotspots(sample_pack, qgis_app):
    """Cells of the sample city, hot wherever a place of worship lies and in ten more."""
    temples = QgsVectorLayer(
        f"{sample_pack / 'layers.gpkg'}|layername=buddhist_temples", "t", "ogr"
    )
    assert temples.featureCount() > 5
    grid, cells, shown = hexagons(400, 6000)
    _, count = measure(temples, shown)
    hot = count > 0
    assert 3 < hot.sum() < len(cells) / 3
    layer = QgsVectorLayer(
        f"Polygon?crs={CRS}&field=cell_id:string&field=class:integer&field=suppressed:integer&field=authors:integer",
        "hot", "memory",
    )  # fmt: skip
    features = []
    for (q, r), is_hot, ring in zip(cells, hot, grid.rings(cells)):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([f"400_{q}_{r}", 3 if is_hot else 0, 0, 9])
        corners = ",".join(f"{x} {y}" for x, y in ring)
        feature.setGeometry(QgsGeometry.fromWkt(f"Polygon(({corners}))"))
        features.append(feature)
    hidden = QgsFeature(layer.fields())
    hidden.setAttributes([f"400_{cells[0][0]}_{cells[0][1]}", 0, 1, None])
    layer.dataProvider().addFeatures([*features, hidden])
    return layer, count, hot


def test_the_planted_layer_is_found_and_every_layer_has_its_row(hotspots, sample_pack, tmp_path):
    layer, count, hot = hotspots
    parameters = {
        "HOTSPOTS": layer,
        "PACK": str(sample_pack),
        "PERMUTATIONS": 199,
        "SEED": 4,
        "OUTPUT": str(tmp_path / "overlap.gpkg"),
    }
    results, log = run(parameters)
    table = QgsVectorLayer(results["OUTPUT"], "overlap", "ogr")
    rows = {row["layer_id"]: row for row in table.getFeatures()}
    assert len(rows) == 64
    temples = rows["buddhist_temples"]
    assert temples["observed"] == count[hot].sum() == count.sum()
    assert temples["ratio"] == pytest.approx(1 / hot.mean(), rel=0.05)  # the pack's edge cuts some
    assert temples["p_value"] == pytest.approx(1 / 200)
    assert temples["p_fdr"] <= 0.05
    assert temples["title_th"] != temples["title_en"]
    measured = [row for row in rows.values() if row["measure"]]
    assert len(measured) == results["LAYERS"] > 20
    assert all(row["note"] for row in rows.values() if not row["measure"])
    assert results["SURE"] == sum(row["p_fdr"] <= 0.05 for row in measured)
    assert {row["measure"] for row in measured} == {"count", "length_m", "area_m2"}
    assert str(int(hot.sum())) in log
    assert "1 withheld" in log
    recipe = read_recipe(recipe_of(table))
    assert recipe["settings"]["SEED"] == 4
    assert len(recipe["inputs"]["pack"]) == 64

    (tmp_path / "again").mkdir()
    again, _ = run({**parameters, "OUTPUT": str(tmp_path / "again" / "overlap.gpkg")})
    same = QgsVectorLayer(again["OUTPUT"], "overlap", "ogr")
    assert [str(f.attributes()) for f in same.getFeatures()] == [
        str(f.attributes()) for f in table.getFeatures()
    ]


def test_what_is_no_hotspot_layer_and_what_has_no_hot_cell(hotspots, sample_pack, tmp_path):
    layer, _, _ = hotspots
    parameters = {"PACK": str(sample_pack), "OUTPUT": str(tmp_path / "o.gpkg")}
    other = layer_of("Polygon", ["Polygon((0 0, 1 0, 1 1, 0 0))"])
    with pytest.raises(QgsProcessingException, match="is not a layer that Opinion hotspots made"):
        run({"HOTSPOTS": other, **parameters})
    cold = QgsVectorLayer(layer.source(), "cold", "memory")
    features = [QgsFeature(feature) for feature in layer.getFeatures('"class" = 0')]
    cold.dataProvider().addFeatures(features)
    with pytest.raises(QgsProcessingException, match="nothing to compare"):
        run({"HOTSPOTS": cold, **parameters})
    with pytest.raises(QgsProcessingException, match="city pack"):
        run({"HOTSPOTS": layer, "PACK": str(tmp_path), "OUTPUT": str(tmp_path / "o.gpkg")})
    assert list(tmp_path.iterdir()) == []


def test_what_lies_beyond_where_people_spoke_is_not_compared(qgis_app):
    """Of a wide empty map only the part that people speak of counts, corners and all."""
    grid, cells, _ = hexagons(500, 6000)
    layer = QgsVectorLayer(
        "NoGeometry?field=cell_id:string&field=class:integer&field=suppressed:integer"
        "&field=authors:integer", "hot", "memory",
    )  # fmt: skip
    near = np.hypot(*(grid.centres(cells) - ORIGIN).T) < 2000
    features = []
    for (q, r), spoken in zip(cells, near):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([f"500_{q}_{r}", 0, 0, 9 if spoken else 0])
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    shown = read_cells(layer)
    kept = {tuple(cell) for cell in shown.cells.tolist()}
    assert {tuple(cell) for cell in cells[near].tolist()} <= kept
    assert len(kept) < 2 * near.sum() < len(cells)
    assert shown.outside == len(cells) - len(kept)


def test_rasters_of_the_pack_are_compared_by_their_means(hotspots, full_pack, tmp_path):
    """Hot cells made of the lowest ground: that is found, and classes are no numbers."""
    layer, _, _ = hotspots
    shown = read_cells(layer)
    heights = raster_means(str(full_pack / "rasters" / "elevation.tif"), shown.grid, shown.cells)
    known = np.isfinite(heights)
    assert known.mean() > 0.5
    low = heights <= np.nanquantile(heights, 0.1)
    made = QgsVectorLayer(layer.source(), "low", "memory")
    features = []
    for (q, r), is_low in zip(shown.cells, low):
        feature = QgsFeature(made.fields())
        feature.setAttributes([f"400_{q}_{r}", 3 if is_low else 0, 0, 9])
        features.append(feature)
    made.dataProvider().addFeatures(features)
    parameters = {"HOTSPOTS": made, "PACK": str(full_pack), "PERMUTATIONS": 199, "SEED": 4}
    results, _ = run({**parameters, "OUTPUT": str(tmp_path / "overlap.gpkg")})
    table = QgsVectorLayer(results["OUTPUT"], "overlap", "ogr")
    rows = {row["layer_id"]: row for row in table.getFeatures()}
    elevation = rows["elevation"]
    again = read_cells(made)
    heights = raster_means(str(full_pack / "rasters" / "elevation.tif"), again.grid, again.cells)
    assert elevation["measure"] == "mean"
    assert elevation["observed"] == pytest.approx(np.nanmean(heights[again.hot]))
    assert elevation["expected"] == pytest.approx(np.nanmean(heights))
    assert elevation["ratio"] < 1
    assert elevation["p_value"] == pytest.approx(1 / 200)
    assert rows["population_grid"]["measure"] == "mean"
    assert not rows["land_cover_2021"]["measure"]
    assert (
        "classes" in rows["land_cover_2021"]["note"] or "จำแนก" in rows["land_cover_2021"]["note"]
    )
    assert results["LAYERS"] == sum(bool(row["measure"]) for row in rows.values())
