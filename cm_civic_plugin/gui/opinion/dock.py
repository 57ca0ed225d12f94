"""The opinion dock: a file in, places found, maps out, and how to read them."""

from __future__ import annotations

import html
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    QgsApplication,
    QgsCoordinateTransform,
    QgsFeature,
    QgsProject,
    QgsSettings,
    QgsVectorLayer,
)
from qgis.gui import QgisInterface, QgsDockWidget
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent
from qgis.PyQt.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ...core.errors import CivicError
from ...core.opinion.libraries import pandas_problem
from ...core.opinion.platforms import SUFFIXES
from ...gis.i18n import pick, say, tr
from ...gis.tasks import CivicTask, Progress, start
from ..messages import inform, warn
from .candidate_marks import CandidateMarks
from .cell_tool import CellTool
from .import_page import ImportPage
from .map_page import MapPage
from .places_page import PlacesPage
from .read_page import ReadPage
from .widgets import text_label

if TYPE_CHECKING:
    from ...core.opinion.places.aliases import LocalPlaces
    from ...core.opinion.places.place import Place
    from ...core.opinion.post_table import ReadReport
    from ...core.opinion.readers.any_table import Table
    from ...gis.opinion.session import FoundPlaces, HotspotMap, Import, WaveMap

_FOLDER_SETTING = "cm_civic/opinion/folder"


