from __future__ import annotations

import pytest
from qgis.core import (
    QgsFeature,
    QgsFillSymbol,
    QgsGeometry,
    QgsRectangle,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QEvent, QEventLoop, QPoint, QPointF, Qt, QTimer
from qgis.PyQt.QtGui import QKeyEvent, QMouseEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication

from cm_civic_plugin.gui.scenario.look.linked_maps import LinkedMaps, make_canvas, retire
from cm_civic_plugin.gui.scenario.look.swipe import SwipeFrame

from .conftest import Hand
from .touches import touch_screen

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
PLAIN, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
RED, BLUE = "#ff0000", "#0000ff"


def settle(milliseconds=60):
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def coloured(colour):
    layer = QgsVectorLayer("Polygon?crs=EPSG:32647", colour, "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(0, 0, 10_000, 10_000)))
    layer.dataProvider().addFeatures([feature])
    symbol = QgsFillSymbol.createSimple({"color": colour, "outline_style": "no"})
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    return layer


@pytest.fixture()
def frame(canvas):
    canvases = make_canvas("left"), make_canvas("right")
    layers = coloured(RED), coloured(BLUE)
    crs = canvas.mapSettings().destinationCrs()
    for mine, layer in zip(canvases, layers):
        mine.setDestinationCrs(crs)
        mine.setLayers([layer])
    frame = SwipeFrame(*canvases)
    frame.linked = LinkedMaps(canvases)
    frame.canvases = canvases
    frame.resize(800, 400)
    frame.show()
    settle()
    frame.linked.look_at(QgsRectangle(4000, 4000, 6000, 5000))
    yield frame
    frame.linked.unload()
    for mine in canvases:
        retire(mine)
    frame.deleteLater()
    settle()


@pytest.fixture()
def swiping(frame):
    frame.set_swiping(True)
    settle()
    return frame


def colours(frame, y=60):
    for canvas in frame.canvases:
        canvas.waitWhileRendering()
    settle()
    image = frame.grab().toImage()
    return [image.pixelColor(x, y).name() for x in range(10, frame.width() - 10, 10)]


def drag(widget, start, end, steps=5):
    for step in range(steps + 1):
        x = start[0] + (end[0] - start[0]) * step / steps
        kind = QEvent.Type.MouseButtonPress if step == 0 else QEvent.Type.MouseMove
        _mouse(widget, kind, (x, start[1]))
    _mouse(widget, QEvent.Type.MouseButtonRelease, end)


def _mouse(widget, kind, position):
    """Send an event at a place of the frame: the divider goes along under the hand."""
    where = widget.mapFromParent(QPoint(*(round(one) for one in position)))
    release = kind == QEvent.Type.MouseButtonRelease
    event = QMouseEvent(
        kind, QPointF(where), QPointF(widget.mapToGlobal(where)),
        NONE if kind == QEvent.Type.MouseMove else LEFT, NONE if release else LEFT, PLAIN,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def key(widget, which, modifier=PLAIN):
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, which, modifier))


def test_side_by_side_each_map_has_its_half(frame):
    seen = colours(frame)
    assert set(seen[:35]) == {RED} and set(seen[-35:]) == {BLUE}
    assert not frame.divider.isVisible()
    left, right = frame.canvases
    assert left.size() == right.size() and not left.geometry().intersects(right.geometry())


def test_the_divider_parts_the_two(swiping):
    swiping.set_share(0.25)
    seen = colours(swiping)
    assert set(seen[:16]) == {RED} and set(seen[24:]) == {BLUE}
    left, right = swiping.canvases
    assert left.geometry() == right.geometry() == swiping.rect()
    assert left.extent().toString() == right.extent().toString()


def test_dragged_by_a_mouse(swiping):
    drag(swiping.divider, (400, 200), (200, 200))
    assert swiping.share == pytest.approx(0.25, abs=0.005)
    seen = colours(swiping)
    assert seen[15] == RED and seen[25] == BLUE
    drag(swiping.divider, (200, 200), (5000, 200))  # it stays in reach
    assert 0.9 < swiping.share < 1.0
    assert swiping.divider.geometry().left() < swiping.width()


def test_dragged_by_a_finger(swiping):
    divider, screen = swiping.divider, touch_screen()
    middle = divider.rect().center()
    QTest.touchEvent(divider, screen).press(0, middle, divider).commit()
    for _step in range(10):
        there = middle + QPoint(20, 0)
        QTest.touchEvent(divider, screen).move(0, there, divider).commit()
        QApplication.processEvents()
    QTest.touchEvent(divider, screen).release(0, middle, divider).commit()
    QApplication.processEvents()
    assert swiping.share == pytest.approx(0.75, abs=0.01)


def test_moved_by_keys(swiping):
    divider = swiping.divider
    key(divider, Qt.Key.Key_Right)
    assert swiping.share == pytest.approx(0.52)
    key(divider, Qt.Key.Key_Left, SHIFT)
    assert swiping.share == pytest.approx(0.42)
    key(divider, Qt.Key.Key_Home)
    assert swiping.share < 0.05
    key(divider, Qt.Key.Key_End)
    assert swiping.share > 0.95
    assert divider.accessibleName() and divider.focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_the_divider_keeps_its_share_when_the_window_changes(swiping):
    swiping.set_share(0.3)
    swiping.resize(1000, 500)
    settle()
    middle = swiping.divider.geometry().center().x()
    assert middle == pytest.approx(300, abs=2)
    left, right = swiping.canvases
    assert left.center() == right.center()
    assert left.mapUnitsPerPixel() == pytest.approx(right.mapUnitsPerPixel())


def test_both_maps_can_be_panned_while_they_lie_on_each_other(swiping):
    for place, canvas in ((100, swiping.canvases[0]), (700, swiping.canvases[1])):
        under = swiping.childAt(place, 100)
        assert under is canvas.viewport()
        before = canvas.center().x()
        hand = Hand(canvas)
        hand.press((place, 100))
        hand.move((place - 30, 100))
        hand.release((place - 60, 100))
        assert canvas.center().x() > before
        left, right = swiping.canvases
        assert (left.center().x(), left.center().y()) == pytest.approx(
            (right.center().x(), right.center().y())
        )


def test_back_to_side_by_side(swiping):
    swiping.set_swiping(False)
    seen = colours(swiping)
    assert set(seen[:35]) == {RED} and set(seen[-35:]) == {BLUE}
