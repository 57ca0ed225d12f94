from __future__ import annotations

import math

import numpy as np
import pytest

from cm_civic_plugin.core.scenario.shape import Shape, from_wkb, shape_of
from cm_civic_plugin.core.scenario.stroke import CLOSE_PX, TAP_PX, shape_stroke, smooth

ALL = ("line", "area", "stamp")


def circle(radius, gap=0.0, steps=60):
    turn = np.linspace(0, 2 * math.pi - gap, steps)
    return np.column_stack([radius * np.cos(turn), radius * np.sin(turn)])


def test_wkb_is_what_the_standard_says():
    # The first is the well-known example of PostGIS's manual: POINT(1 2).
    point = bytes.fromhex("0101000000000000000000F03F0000000000000040")
    assert shape_of("stamp", [(1, 2)]).to_wkb() == point
    assert from_wkb(point) == shape_of("stamp", [(1, 2)])
    big_endian = bytes.fromhex("00000000013FF00000000000004000000000000000")
    assert from_wkb(big_endian) == shape_of("stamp", [(1, 2)])


@pytest.mark.parametrize(
    "shape",
    [
        shape_of("line", [(0, 0), (1, 2), (3, 4)]),
        shape_of("area", [(0, 0), (1, 0), (1, 1), (0, 0)]),
    ],
)
def test_wkb_there_and_back(shape):
    assert from_wkb(shape.to_wkb()) == shape
    with pytest.raises(ValueError):
        from_wkb(shape.to_wkb()[:-3])


@pytest.mark.parametrize("wkb", [b"", b"\x01", b"\x01\x07\x00\x00\x00" + bytes(20)])
def test_other_bytes_are_no_shape(wkb):
    with pytest.raises(ValueError):
        from_wkb(wkb)


@pytest.mark.parametrize(
    ("kind", "points"),
    [
        ("blob", [(0, 0)]),
        ("stamp", [(0, 0), (1, 1)]),
        ("line", [(0, 0)]),
        ("area", [(0, 0), (1, 0), (1, 1), (0, 1)]),
        ("stamp", [(math.nan, 0)]),
    ],
)
def test_a_shape_that_is_none_cannot_be_made(kind, points):
    with pytest.raises(ValueError):
        Shape(kind, tuple(points))


@pytest.mark.parametrize("pixel", [1.0, 0.00001, 25.0])
def test_the_hand_decides_the_kind_at_every_zoom(pixel):
    def kind(points):
        return shape_stroke(np.asarray(points) * pixel, pixel, ALL)[0].kind

    assert kind([(0, 0)]) == "stamp"
    assert kind([(0, 0), (TAP_PX - 1, 0), (0, 0)]) == "stamp"
    assert kind([(0, 0), (TAP_PX + 1, 0)]) == "line"
    assert kind(circle(100)) == "area"
    assert kind(circle(100, gap=(CLOSE_PX - 2) / 100)) == "area"
    assert kind(circle(100, gap=(CLOSE_PX + 2) / 100)) == "line"
    there_and_back = [(x, 0) for x in range(100)] + [(x, 1) for x in range(99, 0, -1)]
    assert kind(there_and_back) == "line"


def test_a_kind_the_element_cannot_have_becomes_one_it_can():
    assert shape_stroke([(0, 0), (1, 1)], 1.0, ("line", "area")) is None  # a tap, and no stamps
    assert shape_stroke([(0, 0), (50, 0), (50, 50)], 1.0, ("area",))[0].kind == "area"
    assert shape_stroke(circle(100), 1.0, ("line", "stamp"))[0].kind == "line"
    stamp, raw = shape_stroke([(0, 0), (50, 0), (100, 0)], 1.0, ("stamp",))
    assert stamp.points == ((50.0, 0.0),)
    assert len(raw.points) == 3
    two_points, _raw = shape_stroke([(0, 0), (50, 0)], 1.0, ("area",))
    assert len(set(two_points.points)) == 3


def test_the_raw_stroke_is_kept_point_by_point():
    points = [(float(x), float((x * 7) % 5)) for x in range(60)]
    shape, raw = shape_stroke(points, 1.0, ("line",))
    assert list(raw.points) == points
    assert shape.points[0] == points[0]
    assert shape.points[-1] == points[-1]
    assert len(shape.points) <= 60


def test_smoothing_stills_a_trembling_hand_and_keeps_its_way():
    rng = np.random.default_rng(5)
    x = np.arange(0.0, 300.0, 3)
    hand = np.column_stack([x, 40 * np.sin(x / 60) + rng.normal(0, 1.5, len(x))])
    shape, _raw = shape_stroke(hand, 1.0, ("line",))
    seen = np.array(shape.points)
    truth = 40 * np.sin(seen[:, 0] / 60)
    assert np.abs(seen[:, 1] - truth).max() < 3.5

    def roughness(line):
        turn = np.diff(np.unwrap(np.arctan2(*np.diff(line, axis=0).T[::-1])))
        return np.abs(turn).sum()

    assert roughness(seen) < 0.5 * roughness(hand)


def test_a_straight_line_thins_to_its_ends_and_a_ring_stays_a_ring():
    line, _raw = shape_stroke([(float(x), 0.0) for x in range(500)], 1.0, ("line",))
    assert line.points[0] == (0.0, 0.0)
    assert line.points[-1] == (499.0, 0.0)
    assert len(line.points) <= 3
    ring, _raw = shape_stroke(circle(200, steps=400), 1.0, ("area",))
    assert ring.points[0] == ring.points[-1]
    radius = np.hypot(*np.array(ring.points).T)
    assert np.abs(radius - 200).max() < 1.5
    assert len(ring.points) < 120


def test_a_closed_stroke_is_smoothed_round_its_seam_too():
    ring = np.vstack([circle(100, steps=30)[:-1], circle(100, steps=30)[:1]])
    turned = np.vstack([ring[7:-1], ring[:8]])  # the same ring, begun elsewhere
    one, other = smooth(ring, closed=True)[:-1], smooth(turned, closed=True)[:-1]
    assert np.allclose(np.roll(one, -7, axis=0), other)


def test_five_thousand_points_that_repeat_are_no_trouble():
    points = np.repeat(circle(300, steps=2500), 2, axis=0)
    shape, raw = shape_stroke(points, 1.0, ALL)
    assert shape.kind == "area"
    assert len(raw.points) == 2501
