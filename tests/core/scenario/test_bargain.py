from __future__ import annotations

import itertools
import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cm_civic_plugin.core.scenario import bargain as b
from cm_civic_plugin.core.scenario.bargain import Proposal, fold, opening
from cm_civic_plugin.core.scenario.events import new_event
from cm_civic_plugin.core.scenario.merge import Journal, merge

MARKET = Proposal("chaos", "market", None, 98.99, 18.79)


class Hall:
    """Events of one file, noted as a page would: the state is folded anew each time."""

    def __init__(self, groups=("A", "B", "C"), tokens=10, table="A"):
        self.table, self.events = table, []
        self.note(b.BARGAIN_OPENED, opening(groups, tokens))

    @property
    def state(self):
        return fold(self.events).bargains[-1]

    def note(self, kind, detail):
        self.events.append(new_event(kind, "s", self.table, 0, **detail))
        return self.events[-1]

    def offer(self, giver, to, **how):
        detail = self.state.offer(giver, to, MARKET, **how)
        self.note(b.DEAL_OFFERED, detail)
        return detail["deal"]

    def answer(self, kind, deal, by):
        state = self.state
        return self.note(kind, state.answer(state.deals[deal], by))


def seen(state):
    """Return a state without what a merged file numbers anew."""
    ignored = [(one.event.uuid, one.reason) for one in state.ignored]
    return state.uuid, state.is_open, state.purse, list(state.deals.values()), ignored


def test_tokens_move_when_an_offer_is_taken_and_only_then():
    hall = Hall()
    deal = hall.offer("A", "B", tokens=4, note=" กาดก้อม ")
    assert hall.state.purse == {"A": 10, "B": 10, "C": 10}
    assert hall.state.may_answer(hall.state.deals[deal]) == ["B"]
    hall.answer(b.DEAL_TAKEN, deal, "B")
    state = hall.state
    assert state.purse == {"A": 6, "B": 14, "C": 10}
    one = state.deals[deal]
    assert (one.outcome, one.by, one.note, one.want) == (b.TAKEN, "B", "กาดก้อม", b.ACCEPT)
    assert one.ended_at and one.proposal == MARKET


def test_a_refused_or_withdrawn_offer_moves_nothing():
    hall = Hall()
    refused, withdrawn = hall.offer("A", "B", tokens=4), hall.offer("C", None, tokens=10)
    hall.answer(b.DEAL_REFUSED, refused, "B")
    hall.answer(b.DEAL_WITHDRAWN, withdrawn, "C")
    state = hall.state
    assert state.purse == {"A": 10, "B": 10, "C": 10} and state.open_deals() == []
    assert [one.outcome for one in state.deals.values()] == [b.REFUSED, b.WITHDRAWN]


@pytest.mark.parametrize("kind", b.ANSWERS)
def test_the_last_answer_and_only_that_is_undone_with_its_tokens(kind):
    hall = Hall()
    first, second = hall.offer("A", "B", tokens=4), hall.offer("A", None, tokens=3)
    assert hall.state.undoing() is None
    hall.answer(b.DEAL_TAKEN, first, "B")
    before = hall.state
    hall.answer(kind, second, "A" if kind == b.DEAL_WITHDRAWN else "C")
    assert seen(hall.state) != seen(before)
    hall.offer("C", "B", tokens=1)
    hall.note(b.ANSWER_UNDONE, hall.state.undoing())
    state = hall.state
    assert state.purse == before.purse == {"A": 6, "B": 14, "C": 10}
    assert state.deals[second] == before.deals[second]
    assert state.deals[first].outcome == b.TAKEN
    assert state.undoing() is None  # one answer, no more
    again = {"round": state.uuid, "step": state.step + 1, "deal": first}
    assert state.refusal(b.ANSWER_UNDONE, again) == b.NOT_LAST
    hall.answer(b.DEAL_TAKEN, second, "C")
    assert hall.state.purse == {"A": 3, "B": 14, "C": 13}


