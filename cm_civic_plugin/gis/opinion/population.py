"""Residents per hotspot cell, from a raster or a layer of people counted."""

from __future__ import annotations

import numpy as np
from osgeo import gdal
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
from .placed_posts import CRS, transform

_NAMES = ("population", "pop", "pop_total", "population_total", "residents", "people", "ประชากร")
_BLOCK_ROWS = 256


def from_raster(path: str, grid: HexGrid, cells: np.ndarray) -> np.ndarray:
    """Return the residents (m,) of cells (m, 2 axial ids), summed from a raster of counts.

    A pixel's people go to the cell that holds its centre; a pixel wider than half a cell is cut
    into equal parts first, each with its part of the people, so that none are lost or doubled.

    Raises:
        BadInput: the raster cannot be opened or has no CRS.
    """
    dataset = gdal.Open(path)
    if dataset is None or not dataset.GetProjection():
        raise BadInput(
            msg("{file} is not a raster with a coordinate system. Choose a population raster."),
            file=path,
        )
    band = dataset.GetRasterBand(1)
    nodata = band.GetNoDataValue()
    west, dx, skew_x, north, skew_y, dy = dataset.GetGeoTransform()
    wkt = dataset.GetProjection()
    index = CellIndex(cells)
    residents = np.zeros(len(cells))
    middle_x = west + dx * dataset.RasterXSize / 2 + skew_x * dataset.RasterYSize / 2
    middle_y = north + skew_y * dataset.RasterXSize / 2 + dy * dataset.RasterYSize / 2
    corners = transform(
        np.array([middle_x, middle_x + dx]), np.array([middle_y, middle_y + dy]), wkt, CRS
    )
    widest = np.abs(corners[1] - corners[0]).max()
    parts = min(32, max(1, int(np.ceil(2 * widest / grid.size))))
    offsets = (np.arange(parts) + 0.5) / parts
    for row in range(0, dataset.RasterYSize, _BLOCK_ROWS):
        count = min(_BLOCK_ROWS, dataset.RasterYSize - row)
        values = band.ReadAsArray(0, row, dataset.RasterXSize, count).astype(float)
        usable = np.isfinite(values) & (values > 0)
        if nodata is not None:
            usable &= values != nodata
        at_row, at_column = np.nonzero(usable)
        people = values[usable] / parts**2
        for off_row in offsets:
            for off_column in offsets:
                column, line = at_column + off_column, at_row + row + off_row
                points = transform(
                    west + dx * column + skew_x * line,
                    north + skew_y * column + dy * line,
                    wkt,
                    CRS,
                )
                at = index.find(grid.cells_of(*points.T))
                residents += np.bincount(at[at >= 0], people[at >= 0], minlength=len(cells))
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
