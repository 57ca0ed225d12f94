"""The table of the posts of a cell, in which a person ticks what may be quoted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from qgis.PyQt.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QRect,
    Qt,
    pyqtSignal,
)
from qgis.PyQt.QtGui import QFont, QKeyEvent, QResizeEvent
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QTableView, QWidget

from ...core.errors import msg
from ...core.opinion.privacy import mask_text
from ...core.opinion.stance import AGAINST, SUPPORT, UNCLEAR
from ...gis.i18n import tr

_STANCE_WORDS = {SUPPORT: msg("support"), AGAINST: msg("against"), UNCLEAR: msg("unclear")}

QUOTE, TEXT, TOPIC, STANCE = range(4)
_LINES = 3
_MOST_LETTERS = 400  # of a text in the table: posts may be as long as books


@dataclass
class Draft:
    """A post under review. ``text`` is what a quote would say, ``original`` what was written.

    ``position`` is the post's in the import. ``guessed`` are the columns (TOPIC, STANCE) whose
    value a machine suggested and no person has changed.
    """

    position: int
    source_row: int
    original: str
    text: str
    topic: str
    stance: str = ""
    approved: bool = False
    guessed: set[int] = field(default_factory=set)


class PostsModel(QAbstractTableModel):
    """Posts under review.

    ``approval_changed`` carries the row whose tick was set or taken away.
    """

    approval_changed = pyqtSignal(int)

    def __init__(
        self, drafts: Sequence[Draft], has_stance: bool, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.drafts = list(drafts)
        self._columns = STANCE + 1 if has_stance else STANCE

    def approve(self, row: int, approved: bool) -> None:
        """Set or take away the tick of a post; one without words cannot be quoted.

        What was typed in is masked, so that the table shows what the card will.
        """
        draft = self.drafts[row]
        draft.text = mask_text(draft.text).strip() if approved else draft.text
        approved = approved and bool(draft.text)
        if approved != draft.approved:
            draft.approved = approved
            self.approval_changed.emit(row)
        self.refresh(row)

    def refresh(self, row: int) -> None:
        """Show a post anew."""
        self.dataChanged.emit(self.index(row, 0), self.index(row, self._columns - 1))

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008, N802
        """Return how many posts there are."""
        return 0 if parent.isValid() else len(self.drafts)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008, N802
        """Return the number of columns: the stance only where the import has one."""
        return 0 if parent.isValid() else self._columns

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        """Let the first column be ticked where there is something to quote."""
        flags = super().flags(index)
        if index.column() == QUOTE and self.drafts[index.row()].text.strip():
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's text, tick, font or tool tip."""
        draft, column = self.drafts[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole and column != QUOTE:
            stance = stance_words(draft.stance)
            if STANCE in draft.guessed:
                stance = tr("{stance} (suggested)", stance=stance)
            return (shortened(draft.text), draft.topic, stance)[column - 1]
        if role == Qt.ItemDataRole.CheckStateRole and column == QUOTE:
            return Qt.CheckState.Checked if draft.approved else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        if column in draft.guessed:
            if role == Qt.ItemDataRole.ToolTipRole:
                return tr("Suggested by a machine; no person has checked it.")
            if role == Qt.ItemDataRole.FontRole:
                font = QFont()
                font.setItalic(True)
                return font
        return None

    def setData(  # noqa: N802
        self, index: QModelIndex, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Set or take away a tick by mouse."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != QUOTE:
            return False
        self.approve(index.row(), Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def headerData(  # noqa: N802
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return the title of a column."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (tr("Quote"), tr("Text"), tr("Topic"), tr("Stance"))[section]


class PostsTable(QTableView):
    """Shows the posts and understands the keys: Space ticks, Delete takes the tick away.

    ``edit_wanted`` carries the column of a post that was double-clicked.
    """

    edit_wanted = pyqtSignal(int)

    def __init__(self, model: PostsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cmCivicPosts")
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(True)
        # One height for all: to measure each of thousands of rows would freeze the window.
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self._row_height())
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        self.setMinimumHeight(2 * rows.defaultSectionSize() + header.sizeHint().height())
        self.doubleClicked.connect(lambda index: self.edit_wanted.emit(index.column()))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Leave the text at least half the width."""
        super().resizeEvent(event)
        header, letter = self.horizontalHeader(), self.fontMetrics().averageCharWidth()
        self.setColumnWidth(QUOTE, max(8 * letter, header.sectionSizeHint(QUOTE)))
        for column, letters in ((TOPIC, 18), (STANCE, 12)):
            if column < self.model().columnCount():
                width = max(letters * letter, header.sectionSizeHint(column))
                self.setColumnWidth(column, min(width, self.viewport().width() // 5))

    def event(self, event: QEvent) -> bool:
        """Claim the keys of the table, which QGIS would take for shortcuts of its own."""
        if event.type() == QEvent.Type.ShortcutOverride and _tick(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Set or take away the tick of the post in hand; other keys move about."""
        tick = _tick(event)
        if tick is None:
            if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select):
                event.ignore()  # Qt would turn the tick over
            else:
                super().keyPressEvent(event)
        elif self.currentIndex().isValid():
            self.model().approve(self.currentIndex().row(), tick)

    def _row_height(self) -> int:
        """Return the height of a row; lines of Thai are higher than the font says."""
        text = "\n".join(["ที่ปู่"] * _LINES)
        margin = self.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameVMargin) + 1
        return (
            self.fontMetrics().boundingRect(QRect(0, 0, 1000, 10_000), 0, text).height()
            + 2 * margin
        )


def stance_words(stance: str) -> str:
    """Return a stance in the current language; one that is not known as it is written."""
    return tr(_STANCE_WORDS[stance]) if stance in _STANCE_WORDS else stance


def shortened(text: str) -> str:
    """Return the beginning of a text on one line."""
    words = " ".join(text[: 2 * _MOST_LETTERS].split())
    return words if len(words) <= _MOST_LETTERS else words[:_MOST_LETTERS] + "…"


def _tick(event: QKeyEvent) -> bool | None:
    """Return whether a key sets the tick or takes it away; None: neither."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if held != Qt.KeyboardModifier.NoModifier:
        return None
    return {Qt.Key.Key_Space: True, Qt.Key.Key_Delete: False}.get(event.key())
