"""Keeping what is drawn: in the file at once or, while that fails, in memory and a spill file."""

from __future__ import annotations

import json
import os
import uuid as uuids
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
    order; ``spilled`` whether those are also in a spill file, so that they outlive this program;
    ``fault`` why the last attempt failed, or None; ``saved_at`` when the last row reached the
    file (local time), or None. Strokes that an earlier sitting left waiting are taken up:
    ``taken_up`` counts them, ``unreadable`` the lines of spill files that were none (they are
    kept aside).

    A spill file is deleted only by a keeper that has all of its rows in the workshop file. So two
    programs that draw into the same file may take up each other's, and nothing is lost.
    """

    def __init__(self, workshop: WorkshopFile, folder: Path | None = None) -> None:
        self.workshop = workshop
        self.rows = workshop.rows()
        self.waiting: list[JournalRow] = []
        self.spilled = False
        self.fault: CivicError | None = None
        self.saved_at: datetime | None = None
        self.unreadable = 0
        self._known = {row.uuid for row in self.rows}
        self._folder = folder or spill_folder()
        self._stem = f"{workshop.meta['workshop_uuid']}.{uuids.uuid4().hex}"
        self._spill = self._folder / f"{self._stem}.jsonl"
        self._spilled_uuids: list[str] = []
        self._claimed: list[Path] = []
        for row in self._claim_spills():
            self._remember(row)
        self.taken_up = len(self.waiting)
        if self.waiting:
            self._write_waiting()
        else:
            self._drop_spills()

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
            try:
                if _whose(fresh) != _whose(self.workshop):
                    raise BadOutput(
                        msg("{file} is now another workshop's file. Put the right one back."),
                        file=self.workshop.path,
                    )
                there = fresh.uuids()
            except CivicError:
                fresh.close()
                raise
        except CivicError as error:
            self._fail(error)
            return False
        self.workshop.close()
        self.workshop = fresh
        # An older copy of the file may have been put back: then it lacks more than what waits.
        # Or another program wrote meanwhile: then it holds more than we know.
        as_expected = there == self._known - {row.uuid for row in self.waiting}
        self.waiting = [row for row in self.rows if row.uuid not in there]
        saved = self._write_waiting()
        if saved and not as_expected:
            self._reread()
        return saved

    def go_on_in(self, path: Path | str) -> None:
        """Put the whole journal into a new file and go on there: the way out of a full disk.

        It stays the same workshop, and merging the two files counts nothing twice. Votes are not
        copied. Raises ``BadOutput`` when the new file cannot be made; then all stays as it is.
        """
        meta = {key: value for key, value in self.workshop.meta.items() if value is not None}
        for key in ("schema_version", "table_code"):
            meta.pop(key, None)
        sample = meta.pop("is_sample", "") == "yes"
        fresh = WorkshopFile.create(path, self.workshop.table_code, sample=sample, **meta)
        try:
            fresh.append_all(self.rows)
            with suppress(CivicError):  # the old file may be out of reach
                fresh.copy_events(self.workshop)
        except CivicError:
            fresh.close()
            fresh.path.unlink()  # we have just made it
            raise
        self.workshop.close()
        self.workshop = fresh
        self.waiting = []
        self._reread()
        self._all_saved()

    def close(self) -> None:
        """Try a last time, then let the file go; what still waits stays in the spill file."""
        self.retry()
        self.workshop.close()

    def _remember(self, row: JournalRow) -> None:
        if row.uuid in self._known:
            return
        last = self.rows[-1].seq if self.rows else 0
        row = replace(row, seq=last + 1)
        self._known.add(row.uuid)
        self.rows.append(row)
        self.waiting.append(row)

    def _write_waiting(self) -> bool:
        try:
            written = self.workshop.append_all(self.waiting)
        except CivicError as error:
            self._fail(error)
            return False
        as_expected = written == self.waiting
        self.waiting = []
        if not as_expected:  # another program draws into this file too
            self._reread()
        self._all_saved()
        return True

    def _reread(self) -> None:
        with suppress(CivicError):  # all is written; what we remember still holds
            self.rows = self.workshop.rows()
            self._known = {row.uuid for row in self.rows}

    def _all_saved(self) -> None:
        self.fault = None
        self.saved_at = datetime.now().astimezone()
        self._drop_spills()

    def _drop_spills(self) -> None:
        for path in (*self._claimed, self._spill):
            with suppress(OSError):
                path.unlink()
        self.spilled = False
        self._spilled_uuids = []
        self._claimed = []

    def _fail(self, error: CivicError) -> None:
        self.fault = error
        uuids_now = [row.uuid for row in self.waiting]
        if self.spilled and uuids_now == self._spilled_uuids and self._spill.exists():
            return
        part = self._spill.with_suffix(".part")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with part.open("w", encoding="ascii") as stream:
                for row in self.waiting:
                    stream.write(json.dumps(row.to_dict()) + "\n")
                stream.flush()
                os.fsync(stream.fileno())
            part.replace(self._spill)
        except OSError:  # memory still holds them, and the light says so
            self.spilled = False
            with suppress(OSError):
                part.unlink()
            return
        self.spilled = True
        self._spilled_uuids = uuids_now

    def _claim_spills(self) -> list[JournalRow]:
        """Return the rows of this table's spill files, in order, and make the files ours."""
        rows: list[JournalRow] = []
        found = sorted(self._folder.glob(f"{self.workshop.meta['workshop_uuid']}*.jsonl"))
        for number, path in enumerate(found):
            with suppress(OSError):  # what cannot be read now stays for another time
                rows += self._claim(path, path.with_name(f"{self._stem}-{number}.jsonl"))
        return sorted(rows, key=lambda row: row.seq)

    def _claim(self, path: Path, mine: Path) -> list[JournalRow]:
        # Tables of one workshop share its uuid; each takes only what it drew itself.
        if any(row.table_code != self.workshop.table_code for row in _read_spill(path)[0]):
            return []
        try:
            path.rename(mine)
        except OSError:  # another program was faster, or nothing here can be renamed
            mine = path
        rows, broken = _read_spill(mine)
        self.unreadable += len(broken)
        try:
            if broken:
                mine.with_suffix(".unreadable").write_bytes(b"\n".join(broken))
            self._claimed.append(mine)
        except OSError:  # the lines are nowhere else, so the file stays
            pass
        return rows


def _whose(workshop: WorkshopFile) -> tuple[str | None, str]:
    return workshop.meta["workshop_uuid"], workshop.table_code


def _read_spill(path: Path) -> tuple[list[JournalRow], list[bytes]]:
    """Return the rows of a spill file and the lines that are none."""
    rows, broken = [], []
    for line in filter(bytes.strip, path.read_bytes().split(b"\n")):
        try:
            rows.append(JournalRow.from_dict(json.loads(line)))
        except (ValueError, AttributeError):
            broken.append(line)
    return rows, broken
