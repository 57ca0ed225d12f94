"""Where people live and nobody spoke: what a map of opinions cannot show by itself."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..errors import BadInput, msg
from .gi_star import classes


@dataclass
class Silence:
    """Of each cell (m,): who would speak there if all residents spoke alike, and how sure it is.

    ``silent`` cells have residents and nobody who spoke. ``class_``: 1, 2, 3 at 90, 95, 99 % after
    Benjamini and Hochberg, 0 for a silence that chance explains. ``rate``: people who spoke per
    resident over the study area.
    """

    residents: np.ndarray
    expected: np.ndarray
    silent: np.ndarray
    p: np.ndarray
    class_: np.ndarray
    rate: float


def find_silence(people: np.ndarray, hidden: np.ndarray, residents: np.ndarray) -> Silence:
    """Return the cells where people live and nobody spoke.

    If each resident spoke with the same chance, nobody would speak in a cell with the probability
    e^(−expected) (Poisson). Withheld cells have somebody in them, or are kept with those that have:
    they are never called silent.

    Args:
        people: (m,) distinct people of each cell; ``hidden`` cells (m,) may hold any number.
        residents: (m,) people who live in each cell.

    Raises:
        BadInput: no cell has residents.
    """
    residents = np.where(np.isfinite(residents) & (residents > 0), residents, 0.0)
    if not residents.sum() > 0:
        raise BadInput(
            msg("The population has nobody in the study area, so no silence can be told.")
        )
    spoke = float(np.where(people > 0, people, 0).sum())
    rate = spoke / float(residents.sum())
    expected = rate * residents
    silent = (people == 0) & ~hidden & (residents > 0)
    p = np.exp(-expected)
    class_ = np.zeros(len(people), dtype=np.int64)
    tested = (residents > 0) & ~hidden
    chance = np.where(silent, p, 1.0)[tested]
    class_[tested] = classes(np.ones(len(chance)), chance)
    class_[~silent] = 0
    return Silence(residents, expected, silent, p, class_, rate)
