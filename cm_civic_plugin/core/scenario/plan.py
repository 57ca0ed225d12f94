"""What a workshop is set up as: its place, tables, stages, futures and palette.

Every table's file carries the plan, as YAML under the key ``plan`` of ``meta``: so a file opens as
it was set up, on any laptop.
"""

from __future__ import annotations

import math
import uuid as uuids
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from ..errors import BadInput, msg
from ..yaml_file import parse_yaml, read_yaml
from .agreement import OPPOSED, Opposition
from .elements import Element, elements_in, elements_to_text, load_elements
from .futures import Future, futures_in, futures_to_text, load_futures
from .palette_file import FOLDER, NAME_LETTERS, Entry, Words

STAGE_KINDS = ("warm_up", "silent", "table", "plenary", "vote", "bargain", "break")
FILE = FOLDER / "workshop.yaml"
META_KEY = "plan"
_VERSION = 1
_MOST = {"minutes": 600, "seats": 40, "tokens": 1000, "dots": 1000}
_MOST_OPPOSITIONS = 100
MOST_TABLES, MOST_STAGES, MOST_LANDMARKS = 60, 40, 60
CODE_LETTERS, TITLE_LETTERS, CONSENT_LETTERS = 12, 120, 4000


@dataclass(frozen=True)
class Stage:
    """A part of the workshop, in whole minutes; ``kind`` is one of ``STAGE_KINDS``."""

    name: Words
    minutes: int
    kind: str


@dataclass(frozen=True)
class Landmark:
    """A place that everybody knows, to find with the pen; EPSG:4326."""

    id: str
    name: Words
    lon: float
    lat: float
    source: str


@dataclass(frozen=True)
class Plan:
    """The set-up. ``workshop`` is one id for all its tables; ``seats`` counts a table's people, 0
    where nobody counts; ``tokens`` and ``dots`` are what a table has to bargain and to vote with.
    """

    workshop: str
    title: str
    place: str
    consent: Words
    tables: tuple[str, ...]
    seats: int
    stages: tuple[Stage, ...]
    futures: tuple[Future, ...]
    elements: tuple[Element, ...]
    oppositions: tuple[Opposition, ...]
    landmarks: tuple[Landmark, ...]
    tokens: int
    dots: int

    @property
    def pair(self) -> tuple[Future, ...]:
        """The two futures people are asked about first; one where there is only one."""
        return self.futures[:2]

    def future(self, future_id: str | None) -> Future | None:
        """Return the future of that id, None where the plan has none."""
        return next((one for one in self.futures if one.id == future_id), None)

    def element(self, element_id: str | None) -> Element | None:
        """Return the element of that id, None where the palette has none."""
        return next((one for one in self.elements if one.id == element_id), None)


def new_workshop_id() -> str:
    """Return a fresh id for a workshop."""
    return str(uuids.uuid4())


def default_plan() -> Plan:
    """Return the plugin's own plan: four futures, its palette, two hours; a fresh id each time."""
    content = read_yaml(FILE)
    plan = _plan_of(content, FILE)
    return replace(plan, workshop=new_workshop_id())


def plan_of(meta: Mapping[str, str | None], file: Path) -> Plan:
    """Return the plan in a workshop file's ``meta``; a file without one has the plugin's own.

    Raises ``BadInput`` where the plan in it cannot be read.
    """
    text = meta.get(META_KEY)
    if text:
        return plan_from_text(text, file)
    plan = default_plan()
    return replace(
        plan,
        workshop=meta.get("workshop") or meta.get("workshop_uuid") or plan.workshop,
        title=meta.get("title") or "",
        place=meta.get("place") or "",
        tables=(meta.get("table_code") or "A",),
    )


def plan_to_text(plan: Plan) -> str:
    """Return a plan as YAML, which people can read and change."""
    content: dict[str, Any] = {
        "version": _VERSION,
        "workshop": plan.workshop,
        "title": plan.title,
        "place": plan.place,
        "consent": asdict(plan.consent),
        "tables": list(plan.tables),
        **{key: getattr(plan, key) for key in ("seats", "tokens", "dots")},
        "stages": [asdict(stage) for stage in plan.stages],
        "futures": yaml.safe_load(futures_to_text(plan.futures))["futures"],
        "elements": yaml.safe_load(elements_to_text(plan.elements))["elements"],
        "oppositions": [
            {"id": rule.id, "one": sorted(rule.one), "other": sorted(rule.other)}
            for rule in plan.oppositions
        ],
        "landmarks": [asdict(landmark) for landmark in plan.landmarks],
    }
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False)


def plan_from_text(text: str, file: Path) -> Plan:
    """Return the plan that ``plan_to_text`` wrote, or a person did; what is not said is default.

    ``file`` is where the text comes from. Raises ``BadInput`` naming file, key and reason.
    """
    return _plan_of(parse_yaml(text, file), file)


def most(key: str) -> int:
    """Return the largest number that a plan takes for minutes, seats, tokens or dots."""
    return _MOST[key]


def _not_a_plan(file: Path) -> BadInput:
    return BadInput(
        msg("{file} is not a workshop's plan of version {version}. Start from a saved one."),
        file=file,
        version=_VERSION,
    )


