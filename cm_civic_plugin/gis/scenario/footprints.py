"""Drawn shapes on the ground: in metres (EPSG:32647), repaired, and as wide as they are meant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from osgeo import osr
from qgis.core import QgsGeometry, QgsRectangle, QgsWkbTypes

from ...core.scenario.indicators import LINE_REACH_M, STAMP_REACH_M
from ...core.scenario.rings import winding
from ...core.scenario.shape import AREA, LINE, STAMP, Shape, shape_of
from .earth import geometry_of

CRS = "EPSG:32647"
TILE_M = 1000
"""Metres: ground is measured tile by tile, so that a new stroke changes only those it lies on."""
_SEGMENTS = 8  # of a quarter circle

Tile = tuple[int, int]  # column and row of a grid over ``CRS``


@dataclass(frozen=True)
class Footprint:
    """A drawn shape, measured once: ``drawn`` as it is, ``ground`` with its reach.

    ``kind`` is what it counts as: an area that encloses nothing counts as a line.
    """

    kind: str
    drawn: QgsGeometry
    ground: QgsGeometry
    repaired: bool


def make_footprint(shape: Shape, to_metres: osr.CoordinateTransformation) -> Footprint | None:
    """Return the footprint of a shape in degrees, None where it lies off the CRS's part of earth.

    ``to_metres`` leads from (lon, lat) to ``CRS``.
    """
    try:
        xy = np.asarray(to_metres.TransformPoints(list(shape.points)))[:, :2]
    except RuntimeError:  # where somebody asked GDAL for exceptions
        return None
    if not np.isfinite(xy).all():
        return None
    kind, repaired = shape.kind, False
    drawn = geometry_of(shape_of(kind, xy.tolist()))
    if kind == AREA and not drawn.isGeosValid():
        repaired = True
        drawn = repair(xy)
        if drawn.isEmpty():
            kind, drawn = LINE, geometry_of(shape_of(LINE, xy.tolist()))
    reach = {AREA: 0.0, LINE: LINE_REACH_M, STAMP: STAMP_REACH_M}[kind]
    ground = drawn.buffer(reach, _SEGMENTS) if reach else drawn
    return Footprint(kind, drawn, ground, repaired)


def repair(ring: np.ndarray) -> QgsGeometry:
    """Return the valid area of a closed ring (n, 2) that crosses itself: all it goes round.

    Unlike ``makeValid``, whose even-odd rule would cut out of a place what a hand circled twice,
    it keeps every face that the ring winds round at all. Empty where there is none.
    """
    noded = QgsGeometry.unaryUnion([geometry_of(shape_of(LINE, ring.tolist()))])
    faces = []
    for face in QgsGeometry.polygonize([noded]).asGeometryCollection():
        inner = face.pointOnSurface()
        if not inner.isEmpty() and winding(ring, inner.asPoint().x(), inner.asPoint().y()):
            faces.append(face)
    return QgsGeometry.unaryUnion(faces) if faces else QgsGeometry()


def united(geometries: Iterable[QgsGeometry]) -> QgsGeometry:
    """Return the union of areas as polygons that do not overlap, empty where there is none."""
    parts = [
        part
        for part in QgsGeometry.unaryUnion(list(geometries)).asGeometryCollection()
        if part.type() == QgsWkbTypes.GeometryType.PolygonGeometry and not part.isEmpty()
    ]
    return QgsGeometry.collectGeometry(parts)


def tiles_of(geometry: QgsGeometry) -> list[Tile]:
    """Return the tiles that a geometry's box meets."""
    box = geometry.boundingBox()
    columns = range(int(box.xMinimum() // TILE_M), int(box.xMaximum() // TILE_M) + 1)
    rows = range(int(box.yMinimum() // TILE_M), int(box.yMaximum() // TILE_M) + 1)
    return [(column, row) for column in columns for row in rows]


def rectangle(tile: Tile) -> QgsRectangle:
    """Return a tile's rectangle in ``CRS``."""
    x, y = tile[0] * TILE_M, tile[1] * TILE_M
    return QgsRectangle(x, y, x + TILE_M, y + TILE_M)


def transforms(
    reference: osr.SpatialReference | None = None,
) -> tuple[osr.CoordinateTransformation, osr.CoordinateTransformation]:
    """Return the transformations from a CRS (x, y; EPSG:4326 by default) to metres, and back."""
    metres, other = osr.SpatialReference(), osr.SpatialReference()
    metres.SetFromUserInput(CRS)
    if reference is None:
        other.SetFromUserInput("EPSG:4326")
    else:
        other = reference.Clone()
    for crs in (metres, other):
        crs.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    there = osr.CoordinateTransformation(other, metres)
    return there, osr.CoordinateTransformation(metres, other)
