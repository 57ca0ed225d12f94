"""The tool that picks a cell of a hotspot map; it reads and never edits."""

from __future__ import annotations

from qgis.core import (
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapTool, QgsRubberBand
from qgis.PyQt.QtCore import QPoint, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QKeyEvent
from qgis.PyQt.QtWidgets import QApplication

from ...gis.opinion.card import is_hotspot_layer

_OUTLINES = ((QColor(255, 255, 255), 6), (QColor(0, 0, 0), 2))  # seen on light and on dark


class CellTool(QgsMapTool):
    """Finds the cell under a click or a tap in the topmost hotspot map that has one there.

    ``cell_chosen`` carries the layer and the feature; ``missed`` whether any hotspot map is in
    sight. The cell keeps an outline until another is chosen or ``forget`` is called. ``lost`` comes
    when the layer of that cell leaves the project. Esc puts the tool away.
    """

    cell_chosen = pyqtSignal(object, object)
    missed = pyqtSignal(bool)
    lost = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self.setObjectName("cmCivicOpinionCellTool")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._pressed: QPoint | None = None
        self._layer_id = ""
        self._bands: list[QgsRubberBand] = []
        QgsProject.instance().layersWillBeRemoved.connect(self._leave_layers)

    def forget(self) -> None:
        """Take the outline off the map."""
        self._layer_id = ""
        for band in self._bands:
            self.canvas().scene().removeItem(band)
        self._bands.clear()

    def unload(self) -> None:
        """Leave the canvas for good (the plugin is unloading)."""
        self.forget()
        QgsProject.instance().layersWillBeRemoved.disconnect(self._leave_layers)
        self.canvas().unsetMapTool(self)

    def canvasPressEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 (Qt)
        """Remember where a click begins."""
        self._pressed = event.pos() if event.button() == Qt.MouseButton.LeftButton else None

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 (Qt)
        """Choose the cell, unless the pointer was dragged; a finger may tremble."""
        pressed, self._pressed = self._pressed, None
        if event.button() != Qt.MouseButton.LeftButton or pressed is None:
            return
        if (event.pos() - pressed).manhattanLength() <= 2 * QApplication.startDragDistance():
            self._choose(self.toMapCoordinates(event.pos()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt)
        """Put the tool away at Esc."""
        if event.key() == Qt.Key.Key_Escape:
            event.accept()
            self.canvas().unsetMapTool(self)
        else:
            event.ignore()

    def _choose(self, point: QgsPointXY) -> None:
        layers = [layer for layer in self.canvas().layers() if is_hotspot_layer(layer)]
        for layer in layers:
            feature = self._cell_at(layer, point)
            if feature is not None:
                self._outline(layer, feature)
                self.cell_chosen.emit(layer, feature)
                return
        self.missed.emit(bool(layers))

    def _cell_at(self, layer: QgsVectorLayer, point: QgsPointXY) -> QgsFeature | None:
        pixel = self.canvas().mapUnitsPerPixel()
        box = QgsRectangle(
            point.x() - pixel, point.y() - pixel, point.x() + pixel, point.y() + pixel
        )
        settings = self.canvas().mapSettings()
        to_layer = QgsCoordinateTransform(
            settings.destinationCrs(), layer.crs(), settings.transformContext()
        )
        try:
            place = QgsGeometry.fromPointXY(to_layer.transform(point))
            near = to_layer.transformBoundingBox(box)
        except QgsCsException:  # the click lies where the layer's CRS does not reach
            return None
        return next(
            (
                feature
                for feature in layer.getFeatures(QgsFeatureRequest(near))
                if feature.geometry().contains(place)
            ),
            None,
        )

    def _outline(self, layer: QgsVectorLayer, feature: QgsFeature) -> None:
        self.forget()
        self._layer_id = layer.id()
        for colour, width in _OUTLINES:
            band = QgsRubberBand(self.canvas(), QgsWkbTypes.GeometryType.PolygonGeometry)
            band.setFillColor(QColor(0, 0, 0, 0))
            band.setStrokeColor(colour)
            band.setWidth(width)
            band.setToGeometry(feature.geometry(), layer)
            self._bands.append(band)

    def _leave_layers(self, ids: list[str]) -> None:
        if self._layer_id and self._layer_id in ids:
            self.forget()
            self.lost.emit()
