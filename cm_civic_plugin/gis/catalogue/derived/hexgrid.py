"""Hexagons of 250 m, each known by one number, its key."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from ....core import hexagons

SIZE = 250.0
ROW = SIZE * hexagons.ROW
AREA = SIZE * ROW  # 54,127 m²
_CORNER = SIZE / math.sqrt(3) + 0.001  # from the centre, and what rounding may take
_R = 1 << 20
_Q = 1 << 19  # keeps q positive within a key


def keys_of(points: np.ndarray) -> np.ndarray:
    """Return the keys (n,) of the cells that hold the points (n, 2) in metres."""
    return _key(*hexagons.cells_of(points[:, 0], points[:, 1], SIZE).T)


def _key(q: np.ndarray, r: np.ndarray) -> np.ndarray:
    return r * _R + q + _Q


def _axial(keys: np.ndarray) -> np.ndarray:
    return np.column_stack([keys % _R - _Q, keys // _R])


def centres(keys: np.ndarray) -> np.ndarray:
    """Return the centres (n, 2) in metres of cells."""
    return hexagons.centres(_axial(keys), SIZE)


def outlines(keys: np.ndarray) -> np.ndarray:
    """Return the outlines (n, 7, 2) in metres, closed and anticlockwise, of cells."""
    return hexagons.outlines(_axial(keys), SIZE)


def names(keys: np.ndarray) -> list[str]:
    """Return the ids of cells as row-column, for people and joins."""
    q, r = _axial(keys).T
    return [f"{row}-{column}" for row, column in zip(r.tolist(), (q + (r - (r & 1)) // 2).tolist())]


def around(keys: np.ndarray, rings: int) -> np.ndarray:
    """Return the keys (n, m) of cells with all cells up to so many rings about them."""
    steps = [
        r * _R + q
        for r in range(-rings, rings + 1)
        for q in range(-rings, rings + 1)
        if abs(q + r) <= rings
    ]
    return keys[:, None] + np.array(steps, dtype=np.int64)[None, :]


def in_box(west: float, south: float, east: float, north: float) -> np.ndarray:
    """Return the keys of all cells that meet a box in metres, and a few that only nearly do."""
    found = []
    for r in range(math.floor(south / ROW - 1), math.ceil(north / ROW + 1) + 1):
        first = math.floor((west - SIZE / 2) / SIZE - r / 2)
        last = math.ceil((east + SIZE / 2) / SIZE - r / 2)
        q = np.arange(first, last + 1, dtype=np.int64)
        found.append(_key(q, np.full_like(q, r)))
    keys = np.concatenate(found)
    return keys[meets_box(keys, (west, south), (east, north))]


def meets_box(keys: np.ndarray, low: Sequence, high: Sequence) -> np.ndarray:
    """Tell of cells whether they meet a box, the same for all or one each, or nearly do."""
    places = centres(keys)
    return np.hypot(*(places - np.clip(places, low, high)).T) <= _CORNER


def rings_within(reach: np.ndarray) -> np.ndarray:
    """Return how many rings of cells (n,) hold all within so many metres of a cell's points."""
    # ring n + 1 begins its centres' distance (n + 1) ROW away, less a corner on either side
    return np.ceil((reach + 2 * _CORNER) / ROW).astype(np.int64) - 1


def count_in_box(west: float, south: float, east: float, north: float) -> float:
    """Return about how many cells a box in metres takes."""
    return (east - west) * (north - south) / AREA
