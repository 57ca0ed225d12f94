from __future__ import annotations

import random

import pytest

hypothesis = pytest.importorskip("hypothesis")

from cm_civic_plugin.core.scenario.journal import (  # noqa: E402
    ACTIONS,
    next_redo,
    next_undo,
    replay,
)
from tests.core.scenario.random_journal import make_row  # noqa: E402

steps = hypothesis.strategies.lists(
    hypothesis.strategies.sampled_from(("draw", "erase", "move", "note", "undo", "redo")),
    max_size=40,
)


def play(actions, rng):
    rows = []
    for action in actions:
        if action == "undo":
            target = next_undo(rows)
        elif action == "redo":
            target = next_redo(rows)
        else:
            drawn = [row.uuid for row in rows if row.action == "draw"]
            target = rng.choice(drawn) if drawn else None
        if action == "draw" or target:
            rows.append(make_row(rng, len(rows) + 1, action, None if action == "draw" else target))
    return rows


@hypothesis.settings(deadline=None, max_examples=120)
@hypothesis.given(steps, hypothesis.strategies.integers(0, 999))
def test_undo_then_redo_gives_the_same_picture(actions, seed):
    rng = random.Random(seed)
    rows = play(actions, rng)
    before = replay(rows)
    target = next_undo(rows)
    if target is None:
        return
    rows.append(make_row(rng, len(rows) + 1, "undo", target))
    assert next_redo(rows) == target
    rows.append(make_row(rng, len(rows) + 1, "redo", target))
    assert replay(rows) == before


@hypothesis.settings(deadline=None, max_examples=120)
@hypothesis.given(steps, hypothesis.strategies.integers(0, 999))
def test_undoing_everything_empties_the_picture_in_as_many_steps_as_were_in_force(actions, seed):
    rng = random.Random(seed)
    rows = play(actions, rng)
    steps_back = 0
    while (target := next_undo(rows)) is not None:
        rows.append(make_row(rng, len(rows) + 1, "undo", target))
        steps_back += 1
    assert replay(rows) == []
    assert steps_back <= sum(row.action in ACTIONS for row in rows)
    assert all(row.seq == number for number, row in enumerate(rows, 1))
