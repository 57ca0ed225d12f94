from __future__ import annotations

import numpy as np
import pytest

from cm_civic_plugin.core.scenario.hit import Drawings, Finger, Placed, halfway, inside
from cm_civic_plugin.core.scenario.shape import shape_of

SQUARE = [(0, 0), (100, 0), (100, 100), (0, 100), (0, 0)]
# a fat C, open to the right: its centre is not in it
SICKLE = [(0, 0), (90, 0), (90, 20), (20, 20), (20, 80), (90, 80), (90, 100), (0, 100), (0, 0)]


def finger(*way, tolerance=5.0, badge=4.0):
    return Finger(way[0], way[-1], tolerance, badge)


def on_plain_paper(drawings, **options):
    return Drawings(drawings, lambda xy: xy, lambda box: box, **options)


def test_a_line_is_touched_along_its_length_and_not_beyond():
    paper = on_plain_paper([("a", shape_of("line", [(0, 0), (100, 0)]))])
    assert paper.touched(finger((30, 4.9))) == ["a"]
    assert paper.touched(finger((30, 5.1))) == []
    assert paper.touched(finger((104, 0))) == ["a"]
    assert paper.touched(finger((106, 0))) == []


def test_a_finger_that_moved_fast_touches_what_lies_on_its_way():
    paper = on_plain_paper([("a", shape_of("line", [(50, -3), (50, 3)]))])
    assert paper.touched(finger((0, 0), (100, 0), tolerance=0.1, badge=0.1)) == ["a"]
    assert paper.touched(finger((0, 8), (100, 8))) == ["a"]
    assert paper.touched(finger((0, 8.2), (100, 8.2))) == []
    assert paper.touched(finger((0, 0), (40, 0))) == []


def test_an_area_is_touched_on_its_edge_and_its_badge_and_not_anywhere_inside():
    paper = on_plain_paper([("a", shape_of("area", SQUARE))])
    assert paper.touched(finger((100, 30))) == ["a"]
    assert paper.touched(finger((50, 50))) == ["a"]
    assert paper.touched(finger((30, 30))) == []
    assert paper.touched(finger((0, 50), (20, 60))) == ["a"]  # over the edge


def test_an_area_smaller_than_a_finger_is_touched_anywhere():
    small = [(0.05 * x, 0.05 * y) for x, y in SQUARE]
    paper = on_plain_paper([("a", shape_of("area", small))])
    for place in np.random.default_rng(1).uniform(0, 5, (50, 2)).tolist():
        assert paper.touched(finger(tuple(place))) == ["a"]


def test_a_stamp_is_touched_on_its_badge():
    paper = on_plain_paper([("a", shape_of("stamp", [(10, 10)]))])
    assert paper.touched(finger((10, 18), tolerance=2, badge=9)) == ["a"]
    assert paper.touched(finger((10, 20), tolerance=2, badge=9)) == []
    assert paper.touched(finger((10, 18), tolerance=9, badge=2)) == ["a"]  # a big finger


def test_the_badge_of_a_sickle_lies_in_it():
    x, y = inside(np.array(SICKLE, dtype=float))
    assert (x, y) == pytest.approx((10, 50))
    paper = on_plain_paper([("a", shape_of("area", SICKLE))])
    assert paper.touched(finger((60, 50))) == []  # its middle is empty


def test_places_of_badges():
    assert halfway(np.array([(0, 0), (10, 0), (10, 30)], dtype=float)) == pytest.approx((10, 10))
    assert inside(np.array(SQUARE, dtype=float)) == pytest.approx((50, 50))
    flat = np.array([(0, 5), (10, 5), (4, 5), (0, 5)], dtype=float)
    assert inside(flat) == pytest.approx((5, 5))
    bow_tie = np.array([(0, 0), (10, 10), (10, 0), (0, 10), (0, 0)], dtype=float)
    x, y = inside(bow_tie)
    assert abs(x - 5) >= abs(y - 5)  # in a wing


