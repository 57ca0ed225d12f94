"""Google Forms: answers as CSV, or as XLSX from the sheet they are kept in.

The first column is the time of the answer, each other one a question. The e-mail address, where
the form collects it, only tells one person from another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...errors import msg
from ..mapping import SURE, propose
from .any_table import Table, any_table
from .headers import plain
from .reader import Reader
from .sample import Sample
from .survey import SurveyReader
from .xlsx import XlsxTable

PLATFORM = "google_forms"
_FIRST = ("timestamp", "ประทับเวลา")
_ADDRESS = ("emailaddress", "email", "username", "ที่อยู่อีเมล", "อีเมล", "ชื่อผู้ใช้")
# 2025/11/28 8:15:00 AM GMT+7 from the form, 28/11/2568, 8:15:00 from its sheet.
_TIME = re.compile(
    r"(\d{1,4}/\d{1,2}/\d{1,4}),?\s+(\d{1,2}:\d{2}:\d{2})"
    r"\s*(AM|PM|ก่อนเที่ยง|หลังเที่ยง)?\s*(?:GMT([+-]\d{1,2})(?::?(\d{2}))?)?",
    re.IGNORECASE,
)
_DAY_OF_WORKBOOK = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")
_HALVES = {"ก่อนเที่ยง": "AM", "หลังเที่ยง": "PM"}


def recognise(sample: Sample) -> Reader | None:
    """Return a reader if the file holds the answers to a Google form, else None."""
    table = any_table(sample)
    if table is None or plain(table.header[0]) not in _FIRST:
        return None
    times = [record[0].strip() for record in table.sample if record and record[0].strip()]
    written = _DAY_OF_WORKBOOK if isinstance(table, XlsxTable) else _TIME
    if not times or not all(map(written.fullmatch, times)):
        return None
    return FormsReader(table)


class FormsReader(SurveyReader):
    """The answers to a form."""

    platform = PLATFORM

    def __init__(self, table: Table) -> None:
        index = {"date": 0}
        for place, name in enumerate(table.header):
            if plain(name) in _ADDRESS:
                index["author"] = place
                break
        proposed = propose(table.header, table.sample)
        if {"lat", "lon"} <= proposed.keys():
            roles = ("lat", "lon")
        else:
            roles = ("pair",) if "pair" in proposed else ()
        if all(proposed[role].confidence >= SURE for role in roles):
            index.update({role: proposed[role].column for role in roles})
        reasons = [
            msg("the first column is the time of the answer, as Google Forms writes it"),
            msg("the other columns are questions"),
        ]
        super().__init__(table, reasons, index, ())

    def column(self, records: Sequence[Sequence[str]], role: str) -> list[str]:
        """Return the cells of a role; times as ``TimeReader`` knows them."""
        cells = super().column(records, role)
        return [_plain_time(cell) for cell in cells] if role == "date" else cells


def _plain_time(cell: str) -> str:
    found = _TIME.fullmatch(cell.strip())
    if found is None:
        return cell
    day, time, half, hours, minutes = found.groups()
    parts = [day, time if half or len(time) == 8 else f"0{time}"]
    if half:
        parts.append(_HALVES.get(half, half))
    if hours:
        parts.append(f"{int(hours):+03d}:{minutes or '00'}")
    return " ".join(parts)
