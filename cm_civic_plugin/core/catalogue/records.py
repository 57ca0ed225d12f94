"""Layer records: what the catalogue knows of each layer.

A record is read from ``resources/catalogue/<theme>.yaml``; ``_shared.yaml`` beside them holds the
licences, vocabularies and the titles of attributes that many layers have.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..errors import BadInput, msg
from ..resources import CATALOGUE
from ..yaml_file import read_yaml
from . import schema

LANGUAGES = ("th", "en")
NAME_COLUMNS = ("name", "name_th", "name_en")
"""The columns by which a feature counts as named."""


@dataclass(frozen=True)
class Attribute:
    """One column of a layer. ``source`` is a tag key, keys joined by ``|``, or ``@computed``."""

    name: str
    source: str
    type: str
    alias_en: str
    alias_th: str


@dataclass(frozen=True)
class Theme:
    """One of the eight groups of the catalogue; ``colour`` is ``#rrggbb``."""

    id: str
    title_en: str
    title_th: str
    colour: str

    def title(self, language: str) -> str:
        """Return the title in ``"th"`` or ``"en"``."""
        return self.title_th if language == "th" else self.title_en


@dataclass(frozen=True)
class LayerRecord:
    """One layer of the catalogue.

    ``geometry`` is Point, LineString, MultiLineString, Polygon, MultiPolygon or Raster;
    ``access["type"]`` is osm, web, file or derived. ``data`` is the whole record as written.
    """

    id: str
    order: int
    theme: Theme
    geometry: str
    access: dict[str, Any]
    attributes: tuple[Attribute, ...]
    licence: str
    data: dict[str, Any] = field(repr=False, hash=False, compare=False)

    def text(self, key: str, language: str) -> str:
        """Return ``title``, ``abstract``, ``limits`` or ``civic_question`` in a language."""
        return self.data[f"{key}_{language}"]

    def title(self, language: str) -> str:
        """Return the title in ``"th"`` or ``"en"``."""
        return self.text("title", language)

    @property
    def is_live(self) -> bool:
        """Tell whether the layer is tiles that its publisher serves to anyone, with no key."""
        return self.access["type"] == "web" and "{z}" in self.access.get("url", "")


@dataclass(frozen=True)
class Catalogue:
    """All records in catalogue order, their themes, and what they share."""

    themes: tuple[Theme, ...]
    records: tuple[LayerRecord, ...]
    shared: dict[str, Any] = field(repr=False)

    def record(self, layer_id: str) -> LayerRecord:
        """Return a record by id. Raises KeyError."""
        return self._by_id[layer_id]

    @property
    def _by_id(self) -> dict[str, LayerRecord]:
        return {record.id: record for record in self.records}

    def of_theme(self, theme_id: str) -> list[LayerRecord]:
        """Return a theme's records in catalogue order."""
        return [record for record in self.records if record.theme.id == theme_id]

    def osm_records(self) -> list[LayerRecord]:
        """Return the records that are read from an OpenStreetMap extract."""
        return [record for record in self.records if record.access["type"] == "osm"]


_MAKES = {
    "point": (("Point",), ("node", "way", "relation")),
    "temple_point": (("Point",), ("node", "way", "relation")),
    "line": (("LineString", "MultiLineString"), ("way",)),
    "route": (("MultiLineString",), ("relation",)),
    "polygon": (("Polygon", "MultiPolygon"), ("way", "relation")),
    "wall_polygon": (("Polygon",), ("way", "relation")),
}
"""The geometries that each ``access.extract`` makes, and of which elements."""

_NEEDED = {"osm": ("elements", "any_of", "extract"), "derived": ("inputs",)}
_CONDITION_NEEDS = {"in": "values", "regex": "pattern"}


def misfits(data: dict[str, Any]) -> Iterator[str]:
    """Yield what keys of a record that fits the schema say against each other: ``key: reason``."""
    access = data["access"]
    missing = [key for key in _NEEDED.get(access["type"], ()) if key not in access]
    yield from (f"access.{key}: is missing, {access['type']} needs it" for key in missing)
    if access["type"] == "osm" and not missing:
        yield from _misfits_of_osm(data["geometry"], access)
    columns = [item["name"] for item in data["attributes"]]
    for number, name in enumerate(columns):
        if name in columns[:number]:
            yield f"attributes[{number}].name: {name!r} is already a column"


