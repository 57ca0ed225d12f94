"""Did the tables come closer to each other from one moment of a workshop to another?

A moment is the end of a stage, for each table its own: journals of many tables are merged by
their clocks, so that no single row of the merged journal is the end of a stage for all of them.
Tables are compared on the same cells, those that any of them drew in at either moment.

Whether a change is more than chance is a rough answer: it is asked how often a change as large
comes up when, table by table, the two moments are swapped. A few tables can never tell.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

import numpy as np

from .agreement import AT_ODDS, OPPOSED, Agreement, Opposition, agree, drawings_of
from .events import STAGE_ENDED, Event
from .journal import JournalRow

_ALL_SWAPS = 12  # with more tables, not all 2**n swaps are tried
_SOME_SWAPS = 2000
_SEED = 5

Moments = Mapping[str, float]
"""For each table the ``seq`` of its last row at a moment."""


class StageEnd(NamedTuple):
    """A stage that ended at some tables; ``moments`` are theirs."""

    number: int
    name: str
    moments: Moments


@dataclass(frozen=True)
class Picture:
    """What all tables drew at a moment.

    ``same_thing`` is the mean IoU over pairs of tables of what they drew where; ``same_place`` of
    where they drew anything; NaN where nothing is drawn. ``drawn`` counts cells that any table
    drew in, ``agreed`` those in which half of all tables or more drew the same, ``at_odds`` those
    in conflict; the last two only where enough tables drew.
    """

    same_thing: float
    same_place: float
    drawn: int
    agreed: int
    at_odds: int


@dataclass(frozen=True)
class Convergence:
    """Two moments compared. Of the tables that drew, ``tables`` have both, ``left_out`` lack one.

    ``cells`` were drawn in at either moment. Of the pairs of tables ``closer`` came closer and
    ``apart`` moved apart. ``chance`` is the share of swaps with a change as large as that of
    ``same_thing``, NaN where it cannot be told.
    """

    tables: tuple[str, ...]
    left_out: tuple[str, ...]
    cells: int
    before: Picture
    after: Picture
    closer: int
    apart: int
    chance: float

    @property
    def change(self) -> float:
        """How much ``same_thing`` grew."""
        return self.after.same_thing - self.before.same_thing


def stages_ended(events: Iterable[Event]) -> list[StageEnd]:
    """Return the stages that ended at any table, by number, each named as most tables call it.

    A stage that a table ended twice ended the last time.
    """
    moments: dict[int, dict[str, float]] = {}
    names: dict[int, Counter[str]] = {}
    for event in sorted(events, key=lambda one: (one.after_seq, one.happened_at, one.seq)):
        number = event.detail.get("number")
        if event.kind != STAGE_ENDED or type(number) is not int:
            continue
        moments.setdefault(number, {})[event.table_code] = event.after_seq
        name = event.detail.get("name")
        names.setdefault(number, Counter())[name if isinstance(name, str) else ""] += 1
    return [
        StageEnd(number, max(names[number], key=lambda name: (names[number][name], name)), found)
        for number, found in sorted(moments.items())
    ]


def now(rows: Iterable[JournalRow]) -> Moments:
    """Return the moment of today: each table with all it drew."""
    return dict.fromkeys((row.table_code for row in rows), math.inf)


def rows_at(rows: Iterable[JournalRow], moments: Moments) -> list[JournalRow]:
    """Return the rows of each table up to its own moment; those of other tables are left out."""
    return [row for row in rows if row.seq <= moments.get(row.table_code, -1)]


def compare(
    rows: Iterable[JournalRow],
    before: Moments,
    after: Moments,
    to_metres: Callable[[np.ndarray], np.ndarray],
    size: float,
    min_tables: int = 3,
    future: str | None = None,
    oppositions: Iterable[Opposition] = OPPOSED,
) -> Convergence:
    """Return how the tables that have both moments stood at each, in cells of ``size`` metres.

    Raises ``BadInput`` where there would be too many cells.
    """
    rows, oppositions = list(rows), tuple(oppositions)
    drew = {row.table_code for row in rows}  # a facilitator's own file has stages only
    both = sorted(drew & {*before} & {*after})
    found = [
        agree(
            drawings_of(rows_at(rows, {code: at[code] for code in both}), to_metres, future, both),
            size,
            min_tables,
            oppositions=oppositions,
        )
        for at in (before, after)
    ]
    cells, places, things = _what_each_drew(found)
    overlap = _overlaps(things)
    changes = _pairs(overlap, len(both), after=True) - _pairs(overlap, len(both), after=False)
    where = _overlaps(places)
    return Convergence(
        tuple(both),
        tuple(sorted(drew - {*both})),
        cells,
        *(
            Picture(
                _mean(_pairs(overlap, len(both), after)),
                _mean(_pairs(where, len(both), after)),
                len(one.drew),
                int((~one.suppressed & (2 * one.consensus * one.drew >= len(both))).sum()),
                int((~one.suppressed & (one.conflict >= AT_ODDS)).sum()),
            )
            for one, after in zip(found, (False, True))
        ),
        int((changes > 1e-9).sum()),
        int((changes < -1e-9).sum()),
        _chance(overlap, len(both)),
    )


def _what_each_drew(found: list[Agreement]) -> tuple[int, np.ndarray, np.ndarray]:
    """Return how many cells there are, and who drew in them: tables before, then tables after.

    The first array (2n, cells) says who drew anywhere, the second (2n, things in cells) what.
    """
    tables = found[0].tables
    sizes = [len(one.cover.cells) for one in found]
    cells, number = np.unique(
        np.concatenate([one.cover.cells for one in found]), axis=0, return_inverse=True
    )
    numbers = np.split(number.reshape(-1), [sizes[0]])
    names = {name: n for n, name in enumerate(sorted({*found[0].kinds, *found[1].kinds}))}
    places = np.zeros((2 * tables, len(cells)), dtype=np.float32)
    owners, things = [], []
    for moment, (one, cell) in enumerate(zip(found, numbers)):
        votes = one.votes
        row = votes.table + moment * tables
        places[row, cell[votes.cell]] = 1
        kind = np.array([names[name] for name in one.kinds], dtype=np.int64)
        owners.append(row[votes.pair])
        things.append(cell[votes.cell][votes.pair] * max(1, len(names)) + kind[votes.kind])
    used, thing = np.unique(np.concatenate(things), return_inverse=True)
    drew = np.zeros((2 * tables, len(used)), dtype=np.float32)
    drew[np.concatenate(owners), thing.reshape(-1)] = 1
    return len(cells), places, drew


def _overlaps(drew: np.ndarray) -> np.ndarray:
    """Return the IoU of each row with each; NaN where both are empty."""
    both = (drew @ drew.T).astype(float)
    size = np.diag(both)
    union = size[:, None] + size - both
    return np.divide(both, union, out=np.full_like(both, np.nan), where=union > 0)


def _pairs(overlap: np.ndarray, tables: int, after: bool | np.ndarray) -> np.ndarray:
    """Return the IoU of each pair of tables; ``after`` tells whose later picture is taken."""
    index = np.arange(tables) + tables * np.asarray(after, dtype=np.int64)
    one, other = np.triu_indices(tables, 1)
    return overlap[index[one], index[other]]


def _mean(values: np.ndarray) -> float:
    values = values[~np.isnan(values)]
    return float(values.mean()) if len(values) else float("nan")


def _chance(overlap: np.ndarray, tables: int) -> float:
    """Return how often swapping moments at tables changes as much as the moments themselves."""
    if tables < 2:
        return float("nan")
    if tables <= _ALL_SWAPS:
        swaps = np.array(list(product((False, True), repeat=tables)))
    else:
        swaps = np.random.default_rng(_SEED).random((_SOME_SWAPS, tables)) < 0.5
        swaps[0] = False  # as it was
    changes = np.array(
        [
            _mean(_pairs(overlap, tables, ~swap)) - _mean(_pairs(overlap, tables, swap))
            for swap in swaps
        ]
    )
    if np.isnan(changes[0]):
        return float("nan")
    return float((np.abs(changes) >= abs(changes[0]) - 1e-12).mean())
