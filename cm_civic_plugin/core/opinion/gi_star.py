"""Getis and Ord's Gi*, and the decision which cells are hot or cold."""

from __future__ import annotations

import math

import numpy as np

from .libraries import find_scipy

LEVELS = (0.10, 0.05, 0.01)
"""False discovery rates of classes 1, 2 and 3 (90, 95 and 99 % confidence)."""


class Links:
    """Which cells count as near which: binary weights in compressed rows.

    Args:
        indptr: (n + 1,) start of each row in ``indices``.
        indices: (links,) the cells near each cell; list the cell itself for Gi*.
    """

    def __init__(self, indptr: np.ndarray, indices: np.ndarray) -> None:
        self._indptr, self._indices = indptr, indices
        sparse = find_scipy("sparse")
        count = len(indptr) - 1
        self._matrix = (
            sparse.csr_matrix(
                (np.ones(len(indices)), indices.astype(np.int32), indptr.astype(np.int32)),
                shape=(count, count),
            )
            if sparse
            else None
        )

    def sums(self, values: np.ndarray) -> np.ndarray:
        """Return the sum of ``values`` (n,) over the cells near each cell (n,)."""
        if self._matrix is not None:
            return self._matrix @ values
        rows = np.repeat(np.arange(len(self._indptr) - 1), np.diff(self._indptr))
        return np.bincount(rows, values[self._indices], minlength=len(self._indptr) - 1)

    def degrees(self) -> np.ndarray:
        """Return how many cells are near each cell (n,)."""
        return np.diff(self._indptr)


def gi_star(values: np.ndarray, links: Links) -> np.ndarray:
    """Return the z-score of Gi* (n,) of ``values`` (n,); 0 where it is not defined.

    Ord and Getis, "Local Spatial Autocorrelation Statistics", Geographical Analysis 27 (1995),
    with binary weights::

        z_i = (Σ_j w_ij·x_j − W_i·mean) / (S·√((n·W_i − W_i²) / (n − 1)))

    where W_i is the number of links of i and S the standard deviation with divisor n. It is not
    defined for fewer than two cells, for values that are all the same, and for a cell that is
    linked to every cell.
    """
    count = len(values)
    if count < 2:
        return np.zeros(count)
    mean = values.mean()
    spread = values.std()
    if not spread > 1e-12 * max(1.0, abs(mean)):
        return np.zeros(count)
    near = links.degrees()
    below = np.sqrt(np.maximum(near * (count - near) / (count - 1), 0.0))
    below *= spread
    above = links.sums(values)
    above -= near * mean
    return np.divide(above, below, out=np.zeros(count), where=below > 0)


def two_sided_p(z: np.ndarray) -> np.ndarray:
    """Return the probability (n,) of a normal score at least as far from 0 as ``z`` (n,)."""
    x = np.abs(z) / math.sqrt(2)
    special = find_scipy("special")
    if special is not None:
        return special.erfc(x)
    return np.fromiter(map(math.erfc, x), dtype=float, count=len(x))


def adjusted_p(p: np.ndarray, tests: int | None = None) -> np.ndarray:
    """Return the p-values (n,) adjusted for the false discovery rate of ``tests`` (n) tests.

    Benjamini and Hochberg, "Controlling the False Discovery Rate", J. R. Stat. Soc. B 57 (1995).
    """
    count = len(p)
    order = np.argsort(p)
    scaled = p[order] * (tests or count) / np.arange(1, count + 1)
    adjusted = np.empty(count)
    adjusted[order] = np.minimum(np.minimum.accumulate(scaled[::-1])[::-1], 1.0)
    return adjusted


def classes(z: np.ndarray, p: np.ndarray) -> np.ndarray:
    """Return -3..3 (n,): 1, 2, 3 at 90, 95, 99 % after Benjamini-Hochberg; negative is cold."""
    # An adjusted p is never below p itself, and what is above the widest level changes no class:
    # sorting the few others is what makes this quick.
    few = np.flatnonzero(p <= max(LEVELS))
    adjusted = adjusted_p(p[few], tests=len(p))
    size = sum((adjusted <= level).astype(np.int64) for level in LEVELS)
    result = np.zeros(len(p), dtype=np.int64)
    result[few] = size * np.sign(z[few]).astype(np.int64)
    return result
