"""Write a pack's ``layers.gpkg``: tables by OGR, rows and spatial index in bulk."""

from __future__ import annotations

import errno
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

from osgeo import gdal, ogr, osr

from ...core.catalogue.records import LayerRecord
from ...core.errors import BadOutput, msg
from ..replacing import no_room
from . import packed_rtree
from .osm_geometry import Shape, gpkg_blob

_OGR_GEOMETRY = {
    "Point": ogr.wkbPoint,
    "LineString": ogr.wkbLineString,
    "MultiLineString": ogr.wkbMultiLineString,
    "Polygon": ogr.wkbPolygon,
    "MultiPolygon": ogr.wkbMultiPolygon,
}
_OGR_TYPE = {
    "string": (ogr.OFTString, ogr.OFSTNone),
    "integer": (ogr.OFTInteger64, ogr.OFSTNone),
    "number": (ogr.OFTReal, ogr.OFSTNone),
    "boolean": (ogr.OFTInteger, ogr.OFSTBoolean),
    "date": (ogr.OFTDate, ogr.OFSTNone),
    "datetime": (ogr.OFTDateTime, ogr.OFSTNone),
}
_BATCH = 2000


def open_to_write(path: Path) -> gdal.Dataset:
    """Open a GeoPackage to change it. Raises BadOutput, and OSError where the disk is full."""
    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
    if dataset is None:
        if no_room(path.parent):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        raise BadOutput(msg("{file} cannot be written. Choose another folder."), file=str(path))
    return dataset


def create_tables(
    path: Path, records: Iterable[LayerRecord], *, spatial_index: bool = False
) -> None:
    """Create one empty EPSG:4326 table a record, named by its id; the GeoPackage too if need be."""
    index = "YES" if spatial_index else "NO"
    if path.exists():
        dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
    else:
        dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    if dataset is None:
        raise BadOutput(msg("{file} cannot be written. Choose another folder."), file=str(path))
    wgs84 = osr.SpatialReference()
    wgs84.ImportFromEPSG(4326)
    wgs84.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    dataset.StartTransaction()
    for record in records:
        layer = dataset.CreateLayer(
            record.id,
            wgs84,
            _OGR_GEOMETRY[record.geometry],
            options=["GEOMETRY_NAME=geom", f"SPATIAL_INDEX={index}", f"IDENTIFIER={record.id}"],
        )
        for attribute in record.attributes:
            kind, subtype = _OGR_TYPE[attribute.type]
            column = ogr.FieldDefn(attribute.name, kind)
            column.SetSubType(subtype)
            layer.CreateField(column)
    dataset.CommitTransaction()


def drop_table(path: Path, layer_id: str) -> None:
    """Take a record's table out of a GeoPackage again."""
    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
    for place in range(dataset.GetLayerCount()):
        if dataset.GetLayer(place).GetName() == layer_id:
            dataset.DeleteLayer(place)
            return


