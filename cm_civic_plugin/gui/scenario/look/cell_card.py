"""The card of a cell: how many tables, what each drew, their notes, and what is at odds."""

from __future__ import annotations

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout

from ....gis.i18n import tr
from ....gis.scenario.agreement_card import Card
from ..small_widgets import FINGER, plain_label
from .agreement_parts import clear


class CellCard(QFrame):
    """Shows a ``Card``, all of it as plain text; ``closed`` says that the user shut it."""

    closed = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("cmCivicCellCard")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        whole = QVBoxLayout(self)
        top = QHBoxLayout()
        self._title = plain_label("cmCivicCellCardTitle", bold=True)
        close = QToolButton()
        close.setObjectName("cmCivicCellCardClose")
        close.setText("✕")
        close.setToolTip(tr("Close"))
        close.setAccessibleName(tr("Close"))
        close.setMinimumSize(FINGER, FINGER)
        close.clicked.connect(lambda _on: self.closed.emit())
        top.addWidget(self._title, 1)
        top.addWidget(close)
        whole.addLayout(top)
        self._column = QVBoxLayout()
        whole.addLayout(self._column)
        self.hide()

    def show_card(self, card: Card) -> None:
        """Show a card in place of the one before."""
        clear(self._column)
        self._title.setText(card.title)
        for thing in card.things:
            self._column.addWidget(plain_label("cmCivicCellCardThing", thing))
        if card.conflict:
            self._column.addWidget(plain_label("cmCivicCellCardConflict", card.conflict, bold=True))
        if card.notes:
            heading = plain_label("cmCivicCellCardNotes", tr("Written here"), bold=True)
            self._column.addWidget(heading)
        for note in card.notes:
            self._column.addWidget(plain_label("cmCivicCellCardNote", note))
        self.show()
