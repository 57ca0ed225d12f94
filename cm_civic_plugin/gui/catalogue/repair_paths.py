"""Offer to reconnect layers of the catalogue whose pack was moved, once a project is read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsProject
from qgis.gui import QgisInterface, QgsMessageBarItem
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QPushButton

from ...gis.catalogue.current_pack import current_pack
from ...gis.i18n import language, tr
from ..messages import inform, warn

if TYPE_CHECKING:
    from ...gis.catalogue.repair import Repaired

# What looks into layers and packs is imported at the first project: this is made as QGIS starts.

_TITLE = "Chiang Mai Civic"  # a name: the same in every language


class RepairPaths(QObject):
    """Watches for projects with broken catalogue layers; ``repaired`` carries project layer ids."""

    repaired = pyqtSignal(list)

    def __init__(self, iface: QgisInterface, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._iface = iface
        self._item: QgsMessageBarItem | None = None
        QgsProject.instance().readProject.connect(self._look)

    def close(self) -> None:
        """Watch no longer (the plugin goes away)."""
        QgsProject.instance().readProject.disconnect(self._look)
        self._withdraw()

    def repair(self) -> Repaired:
        """Reconnect what is broken to the packs at hand and say how it went."""
        from ...gis.catalogue.repair import Repaired, broken_layers, repair_layers

        self._withdraw()
        project = QgsProject.instance()
        if not broken_layers(project):
            inform(self._iface, tr("Every layer of the catalogue finds its file."))
            return Repaired()
        result = repair_layers(project, self._packs(), language())
        sentence = " ".join(result.sentences)
        if result.lost:
            warn(self._iface, sentence)
        else:
            inform(self._iface, sentence)
        if result.reconnected:
            project.setDirty(True)
            self._iface.mapCanvas().refresh()
            self.repaired.emit(result.reconnected)
        return result

    def _packs(self) -> list[Path]:
        """Return the packs at hand: the one in use, those of the profile, those by the project."""
        from ...gis.catalogue.repair import find_packs
        from .build_dialog import packs_folder

        home = QgsProject.instance().absolutePath()
        return find_packs([current_pack(), packs_folder(), Path(home) if home else None])

    def _look(self, *_document: object) -> None:
        from ...gis.catalogue.repair import broken_layers

        self._withdraw()
        count = len(broken_layers(QgsProject.instance()))
        if not count:
            return
        text = tr(
            "Layers of the city catalogue that no longer find their file: {count}.", count=count
        )
        button = QPushButton(tr("Reconnect"))
        button.setObjectName("cmCivicReconnect")
        button.clicked.connect(lambda: self.repair())
        item = self._iface.messageBar().createMessage(_TITLE, text)
        item.setLevel(Qgis.MessageLevel.Warning)
        item.layout().addWidget(button)
        item.destroyed.connect(lambda: self._forget(item))
        self._item = item
        self._iface.messageBar().pushItem(item)

    def _withdraw(self) -> None:
        if self._item is not None:
            item, self._item = self._item, None
            self._iface.messageBar().popWidget(item)

    def _forget(self, item: QgsMessageBarItem) -> None:
        if self._item is item:
            self._item = None
