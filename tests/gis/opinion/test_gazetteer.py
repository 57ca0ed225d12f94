"""The gazetteer of a real pack: what is in it, where, and how well it finds the labelled names."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from cm_civic_plugin.core.errors import BadInput
from cm_civic_plugin.core.opinion.places.aliases import built_in
from cm_civic_plugin.core.opinion.places.finder import find_mentions, place_posts
from cm_civic_plugin.core.opinion.places.gazetteer import Gazetteer
from cm_civic_plugin.core.opinion.places.place import Place
from cm_civic_plugin.core.resources import SAMPLE_DATA
from cm_civic_plugin.gis.opinion.gazetteer import pack_places, place_areas, point_places
from tests.core.opinion.places.labelled import score, sentences
from tests.shared_data import shared_file


@pytest.fixture(scope="module")
def places(sample_pack):
    return pack_places(sample_pack)


@pytest.fixture(scope="module")
def gazetteer(places):
    """The pack's places and the sample's subdistricts, which a pack built without sources lacks."""
    data = json.loads((SAMPLE_DATA / "sources" / "tambon_sample.geojson").read_text("utf-8"))
    subdistricts = []
    for feature in data["features"]:
        said, ring = feature["properties"], feature["geometry"]["coordinates"][0]
        lons, lats = zip(*ring)
        subdistricts.append(
            Place(
                f"subdistrict_boundaries/{said['adm3_pcode']}",
                f"ตำบล{said['adm3_name1']}",
                "subdistrict",
                "area",
                sum(lons) / len(lons),
                sum(lats) / len(lats),
                (min(lons), min(lats), max(lons), max(lats)),
                (said["adm3_name"],),
            )
        )
    return Gazetteer([*subdistricts, *places])


def named(places, name):
    return [place for place in places if place.name == name]


def test_kinds_shapes_and_ids_of_well_known_places(places):
    (gate,) = named(places, "ประตูท่าแพ")
    assert (gate.kind, gate.shape, gate.wide) == ("gate", "point", False)
    assert gate.place_id.startswith("city_gates/")
    assert "Tha Phae Gate" in gate.names
    assert (gate.lon, gate.lat) == pytest.approx((98.9934, 18.7878), abs=0.001)
    (road,) = named(places, "ถนนห้วยแก้ว")
    assert (road.kind, road.shape, road.wide) == ("road", "line", True)
    assert len(road.parts) > 1 and road.place_id == road.parts[0]
    (district,) = named(places, "อำเภอแม่ริม")
    assert (district.kind, district.shape) == ("district", "area")
    (nimman,) = named(places, "นิมมาน")
    assert nimman.wide and nimman.radius > 0  # a point, but people mean a neighbourhood


def test_ids_are_unique_and_points_lie_in_their_boxes(places):
    assert max(Counter(place.place_id for place in places).values()) == 1
    for place in places:
        west, south, east, north = place.bbox
        assert west <= place.lon <= east and south <= place.lat <= north, place


def test_the_city_and_its_province_are_no_place(gazetteer):
    assert find_mentions(gazetteer, ["เชียงใหม่น่าอยู่ จังหวัดเชียงใหม่"]) == [[]]


def test_the_pieces_of_the_moat_are_one_place_and_villages_of_one_name_are_not(places):
    assert len(named(places, "คูเมืองเชียงใหม่")) == 1
    assert len(named(places, "บ้านสันแก้ว")) > 2


def test_a_town_of_a_districts_name_is_the_district(places):
    assert not [place for place in places if place.kind == "town" and place.name == "แม่ริม"]


def test_areas_are_the_features_or_a_circle(sample_pack, places):
    road, district, nimman, gate = (
        named(places, name)[0] for name in ("ถนนห้วยแก้ว", "อำเภอแม่ริม", "นิมมาน", "ประตูท่าแพ")
    )
    areas = place_areas(sample_pack, [road, district, nimman, gate])
    assert areas[road.place_id].GetGeometryName() == "MULTILINESTRING"
    west, east, south, north = areas[road.place_id].GetEnvelope()
    assert (west, south, east, north) == pytest.approx(road.bbox)
    assert areas[district.place_id].GetDimension() == 2
    circle = areas[nimman.place_id]
    metres = circle.GetArea() * 111_320**2 * 0.9467  # cos 18.8 degrees
    assert metres == pytest.approx(3.1416 * nimman.radius**2, rel=0.02)
    assert areas[gate.place_id].GetDimension() == 0
    gone = Place("markets/node1", "x", "market", "point", 0, 0, (0, 0, 0, 0))
    assert place_areas(sample_pack, [gone]) == {}


def test_every_built_in_alias_names_a_place_of_the_pack(gazetteer):
    assert [alias.text for alias in built_in().aliases if not gazetteer.named(alias.places)] == []


def test_labelled_sentences_are_many_and_name_places_of_the_pack(gazetteer):
    rows = sentences()
    assert len(rows) >= 300
    assert len({row["text"] for row in rows}) == len(rows)
    hard = [row for row in rows if row["kind"] not in ("easy", "nick", "area")]
    assert len(hard) > len(rows) / 3
    known = {place.name for place in gazetteer.places}
    assert not [row for row in rows for name in row["places"] if not set(name.split("/")) & known]


@pytest.mark.parametrize(
    ("half", "precision", "recall"), [("tune", 0.97, 0.97), ("held", 0.92, 0.90)]
)
def test_precision_and_recall_of_the_labelled_halves(gazetteer, half, precision, recall):
    got = score(gazetteer, sentences(half))
    assert got.precision >= precision, got
    assert got.recall >= recall, got


def test_reports_of_another_city_are_hardly_placed(gazetteer):
    """Bangkok has an อำเภอจอมทอง of its own; what is taken there is taken in error."""
    from cm_civic_plugin.core.opinion.reading import read_all

    posts, _report = read_all(shared_file("reports/traffy_2022_bangkok.csv"))
    texts = posts["text"].fillna("").tolist()
    taken = [p for p in place_posts(gazetteer, texts) if p.status == "accept"]
    assert len(taken) <= 0.01 * len(texts)


def test_points_of_a_geopackage_are_a_gazetteer_too():
    places = point_places(shared_file("chiangmai/osm_roads_pois.gpkg"), "pois", kind="cat")
    gazetteer = Gazetteer(places)
    (mention,) = find_mentions(gazetteer, ["น้ำท่วมหน้าวัดป่าตัน"])[0]
    assert (mention.place.name, mention.place.kind) == ("วัดป่าตัน", "temple")
    assert mention.confidence >= 0.75
    assert not find_mentions(gazetteer, ["พี่สุเทพกับป้าแดงไปตลาดมา"])[0]


def test_the_sample_posts_are_placed_by_points_of_openstreetmap():
    from cm_civic_plugin.core.opinion.reading import read_all

    places = point_places(shared_file("chiangmai/osm_roads_pois.gpkg"), "pois", kind="cat")
    posts, _report = read_all(SAMPLE_DATA / "opinions" / "traffy_sample.csv")
    placed = Counter(p.status for p in place_posts(Gazetteer(places), posts["text"].tolist()))
    assert placed["accept"] > 50


def test_a_folder_or_file_without_places_is_named(tmp_path, sample_pack):
    with pytest.raises(BadInput, match=tmp_path.name):
        pack_places(tmp_path)
    with pytest.raises(BadInput, match="no_such_column"):
        point_places(sample_pack / "layers.gpkg", "markets", "no_such_column")
    with pytest.raises(BadInput, match="no_such_kind"):
        point_places(sample_pack / "layers.gpkg", "markets", kind="no_such_kind")
    with pytest.raises(BadInput, match="no_such_table"):
        point_places(sample_pack / "layers.gpkg", "no_such_table")
