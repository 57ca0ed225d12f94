from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from cm_civic_plugin.core.scenario.events import new_event
from cm_civic_plugin.core.scenario.journal import (
    JournalRow,
    next_redo,
    next_undo,
    replay,
    utc_text,
)
from cm_civic_plugin.core.scenario.shape import shape_of
from cm_civic_plugin.core.scenario.turns import (
    Airtime,
    airtime,
    next_seat,
    redo_of_turn,
    seat_on,
    seats_to_invite,
    undo_of_turn,
)

START = datetime(2026, 3, 14, 6, 0, tzinfo=timezone.utc)


class Table:
    """A table that draws: rows and events in the order they happen."""

    def __init__(self):
        self.rows, self.events = [], []

    def draw(self, seconds=10.0, action="draw", **values):
        seq = len(self.rows) + 1
        more = {
            "future_id": "good_living",
            "element_id": "trees",
            "shape": shape_of("stamp", [(99, 18)]),
        }
        if action != "draw":
            more = {}
        row = JournalRow(
            f"r{seq}", "s", "A", action, utc_text(START), utc_text(START + timedelta(seconds=seconds)),
            seq=seq, **{**more, **values},
        )  # fmt: skip
        self.rows.append(row)
        return row.uuid

    def undo(self, uuid):
        self.draw(0, "undo", target_uuid=uuid)

    def redo(self, uuid):
        self.draw(0, "redo", target_uuid=uuid)

    def turn(self, seat):
        self.happens("turn", seat=seat)

    def happens(self, kind, **detail):
        self.events.append(new_event(kind, "s", "A", len(self.rows), **detail))

    def times(self, seats=3):
        return airtime(self.events, self.rows, seats)


@pytest.fixture()
def table():
    return Table()


def test_rows_belong_to_the_seat_whose_turn_it_was(table):
    table.draw(99)  # before anybody's turn
    table.turn(1)
    table.draw(10)
    table.draw(5)
    table.turn(3)
    table.draw(7, "erase", target_uuid="r1")
    table.turn(1)
    table.draw(1)
    assert table.times() == {1: Airtime(16, 3, 2), 2: Airtime(), 3: Airtime(7, 1, 1)}
    assert seat_on(table.events) == 1


def test_undoing_takes_no_airtime_away_and_gives_none(table):
    table.turn(2)
    table.undo(table.draw(10))
    assert table.times()[2] == Airtime(10, 1, 1)


def test_a_turn_ends_with_nobodys_turn_and_with_the_stage(table):
    for ends in (
        lambda: table.turn(0),
        lambda: table.happens("stage_ended", number=1),
        lambda: table.happens("stage_begun", number=1, minutes=5),
    ):
        table.turn(1)
        ends()
        table.draw(50)
        assert seat_on(table.events) == 0
        assert table.times()[1].seconds == 0
    table.happens("stage_paused", number=1)
    table.turn(2)
    table.happens("stage_extended", number=1, minutes=1)
    assert seat_on(table.events) == 2


def test_a_clock_that_was_set_in_mid_stroke_gives_no_absurd_time(table):
    table.turn(1)
    table.draw(-3600)
    assert table.times()[1].seconds == 0
    table.draw(86400)
    assert table.times()[1].seconds == 600


def test_a_seat_that_is_not_at_the_table_is_nobodys(table):
    table.turn(9)
    table.draw(10)
    table.events.append(new_event("turn", "s", "A", 1, seat="two"))
    assert table.times(2) == {1: Airtime(), 2: Airtime()}


def test_next_goes_round_and_comes_back_for_who_was_passed_over(table):
    assert next_seat(table.events, 3) == 1
    table.turn(1)
    assert next_seat(table.events, 3) == 2
    table.turn(3)  # 2 was passed over
    assert next_seat(table.events, 3) == 2
    table.turn(2)
    assert next_seat(table.events, 3) == 3  # all had one: on in the round
    table.turn(0)
    assert next_seat(table.events, 3) == 3
    assert next_seat(table.events, 0) == 0


@pytest.mark.parametrize(
    ("seconds", "invited"),
    [
        ([10, 10, 10, 10], []),
        ([50, 0, 0, 0], []),  # hardly begun
        ([100, 90, 80, 0], []),  # no one seat has much more
        ([200, 20, 30, 22], [2, 4]),
        ([160, 100, 100, 20], []),
        ([90, 20], [2]),
        ([60, 40], []),
        ([500], []),
        ([], []),
    ],
)
def test_who_to_invite(seconds, invited):
    times = {seat: Airtime(float(drawn), 1, 1) for seat, drawn in enumerate(seconds, 1)}
    assert seats_to_invite(times) == invited


def test_undo_of_a_turn_stops_at_its_beginning(table):
    table.turn(1)
    others = table.draw()
    table.turn(2)
    assert undo_of_turn(table.rows, table.events) is None
    first, second = table.draw(), table.draw()
    assert undo_of_turn(table.rows, table.events) == second
    table.undo(second)
    assert undo_of_turn(table.rows, table.events) == first
    table.undo(first)
    assert undo_of_turn(table.rows, table.events) is None
    assert next_undo(table.rows) == others  # what the table's own undo takes back then
    assert redo_of_turn(table.rows, table.events) == first
    table.redo(first)
    assert undo_of_turn(table.rows, table.events) == first
    assert [row.uuid for row in replay(table.rows)] == [others, first]


def test_a_new_action_clears_the_redo_of_the_turn_too(table):
    table.turn(1)
    table.undo(table.draw())
    table.draw()
    assert redo_of_turn(table.rows, table.events) is None


def test_an_action_of_an_earlier_turn_is_not_redone_as_this_ones(table):
    table.turn(1)
    others = table.draw()
    table.turn(2)
    table.undo(others)
    assert redo_of_turn(table.rows, table.events) is None
    assert next_redo(table.rows) == others
    table.redo(others)
    assert undo_of_turn(table.rows, table.events) is None


def test_without_a_turn_there_is_no_undo_of_one(table):
    table.draw()
    assert undo_of_turn(table.rows, table.events) is None
    table.turn(1)
    table.draw()
    table.happens("stage_ended", number=1)
    assert undo_of_turn(table.rows, table.events) is None
    assert redo_of_turn(table.rows, table.events) is None
