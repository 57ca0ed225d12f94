"""Opening an export as text: which encoding, which delimiter, and what is no table at all."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from zipfile import is_zipfile

from ...errors import BadInput, msg
from ..post_table import (
    BACKSLASH,
    EMPTY_ROW,
    UNREADABLE_RECORD,
    WRONG_FIELDS,
    ReadReport,
)
from .archive import Member

HEAD_BYTES = 1 << 20
LONGEST_LINE = 4 << 20
_BLOCK = 1 << 16
_ZIP = msg(
    "{file} is a ZIP archive inside (a Numbers file is one too) and holds no opinions that are "
    "known here. Export the opinions as CSV (UTF-8) and choose that file."
)
_BROKEN_ZIP = msg(
    "{file} is a ZIP archive or workbook that is cut short or damaged. Download or export it again."
)
_PDF = msg("{file} is a PDF document. Export the opinions as CSV (UTF-8) and choose that file.")
_BINARY = msg(
    "{file} holds bytes that are no text, so it is not a text table. "
    "Export the opinions as CSV (UTF-8) and choose that file."
)
_MARKUP = msg(
    "{file} is a web page or XML, not a text table. Perhaps the download asked for a login first. "
    "Export the opinions as CSV (UTF-8) and choose that file."
)
_JSON = msg(
    "{file} is JSON that no reader knows yet. "
    "Export the opinions as CSV (UTF-8) or GeoJSON and choose that file."
)
_WITHIN_LETTER = re.compile(rb"\A[\x80-\xbf]{1,3}")
_JSON_START = re.compile(r'\{|\[\s*(?:[\[{"\]\d-]|true|false|null)')
_LONG_LINE = msg(
    "{file}: line {line} is longer than a megabyte, so this is no table with one record a line. "
    "Export the opinions as CSV (UTF-8) and choose that file."
)
_ONE_COLUMN = msg(
    "{file} has only one column: no comma, semicolon, tab or bar parts its first line. "
    "Export the opinions as CSV (UTF-8) and choose that file."
)
_NO_ROWS = msg("{file} has a header but no rows. Export the opinions again.")
_MAGIC = (
    (b"PK\x03\x04", _ZIP),
    (b"%PDF", _PDF),
    (b"\xd0\xcf\x11\xe0", _BINARY),
    (b"\x1f\x8b", _BINARY),
    (b"SQLite format 3\x00", _BINARY),
    (b"\x89PNG", _BINARY),
    (b"\xff\xd8\xff", _BINARY),
)


@dataclass
class Head:
    """The first megabyte of a file, decoded, and how it was decoded."""

    member: Member
    text: str
    encoding: str
    whole: bool


def read_head(member: Member) -> Head:
    """Return the beginning of a text file.

    Raises:
        BadInput: the file is absent, unreadable, empty or no text.
    """
    name = member.where
    try:
        with member.open() as stream:
            start = stream.read(HEAD_BYTES)
            more = stream.read(1)
            telling = _first_letters(stream, start, more)
            whole = not more
    except OSError as error:
        raise BadInput(
            msg("{file} cannot be read: {reason}. Check that it exists and may be opened."),
            file=name,
            reason=error.strerror or type(error).__name__,
        ) from error
    if not start.strip():
        raise BadInput(msg("{file} is empty. Export the opinions again."), file=name)
    for magic, sentence in _MAGIC:
        if start.startswith(magic):
            broken = sentence is _ZIP and member.entry is None and not is_zipfile(member.path)
            raise BadInput(_BROKEN_ZIP if broken else sentence, file=name)
    encoding = _find_encoding(telling or start)
    if encoding is None:
        raise BadInput(_BINARY, file=name)
    text = codecs.getincrementaldecoder(encoding)(errors="replace").decode(start)
    return Head(member, text.lstrip("\ufeff"), encoding, whole)


def _first_letters(stream: IO[bytes], start: bytes, more: bytes) -> bytes | None:
    """Return the first block that is more than ASCII, of a file that begins as nothing else.

    A head of numbers and English says nothing of how the Thai further down is written.
    """
    if not start.isascii() or b"\x00" in start:
        return None
    block = more + stream.read(HEAD_BYTES) if more else b""
    while block:
        if not block.isascii():
            return _WITHIN_LETTER.sub(b"", block)
        block = stream.read(HEAD_BYTES)
    return None


def _find_encoding(start: bytes) -> str | None:
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if b"\x00" in start:  # UTF-16 without its mark, or no text
        for encoding in ("utf-16-le", "utf-16-be"):
            text = start[:4000].decode(encoding, errors="replace")
            plain = sum(
                " " <= char <= "~" or "ก" <= char <= "๛" or char in "\r\n\t" for char in text
            )
            if plain > 0.9 * len(text):
                return encoding
        return None
    for encoding in ("utf-8", "cp874"):
        try:
            codecs.getincrementaldecoder(encoding)().decode(start)
        except UnicodeDecodeError:
            continue
        return "utf-8-sig" if encoding == "utf-8" else encoding
    return "cp1252"


class ShortLines(io.BufferedReader):
    """The bytes of a text file, refused where a line is so long that it would fill the memory.

    Raises BadInput while it is read.
    """

    def __init__(self, stream: IO[bytes], name: str, encoding: str) -> None:
        super().__init__(stream, _BLOCK)  # type: ignore[arg-type]
        self._name = name
        wide = encoding.startswith("utf-16")
        self._ends = (b"\n\x00", b"\x00\n") if wide else (b"\n", b"\r")
        self._line, self._length = 1, 0

    def read1(self, size: int = -1) -> bytes:
        """Return the next block; what decodes it asks for less, and takes what it gets."""
        block = super().read1(_BLOCK)
        mark = next((mark for mark in self._ends if mark in block), None)
        if mark is None:
            self._length += len(block)
        else:
            self._line += block.count(mark)
            self._length = len(block) - block.rfind(mark)
        if self._length > LONGEST_LINE:
            raise BadInput(_LONG_LINE, file=self._name, line=self._line)
        return block


@dataclass
class CsvTable:
    """A CSV file that has been looked at: how to read it, and its header."""

    member: Member
    encoding: str
    delimiter: str
    backslash: bool
    hint_line: bool
    header: list[str]
    sample: list[list[str]] = field(repr=False, default_factory=list)

    @property
    def path(self) -> Path:
        """The file, or the archive that it is in."""
        return self.member.path

    def chunks(
        self, report: ReadReport | None, rows: int
    ) -> Iterator[tuple[list[tuple[str, ...]], list[int], float]]:
        """Yield records (each as long as the header), their row numbers, and the share read.

        Memory holds one chunk. Records that cannot be used are counted in ``report`` if given.
        """
        count = report or ReadReport()
        if self.backslash:
            count.repair(BACKSLASH, 1)
        width = len(self.header)
        size = max(1, self.member.size)
        where = self.member.where
        with self.member.open() as file, ShortLines(file, where, self.encoding) as raw:
            text = io.TextIOWrapper(raw, self.encoding, errors="replace", newline="")
            if self.hint_line:
                text.readline()
            reader = self._reader(text)
            next(reader)
            number = 1
            records: list[tuple[str, ...]] = []
            numbers: list[int] = []
            while True:
                number += 1
                try:
                    record = next(reader)
                except StopIteration:
                    break
                except csv.Error:  # a quote never closed, a NUL: the reader goes on after it
                    count.read += 1
                    count.skip(UNREADABLE_RECORD, 1, [number])
                    continue
                if len(record) != width:
                    if not record:
                        number -= 1
                        continue
                    if len(record) < width:
                        record += [""] * (width - len(record))
                    elif not any(record[width:]):
                        del record[width:]
                    else:
                        count.read += 1
                        count.skip(WRONG_FIELDS, 1, [number])
                        continue
                if not any(record):
                    count.read += 1
                    count.skip(EMPTY_ROW, 1, [number])
                    continue
                # A tuple of texts is left alone by the garbage collector, a list is gone through
                # again and again: this saves a quarter of the time.
                records.append(tuple(record))
                numbers.append(number)
                if len(records) == rows:
                    count.read += len(records)
                    yield records, numbers, min(1.0, raw.tell() / size)
                    records, numbers = [], []
            count.read += len(records)
            if records:
                yield records, numbers, 1.0

    def _reader(self, lines: Iterator[str]) -> Iterator[list[str]]:
        return csv.reader(
            lines, delimiter=self.delimiter, escapechar="\\" if self.backslash else None
        )


def look_at_csv(head: Head, mend_quotes: bool = True) -> CsvTable:
    """Return how to read a CSV file, judged by its head.

    ``mend_quotes`` says whether quotes escaped by a backslash may be taken as such.

    Raises:
        BadInput: it is HTML or JSON, has one column only, or a line of over a megabyte.
    """
    name, text = head.member.where, head.text
    start = text.lstrip()[:200].lower()
    if start.startswith(("<!doctype", "<html", "<?xml", "<head", "<body")):
        raise BadInput(_MARKUP, file=name)
    if _JSON_START.match(start):
        raise BadInput(_JSON, file=name)
    if not head.whole and "\n" not in text and "\r" not in text:
        raise BadInput(_LONG_LINE, file=name, line=1)
    hint = re.match(r"sep=(.)\r?\n", text, re.IGNORECASE)
    if hint:
        text = text[hint.end() :]
    if not head.whole:  # the last line of the head may be cut
        text = text[: text.rfind("\n") + 1] or text
    delimiter = hint[1] if hint else _find_delimiter(text)
    plain = _records(text, delimiter, backslash=False)
    backslash = False
    if mend_quotes and '\\"' in text:
        escaped = _records(text, delimiter, backslash=True)
        if _regular(escaped) > _regular(plain):
            plain, backslash = escaped, True
    header = [cell.strip().lstrip("\ufeff") for cell in plain[0]] if plain else []
    if len(header) < 2:
        raise BadInput(_ONE_COLUMN, file=name)
    if not plain[1:]:
        if not head.whole:
            raise BadInput(_LONG_LINE, file=name, line=2)
        raise BadInput(_NO_ROWS, file=name)
    return CsvTable(
        head.member, head.encoding, delimiter, backslash, bool(hint), header, plain[1:500]
    )


def _records(text: str, delimiter: str, backslash: bool) -> list[list[str]]:
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=delimiter, escapechar="\\" if backslash else None
    )
    records = []
    while True:
        try:
            records.append(next(reader))
        except StopIteration:
            return [record for record in records if record]
        except csv.Error:
            continue


def _regular(records: list[list[str]]) -> float:
    """Return the share of records as long as the first."""
    if not records:
        return 0.0
    return sum(len(record) == len(records[0]) for record in records) / len(records)


def _find_delimiter(text: str) -> str:
    """Return the separator that cuts the first lines in the most equal columns."""

    def score(delimiter: str) -> tuple[float, int]:
        records = _records(text[:50_000], delimiter, backslash=False)[:50]
        width = len(records[0]) if records else 0
        return (_regular(records) if width > 1 else 0.0, width)

    return max((",", ";", "\t", "|"), key=score)
