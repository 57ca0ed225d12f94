"""Invalid areas are mended and counted, features cut at the edge of an area, names counted."""

from __future__ import annotations

import json

import pytest
from osgeo import ogr

from cm_civic_plugin.core.catalogue.records import catalogue
from cm_civic_plugin.gis.catalogue.build_pack import build_pack
from cm_civic_plugin.gis.catalogue.osm_geometry import Shape, inside

# a degree of longitude and of latitude at 18.79 N in metres, on WGS 84
LON, LAT = 105_395.0, 110_668.0


def osm(nodes, ways=(), relations=()):
    """Return OSM XML of {id: (lon, lat)}, (id, [node ids], tags) and (id, [(way, role)], tags)."""
    parts = ['<osm version="0.6">']
    parts += [f'<node id="{i}" version="1" lon="{x}" lat="{y}"/>' for i, (x, y) in nodes.items()]
    for i, refs, tags in ways:
        inner = "".join(f'<nd ref="{ref}"/>' for ref in refs)
        inner += "".join(f'<tag k="{k}" v="{v}"/>' for k, v in tags.items())
        parts.append(f'<way id="{i}" version="1">{inner}</way>')
    for i, members, tags in relations:
        inner = "".join(f'<member type="way" ref="{w}" role="{role}"/>' for w, role in members)
        inner += "".join(f'<tag k="{k}" v="{v}"/>' for k, v in tags.items())
        parts.append(f'<relation id="{i}" version="1">{inner}</relation>')
    return "".join(parts) + "</osm>"


def build(tmp_path, text, **kwargs):
    extract = tmp_path / "made.osm"
    extract.write_text(text, encoding="utf-8")
    return build_pack(extract, tmp_path / "pack", catalogue(), thumbnails=False, **kwargs)


def rows(tmp_path, layer_id):
    dataset = ogr.Open(str(tmp_path / "pack" / "layers.gpkg"))
    layer = dataset.GetLayerByName(layer_id)
    found = [
        (json.loads(f.ExportToJson())["properties"], f.GetGeometryRef().Clone()) for f in layer
    ]
    dataset = None
    return found


def square(first, x, y, size):
    """Return nodes and refs of a square way, ids from ``first``."""
    corners = [(x, y), (x + size, y), (x + size, y + size), (x, y + size)]
    ids = [first + n for n in range(4)]
    return dict(zip(ids, corners)), [*ids, ids[0]]


def test_a_bow_tie_is_mended_into_its_two_halves(tmp_path):
    # (0,0)-(2,2)-(2,0)-(0,2): two triangles that meet in (1,1), each of 1 unit of area
    unit = 0.001
    nodes = {
        n: (98.98 + x * unit, 18.79 + y * unit)
        for n, (x, y) in enumerate([(0, 0), (2, 2), (2, 0), (0, 2)], 1)
    }
    manifest = build(
        tmp_path, osm(nodes, [(1, [1, 2, 3, 4, 1], {"building": "yes", "name": "โบว์"})])
    )
    state = manifest.layers["buildings"]
    assert (state.features, state.repaired, state.named) == (1, 1, 1)
    ((values, geometry),) = rows(tmp_path, "buildings")
    assert geometry.IsValid()
    assert geometry.GetGeometryName() == "MULTIPOLYGON"
    assert geometry.GetArea() == pytest.approx(2 * unit * unit, rel=1e-6)
    if "area_m2" in values:
        assert values["area_m2"] == pytest.approx(2 * unit * unit * LON * LAT, rel=0.01)


def test_a_spike_goes_and_the_house_stays(tmp_path):
    nodes, refs = square(1, 98.98, 18.79, 0.001)
    nodes[9] = (98.985, 18.7905)  # out and straight back again
    nodes[10] = (98.981, 18.7905)
    ring = [refs[0], refs[1], 10, 9, 10, refs[2], refs[3], refs[0]]
    manifest = build(tmp_path, osm(nodes, [(1, ring, {"building": "yes"})]))
    assert manifest.layers["buildings"].repaired == 1
    ((_values, geometry),) = rows(tmp_path, "buildings")
    assert geometry.IsValid()
    assert geometry.GetArea() == pytest.approx(1e-6, rel=1e-6)
    assert geometry.GetEnvelope()[1] == pytest.approx(98.981)


def test_parts_that_overlap_cover_what_both_cover(tmp_path):
    one, ring_one = square(1, 98.98, 18.79, 0.002)
    two, ring_two = square(11, 98.981, 18.791, 0.002)
    manifest = build(
        tmp_path,
        osm(
            {**one, **two},
            [(1, ring_one, {}), (2, ring_two, {})],
            [(5, [(1, "outer"), (2, "outer")], {"type": "multipolygon", "natural": "water"})],
        ),
    )
    assert manifest.layers["water_bodies"].repaired == 1
    ((_values, geometry),) = rows(tmp_path, "water_bodies")
    assert geometry.IsValid()
    assert geometry.GetArea() == pytest.approx(4e-6 + 4e-6 - 1e-6, rel=1e-6)


