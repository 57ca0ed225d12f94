"""What one draws and for which future: buttons of a workshop's palette, one of each chosen."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QSize, pyqtSignal
from qgis.PyQt.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QVBoxLayout, QWidget

from ....core.scenario.elements import Element
from ....core.scenario.futures import Future
from ....gis.i18n import pick
from ....gis.scenario.symbols import badge, future_sign
from ..small_widgets import BIG_FINGER, FINGER, plain_label
from .fitted_button import BIG_ROW, choice_button

_COLUMNS, _BIG_COLUMNS = 3, 2


class PaletteChooser(QWidget):
    """The ``futures`` above, the ``elements`` beneath; what is chosen goes out as its id."""

    future_chosen = pyqtSignal(str)
    element_chosen = pyqtSignal(str)

    def __init__(self, futures: Sequence[Future], elements: Sequence[Element]) -> None:
        super().__init__()
        self.futures = QButtonGroup(self)
        self.elements = QButtonGroup(self)
        self._big = False
        self._box: QWidget | None = None
        self._place = QVBoxLayout(self)
        self._place.setContentsMargins(0, 0, 0, 0)
        self.futures.buttonToggled.connect(self._future_toggled)
        # A click only: checking by program does not put the pen in the hand.
        self.elements.buttonClicked.connect(
            lambda button: self.element_chosen.emit(button.property("id"))
        )
        self.show_palette(futures, elements)

    def show_palette(self, futures: Sequence[Future], elements: Sequence[Element]) -> None:
        """Show a workshop's futures and elements; what was chosen stays, else the first of each."""
        self._palette = (tuple(futures), tuple(elements))
        chosen = [group.checkedButton() for group in (self.futures, self.elements)]
        ids = [button.property("id") if button else "" for button in chosen]
        if self._box is not None:
            self._place.removeWidget(self._box)
            self._box.hide()  # it is deleted only when this event is over
            self._box.deleteLater()
        for group in (self.futures, self.elements):
            for button in group.buttons():
                group.removeButton(button)
        self._box = QWidget()
        self.sentence = plain_label("cmCivicScenarioSentence")
        column = QVBoxLayout(self._box)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._future_grid(futures))
        column.addWidget(self.sentence)
        column.addLayout(self._palette_grid(elements))
        self._place.addWidget(self._box)
        for group, identifier in zip((self.futures, self.elements), ids):
            if not self.choose(group, identifier):
                group.buttons()[0].setChecked(True)
        self._show_sentence(self.futures.checkedButton())

    def set_big(self, big: bool) -> None:
        """Make the buttons larger, for a touch table."""
        self._big = big
        self.show_palette(*self._palette)

    def choose(self, group: QButtonGroup, identifier: str) -> bool:
        """Check the group's button of that id; False when there is none."""
        for button in group.buttons():
            if button.property("id") == identifier:
                button.setChecked(True)
                return True
        return False

    def _points(self, factor: float) -> float:
        return self.font().pointSizeF() * factor

    def _future_grid(self, futures: Sequence[Future]) -> QGridLayout:
        grid = QGridLayout()
        for number, future in enumerate(futures):
            is_pair = number < 2
            button = choice_button(
                "cmCivicFuture_" + future.id,
                _two_lines(pick(future.name.en, future.name.th), 9 if self._big else 15),
                pick(future.sentence.en, future.sentence.th),
                future_sign(future),
                future.colour,
                border=3 if is_pair else 2,
            )
            button.setProperty("id", future.id)
            button.setProperty("sentence", pick(future.sentence.en, future.sentence.th))
            side = (30 if is_pair else 20) * (1.2 if self._big else 1)
            button.setIconSize(QSize(round(side), round(side)))
            if is_pair:
                button.set_points(self._points(1.7 if self._big else 1.3))
                button.setMinimumHeight(BIG_FINGER if self._big else 48)
            else:
                button.set_points(self._points(1.1 if self._big else 0.9))
                button.setMinimumHeight(BIG_ROW if self._big else FINGER)
            self.futures.addButton(button)
            grid.addWidget(button, number // 2, number % 2)
        return grid

    def _palette_grid(self, elements: Sequence[Element]) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(4)
        columns = _BIG_COLUMNS if self._big else _COLUMNS
        for number, element in enumerate(elements):
            name = pick(element.name.en, element.name.th)
            button = choice_button(
                "cmCivicElement_" + element.id,
                _two_lines(name),
                name,
                badge(element),
                element.colour,
                border=1,
            )
            side = 36 if self._big else 24
            button.setIconSize(QSize(side, side))
            button.set_points(self._points(1.15 if self._big else 0.85))
            button.setMinimumHeight(BIG_FINGER if self._big else FINGER)
            button.setProperty("id", element.id)
            self.elements.addButton(button)
            grid.addWidget(button, number // columns, number % columns)
        return grid

    def _future_toggled(self, button: QAbstractButton, checked: bool) -> None:
        if checked:
            self._show_sentence(button)
            self.future_chosen.emit(button.property("id"))

    def _show_sentence(self, future: QAbstractButton) -> None:
        self.sentence.setText(future.property("sentence"))


def _two_lines(name: str, most: int = 9) -> str:
    """Break a name of more letters near its middle, at a space or U+200B: no tool button wraps."""
    name = name.replace("&", "&&")  # no shortcut, whatever a user's name holds
    breaks = [index for index, letter in enumerate(name) if letter in " \u200b"]
    if len(name) <= most or not breaks:
        return name
    cut = min(breaks, key=lambda index: abs(index - len(name) / 2))
    return name[:cut] + "\n" + name[cut + 1 :]
