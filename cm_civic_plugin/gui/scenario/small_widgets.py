"""Small widgets that all pages of a workshop share: plain text, and large enough for a finger."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QFont
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)

_Any = TypeVar("_Any", bound=QWidget)
FINGER, BIG_FINGER = 36, 64
"""The least height, in pixels, of what is pressed: on a laptop and on a touch table."""
GREEN, AMBER, RED, GREY = "#1a7f37", "#8a5a00", "#b00020", "#8a8a8a"
"""Good, not quite, bad, off. Words always say it too."""
_FRAME = QSize(16, 48)
"""What a window's title and borders take."""


def plain_label(name: str, text: str = "", *, factor: float = 1.0, bold: bool = False) -> QLabel:
    """Return a wrapping label that takes no text for markup, its letters ``factor`` as large."""
    label = QLabel()
    make_plain(label, name)
    font = QFont()  # holds only what differs: all else stays the page's, also when that grows
    if factor != 1.0:
        font.setPointSizeF(label.font().pointSizeF() * factor)
    if bold:
        font.setBold(True)
    label.setFont(font)
    label.setText(text)
    return label


def make_plain(label: QLabel, name: str) -> None:
    """Let a label wrap, and show what it is given, whatever is in it."""
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)  # names and notes come from files
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)


def push_button(name: str, words: str, icon: str, pressed: Callable[[], object]) -> QPushButton:
    """Return a button with words; ``icon`` is a file of QGIS's theme, or empty."""
    button = tall(QPushButton(words), name)
    if icon:
        button.setIcon(QgsApplication.getThemeIcon(icon))
    button.clicked.connect(lambda _on: pressed())
    return button


def tall(widget: _Any, name: str) -> _Any:
    """Name a widget and make it high enough for a finger; return it."""
    widget.setObjectName(name)
    widget.setMinimumHeight(FINGER)
    return widget


def bring_up(window: QWidget) -> None:
    """Show a window in front, no larger than its screen: what one presses is at its edges."""
    if not window.isVisible():  # else it is as large as somebody made it
        room = window.screen().availableGeometry().size() - _FRAME
        window.resize(window.size().boundedTo(room))
    window.show()
    window.raise_()
    window.activateWindow()


def row_of(*widgets: QWidget) -> QHBoxLayout:
    """Return widgets side by side, each as wide as the others."""
    row = QHBoxLayout()
    row.setSpacing(4)
    for widget in widgets:
        row.addWidget(widget, 1)
    return row


def shown_setting(box: QAbstractButton, key: str, default: bool) -> None:
    """Make a check box begin as it was left, and remember how it is left."""
    box.setCheckable(True)
    box.setChecked(QgsSettings().value(key, default, type=bool))
    box.toggled.connect(lambda on: QgsSettings().setValue(key, on))
