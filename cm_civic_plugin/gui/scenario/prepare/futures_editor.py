"""The futures of a workshop in set-up: which, in which colours and signs, and one's own."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtGui import QIcon, QPixmap
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ....core.scenario.futures import DASHES, MOST_FUTURES, SIGNS, Future
from ....core.scenario.palette_file import NAME_LETTERS, SENTENCE_LETTERS, Words
from ....gis.i18n import pick, tr
from ....gis.scenario.symbols import future_sign, picture_of
from ..small_widgets import FINGER, plain_label, push_button
from .rows_editor import RowsEditor
from .setup_widgets import (
    TickText,
    fault_label,
    picture_box,
    show_fault,
    small_button,
    swatch,
)

_SWATCHES = (
    "#00705a", "#1565c0", "#6a1b9a", "#ad1457", "#c62828", "#e65100", "#f9a825", "#558b2f",
    "#00838f", "#4e342e", "#546e7a", "#212121",
)  # fmt: skip


class FuturesEditor(RowsEditor):
    """A row per future. The first two that are ticked are the pair; ``changed`` says so."""

    def __init__(self) -> None:
        super().__init__("cmCivicSetupFutures")
        self.pair = plain_label("cmCivicSetupPair")
        self.fault = fault_label("cmCivicSetupFuturesFault")
        self.add_button = push_button(
            "cmCivicSetupAddFuture", tr("Add a future of your own"), "/symbologyAdd.svg", self.add
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addLayout(self._column)
        whole.addWidget(self.fault)
        whole.addWidget(self.pair)
        whole.addWidget(self.add_button)

    def futures(self) -> tuple[Future, ...]:
        """Return the futures that are ticked, in order."""
        return tuple(row.future() for row in self._rows if row.tick.isChecked())

    def set_futures(self, ticked: Sequence[Future], others: Sequence[Future] = ()) -> None:
        """Show futures, and after them others that could be ticked."""
        self._clear()
        ids = {future.id for future in ticked}
        for future in ticked:
            self._insert(future, ticked=True)
        for future in others:
            if future.id not in ids and len(self._rows) < MOST_FUTURES:
                self._insert(self._told_apart(future), ticked=False)
        self._settle()

    def add(self) -> None:
        """Add a future of the facilitator's own, with a sign, a line and a colour not in use."""
        if len(self._rows) >= MOST_FUTURES:
            return
        ids = {row.future_id for row in self._rows}
        number = next(n for n in range(1, MOST_FUTURES + 1) if f"own_{n}" not in ids)
        nothing = Words("", "")
        own = Future(f"own_{number}", nothing, nothing, "", SIGNS[0], DASHES[0])
        row = self._insert(self._told_apart(own, afresh=True), ticked=True)
        row.edit.setChecked(True)
        self._settle()
        row.name_th.setFocus()

    def check(self) -> str:
        """Show what is wrong and return it; empty when nothing is."""
        futures = self.futures()
        said = ""
        if not futures:
            said = tr("No future is ticked. Tick two, to compare them.")
        elif any(not future.name.th for future in futures):
            said = tr("A future has no name. Write one.")
        elif any(not future.sentence.th for future in futures):
            said = tr("A future has no sentence. Say in one what it means.")
        elif len({future.colour for future in futures}) < len(futures):
            said = tr("Two futures have the same colour. Give one another.")
        show_fault(self.fault, said)
        return said

    def _told_apart(self, future: Future, *, afresh: bool = False) -> Future:
        """Return the future with the sign, line and colour that are free, its own first."""

        def free(own: str, choices: Sequence[str], taken: set[str]) -> str:
            wished = () if afresh else (own,)
            return next((one for one in (*wished, *choices) if one not in taken), choices[0])

        rows = self._rows
        return Future(
            future.id,
            future.name,
            future.sentence,
            free(future.colour, _SWATCHES, {row.colour.currentData() for row in rows}),
            free(future.sign, SIGNS, {row.sign.currentData() for row in rows}),
            free(future.dash, DASHES, {row.dash for row in rows}),
        )

    def _insert(self, future: Future, *, ticked: bool) -> _FutureRow:
        row = _FutureRow(future, ticked)
        self._calm.calm(row.colour, row.sign)
        self._append(row)
        return row

    def _settle(self) -> None:
        """Number the pair, and let nobody choose what another future has."""
        super()._settle()
        ticked = 0
        for row in self._rows:
            ticked += row.tick.isChecked()
            row.show_name(ticked if row.tick.isChecked() and ticked <= 2 else 0)
            others = [other for other in self._rows if other is not row]
            _forbid(row.colour, {other.colour.currentData() for other in others})
            _forbid(row.sign, {other.sign.currentData() for other in others})
        self.add_button.setEnabled(len(self._rows) < MOST_FUTURES)
        names = [pick(f.name.en, f.name.th) or "…" for f in self.futures()[:2]]
        self.pair.setText(
            tr("The pair that is compared: {one} and {other}.", one=names[0], other=names[1])
            if len(names) == 2
            else tr("With one future there is nothing to compare.")
            if names
            else ""
        )
        self.changed.emit()


