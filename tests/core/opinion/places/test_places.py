"""From texts to places: cues, homonyms, what is taken, asked and left; review and teaching."""

from __future__ import annotations

import json

import pytest

from cm_civic_plugin.core.errors import BadInput
from cm_civic_plugin.core.opinion.places.aliases import (
    LocalPlaces,
    built_in,
    load_local,
    merged,
    save_local,
)
from cm_civic_plugin.core.opinion.places.finder import ACCEPT, REVIEW, decide, find_mentions
from cm_civic_plugin.core.opinion.places.gazetteer import Gazetteer
from cm_civic_plugin.core.opinion.places.names import spellings
from cm_civic_plugin.core.opinion.places.normal import normalise
from cm_civic_plugin.core.opinion.places.place import Place
from cm_civic_plugin.core.opinion.places.review import (
    accept,
    alike,
    always,
    apply,
    choose,
    in_order,
    place_table,
    reject,
)


def spot(number, name, kind, lon, lat, names=(), size=0.0, shape="point", radius=0.0):
    box = (lon - size, lat - size, lon + size, lat + size)
    return Place(f"layer/node{number}", name, kind, shape, lon, lat, box, names, radius=radius)


SUTHEP = spot(1, "ตำบลสุเทพ", "subdistrict", 98.95, 18.79, ("Suthep",), 0.03, "area")
SUTHEP_ROAD = spot(2, "ถนนสุเทพ", "road", 98.965, 18.79, ("Suthep Road",), 0.012, "line")
WAROROT = spot(3, "ตลาดวโรรส", "market", 99.0, 18.7905)
GATE = spot(4, "ประตูท่าแพ", "gate", 98.9934, 18.7878, ("Tha Phae Gate",))
UNI = spot(5, "มหาวิทยาลัยเชียงใหม่", "university", 98.952, 18.803, radius=900.0)
NIMMAN = spot(6, "นิมมาน", "neighbourhood", 98.968, 18.796, radius=400.0)
TEMPLE_A = spot(7, "วัดศรีคำ", "temple", 98.99, 18.79)
TEMPLE_B = spot(8, "วัดศรีคำ", "temple", 99.3, 18.9)
SAN_SAI = spot(9, "อำเภอสันทราย", "district", 99.05, 18.95, ("San Sai",), 0.1, "area")
SHORT_BRIDGE = spot(10, "สะพานเหล็ก", "bridge", 99.003, 18.78, (), 0.0005, "line")
FANG = spot(11, "อำเภอฝาง", "district", 99.2, 19.9, (), 0.1, "area")
ALL = [
    SUTHEP,
    SUTHEP_ROAD,
    WAROROT,
    GATE,
    UNI,
    NIMMAN,
    TEMPLE_A,
    TEMPLE_B,
    SAN_SAI,
    SHORT_BRIDGE,
    FANG,
]


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer(ALL)


def one(gazetteer, text):
    mentions = find_mentions(gazetteer, [text])[0]
    return decide(mentions) if mentions else None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("น้ำท่วมหน้าตลาดวโรรส", WAROROT),
        ("ไปกาดหลวงมา คนเยอะ", WAROROT),
        ("ถนนสุเทพรถติด", SUTHEP_ROAD),
        ("ถ.สุเทพ รถติด", SUTHEP_ROAD),
        ("ต.สุเทพ น้ำไม่ไหล", SUTHEP),
        ("แถวสุเทพน้ำไม่ไหล", SUTHEP),
        ("รถติดหน้า มช.", UNI),
        ("near Tha Phae Gate tonight", GATE),
        ("แถวนิมมานเสียงดัง", NIMMAN),
        ("อ.ฝาง ฝนตกหนัก", FANG),
        ("Suthep Road is broken", SUTHEP_ROAD),
    ],
)
def test_places_taken(gazetteer, text, place):
    placement = one(gazetteer, text)
    assert placement.status == "accept"
    assert placement.mention.place is place
    assert placement.confidence >= ACCEPT
    assert placement.reasons[0].words


@pytest.mark.parametrize(
    "text",
    [
        "พี่สุเทพมาช่วยแล้ว",
        "คุณสุเทพบอกว่าน้ำท่วม",
        "อ.สุเทพ สอนดีมาก",  # a teacher: there is no district of that name
        "นายสมชาย สันทราย ขอร้องเรียน",
        "ประธานชุมชนไม่อยู่",  # มช inside
        "น้ำมะพร้าวแพง",
        "ตลาดแถวบ้านปิด วัดก็ปิด โรงเรียนก็ปิด",
        "รถไฟมาช้า เหล็กขึ้นสนิม",
        "ร้านสุเทพการช่าง",
        "",
    ],
)
def test_people_things_and_words_are_no_places(gazetteer, text):
    assert one(gazetteer, text) is None


