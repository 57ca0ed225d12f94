"""Plane geometry for a city-sized drawing, standard library only.

Positions are (lon, lat) in degrees, WGS 84; drawing is done in metres on a plane touching the
city at ORIGIN (x east, y north). Within 15 km of the centre lengths agree with UTM 47N to 0.1 %.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Sequence

Point = tuple[float, float]
ORIGIN: Point = (98.99, 18.79)
# Metres per degree at 18.79 N on the WGS 84 ellipsoid (radii of curvature M and N cos lat).
M_LON, M_LAT = 105_432.0, 110_672.0


def to_xy(p: Point) -> Point:
    return ((p[0] - ORIGIN[0]) * M_LON, (p[1] - ORIGIN[1]) * M_LAT)


def to_ll(p: Point) -> Point:
    return (p[0] / M_LON + ORIGIN[0], p[1] / M_LAT + ORIGIN[1])


def xys(points: Iterable[Point]) -> list[Point]:
    return [to_xy(p) for p in points]


def lls(points: Iterable[Point]) -> list[Point]:
    return [to_ll(p) for p in points]


def dist(a: Point, b: Point) -> float:
    return math.hypot(a[0] - b[0], a[1] - b[1])


def lerp(a: Point, b: Point, t: float) -> Point:
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t)


def length(line: Sequence[Point]) -> float:
    return sum(dist(a, b) for a, b in zip(line, line[1:]))


def along(line: Sequence[Point], d: float) -> tuple[Point, Point]:
    """Point at distance d along the line and the unit direction there."""
    for a, b in zip(line, line[1:]):
        step = dist(a, b)
        if step and d <= step:
            return lerp(a, b, d / step), ((b[0] - a[0]) / step, (b[1] - a[1]) / step)
        d -= step
    a, b = line[-2], line[-1]
    step = dist(a, b) or 1.0
    return b, ((b[0] - a[0]) / step, (b[1] - a[1]) / step)


def densify(line: Sequence[Point], step: float) -> list[Point]:
    out: list[Point] = [line[0]]
    for a, b in zip(line, line[1:]):
        n = max(1, math.ceil(dist(a, b) / step))
        out += [lerp(a, b, i / n) for i in range(1, n + 1)]
    return out


def chaikin(line: Sequence[Point], rounds: int = 2) -> list[Point]:
    """Corner cutting (Chaikin 1974); the end points stay."""
    pts = list(line)
    for _ in range(rounds):
        cut = [pts[0]]
        for a, b in zip(pts, pts[1:]):
            cut += [lerp(a, b, 0.25), lerp(a, b, 0.75)]
        pts = [*cut[0:1], *cut[2:-1], pts[-1]]
    return pts


def crooked(a: Point, b: Point, rng: random.Random, rough: float, step: float) -> list[Point]:
    """Line from a to b bent by midpoint displacement until no piece is longer than `step`."""
    d = dist(a, b)
    if d <= step:
        return [a, b]
    off = rng.uniform(-rough, rough)
    m = ((a[0] + b[0]) / 2 - (b[1] - a[1]) * off, (a[1] + b[1]) / 2 + (b[0] - a[0]) * off)
    return crooked(a, m, rng, rough, step)[:-1] + crooked(m, b, rng, rough, step)


def offset(line: Sequence[Point], d: float) -> list[Point]:
    """Parallel line d metres to the left, mitred at the bends (gentle bends only)."""
    out = []
    for i, p in enumerate(line):
        a, b = line[max(0, i - 1)], line[min(len(line) - 1, i + 1)]
        n = dist(a, b) or 1.0
        out.append((p[0] - (b[1] - a[1]) / n * d, p[1] + (b[0] - a[0]) / n * d))
    return out


def inside(p: Point, ring: Sequence[Point]) -> bool:
    """Even-odd test; the ring may be open or closed."""
    x, y = p
    hit = False
    j = len(ring) - 1
    for i, (xi, yi) in enumerate(ring):
        xj, yj = ring[j]
        if (yi > y) != (yj > y) and x < (xj - xi) * (y - yi) / (yj - yi) + xi:
            hit = not hit
        j = i
    return hit


def area(ring: Sequence[Point]) -> float:
    """Signed area, positive when counter-clockwise."""
    return 0.5 * sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]]))


def nearest(p: Point, a: Point, b: Point) -> tuple[float, Point]:
    """Distance from p to the segment a-b, and the foot point."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    n = dx * dx + dy * dy
    t = 0.0 if n == 0 else max(0.0, min(1.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / n))
    q = (a[0] + t * dx, a[1] + t * dy)
    return dist(p, q), q


