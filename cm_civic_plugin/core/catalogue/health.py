"""Data health: for each layer what is wrong, how bad it is, whose business it is, what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from ..csv_text import csv_text
from ..errors import msg
from .freshness import DUE, STALE, UNKNOWN, freshness
from .pack import EMPTY, FAILED, ONLINE, READY, LayerState, PackManifest
from .records import NAME_COLUMNS, Catalogue, LayerRecord

OK, WATCH, ACT = "ok", "watch", "act"
LEVELS = (ACT, WATCH, OK)
GOOD, PARTIAL, POOR, NO_NAMES, NOT_COUNTED = "good", "partial", "poor", "no_names", "not_counted"
_GOOD_SHARE, _PARTIAL_SHARE = 0.8, 0.4
_NAMED_THEMES = ("AU", "GN", "PS")
_OF_THE_NAMED = frozenset("operator operator:type phone website opening_hours wikidata".split())

Sentence = tuple[str, dict[str, Any]]
"""An English template and its slots."""
Say = Callable[[str, dict[str, Any]], str]
"""Says a template with its slots in one language."""

STATUS_WORDS = {
    READY: msg("ready"),
    EMPTY: msg("empty"),
    ONLINE: msg("online"),
    FAILED: msg("not built"),
    "": msg("not built"),
}
LEVEL_WORDS = {OK: msg("in order"), WATCH: msg("keep an eye on"), ACT: msg("act")}
COLUMNS = (
    msg("How bad"),
    msg("Layer"),
    msg("Theme"),
    msg("Status"),
    msg("What is wrong"),
    msg("What to do"),
    msg("Responsible upstream"),
    msg("Homepage"),
    msg("Source date"),
    msg("Renewed every"),
    msg("Features"),
    msg("With a name"),
    msg("Tambon with data"),
    msg("Mended"),
    msg("Licence"),
)


@dataclass(frozen=True)
class Completeness:
    """How many features have a name.

    ``level`` is good (80 % or more), partial (40 % or more), poor, no_names (the layer has no
    column for names, or is a raster) or not_counted (no features, or an older pack).
    ``share`` is 0 to 1, None for the last two.
    """

    level: str
    share: float | None = None


@dataclass(frozen=True)
class HealthRow:
    """One layer's line of the data health page. ``level`` is ok, watch or act."""

    record: LayerRecord
    status: str
    level: str
    problems: tuple[Sentence, ...]
    todo: tuple[Sentence, ...]
    freshness: str
    completeness: Completeness
    licence: dict[str, Any] = field(repr=False)
    source_date: str | None = None
    features: int | None = None
    filled: int | None = None
    tambon: int | None = None
    repaired: int = 0

    @property
    def cadence(self) -> str:
        """The record's refresh cadence as written, such as ``P1M`` or ``one-off``."""
        return self.record.data["refresh"]["cadence"]


def completeness(record: LayerRecord, state: LayerState | None) -> Completeness:
    """Return how complete a layer's names are."""
    columns = {attribute.name for attribute in record.attributes}
    if record.geometry == "Raster" or not columns & set(NAME_COLUMNS):
        return Completeness(NO_NAMES)
    if state is None or state.status != READY or state.named is None or not state.features:
        return Completeness(NOT_COUNTED)
    share = state.named / state.features
    if share >= _GOOD_SHARE:
        return Completeness(GOOD, share)
    return Completeness(PARTIAL if share >= _PARTIAL_SHARE else POOR, share)


def names_matter(record: LayerRecord) -> bool:
    """Tell whether a feature without a name is one that something is missing of.

    It is where people go to it or speak of it by its name: administrative units, named places and
    protected sites by their INSPIRE theme, and whatever its record asks for an operator, an
    address to reach it, opening hours or its Wikidata entry. A field, a house, a crossing or a
    toilet has no name to add.
    """
    if record.data["mapping"]["inspire"] in _NAMED_THEMES:
        return True
    return any(attribute.source.split("|")[0] in _OF_THE_NAMED for attribute in record.attributes)


