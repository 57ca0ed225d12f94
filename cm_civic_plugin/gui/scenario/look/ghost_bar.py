"""Earlier workshops on the map: put there, named, and taken away again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from qgis.core import QgsApplication, QgsProject
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ....core.errors import CivicError
from ....gis.i18n import say, tr
from ....gis.scenario.ghosts import Ghost, add_ghosts, ghosts_of, remove_ghost
from ...messages import warn
from ..small_widgets import FINGER, plain_label


class GhostBar(QWidget):
    """A button to lay earlier workshops under today's drawings, and one to take each away."""

    def __init__(self, iface: QgisInterface) -> None:
        super().__init__()
        self.setObjectName("cmCivicGhostBar")
        self._iface = iface
        self.add_button = QPushButton(
            QgsApplication.getThemeIcon("/mActionFileOpen.svg"), tr("Earlier workshop…")
        )
        self.add_button.setObjectName("cmCivicGhostAdd")
        self.add_button.setToolTip(
            tr("Lay the drawings of an earlier workshop under today's, pale; its file is only read")
        )
        self.add_button.setMinimumHeight(FINGER)
        self.add_button.clicked.connect(lambda _on: self._ask())
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._list)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._shown: list[Ghost] | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.refresh)
        self._project = QgsProject.instance()
        self._project.layerTreeRoot().layerOrderChanged.connect(self._later.start)
        self.refresh()

    def add(self, paths: Sequence[Path | str]) -> bool:
        """Lay earlier workshops under today's; False (and a message) when a file cannot be."""
        try:
            add_ghosts(self._project, paths)
        except CivicError as error:
            warn(self._iface, say(error))
            return False
        finally:
            self.refresh()
        return True

    def take_away(self, path: Path) -> None:
        """Take an earlier workshop off the map."""
        remove_ghost(self._project, path)
        self.refresh()

    def refresh(self) -> None:
        """Show which earlier workshops are on the map."""
        ghosts = ghosts_of(self._project)
        if ghosts == self._shown:
            return
        self._shown = ghosts
        while self._list.count():
            self._list.takeAt(0).widget().deleteLater()
        for ghost in ghosts:
            self._list.addWidget(self._line(ghost))

    def unload(self) -> None:
        """Stop listening; what is on the map stays."""
        self._later.stop()
        self._project.layerTreeRoot().layerOrderChanged.disconnect(self._later.start)

    def _line(self, ghost: Ghost) -> QWidget:
        name = plain_label("cmCivicGhostName", ghost.name)
        button = QPushButton(
            QgsApplication.getThemeIcon("/mActionRemoveLayer.svg"), tr("Take away")
        )
        button.setObjectName("cmCivicGhostTakeAway")
        button.setMinimumHeight(FINGER)
        button.setAccessibleDescription(ghost.name)
        button.clicked.connect(partial(self._take_away_clicked, ghost.path))
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(name, 1)
        row.addWidget(button)
        return line

    def _take_away_clicked(self, path: Path, _on: bool) -> None:
        QTimer.singleShot(0, partial(self.take_away, path))  # the button must outlive its click

    def _ask(self) -> None:
        paths, _kind = QFileDialog.getOpenFileNames(
            self, tr("Earlier workshops"), "", "GeoPackage (*.gpkg)"
        )
        if paths:
            self.add(paths)
