"""What is reached on foot from an area along a network of streets and paths."""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable

import numpy as np
from qgis.core import QgsGeometry

from .arrays import inside, rings_of
from .belts import CURVE
from .network import Network, cut

ACCESS = 10.0  # metres from the area's edge to a street or path that leads in
_LONGEST = 50.0
_SAMPLE = 5.0
_CHECK_EVERY = 20_000


class Walks:
    """Finds what is reached in a walk of so many metres."""

    def __init__(self, network: Network, walk: float, beat: Callable[[], None]) -> None:
        """``beat`` is called again and again, here and while something is looked for."""
        self._walk, self._beat = walk, beat
        network = cut(network, _LONGEST)
        beat()
        middles = network.places[network.links].mean(axis=1)
        # by x, so that what lies near an area is one slice
        order = np.argsort(middles[:, 0])
        beat()
        self._places, self._links, self._middles = (
            network.places, network.links[order], middles[order],
        )  # fmt: skip

    def reached(self, area: QgsGeometry) -> np.ndarray | None:
        """Return the straight pieces (n, 2, 2) that are reached, None where no way leads in."""
        near = self._near(area)
        points, which = np.unique(self._links[near], return_inverse=True)
        links = which.reshape(-1, 2)  # of two of these points
        ends = self._places[points][links]
        lengths = np.hypot(*(ends[:, 1] - ends[:, 0]).T)
        entered, first, last = _entries(area, ends, lengths)
        if not len(entered):
            return None
        starts = np.full(len(points), math.inf)
        np.minimum.at(starts, links[entered, 0], first * lengths[entered])
        np.minimum.at(starts, links[entered, 1], (1 - last) * lengths[entered])
        left = self._walk - self._distances(starts, links, lengths)[links]
        left = np.clip(left / lengths[:, None], 0, 1)  # what is walked of a link from either end
        left[left[:, 0] + left[:, 1] >= 1] = 1, 0
        along = ends[:, 1] - ends[:, 0]
        one, two = left.T > 0
        # a link the area cuts in its middle is reached to both sides, at least where it is near
        cut_, from_, to = (values[last > first] for values in (entered, first, last))
        return np.concatenate(
            [
                np.stack([ends[:, 0], ends[:, 0] + along * left[:, :1]], axis=1)[one],
                np.stack([ends[:, 1], ends[:, 1] - along * left[:, 1:]], axis=1)[two],
                ends[cut_, :1] + along[cut_, None] * np.stack([from_, to], axis=1)[:, :, None],
            ]
        )

    def _near(self, area: QgsGeometry) -> np.ndarray:
        """Return the links that may be within the walk."""
        box = area.boundingBox()
        wide = self._walk + ACCESS + _LONGEST
        ends = [box.xMinimum() - wide, box.xMaximum() + wide]
        first, last = np.searchsorted(self._middles[:, 0], ends)
        y = self._middles[first:last, 1]
        return first + np.flatnonzero((box.yMinimum() - wide <= y) & (y <= box.yMaximum() + wide))

    def _distances(self, starts: np.ndarray, links: np.ndarray, lengths: np.ndarray) -> np.ndarray:
        """Return the walk in metres to each point, infinite beyond it (Dijkstra 1959)."""
        both = np.concatenate([links, links[:, ::-1]])
        order = np.argsort(both[:, 0], kind="stable")
        first = np.searchsorted(both[order, 0], np.arange(len(starts) + 1)).tolist()
        to, metres = both[order, 1].tolist(), lengths[order % len(links)].tolist()
        begin = np.flatnonzero(starts <= self._walk)
        best = np.full(len(starts), math.inf)
        best[begin] = starts[begin]
        best = best.tolist()
        queue = list(zip(starts[begin].tolist(), begin.tolist()))
        heapq.heapify(queue)
        looks = 0
        while queue:
            looks += 1
            if looks % _CHECK_EVERY == 0:
                self._beat()
            walked, point = heapq.heappop(queue)
            if walked > best[point]:
                continue
            for at in range(first[point], first[point + 1]):
                other, further = to[at], walked + metres[at]
                if further <= self._walk and further < best[other]:
                    best[other] = further
                    heapq.heappush(queue, (further, other))
        return np.array(best)


def _entries(
    area: QgsGeometry, ends: np.ndarray, lengths: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return links with ``ends`` that lead in, and the first and last part (0-1) near the area."""
    close = area.buffer(ACCESS, CURVE)
    box = close.boundingBox()
    (x1, x2), (y1, y2) = ends.T
    near = np.flatnonzero(
        (np.minimum(x1, x2) <= box.xMaximum())
        & (np.maximum(x1, x2) >= box.xMinimum())
        & (np.minimum(y1, y2) <= box.yMaximum())
        & (np.maximum(y1, y2) >= box.yMinimum())
    )
    number = np.ceil(lengths[near] / _SAMPLE).astype(np.int64) + 1
    link = np.repeat(near, number)
    turn = np.arange(len(link)) - np.repeat(np.cumsum(number) - number, number)
    share = turn / np.repeat(number - 1, number)
    samples = ends[link, 0] + (ends[link, 1] - ends[link, 0]) * share[:, None]
    hits = np.flatnonzero(inside(samples, rings_of(close)))
    entered, begins = np.unique(link[hits], return_index=True)
    last = np.append(begins[1:], len(hits))[: len(begins)] - 1
    return entered, share[hits[begins]], share[hits[last]]
