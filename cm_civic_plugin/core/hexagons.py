"""The arithmetic of a grid of hexagons in a plane of metres, in numpy.

Pointy-top hexagons in axial coordinates (q, r), after A. Patel, "Hexagonal Grids"
(redblobgames.com/grids/hexagons, 2013). The *cell size* d is the distance between the centres of
neighbouring cells, which is also the width of a cell across its flat sides; a cell's area is
d²·√3/2 (250 m: 5.4 ha). The grid is anchored at (0, 0) of the plane, so that two maps of one cell
size have the same cells.
"""

from __future__ import annotations

import math

import numpy as np

ROW = math.sqrt(3) / 2
"""The distance between two rows of centres, in cell sizes."""


def cells_of(x: np.ndarray, y: np.ndarray, size: float) -> np.ndarray:
    """Return the axial ids (n, 2) of the cells that hold the points x, y (n,) in metres."""
    r = y / (size * ROW)
    q = x / size - r / 2
    # Cube rounding: round all three, then mend the one that was rounded furthest.
    s = -q - r
    round_q, round_r, round_s = np.rint(q), np.rint(r), np.rint(s)
    off_q, off_r, off_s = np.abs(round_q - q), np.abs(round_r - r), np.abs(round_s - s)
    fix_q = (off_q > off_r) & (off_q > off_s)
    fix_r = ~fix_q & (off_r > off_s)
    round_q = np.where(fix_q, -round_r - round_s, round_q)
    round_r = np.where(fix_r, -round_q - round_s, round_r)
    return np.column_stack([round_q, round_r]).astype(np.int64)


def centres(cells: np.ndarray, size: float) -> np.ndarray:
    """Return the centres (n, 2) in metres of axial ids (n, 2)."""
    q, r = cells[:, 0], cells[:, 1]
    return np.column_stack([size * (q + r / 2), size * ROW * r])


def outlines(cells: np.ndarray, size: float) -> np.ndarray:
    """Return the outlines (n, 7, 2) in metres, closed and anticlockwise, of axial ids (n, 2)."""
    # Corners are computed from thirds of the axial lattice, so that two neighbours get the same
    # digits for the corner they share.
    corner_q = 3 * cells[:, :1] + np.array([[1, -1, -2, -1, 1, 2, 1]])
    corner_r = 3 * cells[:, 1:] + np.array([[1, 2, 1, -1, -2, -1, 1]])
    x = size * (2 * corner_q + corner_r) / 6
    y = size * ROW * corner_r / 3
    return np.stack([x, y], axis=2)
