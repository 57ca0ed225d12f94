"""The post table every reader returns, and the read report that goes with it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from ..errors import msg
from .far_away import FarAway
from .libraries import need_pandas
from .repairs import (  # noqa: F401 (part of this module's words)
    BACKSLASH,
    BUDDHIST,
    FANCY_LETTERS,
    HEALED,
    MOJIBAKE,
    REPAIRS,
    SARA_AM,
    SWAPPED,
    ZERO_WIDTH,
)

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = (
    "post_id",
    "platform",
    "created_at",
    "text",
    "lon",
    "lat",
    "place_source",
    "place_id",
    "place_confidence",
    "topic",
    "reactions",
    "author_no",
    "source_row",
    "stance",
    "topic_source",
)
"""Columns of a post table, in order. ``created_at`` is UTC; ``lon`` and ``lat`` are EPSG:4326
degrees or null; ``topic`` holds one topic or several joined by ``;``, ``topic_source`` says whether
the export names it or a codebook suggests it. ``stance`` is a suggestion too (see ``stance``) and
goes into no layer of points."""

FROM_EXPORT, FROM_CODEBOOK = "export", "codebook"
"""``topic_source``, null where a post has no topic."""

PLACE_SOURCES = ("export", "place", "area", "none")

# Reasons and repairs, in the words the user reads (translated on the floors above).
NO_COORDINATES = msg("no coordinates")
NOT_A_COORDINATE = msg("coordinates that cannot be read")
ZERO_POINT = msg("coordinates at (0, 0), which is in the sea off Africa")
OUTSIDE_WORLD = msg("coordinates outside the world")
FALLBACK = msg("on a point shared by too many rows to be where they were written")
BROKEN_PIECE = msg("a piece of a record broken at a line break")
CUT_RECORD = msg("a record cut off before its coordinates")
EMPTY_ROW = msg("an empty row")
ERASED = msg("a post that was erased for good")
NO_OPINION = msg("a post with neither words nor a place")
UNREADABLE_RECORD = msg("a record that cannot be read as CSV")
WRONG_FIELDS = msg("a record with more fields than the header")

ZONE_ASSUMED = msg("time without a zone, taken as local time")
BAD_TIME = msg("time that cannot be read, left empty")
BAD_LETTERS = msg("letters that the file's encoding cannot hold, replaced")
MASKED = {
    "phone": msg("phone number or id number"),
    "email": msg("e-mail address"),
    "plate": msg("number plate"),
    "name": msg("name of a person, @name or LINE id"),
    "link": msg("web link"),
}

_EXAMPLES = 5


@dataclass
class Tally:
    """How many rows something happened to, with the first few row numbers."""

    rows: int = 0
    examples: list[int] = field(default_factory=list)

    def add(self, rows: int, examples: list[int] | None = None) -> None:
        """Count ``rows`` more; keep the first few row numbers of ``examples``."""
        self.rows += int(rows)
        room = _EXAMPLES - len(self.examples)
        if room > 0 and examples:
            self.examples.extend(int(row) for row in examples[:room])


@dataclass
class Fallback:
    """A coordinate that looks like a geocoder's fallback point (EPSG:4326 degrees).

    Its rows are set aside unless the user has ``believed`` it.
    """

    lon: float
    lat: float
    rows: int = 0
    believed: bool = False


@dataclass
class ReadReport:
    """What became of a file. Carries row numbers and reasons, never a text of a post.

    Row numbers count records, the header being row 1. ``skipped`` rows are not in the post
    table; ``unplaced`` rows are, without coordinates of their own. ``placed`` rows have
    coordinates, ``by_text`` of them from a name in their text; ``by_area`` rows are known to lie
    somewhere in an area, ``in_review`` rows wait for a person to decide. ``suggested_topics`` rows
    have a topic from a codebook's words, not from the export. ``fields`` maps what was
    looked for to the header it was found under. ``parts`` are the archives that were read as one,
    ``switched_off`` the repairs (keys of ``REPAIRS``) that were not made.
    """

    file: str = ""
    parts: list[str] = field(default_factory=list)
    platform: str = ""
    reasons: list[str] = field(default_factory=list)
    encoding: str = ""
    timezone: str = ""
    switched_off: list[str] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)
    read: int = 0
    kept: int = 0
    placed: int = 0
    by_text: int = 0
    by_area: int = 0
    in_review: int = 0
    has_authors: bool = False
    first_at: str = ""
    last_at: str = ""
    topics: dict[str, int] = field(default_factory=dict)
    suggested_topics: int = 0
    suggested_stances: int = 0
    skipped: dict[str, Tally] = field(default_factory=dict)
    unplaced: dict[str, Tally] = field(default_factory=dict)
    repairs: dict[str, Tally] = field(default_factory=dict)
    masked: dict[str, Tally] = field(default_factory=dict)
    fallback_points: list[Fallback] = field(default_factory=list)
    far_away: FarAway | None = None

    def skip(self, reason: str, rows: int, examples: list[int] | None = None) -> None:
        """Count rows left out of the post table."""
        _count(self.skipped, reason, rows, examples)

    def unplace(self, reason: str, rows: int, examples: list[int] | None = None) -> None:
        """Count rows kept without a place."""
        _count(self.unplaced, reason, rows, examples)

    def repair(self, what: str, rows: int, examples: list[int] | None = None) -> None:
        """Count rows mended."""
        _count(self.repairs, what, rows, examples)

    def mask(self, what: str, rows: int) -> None:
        """Count rows from whose text something private was taken out."""
        _count(self.masked, what, rows, None)

    def count_places(self, posts: pd.DataFrame) -> None:
        """Count the places of a whole post table anew."""
        self.placed = int(posts["lon"].notna().sum())
        self.by_text = int((posts["place_source"] == "place").sum())
        self.by_area = int((posts["place_source"] == "area").sum())

    def to_json(self) -> str:
        """Return the report as indented JSON text."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2)


def _count(where: dict[str, Tally], key: str, rows: int, examples: list[int] | None) -> None:
    if rows:
        where.setdefault(key, Tally()).add(rows, examples)


def make_posts(columns: dict[str, Any], rows: int) -> pd.DataFrame:
    """Return a post table of ``rows`` rows from some of its columns; the others are null.

    Shapes: every given column is a sequence of ``rows`` values, or one value for all.
    """
    pd = need_pandas()
    index = pd.RangeIndex(rows)
    table = {}
    for name in COLUMNS:
        value = columns.get(name)
        if name == "created_at":
            if value is None:
                value = pd.Series(pd.NaT, index=index).dt.tz_localize("UTC")
            table[name] = pd.Series(value, index=index)
        elif name in ("reactions", "author_no", "source_row"):
            table[name] = pd.Series(pd.NA if value is None else value, index=index, dtype="Int64")
        elif name in ("lon", "lat", "place_confidence"):
            table[name] = pd.Series(
                float("nan") if value is None else value, index=index, dtype="float64"
            )
        else:
            table[name] = pd.Series(value, index=index, dtype="object")
    return pd.DataFrame(table, copy=False)
