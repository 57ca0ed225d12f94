"""A raster's pixels in the cells of a hotspot map."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from osgeo import gdal, osr

from ...core.errors import BadInput, msg
from ...core.opinion.hexgrid import CellIndex, HexGrid
from .placed_posts import CRS, transform

_BLOCK_ROWS = 256


def pixels_in_cells(
    path: str, grid: HexGrid, cells: np.ndarray, negative: bool = True
) -> Iterator[tuple[np.ndarray, np.ndarray, int]]:
    """Yield, a block at a time, the cells' positions (k,) and the values (k,) of pixels in them.

    A pixel belongs to the cell that holds its centre; one wider than half a cell is cut into equal
    parts first, of which each is given, and the third item says into how many. Pixels without
    data, and negative ones unless ``negative``, are left out, and only rows and columns near the
    cells (m, 2 axial ids) are read.

    Raises:
        BadInput: the raster cannot be opened or has no CRS.
    """
    dataset = gdal.Open(path)
    if dataset is None or not dataset.GetProjection():
        raise BadInput(
            msg("{file} is not a raster with a coordinate system. Choose another one."),
            file=path,
        )
    band = dataset.GetRasterBand(1)
    nodata = band.GetNoDataValue()
    west, dx, skew_x, north, skew_y, dy = dataset.GetGeoTransform()
    wkt = dataset.GetProjection()
    index = CellIndex(cells)
    middle_x = west + dx * dataset.RasterXSize / 2 + skew_x * dataset.RasterYSize / 2
    middle_y = north + skew_y * dataset.RasterXSize / 2 + dy * dataset.RasterYSize / 2
    corners = transform(
        np.array([middle_x, middle_x + dx]), np.array([middle_y, middle_y + dy]), wkt, CRS
    )
    sides = np.abs(corners[1] - corners[0])
    widest = sides.max()
    parts = min(32, max(1, int(np.ceil(2 * widest / grid.size))))
    offsets = (np.arange(parts) + 0.5) / parts
    left, top, right, bottom = _window(dataset, grid, cells, int(grid.size / sides.min()) + 2)
    for row in range(top, bottom if right > left else top, _BLOCK_ROWS):
        count = min(_BLOCK_ROWS, bottom - row)
        values = band.ReadAsArray(left, row, right - left, count).astype(float)
        usable = np.isfinite(values) & (negative | (values > 0))
        if nodata is not None:
            usable &= values != nodata
        at_row, at_column = np.nonzero(usable)
        if not len(at_row):
            continue
        for off_row in offsets:
            for off_column in offsets:
                column, line = at_column + left + off_column, at_row + row + off_row
                points = transform(
                    west + dx * column + skew_x * line,
                    north + skew_y * column + dy * line,
                    wkt,
                    CRS,
                )
                at = index.find(grid.cells_of(*points.T))
                yield at[at >= 0], values[usable][at >= 0], parts**2


def raster_means(path: str, grid: HexGrid, cells: np.ndarray) -> np.ndarray:
    """Return the mean of a raster's values in each of the cells (m,), NaN where it has none.

    Raises:
        BadInput: see ``pixels_in_cells``.
    """
    total, pixels = np.zeros(len(cells)), np.zeros(len(cells))
    for at, values, _parts in pixels_in_cells(path, grid, cells):
        total += np.bincount(at, values, minlength=len(cells))
        pixels += np.bincount(at, minlength=len(cells))
    return np.divide(total, pixels, out=np.full(len(cells), np.nan), where=pixels > 0)


def _window(
    dataset: gdal.Dataset, grid: HexGrid, cells: np.ndarray, margin: int
) -> tuple[int, int, int, int]:
    """Return the first column and row near the cells, and those after the last ones.

    ``margin``: columns and rows that a cell may reach beyond its centre.
    """
    west, dx, skew_x, north, skew_y, dy = dataset.GetGeoTransform()
    width, height = dataset.RasterXSize, dataset.RasterYSize
    points = transform(*grid.centres(cells).T, _wkt_of(CRS), dataset.GetProjection())
    if skew_x or skew_y or not np.isfinite(points).all() or not len(points):
        return 0, 0, width, height
    columns, rows = (points[:, 0] - west) / dx, (points[:, 1] - north) / dy
    low = np.floor([columns.min(), rows.min()]).astype(int) - margin
    high = np.ceil([columns.max(), rows.max()]).astype(int) + margin
    left, top = np.clip(low, 0, [width, height]).tolist()
    right, bottom = np.clip(high, 0, [width, height]).tolist()
    return left, top, right, bottom


def _wkt_of(crs: str) -> str:
    reference = osr.SpatialReference()
    reference.SetFromUserInput(crs)
    return reference.ExportToWkt()
