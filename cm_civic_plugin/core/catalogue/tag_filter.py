"""Match OpenStreetMap tags against the records' filters, and make attribute values of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from .records import LayerRecord

Tags = Mapping[str, str]
_THAI = re.compile("[\u0e00-\u0e7f]")
_PAIR = re.compile(r'"((?:[^"\\]|\\.)*)"=>"((?:[^"\\]|\\.)*)"')
_ESCAPE = re.compile(r"\\(.)")


def parse_hstore(text: str) -> dict[str, str]:
    """Return the tags of an hstore string ``"key"=>"value","key"=>"value"``."""
    if "\\" not in text:  # then no key or value holds a quote
        parts = text[1:-1].replace('","', '"=>"').split('"=>"')
        return dict(zip(parts[::2], parts[1::2]))
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


def _all(rules: Iterable[dict[str, Any]]) -> Condition | None:
    conditions = [_condition(rule) for rule in rules]
    if len(conditions) <= 1:
        return conditions[0] if conditions else None
    return lambda tags: all(condition(tags) for condition in conditions)


def _any(conditions: list[Condition]) -> Condition | None:
    return (lambda tags: any(holds(tags) for holds in conditions)) if conditions else None


class _Group(NamedTuple):
    """One ``any_of`` group behind its first condition: the ``rest`` holds, ``unless`` does not."""

    place: int
    record: LayerRecord
    rest: Condition | None
    unless: Condition | None


class RecordMatcher:
    """Finds the records whose filter a tagged element passes.

    A feature matches when every condition of one ``any_of`` group holds and no ``none_of``
    condition does. Groups are filed under the key and values of their first condition, so that an
    element pays only for the groups that begin with one of its tags.
    """

    def __init__(self, records: Iterable[LayerRecord], element: str) -> None:
        """``element`` is node, way or relation; records that do not take it are left out."""
        self._by_value: dict[str, dict[str, list[_Group]]] = defaultdict(lambda: defaultdict(list))
        self._by_key: dict[str, list[_Group]] = defaultdict(list)  # whatever the value
        for place, record in enumerate(records):
            if element not in record.access["elements"]:
                continue
            unless = _any([_condition(rule) for rule in record.access.get("none_of", ())])
            for first, *others in record.access["any_of"]:
                key = first["key"]
                if first["op"] == "in":
                    group = _Group(place, record, _all(others), unless)
                    for value in set(first["values"]):
                        self._by_value[key][value].append(group)
                else:
                    rules = others if first["op"] == "exists" else [first, *others]
                    self._by_key[key].append(_Group(place, record, _all(rules), unless))
        self._keys = frozenset(self._by_value) | frozenset(self._by_key)

    def match(self, tags: Tags) -> list[LayerRecord]:
        """Return the matching records, in the order they were given, each once."""
        found: dict[int, LayerRecord] = {}
        for key in self._keys.intersection(tags):
            groups = self._by_key.get(key, [])
            if key in self._by_value:
                groups = self._by_value[key].get(tags[key], []) + groups
            for place, record, rest, unless in groups:
                if (
                    place not in found
                    and (rest is None or rest(tags))
                    and not (unless and unless(tags))
                ):
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
