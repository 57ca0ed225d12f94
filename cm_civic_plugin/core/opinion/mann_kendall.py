"""Mann and Kendall's test: does a series rise or fall more steadily than chance would have it?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .gi_star import two_sided_p

_LEAST_STEPS = 3


@dataclass
class Trend:
    """Trends (n,): ``s`` is positive for a rise; ``z`` is 0 and ``p`` 1 where there is none."""

    s: np.ndarray
    variance: np.ndarray
    z: np.ndarray
    p: np.ndarray


def mann_kendall(series: np.ndarray) -> Trend:
    """Return the trend of each series of (n, steps) values, steps in the order of time.

    H. B. Mann, "Nonparametric Tests Against Trend", Econometrica 13 (1945), and M. G. Kendall,
    "Rank Correlation Methods" (1975), with the variance corrected for ties::

        S = Σ_{i<j} sgn(x_j − x_i)
        var = (n(n−1)(2n+5) − Σ_ties t(t−1)(2t+5)) / 18
        z = (S − sgn S) / √var

    and ``p`` two-sided from the normal curve. Fewer than three steps show no trend.
    """
    series = np.atleast_2d(np.asarray(series, dtype=float))
    rows, steps = series.shape
    s = np.zeros(rows, dtype=np.int64)
    for lag in range(1, steps):
        s += np.sign(series[:, lag:] - series[:, :-lag]).sum(axis=1).astype(np.int64)
    variance = (steps * (steps - 1) * (2 * steps + 5) - _ties(series)) / 18.0
    defined = (variance > 0) & (steps >= _LEAST_STEPS)
    z = np.zeros(rows)
    z[defined] = (s[defined] - np.sign(s[defined])) / np.sqrt(variance[defined])
    return Trend(s, np.maximum(variance, 0.0), z, two_sided_p(z))


def _ties(series: np.ndarray) -> np.ndarray:
    """Return the sum of t(t−1)(2t+5) over the groups of t equal values of each series (n,)."""
    rows, steps = series.shape
    if steps < 2:
        return np.zeros(rows)
    ordered = np.sort(series, axis=1)
    fresh = np.ones((rows, steps), dtype=bool)
    fresh[:, 1:] = ordered[:, 1:] != ordered[:, :-1]
    starts = np.flatnonzero(fresh)  # every row begins a group, so none reaches into the next row
    size = np.diff(np.append(starts, rows * steps)).astype(float)
    return np.bincount(starts // steps, size * (size - 1) * (2 * size + 5), minlength=rows)
