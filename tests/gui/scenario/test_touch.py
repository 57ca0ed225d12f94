from __future__ import annotations

import pytest
from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QContextMenuEvent, QMouseEvent, QTabletEvent
from qgis.PyQt.QtWidgets import QApplication

from cm_civic_plugin.gui.scenario.draw import touch as touch_module
from cm_civic_plugin.gui.scenario.draw.pen_tool import PenTool
from tests.gui.scenario.touches import Touch

PLAIN = Qt.KeyboardModifier.NoModifier
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
BY_SYSTEM = Qt.MouseEventSource.MouseEventSynthesizedBySystem


@pytest.fixture()
def pen(canvas):
    tool = PenTool(canvas)
    canvas.setMapTool(tool)
    tool.drawn = []
    tool.stroke_drawn.connect(tool.drawn.append)
    yield tool
    tool.dry()
    canvas.unsetMapTool(tool)


@pytest.fixture()
def touch(canvas):
    return Touch(canvas)


@pytest.fixture()
def clock(monkeypatch):
    """A clock that stands until it is told to go on."""

    class Clock:
        now = 1000.0

    monkeypatch.setattr(touch_module.time, "monotonic", lambda: Clock.now)
    return Clock


def on_map(canvas, place):
    point = canvas.getCoordinateTransform().toMapCoordinates(*place)
    return (point.x(), point.y())


def in_view(canvas, point):
    place = canvas.getCoordinateTransform().transform(*point)
    return (place.x(), place.y())


def test_one_finger_draws_one_stroke(canvas, pen, touch):
    extent = canvas.extent()
    way = [(100 + 10 * n, 200 + n % 3) for n in range(20)]
    touch.press(a=way[0])
    for place in way[1:]:
        touch.move(a=place)
    touch.lift()
    (stroke,) = pen.drawn
    assert stroke.points == tuple(pytest.approx(on_map(canvas, place)) for place in way)
    assert canvas.extent() == extent


def test_a_tap_of_one_finger_is_a_dot(pen, touch):
    touch.press(a=(100, 200))
    touch.lift()
    assert [len(stroke.points) for stroke in pen.drawn] == [1]


def test_two_fingers_pan_and_zoom_and_leave_no_stroke(canvas, pen, touch, clock):
    held = on_map(canvas, (300, 300))
    scale = canvas.scale()
    touch.press(a=(200, 300))
    clock.now += 0.1
    touch.press(b=(400, 300))
    touch.move(a=(250, 330), b=(450, 330))  # together: a pan by (50, 30)
    assert in_view(canvas, held) == pytest.approx((350, 330), abs=0.5)
    assert canvas.scale() == pytest.approx(scale, rel=1e-6)
    touch.move(a=(150, 330), b=(550, 330))  # apart: twice as near
    assert in_view(canvas, held) == pytest.approx((350, 330), abs=0.5)
    assert canvas.scale() == pytest.approx(scale / 2, rel=1e-3)
    touch.move(a=(300, 330), b=(400, 330))
    assert canvas.scale() == pytest.approx(2 * scale, rel=1e-3)
    touch.lift("b")
    touch.move(a=(100, 100))  # the finger that stayed does not draw
    touch.lift()
    assert pen.drawn == []
    assert not pen.is_down and not pen.wet
    assert not canvas.isFrozen()
    touch.press(a=(100, 200))
    touch.move(a=(200, 200))
    touch.lift()
    assert [len(stroke.points) for stroke in pen.drawn] == [2]


def test_a_finger_that_comes_back_goes_on_pinching(canvas, pen, touch):
    scale = canvas.scale()
    touch.press(a=(200, 300))
    touch.press(b=(300, 300))
    touch.move(b=(400, 300))
    touch.lift("b")
    touch.press(b=(300, 300))
    touch.move(b=(400, 300))
    touch.lift()
    assert canvas.scale() == pytest.approx(scale / 4, rel=1e-3)
    assert pen.drawn == [] and not canvas.isFrozen()


