"""What a city pack's layers have within areas, and how far their features are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from osgeo import gdal, ogr, osr
from qgis.core import QgsGeometry, QgsGeometryEngine, QgsRectangle

from ...core.scenario.indicators import COUNT, LENGTH, RASTER_SUM, Indicator
from ...core.scenario.rings import cells_within
from .footprints import transforms

_FINE = 10
"""Each pixel is cut into at most this squared cells, so that part of one can be covered."""
_MOST_CELLS = 4_000_000
_PAD = 2e-5  # degrees, about 2 m: straight lines in metres bend a little in degrees


@dataclass(frozen=True)
class Found:
    """What there is in one area: features by number, and an amount that adds up over areas.

    ``known`` is the share (0-1) of the area that the layer has values for.
    """

    features: frozenset[int] = frozenset()
    amount: float = 0.0
    known: float = 1.0


class PackReader:
    """Reads a pack's files; made, used and let go of on one thread."""

    def __init__(self, geopackage: Path) -> None:
        self._geopackage = geopackage
        self._vectors: gdal.Dataset | None = None
        self._layers: dict[str, Features | None] = {}
        self._rasters: dict[Path, Raster | None] = {}

    def features(self, layer_id: str) -> Features | None:
        """Return a vector layer of the pack, None where it does not open."""
        if layer_id not in self._layers:
            if self._vectors is None:
                self._vectors = _open(self._geopackage, gdal.OF_VECTOR)
            layer = self._vectors.GetLayerByName(layer_id) if self._vectors else None
            self._layers[layer_id] = Features(layer) if layer is not None else None
        return self._layers[layer_id]

    def raster(self, path: Path) -> Raster | None:
        """Return a raster of the pack, None where it does not open."""
        if path not in self._rasters:
            dataset = _open(path, gdal.OF_RASTER)
            usable = dataset is not None and dataset.GetProjection()
            self._rasters[path] = Raster(dataset) if usable else None
        return self._rasters[path]


class Features:
    """A vector layer of a pack, read from its file."""

    def __init__(self, layer: ogr.Layer) -> None:
        self._layer = layer
        definition = layer.GetLayerDefn()
        fields = range(definition.GetFieldCount())
        layer.SetIgnoredFields([definition.GetFieldDefn(i).GetName() for i in fields])
        self._there, self._back = transforms(layer.GetSpatialRef())
        self._seen: dict[int, QgsGeometry] = {}

    def near(self, box: QgsRectangle) -> dict[int, QgsGeometry]:
        """Return the features, in metres by number, whose boxes meet one in metres."""
        west, south, east, north = _degrees(box, self._back)
        self._layer.SetSpatialFilterRect(west - _PAD, south - _PAD, east + _PAD, north + _PAD)
        found = {f.GetFID(): g for f in self._layer if (g := self._geometry(f)) is not None}
        self._layer.SetSpatialFilter(None)
        return dict(sorted(found.items()))  # always added up in the same order

    def count(self) -> int:
        """Return how many features there are."""
        return self._layer.GetFeatureCount()

    def all(self, check: Callable[[], None] = lambda: None) -> dict[int, QgsGeometry]:
        """Return all features, in metres by number; ``check`` may raise ``Cancelled``."""
        self._layer.SetSpatialFilter(None)
        found = {}
        for place, feature in enumerate(self._layer):
            if place % 1000 == 0:
                check()
            geometry = self._geometry(feature)
            if geometry is not None:
                found[feature.GetFID()] = geometry
        return found

    def _geometry(self, feature: ogr.Feature) -> QgsGeometry | None:
        """Return a feature's geometry in metres; areas that cross themselves are made valid."""
        number = feature.GetFID()
        if number not in self._seen:
            shape = feature.GetGeometryRef()
            if shape is None or shape.IsEmpty() or shape.Transform(self._there) != 0:
                return None
            geometry = QgsGeometry()
            geometry.fromWkb(bytes(shape.ExportToIsoWkb()))
            if shape.GetDimension() == 2 and not geometry.isGeosValid():
                geometry = geometry.makeValid()
            self._seen[number] = geometry
        return self._seen[number]


def within(
    measure: str,
    features: Mapping[int, QgsGeometry],
    area: QgsGeometry,
    engine: QgsGeometryEngine,
) -> Found:
    """Return what there is of features in an area: which, and their length or area there.

    ``engine`` is the area's, prepared.
    """
    touched, amount, pieces = set(), 0.0, []
    box = area.boundingBox()
    for number, geometry in features.items():
        if not geometry.boundingBoxIntersects(box) or not engine.intersects(geometry.constGet()):
            continue
        touched.add(number)
        if measure == COUNT:
            continue
        # a line that goes back on itself counts once there, as it does where it is cut
        whole = engine.contains(geometry.constGet()) and (measure != LENGTH or geometry.isSimple())
        piece = geometry if whole else geometry.intersection(area)
        if measure == LENGTH:
            amount += piece.length()
        else:
            pieces.append(piece)
    if pieces:
        united = pieces[0] if len(pieces) == 1 else QgsGeometry.unaryUnion(pieces)
        amount = united.area()
    return Found(frozenset(touched), amount)


Polygons = Sequence[Sequence[np.ndarray]]
"""Polygons that do not overlap, each its rings (n, 2), the outer one first."""


def polygons_of(area: QgsGeometry) -> Polygons:
    """Return the rings of a multipolygon."""
    return [
        [np.array([(point.x(), point.y()) for point in ring]) for ring in part]
        for part in area.asMultiPolygon()
    ]


