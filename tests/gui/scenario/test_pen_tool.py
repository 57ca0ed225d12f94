from __future__ import annotations

import pytest
from qgis.gui import QgsMapToolPan
from qgis.PyQt.QtCore import Qt

from cm_civic_plugin.gui.scenario.draw.pen_tool import PenTool

WAY = [(100 + 5 * n, 300 + (n % 7)) for n in range(61)]  # a press and sixty moves


@pytest.fixture()
def strokes(canvas):
    tool = PenTool(canvas)
    canvas.setMapTool(tool)
    drawn = []
    tool.stroke_drawn.connect(drawn.append)
    drawn_and_tool = (drawn, tool)
    yield drawn_and_tool
    tool.dry()
    canvas.unsetMapTool(tool)


def on_map(canvas, position):
    point = canvas.getCoordinateTransform().toMapCoordinates(*position)
    return (point.x(), point.y())


def test_press_drag_release_is_one_stroke_with_every_point(canvas, hand, strokes):
    drawn, _tool = strokes
    hand.stroke(WAY)
    (stroke,) = drawn
    assert len(stroke.points) == 61
    for point, position in zip(stroke.points, WAY):
        assert point == pytest.approx(on_map(canvas, position))
    assert stroke.pixel == pytest.approx(canvas.mapUnitsPerPixel())
    assert stroke.started_at <= stroke.ended_at


@pytest.mark.parametrize("key", ["Key_Escape", "Key_Delete", "Key_Backspace"])
def test_no_key_destroys_a_stroke(hand, strokes, key):
    drawn, tool = strokes
    hand.press(WAY[0])
    for position in WAY[1:30]:
        hand.move(position)
    hand.key(getattr(Qt.Key, key))
    assert tool.is_down
    for position in WAY[30:]:
        hand.move(position)
    hand.release(WAY[-1])
    assert [len(stroke.points) for stroke in drawn] == [61]


def test_another_tool_in_mid_stroke_keeps_what_is_drawn(canvas, hand, strokes):
    drawn, tool = strokes
    hand.press(WAY[0])
    for position in WAY[1:40]:
        hand.move(position)
    pan = QgsMapToolPan(canvas)
    canvas.setMapTool(pan)
    assert [len(stroke.points) for stroke in drawn] == [40]
    assert not tool.is_down
    canvas.unsetMapTool(pan)


def test_right_and_middle_buttons_neither_draw_nor_finish(hand, strokes):
    drawn, tool = strokes
    hand.press(WAY[0], Qt.MouseButton.RightButton)
    hand.release(WAY[1], Qt.MouseButton.RightButton)
    assert not drawn
    hand.press(WAY[0])
    hand.move(WAY[1])
    hand.press(WAY[2], Qt.MouseButton.RightButton)
    hand.release(WAY[2], Qt.MouseButton.RightButton)
    assert tool.is_down
    hand.release(WAY[3])
    assert len(drawn) == 1


def test_quick_strokes_that_qt_calls_double_clicks_are_strokes(hand, strokes):
    drawn, _tool = strokes
    hand.stroke(WAY[:10])
    hand.double_press(WAY[20])
    for position in WAY[21:30]:
        hand.move(position)
    hand.release(WAY[29])
    assert [len(stroke.points) for stroke in drawn] == [10, 10]


def test_a_release_that_got_lost_ends_the_stroke_at_the_next_move(hand, strokes):
    drawn, _tool = strokes
    hand.press(WAY[0])
    for position in WAY[1:20]:
        hand.move(position)
    hand.move(WAY[30], Qt.MouseButton.NoButton)
    assert [len(stroke.points) for stroke in drawn] == [20]


def test_the_wheel_zooms_while_drawing_and_the_stroke_goes_on(canvas, hand, strokes):
    drawn, _tool = strokes
    hand.press(WAY[0])
    hand.move(WAY[1])
    first = on_map(canvas, WAY[0])
    before = canvas.scale()
    hand.wheel(WAY[1], 15)
    assert canvas.scale() < before
    hand.move(WAY[2])
    hand.release(WAY[2])
    (stroke,) = drawn
    assert stroke.points[0] == pytest.approx(first)
    assert stroke.points[-1] == pytest.approx(on_map(canvas, WAY[2]))


def test_a_tap_is_a_stroke_of_one_point(hand, strokes):
    drawn, _tool = strokes
    hand.stroke(WAY[:1])
    assert [len(stroke.points) for stroke in drawn] == [1]
