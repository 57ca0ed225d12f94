"""Compare two city packs feature by feature, streaming: neither is ever held whole."""

from __future__ import annotations

import itertools
import math
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
from osgeo import ogr

from ...core.catalogue.changes import (
    ADDED,
    BY_CONTENT,
    BY_KEY,
    BY_OSM,
    MOVED,
    REMOVED,
    Example,
    LayerChanges,
    PackChanges,
)
from ...core.catalogue.pack import EMPTY, LAYERS, RASTERS, READY, PackManifest, read_manifest
from ...core.catalogue.records import Catalogue, LayerRecord
from ...core.checksum import sha256
from ...core.errors import BadInput, msg
from .sources.layers import SOURCE_KEYS

Progress = Callable[[float, str], None]
MOVE_METRES = 1.0
_METRES_PER_DEGREE = 111_320.0
_OSM = ("osm_type", "osm_id")
_OTHER_KEYS = (("cell_id",), ("park_id",), ("dopa_code",), ("postcode",))
_HEADER = {0: 8, 1: 40, 2: 56, 3: 56, 4: 72}  # bytes of a GeoPackage geometry's head
_TICK_EVERY = 2000
_CELLS = 1_000_000  # of the distance table held at a time

Row = tuple[Any, ...]
"""Key columns, other columns, then the geometry."""


def compare_packs(
    old: Path,
    new: Path,
    catalogue: Catalogue,
    progress: Progress = lambda _percent, _word: None,
) -> PackChanges:
    """Return what changed from the pack ``old`` to the pack ``new``.

    Features are paired by OpenStreetMap type and id, else by the source's own key, else by their
    whole content. A feature has moved where some vertex of one outline lies more than 1 m from the
    other outline (the discrete Hausdorff distance, in metres on a local plane). Rasters are
    compared by SHA-256. Both packs are only read. ``progress`` may raise to cancel. Raises BadInput
    where a folder is no pack or its layers.gpkg cannot be read.
    """
    before, now = read_manifest(old), read_manifest(new)
    changes = PackChanges(old.name, new.name, before.extract_date, now.extract_date)
    changes.notes = _doubts(before, now)
    records = catalogue.records
    with closing(_open_both(old, new)) as db:
        for place, record in enumerate(records):

            def tick(place: int = place, record: LayerRecord = record) -> None:
                progress(100 * place / len(records), record.id)

            tick()
            states = [m.layers.get(record.id) for m in (before, now)]
            layer = LayerChanges(record.id, *(state.status if state else "" for state in states))
            if record.geometry == "Raster":
                _compare_rasters(layer, old, new)
            else:
                try:
                    _compare(db, record, layer, changes, tick)
                except sqlite3.DatabaseError as error:
                    raise BadInput(
                        msg("{file} cannot be read ({reason}). Build the city pack again."),
                        file=f"{LAYERS}, {record.id}",
                        reason=type(error).__name__,
                    ) from error
            changes.layers.append(layer)
    return changes


def _doubts(before: PackManifest, now: PackManifest) -> list[str]:
    found = []
    if before.sample != now.sample:
        found.append(msg("One of the two is the drawn sample city."))
    if any(abs(a - b) > 0.0001 for a, b in zip(before.area, now.area)):
        found.append(
            msg("The packs cover different areas: some features came or went with the area's edge.")
        )
    if before.extract_sha256 == now.extract_sha256:
        found.append(msg("Both were built from the same extract."))
    return found


def _open_both(old: Path, new: Path) -> sqlite3.Connection:
    # immutable: SQLite makes no journal or lock beside a pack, be it on a read-only stick
    uris = [f"{(folder / LAYERS).resolve().as_uri()}?mode=ro&immutable=1" for folder in (old, new)]
    for folder in (old, new):
        if not (folder / LAYERS).is_file():
            raise BadInput(
                msg("{file} does not exist. Build the city pack again."),
                file=str(folder / LAYERS),
            )
    db = sqlite3.connect("file::memory:", uri=True)
    for schema, folder, uri in zip(("old", "new"), (old, new), uris):
        try:
            db.execute(f"ATTACH DATABASE ? AS {schema}", (uri,))
            db.execute(f"SELECT count(*) FROM {schema}.sqlite_master").fetchone()  # nosec B608
        except sqlite3.DatabaseError as error:
            db.close()
            raise BadInput(
                msg("{file} is damaged ({reason}). Build the city pack again."),
                file=str(folder / LAYERS),
                reason=str(error),
            ) from error
    return db


