"""The opinion dock: from a platform's export to hotspots on the map, on one page."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    QgsApplication,
    QgsCoordinateTransform,
    QgsProject,
    QgsSettings,
    QgsVectorLayer,
)
from qgis.gui import QgisInterface, QgsDockWidget
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent
from qgis.PyQt.QtWidgets import QFileDialog, QWidget

from ...core.opinion.libraries import pandas_problem
from ...gis.i18n import pick, say, tr
from ...gis.tasks import CivicTask, start
from ..messages import inform, warn
from .dock_page import DockPage

if TYPE_CHECKING:
    from ...core.opinion.post_table import ReadReport
    from ...gis.opinion.session import HotspotMap, Import

_FOLDER_SETTING = "cm_civic/opinion/folder"


class OpinionDock(QgsDockWidget):
    """Imports a file of opinions and maps its hotspots; everything long runs in a task.

    ``imported`` carries the read report of a file that has been read; ``hotspots_added`` the
    layer that has been put on the map.
    """

    imported = pyqtSignal(object)
    hotspots_added = pyqtSignal(object)

    def __init__(self, iface: QgisInterface, parent: QWidget | None = None) -> None:
        super().__init__(tr("Opinions"), parent)
        self.setObjectName("cmCivicOpinionDock")
        self.setAcceptDrops(True)
        self._iface = iface
        self._task: CivicTask | None = None
        self._import: Import | None = None
        self.page = DockPage(self)
        self.setWidget(self.page)
        self.page.choose_button.clicked.connect(self._choose)
        self.page.find_button.clicked.connect(self.find_hotspots)
        self.page.cancel_button.clicked.connect(self._cancel)
        problem = pandas_problem()
        if problem is not None:
            self.page.show_missing(say(problem))
            self.setAcceptDrops(False)

    def import_file(self, path: str | Path) -> None:
        """Read a file in the background; emits ``imported`` with its read report."""
        from ...gis.opinion.session import import_posts

        path = Path(path)
        self._cancel()
        self._import = None
        self.page.show_reading(path.name)
        task = CivicTask(
            tr("Reading {file}", file=path.name), lambda progress: import_posts(path, progress)
        )
        task.succeeded.connect(self._show_import)
        self._run(task)

    def find_hotspots(self) -> None:
        """Map the imported posts in the background; emits ``hotspots_added`` with the layer."""
        from ...gis.opinion.session import map_hotspots

        imported = self._import
        if imported is None:
            inform(self._iface, tr("Choose a file of opinions first."))
            return
        self._cancel()
        settings = self.page.settings()
        path = _new_path()
        task = CivicTask(
            tr("Finding hotspots"),
            lambda progress: map_hotspots(imported, settings, path, progress),
        )
        task.succeeded.connect(self._add_map)
        self._run(task)

    def holds_work(self) -> bool:
        """Tell whether an import is in hand."""
        return self._import is not None

    def unload(self) -> None:
        """Stop what runs and let go of what was read (the plugin is unloading)."""
        self._cancel()
        self._import = None
        self.page.choose_button.clicked.disconnect(self._choose)
        self.page.find_button.clicked.disconnect(self.find_hotspots)
        self.page.cancel_button.clicked.disconnect(self._cancel)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Accept one local file."""
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Import the file that was dropped."""
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.import_file(path)

    def _choose(self) -> None:
        settings = QgsSettings()
        name, _ = QFileDialog.getOpenFileName(
            self,
            tr("Choose a file of opinions"),
            settings.value(_FOLDER_SETTING, "", type=str),
            tr("Opinions") + " (*.csv *.tsv *.txt *.geojson *.json);;" + tr("All files") + " (*)",
        )
        if name:
            settings.setValue(_FOLDER_SETTING, str(Path(name).parent))
            self.import_file(name)

    def _run(self, task: CivicTask) -> None:
        task.failed.connect(self._fail)
        task.progressChanged.connect(self.page.show_progress)
        task.taskTerminated.connect(self._end)
        self._task = task
        self.page.set_busy(True)
        start(task)

    def _cancel(self) -> None:
        if self._task is not None:
            task, self._task = self._task, None
            task.cancel()
        self.page.set_busy(False)
        self.page.forget_reading(self._import is not None)

    def _end(self) -> None:
        # A task that was cancelled for the sake of a new one ends late: it must not end that.
        if self.sender() in (None, self._task):
            self._task = None
            self.page.set_busy(False)
            self.page.forget_reading(self._import is not None)

    def _fail(self, sentence: str) -> None:
        self._end()
        warn(self._iface, sentence)

    def _show_import(self, imported: Import) -> None:
        if self.sender() is not self._task:
            return
        self._task = None
        self.page.set_busy(False)
        self._import = imported
        report: ReadReport = imported.report
        self.page.show_report(report)
        self.imported.emit(report)

    def _add_map(self, made: HotspotMap) -> None:
        from ...gis.opinion.hotspot_words import advice, summary

        if self.sender() is not self._task:
            return
        self._task = None
        self.page.set_busy(False)
        layer = made.open()
        project = QgsProject.instance()
        project.addMapLayer(layer, False)
        project.layerTreeRoot().insertLayer(0, layer)
        self._bring_into_view(layer)
        said = [pick(*words) for words in (summary(made.found), advice(made.found)) if words]
        self.page.show_result(said, made.path)
        self.hotspots_added.emit(layer)

    def _bring_into_view(self, layer: QgsVectorLayer) -> None:
        canvas = self._iface.mapCanvas()
        extent = QgsCoordinateTransform(
            layer.crs(), canvas.mapSettings().destinationCrs(), QgsProject.instance()
        ).transformBoundingBox(layer.extent())
        if not canvas.extent().intersects(extent):
            canvas.setExtent(extent)
            canvas.refresh()


def _new_path() -> Path:
    """Return a file name for a new map: beside the saved project, or else in the profile."""
    home = QgsProject.instance().homePath() if QgsProject.instance().fileName() else ""
    folder = (
        Path(home) if home else Path(QgsApplication.qgisSettingsDirPath()) / "cm_civic" / "hotspots"
    )
    stamp = datetime.now().strftime("%Y-%m-%d_%H%M%S")
    path = folder / f"opinion_hotspots_{stamp}.gpkg"
    number = 2
    while path.exists():
        path = folder / f"opinion_hotspots_{stamp}_{number}.gpkg"
        number += 1
    return path


def _dropped(event: QDropEvent) -> str | None:
    urls = event.mimeData().urls() if event.mimeData().hasUrls() else []
    local = [url.toLocalFile() for url in urls if url.isLocalFile()]
    usable = len(local) == 1 and event.possibleActions() & Qt.DropAction.CopyAction
    return local[0] if usable else None
