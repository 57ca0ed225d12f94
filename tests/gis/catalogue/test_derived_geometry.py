"""Areas, belts and points in numpy: the same as GEOS gives, on made shapes of every kind."""

from __future__ import annotations

import math

import numpy as np
import pytest
from qgis.core import QgsGeometry, QgsPointXY

from cm_civic_plugin.core.errors import Cancelled
from cm_civic_plugin.gis.catalogue.derived import belts, hexgrid
from cm_civic_plugin.gis.catalogue.derived.arrays import Parts, area_of, inside, lines_of, rings_of
from cm_civic_plugin.gis.catalogue.derived.belts import widened
from cm_civic_plugin.gis.catalogue.derived.in_cells import areas_by_cell, points_on_surface
from cm_civic_plugin.gis.catalogue.derived.network import joined
from cm_civic_plugin.gis.catalogue.derived.walks import Walks

ORIGIN = np.array([498_900.0, 2_077_700.0])


def star(chance, middle, size, corners):
    """Return a closed ring with bays, about a middle."""
    turns = (np.arange(corners) + chance.uniform(0, 0.9, corners)) * 2 * math.pi / corners
    away = size * chance.uniform(0.3, 1.0, corners)
    ring = middle + np.column_stack([np.cos(turns), np.sin(turns)]) * away[:, None]
    return np.concatenate([ring, ring[:1]])


def parts_of(rows):
    """Return rows, each a list of (ring, is a hole), as the tables' parts."""
    rings = [ring for row in rows for ring, _hole in row]
    return Parts(
        np.concatenate(rings),
        np.cumsum([0, *map(len, rings[:-1])]),
        np.repeat(np.arange(len(rows)), [len(row) for row in rows]),
        np.array([hole for row in rows for _ring, hole in row]),
        [()] * len(rows),
    )


@pytest.fixture
def buildings():
    """Stars of 5 to 900 m, with a court, of two parts, and a line drawn as an area."""
    chance = np.random.default_rng(7)
    rows = []
    for number in range(120):
        middle = ORIGIN + chance.uniform(-1500, 1500, 2)
        size = float(chance.choice([5, 30, 120, 900]))
        row = [(star(chance, middle, size, 9), False)]
        if number % 3 == 0:
            row = [
                (middle + size * np.array([(-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1)]), False)
            ]
            row += [(middle + 0.9 * (row[0][0] - middle)[::-1], True)]
        if number % 4 == 0:
            row += [(star(chance, middle + 3 * size, size, 7), False)]
        rows.append(row)
    flat = ORIGIN + np.array([(0, 0), (300, 0), (0, 0)])
    return [*rows, [(flat, False)]]


def test_areas_by_cell_are_those_of_geos(buildings):
    for row in buildings:
        cells, areas = areas_by_cell(parts_of([row]), np.array([0]))
        geometry = area_of(row)
        if len(row[0][0]) < 4:
            assert not len(cells)
            continue
        assert areas.sum() == pytest.approx(geometry.area(), rel=1e-6)
        outlines = hexgrid.outlines(cells)
        expected = [geometry.intersection(area_of([(ring, False)])).area() for ring in outlines]
        assert areas == pytest.approx(expected, rel=1e-6, abs=1e-3)


def test_many_rows_at_once_give_what_each_gives_alone(buildings):
    parts = parts_of(buildings)
    cells, areas = areas_by_cell(parts, np.arange(len(buildings)))
    alone = [areas_by_cell(parts, np.array([row])) for row in range(len(buildings))]
    assert np.array_equal(cells, np.concatenate([c for c, _a in alone]))
    assert areas == pytest.approx(np.concatenate([a for _c, a in alone]), abs=1e-6)


def test_points_on_surface_are_those_of_geos(buildings):
    found = points_on_surface(parts_of(buildings), np.arange(len(buildings)))
    for row, (x, y) in zip(buildings, found.tolist()):
        if len(row[0][0]) < 4:
            assert (x, y) == tuple(row[0][0][0])
            continue
        expected = area_of(row).pointOnSurface().asPoint()
        assert (x, y) == pytest.approx((expected.x(), expected.y()), abs=1e-6)


