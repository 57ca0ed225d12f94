"""Compute the derived layers of a pack, each from the layers its record names.

All is done with QgsGeometry, GDAL and numpy, none of it with Processing algorithms: those want
layers and a project of the main thread, and take one feature at a time.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from ....core.catalogue.pack import EMPTY, FAILED, READY, LayerState
from ....core.catalogue.records import Catalogue, LayerRecord
from ....core.errors import BadInput, Cancelled, CivicError, msg
from ...i18n import language
from ..osm_geometry import Shape
from ..pack_writer import RowWriter, create_tables, drop_table
from .connectivity import street_connectivity
from .density import building_density
from .ground import Box, Ground, Rows, Work
from .heat import heat_proxy
from .noise import noise_proxy
from .park_reach import green_space_access
from .population import population_by_subdistrict
from .postcodes import postcode_areas
from .tourism import tourism_intensity

_MAKERS: dict[str, Callable[[Work], Rows]] = {
    "postcode_areas": postcode_areas,
    "green_space_access": green_space_access,
    "heat_proxy": heat_proxy,
    "building_density_grid": building_density,
    "street_connectivity": street_connectivity,
    "noise_proxy": noise_proxy,
    "population_by_subdistrict": population_by_subdistrict,
    "tourism_intensity": tourism_intensity,
}
_CHECK_EVERY = 2000
_BREAKS = (
    OSError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RuntimeError,
    MemoryError, sqlite3.Error,
)  # fmt: skip


def build_derived(
    folder: Path,
    catalogue: Catalogue,
    states: dict[str, LayerState],
    extent: Box,
    tick: Callable[[float, str], None],
    postal_tables: Sequence[Path] = (),
) -> dict[str, LayerState]:
    """Write every derived layer of the catalogue into the pack; tell how each came out.

    ``states`` says how the other layers came out; one that is not in it was not built. An input
    counts as there when it is ready; one read from OpenStreetMap or derived also when it is empty,
    as a city may have no park. A layer that lacks an input it must have, or breaks, is failed
    and leaves no table; the others go on. ``extent`` is west, south, east, north in EPSG:4326
    degrees. ``postal_tables`` are the files with postal codes by tambon. A layer's date is the
    oldest of its inputs' dates. ``tick`` gets the share done (0-1) and the layer's title,
    again and again within a second, and may raise Cancelled, which leaves no table of the layer
    at work.
    """
    said = (0.0, "")

    def say(share: float, title: str) -> None:
        nonlocal said
        said = (share, title)
        tick(*said)

    ground = Ground(folder, extent, beat=lambda: tick(*said))
    known = dict(states)
    done: dict[str, LayerState] = {}
    records = _in_order(catalogue)
    for place, record in enumerate(records):
        title = record.title(language())

        def step(share: float, place: int = place, title: str = title) -> None:
            say((place + share) / len(records), title)

        step(0.0)
        began = time.perf_counter()
        state = _build(record, ground, catalogue, known, step, tuple(postal_tables))
        state.seconds = round(time.perf_counter() - began, 3)
        known[record.id] = done[record.id] = state
    return done


def _in_order(catalogue: Catalogue) -> list[LayerRecord]:
    """Return the derived records, those that others stand on first."""
    left = [record for record in catalogue.records if record.access["type"] == "derived"]
    ordered: list[LayerRecord] = []
    while left:
        waiting = {record.id for record in left}
        free = [r for r in left if not waiting & set(r.access["inputs"])] or left
        ordered += free
        left = [record for record in left if record not in free]
    return ordered


def _build(
    record: LayerRecord,
    ground: Ground,
    catalogue: Catalogue,
    known: dict[str, LayerState],
    step: Callable[[float], None],
    postal_tables: tuple[Path, ...],
) -> LayerState:
    inputs = record.access["inputs"]
    optional = set(record.access.get("optional_inputs", []))
    has = frozenset(i for i in inputs if _is_there(i, known, catalogue))
    state = LayerState(FAILED)
    try:
        missing = [i for i in inputs if i not in has and i not in optional]
        if missing:
            raise BadInput(
                msg("Needs {inputs}, which is not in this pack. Add it and build the pack again."),
                inputs=", ".join(missing),
            )
        if record.id not in _MAKERS:
            raise BadInput(
                msg("This plugin has no recipe for {layer}. Only the eight layers it ships can be "
                    "computed."),
                layer=record.id,
            )  # fmt: skip
        rows = list(_MAKERS[record.id](Work(ground, has, state, step, postal_tables)))
        state.features = _write(ground.layers, record, rows, step)
    except Cancelled:
        raise
    except CivicError as error:
        return LayerState(FAILED, message=error.template, message_params=error.params)
    except _BREAKS as error:
        return LayerState(
            FAILED,
            message=msg(
                "This layer could not be computed ({reason}). Build the pack again; if it fails "
                "again, report it with the pack's report page."
            ),
            message_params={"reason": type(error).__name__},
        )
    state.status = READY if state.features else EMPTY
    if not state.features:
        state.add_note(
            msg("{inputs} hold nothing here that it could be computed from."),
            inputs=", ".join(sorted(has)),
        )
    dates = [known[i].source_date for i in has if known[i].source_date]
    state.source_date = min(dates, default=None)
    state.sample = any(known[i].sample for i in has)
    return state


def _is_there(layer_id: str, known: dict[str, LayerState], catalogue: Catalogue) -> bool:
    if layer_id not in known:
        return False
    status = known[layer_id].status
    kind = catalogue.record(layer_id).access["type"]
    return status == READY or (status == EMPTY and kind in ("osm", "derived"))


def _write(
    path: Path,
    record: LayerRecord,
    rows: list[tuple[Shape, dict[str, Any]]],
    step: Callable[[float], None],
) -> int:
    """Write a table; one that cannot be finished is taken out again. Returns the rows written."""
    create_tables(path, [record])
    failed: Exception | None = None
    with RowWriter(path, [record]) as writer:
        try:
            for place, (shape, row) in enumerate(rows):
                if place % _CHECK_EVERY == 0:
                    step(1.0)
                writer.add(record.id, shape, [row.get(a.name) for a in record.attributes])
        # the writer keeps no journal, so what it wrote is committed and then taken out
        except (CivicError, *_BREAKS) as error:
            failed = error
    if failed is not None:
        drop_table(path, record.id)
        raise failed
    return writer.counts[record.id]
