"""What is taken out of an opinion the moment it is read: who wrote it, and how to reach them."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Sequence
from pathlib import PurePath

# A text without any of these holds nothing to mask: the quick tests come first. Looking for a
# few words one by one is several times faster than one pattern that ignores case.
_NOT_THAI = re.compile("[0-9๐-๙０-９A-Za-z@]")
_DIGITS = re.compile("[0-9๐-๙０-９]")
_LATIN = re.compile("[A-Za-z]")
# Beginning with a digit, they are quick to tell that a text holds no number of these kinds.
_LIKE_PHONE = re.compile(r"\d(?:\D{0,3}\d){8}")
_LIKE_PLATE = re.compile(r"\d(?:(?<=[ก-ฮ]\d)|(?<=[ก-ฮ][ \-]\d))")
_LINK_SIGNS = ("://", "www.", ".com/", ".me/", ".th/", ".ly/", ".ee/", ".co/", ".gl/", ".be/",
               ".net/", ".org/", ".io/", ".app/", ".cc/", ".link/", ".info/")  # fmt: skip
_LINE_SIGNS = ("ไลน์", "line")
_SOCIAL_SIGNS = ("เฟส", "เฟซ", "ไอจี", "facebook", "fb", "ig", "instagram", "twitter", "tiktok")
_TITLE_SIGNS = ("คุณ", "นาย", "นาง", "น.ส.", "นส.", "ด.ช.", "ด.ญ.")
_THAI_SIGNS = (*_TITLE_SIGNS, "ไลน์", "ติดต่อ")  # of what holds neither digits nor Latin letters

# Title -> what follows it where it is no title but the beginning of a word, or nobody's name.
_TITLES = {
    "คุณ": "ภาพ|ค่า|สมบัติ|ธรรม|ประโยชน์|วุฒิ|ลักษณะ|ๆ|ครู|หมอ|แม่|พ่อ|พี่|น้อง|ลุง|ป้า|น้า|ตำรวจ|"
    "เจ้าหน้าที่|ผู้|ช่วย|จะ|ไม่|ก็|ได้|มี|เป็น|ที่|มาก|ครับ|ค่ะ|คะ",
    "นาย": "ก|อำเภอ|ทุน|จ้าง|แพทย์|ช่าง|หน้า|ตรวจ|ทะเบียน|ท่า|ด่าน|สถานี|ไม่|ได้|ที่|คน",
    "นางสาว": "ไทย",
    "นาง": "สาว|ฟ้า|แบบ|เอก|งาม|รำ|ไม่|ได้|ที่|คน",
    "น.ส.": "3|๓",
    "นส.": "3|๓",
    "ด.ช.": "",
    "ด.ญ.": "",
}
# Words that a title may be written to without a space: they say that a person follows.
_BEFORE = ("ติดต่อ", "ชื่อ", "ถาม", "โดย", "กับ", "คือ", "หา", "เจอ", "พบ", "บ้าน")
_NO_PERSON = (
    "เทศบาล|อบต|อบจ|อำเภอ|เขต|ตำรวจ|สถานี|โรงพยาบาล|โรงเรียน|เจ้าหน้าที่|หน่วย|สำนัก|กอง|ฝ่าย|ศูนย์|"
    "การไฟฟ้า|การประปา|ไม่|แล้ว|ได้|ที่|กลับ|ผู้|สอบถาม|ทาง|ใคร"
)
_LONG_WORD = re.compile(r"[\w.\-]{8,}", re.ASCII)
_FILE_PHONE = re.compile(r"(?<!\d)(?:\+?66|0)(?:[ .\-]?\d){8,9}(?!\d)")
_GAP = r"[ \t\u00a0.()\-\u2010-\u2015]{0,3}"
_TO_CALL = r"(?=[ :]{0,2}(?:โทร|เบอร์|มือถือ|tel)?[^\s\d]{0,8}[ :.]{0,3}[+(]{0,2}[0๐]\d)"
_ACCOUNT = r"@?[a-z][\w.\-]{2,40}"
_TELLING = r"@?(?=[a-z\-]*(?:\d|[._][a-z\d]))[a-z][\w.\-]{3,40}"
"""An account's name that cannot be a word: there is a digit, a dot or a line in it."""


