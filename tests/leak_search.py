"""Looks for planted secrets in everything that was written, however it was written."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import cached_property
from html import escape
from io import BytesIO
from pathlib import Path
from urllib.parse import quote, quote_plus

import numpy as np

from tests.opinion_exports import Secret

_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙０１２３４５６７８９", "01234567890123456789")
_BETWEEN = re.compile(r"(?<=\d)[\s.()/\-\u200b\u2010-\u2015]{1,3}(?=\d)")
_LONG_FRACTION = re.compile(r"\d+\.\d{8,}")  # no telephone number, and one of many digits by chance
_UUID = re.compile(rb"[0-9a-f]{8}([-_])[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{12}")
_COUNTED = ("phone", "number")


@dataclass(frozen=True)
class Leak:
    """A secret that was found in something written."""

    where: str
    kind: str
    value: str
    form: str


class _Needles:
    """Finds thousands of needles at once, by the eight bytes that each begins with."""

    def __init__(self) -> None:
        self._by_head: dict[int, dict[bytes, tuple[Secret, str]]] = {}
        self._short: dict[bytes, tuple[Secret, str]] = {}

    def add(self, needle: bytes, secret: Secret, form: str) -> None:
        if len(needle) < 8:
            self._short.setdefault(needle, (secret, form))
        else:
            head = int.from_bytes(needle[:8], "little")
            self._by_head.setdefault(head, {}).setdefault(needle, (secret, form))

    @cached_property
    def _heads(self) -> np.ndarray:
        return np.array(sorted(self._by_head), dtype="<u8")

    def find(self, data: bytes) -> Iterator[tuple[Secret, str]]:
        yield from (found for needle, found in self._short.items() if needle in data)
        for offset in range(min(8, len(data) - 7)):
            words = np.frombuffer(data, "<u8", (len(data) - offset) // 8, offset)
            near = np.minimum(np.searchsorted(self._heads, words), len(self._heads) - 1)
            for at in np.flatnonzero(self._heads[near] == words).tolist():
                for needle, found in self._by_head[int(words[at])].items():
                    if data.startswith(needle, offset + 8 * at):
                        yield found


class Searcher:
    """Knows all the ways in which some secrets may have been written."""

    def __init__(self, secrets: Iterable[Secret]) -> None:
        self.secrets = list(dict.fromkeys(secrets))
        self._plain, self._exact = _Needles(), _Needles()
        self._numbers: dict[str, Secret] = {}
        for secret in self.secrets:
            for form, needle in _forms(secret.value):
                self._plain.add(needle.lower(), secret, form)
            for form, needle in _digests(secret):
                (self._plain if "hex" in form else self._exact).add(needle, secret, form)
            number = _national(secret)
            if number:
                self._numbers[number] = secret

    def in_bytes(self, where: str, data: bytes) -> set[Leak]:
        """Return what is in some bytes."""
        found = [*self._plain.find(_UUID.sub(b"", data.lower())), *self._exact.find(data)]
        digits = _only_digits(data.decode("utf-8", "ignore"))
        found += [
            (secret, "digits") for number, secret in self._numbers.items() if number in digits
        ]
        return {Leak(where, secret.kind, secret.value, form) for secret, form in found}

    def in_text(self, where: str, text: str) -> set[Leak]:
        """Return what is in a text."""
        return self.in_bytes(where, text.encode("utf-8", "surrogatepass"))

    def in_file(self, path: Path, name: bool = True) -> set[Leak]:
        """Return what is in a file, in its name, in what is packed in it and in its tables."""
        found = self.in_text(f"{path.name} (its name)", path.name) if name else set()
        for where, data in contents(path.name, path.read_bytes()):
            found |= self.in_bytes(where, data)
        if path.read_bytes()[:15] == b"SQLite format 3":
            found |= self.in_text(f"{path.name} (tables)", _tables(path))
        return found


def contents(where: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield bytes with where they come from: a file, and all that is packed in it."""
    yield where, data
    if data[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(BytesIO(data)) as archive:
            for entry in archive.infolist():
                yield f"{where}: a name in it", entry.filename.encode()
                yield from contents(f"{where}: {entry.filename}", archive.read(entry))


def _tables(path: Path) -> str:
    """Return all cells of a database: a long one lies in the file in pieces."""
    lines = []
    with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as database:
        database.text_factory = lambda cell: cell.decode("utf-8", "replace")
        tables = [row[0] for row in database.execute("SELECT name FROM sqlite_master "
                                                     "WHERE type = 'table'")]  # fmt: skip
        for table in tables:
            if table.startswith("rtree_"):
                continue
            for row in database.execute(f'SELECT * FROM "{table}"'):
                lines += [str(cell) for cell in row if isinstance(cell, (str, int))]
    return "\n".join(lines)


def _forms(value: str) -> Iterator[tuple[str, bytes]]:
    escaped = json.dumps(value)[1:-1]
    yield "UTF-8", value.encode()
    yield "UTF-16LE", value.encode("utf-16-le")
    yield "UTF-16BE", value.encode("utf-16-be")
    yield "JSON", escaped.encode()
    yield "JSON in JSON", json.dumps(escaped)[1:-1].encode()
    for written in {quote(value), quote(value, safe=""), quote_plus(value)}:
        yield "percent", written.encode()
    yield "HTML", escape(value).encode()
    yield "XML", escape(value).encode("ascii", "xmlcharrefreplace")
    yield "XML numbers", "".join(f"&#{ord(letter)};" for letter in value).encode()
    yield "XML hex numbers", "".join(f"&#x{ord(letter):x};" for letter in value).encode()
    yield "base64", base64.b64encode(value.encode()).rstrip(b"=")
    if not value.isascii():
        garbled = value.encode().decode("latin-1")
        yield "mojibake", garbled.encode()
        yield "mojibake in JSON", json.dumps(garbled)[1:-1].encode()
        with suppress(UnicodeEncodeError):
            yield "TIS-620", value.encode("cp874")
    for joint in "_-.+":
        yield "joined", value.replace(" ", joint).encode()


def _digests(secret: Secret) -> Iterator[tuple[str, bytes]]:
    """Yield how the beginnings of hashes would be written."""
    values = {secret.value, secret.value.strip().lower(), secret.value.replace(" ", "")}
    number = _national(secret)
    if number:
        values |= {number, f"0{number}", f"66{number}"}
    for value in values:
        for name in ("md5", "sha1", "sha256", "sha512", "blake2b"):
            for encoding in ("utf-8", "utf-16-le"):
                digest = hashlib.new(name, value.encode(encoding)).digest()
                yield f"{name} hex", digest.hex()[:8].encode()
                yield f"{name} base64", base64.b64encode(digest)[:8]
                yield f"{name} raw", digest[:8]


def _national(secret: Secret) -> str:
    """Return a number as any of its writings holds it; empty for what is no long number."""
    if secret.kind not in _COUNTED:
        return ""
    digits = "".join(filter(str.isdecimal, secret.value)).translate(_DIGITS)
    if len(digits) < 9:
        return ""
    if secret.kind == "number":
        return digits
    digits = digits[2:] if digits.startswith("66") else digits.lstrip("0")
    return digits if len(digits) >= 9 else f"0{digits}"


def _only_digits(text: str) -> str:
    text = _LONG_FRACTION.sub(" ", text).translate(_DIGITS)
    return _BETWEEN.sub("", text)
