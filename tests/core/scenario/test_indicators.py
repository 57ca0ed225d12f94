from __future__ import annotations

import numpy as np
import pytest

from cm_civic_plugin.core.errors import BadInput
from cm_civic_plugin.core.scenario.elements import load_elements
from cm_civic_plugin.core.scenario.futures import load_futures
from cm_civic_plugin.core.scenario.indicators import (
    _REASONS,
    MEASURES,
    NO_PACK,
    OF_DRAWING,
    READY,
    Amount,
    LayerFacts,
    Scope,
    amount_words,
    cell_words,
    compare,
    load_indicators,
    make_rows,
)
from cm_civic_plugin.core.scenario.palette_file import Words
from cm_civic_plugin.core.scenario.rings import cells_within, winding

INDICATORS = load_indicators()
SCHOOLS = Words("Schools", "โรงเรียน")


def rows_of(amounts, status=READY, sample=False):
    layers = {i.layer: LayerFacts(status, SCHOOLS, sample) for i in INDICATORS if i.layer}
    return make_rows(INDICATORS, amounts, layers, load_futures(), load_elements())


def test_every_indicator_is_said_in_both_languages_and_has_its_rule():
    assert {indicator.measure for indicator in INDICATORS} == set(MEASURES)
    rows = rows_of({Scope("chaos"): {indicator.id: Amount(2.0) for indicator in INDICATORS}})
    rows = [row for row in rows if row.minus_future_id is None]
    assert [row.id for row in rows] == [indicator.id for indicator in INDICATORS]
    for row in rows:
        assert "{" not in row.sentence_en + row.sentence_th + row.rule_en + row.rule_th
        assert row.sentence_en.startswith("Chaos: ") and row.sentence_th.startswith("อลหม่าน: ")
        assert "2" in row.sentence_en and ("2" in row.sentence_th or "ไร่" in row.sentence_th)
        assert row.rule_th and row.rule_en
        assert bool(row.source_layer) == (row.status == READY)


def test_one_and_many():
    amounts = {Scope("chaos"): {"schools": Amount(1.0)}, Scope("beset"): {"schools": Amount(3.0)}}
    one, three = (r for r in rows_of(amounts) if r.id == "schools" and not r.minus_future_id)
    assert one.sentence_en == "Chaos: it touches 1 mapped school or other place of learning."
    assert three.sentence_en.endswith("3 mapped schools and other places of learning.")
    assert one.sentence_th.endswith("1 แห่ง")


@pytest.mark.parametrize("reason", _REASONS)
def test_no_data_is_no_number_but_a_reason(reason):
    amounts = {Scope("good_living", "homes"): {"schools": Amount(None, reason)}}
    row = next(r for r in rows_of(amounts, reason) if not r.minus_future_id)
    assert row.value is None and row.reason == reason
    assert row.sentence_en.startswith("Good living · Homes: no data on “Schools touched”: ")
    assert "ไม่มีข้อมูล" in row.sentence_th
    assert not any(figure in row.sentence_en for figure in "0123456789{")


def test_the_difference_of_the_pair():
    amounts = {
        Scope("good_living"): {"schools": Amount(5.0), "people": Amount(None, NO_PACK)},
        Scope("good_living", "homes"): {"schools": Amount(5.0), "to_stop": Amount(120.0)},
        Scope("chaos"): {"schools": Amount(2.0), "people": Amount(None, NO_PACK)},
        Scope("beset"): {"schools": Amount(90.0)},
    }
    rows = {(r.id, r.element_id): r for r in rows_of(amounts) if r.minus_future_id}
    whole = rows["schools", None]
    assert (whole.future_id, whole.minus_future_id, whole.value) == ("good_living", "chaos", 3.0)
    assert whole.sentence_en == "Schools touched: 3 more in “Good living” than in “Chaos”."
    assert "มากกว่า" in whole.sentence_th
    assert rows["people", None].value is None and rows["people", None].reason == NO_PACK
    # homes are drawn in one future alone: none touched in the other, but no distance either
    assert rows["schools", "homes"].value == 5.0
    assert rows["to_stop", "homes"].value is None
    assert not any(row.id == "repaired" for row in rows.values())


def test_samples_and_gaps_are_said():
    amounts = {Scope("chaos"): {"people": Amount(1234.0, covered=0.63)}}
    row = next(r for r in rows_of(amounts, sample=True) if not r.minus_future_id)
    assert "1,230" in row.sentence_en and "a model" in row.sentence_en
    assert row.sentence_en.endswith("The data cover 63 % of what is drawn. Sample data.")
    assert "ข้อมูลตัวอย่าง" in row.sentence_th and "63" in row.sentence_th
    assert row.value == 1234.0


