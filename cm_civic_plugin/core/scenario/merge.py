"""Many tables' journals become one, the same one whatever order they come in.

A row is known by its uuid. Merging a file twice, or a file that was itself merged, adds nothing.

The order of the merged journal: each file's own order is kept, for a row may undo the one before
it; among the rows that could come next, the one that ended first does (then by sitting and uuid).
So a clock set back moves nothing within its table, and a merged file merged again keeps its order.
"""

from __future__ import annotations

import heapq
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from operator import itemgetter
from statistics import median
from typing import Any, NamedTuple

from ..errors import BadInput, msg
from .events import Ballot, Event
from .journal import JournalRow, moment_of

LATE_MINUTES = 15
"""Tables of a workshop begin together: a start this far from the others' is worth a look."""
_BACK_SECONDS = 2.0  # programs that keep clocks exact may step them back by less


class Session(NamedTuple):
    """A sitting of a table, as the table ``sessions`` holds it."""

    uuid: str
    table_code: str
    started_at: str
    software: str | None


@dataclass(frozen=True)
class Journal:
    """What one workshop file holds. ``name`` is how people know the file.

    ``events`` are stages, turns, landmarks, deals.
    """

    name: str
    meta: dict[str, str | None]
    rows: Sequence[JournalRow]
    sessions: Sequence[Session] = ()
    ballots: Sequence[Ballot] = ()
    events: Sequence[Event] = ()


@dataclass(frozen=True)
class Conflict:
    """Two files say different things under one uuid. The version that ended first was kept."""

    uuid: str
    table_code: str
    kept_from: tuple[str, ...]
    left_out_from: tuple[str, ...]


@dataclass(frozen=True)
class ClockNote:
    """A clock that seems wrong. ``kind`` is ``back`` (set back, by seconds) or ``apart`` (the
    table began so many seconds after the middle of the others; negative: before).
    """

    table_code: str
    kind: str
    seconds: float


@dataclass
class Merged:
    """The merged journal, and all there is to say about how it came to be."""

    meta: dict[str, str | None]
    rows: list[JournalRow]
    sessions: list[Session]
    ballots: list[Ballot]
    events: list[Event]
    duplicates: int
    used: dict[str, int] = field(default_factory=dict)
    refused: dict[str, BadInput] = field(default_factory=dict)
    conflicts: list[Conflict] = field(default_factory=list)
    clocks: list[ClockNote] = field(default_factory=list)

    @property
    def table_codes(self) -> list[str]:
        """The tables that did something, sorted."""
        return sorted({row.table_code for row in self.rows})


def merge(journals: Iterable[Journal]) -> Merged:
    """Return one journal of all rows, with ``seq`` from 1.

    ``duplicates`` counts the rows met again. Strangers (see ``stranger``) are left out and named
    in ``refused``. What the workshop is, most files say: the order of the files decides nothing.
    Raises ``BadInput`` where there is no file.
    """
    files = sorted(journals, key=_identity)
    if not files:
        raise BadInput(msg("There is no workshop file to merge. Choose one at least."))
    home = _home(files)
    refused = {}
    for file in files:
        reason = stranger(file, home)
        if reason is not None:
            refused[file.name] = reason
    used = [file for file in files if file.name not in refused]
    versions = _versions(used)
    kept = {uuid: min(found, key=_content) for uuid, found in versions.items()}
    order = _canonical(kept, used)
    rows = [replace(kept[uuid], seq=number) for number, uuid in enumerate(order, 1)]
    return Merged(
        meta=home,
        rows=rows,
        sessions=_once([session for file in used for session in file.sessions]),
        ballots=_once([ballot for file in used for ballot in file.ballots]),
        events=_events(used, {row.uuid: row.seq for row in rows}),
        duplicates=sum(len(file.rows) for file in used) - len(rows),
        used={file.name: len(file.rows) for file in used},
        refused=refused,
        conflicts=_conflicts(kept, versions),
        clocks=clock_notes(rows),
    )


