"""Keeping what is drawn: in the file at once or, while that fails, in memory and a spill file."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from qgis.core import QgsApplication

from ...core.errors import BadOutput, CivicError, msg
from ...core.scenario.journal import JournalRow
from .workshop_file import WorkshopFile


def spill_folder() -> Path:
    """Return where strokes wait that no workshop file would take: in the user's QGIS profile.

    Not beside the file: the folder that is full, read-only or unplugged is that one.
    """
    return Path(QgsApplication.qgisSettingsDirPath()) / "cm_civic" / "spill"


class StrokeKeeper:
    """Writes rows to a workshop file and loses none when that fails.

    ``rows`` is the whole journal, also what waits; ``waiting`` the rows not yet in the file, in
    order; ``fault`` why the last attempt failed, or None; ``saved_at`` when the last row reached
    the file (local time), or None. Strokes that an earlier sitting left waiting are taken up;
    ``taken_up`` counts them.
    """

    def __init__(self, workshop: WorkshopFile, folder: Path | None = None) -> None:
        self.workshop = workshop
        self.rows = workshop.rows()
        self.waiting: list[JournalRow] = []
        self.fault: CivicError | None = None
        self.saved_at: datetime | None = None
        name = f"{workshop.meta['workshop_uuid']}.jsonl"
        self._spill = (folder or spill_folder()) / name
        for row in self._read_spill():
            self._remember(row)
        self.taken_up = len(self.waiting)
        if self.waiting:
            self._write_waiting()

    def keep(self, row: JournalRow) -> bool:
        """Take a row; True when it, and all before it, are safely in the file."""
        self._remember(row)
        return self._write_waiting()

    def retry(self) -> bool:
        """Try again what waits, with the file opened anew; True when nothing waits any more."""
        if not self.waiting:
            return True
        try:
            fresh = WorkshopFile.open(self.workshop.path)
            if fresh.meta.get("workshop_uuid") != self.workshop.meta["workshop_uuid"]:
                fresh.close()
                raise BadOutput(
                    msg("{file} is now another workshop's file. Put the right one back."),
                    file=self.workshop.path,
                )
        except CivicError as error:
            self._fail(error)
            return False
        self.workshop.close()
        self.workshop = fresh
        return self._write_waiting()

    def close(self) -> None:
        """Try a last time, then let the file go; what still waits stays in the spill file."""
        self.retry()
        self.workshop.close()

    def _remember(self, row: JournalRow) -> None:
        if any(known.uuid == row.uuid for known in self.rows):
            return
        last = self.rows[-1].seq if self.rows else 0
        row = replace(row, seq=last + 1)
        self.rows.append(row)
        self.waiting.append(row)

    def _write_waiting(self) -> bool:
        spilled = self._spill.exists()
        try:
            while self.waiting:
                written = self.workshop.append(self.waiting[0])
                index = next(
                    i
                    for i in range(len(self.rows) - 1, -1, -1)
                    if self.rows[i].uuid == written.uuid
                )
                self.rows[index] = written
                self.waiting.pop(0)
        except CivicError as error:
            self._fail(error)
            return False
        self.fault = None
        self.saved_at = datetime.now().astimezone()
        if spilled:
            with suppress(OSError):
                self._spill.unlink()
        return True

    def _fail(self, error: CivicError) -> None:
        self.fault = error
        with suppress(OSError):  # memory still holds them, and the light is red already
            self._spill.parent.mkdir(parents=True, exist_ok=True)
            part = self._spill.with_suffix(".part")
            with part.open("w", encoding="utf-8") as stream:
                for row in self.waiting:
                    stream.write(json.dumps(row.to_dict(), ensure_ascii=False) + "\n")
                stream.flush()
                os.fsync(stream.fileno())
            part.replace(self._spill)

    def _read_spill(self) -> list[JournalRow]:
        try:
            lines = self._spill.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return []
        rows = []
        for line in lines:
            with suppress(ValueError):  # a line that is no row cannot be drawn again
                rows.append(JournalRow.from_dict(json.loads(line)))
        return rows
