"""The tab that runs a workshop: set-up, rehearsal, stages, warm-up, votes, bargaining, the room."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QGridLayout, QPushButton

from ...gis.i18n import tr
from ...gis.scenario.sitting import Sitting
from .manual import ManualWindow
from .prepare.rehearsal_page import RehearsalPage
from .prepare.setup_page import SetupPage
from .run.bargain_page import BargainPage
from .run.conduct_page import ConductPage
from .run.room_page import RoomPage
from .run.turns_strip import TurnsStrip
from .run.votes_page import VotesPage
from .run.warm_up_page import WarmUpPage
from .sections import Sections
from .small_widgets import shown_setting, tall

_BIG = "cm_civic/big_buttons"
_STAGE_SECTIONS = {"warm_up": "places", "vote": "votes", "bargain": "bargain"}


class RunTab(Sections):
    """What a facilitator needs while the workshop runs.

    ``prepared`` carries the tables' files that set-up made, ``big_changed`` and
    ``projector_wanted`` the two modes, ``turns_shown`` whether turns are taken.
    """

    prepared = pyqtSignal(list)
    big_changed = pyqtSignal(bool)
    projector_wanted = pyqtSignal(bool)
    turns_shown = pyqtSignal(bool)

    def __init__(self, iface: QgisInterface) -> None:
        super().__init__()
        self._iface = iface
        self._setup: SetupPage | None = None
        self._manual: ManualWindow | None = None
        self.rehearsal = RehearsalPage(iface)
        self.conduct = ConductPage(iface)
        self.turns = TurnsStrip(iface)
        self.column.addLayout(self._buttons())
        self.add_section("stages", tr("Stages and clock"), self.conduct, folded=False)
        self.places = WarmUpPage(iface)
        self.add_section("places", tr("Find places"), self.places)
        self.votes, self.bargain = VotesPage(iface), BargainPage(iface)
        self.add_section("votes", tr("Vote with dots"), self.votes)
        self.add_section("bargain", tr("Bargain"), self.bargain)
        self.big_changed.connect(self.votes.set_big)
        self.big_changed.connect(self.bargain.set_big)
        self.add_section("room", tr("Tables with a network"), RoomPage(iface))
        self.column.addStretch(1)
        self.pages += [self.turns, self.rehearsal]
        self.conduct.turns_wanted.connect(self._show_turns)
        self.conduct.stage_begun.connect(self._stage_begun)

    @property
    def setup(self) -> SetupPage:
        """The set-up window, made at its first use."""
        if self._setup is None:
            self._setup = setup = SetupPage(self._iface)
            setup.prepared.connect(lambda _paths: setup.close())  # what comes next is behind it
            setup.prepared.connect(self.prepared)
        return self._setup

    def _buttons(self) -> QGridLayout:
        grid = QGridLayout()
        self.setup_button = self._button("Setup", tr("Set up…"), "/mActionFileNew.svg")
        self.setup_button.clicked.connect(lambda _on: self.setup.show_window())
        check = self._button("Rehearsal", tr("Rehearsal check…"), "/mIconSuccess.svg")
        check.clicked.connect(lambda _on: self.rehearsal.show_window())
        manual = self._button("Manual", tr("How to run it…"), "/mActionHelpContents.svg")
        manual.clicked.connect(lambda _on: self.show_manual())
        self.big_button = self._button("Big", tr("Big buttons"), "/mActionZoomIn.svg")
        shown_setting(self.big_button, _BIG, False)  # a touch table stays one
        self.big_button.toggled.connect(self.big_changed)
        self.projector_button = self._button(
            "Projector", tr("Projector"), "/mActionShowAllLayers.svg"
        )
        self.projector_button.setCheckable(True)
        self.projector_button.clicked.connect(self.projector_wanted)
        buttons = (self.setup_button, check, manual, self.big_button, self.projector_button)
        for number, button in enumerate(buttons):
            grid.addWidget(button, number // 2, number % 2)
        return grid

    def _button(self, name: str, text: str, icon: str) -> QPushButton:
        return tall(QPushButton(QgsApplication.getThemeIcon(icon), text), f"cmCivicRun{name}")

    def show_manual(self) -> None:
        """Show how to run a workshop."""
        if self._manual is None:
            self._manual = ManualWindow(self._iface)
        self._manual.show_window()

    def show_projector(self, on: bool) -> None:
        """Show whether projector mode is on."""
        self.projector_button.setChecked(on)

    def unload(self) -> None:
        """Let go of canvas, tools and sitting."""
        super().unload()
        for window in (self._setup, self._manual):
            if window is not None:
                window.unload()
        self._setup = self._manual = None

    def set_sitting(self, sitting: Sitting | None) -> None:
        """Show a sitting on every page; None when there is none."""
        super().set_sitting(sitting)
        self.turns_shown.emit(sitting is not None and self.turns.is_on)

    def _show_turns(self, shown: bool) -> None:
        self.turns.set_shown(shown)
        self.turns_shown.emit(self.turns.is_on)

    def _stage_begun(self, kind: str) -> None:
        section = _STAGE_SECTIONS.get(kind)
        if section:
            self.open_section(section)
        if kind == "warm_up":  # the pen, if in the hand, would draw at the places asked for
            self.places.take_pin()
