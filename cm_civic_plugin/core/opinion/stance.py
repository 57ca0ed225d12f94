"""Whether a text speaks for or against something, as a suggestion that a person may change.

A small list of Thai and English phrases, and no more: what is not said outright is no stance. It is
a political opinion (PDPA, section 26), so it is told of groups of people only; see ``in_cells``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from ..errors import msg
from .places.matcher import Matcher, make_matcher
from .places.normal import normalise
from .suppression import people_per_cell

SUPPORT, AGAINST, UNCLEAR, OTHER = "support", "against", "unclear", "other"
STANCES = (SUPPORT, AGAINST, UNCLEAR)
"""What a person may choose; what is suggested is one of the first two, or nothing."""
LEAST_PEOPLE = 5
"""No group of fewer is told of, however few a map may show."""
WORDS = {
    SUPPORT: msg("for it (suggested)"),
    AGAINST: msg("against it (suggested)"),
    OTHER: msg("another stance, or none that is clear"),
}

# Verbs that "not" turns round.
_FOR = ("เห็นด้วย", "เห็นชอบ", "สนับสนุน", "เห็นดีด้วย")
_AGAINST = ("คัดค้าน", "ต่อต้าน")
# Wishes and refusals.
_PRO = (
    "อยากให้มี อยากให้สร้าง อยากให้ทำต่อ อยากให้เพิ่ม อยากให้อนุรักษ์ อยากให้เปิด อยากให้จัดงาน อยากให้ขยาย "
    "ควรมี ควรจะมี ขอเสนอให้ ขอให้มี โครงการดีมาก เป็นโครงการที่ดี".split()
)
_CONTRA = (
    "เราไม่เอา ชาวบ้านไม่เอา ประชาชนไม่เอา ไม่เอาโครงการ ไม่เอาโรงงาน ไม่เอาโรงไฟฟ้า ไม่เอาเหมือง ไม่เอาเขื่อน "
    "ไม่เอาบ่อขยะ ไม่เอากระเช้า ไม่เอาคอนโด ไม่อยากให้ ไม่ต้องการให้ ไม่ควรมี ไม่ควรสร้าง ไม่ควรทำ "
    "ยอมรับไม่ได้ อย่าสร้าง อย่าทุบ อย่าตัด อย่ารื้อ อย่ายกเลิก อย่าทำลาย หยุดสร้าง หยุดโครงการ หยุดตัด "
    "หยุดรื้อ ยกเลิกโครงการ ขอยกเลิก ขอเสนอให้ยกเลิก อยากให้ยกเลิก อยากให้หยุด".split()
)
_PRO_ENGLISH = (
    "i support, we support, fully support, strongly support, in favour of, in favor of, i agree, "
    "we agree, totally agree, fully agree, good idea, great idea, would love to see"
).split(", ")
_CONTRA_ENGLISH = (
    "i oppose, we oppose, strongly oppose, oppose this, oppose the, i disagree, we disagree, "
    "strongly disagree, totally disagree, do not support, don't support, cannot support, "
    "can't support, do not agree, don't agree, cannot agree, can't agree, i am against, "
    "i'm against, we are against, we're against, against this project, against the project, "
    "against this plan, against the plan, not a good idea, bad idea, terrible idea, "
    "not in favour of, not in favor of"
).split(", ")
_NOT = ("ไม่", "ไม่ค่อย", "ไม่ขอ", "มิ", "ไม่ค่อยจะ", "ไม่สามารถ")
_HARDLY = ("ไม่ได้", "มิได้", "ไม่เคย", "ไม่มีใคร", "ไม่ใช่ว่า", "ไม่ใช่")
# Somebody else's stance, one that hangs on something, or the word as a thing.
_OTHERS = (
    "ใคร คนที่ คน ผู้ที่ ผู้ บางคน หลายคน กลุ่ม กลุ่มที่ ฝ่าย ฝ่ายที่ เสียง แกนนำ ม็อบ ถ้า หาก ถ้าคุณ ถ้าใคร "
    "การ ความ แรง งบ งบประมาณ เงิน ทีม หน่วย ได้รับการ ได้รับ ได้ ได้งบ ขอรับการ รับ ว่าจะ จะ".split()
)
_NO_STANCE = (
    "สนับสนุนโดย สนับสนุนงบ สนับสนุนเงิน สนับสนุนอุปกรณ์ สนับสนุนค่าใช้จ่าย สนับสนุนร้าน สนับสนุนสินค้า "
    "เห็นด้วยตา อยากให้เปิดไฟ ไม่อยากให้เกิด ไม่อยากให้ใคร ไม่ควรมีใคร อย่าตัดสิน อย่าตัดพ้อ หยุดตัดสิน "
    "ควรมีใคร ที่ควรมี ที่ควรจะมี".split()
)
_QUESTION = re.compile(r"(?<!ผ้า)(?:ไหม(?![้พ])|มั้ย|มั๊ย|ไม๊|หรือไม่|หรือเปล่า|หรือป่าว|รึเปล่า|รึป่าว|หรือยัง|\?)")
_ASKED = 40  # letters behind a phrase in which a question turns it into one


def suggest(text: str) -> str | None:
    """Return ``support`` or ``against`` where a text says it outright, else None."""
    return suggest_all([text])[0]


def suggest_all(texts: Sequence[str | None]) -> list[str | None]:
    """Return ``suggest`` of each text; None where it says both."""
    matcher, signs = _rules()
    spoken = [text or "" for text in texts]
    found = matcher.find(spoken)
    said: dict[int, set[str]] = {}
    for number, end, key in zip(found.texts.tolist(), found.ends.tolist(), found.keys):
        sign = signs[key]
        if sign and not _QUESTION.search(spoken[number], end, end + _ASKED):
            said.setdefault(number, set()).add(sign)
    result: list[str | None] = [None] * len(spoken)
    for number, stances in said.items():
        if len(stances) == 1:
            result[number] = stances.pop()
    return result


def in_cells(
    cell: np.ndarray,
    author: np.ndarray,
    platform: np.ndarray,
    stance: np.ndarray,
    people: np.ndarray,
    shown: np.ndarray,
    least: int,
) -> list[str | None]:
    """Return the stances of each cell's people (m,) as ``support (12); other (8)``, or None.

    A person who wrote both for and against is ``other``, with those of whom no clear stance is
    known. So that nobody's stance can be told, or told by subtraction from the cell's people:

    - a stance of fewer than ``least`` people is not named, they are among ``other``;
    - every group that is then left, ``other`` too, has at least ``least`` people, and there are
      two groups or three. Were all of one stance, the map would tell everybody's.

    Where that cannot be kept, nothing is said of the cell.

    Args:
        cell: (n,) position of each post's cell; ``author`` and ``platform`` as in PlacedPosts.
        stance: (n,) suggested or chosen, an empty text for none.
        people: (m,) distinct people of each cell, as ``people_per_cell`` counts them.
        shown: (m,) which cells are shown.
        least: how many people a shown cell has at least; never taken as under ``LEAST_PEOPLE``.
    """
    count, least = len(people), max(least, LEAST_PEOPLE)

    def holders(*stances: str) -> np.ndarray:
        mine = np.isin(stance, stances)
        return people_per_cell(cell[mine], author[mine], platform[mine], count)[0]

    pro, contra = holders(SUPPORT), holders(AGAINST)
    both = pro + contra - holders(SUPPORT, AGAINST)
    told: list[str | None] = [None] * count
    for number in np.flatnonzero(shown & (pro + contra > 0)).tolist():
        sizes = (SUPPORT, pro[number] - both[number]), (AGAINST, contra[number] - both[number])
        groups = {name: int(size) for name, size in sizes if size >= least}
        rest = int(people[number]) - sum(groups.values())
        if rest:
            groups[OTHER] = rest
        if len(groups) > 1 and min(groups.values()) >= least:
            told[number] = "; ".join(f"{name} ({size})" for name, size in groups.items())
    return told


def read_cell(text: str | None) -> dict[str, int]:
    """Return the stances and numbers of people that ``in_cells`` wrote."""
    return {name: int(size) for name, size in re.findall(r"(\w+) \((\d+)\)", text or "")}


@lru_cache(maxsize=1)
def _rules() -> tuple[Matcher, dict[bytes, str]]:
    """What looks for all phrases at once, and what each says, an empty text for nothing."""
    phrases: dict[str, str] = {}
    for verb in _FOR:
        phrases[verb] = SUPPORT
        phrases.update((no + verb, AGAINST) for no in _NOT)
        phrases.update((no + verb, "") for no in _HARDLY)
    for verb in _AGAINST:
        phrases[verb] = AGAINST
        phrases.update((no + verb, "") for no in (*_NOT, *_HARDLY))
    for verb in (*_FOR, *_AGAINST):
        for other in _OTHERS:
            phrases[other + verb] = phrases[f"{other}ไม่{verb}"] = ""
    for verb in _FOR:
        for before in ("ไม่ใช่ว่า", "ไม่ใช่", verb + "หรือ", verb + "หรือว่า", verb + "กับ"):
            phrases[f"{before}ไม่{verb}"] = ""
    phrases.update((phrase, SUPPORT) for phrase in (*_PRO, *_PRO_ENGLISH))
    phrases.update((phrase, AGAINST) for phrase in (*_CONTRA, *_CONTRA_ENGLISH))
    phrases.update((phrase, "") for phrase in _NO_STANCE)
    signs = {normalise(phrase): sign for phrase, sign in phrases.items()}
    return make_matcher(signs), signs
