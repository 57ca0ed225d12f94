"""Whose posts are to go: found in the export by a name, a number or words, and kept out for good.

Names exist only here and only while the export is read. What a person looks for is held in memory
and neither logged nor stored. What stays is the ledger: the fingerprint of an export and the
numbers of the rows that are never to be read again.
"""

from __future__ import annotations

import json
import os
import re
import unicodedata
from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from ..errors import BadInput, BadOutput, msg
from .libraries import need_pandas
from .post_table import ReadReport
from .readers.detect import find_reader
from .readers.headers import ROLES
from .readers.reader import CHUNK_ROWS, Columns, PostMaker
from .text_repair import mend_text, mend_texts

AUTHOR = msg("written under this name")
NUMBER = msg("this is its number")
WORDS = msg("its text holds these words")
PHONE = msg("its text holds this telephone number")

THE_TEXT = msg("the words of a post")
THE_NUMBER = msg("the number of a post")
THE_NAME = msg("the name of an author")
THE_SEARCH = msg("what was searched for")

LEAST_LETTERS = 4
"""Shorter words are in too many texts to look for in them."""

_LEAST_DIGITS = 6
_MOST_MATCHES = 5000
_EXCERPT = 160
_LEAST_TRACE = 15  # letters: shorter texts are written by many
_PIECE = 60
_LEAST_NUMBER = 6
_LEAST_NAME = 8
_BETWEEN_DIGITS = re.compile(r"[ \t\u00a0.()+\-\u2010-\u2015]")
_PHONE = re.compile(r"[\d \t\u00a0.()+\-\u2010-\u2015]+")

Progress = Callable[[float], None]
"""Called with the share done (0-1); may raise ``Cancelled``."""


class Ledger:
    """The rows that were erased, by the SHA-256 of their export, in a JSON file.

    A row's number leads back to nobody without the export.
    """

    def __init__(self, path: Path, rows: Mapping[str, Iterable[int]] | None = None) -> None:
        self.path = path
        self._rows = {sha: sorted(set(some)) for sha, some in (rows or {}).items()}

    @classmethod
    def load(cls, path: Path) -> Ledger:
        """Return the ledger of a file, an empty one where there is none.

        Raises:
            BadInput: the file cannot be read. To go on without it would bring posts back.
        """
        if not path.exists():
            return cls(path)
        try:
            rows = json.loads(path.read_text(encoding="utf-8"))
            return cls(path, {str(sha): [int(row) for row in some] for sha, some in rows.items()})
        except (OSError, ValueError, TypeError, AttributeError) as error:
            raise BadInput(
                msg(
                    "{file}, the list of erased posts, cannot be read ({reason}). Put a good copy "
                    "in its place: without it erased posts would come back."
                ),
                file=str(path),
                reason=getattr(error, "strerror", None) or type(error).__name__,
            ) from error

    def rows(self, sha256: str) -> list[int]:
        """Return the erased rows of an export, in order."""
        return list(self._rows.get(sha256, ()))

    def add(self, sha256: str, rows: Iterable[int]) -> None:
        """Add rows of an export and write the file.

        It is written beside its final name and renamed when whole.

        Raises:
            BadOutput: the file cannot be written; then nothing is added.
        """
        known = {**self._rows, sha256: sorted({*self.rows(sha256), *map(int, rows)})}
        beside = self.path.with_name(f".{self.path.name}.{os.getpid()}")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(json.dumps(known, sort_keys=True), encoding="utf-8")
            beside.replace(self.path)
        except OSError as error:
            raise BadOutput(
                msg("{file} cannot be written ({reason}), so nothing was erased."),
                file=str(self.path),
                reason=error.strerror or type(error).__name__,
            ) from error
        finally:
            with suppress(OSError):
                beside.unlink()
        self._rows = known


@dataclass(frozen=True)
class Match:
    """A post that may be the person's: its row, a masked piece of its text, and why it is here.

    ``author`` is a number of this search alone, -1 where the export names none.
    """

    row: int
    excerpt: str = field(repr=False)
    why: str
    author: int = -1


@dataclass
class Found:
    """What a search found among ``read`` rows."""

    matches: list[Match] = field(default_factory=list)
    read: int = 0
    by_author: dict[int, list[int]] = field(default_factory=dict, repr=False)

    def others(self, rows: Collection[int]) -> list[int]:
        """Return what else the authors of some of the matches wrote, in the order of rows."""
        chosen = set(rows)
        authors = {match.author for match in self.matches if match.row in chosen}
        more = (row for author in authors for row in self.by_author.get(author, ()))
        return sorted({row for row in more if row not in chosen})

    def without(self, rows: Collection[int]) -> Found:
        """Return the same without rows that are erased already."""
        gone = set(rows)
        return Found(
            [match for match in self.matches if match.row not in gone],
            self.read,
            {one: [row for row in some if row not in gone] for one, some in self.by_author.items()},
        )


