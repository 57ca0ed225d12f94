"""The area within so many metres of a net of ways.

GEOS would spend nearly all its time on belts amid others, which leave no trace in the outline. A
fine grid finds their pieces first; only the others are widened and joined, and the gaps that the
left out would have filled are filled.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable

import numpy as np
from qgis.core import QgsGeometry

from .arrays import area_of, lines_of, rings_of

CURVE = 4
"""Segments to a quarter circle."""

# in widths: a belt's polygon holds all so near, and none so far, as GEOS leaves out bends of its
# input below a hundredth
_INNER, _OUTER = math.cos(math.pi / 4 / CURVE) - 0.001, 1.011
_CELLS = 20  # to a width
_MARGIN = int(2 * _OUTER * _CELLS) + 4
_BLOCK = 1000  # cells to a side: what is in memory at once
_SQUARE = 10  # widths: belts of such a square are joined first


def widened(
    area: QgsGeometry, pieces: np.ndarray, wide: float, beat: Callable[[], None]
) -> list[list[np.ndarray]]:
    """Return an area joined with all within ``wide`` metres of straight pieces (n, 2, 2).

    The result is polygons, each a list of rings (n, 2) with the outer one first. ``beat`` is
    called again and again.
    """
    grid = _Grid(pieces, wide)
    beat()
    ways = lines_of(pieces[grid.outlined(beat)]).mergeLines().asGeometryCollection()
    squares: dict[tuple[float, float], list[QgsGeometry]] = defaultdict(list)
    for way in ways:
        box = way.boundingBox()
        square = (box.xMinimum() // (_SQUARE * wide), box.yMinimum() // (_SQUARE * wide))
        squares[square].append(way)
    joined = [area]
    for near in squares.values():
        # widening many ways at once takes GEOS longer than joining them once they are wide
        joined.append(QgsGeometry.unaryUnion([way.buffer(wide, CURVE) for way in near]))
        beat()
    return _filled(QgsGeometry.unaryUnion(joined), grid)


def _filled(outlined: QgsGeometry, grid: _Grid) -> list[list[np.ndarray]]:
    """Fill the gaps that the belts left out cover: each as a whole, so one corner tells."""
    polygons = rings_of(outlined)
    if len(polygons) == 1:
        (rings,) = polygons
        return [[rings[0], *(gap for gap in rings[1:] if not grid.covers(gap[0]))]]
    covered = [gap for rings in polygons for gap in rings[1:] if grid.covers(gap[0])]
    if not covered:
        return polygons
    # a part of its own may lie in a gap, and in that part a gap that stays
    gaps = rings_of(area_of([(gap, False) for gap in covered]).difference(outlined))
    fillings = [
        area_of([(ring, place > 0) for place, ring in enumerate(rings)])
        for rings in gaps
        if grid.covers(rings[0][0])
    ]
    return rings_of(QgsGeometry.unaryUnion([outlined, *fillings]))


class _Grid:
    """Where belts about pieces surely are, in cells of a fine grid, each one bit of a number."""

    def __init__(self, pieces: np.ndarray, wide: float) -> None:
        self._cell = wide / _CELLS
        side = pieces[:, 1] - pieces[:, 0]
        number = np.ceil(np.hypot(*side.T) / self._cell).astype(np.int64) + 1
        self._count = len(pieces)
        self._piece = np.repeat(np.arange(len(pieces)), number)
        turn = np.arange(len(self._piece)) - np.repeat(np.cumsum(number) - number, number)
        share = turn / np.maximum(number - 1, 1)[self._piece]
        spots = pieces[self._piece, 0] + side[self._piece] * share[:, None]
        spots = np.floor(spots / self._cell).astype(np.int64)
        self._first = spots.min(axis=0, initial=2**62)
        self._spots = spots - self._first
        self._blocks: dict[tuple[int, int], tuple[np.ndarray, np.ndarray, int]] = {}

    def outlined(self, beat: Callable[[], None]) -> np.ndarray:
        """Tell of each piece whether its belt may be part of the outline of all belts."""
        found = np.zeros(self._count, dtype=bool)
        blocks = self._spots // _BLOCK
        codes = (blocks[:, 0] << 32) + blocks[:, 1]
        for code in np.unique(codes).tolist():
            beat()
            own = np.flatnonzero(codes == code)
            low, size, core = self._block(*blocks[own[0]].tolist())
            everywhere = (1 << int(size[0] * size[1])) - 1
            is_open = _cells(_grown(core ^ everywhere, int(size[0]), _REACHES) & everywhere, size)
            column, row = (self._spots[own] - low).T
            found[self._piece[own[is_open[row, column]]]] = True
        return found

    def covers(self, corner: np.ndarray) -> bool:
        """Tell whether a corner (2,) of a gap that the outlined belts leave lies in a belt.

        Then all the gap does: the edge of all belts is an edge of outlined ones.
        """
        spot = np.floor(corner / self._cell).astype(np.int64) - self._first
        low, size, core = self._block(*(spot // _BLOCK).tolist())
        column, row = (spot - low).tolist()
        if not (0 <= column < size[0] and 0 <= row < size[1]):
            return False
        return bool(core >> (row * int(size[0]) + column) & 1)

    def _block(self, column: int, row: int) -> tuple[np.ndarray, np.ndarray, int]:
        """Return a block's first cell, its size with a margin, and which cells belts cover."""
        if (column, row) not in self._blocks:
            low = np.array([column, row]) * _BLOCK - _MARGIN
            high = low + _BLOCK + 2 * _MARGIN
            spots = self._spots[_within(self._spots, low, high)]
            if len(spots):
                edge = len(_REACHES) + 1
                low = np.maximum(low, spots.min(axis=0) - edge)
                high = np.minimum(high, spots.max(axis=0) + edge + 1)
            size = high - low
            cells = np.zeros(size[::-1], dtype=bool)
            cells[tuple((spots - low).T[::-1])] = True
            bits = int.from_bytes(np.packbits(cells, bitorder="little").tobytes(), "little")
            self._blocks[column, row] = (low, size, _grown(bits, int(size[0]), _COVERS))
        return self._blocks[column, row]


