"""Votes with dots: the rounds, the box that takes a table's dots, and what came of them.

A round is opened and closed by events; its dots are ballots that name it. Every table's laptop
opens its own round: in merged files those of the same number and about the same thing are one.
What is found hangs on no order of ballots or events, since a merged file has another one.
"""

from __future__ import annotations

import math
import random
import uuid as uuids
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from .events import Ballot, Event
from .journal import JournalRow, utc_now

VOTE_OPENED, VOTE_CLOSED = "vote_opened", "vote_closed"
ELEMENTS, DRAWINGS = "elements", "drawings"
ABOUT = (ELEMENTS, DRAWINGS)
MOST_DOTS, MOST_ROUNDS = 1000, 999

NO_DOTS_LEFT, NONE_THERE = "no_dots_left", "none_there"
"""Why the box refuses: the table has no dot left, or none lies there to take back."""

NOBODY, NOT_CLOSED, OTHER_DOTS, OTHER_SECRECY = (
    "nobody",
    "not_closed",
    "other_dots",
    "other_secrecy",
)
ODD, TOO_MANY, TWICE = "odd", "too_many", "twice"
"""What there is to say of a result; see ``Note``."""


class Thing(NamedTuple):
    """What a dot lies on: an element of a future, or a drawing."""

    future_id: str | None = None
    element_id: str | None = None
    target_uuid: str | None = None


class Held(NamedTuple):
    """Secret dots of a table on one thing that are in hand; ``uuid`` will be their ballot's.

    Below zero where dots that were handed in are to be taken back.
    """

    table: str
    thing: Thing
    dots: int
    uuid: str


@dataclass(frozen=True)
class Round:
    """A round of voting on one laptop. ``number`` is how the tables' rounds find each other."""

    uuid: str
    number: int
    about: str
    secret: bool
    dots: int
    name: str
    table_code: str
    opened_at: str
    is_open: bool


class Note(NamedTuple):
    """Something to know of a result: ``kind`` and the tables or numbers it is about."""

    kind: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Line:
    """What one thing got. ``share`` is of all dots, ``rank`` counts from 1 and ties share it;
    ``gone`` says that the drawing is not on the map any more.
    """

    thing: Thing
    by_table: tuple[tuple[str, int], ...]
    dots: int
    share: float
    rank: int
    tied: bool
    gone: bool

    @property
    def percent(self) -> int:
        """Its share in whole percent as it is shown everywhere; a half goes up, as people round."""
        return math.floor(round(100 * self.share, 6) + 0.5)


@dataclass(frozen=True)
class Result:
    """What came of a round, most dots first. A secret round that is open shows nothing.

    ``hidden`` are the tables whose secret round is still open: they are not in ``lines``.
    """

    number: int
    about: str
    name: str
    secret: bool
    is_open: bool
    lines: tuple[Line, ...]
    tables: tuple[str, ...]
    hidden: tuple[str, ...]
    dots: int
    notes: tuple[Note, ...]

    @property
    def first(self) -> tuple[Thing, ...]:
        """The things with most dots: several where there is a tie, none where nobody voted."""
        return tuple(line.thing for line in self.lines if line.rank == 1)


# --- rounds


def opening(
    events: Iterable[Event], about: str, *, secret: bool, dots: int, number: int = 0, name: str = ""
) -> dict[str, Any]:
    """Return the detail of an event ``vote_opened``; without a number the next one is taken."""
    if about not in ABOUT or not 0 < dots <= MOST_DOTS:
        raise ValueError(f"no round of {dots} dots about {about!r}")
    return {
        "round": str(uuids.uuid4()),
        "number": max(number, next_number(events)),
        "about": about,
        "secret": bool(secret),
        "dots": dots,
        "name": name,
    }


def next_number(events: Iterable[Event]) -> int:
    """Return the least number that no round has yet."""
    return 1 + max((one.number for one in rounds(events)), default=0)