@dataclass(frozen=True)
class Trace:
    """A text by which an erased post could still be recognised; ``what`` says which, never how."""

    text: str = field(repr=False)
    what: str
    row: int = 0


@dataclass
class Traces:
    """The traces of some posts; ``common``: how many have a text that others wrote as well."""

    traces: list[Trace] = field(default_factory=list)
    common: int = 0


def options_of(report: ReadReport) -> dict[str, Any]:
    """Return the options of ``read_posts`` that an import was read with, as its report has them."""
    options: dict[str, Any] = {
        "timezone": report.timezone or "Asia/Bangkok",
        "without": frozenset(report.switched_off),
        "believed": [(point.lon, point.lat) for point in report.fallback_points if point.believed],
    }
    if report.platform == "csv":
        options["mapping"] = {role: report.fields.get(role, "") for role in ROLES}
    return options


def find_posts(
    path: str | Path,
    search: str,
    progress: Progress | None = None,
    platform: str | None = None,
    mapping: Mapping[str, str] | None = None,
    without: frozenset[str] = frozenset(),
    chunk_rows: int = CHUNK_ROWS,
    **_others: Any,
) -> Found:
    """Return the posts that a person means by a name, a post's number, words or a telephone number.

    A name is an author's whole name, a number the post's own; words and telephone numbers are
    looked for in the texts as they were written, before anything is masked. The export is read
    from its first row to its last.

    Raises:
        BadInput: too little to look for, or too many posts hold it; or see ``read_posts``.
    """
    need_pandas()
    wanted = _Wanted(search)
    found = Found()
    rows, codes = array("q"), array("q")
    authors: dict[str, int] = {}
    for columns, maker, topic_of, share in _read(path, platform, mapping, without, chunk_rows):
        names = [name.strip() for name in columns.authors] or [""] * len(columns.rows)
        numbers = [authors.setdefault(name, len(authors)) if name else -1 for name in names]
        rows.extend(columns.rows)
        codes.extend(numbers)
        reasons = wanted.reasons(columns, names)
        if len(found.matches) + len(reasons) > _MOST_MATCHES:
            raise BadInput(
                msg(
                    "More than {count} posts hold these words. Look for a name, a number or words "
                    "that only this person would write."
                ),
                count=_MOST_MATCHES,
            )
        if reasons:
            texts = maker.posts(_picked(columns, list(reasons)), topic_of)["text"].tolist()
            found.matches += [
                Match(int(columns.rows[at]), _short(text), why, numbers[at])
                for (at, why), text in zip(reasons.items(), texts)
            ]
        found.read += len(columns.rows)
        if progress:
            progress(share)
    all_rows, all_codes = np.array(rows, dtype=np.int64), np.array(codes, dtype=np.int64)
    for author in {match.author for match in found.matches} - {-1}:
        found.by_author[author] = all_rows[all_codes == author].tolist()
    return found


def find_traces(
    path: str | Path,
    rows: Collection[int],
    progress: Progress | None = None,
    platform: str | None = None,
    mapping: Mapping[str, str] | None = None,
    without: frozenset[str] = frozenset(),
    chunk_rows: int = CHUNK_ROWS,
    **_others: Any,
) -> Traces:
    """Return by what the posts of some rows could be recognised: words, numbers, authors' names.

    Of a long text it is the beginning and the end, for a file may hold it in pieces. A text or a
    name that other rows have too tells nothing and is left out.
    """
    need_pandas()
    wanted = np.array(sorted(rows), dtype=np.int64)
    traces: list[Trace] = []
    written: dict[int, list[int]] = {}  # row -> hashes of its text as it was written
    elsewhere, names_elsewhere = array("q"), set()
    for columns, maker, topic_of, share in _read(path, platform, mapping, without, chunk_rows):
        mine = np.isin(np.asarray(columns.rows, dtype=np.int64), wanted)
        for at, text in enumerate(columns.texts):
            hashes = [hash(piece) for piece in _pieces(text)]
            if mine[at]:
                written[int(columns.rows[at])] = hashes
            else:
                elsewhere.extend(hashes)
        names_elsewhere.update(
            name.strip() for name, ours in zip(columns.authors, mine) if not ours
        )
        if mine.any():
            ours = _picked(columns, np.flatnonzero(mine).tolist())
            traces += _traces_of(ours, maker.posts(ours, topic_of)["text"].tolist())
        if progress:
            progress(share)
    others = np.unique(np.array(elsewhere, dtype=np.int64))
    common = {row for row, hashes in written.items() if np.isin(hashes, others).any()}
    telling = [
        trace
        for trace in {trace.text: trace for trace in traces}.values()
        if not (trace.what == THE_TEXT and trace.row in common)
        and not (trace.what == THE_NAME and trace.text in names_elsewhere)
    ]
    return Traces(telling, len(common))


