"""Where the tables of a workshop drew the same, and where they are at odds.

Every table weighs the same in every cell, however many strokes it drew there and however large:
a table either drew an element in a cell or it did not. For a cell that k of N tables drew in:

* ``share`` = k / N;
* ``consensus`` = tables that drew the cell's commonest element (in one future) / k;
* ``conflict`` = 2 · min(a, b) / k, where a tables drew one side of an opposition only and b the
  other side only; the largest over all oppositions. 1 is half against half, 0 is nobody.

What counts as opposed is a rule, not a finding: ``OPPOSED``, unless the workshop's plan says
otherwise, and ``FEARED``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from . import coefficients
from .cover import Cover, cover
from .journal import JournalRow, replay
from .shape import Shape, shape_of

LINE_WIDTH = 30.0
"""Metres on the ground that a drawn line stands for, as with the indicators."""
WANTED = frozenset({"good_living", "joyful_trade"})
FEARED = frozenset({"chaos", "beset"})
"""Futures people want and fear. One element, in one place, wanted by some and feared by others, is
a conflict. A future that is in neither set is compared with itself only."""


class Opposition(NamedTuple):
    """Elements that cannot well be in one place; tables that draw both sides oppose nobody."""

    id: str
    one: frozenset[str]
    other: frozenset[str]


OPPOSED = (
    Opposition(
        "keep",
        frozenset({"keep"}),
        frozenset({"homes", "work", "market", "road", "parking", "tourism", "night_life", "waste"}),
    ),
    Opposition(
        "green", frozenset({"trees", "water_care"}), frozenset({"road", "parking", "work", "waste"})
    ),
    Opposition("walking", frozenset({"walking_street"}), frozenset({"road", "parking"})),
    Opposition(
        "quiet",
        frozenset({"homes", "heritage", "school", "health", "elderly_care"}),
        frozenset({"night_life", "waste"}),
    ),
)
"""The plugin's own rules; a workshop's plan may have others. They are heeded within the futures
people want, and within a future that is neither wanted nor feared."""
SHARED, AT_ODDS = 0.5, 0.5
"""From this consensus on most tables drew the same; from this conflict on they are at odds."""
FUTURES = "futures"
"""Begins the name of a conflict of futures, as in ``futures:night_life``."""


@dataclass(frozen=True)
class Drawings:
    """What is in view of a workshop: for each drawing positions in ``tables``, ``futures`` and
    ``elements``. ``tables`` are all that took part, also those that drew nothing here. Shapes are
    in a plane of metres.
    """

    tables: tuple[str, ...]
    futures: tuple[str, ...]
    elements: tuple[str, ...]
    table: np.ndarray
    future: np.ndarray
    element: np.ndarray
    uuids: tuple[str, ...]
    shapes: tuple[Shape, ...]


def drawings_of(
    rows: Iterable[JournalRow],
    to_metres: Callable[[np.ndarray], np.ndarray],
    future: str | None = None,
    took_part: Iterable[str] = (),
) -> Drawings:
    """Return what a journal shows (of one future, if given).

    ``to_metres`` brings (n, 2) degrees (lon, lat) into the plane in one go. Tables with a row took
    part, also those of which nothing is in view; ``took_part`` names more that did.
    """
    rows = list(rows)
    shown = [row for row in replay(rows) if future in (None, row.future_id)]
    known = {*took_part, *(row.table_code for row in rows)}
    tables, table = _codes([row.table_code for row in shown], known)
    futures, of_future = _codes([row.future_id or "" for row in shown])
    elements, element = _codes([row.element_id or "" for row in shown])
    points = [np.asarray(row.shape.points, dtype=float) for row in shown]
    ends = np.cumsum([len(xy) for xy in points])
    plane = np.split(to_metres(np.concatenate(points)), ends[:-1]) if points else []
    shapes = tuple(shape_of(row.shape.kind, xy.tolist()) for row, xy in zip(shown, plane))
    uuids = tuple(row.uuid for row in shown)
    return Drawings(tables, futures, elements, table, of_future, element, uuids, shapes)


def _codes(values: list[str], known: Iterable[str] = ()) -> tuple[tuple[str, ...], np.ndarray]:
    names = sorted({*values, *known})
    place = {name: number for number, name in enumerate(names)}
    return tuple(names), np.array([place[value] for value in values], dtype=np.int64)


@dataclass(frozen=True)
class Agreement:
    """What was found in each of m cells. ``mode`` is a position in ``kinds``, pairs of future and
    element; ``opposed`` names the greatest conflict, an empty text where there is none.

    ``suppressed`` cells were drawn by fewer tables than may be shown: only that much may be said.
    """

    drawings: Drawings
    cover: Cover
    min_tables: int
    drew: np.ndarray
    mode: np.ndarray
    consensus: np.ndarray
    conflict: np.ndarray
    opposed: tuple[str, ...]
    kinds: tuple[tuple[str, str], ...]
    votes: Votes
    oppositions: tuple[Opposition, ...] = OPPOSED

    @property
    def tables(self) -> int:
        """The number of tables that took part."""
        return len(self.drawings.tables)

    @property
    def share(self) -> np.ndarray:
        """The share (m,) of tables that drew in each cell."""
        return self.drew / max(1, self.tables)

    @property
    def suppressed(self) -> np.ndarray:
        """Which cells (m,) too few tables drew in."""
        return self.drew < self.min_tables

    def behind(self, cell: int) -> list[str]:
        """Return the uuids of the drawings in a cell; of a suppressed one none."""
        if self.suppressed[cell]:
            return []
        return sorted(self.drawings.uuids[one] for one in self.cover.drawings_in(cell))


@dataclass(frozen=True)
class Votes:
    """Who drew what where, once each: ``pair`` (v,) is a position in the pairs of a cell and a
    table (``cell`` and ``table``, (p,)), ``kind`` (v,) one in the kinds.
    """

    pair: np.ndarray
    kind: np.ndarray
    cell: np.ndarray
    table: np.ndarray


def agree(
    drawings: Drawings,
    size: float,
    min_tables: int = 3,
    width: float = LINE_WIDTH,
    oppositions: Iterable[Opposition] = OPPOSED,
) -> Agreement:
    """Return the agreement of tables in hexagons of ``size`` metres between centres.

    Raises ``BadInput`` where there would be too many cells.
    """
    covered = cover(drawings.shapes, size, width)
    cells, tables = len(covered.cells), len(drawings.tables)
    elements = max(1, len(drawings.elements))
    kinds = len(drawings.futures) * elements
    kind = (drawings.future * elements + drawings.element)[covered.drawing]
    table = drawings.table[covered.drawing]
    keys = np.unique((covered.cell * tables + table) * kinds + kind)
    pairs, pair = np.unique(keys // max(1, kinds), return_inverse=True)
    votes = Votes(pair, keys % max(1, kinds), pairs // max(1, tables), pairs % max(1, tables))
    drew = np.bincount(votes.cell, minlength=cells)
    mode, commonest = _modes(votes, cells, kinds)
    oppositions = tuple(oppositions)
    conflict, opposed = _conflicts(votes, drawings, drew, oppositions)
    return Agreement(
        drawings,
        covered,
        min_tables,
        drew,
        mode,
        commonest / np.maximum(1, drew),
        conflict,
        opposed,
        tuple((one, other) for one in drawings.futures for other in drawings.elements),
        votes,
        oppositions,
    )


def _modes(votes: Votes, cells: int, kinds: int) -> tuple[np.ndarray, np.ndarray]:
    """Return each cell's commonest kind (the first by name where two are) and its tables."""
    found, count = np.unique(votes.cell[votes.pair] * kinds + votes.kind, return_counts=True)
    cell, kind = found // max(1, kinds), found % max(1, kinds)
    order = np.lexsort((kind, -count, cell))
    first = order[np.searchsorted(cell[order], np.arange(cells))]
    return kind[first], count[first]


