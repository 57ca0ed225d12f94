from __future__ import annotations

import pytest
from qgis.core import QgsSettings
from qgis.gui import QgsMapToolPan
from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtWidgets import QApplication, QToolButton

from cm_civic_plugin.core.scenario.stages import StageClock
from cm_civic_plugin.gui.scenario.draw.pen_tool import PenTool
from cm_civic_plugin.gui.scenario.run.countdown import CountdownOverlay
from tests.gui.scenario.touches import Touch

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


@pytest.fixture()
def overlay(canvas):
    QgsSettings().remove("cm_civic/countdown_corner")
    canvas.resize(QSize(1600, 1000))
    QApplication.processEvents()
    overlay = CountdownOverlay(canvas)
    yield overlay
    overlay.unload()
    QgsSettings().remove("cm_civic/countdown_corner")


def clock(left, seconds=900, running=True):
    return StageClock(2, seconds, left, running, "")


def mouse(widget, kind, position, button=LEFT, buttons=LEFT):
    where = QPointF(position)
    event = QMouseEvent(
        kind, where, QPointF(widget.mapToGlobal(position)), button, buttons,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)
    return event


def drag(overlay, goal):
    """Take it by a point within and let go with that point at ``goal`` on the canvas."""
    start = QPoint(15, overlay.height() - 15)
    mouse(overlay, QEvent.Type.MouseButtonPress, start)
    for share in (0.3, 0.7, 1.0):
        here = overlay.mapToParent(start)
        step = here + (goal - here) * share
        mouse(overlay, QEvent.Type.MouseMove, overlay.mapFromParent(step), NONE)
    mouse(overlay, QEvent.Type.MouseButtonRelease, overlay.mapFromParent(goal), LEFT, NONE)


def test_it_shows_only_while_a_stage_is_on(overlay):
    assert overlay.isHidden()
    overlay.show_clock(clock(725), "ต่างคนต่างวาด")
    assert overlay.isVisible()
    assert (overlay.name.text(), overlay.digits.text()) == ("ต่างคนต่างวาด", "12:05")
    overlay.show_clock(None, "")
    assert overlay.isHidden()


def test_it_can_be_read_from_the_back(overlay):
    overlay.show_clock(clock(725), "x")
    assert overlay.digits.font().pixelSize() >= 1000 / 10
    assert overlay.digits.fontMetrics().horizontalAdvance("88:88") <= overlay.digits.width()
    assert overlay.width() < 1600 / 2 and overlay.height() < 1000 / 2


