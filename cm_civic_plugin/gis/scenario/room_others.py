"""What the other tables of a live shared room drew, as far as this laptop has heard."""

from __future__ import annotations

from collections.abc import Iterable

from ...core.scenario.journal import JournalRow, replay
from ...core.scenario.merge import Journal
from .room_link import Received
from .room_records import Thing
from .room_schema import FIELDS


class Others:
    """Rows of others, in memory only: this table's file holds this table's rows."""

    def __init__(self) -> None:
        self._things: dict[str, dict[str, dict[str, Thing]]] = {}  # by file, table, uuid
        self._pictures: dict[str, list[JournalRow]] = {}

    def add(self, received: Iterable[Received]) -> bool:
        """Take what a ``RoomLink`` received, in any order; True when a stroke is new."""
        drawn = False
        for file_uuid, table, thing in received:
            tables = self._things.setdefault(file_uuid, {name: {} for name in FIELDS})
            if thing.uuid not in tables[table]:
                tables[table][thing.uuid] = thing
                if table == "strokes":
                    drawn = True
                    self._pictures.pop(file_uuid, None)
        return drawn

    def journals(self) -> list[Journal]:
        """Return one journal per file, such as ``core.scenario.merge.merge`` takes."""
        journals: list[Journal] = []
        for file_uuid, tables in sorted(self._things.items()):
            file = tables["files"].get(file_uuid)
            try:
                meta = file.says() if file else {}
            except ValueError:
                meta = {}
            code = file.table_code if file else "?"
            taken = any(journal.name == code for journal in journals)
            journals.append(
                Journal(
                    f"{code} · {file_uuid[:8]}" if taken else code,
                    meta,
                    _rows(tables),
                    list(tables["sessions"].values()),
                    list(tables["ballots"].values()),
                    list(tables["events"].values()),
                )
            )
        return journals

    def picture(self) -> list[JournalRow]:
        """Return the drawings of others that are in view today."""
        for file_uuid, tables in self._things.items():
            if file_uuid not in self._pictures:
                self._pictures[file_uuid] = replay(_rows(tables))
        return [row for file_uuid in sorted(self._pictures) for row in self._pictures[file_uuid]]


def _rows(tables: dict[str, dict[str, Thing]]) -> list[JournalRow]:
    return sorted(tables["strokes"].values(), key=lambda row: (row.seq, row.uuid))
