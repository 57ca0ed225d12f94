"""What changed between two city packs, layer by layer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from html import escape
from typing import Any

from ..csv_text import csv_text
from ..errors import msg
from .health import STATUS_WORDS
from .records import Catalogue

ADDED, REMOVED, MOVED, CHANGED = "added", "removed", "moved", "changed"
BY_OSM, BY_KEY, BY_CONTENT = "osm", "key", "content"
MAX_EXAMPLES = 20_000

Say = Callable[[str, dict[str, Any]], str]
COLUMNS = (
    msg("Layer"),
    msg("Before"),
    msg("Now"),
    msg("Added"),
    msg("Removed"),
    msg("Moved"),
    msg("Farthest move (m)"),
    msg("Other details changed"),
    msg("Notes"),
)
KIND_WORDS = {ADDED: msg("added"), REMOVED: msg("removed"), MOVED: msg("moved")}


@dataclass(frozen=True)
class Example:
    """One feature that came, went or moved. Places are longitude, latitude in EPSG:4326.

    ``place`` is the middle of its box; where it moved, ``before`` is the middle of its old box
    and ``metres`` how far its outline lies from the old one.
    """

    layer_id: str
    kind: str
    key: str
    name: str
    place: tuple[float, float]
    before: tuple[float, float] | None = None
    metres: float | None = None


@dataclass
class LayerChanges:
    """What changed in one layer. Statuses are those of the two manifests, "" for absent.

    ``changed`` counts features whose attributes differ (they may have moved as well). ``matched``
    tells how features were paired: by OpenStreetMap id, by a key of the source, or by content
    alone, where a changed feature counts as one removed and one added. ``raster`` is True or False
    where a raster's file differs or does not, else None.
    """

    layer_id: str
    before: str
    now: str
    added: int = 0
    removed: int = 0
    moved: int = 0
    changed: int = 0
    farthest: float = 0.0
    matched: str = ""
    raster: bool | None = None

    def differs(self) -> bool:
        """Tell whether anything changed."""
        counted = self.added or self.removed or self.moved or self.changed
        return bool(counted or self.raster or self.before != self.now)

    def notes(self) -> list[str]:
        """Return sentences to translate."""
        said = []
        if self.before != self.now:
            if self.now == "ready":
                said.append(msg("It became ready."))
            elif self.before == "ready":
                said.append(msg("It is no longer ready."))
        if self.raster is not None:
            said.append(
                msg("The picture file differs.")
                if self.raster
                else msg("The picture file is the same.")
            )
        if self.matched == BY_CONTENT and (self.added or self.removed):
            said.append(
                msg("Its features have no lasting number: one that was edited counts as removed "
                    "and added.")
            )  # fmt: skip
        return said


@dataclass
class PackChanges:
    """What changed between two packs; dates are those of their extracts, ISO 8601 or None."""

    old_name: str
    new_name: str
    old_date: str | None
    new_date: str | None
    layers: list[LayerChanges] = field(default_factory=list)
    examples: list[Example] = field(default_factory=list)
    more: int = 0
    """Features that changed beyond those kept as examples."""
    notes: list[str] = field(default_factory=list)

    def keep(self, example: Example) -> None:
        """Keep an example, or only count it where there are enough."""
        if len(self.examples) < MAX_EXAMPLES:
            self.examples.append(example)
        else:
            self.more += 1

    def differing(self) -> list[LayerChanges]:
        """Return the layers in which something changed, most changes first."""
        found = [layer for layer in self.layers if layer.differs()]
        return sorted(found, key=lambda x: x.added + x.removed + x.moved + x.changed, reverse=True)


def cells(layer: LayerChanges, catalogue: Catalogue, language: str, say: Say) -> list[str]:
    """Return a layer's line as text in the order of COLUMNS, in ``"th"`` or ``"en"``."""
    counted = "" if layer.raster is not None else None
    return [
        catalogue.record(layer.layer_id).title(language),
        say(STATUS_WORDS.get(layer.before, layer.before), {}),
        say(STATUS_WORDS.get(layer.now, layer.now), {}),
        *(
            str(number) if counted is None else counted
            for number in (layer.added, layer.removed, layer.moved)
        ),
        f"{layer.farthest:.0f}" if layer.moved else "",
        str(layer.changed) if counted is None else counted,
        " ".join(say(note, {}) for note in layer.notes()),
    ]


def summary(changes: PackChanges, say: Say) -> str:
    """Return what changed in one sentence."""
    if not changes.differing():
        return say(msg("Nothing differs between the two packs."), {})
    return say(
        msg("Layers that differ: {count}. Features added: {added}, removed: {removed}, "
            "moved: {moved}, with other details: {changed}."),
        {
            "count": len(changes.differing()),
            **{
                kind: f"{sum(getattr(layer, kind) for layer in changes.layers):,}"
                for kind in (ADDED, REMOVED, MOVED, CHANGED)
            },
        },
    )  # fmt: skip


def dates(changes: PackChanges, say: Say) -> str:
    """Return the names of the two packs with the dates of their extracts."""
    unknown = say(msg("not stated by the source"), {})
    return (
        f"{changes.old_name} ({(changes.old_date or unknown)[:40]}) → "
        f"{changes.new_name} ({(changes.new_date or unknown)[:40]})"
    )


def changes_csv(changes: PackChanges, catalogue: Catalogue, language: str, say: Say) -> str:
    """Return the table of all layers as CSV, safe for spreadsheets."""
    lines = ([x.layer_id, *cells(x, catalogue, language, say)] for x in changes.layers)
    return csv_text(["id", *(say(name, {}) for name in COLUMNS)], lines)


def changes_html(changes: PackChanges, catalogue: Catalogue, language: str, say: Say) -> str:
    """Return the layers that differ as a page of its own; every text in it is escaped."""
    title = escape(say(msg("What changed between two packs"), {}))
    notes = "".join(f"<p>{escape(say(note, {}))}</p>" for note in changes.notes)
    return (
        f"<!DOCTYPE html><html lang='{language}'><head><meta charset='utf-8'><title>{title}"
        "</title><style>body{font-family:'Noto Sans Thai','Loma','Leelawadee UI',sans-serif;"
        "margin:1.5em}table{border-collapse:collapse}th,td{border:1px solid #bbb;padding:3px 6px;"
        "text-align:left;vertical-align:top}</style></head>"
        f"<body><h1>{title}</h1><p>{escape(dates(changes, say))}</p>"
        f"<p>{escape(summary(changes, say))}</p>{notes}<table><tr>"
        + _line("th", (say(name, {}) for name in COLUMNS))
        + "</tr><tr>"
        + "</tr><tr>".join(
            _line("td", cells(layer, catalogue, language, say)) for layer in changes.differing()
        )
        + "</tr></table></body></html>\n"
    )


def _line(tag: str, texts: Iterable[str]) -> str:
    return "".join(f"<{tag}>{escape(text)}</{tag}>" for text in texts)
