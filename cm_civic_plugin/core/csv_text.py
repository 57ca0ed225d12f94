"""Tables as CSV that a spreadsheet opens as they are: Thai is shown, and no cell is a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(value: object) -> str:
    """Return a value as a CSV cell that no spreadsheet takes for a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def csv_text(header: Sequence[str], lines: Iterable[Sequence[object]]) -> str:
    """Return a table as CSV: safe cells, CRLF, a byte order mark so that Excel shows Thai.

    Numbers stay numbers, also negative ones.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([safe_cell(name) for name in header])
    writer.writerows(
        [value if isinstance(value, (int, float)) else safe_cell(value) for value in line]
        for line in lines
    )
    return "\ufeff" + out.getvalue()
