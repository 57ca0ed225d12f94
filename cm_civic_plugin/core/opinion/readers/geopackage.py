"""A GeoPackage (OGC 12-128r18) as a table: the columns of one layer, and its points in degrees."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from ...errors import BadInput, msg
from ..post_table import ReadReport
from .geometry import Point, check_crs, count_shapes, degree_cells
from .headers import GEOMETRY_LAT, GEOMETRY_LON

MAGIC = b"SQLite format 3\x00"
_SAMPLE_ROWS = 500
_LONGEST_CELL = 100_000
_GEOMETRY_HEAD = 120  # a header with the largest envelope, and a point with all four numbers
_ENVELOPES = (0, 32, 48, 48, 64)
_UNDEFINED_DEGREES = 0  # srs_id of "undefined geographic"
_NOT_ONE = msg(
    "{file} is no whole GeoPackage. Open it in QGIS, save the layer of opinions as GeoPackage or "
    "CSV and choose that file."
)
_NO_ROWS = msg("{file} has no rows. Export the opinions again.")


def open_geopackage(path: Path) -> GeoPackageTable:
    """Return the first layer of a GeoPackage that has rows; without one, the first such table.

    Raises BadInput where it is none, has no rows, or is in a coordinate system that is not read.
    """
    try:
        with closing(_connect(path)) as database:
            table = _find_table(database, path)
            table.sample = [list(record) for record in table.read(database, _SAMPLE_ROWS)]
    except (sqlite3.Error, ValueError, OverflowError) as error:
        raise BadInput(_NOT_ONE, file=path.name) from error
    return table


def _connect(path: Path) -> sqlite3.Connection:
    # Immutable, nothing is made beside the file. What a program that has it open wrote last is in
    # a file of its own, which only an ordinary connection takes in.
    how = "mode=ro" if path.with_name(f"{path.name}-wal").exists() else "mode=ro&immutable=1"
    database = sqlite3.connect(f"file:{quote(str(path))}?{how}", uri=True)
    # A stranger's file: its views, triggers and functions are not to run.
    database.execute("PRAGMA trusted_schema = OFF")
    database.execute("PRAGMA query_only = ON")
    database.text_factory = lambda data: data.decode("utf-8", errors="replace")
    return database


def _find_table(database: sqlite3.Connection, path: Path) -> GeoPackageTable:
    plain = {
        row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    }
    listed = database.execute(
        "SELECT c.table_name, g.column_name, g.srs_id, s.organization,"
        " s.organization_coordsys_id, s.srs_name"
        " FROM gpkg_contents c"
        " LEFT JOIN gpkg_geometry_columns g ON g.table_name = c.table_name"
        " LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id"
        " WHERE c.data_type IN ('features', 'attributes')"
        " ORDER BY c.data_type != 'features', c.rowid"
    ).fetchall()
    for name, geometry, srs, organization, code, srs_name in listed:
        if name not in plain:
            continue
        first = f"SELECT 1 FROM {_quoted(name)} LIMIT 1"  # nosec B608 (quoted)
        if database.execute(first).fetchone() is None:
            continue
        epsg = 4326
        if geometry is not None and srs != _UNDEFINED_DEGREES:
            known = code if str(organization).upper() == "EPSG" else None
            epsg = check_crs(known, path.name, str(srs_name))
        columns = database.execute(f"PRAGMA table_info({_quoted(name)})").fetchall()
        names = [column[1] for column in columns if column[1] != geometry]
        return GeoPackageTable(path, name, names, geometry, epsg)
    raise BadInput(_NO_ROWS, file=path.name)


@dataclass
class GeoPackageTable:
    """One layer's rows a few thousand at a time; row numbers count them from 1."""

    path: Path
    name: str
    names: list[str]
    geometry: str | None
    epsg: int
    sample: list[list[str]] = field(default_factory=list, repr=False)
    encoding: str = "UTF-8"

    @property
    def header(self) -> list[str]:
        """The names of the columns, those of the points last."""
        own = [n for n in self.names if n not in (GEOMETRY_LON, GEOMETRY_LAT)]
        return [*own, GEOMETRY_LON, GEOMETRY_LAT] if self.geometry else own

    def chunks(
        self, report: ReadReport | None, rows: int
    ) -> Iterator[tuple[list[tuple[str, ...]], list[int], float]]:
        """Yield records, their numbers, and the share read."""
        before = 0
        try:
            with closing(_connect(self.path)) as database:
                count = f"SELECT count(*) FROM {_quoted(self.name)}"  # nosec B608 (quoted)
                (total,) = database.execute(count).fetchone()
                cursor = database.execute(self._query())
                while part := cursor.fetchmany(rows):
                    if report is not None:
                        report.read += len(part)
                    records = self._records(part, before, report)
                    numbers = list(range(before + 1, before + len(part) + 1))
                    before += len(part)
                    yield records, numbers, before / total
        except sqlite3.Error as error:
            raise BadInput(_NOT_ONE, file=self.path.name) from error

    def read(self, database: sqlite3.Connection, rows: int) -> list[tuple[str, ...]]:
        """Return the first rows as records."""
        return self._records(database.execute(self._query()).fetchmany(rows), 0, None)

    def _query(self) -> str:
        # Everything comes as text, pictures and the like not at all, and no cell without end.
        cells = [
            f"CASE WHEN typeof({column}) = 'blob' THEN NULL"
            f" ELSE substr({column}, 1, {_LONGEST_CELL}) END"
            for column in map(_quoted, (n for n in self.header if n in self.names))
        ]
        if self.geometry:
            cells.append(f"substr({_quoted(self.geometry)}, 1, {_GEOMETRY_HEAD})")
        return f"SELECT {', '.join(cells)} FROM {_quoted(self.name)}"  # nosec B608 (quoted)

    def _records(
        self, rows: list[tuple[Any, ...]], before: int, report: ReadReport | None
    ) -> list[tuple[str, ...]]:
        if not self.geometry:
            return [tuple(_text(cell) for cell in row) for row in rows]
        points = []
        shapes = []
        for number, row in enumerate(rows, start=before + 1):
            point, shape = _point(row[-1])
            points.append(point)
            if shape:
                shapes.append(number)
        count_shapes(report, shapes)
        return [
            (*(_text(cell) for cell in row[:-1]), *cells)
            for row, cells in zip(rows, degree_cells(points, self.epsg))
        ]


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _point(blob: Any) -> tuple[Point | None, bool]:
    """Return the point of a geometry (GeoPackage 2.1.3), and whether it is another shape."""
    if not isinstance(blob, bytes) or blob[:2] != b"GP" or len(blob) < 8:
        return None, False
    flags = blob[3]
    envelope = flags >> 1 & 7
    if flags & 0x10 or envelope >= len(_ENVELOPES):  # an empty geometry, or none that is known
        return None, False
    wkb = blob[8 + _ENVELOPES[envelope] :]
    if len(wkb) < 21:
        return None, False
    order = "<" if wkb[0] == 1 else ">"
    (kind,) = struct.unpack_from(order + "I", wkb, 1)
    base = (kind & 0x0FFFFFFF) % 1000
    if base == 4 and struct.unpack_from(order + "I", wkb, 5) == (1,) and len(wkb) >= 30:
        return _point(b"GP\x00\x00\x00\x00\x00\x00" + wkb[9:])  # several points, but only one
    if base != 1:
        return None, True
    return struct.unpack_from(order + "2d", wkb, 5), False
