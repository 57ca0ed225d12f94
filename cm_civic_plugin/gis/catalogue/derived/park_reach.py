"""Where a park can be walked to within 300 m along mapped streets and paths."""

from __future__ import annotations

import heapq
import math

import numpy as np
from qgis.core import QgsGeometry

from ....core.errors import msg
from .arrays import area_of, inside, lines_of, polygon_shape, rings_of, row_rings
from .ground import Ground, Rows, Work
from .network import Network, cut, walkable

SMALLEST = 5000.0  # m²: half a hectare
WALK = 300.0  # metres
_ACCESS = 10.0  # metres from the park's edge to a street or path that leads in
_WIDE = 30.0
_DETOUR = 1.3  # a walk is about so much longer than the straight line
STRAIGHT = WALK / _DETOUR
_LONGEST = 50.0
_SAMPLE = 5.0
_CURVE = 4  # segments to a quarter circle


def green_space_access(work: Work) -> Rows:
    """Give the reach of each park of at least half a hectare, a row a piece, with its buildings.

    A walk starts where the network without motorways and trunk roads is within 10 m of the park
    (looked for every 5 m) and goes 300 m; the ways reached are widened by 30 m, and the park
    itself belongs to its reach. Where no network comes near: a belt of 300 / 1.3 = 230 m.
    Buildings count in each reach that their middle lies in.
    """
    work.note(
        msg("An estimate: a park counts as open wherever a mapped street or path comes near it.")
    )
    ground = work.ground
    tables = [t for t in ("road_network", "walking_cycling_network") if t in work.has]
    walks = _Walks(walkable(ground, tables)) if tables else None
    if walks is None or not len(walks.network.links):
        walks = None
        work.note(msg("Without streets and paths the reach is a straight belt of 230 m."))
    buildings = _Buildings(ground, "buildings" in work.has)
    if "buildings" not in work.has:
        work.note(msg("Without buildings none are counted in the reach."))
    parks = ground.parts("parks_green_spaces", ("osm_id", "area_m2"))
    large = [row for row, (_id, area) in enumerate(parks.rows) if (area or 0) >= SMALLEST]
    rows = []
    straight = 0
    for place, row in enumerate(large):
        work.step(place / len(large))
        park = area_of(row_rings(parks, row))
        walked = walks.reach(park) if walks else None
        reach = walked or park.buffer(STRAIGHT, _CURVE)
        if walked is None:
            straight += 1
        for polygon in rings_of(reach):
            rows.append(
                (
                    polygon_shape([ground.plane.to_degrees(ring) for ring in polygon]),
                    {
                        "park_id": parks.rows[row][0],
                        "method": "network" if walked else "buffer",
                        "buildings_served": buildings.count(polygon),
                    },
                )
            )
    if walks and straight:
        work.note(
            msg("No mapped street or path comes within 10 m of {count} parks: their reach is a "
                "straight belt of 230 m."),
            count=straight,
        )  # fmt: skip
    if rows and buildings.total:
        work.note(
            msg("{share} % of the {count} mapped buildings lie in the reach of a park."),
            share=round(100 * buildings.served.mean(), 1),
            count=buildings.total,
        )
    return rows


class _Buildings:
    """The middles of buildings, looked up by box, and which of them some park serves."""

    def __init__(self, ground: Ground, known: bool) -> None:
        middles = ground.footprints.middles if known else np.zeros((0, 2))
        self._known = known
        self._middles = middles[np.argsort(middles[:, 0])]
        self.total = len(middles)
        self.served = np.zeros(self.total, dtype=bool)

    def count(self, polygon: list[np.ndarray]) -> int | None:
        """Return how many lie in a polygon, None where the pack has no buildings layer."""
        if not self._known:
            return None
        (west, south), (east, north) = polygon[0].min(axis=0), polygon[0].max(axis=0)
        first, last = np.searchsorted(self._middles[:, 0], [west, east])
        y = self._middles[first:last, 1]
        near = first + np.flatnonzero((south <= y) & (y <= north))
        within = near[inside(self._middles[near], [polygon])]
        self.served[within] = True
        return len(within)


