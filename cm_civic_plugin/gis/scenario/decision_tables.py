"""What was voted and bargained, as tables in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any

import numpy as np

from ...core.scenario.bargain import Bargain, Deal
from ...core.scenario.hit import Placed
from ...core.scenario.journal import DRAW, JournalRow, moment_of
from ...core.scenario.plan import Plan
from ...core.scenario.shape import Shape
from ...core.scenario.votes import Line, Result
from ..i18n import both, pick, tr
from .decision_words import (
    ABOUT,
    EVERYBODY,
    GONE,
    OUTCOMES,
    WANTS,
    Pair,
    deal_words,
    note_words,
    proposal_words,
    round_words,
    thing_words,
    tie_words,
)

VOTES, DEALS = "votes", "deals"
Place = tuple[float, float]

# Each column: its name in a layer, its kind, its heading.
_VOTE_COLUMNS = (
    ("round", "integer", ("Round", "รอบ")),
    ("about_en", "string", ("About (en)", "ลงคะแนนเรื่อง (en)")),
    ("about_th", "string", ("About (th)", "ลงคะแนนเรื่อง (th)")),
    ("secret", "integer", ("Secret (1) or open (0)", "ลับ (1) หรือเปิดเผย (0)")),
    ("rank", "integer", ("Rank", "อันดับ")),
    ("tied", "integer", ("Tied (1)", "คะแนนเท่ากัน (1)")),
    ("what_en", "string", ("What (en)", "สิ่งที่ได้คะแนน (en)")),
    ("what_th", "string", ("What (th)", "สิ่งที่ได้คะแนน (th)")),
    ("dots", "integer", ("Dots", "จุด")),
    ("share", "integer", ("Share of all dots, %", "ร้อยละของจุดทั้งหมด")),
    ("tables", "string", ("Dots of each table", "จุดของแต่ละโต๊ะ")),
    ("future", "string", ("Future id", "รหัสอนาคต")),
    ("element", "string", ("Element id", "รหัสสิ่งที่วาด")),
    ("drawing", "string", ("Drawing uuid", "รหัสภาพวาด")),
    ("lon", "number", ("Longitude", "ลองจิจูด")),
    ("lat", "number", ("Latitude", "ละติจูด")),
    ("notes_en", "string", ("Notes (en)", "หมายเหตุ (en)")),
    ("notes_th", "string", ("Notes (th)", "หมายเหตุ (th)")),
)
_DEAL_COLUMNS = (
    ("bargain", "integer", ("Bargaining no.", "การต่อรองครั้งที่")),
    ("table", "string", ("Kept at table", "บันทึกที่โต๊ะ")),
    ("time", "string", ("Offered (local time)", "เวลาที่เสนอ")),
    ("ended", "string", ("Answered (local time)", "เวลาที่ตอบ")),
    ("from", "string", ("From", "ผู้เสนอ")),
    ("to_en", "string", ("To (en)", "เสนอให้ (en)")),
    ("to_th", "string", ("To (th)", "เสนอให้ (th)")),
    ("want_en", "string", ("Asks to (en)", "ขอให้ (en)")),
    ("want_th", "string", ("Asks to (th)", "ขอให้ (th)")),
    ("what_en", "string", ("What (en)", "เรื่อง (en)")),
    ("what_th", "string", ("What (th)", "เรื่อง (th)")),
    ("tokens", "integer", ("Tokens", "เบี้ย")),
    ("outcome", "string", ("Outcome", "ผล (รหัส)")),
    ("outcome_en", "string", ("Outcome (en)", "ผล (en)")),
    ("outcome_th", "string", ("Outcome (th)", "ผล (th)")),
    ("by", "string", ("Answered by", "ผู้ตอบ")),
    ("refused", "string", ("Refused by", "ผู้ปฏิเสธ")),
    ("note", "string", ("Note", "หมายเหตุ")),
    ("sentence_en", "string", ("Sentence (en)", "ประโยค (en)")),
    ("sentence_th", "string", ("Sentence (th)", "ประโยค (th)")),
    ("lon", "number", ("Longitude", "ลองจิจูด")),
    ("lat", "number", ("Latitude", "ละติจูด")),
    ("deal", "string", ("Deal uuid", "รหัสข้อเสนอ")),
)


@dataclass(frozen=True)
class Table:
    """Lines with a heading each, and where each is in EPSG:4326 (None: nowhere)."""

    name: str
    columns: Sequence[tuple[str, str, Pair]]
    lines: Sequence[Sequence[Any]]
    places: Sequence[Place | None]


def all_drawings(
    rows: Iterable[JournalRow], picture: Iterable[JournalRow]
) -> dict[str, JournalRow]:
    """Return all drawings ever made by uuid, those in view as they look now."""
    found = {row.uuid: row for row in rows if row.action == DRAW}
    found.update((row.uuid, row) for row in picture)
    return found


def place_of(shape: Shape) -> Place:
    """Return where a drawing's badge is, in the units of the shape."""
    return Placed.of(shape.kind, np.asarray(shape.points, dtype=float)).badge


