"""Where a park can be walked to within 300 m along mapped streets and paths."""

from __future__ import annotations

import numpy as np

from ....core.errors import msg
from .arrays import area_of, inside, polygon_shape, rings_of, row_rings
from .belts import CURVE, widened
from .ground import Ground, Rows, Work
from .network import walkable
from .walks import Walks

SMALLEST = 5000.0  # m²: half a hectare
WALK = 300.0  # metres
_WIDE = 30.0
_DETOUR = 1.3  # a walk is about so much longer than the straight line
STRAIGHT = WALK / _DETOUR


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
    network = walkable(ground, tables)
    walks = Walks(network, WALK, ground.beat) if len(network.links) else None
    if walks is None:
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
        walked = walks.reached(park) if walks else None
        if walked is None:
            straight += 1
            reach = rings_of(park.buffer(STRAIGHT, CURVE))
        else:
            reach = widened(park, walked, _WIDE, ground.beat)
        for polygon in reach:
            rows.append(
                (
                    polygon_shape([ground.plane.to_degrees(ring) for ring in polygon]),
                    {
                        "park_id": parks.rows[row][0],
                        "method": "buffer" if walked is None else "network",
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
