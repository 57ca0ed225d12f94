"""Any other table: columns proposed by their names, or given by the caller."""

from __future__ import annotations

from collections.abc import Mapping

from ...errors import BadInput, msg
from .csv_reader import CsvReader
from .headers import find_columns
from .sample import Sample
from .text_file import CsvTable

PLATFORM = "csv"
NAME = "CSV"


def open_any(sample: Sample, mapping: Mapping[str, str] | None = None) -> GenericCsv:
    """Return a reader for a file of no known platform.

    Raises BadInput where it is no table, or holds neither coordinates nor a text.
    """
    if sample.is_json and '"FeatureCollection"' in sample.text[:5000]:
        raise BadInput(
            msg(
                "{file} is GeoJSON of a platform that is not known yet. "
                "Save it as CSV with lat and lon columns and choose that file."
            ),
            file=sample.path.name,
        )
    return GenericCsv(sample.need_table(), mapping)


def topic_of(cell: str) -> str:
    """Return the topics of a cell joined by ``;``: a list is told by ``;`` or by a comma's space.

    ``"1. Urgences, 3. Public Health, "`` holds two topics.
    """
    cell = cell.strip()
    parts = cell.split(";") if ";" in cell else cell.rstrip(",").split(", ")
    return ";".join(part.strip(" {}[]'\"") for part in parts if part.strip(" {}[]'\","))


class GenericCsv(CsvReader):
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
        reason = msg("no platform was recognised; columns were taken by their names")
        super().__init__(table, [reason], index)
