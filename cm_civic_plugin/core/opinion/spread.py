"""Posts known only to an area, spread over its cells: never piled on its middle."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from .suppression import people_per_cell


@dataclass
class AreaPosts:
    """Posts (n,) of which only an area is known: its ``place_id``; the rest as in PlacedPosts."""

    place_id: np.ndarray
    author: np.ndarray
    platform: np.ndarray
    topics: np.ndarray
    day: np.ndarray

    def where(self, keep: np.ndarray) -> AreaPosts:
        """Return the posts for which ``keep`` (n,) is True."""
        return AreaPosts(*(getattr(self, name)[keep] for name in self.__dataclass_fields__))


@dataclass
class Spread:
    """People (m,) that area posts add to each cell, and what became of the posts.

    ``people`` are shares of people, not persons: nobody is in any one cell because of them.
    ``unknown`` posts name an area that is not known or lies outside; ``few`` are of areas of which
    too few people spoke.
    """

    people: np.ndarray
    posts: int
    unknown: int
    few: int


def spread_people(
    posts: AreaPosts,
    weights: Mapping[str, tuple[np.ndarray, np.ndarray]],
    cells: int,
    min_people: int,
) -> Spread:
    """Return the distinct people of each area, spread over its cells by weight.

    Args:
        weights: place_id -> the positions of its cells in the study area and each one's weight.
            They are taken as shares of the area's whole, so that they add up to one.
        cells: how many cells the study area has.
        min_people: areas of fewer distinct people are left out.
    """
    people = np.zeros(cells)
    used = unknown = few = 0
    places, number = np.unique(posts.place_id.astype(str), return_inverse=True)
    counts, _ = people_per_cell(number, posts.author, posts.platform, len(places))
    rows = np.bincount(number, minlength=len(places))
    for place, count, mine in zip(places.tolist(), counts.tolist(), rows.tolist()):
        at, weight = weights.get(place, (np.empty(0, dtype=np.int64), np.empty(0)))
        total = float(np.sum(weight))
        if not total > 0:
            unknown += mine
        elif count < min_people:
            few += mine
        else:
            used += mine
            np.add.at(people, at, count * np.asarray(weight, dtype=float) / total)
    return Spread(people, used, unknown, few)
