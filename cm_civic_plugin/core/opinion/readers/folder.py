"""A folder of one platform's exports, read as one: where a download is cut in files by the month
or by the thousand rows."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path

import numpy as np

from ...errors import BadInput, msg
from ..mapping import fingerprint
from ..platforms import PLATFORMS, SUFFIXES
from ..post_table import ReadReport, Tally
from .generic_csv import GenericCsv
from .reader import Columns, Reader
from .sample import Sample

TWICE = msg("a post that another file of the folder holds too")
_MOST_FILES = 1000
_HEAD = 1 << 20
_NOTHING = msg(
    "{file} is a folder without a file of opinions that are known here. Choose the folder that "
    "holds the exports, or one of them."
)
_DIFFERENT = msg(
    "{file} holds exports of different kinds: {kinds}. Put those of one kind in a folder of "
    "their own, or choose one of them."
)


def open_folder(folder: Path, open_one: Callable[[Path], Reader]) -> Reader:
    """Return a reader for all exports that lie in a folder; of a single one its own.

    Args:
        folder: its files are looked at, folders in it are not.
        open_one: opens one file, or raises BadInput.

    What is no export is left out, and so is a table of no known platform beside known ones.

    Raises:
        BadInput: there is none, or they are not of one kind.
    """
    found: list[Reader] = []
    left_out = False
    for path in _files(folder):
        try:
            found.append(open_one(path))
        except BadInput:
            left_out = True
    known = [reader for reader in found if not isinstance(reader, GenericCsv)]
    left_out = left_out or 0 < len(known) < len(found)
    found = known or found
    if not found:
        raise BadInput(_NOTHING, file=folder.name)
    kinds = {(type(one), fingerprint(one.header) if isinstance(one, GenericCsv) else "")
             for one in found}  # fmt: skip
    if len(kinds) > 1:
        names = sorted({f"{one.name} ({PLATFORMS[one.platform]})" for one in found})[:5]
        raise BadInput(_DIFFERENT, file=folder.name, kinds=", ".join(names))
    if len(found) == 1:
        return found[0]
    return FolderReader(folder, found, left_out)


class FolderReader(Reader):
    """Several exports as one list; row numbers go on from file to file, as ``parts`` names them.

    The files come in an order that their content decides, so that a row has the same number
    whatever they are called.
    """

    def __init__(self, folder: Path, readers: list[Reader], left_out: bool) -> None:
        readers = sorted(readers, key=_by_content)
        first = readers[0]
        reasons = [*first.reasons, msg("the exports of the folder were read together")]
        if left_out:
            reasons.append(msg("files of the folder that hold no such opinions were left out"))
        super().__init__(folder, reasons, dict(first.fields))
        self.platform = first.platform
        self.encoding = "; ".join(dict.fromkeys(one.encoding for one in readers))
        self.parts = [one.name for one in readers]
        self.files = [one.path for one in readers]
        self.topic_of = first.topic_of  # type: ignore[method-assign]
        self._readers = readers

    def columns(
        self, report: ReadReport | None, rows: int, places_only: bool = False
    ) -> Iterator[tuple[Columns, float]]:
        """Yield chunks; see ``Reader.columns``."""
        seen = _Seen()
        before = 0
        for number, reader in enumerate(self._readers):
            reader.without = self.without
            mine = None if report is None else ReadReport()
            last = 0
            for made, share in reader.columns(mine, rows, places_only):
                last = max(last, *made.rows, 0)
                made.rows = [before + row for row in made.rows]
                if not places_only:
                    made, twice = seen.fresh(made, number)
                    if report is not None:
                        report.skip(TWICE, len(twice), twice[:5])
                if made.rows:
                    yield made, (number + share) / len(self._readers)
            if report is not None and mine is not None:
                last = max(last, mine.read + 1)
                _merge(mine, report, before)
            before += last


class _Seen:
    """Tells what an earlier file held already: the same number, time and text."""

    def __init__(self) -> None:
        self._file: dict[bytes, int] = {}

    def fresh(self, made: Columns, file: int) -> tuple[Columns, list[int]]:
        """Return the rows that no other file held, and the numbers of those that one did."""
        if not made.ids:
            return made, []
        none = [""] * len(made.rows)
        cells = zip(made.ids, made.times or none, made.texts or none)
        keep = np.ones(len(made.rows), dtype=bool)
        for index, (identity, time, text) in enumerate(cells):
            if identity.strip():
                key = hashlib.blake2b("\0".join((identity, time, text)).encode("utf-8", "replace"),
                                      digest_size=12).digest()  # fmt: skip
                keep[index] = self._file.setdefault(key, file) == file
        if keep.all():
            return made, []
        return _take(made, keep), [row for row, kept in zip(made.rows, keep) if not kept]


def _take(made: Columns, keep: np.ndarray) -> Columns:
    taken = {}
    for one in fields(Columns):
        value = getattr(made, one.name)
        if isinstance(value, np.ndarray):
            taken[one.name] = value[keep]
        else:
            taken[one.name] = [cell for cell, kept in zip(value, keep) if kept] if value else value
    return Columns(**taken)


def _merge(part: ReadReport, report: ReadReport, before: int) -> None:
    """Add what became of one file's rows, ``before`` being the rows of those before it."""
    report.read += part.read
    report.reasons += [reason for reason in part.reasons if reason not in report.reasons]
    for role, header in part.fields.items():
        report.fields.setdefault(role, header)
    for name in ("skipped", "unplaced", "repairs", "masked"):
        into: dict[str, Tally] = getattr(report, name)
        for what, tally in getattr(part, name).items():
            numbers = [before + row for row in tally.examples]
            into.setdefault(what, Tally()).add(tally.rows, numbers)


def _files(folder: Path) -> list[Path]:
    suffixes = tuple(suffix.lstrip("*") for suffix in SUFFIXES)
    found = [
        path
        for path in folder.iterdir()
        if path.name.lower().endswith(suffixes)
        and not path.name.startswith((".", "~$"))
        and path.is_file()
    ]
    return sorted(found)[:_MOST_FILES]


def _by_content(reader: Reader) -> tuple[bytes, int, str]:
    with reader.path.open("rb") as stream:
        head = hashlib.blake2b(stream.read(_HEAD)).digest()
    return head, reader.path.stat().st_size, reader.path.name


def is_folder(sample: Sample) -> bool:
    """Tell whether it is a folder that was given."""
    return sample.member.entry is None and sample.path.is_dir()
