"""The live shared room: tables with a network see each other draw.

The table's own file stays the truth. A stroke is in it when the pen lifts, and only from there
does it go to the room, in a task; what others drew is kept in memory and never written into the
file. So losing the network loses nothing: the room is behind for a while, and catches up by uuid
when it is back, also after QGIS was started anew.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import NamedTuple

from qgis.core import QgsProviderRegistry
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...core.errors import msg
from ...core.scenario.events import Ballot, Event
from ...core.scenario.journal import JournalRow
from ...core.scenario.merge import Journal, Session
from ...core.scenario.votes import rounds
from ..i18n import tr
from ..tasks import CivicTask, start
from .room_link import Guest, RoomLink
from .room_others import Others
from .room_records import File
from .room_wire import RoomFault, Wait
from .sitting import Sitting

OFF, JOINING, CONNECTED, BEHIND, AWAY = "off", "joining", "connected", "behind", "away"
_SOON_MS, _POLL_MS = 300, 2000
_AGAIN_MS = (2000, 4000, 8000, 16000, 30000)


def connection_names() -> list[str]:
    """Return the names of the PostgreSQL connections that QGIS has stored."""
    metadata = QgsProviderRegistry.instance().providerMetadata("postgres")
    return sorted(metadata.connections(False)) if metadata is not None else []


def connection_uri(name: str) -> str | None:
    """Return how to connect to a stored connection, None where there is none of that name.

    What it says of passwords stays in memory: projects and workshop files hold names only.
    """
    metadata = QgsProviderRegistry.instance().providerMetadata("postgres")
    connection = metadata.connections(False).get(name) if metadata is not None else None
    return connection.uri() if connection is not None else None


class Outgoing(NamedTuple):
    """What a table's file holds at one moment; what still waits to be written is left out."""

    meta: dict[str, str | None]
    path: Path
    rows: list[JournalRow]
    events: list[Event]
    ballots: list[Ballot]


class Room(QObject):
    """One table's seat in the room of its workshop.

    ``state`` is ``off``, ``joining``, ``connected``, ``behind`` (``to_send`` rows are on their
    way) or ``away`` (``fault`` says why; it is tried again). ``changed`` says that one of these,
    or ``guests``, may be different; ``others_changed`` that others drew something.
    """

    changed = pyqtSignal()
    others_changed = pyqtSignal()

    def __init__(self, uri: str, sitting: Sitting, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.fault: RoomFault | None = None
        self.to_send = 0
        self.guests: list[Guest] = []
        self.others = Others()
        self._sitting = sitting
        self._link = RoomLink(
            uri, sitting.plan.workshop, sitting.workshop.meta["workshop_uuid"] or ""
        )
        self._known: dict[str, set[str]] = {}
        self._task: CivicTask | None = None
        self._wanted = False
        self._opening = False
        self._failures = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._sync)
        for signal in (sitting.rows_changed, sitting.events_changed, sitting.ballots_changed):
            signal.connect(self._written)
        sitting.closed.connect(self.leave)

    # --- what people see

    @property
    def state(self) -> str:
        """One of off, joining, connected, behind, away."""
        if not self._wanted:
            return OFF
        if self.fault is not None:
            return AWAY
        if not self._known:
            return JOINING
        return BEHIND if self.to_send else CONNECTED

    def journals(self) -> list[Journal]:
        """Return the journals of the other tables, such as ``merge`` takes."""
        return self.others.journals()

    # --- what people do

    def join(self) -> None:
        """Go into the room, and stay there whatever the network does."""
        self._wanted = True
        self.retry()

    def open_room(self) -> None:
        """Make the room's tables and this workshop's room, then join: once per workshop."""
        self._opening = True
        self.join()

    def retry(self) -> None:
        """Try at once."""
        if self._wanted:
            self._failures = 0
            self._sync()

    def leave(self) -> None:
        """Leave the room; what was not sent is sent when the table comes back."""
        self._wanted = False
        self._timer.stop()
        if self._task is not None:
            task, self._task = self._task, None
            task.cancel()
        self.changed.emit()

    # --- the work

    def _written(self) -> None:
        if not self._wanted:
            return
        self._count()
        soon = self._timer.isActive() and self._timer.remainingTime() <= _SOON_MS
        if self.fault is None and self._task is None and not soon:
            self._timer.start(_SOON_MS)
        self.changed.emit()

    def _outgoing(self) -> Outgoing:
        sitting = self._sitting
        waits = {one.uuid for one in (*sitting.keeper.waiting, *sitting.keeper.waiting_besides)}
        votes = public_votes(sitting.ballots, sitting.events)
        return Outgoing(
            dict(sitting.workshop.meta),
            sitting.workshop.path,
            [row for row in sitting.rows if row.uuid not in waits],
            [event for event in sitting.events if event.uuid not in waits],
            [vote for vote in votes if vote.uuid not in waits],
        )

    def _count(self) -> Outgoing:
        sending = self._outgoing()
        tables = {"strokes": sending.rows, "events": sending.events, "ballots": sending.ballots}
        self.to_send = sum(
            one.uuid not in self._known.get(table, ())
            for table, ones in tables.items()
            for one in ones
        )
        return sending

    def _sync(self) -> None:
        if self._task is not None or not self._wanted:
            return
        self._timer.stop()
        title = (self._sitting.plan.title or "?") if self._opening else None
        work = partial(synchronise, self._link, self._count(), title)
        task = CivicTask(tr("Live room"), work, quiet=True)
        task.succeeded.connect(lambda fault: self._done(task, fault))
        task.failed.connect(lambda reason: self._done(task, _unexpected(reason)))
        task.cancelled.connect(lambda: self.leave() if task is self._task else None)
        self._task = task
        self.changed.emit()
        start(task)

    def _done(self, task: CivicTask, fault: RoomFault | None) -> None:
        if task is not self._task:  # we left meanwhile
            return
        self._task = None
        self.fault = fault
        self._opening = self._opening and fault is not None and not fault.final
        if self._link.known["files"]:
            self._known = {table: set(uuids) for table, uuids in self._link.known.items()}
        self.guests = list(self._link.guests)
        received, self._link.received = self._link.received, []
        drawn = self.others.add(received)
        self._count()
        if fault is None:
            self._failures = 0
            self._timer.start(_SOON_MS if self.state == BEHIND and not self.refused else _POLL_MS)
        elif fault.final:
            self._wanted = False
        else:
            self._timer.start(_AGAIN_MS[min(self._failures, len(_AGAIN_MS) - 1)])
            self._failures += 1
        self.changed.emit()
        if drawn:
            self.others_changed.emit()

    @property
    def refused(self) -> dict[str, str]:
        """The uuids that the server will not take, with its reasons; they are in the file."""
        return dict(self._link.refused)