def test_a_ring_that_covers_nothing_is_left_out_and_said(tmp_path):
    nodes = {1: (98.98, 18.79), 2: (98.981, 18.79), 3: (98.982, 18.79), 4: (98.99, 18.8)}
    whole, refs = square(11, 98.99, 18.79, 0.001)
    text = osm(
        {**nodes, **whole},
        [(1, [1, 2, 3, 2, 1], {"building": "yes"}), (2, refs, {"building": "yes"})],
    )
    state = build(tmp_path, text).layers["buildings"]
    assert (state.features, state.repaired) == (1, 0)
    assert sum(state.dropped.values()) == 1


def test_valid_things_are_left_as_they_were_drawn(tmp_path):
    nodes, refs = square(1, 98.98, 18.79, 0.001)
    manifest = build(tmp_path, osm(nodes, [(1, refs, {"building": "yes"})]))
    assert manifest.layers["buildings"].repaired == 0
    assert manifest.layers["buildings"].named == 0
    ((_values, geometry),) = rows(tmp_path, "buildings")
    ring = geometry.GetGeometryRef(0).GetGeometryRef(0)
    assert [ring.GetPoint_2D(n) for n in range(ring.GetPointCount())] == [
        pytest.approx(nodes[ref]) for ref in refs
    ]


CITY = osm(
    {
        **square(1, 98.98, 18.79, 0.002)[0],
        21: (98.975, 18.7905),
        22: (98.995, 18.7905),
        31: (98.9805, 18.7905),
    },
    [
        (1, square(1, 98.98, 18.79, 0.002)[1], {"natural": "water", "name": "หนอง"}),
        (2, [21, 22], {"highway": "primary", "name": "ถนน"}),
    ],
).replace(
    '<node id="31" version="1" lon="98.9805" lat="18.7905"/>',
    '<node id="31" version="1" lon="98.9805" lat="18.7905"><tag k="amenity" v="marketplace"/></node>',
)
LEFT_HALF = (98.97, 18.78, 98.981, 18.80)  # cuts the pond in the middle


def test_without_clip_what_touches_the_area_stays_whole(tmp_path):
    manifest = build(tmp_path, CITY, area=LEFT_HALF)
    ((pond, shape),) = rows(tmp_path, "water_bodies")
    assert shape.GetArea() == pytest.approx(4e-6)
    assert pond["area_m2"] == pytest.approx(4e-6 * LON * LAT, rel=0.01)
    assert not manifest.clipped


def test_clip_leaves_the_part_inside_and_measures_it(tmp_path):
    manifest = build(tmp_path, CITY, area=LEFT_HALF, clip=True)
    assert manifest.clipped
    ((pond, shape),) = rows(tmp_path, "water_bodies")
    assert shape.GetGeometryName() == "MULTIPOLYGON"
    assert shape.GetArea() == pytest.approx(2e-6)
    assert pond["area_m2"] == pytest.approx(2e-6 * LON * LAT, rel=0.01)
    ((road, line),) = rows(tmp_path, "road_network")
    assert line.GetGeometryName() == "LINESTRING"
    assert line.GetEnvelope()[:2] == pytest.approx((98.975, 98.981))
    if "length_m" in road:
        assert road["length_m"] == pytest.approx(0.006 * LON, rel=0.01)
    assert manifest.layers["markets"].features == 1  # a point is in or out


def test_a_line_that_leaves_and_comes_back_is_two(tmp_path):
    shape = Shape(
        bytes(ogr.CreateGeometryFromWkt("LINESTRING(0 0,3 0,3 2,0 2)").ExportToWkb(ogr.wkbNDR)),
        (0, 3, 0, 2),
    )
    box = (-1, -1, 2, 3)
    parts = [
        ogr.CreateGeometryFromWkb(part.wkb).ExportToWkt()
        for part in inside(shape, box, "LineString")
    ]
    assert sorted(parts) == ["LINESTRING (0 0,2 0)", "LINESTRING (2 2,0 2)"]
    (whole,) = inside(shape, box, "MultiLineString")
    assert ogr.CreateGeometryFromWkb(whole.wkb).GetGeometryName() == "MULTILINESTRING"


def test_what_only_touches_the_edge_is_not_left_as_a_thread(tmp_path):
    square_wkb = ogr.CreateGeometryFromWkt("POLYGON((2 0,3 0,3 1,2 1,2 0))").ExportToWkb(ogr.wkbNDR)
    assert list(inside(Shape(bytes(square_wkb), (2, 3, 0, 1)), (0, 0, 2, 1), "Polygon")) == []


def test_what_lies_wholly_inside_is_the_very_same(tmp_path):
    shape = Shape(b"not even looked at", (0.2, 0.8, 0.2, 0.8))
    (kept,) = inside(shape, (0, 0, 1, 1), "Polygon")
    assert kept is shape
