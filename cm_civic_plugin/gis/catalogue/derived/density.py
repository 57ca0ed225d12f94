"""Building density: what each hexagon holds of the mapped footprints."""

from __future__ import annotations

import numpy as np
from qgis.core import QgsGeometry, QgsPointXY

from ....core.errors import msg
from . import hexgrid
from .arrays import Parts, area_of, row_rings
from .ground import Rows, Work, hexagon_rows, tally

_CHECK_EVERY = 500


def building_density(work: Work) -> Rows:
    """Give each hexagon with a building its count, built-over share and mean storeys.

    A building counts where a point on its surface lies, and its area where it is. Overlapping
    footprints add up, so the share is held to 1.
    """
    work.note(msg("An estimate from mapped buildings: an unmapped suburb looks empty."))
    prints = work.ground.footprints
    parts = prints.parts
    if not parts.rows:
        return []
    home, single = _home_cells(parts)
    cells, areas = [home[single]], [prints.areas[single]]
    shared = np.flatnonzero(~single)
    for place, row in enumerate(shared.tolist()):
        if place % _CHECK_EVERY == 0:
            work.step(place / len(shared))
        home[row], its_cells, its_areas = _spread(parts, row)
        cells.append(its_cells)
        areas.append(its_areas)
    all_cells, all_areas = np.concatenate(cells), np.concatenate(areas)
    keys = np.unique(np.concatenate([home, all_cells[all_areas > 0]]))
    known = np.isfinite(prints.levels)
    storeys = tally(keys, home[known], prints.levels[known])
    with_storeys = tally(keys, home[known])
    mean = np.where(with_storeys > 0, storeys / np.maximum(with_storeys, 1), np.nan)
    return hexagon_rows(
        work.ground,
        keys,
        {
            "building_count": tally(keys, home),
            "footprint_ratio": np.minimum(tally(keys, all_cells, all_areas) / hexgrid.AREA, 1.0),
            "mean_levels": mean,
        },
    )


def _home_cells(parts: Parts) -> tuple[np.ndarray, np.ndarray]:
    """Return the cell of each building, and whether all of it lies there (cells are convex)."""
    cells = hexgrid.keys_of(parts.points)
    firsts = parts.starts[np.searchsorted(parts.owner, np.arange(len(parts.rows)))]
    low, high = np.minimum.reduceat(cells, firsts), np.maximum.reduceat(cells, firsts)
    return low.copy(), low == high


def _spread(parts: Parts, row: int) -> tuple[int, np.ndarray, np.ndarray]:
    """Return the cell of a point on a building's surface, its cells and its area in each."""
    rings = row_rings(parts, row)
    building = area_of(rings)
    spot = building.pointOnSurface()
    # a line drawn as a building has no surface
    at = rings[0][0][:1] if spot.isEmpty() else np.array([[spot.asPoint().x(), spot.asPoint().y()]])
    box = building.boundingBox()
    cells = hexgrid.in_box(box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())
    areas = np.array(
        [
            building.intersection(hexagon).area()
            for hexagon in map(_hexagon, hexgrid.outlines(cells))
        ]
    )
    return int(hexgrid.keys_of(at)[0]), cells[areas > 0], areas[areas > 0]


def _hexagon(ring: np.ndarray) -> QgsGeometry:
    return QgsGeometry.fromPolygonXY([[QgsPointXY(x, y) for x, y in ring.tolist()]])
