"""Estimated population by tambon: the population model added up."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import numpy as np

from ....core.errors import BadInput, msg
from .arrays import Parts, multipolygon_shape, read_parts, ring_areas, row_rings
from .ground import Rows, Work
from .raster_sums import Raster, area_sum

_COVERED = 0.99


def population_by_subdistrict(work: Work) -> Rows:
    """Give each tambon that the population model covers its modelled people and density.

    The caution figure is the modelled sum of the district over its registered people. It is
    given where the model covers the district as a whole. Raises BadInput where the model covers
    no tambon whole.
    """
    work.note(msg("An estimate from a population model, not a count."))
    ground = work.ground
    raster = Raster(ground.raster("population_grid"))
    tambon = read_parts(ground.layers, "subdistrict_boundaries", ("dopa_code",), ground.beat)
    flat = ground.parts("subdistrict_boundaries")
    areas = np.bincount(flat.owner, weights=ring_areas(flat), minlength=len(flat.rows))
    ratios = _ratios(work, raster)
    rows = []
    left_out = 0
    for row, (code,) in enumerate(tambon.rows):
        work.step(0.3 + 0.7 * row / len(tambon.rows))
        found = area_sum(raster, tambon, row, ground.beat)
        if found.covered < _COVERED:
            left_out += 1
            continue
        values = {
            "dopa_code": code,
            "population_est": round(found.total, 1),
            "density_km2": round(found.total / (areas[row] / 1e6), 2) if areas[row] else None,
            "model_to_registered": ratios.get((code or "")[:4]),
        }
        rows.append((multipolygon_shape(_polygons(tambon, row)), values))
    if left_out and not rows:
        raise BadInput(
            msg("The population model covers none of the {count} tambon whole. Use the tile of "
                "the province."),
            count=left_out,
        )  # fmt: skip
    if left_out:
        work.note(
            msg("{count} tambon lie partly outside the population model and are left out."),
            count=left_out,
        )
    if "registered_population" not in work.has:
        work.note(msg("Without registered population there is no figure to check the model with."))
    elif not any(ratios.get((code or "")[:4]) for (code,) in tambon.rows):
        work.note(
            msg("The population model covers no district whole, so there is no figure to check it "
                "with.")
        )  # fmt: skip
    return rows


def _ratios(work: Work, raster: Raster) -> dict[str, float]:
    """Return modelled over registered people by district code, of the newest year there is."""
    if "registered_population" not in work.has:
        return {}
    path = work.ground.layers
    with closing(sqlite3.connect(path)) as db:
        (newest,) = db.execute("SELECT max(year_ce) FROM registered_population").fetchone()
        needed = {
            code
            for (code,) in db.execute(
                "SELECT DISTINCT substr(dopa_code, 1, 4) FROM subdistrict_boundaries"
            )
        }
    columns = ("dopa_code", "year_ce", "population")
    districts = read_parts(path, "registered_population", columns, work.ground.beat)
    ratios = {}
    for row, (code, year, people) in enumerate(districts.rows):
        work.step(0.3 * row / len(districts.rows))
        if year != newest or not people or code not in needed:
            continue
        found = area_sum(raster, districts, row, work.ground.beat)
        if found.covered >= _COVERED:
            ratios[code] = round(found.total / people, 3)
    return ratios


def _polygons(parts: Parts, row: int) -> list[list[np.ndarray]]:
    polygons: list[list[np.ndarray]] = []
    for ring, hole in row_rings(parts, row):
        if hole and polygons:
            polygons[-1].append(ring)
        else:
            polygons.append([ring])
    return polygons
