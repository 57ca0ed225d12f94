"""Bargaining under a budget of tokens: groups offer proposals, others take or refuse them.

It is a fold over events: the state is what the valid ones among them make of the tokens given at
the start; the others change nothing, and why is kept. Events say by ``step`` which place they have
in their bargaining: files merged in any order, or with a clock set back, fold to the same state.
"""

from __future__ import annotations

import uuid as uuids
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from .events import Event

BARGAIN_OPENED, BARGAIN_CLOSED = "bargain_opened", "bargain_closed"
DEAL_OFFERED, DEAL_TAKEN = "deal_offered", "deal_taken"
DEAL_REFUSED, DEAL_WITHDRAWN = "deal_refused", "deal_withdrawn"
ANSWER_UNDONE = "deal_answer_undone"
ANSWERS = (DEAL_TAKEN, DEAL_REFUSED, DEAL_WITHDRAWN)
KINDS = (BARGAIN_OPENED, DEAL_OFFERED, *ANSWERS, ANSWER_UNDONE, BARGAIN_CLOSED)

ACCEPT, DROP = "accept", "drop"
"""What a group pays for: that the other accepts this proposal, or drops it."""
WANTS = (ACCEPT, DROP)
OPEN, TAKEN, REFUSED, WITHDRAWN, LAPSED = "open", "taken", "refused", "withdrawn", "lapsed"
MOST_TOKENS, MOST_GROUPS, MOST_LETTERS = 1000, 40, 500
GROUP_LETTERS = 12

# Why an event changes nothing.
IS_OVER, NO_GROUP, OWN_OFFER, NOT_ASKED = "is_over", "no_group", "own_offer", "not_asked"
NOT_ENOUGH, ODD_TOKENS, NO_DEAL, ANSWERED = "not_enough", "odd_tokens", "no_deal", "answered"
KNOWN, REFUSED_ALREADY, NO_PROPOSAL, NOT_YOURS = (
    "known",
    "refused_already",
    "no_proposal",
    "not_yours",
)
NO_BARGAINING, OPENED_TWICE, NOT_LAST = "no_bargaining", "opened_twice", "not_last"
REASONS = (
    IS_OVER, NO_GROUP, OWN_OFFER, NOT_ASKED, NOT_ENOUGH, ODD_TOKENS, NO_DEAL, ANSWERED, KNOWN,
    REFUSED_ALREADY, NO_PROPOSAL, NOT_YOURS, NO_BARGAINING, OPENED_TWICE, NOT_LAST,
)  # fmt: skip


@dataclass(frozen=True)
class Proposal:
    """What is bargained about: a drawing, or an element of a future; where, in EPSG:4326.

    The place is kept with the offer, so that the log has it even when the drawing is erased.
    """

    future_id: str | None
    element_id: str | None
    target_uuid: str | None
    lon: float
    lat: float


@dataclass
class Deal:
    """An offer and what became of it. ``to`` is None where it is to everybody."""

    uuid: str
    giver: str
    to: str | None
    proposal: Proposal
    want: str
    tokens: int
    note: str
    offered_at: str
    outcome: str = OPEN
    by: str | None = None
    ended_at: str | None = None
    refused_by: tuple[str, ...] = ()


class Ignored(NamedTuple):
    """An event that changed nothing, and why: one of ``REASONS``."""

    event: Event
    reason: str


