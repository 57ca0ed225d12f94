"""Journal rows as records of the table ``strokes``, and shapes as GeoPackage geometries."""

from __future__ import annotations

import json
import struct

from ...core.scenario.events import Ballot, Event
from ...core.scenario.journal import JournalRow
from ...core.scenario.shape import STAMP, Shape, from_wkb
from .workshop_schema import SRS_ID

COLUMNS = (
    "uuid, seq, session_uuid, table_code, future_id, element_id, action, target_uuid, note, "
    "certainty, started_at, ended_at, raw, geometry"
)
INSERT = (
    f"INSERT INTO strokes ({COLUMNS}) VALUES ({', '.join('?' * 14)}) "  # nosec B608
    "ON CONFLICT (uuid) DO NOTHING"
)


EVENT_COLUMNS = "uuid, seq, session_uuid, table_code, kind, after_seq, happened_at, detail"
EVENT_INSERT = (
    f"INSERT INTO events ({EVENT_COLUMNS}) VALUES ({', '.join('?' * 8)}) "  # nosec B608
    "ON CONFLICT (uuid) DO NOTHING"
)
BALLOT_COLUMNS = ", ".join(Ballot._fields)
BALLOT_INSERT = (
    f"INSERT INTO ballots ({BALLOT_COLUMNS}) VALUES ({', '.join('?' * 9)}) "  # nosec B608
    "ON CONFLICT (uuid) DO NOTHING"
)


def event_record(event: Event) -> tuple[object, ...]:
    """Return the values of ``EVENT_COLUMNS``."""
    return (
        event.uuid,
        event.seq,
        event.session_uuid,
        event.table_code,
        event.kind,
        event.after_seq,
        event.happened_at,
        json.dumps(event.detail),
    )


def event_of(record: tuple) -> Event:
    """Return the event of the values of ``EVENT_COLUMNS``; raises ``ValueError`` if it is none."""
    detail = json.loads(record[-1] or "{}")
    if not isinstance(detail, dict):
        raise ValueError("an event's detail is no set of values")
    return Event(*record[:-1], detail=detail)


def to_record(row: JournalRow) -> tuple[object, ...]:
    """Return the values of ``COLUMNS``; ``raw`` only where it differs from what is shown."""
    raw = row.raw.to_wkb() if row.raw is not None and row.raw != row.shape else None
    return (
        row.uuid,
        row.seq,
        row.session_uuid,
        row.table_code,
        row.future_id,
        row.element_id,
        row.action,
        row.target_uuid,
        None if row.note is None else _writable(row.note),
        row.certainty,
        row.started_at,
        row.ended_at,
        raw,
        to_blob(row.shape) if row.shape else None,
    )


def from_record(record: tuple) -> JournalRow:
    """Return the row of the values of ``COLUMNS``; raises ``ValueError`` when it is no row."""
    names = [name.strip() for name in COLUMNS.split(",")]
    values = dict(zip(names, record))
    raw, geometry = values.pop("raw"), values.pop("geometry")
    shape = from_blob(geometry) if geometry else None
    return JournalRow(**values, shape=shape, raw=from_wkb(raw) if raw else shape)


def _writable(note: str) -> str:
    """Return a note that UTF-8 can hold: halves of an emoji are joined, or shown as lost.

    Some keyboards send an emoji in two halves; one half alone would never be written, and with
    it nothing drawn afterwards.
    """
    whole = note.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole.replace("\0", "")  # OGR ends a text there


def to_blob(shape: Shape) -> bytes:
    """Return a GeoPackage geometry (OGC 12-128r17, 2.1.3): header, envelope, WKB."""
    if shape.kind == STAMP:  # a point is its own envelope
        return struct.pack("<2sBBi", b"GP", 0, 1, SRS_ID) + shape.to_wkb()
    west, south, east, north = shape.bounds()
    head = struct.pack("<2sBBi4d", b"GP", 0, 3, SRS_ID, west, east, south, north)
    return head + shape.to_wkb()


def from_blob(blob: bytes) -> Shape:
    """Return the shape of a GeoPackage geometry; raises ``ValueError`` when it is not one."""
    if len(blob) < 8 or blob[:2] != b"GP":
        raise ValueError("not a GeoPackage geometry")
    envelope = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}.get(blob[3] >> 1 & 7)
    if envelope is None:
        raise ValueError("not a GeoPackage geometry")
    return from_wkb(bytes(blob[8 + envelope :]))
