from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from cm_civic_plugin.core import hexagons
from cm_civic_plugin.core.scenario.agreement import Opposition, agree, drawings_of
from cm_civic_plugin.core.scenario.convergence import compare, now, rows_at, stages_ended
from cm_civic_plugin.core.scenario.events import new_event
from cm_civic_plugin.core.scenario.journal import new_row, replay
from cm_civic_plugin.core.scenario.merge import Journal, merge
from cm_civic_plugin.core.scenario.shape import shape_of
from cm_civic_plugin.core.scenario.spots import agreed_spots, opposed_spots

SIZE = 100.0


def draw(table, at, element="trees", future="good_living", **more):
    """Return a stamp in the middle of the cell at axial ids."""
    stamp = shape_of("stamp", hexagons.centres(np.array([at]), SIZE))
    return new_row(
        "draw", f"s{table}", table, future_id=future, element_id=element, shape=stamp, **more
    )


def numbered(rows):
    return [replace(row, seq=number) for number, row in enumerate(rows, 1)]


def flat(xy):
    return xy


def ended(table, number, after, name="Alone"):
    return new_event("stage_ended", f"s{table}", table, after, number=number, name=name)


def test_the_numbers_against_those_worked_by_hand():
    """Each alone: A has cells 0 1, B has 1 2, C has 3. Then B adds 0, C adds 0 and 1."""
    rows = numbered(
        [
            *(draw("A", (n, 0)) for n in (0, 1)),
            *(draw("B", (n, 0)) for n in (1, 2)),
            draw("C", (3, 0)),
            draw("B", (0, 0)),
            *(draw("C", (n, 0)) for n in (0, 1)),
        ]
    )
    alone = {"A": 2, "B": 4, "C": 5}
    found = compare(rows, alone, now(rows), flat, SIZE, min_tables=2)
    assert (found.tables, found.left_out, found.cells) == (("A", "B", "C"), (), 4)
    # AB 1/3, AC 0, BC 0; then AB {0 1}/{0 1 2}, AC {0 1}/{0 1 3}, BC {0 1}/{0 1 2 3}
    assert found.before.same_thing == pytest.approx((1 / 3 + 0 + 0) / 3)
    assert found.after.same_thing == pytest.approx((2 / 3 + 2 / 3 + 2 / 4) / 3)
    assert found.before.same_place == pytest.approx(found.before.same_thing)
    assert (found.before.drawn, found.after.drawn) == (4, 4)
    assert (found.before.agreed, found.after.agreed) == (1, 2)  # 2 of 3 tables; 3 of 3 twice
    assert (found.closer, found.apart) == (3, 0)
    assert found.change == pytest.approx(11 / 18 - 1 / 9)
    # A drew the same at both: of 8 swaps those of none, of A, of all, and of B and C are as large
    assert found.chance == 4 / 8


def test_the_same_place_is_not_the_same_thing():
    rows = numbered([draw("A", (0, 0)), draw("B", (0, 0), "road"), draw("B", (0, 0))])
    found = compare(rows, {"A": 1, "B": 2}, now(rows), flat, SIZE, min_tables=2)
    assert (found.before.same_place, found.after.same_place) == (1, 1)
    assert (found.before.same_thing, found.after.same_thing) == (0, 1 / 2)
    # trees against a road; then B has both and opposes nobody
    assert (found.before.at_odds, found.after.at_odds) == (1, 0)
    own = (Opposition("ours", frozenset({"market"}), frozenset({"road"})),)
    found = compare(rows, {"A": 1, "B": 2}, now(rows), flat, SIZE, 2, oppositions=own)
    assert found.before.at_odds == 0


def test_tables_can_move_apart_and_stand_still():
    rows = numbered([draw("A", (0, 0)), draw("B", (0, 0)), draw("B", (1, 0))])
    found = compare(rows, {"A": 1, "B": 2}, now(rows), flat, SIZE)
    assert (found.closer, found.apart) == (0, 1) and found.change == pytest.approx(-1 / 2)
    still = compare(rows, now(rows), now(rows), flat, SIZE)
    assert still.change == 0 and still.chance == 1 and still.closer == still.apart == 0


def test_each_table_has_its_own_end_of_the_stage_in_a_merged_journal():
    """Table B was an hour late: the merged rows of the two interleave."""
    journals = []
    for code, hour in (("A", 9), ("B", 9)):
        minutes = (0, 40) if code == "A" else (30, 50)
        rows = numbered(
            draw(code, (n, 0), started_at=at, ended_at=at)
            for n, at in enumerate(f"2026-11-25T{hour:02}:{minute:02}:00Z" for minute in minutes)
        )
        events = [ended(code, 2, 1), ended(code, 3, 2, "Together")]
        journals.append(Journal(code, {"table_code": code}, rows, events=events))
    merged = merge(journals)
    assert [row.table_code for row in merged.rows] == ["A", "B", "A", "B"]
    first, second = stages_ended(merged.events)
    assert (first.number, first.name, dict(first.moments)) == (2, "Alone", {"A": 1, "B": 2})
    assert (second.number, dict(second.moments)) == (3, {"A": 3, "B": 4})
    assert len(replay(rows_at(merged.rows, first.moments))) == 2
    found = compare(merged.rows, first.moments, second.moments, flat, SIZE, min_tables=2)
    assert (found.before.agreed, found.after.agreed) == (1, 2)
    # an undo after the stage does not reach back into it
    undo = new_row("undo", "sA", "A", target_uuid=merged.rows[0].uuid)
    rows = [*merged.rows, replace(undo, seq=5)]
    assert len(replay(rows_at(rows, first.moments))) == 2
    assert len(replay(rows_at(rows, now(rows)))) == 3


