"""What happens around the drawing: events (stages, turns, landmarks, deals) and votes.

Like the journal's rows they are only ever added, are known by their uuid, and name a table, never
a person.
"""

from __future__ import annotations

import uuid as uuids
from dataclasses import asdict, dataclass, field
from typing import Any, NamedTuple

from .journal import utc_now

STAGE_BEGUN, STAGE_ENDED, TURN, LANDMARK = "stage_begun", "stage_ended", "turn", "landmark"


@dataclass(frozen=True)
class Event:
    """Something that happened. ``after_seq`` is the last stroke before it: the journal replayed
    up to there is the picture of that moment. ``detail`` is plain values that JSON can hold.
    """

    uuid: str
    seq: int
    session_uuid: str
    table_code: str
    kind: str
    after_seq: int
    happened_at: str
    detail: dict[str, Any] = field(default_factory=dict)


class Ballot(NamedTuple):
    """A vote, as the table ``ballots`` holds it; negative ``dots`` take some back.

    It is for a drawing (``target_uuid``) or an element of a future. ``round`` is the uuid of the
    round of voting, None in files of schema 2 and older.
    """

    uuid: str
    session_uuid: str
    table_code: str
    future_id: str | None
    element_id: str | None
    target_uuid: str | None
    dots: int
    cast_at: str
    round: str | None = None


def new_event(
    kind: str,
    session_uuid: str,
    table_code: str,
    after_seq: int,
    **detail: Any,  # noqa: ANN401
) -> Event:
    """Return an event of now, with a fresh uuid and no ``seq`` yet."""
    return Event(
        str(uuids.uuid4()), 0, session_uuid, table_code, kind, after_seq, utc_now(), detail
    )


def to_values(one: Event | Ballot) -> dict[str, Any]:
    """Return plain values that JSON can hold, under a key that says what it is."""
    return {"event": asdict(one)} if isinstance(one, Event) else {"ballot": one._asdict()}


def from_values(values: dict[str, Any]) -> Event | Ballot:
    """Return what ``to_values`` wrote; raises ``ValueError`` for anything else."""
    try:
        return Event(**values["event"]) if "event" in values else Ballot(**values["ballot"])
    except (KeyError, TypeError) as error:
        raise ValueError("neither an event nor a vote") from error
