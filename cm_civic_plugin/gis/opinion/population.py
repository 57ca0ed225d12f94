"""Residents per hotspot cell, from a raster or a layer of people counted."""

from __future__ import annotations

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsFeatureSource,
    QgsGeometry,
    QgsPointXY,
    QgsWkbTypes,
)

from ...core.errors import BadInput, msg
from ...core.opinion.hexgrid import CellIndex, HexGrid
from .placed_posts import CRS
from .raster_cells import pixels_in_cells

_NAMES = ("population", "pop", "pop_total", "population_total", "residents", "people", "ประชากร")


def from_raster(path: str, grid: HexGrid, cells: np.ndarray) -> np.ndarray:
    """Return the residents (m,) of cells (m, 2 axial ids), summed from a raster of counts.

    Each part of a pixel that is cut has its part of the people: none are lost or doubled.

    Raises:
        BadInput: see ``pixels_in_cells``.
    """
    residents = np.zeros(len(cells))
    for at, people, parts in pixels_in_cells(path, grid, cells, negative=False):
        residents += np.bincount(at, people / parts, minlength=len(cells))
    return residents


def from_source(source: QgsFeatureSource, grid: HexGrid, cells: np.ndarray) -> np.ndarray:
    """Return the residents (m,) of cells (m, 2 axial ids) from a point or polygon layer.

    A point's people go to its cell. A polygon's are shared equally by the cells whose centre it
    holds, or go to the cell of a point on it when it holds none.

    Raises:
        BadInput: no field says how many people there are.
    """
    name = _population_field(source)
    index = CellIndex(cells)
    residents = np.zeros(len(cells))
    to_metres = QgsCoordinateTransform(
        source.sourceCrs(), QgsCoordinateReferenceSystem(CRS), QgsCoordinateTransformContext()
    )
    polygons = (
        QgsWkbTypes.geometryType(source.wkbType()) == QgsWkbTypes.GeometryType.PolygonGeometry
    )
    centres = grid.centres(cells)
    for feature in source.getFeatures():
        people = feature[name]
        if not isinstance(people, (int, float)) or people <= 0 or not feature.hasGeometry():
            continue
        geometry = QgsGeometry(feature.geometry())
        geometry.transform(to_metres)
        inside = _centres_in(geometry, centres) if polygons else np.empty(0, dtype=np.int64)
        if len(inside):
            residents[inside] += people / len(inside)
            continue
        point = (geometry.pointOnSurface() if polygons else geometry).vertexAt(0)
        at = index.find(grid.cells_of(np.array([point.x()]), np.array([point.y()])))[0]
        if at >= 0:
            residents[at] += people
    return residents


def _centres_in(geometry: QgsGeometry, centres: np.ndarray) -> np.ndarray:
    box = geometry.boundingBox()
    x, y = centres.T
    near = np.flatnonzero(
        (x >= box.xMinimum())
        & (x <= box.xMaximum())
        & (y >= box.yMinimum())
        & (y <= box.yMaximum())
    )
    engine = QgsGeometry.createGeometryEngine(geometry.constGet())
    engine.prepareGeometry()
    return near[
        [engine.contains(QgsGeometry.fromPointXY(QgsPointXY(*centres[i])).constGet()) for i in near]
    ]


def _population_field(source: QgsFeatureSource) -> str:
    fields = source.fields()
    named = {field.name().lower(): field.name() for field in fields if field.isNumeric()}
    for name in _NAMES:
        if name in named:
            return named[name]
    raise BadInput(
        msg(
            "{layer} has no numeric field named population, pop, residents or ประชากร. "
            "Rename the field that counts people, or choose another layer."
        ),
        layer=source.sourceName(),
    )
