"""Wet ink: what the hand draws, on the map at once and at the same cost however long it gets.

A rubber band is rebuilt and repainted whole at every move. Ink is painted once, on sheets as
large as the view: a move paints its own short line and asks for a repaint of that spot only.
The strokes are kept in map units too; when the view changes the sheets are painted anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from qgis.gui import QgsMapCanvas, QgsMapCanvasItem
from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QImage, QPainter, QPen, QPolygonF
from qgis.PyQt.QtWidgets import QStyleOptionGraphicsItem, QWidget

_Z = 200.0  # above QGIS's rubber bands and markers
_LEAST_STEP_PX = 0.5  # points nearer than this are not seen apart

Point = tuple[float, float]


@dataclass(eq=False)
class Trace:
    """A line of ink: ``points`` in map units, ``width`` in pixels, ``opacity`` from 0 to 1.

    It is equally dense where it crosses itself, like a marker's.
    """

    colour: QColor
    width: float
    opacity: float = 1.0
    points: list[Point] = field(default_factory=list)
    style: Qt.PenStyle = Qt.PenStyle.SolidLine


class Ink(QgsMapCanvasItem):
    """The ink on a canvas: one trace being drawn, and ``wet`` ones that are whole.

    It is in the canvas's scene from its making until ``remove``.
    """

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.setZValue(_Z)
        self.wet: list[Trace] = []
        self._live: Trace | None = None
        self._frame = QRectF()
        self._view: View | None = None
        self._wet_sheet = self._live_sheet = QImage()
        self._last = QPointF()
        self._inked = QRectF()  # the part of the live sheet that is not blank
        self.updatePosition()

    def begin(self, trace: Trace) -> None:
        """Start a trace that has no point yet; ``add`` makes it longer."""
        self._fit_view()
        self._live = trace

    def add(self, point: Point) -> None:
        """Lengthen the live trace to a point in map units."""
        trace = self._live
        if trace is None:
            return
        self._fit_view()
        place = self._view.pixel(point)
        painter = _painter(self._live_sheet, trace)
        if trace.points:
            painter.drawLine(self._last, place)
            spot = _spot(QPolygonF([self._last, place]), trace)
        else:
            painter.drawPoint(place)
            spot = _spot(QPolygonF([place]), trace)
        painter.end()
        trace.points.append(point)
        self._last = place
        self._inked = self._inked.united(spot)
        self.update(spot)

    def end(self) -> None:
        """Let the live trace be a wet one."""
        trace, self._live = self._live, None
        if trace is not None:
            self._fit_view()
            self.wet.append(trace)
            self._press_on(trace)

    def drop(self) -> None:
        """Take the live trace away: it was not meant."""
        self._live = None
        self._wipe()

    def lay(self, traces: Iterable[Trace]) -> None:
        """Add whole traces to the wet ones; not while one is being drawn."""
        self._fit_view()
        for trace in traces:
            self.wet.append(trace)
            self._paint(trace)
            self._press_on(trace)

    def take_off(self, traces: Iterable[Trace]) -> None:
        """Take wet traces away; those that are not there are passed over."""
        gone = set(traces)
        self.wet = [trace for trace in self.wet if trace not in gone]
        self._view = None
        self.update()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to see."""
        return self._live is None and not self.wet

    def remove(self) -> None:
        """Leave the canvas for good."""
        if self.scene() is not None:
            self.scene().removeItem(self)

    # --- what Qt and QGIS call ---

    def boundingRect(self) -> QRectF:  # noqa: N802 (Qt)
        """Return the part of the canvas it can paint on: all of it."""
        return self._frame

    def updatePosition(self) -> None:  # noqa: N802 (QGIS)
        """Follow the map: QGIS calls this when it pans, zooms or turns, also in mid-drag."""
        viewport = self._canvas.viewport()
        frame = QRectF(0, 0, viewport.width(), viewport.height())
        if frame != self._frame:
            self.prepareGeometryChange()
            self._frame = frame
        # While QGIS drags the map its transform stands still, and an offset says how far it is.
        centre = self._canvas.center()
        still = self._canvas.getCoordinateTransform().transform(centre)
        self.setPos(self.toCanvasCoordinates(centre) - QPointF(still.x(), still.y()))
        self.update()

    def paint(
        self,
        painter: QPainter,
        _option: QStyleOptionGraphicsItem | None = None,
        _widget: QWidget | None = None,
    ) -> None:
        """Paint the sheets; Qt clips to what has to be repainted."""
        self._fit_view()
        if self.wet:
            painter.drawImage(QPointF(), self._wet_sheet)
        if self._live is not None:
            painter.setOpacity(self._live.opacity)
            painter.drawImage(QPointF(), self._live_sheet)
            painter.setOpacity(1.0)

    # --- the sheets ---

    def _fit_view(self) -> None:
        """Paint the sheets anew if they were painted for another view."""
        view = View(self._canvas)
        if view == self._view:
            return
        self._view = view
        if view.size != self._wet_sheet.size() or view.ratio != self._wet_sheet.devicePixelRatio():
            self._wet_sheet, self._live_sheet = view.sheet(), view.sheet()
        for sheet in (self._wet_sheet, self._live_sheet):
            sheet.fill(Qt.GlobalColor.transparent)
        self._inked = QRectF()
        for trace in self.wet:
            self._paint(trace)
            self._press_on(trace)
        if self._live is not None and self._live.points:
            self._paint(self._live)
            self._last = view.pixel(self._live.points[-1])

    def _paint(self, trace: Trace) -> None:
        """Paint a whole trace on the live sheet, in full colour."""
        line = self._view.line(trace.points)
        painter = _painter(self._live_sheet, trace)
        if line.size() == 1:
            painter.drawPoint(line.at(0))
        else:
            painter.drawPolyline(line)
        painter.end()
        self._inked = self._inked.united(_spot(line, trace))

    def _press_on(self, trace: Trace) -> None:
        """Put the live sheet's ink on the other sheet, as dense as the trace is."""
        painter = QPainter(self._wet_sheet)
        painter.setClipRect(self._inked.toAlignedRect())
        painter.setOpacity(trace.opacity)
        painter.drawImage(QPointF(), self._live_sheet)
        painter.end()
        self._wipe()

    def _wipe(self) -> None:
        painter = QPainter(self._live_sheet)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
        painter.fillRect(self._inked.toAlignedRect(), Qt.GlobalColor.transparent)
        painter.end()
        self.update(self._inked)
        self._inked = QRectF()


