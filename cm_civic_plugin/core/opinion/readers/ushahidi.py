"""Ushahidi, a platform for mapping reports: the CSV of versions 2 and 3.

Version 2 has headers in capitals, a place with every report, and may name who sent it. Version 3
has a column per field of a survey: a point ``Place`` is ``Place.lat`` and ``Place.lon``, texts are
named by whoever made the survey, and the second row may hold HXL tags.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...errors import msg
from .cells import find_roles, joined, without
from .csv_reader import CsvReader
from .generic_csv import GenericCsv
from .reader import Reader
from .sample import Sample
from .text_file import CsvTable

PLATFORM = "ushahidi"
TAG_ROW = msg("a row of HXL tags below the header")
_OLD = {
    "id": ("#", "serial"),
    "title": ("incident title",),
    "date": ("incident date",),
    "text": ("description",),
    "topic": ("category",),
    "lat": ("latitude",),
    "lon": ("longitude",),
    "email": ("email",),
    "first_name": ("first name",),
    "last_name": ("last name",),
}
_NEW = {
    "id": ("post id",),
    "date": ("created (utc)", "post date (utc)"),
    "topic": ("categories", "category", "tags", "หมวดหมู่", "ประเภท"),
    "author": ("contact id", "contact"),
}
_TITLE = re.compile(r"(?:unstructured )?title|หัวข้อ|ชื่อเรื่อง|เรื่อง")
_TEXT = re.compile(
    r"(?:unstructured )?description|details?|message|content|text|รายละเอียด|คำอธิบาย|ข้อความ"
)
_TAG = re.compile(r"#[a-z].*")


def recognise(sample: Sample) -> Reader | None:
    """Return a reader if the file is an Ushahidi CSV, else None."""
    table, names = sample.table, sample.names
    if table is None:
        return None
    if {"incident title", "incident date"} <= set(names):
        reasons = [msg("the header has INCIDENT TITLE and INCIDENT DATE (Ushahidi version 2)")]
        return UshahidiOld(table, reasons, find_roles(names, _OLD))
    if {"post id", "post status"} <= set(names) and (
        {"created (utc)", "post date (utc)"}.intersection(names)
    ):
        reasons = [msg("the header has Post ID, Post Status and times in UTC (Ushahidi version 3)")]
        if table.sample and _is_tag_row(table.sample[0]):
            reasons.append(msg("the second row holds HXL tags"))
        return UshahidiNew(table, reasons, names)
    return None


class UshahidiOld(CsvReader):
    """Version 2."""

    platform = PLATFORM

    def column(self, records: Sequence[Sequence[str]], role: str) -> list[str]:
        """Return a role's cells; the author is known by an e-mail address or by a name."""
        if role != "author":
            return super().column(records, role)
        none = [""] * len(records)
        emails, first, last = (
            super(UshahidiOld, self).column(records, part) or none
            for part in ("email", "first_name", "last_name")
        )
        authors = [
            mail.strip().lower() or f"{one} {two}".strip()
            for mail, one, two in zip(emails, first, last)
        ]
        return authors if any(authors) else []

    def names(self, records: Sequence[Sequence[str]]) -> list[str]:
        """Return first and last names, which the author's e-mail address does not tell."""
        first, last = (self.column(records, part) for part in ("first_name", "last_name"))
        return [f"{one.strip()} {two.strip()}" for one, two in zip(first, last)]

    def topic_of(self, cell: str) -> str:  # type: ignore[override]
        """Return the topics: parted by a comma and a space, in later versions by a comma."""
        listed = ", " in cell or ";" in cell
        return GenericCsv.topic_of(cell if listed else cell.replace(",", ";"))

    def texts(self, records: Sequence[Sequence[str]]) -> list[str]:
        """Return title and description."""
        return joined(self.column(records, "title"), self.column(records, "text"))


class UshahidiNew(CsvReader):
    """Version 3: a row belongs to one of several surveys and fills that one's columns."""

    platform = PLATFORM

    def __init__(self, table: CsvTable, reasons: list[str], names: list[str]) -> None:
        table = without(table, TAG_ROW, lambda number, row: number == 2 and _is_tag_row(row))
        super().__init__(table, reasons, find_roles(names, _NEW))
        self._points = [
            (names.index(f"{name[:-4]}.lon"), index)
            for index, name in enumerate(names)
            if name.endswith(".lat") and f"{name[:-4]}.lon" in names
        ]
        wanted = (_TITLE, _TEXT)
        self._texts = [
            index for form in wanted for index, name in enumerate(names) if form.fullmatch(name)
        ]
        header = table.header
        if self._points:
            self.fields["lon"], self.fields["lat"] = (header[index] for index in self._points[0])
        if self._texts:
            self.fields["text"] = ", ".join(header[index] for index in self._texts)

    @staticmethod
    def topic_of(cell: str) -> str:
        """Return the topics, parted by commas in the export."""
        return ";".join(part.strip() for part in cell.split(",") if part.strip())

    def column(self, records: Sequence[Sequence[str]], role: str) -> list[str]:
        """Return a role's cells; times say that they are in UTC in their header alone."""
        cells = super().column(records, role)
        if role == "date":
            return [f"{cell.strip()}Z" if cell.strip()[-1:].isdigit() else cell for cell in cells]
        return cells

    def places(self, records: Sequence[Sequence[str]]) -> tuple[list[str], list[str]]:
        """Return longitudes and latitudes: of each row those of the first point it has."""
        found = [
            next(
                ((row[lon], row[lat]) for lon, lat in self._points if row[lon] and row[lat]),
                ("", ""),
            )
            for row in records
        ]
        return [point[0] for point in found], [point[1] for point in found]

    def texts(self, records: Sequence[Sequence[str]]) -> list[str]:
        """Return titles and descriptions."""
        return joined(*([row[index] for row in records] for index in self._texts))


def _is_tag_row(row: Sequence[str]) -> bool:
    cells = [cell.strip() for cell in row if cell.strip()]
    return bool(cells) and all(_TAG.fullmatch(cell) for cell in cells)
