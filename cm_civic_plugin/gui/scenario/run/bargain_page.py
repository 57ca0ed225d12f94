"""Bargaining: groups offer tokens for what they want drawn or dropped; the log is an output."""

from __future__ import annotations

from functools import partial

from qgis.core import QgsPointXY, QgsProject, QgsVectorLayer
from qgis.gui import QgisInterface, QgsVertexMarker
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ....core.scenario.bargain import (
    ACCEPT,
    ANSWER_UNDONE,
    BARGAIN_CLOSED,
    BARGAIN_OPENED,
    DEAL_OFFERED,
    DEAL_REFUSED,
    DEAL_TAKEN,
    DEAL_WITHDRAWN,
    DROP,
    GROUP_LETTERS,
    MOST_GROUPS,
    MOST_LETTERS,
    MOST_TOKENS,
    NO_PROPOSAL,
    OPEN,
    Bargain,
    Deal,
    Proposal,
    fold,
    opening,
)
from ....gis.i18n import both, pick, tr
from ....gis.scenario.decision_tables import DEALS, Table, deals_table, local_time, place_of
from ....gis.scenario.decision_words import REASONS, deal_words, proposal_words, purse_words
from ....gis.scenario.earth import on_earth, on_map
from ...messages import inform
from ..small_widgets import FINGER, plain_label, row_of
from .deciding import DecidingPage
from .deciding_widgets import (
    Choices,
    DrawingList,
    Stepper,
    TwicePressed,
    box_in,
    push,
)

_TABLES, _GROUPS = "tables", "groups"
_DRAWING, _NEW = "drawing", "new"
_ALL = ""
_LETTERS = "ABCDEFGHIJ"
_THAI_LETTERS = "กขคงจฉชซญฐ"
_CHAOS = "chaos"
_MOST_LINES = 20  # of the log on the page


