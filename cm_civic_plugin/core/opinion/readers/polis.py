"""Pol.is, a platform for finding agreement: the comments of a conversation as CSV.

There are no coordinates. Reactions are agrees and disagrees together: their sign differs between
files (in some of them an agreement counts -1), their number does not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timezone

from ...errors import msg
from .cells import find_roles, without
from .csv_reader import CsvReader
from .reader import Reader
from .sample import Sample
from .text_file import CsvTable

PLATFORM = "polis"
MODERATED_OUT = msg("a comment that the moderators rejected")
_ROLES = {
    "id": ("comment-id",),
    "date": ("timestamp", "datetime"),
    "text": ("comment-body",),
    "author": ("author-id",),
    "agrees": ("agrees",),
    "disagrees": ("disagrees",),
    "moderated": ("moderated",),
}
_NEEDED = {"id", "text", "agrees", "disagrees"}
_WRITTEN = re.compile(
    r"\w{3},? (\w{3}) (\d{1,2}),? (\d{4}),? (\d{2}:\d{2}:\d{2})(?: GMT([+-]\d{4})?)?.*"
)
_MILLISECONDS_FROM = 10**11  # in seconds that is the year 5138


def recognise(sample: Sample) -> Reader | None:
    """Return a reader if the file is Pol.is's table of comments, else None."""
    index = find_roles(sample.names, _ROLES)
    if sample.table is None or not index.keys() >= _NEEDED:
        return None
    reasons = [msg("the header has comment-id, comment-body, agrees and disagrees")]
    reasons.append(msg("it has no coordinates: place matching can look for places in the text"))
    return Polis(sample.table, reasons, index)


class Polis(CsvReader):
    """Comments, without those that the moderators rejected."""

    platform = PLATFORM

    def __init__(self, table: CsvTable, reasons: list[str], index: dict[str, int]) -> None:
        moderated = index.get("moderated")
        if moderated is not None:
            table = without(table, MODERATED_OUT, lambda _, row: _number(row[moderated]) == -1)
        super().__init__(table, reasons, index)

    def column(self, records: Sequence[Sequence[str]], role: str) -> list[str]:
        """Return a role's cells, times as ISO 8601."""
        cells = super().column(records, role)
        return [_iso(cell) for cell in cells] if role == "date" else cells

    def reactions(self, records: Sequence[Sequence[str]]) -> list[str]:
        """Return how many people voted, whichever way."""
        agrees, disagrees = self.column(records, "agrees"), self.column(records, "disagrees")
        return [_total(one, two) for one, two in zip(agrees, disagrees)]


def _total(agrees: str, disagrees: str) -> str:
    counts = [_number(agrees), _number(disagrees)]
    known = [abs(count) for count in counts if count is not None]
    return str(sum(known)) if known else ""


def _number(cell: str) -> int | None:
    try:
        return int(float(cell))
    except (ValueError, OverflowError):
        return None


def _iso(cell: str) -> str:
    cell = cell.strip()
    moment = _number(cell)
    if moment is None:
        found = _WRITTEN.fullmatch(cell)
        if found is None:
            return cell
        month, day, year, clock, zone = found.groups()
        return f"{day} {month} {year} {clock} {zone or 'UTC'}"
    if moment >= _MILLISECONDS_FROM:
        moment //= 1000
    try:
        return datetime.fromtimestamp(moment, timezone.utc).isoformat()
    except (ValueError, OverflowError, OSError):
        return cell