def searched_for(search: str) -> list[Trace]:
    """Return what was searched for as a trace, where it is long enough to tell anything."""
    text = search.strip()
    return [Trace(text, THE_SEARCH)] if len(text) >= _LEAST_NAME else []


def trace_of_text(text: str | None, row: int) -> list[Trace]:
    """Return by what a text could be recognised, nothing where it is too short."""
    return [Trace(piece, THE_TEXT, row) for piece in _pieces(text or "")]


# --- inside


class _Wanted:
    """What is looked for, made comparable once."""

    def __init__(self, search: str) -> None:
        self._name = _comparable(search)
        self._number = search.strip()
        if not self._name:
            raise BadInput(msg("Type a name, the number of a post, or words of its text."))
        self._words = self._name if len(self._name) >= LEAST_LETTERS else ""
        digits = _digits(search) if _PHONE.fullmatch(search.strip()) else ""
        # home and abroad write the same number as 08… and +668…
        self._digits = re.sub(r"^(?:66|0)", "", digits) if len(digits) >= _LEAST_DIGITS else ""

    def reasons(self, columns: Columns, names: Sequence[str]) -> dict[int, str]:
        """Return position -> reason of the rows of a chunk that match."""
        reasons: dict[int, str] = {}
        texts = mend_texts(columns.texts, frozenset())[0] if columns.texts else ()
        for at, text in enumerate(texts):
            if self._words and self._words in _comparable(text):
                reasons[at] = WORDS
            elif self._digits and self._digits in _digits(text):
                reasons[at] = PHONE
        for at, number in enumerate(columns.ids):
            if number.strip() == self._number:
                reasons[at] = NUMBER
        for at, name in enumerate(names):
            if name and self._name in (_comparable(name), _comparable(mend_text(name))):
                reasons[at] = AUTHOR
        return dict(sorted(reasons.items()))


def _comparable(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip().casefold()


def _digits(text: str) -> str:
    """Return a text without what stands between digits, Thai digits as others."""
    joined = _BETWEEN_DIGITS.sub("", text)
    return re.sub("[๐-๙]", lambda digit: str(ord(digit[0]) - 0x0E50), joined)


def _read(
    path: str | Path,
    platform: str | None,
    mapping: Mapping[str, str] | None,
    without: frozenset[str],
    chunk_rows: int,
) -> Iterator[tuple[Columns, PostMaker, Callable[[str], str], float]]:
    reader = find_reader(path, platform, mapping, without)
    reader.without = without
    maker = PostMaker(reader.platform, "UTC", ReadReport(), without)
    for columns, share in reader.columns(ReadReport(), chunk_rows):
        yield columns, maker, reader.topic_of, share


def _picked(columns: Columns, at: list[int]) -> Columns:
    """Return some rows of a chunk, without their times and topics."""
    return replace(
        columns,
        rows=[columns.rows[index] for index in at],
        lon=columns.lon[at],
        lat=columns.lat[at],
        blank=columns.blank[at],
        times=(),
        topics=(),
        reactions=(),
        place_names=(),
        **{
            name: [values[index] for index in at] if len(values) else ()
            for name, values in (
                ("ids", columns.ids),
                ("texts", columns.texts),
                ("authors", columns.authors),
            )
        },
    )


def _short(text: object) -> str:
    words = " ".join(text.split()) if isinstance(text, str) else ""
    return words if len(words) <= _EXCERPT else words[: _EXCERPT - 1] + "…"


def _traces_of(columns: Columns, masked: list[object]) -> Iterator[Trace]:
    raw = columns.texts or [""] * len(columns.rows)
    for row, text, written in zip(columns.rows, masked, raw):
        yield from trace_of_text(text if isinstance(text, str) else "", int(row))
        yield from trace_of_text(written, int(row))
    for row, number in zip(columns.rows, columns.ids):
        if _tells(number.strip()):
            yield Trace(number.strip(), THE_NUMBER, int(row))
    for row, name in zip(columns.rows, columns.authors):
        if len(name.strip()) >= _LEAST_NAME:
            yield Trace(name.strip(), THE_NAME, int(row))


def _tells(number: str) -> bool:
    """Tell whether a post's number is no mere count, which any file would hold."""
    return len(number) >= (_LEAST_NAME if number.isdecimal() else _LEAST_NUMBER)


def _pieces(text: str) -> list[str]:
    text = text.strip()
    if len(text) < _LEAST_TRACE:
        return []
    if len(text) <= 2 * _PIECE:
        return [text]
    return [text[:_PIECE].strip(), text[-_PIECE:].strip()]
