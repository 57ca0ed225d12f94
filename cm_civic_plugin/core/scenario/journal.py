"""The append-only journal of a workshop, and what it means.

Rows are only ever added. An *action* (draw, erase, move, note) is in force unless the last
undo or redo row that targets it is an undo. Undo and redo are rows themselves, so they survive
a restart. Today's picture is the journal replayed; ``picture`` in the workshop file says the
same in SQL. Rows count in the order of ``seq``, then ``uuid``.
"""

from __future__ import annotations

import uuid as uuids
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timezone
from typing import Any

from .shape import Shape, shape_of

DRAW, ERASE, MOVE, NOTE, UNDO, REDO = "draw", "erase", "move", "note", "undo", "redo"
ACTIONS = (DRAW, ERASE, MOVE, NOTE)
CERTAINTIES = ("sure", "perhaps", "disputed")


@dataclass(frozen=True)
class JournalRow:
    """One row. There is no author in it, by design: a table has a code, people have none.

    ``seq`` counts up within one file (0 until the file has given a number); ``target_uuid`` is
    the row that an erase, move, note, undo or redo is about; ``shape`` what a draw or move
    shows, smoothed; ``raw`` the very points of the hand where smoothing changed them.
    Times are ISO 8601 in UTC with milliseconds. Coordinates are EPSG:4326.
    """

    uuid: str
    session_uuid: str
    table_code: str
    action: str
    started_at: str
    ended_at: str
    future_id: str | None = None
    element_id: str | None = None
    target_uuid: str | None = None
    note: str | None = None
    certainty: str | None = None
    shape: Shape | None = None
    raw: Shape | None = None
    seq: int = 0

    def __post_init__(self) -> None:
        if self.action not in (*ACTIONS, UNDO, REDO):
            raise ValueError(f"not an action: {self.action!r}")
        if self.certainty is not None and self.certainty not in CERTAINTIES:
            raise ValueError(f"not a certainty: {self.certainty!r}")
        if self.action in (DRAW, MOVE) and self.shape is None:
            raise ValueError(f"a {self.action} needs a shape")
        if self.action == NOTE and self.note is None:
            raise ValueError("a note needs its text (an empty one takes a note away)")
        if self.action == DRAW and not (self.future_id and self.element_id):
            raise ValueError("a drawing belongs to a future and is of an element")
        if self.action != DRAW and not self.target_uuid:
            raise ValueError(f"a row “{self.action}” needs the row it is about")

    def to_dict(self) -> dict[str, Any]:
        """Return plain values that JSON can hold."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> JournalRow:
        """Return the row that ``to_dict`` wrote; raises ``ValueError`` for anything else."""
        try:
            shapes = {
                key: shape_of(**values[key]) if values[key] else None for key in ("shape", "raw")
            }
            return cls(**{**values, **shapes})
        except (KeyError, TypeError) as error:
            raise ValueError("not a journal row") from error


def utc_now() -> str:
    """Return the present time as journals write it."""
    return utc_text(datetime.now(timezone.utc))


def utc_text(moment: datetime) -> str:
    """Return an aware moment in UTC like ``2022-08-20T06:12:05.123Z``."""
    text = moment.astimezone(timezone.utc).isoformat(timespec="milliseconds")
    return text.replace("+00:00", "Z")


def moment_of(text: str) -> datetime | None:
    """Return the moment a journal's time stands for, None where it stands for none."""
    try:
        moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except (AttributeError, ValueError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)


def new_row(action: str, session_uuid: str, table_code: str, **values: Any) -> JournalRow:  # noqa: ANN401
    """Return a row with a fresh uuid; times not given are now."""
    now = utc_now()
    values = {"started_at": now, "ended_at": now, **values}
    return JournalRow(
        uuid=str(uuids.uuid4()),
        session_uuid=session_uuid,
        table_code=table_code,
        action=action,
        **values,
    )


def _in_order(rows: Iterable[JournalRow]) -> list[JournalRow]:
    return sorted(rows, key=lambda row: (row.seq, row.uuid))


def replay(rows: Iterable[JournalRow], until: int | None = None) -> list[JournalRow]:
    """Return today's picture: the draw rows in view, each with its present shape and note.

    ``until`` is the last ``seq`` to heed: the picture as it was then.
    """
    rows = _in_order(row for row in rows if until is None or row.seq <= until)
    off: set[str | None] = set()
    for row in rows:
        if row.action == UNDO:
            off.add(row.target_uuid)
        elif row.action == REDO:
            off.discard(row.target_uuid)
    erased: set[str | None] = set()
    changes: dict[str | None, dict[str, Any]] = {}
    for row in rows:
        if row.uuid in off:
            continue
        if row.action == ERASE:
            erased.add(row.target_uuid)
        elif row.action == MOVE:
            changes.setdefault(row.target_uuid, {})["shape"] = row.shape
        elif row.action == NOTE:
            changes.setdefault(row.target_uuid, {})["note"] = row.note
    return [
        replace(row, **changes[row.uuid]) if row.uuid in changes else row
        for row in rows
        if row.action == DRAW and row.uuid not in off and row.uuid not in erased
    ]


def _stacks(rows: Iterable[JournalRow]) -> tuple[list[str], list[str]]:
    """Return the actions in force, and those a redo may bring back, each newest last."""
    actions: set[str] = set()
    done: dict[str, None] = {}  # dicts as stacks from which any entry can be taken
    undone: dict[str, None] = {}
    for row in _in_order(rows):
        if row.action in ACTIONS:
            actions.add(row.uuid)
            done[row.uuid] = None
            undone.clear()
        elif row.target_uuid in actions:
            source, goal = (done, undone) if row.action == UNDO else (undone, done)
            source.pop(row.target_uuid, None)
            goal.pop(row.target_uuid, None)
            goal[row.target_uuid] = None
    return list(done), list(undone)


def next_undo(rows: Iterable[JournalRow]) -> str | None:
    """Return the uuid of the action that an undo would take back now, or None."""
    done, _undone = _stacks(rows)
    return done[-1] if done else None


def next_redo(rows: Iterable[JournalRow]) -> str | None:
    """Return the uuid of the action that a redo would bring back now, or None.

    A new action after an undo clears the redo list, as people know it from other programs.
    """
    _done, undone = _stacks(rows)
    return undone[-1] if undone else None
