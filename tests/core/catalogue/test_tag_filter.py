"""Tags: parsing, the names' fallback chain, the filters, the values."""

from __future__ import annotations

import pytest

from cm_civic_plugin.core.catalogue.records import catalogue
from cm_civic_plugin.core.catalogue.tag_filter import (
    RecordMatcher,
    name_en,
    name_th,
    parse_hstore,
    value_maker,
)


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ('"a"=>"b"', {"a": "b"}),
        ('"name"=>"วัด","x"=>""', {"name": "วัด", "x": ""}),
        (r'"q"=>"say \"hi\", ok","b"=>"c\\d"', {"q": 'say "hi", ok', "b": "c\\d"}),
        (r'"a"=>"1\",\"b\"=>\"2"', {"a": '1","b"=>"2'}),
    ],
)
def test_hstore(text, tags):
    assert parse_hstore(text) == tags


def test_names():
    assert name_th({"name": "Wat", "name:th": "วัด"}) == "วัด"
    assert name_th({"name": "Wat", "name:th": "Wat"}) is None
    assert name_en({"name": "วัด", "name:th-Latn": "wat"}) == "wat"
    assert name_en({"name": "วัด"}) is None
    assert name_en({"name": "Wat", "int_name": "Temple", "name:en": "The temple"}) == "The temple"


def matched(element, **tags):
    matcher = RecordMatcher(catalogue().osm_records(), element)
    return [r.id for r in matcher.match({k.replace("__", ":"): v for k, v in tags.items()})]


def test_filters():
    assert matched("node", amenity="place_of_worship", religion="buddhist") == ["buddhist_temples"]
    assert matched("node", amenity="place_of_worship") == ["other_places_of_worship"]
    assert matched("node", highway="residential") == []  # roads are ways
    assert matched("way", highway="residential", bridge="yes") == ["road_network", "bridges"]
    assert matched("way", landuse="residential", name="x") == ["land_use", "residential_estates"]
    assert matched("way", landuse="residential") == ["land_use"]
    assert matched("way", building="no") == []
    assert matched("way", natural="water", water="moat") == ["old_city_moat"]
    assert matched("relation", boundary="administrative", name="เทศบาลตำบลป่าแดด") == [
        "local_government_areas"
    ]
    assert matched("node") == []


@pytest.mark.parametrize(
    ("source", "kind", "tags", "value"),
    [
        ("building:levels", "number", {"building:levels": "2.5"}, 2.5),
        ("height", "number", {"height": "12 m"}, 12.0),
        ("height", "number", {"height": "3,5"}, 3.5),
        ("capacity", "integer", {"capacity": "about 20"}, None),
        ("capacity", "integer", {}, None),
        ("phone|contact:phone", "string", {"contact:phone": "1"}, "1"),
        ("@lgo_type", "string", {"name": "องค์การบริหารส่วนตำบลดอนแก้ว"}, "อบต."),
        ("@is_chumchon", "boolean", {"name": "ชุมชนวัดเกต"}, True),
        ("@kind", "string", {"railway": "station", "highway": "bus_stop"}, "bus_stop"),
    ],
)
def test_values(source, kind, tags, value):
    assert value_maker(source, kind)(tags) == value


def test_what_needs_geometry_has_no_maker_from_tags():
    assert value_maker("@area_m2", "number") is None