def votes_table(results: Iterable[Result], plan: Plan, drawings: Mapping[str, JournalRow]) -> Table:
    """Return the results of rounds, a line for each thing; one that nobody chose has one, too."""
    lines, places = [], []
    for result in results:
        said = [_plain(pair) for pair in result_words(result, plan, drawings)]
        notes = [" ".join(pair[place] for pair in said) for place in (0, 1)]
        about = _plain(ABOUT[result.about])
        for line in result.lines or (None,):
            place = _place(line, drawings)
            thing = _thing_values(line, plan, drawings)
            place_values = place or (None, None)
            lines.append([result.number, *about, int(result.secret), *thing, *place_values, *notes])
            places.append(place)
    return Table(VOTES, _VOTE_COLUMNS, lines, places)


def result_words(result: Result, plan: Plan, drawings: Mapping[str, JournalRow]) -> list[Pair]:
    """Return what there is to say of a result beside its numbers: ties, and what was odd."""
    tie = tie_words(result, (thing_words(thing, plan, drawings) for thing in result.first))
    return [*([tie] if tie else []), *(note_words(note) for note in result.notes)]


def votes_titles(result: Result) -> Pair:
    """Return the names of a layer of a round's votes."""
    return both(lambda: tr("Votes · {round}", round=pick(*round_words(result))))


def _thing_values(line: Line | None, plan: Plan, drawings: Mapping[str, JournalRow]) -> list[Any]:
    if line is None:
        return [None, None, "", "", 0, None, "", None, None, None]
    what = _plain(thing_words(line.thing, plan, drawings))
    if line.gone:
        what = f"{what[0]} ({GONE[0]})", f"{what[1]} ({GONE[1]})"
    by_table = ", ".join(f"{table}: {dots}" for table, dots in line.by_table)
    return [line.rank, int(line.tied), *what, line.dots, line.percent, by_table, *line.thing]


def _place(line: Line | None, drawings: Mapping[str, JournalRow]) -> Place | None:
    row = drawings.get((line and line.thing.target_uuid) or "")
    return None if row is None or row.shape is None or line.gone else place_of(row.shape)


def deals_table(
    bargains: Iterable[Bargain],
    plan: Plan,
    drawings: Mapping[str, JournalRow],
    zone: tzinfo | None = None,
) -> Table:
    """Return the log of deals, in the order of the offers; times in ``zone`` or this computer's."""
    lines, places = [], []
    for number, bargain in enumerate(bargains, 1):
        for deal in bargain.deals.values():
            values = _deal_values(deal, plan, drawings, zone)
            lines.append([number, bargain.table_code, *values])
            places.append((deal.proposal.lon, deal.proposal.lat))
    return Table(DEALS, _DEAL_COLUMNS, lines, places)


def _deal_values(
    deal: Deal, plan: Plan, drawings: Mapping[str, JournalRow], zone: tzinfo | None
) -> list[Any]:
    to = EVERYBODY if deal.to is None else (deal.to, deal.to)
    return [
        local_time(deal.offered_at, zone),
        local_time(deal.ended_at or "", zone),
        deal.giver,
        *to,
        *WANTS[deal.want],
        *_plain(proposal_words(deal.proposal, plan, drawings)),
        deal.tokens,
        deal.outcome,
        *OUTCOMES[deal.outcome],
        deal.by or "",
        ", ".join(deal.refused_by),
        deal.note,
        *_plain(deal_words(deal, plan, drawings)),
        round(deal.proposal.lon, 7),
        round(deal.proposal.lat, 7),
        deal.uuid,
    ]


def local_time(text: str, zone: tzinfo | None = None) -> str:
    """Return a journal's time as people read it, in ``zone`` or this computer's; "" for none."""
    moment = moment_of(text)
    return "" if moment is None else f"{moment.astimezone(zone):%Y-%m-%d %H:%M}"


def _plain(pair: Pair) -> Pair:
    """Return words without the marks where Thai may break: in a file they only hinder a search."""
    return pair[0].replace("\u200b", ""), pair[1].replace("\u200b", "")
