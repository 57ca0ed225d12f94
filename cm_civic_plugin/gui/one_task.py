"""One task at a time: what a page or dialog has in the background."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..gis.tasks import CivicTask, Progress, start


class OneTask(QObject):
    """Runs a task in place of the one before, and forgets what that one still brings.

    ``busy_changed`` tells whether a task runs, ``progressed`` how far it is (%), ``failed`` what
    it raised, as a sentence. ``ended`` comes when it has ended and is published; not of one that
    was stopped by ``cancel``.
    """

    busy_changed = pyqtSignal(bool)
    progressed = pyqtSignal(int)
    failed = pyqtSignal(str)
    ended = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._task: CivicTask | None = None
        self._publish: Callable[[Any], None] | None = None

    def is_busy(self) -> bool:
        """Tell whether a task runs."""
        return self._task is not None

    def run(
        self, title: str, work: Callable[[Progress], Any], publish: Callable[[Any], None]
    ) -> None:
        """Do ``work`` in the background in place of what runs, and publish its result.

        ``publish`` is not called for what was cancelled.
        """
        self.cancel()
        task = CivicTask(title, work)
        # bound methods: these connections end with this object, which a task may outlive
        task.succeeded.connect(self._succeed)
        task.failed.connect(self._fail)
        task.taskTerminated.connect(self._end)
        task.progressChanged.connect(self._show_progress)
        self._task, self._publish = task, publish
        self.busy_changed.emit(True)
        start(task)

    def cancel(self) -> None:
        """Stop what runs."""
        task, self._task, self._publish = self._task, None, None
        if task is not None:
            task.cancel()
            self.busy_changed.emit(False)

    def _is_over(self) -> bool:
        """Tell whether what has just ended is the task that is waited for, and rest.

        One that was cancelled for the sake of a new one ends late: it must not end that.
        """
        if self._task is None or self.sender() is not self._task:
            return False
        self._task = None
        self.busy_changed.emit(False)
        return True

    def _succeed(self, result: object) -> None:
        publish = self._publish
        if self._is_over() and publish is not None:
            publish(result)
            self.ended.emit()

    def _fail(self, sentence: str) -> None:
        if self._is_over():
            self.failed.emit(sentence)
            self.ended.emit()

    def _end(self) -> None:
        if self._is_over():
            self.ended.emit()

    def _show_progress(self, percent: float) -> None:
        self.progressed.emit(int(percent))
