"""On one laptop for all tables: a stage that ends at one of them is offered to end at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject

from ....gis.i18n import say, tr
from ....gis.scenario.sisters import EndedThere, Sister, end_there, find_running
from ....gis.scenario.sitting import Sitting
from ....gis.tasks import CivicTask, start
from ...messages import inform, warn
from ...one_task import OneTask

_SECONDS = 60


class EndAlong(QObject):
    """Looks for other tables' files in which a stage is still on, and ends it there when asked.

    Each table's file has stages of its own, and a table that never ended one is missing where
    tables are compared before and after it. ``sitting`` returns the one that is open when the
    answer comes.
    """

    def __init__(self, iface: QgisInterface, sitting: Callable[[], Sitting | None]) -> None:
        super().__init__()
        self._iface, self._sitting = iface, sitting
        self._looking = OneTask(self)
        self._is_gone = False

    def look(self, sitting: Sitting, number: int, name: str) -> None:
        """Look where else the stage is on that has just ended at a table, and offer to end it."""
        path, meta = sitting.workshop.path, dict(sitting.workshop.meta)
        self._looking.run(
            tr("Looking at the other tables' files"),
            lambda progress: find_running(path, meta, number, progress),
            lambda found: self._offer(found, number, name, sitting.session_uuid),
        )

    def unload(self) -> None:
        """Let go; what is being written is written."""
        self._is_gone = True
        self._looking.cancel()

    def _offer(self, found: Sequence[Sister], number: int, name: str, session_uuid: str) -> None:
        if not found or self._is_gone:
            return
        codes = ", ".join(sorted(sister.code for sister in found))
        if len(found) == 1:  # where comes first: on a small screen the rest is cut
            text = tr("Table {code}: “{stage}” still runs.", stage=name, code=codes)
        else:
            text = tr("Tables {codes}: “{stage}” still runs.", stage=name, codes=codes)
        stage = number, name

        def end_it() -> None:
            self._end(found, stage, session_uuid)

        inform(self._iface, text, seconds=_SECONDS, button=(tr("End it there too"), end_it))

    def _end(self, found: Sequence[Sister], stage: tuple[int, str], session_uuid: str) -> None:
        if self._is_gone:
            return
        number, name = stage
        task = CivicTask(
            tr("Ending a stage at other tables"),
            lambda _progress: end_there(found, number, session_uuid),
        )
        task.succeeded.connect(lambda ended: self._say(ended, found, name))
        task.failed.connect(lambda sentence: warn(self._iface, sentence))
        start(task)

    def _say(self, ended: EndedThere, found: Sequence[Sister], name: str) -> None:
        sitting = self._sitting()
        if sitting is not None and sitting.workshop.path in ended.events:
            sitting.take_event(ended.events[sitting.workshop.path])  # it was opened meanwhile
        if self._is_gone:
            return
        done = sorted(sister.code for sister in found if sister.path not in ended.refused)
        if done:
            text = tr("Ended also at {codes}: “{stage}”.", stage=name, codes=", ".join(done))
            inform(self._iface, text)
        if ended.refused:
            warn(self._iface, _refused(ended, name))


def _refused(ended: EndedThere, name: str) -> str:
    files = ", ".join(
        f"{path.name} ({error.params.get('reason') or say(error)})"
        for path, error in ended.refused.items()
    )
    return tr(
        "“{stage}” could not be ended in {files}. When that file can be written again, open it "
        "and press End stage.",
        stage=name,
        files=files,
    )