def _conflicts(
    votes: Votes, drawings: Drawings, drew: np.ndarray, oppositions: tuple[Opposition, ...]
) -> tuple[np.ndarray, tuple[str, ...]]:
    """Return each cell's greatest conflict and its name."""
    names = [""]
    worst, which = np.zeros(len(drew)), np.zeros(len(drew), dtype=np.int64)
    elements = max(1, len(drawings.elements))
    future, element = votes.kind // elements, votes.kind % elements

    def is_any(codes: np.ndarray, known: tuple[str, ...], wanted: frozenset[str]) -> np.ndarray:
        return np.isin(codes, [n for n, name in enumerate(known) if name in wanted])

    def weigh(name: str, one: np.ndarray, other: np.ndarray) -> None:
        if not (one.any() and other.any()):
            return
        sides = np.zeros((2, len(votes.cell)), dtype=bool)
        sides[0, votes.pair[one]] = True
        sides[1, votes.pair[other]] = True
        a = np.bincount(votes.cell[sides[0] & ~sides[1]], minlength=len(drew))
        b = np.bincount(votes.cell[sides[1] & ~sides[0]], minlength=len(drew))
        conflict = 2 * np.minimum(a, b) / np.maximum(1, drew)
        more = conflict > worst
        worst[more], which[more] = conflict[more], len(names)
        names.append(name)

    moods = [WANTED, *(frozenset({one}) for one in drawings.futures if one not in WANTED | FEARED)]
    for mood in moods:
        there = is_any(future, drawings.futures, mood)
        for rule in oppositions:
            one, other = (is_any(element, drawings.elements, side) for side in rule[1:])
            weigh(rule.id, there & one, there & other)
    wanted, feared = (is_any(future, drawings.futures, mood) for mood in (WANTED, FEARED))
    for number, name in enumerate(drawings.elements):
        weigh(f"{FUTURES}:{name}", wanted & (element == number), feared & (element == number))
    return worst, tuple(names[number] for number in which)


@dataclass(frozen=True)
class Appendix:
    """Coefficients over the cells that any table drew in; NaN where one cannot be had.

    ``iou``, ``dice`` and ``cohen`` are means over pairs of tables. ``cohen`` and ``fleiss`` are
    about drawing a cell or not, ``alpha`` about what was drawn, among those who drew: of several
    things in a cell the one that is commonest in the workshop.
    """

    iou: float
    dice: float
    fleiss: float
    alpha: float
    eigen_ratio: float
    cohen: float


def appendix(found: Agreement) -> Appendix:
    """Return the coefficients of an agreement."""
    tables, cells = found.tables, len(found.drew)
    if tables < 2 or not cells:
        return Appendix(*[float("nan")] * 6)
    votes = found.votes
    drew = np.zeros((tables, cells), dtype=bool)
    drew[votes.table, votes.cell] = True
    common = np.bincount(votes.kind, minlength=len(found.kinds))
    order = np.lexsort((votes.kind, -common[votes.kind], votes.pair))
    main = votes.kind[order[np.searchsorted(votes.pair[order], np.arange(len(votes.cell)))]]
    used, main = np.unique(main, return_inverse=True)
    said = np.bincount(votes.cell * len(used) + main, minlength=cells * len(used))
    return Appendix(
        *coefficients.mean_overlap(drew),
        coefficients.fleiss_kappa(np.column_stack([found.drew, tables - found.drew])),
        coefficients.krippendorff_alpha(said.reshape(cells, len(used))),
        coefficients.eigen_ratio(drew),
        coefficients.mean_cohen_kappa(drew),
    )
