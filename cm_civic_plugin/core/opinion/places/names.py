"""What a place's name is made of: the word for its kind, and the rest people call it by."""

from __future__ import annotations

import re
from typing import NamedTuple

from .normal import normalise

# Words that begin a name, and the kinds of place they say; the longer before those they begin with.
_WORDS: tuple[tuple[str, frozenset[str]], ...] = tuple(
    (word, frozenset(kinds.split()))
    for word, kinds in (
        ("สำนักงานเทศบาลตำบล", "office"),
        ("สำนักงานเทศบาล", "office"),
        ("สำนักงาน", "office"),
        ("ที่ว่าการอำเภอ", "office"),
        ("ไปรษณีย์", "office"),
        ("สถานีตำรวจภูธร", "police"),
        ("สถานีดับเพลิง", "police"),
        ("โรงพัก", "police"),
        ("สภ.", "police"),
        ("เทศบาลตำบล", "municipality subdistrict"),
        ("เทศบาลเมือง", "municipality subdistrict"),
        ("เทศบาลนคร", "municipality"),
        ("เทศบาล", "municipality"),
        ("ทต.", "municipality subdistrict"),
        ("ทม.", "municipality"),
        ("อบต.", "municipality subdistrict"),
        ("ตำบล", "subdistrict municipality"),
        ("ต.", "subdistrict municipality"),
        ("อำเภอ", "district"),
        ("อ.", "district"),
        ("แขวง", "quarter"),
        ("หมู่บ้าน", "estate village neighbourhood"),
        ("มบ.", "estate"),
        ("ชุมชน", "neighbourhood"),
        ("บ้าน", "village"),
        ("บ.", "village"),
        ("ถนนคนเดิน", "market"),
        ("ถนน", "road"),
        ("ถ.", "road"),
        ("ซอย", "soi road"),
        ("ซ.", "soi road"),
        ("วงเวียน", "junction road"),
        ("สะพาน", "bridge"),
        ("ประตูน้ำ", "water"),
        ("ประตู", "gate"),
        ("แจ่ง", "wall"),
        ("ตลาด", "market"),
        ("กาด", "market"),
        ("วัดพระธาตุ", "temple"),
        ("วัด", "temple"),
        ("มัสยิด", "worship"),
        ("คริสตจักร", "worship"),
        ("โบสถ์", "worship"),
        ("ศาลเจ้า", "worship"),
        ("โรงเรียน", "school"),
        ("รร.", "school"),
        ("ร.ร.", "school"),
        ("วิทยาลัย", "school university"),
        ("มหาวิทยาลัย", "university"),
        ("มหาลัย", "university"),
        ("ม.", "university"),
        ("โรงพยาบาล", "hospital"),
        ("รพ.", "hospital"),
        ("ร.พ.", "hospital"),
        ("คลินิก", "hospital"),
        ("สถานีขนส่ง", "station"),
        ("สถานีรถไฟ", "station"),
        ("สถานี", "station"),
        ("แม่น้ำ", "water"),
        ("น้ำ", "water"),
        ("คลอง", "water"),
        ("ลำเหมือง", "water"),
        ("ห้วย", "water"),
        ("อ่างเก็บน้ำ", "water"),
        ("เขื่อน", "water"),
        ("ฝาย", "water"),
        ("หนอง", "water"),
        ("สวนสาธารณะ", "park"),
        ("อุทยานแห่งชาติ", "park hill"),
        ("สนามกีฬา", "park"),
        ("ป่า", "hill"),
        ("ดอย", "hill"),
        ("พิพิธภัณฑ์", "culture"),
        ("อนุสาวรีย์", "culture"),
        ("โรงแรม", "business"),
        ("ร้าน", "business"),
    )
)
# Of these, a name goes on without the word: people say เจดีย์หลวง, but never แก้ว for ห้วยแก้ว.
_SHEDS = {
    "ตำบล", "อำเภอ", "แขวง", "หมู่บ้าน", "ชุมชน", "ถนน", "ซอย", "สะพาน", "ประตู", "ตลาด", "วัด",
    "โรงเรียน", "มหาวิทยาลัย", "โรงพยาบาล", "เทศบาลตำบล", "เทศบาลเมือง", "อบต.", "บ้าน", "กาด",
    "วัดพระธาตุ", "สถานีตำรวจภูธร", "วิทยาลัย", "แจ่ง", "คลอง", "แม่น้ำ", "สวนสาธารณะ",
    "อุทยานแห่งชาติ", "สนามกีฬา", "อ่างเก็บน้ำ", "เขื่อน", "มัสยิด", "คริสตจักร", "โรงแรม",
    "พิพิธภัณฑ์", "ถนนคนเดิน", "วงเวียน", "สถานีขนส่ง", "ไปรษณีย์", "น้ำ",
}  # fmt: skip
_LATIN_WORDS = {
    "road": "road", "rd": "road", "street": "road", "soi": "soi", "lane": "soi", "gate": "gate",
    "market": "market", "kad": "market", "wat": "temple", "temple": "temple", "bridge": "bridge",
    "school": "school", "college": "school", "university": "university", "hospital": "hospital",
    "district": "district", "subdistrict": "subdistrict", "amphoe": "district",
    "tambon": "subdistrict", "ban": "village", "village": "village", "khwaeng": "quarter",
    "canal": "water", "river": "water", "municipality": "municipality", "park": "park",
}  # fmt: skip
_ASIDE = re.compile(r"\s*[(（\[].*?[)）\]]")
_SOI = re.compile(r"^ซอย\s*(.*?[^\d\s])\s*(\d+)$")
_NUMBERED = re.compile(r"^[\W\d]*(?:ซอย|ซ\.|ถนน|หมู่|หมู่ที่|soi|moo|road)?\s*[\d/]+$", re.IGNORECASE)
_THAI = re.compile("[ก-ฮ]")


