"""Truths about the city, read by others, on a built pack: areas, codes, gates and moat.

The figures stand in shared/catalogue/facts.yaml, which is no part of the project: they are
repeated here, and held against that file where it is at hand.
"""

from __future__ import annotations

import json
import math
from xml.sax.saxutils import quoteattr

import pytest
import yaml
from osgeo import ogr, osr

from cm_civic_plugin.core.catalogue.records import catalogue
from cm_civic_plugin.gis.catalogue.build_pack import build_pack
from tests.shared_data import SHARED, shared_file

GATES = {
    "ประตูท่าแพ": (98.9932697, 18.7877625),
    "ประตูเชียงใหม่": (98.9889812, 18.7813553),
    "ประตูสวนดอก": (98.9781922, 18.7888357),
    "ประตูแสนปุง": (98.9815967, 18.7815449),
    "ประตูช้างเผือก": (98.9865942, 18.7954331),
}
MOAT_SIDES = {"north": 1633, "east": 1575, "south": 1597, "west": 1575}


def to_utm(lon, lat):
    """Return east and north in metres of EPSG:32647 by PROJ."""
    systems = []
    for code in (4326, 32647):
        system = osr.SpatialReference()
        system.ImportFromEPSG(code)
        system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        systems.append(system)
    return osr.CoordinateTransformation(*systems).TransformPoint(lon, lat)[:2]


def shoelace(ring):
    """Return the area in m2 of a closed ring of (lon, lat), in EPSG:32647."""
    at = [to_utm(*place) for place in ring]
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(at, at[1:]))) / 2


def rows(folder, layer_id):
    dataset = ogr.Open(str(folder / "layers.gpkg"))
    return [
        {**feature.items(), "at": feature.GetGeometryRef().Clone()}
        for feature in dataset.GetLayerByName(layer_id)
    ]


def corners(geometry):
    """Return all points of a geometry as (lon, lat)."""
    if geometry.GetGeometryCount():
        return [
            place
            for part in range(geometry.GetGeometryCount())
            for place in corners(geometry.GetGeometryRef(part))
        ]
    return [point[:2] for point in geometry.GetPoints()]


# --- areas of real polygons


@pytest.fixture(scope="module")
def walls(tmp_path_factory):
    """The walls as published, and a pack built of them as wall and, for its area_m2, as wood."""
    folder = tmp_path_factory.mktemp("walls")
    text = shared_file("chiangmai/walls.geojson").read_text(encoding="utf-8")
    features = json.loads(text)["features"]
    nodes, ways, number = [], [], 0
    for feature in features:
        (ring,) = feature["geometry"]["coordinates"]
        assert ring[0] == ring[-1]
        first = number + 1
        refs = []
        for lon, lat in ring[:-1]:
            number += 1
            nodes.append(f'<node id="{number}" version="1" lon="{lon!r}" lat="{lat!r}"/>')
            refs.append(number)
        refs.append(first)
        tags = {"barrier": "city_wall", "landuse": "forest", "name": feature["properties"]["name"]}
        ways.append(
            f'<way id="{feature["properties"]["id"]}" version="1">'
            + "".join(f'<nd ref="{ref}"/>' for ref in refs)
            + "".join(f"<tag k={quoteattr(k)} v={quoteattr(v)}/>" for k, v in tags.items() if v)
            + "</way>"
        )
    extract = folder / "walls.osm"
    extract.write_text(
        f'<?xml version="1.0"?><osm version="0.6">{"".join(nodes)}{"".join(ways)}</osm>',
        encoding="utf-8",
    )
    build_pack(extract, folder / "pack", catalogue(), thumbnails=False)
    return {f["properties"]["id"]: f for f in features}, folder / "pack"


def test_areas_of_the_walls_are_those_of_a_hand_computation(walls):
    published, pack = walls
    built = rows(pack, "forest_woodland")
    assert {row["osm_id"] for row in built} == set(published)
    named = [row["osm_id"] for row in built if row["name_th"]]
    assert len(named) == 6
    for row in built:
        by_hand = shoelace(published[row["osm_id"]]["geometry"]["coordinates"][0])
        assert 5 < by_hand < 5000
        assert row["area_m2"] == pytest.approx(by_hand, rel=0.01), row["name_th"]


