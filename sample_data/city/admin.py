"""Province, districts, local governments, khwaeng and the 16 tambon of Mueang as shared lines."""

from __future__ import annotations

import random

from . import places_admin as shape
from .geo import Point, blob, crooked, lls, to_ll, to_xy
from .names import AMPHOE_NAMES
from .osm import Osm, Tags


class Lines:
    """The crooked lines between corners; asked for twice, the same line is given."""

    def __init__(self) -> None:
        self._lines: dict[tuple[str, str], list[Point]] = {}
        self._ways: dict[tuple[str, str], int] = {}

    def line(self, a: str, b: str) -> list[Point]:
        """Points (lon, lat) from corner a to corner b."""
        key = (min(a, b), max(a, b))
        if key not in self._lines:
            self._lines[key] = self._draw(*key)
        pts = self._lines[key]
        return pts if key == (a, b) else pts[::-1]

    def _draw(self, a: str, b: str) -> list[Point]:
        pa, pb = shape.CORNERS[a], shape.CORNERS[b]
        if a in shape.ON_PING and b in shape.ON_PING:
            i, j = shape.PING.index(pa), shape.PING.index(pb)
            return shape.PING[i : j + 1] if i < j else shape.PING[j : i + 1][::-1]
        if a in shape.STRAIGHT and b in shape.STRAIGHT:
            return [pa, pb]
        rng = random.Random(f"{a}-{b}")
        far = a[0] in "bicdwomhtks" and b[0] in "bicdwomhtks"
        line = crooked(to_xy(pa), to_xy(pb), rng, 0.13 if far else 0.06, 2500 if far else 450)
        return [pa, *lls(line[1:-1]), pb]

    def ring(self, corners: str) -> list[Point]:
        """Open ring (lon, lat) through the named corners."""
        names = corners.split()
        out: list[Point] = []
        for a, b in zip(names, [*names[1:], names[0]]):
            out += self.line(a, b)[:-1]
        return out

    def members(self, osm: Osm, corners: str, tags: Tags) -> list[tuple[str, int, str]]:
        names = corners.split()
        return self.pairs(osm, list(zip(names, [*names[1:], names[0]])), tags)

    def pairs(self, osm: Osm, pairs: list[tuple[str, str]], tags: Tags):
        out = []
        for a, b in pairs:
            key = (min(a, b), max(a, b))
            if key not in self._ways:
                self._ways[key] = osm.way(self.line(*key), tags)
            out.append(("way", self._ways[key], "outer"))
        return out


def outline(rings: list[str]) -> list[tuple[str, str]]:
    """Corner pairs used by only one of the rings: the outline of their union."""
    used: dict[tuple[str, str], int] = {}
    for ring in rings:
        names = ring.split()
        for a, b in zip(names, [*names[1:], names[0]]):
            key = (min(a, b), max(a, b))
            used[key] = used.get(key, 0) + 1
    return [k for k, n in used.items() if n == 1]


def draw(osm: Osm) -> Lines:
    lines = Lines()
    admin = {"type": "boundary", "boundary": "administrative"}
    line_tags = {"boundary": "administrative"}
    osm.relation(
        lines.pairs(osm, outline(list(shape.AMPHOE.values())), line_tags),
        {**admin, "admin_level": "4", "ISO3166-2": "TH-50", "name": "จังหวัดเชียงใหม่",
         "name:th": "จังหวัดเชียงใหม่", "name:en": "Chiang Mai Province"},
    )  # fmt: skip
    for code, corners in shape.AMPHOE.items():
        th, en = AMPHOE_NAMES[code]
        tags = {"admin_level": "6", "name": f"อำเภอ{th}", "name:en": f"{en} District"}
        if code != "5020":  # one district without name:th: the name carries the Thai
            tags["name:th"] = f"อำเภอ{th}"
        osm.relation(lines.members(osm, corners, line_tags), {**admin, **tags})
    osm.relation(
        lines.pairs(osm, outline(list(shape.KHWAENG.values())), line_tags),
        {**admin, "admin_level": "7", "name": "เทศบาลนครเชียงใหม่",
         "name:th": "เทศบาลนครเชียงใหม่", "name:en": "Chiang Mai City Municipality"},
    )  # fmt: skip
    for th, en, corners in shape.LGO_RINGS:
        osm.relation(
            lines.members(osm, corners, line_tags),
            {**admin, "admin_level": "7", "name": th, "name:en": en},
        )
    rng = random.Random(7)
    for th, en, lon, lat, rx, ry in shape.LGO_BLOBS:
        ring = lls(blob(to_xy((lon, lat)), rx * 1000, ry * 1000, rng, 18, 0.1))
        way = osm.area(ring, line_tags)
        osm.relation(
            [("way", way, "outer")], {**admin, "admin_level": "7", "name": th, "name:en": en}
        )
    for n, ((th, en), corners) in enumerate(shape.KHWAENG.items()):
        tags = {"name": th, "name:en": en}
        tags |= {"boundary": "administrative", "admin_level": "9"} if n % 2 else {"place": "suburb"}
        kind = "boundary" if n % 2 else "multipolygon"
        osm.relation(lines.members(osm, corners, line_tags), {**tags, "type": kind})
    # On purpose: a boundary whose outline was never finished. It must be dropped, not repaired.
    arc = [to_ll(p) for p in blob(to_xy((99.165, 18.715)), 2200, 1800, rng, 16, 0.1)][:12]
    osm.relation(
        [("way", osm.way(arc, line_tags), "outer")],
        {**admin, "admin_level": "7", "name": "อบต.ออนใต้", "name:en": "On Tai (unfinished)"},
    )
    return lines