def rounds(events: Iterable[Event]) -> list[Round]:
    """Return the rounds by number; what is no whole opening of one is left out."""
    opened: dict[str, tuple[str, Event]] = {}
    closed = set()
    for event in events:
        uuid = event.detail.get("round")
        if not isinstance(uuid, str):
            continue
        if event.kind == VOTE_CLOSED:
            closed.add(uuid)
        elif event.kind == VOTE_OPENED and _is_opening(event.detail):
            entry = (f"{event.happened_at} {event.uuid}", event)
            opened[uuid] = min(entry, opened.get(uuid, entry), key=lambda one: one[0])
    found = [
        Round(
            uuid=uuid,
            number=event.detail["number"],
            about=event.detail["about"],
            secret=event.detail["secret"],
            dots=event.detail["dots"],
            name=str(event.detail.get("name") or ""),
            table_code=event.table_code,
            opened_at=event.happened_at,
            is_open=uuid not in closed,
        )
        for uuid, (_, event) in opened.items()
    ]
    return sorted(found, key=lambda one: (one.number, one.opened_at, one.uuid))


def open_round(events: Iterable[Event]) -> Round | None:
    """Return the round that takes dots now, the last one where a merged file has several."""
    return next((one for one in reversed(rounds(events)) if one.is_open), None)


def _is_opening(detail: dict[str, Any]) -> bool:
    return (
        _whole(detail.get("number"), MOST_ROUNDS)
        and _whole(detail.get("dots"), MOST_DOTS)
        and isinstance(detail.get("secret"), bool)
        and detail.get("about") in ABOUT
    )