def test_inside_is_even_and_odd(buildings):
    chance = np.random.default_rng(3)
    for row in buildings[:30]:
        geometry = area_of(row)
        box = geometry.boundingBox()
        spots = np.column_stack(
            [
                chance.uniform(box.xMinimum(), box.xMaximum(), 200),
                chance.uniform(box.yMinimum(), box.yMaximum(), 200),
            ]
        )
        expected = [geometry.contains(QgsPointXY(x, y)) for x, y in spots.tolist()]
        assert inside(spots, rings_of(geometry)).tolist() == expected


def plainly_widened(area, pieces, wide):
    """Return what GEOS gives where every way is widened and joined."""
    ways = lines_of(pieces).mergeLines().asGeometryCollection()
    return QgsGeometry.unaryUnion([area, *(way.buffer(wide, belts.CURVE) for way in ways)])


def joined_rings(polygons):
    return QgsGeometry.unaryUnion(
        [area_of([(ring, n > 0) for n, ring in enumerate(rings)]) for rings in polygons]
    )


def net(chance, size, streets):
    """Return the pieces of a net of bent streets, dense and with gaps, in a square."""
    pieces = []
    for _street in range(streets):
        at = chance.uniform(0, size, 2)
        turn = chance.uniform(0, 2 * math.pi)
        for _piece in range(chance.integers(1, 14)):
            turn += chance.normal(0, 0.4)
            then = at + chance.uniform(4, 40) * np.array([math.cos(turn), math.sin(turn)])
            pieces.append((at, then))
            at = then
    return ORIGIN + np.array(pieces)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize(("size", "streets"), [(300, 60), (700, 90), (5000, 150)])
def test_the_belt_of_a_net_is_that_of_all_its_ways(seed, size, streets):
    pieces = net(np.random.default_rng(seed), size, streets)
    park = QgsGeometry.fromRect(lines_of(pieces[:3]).boundingBox())
    found = joined_rings(widened(park, pieces, 30.0, lambda: None))
    expected = plainly_widened(park, pieces, 30.0)
    assert found.symDifference(expected).area() < 0.01
    holes = [sum(len(rings) - 1 for rings in rings_of(g)) for g in (found, expected)]
    assert holes[0] == holes[1]


def test_an_island_in_a_filled_gap_is_no_part_of_its_own():
    """Rings of ways close about each other: those between leave no outline, but the inmost."""
    turns = np.linspace(0, 2 * math.pi, 73)
    circle = np.column_stack([np.cos(turns), np.sin(turns)])
    pieces = []
    for size in (*range(40, 300, 12),):
        ring = ORIGIN + size * circle
        pieces.append(np.stack([ring[:-1], ring[1:]], axis=1))
    pieces = np.concatenate(pieces)
    park = QgsGeometry.fromPointXY(QgsPointXY(*(ORIGIN + [40, 0]).tolist())).buffer(20, 4)
    (rings,) = widened(park, pieces, 30.0, lambda: None)
    assert len(rings) == 2  # a ring's outer edge, and the gap of 10 m in the middle
    expected = plainly_widened(park, pieces, 30.0)
    assert joined_rings([rings]).symDifference(expected).area() < 0.01


def test_belts_can_be_cancelled_at_every_beat():
    pieces = net(np.random.default_rng(1), 3000, 100)
    park = QgsGeometry.fromRect(lines_of(pieces[:3]).boundingBox())
    beats = []
    widened(park, pieces, 30.0, lambda: beats.append(1))
    assert len(beats) > 20

    def stop():
        beats.pop()
        if not beats:
            raise Cancelled

    with pytest.raises(Cancelled):
        widened(park, pieces, 30.0, stop)


def test_a_walk_takes_the_shortest_way_in_from_either_end():
    """By hand: 30 m of a street beyond a corner are left of a walk of 100 m."""
    corners = ORIGIN + np.array([(5, 0), (75, 0), (75, 90), (5, -4), (75, -4)])
    network = joined(corners, np.array([(0, 1), (1, 2), (3, 4), (4, 1)]))
    park = area_of([(ORIGIN + np.array([(-50, -9), (0, -9), (0, 9), (-50, 9), (-50, -9)]), False)])
    pieces = Walks(network, 100.0, lambda: None).reached(park)
    north = pieces[:, :, 1].max() - ORIGIN[1]
    # within 10 m of the park a way leads in: looked for every 5 m, so from x = 10 at the latest
    assert 30 <= north <= 36
    far = park.buffer(5, 4)
    far.translate(-500, 0)
    assert Walks(network, 100.0, lambda: None).reached(far) is None
