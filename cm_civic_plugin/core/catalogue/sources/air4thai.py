"""Air4Thai's ``getNewAQI_JSON``: numbers are texts, -1 means missing, times are Bangkok's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .found import ELSEWHERE, NO_PLACE, Found, bangkok_time, lon_lat, number
from .text import at, read_json, records

_PROVINCE = "เชียงใหม่"


def _measured(value: Any) -> float | None:
    found = number(value)
    return None if found is None or found < 0 else found


def read(path: Path) -> Found:
    """Return the stations of Chiang Mai with their newest PM2.5 (µg/m³) and AQI.

    Raises BadInput where the file is no such answer.
    """
    found = Found()
    for station in records(path, read_json(path), "stations"):
        area = str(station.get("areaTH") or "")
        if not area.strip().endswith(_PROVINCE):
            found.dropped[ELSEWHERE] += 1
            continue
        place = lon_lat(station.get("long"), station.get("lat"))
        if place is None:
            found.dropped[NO_PLACE] += 1
            continue
        last = station.get("AQILast")
        aqi = _measured(at(last, "AQI", "aqi"))
        moment = bangkok_time(f"{at(last, 'date')} {at(last, 'time')}")
        found.seen(moment[0] if moment else None)
        found.rows.append(
            {
                "lon": place[0],
                "lat": place[1],
                "station_id": str(station.get("stationID") or ""),
                "name_th": station.get("nameTH"),
                "name_en": station.get("nameEN"),
                "pm25": _measured(at(last, "PM25", "value")),
                "aqi": round(aqi) if aqi is not None else None,
                "observed_at": moment[1] if moment else None,
            }
        )
    return found
