"""Street connectivity: junctions, dead ends and links per node, by hexagon."""

from __future__ import annotations

import numpy as np

from ....core.errors import msg
from . import hexgrid
from .ground import Rows, Work, hexagon_rows, tally
from .network import cut, walkable

_LONGEST = 25.0  # metres: finer than this no street slips through a cell unseen


def street_connectivity(work: Work) -> Rows:
    """Give each hexagon that a street crosses its junctions per km², dead ends and links.

    A node is a point where one link ends (a dead end) or three or more meet (a junction). The
    ratio of links to nodes gives each link by half to either of its nodes: half the mean degree.
    Cells without a node have no share and no ratio.
    """
    work.note(msg("An estimate from the mapped network: unmapped gates and lanes are not known."))
    tables = [t for t in ("road_network", "walking_cycling_network") if t in work.has]
    network = walkable(work.ground, tables)
    work.step(0.5)
    if not len(network.links):
        return []
    degrees = network.degrees()
    cells = hexgrid.keys_of(network.places)
    passed = cut(network, _LONGEST)
    keys = np.unique(hexgrid.keys_of(passed.places))
    work.step(0.8)
    node = degrees != 2
    nodes = tally(keys, cells[node])
    junctions = tally(keys, cells[degrees >= 3])
    dead_ends = tally(keys, cells[degrees == 1])
    ends_of_links = tally(keys, cells[node], degrees[node])
    some = np.maximum(nodes, 1)
    return hexagon_rows(
        work.ground,
        keys,
        {
            "intersections_km2": junctions / (hexgrid.AREA / 1e6),
            "dead_end_share": np.where(nodes > 0, dead_ends / some, np.nan),
            "link_node_ratio": np.where(nodes > 0, ends_of_links / 2 / some, np.nan),
        },
    )