def colour_at_edge(overlay):
    return overlay.grab().toImage().pixelColor(8, overlay.height() // 2).name()


@pytest.mark.parametrize(
    ("left", "words", "paper"),
    [
        (301, "", "#ffffff"),
        (300, "5 minutes", "#ffc400"),
        (60, "Last minute", "#b71c1c"),
        (-3, "Time is up", "#b71c1c"),
    ],
)
def test_it_warns_by_colour_and_by_words(overlay, left, words, paper):
    overlay.show_clock(clock(900), "x")
    overlay.show_clock(clock(left), "x")
    assert words in overlay.words.text()
    assert overlay.words.isVisible() == bool(words)
    assert colour_at_edge(overlay) == paper


def test_a_stopped_clock_says_so(overlay):
    overlay.show_clock(clock(725, running=False), "x")
    assert overlay.words.text() == "Clock stopped"


def test_it_does_not_tremble_from_second_to_second(overlay):
    overlay.show_clock(clock(731), "x")
    box = overlay.geometry()
    for left in range(731, 601, -7):
        overlay.show_clock(clock(left), "x")
        assert overlay.geometry() == box


def test_it_is_dragged_to_a_corner_and_stays_there(overlay, canvas):
    overlay.show_clock(clock(725), "x")
    assert overlay.pos() == QPoint(12, 12)
    drag(overlay, QPoint(1500, 900))
    assert overlay.corner == "bottom_right"
    edge = overlay.geometry().bottomRight()
    room = canvas.viewport().rect().bottomRight()
    assert (room - edge).manhattanLength() <= 24
    canvas.resize(QSize(900, 700))
    QApplication.processEvents()
    room = canvas.viewport().rect().bottomRight()
    assert (room - overlay.geometry().bottomRight()).manhattanLength() <= 24
    again = CountdownOverlay(canvas)
    assert again.corner == "bottom_right"
    again.unload()


def test_it_never_leaves_the_canvas(overlay):
    overlay.show_clock(clock(725), "x")
    start = QPoint(20, 20)
    mouse(overlay, QEvent.Type.MouseButtonPress, start)
    mouse(overlay, QEvent.Type.MouseMove, QPoint(-5000, 9000), NONE)
    assert overlay.parentWidget().rect().contains(overlay.geometry())


def test_its_button_hides_it_and_says_so(overlay):
    said = []
    overlay.closed.connect(lambda: said.append(True))
    overlay.show_clock(clock(725), "x")
    button = overlay.findChild(QToolButton, "cmCivicCountdownHide")
    assert button.height() >= 36 and button.width() >= 36
    button.click()
    overlay.show_clock(clock(724), "x")
    assert overlay.isHidden() and said == [True]
    overlay.set_wanted(True)
    assert overlay.isVisible()


def test_the_map_is_panned_beneath_it_and_it_stays(overlay, canvas, hand):
    overlay.show_clock(clock(725), "x")
    tool = QgsMapToolPan(canvas)
    canvas.setMapTool(tool)
    before, extent = overlay.geometry(), canvas.extent()
    hand.stroke([(700, 500), (760, 520), (840, 560)])
    QApplication.processEvents()
    assert canvas.extent() != extent
    assert overlay.geometry() == before
    canvas.unsetMapTool(tool)


def test_hands_on_it_never_reach_the_tool_on_the_map(overlay, canvas):
    tool = PenTool(canvas)
    canvas.setMapTool(tool)
    drawn = []
    tool.stroke_drawn.connect(drawn.append)
    overlay.show_clock(clock(725), "x")
    drag(overlay, QPoint(1500, 900))
    mouse(overlay, QEvent.Type.MouseButtonDblClick, QPoint(20, 20))
    assert drawn == []
    assert overlay.testAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
    canvas.unsetMapTool(tool)


def test_a_finger_drags_it_and_draws_nothing_beneath(overlay, canvas):
    tool = PenTool(canvas)
    canvas.setMapTool(tool)
    drawn = []
    tool.stroke_drawn.connect(drawn.append)
    overlay.show_clock(clock(725), "x")
    QApplication.processEvents()
    touch = Touch(canvas)
    touch.press(a=(40, overlay.height() - 10))
    touch.move(a=(600, 500))
    touch.move(a=(1500, 900))
    touch.lift()
    assert drawn == []
    assert overlay.corner == "bottom_right"
    touch.press(a=(400, 400))  # beside it the pen draws as ever
    touch.move(a=(500, 400))
    touch.move(a=(500, 500))
    touch.lift()
    assert len(drawn) == 1
    tool.dry()
    canvas.unsetMapTool(tool)


def test_a_finger_hides_it(overlay, canvas):
    overlay.show_clock(clock(725), "x")
    QApplication.processEvents()
    button = overlay.findChild(QToolButton, "cmCivicCountdownHide")
    middle = button.mapTo(overlay.parentWidget(), button.rect().center())
    touch = Touch(canvas)
    touch.press(a=(middle.x(), middle.y()))
    touch.lift()
    assert overlay.isHidden()


def test_a_long_name_is_wrapped_not_cut(overlay):
    overlay.show_clock(clock(725), "คุยกันแล้ววาดด้วยกันทั้งโต๊ะ " * 3)
    assert overlay.width() <= 1600 // 2
    needed = overlay.name.heightForWidth(overlay.name.width())
    assert overlay.name.height() >= needed


def test_it_leaves_no_trace(canvas):
    overlay = CountdownOverlay(canvas)
    overlay.show_clock(clock(5), "x")
    overlay.unload()
    assert canvas.viewport().findChild(CountdownOverlay, "cmCivicCountdown") is None
