"""Match OpenStreetMap tags against the records' filters, and make attribute values of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from .records import LayerRecord

Tags = Mapping[str, str]
_THAI = re.compile("[\u0e00-\u0e7f]")
_PAIR = re.compile(r'"((?:[^"\\]|\\.)*)"=>"((?:[^"\\]|\\.)*)"')
_ESCAPE = re.compile(r"\\(.)")


def parse_hstore(text: str) -> dict[str, str]:
    """Return the tags of an hstore string ``"key"=>"value","key"=>"value"``."""
    if "\\" not in text:
        try:
            return dict(pair.split('"=>"') for pair in text[1:-1].split('","'))  # type: ignore[misc]
        except ValueError:  # a value that itself holds "," or =>
            pass
    return {
        _ESCAPE.sub(r"\1", key): _ESCAPE.sub(r"\1", value) for key, value in _PAIR.findall(text)
    }


def name_th(tags: Tags) -> str | None:
    """Return the Thai name: ``name:th`` if in Thai script, else ``name`` if so, else None."""
    for key in ("name:th", "name"):
        value = tags.get(key)
        if value and _THAI.search(value):
            return value
    return None


def name_en(tags: Tags) -> str | None:
    """Return the name in Latin letters.

    ``name:en``, else ``int_name``, else ``name:th-Latn``, else ``name`` without Thai script.
    """
    value = tags.get("name:en") or tags.get("int_name") or tags.get("name:th-Latn")
    if value:
        return value
    name = tags.get("name")
    return name if name and not _THAI.search(name) else None


Condition = Callable[[Tags], bool]


def _condition(rule: dict[str, Any]) -> Condition:
    key, op = rule["key"], rule["op"]
    if op == "exists":
        return lambda tags: key in tags
    if op == "in":
        values = frozenset(rule["values"])
        return lambda tags: tags.get(key) in values
    pattern = re.compile(rule["pattern"])
    return lambda tags: key in tags and pattern.search(tags[key]) is not None


def _all(rules: Iterable[dict[str, Any]]) -> Condition:
    conditions = [_condition(rule) for rule in rules]
    if len(conditions) == 1:
        return conditions[0]
    return lambda tags: all(condition(tags) for condition in conditions)


class RecordMatcher:
    """Finds the records whose filter a tagged element passes.

    A feature matches when every condition of one ``any_of`` group holds and no ``none_of``
    condition does. Groups are filed under their first key, so that an element with none of
    these keys costs one set operation.
    """

    def __init__(self, records: Iterable[LayerRecord], element: str) -> None:
        """``element`` is node, way or relation; records that do not take it are left out."""
        self._by_key: dict[str, list[tuple[int, LayerRecord, Condition, Condition | None]]]
        self._by_key = defaultdict(list)
        for place, record in enumerate(records):
            if element not in record.access["elements"]:
                continue
            banned = [_condition(rule) for rule in record.access.get("none_of", ())]
            unless: Condition | None = None
            if banned:
                unless = lambda tags, banned=banned: any(no(tags) for no in banned)  # noqa: E731
            for group in record.access["any_of"]:
                self._by_key[group[0]["key"]].append((place, record, _all(group), unless))
        self._keys = frozenset(self._by_key)

    def match(self, tags: Tags) -> list[LayerRecord]:
        """Return the matching records, in the order they were given, each once."""
        hits = self._keys.intersection(tags)
        if not hits:
            return []
        found: dict[int, LayerRecord] = {}
        for key in hits:
            for place, record, holds, unless in self._by_key[key]:
                if place not in found and holds(tags) and not (unless and unless(tags)):
                    found[place] = record
        return [found[place] for place in sorted(found)]


_NUMBER = re.compile(r"^\s*(-?\d+(?:[.,]\d+)?)")


def _number(value: str | None) -> float | None:
    """Return the leading number of a tag value (``12``, ``3.5 m``), else None."""
    found = _NUMBER.match(value) if value else None
    return float(found.group(1).replace(",", ".")) if found else None


def _integer(value: str | None) -> int | None:
    number = _number(value)
    return int(number) if number is not None else None


_LGO_PREFIXES = ("เทศบาลนคร", "เทศบาลเมือง", "เทศบาลตำบล", "องค์การบริหารส่วนตำบล", "อบต.")


def _lgo_type(tags: Tags) -> str | None:
    name = name_th(tags) or ""
    for prefix in _LGO_PREFIXES:
        if name.startswith(prefix):
            return "อบต." if prefix.startswith("องค์การ") else prefix
    return None


_KIND_KEYS = ("highway", "public_transport", "amenity", "railway", "aeroway")

_COMPUTED: dict[str, Callable[[Tags], Any]] = {
    "@name_th": name_th,
    "@name_en": name_en,
    "@lgo_type": _lgo_type,
    "@is_chumchon": lambda tags: (name_th(tags) or "").startswith("ชุมชน"),
    "@kind": lambda tags: next((tags[key] for key in _KIND_KEYS if key in tags), None),
}
_CASTS: dict[str, Callable[[str | None], Any]] = {"integer": _integer, "number": _number}


def value_maker(source: str, kind: str) -> Callable[[Tags], Any] | None:
    """Return a function from tags to an attribute's value, or None where geometry is needed.

    ``source`` is a tag key, several joined by ``|`` (the first present wins), or a computed
    ``@name``; ``kind`` is string, integer, number or boolean.
    """
    if source in _COMPUTED:
        return _COMPUTED[source]
    if source.startswith("@"):
        return None
    keys = source.split("|")
    if len(keys) == 1:
        only = keys[0]

        def raw(tags: Tags) -> str | None:
            return tags.get(only)
    else:

        def raw(tags: Tags) -> str | None:
            return next((tags[key] for key in keys if key in tags), None)

    cast = _CASTS.get(kind)
    return (lambda tags: cast(raw(tags))) if cast else raw