class _FutureRow(QWidget):
    changed = pyqtSignal()

    def __init__(self, future: Future, ticked: bool) -> None:
        super().__init__()
        self.setObjectName("cmCivicSetupFuture_" + future.id)
        self.future_id, self.dash = future.id, future.dash
        self.tick = QCheckBox()
        self.tick.setObjectName("cmCivicSetupFutureTick")
        self.tick.setMinimumSize(FINGER - 8, FINGER)
        self.tick.setChecked(ticked)
        self.mark = QLabel()
        self.mark.setObjectName("cmCivicSetupFutureMark")
        self.mark.setFixedWidth(14)
        self.name = TickText("cmCivicSetupFutureName", self.tick)
        colours = list(dict.fromkeys([future.colour, *_SWATCHES]))
        self.colour = picture_box(
            "cmCivicSetupFutureColour", tr("Colour"), [(swatch(one), one) for one in colours]
        )
        self.sign = picture_box("cmCivicSetupFutureSign", tr("Sign"), [])
        for sign in SIGNS:
            self.sign.addItem(QIcon(), "", sign)
        self.sign.setCurrentIndex(self.sign.findData(future.sign))
        self.edit = small_button(
            "cmCivicSetupFutureEdit", tr("Change the wording"), "/mActionToggleEditing.svg", int
        )
        self.edit.setCheckable(True)
        self.up = small_button("cmCivicSetupFutureUp", tr("Further up"), "/mActionArrowUp.svg", int)
        self.down = small_button(
            "cmCivicSetupFutureDown", tr("Further down"), "/mActionArrowDown.svg", int
        )
        self.remove = small_button(
            "cmCivicSetupFutureRemove", tr("Take it out"), "/symbologyRemove.svg", int
        )
        self.remove.setVisible(future.id.startswith("own_"))
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.tick)
        head.addWidget(self.mark)
        head.addWidget(self.name, 1)
        for widget in (self.sign, self.colour, self.edit, self.up, self.down, self.remove):
            head.addWidget(widget)
        self._words = QWidget()
        form = QFormLayout(self._words)
        form.setContentsMargins(30, 0, 0, 4)
        form.setSpacing(3)
        self.name_th = _line("cmCivicSetupFutureNameTh", future.name.th, NAME_LETTERS)
        self.name_en = _line("cmCivicSetupFutureNameEn", future.name.en, NAME_LETTERS)
        self.sentence_th = _line("cmCivicSetupSentenceTh", future.sentence.th, SENTENCE_LETTERS)
        self.sentence_en = _line("cmCivicSetupSentenceEn", future.sentence.en, SENTENCE_LETTERS)
        form.addRow(tr("Name in Thai"), self.name_th)
        form.addRow(tr("Name in English"), self.name_en)
        form.addRow(tr("Sentence in Thai"), self.sentence_th)
        form.addRow(tr("Sentence in English"), self.sentence_en)
        self._words.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2)
        whole.addLayout(head)
        whole.addWidget(self._words)
        self._draw_signs()
        self.edit.toggled.connect(self._words.setVisible)
        self.tick.toggled.connect(lambda _on: self.changed.emit())
        self.colour.currentIndexChanged.connect(self._recoloured)
        self.sign.currentIndexChanged.connect(lambda _at: self.changed.emit())
        for edit in (self.name_th, self.name_en, self.sentence_th, self.sentence_en):
            edit.textEdited.connect(lambda _text: self.changed.emit())

    def future(self) -> Future:
        """Return the future as it stands; a wording in one language is said in both."""
        return Future(
            self.future_id,
            _both(self.name_en.text(), self.name_th.text()),
            _both(self.sentence_en.text(), self.sentence_th.text()),
            self.colour.currentData(),
            self.sign.currentData(),
            self.dash,
        )

    def show_name(self, place: int) -> None:
        """Show the name, and the place in the pair where it has one."""
        future = self.future()
        name = pick(future.name.en, future.name.th) or tr("(no name yet)")
        self.name.setText(name)
        self.name.setToolTip(pick(future.sentence.en, future.sentence.th))
        self.name.setEnabled(self.tick.isChecked())
        self.tick.setAccessibleName(name)
        self.mark.setText(str(place) if place else "")
        font = self.name.font()
        font.setBold(bool(place))
        self.name.setFont(font)

    def _recoloured(self, _at: int) -> None:
        self._draw_signs()
        self.changed.emit()

    def _draw_signs(self) -> None:
        colour = self.colour.currentData()
        nothing = Words("", "")
        for at, sign in enumerate(SIGNS):
            symbol = future_sign(Future("sign", nothing, nothing, colour, sign, DASHES[0]))
            self.sign.setItemIcon(at, QIcon(QPixmap.fromImage(picture_of(symbol, 44))))


def _line(name: str, text: str, most: int) -> QLineEdit:
    edit = QLineEdit(text)
    edit.setObjectName(name)
    edit.setMaxLength(most)
    edit.setMinimumHeight(FINGER)
    edit.setCursorPosition(0)
    return edit


def _both(english: str, thai: str) -> Words:
    english, thai = english.strip(), thai.strip()
    return Words(english or thai, thai or english)


def _forbid(box: QComboBox, taken: set[str]) -> None:
    for at in range(box.count()):
        box.model().item(at).setEnabled(box.itemData(at) not in taken)
