"""The data health page: the 64 layers with what is wrong and whose business it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timezone
from html import escape
from pathlib import Path

from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QBrush, QColor
from qgis.PyQt.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from ...core.catalogue.health import (
    ACT,
    COLUMNS,
    LEVEL_WORDS,
    LEVELS,
    OK,
    WATCH,
    HealthRow,
    cells,
    counts,
    health,
    health_csv,
)
from ...core.catalogue.health_html import SIGNS, health_html
from ...core.catalogue.pack import PackManifest
from ...core.catalogue.records import Catalogue
from ...gis.catalogue.health_words import sayer
from ...gis.i18n import language, tr
from .saving import save_text

# level, layer, status, what is wrong, responsible, date, features, names, tambon
_SHOWN = (0, 1, 3, 4, 6, 8, 10, 11, 12)
_WIDTHS = (85, 150, 75, 330, 150, 95, 60, 70, 60)
_WRONG = 3  # the column that takes what room is left
_COLOURS = {OK: ("#dff3e8", "#0f4d36"), WATCH: ("#fff1c2", "#5c4300"), ACT: ("#fde3d5", "#7a2500")}
_RECORD = Qt.ItemDataRole.UserRole
_SORT = Qt.ItemDataRole.UserRole + 1


class _Cell(QTableWidgetItem):
    """A cell that sorts by its number where it has one, else by its text."""

    def __lt__(self, other: QTableWidgetItem) -> bool:
        mine, theirs = self.data(_SORT), other.data(_SORT)
        if mine is not None and theirs is not None:
            return mine < theirs
        return self.text() < other.text()


class HealthWindow(QDialog):
    """Lists the layers, worst first; ``chosen`` carries the id of one to show in the catalogue."""

    chosen = pyqtSignal(str)

    def __init__(
        self,
        iface: QgisInterface,
        catalogue: Catalogue,
        folder: Path | None,
        manifest: PackManifest | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("cmCivicHealth")
        self.setWindowTitle(tr("Data health"))
        room = self.screen().availableGeometry()
        self.resize(min(1480, room.width() - 60), min(760, room.height() - 120))
        self._iface = iface
        self._catalogue = catalogue
        self._manifest = manifest
        self._now = datetime.now(timezone.utc)
        self._rows = health(catalogue, manifest, self._now)
        self._say = sayer(language(), catalogue)
        found = counts(self._rows)
        words = " · ".join(
            f"{SIGNS[level]} {tr(LEVEL_WORDS[level])}: {found[level]}" for level in LEVELS
        )
        name = folder.name if folder else tr("No city pack is open.")
        self.summary = QLabel(f"{name} — {words}")
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setObjectName("cmCivicHealthSummary")
        self.filter = QLineEdit()
        self.filter.setObjectName("cmCivicHealthFilter")
        self.filter.setPlaceholderText(tr("Show only lines with…"))
        self.filter.setClearButtonEnabled(True)
        hint = self.filter.fontMetrics().horizontalAdvance(self.filter.placeholderText())
        self.filter.setMinimumWidth(hint + 60)  # with the clear button and the frame
        self._fitting = QTimer(self)  # once all columns have their width, and after a sorting
        self._fitting.setSingleShot(True)
        self.table = self._filled_table()
        self.details = QTextBrowser()
        self.details.setObjectName("cmCivicHealthDetails")
        self.details.setOpenExternalLinks(True)
        self.details.setMaximumHeight(130)
        self.show_button = self._button("Show", tr("Show in the catalogue"), self._show_chosen)
        self.show_button.setEnabled(False)
        top = QHBoxLayout()
        top.addWidget(self.summary, 1)
        top.addWidget(self.filter)
        bottom = QHBoxLayout()
        bottom.addWidget(self.show_button)
        bottom.addStretch(1)
        bottom.addWidget(self._button("Csv", tr("Export CSV…"), self._ask_csv))
        bottom.addWidget(self._button("Html", tr("Export HTML…"), self._ask_html))
        column = QVBoxLayout(self)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addWidget(self.details)
        column.addLayout(bottom)
        self._fitting.timeout.connect(self.table.resizeRowsToContents)
        self.filter.textChanged.connect(self._filter)
        self.table.itemSelectionChanged.connect(self._show_details)
        self.table.selectRow(0)
        self.table.itemDoubleClicked.connect(lambda _item: self._show_chosen())

    def save_csv(self, path: Path) -> bool:
        """Write the page as CSV in both languages; say how it went."""
        says = (sayer(code, self._catalogue) for code in ("th", "en"))
        return save_text(self._iface, path, health_csv(self._rows, *says))

    def save_html(self, path: Path) -> bool:
        """Write the page as HTML in the plugin's language; say how it went."""
        page = health_html(self._rows, self._manifest, language(), self._say, self._now)
        return save_text(self._iface, path, page)

    def _button(self, name: str, text: str, pressed: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(f"cmCivicHealth{name}")
        button.setAutoDefault(False)
        button.clicked.connect(lambda _on: pressed())
        return button

    def _filled_table(self) -> QTableWidget:
        table = QTableWidget(len(self._rows), len(_SHOWN))
        table.setObjectName("cmCivicHealthTable")
        table.setHorizontalHeaderLabels([tr(COLUMNS[place]) for place in _SHOWN])
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        table.verticalHeader().hide()
        table.setWordWrap(True)
        for line, row in enumerate(self._rows):
            texts = cells(row, language(), self._say)
            for column, place in enumerate(_SHOWN):
                table.setItem(line, column, self._cell(row, place, texts[place], line))
        header = table.horizontalHeader()
        table.setSortingEnabled(True)  # first: the sign of the sorting takes room in a heading
        for column, width in enumerate(_WIDTHS):
            table.setColumnWidth(column, max(width, header.sectionSizeHint(column)))
        header.setSectionResizeMode(_WRONG, QHeaderView.ResizeMode.Stretch)
        header.sectionResized.connect(lambda *_args: self._fitting.start())
        header.sortIndicatorChanged.connect(lambda *_args: self._fitting.start())
        table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        return table

    def _cell(self, row: HealthRow, place: int, text: str, line: int) -> QTableWidgetItem:
        item = _Cell(text)
        item.setToolTip(text)
        item.setData(_RECORD, row.record.id)
        if place == 0:
            item.setText(f"{SIGNS[row.level]} {text}")
            item.setData(_SORT, line)  # worst first, then in catalogue order
            ground, ink = _COLOURS[row.level]
            item.setBackground(QBrush(QColor(ground)))
            item.setForeground(QBrush(QColor(ink)))
        elif place == 10:
            item.setData(_SORT, -1 if row.features is None else row.features)
        elif place == 11:
            share = row.completeness.share
            item.setData(_SORT, -1.0 if share is None else share)
        elif place == 12:
            item.setData(_SORT, -1 if row.filled is None else row.filled)
        return item

    def _filter(self, text: str) -> None:
        wanted = text.strip().lower()
        for line in range(self.table.rowCount()):
            texts = (self.table.item(line, column).text() for column in range(len(_SHOWN)))
            self.table.setRowHidden(line, not any(wanted in cell.lower() for cell in texts))

    def _chosen(self) -> HealthRow | None:
        items = self.table.selectedItems()
        layer_id = items[0].data(_RECORD) if items else None
        return next((row for row in self._rows if row.record.id == layer_id), None)

    def _show_details(self) -> None:
        row = self._chosen()
        self.show_button.setEnabled(row is not None)
        if row is None:
            self.details.clear()
            return
        texts = cells(row, language(), self._say)
        lines = [f"<b>{escape(texts[1])}</b> ({escape(texts[2])})"]
        lines += [
            f"{escape(tr(COLUMNS[place]))}: {escape(texts[place])}"
            for place in (4, 5, 9, 13, 14)
            if texts[place]
        ]
        agency = escape(texts[6])
        if texts[7]:
            agency = f"<a href='{escape(texts[7], quote=True)}'>{agency}</a>"
        lines.append(f"{escape(tr(COLUMNS[6]))}: {agency}")
        self.details.setHtml("<br>".join(lines))

    def _show_chosen(self) -> None:
        row = self._chosen()
        if row is not None:
            self.chosen.emit(row.record.id)

    def _ask_csv(self) -> None:
        path, _kind = QFileDialog.getSaveFileName(
            self, tr("Export CSV…"), "data_health.csv", "CSV (*.csv)"
        )
        if path:
            self.save_csv(Path(path))

    def _ask_html(self) -> None:
        path, _kind = QFileDialog.getSaveFileName(
            self, tr("Export HTML…"), "data_health.html", "HTML (*.html)"
        )
        if path:
            self.save_html(Path(path))
