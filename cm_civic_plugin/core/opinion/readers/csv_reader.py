"""A platform whose export is a CSV file: which column is what, and the rest is shared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from ..coordinates import split_pairs, to_degrees
from ..post_table import ReadReport
from .reader import Columns, Reader
from .text_file import CsvTable


class CsvReader(Reader):
    """Reads the columns of ``index``: role -> position in the table's header.

    Roles are lat, lon or pair; id, date, text, topic, author, name and reactions. A platform
    overrides ``topic_of``, ``texts`` and the like where its cells need more than to be taken as
    they are.
    """

    def __init__(self, table: CsvTable, reasons: list[str], index: dict[str, int]) -> None:
        fields = {role: table.header[column] for role, column in index.items()}
        super().__init__(table.path, reasons, fields)
        self.encoding = table.encoding
        self._table = table
        self._index = index

    @property
    def header(self) -> list[str]:
        """The names of the table's columns."""
        return self._table.header

    def columns(
        self, report: ReadReport | None, rows: int, places_only: bool = False
    ) -> Iterator[tuple[Columns, float]]:
        """Yield chunks; see ``Reader.columns``."""
        for records, numbers, share in self._table.chunks(report, rows):
            first, second = self.places(records)
            blank = np.array(
                [not one.strip() or not two.strip() for one, two in zip(first, second)], dtype=bool
            )
            made = Columns(numbers, to_degrees(first), to_degrees(second), blank)
            if not places_only:
                made.ids = self.column(records, "id")
                made.times = self.column(records, "date")
                made.texts = self.texts(records)
                made.topics = self.column(records, "topic")
                made.authors = self.column(records, "author")
                made.names = self.names(records)
                made.reactions = self.reactions(records)
            yield made, share

    def column(self, records: Sequence[Sequence[str]], role: str) -> list[str]:
        """Return the cells of a role's column, nothing where the file has none."""
        index = self._index.get(role)
        return [] if index is None else [record[index] for record in records]

    def places(self, records: Sequence[Sequence[str]]) -> tuple[list[str], list[str]]:
        """Return longitudes and latitudes as text, empty where there is none."""
        if "pair" in self._index:
            # Written for people, a pair is "lat, lon"; a swapped one is put right later.
            second, first = split_pairs(self.column(records, "pair"))
        else:
            first, second = self.column(records, "lon"), self.column(records, "lat")
        none = [""] * len(records)
        return first or none, second or none

    def texts(self, records: Sequence[Sequence[str]]) -> list[str]:
        """Return what each record says."""
        return self.column(records, "text")

    def names(self, records: Sequence[Sequence[str]]) -> list[str]:
        """Return what those who wrote are called, where the author's column does not say it."""
        return self.column(records, "name")

    def reactions(self, records: Sequence[Sequence[str]]) -> list[str]:
        """Return how many people reacted to each record, as text."""
        return self.column(records, "reactions")
