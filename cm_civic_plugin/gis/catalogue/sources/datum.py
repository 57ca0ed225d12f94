"""Which datum the UTM 47N coordinates of a file are on, told by what else the file says.

Older Thai maps give UTM 47N on Indian 1975 (EPSG:24047). Read as WGS 84 (EPSG:32647), its points
land about 0.6 km off in Chiang Mai. A column of numbers does not say which it is, but a place named
beside them may: both readings are held against the file's own longitude and latitude, else
against the tambon or amphoe that it names.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from osgeo import ogr, osr

from ....core.catalogue.sources.registered_population import district
from ....core.errors import msg
from . import vectors
from .joins import table

WGS84, INDIAN_1975 = 32647, 24047
_NEAR_M = 200.0  # a third of what the two datums differ by
_TELLING, _SHARE = 5, 0.8  # rows needed that tell the two apart, and how many of them must agree
_ROWS = 3000  # looked at, at most
_DEGREE_M = 111_320.0  # of latitude, rounded

Place = tuple[float, float]


class Verdict(NamedTuple):
    """The EPSG code of a file's coordinates, and a sentence where there is something to say."""

    code: int
    note: tuple[str, dict[str, Any]] | None = None


def to_wgs84(code: int) -> osr.CoordinateTransformation:
    """Return the transformation of a UTM zone's metres to longitude and latitude."""
    return osr.CoordinateTransformation(vectors.crs(code), vectors.wgs84())


def settle(file: str, rows: list[dict[str, Any]], path: Path, codes: dict[str, str]) -> Verdict:
    """Tell which datum the ``east`` and ``north`` of a file's rows are on.

    Rows may hold ``stated`` (lon, lat), ``tambon_code`` and the names ``tambon`` and ``amphoe``;
    ``path`` is the pack's GeoPackage and ``codes`` gives the DOPA code of an amphoe by its name.
    Where nothing tells, WGS 84 is assumed and said to be so.
    """
    some = [row for row in rows[:_ROWS] if "east" in row]
    if not some:
        return Verdict(WGS84)
    both = {code: to_wgs84(code) for code in (WGS84, INDIAN_1975)}
    readings = [
        {code: by.TransformPoint(row["east"], row["north"])[:2] for code, by in both.items()}
        for row in some
    ]
    moved = round(sum(_metres(*reading.values()) for reading in readings) / len(readings))
    beside = _count(
        {code: _metres(place, row["stated"]) < _NEAR_M for code, place in reading.items()}
        for row, reading in zip(some, readings)
        if row.get("stated")
    )
    areas = _Areas(path, codes)
    inside = _count(
        {code: _holds(area, place) for code, place in reading.items()}
        for row, reading in zip(some, readings)
        if (area := areas.of(row)) is not None
    )
    for votes, said in (
        (beside, msg(
            "The UTM coordinates of {file} are on the datum Indian 1975 (EPSG:24047), not WGS 84: "
            "only so {hits} of {count} agree with the longitude and latitude beside them. They "
            "were converted, which moves them by {metres} m."
        )),
        (inside, msg(
            "The UTM coordinates of {file} are on the datum Indian 1975 (EPSG:24047), not WGS 84: "
            "of {count} points near a boundary, only so {hits} lie in the tambon or amphoe they "
            "name. They were converted, which moves them by {metres} m."
        )),
    ):  # fmt: skip
        count = sum(votes.values())
        winner = max(votes, key=lambda code: votes[code])
        if count >= _TELLING and votes[winner] >= _SHARE * count:
            if winner == WGS84:
                return Verdict(WGS84)
            params = {"file": file, "hits": votes[winner], "count": count, "metres": moved}
            return Verdict(INDIAN_1975, (said, params))
    return Verdict(
        WGS84,
        (
            msg(
                "{file} does not state the datum of its UTM coordinates and nothing in it tells: "
                "they were taken as WGS 84. If it is Indian 1975, the points lie {metres} m off."
            ),
            {"file": file, "metres": moved},
        ),
    )


def _count(answers: Iterable[dict[int, bool]]) -> dict[int, int]:
    """Return how many answers are true of one reading alone, for each reading."""
    votes = {WGS84: 0, INDIAN_1975: 0}
    for answer in answers:
        if answer[WGS84] != answer[INDIAN_1975]:
            votes[WGS84 if answer[WGS84] else INDIAN_1975] += 1
    return votes


def _metres(one: Place, other: Place) -> float:
    """Return the distance of two near places, good to 1 %."""
    across = (one[0] - other[0]) * math.cos(math.radians(one[1]))
    return math.hypot(across, one[1] - other[1]) * _DEGREE_M


def _holds(area: ogr.Geometry, place: Place) -> bool:
    west, east, south, north = area.GetEnvelope()
    if not (west <= place[0] <= east and south <= place[1] <= north):
        return False
    spot = ogr.Geometry(ogr.wkbPoint)
    spot.AddPoint_2D(*place)
    return bool(area.Contains(spot))


class _Areas:
    """The tambon and amphoe of a pack, by their codes."""

    def __init__(self, path: Path, codes: dict[str, str]) -> None:
        self._codes = codes
        self._by_code: dict[str, ogr.Geometry] = {}
        self._tambon: dict[tuple[str, str], str] = {}
        for layer_id in ("subdistrict_boundaries", "district_boundaries"):
            with table(path, layer_id) as layer:
                for feature in layer:
                    code, area = feature.GetField("dopa_code"), feature.GetGeometryRef()
                    if not code or area is None:
                        continue
                    self._by_code[code] = area.Clone()
                    if len(code) == 6:
                        self._tambon[feature.GetField("name_th") or "", code[:4]] = code

    def of(self, row: dict[str, Any]) -> ogr.Geometry | None:
        """Return the smallest area that a row names and the pack has."""
        code = str(row.get("tambon_code") or "")[:6]
        if len(code) != 6 or not code.isdigit():
            amphoe = self._codes.get(district(row.get("amphoe") or ""), "")
            code = self._tambon.get((row.get("tambon") or "", amphoe), amphoe)
        return self._by_code.get(code) or self._by_code.get(code[:4])
