"""Any other CSV: columns proposed by their names, or given by the caller."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from ...errors import BadInput, msg
from ..coordinates import split_pairs, to_degrees
from ..post_table import ReadReport
from .headers import find_columns
from .reader import Columns, Reader
from .text_file import CsvTable

PLATFORM = "csv"


def topic_of(cell: str) -> str:
    """Return the topics of a cell joined by ``;``: a list is told by ``;`` or by a comma's space.

    ``"1. Urgences, 3. Public Health, "`` holds two topics.
    """
    cell = cell.strip()
    parts = cell.split(";") if ";" in cell else cell.rstrip(",").split(", ")
    return ";".join(part.strip(" {}[]'\"") for part in parts if part.strip(" {}[]'\","))


class GenericCsv(Reader):
    """A CSV whose columns are found by name (see ``headers.ROLES``) or given in ``mapping``.

    ``mapping`` is role -> header and goes before what the names suggest.

    Raises:
        BadInput: neither coordinates nor a text is found.
    """

    platform = PLATFORM
    topic_of = staticmethod(topic_of)

    def __init__(self, table: CsvTable, mapping: Mapping[str, str] | None = None) -> None:
        index = find_columns(table.header)
        for role, header in (mapping or {}).items():
            if header not in table.header:
                raise BadInput(
                    msg("{file} has no column {column}. Choose one of its columns."),
                    file=table.path.name,
                    column=header,
                )
            index[role] = table.header.index(header)
        has_place = "pair" in index or {"lat", "lon"} <= index.keys()
        if not has_place and "text" not in index:
            raise BadInput(
                msg(
                    "{file}: no column with coordinates and none with a text was found in its "
                    "first line. Name them lat, lon, text, date and topic (or ละติจูด, ลองจิจูด, "
                    "ข้อความ, วันที่, ประเภท) and try again."
                ),
                file=table.path.name,
            )
        if {"lat", "lon"} <= index.keys():
            index.pop("pair", None)
        self._table = table
        self._index = index
        super().__init__(
            table.path,
            [msg("no platform was recognised; columns were taken by their names")],
            {role: table.header[column] for role, column in index.items()},
        )
        self.encoding = table.encoding

    def columns(
        self, report: ReadReport | None, rows: int, places_only: bool = False
    ) -> Iterator[tuple[Columns, float]]:
        """Yield chunks; see ``Reader.columns``."""
        for records, numbers, share in self._table.chunks(report, rows):

            def column(role: str, records: list[tuple[str, ...]] = records) -> list[str]:
                index = self._index.get(role)
                return [] if index is None else [record[index] for record in records]

            if "pair" in self._index:
                # Written for people, a pair is "lat, lon"; a swapped one is put right later.
                second, first = split_pairs(column("pair"))
            else:
                first, second = column("lon"), column("lat")
            none = [""] * len(records)
            first, second = first or none, second or none
            blank = np.array(
                [not one.strip() or not two.strip() for one, two in zip(first, second)], dtype=bool
            )
            made = Columns(numbers, to_degrees(first), to_degrees(second), blank)
            if not places_only:
                made.ids = column("id")
                made.times = column("date")
                made.texts = column("text")
                made.topics = column("topic")
                made.authors = column("author")
                made.reactions = column("reactions")
            yield made, share
