"""Small widgets that the pages of the opinion dock are made of."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)


class Page(QScrollArea):
    """A page of the dock: a column of widgets that scrolls when the dock is low."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        self.column = QVBoxLayout(inner)
        self.column.setObjectName(f"{name}Column")
        self.setWidget(inner)


class CheckLine(QWidget):
    """A check box whose words wrap: a long one would widen the whole dock."""

    toggled = pyqtSignal(bool)

    def __init__(self, words: str, name: str, tip: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self._box = QCheckBox()
        self._box.setObjectName(f"{name}Box")
        self._box.setAccessibleName(words)
        self._box.toggled.connect(self.toggled)
        self._label = text_label(f"{name}Text")
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setText(words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)
        self.setToolTip(tip)
        self.setFocusProxy(self._box)

    def text(self) -> str:
        """Return the words."""
        return self._label.text()

    def isChecked(self) -> bool:  # noqa: N802 (as a check box has it)
        """Tell whether it is ticked."""
        return self._box.isChecked()

    def setChecked(self, on: bool) -> None:  # noqa: N802
        """Tick it or not."""
        self._box.setChecked(on)

    def click(self) -> None:
        """Do as a click does."""
        self._box.click()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt)
        """Let a click on the words tick the box."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.pos()):
            self._box.click()


def text_label(name: str) -> QLabel:
    """Return a label for sentences; what it shows is rich text, so escape what users wrote."""
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setMinimumWidth(1)  # else one long word, such as a file name, widens the whole dock
    return label


def push_button(name: str, words: str) -> QPushButton:
    """Return a button for a dialog, which Enter in a text does not press."""
    button = QPushButton(words)
    button.setObjectName(name)
    button.setAutoDefault(False)
    return button


def row_of(*widgets: tuple[QWidget, int]) -> QHBoxLayout:
    """Return widgets side by side, each with its stretch."""
    row = QHBoxLayout()
    for widget, stretch in widgets:
        row.addWidget(widget, stretch)
    return row


def spin_box(name: str, least: int, most: int, value: int, step: int) -> QSpinBox:
    """Return a box for a whole number."""
    spin = QSpinBox()
    spin.setObjectName(name)
    spin.setRange(least, most)
    spin.setValue(value)
    spin.setSingleStep(step)
    spin.setMinimumWidth(80)
    return spin
