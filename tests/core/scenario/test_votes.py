from __future__ import annotations

import itertools
import random
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cm_civic_plugin.core.scenario import votes
from cm_civic_plugin.core.scenario.events import new_event
from cm_civic_plugin.core.scenario.journal import replay
from cm_civic_plugin.core.scenario.merge import Journal, merge
from cm_civic_plugin.core.scenario.votes import (
    BallotBox,
    Note,
    Refused,
    Thing,
    new_ballot,
    open_round,
    opening,
    results,
    rounds,
)
from tests.core.scenario.random_journal import make_row

MARKET = Thing("good_living", "market")
TREES = Thing("good_living", "trees")
HOMES = Thing("chaos", "homes")
THINGS = (MARKET, TREES, HOMES)


def opened(table="A", happened_at=None, events=(), **how):
    how = {"about": votes.ELEMENTS, "secret": False, "dots": 5, **how}
    event = new_event(votes.VOTE_OPENED, f"sitting-{table}", table, 0, **opening(events, **how))
    return replace(event, happened_at=happened_at) if happened_at else event


def closed(opening_event, happened_at=None):
    table = opening_event.table_code
    uuid = opening_event.detail["round"]
    event = new_event(votes.VOTE_CLOSED, f"sitting-{table}", table, 0, round=uuid)
    return replace(event, happened_at=happened_at) if happened_at else event


def cast(event, placed, table=None):
    """Return the ballots of an open round: each thing as often as said."""
    table = table or event.table_code
    box = BallotBox(rounds([event])[0])
    ballots = []
    for thing, dots in placed.items():
        for _ in range(dots):
            ballots += box.place(thing, table, "sitting")
    return ballots


def test_a_table_never_places_more_dots_than_the_round_gives():
    box = BallotBox(rounds([opened(dots=3)])[0])
    ballots = box.place(MARKET, "A", "s") + box.place(MARKET, "A", "s") + box.place(TREES, "A", "s")
    assert [one.dots for one in ballots] == [1, 1, 1] and box.left("A") == 0
    with pytest.raises(Refused) as refused:
        box.place(HOMES, "A", "s")
    assert refused.value.reason == votes.NO_DOTS_LEFT
    assert box.place(HOMES, "B", "s")[0].table_code == "B"  # another table has its own dots


def test_dots_are_taken_back_by_a_row_and_not_below_none():
    box = BallotBox(rounds([opened(dots=2)])[0])
    ballots = box.place(MARKET, "A", "s") + box.take_back(MARKET, "A", "s")
    assert [one.dots for one in ballots] == [1, -1] and box.left("A") == 2
    with pytest.raises(Refused) as refused:
        box.take_back(MARKET, "A", "s")
    assert refused.value.reason == votes.NONE_THERE
    box.place(MARKET, "B", "s")
    with pytest.raises(Refused):  # another table's dot is not theirs to take
        box.take_back(MARKET, "A", "s")


def test_a_box_rebuilt_from_the_ballots_goes_on_where_it_was():
    event = opened(dots=4)
    ballots = cast(event, {MARKET: 2, TREES: 1})
    box = BallotBox(rounds([event])[0], ballots)
    assert box.left("A") == 1 and box.dots_of("A") == {MARKET: 2, TREES: 1}
    assert box.shown() == {MARKET: 2, TREES: 1}


def test_an_open_round_counts_live_and_a_secret_one_shows_nothing():
    secret = opened(secret=True)
    box = BallotBox(rounds([secret])[0])
    assert box.place(MARKET, "A", "s") == []  # in hand, not in the file
    assert box.shown() == {} and box.left("A") == 4 and box.holding() == ["A"]
    ballots = box.hand_in("A", "s")
    assert len(ballots) == 1 and box.shown() == {} and box.holding() == []
    (result,) = results(ballots, [secret])
    assert result.is_open and result.lines == () and result.dots == 0
    assert result.notes == (Note(votes.NOT_CLOSED, ("A",)),)
    (result,) = results(ballots, [secret, closed(secret)])
    assert [(line.thing, line.dots) for line in result.lines] == [(MARKET, 1)]


