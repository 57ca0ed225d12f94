"""What the readers share: from columns of text to a chunk of the post table."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from ..coordinates import clean
from ..post_table import BAD_LETTERS, MASKED, REPAIRS, ReadReport, make_posts
from ..privacy import AuthorNumbers, KnownNames, mask_text, mask_texts
from ..text_repair import TEXT_REPAIRS, mend_text, mend_texts
from ..timestamps import TimeReader

if TYPE_CHECKING:
    import pandas as pd

CHUNK_ROWS = 20_000
_LONGEST_TOPIC = 100  # longer is an answer in somebody's own words


@dataclass
class Columns:
    """One chunk of an export as plain columns; each is a list of n texts, or empty if absent.

    ``place_names`` are what the export calls the places, ``names`` who wrote, where ``authors``
    are numbers or addresses; both enter no post table.
    """

    rows: list[int]
    lon: np.ndarray
    lat: np.ndarray
    blank: np.ndarray
    ids: Sequence[str] = ()
    times: Sequence[str] = ()
    texts: Sequence[str] = ()
    topics: Sequence[str] = ()
    authors: Sequence[str] = ()
    names: Sequence[str] = ()
    reactions: Sequence[str] = ()
    place_names: Sequence[str] = ()


class Reader(ABC):
    """One platform's export. Subclasses say how it is recognised and which columns it has.

    ``name`` is what a report calls the file and ``parts`` the archives read as one, without the
    names of people that a file's name may hold. ``without`` are the repairs to leave out.
    """

    platform: str
    without: frozenset[str] = frozenset()

    def __init__(self, path: Path, reasons: list[str], fields: dict[str, str]) -> None:
        self.path = path
        self.name = path.name
        self.parts: list[str] = []
        self.reasons = reasons
        self.fields = fields
        self.encoding = ""

    @staticmethod
    def topic_of(cell: str) -> str:
        """Return the topics of a cell joined by ``;``."""
        return cell.strip()

    @abstractmethod
    def columns(
        self, report: ReadReport | None, rows: int, places_only: bool = False
    ) -> Iterator[tuple[Columns, float]]:
        """Yield chunks with the share of the file read (0-1).

        With ``places_only`` the texts are left out and nothing is counted.
        """


@dataclass
class PostMaker:
    """Turns columns into post tables, counting in ``report``; one for each import."""

    platform: str
    timezone: str
    report: ReadReport
    without: frozenset[str] = frozenset()
    authors: AuthorNumbers = field(default_factory=AuthorNumbers)
    names: KnownNames = field(default_factory=KnownNames)

    def __post_init__(self) -> None:
        self.times = TimeReader(self.timezone, self.report, "buddhist_years" not in self.without)
        self._topics: dict[str, str] = {}

    def posts(self, columns: Columns, topic_of: Callable[[str], str]) -> pd.DataFrame:
        """Return the post table of one chunk (n rows), names and numbers already taken out."""
        report = self.report
        rows = np.asarray(columns.rows)
        swap = "swapped_coordinates" not in self.without
        lon, lat = clean(columns.lon, columns.lat, columns.blank, rows, report, swap)
        made: dict[str, object] = {
            "platform": self.platform,
            "lon": lon,
            "lat": lat,
            "source_row": rows,
        }
        placed = ~np.isnan(lon)
        made["place_source"] = np.where(placed, "export", "none").astype(object)
        made["place_confidence"] = np.where(placed, 1.0, np.nan)
        if columns.ids:
            made["post_id"] = list(columns.ids)
        if columns.times:
            made["created_at"] = self.times.read(columns.times, rows)
        self.names.add(map(mend_text, {*columns.authors, *columns.names}))
        if columns.texts:
            made["text"] = self._texts(columns.texts, rows)
        if columns.topics:
            made["topic"] = self._topic_column(columns.topics, topic_of)
        if columns.authors:
            numbers = [self.authors.number(author) for author in columns.authors]
            made["author_no"] = numbers
            report.has_authors = report.has_authors or any(n is not None for n in numbers)
        if columns.reactions:
            made["reactions"] = [_count_of(cell) for cell in columns.reactions]
        return make_posts(made, len(rows))

    def _texts(self, texts: Sequence[str], rows: np.ndarray) -> list[str]:
        """Return the texts mended and then masked, for what is garbled hides what is private."""
        report = self.report
        mended, changed = mend_texts(texts, self.without)
        bad = [index for index, text in enumerate(mended) if "\ufffd" in text]
        for what, found in ((BAD_LETTERS, bad), *((REPAIRS[r], i) for r, i in changed.items())):
            report.repair(what, len(found), [rows[index] for index in found[:5]])
        if self.without & TEXT_REPAIRS:
            mended = [self._mended_if_private(*each) for each in zip(texts, mended)]
        if self.names:
            signed = mended
            mended = [self.names.mask(text) for text in signed]
            report.mask(MASKED["name"], sum(a != b for a, b in zip(signed, mended)))
        masked, counts = mask_texts(mended)
        for kind, count in counts.items():
            report.mask(MASKED[kind], count)
        return masked

    def _topic_column(
        self, topics: Sequence[str], topic_of: Callable[[str], str]
    ) -> list[str | None]:
        """Return the topics, without private things and without what is too long for a name."""
        known = self._topics
        for topic in set(topics) - known.keys():
            if len(known) > 10_000:  # a column of free text, not of topics
                known.clear()
            parts = mask_text(self.names.mask(mend_text(topic_of(topic)))).split(";")
            known[topic] = ";".join(part for part in parts if len(part) <= _LONGEST_TOPIC)
        return [known.get(topic) or None for topic in topics]

    def _mended_if_private(self, text: str, partly: str) -> str:
        """Return a text mended as asked for, but wholly where that shows what is private."""
        mended = mend_text(text)
        return partly if mask_text(self.names.mask(mended)) == mended else mended


def add_counts(cells: Iterable[str]) -> str:
    """Return the sum of counts written as text, empty where none is given."""
    counts = [count for cell in cells if (count := _count_of(cell)) is not None]
    return str(sum(counts)) if counts else ""


def _count_of(cell: str) -> int | None:
    digits = cell.replace(",", "").strip()
    return int(digits) if digits.isdecimal() and len(digits) < 16 else None