def filled_tambon(state: LayerState | None) -> tuple[int, int] | None:
    """Return in how many tambon a layer has data, of how many; None where not counted."""
    if state is None or not state.coverage:
        return None
    return sum(count > 0 for count in state.coverage.values()), len(state.coverage)


def health(catalogue: Catalogue, manifest: PackManifest | None, now: datetime) -> list[HealthRow]:
    """Return a row for every layer of the catalogue, worst first, then in catalogue order."""
    rows = [
        _row(record, manifest.layers.get(record.id) if manifest else None, catalogue, manifest, now)
        for record in catalogue.records
    ]
    return sorted(rows, key=lambda row: LEVELS.index(row.level))  # sorted() keeps the order


def counts(rows: Iterable[HealthRow]) -> dict[str, int]:
    """Return how many layers are at each level: act, watch and ok."""
    found = Counter(row.level for row in rows)
    return {level: found[level] for level in LEVELS}


def _row(
    record: LayerRecord,
    state: LayerState | None,
    catalogue: Catalogue,
    manifest: PackManifest | None,
    now: datetime,
) -> HealthRow:
    fresh = freshness(record, state, now).level
    names = completeness(record, state)
    licence = catalogue.shared["licences"][record.licence]
    found: list[tuple[str, Sentence, Sentence]] = []

    def add(level: str, wrong: str, todo: str, **slots: Any) -> None:
        found.append((level, (wrong, slots), (todo, slots)))

    _look_at_status(record, state, manifest, found)
    if state is not None and state.status == READY:
        if state.sample or (manifest is not None and manifest.sample):
            add(
                WATCH,
                msg("It is sample data, drawn for practice."),
                msg("Get the real data from the source and build the pack again."),
            )
        if fresh in (DUE, STALE):
            add(
                ACT if fresh == STALE else WATCH,
                msg("The source is of {date}; it should be renewed every {cadence}."),
                msg("Get the current edition and build the pack again."),
                date=(state.source_date or "")[:10],
                cadence=cadence_template(record.data["refresh"]["cadence"]),
            )
        elif fresh == UNKNOWN:
            add(
                WATCH,
                msg("Its date is not stated, so nobody can tell how fresh it is."),
                msg("Ask the publisher of what date the data are."),
            )
        if names.level in (POOR, PARTIAL) and names_matter(record):
            osm = record.access["type"] == "osm"
            add(
                WATCH if names.level == POOR else OK,
                msg("{percent} % of the features have a name."),
                msg("Add the missing names in OpenStreetMap.")
                if osm
                else msg("Ask the publisher for the missing names."),
                percent=f"{100 * (names.share or 0):.0f}",
            )
        covered = filled_tambon(state)
        if covered and covered[0] * 2 < covered[1]:
            add(
                OK,
                msg("It has data in {filled} of {all} tambon."),
                msg("Find out whether the empty tambon really have none."),
                filled=covered[0],
                all=covered[1],
            )
    if not licence["open"]:
        add(
            WATCH,
            msg("The publisher states no open licence."),
            msg("Ask the publisher for a written permission before passing it on."),
        )
    level = min((entry[0] for entry in found), key=LEVELS.index, default=OK)
    covered = filled_tambon(state)
    vector = record.geometry != "Raster" and state is not None and state.status in (READY, EMPTY)
    return HealthRow(
        record=record,
        status=state.status if state else "",
        level=level,
        problems=tuple(entry[1] for entry in found),
        todo=tuple({entry[2][0]: entry[2] for entry in found}.values()),
        freshness=fresh,
        completeness=names,
        licence=licence,
        source_date=state.source_date if state else None,
        features=state.features if vector and state is not None else None,
        filled=covered[0] if covered else None,
        tambon=covered[1] if covered else None,
        repaired=state.repaired if state else 0,
    )


