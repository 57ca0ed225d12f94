"""Raster source files: clipped to the pack's area and written as cloud optimised GeoTIFF."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable
from pathlib import Path

from osgeo import gdal, ogr, osr

from ....core.errors import BadInput, Cancelled, msg
from ...replacing import says_full
from .vectors import quiet_gdal, wgs84

Box = tuple[float, float, float, float]
_MAX_PIXELS = 2_000_000_000
# Classes are not averaged: an overview of land cover shows the class that is there.
_CLASSES = {"land_cover_2021"}
_PERCENT = {"flood_recurrence"}  # Global Surface Water: bytes 0 to 100, 255 where nobody could look
_NOT_SEEN = 255
_YEAR_IN_NAME = re.compile(r"v\d+_\d+_((?:19|20)\d\d)\.tiff?$", re.IGNORECASE)


def write_raster(
    paths: list[Path], layer_id: str, target: Path, area: Box, tick: Callable[[float], None]
) -> str | None:
    """Write the tiles as one raster clipped to ``area`` (EPSG:4326); return the date they state.

    ``tick`` gets the share done and may raise Cancelled. Raises BadInput where a file is no
    GeoTIFF, states no CRS, differs in it from the others, lies outside the area, or holds other
    values than its layer has, and OSError where the disk is full.
    """
    with quiet_gdal():
        tiles = [_open(path) for path in paths]
        first = tiles[0].GetSpatialRef()
        for path, tile in zip(paths, tiles):
            if not tile.GetSpatialRef().IsSame(first):
                raise BadInput(
                    msg("{file} has another CRS than the other tiles. Bring all to one CRS."),
                    file=path.name,
                )
            if layer_id in _PERCENT and tile.GetRasterBand(1).DataType != gdal.GDT_Byte:
                raise _no_percent(path.name)
        virtual = f"/vsimem/cm_civic_{layer_id}_{id(tiles)}.vrt"
        try:
            whole = tiles[0] if len(tiles) == 1 else gdal.BuildVRT(virtual, tiles)
            names = ", ".join(path.name for path in paths)
            _write(whole, names, layer_id, target, _window(whole, area, paths[0]), tick)
            if layer_id in _PERCENT and _highest(target) > 100:
                target.unlink()
                raise _no_percent(names)
        finally:
            whole = None
            if len(tiles) > 1:
                gdal.Unlink(virtual)
    stamps = [_date(tile, path) for path, tile in zip(paths, tiles)]
    return max((stamp for stamp in stamps if stamp), default=None)


def _open(path: Path) -> gdal.Dataset:
    try:
        dataset = gdal.OpenEx(
            str(path), gdal.OF_RASTER | gdal.OF_READONLY, allowed_drivers=["GTiff"]
        )
    except RuntimeError:
        dataset = None
    if dataset is None or not dataset.RasterCount:
        raise BadInput(
            msg("{file} is no GeoTIFF that can be read. Download it again."), file=path.name
        )
    turned = dataset.GetGeoTransform()
    if dataset.GetSpatialRef() is None or turned[2] or turned[4] or turned[5] >= 0:
        raise BadInput(
            msg("{file} does not say where on the map it lies. Download it again."), file=path.name
        )
    return dataset


def _window(dataset: gdal.Dataset, area: Box, path: Path) -> Box | None:
    """Return west, north, east, south to cut out in the raster's CRS, None for all of it."""
    reference = dataset.GetSpatialRef().Clone()
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    west, south, east, north = area
    if not reference.IsSame(wgs84()):
        ring = ogr.Geometry(ogr.wkbLineString)
        for x, y in ((west, south), (east, south), (east, north), (west, north), (west, south)):
            ring.AddPoint_2D(x, y)
        ring.Segmentize(max(east - west, north - south) / 20)  # straight sides become bent ones
        ring.Transform(osr.CoordinateTransformation(wgs84(), reference))
        west, east, south, north = ring.GetEnvelope()
    left, wide, _turn, top, _turn2, high = dataset.GetGeoTransform()
    right, bottom = left + wide * dataset.RasterXSize, top + high * dataset.RasterYSize
    if west >= right or east <= left or south >= top or north <= bottom:
        raise BadInput(
            msg("{file} lies outside the area of this pack. Choose the tile that covers it."),
            file=path.name,
        )
    cut = (max(left, west), min(top, north), min(right, east), max(bottom, south))
    if (cut[2] - cut[0]) / wide * (cut[1] - cut[3]) / -high > _MAX_PIXELS:
        raise BadInput(
            msg("{file} has too many pixels for a pack. Build a smaller area."), file=path.name
        )
    return None if cut == (left, top, right, bottom) else cut


def _write(
    dataset: gdal.Dataset,
    names: str,
    layer_id: str,
    target: Path,
    window: Box | None,
    tick: Callable[[float], None],
) -> None:
    stopped: list[Cancelled] = []

    def progress(share: float, _word: str, _data: object) -> int:
        try:
            tick(share)
        except Cancelled as cancelled:  # an error must not cross GDAL's own code
            stopped.append(cancelled)
            return 0
        return 1

    target.parent.mkdir(exist_ok=True)
    method = "NEAREST" if layer_id in _CLASSES else "AVERAGE"
    cog = gdal.GetDriverByName("COG") is not None
    layout = [f"OVERVIEW_RESAMPLING={method}"] if cog else ["TILED=YES"]
    said: list[str] = []
    gdal.PushErrorHandler(lambda _level, _number, text: said.append(text))
    try:
        done = gdal.Translate(
            str(target),
            dataset,
            format="COG" if cog else "GTiff",
            creationOptions=["COMPRESS=DEFLATE", "BIGTIFF=IF_SAFER", *layout],
            projWin=window,
            noData=_NOT_SEEN if layer_id in _PERCENT else None,
            callback=progress,
        )
        if done is not None and not cog:
            done.BuildOverviews(method, [2, 4, 8, 16])
        written = done is not None
        done = None  # closes the file, which may find the disk full
    except RuntimeError as error:
        written = False
        said.append(str(error))
    finally:
        gdal.PopErrorHandler()
    if stopped:
        raise stopped[0]
    if any(map(says_full, said)):
        target.unlink(missing_ok=True)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    if not written:
        target.unlink(missing_ok=True)
        raise BadInput(
            msg(
                "{file} could not be copied into the pack: it is damaged or the disk is full. "
                "Check both and build again."
            ),
            file=names,
        )


def _no_percent(name: str) -> BadInput:
    return BadInput(
        msg(
            "{file} holds other values than 0 to 100 per cent, so it is no Global Surface Water. "
            "Choose the tile of its occurrence or recurrence."
        ),
        file=name,
    )


def _highest(path: Path) -> float:
    """Return the highest value of a raster, 0 where nothing was seen at all."""
    dataset = gdal.Open(str(path))  # kept: a band does not keep its data set alive
    try:
        found = dataset.GetRasterBand(1).ComputeRasterMinMax(False)
    except RuntimeError:
        found = None
    return found[1] if found and found[1] is not None else 0


def _date(dataset: gdal.Dataset, path: Path) -> str | None:
    """Return the day of the TIFF's own time stamp, else the end of the year in its name."""
    named = _YEAR_IN_NAME.search(path.name)
    if named:
        return f"{named[1]}-12-31"
    stamp = dataset.GetMetadataItem("TIFFTAG_DATETIME") or ""
    found = re.match(r"(\d{4}):(\d\d):(\d\d)", stamp)
    return "-".join(found.groups()) if found else None
