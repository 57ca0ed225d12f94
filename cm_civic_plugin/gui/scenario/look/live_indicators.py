"""The numbers in short, beside the map people draw on: a few sentences that follow the strokes."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ....core.scenario.indicators import NOTHING_DRAWN, Comparison
from ....gis.i18n import tr
from ....gis.scenario.indicator_lines import IndicatorLines, line_sentences
from ....gis.scenario.sitting import Sitting
from ..small_widgets import plain_label
from .measuring import Measured, Measuring

_MOST = 5


class LiveIndicators(Measuring):
    """Says how the future that is drawn compares with the other of the pair, in a few sentences.

    What the last strokes changed comes first and is marked. A number that is not known is never
    shown as zero: how many there are is said below.
    """

    def __init__(self) -> None:
        super().__init__("cmCivicLive")
        self._future_id = ""
        self._values: dict[tuple[str, str], float | None] = {}
        self.box = QWidget()
        inside = QVBoxLayout(self.box)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(2)  # a low dock shows few lines
        self.lines = []
        for number in range(_MOST):
            name = plain_label(f"cmCivicLiveName_{number}", bold=True)
            words = plain_label(f"cmCivicLiveWords_{number}")
            inside.addWidget(name)
            inside.addWidget(words)
            self.lines.append((name, words))
        self.unknown = plain_label("cmCivicLiveUnknown")
        inside.addWidget(self.unknown)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 0, 6, 0)
        column.addWidget(self.state)
        column.addWidget(self.box)
        self._show_nothing()

    def set_sitting(self, sitting: Sitting | None) -> None:
        """Measure this sitting from now on; None for none."""
        super().set_sitting(sitting)
        self.set_future(self._future_id)

    def set_future(self, future_id: str) -> None:
        """Measure this future, which is drawn now, and the other of the pair."""
        self._future_id = future_id
        plan = self._sitting.plan if self._sitting is not None else None
        if plan is None or future_id not in {future.id for future in plan.futures}:
            return
        other = next((one.id for one in plan.pair if one.id != future_id), future_id)
        self.set_pair(future_id, other)

    def _show_no_lines(self) -> None:
        self._values = {}
        self._show([], set(), 0)

    def _show_lines(self, lines: IndicatorLines, measured: Measured) -> None:
        before = self._values
        self._values = {
            (row.id, row.future_id): row.value
            for row in measured.table
            if row.element_id is None and row.minus_future_id is None
        }
        changed = {
            key[0]
            for key, value in self._values.items()
            if key in before and key[1] in measured.pair and before[key] != value
        }
        told = [line for line in lines.lines if line.id in changed or _tells(line)]
        told.sort(key=lambda line: line.id not in changed)
        self._show(told[:_MOST], changed, sum(map(_is_unknown, lines.lines)))

    def _show(self, told: list[Comparison], changed: set[str], unknown: int) -> None:
        for place, (name, words) in enumerate(self.lines):
            line = told[place] if place < len(told) else None
            if line is not None:
                title = self._lines.name(line)
                name.setText(
                    tr("{name} · changed just now", name=title) if line.id in changed else title
                )
                words.setText("\n".join(line_sentences(line)))
            for label in (name, words):
                label.setVisible(line is not None)
        said = []
        if not told and self._lines is not None:
            said.append(tr("Nothing of these two futures is drawn yet."))
        if unknown:
            said.append(tr("No data for {n} of the indicators; that is not zero.", n=unknown))
        self.unknown.setText("\n".join(said))
        self.unknown.setVisible(bool(said))

    def _set_grey(self, grey: bool) -> None:
        self.box.setEnabled(not grey)


def _tells(line: Comparison) -> bool:
    """Tell whether a line has a number of something that is drawn."""
    return any(row is not None and row.value for row in (line.one, line.other))


def _is_unknown(line: Comparison) -> bool:
    return any(
        row is not None and row.value is None and row.reason != NOTHING_DRAWN
        for row in (line.one, line.other)
    )
