"""The clock as the facilitator reads it: the stage, what is left of it, and what to heed."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout

from ....core.scenario.stages import OVER, StageClock, clock_text
from ....gis.i18n import tr
from ..small_widgets import plain_label
from .countdown import coloured, state_words


class ClockFace(QFrame):
    """Shows a title and a clock, in the colours of the countdown over the map.

    ``warning`` is what it warns of now, as ``StageClock.warning``; empty while the clock rests.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("cmCivicConductFace")
        self.warning: str | None = None  # has no colours yet
        self.title = plain_label("cmCivicConductTitle", bold=True)
        self.digits = plain_label("cmCivicConductDigits", factor=3.0, bold=True)
        self.words = plain_label("cmCivicConductWords", factor=1.1, bold=True)
        self.digits.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Minimum)
        self.digits.setWordWrap(False)
        beside = QVBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self.title)
        beside.addWidget(self.words)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(8, 4, 8, 4)
        inside.setSpacing(10)
        inside.addWidget(self.digits)
        inside.addLayout(beside, 1)

    def show_clock(self, clock: StageClock | None, title: str) -> None:
        """Show a stage's clock under a title; None between stages."""
        warning = clock.warning if clock is not None and clock.running else ""
        words = state_words(clock) if clock is not None else ""
        if warning == OVER:
            words = tr("Time is up. You can go on drawing.")
        _set_text(self.title, title)
        _set_text(self.digits, clock_text(clock.left) if clock is not None else "–:––")
        _set_text(self.words, words)
        self.words.setVisible(bool(words))
        if self.warning != warning:
            self.warning = warning
            self.setStyleSheet(coloured("cmCivicConductFace", warning))


def _set_text(label: QLabel, text: str) -> None:
    if label.text() != text:
        label.setText(text)