def _within(spots: np.ndarray, low: np.ndarray, high: np.ndarray) -> np.ndarray:
    (x, y), (west, south), (east, north) = spots.T, low, high
    return (west <= x) & (x < east) & (south <= y) & (y < north)


def _cells(bits: int, size: np.ndarray) -> np.ndarray:
    """Return a number's bits as a table of rows and columns."""
    count = int(size[0] * size[1])
    octets = np.frombuffer(bits.to_bytes(count // 8 + 1, "little"), dtype=np.uint8)
    return np.unpackbits(octets, bitorder="little")[:count].reshape(size[::-1]).view(bool)


def _grown(bits: int, width: int, half_widths: list[int]) -> int:
    """Return the cells near those that are set: so many to either side, by rows from them.

    Near the ends of a row cells of the next are set too: the margin is there for them.
    """
    grown, run, wide = 0, bits, 0
    for rows in range(len(half_widths) - 1, -1, -1):
        while wide < half_widths[rows]:
            more = min(half_widths[rows] - wide, 2 * wide + 1)  # no farther: it would leave gaps
            run |= run << more | run >> more
            wide += more
        grown |= run << rows * width | run >> rows * width
    return grown


def _half_widths(radius: float, apart: int) -> list[int]:
    """Return how many cells on either side are within ``radius`` cells, by rows from a cell.

    With all their points where ``apart`` is 1, with some where it is -1.
    """
    rows = range(int(radius - apart) + 1)
    heights = (max(row + apart, 0) for row in rows)
    return [int(math.sqrt(radius**2 - height**2)) - apart for height in heights]


_COVERS = _half_widths(_INNER * _CELLS, 1)
_REACHES = _half_widths(_OUTER * _CELLS + 0.5, -1)
