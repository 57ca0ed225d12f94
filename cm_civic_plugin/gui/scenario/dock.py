"""The scenario panel's dock: from the pen to the workshop file to the map."""

from __future__ import annotations

import uuid as uuids
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsProject,
    QgsVectorLayer,
)
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QDockWidget, QFileDialog, QFrame, QScrollArea

from ...core.errors import CivicError
from ...core.scenario.elements import Element, load_elements
from ...core.scenario.futures import load_futures
from ...core.scenario.journal import DRAW, NOTE, REDO, UNDO, new_row, next_redo, next_undo, replay
from ...core.scenario.shape import Shape, shape_of
from ...core.scenario.stroke import shape_stroke
from ...gis.i18n import pick, say, tr
from ...gis.scenario.keeper import StrokeKeeper
from ...gis.scenario.workshop_file import WorkshopFile
from ...gis.scenario.workshop_layers import (
    FUTURE_PROPERTY,
    add_to_project,
    find_layers,
    make_layers,
    refresh,
)
from ..messages import inform, warn
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
        self._layer_ids: list[str] = []
        self._session_uuid = ""
        self.keeper: StrokeKeeper | None = None
        self.panel = ScenarioPanel(self._futures, self._elements)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.panel)
        self.setWidget(area)
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
        try:
            self._shown_layers()
        except CivicError as error:  # the pen still works and the file still keeps
            warn(self._iface, say(error))
        if keeper.taken_up:
            inform(
                self._iface,
                tr("{count} strokes that were waiting are back.", count=keeper.taken_up),
            )
        self.panel.show_workshop(self._workshop_title())
        self._show_state()
        return True

    def close_workshop(self) -> None:
        """Finish the stroke in hand and let the file go; its layers stay in the project."""
        self.tool.finish()
        self._retry.stop()
        if self.keeper is not None:
            self.keeper.close()
            self.keeper = None
        self._layer_ids = []
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
        self._after_writing(None)
        return saved

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
        try:
            shape, raw = (self._to_degrees(one) for one in shaped)
        except (QgsCsException, ValueError):
            warn(
                self._iface,
                tr("This stroke lies off the earth in the map's CRS. Zoom to the city and draw."),
            )
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
        self._after_writing(values.get("future_id"))

    def _after_writing(self, future_id: str | None) -> None:
        if self.keeper is None:
            return
        if self.keeper.waiting:
            self._retry.start()
        else:
            self._retry.stop()
            try:
                refresh(self._shown_layers(), future_id)
            except CivicError as error:  # the stroke is safe; only the map cannot show it
                warn(self._iface, say(error))
            self._iface.mapCanvas().refresh()  # the ink dries when the layer shows the stroke
        self._show_state()

    def _to_degrees(self, shape: Shape) -> Shape:
        canvas_crs = self._iface.mapCanvas().mapSettings().destinationCrs()
        transform = QgsCoordinateTransform(
            canvas_crs, QgsCoordinateReferenceSystem("EPSG:4326"), QgsProject.instance()
        )
        points = [transform.transform(x, y) for x, y in shape.points]
        if any(abs(point.x()) > 180 or abs(point.y()) > 90 for point in points):
            raise ValueError("not on the earth")
        return shape_of(shape.kind, ((point.x(), point.y()) for point in points))

    # --- what the map and the panel show ---

    def _shown_layers(self) -> list[QgsVectorLayer]:
        """Return the workshop's layers in the project; add them anew when they are gone."""
        project = QgsProject.instance()
        layers = [project.mapLayer(identifier) for identifier in self._layer_ids]
        layers = [layer for layer in layers if layer is not None]
        if layers or self.keeper is None:
            return layers
        workshop = self.keeper.workshop
        layers = find_layers(project, workshop)
        if not layers:
            layers = make_layers(workshop, self._futures, self._elements)
            add_to_project(project, workshop, layers)
        self._layer_ids = [layer.id() for layer in layers]
        self._show_future(self._future_id())
        self.layers_added.emit(layers)
        return layers

    def _show_future(self, future_id: str) -> None:
        """Turn on the layers of the future that is drawn now: else its strokes seem lost."""
        root = QgsProject.instance().layerTreeRoot()
        for identifier in self._layer_ids:
            node = root.findLayer(identifier)
            if node is not None and node.layer().customProperty(FUTURE_PROPERTY) == future_id:
                node.setItemVisibilityCheckedParentRecursive(True)

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
        count = len(replay(keeper.rows))
        if keeper.waiting:
            reason = say(keeper.fault) if keeper.fault else ""
            self.panel.show_light(
                "waiting",
                tr(
                    "NOT SAVED YET · {count} wait safely here and are tried again. {reason}",
                    count=len(keeper.waiting),
                    reason=reason,
                ),
            )
        elif keeper.saved_at:
            self.panel.show_light(
                "saved",
                tr(
                    "Saved {time} · {count} strokes",
                    time=f"{keeper.saved_at:%H:%M}",
                    count=count,
                ),
            )
        else:
            self.panel.show_light("saved", tr("Open · {count} strokes", count=count))
        self.state_changed.emit()

    def _workshop_title(self) -> str:
        if self.keeper is None:
            return ""
        workshop = self.keeper.workshop
        name = f"{workshop.meta.get('title') or ''} {workshop.path.name}".strip()
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

    def _ask_open(self) -> None:
        path, _filter = QFileDialog.getOpenFileName(self, tr("Open a workshop file"), "", _FILTER)
        if path:
            self.open_workshop(path)
