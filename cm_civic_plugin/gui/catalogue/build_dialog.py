"""Ask for an extract, other source files, and the folder of the city pack to build from them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qgis.core import QgsApplication
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QWidget,
)

from ...gis.i18n import tr

Box = tuple[float, float, float, float]


def packs_folder() -> Path:
    """Return the folder of the user's profile that packs go to unless told otherwise."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "cm_civic" / "packs"


@dataclass(frozen=True)
class BuildWish:
    """What to build: ``area`` is west, south, east, north in EPSG:4326 degrees, None for all."""

    extract: Path
    folder: Path
    sources: Path | None = None
    area: Box | None = None
    clip: bool = False


class BuildDialog(QDialog):
    """Three paths, an area, and Build. It does not block QGIS.

    ``chosen`` carries a BuildWish. ``areas`` are the areas to choose from, by their names.
    """

    chosen = pyqtSignal(object)

    def __init__(self, areas: dict[str, Box], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cmCivicBuildDialog")
        self.setWindowTitle(tr("Build a city pack"))
        self.setMinimumWidth(520)
        self.extract = QgsFileWidget()
        self.extract.setObjectName("cmCivicBuildExtract")
        self.extract.setStorageMode(QgsFileWidget.StorageMode.GetFile)
        self.extract.setFilter(tr("OpenStreetMap extract") + " (*.osm.pbf *.pbf *.osm *.osm.gz)")
        self.sources = QgsFileWidget()
        self.sources.setObjectName("cmCivicBuildSources")
        self.sources.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.folder = QgsFileWidget()
        self.folder.setObjectName("cmCivicBuildFolder")
        self.folder.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.area = QComboBox()
        self.area.setObjectName("cmCivicBuildArea")
        self.area.addItem(tr("Everything in the extract"), None)
        for name, box in areas.items():
            self.area.addItem(name, box)
        self.clip = QCheckBox(tr("Cut features at the edge of the area"))
        self.clip.setObjectName("cmCivicBuildClip")
        self.clip.setEnabled(False)
        note = QLabel(
            tr(
                "A city pack is a folder with all layers of one extract. Once built it needs no "
                "internet. A pack already in the folder is replaced once the new one is whole."
            )
        )
        note.setWordWrap(True)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._ok.setText(tr("Build"))
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("Cancel"))
        form = QFormLayout(self)
        form.addRow(note)
        form.addRow(tr("Extract"), self.extract)
        form.addRow(tr("Other source files (folder, optional)"), self.sources)
        form.addRow(tr("Area"), self.area)
        form.addRow("", self.clip)
        form.addRow(tr("Folder of the pack"), self.folder)
        form.addRow(self._buttons)
        self.extract.fileChanged.connect(self._propose)
        self.folder.fileChanged.connect(self._check)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.area.currentIndexChanged.connect(
            lambda _index: self.clip.setEnabled(self.area.currentData() is not None)
        )
        self.accepted.connect(lambda: self.chosen.emit(self.wish()))
        self._check()

    def wish(self) -> BuildWish:
        """Return what is chosen now."""
        sources = self.sources.filePath()
        area = self.area.currentData()
        return BuildWish(
            Path(self.extract.filePath()),
            Path(self.folder.filePath()),
            Path(sources) if sources else None,
            tuple(area) if area else None,
            self.clip.isChecked() and area is not None,
        )

    def _propose(self, path: str) -> None:
        if path and not self.folder.filePath():
            self.folder.setFilePath(str(packs_folder() / Path(path).name.split(".")[0]))
        self._check()

    def _check(self) -> None:
        self._ok.setEnabled(
            Path(self.extract.filePath()).is_file() and bool(self.folder.filePath())
        )
