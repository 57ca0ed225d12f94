"""Looking for texts in files of any kind: as they are encoded, in archives, in journals too."""

from __future__ import annotations

import html
import json
import zipfile
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import numpy as np

_BLOCK = 1 << 20
_WIDTHS = (8, 4)  # bytes
_CANNOT_BE_READ = (
    OSError,
    EOFError,
    RuntimeError,  # an archive with a password
    NotImplementedError,
    zipfile.BadZipFile,
    zlib.error,
)
_SIBLINGS = ("-wal", "-shm", "-journal")

Progress = Callable[[float], None]
"""Called with the share done (0-1); may raise ``Cancelled``."""


@dataclass(frozen=True)
class Hit:
    """A file, or a member of an archive, that holds the text at a position of the list."""

    path: Path
    needle: int
    member: str = ""


@dataclass
class FileSearch:
    """What was looked through and what was found; ``unread`` files could not be opened."""

    hits: list[Hit] = field(default_factory=list)
    files: int = 0
    bytes: int = 0
    unread: list[Path] = field(default_factory=list)


def search_files(
    paths: Iterable[Path], needles: Sequence[str], progress: Progress | None = None
) -> FileSearch:
    """Look for texts in files, in what SQLite keeps beside them, and in members of archives.

    A text is looked for as UTF-8 and UTF-16, and as JSON and XML write it. However large a file
    and however many texts, memory holds a few blocks of it.
    """
    found = FileSearch()
    patterns = _Patterns(needles)
    files = _with_siblings(paths)
    total = sum(size for _, size in files) or 1

    def tick(size: int) -> None:
        found.bytes += size
        if progress:
            progress(min(1.0, found.bytes / total))

    for path, _ in files:
        tick(0)
        try:
            with path.open("rb") as stream:
                there = patterns.search(stream, tick)
            found.hits += [Hit(path, needle) for needle in sorted(there)]
            if zipfile.is_zipfile(path):
                found.hits += _in_archive(path, patterns, tick)
            found.files += 1
        except FileNotFoundError:  # a journal that has just been closed
            continue
        except _CANNOT_BE_READ:
            found.unread.append(path)
    return found


def search_texts(texts: Iterable[str], needles: Sequence[str]) -> set[int]:
    """Return which of the needles are in any of the texts."""
    patterns = _Patterns(needles)
    found: set[int] = set()
    batch, letters = [], 0
    for text in texts:
        batch.append(text)
        letters += len(text)
        if letters > _BLOCK:
            patterns.look("\n".join(batch).encode("utf-8", "surrogatepass"), found)
            batch, letters = [], 0
    patterns.look("\n".join(batch).encode("utf-8", "surrogatepass"), found)
    return found


def _with_siblings(paths: Iterable[Path]) -> list[tuple[Path, int]]:
    """Return the files with what lies beside them, each once, and their sizes."""
    files: dict[Path, tuple[Path, int]] = {}
    for path in paths:
        for file in (path, *(path.with_name(path.name + end) for end in _SIBLINGS)):
            if file.is_file():
                files.setdefault(file.resolve(), (file, file.stat().st_size))
    return list(files.values())


def _in_archive(path: Path, patterns: _Patterns, tick: Callable[[int], None]) -> list[Hit]:
    hits = []
    with zipfile.ZipFile(path) as archive:
        for member in archive.infolist():
            if member.is_dir():
                continue
            with archive.open(member) as stream:
                there = patterns.search(stream, tick)
            hits += [Hit(path, needle, member.filename) for needle in sorted(there)]
    return hits


class _Patterns:
    """The forms of all texts, so that thousands of them take hardly longer than one."""

    def __init__(self, needles: Sequence[str]) -> None:
        forms = [(form, number) for number, text in enumerate(needles) for form in _forms(text)]
        self._overlap = max((len(form) for form, _ in forms), default=1) - 1
        self._words = []
        for width in _WIDTHS:
            # an occurrence of so many bytes holds a whole word, wherever it begins
            fit = [one for one in forms if len(one[0]) >= 2 * width - 1]
            forms = [one for one in forms if len(one[0]) < 2 * width - 1]
            if fit:
                self._words.append(_Words(width, fit))
        self._short = forms

    def search(self, stream: IO[bytes], tick: Callable[[int], None]) -> set[int]:
        """Return which texts a stream holds."""
        found: set[int] = set()
        block = b""
        while more := stream.read(_BLOCK):
            block = block[-self._overlap :] + more if self._overlap else more
            self.look(block, found)
            tick(len(more))
        return found

    def look(self, block: bytes, found: set[int]) -> None:
        """Add to ``found`` which texts a block holds."""
        near = self._short + [one for words in self._words for one in words.near(block)]
        for form, number in near:
            if number not in found and form in block:
                found.add(number)


class _Words:
    """Forms by the words of some bytes that an occurrence can have where its block is cut in such.

    Only where a block holds one of the words are its forms looked for.
    """

    def __init__(self, width: int, forms: list[tuple[bytes, int]]) -> None:
        self._type, self._width = np.dtype(f"<u{width}"), width
        self._forms: dict[int, list[tuple[bytes, int]]] = {}
        for form, number in forms:
            for start in range(width):
                word = int.from_bytes(form[start : start + width], "little")
                self._forms.setdefault(word, []).append((form, number))
        self._likely = np.zeros(1 << 16, dtype=bool)
        self._likely[_mixed(np.array(list(self._forms), dtype=self._type))] = True

    def near(self, block: bytes) -> list[tuple[bytes, int]]:
        """Return the forms that a block may hold."""
        words = np.frombuffer(block, dtype=self._type, count=len(block) // self._width)
        there = set(words[self._likely[_mixed(words)]].tolist()) & self._forms.keys()
        return [one for word in there for one in self._forms[word]]


def _mixed(words: np.ndarray) -> np.ndarray:
    """Return words as 16 bits (Fibonacci hashing)."""
    if words.dtype.itemsize == 4:
        return (words * np.uint32(0x9E3779B1)) >> np.uint32(16)
    return (words * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(48)


def _forms(text: str) -> set[bytes]:
    """Return the bytes that may stand for a text in a file."""
    spellings = {
        text,
        " ".join(text.split()),
        json.dumps(text)[1:-1],
        json.dumps(text, ensure_ascii=False)[1:-1],
        html.escape(text, quote=False),
        html.escape(text),
        text.replace("'", "''"),
    }
    forms = {spelling.encode("utf-8", "surrogatepass") for spelling in spellings}
    forms.add(text.encode("utf-16-le", "surrogatepass"))
    return forms - {b""}
