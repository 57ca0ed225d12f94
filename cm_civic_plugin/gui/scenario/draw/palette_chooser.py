"""What one draws and for which future: buttons of a workshop's palette, one of each chosen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QVBoxLayout,
    QWidget,
)

from ....core.scenario.elements import Element
from ....core.scenario.futures import Future
from ....gis.i18n import pick
from ....gis.scenario.symbols import badge, future_sign
from ..small_widgets import BIG_FINGER, FINGER, plain_label
from .fitted_button import ANY_SIZE, BIG_ROW, FittedButton, choice_button

_COLUMNS, _BIG_COLUMNS = 3, 2
_SIGNS_BESIDE, _SIGNS_IN_A_ROW = 3, 6


class PaletteChooser(QWidget):
    """The ``futures`` above, the ``elements`` beneath; what is chosen goes out as its id.

    Where the dock is low, the futures beside the pair are signs until they are chosen, and the
    sentence of a future stands in its tool tip only: the palette is what one needs to see.
    """

    future_chosen = pyqtSignal(str)
    element_chosen = pyqtSignal(str)

    def __init__(self, futures: Sequence[Future], elements: Sequence[Element]) -> None:
        super().__init__()
        self.futures = QButtonGroup(self)
        self.elements = QButtonGroup(self)
        self._big = False
        self._low = 0
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
        if self._low:
            column.setSpacing(4)
        column.addLayout(self._future_rows(futures) if self._low else self._future_grid(futures))
        column.addWidget(self.sentence)
        self.sentence.setVisible(not self._low)
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

    def set_low(self, low: int) -> None:
        """Take less height (1), as little as can be (2), or as much as is good to read (0)."""
        self._low = low
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

    def _future_grid(self, futures: Sequence[Future]) -> QLayout:
        grid = QGridLayout()
        for number, future in enumerate(futures):
            is_pair = number < 2
            button = self._future_button(future, is_pair)
            side = (30 if is_pair else 20) * (1.2 if self._big else 1)
            button.setIconSize(QSize(round(side), round(side)))
            if is_pair:
                button.set_points(self._points(1.7 if self._big else 1.3))
                button.setMinimumHeight(BIG_FINGER if self._big else 48)
            else:
                button.set_points(self._points(1.1 if self._big else 0.9))
                button.setMinimumHeight(BIG_ROW if self._big else FINGER)
            grid.addWidget(button, number // 2, number % 2)
        return grid

    def _future_rows(self, futures: Sequence[Future]) -> QLayout:
        """Return the pair in one row, the others as signs beside or, if they are many, beneath."""
        rows = QVBoxLayout()
        rows.setSpacing(4)
        beside = len(futures) - 2 <= _SIGNS_BESIDE
        row = QHBoxLayout()
        for number, future in enumerate(futures):
            if number == 0 or not (beside or (number - 2) % _SIGNS_IN_A_ROW):
                row = QHBoxLayout()
                row.setSpacing(4)
                rows.addLayout(row)
            button = self._future_button(future, number < 2)
            side = 28 if self._big else 20
            button.setIconSize(QSize(side, side))
            least = BIG_ROW if self._big else FINGER
            most = least if self._low == 2 else ANY_SIZE
            button.set_points(self._points(1.25 if self._big else 1.0), most)
            button.setMinimumHeight(least)
            name = button.text().replace("\n", " ")
            button.setAccessibleName(name)
            button.setToolTip(f"{name}: {button.property('sentence')}")
            if number >= 2:
                self._show_as_sign(button, not button.isChecked())
                button.toggled.connect(partial(self._sign_toggled, button))
            row.addWidget(button, 1)
        return rows

    def _sign_toggled(self, button: FittedButton, checked: bool) -> None:
        self._show_as_sign(button, not checked)

    def _show_as_sign(self, button: FittedButton, sign: bool) -> None:
        style = Qt.ToolButtonStyle
        button.setToolButtonStyle(
            style.ToolButtonIconOnly if sign else style.ToolButtonTextBesideIcon
        )
        least = BIG_ROW if self._big else FINGER
        button.setMinimumWidth(least)
        button.setMaximumWidth(least if sign else ANY_SIZE)

    def _future_button(self, future: Future, is_pair: bool) -> FittedButton:
        button = choice_button(
            "cmCivicFuture_" + future.id,
            _two_lines(pick(future.name.en, future.name.th), 9 if self._big or self._low else 15),
            pick(future.sentence.en, future.sentence.th),
            future_sign(future),
            future.colour,
            border=3 if is_pair else 2,
        )
        button.setProperty("id", future.id)
        button.setProperty("sentence", pick(future.sentence.en, future.sentence.th))
        self.futures.addButton(button)
        return button

    def _palette_grid(self, elements: Sequence[Element]) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(4)
        columns = _BIG_COLUMNS if self._big and not self._low else _COLUMNS
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
            least = BIG_FINGER if self._big else FINGER
            most = least if self._low == 2 else ANY_SIZE
            button.set_points(self._points(1.15 if self._big else 0.85), most)
            button.setMinimumHeight(least)
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
