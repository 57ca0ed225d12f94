"""Over which cells a post known only to an area is spread, from a city pack."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsGeometry,
)

from ...core.opinion.hexgrid import HexGrid
from .gazetteer import pack_places, place_areas
from .overlap_table import AREA, ShownCells, amounts_of
from .placed_posts import CRS


def area_weights(
    folder: Path,
    place_ids: Iterable[str],
    grid: HexGrid,
    cells: np.ndarray,
    residents: np.ndarray | None = None,
) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """Return place_id -> positions of its cells (m, 2 axial ids) and the weight of each.

    A cell weighs as much as it holds of the place: area, or metres of a road. Where ``residents``
    (m,) are known, those of the part of a cell weigh instead of its area. Only what lies in the
    cells weighs: places outside them are left out.

    Raises:
        BadInput: the folder holds no pack that can be read.
    """
    wanted = set(place_ids)
    if not wanted:
        return {}
    places = [place for place in pack_places(folder) if place.place_id in wanted]
    to_metres = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:4326"),
        QgsCoordinateReferenceSystem(CRS),
        QgsCoordinateTransformContext(),
    )
    shown = ShownCells(grid, cells, np.zeros(len(cells), dtype=bool), 0, 0)
    weights = {}
    for place_id, area in place_areas(folder, places).items():
        geometry = QgsGeometry()
        geometry.fromWkb(bytes(area.ExportToWkb()))
        geometry.transform(to_metres)
        what, amount = amounts_of([geometry], geometry.type(), shown)
        if what == AREA and residents is not None and (amount * residents).sum() > 0:
            amount = amount * residents
        at = np.flatnonzero(amount > 0)
        if len(at):
            weights[place_id] = at, amount[at]
    return weights
