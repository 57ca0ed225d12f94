"""Geometry of OpenStreetMap elements as the layer records ask for it.

Ways come from the reader as little-endian WKB lines. A closed way becomes a polygon by splicing
bytes: the ring of a polygon is written exactly as the points of a line.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from osgeo import ogr

from ...core.errors import msg

_LINE = b"\x01\x02\x00\x00\x00"
_POLYGON_OF_ONE_RING = b"\x01\x03\x00\x00\x00\x01\x00\x00\x00"
_MULTI_OF_ONE = {
    "MultiPolygon": b"\x01\x06\x00\x00\x00\x01\x00\x00\x00",
    "MultiLineString": b"\x01\x05\x00\x00\x00\x01\x00\x00\x00",
}
_FIRST_RING = 9 + 9  # behind the heads of the multipolygon and of its first polygon
_WALL_HALF_WIDTH_DEGREES = 1 / 111_320  # an open wall is drawn 1 m to either side

OPEN_WAY = msg("open way where an area is asked for")
NO_AREA = msg("relation that is not an area")
NO_LINE = msg("element that is not a line")
BROKEN = msg("way or relation that is not whole in the extract")


class Dropped(Exception):  # noqa: N818 (an answer, not a failure)
    """The element matched but has no geometry of the asked kind; ``str`` says why."""


@dataclass(frozen=True)
class Shape:
    """A geometry ready to store: WKB, and the envelope west, east, south, north in degrees.

    ``mended`` is true where the element's own geometry was invalid, ``cut`` where only the part
    inside an area is left.
    """

    wkb: bytes
    envelope: tuple[float, float, float, float]
    mended: bool = False
    cut: bool = False


def _is_ring(wkb: bytes) -> bool:
    """Tell whether a WKB line is closed and has the four points a ring needs."""
    return len(wkb) >= 9 + 4 * 16 and wkb[9:25] == wkb[-16:]


def _shape(geometry: ogr.Geometry, *, mended: bool = False, cut: bool = False) -> Shape:
    return Shape(
        bytes(geometry.ExportToWkb(ogr.wkbNDR)), geometry.GetEnvelope(), mended=mended, cut=cut
    )


def _of_dimension(geometry: ogr.Geometry | None, dimension: int) -> list[ogr.Geometry]:
    """Return the simple parts of a geometry that have a dimension, 1 for lines, 2 for areas."""
    if geometry is None or geometry.IsEmpty():
        return []
    if geometry.GetGeometryCount() and ogr.GT_Flatten(geometry.GetGeometryType()) != ogr.wkbPolygon:
        return [simple for part in geometry for simple in _of_dimension(part, dimension)]
    return [geometry.Clone()] if geometry.GetDimension() == dimension else []


def _mended(area: ogr.Geometry) -> ogr.Geometry | None:
    """Return a valid multipolygon of what an invalid (multi)polygon covers; None if it is valid.

    Raises Dropped where it covers nothing.
    """
    if area.IsValid():
        return None
    # polygon by polygon, then together: mended as one, what two of them cover would become a hole
    covered = ogr.Geometry(ogr.wkbMultiPolygon)
    for polygon in ogr.ForceToMultiPolygon(area.Clone()):
        for part in _of_dimension(polygon.MakeValid(), 2):
            covered.AddGeometry(part)
    whole = ogr.Geometry(ogr.wkbMultiPolygon)
    for part in _of_dimension(covered.UnionCascaded(), 2):
        whole.AddGeometry(part)
    if whole.IsEmpty() or whole.GetArea() == 0:
        raise Dropped(BROKEN)
    return whole


def as_area(geometry: ogr.Geometry, kind: str) -> ogr.Geometry:
    """Return the element as a valid OGR (multi)polygon. Raises Dropped."""
    area = _as_drawn(geometry, kind)
    return _mended(area) or area


def _as_drawn(geometry: ogr.Geometry, kind: str) -> ogr.Geometry:
    """Return the element as an OGR (multi)polygon, valid or not. Raises Dropped."""
    flat = ogr.GT_Flatten(geometry.GetGeometryType())
    if flat in (ogr.wkbMultiPolygon, ogr.wkbPolygon):
        if kind == "way":
            _area_way_ring(bytes(geometry.ExportToWkb(ogr.wkbNDR)))
        elif geometry.GetArea() == 0:
            raise Dropped(BROKEN)
        return geometry
    if flat != ogr.wkbLineString:
        raise Dropped(NO_AREA)
    wkb = bytes(geometry.ExportToWkb(ogr.wkbNDR))
    if not _is_ring(wkb):
        raise Dropped(OPEN_WAY if kind == "way" else NO_AREA)
    return ogr.CreateGeometryFromWkb(_POLYGON_OF_ONE_RING + wkb[5:])


def _area_way_ring(wkb: bytes) -> bytes:
    """Return the ring, count and points, of a way tagged area=yes that came as a multipolygon.

    Raises Dropped where the extract holds too few of its nodes: GDAL still gives it a ring.
    """
    (size,) = struct.unpack_from("<I", wkb, _FIRST_RING)
    if size < 4:
        raise Dropped(BROKEN)
    return wkb[_FIRST_RING : _FIRST_RING + 4 + 16 * size]


def polygons(geometry: ogr.Geometry, kind: str, target: str) -> Iterator[Shape]:
    """Yield an element as area: one MultiPolygon, or one Polygon a part if ``target`` says so.

    An invalid one is mended, so that it covers what it covered.
    """
    wkb = bytes(geometry.ExportToWkb(ogr.wkbNDR))
    if wkb.startswith(_LINE):  # the common case, without a detour through OGR objects
        if not _is_ring(wkb):
            raise Dropped(OPEN_WAY)
        ring = _POLYGON_OF_ONE_RING + wkb[5:]
        if ogr.CreateGeometryFromWkb(ring).IsValid():
            whole = _MULTI_OF_ONE["MultiPolygon"] + ring if target == "MultiPolygon" else ring
            yield Shape(whole, geometry.GetEnvelope())
            return
    area = _as_drawn(geometry, kind)
    valid = _mended(area)
    whole = ogr.ForceToMultiPolygon((valid or area).Clone())
    if target == "MultiPolygon":
        yield _shape(whole, mended=valid is not None)
    else:
        for part in whole:
            yield _shape(part, mended=valid is not None)


def inside(shape: Shape, area: tuple[float, float, float, float], target: str) -> Iterator[Shape]:
    """Yield what of a line or area lies inside an area (west, south, east, north in degrees).

    It keeps its type: one shape, or one a part where ``target`` is no multi type.
    """
    west, east, south, north = shape.envelope
    if west >= area[0] and south >= area[1] and east <= area[2] and north <= area[3]:
        yield shape
        return
    frame = ogr.Geometry(ogr.wkbLinearRing)
    for x, y in ((0, 1), (2, 1), (2, 3), (0, 3), (0, 1)):
        frame.AddPoint_2D(area[x], area[y])
    window = ogr.Geometry(ogr.wkbPolygon)
    window.AddGeometry(frame)
    dimension = 2 if target.endswith("Polygon") else 1
    cut = ogr.CreateGeometryFromWkb(shape.wkb).Intersection(window)
    parts = _of_dimension(cut, dimension)
    if not target.startswith("Multi"):
        for part in parts:
            yield _shape(part, mended=shape.mended, cut=True)
    elif parts:
        whole = ogr.Geometry(ogr.wkbMultiPolygon if dimension == 2 else ogr.wkbMultiLineString)
        for part in parts:
            whole.AddGeometry(part)
        yield _shape(whole, mended=shape.mended, cut=True)


def wall(geometry: ogr.Geometry, kind: str, target: str) -> Iterator[Shape]:
    """Yield a city wall as area; an open way is widened by 1 m to either side."""
    try:
        yield from polygons(geometry, kind, target)
    except Dropped:
        if kind != "way":
            raise
        yield _shape(geometry.Buffer(_WALL_HALF_WIDTH_DEGREES, 4))


def lines(geometry: ogr.Geometry, kind: str, target: str) -> Iterator[Shape]:
    """Yield a way as the line it is (closed ways stay lines)."""
    wkb = bytes(geometry.ExportToWkb(ogr.wkbNDR))
    if kind == "way" and wkb.startswith(_MULTI_OF_ONE["MultiPolygon"]):
        wkb = _LINE + _area_way_ring(wkb)
    elif not wkb.startswith(_LINE):
        raise Dropped(NO_LINE)
    yield Shape(
        _MULTI_OF_ONE["MultiLineString"] + wkb if target == "MultiLineString" else wkb,
        geometry.GetEnvelope(),
    )


def route(geometry: ogr.Geometry, kind: str, target: str) -> Iterator[Shape]:
    """Yield a route relation as one multi-line of its member ways."""
    members = [
        part for part in geometry if ogr.GT_Flatten(part.GetGeometryType()) == ogr.wkbLineString
    ]
    if kind != "relation" or not members:
        raise Dropped(NO_LINE)
    whole = ogr.Geometry(ogr.wkbMultiLineString)
    for member in members:
        whole.AddGeometry(member)
    yield _shape(whole)


def points(geometry: ogr.Geometry, kind: str, target: str) -> Iterator[Shape]:
    """Yield one point: a node as is, a point on an area's surface, the middle of an open way."""
    if kind == "node":
        x, y = geometry.GetX(), geometry.GetY()
        yield point(x, y)
        return
    flat = ogr.GT_Flatten(geometry.GetGeometryType())
    if flat == ogr.wkbLineString:
        wkb = bytes(geometry.ExportToWkb(ogr.wkbNDR))
        if not _is_ring(wkb):
            middle = geometry.Value(geometry.Length() / 2)
            yield point(middle.GetX(), middle.GetY())
            return
    try:
        inside = surface_point(as_area(geometry, kind))
    except Dropped:  # a site or stop-area relation: the middle of its members
        inside = geometry.Centroid()
    if inside is None or inside.IsEmpty():
        raise Dropped(BROKEN)
    yield point(inside.GetX(), inside.GetY())


