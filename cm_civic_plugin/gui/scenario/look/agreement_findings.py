"""What the agreement map found, in words: the legend, the strongest places, the appendix."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QImage, QPixmap
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ....core.scenario.agreement import Agreement
from ....core.scenario.plan import Plan
from ....core.scenario.spots import Spot
from ....gis.i18n import pick, tr
from ....gis.scenario.agreement_card import AGREED, OPPOSED, spot_words
from ....gis.scenario.agreement_layer import numbers
from ....gis.scenario.agreement_words import SAMPLE, appendix_words, rule_words, summary
from ..small_widgets import plain_label
from .agreement_parts import SentenceButton, clear, folded

SHOWN = 5
"""Places listed of each sort."""


class Findings(QWidget):
    """``spot_chosen`` carries the ``Spot`` of which the button was pressed."""

    spot_chosen = pyqtSignal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("cmCivicAgreementFindings")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def forget(self) -> None:
        """Show nothing."""
        clear(self._column)

    def show_found(
        self,
        found: Agreement,
        plan: Plan,
        spots: tuple[Sequence[Spot], Sequence[Spot]],
        legend: Sequence[tuple[QImage, str]],
        sample: bool,
    ) -> None:
        """Show what was found, where tables agree and where they are at odds, and the legend."""
        clear(self._column)
        if sample:
            self._say("cmCivicAgreementSample", pick(*SAMPLE))
        agreed, opposed = spots
        if agreed or opposed:
            words = tr(
                "In {agreed} places most tables that drew there drew the same; in {odds} places "
                "they are at odds.",
                agreed=len(agreed),
                odds=len(opposed),
            )
            self._column.addWidget(plain_label("cmCivicAgreementPlaces", words, bold=True))
        self._say("cmCivicAgreementSummary", pick(*summary(found)))
        for picture, words in legend:
            self._column.addLayout(_legend_row(picture, words))
        for name, title, sign, some in (
            ("Agreed", tr("Strongest agreement"), AGREED, agreed),
            ("Opposed", tr("Strongest conflict"), OPPOSED, opposed),
        ):
            words = [
                f"{sign}{number}. {spot_words(spot, found, plan)}"
                for number, spot in enumerate(some[:SHOWN], 1)
            ]
            self._list_spots(name, title, some, words)
        elements = {one.id: one for one in plan.elements}
        said = [rule_words(found.oppositions, elements), *appendix_words(numbers(found))]
        inner = plain_label("cmCivicAgreementNumbers", "\n\n".join(pick(*pair) for pair in said))
        box = folded("cmCivicAgreementAppendix", tr("How it is reckoned, and numbers"), inner)
        self._column.addWidget(box)

    def _say(self, name: str, words: str) -> None:
        self._column.addWidget(plain_label(name, words))

    def _list_spots(
        self, name: str, title: str, spots: Sequence[Spot], sentences: Sequence[str]
    ) -> None:
        if not sentences:
            return
        self._column.addWidget(plain_label(f"cmCivicAgreement{name}Title", title, bold=True))
        for number, (spot, words) in enumerate(zip(spots, sentences), 1):
            button = SentenceButton(f"cmCivicAgreement{name}{number}", words)
            button.clicked.connect(lambda _on, chosen=spot: self.spot_chosen.emit(chosen))
            self._column.addWidget(button)


def _legend_row(picture: QImage, words: str) -> QHBoxLayout:
    row = QHBoxLayout()
    swatch = QLabel()
    swatch.setPixmap(QPixmap.fromImage(picture))
    row.addWidget(swatch, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(plain_label("cmCivicAgreementLegend", words), 1)
    return row
