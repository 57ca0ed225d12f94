"""The eraser: what a finger sweeps over is struck out, and erased when the finger lifts."""

from __future__ import annotations

import numpy as np
from qgis.core import QgsPointXY
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QRectF, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QPen
from qgis.PyQt.QtWidgets import QGraphicsEllipseItem

from ....core.scenario.hit import Placed
from ....core.scenario.shape import STAMP
from .changing_tool import ChangingTool
from .ink import Ink, Trace
from .under_hand import Offered

_VEIL, _STRIKE = QColor("#ffffff"), QColor("#b3261e")
_Z_RING = 210.0  # above the ink


class EraserTool(ChangingTool):
    """Strikes out the drawings a finger touches; ``erased`` carries their uuids when it lifts.

    It comes once for each sweep, and not when nothing was touched.
    """

    erased = pyqtSignal(list)

    def __init__(self, canvas: QgsMapCanvas, offered: Offered) -> None:
        super().__init__(canvas, offered)
        self._struck: dict[str, None] = {}
        self._last = QgsPointXY()
        self._ink: Ink | None = None
        self._ring: QGraphicsEllipseItem | None = None

    @property
    def struck(self) -> list[str]:
        """The drawings that would be erased if the finger lifted now."""
        return list(self._struck)

    def _begin(self, point: QgsPointXY) -> None:
        self._clear()
        self._under.look()
        self._last = point
        self._ink = Ink(self.canvas())
        radius = self._under.tolerance_px
        self._ring = QGraphicsEllipseItem(QRectF(-radius, -radius, 2 * radius, 2 * radius))
        self._ring.setPen(QPen(_STRIKE, 2))
        self._ring.setBrush(QColor(255, 255, 255, 90))
        self._ring.setZValue(_Z_RING)
        self.canvas().scene().addItem(self._ring)
        self._go_on(point)

    def _go_on(self, point: QgsPointXY) -> None:
        self._ring.setPos(*self._canvas_place(point))
        for uuid in self._under.touched(self._last, point):
            if uuid not in self._struck:
                self._struck[uuid] = None
                self._ink.lay(self._marks(uuid))
        self._last = point

    def _end(self) -> None:
        struck = self.struck
        if not struck:
            self._clear()
            return
        self._struck = {}
        self._drop_ring()
        self.erased.emit(struck)
        self._wait_for_the_map()

    def _forget(self) -> None:
        self._clear()

    def _marks(self, uuid: str) -> list[Trace]:
        """Return what strikes a drawing out: it fades, and a cross lies on its badge."""
        shape = self._under.shape(uuid)
        x, y = badge = Placed.of(shape.kind, np.asarray(shape.points)).badge
        radius = self._under.badge_radius()
        arm = 0.7 * radius
        if shape.kind == STAMP:
            disc = 2 * radius / self.canvas().mapUnitsPerPixel() + 6
            marks = [Trace(_VEIL, disc, 0.8, [badge])]
        else:
            points = list(shape.points)
            marks = [
                Trace(_VEIL, 13, 0.8, points),
                Trace(_STRIKE, 2.5, 1.0, points, Qt.PenStyle.DashLine),
            ]
        return [
            *marks,
            Trace(_STRIKE, 4, 1.0, [(x - arm, y - arm), (x + arm, y + arm)]),
            Trace(_STRIKE, 4, 1.0, [(x - arm, y + arm), (x + arm, y - arm)]),
        ]

    def _canvas_place(self, point: QgsPointXY) -> tuple[float, float]:
        place = self.canvas().getCoordinateTransform().transform(point)
        return place.x(), place.y()

    def _drop_ring(self) -> None:
        if self._ring is not None:
            self.canvas().scene().removeItem(self._ring)
            self._ring = None

    def _clear(self) -> None:
        super()._clear()
        self._struck = {}
        self._drop_ring()
        if self._ink is not None:
            self._ink.remove()
            self._ink = None