class RowWriter:
    """Puts rows into the tables of a fresh GeoPackage, in one transaction.

    Use as a context manager: leaving it without an error commits and brings the GeoPackage's own
    bookkeeping (extents, counts) up to date.
    """

    def __init__(self, path: Path, records: Iterable[LayerRecord]) -> None:
        self._records = {record.id: record for record in records}
        self._db = sqlite3.connect(path, isolation_level=None)
        # the file is thrown away if the build does not reach its end
        self._db.execute("PRAGMA journal_mode=OFF")
        self._db.execute("PRAGMA synchronous=OFF")
        self._sql: dict[str, str] = {}
        self._waiting: dict[str, list[tuple]] = {}
        self._envelopes: dict[str, list[float]] = {}
        self.counts: dict[str, int] = dict.fromkeys(self._records, 0)
        for record in self._records.values():
            names = ["geom", *(attribute.name for attribute in record.attributes)]
            columns = ", ".join(f'"{name}"' for name in names)
            marks = ", ".join("?" * len(names))
            # the schema holds ids and attribute names to [a-z0-9_]
            insert = f'INSERT INTO "{record.id}" ({columns}) VALUES ({marks})'  # nosec B608
            self._sql[record.id] = insert
            self._waiting[record.id] = []

    def __enter__(self) -> RowWriter:
        # OGR's counting triggers cost more than the rows; the counts are set once, at the end
        self._triggers = self._db.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
            " AND name LIKE 'trigger_%_feature_count_%'"
        ).fetchall()
        self._db.execute("BEGIN")
        for name, _sql in self._triggers:
            self._db.execute(f'DROP TRIGGER "{name}"')
        return self

    def add(self, layer_id: str, shape: Shape, values: list[Any]) -> None:
        """Add one row; ``values`` in the order of the record's attributes."""
        rows = self._waiting[layer_id]
        rows.append((gpkg_blob(shape), *values))
        self.counts[layer_id] += 1
        west, east, south, north = shape.envelope
        box = self._envelopes.get(layer_id)
        if box is None:
            self._envelopes[layer_id] = [west, south, east, north]
        else:
            if west < box[0]:
                box[0] = west
            if south < box[1]:
                box[1] = south
            if east > box[2]:
                box[2] = east
            if north > box[3]:
                box[3] = north
        if len(rows) >= _BATCH:
            self._flush(layer_id)

    def _flush(self, layer_id: str) -> None:
        self._db.executemany(self._sql[layer_id], self._waiting[layer_id])
        self._waiting[layer_id].clear()

    def remove(self, layer_id: str, osm_ids: Iterable[tuple[str, int]]) -> int:
        """Remove rows by (osm_type, osm_id) and return how many went."""
        self._flush(layer_id)
        delete = f'DELETE FROM "{layer_id}" WHERE osm_type = ? AND osm_id = ?'  # nosec B608
        gone = sum(self._db.execute(delete, element).rowcount for element in osm_ids)
        self.counts[layer_id] -= gone
        return gone

    def extent(self) -> tuple[float, float, float, float] | None:
        """Return west, south, east, north in degrees of all rows, None without any."""
        boxes = list(self._envelopes.values())
        if not boxes:
            return None
        return (
            min(box[0] for box in boxes),
            min(box[1] for box in boxes),
            max(box[2] for box in boxes),
            max(box[3] for box in boxes),
        )

    def __exit__(self, kind: type | None, *_rest: object) -> None:
        try:
            if kind is None:
                for layer_id in self._records:
                    self._flush(layer_id)
                    self._db.execute(
                        "UPDATE gpkg_ogr_contents SET feature_count = ? WHERE table_name = ?",
                        (self.counts[layer_id], layer_id),
                    )
                    self._db.execute(
                        "UPDATE gpkg_contents SET min_x=?, min_y=?, max_x=?, max_y=?"
                        " WHERE table_name=?",
                        (*self._envelopes.get(layer_id, [None] * 4), layer_id),
                    )
                for _name, sql in self._triggers:
                    self._db.execute(sql)
                self._db.execute("COMMIT")
        finally:
            self._db.close()


def add_spatial_indexes(
    path: Path,
    records: Iterable[LayerRecord],
    tick: Callable[[float], None] = lambda _share: None,
) -> None:
    """Give each record's table its R-tree, declared as OGR does it on a layer of its own making.

    ``tick`` gets the share done (0-1) and may raise to cancel.
    """
    records = list(records)
    with tempfile.TemporaryDirectory() as folder:
        # an empty GeoPackage tells what this version of GDAL declares
        model = Path(folder) / "model.gpkg"
        create_tables(model, records, spatial_index=True)
        with closing(sqlite3.connect(model)) as db:
            extensions = db.execute(
                "SELECT * FROM gpkg_extensions WHERE extension_name = 'gpkg_rtree_index'"
            ).fetchall()
            # tables before triggers; the R-trees' own tables come with them
            declared = db.execute(
                "SELECT name, sql FROM sqlite_master WHERE name = 'gpkg_extensions'"
                " OR name LIKE 'rtree_%' AND (type = 'trigger' OR sql LIKE 'CREATE VIRTUAL TABLE%')"
                " ORDER BY type"
            ).fetchall()
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode=OFF")  # as in RowWriter
        db.execute("PRAGMA synchronous=OFF")
        db.execute("BEGIN")
        there = {name for (name,) in db.execute("SELECT name FROM sqlite_master")}
        triggers = []
        for name, sql in declared:
            if sql.startswith("CREATE TRIGGER"):
                triggers.append(sql)
            elif name not in there:
                db.execute(sql)
        for place, record in enumerate(records):
            tick(place / len(records))
            packed_rtree.fill(db, record.id, "geom")
        for sql in triggers:
            db.execute(sql)
        db.executemany("INSERT INTO gpkg_extensions VALUES (?, ?, ?, ?, ?)", extensions)
        db.execute("COMMIT")
