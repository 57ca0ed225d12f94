"""Sois: a bent, broken mesh of lanes per district, tied to the main roads."""

from __future__ import annotations

import math
import random

from . import oldcity
from .geo import Grid, Point, cross, dist, inside, lerp, nearest, to_ll, to_xy
from .osm import Osm
from .roads import HALF_WIDTH, Line

# (area name, west, south, east, north, angle deg, spacing east m, spacing north m, share kept)
District = tuple[str, float, float, float, float, float, float, float, float]
DISTRICTS: list[District] = [
    ("มช.", 98.9450, 18.7925, 98.9600, 18.8100, 8, 170, 150, 0.72),
    ("คูเมือง", 98.9770, 18.7800, 98.9945, 18.7965, -1, 100, 78, 0.74),
    ("นิมมานเหมินท์", 98.9622, 18.7899, 98.9719, 18.8002, -2, 165, 72, 0.80),
    ("สวนดอก", 98.9722, 18.7896, 98.9773, 18.7968, 1, 110, 85, 0.75),
    ("สันติธรรม", 98.9690, 18.7966, 98.9858, 18.8132, 3, 105, 90, 0.76),
    ("ช้างเผือก", 98.9860, 18.7966, 98.9995, 18.8162, 1, 110, 92, 0.74),
    ("ช้างม่อย", 98.9944, 18.7880, 99.0006, 18.7972, 0, 85, 75, 0.78),
    ("ช้างคลาน", 98.9938, 18.7646, 99.0046, 18.7876, 2, 105, 85, 0.74),
    ("หายยา", 98.9770, 18.7646, 98.9936, 18.7806, -6, 110, 88, 0.74),
    ("ข่วงสิงห์", 98.9780, 18.8142, 98.9960, 18.8425, 2, 165, 140, 0.68),
    ("วัดเกต", 99.0028, 18.7738, 99.0190, 18.8000, 4, 120, 100, 0.72),
    ("ฟ้าฮ่าม", 99.0010, 18.8000, 99.0200, 18.8180, -4, 150, 125, 0.68),
    ("หนองป่าครั่ง", 99.0192, 18.7800, 99.0450, 18.8085, 3, 165, 140, 0.66),
    ("หนองหอย", 98.9975, 18.7380, 99.0300, 18.7736, -5, 165, 140, 0.66),
    ("ท่าศาลา", 99.0300, 18.7500, 99.0470, 18.7800, 3, 180, 150, 0.66),
    ("ป่าแดด", 98.9700, 18.7350, 98.9975, 18.7642, 4, 165, 140, 0.66),
    ("แม่เหียะ", 98.9450, 18.7270, 98.9690, 18.7610, 5, 185, 160, 0.64),
    ("สุเทพ", 98.9440, 18.7690, 98.9612, 18.7932, 4, 150, 125, 0.66),
    ("หลังสวนดอก", 98.9612, 18.7795, 98.9776, 18.7892, 1, 130, 100, 0.70),
    ("เจ็ดยอด", 98.9560, 18.8010, 98.9800, 18.8400, 5, 170, 140, 0.66),
    ("สันผีเสื้อ", 98.9800, 18.8420, 99.0130, 18.8720, 6, 260, 220, 0.62),
    ("ตลาดขวัญ", 98.9960, 18.8160, 99.0150, 18.8420, 2, 210, 180, 0.62),
    ("สันทราย", 99.0150, 18.8150, 99.0600, 18.8920, 8, 310, 270, 0.60),
    ("แม่โจ้", 99.0000, 18.8880, 99.0350, 18.9150, 3, 220, 200, 0.64),
    ("ดอนแก้ว", 98.9350, 18.8430, 98.9790, 18.9280, 12, 330, 280, 0.58),
    ("หางดง", 98.8980, 18.6700, 98.9560, 18.7270, -20, 320, 280, 0.60),
    ("สารภี", 99.0000, 18.6850, 99.0600, 18.7370, 14, 330, 290, 0.58),
    ("ต้นเปา", 99.0480, 18.7400, 99.1000, 18.8000, 10, 360, 310, 0.56),
    ("สันกำแพง", 99.1080, 18.7340, 99.1380, 18.7560, 8, 230, 200, 0.64),
    ("ดอยสะเก็ด", 99.1230, 18.8620, 99.1480, 18.8830, 8, 230, 200, 0.64),
    ("สันป่าตอง", 98.8780, 18.6120, 98.9060, 18.6390, -15, 260, 230, 0.62),
    ("จอมทอง", 98.6680, 18.4060, 98.6920, 18.4260, 10, 240, 210, 0.64),
    ("ฝาง", 99.2020, 19.9100, 99.2240, 19.9280, 5, 230, 200, 0.64),
    ("เชียงดาว", 98.9560, 19.3570, 98.9740, 19.3740, 5, 230, 200, 0.64),
    ("แม่แตง", 98.9380, 19.1120, 98.9560, 19.1280, 5, 240, 210, 0.62),
    ("พร้าว", 99.1930, 19.3580, 99.2110, 19.3740, 5, 240, 210, 0.62),
    ("แม่แจ่ม", 98.3540, 18.4920, 98.3700, 18.5060, 5, 240, 210, 0.62),
    ("ฮอด", 98.5920, 18.1830, 98.6080, 18.1970, 5, 240, 210, 0.62),
    ("สะเมิง", 98.7270, 18.8410, 98.7430, 18.8550, 5, 240, 210, 0.62),
]  # fmt: skip


