"""One element of an OpenStreetMap extract, and the area it covers.

Ways come from the reader as little-endian WKB lines. A closed way becomes a polygon by splicing
bytes: the ring of a polygon is written exactly as the points of a line.
"""

from __future__ import annotations

import struct
from typing import NamedTuple

from osgeo import ogr

from ...core.errors import msg

LINE = b"\x01\x02\x00\x00\x00"
MULTI_OF_ONE = {
    "MultiPolygon": b"\x01\x06\x00\x00\x00\x01\x00\x00\x00",
    "MultiLineString": b"\x01\x05\x00\x00\x00\x01\x00\x00\x00",
}
_POLYGON_OF_ONE_RING = b"\x01\x03\x00\x00\x00\x01\x00\x00\x00"
_FIRST_RING = 9 + 9  # behind the heads of the multipolygon and of its first polygon

OPEN_WAY = msg("open way where an area is asked for")
NO_AREA = msg("relation that is not an area")
BROKEN = msg("way or relation that is not whole in the extract")

Envelope = tuple[float, float, float, float]
"""West, east, south, north in degrees, the order of OGR."""


class Dropped(Exception):  # noqa: N818 (an answer, not a failure)
    """The element matched but has no geometry of the asked kind; ``str`` says why."""


class Area(NamedTuple):
    """What an element covers (EPSG:4326): valid WKB of a Polygon or MultiPolygon.

    ``mended`` is true where the element's own geometry was invalid.
    """

    wkb: bytes
    mended: bool


class Element:
    """A tagged node, way or relation; ``wkb`` (EPSG:4326) is None where its members are missing.

    Ways are lines, or multipolygons where they are tagged area=yes. Of relations, multipolygons
    and boundaries are multipolygons, routes multilines, the rest collections.
    """

    __slots__ = ("kind", "osm_id", "wkb", "_envelope", "_area")

    def __init__(
        self, kind: str, osm_id: int, wkb: bytes | None, envelope: Envelope | None = None
    ) -> None:
        self.kind = kind
        self.osm_id = osm_id
        self.wkb = wkb
        self._envelope = envelope
        self._area: Area | Dropped | None = None

    @property
    def geometry(self) -> ogr.Geometry:
        """A new OGR geometry of the element."""
        return ogr.CreateGeometryFromWkb(self.wkb)

    @property
    def envelope(self) -> Envelope:
        """The element's envelope."""
        if self._envelope is None:
            self._envelope = self.geometry.GetEnvelope()
        return self._envelope

    def area(self) -> Area:
        """Return the area the element covers, made once. Raises Dropped."""
        if self._area is None:
            try:
                self._area = _area_of(self)
            except Dropped as why:
                self._area = why
        if isinstance(self._area, Dropped):
            raise Dropped(str(self._area))
        return self._area


def is_ring(line: bytes) -> bool:
    """Tell whether a WKB line is closed and has the four points a ring needs."""
    return len(line) >= 9 + 4 * 16 and line[9:25] == line[-16:]


def of_dimension(geometry: ogr.Geometry | None, dimension: int) -> list[ogr.Geometry]:
    """Return the simple parts of a geometry that have a dimension, 1 for lines, 2 for areas."""
    if geometry is None or geometry.IsEmpty():
        return []
    if geometry.GetGeometryCount() and ogr.GT_Flatten(geometry.GetGeometryType()) != ogr.wkbPolygon:
        return [simple for part in geometry for simple in of_dimension(part, dimension)]
    return [geometry.Clone()] if geometry.GetDimension() == dimension else []


def way_line(wkb: bytes) -> bytes:
    """Return a way as a WKB line, also where it is tagged area=yes and came as a multipolygon.

    Raises Dropped where the extract holds too few nodes of such an area: GDAL still gives a ring.
    """
    if not wkb.startswith(MULTI_OF_ONE["MultiPolygon"]):
        return wkb
    (size,) = struct.unpack_from("<I", wkb, _FIRST_RING)
    if size < 4:
        raise Dropped(BROKEN)
    return LINE + wkb[_FIRST_RING : _FIRST_RING + 4 + 16 * size]


def _area_of(element: Element) -> Area:
    wkb = element.wkb
    if wkb.startswith(LINE):
        if not is_ring(wkb):
            raise Dropped(OPEN_WAY if element.kind == "way" else NO_AREA)
        wkb = _POLYGON_OF_ONE_RING + wkb[5:]
        drawn = ogr.CreateGeometryFromWkb(wkb)
    else:
        drawn = ogr.CreateGeometryFromWkb(wkb)
        if ogr.GT_Flatten(drawn.GetGeometryType()) not in (ogr.wkbMultiPolygon, ogr.wkbPolygon):
            raise Dropped(NO_AREA)
        if element.kind == "way":
            way_line(wkb)
        elif drawn.GetArea() == 0:
            raise Dropped(BROKEN)
    if drawn.IsValid():
        return Area(wkb, mended=False)
    return Area(bytes(_mended(drawn).ExportToWkb(ogr.wkbNDR)), mended=True)


def _mended(area: ogr.Geometry) -> ogr.Geometry:
    """Return a valid multipolygon of what an invalid (multi)polygon covers.

    Raises Dropped where it covers nothing.
    """
    # polygon by polygon, then together: mended as one, what two of them cover would become a hole
    covered = ogr.Geometry(ogr.wkbMultiPolygon)
    for polygon in ogr.ForceToMultiPolygon(area.Clone()):
        for part in of_dimension(polygon.MakeValid(), 2):
            covered.AddGeometry(part)
    whole = ogr.Geometry(ogr.wkbMultiPolygon)
    for part in of_dimension(covered.UnionCascaded(), 2):
        whole.AddGeometry(part)
    if whole.IsEmpty() or whole.GetArea() == 0:
        raise Dropped(BROKEN)
    return whole
