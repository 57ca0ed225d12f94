"""An XLSX workbook as a table: the first sheet with rows, days written out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ...errors import BadInput, msg
from ...xlsx import read_xlsx
from ..post_table import WRONG_FIELDS, ReadReport
from .sample import Sample

_SAMPLE_ROWS = 500
_NO_ROWS = msg("{file} has a header but no rows. Export the opinions again.")


def looks_like_xlsx(sample: Sample) -> bool:
    """Tell whether an archive is a workbook."""
    return "xl/workbook.xml" in (sample.entries or ())


def open_xlsx(path: Path) -> XlsxTable:
    """Return a workbook's first sheet that has rows; the header is its first row of two cells.

    Raises BadInput: see ``core.xlsx.read_xlsx``, or there are no rows below the header.
    """
    lines = read_xlsx(path, dates=True)
    # Above the header there may be a title, in a cell of its own.
    start = next((n for n, (_row, cells) in enumerate(lines) if sum(map(bool, cells)) > 1), 0)
    header = [cell.strip() for cell in lines[start][1]]
    while header and not header[-1]:
        header.pop()
    rows = lines[start + 1 :]
    if not rows:
        raise BadInput(_NO_ROWS, file=path.name)
    return XlsxTable(path, header, rows)


@dataclass
class XlsxTable:
    """The rows of a sheet, all in memory: a workbook's parts are held to 64 MB."""

    path: Path
    header: list[str]
    lines: list[tuple[int, list[str]]] = field(repr=False)
    encoding: str = "XLSX"

    @property
    def sample(self) -> list[list[str]]:
        """The first rows."""
        return [cells for _row, cells in self.lines[:_SAMPLE_ROWS]]

    def chunks(
        self, report: ReadReport | None, rows: int
    ) -> Iterator[tuple[list[tuple[str, ...]], list[int], float]]:
        """Yield records, the sheet's own row numbers, and the share read."""
        width = len(self.header)
        for start in range(0, len(self.lines), rows):
            part = self.lines[start : start + rows]
            long = [number for number, cells in part if any(cells[width:])]
            if report is not None:
                report.read += len(part)
                report.skip(WRONG_FIELDS, len(long), long[:5])
            left_out = set(long)
            kept = [(number, cells) for number, cells in part if number not in left_out]
            records = [tuple([*cells, *[""] * (width - len(cells))][:width]) for _, cells in kept]
            if records:
                share = (start + len(part)) / len(self.lines)
                yield records, [number for number, _ in kept], share
