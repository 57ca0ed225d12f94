"""What a reader of a source file hands on, and the small values such files hold."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from typing import Any

from ...errors import msg

BANGKOK = timezone(timedelta(hours=7))
NO_PLACE = msg("row without usable coordinates")
ELSEWHERE = msg("row of another province")
REPEATED = msg("row that repeats an earlier one")
UNREADABLE = msg("row with a number or date that cannot be read")
UNSURE_YEAR = msg("row with a year that could be of either era or of none")
_BUDDHIST = 543
_FIRST_BUDDHIST_YEAR = 2400  # CE 1857: no source is older, and no CE year is as late
_COMMON_YEARS = range(1857, 2101)
_EXCEL_DAY_0 = date(1899, 12, 30)


@dataclass
class Found:
    """What one file holds for one layer.

    ``rows`` maps attribute names to values; the keys ``lon`` and ``lat`` (EPSG:4326 degrees) or
    ``east`` and ``north`` (metres of UTM zone 47N, the datum as ``gis/catalogue/sources/datum.py``
    finds it) hold the place where there is one. ``source_date``
    is ISO 8601, taken from the data, None where they state none. ``dropped`` counts the rows left
    out by reason. ``notes`` are sentences for the user, templates with their slots.
    """

    rows: list[dict[str, Any]] = field(default_factory=list)
    source_date: str | None = None
    dropped: Counter[str] = field(default_factory=Counter)
    notes: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def seen(self, moment: str | None) -> None:
        """Let ``source_date`` be the newest of the moments (ISO 8601, one shape a file)."""
        if moment and (self.source_date is None or moment > self.source_date):
            self.source_date = moment


def plain(text: str) -> str:
    """Return a name as it is compared: one Unicode form, no blanks at its ends or doubled."""
    return " ".join(unicodedata.normalize("NFC", text.replace("\u200b", "")).split())


def number(value: Any) -> float | None:
    """Return a number given as number or text (``"222,106"``, Thai digits), None if it is none."""
    if isinstance(value, bool) or value is None:
        return None
    try:
        found = float(str(value).replace(",", "").strip())
    except ValueError:
        return None
    return found if abs(found) < float("inf") else None


def integer(value: Any) -> int | None:
    """Return a whole number given as number or text, None if it is none."""
    found = number(value)
    return int(found) if found is not None and found == int(found) else None


def lon_lat(lon: Any, lat: Any) -> tuple[float, float] | None:
    """Return longitude and latitude in degrees, None if missing, (0, 0) or off the globe."""
    x, y = number(lon), number(lat)
    if x is None or y is None or not (-180 <= x <= 180 and -90 <= y <= 90) or x == y == 0:
        return None
    return x, y


def is_buddhist(year: int) -> bool:
    """Tell whether a year is of the Buddhist Era."""
    return year >= _FIRST_BUDDHIST_YEAR


def common_year(year: int) -> int:
    """Return a year of either era as Common Era (Buddhist Era minus 543)."""
    return year - _BUDDHIST if is_buddhist(year) else year


def sure_year(year: int) -> int | None:
    """Return a year as Common Era; None where its era is not clear, as of ``66`` or ``3023``."""
    found = common_year(year)
    return found if found in _COMMON_YEARS else None


def day(value: str) -> date | None:
    """Return the date of an Excel serial day, ``2026-01-31`` or ``31/1/2569``, None otherwise."""
    serial = number(value)
    try:
        if serial is not None:  # Excel's days of the years 1954 to 2119
            good = 20_000 <= serial < 80_500
            return _EXCEL_DAY_0 + timedelta(days=int(serial)) if good else None
        parts = re.match(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})/(\d{1,2})/(\d{4})", value.strip())
        if parts is None:
            return None
        year, month, the_day = parts.group(1, 2, 3) if parts[1] else parts.group(6, 5, 4)
        return date(common_year(int(year)), int(month), int(the_day))
    except (ValueError, OverflowError):
        return None


def bangkok_time(text: str) -> tuple[str, str] | None:
    """Return ``2026-03-14 12:00`` of Bangkok as ISO 8601: with its offset, and as GeoPackage UTC.

    The year may be of the Buddhist Era. None where the text is no such time.
    """
    try:
        bare = re.sub(r"^\d{4}", lambda year: str(common_year(int(year[0]))), text.strip())
        moment = datetime.fromisoformat(bare.replace("T", " "))
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=BANGKOK)
    moment = moment.astimezone(BANGKOK)
    utc = moment.astimezone(timezone.utc)
    return moment.isoformat(timespec="seconds"), utc.strftime("%Y-%m-%dT%H:%M:%S.000Z")
