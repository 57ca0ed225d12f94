"""The layers of a pack that come from OpenStreetMap: every record's rows in one go."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from ...core.catalogue.pack import EMPTY, READY, LayerState
from ...core.catalogue.records import Catalogue
from ...core.catalogue.tag_filter import RecordMatcher, parse_hstore
from ...core.errors import BadInput, msg
from .layer_rows import LayerRows
from .osm_geometry import meets
from .osm_reader import ReadCount, read_elements
from .pack_writer import RowWriter
from .temples import TempleNodes

Progress = Callable[[float, str], None]
Box = tuple[float, float, float, float]
# Percent of the whole at which each pass over the extract starts and ends, as measured.
_PASSES = {"node": (2, 25), "way": (25, 60), "relation": (60, 88)}
_WORDS = {
    "node": msg("Reading points"),
    "way": msg("Reading lines and areas"),
    "relation": msg("Reading relations"),
}


def read_osm_layers(
    extract: Path,
    catalogue: Catalogue,
    area: Box | None,
    writer: RowWriter,
    progress: Progress,
    *,
    clip: bool = False,
) -> dict[str, LayerState]:
    """Read the extract and write the rows of every OSM record; return how each came out.

    ``area`` (west, south, east, north in EPSG:4326 degrees) keeps the features that meet it,
    whole, or with ``clip`` the part of them that lies in it.
    Raises BadInput where the extract cannot be read or holds nothing.
    """
    records = catalogue.osm_records()
    codes = catalogue.shared["amphoe_codes"]
    layers = {r.id: LayerRows(r, codes, area if clip else None) for r in records}
    named: dict[str, int | None] = dict.fromkeys(layers)
    temples = {r.id: TempleNodes() for r in records if r.access["extract"] == "temple_point"}
    matchers = {kind: RecordMatcher(records, kind) for kind in _PASSES}
    seconds = {record.id: 0.0 for record in records}
    count = ReadCount()
    for reading, (start, end) in _PASSES.items():

        def tick(
            share: float, start: int = start, end: int = end, word: str = _WORDS[reading]
        ) -> None:
            progress(start + (end - start) * share, word)

        tick(0.0)
        for element in read_elements(extract, reading, count, tick):
            tags = parse_hstore(element.hstore)
            for record in matchers[element.kind].match(tags):
                began = time.perf_counter()
                for shape, values in layers[record.id].rows(element, tags):
                    if area is None or meets(shape.envelope, area):
                        writer.add(record.id, shape, values)
                        has_name = layers[record.id].is_named(values)
                        if has_name is not None:
                            named[record.id] = (named[record.id] or 0) + has_name
                if record.id in temples:
                    temples[record.id].see(element, tags)
                seconds[record.id] += time.perf_counter() - began
    if not sum(count.elements.values()):
        raise BadInput(
            msg("{file} holds no mapped things: 0 elements were read. Choose another extract."),
            file=extract.name,
        )
    states = {}
    for record in records:
        dropped = layers[record.id].dropped
        if record.id in temples:
            merged = writer.remove(record.id, temples[record.id].repeated())
            if merged:
                dropped[msg("point inside an area of the same name")] += merged
                named[record.id] -= merged  # they were found by their names
        features = writer.counts[record.id]
        states[record.id] = LayerState(
            READY if features else EMPTY,
            features=features,
            seconds=round(seconds[record.id], 3),
            dropped=dict(dropped),
            repaired=layers[record.id].repaired,
            named=named[record.id],
        )
    return states
