"""What the layers of a city pack have in one cell: for the card of a hotspot."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from osgeo import gdal, ogr, osr

from ...core.opinion.hexgrid import inside_ring
from ..pack_layers import RASTER, VECTOR, PackLayer, pack_layers
from .placed_posts import CRS

COUNT, LENGTH, SHARE, MEAN = "count", "length_m", "share", "mean"


@dataclass(frozen=True)
class Here:
    """What a layer has in a cell: how many features, and of it an amount.

    ``measure`` says what ``amount`` is: count (of points), length_m (of lines, within the cell),
    share (of the cell that areas cover, 0-1), or mean (of a raster's values; ``count`` is of its
    pixels).
    """

    layer_id: str
    title_th: str
    title_en: str
    count: int
    measure: str
    amount: float


def what_is_here(
    pack: Path,
    cell_wkb: bytes,
    layers: Iterable[PackLayer] | None = None,
    check: Callable[[], None] = lambda: None,
) -> list[Here]:
    """Return what there is of each layer of a pack within a cell, in the catalogue's order.

    It opens its own files, so that it may run on any thread. Layers with nothing here, rasters of
    classes and files that cannot be opened are left out.

    Args:
        cell_wkb: the cell's polygon, EPSG:32647 (as the geometry of a hotspot layer's feature).
        layers: which layers to look at; those that are ready in the pack by default.
        check: called before each layer; may raise ``Cancelled``.

    Raises:
        BadInput: the folder holds no pack that can be read.
    """
    cell = ogr.CreateGeometryFromWkb(bytes(cell_wkb))
    found, open_files = [], {}
    for layer in pack_layers(pack) if layers is None else layers:
        check()
        if layer.kind == VECTOR:
            if layer.path not in open_files:
                open_files[layer.path] = _open(layer.path, gdal.OF_VECTOR)
            amounts = _of_vectors(open_files[layer.path], layer.layer_id, cell)
        elif layer.kind == RASTER:
            amounts = _of_raster(_open(layer.path, gdal.OF_RASTER), cell)
        else:
            continue
        if amounts is not None:
            count, measure, amount = amounts
            found.append(
                Here(layer.layer_id, layer.title_th, layer.title_en, count, measure, amount)
            )
    return found


def _open(path: Path, kind: int) -> gdal.Dataset | None:
    try:
        return gdal.OpenEx(str(path), kind | gdal.OF_READONLY) if path.is_file() else None
    except RuntimeError:  # where somebody asked GDAL for exceptions
        return None


def _of_vectors(
    dataset: gdal.Dataset | None, name: str, cell: ogr.Geometry
) -> tuple[int, str, float] | None:
    layer = dataset.GetLayerByName(name) if dataset is not None else None
    if layer is None:
        return None
    there, back = _transforms(layer.GetSpatialRef())
    # Corners apart by a cell's side: their straight lines in degrees are those of metres.
    mine = cell.Clone()
    mine.Transform(there)
    count, measure, metres, pieces = 0, COUNT, 0.0, []
    layer.SetSpatialFilter(mine)  # by the index first, then by the shapes
    for feature in layer:
        shape = feature.GetGeometryRef()
        if shape is None or not shape.Intersects(mine):
            continue
        count += 1
        if shape.GetDimension() == 0:
            continue
        part = shape if mine.Contains(shape) else shape.Intersection(mine)
        if part is None or part.IsEmpty():
            continue
        part = part.Clone()
        part.Transform(back)
        if shape.GetDimension() == 1:
            measure, metres = LENGTH, metres + _length(part)
        else:
            measure = SHARE
            pieces.append(part)
    layer.SetSpatialFilter(None)
    if not count:
        return None
    if measure == LENGTH:
        return count, LENGTH, metres
    if measure == SHARE:
        return count, SHARE, min(1.0, _united(pieces) / cell.GetArea())
    return count, COUNT, float(count)


def _length(part: ogr.Geometry) -> float:
    """Return the metres of lines, also of those in a collection."""
    if part.GetGeometryCount() and ogr.GT_Flatten(part.GetGeometryType()) not in (
        ogr.wkbPolygon,
        ogr.wkbCurvePolygon,
    ):
        return sum(_length(part.GetGeometryRef(i)) for i in range(part.GetGeometryCount()))
    return part.Length() if part.GetDimension() == 1 else 0.0


def _united(pieces: list[ogr.Geometry]) -> float:
    """Return the square metres that areas cover, those that lie on each other once."""
    if len(pieces) == 1:
        return pieces[0].GetArea()
    together = ogr.Geometry(ogr.wkbMultiPolygon)
    for piece in pieces:
        for polygon in _polygons(piece):
            together.AddGeometry(polygon)
    united = together.UnionCascaded()
    return (united if united is not None else together).GetArea()


def _polygons(piece: ogr.Geometry) -> Iterator[ogr.Geometry]:
    if ogr.GT_Flatten(piece.GetGeometryType()) == ogr.wkbPolygon:
        yield piece
        return
    for i in range(piece.GetGeometryCount()):
        yield from _polygons(piece.GetGeometryRef(i))


def _of_raster(dataset: gdal.Dataset | None, cell: ogr.Geometry) -> tuple[int, str, float] | None:
    """Return the mean of the pixels whose centres lie in a cell, or of that at its middle."""
    if dataset is None or not dataset.GetProjection():
        return None
    there, _ = _transforms(osr.SpatialReference(dataset.GetProjection()))
    mine = cell.Clone()
    mine.Transform(there)
    inverse = gdal.InvGeoTransform(dataset.GetGeoTransform())
    west, east, south, north = mine.GetEnvelope()
    corners = [gdal.ApplyGeoTransform(inverse, x, y) for x in (west, east) for y in (south, north)]
    width, height = dataset.RasterXSize, dataset.RasterYSize
    left = min(max(0, int(min(x for x, _ in corners))), width)
    top = min(max(0, int(min(y for _, y in corners))), height)
    right = max(left, min(width, int(max(x for x, _ in corners)) + 1))
    bottom = max(top, min(height, int(max(y for _, y in corners)) + 1))
    if right == left or bottom == top:
        return None
    band = dataset.GetRasterBand(1)
    nodata = band.GetNoDataValue()
    values = band.ReadAsArray(left, top, right - left, bottom - top).astype(float)
    column, row = np.meshgrid(np.arange(left, right) + 0.5, np.arange(top, bottom) + 0.5)
    x0, dx, skew_x, y0, skew_y, dy = dataset.GetGeoTransform()
    middles = np.column_stack(
        [
            (x0 + dx * column + skew_x * row).ravel(),
            (y0 + skew_y * column + dy * row).ravel(),
        ]
    )
    ring = np.array(mine.GetGeometryRef(0).GetPoints())[:, :2]
    inside = inside_ring(middles, ring).reshape(values.shape)
    usable = np.isfinite(values) & (values != nodata if nodata is not None else True)
    here = values[inside & usable]
    if not len(here):  # pixels wider than the cell
        middle = mine.Centroid()
        at_x, at_y = gdal.ApplyGeoTransform(inverse, middle.GetX(), middle.GetY())
        at = int(at_y) - top, int(at_x) - left
        if not (0 <= at[0] < values.shape[0] and 0 <= at[1] < values.shape[1] and usable[at]):
            return None
        return 1, MEAN, float(values[at])
    return len(here), MEAN, float(here.mean())


def _transforms(
    reference: osr.SpatialReference,
) -> tuple[osr.CoordinateTransformation, osr.CoordinateTransformation]:
    metres, other = osr.SpatialReference(), reference.Clone()
    metres.SetFromUserInput(CRS)
    for crs in (metres, other):
        crs.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    there = osr.CoordinateTransformation(metres, other)
    return there, osr.CoordinateTransformation(other, metres)
