"""Which column is what: proposed by the columns' names and by what their cells look like."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ..errors import msg
from .libraries import need_pandas
from .post_table import ReadReport
from .privacy import mask_text
from .readers.headers import ROLES, is_private, plain
from .timestamps import TimeReader

SURE = 0.5
"""Proposals of this confidence are good enough to be taken when nobody is there to ask."""
MOST_TOPICS = 30

_NUMBER = re.compile(r"[-+]?\d{1,15}(?:\.(\d+))?")
_PAIR = re.compile(
    r"[\[(]?\s*'?([-+]?\d{1,3}\.\d+)'?[\s,]+'?([-+]?\d{1,3}\.\d+)'?(?:[\s,]|$|[\])])"
)
_CODE = re.compile(
    r"(?:uuid:)?[0-9a-f-]{8,}|[^/]*\.(?:jpe?g|png|gif|heic|mp4|mov|3gp|m4a|amr|mp3|wav|pdf|csv)",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]")
_LEAST_FIT = 0.5
_LEAST_ROWS = 5  # with fewer, it cannot be told whether values come again and again
_LONG_TOPIC = 60
_LONG_TEXT = 20
# Role -> parts of names that say it too, where the cells agree.
_PARTS: dict[str, tuple[str, ...]] = {
    "lat": ("latitude", "ละติจูด"),
    "lon": ("longitude", "ลองจิจูด"),
    "pair": ("coordinate", "latlon", "latlng", "พิกัด", "gps"),
    "text": ("comment", "message", "description", "opinion", "feedback", "suggestion",
             "ข้อความ", "รายละเอียด", "ความคิดเห็น", "ความเห็น", "ข้อเสนอแนะ", "ปัญหา"),
    "date": ("timestamp", "datetime", "createdat", "วันที่", "วันเวลา", "ประทับเวลา"),
    "topic": ("category", "topic", "ประเภท", "หมวดหมู่", "ประเด็น"),
}  # fmt: skip

BY_NAME = msg("its name says so")
BY_NAME_AND_CELLS = msg("its name says so and its cells agree")
AGAINST_CELLS = msg("its name says so, but its cells look like something else")
EMPTY = msg("its name says so, but its cells are empty")
BY_PART = msg("its name holds a word for it and its cells agree")
BY_RANGE = msg("its cells are numbers with many decimals, in the range of degrees")
BY_PAIR = msg("its cells are two numbers in the range of degrees")
BY_LENGTH = msg("its cells are the longest texts")
BY_DATE = msg("its cells are dates")
BY_FEW = msg("its cells are a few words that come again and again")


@dataclass(frozen=True)
class Proposal:
    """A column proposed for a role: which, how sure (0-1), and why (a template to translate)."""

    header: str
    column: int
    confidence: float
    reason: str


@dataclass
class Column:
    """What the cells of one column look like; shares are of the cells that hold anything."""

    name: str
    cells: list[str]
    rows: int = 0
    _numbers: list[re.Match[str]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.rows = len(self.cells)
        self.cells = [cell.strip() for cell in self.cells if cell.strip()]
        self._numbers = [found for cell in self.cells if (found := _NUMBER.fullmatch(cell))]

    def share(self, count: float) -> float:
        """Return a count of cells as a share (0-1)."""
        return count / len(self.cells) if self.cells else 0.0

    @cached_property
    def numbers(self) -> list[float]:
        """The cells that are numbers."""
        return [float(found[0]) for found in self._numbers]

    @property
    def numeric(self) -> float:
        """The share of numbers."""
        return self.share(len(self._numbers))

    def within(self, most: float) -> float:
        """Return the share of numbers whose size is at most this."""
        return self.share(sum(abs(number) <= most for number in self.numbers))

    @cached_property
    def precise(self) -> float:
        """The share of numbers with three decimals or more."""
        return self.share(sum(len(found[1] or "") >= 3 for found in self._numbers))

    @cached_property
    def pairs(self) -> float:
        """The share of cells that are two numbers in the range of degrees."""
        found = (_PAIR.match(cell) for cell in self.cells)
        return self.share(
            sum(
                one is not None
                and min(abs(float(one[1])), abs(float(one[2]))) <= 90
                and max(abs(float(one[1])), abs(float(one[2]))) <= 180
                for one in found
            )
        )

    @cached_property
    def dates(self) -> float:
        """The share of cells that are dates."""
        if not self.cells or self.numeric > _LEAST_FIT:
            return 0.0
        rows = need_pandas().Series(range(len(self.cells))).to_numpy()
        return self.share(int(TimeReader("UTC", ReadReport()).read(self.cells, rows).notna().sum()))

    @cached_property
    def worded(self) -> float:
        """The share of cells with letters in them that are no date."""
        found = self.share(sum(bool(_LETTERS.search(cell)) for cell in self.cells))
        return found if found < _LEAST_FIT or self.dates < _LEAST_FIT else 0.0

    @cached_property
    def mean_length(self) -> float:
        """Letters in a cell."""
        return self.share(sum(map(len, self.cells)))

    @cached_property
    def private(self) -> bool:
        """Whether the name says who somebody is, or most cells are numbers and links to people."""
        if is_private(self.name):
            return True
        bare = (re.sub(r"\[\w+\]|\W", "", mask_text(cell)) for cell in self.cells)
        return self.share(sum(not left for left in bare)) > _LEAST_FIT and self.worded > 0

    @cached_property
    def options(self) -> list[str]:
        """The answers that come again and again, if all the column holds are such; else none.

        One answer may be several in a list. What was written once alone is somebody's own words.
        """
        if self.numeric > _LEAST_FIT or self.worded < _LEAST_FIT or len(self.cells) < _LEAST_ROWS:
            return []
        counted = Counter(part for cell in self.cells for part in split_topics(cell))
        again = [part for part, times in counted.items() if times > 1]
        few = len(counted) <= min(MOST_TOPICS, len(self.cells) / 2)
        mostly = sum(counted[part] for part in again) > 0.8 * sum(counted.values())
        short = sum(map(len, again)) <= _LONG_TOPIC * len(again)
        return again if again and few and mostly and short else []

    @property
    def is_long(self) -> bool:
        """Whether a cell is more than a word or two."""
        return self.mean_length >= _LONG_TEXT

    @property
    def is_text(self) -> bool:
        """Whether people wrote in their own words here."""
        return (
            not self.private
            and self.worded >= _LEAST_FIT
            and self.pairs < _LEAST_FIT
            and self.share(sum(map(bool, map(_CODE.fullmatch, self.cells)))) < _LEAST_FIT
            and not self.options
        )


def split_topics(cell: str) -> list[str]:
    """Return the topics of a cell: a list is told by ``;`` or by a comma's space.

    ``"1. Urgences, 3. Public Health, "`` holds two topics.
    """
    cell = cell.strip()
    parts = cell.split(";") if ";" in cell else cell.rstrip(",").split(", ")
    return [part.strip(" {}[]'\"") for part in parts if part.strip(" {}[]'\",")]


def look_at(header: Sequence[str], sample: Sequence[Sequence[str]]) -> list[Column]:
    """Return what the columns look like, judged by some records of the table."""
    return [
        Column(name, [record[place] for record in sample if place < len(record)])
        for place, name in enumerate(header)
    ]


def fingerprint(header: Iterable[str]) -> str:
    """Return what tells a header again: a hash of its names in any order, case and spacing."""
    names = "\n".join(sorted(plain(name) for name in header))
    return hashlib.sha256(names.encode()).hexdigest()[:16]


def longest_text(columns: Iterable[tuple[int, Column]]) -> int | None:
    """Return the number of the column in which people wrote most, None where they wrote in none."""
    written = [(column.mean_length * len(column.cells), place) for place, column in columns
               if column.is_text]  # fmt: skip
    return max(written)[1] if written else None


def propose(header: Sequence[str], sample: Sequence[Sequence[str]]) -> dict[str, Proposal]:
    """Return role -> the likeliest column of a table, for the roles of ``headers.ROLES``.

    Args:
        header: the names of the columns.
        sample: some records of the table, as text.
    """
    columns = look_at(header, sample)
    names = [plain(name) for name in header]
    found: dict[str, Proposal] = {}
    for role, known in ROLES.items():
        proposals = [
            Proposal(header[place], place, *_judge(role, known.index(name), columns[place]))
            for place, name in enumerate(names)
            if name in known
        ] or [
            Proposal(header[place], place, 0.75, BY_PART)
            for place, name in enumerate(names)
            if any(part in name for part in _PARTS.get(role, ()))
            and _fits(role, columns[place])
            and (role != "text" or columns[place].is_long or columns[place].is_text)
        ]
        if proposals:
            found[role] = max(
                proposals, key=lambda one: (one.confidence, columns[one.column].mean_length)
            )
    taken = {one.column for one in found.values()}
    left = [(place, column) for place, column in enumerate(columns) if place not in taken]
    if "pair" not in found and not {"lat", "lon"} <= found.keys():
        _propose_place(left, found)
        taken = {one.column for one in found.values()}
        left = [(place, column) for place, column in left if place not in taken]
    _propose_rest(left, found)
    return found


def _judge(role: str, rank: int, column: Column) -> tuple[float, str]:
    """Return the confidence in a column of exactly this role's name, and the reason."""
    if not column.cells:
        return 0.5, EMPTY
    if role in ("id", "author", "reactions"):
        return 0.9 - rank / 1000, BY_NAME
    if _fits(role, column):
        return 0.95 - rank / 1000, BY_NAME_AND_CELLS
    return 0.55 - rank / 1000, AGAINST_CELLS


