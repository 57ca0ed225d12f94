"""The hexagon grid, against geometry computed another way."""

from __future__ import annotations

import math

import numpy as np
import pytest

from cm_civic_plugin.core.errors import BadInput
from cm_civic_plugin.core.opinion.hexgrid import CellIndex, HexGrid, convex_hull, ring_offsets


def area_of(ring):
    x, y = ring.T
    return 0.5 * abs(np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1]))


def test_a_point_is_in_the_cell_with_the_nearest_centre():
    grid = HexGrid(250)
    points = np.random.default_rng(1).uniform(-5000, 5000, (3000, 2)) + [498_000, 2_078_000]
    cells = grid.cells_of(*points.T)
    study = grid.cells_within(
        np.array([[492e3, 2072e3], [504e3, 2072e3], [504e3, 2084e3], [492e3, 2084e3]])
    )
    centres = grid.centres(study)
    for point, cell in zip(points[:300], cells[:300]):
        nearest = study[np.argmin(np.hypot(*(centres - point).T))]
        assert cell.tolist() == nearest.tolist()


def test_size_is_the_distance_between_centres_and_the_width():
    grid = HexGrid(250)
    centres = grid.centres(np.array([[0, 0], [1, 0], [0, 1], [1, -1]]))
    assert np.hypot(*(centres[1:] - centres[0]).T) == pytest.approx([250] * 3)
    ring = grid.rings(np.array([[3, -7]]))[0]
    assert np.ptp(ring[:, 0]) == pytest.approx(250)
    assert area_of(ring) == pytest.approx(250**2 * math.sqrt(3) / 2)
    assert ring[0].tolist() == ring[-1].tolist()


def test_neighbours_share_their_corners_digit_for_digit():
    grid = HexGrid(250)
    cell = np.array([1993, 9597])
    own = {tuple(corner) for corner in grid.rings(cell[None])[0]}
    for step in ring_offsets(1):
        if step.any():
            other = {tuple(corner) for corner in grid.rings((cell + step)[None])[0]}
            assert len(own & other) == 2


@pytest.mark.parametrize(("rings", "count"), [(1, 7), (2, 19), (3, 37)])
def test_rings(rings, count):
    offsets = ring_offsets(rings)
    assert len(offsets) == count
    distance = np.hypot(*HexGrid(1).centres(offsets).T)
    assert distance.max() == pytest.approx(rings)


def test_links_of_an_inner_and_an_edge_cell():
    cells = HexGrid(10).cells_within(np.array([[0, 0], [100, 0], [100, 100], [0, 100.0]]))
    index = CellIndex(cells)
    indptr, indices = index.neighbours(1)
    centres = HexGrid(10).centres(cells)
    for cell in range(len(cells)):
        near = set(np.flatnonzero(np.hypot(*(centres - centres[cell]).T) < 10.1))
        assert set(indices[indptr[cell] : indptr[cell + 1]]) == near
    assert index.find(np.array([[99, 99], *cells[:2]])).tolist() == [-1, 0, 1]


def test_study_area_holds_every_point_and_reaches_one_cell_beyond():
    grid = HexGrid(100)
    points = np.random.default_rng(2).uniform(0, 2000, (60, 2))
    cells = grid.cells_around(*points.T)
    assert (CellIndex(cells).find(grid.cells_of(*points.T)) >= 0).all()
    shapely = pytest.importorskip("shapely.geometry")
    hull = shapely.MultiPoint([tuple(point) for point in points]).convex_hull
    far = [hull.distance(shapely.Point(*centre)) for centre in grid.centres(cells)]
    assert max(far) <= 100
    around = grid.cells_within(np.array([[-500, -500], [2500, -500], [2500, 2500], [-500, 2500.0]]))
    near = sum(hull.distance(shapely.Point(*centre)) <= 100 for centre in grid.centres(around))
    assert len(cells) == near
    assert hull.exterior.equals(shapely.Polygon(convex_hull(points)).exterior)


@pytest.mark.parametrize("points", [[(5.0, 5.0)], [(0.0, 0.0), (300.0, 300.0), (600.0, 600.0)]])
def test_study_area_of_one_point_or_a_line(points):
    grid = HexGrid(100)
    x, y = np.array(points).T
    assert (CellIndex(grid.cells_around(x, y)).find(grid.cells_of(x, y)) >= 0).all()


def test_too_many_cells_is_said_and_not_tried():
    with pytest.raises(BadInput, match="too many cells of 10 m"):
        HexGrid(10).cells_around(np.array([0, 1e6]), np.array([0, 1e6]))
