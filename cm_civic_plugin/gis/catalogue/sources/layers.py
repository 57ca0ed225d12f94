"""Build the layers of a pack that come from a folder of source files."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from osgeo import osr

from ....core.catalogue.pack import EMPTY, FAILED, LAYERS, RASTERS, READY, LayerState
from ....core.catalogue.records import NAME_COLUMNS, Catalogue, LayerRecord
from ....core.catalogue.sources import (
    air4thai,
    fire_hotspots,
    flood_shelters,
    registered_population,
    thaiwater,
    wikidata,
)
from ....core.catalogue.sources.found import REPEATED, Found
from ....core.checksum import sha256
from ....core.errors import BadInput, Cancelled, CivicError, msg
from ....core.resources import SAMPLE_DATA
from ...replacing import is_full
from ..osm_geometry import meets, point
from ..pack_writer import RowWriter, create_tables, drop_table
from . import datum, vectors
from .finding import Source, Sources, damaged, find_sources
from .joins import ShelterPlaces, population
from .rasters import write_raster

Box = tuple[float, float, float, float]
_CHECK_EVERY = 2000  # rows between two looks at the cancel button
_READERS: dict[str, Callable[[Source], Found]] = {
    "registered_population": lambda source: registered_population.read(_table(source)),
    "flood_shelters": lambda source: flood_shelters.read(_table(source)),
    "fire_hotspots": lambda source: fire_hotspots.read(_table(source)),
    "air_quality_stations": lambda source: air4thai.read(source.path),
    "river_gauges": lambda source: thaiwater.read(source.path),
    "wikidata_heritage": lambda source: (
        wikidata.read_csv(source.table) if source.table else wikidata.read_sparql(source.path)
    ),
}
_AREAS = {
    "subdistrict_boundaries": vectors.subdistricts,
    "satellite_buildings": vectors.buildings,
}
_RASTERS = ("population_grid", "land_cover_2021", "elevation", "flood_recurrence")
# what tells one thing from another where several files hold it
SOURCE_KEYS = {
    "subdistrict_boundaries": ("adm3_pcode",),
    "satellite_buildings": ("id",),
    "flood_shelters": ("place", "tambon", "amphoe"),
    "fire_hotspots": ("hotspot_id",),
    "air_quality_stations": ("station_id",),
    "river_gauges": ("station_code",),
    "wikidata_heritage": ("qid",),
}
_BREAKS = (OSError, ValueError, TypeError, KeyError, AttributeError, RuntimeError)


def _table(source: Source) -> Any:
    if source.table is None:
        raise BadInput(
            msg("{file} is not a table. Choose the CSV that the source publishes."),
            file=source.path.name,
        )
    return source.table


class SourceLayers:
    """The source layers of one build: what was found, and how each layer came out."""

    def __init__(self, folder: Path, catalogue: Catalogue) -> None:
        """Look through ``folder``. Raises BadInput where there is no such folder."""
        self._catalogue = catalogue
        self._found: Sources = find_sources(folder)
        self._digests: dict[Path, str] = {}

    def digests(self) -> dict[str, str]:
        """Return the SHA-256 of each file that belongs to a layer, by file name."""
        return {path.name: self._sha256(path) for path in self._found.files() if path.is_file()}

    def unused(self) -> list[dict[str, Any]]:
        """Return a sentence for each file that belongs to no layer."""
        return [{"message": e.template, "params": e.params} for e in self._found.unused]

    def postal_tables(self) -> list[Path]:
        """Return the files with postal codes by tambon, from which a layer is derived."""
        found = self._found.by_layer.get("postcode_areas", [])
        return [source.path for source in found if source.error is None]

    def build(
        self, pack: Path, area: Box | None, extent: Box, tick: Callable[[float], None]
    ) -> dict[str, LayerState]:
        """Write every layer that a file was found for; return how each came out.

        ``area`` keeps the features that meet it; rasters are cut to it, or to ``extent`` where
        none was asked for. ``tick`` gets the share done and may raise Cancelled.
        """
        # subdistricts first: shelters are placed by them
        order = [*_AREAS, *_READERS, *_RASTERS]
        known = {record.id for record in self._catalogue.records}
        ids = [name for name in order if name in self._found.by_layer and name in known]
        states = {}
        for place, layer_id in enumerate(ids):
            began = time.perf_counter()
            sources = self._found.by_layer[layer_id]

            def step(share: float, place: int = place) -> None:
                tick((place + share) / len(ids))

            step(0.0)
            state = LayerState(FAILED)
            try:
                usable = [source for source in sources if source.error is None]
                if not usable:
                    raise sources[0].error or damaged(sources[0].path, ValueError())
                if layer_id in _RASTERS:
                    self._raster(layer_id, usable, pack, area or extent, state, step)
                else:
                    self._vector(layer_id, usable, pack, area, state, step)
                for source in sources:
                    if source.error is not None:
                        state.add_note(source.error.template, **source.error.params)
            except Cancelled:
                raise
            except CivicError as error:
                state = LayerState(FAILED, message=error.template, message_params=error.params)
            except _BREAKS as error:
                if is_full(error):  # not this layer's fault: nothing more can be written
                    raise
                said = damaged(sources[0].path, error)
                state = LayerState(FAILED, message=said.template, message_params=said.params)
            state.files = [source.path.name for source in sources]
            state.seconds = round(time.perf_counter() - began, 3)
            states[layer_id] = state
        return states

    def _raster(
        self,
        layer_id: str,
        sources: list[Source],
        pack: Path,
        area: Box,
        state: LayerState,
        step: Callable[[float], None],
    ) -> None:
        paths = [source.path for source in sources]
        target = pack / RASTERS / f"{layer_id}.tif"
        date = write_raster(paths, layer_id, target, area, step)
        state.status = READY
        if layer_id == "flood_recurrence":
            state.add_note(
                msg("Made of {file}: Global Surface Water (EC JRC/Google), the per cent of looks "
                    "or of years with water. Short floods and water between buildings are mostly "
                    "missing."),
                file=", ".join(path.name for path in paths),
            )  # fmt: skip
        self._describe(state, paths, date)

    def _vector(
        self,
        layer_id: str,
        sources: list[Source],
        pack: Path,
        area: Box | None,
        state: LayerState,
        step: Callable[[float], None],
    ) -> None:
        dropped: Counter[str] = Counter()
        founds: list[tuple[Path, Found]] = []
        path = pack / LAYERS
        if layer_id in _READERS:
            for source in sources:
                try:
                    founds.append((source.path, _READERS[layer_id](source)))
                except Cancelled:
                    raise
                except CivicError as error:
                    source.error = error
                except _BREAKS as error:
                    source.error = damaged(source.path, error)
            if not founds:
                raise sources[0].error or damaged(sources[0].path, ValueError())
            founds.sort(key=lambda item: item[1].source_date or "", reverse=True)
            if layer_id == "registered_population":
                del founds[1:]  # the newest year alone
            for _file, found in founds:
                dropped.update(found.dropped)
                for template, params in found.notes:
                    state.add_note(template, **params)
            rows = self._placed(layer_id, path, founds, dropped, state)
        else:
            rows = (row for s in sources for row in _AREAS[layer_id](s.path, dropped))
        used = [file for file, _found in founds] or [source.path for source in sources]
        if len(used) > 1:
            rows = _once(rows, SOURCE_KEYS[layer_id], dropped)
        record = self._catalogue.record(layer_id)
        dates: list[str] = [found.source_date for _f, found in founds if found.source_date]
        count, state.named = _write(path, record, rows, area, step, dates)
        state.features = count
        state.dropped = dict(dropped)
        state.status = READY if count else EMPTY
        if not count:
            state.add_note(msg("{file} holds nothing that lies in this pack."), file=used[0].name)
        self._describe(state, used, max(dates, default=None))

    def _placed(
        self,
        layer_id: str,
        path: Path,
        founds: list[tuple[Path, Found]],
        dropped: Counter[str],
        state: LayerState,
    ) -> vectors.Rows:
        """Return the rows with their places: their own, or from layers of the pack."""
        rows = [row for _file, found in founds for row in found.rows]
        if layer_id == "registered_population":
            return population(path, rows, dropped, founds[0][0].name)
        if layer_id == "flood_shelters":
            places = ShelterPlaces(path, self._catalogue.shared["amphoe_codes"])
            placed = list(places.rows(rows, dropped))
            known = sum(row["geocode_precision"] == "place" for _shape, row in placed)
            state.add_note(
                msg("Placed by name: {known} of {count}; the others lie in the middle of their "
                    "tambon."),
                known=known,
                count=len(placed),
            )  # fmt: skip
            return iter(placed)
        for file, found in founds:
            code, note = datum.settle(
                file.name, found.rows, path, self._catalogue.shared["amphoe_codes"]
            )
            for row in found.rows:
                row["utm"] = code
            if note is not None:
                state.add_note(note[0], **note[1])
        return _points(rows)

    def _describe(self, state: LayerState, paths: list[Path], date: str | None) -> None:
        """Give a state its date, and say where that is the file's own and what is sample."""
        sample = next((path for path in paths if self._is_sample(path)), None)
        if sample is not None:
            state.sample = True
            state.add_note(msg("{file} is sample data, not survey data."), file=sample.name)
        if date is None:
            newest = max(paths, key=lambda path: path.stat().st_mtime)
            when = datetime.fromtimestamp(newest.stat().st_mtime, timezone.utc)
            date = when.strftime("%Y-%m-%d")
            state.add_note(
                msg("The data state no date; {date} is the date of the file {file}."),
                date=date,
                file=newest.name,
            )
        state.source_date = date

    def _is_sample(self, path: Path) -> bool:
        if "sample" in path.name.lower() or "ตัวอย่าง" in path.name:
            return True
        own = SAMPLE_DATA / "sources" / path.name
        return path.is_file() and own.is_file() and self._sha256(own) == self._sha256(path)

    def _sha256(self, path: Path) -> str:
        if path not in self._digests:
            self._digests[path] = sha256(path)
        return self._digests[path]


