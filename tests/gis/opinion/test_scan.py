"""Clusters by population as QGIS runs it."""

from __future__ import annotations

import numpy as np
import pytest
from osgeo import gdal, osr
from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)

from cm_civic_plugin.core.opinion.post_table import make_posts
from cm_civic_plugin.core.opinion.recipe import read_recipe
from cm_civic_plugin.gis.opinion.hotspots_layer import recipe_of
from cm_civic_plugin.gis.opinion.placed_posts import CRS, transform
from cm_civic_plugin.gis.opinion.posts_layer import make_features, make_fields
from cm_civic_plugin.gis.processing.opinion_scan import OpinionScan

pytest.importorskip("pandas")
DENSE, CROWD = (98.962, 18.772), (98.995, 18.805)


def run(parameters):
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    feedback = QgsProcessingFeedback()
    results, done = OpinionScan().create().run(parameters, context, feedback, catchExceptions=False)
    assert done
    return results, QgsVectorLayer(results["OUTPUT"], "clusters", "ogr"), feedback.textLog()


@pytest.fixture(scope="module")
def posts(qgis_app):
    """300 people everywhere, 200 where many live, 60 where few do; the last speak of fire."""
    chance = np.random.default_rng(3)
    lon = np.concatenate([chance.uniform(98.95, 99.01, 300), chance.normal(DENSE[0], 0.002, 200),
                          chance.normal(CROWD[0], 0.002, 60)])  # fmt: skip
    lat = np.concatenate([chance.uniform(18.76, 18.82, 300), chance.normal(DENSE[1], 0.002, 200),
                          chance.normal(CROWD[1], 0.002, 60)])  # fmt: skip
    topic = np.array(["น้ำ"] * 500 + ["ไฟ"] * 60, dtype=object)
    topic[:40] = "ไฟ"
    table = make_posts(
        {"platform": "csv", "lat": lat, "lon": lon, "topic": topic, "author_no": range(560)}, 560
    )
    layer = QgsVectorLayer("Point?crs=EPSG:4326", "posts", "memory")
    layer.dataProvider().addAttributes(make_fields().toList())
    layer.updateFields()
    layer.dataProvider().addFeatures(list(make_features(table)))
    return layer


@pytest.fixture
def residents(tmp_path, qgis_new_project):
    """A raster in which 40 % of the residents live around DENSE."""
    path = tmp_path / "people.tif"
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), 70, 70, 1, gdal.GDT_Float32)
    dataset.SetGeoTransform((98.945, 0.001, 0, 18.825, 0, -0.001))
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(4326)
    dataset.SetProjection(crs.ExportToWkt())
    row, column = np.mgrid[:70, :70]
    lon, lat = 98.945 + 0.001 * (column + 0.5), 18.825 - 0.001 * (row + 0.5)
    near = np.exp(-((lon - DENSE[0]) ** 2 + (lat - DENSE[1]) ** 2) / (2 * 0.002**2))
    dataset.GetRasterBand(1).WriteArray(1 + near * 0.68 * 70 * 70 / near.sum())
    dataset = None
    layer = QgsRasterLayer(str(path), "people")
    QgsProject.instance().addMapLayer(layer)
    return layer


def metres(place):
    return transform(np.array([place[0]]), np.array([place[1]]), None, CRS)[0]


def test_a_crowd_where_few_live_is_a_cluster_and_one_where_many_live_is_not(
    posts, residents, tmp_path
):
    parameters = {
        "INPUT": posts,
        "POPULATION": residents.id(),
        "PERMUTATIONS": 99,
        "SEED": 8,
        "OUTPUT": str(tmp_path / "clusters.gpkg"),
    }
    results, layer, log = run(parameters)
    first = next(layer.getFeatures('"cluster" = 1'))
    centre = first.geometry().centroid().asPoint()
    assert np.hypot(centre.x() - metres(CROWD)[0], centre.y() - metres(CROWD)[1]) < 700
    assert first["p_value"] == pytest.approx(0.01)
    assert first.geometry().area() == pytest.approx(np.pi * first["radius_m"] ** 2, rel=0.01)
    if not first["suppressed"]:
        assert first["authors"] > first["expected"] > 0
        assert first["relative_risk"] > 2
    dense = metres(DENSE)
    for feature in layer.getFeatures():
        centre = feature.geometry().centroid().asPoint()
        assert np.hypot(centre.x() - dense[0], centre.y() - dense[1]) > 700
    assert layer.featureCount() == results["CLUSTERS"]
    assert "residents" in log
    recipe = read_recipe(recipe_of(layer))
    assert recipe["settings"]["SEED"] == 8
    assert set(recipe["inputs"]) == {"posts", "population"}
    (tmp_path / "again").mkdir()
    _, again, _ = run({**parameters, "OUTPUT": str(tmp_path / "again" / "clusters.gpkg")})
    assert [(f.geometry().asWkb().data(), str(f.attributes())) for f in again.getFeatures()] == [
        (f.geometry().asWkb().data(), str(f.attributes())) for f in layer.getFeatures()
    ]


def test_a_topic_against_all_the_platform(posts, tmp_path):
    output = str(tmp_path / "clusters.gpkg")
    results, layer, log = run({"INPUT": posts, "TOPIC": "ไฟ", "PERMUTATIONS": 99, "OUTPUT": output})
    assert results["CLUSTERS"] >= 1
    centre = next(layer.getFeatures()).geometry().centroid().asPoint()
    assert np.hypot(centre.x() - metres(CROWD)[0], centre.y() - metres(CROWD)[1]) < 900
    assert "spoke of anything at all" in log
    # Water is what everybody speaks of, nowhere more than its share but by chance.
    with pytest.raises(QgsProcessingException, match="Give a population, or a topic"):
        run({"INPUT": posts, "OUTPUT": output})
    with pytest.raises(QgsProcessingException, match="No placed post has the topic"):
        run({"INPUT": posts, "TOPIC": "ควัน", "OUTPUT": output})
