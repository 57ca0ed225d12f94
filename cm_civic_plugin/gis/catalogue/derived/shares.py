"""Which share of each hexagon the areas of a table cover."""

from __future__ import annotations

import numpy as np
from osgeo import gdal, ogr

from ..sources.vectors import crs, quiet_gdal
from . import hexgrid
from .arrays import area_of, row_rings
from .ground import Ground, Step, tally

_SQUARE = 10.0  # metres
_TILE = 5000.0
_CHECK_EVERY = 1000


def area_shares(
    ground: Ground, layer_ids: tuple[str, ...], keys: np.ndarray, step: Step
) -> np.ndarray:
    """Return the share (n,), 0-1, of the sorted cells ``keys`` that areas of the tables cover.

    Counted in squares of 10 m whose middle lies in an area, so overlaps count once.
    """
    covered = np.zeros(len(keys))
    if not len(keys):
        return covered
    reference = crs(ground.plane.epsg)
    driver = ogr.GetDriverByName("Memory") or ogr.GetDriverByName("MEM")
    source = driver.CreateDataSource("areas")
    layer = source.CreateLayer("areas", reference, ogr.wkbMultiPolygon)
    for layer_id in layer_ids:
        parts = ground.parts(layer_id)
        for row in range(len(parts.rows)):
            if row % _CHECK_EVERY == 0:
                ground.beat()
            feature = ogr.Feature(layer.GetLayerDefn())
            wkb = bytes(area_of(row_rings(parts, row)).asWkb())
            feature.SetGeometry(ogr.CreateGeometryFromWkb(wkb))
            layer.CreateFeature(feature)
    places = hexgrid.centres(keys)
    half = hexgrid.SIZE  # more than a cell's corner is from its centre
    tiles = np.unique(np.floor(np.concatenate([places - half, places + half]) / _TILE), axis=0)
    side = int(_TILE / _SQUARE)
    with quiet_gdal():
        for number, (column, row) in enumerate(tiles.tolist()):
            if number % 10 == 0:
                step(number / len(tiles))
            west, south = column * _TILE, row * _TILE
            layer.SetSpatialFilterRect(west, south, west + _TILE, south + _TILE)
            if not layer.GetFeatureCount():
                continue
            grid = gdal.GetDriverByName("MEM").Create("", side, side, 1, gdal.GDT_Byte)
            grid.SetGeoTransform((west, _SQUARE, 0, south + _TILE, 0, -_SQUARE))
            grid.SetProjection(reference.ExportToWkt())
            gdal.RasterizeLayer(grid, [1], layer, burn_values=[1])
            down, across = np.nonzero(grid.GetRasterBand(1).ReadAsArray())
            middles = np.column_stack(
                [west + (across + 0.5) * _SQUARE, south + _TILE - (down + 0.5) * _SQUARE]
            )
            covered += tally(keys, hexgrid.keys_of(middles))
    layer = source = None
    return np.minimum(covered * _SQUARE**2 / hexgrid.AREA, 1.0)
