"""A small OSM document: nodes, ways, relations, written as OSM XML in a fixed order."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import quoteattr

from .geo import Point, to_ll

# Far above the ids OpenStreetMap has given out, so a sample element is never taken for a real one.
FIRST_NODE, FIRST_WAY, FIRST_RELATION = 20_000_000_001, 5_000_000_001, 500_000_001
STAMP = "2026-01-01T00:00:00Z"
SOURCE = "Chiang Mai Civic sample"
Tags = dict[str, str]
Member = tuple[str, int, str]


def _key(lon: float, lat: float) -> tuple[int, int]:
    return round(lon * 1e7), round(lat * 1e7)


class Osm:
    """Collects elements; a point given twice as part of ways becomes one shared node."""

    def __init__(self) -> None:
        self.nodes: dict[int, tuple[int, int, Tags]] = {}
        self.ways: dict[int, tuple[list[int], Tags]] = {}
        self.relations: dict[int, tuple[list[Member], Tags]] = {}
        self._at: dict[tuple[int, int], int] = {}

    def vertex(self, p: Point) -> int:
        """Shared node at (lon, lat)."""
        key = _key(*p)
        if key not in self._at:
            self._at[key] = self.node(p)
        return self._at[key]

    def node(self, p: Point, tags: Tags | None = None) -> int:
        """A node of its own at (lon, lat)."""
        i = FIRST_NODE + len(self.nodes)
        lon, lat = _key(*p)
        self.nodes[i] = (lon, lat, dict(tags or {}))
        return i

    def tag(self, node: int, tags: Tags) -> None:
        self.nodes[node][2].update(tags)

    def way(self, points: Sequence[Point], tags: Tags) -> int:
        """An open or closed way through (lon, lat) points; repeats are dropped."""
        refs: list[int] = []
        for p in points:
            r = self.vertex(p)
            if not refs or refs[-1] != r:
                refs.append(r)
        i = FIRST_WAY + len(self.ways)
        self.ways[i] = (refs, dict(tags))
        return i

    def area(self, ring: Sequence[Point], tags: Tags) -> int:
        """A closed way; the ring is given open."""
        return self.way([*ring, ring[0]], tags)

    def area_xy(self, ring: Sequence[Point], tags: Tags) -> int:
        return self.area([to_ll(p) for p in ring], tags)

    def relation(self, members: Sequence[Member], tags: Tags) -> int:
        i = FIRST_RELATION + len(self.relations)
        self.relations[i] = (list(members), dict(tags))
        return i

    def write(self, path: Path) -> None:
        meta = f'version="1" timestamp="{STAMP}"'
        with path.open("w", encoding="utf-8", newline="\n") as f:
            f.write('<?xml version="1.0" encoding="UTF-8"?>\n')
            f.write('<osm version="0.6" generator="chiang-mai-civic-sample">\n')
            for i, (lon, lat, tags) in self.nodes.items():
                at = f'lat="{lat / 1e7:.7f}" lon="{lon / 1e7:.7f}"'
                f.write(f'<node id="{i}" {meta} {at}{_close("node", [], tags)}')
            for i, (refs, tags) in self.ways.items():
                body = [f'<nd ref="{r}"/>' for r in refs]
                f.write(f'<way id="{i}" {meta}{_close("way", body, tags)}')
            for i, (members, tags) in self.relations.items():
                body = [f'<member type="{t}" ref="{r}" role="{o}"/>' for t, r, o in members]
                f.write(f'<relation id="{i}" {meta}{_close("relation", body, tags)}')
            f.write("</osm>\n")


def _close(kind: str, body: list[str], tags: Tags) -> str:
    if tags:
        tags = {**tags, "source": SOURCE}
        body = body + [f"<tag k={quoteattr(k)} v={quoteattr(v)}/>" for k, v in sorted(tags.items())]
    return f">{''.join(body)}</{kind}>\n" if body else "/>\n"
