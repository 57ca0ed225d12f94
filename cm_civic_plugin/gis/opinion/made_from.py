"""What was made from an export: layers, tables of GeoPackages, kept posts and quotes."""

from __future__ import annotations

import html
import re
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from qgis.core import (
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsMapLayer,
    QgsProcessingUtils,
    QgsProject,
    QgsProviderRegistry,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)
from qgis.PyQt.QtCore import QDateTime

from ...core.errors import BadInput, CivicError
from ...core.opinion.post_store import SUFFIX, load_posts
from ...core.opinion.recipe import posts_sha256, read_recipe
from ...core.opinion.source import source_files
from .hotspots_layer import recipe_of
from .kept_posts import kept_files
from .placed_posts import areas_from_source, areas_from_table, from_source, from_table
from .profile import profile_folder
from .quotes import Quote, read_quotes
from .session import Import

if TYPE_CHECKING:
    import pandas as pd

POSTS = "cmcivic:importopinions"
_OF_POSTS = frozenset({"source_row", "author_no", "platform"})  # fields of a posts layer
_HISTORY = re.compile(r"<history>(.*?)</history>", re.DOTALL)
_LOOK_AT = 500  # features of a layer tell where it comes from
_NO_TABLES = frozenset({"layer_styles"})  # QGIS's own, in any GeoPackage

Progress = Callable[[float], None]
"""Called with the share done (0-1); may raise ``Cancelled``."""


@dataclass(frozen=True)
class Source:
    """An export: its SHA-256, and its name and place where they are known."""

    sha256: str
    name: str = ""
    path: Path | None = None

    def files(self) -> list[Path]:
        """Return the files that hold the export, which are never touched."""
        if self.path is None or not self.path.exists():
            return []
        try:
            return source_files(self.path)
        except CivicError:
            return [self.path]


@dataclass(frozen=True)
class LayerSeen:
    """A layer of the project: where it lies, its recipe, what its metadata say ``about`` it.

    ``source`` reads a layer that is in memory only, on any thread.
    """

    id: str  # noqa: A003 (QGIS's name)
    name: str
    path: Path | None
    table: str
    recipe: str
    fields: frozenset[str] = frozenset()
    about: str = ""
    source: QgsFeatureSource | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True)
class ProjectSeen:
    """What there is to know of a project; a task may use it."""

    file: Path | None
    layers: tuple[LayerSeen, ...] = ()
    kept: tuple[Path, ...] = ()
    quotes: tuple[Quote, ...] = ()

    @property
    def folder(self) -> Path | None:
        """The folder of the project's file."""
        return self.file.parent if self.file else None


@dataclass(frozen=True)
class Made:
    """A result: a table of a file, or layers in memory; ``layers`` are ids in the project.

    ``has_rows``: it says of each feature which row of the export it is.
    """

    path: Path | None
    table: str
    kind: str
    recipe: str
    title: str
    layers: tuple[str, ...] = ()
    has_rows: bool = False


@dataclass(frozen=True)
class Plan:
    """All that was made from an export. ``posts_known``: layers of its points could be told."""

    source: Source
    made: tuple[Made, ...] = ()
    stores: tuple[Path, ...] = ()
    quotes: tuple[Quote, ...] = ()
    posts_known: bool = True


def see(project: QgsProject) -> ProjectSeen:
    """Return what there is to know of a project; call on the main thread."""
    layers = [_see_layer(layer) for layer in project.mapLayers().values()]
    return ProjectSeen(
        Path(project.fileName()) if project.fileName() else None,
        tuple(layers),
        tuple(kept_files(project)),
        tuple(read_quotes(project)),
    )


def _see_layer(layer: QgsMapLayer) -> LayerSeen:
    path, table, fields, source = None, "", frozenset(), None
    provider = layer.providerType()
    if provider != "memory":
        parts = QgsProviderRegistry.instance().decodeUri(provider, layer.source())
        path = Path(parts["path"]) if parts.get("path") else None
        table = parts.get("layerName") or ""
    if isinstance(layer, QgsVectorLayer):
        fields = frozenset(layer.fields().names())
        if provider == "memory":
            source = _Reading(layer)
    said = layer.metadata()
    about = "\n".join((layer.name(), said.title(), said.abstract(), *said.history()))
    return LayerSeen(layer.id(), layer.name(), path, table, recipe_of(layer), fields, about, source)


