"""What the opinion dock has in hand, and the one task that works on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...gis.tasks import Progress
from ..messages import warn
from ..one_task import OneTask

if TYPE_CHECKING:
    from ...core.opinion.places.review import Decision
    from ...gis.opinion.session import Import


class Work(OneTask):
    """An import, a city pack, and the task that runs; the four steps of the dock share it.

    ``import_changed`` says that another import is in hand, or none; ``amended`` that a person set
    topics or stances of the same posts; ``pack_changed`` that another city pack is in hand.

    ``decisions`` gives what was decided of places in the review that stands; ``settled`` are those
    of reviews before it, by row. They outlive another look for places and another reading of the
    same file.
    """

    import_changed = pyqtSignal()
    amended = pyqtSignal()
    pack_changed = pyqtSignal()

    def __init__(self, iface: QgisInterface, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.iface = iface
        self.imported: Import | None = None
        self.pack: Path | None = None
        self.decisions: Callable[[], list[Decision]] = list
        self.settled: dict[int, Decision] = {}
        self.looked_for_places = False
        self._kind = ""
        self.failed.connect(self._warn)

    def take(self, imported: Import | None) -> None:
        """Have another import in hand, or none."""
        self.imported = imported
        self.import_changed.emit()

    def amend(self, column: str, values: dict[int, str | None]) -> None:
        """Set topics or stances of posts of the import in hand; see ``Import.edited``."""
        if self.imported is not None and values:
            self.imported = self.imported.edited(column, values)
            self.amended.emit()

    def amend_to(self, imported: Import) -> None:
        """Have the same posts in hand with other topics or stances."""
        self.imported = imported
        self.amended.emit()

    def decided(self) -> Import | None:
        """Return the import in hand with what was decided of places."""
        if self.imported is None:
            return None
        return self.imported.decided([*self.settled.values(), *self.decisions()])

    def settle(self) -> None:
        """Hold on to what was decided, before the review makes room for another."""
        self.settled.update({decision.row: decision for decision in self.decisions()})

    def start_afresh(self) -> None:
        """Forget what was decided: another file comes."""
        self.settled.clear()
        self.looked_for_places = False

    def use_pack(self, folder: Path | None) -> None:
        """Have another city pack in hand, or none."""
        self.pack = folder if folder is not None and folder.is_dir() else None
        self.pack_changed.emit()

    def run(
        self,
        title: str,
        work: Callable[[Progress], Any],
        publish: Callable[[Any], None],
        kind: str = "",
    ) -> None:
        """Do ``work`` in the background in place of what runs, and publish its result.

        What it raises is said in the message bar, in place of an older warning of its ``kind``.
        ``publish`` is not called for what was cancelled.
        """
        self._kind = kind
        super().run(title, work, publish)

    def _warn(self, sentence: str) -> None:
        warn(self.iface, sentence, self._kind)
