"""Tables of votes and deals as files: CSV and GeoPackage, whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from osgeo import ogr, osr

from ...core.csv_text import csv_text
from ...core.errors import BadOutput, msg
from .decision_tables import DEALS, VOTES, Table

_OGR_KIND = {"string": ogr.OFTString, "integer": ogr.OFTInteger, "number": ogr.OFTReal}
_MARK = "Votes and deals of a workshop (Chiang Mai Civic)"


def table_csv(table: Table) -> str:
    """Return a table as CSV that spreadsheets open safely: no text in it becomes a formula."""
    header = [f"{thai} / {english}" for _name, _kind, (english, thai) in table.columns]
    return csv_text(header, table.lines)


def write_csv(path: Path | str, table: Table) -> None:
    """Write a table as CSV, whole or not at all. Raises ``BadOutput``."""
    path = Path(path)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(_writable(table_csv(table)).encode("utf-8"))
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise _not_written(path, error.strerror or type(error).__name__) from error


def write_geopackage(path: Path | str, tables: Sequence[Table]) -> None:
    """Write tables as point layers (lines without a place have none), whole or not at all.

    A file of that name is replaced only when it is another such file. Raises ``BadOutput``.
    """
    path = Path(path)
    if path.exists() and not _is_ours(path):
        raise BadOutput(
            msg("{file} exists already and was left alone. Choose another name."), file=path
        )
    part = path.with_name(f".{path.stem}.{os.getpid()}.part.gpkg")
    try:
        _fill(part, tables)
        part.replace(path)
    except (OSError, RuntimeError) as error:
        raise _not_written(path, getattr(error, "strerror", None) or str(error)) from error
    finally:
        with suppress(OSError):
            part.unlink()


def _fill(path: Path, tables: Sequence[Table]) -> None:
    with suppress(OSError):
        path.unlink()
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    if source is None:
        raise OSError("no room, or no right to write there")
    wgs84 = osr.SpatialReference()
    wgs84.ImportFromEPSG(4326)
    wgs84.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    for table in tables:
        options = [f"DESCRIPTION={_MARK}", "SPATIAL_INDEX=NO"]
        layer = source.CreateLayer(table.name, wgs84, ogr.wkbPoint, options)
        for name, kind, _heading in table.columns:
            layer.CreateField(ogr.FieldDefn(name, _OGR_KIND[kind]))
        layer.StartTransaction()
        for values, place in zip(table.lines, table.places):
            feature = ogr.Feature(layer.GetLayerDefn())
            for number, value in enumerate(values):
                if value is not None:
                    feature.SetField(number, _writable(value) if isinstance(value, str) else value)
            if place is not None:
                point = ogr.Geometry(ogr.wkbPoint)
                point.AddPoint_2D(*place)
                feature.SetGeometry(point)
            if layer.CreateFeature(feature) != ogr.OGRERR_NONE:
                raise OSError("a line could not be written")
        layer.CommitTransaction()
    source.FlushCache()
    del layer, source  # closes the file


def _is_ours(path: Path) -> bool:
    source = ogr.Open(str(path))
    if source is None:
        return False
    names = {source.GetLayer(number).GetName() for number in range(source.GetLayerCount())}
    return bool(names) and names <= {VOTES, DEALS}


def _writable(text: str) -> str:
    """Return a text that UTF-8 and GDAL can hold whole: no halves of letters, no end in it."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole.replace("\0", "")


def _not_written(path: Path, reason: str) -> BadOutput:
    return BadOutput(
        msg("{file} cannot be made: {reason}. Choose a folder that can be written."),
        file=path,
        reason=reason,
    )
