"""Which drawing is under the finger.

A drawing is touched where people see something to touch: a stamp on its badge; a line along its
length and on the badge at its middle; an area on its edge and on the badge inside it. Not
anywhere within an area: one that covers half the city would be erased or dragged with each thing
drawn in it. An area no larger than a finger is touched all over, since all of it is near its edge.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from .shape import AREA, KINDS, STAMP, Shape

_SLACK = 0.01
"""A box grows by this share of its size: what is straight on a map is bent in degrees."""


@dataclass(frozen=True)
class Finger:
    """A stretch of a finger's way, in the map's units, and how far it reaches from there.

    ``tolerance`` reaches to lines and edges, ``badge`` to the middle of a badge.
    """

    start: tuple[float, float]
    end: tuple[float, float]
    tolerance: float
    badge: float

    @property
    def reach(self) -> float:
        """How far it reaches at most."""
        return max(self.tolerance, self.badge)

    def box(self) -> tuple[float, float, float, float]:
        """Return (min x, min y, max x, max y) of all it can touch."""
        (x0, y0), (x1, y1), reach = self.start, self.end, self.reach
        return min(x0, x1) - reach, min(y0, y1) - reach, max(x0, x1) + reach, max(y0, y1) + reach


@dataclass(frozen=True)
class Placed:
    """A drawing on the map: its (n, 2) points and its badge's place, in the map's units."""

    kind: str
    xy: np.ndarray
    badge: tuple[float, float]

    @classmethod
    def of(cls, kind: str, xy: np.ndarray) -> Placed:
        """Return a drawing of that kind (``shape.KINDS``) with its badge where the map has it."""
        if kind == STAMP:
            return cls(kind, xy, (float(xy[0, 0]), float(xy[0, 1])))
        return cls(kind, xy, inside(xy) if kind == AREA else halfway(xy))

    def distance(self, finger: Finger) -> float | None:
        """Return how far the finger is from what it touches of this; None if it touches nothing."""
        at_badge = _between(finger.start, finger.end, np.array([self.badge, self.badge]))
        if at_badge <= finger.badge:
            return at_badge
        if self.kind == STAMP:
            return at_badge if at_badge <= finger.tolerance else None
        off = _between(finger.start, finger.end, self.xy)
        return off if off <= finger.tolerance else None


class Drawings:
    """All drawings on a map, ready to be touched; later ones lie on top.

    ``to_map`` turns (n, 2) degrees into the map's units and ``to_degrees`` a box of the map into
    one in degrees, or None where that has no place on the earth. Only drawings whose boxes are
    near a finger are ever put on the map, and each only once.
    """

    def __init__(
        self,
        drawings: Iterable[tuple[str, Shape]],
        to_map: Callable[[np.ndarray], np.ndarray],
        to_degrees: Callable[[Sequence[float]], Sequence[float] | None],
        boxes: dict[str, tuple[Shape, tuple[float, ...]]] | None = None,
    ) -> None:
        """``boxes`` is a memory of boxes that is kept from one use to the next."""
        self._drawings = list(drawings)
        self._shapes = dict(self._drawings)
        self._to_map, self._to_degrees = to_map, to_degrees
        known = {} if boxes is None else boxes
        rows = []
        for uuid, shape in self._drawings:
            found = known.get(uuid)
            if found is None or found[0] is not shape:
                found = known[uuid] = (shape, shape.bounds())
            rows.append(found[1])
        self._boxes = np.array(rows, dtype=float).reshape(-1, 4)
        slack = _SLACK * (self._boxes[:, 2:] - self._boxes[:, :2])
        self._boxes += np.hstack([-slack, slack])
        self._placed: dict[int, Placed | None] = {}

    def shape(self, uuid: str) -> Shape:
        """Return a drawing's shape, in degrees."""
        return self._shapes[uuid]

    def touched(self, finger: Finger) -> list[str]:
        """Return the uuids of all drawings that the finger touches, the lowest first."""
        return [self._drawings[index][0] for index, _distance in self._touched(finger)]

    def topmost(self, finger: Finger) -> str | None:
        """Return the uuid of the one drawing meant.

        Stamps lie above lines and those above areas, as on the map; then the nearest is meant, and
        of two as near the later one.
        """
        order = {kind: rank for rank, kind in enumerate((STAMP, *_without(STAMP)))}
        best = min(
            self._touched(finger),
            key=lambda hit: (order[self._drawings[hit[0]][1].kind], hit[1], -hit[0]),
            default=None,
        )
        return None if best is None else self._drawings[best[0]][0]

    def _touched(self, finger: Finger) -> list[tuple[int, float]]:
        box = self._to_degrees(finger.box())
        if box is None or not len(self._boxes):
            return []
        west, south, east, north = box
        near = (
            (self._boxes[:, 0] <= east) & (self._boxes[:, 2] >= west)
            & (self._boxes[:, 1] <= north) & (self._boxes[:, 3] >= south)
        )  # fmt: skip
        hits = []
        for index in np.flatnonzero(near).tolist():
            placed = self._place(index)
            distance = None if placed is None else placed.distance(finger)
            if distance is not None:
                hits.append((index, distance))
        return hits

    def _place(self, index: int) -> Placed | None:
        if index not in self._placed:
            shape = self._drawings[index][1]
            xy = self._to_map(np.asarray(shape.points, dtype=float))
            self._placed[index] = Placed.of(shape.kind, xy) if np.isfinite(xy).all() else None
        return self._placed[index]