def test_the_pieces_of_the_wall_keep_their_shape(walls):
    published, pack = walls
    pieces = rows(pack, "city_wall_remains")
    assert {row["osm_id"] for row in pieces} == set(published)
    for row in pieces:
        feature = published[row["osm_id"]]
        assert row["name"] == feature["properties"]["name"]
        ring = feature["geometry"]["coordinates"][0]
        assert row["at"].GetGeometryName() == "POLYGON" and row["at"].GetGeometryCount() == 1
        # OpenStreetMap keeps seven places of a degree: a centimetre
        drawn = corners(row["at"])
        assert len(drawn) == len(ring)
        for one, other in zip(drawn, ring):
            assert one == pytest.approx(other, abs=1e-7)
        assert shoelace(drawn) == pytest.approx(shoelace(ring), rel=0.01)


# --- truths of the sample pack


@pytest.fixture(scope="module")
def pack(full_pack):
    return full_pack


def facts():
    path = SHARED.parent / "catalogue" / "facts.yaml"
    if not path.exists():
        pytest.skip("needs shared/catalogue/facts.yaml, which is not beside this checkout")
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def test_the_figures_here_are_those_of_facts():
    truth = facts()
    assert {g["name_th"]: (g["lon"], g["lat"]) for g in truth["gates"]["items"]} == GATES
    assert truth["moat"]["outer_side_m"] == MOAT_SIDES


def test_25_amphoe_with_code_and_name(pack):
    found = {row["dopa_code"]: row["name_th"] for row in rows(pack, "district_boundaries")}
    assert len(found) == len(rows(pack, "district_boundaries")) == 25
    assert set(found) == {f"50{number:02d}" for number in range(1, 26)}
    assert found["5001"].endswith("เมืองเชียงใหม่")
    for amphoe in facts()["admin"]["amphoe"]:
        assert found[amphoe["code"]].removeprefix("อำเภอ") == amphoe["name_th"]


def test_16_tambon_of_mueang_lie_in_mueang(pack):
    tambon = rows(pack, "subdistrict_boundaries")
    assert sorted(row["dopa_code"] for row in tambon) == [f"5001{n:02d}" for n in range(1, 17)]
    assert {row["adm3_pcode"] for row in tambon} == {f"TH{row['dopa_code']}" for row in tambon}
    (mueang,) = [row for row in rows(pack, "district_boundaries") if row["dopa_code"] == "5001"]
    for row in tambon:
        inside = row["at"].Intersection(mueang["at"]).GetArea()
        assert inside == pytest.approx(row["at"].GetArea(), rel=1e-3), row["name_th"]
    names = {row["dopa_code"]: row["name_th"] for row in tambon}
    for item in facts()["admin"]["mueang_tambon"]:
        assert names[item["code"]] == item["name_th"]


def test_five_gates_stand_within_ten_metres(pack):
    gates = {row["name_th"]: corners(row["at"])[0] for row in rows(pack, "city_gates")}
    assert set(gates) == set(GATES)
    for name, place in GATES.items():
        assert math.dist(to_utm(*gates[name]), to_utm(*place)) < 10, name


def test_the_moat_has_its_measured_sides(pack):
    pieces = rows(pack, "old_city_moat")
    assert len(pieces) == 19
    at = [to_utm(*place) for piece in pieces for place in corners(piece["at"])]
    corner = {
        (east, north): max(at, key=lambda p, e=east, n=north: e * p[0] + n * p[1])
        for east in (-1, 1)
        for north in (-1, 1)
    }
    ends = {
        "north": ((-1, 1), (1, 1)),
        "east": ((1, 1), (1, -1)),
        "south": ((1, -1), (-1, -1)),
        "west": ((-1, -1), (-1, 1)),
    }
    for side, (one, other) in ends.items():
        length = math.dist(corner[one], corner[other])
        assert length == pytest.approx(MOAT_SIDES[side], rel=0.03), side


def test_areas_of_water_leave_out_the_islands(pack):
    lakes = [row for row in rows(pack, "water_bodies") if row["area_m2"]]
    with_islands = 0
    for row in lakes:
        by_hand = 0.0
        for part in range(row["at"].GetGeometryCount()):
            polygon = row["at"].GetGeometryRef(part)
            rings = [corners(polygon.GetGeometryRef(n)) for n in range(polygon.GetGeometryCount())]
            by_hand += shoelace(rings[0]) - sum(shoelace(ring) for ring in rings[1:])
            with_islands += len(rings) > 1
        assert row["area_m2"] == pytest.approx(by_hand, rel=0.01), row["osm_id"]
    assert len(lakes) > 20 and with_islands >= 1