def _titled() -> str:
    """Return the pattern of a title that stands before a name and not within a word."""
    found = []
    for title, never in _TITLES.items():
        plain = re.escape(title)
        before = "|".join([f"(?<![ก-๙]{plain})", *(f"(?<={word}{plain})" for word in _BEFORE)])
        found.append(f"{plain}(?:{before})" + (f"(?!{never})" if never else ""))
    return f"(?:{'|'.join(found)})"


# Kind, signs of which one is in a text that holds it (or what its digits look like), and what is
# taken out.
_MASKS: tuple[tuple[str, tuple[str, ...] | re.Pattern[str], re.Pattern[str]], ...] = (
    (
        "link",
        _LINK_SIGNS,
        re.compile(
            r"(?:https?://|www\.)\S+"
            r"|(?<![\w.@\-])(?:[a-z0-9\-]{1,40}\.){1,4}"
            r"(?:com|me|th|ly|ee|co|gl|be|net|org|io|app|cc|link|info)/\S+",
            re.IGNORECASE,
        ),
    ),
    (
        "email",
        ("@", "(at)"),
        re.compile(
            r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
            r"|[a-z0-9._+\-]{2,60} ?(?:@|\(at\)) ?[a-z0-9\-]+(?:\.[a-z0-9\-]+)*\.[a-z]{2,10}",
            re.IGNORECASE,
        ),
    ),
    ("name", ("@",), re.compile(r"@[^\s@,;:!?()\"'<>]{2,60}")),
    (
        "name",
        _LINE_SIGNS,
        re.compile(
            r"(?:ไลน์|line(?<![a-z\-]line))\s*(?:id|ไอดี)?\s*[:=]\s*@?[\w.\-]{2,40}"
            r"|(?:(?:ไอดี|id|แอด|add) ?(?:ไลน์|line)|(?:ไลน์|line) ?(?:ไอดี|id))"
            rf"(?![a-z])[ :=]{{0,3}}{_ACCOUNT}"
            rf"|(?:ไลน์|line(?<![a-z\-]line)) {_TELLING}",
            re.IGNORECASE,
        ),
    ),
    (
        "name",
        _SOCIAL_SIGNS,
        re.compile(
            r"(?:เฟ[สซ](?:บุ๊[คก])?|ไอจี|ทวิตเตอร์|(?<![a-z])(?:facebook|fb|ig|instagram|twitter|tiktok)"
            rf"(?![a-z]))(?:\s?[:=]\s?{_ACCOUNT}| {_TELLING})",
            re.IGNORECASE,
        ),
    ),
    # A title and two words, or one that a telephone number follows.
    (
        "name",
        _TITLE_SIGNS,
        re.compile(
            rf"{_titled()}\s?[ก-๙]{{2,13}}(?:\s[ก-๙]{{2,24}}|{_TO_CALL})",
            re.IGNORECASE,
        ),
    ),
    # Two words that end a sentence asking to be called, unless an office is called; one with a
    # title in any case.
    (
        "name",
        ("ติดต่อ",),
        re.compile(
            r"(?<=ติดต่อ)[ :]{1,2}(?!" + _NO_PERSON + r")[ก-์]{2,24} [ก-์]{2,24}"
            r"(?=\s*(?:$|[\n\d๐-๙(+,.]|โทร|เบอร์))"
            rf"|(?<=ติดต่อ)[ :]{{0,2}}{_titled()}[ก-๙]{{2,24}}",
        ),
    ),
    (
        "name",
        ("mr", "ms"),
        re.compile(r"(?<![A-Za-z])M(?:rs?|s)\.? ?[A-Z][\w'\-]{1,24}(?: [A-Z][\w'\-]{1,24}){0,2}"),
    ),
    # Nine digits or more with at most three separators between two of them: telephone numbers
    # at home and abroad, and the 13 digits of an identity card. An ISO date is left alone.
    (
        "phone",
        _LIKE_PHONE,
        re.compile(
            r"(?!\d{4}-\d{2}-\d{2}(?!\d))[+(]?(?<!\d)\d(?:" + _GAP + r"\d){8,}"
            r"|(?<!\d)[0๐]\d{1,2}[/_]\d{3,4}[/_\-]?\d{3,4}(?!\d)"
        ),
    ),
    (
        "plate",
        _LIKE_PLATE,
        re.compile(
            r"(?:(?<=ทะเบียน)|(?<=ทะเบียนรถ)|(?<=ป้าย))"
            r"\s*\d?\s?(?!กม)[ก-ฮ]{1,3}[ \-]?\d{1,4}(?!\d)"
            r"|(?<!\d)\d\s?(?!กม)[ก-ฮ]{2}[ \-]?\d{1,4}(?!\d)"
            r"|(?<![ก-๙.])(?!กม)[ก-ฮ]{2}[ \-]?\d{3,4}(?!\d)"
        ),
    ),
)


