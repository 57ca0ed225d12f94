"""Smoothed rates by hand and against esda, and their Gi* against the formula."""

from __future__ import annotations

import numpy as np
import pytest

from cm_civic_plugin.core.opinion.gi_star import Links, gi_star
from cm_civic_plugin.core.opinion.hexgrid import CellIndex, HexGrid
from cm_civic_plugin.core.opinion.rates import gi_star_of_rates, smoothed_rates


def test_smoothed_rates_by_hand():
    """y = 1, 9, 20 of n = 10, 30, 60: b = 0.3, and each number below worked out on paper.

    r = 0.1, 0.3, 1/3; Σn(r − b)² / Σn = (10·0.04 + 0 + 60·(1/30)²) / 100 = 0.00466…; less b / mean(n)
    = 0.3 / 33.3… = 0.009: below 0, so that all are the mean.
    """
    assert smoothed_rates(np.array([1, 9, 20]), np.array([10, 30, 60])) == pytest.approx([0.3] * 3)
    # y = 0, 10, 90 of n = 100 each: b = 1/3; variance (1/9 + (1/10 − 1/3)² + (9/10 − 1/3)²) / 3
    # = (0.111111 + 0.054444 + 0.321111) / 3 = 0.162222, less (1/3) / 100: a = 0.158889;
    # w = a / (a + 1/300) = 0.979452.
    found = smoothed_rates(np.array([0, 10, 90]), np.full(3, 100.0))
    w = 0.158889 / (0.158889 + 1 / 300)
    by_hand = [(1 - w) / 3, w * 0.1 + (1 - w) / 3, w * 0.9 + (1 - w) / 3]
    assert found == pytest.approx(by_hand, abs=1e-5)


def test_smoothed_rates_are_those_of_esda():
    smoothing = pytest.importorskip("esda.smoothing")
    chance = np.random.default_rng(5)
    for _ in range(20):
        residents = np.ceil(chance.lognormal(5, 1.2, 80))
        people = chance.poisson(residents * chance.gamma(2, 0.05, 80)).astype(float)
        theirs = np.asarray(smoothing.Empirical_Bayes(people, residents).r).ravel()
        assert smoothed_rates(people, residents) == pytest.approx(theirs, rel=1e-9)


def test_few_residents_do_not_make_a_high_rate():
    residents = np.array([2.0, 2000, 2000, 2000, 2000])
    people = np.array([1.0, 100, 20, 60, 400])
    found = smoothed_rates(people, residents)
    assert (people / residents).argmax() == 0
    assert found.argmax() == 4
    assert found[0] < 0.16
    assert found[4] == pytest.approx(0.2, rel=0.05)


def test_nobody_lives_there_and_nobody_anywhere():
    found = smoothed_rates(np.array([3.0, 1, 0, 4]), np.array([0.0, 10, 40, np.nan]))
    assert np.isnan(found[[0, 3]]).all()
    assert np.isfinite(found[[1, 2]]).all()
    assert np.isnan(smoothed_rates(np.ones(2), np.zeros(2))).all()
    assert np.isnan(gi_star_of_rates(np.ones(2), np.zeros(2), np.array([0, 1, 2]), np.array([0, 1]))).all()  # fmt: skip


def hexagons():
    grid = HexGrid(100.0)
    cells = grid.cells_within(np.array([[0, 0], [1500, 0], [1500, 1500], [0, 1500.0]]))
    return grid, cells, *CellIndex(cells).neighbours(1)


def test_scores_are_gi_star_over_the_cells_where_people_live():
    """Against the formula on a dense matrix of weights, of which unlived rows and columns go."""
    _, cells, indptr, indices = hexagons()
    chance = np.random.default_rng(2)
    count = len(cells)
    residents = chance.poisson(30, count) * (chance.random(count) < 0.7).astype(float)
    people = chance.poisson(2, count).astype(float)
    weights = np.zeros((count, count))
    weights[np.repeat(np.arange(count), np.diff(indptr)), indices] = 1
    lived = residents > 0
    rate = smoothed_rates(people, residents)[lived]
    w = weights[np.ix_(lived, lived)]
    n, near = len(rate), w.sum(axis=1)
    z = (w @ rate - near * rate.mean()) / (rate.std() * np.sqrt((n * near - near**2) / (n - 1)))
    found = gi_star_of_rates(people, residents, indptr, indices)
    assert found[lived] == pytest.approx(z)
    assert np.isnan(found[~lived]).all()


def test_where_many_live_many_speak_and_that_is_no_hotspot():
    """Counts are hot in the dense half of a town whose people all speak alike; rates are not."""
    grid, cells, indptr, indices = hexagons()
    east = grid.centres(cells)[:, 0] > 750
    residents = np.where(east, 900.0, 100.0)
    people = np.random.default_rng(3).poisson(residents * 0.02).astype(float)
    inner = np.diff(indptr) == 7
    of_counts = gi_star(people, Links(indptr, indices))
    of_rates = gi_star_of_rates(people, residents, indptr, indices)
    assert (of_counts[east & inner] > 1.96).mean() > 0.5
    assert (np.abs(of_rates) > 1.96).mean() < 0.1
    # Ten times the voices of a few cells with few residents: the rate finds it, the count does not.
    spot = np.flatnonzero(~east & inner)[20]
    people[indices[indptr[spot] : indptr[spot + 1]]] = 20
    assert gi_star_of_rates(people, residents, indptr, indices)[spot] > 4
    assert (
        gi_star(people, Links(indptr, indices))[spot]
        < gi_star_of_rates(people, residents, indptr, indices)[spot]
    )
