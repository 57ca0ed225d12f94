"""Build a city pack: the OSM layers of an extract in one go, and those of other source files."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from datetime import datetime, timezone
from pathlib import Path

from ...core.catalogue.osm_header import extract_date
from ...core.catalogue.pack import (
    EMPTY,
    FAILED,
    LAYERS,
    MANIFEST,
    ONLINE,
    READY,
    LayerState,
    PackManifest,
)
from ...core.catalogue.records import Catalogue, LayerRecord
from ...core.errors import BadInput, msg
from ...core.resources import SAMPLE_DATA, plugin_version
from ..replacing import replacing
from .osm_layers import read_osm_layers
from .pack_writer import RowWriter, add_spatial_indexes, create_tables
from .sources.layers import SourceLayers

Progress = Callable[[float, str], None]
Box = tuple[float, float, float, float]


def build_pack(
    extract: Path,
    output: Path,
    catalogue: Catalogue,
    area: Box | None = None,
    progress: Progress = lambda _percent, _word: None,
    sources: Path | None = None,
) -> PackManifest:
    """Build a pack from ``extract`` into the folder ``output`` and return its manifest.

    ``area`` (west, south, east, north in EPSG:4326 degrees) keeps only the features whose
    envelope meets it, whole. ``sources`` is a folder with files of the sources that are not
    OpenStreetMap; one that is broken costs its own layer alone. The pack is written beside
    ``output`` and takes its place when it is whole, so an old pack there stays as it was until
    then. ``progress`` gets percent and a word, and may raise to cancel. Raises BadInput and
    BadOutput with a sentence for the user.
    """
    if not extract.is_file():
        raise BadInput(
            msg("{file} does not exist. Choose an .osm.pbf, .osm or .osm.gz file."),
            file=str(extract),
        )
    started = time.monotonic()
    with replacing(output, holds=MANIFEST) as folder:
        progress(0, msg("Opening the extract"))
        from_files = SourceLayers(sources, catalogue) if sources else None
        digest = _sha256(extract)
        records = catalogue.osm_records()
        path = folder / LAYERS
        create_tables(path, records)
        with RowWriter(path, records) as writer:
            states = read_osm_layers(extract, catalogue, area, writer, progress)
            extent = writer.extent()
        if extent is None:
            raise BadInput(
                msg("Nothing of {file} lies in the area asked for. Choose another extract or area.")
                if area
                else msg("{file} holds nothing that any layer shows. Choose another extract."),
                file=extract.name,
            )
        date = extract_date(extract)
        for state in states.values():
            state.source_date = date
        tables = list(states)
        if from_files:

            def tick(share: float) -> None:
                progress(88 + 4 * share, msg("Reading the source files"))

            built = from_files.build(folder, area, extent, tick)
            states.update(built)
            tables += [
                layer_id
                for layer_id, state in built.items()
                if state.status in (READY, EMPTY)
                and catalogue.record(layer_id).geometry != "Raster"
            ]
        progress(92, msg("Writing the spatial index"))
        add_spatial_indexes(path, tables)
        manifest = PackManifest(
            extract=extract.name,
            extract_sha256=digest,
            extract_date=date,
            area=area or extent,
            layers={r.id: states.get(r.id) or _not_built(r) for r in catalogue.records},
            tool=f"Chiang Mai Civic {plugin_version()}",
            built_at=datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
            seconds=round(time.monotonic() - started, 2),
            sample=_is_sample(digest),
            sources=from_files.digests() if from_files else {},
            unused_sources=from_files.unused() if from_files else [],
        )
        progress(99, msg("Writing the manifest"))
        manifest.write(folder)
    return manifest


def _not_built(record: LayerRecord) -> LayerState:
    access = record.access
    if access["type"] == "web":
        return LayerState(ONLINE, message=msg("Read live from the publisher's service."))
    if access["type"] == "file":
        return LayerState(
            FAILED,
            message=msg("Needs the source file: {source}."),
            message_params={"source": record.data["source"]["dataset"]},
        )
    return LayerState(
        FAILED,
        message=msg("Needs to be computed from: {inputs}."),
        message_params={"inputs": ", ".join(access["inputs"])},
    )


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            for block in iter(lambda: file.read(1 << 20), b""):
                digest.update(block)
    except OSError as error:
        raise BadInput(
            msg("{file} cannot be read ({reason}). Check the file."),
            file=path.name,
            reason=error.strerror or type(error).__name__,
        ) from error
    return digest.hexdigest()


def _is_sample(digest: str) -> bool:
    """Tell whether an extract is the plugin's own drawn sample, whatever its name."""
    return any(_sha256(path) == digest for path in SAMPLE_DATA.glob("*.osm.pbf"))
