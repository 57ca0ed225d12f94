"""The work behind the opinion dock, free of widgets: import a file, find and write its maps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from qgis.core import Qgis, QgsLayerMetadata, QgsProject, QgsVectorLayer

from ...core.checksum import sha256
from ...core.errors import BadInput, msg
from ...core.opinion.hotspots import Hotspots, positions_in
from ...core.opinion.libraries import need_pandas
from ...core.opinion.places.review import Decision, ReviewItem, apply, in_order, place_table
from ...core.opinion.post_table import ReadReport
from ...core.opinion.reading import read_posts
from ...core.opinion.recipe import make_recipe, read_recipe
from ...core.opinion.waves import Waves
from ...core.opinion.words import top_words
from ..tasks import Progress
from . import hotspot_words, waves_layer
from .gazetteer import pack_gazetteer
from .hotspot_style import style
from .hotspots_layer import Table, make_metadata, open_hotspots, write_features, write_hotspots
from .making import Settings, make_hotspots, make_waves, settings_of
from .placed_posts import areas_from_table, from_table, has_point, on_topic

if TYPE_CHECKING:
    import pandas as pd

    from ...core.opinion.places.aliases import LocalPlaces

_CHUNK = 5000  # posts between two looks at the cancel button

__all__ = ["HotspotMap", "Import", "Settings", "WaveMap", "import_posts", "map_hotspots"]


@dataclass
class Import:
    """An imported file: its posts without their texts and numbers, and the read report.

    ``texts`` (one per post, masked) live in memory only, for the words of a map; None where they
    were not kept. ``sha256`` is of the file.
    """

    posts: pd.DataFrame
    report: ReadReport
    texts: np.ndarray | None = None
    sha256: str = ""

    def decided(self, decisions: Iterable[Decision]) -> Import:
        """Return the import with what a person decided of places."""
        decisions = list(decisions)
        if not decisions:
            return self
        report = replace(self.report)
        posts = apply(self.posts, decisions)
        report.count_places(posts)
        return replace(self, posts=posts, report=report)


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

    def open_all(self) -> list[QgsVectorLayer]:
        """Return the map's layers from top to bottom."""
        return [self.open()]

    def set_time(self, project: QgsProject) -> None:
        """Leave the project's time as it is: a hotspot map has no steps."""

    def said(self) -> list[tuple[str, str]]:
        """Return what was found, in sentences, English and Thai."""
        found = (hotspot_words.summary(self.found), hotspot_words.advice(self.found))
        return [words for words in found if words]


@dataclass
class WaveMap:
    """Written waves: a layer of cells and steps that the time slider plays, and one of cells."""

    path: Path
    waves: Waves
    title: str
    metadata: QgsLayerMetadata
    cells_title: str
    cells_metadata: QgsLayerMetadata

    def open(self) -> QgsVectorLayer:  # noqa: A003 (what it does)
        """Return the layer of steps, styled and ready to be played; call on the main thread."""
        layer = self._layer(waves_layer.TABLE, self.title, self.metadata)
        waves_layer.style_steps(layer)
        return layer

    def open_cells(self) -> QgsVectorLayer:
        """Return the layer of patterns, styled; call on the main thread."""
        layer = self._layer(waves_layer.CELLS_TABLE, self.cells_title, self.cells_metadata)
        waves_layer.style_cells(layer)
        return layer

    def open_all(self) -> list[QgsVectorLayer]:
        """Return the layers from top to bottom: what the slider plays, and the patterns."""
        return [self.open(), self.open_cells()]

    def said(self) -> list[tuple[str, str]]:
        """Return what was found, in sentences, English and Thai."""
        return [waves_layer.summary(self.waves)]

    def set_time(self, project: QgsProject) -> None:
        """Give the project the waves' time, so that the slider has it; call on the main thread."""
        waves_layer.set_project_time(project, self.waves)

    def _layer(self, table: str, name: str, metadata: QgsLayerMetadata) -> QgsVectorLayer:
        layer = QgsVectorLayer(f"{self.path}|layername={table}", name, "ogr")
        layer.setMetadata(metadata)
        return layer


def import_posts(path: Path, progress: Progress, keep_texts: bool = True, **options: Any) -> Import:
    """Read a file of opinions; see ``core.opinion.reading.read_posts`` for options and errors."""
    pd = need_pandas()
    report = ReadReport()
    chunks, texts = [], []
    for chunk in read_posts(
        path, report, progress=lambda share: progress(100 * share, ""), **options
    ):
        chunks.append(chunk.drop(columns=["text", "post_id"]))
        if keep_texts:
            texts.append(chunk["text"].to_numpy(dtype=object))
    return Import(
        pd.concat(chunks, ignore_index=True),
        report,
        np.concatenate(texts) if texts else None,
        sha256(Path(path)),
    )


@dataclass
class FoundPlaces:
    """An import with the posts placed whose texts name a place, and what is to be reviewed.

    ``items`` are in the order in which to work; ``local`` is what the user has taught so far.
    """

    imported: Import
    items: list[ReviewItem]
    local: LocalPlaces


