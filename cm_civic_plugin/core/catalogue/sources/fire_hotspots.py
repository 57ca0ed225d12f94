"""The province's yearly VIIRS hotspot lists (``hotspot2568``, ``hotspot2569``), UTM 47N."""

from __future__ import annotations

from .found import NO_PLACE, REPEATED, Found, day, lon_lat, number
from .table import Table

COLUMNS = ("รหัส HotSpot", "วัน", "UTM East", "UTM North")
_LON = ("longitude", "lon", "long", "ลองจิจูด", "ลองติจูด")
_LAT = ("latitude", "lat", "ละติจูด")
# metres in UTM 47N where northern Thailand and its neighbours lie
_EAST, _NORTH = (100_000, 900_000), (600_000, 2_400_000)
_TEXTS = {
    "time": "เวลา",
    "tambon_code": "รหัสตำบล",
    "tambon": "ตำบล",
    "amphoe": "อำเภอ",
    "jurisdiction": "พื้นที่รับผิดชอบ",
    "land_use": "การใช้ที่ดิน",
}


def read(table: Table) -> Found:
    """Return the hotspots with ``east`` and ``north`` in metres of UTM 47N, each id once.

    ``stated`` holds the longitude and latitude in degrees where the file has such columns too.
    Dates are Excel's serial days or written out, of either era. Raises BadInput where columns lack.
    """
    found = Found()
    seen: set[str] = set()
    for _number, row in table.rows(COLUMNS):
        name = row["รหัส hotspot"]
        east, north = number(row["utm east"]), number(row["utm north"])
        if (
            east is None
            or north is None
            or not (_EAST[0] <= east <= _EAST[1] and _NORTH[0] <= north <= _NORTH[1])
        ):
            found.dropped[NO_PLACE] += 1
            continue
        if name and name in seen:
            found.dropped[REPEATED] += 1
            continue
        seen.add(name)
        when = day(row["วัน"])
        found.seen(when.isoformat() if when else None)
        found.rows.append(
            {
                "east": east,
                "north": north,
                "stated": lon_lat(_first(row, _LON), _first(row, _LAT)),
                "hotspot_id": name or None,
                "date": when.isoformat() if when else None,
                **{key: row.get(column) or None for key, column in _TEXTS.items()},
            }
        )
    return found


def _first(row: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((row[name] for name in names if row.get(name)), None)
