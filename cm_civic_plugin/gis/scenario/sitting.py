"""A sitting: an open workshop file as every page of the dock sees it."""

from __future__ import annotations

import uuid as uuids
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...core.scenario.events import Ballot, Event, new_event
from ...core.scenario.journal import JournalRow, new_row, replay
from ...core.scenario.plan import Plan, plan_of
from .keeper import StrokeKeeper
from .workshop_file import WorkshopFile

_RETRY_MS = 3000


class Sitting(QObject):
    """Takes what people do at one table and keeps it; everybody who shows it listens.

    What cannot be written waits (see ``StrokeKeeper``) and is tried again every three seconds.
    ``rows_changed``, ``events_changed`` and ``ballots_changed`` say that there is more than
    before; ``saved_changed`` that something was saved or could not be; ``closed`` that the
    file is let go.
    """

    rows_changed = pyqtSignal()
    events_changed = pyqtSignal()
    ballots_changed = pyqtSignal()
    saved_changed = pyqtSignal()
    closed = pyqtSignal()

    def __init__(self, path: Path | str, parent: QObject | None = None) -> None:
        """Open the file. Raises ``BadInput`` or ``BadOutput`` as ``WorkshopFile.open`` does."""
        super().__init__(parent)
        workshop = WorkshopFile.open(path)
        try:
            self.plan: Plan = plan_of(workshop.meta, workshop.path)
            self.keeper = StrokeKeeper(workshop)
        except Exception:
            workshop.close()
            raise
        self.session_uuid = str(uuids.uuid4())
        self._picture: list[JournalRow] | None = None
        self._retry = QTimer(self)
        self._retry.setInterval(_RETRY_MS)
        self._retry.timeout.connect(self.retry)
        if self.keeper.is_waiting:
            self._retry.start()

    @property
    def workshop(self) -> WorkshopFile:
        """The file in hand."""
        return self.keeper.workshop

    @property
    def table_code(self) -> str:
        """The code of the table of participants."""
        return self.workshop.table_code

    @property
    def rows(self) -> list[JournalRow]:
        """The whole journal, also what waits."""
        return self.keeper.rows

    @property
    def events(self) -> list[Event]:
        """All events, also what waits."""
        return self.keeper.events

    @property
    def ballots(self) -> list[Ballot]:
        """All votes, also what waits."""
        return self.keeper.ballots

    def picture(self) -> list[JournalRow]:
        """Return today's picture: the drawings in view, each with its present shape and note."""
        if self._picture is None:
            self._picture = replay(self.rows)
        return self._picture

    def write(self, action: str, **values: Any) -> JournalRow:  # noqa: ANN401
        """Write a row of now (see ``journal.new_row``) and return it; it is kept in any case."""
        row = new_row(action, self.session_uuid, self.table_code, **values)
        self.keeper.keep(row)
        self._written(self.rows_changed)
        return row

    def note_event(self, kind: str, **detail: Any) -> Event:  # noqa: ANN401
        """Write down that something happened now; it is kept in any case."""
        code, last = self.table_code, self.keeper.last_seq
        event = new_event(kind, self.session_uuid, code, last, **detail)
        self.take_event(event)
        return event

    def take_event(self, event: Event) -> None:
        """Keep an event as it is; one that was written into the file meanwhile counts once."""
        self.keeper.keep_besides([event])
        self._written(self.events_changed)

    def cast(self, ballots: Sequence[Ballot]) -> None:
        """Write votes; they are kept in any case."""
        self.keeper.keep_besides(ballots)
        self._written(self.ballots_changed)

    def retry(self) -> bool:
        """Try again what waits; True when nothing waits any more."""
        before = len(self.rows)
        saved = self.keeper.retry()
        if saved or len(self.rows) != before:
            self._written(self.rows_changed)
        else:
            self._written(None)
        return saved

    def go_on_in(self, path: Path | str) -> None:
        """Put everything into a new file and go on there. Raises as ``StrokeKeeper.go_on_in``."""
        self.keeper.go_on_in(path)
        self._written(self.rows_changed)

    def close(self) -> None:
        """Try a last time, then let the file go; what still waits stays in the spill file."""
        self._retry.stop()
        self.keeper.close()
        self.closed.emit()

    def _written(self, what: pyqtSignal | None) -> None:
        self._picture = None
        if self.keeper.is_waiting:
            if not self._retry.isActive():
                self._retry.start()
        else:
            self._retry.stop()
        if what is not None:
            what.emit()
        self.saved_changed.emit()