def _plan_of(content: Any, file: Path) -> Plan:  # noqa: ANN401 (whatever the YAML holds)
    if not isinstance(content, dict) or content.get("version") != _VERSION:
        raise _not_a_plan(file)
    if file != FILE:  # what people leave out is as the plugin has it
        content = {**read_yaml(FILE), **content}
    entry = Entry(file, "plan", content)
    return Plan(
        workshop=_text(entry, content, "workshop") or new_workshop_id(),
        title=_text(entry, content, "title"),
        place=_text(entry, content, "place"),
        consent=entry.words("consent", CONSENT_LETTERS),
        tables=_tables(entry, content.get("tables", ["A"])),
        seats=_count(entry, content, "seats"),
        stages=tuple(
            Stage(
                one.words("name", NAME_LETTERS),
                _count(one, values, "minutes"),
                one.choice("kind", STAGE_KINDS),
            )
            for one, values in _entries(file, entry, content, "stages", MOST_STAGES)
        ),
        futures=_futures(content, file),
        elements=_elements(content, file),
        oppositions=_oppositions(file, entry, content),
        landmarks=_landmarks(file, entry, content),
        tokens=_count(entry, content, "tokens"),
        dots=_count(entry, content, "dots"),
    )


def _text(entry: Entry, content: dict[str, Any], key: str) -> str:
    """Return a text of one line that may be missing."""
    value = content.get(key)
    if value is None or (isinstance(value, str) and not value.strip()):
        return ""
    return " ".join(entry.text(key, TITLE_LETTERS).split())


def _tables(entry: Entry, listed: Any) -> tuple[str, ...]:  # noqa: ANN401
    """Return the codes; those of numbers are texts, too."""
    listed = listed if isinstance(listed, list) else []
    plain = all(isinstance(code, (str, int)) and not isinstance(code, bool) for code in listed)
    codes = list(dict.fromkeys(code for one in listed if (code := str(one).strip())))
    if not plain or not codes or any(not is_code(code) for code in codes):
        raise entry.fault("tables", "a list of short codes like [A, B] is missing")
    if len(codes) > MOST_TABLES:
        raise entry.fault("tables", f"there are more than {MOST_TABLES}")
    return tuple(codes)


def is_code(code: str) -> bool:
    """Tell whether a text can be a table's code: short, on one line, and in sight."""
    return bool(code.strip()) and len(code) <= CODE_LETTERS and code.isprintable()


def _count(entry: Entry, values: dict[str, Any], key: str) -> int:
    value = values.get(key)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _MOST[key]:
        raise entry.fault(key, f"it must be a whole number from 0 to {_MOST[key]}")
    return value


def _entries(
    file: Path, entry: Entry, content: dict[str, Any], key: str, most: int
) -> Sequence[tuple[Entry, dict[str, Any]]]:
    listed = content.get(key)
    if not isinstance(listed, list) or not all(isinstance(values, dict) for values in listed):
        raise entry.fault(key, "it is no list")
    if len(listed) > most:
        raise entry.fault(key, f"there are more than {most}")
    return [(Entry(file, f"{key}/{n}", values), values) for n, values in enumerate(listed, 1)]


def _futures(content: dict[str, Any], file: Path) -> tuple[Future, ...]:
    if "futures" not in content:
        return load_futures()
    return futures_in({"version": 1, "futures": content["futures"]}, file)


def _elements(content: dict[str, Any], file: Path) -> tuple[Element, ...]:
    if "elements" not in content:
        return load_elements()
    return elements_in({"version": 1, "elements": content["elements"]}, file)


def _oppositions(file: Path, entry: Entry, content: dict[str, Any]) -> tuple[Opposition, ...]:
    if "oppositions" not in content:
        return OPPOSED
    found = []
    for one, values in _entries(file, entry, content, "oppositions", _MOST_OPPOSITIONS):
        sides = []
        for key in ("one", "other"):
            ids = values.get(key)
            if not isinstance(ids, list) or not ids:
                raise one.fault(key, "a list of the ids of elements is missing")
            sides.append(frozenset(map(str, ids)))
        found.append(Opposition(one.identifier(), *sides))
    return tuple(found)


def _landmarks(file: Path, entry: Entry, content: dict[str, Any]) -> tuple[Landmark, ...]:
    found: dict[str, Landmark] = {}
    for one, values in _entries(file, entry, content, "landmarks", MOST_LANDMARKS):
        landmark = _landmark(one, values)
        if landmark.id in found:
            raise one.fault("id", f"“{landmark.id}” is there twice")
        found[landmark.id] = landmark
    return tuple(found.values())


def _landmark(entry: Entry, values: dict[str, Any]) -> Landmark:
    place = {}
    for key, end in (("lon", 180.0), ("lat", 90.0)):
        value = values.get(key)
        number = isinstance(value, (int, float)) and not isinstance(value, bool)
        if not number or not math.isfinite(value) or abs(value) > end:
            raise entry.fault(key, f"it must be degrees, from -{end:.0f} to {end:.0f}")
        place[key] = float(value)
    return Landmark(
        entry.identifier(),
        entry.words("name", NAME_LETTERS),
        **place,
        source=_text(entry, values, "source"),
    )
