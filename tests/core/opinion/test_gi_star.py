"""Gi* against published values and against esda; classes against a hand computation."""

from __future__ import annotations

import numpy as np
import pytest

from cm_civic_plugin.core.opinion import gi_star as module
from cm_civic_plugin.core.opinion.gi_star import Links, adjusted_p, classes, gi_star, two_sided_p
from cm_civic_plugin.core.opinion.hexgrid import CellIndex, HexGrid

# Two point sets with known scores: (points, distance band, values, Gi* scores).
SIX = (
    [(10, 10), (20, 10), (40, 10), (15, 20), (30, 20), (30, 30)],
    15,
    [2, 3, 3.2, 5, 8, 7],
    [-1.39727626, -0.28917762, 0.65064964, -0.28917762, 1.23452088, 2.02424331],
)
ELEVEN = (
    [(2, 2), (2, 3), (3, 3), (3, 2), (3, 1), (2, 1), (1, 1), (1, 2), (1, 3), (0, 2), (4, 2)],
    1,
    [0.9, 1.2, 1.2, 1.2, 1.2, 2.2, 1.2, 0.2, 1.2, 1.0, 1.2],
    [
        -0.095934, -0.161364, 0.201108, -0.095934, 1.675898, 1.204026,
        0.201108, -1.678845, -1.273683, -1.888717, 0.154813,
    ],
)  # fmt: skip


def band_links(points, band):
    points = np.array(points, dtype=float)
    near = np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1)) <= band
    return Links(np.concatenate([[0], np.cumsum(near.sum(axis=1))]), np.nonzero(near)[1])


@pytest.fixture(params=["scipy", "numpy"])
def library(request, monkeypatch):
    if request.param == "numpy":
        monkeypatch.setattr(module, "find_scipy", lambda part: None)


@pytest.mark.parametrize(("points", "band", "values", "scores"), [SIX, ELEVEN])
def test_published_values(library, points, band, values, scores):
    z = gi_star(np.array(values, dtype=float), band_links(points, band))
    assert z == pytest.approx(scores, abs=1e-6)


def columbus():
    """Return CRIME of Columbus and its queen neighbours, each cell among its own."""
    libpysal = pytest.importorskip("libpysal")
    crime = np.array(libpysal.io.open(libpysal.examples.get_path("columbus.dbf")).by_col("CRIME"))
    weights = libpysal.io.open(libpysal.examples.get_path("columbus.gal")).read()
    order = weights.id_order
    near = [{order.index(name) for name in (*weights.neighbors[i], i)} for i in order]
    return crime, near


def set_links(near):
    return Links(
        np.concatenate([[0], np.cumsum([len(row) for row in near])]),
        np.array([cell for row in near for cell in sorted(row)]),
    )


@pytest.mark.filterwarnings("ignore::FutureWarning")
def test_columbus_crime(library):
    crime, near = columbus()
    # The published scores were made on a neighbour list without the link of cells 4 and 15.
    near[4].remove(15)
    near[15].remove(4)
    z = gi_star(crime, set_links(near))
    first = [-1.43277965, -1.3400081, -0.771998681, -0.131733364, 0.891307249]
    assert z[:5] == pytest.approx(first, abs=1e-6)
    assert z.min() == pytest.approx(-2.85102318, abs=1e-6)
    assert z.max() == pytest.approx(3.28607024, abs=1e-6)


@pytest.mark.filterwarnings("ignore::FutureWarning")
def test_columbus_crime_against_esda(library):
    esda = pytest.importorskip("esda")
    from libpysal.weights import W, fill_diagonal

    crime, near = columbus()
    weights = W({cell: sorted(row - {cell}) for cell, row in enumerate(near)})
    theirs = esda.G_Local(crime, fill_diagonal(weights), transform="B", star=None, permutations=0)
    assert gi_star(crime, set_links(near)) == pytest.approx(theirs.Zs, abs=1e-9)


@pytest.mark.parametrize("rings", [1, 2])
def test_random_hex_grid_against_esda(library, rings):
    esda = pytest.importorskip("esda")
    from libpysal.weights import W, fill_diagonal

    square = np.array([[0, 0], [900, 0], [900, 900], [0, 900.0]])
    cells = HexGrid(100).cells_within(square)
    centres = HexGrid(100).centres(cells)
    values = np.random.default_rng(rings).poisson(3, len(cells)).astype(float)
    # Neighbours found by distance, not by our axial steps: rings of a hexagon of size 100.
    far = np.hypot(*(centres[:, None] - centres[None]).transpose(2, 0, 1))
    reach = {1: 101, 2: 201}[rings]
    weights = W(
        {i: np.flatnonzero((row < reach) & (row > 0)).tolist() for i, row in enumerate(far)},
        silence_warnings=True,
    )
    theirs = esda.G_Local(
        values, fill_diagonal(weights), transform="B", star=None, permutations=0
    ).Zs
    ours = gi_star(values, Links(*CellIndex(cells).neighbours(rings)))
    assert ours == pytest.approx(theirs, abs=1e-9)


@pytest.mark.parametrize("values", [[], [3.0], [2.0, 2.0, 2.0], [1e9 + 0.1] * 4])
def test_too_few_or_constant(library, values):
    count = len(values)
    links = Links(np.arange(count + 1), np.arange(count))
    assert gi_star(np.array(values), links).tolist() == [0] * count


def test_linked_to_all_is_not_defined():
    links = Links(np.array([0, 2, 4]), np.array([0, 1, 0, 1]))
    assert gi_star(np.array([1.0, 5.0]), links).tolist() == [0, 0]


def test_p_of_known_scores(library):
    p = two_sided_p(np.array([0, 1.959963985, -2.575829304, 1.644853627]))
    assert p == pytest.approx([1, 0.05, 0.01, 0.10], abs=1e-8)


def test_benjamini_hochberg_by_hand():
    # Benjamini and Hochberg (1995), the example of 15 tests: four are rejected at 0.05.
    p = np.array(
        [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
         0.5719, 0.6528, 0.7590, 1.0]
    )  # fmt: skip
    assert adjusted_p(p)[:5] == pytest.approx([0.0015, 0.003, 0.0095, 0.035625, 0.0603], abs=1e-6)
    assert (adjusted_p(p) <= 0.05).sum() == 4
    mixed = np.random.default_rng(5).permutation(15)
    z = np.where(np.arange(15) % 2, -1.0, 1.0)
    expected = np.array([3, -3, 3, -2, 1, -1, 1, -1, 1, 0, 0, 0, 0, 0, 0])
    assert (adjusted_p(p) <= 0.10).sum() == 9
    assert classes(z[mixed], p[mixed]).tolist() == expected[mixed].tolist()
