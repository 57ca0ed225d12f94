"""Secret dots that are in hand: also on disk, so that a crash loses none."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QLockFile

from ...core.scenario.votes import MOST_DOTS, Held, Thing


def held_folder() -> Path:
    """Return where they are: in the user's QGIS profile, not in the file that is handed on."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "cm_civic" / "held_dots"


class HeldDots:
    """The dots in hand of one round, on this computer.

    The file holds how many dots lie on what, in an order that is none and with no times, and goes
    when all are handed in. Another QGIS that has the same round open holds its own in memory.
    """

    def __init__(self, round_uuid: str, folder: Path | None = None) -> None:
        name = hashlib.sha256(round_uuid.encode()).hexdigest()[:32]  # a file may say anything there
        self._path = (folder or held_folder()) / f"{name}.json"
        self._lock: QLockFile | None = None

    def read(self) -> list[Held]:
        """Return what was left in hand; what cannot be read is none."""
        if not self._path.exists() or not self._hold():
            return []
        try:
            listed = json.loads(self._path.read_text(encoding="utf-8"))
            return [_held(one) for one in listed]
        except (OSError, ValueError, TypeError):
            return []

    def keep(self, held: Sequence[Held]) -> bool:
        """Write what is in hand, in place of what was; False where that fails."""
        try:
            if not held:
                self._path.unlink(missing_ok=True)
                return True
            self._path.parent.mkdir(parents=True, exist_ok=True)
            if not self._hold():
                return False
            new = self._path.with_suffix(".new")
            with new.open("w", encoding="utf-8") as stream:
                json.dump([[one.table, *one.thing, one.dots, one.uuid] for one in held], stream)
                stream.flush()
                os.fsync(stream.fileno())
            new.replace(self._path)
        except OSError:
            return False
        return True

    def close(self) -> None:
        """Leave the round to others."""
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None

    def _hold(self) -> bool:
        """Make sure that no other program has this round in hand."""
        if self._lock is None:
            lock = QLockFile(f"{self._path}.lock")
            lock.setStaleLockTime(0)  # stale when its program is gone, not when it is old
            if not lock.tryLock(0):
                return False
            self._lock = lock
        return True


def _held(entry: object) -> Held:
    """Return an entry of the file; raises ``ValueError`` or ``TypeError`` for anything else."""
    table, future_id, element_id, target_uuid, dots, uuid = entry
    texts = (table, uuid, *(one for one in (future_id, element_id, target_uuid) if one is not None))
    whole = isinstance(dots, int) and not isinstance(dots, bool) and abs(dots) <= MOST_DOTS
    if not whole or not all(isinstance(one, str) for one in texts):
        raise ValueError("not dots in hand")
    return Held(table, Thing(future_id, element_id, target_uuid), dots, uuid)
