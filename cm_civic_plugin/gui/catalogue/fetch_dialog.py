"""Get current data: choose what to download, see how big it is, and only then download it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from qgis.core import QgsApplication
from qgis.gui import QgisInterface, QgsAuthConfigSelect, QgsFileWidget
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QCloseEvent
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...core.catalogue.fetch_plan import (
    EXTRACT_FOLDER,
    FetchItem,
    by_hand,
    geofabrik_item,
    overpass_item,
    source_items,
)
from ...core.catalogue.records import Catalogue, catalogue
from ...core.errors import Cancelled, CivicError
from ...gis.catalogue.fetching.download import Fetched, ask_size, fetch
from ...gis.i18n import language, pick, say, tr
from ...gis.tasks import CivicTask, Progress, start

_FILE, _FOR, _PUBLISHER, _LICENCE, _SIZE, _STATE = range(6)
_ITEM = Qt.ItemDataRole.UserRole
_MB = 1_000_000


@dataclass(frozen=True)
class Outcome:
    """How one download came out: the file, or the error that says why not."""

    item: FetchItem
    fetched: Fetched | None = None
    error: CivicError | None = None


def sources_folder() -> Path:
    """Return the folder of the user's profile that downloads go to unless told otherwise."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "cm_civic" / "sources"


def megabytes(size: int | None) -> str:
    """Return a size in words of the current language."""
    if size is None:
        return tr("not stated")
    if size >= _MB:
        return f"{size / _MB:,.0f} MB"
    return f"{max(1, size // 1000):,} kB"


