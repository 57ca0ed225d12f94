"""The drawn sample held against real data of Chiang Mai, and that data where it does not belong."""

from __future__ import annotations

import json
import math
import statistics

import pytest
from osgeo import ogr

from cm_civic_plugin.core.catalogue.records import catalogue
from cm_civic_plugin.core.errors import BadInput
from cm_civic_plugin.core.resources import SAMPLE_DATA
from cm_civic_plugin.gis.catalogue.build_pack import build_pack
from tests.shared_data import shared_file

METRES = (105_400.0, 110_650.0)  # a degree of longitude and of latitude at 18.79 N


@pytest.fixture(scope="module")
def layers(tmp_path_factory):
    pack = tmp_path_factory.mktemp("sample") / "pack"
    build_pack(SAMPLE_DATA / "chiangmai_sample.osm.pbf", pack, catalogue(), thumbnails=False)
    return str(pack / "layers.gpkg")


def away(one, other):
    return math.hypot((one[0] - other[0]) * METRES[0], (one[1] - other[1]) * METRES[1])


def test_places_are_about_where_they_really_are(layers):
    """Places of the same name in the sample and in real OpenStreetMap data of the centre."""
    real: dict[str, list[tuple[float, float]]] = {}
    source = ogr.Open(str(shared_file("chiangmai/osm_roads_pois.gpkg")))
    for feature in source.GetLayerByName("pois"):
        point = feature.GetGeometryRef()
        if feature["name"]:
            real.setdefault(feature["name"].strip(), []).append((point.GetX(), point.GetY()))
    distances = []
    dataset = ogr.Open(layers)
    for layer in dataset:
        if ogr.GT_Flatten(layer.GetGeomType()) != ogr.wkbPoint:
            continue
        for feature in layer:
            known = next(
                (real[feature[k]] for k in ("name", "name_en") if feature[k] in real), None
            )
            if known:
                point = feature.GetGeometryRef()
                distances.append(min(away((point.GetX(), point.GetY()), place) for place in known))
    # many names are common (a village temple, a school): what counts is where most of them are
    assert len(distances) > 80
    assert statistics.median(distances) < 250
    assert sum(distance < 1000 for distance in distances) / len(distances) > 0.8


def test_the_wall_stands_where_the_wall_stands(layers):
    features = json.loads(shared_file("chiangmai/walls.geojson").read_text(encoding="utf-8"))
    real = [ogr.CreateGeometryFromJson(json.dumps(f["geometry"])) for f in features["features"]]
    dataset = ogr.Open(layers)
    drawn = [f.GetGeometryRef().Clone() for f in dataset.GetLayerByName("city_wall_remains")]
    assert len(drawn) == len(real) == 14
    for piece in real:
        centre = piece.Centroid()
        nearest = min(
            away((centre.GetX(), centre.GetY()), (d.Centroid().GetX(), d.Centroid().GetY()))
            for d in drawn
        )
        assert nearest < 250


@pytest.mark.parametrize(
    "name", ["osm_roads_pois.gpkg", "walls.geojson", "walls_bare_rings.geojson"]
)
def test_other_map_files_are_not_extracts(tmp_path, name):
    path = shared_file(f"chiangmai/{name}")
    with pytest.raises(BadInput, match=rf"{name} is not OpenStreetMap data"):
        build_pack(path, tmp_path / "pack", catalogue(), thumbnails=False)
    assert list(tmp_path.iterdir()) == []
