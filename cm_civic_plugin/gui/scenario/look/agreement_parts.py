"""Small widgets that the agreement page is made of."""

from __future__ import annotations

from qgis.gui import QgsCollapsibleGroupBoxBasic
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ..small_widgets import FINGER, plain_label


class SentenceButton(QPushButton):
    """A button whose words wrap, for sentences."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(text)
        self._label = plain_label(f"{name}Text", text)
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 4)
        column.addWidget(self._label)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.setMinimumHeight(FINGER)

    def words(self) -> str:
        """Return the sentence."""
        return self._label.text()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 (Qt)
        """Say that the words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 (Qt)
        """Return the height at a width."""
        return max(FINGER, self.layout().totalHeightForWidth(width))

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
