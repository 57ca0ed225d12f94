"""The scenario panel's dock: from the pen to the workshop file to the map."""

from __future__ import annotations

import uuid as uuids
from pathlib import Path
from typing import Any

from qgis.core import QgsProject, QgsRectangle
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QTimer, pyqtSignal
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QDockWidget, QFileDialog

from ...core.city import CORE
from ...core.errors import CivicError
from ...core.scenario.elements import Element, load_elements
from ...core.scenario.futures import load_futures
from ...core.scenario.journal import DRAW, NOTE, REDO, UNDO, new_row, next_redo, next_undo, replay
from ...core.scenario.shape import Shape
from ...core.scenario.stroke import shape_stroke
from ...gis.i18n import pick, say, tr
from ...gis.scenario.earth import to_degrees
from ...gis.scenario.keeper import StrokeKeeper, spill_folder
from ...gis.scenario.project_layers import ProjectLayers
from ...gis.scenario.workshop_file import WorkshopFile
from ..messages import inform, warn
from ..view import look_at
from .light import light_of
from .panel import ScenarioPanel
from .pen_tool import PenStroke, PenTool

_RETRY_MS = 3000
_FILTER = "GeoPackage (*.gpkg)"


class ScenarioDock(QDockWidget):
    """Draw futures with a pen into a workshop file; each stroke is on disk when the pen lifts.

    ``layers_added`` carries the layers of a workshop just opened, ``state_changed`` says that a
    stroke was taken, saved, undone or redone. ``unload`` lets everything go.
    """

    layers_added = pyqtSignal(list)
    state_changed = pyqtSignal()

    def __init__(self, iface: QgisInterface) -> None:
        super().__init__(tr("Draw futures together"))
        self.setObjectName("cmCivicScenarioDock")
        self._iface = iface
        self._futures = load_futures()
        self._elements = load_elements()
        self._layers: ProjectLayers | None = None
        self._session_uuid = ""
        self.keeper: StrokeKeeper | None = None
        self.panel = ScenarioPanel(self._futures, self._elements)
        self.setWidget(self.panel)
        self.tool = PenTool(iface.mapCanvas())
        self._retry = QTimer(self)
        self._retry.setInterval(_RETRY_MS)
        self._connect()
        self.set_future(self._futures[0].id)
        self.set_element(self._elements[0].id)

    def _connect(self) -> None:
        panel = self.panel
        panel.new_clicked.connect(self._ask_new)
        panel.open_clicked.connect(self._ask_open)
        panel.elsewhere_clicked.connect(self._ask_elsewhere)
        panel.future_chosen.connect(self._show_future)
        panel.element_chosen.connect(self._element_clicked)
        panel.note_given.connect(self._take_note)
        panel.draw_button.clicked.connect(self._draw_clicked)
        panel.undo_button.clicked.connect(self.undo)
        panel.redo_button.clicked.connect(self.redo)
        self.tool.stroke_drawn.connect(self._take_stroke)
        self.tool.activated.connect(lambda: panel.draw_button.setChecked(True))
        self.tool.deactivated.connect(lambda: panel.draw_button.setChecked(False))
        self._iface.mapCanvas().mapCanvasRefreshed.connect(self._dry_ink)
        self._retry.timeout.connect(self.save_waiting)

    # --- what others call: the panel's buttons, a demo, tests ---

    def new_workshop(self, path: str | Path, table_code: str) -> bool:
        """Make a workshop file for a table and open it; False (and a message) when it fails."""
        try:
            WorkshopFile.create(path, table_code).close()
        except CivicError as error:
            warn(self._iface, say(error))
            return False
        return self.open_workshop(path)

    def open_workshop(self, path: str | Path) -> bool:
        """Open a workshop file and show it on the map; False (and a message) when it fails."""
        try:
            keeper = StrokeKeeper(WorkshopFile.open(path))
        except CivicError as error:
            warn(self._iface, say(error))
            return False
        self.close_workshop()
        self.keeper = keeper
        self._session_uuid = str(uuids.uuid4())
        self.panel.table_code.setText(keeper.workshop.table_code)
        self._show_workshop()
        if keeper.taken_up:
            inform(
                self._iface,
                tr("{count} strokes that were waiting are back.", count=keeper.taken_up),
            )
        if keeper.unreadable:
            warn(
                self._iface,
                tr(
                    "{count} lines that were waiting could not be read. They are kept in {folder}.",
                    count=keeper.unreadable,
                    folder=spill_folder(),
                ),
            )
        self._show_state()
        return True

    def go_on_in(self, path: str | Path) -> bool:
        """Put all strokes into a new file and go on there; False (and a message) when it fails."""
        if self.keeper is None:
            return False
        try:
            self.keeper.go_on_in(path)
        except CivicError as error:
            warn(self._iface, say(error))
            return False
        self._retry.stop()
        self._show_workshop()
        self.tool.dry()
        self._show_state()
        return True

    def close_workshop(self) -> None:
        """Finish the stroke in hand and let the file go; its layers stay in the project."""
        self.tool.finish()
        self._retry.stop()
        if self.keeper is not None:
            self.keeper.close()
            if self.keeper.waiting:
                warn(
                    self._iface,
                    tr(
                        "{count} strokes could not be saved in {file}. They are kept on this "
                        "computer and are saved when you open that workshop here again.",
                        count=len(self.keeper.waiting),
                        file=self.keeper.workshop.path,
                    ),
                )
            self.keeper = None
        self._layers = None
        self.tool.dry()
        self.panel.show_workshop("")
        self._show_state()

    def set_future(self, future_id: str) -> None:
        """Choose the future that the next strokes belong to."""
        if not self.panel.choose(self.panel.futures, future_id):
            raise ValueError(f"no such future: {future_id!r}")

    def set_element(self, element_id: str) -> None:
        """Choose what the next strokes are."""
        if not self.panel.choose(self.panel.elements, element_id):
            raise ValueError(f"no such element: {element_id!r}")
        self.tool.set_colour(QColor(self._element().colour))

    def start_drawing(self) -> bool:
        """Put the pen in the hand; False (and a message) when no workshop is open."""
        if self.keeper is None:
            self.panel.draw_button.setChecked(False)
            warn(self._iface, tr("Make or open a workshop file first: strokes are kept in it."))
            return False
        self._iface.mapCanvas().setMapTool(self.tool)
        return True

    def undo(self) -> bool:
        """Take back the last action; False when there is none."""
        return self._step(UNDO)

    def redo(self) -> bool:
        """Bring back what was taken back last; False when there is none."""
        return self._step(REDO)

    def save_waiting(self) -> bool:
        """Try again to save what waits; True when nothing waits any more."""
        if self.keeper is None:
            return True
        saved = self.keeper.retry()
        self._after_writing()
        if saved and self._layers is not None:
            self._layers.fit()
        return saved

    def holds_work(self) -> bool:
        """Tell whether a workshop is open."""
        return self.keeper is not None

    def unload(self) -> None:
        """Finish, save and let go of canvas and file: the plugin is leaving."""
        canvas = self._iface.mapCanvas()
        self.close_workshop()
        canvas.mapCanvasRefreshed.disconnect(self._dry_ink)
        canvas.unsetMapTool(self.tool)

    # --- from the pen to the file ---

    def _take_stroke(self, stroke: PenStroke) -> None:
        element = self._element()
        shaped = shape_stroke(stroke.points, stroke.pixel, element.takes)
        if shaped is None:
            self.tool.dry()
            name = pick(element.name.en, element.name.th)
            inform(self._iface, tr("“{element}” is drawn: press, drag and lift.", element=name))
            return
        crs = self._iface.mapCanvas().mapSettings().destinationCrs()
        try:
            shape, raw = (to_degrees(one, crs, QgsProject.instance()) for one in shaped)
        except CivicError as error:
            self.tool.dry()  # ink that stays would look saved
            warn(self._iface, say(error))
            return
        self._write(
            DRAW,
            future_id=self._future_id(),
            element_id=element.id,
            certainty=self.panel.certainty(),
            shape=shape,
            raw=raw,
            started_at=stroke.started_at,
            ended_at=stroke.ended_at,
        )

    def _take_note(self, text: str) -> None:
        drawn = replay(self.keeper.rows) if self.keeper else []
        if not drawn:
            inform(self._iface, tr("Draw something first; the note goes with the last stroke."))
            return
        self._write(NOTE, target_uuid=drawn[-1].uuid, note=text.strip())
        self.panel.note.clear()

    def _step(self, action: str) -> bool:
        rows = self.keeper.rows if self.keeper else []
        target = next_undo(rows) if action == UNDO else next_redo(rows)
        if target is None:
            return False
        self._write(action, target_uuid=target)
        return True

    def _write(self, action: str, **values: Any) -> None:  # noqa: ANN401
        if self.keeper is None:
            return
        code = self.keeper.workshop.table_code
        self.keeper.keep(new_row(action, self._session_uuid, code, **values))
        self._after_writing(values.get("future_id"), values.get("shape"))

    def _after_writing(self, future_id: str | None = None, drawn: Shape | None = None) -> None:
        if self.keeper is None:
            return
        if self.keeper.waiting:
            self._retry.start()
        else:
            self._retry.stop()
            self._show_on_map(future_id, drawn)
            self._iface.mapCanvas().refresh()  # the ink dries when the layer shows the stroke
        self._show_state()

    # --- what the map and the panel show ---

    def _show_workshop(self) -> None:
        """Show the file in hand: its layers, and its name."""
        self._layers = ProjectLayers(
            QgsProject.instance(), self.keeper.workshop, self._futures, self._elements
        )
        self._show_on_map(None, None)
        self.panel.show_workshop(self._workshop_title())

    def _show_on_map(self, future_id: str | None, drawn: Shape | None) -> None:
        if self._layers is None:
            return
        try:
            added = self._layers.ensure()
        except CivicError as error:  # the pen still works and the file still keeps
            warn(self._iface, say(error))
            return
        if added:
            if len(QgsProject.instance().mapLayers()) == len(added):  # nothing to draw on yet
                look_at(self._iface.mapCanvas(), QgsRectangle(*CORE))
            self._layers.show_future(self._future_id())
            self.layers_added.emit(added)
        else:
            self._layers.refresh(future_id, drawn)

    def _show_future(self, future_id: str) -> None:
        if self._layers is not None:
            self._layers.show_future(future_id)

    def _dry_ink(self) -> None:
        if self.keeper is None or not self.keeper.waiting:
            self.tool.dry()

    def _show_state(self) -> None:
        keeper = self.keeper
        if keeper is None:
            self.panel.show_light("off", tr("No workshop is open."))
            self.state_changed.emit()
            return
        self.panel.show_history(
            can_undo=next_undo(keeper.rows) is not None, can_redo=next_redo(keeper.rows) is not None
        )
        self.panel.show_light(*light_of(keeper))
        self.state_changed.emit()

    def _workshop_title(self) -> str:
        if self.keeper is None:
            return ""
        workshop = self.keeper.workshop
        about = workshop.meta.get("title")
        name = f"{about} ({workshop.path.name})" if about else workshop.path.name
        title = tr("Table {code}: {title}", code=workshop.table_code, title=name)
        return tr("SAMPLE · {name}", name=title) if workshop.is_sample else title

    def _element(self) -> Element:
        identifier = self.panel.elements.checkedButton().property("id")
        return next(element for element in self._elements if element.id == identifier)

    def _future_id(self) -> str:
        return self.panel.futures.checkedButton().property("id")

    def _element_clicked(self, element_id: str) -> None:
        self.set_element(element_id)
        self.start_drawing()

    def _draw_clicked(self, checked: bool) -> None:
        if checked:
            self.start_drawing()
        else:
            self._iface.mapCanvas().unsetMapTool(self.tool)

    def _ask_new(self) -> None:
        code = self.panel.table_code.text().strip() or "A"
        safe = "".join(letter for letter in code if letter.isalnum()) or "A"
        path, _filter = QFileDialog.getSaveFileName(
            self, tr("New workshop file"), f"table_{safe}.gpkg", _FILTER
        )
        if path:
            self.new_workshop(path if path.lower().endswith(".gpkg") else path + ".gpkg", code)

    def _ask_elsewhere(self) -> None:
        if self.keeper is None:
            return
        name = self.keeper.workshop.path.stem + "_2.gpkg"
        path, _filter = QFileDialog.getSaveFileName(
            self, tr("Save all strokes to another file"), name, _FILTER
        )
        if path:
            self.go_on_in(path if path.lower().endswith(".gpkg") else path + ".gpkg")

    def _ask_open(self) -> None:
        path, _filter = QFileDialog.getOpenFileName(self, tr("Open a workshop file"), "", _FILTER)
        if path:
            self.open_workshop(path)
