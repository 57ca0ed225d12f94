"""Whose turn it is at a table, and how long each seat has held the pen.

Seats are numbers, never names, and the journal's rows know no seat: a row belongs to the seat
whose turn it was when it was written. A turn lasts from its ``turn`` event {seat} to the next
one, or until a stage begins or ends; seat 0 is nobody's turn.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .events import STAGE_BEGUN, STAGE_ENDED, TURN, Event
from .journal import ACTIONS, JournalRow, moment_of, next_redo, next_undo
from .stages import number_in

_LONGEST = 600.0
"""Seconds that one stroke counts at most: longer, and the clock was set meanwhile."""
_ENOUGH = 60.0
"""Seconds of drawing at a table before its shares say anything."""


@dataclass(frozen=True)
class Airtime:
    """What a seat has done in its turns: seconds with the pen down, actions, turns."""

    seconds: float = 0.0
    actions: int = 0
    turns: int = 0


@dataclass(frozen=True)
class _Turn:
    seat: int  # 0: nobody's
    after_seq: int


def seat_on(events: Iterable[Event]) -> int:
    """Return the seat whose turn it is, 0 when it is nobody's."""
    turns = _turns(events)
    return turns[-1].seat if turns else 0


def airtime(events: Iterable[Event], rows: Iterable[JournalRow], seats: int) -> dict[int, Airtime]:
    """Return what each of a table's ``seats`` has done so far; drawings since undone count too."""
    turns = _turns(events)
    starts = [turn.after_seq for turn in turns]
    seconds = dict.fromkeys(range(1, seats + 1), 0.0)
    actions = dict.fromkeys(seconds, 0)
    for row in rows:
        if row.action not in ACTIONS:
            continue
        # A turn that begins after row 7 is about rows 8 and later.
        index = bisect_right(starts, row.seq - 1) - 1
        seat = turns[index].seat if index >= 0 else 0
        if seat in seconds:
            seconds[seat] += _duration(row)
            actions[seat] += 1
    return {
        seat: Airtime(seconds[seat], actions[seat], sum(turn.seat == seat for turn in turns))
        for seat in seconds
    }


def next_seat(events: Iterable[Event], seats: int) -> int:
    """Return whose turn is next: who had the fewest, and of those the first after the one on."""
    if seats < 1:
        return 0
    turns = [turn.seat for turn in _turns(events) if turn.seat]
    last = turns[-1] if turns else 0
    in_order = [(last + step) % seats + 1 for step in range(seats)]
    return min(in_order, key=turns.count)


def seats_to_invite(times: dict[int, Airtime]) -> list[int]:
    """Return the seats that drew least, when a seat has drawn much more than its share.

    Empty while the table is about even or has hardly begun: more than twice its share, and more
    than a minute above the middle seat, is much.
    """
    drawn = {seat: time.seconds for seat, time in times.items()}
    total = sum(drawn.values())
    if len(drawn) < 2 or total < _ENOUGH:
        return []
    most = max(drawn.values())
    middle = sorted(drawn.values())[(len(drawn) - 1) // 2]
    # Of two or three seats nobody can have much more than twice a share: there, four fifths.
    if most <= min(2 / len(drawn), 0.8) * total or most - middle < _ENOUGH:
        return []
    least = min(drawn.values())
    return [seat for seat, seconds in drawn.items() if seconds <= least + 5]


def undo_of_turn(rows: Iterable[JournalRow], events: Iterable[Event]) -> str | None:
    """Return the uuid of the newest action in force of the turn that is on.

    None when it is nobody's turn or the turn has none: then the table's own undo is asked.
    """
    # An undo or redo of an action of this turn is a row of this turn too.
    return next_undo(_rows_of_turn(rows, events))


def redo_of_turn(rows: Iterable[JournalRow], events: Iterable[Event]) -> str | None:
    """Return the uuid of the action of the turn that is on that a redo would bring back."""
    return next_redo(_rows_of_turn(rows, events))


def _rows_of_turn(rows: Iterable[JournalRow], events: Iterable[Event]) -> Sequence[JournalRow]:
    turns = _turns(events)
    if not turns or not turns[-1].seat:
        return []
    return [row for row in rows if row.seq > turns[-1].after_seq]


def _turns(events: Iterable[Event]) -> list[_Turn]:
    turns: list[_Turn] = []
    for event in events:
        if event.kind == TURN:
            turns.append(_Turn(int(number_in(event.detail, "seat") or 0), event.after_seq))
        elif event.kind in (STAGE_BEGUN, STAGE_ENDED):
            turns.append(_Turn(0, event.after_seq))
    return turns


def _duration(row: JournalRow) -> float:
    start, end = moment_of(row.started_at), moment_of(row.ended_at)
    if start is None or end is None:
        return 0.0
    return min(_LONGEST, max(0.0, (end - start).total_seconds()))
