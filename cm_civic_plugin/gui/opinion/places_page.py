"""Second step of the opinion dock: places found in the texts, and those a person decides."""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QGridLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...core.opinion.places.aliases import LocalPlaces
from ...core.opinion.places.normal import normalise
from ...core.opinion.places.place import KIND_WORDS
from ...core.opinion.places.review import alike, always, choose, in_order, reject
from ...gis.i18n import tr
from .review_table import (
    LIKELIEST,
    NO_PLACE,
    UNDO,
    ReviewModel,
    ReviewTable,
    excerpt,
    percent,
    place_name,
)
from .widgets import Page, text_label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ...core.opinion.places.finder import Candidate
    from ...core.opinion.places.review import Decision, ReviewItem

_MOST_CANDIDATES = 9
_AROUND = 160  # letters of the text shown on either side of the name


@dataclass(frozen=True)
class _Step:
    """What one key did, so that it can be undone."""

    first: int
    items: list[ReviewItem]
    decisions: list[Decision]
    local: LocalPlaces
    """What was taught before it."""
    taught: bool


@dataclass(frozen=True)
class Review:
    """A review under way: what waits, what was taught and decided."""

    items: list[ReviewItem]
    local: LocalPlaces
    steps: list[_Step]


class PlacesPage(Page):
    """Asks for a city pack, has places looked for, and takes decisions where they are in doubt.

    ``decided`` carries a list of decisions and what the user has taught by now, None where this
    decision taught nothing. ``undone`` carries the decisions taken back, and what is taught again
    without them (None as above); to reject their rows makes the posts what they were.
    ``candidates_shown`` carries the places of the current row, likeliest first (EPSG:4326).
    """

    pack_wanted = pyqtSignal()
    find_wanted = pyqtSignal()
    decided = pyqtSignal(object, object)
    undone = pyqtSignal(object, object)
    candidates_shown = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("cmCivicOpinionPlaces", parent)
        self._busy = self._resume = False
        self._pack: Path | None = None
        self._local = LocalPlaces()
        self._steps: list[_Step] = []
        self._all = 0
        self._shown: ReviewItem | None = None

        self.pack_label = text_label("cmCivicOpinionPack")
        self.pack_button = QPushButton(tr("Choose a city pack…"))
        self.pack_button.setObjectName("cmCivicOpinionChoosePack")
        self.find_button = QPushButton(tr("Find places in the texts"))
        self.find_button.setObjectName("cmCivicOpinionFindPlaces")
        self.summary_label = text_label("cmCivicOpinionPlacesSummary")
        for widget in (self.pack_label, self.pack_button, self.find_button, self.summary_label):
            self.column.addWidget(widget)

        self.review_box = QWidget()
        self.review_box.setObjectName("cmCivicOpinionReviewBox")
        review = QVBoxLayout(self.review_box)
        review.setContentsMargins(0, 0, 0, 0)
        self.count_label = text_label("cmCivicOpinionReviewCount")
        self.model = ReviewModel(self)
        self.table = ReviewTable(self.model)
        self.buttons = self._make_buttons()
        self.post_label = text_label("cmCivicOpinionReviewText")
        self.candidate_buttons: list[QToolButton] = []
        self.candidate_labels: list[QLabel] = []
        candidates = self._make_candidates()
        self.reasons_label = text_label("cmCivicOpinionReviewReasons")
        review.addWidget(self.count_label)
        review.addWidget(self.table, 1)
        rows = QGridLayout()  # two rows: five beside one another are wider than a narrow dock
        rows.setHorizontalSpacing(4)
        rows.setColumnStretch(3, 1)
        for place, button in enumerate(self.buttons.values()):
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            rows.addWidget(button, *divmod(place, 3))
        review.addLayout(rows)
        review.addWidget(self.post_label)
        review.addLayout(candidates)
        review.addWidget(self.reasons_label)
        self.column.addWidget(self.review_box, 1)
        self.column.addStretch(0)

        self.pack_button.clicked.connect(lambda _on: self.pack_wanted.emit())
        self.find_button.clicked.connect(lambda _on: self.find_wanted.emit())
        self.table.asked.connect(self._do)
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._show_current())
        self._show_details(None)
        self.show_pack(None)
        self.forget()

    def show_pack(self, folder: Path | None) -> None:
        """Show the city pack whose names are looked for; None: there is none yet."""
        self._pack = folder
        if folder is None:
            words = html.escape(tr("Places are found by the names in a city pack. Choose one."))
        else:
            name = folder.name.replace("_", "_\u200b")  # a name may break at its underscores
            words = html.escape(tr("City pack: {name}", name=name))
        self.pack_label.setText(words)
        self.pack_label.setToolTip("" if folder is None else str(folder))
        self.set_busy(self._busy)

    def show_summary(self, sentences: list[str]) -> None:
        """Show what was found; nothing hides it."""
        self.summary_label.setText("<br>".join(html.escape(line) for line in sentences))
        self.summary_label.setVisible(bool(sentences))

    def load(self, items: Sequence[ReviewItem], local: LocalPlaces, ordered: bool = False) -> None:
        """Show what is to be reviewed.

        Args:
            local: what the user has taught so far.
            ordered: whether ``items`` are ``in_order`` already, as a task has put them.
        """
        self._local, self._steps = local, []
        self._all = len(items)
        self.model.load(items if ordered else in_order(items))
        self.review_box.setVisible(bool(items))
        self._go_to(0)

    def review(self) -> Review:
        """Return the review as it stands, for another page to go on with."""
        return Review(self.model.items, self._local, self._steps)

    def resume(self, review: Review) -> None:
        """Go on with a review that another page began."""
        self.load(review.items, review.local, ordered=True)
        self._steps = review.steps
        self._all = len(review.items) + sum(len(step.items) for step in review.steps)
        self.review_box.setVisible(self._all > 0)
        self._show_current()

    def forget(self) -> None:
        """Show no review and no summary: there is no import."""
        self.show_summary([])
        self.load([], self._local)

    def set_busy(self, busy: bool) -> None:
        """Say whether work goes on, during which nothing may be pressed or decided."""
        self._busy = busy
        self._resume = self._resume or (busy and self.table.hasFocus())
        self.pack_button.setEnabled(not busy)
        self.find_button.setEnabled(not busy and self._pack is not None)
        self.review_box.setEnabled(not busy)
        if self._resume and not busy:  # who works by keyboard goes on where the work began
            self._resume = False
            self.table.setFocus()

    def show_candidates(self) -> None:
        """Say the places of the current row again."""
        item = self._shown
        self.candidates_shown.emit([c.place for c in item.candidates] if item else [])

    def local(self) -> LocalPlaces:
        """Return what the user has taught by now."""
        return self._local

    def decisions(self) -> list[Decision]:
        """Return the decisions taken since ``load`` that stand."""
        return [decision for step in self._steps for decision in step.decisions]

    # --- decisions

    def _do(self, number: int, for_good: bool) -> None:
        """Do what a key or a button asks for."""
        if self._busy:
            return
        if number == UNDO:
            self._undo()
        elif self._shown is not None and number < len(self._shown.candidates):
            self._decide(self._shown, number, for_good)

    def _press(self, number: int, for_good: bool) -> None:
        """Do what a button asks for; the keys go on working, on the table."""
        self._do(number, for_good)
        self.table.setFocus()

    def _decide(self, item: ReviewItem, number: int, for_good: bool) -> None:
        decision = (
            reject(item) if number == NO_PLACE else choose(item, item.candidates[number].place)
        )
        before = self._local
        first, count = self.table.currentIndex().row(), 1
        decisions = [decision]
        if for_good:
            self._local = always(item, decision, before)
            first, count = self._same_name(first)
            decisions = alike(self.model.items[first : first + count], item, decision)
        taken = self.model.take(first, count)
        self._steps.append(_Step(first, taken, decisions, before, for_good))
        self._go_to(min(first, len(self.model.items) - 1))
        self.decided.emit(decisions, self._local if for_good else None)

    def _same_name(self, row: int) -> tuple[int, int]:
        """Return the first of the rows with the same name, and how many; they stand together."""
        items = self.model.items
        name = items[row].name
        key = normalise(name)

        def same(other: int) -> bool:
            return items[other].name == name or normalise(items[other].name) == key

        first = last = row
        while first > 0 and same(first - 1):
            first -= 1
        while last + 1 < len(items) and same(last + 1):
            last += 1
        return first, last - first + 1

    def _undo(self) -> None:
        if not self._steps:
            return
        step = self._steps.pop()
        self._local = step.local
        self.model.put_back(step.first, step.items)
        self._go_to(step.first)
        self.undone.emit(step.decisions, step.local if step.taught else None)

    # --- what is shown

    def _go_to(self, row: int) -> None:
        if self.model.items:
            self.table.setCurrentIndex(self.model.index(row, 0))
        self._show_current()

    def _show_current(self) -> None:
        row = self.table.currentIndex().row()
        item = self.model.items[row] if 0 <= row < len(self.model.items) else None
        waiting = len(self.model.items)
        words = tr("{done} of {all} decided", done=self._all - waiting, all=self._all)
        if self._all and not waiting:
            words = tr("All {all} are decided.", all=self._all)
        self.count_label.setText(html.escape(words))
        for number, button in self.buttons.items():
            button.setEnabled(bool(self._steps) if number[0] == UNDO else item is not None)
        if item is self._shown:
            return
        self._shown = item
        self._show_details(item)
        places = [candidate.place for candidate in item.candidates] if item else []
        self.candidates_shown.emit(places)

    def _show_details(self, item: ReviewItem | None) -> None:
        candidates = item.candidates[:_MOST_CANDIDATES] if item else ()
        for number, (button, label) in enumerate(
            zip(self.candidate_buttons, self.candidate_labels)
        ):
            there = number < len(candidates)
            label.setText(_candidate_words(candidates[number]) if there else "")
            button.setVisible(there)
            label.setVisible(there)
        for label in (self.post_label, self.reasons_label):
            label.setVisible(item is not None)
        if item is None:
            return
        before, name, after = map(html.escape, excerpt(item, _AROUND, _AROUND))
        self.post_label.setText(f"{before}<b>{name}</b>{after}")
        reasons = dict.fromkeys(  # the same may be found twice; once is enough to read
            ("− " if cue.weight < 0 else "+ ") + tr(cue.words, word=cue.word)
            for cue in item.reasons
        )
        lines = (tr("What speaks for (+) and against (−) the first:"), *reasons)
        self.reasons_label.setText("<br>".join(html.escape(line) for line in lines))
        self.reasons_label.setVisible(bool(item.reasons))

    # --- widgets

    def _make_buttons(self) -> dict[tuple[int, bool], QToolButton]:
        made = {}
        for number, for_good, name, words, tip in (
            (
                LIKELIEST,
                False,
                "Accept",
                tr("Accept"),
                tr("The likeliest place is meant (key: Enter; another one: its number)"),
            ),
            (
                NO_PLACE,
                False,
                "Reject",
                tr("Reject"),
                tr("No place is meant (key: Delete or X)"),
            ),
            (
                UNDO,
                False,
                "Undo",
                tr("Undo"),
                tr("Take back the last decision (key: Backspace or U)"),
            ),
            (
                LIKELIEST,
                True,
                "Always",
                tr("Always"),
                tr(
                    "This name always means the likeliest place, in every import "
                    "(key: A; another one: Ctrl and its number)"
                ),
            ),
            (
                NO_PLACE,
                True,
                "Never",
                tr("Never"),
                tr("This name by itself is never a place, in any import (key: N)"),
            ),
        ):
            made[number, for_good] = self._button(name, words, tip, number, for_good)
        return made

    def _make_candidates(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        for number in range(_MOST_CANDIDATES):
            key = str(number + 1)
            tip = tr("This place is meant (key: {key}; always: Ctrl+{key})", key=key)
            button = self._button(f"Candidate_{key}", key, tip, number, False)
            label = text_label(f"cmCivicOpinionCandidateText_{key}")
            grid.addWidget(button, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label, number, 1)
            self.candidate_buttons.append(button)
            self.candidate_labels.append(label)
        return grid

    def _button(self, name: str, words: str, tip: str, number: int, for_good: bool) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"cmCivicOpinion{name}")
        button.setText(words)
        button.setToolTip(f"<p>{html.escape(tip)}</p>")  # rich, so that it wraps
        button.clicked.connect(lambda _on: self._press(number, for_good))
        return button


def _candidate_words(candidate: Candidate) -> str:
    place = candidate.place
    kind = tr(KIND_WORDS.get(place.kind, KIND_WORDS["other"]))
    rest = html.escape(f"{kind} · {percent(candidate.confidence)}")
    return f"<b>{html.escape(place_name(place))}</b> · {rest}"
