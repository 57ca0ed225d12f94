"""How fresh a layer is: its source's date against the record's own refresh cadence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from .pack import ONLINE, READY, LayerState
from .records import LayerRecord

FRESH, DUE, STALE, UNKNOWN, FIXED, LIVE = "fresh", "due", "stale", "unknown", "fixed", "live"
ONE_OFF = "one-off"
_DUE_UP_TO = 3  # cadences
_CADENCE = re.compile(r"P(?:(\d+)([YMWD])|T(\d+)([HM]))")
_DAYS = {"Y": 365.25, "M": 365.25 / 12, "W": 7.0, "D": 1.0}
_MINUTES = {"H": 60, "M": 1}


@dataclass(frozen=True)
class Freshness:
    """How old a layer's source is, and what that means for this layer.

    ``level`` is one of

    - ``fresh``: not older than one cadence,
    - ``due``: not older than three,
    - ``stale``: older than that,
    - ``fixed``: an edition published once (cadence ``one-off``), which does not go out of date,
    - ``live``: read from its publisher whenever it is shown,
    - ``unknown``: the layer is not there, its date is not stated, cannot be read, or lies ahead.

    ``age`` is None where it is not known.
    """

    level: str
    age: timedelta | None = None
    cadence: timedelta | None = None


def parse_cadence(text: str) -> timedelta | None:
    """Return a record's cadence, ``P7D``, ``P1M``, ``P1Y``, ``PT10M``…; None for ``one-off``.

    A year counts 365.25 days and a month a twelfth of it. Raises ValueError for anything else.
    """
    if text == ONE_OFF:
        return None
    found = _CADENCE.fullmatch(text)
    if found is None:
        raise ValueError(f"not a refresh cadence: {text!r}")
    days, unit, short, short_unit = found.groups()
    if days:
        return timedelta(days=int(days) * _DAYS[unit])
    return timedelta(minutes=int(short) * _MINUTES[short_unit])


def parse_date(text: str | None) -> datetime | None:
    """Return an ISO 8601 date or time, whole years and months too (their first day), as UTC.

    None where there is none or it cannot be read. A time without a zone is taken as UTC.
    """
    if not text:
        return None
    padded = text.strip().replace("Z", "+00:00")
    if re.fullmatch(r"\d{4}", padded):
        padded += "-01-01"
    elif re.fullmatch(r"\d{4}-\d{2}", padded):
        padded += "-01"
    try:
        when = datetime.fromisoformat(padded)
    except ValueError:
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=timezone.utc)
    return when.astimezone(timezone.utc)


def freshness(record: LayerRecord, state: LayerState | None, now: datetime) -> Freshness:
    """Return how fresh a layer of a pack is at ``now`` (with a time zone)."""
    cadence = parse_cadence(record.data["refresh"]["cadence"])
    if state is None:
        return Freshness(UNKNOWN, None, cadence)
    if state.status == ONLINE:
        return Freshness(LIVE, None, cadence)
    when = parse_date(state.source_date)
    age = now - when if when else None
    if age is not None and age < timedelta(days=-1):  # a day's grace for time zones
        return Freshness(UNKNOWN, None, cadence)
    if age is not None:
        age = max(age, timedelta())
    if state.status != READY:
        return Freshness(UNKNOWN, age, cadence)
    if cadence is None:
        return Freshness(FIXED, age, None)
    if age is None:
        return Freshness(UNKNOWN, None, cadence)
    if age <= cadence:
        return Freshness(FRESH, age, cadence)
    return Freshness(DUE if age <= _DUE_UP_TO * cadence else STALE, age, cadence)
