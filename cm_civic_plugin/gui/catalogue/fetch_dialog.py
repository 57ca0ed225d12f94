"""Get current data: choose what to download, see how big it is, and only then download it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qgis.core import QgsApplication
from qgis.gui import QgsAuthConfigSelect, QgsFileWidget
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QCloseEvent
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...core.catalogue.fetch_plan import (
    EXTRACT_FOLDER,
    FetchItem,
    geofabrik_item,
    overpass_item,
    source_items,
)
from ...core.catalogue.records import Catalogue, catalogue
from ...gis.catalogue.fetching.download import RECORD, Fetched, Report, ask_size, fetch
from ...gis.catalogue.fetching.file_by_file import FileByFile, Outcome
from ...gis.i18n import tr
from ...gis.tasks import CivicTask, start
from .fetch_list import FetchList


def sources_folder() -> Path:
    """Return the folder of the user's profile that downloads go to unless told otherwise."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "cm_civic" / "sources"


class FetchDialog(QDialog):
    """Nothing is asked of any server before a button says so. It does not block QGIS.

    ``fetched`` carries the path of the extract, empty where the folder has none, and the folder of
    sources to build a pack from.
    """

    fetched = pyqtSignal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cmCivicFetch")
        self.setWindowTitle(tr("Get current data"))
        self.resize(1180, 640)
        self._catalogue: Catalogue = catalogue()
        self._task: CivicTask | None = None
        self.extract = QComboBox()
        self.extract.setObjectName("cmCivicFetchExtract")
        self.extract.addItem(tr("OpenStreetMap of the city, from Overpass"), "overpass")
        self.extract.addItem(tr("OpenStreetMap of all Thailand, from Geofabrik"), "geofabrik")
        self.extract.addItem(tr("No OpenStreetMap data"), "")
        self.folder = QgsFileWidget()
        self.folder.setObjectName("cmCivicFetchFolder")
        self.folder.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.folder.setFilePath(str(sources_folder()))
        self.key = QgsAuthConfigSelect()
        self.key.setObjectName("cmCivicFetchKey")
        key_note = self._label("KeyNote")
        key_note.setText(
            tr(
                "The key serves one file, the recurrent floods of GISTDA: at most 10,000 areas in "
                "and around the city, as GeoJSON to open in QGIS by hand. No pack is built from "
                "it: packs take recurrent floods from the tile of JRC, which needs no key."
            )
            + " "
            + self._how_to_keep_a_key()
        )
        self.items = FetchList(self._catalogue)
        note = QLabel(
            tr(
                "First ask for sizes, then press Download: nothing is downloaded before that. The "
                "files go into one folder, which a city pack is then built from."
            )
        )
        note.setWordWrap(True)
        self.said = self._label("Said")
        self.total = self._label("Total")
        self.progress = QProgressBar()
        self.progress.setObjectName("cmCivicFetchProgress")
        self.progress.hide()
        self.live_button = self._button("Live", tr("Live values only"), self._tick_live)
        self.sizes_button = self._button("Sizes", tr("Ask for sizes"), self.ask_sizes)
        self.start_button = self._button("Start", tr("Download"), self.download)
        self.cancel_button = self._button("Cancel", tr("Cancel"), self.cancel)
        self.build_button = self._button("Build", tr("Build the pack now…"), self._build)
        form = QFormLayout()
        form.addRow(tr("Extract"), self.extract)
        form.addRow(tr("Folder"), self.folder)
        form.addRow(tr("Key for GISTDA"), self.key)
        row = QHBoxLayout()
        for button in (self.live_button, self.sizes_button):
            row.addWidget(button)
        row.addStretch(1)
        for button in (self.cancel_button, self.start_button, self.build_button):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.addWidget(note)
        column.addLayout(form)
        column.addWidget(key_note)
        column.addWidget(self.items, 1)
        column.addWidget(self.said)
        column.addWidget(self.total)
        column.addWidget(self.progress)
        column.addLayout(row)
        self._list()
        self._working(False)
        self.extract.currentIndexChanged.connect(lambda _index: self._list())
        self.folder.fileChanged.connect(lambda _path: self._enable())
        self.items.itemChanged.connect(lambda _item, _column: self._sum())
        self.items.said.connect(self.said.setText)

    # --- what is asked for

    def ask_sizes(self) -> CivicTask | None:
        """Ask the servers of what is ticked how big the files are."""
        key = self.key.configId()

        def ask(item: FetchItem, report: Report) -> int | None:
            return ask_size(item, key if item.key_header else "", lambda: report(0, None))

        return self._start(
            tr("Asking for sizes"), ask, self.items.show_size, lambda _all: self._sum()
        )

    def download(self) -> CivicTask | None:
        """Download what is ticked, one after the other; one that fails does not stop the rest."""
        folder, key = Path(self.folder.filePath()), self.key.configId()

        def ask(item: FetchItem, report: Report) -> Fetched:
            return fetch(item, folder, report, auth=key if item.key_header else "")

        return self._start(
            tr("Downloading current data"), ask, self.items.show_fetched, self._show_summary
        )

    def cancel(self) -> None:
        """Stop; what came is kept and gone on from the next time."""
        if self._task is not None:
            self._task.cancel()

    def reject(self) -> None:
        """Stop when Escape closes the window, too."""
        self.cancel()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 (Qt's name)
        """Stop when the window goes."""
        self.cancel()
        super().closeEvent(event)

    # --- inside

    @staticmethod
    def _how_to_keep_a_key() -> str:
        if "APIHeader" in QgsApplication.authManager().authMethodsKeys():
            return tr(
                "Add a configuration of the type API Header, with API-Key as the name of the "
                "header."
            )
        return tr(
            "This version of QGIS has no type of its own for API keys: add a configuration of the "
            "type Basic authentication and give the key as its password."
        )

    def _button(self, name: str, text: str, pressed: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(f"cmCivicFetch{name}")
        button.setAutoDefault(False)
        button.clicked.connect(lambda _on: pressed())
        return button

    @staticmethod
    def _label(name: str) -> QLabel:
        label = QLabel()
        label.setObjectName(f"cmCivicFetch{name}")
        label.setTextFormat(Qt.TextFormat.PlainText)  # what a server said is in it
        label.setWordWrap(True)
        return label

    def _plan(self) -> list[FetchItem]:
        extract = self.extract.currentData()
        items = source_items(self._catalogue)
        if extract == "geofabrik":
            return [geofabrik_item(self._catalogue), *items]
        if extract == "overpass":
            city = tuple(self._catalogue.shared["study_area"]["city_bbox"])
            return [overpass_item(self._catalogue, city), *items]
        return items

    def _list(self) -> None:
        self.items.show_items(self._plan())
        self._sum()

    def _tick_live(self) -> None:
        self.extract.setCurrentIndex(self.extract.findData(""))
        self.items.tick_live()

    def _sum(self) -> None:
        self.total.setText(self.items.sum_words())
        self._enable()

    def _start(
        self,
        title: str,
        ask: Callable[[FetchItem, Report], Fetched | int | None],
        show: Callable[[Outcome], None],
        done: Callable[[list[Outcome]], None],
    ) -> CivicTask | None:
        items = self.items.chosen()
        if self._task is not None or not items or not self._unlock(items):
            return None
        task = FileByFile(title, items, ask)
        task.progressChanged.connect(lambda percent: self.progress.setValue(int(percent)))
        task.said.connect(lambda word: self.progress.setFormat(f"{word} · %p%"))
        task.came.connect(show)
        task.succeeded.connect(done)
        task.failed.connect(self.total.setText)
        task.taskCompleted.connect(self._over)
        task.taskTerminated.connect(self._broken_off)
        self._task = task
        self._working(True)
        return start(task)

    def _unlock(self, items: list[FetchItem]) -> bool:
        """Ask for the master password where a key is needed: only the main thread may."""
        if not self.key.configId() or not any(item.key_header for item in items):
            return True
        if QgsApplication.authManager().setMasterPassword(True):
            return True
        self.total.setText(
            tr(
                "Without the master password of QGIS your key cannot be read, so nothing was asked "
                "of any server. Try again, or untick the file that needs the key."
            )
        )
        return False

    def _broken_off(self) -> None:
        if self._task is not None and self._task.isCanceled():
            self.total.setText(
                tr("Stopped. What came of a file is kept; the next download goes on from there.")
            )
        self._over()

    def _over(self) -> None:
        self._task = None
        self._working(False)

    def _working(self, busy: bool) -> None:
        self.progress.setVisible(busy)
        self.cancel_button.setEnabled(busy)
        for widget in (self.live_button, self.extract, self.folder, self.key):
            widget.setEnabled(not busy)
        self._enable()
        if busy:
            self.progress.setValue(0)

    def _enable(self) -> None:
        """Let go what can be done now; nothing is downloaded before its size was asked for."""
        idle, chosen = self._task is None, self.items.chosen()
        self.sizes_button.setEnabled(idle and bool(chosen))
        self.start_button.setEnabled(
            idle and bool(chosen) and all(map(self.items.was_asked, chosen))
        )
        record = Path(self.folder.filePath()) / RECORD
        self.build_button.setEnabled(
            idle and (self._extract_path() is not None or record.is_file())
        )

    def _show_summary(self, outcomes: list[Outcome]) -> None:
        good = sum(outcome.error is None for outcome in outcomes)
        self.total.setText(
            tr(
                "{good} of {all} files downloaded. Those that failed can be tried again.",
                good=good,
                all=len(outcomes),
            )
            if good < len(outcomes)
            else tr("All {all} files downloaded.", all=len(outcomes))
        )

    def _extract_path(self) -> Path | None:
        """Return the newest extract in the folder, be it fetched now or before."""
        folder = Path(self.folder.filePath()) / EXTRACT_FOLDER
        found = [*folder.glob("*.osm.pbf"), *folder.glob("*.osm")] if folder.is_dir() else []
        return max(found, key=lambda path: path.stat().st_mtime, default=None)

    def _build(self) -> None:
        extract = self._extract_path()
        self.fetched.emit(str(extract) if extract else "", self.folder.filePath())
