"""Tourism intensity: places for visitors against the people who live there, by hexagon."""

from __future__ import annotations

import numpy as np

from ....core.errors import msg
from . import hexgrid
from .arrays import read_points
from .ground import Rows, Work, hexagon_rows, tally
from .raster_sums import Raster, hexagon_sums

_STAY, _SIGHT, _BAR = 3.0, 1.0, 0.5
_BARS = ("bar", "pub", "biergarten", "nightclub", "cafe")
_HECTARES = hexgrid.AREA / 10_000
_COVERED = 0.99


def tourism_intensity(work: Work) -> Rows:
    """Give each hexagon with a place for visitors its index.

    3 x places to stay + museums and arts venues + 0.5 x bars and cafés, per 100 modelled residents
    (at least one resident), or per hectare without the population model. A cell that the model
    does not cover has no index.
    """
    work.note(msg("An estimate with chosen weights: no visitors were counted."))
    stays = _cells(work, "tourist_accommodation")
    sights = _cells(work, "museums_arts_venues")
    bars = _cells(work, "food_drink", "amenity", _BARS)
    keys = np.unique(np.concatenate([stays, sights, bars]))
    if not len(keys):
        return []
    stay = tally(keys, stays)
    weight = _STAY * stay + _SIGHT * tally(keys, sights) + _BAR * tally(keys, bars)
    if "population_grid" in work.has:
        raster = Raster(work.ground.raster("population_grid"))
        sums, covered = hexagon_sums(raster, keys, work.ground.plane, work.step)
        known = covered >= _COVERED
        residents = np.where(known, sums[:, 0], np.nan)
        score = weight / (np.maximum(residents, 1.0) / 100)
        if not known.all():
            work.note(
                msg("{count} cells lie outside the population model and have no index."),
                count=int((~known).sum()),
            )
    else:
        work.note(
            msg("Without the population model the index is per hectare: do not compare it with "
                "one per 100 residents.")
        )  # fmt: skip
        residents = np.full(len(keys), np.nan)
        score = weight / _HECTARES
    return hexagon_rows(
        work.ground, keys, {"score": score, "accommodation": stay, "residents": residents}
    )


def _cells(
    work: Work, layer_id: str, column: str | None = None, wanted: tuple[str, ...] = ()
) -> np.ndarray:
    """Return the cell of each point of a table, of those whose column is as wanted."""
    if layer_id not in work.has:
        return np.zeros(0, dtype=np.int64)
    places, rows = read_points(
        work.ground.layers, layer_id, (column,) if column else (), work.ground.beat
    )
    if column:
        places = places[np.array([row[0] in wanted for row in rows], dtype=bool)]
    return hexgrid.keys_of(work.ground.plane.to_metres(places))
