"""Places on an agreement map: neighbouring cells that say the same, strongest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from .. import hexagons
from .agreement import AT_ODDS, SHARED, Agreement

_NEIGHBOURS = ((1, 0), (0, 1), (-1, 1), (-1, 0), (0, -1), (1, -1))


@dataclass(frozen=True)
class Spot:
    """Cells that touch each other. ``what`` is a future and an element, or a conflict's name.

    ``tables`` drew the same in its ``best`` cell, or drew there and are at odds; ``strength`` is
    the consensus or conflict of that cell; ``central`` is the cell nearest to the middle of all;
    ``box`` west, south, east, north in the map's metres.
    """

    what: tuple[str, str] | str
    cells: tuple[int, ...]
    best: int
    central: int
    tables: int
    strength: float
    box: tuple[float, float, float, float]

    @property
    def middle(self) -> tuple[float, float]:
        """Return the middle of its box."""
        west, south, east, north = self.box
        return (west + east) / 2, (south + north) / 2


def agreed_spots(found: Agreement) -> list[Spot]:
    """Return where most of those who drew, and two tables at least, drew the same.

    The strongest come first: where most tables drew the same, then the largest.
    """
    same = np.rint(found.consensus * found.drew).astype(int)
    cells = np.flatnonzero(~found.suppressed & (found.consensus >= SHARED) & (same > 1))
    spots = [
        _spot(found, found.kinds[found.mode[group[0]]], group, same, same, found.consensus)
        for group in _groups(found, cells, found.mode)
    ]
    return sorted(spots, key=lambda one: (-one.tables, -len(one.cells), one.cells))


def opposed_spots(found: Agreement) -> list[Spot]:
    """Return where tables are at odds: the evenest halves first, then of the most tables."""
    cells = np.flatnonzero(~found.suppressed & (found.conflict >= AT_ODDS))
    names = np.unique(found.opposed, return_inverse=True)[1]
    spots = [
        _spot(found, found.opposed[group[0]], group, found.conflict, found.drew, found.conflict)
        for group in _groups(found, cells, names.reshape(-1))
    ]
    return sorted(spots, key=lambda one: (-one.strength, -one.tables, -len(one.cells), one.cells))


def _groups(found: Agreement, cells: np.ndarray, label: np.ndarray) -> Iterable[list[int]]:
    """Yield neighbouring cells with one label, each cell once."""
    place = {tuple(found.cover.cells[cell].tolist()): int(cell) for cell in cells}
    left = dict.fromkeys(place)
    for start in place:
        if start not in left:
            continue
        del left[start]
        group, edge = [], [start]
        while edge:
            q, r = edge.pop()
            group.append(place[q, r])
            for dq, dr in _NEIGHBOURS:
                there = (q + dq, r + dr)
                if there in left and label[place[there]] == label[place[start]]:
                    del left[there]
                    edge.append(there)
        yield sorted(group)


def _spot(
    found: Agreement,
    what: tuple[str, str] | str,
    group: list[int],
    rank: np.ndarray,
    tables: np.ndarray,
    strength: np.ndarray,
) -> Spot:
    corners = hexagons.outlines(found.cover.cells[group], found.cover.size).reshape(-1, 2)
    west, south = corners.min(axis=0).tolist()
    east, north = corners.max(axis=0).tolist()
    centres = hexagons.centres(found.cover.cells[group], found.cover.size)
    off = dict(zip(group, np.hypot(*(centres - centres.mean(axis=0)).T).tolist()))
    central = min(group, key=lambda cell: off[cell])
    best = max(group, key=lambda cell: (rank[cell], tables[cell], strength[cell], -off[cell]))
    box = (west, south, east, north)
    return Spot(what, tuple(group), best, central, int(tables[best]), float(strength[best]), box)
