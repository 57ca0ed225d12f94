"""Drawing: from the hand's tools to the journal, and from the journal to the map."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import QgsProject, QgsRectangle
from qgis.gui import QgisInterface, QgsMapTool, QgsMapToolPan
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtGui import QColor, QKeySequence
from qgis.PyQt.QtWidgets import QAction

from ....core.city import CORE
from ....core.errors import CivicError
from ....core.scenario.elements import Element
from ....core.scenario.journal import (
    DRAW,
    ERASE,
    MOVE,
    NOTE,
    REDO,
    UNDO,
    next_redo,
    next_undo,
    utc_now,
)
from ....core.scenario.shape import AREA, Shape
from ....core.scenario.stroke import shape_stroke
from ....core.scenario.turns import redo_of_turn, seat_on, undo_of_turn
from ....gis.i18n import pick, say, tr
from ....gis.scenario.brush import paint
from ....gis.scenario.earth import to_degrees
from ....gis.scenario.project_layers import ProjectLayers
from ....gis.scenario.sitting import Sitting
from ...messages import inform, warn
from ...view import look_at, stay
from .backdrop import Backdrop
from .eraser_tool import EraserTool
from .move_tool import MoveTool
from .pen_tool import PenStroke, PenTool

PEN, MARKER, ERASER, MOVER, HAND = "pen", "marker", "eraser", "move", "hand"
DRAWING_TOOLS = (PEN, MARKER)
_WIDTH_PX = {PEN: 5, MARKER: 26}
_BIG = 1.6
_ERASER_PX = 12


class Drawing(QObject):
    """What the hand does at one table becomes rows of its journal and is shown on the map.

    ``future``, ``element`` and ``certainty`` are asked for at each stroke. ``layers_added``
    carries the layers of a workshop just shown, ``tool_changed`` the tool now in the hand or an
    empty text, ``picked`` the uuid of a drawing that was tapped with the moving tool;
    ``stroke_comes`` says that another drawing is about to be the last one.
    """

    layers_added = pyqtSignal(list)
    tool_changed = pyqtSignal(str)
    picked = pyqtSignal(str)
    stroke_comes = pyqtSignal()

    def __init__(
        self,
        iface: QgisInterface,
        future_id: Callable[[], str],
        element: Callable[[], Element],
        certainty: Callable[[], str],
    ) -> None:
        super().__init__()
        self._iface = iface
        self._future_id, self._element, self._certainty = future_id, element, certainty
        self._sitting: Sitting | None = None
        self._layers: ProjectLayers | None = None
        self._by_turns = False
        self._is_behind = False
        self._drawn: dict[str, Any] = {}  # what is being written, for the layers' extents
        canvas = iface.mapCanvas()
        self.pen = PenTool(canvas)
        self.eraser = EraserTool(canvas, self._drawings)
        self.mover = MoveTool(canvas, self._drawings)
        self._hand = QgsMapToolPan(canvas)
        self._backdrop = Backdrop(canvas)
        self._in_hand = ""
        self._before: QgsMapTool | None = None  # QGIS's own tool, to be put back
        keys = QKeySequence.StandardKey
        self._keys = [self._key(keys.Undo, self.undo), self._key(keys.Redo, self.redo)]
        self.pen.stroke_drawn.connect(self._take_stroke)
        self.eraser.erased.connect(self._erase)
        self.mover.moved.connect(self._move)
        self.mover.picked.connect(self.picked)
        canvas.mapCanvasRefreshed.connect(self._dry_ink)
        canvas.mapToolSet.connect(self._tool_set)

    @property
    def in_hand(self) -> str:
        """The tool in the hand; an empty text when it is none of ours."""
        return self._in_hand

    def set_sitting(self, sitting: Sitting | None) -> None:
        """Show a sitting and draw into it; None finishes the stroke in hand and lets it go."""
        self.pen.finish()
        if self._sitting is not None:
            self._sitting.rows_changed.disconnect(self._rows_changed)
        self._sitting = sitting
        self.pen.dry()
        if sitting is None:
            self.put_away()
            return
        before = self._layers
        if before is not None:  # what nobody can touch now would only confuse
            before.hide()
        sitting.rows_changed.connect(self._rows_changed)
        self.show_layers(before)
        self._layers.remove_sisters()

    def unload(self) -> None:
        """Let go of canvas and sitting."""
        canvas = self._iface.mapCanvas()
        self.set_sitting(None)
        self._before = None
        canvas.mapCanvasRefreshed.disconnect(self._dry_ink)
        canvas.mapToolSet.disconnect(self._tool_set)
        self._backdrop.unload()
        for key in self._keys:
            canvas.removeAction(key)
            key.deleteLater()
        for tool in self._ours():
            canvas.unsetMapTool(tool)

    # --- tools

    def take(self, tool: str) -> bool:
        """Put a tool in the hand: pen, marker, eraser, move or hand.

        False (and a message) without a workshop.
        """
        if self._sitting is None:
            warn(self._iface, tr("Make or open a workshop file first: strokes are kept in it."))
            return False
        self.pen.finish()
        self._in_hand = tool
        if tool in _WIDTH_PX:
            self.pen.set_tool(tool)
            self._show_ink()
        self._iface.mapCanvas().setMapTool(self._map_tool(tool))
        self.tool_changed.emit(tool)
        return True

    def put_away(self) -> None:
        """Take our tools out of the hand, and put QGIS's own back that was in it before."""
        canvas = self._iface.mapCanvas()
        if self._in_hand and self._before is not None and not sip.isdeleted(self._before):
            canvas.setMapTool(self._before)
        for tool in self._ours():
            canvas.unsetMapTool(tool)

    def set_big(self, big: bool) -> None:
        """Draw broad and touch generously, for fingers and a projector."""
        factor = _BIG if big else 1.0
        for tool, width in _WIDTH_PX.items():
            self.pen.set_width(round(width * factor), tool)
        self.eraser.set_tolerance(_ERASER_PX * (2 if big else 1))
        self.mover.set_tolerance(_ERASER_PX * (2 if big else 1))

    def _show_ink(self) -> None:
        self.pen.set_colour(QColor(self._element().colour))

    def element_changed(self) -> None:
        """Take the colour of the element that is now chosen."""
        self._show_ink()

    def _map_tool(self, tool: str) -> QgsMapTool:
        return {ERASER: self.eraser, MOVER: self.mover, HAND: self._hand}.get(tool, self.pen)

    def _ours(self) -> tuple[QgsMapTool, ...]:
        return self.pen, self.eraser, self.mover, self._hand

    def _key(self, key: QKeySequence.StandardKey, step: Callable[[], bool]) -> QAction:
        """Let a key of the keyboard do a step while one of our tools is in the hand."""
        action = QAction(self._iface.mapCanvas())
        action.setShortcuts(key)
        action.triggered.connect(lambda _on: step())
        action.setEnabled(False)
        self._iface.mapCanvas().addAction(action)
        return action

    def _tool_set(self, new: QgsMapTool | None, old: QgsMapTool | None = None) -> None:
        is_ours = any(new is tool for tool in self._ours())
        if is_ours and not any(old is tool for tool in self._ours()):
            # one made in Python may be gone any time, and those of our pages have their own ways
            is_qgis = old is not None and type(old).__module__.startswith("qgis.")
            self._before = old if is_qgis else self._before
        self._backdrop.set_active(is_ours)
        for key in self._keys:  # QGIS's own undo knows nothing of strokes
            key.setEnabled(is_ours)
        if not is_ours:
            self._in_hand = ""
            self.tool_changed.emit("")

    # --- into the journal

    def _drawings(self) -> list[tuple[str, Shape]]:
        if self._sitting is None:
            return []
        return [(row.uuid, row.shape) for row in self._sitting.picture()]

    def _take_stroke(self, stroke: PenStroke) -> None:
        element = self._element()
        if self._in_hand == MARKER and AREA in element.takes:
            width = self.pen.width(MARKER) * stroke.pixel
            shaped = paint(stroke.points, stroke.pixel, width)
        else:
            shaped = shape_stroke(stroke.points, stroke.pixel, element.takes)
        if shaped is None:
            self.pen.dry()
            name = pick(element.name.en, element.name.th)
            inform(self._iface, tr("“{element}” is drawn: press, drag and lift.", element=name))
            return
        degrees = self._in_degrees(*shaped)
        if degrees is None:
            self.pen.dry()  # ink that stays would look saved
            return
        shape, raw = degrees
        self.stroke_comes.emit()
        self._write(
            DRAW,
            future_id=self._future_id(),
            element_id=element.id,
            certainty=self._certainty(),
            shape=shape,
            raw=raw,
            started_at=stroke.started_at,
            ended_at=stroke.ended_at,
        )

    def _in_degrees(self, *shapes: Shape) -> tuple[Shape, ...] | None:
        crs = self._iface.mapCanvas().mapSettings().destinationCrs()
        try:
            return tuple(to_degrees(one, crs, QgsProject.instance()) for one in shapes)
        except CivicError as error:
            warn(self._iface, say(error))
            return None

    def _erase(self, uuids: list[str]) -> None:
        """Rub out what a finger swept over; one time for all, so that one undo brings all back."""
        now = utc_now()
        for uuid in uuids:
            self._write(ERASE, target_uuid=uuid, started_at=now, ended_at=now)

    def _move(self, uuid: str, shape: Shape) -> None:
        self._write(MOVE, target_uuid=uuid, shape=shape, raw=shape)

    def note(self, text: str, uuid: str | None = None) -> bool:
        """Write a note on a drawing, on the last one where none is named; False without any."""
        drawn = self._sitting.picture() if self._sitting else []
        if uuid is not None and not any(row.uuid == uuid for row in drawn):
            inform(self._iface, tr("What you tapped is no longer there."))
            return False
        if not drawn:
            inform(self._iface, tr("Draw something first; the note goes with the last stroke."))
            return False
        self._write(NOTE, target_uuid=uuid or drawn[-1].uuid, note=text.strip())
        return True

    def note_of(self, uuid: str) -> str:
        """Return the note that a drawing in view has now; an empty text without one."""
        drawn = self._sitting.picture() if self._sitting else []
        return next((row.note or "" for row in drawn if row.uuid == uuid), "")

    def set_by_turns(self, on: bool) -> None:
        """Let undo and redo stay within the turn of the seat whose turn it is."""
        self._by_turns = on

    def undo(self) -> bool:
        """Take back the last action; False when there is none."""
        return self._step(UNDO)

    def redo(self) -> bool:
        """Bring back what was taken back last; False when there is none."""
        return self._step(REDO)

    def can_step(self, action: str) -> bool:
        """Tell whether there is something to undo, or to redo."""
        return self._sitting is not None and self._target(action) is not None

    def _is_turn(self) -> bool:
        return self._by_turns and bool(seat_on(self._sitting.events))

    def _target(self, action: str) -> str | None:
        rows = self._sitting.rows
        if self._is_turn():
            of_turn = undo_of_turn if action == UNDO else redo_of_turn
            return of_turn(rows, self._sitting.events)
        return next_undo(rows) if action == UNDO else next_redo(rows)

    def _step(self, action: str) -> bool:
        if self._sitting is None:
            return False
        target = self._target(action)
        if target is None:
            if self._is_turn():
                inform(self._iface, tr("There is nothing left in this turn."))
            return False
        sweep = self._sweep_of(target)
        while target is not None:
            self._write(action, target_uuid=target)
            target = self._target(action)
            if sweep is None or target is None or self._sweep_of(target) != sweep:
                return True
        return True

    def _sweep_of(self, uuid: str) -> tuple[str, str] | None:
        """Return what the erasures of one sweep of the finger share; None for other actions."""
        row = next(row for row in reversed(self._sitting.rows) if row.uuid == uuid)
        return (row.session_uuid, row.started_at) if row.action == ERASE else None

    def _write(self, action: str, **values: Any) -> None:  # noqa: ANN401
        if self._sitting is None:
            return
        self._drawn = values if action == DRAW else {}
        self._sitting.write(action, **values)
        self._drawn = {}

    # --- onto the map

    def _rows_changed(self) -> None:
        if self._sitting is None:
            return
        if self._sitting.keeper.waiting:
            self._is_behind = True
            return  # the ink stays wet until the file has it
        if self._layers is not None and not self._layers.holds(self._sitting.workshop):
            self._is_behind = False
            self._layers.hide()  # not read again: their file may be gone, and QGIS would complain
            self.show_layers()
            self.pen.dry()
            return
        self._show_on_map(*(self._drawn.get(key) for key in ("future_id", "shape", "certainty")))
        if self._is_behind:
            self._is_behind = False
            self._layers.fit()
        self._iface.mapCanvas().refresh()  # the ink dries when the layer shows the stroke

    def show_layers(self, before: ProjectLayers | None = None) -> None:
        """Show the file in hand, in the layers of a table ``before`` if it is one of the same
        workshop.
        """
        plan = self._sitting.plan
        self._layers = ProjectLayers(
            QgsProject.instance(), self._sitting.workshop, plan.futures, plan.elements
        )
        if before is not None:
            try:
                self._layers.take_from(before)
            except CivicError as error:
                warn(self._iface, say(error))
        self._show_on_map()

    def _show_on_map(
        self,
        future_id: str | None = None,
        drawn: Shape | None = None,
        certainty: str | None = None,
    ) -> None:
        if self._layers is None:
            return
        was_empty, put_back = not QgsProject.instance().mapLayers(), None
        canvas = self._iface.mapCanvas()
        if was_empty and self._layers.were_there and not canvas.extent().isEmpty():
            put_back = stay(canvas)  # the user emptied it, and draws on
        try:
            added = self._layers.ensure()
        except CivicError as error:  # the pen still works and the file still keeps
            warn(self._iface, say(error))
            return
        if added:
            if put_back is not None:
                put_back()
            elif was_empty:  # nothing to draw on yet
                look_at(canvas, QgsRectangle(*CORE))
            self._layers.show_future(self._future_id())
            self.layers_added.emit(added)
        else:
            self._layers.refresh(future_id, drawn, certainty)

    def show_future(self, future_id: str) -> None:
        """Turn a future's layers on."""
        if self._layers is not None:
            self._layers.show_future(future_id)

    def _dry_ink(self) -> None:
        if self._sitting is None or not self._sitting.keeper.waiting:
            self.pen.dry_shown()
