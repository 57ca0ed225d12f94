"""Turn OpenStreetMap elements into the rows of one layer."""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Callable, Container
from functools import partial
from typing import Any, NamedTuple

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsDistanceArea,
    QgsGeometry,
    QgsPointXY,
)

from ...core.catalogue.records import NAME_COLUMNS, LayerRecord
from ...core.catalogue.tag_filter import Tags, value_maker
from ...core.errors import BadInput, msg
from .osm_element import Dropped, Element
from .osm_geometry import EXTRACTS, Shape, inside, member_lines, route

Box = tuple[float, float, float, float]
_NO_GEOMETRY = msg("relation whose members are not in the extract")
_ENDS = struct.Struct("<2d")


class _Measure:
    """Ellipsoidal areas and lengths (WGS 84), in square metres, metres and kilometres."""

    def __init__(self) -> None:
        self._distance = QgsDistanceArea()
        self._distance.setSourceCrs(
            QgsCoordinateReferenceSystem("EPSG:4326"), QgsCoordinateTransformContext()
        )
        self._distance.setEllipsoid("WGS84")

    def area_m2(self, element: Element, shape: Shape) -> float | None:
        """Return the area the element covers on the ground, None of a node or an open way.

        Of an element that was cut it is the area of the part that is left.
        """
        try:
            wkb = shape.wkb if shape.cut else element.area().wkb
        except Dropped:
            return None
        return round(self._distance.measureArea(_qgis(wkb)), 1)

    def length_m(self, _element: Element, shape: Shape) -> float:
        """Return the length of a line."""
        return round(self._distance.measureLength(_qgis(shape.wkb)), 1)

    def gap_km(self, _element: Element, shape: Shape) -> float:
        """Return what is missing between the member ways of a route.

        Each member is held against the one before it: the distance between their nearest ends.
        """
        parts = [
            (_ENDS.unpack_from(line, 9), _ENDS.unpack_from(line, len(line) - 16))
            for line in member_lines(shape.wkb)
        ]
        missing = 0.0
        for before, after in zip(parts, parts[1:]):
            if after[0] not in before and after[1] not in before:
                missing += min(
                    self._distance.measureLine(QgsPointXY(*end), QgsPointXY(*start))
                    for end in before
                    for start in after
                )
        return round(missing / 1000, 3)


def _qgis(wkb: bytes) -> QgsGeometry:
    geometry = QgsGeometry()
    geometry.fromWkb(wkb)
    return geometry


class TagValues(NamedTuple):
    """What the tags alone say of a row: its ``values`` (None where it takes the geometry).

    ``named`` tells whether it has a name in any language, None where the layer has no names;
    ``name`` is the name as written.
    """

    values: list[Any]
    named: bool | None
    name: str | None


class LayerRows:
    """Makes the rows of one record's layer and counts what had to be left out.

    ``codes`` gives the DOPA code of an amphoe by its Thai name. ``clip`` (west, south, east, north
    in EPSG:4326 degrees) leaves of lines and areas only what lies inside. ``platforms`` are WKB
    lines that are no part of a route. ``repaired`` counts the elements whose geometry was invalid.
    Raises BadInput where the record asks for a computed attribute that does not exist.
    """

    def __init__(
        self,
        record: LayerRecord,
        codes: dict[str, str],
        clip: Box | None = None,
        platforms: Container[bytes] = (),
    ) -> None:
        self.record = record
        self.dropped: Counter[str] = Counter()
        self.repaired = 0
        self._clip = None if record.geometry == "Point" else clip
        self._names = [
            place
            for place, attribute in enumerate(record.attributes)
            if attribute.name in NAME_COLUMNS
        ]
        self._shapes = EXTRACTS[record.access["extract"]]
        if self._shapes is route:
            self._shapes = partial(route, platforms=platforms)
        measure = _Measure()
        computed: dict[str, Callable[[Element, Shape], Any]] = {
            "@id": lambda element, _shape: element.osm_id,
            "@type": lambda element, _shape: element.kind,
            "@area_m2": measure.area_m2,
            "@length_m": measure.length_m,
            "@gap_km": measure.gap_km,
        }
        self._keys: list[str] = []
        self._from_tags: list[tuple[int, Callable[[Tags], Any]]] = []
        self._computed: list[tuple[int, Callable[[Element, Shape], Any]]] = []
        for place, attribute in enumerate(record.attributes):
            source = attribute.source
            self._keys.append(source)
            if attribute.type == "string" and source[0] != "@" and "|" not in source:
                continue  # a tag as it is
            from_tags = value_maker(source, attribute.type)
            if source == "@dopa_code":
                from_tags = lambda tags: codes.get(_amphoe(tags))  # noqa: E731
            if from_tags is not None:
                self._from_tags.append((place, from_tags))
            elif source in computed:
                self._computed.append((place, computed[source]))
            else:
                raise BadInput(
                    msg("Record {record}: attribute {name} has no such source as {source}."),
                    record=record.id,
                    name=attribute.name,
                    source=source,
                )

    def of_tags(self, tags: Tags) -> TagValues:
        """Return what the tags of an element give to each of its rows."""
        values = list(map(tags.get, self._keys))  # what is computed is put over it
        for place, from_tags in self._from_tags:
            values[place] = from_tags(tags)
        named = any(values[place] for place in self._names) if self._names else None
        return TagValues(values, named, tags.get("name"))

    def rows(self, element: Element, of_tags: TagValues) -> list[tuple[Shape, list[Any]]]:
        """Return the rows of an element: shape, and values in the order of the attributes."""
        try:
            if element.wkb is None:
                raise Dropped(_NO_GEOMETRY)
            shapes = self._shapes(element, self.record.geometry)
        except Dropped as why:
            self.dropped[str(why)] += 1
            return []
        if shapes and shapes[0].mended:
            self.repaired += 1
        if self._clip is not None:
            shapes = [
                part for shape in shapes for part in inside(shape, self._clip, self.record.geometry)
            ]
        made = []
        for shape in shapes:
            values = of_tags.values.copy()
            for place, computed in self._computed:
                values[place] = computed(element, shape)
            made.append((shape, values))
        return made


def _amphoe(tags: Tags) -> str:
    return (tags.get("name:th") or tags.get("name") or "").removeprefix("อำเภอ").strip()
