"""The pictures at the stages' ends: one is chosen, saved as a file to give away, and shown."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from qgis.core import QgsProject
from qgis.gui import QgisInterface
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from ....core.errors import CivicError
from ....core.scenario.events import Event
from ....core.scenario.journal import moment_of
from ....gis.i18n import pick, say, tr
from ....gis.scenario.project_layers import add_to_project, find_layers
from ....gis.scenario.sitting import Sitting
from ....gis.scenario.snapshots import Snapshot, export_snapshot, snapshots
from ....gis.scenario.workshop_file import WorkshopFile
from ....gis.scenario.workshop_layers import make_layers
from ....gis.tasks import CivicTask, Progress, start
from ...messages import inform, warn
from ..small_widgets import tall


class SnapshotRow(QWidget):
    """Lists the pictures of a sitting; it is hidden while there is none."""

    def __init__(self, iface: QgisInterface) -> None:
        super().__init__()
        self._iface = iface
        self._sitting: Sitting | None = None
        self._task: CivicTask | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.list = tall(QComboBox(), "cmCivicConductSnapshots")
        self.list.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.list.setToolTip(tr("The picture at the end of each stage"))
        self.save_button = tall(QPushButton(tr("Save picture…")), "cmCivicConductSave")
        self.save_button.clicked.connect(lambda _on: self._ask_where())
        row.addWidget(self.list, 1)
        row.addWidget(self.save_button)

    def show_snapshots(self, sitting: Sitting | None, stage_events: Iterable[Event]) -> None:
        """List the pictures that a sitting's own events tell of; the newest is chosen."""
        self._sitting = sitting
        found: list[Snapshot] = []
        if sitting is not None:
            found = snapshots(stage_events, sitting.plan)
        self.list.clear()
        for snapshot in found:
            moment = moment_of(snapshot.ended_at)
            at = f"{moment.astimezone():%H:%M}" if moment is not None else "?"
            self.list.addItem(
                f"{snapshot.number} · {at} · {pick(snapshot.name.en, snapshot.name.th)}", snapshot
            )
        self.list.setCurrentIndex(len(found) - 1)
        self.setVisible(bool(found))

    def unload(self) -> None:
        """Cancel the saving of a picture."""
        if self._task is not None:
            self._task.cancel()

    def save(self, path: str | Path) -> CivicTask | None:
        """Write the chosen picture as a workshop file; None when there is none."""
        snapshot = self.list.currentData()
        if self._sitting is None or snapshot is None or self._task is not None:
            return None
        rows, events = list(self._sitting.rows), list(self._sitting.events)
        meta = dict(self._sitting.workshop.meta)

        def work(progress: Progress) -> Path:
            return export_snapshot(path, rows, events, meta, snapshot, progress)

        task = CivicTask(tr("Saving the picture of a stage"), work)
        task.succeeded.connect(self._saved)
        task.failed.connect(lambda text: warn(self._iface, text))
        for signal in (task.succeeded, task.failed, task.cancelled):
            signal.connect(lambda *_args: self._task_over())
        self._task = task
        self.save_button.setEnabled(False)
        return start(task)

    def show_on_map(self, path: Path) -> bool:
        """Add a saved picture's layers to the project; False (and a message) when it fails."""
        try:
            with WorkshopFile.open(path) as file:
                plan = self._sitting.plan if self._sitting is not None else None
                if plan is not None and not find_layers(QgsProject.instance(), file):
                    layers = make_layers(file, plan.futures, plan.elements)
                    add_to_project(QgsProject.instance(), file, layers)
        except CivicError as error:
            warn(self._iface, say(error))
            return False
        return True

    def _ask_where(self) -> None:
        snapshot = self.list.currentData()
        if snapshot is None:
            return
        name = f"{self._sitting.workshop.path.stem}_stage{snapshot.number}.gpkg"
        path, _filter = QFileDialog.getSaveFileName(
            self, tr("Save the picture of this stage"), name, "GeoPackage (*.gpkg)"
        )
        if path:
            self.save(path if path.lower().endswith(".gpkg") else path + ".gpkg")

    def _saved(self, path: Path) -> None:
        inform(
            self._iface,
            tr("The picture of the stage is in {file}.", file=path),
            button=(tr("Show on the map"), lambda: self.show_on_map(path)),
        )

    def _task_over(self) -> None:
        self._task = None
        self.save_button.setEnabled(True)