def _fits(role: str, column: Column) -> bool:
    if role in ("lat", "lon"):  # either may be in the other's place: that is put right later
        return column.within(180) >= _LEAST_FIT
    if role == "pair":
        return column.pairs >= _LEAST_FIT
    if role == "date":
        return column.dates >= _LEAST_FIT
    if role == "topic":
        return bool(column.options) or 0 < len(column.cells) < _LEAST_ROWS
    return column.worded >= _LEAST_FIT and not column.private


def _propose_place(left: list[tuple[int, Column]], found: dict[str, Proposal]) -> None:
    for place, column in left:
        if column.pairs > 0.8:
            found["pair"] = Proposal(column.name, place, 0.7, BY_PAIR)
            return
    degrees = [
        (place, column)
        for place, column in left
        if column.precise > 0.8 and column.within(180) > 0.8 and not column.private
    ]
    if len(degrees) != 2:
        return
    (first, one), (second, other) = degrees
    # Only a longitude can be beyond 90; without one, latitude is usually written first.
    beyond = [column.within(90) < 0.2 for column in (one, other)]
    confidence = 0.7 if any(beyond) else 0.3
    lat, lon = (second, first) if beyond[0] else (first, second)
    by_place = dict(degrees)
    found["lat"] = Proposal(by_place[lat].name, lat, confidence, BY_RANGE)
    found["lon"] = Proposal(by_place[lon].name, lon, confidence, BY_RANGE)


def _propose_rest(left: list[tuple[int, Column]], found: dict[str, Proposal]) -> None:
    """Propose by their cells alone what no name told: a text, a date, a topic."""
    by_place = dict(left)
    if "text" not in found:
        text = longest_text((place, column) for place, column in left if column.is_long)
        if text is not None:
            found["text"] = Proposal(by_place[text].name, text, 0.6, BY_LENGTH)
    if "date" not in found:
        dates = [(column.dates, -place) for place, column in left if not column.private]
        if dates and max(dates)[0] > 0.8:
            place = -max(dates)[1]
            found["date"] = Proposal(by_place[place].name, place, 0.6, BY_DATE)
    if "topic" not in found:
        for place, column in left:
            if column.options and len(column.options) > 2 and not column.private:
                found["topic"] = Proposal(column.name, place, 0.4, BY_FEW)
                return
