"""Background work: one QgsTask for every column."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from qgis.core import Qgis, QgsApplication, QgsMessageLog, QgsTask
from qgis.PyQt.QtCore import QTimer, pyqtSignal

from ..core.errors import Cancelled, CivicError
from .held_crs import hold_crs
from .i18n import say, tr

Progress = Callable[[float, str], None]
"""Called by the work with a percentage (0-100) and a word on what is being done.

Raises ``Cancelled`` when the user has cancelled: work calls it often and lets it pass.
"""

_running: set[CivicTask] = set()


class CivicTask(QgsTask):
    """Run ``work(progress)`` off the main thread and publish its result on it.

    ``work`` must touch neither a project nor a layer of one: copy its inputs in.
    ``succeeded`` carries the result; ``failed`` a sentence for the user; ``cancelled`` says that
    the user stopped it. One of them is emitted, on the main thread.
    """

    succeeded = pyqtSignal(object)
    failed = pyqtSignal(str)
    cancelled = pyqtSignal()
    said = pyqtSignal(str)

    def __init__(self, title: str, work: Callable[[Progress], Any], *, quiet: bool = False) -> None:
        """``quiet`` keeps what comes back every few seconds out of the status bar."""
        flags = QgsTask.Flag.CanCancel
        if quiet and hasattr(QgsTask.Flag, "Hidden"):  # QGIS >= 3.26
            flags |= QgsTask.Flag.Hidden
        super().__init__(title, flags)
        hold_crs()
        self._work = work
        self._result: Any = None
        self._error: Exception | None = None
        self._last_report = 0.0

    def run(self) -> bool:
        """Do the work; QGIS calls this on a worker thread."""
        try:
            self._result = self._work(self._progress)
        except Cancelled as error:
            self._error = error
            # False would make QGIS announce "Task failed" for what the user asked for
            self.setDescription(tr("{task} (cancelled)", task=self.description()))
            return True
        except Exception as error:  # noqa: BLE001 (kept and said on the main thread)
            self._error = error
            return False
        return True

    def _progress(self, percent: float, word: str = "") -> None:
        if self.isCanceled():
            raise Cancelled
        now = time.monotonic()
        if now - self._last_report >= 0.1:  # at most ten a second
            self._last_report = now
            self.setProgress(min(100.0, max(0.0, percent)))
            if word:
                self.said.emit(word)

    def finished(self, ok: bool) -> None:
        """Publish; QGIS calls this on the main thread."""
        _running.discard(self)
        if isinstance(self._error, Cancelled):
            self.cancelled.emit()
            self.taskTerminated.emit()  # QGIS took it as done; to those who wait it is not
        elif ok:
            self.succeeded.emit(self._result)
        elif isinstance(self._error, CivicError):
            self.failed.emit(say(self._error))
        elif self._error is not None:
            self.failed.emit(unexpected(self._error))
        else:  # cancelled before it began
            self.cancelled.emit()


def unexpected(error: Exception) -> str:
    """Log the type and place of an error that nobody expected and return a sentence for the user.

    Its text is said nowhere: that may quote what people wrote.
    """
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    where = f"{frame.tb_frame.f_code.co_filename}:{frame.tb_lineno}" if frame else "?"
    QgsMessageLog.logMessage(
        f"{type(error).__name__} at {where}", "Chiang Mai Civic", Qgis.MessageLevel.Critical
    )
    return tr(
        "Something unexpected went wrong ({kind}). The log panel says where.",
        kind=type(error).__name__,
    )


def shares(progress: Progress, most: float = 100) -> Callable[[float], None]:
    """Return what reports a share done (0-1), of which all is ``most`` per cent."""
    return lambda share: progress(most * share, "")


def start(task: CivicTask) -> CivicTask:
    """Queue the task at the next turn of the event loop, keeping it alive till it ends; return it.

    Not at once: this may be called while QGIS ends another task, of which it then still holds the
    address of the freed runnable. It would take a runnable queued there by now for that one and
    throw it away, and the new task would never run (QGIS issue 53806: on Windows one in thirty).
    """
    _running.add(task)
    QTimer.singleShot(0, lambda: _queue(task))
    return task


def _queue(task: CivicTask) -> None:
    if task.isCanceled():  # while it waited to be queued
        task.finished(False)
    else:
        QgsApplication.taskManager().addTask(task)


def cancel_all() -> None:
    """Cancel whatever of ours still runs (the plugin is unloading)."""
    for task in list(_running):
        task.cancel()
