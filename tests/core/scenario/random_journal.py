"""Random journals and sittings for tests of this column on every floor."""

from __future__ import annotations

import random

from cm_civic_plugin.core.scenario.journal import JournalRow
from cm_civic_plugin.core.scenario.shape import Shape, shape_of

FUTURES = ("good_living", "chaos")
ELEMENTS = ("trees", "market", "flood_water")


def random_shape(rng: random.Random) -> Shape:
    x, y = rng.uniform(98.9, 99.1), rng.uniform(18.7, 18.9)
    kind = rng.choice(("line", "area", "stamp"))
    if kind == "stamp":
        return shape_of(kind, [(x, y)])
    points = [(x + rng.uniform(0, 0.01), y + rng.uniform(0, 0.01)) for _ in range(5)]
    return shape_of(kind, points + points[:1] if kind == "area" else points)


def make_row(rng: random.Random, number: int, action: str, target: str | None = None) -> JournalRow:
    drawn = action == "draw"
    return JournalRow(
        uuid=f"{rng.getrandbits(64):016x}-{number}",
        session_uuid="sitting",
        table_code="A",
        action=action,
        started_at="2022-08-20T02:30:00.000Z",
        ended_at="2022-08-20T02:30:05.000Z",
        future_id=rng.choice(FUTURES) if drawn else None,
        element_id=rng.choice(ELEMENTS) if drawn else None,
        target_uuid=target,
        note=rng.choice(("", "น้ำท่วม", "กำลังคุยกัน 🙂")) if action == "note" else None,
        certainty=rng.choice(("sure", "perhaps", "disputed")) if drawn else None,
        shape=random_shape(rng) if action in ("draw", "move") else None,
        seq=number,
    )


def wild_journal(seed: int, length: int = 60) -> list[JournalRow]:
    """Return rows that any program might write: targets of every kind, also unknown ones."""
    rng = random.Random(seed)
    rows: list[JournalRow] = []
    for number in range(1, length + 1):
        action = rng.choice(("draw", "draw", "erase", "move", "note", "undo", "undo", "redo"))
        target = None
        if action != "draw":
            known = [row.uuid for row in rows] + ["nowhere"]
            target = rng.choice(known[-8:])
        rows.append(make_row(rng, number, action, target))
    return rows
