"""The numbers of two futures side by side, measured anew while people draw."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qgis.core import QgsApplication
from qgis.gui import QgisInterface
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
)

from ....core.csv_text import csv_text
from ....core.errors import BadOutput, msg
from ....core.scenario.indicators import PARTLY_NOTE
from ....gis.i18n import pick, say, tr
from ....gis.scenario.indicator_lines import IndicatorLines, line_words
from ...messages import inform, warn
from ..small_widgets import FINGER, plain_label, push_button, tall
from .indicator_table import IndicatorTable
from .measuring import Measured, Measuring
from .repaired_marks import Map, RepairedMarks


class IndicatorPanel(Measuring):
    """Shows the whole table, each row with its rule, and hands it out as text or CSV."""

    def __init__(self, iface: QgisInterface) -> None:
        super().__init__("cmCivicIndicators")
        self._iface = iface
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

    def set_maps(self, maps: Sequence[Map]) -> None:
        """Mark repaired shapes on these maps, of which the first is the main one."""
        self.repaired.set_maps(maps)

    def mark_again(self) -> None:
        """Mark repaired shapes anew: a map shows another future."""
        self.repaired.mark_again()

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
        super().unload()
        self.repaired.unmark()

    # --- what is shown ---

    def _show_no_lines(self) -> None:
        self.table.clear()
        self.words.clear()
        self.partly.hide()
        self.repaired.show_repaired([])
        for button in (self.copy_button, self.csv_button, self.elements_button):
            button.setEnabled(False)

    def _show_lines(self, lines: IndicatorLines, measured: Measured) -> None:
        self.table.show_lines(lines)
        self.partly.setVisible(lines.is_partly)
        self._show_words()
        self.repaired.show_repaired(measured.repaired)
        for button in (self.copy_button, self.csv_button, self.elements_button):
            button.setEnabled(True)

    def _set_grey(self, grey: bool) -> None:
        self.table.set_grey(grey)

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
