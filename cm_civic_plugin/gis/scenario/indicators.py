"""Indicators of a workshop on a city pack: what is drawn, and what it touches.

``Indicators`` remembers what it measured: when a stroke is added, only the places it changes are
measured anew. It may run on any thread, one call at a time: give it a copy of the journal's rows
(they cannot change) and publish the table when it is done. ``warm`` reads the pack's layers
beforehand, while nobody waits.
"""

from __future__ import annotations

import statistics
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from osgeo import osr
from qgis.core import QgsGeometry, QgsPointXY

from ...core.catalogue.pack import LAYERS, MANIFEST, read_manifest
from ...core.catalogue.records import catalogue
from ...core.errors import BadInput, msg
from ...core.scenario.elements import Element, load_elements
from ...core.scenario.futures import Future, load_futures
from ...core.scenario.indicators import (
    COUNT,
    DRAWN_AREA,
    DRAWN_LENGTH,
    DRAWN_MARKS,
    NEAREST,
    NO_PACK,
    NO_VALUE,
    NOT_IN_PACK,
    NOTHING_DRAWN,
    OF_DRAWING,
    OF_FEATURES,
    OF_PIXELS,
    OUTSIDE,
    READY,
    Amount,
    Indicator,
    IndicatorRow,
    LayerFacts,
    Scope,
    load_indicators,
    make_rows,
    unreadable,
    without_layers,
)
from ...core.scenario.journal import JournalRow, replay
from ...core.scenario.palette_file import Words
from ...core.scenario.shape import AREA, LINE, STAMP, Shape
from ..pack_layers import path_of
from .footprints import Footprint, Tile, make_footprint, rectangle, tiles_of, transforms, united
from .pack_measures import Features, Found, Loaded, PackReader, Raster, polygons_of, within

T = TypeVar("T")
_MOST_REMEMBERED = 50_000
"""Measured places; beyond it all is forgotten and measured again."""
_MOST_LOADED = 60_000
"""Features of a layer that ``warm`` keeps in memory; of a larger one those near drawings are read
when they are needed."""


@dataclass(frozen=True)
class Repaired:
    """A drawing that crossed itself, and the outline (in ``CRS``) that is measured in its place."""

    row: JournalRow
    outline: QgsGeometry


