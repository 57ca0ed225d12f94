"""What shows numbers of two futures: it measures them anew, in a task, while people draw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtGui import QGuiApplication, QHideEvent, QPaintEvent
from qgis.PyQt.QtWidgets import QWidget

from ....core.scenario.futures import Future
from ....core.scenario.indicators import IndicatorRow, load_indicators
from ....core.scenario.journal import JournalRow
from ....gis.i18n import pick, tr
from ....gis.scenario.indicator_lines import IndicatorLines
from ....gis.scenario.indicators import Indicators, Repaired
from ....gis.scenario.sitting import Sitting
from ....gis.tasks import CivicTask, Progress, shares, start
from ..small_widgets import plain_label

_PAUSE_MS = 300  # people who draw on at once are not measured in between


@dataclass(frozen=True)
class Measured:
    """What a task brings: the table of a pair, and the drawings that were repaired for it."""

    table: list[IndicatorRow]
    repaired: list[Repaired]
    pair: tuple[str, str]


class Measuring(QWidget):
    """Measures the futures of a sitting on a pack, one at a time, while somebody sees it.

    While the new numbers are made, the old ones stay, in grey. What is shown is for the classes
    below: ``_show_lines``, ``_show_no_lines`` and ``_set_grey``; ``state`` says how things stand.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._known = {indicator.id: indicator for indicator in load_indicators()}
        self._sitting: Sitting | None = None
        self._pack: Path | None = None
        self._pair: tuple[str, str] | None = None
        self._indicators: Indicators | None = None
        self._task: CivicTask | None = None
        self._measured: Measured | None = None
        self._lines: IndicatorLines | None = None
        self._wanted = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._begin)
        self.state = plain_label(f"{name}State")

    # --- what others call ---

    def set_sitting(self, sitting: Sitting | None) -> None:
        """Measure this sitting from now on; None for none."""
        if self._sitting is not None:
            self._sitting.rows_changed.disconnect(self._changed)
        self._sitting = sitting
        self._pair = None
        if sitting is not None:
            sitting.rows_changed.connect(self._changed)
            self._pair = _ids(sitting.plan.pair)
        self._anew()

    def set_pack(self, pack: Path | None) -> None:
        """Measure on this pack from now on; None measures only what is drawn."""
        if pack != self._pack:
            self._pack = pack
            self._anew()

    def set_pair(self, one: str, other: str) -> None:
        """Compare these two futures of the plan; twice the same is left as it was."""
        if self._sitting is None or one == other or (one, other) == self._pair:
            return
        self._pair = (one, other)
        self._changed()
        self._pause.start(0)

    @property
    def is_up_to_date(self) -> bool:
        """Whether the numbers are of what is drawn now."""
        return self._measured is not None and not self._wanted and self._task is None

    def unload(self) -> None:
        """Let everything go: the plugin is leaving."""
        self.set_sitting(None)
        self._pause.stop()

    # --- measuring ---

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt)
        """Measure what came while nobody looked: it was hidden, or scrolled out of sight."""
        super().paintEvent(event)
        if self._wanted and self._task is None and not self._pause.isActive():
            self._pause.start(0)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 (Qt)
        """Stop measuring: what is not known yet waits until somebody looks again."""
        super().hideEvent(event)
        if self._task is not None:
            self._wanted = self._indicators is not None
            self._task.cancel()

    def _anew(self) -> None:
        """Forget all numbers: they are of another sitting or pack."""
        self._indicators = None
        if self._sitting is not None and self._pair is not None:
            plan = self._sitting.plan
            self._indicators = Indicators(self._pack, plan.futures, plan.elements)
        self._measured = None
        if self._task is not None:
            self._task.cancel()  # the next one begins when it has ended
        self._show_nothing()
        self._wanted = self._indicators is not None
        if self._wanted:
            self._show_state()
            self._pause.start(0)

    def _changed(self) -> None:
        self._wanted = self._indicators is not None
        if self._wanted:
            self._set_grey(True)
            self._show_state()
            self._pause.start(_PAUSE_MS)

    def _begin(self) -> None:
        """Measure what is drawn now, unless a measuring runs: then after it."""
        if self._task is not None or not self._wanted or self.visibleRegion().isEmpty():
            return
        if _is_pressed():  # a stroke is being drawn: it comes first, and is measured too
            self._pause.start(_PAUSE_MS)
            return
        self._wanted = False
        work = partial(_measure, self._indicators, tuple(self._sitting.rows), self._pair)
        task = CivicTask(tr("Indicators of the futures"), work)
        task.succeeded.connect(partial(self._ended, self._indicators))
        task.failed.connect(partial(self._failed, self._indicators))
        task.cancelled.connect(partial(self._stopped, self._indicators))
        self._task = start(task)
        self._show_state()

    def _ended(self, indicators: Indicators, measured: Measured) -> None:
        self._task = None
        if indicators is self._indicators:
            self._measured = measured
            self._lines = IndicatorLines(
                measured.table, measured.pair, self._sitting.plan, self._known
            )
            self._show_lines(self._lines, measured)
        self._go_on()

    def _stopped(self, indicators: Indicators) -> None:
        self._task = None
        if self._wanted or indicators is not self._indicators:
            self._go_on()
        else:  # by hand, among QGIS's tasks
            self.state.setText(tr("Measuring was stopped: these numbers are older than the map."))

    def _failed(self, indicators: Indicators, sentence: str) -> None:
        self._task = None
        if indicators is self._indicators:
            self._measured = None
            self._show_nothing()
            self.state.setText(sentence)
        self._go_on()

    def _go_on(self) -> None:
        if self._wanted:
            self._pause.start(0)
        elif self._measured is not None:
            self._set_grey(False)
            self._show_state()

    # --- what is shown ---

    def _show_lines(self, lines: IndicatorLines, measured: Measured) -> None:
        """Show these numbers."""
        raise NotImplementedError

    def _show_no_lines(self) -> None:
        """Show no numbers."""
        raise NotImplementedError

    def _set_grey(self, grey: bool) -> None:
        """Show in grey that the numbers are older than the map, or that they are not."""
        raise NotImplementedError

    def _show_nothing(self) -> None:
        self._lines = None
        self._show_no_lines()
        self._set_grey(False)
        self._show_state()

    def _show_state(self) -> None:
        if self._sitting is None or self._pair is None:
            self.state.setText(tr("Open a workshop file to see its numbers."))
        elif self._wanted or self._task is not None:
            self.state.setText(tr("Measuring what is drawn…"))
        elif self._measured is not None:
            self.state.setText(self._about())

    def _about(self) -> str:
        """Say what the numbers are of: the table, how much of it is made up, what is missing."""
        if self._sitting is None or self._lines is None:
            return ""
        one, other = (pick(one.name.en, one.name.th) for one in self._lines.futures)
        about = tr(
            "Table {code}: {one} and {other}", code=self._sitting.table_code, one=one, other=other
        )
        if self._sitting.workshop.is_sample:
            about = tr("SAMPLE · {name}", name=about)
        if self._lines.is_sample:
            about = "{} · {}".format(about, tr("some layers are sample data"))
        if self._pack is None:
            about = "{} · {}".format(
                about, tr("no city pack is open, so only what is drawn is measured")
            )
        return about


def _is_pressed() -> bool:
    return QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton


def _measure(
    indicators: Indicators, rows: Sequence[JournalRow], pair: tuple[str, str], progress: Progress
) -> Measured:
    """Return the table; runs in a task."""
    check = shares(progress)
    indicators.warm(lambda share: check(0.6 * share))
    table = indicators.table(rows, lambda share: check(0.6 + 0.4 * share), pair)
    return Measured(table, indicators.repaired(rows), pair)


def _ids(pair: Sequence[Future]) -> tuple[str, str] | None:
    return (pair[0].id, pair[1].id) if len(pair) == 2 else None
