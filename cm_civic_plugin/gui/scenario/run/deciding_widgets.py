"""What votes and bargaining are made of: large choices, a number with − and +, the drawings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from qgis.PyQt.QtCore import QEvent, QSize, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QFont, QIcon, QKeyEvent, QResizeEvent
from qgis.PyQt.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ....core.scenario.journal import JournalRow
from ....core.scenario.plan import Plan
from ....gis.i18n import pick
from ....gis.scenario.decision_words import drawing_words
from ..small_widgets import FINGER, plain_label, push_button

_LIST_PX = 200
_AGAIN_MS = 4000
_FRAME = 12  # what a button's border and padding take of its width
_FACE = (
    "QToolButton { border: 2px solid #8a8a8a; border-radius: 6px; padding: 3px; }"
    "QToolButton:checked { background: #1a1a1a; color: white; border-color: #1a1a1a; }"
    "QToolButton:focus { border-color: #1f6fd6; }"
    "QToolButton:disabled { border-color: #c8c8c8; color: #8a8a8a; }"
)


def push(
    name: str, text: str, pressed: Callable[[], object], icon: str = "", *, strong: bool = False
) -> QPushButton:
    """Return a button as wide as there is room, whose letters may grow with the page's."""
    button = push_button(name, text, icon, pressed)
    button.setAutoDefault(False)
    button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    if strong:
        font = QFont()
        font.setBold(True)
        button.setFont(font)
    return button


