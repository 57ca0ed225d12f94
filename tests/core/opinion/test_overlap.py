"""Overlap of layers with hot cells against every draw there is, and lengths cut at cell edges."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from cm_civic_plugin.core.errors import BadInput, Cancelled
from cm_civic_plugin.core.opinion.hexgrid import CellIndex, HexGrid
from cm_civic_plugin.core.opinion.overlap import counts_in_cells, lengths_in_cells, overlap


def test_p_is_that_of_all_possible_draws():
    amounts = np.array([[9, 8, 7, 1, 0, 0, 2, 1.0], [1, 0, 0, 5, 6, 4, 7, 3], [2] * 8])
    hot = np.arange(8) < 3
    found = overlap(amounts, hot, permutations=20_000, seed=3)
    assert found.observed.tolist() == [24, 1, 6]
    assert found.expected.tolist() == [10.5, 9.75, 6]
    assert found.ratio == pytest.approx([24 / 10.5, 1 / 9.75, 1])
    for row, p in zip(amounts, found.p):
        far = abs(row[hot].sum() - row.sum() * 3 / 8)
        draws = [abs(row[list(c)].sum() - row.sum() * 3 / 8) for c in combinations(range(8), 3)]
        assert p == pytest.approx(np.mean(np.array(draws) >= far - 1e-9), abs=0.01)
    # By hand: of 56 draws one alone holds 9, 8 and 7, and none lies as far below.
    assert found.p[0] == pytest.approx(1 / 56, abs=0.005)
    assert found.p[2] == 1


def test_of_a_raster_the_means_are_compared_against_all_possible_draws():
    nan = float("nan")
    values = np.array([[300, 310, 320, 305, 290, nan, nan, 280.0], [nan, nan, nan, 1, 2, 3, 4, 5]])
    hot = np.arange(8) < 3
    sums = np.array([[9, 8, 7, 1, 0, 0, 2, 1.0]])
    found = overlap(np.vstack([values, sums]), hot, 20_000, 3, means=np.array([True, True, False]))
    assert found.observed[0] == 310
    assert found.expected[0] == pytest.approx(np.nanmean(values[0]))
    assert found.ratio[0] == pytest.approx(310 / np.nanmean(values[0]))
    draws = [np.nanmean(values[0, list(c)]) for c in combinations(range(8), 3) if set(c) - {5, 6}]
    assert np.mean(draws) == pytest.approx(found.expected[0])  # the mean of all means is the mean
    as_far = np.abs(np.array(draws) - found.expected[0]) >= abs(310 - found.expected[0]) - 1e-9
    assert found.p[0] == pytest.approx(as_far.sum() / 56, abs=0.01)
    # No hot cell has a value of the second: nothing is found, and nothing is sure.
    assert found.p[1] == 1
    # The layers that are summed meet the draws that they met without rasters.
    alone = overlap(sums, hot, 20_000, 3)
    assert (found.p[2], found.observed[2]) == (alone.p[0], alone.observed[0])


def test_benjamini_hochberg_over_the_layers():
    found = overlap(np.random.default_rng(1).random((5, 40)), np.arange(40) < 9, 99)
    order = np.argsort(found.p)
    by_hand = [
        min(found.p[order[later]] * 5 / (later + 1) for later in range(rank, 5))
        for rank in range(5)
    ]
    assert found.p_fdr[order] == pytest.approx(np.minimum(by_hand, 1))


def test_chance_alone_is_seldom_sure():
    """Hot cells drawn at random: p under 5 % comes about 5 % of the time."""
    chance = np.random.default_rng(7)
    amounts = chance.poisson(2, (400, 60)).astype(float)
    hot = np.zeros(60, dtype=bool)
    hot[chance.choice(60, 12, replace=False)] = True
    assert 0.02 < (overlap(amounts, hot, 199).p <= 0.05).mean() < 0.09


def test_a_seed_gives_the_same_answer_and_another_seed_another():
    amounts = np.random.default_rng(2).random((4, 50))
    hot = np.arange(50) < 10
    one, same, other = (overlap(amounts, hot, 99, seed) for seed in (5, 5, 6))
    assert one.p.tolist() == same.p.tolist()
    assert one.p.tolist() != other.p.tolist()


def test_nothing_to_compare_and_cancelling():
    for hot in (np.zeros(4, dtype=bool), np.ones(4, dtype=bool)):
        with pytest.raises(BadInput, match="nothing to compare"):
            overlap(np.ones((1, 4)), hot)

    def cancel(share):
        raise Cancelled

    with pytest.raises(Cancelled):
        overlap(np.ones((1, 4)), np.arange(4) < 2, progress=cancel)
    nothing = overlap(np.zeros((1, 4)), np.arange(4) < 2, 19)
    assert np.isnan(nothing.ratio[0])
    assert nothing.p[0] == 1


def test_lengths_are_cut_at_the_edges_of_cells():
    grid = HexGrid(100)
    cells = grid.cells_within(np.array([[-500, -500], [500, -500], [500, 500], [-500, 500.0]]))
    index = CellIndex(cells)
    # Along the row of centres y = 0 from the middle of one cell to the middle of the third.
    metres = lengths_in_cells(np.array([[0.0, 0]]), np.array([[200.0, 0]]), grid, index, len(cells))
    at = index.find(np.array([[0, 0], [1, 0], [2, 0]]))
    assert metres[at] == pytest.approx([50, 100, 50], abs=0.002)
    assert metres.sum() == pytest.approx(200, abs=0.002)
    # And pieces at random: nothing is lost within, nothing counted beyond.
    chance = np.random.default_rng(4)
    starts, ends = chance.uniform(-300, 300, (2, 50, 2))
    metres = lengths_in_cells(starts, ends, grid, index, len(cells))
    assert metres.sum() == pytest.approx(np.hypot(*(ends - starts).T).sum(), abs=0.5)
    far = lengths_in_cells(starts + 90_000, ends + 90_000, grid, index, len(cells))
    assert far.sum() == 0


def test_points_are_counted_where_they_lie():
    grid = HexGrid(100)
    cells = np.array([[0, 0], [1, 0]])
    points = np.array([[0, 0], [1, 1], [100, 0], [900, 900.0]])
    assert counts_in_cells(points, grid, CellIndex(cells), 2).tolist() == [2, 1]
    assert counts_in_cells(points[:0], grid, CellIndex(cells), 2).tolist() == [0, 0]
