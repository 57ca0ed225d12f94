"""What a workshop file holds as values of a room's tables, and back. See ``room_schema``."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, NamedTuple, Union

from ...core.scenario.events import Ballot, Event
from ...core.scenario.journal import JournalRow
from ...core.scenario.merge import Session
from ...core.scenario.shape import from_wkb
from .records import event_of, event_record, to_record
from .room_schema import FIELDS

Values = dict[str, Any]


class File(NamedTuple):
    """A table's workshop file: ``uuid`` is its ``workshop_uuid``, ``meta`` its ``meta`` as JSON."""

    uuid: str
    table_code: str
    meta: str

    @classmethod
    def of(cls, meta: dict[str, str | None]) -> File:
        """Return the file that has this ``meta``."""
        return cls(meta["workshop_uuid"] or "", meta["table_code"] or "", json.dumps(meta))

    def says(self) -> dict[str, str | None]:
        """Return ``meta``; raises ``ValueError`` when it is none."""
        meta = json.loads(self.meta)
        if not isinstance(meta, dict):
            raise ValueError("a file's meta is no set of values")
        return meta


Thing = Union[JournalRow, Event, Ballot, Session, File]


def _row_values(row: JournalRow) -> Values:
    values = dict(zip(FIELDS["strokes"], to_record(row)))
    values["raw"] = values["raw"].hex() if values["raw"] else None
    values["geometry"] = row.shape.to_wkb().hex() if row.shape else None
    return values


def _row_of(values: Values) -> JournalRow:
    raw, geometry = values.pop("raw"), values.pop("geometry")
    shape = from_wkb(bytes.fromhex(geometry)) if geometry else None
    return JournalRow(**values, shape=shape, raw=from_wkb(bytes.fromhex(raw)) if raw else shape)


_OUT: dict[str, Callable[[Any], Values]] = {
    "files": lambda one: one._asdict(),
    "sessions": lambda one: one._asdict(),
    "strokes": _row_values,
    "events": lambda event: dict(zip(FIELDS["events"], event_record(event))),
    "ballots": lambda one: one._asdict(),
}
_IN: dict[str, Callable[[Values], Any]] = {
    "files": lambda values: File(**values),
    "sessions": lambda values: Session(**values),
    "strokes": _row_of,
    "events": lambda values: event_of(tuple(values[name] for name in FIELDS["events"])),
    "ballots": lambda values: Ballot(**values),
}


def to_values(table: str, thing: Thing) -> Values:
    """Return the values of a row of the room's table, such as JSON can hold."""
    values = _OUT[table](thing)
    return {
        name: _sendable(value) if isinstance(value, str) else value
        for name, value in values.items()
    }


def from_values(table: str, values: Values) -> Thing:
    """Return what a row of the room's table says; raises ``ValueError`` when it is no such row."""
    try:
        return _IN[table]({name: values[name] for name in FIELDS[table]})
    except (KeyError, TypeError) as error:
        raise ValueError(f"not a row of {table}") from error


def _sendable(text: str) -> str:
    """Return a text that PostgreSQL takes: no half emoji and no NUL in it."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "")
