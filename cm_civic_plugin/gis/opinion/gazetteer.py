"""The places of a city pack, or of any GeoPackage of named points, for ``core.opinion.places``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from math import cos, pi, radians, sqrt
from pathlib import Path

from osgeo import ogr

from ...core.errors import BadInput, msg
from ...core.opinion.places.aliases import load_local
from ...core.opinion.places.gazetteer import Gazetteer
from ...core.opinion.places.normal import normalise
from ...core.opinion.places.place import Box, Place
from .profile import profile_folder

_LAYERS = "layers.gpkg"
_DEGREE = 111_320.0
_GAP = 500.0 / _DEGREE
_PIECES_GAP = 2500.0 / _DEGREE
"""Features of one name no further apart than this (degrees) are one place: points, and pieces."""
_CAMPUS = 40_000.0
"""A point that stands for more than this (square metres) is known as an area."""

# Layer -> kind of place, in the order in which one of two near places of one name stays.
_KINDS = {
    "district_boundaries": "district",
    "subdistrict_boundaries": "subdistrict",
    "municipal_quarters": "quarter",
    "local_government_areas": "municipality",
    "settlements_places": "village",
    "city_gates": "gate",
    "markets": "market",
    "buddhist_temples": "temple",
    "other_places_of_worship": "worship",
    "city_wall_remains": "wall",
    "old_city_moat": "wall",
    "historic_sites": "culture",
    "museums_arts_venues": "culture",
    "parks_green_spaces": "park",
    "sports_recreation": "park",
    "schools_education": "school",
    "health_facilities": "hospital",
    "emergency_services": "police",
    "transit_stops_hubs": "station",
    "government_offices": "office",
    "civic_venues": "venue",
    "civil_society_groups": "office",
    "social_care": "office",
    "road_network": "road",
    "bridges": "bridge",
    "rivers_streams": "water",
    "canals_drains": "water",
    "water_bodies": "water",
    "water_control_structures": "water",
    "protected_areas": "park",
    "forest_woodland": "hill",
    "residential_estates": "estate",
    "buildings": "building",
    "shops_crafts": "business",
    "tourist_accommodation": "business",
    "food_drink": "business",
    "wikidata_heritage": "culture",
}
# How far people's picture of a settlement reaches that the pack knows as a point only (metres).
_SETTLEMENTS = {
    "town": ("town", 1000.0),
    "suburb": ("neighbourhood", 800.0),
    "quarter": ("neighbourhood", 600.0),
    "neighbourhood": ("neighbourhood", 400.0),
    "village": ("village", 400.0),
    "hamlet": ("village", 250.0),
    "isolated_dwelling": ("village", 100.0),
    "locality": ("village", 250.0),
}
_NAMES = ("name_th", "name", "name_en", "alt_name", "bridge_name", "old_name", "short_name")
_THAI = re.compile("[ก-ฮ]")
_IDS = ("dopa_code", "adm3_pcode", "qid")
_PREFIX = {"subdistrict": "ตำบล", "district": "อำเภอ"}


def taught_places() -> Path:
    """Return the file in the user's profile that holds the names the user taught."""
    return profile_folder() / "places.json"


def pack_gazetteer(folder: Path, taught: Path | None = None) -> Gazetteer:
    """Return what the places of a city pack are called, with what the user taught.

    Raises BadInput where the folder is no pack, or ``taught`` cannot be read.
    """
    return Gazetteer(pack_places(folder), load_local(taught or taught_places()))


def pack_places(folder: Path) -> list[Place]:
    """Return the named places of a city pack (EPSG:4326), each once.

    The ways of one road are one place, as are the pieces of the moat. The city itself and the
    province are left out: a post that names no more is not placed.

    Raises:
        BadInput: the folder holds no pack that can be read.
    """
    data = _open(folder / _LAYERS)
    places: list[Place] = []
    for layer, kind in _KINDS.items():
        table = data.GetLayerByName(layer)
        if table is not None:
            places += _joined(_features(table, layer, lambda _feature, kind=kind: kind))
    return _distinct(places)


def point_places(
    path: Path, table: str, name: str = "name", kind: str | None = None
) -> list[Place]:
    """Return the places of one table of a GeoPackage with a column of names.

    Args:
        kind: the column that says what a place is, e.g. temple; None: other.

    Raises:
        BadInput: there is no such file, table or column.
    """
    data = _open(path)  # held, or its tables go with it
    layer = data.GetLayerByName(table)
    missing = [c for c in (name, kind) if layer is None or (c and c not in _columns(layer))]
    if missing:
        raise BadInput(
            msg("{file} has no table {table} with a column {column}. Choose another."),
            file=str(path),
            table=table,
            column=missing[0],
        )

    def kind_of(feature: ogr.Feature) -> str:
        return _POI_KINDS.get(feature.GetField(kind) or "", "other") if kind else "other"

    return _distinct(_joined(_features(layer, table, kind_of, (name,))))


