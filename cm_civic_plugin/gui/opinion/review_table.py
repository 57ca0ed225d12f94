"""The table of posts whose place is in doubt, worked by keyboard."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QRect,
    Qt,
    pyqtSignal,
)
from qgis.PyQt.QtGui import QKeyEvent, QResizeEvent
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QTableView, QWidget

from ...gis.i18n import language, tr

if TYPE_CHECKING:
    from ...core.opinion.places.place import Place
    from ...core.opinion.places.review import ReviewItem

LIKELIEST, NO_PLACE, UNDO = 0, -1, -2
"""What the user may ask for beside the number of a candidate (from 0)."""
_NAME, _TEXT, _PLACE, _SURE = range(4)
_LINES = 3
_THAI = re.compile("[ก-ฮ]")
_MOST_LETTERS = 600  # of a text: posts may be as long as books

_KEYS = {
    Qt.Key.Key_Return: LIKELIEST,
    Qt.Key.Key_Enter: LIKELIEST,
    Qt.Key.Key_Delete: NO_PLACE,
    Qt.Key.Key_X: NO_PLACE,
    **{getattr(Qt.Key, f"Key_{number}"): number - 1 for number in range(1, 10)},
}
_ALWAYS_KEYS = {Qt.Key.Key_A: LIKELIEST, Qt.Key.Key_N: NO_PLACE}
_UNDO_KEYS = (Qt.Key.Key_Backspace, Qt.Key.Key_U)
# The same keys while the keyboard writes Thai (Kedmanee): nobody should have to switch for this.
_THAI_LETTERS = {
    **dict(zip("ๅ/-ภถุึคต", range(9))),
    **dict(zip("๑๒๓๔๕๖๗๘๙", range(9))),
    "ป": NO_PLACE,
}
_THAI_ALWAYS = {"ฟ": LIKELIEST, "ื": NO_PLACE}
_THAI_UNDO = "ี"


class ReviewModel(QAbstractTableModel):
    """Items waiting for a decision, in the order in which to work."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.items: list[ReviewItem] = []

    def load(self, items: Sequence[ReviewItem]) -> None:
        """Show other items."""
        self.beginResetModel()
        self.items = list(items)
        self.endResetModel()

    def take(self, first: int, count: int) -> list[ReviewItem]:
        """Take out items that stand together, and return them."""
        self.beginRemoveRows(QModelIndex(), first, first + count - 1)
        taken = self.items[first : first + count]
        del self.items[first : first + count]
        self.endRemoveRows()
        return taken

    def put_back(self, first: int, items: Sequence[ReviewItem]) -> None:
        """Put items in where they were taken out."""
        self.beginInsertRows(QModelIndex(), first, first + len(items) - 1)
        self.items[first:first] = items
        self.endInsertRows()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008, N802
        """Return how many items wait."""
        return 0 if parent.isValid() else len(self.items)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008, N802
        """Return the number of columns."""
        return 0 if parent.isValid() else 4

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's text or tool tip."""
        item, column = self.items[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            if column == _TEXT:
                return "".join(excerpt(item, 12, 200))
            if column == _PLACE:
                return place_name(item.candidates[0].place)
            return item.name if column == _NAME else percent(item.confidence)
        if role == Qt.ItemDataRole.ToolTipRole:
            if column == _PLACE:
                words = place_name(item.candidates[0].place)
            else:
                words = "".join(excerpt(item, _MOST_LETTERS, _MOST_LETTERS))
            return f"<p>{html.escape(words)}</p>"  # rich, so that it wraps
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column == _SURE else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignTop
        return None

    def headerData(  # noqa: N802
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return the title of a column."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (tr("Name in the text"), tr("Text"), tr("Likeliest place"), tr("Sure"))[section]


class ReviewTable(QTableView):
    """Shows items and understands the keys.

    ``asked`` carries the number of a candidate (from 0), NO_PLACE or UNDO, and whether it is meant
    for the name for good. It is not emitted by a key that is held down: that would decide for
    posts nobody has read.
    """

    asked = pyqtSignal(int, bool)

    def __init__(self, model: ReviewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cmCivicOpinionReview")
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(True)
        self.setMinimumWidth(1)
        # One height for all: to measure each of ten thousand rows would freeze the window.
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self._height_of(_LINES))
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(30)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(_TEXT, QHeaderView.ResizeMode.Stretch)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setMinimumHeight(3 * rows.defaultSectionSize() + header.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Leave the text at least half the width beside the percentage."""
        super().resizeEvent(event)
        header, letter = self.horizontalHeader(), self.fontMetrics().averageCharWidth()
        sure = max(6 * letter, header.sectionSizeHint(_SURE))
        self.setColumnWidth(_SURE, sure)
        most = (self.viewport().width() - sure) // 4
        for column, letters in ((_NAME, 12), (_PLACE, 14)):
            width = max(letters * letter, header.sectionSizeHint(column))
            self.setColumnWidth(column, min(width, most))

    def _height_of(self, lines: int) -> int:
        """Return the height of a row of so many lines; Thai ones are higher than the font says."""
        space = QRect(0, 0, 1000, 10_000)
        text = "\n".join(["ที่ปู่"] * lines)
        margin = self.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameVMargin) + 1
        return self.fontMetrics().boundingRect(space, 0, text).height() + 2 * margin

    def event(self, event: QEvent) -> bool:
        """Claim the keys of the table, which QGIS would take for shortcuts of its own."""
        if event.type() == QEvent.Type.ShortcutOverride and meaning(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Say what is asked for; other keys move about."""
        asked = meaning(event)
        if asked is None:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.asked.emit(*asked)


def meaning(event: QKeyEvent) -> tuple[int, bool] | None:
    """Return what a key asks for, and whether for good (with Ctrl); None: nothing."""
    key, letter = event.key(), event.text()
    held = event.modifiers() & ~(
        Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
    )
    control = held == Qt.KeyboardModifier.ControlModifier
    if held != Qt.KeyboardModifier.NoModifier and not control:
        return None
    if key in _KEYS:
        return _KEYS[key], control
    if control:
        return None
    if key in _UNDO_KEYS or letter == _THAI_UNDO:
        return UNDO, False
    if key in _ALWAYS_KEYS:
        return _ALWAYS_KEYS[key], True
    if letter in _THAI_ALWAYS:
        return _THAI_ALWAYS[letter], True
    return (_THAI_LETTERS[letter], False) if letter in _THAI_LETTERS else None


def place_name(place: Place) -> str:
    """Return what a place is called in the current language, as far as it is known."""
    thai = language() == "th"
    names = (place.name, *place.names)
    return next((name for name in names if bool(_THAI.search(name)) == thai), place.name)


def percent(confidence: float) -> str:
    """Return a confidence (0-1) as people read it."""
    return f"{round(100 * confidence)} %"


def excerpt(item: ReviewItem, before: int, after: int) -> tuple[str, str, str]:
    """Return an item's text on one line: what stands before the name, the name, and the rest.

    About so many letters before and after the name are kept.
    """
    text, name = " ".join(item.text.split()), " ".join(item.name.split())
    at = text.find(name)
    if at < 0:  # masked away, or written with hidden signs
        at, name = 0, ""
    start = at - before if at > before + 10 else 0
    end = min(len(text), at + len(name) + after)
    while start and unicodedata.category(text[start]) == "Mn":  # never a vowel sign by itself
        start -= 1
    left, right = text[start:at], text[at + len(name) : end]
    return "…" * (start > 0) + left, name, right + "…" * (end < len(text))