def _look_at_status(
    record: LayerRecord,
    state: LayerState | None,
    manifest: PackManifest | None,
    found: list[tuple[str, Sentence, Sentence]],
) -> None:
    kind = record.access["type"]
    if manifest is None:
        todo = (msg("Open a city pack, or build one."), {})
        found.append((ACT, (msg("No city pack is open."), {}), todo))
    elif state is None:
        todo = (msg("Build the pack again with this version of the plugin."), {})
        found.append((ACT, (msg("The pack does not know this layer."), {}), todo))
    elif state.status == FAILED:
        if kind == "derived":
            todo = (msg("Get the layers it is computed from ready, then build the pack again."), {})
        else:
            todo = (msg("Get the file from the publisher and build the pack again."), {})
        for place, sentence in enumerate(state.sentences() or [(msg("It was not built."), {})]):
            found.append((ACT if place == 0 else OK, sentence, todo))
    elif state.status == EMPTY:
        wrong = (msg("The extract holds none of them."), {})
        if kind == "osm":
            todo = (msg("Choose a wider extract, or map them in OpenStreetMap."), {})
        else:
            todo = (msg("Check the source file against the area of the pack."), {})
        found += [(WATCH, sentence, todo) for sentence in state.sentences() or [wrong]]
    elif state.status == ONLINE:
        wrong = (msg("It is shown live only: it is not in the pack and needs the internet."), {})
        todo = (msg("Ask the publisher for a file that may be kept."), {})
        found.append((OK, wrong, todo))


_CADENCES = {
    "one-off": msg("never (one edition)"),
    "P1Y": msg("year"),
    "P3M": msg("three months"),
    "P1M": msg("month"),
    "P7D": msg("week"),
    "PT1H": msg("hour"),
    "PT10M": msg("ten minutes"),
}


def cadence_template(cadence: str) -> str:
    """Return a cadence as words to translate; one that has none as it is written."""
    return _CADENCES.get(cadence, cadence)


def cells(row: HealthRow, language: str, say: Say) -> list[str]:
    """Return a row as text in the order of COLUMNS, in ``"th"`` or ``"en"``."""
    source = row.record.data["source"]
    share = row.completeness.share
    return [
        say(LEVEL_WORDS[row.level], {}),
        row.record.title(language),
        row.record.theme.title(language),
        say(STATUS_WORDS.get(row.status, row.status), {}),
        " ".join(say(*sentence) for sentence in row.problems),
        " ".join(say(*sentence) for sentence in row.todo),
        source["agency_th"] if language == "th" else source["agency"],
        source.get("homepage") or "",
        (row.source_date or "")[:10],
        say(cadence_template(row.cadence), {}),
        "" if row.features is None else str(row.features),
        "" if share is None else f"{100 * share:.0f} %",
        "" if row.tambon is None else f"{row.filled}/{row.tambon}",
        str(row.repaired) if row.repaired else "",
        row.licence[f"name_{language}"],
    ]


# What reads the same in both languages stands once.
_ONCE = (7, 8, 10, 11, 12, 13)


def health_csv(rows: Iterable[HealthRow], say_th: Say, say_en: Say) -> str:
    """Return the page as CSV, id first, words in Thai and in English side by side."""
    header = ["id"]
    for place, name in enumerate(COLUMNS):
        both = f"{say_th(name, {})} / {say_en(name, {})}"
        header += (
            [both] if place in _ONCE else [f"{say_th(name, {})} (ไทย)", f"{say_en(name, {})} (en)"]
        )
    lines = []
    for row in rows:
        line = [row.record.id]
        for place, (thai, english) in enumerate(
            zip(cells(row, "th", say_th), cells(row, "en", say_en))
        ):
            line += [thai] if place in _ONCE else [thai, english]
        lines.append(line)
    return csv_text(header, lines)