def _warp(p: Point) -> Point:
    """A slow swell over the whole plain, so that no lane is ruler-straight."""
    x, y = p
    return (
        x + 16 * math.sin(y / 310.0) + 9 * math.sin((x + 2 * y) / 170.0),
        y + 16 * math.sin(x / 350.0) + 9 * math.sin((2 * x - y) / 190.0),
    )


class Lane:
    def __init__(self, pts: list[Point], area: str, across: bool) -> None:
        self.pts, self.area, self.across = pts, area, across
        self.on: tuple[int, float] | None = None  # main road it leaves from, distance along it


def build(
    roads: list[Line], no_go: list[list[Point]], rng: random.Random, campus: list[Point]
) -> list[Lane]:
    """Lanes of all districts. `campus` is the one compound that has lanes of its own."""
    grid = Grid(80)
    for n, r in enumerate(roads):
        for k, (a, b) in enumerate(zip(r.pts, r.pts[1:])):
            grid.add_segment(a, b, (n, k))
    boxes = [(min(p[0] for p in g), min(p[1] for p in g), max(p[0] for p in g), max(p[1] for p in g))
             for g in no_go]  # fmt: skip

    def barred(p: Point, on_campus: bool = False) -> bool:
        return any(
            x0 <= p[0] <= x1 and y0 <= p[1] <= y1 and inside(p, g)
            for (x0, y0, x1, y1), g in zip(boxes, no_go)
            if not (on_campus and g is campus)
        )

    core = oldcity.inner_ring(oldcity.WIDTH + 20)
    ring = oldcity.inner_ring(-24)
    taken: list[tuple[float, float, float, float]] = []
    lanes: list[Lane] = []
    for d in DISTRICTS:
        name, w, s, e, n, angle, dx, dy, keep = d
        (x0, y0), (x1, y1) = to_xy((w, s)), to_xy((e, n))
        cx, cy = (x0 + x1) / 2, (y0 + y1) / 2
        cs, sn = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        ni, nj = int((x1 - x0) / dx / 2) + 3, int((y1 - y0) / dy / 2) + 3
        pts: dict[tuple[int, int], Point] = {}
        for i in range(-ni, ni + 1):
            for j in range(-nj, nj + 1):
                u, v = (
                    i * dx + rng.uniform(-0.14, 0.14) * dx,
                    j * dy + rng.uniform(-0.14, 0.14) * dy,
                )
                p = _warp((cx + u * cs - v * sn, cy + u * sn + v * cs))
                p = to_xy(tuple(round(c, 7) for c in to_ll(p)))
                if not (x0 <= p[0] <= x1 and y0 <= p[1] <= y1) or barred(p, name == "มช."):
                    continue
                if name == "มช." and not inside(p, campus):
                    continue
                if any(a <= p[0] <= c and b <= p[1] <= f for a, b, c, f in taken):
                    continue
                if (name == "คูเมือง") != inside(p, ring) or (
                    name == "คูเมือง" and not inside(p, core)
                ):
                    continue
                if grid.near(p, 24):
                    continue
                pts[i, j] = p
        if name != "มช.":
            taken.append((x0, y0, x1, y1))
        for across in (True, False):
            for row in range(-max(ni, nj), max(ni, nj) + 1):
                run: list[Point] = []
                for col in range(-max(ni, nj) - 1, max(ni, nj) + 2):
                    key = (col, row) if across else (row, col)
                    p = pts.get(key)
                    long_run = len(run) >= rng.choice((3, 4, 5, 6))
                    if (
                        p is None
                        or rng.random() > keep
                        or (run and barred(lerp(run[-1], p, 0.5), name == "มช."))
                    ):
                        _close(run, name, across, lanes)
                        run = [p] if p is not None and rng.random() < 0.6 else []
                    else:
                        run.append(p)
                        if long_run:
                            _close(run, name, across, lanes)
                            run = [p]
                _close(run, name, across, lanes)
    _tie(lanes, roads, grid, barred)
    return _joined(lanes)