class _Reading:
    """A memory layer as it is now, to be read on another thread like a feature source."""

    def __init__(self, layer: QgsVectorLayer) -> None:
        self._source = QgsVectorLayerFeatureSource(layer)
        self._name, self._count = layer.name(), layer.featureCount()
        self._type, self._crs = layer.wkbType(), layer.crs()
        self.fields, self.getFeatures = self._source.fields, self._source.getFeatures

    def sourceName(self) -> str:  # noqa: N802 (QGIS)
        return self._name

    def featureCount(self) -> int:  # noqa: N802 (QGIS)
        return self._count

    def wkbType(self) -> object:  # noqa: N802 (QGIS)
        return self._type

    def sourceCrs(self) -> object:  # noqa: N802 (QGIS)
        return self._crs


# --- files that may hold results


def result_folders(seen: ProjectSeen) -> list[Path]:
    """Return where results are put without being asked where: their files lie in it, not deeper."""
    folders = [profile_folder() / "hotspots"]
    return [*folders, seen.folder] if seen.folder else folders


def result_files(seen: ProjectSeen, suffix: str, folders: Iterable[Path] = ()) -> list[Path]:
    """Return the files of a suffix where results may lie, and anywhere within ``folders``."""
    found = [path for folder in result_folders(seen) for path in _glob(folder.glob, suffix)]
    temporary = Path(QgsProcessingUtils.tempFolder())
    for folder in (temporary, *folders):
        found += _glob(folder.rglob, suffix)
    known = {path.resolve(): path for path in reversed(found)}
    return sorted(known.values())


def _glob(glob: Callable[[str], Iterator[Path]], suffix: str) -> list[Path]:
    return [path for path in glob(f"*{suffix}") if path.is_file()]


@dataclass(frozen=True)
class TableSeen:
    """A table of a GeoPackage with the recipe of its metadata."""

    path: Path
    name: str
    recipe: str
    fields: frozenset[str]
    title: str = ""


def tables_of(path: Path) -> list[TableSeen]:
    """Return the tables of a GeoPackage; of what is none, or cannot be read, nothing."""
    try:
        return read_tables(path)
    except (sqlite3.Error, OSError):
        return []


