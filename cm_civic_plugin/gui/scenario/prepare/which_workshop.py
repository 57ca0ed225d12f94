"""The question whether a plan is that of a workshop there is, or of a new one.

Files of one workshop are merged; those of two must not be. A plan that was opened, or whose files
were made, can be meant either way: so nothing is taken for granted.
"""

from __future__ import annotations

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QRadioButton

from ....core.scenario.plan import new_workshop_id
from ....gis.i18n import tr
from ..small_widgets import FINGER


class WhichWorkshop(QFrame):
    """Asks when it has to; ``changed`` says that somebody answered."""

    changed = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("cmCivicSetupWhich")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._known = self._fresh = ""
        self._asks = False
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 8, 2)
        row.addWidget(QLabel(tr("Is this")))
        self.same = QRadioButton(tr("the same workshop: more of its tables"))
        self.same.setObjectName("cmCivicSetupSame")
        self.new = QRadioButton(tr("a new workshop, on another day"))
        self.new.setObjectName("cmCivicSetupNew")
        self._choices = QButtonGroup(self)
        for button in (self.same, self.new):
            button.setMinimumHeight(FINGER)
            self._choices.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        self._choices.buttonClicked.connect(lambda _button: self.changed.emit())
        self.hide()

    def set_workshop(self, workshop: str, *, used: bool) -> None:
        """Take a workshop's id; ask about it where it is ``used`` already."""
        self._known, self._fresh, self._asks = workshop, new_workshop_id(), used
        self._choices.setExclusive(False)
        for button in (self.same, self.new):
            button.setChecked(False)
        self._choices.setExclusive(True)
        self.setVisible(used)

    def workshop(self) -> str:
        """Return the id: the one it was, unless it is a new workshop."""
        return self._fresh if self._asks and self.new.isChecked() else self._known

    def is_answered(self) -> bool:
        """Tell whether it is known which workshop it is."""
        return not self._asks or self._choices.checkedButton() is not None
