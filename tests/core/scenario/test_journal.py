from __future__ import annotations

import json
import random

import pytest

from cm_civic_plugin.core.scenario.journal import (
    JournalRow,
    new_row,
    next_redo,
    next_undo,
    replay,
)
from cm_civic_plugin.core.scenario.shape import shape_of
from tests.core.scenario.random_journal import make_row, wild_journal


class Model:
    """An editor as everybody knows it: a list of deeds and how many of them are in force."""

    def __init__(self) -> None:
        self.deeds: list[JournalRow] = []
        self.done = 0

    def act(self, row: JournalRow) -> None:
        self.deeds = [*self.deeds[: self.done], row]
        self.done += 1

    def picture(self) -> dict[str, tuple]:
        seen: dict[str, tuple] = {}
        for deed in self.deeds[: self.done]:
            if deed.action == "draw":
                seen[deed.uuid] = (deed.shape, deed.note)
            elif deed.target_uuid in seen and deed.action == "erase":
                del seen[deed.target_uuid]
            elif deed.target_uuid in seen and deed.action == "move":
                seen[deed.target_uuid] = (deed.shape, seen[deed.target_uuid][1])
            elif deed.target_uuid in seen and deed.action == "note":
                seen[deed.target_uuid] = (seen[deed.target_uuid][0], deed.note)
        return seen


def as_seen(rows: list[JournalRow]) -> dict[str, tuple]:
    return {row.uuid: (row.shape, row.note) for row in rows}


def sit(rng: random.Random, length: int) -> tuple[list[JournalRow], list[dict]]:
    """Return a sitting's rows, and the model's picture after each of them."""
    model, rows, pictures = Model(), [], []
    while len(rows) < length:
        seen = list(model.picture())
        action = rng.choice(("draw", "draw", "erase", "move", "note", "undo", "undo", "redo"))
        number = len(rows) + 1
        if action == "undo":
            target = next_undo(rows)
            expected = model.deeds[model.done - 1].uuid if model.done else None
            assert target == expected
            if target is None:
                continue
            model.done -= 1
            row = make_row(rng, number, action, target)
        elif action == "redo":
            target = next_redo(rows)
            left = model.deeds[model.done :]
            assert target == (left[0].uuid if left else None)
            if target is None:
                continue
            model.done += 1
            row = make_row(rng, number, action, target)
        elif action != "draw" and not seen:
            continue
        else:
            row = make_row(rng, number, action, rng.choice(seen) if action != "draw" else None)
            model.act(row)
        rows.append(row)
        pictures.append(model.picture())
    return rows, pictures


@pytest.mark.parametrize("seed", range(25))
def test_a_sitting_is_what_an_editor_would_show_after_every_step(seed):
    rows, pictures = sit(random.Random(seed), 50)
    for number, picture in enumerate(pictures, 1):
        assert as_seen(replay(rows, until=number)) == picture
    assert as_seen(replay(reversed(rows))) == pictures[-1]  # the order of reading does not matter


def test_a_new_draw_clears_the_redo_list():
    rng = random.Random(1)
    first = make_row(rng, 1, "draw")
    undo = make_row(rng, 2, "undo", first.uuid)
    assert next_redo([first, undo]) == first.uuid
    assert replay([first, undo]) == []
    second = make_row(rng, 3, "draw")
    rows = [first, undo, second]
    assert next_redo(rows) is None
    assert next_undo(rows) == second.uuid
    assert [row.uuid for row in replay(rows)] == [second.uuid]


def test_undoing_an_erase_brings_the_drawing_back():
    rng = random.Random(2)
    drawn = make_row(rng, 1, "draw")
    erased = make_row(rng, 2, "erase", drawn.uuid)
    assert replay([drawn, erased]) == []
    assert replay([drawn, erased, make_row(rng, 3, "undo", erased.uuid)]) == [drawn]


def test_rows_about_unknown_rows_change_nothing():
    rng = random.Random(3)
    drawn = make_row(rng, 1, "draw")
    strays = [
        make_row(rng, 2 + n, action, "nowhere")
        for n, action in enumerate(("erase", "move", "note", "undo", "redo"))
    ]
    assert replay([drawn, *strays]) == [drawn]


@pytest.mark.parametrize("seed", range(10))
def test_what_undo_offers_is_in_force_and_what_redo_offers_is_not(seed):
    rows = wild_journal(seed)
    last = {}
    for row in rows:
        if row.action in ("undo", "redo"):
            last[row.target_uuid] = row.action
    undo, redo = next_undo(rows), next_redo(rows)
    assert undo is None or last.get(undo) != "undo"
    assert redo is None or last.get(redo) == "undo"


def test_a_row_survives_json():
    row = new_row(
        "draw", "s", "ก", future_id="chaos", element_id="trees", note="น้ำท่วม 🌊", certainty="sure",
        shape=shape_of("stamp", [(98.99, 18.79)]), raw=shape_of("line", [(98.99, 18.79), (99, 18.8)]),
    )  # fmt: skip
    assert JournalRow.from_dict(json.loads(json.dumps(row.to_dict()))) == row
    assert row.started_at.endswith("Z")
    assert len(row.started_at) == len("2022-08-20T06:12:05.123Z")


@pytest.mark.parametrize(
    "values",
    [
        {"action": "paint"},
        {"action": "draw", "future_id": "chaos", "element_id": "trees"},
        {"action": "draw", "shape": shape_of("stamp", [(0, 0)])},
        {"action": "undo"},
        {"action": "note", "target_uuid": "x"},
        {"action": "erase", "target_uuid": "x", "certainty": "maybe"},
    ],
)
def test_a_row_that_means_nothing_cannot_be_made(values):
    with pytest.raises(ValueError):
        new_row(values.pop("action"), "s", "A", **values)


@pytest.mark.parametrize("values", [{}, {"shape": None, "raw": None, "name": "x"}])
def test_json_that_is_no_row_is_refused(values):
    with pytest.raises(ValueError):
        JournalRow.from_dict(values)


def test_no_row_has_a_place_for_an_author():
    names = set(JournalRow.__dataclass_fields__)
    assert not {name for name in names if "author" in name or "user" in name or "person" in name}
