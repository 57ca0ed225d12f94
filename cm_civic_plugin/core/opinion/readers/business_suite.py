"""Meta Business Suite's CSV: a page's own posts, whose columns drift from year to year.

Its daily series (UTF-16, ``sep=,``) hold no posts. A page or account is one voice, counted by
its number; names and addresses are not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ...errors import BadInput, msg
from .cells import find_roles
from .csv_reader import CsvReader
from .reader import Reader
from .sample import Sample
from .text_file import CsvTable

PLATFORM = "business_suite"
_ROLES = {
    "id": ("post id",),
    "date": ("publish time",),
    "text": ("description", "title"),
    "author": ("page id", "account id"),
    "name": ("page name", "account name"),
    "reactions": ("reactions", "likes"),
}
_US_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(.*)")
# A line of a title, perhaps a header of two, and then nothing but days with a number.
_DAILY = re.compile(
    r'sep=,\r?\n(?:[^\n,]*\r?\n|"[^"\n]*"\r?\n|[^\n,]*,[^\n,]*\r?\n){0,3}?'
    r'(?:"?\d{4}-\d{2}-\d{2}T00:00:00"?,"?[\d.]*"?\r?(?:\n|$)){1,3}'
)


def recognise(sample: Sample) -> Reader | None:
    """Return a reader if the file is Business Suite's table of posts, else None.

    Raises BadInput where it is a daily series.
    """
    if _DAILY.match(sample.text):
        raise BadInput(
            msg(
                "{file} is a daily series of Meta Business Suite: numbers by day, without any "
                "post. In Business Suite choose Insights, then Content, and export the posts."
            ),
            file=sample.path.name,
        )
    names = set(sample.names)
    if not {"post id", "publish time", "permalink"} <= names or not names & {
        "title",
        "description",
    }:
        return None
    reasons = [
        msg("the header has Post ID, Publish time and Permalink, as Business Suite writes them")
    ]
    return BusinessSuite(sample.need_table(), reasons)


class BusinessSuite(CsvReader):
    """The CSV of posts."""

    platform = PLATFORM

    def __init__(self, table: CsvTable, reasons: list[str]) -> None:
        names = [name.lower() for name in table.header]
        index = find_roles(names, _ROLES)
        super().__init__(table, reasons, index)
        self._captions = [names.index(name) for name in _ROLES["text"] if name in names]
        self._month_first = _writes_month_first(
            row[index["date"]] for row in table.sample if len(row) > index["date"]
        )

    def column(self, records: Sequence[Sequence[str]], role: str) -> list[str]:
        """Return the cells of a role's column, times with the year first."""
        cells = super().column(records, role)
        if role == "date" and self._month_first:
            return [_US_DATE.sub(r"\3/\1/\2\4", cell.strip()) for cell in cells]
        return cells

    def texts(self, records: Sequence[Sequence[str]]) -> list[str]:
        """Return the captions: the longer of title and description."""
        return [max((record[i] for i in self._captions), key=len) for record in records]


def _writes_month_first(times: Iterable[str]) -> bool:
    """Tell whether months come before days: as the service writes them, unless a month is > 12."""
    found = [match for time in times if (match := _US_DATE.fullmatch(time.strip()))]
    return all(int(match[1]) <= 12 for match in found)
