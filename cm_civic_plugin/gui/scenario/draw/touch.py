"""Fingers on a canvas: one draws, two pan and pinch.

QGIS makes mouse events of a finger and hands pinches to the active tool, which drops them; a
second finger would draw a line across the map. So a tool's fingers are taken before QGIS sees
them. A second finger that lands soon after the first makes a pan of the two, and then the dot that
the first one left is none. Many hands share a touch table, and cups stand on it: once a stroke is
under way other fingers are passed over until it ends; and what rests where it came down gives way
to the next finger.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from qgis.core import QgsPointXY, QgsRectangle
from qgis.PyQt.QtCore import QEvent, QObject, QPointF, Qt
from qgis.PyQt.QtGui import QMouseEvent, QTouchEvent
from qgis.PyQt.QtWidgets import QApplication

from .ink import View

if TYPE_CHECKING:
    from .hand_tool import HandTool

_MOMENT_S = 0.6
_LEAST_SPREAD_PX = 20.0  # fingers nearer than this do not tell how far to zoom
_STYLUS_S = 0.5  # a stylus heard of no longer ago than this is still at work

_TOUCHES = (
    QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel,
)  # fmt: skip
_MOUSE = (
    QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
)  # fmt: skip
_STYLUS = (QEvent.Type.TabletPress, QEvent.Type.TabletMove, QEvent.Type.TabletRelease)


class Fingers(QObject):
    """Turns the touches on a tool's canvas into strokes, or into panning and zooming."""

    def __init__(self, tool: HandTool) -> None:
        super().__init__(tool)
        self._tool = tool
        self._canvas = tool.canvas()
        self._down: dict[int, QPointF] = {}
        self._drawing: int | None = None  # the finger that draws
        self._landed_at = self._lifted_at = self._stylus_at = float("-inf")
        self._pair: tuple[int, int] | None = None  # the fingers that pan
        self._spare: int | None = None  # the one of them that stays when the other lifts
        self._held = QgsPointXY()  # what is between them
        self._spread = 0.0
        self._sending = False
        self._froze = False

    def start(self) -> None:
        """Take the canvas's touches."""
        viewport = self._canvas.viewport()
        viewport.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        viewport.installEventFilter(self)

    def stop(self) -> None:
        """Give them back."""
        self._canvas.viewport().removeEventFilter(self)
        self._let_go()
        self._down = {}
        self._drawing = self._spare = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt)
        """Take touches, and what else would come of them."""
        kind = event.type()
        if kind in _TOUCHES:
            event.accept()  # or the rest of them goes elsewhere
            self._take(event)
            return True
        if kind in _STYLUS:
            self._make_way()
            return False  # Qt makes a mouse event of it if nobody takes it
        if kind in _MOUSE:
            return not self._sending and bool(self._is_echo(event))
        if kind == QEvent.Type.ContextMenu:
            return self._tool.is_down or bool(self._down)  # a long press is no right click
        return super().eventFilter(watched, event)

    def _is_echo(self, event: QMouseEvent) -> bool:
        """Tell whether a mouse event is made of the fingers we have, or would cut their stroke.

        Windows makes its own of each touch, some after the finger has left.
        """
        now = time.monotonic()
        if now - self._stylus_at < _STYLUS_S:
            return False
        if self._drawing is not None or self._pair is not None:
            return True
        return _is_by_system(event) and (self._down or now - self._lifted_at < _MOMENT_S)

    def _make_way(self) -> None:
        """Let a stylus draw: what lies on the glass meanwhile is a palm."""
        self._stylus_at = time.monotonic()
        if self._drawing is not None:
            self._drawing = None
            self._break_off()
        self._let_go()

    def _take(self, event: QTouchEvent) -> None:
        before = self._down
        self._down = _fingers_down(event)
        if before and not self._down:
            self._lifted_at = time.monotonic()
        if event.type() == QEvent.Type.TouchCancel:  # by the system: a gesture of its own, a palm
            if self._drawing is not None:
                self._drawing = None
                self._break_off()
            self._let_go()
            return
        if self._spare not in self._down:
            self._spare = None
        # One that was there already, under another tool, does not go on with this one.
        for finger in sorted(_fingers_landing(event) - before.keys()):
            self._land(finger)
        if self._drawing is not None and self._drawing in before:
            self._draw(event, before[self._drawing])
        if self._pair is not None:
            self._pan()

    def _land(self, finger: int) -> None:
        now = time.monotonic()
        if now - self._stylus_at < _STYLUS_S or self._pair is not None:
            return
        if self._spare is not None:
            self._grasp(self._spare, finger)
            return
        first = self._drawing
        if first is not None and not self._tool.is_tap:
            return
        if first is not None and now - self._landed_at < _MOMENT_S and first in self._down:
            self._tool.forget()
            self._lift(self._down[first])
            self._grasp(first, finger)
            return
        if first is not None:
            self._lift(self._down.get(first, self._down[finger]))
        self._drawing, self._landed_at = finger, now
        self._send(QEvent.Type.MouseButtonPress, self._down[finger])

    def _lift(self, place: QPointF) -> None:
        self._drawing = None
        self._send(QEvent.Type.MouseButtonRelease, place)

    def _draw(self, event: QTouchEvent, last: QPointF) -> None:
        """Go on with the stroke, or end it where its finger left."""
        finger = self._drawing
        if finger in self._down:
            if self._down[finger] != last:
                self._send(QEvent.Type.MouseMove, self._down[finger])
            return
        lifted = {point.id(): _place(point) for point in _points(event)}
        self._lift(lifted.get(finger, last))

    def _break_off(self) -> None:
        """End what the drawing finger does; a mere dot was not meant."""
        if self._tool.is_tap:
            self._tool.forget()
        else:
            self._tool.finish()

    # --- two fingers ---

    def _grasp(self, *pair: int) -> None:
        self._pair, self._spare = pair, None
        middle, self._spread = self._measure()
        self._held = self._on_map(middle)
        if not self._canvas.isFrozen():
            self._canvas.freeze(True)  # the picture at hand is moved; a new one is made at the end
            self._froze = True

    def _pan(self) -> None:
        if any(finger not in self._down for finger in self._pair):
            self._spare = next((finger for finger in self._pair if finger in self._down), None)
            self._let_go()
            return
        middle, spread = self._measure()
        here, extent = self._on_map(middle), self._canvas.mapSettings().extent()
        factor = 1.0
        if min(spread, self._spread) >= _LEAST_SPREAD_PX:
            factor = self._spread / spread
        self._spread = spread
        extent.scale(factor)
        # What was held is to be between the fingers again, as far from the centre as it then is.
        away = (extent.center() - here) * factor
        centre = self._held + away
        self._canvas.setExtent(
            QgsRectangle.fromCenterAndSize(centre, extent.width(), extent.height()), True
        )
        self._held = self._on_map(middle)  # what QGIS made of it, at its limits

    def _let_go(self) -> None:
        self._pair = None
        if self._froze:
            self._froze = False
            self._canvas.freeze(False)
            self._canvas.refresh()

    def _measure(self) -> tuple[QPointF, float]:
        one, other = (self._down[finger] for finger in self._pair)
        apart = other - one
        return (one + other) / 2, (apart.x() ** 2 + apart.y() ** 2) ** 0.5

    def _on_map(self, place: QPointF) -> QgsPointXY:
        return QgsPointXY(*View(self._canvas).point(place))

    def _send(self, kind: QEvent.Type, place: QPointF) -> None:
        """Send the canvas a left mouse button's event, as if a mouse were where the finger is."""
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        viewport = self._canvas.viewport()
        event = QMouseEvent(
            kind,
            place,
            QPointF(viewport.mapToGlobal(place.toPoint())),
            none if kind == QEvent.Type.MouseMove else left,
            none if kind == QEvent.Type.MouseButtonRelease else left,
            Qt.KeyboardModifier.NoModifier,
        )
        self._sending = True
        try:
            QApplication.sendEvent(viewport, event)
        finally:
            self._sending = False


# --- what Qt 5 and Qt 6 call differently ---


def _points(event: QTouchEvent) -> list[Any]:
    return event.points() if hasattr(event, "points") else event.touchPoints()


def _place(point: Any) -> QPointF:
    return point.position() if hasattr(point, "position") else QPointF(point.pos())


def _state(point: Any) -> str:
    """Return ``Pressed``, ``Released`` or the name of another state."""
    if hasattr(Qt, "TouchPointState"):
        state = point.state()
        for name in ("Pressed", "Released"):
            if state == getattr(Qt.TouchPointState, f"TouchPoint{name}"):
                return name
        return "Moved"
    return point.state().name


def _fingers_down(event: QTouchEvent) -> dict[int, QPointF]:
    if event.type() in (QEvent.Type.TouchEnd, QEvent.Type.TouchCancel):
        return {}
    return {point.id(): _place(point) for point in _points(event) if _state(point) != "Released"}


def _fingers_landing(event: QTouchEvent) -> set[int]:
    return {point.id() for point in _points(event) if _state(point) == "Pressed"}


def _is_by_system(event: QMouseEvent) -> bool:
    by_system = Qt.MouseEventSource.MouseEventSynthesizedBySystem
    return hasattr(event, "source") and event.source() == by_system