def _joined(lanes: list[Lane]) -> list[Lane]:
    """Only the lanes that one can reach from a main road."""
    at: dict[Point, list[int]] = {}
    for i, lane in enumerate(lanes):
        for p in lane.pts:
            at.setdefault(p, []).append(i)
    todo = [i for i, lane in enumerate(lanes) if lane.on]
    seen = set(todo)
    while todo:
        for p in lanes[todo.pop()].pts:
            for j in at[p]:
                if j not in seen:
                    seen.add(j)
                    todo.append(j)
    return [lane for i, lane in enumerate(lanes) if i in seen]


def _close(run: list[Point], area: str, across: bool, lanes: list[Lane]) -> None:
    if len(run) > 1:
        lanes.append(Lane(list(run), area, across))


def _tie(lanes: list[Lane], roads: list[Line], grid: Grid, barred) -> None:
    """Put shared nodes where lanes cross main roads, and draw lane ends on to a near road."""
    for lane in lanes:
        pts = [lane.pts[0]]
        for a, b in zip(lane.pts, lane.pts[1:]):
            hits = []
            for c, d, (n, k) in grid.segments(a, b):
                hit = cross(a, b, c, d)
                if hit:
                    hits.append((hit[0], lerp(a, b, hit[0]), n, k, c, d))
            for t, p, n, k, c, d in sorted(hits, key=lambda h: h[0]):
                p = c if dist(p, c) < 4 else d if dist(p, d) < 4 else p
                roads[n].extra.setdefault(k, []).append(p)
                lane.on = lane.on or (n, _chainage(roads[n], k, p))
                if p != pts[-1]:
                    pts.append(p)
                del t
            pts.append(b)
        lane.pts = pts
        for end in (0, -1):
            p = lane.pts[end]
            q = lane.pts[1 if end == 0 else -2]
            for _, foot, (n, k) in grid.near(p, 180 if lane.area == "มช." else 110):
                # only straight on, never back along the lane, never over water
                ahead = (foot[0] - p[0]) * (p[0] - q[0]) + (foot[1] - p[1]) * (p[1] - q[1])
                if (
                    ahead <= 0
                    or barred(lerp(p, foot, 0.5), lane.area == "มช.")
                    or not roads[n].name
                ):
                    continue
                a, b = roads[n].pts[k], roads[n].pts[k + 1]
                foot = a if dist(foot, a) < 6 else b if dist(foot, b) < 6 else foot
                roads[n].extra.setdefault(k, []).append(foot)
                lane.on = lane.on or (n, _chainage(roads[n], k, foot))
                lane.pts = [foot, *lane.pts] if end == 0 else [*lane.pts, foot]
                break


