"""Small things that several civic platforms' cells need before they are a post."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields

from ..post_table import ReadReport
from .text_file import CsvTable

_BREAK = re.compile(r"<br\s*/?>|</(?:p|div|li|h[1-6])>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)


def plain_text(cell: str) -> str:
    """Return a cell without HTML tags and entities; a paragraph ends in a line break."""
    if "<" in cell:
        cell = _TAG.sub("", _BREAK.sub("\n", cell))
    if "&" in cell:
        cell = html.unescape(cell)
    return cell.strip()


def joined(*columns: Sequence[str]) -> list[str]:
    """Return the cells of each row below one another, as plain text.

    A cell that another one says already is left out: titles are often the beginning of the text.
    Columns that are empty lists are skipped; the others have one cell per row.
    """
    made = []
    for cells in zip(*(column for column in columns if column)):
        parts: list[str] = []
        for part in map(plain_text, cells):
            if part and not any(part in other for other in parts):
                parts = [other for other in parts if other not in part] + [part]
        made.append("\n".join(parts))
    return made


def first_of(names: Sequence[str], wanted: Sequence[str]) -> int | None:
    """Return where the first of the ``wanted`` names is among ``names``, None for nowhere."""
    return next((names.index(name) for name in wanted if name in names), None)


def find_roles(names: Sequence[str], roles: dict[str, tuple[str, ...]]) -> dict[str, int]:
    """Return role -> position for every role one of whose names is among ``names``."""
    found = ((role, first_of(names, wanted)) for role, wanted in roles.items())
    return {role: index for role, index in found if index is not None}


@dataclass
class PartOfTable(CsvTable):
    """A table without the rows that are no opinions; they are counted under ``reason``."""

    reason: str = ""
    unwanted: Callable[[int, tuple[str, ...]], bool] = lambda number, record: False

    def chunks(
        self, report: ReadReport | None, rows: int
    ) -> Iterator[tuple[list[tuple[str, ...]], list[int], float]]:
        """Yield the rows that stay; see ``CsvTable.chunks``."""
        for records, numbers, share in super().chunks(report, rows):
            out = {
                number for number, record in zip(numbers, records) if self.unwanted(number, record)
            }
            if out:
                if report is not None:
                    report.skip(self.reason, len(out), sorted(out)[:5])
                records = [one for number, one in zip(numbers, records) if number not in out]
                numbers = [number for number in numbers if number not in out]
            if records:
                yield records, numbers, share


def without(
    table: CsvTable, reason: str, unwanted: Callable[[int, tuple[str, ...]], bool]
) -> PartOfTable:
    """Return the table without the rows (number, record) that are ``unwanted``."""
    same = {one.name: getattr(table, one.name) for one in fields(CsvTable)}
    return PartOfTable(**same, reason=reason, unwanted=unwanted)
