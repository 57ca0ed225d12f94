"""The geometry of a drawing, and its well-known binary form (OGC 06-103r4, 8.2)."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

LINE, AREA, STAMP = "line", "area", "stamp"
KINDS = (LINE, AREA, STAMP)
_CODES = {STAMP: 1, LINE: 2, AREA: 3}
_LEAST = {STAMP: 1, LINE: 2, AREA: 4}

Point = tuple[float, float]


@dataclass(frozen=True)
class Shape:
    """A line, an area (one ring, its last point repeats the first) or a stamp (one point).

    ``points`` are (lon, lat) in degrees, EPSG:4326, in a journal; elsewhere in the CRS the
    user of the shape names. An area may cross itself: it is what the hand drew.
    """

    kind: str
    points: tuple[Point, ...]

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"not a kind of shape: {self.kind!r}")
        if len(self.points) < _LEAST[self.kind] or (self.kind == STAMP and len(self.points) != 1):
            raise ValueError(f"a {self.kind} cannot have {len(self.points)} points")
        if self.kind == AREA and self.points[0] != self.points[-1]:
            raise ValueError("an area's ring must be closed")
        if not np.isfinite(self.points).all():
            raise ValueError("a coordinate is not a number")

    def bounds(self) -> tuple[float, float, float, float]:
        """Return (min x, min y, max x, max y)."""
        xy = np.asarray(self.points)
        low, high = xy.min(axis=0), xy.max(axis=0)
        return float(low[0]), float(low[1]), float(high[0]), float(high[1])

    def to_wkb(self) -> bytes:
        """Return little-endian WKB: Point, LineString or Polygon."""
        head = struct.pack("<BI", 1, _CODES[self.kind])
        if self.kind == AREA:
            head += struct.pack("<I", 1)
        if self.kind != STAMP:
            head += struct.pack("<I", len(self.points))
        return head + np.asarray(self.points, dtype="<f8").tobytes()


def shape_of(kind: str, points: Iterable[Iterable[float]]) -> Shape:
    """Return a shape of any pairs of numbers."""
    return Shape(kind, tuple((float(x), float(y)) for x, y in points))


def from_wkb(wkb: bytes) -> Shape:
    """Return the shape of WKB that holds a two-dimensional Point, LineString or one-ring Polygon.

    Raises ``ValueError`` for anything else, also when bytes are missing.
    """
    try:
        order = "<" if wkb[0] == 1 else ">"
        (code,) = struct.unpack_from(order + "I", wkb, 1)
        kind = {code: kind for kind, code in _CODES.items()}[code]
        offset, count = 5, 1
        if kind == AREA:
            (rings,) = struct.unpack_from(order + "I", wkb, offset)
            if rings != 1:
                raise ValueError(f"an area with {rings} rings")
            offset += 4
        if kind != STAMP:
            (count,) = struct.unpack_from(order + "I", wkb, offset)
            offset += 4
        xy = np.frombuffer(wkb, dtype=order + "f8", count=2 * count, offset=offset)
    except (IndexError, KeyError, struct.error) as error:
        raise ValueError("not the WKB of a point, line or polygon") from error
    return shape_of(kind, xy.reshape(-1, 2).tolist())
