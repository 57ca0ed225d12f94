"""Any file of rows and columns as a table: CSV, XLSX, GeoJSON or GeoPackage, told by content."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol
from weakref import WeakKeyDictionary

from ...errors import BadInput
from ..post_table import ReadReport
from .geojson_table import looks_like_geojson, open_geojson
from .geopackage import MAGIC, open_geopackage
from .sample import Sample
from .xlsx import looks_like_xlsx, open_xlsx
from .zipped import only_table


class Table(Protocol):
    """What the readers of tables ask of a file; ``CsvTable`` is one."""

    path: Path
    encoding: str
    header: list[str]
    sample: list[list[str]]

    def chunks(
        self, report: ReadReport | None, rows: int
    ) -> Iterator[tuple[list[tuple[str, ...]], list[int], float]]:
        """Yield records as long as the header, their row numbers, and the share read (0-1)."""


# A workbook is unpacked to be looked at: once for all the recognisers of one file.
_opened: WeakKeyDictionary[Sample, Table | BadInput] = WeakKeyDictionary()


def open_table(path: str | Path) -> Table:
    """Return a file as a table; see ``need_any_table``."""
    return need_any_table(Sample(path))


def need_any_table(sample: Sample) -> Table:
    """Return a file as a table.

    Raises BadInput where it is none, is broken or has no rows.
    """
    found = _opened.get(sample)
    if found is None:
        try:
            found = _open(sample)
        except BadInput as error:
            found = error.with_traceback(None)
        _opened[sample] = found
    if isinstance(found, BadInput):
        raise found
    return found


def any_table(sample: Sample) -> Table | None:
    """Return a file as a table, None where it is none."""
    try:
        return need_any_table(sample)
    except BadInput:
        return None


def _open(sample: Sample) -> Table:
    if sample.entries is not None:
        inside = only_table(sample)
        if inside is not None:
            return inside.need_table()
        if looks_like_xlsx(sample):
            return open_xlsx(sample.path)
    if sample.member.entry is None and _starts_with(sample.path, MAGIC):
        return open_geopackage(sample.path)
    if looks_like_geojson(sample):
        return open_geojson(sample)
    return sample.need_table()


def _starts_with(path: Path, magic: bytes) -> bool:
    try:
        with path.open("rb") as stream:
            return stream.read(len(magic)) == magic
    except OSError:
        return False  # reading it as text says why
