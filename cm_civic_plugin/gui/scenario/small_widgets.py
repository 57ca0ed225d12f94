"""Small helpers for the pages that run a workshop."""

from __future__ import annotations

from typing import TypeVar

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QWidget

_Any = TypeVar("_Any", bound=QWidget)
LEAST_PX = 36
"""The height that a finger needs."""


def plain_label(name: str, factor: float = 1.0, *, bold: bool = False) -> QLabel:
    """Return a wrapping label that takes no text for markup, its letters ``factor`` as large."""
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)  # names come from files
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * factor)
    font.setBold(bold)
    label.setFont(font)
    return label


def tall(widget: _Any, name: str) -> _Any:
    """Name a widget and make it high enough for a finger; return it."""
    widget.setObjectName(name)
    widget.setMinimumHeight(LEAST_PX)
    return widget


def shown_setting(box: QAbstractButton, key: str, default: bool) -> None:
    """Make a check box begin as it was left, and remember how it is left."""
    box.setCheckable(True)
    box.setChecked(QgsSettings().value(key, default, type=bool))
    box.toggled.connect(lambda on: QgsSettings().setValue(key, on))