def test_what_people_named_stays_as_they_wrote_it():
    row = rows_of({Scope("{amount}", "x{y}"): {"drawn_marks": Amount(2.0)}})[0]
    assert row.sentence_en == "{amount} · x{y}: 2 stamps are placed."


@pytest.mark.parametrize(
    ("value", "unit", "english", "thai"),
    [
        (16_000, "m2", "1.6 ha", "10.0 ไร่"),
        (159, "m2", "159 m²", "159 ตารางเมตร"),
        (999.6, "m", "1.0 km", "1.0 กิโลเมตร"),
        (12.4, "m", "12 m", "12 เมตร"),
        (12_345, "people", "12,340", "12,340 คน"),
        (7, "buildings", "7", "7 หลัง"),
    ],
)
def test_numbers_as_people_say_them(value, unit, english, thai):
    assert amount_words(value, unit, "en") == english
    assert amount_words(value, unit, "th") == thai


def test_a_bad_list_names_its_fault(tmp_path):
    file = tmp_path / "indicators.yaml"
    words = "{en: a, th: ก}"
    file.write_text(
        "version: 1\nindicators:\n  - {id: flood, measure: raster_area, layer: x, unit: m2, "
        f"values: some, name: {words}, sentence: {words}, rule: {words}}}\n",
        encoding="utf-8",
    )
    with pytest.raises(BadInput, match="values"):
        load_indicators(file)


def test_measures_of_the_drawing_need_no_layer():
    assert all(bool(i.layer) != (i.measure in OF_DRAWING) for i in INDICATORS)


def test_how_often_a_ring_goes_round():
    square = np.array([(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)], float)
    assert winding(square, 5, 5) == 1
    assert winding(square[::-1], 5, 5) == -1
    assert winding(np.vstack([square, square[1:]]), 5, 5) == 2
    assert winding(square, 15, 5) == 0


def test_cells_within_rings_against_each_cell_by_itself():
    rng = np.random.default_rng(7)
    for _ in range(20):
        angle = np.sort(rng.uniform(0, 2 * np.pi, 30))
        radius = rng.uniform(3, 14, 30)
        outer = np.column_stack([12 + radius * np.cos(angle), 9 + radius * np.sin(angle)])
        outer = np.vstack([outer, outer[:1]])
        hole = (outer - (12, 9)) / 2 + (12, 9)
        cells = cells_within([outer, hole], 24, 18)
        for row in range(18):
            for column in range(24):
                at = column + 0.5, row + 0.5
                expected = (winding(outer, *at) != 0) and not winding(hole, *at)
                assert cells[row, column] == expected


def test_the_table_of_two_futures():
    amounts = {
        Scope("good_living"): {"schools": Amount(5.0), "drawn_area": Amount(12_000.0)},
        Scope("good_living", "homes"): {"schools": Amount(5.0)},
        Scope("chaos"): {"schools": Amount(7.0, "", 0.5), "drawn_area": Amount(12_000.04)},
        Scope("beset"): {"schools": Amount(90.0)},
    }
    lines = {line.id: line for line in compare(rows_of(amounts), "good_living", "chaos")}
    schools = lines["schools"]
    cells = [cell_words(side, "en") for side in (schools.one, schools.other, schools.difference)]
    assert cells == ["5 places", "7 places\u00a0*", "−2 places\u00a0*"]
    assert cell_words(schools.difference, "th") == "−2 แห่ง\u00a0*"
    (homes,) = schools.parts
    assert (homes.element_id, homes.other) == ("homes", None)
    assert cell_words(homes.other, "en") == "nothing drawn"
    assert cell_words(homes.difference, "en") == "+5 places"
    assert cell_words(lines["drawn_area"].difference, "en") == "the same"  # but for 4 cm²
    assert len(schools.sides) == 3 and len(homes.sides) == 2
    assert not compare(rows_of(amounts), "chaos", "beset")[0].difference  # not this table's pair


@pytest.mark.parametrize("reason", [NO_PACK, "outside", "no_value", "empty"])
def test_no_data_is_words_in_a_cell(reason):
    amounts = {
        Scope("good_living"): {"people": Amount(None, reason)},
        Scope("chaos"): {"people": Amount(120.0)},
    }
    lines = {line.id: line for line in compare(rows_of(amounts), "good_living", "chaos")}
    line = lines["people"]
    for code, words in (("en", "no data"), ("th", "ไม่มีข้อมูล")):
        assert cell_words(line.one, code) == cell_words(line.difference, code) == words


def test_one_of_a_kind_in_a_cell():
    (line, *_rest) = compare(rows_of({Scope("chaos"): {"schools": Amount(1.0)}}), "chaos", "beset")
    assert cell_words(line.one, "en") == "1 place"