def _misfits_of_osm(geometry: str, access: dict[str, Any]) -> Iterator[str]:
    extract = access["extract"]
    geometries, elements = _MAKES[extract]
    if geometry not in geometries:
        yield f"geometry: extract {extract} makes {' or '.join(geometries)}, not {geometry}"
    for number, kind in enumerate(access["elements"]):
        key = f"access.elements[{number}]"
        if kind not in elements:
            known = " and ".join(elements)
            yield f"{key}: extract {extract} makes nothing of a {kind}, only of {known}"
        if kind in access["elements"][:number]:
            yield f"{key}: {kind} is there twice"
    groups = [(f"any_of[{n}]", group) for n, group in enumerate(access["any_of"])]
    for name, group in [*groups, ("none_of", access.get("none_of", []))]:
        for number, rule in enumerate(group):
            yield from _misfits_of_condition(f"access.{name}[{number}]", rule)


def _misfits_of_condition(place: str, rule: dict[str, Any]) -> Iterator[str]:
    needed = _CONDITION_NEEDS.get(rule["op"])
    if needed and needed not in rule:
        yield f"{place}.{needed}: is missing, op {rule['op']} needs it"
    elif needed == "pattern":
        try:
            re.compile(rule["pattern"])
        except re.error as error:
            yield f"{place}.pattern: {rule['pattern']!r} is no regular expression ({error})"


def _check(value: Any, part: dict, root: dict, file: str, name: str) -> None:
    _complain(schema.problems(value, part, root), file, name)


def _complain(found: list[str], file: str, name: str) -> None:
    if found:
        key, _, reason = found[0].partition(": ")
        raise BadInput(
            msg("{file}, record {record}, key {key}: {reason}. Mend the record."),
            file=file,
            record=name,
            key=key,
            reason=reason,
        )


def load_catalogue(folder: Path = CATALOGUE) -> Catalogue:
    """Read and check every record of a catalogue folder.

    Raises BadInput naming the file, the record, its key and the reason.
    """
    shared = read_yaml(folder / "_shared.yaml")
    shared["amphoe_codes"] = read_yaml(folder / "_amphoe_codes.yaml")
    rules = json.loads((folder / "record.schema.json").read_text(encoding="utf-8"))
    themes: list[Theme] = []
    records: list[LayerRecord] = []
    seen: dict[str, str] = {}
    orders: dict[int, str] = {}
    for path in sorted(folder.glob("[!_]*.yaml")):
        content = read_yaml(path)
        if not isinstance(content, dict) or not isinstance(content.get("layers"), list):
            raise BadInput(
                msg("{file} has no list called layers. A theme's file holds theme: and layers:."),
                file=path.name,
            )
        _check(content.get("theme"), rules["$defs"]["theme"], rules, path.name, "theme")
        theme = Theme(**content["theme"])
        themes.append(theme)
        for number, data in enumerate(content["layers"], 1):
            name = data.get("id", f"no. {number}") if isinstance(data, dict) else f"no. {number}"
            _check(data, rules, rules, path.name, name)
            _complain(list(misfits(data)), path.name, name)
            if name in seen:
                raise BadInput(
                    msg("{file}: the id {record} is already used in {other}. Ids are unique."),
                    file=path.name,
                    record=name,
                    other=seen[name],
                )
            seen[name] = path.name
            _check_order(data, orders, path.name)
            _check_licence(data, shared, path.name)
            records.append(_record(data, theme, shared))
    records.sort(key=lambda record: record.order)
    first_order = {theme.id: min(r.order for r in records if r.theme is theme) for theme in themes}
    themes.sort(key=lambda theme: first_order[theme.id])
    return Catalogue(tuple(themes), tuple(records), shared)


def _check_order(data: dict, orders: dict[int, str], file: str) -> None:
    """Note the place of a record in the catalogue, which is its own."""
    other = orders.setdefault(data["order"], data["id"])
    if other != data["id"]:
        raise BadInput(
            msg(
                "{file}, record {record}, key order: {order} is already the order of {other}. "
                "Give it a number of its own."
            ),
            file=file,
            record=data["id"],
            order=data["order"],
            other=other,
        )


def _check_licence(data: dict, shared: dict, file: str) -> None:
    if data["licence"] not in shared["licences"]:
        raise BadInput(
            msg("{file}, record {record}: licence {licence} is not in _shared.yaml. Add it there."),
            file=file,
            record=data["id"],
            licence=data["licence"],
        )


def _record(data: dict, theme: Theme, shared: dict) -> LayerRecord:
    titles = shared["attributes"]
    attributes = tuple(
        Attribute(
            name=item["name"],
            source=item["source"],
            type=item["type"],
            alias_en=item.get("alias_en")
            or titles.get(item["name"], {}).get("alias_en", item["name"]),
            alias_th=item.get("alias_th")
            or titles.get(item["name"], {}).get("alias_th", item["name"]),
        )
        for item in data["attributes"]
    )
    return LayerRecord(
        id=data["id"],
        order=data["order"],
        theme=theme,
        geometry=data["geometry"],
        access=data["access"],
        attributes=attributes,
        licence=data["licence"],
        data=data,
    )


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """Return the plugin's own catalogue, read at its first use."""
    return load_catalogue()
