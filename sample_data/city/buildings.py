"""Houses and shophouses along every street, each turned to face it."""

from __future__ import annotations

import math
import random

from .geo import Grid, Point, along, box, dist, inside, length, to_ll, to_xy
from .mesh import Lane, half_width
from .osm import Osm
from .roads import Line

# share of house plots that are filled, by district
FILL = {"คูเมือง": 0.62, "ช้างม่อย": 0.75, "นิมมานเหมินท์": 0.75, "ช้างคลาน": 0.50, "วัดเกต": 0.36,
        "สันติธรรม": 0.44, "สวนดอก": 0.45, "หายยา": 0.42, "ช้างเผือก": 0.36, "ฟ้าฮ่าม": 0.18,
        "หนองหอย": 0.17, "ป่าแดด": 0.16, "สุเทพ": 0.20, "หลังสวนดอก": 0.24, "หนองป่าครั่ง": 0.16,
        "เจ็ดยอด": 0.16, "ข่วงสิงห์": 0.18, "มช.": 0.16}  # fmt: skip


class Town:
    """Places houses so that none stands on a road, in water or on another house."""

    def __init__(self, roads: list[Line], lanes: list[Lane], no_go: list[list[Point]]) -> None:
        self.grid = Grid(50)
        for r in roads:
            for a, b in zip(r.pts, r.pts[1:]):
                if dist(a, b) < 3000:
                    self.grid.add_segment(a, b, half_width(r.kind))
        for lane in lanes:
            for a, b in zip(lane.pts, lane.pts[1:]):
                self.grid.add_segment(a, b, 3.5)
        self.no_go = [
            (min(p[0] for p in g), min(p[1] for p in g), max(p[0] for p in g), max(p[1] for p in g), g)
            for g in no_go
        ]  # fmt: skip
        self.discs: dict[tuple[int, int], list[tuple[Point, float]]] = {}
        self.placed: list[Point] = []

    def free(self, c: Point, r: float) -> bool:
        i, j = math.floor(c[0] / 40), math.floor(c[1] / 40)
        for di in (-1, 0, 1):
            for dj in (-1, 0, 1):
                if any(dist(c, q) < r + s for q, s in self.discs.get((i + di, j + dj), ())):
                    return False
        if any(d < half + r * 0.9 for d, _, half in self.grid.near(c, 34)):
            return False
        return not self.barred(c)

    def barred(self, c: Point) -> bool:
        """Whether the point lies in water or in a compound."""
        return any(
            x0 <= c[0] <= x1 and y0 <= c[1] <= y1 and inside(c, g)
            for x0, y0, x1, y1, g in self.no_go
        )

    def take(self, c: Point, r: float) -> None:
        self.discs.setdefault((math.floor(c[0] / 40), math.floor(c[1] / 40)), []).append((c, r))

    def row(
        self,
        osm: Osm,
        pts: list[Point],
        half: float,
        fill: float,
        shop: bool,
        rng: random.Random,
        street: str,
    ) -> None:
        total, s, number = length(pts), rng.uniform(6, 16), 1
        while s < total - 6:
            for side in (1, -1):
                if rng.random() > fill:
                    continue
                p, (dx, dy) = along(pts, s)
                w = rng.uniform(5, 16) if shop else rng.uniform(8, 15)
                h = rng.uniform(11, 17) if shop else rng.uniform(8, 13)
                off = (half + h / 2 + (1.5 if shop else rng.uniform(3, 8))) * side
                c = (p[0] - dy * off, p[1] + dx * off)
                r = max(w, h) / 2 * 0.92
                if not self.free(c, r):
                    continue
                self.take(c, r)
                self.placed.append(c)
                kind = "yes"
                k = rng.random()
                if shop and k < 0.4:
                    kind = "retail" if k < 0.2 else "commercial"
                elif not shop and k < 0.45:
                    kind = "house" if k < 0.33 else "residential"
                tags = {"building": kind}
                if shop and rng.random() < 0.35:
                    tags["building:levels"] = rng.choice(("2", "3", "3", "4"))
                elif rng.random() < 0.12:
                    tags["building:levels"] = rng.choice(("1", "1", "2"))
                if street and rng.random() < 0.06:
                    tags |= {"addr:housenumber": str(number), "addr:street": street}
                number += 2
                osm.area_xy(box(c, w, h, math.atan2(dy, dx)), tags)
            s += rng.uniform(11, 17) if shop else rng.uniform(15, 26)


def draw(osm: Osm, town: Town, roads: list[Line], lanes: list[Lane], rng: random.Random) -> None:
    for r in roads:
        if length(r.pts) > 6000 or r.kind == "trunk" or not r.name:
            continue
        town.row(osm, r.pts, half_width(r.kind), 0.55, True, rng, r.name)
    for lane in lanes:
        fill = FILL.get(lane.area, 0.055)
        town.row(osm, lane.pts, 3.5, fill, fill > 0.7 and rng.random() < 0.5, rng, "")
    for name, lon, lat, w, h, levels in (
        ("โรงแรมดวงตะวัน", 99.0012, 18.7838, 60, 40, 24),
        ("โรงแรมเชียงใหม่เพลส", 98.9990, 18.7800, 40, 35, 12),
        ("หอพักนักศึกษา มช.", 98.9535, 18.7965, 60, 20, 5),
        ("อาคารหอสมุด มช.", 98.9528, 18.8010, 70, 45, 4),
        ("อาคารสุจิณโณ", 98.9738, 18.7899, 60, 40, 15),
        ("คอนโดนิมมาน (ตัวอย่าง)", 98.9650, 18.7960, 45, 25, 9),
    ):
        c = to_xy((lon, lat))
        town.take(c, max(w, h) / 2)
        osm.area_xy(box(c, w, h), {"building": "yes", "name": name, "building:levels": str(levels)})


def somewhere(town: Town, rng: random.Random, weight=None) -> Point:
    """A spot just beside a placed house, for shops and the like (plane metres)."""
    while True:
        c = rng.choice(town.placed)
        if weight is None or rng.random() < weight(to_ll(c)):
            return (c[0] + rng.uniform(-4, 4), c[1] + rng.uniform(-4, 4))


def open_ground(town: Town, rng: random.Random, r: float, weight=None) -> Point | None:
    """Free ground of radius r metres near some house, taken at once; None if none was found."""
    for _ in range(60):
        c = somewhere(town, rng, weight)
        a, d = rng.uniform(0, 2 * math.pi), rng.uniform(25, 130)
        c = (c[0] + d * math.cos(a), c[1] + d * math.sin(a))
        if town.free(c, r):
            town.take(c, r)
            return c
    return None
