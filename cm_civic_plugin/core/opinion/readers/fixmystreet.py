"""FixMyStreet, mySociety's platform for street problems: the CSV of its dashboard.

``Query`` is what the person typed to find the place, often the home address: it is never read.
``User Name`` only tells authors apart.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...errors import msg
from .cells import find_roles, joined
from .csv_reader import CsvReader
from .reader import Reader
from .sample import Sample

PLATFORM = "fixmystreet"
_ROLES = {
    "id": ("report id",),
    "title": ("title",),
    "text": ("detail",),
    "date": ("created", "confirmed"),
    "topic": ("category",),
    "subtopic": ("subcategory",),
    "author": ("user name",),
    "lat": ("latitude",),
    "lon": ("longitude",),
}
_TELLTALE = {
    "user name",
    "query",
    "ward",
    "easting",
    "northing",
    "report url",
    "device type",
    "site used",
    "reported as",
}


def recognise(sample: Sample) -> Reader | None:
    """Return a reader if the file is a FixMyStreet CSV, else None."""
    names = sample.names
    index = find_roles(names, _ROLES)
    if sample.table is None or not {"id", "text", "lat", "lon"} <= index.keys():
        return None
    if len(_TELLTALE.intersection(names)) < 2:
        return None
    reasons = [msg("the header has Report ID, Detail and FixMyStreet's own columns")]
    if "query" in names:
        reasons.append(msg("its column Query is personal and is not read"))
    return FixMyStreet(sample.table, reasons, index)


class FixMyStreet(CsvReader):
    """Times carry no zone: they are local to the site."""

    platform = PLATFORM

    def column(self, records: Sequence[Sequence[str]], role: str) -> list[str]:
        """Return a role's cells; who stayed anonymous is nobody, and not one and the same."""
        cells = super().column(records, role)
        if role == "author":
            return ["" if cell.strip().startswith("(") else cell for cell in cells]
        if role == "topic" and "subtopic" in self._index:
            pairs = zip(cells, super().column(records, "subtopic"))
            return [f"{one};{two}" for one, two in pairs]
        return cells

    @staticmethod
    def topic_of(cell: str) -> str:
        """Return the category, and what it is divided in."""
        return ";".join(dict.fromkeys(part.strip() for part in cell.split(";") if part.strip()))

    def texts(self, records: Sequence[Sequence[str]]) -> list[str]:
        """Return title and detail."""
        return joined(self.column(records, "title"), self.column(records, "text"))
