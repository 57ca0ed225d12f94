"""Times as exports write them, turned into UTC."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from ..errors import BadInput, msg
from .libraries import need_pandas
from .post_table import BAD_TIME, BUDDHIST, ZONE_ASSUMED, ReadReport

if TYPE_CHECKING:
    import pandas as pd

SHORT_YEAR = msg("year of two digits, taken as a Buddhist one (65 is 2565) or as 20xx")
DAY_FIRST = msg("day and month that cannot be told apart, the day taken to come first")
_BUDDHIST_OFFSET = 543
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
# Years that two digits stand for: in either calendar the same ones, so that the two never meet.
_SHORT_FROM, _SHORT_TO = 2000, 2040
_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_ISO = re.compile(
    r"(\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)?)\s*"
    r"(Z|UTC|[+-]\d{2}(?::?\d{2})?)?"
)
_DAY_MONTH = re.compile(
    r"(\d{1,4})\s*[/\-. ]\s*(\d{1,2}|[^\W\d]+\.?(?:[^\W\d]+\.?)?|[ก-๙.]+)\s*[/\-. ,]\s*(\d{1,4})"
    r"(?:[T ,]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?\s*(AM|PM|น\.?)?)?\s*"
    r"(Z|UTC|[+-]\d{2}(?::?\d{2})?)?",
    re.IGNORECASE,
)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "ม.ค. มกราคม jan january",
            "ก.พ. กุมภาพันธ์ feb february",
            "มี.ค. มีนาคม mar march",
            "เม.ย. เมษายน apr april",
            "พ.ค. พฤษภาคม may",
            "มิ.ย. มิถุนายน jun june",
            "ก.ค. กรกฎาคม jul july",
            "ส.ค. สิงหาคม aug august",
            "ก.ย. กันยายน sep september sept",
            "ต.ค. ตุลาคม oct october",
            "พ.ย. พฤศจิกายน nov november",
            "ธ.ค. ธันวาคม dec december",
        ),
        start=1,
    )
    for name in names.split()
}


class TimeReader:
    """Reads a column of times chunk by chunk, counting the repairs in ``report``.

    A time without a zone is local time in ``timezone`` (a name such as ``Asia/Bangkok``). A
    year of 2400 or more is a Buddhist year, unless ``buddhist`` is false: then it cannot be
    read. Of two digits, 00-40 are 2000-2040 and 43-83 are 2543-2583. What is then no year of
    1900-2100 is of another calendar, or a mistake: it cannot be read either. Day comes before
    month (``05/07/2010`` is 5 July) unless the first chunk shows a day in the middle. Where such
    things are taken to be so and not known, that is counted.

    Raises:
        BadInput: ``timezone`` is not known.
    """

    def __init__(self, timezone: str, report: ReadReport, buddhist: bool = True) -> None:
        pd = need_pandas()
        try:
            pd.Timestamp("2020-01-01").tz_localize(timezone)
        except Exception as error:  # each time zone library has its own class for this
            raise BadInput(
                msg("{zone} is not the name of a time zone. Write one such as Asia/Bangkok."),
                zone=timezone,
            ) from error
        self._zone = timezone
        self._report = report
        self._buddhist = buddhist
        self._day_first: bool | None = None
        self._order_shown = False

    def read(self, cells: Sequence[str], rows: np.ndarray) -> pd.Series:
        """Return UTC times (n,), NaT where a cell holds none."""
        naive = []
        zones = []
        bad: list[int] = []
        taken: dict[str, list[int]] = {BUDDHIST: [], SHORT_YEAR: [], DAY_FIRST: []}
        match = _ISO.fullmatch
        for index, cell in enumerate(cells):
            found = match(cell)
            if found and "1900" <= cell[:4] <= "2100":
                naive.append(found[1])
                zones.append(found[2])
                continue
            text, zone, notes = self._slow(cell, cells)
            naive.append(text)
            zones.append(zone)
            for note in notes:
                taken[note].append(index)
            if text is None and cell.strip():
                bad.append(index)
        times = _parse(naive)
        bad.extend(index for index in np.flatnonzero(times.isna()) if naive[index] is not None)
        result = self._to_utc(times, zones)
        assumed = result.notna().to_numpy() & np.array([zone is None for zone in zones], dtype=bool)
        self._report.repair(ZONE_ASSUMED, assumed.sum(), list(rows[assumed][:5]))
        read = times.notna().to_numpy()
        for what, noted in taken.items():
            where = [index for index in noted if read[index]]
            self._report.repair(what, len(where), [rows[index] for index in where[:5]])
        self._report.repair(BAD_TIME, len(bad), [rows[index] for index in bad[:5]])
        return result

    def _to_utc(self, times: pd.Series, zones: list[str | None]) -> pd.Series:
        pd = need_pandas()
        codes, names = pd.factorize(pd.Series(zones, dtype="object"))
        local = times[codes == -1]
        parts = [
            local.dt.tz_localize(
                self._zone, ambiguous="NaT", nonexistent="shift_forward"
            ).dt.tz_convert("UTC")
        ]
        for number, name in enumerate(names):
            mine = times[codes == number]
            parts.append((mine - _offset(name)).dt.tz_localize("UTC"))
        return pd.concat(parts).sort_index()

    def _slow(self, cell: str, cells: Sequence[str]) -> tuple[str | None, str | None, list[str]]:
        """Return a time without its zone, its zone, and what had to be taken to be so."""
        found = _DAY_MONTH.fullmatch(cell.strip().translate(_THAI_DIGITS))
        if not found:
            return None, None, []
        first, middle, last, hour, minute, second, half, zone = found.groups()
        month = _MONTHS.get(middle.lower()) or _MONTHS.get(middle.lower().rstrip("."))
        notes = []
        if len(first) == 4:
            year, day = int(first), int(last)
            month = month or _number(middle)
        elif {len(first), len(last)} & {3} or len(last) == 1:
            return None, None, []
        else:
            year, day = int(last), int(first)
            if not month:
                month = _number(middle)
                if self._month_comes_first(cells):
                    day, month = month, day
                if not self._order_shown and month != day and max(month or 0, day) <= 12:
                    notes.append(DAY_FIRST)
        if month is None:
            return None, None, []
        if year < 100:
            # Thais shorten Buddhist years (65 is 2565), others shorten 20xx.
            year += 2000 if year <= _SHORT_TO - 2000 else 2500
            notes.append(SHORT_YEAR)
            if not _SHORT_FROM <= _common_era(year) <= _SHORT_TO:
                return None, None, []
        if year != _common_era(year):
            if not self._buddhist:
                return None, None, []
            notes.append(BUDDHIST)
        year = _common_era(year)
        if not _FIRST_YEAR <= year <= _LAST_YEAR:
            return None, None, []
        hours = int(hour or 0)
        if half and half.upper() in ("AM", "PM"):
            hours = hours % 12 + (12 if half.upper() == "PM" else 0)
        text = f"{year:04d}-{month:02d}-{day:02d} {hours:02d}:{minute or '00'}:{second or '00'}"
        return text, zone, notes

    def _month_comes_first(self, cells: Sequence[str]) -> bool:
        if self._day_first is None:
            found = [_DAY_MONTH.fullmatch(cell.strip()) for cell in cells]
            pairs = [
                (int(one[1]), int(one[2]))
                for one in found
                if one and one[2].isdigit() and len(one[1]) <= 2
            ]
            middle_is_day = any(second > 12 for _, second in pairs)
            first_is_day = any(first > 12 for first, _ in pairs)
            self._day_first = first_is_day or not middle_is_day
            self._order_shown = first_is_day or middle_is_day
        return not self._day_first


def _common_era(year: int) -> int:
    return year - _BUDDHIST_OFFSET if year >= 2400 else year


def _number(text: str) -> int | None:
    return int(text) if text.isdigit() else None


def _offset(zone: str) -> np.timedelta64:
    if zone in ("Z", "UTC"):
        return np.timedelta64(0, "m")
    digits = zone[1:].replace(":", "").ljust(4, "0")
    minutes = int(digits[:2]) * 60 + int(digits[2:])
    return np.timedelta64(-minutes if zone[0] == "-" else minutes, "m")


def _parse(naive: list[str | None]) -> pd.Series:
    pd = need_pandas()
    texts = pd.Series(naive, dtype="object")
    if int(pd.__version__.partition(".")[0]) >= 2:
        times = pd.to_datetime(texts, errors="coerce", format="ISO8601")
    else:
        times = pd.to_datetime(texts, errors="coerce")
    return times.astype("datetime64[ns]")
