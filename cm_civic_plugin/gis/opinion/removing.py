"""Removing results from the disk so that nothing of them is left in the files."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Collection, Iterable
from contextlib import closing
from pathlib import Path

from osgeo import gdal

from .made_from import read_tables

_JOURNALS = ("", "-wal", "-shm", "-journal")
_SHAPEFILE = (".dbf", ".shx", ".prj", ".cpg", ".qix", ".sbn", ".sbx", ".idm", ".ind")
_TRIES, _WAIT = 6, 0.25  # seconds: QGIS lets go of a file a moment after its layer is gone
_MANY = 500  # rows in one statement


def remove_tables(path: Path, names: Collection[str]) -> bool:
    """Delete a file, or only tables of it where a GeoPackage holds others too; tells if it could.

    What a table leaves is overwritten.
    """
    if not path.exists():
        return True
    if path.suffix.lower() != ".gpkg":
        return delete_file(path)
    try:
        others = {table.name for table in read_tables(path)} - set(names)
    except (sqlite3.Error, OSError):
        return False
    if not others:
        return delete_file(path)
    quoted = ", ".join(_quoted(name, "'") for name in names)
    statements = [f"DELETE FROM layer_styles WHERE f_table_name IN ({quoted})"]  # nosec B608
    return _rewrite(path, statements, names) and not _still_there(path, names)


def _still_there(path: Path, names: Collection[str]) -> bool:
    try:
        return bool({table.name for table in read_tables(path)} & set(names))
    except (sqlite3.Error, OSError):
        return True


def prune(path: Path, table: str, rows: Collection[int]) -> bool:
    """Delete the posts of rows from a table of a GeoPackage; tells if it could."""
    numbers = sorted(rows)
    statements = []
    for start in range(0, len(numbers), _MANY):
        some = ", ".join(str(int(number)) for number in numbers[start : start + _MANY])
        statements.append(
            f"DELETE FROM {_quoted(table, chr(34))} WHERE source_row IN ({some})"  # nosec B608
        )
    return _rewrite(path, statements)


def _rewrite(path: Path, statements: Iterable[str], drop: Collection[str] = ()) -> bool:
    """Change a GeoPackage so that what is deleted is not left in free pages or in its journal."""
    said: list[str] = []
    gdal.PushErrorHandler(lambda _level, _number, text: said.append(text))
    try:
        data = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
        if data is None:
            return False
        data.ExecuteSQL("PRAGMA secure_delete = ON")
        for number in reversed(range(data.GetLayerCount())):
            if data.GetLayer(number).GetName() in drop:
                data.DeleteLayer(number)
        said.clear()
        has_styles = data.GetLayerByName("layer_styles") is not None
        said.clear()
        for statement in statements:
            if "layer_styles" not in statement or has_styles:
                data.ExecuteSQL(statement)
        data = None
        if said:
            return False
        # Not by GDAL: a newer one (seen with 3.10) fails to close a file that it has vacuumed.
        with closing(sqlite3.connect(str(path), isolation_level=None)) as db:
            db.execute("PRAGMA secure_delete = ON")
            db.execute("VACUUM")
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return True
    except (RuntimeError, sqlite3.Error):  # where GDAL raises; or the file is in use
        return False
    finally:
        gdal.PopErrorHandler()


def _quoted(name: str, sign: str) -> str:
    return sign + name.replace(sign, 2 * sign) + sign


def delete_file(path: Path) -> bool:
    """Delete a file and what lies beside it as a part of it; tells if it could."""
    family = [path.with_name(path.name + end) for end in _JOURNALS]
    if path.suffix.lower() != ".gpkg":
        family.append(path.with_suffix(".qmd"))  # QGIS's metadata
    if path.suffix.lower() == ".shp":
        family += [path.with_suffix(end) for end in _SHAPEFILE]
    gone = [_unlink(file) for file in family]
    return all(gone)


def _unlink(path: Path) -> bool:
    for attempt in range(_TRIES):
        try:
            path.unlink(missing_ok=True)
            return True
        except OSError:
            if attempt < _TRIES - 1:
                time.sleep(_WAIT)
    return False
