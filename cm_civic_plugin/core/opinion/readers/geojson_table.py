"""A GeoJSON feature collection (RFC 7946) as a table: properties, and the points in degrees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ...errors import BadInput, msg
from ..post_table import ReadReport
from .geometry import Point, check_crs, count_shapes, degree_cells
from .headers import GEOMETRY_LAT, GEOMETRY_LON
from .json_stream import FEATURES, read_file_objects
from .sample import Sample

_SAMPLE_ROWS = 500
_MOST_COLUMNS = 1000
_CRS = re.compile(r'"crs"\s*:\s*\{[^{}]*\{[^{}]*"name"\s*:\s*"([^"]{1,100})"')
_EPSG = re.compile(r"EPSG:{1,2}(?:[\d.]*:)?(\d{4,6})$", re.IGNORECASE)
_NO_ROWS = msg("{file} has no rows. Export the opinions again.")


def looks_like_geojson(sample: Sample) -> bool:
    """Tell whether a file is a collection of features."""
    return (
        sample.text.startswith("{")
        and '"FeatureCollection"' in sample.text
        and FEATURES.search(sample.text) is not None
    )


def open_geojson(sample: Sample) -> GeoJsonTable:
    """Return a feature collection as a table.

    Raises BadInput where it is broken, has no rows, or is in a coordinate system that is not read.
    """
    path, encoding = sample.path, sample.head.encoding
    epsg = 4326
    named = _CRS.search(sample.text[: FEATURES.search(sample.text).start()])
    if named and not named[1].upper().endswith("CRS84"):
        code = _EPSG.search(named[1])
        epsg = check_crs(int(code[1]) if code else None, path.name, named[1])
    features, _share = next(read_file_objects(path, _SAMPLE_ROWS, FEATURES, encoding), ([], 1.0))
    if not features:
        raise BadInput(_NO_ROWS, file=path.name)
    keys: dict[str, None] = {}
    for feature in features:
        keys.update(dict.fromkeys(_properties(feature)))
    names = [key for key in keys if key not in (GEOMETRY_LON, GEOMETRY_LAT)][:_MOST_COLUMNS]
    table = GeoJsonTable(path, encoding, [*names, GEOMETRY_LON, GEOMETRY_LAT], epsg)
    table.sample = [list(record) for record in table.records(features, 0, None)]
    return table


@dataclass
class GeoJsonTable:
    """Features a few thousand at a time; row numbers count them from 1."""

    path: Path
    encoding: str
    header: list[str]
    epsg: int
    sample: list[list[str]] = field(default_factory=list, repr=False)

    def chunks(
        self, report: ReadReport | None, rows: int
    ) -> Iterator[tuple[list[tuple[str, ...]], list[int], float]]:
        """Yield records, their numbers, and the share read."""
        before = 0
        for features, share in read_file_objects(self.path, rows, FEATURES, self.encoding):
            if report is not None:
                report.read += len(features)
            numbers = list(range(before + 1, before + len(features) + 1))
            yield self.records(features, before, report), numbers, share
            before += len(features)

    def records(
        self, features: list[dict], before: int, report: ReadReport | None
    ) -> list[tuple[str, ...]]:
        """Return features as records; ``before`` is the number of the feature before them."""
        points: list[Point | None] = []
        shapes = []
        for number, feature in enumerate(features, start=before + 1):
            geometry = feature.get("geometry")
            point = _point(geometry)
            points.append(point)
            if point is None and isinstance(geometry, dict) and geometry.get("coordinates"):
                shapes.append(number)
        count_shapes(report, shapes)
        names = self.header[:-2]
        return [
            (*(_text(properties.get(name)) for name in names), *cells)
            for properties, cells in zip(
                map(_properties, features), degree_cells(points, self.epsg)
            )
        ]


def _properties(feature: dict) -> dict[str, Any]:
    found = feature.get("properties")
    return found if isinstance(found, dict) else {}


def _point(geometry: Any) -> Point | None:
    if not isinstance(geometry, dict):
        return None
    place = geometry.get("coordinates")
    if geometry.get("type") == "MultiPoint" and isinstance(place, list) and len(place) == 1:
        place = place[0]
    elif geometry.get("type") != "Point":
        return None
    try:
        return float(place[0]), float(place[1])
    except (TypeError, ValueError, IndexError, KeyError, OverflowError):
        return None


def _text(value: Any) -> str:
    """Return a property as the text of a cell; what is no text, number or list of such is left."""
    if value is None or isinstance(value, dict):
        return ""
    if isinstance(value, list):
        return ";".join(_text(part) for part in value if not isinstance(part, list))
    return str(value)