def _chainage(road: Line, k: int, p: Point) -> float:
    return sum(dist(a, b) for a, b in zip(road.pts[:k], road.pts[1 : k + 1])) + dist(road.pts[k], p)


def name_lanes(lanes: list[Lane], roads: list[Line]) -> list[str]:
    """Soi names: odd numbers on one side of the main road, even on the other, as signed."""
    names = [""] * len(lanes)
    by_road: dict[int, list[tuple[float, int]]] = {}
    for i, lane in enumerate(lanes):
        if lane.on:
            by_road.setdefault(lane.on[0], []).append((lane.on[1], i))
    for n, found in by_road.items():
        road = roads[n]
        base = road.name.removeprefix("ถนน")
        if not base or road.kind == "trunk" or "-" in base or base.startswith("วงแหวน"):
            base = ""
        count = {True: 1, False: 2}
        for _, i in sorted(found):
            lane = lanes[i]
            mid = lane.pts[len(lane.pts) // 2]
            a, b = min(zip(road.pts, road.pts[1:]), key=lambda s: nearest(mid, *s)[0])
            left = (b[0] - a[0]) * (mid[1] - a[1]) - (b[1] - a[1]) * (mid[0] - a[0]) > 0
            number = count[left]
            count[left] += 2
            if base and number <= 39:
                names[i] = f"ซอย{base} {number}"
    inner: dict[str, int] = {}
    for i, lane in enumerate(lanes):
        if not names[i] and i % 3 == 0:
            inner[lane.area] = inner.get(lane.area, 0) + 1
            if lane.area not in ("คูเมือง", "สวนดอก", "หลังสวนดอก", "มช."):
                names[i] = f"ซอยบ้าน{lane.area} {inner[lane.area]}"
    return names


def emit(osm: Osm, lanes: list[Lane], roads: list[Line], rng: random.Random) -> None:
    for i, (lane, name) in enumerate(zip(lanes, name_lanes(lanes, roads))):
        kind = "residential"
        if not name:
            kind = rng.choice(("residential", "service", "service", "living_street"))
        if lane.area in ("สันทราย", "ดอนแก้ว", "หางดง", "สารภี", "ต้นเปา") and i % 5 == 0:
            kind = "unclassified"
        if lane.area == "คูเมือง" and not name and i % 4 == 0:
            kind = "footway"  # ตรอก between temple walls
        tags = {"highway": kind}
        if name:
            tags["name"] = name
            if name.startswith("ซอยนิมมานเหมินท์"):
                tags["name:en"] = "Nimmanhaemin Soi " + name.rsplit(" ", 1)[1]
        if lane.area == "มช.":
            kind, name = "service", ""
            tags = {"highway": kind}
        if kind == "residential" and rng.random() < 0.3:
            tags["surface"] = rng.choice(("concrete", "concrete", "asphalt", "paving_stones"))
        osm.way([to_ll(p) for p in lane.pts], tags)


def count_points(lanes: list[Lane], roads: list[Line]) -> dict[Point, int]:
    """How many ways pass each point: two or more make a junction."""
    used: dict[Point, int] = {}
    for pts in [*(r.full() for r in roads), *(lane.pts for lane in lanes)]:
        for p in set(pts):
            used[p] = used.get(p, 0) + 1
    return used


def half_width(kind: str) -> float:
    return HALF_WIDTH.get(kind, 4.0)