def test_an_offer_to_all_stands_until_one_takes_it_or_all_refuse():
    hall = Hall()
    deal = hall.offer("A", None, tokens=2, want=b.DROP)
    hall.answer(b.DEAL_REFUSED, deal, "B")
    assert hall.state.may_answer(hall.state.deals[deal]) == ["C"]
    hall.answer(b.DEAL_REFUSED, deal, "C")
    assert hall.state.deals[deal].outcome == b.REFUSED
    deal = hall.offer("A", None, tokens=2)
    hall.answer(b.DEAL_REFUSED, deal, "B")
    hall.answer(b.DEAL_TAKEN, deal, "C")
    assert hall.state.purse == {"A": 8, "B": 10, "C": 12}
    assert hall.state.deals[deal].refused_by == ("B",)


def test_nobody_offers_or_pays_what_they_have_not():
    hall = Hall(tokens=5)
    assert (
        hall.state.refusal(b.DEAL_OFFERED, hall.state.offer("A", "B", MARKET, tokens=6))
        == b.NOT_ENOUGH
    )
    first, second = hall.offer("A", "B", tokens=3), hall.offer("A", "C", tokens=3)
    hall.answer(b.DEAL_TAKEN, first, "B")
    state = hall.state
    assert state.refusal(b.DEAL_TAKEN, state.answer(state.deals[second], "C")) == b.NOT_ENOUGH
    event = hall.answer(b.DEAL_TAKEN, second, "C")
    state = hall.state
    assert state.purse == {"A": 2, "B": 8, "C": 5} and state.deals[second].outcome == b.OPEN
    assert [(one.event, one.reason) for one in state.ignored] == [(event, b.NOT_ENOUGH)]


def test_every_event_that_makes_no_sense_is_ignored_with_its_reason():
    hall = Hall()
    to_b, to_all = hall.offer("A", "B", tokens=1), hall.offer("A", None, tokens=1)
    good = hall.state.offer("A", "B", MARKET, tokens=1)

    def reason(kind, **detail):
        return hall.state.refusal(kind, detail)

    assert reason(b.DEAL_OFFERED, **{**good, "from": "Z"}) == b.NO_GROUP
    assert reason(b.DEAL_OFFERED, **{**good, "to": "A"}) == b.OWN_OFFER
    for tokens in (-1, 2.5, "3", True, None, 10**6):
        assert reason(b.DEAL_OFFERED, **{**good, "tokens": tokens}) == b.ODD_TOKENS
    for wrong in ({"element": None}, {"lat": 91.0}, {"lon": float("nan")}, {"lon": None}):
        assert reason(b.DEAL_OFFERED, **{**good, **wrong}) == b.NO_PROPOSAL
    assert reason(b.DEAL_OFFERED, **{**good, "want": "steal"}) == b.NO_PROPOSAL
    assert reason(b.DEAL_OFFERED, **{**good, "deal": to_b}) == b.KNOWN
    assert reason(b.DEAL_TAKEN, deal="none", by="B") == b.NO_DEAL
    assert reason(b.DEAL_TAKEN, deal=to_b, by="Z") == b.NO_GROUP
    assert reason(b.DEAL_TAKEN, deal=to_b, by="A") == b.OWN_OFFER
    assert reason(b.DEAL_TAKEN, deal=to_b, by="C") == b.NOT_ASKED
    assert reason(b.DEAL_WITHDRAWN, deal=to_b, by="B") == b.NOT_YOURS
    hall.answer(b.DEAL_REFUSED, to_all, "B")
    assert reason(b.DEAL_TAKEN, deal=to_all, by="B") == b.REFUSED_ALREADY
    hall.answer(b.DEAL_TAKEN, to_b, "B")
    assert reason(b.DEAL_TAKEN, deal=to_b, by="B") == b.ANSWERED
    assert reason(b.BARGAIN_OPENED) == b.OPENED_TWICE
    hall.note(b.BARGAIN_CLOSED, hall.state.closing())
    assert reason(b.DEAL_OFFERED, **good) == b.IS_OVER


def test_closing_ends_the_offers_that_nobody_answered():
    hall = Hall()
    deal = hall.offer("A", "B", tokens=1)
    assert hall.state.is_open
    hall.note(b.BARGAIN_CLOSED, hall.state.closing())
    assert hall.state.deals[deal].outcome == b.LAPSED and not hall.state.is_open


def test_events_of_no_bargaining_are_kept_aside():
    hall = Hall()
    deal = hall.offer("A", "B")
    lost = fold(hall.events[1:])
    assert lost.bargains == [] and [one.reason for one in lost.strays] == [b.NO_BARGAINING]
    wrong = replace(hall.events[0], detail={**hall.events[0].detail, "groups": ["A", "A"]})
    assert fold([wrong]).bargains == []
    assert deal in hall.state.deals


