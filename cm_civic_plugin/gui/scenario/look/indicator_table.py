"""The table of indicators as a widget: a line an indicator, its elements folded in beneath it."""

from __future__ import annotations

from qgis.PyQt.QtCore import QModelIndex, QRect, QSize, Qt
from qgis.PyQt.QtGui import QIcon, QPalette, QPixmap
from qgis.PyQt.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
)

from ....core.scenario.indicators import Comparison, cell_words
from ....gis.i18n import language, pick, tr
from ....gis.scenario.indicator_lines import IndicatorLines
from ....gis.scenario.symbols import future_sign, picture_of
from ..small_widgets import FINGER

_MARGIN = 8
_LINE = Qt.ItemDataRole.UserRole


class IndicatorTable(QTreeWidget):
    """Shows two futures side by side with their difference; rows can be hit by a finger."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("cmCivicIndicatorsTable")
        self.setHeaderLabels([tr("What"), "", "", tr("Difference")])
        self.setWordWrap(True)
        self.setItemDelegate(_TouchRows(self))
        self.setAlternatingRowColors(True)
        self.setIndentation(28)
        self.setMinimumHeight(3 * FINGER)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        wide = self.fontMetrics().horizontalAdvance("1,200 people") + 2 * _MARGIN
        for place in (1, 2, 3):
            self.setColumnWidth(place, wide)  # longer words take a second line
        header.setMinimumSectionSize(wide // 2)
        header.sectionResized.connect(lambda *_args: self.scheduleDelayedItemsLayout())

    def show_lines(self, lines: IndicatorLines) -> None:
        """Show other numbers, keeping which row is chosen and which are folded out."""
        before = self.chosen_line()
        chosen = (before.id, before.element_id) if before is not None else None
        folded_out = {
            self.topLevelItem(place).data(0, _LINE).id
            for place in range(self.topLevelItemCount())
            if self.topLevelItem(place).isExpanded()
        }
        scrolled = self.verticalScrollBar().value()
        self.blockSignals(True)
        self.clear()
        head = self.headerItem()
        for place, future in enumerate(lines.futures, 1):
            head.setText(place, pick(future.name.en, future.name.th))
            head.setIcon(place, QIcon(QPixmap.fromImage(picture_of(future_sign(future), 32))))
        again = None
        for line in lines.lines:
            item = _item(line, lines.name(line))
            self.addTopLevelItem(item)
            for part in lines.parts(line):
                inner = _item(part, lines.name(part))
                item.addChild(inner)
                if chosen == (part.id, part.element_id):
                    again = inner
            item.setExpanded(line.id in folded_out)
            if chosen == (line.id, None):
                again = item
        self.blockSignals(False)
        self.setCurrentItem(again)
        self.verticalScrollBar().setValue(scrolled)

    def chosen_line(self) -> Comparison | None:
        """Return the line of the row that is chosen, None where none is."""
        item = self.currentItem()
        return item.data(0, _LINE) if item is not None else None

    def set_grey(self, grey: bool) -> None:
        """Show in grey that the numbers are older than the map, or that they are not."""
        self.setProperty("stale", grey)
        palette = QPalette(self.parentWidget().palette())
        if grey:
            ink = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText):
                palette.setColor(role, ink)
        self.setPalette(palette)


class _TouchRows(QStyledItemDelegate):
    """Rows that a finger hits, and as high as their words need in the columns' present widths."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # noqa: N802
        """Return the size that the text needs, as high as a finger at least."""
        table = self.parent()
        width = table.columnWidth(index.column()) - _MARGIN
        if index.column() == 0:
            width -= table.indentation() * (2 if index.parent().isValid() else 1)
        room = QRect(0, 0, max(1, width), 10_000)
        words = index.data() or ""
        needed = option.fontMetrics.boundingRect(room, Qt.TextFlag.TextWordWrap, words)
        return QSize(needed.width(), max(FINGER, needed.height() + _MARGIN))


def _item(line: Comparison, name: str) -> QTreeWidgetItem:
    code = language()
    sides = (line.one, line.other, line.difference)
    item = QTreeWidgetItem([name, *(cell_words(side, code) for side in sides)])
    item.setData(0, _LINE, line)
    for place in (1, 2, 3):
        item.setTextAlignment(
            place, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        )
    return item
