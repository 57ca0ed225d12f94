"""Make and open an offline workshop pack: ask where, work in the background, say how it went."""

from __future__ import annotations

from pathlib import Path

from qgis.core import Qgis
from qgis.gui import QgisInterface, QgsMessageBarItem
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog, QProgressBar, QPushButton, QWidget

from ...core.catalogue.offline_fonts import families
from ...core.catalogue.offline_pack import safe_name
from ...core.catalogue.offline_source import SUMS
from ...core.catalogue.pack import read_manifest
from ...gis.catalogue.licences import not_to_be_passed_on
from ...gis.catalogue.pack_transfer import free_thai_fonts, make_offline_pack, open_offline_pack
from ...gis.i18n import language, tr
from ...gis.tasks import CivicTask, Progress, start
from ..messages import inform, warn
from .build_dialog import packs_folder


class OfflinePackActions(QObject):
    """One offline pack at a time; ``opened`` carries the folder of a city pack ready for use."""

    opened = pyqtSignal(object)

    def __init__(self, iface: QgisInterface, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._iface = iface
        self._window = parent
        self._task: CivicTask | None = None
        self._item: QgsMessageBarItem | None = None

    def make(self, pack_folder: Path) -> None:
        """Ask for a zip or a folder and make the offline pack of a city pack there."""
        zips, folders = tr("One zip file") + " (*.zip)", tr("A folder") + " (*)"
        proposal = f"{safe_name(pack_folder.name)}-offline.zip"
        path, kind = QFileDialog.getSaveFileName(
            self._window, tr("Make an offline workshop pack"), proposal, f"{zips};;{folders}"
        )
        if not path:
            return
        target = Path(path)
        if kind == folders and target.suffix.lower() == ".zip":
            target = target.with_suffix("")
        elif kind == zips and target.suffix.lower() != ".zip":
            target = target.with_name(f"{target.name}.zip")
        self.make_at(pack_folder, target)

    def make_at(self, pack_folder: Path, target: Path) -> CivicTask | None:
        """Make the offline pack without asking; return its task, None while another runs."""

        spoken = language()

        def work(progress: Progress) -> tuple[Path, list[str], list[str]]:
            fonts = free_thai_fonts()
            make_offline_pack(pack_folder, target, progress, fonts=fonts)
            closed = not_to_be_passed_on(read_manifest(pack_folder), spoken)
            return target, closed, families(fonts)

        title = tr("Making the offline pack {name}", name=target.name)
        return self._run(title, work, self._made)

    def open(self) -> None:
        """Ask for an offline pack, check it and copy it into the profile."""
        kinds = tr("Offline workshop pack") + f" (*.zip {SUMS})"
        path, _kind = QFileDialog.getOpenFileName(
            self._window,
            tr("Open an offline workshop pack: its zip, or SHA256SUMS in its folder"),
            "",
            f"{kinds};;" + tr("All files") + " (*)",
        )
        if path:
            self.open_at(Path(path))

    def open_at(self, source: Path) -> CivicTask | None:
        """Open an offline pack without asking; return its task, None while another runs."""
        packs = packs_folder()

        def work(progress: Progress) -> Path:
            return open_offline_pack(source, packs, progress)

        title = tr("Checking the offline pack {name}", name=source.name)
        return self._run(title, work, self._opened)

    def close(self) -> None:
        """Stop what runs (the plugin goes away); nothing half-written stays."""
        if self._task is not None:
            self._task.cancelled.disconnect(self._cancelled)  # there is no one left to say it
            self._task.cancel()
        self._over()

    # --- inside

    def _run(self, title: str, work: object, done: object) -> CivicTask | None:
        if self._task is not None:
            warn(self._iface, tr("An offline pack is being made or opened. Wait until it is done."))
            return None
        task = CivicTask(title, work)
        task.succeeded.connect(done)
        task.failed.connect(self._failed)
        task.cancelled.connect(self._cancelled)
        task.taskTerminated.connect(self._over)
        self._task = task
        self._show_progress(title, task)
        return start(task)

    def _show_progress(self, title: str, task: CivicTask) -> None:
        bar = QProgressBar()
        bar.setObjectName("cmCivicOfflineProgress")
        bar.setRange(0, 100)
        bar.setMaximumWidth(200)
        button = QPushButton(tr("Cancel"))
        button.setObjectName("cmCivicOfflineCancel")
        button.clicked.connect(lambda: task.cancel())
        # without our title: the next piece of news must not push it out of the bar
        item = self._iface.messageBar().createMessage(title)
        item.setLevel(Qgis.MessageLevel.Info)
        item.layout().addWidget(bar)
        item.layout().addWidget(button)
        task.progressChanged.connect(lambda percent: self._tick(item, bar, percent))
        item.destroyed.connect(lambda: self._forget(item))
        self._item = item
        self._iface.messageBar().pushItem(item)

    def _tick(self, item: QgsMessageBarItem, bar: QProgressBar, percent: float) -> None:
        if self._item is item:
            bar.setValue(int(percent))

    def _forget(self, item: QgsMessageBarItem) -> None:
        if self._item is item:
            self._item = None  # the user closed it; the work goes on

    def _over(self) -> None:
        self._task = None
        if self._item is not None:
            item, self._item = self._item, None
            self._iface.messageBar().popWidget(item)

    def _failed(self, sentence: str) -> None:
        warn(self._iface, sentence)

    def _cancelled(self) -> None:
        inform(self._iface, tr("Cancelled: nothing half-written stays."))

    def _made(self, result: tuple[Path, list[str], list[str]]) -> None:
        target, closed, fonts = result
        self._over()
        if closed:
            warn(
                self._iface,
                tr(
                    "The pack holds layers that may not be passed on without asking their "
                    "publisher: {layers}. Keep it among yourselves, or ask first.",
                    layers=", ".join(closed),
                ),
            )
        if not fonts:
            warn(
                self._iface,
                tr(
                    "The pack carries no Thai font, as this computer has none that may be passed "
                    "on: install Sarabun or Noto Sans Thai (both are free) and make it again, or "
                    "bring one."
                ),
            )
        ready = tr(
            "The offline pack {name} is ready. READ-ME-FIRST.txt in it tells how to open it.",
            name=target.name,
        )
        carried = tr("It carries the Thai font {fonts}.", fonts=", ".join(fonts)) if fonts else ""
        inform(self._iface, f"{ready} {carried}".strip())

    def _opened(self, folder: Path) -> None:
        self._over()
        inform(
            self._iface,
            tr("All files are as they were made. The city pack {name} is open.", name=folder.name),
        )
        self.opened.emit(folder)
