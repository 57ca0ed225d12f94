"""Building a pack from the dock: ask, run in the background, show how far, take back."""

from __future__ import annotations

import contextlib
from pathlib import Path

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsProject,
)
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject, Qt, QTimer, pyqtSignal

from ...core.catalogue.pack import MANIFEST, SCHEMA_VERSION, PackManifest, read_manifest
from ...core.catalogue.records import catalogue
from ...core.errors import CivicError
from ...core.resources import SAMPLE_DATA, plugin_version
from ...gis.catalogue.build_pack import build_pack
from ...gis.i18n import tr
from ...gis.tasks import CivicTask, Progress, start
from ..messages import inform, warn
from .build_dialog import Box, BuildDialog, BuildWish, packs_folder
from .panel import CataloguePanel

_SAMPLE = "sample"
_BUILDING = "building"  # the kind of warnings that the next build puts out of date


class PackBuilder(QObject):
    """Runs one build at a time; ``built`` carries the folder of a pack that is whole."""

    built = pyqtSignal(object)

    def __init__(self, iface: QgisInterface, panel: CataloguePanel) -> None:
        super().__init__(panel)
        self._iface = iface
        self._panel = panel
        self._task: CivicTask | None = None
        self._dialog: BuildDialog | None = None

    def ask(self, extract: Path | None = None, sources: Path | None = None) -> None:
        """Show the dialog for extract, area and folder; it does not block QGIS."""
        self._dialog = BuildDialog(self._areas(), self._panel)
        self._dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if extract is not None:
            self._dialog.extract.setFilePath(str(extract))
        if sources is not None:
            self._dialog.sources.setFilePath(str(sources))
        self._dialog.chosen.connect(self.build)
        self._dialog.destroyed.connect(self._forget_dialog)
        self._dialog.show()

    def build(self, wish: BuildWish) -> CivicTask:
        """Start a build and return its task; the buttons that start another wait for its end."""
        records = catalogue()

        def work(progress: Progress) -> PackManifest:
            wish.folder.parent.mkdir(parents=True, exist_ok=True)
            return build_pack(
                wish.extract, wish.folder, records, wish.area, progress, wish.sources,
                clip=wish.clip,
            )  # fmt: skip

        task = CivicTask(tr("Building a city pack from {file}", file=wish.extract.name), work)
        task.progressChanged.connect(self._show_progress)
        task.said.connect(self._show_word)
        task.succeeded.connect(lambda manifest: self._succeeded(wish.folder, manifest))
        task.failed.connect(self._failed)
        task.cancelled.connect(lambda: self._cancelled(wish.folder))
        task.taskTerminated.connect(self._over)
        self._task = task
        self._panel.show_building(True)
        return start(task)

    def use_sample(self) -> None:
        """Use the sample city's pack, built anew where this version has not built it yet."""
        folder = packs_folder() / _SAMPLE
        try:
            manifest = read_manifest(folder)
            fresh = (
                manifest.tool.endswith(f" {plugin_version()}")
                and manifest.schema_version == SCHEMA_VERSION
                and bool(manifest.sources)
            )
        except CivicError:
            fresh = False
        extract = next(SAMPLE_DATA.glob("*.osm.pbf"), None)
        if fresh:
            self.built.emit(folder)
        elif extract is None:
            warn(self._iface, tr("This copy of the plugin has no sample city. Install it again."))
        else:
            self.build(BuildWish(extract, folder, SAMPLE_DATA / "sources"))

    def cancel(self) -> None:
        """Stop the build; the pack that was there before stays."""
        if self._task is not None:
            self._task.cancel()

    def close(self) -> None:
        """Stop the build and close the dialog."""
        if self._task is not None:
            self._task.cancelled.disconnect()  # the plugin goes: there is no one left to say it
        self.cancel()
        if self._dialog is not None:
            self._dialog.close()

    def _forget_dialog(self) -> None:
        self._dialog = None

    def _show_progress(self, percent: float) -> None:
        self._panel.progress.setValue(int(percent))

    def _show_word(self, word: str) -> None:
        self._panel.progress.setFormat(f"{tr(word)} %p%")

    def _areas(self) -> dict[str, Box]:
        """Return the areas a pack may be cut to; the map's own where it shows one."""
        known = catalogue().shared["study_area"]
        areas = {
            tr("The city and its surroundings"): tuple(known["city_bbox"]),
            tr("Chiang Mai province"): tuple(known["province_bbox"]),
        }
        canvas = self._iface.mapCanvas()
        crs = canvas.mapSettings().destinationCrs()
        extent = canvas.extent()
        if crs.isValid() and not extent.isEmpty():
            to_degrees = QgsCoordinateTransform(
                crs, QgsCoordinateReferenceSystem("EPSG:4326"), QgsProject.instance()
            )
            with contextlib.suppress(QgsCsException):  # a view beyond the CRS is no area
                box = to_degrees.transformBoundingBox(extent)
                areas[tr("What the map shows now")] = (
                    box.xMinimum(),
                    box.yMinimum(),
                    box.xMaximum(),
                    box.yMaximum(),
                )
        return areas

    def _succeeded(self, folder: Path, manifest: PackManifest) -> None:
        self._over()
        notes = [tr(note["message"], **note["params"]) for note in manifest.notes]
        if notes:
            warn(self._iface, " ".join(notes), _BUILDING)
        inform(
            self._iface,
            tr(
                "The city pack {name} is built: {count} layers are ready.",
                name=folder.name,
                count=len(manifest.ready()),
            ),
        )
        self.built.emit(folder)

    def _failed(self, sentence: str) -> None:
        warn(self._iface, sentence, _BUILDING)

    def _cancelled(self, folder: Path) -> None:
        if (folder / MANIFEST).is_file():
            said = tr("Build cancelled. The city pack {name} is as it was.", name=folder.name)
        else:
            said = tr("Build cancelled. Nothing was written.")
        # after QGIS's own notice of a task that ended, which would cover it
        QTimer.singleShot(0, lambda: inform(self._iface, said))

    def _over(self) -> None:
        self._task = None
        self._panel.show_building(False)