# What a table of points calls its kinds.
_POI_KINDS = {
    "temple": "temple", "school": "school", "uni": "university", "hospital": "hospital",
    "market": "market", "office": "office", "transit": "station", "bus": "station",
    "rail": "station", "monument": "culture", "mall": "building", "restaurant": "business",
    "bar": "business", "shop": "business", "attraction": "business",
}  # fmt: skip


def place_areas(folder: Path, places: Iterable[Place]) -> dict[str, ogr.Geometry]:
    """Return the area or line of each place by its id, in EPSG:4326: where its posts may lie.

    A point known as an area is a circle, an ellipse in degrees. Places that the pack does not
    have any more are left out.

    Raises:
        BadInput: the folder holds no pack that can be read.
    """
    data = _open(folder / _LAYERS)
    areas = {}
    for place in places:
        if place.radius:
            areas[place.place_id] = _circle(place)
            continue
        table = data.GetLayerByName(place.layer)
        if table is None:
            continue
        ids = {part.partition("/")[2] for part in place.parts or (place.place_id,)}
        pieces = [
            feature.GetGeometryRef().Clone()
            for feature in _with_ids(table, ids)
            if feature.GetGeometryRef() is not None
        ]
        if pieces:
            whole = pieces[0] if len(pieces) == 1 else _collected(pieces)
            areas[place.place_id] = whole
    return areas


def _open(path: Path) -> ogr.DataSource:
    data = ogr.Open(str(path)) if path.is_file() else None
    if data is None:
        raise BadInput(
            msg("{folder} holds no city pack that can be read. Choose a folder that Build made."),
            folder=str(path.parent),
        )
    return data


def _features(
    table: ogr.Layer,
    layer: str,
    kind_of: Callable[[ogr.Feature], str],
    names: tuple[str, ...] = _NAMES,
) -> Iterator[Place]:
    columns = _columns(table)
    used = [name for name in names if name in columns]
    if not used:
        return
    table.SetAttributeFilter(" OR ".join(f'"{name}" IS NOT NULL' for name in used))
    for feature in table:
        geometry = feature.GetGeometryRef()
        if geometry is None or geometry.IsEmpty():
            continue
        kind, radius = kind_of(feature), 0.0
        spoken = [
            part.strip()
            for name in used
            for part in (feature.GetField(name) or "").split(";")
            if part.strip()
        ]
        if layer == "settlements_places":
            found = _SETTLEMENTS.get(feature.GetField("place"))
            if found is None:  # the city itself
                continue
            kind, radius = found
        spoken.sort(key=lambda name: _THAI.search(name) is None)  # a name:th may hold Latin letters
        if not spoken or _not_its_own(kind, spoken[0]):
            continue
        if "area_m2" in columns and (feature.GetField("area_m2") or 0) > _CAMPUS:
            radius = sqrt(feature.GetField("area_m2") / pi)
        if layer == "subdistrict_boundaries":
            spoken[0] = _PREFIX["subdistrict"] + spoken[0].replace(_PREFIX["subdistrict"], "")
        if kind == "school" and spoken[0].lower().startswith("มหาวิทยาลัย"):
            kind = "university"
        elif kind == "road" and spoken[0].startswith("ซอย"):
            kind = "soi"
        elif kind == "road" and spoken[0].startswith("สะพาน"):
            kind = "bridge"
        elif kind == "road" and spoken[0].startswith("วงเวียน"):
            kind = "junction"
        west, east, south, north = geometry.GetEnvelope()
        shape = ("point", "line", "area")[geometry.GetDimension()]
        lon, lat = _inside(geometry, shape)
        unique = list(dict.fromkeys(spoken))
        yield Place(
            f"{layer}/{_id(feature, columns)}",
            unique[0],
            kind,
            shape,
            lon,
            lat,
            (west, south, east, north),
            tuple(unique[1:]),
            radius=radius,
        )


def _columns(table: ogr.Layer) -> set[str]:
    definition = table.GetLayerDefn()
    return {definition.GetFieldDefn(i).GetName() for i in range(definition.GetFieldCount())}


def _not_its_own(kind: str, name: str) -> bool:
    """Tell whether the name is that of something else that runs over or through the feature."""
    return kind == "bridge" and name.startswith(("ถนน", "ซอย"))


def _id(feature: ogr.Feature, columns: set[str]) -> str:
    if "osm_id" in columns and feature.GetField("osm_id") is not None:
        return f"{feature.GetField('osm_type') or ''}{feature.GetField('osm_id')}"
    for column in _IDS:
        if column in columns and feature.GetField(column):
            return str(feature.GetField(column))
    return str(feature.GetFID())