class Indicators:
    """The table of indicators of drawings on one pack (or on none: only what is drawn)."""

    def __init__(
        self,
        pack: Path | None,
        futures: Sequence[Future] | None = None,
        elements: Sequence[Element] | None = None,
        indicators: Sequence[Indicator] | None = None,
    ) -> None:
        self._pack = pack
        self._futures = load_futures() if futures is None else tuple(futures)
        self._elements = load_elements() if elements is None else tuple(elements)
        self._indicators = load_indicators() if indicators is None else tuple(indicators)
        self._lock = threading.Lock()
        self._to_metres, _back = transforms()
        self._numbers: dict[Shape, int] = {}
        self._prints: list[Footprint | None] = []
        self._pieces: dict[int, dict[Tile, QgsGeometry]] = {}
        self._areas: dict[frozenset[int], float] = {}
        self._known: dict[tuple[Tile, frozenset[int]], Place] = {}
        self._features: dict[tuple[str, Tile], dict[int, QgsGeometry]] = {}
        self._distances: dict[tuple[str, int], float | None] = {}
        self._loaded: dict[str, Loaded] = {}
        self._layers: dict[str, LayerFacts] = {}
        self._is_warm = False
        self._built: str | None = None

    def warm(self, check: Callable[[float], None] = lambda _share: None) -> None:
        """Read the pack's layers into memory, once, so that the first table comes soon.

        Arguments and errors are as those of ``table``.
        """
        with self._lock:
            if self._pack is None:
                return
            pack = _Pack(self._pack, self._to_metres)
            self._forget(pack)
            if self._is_warm:
                return
            facts = self._facts(pack)
            layers = dict.fromkeys(
                indicator.layer
                for indicator in self._indicators
                if indicator.measure in (*OF_FEATURES, NEAREST)
                and facts[indicator.layer].status == READY
            )
            for number, layer in enumerate(layers):
                share = number / len(layers)
                check(share)
                features = pack.features(layer)
                if layer not in self._loaded and features.count() <= _MOST_LOADED:
                    self._loaded[layer] = Loaded(features.all(partial(check, share)))
            self._is_warm = True
            check(1.0)

    def table(
        self,
        rows: Iterable[JournalRow],
        check: Callable[[float], None] = lambda _share: None,
        pair: Sequence[str] = (),
    ) -> list[IndicatorRow]:
        """Return the table of today's picture of a journal.

        ``pair`` are the ids of the futures to compare, which come first in the table; by default
        they are the first two of all. ``check`` gets the share done (0-1) and may raise
        ``Cancelled``. Raises ``BadInput`` when the folder holds no pack that can be read.
        """
        with self._lock:
            return self._table(replay(rows), check, self._ordered(pair))

    def repaired(self, rows: Iterable[JournalRow]) -> list[Repaired]:
        """Return the drawings in today's picture that are measured repaired."""
        with self._lock:
            found = []
            for row in replay(rows):
                footprint = self._prints[self._number(row.shape)]
                if footprint is not None and footprint.repaired:
                    found.append(Repaired(row, QgsGeometry(footprint.drawn)))
            return found

    def _ordered(self, pair: Sequence[str]) -> tuple[Future, ...]:
        """Return the futures, those of a pair first."""
        known = {future.id: future for future in self._futures}
        first = [known[identifier] for identifier in pair]
        return (*first, *(future for future in self._futures if future not in first))

    def _table(
        self,
        drawings: Sequence[JournalRow],
        check: Callable[[float], None],
        futures: tuple[Future, ...],
    ) -> list[IndicatorRow]:
        pack = _Pack(self._pack, self._to_metres) if self._pack is not None else None
        self._forget(pack)
        layers = self._facts(pack)
        missing = without_layers(self._indicators, layers)
        scopes = self._scopes(drawings, futures)
        amounts = {}
        for number, (scope, shapes) in enumerate(scopes.items()):
            check(number / len(scopes))
            amounts[scope] = self._amounts(shapes, missing, pack)
        check(1.0)
        return make_rows(self._indicators, amounts, layers, futures, self._elements)

    def _forget(self, pack: _Pack | None) -> None:
        """Forget what was measured on an earlier build of the pack, or when it is too much."""
        built = pack.built if pack else None
        if built != self._built or len(self._known) > _MOST_REMEMBERED:
            memories: tuple[Any, ...] = (
                self._numbers, self._prints, self._pieces, self._areas,
                self._known, self._features, self._distances, self._loaded, self._layers,
            )  # fmt: skip
            for memory in memories:
                memory.clear()
            self._is_warm = False
            self._built = built

    def _facts(self, pack: _Pack | None) -> dict[str, LayerFacts]:
        """Return how each layer that an indicator needs is in the pack."""
        if self._layers:
            return self._layers
        facts: dict[str, LayerFacts] = {}
        records = {record.id: record for record in catalogue().records}
        for indicator in self._indicators:
            layer_id = indicator.layer
            if not layer_id or layer_id in facts:
                continue
            record = records.get(layer_id)
            title = Words(record.title("en"), record.title("th")) if record else None
            title = title or Words(layer_id, layer_id)
            if pack is None:
                facts[layer_id] = LayerFacts(NO_PACK, title)
                continue
            state = pack.manifest.layers.get(layer_id)
            if state is None or record is None:
                facts[layer_id] = LayerFacts(NOT_IN_PACK, title)
                continue
            known = LayerFacts(state.status, title, pack.manifest.sample or state.sample)
            if known.status == READY:
                opened = (
                    pack.reader.raster(pack.raster_path(layer_id))
                    if indicator.measure in OF_PIXELS
                    else pack.reader.features(layer_id)
                )
                known = known if opened is not None else unreadable(known)
            facts[layer_id] = known
        self._layers.update(facts)
        return facts

    def _number(self, shape: Shape) -> int:
        """Return the number of a shape's footprint, which is made if it is new."""
        number = self._numbers.get(shape)
        if number is None:
            number = self._numbers[shape] = len(self._prints)
            self._prints.append(make_footprint(shape, self._to_metres))
        return number

    def _scopes(
        self, drawings: Sequence[JournalRow], futures: tuple[Future, ...]
    ) -> dict[Scope, list[int]]:
        """Return the shapes of each future that has any or is of the pair, and of its elements."""
        scopes: dict[Scope, list[int]] = {Scope(f.id): [] for f in futures[:2]}
        for row in drawings:
            number = self._number(row.shape)
            if self._prints[number] is None:
                continue  # off this part of the earth: not in the city
            scopes.setdefault(Scope(row.future_id), []).append(number)
            scopes.setdefault(Scope(row.future_id, row.element_id), []).append(number)
        order = {thing.id: n for n, thing in enumerate((*futures, *self._elements))}
        last = len(order)

        def place(scope: Scope) -> tuple[int, int]:
            element = -1 if scope.element_id is None else order.get(scope.element_id, last)
            return order.get(scope.future_id, last), element

        return {scope: scopes[scope] for scope in sorted(scopes, key=place)}

    def _amounts(
        self, numbers: list[int], missing: dict[str, Amount], pack: _Pack | None
    ) -> dict[str, Amount]:
        measured = [
            indicator
            for indicator in self._indicators
            if indicator.measure in (*OF_FEATURES, *OF_PIXELS) and indicator.id not in missing
        ]
        places = self._places(numbers, measured, pack)
        amounts = {}
        for indicator in self._indicators:
            if indicator.measure in OF_DRAWING:
                amounts[indicator.id] = Amount(self._drawn(indicator.measure, numbers))
            elif pack is None or indicator.id in missing:
                amounts[indicator.id] = missing[indicator.id]
            elif indicator.measure == NEAREST:
                amounts[indicator.id] = self._far(indicator, numbers, pack)
            else:
                amounts[indicator.id] = self._touched(indicator, places)
        return amounts

    def _tiles(self, number: int) -> dict[Tile, QgsGeometry]:
        """Return the ground of a shape cut along the tiles of a grid."""
        if number not in self._pieces:
            ground = self._prints[number].ground
            self._pieces[number] = {
                tile: piece
                for tile in tiles_of(ground)
                if not (piece := ground.clipped(rectangle(tile))).isEmpty()
            }
        return self._pieces[number]

    def _places(
        self, numbers: list[int], measured: list[Indicator], pack: _Pack | None
    ) -> list[Place]:
        """Return what there is of each indicator where shapes lie, tile by tile."""
        tiles: dict[Tile, set[int]] = {}
        if pack is not None:
            for number in numbers:
                for tile in self._tiles(number):
                    tiles.setdefault(tile, set()).add(number)
        places = []
        for tile, here in tiles.items():
            key = tile, frozenset(here)
            place = self._known.get(key)
            if place is None or not all(indicator.id in place.found for indicator in measured):
                ground = united(self._tiles(number)[tile] for number in here)
                place = self._known[key] = self._measure(tile, ground, measured, pack)
            places.append(place)
        return [place for place in places if place.area]

    def _measure(
        self, tile: Tile, ground: QgsGeometry, measured: list[Indicator], pack: _Pack
    ) -> Place:
        if ground.isEmpty():
            return Place(0.0, 0.0, {indicator.id: Found() for indicator in measured})
        whole = pack.box.contains(ground)
        inside = 1.0 if whole else pack.box.intersection(ground).area() / ground.area()
        engine = QgsGeometry.createGeometryEngine(ground.constGet())
        engine.prepareGeometry()
        polygons = polygons_of(ground)
        found = {}
        for indicator in measured:
            if indicator.measure in OF_PIXELS:
                found[indicator.id] = pack.raster(indicator.layer).within(indicator, polygons)
                continue
            features = self._near(indicator.layer, tile, pack)
            found[indicator.id] = within(indicator.measure, features, ground, engine)
        return Place(ground.area(), inside, found)

    def _near(self, layer: str, tile: Tile, pack: _Pack) -> dict[int, QgsGeometry]:
        """Return the features of a layer that may lie in a tile."""
        key = layer, tile
        if key not in self._features:
            source = self._loaded.get(layer) or pack.features(layer)
            self._features[key] = source.near(rectangle(tile))
        return self._features[key]

    def _touched(self, indicator: Indicator, places: list[Place]) -> Amount:
        if not places:
            return Amount(0.0)
        features: set[int] = set()
        total = known = area = 0.0
        for place in places:
            found = place.found[indicator.id]
            features |= found.features
            total += found.amount
            known += place.area * min(place.inside, found.known)
            area += place.area
        if known == 0:
            inside = any(place.inside for place in places)
            return Amount(None, NO_VALUE if inside else OUTSIDE, 0.0)
        value = float(len(features)) if indicator.measure == COUNT else total
        return Amount(value, "", min(1.0, known / area))

    def _far(self, indicator: Indicator, numbers: list[int], pack: _Pack) -> Amount:
        """Return the median of the shapes' distances to the nearest feature."""
        if not numbers:
            return Amount(None, NOTHING_DRAWN)
        near = [n for n in numbers if pack.box.intersects(self._prints[n].drawn)]
        if not near:
            return Amount(None, OUTSIDE, 0.0)
        layer = indicator.layer
        if layer not in self._loaded:
            self._loaded[layer] = Loaded(pack.features(layer).all())
        for number in near:
            if (layer, number) not in self._distances:
                drawn = self._prints[number].drawn
                self._distances[layer, number] = self._loaded[layer].distance(drawn)
        metres = [self._distances[layer, number] for number in near]
        if None in metres:  # a layer whose features have no place
            return Amount(None, NO_VALUE, 0.0)
        return Amount(statistics.median(metres), "", len(near) / len(numbers))

    def _drawn(self, measure: str, numbers: list[int]) -> float:
        prints = [self._prints[number] for number in numbers]
        if measure == DRAWN_AREA:
            areas = frozenset(n for n in numbers if self._prints[n].kind == AREA)
            if areas not in self._areas:
                whole = united(self._prints[n].drawn for n in areas)
                self._areas[areas] = 0.0 if whole.isEmpty() else whole.area()
            return self._areas[areas]
        if measure == DRAWN_LENGTH:
            return sum((p.drawn.length() for p in prints if p.kind == LINE), 0.0)
        if measure == DRAWN_MARKS:
            return float(sum(p.kind == STAMP for p in prints))
        return float(sum(p.repaired for p in prints))


