"""The files of a workshop's other tables, side by side in one folder: on one laptop for all."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path

from ...core.errors import BadInput, CivicError
from ...core.scenario.events import STAGE_BEGUN, STAGE_ENDED, Event, new_event
from ...core.scenario.merge import Journal
from ...core.scenario.stages import StageClock, stage_on
from ..tasks import Progress
from .merging import MERGED_FROM, read_journal
from .snapshots import SNAPSHOT_KEY
from .workshop_file import WorkshopFile

Meta = Mapping[str, "str | None"]
_NO_TABLES = (SNAPSHOT_KEY, MERGED_FROM)


@dataclass(frozen=True)
class Sister:
    """The file of another table, in which a stage is on."""

    path: Path
    code: str


@dataclass(frozen=True)
class EndedThere:
    """What became of ending a stage in other tables' files: the events written, by file, and the
    reason for each file that could not take one.
    """

    events: Mapping[Path, Event]
    refused: Mapping[Path, CivicError]


def workshop_id(meta: Meta) -> str:
    """Return what the files of all tables of a workshop have in common; a sample is its own."""
    found = meta.get("workshop") or meta.get("workshop_uuid") or ""
    return f"sample {found}" if meta.get("is_sample") == "yes" else found


def find_running(
    path: Path, meta: Meta, number: int, progress: Progress = lambda _percent, _word: None
) -> list[Sister]:
    """Return the other tables in the folder of a table's file at which a stage still is on.

    ``path`` and ``meta`` are of the table's own file. Nothing is written, and what is no table's
    file (a stage's picture, many tables in one) is passed over, as is an older copy of a table.
    """
    own, paths = _whose(meta), sorted(path.parent.glob("*.gpkg"))
    found: dict[tuple, tuple[Path, Journal]] = {}
    for place, other in enumerate(paths):
        progress(100 * place / len(paths), other.name)
        about = _meta(other)
        if other == path or not about or other.name.startswith("."):
            continue
        if workshop_id(about) != workshop_id(meta) or any(map(about.get, _NO_TABLES)):
            continue
        if _whose(about) == own:
            continue
        try:
            journal = read_journal(other)
        except BadInput:
            continue
        before = found.get(_whose(about))
        if before is None or _length(before[1]) < _length(journal):
            found[_whose(about)] = other, journal
    now = datetime.now(timezone.utc)
    clocks = [(sister, journal, _clock(journal, now)) for sister, journal in found.values()]
    return [
        Sister(sister, journal.meta["table_code"] or "?")
        for sister, journal, clock in clocks
        if clock is not None and clock.number == number
    ]


def end_there(sisters: Sequence[Sister], number: int, session_uuid: str) -> EndedThere:
    """Write into each file that the stage ended there now, after all that is drawn in it.

    A file that has ended it meanwhile is left as it is; one that cannot be written is named, and
    the others go on.
    """
    events, refused = {}, {}
    for sister in sisters:
        try:
            with WorkshopFile.open(sister.path) as file:
                event = _end(file, number, session_uuid)
        except CivicError as error:
            refused[sister.path] = error
        else:
            if event is not None:
                events[sister.path] = event
    return EndedThere(events, refused)


def clock_in(path: Path, meta: Meta) -> StageClock | None:
    """Return the clock of another table's file of the same workshop; None where none is on."""
    if workshop_id(_meta(path)) != workshop_id(meta):
        return None
    try:
        return _clock(read_journal(path), datetime.now(timezone.utc))
    except BadInput:
        return None


def _end(file: WorkshopFile, number: int, session_uuid: str) -> Event | None:
    own = [event for event in file.events() if event.table_code == file.table_code]
    clock = stage_on(own, datetime.now(timezone.utc))
    if clock is None or clock.number != number:
        return None
    begun = next(event for event in reversed(own) if event.kind == STAGE_BEGUN)
    last = max((row.seq for row in file.rows()), default=0)
    name = begun.detail.get("name")
    event = new_event(STAGE_ENDED, session_uuid, file.table_code, last, number=number, name=name)
    file.append_all([], [event])
    return event


def _clock(journal: Journal, now: datetime) -> StageClock | None:
    code = journal.meta.get("table_code")
    return stage_on([one for one in journal.events if one.table_code == code], now)


def _whose(meta: Meta) -> tuple[str | None, str | None]:
    return meta.get("workshop_uuid"), meta.get("table_code")


def _length(journal: Journal) -> int:
    return len(journal.rows) + len(journal.events)


def _meta(path: Path) -> dict[str, str | None]:
    """Return what a file says of itself, nothing if it is no workshop's; it is neither locked nor
    copied, as other files beside the tables' may be large.
    """
    try:
        db = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
        with closing(db):
            return dict(db.execute("SELECT key, value FROM meta"))
    except (sqlite3.Error, ValueError):
        return {}
