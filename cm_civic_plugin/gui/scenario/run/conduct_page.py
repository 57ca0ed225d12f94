"""Running a workshop: its stages by the clock, and the picture at each stage's end."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from qgis.core import QgsApplication, QgsProject
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ....core.errors import CivicError
from ....core.scenario.events import STAGE_BEGUN, STAGE_ENDED, Event
from ....core.scenario.journal import moment_of
from ....core.scenario.stages import (
    CLOCK_SET,
    STAGE_EXTENDED,
    STAGE_PAUSED,
    STAGE_RESUMED,
    JumpWatch,
    StageClock,
    clock_text,
    next_stage,
    stage_on,
    stages_ended,
)
from ....gis.i18n import pick, say, tr
from ....gis.scenario.project_layers import add_to_project, find_layers
from ....gis.scenario.sitting import Sitting
from ....gis.scenario.snapshots import Snapshot, export_snapshot, snapshots, stage_name
from ....gis.scenario.workshop_file import WorkshopFile
from ....gis.scenario.workshop_layers import make_layers
from ....gis.tasks import CivicTask, Progress, start
from ...messages import inform, warn
from ..small_widgets import plain_label, shown_setting, tall
from .countdown import CountdownOverlay, coloured, state_words

_TICK_MS = 200
_KINDS = (
    STAGE_BEGUN, STAGE_ENDED, STAGE_PAUSED, STAGE_RESUMED, STAGE_EXTENDED, CLOCK_SET,
)  # fmt: skip
_OVER_MAP, _TURNS = "cm_civic/countdown_shown", "cm_civic/turns_shown"


class ConductPage(QWidget):
    """A strip that holds the workshop's clock; it owns the countdown over the map.

    ``clock_changed`` carries the ``StageClock`` (or None) and the stage's name, at each tick;
    ``turns_wanted`` whether help with turns is to be shown, ``stage_begun`` the kind of the stage
    that the facilitator just began. Nothing here locks anything: when time is up it is said, and
    people finish their stroke.
    """

    clock_changed = pyqtSignal(object, str)
    turns_wanted = pyqtSignal(bool)
    stage_begun = pyqtSignal(str)

    def __init__(
        self,
        iface: QgisInterface,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(timezone.utc),
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self.setObjectName("cmCivicConductPage")
        self._iface = iface
        self._now, self._ticks = now, ticks
        self._sitting: Sitting | None = None
        self._stage_events: list[Event] = []
        self._turning: list[str] | None = None  # the begins and ends that the lists show
        self._watch = JumpWatch()
        self._before: tuple[float, float] | None = None  # time left, and ticks then
        self._warned = ""
        self._task: CivicTask | None = None
        self.overlay: CountdownOverlay | None = CountdownOverlay(iface.mapCanvas())
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._build()
        self.overlay.set_wanted(self.over_map.isChecked())
        self.overlay.closed.connect(lambda: self.over_map.setChecked(False))
        self.set_sitting(None)

    # --- what the dock calls

    def set_sitting(self, sitting: Sitting | None) -> None:
        """Show the clock of an open workshop file, as its events say; None shows none."""
        if self._sitting is not None:
            self._sitting.events_changed.disconnect(self._events_changed)
        self._sitting = sitting
        self._stage_events, self._before, self._warned = [], None, ""
        self._turning = None
        self._watch.forget()
        self._say("")
        self.setEnabled(sitting is not None)
        if sitting is None:
            self._timer.stop()
            self._fill_stages()
            self._fill_snapshots()
            self._show(None)
            return
        sitting.events_changed.connect(self._events_changed)
        self._events_changed()
        clock = stage_on(self._stage_events, self._now())
        if clock is not None and clock.was_left_running:
            begun = moment_of(clock.begun_at).astimezone()
            self._say(
                tr(
                    "“{stage}” was left running on {day} at {time}. End it, or give it new time.",
                    stage=self._name(clock.number),
                    day=begun.strftime("%d/%m"),
                    time=begun.strftime("%H:%M"),
                ),
                10,
            )

    def unload(self) -> None:
        """Let the sitting and the canvas go; a picture that is being saved is cancelled."""
        self.set_sitting(None)
        if self._task is not None:
            self._task.cancel()
        if self.overlay is not None:
            self.overlay.unload()
            self.overlay = None

    # --- what the facilitator does

    def begin(self) -> None:
        """Begin the stage chosen; the one that is on ends first."""
        number = self.stages.currentData()
        if self._sitting is None or not number:
            return
        self.end()
        stage = self._sitting.plan.stages[number - 1]
        name = pick(stage.name.en, stage.name.th)
        self._note(STAGE_BEGUN, number, name=name, minutes=stage.minutes)
        self.stage_begun.emit(stage.kind)

    def pause_or_go_on(self) -> None:
        """Stop the clock, or let it go on."""
        clock = self.clock()
        if clock is not None:
            self._note(STAGE_PAUSED if clock.running else STAGE_RESUMED, clock.number)

    def add_minute(self) -> None:
        """Give the stage a minute more."""
        clock = self.clock()
        if clock is None:
            return
        if clock.left < 0:  # a minute from now, not from when time was up
            self._note(CLOCK_SET, clock.number, seconds=60)
        else:
            self._note(STAGE_EXTENDED, clock.number, minutes=1)

    def end(self) -> None:
        """End the stage that is on; the picture as it is now is its snapshot."""
        clock = self.clock()
        if clock is None or self._sitting is None:
            return
        begun = next(event for event in reversed(self._stage_events) if event.kind == STAGE_BEGUN)
        self._note(STAGE_ENDED, clock.number, name=begun.detail.get("name"))

    def give(self, minutes: int) -> None:
        """Let that many minutes be left from now on."""
        clock = self.clock()
        if clock is not None:
            self._say("")
            self._note(CLOCK_SET, clock.number, seconds=60 * minutes)

    def clock(self) -> StageClock | None:
        """Return the stage that is on now, None between stages."""
        return stage_on(self._stage_events, self._now())

    def save_snapshot(self, path: str | Path) -> CivicTask | None:
        """Write the chosen snapshot as a workshop file; None when there is none."""
        snapshot = self.snapshot_list.currentData()
        if self._sitting is None or snapshot is None or self._task is not None:
            return None
        rows, events = list(self._sitting.rows), list(self._sitting.events)
        meta = dict(self._sitting.workshop.meta)

        def work(progress: Progress) -> Path:
            return export_snapshot(path, rows, events, meta, snapshot, progress)

        task = CivicTask(tr("Saving the picture of a stage"), work)
        task.succeeded.connect(self._saved)
        task.failed.connect(lambda text: warn(self._iface, text))
        for signal in (task.succeeded, task.failed, task.cancelled):
            signal.connect(lambda *_args: self._task_over())
        self._task = task
        self.save_button.setEnabled(False)
        return start(task)

    # --- the clock

    def tick(self) -> None:
        """Show the clock as it is now, and see whether the computer's own was set."""
        clock = self.clock()
        if clock is not None and clock.running:
            jump = self._watch.step(self._now(), self._ticks())
            if jump or clock.behind:
                self._go_on_after_jump(clock, jump)
                return
        else:
            self._watch.forget()
        self._before = (clock.left, self._ticks()) if clock is not None else None
        self._show(clock)

    def _go_on_after_jump(self, clock: StageClock, jump: float) -> None:
        """Let the countdown go on as people saw it, say so, and offer to set it."""
        left = clock.left
        if self._before is not None and jump:
            left = self._before[0] - (self._ticks() - self._before[1])
        if not jump:
            text = tr(
                "The computer's clock is behind the last entry of this file. The countdown goes on "
                "with {left}. Give it another time if that is wrong.",
                left=clock_text(left),
            )
        elif jump < 0:
            text = tr(
                "The computer's clock was set back by {time}. The countdown goes on with {left}. "
                "Give it another time if that is wrong.",
                time=clock_text(-jump),
                left=clock_text(left),
            )
        else:
            text = tr(
                "The computer's clock jumped ahead by {time}, or the computer slept. The countdown "
                "goes on with {left}. Give it another time if that is wrong.",
                time=clock_text(jump),
                left=clock_text(left),
            )
        self._say(text, max(1, round(left / 60)))
        self._before = None
        self._note(CLOCK_SET, clock.number, seconds=round(left, 1))

    def _note(self, kind: str, number: int, **detail: Any) -> None:
        if self._sitting is not None:
            self._sitting.note_event(kind, number=number, **detail)

    def _events_changed(self) -> None:
        if self._sitting is None:
            return
        code = self._sitting.table_code
        found = [
            one for one in self._sitting.events if one.kind in _KINDS and one.table_code == code
        ]
        self._stage_events = found
        turning = [one.uuid for one in found if one.kind in (STAGE_BEGUN, STAGE_ENDED)]
        if turning != self._turning:  # else what the facilitator chose stays chosen
            self._turning = turning
            self._fill_stages()
            self._fill_snapshots()
        if found and found[-1].kind == STAGE_ENDED:
            self._say("")
        clock = self.clock()
        if clock is not None and clock.running:
            self._timer.start()
        else:
            self._timer.stop()
        self.tick()

    # --- what is shown

    def _show(self, clock: StageClock | None) -> None:
        count = len(self._sitting.plan.stages) if self._sitting is not None else 0
        name = self._name(clock.number) if clock is not None else ""
        if clock is not None:
            title = tr(
                "Stage {number} of {count}: {name}", number=clock.number, count=count, name=name
            )
        elif self._sitting is None:
            title = tr("No workshop is open.")
        elif not count:
            title = tr("This workshop has no stages. Set some up to have a countdown.")
        elif self._stage_events:
            title = tr("Between stages. Drawing goes on as you like.")
        else:
            title = tr("No stage has begun yet.")
        warning = clock.warning if clock is not None and clock.running else ""
        words = state_words(clock) if clock is not None else ""
        if warning == "over":
            words = tr("Time is up. You can go on drawing.")
        _set_text(self.title, title)
        _set_text(self.digits, clock_text(clock.left) if clock is not None else "–:––")
        _set_text(self.words, words)
        self.words.setVisible(bool(words))
        if self.face.property("warning") != warning:
            self.face.setProperty("warning", warning)
            self.face.setStyleSheet(coloured("cmCivicConductFace", warning))
        self._show_buttons(clock)
        self._sound(warning)
        if self.overlay is not None:
            self.overlay.show_clock(clock, name)
        self.clock_changed.emit(clock, name)

    def _show_buttons(self, clock: StageClock | None) -> None:
        on, running = clock is not None, clock is not None and clock.running
        state = (on, running)
        if self.main_button.property("state") == str(state):
            return
        self.main_button.setProperty("state", str(state))
        self.main_button.setText(tr("Stop the clock") if running else tr("Go on"))
        icon = "pause" if running else "forward"
        self.main_button.setIcon(QgsApplication.getThemeIcon(f"/temporal_navigation/{icon}.svg"))
        for button in (self.main_button, self.minute_button, self.end_button):
            button.setVisible(on)
        self.begin_button.setText(tr("Next stage") if on else tr("Begin"))

    def _sound(self, warning: str) -> None:
        if warning and warning != self._warned and self.sound.isChecked():
            QApplication.beep()
        self._warned = warning

    def _name(self, number: int) -> str:
        if self._sitting is None:
            return ""
        noted = next(
            event.detail.get("name")
            for event in reversed(self._stage_events)
            if event.kind == STAGE_BEGUN
        )
        name = stage_name(number, noted, self._sitting.plan)
        return pick(name.en, name.th)

    def _say(self, text: str, minutes: int = 0) -> None:
        self.note.setText(text)
        if minutes:
            self.minutes.setValue(minutes)
        self.note_box.setVisible(bool(text))

    def _fill_stages(self) -> None:
        stages = self._sitting.plan.stages if self._sitting is not None else ()
        ended = stages_ended(self._stage_events)
        self.stages.clear()
        for number, stage in enumerate(stages, 1):
            name = pick(stage.name.en, stage.name.th)
            text = tr(
                "{number} · {minutes} min · {name}", number=number, name=name, minutes=stage.minutes
            )
            self.stages.addItem(f"✓ {text}" if number in ended else text, number)
        following = next_stage(self._stage_events, len(stages))
        self.stages.setCurrentIndex((following or len(stages)) - 1)
        for widget in (self.stages, self.begin_button):
            widget.setEnabled(bool(stages))

    def _fill_snapshots(self) -> None:
        found: list[Snapshot] = []
        if self._sitting is not None:
            found = snapshots(self._stage_events, self._sitting.plan)
        self.snapshot_list.clear()
        for snapshot in found:
            moment = moment_of(snapshot.ended_at)
            at = f"{moment.astimezone():%H:%M}" if moment is not None else "?"
            self.snapshot_list.addItem(
                f"{snapshot.number} · {at} · {pick(snapshot.name.en, snapshot.name.th)}", snapshot
            )
        self.snapshot_list.setCurrentIndex(len(found) - 1)
        self.snapshot_box.setVisible(bool(found))

    # --- a picture to give away

    def _ask_where(self) -> None:
        snapshot = self.snapshot_list.currentData()
        if snapshot is None:
            return
        name = f"{self._sitting.workshop.path.stem}_stage{snapshot.number}.gpkg"
        path, _filter = QFileDialog.getSaveFileName(
            self, tr("Save the picture of this stage"), name, "GeoPackage (*.gpkg)"
        )
        if path:
            self.save_snapshot(path if path.lower().endswith(".gpkg") else path + ".gpkg")

    def _saved(self, path: Path) -> None:
        inform(
            self._iface,
            tr("The picture of the stage is in {file}.", file=path),
            button=(tr("Show on the map"), lambda: self.show_snapshot(path)),
        )

    def show_snapshot(self, path: Path) -> bool:
        """Add a saved snapshot's layers to the project; False (and a message) when it fails."""
        try:
            with WorkshopFile.open(path) as file:
                plan = self._sitting.plan if self._sitting is not None else None
                if plan is not None and not find_layers(QgsProject.instance(), file):
                    layers = make_layers(file, plan.futures, plan.elements)
                    add_to_project(QgsProject.instance(), file, layers)
        except CivicError as error:
            warn(self._iface, say(error))
            return False
        return True

    def _task_over(self) -> None:
        self._task = None
        self.save_button.setEnabled(True)

    # --- widgets

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 4, 6, 6)
        column.setSpacing(4)
        column.addWidget(self._face())
        column.addLayout(self._clock_buttons())
        column.addLayout(self._stage_row())
        column.addWidget(self._note_row())
        column.addLayout(self._options())
        column.addWidget(self._snapshot_row())

    def _face(self) -> QFrame:
        self.face = QFrame()
        self.face.setObjectName("cmCivicConductFace")
        self.face.setProperty("warning", None)
        self.title = plain_label("cmCivicConductTitle", bold=True)
        self.digits = plain_label("cmCivicConductDigits", factor=3.0, bold=True)
        self.words = plain_label("cmCivicConductWords", factor=1.1, bold=True)
        self.digits.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Minimum)
        self.digits.setWordWrap(False)
        beside = QVBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self.title)
        beside.addWidget(self.words)
        inside = QHBoxLayout(self.face)
        inside.setContentsMargins(8, 4, 8, 4)
        inside.setSpacing(10)
        inside.addWidget(self.digits)
        inside.addLayout(beside, 1)
        return self.face

    def _clock_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.main_button = tall(QPushButton(), "cmCivicConductPause")
        self.main_button.clicked.connect(lambda _on: self.pause_or_go_on())
        self.minute_button = tall(QPushButton(tr("+1 min")), "cmCivicConductMinute")
        self.minute_button.setToolTip(tr("Give this stage a minute more"))
        self.minute_button.clicked.connect(lambda _on: self.add_minute())
        self.end_button = tall(QPushButton(tr("End stage")), "cmCivicConductEnd")
        self.end_button.setToolTip(tr("End this stage and keep the picture as it is now"))
        self.end_button.clicked.connect(lambda _on: self.end())
        for button, share in ((self.main_button, 3), (self.minute_button, 2), (self.end_button, 2)):
            row.addWidget(button, share)
        return row

    def _stage_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.stages = tall(QComboBox(), "cmCivicConductStages")
        self.stages.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.stages.setToolTip(tr("The stage that begins next"))
        self.begin_button = tall(QPushButton(), "cmCivicConductBegin")
        self.begin_button.setIcon(QgsApplication.getThemeIcon("/mActionArrowRight.svg"))
        self.begin_button.clicked.connect(lambda _on: self.begin())
        row.addWidget(self.stages, 1)
        row.addWidget(self.begin_button)
        return row

    def _note_row(self) -> QWidget:
        self.note_box = QWidget()
        self.note = plain_label("cmCivicConductNote")
        self.minutes = tall(QSpinBox(), "cmCivicConductMinutes")
        self.minutes.setRange(1, 600)
        self.minutes.setSuffix(tr(" min left"))
        give = tall(QPushButton(tr("Set the time")), "cmCivicConductSet")
        give.clicked.connect(lambda _on: self.give(self.minutes.value()))
        leave = tall(QPushButton(tr("Leave it so")), "cmCivicConductLeave")
        leave.clicked.connect(lambda _on: self._say(""))
        row = QHBoxLayout()
        row.addWidget(self.minutes, 1)
        row.addWidget(give)
        row.addWidget(leave)
        column = QVBoxLayout(self.note_box)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.note)
        column.addLayout(row)
        return self.note_box

    def _options(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.over_map = tall(QCheckBox(tr("Countdown on the map")), "cmCivicConductOverMap")
        self.turns = tall(QCheckBox(tr("Turns")), "cmCivicConductTurns")
        self.turns.setToolTip(tr("Help with taking turns: whose turn it is, and who drew how long"))
        self.sound = tall(QCheckBox(tr("Sound")), "cmCivicConductSound")
        self.sound.setToolTip(tr("A short tone at 5 minutes, at 1 minute and at the end"))
        shown_setting(self.over_map, _OVER_MAP, True)
        shown_setting(self.turns, _TURNS, False)
        self.over_map.toggled.connect(self._show_over_map)
        self.turns.toggled.connect(self.turns_wanted)
        for box in (self.over_map, self.turns, self.sound):
            row.addWidget(box)
        row.addStretch(1)
        return row

    def _show_over_map(self, wanted: bool) -> None:
        if self.overlay is not None:
            self.overlay.set_wanted(wanted)

    def _snapshot_row(self) -> QWidget:
        self.snapshot_box = QWidget()
        row = QHBoxLayout(self.snapshot_box)
        row.setContentsMargins(0, 0, 0, 0)
        self.snapshot_list = tall(QComboBox(), "cmCivicConductSnapshots")
        self.snapshot_list.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.snapshot_list.setToolTip(tr("The picture at the end of each stage"))
        self.save_button = tall(QPushButton(tr("Save picture…")), "cmCivicConductSave")
        self.save_button.clicked.connect(lambda _on: self._ask_where())
        row.addWidget(self.snapshot_list, 1)
        row.addWidget(self.save_button)
        return self.snapshot_box


def _set_text(label: QLabel, text: str) -> None:
    if label.text() != text:
        label.setText(text)
