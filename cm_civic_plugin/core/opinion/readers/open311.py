"""Open311: service requests as GeoReport v2 gives them (JSON, XML, CSV), and SeeClickFix's CSV.

SeeClickFix, a large provider of Open311, exports a table of its own. Who reported is read for
the author number alone; agencies, staff, addresses and links are not read at all.
"""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from ...errors import BadInput, msg
from ..coordinates import to_degrees
from ..post_table import ReadReport
from .cells import find_roles, joined
from .csv_reader import CsvReader
from .headers import plain
from .json_stream import LIST, read_file_objects
from .reader import Columns, Reader
from .sample import Sample
from .text_file import Head
from .xml_stream import encoding_of, read_elements

PLATFORM = "open311"
_WRAPPED = re.compile(r'"(?:service_)?requests"\s*:\s*\[')
_ISSUES = re.compile(r'"issues"\s*:\s*\[')
_ISSUES_OWN = ('"summary"', '"request_type"', '"lng"')
_ROLES = {
    "id": ("service_request_id",),
    "date": ("requested_datetime",),
    "text": ("description",),
    "topic": ("service_name", "service_code"),
    "author": ("account_id", "requestor_name"),
    "lat": ("lat", "latitude"),
    "lon": ("long", "lon", "lng", "longitude"),
}
_SEECLICKFIX = {
    "id": ("id",),
    "title": ("summary", "title"),
    "text": ("description",),
    "date": ("createdatlocal", "createdat"),
    "topic": ("category", "requesttype"),
    "author": ("reporterid", "reportername", "reporterdisplay"),
    "reactions": ("rating",),
    "lat": ("lat", "latitude"),
    "lon": ("lng", "long", "longitude"),
}
_TELLTALE = {
    "createdatlocal",
    "acknowledgedatlocal",
    "closedatlocal",
    "minutestoacknowledged",
    "minutestoclosed",
    "exporttaggedplaces",
}
# 06/24/2021 - 09:56AM
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?: -)? (\d{1,2}:\d{2}(?::\d{2})? ?[AP]M)")


def recognise(sample: Sample) -> Reader | None:
    """Return a reader if the file holds service requests, else None."""
    if sample.is_json:
        return _recognise_json(sample)
    if sample.text.startswith("<"):
        return _recognise_xml(sample)
    if sample.table is None:
        return None
    index = find_roles(sample.names, _ROLES)
    if "id" in index and {"date", "topic"} & index.keys():
        reasons = [msg("the header has service_request_id beside Open311's other fields")]
        return Open311Csv(sample.table, reasons, index)
    names = [plain(name) for name in sample.names]
    index = find_roles(names, _SEECLICKFIX)
    if {"lat", "lon", "date"} <= index.keys() and len(_TELLTALE.intersection(names)) >= 2:
        reasons = [msg("the header has SeeClickFix's own times, such as Created at local")]
        return SeeClickFix(sample.table, reasons, index)
    return None


def _recognise_json(sample: Sample) -> Reader | None:
    if _ISSUES.search(sample.text) and all(name in sample.text for name in _ISSUES_OWN):
        reasons = [msg("it is JSON with issues, as SeeClickFix gives them")]
        return SeeClickFixJson(sample.path, sample.head.encoding, reasons, _ISSUES)
    if '"service_request_id"' not in sample.text:
        return None
    if sample.text.startswith("["):
        reasons = [msg("it is a JSON list of objects with service_request_id")]
        return Open311Json(sample.path, sample.head.encoding, reasons, LIST)
    if _WRAPPED.search(sample.text):
        reasons = [msg("it is JSON with service_requests, as GeoReport version 2 gives them")]
        return Open311Json(sample.path, sample.head.encoding, reasons, _WRAPPED)
    return None


def _recognise_xml(sample: Sample) -> Reader | None:
    if not re.search(r"<(?:\w+:)?service_request(?:s|_id)\b", sample.text):
        return None
    reasons = [msg("it is XML with service_requests, as GeoReport version 2 gives them")]
    return Open311Xml(sample.head, reasons)


class Open311Csv(CsvReader):
    """GeoReport's fields as a table."""

    platform = PLATFORM

    def texts(self, records: Sequence[Sequence[str]]) -> list[str]:
        """Return the descriptions."""
        return joined(self.column(records, "text"))