def test_a_person_and_a_place_of_one_name_in_one_text(gazetteer):
    mentions = find_mentions(gazetteer, ["พี่สุเทพบอกว่าถนนสุเทพน้ำท่วม"])[0]
    assert [m.place for m in mentions] == [SUTHEP_ROAD]


def test_a_bare_name_is_asked_about(gazetteer):
    placement = one(gazetteer, "คิดถึงสุเทพเสมอ")
    assert placement.status == "review"
    assert REVIEW <= placement.confidence < ACCEPT
    assert {c.place for c in placement.mention.candidates} == {SUTHEP, SUTHEP_ROAD}


def test_temples_of_one_name_stay_ambiguous_with_both_as_candidates(gazetteer):
    placement = one(gazetteer, "หน้าวัดศรีคำมีหลุม")
    assert placement.status == "review"
    assert {c.place for c in placement.mention.candidates} == {TEMPLE_A, TEMPLE_B}
    assert "several" in [cue.code for cue in placement.reasons]


def test_another_place_of_the_text_tells_which_temple(gazetteer):
    placement = one(gazetteer, "วัดศรีคำ ใกล้ประตูท่าแพ มีหลุม")
    assert placement.status == "accept"
    temple = next(
        m for m in find_mentions(gazetteer, ["วัดศรีคำ ใกล้ประตูท่าแพ มีหลุม"])[0] if "วัด" in m.text
    )
    assert temple.place is TEMPLE_A
    assert temple.confidence >= ACCEPT


def test_the_narrowest_place_of_a_post_is_taken(gazetteer):
    assert one(gazetteer, "ถนนสุเทพ ต.สุเทพ น้ำท่วม").mention.place is SUTHEP_ROAD


def test_places_far_apart_are_for_a_person(gazetteer):
    placement = one(gazetteer, "จากประตูท่าแพไปอำเภอฝางรถติด")
    assert placement.status == "review"
    assert placement.reasons[-1].code == "apart"


def test_what_is_wide_and_what_is_a_spot():
    assert SUTHEP.wide and SUTHEP_ROAD.wide and NIMMAN.wide
    assert not GATE.wide and not SHORT_BRIDGE.wide
    assert NIMMAN.reach[2] - NIMMAN.reach[0] == pytest.approx(800 / 105_380, rel=0.01)
    assert GATE.distance(WAROROT) == pytest.approx(760, rel=0.02)


def test_generic_and_numbered_names_give_no_spelling():
    assert spellings("ซอย 5", "soi") == []
    assert spellings("12", "other") == []
    keys = Gazetteer(
        [spot(1, "ตลาดสด", "market", 99, 18.8), spot(2, "วัด", "temple", 99, 18.8)]
    ).senses
    assert normalise("ตลาดสด") not in keys
    assert normalise("วัด") not in keys


def test_every_built_in_alias_has_letters_and_a_place():
    for alias in built_in().aliases:
        assert len(normalise(alias.text)) >= 2, alias
        assert all(place.strip() for place in alias.places)


# ---- the post table -----------------------------------------------------------------------------

pd = pytest.importorskip("pandas")


def posts(*texts, **columns):
    from cm_civic_plugin.core.opinion.post_table import make_posts

    return make_posts(
        {
            "text": list(texts),
            "source_row": range(2, len(texts) + 2),
            "place_source": "none",
            **columns,
        },
        len(texts),
    )


def test_posts_are_placed_and_the_doubtful_asked_about(gazetteer):
    before = posts("ตลาดวโรรสน้ำท่วม", "ต.สุเทพ ไฟดับ", "คิดถึงสุเทพเสมอ โทร [phone]", "สวัสดีครับ", None)
    table, items = place_table(before, gazetteer)
    assert table["place_source"].tolist() == ["place", "area", "none", "none", "none"]
    assert table["place_id"].tolist()[:2] == [WAROROT.place_id, SUTHEP.place_id]
    assert (table["lon"][0], table["lat"][0]) == (WAROROT.lon, WAROROT.lat)
    assert table["lon"][1:].isna().all()  # never the middle of an area
    assert table["place_confidence"][1] >= ACCEPT
    assert [item.row for item in items] == [4]
    assert before["place_id"].isna().all()


