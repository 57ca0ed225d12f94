"""Before and after a stage: did the tables converge?"""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QVBoxLayout, QWidget

from ....core.scenario.convergence import StageEnd
from ....gis.i18n import tr
from ..small_widgets import plain_label, push_button, tall
from .agreement_parts import clear


class ConvergenceBox(QWidget):
    """Asks for two moments; ``wanted`` carries the number of the stage at whose end is before, and
    of that at whose end is after: None for now.
    """

    wanted = pyqtSignal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("cmCivicConvergence")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        title = tr("Before and after: did the tables come closer?")
        column.addWidget(plain_label("cmCivicConvergenceTitle", title, bold=True))
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.before_combo = _combo("cmCivicConvergenceBefore")
        self.after_combo = _combo("cmCivicConvergenceAfter")
        form.addRow(tr("After the stage"), self.before_combo)
        form.addRow(tr("compared with"), self.after_combo)
        column.addLayout(form)
        self.button = push_button("cmCivicConvergenceShow", tr("Compare"), "", self._ask)
        column.addWidget(self.button)
        self.hint = plain_label("cmCivicConvergenceHint")
        column.addWidget(self.hint)
        self._answer = QVBoxLayout()
        column.addLayout(self._answer)
        self._busy = False
        self._stages: list[StageEnd] = []
        self.before_combo.currentIndexChanged.connect(lambda _index: self._offer_after())
        self.offer(())

    def offer(self, stages: Sequence[StageEnd]) -> None:
        """Offer the stages that ended; those chosen before stay chosen."""
        if list(stages) == self._stages and self.after_combo.count():
            return
        chosen, after = self.before_combo.currentData(), self.after_combo.currentData()
        self._stages = list(stages)
        self.before_combo.clear()
        for stage in stages:
            self.before_combo.addItem(_name(stage), stage.number)
        place = self.before_combo.findData(chosen)
        self.before_combo.setCurrentIndex(max(0, place) if stages else -1)
        self._offer_after()
        if place >= 0:
            self.after_combo.setCurrentIndex(max(0, self.after_combo.findData(after)))
        self._enable()

    def set_busy(self, busy: bool) -> None:
        """Say whether work goes on."""
        self._busy = busy
        self._enable()

    def show_answer(self, sentences: Sequence[str]) -> None:
        """Show the answer, its verdict first."""
        clear(self._answer)
        for number, words in enumerate(sentences):
            name = "cmCivicConvergenceMore" if number else "cmCivicConvergenceVerdict"
            self._answer.addWidget(plain_label(name, words, bold=not number))

    def _offer_after(self) -> None:
        before = self.before_combo.currentData()
        self.after_combo.clear()
        for stage in self._stages:
            if before is not None and stage.number > before:
                self.after_combo.addItem(_name(stage), stage.number)
        self.after_combo.addItem(tr("now"), None)

    def _enable(self) -> None:
        ready = bool(self._stages)
        self.button.setEnabled(ready and not self._busy)
        self.before_combo.setEnabled(ready)
        self.after_combo.setEnabled(ready)
        self.hint.setText("" if ready else tr("No stage has ended yet at these tables."))
        self.hint.setVisible(not ready)

    def _ask(self) -> None:
        self.wanted.emit(self.before_combo.currentData(), self.after_combo.currentData())


def _name(stage: StageEnd) -> str:
    return f"{stage.number}. {stage.name}" if stage.name else str(stage.number)


def _combo(name: str) -> QComboBox:
    combo = tall(QComboBox(), name)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(8)
    return combo
