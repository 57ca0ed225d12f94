"""Sums of a raster over hexagons and areas, cells on an edge counted by the part inside.

A raster cell is split into equal small parts and each part goes where its middle lies.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from osgeo import gdal, ogr, osr

from ..sources.vectors import quiet_gdal, wgs84
from . import hexgrid
from .arrays import Beat, Parts, row_rings
from .plane import Plane

_FINE = 10.0  # metres: the parts a cell is split into for hexagons are no larger
_BLOCK = 2500.0  # metres: over such a block a bilinear surface follows the projection within 0.3 m
_SPLIT = 20  # for areas: a cell of 100 m in 400 parts of 5 m
_MOST_PARTS = 4_000_000


class Raster:
    """The first band of a GeoTIFF of the pack, north up."""

    def __init__(self, path: Path) -> None:
        """Open it. Raises RuntimeError where it cannot be read."""
        self._data = gdal.OpenEx(str(path), gdal.OF_RASTER | gdal.OF_READONLY)
        if self._data is None:
            raise RuntimeError(path.name)
        self.band = self._data.GetRasterBand(1)
        self.width, self.height = self._data.RasterXSize, self._data.RasterYSize
        self.left, self.wide, _t, self.top, _u, self.high = self._data.GetGeoTransform()
        self.nodata = self.band.GetNoDataValue()
        self.reference = self._data.GetSpatialRef()
        self.reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        same = self.reference.IsSame(wgs84())
        self.to_wgs84 = None if same else osr.CoordinateTransformation(self.reference, wgs84())
        self.from_wgs84 = None if same else osr.CoordinateTransformation(wgs84(), self.reference)

    def read(self, x: int, y: int, columns: int, rows: int) -> tuple[np.ndarray, np.ndarray]:
        """Return values of a window as numbers, and where there are any."""
        values = self.band.ReadAsArray(x, y, columns, rows)
        if values is None:
            raise RuntimeError("ReadAsArray")
        values = values.astype(float)
        known = np.isfinite(values)
        if self.nodata is not None:
            known &= values != self.nodata
        return values, known

    def metres(self, columns: np.ndarray, rows: np.ndarray, plane: Plane) -> np.ndarray:
        """Return the places in the plane (n, 2) of columns and rows (n,), fractions allowed."""
        places = np.column_stack([self.left + columns * self.wide, self.top + rows * self.high])
        if self.to_wgs84 is not None:
            places = np.array(self.to_wgs84.TransformPoints(places))[:, :2]
        return plane.to_metres(places)

    def cell_metres(self, plane: Plane) -> float:
        """Return the larger side of the cell in the middle, in metres."""
        x, y = self.width / 2, self.height / 2
        at = self.metres(np.array([x, x + 1, x]), np.array([y, y, y + 1]), plane)
        return float(max(np.hypot(*(at[1] - at[0])), np.hypot(*(at[2] - at[0]))))


def hexagon_sums(
    raster: Raster,
    keys: np.ndarray,
    plane: Plane,
    step: Callable[[float], None],
    classes: tuple[int, ...] = (),
) -> tuple[np.ndarray, np.ndarray]:
    """Return sums (n, k) over the hexagons ``keys`` (sorted) and their covered share (n,), 0-1.

    Without ``classes`` there is one sum, of the values that are not below 0; with them, the area
    share of the hexagon's covered part that is of each class, and only known cells count as
    covered.
    """
    size = raster.cell_metres(plane)
    split = max(1, math.ceil(size / _FINE))
    side = max(1, int(_BLOCK / size))
    sums = np.zeros((len(keys), max(1, len(classes))))
    covered = np.zeros(len(keys))
    places = hexgrid.centres(keys)
    low, high = places.min(axis=0) - hexgrid.SIZE, places.max(axis=0) + hexgrid.SIZE
    for y in range(0, raster.height, side):
        rows = min(side, raster.height - y)
        for x in range(0, raster.width, side):
            step((y + rows * x / raster.width) / raster.height)
            columns = min(side, raster.width - x)
            corners = raster.metres(
                np.array([x, x + columns, x, x + columns], dtype=float),
                np.array([y, y, y + rows, y + rows], dtype=float),
                plane,
            )
            if (corners.max(axis=0) < low).any() or (corners.min(axis=0) > high).any():
                continue
            values, known = raster.read(x, y, columns, rows)
            cells = _part_keys(corners, rows, columns, split)
            place = np.searchsorted(keys, cells)
            part = abs(_cross(corners)) / (rows * columns * split**2)
            numbers = np.arange(rows * columns).reshape(rows, columns)
            at = numbers.repeat(split, 0).repeat(split, 1).ravel()
            hits = place < len(keys)
            hits[hits] = keys[place[hits]] == cells[hits]
            place, at = place[hits], at[hits]
            if classes:
                good = known.ravel()[at]
                place, at = place[good], at[good]
                found = values.ravel()[at]
                for column, number in enumerate(classes):
                    is_it = found == number
                    sums[:, column] += part * np.bincount(place[is_it], minlength=len(keys))
            else:
                amount = np.where(known & (values > 0), values, 0.0).ravel() / split**2
                sums[:, 0] += np.bincount(place, weights=amount[at], minlength=len(keys))
            covered += part * np.bincount(place, minlength=len(keys))
    if classes:
        sums /= np.where(covered > 0, covered, 1.0)[:, None]
    return sums, np.minimum(covered / hexgrid.AREA, 1.0)


def _cross(corners: np.ndarray) -> float:
    """Return the area of a block with corners NW, NE, SW, SE."""
    one, two = corners[3] - corners[0], corners[2] - corners[1]
    return float(one[0] * two[1] - one[1] * two[0]) / 2


def _part_keys(corners: np.ndarray, rows: int, columns: int, split: int) -> np.ndarray:
    """Return the hexagon of each part of a block's cells, row by row."""
    across = ((np.arange(columns * split) + 0.5) / (columns * split))[None, :, None]
    down = ((np.arange(rows * split) + 0.5) / (rows * split))[:, None, None]
    north = corners[0] + (corners[1] - corners[0]) * across
    south = corners[2] + (corners[3] - corners[2]) * across
    return hexgrid.keys_of((north + (south - north) * down).reshape(-1, 2))


