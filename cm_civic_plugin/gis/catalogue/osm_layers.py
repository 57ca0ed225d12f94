"""The layers of a pack that come from OpenStreetMap: every record's rows in one go."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from ...core.catalogue.pack import EMPTY, READY, LayerState
from ...core.catalogue.records import Catalogue, LayerRecord
from ...core.errors import BadInput, msg
from ..i18n import language, tr
from .layer_rows import LayerRows
from .osm_element import Dropped, Element, way_line
from .osm_geometry import meets
from .osm_reader import ExtractReader, gdal_failures
from .pack_writer import RowWriter
from .tag_matches import Matches, TagMatches
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
    platforms: set[bytes] = set()
    layers = {r.id: LayerRows(r, codes, area if clip else None, platforms) for r in records}
    named: dict[str, int | None] = dict.fromkeys(layers)
    temples = {r.id: TempleNodes() for r in records if r.access["extract"] == "temple_point"}
    matchers = {kind: TagMatches(records, layers, kind) for kind in _PASSES}
    seconds = {record.id: 0.0 for record in records}

    at_work: LayerRecord | None = None

    def add(element: Element, matches: Matches) -> None:
        if matches.platform and element.wkb:
            with suppress(Dropped):
                platforms.add(way_line(element.wkb))
        nonlocal at_work
        for rows, of_tags in matches.layers:
            began = time.perf_counter()
            at_work = rows.record
            layer_id = rows.record.id
            for shape, values in rows.rows(element, of_tags):
                if area is None or meets(shape.envelope, area):
                    writer.add(layer_id, shape, values)
                    if of_tags.named is not None:
                        named[layer_id] = (named[layer_id] or 0) + of_tags.named
            if layer_id in temples:
                temples[layer_id].see(element, of_tags.name)
            seconds[layer_id] += time.perf_counter() - began

    routes: list[tuple[Element, Matches]] = []
    with ExtractReader(extract) as reader, gdal_failures():
        for reading, (start, end) in _PASSES.items():

            def tick(
                share: float, start: int = start, end: int = end, word: str = _WORDS[reading]
            ) -> None:
                title = f": {at_work.title(language())}" if at_work else ""
                progress(start + (end - start) * share, tr(word) + title)

            tick(0.0)
            for batch in reader.batches(reading, tick):
                matching = matchers[batch.kind].of
                for place, tags in enumerate(batch.tags):
                    matches = matching(tags)
                    if matches is None:
                        continue
                    if matches.route:
                        routes.append((batch.element(place), matches))
                    else:
                        add(batch.element(place), matches)
        for route, matches in routes:  # now all platforms are known
            add(route, matches)
    if not reader.elements:
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
