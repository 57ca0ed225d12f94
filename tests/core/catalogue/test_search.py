"""Searching the catalogue as people type: two languages, slips, spellings, any order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cm_civic_plugin.core.catalogue.records import Catalogue, catalogue
from cm_civic_plugin.core.catalogue.search import SearchIndex
from cm_civic_plugin.core.catalogue.spelling import fold, normalise, slips, terms


@pytest.fixture(scope="module")
def index():
    return SearchIndex(catalogue())


def ids(index, text):
    return [record.id for record in index.find(text)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("กาด", "markets"),
        ("ก๋าด", "markets"),
        ("market", "markets"),
        ("MARKETS", "markets"),
        ("gad", "markets"),
        ("วัด", "buddhist_temples"),
        ("temple", "buddhist_temples"),
        ("tempel", "buddhist_temples"),  # two letters swapped
        ("templs", "buddhist_temples"),
        ("chiengmai wall", "city_wall_remains"),
        ("wall chiang-mai", "city_wall_remains"),
        ("กำแพงเมือง", "city_wall_remains"),
        ("แจ่ง", "city_wall_remains"),
        ("คูเมือง", "old_city_moat"),
        ("moat", "old_city_moat"),
        ("ประตูเมือง", "city_gates"),
        ("น้ำท่วม", "flood_recurrence"),
        ("นำ้ท่วม", "flood_recurrence"),  # tone mark typed after sara am
        ("น้ํา\u200bท่วม", "flood_recurrence"),  # sara am decomposed, a zero-width space
        ("นำทวม", "flood_recurrence"),  # no tone marks
        ("โรงพยาบาน", "health_facilities"),  # misspelt as it is spoken
        ("hospitl", "health_facilities"),
        ("songtaew", "bus_songthaew_routes"),
        ("รถแดง", "bus_songthaew_routes"),
        ("stop bus", "transit_stops_hubs"),
        ("bus stop", "transit_stops_hubs"),
        ("ลำเหมือง", "canals_drains"),
        ("PM2.5", "air_quality_stations"),
        ("road_network", "road_network"),
        ("kamphaeng", "city_wall_remains"),
        ("hot spot", "fire_hotspots"),
        ("hot spots", "fire_hotspots"),
        ("land use", "land_use"),
    ],
)
def test_what_people_type_finds_the_layer_first(index, text, first):
    assert ids(index, text)[:1] == [first]


def test_walking_street_finds_walking_ways_and_markets(index):
    assert {"walking_cycling_network", "markets"} <= set(ids(index, "ถนนคนเดิน")[:3])


@pytest.mark.parametrize("text", ["Chiengmai", "Chiang-Mai", "chiang mai", "เจียงใหม่", "CHIANGMAI"])
def test_every_spelling_of_the_city_finds_the_layers_that_name_it(index, text):
    found = set(ids(index, text))
    named = {
        record.id
        for record in catalogue().records
        if "เชียงใหม่" in record.title("th") + " ".join(record.data["aliases_th"])
    }
    assert len(named) >= 3
    assert named <= found
    assert found == set(ids(index, "เชียงใหม่"))


def test_the_city_adds_nothing_to_other_words(index):
    assert set(ids(index, "markets chiang mai")) == set(ids(index, "markets"))


def test_a_record_that_fits_both_words_goes_before_those_that_fit_one(index):
    found = ids(index, "flood school")
    assert found[0] == "flood_shelters"  # schools that shelter people in a flood
    assert {"flood_recurrence", "schools_education"} <= set(found[1:])


def test_thai_words_run_together_are_taken_apart(index):
    assert {"markets", "flood_recurrence"} <= set(ids(index, "ตลาดน้ำท่วม"))
    assert ids(index, "ท่วมน้ำ")[0] == "flood_recurrence"


def test_a_province_is_not_a_temple(index):
    assert normalise("วัด") not in normalise("ขอบเขตจังหวัด")
    assert "province_boundary" not in ids(index, "วัด")[:3]
    assert ids(index, "จังหวัด")[0] == "province_boundary"


def test_title_goes_before_mention(index):
    found = ids(index, "bridge")
    assert found[0] == "bridges"


@pytest.mark.parametrize("text", ["", "  ", "\u200b"])
def test_nothing_typed_lists_all_in_order(index, text):
    assert ids(index, text)[:2] == ["province_boundary", "district_boundaries"]
    assert len(ids(index, text)) == 64


@pytest.mark.parametrize("text", ["xyzzyq", "๛๛", "!?", "ฮฮฮฮฮฮ", "%';--"])
def test_what_is_not_there_finds_nothing_or_little(index, text):
    assert len(ids(index, text)) <= 3


def test_a_new_record_is_found_by_its_alias_alone():
    own = catalogue()
    base = own.record("parks_green_spaces")
    data = {
        **base.data,
        "id": "street_trees",
        "title_en": "Street trees",
        "title_th": "ต้นไม้ริมถนน",
        "aliases_th": ["ต้นยาง", "ต้นฉำฉา", "ร่มไม้"],
    }
    whole = Catalogue(
        own.themes, (*own.records, replace(base, id="street_trees", data=data)), own.shared
    )
    assert ids(SearchIndex(whole), "ฉำฉา")[0] == "street_trees"


def test_normalise_folds_what_is_written_in_several_ways():
    assert normalise("น้ำ") == normalise("น\u0e49\u0e4d\u0e32") == normalise("น\u0e4d\u0e49\u0e32")
    assert normalise("เเม่") == normalise("แม่")  # two sara e
    assert normalise("ศูนย์") == normalise("ศูนย")
    assert normalise("๒๕๖๔") == "2564"
    assert normalise("Café") == "cafe"
    assert normalise("𝐂𝐡𝐢𝐚𝐧𝐠") == "chiang"  # the bold letters of social media
    assert normalise("ซอย") != normalise("สอย")


def test_terms_cut_latin_words_and_thai_runs():
    assert terms("ตลาด/Market (kat)") == ["ตลาด", "market", "kat"]
    assert terms("P.1_gauge") == ["p", "1", "gauge"]


def test_romanisations_of_one_word_fold_together():
    assert fold("songthaew") == fold("songtaew")
    assert fold("chiengmai") == fold("chiangmai")
    assert fold("jaeng") == fold("chaeng")
    assert fold("khlong") == fold("klong")


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [("temple", "temple", 0), ("tempel", "temple", 1), ("tmple", "temple", 1)]
    + [("templee", "temple", 1), ("kitten", "sitting", 3), ("ca", "abc", 3), ("wat", "twa", 2)],
)
def test_slips_is_the_optimal_string_alignment_distance(one, other, distance):
    # kitten/sitting (3) and ca/abc (3, where unrestricted Damerau gives 2) are textbook values
    assert slips(one, other, 5) == distance
    assert slips(one, other, 0) == min(distance, 1)
