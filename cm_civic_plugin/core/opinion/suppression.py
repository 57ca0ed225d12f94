"""Which cells are not shown, so that nobody can be picked out of the map."""

from __future__ import annotations

import numpy as np


def people_per_cell(
    cell: np.ndarray, author: np.ndarray, platform: np.ndarray, cells: int
) -> tuple[np.ndarray, bool]:
    """Return the distinct people of each cell (cells,), and whether any are told apart.

    Where a platform's export names no author at all, its posts are counted. Where it names some,
    its posts without an author count as one person more: never more people than there may be.

    Args:
        cell: (n,) position of each post's cell.
        author: (n,) author number, -1 where there is none.
        platform: (n,) code of each post's platform; numbers of two platforms never match.
        cells: how many cells there are.
    """
    people = np.zeros(cells, dtype=np.int64)
    told_apart = False
    for code in np.unique(platform):
        mine = platform == code
        here, who = cell[mine], author[mine]
        if (who < 0).all():
            people += np.bincount(here, minlength=cells)
        else:
            told_apart = True
            # As one number each: rows of two are sorted with Python's lock held, and the window
            # stands still so long.
            names, number = np.unique(who, return_inverse=True)
            pairs = np.unique(here.astype(np.int64) * len(names) + number)
            people += np.bincount(pairs // len(names), minlength=cells)
    return people, told_apart


def suppressed_cells(people: np.ndarray, least: int) -> np.ndarray:
    """Return which cells (n,) are suppressed for having fewer than ``least`` people.

    An empty cell is nobody's and stays. What is suppressed must not come back by subtracting the
    visible cells from the total: so the cells with the next fewest people are suppressed as well
    until the suppressed ones are at least two, hold at least ``least`` people together, and do
    not hold one person each (a sum equal to their number would give them away).
    """
    hidden = (people > 0) & (people < least)
    if not hidden.any():
        return hidden
    visible = np.flatnonzero(~hidden & (people > 0))
    queue = list(visible[np.argsort(people[visible], kind="stable")])
    # With no other cell of people left, an empty one makes it unknown which of two holds them.
    queue += list(np.flatnonzero(people == 0)[:1])
    for cell in queue:
        total = people[hidden].sum()
        if hidden.sum() >= 2 and total >= least and total > hidden.sum():
            break
        hidden[cell] = True
    return hidden


def level_out(values: np.ndarray, hidden: np.ndarray) -> np.ndarray:
    """Return ``values`` (n,) as floats with each hidden cell carrying the hidden cells' mean.

    Gi* is computed on these. A neighbour's z-score is a known function of the values around it:
    on the true ones it could be solved for a suppressed count. On these it gives the mean of all
    suppressed cells at most, which subtraction from the total gives anyhow.
    """
    values = values.astype(float)
    if hidden.any():
        values[hidden] = values[hidden].mean()
    return values