def _compare_rasters(layer: LayerChanges, old: Path, new: Path) -> None:
    files = [folder / RASTERS / f"{layer.layer_id}.tif" for folder in (old, new)]
    if layer.before == layer.now == READY and all(file.is_file() for file in files):
        layer.raster = sha256(files[0]) != sha256(files[1])


def _columns(db: sqlite3.Connection, schema: str, table: str) -> list[str]:
    sql = f'PRAGMA {schema}.table_info("{table}")'
    return [name for _n, name, *_rest in db.execute(sql) if name not in ("fid", "geom")]


def _key_columns(record: LayerRecord, shared: list[str]) -> tuple[tuple[str, ...], str]:
    if set(_OSM) <= set(shared):
        return _OSM, BY_OSM
    for key in filter(None, (SOURCE_KEYS.get(record.id), *_OTHER_KEYS)):
        if set(key) <= set(shared):
            return key, BY_KEY
    return (), BY_CONTENT


def _compare(
    db: sqlite3.Connection,
    record: LayerRecord,
    layer: LayerChanges,
    changes: PackChanges,
    tick: Callable[[], None],
) -> None:
    # a layer that was not built says nothing of what there is: its features neither came nor went
    if not (layer.before in (READY, EMPTY) and layer.now in (READY, EMPTY)):
        return
    columns = [_columns(db, schema, record.id) for schema in ("old", "new")]
    if not all(columns):
        return
    shared = [name for name in columns[1] if name in columns[0]]
    key, layer.matched = _key_columns(record, shared)
    names = [name for name in ("name_th", "name", "name_en") if name in shared]
    rest = [name for name in shared if name not in key]
    place_of_name = [len(key) + rest.index(name) for name in names]
    by = [*key] if key else [*rest, "geom"]
    selected = ", ".join(f'"{name}"' for name in (*key, *rest, "geom"))
    order = ", ".join(f'"{name}"' for name in by)
    size = len(key) or len(rest) + 1
    readers = [
        db.execute(f'SELECT {selected} FROM {schema}."{record.id}" ORDER BY {order}')  # nosec B608
        for schema in ("old", "new")
    ]
    for count, (ours, theirs) in enumerate(_pairs(*readers, size)):
        if count % _TICK_EVERY == 0:
            tick()
        if ours == theirs:
            continue
        for was, is_now in _match(ours, theirs):
            _count(was, is_now, len(key), place_of_name, layer, changes)


def _order(row: Row, size: int) -> tuple:
    """Return a row's key so that Python orders it as SQLite does."""
    return tuple(
        (0,)
        if value is None
        else (1, value)
        if isinstance(value, (int, float))
        else (2, value)
        if isinstance(value, str)
        else (3, bytes(value))
        for value in row[:size]
    )


def _pairs(
    old: Iterator[Row], new: Iterator[Row], size: int
) -> Iterator[tuple[list[Row], list[Row]]]:
    """Yield the rows of both that share a key, from two readers ordered by that key."""

    def groups(rows: Iterator[Row]) -> Iterator[tuple[tuple, list[Row]]]:
        for key, group in itertools.groupby(rows, key=lambda row: _order(row, size)):
            yield key, list(group)

    olds, news = groups(old), groups(new)
    was, is_now = next(olds, None), next(news, None)
    while was or is_now:
        if is_now is None or (was is not None and was[0] < is_now[0]):
            yield was[1], []
            was = next(olds, None)
        elif was is None or is_now[0] < was[0]:
            yield [], is_now[1]
            is_now = next(news, None)
        else:
            yield was[1], is_now[1]
            was, is_now = next(olds, None), next(news, None)


def _match(ours: list[Row], theirs: list[Row]) -> Iterator[tuple[Row | None, Row | None]]:
    """Pair rows of one key: those of the same geometry first, the others in their order."""
    left = list(ours)
    waiting = []
    for row in theirs:
        same = next((old for old in left if old[-1] == row[-1]), None)
        if same is None:
            waiting.append(row)
        else:
            left.remove(same)
            yield same, row
    yield from itertools.zip_longest(left, waiting)


