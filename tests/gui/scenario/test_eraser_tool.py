from __future__ import annotations

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsProject, QgsRectangle
from qgis.gui import QgsMapToolPan
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QApplication, QGraphicsEllipseItem

from cm_civic_plugin.core.scenario.shape import shape_of
from cm_civic_plugin.gui.scenario.draw.eraser_tool import EraserTool
from cm_civic_plugin.gui.scenario.draw.ink import Ink
from tests.gui.scenario.touches import Touch


def degrees(canvas, places):
    """Return places of the view in EPSG:4326."""
    back = QgsCoordinateTransform(
        canvas.mapSettings().destinationCrs(),
        QgsCoordinateReferenceSystem("EPSG:4326"),
        QgsProject.instance(),
    )
    points = [
        back.transform(canvas.getCoordinateTransform().toMapCoordinates(*place)) for place in places
    ]
    return [(point.x(), point.y()) for point in points]


@pytest.fixture()
def drawings(canvas):
    ring = [(500, 300), (700, 300), (700, 500), (500, 500), (500, 300)]
    return [
        ("line", shape_of("line", degrees(canvas, [(100, 100), (300, 100)]))),
        ("low", shape_of("line", degrees(canvas, [(100, 180), (300, 180)]))),
        ("area", shape_of("area", degrees(canvas, ring))),
        ("stamp", shape_of("stamp", degrees(canvas, [(400, 500)]))),
    ]


@pytest.fixture()
def eraser(canvas, drawings):
    tool = EraserTool(canvas, lambda: drawings)
    canvas.setMapTool(tool)
    tool.calls = []
    tool.erased.connect(tool.calls.append)
    yield tool
    canvas.unsetMapTool(tool)


def marks(canvas):
    return [
        item for item in canvas.scene().items() if isinstance(item, (Ink, QGraphicsEllipseItem))
    ]


def test_a_sweep_erases_what_it_touched_once_when_the_finger_lifts(hand, eraser):
    hand.press((200, 60))
    assert eraser.struck == []
    hand.move((200, 95))
    assert eraser.struck == ["line"]
    hand.move((200, 130))
    hand.move((210, 175))
    hand.move((210, 90))
    assert eraser.calls == []
    hand.release((210, 90))
    assert eraser.calls == [["line", "low"]]


def test_a_finger_reaches_twelve_pixels_and_more_on_a_touch_table(hand, eraser):
    hand.stroke([(200, 118)])
    assert eraser.calls == []
    hand.stroke([(200, 111)])
    assert eraser.calls == [["line"]]
    eraser.set_tolerance(24)
    hand.stroke([(200, 123)])
    assert eraser.calls == [["line"], ["line"]]


def test_a_tap_on_a_badge_erases_and_one_inside_a_huge_area_does_not(hand, eraser):
    hand.stroke([(408, 506)])
    assert eraser.calls == [["stamp"]]
    hand.stroke([(550, 350)])
    assert len(eraser.calls) == 1
    hand.stroke([(600, 400)])  # the badge of the area
    hand.stroke([(700, 350)])  # its edge
    assert eraser.calls[1:] == [["area"], ["area"]]


def test_a_fast_sweep_misses_nothing(hand, eraser):
    hand.stroke([(200, 20), (200, 300)])
    assert eraser.calls == [["line", "low"]]


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:3857", "EPSG:24047"])
def test_drawings_are_found_in_any_crs_of_the_map(canvas, hand, eraser, drawings, crs):
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem(crs))
    to_map = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:4326"), canvas.mapSettings().destinationCrs(),
        QgsProject.instance(),
    )  # fmt: skip
    xs, ys = zip(*(to_map.transform(*pair) for _uuid, shape in drawings for pair in shape.points))
    canvas.setExtent(QgsRectangle(min(xs), min(ys), max(xs), max(ys)))
    stamp = to_map.transform(*drawings[3][1].points[0])
    place = canvas.getCoordinateTransform().transform(stamp)
    hand.stroke([(place.x(), place.y())])
    assert eraser.calls == [["stamp"]]


def test_off_the_earth_nothing_is_erased_and_nothing_breaks(canvas, hand, eraser):
    canvas.setExtent(QgsRectangle(9e9, 9e9, 9.1e9, 9.1e9))
    hand.stroke([(100, 100), (700, 500)])
    assert eraser.calls == []


def test_struck_drawings_are_seen_and_the_marks_go_when_the_map_was_drawn(canvas, hand, eraser):
    hand.press((200, 60))
    before = canvas.viewport().grab().toImage()
    hand.move((200, 95))
    during = canvas.viewport().grab().toImage()
    assert before.pixelColor(290, 100) != during.pixelColor(290, 100) or any(
        before.pixelColor(x, 100) != during.pixelColor(x, 100) for x in range(260, 300)
    )
    hand.release((200, 95))
    assert [isinstance(item, Ink) for item in marks(canvas)] == [True]  # the ring has gone
    canvas.renderStarting.emit()
    canvas.mapCanvasRefreshed.emit()
    assert marks(canvas) == []


def test_a_rendering_that_began_earlier_does_not_take_the_marks_off(canvas, hand, eraser):
    canvas.renderStarting.emit()
    hand.stroke([(200, 95)])
    canvas.mapCanvasRefreshed.emit()
    assert len(marks(canvas)) == 1


def test_no_key_and_no_right_click_takes_it_back(hand, eraser):
    hand.press((200, 95))
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Delete):
        hand.key(key)
    hand.press((200, 95), Qt.MouseButton.RightButton)
    hand.release((200, 95), Qt.MouseButton.RightButton)
    assert eraser.struck == ["line"] and eraser.calls == []
    hand.release((200, 95))
    assert eraser.calls == [["line"]]


def test_another_tool_in_mid_sweep_erases_what_was_struck_and_leaves_no_mark(canvas, hand, eraser):
    hand.press((200, 95))
    pan = QgsMapToolPan(canvas)
    canvas.setMapTool(pan)
    assert eraser.calls == [["line"]]
    assert marks(canvas) == []
    canvas.unsetMapTool(pan)


def test_two_fingers_erase_nothing(canvas, eraser):
    touch = Touch(canvas)
    touch.press(a=(200, 95))
    assert eraser.struck == ["line"]
    touch.press(b=(400, 95))
    touch.move(a=(220, 105), b=(420, 105))
    touch.lift()
    assert eraser.calls == [] and eraser.struck == []
    assert marks(canvas) == []
    touch.press(a=(100, 300))
    touch.lift()
    QApplication.processEvents()
    assert eraser.calls == []


def test_what_was_drawn_since_is_known_at_the_next_press(canvas, hand, eraser, drawings):
    hand.stroke([(50, 500)])
    assert eraser.calls == []
    drawings.append(("new", shape_of("stamp", degrees(canvas, [(50, 500)]))))
    hand.stroke([(50, 500)])
    drawings[-1] = ("new", shape_of("stamp", degrees(canvas, [(50, 300)])))  # it was moved
    hand.stroke([(50, 500)])
    hand.stroke([(50, 300)])
    assert eraser.calls == [["new"], ["new"]]