def _without(kind: str) -> list[str]:
    return [one for one in KINDS if one != kind]


def halfway(xy: np.ndarray) -> tuple[float, float]:
    """Return the point at half the length of a line of (n, 2) points."""
    along = np.r_[0, np.cumsum(np.hypot(*np.diff(xy, axis=0).T))]
    x, y = (float(np.interp(along[-1] / 2, along, values)) for values in xy.T)
    return x, y


def inside(xy: np.ndarray) -> tuple[float, float]:
    """Return the point of a ring of (n, 2) points where QGIS puts an area's badge.

    That is its centre of gravity where it lies within, as for most things drawn.
    """
    x, y = (xy - xy[0]).T  # near 0, or products of a map's units lose the small ones
    turn = x[:-1] * y[1:] - x[1:] * y[:-1]
    if turn.sum() != 0:
        centre = ((xy[:-1] + xy[1:] - 2 * xy[0]) * turn[:, None]).sum(axis=0) / (3 * turn.sum())
        centre += xy[0]
        if _is_within(xy, *centre):
            return float(centre[0]), float(centre[1])
    return _widest(xy)


def _is_within(xy: np.ndarray, x: float, y: float) -> bool:
    (x0, y0), (x1, y1) = xy[:-1].T, xy[1:].T
    crosses = (y0 <= y) != (y1 <= y)
    share = (y - y0[crosses]) / (y1[crosses] - y0[crosses])
    return bool(np.count_nonzero(x0[crosses] + share * (x1[crosses] - x0[crosses]) > x) % 2)


def _widest(xy: np.ndarray) -> tuple[float, float]:
    """Return a point within a ring, in the widest part at half its height.

    The scan line runs between the corners above and below that height, so that it meets none; that
    is also how GEOS finds its "interior point", where QGIS puts a badge that has no other place.
    """
    y = xy[:, 1]
    middle = (y.min() + y.max()) / 2
    low, high = y[y <= middle].max(), y[y > middle].min(initial=y.max())
    level = (low + high) / 2
    (x0, y0), (x1, y1) = xy[:-1].T, xy[1:].T
    crosses = (y0 <= level) != (y1 <= level)
    if not crosses.any():  # no height at all
        return float((xy[:, 0].min() + xy[:, 0].max()) / 2), float(level)
    share = (level - y0[crosses]) / (y1[crosses] - y0[crosses])
    at = np.sort(x0[crosses] + share * (x1[crosses] - x0[crosses])).reshape(-1, 2)
    left, right = at[np.argmax(at[:, 1] - at[:, 0])]
    return float((left + right) / 2), float(level)


def _between(start: Sequence[float], end: Sequence[float], xy: np.ndarray) -> float:
    """Return the least distance between a segment and a line of (n, 2) points."""
    p, q = np.asarray(start, dtype=float), np.asarray(end, dtype=float)
    a, b = xy[:-1], xy[1:]
    if _cross_any(p, q, a, b):
        return 0.0
    return float(
        min(
            _to_segments(p[None], a, b).min(),
            _to_segments(q[None], a, b).min(),
            _to_segments(xy, p[None], q[None]).min(),
        )
    )


def _to_segments(points: np.ndarray, a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Return the distance of points to segments, one by one (either may be a single one)."""
    way = b - a
    length2 = (way**2).sum(axis=1)
    along = ((points - a) * way).sum(axis=1) / np.where(length2 == 0, 1, length2)
    foot = a + np.clip(along, 0, 1)[:, None] * way
    return np.hypot(*(points - foot).T)


def _cross_any(p: np.ndarray, q: np.ndarray, a: np.ndarray, b: np.ndarray) -> bool:
    """Tell whether the segment pq properly crosses any of the segments ab."""

    def side(o: np.ndarray, d: np.ndarray, x: np.ndarray) -> np.ndarray:
        return (d - o)[..., 0] * (x - o)[..., 1] - (d - o)[..., 1] * (x - o)[..., 0]

    apart = side(p, q, a) * side(p, q, b) < 0
    return bool((apart & (side(a, b, p) * side(a, b, q) < 0)).any())
