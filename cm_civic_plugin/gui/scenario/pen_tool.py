"""The pen: press, drag, release. QGIS's own digitizing is wrong for one.

It needs a right click to finish, loses the points of a drag and forgets a stroke at Esc
(measured on 3.22). This tool ends a stroke when the pen lifts, and nothing else ends it
unfinished: Esc does nothing, and a tool put away in mid-stroke hands over what is drawn.
"""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import QgsPointXY, QgsWkbTypes
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapTool, QgsRubberBand
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QKeyEvent

from ...core.scenario.journal import utc_now

_CHUNK = 250  # a longer rubber band grows slow: it is rebuilt at each move
_WIDTH_PX = 5


@dataclass(frozen=True)
class PenStroke:
    """What the hand did: points and ``pixel`` (one screen pixel) in map units; UTC times."""

    points: tuple[tuple[float, float], ...]
    pixel: float
    started_at: str
    ended_at: str


class PenTool(QgsMapTool):
    """Draws freehand and emits ``stroke_drawn(PenStroke)`` when the pen lifts.

    The ink of a finished stroke stays on the canvas until ``dry`` is called: when the layer
    shows the stroke, or not before it is saved.
    """

    stroke_drawn = pyqtSignal(object)

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._colour = QColor("#333333")
        self._points: list[tuple[float, float]] = []
        self._started_at = ""
        self._ink: list[QgsRubberBand] = []
        self._wet: list[QgsRubberBand] = []

    def set_colour(self, colour: QColor) -> None:
        """Set the colour of the next stroke's ink."""
        self._colour = QColor(colour)

    @property
    def is_drawing(self) -> bool:
        """Whether the pen is down."""
        return bool(self._points)

    def dry(self) -> None:
        """Take the ink of finished strokes off the canvas."""
        for band in self._wet:
            self.canvas().scene().removeItem(band)
        self._wet.clear()

    def finish(self) -> None:
        """End the stroke as if the pen had lifted; does nothing when it is up."""
        if not self._points:
            return
        stroke = PenStroke(
            tuple(self._points), self.canvas().mapUnitsPerPixel(), self._started_at, utc_now()
        )
        self._points = []
        self._wet += self._ink
        self._ink = []
        self.stroke_drawn.emit(stroke)

    def canvasPressEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 (Qt)
        """Begin a stroke."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self.finish()  # its release never came
        self._started_at = utc_now()
        self._add(event)

    def canvasDoubleClickEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 (Qt)
        """Begin a stroke: Qt calls a press that soon follows another one a double click."""
        self.canvasPressEvent(event)

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 (Qt)
        """Go on with the stroke while the pen is down."""
        if not self._points:
            return
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._add(event)
        else:
            self.finish()  # the release went to another window

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 (Qt)
        """End the stroke: the pen has lifted."""
        if event.button() == Qt.MouseButton.LeftButton and self._points:
            self._add(event)
            self.finish()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt)
        """Swallow Esc and Delete: no key destroys a stroke."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            event.accept()
        else:
            event.ignore()

    def deactivate(self) -> None:
        """Hand over a stroke that is still being drawn, then leave."""
        self.finish()
        super().deactivate()

    def _add(self, event: QgsMapMouseEvent) -> None:
        point = self.toMapCoordinates(event.pos())
        pair = (point.x(), point.y())
        if self._points and pair == self._points[-1]:
            return
        self._points.append(pair)
        if not self._ink or self._ink[-1].numberOfVertices() >= _CHUNK:
            self._ink.append(self._new_band(self._ink[-1] if self._ink else None))
        self._ink[-1].addPoint(QgsPointXY(point))

    def _new_band(self, before: QgsRubberBand | None) -> QgsRubberBand:
        band = QgsRubberBand(self.canvas(), QgsWkbTypes.GeometryType.LineGeometry)
        band.setColor(self._colour)
        band.setWidth(_WIDTH_PX)
        if before is not None:  # start where the last one ends, so that no gap shows
            band.addPoint(before.getPoint(0, before.numberOfVertices() - 1), False)
        return band