def test_secret_ballots_tell_neither_when_nor_in_which_order_they_were_placed():
    event = opened(secret=True, dots=6, happened_at="2026-11-25T10:00:00.000Z")
    things = [Thing("good_living", f"e{n}") for n in range(6)]
    orders = set()
    for seed in range(40):
        box = BallotBox(rounds([event])[0])
        for thing in things:
            box.place(thing, "A", "s")
        ballots = box.hand_in("A", "s", random.Random(seed))
        assert {one.cast_at for one in ballots} == {"2026-11-25T10:00:00.000Z"}
        orders.add(tuple(one.element_id for one in ballots))
    assert len(orders) > 30  # always the order of placing would be one


def test_a_secret_dot_handed_in_can_be_taken_back_and_leaves_a_true_sum():
    event = opened(secret=True, dots=2)
    voting = rounds([event])[0]
    box = BallotBox(voting)
    box.place(MARKET, "A", "s")
    ballots = box.hand_in("A", "s")
    box = BallotBox(voting, ballots)  # the file was closed and opened
    box.take_back(MARKET, "A", "s")
    box.place(TREES, "A", "s")
    box.place(TREES, "A", "s")
    assert box.left("A") == 0
    ballots += box.hand_in("A", "s")
    (result,) = results(ballots, [event, closed(event)])
    assert [(line.thing, line.dots) for line in result.lines] == [(TREES, 2)]


def test_dots_in_hand_are_taken_up_once_and_never_beyond_the_budget():
    event = opened(secret=True, dots=3)
    voting = rounds([event])[0]
    box = BallotBox(voting)
    for thing in (MARKET, TREES, MARKET):
        box.place(thing, "A", "s")
    held = box.in_hand()
    assert [(one.table, one.thing, one.dots) for one in held] == [("A", MARKET, 2), ("A", TREES, 1)]
    ballots = box.hand_in("A", "s")  # and QGIS ends before it forgets what was in hand
    again = BallotBox(voting, ballots)
    again.take_up(held, ballots)
    assert again.holding() == [] and again.left("A") == 0
    other = BallotBox(voting)
    other.take_up([one._replace(dots=9) for one in held], [])
    other.take_up([held[0]._replace(thing=Thing(target_uuid="no element"))], [])
    assert other.left("A") == 0 and sum(other.dots_of("A").values()) == 3


def test_a_round_takes_only_what_it_is_about():
    box = BallotBox(rounds([opened(about=votes.DRAWINGS)])[0])
    with pytest.raises(ValueError):
        box.place(MARKET, "A", "s")
    assert box.place(Thing(target_uuid="stroke"), "A", "s")
    with pytest.raises(ValueError):
        opening([], "people", secret=False, dots=3)


def test_tables_dots_add_up_with_shares_ranks_and_ties():
    a, b, c = opened("A"), opened("B"), opened("C")
    ballots = [
        *cast(a, {MARKET: 3, TREES: 2}),
        *cast(b, {TREES: 1, HOMES: 1}),
        *cast(c, {HOMES: 1}),
    ]
    (result,) = results(ballots, [a, b, c, closed(a), closed(b), closed(c)])
    assert result.tables == ("A", "B", "C") and result.dots == 8 and not result.is_open
    lines = [(line.thing, line.dots, line.rank, line.tied) for line in result.lines]
    assert lines == [(MARKET, 3, 1, True), (TREES, 3, 1, True), (HOMES, 2, 3, False)]
    assert result.first == (MARKET, TREES)
    assert dict(result.lines[1].by_table) == {"A": 2, "B": 1}
    assert [line.share for line in result.lines] == [3 / 8, 3 / 8, 2 / 8]
    assert [line.percent for line in result.lines] == [38, 38, 25]
    assert replace(result.lines[0], share=29 / 200).percent == 15  # 14.499… in a computer


def test_nobody_voted_is_said():
    a = opened()
    (result,) = results([], [a, closed(a)])
    assert result.notes == (Note(votes.NOBODY),) and result.first == ()


