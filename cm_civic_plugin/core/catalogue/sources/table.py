"""Tables of source files, CSV and XLSX alike: find the header, give rows by column name."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ...errors import BadInput, msg
from ...xlsx import read_xlsx
from .found import plain
from .text import read_text

_HEADER_WITHIN = 20  # rows: some offices put a title above the header


@dataclass
class Table:
    """A table as it stands in a file: ``lines`` are row numbers with their cells."""

    path: Path
    lines: list[tuple[int, list[str]]]

    def header(self, needed: tuple[str, ...]) -> int | None:
        """Return the place of the line that holds all the columns, None without one."""
        wanted = {_key(name) for name in needed}
        for place, (_number, cells) in enumerate(self.lines[:_HEADER_WITHIN]):
            if wanted <= {_key(cell) for cell in cells}:
                return place
        return None

    def missing(self, needed: tuple[str, ...]) -> list[str]:
        """Return those of the columns that no row at the top of the table has."""
        have = {_key(cell) for _number, cells in self.lines[:_HEADER_WITHIN] for cell in cells}
        return [name for name in needed if _key(name) not in have]

    def lacks(self, needed: tuple[str, ...]) -> BadInput:
        """Return the sentence that names the columns the table lacks."""
        return BadInput(
            msg(
                "{file} has no column {columns}. Looked for the columns {needed} in its first "
                "{rows} rows. Choose the file that the source publishes."
            ),
            file=self.path.name,
            columns=", ".join(self.missing(needed) or needed),
            needed=", ".join(needed),
            rows=_HEADER_WITHIN,
        )

    def rows(self, needed: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield row numbers and rows by column name (lower case, blanks tidied).

        Raises BadInput naming the columns that the table lacks.
        """
        place = self.header(needed)
        if place is None:
            raise self.lacks(needed)
        names = [_key(cell) for cell in self.lines[place][1]]
        for number, cells in self.lines[place + 1 :]:
            row = dict.fromkeys(names, "")
            row.update(zip(names, (plain(cell) for cell in cells)))
            yield number, row


def _key(name: str) -> str:
    return plain(name.lstrip("\ufeff")).casefold()


def read_table(path: Path) -> Table:
    """Return the table of a .csv or .xlsx file. Raises BadInput."""
    if path.suffix.lower() == ".xlsx":
        return Table(path, read_xlsx(path))
    text = read_text(path)
    if text.lstrip().startswith(("{", "[")):
        raise BadInput(
            msg("{file} is JSON, not a table. Choose the CSV that the source publishes."),
            file=path.name,
        )
    first = "\n".join(text.splitlines()[:_HEADER_WITHIN])
    delimiter = max(",;\t|", key=first.count)
    lines = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            raise BadInput(
                msg("{file}, line {line}: this is no table row. Save the table as CSV again."),
                file=path.name,
                line=reader.line_num,
            ) from error
        if any(cells):
            lines.append((reader.line_num, cells))
    return Table(path, lines)