class SeeClickFix(CsvReader):
    """Times are local to the city, written the American way; ``Rating`` counts votes."""

    platform = PLATFORM

    def column(self, records: Sequence[Sequence[str]], role: str) -> list[str]:
        """Return a role's cells; of a date, the month comes first whatever the others show."""
        cells = super().column(records, role)
        if role == "date":
            return [_AMERICAN.sub(r"\3/\1/\2 \4", cell.strip()) for cell in cells]
        return cells

    def texts(self, records: Sequence[Sequence[str]]) -> list[str]:
        """Return summary and description."""
        return joined(self.column(records, "title"), self.column(records, "text"))


class _Requests(Reader):
    """Requests as fields with values; row numbers count them from 1."""

    platform = PLATFORM

    @abstractmethod
    def _requests(self, rows: int) -> Iterator[tuple[list[dict], float]]:
        """Yield the requests with the share of the file read (0-1)."""

    def columns(
        self, report: ReadReport | None, rows: int, places_only: bool = False
    ) -> Iterator[tuple[Columns, float]]:
        """Yield chunks; see ``Reader.columns``."""
        number = 0
        for requests, share in self._requests(rows):
            if report is not None:
                report.read += len(requests)
            numbers = list(range(number + 1, number + len(requests) + 1))
            number += len(requests)
            lon, lat = _cells(requests, "lon", report), _cells(requests, "lat", report)
            blank = np.array(
                [not one.strip() or not two.strip() for one, two in zip(lon, lat)], dtype=bool
            )
            made = Columns(numbers, to_degrees(lon), to_degrees(lat), blank)
            if not places_only:
                made.ids = _cells(requests, "id", report)
                made.times = _cells(requests, "date", report)
                made.texts = joined(_cells(requests, "text", report))
                made.topics = _cells(requests, "topic", report)
                made.authors = _cells(requests, "author", report)
            yield made, share
        if not number:
            raise BadInput(
                msg("{file} holds no service request. Export the requests again."),
                file=self.path.name,
            )


class Open311Json(_Requests):
    """A list of requests, or an object around one."""

    def __init__(
        self, path: Path, encoding: str, reasons: list[str], start: re.Pattern[str]
    ) -> None:
        super().__init__(path, reasons, {})
        self.encoding = encoding
        self._start = start

    def _requests(self, rows: int) -> Iterator[tuple[list[dict], float]]:
        return read_file_objects(self.path, rows, self._start, self.encoding)


class SeeClickFixJson(Open311Json):
    """What SeeClickFix calls issues, brought under Open311's names."""

    def _requests(self, rows: int) -> Iterator[tuple[list[dict], float]]:
        for issues, share in super()._requests(rows):
            yield [_as_request(issue) for issue in issues], share


class Open311Xml(_Requests):
    """``<service_requests>`` with a ``<request>`` for each."""

    def __init__(self, head: Head, reasons: list[str]) -> None:
        super().__init__(head.member.path, reasons, {})
        self.encoding = encoding_of(head)
        self._head = head

    def _requests(self, rows: int) -> Iterator[tuple[list[dict], float]]:
        wanted = {name for names in _ROLES.values() for name in names}
        return read_elements(self._head, "request", wanted, rows)


def _as_request(issue: dict) -> dict:
    kind, reporter = issue.get("request_type"), issue.get("reporter")
    said = [issue.get("summary"), issue.get("description")]
    return {
        "service_request_id": issue.get("id"),
        "requested_datetime": issue.get("created_at"),
        "description": "\n".join(joined(*([part] for part in said if isinstance(part, str)))),
        "service_name": kind.get("title") if isinstance(kind, dict) else None,
        "account_id": reporter.get("id") if isinstance(reporter, dict) else None,
        "lat": issue.get("lat"),
        "long": issue.get("lng"),
    }


def _cells(requests: list[dict], role: str, report: ReadReport | None) -> list[str]:
    """Return a role's values as text: of each request the first of the role's keys it fills."""
    cells = []
    for request in requests:
        filled = (key for key in _ROLES[role] if isinstance(request.get(key), (str, int, float)))
        key = next((key for key in filled if request[key] != ""), None)
        if key is not None and report is not None:
            report.fields.setdefault(role, key)
        cells.append("" if key is None else str(request[key]))
    return cells