def synchronise(
    link: RoomLink, sending: Outgoing, title: str | None, wait: Wait
) -> RoomFault | None:
    """Send what the room lacks and fetch what the file lacks; return what went wrong, if anything.

    A ``title`` makes the room first. What was done before something went wrong is done.
    """
    rows: dict[str, Callable[[], Iterable]] = {
        "files": lambda: [File.of(sending.meta)],
        "sessions": lambda: _sessions(sending, link.known["sessions"]),
        "strokes": lambda: sending.rows,
        "events": lambda: sending.events,
        "ballots": lambda: sending.ballots,
    }
    try:
        if title is not None:
            link.open_room(title, wait)
        link.look(wait)
        if sum(link.push(table, ones(), wait) for table, ones in rows.items()):
            link.look(wait)
        mine = {table: {one.uuid for one in rows[table]()} for table in rows if table != "sessions"}
        mine["sessions"] = {row.session_uuid for row in sending.rows}
        link.pull(mine, wait)
    except RoomFault as fault:
        return fault
    return None


def _sessions(sending: Outgoing, known: set[str]) -> list[Session]:
    """Return the file's sittings, if the room lacks one; none while the file is out of reach."""
    if {row.session_uuid for row in sending.rows} <= known:
        return []
    query = "SELECT uuid, table_code, started_at, software FROM sessions ORDER BY fid"
    try:
        address = f"{sending.path.as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True, timeout=1)) as db:
            return [Session(*record) for record in db.execute(query)]
    except sqlite3.Error:
        return []


def public_votes(ballots: Iterable[Ballot], events: Iterable[Event]) -> list[Ballot]:
    """Return the votes that others may see: those of a secret round not before it is closed."""
    shown = {one.uuid for one in rounds(events) if not (one.secret and one.is_open)}
    return [ballot for ballot in ballots if ballot.round in shown]


def _unexpected(reason: str) -> RoomFault:
    return RoomFault(msg("The room could not be used: {reason}"), reason=reason)