def test_the_topmost_is_meant_and_of_two_lines_the_nearer_and_of_equals_the_later():
    drawings = [
        ("area", shape_of("area", SQUARE)),
        ("stamp", shape_of("stamp", [(2, 60)])),
        ("old", shape_of("line", [(0, 40), (100, 40)])),
        ("new", shape_of("line", [(0, 40), (100, 40)])),
        ("near", shape_of("line", [(0, 44), (100, 44)])),
    ]
    paper = on_plain_paper(drawings)
    assert paper.topmost(finger((0, 60))) == "stamp"
    assert paper.topmost(finger((75, 43))) == "near"
    assert paper.topmost(finger((75, 41))) == "new"
    assert paper.topmost(finger((100, 75))) == "area"
    assert paper.topmost(finger((30, 80))) is None
    assert paper.shape("near").points[0] == (0, 44)


def test_only_what_is_near_is_put_on_the_map_and_only_once():
    asked = []

    def to_map(xy):
        asked.append(xy[0, 0])
        return xy

    drawings = [(str(n), shape_of("line", [(n, 0), (n, 10)])) for n in range(0, 1000, 20)]
    paper = Drawings(drawings, to_map, lambda box: box)
    for _ in range(3):
        assert paper.touched(finger((100, 5))) == ["100"]
    assert asked == [100]


def test_what_has_no_place_on_the_map_is_passed_over():
    drawings = [("a", shape_of("line", [(0, 0), (10, 0)]))]
    paper = Drawings(drawings, lambda xy: np.full_like(xy, np.inf), lambda box: box)
    assert paper.touched(finger((5, 0))) == []
    assert Drawings(drawings, lambda xy: xy, lambda _box: None).touched(finger((5, 0))) == []
    assert on_plain_paper([]).touched(finger((5, 0))) == []


def test_a_shape_that_changed_is_found_where_it_is_now():
    boxes = {}
    on_plain_paper([("a", shape_of("stamp", [(0, 0)]))], boxes=boxes)
    moved = on_plain_paper([("a", shape_of("stamp", [(500, 0)]))], boxes=boxes)
    assert moved.touched(finger((500, 0))) == ["a"]
    assert moved.touched(finger((0, 0))) == []


def test_distances_agree_with_shapely():
    geometry = pytest.importorskip("shapely.geometry")
    rng = np.random.default_rng(7)
    for _ in range(200):
        xy = rng.uniform(0, 100, (rng.integers(2, 12), 2))
        start, end = rng.uniform(0, 100, (2, 2)).tolist()
        way = geometry.LineString([start, end])
        badge = halfway(xy)
        placed = Placed.of("line", xy)
        off = placed.distance(Finger(tuple(start), tuple(end), 1e9, 0.0))
        assert off == pytest.approx(geometry.LineString(xy).distance(way), abs=1e-9)
        on_badge = placed.distance(Finger(tuple(start), tuple(end), 0.0, 1e9))
        assert on_badge == pytest.approx(geometry.Point(badge).distance(way), abs=1e-9)


def test_the_badge_of_an_area_is_in_its_middle_or_where_geos_finds_a_place_within():
    geometry = pytest.importorskip("shapely.geometry")
    rng = np.random.default_rng(11)
    seen = set()
    for number in range(100):
        is_sickle = number % 2 == 1
        turn = np.linspace(0, (1 if is_sickle else 2) * np.pi, rng.integers(5, 30), endpoint=False)
        way = np.column_stack([np.cos(turn), np.sin(turn)])
        star = rng.uniform(5, 50, len(turn))[:, None] * way
        if is_sickle:
            star = np.vstack([rng.uniform(46, 50, len(turn))[:, None] * way, 44 * way[::-1]])
        ring = np.vstack([star, star[:1]])
        polygon = geometry.Polygon(ring)
        badge = inside(ring)
        assert polygon.contains(geometry.Point(badge))
        centre = polygon.centroid
        within = polygon.contains(centre)
        seen.add(within)
        theirs = centre if within else polygon.representative_point()
        assert badge == pytest.approx((theirs.x, theirs.y), abs=1e-9)
    assert seen == {True, False}
