"""From the points of a moving hand to a line, an area or a stamp.

Both are kept: the journal's ``shape`` is the smoothed stroke people see, ``raw`` the points as
they came. All lengths are in the units of the points; ``pixel`` is the size of one screen
pixel in them, so that the thresholds, which are the hand's, stay the same at every zoom.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .shape import AREA, LINE, STAMP, Shape, shape_of

TAP_PX = 4.0
"""A pen that strays no further than this from its first point has tapped."""
CLOSE_PX = 22.0
"""A stroke that ends this near to its start is meant to be closed."""
THIN_PX = 0.4
"""The picture may lie this far from the smoothed stroke: less than can be seen."""
_LEAST_COMPACTNESS = 0.04  # 4 pi A / L^2; a line drawn there and back encloses less
_PASSES = 3  # of the 1-2-1 filter: a binomial kernel 7 points wide
_STEP_PX = 4.0
"""Points lie at most this far apart before smoothing, which works by points: a fast hand leaves
few, and a loop of few points would shrink."""


def shape_stroke(
    points: Sequence[Sequence[float]], pixel: float, takes: Sequence[str]
) -> tuple[Shape, Shape] | None:
    """Return the smoothed shape and the raw one, or None for a tap where no stamp is taken.

    ``points`` are (x, y), at least one; ``takes`` the kinds the element can have, the likeliest
    first: a kind that it cannot have becomes the nearest that it can.
    """
    xy = np.asarray(points, dtype=float)
    kind = _kind(xy, pixel)
    if kind == STAMP:
        if STAMP not in takes:
            return None
        stamp = shape_of(STAMP, xy[:1].tolist())
        return stamp, stamp
    xy = xy[np.r_[True, (np.diff(xy, axis=0) != 0).any(axis=1)]]
    drawn = [possible for possible in takes if possible != STAMP]
    if not drawn:
        stamp = shape_of(STAMP, xy.mean(axis=0, keepdims=True).tolist())
        return stamp, shape_of(LINE, xy.tolist())
    if kind not in drawn:
        kind = drawn[0]
    if kind == AREA and len(xy) < 3:
        xy = np.vstack([xy, xy.mean(axis=0) + pixel])  # two points only: a sliver, not nothing
    raw = np.vstack([xy, xy[:1]]) if kind == AREA else xy
    dense = _densify(raw, _STEP_PX * pixel)
    return (
        shape_of(kind, _thin(smooth(dense, closed=kind == AREA), THIN_PX * pixel).tolist()),
        shape_of(kind, raw.tolist()),
    )


def _kind(xy: np.ndarray, pixel: float) -> str:
    away = np.hypot(*(xy - xy[0]).T)
    if away.max() < TAP_PX * pixel:
        return STAMP
    length = np.hypot(*np.diff(xy, axis=0).T).sum()
    x, y = (xy - xy[0]).T
    area = abs(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2
    closed = (
        away[-1] <= CLOSE_PX * pixel
        and length >= 4 * CLOSE_PX * pixel
        and 4 * np.pi * area / length**2 >= _LEAST_COMPACTNESS
    )
    return AREA if closed else LINE


def _densify(xy: np.ndarray, step: float) -> np.ndarray:
    """Return the (n, 2) points with more between them, so that none are over ``step`` apart."""
    along = np.diff(xy, axis=0)
    pieces = np.maximum(1, np.ceil(np.hypot(*along.T) / step)).astype(int)
    segment = np.repeat(np.arange(len(along)), pieces)
    within = np.arange(len(segment)) - np.repeat(np.cumsum(pieces) - pieces, pieces)
    share = (within / pieces[segment])[:, None]
    return np.vstack([xy[segment] + share * along[segment], xy[-1:]])


def smooth(xy: np.ndarray, closed: bool) -> np.ndarray:
    """Return (n, 2) points passed through a binomial filter; as many as before.

    An open stroke keeps its two ends; a closed one (last = first) is smoothed round the seam.
    """
    ring = xy[:-1] if closed else xy
    if len(ring) < 5:
        return xy
    for _ in range(_PASSES):
        before, after = np.roll(ring, 1, axis=0), np.roll(ring, -1, axis=0)
        ring = (before + 2 * ring + after) / 4
        if not closed:
            ring[0], ring[-1] = xy[0], xy[-1]
    return np.vstack([ring, ring[:1]]) if closed else ring


def _thin(xy: np.ndarray, tolerance: float) -> np.ndarray:
    """Drop points nearer than ``tolerance`` to the stroke (Douglas and Peucker 1973).

    A ring is cut at the point farthest from its start, and keeps at least four points.
    """
    keep = np.zeros(len(xy), dtype=bool)
    keep[[0, -1]] = True
    middle = int(np.hypot(*(xy - xy[0]).T).argmax())
    keep[middle] = True
    spans = [(0, middle), (middle, len(xy) - 1)]
    while spans:
        first, last = spans.pop()
        if last - first < 2:
            continue
        inner, base = xy[first + 1 : last] - xy[first], xy[last] - xy[first]
        along = np.clip(inner @ base / max(base @ base, 1e-300), 0, 1)
        off = np.hypot(*(inner - along[:, None] * base).T)
        worst = int(off.argmax())
        if off[worst] > tolerance:
            cut = first + 1 + worst
            keep[cut] = True
            spans += [(first, cut), (cut, last)]
    thinned = xy[keep]
    is_ring = len(xy) > 3 and (xy[0] == xy[-1]).all()
    return xy if is_ring and len(thinned) < 4 else thinned
