"""Posts known only to an area, spread over its cells in each step of time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from .spread import AreaPosts
from .step_suppression import suppressed_bins
from .suppression import people_per_cell, suppressed_cells


@dataclass
class StepSpread:
    """People (m, t) that area posts add to each cell in each step; what became of the posts.

    ``people`` are shares of people, not persons. ``posts`` are used; ``unknown`` ones name an area
    that is not known or lies outside, ``undated`` ones lie in none of the steps, and ``few`` ones
    are of steps of areas that are left out, since they, or others by subtraction, tell of too few.
    """

    people: np.ndarray
    posts: int
    unknown: int
    undated: int
    few: int


def spread_over_steps(
    posts: AreaPosts,
    weights: Mapping[str, tuple[np.ndarray, np.ndarray]],
    cells: int,
    starts: np.ndarray,
    part: np.ndarray,
    min_people: int,
    withheld: np.ndarray,
) -> StepSpread:
    """Return the distinct people of each area in each step, spread over its cells by weight.

    Areas and steps are a table of counts like cells and steps are, and what may not be shown of it
    (``step_suppression``) is left out here: an area over the whole time, or in a step. So scores
    are made of two tables that might both be shown as they are, the cells' with what is withheld
    levelled out, and this one, and nothing can be solved for that is in neither. Of a step it is
    the sum of both tables that is known, from the platform: where people of cells are withheld, it
    does not tell what is left out of the areas.

    Args:
        weights: place_id -> the positions of its cells and each one's weight; they are taken as
            shares of the area's whole.
        cells: how many cells the study area has.
        starts: (t + 1,) the first day of each step, and the day after the last one.
        part: (t,) the part of time, 0 or 1, that each step belongs to.
        withheld: (t,) how many people the suppressed cells of each step hold.
    """
    steps = len(starts) - 1
    people = np.zeros((cells, steps))
    step = np.searchsorted(starts, posts.day, side="right") - 1
    dated = ~np.isnat(posts.day) & (step >= 0) & (step < steps)
    known = np.array([_weight(weights, place) > 0 for place in posts.place_id], dtype=bool)
    use = dated & known
    places, area = np.unique(posts.place_id[use].astype(str), return_inverse=True)
    if not len(places):
        return StepSpread(people, 0, int((~known).sum()), int((known & ~dated).sum()), 0)
    author, platform = posts.author[use], posts.platform[use]
    bins = area.ravel() * steps + step[use]
    count, _ = people_per_cell(bins, author, platform, len(places) * steps)
    count = count.reshape(len(places), steps)
    whole, _ = people_per_cell(area.ravel(), author, platform, len(places))
    gone = suppressed_cells(whole, min_people)
    beside = withheld + count[gone].sum(axis=0)
    hidden = np.ones(count.shape, dtype=bool)
    none = np.zeros(int((~gone).sum()), dtype=bool)
    hidden[~gone] = suppressed_bins(count[~gone], min_people, none, part, beside)
    count[hidden] = 0
    for place, row in zip(places.tolist(), count):
        at, weight = weights[place]
        share = np.asarray(weight, dtype=float) / float(np.sum(weight))
        np.add.at(people, at, share[:, None] * row)
    few = int(hidden.ravel()[bins].sum())
    return StepSpread(
        people,
        int(use.sum()) - few,
        int((~known).sum()),
        int((known & ~dated).sum()),
        few,
    )


def _weight(weights: Mapping[str, tuple[np.ndarray, np.ndarray]], place: object) -> float:
    return float(np.sum(weights[str(place)][1])) if str(place) in weights else 0.0