def _whole(value: Any, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value <= most


# --- the box


class Refused(Exception):
    """The box does not take this; ``reason`` is ``NO_DOTS_LEFT`` or ``NONE_THERE``."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class BallotBox:
    """Takes the dots of an open round and keeps to its rules.

    In a secret round dots stay in hand until the table hands them in: then they are ballots of
    the moment the round opened, in an order that is none, so that neither tells what came first.
    """

    def __init__(self, voting: Round, ballots: Iterable[Ballot] = ()) -> None:
        self.round = voting
        self._cast: dict[str, Counter[Thing]] = {}
        self._in_hand: dict[str, Counter[Thing]] = {}
        self._uuids: dict[tuple[str, Thing], str] = {}
        self.reread(ballots)

    def reread(self, ballots: Iterable[Ballot]) -> None:
        """Count the ballots of the file anew; what is in hand stays there."""
        counted, _notes = _counted(self.round, ballots)
        self._cast = {table: Counter(things) for table, things in counted.items()}

    def dots_of(self, table: str) -> dict[Thing, int]:
        """Return what a table has placed, also what it has in hand."""
        placed = Counter(self._cast.get(table, {}))
        placed.update(self._in_hand.get(table, {}))
        return {thing: dots for thing, dots in placed.items() if dots > 0}

    def left(self, table: str) -> int:
        """Return how many dots a table may still place."""
        return max(0, self.round.dots - sum(self.dots_of(table).values()))

    def shown(self) -> dict[Thing, int]:
        """Return the dots of all tables on each thing; nothing while a secret round is open."""
        if self.round.secret:
            return {}
        return dict(sum((Counter(self.dots_of(table)) for table in self._cast), Counter()))

    def holding(self) -> list[str]:
        """Return the tables that have dots in hand, not handed in."""
        return sorted(table for table, things in self._in_hand.items() if any(things.values()))

    def in_hand(self) -> list[Held]:
        """Return the secret dots that are not handed in, in an order that tells nothing."""
        found = [
            Held(table, thing, dots, self._uuids.setdefault((table, thing), str(uuids.uuid4())))
            for table, things in self._in_hand.items()
            for thing, dots in things.items()
            if dots
        ]
        return sorted(found, key=lambda one: (one.table, _order(one.thing)))

    def take_up(self, held: Iterable[Held], ballots: Iterable[Ballot]) -> None:
        """Take dots in hand again that an earlier sitting left so.

        Those that are ``ballots`` by now were handed in just before it ended.
        """
        handed_in = {ballot.uuid for ballot in ballots}
        for one in sorted(held, key=lambda one: one.dots):  # what is taken back makes room
            there = self.dots_of(one.table).get(one.thing, 0)
            dots = max(-there, min(one.dots, self.left(one.table)))
            fits = self.round.secret and _fits(one.thing, self.round.about)
            if fits and dots and one.uuid not in handed_in:
                self._in_hand.setdefault(one.table, Counter())[one.thing] += dots
                self._uuids[one.table, one.thing] = one.uuid

    def place(self, thing: Thing, table: str, session_uuid: str) -> list[Ballot]:
        """Put a dot on a thing; return what is to be written now. Raises ``Refused``."""
        self._check(thing)
        if self.left(table) <= 0:
            raise Refused(NO_DOTS_LEFT)
        return self._add(thing, table, session_uuid, 1)

    def take_back(self, thing: Thing, table: str, session_uuid: str) -> list[Ballot]:
        """Take a dot back; return what is to be written now. Raises ``Refused``."""
        self._check(thing)
        if self.dots_of(table).get(thing, 0) <= 0:
            raise Refused(NONE_THERE)
        return self._add(thing, table, session_uuid, -1)

    def hand_in(
        self, table: str, session_uuid: str, rng: random.Random | None = None
    ) -> list[Ballot]:
        """Return a secret table's ballots, shuffled; they are in hand no more."""
        ballots = [
            self._ballot(one.thing, one.dots, table, session_uuid)._replace(uuid=one.uuid)
            for one in self.in_hand()
            if one.table == table
        ]
        held = self._in_hand.pop(table, Counter())
        self._uuids = {key: uuid for key, uuid in self._uuids.items() if key[0] != table}
        (rng or random.SystemRandom()).shuffle(ballots)
        cast = self._cast.setdefault(table, Counter())
        cast.update(held)
        return ballots

    def _add(self, thing: Thing, table: str, session_uuid: str, dots: int) -> list[Ballot]:
        where = self._in_hand if self.round.secret else self._cast
        where.setdefault(table, Counter())[thing] += dots
        return [] if self.round.secret else [self._ballot(thing, dots, table, session_uuid)]

    def _ballot(self, thing: Thing, dots: int, table: str, session_uuid: str) -> Ballot:
        ballot = new_ballot(self.round, thing, dots, table, session_uuid)
        return ballot._replace(cast_at=self.round.opened_at) if self.round.secret else ballot

    def _check(self, thing: Thing) -> None:
        if not _fits(thing, self.round.about):
            raise ValueError(f"this round is not about {thing}")


def new_ballot(voting: Round, thing: Thing, dots: int, table: str, session_uuid: str) -> Ballot:
    """Return a ballot of now."""
    return Ballot(
        uuid=str(uuids.uuid4()),
        session_uuid=session_uuid,
        table_code=table,
        future_id=thing.future_id,
        element_id=thing.element_id,
        target_uuid=thing.target_uuid,
        dots=dots,
        cast_at=utc_now(),
        round=voting.uuid,
    )


def _fits(thing: Thing, about: str) -> bool:
    if about == DRAWINGS:
        return bool(thing.target_uuid) and not thing.element_id
    return bool(thing.future_id and thing.element_id) and not thing.target_uuid


# --- what came of it


def results(
    ballots: Iterable[Ballot], events: Iterable[Event], drawings: Iterable[JournalRow] = ()
) -> list[Result]:
    """Return what came of each round, by number. ``drawings`` are those in view.

    Rounds of several laptops with one number about one thing are one result. A table that voted
    on two laptops in it counts once unless both together keep to its dots. Ballots of no round
    (files of older schemas) are no part of any.
    """
    in_view = {row.uuid for row in drawings}
    by_round: dict[str | None, list[Ballot]] = {}
    for ballot in {one.uuid: one for one in sorted(ballots, key=repr, reverse=True)}.values():
        by_round.setdefault(ballot.round, []).append(ballot)
    alike: dict[tuple[int, str], list[Round]] = {}
    for one in rounds(events):
        alike.setdefault((one.number, one.about), []).append(one)
    return [_result(group, by_round, in_view) for _, group in sorted(alike.items())]


def _result(
    group: Sequence[Round], by_round: dict[str | None, list[Ballot]], in_view: set[str]
) -> Result:
    notes: set[Note] = set()
    counted: dict[str, Counter[Thing]] = {}
    budget: dict[str, int] = {}
    hidden, seen = set(), set()
    for voting in group:
        found, remarks = _counted(voting, by_round.get(voting.uuid, ()))
        if voting.secret and voting.is_open:
            hidden.update((*found, voting.table_code))
            continue
        notes |= remarks
        seen.update((*found, voting.table_code))
        for table, things in found.items():
            budget[table] = max(budget.get(table, 0), voting.dots)
            before = counted.get(table, Counter())
            if sum(before.values()) + sum(things.values()) > budget[table] and before:
                notes.add(Note(TWICE, (table,)))
                continue
            counted[table] = before + things
    lines = _lines(counted, in_view)
    if hidden:
        notes.add(Note(NOT_CLOSED, tuple(sorted(hidden))))
    if not lines and not hidden:
        notes.add(Note(NOBODY))
    different = sorted({(one.table_code, one.dots) for one in group})
    if len({dots for _table, dots in different}) > 1:
        notes.add(Note(OTHER_DOTS, tuple(f"{table} {dots}" for table, dots in different)))
    if len({one.secret for one in group}) > 1:
        notes.add(Note(OTHER_SECRECY))
    return Result(
        number=group[0].number,
        about=group[0].about,
        name=next((one.name for one in group if one.name), ""),
        secret=any(one.secret for one in group),
        is_open=any(one.is_open for one in group),
        lines=lines,
        tables=tuple(sorted(seen)),
        hidden=tuple(sorted(hidden)),
        dots=sum(line.dots for line in lines),
        notes=tuple(sorted(notes)),
    )


def _counted(
    voting: Round, ballots: Iterable[Ballot]
) -> tuple[dict[str, Counter[Thing]], set[Note]]:
    """Return each table's dots in a round, never more than it gives, and what was odd."""
    sums: dict[str, Counter[Thing]] = {}
    first: dict[tuple[str, Thing], str] = {}
    notes = set()
    for ballot in ballots:
        if ballot.round != voting.uuid:
            continue
        thing = Thing(ballot.future_id, ballot.element_id, ballot.target_uuid)
        whole = isinstance(ballot.dots, int) and abs(ballot.dots) <= MOST_DOTS
        if not whole or not _fits(thing, voting.about):
            notes.add(Note(ODD, (ballot.table_code,)))
            continue
        sums.setdefault(ballot.table_code, Counter())[thing] += ballot.dots
        key = (ballot.table_code, thing)
        first[key] = min(ballot.cast_at, first.get(key, ballot.cast_at))
    for table, things in sums.items():
        left = voting.dots
        if any(dots < 0 for dots in things.values()):
            notes.add(Note(ODD, (table,)))
        # two programs on one file may place too many: those that came first count
        for thing in sorted(things, key=lambda one: (first[table, one], _order(one))):
            allowed = min(max(0, things[thing]), left)
            if allowed < things[thing]:
                notes.add(Note(TOO_MANY, (table,)))
            left -= allowed
            things[thing] = allowed
        sums[table] = +things
    return sums, notes


def _lines(counted: dict[str, Counter[Thing]], in_view: set[str]) -> tuple[Line, ...]:
    totals: Counter[Thing] = Counter()
    for things in counted.values():
        totals.update(things)
    all_dots, alike = sum(totals.values()), Counter(totals.values())
    ranks, rank = {}, 1
    for dots in sorted(alike, reverse=True):
        ranks[dots] = rank
        rank += alike[dots]
    return tuple(
        Line(
            thing=thing,
            by_table=tuple(
                (table, counted[table][thing]) for table in sorted(counted) if counted[table][thing]
            ),
            dots=dots,
            share=dots / all_dots,
            rank=ranks[dots],
            tied=alike[dots] > 1,
            gone=thing.target_uuid is not None and thing.target_uuid not in in_view,
        )
        for thing, dots in sorted(totals.items(), key=lambda one: (-one[1], _order(one[0])))
    )


def _order(thing: Thing) -> tuple[str, ...]:
    return tuple(part or "" for part in thing)
