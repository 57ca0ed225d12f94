"""Where each layer of a pack has data: features by tambon, counted when the pack is built."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from osgeo import gdal, ogr
from qgis.core import QgsGeometry

from ...core.catalogue.pack import LAYERS, READY, LayerState
from ...core.catalogue.records import Catalogue, LayerRecord
from .osm_geometry import wkb_of_blob

TAMBON = "subdistrict_boundaries"
CODE = "dopa_code"
_LONG = "max(maxx - minx, maxy - miny) > 0.002"  # degrees: some 200 m
_BORDER_DEGREES = 0.0002  # 20 m: what lies on a border is no part of the tambon beyond
_CHECK_EVERY = 500  # features between two looks at the cancel button
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class TambonShape:
    """One tambon in EPSG:4326: its DOPA code, its rings as n × 2 arrays, its box, and its WKB."""

    code: str
    rings: tuple[np.ndarray, ...]
    box: Box
    wkb: bytes


def tambon_shapes(folder: Path, simplify: float = 0.0) -> list[TambonShape]:
    """Return the tambon of a pack, by code; none where the pack has no such layer.

    ``simplify`` in degrees takes out vertices nearer than that to the line (Douglas-Peucker).
    """
    dataset = gdal.OpenEx(str(folder / LAYERS), gdal.OF_VECTOR)
    layer = dataset.GetLayerByName(TAMBON) if dataset is not None else None
    if layer is None:
        return []
    found = []
    for feature in layer:
        geometry = feature.GetGeometryRef()
        code = feature.GetField(CODE)
        if geometry is None or not code:
            continue
        if simplify:
            geometry = geometry.SimplifyPreserveTopology(simplify)
        west, east, south, north = geometry.GetEnvelope()
        rings = tuple(np.array(ring)[:, :2] for ring in _rings(geometry))
        wkb = bytes(geometry.ExportToWkb(ogr.wkbNDR))
        found.append(TambonShape(str(code), rings, (west, south, east, north), wkb))
    return sorted(found, key=lambda shape: shape.code)


def _rings(geometry: ogr.Geometry) -> list[list[tuple[float, ...]]]:
    if geometry.GetGeometryCount() == 0:
        return [geometry.GetPoints()] if geometry.GetPointCount() >= 4 else []
    parts = (geometry.GetGeometryRef(place) for place in range(geometry.GetGeometryCount()))
    return [ring for part in parts for ring in _rings(part)]


def coverage(
    folder: Path,
    catalogue: Catalogue,
    states: dict[str, LayerState],
    tick: Callable[[float], None] = lambda _share: None,
) -> dict[str, dict[str, int]]:
    """Return for each ready vector layer its features by tambon (DOPA code), zeros included.

    A small feature counts in the tambon in which the middle of its bounding box lies; one longer
    than some 200 m in every tambon that it reaches by 20 m or more; one of a layer with a DOPA code
    of its own in that tambon. A tambon in which no OpenStreetMap layer has
    anything is left out: the extract does not reach it, so nothing can be said of it. Empty where
    the pack has no tambon. ``tick`` gets the share done and may raise to cancel. Reads
    the spatial indexes of ``layers.gpkg``, which must be there.
    """
    boundary = states.get(TAMBON)
    if boundary is None or boundary.status != READY:
        return {}
    shapes = tambon_shapes(folder)
    inner = [_Inner(shape) for shape in shapes]
    known = {shape.code for shape in shapes}
    ready = [
        record
        for record in catalogue.records
        if record.geometry != "Raster" and record.id in states and states[record.id].status == READY
    ]
    by_code: dict[str, dict[str, int]] = {}
    placed: list[LayerRecord] = []
    middles: list[np.ndarray] = []
    with closing(_read_only(folder / LAYERS)) as db:
        for place, record in enumerate(ready):
            tick(0.4 * place / len(ready))
            if any(attribute.name == CODE for attribute in record.attributes):
                own = _own_codes(db, record.id)
                if not known.isdisjoint(own):  # an amphoe's code names no tambon
                    by_code[record.id] = own
                    continue
            placed.append(record)
            middles.append(_middles(db, record.id))
        counts = _count(shapes, middles, lambda share: tick(0.4 + 0.2 * share))
        for place, record in enumerate(placed):
            if record.geometry != "Point":
                share = 0.6 + 0.4 * place / len(placed)
                counts[place] += _reached(db, record.id, inner, partial(tick, share))
    osm = [place for place, record in enumerate(placed) if record.access["type"] == "osm"]
    reached = counts[osm].sum(axis=0) > 0
    codes = [shape.code for shape, here in zip(shapes, reached) if here]
    found = {}
    for record in ready:
        if record.id in by_code:
            found[record.id] = {code: by_code[record.id].get(code, 0) for code in codes}
        else:
            row = counts[placed.index(record)][reached]
            found[record.id] = dict(zip(codes, (int(count) for count in row)))
    return found


def _read_only(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)


def _own_codes(db: sqlite3.Connection, layer_id: str) -> dict[str, int]:
    sql = f'SELECT "{CODE}", count(*) FROM "{layer_id}" GROUP BY 1'  # nosec B608 (ids only)
    return {str(code): count for code, count in db.execute(sql) if code}


def _middles(db: sqlite3.Connection, layer_id: str) -> np.ndarray:
    """Return the middles of the small boxes, n × 2, from the R-tree: no geometry is decoded."""
    sql = (
        f'SELECT (minx+maxx)/2, (miny+maxy)/2 FROM "rtree_{layer_id}_geom"'  # nosec B608
        f" WHERE NOT {_LONG}"
    )
    rows = db.execute(sql).fetchall()
    return np.array(rows, dtype=float).reshape(-1, 2)


class _Inner:
    """A tambon less a strip along its border: what only touches the border does not reach it."""

    def __init__(self, shape: TambonShape) -> None:
        self.box = shape.box
        whole = QgsGeometry()
        whole.fromWkb(shape.wkb)
        self._kept = whole.buffer(-_BORDER_DEGREES, 2)  # the engine only points to it
        self._engine = QgsGeometry.createGeometryEngine(self._kept.constGet())
        self._engine.prepareGeometry()

    def is_reached(self, geometry: QgsGeometry) -> bool:
        """Tell whether a geometry lies in it, wholly or in part."""
        return self._engine.intersects(geometry.constGet())


def _reached(
    db: sqlite3.Connection, layer_id: str, tambon: list[_Inner], tick: Callable[[], None]
) -> np.ndarray:
    """Return how many of a layer's long features reach each tambon."""
    counts = np.zeros(len(tambon), dtype=np.int64)
    boxes = np.array([inner.box for inner in tambon])
    sql = (
        f'SELECT minx, miny, maxx, maxy, geom FROM "rtree_{layer_id}_geom" r'  # nosec B608
        f' JOIN "{layer_id}" t ON t.fid = r.id WHERE {_LONG}'
    )
    for place, (west, south, east, north, blob) in enumerate(db.execute(sql)):
        if place % _CHECK_EVERY == 0:
            tick()
        near = np.flatnonzero(
            (boxes[:, 0] <= east)
            & (boxes[:, 2] >= west)
            & (boxes[:, 1] <= north)
            & (boxes[:, 3] >= south)
        )
        if not near.size:
            continue
        geometry = QgsGeometry()
        geometry.fromWkb(wkb_of_blob(blob))
        for at in near:
            counts[at] += tambon[at].is_reached(geometry)
    return counts


