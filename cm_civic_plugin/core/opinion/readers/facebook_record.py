"""One entry of Facebook's download: which of its many fields somebody's opinion is made of."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..text_repair import mend_text

# Somebody who is named in a text: @[number:2048:name].
_MENTION = re.compile(r"@\[\d+:\d+:[^\]]*\]")
_PAIR = re.compile(r"\(?\s*(-?\d{1,3}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)\s*\)?")
_TEXT_LABELS = frozenset(
    {"message", "text", "post", "comment", "caption", "ข้อความ", "โพสต์", "ความคิดเห็น"}
)
_PAIR_LABELS = frozenset({"coordinates", "coordinate", "พิกัด"})
_PLACE_LABELS = frozenset({"place", "place name", "location", "สถานที่", "ชื่อสถานที่"})
_DEEPEST = 4
_SHORT_NAME = 3


@dataclass
class Said:
    """What an entry says, where and when. ``time`` in seconds since 1970, degrees in EPSG:4326."""

    text: str = ""
    time: float | None = None
    author: str = ""
    lon: float = math.nan
    lat: float = math.nan
    has_place: bool = False
    place_name: str = ""
    reactions: int = 0
    mentions: bool = False

    @property
    def is_opinion(self) -> bool:
        """Tell whether there is a text or a place: a shared link or a like has neither."""
        return bool(self.text or self.has_place or self.place_name)


def read_record(record: dict[str, Any]) -> Said:
    """Return what an entry says; fields of another kind than expected are passed over."""
    said = Said()
    data = list(_dicts(record.get("data")))
    comments = [one["comment"] for one in data if isinstance(one.get("comment"), dict)]
    details = [
        detail for one in _dicts(record.get("attachments")) for detail in _dicts(one.get("data"))
    ]
    media = [detail["media"] for detail in details if isinstance(detail.get("media"), dict)]
    media += _dicts(record.get("media"))
    said.text = (
        _joined(one.get("post") for one in data)
        or _joined(one.get("comment") for one in comments)
        or _joined(one.get("text") for one in details)
        or _joined(one.get("description") for one in media)
    )
    for source in (*comments, record):
        said.author = said.author or _text(source.get("author"))
        for key in ("timestamp", "creation_timestamp"):
            if said.time is None:
                said.time = _seconds(source.get(key))
    places = [*details, *data, record]
    _take_place(said, [one["place"] for one in places if isinstance(one.get("place"), dict)])
    said.reactions = sum(isinstance(one.get("reaction"), dict) for one in data)
    _take_labels(said, record.get("label_values"), 0)
    _forget_names(said, [_text(one.get("name")) for one in _dicts(record.get("tags"))])
    return said


def _forget_names(said: Said, tagged: list[str]) -> None:
    """Take the people who are mentioned or tagged out of the text."""
    text = _MENTION.sub(" [name] ", said.text) if "@[" in said.text else said.text
    for name in tagged:
        if len(mend_text(name)) > _SHORT_NAME:  # a shorter one may be part of any word
            text = text.replace(name, "[name]")
    said.mentions = text != said.text
    said.text = text.strip()


def _take_place(said: Said, places: list[dict[str, Any]]) -> None:
    for place in places:
        said.place_name = said.place_name or _text(place.get("name"))
        point = place.get("coordinate")
        if isinstance(point, dict) and not said.has_place:
            said.lon, said.lat = _degree(point.get("longitude")), _degree(point.get("latitude"))
            said.has_place = True


def _take_labels(said: Said, labels: object, depth: int) -> None:
    """Take what newer files write as labels (in the account's language) with values."""
    for item in _dicts(labels):
        label = mend_text(_text(item.get("label"))).strip().lower()
        value = _text(item.get("value"))
        pair = _PAIR.fullmatch(value.strip())
        if pair and not said.has_place and (label in _PAIR_LABELS or "." in value):
            said.lat, said.lon, said.has_place = float(pair[1]), float(pair[2]), True
        elif label in _TEXT_LABELS and not said.text:
            said.text = value
        elif label in _PLACE_LABELS and not said.place_name:
            said.place_name = value
        if said.time is None:
            said.time = _seconds(item.get("timestamp_value"))
        if depth < _DEEPEST:
            for key in ("dict", "vec"):
                _take_labels(said, item.get(key), depth + 1)


def _dicts(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        yield from (one for one in value if isinstance(one, dict))


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _joined(parts: Iterator[object]) -> str:
    return "\n".join(dict.fromkeys(part for part in parts if isinstance(part, str) and part))


def _seconds(value: object) -> float | None:
    """Return seconds since 1970; 0 stands for a time that Facebook does not know."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not value:
        return None
    try:
        return float(value / 1000 if value > 1e11 else value)
    except OverflowError:
        return math.inf


def _degree(value: object) -> float:
    try:
        return float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        return math.nan
