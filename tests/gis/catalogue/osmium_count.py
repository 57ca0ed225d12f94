"""What each OpenStreetMap layer of the catalogue should hold, worked out with pyosmium alone.

Nothing here comes from the plugin's code or from GDAL: the records are read as plain YAML, their
filters are evaluated in the plainest way, closed ways are rings of node ids, and relations are
assembled by libosmium's area handler. Shapely tells which temple nodes lie inside a temple.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import osmium
import shapely
import yaml

RESOURCES = Path(__file__).parents[3] / "resources" / "catalogue"
AREA_RELATIONS = ("multipolygon", "boundary")
Element = tuple[str, int]  # ("node" | "way" | "relation", id)


def osm_records() -> list[dict[str, Any]]:
    """Return the records whose access is OpenStreetMap, as they stand in the YAML files."""
    found = []
    for path in sorted(RESOURCES.glob("[!_]*.yaml")):
        for record in yaml.safe_load(path.read_text(encoding="utf-8"))["layers"]:
            if record["access"]["type"] == "osm":
                found.append(record)
    return found


def holds(condition: dict[str, Any], tags: dict[str, str]) -> bool:
    """Tell whether one condition of a filter holds."""
    value = tags.get(condition["key"])
    if value is None:
        return False
    if condition["op"] == "exists":
        return True
    if condition["op"] == "in":
        return value in condition["values"]
    assert condition["op"] == "regex", condition
    return re.search(condition["pattern"], value) is not None


def passes(access: dict[str, Any], kind: str, tags: dict[str, str]) -> bool:
    """Tell whether an element passes a record's filter."""
    if kind not in access["elements"]:
        return False
    if any(holds(condition, tags) for condition in access.get("none_of", [])):
        return False
    return any(all(holds(condition, tags) for condition in group) for group in access["any_of"])


@dataclass
class Extract:
    """An extract in memory: tags of everything, places of what is whole enough to have one.

    ``ways`` are the (lon, lat) of the nodes that the extract holds of a way, with their ids.
    ``areas`` are the relations that libosmium could assemble. ``members`` are those of the other
    relations and of those too broken to assemble.
    """

    tags: dict[Element, dict[str, str]] = field(default_factory=dict)
    nodes: dict[int, tuple[float, float]] = field(default_factory=dict)
    ways: dict[int, tuple[list[int], list[tuple[float, float]]]] = field(default_factory=dict)
    areas: dict[int, shapely.MultiPolygon] = field(default_factory=dict)
    members: dict[int, list[tuple[str, int, str]]] = field(default_factory=dict)

    def ring(self, way: int) -> bool:
        """Tell whether a way is a closed ring in this extract."""
        ids, _places = self.ways[way]
        return len(ids) >= 4 and ids[0] == ids[-1]


def read_extract(path: Path) -> Extract:
    """Read an extract with pyosmium."""
    found = Extract()
    to_wkb = osmium.geom.WKBFactory()
    for thing in osmium.FileProcessor(str(path)).with_areas():
        if thing.is_area():
            # an area that could not be put together comes with no ring at all
            if not thing.from_way() and thing.num_rings()[0]:
                geometry = shapely.from_wkb(to_wkb.create_multipolygon(thing))
                found.areas[thing.orig_id()] = geometry
            continue
        kind = {"n": "node", "w": "way", "r": "relation"}[thing.type_str()]
        if thing.is_node():
            if thing.location.valid():
                found.nodes[thing.id] = (thing.lon, thing.lat)
        elif thing.is_way():
            here = [node for node in thing.nodes if node.location.valid()]
            found.ways[thing.id] = (
                [node.ref for node in here],
                [(node.lon, node.lat) for node in here],
            )
        else:
            words = {"n": "node", "w": "way", "r": "relation"}
            found.members[thing.id] = [
                (words[member.type], member.ref, member.role) for member in thing.members
            ]
        if len(thing.tags):
            found.tags[kind, thing.id] = {tag.k: tag.v for tag in thing.tags}
    return found


def rows_of(extract: Extract, record: dict[str, Any]) -> Counter[Element]:
    """Return how many rows each element should have in a record's layer."""
    access = record["access"]
    rows: Counter[Element] = Counter()
    for (kind, number), tags in extract.tags.items():
        if passes(access, kind, tags):
            count = _rows(extract, record, kind, number, tags)
            if count:
                rows[kind, number] = count
    if access["extract"] == "temple_point":
        for node in _inside_their_area(extract, rows):
            del rows[node]
    return rows


def _rows(
    extract: Extract, record: dict[str, Any], kind: str, number: int, tags: dict[str, str]
) -> int:
    word = record["access"]["extract"]
    area = extract.areas.get(number) if kind == "relation" else None
    has_line = kind == "way" and len(extract.ways[number][0]) >= 2
    if word in ("point", "temple_point"):
        if kind == "node":
            return 1
        if kind == "way":
            return int(has_line)
        if tags.get("type") in AREA_RELATIONS:
            return int(area is not None)
        return int(any(_present(extract, member) for member in extract.members[number]))
    if word == "line":
        return int(has_line)
    if word == "route":
        ways = [member for member in extract.members[number] if member[0] == "way"]
        return int(
            tags.get("type") == "route" and any(_present(extract, member) for member in ways)
        )
    assert word in ("polygon", "wall_polygon"), word
    if kind == "way":
        return int(extract.ring(number) or (word == "wall_polygon" and has_line))
    if area is None:
        return 0
    return 1 if record["geometry"] == "MultiPolygon" else len(area.geoms)


def _present(extract: Extract, member: tuple[str, int, str]) -> bool:
    kind, number, _role = member
    if kind == "node":
        return number in extract.nodes
    return kind == "way" and number in extract.ways and len(extract.ways[number][0]) >= 2


def _inside_their_area(extract: Extract, rows: Counter[Element]) -> list[Element]:
    """Return the temple nodes that lie inside a temple area of the same name."""
    areas: dict[str, list[shapely.Geometry]] = {}
    for kind, number in rows:
        name = extract.tags[kind, number].get("name")
        if kind == "way" and extract.ring(number) and name:
            areas.setdefault(name, []).append(shapely.Polygon(extract.ways[number][1]))
        elif kind == "relation" and number in extract.areas and name:
            areas.setdefault(name, []).append(extract.areas[number])
    return [
        (kind, number)
        for kind, number in rows
        if kind == "node"
        and any(
            area.contains(shapely.Point(extract.nodes[number]))
            for area in areas.get(extract.tags[kind, number].get("name", ""), [])
        )
    ]
