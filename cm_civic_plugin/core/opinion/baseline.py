"""A topic measured against all that the platform's people speak of in the same place."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .suppression import suppressed_cells


@dataclass
class Baseline:
    """Of each cell (m,): the share of its people who spoke of the topic, and that share over the
    share in the whole study area (``lift``: 2 is twice as much). NaN where it is not to be shown.
    """

    share: np.ndarray
    lift: np.ndarray


def against_platform(
    topic_people: np.ndarray, all_people: np.ndarray, topic_hidden: np.ndarray, min_people: int
) -> Baseline:
    """Return a topic's share of the people of each cell, and its lift.

    Busy places are hot for every topic. The platform's own people are the base that takes that out.
    A share is shown only where both counts are, and where those who spoke of other things alone
    are nobody or at least ``min_people``: they could be had by subtraction.

    Args:
        topic_people, all_people: (m,) distinct people of each cell, before suppression.
        topic_hidden: (m,) which cells are suppressed on the map of the topic.
    """
    rest = all_people - topic_people
    shown = ~topic_hidden & ~suppressed_cells(all_people, min_people) & (all_people > 0)
    shown &= (rest <= 0) | (rest >= min_people)
    share = np.full(len(all_people), np.nan)
    share[shown] = topic_people[shown] / all_people[shown]
    whole = topic_people.sum() / all_people.sum() if all_people.sum() else 0.0
    lift = share / whole if whole > 0 else np.full(len(share), np.nan)
    return Baseline(share, lift)
