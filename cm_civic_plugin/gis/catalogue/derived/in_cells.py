"""Areas cut along the grid of hexagons, many at once in numpy: GEOS takes them one by one."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from . import hexgrid
from .arrays import Parts

_TURNS = np.arange(6) * math.pi / 3
_SIDES = np.column_stack([np.cos(_TURNS), np.sin(_TURNS)])  # outward, of a cell with a corner up
_LEAST = 1e-6  # m²: less is what rounding leaves of a side that only touches a cell
_BATCH = 100_000  # points at once


def runs(parts: Parts, rows: np.ndarray) -> Iterator[np.ndarray]:
    """Yield ``rows`` in runs of about so many points as are taken at once."""
    if not len(rows):
        return
    sizes = np.add.reduceat(parts.ends - parts.starts, parts.first_parts)[rows]
    edges = np.flatnonzero(np.diff(np.cumsum(sizes) // _BATCH)) + 1
    yield from np.split(rows, edges)


def areas_by_cell(parts: Parts, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return cells and the areas in m² that ``rows`` of valid areas take of them, row by row.

    Each ring is cut to each cell near it, side by side (Sutherland and Hodgman 1974); of a ring
    that falls apart the pieces stay joined by lines, which take no area.
    """
    row, cells = _near(parts, rows)
    ring_pair, rings = _spans(parts.first_parts[row], parts.last_parts[row])
    point_ring, points = _spans(parts.starts[rings], parts.ends[rings] - 1)  # left open
    metres = parts.points[points] - hexgrid.centres(cells)[ring_pair][point_ring]
    for side in _SIDES:
        metres, point_ring = _cut(metres, point_ring, side)
    found = np.abs(_signed_areas(metres, point_ring, len(rings)))
    found[parts.hole[rings]] *= -1
    areas = np.bincount(ring_pair, weights=found, minlength=len(cells))
    return cells[areas > _LEAST], areas[areas > _LEAST]


def points_on_surface(parts: Parts, rows: np.ndarray) -> np.ndarray:
    """Return a point (n, 2) inside each of ``rows`` of areas; of one without area, its first.

    As GEOS does: the middle of the widest piece of the level halfway between the two points'
    levels about the middle of the area's height.
    """
    ring_row, rings = _spans(parts.first_parts[rows], parts.last_parts[rows])
    polygon = np.cumsum(~parts.hole[rings]) - 1  # a row begins with an outer ring
    point_ring, points = _spans(parts.starts[rings], parts.ends[rings])
    spots = parts.points[parts.starts[parts.first_parts[rows]]].copy()
    x, y = parts.points[points].T
    owner = polygon[point_ring]
    begins = _begins(owner)
    middle = (np.minimum.reduceat(y, begins) + np.maximum.reduceat(y, begins))[owner] / 2
    below = np.maximum.reduceat(np.where(y <= middle, y, -np.inf), begins)
    above = np.minimum.reduceat(np.where(y > middle, y, np.inf), begins)
    level = ((below + above) / 2)[owner]
    one = np.flatnonzero(point_ring[:-1] == point_ring[1:])
    one = one[(y[one] > level[one]) != (y[one + 1] > level[one])]
    at = x[one] + (level[one] - y[one]) / (y[one + 1] - y[one]) * (x[one + 1] - x[one])
    one, at = (values[np.lexsort((at, owner[one]))] for values in (one, at))
    left, right = at[::2], at[1::2]  # a level enters and leaves a polygon in turn
    row = ring_row[point_ring[one[::2]]]
    widest = np.lexsort((left - right, row))
    widest = widest[_begins(row[widest])]
    spots[row[widest], 0] = (left + right)[widest] / 2
    spots[row[widest], 1] = level[one[::2][widest]]
    return spots


def _spans(firsts: np.ndarray, ends: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the numbers from each first to its end, exclusive, and the span that each is of."""
    sizes = ends - firsts
    which = np.repeat(np.arange(len(firsts)), sizes)
    turn = np.arange(len(which)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return which, firsts[which] + turn


def _begins(owner: np.ndarray) -> np.ndarray:
    """Return the places where a new owner begins."""
    return np.flatnonzero(np.append(True, owner[1:] != owner[:-1])[: len(owner)])


def _near(parts: Parts, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return pairs of a row and a cell that its box meets, sorted by row."""
    part_row, rings = _spans(parts.first_parts[rows], parts.last_parts[rows])
    point_part, points = _spans(parts.starts[rings], parts.ends[rings])
    owner = part_row[point_part]
    begins = _begins(owner)
    low = np.minimum.reduceat(parts.points[points], begins)
    high = np.maximum.reduceat(parts.points[points], begins)
    rings_about = hexgrid.rings_within(np.hypot(*(high - low).T) / 2)
    middles = hexgrid.keys_of((low + high) / 2)
    pairs_row, pairs_cell = [], []
    for number in np.unique(rings_about).tolist():
        place = np.flatnonzero(rings_about == number)
        around = hexgrid.around(middles[place], number)
        place = np.repeat(place, around.shape[1])
        around = around.ravel()
        meets = hexgrid.meets_box(around, low[place], high[place])
        pairs_row.append(place[meets])
        pairs_cell.append(around[meets])
    row, cell = np.concatenate(pairs_row), np.concatenate(pairs_cell)
    order = np.argsort(row, kind="stable")
    return rows[row[order]], cell[order]


def _next(owner: np.ndarray) -> np.ndarray:
    """Return for each point of open rings the place of the one that follows it."""
    place = np.arange(1, len(owner) + 1)
    begins = _begins(owner)
    place[np.append(begins[1:], len(owner)) - 1] = begins
    return place


def _cut(metres: np.ndarray, owner: np.ndarray, side: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return open rings, points from the middle of a cell, cut along one of its sides."""
    if not len(owner):
        return metres, owner
    then = _next(owner)
    over = metres @ side - hexgrid.SIZE / 2
    stays = over <= 0
    crosses = stays != stays[then]
    number = stays.astype(np.int64) + crosses
    place = np.cumsum(number) - number
    out = np.empty((int(number.sum()), 2))
    out[place[stays]] = metres[stays]
    share = over[crosses] / (over[crosses] - over[then][crosses])
    out[(place + stays)[crosses]] = (
        metres[crosses] + (metres[then][crosses] - metres[crosses]) * share[:, None]
    )
    return out, np.repeat(owner, number)


def _signed_areas(metres: np.ndarray, owner: np.ndarray, count: int) -> np.ndarray:
    if not len(owner):
        return np.zeros(count)
    x, y = metres.T
    then = _next(owner)
    return np.bincount(owner, weights=x * y[then] - x[then] * y, minlength=count) / 2
