"""The drawings under a hand on the canvas: from the journal's degrees to the map's units."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
)
from qgis.gui import QgsMapCanvas

from ....core.errors import BadInput
from ....core.scenario.hit import Drawings, Finger
from ....core.scenario.shape import Shape, shape_of
from ....gis.scenario.earth import to_degrees

FINGER_PX = 12.0
"""How far a finger reaches; a big-button mode may double it."""
_BADGE_MM = 3.6  # half of a badge on the map, whatever sign it has

Offered = Callable[[], list[tuple[str, Shape]]]
"""Gives the drawings that can be touched: (uuid, shape in EPSG:4326), the lowest first."""


class UnderHand:
    """Finds the drawings under a hand; ``look`` takes up what there is, at each press."""

    def __init__(self, canvas: QgsMapCanvas, offered: Offered) -> None:
        self._canvas = canvas
        self._offered = offered
        self._boxes: dict[str, tuple[Shape, tuple[float, ...]]] = {}
        self.tolerance_px = FINGER_PX
        self.look_at([])

    def look(self) -> None:
        """Take up the drawings as they are now, and the map's CRS."""
        self.look_at(self._offered())

    def look_at(self, drawings: list[tuple[str, Shape]]) -> None:
        """Take up these drawings."""
        degrees = QgsCoordinateReferenceSystem("EPSG:4326")
        crs = self._canvas.mapSettings().destinationCrs()
        self._to_map = QgsCoordinateTransform(degrees, crs, QgsProject.instance())
        self._to_degrees = QgsCoordinateTransform(crs, degrees, QgsProject.instance())
        self._drawings = Drawings(drawings, self._on_map, self._box_in_degrees, self._boxes)

    def touched(self, start: QgsPointXY, end: QgsPointXY) -> list[str]:
        """Return the uuids of the drawings that a finger touches on its way."""
        return self._drawings.touched(self._finger(start, end))

    def topmost(self, point: QgsPointXY) -> str | None:
        """Return the uuid of the drawing meant by a finger, or None."""
        return self._drawings.topmost(self._finger(point, point))

    def shape(self, uuid: str) -> Shape:
        """Return a drawing's shape in the map's units."""
        shape = self._drawings.shape(uuid)
        return shape_of(shape.kind, self._on_map(np.asarray(shape.points)).tolist())

    def moved(self, uuid: str, dx: float, dy: float) -> Shape | None:
        """Return a drawing's shape in degrees, moved by map units; None if off the earth."""
        shape = self.shape(uuid)
        moved = shape_of(shape.kind, [(x + dx, y + dy) for x, y in shape.points])
        crs = self._canvas.mapSettings().destinationCrs()
        try:
            return to_degrees(moved, crs, QgsProject.instance())
        except BadInput:
            return None

    def badge_radius(self) -> float:
        """Return half the size of a badge on this screen in map units."""
        dots = self._canvas.mapSettings().outputDpi() / self._canvas.viewport().devicePixelRatioF()
        return _BADGE_MM / 25.4 * dots * self._canvas.mapUnitsPerPixel()

    def _finger(self, start: QgsPointXY, end: QgsPointXY) -> Finger:
        return Finger(
            (start.x(), start.y()),
            (end.x(), end.y()),
            self.tolerance_px * self._canvas.mapUnitsPerPixel(),
            self.badge_radius(),
        )

    def _on_map(self, xy: np.ndarray) -> np.ndarray:
        try:
            points = [self._to_map.transform(x, y) for x, y in xy.tolist()]
        except QgsCsException:
            return np.full_like(xy, np.inf)
        return np.array([(point.x(), point.y()) for point in points])

    def _box_in_degrees(self, box: Sequence[float]) -> tuple[float, ...] | None:
        try:
            found = self._to_degrees.transformBoundingBox(QgsRectangle(*box))
        except QgsCsException:
            return None
        return found.xMinimum(), found.yMinimum(), found.xMaximum(), found.yMaximum()