class Raster:
    """A raster of a pack."""

    def __init__(self, dataset: gdal.Dataset) -> None:
        self._dataset = dataset
        self._band = dataset.GetRasterBand(1)
        self._inverse = gdal.InvGeoTransform(dataset.GetGeoTransform())
        _there, self._back = transforms(osr.SpatialReference(dataset.GetProjection()))

    def within(self, indicator: Indicator, ground: Polygons) -> Found:
        """Return the sum of the pixels in polygons, or how much of them has the values meant."""
        polygons = [[self._pixels(ring) for ring in part] for part in ground]
        rings = [ring for polygon in polygons for ring in polygon]
        corners = np.vstack(rings)
        low, high = corners.min(axis=0), corners.max(axis=0)
        size = np.array([self._dataset.RasterXSize, self._dataset.RasterYSize])
        # not np.clip, which takes longer than all that is clipped here
        start = np.minimum(np.maximum(np.floor(low).astype(int), 0), size)
        end = np.minimum(np.maximum(np.ceil(high).astype(int), start), size)
        width, height = (end - start).tolist()
        if not width or not height:
            return Found(known=0.0)
        values = self._band.ReadAsArray(*start.tolist(), width, height).astype(float)
        usable = np.isfinite(values)
        if self._band.GetNoDataValue() is not None:
            usable &= values != self._band.GetNoDataValue()
        fine = max(1, min(_FINE, int((_MOST_CELLS / (width * height)) ** 0.5)))
        cells = cells_within([(r - start) * fine for r in rings], width * fine, height * fine)
        share = cells.reshape(height, fine, width, fine).mean(axis=(1, 3))
        # the pixels that the whole area is worth, also those off the raster
        total = _area(polygons)
        if not share.any():  # smaller than a cell: the pixel at its middle
            column, row = np.clip((low + high) / 2 - start, 0, (width - 1, height - 1)).astype(int)
            share[row, column] = total
        whole = float(share.sum())
        if (low < 0).any() or (high > size).any():
            whole = max(whole, total)  # part of it lies off the raster
        known = float(share[usable].sum()) / whole
        if indicator.measure == RASTER_SUM:
            return Found(amount=float((values * share)[usable].sum()), known=known)
        least, most = indicator.values or (0.0, 0.0)
        meant = usable & (values >= least) & (values <= most)
        part = float(share[meant].sum()) / whole
        return Found(amount=part * _area(ground), known=known)

    def _pixels(self, ring: np.ndarray) -> np.ndarray:
        """Return a ring (n, 2) of metres in columns and rows of pixels."""
        x, y = np.asarray(self._back.TransformPoints(ring.tolist()))[:, :2].T
        x0, dx, skew_x, y0, skew_y, dy = self._inverse
        return np.column_stack([x0 + dx * x + skew_x * y, y0 + skew_y * x + dy * y])


class Loaded:
    """All features of a layer, in metres: kept in memory, found by their boxes."""

    def __init__(self, features: Mapping[int, QgsGeometry]) -> None:
        self._numbers = list(features)
        self._geometries = list(features.values())
        boxes = [_sides(geometry.boundingBox()) for geometry in self._geometries]
        self._boxes = np.array(boxes).reshape(-1, 4)

    def near(self, box: QgsRectangle) -> dict[int, QgsGeometry]:
        """Return the features, by number, whose boxes meet one."""
        west, south, east, north = _sides(box)
        boxes = self._boxes
        meet = (boxes[:, 0] <= east) & (boxes[:, 2] >= west)
        meet &= (boxes[:, 1] <= north) & (boxes[:, 3] >= south)
        return {self._numbers[place]: self._geometries[place] for place in np.flatnonzero(meet)}

    def distance(self, geometry: QgsGeometry) -> float | None:
        """Return the metres from a geometry to the nearest feature, None where there is none."""
        west, south, east, north = _sides(geometry.boundingBox())
        x = np.maximum(0, np.maximum(self._boxes[:, 0] - east, west - self._boxes[:, 2]))
        y = np.maximum(0, np.maximum(self._boxes[:, 1] - north, south - self._boxes[:, 3]))
        at_least = np.hypot(x, y)
        best = None
        for number in np.argsort(at_least):
            if best is not None and at_least[number] >= best:
                break
            metres = geometry.distance(self._geometries[number])
            best = metres if best is None else min(best, metres)
        return best


def _open(path: Path, kind: int) -> gdal.Dataset | None:
    try:
        return gdal.OpenEx(str(path), kind | gdal.OF_READONLY) if path.is_file() else None
    except RuntimeError:  # where somebody asked GDAL for exceptions
        return None


def _sides(box: QgsRectangle) -> tuple[float, float, float, float]:
    return box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()


def _degrees(
    box: QgsRectangle, back: osr.CoordinateTransformation
) -> tuple[float, float, float, float]:
    west, south, east, north = _sides(box)
    corners = [(x, y) for x in (west, east) for y in (south, north)]
    x, y = np.asarray(back.TransformPoints(corners))[:, :2].T
    return float(x.min()), float(y.min()), float(x.max()), float(y.max())


def _area(polygons: Polygons) -> float:
    return sum(
        abs(_ring_area(outer)) - sum(abs(_ring_area(hole)) for hole in holes)
        for outer, *holes in polygons
    )


def _ring_area(ring: np.ndarray) -> float:
    x, y = (ring - ring[0]).T
    return float(np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1])) / 2