def _count(
    was: Row | None,
    is_now: Row | None,
    key: int,
    names: list[int],
    layer: LayerChanges,
    changes: PackChanges,
) -> None:
    row = is_now or was
    label = "/".join(str(value) for value in row[:key])
    name = next((str(row[place]) for place in names if row[place]), "")

    def keep(kind: str, **more: Any) -> None:
        where = _middle(row[-1])
        if where is not None:
            changes.keep(Example(layer.layer_id, kind, label, name, where, **more))

    if was is None:
        layer.added += 1
        keep(ADDED)
    elif is_now is None:
        layer.removed += 1
        keep(REMOVED)
    else:
        if was[key:-1] != is_now[key:-1]:
            layer.changed += 1
        if was[-1] != is_now[-1]:
            metres = outline_distance(_geometry(was[-1]), _geometry(is_now[-1]))
            if metres > MOVE_METRES:
                layer.moved += 1
                layer.farthest = max(layer.farthest, metres)
                keep(MOVED, before=_middle(was[-1]), metres=metres)


def _geometry(blob: bytes | None) -> ogr.Geometry | None:
    """Return a GeoPackage geometry, None where there is none."""
    if not blob or len(blob) < 8:
        return None
    return ogr.CreateGeometryFromWkb(bytes(blob[_HEADER[(blob[3] >> 1) & 7] :]))


def _middle(blob: bytes | None) -> tuple[float, float] | None:
    geometry = _geometry(blob)
    if geometry is None or geometry.IsEmpty():
        return None
    west, east, south, north = geometry.GetEnvelope()
    return (west + east) / 2, (south + north) / 2


def _lines(geometry: ogr.Geometry) -> Iterator[np.ndarray]:
    if geometry.GetGeometryCount():
        for place in range(geometry.GetGeometryCount()):
            yield from _lines(geometry.GetGeometryRef(place))
    elif geometry.GetPointCount():
        yield np.array(geometry.GetPoints(), dtype=float)[:, :2]


def outline_distance(old: ogr.Geometry | None, new: ogr.Geometry | None) -> float:
    """Return how far two geometries in EPSG:4326 degrees lie apart, in metres.

    The discrete Hausdorff distance: the farthest any vertex of one lies from the other's points
    and lines. The plane is local (111 320 m a degree, times the cosine of the latitude), which is
    right within 0.6 %. Infinity where one of them is missing.
    """
    if old is None or new is None or old.IsEmpty() or new.IsEmpty():
        return 0.0 if old is new else math.inf
    west, _east, south, north = old.GetEnvelope()
    scale = np.array(
        [
            _METRES_PER_DEGREE * math.cos(math.radians((south + north) / 2)),
            _METRES_PER_DEGREE,
        ]
    )
    ours, theirs = (
        [(line - (west, south)) * scale for line in _lines(geometry)] for geometry in (old, new)
    )
    return max(_farthest(ours, theirs), _farthest(theirs, ours))


def _farthest(lines: list[np.ndarray], other: list[np.ndarray]) -> float:
    """Return the farthest that a vertex of ``lines`` lies from ``other``, in the same units."""
    there = np.concatenate(other)
    known = {tuple(vertex) for vertex in there.tolist()}  # a vertex that both have is 0 away
    odd = [vertex for line in lines for vertex in line.tolist() if tuple(vertex) not in known]
    if not odd:
        return 0.0
    starts = np.concatenate([line[:-1] if len(line) > 1 else line for line in other])
    ends = np.concatenate([line[1:] if len(line) > 1 else line for line in other])
    along = ends - starts
    length = np.maximum((along**2).sum(axis=1), 1e-12)
    farthest = 0.0
    step = max(1, _CELLS // len(starts))
    for first in range(0, len(odd), step):
        offset = np.array(odd[first : first + step])[:, None, :] - starts
        share = np.clip((offset * along).sum(axis=2) / length, 0, 1)
        gap = offset - share[:, :, None] * along
        farthest = max(farthest, float((gap**2).sum(axis=2).min(axis=1).max()))
    return math.sqrt(farthest)
