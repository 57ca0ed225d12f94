"""Geometry of OpenStreetMap elements as the layer records ask for it."""

from __future__ import annotations

import struct
from collections.abc import Container
from typing import NamedTuple

from osgeo import ogr

from ...core.errors import msg
from .osm_element import (
    BROKEN,
    LINE,
    MULTI_OF_ONE,
    Dropped,
    Element,
    Envelope,
    is_ring,
    of_dimension,
    way_line,
)

_POLYGON = b"\x01\x03\x00\x00\x00"
_MULTILINE = b"\x01\x05\x00\x00\x00"
_POINT = struct.Struct("<BIdd")
_COUNT = struct.Struct("<I")
_WALL_HALF_WIDTH_DEGREES = 1 / 111_320  # an open wall is drawn 1 m to either side

NO_LINE = msg("element that is not a line")


class Shape(NamedTuple):
    """A geometry ready to store: WKB, and the envelope west, east, south, north in degrees.

    ``mended`` is true where the element's own geometry was invalid, ``cut`` where only the part
    inside an area is left.
    """

    wkb: bytes
    envelope: Envelope
    mended: bool = False
    cut: bool = False


def _shape(geometry: ogr.Geometry, *, mended: bool = False, cut: bool = False) -> Shape:
    return Shape(bytes(geometry.ExportToWkb(ogr.wkbNDR)), geometry.GetEnvelope(), mended, cut)


def polygons(element: Element, target: str) -> list[Shape]:
    """Return an element as area: one MultiPolygon, or one Polygon a part if ``target`` says so.

    An invalid one is mended, so that it covers what it covered.
    """
    wkb, mended = element.area()
    if wkb.startswith(_POLYGON) and not mended:  # the common case, with no OGR object made
        whole = MULTI_OF_ONE["MultiPolygon"] + wkb if target == "MultiPolygon" else wkb
        return [Shape(whole, element.envelope)]
    area = ogr.ForceToMultiPolygon(ogr.CreateGeometryFromWkb(wkb))
    parts = [area] if target == "MultiPolygon" else area
    return [_shape(part, mended=mended) for part in parts]


def inside(shape: Shape, area: tuple[float, float, float, float], target: str) -> list[Shape]:
    """Return what of a line or area lies inside an area (west, south, east, north in degrees).

    It keeps its type: one shape, or one a part where ``target`` is no multi type.
    """
    west, east, south, north = shape.envelope
    if west >= area[0] and south >= area[1] and east <= area[2] and north <= area[3]:
        return [shape]
    frame = ogr.Geometry(ogr.wkbLinearRing)
    for x, y in ((0, 1), (2, 1), (2, 3), (0, 3), (0, 1)):
        frame.AddPoint_2D(area[x], area[y])
    window = ogr.Geometry(ogr.wkbPolygon)
    window.AddGeometry(frame)
    dimension = 2 if target.endswith("Polygon") else 1
    cut = ogr.CreateGeometryFromWkb(shape.wkb).Intersection(window)
    parts = of_dimension(cut, dimension)
    if parts and target.startswith("Multi"):
        whole = ogr.Geometry(ogr.wkbMultiPolygon if dimension == 2 else ogr.wkbMultiLineString)
        for part in parts:
            whole.AddGeometry(part)
        parts = [whole]
    return [_shape(part, mended=shape.mended, cut=True) for part in parts]


def wall(element: Element, target: str) -> list[Shape]:
    """Return a city wall as area; an open way is widened by 1 m to either side."""
    try:
        return polygons(element, target)
    except Dropped:
        if element.kind != "way":
            raise
        return [_shape(element.geometry.Buffer(_WALL_HALF_WIDTH_DEGREES, 4))]


def lines(element: Element, target: str) -> list[Shape]:
    """Return a way as the line it is (closed ways stay lines)."""
    wkb = way_line(element.wkb) if element.kind == "way" else element.wkb
    if not wkb.startswith(LINE):
        raise Dropped(NO_LINE)
    whole = MULTI_OF_ONE["MultiLineString"] + wkb if target == "MultiLineString" else wkb
    return [Shape(whole, element.envelope)]


def member_lines(wkb: bytes) -> list[bytes]:
    """Return the lines of a route relation as WKB, in the order of its members."""
    parts = []
    if wkb.startswith(_MULTILINE):
        (count,) = _COUNT.unpack_from(wkb, 5)
        start = 9
        for _ in range(count):
            (size,) = _COUNT.unpack_from(wkb, start + 5)
            end = start + 9 + 16 * size
            parts.append(wkb[start:end])
            start = end
        return parts
    for part in ogr.CreateGeometryFromWkb(wkb):
        if ogr.GT_Flatten(part.GetGeometryType()) == ogr.wkbLineString:
            parts.append(bytes(part.ExportToWkb(ogr.wkbNDR)))
    return parts


def route(element: Element, target: str, platforms: Container[bytes] = ()) -> list[Shape]:
    """Return a route relation as one multi-line of its member ways but for the ``platforms``.

    GDAL does not tell a member's role: a platform is known as a line that is a platform.
    """
    if element.kind != "relation":
        raise Dropped(NO_LINE)
    members = [line for line in member_lines(element.wkb) if line not in platforms]
    if not members:
        raise Dropped(NO_LINE)
    wkb = _MULTILINE + _COUNT.pack(len(members)) + b"".join(members)
    whole = len(wkb) == len(element.wkb)
    return [Shape(wkb, element.envelope if whole else Element("", 0, wkb).envelope)]


def points(element: Element, target: str) -> list[Shape]:
    """Return one point: a node as is, a point on an area's surface, the middle of an open way."""
    wkb = element.wkb
    if element.kind == "node":
        _order, _type, x, y = _POINT.unpack(wkb)
        return [Shape(wkb, (x, x, y, y))]
    if wkb.startswith(LINE) and not is_ring(wkb):
        way = element.geometry
        middle = way.Value(way.Length() / 2)
    else:
        try:
            middle = surface_point(ogr.CreateGeometryFromWkb(element.area().wkb))
        except Dropped:  # a site or stop-area relation: the middle of its members
            middle = element.geometry.Centroid()
    if middle is None or middle.IsEmpty():
        raise Dropped(BROKEN)
    return [point(middle.GetX(), middle.GetY())]


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
    return Shape(_POINT.pack(1, 1, x, y), (x, x, y, y))


def meets(envelope: Envelope, area: tuple[float, float, float, float]) -> bool:
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
"""What a record's ``access.extract`` word does: (element, target type) -> shapes."""

_BLOB_OF_POINT = b"GP\x00\x01\xe6\x10\x00\x00"
_BLOB = struct.Struct("<8s4d")


def gpkg_blob(shape: Shape) -> bytes:
    """Return a shape as a GeoPackage geometry of EPSG:4326, with its envelope unless a point."""
    if shape.wkb[1] == 1:
        return _BLOB_OF_POINT + shape.wkb
    return _BLOB.pack(b"GP\x00\x03\xe6\x10\x00\x00", *shape.envelope) + shape.wkb


def wkb_of_blob(blob: bytes) -> bytes:
    """Return the WKB of a blob that ``gpkg_blob`` made."""
    return blob[8:] if blob[3] == 1 else blob[_BLOB.size :]
