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
    QVBoxLayout,
    QWidget,
)

from ...core.catalogue.pack import MANIFEST
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
        self.setMinimumWidth(560)
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
        self.taken = QLabel(tr("This folder holds other things. Choose a new or an empty one."))
        self.taken.setObjectName("cmCivicBuildTaken")
        self.taken.setStyleSheet("background: #fde3d5; color: #7a2500; padding: 3px 6px;")
        self.taken.setWordWrap(True)
        self._proposed = ""
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._ok.setText(tr("Build"))
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("Cancel"))
        form = QFormLayout()
        form.addRow(tr("Extract"), self.extract)
        form.addRow(tr("Other source files (folder, optional)"), self.sources)
        form.addRow(tr("Area"), self.area)
        form.addRow("", self.clip)
        form.addRow(tr("Folder of the pack"), self.folder)
        column = QVBoxLayout(self)  # which, unlike a form, gives wrapped texts the height they need
        column.addWidget(note)
        column.addLayout(form)
        column.addWidget(self.taken)
        column.addWidget(self._buttons)
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
        """Propose a folder for a whole file name, as long as the user has named none."""
        if Path(path).is_file() and self.folder.filePath() in ("", self._proposed):
            name = Path(path).name.lstrip(".").split(".")[0]
            self._proposed = str(packs_folder() / name)
            self.folder.setFilePath(self._proposed)
        self._check()

    def _check(self) -> None:
        folder = self.folder.filePath()
        taken = bool(folder) and _holds_other_things(Path(folder))
        if taken is self.taken.isHidden():
            self.taken.setVisible(taken)
            self.adjustSize()
        is_file = Path(self.extract.filePath()).is_file()
        self._ok.setEnabled(is_file and bool(folder) and not taken)


def _holds_other_things(folder: Path) -> bool:
    """Tell whether a pack cannot be put there: the place holds something else than a pack."""
    try:
        if not folder.is_dir():
            return folder.exists()
        return not (folder / MANIFEST).exists() and any(folder.iterdir())
    except OSError:
        return False  # the build says why it cannot be written
