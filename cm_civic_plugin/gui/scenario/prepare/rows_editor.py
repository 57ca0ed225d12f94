"""Rows under one another that set-up adds, moves and removes: what stages and futures share."""

from __future__ import annotations

from functools import partial
from typing import Any

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from .setup_widgets import CalmWheel


class RowsEditor(QWidget):
    """Rows with buttons ``up``, ``down`` and ``remove`` and a signal ``changed``.

    A subclass puts ``_column`` into its layout and settles in ``_settle`` what a row says of the
    others; ``changed`` says that something is other than before.
    """

    changed = pyqtSignal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._calm = CalmWheel(self)
        self._rows: list[Any] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(3)

    def _append(self, row: QWidget) -> None:
        row.up.clicked.connect(partial(self._move, row, -1))
        row.down.clicked.connect(partial(self._move, row, 1))
        row.remove.clicked.connect(partial(self._remove, row))
        row.changed.connect(self._settle)
        self._rows.append(row)
        self._column.addWidget(row)

    def _clear(self) -> None:
        for row in list(self._rows):
            self._take_out(row)

    def _move(self, row: QWidget, step: int, _on: bool = False) -> None:
        at = self._rows.index(row)
        to = at + step
        if not 0 <= to < len(self._rows):
            return
        self._rows.insert(to, self._rows.pop(at))
        self._column.insertWidget(to, row)
        self._settle()

    def _remove(self, row: QWidget, _on: bool = False) -> None:
        self._take_out(row)
        self._settle()

    def _take_out(self, row: QWidget) -> None:
        self._rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _settle(self) -> None:
        for at, row in enumerate(self._rows):
            row.up.setEnabled(at > 0)
            row.down.setEnabled(at < len(self._rows) - 1)