def _with_ids(table: ogr.Layer, ids: set[str]) -> Iterator[ogr.Feature]:
    columns = _columns(table)
    table.SetAttributeFilter(None)
    if "osm_id" in columns:
        numbers = {"".join(filter(str.isdigit, one)) for one in ids} - {""}
        table.SetAttributeFilter(f"osm_id IN ({','.join(sorted(numbers))})" if numbers else "0 = 1")
    for feature in table:
        if _id(feature, columns) in ids:
            yield feature
    table.SetAttributeFilter(None)


def _inside(geometry: ogr.Geometry, shape: str) -> tuple[float, float]:
    """Return a point on a geometry."""
    if shape == "area":
        point = geometry.PointOnSurface()
        if point is None or point.IsEmpty():
            point = geometry.Centroid()
    elif shape == "line":
        line = geometry
        while line.GetGeometryCount():
            parts = [line.GetGeometryRef(i) for i in range(line.GetGeometryCount())]
            line = max(parts, key=lambda part: part.Length())
        middle = line.GetPointCount() // 2
        return line.GetX(middle), line.GetY(middle)
    else:
        point = geometry.GetGeometryRef(0) if geometry.GetGeometryCount() else geometry
    return point.GetX(), point.GetY()


def _joined(places: Iterable[Place]) -> list[Place]:
    """Join the features of one name and kind that lie near one another into one place."""
    groups: dict[tuple[str, bytes], list[list[Place]]] = {}
    for place in places:
        clusters = groups.setdefault((place.kind, normalise(place.name)), [])
        near = [cluster for cluster in clusters if any(_near(place, other) for other in cluster)]
        merged = [place]
        for cluster in near:
            merged += cluster
            clusters.remove(cluster)
        clusters.append(merged)
    return [_one(cluster) for clusters in groups.values() for cluster in clusters]


def _one(cluster: list[Place]) -> Place:
    if len(cluster) == 1:
        return cluster[0]
    cluster.sort(key=lambda place: (-place.extent, place.place_id))
    first = cluster[0]
    boxes = list(zip(*(place.bbox for place in cluster)))
    box: Box = (min(boxes[0]), min(boxes[1]), max(boxes[2]), max(boxes[3]))
    names = dict.fromkeys(
        name for place in cluster for name in (place.name, *place.names) if name != first.name
    )
    parts = tuple(sorted(place.place_id for place in cluster))
    return replace(first, place_id=parts[0], bbox=box, names=tuple(names), parts=parts)


def _near(one: Place, other: Place) -> bool:
    a, b = one.bbox, other.bbox
    gap = _GAP if "point" in (one.shape, other.shape) else _PIECES_GAP
    return max(a[0] - b[2], b[0] - a[2], a[1] - b[3], b[1] - a[3]) <= gap


def _distinct(places: list[Place]) -> list[Place]:
    """Leave out what is another layer's picture of a place that is there already.

    A town of a district's name in that district is the district: people mean it by the bare name.
    """
    kept: dict[bytes, list[Place]] = {}
    districts: dict[bytes, Place] = {}
    for place in places:
        key = normalise(place.name)
        if place.kind in _PREFIX:
            districts.setdefault(normalise(place.name.replace(_PREFIX[place.kind], "", 1)), place)
        if place.kind == "town" and key in districts and districts[key].kind == "district":
            continue
        if any(_near(place, other) for other in kept.get(key, ())):
            continue
        kept.setdefault(key, []).append(place)
    return [place for found in kept.values() for place in found]


def _circle(place: Place) -> ogr.Geometry:
    point = ogr.Geometry(ogr.wkbPoint)
    point.AddPoint_2D(0, 0)
    circle = point.Buffer(1.0, 16)
    ring, moved = circle.GetGeometryRef(0), ogr.Geometry(ogr.wkbLinearRing)
    dy = place.radius / _DEGREE
    dx = dy / cos(radians(place.lat))
    for number in range(ring.GetPointCount()):
        moved.AddPoint_2D(place.lon + dx * ring.GetX(number), place.lat + dy * ring.GetY(number))
    polygon = ogr.Geometry(ogr.wkbPolygon)
    polygon.AddGeometry(moved)
    return polygon


def _collected(pieces: list[ogr.Geometry]) -> ogr.Geometry:
    lines = pieces[0].GetDimension() == 1
    whole = ogr.Geometry(ogr.wkbMultiLineString if lines else ogr.wkbMultiPolygon)
    for piece in pieces:
        if piece.GetGeometryCount() and ogr.GT_Flatten(piece.GetGeometryType()) != ogr.wkbPolygon:
            for number in range(piece.GetGeometryCount()):
                whole.AddGeometry(piece.GetGeometryRef(number))
        else:
            whole.AddGeometry(piece)
    return whole
