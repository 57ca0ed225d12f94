"""One check of the rehearsal as it is shown: a lamp, what was found, and what to do about it."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout

from ....gis.i18n import tr
from ....gis.scenario.rehearsal import (
    BAD,
    GOOD,
    LOOK,
    UNTRIED,
    Check,
    state_words,
    title_of,
    untried,
)
from ..small_widgets import AMBER, GREEN, RED, plain_label, push_button

_COLOURS = {GOOD: GREEN, LOOK: AMBER, BAD: RED, UNTRIED: "#5f6368"}
_SIGNS = {GOOD: "✓", LOOK: "!", BAD: "✗", UNTRIED: "·"}


class RehearsalRow(QFrame):
    """A check: its lamp, its words, and room for more."""

    def __init__(self, check_id: str) -> None:
        super().__init__()
        self.setObjectName("cmCivicRehearsal_" + check_id)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.lamp = QLabel()
        self.lamp.setObjectName("cmCivicRehearsalLamp")
        self.lamp.setFixedSize(30, 30)
        self.lamp.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title = plain_label("cmCivicRehearsalTitle", title_of(check_id))
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.said = plain_label("cmCivicRehearsalSaid")
        self.advice = plain_label("cmCivicRehearsalAdvice")
        self.button = push_button("cmCivicRehearsalTry", tr("Check"), "", int)
        self.button.setAccessibleName(f"{tr('Check')}: {title_of(check_id)}")
        self.buttons = QHBoxLayout()
        self.buttons.addWidget(self.button)
        self.more = QVBoxLayout()
        grid = QGridLayout(self)
        grid.setContentsMargins(6, 4, 6, 4)
        grid.setVerticalSpacing(1)
        grid.addWidget(self.lamp, 0, 0, 3, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.title, 0, 1)
        grid.addWidget(self.said, 1, 1)
        grid.addWidget(self.advice, 2, 1)
        grid.addLayout(self.buttons, 0, 2, 3, 1, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(self.more, 3, 1, 1, 2)
        grid.setColumnStretch(1, 1)
        self.show_check(untried(check_id))

    def show_check(self, check: Check) -> None:
        """Show what was found; sign and words say it as well as the colour."""
        self.check = check
        self.setProperty("state", check.state)
        self.lamp.setText(_SIGNS[check.state])
        self.lamp.setToolTip(state_words()[check.state])
        self.lamp.setAccessibleName(state_words()[check.state])
        self.lamp.setStyleSheet(
            f"background: {_COLOURS[check.state]}; color: white; border-radius: 15px;"
            "font-weight: bold; font-size: 18px;"
        )
        self.said.setText(f"{state_words()[check.state]}: {check.sentence}")
        if check.state == UNTRIED:
            self.said.setText(check.sentence)
        self.advice.setText(f"→ {check.advice}" if check.advice else "")
        self.advice.setVisible(bool(check.advice))

    def show_busy(self) -> None:
        """Say that it is being tried."""
        self.said.setText(tr("Being tried…"))
        self.advice.hide()
