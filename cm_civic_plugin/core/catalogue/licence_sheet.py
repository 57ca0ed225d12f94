"""The licence sheet: whom a map has to credit, and on what terms it may be published.

The words are here in both languages, side by side, because one sheet may hold both: they follow the
language asked for, which need not be the plugin's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from .pack import LayerState
from .records import Catalogue, LayerRecord

Words = dict[str, str]
"""One text by language, ``{"en": …, "th": …}``."""

_GPL = "https://www.gnu.org/licenses/old-licenses/gpl-2.0.html"
_SHARE_ALIKE = re.compile(r"\bODbL\b|open database licen[cs]e|\bBY(-NC)?-SA\b|share-?alike", re.I)
_NON_COMMERCIAL = re.compile(r"\bBY-NC\b|non-?commercial", re.I)
_OSM = re.compile(r"openstreetmap", re.I)

_TEXT: dict[str, Words] = {
    "heading": {"en": "Licence sheet", "th": "ใบแสดงสิทธิ์การใช้ข้อมูล"},
    "credit": {"en": "Credit", "th": "ข้อความอ้างอิง"},
    "licence": {"en": "Licence", "th": "สัญญาอนุญาต"},
    "date": {"en": "Date of the data", "th": "วันที่ของข้อมูล"},
    "layers": {"en": "Layers", "th": "ชั้นข้อมูล"},
    "no_date": {"en": "not stated", "th": "ไม่ระบุ"},
    "no_credit": {
        "en": "none stated: ask whoever gave you the layer",
        "th": "ไม่ระบุ กรุณาถามผู้ที่ให้ชั้นข้อมูลนี้มา",
    },
    "no_licence": {"en": "not stated", "th": "ไม่ระบุ"},
    "foreign": {
        "en": "Not from the catalogue: this is what the layer's own metadata says.",
        "th": "ไม่ได้มาจากคลังชั้นข้อมูลนี้ แสดงตามข้อมูลกำกับของชั้นข้อมูลเอง",
    },
    "own": {
        "en": "Made with the plugin from your own file or workshop: its rights are those of the "
        "file or of the people who took part.",
        "th": "สร้างด้วยปลั๊กอินจากไฟล์หรือเวิร์กช็อปของคุณเอง สิทธิ์เป็นของเจ้าของไฟล์หรือผู้เข้าร่วม",
    },
    "sample": {
        "en": "SAMPLE: drawn for practice, not survey data.",
        "th": "ตัวอย่าง: วาดขึ้นเพื่อทดลองใช้ ไม่ใช่ข้อมูลสำรวจ",
    },
    "sample_licence": {
        "en": "Sample data of the plugin, GPL-2.0-or-later like the plugin",
        "th": "ข้อมูลตัวอย่างของปลั๊กอิน ใช้สัญญาอนุญาตเดียวกับปลั๊กอิน (GPL-2.0-or-later)",
    },
    "share_alike": {
        "en": "Share-alike: data you make from it and publish has to go out under the same "
        "licence. A picture of the map needs only the credit.",
        "th": "ต้องเผยแพร่ต่อแบบเดียวกัน: ข้อมูลที่ทำต่อจากชั้นนี้แล้วเผยแพร่ต้องใช้สัญญาอนุญาตเดียวกัน "
        "ส่วนภาพแผนที่ใส่ข้อความอ้างอิงก็พอ",
    },
    "closed": {
        "en": "No open licence: it may not be republished without asking {agency}.",
        "th": "ไม่มีสัญญาอนุญาตแบบเปิด: ห้ามเผยแพร่ต่อโดยไม่ขออนุญาต {agency}",
    },
    "non_commercial": {
        "en": "Not for commercial use.",
        "th": "ห้ามใช้เพื่อการค้า",
    },
    "empty": {
        "en": "The project has no layers, so there is nothing to credit yet.",
        "th": "โครงการนี้ยังไม่มีชั้นข้อมูล จึงยังไม่มีอะไรต้องอ้างอิง",
    },
    "may": {
        "en": "This map may be published if",
        "th": "แผนที่นี้เผยแพร่ได้ หาก",
    },
    "may_not": {
        "en": "This map may not be published as it is. It may be published if",
        "th": "แผนที่นี้ยังเผยแพร่ไม่ได้ จะเผยแพร่ได้เมื่อ",
    },
    "if_credit": {
        "en": "the credits stand on it",
        "th": "มีข้อความอ้างอิงอยู่บนแผนที่",
    },
    "if_asked": {
        "en": "{agency} agrees, or you take out {layers}",
        "th": "ได้รับอนุญาตจาก {agency} หรือนำ {layers} ออก",
    },
    "if_found": {
        "en": "you know the licence of {layers} and keep to it, or take it out",
        "th": "ทราบสัญญาอนุญาตของ {layers} และทำตาม หรือนำออก",
    },
    "if_shared": {
        "en": "data made from the share-alike layers is published under {licence} too",
        "th": "ข้อมูลที่ทำต่อจากชั้นแบบเผยแพร่ต่อแบบเดียวกัน เผยแพร่ภายใต้ {licence} ด้วย",
    },
    "if_free": {
        "en": "it is not sold or used for trade ({layers})",
        "th": "ไม่ขายหรือใช้เพื่อการค้า ({layers})",
    },
    "if_sample": {
        "en": "it says that the city on it is a sample",
        "th": "ระบุว่าเมืองบนแผนที่เป็นตัวอย่าง",
    },
    "if_part_sample": {
        "en": "it says that {layers} is not survey data",
        "th": "ระบุว่า {layers} ไม่ใช่ข้อมูลสำรวจจริง",
    },
    "if_people": {
        "en": "the people behind {layers} agree",
        "th": "ผู้ที่มีส่วนใน {layers} ยินยอม",
    },
    "changed": {
        "en": "The layers were selected, clipped and styled from their sources by Chiang Mai "
        "Civic. This sheet is a help, not legal advice.",
        "th": "ปลั๊กอิน Chiang Mai Civic คัดเลือก ตัด และจัดรูปแบบชั้นข้อมูลจากแหล่งข้อมูลเดิม "
        "ใบนี้จัดทำเพื่อช่วยตรวจสอบ ไม่ใช่คำปรึกษาทางกฎหมาย",
    },
}


@dataclass(frozen=True)
class Entry:
    """What one layer asks of whoever publishes it.

    ``kind`` is ``catalogue``, ``own`` (made with the plugin from the user's file) or ``foreign``.
    ``date`` is the date of the data, ISO 8601, or None. ``is_open`` is false where the publisher
    states no licence that lets others publish.
    """

    title: Words
    credit: Words
    licence: Words
    agency: Words
    note: Words
    url: str | None = None
    date: str | None = None
    kind: str = "catalogue"
    is_open: bool = True
    share_alike: bool = False
    non_commercial: bool = False
    sample: bool = False


def _both(text: str) -> Words:
    return {"en": text, "th": text}


def record_entry(
    record: LayerRecord,
    state: LayerState | None,
    catalogue: Catalogue,
    title: Words,
    credit: Words,
    sample: bool,
) -> Entry:
    """Return the entry of a layer of the catalogue.

    ``credit`` is the line the licence asks for; ``sample`` marks a drawn layer, which is nobody's
    survey and stands under the plugin's own licence. A derived layer takes on the conditions of
    the layers it is computed from.
    """
    date = state.source_date if state else None
    source = record.data["source"]
    agency = {"en": source["agency"], "th": source["agency_th"]}
    if sample:
        words = _TEXT["sample_licence"]
        return Entry(title, credit, words, agency, _both(""), _GPL, date, sample=True)
    licence = catalogue.shared["licences"][record.licence]
    terms = [catalogue.shared["licences"][name] for name in _licences(record, catalogue)]
    return Entry(
        title,
        credit,
        {key: licence[f"name_{key}"] for key in ("en", "th")},
        agency,
        {key: licence.get(f"note_{key}", "") for key in ("en", "th")},
        licence["url"],
        date,
        is_open=all(item["open"] for item in terms),
        share_alike=any(item["share_alike"] for item in terms),
        non_commercial=any(item.get("non_commercial", False) for item in terms),
    )


def _licences(record: LayerRecord, catalogue: Catalogue) -> set[str]:
    names = {record.licence}
    for layer_id in record.access.get("inputs", ()):
        names |= _licences(catalogue.record(layer_id), catalogue)
    return names


def foreign_entry(
    title: str, rights: Iterable[str], licences: Iterable[str], *, own: bool = False
) -> Entry:
    """Return the entry of a layer that is not of the catalogue, from its own metadata.

    ``own`` marks a layer the plugin made from the user's file or workshop. What its words say of
    share-alike and commerce is looked for by the common names of licences.
    """
    credit = "; ".join(filter(None, (text.strip() for text in rights)))
    licence = "; ".join(filter(None, (text.strip() for text in licences)))
    said = f"{credit} {licence}"
    return Entry(
        _both(title),
        _both(credit) if credit else _TEXT["no_credit"],
        _both(licence) if licence else _TEXT["no_licence"],
        _both(""),
        _TEXT["own" if own else "foreign"],
        kind="own" if own else "foreign",
        is_open=bool(licence) or own,
        share_alike=bool(_SHARE_ALIKE.search(said) or _OSM.search(credit)),
        non_commercial=bool(_NON_COMMERCIAL.search(said)),
    )


def warnings(entry: Entry, language: str) -> list[str]:
    """Return what to heed about one layer, in ``"th"`` or ``"en"``."""
    found = []
    if entry.sample:
        found.append(_TEXT["sample"][language])
    if entry.kind == "catalogue" and not entry.is_open:
        found.append(_TEXT["closed"][language].format(agency=entry.agency[language]))
    if entry.share_alike:
        found.append(_TEXT["share_alike"][language])
    if entry.non_commercial:
        found.append(_TEXT["non_commercial"][language])
    if entry.note[language]:
        found.append(entry.note[language].strip())
    return found


def verdict(entries: Sequence[Entry], language: str) -> str:
    """Return one sentence: on what conditions a map of these layers may be published."""
    start, conditions = _verdict(entries, language)
    if not conditions:
        return start
    end = "." if language == "en" else ""
    if len(conditions) == 1:
        return f"{start} {conditions[0]}{end}"
    listed = " ".join(f"({number}) {text}" for number, text in enumerate(conditions, 1))
    return f"{start}: {listed}{end}"


def _verdict(entries: Sequence[Entry], language: str) -> tuple[str, list[str]]:
    """Return how the verdict begins, and its conditions, the hardest first."""
    if not entries:
        return _TEXT["empty"][language], []

    def named(some: list[Entry]) -> str:
        return ", ".join(dict.fromkeys(entry.title[language] for entry in some))

    def say(key: str, **slots: Any) -> str:
        return _TEXT[key][language].format(**slots)

    closed = [e for e in entries if e.kind == "catalogue" and not e.is_open]
    unknown = [e for e in entries if e.kind != "catalogue" and not e.is_open]
    conditions = []
    for agency in dict.fromkeys(entry.agency[language] for entry in closed):
        theirs = [entry for entry in closed if entry.agency[language] == agency]
        conditions.append(say("if_asked", agency=agency, layers=named(theirs)))
    if unknown:
        conditions.append(say("if_found", layers=named(unknown)))
    conditions.append(say("if_credit"))
    shared = [e for e in entries if e.share_alike]
    if shared:
        terms = dict.fromkeys(_share_name(entry, language) for entry in shared)
        conditions.append(say("if_shared", licence=", ".join(terms)))
    paid = [e for e in entries if e.non_commercial]
    if paid:
        conditions.append(say("if_free", layers=named(paid)))
    drawn = [e for e in entries if e.sample]
    if drawn and len(drawn) == sum(e.kind == "catalogue" for e in entries):
        conditions.append(say("if_sample"))
    elif drawn:
        conditions.append(say("if_part_sample", layers=named(drawn)))
    people = [e for e in entries if e.kind == "own"]
    if people:
        conditions.append(say("if_people", layers=named(people)))
    return say("may_not" if closed or unknown else "may"), conditions


def _share_name(entry: Entry, language: str) -> str:
    """Return the licence to share under; a derived layer may have a milder one of its own."""
    text = entry.licence[language]
    if entry.kind == "catalogue" and not _SHARE_ALIKE.search(text):
        return "ODbL 1.0"
    if text == _TEXT["no_licence"][language]:
        return "ODbL 1.0"  # known by its credit to OpenStreetMap
    return text


def _groups(entries: Sequence[Entry], language: str) -> list[list[Entry]]:
    """Return entries that say the same of credit and terms together, in their first order."""
    found: dict[tuple, list[Entry]] = {}
    for entry in entries:
        key = (
            entry.credit[language],
            entry.licence[language],
            entry.url,
            tuple(warnings(entry, language)),
        )
        found.setdefault(key, []).append(entry)
    return list(found.values())


def _dates(group: Sequence[Entry], language: str) -> str:
    days = sorted({entry.date[:10] for entry in group if entry.date})
    if any(not entry.date for entry in group):
        days.append(_TEXT["no_date"][language])
    return ", ".join(days)


def sheet_blocks(entries: Sequence[Entry], language: str) -> list[str]:
    """Return the sheet as blocks of plain text: heading with verdict, then one a set of terms."""
    words = {key: value[language] for key, value in _TEXT.items()}
    blocks = [f"{words['heading']}\n{verdict(entries, language)}"]
    for group in _groups(entries, language):
        first = group[0]
        titles = ", ".join(dict.fromkeys(entry.title[language] for entry in group))
        licence = " ".join(filter(None, (first.licence[language], first.url)))
        lines = [
            f"{words['layers']}: {titles}",
            f"{words['credit']}: {first.credit[language]}",
            f"{words['licence']}: {licence}",
            f"{words['date']}: {_dates(group, language)}",
            *(f"! {text}" for text in warnings(first, language)),
        ]
        blocks.append("\n".join(lines))
    if entries:
        blocks.append(words["changed"])
    return blocks


def sheet_text(entries: Sequence[Entry], languages: Sequence[str]) -> str:
    """Return the sheet as plain text, one language after the other."""
    return "\n\n".join("\n\n".join(sheet_blocks(entries, each)) for each in languages) + "\n"


def sheet_html(entries: Sequence[Entry], languages: Sequence[str]) -> str:
    """Return the sheet as a page of its own, the languages in columns side by side.

    Every text is escaped: names and metadata of layers may come from anywhere.
    """
    heads = "".join(
        f"<td valign='top' width='{100 // len(languages)}%'>{_head(entries, x)}</td>"
        for x in languages
    )
    rows = [f"<tr>{heads}</tr>"]
    # sets of terms are made in the first language, so that the columns stay side by side
    for group in _groups(entries, languages[0]):
        cells = "".join(f"<td valign='top'>{_cell(group, each)}</td>" for each in languages)
        rows.append(f"<tr>{cells}</tr>")
    if entries:
        cells = "".join(f"<td><i>{escape(_TEXT['changed'][each])}</i></td>" for each in languages)
        rows.append(f"<tr>{cells}</tr>")
    title = escape(_TEXT["heading"][languages[0]])
    return (
        f"<!DOCTYPE html><html lang='{languages[0]}'><head><meta charset='utf-8'>"
        f"<title>{title}</title></head><body><table width='100%' cellpadding='6' "
        f"cellspacing='0'>{''.join(rows)}</table></body></html>"
    )


def _head(entries: Sequence[Entry], language: str) -> str:
    heading = _TEXT["heading"][language]
    start, conditions = _verdict(entries, language)
    listed = "".join(f"<li>{escape(text)}</li>" for text in conditions)
    conditions_html = f"<ol>{listed}</ol>" if listed else ""
    return (
        f"<h2 style='margin:0'>{escape(heading)}</h2><p><b>{escape(start)}</b></p>{conditions_html}"
    )


def _cell(group: Sequence[Entry], language: str) -> str:
    first = group[0]
    titles = ", ".join(dict.fromkeys(entry.title[language] for entry in group))
    name = escape(first.licence[language])
    licence = f"<a href='{escape(first.url, quote=True)}'>{name}</a>" if first.url else name
    if first.url:
        licence += f"<br><small>{escape(first.url)}</small>"
    parts = [
        f"<b>{escape(titles)}</b>",
        f"{escape(_TEXT['credit'][language])}: {escape(first.credit[language])}",
        f"{escape(_TEXT['licence'][language])}: {licence}",
        f"{escape(_TEXT['date'][language])}: {escape(_dates(group, language))}",
        *(f"<font color='#9c4a00'>⚠ {escape(text)}</font>" for text in warnings(first, language)),
    ]
    return "<br>".join(parts)
