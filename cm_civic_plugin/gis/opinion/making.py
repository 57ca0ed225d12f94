"""How maps are made from posts: the one way for the dock and for Processing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from qgis.core import QgsVectorLayer

from ...core.checksum import sha256
from ...core.errors import BadInput, msg
from ...core.opinion.baseline import against_platform
from ...core.opinion.hexgrid import HexGrid
from ...core.opinion.hotspots import (
    Hotspots,
    Located,
    PlacedPosts,
    find_hotspots,
    locate,
    people_in_cells,
)
from ...core.opinion.robustness import robust_shares
from ...core.opinion.scan import Scan, scan
from ...core.opinion.silence import Silence, find_silence
from ...core.opinion.spread import AreaPosts, Spread, spread_people
from ...core.opinion.suppression import people_per_cell, suppressed_cells
from ...core.opinion.waves import Waves, find_waves
from . import population
from .area_weights import area_weights
from .placed_posts import on_topic, with_topic
from .study_area import pack_outline

PER_RESIDENT = "people per resident"
"""The MEASURE that a recipe names where hotspots are not of people alone."""

Residents = Callable[[HexGrid, np.ndarray], "np.ndarray | None"]
"""Gives the residents (m,) of the cells (m, 2) of a grid, None where no population is known."""


@dataclass(frozen=True)
class Population:
    """Who lives where: a raster of counts, or a layer of points or polygons that counts people.

    ``source`` is what GDAL opens, for a raster, or what QGIS's ``ogr`` provider does. It is opened
    anew where it is needed, which is on a worker's thread.
    """

    source: str
    is_raster: bool

    @property
    def file(self) -> Path:
        """The file that holds it."""
        return Path(self.source.split("|")[0])

    def residents(self, grid: HexGrid, cells: np.ndarray) -> np.ndarray:
        """Return the residents (m,) of cells (m, 2 axial ids).

        Raises:
            BadInput: see ``population``; or the layer cannot be opened.
        """
        if self.is_raster:
            return population.from_raster(self.source, grid, cells)
        layer = QgsVectorLayer(self.source, self.file.stem, "ogr")
        if not layer.isValid():
            raise BadInput(
                msg("The population layer {file} cannot be opened. Choose another one."),
                file=str(self.file),
            )
        return population.from_source(layer, grid, cells)


@dataclass(frozen=True)
class Settings:
    """What the user asks of a map of opinions.

    ``cell_size`` in metres; ``topic`` empty for all; ``pack`` gives the areas that posts are spread
    over and, with ``whole_area``, the study area; ``robust``: try smaller and larger cells too.
    ``step`` (day, week, month) and ``cut`` (a day, ISO 8601) are for waves; ``largest`` (% of the
    base), ``trials`` and ``seed`` for the scan. ``population`` is for all but waves;
    ``per_resident``: hotspots are of people per resident and not of people. ``mask_m``: the most
    metres by which masked points are moved.
    """

    cell_size: float = 250.0
    rings: int = 1
    min_people: int = 5
    topic: str = ""
    pack: Path | None = None
    robust: bool = True
    step: str = "month"
    cut: str | None = None
    whole_area: bool = True
    population: Population | None = None
    largest: float = 50.0
    trials: int = 999
    seed: int = 1
    per_resident: bool = False
    mask_m: float = 300.0

    def residents(self, grid: HexGrid, cells: np.ndarray) -> np.ndarray | None:
        """Return the residents (m,) of cells, None where no population was chosen."""
        return self.population.residents(grid, cells) if self.population else None

    def inputs(self) -> dict[str, str]:
        """Return the SHA-256 of the files that a map is made from beside the posts."""
        files = {
            "pack": self.pack / "pack.json" if self.pack else None,
            "population": self.population.file if self.population else None,
        }
        return {what: sha256(file) for what, file in files.items() if file and file.is_file()}

    def recipe(self) -> dict[str, Any]:
        """Return the settings of a hotspot map as its recipe keeps them."""
        settings = {**self._recipe(), "ROBUST": self.robust}
        if self.per_resident:
            settings["MEASURE"] = PER_RESIDENT
        return settings

    def waves_recipe(self) -> dict[str, Any]:
        """Return the settings of waves as their recipe keeps them."""
        return {**self._recipe(), "STEP": self.step, "DATE": self.cut}

    def silence_recipe(self) -> dict[str, Any]:
        """Return the settings of a silence map as its recipe keeps them."""
        settings = self._recipe()
        del settings["RINGS"]
        return settings

    def scan_recipe(self) -> dict[str, Any]:
        """Return the settings of a scan as its recipe keeps them."""
        return {
            **self.silence_recipe(),
            "MAX_SHARE": float(self.largest),
            "PERMUTATIONS": self.trials,
            "SEED": self.seed,
        }

    def _recipe(self) -> dict[str, Any]:
        return {
            "CELL_SIZE": float(self.cell_size),
            "RINGS": self.rings,
            "MIN_AUTHORS": self.min_people,
            "TOPIC": self.topic,
            "WHOLE_AREA": self.whole_area,
        }


def settings_of(
    recipe: dict[str, Any], pack: Path | None = None, residents: Population | None = None
) -> Settings:
    """Return the settings that a recipe keeps; where the files lie is not among them."""
    kept = recipe["settings"]
    return Settings(
        float(kept.get("CELL_SIZE", 250.0)),
        int(kept.get("RINGS", 1)),
        int(kept.get("MIN_AUTHORS", 5)),
        str(kept.get("TOPIC", "")),
        pack,
        bool(kept.get("ROBUST", True)),
        str(kept.get("STEP", "month")),
        kept.get("DATE"),
        bool(kept.get("WHOLE_AREA", True)),
        residents,
        float(kept.get("MAX_SHARE", 50.0)),
        int(kept.get("PERMUTATIONS", 999)),
        int(kept.get("SEED", 1)),
        kept.get("MEASURE") == PER_RESIDENT,
    )


def _outline(settings: Settings) -> np.ndarray | None:
    """Return the study area; None lets the posts tell it."""
    return pack_outline(settings.pack) if settings.pack and settings.whole_area else None


def make_hotspots(
    posts: PlacedPosts,
    areas: AreaPosts,
    settings: Settings,
    residents: Residents = lambda _grid, _cells: None,
    progress: Callable[[float], None] = lambda _share: None,
) -> Hotspots:
    """Return the hotspots of posts, with robustness and a topic's measure against the platform.

    Args:
        posts: of all topics; ``areas``: the posts of which only an area is known.

    Raises:
        BadInput: no post has a place or the topic, the cells would be too many, or there is no
            population for a map of people per resident.
    """
    everything = posts
    if settings.topic:
        posts = with_topic(posts, settings.topic)
        areas = areas.where(on_topic(areas, settings.topic)) if len(areas.place_id) else areas
    outline = _outline(settings)
    spread = _spreader(areas, settings, residents) if len(areas.place_id) else None

    def living(grid: HexGrid, cells: np.ndarray) -> np.ndarray:
        people = residents(grid, cells)
        if people is None or not (people > 0).any():
            raise BadInput(
                msg("People per resident need a population with residents here: choose one.")
            )
        return people

    def find(size: float) -> Hotspots:
        return find_hotspots(
            posts,
            size,
            settings.rings,
            settings.min_people,
            outline,
            spread,
            living if settings.per_resident else None,
        )

    found = find(settings.cell_size)
    progress(0.4)
    if settings.robust:
        found = replace(found, robust=robust_shares(found, find))
    progress(0.8)
    if settings.topic:
        base = against_platform(
            people_in_cells(posts, found.grid, found.cells),
            people_in_cells(everything, found.grid, found.cells),
            found.suppressed,
            settings.min_people,
        )
        found = replace(found, topic_share=base.share, topic_lift=base.lift)
    progress(1.0)
    return found


def make_waves(posts: PlacedPosts, settings: Settings, areas: AreaPosts | None = None) -> Waves:
    """Return the waves of posts; ``areas``: those of which only an area is known.

    Raises:
        BadInput: see ``core.opinion.waves.find_waves``.
    """
    if settings.topic and areas is not None and len(areas.place_id):
        areas = areas.where(on_topic(areas, settings.topic))

    def weigh(grid: HexGrid, cells: np.ndarray) -> dict[str, tuple[np.ndarray, np.ndarray]]:
        if settings.pack is None or areas is None:
            return {}
        return area_weights(settings.pack, set(areas.place_id.tolist()), grid, cells)

    return find_waves(
        with_topic(posts, settings.topic) if settings.topic else posts,
        settings.step,
        settings.cell_size,
        settings.rings,
        settings.min_people,
        _outline(settings),
        np.datetime64(settings.cut, "D") if settings.cut else None,
        areas,
        weigh,
    )


@dataclass(frozen=True)
class ScanResult:
    """Clusters, and whether they were measured against residents or against all who spoke."""

    found: Scan
    of_residents: bool


def make_scan(
    posts: PlacedPosts,
    settings: Settings,
    residents: Residents = lambda _grid, _cells: None,
    progress: Callable[[float], None] = lambda _share: None,
) -> ScanResult:
    """Return the clusters of people beyond the residents, or of a topic beyond all topics.

    Raises:
        BadInput: neither a population nor a topic is given, or nobody has the topic.
    """
    located = locate(posts, settings.cell_size, 1, settings.min_people, _outline(settings))
    here, count = located.posts, len(located.cells)
    everyone, _ = people_per_cell(located.at, here.author, here.platform, count)
    people, base = everyone, residents(located.grid, located.cells)
    if base is None and not settings.topic:
        raise BadInput(
            msg("Give a population, or a topic to measure against all posts of the platform.")
        )
    if settings.topic:
        with_topic(here, settings.topic)  # refuses a topic that nobody has
        keep = on_topic(here, settings.topic)
        people, _ = people_per_cell(located.at[keep], here.author[keep], here.platform[keep], count)
    found = scan(
        people,
        everyone.astype(float) if base is None else base,
        located.grid,
        located.cells,
        settings.min_people,
        settings.largest / 100,
        settings.trials,
        settings.seed,
        base_of_people=base is None,
        progress=progress,
    )
    return ScanResult(found, base is not None)


@dataclass(frozen=True)
class SilenceResult:
    """The silent cells among all that were looked at; ``hidden`` of them are withheld."""

    found: Silence
    located: Located
    hidden: int


def make_silence(posts: PlacedPosts, settings: Settings, residents: Residents) -> SilenceResult:
    """Return the cells where people live and nobody spoke.

    Raises:
        BadInput: no population is given, or nobody has the topic.
    """
    located = locate(posts, settings.cell_size, 1, settings.min_people, _outline(settings))
    living = residents(located.grid, located.cells)
    if living is None:
        raise BadInput(msg("Silence is told by who lives where: give a population."))
    spoke = with_topic(located.posts, settings.topic) if settings.topic else located.posts
    people = people_in_cells(spoke, located.grid, located.cells)
    hidden = suppressed_cells(people, settings.min_people)
    return SilenceResult(find_silence(people, hidden, living), located, int(hidden.sum()))


def _spreader(
    areas: AreaPosts, settings: Settings, residents: Residents
) -> Callable[[HexGrid, np.ndarray], Spread]:
    def spread(grid: HexGrid, cells: np.ndarray) -> Spread:
        weights = {}
        if settings.pack is not None:
            ids = set(areas.place_id.tolist())
            weights = area_weights(settings.pack, ids, grid, cells, residents(grid, cells))
        return spread_people(areas, weights, len(cells), settings.min_people)

    return spread