def test_rounds_of_another_number_or_about_another_thing_are_apart():
    first = opened()
    second = opened(events=[first])
    drawings = opened("B", about=votes.DRAWINGS)
    assert second.detail["number"] == 2
    found = results([], [first, second, drawings])
    assert [(one.number, one.about) for one in found] == [
        (1, "drawings"),
        (1, "elements"),
        (2, "elements"),
    ]


def test_a_number_may_be_raised_but_never_taken_twice():
    first = opened(number=4)
    assert opening([first], "elements", secret=False, dots=1)["number"] == 5
    assert opening([first], "elements", secret=False, dots=1, number=2)["number"] == 5


def test_the_hall_on_one_laptop_votes_for_several_tables():
    hall = opened("A")
    ballots = cast(hall, {MARKET: 5}, "A") + cast(hall, {TREES: 5}, "B")
    (result,) = results(ballots, [hall, closed(hall)])
    assert result.tables == ("A", "B") and result.dots == 10


def test_one_table_on_two_laptops_counts_once_where_its_dots_do_not_reach():
    early = opened("A", "2026-11-25T10:00:00.000Z")
    late = opened("A", "2026-11-25T10:01:00.000Z")
    events = [early, late, closed(early), closed(late)]
    ballots = cast(early, {MARKET: 5}) + cast(late, {TREES: 1})
    (result,) = results(ballots, events)
    assert [(line.thing, line.dots) for line in result.lines] == [(MARKET, 5)]
    assert result.notes == (Note(votes.TWICE, ("A",)),)
    shared = cast(early, {MARKET: 2}) + cast(late, {TREES: 3})  # as one table that moved over
    (result,) = results(shared, events)
    assert result.dots == 5 and result.notes == ()


def test_tables_that_voted_by_other_rules_are_named():
    a, b = opened("A", dots=5), opened("B", dots=3, secret=True)
    ballots = cast(a, {MARKET: 5})
    (result,) = results(ballots, [a, b, closed(a), closed(b)])
    assert Note(votes.OTHER_DOTS, ("A 5", "B 3")) in result.notes
    assert Note(votes.OTHER_SECRECY) in result.notes


def test_a_merged_file_with_a_secret_round_not_closed_shows_only_the_others():
    a, b = opened("A", secret=True), opened("B", secret=True)
    box = BallotBox(rounds([b])[0])
    box.place(TREES, "B", "s")
    held = box.hand_in("B", "s")
    box = BallotBox(rounds([a])[0])
    box.place(MARKET, "A", "s")
    (result,) = results(held + box.hand_in("A", "s"), [a, b, closed(a)])
    assert [line.thing for line in result.lines] == [MARKET]
    assert result.hidden == ("B",) and Note(votes.NOT_CLOSED, ("B",)) in result.notes


def test_what_two_programs_on_one_file_placed_too_many_is_cut_and_said():
    event = opened(dots=3)
    ballots = cast(event, {MARKET: 3}) + cast(event, {TREES: 2})
    (result,) = results(ballots, [event, closed(event)])
    assert result.dots == 3 and Note(votes.TOO_MANY, ("A",)) in result.notes


def test_ballots_of_no_round_or_no_sense_are_no_part_of_it():
    event = opened()
    good = new_ballot(rounds([event])[0], MARKET, 1, "A", "s")
    odd = [
        good._replace(uuid="1", round=None),
        good._replace(uuid="2", round="of another workshop"),
        good._replace(uuid="3", element_id=None),
        good._replace(uuid="4", dots=10**9),
        good._replace(uuid="5", element_id="homes", dots=-2),
    ]
    (result,) = results([good, *odd, good], [event, closed(event)])
    assert result.dots == 1 and result.notes == (Note(votes.ODD, ("A",)),)


def test_of_two_versions_of_a_ballot_the_same_one_counts_in_any_order():
    event = opened()
    one = new_ballot(rounds([event])[0], MARKET, 1, "A", "s")
    other = one._replace(element_id="trees")
    events = [event, closed(event)]
    assert results([one, other], events) == results([other, one], events)
    assert results([one, other], events)[0].dots == 1


