"""The numbers of two futures side by side, measured anew while people draw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from qgis.core import QgsApplication
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtGui import QGuiApplication, QShowEvent
from qgis.PyQt.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ....core.csv_text import csv_text
from ....core.errors import BadOutput, msg
from ....core.scenario.futures import Future
from ....core.scenario.indicators import PARTLY_NOTE, IndicatorRow, load_indicators
from ....core.scenario.journal import JournalRow
from ....gis.i18n import pick, say, tr
from ....gis.scenario.indicator_lines import IndicatorLines, line_words
from ....gis.scenario.indicators import Indicators, Repaired
from ....gis.scenario.sitting import Sitting
from ....gis.tasks import CivicTask, Progress, shares, start
from ...messages import inform, warn
from ..small_widgets import FINGER, plain_label, push_button, tall
from .indicator_table import IndicatorTable
from .repaired_marks import Map, RepairedMarks

_PAUSE_MS = 300  # people who draw on at once are not measured in between


@dataclass(frozen=True)
class _Measured:
    """What a task brings: the table of a pair, and the drawings that were repaired for it."""

    table: list[IndicatorRow]
    repaired: list[Repaired]
    pair: tuple[str, str]


class IndicatorPanel(QWidget):
    """Shows the table for a sitting and a pack; one at a time is measured, in a task.

    While the new numbers are made, the old ones stay, in grey.
    """

    def __init__(self, iface: QgisInterface) -> None:
        super().__init__()
        self.setObjectName("cmCivicIndicators")
        self._iface = iface
        self._known = {indicator.id: indicator for indicator in load_indicators()}
        self._sitting: Sitting | None = None
        self._pack: Path | None = None
        self._pair: tuple[str, str] | None = None
        self._indicators: Indicators | None = None
        self._task: CivicTask | None = None
        self._measured: _Measured | None = None
        self._lines: IndicatorLines | None = None
        self._wanted = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._begin)
        self.state = plain_label("cmCivicIndicatorsState")
        self.table = IndicatorTable()
        self.table.currentItemChanged.connect(lambda _now, _before: self._show_words())
        self.words = QPlainTextEdit()
        self.words.setObjectName("cmCivicIndicatorsWords")
        self.words.setReadOnly(True)
        self.words.setMinimumHeight(2 * FINGER)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.state)
        column.addWidget(self.table, 3)
        self.partly = plain_label("cmCivicIndicatorsPartly", pick(PARTLY_NOTE.en, PARTLY_NOTE.th))
        column.addWidget(self.partly)
        column.addWidget(self.words, 1)
        self.repaired = RepairedMarks([(iface.mapCanvas(), lambda: None)])
        column.addWidget(self.repaired)
        column.addLayout(self._button_row())
        self._show_nothing()

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

    def set_maps(self, maps: Sequence[Map]) -> None:
        """Mark repaired shapes on these maps, of which the first is the main one."""
        self.repaired.set_maps(maps)

    def mark_again(self) -> None:
        """Mark repaired shapes anew: a map shows another future."""
        self.repaired.mark_again()

    @property
    def is_up_to_date(self) -> bool:
        """Whether the numbers are of what is drawn now."""
        return self._measured is not None and not self._wanted and self._task is None

    def text(self) -> str:
        """Return the table as plain sentences in the plugin's language."""
        if self._lines is None:
            return ""
        each_element = self.elements_button.isChecked()
        return "\n".join([self._about(), *self._lines.sentences(each_element)])

    def save_csv(self, path: Path) -> bool:
        """Write the table as CSV in both languages, safe for spreadsheets; say how it went."""
        try:
            head, *lines = self._lines.csv_lines()
            path.write_bytes(csv_text(head, lines).encode("utf-8"))
        except OSError as error:
            said = BadOutput(
                msg("{folder} cannot be written ({reason}). Choose a folder you may write to."),
                folder=str(path),
                reason=error.strerror or type(error).__name__,
            )
            warn(self._iface, say(said))
            return False
        inform(self._iface, tr("Saved as {file}.", file=path.name))
        return True

    def unload(self) -> None:
        """Let everything go: the plugin is leaving."""
        self.set_sitting(None)
        self._pause.stop()
        self.repaired.unmark()

    # --- measuring ---

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt)
        """Measure what came while nobody looked."""
        super().showEvent(event)
        if self._wanted:
            self._pause.start(0)

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
            self.table.set_grey(True)
            self._show_state()
            self._pause.start(_PAUSE_MS)

    def _begin(self) -> None:
        """Measure what is drawn now, unless a measuring runs: then after it."""
        if self._task is not None or not self._wanted or not self.isVisible():
            return
        self._wanted = False
        work = partial(_measure, self._indicators, tuple(self._sitting.rows), self._pair)
        task = CivicTask(tr("Indicators of the futures"), work)
        task.succeeded.connect(partial(self._ended, self._indicators))
        task.failed.connect(partial(self._failed, self._indicators))
        task.cancelled.connect(partial(self._stopped, self._indicators))
        self._task = start(task)
        self._show_state()

    def _ended(self, indicators: Indicators, measured: _Measured) -> None:
        self._task = None
        if indicators is self._indicators:
            self._measured = measured
            self._show_table()
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
            self.table.set_grey(False)
            self._show_state()

    # --- what is shown ---

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

    def _show_nothing(self) -> None:
        self._lines = None
        self.table.clear()
        self.words.clear()
        self.partly.hide()
        self.repaired.show_repaired([])
        self.table.set_grey(False)
        self._show_state()
        for button in (self.copy_button, self.csv_button, self.elements_button):
            button.setEnabled(False)

    def _show_table(self) -> None:
        measured = self._measured
        self._lines = IndicatorLines(measured.table, measured.pair, self._sitting.plan, self._known)
        self.table.show_lines(self._lines)
        self.partly.setVisible(self._lines.is_partly)
        self._show_words()
        self.repaired.show_repaired(measured.repaired)
        for button in (self.copy_button, self.csv_button, self.elements_button):
            button.setEnabled(True)

    def _show_words(self) -> None:
        """Say the chosen row in sentences, with its rule and the layer behind it."""
        line = self.table.chosen_line()
        self.words.setPlainText(
            tr("Choose a row to read it in a sentence, with its rule.")
            if line is None
            else "\n".join(line_words(line))
        )

    # --- widgets ---

    def _button_row(self) -> QHBoxLayout:
        self.elements_button = tall(
            QPushButton(
                QgsApplication.getThemeIcon("/mActionExpandTree.svg"), tr("Each element too")
            ),
            "cmCivicIndicatorsElements",
        )
        self.elements_button.setCheckable(True)
        self.elements_button.toggled.connect(
            lambda on: self.table.expandAll() if on else self.table.collapseAll()
        )
        self.copy_button = push_button(
            "cmCivicIndicatorsCopy", tr("Copy as text"), "/mActionEditCopy.svg", self._copy
        )
        self.csv_button = push_button(
            "cmCivicIndicatorsCsv", tr("Export CSV…"), "/mActionFileSave.svg", self._ask_csv
        )
        row = QHBoxLayout()
        for button in (self.elements_button, self.copy_button, self.csv_button):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text())
        inform(self._iface, tr("The sentences are on the clipboard."))

    def _ask_csv(self) -> None:
        path, _kind = QFileDialog.getSaveFileName(
            self, tr("Export CSV…"), "indicators.csv", "CSV (*.csv)"
        )
        if path:
            self.save_csv(Path(path))


def _measure(
    indicators: Indicators, rows: Sequence[JournalRow], pair: tuple[str, str], progress: Progress
) -> _Measured:
    """Return the table; runs in a task."""
    check = shares(progress)
    indicators.warm(lambda share: check(0.6 * share))
    table = indicators.table(rows, lambda share: check(0.6 + 0.4 * share), pair)
    return _Measured(table, indicators.repaired(rows), pair)


def _ids(pair: Sequence[Future]) -> tuple[str, str] | None:
    return (pair[0].id, pair[1].id) if len(pair) == 2 else None
