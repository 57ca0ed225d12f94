"""Hexagons of 250 m in a plane of metres, in numpy.

Pointy-top hexagons in axial coordinates (q, r), after A. Patel, "Hexagonal Grids"
(redblobgames.com/grids/hexagons, 2013). 250 m is the distance between the centres of neighbours
and the width across the flat sides; the grid is anchored at (0, 0) of the plane, so that two
packs of one city have the same cells. A cell is known by one number, its key.
"""

from __future__ import annotations

import math

import numpy as np

SIZE = 250.0
ROW = SIZE * math.sqrt(3) / 2
AREA = SIZE * ROW  # 54,127 m²
_CORNER = SIZE / math.sqrt(3) + 0.001  # from the centre, and what rounding may take
_R = 1 << 20
_Q = 1 << 19  # keeps q positive within a key


def keys_of(points: np.ndarray) -> np.ndarray:
    """Return the keys (n,) of the cells that hold the points (n, 2) in metres."""
    r = points[:, 1] / ROW
    q = points[:, 0] / SIZE - r / 2
    s = -q - r
    near_q, near_r, near_s = np.rint(q), np.rint(r), np.rint(s)
    off_q, off_r, off_s = np.abs(near_q - q), np.abs(near_r - r), np.abs(near_s - s)
    # round all three, then mend the one that was rounded furthest
    mend_q = (off_q > off_r) & (off_q > off_s)
    mend_r = ~mend_q & (off_r > off_s)
    near_q = np.where(mend_q, -near_r - near_s, near_q)
    near_r = np.where(mend_r, -near_q - near_s, near_r)
    return _key(near_q.astype(np.int64), near_r.astype(np.int64))


def _key(q: np.ndarray, r: np.ndarray) -> np.ndarray:
    return r * _R + q + _Q


def _axial(keys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return keys % _R - _Q, keys // _R


def centres(keys: np.ndarray) -> np.ndarray:
    """Return the centres (n, 2) in metres of cells."""
    q, r = _axial(keys)
    return np.column_stack([SIZE * (q + r / 2), ROW * r])


def outlines(keys: np.ndarray) -> np.ndarray:
    """Return the outlines (n, 7, 2) in metres, closed and anticlockwise, of cells."""
    q, r = _axial(keys)
    # corners as thirds of the lattice: two neighbours get the same digits for a shared corner
    corner_q = 3 * q[:, None] + np.array([[1, -1, -2, -1, 1, 2, 1]])
    corner_r = 3 * r[:, None] + np.array([[1, 2, 1, -1, -2, -1, 1]])
    return np.stack([SIZE * (2 * corner_q + corner_r) / 6, ROW * corner_r / 3], axis=2)


def names(keys: np.ndarray) -> list[str]:
    """Return the ids of cells as row-column, for people and joins."""
    q, r = _axial(keys)
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
    x, y = centres(keys).T
    off = np.hypot(x - np.clip(x, west, east), y - np.clip(y, south, north))
    return keys[off <= _CORNER]


def count_in_box(west: float, south: float, east: float, north: float) -> float:
    """Return about how many cells a box in metres takes."""
    return (east - west) * (north - south) / AREA
