"""What the map of agreement is asked for: a future, the width of cells, the least tables."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QSpinBox, QWidget

from ....gis.i18n import pick, tr
from ....gis.scenario.gathering import Gathered
from ..small_widgets import tall

CELL_M, LEAST_TABLES = 100, 3


class AgreementSettings(QWidget):
    """A form of three fields. A future's data is its id, None for all."""

    def __init__(self) -> None:
        super().__init__()
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.future_combo = tall(QComboBox(), "cmCivicAgreementFuture")
        self.future_combo.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.future_combo.setMinimumContentsLength(8)
        self.size_spin = _spin("cmCivicAgreementSize", 20, 2000, CELL_M, 10)
        self.size_spin.setSuffix(" " + tr("m"))
        self.least_spin = _spin("cmCivicAgreementLeast", 1, 50, LEAST_TABLES, 1)
        self.least_spin.setToolTip(tr("Cells that fewer tables drew in are withheld"))
        form.addRow(tr("Future"), self.future_combo)
        form.addRow(tr("Width of a cell"), self.size_spin)
        form.addRow(tr("Least tables in a cell"), self.least_spin)
        self.offer_futures(None)

    def offer_futures(self, gathered: Gathered | None) -> None:
        """Offer the plan's futures, and those that were drawn besides."""
        chosen = self.future_combo.currentData()
        self.future_combo.clear()
        self.future_combo.addItem(tr("All futures"), None)
        if gathered is not None and gathered.plan is not None:
            plan, journal = gathered.plan, gathered.journal
            for future in plan.futures:
                name = pick(future.name.en, future.name.th.replace("\u200b", ""))
                self.future_combo.addItem(name, future.id)
            known = {future.id for future in plan.futures}
            for other in sorted({row.future_id for row in journal.rows if row.future_id} - known):
                self.future_combo.addItem(other, other)
        self.future_combo.setCurrentIndex(max(0, self.future_combo.findData(chosen)))


def _spin(name: str, least: int, most: int, value: int, step: int) -> QSpinBox:
    spin = tall(QSpinBox(), name)
    spin.setRange(least, most)
    spin.setValue(value)
    spin.setSingleStep(step)
    return spin
