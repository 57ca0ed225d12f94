"""The heat proxy: built-up less green and water, by hexagon."""

from __future__ import annotations

import numpy as np

from ....core.errors import msg
from . import hexgrid
from .arrays import read_parts
from .ground import Ground, Rows, Work, hexagon_rows, tally
from .raster_sums import Raster, hexagon_sums
from .shares import area_shares

MOST_CELLS = 67_000  # those of 60 by 60 km
_NEAR = 2  # rings about a cell with buildings, where the area is larger than that
_HALF = 0.5
_TREES, _GRASS, _CROPS, _BUILT, _WATER = 10, 30, 40, 50, 80  # classes of ESA WorldCover


def heat_proxy(work: Work) -> Rows:
    """Give each hexagon built - trees - grass and crops / 2 - water, stretched to 0-100.

    0 is the 2nd percentile of the cells and 100 the 98th. Water is the larger of the land
    cover's share and that of mapped water. Without land cover, mapped footprints stand for the
    built share and parks for grass; the share of trees is then unknown.
    """
    work.note(msg("A proxy, not temperature: nothing was measured."))
    ground = work.ground
    built_keys, footprints = _density(ground)
    if hexgrid.count_in_box(*ground.box) <= MOST_CELLS:
        keys = np.unique(hexgrid.in_box(*ground.box))
        keys = keys[_within(hexgrid.centres(keys), ground.box)]
    else:
        keys = np.unique(hexgrid.around(built_keys, _NEAR))
        work.note(
            msg("The area is too large for a cell everywhere: only cells within 500 m of mapped "
                "buildings are given.")
        )  # fmt: skip
    if "land_cover_2021" in work.has:
        raster = Raster(ground.raster("land_cover_2021"))
        classes = (_TREES, _GRASS, _CROPS, _BUILT, _WATER)
        shares, covered = hexagon_sums(
            raster, keys, ground.plane, lambda s: work.step(0.5 * s), classes
        )
        known = covered >= _HALF
        if not known.all():
            work.note(
                msg("{count} cells lie outside the land cover and are left out."),
                count=int((~known).sum()),
            )
        keys, shares = keys[known], shares[known]
        trees, grass, crops, built, water = shares.T
        soft = grass + crops
    else:
        work.note(
            msg("Without land cover, mapped buildings stand for the built-up share and parks for "
                "grass; trees are not known.")
        )  # fmt: skip
        built = tally(keys, built_keys, footprints)
        soft = area_shares(
            ground, _tables(work, "parks_green_spaces"), keys, lambda s: work.step(0.5 * s)
        )
        trees, water = np.full(len(keys), np.nan), np.zeros(len(keys))
    if not len(keys):
        return []
    mapped = area_shares(
        ground,
        _tables(work, "water_bodies", "old_city_moat"),
        keys,
        lambda s: work.step(0.5 + 0.5 * s),
    )
    water = np.maximum(water, mapped)
    raw = built - np.nan_to_num(trees) - _HALF * soft - water
    return hexagon_rows(
        ground,
        keys,
        {
            "heat_score": stretched(raw),
            "built_share": built,
            "tree_share": trees,
            "water_share": water,
        },
    )


def stretched(raw: np.ndarray) -> np.ndarray:
    """Return values put between 0 (2nd percentile) and 100 (98th); all alike give 50."""
    low, high = np.percentile(raw, [2, 98])
    if high == low:
        return np.full(len(raw), 50.0)
    return np.clip((raw - low) / (high - low) * 100, 0, 100)


def _tables(work: Work, *layer_ids: str) -> tuple[str, ...]:
    return tuple(layer_id for layer_id in layer_ids if layer_id in work.has)


def _within(points: np.ndarray, box: tuple[float, float, float, float]) -> np.ndarray:
    west, south, east, north = box
    x, y = points.T
    return (west <= x) & (x <= east) & (south <= y) & (y <= north)


def _density(ground: Ground) -> tuple[np.ndarray, np.ndarray]:
    """Return cells with buildings, sorted, and the share of each that is built over."""
    parts = read_parts(ground.layers, "building_density_grid", ("footprint_ratio",), ground.beat)
    if not parts.rows:
        return np.zeros(0, dtype=np.int64), np.zeros(0)
    # the middle of a hexagon is that of its six corners
    middles = np.add.reduceat(parts.points, parts.starts, axis=0) - parts.points[parts.starts]
    keys = hexgrid.keys_of(ground.plane.to_metres(middles / 6))
    order = np.argsort(keys)
    return keys[order], np.array([row[0] for row in parts.rows])[order]