def test_two_fingers_work_on_a_turned_map(canvas, pen, touch):
    canvas.setRotation(40)
    held = on_map(canvas, (300, 300))
    touch.press(a=(200, 300))
    touch.press(b=(400, 300))
    touch.move(a=(150, 250), b=(550, 250))
    assert in_view(canvas, held) == pytest.approx((350, 250), abs=1)
    touch.lift()
    assert pen.drawn == []


def test_fingers_that_land_at_once_draw_nothing(canvas, pen, touch):
    extent = canvas.extent()
    touch.press(a=(200, 300), b=(400, 300))
    touch.move(a=(200, 340), b=(400, 340))
    touch.lift()
    assert pen.drawn == []
    assert canvas.extent().yMinimum() > extent.yMinimum()


def test_a_stroke_under_way_goes_on_when_others_touch_the_table(canvas, pen, touch):
    extent = canvas.extent()
    touch.press(a=(100, 200))
    touch.move(a=(150, 200))
    touch.press(b=(600, 500))
    touch.move(a=(200, 200), b=(500, 400))
    touch.lift("b")
    touch.move(a=(250, 200))
    touch.lift()
    assert [len(stroke.points) for stroke in pen.drawn] == [4]
    assert canvas.extent() == extent


def test_what_rests_on_the_table_is_a_dot_and_gives_way_to_the_next_finger(
    canvas, pen, touch, clock
):
    extent = canvas.extent()
    touch.press(a=(100, 200))
    clock.now += 0.8
    touch.press(b=(600, 500))
    touch.move(b=(500, 400))
    touch.move(a=(100, 203), b=(400, 300))
    touch.lift("b")
    clock.now += 3
    touch.press(c=(600, 100))
    touch.move(c=(700, 100))
    touch.lift()
    assert [len(stroke.points) for stroke in pen.drawn] == [1, 3, 2]
    assert canvas.extent() == extent


def test_a_mouse_draws_while_something_rests_on_the_table(canvas, pen, touch, hand, clock):
    touch.press(a=(100, 200))
    clock.now += 0.8
    touch.press(b=(600, 500))
    touch.lift("b")
    assert len(pen.drawn) == 2
    hand.stroke([(300, 300), (400, 300)])
    assert [len(stroke.points) for stroke in pen.drawn] == [1, 1, 2]


def test_a_finger_does_not_go_on_with_another_tool(canvas, pen, touch):
    touch.press(a=(100, 200))
    touch.move(a=(200, 200))
    other = PenTool(canvas)
    other.drawn = []
    other.stroke_drawn.connect(other.drawn.append)
    canvas.setMapTool(other)
    touch.move(a=(300, 200))
    touch.lift()
    assert [len(stroke.points) for stroke in pen.drawn] == [2]
    assert other.drawn == []
    canvas.unsetMapTool(other)


def test_a_third_finger_changes_nothing(canvas, pen, touch):
    touch.press(a=(200, 300))
    touch.press(b=(400, 300))
    extent = canvas.extent()
    touch.press(c=(700, 100))
    touch.move(c=(600, 100))
    assert canvas.extent() == extent
    touch.lift()
    assert pen.drawn == [] and not canvas.isFrozen()


def test_a_tool_put_away_in_mid_pinch_leaves_the_canvas_well(canvas, pen, touch):
    touch.press(a=(200, 300))
    touch.press(b=(400, 300))
    assert canvas.isFrozen()  # so that this test can fail
    canvas.unsetMapTool(pen)
    assert not canvas.isFrozen()
    touch.lift()
    assert pen.drawn == []


def test_a_tool_put_away_under_a_drawing_finger_hands_its_stroke_over(canvas, pen, touch):
    touch.press(a=(200, 300))
    touch.move(a=(300, 300))
    canvas.unsetMapTool(pen)
    touch.move(a=(400, 300))
    touch.lift()
    assert [len(stroke.points) for stroke in pen.drawn] == [2]


def mouse(canvas, kind, place, source):
    buttons = {"press": (LEFT, LEFT), "move": (NONE, LEFT), "release": (LEFT, NONE)}[kind]
    types = QEvent.Type
    event_type = {
        "press": types.MouseButtonPress, "move": types.MouseMove,
        "release": types.MouseButtonRelease,
    }[kind]  # fmt: skip
    where = QPointF(*place)
    event = QMouseEvent(event_type, where, where, where, *buttons, PLAIN, source)
    QApplication.sendEvent(canvas.viewport(), event)


