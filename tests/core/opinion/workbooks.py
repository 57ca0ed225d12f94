"""Made-up XLSX workbooks, written by hand: no library that reads them is trusted to write them."""

from __future__ import annotations

import zipfile
from xml.sax.saxutils import escape

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def sheet_xml(rows, first=1, days=()):
    """Return a sheet: texts in line, int and float as numbers, those in ``days`` shown as days."""
    made = []
    for number, cells in enumerate(rows, start=first):
        parts = []
        for column, cell in enumerate(cells):
            name = f"{chr(65 + column)}{number}"
            if isinstance(cell, (int, float)):
                style = ' s="1"' if column in days else ""
                parts.append(f'<c r="{name}"{style}><v>{cell}</v></c>')
            elif cell:
                parts.append(f'<c r="{name}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>')
        made.append(f'<row r="{number}">{"".join(parts)}</row>')
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{"".join(made)}</sheetData></worksheet>'


def write_xlsx(path, rows=(), first=1, days=(), sheet=None, extra=(), date_1904=False):
    """Write a workbook of one sheet; ``extra`` are names of further entries."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
            f'<workbookPr date1904="{int(date_1904)}"/>'
            '<sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{_PACKAGE}">'
            '<Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/styles.xml",
            f'<styleSheet xmlns="{_MAIN}"><numFmts><numFmt numFmtId="164" '
            'formatCode="[$-D07041E]dd/mm/bbbb hh:mm"/></numFmts>'
            '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>',
        )
        archive.writestr(
            "xl/worksheets/sheet1.xml", sheet if sheet is not None else sheet_xml(rows, first, days)
        )
        for name in extra:
            archive.writestr(name, b"x")
    return path
