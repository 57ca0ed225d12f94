"""Which cells are not shown in which steps of time, so that no two steps give anybody away."""

from __future__ import annotations

import numpy as np


def suppressed_bins(
    people: np.ndarray,
    least: int,
    whole: np.ndarray,
    part: np.ndarray,
    beside: np.ndarray | None = None,
) -> np.ndarray:
    """Return which bins (cells, steps) are suppressed.

    Three things are known to whoever looks at the map: each shown bin; each shown cell over the
    whole time or over a part of it (another map tells it), which is the sum of its bins; and, from
    the platform itself, how much was said in each step, which is the sum over the cells. So:

    - a bin of fewer than ``least`` people, and every bin of a cell that is suppressed over the
      whole time, is suppressed, empty bins of such a cell too: when its few people spoke is theirs;
    - along every cell's part and along every step, the suppressed bins are none, or at least two
      that hold ``least`` people together and are not one person each (as in ``suppression``);
    - no suppressed bin follows from several such sums together. Cells and steps, joined where a bin
      is suppressed, are a graph, and the sums settle exactly the bins that are its bridges
      (D. Gusfield, "A Graph Theoretic Approach to Statistical Data Security", SIAM J. Comput. 17,
      1988). A cell with a bridge is suppressed in all steps of that part.

    Args:
        people: (cells, steps) distinct people.
        least: fewer people than these are suppressed.
        whole: (cells,) which cells are suppressed over the whole time.
        part: (steps,) the number of the part of time, 0 or 1, that each step belongs to.
        beside: (steps,) people who are withheld elsewhere and are in each step's sum. Where they
            are ``least`` or more, that sum tells nothing of these bins; where fewer, all its bins
            are suppressed.
    """
    cells, steps = people.shape
    beside = np.zeros(steps) if beside is None else beside
    untold = beside >= least
    hidden = ((people > 0) & (people < least)) | whole[:, None] | ((beside > 0) & ~untold)
    if not hidden.any():
        return hidden
    at_cell, at_step = np.divmod(np.arange(cells * steps), steps)
    row = at_cell * 2 + part[at_step]
    sums = [row] if part.max() == part.min() else [row, at_cell]
    flat, count = hidden.ravel(), people.ravel()
    told, of_shown = ~untold[at_step], ~np.repeat(whole, steps)
    # Steps whose sums tell nothing are one end of the graph, to which no sum belongs.
    end = 2 * cells + np.where(untold, steps, np.arange(steps))[at_step]
    while True:
        grown = _complete(count, flat, at_step, row, least, told, of_shown)
        for group in sums:
            grown |= _complete(count, flat, group, at_step, least, of_shown, of_shown)
        if grown:
            continue
        # The cells suppressed over the whole time are in every step, and only their sum can be
        # known: through them every other suppressed bin lies on a circle, and none is a bridge.
        if whole.any():
            return hidden
        # Where a sum is 0 all its bins are, so that they are no way round for the others.
        edges = np.flatnonzero(
            flat & (_totals(count, flat, row) > 0) & (~told | (_totals(count, flat, at_step) > 0))
        )
        settled = edges[_bridges(row[edges], end[edges], 2 * cells + steps + 1)]
        settled = settled[count[settled] > 0]
        for line in (row, at_step):
            more = np.isin(line, line[settled]) & ~flat
            if more.any():
                break
        else:
            return hidden
        flat |= more


def _totals(people: np.ndarray, hidden: np.ndarray, group: np.ndarray) -> np.ndarray:
    """Return for each bin (n,) how many people the suppressed bins of its group hold."""
    return np.bincount(group[hidden], people[hidden], minlength=int(group.max()) + 1)[group]


def _complete(
    people: np.ndarray,
    hidden: np.ndarray,
    group: np.ndarray,
    across: np.ndarray,
    least: int,
    counted: np.ndarray,
    peopled: np.ndarray,
) -> bool:
    """Suppress one bin more in each group whose suppressed bins are too few; tell if any was.

    ``counted`` bins (n,) are of the group's sum; those that are ``peopled`` and suppressed are
    taken to hold somebody. The bin with the next fewest people goes, an empty one only where no
    other is left: the one whose group ``across`` already hides most, for it may be less empty.
    """
    groups = int(group.max()) + 1
    mine = hidden & counted
    size = np.bincount(group[mine], minlength=groups)
    total = np.bincount(group[mine], people[mine], minlength=groups)
    ones = np.bincount(group[mine & peopled], minlength=groups)
    bad = (size > 0) & ~((size >= 2) & (total >= least) & (total > ones))
    choice = np.flatnonzero(bad[group] & ~hidden & counted)
    # An empty bin serves to make two; a third one would protect nobody.
    choice = choice[(people[choice] > 0) | (size[group[choice]] < 2)]
    if not len(choice):
        return False
    behind = -_totals(people, hidden, across)[choice]
    empty = people[choice] == 0
    order = choice[np.lexsort((choice, behind, people[choice], empty, group[choice]))]
    hidden[order[np.append(True, group[order][1:] != group[order][:-1])]] = True
    return True


def _bridges(start: np.ndarray, end: np.ndarray, nodes: int) -> np.ndarray:
    """Return which edges (n,) of a graph are bridges: without them it falls apart.

    R. E. Tarjan, "A Note on Finding the Bridges of a Graph", Inf. Process. Lett. 2 (1974), with a
    stack of its own in place of recursion.
    """
    both = np.concatenate([start, end])
    order = np.argsort(both, kind="stable")
    begin = np.concatenate([[0], np.cumsum(np.bincount(both, minlength=nodes))]).tolist()
    goal = np.concatenate([end, start])[order].tolist()
    edge = (order % len(start)).tolist() if len(start) else []
    seen, low = [-1] * nodes, [0] * nodes
    bridge = np.zeros(len(start), dtype=bool)
    clock = 0
    for root in np.unique(both).tolist():
        if seen[root] >= 0:
            continue
        seen[root] = low[root] = clock
        clock += 1
        stack = [(root, -1, begin[root])]
        while stack:
            node, by, at = stack.pop()
            if at < begin[node + 1]:
                stack.append((node, by, at + 1))
                if edge[at] == by:
                    continue
                other = goal[at]
                if seen[other] < 0:
                    seen[other] = low[other] = clock
                    clock += 1
                    stack.append((other, edge[at], begin[other]))
                else:
                    low[node] = min(low[node], seen[other])
            elif stack:
                above = stack[-1][0]
                low[above] = min(low[above], low[node])
                if low[node] > seen[above]:
                    bridge[by] = True
    return bridge