def test_mouse_events_that_the_system_makes_of_a_touch_draw_nothing(canvas, pen, touch, clock):
    touch.press(a=(100, 200))
    mouse(canvas, "press", (100, 200), BY_SYSTEM)
    touch.move(a=(200, 200))
    mouse(canvas, "move", (200, 200), BY_SYSTEM)
    touch.lift()
    mouse(canvas, "release", (200, 200), BY_SYSTEM)
    clock.now += 0.3
    for kind in ("press", "release"):  # Windows sends those of a tap when the finger has left
        mouse(canvas, kind, (200, 200), BY_SYSTEM)
    assert [len(stroke.points) for stroke in pen.drawn] == [2]
    clock.now += 5
    for kind in ("press", "release"):
        mouse(canvas, kind, (300, 300), BY_SYSTEM)
    assert len(pen.drawn) == 2


def test_a_nudge_at_the_mouse_does_not_cut_a_fingers_stroke(canvas, pen, touch, hand):
    touch.press(a=(100, 200))
    touch.move(a=(200, 200))
    hand.move((700, 500), NONE)
    touch.move(a=(300, 200))
    touch.lift()
    assert [len(stroke.points) for stroke in pen.drawn] == [3]


def tablet(canvas, kind, place):
    where = QPointF(*place)
    types = QEvent.Type
    event = QTabletEvent(
        {"press": types.TabletPress, "move": types.TabletMove, "release": types.TabletRelease}[kind],
        where, where, int(QTabletEvent.TabletDevice.Stylus), int(QTabletEvent.PointerType.Pen),
        0.5, 0, 0, 0.0, 0.0, 0, PLAIN, 1, LEFT, LEFT,
    )  # fmt: skip
    event.ignore()
    QApplication.sendEvent(canvas.viewport(), event)
    return event.isAccepted()


needs_qt5 = pytest.mark.skipif(
    not hasattr(QTabletEvent, "TabletDevice"), reason="Qt 6 makes tablet events another way"
)


@needs_qt5
def test_a_stylus_draws_once_and_by_its_mouse_events(canvas, pen):
    for kind in ("press", "move", "release"):
        place = (100, 200) if kind == "press" else (200, 200)
        assert not tablet(canvas, kind, place)  # so Qt makes a mouse event of it
        mouse(canvas, kind, place, Qt.MouseEventSource.MouseEventSynthesizedByQt)
    assert [len(stroke.points) for stroke in pen.drawn] == [2]


@needs_qt5
def test_a_palm_neither_draws_nor_keeps_a_stylus_from_drawing(canvas, pen, touch):
    touch.press(a=(300, 400))
    for kind in ("press", "move", "release"):
        place = (100, 200) if kind == "press" else (200, 200)
        tablet(canvas, kind, place)
        mouse(canvas, kind, place, BY_SYSTEM)
        touch.move(a=(300, 401))
    touch.press(b=(350, 450))
    touch.lift()
    assert [len(stroke.points) for stroke in pen.drawn] == [2]


def test_a_long_press_is_no_right_click(canvas, pen, touch, hand):
    touch.press(a=(100, 200))
    menu = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(100, 200), QPoint(100, 200))
    menu.ignore()
    seen = []
    canvas.contextMenuEvent = seen.append
    QApplication.sendEvent(canvas.viewport(), menu)
    hand.press((100, 200), Qt.MouseButton.RightButton)
    hand.release((100, 200), Qt.MouseButton.RightButton)
    assert pen.is_down and not seen
    touch.move(a=(200, 200))
    touch.lift()
    assert [len(stroke.points) for stroke in pen.drawn] == [2]


def test_touches_are_qgiss_own_when_no_tool_of_ours_is_active(canvas, pen, touch):
    canvas.unsetMapTool(pen)
    touch.press(a=(100, 200))
    touch.move(a=(200, 200))
    touch.lift()
    assert pen.drawn == []
