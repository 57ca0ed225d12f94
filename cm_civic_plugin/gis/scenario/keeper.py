"""Keeping what is drawn: in the file at once or, while that fails, in memory and a spill file."""

from __future__ import annotations

import json
import os
import uuid as uuids
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from qgis.core import QgsApplication

from ...core.errors import BadOutput, CivicError, msg
from ...core.scenario.events import Ballot, Event, from_values, to_values
from ...core.scenario.journal import JournalRow
from .workshop_file import PATIENCE, WorkshopFile


def spill_folder() -> Path:
    """Return where strokes wait that no workshop file would take: in the user's QGIS profile.

    Not beside the file: the folder that is full, read-only or unplugged is that one.
    """
    return Path(QgsApplication.qgisSettingsDirPath()) / "cm_civic" / "spill"


class StrokeKeeper:
    """Writes rows, events and votes to a workshop file and loses none when that fails.

    ``rows`` is the whole journal, also what waits, as are ``events`` and ``ballots``; ``waiting``
    the rows not yet in the file, in order, ``waiting_besides`` the events and votes;
    ``spilled`` whether those are also in a spill file, so that they outlive this program;
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
        self.events = workshop.events()
        self.ballots = workshop.ballots()
        self.waiting: list[JournalRow] = []
        self.waiting_besides: list[Event | Ballot] = []
        self.spilled = False
        self.fault: CivicError | None = None
        self.saved_at: datetime | None = None
        self.unreadable = 0
        self._known = self._uuids()
        self._folder = folder or spill_folder()
        self._stem = f"{workshop.meta['workshop_uuid']}.{uuids.uuid4().hex}"
        self._spill = self._folder / f"{self._stem}.jsonl"
        self._spilled_uuids: list[str] = []
        self._claimed: list[Path] = []
        for one in self._claim_spills():
            self._remember(one)
        self.taken_up = len(self.waiting)
        if self.is_waiting:
            self._write_waiting()
        else:
            self._drop_spills()

    def keep(self, row: JournalRow) -> bool:
        """Take a row; True when it, and all before it, are safely in the file."""
        self._remember(row)
        return self._write_waiting()

    def keep_besides(self, ones: Sequence[Event | Ballot]) -> bool:
        """Take events or votes; True when they, and all before them, are safely in the file."""
        for one in ones:
            self._remember(one)
        return self._write_waiting()

    @property
    def is_waiting(self) -> bool:
        """Whether anything is not yet in the file."""
        return bool(self.waiting or self.waiting_besides)

    def retry(self) -> bool:
        """Try again what waits, with the file opened anew; True when nothing waits any more."""
        if not self.is_waiting:
            return True
        try:
            fresh = WorkshopFile.open(self.workshop.path, PATIENCE)
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
        waits = {one.uuid for one in (*self.waiting, *self.waiting_besides)}
        as_expected = there == self._known - waits
        self.waiting = [row for row in self.rows if row.uuid not in there]
        besides = (*self.events, *self.ballots)
        self.waiting_besides = [one for one in besides if one.uuid not in there]
        saved = self._write_waiting()
        if saved and not as_expected:
            self._reread()
        return saved

    def go_on_in(self, path: Path | str) -> None:
        """Put the whole journal into a new file and go on there: the way out of a full disk.

        It stays the same workshop, and merging the two files counts nothing twice. Raises
        ``BadOutput`` when the new file cannot be made; then all stays as it is.
        """
        meta = {key: value for key, value in self.workshop.meta.items() if value is not None}
        for key in ("schema_version", "table_code"):
            meta.pop(key, None)
        sample = meta.pop("is_sample", "") == "yes"
        fresh = WorkshopFile.create(path, self.workshop.table_code, sample=sample, **meta)
        try:
            fresh.append_all(self.rows, self.events, self.ballots)
        except CivicError:
            fresh.close()
            fresh.path.unlink()  # we have just made it
            raise
        self.workshop.close()
        self.workshop = fresh
        self.waiting, self.waiting_besides = [], []
        self._reread()
        self._all_saved()

    def close(self) -> None:
        """Try a last time, then let the file go; what still waits stays in the spill file."""
        self.retry()
        self.workshop.close()

    def _uuids(self) -> set[str]:
        return {one.uuid for one in (*self.rows, *self.events, *self.ballots)}

    def _remember(self, one: JournalRow | Event | Ballot) -> None:
        if one.uuid in self._known:
            return
        self._known.add(one.uuid)
        if isinstance(one, JournalRow):
            one = replace(one, seq=self.last_seq + 1)
            self.rows.append(one)
            self.waiting.append(one)
            return
        if isinstance(one, Event):
            one = replace(one, seq=1 + (self.events[-1].seq if self.events else 0))
            self.events.append(one)
        else:
            self.ballots.append(one)
        self.waiting_besides.append(one)

    @property
    def last_seq(self) -> int:
        """The ``seq`` of the last row, 0 where there is none."""
        return self.rows[-1].seq if self.rows else 0

    def _write_waiting(self) -> bool:
        events = [one for one in self.waiting_besides if isinstance(one, Event)]
        ballots = [one for one in self.waiting_besides if isinstance(one, Ballot)]
        try:
            written = self.workshop.append_all(self.waiting, events, ballots)
        except CivicError as error:
            self._fail(error)
            return False
        as_expected = written == self.waiting
        self.waiting, self.waiting_besides = [], []
        if not as_expected:  # another program draws into this file too
            self._reread()
        self._all_saved()
        return True

    def _reread(self) -> None:
        with suppress(CivicError):  # all is written; what we remember still holds
            self.rows = self.workshop.rows()
            self.events = self.workshop.events()
            self.ballots = self.workshop.ballots()
            self._known = self._uuids()

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
        uuids_now = [one.uuid for one in (*self.waiting, *self.waiting_besides)]
        if self.spilled and uuids_now == self._spilled_uuids and self._spill.exists():
            return
        part = self._spill.with_suffix(".part")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with part.open("w", encoding="ascii") as stream:
                values = [row.to_dict() for row in self.waiting]
                values += [to_values(one) for one in self.waiting_besides]
                stream.writelines(json.dumps(one) + "\n" for one in values)
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

    def _claim_spills(self) -> list[JournalRow | Event | Ballot]:
        """Return what this table's spill files hold, in order, and make the files ours."""
        found_there: list[JournalRow | Event | Ballot] = []
        found = sorted(self._folder.glob(f"{self.workshop.meta['workshop_uuid']}*.jsonl"))
        for number, path in enumerate(found):
            with suppress(OSError):  # what cannot be read now stays for another time
                mine = path.with_name(f"{self._stem}-{number}.jsonl")
                found_there += self._claim(path, mine)
        return sorted(found_there, key=lambda one: getattr(one, "seq", 0))

    def _claim(self, path: Path, mine: Path) -> list[JournalRow | Event | Ballot]:
        # Tables of one workshop share its uuid; each takes only what it drew itself.
        if any(one.table_code != self.workshop.table_code for one in _read_spill(path)[0]):
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


def _read_spill(path: Path) -> tuple[list[JournalRow | Event | Ballot], list[bytes]]:
    """Return what a spill file holds and the lines that hold nothing we know."""
    found: list[JournalRow | Event | Ballot] = []
    broken = []
    for line in filter(bytes.strip, path.read_bytes().split(b"\n")):
        try:
            values = json.loads(line)
            is_row = "action" in values
            found.append(JournalRow.from_dict(values) if is_row else from_values(values))
        except (ValueError, AttributeError, TypeError):
            broken.append(line)
    return found, broken
