"""Which cells of a grid of hexagons each drawing touches, for all drawings at once, in numpy.

Exact, but for the round corners of a line's width: a line or outline is cut wherever it can cross
the border of a cell, and the piece between two cuts lies in one cell; the inside of an area is
filled row of cells by row (scanline). Inside is all that the pen went round, once or twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from .. import hexagons
from ..errors import BadInput, msg
from .shape import AREA, LINE, Shape

MOST = 20_000_000
"""Cells that all drawings may touch together: beyond, memory would run out."""
_NORMALS = np.array([[1.0, 0.0], [0.5, hexagons.ROW], [-0.5, hexagons.ROW]])
_ROUND = np.pi * np.arange(8) / 4  # directions in which the round end of a line is felt for


@dataclass(frozen=True)
class Cover:
    """``cells`` (m, 2) are axial ids, sorted; ``cell`` and ``drawing`` (n,) are pairs of positions
    in the cells and in the drawings, each pair once, sorted by cell.
    """

    size: float
    cells: np.ndarray
    cell: np.ndarray
    drawing: np.ndarray

    def drawings_in(self, cell: int) -> np.ndarray:
        """Return the positions of the drawings that touch the cell at a position."""
        first, last = np.searchsorted(self.cell, [cell, cell + 1])
        return self.drawing[first:last]


def cover(shapes: Sequence[Shape], size: float, width: float = 0.0) -> Cover:
    """Return which cells (``size`` metres between centres) drawings in a plane of metres touch.

    A line stands for a strip ``width`` metres wide, at most a cell's. Raises ``BadInput`` where
    there would be too many cells.
    """
    if not shapes:
        nothing = np.empty(0, dtype=np.int64)
        return Cover(size, nothing.reshape(0, 2), nothing, nothing)
    counts = np.array([len(shape.points) for shape in shapes])
    numbers = chain.from_iterable(chain.from_iterable(shape.points for shape in shapes))
    xy = np.fromiter(numbers, dtype=float, count=2 * counts.sum()).reshape(-1, 2)
    owner = np.repeat(np.arange(len(shapes)), counts)
    kinds = np.array([shape.kind for shape in shapes], dtype=object)
    _check_amount(xy, owner, counts, kinds, size)
    inner = owner[1:] == owner[:-1]  # segments, not the jumps between two drawings
    start, end, whose = xy[:-1][inner], xy[1:][inner], owner[1:][inner]
    own = hexagons.cells_of(*xy.T, size)
    moves = _differ(own[1:], own[:-1])
    far = moves[inner]
    new = np.append(True, moves | ~inner)  # most points lie in the cell of the one before
    parts = [(own[new], owner[new]), _passed(start[far], end[far], whose[far], size)]
    is_area, is_line = (kinds == AREA)[whose], (kinds == LINE)[whose]
    if is_area.any():
        parts.append(_filled(start[is_area], end[is_area], whose[is_area], size))
    if width > 0 and is_line.any():
        strip = min(width, size) / 2
        parts += _widened(start[is_line], end[is_line], whose[is_line], size, strip)
    return _pairs(
        np.concatenate([cells for cells, _ in parts]),
        np.concatenate([of for _, of in parts]),
        len(shapes),
        size,
    )


def _differ(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    return (one[:, 0] != other[:, 0]) | (one[:, 1] != other[:, 1])


def _check_amount(
    xy: np.ndarray, owner: np.ndarray, counts: np.ndarray, kinds: np.ndarray, size: float
) -> None:
    first = np.cumsum(counts) - counts
    box = np.maximum.reduceat(xy, first) - np.minimum.reduceat(xy, first)
    cells = (box[kinds == AREA] / size + 1).prod(axis=1).sum()
    steps = np.hypot(*np.diff(xy, axis=0).T)[owner[1:] == owner[:-1]].sum() / size
    spread = (np.ptp(xy, axis=0) / size + 2).prod()  # keys of pairs must fit into 64 bits
    if cells + 4 * steps + len(xy) > MOST or spread * len(counts) > 2**62:
        raise BadInput(
            msg("The drawings touch too many cells of {size} m. Choose larger cells."),
            size=f"{size:g}",
        )


def _pairs(cells: np.ndarray, drawing: np.ndarray, count: int, size: float) -> Cover:
    low = cells.min(axis=0)
    rows = int(cells[:, 1].max() - low[1]) + 1
    at = cells - low
    keys = np.unique((at[:, 0] * rows + at[:, 1]) * count + drawing)
    places, cell = np.unique(keys // count, return_inverse=True)
    return Cover(size, np.column_stack([places // rows, places % rows]) + low, cell, keys % count)


def _runs(counts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return, for counts such as [2, 0, 3], the indices [0 0 2 2 2] and steps [0 1 0 1 2]."""
    index = np.repeat(np.arange(len(counts)), counts)
    return index, np.arange(len(index)) - np.repeat(np.cumsum(counts) - counts, counts)


