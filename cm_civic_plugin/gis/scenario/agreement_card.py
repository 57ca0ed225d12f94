"""What a cell of the agreement map has behind it, and places on the map, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ...core import hexagons
from ...core.scenario.agreement import AT_ODDS, Agreement
from ...core.scenario.journal import JournalRow
from ...core.scenario.plan import Plan
from ...core.scenario.shape import Shape
from ...core.scenario.spots import Spot
from ..i18n import pick, tr
from .agreement_layer import cell_id, to_metres
from .agreement_words import WITHHELD, names_of, opposed_words

AGREED, OPPOSED = "= ", "≠ "
"""Begin the numbers of places where tables agree, and where they are at odds."""
_NEAR_M = 600.0
_OTHER_COLOUR = "#444444"


@dataclass(frozen=True)
class Card:
    """A cell in words, all of it plain text; of a withheld one only that it is.

    ``strokes`` are the shapes (EPSG:4326) behind it, each with its colour.
    """

    withheld: bool
    title: str
    things: tuple[str, ...] = ()
    conflict: str = ""
    notes: tuple[str, ...] = ()
    strokes: tuple[tuple[Shape, str], ...] = ()


def cell_at(found: Agreement, x: float, y: float) -> int | None:
    """Return the position of the cell at a place in the map's metres, None where nobody drew."""
    wanted = hexagons.cells_of(np.array([x]), np.array([y]), found.cover.size)
    hits = np.flatnonzero((found.cover.cells == wanted).all(axis=1))
    return int(hits[0]) if len(hits) else None


def make_card(found: Agreement, cell: int, picture: Mapping[str, JournalRow], plan: Plan) -> Card:
    """Return what lies behind a cell; ``picture`` are the drawings in view by their uuid."""
    if found.suppressed[cell]:
        return Card(True, pick(*WITHHELD))
    rows = [picture[uuid] for uuid in found.behind(cell) if uuid in picture]
    who: dict[tuple[str, str], set[str]] = {}
    for row in rows:
        who.setdefault((row.future_id or "", row.element_id or ""), set()).add(row.table_code)
    things = sorted(who.items(), key=lambda one: (-len(one[1]), one[0]))
    conflict = ""
    if found.conflict[cell] >= AT_ODDS:
        elements = {one.id: one for one in plan.elements}
        words = pick(*opposed_words(found.opposed[cell], elements, found.oppositions))
        conflict = tr("At odds: {words}", words=words)
    return Card(
        False,
        tr("{drew} of {tables} tables drew here", drew=int(found.drew[cell]), tables=found.tables),
        tuple(
            tr(
                "{thing}: {count} ({codes})",
                thing=thing_words(what, plan),
                count=len(codes),
                codes=", ".join(sorted(codes)),
            )
            for what, codes in things
        ),
        conflict,
        tuple(
            tr(
                "{code}, {element}: “{note}”",
                code=row.table_code,
                element=_element(row, plan),
                note=row.note.strip(),
            )
            for row in sorted(rows, key=lambda row: (row.table_code, row.seq))
            if row.note and row.note.strip()
        ),  # fmt: skip
        tuple((row.shape, _colour(row, plan)) for row in rows if row.shape is not None),
    )


def thing_words(what: tuple[str, str], plan: Plan) -> str:
    """Return the names of an element and its future; unknown ones go by their id."""
    futures, elements = ({one.id: one for one in some} for some in (plan.futures, plan.elements))
    return f"{pick(*names_of(elements, what[1]))} · {pick(*names_of(futures, what[0]))}"


def spot_words(spot: Spot, found: Agreement, plan: Plan) -> str:
    """Return what tables agree or differ on in a place, how many, and what it is near to."""
    cells = len(spot.cells)
    size = tr("{count} cells", count=cells) if cells > 1 else tr("one cell")
    if isinstance(spot.what, str):
        elements = {one.id: one for one in plan.elements}
        text = tr(
            "{words}: {count} tables drew here, {size}",
            words=pick(*opposed_words(spot.what, elements, found.oppositions)),
            count=spot.tables,
            size=size,
        )
    else:
        text = tr(
            "{thing}: {count} of {tables} tables, {size}",
            thing=thing_words(spot.what, plan),
            count=spot.tables,
            tables=found.tables,
            size=size,
        )
    near = _near(spot, plan)
    return tr("{words}, near {place}", words=text, place=near) if near else text


def map_marks(
    found: Agreement, plan: Plan, agreed: Sequence[Spot], opposed: Sequence[Spot]
) -> dict[str, str]:
    """Return short texts for the map by cell: the numbers of the lists, and what it is about."""
    elements = {one.id: one for one in plan.elements}
    marks = {}
    for number, spot in enumerate(agreed, 1):
        marks[cell_id(found, spot.central)] = (
            f"{AGREED}{number} {pick(*names_of(elements, spot.what[1]))}"
        )
    for number, spot in enumerate(opposed, 1):
        _, _, element = spot.what.partition(":")
        about = f" {pick(*names_of(elements, element))}" if element else ""
        marks[cell_id(found, spot.central)] = f"{OPPOSED}{number}{about}"
    return marks


def _near(spot: Spot, plan: Plan) -> str:
    """Return the name of the landmark nearest to a place; an empty text where none is near."""
    marks = [one for one in plan.landmarks if 90 < one.lon < 108]
    if not marks:
        return ""
    xy = to_metres(np.array([(one.lon, one.lat) for one in marks]))
    away = np.hypot(*(xy - spot.middle).T)
    mark = marks[int(away.argmin())]
    return pick(mark.name.en, mark.name.th.replace("\u200b", "")) if away.min() <= _NEAR_M else ""


def _element(row: JournalRow, plan: Plan) -> str:
    elements = {one.id: one for one in plan.elements}
    return pick(*names_of(elements, row.element_id or ""))


def _colour(row: JournalRow, plan: Plan) -> str:
    element = plan.element(row.element_id)
    return element.colour if element else _OTHER_COLOUR
