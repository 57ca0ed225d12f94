"""The pen: press, drag, release. QGIS's own digitizing is wrong for one.

It needs a right click to finish, loses the points of a drag and forgets a stroke at Esc
(measured on 3.22). This tool ends a stroke when the pen lifts, and nothing else ends it
unfinished: Esc does nothing, and a tool put away in mid-stroke hands over what is drawn.
"""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import QgsPointXY
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtGui import QColor

from ....core.scenario.journal import utc_now
from .hand_tool import HandTool
from .ink import Ink, Trace

PEN, MARKER = "pen", "marker"
_WIDTHS_PX = {PEN: 5.0, MARKER: 18.0}
_OPACITY = {PEN: 1.0, MARKER: 0.45}


@dataclass(frozen=True)
class PenStroke:
    """What the hand did: points and ``pixel`` (one screen pixel) in map units; UTC times."""

    points: tuple[tuple[float, float], ...]
    pixel: float
    started_at: str
    ended_at: str


class PenTool(HandTool):
    """Draws freehand and emits ``stroke_drawn(PenStroke)`` when the pen lifts.

    The ink of a finished stroke stays on the canvas until it may dry: when the layer shows the
    stroke (``dry_shown``), or at once (``dry``).
    """

    stroke_drawn = pyqtSignal(object)

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self._colour = QColor("#333333")
        self._tool = PEN
        self._widths = dict(_WIDTHS_PX)
        self._points: list[tuple[float, float]] = []
        self._started_at = ""
        self._ink: Ink | None = None
        self._rendered: list[Trace] = []  # whole before the rendering now under way began

    def set_colour(self, colour: QColor) -> None:
        """Set the colour of the next stroke's ink."""
        self._colour = QColor(colour)

    def set_tool(self, name: str) -> None:
        """Take the ``pen``, or the ``marker``: it is broad, and the map shines through."""
        if name not in self._widths:
            raise ValueError(f"no such tool: {name!r}")
        self._tool = name

    def set_width(self, pixels: float, tool: str | None = None) -> None:
        """Set how broad the next strokes' ink is, of the tool in the hand or of the one named."""
        self._widths[tool or self._tool] = float(pixels)

    def width(self, tool: str | None = None) -> float:
        """Return how broad the ink is in pixels, of the tool in the hand or of the one named."""
        return self._widths[tool or self._tool]

    @property
    def wet(self) -> list[Trace]:
        """The ink of finished strokes that is on the canvas."""
        return self._ink.wet if self._ink is not None else []

    def dry(self) -> None:
        """Take the ink of finished strokes off the canvas."""
        self._take_off(self.wet)

    def dry_shown(self) -> None:
        """Take the ink off that was whole when the last rendering began: call it when that ends.

        A stroke finished meanwhile is not in its picture, and would vanish for a moment.
        """
        self._take_off(self._rendered)
        self._rendered = []

    def _begin(self, point: QgsPointXY) -> None:
        self._started_at = utc_now()
        self._points = []
        if self._ink is None:
            self._ink = Ink(self.canvas())
            self.canvas().renderStarting.connect(self._note_rendering)
        self._ink.begin(Trace(self._colour, self._widths[self._tool], _OPACITY[self._tool]))
        self._go_on(point)

    def _go_on(self, point: QgsPointXY) -> None:
        pair = (point.x(), point.y())
        if not self._points or pair != self._points[-1]:
            self._points.append(pair)
            self._ink.add(pair)

    def _end(self) -> None:
        stroke = PenStroke(
            tuple(self._points), self.canvas().mapUnitsPerPixel(), self._started_at, utc_now()
        )
        self._points = []
        self._ink.end()
        self.stroke_drawn.emit(stroke)

    def _forget(self) -> None:
        self._points = []
        self._ink.drop()
        self._take_off([])

    def _note_rendering(self) -> None:
        self._rendered = list(self.wet)

    def _take_off(self, traces: list[Trace]) -> None:
        if self._ink is None:
            return
        if traces:
            self._ink.take_off(traces)
        if self._ink.is_empty:  # nothing stays in the canvas's scene
            self.canvas().renderStarting.disconnect(self._note_rendering)
            self._ink.remove()
            self._ink = None
            self._rendered = []
