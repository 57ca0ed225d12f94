"""What every derived layer is computed with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from ....core.catalogue.pack import LAYERS, RASTERS, LayerState
from ..osm_geometry import Shape
from . import hexgrid
from .arrays import Parts, polygon_shape, read_parts, ring_areas
from .plane import Plane

Box = tuple[float, float, float, float]
Rows = Iterable[tuple[Shape, dict[str, Any]]]
Step = Callable[[float], None]
_CHECK_EVERY = 5000


class Ground:
    """A pack being built, in metres: its tables, rasters and footprints."""

    def __init__(self, folder: Path, extent: Box, beat: Callable[[], None] = lambda: None) -> None:
        """``extent`` is west, south, east, north in EPSG:4326 degrees.

        ``beat`` is called again and again where work takes long; it may raise Cancelled.
        """
        self.beat = beat
        west, south, east, north = extent
        self.layers = folder / LAYERS
        self._rasters = folder / RASTERS
        self.plane = Plane((west + east) / 2, (south + north) / 2)
        sides = np.array([(west, south), (west, north), (east, south), (east, north)])
        corners = self.plane.to_metres(sides)
        self.box = (*corners.min(axis=0).tolist(), *corners.max(axis=0).tolist())

    def raster(self, layer_id: str) -> Path:
        """Return the path of a raster of the pack."""
        return self._rasters / f"{layer_id}.tif"

    def parts(self, layer_id: str, columns: tuple[str, ...] = ()) -> Parts:
        """Return a table's lines or rings in metres."""
        parts = read_parts(self.layers, layer_id, columns, self.beat)
        parts.points = self.plane.to_metres(parts.points)
        return parts

    @cached_property
    def footprints(self) -> Footprints:
        """The buildings of the pack."""
        return Footprints(self.parts("buildings", ("levels",)))


class Footprints:
    """The buildings: rings in metres, areas in m², storeys, and the middle of each."""

    def __init__(self, parts: Parts) -> None:
        """Take the rings of the table ``buildings`` with its column ``levels``."""
        self.parts = parts
        count = len(parts.rows)
        self.areas = np.bincount(parts.owner, weights=ring_areas(parts), minlength=count)
        self.levels = np.array([row[0] if row[0] else np.nan for row in parts.rows], dtype=float)
        firsts = parts.first_parts
        starts, ends = parts.starts[firsts], parts.ends[firsts]
        sums = np.zeros((count, 2))
        if count:
            edges = np.column_stack([starts, ends - 1]).ravel()  # without the closing point
            sums = np.add.reduceat(parts.points, edges, axis=0)[::2]
        self.middles = sums / np.maximum(ends - 1 - starts, 1)[:, None]


@dataclass
class Work:
    """One derived layer at work.

    ``has`` holds the inputs that are there, ``state`` takes notes and counts of what was left
    out, ``step`` is called with the share done and may raise Cancelled.
    """

    ground: Ground
    has: frozenset[str]
    state: LayerState
    step: Step
    postal_tables: tuple[Path, ...] = ()

    def note(self, template: str, **params: Any) -> None:
        """Add a sentence for the user."""
        self.state.add_note(template, **params)


def hexagon_rows(
    ground: Ground, keys: np.ndarray, columns: dict[str, Any]
) -> Iterator[tuple[Shape, dict[str, Any]]]:
    """Yield cells in degrees with their ``cell_id`` and values by column; NaN becomes None."""
    outlines = hexgrid.outlines(keys)
    rings = ground.plane.to_degrees(outlines.reshape(-1, 2)).reshape(outlines.shape)
    lists = {name: _plain(values) for name, values in columns.items()}
    for place, (name, ring) in enumerate(zip(hexgrid.names(keys), rings)):
        if place % _CHECK_EVERY == 0:
            ground.beat()
        yield (
            polygon_shape([ring]),
            {"cell_id": name, **{column: values[place] for column, values in lists.items()}},
        )


def _plain(values: Any) -> list[Any]:
    if isinstance(values, np.ndarray) and values.dtype.kind == "f":
        return [None if value != value else round(value, 4) for value in values.tolist()]
    return values.tolist() if isinstance(values, np.ndarray) else list(values)


def tally(keys: np.ndarray, found: np.ndarray, weights: np.ndarray | None = None) -> np.ndarray:
    """Return the sum over each of the sorted ``keys`` of what lies in the cells ``found``."""
    place = np.searchsorted(keys, found)
    known = place < len(keys)
    known[known] = keys[place[known]] == found[known]
    weights = None if weights is None else weights[known]
    return np.bincount(place[known], weights=weights, minlength=len(keys))
