"""Rings of points: what a pen went round, and which cells of a grid a shape covers."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np


def winding(ring: np.ndarray, x: float, y: float) -> int:
    """Return how often a closed ring (n, 2) goes round a point, counter-clockwise positive.

    The point must not lie on the ring. The crossings of a ray are counted with their sign
    (Sunday 2001).
    """
    (x0, y0), (x1, y1) = ring[:-1].T, ring[1:].T
    side = (x1 - x0) * (y - y0) - (x - x0) * (y1 - y0)
    up = (y0 <= y) & (y1 > y) & (side > 0)
    down = (y0 > y) & (y1 <= y) & (side < 0)
    return int(up.sum()) - int(down.sum())


def cells_within(rings: Iterable[np.ndarray], width: int, height: int) -> np.ndarray:
    """Return which cells (height, width) of a grid have their middle within closed rings.

    A ring is (n, 2) columns and rows: the first cell's corners are (0, 0) and (1, 1). Rings in
    rings are holes (even-odd rule).
    """
    turns = np.zeros((height, width + 1), dtype=np.int32)
    for ring in rings:
        (x0, y0), (x1, y1) = ring[:-1].T, ring[1:].T
        # the rows whose middle lines an edge crosses, its lower end in, its upper end out
        first = _within(np.ceil(np.minimum(y0, y1) - 0.5), height)
        end = _within(np.ceil(np.maximum(y0, y1) - 0.5), height)
        many = end - first
        edge = np.repeat(np.arange(len(many)), many)
        if not len(edge):
            continue
        row = np.arange(len(edge)) - np.repeat(np.cumsum(many) - many, many) + first[edge]
        along = (row + 0.5 - y0[edge]) / (y1 - y0)[edge]
        x = x0[edge] + along * (x1 - x0)[edge]
        column = _within(np.ceil(x - 0.5), width)
        np.add.at(turns, (row, column), 1)
    return (np.cumsum(turns[:, :-1], axis=1) % 2).astype(bool)


def _within(numbers: np.ndarray, most: int) -> np.ndarray:
    # np.clip takes several times as long for few numbers
    return np.minimum(np.maximum(numbers, 0), most).astype(int)
