"""Build a city pack: the OSM layers of an extract in one go, and those of other source files."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from ...core.catalogue.osm_header import check_extract, extract_date
from ...core.catalogue.pack import (
    EMPTY,
    FAILED,
    LAYERS,
    MANIFEST,
    ONLINE,
    READY,
    REPORT_PAGE,
    LayerState,
    PackManifest,
)
from ...core.catalogue.records import Catalogue, LayerRecord
from ...core.checksum import sha256
from ...core.errors import BadInput, msg
from ...core.resources import SAMPLE_DATA, plugin_version
from ..i18n import tr
from ..replacing import replacing
from .build_report import report_html
from .coverage import coverage
from .derived.layers import build_derived
from .osm_layers import read_osm_layers
from .pack_metadata import write_metadata
from .pack_writer import RowWriter, add_spatial_indexes, create_tables
from .sources.layers import SourceLayers
from .thumbnails import draw_thumbnails

Progress = Callable[[float, str], None]
Box = tuple[float, float, float, float]


def build_pack(
    extract: Path,
    output: Path,
    catalogue: Catalogue,
    area: Box | None = None,
    progress: Progress = lambda _percent, _word: None,
    sources: Path | None = None,
    *,
    clip: bool = False,
    thumbnails: bool = True,
) -> PackManifest:
    """Build a pack from ``extract`` into the folder ``output`` and return its manifest.

    ``area`` (west, south, east, north in EPSG:4326 degrees) keeps only the features whose
    envelope meets it, whole, or cut at its edge with ``clip``. ``sources`` is a folder with files
    of the sources that are not OpenStreetMap; one that is broken costs its own layer alone.
    ``thumbnails`` draws a picture of each layer, in a process that has a QGuiApplication. The
    pack is written beside ``output`` and takes its place when it is whole, so an old pack there
    stays as it was until then. ``progress`` gets percent and words, which name the layer at work,
    and may raise to cancel.
    Raises BadInput and BadOutput with a sentence for the user.
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
        check_extract(extract)  # before reading gigabytes of what is no extract
        digest = _sha256(extract)
        records = catalogue.osm_records()
        path = folder / LAYERS
        create_tables(path, records)
        with RowWriter(path, records) as writer:
            states = read_osm_layers(
                extract, catalogue, area, writer, _part(progress, 0, 0.8), clip=clip
            )
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
        if from_files:

            def tick(share: float) -> None:
                progress(71 + 4 * share, msg("Reading the source files"))

            states.update(from_files.build(folder, area, extent, tick))

        def computing(share: float, title: str) -> None:
            progress(75 + 9 * share, f"{tr('Computing')}: {title}")

        postal = from_files.postal_tables() if from_files else ()
        states.update(build_derived(folder, catalogue, states, area or extent, computing, postal))

        def indexing(share: float) -> None:
            progress(84 + 3 * share, msg("Writing the spatial index"))

        indexing(0.0)
        add_spatial_indexes(path, map(catalogue.record, _tables(states, catalogue)), indexing)

        def counting(share: float) -> None:
            progress(87 + 2 * share, msg("Counting by tambon"))

        for layer_id, counts in coverage(folder, catalogue, states, counting).items():
            states[layer_id].coverage = counts
        manifest = PackManifest(
            extract=extract.name,
            extract_sha256=digest,
            extract_date=date,
            area=area or extent,
            layers={r.id: states.get(r.id) or _not_built(r) for r in catalogue.records},
            tool=f"Chiang Mai Civic {plugin_version()}",
            built_at=datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
            sample=_is_sample(digest),
            sources=from_files.digests() if from_files else {},
            unused_sources=from_files.unused() if from_files else [],
            clipped=clip and area is not None,
            notes=_of_another_place(path, states, catalogue),
        )
        progress(89, msg("Writing provenance and styles"))
        write_metadata(folder, manifest, catalogue)
        if thumbnails:

            def drawing(share: float, title: str) -> None:
                progress(90 + 9 * share, f"{tr('Drawing a small picture')}: {title}")

            draw_thumbnails(folder, manifest, catalogue, drawing)
        progress(99, msg("Writing the manifest"))
        manifest.seconds = round(time.monotonic() - started, 2)
        manifest.write(folder)
        (folder / REPORT_PAGE).write_text(report_html(manifest, catalogue), encoding="utf-8")
    return manifest


def _part(progress: Progress, start: float, scale: float) -> Progress:
    """Return a progress whose 0-100 is a part of the whole."""
    return lambda percent, word: progress(start + scale * percent, word)


def _tables(states: dict[str, LayerState], catalogue: Catalogue) -> list[str]:
    """Return the ids of the layers that have a table."""
    return [
        layer_id
        for layer_id, state in states.items()
        if state.status in (READY, EMPTY) and catalogue.record(layer_id).geometry != "Raster"
    ]


def _of_another_place(
    path: Path, states: dict[str, LayerState], catalogue: Catalogue
) -> list[dict[str, Any]]:
    """Return a note where an extract has nothing in the province, as that of another city."""
    west, south, east, north = catalogue.shared["study_area"]["province_bbox"]
    box = {"west": west, "south": south, "east": east, "north": north}
    with closing(sqlite3.connect(path)) as db:
        for layer_id in _tables(states, catalogue):
            inside = db.execute(
                f'SELECT 1 FROM "rtree_{layer_id}_geom" WHERE minx <= :east AND maxx >= :west'  # nosec B608
                " AND miny <= :north AND maxy >= :south LIMIT 1",
                box,
            ).fetchone()
            if inside:
                return []
    count = sum(state.features for state in states.values())
    said = msg(
        "0 of {count} features lies in Chiang Mai province: this is a pack of another place. "
        "For Chiang Mai, build it from an extract that covers the city."
    )
    return [{"message": said, "params": {"count": count}}]


def _not_built(record: LayerRecord) -> LayerState:
    if record.is_live:
        return LayerState(ONLINE, message=msg("Read live from the publisher's service."))
    fetched = any(item.get("builds", True) for item in record.access.get("download", ()))
    return LayerState(
        FAILED,
        message=msg("Needs {source}, which Get current data… downloads.")
        if fetched
        else msg("Needs the source file: {source}."),
        message_params={"source": record.data["source"]["dataset"]},
    )


def _sha256(path: Path) -> str:
    try:
        return sha256(path)
    except OSError as error:
        raise BadInput(
            msg("{file} cannot be read ({reason}). Check the file."),
            file=path.name,
            reason=error.strerror or type(error).__name__,
        ) from error


def _is_sample(digest: str) -> bool:
    """Tell whether an extract is the plugin's own drawn sample, whatever its name."""
    return any(_sha256(path) == digest for path in SAMPLE_DATA.glob("*.osm.pbf"))