@dataclass
class Bargain:
    """A bargaining as it stands: each group's tokens in ``purse``, the deals in their order."""

    uuid: str
    table_code: str
    groups: tuple[str, ...]
    tokens: int
    opened_at: str
    is_open: bool = True
    purse: dict[str, int] = field(default_factory=dict)
    deals: dict[str, Deal] = field(default_factory=dict)
    ignored: list[Ignored] = field(default_factory=list)
    step: int = 0
    before: tuple[Deal, dict[str, int]] | None = None
    """The deal answered last and all tokens as they were before: a wrong tap can be undone."""

    def open_deals(self) -> list[Deal]:
        """Return the offers that can still be answered."""
        return [deal for deal in self.deals.values() if deal.outcome == OPEN]

    def may_answer(self, deal: Deal) -> list[str]:
        """Return the groups that may take or refuse an offer."""
        if deal.outcome != OPEN or not self.is_open:
            return []
        asked = self.groups if deal.to is None else (deal.to,)
        return [one for one in asked if one != deal.giver and one not in deal.refused_by]

    def refusal(self, kind: str, detail: dict[str, Any]) -> str | None:
        """Return why an event would change nothing now (one of ``REASONS``), None if it would."""
        if kind == BARGAIN_OPENED:
            return OPENED_TWICE
        if not self.is_open:
            return IS_OVER
        if kind == BARGAIN_CLOSED:
            return None
        if kind == DEAL_OFFERED:
            return self._offer_refusal(detail)
        deal = self.deals.get(str(detail.get("deal")))
        if deal is None:
            return NO_DEAL
        if kind == ANSWER_UNDONE:
            return None if self.before and self.before[0].uuid == deal.uuid else NOT_LAST
        if deal.outcome != OPEN:
            return ANSWERED
        by = detail.get("by")
        if by not in self.groups:
            return NO_GROUP
        if kind == DEAL_WITHDRAWN:
            return None if by == deal.giver else NOT_YOURS
        if by == deal.giver:
            return OWN_OFFER
        if by in deal.refused_by:
            return REFUSED_ALREADY
        if by not in self.may_answer(deal):
            return NOT_ASKED
        if kind == DEAL_TAKEN and self.purse[deal.giver] < deal.tokens:
            return NOT_ENOUGH
        return None

    def _offer_refusal(self, detail: dict[str, Any]) -> str | None:
        giver, to, tokens = detail.get("from"), detail.get("to"), detail.get("tokens")
        uuid = detail.get("deal")
        if giver not in self.groups or (to is not None and to not in self.groups):
            return NO_GROUP
        if giver == to:
            return OWN_OFFER
        if not _whole(tokens, 0, MOST_TOKENS):
            return ODD_TOKENS
        if self.purse[giver] < tokens:
            return NOT_ENOUGH
        if not isinstance(uuid, str) or detail.get("want") not in WANTS:
            return NO_PROPOSAL
        if uuid in self.deals:
            return KNOWN
        return None if _proposal(detail) is not None else NO_PROPOSAL

    def apply(self, event: Event) -> None:
        """Let an event change the state, or keep why it does not."""
        detail = event.detail
        step = detail.get("step")
        if _whole(step, 0, 10**9):
            self.step = max(self.step, step)
        reason = self.refusal(event.kind, detail)
        if reason is not None:
            self.ignored.append(Ignored(event, reason))
        elif event.kind == BARGAIN_CLOSED:
            self.is_open = False
            for deal in self.open_deals():
                deal.outcome, deal.ended_at = LAPSED, event.happened_at
        elif event.kind == DEAL_OFFERED:
            self.deals[detail["deal"]] = Deal(
                uuid=detail["deal"],
                giver=detail["from"],
                to=detail.get("to"),
                proposal=_proposal(detail),
                want=detail["want"],
                tokens=detail["tokens"],
                note=str(detail.get("note") or "")[:MOST_LETTERS],
                offered_at=event.happened_at,
            )
        elif event.kind == ANSWER_UNDONE:
            deal, self.purse = self.before
            self.deals[deal.uuid], self.before = deal, None
        else:
            deal = self.deals[detail["deal"]]
            self.before = replace(deal), dict(self.purse)
            self._answer(deal, event)

    def _answer(self, deal: Deal, event: Event) -> None:
        by = event.detail["by"]
        if event.kind == DEAL_REFUSED:
            deal.refused_by = (*deal.refused_by, by)
            if self.may_answer(deal):  # others may still take it
                return
        outcomes = {DEAL_TAKEN: TAKEN, DEAL_REFUSED: REFUSED, DEAL_WITHDRAWN: WITHDRAWN}
        deal.outcome, deal.by, deal.ended_at = outcomes[event.kind], by, event.happened_at
        if event.kind == DEAL_TAKEN:
            self.purse[deal.giver] -= deal.tokens
            self.purse[by] += deal.tokens

    # --- the details of events to come

    def offer(
        self,
        giver: str,
        to: str | None,
        proposal: Proposal,
        *,
        want: str = ACCEPT,
        tokens: int = 0,
        note: str = "",
    ) -> dict[str, Any]:
        """Return the detail of an event ``deal_offered``."""
        return {
            **self._next(),
            "deal": str(uuids.uuid4()),
            "from": giver,
            "to": to,
            "want": want,
            "tokens": tokens,
            "note": note.strip()[:MOST_LETTERS],
            "future": proposal.future_id,
            "element": proposal.element_id,
            "target": proposal.target_uuid,
            "lon": proposal.lon,
            "lat": proposal.lat,
        }

    def answer(self, deal: Deal, by: str) -> dict[str, Any]:
        """Return the detail of an event that takes, refuses or withdraws an offer."""
        return {**self._next(), "deal": deal.uuid, "by": by}

    def undoing(self) -> dict[str, Any] | None:
        """Return the detail of the event that undoes the last answer, None where there is none."""
        return {**self._next(), "deal": self.before[0].uuid} if self.before else None

    def closing(self) -> dict[str, Any]:
        """Return the detail of the event that ends it."""
        return self._next()

    def _next(self) -> dict[str, Any]:
        return {"round": self.uuid, "step": self.step + 1}


