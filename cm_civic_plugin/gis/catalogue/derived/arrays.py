"""Geometries of the pack's tables as arrays of coordinates, and arrays as geometries."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from qgis.core import QgsGeometry

from ..osm_geometry import Shape

_HEADS = (8, 40, 56, 56, 72)  # a GeoPackage head's bytes by the kind of envelope it holds
_POLYGON, _MULTILINE = 3, 5
_CHECK_EVERY = 1000  # rows
Beat = Callable[[], None]
_PAIRS = 1_000_000  # of a point and a side, at once


@dataclass
class Parts:
    """The lines or rings of a table's rows, one after the other.

    ``points`` (n, 2); ``starts`` (m,) where each part begins; ``owner`` (m,) the row it is of;
    ``hole`` (m,) whether it is an inner ring; ``rows`` what was asked of each row.
    """

    points: np.ndarray
    starts: np.ndarray
    owner: np.ndarray
    hole: np.ndarray
    rows: list[tuple[Any, ...]]

    @cached_property
    def ends(self) -> np.ndarray:
        """Where each part ends, exclusive."""
        return np.append(self.starts[1:], len(self.points))

    @cached_property
    def first_parts(self) -> np.ndarray:
        """The number of each row's first part, of an area its outer ring."""
        return np.searchsorted(self.owner, np.arange(len(self.rows)))

    @cached_property
    def last_parts(self) -> np.ndarray:
        """Where each row's parts end, exclusive."""
        return np.append(self.first_parts[1:], len(self.starts))


def _select(
    path: Path, layer_id: str, columns: tuple[str, ...], beat: Beat
) -> Iterator[tuple[Any, ...]]:
    names = ", ".join(f'"{name}"' for name in ("geom", *columns))
    with closing(sqlite3.connect(path)) as db:
        # ids and column names are the catalogue's: [a-z0-9_] by its schema
        rows = db.execute(f'SELECT {names} FROM "{layer_id}"')  # nosec B608
        while some := rows.fetchmany(_CHECK_EVERY):
            beat()
            yield from some


def _parts(wkb: bytes, at: int) -> Iterator[tuple[int, int, bool]]:
    """Yield offset and number of points of each line or ring, and whether it is a hole."""
    kind, count = struct.unpack_from("<II", wkb, at + 1)
    if kind == 2:
        yield at + 9, count, False
        return
    end = at + 9
    for _part in range(count if kind in (_MULTILINE, 6) else 1):
        if kind == _POLYGON:
            inner = count
        else:
            inner = struct.unpack_from("<I", wkb, end + 5)[0]
            end += 9
        if kind == _MULTILINE:
            yield end, inner, False
            end += 16 * inner
            continue
        for ring in range(inner):
            (size,) = struct.unpack_from("<I", wkb, end)
            yield end + 4, size, ring > 0
            end += 4 + 16 * size


def read_parts(
    path: Path, layer_id: str, columns: tuple[str, ...] = (), beat: Beat = lambda: None
) -> Parts:
    """Return the lines or rings of a table, in degrees, with the columns asked for.

    ``beat`` is called again and again and may raise Cancelled.
    """
    found, sizes, owner, hole, rows = bytearray(), [], [], [], []
    for blob, *values in _select(path, layer_id, columns, beat):
        if blob is None:
            continue
        for at, size, inner in _parts(blob, _HEADS[blob[3] >> 1 & 7]):
            found += blob[at : at + 16 * size]
            sizes.append(size)
            owner.append(len(rows))
            hole.append(inner)
        rows.append(tuple(values))
    return Parts(
        np.frombuffer(found, dtype="<f8").reshape(-1, 2),
        np.concatenate([[0], np.cumsum(sizes[:-1])]).astype(np.int64)
        if sizes
        else np.zeros(0, int),
        np.array(owner, dtype=np.int64),
        np.array(hole, dtype=bool),
        rows,
    )


def read_points(
    path: Path, layer_id: str, columns: tuple[str, ...] = (), beat: Beat = lambda: None
) -> tuple[np.ndarray, list[tuple[Any, ...]]]:
    """Return the points (n, 2) of a table in degrees and the columns asked for."""
    places, rows = [], []
    for blob, *values in _select(path, layer_id, columns, beat):
        if blob is not None:
            places.append(struct.unpack_from("<dd", blob, _HEADS[blob[3] >> 1 & 7] + 5))
            rows.append(tuple(values))
    return np.array(places, dtype=float).reshape(-1, 2), rows


def ring_areas(parts: Parts) -> np.ndarray:
    """Return each ring's area (m,) in the square of the points' unit, holes below zero."""
    if not len(parts.starts):
        return np.zeros(0)
    # about a point nearby: products of far coordinates lose digits
    near = parts.points - np.repeat(parts.points[parts.starts], parts.ends - parts.starts, axis=0)
    cross = np.zeros(len(near))
    cross[:-1] = near[:-1, 0] * near[1:, 1] - near[1:, 0] * near[:-1, 1]
    cross[parts.ends - 1] = 0.0  # rings are closed: no side leads from one to the next
    areas = np.abs(np.add.reduceat(cross, parts.starts)) / 2
    return np.where(parts.hole, -areas, areas)