# --- whose file is it


def stranger(file: Journal, home: dict[str, str | None]) -> BadInput | None:
    """Return why a file is of another workshop than ``home`` (a ``meta``), None where it is not.

    Made-up and real tables never mix. The id ``workshop`` tells where both have one, else the
    title does; a file without a title is believed. Files that name their ``futures`` must name
    the same ones: else drawings would be counted under futures nobody was asked about.
    """
    meta = file.meta
    if (meta.get("is_sample") == "yes") != (home.get("is_sample") == "yes"):
        return BadInput(
            msg("{file} was left out: made-up sample tables and real ones are never merged."),
            file=file.name,
        )
    if meta.get("workshop") and home.get("workshop"):
        same = meta["workshop"] == home["workshop"]
    else:
        ours, theirs = _title(home), _title(meta)
        same = not ours or not theirs or ours == theirs
    if not same:
        return BadInput(
            msg("{file} was left out: it is of another workshop ({theirs}, not {ours})."),
            file=file.name,
            theirs=meta.get("title") or meta.get("workshop") or "?",
            ours=home.get("title") or home.get("workshop") or "?",
        )
    if meta.get("futures") and home.get("futures") and _futures(meta) != _futures(home):
        return BadInput(
            msg("{file} was left out: its people drew other futures ({theirs}, not {ours})."),
            file=file.name,
            theirs=meta["futures"],
            ours=home["futures"],
        )
    return None


def _title(meta: dict[str, str | None]) -> str:
    return " ".join((meta.get("title") or "").split()).casefold()


def _futures(meta: dict[str, str | None]) -> frozenset[str]:
    words = (meta.get("futures") or "").translate(str.maketrans('[]",', "    "))
    return frozenset(words.split())


def _identity(file: Journal) -> tuple[str, ...]:
    about = [file.meta.get(key) or "" for key in ("workshop_uuid", "table_code", "title")]
    return (*about, file.name)


def _home(files: Sequence[Journal]) -> dict[str, str | None]:
    """Return what most files say of the workshop; an id outranks a title."""
    home: dict[str, str | None] = {}
    for key in ("is_sample", "workshop", "title", "futures", "place", "plan"):
        votes: dict[str, tuple[int, int]] = {}
        for file in files:
            value = file.meta.get(key) or ""
            named = key != "title" or file.meta.get("workshop") == home["workshop"]
            if value and named:
                count, rows = votes.get(value, (0, 0))
                votes[value] = (count + 1, rows + len(file.rows))
        home[key] = max(votes, key=lambda value: (votes[value], value)) if votes else None
        files = [file for file in files if stranger(file, home) is None]
    return home


# --- which rows, in which order


def _content(row: JournalRow) -> tuple[str, ...]:
    """Return a row's content without ``seq``, as texts that sort: what ended first comes first."""
    raw = row.raw if row.raw is not None else row.shape
    plain = replace(row, seq=0, raw=raw)
    return (row.ended_at, row.started_at, repr(plain))


def _versions(files: Iterable[Journal]) -> dict[str, dict[JournalRow, list[str]]]:
    """Return for each uuid its different rows, each with the names of the files that hold it."""
    versions: dict[str, dict[JournalRow, list[str]]] = {}
    for file in files:
        for row in file.rows:
            plain = replace(row, seq=0, raw=row.raw if row.raw is not None else row.shape)
            versions.setdefault(row.uuid, {}).setdefault(plain, []).append(file.name)
    return versions


def _conflicts(
    kept: dict[str, JournalRow], versions: dict[str, dict[JournalRow, list[str]]]
) -> list[Conflict]:
    found = []
    for uuid, rows in sorted(versions.items()):
        if len(rows) > 1:
            others = [name for row, names in rows.items() if row != kept[uuid] for name in names]
            mine = tuple(sorted(rows[kept[uuid]]))
            found.append(Conflict(uuid, kept[uuid].table_code, mine, tuple(sorted(others))))
    return found