def _passed(
    start: np.ndarray, end: np.ndarray, owner: np.ndarray, size: float
) -> tuple[np.ndarray, np.ndarray]:
    """Return the cells that segments pass on their way from one cell to another.

    All borders of cells lie on three families of parallel lines, half a cell size apart. Between
    two crossings of them a segment stays in one cell: that of the piece's middle.
    """
    cuts = [np.arange(len(start)) + 0.0]  # segment number + share of its length
    for normal in _NORMALS:
        one, other = start @ normal / (size / 2), end @ normal / (size / 2)
        first = np.floor(np.minimum(one, other)) + 1
        crossed = np.maximum(0, np.ceil(np.maximum(one, other)) - first).astype(np.int64)
        segment, step = _runs(crossed)
        share = (first[segment] + step - one[segment]) / (other - one)[segment]
        cuts.append(segment + np.clip(share, 0, 1 - 1e-9))
    cut = np.sort(np.concatenate(cuts))
    segment = cut.astype(np.int64)
    middle = (cut + np.minimum(np.append(cut[1:], np.inf), segment + 1)) / 2 - segment
    places = start[segment] + middle[:, None] * (end - start)[segment]
    return hexagons.cells_of(*places.T, size), owner[segment]


def _filled(
    start: np.ndarray, end: np.ndarray, owner: np.ndarray, size: float
) -> tuple[np.ndarray, np.ndarray]:
    """Return the cells whose centre lies inside closed rings, given as segments."""
    height = size * hexagons.ROW
    low, high = np.minimum(start[:, 1], end[:, 1]), np.maximum(start[:, 1], end[:, 1])
    first = np.ceil(low / height).astype(np.int64)
    segment, step = _runs(np.ceil(high / height).astype(np.int64) - first)
    row = first[segment] + step  # low <= row's height < high: a corner counts once
    one, other = start[segment], end[segment]
    x = one[:, 0] + (row * height - one[:, 1]) * (other - one)[:, 0] / (other - one)[:, 1]
    order = np.lexsort((x, row, owner[segment]))
    turns = np.cumsum(np.where(one[:, 1] < other[:, 1], 1, -1)[order])  # 0 again after each ring
    inside = np.flatnonzero(turns)
    enter, leave = order[inside], order[inside + 1]
    row = row[enter]
    q = np.ceil(x[enter] / size - row / 2).astype(np.int64)
    last = np.floor(x[leave] / size - row / 2).astype(np.int64)
    span, step = _runs(np.maximum(0, last - q + 1))
    return np.column_stack([q[span] + step, row[span]]), owner[segment][enter][span]


def _widened(
    start: np.ndarray, end: np.ndarray, owner: np.ndarray, size: float, reach: float
) -> list[tuple[np.ndarray, np.ndarray]]:
    """Return the cells that the sides of lines' strips pass, ``reach`` metres off their middle."""
    along = end - start
    length = np.hypot(*along.T)
    moving = length > 0
    along, length = along[moving], length[moving, None]
    start, end, owner = start[moving], end[moving], owner[moving]
    side = reach * np.column_stack([-along[:, 1], along[:, 0]]) / length
    parts = []
    for off in (side, -side):
        first = hexagons.cells_of(*(start + off).T, size)
        last = hexagons.cells_of(*(end + off).T, size)
        far = _differ(first, last)
        parts += [(first, owner), (last[far], owner[far])]
        parts.append(_passed((start + off)[far], (end + off)[far], owner[far], size))
    change = owner[1:] != owner[:-1]
    ends = np.concatenate([start[np.append(True, change)], end[np.append(change, True)]])
    whose = np.concatenate([owner[np.append(True, change)], owner[np.append(change, True)]])
    ring = ends[:, None] + reach * np.column_stack([np.cos(_ROUND), np.sin(_ROUND)])
    parts.append((hexagons.cells_of(*ring.reshape(-1, 2).T, size), np.repeat(whose, len(_ROUND))))
    return parts
