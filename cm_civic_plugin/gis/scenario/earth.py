"""From the map's coordinates to degrees."""

from __future__ import annotations

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsProject,
)

from ...core.errors import BadInput, msg
from ...core.scenario.shape import Shape, shape_of


def to_degrees(shape: Shape, crs: QgsCoordinateReferenceSystem, project: QgsProject) -> Shape:
    """Return a shape in ``crs`` as one in EPSG:4326 (lon, lat).

    Raises ``BadInput`` when it has no place on the earth.
    """
    transform = QgsCoordinateTransform(crs, QgsCoordinateReferenceSystem("EPSG:4326"), project)
    try:
        points = [transform.transform(x, y) for x, y in shape.points]
        if any(abs(point.x()) > 180 or abs(point.y()) > 90 for point in points):
            raise ValueError("off the earth")
        return shape_of(shape.kind, ((point.x(), point.y()) for point in points))
    except (QgsCsException, ValueError) as error:
        raise BadInput(
            msg("This stroke lies off the earth in the map's CRS. Zoom to the city and draw.")
        ) from error
