"""What pen, eraser and mover share: press, drag, lift, by mouse, pen or finger, and nothing else.

No key and no right click ends or undoes anything. A tool put away with the hand still down acts
as if the hand had lifted. While such a tool is active two fingers pan and zoom (``touch``).
"""

from __future__ import annotations

from qgis.core import QgsPointXY
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapTool
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtGui import QKeyEvent

from .touch import Fingers

_TAP_PX = 12
"""A finger that strays no further than this has not begun to draw."""


class HandTool(QgsMapTool):
    """A tool that acts from press to lift; a subclass says what, in ``_begin`` to ``_forget``."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._map_canvas = canvas
        self._fingers = Fingers(self)
        self._pressed_at: QPoint | None = None
        self._strayed = False

    @property
    def is_down(self) -> bool:
        """Whether the hand is on the map."""
        return self._pressed_at is not None

    @property
    def is_tap(self) -> bool:
        """Whether the hand has not left the place where it came down, as far as a finger can."""
        return not self._strayed

    def finish(self) -> None:
        """End as if the hand had lifted; does nothing when it is up."""
        if self.is_down:
            self._pressed_at = None
            self._end()

    def forget(self) -> None:
        """End as if the hand had never come down: it was the first of two fingers."""
        if self.is_down:
            self._pressed_at = None
            self._forget()

    def canvasPressEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 (Qt)
        """Begin."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self.finish()  # its release never came
        self._pressed_at, self._strayed = event.pos(), False
        self._begin(self.toMapCoordinates(event.pos()))

    def canvasDoubleClickEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 (Qt)
        """Begin: Qt calls a press that soon follows another one a double click."""
        self.canvasPressEvent(event)

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 (Qt)
        """Go on while the hand is down."""
        if not self.is_down:
            return
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._follow(event)
        else:
            self.finish()  # the release went to another window

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 (Qt)
        """End: the hand has lifted."""
        if event.button() == Qt.MouseButton.LeftButton and self.is_down:
            self._follow(event)
            self.finish()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt)
        """Swallow Esc and Delete: no key destroys anything."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            event.accept()
        else:
            event.ignore()

    def activate(self) -> None:
        """Come into the hand."""
        super().activate()
        self._fingers.start()

    def deactivate(self) -> None:
        """Finish what is begun, then leave the canvas as it was."""
        if self._is_orphan():
            return
        self.finish()
        self._fingers.stop()
        super().deactivate()

    def _is_orphan(self) -> bool:
        """Tell whether the canvas is gone; it puts its tool away when it is half destroyed."""
        return sip.isdeleted(self._map_canvas)

    def _follow(self, event: QgsMapMouseEvent) -> None:
        self._strayed |= (event.pos() - self._pressed_at).manhattanLength() > _TAP_PX
        self._go_on(self.toMapCoordinates(event.pos()))

    def _begin(self, point: QgsPointXY) -> None:
        raise NotImplementedError

    def _go_on(self, point: QgsPointXY) -> None:
        raise NotImplementedError

    def _end(self) -> None:
        raise NotImplementedError

    def _forget(self) -> None:
        raise NotImplementedError
