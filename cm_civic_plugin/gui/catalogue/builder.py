"""Building a pack from the dock: ask, run in the background, show how far, take back."""

from __future__ import annotations

from pathlib import Path

from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal

from ...core.catalogue.pack import PackManifest, read_manifest
from ...core.catalogue.records import catalogue
from ...core.errors import CivicError
from ...core.resources import SAMPLE_DATA, plugin_version
from ...gis.catalogue.build_pack import build_pack
from ...gis.i18n import tr
from ...gis.tasks import CivicTask, Progress, start
from ..messages import inform, warn
from .build_dialog import BuildDialog, packs_folder
from .panel import CataloguePanel

_SAMPLE = "sample"


class PackBuilder(QObject):
    """Runs one build at a time; ``built`` carries the folder of a pack that is whole."""

    built = pyqtSignal(object)

    def __init__(self, iface: QgisInterface, panel: CataloguePanel) -> None:
        super().__init__(panel)
        self._iface = iface
        self._panel = panel
        self._task: CivicTask | None = None
        self._dialog: BuildDialog | None = None

    def ask(self) -> None:
        """Show the dialog for extract and folder; it does not block QGIS."""
        self._dialog = BuildDialog(self._panel)
        self._dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._dialog.chosen.connect(
            lambda file, folder, sources: self.build(
                Path(file), Path(folder), Path(sources) if sources else None
            )
        )
        self._dialog.destroyed.connect(self._forget_dialog)
        self._dialog.show()

    def build(self, extract: Path, folder: Path, sources: Path | None = None) -> CivicTask:
        """Start a build and return its task; the buttons that start another wait for its end.

        ``sources`` is a folder with files of the sources that are not OpenStreetMap.
        """
        records = catalogue()

        def work(progress: Progress) -> PackManifest:
            folder.parent.mkdir(parents=True, exist_ok=True)
            return build_pack(extract, folder, records, None, progress, sources)

        task = CivicTask(tr("Building a city pack from {file}", file=extract.name), work)
        task.progressChanged.connect(self._show_progress)
        task.succeeded.connect(lambda manifest: self._succeeded(folder, manifest))
        task.failed.connect(self._failed)
        task.taskTerminated.connect(self._over)
        self._task = task
        self._panel.show_building(True)
        return start(task)

    def use_sample(self) -> None:
        """Use the sample city's pack, built anew where this version has not built it yet."""
        folder = packs_folder() / _SAMPLE
        try:
            manifest = read_manifest(folder)
            fresh = manifest.tool.endswith(f" {plugin_version()}") and bool(manifest.sources)
        except CivicError:
            fresh = False
        extract = next(SAMPLE_DATA.glob("*.osm.pbf"), None)
        if fresh:
            self.built.emit(folder)
        elif extract is None:
            warn(self._iface, tr("This copy of the plugin has no sample city. Install it again."))
        else:
            self.build(extract, folder, SAMPLE_DATA / "sources")

    def cancel(self) -> None:
        """Stop the build; the pack that was there before stays."""
        if self._task is not None:
            self._task.cancel()

    def close(self) -> None:
        """Stop the build and close the dialog."""
        self.cancel()
        if self._dialog is not None:
            self._dialog.close()

    def _forget_dialog(self) -> None:
        self._dialog = None

    def _show_progress(self, percent: float) -> None:
        self._panel.progress.setValue(int(percent))

    def _succeeded(self, folder: Path, manifest: PackManifest) -> None:
        self._over()
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
        warn(self._iface, sentence)

    def _over(self) -> None:
        self._task = None
        self._panel.show_building(False)
