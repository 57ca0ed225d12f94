"""What else is where people speak much: amounts in hot cells against chance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ..errors import BadInput, msg
from .gi_star import adjusted_p
from .hexgrid import CellIndex, HexGrid

_NEAR_ENOUGH = 0.001  # metres


@dataclass
class Overlap:
    """Of each layer (n,): the amount in the hot cells and what chance makes of it.

    ``ratio`` is observed over expected, NaN where nothing is expected; ``p`` two-sided; ``p_fdr``
    after Benjamini and Hochberg over all layers.
    """

    observed: np.ndarray
    expected: np.ndarray
    ratio: np.ndarray
    p: np.ndarray
    p_fdr: np.ndarray


def overlap(
    amounts: np.ndarray,
    hot: np.ndarray,
    permutations: int = 999,
    seed: int = 1,
    progress: Callable[[float], None] | None = None,
    means: np.ndarray | None = None,
) -> Overlap:
    """Return how much more of each layer lies in the hot cells than chance would put there.

    As many cells as are hot are drawn at random from all shown cells, again and again; ``expected``
    is the exact mean of such draws, and ``p`` the share of them, the observed one included, that
    lie at least as far from it (F. Dwass, "Modified Randomization Tests for Nonparametric
    Hypotheses", Ann. Math. Stat. 28, 1957). Every layer meets the same draws. Nothing is carried
    round the map's edges. Hot cells lie together and so do most things of a city, which such draws
    do not know: p is on the hopeful side.

    Args:
        amounts: (n, m) of each layer in each shown cell: a count, metres or square metres; of a
            raster the mean of its values in the cell, NaN where it has none.
        hot: (m,) which cells are hot.
        means: (n,) of which layers the mean over the cells is compared, those of rasters, and not
            the sum. Cells without a value are left out of every mean.
        progress: called with the share done (0-1); may raise ``Cancelled``.

    Raises:
        BadInput: no cell is hot, or all are.
    """
    count, number = len(hot), int(hot.sum())
    if not 0 < number < count:
        raise BadInput(
            msg(
                "{hot} of {cells} cells are hot: there is nothing to compare. Find hotspots with "
                "other cells or another topic."
            ),
            hot=number,
            cells=count,
        )
    amounts = np.asarray(amounts, dtype=float)
    mean = np.zeros(len(amounts), dtype=bool) if means is None else np.asarray(means, dtype=bool)
    has = np.isfinite(amounts)
    by_cell = np.ascontiguousarray(np.where(has, amounts, 0.0).T)
    has_of_means = np.ascontiguousarray(has[mean].T)
    whole = np.where(has[mean].any(axis=1), by_cell[:, mean].sum(axis=0), np.nan)
    expected = by_cell.sum(axis=0) * number / count
    # Of cells drawn at random that have a value, the mean is the mean of all, however many they be.
    expected[mean] = whole / np.maximum(1, has_of_means.sum(axis=0))

    def of(cells: np.ndarray) -> np.ndarray:
        found = by_cell[cells].sum(axis=0)
        valued = has_of_means[cells].sum(axis=0)
        found[mean] = np.where(valued > 0, found[mean] / np.maximum(1, valued), expected[mean])
        return found

    observed = of(np.flatnonzero(hot))
    # What differs by rounding alone is as far.
    far = np.abs(observed - expected) - 1e-9 * np.maximum(1.0, np.abs(expected))
    at_least = np.ones(len(amounts))
    chance = np.random.default_rng(seed)
    for trial in range(permutations):
        if progress and trial % 50 == 0:
            progress(trial / permutations)
        drawn = of(chance.choice(count, number, replace=False, shuffle=False))
        at_least += np.abs(drawn - expected) >= far
    p = at_least / (permutations + 1)
    ratio = np.divide(observed, expected, out=np.full(len(observed), np.nan), where=expected > 0)
    return Overlap(observed, expected, ratio, p, adjusted_p(p))


def lengths_in_cells(
    starts: np.ndarray, ends: np.ndarray, grid: HexGrid, index: CellIndex, cells: int
) -> np.ndarray:
    """Return the metres (cells,) of straight pieces (n, 2) to (n, 2) that lie in each cell.

    A piece with both ends in one cell lies in it, for a hexagon has no dents; any other is halved,
    and its halves again, down to a millimetre.
    """
    metres = np.zeros(cells)
    while len(starts):
        cell_of_start, cell_of_end = grid.cells_of(*starts.T), grid.cells_of(*ends.T)
        length = np.hypot(*(ends - starts).T)
        done = (cell_of_start == cell_of_end).all(axis=1) | (length < _NEAR_ENOUGH)
        at = index.find(cell_of_start[done])
        metres += np.bincount(at[at >= 0], length[done][at >= 0], minlength=cells)
        starts, ends = starts[~done], ends[~done]
        middle = (starts + ends) / 2
        starts, ends = np.concatenate([starts, middle]), np.concatenate([middle, ends])
    return metres


def counts_in_cells(points: np.ndarray, grid: HexGrid, index: CellIndex, cells: int) -> np.ndarray:
    """Return how many of the points (n, 2) in metres lie in each cell (cells,)."""
    if not len(points):
        return np.zeros(cells)
    at = index.find(grid.cells_of(*points.T))
    return np.bincount(at[at >= 0], minlength=cells).astype(float)
