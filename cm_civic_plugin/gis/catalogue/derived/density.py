"""Building density: what each hexagon holds of the mapped footprints."""

from __future__ import annotations

import numpy as np

from ....core.errors import msg
from . import hexgrid
from .arrays import Parts
from .ground import Rows, Work, hexagon_rows, tally
from .in_cells import areas_by_cell, points_on_surface, runs


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
    shared = np.flatnonzero(~single)
    found = [(home[single], prints.areas[single])]
    for run in runs(parts, shared):
        work.step(float(np.searchsorted(shared, run[0])) / len(shared))
        home[run] = hexgrid.keys_of(points_on_surface(parts, run))
        found.append(areas_by_cell(parts, run))
    cells, areas = (np.concatenate(column) for column in zip(*found))
    keys = np.unique(np.concatenate([home, cells[areas > 0]]))
    known = np.isfinite(prints.levels)
    storeys = tally(keys, home[known], prints.levels[known])
    with_storeys = tally(keys, home[known])
    mean = np.where(with_storeys > 0, storeys / np.maximum(with_storeys, 1), np.nan)
    return hexagon_rows(
        work.ground,
        keys,
        {
            "building_count": tally(keys, home),
            "footprint_ratio": np.minimum(tally(keys, cells, areas) / hexgrid.AREA, 1.0),
            "mean_levels": mean,
        },
    )


def _home_cells(parts: Parts) -> tuple[np.ndarray, np.ndarray]:
    """Return the cell of each building, and whether all of it lies there (cells are convex)."""
    cells = hexgrid.keys_of(parts.points)
    firsts = parts.starts[parts.first_parts]
    low, high = np.minimum.reduceat(cells, firsts), np.maximum.reduceat(cells, firsts)
    return low.copy(), low == high
