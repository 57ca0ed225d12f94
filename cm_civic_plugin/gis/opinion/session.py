"""The work behind the opinion dock, free of widgets: import a file, find and write hotspots."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsLayerMetadata, QgsVectorLayer

from ...core.opinion.hotspots import Hotspots, find_hotspots
from ...core.opinion.libraries import need_pandas
from ...core.opinion.post_table import ReadReport
from ...core.opinion.reading import read_posts
from ..tasks import Progress
from . import hotspot_words
from .hotspot_style import style
from .hotspots_layer import make_metadata, open_hotspots, write_hotspots
from .placed_posts import from_table, with_topic

if TYPE_CHECKING:
    import pandas as pd


@dataclass
class Import:
    """An imported file: its posts without their texts and numbers, and the read report."""

    posts: pd.DataFrame
    report: ReadReport


@dataclass(frozen=True)
class Settings:
    """What the user asks of a hotspot map; ``cell_size`` in metres, ``topic`` empty for all."""

    cell_size: float = 250.0
    rings: int = 1
    min_people: int = 5
    topic: str = ""


@dataclass
class HotspotMap:
    """A written hotspot map."""

    path: Path
    found: Hotspots
    title: str
    metadata: QgsLayerMetadata

    def open(self) -> QgsVectorLayer:  # noqa: A003 (what it does)
        """Return the map as a styled layer, named and described; call on the main thread."""
        layer = open_hotspots(self.path)
        layer.setName(self.title)
        layer.setMetadata(self.metadata)
        style(layer)
        return layer


def import_posts(path: Path, progress: Progress) -> Import:
    """Read a file of opinions; see ``core.opinion.reading.read_posts`` for the errors."""
    pd = need_pandas()
    report = ReadReport()
    chunks = [
        chunk.drop(columns=["text", "post_id"])
        for chunk in read_posts(path, report, progress=lambda share: progress(100 * share, ""))
    ]
    return Import(pd.concat(chunks, ignore_index=True), report)


def map_hotspots(
    imported: Import, settings: Settings, path: Path, progress: Progress
) -> HotspotMap:
    """Find the hotspots of an import and write them to a GeoPackage at ``path``.

    Raises:
        BadInput: no post has a place or the topic, or the cells would be too many.
        BadOutput: ``path`` cannot be written.
    """
    posts = from_table(imported.posts)
    progress(10, "")
    if settings.topic:
        posts = with_topic(posts, settings.topic)
    found = find_hotspots(posts, settings.cell_size, settings.rings, settings.min_people)
    progress(40, "")
    text = hotspot_words.abstract(found, settings.rings, settings.min_people, settings.topic)
    title = hotspot_words.title(settings.topic, imported.report.file, settings.cell_size)
    metadata = make_metadata(title, text)
    write_hotspots(found, path, metadata, progress=lambda share: progress(40 + 60 * share, ""))
    return HotspotMap(path, found, title, metadata)
