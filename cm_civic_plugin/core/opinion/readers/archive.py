"""Exports that come as ZIP archives, often in several parts, or as the folder they were put in.

Nothing is unpacked to disk: files inside are read from the archive as they come.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO

from ...archive import open_entry, safe_entries

MOST_ENTRIES = 500_000  # a download holds every photograph
_DATED = re.compile(r".+?(?:\d{4}-\d{2}-\d{2}|\d{2}_\d{2}_\d{4})")
_PART = re.compile(r"(?:[-_. ]+(?:part[-_ ]?)?\d{1,3}|[ _]?\(\d{1,3}\))$", re.IGNORECASE)


@dataclass(frozen=True)
class Member:
    """One file of an export: in an archive (``entry``), or lying on its own."""

    path: Path
    name: str
    size: int
    base: str
    entry: zipfile.ZipInfo | None = None

    @property
    def where(self) -> str:
        """What to call it to the user."""
        return f"{self.path.name}: {self.name}" if self.entry else self.path.name

    @contextmanager
    def open(self) -> Iterator[IO[bytes]]:
        """Open it to be read; see ``open_entry`` for what is raised."""
        if self.entry is None:
            with self.path.open("rb") as stream:
                yield stream
        else:
            with open_entry(self.path, self.entry) as stream:
                yield _Stream(stream)  # type: ignore[misc]


class _Stream(io.RawIOBase):
    """A file in an archive as the text layers of Python want it."""

    def __init__(self, stream: IO[bytes]) -> None:
        super().__init__()
        self._stream = stream
        self._taken = 0

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:
        """Fill the buffer with what comes next; return how many bytes that was."""
        block = self._stream.read(len(buffer))
        buffer[: len(block)] = block
        self._taken += len(block)
        return len(block)

    def tell(self) -> int:
        """Return how many bytes were read."""
        return self._taken


def lone_file(path: Path) -> Member:
    """Return a file that lies on its own; an absent one is so too."""
    try:
        size = path.stat().st_size
    except OSError:  # said when it is opened
        size = 0
    return Member(path, path.name, size, base_name(path))


def base_name(path: Path) -> str:
    """Return what the names of all parts of one download have in common, in lower case.

    ``facebook-x-2024-05-01-AbC-1.zip`` has ``facebook-x-2024-05-01``, ``x-2.zip`` and
    ``x (2).zip`` have ``x``.
    """
    name = path.name.lower()
    stem = name[: -len(".zip")] if name.endswith(".zip") else name
    dated = _DATED.match(stem)
    return dated[0] if dated else _PART.sub("", stem) or stem


def find_members(path: Path, wanted: Callable[[str], bool]) -> list[Member]:
    """Return the files that are wanted (by their name with folders) of a download.

    Args:
        path: one of its archives, whose other parts are recognised beside it by their names, or
            the folder that holds its archives or what they held.

    An archive that holds a file which another part holds too is another download of the same
    account, not a part, and is left out.

    Raises:
        BadInput: an archive is damaged, unsafe or a bomb.
    """
    if path.is_dir():
        loose = [
            Member(file, str(file.relative_to(path)), file.stat().st_size, base_name(path))
            for file in _files_below(path)
            if wanted(file.relative_to(path).as_posix())
        ]
        archives = [file for file in path.iterdir() if _is_zip(file)]
    else:
        loose = []
        beside = path.parent.iterdir() if path.parent.is_dir() else ()
        archives = [
            file
            for file in beside
            if file != path and base_name(file) == base_name(path) and _is_zip(file)
        ]
    found = list(loose)
    # The chosen one comes first: it is never the one left out.
    for file in [*([] if path.is_dir() else [path]), *sorted(archives, key=natural)]:
        base = base_name(file)
        members = [
            Member(file, entry.filename, entry.file_size, base, entry)
            for entry in safe_entries(file, wanted, MOST_ENTRIES)
        ]
        known = {member.name for member in found if member.base == base}
        if not any(member.name in known for member in members):
            found += members
    # By the name inside first: the order is the same whatever the archives are called.
    return sorted(found, key=lambda member: (natural(Path(member.name)), natural(member.path)))


def read_start(member: Member, size: int = 1 << 20) -> str:
    """Return the beginning of a file as text. Raises BadInput where it cannot be read."""
    with member.open() as stream:
        return stream.read(size).decode("utf-8-sig", errors="ignore").lstrip()


def _files_below(folder: Path) -> Iterator[Path]:
    for file in islice(folder.rglob("*"), MOST_ENTRIES):
        if file.is_file() and not _is_zip(file):
            yield file


def _is_zip(file: Path) -> bool:
    return file.suffix.lower() == ".zip" and file.is_file()


def natural(path: Path) -> list[tuple[int, str]]:
    """Return a key that sorts ``posts_10`` after ``posts_9``."""
    pieces = re.split(r"(\d+)", str(path).lower())
    return [(int(piece), "") if piece.isdecimal() else (0, piece) for piece in pieces]
