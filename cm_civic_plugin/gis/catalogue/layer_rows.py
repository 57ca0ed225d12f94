"""Turn OpenStreetMap elements into the rows of one layer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from osgeo import ogr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsDistanceArea,
    QgsGeometry,
)

from ...core.catalogue.records import NAME_COLUMNS, LayerRecord
from ...core.catalogue.tag_filter import Tags, value_maker
from ...core.errors import BadInput, msg
from .osm_geometry import EXTRACTS, Dropped, Shape, as_area, inside
from .osm_reader import Element

Box = tuple[float, float, float, float]
_NO_GEOMETRY = msg("relation whose members are not in the extract")


class _Measure:
    """Ellipsoidal areas and lengths (WGS 84), in square metres, metres and kilometres."""

    def __init__(self) -> None:
        self._distance = QgsDistanceArea()
        self._distance.setSourceCrs(
            QgsCoordinateReferenceSystem("EPSG:4326"), QgsCoordinateTransformContext()
        )
        self._distance.setEllipsoid("WGS84")

    def area_m2(self, element: Element, _tags: Tags, shape: Shape) -> float | None:
        """Return the area the element covers on the ground, None of a node or an open way.

        Of an element that was cut it is the area of the part that is left.
        """
        if shape.cut:
            return round(self._distance.measureArea(_qgis(shape.wkb)), 1)
        try:
            area = as_area(element.geometry, element.kind)
        except Dropped:
            return None
        return round(self._distance.measureArea(_qgis(area.ExportToWkb(ogr.wkbNDR))), 1)

    def length_m(self, _element: Element, _tags: Tags, shape: Shape) -> float:
        """Return the length of a line."""
        return round(self._distance.measureLength(_qgis(shape.wkb)), 1)

    def gap_km(self, _element: Element, _tags: Tags, shape: Shape) -> float:
        """Return what is missing between the member ways of a route.

        Each member is held against the one before it: the distance between their nearest ends.
        """
        parts = [part.asPolyline() for part in _qgis(shape.wkb).asGeometryCollection()]
        missing = 0.0
        for before, after in zip(parts, parts[1:]):
            ends, starts = (before[0], before[-1]), (after[0], after[-1])
            if not any(end == start for end in ends for start in starts):
                missing += min(
                    self._distance.measureLine(end, start) for end in ends for start in starts
                )
        return round(missing / 1000, 3)


def _qgis(wkb: bytes | bytearray) -> QgsGeometry:
    geometry = QgsGeometry()
    geometry.fromWkb(bytes(wkb))
    return geometry


Maker = Callable[[Element, Tags, Shape], Any]


class LayerRows:
    """Makes the rows of one record's layer and counts what had to be left out.

    ``codes`` gives the DOPA code of an amphoe by its Thai name. ``clip`` (west, south, east, north
    in EPSG:4326 degrees) leaves of lines and areas only what lies inside. ``repaired`` counts the
    elements whose geometry was invalid. Raises BadInput where the record asks for a computed
    attribute that does not exist.
    """

    def __init__(self, record: LayerRecord, codes: dict[str, str], clip: Box | None = None) -> None:
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
        measure = _Measure()
        computed: dict[str, Maker] = {
            "@id": lambda element, _tags, _shape: element.osm_id,
            "@type": lambda element, _tags, _shape: element.kind,
            "@area_m2": measure.area_m2,
            "@length_m": measure.length_m,
            "@gap_km": measure.gap_km,
            "@dopa_code": lambda _element, tags, _shape: codes.get(_amphoe(tags)),
        }
        self._makers: list[tuple[Callable[[Tags], Any] | None, Maker | None]] = []
        for attribute in record.attributes:
            from_tags = value_maker(attribute.source, attribute.type)
            if from_tags is None and attribute.source not in computed:
                raise BadInput(
                    msg("Record {record}: attribute {name} has no such source as {source}."),
                    record=record.id,
                    name=attribute.name,
                    source=attribute.source,
                )
            self._makers.append((from_tags, computed.get(attribute.source)))

    def rows(self, element: Element, tags: Tags) -> Iterator[tuple[Shape, list[Any]]]:
        """Yield the rows of an element: its shape, and values in the order of the attributes."""
        geometry = element.geometry
        try:
            if geometry is None:
                raise Dropped(_NO_GEOMETRY)
            shapes = list(self._shapes(geometry, element.kind, self.record.geometry))
        except Dropped as why:
            self.dropped[str(why)] += 1
            return
        if any(shape.mended for shape in shapes):
            self.repaired += 1
        if self._clip is not None:
            shapes = [
                part for shape in shapes for part in inside(shape, self._clip, self.record.geometry)
            ]
        for shape in shapes:
            yield (
                shape,
                [
                    from_tags(tags) if from_tags else computed(element, tags, shape)
                    for from_tags, computed in self._makers
                ],
            )

    def is_named(self, values: list[Any]) -> bool | None:
        """Tell whether a row has a name in any language, None where the layer has no names."""
        return any(values[place] for place in self._names) if self._names else None


def _amphoe(tags: Tags) -> str:
    return (tags.get("name:th") or tags.get("name") or "").removeprefix("อำเภอ").strip()
