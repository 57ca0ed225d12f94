"""What may be downloaded is what the records name, and no more."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from cm_civic_plugin.core.catalogue.fetch_plan import (
    by_hand,
    geofabrik_item,
    overpass_item,
    source_items,
)
from cm_civic_plugin.core.catalogue.records import catalogue
from cm_civic_plugin.core.errors import BadInput

CITY = tuple(catalogue().shared["study_area"]["city_bbox"])


def test_every_item_has_a_name_a_place_and_a_publisher():
    items = [geofabrik_item(catalogue()), overpass_item(catalogue(), CITY)]
    items += source_items(catalogue())
    assert len({item.id for item in items}) == len(items)
    assert len({item.file for item in items}) == len(items)
    for item in items:
        assert item.url.startswith("https://"), item.id
        assert ".." not in item.file
        assert not item.file.startswith("/")
        assert item.publisher_en
        assert item.publisher_th
        assert "{" not in item.url


def test_layers_that_are_not_computed_or_mapped_are_fetched_or_said_to_be_by_hand():
    named = {layer for item in source_items(catalogue()) for layer in item.layers}
    hand = {entry.layer for entry in by_hand(catalogue())}
    for record in catalogue().records:
        if record.access["type"] in ("web", "file"):
            assert record.id in named | hand, record.id


def test_two_stations_are_live():
    live = {layer for item in source_items(catalogue()) if item.live for layer in item.layers}
    assert live == {"air_quality_stations", "river_gauges"}


def test_the_floods_are_asked_for_in_the_city_and_not_one_by_one():
    (floods,) = [item for item in source_items(catalogue()) if item.key_header]
    asked = parse_qs(urlsplit(floods.url).query)
    assert asked["bbox"] == [",".join(map(str, CITY))]
    assert int(asked["limit"][0]) > 1
    assert not floods.builds


def test_overpass_is_asked_for_what_the_records_filter():
    query = parse_qs(overpass_item(catalogue(), CITY).body)["data"][0]
    west, south, east, north = CITY
    assert f"[bbox:{south:.6f},{west:.6f},{north:.6f},{east:.6f}]" in query
    assert 'node["amenity"="marketplace"]' in query
    assert "[timeout:" in query
    assert "[maxsize:" in query


@pytest.mark.parametrize(
    "area", [(99, 18, 98, 19), (98, 18, 98, 18), (97, 17, 100, 20), (98, 91, 99, 92)]
)
def test_a_strange_or_huge_area_is_refused(area):
    with pytest.raises(BadInput, match=r"another area|smaller area"):
        overpass_item(catalogue(), area)
