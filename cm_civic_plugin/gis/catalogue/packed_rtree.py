"""Fill a spatial index in one go instead of row by row.

SQLite keeps an R-tree in three ordinary tables, ``NAME_node``, ``NAME_parent`` and ``NAME_rowid``.
Their layout is documented (the shadow tables of the R*Tree module) and checked by ``rtreecheck``.
Rows are packed by Sort-Tile-Recursive (Leutenegger, Lopez and Edgington 1997): neighbours share a
node, and nodes are full.
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

_ENTRY = np.dtype([("id", ">i8"), ("box", ">f4", (4,))])
_HEAD = 4  # bytes: depth of the tree (in the root only), number of entries
_ROOT = 1
_CHUNK = 200_000  # rows that are sorted together: memory does not grow with the table


class _Entries(NamedTuple):
    """Ids (n) and boxes (n, 4: min x, max x, min y, max y) of rows, or of the nodes of a level."""

    ids: np.ndarray
    boxes: np.ndarray


def fill(db: sqlite3.Connection, table: str, column: str) -> None:
    """Fill the empty R-tree of a table whose geometries ``gpkg_blob`` made."""
    name = f"rtree_{table}_{column}"
    # the schema holds ids to [a-z0-9_]
    add_node = f'INSERT OR REPLACE INTO "{name}_node" VALUES (?, ?)'  # nosec B608
    add_parent = f'INSERT INTO "{name}_parent" VALUES (?, ?)'  # nosec B608
    add_row = f'INSERT INTO "{name}_rowid" VALUES (?, ?)'  # nosec B608
    (size,) = db.execute(f'SELECT length(data) FROM "{name}_node"').fetchone()  # nosec B608
    room = (size - _HEAD) // _ENTRY.itemsize
    following = _ROOT + 1

    def write(entries: _Entries, add_parents: str) -> _Entries:
        """Write a level's nodes and who is in which; return the nodes as entries."""
        nonlocal following
        packed = _packed(entries, room)
        nodes = _nodes(packed, room)
        numbers = np.arange(following, following + len(nodes.ids))
        following += len(numbers)
        db.executemany(add_node, zip(numbers.tolist(), _blobs(packed, room, size)))
        parents = np.repeat(numbers, room)[: len(packed.ids)]
        # in the order of the ids they go to the table's end
        order = np.argsort(packed.ids)
        db.executemany(add_parents, zip(packed.ids[order].tolist(), parents[order].tolist()))
        return _Entries(numbers, nodes.boxes)

    depth = 0
    level = _Entries(np.empty(0, np.int64), np.empty((0, 4), np.float32))
    children = add_row
    for rows in _rows(db, table, column):
        if len(rows.ids) <= room and not len(level.ids):  # the root holds them itself
            level = rows
            continue
        nodes = write(rows, add_row)
        level = _Entries(np.append(level.ids, nodes.ids), np.vstack([level.boxes, nodes.boxes]))
        depth, children = 1, add_parent
    while len(level.ids) > room:
        level = write(level, add_parent)
        depth += 1
    db.executemany(children, ((int(child), _ROOT) for child in level.ids))
    (root,) = _blobs(level, room, size) or [bytes(size)]
    db.execute(add_node, (_ROOT, depth.to_bytes(2, "big") + root[2:]))


def _rows(db: sqlite3.Connection, table: str, column: str) -> Iterator[_Entries]:
    """Yield the table's rows; a point is stored without its envelope, the rest with it."""
    geometry = f'"{column}"'
    found = db.execute(
        f"SELECT fid, CASE length({geometry}) WHEN 29 THEN CAST(substr({geometry}, 14, 8)"  # nosec B608
        f" || substr({geometry}, 14, 16) || substr({geometry}, 22) AS BLOB)"
        f' ELSE substr({geometry}, 9, 32) END FROM "{table}"'
    )
    while chunk := found.fetchmany(_CHUNK):
        exact = np.frombuffer(b"".join(box for _fid, box in chunk), "<f8").reshape(-1, 4)
        near = exact.astype(np.float32)
        # stored with half the digits: a box may grow, never shrink
        low, high = near[:, ::2], near[:, 1::2]
        np.copyto(low, np.nextafter(low, np.float32(-np.inf)), where=low > exact[:, ::2])
        np.copyto(high, np.nextafter(high, np.float32(np.inf)), where=high < exact[:, 1::2])
        yield _Entries(np.array([fid for fid, _box in chunk]), near)


def _packed(entries: _Entries, room: int) -> _Entries:
    """Return entries so sorted that each ``room`` of them lie close together."""
    x, y = entries.boxes[:, 0] + entries.boxes[:, 1], entries.boxes[:, 2] + entries.boxes[:, 3]
    by_x = np.argsort(x, kind="stable")
    slices = math.ceil(math.sqrt(len(by_x) / room))
    strip = np.arange(len(by_x)) // (slices * room)
    order = by_x[np.lexsort((y[by_x], strip))]
    return _Entries(entries.ids[order], entries.boxes[order])


def _nodes(packed: _Entries, room: int) -> _Entries:
    """Return the nodes that hold each ``room`` of the entries, with their boxes."""
    starts = np.arange(0, len(packed.ids), room)
    boxes = np.empty((len(starts), 4), np.float32)
    boxes[:, ::2] = np.minimum.reduceat(packed.boxes[:, ::2], starts)
    boxes[:, 1::2] = np.maximum.reduceat(packed.boxes[:, 1::2], starts)
    return _Entries(starts, boxes)


def _blobs(packed: _Entries, room: int, size: int) -> list[bytes]:
    """Return the nodes that hold each ``room`` of the entries as SQLite stores them."""
    count = math.ceil(len(packed.ids) / room)
    entries = np.zeros(count * room, _ENTRY)
    entries["id"][: len(packed.ids)] = packed.ids
    entries["box"][: len(packed.ids)] = packed.boxes
    nodes = np.zeros((count, size), np.uint8)
    held = np.full(count, room, ">u2")
    held[-1:] = len(packed.ids) - (count - 1) * room
    nodes[:, 2:_HEAD] = held.view(np.uint8).reshape(-1, 2)
    width = room * _ENTRY.itemsize
    nodes[:, _HEAD : _HEAD + width] = entries.view(np.uint8).reshape(count, width)
    return [node.tobytes() for node in nodes]
