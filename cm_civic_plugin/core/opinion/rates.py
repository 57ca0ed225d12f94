"""Where many speak for so few residents: rates that small populations do not run away with."""

from __future__ import annotations

import numpy as np

from .gi_star import Links, gi_star


def smoothed_rates(people: np.ndarray, residents: np.ndarray) -> np.ndarray:
    """Return each cell's rate (n,), people per resident, after empirical Bayes; NaN for no rate.

    R. J. Marshall, "Mapping Disease and Mortality Rates Using Empirical Bayes Estimators", J. R.
    Stat. Soc. C 40 (1991), global form. With the rates r_i = y_i / n_i, their mean b = Σy / Σn and
    what their variance is beyond that of chance, a = Σ n_i·(r_i − b)² / Σn − b / mean(n)::

        w_i·r_i + (1 − w_i)·b,  w_i = a / (a + b / n_i)

    Three people among two residents say little, so that their cell keeps close to the mean; where
    thousands live it keeps its own rate. Where rates differ no more than chance makes them (a not
    above 0), all are the mean. A cell without residents has none.
    """
    people, residents = np.asarray(people, dtype=float), np.asarray(residents, dtype=float)
    rates = np.full(len(people), np.nan)
    lived = np.isfinite(residents) & (residents > 0)
    if not lived.any():
        return rates
    y, n = people[lived], residents[lived]
    mean = y.sum() / n.sum()
    beyond = (n * (y / n - mean) ** 2).sum() / n.sum() - mean / n.mean()
    weight = beyond / (beyond + mean / n) if beyond > 0 else np.zeros(len(n))
    rates[lived] = weight * (y / n) + (1 - weight) * mean
    return rates


def gi_star_of_rates(
    people: np.ndarray, residents: np.ndarray, indptr: np.ndarray, indices: np.ndarray
) -> np.ndarray:
    """Return the z-score of Gi* (n,) of smoothed rates; NaN for a cell where nobody lives.

    Only the cells where somebody lives are compared and count as near. ``people`` (n,) are to be
    those that Gi* of counts would take, with suppressed cells levelled out: residents are known to
    all, so that a score then tells no more than that one does.

    Args:
        indptr, indices: which cells are near which, the cell itself among them; see ``Links``.
    """
    rates = smoothed_rates(people, residents)
    lived = np.flatnonzero(np.isfinite(rates))
    scores = np.full(len(rates), np.nan)
    if len(lived):
        links = Links(*_among(lived, len(rates), indptr, indices))
        scores[lived] = gi_star(rates[lived], links)
    return scores


def _among(
    kept: np.ndarray, count: int, indptr: np.ndarray, indices: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return the links among the ``kept`` cells alone, in compressed rows of their own numbers."""
    number = np.full(count, -1, dtype=np.int64)
    number[kept] = np.arange(len(kept))
    row = number[np.repeat(np.arange(count), np.diff(indptr))]
    near = number[indices]
    both = (row >= 0) & (near >= 0)
    ends = np.cumsum(np.bincount(row[both], minlength=len(kept)))
    return np.concatenate([[0], ends]), near[both]
