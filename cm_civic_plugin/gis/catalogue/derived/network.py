"""The streets and paths one can walk, joined where they share a point."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .ground import Ground

NOT_WALKABLE = ("motorway", "motorway_link", "trunk", "trunk_link")
_SNAP = 0.5  # metres


@dataclass
class Network:
    """``places`` (n, 2) of the points in metres; ``links`` (m, 2) of two points, each once."""

    places: np.ndarray
    links: np.ndarray

    def lengths(self) -> np.ndarray:
        """Return the links' lengths (m,) in metres."""
        return np.hypot(*(self.places[self.links[:, 1]] - self.places[self.links[:, 0]]).T)

    def degrees(self) -> np.ndarray:
        """Return how many links meet at each point (n,)."""
        return np.bincount(self.links.ravel(), minlength=len(self.places))


def walkable(ground: Ground, layer_ids: list[str]) -> Network:
    """Return the network of the tables' lines without motorways and trunk roads.

    Points closer than about 0.5 m are one; a piece that lies in two tables counts once.
    """
    points, pairs, before = [np.zeros((0, 2))], [np.zeros((0, 2), dtype=np.int64)], 0
    for layer_id in layer_ids:
        parts = ground.parts(layer_id, ("highway",))
        walk = np.array([row[0] not in NOT_WALKABLE for row in parts.rows], dtype=bool)
        last = np.zeros(len(parts.points), dtype=bool)
        last[parts.ends - 1] = True
        good = np.repeat(walk[parts.owner], parts.ends - parts.starts) & ~last
        first = np.flatnonzero(good)
        pairs.append(np.column_stack([first, first + 1]) + before)
        points.append(parts.points)
        before += len(parts.points)
        ground.beat()
    return joined(np.concatenate(points), np.concatenate(pairs))


def joined(points: np.ndarray, pairs: np.ndarray) -> Network:
    """Return the network of pieces ``pairs`` (m, 2) between ``points`` (n, 2) in metres."""
    snapped = np.rint(points / _SNAP).astype(np.int64)
    _codes, first, which = np.unique(
        (snapped[:, 0] << 32) + snapped[:, 1], return_index=True, return_inverse=True
    )
    links = np.sort(which.reshape(-1)[pairs], axis=1)
    links = links[links[:, 0] != links[:, 1]]
    count = len(first)
    codes = np.unique(links[:, 0] * count + links[:, 1])
    links = np.column_stack([codes // max(count, 1), codes % max(count, 1)])
    used, again = np.unique(links, return_inverse=True)  # points of no link go
    return Network(points[first][used], again.reshape(-1, 2))


def cut(network: Network, longest: float) -> Network:
    """Return the network with links split into equal pieces of at most ``longest`` metres."""
    number = np.maximum(np.ceil(network.lengths() / longest), 1).astype(np.int64)
    many = np.flatnonzero(number > 1)
    if not len(many):
        return network
    places, links = [network.places], [network.links[number == 1]]
    next_point = len(network.places)
    for n in np.unique(number[many]).tolist():
        which = np.flatnonzero(number == n)
        start, end = network.links[which].T
        share = np.arange(1, n)[None, :, None] / n
        a, b = network.places[start][:, None], network.places[end][:, None]
        places.append((a + (b - a) * share).reshape(-1, 2))
        new = next_point + np.arange(len(which) * (n - 1)).reshape(len(which), n - 1)
        chain = np.column_stack([start, new, end])
        links.append(np.stack([chain[:, :-1], chain[:, 1:]], axis=2).reshape(-1, 2))
        next_point += len(which) * (n - 1)
    return Network(np.concatenate(places), np.concatenate(links))
