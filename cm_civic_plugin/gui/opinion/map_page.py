"""Third step of the opinion dock: what is to be mapped, and what was found."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QPushButton, QWidget

from ...gis.i18n import tr
from .widgets import Page, spin_box, text_label

if TYPE_CHECKING:
    from pathlib import Path

    from ...gis.opinion.session import Settings


class MapPage(Page):
    """Asks for topic, cells and the least number of people; offers hotspots and waves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("cmCivicOpinionMap", parent)
        self._busy = self._ready = False
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.topic_combo = _combo("cmCivicOpinionTopic")
        self.cell_spin = spin_box("cmCivicOpinionCell", 50, 5000, 250, 50)
        self.cell_spin.setSuffix(" " + tr("m"))
        self.rings_spin = spin_box("cmCivicOpinionRings", 1, 5, 1, 1)
        self.people_spin = spin_box("cmCivicOpinionPeople", 3, 100, 5, 1)
        form.addRow(tr("Topic"), self.topic_combo)
        form.addRow(tr("Width of a cell"), self.cell_spin)
        form.addRow(tr("Rings of neighbours"), self.rings_spin)
        form.addRow(tr("Least people in a cell"), self.people_spin)
        self.column.addLayout(form)

        self.privacy_label = text_label("cmCivicOpinionPrivacy")
        self.privacy_label.setText(
            tr(
                "The points themselves are not put on the map: they could show who wrote. "
                "Cells of few people are withheld."
            )
        )
        self.column.addWidget(self.privacy_label)

        self.find_button = QPushButton(tr("Find hotspots"))
        self.find_button.setObjectName("cmCivicOpinionFind")
        self.column.addWidget(self.find_button)
        self.step_combo = _combo("cmCivicOpinionStep")
        for words, step in (
            (tr("by day"), "day"),
            (tr("by week"), "week"),
            (tr("by month"), "month"),
        ):
            self.step_combo.addItem(words, step)
        self.step_combo.setCurrentIndex(2)
        self.waves_button = QPushButton(tr("Find waves over time"))
        self.waves_button.setObjectName("cmCivicOpinionWaves")
        row = QHBoxLayout()
        row.addWidget(self.waves_button, 1)
        row.addWidget(self.step_combo)
        self.column.addLayout(row)

        self.result_label = text_label("cmCivicOpinionResult")
        self.result_label.hide()
        self.column.addWidget(self.result_label)
        self.column.addStretch(1)
        self.forget()

    def settings(self, pack: Path | None = None) -> Settings:
        """Return what the user asks for, with a city pack where its areas are needed."""
        from ...gis.opinion.session import Settings

        return Settings(
            float(self.cell_spin.value()),
            self.rings_spin.value(),
            self.people_spin.value(),
            self.topic_combo.currentData() or "",
            pack,
            step=self.step_combo.currentData(),
            whole_area=False,  # a pack may cover a province of which the posts fill a town
        )

    def forget(self) -> None:
        """Offer nothing: there is no import."""
        self.offer({}, False)
        self.result_label.hide()

    def offer(self, topics: dict[str, int], ready: bool) -> None:
        """Offer the topics of an import; ``ready`` where any post has a place."""
        self.topic_combo.clear()
        self.topic_combo.addItem(tr("All topics"), "")
        for topic, count in sorted(topics.items(), key=lambda item: -item[1]):
            self.topic_combo.addItem(f"{topic} ({count:,})", topic)
        self._ready = ready
        self.set_busy(self._busy)

    def offer_again(self, ready: bool) -> None:
        """Offer maps too once a person has given posts a place."""
        self._ready = self._ready or ready
        self.set_busy(self._busy)

    def set_busy(self, busy: bool) -> None:
        """Say whether work goes on, during which no button may be pressed."""
        self._busy = busy
        for button in (self.find_button, self.waves_button):
            button.setEnabled(self._ready and not busy)

    def show_result(self, sentences: list[str], path: Path) -> None:
        """Show what was found and the file it was written to."""
        name = path.name.replace("_", "_\u200b")  # a name may break at its underscores
        lines = (*sentences, tr("Saved as {file}", file=name))
        self.result_label.setText("<br>".join(html.escape(line) for line in lines))
        self.result_label.setToolTip(str(path))
        self.result_label.show()


def _combo(name: str) -> QComboBox:
    combo = QComboBox()
    combo.setObjectName(name)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(6)
    return combo
