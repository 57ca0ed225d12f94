"""A study area of hexagons in a projected CRS: cells in it, and each cell's neighbours."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from .. import hexagons
from ..errors import BadInput, msg

MOST_CELLS = 500_000


@dataclass(frozen=True)
class HexGrid:
    """Hexagons of ``size`` metres between centres."""

    size: float

    def cells_of(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Return the axial ids (n, 2) of the cells that hold the points x, y (n,) in metres."""
        return hexagons.cells_of(x, y, self.size)

    def centres(self, cells: np.ndarray) -> np.ndarray:
        """Return the centres (n, 2) in metres of axial ids (n, 2)."""
        return hexagons.centres(cells, self.size)

    def rings(self, cells: np.ndarray) -> np.ndarray:
        """Return the outlines (n, 7, 2) in metres, closed, of axial ids (n, 2)."""
        return hexagons.outlines(cells, self.size)

    def cells_within(self, ring: np.ndarray) -> np.ndarray:
        """Return the axial ids (m, 2) of all cells whose centre is inside a ring (k, 2).

        Even-odd rule; the ring may be open or closed.
        """
        candidates = self._box(ring.min(axis=0), ring.max(axis=0))
        return candidates[inside_ring(self.centres(candidates), ring)]

    def cells_around(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Return the axial ids (m, 2) of the study area of points x, y (n,) in metres.

        It is the convex hull of the points, widened by one cell: a cell belongs to it when its
        centre lies in the hull or within one cell size of it. Cells without points are in it.
        """
        hull = convex_hull(np.column_stack([x, y]))
        candidates = self._box(hull.min(axis=0) - self.size, hull.max(axis=0) + self.size)
        centres = self.centres(candidates)
        near = inside_ring(centres, hull) if len(hull) > 2 else np.zeros(len(centres), dtype=bool)
        left = np.flatnonzero(~near)
        for start, end in zip(hull, np.roll(hull, -1, axis=0)):
            near[left] |= _distance(centres[left], start, end) <= self.size
        return candidates[near]

    def _box(self, low: np.ndarray, high: np.ndarray) -> np.ndarray:
        r_low = math.floor(low[1] / (self.size * hexagons.ROW))
        r_high = math.ceil(high[1] / (self.size * hexagons.ROW))
        columns = math.ceil((high[0] - low[0]) / self.size) + 2
        if (r_high - r_low + 1) * columns > 4 * MOST_CELLS:
            raise BadInput(
                msg(
                    "The posts spread over {width} × {height} km, which makes too many cells of "
                    "{size} m. Choose larger cells, a topic, or posts of one city only."
                ),
                width=round((high[0] - low[0]) / 1000),
                height=round((high[1] - low[1]) / 1000),
                size=round(self.size),
            )
        r = np.arange(r_low, r_high + 1)
        q = np.floor(low[0] / self.size - r / 2).astype(np.int64)[:, None] + np.arange(columns)
        return np.column_stack([q.ravel(), np.repeat(r, columns)])


class CellIndex:
    """Finds cells of a study area by their axial ids: a dense table of the box around them."""

    def __init__(self, cells: np.ndarray) -> None:
        self._low = cells.min(axis=0) if len(cells) else np.zeros(2, dtype=np.int64)
        shape = (cells.max(axis=0) - self._low + 1) if len(cells) else np.ones(2, dtype=np.int64)
        self._shape = shape
        self._table = np.full(tuple(shape), -1, dtype=np.int32)
        self._table[tuple((cells - self._low).T)] = np.arange(len(cells), dtype=np.int32)
        self._cells = cells

    def find(self, cells: np.ndarray) -> np.ndarray:
        """Return the positions (n,) of axial ids (n, 2) in the study area, -1 where outside."""
        at = cells - self._low
        inside = ((at >= 0) & (at < self._shape)).all(axis=1)
        found = np.full(len(cells), -1, dtype=np.int32)
        found[inside] = self._table[at[inside, 0], at[inside, 1]]
        return found

    def neighbours(self, rings: int) -> tuple[np.ndarray, np.ndarray]:
        """Return the links of each cell to itself and all cells up to ``rings`` steps away.

        Compressed rows: ``indptr`` (n + 1,) and ``indices`` (links,), ascending order of offset.
        """
        offsets = ring_offsets(rings)
        wide = np.full(tuple(self._shape + 2 * rings), -1, dtype=np.int32)
        wide[rings : rings + self._shape[0], rings : rings + self._shape[1]] = self._table
        at = self._cells - self._low + rings
        flat = at[:, 0] * wide.shape[1] + at[:, 1]
        steps = offsets[:, 0] * wide.shape[1] + offsets[:, 1]
        linked = wide.ravel()[flat[:, None] + steps]
        there = linked >= 0
        indptr = np.concatenate([[0], np.cumsum(there.sum(axis=1))])
        return indptr, linked[there]


def ring_offsets(rings: int) -> np.ndarray:
    """Return the axial steps (k, 2) to a cell itself and all within ``rings``: 3·r·(r+1)+1."""
    q, r = np.mgrid[-rings : rings + 1, -rings : rings + 1]
    near = np.abs(q + r) <= rings
    return np.column_stack([q[near], r[near]])


def convex_hull(points: np.ndarray) -> np.ndarray:
    """Return the corners (k, 2) of the convex hull of points (n, 2), anticlockwise, open.

    Andrew's monotone chain (Information Processing Letters 9, 1979). One or two corners when the
    points are all equal or all on one line.
    """
    points = points[np.lexsort((points[:, 1], points[:, 0]))]
    points = points[np.append(True, (points[1:] != points[:-1]).any(axis=1))]
    if len(points) > 1000:  # only the lowest and highest point of a column can be a corner
        _, first = np.unique(points[:, 0], return_index=True)
        last = np.append(first[1:], len(points)) - 1
        points = points[np.unique(np.concatenate([first, last]))]
    if len(points) < 3:
        return points

    def half(ordered: np.ndarray) -> list[np.ndarray]:
        chain: list[np.ndarray] = []
        for point in ordered:
            while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 0:
                chain.pop()
            chain.append(point)
        return chain[:-1]

    return np.array(half(points) + half(points[::-1]))


def _turn(a: np.ndarray, b: np.ndarray, c: np.ndarray) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def inside_ring(points: np.ndarray, ring: np.ndarray) -> np.ndarray:
    x, y = points[:, 0], points[:, 1]
    inside = np.zeros(len(points), dtype=bool)
    for (x1, y1), (x2, y2) in zip(ring, np.roll(ring, -1, axis=0)):
        if y1 == y2:
            continue
        crosses = (y1 > y) != (y2 > y)
        inside ^= crosses & (x < (x2 - x1) * (y - y1) / (y2 - y1) + x1)
    return inside


def _distance(points: np.ndarray, start: np.ndarray, end: np.ndarray) -> np.ndarray:
    along = end - start
    length2 = float(along @ along)
    share = np.clip((points - start) @ along / length2, 0, 1) if length2 else np.zeros(len(points))
    return np.hypot(*(points - start - share[:, None] * along).T)
