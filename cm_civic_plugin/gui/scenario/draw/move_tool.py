"""The mover: press on a drawing, drag it, lift."""

from __future__ import annotations

import numpy as np
from qgis.core import QgsPointXY
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QPainterPath, QPen
from qgis.PyQt.QtWidgets import QGraphicsPathItem

from ....core.scenario.hit import Placed
from .changing_tool import ChangingTool
from .ink import View
from .under_hand import Offered

_OUTLINES = ((QColor(255, 255, 255, 230), 8.0), (QColor("#0b3d91"), 3.5))  # on light and on dark
_Z = 205.0


class MoveTool(ChangingTool):
    """Moves one drawing; ``moved(uuid, shape)`` comes when the hand lifts, shape in EPSG:4326.

    A drawing keeps its form and size on the map as it is shown: its points are moved in the map's
    CRS and brought back to degrees. (A distance in degrees would stretch it.) A tap moves nothing
    and comes as ``picked(uuid)``; a drag off the earth does nothing at all. ``missed`` says that
    nothing lies under the hand.
    """

    moved = pyqtSignal(str, object)
    picked = pyqtSignal(str)
    missed = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas, offered: Offered) -> None:
        super().__init__(canvas, offered)
        self._uuid: str | None = None
        self._from = self._to = QgsPointXY()
        self._outline: list[QGraphicsPathItem] = []

    @property
    def held(self) -> str | None:
        """The drawing in the hand."""
        return self._uuid

    def _begin(self, point: QgsPointXY) -> None:
        self._clear()
        self._under.look()
        self._from = self._to = point
        self._uuid = self._under.topmost(point)
        if self._uuid is None:
            self.missed.emit()
            return
        self._draw_outline()
        self.canvas().extentsChanged.connect(self._draw_outline)

    def _go_on(self, point: QgsPointXY) -> None:
        self._to = point
        self._place_outline()

    def _end(self) -> None:
        uuid, away = self._uuid, self._to - self._from
        shape = None
        if uuid is not None and not self.is_tap:
            shape = self._under.moved(uuid, away.x(), away.y())
        if shape is not None:
            self.moved.emit(uuid, shape)
            self._wait_for_the_map()
            return
        self._clear()
        if uuid is not None and self.is_tap:
            self.picked.emit(uuid)

    def _forget(self) -> None:
        self._clear()

    def _draw_outline(self) -> None:
        """Draw the outline for the view as it is now; dragging only shifts it."""
        self._drop_outline()
        shape, view = self._under.shape(self._uuid), View(self.canvas())
        badge = view.pixel(Placed.of(shape.kind, np.asarray(shape.points)).badge)
        radius = self._under.badge_radius() / self.canvas().mapUnitsPerPixel()
        path = QPainterPath()
        path.addPolygon(view.line(list(shape.points)))
        path.addEllipse(badge, radius, radius)
        for colour, width in _OUTLINES:
            item = QGraphicsPathItem(path)
            item.setPen(
                QPen(
                    colour,
                    width,
                    Qt.PenStyle.SolidLine,
                    Qt.PenCapStyle.RoundCap,
                    Qt.PenJoinStyle.RoundJoin,
                )  # fmt: skip
            )
            item.setZValue(_Z)
            item.setCacheMode(QGraphicsPathItem.CacheMode.DeviceCoordinateCache)
            self.canvas().scene().addItem(item)
            self._outline.append(item)
        self._place_outline()

    def _place_outline(self) -> None:
        view = View(self.canvas())
        start, end = (view.pixel((point.x(), point.y())) for point in (self._from, self._to))
        for item in self._outline:
            item.setPos(end - start)

    def _drop_outline(self) -> None:
        for item in self._outline:
            self.canvas().scene().removeItem(item)
        self._outline.clear()

    def _clear(self) -> None:
        super()._clear()
        if self._uuid is not None:
            self._uuid = None
            self.canvas().extentsChanged.disconnect(self._draw_outline)
        self._drop_outline()