def rings_of(geometry: QgsGeometry) -> list[list[np.ndarray]]:
    """Return the polygons of a geometry as lists of rings (n, 2), the outer one first."""
    polygons: list[list[np.ndarray]] = []
    for part in geometry.asGeometryCollection():
        wkb = bytes(part.asWkb())
        if len(wkb) < 9 or struct.unpack_from("<I", wkb, 1)[0] != _POLYGON:
            continue
        rings = [
            np.frombuffer(wkb, dtype="<f8", count=2 * size, offset=at).reshape(-1, 2)
            for at, size, _hole in _parts(wkb, 0)
        ]
        if rings:
            polygons.append(rings)
    return polygons


def row_rings(parts: Parts, row: int) -> list[tuple[np.ndarray, bool]]:
    """Return the rings of one row and whether each is a hole."""
    first, last = np.searchsorted(parts.owner, [row, row + 1])
    return [
        (parts.points[parts.starts[part] : parts.ends[part]], bool(parts.hole[part]))
        for part in range(first, last)
    ]


def area_of(rings: list[tuple[np.ndarray, bool]]) -> QgsGeometry:
    """Return a valid area of rings with their being holes, in the order of a multipolygon."""
    polygons: list[list[np.ndarray]] = []
    for ring, hole in rings:
        if hole and polygons:
            polygons[-1].append(ring)
        else:
            polygons.append([ring])
    geometry = QgsGeometry()
    geometry.fromWkb(
        struct.pack("<BII", 1, 6, len(polygons)) + b"".join(_polygon_wkb(p) for p in polygons)
    )
    return geometry if geometry.isGeosValid() else geometry.makeValid()


def lines_of(pairs: np.ndarray) -> QgsGeometry:
    """Return straight pieces (n, 2, 2) as one multi-line."""
    record = np.zeros(
        len(pairs), dtype=[("order", "u1"), ("kind", "<u4"), ("n", "<u4"), ("xy", "<f8", 4)]
    )
    record["order"], record["kind"], record["n"] = 1, 2, 2
    record["xy"] = pairs.reshape(-1, 4)
    geometry = QgsGeometry()
    geometry.fromWkb(struct.pack("<BII", 1, _MULTILINE, len(pairs)) + record.tobytes())
    return geometry


def _polygon_wkb(rings: list[np.ndarray]) -> bytes:
    return struct.pack("<BII", 1, _POLYGON, len(rings)) + b"".join(
        struct.pack("<I", len(ring)) + np.ascontiguousarray(ring, dtype="<f8").tobytes()
        for ring in rings
    )


def polygon_shape(rings: list[np.ndarray]) -> Shape:
    """Return a polygon of rings in degrees, ready to store."""
    (west, south), (east, north) = rings[0].min(axis=0), rings[0].max(axis=0)
    return Shape(_polygon_wkb(rings), (float(west), float(east), float(south), float(north)))


def multipolygon_shape(polygons: list[list[np.ndarray]]) -> Shape:
    """Return polygons, each a list of rings in degrees, as one shape ready to store."""
    outer = np.concatenate([rings[0] for rings in polygons])
    (west, south), (east, north) = outer.min(axis=0), outer.max(axis=0)
    wkb = struct.pack("<BII", 1, 6, len(polygons)) + b"".join(_polygon_wkb(p) for p in polygons)
    return Shape(wkb, (float(west), float(east), float(south), float(north)))


def inside(points: np.ndarray, polygons: list[list[np.ndarray]]) -> np.ndarray:
    """Tell of each point (n, 2) whether it lies in one of the polygons (even-odd rule)."""
    within = np.zeros(len(points), dtype=bool)
    order = np.argsort(points[:, 1])
    x, y = points[order].T
    for rings in polygons:
        crossings = np.zeros(len(points), dtype=np.int64)
        x1, y1 = np.concatenate([ring[:-1] for ring in rings]).T
        x2, y2 = np.concatenate([ring[1:] for ring in rings]).T
        # the points at the level of each side
        first, last = np.searchsorted(y, [np.minimum(y1, y2), np.maximum(y1, y2)])
        many = np.cumsum(last - first)
        for batch in np.split(np.arange(len(x1)), np.flatnonzero(np.diff(many // _PAIRS)) + 1):
            number = (last - first)[batch]
            side = np.repeat(batch, number)
            point = np.arange(len(side)) + np.repeat(
                first[batch] - np.cumsum(number) + number, number
            )
            rise = (y2 - y1)[side]
            right = x[point] < x1[side] + (y[point] - y1[side]) * (x2 - x1)[side] / rise
            crossings += np.bincount(point[right], minlength=len(points))
        within[order] |= crossings % 2 == 1
    return within