class TwicePressed(QPushButton):
    """A button for what cannot be taken back: pressed once it asks, pressed again it does."""

    confirmed = pyqtSignal()

    def __init__(self, name: str, text: str, again: str) -> None:
        super().__init__(text)
        self.setObjectName(name)
        self.setAutoDefault(False)
        self.setMinimumHeight(FINGER)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._texts = (text, again)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AGAIN_MS)
        self._timer.timeout.connect(lambda: self.setText(self._texts[0]))
        self.clicked.connect(self._pressed)

    def _pressed(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self.setText(self._texts[0])
            self.confirmed.emit()
        else:
            self.setText(self._texts[1])
            self._timer.start()


class Choices(QWidget):
    """A grid of large buttons. ``pressed`` carries the key of the one that a finger pressed.

    With ``one`` a single one of them is chosen at any time (``key``); without, they only act.
    """

    pressed = pyqtSignal(str)

    def __init__(self, name: str, columns: int, *, one: bool = True) -> None:
        super().__init__()
        self.setObjectName(name)
        self._columns, self._one, self._least = columns, one, FINGER
        self._group = QButtonGroup(self)
        self._group.setExclusive(one)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(4)
        self._options: list[tuple[str, str, QIcon | None]] = []

    def fill(self, options: Sequence[tuple[str, str, QIcon | None]], chosen: str = "") -> None:
        """Show options, each (key, words, icon); the one chosen stays so if it is still there."""
        keys = [key for key, _text, _icon in options]
        if keys != self.keys():
            self._rebuild(options, chosen or self.key())
        self._options = list(options)
        for button, (_key, text, icon) in zip(self._group.buttons(), options):
            if icon is not None:
                button.setIcon(icon)
            button.setToolTip(text.replace("\u200b", ""))
        self._write()
        if chosen:
            self.choose(chosen)

    def key(self) -> str:
        """Return the key of what is chosen, "" where nothing is."""
        button = self._group.checkedButton()
        return button.property("key") if button is not None else ""

    def choose(self, key: str) -> None:
        """Choose by program; nothing is emitted."""
        for button in self._group.buttons():
            if button.property("key") == key:
                button.setChecked(True)

    def keys(self) -> list[str]:
        """Return the keys of all options."""
        return [key for key, _text, _icon in self._options]

    def button(self, key: str) -> QToolButton | None:
        """Return the button of a key."""
        return next((one for one in self._group.buttons() if one.property("key") == key), None)

    def set_least(self, pixels: int) -> None:
        """Set the least height of the buttons."""
        self._least = pixels
        for button in self._group.buttons():
            button.setMinimumHeight(pixels)

    def set_columns(self, columns: int) -> None:
        """Set how many buttons stand side by side."""
        if columns != self._columns:
            chosen, self._columns = self.key(), columns
            self._rebuild(self._options, chosen)
            self.fill(self._options, chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt)
        """Break the words anew for the room there is."""
        super().resizeEvent(event)
        self._write()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt)
        """Break the words anew for larger letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._write()

    def _write(self) -> None:
        room = (self.width() + self._grid.spacing()) // self._columns - self._grid.spacing()
        metrics = self.fontMetrics()
        for button, (_key, text, _icon) in zip(self._group.buttons(), self._options):
            button.setText(
                in_lines(text, lambda line: metrics.horizontalAdvance(line) <= room - _FRAME)
            )

    def _rebuild(self, options: Sequence[tuple[str, str, QIcon | None]], chosen: str) -> None:
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._grid.removeWidget(button)
            button.setParent(None)
            button.deleteLater()
        for number, (key, _text, icon) in enumerate(options):
            button = QToolButton()
            button.setObjectName(f"{self.objectName()}_{key}")
            button.setProperty("key", key)
            button.setCheckable(self._one)
            button.setStyleSheet(_FACE)
            button.setFont(self.font())
            button.setMinimumHeight(self._least)
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            if icon is not None:
                button.setIconSize(QSize(24, 24))
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.clicked.connect(partial(self._clicked, key))
            self._group.addButton(button)
            self._grid.addWidget(button, number // self._columns, number % self._columns)
        if self._one and options:
            self.choose(chosen if any(key == chosen for key, *_rest in options) else options[0][0])

    def _clicked(self, key: str, _checked: bool) -> None:
        self.pressed.emit(key)


class Stepper(QWidget):
    """A number with a large − and + beside it."""

    changed = pyqtSignal(int)

    def __init__(self, name: str, text: str, least: int, most: int) -> None:
        super().__init__()
        self.spin = QSpinBox()
        self.spin.setObjectName(name)
        self.spin.setRange(least, most)
        self.spin.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.spin.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.spin.setMinimumHeight(FINGER)
        self.spin.setMinimumWidth(48)
        self.spin.valueChanged.connect(self.changed)
        caption = plain_label(name + "Caption", text)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(caption, 1)
        self._buttons = []
        for sign, word, step in (("−", "Less", -1), ("+", "More", 1)):
            button = QToolButton()
            button.setObjectName(name + word)
            button.setText(sign)
            button.setStyleSheet(_FACE)
            button.setMinimumSize(FINGER, FINGER)
            button.setAutoRepeat(True)
            button.setAccessibleName(f"{text} {sign}")
            button.clicked.connect(partial(self._step, step))
            self._buttons.append(button)
        row.addWidget(self._buttons[0])
        row.addWidget(self.spin)
        row.addWidget(self._buttons[1])

    def value(self) -> int:
        """Return the number."""
        return self.spin.value()

    def set_value(self, value: int) -> None:
        """Set the number, within its range."""
        self.spin.setValue(value)

    def set_least(self, pixels: int) -> None:
        """Set the least size of the buttons."""
        for button in self._buttons:
            button.setMinimumSize(pixels, pixels)
        self.spin.setMinimumHeight(pixels)

    def _step(self, step: int, _on: bool) -> None:
        self.spin.setValue(self.spin.value() + step)


class DrawingList(QListWidget):
    """The drawings in view, the newest first, for those who would rather not aim at the map.

    ``meant`` carries the uuid of the one that was tapped, or chosen with Enter.
    """

    meant = pyqtSignal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_LIST_PX)
        self.setSpacing(1)
        self.itemClicked.connect(self._emit)

    def fill(
        self, picture: Iterable[JournalRow], plan: Plan, dots: Mapping[str, int] | None = None
    ) -> None:
        """Show the drawings, with their dots where there are any to show."""
        shown = []
        for row in reversed(list(picture)):
            count = (dots or {}).get(row.uuid, 0)
            text = pick(*drawing_words(row, plan)) + (f"  ● {count}" if count else "")
            shown.append((row.uuid, text))
        if [uuid for uuid, _text in shown] != self.uuids():
            self.clear()
            for uuid, _text in shown:
                item = QListWidgetItem()
                item.setData(Qt.ItemDataRole.UserRole, uuid)
                self.addItem(item)
        for number, (_uuid, text) in enumerate(shown):
            self.item(number).setText(text)
        self._fit()

    def uuids(self) -> list[str]:
        """Return the drawings in the list."""
        return [self.item(number).data(Qt.ItemDataRole.UserRole) for number in range(self.count())]

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt)
        """Make room for larger letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """Give each drawing room for two lines of Thai, whose marks need more than Latin."""
        high = max(FINGER, int(2.6 * self.fontMetrics().lineSpacing()) + 8)
        for number in range(self.count()):
            if self.item(number).sizeHint().height() != high:
                self.item(number).setSizeHint(QSize(10, high))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt)
        """Enter means the drawing in hand."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if self.currentItem() is not None:
                self._emit(self.currentItem())
            return
        super().keyPressEvent(event)

    def _emit(self, item: QListWidgetItem) -> None:
        self.meant.emit(item.data(Qt.ItemDataRole.UserRole))


def box_in(column: QBoxLayout) -> tuple[QWidget, QVBoxLayout]:
    """Return a part of a page that can be hidden as a whole, and its column."""
    part = QWidget()
    inner = QVBoxLayout(part)
    inner.setContentsMargins(0, 0, 0, 0)
    inner.setSpacing(6)
    column.addWidget(part)
    return part, inner


def in_lines(text: str, fits: Callable[[str], bool]) -> str:
    """Break words at spaces or U+200B into lines that fit: buttons never wrap by themselves."""
    lines = []
    for part in text.split("\n"):
        line = ""
        for piece in re.findall("[^ \u200b]+[ \u200b]?", part):
            if line and not fits((line + piece).rstrip()):
                lines.append(line)
                line = ""
            line += piece
        lines.append(line)
    return "\n".join(line.replace("\u200b", "").rstrip() for line in lines)
