"""Kulldorff's scan: where more people speak than live there, whatever the size of the place."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..errors import BadInput, msg
from .hexgrid import HexGrid, ring_offsets
from .libraries import find_scipy
from .suppression import suppressed_cells

MOST_CLUSTERS = 20
MOST_WORK = 1_000_000_000  # circles times random maps: some minutes
_WIDEST_STEP = 1.25


@dataclass
class Cluster:
    """A circle in which more people spoke than its share of the base would make.

    ``centre``: metres; ``radius``: metres to the farthest cell's edge. ``cells``: positions in the
    study area. Its numbers, but for ``p``, are not to be shown unless ``told``: with what other
    maps show they would give away a withheld cell. ``risk`` is the rate within over that without.
    """

    centre: tuple[float, float]
    radius: float
    cells: np.ndarray
    people: int
    base: float
    expected: float
    risk: float
    llr: float
    p: float
    told: bool


@dataclass
class Scan:
    """The clusters found, strongest first, and the lowest p of all windows, 1 with none.

    ``people`` and ``without_base`` are to be shown to the next ten only, unless ``told``.
    """

    clusters: list[Cluster]
    people: int
    base: float
    without_base: int
    windows: int
    best_p: float
    told: bool


def log_likelihood_ratio(cases: np.ndarray, expected: np.ndarray, total: float) -> np.ndarray:
    """Return Kulldorff's Poisson log likelihood ratio of windows, 0 where cases are not above.

    M. Kulldorff, "A spatial scan statistic", Commun. Stat. Theory Methods 26 (1997)::

        c·ln(c/E) + (C − c)·ln((C − c)/(C − E)) where c > E
    """
    cases, expected = np.asarray(cases, dtype=float), np.asarray(expected, dtype=float)
    above = (cases > expected) & (expected > 0)
    inside, outside = np.where(above, cases, 1.0), np.where(above, total - cases, 0.0)
    ratio_in = np.where(above, inside / np.where(above, expected, 1.0), 1.0)
    ratio_out = np.where(
        outside > 0, outside / np.where(above, np.maximum(total - expected, 1e-300), 1.0), 1.0
    )
    return np.where(above, inside * np.log(ratio_in) + outside * np.log(ratio_out), 0.0)


def relative_risk(cases: float, expected: float, total: float) -> float:
    """Return the rate inside a window over that outside; infinite where nobody is outside."""
    rest = (total - cases) / (total - expected) if total > expected else 0.0
    return (cases / expected) / rest if rest > 0 else math.inf


def scan(
    people: np.ndarray,
    base: np.ndarray,
    grid: HexGrid,
    cells: np.ndarray,
    min_people: int = 5,
    most_share: float = 0.5,
    permutations: int = 999,
    seed: int = 1,
    level: float = 0.05,
    base_of_people: bool = False,
    progress: Callable[[float], None] | None = None,
) -> Scan:
    """Return the clusters of ``people`` (m,) over ``base`` (m,) in the cells (m, 2 axial ids).

    Windows are circles around every cell of 0, 1, 2 … cell widths, growing by a quarter from eight
    on, that hold up to ``most_share`` of the base. ``p`` is the share of random maps, the real one
    included, whose strongest window is at least as strong; in a random map the same people fall on
    the cells by their base alone. Clusters after the first do not overlap those before, and their p
    is against the same maxima, which is on the careful side.

    Args:
        people: distinct people of each cell, whole numbers.
        base: residents of each cell, or whatever people are to be measured against.
        min_people: no cluster has fewer people.
        level: clusters with a larger p are not returned.
        base_of_people: the base counts people of the platform, who are withheld in the same way.
        progress: called with the share done (0-1); may raise ``Cancelled``.

    Raises:
        BadInput: no one spoke where there is a base, or it would take too long.
    """
    base = np.where(np.isfinite(base) & (base > 0), base, 0.0)
    counted = np.where(base > 0, people, 0)
    total, whole = int(counted.sum()), float(base.sum())
    if not total:
        raise BadInput(
            msg("Nobody spoke where the base says that anybody is: there is nothing to scan.")
        )
    share = base / whole
    windows = _Windows(grid, cells, share, most_share)
    if windows.share.size * permutations > MOST_WORK:
        raise BadInput(
            msg(
                "{cells} cells in {maps} random maps would take too long. Choose larger cells, "
                "fewer random trials, or no city pack: then the area is where people spoke."
            ),
            cells=f"{len(cells):,}",
            maps=f"{permutations:,}",
        )
    expected = total * windows.share
    usable = (expected > 0) & (windows.share <= most_share * (1 + 1e-9))
    strength = _Strength(total, expected, usable)
    observed = windows.sums(counted)
    llr = strength.of(observed)
    chance = np.random.default_rng(seed)
    maxima = np.empty(permutations)
    for trial in range(permutations):
        if progress and trial % 10 == 0:
            progress(trial / permutations)
        maxima[trial] = strength.of(windows.sums(chance.multinomial(total, share))).max()
    maxima.sort()

    def p_of(value: float) -> float:
        # What differs by rounding alone is as strong.
        beyond = permutations - np.searchsorted(maxima, value - 1e-9)
        return float((1 + beyond) / (1 + permutations))

    llr[observed < min_people] = 0.0
    clusters: list[Cluster] = []
    maps = [people, base.astype(np.int64)] if base_of_people else [people]
    withheld = [(one, suppressed_cells(one, min_people)) for one in maps]

    def may_tell(where: np.ndarray) -> bool:
        return all(_may_tell(one, hidden & where, min_people) for one, hidden in withheld)

    taken = np.zeros(len(cells), dtype=bool)
    settled = np.zeros(len(cells), dtype=bool)
    for size, centre in _strongest(llr):
        value = float(llr[size, centre])
        p = p_of(value)
        if p > level or len(clusters) == MOST_CLUSTERS:
            break
        inside = windows.members(size, centre)
        if taken[inside].any():
            continue
        taken[inside] = True
        alone = np.zeros(len(cells), dtype=bool)
        alone[inside] = True
        told = may_tell(alone) and may_tell(~(settled | alone))
        settled |= alone & told
        cases, wanted = int(observed[size, centre]), float(expected[size, centre])
        x, y = grid.centres(cells[centre : centre + 1])[0]
        clusters.append(
            Cluster(
                (float(x), float(y)),
                (windows.radii[size] + 0.5) * grid.size,
                inside,
                cases,
                float(base[inside].sum()),
                wanted,
                relative_risk(cases, wanted, total),
                value,
                p,
                told,
            )
        )
    best = p_of(float(llr.max())) if llr.max() > 0 else 1.0
    left_out = int(people.sum()) - total
    told = may_tell(base == 0)
    return Scan(clusters, total, whole, left_out, int(usable.sum()), best, told)


class _Windows:
    """Sums over circles around all cells at once: convolutions with discs, by Fourier transform."""

    def __init__(
        self, grid: HexGrid, cells: np.ndarray, share: np.ndarray, most_share: float
    ) -> None:
        self._cells, self._grid = cells, grid
        self._fft: Any = find_scipy("fft") or np.fft
        low, high = cells.min(axis=0), cells.max(axis=0)
        self._at = tuple((cells - low).T)
        self._where = np.full(tuple(high - low + 1), -1)
        self._where[self._at] = np.arange(len(cells))
        self._low = low
        self.radii: list[int] = []
        kept, discs = [], []
        longest = int(max(high - low)) + 1
        for radius in _radii(longest):
            disc = _disc(radius)
            sums = self._plain_sums(share, disc)
            if radius and sums.min() > most_share:
                break
            self.radii.append(radius)
            kept.append(sums)
            discs.append(disc)
        self.share = np.array(kept)
        reach = int(np.abs(discs[-1]).max())
        self._shape = tuple(_good_size(self._fft, int(n) + reach) for n in high - low + 1)
        kernels = np.zeros((len(discs), *self._shape))
        for kernel, disc in zip(kernels, discs):
            kernel[tuple((disc % self._shape).T)] = 1
        self._kernels = self._fft.rfft2(kernels)

    def sums(self, values: np.ndarray) -> np.ndarray:
        """Return the sums (radii, m) of whole numbers (m,) over the circles around each cell."""
        table = np.zeros(self._shape)
        table[self._at] = values
        spread = self._fft.irfft2(self._fft.rfft2(table) * self._kernels, self._shape)
        return np.rint(spread[(slice(None), *self._at)]).astype(np.int64)

    def members(self, size: int, centre: int) -> np.ndarray:
        """Return the positions of the cells in a circle."""
        near = self._cells[centre] + _disc(self.radii[size]) - self._low
        near = near[((near >= 0) & (near < self._where.shape)).all(axis=1)]
        found = self._where[tuple(near.T)]
        return found[found >= 0]

    def _plain_sums(self, values: np.ndarray, disc: np.ndarray) -> np.ndarray:
        """Return the sums (m,) of any numbers over circles; no rounding error beyond adding.

        By rows of the disc on running totals: a disc is a run of cells in each of its rows.
        """
        table = np.zeros(np.array(self._where.shape) + 1)
        table[1:, 1:][self._at] = values
        table = table.cumsum(axis=0)
        total = np.zeros(len(values))
        q, r = self._at
        for row in np.unique(disc[:, 1]):
            run = disc[disc[:, 1] == row, 0]
            there = (r + row >= 0) & (r + row < self._where.shape[1])
            line = np.clip(r + row, 0, self._where.shape[1] - 1) + 1
            first = np.clip(q + run.min(), 0, self._where.shape[0])
            last = np.clip(q + run.max() + 1, 0, self._where.shape[0])
            total += np.where(there, table[last, line] - table[first, line], 0.0)
        return total


class _Strength:
    """The log likelihood ratio of windows with fixed expectations, quick for whole numbers."""

    def __init__(self, total: int, expected: np.ndarray, usable: np.ndarray) -> None:
        number = np.arange(total + 1, dtype=float)
        self._itself = number * np.log(np.maximum(number, 1))  # x·ln x
        self._total, self._expected, self._usable = total, expected, usable
        self._log_in = np.log(np.where(usable, expected, 1.0))
        self._log_out = np.log(np.where(usable, np.maximum(total - expected, 1e-300), 1.0))

    def of(self, cases: np.ndarray) -> np.ndarray:
        """Return the ratio of each window; see ``log_likelihood_ratio``."""
        rest = self._total - cases
        value = self._itself[cases] - cases * self._log_in
        value += self._itself[rest] - rest * self._log_out
        return np.where(self._usable & (cases > self._expected), value, 0.0)


def _radii(longest: int) -> Iterator[int]:
    radius = 0
    while radius <= longest:
        yield radius
        radius = max(radius + 1, math.ceil(radius * _WIDEST_STEP) if radius >= 8 else 0)


def _disc(radius: int) -> np.ndarray:
    """Return the axial steps (k, 2) to the cells whose centre is within ``radius`` cell widths."""
    steps = ring_offsets(math.ceil(radius * 2 / 3**0.5))
    q, r = steps.T
    # The squared distance of centres in cell widths, a whole number.
    return steps[q * q + q * r + r * r <= radius * radius]


def _good_size(fft: Any, size: int) -> int:
    return fft.next_fast_len(size, True) if hasattr(fft, "next_fast_len") else size


def _strongest(llr: np.ndarray) -> Iterator[tuple[int, int]]:
    """Yield windows (size, centre) from the strongest on; of equals the smallest first."""
    flat = np.flatnonzero(llr.ravel() > 0)
    for position in flat[np.argsort(-np.round(llr.ravel()[flat], 9), kind="stable")]:
        size, centre = divmod(int(position), llr.shape[1])
        yield size, centre


def _may_tell(people: np.ndarray, hidden: np.ndarray, least: int) -> bool:
    """Tell whether the sum of these withheld cells may be known (see ``suppressed_cells``)."""
    count, total = int(hidden.sum()), int(people[hidden].sum())
    return not count or (count >= 2 and total >= least and total > count)
