"""Voting with dots: opening a round, placing dots by finger, and the result on page and map."""

from __future__ import annotations

from datetime import datetime, timezone

from qgis.core import QgsPointXY, QgsVectorLayer
from qgis.gui import QgisInterface
from qgis.PyQt.QtGui import QIcon, QPixmap
from qgis.PyQt.QtWidgets import QComboBox, QSizePolicy

from ....core.scenario.stages import stage_on
from ....core.scenario.votes import (
    DRAWINGS,
    ELEMENTS,
    MOST_DOTS,
    MOST_ROUNDS,
    NO_DOTS_LEFT,
    VOTE_CLOSED,
    VOTE_OPENED,
    BallotBox,
    Refused,
    Result,
    Round,
    Thing,
    next_number,
    open_round,
    opening,
    results,
)
from ....gis.i18n import pick, tr
from ....gis.scenario.decision_layers import TITLES_PROPERTY
from ....gis.scenario.decision_tables import (
    VOTES,
    Table,
    result_words,
    votes_table,
    votes_titles,
)
from ....gis.scenario.decision_words import round_words, thing_words
from ....gis.scenario.held_dots import HeldDots
from ....gis.scenario.symbols import badge, future_sign, picture_of
from ...messages import inform
from ..small_widgets import FINGER, plain_label
from .deciding import DecidingPage
from .deciding_widgets import (
    Choices,
    DrawingList,
    Stepper,
    TwicePressed,
    box_in,
    push,
)
from .result_table import MOST_LINES, ResultTable

_SEEN, _HIDDEN = "open", "secret"
_MOST_SHOWN = 12  # dots drawn one by one


