"""Meta Content Library's CSV: public posts with their reactions, and no coordinates.

Its ``creation_time`` is UTC; ``id`` is longer than a number may be and stays text. Of the owner
only the number is taken, to count distinct voices; a group is nobody's voice.
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

PLATFORM = "content_library"
_ROLES = {
    "id": ("id",),
    "date": ("creation_time",),
    "text": ("text",),
    "author": ("post_owner.id",),
    "name": ("post_owner.name",),
    "reactions": ("statistics.reaction_count",),
}
_KINDS = ("like", "love", "wow", "haha", "sad", "angry", "care")
_NO_ZONE = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?")


def recognise(sample: Sample) -> Reader | None:
    """Return a reader if the file is a table of Meta Content Library, else None."""
    names = sample.names
    owned = any(name.startswith(("post_owner.", "surface.")) for name in names)
    if not (owned and "creation_time" in names and "id" in names):
        return None
    reasons = [
        msg("the header has creation_time and post_owner, as Meta Content Library writes them")
    ]
    if "text" not in names:
        reasons.append(msg("it has no column of texts, so no place can be found in them"))
    return ContentLibrary(sample.need_table(), reasons)


class ContentLibrary(CsvReader):
    """The CSV of posts."""

    platform = PLATFORM

    def __init__(self, table: CsvTable, reasons: list[str]) -> None:
        names = [name.lower() for name in table.header]
        super().__init__(table, reasons, find_roles(names, _ROLES))
        self._owner_type = names.index("post_owner.type") if "post_owner.type" in names else None
        kinds = (f"statistics.{kind}_count" for kind in _KINDS)
        self._kinds = [names.index(name) for name in kinds if name in names]

    def column(self, records: Sequence[Sequence[str]], role: str) -> list[str]:
        """Return the cells of a role's column; times say that they are UTC."""
        cells = super().column(records, role)
        if role == "date":
            return [f"{cell}Z" if _NO_ZONE.fullmatch(cell) else cell for cell in cells]
        if role == "author" and self._owner_type is not None:
            kinds = (record[self._owner_type].lower() for record in records)
            return ["" if kind == "group" else cell for cell, kind in zip(cells, kinds)]
        return cells

    def reactions(self, records: Sequence[Sequence[str]]) -> list[str]:
        """Return the reactions of all kinds together."""
        totals = super().reactions(records) or [""] * len(records)
        return [
            total or add_counts(record[index] for index in self._kinds)
            for total, record in zip(totals, records)
        ]