@dataclass(frozen=True)
class Place:
    """A piece of drawn ground, square metres, the share of it that lies in the pack's area."""

    area: float
    inside: float
    found: dict[str, Found]


class _Pack:
    """A pack while a table is made: its manifest, its files and its area in metres.

    The files are opened when they are needed: often all is known from the table before.
    """

    def __init__(self, folder: Path, to_metres: osr.CoordinateTransformation) -> None:
        self.folder = folder
        self.manifest = read_manifest(folder)
        changed = (folder / MANIFEST).stat().st_mtime_ns
        self.built = f"{self.manifest.built_at} {self.manifest.extract_sha256} {changed}"
        self.reader = PackReader(folder / LAYERS)
        west, south, east, north = self.manifest.area
        corners = [(west, south), (east, south), (east, north), (west, north), (west, south)]
        ring = [QgsPointXY(x, y) for x, y, _z in to_metres.TransformPoints(corners)]
        self.box = QgsGeometry.fromPolygonXY([ring])

    def features(self, layer_id: str) -> Features:
        """Return a layer that was there before. Raises ``BadInput`` when it no longer is."""
        return self._opened(self.reader.features(layer_id), self.folder / LAYERS)

    def raster(self, layer_id: str) -> Raster:
        """Return a raster that was there before. Raises ``BadInput`` when it no longer is."""
        path = self.raster_path(layer_id)
        return self._opened(self.reader.raster(path), path)

    def _opened(self, found: T | None, path: Path) -> T:
        if found is None:
            reason = "not found" if not path.exists() else "unreadable"
            raise BadInput(msg("{file} cannot be opened: {reason}."), file=path, reason=reason)
        return found

    def raster_path(self, layer_id: str) -> Path:
        return path_of(self.folder, catalogue().record(layer_id))