def test_a_table_without_the_stage_is_left_out_and_named():
    rows = numbered(draw(code, (0, 0)) for code in "ABCD")
    events = [ended(code, 1, n) for n, code in enumerate("ABC", 1)]
    (stage,) = stages_ended(events)
    found = compare(rows, stage.moments, now(rows), flat, SIZE)
    assert (found.tables, found.left_out) == (("A", "B", "C"), ("D",))
    # one that has the stage and drew nothing by then is in
    (stage,) = stages_ended([*events, ended("D", 1, 0)])
    found = compare(rows, stage.moments, now(rows), flat, SIZE)
    assert found.left_out == ()
    assert found.before.same_thing == pytest.approx(3 / 6)  # AB, AC, BC; D has nothing


def test_a_file_with_stages_and_no_drawing_is_no_table():
    rows = numbered(draw(code, (0, 0)) for code in "AB")
    (stage,) = stages_ended([ended(code, 1, 2) for code in ("A", "B", "A+B")])
    found = compare(rows, stage.moments, stage.moments, flat, SIZE)
    assert (found.tables, found.left_out, found.before.same_thing) == (("A", "B"), (), 1)


def test_stages_of_odd_files():
    events = [
        ended("A", 1, 3, "Alone"),
        ended("A", 1, 7, "Alone"),  # ended again after it was begun again
        ended("B", 1, 2, "ต่างคนต่างวาด"),
        ended("C", 1, 5, "Alone"),
        ended("A", True, 1),
        new_event("stage_ended", "s", "A", 1, number="two"),
        new_event("stage_begun", "s", "A", 1, number=2),
    ]
    (stage,) = stages_ended(events)
    assert (stage.name, dict(stage.moments)) == ("Alone", {"A": 7, "B": 2, "C": 5})


def test_nothing_drawn_and_one_table_tell_nothing():
    rows = numbered([draw("A", (0, 0)), draw("B", (0, 0))])
    found = compare(rows, {"A": 0, "B": 0}, now(rows), flat, SIZE)
    assert math.isnan(found.before.same_thing) and math.isnan(found.chance)
    found = compare(rows, {"A": 0}, now(rows), flat, SIZE)
    assert found.tables == ("A",) and math.isnan(found.after.same_thing)
    found = compare([], {}, {}, flat, SIZE)
    assert found.cells == 0 and math.isnan(found.chance)


def test_chance_is_small_for_many_tables_that_move_and_large_for_noise():
    """Fourteen tables: more than all swaps are tried for."""
    codes = [f"T{n:02}" for n in range(14)]
    rows = numbered(
        [
            *(draw(code, (n, 0)) for n, code in enumerate(codes)),
            *(draw(code, (50, 0)) for code in codes),
        ]
    )
    moved = compare(rows, {code: n for n, code in enumerate(codes, 1)}, now(rows), flat, SIZE)
    assert moved.chance < 0.01
    rng = np.random.default_rng(3)
    rows = numbered(
        draw(code, (int(rng.integers(0, 6)), 0)) for _ in range(2) for code in codes
    )  # one of six cells each, twice, with nothing in common
    early = {code: n for n, code in enumerate(codes, 1)}
    erased = [
        replace(new_row("erase", "s", code, target_uuid=rows[n].uuid), seq=100 + n)
        for n, code in enumerate(codes)
    ]
    noise = compare([*rows, *erased], early, now([*rows, *erased]), flat, SIZE)
    assert noise.chance > 0.1
    again = compare([*rows, *erased], early, now([*rows, *erased]), flat, SIZE)
    assert again == noise


# --- places


def test_neighbouring_cells_that_say_the_same_are_one_place():
    rows = [draw(code, (n, 0)) for code in "ABC" for n in range(3)]
    rows += [draw(code, (n, 0), "market") for code in "ABCD" for n in (3, 9)]
    rows += [draw("A", (20, 0))]
    found = agree(drawings_of(rows, flat), SIZE, 2)
    spots = agreed_spots(found)
    assert [(one.what[1], len(one.cells), one.tables) for one in spots] == [
        ("market", 1, 4),
        ("market", 1, 4),
        ("trees", 3, 3),
    ]
    west, south, east, north = spots[-1].box
    assert (west, east) == (pytest.approx(-50), pytest.approx(250))
    assert (south, north) == (pytest.approx(-100 / 3**0.5), pytest.approx(100 / 3**0.5))
    assert opposed_spots(found) == []
    assert agreed_spots(agree(drawings_of([], flat), SIZE, 2)) == []


def test_the_evenest_conflict_comes_first():
    rows = [draw(code, (0, 0), "trees" if code in "AB" else "road") for code in "ABCD"]
    rows += [draw(code, (9, 0), "trees" if code in "AB" else "road") for code in "ABCDEF"]
    rows += [draw(code, (20, 0), "keep" if code in "A" else "market") for code in "ABC"]
    found = agree(drawings_of(rows, flat), SIZE, 3)
    spots = opposed_spots(found)
    assert [(one.what, one.tables) for one in spots] == [("green", 4), ("green", 6), ("keep", 3)]
    assert [one.strength for one in spots] == [1, pytest.approx(2 / 3), pytest.approx(2 / 3)]
