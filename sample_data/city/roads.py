"""Main roads as one connected network: snapped ends, shared junction nodes, bridges."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, field

from . import oldcity
from .geo import Grid, Point, along, crooked, cross, dist, length, lerp, nearest, to_ll, xys
from .osm import Osm
from .places_roads import BRIDGES, INNER, ROADS
from .water import canal_lines

HALF_WIDTH = {"trunk": 16.0, "primary": 13.0, "secondary": 9.0, "tertiary": 6.5, "residential": 5.0}


@dataclass
class Line:
    """One road as drawn: plane points, name and class; `extra` holds junctions added later."""

    pts: list[Point]
    name: str
    name_en: str
    kind: str
    tags: dict[str, str] = field(default_factory=dict)
    extra: dict[int, list[Point]] = field(default_factory=dict)

    def full(self) -> list[Point]:
        out = [self.pts[0]]
        for k, (a, b) in enumerate(zip(self.pts, self.pts[1:])):
            new = [p for p in self.extra.get(k, []) if p not in (a, b)]
            out += sorted(set(new), key=lambda p: dist(a, p)) + [b]  # noqa: B023
        return [p for i, p in enumerate(out) if i == 0 or p != out[i - 1]]


class Junctions:
    """Points of the network; one closer than `reach` metres to a known point becomes it."""

    def __init__(self, reach: float = 4.0) -> None:
        self.reach = reach
        self.cells: dict[tuple[int, int], list[Point]] = {}

    def at(self, p: Point) -> Point:
        i, j = math.floor(p[0] / 20), math.floor(p[1] / 20)
        best, best_d = None, self.reach
        for di in (-1, 0, 1):
            for dj in (-1, 0, 1):
                for q in self.cells.get((i + di, j + dj), ()):
                    if dist(p, q) < best_d:
                        best, best_d = q, dist(p, q)
        if best is None:
            best = p
            self.cells.setdefault((i, j), []).append(p)
        return best


def _moat_roads() -> list[Line]:
    out = []
    a, b, c, d = oldcity.inner_ring(-17)  # outside the water, clockwise traffic
    east, south = lerp(b, c, 0.51), lerp(c, d, 0.40)
    for name, en, pts in (
        ("ถนนมณีนพรัตน์", "Mani Nopharat Road", [a, b]),
        ("ถนนชัยภูมิ", "Chaiyaphum Road", [b, east]),
        ("ถนนคชสาร", "Kotchasan Road", [east, c]),
        ("ถนนราชเชียงแสน", "Ratcha Chiang Saen Road", [c, south]),
        ("ถนนช้างหล่อ", "Chang Lo Road", [south, d]),
        ("ถนนบุญเรืองฤทธิ์", "Bunrueang Rit Road", [d, a]),
    ):
        tags = {"oneway": "yes", "lanes": "3"}
        if name in ("ถนนคชสาร", "ถนนมณีนพรัตน์"):
            tags["cycleway"] = "lane"
        out.append(Line(pts, name, en, "secondary", tags))
    a, b, c, d = oldcity.inner_ring(oldcity.WIDTH + 12)  # inside, anticlockwise
    for name, en, pts in (
        ("ถนนศรีภูมิ", "Si Phum Road", [b, a]),
        ("ถนนอารักษ์", "Arak Road", [a, d]),
        ("ถนนบำรุงบุรี", "Bamrung Buri Road", [d, c]),
        ("ถนนมูลเมือง", "Mun Mueang Road", [c, b]),
    ):
        out.append(Line(pts, name, en, "secondary", {"oneway": "yes", "lanes": "3"}))
    for side, f in oldcity.causeways():
        p, q = oldcity.causeway_line(side, f, oldcity.WIDTH + 12, 17)
        out.append(Line([p, q], "", "", "residential", {"embankment": "yes"}))
    return out


def lines() -> list[Line]:
    """All main roads, noded: where two meet they share a point."""
    out = _moat_roads()
    for name, en, kind, line in INNER:
        out.append(Line(xys(line), name, en, kind, {"lanes": "2"}))
    rng = random.Random(11)
    for name, en, kind, ref, lanes, line in ROADS:
        pts = xys(line)
        if length(pts) > 20_000:  # far roads bend
            bent = [pts[0]]
            for a, b in zip(pts, pts[1:]):
                bent += (crooked(a, b, rng, 0.05, 1200) if dist(a, b) > 2400 else [a, b])[1:]
            pts = bent
        tags = {"lanes": str(lanes)} | ({"ref": ref} if ref else {})
        out.append(Line(pts, name, en, kind, tags))
    return _node(out)


def _node(roads: list[Line]) -> list[Line]:
    js = Junctions()
    for r in roads:
        r.pts = [js.at(p) for p in r.pts]
    grid = Grid(120)
    for n, r in enumerate(roads):
        for k, (a, b) in enumerate(zip(r.pts, r.pts[1:])):
            grid.add_segment(a, b, (n, k))
    for n, r in enumerate(roads):  # ends that stop short of a road are drawn on to it
        for end in (0, -1):
            p = r.pts[end]
            if len([1 for q in roads if p in q.pts]) > 1:
                continue
            for d, foot, (m, _) in grid.near(p, 75):
                if m != n and d < 75:
                    foot = js.at(foot)
                    r.pts[end : (end + 1 or None)] = [foot, p] if end == 0 else [p, foot]
                    break
    grid = Grid(120)
    for n, r in enumerate(roads):
        for k, (a, b) in enumerate(zip(r.pts, r.pts[1:])):
            for c, d, (m, j) in grid.segments(a, b):
                hit = cross(a, b, c, d)
                if hit and m != n:
                    p = js.at(lerp(a, b, hit[0]))
                    r.extra.setdefault(k, []).append(p)
                    roads[m].extra.setdefault(j, []).append(p)
                else:  # an end lying on the other line within a hand's breadth
                    for p in (a, b):
                        if m != n and nearest(p, c, d)[0] < 0.5:
                            roads[m].extra.setdefault(j, []).append(p)
                    for p in (c, d):
                        if m != n and nearest(p, a, b)[0] < 0.5:
                            r.extra.setdefault(k, []).append(p)
            grid.add_segment(a, b, (n, k))
    for r in roads:
        r.pts, r.extra = r.full(), {}
    return roads


def _bridge_spans(pts: list[Point], busy: set[Point]) -> list[tuple[float, float, str]]:
    """(from, to, water) distances along the road that run over water."""
    spans = []
    for water, line, half in canal_lines():
        s = 0.0
        for a, b in zip(pts, pts[1:]):
            for c, d in zip(line, line[1:]):
                if max(a[0], b[0]) < min(c[0], d[0]) or max(c[0], d[0]) < min(a[0], b[0]):
                    continue
                hit = cross(a, b, c, d)
                if hit:
                    m = s + hit[0] * dist(a, b)
                    spans.append((max(1.0, m - half), min(length(pts) - 1.0, m + half), water))
            s += dist(a, b)
    spans.sort()
    merged: list[tuple[float, float, str]] = []
    for f, t, w in spans:
        if merged and f < merged[-1][1] + 2:
            merged[-1] = (merged[-1][0], max(t, merged[-1][1]), merged[-1][2])
        else:
            merged.append((f, t, w))
    # a bridge ends at a junction, never runs through one
    out, marks, s = [], [0.0], 0.0
    for a, b in zip(pts, pts[1:]):
        s += dist(a, b)
        if b in busy:
            marks.append(s)
    for f, t, w in merged:
        mid = (f + t) / 2
        f = max([f, *[m for m in marks if m <= mid]])
        t = min([t, *[m for m in marks if m > mid]])
        if t - f > 3:
            out.append((f, t, w))
    return out


def _cut(pts: list[Point], f: float, t: float) -> list[Point]:
    """The part of the line between two distances."""
    out, s = [along(pts, f)[0]], 0.0
    for a, b in zip(pts, pts[1:]):
        s += dist(a, b)
        if f + 0.05 < s < t - 0.05:
            out.append(b)
    return [*out, along(pts, t)[0]]


def emit(osm: Osm, roads: list[Line], used: dict[Point, int]) -> list[int]:
    """Write the main roads; returns ids of the ways. `used` counts roads per point."""
    ids = []
    rng = random.Random(23)
    for r in roads:
        pts = r.full()
        busy = {p for p in pts if used.get(p, 0) > 1}
        spans = _bridge_spans(pts, busy)
        cuts = {0.0, length(pts)}
        for f, t, _ in spans:
            cuts |= {f, t}
        s = last = 0.0
        for a, b in zip(pts, pts[1:]):
            s += dist(a, b)
            if b in busy and s - last > 260 and not any(f < s < t for f, t, _ in spans):
                cuts.add(s)
                last = s
        marks = sorted(cuts)
        sidewalk = rng.choice(("both", "both", "left", "right", "no"))
        for f, t in zip(marks, marks[1:]):
            if t - f < 0.5:
                continue
            tags = {"highway": r.kind, **r.tags}
            if r.name:
                tags |= {"name": r.name, "name:en": r.name_en}
            if r.kind in ("secondary", "tertiary", "primary"):
                tags["sidewalk"] = sidewalk if rng.random() < 0.85 else "no"
                tags["surface"] = "asphalt"
            if r.kind == "trunk":
                tags |= {"maxspeed": "80", "surface": "asphalt"}
            for bf, bt, water in spans:
                if abs(bf - f) < 0.01 and abs(bt - t) < 0.01:
                    tags |= {"bridge": "yes", "layer": "1"}
                    lat = to_ll(along(pts, (f + t) / 2)[0])[1]
                    known = [b for b in BRIDGES if abs(b[2] - lat) < 0.0013]
                    if water == "แม่น้ำปิง" and known:
                        best = min(known, key=lambda b: abs(b[2] - lat))  # noqa: B023
                        tags |= {"name": best[0], "name:en": best[1], "bridge:name": best[0]}
            ids.append(osm.way([to_ll(p) for p in _cut(pts, f, t)], tags))
    _footbridge(osm)
    return ids


def _footbridge(osm: Osm) -> None:
    """Chansom Memorial footbridge between Warorot market and Wat Ket."""
    a, b = (99.00155, 18.79085), (99.0036, 18.79075)
    osm.way([a, b], {"highway": "footway", "bridge": "yes", "layer": "1",
                     "name": "สะพานจันทร์สมอนุสรณ์", "name:en": "Chansom Memorial Bridge",
                     "bridge:name": "สะพานจันทร์สมอนุสรณ์"})  # fmt: skip


class Frontage:
    """The main roads' edges, to set temples and compounds beside a road and not across it."""

    def __init__(self, roads: list[Line]) -> None:
        self.grid = Grid(80)
        for r in roads:
            for a, b in zip(r.pts, r.pts[1:]):
                if dist(a, b) < 4000:
                    self.grid.add_segment(a, b, HALF_WIDTH.get(r.kind, 5.0))

    def settle(self, c: Point, rx: float, ry: float) -> tuple[Point, float, float]:
        """Centre and half sides (m) moved, and if need be made smaller, until clear of roads."""
        for turn in range(14):
            worst = None
            for d, foot, half in self.grid.near(c, max(rx, ry) + 20):
                dx, dy = (c[0] - foot[0]) / (d or 1.0), (c[1] - foot[1]) / (d or 1.0)
                need = abs(dx) * rx + abs(dy) * ry + half - d
                if need > 1 and (worst is None or need > worst[0]):
                    worst = (need, dx, dy)
            if worst is None:
                break
            need, dx, dy = worst
            step = min(need + 1, 25.0)
            c = (c[0] + dx * step, c[1] + dy * step)
            if turn > 3:
                rx, ry = rx * 0.88, ry * 0.88
        return c, rx, ry