def read_tables(path: Path) -> list[TableSeen]:
    """Return the tables of a GeoPackage. Raises sqlite3.Error where it cannot be read."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as db:
        names = [name for (name,) in db.execute("SELECT table_name FROM gpkg_contents")]
        recipes: dict[str, str] = {}
        if _has(db, "gpkg_metadata") and _has(db, "gpkg_metadata_reference"):
            for name, text in db.execute(
                "SELECT r.table_name, m.metadata FROM gpkg_metadata m "
                "JOIN gpkg_metadata_reference r ON r.md_file_id = m.id"
            ):
                recipes.setdefault(name, _recipe_in(str(text)))
        return [
            TableSeen(path, name, recipes.get(name, ""), _fields(db, name))
            for name in names
            if name not in _NO_TABLES
        ]


def _has(db: sqlite3.Connection, table: str) -> bool:
    return bool(db.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone())


def _fields(db: sqlite3.Connection, table: str) -> frozenset[str]:
    return frozenset(
        name for (name,) in db.execute("SELECT name FROM pragma_table_info(?)", (table,))
    )


def _recipe_in(metadata: str) -> str:
    items = (html.unescape(item).strip() for item in _HISTORY.findall(metadata))
    return next((item for item in items if item.startswith("{")), "")


# --- what was made from an export


def find_made(
    seen: ProjectSeen,
    source: Source,
    progress: Progress = lambda _share: None,
    imported: Import | None = None,
    folders: Iterable[Path] = (),
) -> Plan:
    """Return what was made from an export: in the project, beside it, in the profile, in folders.

    A map says by its recipe which export it is of. A layer of points says nothing, but its rows,
    times and places are those of the export: it is told by them where the posts are at hand, as
    an ``imported`` of that export or in a file of kept posts.
    """
    folders = list(folders)
    export = {file.resolve() for file in source.files()}
    files = [path for path in result_files(seen, ".gpkg", folders) if path.resolve() not in export]
    files += [layer.path for layer in seen.layers if layer.path and layer.path.is_file()]
    tables: dict[tuple[Path, str], TableSeen] = {}
    for number, path in enumerate(files):
        progress(0.3 * number / len(files))
        if path.suffix.lower() == ".gpkg" and path.resolve() not in export:
            for table in tables_of(path):
                tables.setdefault((path.resolve(), table.name), table)
    stores = [path for path in _stores(seen, folders) if _sha_of_store(path) == source.sha256]
    posts = _posts(source, imported, stores)
    things = [thing for thing in _join(seen, tables) if thing.at not in export]
    mine = _Mine(source.sha256, posts)
    found: dict[int, Made] = {}
    while True:  # what is made from what was made
        before = len(found)
        for number, thing in enumerate(things):
            progress(0.3 + 0.7 * number / len(things))
            if number not in found and (kind := mine.kind_of(thing)):
                found[number] = thing.made(kind)
        if len(found) == before:
            break
    quotes = tuple(quote for quote in seen.quotes if quote.sha256 == source.sha256)
    return Plan(source, tuple(found.values()), tuple(stores), quotes, bool(posts))


@dataclass(frozen=True)
class _Thing:
    """A table with the layers that show it, or a layer with no table."""

    path: Path | None
    table: str
    recipe: str
    fields: frozenset[str]
    title: str
    layers: tuple[str, ...] = ()
    source: QgsFeatureSource | None = None

    @property
    def at(self) -> Path | None:
        return self.path.resolve() if self.path else None

    def made(self, kind: str) -> Made:
        has_rows = "source_row" in self.fields
        return Made(self.path, self.table, kind, self.recipe, self.title, self.layers, has_rows)

    def open(self) -> QgsFeatureSource | None:  # noqa: A003 (what it does)
        """Return what reads it on this thread."""
        if self.source is not None:
            return self.source
        uri = f"{self.path}|layername={self.table}" if self.table else str(self.path)
        layer = QgsVectorLayer(uri, self.title, "ogr")
        return layer if layer.isValid() else None


def _join(seen: ProjectSeen, tables: dict[tuple[Path, str], TableSeen]) -> list[_Thing]:
    """Return each table once with its layers, and the layers that show none."""
    things = {
        key: _Thing(table.path, table.name, table.recipe, table.fields, table.name)
        for key, table in tables.items()
    }
    for layer in seen.layers:
        at = layer.path.resolve() if layer.path else Path(layer.id)
        name = layer.table
        if not name:
            inside = [table for path, table in tables if path == at]
            name = inside[0] if inside else ""  # QGIS shows the first
        key = (at, name)
        known = things.get(key)
        if known is None:
            things[key] = _Thing(
                layer.path, name, layer.recipe, layer.fields, layer.name, (layer.id,), layer.source
            )
        else:
            things[key] = replace(
                known,
                recipe=known.recipe or layer.recipe,
                title=layer.name,
                layers=(*known.layers, layer.id),
            )
    return list(things.values())


class _Mine:
    """Tells what comes from an export by the marks of it, which grow with what is found."""

    def __init__(self, sha256: str, posts: list[pd.DataFrame]) -> None:
        self._marks = {sha256}.union(*(digests_of(table) for table in posts))
        self._posts = [_ByRow(table) for table in posts]

    def kind_of(self, thing: _Thing) -> str:
        """Return what makes such a thing, an empty text if it is of another export."""
        if thing.recipe:
            return self._by_recipe(thing)
        if thing.fields >= _OF_POSTS and self._posts:
            source = thing.open()
            if source is not None and any(posts.are_in(source) for posts in self._posts):
                self._mark_posts(source)
                return POSTS
        return ""

    def _by_recipe(self, thing: _Thing) -> str:
        try:
            recipe = read_recipe(thing.recipe)
        except BadInput:
            return ""
        values = {*_texts(recipe["inputs"]), *_texts(recipe["settings"])}
        if not values & self._marks:
            return ""
        if recipe["made_by"] == POSTS and (source := thing.open()) is not None:
            self._mark_posts(source)
        return recipe["made_by"]

    def _mark_posts(self, source: QgsFeatureSource) -> None:
        try:
            placed, areas = from_source(source), areas_from_source(source)
        except CivicError:
            return
        self._marks |= {posts_sha256(placed), posts_sha256(placed, areas)}


def digests_of(posts: pd.DataFrame) -> set[str]:
    """Return what the recipes of results may call these posts."""
    try:
        placed = from_table(posts)
    except BadInput:  # too far away to be mapped
        return set()
    return {posts_sha256(placed), posts_sha256(placed, areas_from_table(posts))}


class _ByRow:
    """The times and places of posts by their rows."""

    def __init__(self, posts: pd.DataFrame) -> None:
        rows = posts["source_row"].to_numpy(dtype=np.int64)
        self._order = np.argsort(rows)
        self._rows = rows[self._order]
        times = posts["created_at"].dt.tz_localize(None).to_numpy().astype("datetime64[ms]")
        self._times, self._lon, self._lat = (
            values[self._order]
            for values in (times, posts["lon"].to_numpy(), posts["lat"].to_numpy())
        )

    def are_in(self, source: QgsFeatureSource) -> bool:
        """Tell whether the first features of a posts layer are posts of these."""
        at_row = source.fields().lookupField("source_row")
        at_time = source.fields().lookupField("created_at")
        looked = same = 0
        for feature in source.getFeatures(QgsFeatureRequest().setLimit(_LOOK_AT)):
            row, time = feature[at_row], feature[at_time] if at_time >= 0 else None
            agrees = self._agrees(row, time, feature.geometry())
            if agrees is not None:
                looked += 1
                same += agrees
        return looked > 0 and same >= 0.9 * looked

    def _agrees(self, row: object, time: object, geometry: object) -> bool | None:
        """Tell whether a feature is the post of its row; None where it has nothing to compare."""
        if not isinstance(row, int):
            return None
        at = int(np.searchsorted(self._rows, row))
        if at == len(self._rows) or self._rows[at] != row:
            return False
        if isinstance(time, QDateTime) and time.isValid() and not np.isnat(self._times[at]):
            return time.toMSecsSinceEpoch() == int(self._times[at].astype(np.int64))
        if geometry.isEmpty() or np.isnan(self._lon[at]):
            return None
        point = geometry.vertexAt(0)
        return abs(point.x() - self._lon[at]) < 1e-9 and abs(point.y() - self._lat[at]) < 1e-9


def _texts(values: dict) -> Iterator[str]:
    return (value for value in values.values() if isinstance(value, str))


def _stores(seen: ProjectSeen, folders: Collection[Path]) -> list[Path]:
    files = {path.resolve(): path for path in result_files(seen, SUFFIX, folders)}
    files.update({path.resolve(): path for path in seen.kept if path.is_file()})
    return sorted(files.values())


def _sha_of_store(path: Path) -> str:
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as db:
            (sha,) = db.execute("SELECT value FROM meta WHERE key = 'sha256'").fetchone()
            return str(sha)
    except (sqlite3.Error, TypeError):
        return ""


def store_name(path: Path) -> tuple[str, str]:
    """Return the SHA-256 and the file name of the export that a file of kept posts is of."""
    try:
        stored = load_posts(path)
    except CivicError:
        return _sha_of_store(path), ""
    return stored.sha256, stored.report.file


def _posts(source: Source, imported: Import | None, stores: list[Path]) -> list[pd.DataFrame]:
    tables = []
    if imported is not None and imported.sha256 == source.sha256:
        tables.append(imported.posts)
    for path in stores:
        try:
            tables.append(load_posts(path).posts)
        except CivicError:
            continue
    return [table for table in tables if len(table)]


@dataclass(frozen=True)
class Known:
    """An export that something is known of: ``titles`` of results, ``stores`` of kept posts."""

    source: Source
    in_hand: bool = False
    titles: tuple[str, ...] = ()
    stores: tuple[Path, ...] = ()


def known_sources(
    seen: ProjectSeen, imported: Import | None = None, path: Path | None = None
) -> list[Known]:
    """Return the exports of the import in hand, of kept posts, and of results' recipes."""
    known: dict[str, Known] = {}
    if imported is not None and imported.sha256:
        source = Source(imported.sha256, path.name if path else imported.report.file, path)
        known[imported.sha256] = Known(source, True)
    for store in _stores(seen, ()):
        sha, name = store_name(store)
        if sha:
            one = known.setdefault(sha, Known(Source(sha, name)))
            known[sha] = replace(one, stores=(*one.stores, store))
    tables = {
        (file.resolve(), table.name): table
        for file in result_files(seen, ".gpkg")
        for table in tables_of(file)
    }
    for thing in _join(seen, tables):
        try:
            sha = read_recipe(thing.recipe)["inputs"].get("file") if thing.recipe else None
        except BadInput:
            continue
        if sha:
            one = known.setdefault(sha, Known(Source(sha)))
            known[sha] = replace(one, titles=(*one.titles, thing.title))
    return list(known.values())
