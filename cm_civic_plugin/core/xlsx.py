"""Rows of an XLSX workbook (ECMA-376), with the standard library alone."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
import zipfile
import zlib
from datetime import datetime, timedelta
from pathlib import Path, PurePosixPath

from .archive import safe_names
from .errors import BadInput, msg

MAX_PART = 64 << 20
MAX_ROWS = 1_048_576
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_COLUMN = re.compile(r"[A-Z]{1,3}")
# Number formats that show a day (ECMA-376, part 1, 18.8.30); the others are named in the workbook.
_DAY_FORMATS = {14, 15, 16, 17, 22, *range(27, 32), 36, *range(50, 55), 57, 58}
_NOT_CODE = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_BROKEN = (
    ET.ParseError,
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    ValueError,
    OSError,
    EOFError,
    RuntimeError,  # a part with a password, or packed in a way nobody knows
)
_LAST_DAY = 2_958_466  # 1 January 10000


def read_xlsx(path: Path, dates: bool = False) -> list[tuple[int, list[str]]]:
    """Return the rows of the first sheet that has any: row number and cells as text.

    Numbers and dates come as the workbook stores them (``46023`` for a day); with ``dates``,
    cells that are shown as a day come as ``2026-01-01 00:00:00``. Raises BadInput.
    """
    names = set(safe_names(path))
    try:
        with zipfile.ZipFile(path) as archive:
            strings = _strings(archive, names, path)
            days = _Days(archive, names, path) if dates else None
            for sheet in _sheets(archive, names, path):
                rows = _rows(_parse(archive, sheet, path), strings, days)
                if rows:
                    return rows
    except _BROKEN as error:
        raise BadInput(
            msg("{file} is no whole XLSX workbook. Open it in a spreadsheet and save it again."),
            file=path.name,
        ) from error
    raise BadInput(msg("{file} has no rows. Download it again."), file=path.name)


def _parse(archive: zipfile.ZipFile, name: str, path: Path) -> ET.Element:
    """Return a part's XML. Entities, which no workbook needs, are refused before parsing."""
    with archive.open(name) as part:
        data = part.read(MAX_PART + 1)
    if len(data) > MAX_PART or b"<!DOCTYPE" in data or b"<!ENTITY" in data or b"\x00" in data:
        raise BadInput(
            msg("{file} is too large or holds what no workbook does. Save it as CSV instead."),
            file=path.name,
        )
    return ET.fromstring(data)  # nosec B314


def _sheets(archive: zipfile.ZipFile, names: set[str], path: Path) -> list[str]:
    """Return the parts of the worksheets in the workbook's order."""
    relations = {
        item.get("Id"): item.get("Target", "")
        for item in _parse(archive, "xl/_rels/workbook.xml.rels", path)
    }
    parts = []
    for sheet in _parse(archive, "xl/workbook.xml", path).iter(f"{_MAIN}sheet"):
        target = relations.get(sheet.get(_REL), "")
        part = target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl") / target)
        if part in names and "worksheets" in part:
            parts.append(part)
    return parts


def _strings(archive: zipfile.ZipFile, names: set[str], path: Path) -> list[str]:
    if "xl/sharedStrings.xml" not in names:
        return []
    root = _parse(archive, "xl/sharedStrings.xml", path)
    return [_text(item) for item in root.findall(f"{_MAIN}si")]


def _text(item: ET.Element) -> str:
    """Return the text of a string item, without the reading aids (rPh) some carry."""
    runs = [*item.findall(f"{_MAIN}t"), *item.findall(f"{_MAIN}r/{_MAIN}t")]
    return "".join(run.text or "" for run in runs)


class _Days:
    """Which cells of a workbook are days, and the day each number stands for."""

    def __init__(self, archive: zipfile.ZipFile, names: set[str], path: Path) -> None:
        book = _parse(archive, "xl/workbook.xml", path).find(f"{_MAIN}workbookPr")
        from_1904 = book is not None and book.get("date1904") in ("1", "true")
        # Day 60 is a 29 February 1900 that never was: from day 61 on the count is from here.
        self._zero = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30)
        self._styles: set[str] = set()
        if "xl/styles.xml" not in names:
            return
        styles = _parse(archive, "xl/styles.xml", path)
        days = set(map(str, _DAY_FORMATS))
        for form in styles.iter(f"{_MAIN}numFmt"):
            code = _NOT_CODE.sub("", form.get("formatCode", "")).lower()
            if "d" in code or "y" in code:
                days.add(form.get("numFmtId", ""))
        for place, style in enumerate(styles.findall(f"{_MAIN}cellXfs/{_MAIN}xf")):
            if style.get("numFmtId") in days:
                self._styles.add(str(place))

    def text(self, cell: ET.Element, value: str) -> str:
        """Return a cell's value, as a day if it is shown as one."""
        if cell.get("s", "0") not in self._styles or cell.get("t", "n") != "n" or not value:
            return value
        number = float(value)
        if not 0 < number < _LAST_DAY:
            return value
        return str(self._zero + timedelta(seconds=round(number * 86400)))


def _rows(sheet: ET.Element, strings: list[str], days: _Days | None) -> list[tuple[int, list[str]]]:
    rows: list[tuple[int, list[str]]] = []
    for row in sheet.iter(f"{_MAIN}row"):
        if len(rows) >= MAX_ROWS:
            break
        cells: dict[int, str] = {}
        for cell in row.findall(f"{_MAIN}c"):
            reference = _COLUMN.match(cell.get("r", ""))
            column = _column(reference[0]) if reference else len(cells)
            if column < 1000:
                cells[column] = _cell(cell, strings, days)
        if any(cells.values()):
            values = [cells.get(column, "") for column in range(max(cells) + 1)]
            rows.append((int(row.get("r") or len(rows) + 1), values))
    return rows


def _column(letters: str) -> int:
    """Return a column's number from its letters, 0 for A."""
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - 64
    return place - 1


def _cell(cell: ET.Element, strings: list[str], days: _Days | None) -> str:
    if cell.get("t") == "inlineStr":
        inline = cell.find(f"{_MAIN}is")
        return _text(inline) if inline is not None else ""
    value = cell.findtext(f"{_MAIN}v") or ""
    if cell.get("t") == "s":
        place = int(value or -1)
        return strings[place] if 0 <= place < len(strings) else ""
    return days.text(cell, value) if days else value
