"""From the map's coordinates to degrees and back, and a shape as QGIS knows it."""

from __future__ import annotations

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
)

from ...core.errors import BadInput, msg
from ...core.scenario.shape import Shape, shape_of

_DEGREES = "EPSG:4326"


def geometry_of(shape: Shape) -> QgsGeometry:
    """Return a shape as QGIS knows it, in the same units."""
    geometry = QgsGeometry()
    geometry.fromWkb(shape.to_wkb())
    return geometry


def on_earth(
    point: QgsPointXY, crs: QgsCoordinateReferenceSystem, project: QgsProject
) -> tuple[float, float] | None:
    """Return a point in ``crs`` as (lon, lat); None where that is nowhere on the earth."""
    if not crs.isValid():
        return None
    degrees = QgsCoordinateReferenceSystem(_DEGREES)
    try:
        there = QgsCoordinateTransform(crs, degrees, project).transform(point)
    except QgsCsException:
        return None
    good = abs(there.x()) <= 180 and abs(there.y()) <= 90
    return (there.x(), there.y()) if good else None


def on_map(
    lon: float, lat: float, crs: QgsCoordinateReferenceSystem, project: QgsProject
) -> QgsPointXY | None:
    """Return a place on the earth as a point in ``crs``; None where that does not reach."""
    degrees = QgsCoordinateReferenceSystem(_DEGREES)
    try:
        return QgsCoordinateTransform(degrees, crs, project).transform(QgsPointXY(lon, lat))
    except QgsCsException:
        return None


def to_degrees(shape: Shape, crs: QgsCoordinateReferenceSystem, project: QgsProject) -> Shape:
    """Return a shape in ``crs`` as one in EPSG:4326 (lon, lat).

    Raises ``BadInput`` when it has no place on the earth.
    """
    if not crs.isValid():  # QGIS would take the map's numbers for degrees
        raise BadInput(
            msg(
                "The project has no coordinate system, so this stroke has no place on the earth. "
                "Choose one at the bottom right of QGIS and draw again."
            )
        )
    transform = QgsCoordinateTransform(crs, QgsCoordinateReferenceSystem(_DEGREES), project)
    try:
        points = [transform.transform(x, y) for x, y in shape.points]
        if any(abs(point.x()) > 180 or abs(point.y()) > 90 for point in points):
            raise ValueError("off the earth")
        return shape_of(shape.kind, ((point.x(), point.y()) for point in points))
    except (QgsCsException, ValueError) as error:
        raise BadInput(
            msg("This stroke lies off the earth in the map's CRS. Zoom to the city and draw.")
        ) from error
