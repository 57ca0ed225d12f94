"""Small widgets that the agreement page is made of."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import QgsApplication
from qgis.gui import QgsCollapsibleGroupBoxBasic
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

TOUCH = 36
"""Pixels: the least height of what a finger is to hit."""


def text_label(name: str, text: str = "") -> QLabel:
    """Return a label for plain text that wraps."""
    label = QLabel(text)
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)  # names and notes come from files
    label.setMinimumWidth(1)
    return label


def heading(name: str, text: str) -> QLabel:
    """Return a bold label."""
    label = text_label(name, text)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return label


def push_button(name: str, text: str, pressed: Callable[[], object], icon: str = "") -> QPushButton:
    """Return a button large enough for a finger; ``icon`` is one of QGIS's theme."""
    button = QPushButton(text)
    button.setObjectName(name)
    button.setMinimumHeight(TOUCH)
    if icon:
        button.setIcon(QgsApplication.getThemeIcon(icon))
    button.clicked.connect(lambda _on: pressed())
    return button


class SentenceButton(QPushButton):
    """A button whose words wrap, for sentences."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(text)
        self._label = text_label(f"{name}Text", text)
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 4)
        column.addWidget(self._label)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.setMinimumHeight(TOUCH)

    def words(self) -> str:
        """Return the sentence."""
        return self._label.text()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 (Qt)
        """Say that the words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 (Qt)
        """Return the height at a width."""
        return max(TOUCH, self.layout().totalHeightForWidth(width))

    def resizeEvent(self, event: object) -> None:  # noqa: N802 (Qt)
        """Grow as tall as the words are at this width."""
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(self.width()))


def folded(name: str, title: str, inner: QWidget) -> QgsCollapsibleGroupBoxBasic:
    """Return a box that is folded until it is clicked."""
    box = QgsCollapsibleGroupBoxBasic(title)
    box.setObjectName(name)
    column = QVBoxLayout(box)
    column.addWidget(inner)
    box.setCollapsed(True)
    return box


def row_of(*widgets: QWidget) -> QHBoxLayout:
    """Return widgets side by side, each as wide as the others."""
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget, 1)
    return row


def clear(layout: QLayout) -> None:
    """Take all widgets out of a layout, also out of the layouts in it."""
    while layout.count():
        item = layout.takeAt(0)
        if item.widget() is not None:
            item.widget().hide()
            item.widget().deleteLater()
        elif item.layout() is not None:
            clear(item.layout())
            item.layout().deleteLater()
