"""The places that a name may mean, numbered on the map."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
)
from qgis.gui import QgsMapCanvas, QgsMapCanvasItem
from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QFont, QPainter, QPen

from ...core.opinion.places.place import Place

_RADIUS = 11.0  # pixels
_LIKELIEST, _OTHER = QColor("#b3005e"), QColor("#4a4a4a")


class CandidateMarks(QgsMapCanvasItem):
    """Numbered discs on the canvas: 1 is the likeliest, as in the list of the review."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._points: list[QgsPointXY] = []

    def show_places(self, places: Sequence[Place]) -> None:
        """Show places (EPSG:4326), the likeliest first; the map moves there if it lies outside."""
        project = QgsProject.instance()
        to_map = QgsCoordinateTransform(
            QgsCoordinateReferenceSystem("EPSG:4326"), project.crs(), project
        )
        try:
            self._points = [to_map.transform(place.lon, place.lat) for place in places]
        except QgsCsException:  # the project's CRS does not reach there
            self._points = []
        if self._points and not self._canvas.extent().contains(self._points[0]):
            self._canvas.setCenter(self._points[0])
            self._canvas.refresh()
        self.updatePosition()
        self.update()

    def updatePosition(self) -> None:  # noqa: N802 (QGIS's name)
        """Cover the canvas, wherever it looks."""
        self.setRect(QgsRectangle(self._canvas.extent()))

    def paint(self, painter: QPainter, _option: object = None, _widget: object = None) -> None:
        """Draw the discs, the likeliest on top; QGIS calls this."""
        font = QFont()
        font.setBold(True)
        font.setPixelSize(13)
        painter.setFont(font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, point in reversed(list(enumerate(self._points, start=1))):
            centre = self.toCanvasCoordinates(point) - self.pos()
            disc = QRectF(0, 0, 2 * _RADIUS, 2 * _RADIUS)
            disc.moveCenter(QPointF(centre))
            painter.setPen(QPen(Qt.GlobalColor.white, 2))
            painter.setBrush(_LIKELIEST if number == 1 else _OTHER)
            painter.drawEllipse(disc)
            painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(number))