def _canonical(kept: dict[str, JournalRow], files: Iterable[Journal]) -> list[str]:
    """Return the uuids in the order that the module's first lines describe."""
    after: dict[str, set[str]] = {uuid: set() for uuid in kept}
    waits = dict.fromkeys(kept, 0)
    for file in files:
        chain = [row.uuid for row in sorted(file.rows, key=lambda row: (row.seq, row.uuid))]
        for one, other in zip(chain, chain[1:]):
            if one != other and other not in after[one]:
                after[one].add(other)
                waits[other] += 1

    def entry(uuid: str) -> tuple[str, str, str]:
        return kept[uuid].ended_at, kept[uuid].session_uuid, uuid

    ready = [entry(uuid) for uuid, count in waits.items() if not count]
    heapq.heapify(ready)
    order: dict[str, None] = {}
    while len(order) < len(kept):
        if not ready:  # two files hold the same rows in opposite orders: time decides
            ready = [min(entry(uuid) for uuid in kept if uuid not in order)]
        uuid = heapq.heappop(ready)[2]
        if uuid in order:
            continue
        order[uuid] = None
        for other in after[uuid]:
            waits[other] -= 1
            if not waits[other] and other not in order:
                heapq.heappush(ready, entry(other))
    return list(order)


def _once(things: Iterable[Any]) -> list[Any]:
    """Return one version of each uuid, whatever order they come in."""
    first: dict[str, Any] = {}
    for thing in sorted(things, key=repr):
        first.setdefault(thing.uuid, thing)
    return list(first.values())


def _events(files: Iterable[Journal], places: dict[str, int]) -> list[Event]:
    """Return each event once, after the same row as in its file; ``places`` are the rows' new seq.

    Of versions that differ the same one is kept in whatever order they come.
    """
    found: dict[str, tuple[str, Event]] = {}
    for file in files:
        rows = sorted(file.rows, key=lambda row: row.seq)
        seqs = [row.seq for row in rows]
        for event in file.events:
            before = bisect_right(seqs, event.after_seq)
            after = places[rows[before - 1].uuid] if before else 0
            moved = replace(event, seq=0, after_seq=after)
            entry = (repr(moved), moved)
            found[event.uuid] = min(entry, found.get(event.uuid, entry), key=itemgetter(0))
    events = [event for _, event in found.values()]
    events.sort(key=lambda event: (event.after_seq, event.happened_at, event.uuid))
    return [replace(event, seq=number) for number, event in enumerate(events, 1)]


# --- clocks


def clock_notes(rows: Iterable[JournalRow]) -> list[ClockNote]:
    """Return what is odd about the tables' clocks; ``rows`` in the order of the journal.

    Nothing is corrected: a table may have come late, and the order within a table is that of its
    file in any case.
    """
    ends: dict[str, list[float]] = {}
    starts: dict[str, float] = {}
    for row in rows:
        moment = _seconds(row.ended_at)
        if moment is None:
            continue
        ends.setdefault(row.table_code, []).append(moment)
        started = _seconds(row.started_at)
        starts.setdefault(row.table_code, moment if started is None else started)
    notes = []
    for code, moments in sorted(ends.items()):
        back = max((one - other for one, other in zip(moments, moments[1:])), default=0.0)
        if back > _BACK_SECONDS:
            notes.append(ClockNote(code, "back", back))
        others = [start for other, start in starts.items() if len(starts) > 2 or other != code]
        apart = starts[code] - median(others) if others else 0.0
        if abs(apart) > 60 * LATE_MINUTES:
            notes.append(ClockNote(code, "apart", apart))
    return notes


def _seconds(text: str) -> float | None:
    moment = moment_of(text)
    return None if moment is None else moment.timestamp()