def cross(a: Point, b: Point, c: Point, d: Point) -> tuple[float, float] | None:
    """Fractions (t on a-b, u on c-d) where the segments meet, or None."""
    rx, ry, sx, sy = b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]
    den = rx * sy - ry * sx
    if abs(den) < 1e-9:
        return None
    t = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / den
    u = ((c[0] - a[0]) * ry - (c[1] - a[1]) * rx) / den
    return (t, u) if 0.0 <= t <= 1.0 and 0.0 <= u <= 1.0 else None


def blob(
    c: Point, rx: float, ry: float, rng: random.Random, n: int = 14, rough: float = 0.18,
    turn: float | None = None,
) -> list[Point]:  # fmt: skip
    """A rounded patch (metres) around c: open ring of n points, turned at random if not told."""
    turn = rng.uniform(0, math.pi) if turn is None else turn
    out = []
    for i in range(n):
        a = 2 * math.pi * i / n
        k = 1 + rng.uniform(-rough, rough)
        x, y = rx * k * math.cos(a), ry * k * math.sin(a)
        out.append(
            (
                c[0] + x * math.cos(turn) - y * math.sin(turn),
                c[1] + x * math.sin(turn) + y * math.cos(turn),
            )
        )
    return out


def box(c: Point, w: float, h: float, turn: float = 0.0) -> list[Point]:
    """Rectangle (open ring) of w x h metres around c, turned by `turn` radians."""
    cs, sn = math.cos(turn), math.sin(turn)
    corners = ((-w / 2, -h / 2), (w / 2, -h / 2), (w / 2, h / 2), (-w / 2, h / 2))
    return [(c[0] + x * cs - y * sn, c[1] + x * sn + y * cs) for x, y in corners]


def utm47(lon: float, lat: float) -> Point:
    """EPSG:32647 easting and northing (m), by the series of Snyder (1987), Map Projections
    - A Working Manual, USGS PP 1395, equations 8-9 to 8-15; better than 1 cm in the zone."""
    a, f, k0 = 6378137.0, 1 / 298.257223563, 0.9996
    e2 = f * (2 - f)
    ep2 = e2 / (1 - e2)
    phi, lam = math.radians(lat), math.radians(lon - 99.0)
    n = a / math.sqrt(1 - e2 * math.sin(phi) ** 2)
    t, c = math.tan(phi) ** 2, ep2 * math.cos(phi) ** 2
    aa = lam * math.cos(phi)
    m = a * (
        (1 - e2 / 4 - 3 * e2**2 / 64 - 5 * e2**3 / 256) * phi
        - (3 * e2 / 8 + 3 * e2**2 / 32 + 45 * e2**3 / 1024) * math.sin(2 * phi)
        + (15 * e2**2 / 256 + 45 * e2**3 / 1024) * math.sin(4 * phi)
        - (35 * e2**3 / 3072) * math.sin(6 * phi)
    )
    east = (
        k0
        * n
        * (aa + (1 - t + c) * aa**3 / 6 + (5 - 18 * t + t**2 + 72 * c - 58 * ep2) * aa**5 / 120)
    )
    north = k0 * (
        m
        + n
        * math.tan(phi)
        * (
            aa**2 / 2
            + (5 - t + 9 * c + 4 * c**2) * aa**4 / 24
            + (61 - 58 * t + t**2 + 600 * c - 330 * ep2) * aa**6 / 720
        )
    )
    return 500_000.0 + east, north


class Grid:
    """Segments or discs hashed by square cells, for quick "what is near here?" questions."""

    def __init__(self, cell: float = 60.0) -> None:
        self.cell = cell
        self.cells: dict[tuple[int, int], list] = {}

    def _span(self, x0: float, y0: float, x1: float, y1: float):
        c = self.cell
        for i in range(math.floor(min(x0, x1) / c), math.floor(max(x0, x1) / c) + 1):
            for j in range(math.floor(min(y0, y1) / c), math.floor(max(y0, y1) / c) + 1):
                yield i, j

    def add_segment(self, a: Point, b: Point, item: object) -> None:
        for key in self._span(a[0], a[1], b[0], b[1]):
            self.cells.setdefault(key, []).append((a, b, item))

    def near(self, p: Point, r: float):
        """(distance, foot, item) of the segments within r of p, nearest first."""
        found = {}
        for key in self._span(p[0] - r, p[1] - r, p[0] + r, p[1] + r):
            for a, b, item in self.cells.get(key, ()):
                d, q = nearest(p, a, b)
                if d <= r:
                    found[(a, b)] = (d, q, item)
        return sorted(found.values(), key=lambda f: (f[0], f[1]))

    def segments(self, a: Point, b: Point):
        """Segments sharing a cell with the box of a-b, each once."""
        seen = {}
        for key in self._span(a[0], a[1], b[0], b[1]):
            for s in self.cells.get(key, ()):
                seen[(s[0], s[1])] = s
        return list(seen.values())