class OpinionDock(QgsDockWidget):
    """Imports a file of opinions and maps it, step by step; everything long runs in a task.

    ``imported`` carries the read report of a file that has been read, ``places_found`` the same
    after names were looked up; ``hotspots_added`` the layer that has been put on the map.
    """

    imported = pyqtSignal(object)
    hotspots_added = pyqtSignal(object)
    places_found = pyqtSignal(object)

    def __init__(self, iface: QgisInterface, parent: QWidget | None = None) -> None:
        super().__init__(tr("Opinions"), parent)
        self.setObjectName("cmCivicOpinionDock")
        self.setAcceptDrops(True)
        self._iface = iface
        self._task: CivicTask | None = None
        self._import: Import | None = None
        self._path: Path | None = None
        self._mapping: dict[str, str] | None = None
        self._pack: Path | None = None
        self._marks: CandidateMarks | None = None
        self._make_widgets()
        self.import_page.choose_button.clicked.connect(self._choose)
        self.import_page.columns_button.clicked.connect(self._choose_columns)
        self.import_page.without_changed.connect(self._read_without)
        self.places_page.pack_wanted.connect(self._choose_pack)
        self.places_page.find_wanted.connect(self.find_places)
        self.places_page.decided.connect(self._keep_decisions)
        self.places_page.undone.connect(self._keep_decisions)
        self.places_page.candidates_shown.connect(self._show_candidates)
        self.map_page.find_button.clicked.connect(self.find_hotspots)
        self.map_page.waves_button.clicked.connect(self.find_waves)
        self._tool = CellTool(iface.mapCanvas())
        self.read_page.tool_wanted.connect(self._take_tool)
        self._tool.activated.connect(lambda: self.read_page.set_tool_active(True))
        self._tool.deactivated.connect(lambda: self.read_page.set_tool_active(False))
        self._tool.cell_chosen.connect(self.show_cell)
        self._tool.missed.connect(self.read_page.show_missed)
        self._tool.lost.connect(self.read_page.forget)
        self.cancel_button.clicked.connect(self._cancel)
        self._set_busy(False)
        problem = pandas_problem()
        if problem is not None:
            self.missing_label.setText(html.escape(say(problem)))
            self.missing_label.show()
            self.import_page.show_missing()
            self.setAcceptDrops(False)

    def _make_widgets(self) -> None:
        self.missing_label = text_label("cmCivicOpinionMissing")
        self.missing_label.hide()
        self.import_page, self.places_page = ImportPage(), PlacesPage()
        self.map_page, self.read_page = MapPage(), ReadPage()
        self.steps = QTabWidget()
        self.steps.setObjectName("cmCivicOpinionSteps")
        self.steps.setDocumentMode(True)
        for page, words in (
            (self.import_page, tr("Import")),
            (self.places_page, tr("Places")),
            (self.map_page, tr("Map")),
            (self.read_page, tr("Read")),
        ):
            self.steps.addTab(page, f"{self.steps.count() + 1} {words}")
        self.progress_bar = QProgressBar()
        self.progress_bar.setObjectName("cmCivicOpinionProgress")
        self.cancel_button = QPushButton(tr("Cancel"))
        self.cancel_button.setObjectName("cmCivicOpinionCancel")
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.missing_label)
        column.addWidget(self.steps, 1)
        row = QHBoxLayout()
        row.addWidget(self.progress_bar, 1)
        row.addWidget(self.cancel_button)
        column.addLayout(row)
        self.setWidget(whole)

    def use_pack(self, folder: Path | None) -> None:
        """Look for places, and spread what is known of an area only, by this city pack."""
        self._pack = folder if folder is not None and folder.is_dir() else None
        self.places_page.show_pack(self._pack)

    def import_file(
        self,
        path: str | Path,
        without: frozenset[str] = frozenset(),
        mapping: dict[str, str] | None = None,
    ) -> None:
        """Read a file in the background; emits ``imported`` with its read report.

        ``without`` are repairs to leave out, ``mapping`` says which column is what.
        """
        from ...gis.opinion.session import import_posts

        path = Path(path)
        self._cancel()
        self._import, self._path, self._mapping = None, path, mapping
        self.steps.setCurrentWidget(self.import_page)
        self.import_page.show_reading(path.name)
        self.places_page.forget()
        self.map_page.forget()
        task = CivicTask(
            tr("Reading {file}", file=path.name),
            lambda progress: import_posts(path, progress, without=without, mapping=mapping),
        )
        task.succeeded.connect(self._show_import)
        self._run(task)

    def find_places(self) -> None:
        """Place the posts without a place by their texts, in the background."""
        from ...gis.opinion.session import find_places

        imported, pack = self._import, self._pack
        if imported is None:
            inform(self._iface, tr("Choose a file of opinions first."))
            return
        if pack is None:
            inform(self._iface, tr("Choose a city pack first: its layers give the names."))
            return
        self._cancel()
        task = CivicTask(
            tr("Finding places in the texts"),
            lambda progress: find_places(imported, pack, progress),
        )
        task.succeeded.connect(self._show_places)
        self._run(task)

    def find_hotspots(self) -> None:
        """Map the imported posts in the background; emits ``hotspots_added`` with the layer."""
        from ...gis.opinion.session import map_hotspots

        self._map(tr("Finding hotspots"), map_hotspots, _new_path("hotspots"))

    def find_waves(self) -> None:
        """Map how the posts come and go over time; emits ``hotspots_added`` with the layer."""
        from ...gis.opinion.session import map_waves

        self._map(tr("Finding waves"), map_waves, _new_path("waves"))

    def _map(self, title: str, work: Callable[..., HotspotMap | WaveMap], path: Path) -> None:
        imported = self._import
        if imported is None:
            inform(self._iface, tr("Choose a file of opinions first."))
            return
        self._cancel()
        imported = imported.decided(self.places_page.decisions())
        settings = self.map_page.settings(self._pack if imported.report.by_area else None)
        task = CivicTask(title, lambda progress: work(imported, settings, path, progress))
        task.succeeded.connect(self._add_map)
        self._run(task)

    def holds_work(self) -> bool:
        """Tell whether an import is in hand."""
        return self._import is not None

    def unload(self) -> None:
        """Stop what runs and let go of what was read (the plugin is unloading)."""
        self._cancel()
        self._import = None
        self._tool.unload()
        self._show_candidates([])
        if self._marks is not None:
            self._iface.mapCanvas().scene().removeItem(self._marks)
            self._marks = None

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
            tr("Opinions") + f" ({' '.join(SUFFIXES)});;" + tr("All files") + " (*)",
        )
        if name:
            settings.setValue(_FOLDER_SETTING, str(Path(name).parent))
            self.import_file(name)

    def _choose_columns(self) -> None:
        if self._path is None:
            return
        path = self._path
        self._cancel()
        task = CivicTask(tr("Looking at the columns of {file}", file=path.name), _looker(path))
        task.succeeded.connect(self._ask_for_columns)
        self._run(task)

    def _ask_for_columns(self, found: tuple[Table, dict]) -> None:
        from .mapping_dialog import MappingDialog

        if not self._is_over():
            return
        table, proposals = found
        dialog = MappingDialog(table, self, proposals)
        dialog.accepted.connect(lambda: self.import_file(table.path, mapping=dialog.mapping()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _read_without(self, without: frozenset[str]) -> None:
        if self._path is not None:
            self.import_file(self._path, without, self._mapping)

    def _run(self, task: CivicTask) -> None:
        # bound methods: these connections end with the dock, which a task may outlive
        task.failed.connect(self._fail)
        task.progressChanged.connect(self._show_progress)
        task.taskTerminated.connect(self._end)
        self._task = task
        self._set_busy(True)
        start(task)

    def _show_progress(self, percent: float) -> None:
        self.progress_bar.setValue(int(percent))

    def _is_over(self) -> bool:
        """Tell whether what has just ended is the task that is waited for, and rest.

        One that was cancelled for the sake of a new one ends late: it must not end that.
        """
        if self.sender() not in (None, self._task):
            return False
        self._task = None
        self._set_busy(False)
        return True

    def _set_busy(self, busy: bool) -> None:
        self.progress_bar.setValue(0)
        self.progress_bar.setVisible(busy)
        self.cancel_button.setVisible(busy)
        self.places_page.set_busy(busy)
        self.map_page.set_busy(busy)

    def _cancel(self) -> None:
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
        self._rest()

    def _rest(self) -> None:
        self._set_busy(False)
        if self._import is None:
            self.import_page.forget()
            self.map_page.forget()

    def _end(self) -> None:
        if self._is_over():
            self._rest()

    def _fail(self, sentence: str) -> None:
        self._end()
        warn(self._iface, sentence)

    def _show_import(self, imported: Import) -> None:
        if not self._is_over():
            return
        self._import = imported
        report: ReadReport = imported.report
        self.import_page.show_report(report, frozenset(report.switched_off))
        self.map_page.offer(report.topics, report.placed > 0)
        self.imported.emit(report)

    def _show_places(self, found: FoundPlaces) -> None:
        from ...gis.opinion.report_words import found_by_text, headline

        if not self._is_over():
            return
        self._import = found.imported
        report = found.imported.report
        self.places_page.show_summary([headline(report), *found_by_text(report)])
        self.places_page.load(found.items, found.local, ordered=True)
        self.map_page.offer(report.topics, report.placed + report.by_area > 0)
        self.places_found.emit(report)

    def _choose_pack(self) -> None:
        folder = QFileDialog.getExistingDirectory(
            self, tr("Choose a city pack"), str(self._pack or "")
        )
        if folder:
            self.use_pack(Path(folder))

    def _keep_decisions(self, _decisions: list, taught: LocalPlaces | None) -> None:
        from ...core.opinion.places.aliases import save_local
        from ...gis.opinion.gazetteer import taught_places

        if taught is not None:
            try:
                save_local(taught, taught_places())
            except CivicError as error:
                warn(self._iface, say(error))
        self.map_page.offer_again(bool(self.places_page.decisions()))

    def _show_candidates(self, places: list[Place]) -> None:
        if self._marks is None and places:
            self._marks = CandidateMarks(self._iface.mapCanvas())
        if self._marks is not None:
            self._marks.show_places(places)

    def _take_tool(self, wanted: bool) -> None:
        canvas = self._iface.mapCanvas()
        if wanted:
            canvas.setMapTool(self._tool)
        else:
            canvas.unsetMapTool(self._tool)

    def show_cell(self, layer: QgsVectorLayer, cell: QgsFeature) -> None:
        """Show the card of a cell of a hotspot map."""
        self.steps.setCurrentWidget(self.read_page)
        self.read_page.show_cell(QgsProject.instance(), layer, cell)

    def _add_map(self, made: HotspotMap | WaveMap) -> None:
        if not self._is_over():
            return
        project = QgsProject.instance()
        layers = made.open_all()
        project.addMapLayers(layers, False)
        for layer in reversed(layers):
            node = project.layerTreeRoot().insertLayer(0, layer)
            # of two layers on the same cells the upper one is to be seen
            node.setItemVisibilityChecked(layer is layers[0])
        made.set_time(project)
        self._bring_into_view(layers[0])
        self.map_page.show_result([pick(*words) for words in made.said()], made.path)
        self.hotspots_added.emit(layers[0])

    def _bring_into_view(self, layer: QgsVectorLayer) -> None:
        canvas = self._iface.mapCanvas()
        extent = QgsCoordinateTransform(
            layer.crs(), canvas.mapSettings().destinationCrs(), QgsProject.instance()
        ).transformBoundingBox(layer.extent())
        if not canvas.extent().intersects(extent):
            canvas.setExtent(extent)
            canvas.refresh()


def _looker(path: Path) -> Callable[[Progress], tuple[Table, dict]]:
    """Return what opens a table and proposes its columns, in a task."""
    from ...core.opinion.mapping import propose
    from ...core.opinion.readers.any_table import open_table

    def look(_progress: Progress) -> tuple[Table, dict]:
        table = open_table(path)
        return table, propose(table.header, table.sample)

    return look


def _new_path(what: str) -> Path:
    """Return a file name for a map of ``what``: beside the saved project, or in the profile."""
    home = QgsProject.instance().homePath() if QgsProject.instance().fileName() else ""
    folder = (
        Path(home) if home else Path(QgsApplication.qgisSettingsDirPath()) / "cm_civic" / "hotspots"
    )
    stamp = datetime.now().strftime("%Y-%m-%d_%H%M%S")
    path = folder / f"opinion_{what}_{stamp}.gpkg"
    number = 2
    while path.exists():
        path = folder / f"opinion_{what}_{stamp}_{number}.gpkg"
        number += 1
    return path


def _dropped(event: QDropEvent) -> str | None:
    urls = event.mimeData().urls() if event.mimeData().hasUrls() else []
    local = [url.toLocalFile() for url in urls if url.isLocalFile()]
    usable = len(local) == 1 and event.possibleActions() & Qt.DropAction.CopyAction
    return local[0] if usable else None
