"""What came of a round of votes, line by line."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import QHeaderView, QSizePolicy, QTableWidget, QTableWidgetItem

from ....core.scenario.journal import JournalRow
from ....core.scenario.plan import Plan
from ....core.scenario.votes import Result
from ....gis.i18n import pick, tr
from ....gis.scenario.decision_words import GONE, thing_words

MOST_LINES = 30


class ResultTable(QTableWidget):
    """What got dots, how many and of which tables; at most ``MOST_LINES``, those with most first.

    It is as high as its lines: the dock scrolls, so the table need not.
    """

    def __init__(self) -> None:
        super().__init__(0, 3)
        self.setObjectName("cmCivicVotesTable")
        self.setHorizontalHeaderLabels([tr("What got dots"), tr("Dots"), tr("Tables")])
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for place in (1, 2):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.ResizeToContents)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_result(self, result: Result, plan: Plan, drawings: Mapping[str, JournalRow]) -> None:
        """Show a round's lines; ``drawings`` are those that dots may lie on, by uuid."""
        self.setVisible(bool(result.lines))
        shown = result.lines[:MOST_LINES]
        self.setRowCount(len(shown))
        for number, line in enumerate(shown):
            what = pick(*thing_words(line.thing, plan, drawings)).replace("\u200b", "")
            what = f"{line.rank}. {what}" + (f" ({pick(*GONE)})" if line.gone else "")
            tables = "\n".join(f"{table}: {dots}" for table, dots in line.by_table)
            share = f"{line.dots}\n{line.percent} %"
            for place, text in enumerate((what, share, tables)):
                self.setItem(number, place, QTableWidgetItem(text))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt)
        """Wrap the lines anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.resizeRowsToContents()
        lines, head = self.verticalHeader().length(), self.horizontalHeader()
        self.setFixedHeight(lines + head.sizeHint().height() + 4)