class Spelling(NamedTuple):
    """One way to write a place's name: with the word for its kind (whole), or without (core)."""

    text: str
    whole: bool


def kind_words() -> tuple[tuple[str, frozenset[str]], ...]:
    """Return the words that say what kind of place a name is of, with the kinds."""
    return _WORDS


def latin_kind(word: str) -> str | None:
    """Return the kind of place an English word says, e.g. gate, if it says one."""
    return _LATIN_WORDS.get(word.lower().strip("."))


def spellings(name: str, kind: str) -> list[Spelling]:
    """Return the ways a place's name is written, the official one first.

    Names that are only a number or too short to tell anything give none.
    """
    name = _ASIDE.sub("", name).strip()
    if not name or _NUMBERED.match(name):
        return []
    if not _THAI.search(name):
        return _latin_spellings(name)
    found = [Spelling(name, whole=True)]
    soi = _SOI.match(name)
    if soi:  # ซอยนิมมานเหมินท์ 7 is also นิมมานเหมินท์ ซอย 7, and ซ.7
        return [
            *found,
            Spelling(f"ถนน{soi[1]} ซอย {soi[2]}", whole=True),
            Spelling(f"{soi[1]} ซอย {soi[2]}", whole=True),
            Spelling(f"{soi[1]} ซ.{soi[2]}", whole=True),
            Spelling(f"ซ.{soi[1]} {soi[2]}", whole=True),
        ]
    for word, _kinds in _WORDS:
        if name.startswith(word) and (kind not in _BARE or word in _SHEDS):
            rest = name[len(word) :].strip(" .")
            if word in _SHEDS and len(normalise(rest)) > 2:
                found.append(Spelling(rest, whole=False))
            return found
    if kind in _BARE:
        found[0] = Spelling(name, whole=False)
    return found


# Kinds whose official name is the bare name: nothing in it says that it is a place.
_BARE = {"district", "subdistrict", "town", "neighbourhood", "village", "municipality"}


def _latin_spellings(name: str) -> list[Spelling]:
    words = name.split()
    rest = [word for word in words if latin_kind(word) is None]
    if len(rest) == len(words) or not rest:
        return [Spelling(name, whole=len(words) > 2)] if len(normalise(name)) > 3 else []
    core = " ".join(rest)
    found = [Spelling(name, whole=True)]
    if len(normalise(core)) > 4:
        found.append(Spelling(core, whole=False))
    return found
