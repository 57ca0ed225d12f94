"""Any other table: columns proposed by their names and cells, or given by the caller."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ...errors import BadInput, msg
from ..mapping import SURE, propose, split_topics
from .any_table import Table, need_any_table
from .csv_reader import CsvReader
from .headers import ROLES
from .sample import Sample
from .zipped import find_tables, what_was_left

PLATFORM = "csv"
_DEGREES = re.compile(r"[-+]?\d+(?:\.\d+)?")
_POINT = re.compile(r"\s*POINT\s*Z?\s*\(", re.IGNORECASE)


def open_any(sample: Sample, mapping: Mapping[str, str] | None = None) -> GenericCsv:
    """Return a reader for a file of no known platform.

    Raises BadInput where it is no table, or holds neither coordinates nor a text.
    """
    reader = GenericCsv(need_any_table(sample), mapping)
    if sample.entries is not None and find_tables(sample):
        reader.reasons += what_was_left(sample)
    return reader


class GenericCsv(CsvReader):
    """A table whose columns are proposed (see ``core.opinion.mapping``) or given in ``mapping``.

    ``mapping`` is role -> header and goes before what is proposed; an empty header means that the
    table has no such column.

    Raises:
        BadInput: neither coordinates nor a text is found.
    """

    platform = PLATFORM

    def __init__(self, table: Table, mapping: Mapping[str, str] | None = None) -> None:
        mapping = {role: header for role, header in (mapping or {}).items() if role in ROLES}
        index = {
            role: one.column
            for role, one in propose(table.header, table.sample).items()
            if one.confidence >= SURE and role not in mapping
        }
        if mapping.get("pair"):
            index.pop("lat", None)
            index.pop("lon", None)
        for role, header in mapping.items():
            if not header:
                continue
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
        reasons = [
            msg("no platform was recognised; the columns were chosen by you")
            if mapping
            else msg("no platform was recognised; columns were taken by their names and cells")
        ]
        if "text" not in index:
            reasons.append(msg("no column holds a text, so posts can be counted but not read"))
        super().__init__(table, reasons, index)

    @staticmethod
    def topic_of(cell: str) -> str:
        """Return the topics of a cell joined by ``;``."""
        return ";".join(split_topics(cell))

    def places(self, records: Sequence[Sequence[str]]) -> tuple[list[str], list[str]]:
        """Return longitudes and latitudes as text: a pair may be parted by a comma or a space."""
        if "pair" not in self._index:
            return super().places(records)
        lon, lat = [], []
        for cell in self.column(records, "pair"):
            numbers = _DEGREES.findall(cell)
            first, second = numbers[:2] if len(numbers) > 1 else (cell, "")
            # Written for people, a pair is "lat, lon"; a swapped one is put right later.
            lat.append(second if _POINT.match(cell) else first)
            lon.append(first if _POINT.match(cell) else second)
        return lon, lat
