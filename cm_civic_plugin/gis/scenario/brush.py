"""The marker: a broad stroke paints an area."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsGeometry, QgsPointXY

from ...core.scenario.shape import AREA, LINE, Shape, shape_of
from ...core.scenario.stroke import shape_stroke

_QUARTER = 6  # corners of a quarter of a round end


def paint(
    points: Sequence[Sequence[float]], pixel: float, width: float
) -> tuple[Shape, Shape] | None:
    """Return the land that a marker of ``width`` (in the points' units) went over, and its path.

    What the marker went round is painted too. None for a tap. The path is the points as they
    came; the land is that of the smoothed path.
    """
    shaped = shape_stroke(points, pixel, (LINE,))
    if shaped is None:
        return None
    line, raw = shaped
    path = QgsGeometry.fromPolylineXY([QgsPointXY(x, y) for x, y in line.points])
    ring = path.buffer(width / 2, _QUARTER).asPolygon()[0]  # one path makes one polygon
    return shape_of(AREA, [(point.x(), point.y()) for point in ring]), raw
