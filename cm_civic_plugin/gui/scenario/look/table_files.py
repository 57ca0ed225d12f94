"""The list of the tables' files: added by button or dropped, each with what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ....gis.i18n import tr
from ....gis.scenario.gathering import TableFile
from ..small_widgets import FINGER, plain_label, push_button, row_of

FILTER = "GeoPackage (*.gpkg)"
_SOME = 5  # doubts that are listed one by one


class TableFiles(QWidget):
    """Holds ``paths``; ``changed`` says that there are others, ``merge_wanted`` carries the name
    of the file that all are to be written to.
    """

    changed = pyqtSignal()
    merge_wanted = pyqtSignal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("cmCivicTableFiles")
        self.setAcceptDrops(True)
        self.paths: list[Path] = []
        self._open: Path | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(plain_label("cmCivicTableFilesTitle", tr("Tables' files"), bold=True))
        self.list = QListWidget()
        self.list.setObjectName("cmCivicTableFilesList")
        self.list.setWordWrap(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setStyleSheet(f"QListWidget::item {{ min-height: {FINGER}px; }}")
        self.list.setMinimumHeight(4 * FINGER)
        self.list.itemSelectionChanged.connect(self._enable)
        column.addWidget(self.list)
        self.add_button = push_button(
            "cmCivicTableFilesAdd", tr("Add files…"), "/mActionFileOpen.svg", self._ask_files
        )
        self.folder_button = push_button(
            "cmCivicTableFilesFolder", tr("Add a folder…"), "/mIconFolder.svg", self._ask_folder
        )
        self.remove_button = push_button(
            "cmCivicTableFilesRemove", tr("Take off the list"), "", self.remove_chosen
        )
        self.merge_button = push_button(
            "cmCivicTableFilesMerge", tr("Write one file of all…"), "", self._ask_merged
        )
        self.merge_button.setToolTip(
            tr("Puts all tables into one new file; the tables' own files stay as they are")
        )
        column.addLayout(row_of(self.add_button, self.folder_button))
        column.addLayout(row_of(self.remove_button, self.merge_button))
        self.doubts = plain_label("cmCivicTableFilesDoubts")
        self.doubts.hide()
        column.addWidget(self.doubts)
        self.show_files((), None)

    def add(self, paths: Iterable[Path | str]) -> bool:
        """Add files, and of folders their GeoPackages; False where nothing is new."""
        before = len(self.paths)
        for path in map(Path, paths):
            inside = sorted(path.glob("*.gpkg")) if path.is_dir() else [path]
            for one in inside:
                one = one.resolve()
                if one not in self.paths and not one.name.startswith("."):
                    self.paths.append(one)
        if len(self.paths) == before:
            return False
        self.changed.emit()
        return True

    def remove_chosen(self) -> None:
        """Take the chosen files off the list; on disk they stay."""
        chosen = {item.data(Qt.ItemDataRole.UserRole) for item in self.list.selectedItems()}
        kept = [path for path in self.paths if str(path) not in chosen]
        if len(kept) != len(self.paths):
            self.paths = kept
            self.changed.emit()

    def show_files(self, files: Sequence[TableFile], opened: Path | None) -> None:
        """Show what became of each file; ``opened`` is the one that people draw in."""
        self._open = opened
        self.list.clear()
        for file in files:
            if file.refused:
                text = f"{file.name}: {file.refused}" if file.name not in file.refused else ""
                text = text or file.refused
                icon = "/mIconWarning.svg"
            else:
                text = tr(
                    "Table {code} · {count} strokes · {file}",
                    code=file.code,
                    count=file.strokes,
                    file=file.name,
                )
                if file.path == opened:
                    text = tr("{table} (open here)", table=text)
                icon = "/mIconSuccess.svg"
            item = QListWidgetItem(QgsApplication.getThemeIcon(icon), text)
            item.setData(Qt.ItemDataRole.UserRole, str(file.path))
            item.setToolTip(str(file.path))
            self.list.addItem(item)
        if not files:
            item = QListWidgetItem(
                tr("Add the file of each table, or drop the files or their folder here.")
            )
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        usable = sum(not file.refused for file in files)
        self.merge_button.setEnabled(usable > 1)
        self._enable()

    def show_doubts(self, sentences: Sequence[str]) -> None:
        """Show what a merge leaves in doubt."""
        said = list(sentences[:_SOME])
        if len(sentences) > _SOME:
            said.append(tr("… and {count} more like these.", count=len(sentences) - _SOME))
        self.doubts.setText("\n".join(said))
        self.doubts.setVisible(bool(said))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 (Qt)
        """Take files and folders."""
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 (Qt)
        """Add what was dropped."""
        paths = _dropped(event)
        if paths:
            event.acceptProposedAction()
            self.add(paths)

    def _enable(self) -> None:
        chosen = [item.data(Qt.ItemDataRole.UserRole) for item in self.list.selectedItems()]
        own = str(self._open)
        self.remove_button.setEnabled(any(path and path != own for path in chosen))

    def _ask_files(self) -> None:
        paths, _filter = QFileDialog.getOpenFileNames(self, tr("Tables' files"), "", FILTER)
        self.add(paths)

    def _ask_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, tr("Folder with the tables' files"))
        if folder:
            self.add([folder])

    def _ask_merged(self) -> None:
        path, _filter = QFileDialog.getSaveFileName(
            self, tr("One file of all tables"), "all_tables.gpkg", FILTER
        )
        if path:
            self.merge_wanted.emit(path if path.lower().endswith(".gpkg") else path + ".gpkg")


def _dropped(event: QDropEvent) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if path.is_dir() or path.suffix.lower() == ".gpkg"]