def _count(
    shapes: list[TambonShape], middles: list[np.ndarray], tick: Callable[[float], None]
) -> np.ndarray:
    """Return a layers × tambon array of how many of each layer's points lie in each tambon."""
    counts = np.zeros((len(middles), len(shapes)), dtype=np.int64)
    if not middles or not shapes:
        return counts
    points = np.concatenate(middles)
    layers = np.repeat(np.arange(len(middles)), [len(part) for part in middles])
    order = np.argsort(points[:, 1], kind="stable")  # by latitude: an edge meets a slice of them
    x, y, layers = points[order, 0], points[order, 1], layers[order]
    for place, shape in enumerate(shapes):
        tick(place / len(shapes))
        west, south, east, north = shape.box
        first = np.searchsorted(y, south, side="left")
        last = np.searchsorted(y, north, side="right")
        near = first + np.flatnonzero((x[first:last] >= west) & (x[first:last] <= east))
        if near.size:
            inside = near[_inside(x[near], y[near], shape.rings)]
            counts[:, place] = np.bincount(layers[inside], minlength=len(middles))
    return counts


def _inside(x: np.ndarray, y: np.ndarray, rings: tuple[np.ndarray, ...]) -> np.ndarray:
    """Tell which points lie inside: even-odd rule, holes and parts alike. ``y`` is sorted.

    Each edge looks only at the points between its two latitudes, so the work is a few points an
    edge, not points × edges (Shimrat 1962, Algorithm 112, turned around).
    """
    odd = np.zeros(x.size, dtype=bool)
    for ring in rings:
        x0, y0, x1, y1 = ring[:-1, 0], ring[:-1, 1], ring[1:, 0], ring[1:, 1]
        low, high = np.minimum(y0, y1), np.maximum(y0, y1)
        starts = np.searchsorted(y, low, side="left")
        ends = np.searchsorted(y, high, side="left")
        for edge in np.flatnonzero(ends > starts):
            part = slice(starts[edge], ends[edge])
            slope = (x1[edge] - x0[edge]) / (y1[edge] - y0[edge])
            odd[part] ^= x[part] < x0[edge] + (y[part] - y0[edge]) * slope
    return odd
