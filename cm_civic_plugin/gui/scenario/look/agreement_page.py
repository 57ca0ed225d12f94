"""The agreement page of the scenario dock: many tables' files, one map, and what is behind it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsProject,
    QgsRectangle,
)
from qgis.gui import QgisInterface
from qgis.PyQt.QtGui import QHideEvent, QShowEvent
from qgis.PyQt.QtWidgets import (
    QFileDialog,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ....core import hexagons
from ....core.free_path import free_path
from ....core.scenario.convergence import Convergence, stages_ended
from ....core.scenario.shape import AREA, shape_of
from ....core.scenario.spots import Spot
from ....gis.i18n import tr
from ....gis.scenario.agreement_card import cell_at, make_card, map_marks
from ....gis.scenario.agreement_layer import CRS
from ....gis.scenario.agreement_making import (
    Asked,
    FoundMap,
    compare_moments,
    find_map,
)
from ....gis.scenario.agreement_project import TABLE, AgreementLayer, write_map
from ....gis.scenario.convergence_words import convergence_words, named_now
from ....gis.scenario.gathering import Gathered, gather, open_file
from ....gis.scenario.merging import merge_files
from ....gis.scenario.sitting import Sitting
from ....gis.tasks import Progress, shares
from ...messages import inform, warn
from ...one_task import OneTask
from ..small_widgets import plain_label, push_button, row_of, tall
from .agreement_findings import SHOWN, Findings
from .agreement_settings import AgreementSettings
from .cell_card import CellCard
from .convergence_box import ConvergenceBox
from .identify_cell import CellTool, Highlights
from .table_files import TableFiles

_KIND = "scenario agreement"


class AgreementPage(QWidget):
    """Shows where tables agree. ``set_sitting`` adds the open file to those listed.

    It is as tall as what it says: put it into a scroll area. Files are read while it is seen.
    """

    def __init__(self, iface: QgisInterface) -> None:
        super().__init__()
        self.setObjectName("cmCivicAgreementPage")
        self._iface = iface
        self._sitting: Sitting | None = None
        self._task = OneTask(self)
        self._task.busy_changed.connect(self._show_busy)
        self._task.failed.connect(lambda sentence: warn(self._iface, sentence, _KIND))
        self._task.ended.connect(self._go_on)
        self._map: FoundMap | None = None
        self._gathered: Gathered | None = None
        self._read_again = False
        self._unread = False
        self._in_use = True
        self._layer = AgreementLayer(QgsProject.instance())
        self.tool = CellTool(iface.mapCanvas())
        self.highlights = Highlights(iface.mapCanvas())
        self._build()
        self._task.progressed.connect(self.progress.setValue)
        self.tool.place_chosen.connect(self._place_clicked)
        self.tool.activated.connect(lambda: self.cell_button.setChecked(True))
        self.tool.deactivated.connect(self._tool_left)
        QgsProject.instance().layersWillBeRemoved.connect(self._layers_leave)
        self._enable()

    # --- what the dock calls ---

    def set_sitting(self, sitting: Sitting | None) -> None:
        """Count the open file in, or none."""
        if self._sitting is not None:
            self._sitting.rows_changed.disconnect(self._rows_changed)
        self._sitting = sitting
        if sitting is not None:
            sitting.rows_changed.connect(self._rows_changed)
        self._stale.hide()
        self._read_when_seen()

    def unload(self) -> None:
        """Stop what runs and leave the canvas: the plugin is leaving. The map stays."""
        self._in_use = False
        self.cancel()
        if self._sitting is not None:
            self._sitting.rows_changed.disconnect(self._rows_changed)
            self._sitting = None
        self._put_card_away()
        QgsProject.instance().layersWillBeRemoved.disconnect(self._layers_leave)
        self._iface.mapCanvas().unsetMapTool(self.tool)

    # --- what people ask for ---

    def add_files(self, paths: list[Path | str]) -> bool:
        """Add tables' files or folders; False where none is new."""
        return self.files.add(paths)

    def read_files(self) -> None:
        """Read the files to list them; nothing is put on the map."""
        self._unread = False
        asked = self._asked()
        if self.is_busy:
            self._read_again = True  # when that is done
        elif not (asked.paths or asked.opened):
            self._show_gathered(Gathered((), None, None, ()))
        else:
            self._run(
                tr("Reading the tables' files"),
                lambda progress: gather(asked.paths, asked.opened, shares(progress)),
                self._show_gathered,
            )

    @property
    def is_busy(self) -> bool:
        """Whether something is being read or found."""
        return self._task.is_busy()

    def show_agreement(self) -> None:
        """Find where the tables agree and put it on the map, in place of the map before."""
        asked = self._asked()
        self._run(
            tr("Finding where tables agree"),
            lambda progress: find_map(asked, progress),
            self._show_map,
        )

    def compare_stages(self, before: int, after: int | None) -> None:
        """Compare the end of a stage with that of another, or with now."""
        asked = self._asked()
        self._run(
            tr("Comparing before and after"),
            lambda progress: compare_moments(asked, before, after, progress),
            self._show_convergence,
        )

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt)
        """Read what has changed since the page was last seen."""
        super().showEvent(event)
        if self._unread:
            self.read_files()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 (Qt)
        """Leave the map to others when another page of the dock is shown."""
        super().hideEvent(event)
        # not when the window is only made small, and not once the canvas was left for good
        if self._in_use and not event.spontaneous():
            self._put_card_away()
            self._iface.mapCanvas().unsetMapTool(self.tool)

    def write_merged(self, path: str) -> None:
        """Write one file of all tables. The tables' own files are only read."""
        asked = self._asked()
        paths = [*asked.paths, *([asked.opened.path] if asked.opened else [])]
        waiting = self._sitting is not None and self._sitting.keeper.is_waiting

        def tell(answer: tuple[Any, dict[str, Any]]) -> None:
            said = answer[1]
            text = tr(
                "{file}: {count} strokes of the tables {codes}.",
                file=path,
                count=said["drawings"],
                codes=", ".join(said["tables"]),
            )
            inform(self._iface, text)
            if waiting:
                warn(
                    self._iface,
                    tr(
                        "Strokes that wait to be saved are not in {file} yet. Write it again once "
                        "the light is green.",
                        file=path,
                    ),
                    _KIND,
                )

        self._run(
            tr("Writing one file of all tables"),
            lambda progress: merge_files(paths, path, shares(progress)),
            tell,
        )

    def keep_map(self, path: Path | str) -> None:
        """Put the map that is shown into a new file, and show that in place of it."""
        made = self._map
        if made is None:
            return

        def tell(kept: Path) -> None:
            self._layer.go_on_in(kept)
            self._enable()
            inform(self._iface, tr("Saved as {file}.", file=kept.name))

        self._run(
            tr("Saving the map of agreement"),
            lambda progress: write_map(Path(path), made.features, made.metadata, shares(progress)),
            tell,
        )

    def _ask_kept(self) -> None:
        known = [self._sitting.workshop.path] if self._sitting is not None else self.files.paths
        folder = known[0].parent if known else Path.home()
        path, _filter = QFileDialog.getSaveFileName(
            self,
            tr("Save the map of agreement"),
            str(free_path(folder / f"{TABLE}.gpkg")),
            "GeoPackage (*.gpkg)",
            options=QFileDialog.Option.DontConfirmOverwrite,  # nothing is overwritten
        )
        if path:
            self.keep_map(path if path.lower().endswith(".gpkg") else f"{path}.gpkg")

    def cancel(self) -> None:
        """Stop what runs."""
        self._read_again = False
        self._task.cancel()

    def show_cell(self, cell: int) -> None:
        """Open the card of a cell, by its position in the agreement, and mark its strokes."""
        made = self._map
        if made is None:
            return
        card = make_card(made.found, cell, made.picture, made.gathered.plan)
        self.card.show_card(card)
        cells, size = made.found.cover.cells[cell : cell + 1], made.found.cover.size
        outline = shape_of(AREA, hexagons.outlines(cells, size)[0].tolist())
        self.highlights.show(outline, card.strokes)
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None:
            area.ensureWidgetVisible(self.card)

    def show_spot(self, spot: Spot) -> None:
        """Go to a place on the map and open the card of its strongest cell."""
        box = QgsRectangle(*spot.box)
        box.grow(max(150.0, 0.3 * max(box.width(), box.height())))
        self._look_at(box)
        self.show_cell(spot.best)

    def _look_at(self, box: QgsRectangle, only_if_out_of_sight: bool = False) -> None:
        """Show a rectangle of the map's metres."""
        canvas = self._iface.mapCanvas()
        there = QgsCoordinateTransform(
            QgsCoordinateReferenceSystem(CRS),
            canvas.mapSettings().destinationCrs(),
            QgsProject.instance(),
        )
        try:
            view = there.transformBoundingBox(box)
        except QgsCsException:
            return  # the user's CRS does not reach there
        if not (only_if_out_of_sight and canvas.extent().intersects(view)):
            canvas.setExtent(view)
            canvas.refresh()

    # --- the widgets ---

    def _build(self) -> None:
        column = QVBoxLayout(self)
        self.files = TableFiles()
        self.files.changed.connect(self.read_files)
        self.files.merge_wanted.connect(self.write_merged)
        column.addWidget(self.files)
        self.settings = AgreementSettings()
        column.addWidget(self.settings)
        self.show_button = push_button(
            "cmCivicAgreementShow", tr("Show where tables agree"), "", self.show_agreement
        )
        self.cancel_button = push_button("cmCivicAgreementCancel", tr("Cancel"), "", self.cancel)
        self.progress = QProgressBar()
        self.progress.setObjectName("cmCivicAgreementProgress")
        column.addWidget(self.show_button)
        column.addLayout(row_of(self.progress, self.cancel_button))
        self.cell_button = tall(
            QPushButton(tr("Look into a place: tap it on the map")), "cmCivicAgreementCell"
        )
        self.cell_button.setCheckable(True)
        self.cell_button.clicked.connect(self._cell_clicked)
        column.addWidget(self.cell_button)
        self.card = CellCard()
        self.card.closed.connect(self._put_card_away)
        column.addWidget(self.card)
        self._stale = plain_label(
            "cmCivicAgreementStale", tr("More was drawn since this map was made. Show it again.")
        )
        self._stale.hide()
        column.addWidget(self._stale)
        self.keep_button = push_button(
            "cmCivicAgreementKeep",
            tr("Save this map…"),
            "/mActionFileSave.svg",
            self._ask_kept,
        )
        self.keep_button.setToolTip(
            tr("Puts the map into a file of its own. Until then it is gone when QGIS closes.")
        )
        column.addWidget(self.keep_button)
        self.findings = Findings()
        self.findings.spot_chosen.connect(self.show_spot)
        column.addWidget(self.findings)
        self.convergence = ConvergenceBox()
        self.convergence.wanted.connect(self.compare_stages)
        column.addWidget(self.convergence)
        column.addStretch(1)

    # --- the task ---

    def _asked(self) -> Asked:
        return Asked(
            tuple(self.files.paths),
            open_file(self._sitting) if self._sitting is not None else None,
            self.settings.future_combo.currentData(),
            float(self.settings.size_spin.value()),
            self.settings.least_spin.value(),
        )

    def _run(
        self, title: str, work: Callable[[Progress], Any], publish: Callable[[Any], None]
    ) -> None:
        """Do ``work`` in the background in place of what runs, and publish what comes of it."""
        self._read_again = False
        self._task.run(title, work, publish)

    def _go_on(self) -> None:
        if self._read_again and not self.is_busy:
            self._read_again = False
            self.read_files()

    def _show_busy(self, _busy: bool) -> None:
        self.progress.setValue(0)
        self._enable()

    # --- what comes of it ---

    def _show_gathered(self, gathered: Gathered) -> None:
        self._gathered = gathered
        opened = self._sitting.workshop.path if self._sitting is not None else None
        self.files.show_files(gathered.files, opened)
        self.files.show_doubts(gathered.doubts)
        self.settings.offer_futures(gathered)
        ended = stages_ended(gathered.journal.events) if gathered.journal is not None else []
        self.convergence.offer(named_now(ended, gathered.plan) if ended else ())
        self._enable()

    def _show_map(self, made: FoundMap) -> None:
        self._put_card_away()
        self._show_gathered(made.gathered)
        self._map = made
        found, plan = made.found, made.gathered.plan
        marks = map_marks(found, plan, *(some[:SHOWN] for some in made.spots))
        layer = self._layer.show(made.features, made.metadata, plan, marks)
        if made.features:
            self._look_at(layer.extent(), only_if_out_of_sight=True)
        sample = made.gathered.journal.meta.get("is_sample") == "yes"
        self.findings.show_found(found, plan, made.spots, self._layer.legend(), sample)
        self._stale.hide()
        self._enable()

    def _show_convergence(self, answer: tuple[Gathered, Convergence, int]) -> None:
        gathered, found, least = answer
        self._show_gathered(gathered)
        self.convergence.show_answer(convergence_words(found, least))

    def _read_when_seen(self) -> None:
        if self.isVisible():
            self.read_files()
        else:
            self._unread = True

    def _rows_changed(self) -> None:
        self._unread = True  # the list tells how many strokes there are
        self._stale.setVisible(self._map is not None)

    # --- a cell ---

    def _cell_clicked(self, checked: bool) -> None:
        canvas = self._iface.mapCanvas()
        if checked:
            canvas.setMapTool(self.tool)
        else:
            canvas.unsetMapTool(self.tool)

    def _tool_left(self) -> None:
        self.cell_button.setChecked(False)
        self._put_card_away()

    def _place_clicked(self, x: float, y: float) -> None:
        if self._map is None:
            return
        cell = cell_at(self._map.found, x, y)
        if cell is None:
            self._put_card_away()
            inform(self._iface, tr("No table drew here."))
        else:
            self.show_cell(cell)

    def _put_card_away(self) -> None:
        self.card.hide()
        self.highlights.clear()

    def _layers_leave(self, ids: list[str]) -> None:
        layer = self._layer.layer
        if layer is not None and layer.id() in ids:
            self._put_card_away()
            self._map = None
            self.findings.forget()
            self._stale.hide()
            self._iface.mapCanvas().unsetMapTool(self.tool)
            self._enable()

    def _enable(self) -> None:
        busy = self.is_busy
        gathered = self._gathered
        ready = gathered is not None and gathered.journal is not None
        self.show_button.setEnabled(ready and not busy)
        self.cell_button.setEnabled(self._map is not None)
        self.keep_button.setEnabled(self._map is not None and not busy and not self._layer.is_kept)
        self.progress.setVisible(busy)
        self.cancel_button.setVisible(busy)
        self.convergence.set_busy(busy)
