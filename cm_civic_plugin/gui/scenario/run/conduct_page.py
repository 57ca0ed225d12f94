"""Running a workshop: its stages by the clock."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timezone
from typing import Any

from qgis.core import QgsApplication
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ....core.scenario.events import STAGE_BEGUN, STAGE_ENDED, Event
from ....core.scenario.journal import moment_of
from ....core.scenario.stages import (
    CLOCK_SET,
    STAGE_EXTENDED,
    STAGE_PAUSED,
    STAGE_RESUMED,
    JumpWatch,
    StageClock,
    next_stage,
    stage_on,
    stages_ended,
)
from ....gis.i18n import pick, tr
from ....gis.scenario.sitting import Sitting
from ....gis.scenario.snapshots import stage_name
from ..small_widgets import shown_setting, tall
from .clock_face import ClockFace
from .clock_note import ClockNote, jump_words
from .countdown import CountdownOverlay
from .end_along import EndAlong
from .snapshot_row import SnapshotRow

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
        self._along = EndAlong(iface, lambda: self._sitting)
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
        self.clock_note.say("")
        self.setEnabled(sitting is not None)
        if sitting is None:
            self._timer.stop()
            self._fill_stages()
            self.snapshots.show_snapshots(None, ())
            self._show(None)
            return
        sitting.events_changed.connect(self._events_changed)
        self._events_changed()
        clock = stage_on(self._stage_events, self._now())
        if clock is not None and clock.was_left_running:
            begun = moment_of(clock.begun_at).astimezone()
            self.clock_note.say(
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
        self.snapshots.unload()
        self._along.unload()
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
        """End the stage that is on; the picture as it is now is its snapshot.

        Where it still is on in other tables' files, the message bar offers to end it there.
        """
        clock = self.clock()
        if clock is None or self._sitting is None:
            return
        begun = next(event for event in reversed(self._stage_events) if event.kind == STAGE_BEGUN)
        name = self._name(clock.number)
        self._note(STAGE_ENDED, clock.number, name=begun.detail.get("name"))
        self._along.look(self._sitting, clock.number, name)

    def give(self, minutes: int) -> None:
        """Let that many minutes be left from now on."""
        clock = self.clock()
        if clock is not None:
            self.clock_note.say("")
            self._note(CLOCK_SET, clock.number, seconds=60 * minutes)

    def clock(self) -> StageClock | None:
        """Return the stage that is on now, None between stages."""
        return stage_on(self._stage_events, self._now())

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
        self.clock_note.say(jump_words(jump, left), max(1, round(left / 60)))
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
            self.snapshots.show_snapshots(self._sitting, self._stage_events)
        if found and found[-1].kind == STAGE_ENDED:
            self.clock_note.say("")
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
        self.face.show_clock(clock, title)
        self._show_buttons(clock)
        self._sound(self.face.warning)
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

    # --- widgets

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 4, 6, 6)
        column.setSpacing(4)
        self.face = ClockFace()
        column.addWidget(self.face)
        column.addLayout(self._clock_buttons())
        column.addLayout(self._stage_row())
        self.clock_note = ClockNote()
        self.clock_note.given.connect(self.give)
        column.addWidget(self.clock_note)
        column.addLayout(self._options())
        self.snapshots = SnapshotRow(self._iface)
        column.addWidget(self.snapshots)

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
