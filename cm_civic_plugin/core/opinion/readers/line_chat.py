"""LINE: a chat saved as text, in Thai or English, of a group or of two people.

==================================  ==========================================================
``[LINE] ประวัติการแชทในกลุ่ม "X"``      the first line of a group's; in English ``Chat history in X``
``บันทึกเมื่อ 04/09/2569 07:48``        when it was saved (not read)
``ศ. 28/11/2568``                   a day, often in a Buddhist year; ``2025.05.15 วันพฤหัสบดี``
``08:15⇥sender⇥text``               a message; of two people it may be parted by spaces instead
==================================  ==========================================================

A text of several lines stands in quotation marks. Pictures, stickers, calls and the app's own
notices are skipped. What the group is called is not kept, nor is a file's name that says it:
LINE names the file after the group or the other person. Times are local and there are no places.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from ...errors import BadInput, msg
from ..post_table import ReadReport
from .archive import Member
from .reader import Columns, Reader
from .sample import Sample
from .text_file import ShortLines

PLATFORM = "line"

ATTACHMENT = msg("a picture, sticker, file or the like")
CALL = msg("a call")
NOTICE = msg("a notice of the app: somebody joined, left or took a message back")
NO_SENDER = msg("a message whose sender cannot be told from its text")

_NO_MESSAGES = msg("{file} holds no day with messages. Save the chat in LINE again.")
_FILE_NAME = "LINE.txt"
_TITLE = re.compile(
    r"\[LINE\]\s*(?:ประวัติการ(?:แชท|สนทนา)(?:ใน(?:กลุ่ม)?|กับ)?|แชท(?:ใน(?:กลุ่ม)?|กับ)?"
    r"|Chat(?: history)?(?: (?:in|with))?)\s*(.*)",
    re.IGNORECASE,
)
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("จ จันทร์ mon", "อ อังคาร tue", "พ พุธ wed", "พฤ พฤหัส thu", "ศ ศุกร์ fri", "ส เสาร์ sat",
         "อา อาทิตย์ sun")
    )
    for name in names.split()
}  # fmt: skip
_WORD = r"[^\W\d_][^\d\s()]{0,12}"
_YEAR_LAST = re.compile(
    rf"(?:({_WORD}),?\s+)?(\d{{1,2}})/(\d{{1,2}})/(\d{{4}})(?:\s*\(({_WORD})\))?"
)
_YEAR_FIRST = re.compile(rf"(\d{{4}})[./](\d{{1,2}})[./](\d{{1,2}})\s*\(?(?:{_WORD})?\)?")
_MESSAGE = re.compile(r"(\d{1,2}):(\d{2})\s?(AM|PM|น\.)?([\t ])(.*)", re.IGNORECASE | re.DOTALL)
_PLACEHOLDER = re.compile(r"\[[^\[\]]{1,40}\]")
_BARE = frozenset(
    (
        "รูป", "รูปภาพ", "สติกเกอร์", "สติ๊กเกอร์", "วิดีโอ", "ไฟล์", "ข้อความเสียง", "ตำแหน่งที่ตั้ง",
        "อัลบั้ม", "รายชื่อติดต่อ", "photo", "photos", "sticker", "stickers", "video", "videos", "file",
        "voice message", "location", "contact", "album",
    )
)  # fmt: skip
_CALL = re.compile(
    r"☎.*|(?:โทรด้วยเสียง|วิดีโอคอล|สายที่ไม่ได้รับ|ไม่ได้รับสาย|ไม่มีผู้รับสาย|ยกเลิกการโทร"
    r"|Voice call|Video call|Call time|Missed call|No answer|Canceled call|Group call)"
    r"[\s.\d:]*",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(
    r"ยกเลิกข้อความ(?:แล้ว)?|.{0,60}(?:ยกเลิกการส่งข้อความ|ได้ยกเลิกข้อความ|unsent a message).{0,20}",
    re.IGNORECASE,
)
_HEAD_LINES = 20
_LEAST_MESSAGES = 3
_FEW_MESSAGES = 30
_LONGEST_NAME = 5  # words
_LONGEST_TEXT = 100_000


def recognise(sample: Sample) -> Reader | None:
    """Return a reader if the file is a LINE chat, else None."""
    lines = sample.text.splitlines()[:_HEAD_LINES]
    if not lines:
        return None
    titled = _TITLE.match(lines[0])
    days = [place for place, line in enumerate(lines) if _day(line, False) is not None]
    messages = [line for line in lines[days[0] + 1 :] if _MESSAGE.match(line)] if days else []
    if not titled and not (messages and days[0] == 0):
        return None
    reasons = [
        msg("its first line is that of a saved LINE chat")
        if titled
        else msg(
            "it begins with a day as LINE writes it, and lines with a time and a sender follow"
        )
    ]
    return LineChat(sample.member, sample.head.encoding, reasons, lines[0] if titled else "")


@dataclass
class _Message:
    line: int
    time: str
    sender: str | None
    text: str


class LineChat(Reader):
    """The messages of a chat; row numbers are line numbers."""

    platform = PLATFORM

    def __init__(self, member: Member, encoding: str, reasons: list[str], title: str) -> None:
        path = member.path
        super().__init__(path, reasons, {})
        self._member = member
        self.encoding = encoding
        whom = _TITLE.match(title)
        self._whom = (
            whom[1].strip().strip('"“”') if whom else path.stem.replace("[LINE]", "").strip()
        )
        if not title or path.stem.startswith("[LINE]") or (self._whom and self._whom in path.stem):
            self.name = _FILE_NAME
        self._month_first = "chat" in title.lower()

    def columns(
        self, report: ReadReport | None, rows: int, places_only: bool = False
    ) -> Iterator[tuple[Columns, float]]:
        """Yield chunks; see ``Reader.columns``."""
        if places_only:  # a chat has none
            return
        report = report or ReadReport()
        senders = self._find_senders()
        names = _names_in_texts(senders)
        size = max(1, self._member.size)
        kept: list[_Message] = []
        for message, taken in self._messages(senders, report):
            reason = _why_not(message)
            report.read += 1
            if reason:
                report.skip(reason, 1, [message.line])
                continue
            message.text = names.sub("[name]", message.text) if names else message.text
            kept.append(message)
            if len(kept) == rows:
                yield _columns(kept), min(1.0, taken / size)
                kept = []
        if kept:
            yield _columns(kept), 1.0
        if not report.read:
            raise BadInput(_NO_MESSAGES, file=self.name)

    def _lines(self) -> Iterator[tuple[int, str, int]]:
        """Yield line numbers, lines, and the bytes taken so far."""
        with self._member.open() as file, ShortLines(file, self.name, self.encoding) as raw:
            text = io.TextIOWrapper(raw, self.encoding, errors="replace")
            for number, line in enumerate(text, start=1):
                yield number, line.rstrip("\n").lstrip("\ufeff"), raw.tell()

    def _find_senders(self) -> _Senders:
        """Go through the chat once for the names of those who wrote."""
        found = _Senders(self._whom)
        day = False
        for _number, line, _taken in self._lines():
            if _day(line, self._month_first) is not None:
                day = True
            elif day and (message := _MESSAGE.fullmatch(line)):
                found.add(message[4], message[5])
        found.decide()
        return found

    def _messages(self, senders: _Senders, report: ReadReport) -> Iterator[tuple[_Message, int]]:
        day, message, taken = None, None, 0
        for number, line, taken in self._lines():  # noqa: B007 (the last one is for the end)
            found = _day(line, self._month_first)
            if found is not None:
                if message:
                    yield message, taken
                day, message = found, None
                continue
            parts = _MESSAGE.fullmatch(line) if day else None
            if parts:
                if message:
                    yield message, taken
                sender, text = senders.part(parts[4], parts[5])
                message = _Message(number, f"{day} {_clock(parts)}", sender, text)
            elif message:
                if len(message.text) < _LONGEST_TEXT:
                    message.text += "\n" + line
            elif line.strip() and day:
                report.read += 1
                report.skip(NO_SENDER, 1, [number])
        if message:
            yield message, taken
        if day is None:
            raise BadInput(_NO_MESSAGES, file=self.name)


class _Senders:
    """Who wrote in a chat, and where in a line the name ends.

    Parted by tabs, a line says so itself. Parted by spaces it does not, and a name may hold
    spaces: then a name is what many lines begin with. A line that begins with no such name is
    left out, for a rare name taken for a text would be shown.
    """

    def __init__(self, whom: str) -> None:
        self._tabbed: set[str] = set()
        self._begins: Counter[tuple[str, ...]] = Counter()
        self._ends: Counter[tuple[str, ...]] = Counter()
        self._whom = tuple(whom.split())
        self._spaced: list[tuple[str, ...]] = []

    @property
    def names(self) -> set[str]:
        """The names of those who wrote."""
        return self._tabbed | {" ".join(words) for words in self._spaced}

    def add(self, gap: str, rest: str) -> None:
        """Take in one message: what parts it from its time, and what follows."""
        if gap == "\t":
            sender, tab, _text = rest.partition("\t")
            if tab and sender.strip():
                self._tabbed.add(sender.strip())
            return
        words = rest.split(" ")[: _LONGEST_NAME + 1]
        for count in range(1, len(words)):
            self._begins[tuple(words[:count])] += 1
        self._ends[tuple(words)] += 1

    def decide(self) -> None:
        """Tell the names from what the lines begin with."""
        firsts = [words for words in self._begins if len(words) == 1]
        total = sum(self._begins[words] for words in firsts)
        least = _LEAST_MESSAGES if total > _FEW_MESSAGES else 2
        names = [
            name
            for words in firsts
            if self._begins[words] >= least
            for name in self._longer(words, least)
        ]
        if self._whom and self._begins[self._whom[:_LONGEST_NAME]]:
            names.append(self._whom[:_LONGEST_NAME])
        self._spaced = sorted(set(names), key=len, reverse=True)
        self._begins.clear()
        self._ends.clear()

    def _longer(self, name: tuple[str, ...], least: int) -> list[tuple[str, ...]]:
        """Return the name with the words that always follow it, for each such continuation.

        A word belongs to the name where (nearly) all lines with the name go on with one of few
        words, and never end there.
        """
        if len(name) == _LONGEST_NAME:
            return [name]
        further = [
            words
            for words in self._begins
            if len(words) == len(name) + 1 and words[: len(name)] == name
        ]
        often = [words for words in further if self._begins[words] >= least]
        share = sum(self._begins[words] for words in often) / self._begins[name]
        ended = any(self._ends[words] for words in often)
        if often and share > 0.9 and not ended:
            return [longer for words in often for longer in self._longer(words, least)]
        return [name]

    def part(self, gap: str, rest: str) -> tuple[str | None, str]:
        """Return sender and text of a message; the sender is empty in a notice, None if unknown."""
        if gap == "\t":
            sender, tab, text = rest.partition("\t")
            return (sender.strip(), text) if tab else ("", rest)
        words = rest.split(" ")
        for name in self._spaced:
            if tuple(words[: len(name)]) == name:
                return " ".join(name), " ".join(words[len(name) :])
        return None, rest


def _names_in_texts(senders: _Senders) -> re.Pattern[str] | None:
    """Return what finds the names of those who wrote in the texts of others.

    ``@name`` whole, for the name may hold spaces, and names of two words. A nickname by itself
    may be any word or place.
    """
    names = sorted(senders.names, key=len, reverse=True)
    patterns = [f"@{re.escape(name)}" for name in names]
    patterns += [re.escape(name) for name in names if " " in name and len(name) > 4]
    return re.compile("|".join(patterns)) if patterns else None


def _why_not(message: _Message) -> str | None:
    """Return why a message is no opinion, None where it is one; puts a quoted text right."""
    text = message.text.strip()
    if _CALL.fullmatch(text):
        return CALL
    if message.sender == "" or _TAKEN_BACK.fullmatch(text):
        return NOTICE
    if message.sender is None:
        return NO_SENDER
    if _PLACEHOLDER.fullmatch(text) or text.lower() in _BARE or not text:
        return ATTACHMENT
    if text.startswith('"') and text.endswith('"') and "\n" in text:
        text = text[1:-1].replace('""', '"').strip()
    message.text = text
    return None


def _columns(messages: list[_Message]) -> Columns:
    count = len(messages)
    nowhere = np.full(count, np.nan)
    return Columns(
        [message.line for message in messages],
        nowhere,
        nowhere.copy(),
        np.ones(count, dtype=bool),
        times=[message.time for message in messages],
        texts=[message.text for message in messages],
        authors=[message.sender or "" for message in messages],
    )


def _day(line: str, month_first: bool) -> str | None:
    """Return a day line as ``year-month-day``, the year as it stands; None for other lines."""
    line = line.strip()
    if len(line) > 40:
        return None
    found = _YEAR_FIRST.fullmatch(line)
    if found:
        return f"{found[1]}-{int(found[2]):02d}-{int(found[3]):02d}"
    found = _YEAR_LAST.fullmatch(line)
    if not found:
        return None
    one, other, year = int(found[2]), int(found[3]), int(found[4])
    weekday = _weekday(found[1] or found[5] or "")
    orders = [(other, one), (one, other)]  # (month, day)
    if month_first:
        orders.reverse()
    valid = [order for order in orders if _weekday_of(year, *order) is not None]
    right = [order for order in valid if _weekday_of(year, *order) == weekday]
    if not valid:
        return None
    month, day = (right or valid)[0]
    return f"{year:04d}-{month:02d}-{day:02d}"


def _weekday(word: str) -> int | None:
    word = word.strip(".,").lower()
    if word.startswith("วัน"):
        word = word[3:]
    return _WEEKDAYS.get(word, _WEEKDAYS.get(word[:3]))


def _weekday_of(year: int, month: int, day: int) -> int | None:
    try:
        return date(year - 543 if year >= 2400 else year, month, day).weekday()
    except ValueError:
        return None


def _clock(parts: re.Match[str]) -> str:
    hours = int(parts[1])
    half = (parts[3] or "").upper()
    if half in ("AM", "PM"):
        hours = hours % 12 + (12 if half == "PM" else 0)
    return f"{hours:02d}:{parts[2]}"