class Fold(NamedTuple):
    """All bargainings of a file, by the time they began, and events that belong to none."""

    bargains: list[Bargain]
    strays: list[Ignored]


def opening(groups: Iterable[str], tokens: int) -> dict[str, Any]:
    """Return the detail of an event ``bargain_opened``; groups are named by codes or letters."""
    detail = {"round": str(uuids.uuid4()), "step": 0, "groups": list(groups), "tokens": tokens}
    if not _is_opening(detail):
        raise ValueError("a bargaining needs two groups and a number of tokens")
    return detail


def fold(events: Iterable[Event]) -> Fold:
    """Return all bargainings as the events make them, in whatever order those come."""
    mine = {one.uuid: one for one in sorted(events, key=repr, reverse=True) if one.kind in KINDS}
    bargains: dict[str, Bargain] = {}
    strays = []
    for event in sorted(mine.values(), key=_place):
        detail = event.detail
        uuid = str(detail.get("round"))
        if event.kind == BARGAIN_OPENED and uuid not in bargains and _is_opening(detail):
            groups = tuple(detail["groups"])
            bargains[uuid] = Bargain(
                uuid,
                event.table_code,
                groups,
                detail["tokens"],
                event.happened_at,
                purse=dict.fromkeys(groups, detail["tokens"]),
            )
        elif uuid in bargains:
            bargains[uuid].apply(event)
        else:
            strays.append(Ignored(event, NO_BARGAINING))
    found = sorted(bargains.values(), key=lambda one: (one.opened_at, one.uuid))
    return Fold(found, strays)


def _place(event: Event) -> tuple[bool, int, str, str]:
    """Return where an event comes: a bargaining begins first, and then its steps count up."""
    step = event.detail.get("step")
    number = step if _whole(step, 0, 10**9) else 10**9
    return event.kind != BARGAIN_OPENED, number, event.happened_at, event.uuid


def _is_opening(detail: dict[str, Any]) -> bool:
    groups = detail.get("groups")
    return (
        isinstance(groups, list)
        and 2 <= len(groups) <= MOST_GROUPS
        and all(isinstance(one, str) and 0 < len(one) <= GROUP_LETTERS for one in groups)
        and len(set(groups)) == len(groups)
        and isinstance(detail.get("round"), str)
        and _whole(detail.get("tokens"), 0, MOST_TOKENS)
    )


def _proposal(detail: dict[str, Any]) -> Proposal | None:
    """Return what an offer is about; None where that is nothing or nowhere on the earth."""
    ids = [detail.get(key) for key in ("future", "element", "target")]
    if not all(one is None or isinstance(one, str) for one in ids):
        return None
    lon, lat = detail.get("lon"), detail.get("lat")
    numbers = all(isinstance(one, (int, float)) for one in (lon, lat))
    if not numbers or not (abs(lon) <= 180 and abs(lat) <= 90):  # not a number is neither
        return None
    if not ids[1] and not ids[2]:
        return None
    return Proposal(*ids, float(lon), float(lat))


def _whole(value: Any, least: int, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most
