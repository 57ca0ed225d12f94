"""Small widgets that the pages of the opinion dock are made of."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QFrame, QLabel, QScrollArea, QSpinBox, QVBoxLayout, QWidget


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


def text_label(name: str) -> QLabel:
    """Return a label for sentences; what it shows is rich text, so escape what users wrote."""
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setMinimumWidth(1)  # else one long word, such as a file name, widens the whole dock
    return label


def spin_box(name: str, least: int, most: int, value: int, step: int) -> QSpinBox:
    """Return a box for a whole number."""
    spin = QSpinBox()
    spin.setObjectName(name)
    spin.setRange(least, most)
    spin.setValue(value)
    spin.setSingleStep(step)
    spin.setMinimumWidth(80)
    return spin
