"""Places into a post table, and what a person decides where the program is in doubt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..privacy import mask_text
from .aliases import LocalPlaces
from .cues import Cue
from .finder import ACCEPT, Candidate, Placement, place_posts
from .gazetteer import Gazetteer
from .normal import normalise_all
from .place import Place

if TYPE_CHECKING:
    import pandas as pd

SURE = 1.0
"""The confidence of a place that a person chose."""
_MOST_CANDIDATES = 9  # one for each key of a row of digits


@dataclass(frozen=True)
class ReviewItem:
    """A post whose place is in doubt.

    ``row`` is its ``source_row``; ``text`` is masked; ``name`` is what was read as a name there;
    ``candidates`` are the places it may mean, the likeliest first, then those of the text's other
    names; ``reasons`` speak for and against the first.
    """

    row: int
    text: str
    name: str
    candidates: tuple[Candidate, ...]
    confidence: float
    reasons: tuple[Cue, ...]


@dataclass(frozen=True)
class Decision:
    """What was decided of the post of a row: a place, or None for no place."""

    row: int
    place: Place | None
    confidence: float = SURE


def place_table(
    posts: pd.DataFrame, gazetteer: Gazetteer, texts: Sequence[str] | None = None
) -> tuple[pd.DataFrame, list[ReviewItem]]:
    """Return a post table with the posts placed that have no place yet, and those to review.

    Posts with coordinates of their own stay as they are. A spot gives ``lon`` and ``lat`` and the
    source ``place``; a place known as an area or a long line gives only its ``place_id`` and the
    source ``area``, without coordinates: its posts lie somewhere in it.

    Args:
        posts: a post table; it is not changed.
        texts: texts to read instead of the table's, row for row, e.g. with the address added.
    """
    spoken = posts["text"].tolist() if texts is None else texts
    waiting = (posts["lon"].isna() & (posts["place_source"] == "none")).to_numpy()
    rows = posts["source_row"].to_numpy()[waiting].tolist()
    words = [text if isinstance(text, str) else "" for text, waits in zip(spoken, waiting) if waits]
    decisions, items = [], []
    for row, text, placement in zip(rows, words, place_posts(gazetteer, words)):
        if placement.status == "accept" and placement.mention:
            decisions.append(Decision(int(row), placement.mention.place, placement.confidence))
        elif placement.status == "review":
            items.append(review_item(int(row), text, placement))
    return apply(posts, decisions), items


def review_item(row: int, text: str, placement: Placement) -> ReviewItem:
    """Return a placement in doubt as a row of the review table."""
    mention = placement.mention
    if mention is None:
        raise ValueError("a placement without a mention is not in doubt")
    seen: dict[str, Candidate] = {}
    for candidate in (
        *mention.candidates[:_MOST_CANDIDATES],
        *(other.candidates[0] for other in placement.others),
    ):
        seen.setdefault(candidate.place.place_id, candidate)
    return ReviewItem(
        row,
        mask_text(text),
        mask_text(mention.text),
        tuple(seen.values())[:_MOST_CANDIDATES],
        placement.confidence,
        tuple(placement.reasons),
    )


def accept(item: ReviewItem) -> Decision:
    """Decide for the likeliest place."""
    return Decision(item.row, item.candidates[0].place)


def choose(item: ReviewItem, place: Place) -> Decision:
    """Decide for another place, a candidate or any other of the gazetteer."""
    return Decision(item.row, place)


def reject(item: ReviewItem) -> Decision:
    """Decide that the post names no place."""
    return Decision(item.row, None)


def always(item: ReviewItem, decision: Decision, local: LocalPlaces) -> LocalPlaces:
    """Return what the user taught with this decision in it, for every import to come."""
    if decision.place is None:
        return local.barred(item.name)
    return local.taught(item.name, decision.place.name, decision.place.place_id)


def alike(items: Iterable[ReviewItem], item: ReviewItem, decision: Decision) -> list[Decision]:
    """Return the decision for every item of the same name: what *always* means for this import."""
    items = list(items)
    key, *keys = normalise_all([item.name, *(other.name for other in items)])
    return [Decision(other.row, decision.place) for other, its in zip(items, keys) if its == key]


def apply(posts: pd.DataFrame, decisions: Iterable[Decision]) -> pd.DataFrame:
    """Return a post table with decisions carried out; a rejected post has no place."""
    made = {decision.row: decision for decision in decisions}
    posts = posts.copy()
    if not made:
        return posts
    at = posts.index[posts["source_row"].isin(list(made))]
    chosen = [made[int(row)] for row in posts.loc[at, "source_row"]]
    spots = [d.place if d.place and not d.place.wide else None for d in chosen]
    nan = float("nan")
    posts.loc[at, "lon"] = [place.lon if place else nan for place in spots]
    posts.loc[at, "lat"] = [place.lat if place else nan for place in spots]
    posts.loc[at, "place_source"] = [
        "none" if d.place is None else "area" if d.place.wide else "place" for d in chosen
    ]
    posts.loc[at, "place_id"] = [d.place.place_id if d.place else None for d in chosen]
    posts.loc[at, "place_confidence"] = [d.confidence if d.place else nan for d in chosen]
    return posts


def in_order(items: Iterable[ReviewItem]) -> list[ReviewItem]:
    """Return items in the order in which to work: many of one name together, the surest first."""
    items = list(items)
    keys = normalise_all([item.name for item in items])
    counts = Counter(keys)
    pairs = sorted(
        zip(keys, items),
        key=lambda pair: (
            -counts[pair[0]],
            pair[0],
            -min(pair[1].confidence, ACCEPT),
            pair[1].row,
        ),
    )
    return [item for _key, item in pairs]
