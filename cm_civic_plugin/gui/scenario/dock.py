"""The scenario panel's dock: one table's workshop, from set-up to the map of agreement."""

from __future__ import annotations

from pathlib import Path

from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QDockWidget, QFileDialog

from ...core.errors import CivicError
from ...core.scenario.elements import Element
from ...core.scenario.journal import REDO, UNDO
from ...core.scenario.plan import Plan, default_plan
from ...gis.i18n import say, tr
from ...gis.scenario.keeper import StrokeKeeper, spill_folder
from ...gis.scenario.sitting import Sitting
from ...gis.scenario.workshop_file import WorkshopFile
from ..messages import inform, warn
from .draw.drawing import DRAWING_TOOLS, PEN, Drawing
from .draw.light import light_of
from .draw.panel import ScenarioPanel
from .look_tab import LookTab
from .modes import ProjectorMode
from .run.clock_along import RoomClock
from .run_tab import RunTab

_FILTER = "GeoPackage (*.gpkg)"
_OF_WORKSHOP = ("title", "workshop", "futures", "place", "plan")
"""What the files of all tables of a workshop say alike."""


class ScenarioDock(QDockWidget):
    """Draw futures with a pen into a workshop file; each stroke is on disk when the pen lifts.

    ``layers_added`` carries the layers of a workshop just opened. ``unload`` lets everything go.
    """

    layers_added = pyqtSignal(list)

    def __init__(self, iface: QgisInterface) -> None:
        super().__init__(tr("Draw futures together"))
        self.setObjectName("cmCivicScenarioDock")
        self._iface = iface
        self.plan: Plan = default_plan()
        self.sitting: Sitting | None = None
        self._picked: str | None = None
        self._room_clock, self._offers_clock = RoomClock(), False
        self.panel = ScenarioPanel(self.plan.futures, self.plan.elements)
        self.setWidget(self.panel)
        self.drawing = Drawing(iface, self._future_id, self._element, self.panel.certainty)
        self.tool = self.drawing.pen
        self.projector = ProjectorMode(iface, self)
        self.run_tab = RunTab(iface)
        self.look_tab = LookTab(iface)
        self.panel.add_page(self.run_tab, tr("Run"))
        self.panel.add_page(self.look_tab, tr("See"))
        self.panel.above.addWidget(self.run_tab.turns)
        self._connect()
        self.look_tab.set_future(self._future_id())
        self.drawing.element_changed()

    def _connect(self) -> None:
        panel, drawing, run = self.panel, self.drawing, self.run_tab
        panel.new_clicked.connect(self._ask_new)
        panel.open_clicked.connect(self._ask_open)
        panel.elsewhere_clicked.connect(self._ask_elsewhere)
        panel.chooser.future_chosen.connect(drawing.show_future)
        panel.chooser.future_chosen.connect(self.look_tab.set_future)
        panel.chooser.element_chosen.connect(self._element_clicked)
        panel.low_changed.connect(run.turns.set_low)
        panel.tool_chosen.connect(self.start_drawing)
        panel.note_given.connect(self._take_note)
        panel.undo_button.clicked.connect(self.undo)
        panel.redo_button.clicked.connect(self.redo)
        drawing.tool_changed.connect(panel.show_tool)
        drawing.tool_changed.connect(lambda _tool: self._keep_note())
        drawing.stroke_comes.connect(self._keep_note)
        drawing.layers_added.connect(self.layers_added)
        drawing.picked.connect(self._pick)
        run.prepared.connect(self._prepared)
        run.big_changed.connect(self.set_big)
        run.projector_wanted.connect(self.projector.set_on)
        run.turns_shown.connect(self._take_turns)
        self.projector.changed.connect(run.show_projector)
        if run.big_button.isChecked():  # as it was left
            run.big_changed.emit(True)

    # --- what others call: the panel's buttons, a demo, tests ---

    @property
    def keeper(self) -> StrokeKeeper | None:
        """What keeps the strokes of the workshop in hand; None when none is open."""
        return self.sitting.keeper if self.sitting else None

    def new_workshop(self, path: str | Path, table_code: str) -> bool:
        """Make a workshop file for a table and open it; False (and a message) when it fails.

        While a workshop is open it is for a table that came late: else that table's drawings
        would be another workshop's, and left out when files are put together.
        """
        before = self.sitting
        if before is not None and before.workshop.is_sample:
            before = None
        about = before.workshop.meta if before is not None else {}
        same = {key: about[key] for key in _OF_WORKSHOP if about.get(key)}
        if before is not None:
            same.setdefault("workshop", before.plan.workshop)
        try:
            WorkshopFile.create(path, table_code, **same).close()
        except CivicError as error:
            warn(self._iface, say(error))
            return False
        opened = self.open_workshop(path)
        if opened and before is not None and not self._offers_clock:  # one message is in sight
            inform(
                self._iface,
                tr(
                    "Table {code} belongs to the workshop that was open. Set up… makes a new one.",
                    code=self.sitting.table_code,
                ),
            )
        return opened

    def open_workshop(self, path: str | Path) -> bool:
        """Open a workshop file and show it on the map; False (and a message) when it fails."""
        try:
            sitting = Sitting(path)
        except CivicError as error:
            warn(self._iface, say(error))
            return False
        tool = self.drawing.in_hand
        if self.sitting is not None:
            self._room_clock.leave(self.sitting, self.run_tab.conduct.clock())
        self.take_over(sitting)
        self._offers_clock = self._room_clock.offer(
            self._iface, sitting, lambda: self.sitting is sitting
        )
        if tool:  # on one laptop for all, the next table goes on with the pen
            self.start_drawing(tool)
        keeper = sitting.keeper
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
        return True

    def take_over(self, sitting: Sitting) -> None:
        """Go on with a sitting that is open already, e.g. in a dock of another language."""
        self.close_workshop()
        self.sitting = sitting
        self._show_plan(sitting.plan)
        self.panel.table_code.setText(sitting.table_code)
        sitting.saved_changed.connect(self._show_state)
        self.drawing.set_sitting(sitting)
        for tab in (self.run_tab, self.look_tab):
            tab.set_sitting(sitting)
        self.panel.show_workshop(self._workshop_title())
        self._show_state()

    def hand_over(self) -> Sitting | None:
        """Let go of the open sitting without closing it, for another dock to take over."""
        sitting = self.sitting
        if sitting is not None:
            self.drawing.pen.finish()
            self._keep_note()
            sitting.saved_changed.disconnect(self._show_state)
        self.sitting = None
        self._show_closed()
        return sitting

    def what_is_held(self) -> tuple[int, str, str, str]:
        """Return the tab in sight, the future and element chosen, and the tool in the hand."""
        tab = self.panel.tabs.currentIndex()
        return tab, self._future_id(), self._element().id, self.drawing.in_hand

    def hold(self, held: tuple[int, str, str, str]) -> None:
        """Take up what another dock held."""
        tab, future_id, element_id, tool = held
        self.panel.tabs.setCurrentIndex(tab)
        self.panel.chooser.choose(self.panel.chooser.futures, future_id)
        if self.panel.chooser.choose(self.panel.chooser.elements, element_id):
            self.drawing.element_changed()
        if tool and self.sitting is not None:
            self.start_drawing(tool)

    def go_on_in(self, path: str | Path) -> bool:
        """Put all strokes into a new file and go on there; False (and a message) when it fails."""
        if self.sitting is None:
            return False
        try:
            self.sitting.go_on_in(path)
        except CivicError as error:
            warn(self._iface, say(error))
            return False
        self.panel.show_workshop(self._workshop_title())
        self._show_state()
        return True

    def close_workshop(self) -> None:
        """Finish the stroke in hand and let the file go; its layers stay in the project."""
        sitting = self.hand_over()
        if sitting is None:
            return
        sitting.close()
        if sitting.keeper.waiting:
            warn(
                self._iface,
                tr(
                    "{count} strokes could not be saved in {file}. They are kept on this "
                    "computer and are saved when you open that workshop here again.",
                    count=len(sitting.keeper.waiting),
                    file=sitting.workshop.path,
                ),
            )
        sitting.deleteLater()

    def set_pack(self, pack: Path | None) -> None:
        """Measure on this city pack from now on; None for only what is drawn."""
        self.run_tab.set_pack(pack)
        self.look_tab.set_pack(pack)

    def set_future(self, future_id: str) -> None:
        """Choose the future that the next strokes belong to."""
        if not self.panel.chooser.choose(self.panel.chooser.futures, future_id):
            raise ValueError(f"no such future: {future_id!r}")

    def set_element(self, element_id: str) -> None:
        """Choose what the next strokes are."""
        if not self.panel.chooser.choose(self.panel.chooser.elements, element_id):
            raise ValueError(f"no such element: {element_id!r}")
        self.drawing.element_changed()

    def start_drawing(self, tool: str = PEN) -> bool:
        """Put a tool in the hand; False (and a message) when no workshop is open."""
        taken = self.drawing.take(tool)
        if not taken:
            self.panel.show_tool("")
        return taken

    def set_big(self, big: bool) -> None:
        """Make buttons, ink and touch large, for fingers on a table."""
        self.panel.set_big(big)
        self.drawing.set_big(big)
        self.drawing.element_changed()

    def undo(self) -> bool:
        """Take back the last action; False when there is none."""
        return self.drawing.undo()

    def redo(self) -> bool:
        """Bring back what was taken back last; False when there is none."""
        return self.drawing.redo()

    def holds_work(self) -> bool:
        """Tell whether a workshop is open."""
        return self.sitting is not None

    def unload(self) -> None:
        """Finish, save and let go of canvas and file: the plugin is leaving."""
        self.close_workshop()
        self.projector.unload()
        self.look_tab.unload()
        self.run_tab.unload()
        self.drawing.unload()

    # --- what the panel shows ---

    def _show_plan(self, plan: Plan) -> None:
        if (plan.futures, plan.elements) != (self.plan.futures, self.plan.elements):
            self.panel.chooser.show_palette(plan.futures, plan.elements)
        self.plan = plan
        self.drawing.element_changed()

    def _show_closed(self) -> None:
        self._picked = None
        for tab in (self.run_tab, self.look_tab):
            tab.set_sitting(None)
        self.drawing.set_sitting(None)
        self.panel.show_workshop("")
        self._show_state()

    def _show_state(self) -> None:
        keeper = self.keeper
        if keeper is None:
            self.panel.show_light("off", tr("No workshop is open."))
        else:
            self.panel.show_history(
                can_undo=self.drawing.can_step(UNDO), can_redo=self.drawing.can_step(REDO)
            )
            self.panel.show_light(*light_of(keeper))

    def _workshop_title(self) -> str:
        if self.sitting is None:
            return ""
        workshop = self.sitting.workshop
        about = workshop.meta.get("title")
        name = f"{about} ({workshop.path.name})" if about else workshop.path.name
        title = tr("Table {code}: {title}", code=workshop.table_code, title=name)
        return tr("SAMPLE · {name}", name=title) if workshop.is_sample else title

    def _element(self) -> Element:
        return self.plan.element(self.panel.chooser.elements.checkedButton().property("id"))

    def _future_id(self) -> str:
        return self.panel.chooser.futures.checkedButton().property("id")

    def _element_clicked(self, element_id: str) -> None:
        self.set_element(element_id)
        if self.drawing.in_hand not in DRAWING_TOOLS:
            self.start_drawing()

    def _take_turns(self, shown: bool) -> None:
        self.drawing.set_by_turns(shown)
        self._show_state()

    def _pick(self, uuid: str) -> None:
        self._keep_note()
        self._picked = uuid
        self.panel.ask_note(self.drawing.note_of(uuid))

    def _keep_note(self) -> None:
        """Write what stands in the note line: people go on without pressing Enter."""
        if self.panel.note.isModified():
            self._take_note(self.panel.note.text())
        else:
            self._forget_note()

    def _take_note(self, text: str) -> None:
        before = self.drawing.note_of(self._picked) if self._picked else ""
        if text.strip() == before or self.drawing.note(text, self._picked) or self._picked:
            self._forget_note()

    def _forget_note(self) -> None:
        self._picked = None
        self.panel.ask_note(None)

    # --- files ---

    def _prepared(self, paths: list[Path]) -> None:
        """Open the first of the tables' files that set-up has just made."""
        if paths and self.open_workshop(paths[0]):
            inform(
                self._iface,
                tr(
                    "{count} tables' files are in {folder}.",
                    count=len(paths),
                    folder=paths[0].parent,
                ),
            )

    def _folder(self) -> Path:
        """Where file dialogs begin: beside the open file, the other tables' are there too."""
        return self.sitting.workshop.path.parent if self.sitting is not None else Path.home()

    def _ask_new(self) -> None:
        code = self.panel.table_code.text().strip() or "A"
        safe = "".join(letter for letter in code if letter.isalnum()) or "A"
        path, _filter = QFileDialog.getSaveFileName(
            self, tr("New workshop file"), str(self._folder() / f"table_{safe}.gpkg"), _FILTER
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
        path, _filter = QFileDialog.getOpenFileName(
            self, tr("Open a workshop file"), str(self._folder()), _FILTER
        )
        if path:
            self.open_workshop(path)