def mask_text(text: str, counts: dict[str, int] | None = None) -> str:
    """Return ``text`` with phones, ids, e-mails, plates, @names and links replaced by ``[kind]``.

    ``counts`` is raised by one per kind found in this text.
    """
    if not _NOT_THAI.search(text):
        if not _holds(text, _THAI_SIGNS):
            return text
        lower, digit = text, False
    else:
        lower = text.lower() if _LATIN.search(text) else text
        digit = _DIGITS.search(text) is not None
    masked: set[str] = set()
    for kind, signs, pattern in _MASKS:
        if _holds(lower, signs) if isinstance(signs, tuple) else digit and signs.search(text):
            text, found = pattern.subn(f"[{kind}]", text)
            if found:
                masked.add(kind)
    if counts is not None:
        for kind in masked:
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


_THE_CITY = ("chiang mai", "chiangmai")
"""A page may be called so, and then its name is not to be blotted out of every text."""


class KnownNames:
    """The names of those who wrote, met so far in one import, so that texts can be rid of them.

    A nickname may be part of any word, so it stays: a name of two words tells who is meant, and so
    does a long one in Latin letters where it stands alone.
    """

    def __init__(self) -> None:
        # By the two letters on either side of its first space, where a text can hold it; one that
        # is looked for at every space costs a text of a hundred letters a microsecond.
        self._spaced: dict[str, list[tuple[int, str]]] = {}
        self._single: set[str] = set()
        self._seen: set[str] = set()

    def add(self, names: Iterable[str]) -> None:
        """Take in names, as they are to be found: mended."""
        for name in set(names) - self._seen:
            self._seen.add(name)
            name = name.strip()
            if name.lower() in _THE_CITY:
                continue
            space = name.find(" ")
            if space > 1 and len(name) > space + 2:
                key = name[space - 2 : space + 3]
                self._spaced.setdefault(key, []).append((space, name))
                self._spaced[key].sort(key=lambda one: -len(one[1]))  # the longest first
            elif name.isascii() and len(name) > 7 and _LATIN.search(name):
                self._single.add(name)

    def __bool__(self) -> bool:
        """Tell whether there is a name to be looked for."""
        return bool(self._spaced or self._single)

    def mask(self, text: str) -> str:
        """Return a text with ``[name]`` for every name."""
        if self._spaced:
            at = text.find(" ", 2)
            while at > 0:
                for space, name in self._spaced.get(text[at - 2 : at + 3], ()):
                    if text.startswith(name, at - space):
                        text = f"{text[: at - space]}[name]{text[at - space + len(name) :]}"
                        at = at - space + len("[name]") - 1
                        break
                at = text.find(" ", at + 1)
        if self._single and _LATIN.search(text):
            text = _LONG_WORD.sub(
                lambda word: "[name]" if word[0] in self._single else word[0], text
            )
        return text


def mask_file_name(name: str) -> str:
    """Return a file's name without e-mail addresses, telephone numbers and the like.

    Its other numbers stay: they are days and counts.
    """
    masked = name
    for kind, _signs, pattern in _MASKS:
        if kind in ("email", "name"):
            masked = pattern.sub(f"[{kind}]", masked)
    masked = _FILE_PHONE.sub("[phone]", masked)
    suffix = PurePath(name).suffix
    return masked if masked.endswith(suffix) or len(suffix) > 8 else masked + suffix