def _points(rows: list[dict[str, Any]]) -> vectors.Rows:
    """Yield rows at their own coordinates; UTM 47N becomes longitude and latitude."""
    known: dict[int, osr.CoordinateTransformation] = {}
    for row in rows:
        if "east" in row:
            code = row["utm"]
            if code not in known:
                known[code] = datum.to_wgs84(code)
            lon, lat, _height = known[code].TransformPoint(row["east"], row["north"])
        else:
            lon, lat = row["lon"], row["lat"]
        yield point(lon, lat), row


def _once(rows: vectors.Rows, keys: tuple[str, ...], dropped: Counter[str]) -> vectors.Rows:
    """Yield each thing once, the first time it comes."""
    seen = set()
    for shape, row in rows:
        key = tuple(row.get(name) for name in keys)
        if any(key) and key in seen:
            dropped[REPEATED] += 1
            continue
        seen.add(key)
        yield shape, row


def _write(
    path: Path,
    record: LayerRecord,
    rows: vectors.Rows,
    area: Box | None,
    step: Callable[[float], None],
    dates: list[str],
) -> tuple[int, int | None]:
    """Write a table; one that cannot be finished is taken out again.

    Returns the rows written, and how many have a name, None where the layer has no names.
    """
    create_tables(path, [record])
    names = [a.name for a in record.attributes if a.name in NAME_COLUMNS]
    named = 0
    failed: Exception | None = None
    with RowWriter(path, [record]) as writer:
        try:
            for shape, row in _looking(rows, step):
                if area is None or meets(shape.envelope, area):
                    writer.add(record.id, shape, [row.get(a.name) for a in record.attributes])
                    named += any(row.get(name) for name in names)
                if row.get("valid_on"):
                    dates.append(row["valid_on"])
        # the writer keeps no journal, so what it wrote is committed and then taken out
        except (CivicError, *_BREAKS) as error:
            failed = error
    if failed is not None:
        drop_table(path, record.id)
        raise failed
    return writer.counts[record.id], named if names else None


def _looking(rows: vectors.Rows, step: Callable[[float], None]) -> Iterator[Any]:
    for place, row in enumerate(rows):
        if place % _CHECK_EVERY == 0:
            step(0.0)
        yield row