class VotesPage(DecidingPage):
    """A round at a time; what it is comes from the file, also after it was closed and opened.

    Secret dots are in hand until the table hands them in; closing the round, the file or the
    plugin hands them in, too. ``HeldDots`` keeps them where QGIS ends without that.
    """

    _name = VOTES

    def __init__(self, iface: QgisInterface) -> None:
        self._box: BallotBox | None = None
        self._held: HeldDots | None = None
        self._results: list[Result] = []
        super().__init__(iface)
        self.setObjectName("cmCivicVotesPage")

    # --- what the page is made of

    def _build(self) -> None:
        self.map_button.setObjectName("cmCivicVotesMap")
        self.state = plain_label("cmCivicVotesState", bold=True)
        self.column.addWidget(self.state)
        self._build_opening()
        self._build_round()
        self._build_results()

    def _build_opening(self) -> None:
        self.opening_part, column = box_in(self.column)
        self.about = Choices("cmCivicVotesAbout", 2)
        self.about.fill(
            [
                (ELEMENTS, tr("Elements of a future"), None),
                (DRAWINGS, tr("Drawings on the map"), None),
            ]
        )
        self.secrecy = Choices("cmCivicVotesSecrecy", 2)
        self.secrecy.fill(
            [
                (_SEEN, tr("Open: counts are seen"), None),
                (_HIDDEN, tr("Secret: until it closes"), None),
            ]
        )
        self.dots = Stepper("cmCivicVotesDots", tr("Dots for each table"), 1, MOST_DOTS)
        self.number = Stepper("cmCivicVotesNumber", tr("Round number"), 1, MOST_ROUNDS)
        hint = plain_label(
            "cmCivicVotesHint",
            tr(
                "Tables with their own laptop open the round there, with the same number: rounds "
                "of one number are counted together when the tables' files are merged."
            ),
        )
        self.open_button = push(
            "cmCivicVotesOpen", tr("Open the round"), self.open_round, strong=True
        )
        for part in (self.about, self.secrecy, self.dots, self.number, hint, self.open_button):
            column.addWidget(part)

    def _build_round(self) -> None:
        self.round_part, column = box_in(self.column)
        self.tables_label = plain_label("cmCivicVotesTablesLabel", tr("Which table votes now?"))
        self.tables = Choices("cmCivicVotesTables", 5)
        self.left = plain_label("cmCivicVotesLeft", bold=True)
        self.futures = Choices("cmCivicVotesFutures", 2)
        self.elements = Choices("cmCivicVotesElements", 3, one=False)
        self.list = DrawingList("cmCivicVotesDrawings")
        self.back_button = push(
            "cmCivicVotesBack", tr("Take dots back"), self._show, "/mActionUndo.svg"
        )
        self.back_button.setCheckable(True)
        self.back_button.setStyleSheet("QPushButton:checked { background: #1a1a1a; color: white; }")
        self.said = plain_label("cmCivicVotesSaid")
        self.secret_hint = plain_label("cmCivicVotesSecretHint")
        self.done_button = push(
            "cmCivicVotesDone", tr("Done: hand in these dots"), self.hand_in, strong=True
        )
        self.close_button = TwicePressed(
            "cmCivicVotesClose",
            tr("Close the round"),
            tr("Press again to close the round"),
        )
        for part in (
            self.tables_label, self.tables, self.left, self.futures, self.elements,
            self.map_button, self.list, self.back_button, self.said, self.secret_hint,
            self.done_button,
            self.close_button,
        ):  # fmt: skip
            column.addWidget(part)
        self.tables.pressed.connect(self._table_chosen)
        self.futures.pressed.connect(lambda _key: self._show())
        self.elements.pressed.connect(self._element_pressed)
        self.list.meant.connect(self._drawing_meant)
        self.close_button.confirmed.connect(self.close_round)

    def _build_results(self) -> None:
        self.results_part, column = box_in(self.column)
        heading = plain_label("cmCivicVotesResultsTitle", tr("Results"), bold=True)
        self.rounds = QComboBox()
        self.rounds.setObjectName("cmCivicVotesRounds")
        self.rounds.setMinimumHeight(FINGER)
        self.rounds.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.rounds.activated.connect(lambda _index: self._show_result())
        self.words = plain_label("cmCivicVotesWords")
        self.table = ResultTable()
        self.show_button, *others = self._outcome_buttons("cmCivicVotes")
        for part in (heading, self.rounds, self.words, self.table, self.show_button, *others):
            column.addWidget(part)

    # --- what others call: buttons, a demo, tests

    def open_round(self) -> bool:
        """Open a round as the page is set; False when one is open, or no workshop."""
        if self._sitting is None or self._box is not None:
            return False
        detail = opening(
            self._sitting.events,
            self.about.key(),
            secret=self.secrecy.key() == _HIDDEN,
            dots=self.dots.value(),
            number=self.number.value(),
            name=self._stage_name(),
        )
        self.said.clear()
        self._sitting.note_event(VOTE_OPENED, **detail)
        return True

    def place(self, thing: Thing) -> bool:
        """Put a dot on a thing for the table whose turn it is, or take one back."""
        if self._sitting is None or self._box is None:
            return False
        table, back = self.tables.key(), self.back_button.isChecked()
        try:
            act = self._box.take_back if back else self._box.place
            ballots = act(thing, table, self._sitting.session_uuid)
        except Refused as refused:
            self._say(
                tr("Table {table} has no dots left.", table=table)
                if refused.reason == NO_DOTS_LEFT
                else tr("Table {table} has no dot there.", table=table)
            )
            return False
        secret = self._box.round.secret
        what = "" if secret else pick(*thing_words(thing, self._sitting.plan, self._drawings()))
        if back:
            self._say(tr("One dot taken back. {what}", what=what))
        else:
            self._say(tr("One dot placed. {what}", what=what))
        if ballots:
            self._sitting.cast(ballots)
        else:
            self._keep_held()
            self._show()
        return True

    def hand_in(self) -> bool:
        """Write the secret dots of the table whose turn it is; False when it holds none."""
        table = self.tables.key()
        return self._hand_in([table] if self._box and table in self._box.holding() else [])

    def close_round(self) -> bool:
        """Hand in what is still in hand and close the round; False when none is open."""
        if self._sitting is None or self._box is None:
            return False
        voting = self._box.round
        self._hand_in(self._box.holding())
        self._sitting.note_event(VOTE_CLOSED, round=voting.uuid)
        self.drop_tool()
        return True

    def results(self) -> list[Result]:
        """Return what came of all rounds of the file."""
        return list(self._results)

    def show_on_map(self) -> QgsVectorLayer | None:
        """Show the dots on the drawings of the chosen round; None where there are none to show."""
        result = self._chosen()
        table = self._table([result] if result else [])
        if result is None or not any(table.places):
            inform(self._iface, tr("There are no dots on drawings to show."))
            return None
        return self._put_on_map(table, votes_titles(result))

    def set_big(self, big: bool) -> None:
        """Make letters and buttons larger; larger words need wider buttons."""
        super().set_big(big)
        self.elements.set_columns(2 if big else 3)

    # --- what is pressed

    def _table_chosen(self, _table: str) -> None:
        self.said.clear()
        self.back_button.setChecked(False)
        self._show()

    def _element_pressed(self, element_id: str) -> None:
        self.place(Thing(self.futures.key(), element_id))

    def _drawing_meant(self, uuid: str) -> None:
        if self.place(Thing(target_uuid=uuid)):
            self.flash(uuid)

    def _tapped(self, _point: QgsPointXY, uuid: str | None) -> None:
        if uuid is None:
            self._say(tr("There is no drawing there. Tap on one."))
        else:
            self._drawing_meant(uuid)

    def _hand_in(self, tables: list[str]) -> bool:
        ballots = []
        for table in tables:
            ballots += self._box.hand_in(table, self._sitting.session_uuid)
            self._say(tr("Table {table} has handed in.", table=table))
        if ballots:
            self._sitting.cast(ballots)
            self._keep_held()
        return bool(ballots)

    def _keep_held(self) -> None:
        """Have the secret dots in hand on disk as well, and say whether they are."""
        if self._held is not None and self._box is not None:
            self._tell_held(self._held.keep(self._box.in_hand()))

    def _tell_held(self, kept: bool) -> None:
        self.secret_hint.setText(
            tr(
                "Secret dots go into the file when the table hands them in, or when the round "
                "closes. Until then they are kept on this computer."
            )
            if kept
            else tr("Hand in soon: the dots in hand cannot be kept on this computer.")
        )

    def _file_words(self) -> tuple[str, str]:
        return tr("Save the results"), "votes"

    # --- what is shown

    def _enter(self) -> None:
        plan = self._sitting.plan
        self.dots.set_value(plan.dots or 1)
        self.futures.fill(
            [
                (one.id, pick(one.name.en, one.name.th), _icon(future_sign(one)))
                for one in plan.futures
            ]
        )
        self.said.clear()
        codes = dict.fromkeys((self._sitting.table_code, *plan.tables))
        self.tables.fill([(code, code, None) for code in codes], self._sitting.table_code)
        self._faces = {one.id: _icon(badge(one)) for one in plan.elements}

    def _leave(self) -> None:
        if self._box is not None:
            self._hand_in(self._box.holding())
        self._take_box(None)

    def _take_box(self, voting: Round | None) -> None:
        """Begin with a round, and with the dots that QGIS had in hand if it ended during it."""
        if self._held is not None:
            self._held.close()
        self._box = self._held = None
        if voting is None:
            return
        ballots = self._sitting.ballots
        self._box = BallotBox(voting, ballots)
        if voting.secret:
            self._held = HeldDots(voting.uuid)
            self._box.take_up(self._held.read(), ballots)
            self._tell_held(True)

    def _show(self) -> None:
        sitting = self._sitting
        voting = open_round(sitting.events) if sitting is not None else None
        if voting is None or self._box is None or self._box.round.uuid != voting.uuid:
            self._take_box(voting)
        else:
            self._box.reread(sitting.ballots)
        self.opening_part.setVisible(sitting is not None and voting is None)
        self.round_part.setVisible(voting is not None)
        if sitting is None:
            self.state.setText(tr("No workshop is open."))
            self._results = []
        elif voting is None:
            self.state.setText(tr("No round is open."))
            least = next_number(sitting.events)
            self.number.spin.setMinimum(least)
            self.number.set_value(least)
        else:
            self._show_round()
        if sitting is not None:
            self._results = results(sitting.ballots, sitting.events, self._picture())
        self._show_rounds()

    def _show_round(self) -> None:
        box, voting, sitting = self._box, self._box.round, self._sitting
        about_elements = voting.about == ELEMENTS
        self.state.setText(
            tr("Round {number} is open and secret.", number=voting.number)
            if voting.secret
            else tr("Round {number} is open.", number=voting.number)
        )
        several = len(self.tables.keys()) > 1
        self.tables.setVisible(several)
        self.tables_label.setVisible(several)
        table = self.tables.key()
        left = box.left(table)
        dots = "●" * left + "○" * (voting.dots - left) if voting.dots <= _MOST_SHOWN else ""
        self.left.setText(
            tr("Table {table} · dots left: {left}", table=table, left=left) + "\n" + dots
        )
        shown = box.shown()
        self.futures.setVisible(about_elements)
        self.elements.setVisible(about_elements)
        self.map_button.setVisible(not about_elements)
        self.list.setVisible(not about_elements)
        if about_elements:
            future = self.futures.key()
            self.elements.fill(
                [
                    (
                        one.id,
                        _counted(
                            pick(one.name.en, one.name.th), shown.get(Thing(future, one.id), 0)
                        ),
                        self._faces[one.id],
                    )
                    for one in sitting.plan.elements
                ]
            )
        else:
            self._show_drawings()
        self.secret_hint.setVisible(voting.secret)
        self.done_button.setVisible(voting.secret)
        self.done_button.setEnabled(table in box.holding())

    def _show_drawings(self) -> None:
        if self._box is not None and self._box.round.about == DRAWINGS:
            shown = {thing.target_uuid: dots for thing, dots in self._box.shown().items()}
            self.list.fill(self._picture(), self._sitting.plan, shown)

    def _show_rounds(self) -> None:
        """Show the rounds there are; a new one is chosen."""
        names = [pick(*round_words(result)) for result in self._results]
        before = [self.rounds.itemText(index) for index in range(self.rounds.count())]
        if names != before:
            chosen = self.rounds.currentIndex()
            self.rounds.clear()
            self.rounds.addItems(names)
            new = len(names) != len(before) or chosen < 0
            self.rounds.setCurrentIndex(self._latest() if new else chosen)
        self.results_part.setVisible(bool(names))
        self._show_result()
        layer = self._layer()
        if layer is not None:  # it is of one round, whichever is chosen here
            titles = tuple(layer.customProperty(TITLES_PROPERTY))
            mine = [one for one in self._results if votes_titles(one) == titles]
            self._follow_on_map(self._table(mine))

    def _latest(self) -> int:
        """Return which of the results is of the round that is open, or else the last one."""
        if self._box is not None:
            key = (self._box.round.number, self._box.round.about)
            for index, one in enumerate(self._results):
                if (one.number, one.about) == key:
                    return index
        return len(self._results) - 1

    def _show_result(self) -> None:
        result = self._chosen()
        if result is None:
            self.table.setRowCount(0)
            self.words.clear()
            return
        plan, drawings = self._sitting.plan, self._drawings()
        said = [pick(*pair) for pair in result_words(result, plan, drawings)]
        more = len(result.lines) - MOST_LINES
        if more > 0:
            said.append(tr("{count} more with fewer dots are in the saved table.", count=more))
        self.words.setText("\n".join(said))
        self.words.setVisible(bool(said))
        self.table.show_result(result, plan, drawings)
        self.show_button.setVisible(result.about == DRAWINGS)

    def _chosen(self) -> Result | None:
        index = self.rounds.currentIndex()
        return self._results[index] if 0 <= index < len(self._results) else None

    def _outcome(self) -> Table:
        return self._table(self._results)

    def _table(self, found: list[Result]) -> Table:
        return votes_table(found, self._sitting.plan, self._drawings())

    def _say(self, text: str) -> None:
        self.said.setText(text.strip())

    def _stage_name(self) -> str:
        """Return the name of the stage that is on, in the language of now."""
        clock = stage_on(self._sitting.events, datetime.now(timezone.utc))
        stages = self._sitting.plan.stages
        if clock is None or not 1 <= clock.number <= len(stages):
            return ""
        name = stages[clock.number - 1].name
        return pick(name.en, name.th)


def _counted(name: str, dots: int) -> str:
    return f"{name}\n● {dots}" if dots else name


def _icon(symbol: object) -> QIcon:
    return QIcon(QPixmap.fromImage(picture_of(symbol, 48)))
