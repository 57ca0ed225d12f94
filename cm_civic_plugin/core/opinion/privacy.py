"""What is taken out of an opinion the moment it is read: who wrote it, and how to reach them."""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence

# A text without any of these holds nothing to mask: the quick tests come first. Looking for a
# few words one by one is several times faster than one pattern that ignores case.
_DIGITS_OR_AT = re.compile("[0-9๐-๙@]")
_LINK_SIGNS = ("://", "www.", ".com/", ".me/")
_SUSPECT = (*_LINK_SIGNS, "ติดต่อ", "ชื่อ", "นาย", "นาง", "น.ส.", "ไลน์", "line")
_NAME_SIGNS = ("@", "ติดต่อ", "คุณ", "นาย", "นาง", "น.ส.", "ด.ช.", "ด.ญ.", "ไลน์", "line")
_TITLE = r"(?:คุณ|นาย(?!ก)|นางสาว|นาง|น\.ส\.|ด\.ช\.|ด\.ญ\.)"
_NO_PERSON = (
    "เทศบาล|อบต|อบจ|อำเภอ|เขต|ตำรวจ|สถานี|โรงพยาบาล|โรงเรียน|เจ้าหน้าที่|หน่วย|สำนัก|กอง|ฝ่าย|ศูนย์|"
    "การไฟฟ้า|การประปา|ไม่|แล้ว|ได้|ที่|กลับ|ผู้|สอบถาม|ทาง|ใคร"
)
_GAP = r"[ \t\u00a0.()\-\u2010-\u2015]{0,3}"
_DIGITS = re.compile(r"[0-9๐-๙]")
_MASKS = (
    (
        "link",
        re.compile(
            r"(?:https?://|www\.)\S+|(?:facebook|fb|instagram|twitter|line|tiktok)\.(?:com|me)/\S+",
            re.IGNORECASE,
        ),
    ),
    ("email", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (
        "name",
        re.compile(
            r"@[^\s@,;:!?()\"'<>]{2,60}"
            r"|(?<![a-z])(?:line|ไลน์)\s*(?:id|ไอดี)?\s*[:=]\s*[\w.\-]{2,40}"
            # A title and two words, where the sentence says that a person follows.
            r"|(?:(?<=ติดต่อ)|(?<=ชื่อ)|(?<![ก-๙]))\s?" + _TITLE + r"\s?[ก-๙]{2,24}\s[ก-๙]{2,24}"
            # Two words that end a sentence asking to be called, unless an office is called.
            r"|(?<=ติดต่อ)[ :]{1,2}(?!" + _NO_PERSON + r")[ก-์]{2,24} [ก-์]{2,24}"
            r"(?=\s*(?:$|[\n\d๐-๙(+,.]|โทร|เบอร์))",
            re.IGNORECASE,
        ),
    ),
    # Nine digits or more with at most three separators between two of them: telephone numbers
    # at home and abroad, and the 13 digits of an identity card. An ISO date is left alone.
    ("phone", re.compile(r"(?!\d{4}-\d{2}-\d{2}(?!\d))[+(]?(?<!\d)\d(?:" + _GAP + r"\d){8,}")),
    (
        "plate",
        re.compile(
            r"(?:(?<=ทะเบียน)|(?<=ป้าย))\s*\d?\s?(?!กม)[ก-ฮ]{1,3}[ \-]?\d{1,4}(?!\d)"
            r"|(?<!\d)\d\s?(?!กม)[ก-ฮ]{2}[ \-]?\d{1,4}(?!\d)"
            r"|(?<![ก-๙.])(?!กม)[ก-ฮ]{2}[ \-]?\d{3,4}(?!\d)"
        ),
    ),
)


def mask_text(text: str, counts: dict[str, int] | None = None) -> str:
    """Return ``text`` with phones, ids, e-mails, plates, @names and links replaced by ``[kind]``.

    ``counts`` is raised by one per kind found in this text.
    """
    lower = text.lower()
    if not _DIGITS_OR_AT.search(text) and not _holds(lower, _SUSPECT):
        return text
    digit = _DIGITS.search(text) is not None
    possible = {
        "link": _holds(lower, _LINK_SIGNS),
        "email": "@" in text,
        "name": _holds(lower, _NAME_SIGNS),
        "phone": digit,
        "plate": digit,
    }
    for kind, pattern in _MASKS:
        if not possible[kind]:
            continue
        text, found = pattern.subn(f"[{kind}]", text)
        if found and counts is not None:
            counts[kind] = counts.get(kind, 0) + 1
    return text


def _holds(text: str, words: Sequence[str]) -> bool:
    for word in words:  # noqa: SIM110 (any() takes twice as long)
        if word in text:
            return True
    return False


def mask_texts(texts: Sequence[str]) -> tuple[list[str], dict[str, int]]:
    """Mask many texts; returns them with the number of texts masked per kind."""
    counts: dict[str, int] = {}
    return [mask_text(text, counts) for text in texts], counts


class AuthorNumbers:
    """Numbers for the authors of one import, drawn at random.

    They come from no name, so they cannot be turned back, and a second import of the same file
    draws others, so they cannot be linked. The names are dropped with this object.
    """

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._taken: set[int] = set()

    def number(self, author: str) -> int | None:
        """Return this author's number, or None for a blank name."""
        author = author.strip()
        if not author:
            return None
        known = self._numbers.get(author)
        if known is None:
            known = secrets.randbelow(2**52)
            while known in self._taken:
                known = secrets.randbelow(2**52)
            self._taken.add(known)
            self._numbers[author] = known
        return known