class _Walks:
    """Finds what is reached on a network from a park."""

    def __init__(self, network: Network) -> None:
        self.network = cut(network, _LONGEST)
        places, links = self.network.places, self.network.links
        # by x, so that what lies near a park is one slice
        order = np.argsort(places[links].mean(axis=1)[:, 0])
        self.network.links = links = links[order]
        self._lengths = self.network.lengths()
        self._middles = places[links].mean(axis=1)
        both = np.concatenate([links, links[:, ::-1]])
        number = np.tile(np.arange(len(links)), 2)
        order = np.argsort(both[:, 0], kind="stable")
        self._to, self._link = both[order, 1], number[order]
        self._first = np.searchsorted(both[order, 0], np.arange(len(places) + 1))

    def reach(self, park: QgsGeometry) -> QgsGeometry | None:
        """Return the area from which a park can be reached, None where no way leads in."""
        starts, reached = self._entrances(park)
        if not starts:
            return None
        distance = self._distances(starts)
        pieces = self._pieces(distance, reached)
        # GEOS takes seconds to widen a whole net of ways, and milliseconds to join widened ones
        ways = lines_of(pieces).mergeLines().asGeometryCollection()
        return QgsGeometry.unaryUnion([park, *(way.buffer(_WIDE, _CURVE) for way in ways)])

    def _entrances(self, park: QgsGeometry) -> tuple[dict[int, float], dict[int, tuple]]:
        """Return points with their distance to where a link meets the park, and those links.

        A link's entry is the first and last part (0-1) of it that is near the park.
        """
        box = park.boundingBox()
        wide = _ACCESS + _LONGEST / 2
        low, high = box.xMinimum() - wide, box.xMaximum() + wide
        first, last = np.searchsorted(self._middles[:, 0], [low, high])
        y = self._middles[first:last, 1]
        near = first + np.flatnonzero((box.yMinimum() - wide <= y) & (y <= box.yMaximum() + wide))
        if not len(near):
            return {}, {}
        number = np.ceil(self._lengths[near] / _SAMPLE).astype(int) + 1
        which = np.repeat(np.arange(len(near)), number)
        turn = np.arange(len(which)) - np.repeat(np.cumsum(number) - number, number)
        share = turn / (number - 1)[which]
        ends = self.network.places[self.network.links[near]]
        samples = ends[which, 0] + (ends[which, 1] - ends[which, 0]) * share[:, None]
        hits = np.flatnonzero(inside(samples, rings_of(park.buffer(_ACCESS, _CURVE))))
        starts: dict[int, float] = {}
        reached: dict[int, tuple] = {}
        for hit in hits.tolist():
            link, part = int(near[which[hit]]), float(share[hit])
            from_, to = reached.get(link, (part, part))
            reached[link] = (min(from_, part), max(to, part))
        for link, (from_, to) in reached.items():
            one, two = self.network.links[link].tolist()
            length = float(self._lengths[link])
            starts[one] = min(starts.get(one, math.inf), from_ * length)
            starts[two] = min(starts.get(two, math.inf), (1 - to) * length)
        return starts, reached

    def _distances(self, starts: dict[int, float]) -> dict[int, float]:
        """Return the walk in metres to each point within 300 m (Dijkstra 1959)."""
        best: dict[int, float] = {}
        queue = [(metres, point) for point, metres in starts.items() if metres <= WALK]
        heapq.heapify(queue)
        while queue:
            metres, point = heapq.heappop(queue)
            if point in best:
                continue
            best[point] = metres
            for at in range(self._first[point], self._first[point + 1]):
                other = int(self._to[at])
                further = metres + self._lengths[self._link[at]]
                if further <= WALK and other not in best:
                    heapq.heappush(queue, (further, other))
        return best

    def _pieces(self, distance: dict[int, float], reached: dict[int, tuple]) -> np.ndarray:
        """Return the straight pieces (n, 2, 2) of links that are within the walk."""
        points = np.fromiter(distance, dtype=np.int64)
        spans = [np.arange(self._first[p], self._first[p + 1]) for p in points.tolist()]
        links = np.unique(
            np.concatenate([self._link[np.concatenate(spans)] if spans else [], list(reached)])
        ).astype(np.int64)
        one, two = self.network.links[links].T
        left = np.array([max(0.0, WALK - distance.get(p, math.inf)) for p in one.tolist()])
        right = np.array([max(0.0, WALK - distance.get(p, math.inf)) for p in two.tolist()])
        lengths = self._lengths[links]
        left, right = np.minimum(left / lengths, 1), np.minimum(right / lengths, 1)
        a, b = self.network.places[one], self.network.places[two]
        whole = left + right >= 1
        left[whole], right[whole] = 1.0, 0.0
        parts = [
            np.stack([a, a + (b - a) * left[:, None]], axis=1)[left > 0],
            np.stack([b, b + (a - b) * right[:, None]], axis=1)[right > 0],
        ]
        # a link the park cuts in its middle is reached to both sides, at least where it is near
        for link, (from_, to) in reached.items():
            ends = self.network.places[self.network.links[link]]
            if to > from_:
                side = ends[1] - ends[0]
                parts.append(np.stack([ends[0] + side * from_, ends[0] + side * to])[None])
        return np.concatenate(parts)
