"""From an import to written maps: hotspots, waves, clusters, silence; and any of them again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsFeature,
    QgsFields,
    QgsLayerMetadata,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ...core.errors import BadInput, msg
from ...core.opinion.donut import DonutMask, mask_posts, shuffled
from ...core.opinion.hotspots import Hotspots, positions_in
from ...core.opinion.recipe import make_recipe, posts_sha256, read_recipe
from ...core.opinion.words import top_words
from ..feature_tables import Table, write_features
from ..tasks import Progress
from . import (
    hotspot_style,
    hotspot_words,
    hotspots_layer,
    posts_layer,
    scan_layer,
    silence_layer,
    waves_layer,
)
from .hotspots_layer import make_metadata, write_hotspots
from .making import (
    Population,
    Settings,
    make_hotspots,
    make_scan,
    make_silence,
    make_waves,
    settings_of,
)
from .placed_posts import areas_from_table, from_table, has_point, on_topic

if TYPE_CHECKING:
    from ...core.opinion.waves import Waves
    from .session import Import

SCAN_TABLE, SILENCE_TABLE, POINTS_TABLE = "opinion_clusters", "silence", "masked_points"
MOST_TOPICS = 12

Words = tuple[str, str]
"""A sentence in English and in Thai."""


@dataclass(frozen=True)
class MadeLayer:
    """A table of a written map: how the layer is called, described and drawn."""

    table: str
    title: str
    metadata: QgsLayerMetadata
    style: Callable[[QgsVectorLayer], None]


@dataclass(frozen=True)
class MadeMap:
    """A written map; ``layers`` from top to bottom, ``said`` what was found.

    ``found`` is what was computed; of waves the project takes its time.
    """

    path: Path
    layers: tuple[MadeLayer, ...]
    said: tuple[Words, ...]
    found: Any
    waves: Waves | None = None

    def open(self) -> list[QgsVectorLayer]:  # noqa: A003 (what it does)
        """Return the map as styled layers, named and described; call on the main thread."""
        opened = []
        for made in self.layers:
            layer = QgsVectorLayer(f"{self.path}|layername={made.table}", made.title, "ogr")
            layer.setMetadata(made.metadata)
            made.style(layer)
            opened.append(layer)
        return opened


def map_hotspots(imported: Import, settings: Settings, path: Path, progress: Progress) -> MadeMap:
    """Find the hotspots of an import and write them to a GeoPackage at ``path``.

    Raises:
        BadInput: no post has a place or the topic, or the cells would be too many.
        BadOutput: ``path`` cannot be written.
    """
    posts, areas = from_table(imported.posts), areas_from_table(imported.posts)
    progress(10, "")
    found = make_hotspots(
        posts,
        areas,
        settings,
        settings.residents,
        progress=lambda share: progress(10 + 30 * share, ""),
    )
    if imported.texts is not None:
        words = _words(imported, found, settings, lambda: progress(45, ""))
        found = replace(found, top_words=words)
    residents = settings.residents(found.grid, found.cells)
    nobody = hotspot_words.nobody_lives_here(residents)
    progress(50, "")
    text = hotspot_words.abstract(
        found,
        settings.rings,
        settings.min_people,
        settings.topic,
        residents is not None and nobody is None,
        imported.report.suggested_topics > 0,
    )
    title = hotspot_words.title(
        settings.topic, imported.report.file, settings.cell_size, settings.per_resident
    )
    recipe = _recipe("cmcivic:opinionhotspots", imported, settings, settings.recipe())
    metadata = make_metadata(title, text, recipe)
    write_hotspots(
        found, path, metadata, residents, progress=lambda share: progress(50 + 50 * share, "")
    )
    said = (hotspot_words.summary(found), hotspot_words.advice(found), nobody)
    return MadeMap(
        path,
        (MadeLayer(hotspots_layer.TABLE, title, metadata, hotspot_style.style),),
        tuple(words for words in said if words),
        found,
    )


def map_topics(
    imported: Import, settings: Settings, folder: Path, progress: Progress
) -> list[MadeMap]:
    """Map the topics of an import one by one, each to a file of its own beside ``folder``'s name.

    The commonest topics come first, ``MOST_TOPICS`` at most; one whose posts lie nowhere is passed
    over.

    Raises:
        BadInput: no topic could be mapped. BadOutput: see ``map_hotspots``.
    """
    counts = imported.report.topics
    topics = sorted(counts, key=lambda topic: (-counts[topic], topic))[:MOST_TOPICS]
    made: list[MadeMap] = []
    width = 1 / max(1, len(topics))
    for number, topic in enumerate(topics):
        start = 100 * number * width
        path = folder.with_name(f"{folder.stem}_{number + 1:02d}.gpkg")
        try:
            made.append(
                map_hotspots(
                    imported,
                    replace(settings, topic=topic),
                    path,
                    lambda percent, word, start=start: progress(start + width * percent, word),
                )
            )
        except BadInput:
            continue
    if not made:
        raise BadInput(msg("No topic of this import has posts with a place."))
    return made


def map_waves(imported: Import, settings: Settings, path: Path, progress: Progress) -> MadeMap:
    """Find the waves of an import and write them to a GeoPackage at ``path``, two tables.

    Raises:
        BadInput: see ``core.opinion.waves.find_waves``.
        BadOutput: ``path`` cannot be written.
    """
    waves = make_waves(from_table(imported.posts), settings, areas_from_table(imported.posts))
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
    return MadeMap(
        path,
        (
            MadeLayer(waves_layer.TABLE, titles[0], metadata, waves_layer.style_steps),
            MadeLayer(waves_layer.CELLS_TABLE, titles[1], cells_metadata, waves_layer.style_cells),
        ),
        (waves_layer.summary(waves),),
        waves,
        waves,
    )


def map_scan(imported: Import, settings: Settings, path: Path, progress: Progress) -> MadeMap:
    """Find the clusters of an import and write them to a GeoPackage at ``path``.

    Raises:
        BadInput: see ``making.make_scan``. BadOutput: ``path`` cannot be written.
    """
    made = make_scan(
        from_table(imported.posts),
        settings,
        settings.residents,
        lambda share: progress(10 + 80 * share, ""),
    )
    text = scan_layer.abstract(
        made.found,
        made.of_residents,
        settings.cell_size,
        settings.min_people,
        settings.trials,
        settings.topic,
    )
    return _write_one(
        "cmcivic:opinionscan",
        imported,
        settings,
        settings.scan_recipe(),
        path,
        text,
        SCAN_TABLE,
        scan_layer.title(settings.topic, imported.report.file),
        (scan_layer.make_fields(), scan_layer.make_features(made.found)),
        scan_layer.style,
        scan_layer.summary(made.found),
        made.found,
    )


def map_silence(imported: Import, settings: Settings, path: Path, progress: Progress) -> MadeMap:
    """Map where people live and nobody spoke, to a GeoPackage at ``path``.

    Raises:
        BadInput: see ``making.make_silence``. BadOutput: ``path`` cannot be written.
    """
    made = make_silence(from_table(imported.posts), settings, settings.residents)
    progress(70, "")
    return _write_one(
        "cmcivic:opinionsilence",
        imported,
        settings,
        settings.silence_recipe(),
        path,
        silence_layer.abstract(made.found, settings.cell_size, made.hidden, settings.topic),
        SILENCE_TABLE,
        silence_layer.title(settings.topic, imported.report.file),
        (
            silence_layer.make_fields(),
            silence_layer.make_features(made.found, made.located.grid, made.located.cells),
        ),
        silence_layer.style,
        silence_layer.summary(made.found),
        made.found,
    )


def map_points(imported: Import, settings: Settings, path: Path, progress: Progress) -> MadeMap:
    """Write the posts as points, each moved at random (``core.opinion.donut``), to a GeoPackage.

    What chance drew is kept nowhere: made again, the points lie elsewhere.

    Raises:
        BadInput: no post has a point. BadOutput: ``path`` cannot be written.
    """
    placed = imported.posts[has_point(imported.posts)].reset_index(drop=True)
    if settings.topic:
        placed = placed[on_topic(from_table(placed), settings.topic)].reset_index(drop=True)
    if not len(placed):
        raise BadInput(msg("No post has a place of its own."))
    mask = DonutMask(settings.mask_m)
    posts = shuffled([mask_posts(placed, mask)], imported.report.topics)
    progress(40, "")
    recipe = _recipe("cmcivic:importopinions", imported, settings, {"DONUT": settings.mask_m})
    span = (mask.least_m, mask.most_m)
    metadata = posts_layer.make_metadata(recipe, span, imported.report.suggested_topics > 0)
    table = Table(
        POINTS_TABLE,
        posts_layer.make_fields(True),
        posts_layer.make_features(posts, True),
        len(posts),
        metadata,
        QgsWkbTypes.Type.Point,
        "EPSG:4326",
    )
    write_features([table], path, lambda share: progress(40 + 60 * share, ""))
    said = (
        f"{len(posts):,} points, each moved by {span[0]:g} to {span[1]:g} m at random.",
        f"{len(posts):,} จุด แต่ละจุดถูกเลื่อนแบบสุ่ม {span[0]:g} ถึง {span[1]:g} ม.",
    )
    layer = MadeLayer(POINTS_TABLE, metadata.title(), metadata, posts_layer.style)
    return MadeMap(path, (layer,), (said,), posts)


_MAKERS = {
    "cmcivic:opinionhotspots": map_hotspots,
    "cmcivic:opinionwaves": map_waves,
    "cmcivic:opinionscan": map_scan,
    "cmcivic:opinionsilence": map_silence,
}


def run_again(
    imported: Import,
    recipe: str,
    path: Path,
    progress: Progress,
    pack: Path | None = None,
    residents: Population | None = None,
) -> MadeMap:
    """Make a map again from its recipe (``hotspots_layer.recipe_of``).

    Raises:
        BadInput: the recipe cannot be read, or its file, posts, city pack or population are not
            the ones given.
    """
    kept = read_recipe(recipe)
    settings = settings_of(kept, pack, residents)
    inputs = {**settings.inputs(), "file": imported.sha256}
    for what, sentence in (
        ("file", msg("{file} is not the file that the map was made from: its content differs.")),
        (
            "pack",
            msg("The map was made with another city pack, or with none. Choose the one it names."),
        ),
        (
            "population",
            msg("The map was made with another population, or with none. Choose that one."),
        ),
    ):
        if kept["inputs"].get(what) != inputs.get(what):
            raise BadInput(sentence, file=imported.report.file)
    wanted, stance = kept["inputs"].get("posts"), kept["inputs"].get("stance", "")
    same = wanted == _posts_sha256(imported) and stance == _stance_sha256(imported)
    if wanted is not None and not same:  # erasing takes "posts" out: they are fewer now
        raise BadInput(
            msg(
                "The posts of {file} are not what they were for this map: it was read with other "
                "repairs, topics or stances, or other places were decided."
            ),
            file=imported.report.file,
        )
    make = _MAKERS.get(kept["made_by"])
    if make is None and kept["settings"].get("DONUT"):
        raise BadInput(
            msg("Masked points are drawn anew each time: they cannot come out the same again.")
        )
    if make is None:
        raise BadInput(msg("The layer carries no recipe that this version of the plugin can read."))
    return make(imported, settings, path, progress)


def same_features(one: QgsVectorLayer, other: QgsVectorLayer) -> bool:
    """Tell whether two layers hold the same features, byte for byte and in the same order."""
    if one.fields().names() != other.fields().names():
        return False
    if one.featureCount() != other.featureCount():
        return False
    return all(
        a.geometry().asWkb() == b.geometry().asWkb() and a.attributes()[1:] == b.attributes()[1:]
        for a, b in zip(one.getFeatures(), other.getFeatures())
    )


def _write_one(
    made_by: str,
    imported: Import,
    settings: Settings,
    kept: dict[str, Any],
    path: Path,
    text: str,
    table: str,
    title: str,
    content: tuple[QgsFields, Iterable[QgsFeature]],
    style: Callable[[QgsVectorLayer], None],
    said: Words,
    found: Any,
) -> MadeMap:
    metadata = make_metadata(title, text, _recipe(made_by, imported, settings, kept))
    write_features([Table(table, *content, 1, metadata)], path)
    return MadeMap(path, (MadeLayer(table, title, metadata, style),), (said,), found)


def _recipe(made_by: str, imported: Import, settings: Settings, kept: dict[str, Any]) -> str:
    inputs = {
        "file": imported.sha256,
        "posts": _posts_sha256(imported),
        "stance": _stance_sha256(imported),
        **settings.inputs(),
    }
    return make_recipe(
        made_by,
        {what: digest for what, digest in inputs.items() if digest},
        {**kept, **imported.how},
        qgis=Qgis.QGIS_VERSION,
    )


def _posts_sha256(imported: Import) -> str:
    return posts_sha256(from_table(imported.posts), areas_from_table(imported.posts))


def _stance_sha256(imported: Import) -> str:
    """Return the SHA-256 of the posts' stances, an empty text where there are none."""
    stances = imported.posts.get("stance")  # a file kept without texts holds none
    if stances is None or not stances.notna().any():
        return ""
    return hashlib.sha256("\0".join(stances.fillna("")).encode()).hexdigest()


def _words(
    imported: Import, found: Hotspots, settings: Settings, check: Callable[[], None]
) -> list[str | None]:
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