class FetchDialog(QDialog):
    """Nothing is asked of any server before a button says so. It does not block QGIS.

    ``fetched`` carries the path of the extract and the folder of sources to build a pack from.
    """

    fetched = pyqtSignal(str, str)

    def __init__(self, iface: QgisInterface, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cmCivicFetch")
        self.setWindowTitle(tr("Get current data"))
        self.resize(980, 620)
        self._iface = iface
        self._catalogue: Catalogue = catalogue()
        self._task: CivicTask | None = None
        self._sizes: dict[str, int | None] = {}
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
        self.items = QTreeWidget()
        self.items.setObjectName("cmCivicFetchItems")
        self.items.setRootIsDecorated(False)
        self.items.setHeaderLabels(
            [tr("File"), tr("For"), tr("Publisher"), tr("Licence"), tr("Size"), tr("Status")]
        )
        self.items.setColumnWidth(_FILE, 190)
        self.items.setColumnWidth(_FOR, 170)
        self.items.setColumnWidth(_PUBLISHER, 150)
        self.items.header().setSectionResizeMode(_STATE, QHeaderView.ResizeMode.Stretch)
        note = QLabel(
            tr(
                "Files are downloaded from their publishers only when you press Download. They go "
                "into one folder, which a city pack is then built from."
            )
        )
        note.setWordWrap(True)
        self.total = QLabel()
        self.total.setObjectName("cmCivicFetchTotal")
        self.total.setTextFormat(Qt.TextFormat.PlainText)
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
        column.addWidget(self.items, 1)
        column.addWidget(self.total)
        column.addWidget(self.progress)
        column.addLayout(row)
        self._list()
        self._working(False)
        self.extract.currentIndexChanged.connect(lambda _index: self._list())
        self.folder.fileChanged.connect(lambda _path: self._working(self._task is not None))
        self.items.itemChanged.connect(lambda _item, _column: self._sum())

    # --- what is asked for

    def chosen(self) -> list[FetchItem]:
        """Return the items that are ticked."""
        rows = map(self.items.topLevelItem, range(self.items.topLevelItemCount()))
        return [
            row.data(_FILE, _ITEM)
            for row in rows
            if row.data(_FILE, _ITEM) is not None and row.checkState(_FILE) == Qt.CheckState.Checked
        ]

    def ask_sizes(self) -> CivicTask | None:
        """Ask the servers of what is ticked how big the files are."""
        items, key = self.chosen(), self.key.configId()

        def work(progress: Progress) -> dict[str, int | None | CivicError]:
            sizes: dict[str, int | None | CivicError] = {}
            for place, item in enumerate(items):
                share = 100 * place / len(items)
                try:
                    sizes[item.id] = ask_size(
                        item,
                        key if item.key_header else "",
                        lambda share=share, name=item.file: progress(share, name),
                    )
                except Cancelled:
                    raise
                except CivicError as error:
                    sizes[item.id] = error
            return sizes

        return self._start(tr("Asking for sizes"), work, self._show_sizes)

    def download(self) -> CivicTask | None:
        """Download what is ticked, one after the other; one that fails does not stop the rest."""
        items, folder, key = self.chosen(), Path(self.folder.filePath()), self.key.configId()

        def work(progress: Progress) -> list[Outcome]:
            outcomes = []
            for place, item in enumerate(items):

                def report(
                    got: int, whole: int | None, place: int = place, item: FetchItem = item
                ) -> None:
                    share = got / whole if whole else 0.0
                    name = f"{item.file} {megabytes(got)}" if got else item.file
                    progress(100 * (place + min(share, 1.0)) / len(items), name)

                try:
                    done = fetch(item, folder, report, auth=key if item.key_header else "")
                    outcomes.append(Outcome(item, fetched=done))
                except Cancelled:
                    raise
                except CivicError as error:
                    outcomes.append(Outcome(item, error=error))
            return outcomes

        return self._start(tr("Downloading current data"), work, self._show_outcomes)

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

    def _button(self, name: str, text: str, pressed: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(f"cmCivicFetch{name}")
        button.setAutoDefault(False)
        button.clicked.connect(lambda _on: pressed())
        return button

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
        self.items.blockSignals(True)
        self.items.clear()
        for item in self._plan():
            row = QTreeWidgetItem(
                [
                    item.file.rpartition("/")[2],
                    self._titles(item.layers),
                    pick(item.publisher_en, item.publisher_th),
                    self._licence(item.licence),
                    megabytes(self._sizes[item.id]) if item.id in self._sizes else "",
                    "" if item.builds else tr("not for packs"),
                ]
            )
            row.setData(_FILE, _ITEM, item)
            ticked = item.wanted and (not item.key_header or bool(self.key.configId()))
            row.setCheckState(_FILE, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            for place in (_FILE, _FOR, _PUBLISHER, _LICENCE):
                row.setToolTip(place, item.url if place == _FILE else row.text(place))
            self.items.addTopLevelItem(row)
        for missing in by_hand(self._catalogue):
            row = QTreeWidgetItem(
                [
                    tr("by hand"),
                    self._titles((missing.layer,)),
                    pick(missing.publisher_en, missing.publisher_th),
                    "",
                    "",
                    f"{tr(missing.reason)} {missing.homepage}",
                ]
            )
            row.setToolTip(_STATE, row.text(_STATE))
            row.setDisabled(True)
            self.items.addTopLevelItem(row)
        self.items.blockSignals(False)
        self._sum()

    def _titles(self, layers: tuple[str, ...]) -> str:
        if len(layers) > 3:
            return tr("{count} layers", count=len(layers))
        return ", ".join(self._catalogue.record(layer).title(language()) for layer in layers)

    def _licence(self, name: str) -> str:
        known = self._catalogue.shared["licences"].get(name)
        return known[f"name_{language()}"] if known else name

    def _tick_live(self) -> None:
        self.extract.setCurrentIndex(self.extract.findData(""))
        for place in range(self.items.topLevelItemCount()):
            row = self.items.topLevelItem(place)
            item = row.data(_FILE, _ITEM)
            if item is not None:
                on = Qt.CheckState.Checked if item.live else Qt.CheckState.Unchecked
                row.setCheckState(_FILE, on)

    def _sum(self) -> None:
        chosen = self.chosen()
        known = [self._sizes[item.id] for item in chosen if self._sizes.get(item.id) is not None]
        text = tr("Files chosen: {count}.", count=len(chosen))
        if known:
            text += " " + tr(
                "{size} in all; {unknown} state no size.",
                size=megabytes(sum(known)),
                unknown=len(chosen) - len(known),
            )
        self.total.setText(text)
        if self._task is None:
            self.start_button.setEnabled(bool(chosen))
            self.sizes_button.setEnabled(bool(chosen))

    def _start(
        self, title: str, work: Callable[[Progress], object], done: Callable[[object], None]
    ) -> CivicTask | None:
        if self._task is not None or not self.chosen():
            return None
        task = CivicTask(title, work)
        task.progressChanged.connect(lambda percent: self.progress.setValue(int(percent)))
        task.said.connect(lambda word: self.progress.setFormat(f"{word} · %p%"))
        task.succeeded.connect(done)
        task.failed.connect(self.total.setText)
        task.taskCompleted.connect(self._over)
        task.taskTerminated.connect(self._over)
        self._task = task
        self._working(True)
        return start(task)

    def _over(self) -> None:
        self._task = None
        self._working(False)

    def _working(self, busy: bool) -> None:
        self.progress.setVisible(busy)
        self.cancel_button.setEnabled(busy)
        for widget in (self.live_button, self.extract, self.folder, self.key):
            widget.setEnabled(not busy)
        chosen = bool(self.chosen()) and not busy
        self.start_button.setEnabled(chosen)
        self.sizes_button.setEnabled(chosen)
        self.build_button.setEnabled(not busy and self._extract_path() is not None)
        if busy:
            self.progress.setValue(0)

    def _row(self, item: FetchItem) -> QTreeWidgetItem | None:
        for place in range(self.items.topLevelItemCount()):
            row = self.items.topLevelItem(place)
            listed = row.data(_FILE, _ITEM)
            if listed is not None and listed.id == item.id:
                return row
        return None

    def _show_sizes(self, sizes: dict[str, int | None | CivicError]) -> None:
        for item in self._plan():
            row = self._row(item)
            if item.id not in sizes or row is None:
                continue
            size = sizes[item.id]
            if isinstance(size, CivicError):
                self._say(row, say(size))
            else:
                self._sizes[item.id] = size
                row.setText(_SIZE, megabytes(size))
        self._sum()

    def _show_outcomes(self, outcomes: list[Outcome]) -> None:
        for outcome in outcomes:
            row = self._row(outcome.item)
            if row is None:
                continue
            if outcome.error is not None:
                self._say(row, f"✕ {say(outcome.error)}")
            elif outcome.fetched is not None:
                checked = tr("checksum matches") if outcome.fetched.checked else tr("whole")
                self._say(row, f"✓ {checked}, {megabytes(outcome.fetched.size)}")
                row.setCheckState(_FILE, Qt.CheckState.Unchecked)
        good = sum(outcome.fetched is not None for outcome in outcomes)
        self.total.setText(
            tr(
                "{good} of {all} files downloaded. Those that failed can be tried again.",
                good=good,
                all=len(outcomes),
            )
            if good < len(outcomes)
            else tr("All {all} files downloaded.", all=len(outcomes))
        )

    @staticmethod
    def _say(row: QTreeWidgetItem, text: str) -> None:
        row.setText(_STATE, text)
        row.setToolTip(_STATE, text)

    def _extract_path(self) -> Path | None:
        """Return the newest extract in the folder, be it fetched now or before."""
        folder = Path(self.folder.filePath()) / EXTRACT_FOLDER
        found = [*folder.glob("*.osm.pbf"), *folder.glob("*.osm")] if folder.is_dir() else []
        return max(found, key=lambda path: path.stat().st_mtime, default=None)

    def _build(self) -> None:
        extract = self._extract_path()
        if extract is not None:
            self.fetched.emit(str(extract), self.folder.filePath())