@dataclass
class AreaSum:
    """The sum of a raster's values in an area, and the share (0-1) of the area it covers."""

    total: float
    covered: float


def area_sum(raster: Raster, parts: Parts, row: int, beat: Beat) -> AreaSum:
    """Return the sum of the values that are not below 0 inside one row of areas in degrees."""
    area = _ogr_area(parts, row)
    if raster.from_wgs84 is not None:
        area.Transform(raster.from_wgs84)
    whole = area.Area()
    if not whole:
        return AreaSum(0.0, 0.0)
    west, east, south, north = area.GetEnvelope()
    x1 = max(0, math.floor((west - raster.left) / raster.wide))
    x2 = min(raster.width, math.ceil((east - raster.left) / raster.wide))
    y1 = max(0, math.floor((north - raster.top) / raster.high))
    y2 = min(raster.height, math.ceil((south - raster.top) / raster.high))
    if x1 >= x2 or y1 >= y2:
        return AreaSum(0.0, 0.0)
    total = inside = 0.0
    deep = max(1, _MOST_PARTS // (_SPLIT**2 * (x2 - x1)))
    with quiet_gdal(), _burner(area, raster) as burn:
        for y in range(y1, y2, deep):
            beat()
            rows = min(deep, y2 - y)
            share = burn(x1, y, x2 - x1, rows)
            values, known = raster.read(x1, y, x2 - x1, rows)
            total += float((share * np.where(known & (values > 0), values, 0.0)).sum())
            inside += float(share.sum())
    return AreaSum(total, min(1.0, inside * abs(raster.wide * raster.high) / whole))


def _ogr_area(parts: Parts, row: int) -> ogr.Geometry:
    polygons: list[list[bytes]] = []
    for ring, hole in row_rings(parts, row):
        wkb = struct.pack("<I", len(ring)) + ring.tobytes()
        if hole and polygons:
            polygons[-1].append(wkb)
        else:
            polygons.append([wkb])
    return ogr.CreateGeometryFromWkb(
        struct.pack("<BII", 1, 6, len(polygons))
        + b"".join(struct.pack("<BII", 1, 3, len(p)) + b"".join(p) for p in polygons)
    )


class _burner:  # noqa: N801 (used as a function)
    """Burns an area into small grids: gives the share of each raster cell that lies in it."""

    def __init__(self, area: ogr.Geometry, raster: Raster) -> None:
        self._raster = raster
        driver = ogr.GetDriverByName("Memory") or ogr.GetDriverByName("MEM")
        self._source = driver.CreateDataSource("area")
        self._layer = self._source.CreateLayer("area", raster.reference, ogr.wkbMultiPolygon)
        feature = ogr.Feature(self._layer.GetLayerDefn())
        feature.SetGeometry(area)
        self._layer.CreateFeature(feature)

    def __enter__(self) -> Callable[[int, int, int, int], np.ndarray]:
        return self._burn

    def __exit__(self, *_error: object) -> None:
        self._layer = self._source = None

    def _burn(self, x: int, y: int, columns: int, rows: int) -> np.ndarray:
        raster = self._raster
        fine = gdal.GetDriverByName("MEM").Create(
            "", columns * _SPLIT, rows * _SPLIT, 1, gdal.GDT_Byte
        )
        fine.SetGeoTransform(
            (raster.left + x * raster.wide, raster.wide / _SPLIT, 0,
             raster.top + y * raster.high, 0, raster.high / _SPLIT)
        )  # fmt: skip
        fine.SetProjection(raster.reference.ExportToWkt())
        gdal.RasterizeLayer(fine, [1], self._layer, burn_values=[1])
        parts = fine.GetRasterBand(1).ReadAsArray().reshape(rows, _SPLIT, columns, _SPLIT)
        return parts.mean(axis=(1, 3))
