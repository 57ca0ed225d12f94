"""The traffic noise proxy: road classes faded by distance, and the airport, by hexagon."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from ....core.errors import msg
from . import hexgrid
from .arrays import Parts, read_points
from .ground import Rows, Work, hexagon_rows

WEIGHTS = {"motorway": 5.0, "trunk": 5.0, "primary": 4.0, "secondary": 3.0, "tertiary": 2.0}
_OTHER = 1.0
_REACH = 300.0  # metres
_FADE = 75.0
_AIRPORT_REACH = 2000.0
_AIRPORT = 20.0
_PIECE = 100.0
_RINGS = 2  # cells whose centre may be within 300 m of a piece of 100 m with its middle here
_BATCH = 20_000
_SOURCES = (*WEIGHTS, "other", "airport")


def noise_proxy(work: Work) -> Rows:
    """Give each hexagon near a road or airport its score and what it comes from most.

    score = min(100, sum over roads within 300 m of the centre of weight · exp(-distance / 75 m),
    plus 20 within 2 km of an aerodrome). Pieces of one class and one name are one road, counted
    by the nearest; a piece without a name is a road of its own.
    """
    work.note(msg("A proxy, not decibels: nothing was measured."))
    ground = work.ground
    found: list[tuple[np.ndarray, np.ndarray]] = []
    if "road_network" in work.has:
        parts = ground.parts("road_network", ("highway", "name", "ref"))
        kinds, roads = _roads(parts.rows)
        for share, batch in _batches(parts, roads):
            work.step(0.9 * share)
            found.append(_scores(*batch, kinds))
    codes = np.concatenate([c for c, _s in found]) if found else np.zeros(0, dtype=np.int64)
    scores = np.concatenate([s for _c, s in found]) if found else np.zeros(0)
    near = _near_airport(work)
    near_codes = near * len(_SOURCES) + _SOURCES.index("airport")
    codes, which = np.unique(np.concatenate([codes, near_codes]), return_inverse=True)
    sums = np.bincount(which.reshape(-1), np.concatenate([scores, np.full(len(near), _AIRPORT)]))
    keys, place = np.unique(codes // len(_SOURCES), return_inverse=True)
    table = np.zeros((len(keys), len(_SOURCES)))
    table[place.reshape(-1), codes % len(_SOURCES)] = sums
    return hexagon_rows(
        ground,
        keys,
        {
            "noise_score": np.minimum(table.sum(axis=1), 100.0),
            "main_source": [_SOURCES[most] for most in table.argmax(axis=1).tolist()],
        },
    )


def _roads(rows: list[tuple[Any, ...]]) -> tuple[np.ndarray, np.ndarray]:
    """Return for each road its source's number, and for each row the number of its road."""
    numbers: dict[Any, int] = {}
    kinds: list[int] = []
    roads = np.zeros(len(rows), dtype=np.int64)
    for row, (highway, name, ref) in enumerate(rows):
        kind = (highway or "").removesuffix("_link")
        kind = kind if kind in WEIGHTS else "other"
        known = (kind, name or ref) if name or ref else row
        if known not in numbers:
            numbers[known] = len(kinds)
            kinds.append(_SOURCES.index(kind))
        roads[row] = numbers[known]
    return np.array(kinds, dtype=np.int64), roads


def _batches(
    parts: Parts, roads: np.ndarray
) -> Iterator[tuple[float, tuple[np.ndarray, np.ndarray, np.ndarray]]]:
    """Yield pieces of at most 100 m: start, end and road, a road's pieces never apart."""
    last = np.zeros(len(parts.points), dtype=bool)
    last[parts.ends - 1] = True
    first = np.flatnonzero(~last)
    start, end = parts.points[first], parts.points[first + 1]
    road = roads[np.repeat(parts.owner, parts.ends - parts.starts)[first]]
    number = np.maximum(np.ceil(np.hypot(*(end - start).T) / _PIECE), 1).astype(np.int64)
    which = np.repeat(np.arange(len(first)), number)
    turn = np.arange(len(which)) - np.repeat(np.cumsum(number) - number, number)
    side = (end - start)[which] / number[which][:, None]
    start = start[which] + side * turn[:, None]
    road = road[which]
    order = np.argsort(road, kind="stable")
    start, end, road = start[order], (start + side)[order], road[order]
    edges = np.flatnonzero(np.diff(road)) + 1
    at = 0
    while at < len(road):
        place = np.searchsorted(edges, at + _BATCH)
        stop = int(edges[place]) if place < len(edges) else len(road)
        yield at / len(road), (start[at:stop], end[at:stop], road[at:stop])
        at = stop


def _scores(
    start: np.ndarray, end: np.ndarray, road: np.ndarray, kinds: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return codes (cell and source) and what each gets from a batch of whole roads."""
    cells = hexgrid.around(hexgrid.keys_of((start + end) / 2), _RINGS)
    shape = cells.shape
    cells = cells.ravel()
    piece = np.repeat(np.arange(shape[0]), shape[1])
    away = hexgrid.centres(cells) - start[piece]
    side = end - start
    square = np.maximum((side**2).sum(axis=1), 1e-9)
    along = np.clip((away * side[piece]).sum(axis=1) / square[piece], 0, 1)
    distance = np.hypot(*(away - side[piece] * along[:, None]).T)
    near = distance <= _REACH
    cells, roads, distance = cells[near], road[piece[near]], distance[near]
    if not len(cells):
        return np.zeros(0, dtype=np.int64), np.zeros(0)
    order = np.lexsort((distance, roads, cells))
    cells, roads, distance = cells[order], roads[order], distance[order]
    nearest = np.append(True, (cells[1:] != cells[:-1]) | (roads[1:] != roads[:-1]))
    kind = kinds[roads[nearest]]
    weight = np.array([WEIGHTS.get(source, _OTHER) for source in _SOURCES])[kind]
    codes, which = np.unique(cells[nearest] * len(_SOURCES) + kind, return_inverse=True)
    return codes, np.bincount(which.reshape(-1), weight * np.exp(-distance[nearest] / _FADE))


def _near_airport(work: Work) -> np.ndarray:
    """Return the cells whose centre is within 2 km of an aerodrome."""
    if "transit_stops_hubs" not in work.has:
        return np.zeros(0, dtype=np.int64)
    ground = work.ground
    places, rows = read_points(ground.layers, "transit_stops_hubs", ("kind",), ground.beat)
    airports = ground.plane.to_metres(places[np.array([r[0] == "aerodrome" for r in rows], bool)])
    if not len(airports):
        work.note(msg("No airport is mapped here, so none adds to the score."))
        return np.zeros(0, dtype=np.int64)
    found = []
    for x, y in airports.tolist():
        reach = _AIRPORT_REACH
        keys = hexgrid.in_box(x - reach, y - reach, x + reach, y + reach)
        found.append(keys[np.hypot(*(hexgrid.centres(keys) - (x, y)).T) <= reach])
    return np.unique(np.concatenate(found))
