"""What changed between the pack in use and an older one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsProject, QgsVectorLayer
from qgis.gui import QgisInterface, QgsFileWidget
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QCloseEvent
from qgis.PyQt.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...core.catalogue.changes import (
    COLUMNS,
    KIND_WORDS,
    PackChanges,
    cells,
    changes_csv,
    changes_html,
    dates,
    summary,
)
from ...core.catalogue.records import catalogue
from ...gis.catalogue.health_words import sayer
from ...gis.catalogue.pack_changes import compare_packs
from ...gis.i18n import language, tr
from ...gis.tasks import CivicTask, Progress, start
from ..messages import warn
from .build_dialog import packs_folder
from .saving import save_text


class ChangesDialog(QDialog):
    """Choose an older pack, compare in the background, read the table. It does not block QGIS."""

    def __init__(self, iface: QgisInterface, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cmCivicChanges")
        self.setWindowTitle(tr("What changed between two packs"))
        self.resize(900, 520)
        self._iface = iface
        self._folder = folder
        self._say = sayer(language(), catalogue())
        self._task: CivicTask | None = None
        self.changes: PackChanges | None = None
        self.older = QgsFileWidget()
        self.older.setObjectName("cmCivicChangesOlder")
        self.older.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.older.setDefaultRoot(str(packs_folder()))
        self.compare_button = self._button("Compare", tr("Compare"), self.compare)
        self.compare_button.setEnabled(False)
        self.progress = QProgressBar()
        self.progress.setObjectName("cmCivicChangesProgress")
        self.progress.hide()
        self.summary = QLabel(
            tr("Choose an older pack; it is compared with {name}.", name=folder.name)
        )
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)
        self.summary.setObjectName("cmCivicChangesSummary")
        self.table = QTableWidget(0, len(COLUMNS))
        self.table.setObjectName("cmCivicChangesTable")
        self.table.setHorizontalHeaderLabels([tr(name) for name in COLUMNS])
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.verticalHeader().hide()
        self.map_button = self._button("Map", tr("Add changes to the map"), self.add_to_map)
        self.csv_button = self._button("Csv", tr("Export CSV…"), self._ask_csv)
        self.html_button = self._button("Html", tr("Export HTML…"), self._ask_html)
        top = QHBoxLayout()
        top.addWidget(QLabel(tr("Older pack")))
        top.addWidget(self.older, 1)
        top.addWidget(self.compare_button)
        bottom = QHBoxLayout()
        bottom.addWidget(self.map_button)
        bottom.addStretch(1)
        bottom.addWidget(self.csv_button)
        bottom.addWidget(self.html_button)
        column = QVBoxLayout(self)
        column.addLayout(top)
        column.addWidget(self.progress)
        column.addWidget(self.summary)
        column.addWidget(self.table, 1)
        column.addLayout(bottom)
        self._enable(False)
        self.older.fileChanged.connect(
            lambda path: self.compare_button.setEnabled(bool(path) and self._task is None)
        )

    def compare(self) -> CivicTask:
        """Compare with the chosen pack in the background and return the task."""
        old, new = Path(self.older.filePath()), self._folder
        records = catalogue()

        def work(progress: Progress) -> PackChanges:
            return compare_packs(old, new, records, progress)

        task = CivicTask(tr("Comparing two city packs"), work)
        task.progressChanged.connect(lambda percent: self.progress.setValue(int(percent)))
        task.succeeded.connect(self._show)
        task.failed.connect(lambda sentence: warn(self._iface, sentence))
        task.taskCompleted.connect(self._over)
        task.taskTerminated.connect(self._over)
        self._task = task
        self.compare_button.setEnabled(False)
        self.progress.setValue(0)
        self.progress.show()
        return start(task)

    def add_to_map(self) -> list[str]:
        """Add what came, went and moved to the project as three layers kept in memory.

        Points are the middles of features in EPSG:4326, moves lines from the old to the new place.
        Returns the ids of the map layers.
        """
        if self.changes is None:
            return []
        layers = []
        for kind, word in KIND_WORDS.items():
            features = []
            for example in self.changes.examples:
                if example.kind != kind:
                    continue
                now = QgsPointXY(*example.place)
                feature = QgsFeature()
                feature.setGeometry(
                    QgsGeometry.fromPolylineXY([QgsPointXY(*example.before), now])
                    if example.before
                    else QgsGeometry.fromPointXY(now)
                )
                title = catalogue().record(example.layer_id).title(language())
                feature.setAttributes([title, example.name, example.key, example.metres])
                features.append(feature)
            if features:
                shape = "LineString" if kind == "moved" else "Point"
                layer = QgsVectorLayer(
                    f"{shape}?crs=EPSG:4326&field=layer:string&field=name:string"
                    "&field=key:string&field=metres:double",
                    f"{self.windowTitle()}: {tr(word)}",
                    "memory",
                )
                layer.dataProvider().addFeatures(features)
                layer.updateExtents()
                layers.append(layer)
        QgsProject.instance().addMapLayers(layers)
        return [layer.id() for layer in layers]

    def save_csv(self, path: Path) -> bool:
        """Write the table as CSV; say how it went."""
        text = changes_csv(self.changes, catalogue(), language(), self._say)
        return save_text(self._iface, path, text)

    def save_html(self, path: Path) -> bool:
        """Write what differs as HTML; say how it went."""
        text = changes_html(self.changes, catalogue(), language(), self._say)
        return save_text(self._iface, path, text)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 (Qt's name)
        """Stop comparing when the window goes."""
        if self._task is not None:
            self._task.cancel()
        super().closeEvent(event)

    def _button(self, name: str, text: str, pressed: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(f"cmCivicChanges{name}")
        button.setAutoDefault(False)
        button.clicked.connect(lambda _on: pressed())
        return button

    def _enable(self, on: bool) -> None:
        for button in (self.map_button, self.csv_button, self.html_button):
            button.setEnabled(on)

    def _ask_csv(self) -> None:
        path, _kind = QFileDialog.getSaveFileName(
            self, tr("Export CSV…"), "changes.csv", "CSV (*.csv)"
        )
        if path:
            self.save_csv(Path(path))

    def _ask_html(self) -> None:
        path, _kind = QFileDialog.getSaveFileName(
            self, tr("Export HTML…"), "changes.html", "HTML (*.html)"
        )
        if path:
            self.save_html(Path(path))

    def _show(self, changes: PackChanges) -> None:
        self.changes = changes
        said = [dates(changes, self._say), summary(changes, self._say)]
        said += [self._say(note, {}) for note in changes.notes]
        self.summary.setText("\n".join(said))
        differing = changes.differing()
        self.table.setRowCount(len(differing))
        for line, layer in enumerate(differing):
            for column, text in enumerate(cells(layer, catalogue(), language(), self._say)):
                self.table.setItem(line, column, QTableWidgetItem(text))
        self.table.resizeColumnsToContents()
        self._enable(True)
        self.map_button.setEnabled(bool(changes.examples))

    def _over(self) -> None:
        self._task = None
        self.progress.hide()
        self.compare_button.setEnabled(bool(self.older.filePath()))
