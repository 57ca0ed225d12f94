"""The scan statistic against published values, windows counted one by one, and chance itself."""

from __future__ import annotations

import numpy as np
import pytest

from cm_civic_plugin.core.errors import BadInput, Cancelled
from cm_civic_plugin.core.opinion import scan as module
from cm_civic_plugin.core.opinion.hexgrid import HexGrid
from cm_civic_plugin.core.opinion.scan import log_likelihood_ratio, relative_risk, scan

SIDE = 3000.0


@pytest.fixture(params=["scipy", "numpy"])
def library(request, monkeypatch):
    if request.param == "numpy":
        monkeypatch.setattr(module, "find_scipy", lambda part: None)


def town(seed=1, planted=40):
    """Return a town of uneven residents, people by them alone, and some more in one place."""
    grid = HexGrid(250)
    cells = grid.cells_within(np.array([[0, 0], [SIDE, 0], [SIDE, SIDE], [0, SIDE]]))
    chance = np.random.default_rng(seed)
    base = chance.gamma(1.0, 200, len(cells))
    people = chance.multinomial(300, base / base.sum())
    near = np.flatnonzero(np.hypot(*(grid.centres(cells) - 1500).T) <= 510)
    people[near] += chance.multinomial(planted, base[near] / base[near].sum())
    return grid, cells, people, base, near


def test_new_york_leukaemia():
    """552 cases among 1,057,673 people, 85 of them among 95,249."""
    expected = 552 * 95_249 / 1_057_673
    assert expected == pytest.approx(49.71, abs=0.005)
    assert relative_risk(85, expected, 552) == pytest.approx(1.84, abs=0.005)
    assert log_likelihood_ratio([85], [expected], 552) == pytest.approx([11.577255], abs=1e-6)


def test_no_more_than_expected_counts_for_nothing():
    assert log_likelihood_ratio([4, 5, 0], [5, 5, 1], 20).tolist() == [0, 0, 0]
    assert log_likelihood_ratio([20], [5], 20) == pytest.approx([20 * np.log(4)])
    assert relative_risk(20, 5, 20) == np.inf


def test_every_window_is_what_counting_by_distance_gives(library):
    grid, cells, people, base, _ = town()
    share = base / base.sum()
    windows = module._Windows(grid, cells, share, 0.5)
    centres = grid.centres(cells)
    distance = np.hypot(*(centres[:, None] - centres[None]).transpose(2, 0, 1))
    assert windows.radii[:9] == list(range(9))
    sums = windows.sums(people)
    strength = module._Strength(people.sum(), people.sum() * windows.share, windows.share > 0)
    for number, radius in enumerate(windows.radii):
        near = distance <= radius * 250 + 0.001
        assert sums[number].tolist() == (near @ people).tolist()
        assert windows.share[number] == pytest.approx(near @ share, abs=1e-12)
        assert sorted(windows.members(number, 50)) == np.flatnonzero(near[50]).tolist()
    assert strength.of(sums) == pytest.approx(
        log_likelihood_ratio(sums, people.sum() * windows.share, people.sum()), abs=1e-9
    )


def test_a_planted_cluster_is_found_and_described(library):
    grid, cells, people, base, near = town()
    found = scan(people, base, grid, cells, permutations=99)
    best = found.clusters[0]
    assert best.p == 0.01
    assert found.best_p == 0.01
    assert np.hypot(best.centre[0] - 1500, best.centre[1] - 1500) < 500
    assert len(set(best.cells) & set(near)) > len(near) / 2
    assert best.people == people[best.cells].sum()
    assert best.base == pytest.approx(base[best.cells].sum())
    assert best.expected == pytest.approx(people.sum() * best.base / base.sum())
    assert best.risk > 1.5
    assert best.llr == pytest.approx(log_likelihood_ratio([best.people], [best.expected], 340)[0])
    seen = np.concatenate([cluster.cells for cluster in found.clusters])
    assert len(seen) == len(set(seen))


def test_many_people_where_many_live_is_no_cluster():
    grid, cells, _, base, _ = town()
    base[50] = base.sum()  # as many as everywhere else together
    people = np.random.default_rng(2).multinomial(400, base / base.sum())
    assert people[50] > 150
    found = scan(people, base, grid, cells, permutations=99)
    assert found.clusters == []
    assert found.best_p > 0.05


def test_chance_alone_gives_a_cluster_in_one_of_twenty_maps():
    sure = sum(
        bool(scan(*arguments, permutations=39, seed=seed).clusters)
        for seed in range(60)
        for grid, cells, people, base, _ in [town(seed, planted=0)]
        for arguments in [(people, base, grid, cells)]
    )
    assert sure <= 9  # three are expected; ten or more come in one of a thousand runs


def test_a_seed_gives_the_same_answer():
    grid, cells, people, base, _ = town(planted=12)
    p = [scan(people, base, grid, cells, permutations=49, seed=s).best_p for s in (3, 3, 4, 5, 6)]
    assert p[0] == p[1]
    assert len(set(p)) > 1


def test_people_where_nobody_lives_are_counted_and_left_out():
    grid, cells, people, base, near = town()
    base[near] = 0
    gone = int(people[near].sum())
    found = scan(people, base, grid, cells, permutations=19)
    assert found.without_base == gone > 40
    assert found.people == people.sum() - gone
    assert not any(
        set(cluster.cells) & set(near) == set(cluster.cells) for cluster in found.clusters
    )
    with pytest.raises(BadInput, match="nothing to scan"):
        scan(people, np.zeros(len(cells)), grid, cells)


def test_no_cluster_of_few_people_and_none_that_gives_a_withheld_cell_away():
    grid, cells, people, base, near = town(planted=0)
    people[:] = base[:] = 20
    people[near] = 60
    assert all(
        cluster.told for cluster in scan(people, base, grid, cells, permutations=19).clusters
    )
    people[near[len(near) // 2]] = 4  # one cell among them is withheld, and one far off with it
    found = scan(people, base, grid, cells, permutations=19)
    (around,) = [cluster for cluster in found.clusters if near[len(near) // 2] in cluster.cells]
    assert not around.told
    few = scan(np.where(np.arange(len(cells)) == 60, 4, 0), base, grid, cells, permutations=19)
    assert few.clusters == []


def test_what_would_take_hours_is_refused():
    grid = HexGrid(250)
    cells = grid.cells_within(np.array([[0, 0], [60_000, 0], [60_000, 60_000], [0, 60_000.0]]))
    people, base = np.zeros(len(cells), dtype=int), np.ones(len(cells))
    people[:9] = 9
    with pytest.raises(BadInput, match="would take too long"):
        scan(people, base, grid, cells, permutations=99_999)


def test_cancelling():
    def cancel(share):
        raise Cancelled

    grid, cells, people, base, _ = town()
    with pytest.raises(Cancelled):
        scan(people, base, grid, cells, progress=cancel)
