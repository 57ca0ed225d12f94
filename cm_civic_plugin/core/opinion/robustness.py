"""Does a hotspot stay one when the cells are made smaller or larger?"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ..errors import BadInput
from .hexgrid import CellIndex
from .hotspots import Hotspots

FACTORS = (0.75, 1.5)
"""The other cell sizes tried, as parts of the chosen one."""


def robust_shares(found: Hotspots, again: Callable[[float], Hotspots]) -> np.ndarray:
    """Return in what share of three cell sizes each hot or cold cell (m,) is so; NaN for others.

    Where a cell is drawn is a choice that the answer should not hang on (S. Openshaw, "The
    Modifiable Areal Unit Problem", 1984). A cell's centre is looked up in maps of 0.75 and 1.5
    times its size; a map with too many cells counts as not agreeing.

    Args:
        again: makes the same hotspots with cells of another size in metres.
    """
    marked = np.flatnonzero(found.class_ != 0)
    shares = np.full(len(found.cells), np.nan)
    if not len(marked):
        return shares
    sign = np.sign(found.class_[marked])
    agreeing = np.ones(len(marked))
    centres = found.grid.centres(found.cells[marked])
    for factor in FACTORS:
        try:
            other = again(found.grid.size * factor)
        except BadInput:
            continue
        at = CellIndex(other.cells).find(other.grid.cells_of(*centres.T))
        there = at >= 0
        agreeing[there] += np.sign(other.class_[at[there]]) == sign[there]
    shares[marked] = agreeing / (1 + len(FACTORS))
    return shares
