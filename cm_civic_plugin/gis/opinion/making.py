"""How a hotspot map is made from posts: the one way for the dock and for Processing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from ...core.opinion.baseline import against_platform
from ...core.opinion.hexgrid import HexGrid
from ...core.opinion.hotspots import Hotspots, PlacedPosts, find_hotspots, people_in_cells
from ...core.opinion.robustness import robust_shares
from ...core.opinion.spread import AreaPosts, Spread, spread_people
from ...core.opinion.waves import Waves, find_waves
from .area_weights import area_weights
from .placed_posts import on_topic, with_topic
from .study_area import pack_outline

Residents = Callable[[HexGrid, np.ndarray], "np.ndarray | None"]
"""Gives the residents (m,) of the cells (m, 2) of a grid, None where no population is known."""


@dataclass(frozen=True)
class Settings:
    """What the user asks of a map of opinions.

    ``cell_size`` in metres; ``topic`` empty for all; ``pack`` gives the areas that posts are spread
    over and, with ``whole_area``, the study area; ``robust``: try smaller and larger cells too.
    ``step`` (day, week, month) and ``cut`` (a day, ISO 8601) are for waves.
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

    def recipe(self) -> dict[str, Any]:
        """Return the settings of a hotspot map as its recipe keeps them."""
        return {
            "CELL_SIZE": float(self.cell_size),
            "RINGS": self.rings,
            "MIN_AUTHORS": self.min_people,
            "TOPIC": self.topic,
            "ROBUST": self.robust,
            "WHOLE_AREA": self.whole_area,
        }

    def waves_recipe(self) -> dict[str, Any]:
        """Return the settings of waves as their recipe keeps them."""
        settings = self.recipe()
        del settings["ROBUST"]
        return {**settings, "STEP": self.step, "DATE": self.cut}


def settings_of(recipe: dict[str, Any], pack: Path | None = None) -> Settings:
    """Return the settings that a recipe keeps; the pack's folder is not among them."""
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
        BadInput: no post has a place or the topic, or the cells would be too many.
    """
    everything = posts
    if settings.topic:
        posts = with_topic(posts, settings.topic)
        areas = areas.where(on_topic(areas, settings.topic)) if len(areas.place_id) else areas
    outline = _outline(settings)
    spread = _spreader(areas, settings, residents) if len(areas.place_id) else None

    def find(size: float) -> Hotspots:
        return find_hotspots(posts, size, settings.rings, settings.min_people, outline, spread)

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


def make_waves(posts: PlacedPosts, settings: Settings) -> Waves:
    """Return the waves of posts; posts known only to an area are left out.

    Raises:
        BadInput: see ``core.opinion.waves.find_waves``.
    """
    return find_waves(
        with_topic(posts, settings.topic) if settings.topic else posts,
        settings.step,
        settings.cell_size,
        settings.rings,
        settings.min_people,
        _outline(settings),
        np.datetime64(settings.cut, "D") if settings.cut else None,
    )


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
