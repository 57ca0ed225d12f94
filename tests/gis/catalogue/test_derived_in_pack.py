"""The derived layers in a whole build: on the drawn sample and on a real city."""

from __future__ import annotations

import json

import pytest
from osgeo import ogr

from cm_civic_plugin.core.catalogue.pack import read_manifest
from cm_civic_plugin.core.catalogue.records import catalogue
from cm_civic_plugin.core.errors import Cancelled
from cm_civic_plugin.core.resources import SAMPLE_DATA
from cm_civic_plugin.gis.catalogue.build_pack import build_pack
from tests.shared_data import shared_file

DERIVED = [record.id for record in catalogue().records if record.access["type"] == "derived"]
EXTRACT = next(SAMPLE_DATA.glob("*.osm.pbf"))


@pytest.fixture(scope="module")
def pack(tmp_path_factory):
    home = tmp_path_factory.mktemp("derived")
    sources = home / "sources"
    sources.mkdir()
    for file in (SAMPLE_DATA / "sources").iterdir():
        (sources / file.name).symlink_to(file)
    codes = tambon_codes(sources / "tambon_sample.geojson")
    table = [{"dopa_code": code, "postal_code": "50200" if n % 2 else "50300"}
             for n, code in enumerate(codes)]  # fmt: skip
    (sources / "postal_codes.json").write_text(json.dumps(table), encoding="utf-8")
    build_pack(EXTRACT, home / "pack", catalogue(), sources=sources, thumbnails=False)
    return home / "pack"


def tambon_codes(path):
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return [
        str(next(v for k, v in f["properties"].items() if k.lower() == "adm3_pcode"))[2:]
        for f in features
    ]


def rows(pack, layer_id):
    dataset = ogr.Open(str(pack / "layers.gpkg"))
    layer = dataset.GetLayerByName(layer_id)
    found = [json.loads(feature.ExportToJson())["properties"] for feature in layer]
    dataset = None
    return found


def test_all_eight_are_there_and_say_what_they_are(pack):
    manifest = read_manifest(pack)
    for layer_id in DERIVED:
        state = manifest.layers[layer_id]
        assert (layer_id, state.status) == (layer_id, "ready")
        assert manifest.sample or state.sample
        said = " ".join(template for template, _params in state.sentences()).lower()
        assert "proxy" in said or "estimate" in said, layer_id
        assert len(rows(pack, layer_id)) == state.features > 0


def test_every_building_is_counted_once(pack):
    counted = sum(row["building_count"] for row in rows(pack, "building_density_grid"))
    assert counted == read_manifest(pack).layers["buildings"].features


def test_scores_keep_within_what_they_say(pack):
    assert all(0 <= row["footprint_ratio"] <= 1 for row in rows(pack, "building_density_grid"))
    for layer_id, name in (("noise_proxy", "noise_score"), ("heat_proxy", "heat_score")):
        column = name if name in rows(pack, layer_id)[0] else None
        if column is None:
            column = next(k for k in rows(pack, layer_id)[0] if "score" in k or "index" in k)
        values = [row[column] for row in rows(pack, layer_id)]
        assert min(values) >= 0
        assert max(values) <= 100
        assert len(set(values)) > 10


def test_places_to_stay_are_all_in_the_tourism_index(pack):
    counted = sum(row["accommodation"] for row in rows(pack, "tourism_intensity"))
    assert counted == read_manifest(pack).layers["tourist_accommodation"].features


def test_postcodes_join_the_tambon_of_the_table(pack):
    found = {row["postcode"]: row["tambon_count"] for row in rows(pack, "postcode_areas")}
    assert set(found) == {"50200", "50300"}
    assert sum(found.values()) == read_manifest(pack).layers["subdistrict_boundaries"].features


def test_tambon_estimates_are_of_the_raster_below_them(pack):
    estimates = rows(pack, "population_by_subdistrict")
    assert len({row["dopa_code"] for row in estimates}) == len(estimates)
    assert all(row["population_est"] > 0 for row in estimates)
    assert all(row["density_km2"] > 0 for row in estimates)


def test_a_city_elsewhere_is_measured_in_its_own_zone(tmp_path):
    manifest = build_pack(
        shared_file("osm/helsinki-centre.osm.pbf"), tmp_path / "pack", catalogue(),
        thumbnails=False,
    )  # fmt: skip
    buildings = manifest.layers["buildings"].features
    cells = rows(tmp_path / "pack", "building_density_grid")
    assert sum(row["building_count"] for row in cells) == buildings
    assert max(row["footprint_ratio"] for row in cells) > 0.2  # a dense centre, hexes of 250 m
    assert manifest.layers["population_by_subdistrict"].status == "failed"
    missing = manifest.layers["population_by_subdistrict"].message_params["inputs"]
    assert missing == "population_grid, subdistrict_boundaries"


@pytest.mark.parametrize("ticks", [1, 5, 20])
def test_cancelling_while_it_is_computed_leaves_nothing(tmp_path, ticks):
    seen = []

    def stop(_percent, word):
        seen.append(word)
        if sum(words.startswith("Computing: ") for words in seen) == ticks:
            raise Cancelled

    with pytest.raises(Cancelled):
        build_pack(EXTRACT, tmp_path / "pack", catalogue(), progress=stop, thumbnails=False)
    assert list(tmp_path.iterdir()) == []
