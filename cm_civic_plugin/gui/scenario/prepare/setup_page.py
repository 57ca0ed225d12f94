"""Set-up of a workshop, all in one window: nothing is kept on disk unless somebody saves it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import (
    QBoxLayout,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ....core.errors import CivicError
from ....core.scenario.futures import load_futures
from ....core.scenario.plan import Plan, default_plan, plan_from_text, plan_to_text
from ....gis.i18n import say, tr
from ....gis.scenario.preparing import open_plan, prepare, save_plan
from ....gis.tasks import CivicTask, start
from ...messages import inform
from ..small_widgets import bring_up, plain_label, push_button
from .about_editor import AboutEditor
from .consent_editor import ConsentEditor
from .futures_editor import FuturesEditor
from .landmarks_editor import LandmarksEditor
from .palette_editor import PaletteEditor
from .setup_widgets import WARNING, section
from .stages_table import StagesTable
from .which_workshop import WhichWorkshop

_YAML = "YAML (*.yaml *.yml)"
_PLANS = "YAML, GeoPackage (*.yaml *.yml *.gpkg)"
_WIDE = 1000
"""Below this many pixels the columns stand one under the other."""
_SIZE = QSize(1340, 700)


class SetupPage(QWidget):
    """A window to set a workshop up in and to make its tables' files.

    ``prepared`` carries the files just made, in the plan's order. What is filled in stays while
    QGIS runs, also when the window is closed. ``unload`` lets everything go.
    """

    prepared = pyqtSignal(list)

    def __init__(self, iface: QgisInterface) -> None:
        parent = iface.mainWindow()
        super().__init__(parent if isinstance(parent, QWidget) else None, Qt.WindowType.Window)
        self.setObjectName("cmCivicSetupPage")
        self.setWindowTitle(tr("Set up a workshop"))
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.folder = Path.home()
        self._iface = iface
        self._filling = False
        self._base = default_plan()
        self._task: CivicTask | None = None
        self.about = AboutEditor(iface)
        self.consent = ConsentEditor()
        self.stages = StagesTable()
        self.futures = FuturesEditor()
        self.palette_editor = PaletteEditor()
        self.landmarks = LandmarksEditor(iface)
        self.which = WhichWorkshop()
        self._build()
        self.set_plan(self._base)
        for editor in (
            self.about, self.consent, self.stages, self.futures, self.palette_editor,
            self.landmarks, self.which,
        ):  # fmt: skip
            editor.changed.connect(self._check)
        self.landmarks.picking.connect(self._make_way)
        self.resize(_SIZE)

    # --- what others call ---

    def show_window(self) -> None:
        """Show the window, in front."""
        bring_up(self)

    def _make_way(self, picking: bool) -> None:
        """Leave the map free while a place is clicked on it."""
        if picking:
            self.hide()
            inform(self._iface, tr("Click the place on the map: the set-up then comes back."))
        else:
            self.show_window()

    def set_plan(self, plan: Plan, *, used: bool = False) -> None:
        """Fill the page with a plan; ``used`` says that its workshop may have files already."""
        self._filling = True
        self._base = plan
        self.about.set_plan(plan)
        self.consent.set_words(plan.consent)
        self.stages.set_stages(plan.stages)
        self.futures.set_futures(plan.futures, load_futures())
        self.palette_editor.set_elements(plan.elements)
        self.landmarks.set_landmarks(plan.landmarks, default_plan().landmarks)
        self.which.set_workshop(plan.workshop, used=used)
        self._filling = False
        self._check()

    def plan(self) -> Plan:
        """Return the plan as the page has it now."""
        about = self.about
        return replace(
            self._base,
            workshop=self.which.workshop(),
            title=about.title_text(),
            place=about.place_text(),
            consent=self.consent.words(),
            tables=about.tables(),
            seats=about.seats.value(),
            tokens=about.tokens.value(),
            dots=about.dots.value(),
            stages=self.stages.stages(),
            futures=self.futures.futures(),
            elements=self.palette_editor.elements(),
            landmarks=self.landmarks.landmarks(),
        )

    def save_to(self, path: Path) -> bool:
        """Write the plan as YAML; False, and why beside the buttons, when it cannot be."""
        if self._fields_at_fault():
            self._check()
            return False
        try:
            plan = _readable(self.plan())
            save_plan(plan, path)
        except CivicError as error:
            self._say(say(error), fault=True)
            return False
        self._keep_folder(path.parent)
        self._say(tr("The plan is saved in {file}.", file=path))
        return True

    def open_from(self, path: Path) -> bool:
        """Fill the page with a saved plan, or with that of a table's file; False where none is."""
        try:
            plan = open_plan(path)
        except CivicError as error:
            self._say(say(error), fault=True)
            return False
        self._keep_folder(path.parent)
        self.set_plan(plan, used=True)
        self._say(tr("Opened {file}.", file=path.name))
        return True

    def prepare_in(self, folder: Path) -> bool:
        """Begin to make the tables' files in a folder; False, and why, when it cannot begin."""
        if self._task is not None or self._faults():
            self._check()
            return False
        try:
            plan = _readable(self.plan())
        except CivicError as error:
            self._say(say(error), fault=True)
            return False
        task = CivicTask(
            tr("Making the tables' files"), lambda progress: prepare(plan, folder, progress)
        )
        task.succeeded.connect(self._made)
        task.failed.connect(self._not_made)
        task.cancelled.connect(self._stopped)
        self._keep_folder(folder)
        self._task = task
        self._say(tr("Making the files of {count} tables…", count=len(plan.tables)))
        self._enable(self._faults())
        start(task)
        return True

    def unload(self) -> None:
        """Stop what runs, give the map back and go."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self.landmarks.unload()
        self.close()
        self.deleteLater()

    # --- how it looks ---

    def _build(self) -> None:
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(8)
        for stretch, boxes in (
            (13, (
                ("About", tr("The workshop"), self.about),
                ("Consent", tr("What people agree to"), self.consent),
            )),
            (19, (
                ("Stages", tr("Stages"), self.stages),
                ("Elements", tr("What can be drawn"), self.palette_editor),
            )),
            (17, (
                ("Futures", tr("Futures"), self.futures),
                ("Landmarks", tr("Places to find in the warm-up"), self.landmarks),
            )),
        ):  # fmt: skip
            column = QVBoxLayout()
            for name, title, editor in boxes:
                box, inside = section(f"cmCivicSetup{name}Box", title)
                inside.addWidget(editor)
                column.addWidget(box)
            column.addStretch(1)
            self._columns.addLayout(column, stretch)
        inner = QWidget()
        inner.setLayout(self._columns)
        area = QScrollArea()
        area.setObjectName("cmCivicSetupArea")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(6, 6, 6, 6)
        whole.setSpacing(4)
        whole.addWidget(area, 1)
        whole.addWidget(self.which)
        self.status = plain_label("cmCivicSetupStatus")
        whole.addWidget(self.status)
        whole.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        self.open_button = push_button(
            "cmCivicSetupOpen", tr("Open a plan…"), "/mActionFileOpen.svg", self._ask_open
        )
        self.save_button = push_button(
            "cmCivicSetupSave", tr("Save the plan…"), "/mActionFileSave.svg", self._ask_save
        )
        self.prepare_button = push_button(
            "cmCivicSetupPrepare",
            tr("Make the tables' files…"),
            "/mActionFileNew.svg",
            self._ask_folder,
        )
        self.cancel_button = push_button(
            "cmCivicSetupCancel", tr("Cancel"), "/mTaskCancel.svg", self._cancel
        )
        font = self.prepare_button.font()
        font.setBold(True)
        self.prepare_button.setFont(font)
        row = QHBoxLayout()
        row.addWidget(self.open_button)
        row.addWidget(self.save_button)
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.prepare_button)
        self.cancel_button.hide()
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt)
        """Put the columns side by side where there is room."""
        wide = event.size().width() >= _WIDE
        way = QBoxLayout.Direction
        self._columns.setDirection(way.LeftToRight if wide else way.TopToBottom)
        super().resizeEvent(event)

    # --- what is wrong with it ---

    def _fields_at_fault(self) -> list[str]:
        """Say beside each field what is wrong with it; return the fields' names."""
        faults = {
            tr("Tables"): self.about.check_tables(),
            tr("What people agree to"): self.consent.check(),
            tr("Stages"): self.stages.check(),
            tr("Futures"): self.futures.check(),
        }
        return [name for name, said in faults.items() if said]

    def _faults(self) -> list[str]:
        """Also what only the tables' files need: a title, and which workshop it is."""
        names = self._fields_at_fault()
        if self.about.check_title():
            names.insert(0, tr("Title"))
        if not self.which.is_answered():
            names.append(tr("the same workshop, or a new one"))
        return names

    def _check(self) -> None:
        if self._filling:
            return
        names = self._faults()
        if names:
            self._say(tr("Still to do: {fields}.", fields=", ".join(names)), fault=True)
        else:
            self._say(tr("All is filled in. Make the tables' files when you like."))
        self._enable(names)

    def _enable(self, names: list[str]) -> None:
        busy = self._task is not None
        self.cancel_button.setVisible(busy)
        self.open_button.setEnabled(not busy)
        self.save_button.setEnabled(not busy and not self._fields_at_fault())
        self.prepare_button.setEnabled(not busy and not names)

    def _say(self, sentence: str, *, fault: bool = False) -> None:
        self.status.setText(sentence)
        self.status.setStyleSheet(WARNING if fault else "")

    # --- what comes of it ---

    def _made(self, paths: list[Path]) -> None:
        if not self._is_over():
            return
        self.which.set_workshop(self.which.workshop(), used=True)
        self._check()
        self._say(
            tr(
                "{count} tables' files and the plan are in {folder}.",
                count=len(paths),
                folder=paths[0].parent,
            )
        )
        self.prepared.emit(paths)

    def _not_made(self, sentence: str) -> None:
        if self._is_over():
            self._check()
            self._say(sentence, fault=True)

    def _stopped(self) -> None:
        self._not_made(tr("Cancelled. Nothing was changed."))

    def _is_over(self) -> bool:
        """Tell whether what ended is what was waited for: not after ``unload``."""
        if self._task is None or self.sender() is not self._task:
            return False
        self._task = None
        return True

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _keep_folder(self, folder: Path) -> None:
        """Let file dialogs begin where the last one ended, as long as QGIS runs."""
        self.folder = self.palette_editor.folder = folder

    def _ask_save(self) -> None:
        path, _filter = QFileDialog.getSaveFileName(
            self, tr("Save the plan"), str(self.folder / "plan.yaml"), _YAML
        )
        if path:
            known = path.lower().endswith((".yaml", ".yml"))
            self.save_to(Path(path if known else path + ".yaml"))

    def _ask_open(self) -> None:
        path, _filter = QFileDialog.getOpenFileName(
            self, tr("Open a plan, or a table's file"), str(self.folder), _PLANS
        )
        if path:
            self.open_from(Path(path))

    def _ask_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(
            self, tr("The folder for the tables' files"), str(self.folder)
        )
        if path:
            self.prepare_in(Path(path))


def _readable(plan: Plan) -> Plan:
    """Return the plan as it will be read again. Raises ``BadInput`` where it could not be."""
    return plan_from_text(plan_to_text(plan), Path("plan.yaml"))
