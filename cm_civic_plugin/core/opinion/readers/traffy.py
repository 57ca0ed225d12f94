"""Traffy Fondue, Thailand's platform for reporting city problems, in its four shapes.

========================  =====================================================
open data dump, CSV       ``coords`` = ``lon,lat``; ``type`` = ``{a,b}``
old interface, CSV        ``coords`` = ``['lon', 'lat']``; often broken at line breaks
GeoJSON of version 1      ``[lon, lat]``, or no geometry
exchange version 2, CSV   ``latitude`` and ``longitude``, local time
========================  =====================================================

Organisations, staff, photographs and addresses are not read at all. No shape names authors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from ...errors import BadInput, msg
from ..coordinates import split_pairs, to_degrees
from ..post_table import BROKEN_PIECE, CUT_RECORD, HEALED, ReadReport
from .json_stream import FEATURES, read_file_objects
from .reader import Columns, Reader
from .sample import Sample
from .text_file import CsvTable

PLATFORM = "traffy"
CUT_AT = msg(
    "it holds exactly 5,000 rows, where this export stops: there may be more reports. Export a "
    "shorter time, and put the files in one folder"
)
_MOST_ROWS = 5000
_TEXT = ("comment", "description")
_TIME = ("timestamp", "created_at", "timestamp_create", "วันที่แจ้ง")
_TOPIC = ("type", "problem_type_abdul", "problem_type_fondue", "problem_type", "ประเภท")
_ID = ("ticket_id", "message_id", "id")
_LISTED = re.compile(r"\[\s*'?-?\d+\.?\d*'?\s*,\s*'?-?\d+\.?\d*'?\s*\]")
_PAIR = re.compile(_LISTED.pattern + r"|-?\d+\.\d+\s*,\s*-?\d+\.\d+")
_PAIR_STARTS = frozenset("[(-0123456789")
_OWN_FIELDS = ("problem_type_fondue", "state_type_latest", "ticket_id", "message_id")
_TELLTALE = ("problem_type_abdul", "problem_type_fondue", "type_id", "count_reopen", "photo_after")


def recognise(sample: Sample) -> Reader | None:
    """Return a reader if the file is a Traffy Fondue export, else None."""
    if not sample.is_json:
        return recognise_csv(sample.table) if sample.table else None
    if '"FeatureCollection"' not in sample.text[:5000]:
        return None
    if not any(f'"{name}"' in sample.text for name in _OWN_FIELDS):
        return None
    reasons = [msg("it is GeoJSON whose features carry Traffy Fondue's own fields")]
    return TraffyGeoJson(sample.path, sample.head.encoding, reasons)


def recognise_csv(table: CsvTable) -> TraffyCsv | None:
    """Return a reader if the table is a Traffy Fondue export, else None."""
    names = [name.lower() for name in table.header]
    text = _first(names, _TEXT)
    identity = _first(names, _ID)
    if text is None or identity is None:
        return None
    telling = [name for name in _TELLTALE if name in names]
    if "coords" in names:
        column = names.index("coords")
        cells = [row[column] for row in table.sample if len(row) > column and row[column]]
        listed = sum(bool(_LISTED.fullmatch(cell)) for cell in cells) > len(cells) / 2
        if not (telling or listed or "ticket_id" in names or "message_id" in names):
            return None
        reasons = [msg("the header has coords beside comment and a ticket or message number")]
        if listed:
            reasons.append(msg("coordinates are written ['lon', 'lat'], as the old interface does"))
        return TraffyCsv(table, reasons)
    if "latitude" in names and "longitude" in names and (telling or "ticket_id" in names):
        return TraffyCsv(
            table,
            [msg("the header has ticket_id, latitude and longitude (exchange version 2)")],
        )
    return None


def topic_of(cell: str) -> str:
    """Return ``a;b`` for ``{a,b}``, ``a,b`` or ``['a', 'b']``; empty for ``{}``."""
    parts = (part.strip(" '\"") for part in cell.strip("{}[] ").split(","))
    return ";".join(part for part in parts if part)


class TraffyCsv(Reader):
    """The three CSV shapes."""

    platform = PLATFORM

    def __init__(self, table: CsvTable, reasons: list[str]) -> None:
        names = [name.lower() for name in table.header]
        self._table = table
        self._index = {
            role: index
            for role, index in (
                ("text", _first(names, _TEXT)),
                ("time", _first(names, _TIME)),
                ("topic", _first(names, _TOPIC)),
                ("other_topic", _first(names, _TOPIC[1:])),
                ("id", _first(names, _ID)),
                ("pair", _first(names, ("coords",))),
                ("lat", _first(names, ("latitude", "lat"))),
                ("lon", _first(names, ("longitude", "lon", "lng"))),
            )
            if index is not None
        }
        fields = {role: table.header[index] for role, index in self._index.items()}
        super().__init__(table.path, reasons, fields)
        self.encoding = table.encoding

    topic_of = staticmethod(topic_of)

    def columns(
        self, report: ReadReport | None, rows: int, places_only: bool = False
    ) -> Iterator[tuple[Columns, float]]:
        """Yield chunks; see ``Reader.columns``."""
        count = 0
        for records, numbers, share in self._table.chunks(report, rows):
            count += len(records)
            if "pair" in self._index:
                records, numbers = self._heal(records, numbers, report)
            if records:
                yield self._columns(records, numbers, places_only), share
        if count == _MOST_ROWS and report is not None and "pair" not in self._index:
            report.reasons.append(CUT_AT)

    def _columns(self, records: list[tuple[str, ...]], numbers: list[int], bare: bool) -> Columns:
        def column(role: str) -> list[str]:
            index = self._index.get(role)
            return [] if index is None else [record[index] for record in records]

        if "pair" in self._index:
            first, second = split_pairs(column("pair"))
        else:
            first, second = column("lon"), column("lat")
        blank = np.array([not one and not two for one, two in zip(first, second)], dtype=bool)
        made = Columns(numbers, to_degrees(first), to_degrees(second), blank)
        if not bare:
            made.ids = column("id")
            made.times = column("time")
            made.texts = column("text")
            made.topics = column("topic")
            if "other_topic" in self._index:
                made.topics = [
                    one or other for one, other in zip(made.topics, column("other_topic"))
                ]
        return made

    def _heal(
        self, records: list[tuple[str, ...]], numbers: list[int], report: ReadReport | None
    ) -> tuple[list[tuple[str, ...]], list[int]]:
        """Mend or leave out what is left of records that were broken at line breaks.

        A tail carries the coordinates too far to the left: it is moved back under its columns,
        with the last line of its text. A head (no coordinates and nothing after the text) and a
        middle (text in the first column alone) are counted and left out: which head belongs to
        which tail cannot be known, since such files do not keep the order of lines.
        """
        pair, text = self._index["pair"], self._index["text"]
        if pair < text or all(record[pair][:1] in _PAIR_STARTS for record in records):
            return records, numbers
        kept, kept_numbers = [], []
        healed, pieces, cut = [], [], []
        for record, number in zip(records, numbers):
            if record[pair][:1] not in _PAIR_STARTS:
                shift = next((pair - i for i in range(pair) if _PAIR.fullmatch(record[i])), None)
                if shift is not None and "healed_tails" in self.without:
                    pieces.append(number)
                    continue
                if shift is not None:
                    record = ("",) * shift + record[: len(record) - shift]
                    healed.append(number)
                elif not any(record[1:]):
                    pieces.append(number)
                    continue
                elif not any(record[text + 1 :]):
                    cut.append(number)
                    continue
            kept.append(record)
            kept_numbers.append(number)
        if report is not None:
            report.repair(HEALED, len(healed), healed[:5])
            report.skip(BROKEN_PIECE, len(pieces), pieces[:5])
            report.skip(CUT_RECORD, len(cut), cut[:5])
        return kept, kept_numbers


class TraffyGeoJson(Reader):
    """The GeoJSON of version 1; row numbers count features from 1."""

    platform = PLATFORM
    topic_of = staticmethod(topic_of)

    def __init__(self, path: Path, encoding: str, reasons: list[str]) -> None:
        super().__init__(path, reasons, {"pair": "geometry"})
        self.encoding = encoding

    def columns(
        self, report: ReadReport | None, rows: int, places_only: bool = False
    ) -> Iterator[tuple[Columns, float]]:
        """Yield chunks; see ``Reader.columns``."""
        number = 0
        for features, share in read_file_objects(self.path, rows, FEATURES, self.encoding):
            if report is not None:
                report.read += len(features)
            made = self._columns(features, number, report)
            number += len(features)
            yield made, share
        if not number:
            raise BadInput(
                msg("{file} has no rows. Export the opinions again."), file=self.path.name
            )

    def _columns(self, features: list[dict], before: int, report: ReadReport | None) -> Columns:
        lon = np.full(len(features), np.nan)
        lat = np.full(len(features), np.nan)
        blank = np.ones(len(features), dtype=bool)
        properties = []
        for index, feature in enumerate(features):
            properties.append(feature.get("properties") or {})
            point = (feature.get("geometry") or {}).get("coordinates")
            if isinstance(point, list) and len(point) >= 2:
                blank[index] = False
                lon[index], lat[index] = _degree(point[0]), _degree(point[1])

        def column(role: str, names: tuple[str, ...]) -> list[str]:
            name = next((n for n in names if any(n in row for row in properties)), None)
            if name is None:
                return []
            if report is not None:
                report.fields.setdefault(role, name)
            return [_as_text(row.get(name)) for row in properties]

        made = Columns(list(range(before + 1, before + len(features) + 1)), lon, lat, blank)
        made.ids = column("id", _ID)
        made.times = column("time", _TIME)
        made.texts = column("text", _TEXT)
        made.topics = column("topic", ("problem_type_fondue", *_TOPIC))
        return made


def _degree(value: object) -> float:
    try:
        return float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return float("nan")


def _as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return ",".join(str(part) for part in value)
    return str(value)


def _first(names: list[str], wanted: tuple[str, ...]) -> int | None:
    return next((names.index(name) for name in wanted if name in names), None)