def surface_point(area: ogr.Geometry) -> ogr.Geometry | None:
    """Return a point inside an area, also where the area crosses itself; None if it has none."""
    try:
        inside = area.PointOnSurface()
    except RuntimeError:
        inside = None
    if inside is None or inside.IsEmpty():
        inside = area.Centroid()
    return inside


def point(x: float, y: float) -> Shape:
    """Return a point shape of longitude and latitude in degrees."""
    return Shape(struct.pack("<BIdd", 1, 1, x, y), (x, x, y, y))


def meets(
    envelope: tuple[float, float, float, float], area: tuple[float, float, float, float]
) -> bool:
    """Tell whether an envelope (west, east, south, north) meets an area (w, s, e, n)."""
    west, east, south, north = envelope
    return west <= area[2] and east >= area[0] and south <= area[3] and north >= area[1]


EXTRACTS = {
    "point": points,
    "temple_point": points,
    "polygon": polygons,
    "wall_polygon": wall,
    "line": lines,
    "route": route,
}
"""What a record's ``access.extract`` word does: (geometry, element kind, target type) -> shapes."""


def gpkg_blob(shape: Shape) -> bytes:
    """Return a shape as a GeoPackage geometry of EPSG:4326, with its envelope unless a point."""
    if shape.wkb[1] == 1:
        return b"GP\x00\x01\xe6\x10\x00\x00" + shape.wkb
    return b"GP\x00\x03\xe6\x10\x00\x00" + struct.pack("<4d", *shape.envelope) + shape.wkb