def find_places(imported: Import, pack: Path, progress: Progress) -> FoundPlaces:
    """Place the posts of an import that have no place by the names in their texts.

    Raises:
        BadInput: the folder is no city pack, or the texts were not kept.
    """
    if imported.texts is None:
        raise BadInput(
            msg("The texts were not kept, so no places can be found. Read the file again.")
        )
    progress(5, "")
    gazetteer = pack_gazetteer(pack)
    report = replace(imported.report, by_text=0, by_area=0, in_review=0)
    chunks, items = [], []
    for start in range(0, len(imported.posts), _CHUNK):
        progress(20 + 75 * start / len(imported.posts), "")
        part = slice(start, start + _CHUNK)
        posts, doubtful = place_table(
            imported.posts.iloc[part], gazetteer, imported.texts[part].tolist()
        )
        chunks.append(posts)
        items += doubtful
    posts = need_pandas().concat(chunks) if chunks else imported.posts
    report.in_review = len(items)
    report.count_places(posts)
    return FoundPlaces(
        replace(imported, posts=posts, report=report), in_order(items), gazetteer.local
    )


def map_hotspots(
    imported: Import, settings: Settings, path: Path, progress: Progress
) -> HotspotMap:
    """Find the hotspots of an import and write them to a GeoPackage at ``path``.

    Raises:
        BadInput: no post has a place or the topic, or the cells would be too many.
        BadOutput: ``path`` cannot be written.
    """
    posts, areas = from_table(imported.posts), areas_from_table(imported.posts)
    progress(10, "")
    found = make_hotspots(
        posts, areas, settings, progress=lambda share: progress(10 + 30 * share, "")
    )
    if imported.texts is not None:
        words = _words(imported, found, settings, lambda: progress(45, ""))
        found = replace(found, top_words=words)
    progress(50, "")
    text = hotspot_words.abstract(found, settings.rings, settings.min_people, settings.topic)
    title = hotspot_words.title(settings.topic, imported.report.file, settings.cell_size)
    recipe = _recipe("cmcivic:opinionhotspots", imported, settings, settings.recipe())
    metadata = make_metadata(title, text, recipe)
    write_hotspots(found, path, metadata, progress=lambda share: progress(50 + 50 * share, ""))
    return HotspotMap(path, found, title, metadata)


def map_waves(imported: Import, settings: Settings, path: Path, progress: Progress) -> WaveMap:
    """Find the waves of an import and write them to a GeoPackage at ``path``, two tables.

    Raises:
        BadInput: see ``core.opinion.waves.find_waves``.
        BadOutput: ``path`` cannot be written.
    """
    waves = make_waves(from_table(imported.posts), settings)
    progress(40, "")
    text = waves_layer.abstract(waves, settings.rings, settings.min_people, settings.topic)
    recipe = _recipe("cmcivic:opinionwaves", imported, settings, settings.waves_recipe())
    titles = waves_layer.title(settings.topic), waves_layer.cells_title(settings.topic)
    metadata, cells_metadata = (make_metadata(title, text, recipe) for title in titles)
    tables = [
        Table(
            waves_layer.TABLE,
            waves_layer.make_step_fields(),
            waves_layer.make_step_features(waves),
            int((waves.people != 0).sum()),
            metadata,
        ),
        Table(
            waves_layer.CELLS_TABLE,
            waves_layer.make_cell_fields(),
            waves_layer.make_cell_features(waves),
            len(waves.cells),
            cells_metadata,
        ),
    ]
    write_features(tables, path, lambda share: progress(40 + 60 * share, ""))
    return WaveMap(path, waves, titles[0], metadata, titles[1], cells_metadata)


def run_again(
    imported: Import, recipe: str, path: Path, progress: Progress, pack: Path | None = None
) -> HotspotMap | WaveMap:
    """Make a map again from its recipe (``hotspots_layer.recipe_of``).

    Raises:
        BadInput: the recipe cannot be read, or is of another file or city pack.
    """
    kept = read_recipe(recipe)
    if kept["inputs"].get("file") != imported.sha256:
        raise BadInput(
            msg("{file} is not the file that the map was made from: its content differs."),
            file=imported.report.file,
        )
    if kept["inputs"].get("pack") != _pack_sha256(pack):
        raise BadInput(
            msg("The map was made with another city pack, or with none. Choose the one it names.")
        )
    settings = settings_of(kept, pack)
    if kept["made_by"] == "cmcivic:opinionwaves":
        return map_waves(imported, settings, path, progress)
    return map_hotspots(imported, settings, path, progress)


def _recipe(made_by: str, imported: Import, settings: Settings, kept: dict[str, Any]) -> str:
    inputs = {"file": imported.sha256, "pack": _pack_sha256(settings.pack)}
    return make_recipe(
        made_by,
        {what: digest for what, digest in inputs.items() if digest},
        kept,
        qgis=Qgis.QGIS_VERSION,
    )


def _pack_sha256(pack: Path | None) -> str | None:
    return sha256(pack / "pack.json") if pack is not None else None


def _words(imported: Import, found: Hotspots, settings: Settings, check: Any) -> list[str | None]:
    """Return the words of each cell from the texts in memory."""
    posts = from_table(imported.posts)
    texts = imported.texts[has_point(imported.posts)]
    at = positions_in(posts, found.grid, found.cells)
    use = at >= 0
    if settings.topic:
        use &= on_topic(posts, settings.topic)
    return top_words(
        texts[use],
        at[use],
        posts.author[use],
        posts.platform[use],
        ~found.suppressed,
        settings.min_people,
        check=check,
    )
