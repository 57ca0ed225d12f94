"""The licence sheet: credit to the letter, warnings where due, one honest sentence on publishing."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from cm_civic_plugin.core.catalogue.licence_sheet import (
    foreign_entry,
    record_entry,
    sheet_blocks,
    sheet_html,
    sheet_text,
    verdict,
    warnings,
)
from cm_civic_plugin.core.catalogue.pack import READY, LayerState
from cm_civic_plugin.core.catalogue.records import catalogue

LANGUAGES = ("th", "en")


def entry(layer_id, *, sample=False, date="2026-03-14T02:00:00Z"):
    records = catalogue()
    record = records.record(layer_id)
    licence = records.shared["licences"][record.licence]
    credit = record.data["source"].get("attribution") or licence["attribution"] or "agency"
    return record_entry(
        record,
        LayerState(READY, source_date=date),
        records,
        title={each: record.title(each) for each in LANGUAGES},
        credit=dict.fromkeys(LANGUAGES, credit),
        sample=sample,
    )


def test_osm_asks_for_credit_and_share_alike():
    markets = entry("markets")
    assert markets.credit["en"] == "© OpenStreetMap contributors"
    assert (markets.share_alike, markets.is_open) == (True, True)
    assert "Share-alike" in warnings(markets, "en")[0]
    said = verdict([markets], "en")
    assert said.startswith("This map may be published if: (1) the credits stand on it (2) data ")
    assert said.endswith("published under Open Database License 1.0 too.")
    assert verdict([markets], "th").startswith("แผนที่นี้เผยแพร่ได้ หาก: (1) มีข้อความอ้างอิง")


@pytest.mark.parametrize("layer_id", ["river_gauges", "air_quality_stations", "flood_recurrence"])
def test_layers_without_open_licence_stop_the_map(layer_id):
    closed = entry(layer_id)
    assert not closed.is_open
    for language in LANGUAGES:
        assert closed.agency[language] in warnings(closed, language)[0]
        said = verdict([entry("markets"), closed], language)
        assert closed.agency[language] in said
        assert closed.title[language] in said
    assert "may not be published as it is" in verdict([entry("markets"), closed], "en")
    assert "may not" not in verdict([entry("markets")], "en")


def test_every_record_has_an_entry_in_both_languages():
    for record in catalogue().records:
        one = entry(record.id)
        for language in LANGUAGES:
            text = sheet_text([one], [language])
            assert record.title(language) in text
            assert one.licence[language] in text
            assert "{" not in text
        licence = catalogue().shared["licences"][record.licence]
        if licence["share_alike"]:
            assert one.share_alike
        if not licence["open"]:
            assert not one.is_open


def test_derived_layers_take_on_the_conditions_of_their_inputs():
    heat = entry("heat_proxy")  # of ODbL layers and CC BY land cover
    assert heat.share_alike
    tourism = catalogue().record("tourism_intensity")
    assert "markets" not in tourism.access["inputs"]
    assert entry("tourism_intensity").share_alike
    estimated = entry("population_by_subdistrict")  # nothing of OpenStreetMap in it
    assert not estimated.share_alike


def test_conditions_come_from_the_inputs_even_where_the_record_is_milder():
    records = catalogue()
    derived = records.record("heat_proxy")
    words = dict.fromkeys(LANGUAGES, "x")

    def made_of(*inputs):
        access = {**derived.access, "inputs": list(inputs)}
        mild = replace(derived, licence="CC-BY-4.0", access=access)
        return record_entry(mild, None, records, words, words, sample=False)

    assert not made_of("land_cover_2021").share_alike
    assert made_of("land_cover_2021", "markets").share_alike
    assert made_of("building_density_grid").share_alike  # itself derived of buildings
    assert made_of("markets").is_open
    assert not made_of("markets", "river_gauges").is_open


def test_share_alike_of_a_derived_layer_names_the_licence_to_share_under():
    mild = replace(entry("heat_proxy"), licence={"en": "CC BY 4.0", "th": "CC BY 4.0"})
    assert "ODbL" in verdict([mild], "en")


def test_a_sample_is_nobodys_survey():
    drawn = entry("river_gauges", sample=True)
    assert drawn.is_open
    assert "GPL-2.0-or-later" in drawn.licence["th"]
    assert warnings(drawn, "en") == ["SAMPLE: drawn for practice, not survey data."]
    assert "is a sample" in verdict([drawn], "en")
    assert "ตัวอย่าง" in verdict([drawn], "th")
    mixed = verdict([entry("markets"), drawn], "en")
    assert "it says that River gauges is not survey data" in mixed


@pytest.mark.parametrize(
    ("rights", "licences", "open_", "share", "paid"),
    [
        ([], [], False, False, False),
        (["© me"], [], False, False, False),
        (["© OpenStreetMap contributors"], [], False, True, False),
        (["me"], ["CC BY-SA 4.0"], True, True, False),
        (["me"], ["CC BY-NC 4.0"], True, False, True),
        (["me"], ["CC BY-NC-SA 4.0"], True, True, True),
        (["me"], ["for non-commercial use"], True, False, True),
        (["me"], ["CC BY 4.0"], True, False, False),
        (["Bync Ltd"], ["public domain"], True, False, False),
    ],
)
def test_layers_of_others_say_what_their_metadata_say(rights, licences, open_, share, paid):
    other = foreign_entry("Basemap", rights, licences)
    assert (other.is_open, other.share_alike, other.non_commercial) == (open_, share, paid)
    assert "Not from the catalogue" in " ".join(warnings(other, "en"))
    said = verdict([other], "en")
    assert ("know the licence of Basemap" in said) is not open_
    assert ("not sold" in said) is paid


def test_layers_of_the_workshop_belong_to_those_who_took_part():
    own = foreign_entry("Good living", [], [], own=True)
    assert "the people behind Good living agree" in verdict([own], "en")
    assert "may not" not in verdict([own], "en")


def test_empty_project():
    assert "no layers" in verdict([], "en")
    assert sheet_text([], ["th"]).count("\n") < 5


def test_layers_on_the_same_terms_are_said_once():
    text = sheet_text([entry("markets"), entry("bridges", date=None)], ["en"])
    assert text.count("© OpenStreetMap contributors") == 1
    assert "2026-03-14, not stated" in text
    assert len(sheet_blocks([entry("markets"), entry("river_gauges")], "en")) == 4


def test_html_holds_both_languages_side_by_side_and_escapes():
    evil = foreign_entry("<script>alert(1)</script>", ['" onload="x'], ["<b>"])
    page = sheet_html([entry("markets"), evil], ["th", "en"])
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "ตลาด" in page
    assert "Markets" in page
    rows = re.findall(r"<tr>.*?</tr>", page, re.DOTALL)
    assert {row.count("<td") for row in rows} == {2}
    assert sheet_html([entry("markets")], ["en"]).count("ตลาด") == 0
    assert "https://opendatacommons.org/licenses/odbl/1-0/" in page