def test_broken_openings_are_no_rounds():
    event = opened()
    wrong = [{"number": 0}, {"dots": "5"}, {"secret": 1}, {"about": "x"}, {"round": None}]
    broken = [
        replace(event, uuid=str(n), detail={**event.detail, **one}) for n, one in enumerate(wrong)
    ]
    assert rounds(broken) == [] and open_round(broken) is None


def test_an_erased_drawing_keeps_its_dots_and_is_said_to_be_gone():
    rng = random.Random(1)
    row = make_row(rng, 1, "draw")
    event = opened(about=votes.DRAWINGS)
    ballots = cast(event, {Thing(target_uuid=row.uuid): 2, Thing(target_uuid="erased"): 1})
    (result,) = results(ballots, [event, closed(event)], [row])
    assert [(line.dots, line.gone) for line in result.lines] == [(2, False), (1, True)]


STEPS = st.lists(
    st.tuples(
        st.sampled_from("AB"),
        st.integers(0, 2),
        st.booleans(),
        st.sampled_from(["", "", "", "reopened", "crashed"]),
    ),
    max_size=60,
)


@settings(max_examples=150, deadline=None)
@given(steps=STEPS, secret=st.booleans(), dots=st.integers(1, 6), seed=st.integers(0, 999))
def test_whatever_hands_do_dots_stay_within_the_budget(steps, secret, dots, seed):
    event = opened(secret=secret, dots=dots)
    voting = rounds([event])[0]
    ballots, should = [], {"A": Counter(), "B": Counter()}
    box = BallotBox(voting)
    for table, which, back, then in steps:
        thing = THINGS[which]
        try:
            ballots += (box.take_back if back else box.place)(thing, table, "s")
            should[table][thing] += -1 if back else 1
        except Refused:
            pass
        assert all(count >= 0 for count in should[table].values())
        assert box.left(table) == dots - sum(should[table].values()) >= 0
        if then == "reopened":
            for code in box.holding():
                ballots += box.hand_in(code, "s", random.Random(seed))
            box = BallotBox(voting, ballots)
        elif then == "crashed":
            held = box.in_hand()
            box = BallotBox(voting, ballots)
            box.take_up(held, ballots)
    for code in box.holding():
        ballots += box.hand_in(code, "s", random.Random(seed))
    random.Random(seed).shuffle(ballots)
    (result,) = results(ballots, [event, closed(event)])
    assert {
        (line.thing, dict(line.by_table).get(table, 0)) for line in result.lines for table in "A"
    } == {(line.thing, should["A"][line.thing]) for line in result.lines}
    assert result.dots == sum(sum(one.values()) for one in should.values())
    assert not {one.kind for one in result.notes} & {votes.ODD, votes.TOO_MANY}


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_files_merged_in_any_order_have_the_same_result_of_all_tables(seed):
    rng = random.Random(seed)
    files, should = [], Counter()
    for code in "ABC":
        event = opened(
            code, f"2026-11-25T10:0{rng.randrange(9)}:00.000Z", secret=rng.random() < 0.5
        )
        box = BallotBox(rounds([event])[0])
        ballots = []
        for _ in range(rng.randrange(12)):
            thing = rng.choice(THINGS)
            try:
                back = rng.random() < 0.3
                ballots += (box.take_back if back else box.place)(thing, code, "s")
                should[thing] += -1 if back else 1
            except Refused:
                pass
        for table in box.holding():
            ballots += box.hand_in(table, "s", rng)
        end = closed(event, "2026-11-25T09:00:00.000Z")  # a clock set back
        meta = {"workshop_uuid": code, "table_code": code, "title": "t"}
        files.append(Journal(f"{code}.gpkg", meta, [], ballots=ballots, events=[event, end]))
    found = []
    for order in itertools.permutations(files):
        one = merge(order)
        again = merge(
            [
                Journal(
                    "m",
                    {**one.meta, "table_code": "A+B+C"},
                    one.rows,
                    one.sessions,
                    one.ballots,
                    one.events,
                ),
                *files,
            ]
        )
        for merged in (one, again):
            found.append(results(merged.ballots, merged.events, replay(merged.rows)))
    assert all(one == found[0] for one in found)
    (result,) = found[0]
    assert {line.thing: line.dots for line in result.lines} == dict(+should)