class BargainPage(DecidingPage):
    """One bargaining at a time, kept in this laptop's file; what it is comes from the file."""

    _name = DEALS

    def __init__(self, iface: QgisInterface) -> None:
        self._all: list[Bargain] = []
        self._now: Bargain | None = None
        self._proposal: Proposal | None = None
        self._marker: QgsVertexMarker | None = None
        self._cards: dict[str, QWidget] = {}
        super().__init__(iface)
        self.setObjectName("cmCivicBargainPage")

    # --- what the page is made of

    def _build(self) -> None:
        self.map_button.setObjectName("cmCivicBargainMap")
        self.state = plain_label("cmCivicBargainState", bold=True)
        self.one_laptop = plain_label(
            "cmCivicBargainOneLaptop",
            tr(
                "One laptop holds the bargaining, the facilitator's: groups come and say what they "
                "offer and answer. What is answered on another laptop would arrive only when files "
                "are merged."
            ),
        )
        self.column.addWidget(self.state)
        self.column.addWidget(self.one_laptop)
        self._build_opening()
        self._build_offer()
        self._build_open_deals()
        self._build_log()

    def _build_opening(self) -> None:
        self.opening_part, column = box_in(self.column)
        self.who = Choices("cmCivicBargainWho", 2)
        self.who.fill(
            [(_TABLES, tr("The tables"), None), (_GROUPS, tr("Groups at this table"), None)]
        )
        self.who.pressed.connect(lambda _key: self._show())
        self.count = Stepper("cmCivicBargainGroups", tr("Groups"), 2, len(_LETTERS))
        self.tokens_each = Stepper(
            "cmCivicBargainTokensEach", tr("Tokens for each"), 0, MOST_TOKENS
        )
        self.begin_button = push(
            "cmCivicBargainBegin", tr("Begin bargaining"), self.begin, strong=True
        )
        for part in (self.who, self.count, self.tokens_each, self.begin_button):
            column.addWidget(part)
        self.count.set_value(3)
        self.count.changed.connect(lambda _count: self._show())

    def _build_offer(self) -> None:
        self.offer_part, column = box_in(self.column)
        self.giver = Choices("cmCivicBargainFrom", 4)
        self.to = Choices("cmCivicBargainTo", 3)
        self.what = Choices("cmCivicBargainWhat", 2)
        self.what.fill(
            [(_DRAWING, tr("A drawing on the map"), None), (_NEW, tr("Something new"), None)]
        )
        self.future, self.element = QComboBox(), QComboBox()
        for box, name in ((self.future, "Future"), (self.element, "Element")):
            box.setObjectName("cmCivicBargain" + name)
            box.setMinimumHeight(FINGER)
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            box.activated.connect(lambda _index: self._element_chosen())
        self.list = DrawingList("cmCivicBargainDrawings")
        self.middle_button = push(
            "cmCivicBargainMiddle", tr("At the map's middle"), self.choose_middle
        )
        self.chosen = plain_label("cmCivicBargainChosen", bold=True)
        self.want = Choices("cmCivicBargainWant", 2)
        self.want.fill([(ACCEPT, tr("Accept it"), None), (DROP, tr("Drop it"), None)])
        self.tokens = Stepper("cmCivicBargainTokens", tr("Tokens offered"), 0, MOST_TOKENS)
        self.note = QLineEdit()
        self.note.setObjectName("cmCivicBargainNote")
        self.note.setPlaceholderText(tr("Note, e.g. a condition (no names)"))
        self.note.setMaxLength(MOST_LETTERS)
        self.note.setMinimumHeight(FINGER)
        self.offer_button = push(
            "cmCivicBargainOffer", tr("Make this offer"), self.offer, strong=True
        )
        self.said = plain_label("cmCivicBargainSaid")
        for part in (
            _caption(tr("Who offers?")), self.giver, _caption(tr("To whom?")), self.to,
            _caption(tr("About what?")), self.what, self.future, self.element,
        ):  # fmt: skip
            column.addWidget(part)
        column.addLayout(row_of(self.map_button, self.middle_button))
        for part in (
            self.list, self.chosen, _caption(tr("What shall the other group do?")), self.want,
            self.tokens, self.note, self.offer_button, self.said,
        ):  # fmt: skip
            column.addWidget(part)
        self.giver.pressed.connect(lambda _key: self._show_groups())
        self.what.pressed.connect(lambda _key: self._clear_proposal())
        self.list.meant.connect(self._drawing_meant)

    def _build_open_deals(self) -> None:
        self.deals_part, column = box_in(self.column)
        column.addWidget(_caption(tr("Offers that wait for an answer")))
        self.no_deals = plain_label("cmCivicBargainNoOffers", tr("None at the moment."))
        column.addWidget(self.no_deals)
        self._deals_column = QVBoxLayout()
        column.addLayout(self._deals_column)
        self.answer_said = plain_label("cmCivicBargainAnswerSaid")
        column.addWidget(self.answer_said)
        self.undo_button = push(
            "cmCivicBargainUndo", tr("Undo the last answer"), self.undo_answer, "/mActionUndo.svg"
        )
        column.addWidget(self.undo_button)
        self.close_button = TwicePressed(
            "cmCivicBargainClose", tr("End the bargaining"), tr("Press again to end it")
        )
        self.close_button.confirmed.connect(self.close_bargain)
        column.addWidget(self.close_button)

    def _build_log(self) -> None:
        self.log_part, column = box_in(self.column)
        column.addWidget(_caption(tr("Log of deals")))
        self.log = plain_label("cmCivicBargainLog")
        for part in (self.log, *self._outcome_buttons("cmCivicBargain")):
            column.addWidget(part)

    # --- what others call: buttons, a demo, tests

    def begin(self) -> bool:
        """Give every group its tokens; False when a bargaining goes on, or no workshop is open."""
        if self._sitting is None or self._now is not None:
            return False
        self._clear_said()
        detail = opening(self._groups(), self.tokens_each.value())
        self._sitting.note_event(BARGAIN_OPENED, **detail)
        return True

    def choose_drawing(self, uuid: str) -> bool:
        """Make a drawing in view what the next offer is about."""
        row = next((row for row in self._picture() if row.uuid == uuid), None)
        if row is None or row.shape is None:
            return False
        self.what.choose(_DRAWING)
        place = place_of(row.shape)
        self._set_proposal(Proposal(row.future_id, row.element_id, row.uuid, *place))
        return True

    def choose_place(self, lon: float, lat: float) -> None:
        """Make the chosen element, at a place in EPSG:4326, what the next offer is about."""
        self.what.choose(_NEW)
        ids = self.future.currentData(), self.element.currentData()
        self._set_proposal(Proposal(*ids, None, lon, lat))

    def choose_middle(self) -> None:
        """As ``choose_place``, at the middle of the map: for those who do not point."""
        self._choose_point(self._iface.mapCanvas().center())

    def offer(self) -> bool:
        """Make the offer that the page shows; False (and a sentence) where it cannot be."""
        if self._sitting is None or self._now is None:
            return False
        if self._proposal is None:
            self._say(pick(*REASONS[NO_PROPOSAL]))
            return False
        detail = self._now.offer(
            self.giver.key(),
            self.to.key() or None,
            self._proposal,
            want=self.want.key(),
            tokens=self.tokens.value(),
            note=self.note.text(),
        )
        if not self._note(DEAL_OFFERED, detail):
            return False
        self.note.clear()
        self._clear_proposal()
        self.drop_tool()
        self._say(tr("The offer is made."))
        return True

    def answer(self, kind: str, deal_uuid: str, by: str) -> bool:
        """Take, refuse or withdraw an offer; False (and a sentence) where it cannot be."""
        if self._sitting is None or self._now is None or deal_uuid not in self._now.deals:
            return False
        deal = self._now.deals[deal_uuid]
        done = self._note(kind, self._now.answer(deal, by), self.answer_said)
        if done:
            after = self._bargain(self._now.uuid if self._now else "")
            words = deal_words(after.deals[deal_uuid] if after else deal, *self._about())
            self.answer_said.setText(pick(*words).replace("\u200b", ""))
        return done

    def undo_answer(self) -> bool:
        """Let the offer answered last wait again, its tokens back; False where there is none."""
        detail = self._now.undoing() if self._sitting is not None and self._now else None
        if detail is None or not self._note(ANSWER_UNDONE, detail, self.answer_said):
            return False
        self.answer_said.setText(tr("The answer is undone: the offer waits again."))
        return True

    def close_bargain(self) -> bool:
        """End the bargaining: what waits for an answer gets none."""
        if self._sitting is None or self._now is None:
            return False
        self._clear_proposal()
        self.drop_tool()
        return self._note(BARGAIN_CLOSED, self._now.closing(), self.answer_said)

    def show_on_map(self) -> QgsVectorLayer | None:
        """Show where the deals are; None where there are none."""
        table = self._outcome()
        if not table.lines:
            inform(self._iface, tr("There are no deals to show."))
            return None
        return self._put_on_map(table, both(lambda: tr("Deals")))

    # --- what is pressed

    def _note(self, kind: str, detail: dict, where: QWidget | None = None) -> bool:
        reason = self._now.refusal(kind, detail)
        if reason is not None:
            (where or self.said).setText(pick(*REASONS[reason]))
            return False
        self._sitting.note_event(kind, **detail)
        return True

    def _tapped(self, point: QgsPointXY, uuid: str | None) -> None:
        if self.what.key() == _NEW:
            self._choose_point(point)
        elif uuid is None or not self.choose_drawing(uuid):
            self._say(tr("There is no drawing there. Tap on one."))

    def _choose_point(self, point: QgsPointXY) -> None:
        crs = self._iface.mapCanvas().mapSettings().destinationCrs()
        place = on_earth(point, crs, QgsProject.instance())
        if place is None:
            self._say(tr("That is no place on the earth. Zoom the map to the city."))
        else:
            self.choose_place(*place)

    def _drawing_meant(self, uuid: str) -> None:
        if self.choose_drawing(uuid):
            self.flash(uuid)

    def _element_chosen(self) -> None:
        if self._proposal is not None and self._proposal.target_uuid is None:
            self.choose_place(self._proposal.lon, self._proposal.lat)

    def _file_words(self) -> tuple[str, str]:
        return tr("Save the log of deals"), "deals"

    # --- what is shown

    def _enter(self) -> None:
        plan = self._sitting.plan
        self.tokens_each.set_value(plan.tokens)
        self.who.choose(_TABLES if len(self._tables()) > 1 else _GROUPS)
        for box, entries in ((self.future, plan.futures), (self.element, plan.elements)):
            box.clear()
            for one in entries:
                box.addItem(pick(one.name.en, one.name.th).replace("\u200b", ""), one.id)
        self.future.setCurrentIndex(max(0, self.future.findData(_CHAOS)))
        self._clear_said()
        self._clear_proposal()

    def _leave(self) -> None:
        self._clear_proposal()

    def _show(self) -> None:
        sitting = self._sitting
        self._all = fold(sitting.events).bargains if sitting is not None else []
        self._now = next((one for one in reversed(self._all) if one.is_open), None)
        self.one_laptop.setVisible(sitting is not None)
        self.opening_part.setVisible(sitting is not None and self._now is None)
        self.offer_part.setVisible(self._now is not None)
        self.deals_part.setVisible(self._now is not None)
        if sitting is None:
            self.state.setText(tr("No workshop is open."))
        elif self._now is None:
            several = len(self._tables()) > 1
            self.who.setVisible(several)
            groups = not several or self.who.key() == _GROUPS
            self.count.setVisible(groups)
            self.state.setText(
                tr(
                    "No bargaining goes on. It would be between: {groups}",
                    groups=", ".join(self._groups()),
                )
            )
        else:
            self.state.setText(pick(*purse_words(self._now)))
            self._show_groups()
            self._show_kind()
        self._show_deals()
        self._show_log()

    def _show_groups(self) -> None:
        purse = self._now.purse
        self.giver.fill([(one, f"{one}\n● {count}", None) for one, count in purse.items()])
        giver = self.giver.key()
        others = [(one, one, None) for one in purse if one != giver]
        self.to.fill([(_ALL, tr("Everybody"), None), *others])
        self.tokens.spin.setMaximum(purse.get(giver, 0))

    def _show_kind(self) -> None:
        new = self.what.key() == _NEW
        for part in (self.future, self.element, self.middle_button):
            part.setVisible(new)
        self.list.setVisible(not new)
        self._show_drawings()

    def _show_drawings(self) -> None:
        if self._now is None:
            return
        self.list.fill(self._picture(), self._sitting.plan)
        target = self._proposal.target_uuid if self._proposal else None
        if target is not None and target not in self.list.uuids():  # erased meanwhile
            self._clear_proposal()

    def _show_deals(self) -> None:
        deals = self._now.open_deals() if self._now is not None else []
        for card in self._cards.values():
            self._deals_column.removeWidget(card)
            card.setParent(None)
            card.deleteLater()
        self._cards = {deal.uuid: self._card(deal) for deal in deals}
        for card in self._cards.values():
            self._fit_fingers(card)
            self._deals_column.addWidget(card)
        self.no_deals.setVisible(not deals)
        self.undo_button.setVisible(self._now is not None and self._now.before is not None)

    def _card(self, deal: Deal) -> QWidget:
        card = QFrame()
        card.setObjectName(f"cmCivicDeal_{deal.uuid}")
        card.setFrameShape(QFrame.Shape.StyledPanel)
        column = QVBoxLayout(card)
        column.setContentsMargins(6, 6, 6, 6)
        words = plain_label(
            "cmCivicDealWords", pick(*deal_words(deal, *self._about())).replace("\u200b", "")
        )
        column.addWidget(words)
        if deal.note:
            note = plain_label("cmCivicDealNote", f"“{deal.note}”")
            column.addWidget(note)
        groups = self._now.may_answer(deal)
        who = Choices("cmCivicDealBy", 4)
        who.fill([(one, one, None) for one in groups])
        who.setVisible(len(groups) > 1)
        column.addWidget(who)

        def answered(kind: str) -> None:
            self.answer(kind, deal.uuid, who.key())

        buttons = (
            push("cmCivicDealTake", tr("Take"), partial(answered, DEAL_TAKEN), strong=True),
            push("cmCivicDealRefuse", tr("Refuse"), partial(answered, DEAL_REFUSED)),
            push(
                "cmCivicDealWithdraw",
                tr("Withdraw"),
                partial(self.answer, DEAL_WITHDRAWN, deal.uuid, deal.giver),
            ),
        )
        column.addLayout(row_of(*buttons))
        return card

    def _show_log(self) -> None:
        deals = [deal for one in self._all for deal in one.deals.values() if deal.outcome != OPEN]
        said = [
            f"{local_time(deal.ended_at or deal.offered_at)[11:]}  "
            + pick(*deal_words(deal, *self._about())).replace("\u200b", "")
            for deal in deals[-_MOST_LINES:]
        ]
        if len(deals) > _MOST_LINES:
            earlier = len(deals) - _MOST_LINES
            said.insert(0, tr("{count} earlier ones are in the saved table.", count=earlier))
        if self._all and self._now is None:
            said.append(pick(*purse_words(self._all[-1])))
        self.log.setText("\n".join(said))
        self.log_part.setVisible(any(one.deals for one in self._all))
        if self._sitting is not None and self._layer() is not None:
            self._follow_on_map(self._outcome())

    def _set_proposal(self, proposal: Proposal) -> None:
        self._proposal = proposal
        words = pick(*proposal_words(proposal, *self._about())).replace("\u200b", "")
        self.chosen.setText(tr("Chosen: {what}", what=words))
        self.said.clear()
        self._mark(proposal)
        self._show_kind()

    def _clear_proposal(self) -> None:
        self._proposal = None
        self.chosen.setText(tr("Nothing is chosen yet."))
        self._unmark()
        if self._now is not None:
            self._show_kind()

    def _mark(self, proposal: Proposal) -> None:
        """Put a ring around the place, which shows on paper without colour, too."""
        self._unmark()
        canvas = self._iface.mapCanvas()
        crs = canvas.mapSettings().destinationCrs()
        place = on_map(proposal.lon, proposal.lat, crs, QgsProject.instance())
        if place is None:
            return
        self._marker = QgsVertexMarker(canvas)
        self._marker.setIconType(QgsVertexMarker.IconType.ICON_CIRCLE)
        self._marker.setIconSize(34)
        self._marker.setPenWidth(4)
        self._marker.setColor(QColor("#1a1a1a"))
        self._marker.setCenter(place)

    def _unmark(self) -> None:
        if self._marker is not None:
            self._iface.mapCanvas().scene().removeItem(self._marker)
            self._marker = None

    # --- what it works with

    def _tables(self) -> list[str]:
        codes = (self._sitting.table_code, *self._sitting.plan.tables)
        return [code for code in dict.fromkeys(codes) if len(code) <= GROUP_LETTERS][:MOST_GROUPS]

    def _groups(self) -> list[str]:
        """Return the groups that would bargain: tables, or letters at this table."""
        if len(self._tables()) > 1 and self.who.key() == _TABLES:
            return sorted(self._tables())
        return list(pick(_LETTERS, _THAI_LETTERS)[: self.count.value()])

    def _bargain(self, uuid: str) -> Bargain | None:
        return next((one for one in self._all if one.uuid == uuid), None)

    def _about(self) -> tuple:
        return self._sitting.plan, self._drawings()

    def _outcome(self) -> Table:
        return deals_table(self._all, *self._about())

    def _say(self, text: str) -> None:
        self.said.setText(text)

    def _clear_said(self) -> None:
        self.said.clear()
        self.answer_said.clear()


def _caption(text: str) -> QLabel:
    return plain_label("cmCivicBargainCaption", text, bold=True)