def test_coordinates_of_the_export_stay(gazetteer):
    before = posts("ตลาดวโรรสน้ำท่วม", lon=[98.9], lat=[18.7])
    before["place_source"] = "export"
    table, items = place_table(before, gazetteer)
    pd.testing.assert_frame_equal(table, before)
    assert items == []


def test_a_review_item_is_masked(gazetteer):
    _, items = place_table(posts("คิดถึงสุเทพเสมอ โทร 081-234-5678 คุณ มานะ ใจดี"), gazetteer)
    assert "081" not in items[0].text
    assert "ใจดี" not in items[0].text


def test_accept_choose_and_reject(gazetteer):
    table, items = place_table(posts("คิดถึงสุเทพเสมอ", "รักสุเทพเสมอ", "จำสุเทพเสมอ"), gazetteer)
    first, second, third = items
    done = apply(table, [accept(first), choose(second, GATE), reject(third)])
    assert done["place_source"].tolist() == ["area", "place", "none"]
    assert done["place_id"].tolist() == [first.candidates[0].place.place_id, GATE.place_id, None]
    assert done["place_confidence"].tolist()[:2] == [1.0, 1.0]
    undone = apply(done, [reject(first)])
    assert undone["place_source"][0] == "none"
    assert pd.isna(undone["place_confidence"][0])


def test_always_teaches_an_alias(gazetteer):
    _, items = place_table(posts("คิดถึงสุเทพเสมอ", "รักสุเทพเสมอ"), gazetteer)
    decision = choose(items[0], SUTHEP_ROAD)
    assert [d.row for d in alike(items, items[0], decision)] == [2, 3]
    taught = Gazetteer(ALL, always(items[0], decision, LocalPlaces()))
    table, items = place_table(posts("คิดถึงสุเทพเสมอ", "พี่สุเทพมาช่วย"), taught)
    assert table["place_id"].fillna("").tolist() == [SUTHEP_ROAD.place_id, ""]


def test_always_rejecting_bars_the_bare_name_only(gazetteer):
    _, items = place_table(posts("คิดถึงสุเทพเสมอ"), gazetteer)
    barred = Gazetteer(ALL, always(items[0], reject(items[0]), LocalPlaces()))
    table, items = place_table(posts("แถวสุเทพน้ำไม่ไหล", "ต.สุเทพ ไฟดับ"), barred)
    assert table["place_id"].fillna("").tolist() == ["", SUTHEP.place_id]
    assert items == []


def test_review_is_ordered_by_name_the_frequent_first(gazetteer):
    _, items = place_table(posts("หน้าวัดศรีคำมีหลุม", "คิดถึงสุเทพเสมอ", "รักสุเทพเสมอ"), gazetteer)
    assert [item.row for item in in_order(items)] == [3, 4, 2]


def test_what_the_user_taught_is_kept_and_shared(tmp_path):
    path = tmp_path / "profile" / "places.json"
    assert load_local(path) == LocalPlaces()
    mine = LocalPlaces().taught("กาดเมือง", "ตลาดวโรรส", "layer/node3").barred("ดอย")
    save_local(mine, path)
    assert load_local(path) == mine
    assert mine.barred("กาดเมือง").aliases == {}
    assert mine.taught("ดอย", "ถนนสุเทพ", "layer/node2").never == {}
    theirs = LocalPlaces().taught("ดอย", "ถนนสุเทพ", "x").taught("โลมา", "ประตูท่าแพ", "")
    both = merged(mine, theirs)
    assert set(both.aliases) == {normalise("กาดเมือง"), normalise("โลมา")}
    # In another pack the id is another one: the official name still tells.
    assert one(Gazetteer(ALL, both), "เจอกันโลมา").mention.place is GATE


@pytest.mark.parametrize(
    "text",
    ["", "[]", '{"format": "x"}', '{"format": "chiang-mai-civic-places", "version": 9}',
     json.dumps({"format": "chiang-mai-civic-places", "version": 1, "aliases": [{"alias": 3, "place": "x"}], "never": []})],
)  # fmt: skip
def test_a_file_that_teaches_nothing_is_named(tmp_path, text):
    path = tmp_path / "places.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match=r"places\.json"):
        load_local(path)
