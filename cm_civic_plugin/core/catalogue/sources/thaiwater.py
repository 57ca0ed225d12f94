"""ThaiWater's ``public/waterlevel``: levels in metres above mean sea level, Bangkok's time."""

from __future__ import annotations

from pathlib import Path

from .found import ELSEWHERE, NO_PLACE, Found, bangkok_time, lon_lat, number
from .text import at, read_json, records

_PROVINCE = "50"


def read(path: Path) -> Found:
    """Return the gauges of Chiang Mai with their newest level.

    Raises BadInput where the file is no such answer.
    """
    found = Found()
    for row in records(path, read_json(path), "data"):
        station = row.get("station")
        if str(at(row, "geocode", "province_code") or _PROVINCE) != _PROVINCE:
            found.dropped[ELSEWHERE] += 1
            continue
        place = lon_lat(at(station, "tele_station_long"), at(station, "tele_station_lat"))
        if place is None:
            found.dropped[NO_PLACE] += 1
            continue
        moment = bangkok_time(str(row.get("waterlevel_datetime")))
        found.seen(moment[0] if moment else None)
        code = at(station, "tele_station_oldcode") or at(station, "id")
        found.rows.append(
            {
                "lon": place[0],
                "lat": place[1],
                "station_code": str(code) if code is not None else None,
                "name_th": at(station, "tele_station_name", "th"),
                "level_msl": number(row.get("waterlevel_msl")),
                "bank_msl": number(at(station, "min_bank")),
                "critical_msl": number(at(station, "critical_level_msl")),
                "below_bank_m": number(row.get("diff_wl_bank")),
                "observed_at": moment[1] if moment else None,
                "agency": at(row, "agency", "agency_shortname", "en"),
            }
        )
    return found
