"""The tool that picks a place on the agreement map; it reads and never edits."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsPointXY,
    QgsProject,
    QgsWkbTypes,
)
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapTool, QgsRubberBand
from qgis.PyQt.QtCore import QPoint, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QKeyEvent
from qgis.PyQt.QtWidgets import QApplication

from ....core.scenario.shape import AREA, STAMP, Shape
from ....gis.scenario.earth import geometry_of
from ....gis.scenario.footprints import CRS

_DEGREES = "EPSG:4326"
_EDGE = QColor(255, 255, 255)
_OUTLINE = QColor(0, 0, 0)


class CellTool(QgsMapTool):
    """Emits ``place_chosen(x, y)``, in the metres of ``CRS``, at a click or a tap.

    A drag moves the map, so a finger needs no other tool. Esc puts the tool away.
    """

    place_chosen = pyqtSignal(float, float)

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self.setObjectName("cmCivicAgreementCellTool")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._pressed: QPoint | None = None
        self._dragging = False

    def canvasPressEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 (Qt)
        """Remember where a click begins."""
        self._pressed = event.pos() if event.button() == Qt.MouseButton.LeftButton else None

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 (Qt)
        """Move the map once the pointer has left the place; a finger may tremble."""
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        way = (event.pos() - self._pressed).manhattanLength()
        if self._dragging or way > 2 * QApplication.startDragDistance():
            self._dragging = True
            self.canvas().panAction(event)

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 (Qt)
        """Choose the place, unless the map was moved."""
        pressed, self._pressed = self._pressed, None
        dragging, self._dragging = self._dragging, False
        if dragging:
            self.canvas().panActionEnd(event.pos())
        elif pressed is not None and event.button() == Qt.MouseButton.LeftButton:
            self._choose(self.toMapCoordinates(event.pos()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt)
        """Put the tool away at Esc."""
        if event.key() == Qt.Key.Key_Escape:
            event.accept()
            self.canvas().unsetMapTool(self)
        else:
            event.ignore()

    def _choose(self, point: QgsPointXY) -> None:
        settings = self.canvas().mapSettings()
        there = QgsCoordinateTransform(
            settings.destinationCrs(),
            QgsCoordinateReferenceSystem(CRS),
            settings.transformContext(),
        )
        try:
            place = there.transform(point)
        except QgsCsException:  # the click lies where these metres do not reach
            return
        self.place_chosen.emit(place.x(), place.y())


class Highlights:
    """Strokes and a cell drawn over the map until ``clear``; in no layer and no file."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self._canvas = canvas
        self._bands: list[QgsRubberBand] = []

    def __len__(self) -> int:
        return len(self._bands)

    def show(self, outline: Shape, strokes: Iterable[tuple[Shape, str]]) -> None:
        """Show strokes (EPSG:4326), each in its colour, under a cell's outline (``CRS``)."""
        self.clear()
        for shape, colour in strokes:
            self._add(shape, _DEGREES, _EDGE, 7)
            self._add(shape, _DEGREES, QColor(colour), 4)
        self._add(outline, CRS, _EDGE, 6)
        self._add(outline, CRS, _OUTLINE, 3)

    def clear(self) -> None:
        """Take all of it off the map."""
        for band in self._bands:
            self._canvas.scene().removeItem(band)
        self._bands.clear()

    def _add(self, shape: Shape, crs: str, colour: QColor, width: int) -> None:
        geometry = geometry_of(shape)
        there = QgsCoordinateTransform(
            QgsCoordinateReferenceSystem(crs),
            self._canvas.mapSettings().destinationCrs(),
            QgsProject.instance(),
        )
        try:
            geometry.transform(there)
        except QgsCsException:
            return
        kinds = QgsWkbTypes.GeometryType
        is_stamp, is_area = shape.kind == STAMP, shape.kind == AREA
        kind = kinds.PolygonGeometry if is_area else kinds.LineGeometry
        band = QgsRubberBand(self._canvas, kinds.PointGeometry if is_stamp else kind)
        band.setStrokeColor(colour)
        band.setFillColor(colour if is_stamp else QColor(0, 0, 0, 0))
        band.setWidth(width)
        if is_stamp:
            band.setIcon(QgsRubberBand.IconType.ICON_CIRCLE)
            band.setIconSize(12 + width)
        band.setToGeometry(geometry, None)
        self._bands.append(band)
