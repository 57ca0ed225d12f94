"""What is odd about the clock, in words, with the offer to set it."""

from __future__ import annotations

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QPushButton, QSpinBox, QVBoxLayout, QWidget

from ....core.scenario.stages import clock_text
from ....gis.i18n import tr
from ..small_widgets import plain_label, tall


class ClockNote(QWidget):
    """Is hidden while nothing is odd; ``given`` carries the minutes that are to be left."""

    given = pyqtSignal(int)

    def __init__(self) -> None:
        super().__init__()
        self.words = plain_label("cmCivicConductNote")
        self.minutes = tall(QSpinBox(), "cmCivicConductMinutes")
        self.minutes.setRange(1, 600)
        self.minutes.setSuffix(tr(" min left"))
        give = tall(QPushButton(tr("Set the time")), "cmCivicConductSet")
        give.clicked.connect(lambda _on: self.given.emit(self.minutes.value()))
        leave = tall(QPushButton(tr("Leave it so")), "cmCivicConductLeave")
        leave.clicked.connect(lambda _on: self.say(""))
        row = QHBoxLayout()
        row.addWidget(self.minutes, 1)
        row.addWidget(give)
        row.addWidget(leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.words)
        column.addLayout(row)

    def say(self, text: str, minutes: int = 0) -> None:
        """Say what is odd, and offer to give so many minutes; without words it goes."""
        self.words.setText(text)
        if minutes:
            self.minutes.setValue(minutes)
        self.setVisible(bool(text))


def jump_words(jump: float, left: float) -> str:
    """Say that the computer's clock jumped by seconds (0: it is behind), and what is left now."""
    if not jump:
        return tr(
            "The computer's clock is behind the last entry of this file. The countdown goes on "
            "with {left}. Give it another time if that is wrong.",
            left=clock_text(left),
        )
    if jump < 0:
        return tr(
            "The computer's clock was set back by {time}. The countdown goes on with {left}. "
            "Give it another time if that is wrong.",
            time=clock_text(-jump),
            left=clock_text(left),
        )
    return tr(
        "The computer's clock jumped ahead by {time}, or the computer slept. The countdown "
        "goes on with {left}. Give it another time if that is wrong.",
        time=clock_text(jump),
        left=clock_text(left),
    )