class View:
    """How a canvas shows the map now: from map units to pixels, and the size of a sheet."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        viewport, to_pixel = canvas.viewport(), canvas.getCoordinateTransform()
        self.ratio = viewport.devicePixelRatioF()
        self._logical = viewport.width(), viewport.height()
        self._centre = to_pixel.xCenter(), to_pixel.yCenter()
        self._unit = to_pixel.mapUnitsPerPixel()
        self._to_pixel = to_pixel
        self._key = (self.ratio, self._logical, self._centre, self._unit, to_pixel.mapRotation())
        self._matrix: tuple[float, ...] = ()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, View) and self._key == other._key

    __hash__ = None

    @property
    def size(self) -> QSize:
        """The size of a sheet in the screen's own pixels."""
        return QSize(*(max(1, round(side * self.ratio)) for side in self._logical))

    def sheet(self) -> QImage:
        """Return a sheet to paint on, not yet blank."""
        sheet = QImage(self.size, QImage.Format.Format_ARGB32_Premultiplied)
        sheet.setDevicePixelRatio(self.ratio)
        return sheet

    def pixel(self, point: Point) -> QPointF:
        """Return where a point of the map is."""
        if not self._matrix:
            self._measure()
        a, b, c, d, left, top = self._matrix
        x, y = point[0] - self._centre[0], point[1] - self._centre[1]
        return QPointF(left + a * x + c * y, top + b * x + d * y)

    def point(self, place: QPointF) -> Point:
        """Return the point of the map at a place in the view."""
        if not self._matrix:
            self._measure()
        a, b, c, d, left, top = self._matrix
        x, y, area = place.x() - left, place.y() - top, a * d - b * c
        return self._centre[0] + (d * x - c * y) / area, self._centre[1] + (a * y - b * x) / area

    def line(self, points: list[Point]) -> QPolygonF:
        """Return where a line of the map is, without points that cannot be seen apart."""
        if not self._matrix:
            self._measure()
        a, b, c, d, left, top = self._matrix
        xy = np.asarray(points, dtype=float).reshape(-1, 2) - self._centre
        xy = xy @ np.array([[a, b], [c, d]]) + (left, top)
        return QPolygonF([QPointF(x, y) for x, y in xy[_seen_apart(xy)].tolist()])

    def _measure(self) -> None:
        (x, y), step = self._centre, 100 * self._unit
        at, east, north = (
            self._to_pixel.transform(*place) for place in ((x, y), (x + step, y), (x, y + step))
        )
        self._matrix = (
            (east.x() - at.x()) / step, (east.y() - at.y()) / step,
            (north.x() - at.x()) / step, (north.y() - at.y()) / step,
            at.x(), at.y(),
        )  # fmt: skip


def _painter(sheet: QImage, trace: Trace) -> QPainter:
    painter = QPainter(sheet)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(
        QPen(
            trace.colour,
            trace.width,
            trace.style,
            Qt.PenCapStyle.RoundCap,
            Qt.PenJoinStyle.RoundJoin,
        )
    )
    return painter


def _spot(line: QPolygonF, trace: Trace) -> QRectF:
    margin = trace.width / 2 + 2  # antialiasing bleeds a pixel
    return line.boundingRect().adjusted(-margin, -margin, margin, margin)


def _seen_apart(xy: np.ndarray) -> np.ndarray:
    """Return which of (n, 2) pixels to keep: the first, the last and those a step further on."""
    keep = np.ones(len(xy), dtype=bool)
    if len(xy) > 2:
        along = np.r_[0, np.cumsum(np.hypot(*np.diff(xy, axis=0).T))]
        keep[1:-1] = np.diff(np.floor(along / _LEAST_STEP_PX))[:-1] > 0
    return keep
