"""KoboToolbox: submissions of a form as CSV or XLSX, also as older servers and ONA write them.

A place question ``Q`` holds ``lat lon altitude accuracy`` and comes with four columns more,
``_Q_latitude`` to ``_Q_precision``. Times of the form carry their zone, ``_submission_time`` is
UTC. What was not asked is empty, or ``n/a`` from an older server. Who submitted is the
interviewer's account, not the person asked, and is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...errors import msg
from ..post_table import ReadReport
from .any_table import Table, any_table
from .reader import Reader
from .sample import Sample
from .survey import SurveyReader, filled

PLATFORM = "kobo"
OWN = frozenset(
    (
        "_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status",
        "_submitted_by", "_tags", "_index", "__version__",
    )
)  # fmt: skip
_LEAST_OWN = 3
_FORM = frozenset(
    (
        "start", "end", "today", "deviceid", "username", "phonenumber", "simserial",
        "subscriberid", "audit", "formhub/uuid", "meta/instanceid", "meta/rootuuid",
    )
)  # fmt: skip
_LATITUDE = re.compile(r"(?P<before>.*/)?_(?P<question>.+)_latitude")
_POINT = re.compile(r"-?\d{1,3}(?:\.\d+)? -?\d{1,3}(?:\.\d+)?(?: -?[\d.]+){0,2}")
_ZONE = re.compile(r"(?:Z|UTC|[+-]\d{2}:?\d{2})$")
_NOT_ASKED = "n/a"
_PARTS = ("latitude", "longitude", "altitude", "precision")


def recognise(sample: Sample) -> Reader | None:
    """Return a reader if the file is a KoboToolbox export, else None."""
    table = any_table(sample)
    if table is None or len(OWN.intersection(table.header)) < _LEAST_OWN:
        return None
    return KoboReader(_Answered(table))


class _Answered:
    """A table whose cells are empty where an older server says that nothing was answered."""

    def __init__(self, table: Table) -> None:
        self.path, self.encoding, self.header = table.path, table.encoding, table.header
        self.sample = [list(_without_blanks(record)) for record in table.sample]
        self._table = table

    def chunks(
        self, report: ReadReport | None, rows: int
    ) -> Iterator[tuple[list[tuple[str, ...]], list[int], float]]:
        """Yield the records; see ``CsvTable.chunks``."""
        for records, numbers, share in self._table.chunks(report, rows):
            yield [_without_blanks(record) for record in records], numbers, share


def _without_blanks(record: Sequence[str]) -> tuple[str, ...]:
    return tuple("" if cell == _NOT_ASKED else cell for cell in record)


class KoboReader(SurveyReader):
    """The submissions of a form."""

    platform = PLATFORM

    def __init__(self, table: Table) -> None:
        header = table.header
        reasons = [
            msg("the header has KoboToolbox's own columns, such as _uuid and _submission_time")
        ]
        leave = {
            place
            for place, name in enumerate(header)
            if name.startswith("_") or name.lower() in _FORM
        }
        index, places = _find_place(table)
        leave |= places
        if "lat" in index:
            reasons.append(msg("a place question has its columns _latitude and _longitude"))
        self._utc = False
        for name in ("end", "start", "_submission_time"):
            if name in header and filled(table, header.index(name)):
                index["date"] = header.index(name)
                self._utc = name == "_submission_time"
                break
        for name in ("_uuid", "_id"):
            if name in header:
                index["id"] = header.index(name)
                break
        super().__init__(table, reasons, index, leave)

    def column(self, records: Sequence[Sequence[str]], role: str) -> list[str]:
        """Return the cells of a role; the server's times get their zone."""
        cells = super().column(records, role)
        if role == "date" and self._utc:
            return [cell if not cell or _ZONE.search(cell) else f"{cell}Z" for cell in cells]
        return cells

    def places(self, records: Sequence[Sequence[str]]) -> tuple[list[str], list[str]]:
        """Return longitudes and latitudes as text."""
        if "pair" not in self._index:
            return super().places(records)
        parts = [cell.split() for cell in self.column(records, "pair")]
        return (
            [part[1] if len(part) > 1 else "" for part in parts],
            [part[0] if part else "" for part in parts],
        )


def _find_place(table: Table) -> tuple[dict[str, int], set[int]]:
    """Return the columns of the place question answered most often, and of all of them."""
    header = table.header
    found: list[tuple[int, int, dict[str, int]]] = []
    columns: set[int] = set()
    for place, name in enumerate(header):
        named = _LATITUDE.fullmatch(name)
        if named is None or f"{name[: -len('latitude')]}longitude" not in header:
            continue
        stem = name[: -len("latitude")]
        columns.update(header.index(stem + part) for part in _PARTS if stem + part in header)
        question = (named["before"] or "") + named["question"]
        columns.update(at for at, other in enumerate(header) if other == question)
        index = {"lat": place, "lon": header.index(f"{stem}longitude")}
        found.append((filled(table, place), -place, index))
    if not found:
        for place in range(len(header)):
            points = [cell for cell in _cells(table, place) if cell]
            if points and all(map(_POINT.fullmatch, points)) and any("." in one for one in points):
                columns.add(place)
                found.append((len(points), -place, {"pair": place}))
    return (max(found, key=lambda one: one[:2])[2] if found else {}), columns


def _cells(table: Table, column: int) -> list[str]:
    return [record[column].strip() for record in table.sample if column < len(record)]