def test_a_bargaining_needs_two_groups_with_short_names():
    for groups in ((), ("A",), ("A", "A"), ("A", ""), ("A", "the name of a person")):
        with pytest.raises(ValueError):
            opening(groups, 5)


@pytest.mark.parametrize("first", ["B", "C"])
def test_of_two_answers_at_one_step_the_earlier_counts(first):
    hall = Hall()
    deal = hall.offer("A", None, tokens=1)
    state = hall.state
    events = list(hall.events)
    for by in "BC":
        event = new_event(b.DEAL_TAKEN, "s", "A", 0, **state.answer(state.deals[deal], by))
        minute = 1 if by == first else 2
        events.append(replace(event, happened_at=f"2099-01-01T00:0{minute}:00.000Z"))
    (one,) = fold(events).bargains
    assert one.deals[deal].by == first and [lost.reason for lost in one.ignored] == [b.ANSWERED]


def play(rng, hall, moves):
    """Note random events, sound and unsound, as hands and broken programs would."""
    groups = [*hall.state.groups, "Z"]
    for _ in range(moves):
        state = hall.state
        deals = list(state.deals.values())
        if not deals or rng.random() < 0.4:
            detail = state.offer(
                rng.choice(groups), rng.choice([*groups, None]), MARKET,
                tokens=rng.choice((-1, 0, 1, 3, 5, 9)), want=rng.choice(b.WANTS),
            )  # fmt: skip
            hall.note(b.DEAL_OFFERED, detail)
        else:
            detail = state.answer(rng.choice(deals), rng.choice(groups))
            hall.note(rng.choice(b.ANSWERS), detail)
    if rng.random() < 0.5:
        hall.note(b.BARGAIN_CLOSED, hall.state.closing())


@settings(max_examples=80, deadline=None)
@given(seed=st.integers(0, 10**6), groups=st.integers(2, 5), tokens=st.integers(0, 12))
def test_tokens_are_conserved_and_nobody_is_in_debt(seed, groups, tokens):
    rng = random.Random(seed)
    hall = Hall("ABCDE"[:groups], tokens)
    total = groups * tokens
    play(rng, hall, 25)
    for count in range(1, len(hall.events) + 1):
        state = fold(hall.events[:count]).bargains[0]
        assert sum(state.purse.values()) == total and min(state.purse.values()) >= 0
    state = hall.state
    moved = [one for one in state.deals.values() if one.outcome == b.TAKEN]
    for group in state.groups:
        got = sum(one.tokens for one in moved if one.by == group)
        gave = sum(one.tokens for one in moved if one.giver == group)
        assert state.purse[group] == tokens + got - gave


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_one_fold_whatever_order_and_clock_the_events_come_with(seed):
    rng = random.Random(seed)
    hall = Hall()
    play(rng, hall, 15)
    hall.events = [  # a clock that jumps: steps count, not times
        replace(one, happened_at=f"2026-11-25T{rng.randrange(24):02}:00:00.000Z")
        for one in hall.events
    ]
    expected = seen(hall.state)
    for _ in range(4):
        rng.shuffle(hall.events)
        assert seen(hall.state) == expected


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_copies_of_a_file_that_went_on_apart_merge_to_one_state(seed):
    rng = random.Random(seed)
    hall = Hall()
    play(rng, hall, 6)
    files = []
    for code in "XYZ":
        copy = Hall()
        copy.events = list(hall.events)
        play(rng, copy, 6)
        meta = {"workshop_uuid": code, "table_code": "A", "title": "t"}
        files.append(Journal(f"{code}.gpkg", meta, [], events=copy.events))
    apart = [event for file in files for event in file.events]  # several of one step
    expected = seen(fold(apart).bargains[0])
    for _ in range(4):
        rng.shuffle(apart)
        assert seen(fold(apart).bargains[0]) == expected
    states = []
    for order in itertools.permutations(files):
        merged = merge(order)
        (one,), strays = fold(merged.events)
        assert strays == [] and sum(one.purse.values()) == 30 and min(one.purse.values()) >= 0
        states.append(seen(one))
    assert all(state == states[0] for state in states)
