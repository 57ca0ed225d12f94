"""Get current data: choose what to download, see how big it is, and only then download it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
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
from ...gis.catalogue.fetching.download import RECORD, Fetched, Report, ask_size, fetch
from ...gis.catalogue.fetching.failures import unexpected
from ...gis.i18n import language, pick, say, tr
from ...gis.tasks import CivicTask, Progress, start

_FILE, _FOR, _PUBLISHER, _LICENCE, _SIZE, _STATE = range(6)
_ITEM = Qt.ItemDataRole.UserRole
_MB = 1_000_000
_BAD = "✕"
_FREE = "free to use; credit: "  # how a record says so where the terms have no name


@dataclass(frozen=True)
class Outcome:
    """What one question came to: the file or its size, or the error that says why not."""

    item: FetchItem
    result: Fetched | int | None = None
    error: CivicError | None = None


class FileByFile(CivicTask):
    """Ask for one file after the other; one that fails does not stop the rest.

    ``came`` carries each Outcome at once, on the main thread; the result is the list of all.
    """

    came = pyqtSignal(object)

    def __init__(
        self,
        title: str,
        items: list[FetchItem],
        ask: Callable[[FetchItem, Report], Fetched | int | None],
    ) -> None:
        super().__init__(title, self._all)
        self._items = items
        self._ask = ask

    def _all(self, progress: Progress) -> list[Outcome]:
        outcomes = []
        for place, item in enumerate(self._items):

            def report(
                got: int, whole: int | None, place: int = place, item: FetchItem = item
            ) -> None:
                share = min(got / whole, 1.0) if whole else 0.0
                name = item.file.rpartition("/")[2]
                progress(
                    100 * (place + share) / len(self._items),
                    f"{name} {megabytes(got)}" if got else name,
                )

            try:
                outcome = Outcome(item, result=self._ask(item, report))
            except Cancelled:
                raise
            except CivicError as error:
                # its frames hold what belongs to this thread and must not outlive it
                outcome = Outcome(item, error=error.with_traceback(None))
            except Exception as error:  # noqa: BLE001 (said in its row; the others go on)
                outcome = Outcome(item, error=unexpected(item, error))
            outcomes.append(outcome)
            self.came.emit(outcome)
        return outcomes


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


def _cells(*texts: str) -> QTreeWidgetItem:
    row = QTreeWidgetItem(list(texts))
    for place, text in enumerate(texts):
        _tip(row, place, text)
    return row


def _put(row: QTreeWidgetItem, place: int, text: str) -> None:
    row.setText(place, text)
    _tip(row, place, text)


def _tip(row: QTreeWidgetItem, place: int, text: str) -> None:
    """Show a text in full when the mouse rests on its cell: as HTML, for only that is wrapped."""
    lines = escape(text).replace("\n", "<br>")
    row.setToolTip(place, f"<p>{lines}</p>" if text else "")


class FetchDialog(QDialog):
    """Nothing is asked of any server before a button says so. It does not block QGIS.

    ``fetched`` carries the path of the extract, empty where the folder has none, and the folder of
    sources to build a pack from.
    """

    fetched = pyqtSignal(str, str)

    def __init__(self, iface: QgisInterface, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cmCivicFetch")
        self.setWindowTitle(tr("Get current data"))
        self.resize(1180, 640)
        self._iface = iface
        self._catalogue: Catalogue = catalogue()
        self._task: CivicTask | None = None
        self._sizes: dict[str, int | None] = {}
        self._mute: set[str] = set()  # those that could not be asked for their size
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
        self.items = QTreeWidget()
        self.items.setObjectName("cmCivicFetchItems")
        self.items.setRootIsDecorated(False)
        self.items.setHeaderLabels(
            [tr("File"), tr("For"), tr("Publisher"), tr("Licence"), tr("Size"), tr("Status")]
        )
        self.items.setColumnWidth(_FILE, 350)  # names of tiles differ at their end
        self.items.setColumnWidth(_FOR, 170)
        self.items.setColumnWidth(_PUBLISHER, 150)
        self.items.setColumnWidth(_SIZE, 80)
        self.items.header().setSectionResizeMode(_STATE, QHeaderView.ResizeMode.Stretch)
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
        self.items.currentItemChanged.connect(
            lambda row, _before: self.said.setText(row.text(_STATE) if row else "")
        )

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
        key = self.key.configId()

        def ask(item: FetchItem, report: Report) -> int | None:
            return ask_size(item, key if item.key_header else "", lambda: report(0, None))

        return self._start(tr("Asking for sizes"), ask, self._show_size, lambda _all: self._sum())

    def download(self) -> CivicTask | None:
        """Download what is ticked, one after the other; one that fails does not stop the rest."""
        folder, key = Path(self.folder.filePath()), self.key.configId()

        def ask(item: FetchItem, report: Report) -> Fetched:
            return fetch(item, folder, report, auth=key if item.key_header else "")

        return self._start(
            tr("Downloading current data"), ask, self._show_fetched, self._show_summary
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
        self.items.blockSignals(True)
        self.items.clear()
        for item in self._plan():
            row = _cells(
                item.file.rpartition("/")[2],
                self._titles(item.layers),
                pick(item.publisher_en, item.publisher_th),
                self._licence(item.licence),
                megabytes(self._sizes[item.id]) if item.id in self._sizes else "",
                "" if item.builds else tr("not for packs: to open in QGIS by hand"),
            )
            _tip(row, _FILE, f"{item.file}\n{item.url}")
            _tip(row, _FOR, ", ".join(self._title(layer) for layer in item.layers))
            row.setData(_FILE, _ITEM, item)
            ticked = Qt.CheckState.Checked if item.wanted else Qt.CheckState.Unchecked
            row.setCheckState(_FILE, ticked)
            self.items.addTopLevelItem(row)
        for missing in by_hand(self._catalogue):
            row = _cells(
                tr("by hand"),
                self._title(missing.layer),
                pick(missing.publisher_en, missing.publisher_th),
                self._licence(self._catalogue.record(missing.layer).licence),
                "",
                f"{tr(missing.reason)} {missing.homepage}",
            )
            row.setDisabled(True)
            self.items.addTopLevelItem(row)
        self.items.blockSignals(False)
        self._sum()

    def _titles(self, layers: tuple[str, ...]) -> str:
        if len(layers) > 3:
            return tr("{count} layers", count=len(layers))
        return ", ".join(map(self._title, layers))

    def _title(self, layer: str) -> str:
        return self._catalogue.record(layer).title(language())

    def _licence(self, name: str) -> str:
        known = self._catalogue.shared["licences"].get(name)
        if known:
            return known[f"name_{language()}"]
        if name.startswith(_FREE):
            return tr("free to use; credit: {credit}", credit=name[len(_FREE) :])
        return name

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
        asked = [item for item in chosen if item.id in self._sizes]
        answered = [item for item in asked if item.id not in self._mute]
        known = [size for item in answered if (size := self._sizes[item.id]) is not None]
        text = tr("Files chosen: {count}.", count=len(chosen))
        if known:
            text += " " + tr(
                "{size} in all; {unknown} state no size.",
                size=megabytes(sum(known)),
                unknown=len(answered) - len(known),
            )
        elif answered == asked and asked:
            text += " " + tr("Their size is not known: no server states it.")
        if len(answered) < len(asked):
            text += " " + tr(
                "Could not be asked for their size: {count}; their rows say why.",
                count=len(asked) - len(answered),
            )
        if len(asked) < len(chosen):
            text += " " + tr(
                "Not asked for their size yet: {count}.", count=len(chosen) - len(asked)
            )
        self.total.setText(text)
        self._enable()

    def _start(
        self,
        title: str,
        ask: Callable[[FetchItem, Report], Fetched | int | None],
        show: Callable[[Outcome], None],
        done: Callable[[list[Outcome]], None],
    ) -> CivicTask | None:
        items = self.chosen()
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
        idle, chosen = self._task is None, self.chosen()
        self.sizes_button.setEnabled(idle and bool(chosen))
        self.start_button.setEnabled(
            idle and bool(chosen) and all(item.id in self._sizes for item in chosen)
        )
        record = Path(self.folder.filePath()) / RECORD
        self.build_button.setEnabled(
            idle and (self._extract_path() is not None or record.is_file())
        )

    def _row(self, item: FetchItem) -> QTreeWidgetItem | None:
        for place in range(self.items.topLevelItemCount()):
            row = self.items.topLevelItem(place)
            listed = row.data(_FILE, _ITEM)
            if listed is not None and listed.id == item.id:
                return row
        return None

    def _show_size(self, outcome: Outcome) -> None:
        self._sizes[outcome.item.id] = outcome.result
        self._mute.discard(outcome.item.id)
        row = self._row(outcome.item)
        if outcome.error is not None:
            self._mute.add(outcome.item.id)
        if row is None:
            return
        _put(row, _SIZE, megabytes(outcome.result))
        if outcome.error is not None:
            self._fail(row, outcome.error)
        elif row.text(_STATE).startswith(_BAD):  # what was said before is no longer so
            self._say(row, "")

    def _show_fetched(self, outcome: Outcome) -> None:
        row, done = self._row(outcome.item), outcome.result
        if row is None:
            return
        if outcome.error is not None:
            self._fail(row, outcome.error)
            return
        if done.checked:
            word = tr("checksum matches")
        elif done.whole:
            word = tr("whole")
        else:
            word = tr("came, but nothing says where it ends: look whether it is whole")
        self._say(row, f"✓ {word}, {megabytes(done.size)}")
        row.setCheckState(_FILE, Qt.CheckState.Unchecked)

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

    def _fail(self, row: QTreeWidgetItem, error: CivicError) -> None:
        name = row.text(_FILE)
        self._say(row, f"{_BAD} {say(error).removeprefix(f'{name}: ')}")  # the row names it already
        self.items.setCurrentItem(row)  # its sentence is too long for its column

    def _say(self, row: QTreeWidgetItem, text: str) -> None:
        _put(row, _STATE, text)
        if row is self.items.currentItem():
            self.said.setText(text)

    def _extract_path(self) -> Path | None:
        """Return the newest extract in the folder, be it fetched now or before."""
        folder = Path(self.folder.filePath()) / EXTRACT_FOLDER
        found = [*folder.glob("*.osm.pbf"), *folder.glob("*.osm")] if folder.is_dir() else []
        return max(found, key=lambda path: path.stat().st_mtime, default=None)

    def _build(self) -> None:
        extract = self._extract_path()
        self.fetched.emit(str(extract) if extract else "", self.folder.filePath())
