"""What votes and bargains are called, in English and Thai: files hold both, pages one of them.

Pairs are (English, Thai). No person is ever named: groups are tables, or letters at a table.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ...core.scenario import bargain as b
from ...core.scenario import votes as v
from ...core.scenario.bargain import Bargain, Deal, Proposal
from ...core.scenario.journal import JournalRow
from ...core.scenario.plan import Plan
from ...core.scenario.votes import Note, Result, Thing

Pair = tuple[str, str]

_NOTE_LETTERS = 40
_MOST_NAMED = 6  # things that share the first place

NOTES: dict[str, Pair] = {
    v.NOBODY: ("Nobody voted.", "ไม่มีใครลงคะแนน"),
    v.NOT_CLOSED: (
        "The secret round of {tables} is still open, so its dots are not counted yet.",
        "รอบลับของโต๊ะ {tables} ยังไม่ปิด จึงยังไม่นับจุดของโต๊ะนั้น",
    ),
    v.OTHER_DOTS: (
        "Tables had different numbers of dots: {tables}.",
        "แต่ละโต๊ะมีจำนวนจุดไม่เท่ากัน: {tables}",
    ),
    v.OTHER_SECRECY: (
        "Some tables voted in secret, others openly.",
        "บางโต๊ะลงคะแนนลับ บางโต๊ะลงคะแนนเปิดเผย",
    ),
    v.ODD: (
        "Ballots that make no sense were left out (table {tables}).",
        "มีบัตรลงคะแนนที่ข้อมูลผิดปกติ จึงไม่ได้นับ (โต๊ะ {tables})",
    ),
    v.TOO_MANY: (
        "Table {tables} had placed more dots than the round gives: the first ones count.",
        "โต๊ะ {tables} แปะจุดเกินที่กำหนด จึงนับเฉพาะจุดที่แปะก่อน",
    ),
    v.TWICE: (
        "Table {tables} voted on two laptops: only the first one counts.",
        "โต๊ะ {tables} ลงคะแนนจากสองเครื่อง จึงนับเฉพาะเครื่องแรก",
    ),
}
REASONS: dict[str, Pair] = {
    b.IS_OVER: ("The bargaining is over.", "การต่อรองจบแล้ว"),
    b.NO_GROUP: ("There is no such group here.", "ไม่มีกลุ่มนี้ในการต่อรอง"),
    b.OWN_OFFER: ("A group cannot deal with itself.", "กลุ่มเดียวกันต่อรองกับตัวเองไม่ได้"),
    b.NOT_ASKED: ("The offer is to another group.", "ข้อเสนอนี้ยื่นให้กลุ่มอื่น"),
    b.NOT_ENOUGH: (
        "The group that offers does not have that many tokens.",
        "กลุ่มที่ยื่นข้อเสนอมีเบี้ยไม่พอ",
    ),
    b.ODD_TOKENS: ("That is no number of tokens.", "จำนวนเบี้ยไม่ถูกต้อง"),
    b.NO_DEAL: ("There is no such offer.", "ไม่มีข้อเสนอนี้"),
    b.ANSWERED: ("The offer was answered already.", "ข้อเสนอนี้มีคำตอบแล้ว"),
    b.KNOWN: ("The offer was made already.", "ยื่นข้อเสนอนี้ไปแล้ว"),
    b.REFUSED_ALREADY: ("The group has refused already.", "กลุ่มนี้ปฏิเสธไปแล้ว"),
    b.NO_PROPOSAL: (
        "Choose what the offer is about, and where it is.",
        "เลือกก่อนว่าจะต่อรองเรื่องอะไร และอยู่ตรงไหน",
    ),
    b.NOT_YOURS: (
        "Only the group that offered can withdraw.",
        "เฉพาะกลุ่มที่ยื่นข้อเสนอเท่านั้นที่ถอนได้",
    ),
    b.NO_BARGAINING: ("It belongs to no bargaining.", "ไม่อยู่ในการต่อรองรอบใด"),
    b.NOT_LAST: ("Only the last answer can be undone.", "เลิกทำได้เฉพาะคำตอบล่าสุด"),
    b.OPENED_TWICE: ("The bargaining had begun already.", "การต่อรองเริ่มไปแล้ว"),
}
OUTCOMES: dict[str, Pair] = {
    b.OPEN: ("not answered yet", "ยังไม่มีคำตอบ"),
    b.TAKEN: ("taken", "ตกลง"),
    b.REFUSED: ("refused", "ปฏิเสธ"),
    b.WITHDRAWN: ("withdrawn", "ถอนข้อเสนอ"),
    b.LAPSED: ("not answered", "ไม่มีใครตอบ"),
}
EVERYBODY: Pair = ("everybody", "ทุกกลุ่ม")
WANTS: dict[str, Pair] = {
    b.ACCEPT: ("accept this", "ยอมรับสิ่งนี้"),
    b.DROP: ("drop this", "ตัดสิ่งนี้ออก"),
}
ABOUT: dict[str, Pair] = {
    v.ELEMENTS: ("elements", "สิ่งที่วาดได้"),
    v.DRAWINGS: ("drawings", "ภาพวาดบนแผนที่"),
}
GONE: Pair = ("not on the map any more", "ไม่อยู่บนแผนที่แล้ว")


def note_words(note: Note) -> Pair:
    """Return what there is to say of a result."""
    said = NOTES[note.kind]
    tables = ", ".join(note.values)
    return said[0].format(tables=tables), said[1].format(tables=tables)


def round_words(result: Result) -> Pair:
    """Return the name of a round: its number, what it is about, whether it was secret."""
    about = ABOUT[result.about]
    secret = (", secret", " ลงคะแนนลับ") if result.secret else ("", "")
    name = f" · {result.name}" if result.name else ""
    return (
        f"Round {result.number}: {about[0]}{secret[0]}{name}",
        f"รอบที่ {result.number}: {about[1]}{secret[1]}{name}",
    )


def thing_words(thing: Thing, plan: Plan, drawings: Mapping[str, JournalRow]) -> Pair:
    """Return what a dot lies on. ``drawings`` are all drawings ever made, by uuid."""
    if thing.target_uuid is not None:
        return drawing_words(drawings.get(thing.target_uuid), plan)
    return _named(plan, thing.future_id, thing.element_id)


def drawing_words(row: JournalRow | None, plan: Plan) -> Pair:
    """Return a drawing's name: what, in which future, whose table, and its note's beginning."""
    if row is None:
        return "A drawing that is not in this file", "ภาพวาดที่ไม่มีในไฟล์นี้"
    english, thai = _named(plan, row.future_id, row.element_id)
    note = " ".join((row.note or "").split())
    note = f" “{note[:_NOTE_LETTERS]}{'…' if len(note) > _NOTE_LETTERS else ''}”" if note else ""
    return (
        f"{english}, table {row.table_code} no. {row.seq}{note}",
        f"{thai} โต๊ะ {row.table_code} ลำดับ {row.seq}{note}",
    )


def proposal_words(proposal: Proposal, plan: Plan, drawings: Mapping[str, JournalRow]) -> Pair:
    """Return what is bargained about."""
    row = drawings.get(proposal.target_uuid or "")
    if row is not None:
        return drawing_words(row, plan)
    return _named(plan, proposal.future_id, proposal.element_id)


def deal_words(deal: Deal, plan: Plan, drawings: Mapping[str, JournalRow]) -> Pair:
    """Return a deal as a sentence: who offers what to whom, and what became of it."""
    what = proposal_words(deal.proposal, plan, drawings)
    whom = EVERYBODY if deal.to is None else (deal.to, deal.to)
    drop = deal.want == b.DROP
    count = f"{deal.tokens} token" + ("" if deal.tokens == 1 else "s")
    english = f"{deal.giver} offers {whom[0]} {count} to {'drop' if drop else 'accept'} {what[0]}"
    thai = f"กลุ่ม {deal.giver} เสนอ{_to(whom[1], deal)} {deal.tokens} เบี้ย ให้"
    thai += f"ตัด {what[1]} ออก" if drop else f"ยอมรับ {what[1]}"
    end = _outcome(deal)
    return f"{english}: {end[0]}.", f"{thai}: {end[1]}"


def _to(whom: str, deal: Deal) -> str:
    return whom if deal.to is None else f"กลุ่ม {whom}"


def _outcome(deal: Deal) -> Pair:
    english, thai = OUTCOMES[deal.outcome]
    if deal.outcome == b.TAKEN and deal.to is None:
        return f"{english} by {deal.by}", f"กลุ่ม {deal.by} {thai}"
    if deal.outcome == b.OPEN and deal.refused_by:
        refused = ", ".join(deal.refused_by)
        return f"{english} (refused by {refused})", f"{thai} (กลุ่ม {refused} ปฏิเสธ)"
    return english, thai


def purse_words(one: Bargain) -> Pair:
    """Return who has how many tokens, in a sentence."""
    each = ", ".join(f"{group} {count}" for group, count in one.purse.items())
    return f"Tokens: {each}", f"เบี้ย: {each}"


def tie_words(result: Result, names: Iterable[Pair]) -> Pair | None:
    """Return that several things share the first place; None where they do not."""
    first = list(names)
    if len(first) < 2:
        return None
    dots, more = result.lines[0].dots, len(first) - _MOST_NAMED
    english, thai = (", ".join(name[place] for name in first[:_MOST_NAMED]) for place in (0, 1))
    if more > 0:
        english, thai = f"{english} and {more} more", f"{thai} และอีก {more} อย่าง"
    return (
        f"A tie for the first place, {dots} each: {english}.",
        f"คะแนนสูงสุดเท่ากัน {dots} จุด: {thai}",
    )


def _named(plan: Plan, future_id: str | None, element_id: str | None) -> Pair:
    element, future = plan.element(element_id), plan.future(future_id)
    what = (element.name.en, element.name.th) if element else (element_id or "?",) * 2
    if future is None and not future_id:
        return what
    where = (future.name.en, future.name.th) if future else (future_id,) * 2
    return f"{what[0]} ({where[0]})", f"{what[1]} ({where[1]})"
