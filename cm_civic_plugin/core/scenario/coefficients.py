"""Coefficients of agreement. They belong in an appendix: over a whole city they are ruled by the
cells where nobody drew, and no number says where people agree. Lead with the map.
"""

from __future__ import annotations

import numpy as np


def iou(both: float, one: float, other: float) -> float:
    """Return the intersection over the union (Jaccard 1901) of two sets of these sizes.

    NaN where both are empty.
    """
    union = one + other - both
    return both / union if union else float("nan")


def dice(both: float, one: float, other: float) -> float:
    """Return twice the intersection over the sum of sizes (Dice 1945), NaN where both are empty."""
    return 2 * both / (one + other) if one + other else float("nan")


def mean_overlap(drew: np.ndarray) -> tuple[float, float]:
    """Return the mean IoU and Dice over all pairs of tables; ``drew`` (tables, cells) is boolean.

    Pairs of which neither drew anything do not count; NaN where no pair is left.
    """
    drew = np.asarray(drew, dtype=float)
    both = drew @ drew.T
    sizes = np.diag(both)
    one, other = np.triu_indices(len(drew), 1)
    both, total = both[one, other], sizes[one] + sizes[other]
    some = total > 0
    if not some.any():
        return float("nan"), float("nan")
    both, total = both[some], total[some]
    return float((both / (total - both)).mean()), float((2 * both / total).mean())


def cohen_kappa(table: np.ndarray) -> float:
    """Return Cohen's κ (1960) of two raters' square table of counts; NaN where chance is all."""
    table = np.asarray(table, dtype=float)
    total = table.sum()
    chance = table.sum(axis=0) @ table.sum(axis=1) / total**2
    return _beyond(np.trace(table) / total, chance)


def mean_cohen_kappa(drew: np.ndarray) -> float:
    """Return the mean of Cohen's κ over all pairs of tables, about drawing a cell or not.

    ``drew`` (tables, cells) is boolean. Pairs of whom κ cannot be had do not count.
    """
    drew = np.asarray(drew, dtype=float)
    both, cells = drew @ drew.T, drew.shape[1]
    kappas = []
    for one, other in zip(*np.triu_indices(len(drew), 1)):
        common, first, second = both[one, other], both[one, one], both[other, other]
        neither = cells - first - second + common
        kappas.append(cohen_kappa([[common, first - common], [second - common, neither]]))
    known = [kappa for kappa in kappas if kappa == kappa]
    return float(np.mean(known)) if known else float("nan")


def fleiss_kappa(counts: np.ndarray) -> float:
    """Return Fleiss' κ (1971) of counts (subjects, categories); each subject has all n raters.

    NaN where only one category was ever used: then agreement and chance are the same.
    """
    counts = np.asarray(counts, dtype=float)
    raters = counts[0].sum()
    if raters < 2 or not np.allclose(counts.sum(axis=1), raters):
        raise ValueError("each subject needs the same raters, two at least")
    seen = (((counts**2).sum(axis=1) - raters) / (raters * (raters - 1))).mean()
    chance = ((counts.sum(axis=0) / counts.sum()) ** 2).sum()
    return _beyond(seen, chance)


def krippendorff_alpha(counts: np.ndarray) -> float:
    """Return Krippendorff's α for nominal data of counts (units, categories).

    Raters may be missing: a unit counts those who rated it, and one rated once says nothing
    (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability"). NaN where nothing can be
    compared, or only one category was used.
    """
    counts = np.asarray(counts, dtype=float)
    raters = counts.sum(axis=1)
    counts, raters = counts[raters > 1], raters[raters > 1]
    total = raters.sum()
    if not total:
        return float("nan")
    within = ((raters**2 - (counts**2).sum(axis=1)) / (raters - 1)).sum()
    values = counts.sum(axis=0)
    between = (total**2 - (values**2).sum()) / (total - 1)
    return float(1 - within / between) if between else float("nan")


def eigen_ratio(drew: np.ndarray) -> float:
    """Return λ₁ : λ₂ of the tables' correlations; ``drew`` (tables, cells).

    Consensus analysis as in Ecology and Society 16(1):45: 3 and more consensus, 2 to 3 weak,
    below 2 none. Tables that drew all cells or none say nothing and do not count. NaN with fewer
    than two tables left; infinite where all drew the same.
    """
    drew = np.asarray(drew, dtype=float)
    drew = drew[drew.std(axis=1) > 0]
    if len(drew) < 2:
        return float("nan")
    second, first = np.linalg.eigvalsh(np.corrcoef(drew))[-2:]
    return float(first / second) if second > 1e-9 else float("inf")


def _beyond(seen: float, chance: float) -> float:
    return float((seen - chance) / (1 - chance)) if chance < 1 - 1e-12 else float("nan")
