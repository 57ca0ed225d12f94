"""The rehearsal check before people come: one row per check, tried one by one."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ....core.scenario.plan import Plan
from ....gis.i18n import tr
from ....gis.scenario.rehearsal import (
    BAD,
    CHECKS,
    THAI_WORDS,
    Check,
    Screen,
    as_text,
    check_clock,
    check_draw_time,
    check_fonts,
    check_pen,
    check_power,
    check_screens,
    summary,
    title_of,
    untried,
)
from ....gis.scenario.rehearsal_files import check_disk, check_pack, check_spare, check_writing
from ....gis.tasks import CivicTask, Progress, start
from ..small_widgets import bring_up, plain_label, push_button
from .pen_pad import PenPad
from .projector_picture import ProjectorPicture
from .rehearsal_row import RehearsalRow

if TYPE_CHECKING:
    from ....gis.scenario.sitting import Sitting

_PATIENCE_MS = 30_000
_BY_HAND = ("pen", "spare")
"""What "check all" cannot do for people: they draw on the pad and choose a stick."""


class RehearsalPage(QWidget):
    """A window with the checks; nothing of what they find is kept.

    ``set_sitting`` tells it the workshop that is open, or ``set_plan`` and ``set_folder`` what a
    workshop will be and where; ``set_pack`` the city pack's folder. ``unload`` lets all go.
    """

    def __init__(self, iface: QgisInterface) -> None:
        parent = iface.mainWindow()
        super().__init__(parent if isinstance(parent, QWidget) else None, Qt.WindowType.Window)
        self.setObjectName("cmCivicRehearsalPage")
        self.setWindowTitle(tr("Rehearsal check"))
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self._iface = iface
        self._plan: Plan | None = None
        self._file: Path | None = None
        self._folder: Path | None = None
        self._pack: Path | None = None
        self._spare: Path | None = None
        self._queue: list[str] = []
        self._running = ""
        self._task: CivicTask | None = None
        self._drawing_since = 0.0
        self._picture: ProjectorPicture | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._map_is_late)
        self.pad = PenPad()
        self.pad.tried.connect(self._pen_tried)
        self.rows = {check_id: RehearsalRow(check_id) for check_id in CHECKS}
        self._build()
        self._show_summary()
        self.resize(860, 680)

    # --- what others call ---

    def set_sitting(self, sitting: Sitting | None) -> None:
        """Take the workshop that is open, or none."""
        self._file = sitting.workshop.path if sitting is not None else None
        if sitting is not None:
            self.set_plan(sitting.plan)
            self.set_folder(sitting.workshop.path.parent)

    def set_plan(self, plan: Plan | None) -> None:
        """Take the plan that a spare copy is made of, or none."""
        if plan != self._plan:
            self._plan = plan
            self.rows["spare"].show_check(untried("spare"))
            self._show_summary()

    def set_folder(self, folder: Path | None) -> None:
        """Take the folder that the workshop's files are or will be in."""
        if folder != self._folder:
            self._folder = folder
            for check_id in ("disk", "writing", "spare"):  # what they said was of another
                self.rows[check_id].show_check(untried(check_id))
            self._show_summary()

    def set_pack(self, folder: Path | None) -> None:
        """Take the city pack that the map and the indicators use."""
        if folder != self._pack:
            self._pack = folder
            self.rows["pack"].show_check(untried("pack"))
            self._show_summary()

    def show_window(self) -> None:
        """Show the window, in front."""
        bring_up(self)

    def checks(self) -> list[Check]:
        """Return what each check found last."""
        return [self.rows[check_id].check for check_id in CHECKS]

    def try_all(self) -> None:
        """Make all checks that need no hand, one after the other."""
        wished = [one for one in CHECKS if one not in _BY_HAND]
        if self._spare is not None:
            wished.append("spare")
        self._begin(wished)

    def try_one(self, check_id: str) -> None:
        """Make one check."""
        self._begin([check_id])

    def stop(self) -> None:
        """Stop what runs; what was found so far stays."""
        self._queue = []
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
        if self._running:
            self.rows[self._running].show_check(untried(self._running))
        self._end_drawing()
        self._running = ""
        self._show_summary()

    def unload(self) -> None:
        """Stop what runs, and go."""
        self.stop()
        if self._picture is not None:
            self._picture.close()
            self._picture.deleteLater()
            self._picture = None
        self.close()
        self.deleteLater()

    # --- how it looks ---

    def _build(self) -> None:
        self.summary = plain_label("cmCivicRehearsalSummary")
        font = self.summary.font()
        font.setPointSizeF(font.pointSizeF() * 1.4)
        font.setBold(True)
        self.summary.setFont(font)
        self.all_button = push_button(
            "cmCivicRehearsalAll", tr("Check all"), "/mActionStart.svg", self._all_pressed
        )
        self.copy_button = push_button(
            "cmCivicRehearsalCopy", tr("Copy as text"), "/mActionEditCopy.svg", self.copy_text
        )
        head = QHBoxLayout()
        head.addWidget(self.summary, 1)
        head.addWidget(self.all_button)
        head.addWidget(self.copy_button)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(4)
        for check_id, row in self.rows.items():
            row.button.clicked.connect(partial(self._row_pressed, check_id))
            column.addWidget(row)
        column.addStretch(1)
        self._fill_rows()
        area = QScrollArea()
        area.setObjectName("cmCivicRehearsalArea")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 8, 8, 8)
        whole.addLayout(head)
        whole.addWidget(area, 1)

    def _fill_rows(self) -> None:
        words = QLabel("  ".join(THAI_WORDS))
        words.setObjectName("cmCivicRehearsalWords")
        words.setTextFormat(Qt.TextFormat.PlainText)
        font = words.font()
        font.setPointSizeF(font.pointSizeF() * 3)
        words.setFont(font)
        self.rows["fonts"].more.addWidget(words)
        self.rows["pen"].more.addWidget(self.pad)
        self.rows["pen"].button.setText(tr("Wipe"))
        for check_id, name, caption, icon, pressed in (
            ("disk", "Folder", tr("Choose the folder…"), "/mActionFileOpen.svg", self._ask_folder),
            ("projector", "Picture", tr("Test picture"), "", self.show_picture),
            ("pack", "Pack", tr("Choose the pack…"), "/mActionFileOpen.svg", self._ask_pack),
            ("spare", "Spare", tr("Choose a place…"), "/mActionFileOpen.svg", self._ask_spare),
        ):
            button = push_button(f"cmCivicRehearsal{name}", caption, icon, pressed)
            self.rows[check_id].buttons.insertWidget(0, button)

    def _show_summary(self) -> None:
        self.summary.setText(summary(self.checks()))
        busy = bool(self._running)
        self.all_button.setText(tr("Stop") if busy else tr("Check all"))
        for row in self.rows.values():
            row.button.setEnabled(not busy)

    # --- one after the other ---

    def _begin(self, check_ids: list[str]) -> None:
        self.stop()
        self._queue = list(check_ids)
        self._next()

    def _next(self) -> None:
        if self._running or not self._queue:
            self._show_summary()
            return
        self._running = self._queue.pop(0)
        self.rows[self._running].show_busy()
        self._show_summary()
        plan, folder, pack, spare = self._plan, self._folder, self._pack, self._spare
        in_background: dict[str, Callable[[Progress], Check]] = {
            "disk": lambda _progress: check_disk(folder),
            "writing": lambda progress: check_writing(folder, progress),
            "pack": lambda progress: check_pack(pack, progress),
            "spare": lambda progress: check_spare(spare, plan, folder, progress),
        }
        if self._running == "drawing":
            self._time_map()
        elif self._running in in_background:
            task = CivicTask(title_of(self._running), in_background[self._running])
            task.succeeded.connect(self._task_done)
            task.failed.connect(self._task_failed)
            self._task = task
            start(task)
        else:
            self._done(self._at_once(self._running))

    def _at_once(self, check_id: str) -> Check:
        if check_id == "fonts":
            return check_fonts(self.font())
        if check_id == "projector":
            return check_screens(_screens())
        if check_id == "power":
            return check_power()
        if check_id == "clock":
            return check_clock([self._file] if self._file is not None else [])
        return check_pen(self.pad.kinds, self.pad.points, self.pad.seconds)

    def _task_done(self, check: Check) -> None:
        if self._task is not None and self.sender() is self._task:
            self._task = None
            self._done(check)

    def _task_failed(self, sentence: str) -> None:
        if self._task is not None and self.sender() is self._task:
            self._task = None
            self._done(Check(self._running, BAD, sentence))

    def _done(self, check: Check) -> None:
        self.rows[check.id].show_check(check)
        self._running = ""
        self._show_summary()
        QTimer.singleShot(0, self._next)  # the window shows it first

    # --- the map, the pen, the projector ---

    def _time_map(self) -> None:
        canvas = self._iface.mapCanvas()
        if not canvas.layers():
            self._done(check_draw_time(0.0, 0))
            return
        canvas.stopRendering()
        canvas.clearCache()
        canvas.mapCanvasRefreshed.connect(self._map_drawn)
        self._patience.start()
        self._drawing_since = time.perf_counter()
        canvas.refresh()

    def _map_drawn(self) -> None:
        if self._running == "drawing" and self._drawing_since:
            seconds = time.perf_counter() - self._drawing_since
            self._end_drawing()
            self._done(check_draw_time(seconds, len(self._iface.mapCanvas().layers())))

    def _map_is_late(self) -> None:
        if self._running == "drawing":
            self._end_drawing()
            self._done(check_draw_time(None, len(self._iface.mapCanvas().layers())))

    def _end_drawing(self) -> None:
        self._patience.stop()
        if self._drawing_since:
            self._drawing_since = 0.0
            self._iface.mapCanvas().mapCanvasRefreshed.disconnect(self._map_drawn)

    def _pen_tried(self) -> None:
        self.rows["pen"].show_check(check_pen(self.pad.kinds, self.pad.points, self.pad.seconds))
        self._show_summary()

    def show_picture(self) -> None:
        """Show the test picture for the projector."""
        if self._picture is None:
            self._picture = ProjectorPicture()
        self._picture.show()
        self._picture.raise_()

    # --- what is pressed ---

    def copy_text(self) -> None:
        """Put all that was found on the clipboard."""
        QGuiApplication.clipboard().setText(as_text(self.checks()))

    def _all_pressed(self) -> None:
        if self._running:
            self.stop()
        else:
            self.try_all()

    def _row_pressed(self, check_id: str, _on: bool = False) -> None:
        if check_id == "pen":
            self.pad.forget()
            self.rows["pen"].show_check(untried("pen"))
            self._show_summary()
        else:
            self.try_one(check_id)

    def _asked(self, title: str, now: Path | None) -> Path | None:
        path = QFileDialog.getExistingDirectory(self, title, str(now or Path.home()))
        return Path(path) if path else None

    def _ask_folder(self) -> None:
        folder = self._asked(tr("The folder of the workshop's files"), self._folder)
        if folder is not None:
            self.set_folder(folder)
            self._begin(["disk", "writing"])

    def _ask_pack(self) -> None:
        folder = self._asked(tr("The folder of a city pack"), self._pack)
        if folder is not None:
            self.set_pack(folder)
            self.try_one("pack")

    def _ask_spare(self) -> None:
        folder = self._asked(tr("A stick, or another disk, for the spare copy"), self._spare)
        if folder is not None:
            self.make_spare(folder)

    def make_spare(self, folder: Path) -> None:
        """Put a spare copy there and read it back."""
        self._spare = folder
        self.try_one("spare")


def _screens() -> list[Screen]:
    found = []
    for screen in QGuiApplication.screens():
        box, scale = screen.geometry(), screen.devicePixelRatio()
        width, height = round(box.width() * scale), round(box.height() * scale)
        found.append(Screen(screen.name(), width, height, box.x(), box.y(), scale))
    return found
