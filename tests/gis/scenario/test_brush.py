from __future__ import annotations

import math

import pytest
from qgis.core import QgsGeometry, QgsPointXY

from cm_civic_plugin.gis.scenario.brush import paint

WAY = [(10.0 * n, 0.0) for n in range(11)]  # 100 m, drawn along a street
PIXEL, WIDTH = 1.0, 20.0


def ground(shape):
    return QgsGeometry.fromPolygonXY([[QgsPointXY(x, y) for x, y in shape.points]])


def at(x, y):
    return QgsGeometry.fromPointXY(QgsPointXY(x, y))


def test_a_stroke_paints_as_broad_as_the_marker_is():
    area, path = paint(WAY, PIXEL, WIDTH)
    assert (area.kind, path.kind) == ("area", "line")
    assert path.points == tuple(WAY)  # as the hand went
    # a rectangle and two half discs; a ring of chords is a little less than a disc
    assert ground(area).area() == pytest.approx(100 * 20 + math.pi * 100, rel=0.01)
    assert ground(area).contains(at(50, 9.9)) and not ground(area).contains(at(50, 10.1))


def test_what_the_marker_went_round_is_painted_too():
    ring = [(100 * math.cos(a / 9), 100 * math.sin(a / 9)) for a in range(57)]
    area, _path = paint(ring, PIXEL, WIDTH)
    assert ground(area).contains(at(0, 0))
    assert area.points[0] == area.points[-1]


def test_a_stroke_across_itself_is_one_sound_area():
    knot = [(0.0, 0.0), (100.0, 100.0), (100.0, 0.0), (0.0, 100.0), (0.0, 40.0)]
    area, _path = paint(knot, PIXEL, WIDTH)
    assert ground(area).isGeosValid()
    assert ground(area).contains(at(50, 50))


def test_a_tap_paints_nothing():
    assert paint([(5.0, 5.0)], PIXEL, WIDTH) is None
    assert paint([(5.0, 5.0), (5.5, 5.0)], PIXEL, WIDTH) is None
