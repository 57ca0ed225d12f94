"""CrowdTangle's CSV (the service ended in 2024): public posts with their reactions.

It holds no coordinates. A page is counted as one voice by its number; who wrote in a group is
not in the file. Names and addresses of pages, groups and posts are not read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...errors import msg
from .cells import find_roles
from .csv_reader import CsvReader
from .reader import Reader, add_counts
from .sample import Sample
from .text_file import CsvTable

PLATFORM = "crowdtangle"
_ROLES = {"date": ("post created",), "text": ("message",), "name": ("page name",)}
_PAGE = ("facebook id", "page id", "page name")
_KINDS = ("likes", "love", "wow", "haha", "sad", "angry", "care")
_ZONED = re.compile(r"(\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}) ([A-Z]{2,5})")
_ZONES = {
    "UTC": "+00:00", "GMT": "+00:00", "WET": "+00:00", "BST": "+01:00", "WEST": "+01:00",
    "CET": "+01:00", "CEST": "+02:00", "EET": "+02:00", "EEST": "+03:00", "MSK": "+03:00",
    "ICT": "+07:00", "WIB": "+07:00", "HKT": "+08:00", "SGT": "+08:00", "JST": "+09:00",
    "KST": "+09:00", "AEST": "+10:00", "AEDT": "+11:00", "EDT": "-04:00", "EST": "-05:00",
    "CDT": "-05:00", "CST": "-06:00", "MDT": "-06:00", "MST": "-07:00", "PDT": "-07:00",
    "PST": "-08:00",
}  # fmt: skip


def recognise(sample: Sample) -> Reader | None:
    """Return a reader if the file is a table of CrowdTangle, else None."""
    names = sample.names
    scored = any(name.startswith(("overperforming", "total interactions")) for name in names)
    if not (scored and "post created" in names and "message" in names):
        return None
    reasons = [msg("the header has Post Created, Message and a score, as CrowdTangle writes them")]
    if "group name" in names:
        reasons.append(msg("it is of groups, whose posts do not say who wrote them"))
    return CrowdTangle(sample.need_table(), reasons)


class CrowdTangle(CsvReader):
    """The CSV of posts of pages or of groups."""

    platform = PLATFORM

    def __init__(self, table: CsvTable, reasons: list[str]) -> None:
        names = [name.lower() for name in table.header]
        roles = _ROLES if "group name" in names else {**_ROLES, "author": _PAGE}
        super().__init__(table, reasons, find_roles(names, roles))
        self._kinds = [names.index(kind) for kind in _KINDS if kind in names]

    def column(self, records: Sequence[Sequence[str]], role: str) -> list[str]:
        """Return the cells of a role's column; a zone's short name in a time becomes hours."""
        cells = super().column(records, role)
        return [_with_hours(cell) for cell in cells] if role == "date" else cells

    def reactions(self, records: Sequence[Sequence[str]]) -> list[str]:
        """Return the reactions of all kinds together."""
        return [add_counts(record[index] for index in self._kinds) for record in records]


def _with_hours(time: str) -> str:
    """Return ``2021-01-05 10:00:00-05:00`` for ``… EST``; an unknown zone is left away."""
    found = _ZONED.fullmatch(time.strip())
    return found[1] + _ZONES.get(found[2], "") if found else time
