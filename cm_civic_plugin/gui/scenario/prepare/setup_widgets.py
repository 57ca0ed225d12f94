"""Small widgets that set-up alone is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QEvent, QObject, QSize, Qt
from qgis.PyQt.QtGui import QColor, QIcon, QMouseEvent, QPixmap
from qgis.PyQt.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QGroupBox,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
)

from ..small_widgets import FINGER, RED, make_plain, plain_label, tall

WARNING = f"color: {RED};"


class CalmWheel(QObject):
    """Keeps the wheel from changing a number or a choice that is only scrolled past."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt)
        """Pass the wheel on to what scrolls, unless the widget is being edited."""
        if event.type() == QEvent.Type.Wheel and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def calm(self, *widgets: QAbstractSpinBox | QComboBox) -> None:
        """Calm these."""
        for widget in widgets:
            widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            widget.installEventFilter(self)


class TickText(QLabel):
    """The words beside a tick, which wrap, and tick it when they are pressed."""

    def __init__(self, name: str, box: QCheckBox) -> None:
        super().__init__()
        make_plain(self, name)
        self._box = box

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt)
        """Tick or untick."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.pos()):
            self._box.click()


def fault_label(name: str) -> QLabel:
    """Return a label for what is wrong with a field; it takes no room while nothing is."""
    label = plain_label(name)
    label.setStyleSheet(WARNING)
    label.hide()
    return label


def show_fault(label: QLabel, sentence: str) -> None:
    """Say what is wrong beside a field, or nothing."""
    label.setText(sentence)
    label.setVisible(bool(sentence))


def small_button(name: str, tip: str, icon: str, pressed: Callable[[], object]) -> QToolButton:
    """Return a button of an icon alone, which says on hovering what it does."""
    button = QToolButton()
    button.setIcon(QgsApplication.getThemeIcon(icon))
    button.setObjectName(name)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.setFixedSize(FINGER - 4, FINGER)
    button.clicked.connect(lambda _on: pressed())
    return button


def section(name: str, title: str) -> tuple[QGroupBox, QVBoxLayout]:
    """Return a titled box and its column."""
    box = QGroupBox(title)
    box.setObjectName(name)
    column = QVBoxLayout(box)
    column.setContentsMargins(8, 6, 8, 8)
    column.setSpacing(4)
    return box, column


def picture_box(name: str, tip: str, icons: Iterable[tuple[QIcon, str]]) -> QComboBox:
    """Return a choice of pictures; each item's data says what it is."""
    box = tall(QComboBox(), name)
    box.setToolTip(tip)
    box.setAccessibleName(tip)
    box.setIconSize(QSize(22, 22))
    for icon, value in icons:
        box.addItem(icon, "", value)
    box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    box.setFixedWidth(58)
    return box


def swatch(colour: str) -> QIcon:
    """Return a square of a colour."""
    pixmap = QPixmap(22, 22)
    pixmap.fill(QColor(colour))
    return QIcon(pixmap)


def one_line(text: str) -> str:
    """Return a text with one space wherever there is any, and none at its ends."""
    return " ".join(text.split())
