"""Erasing for good: a whole export, or some of its posts, from all that was made of it.

What touches the project is apart from what takes long: the one is called on the main thread, the
other in a task. Of an export: ``find_made``, ``let_go``, ``delete``. Of posts: ``prepare``, which
makes the maps anew beside the old ones, ``put_in_project`` (or ``discard``), ``finish``. Then comes
``erase_proof.prove``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from qgis.core import QgsFeatureRequest, QgsProject, QgsVectorLayer

from ...core.errors import BadInput, BadOutput, Cancelled, CivicError, msg
from ...core.opinion.erasure import Ledger, Traces, find_traces, options_of, trace_of_text
from ...core.opinion.post_store import StoredPosts, erase_rows
from ...core.opinion.recipe import posts_sha256, read_recipe
from . import kept_posts
from .made_from import POSTS, Made, Plan, Progress
from .making import Population
from .maps import MadeMap, run_again
from .placed_posts import areas_from_table, from_table
from .quotes import read_quotes, write_quotes
from .removing import delete_file, prune, remove_tables
from .session import Import, find_places, import_posts

_HOW = (
    "WITHOUT",
    "BELIEVED",
    "CODEBOOK",
    "STANCE",
)  # settings of a recipe that say how the export was read


@dataclass
class Done:
    """What was erased: posts, results gone and made anew, by their titles; ``stuck`` files.

    ``differ``: results made anew from posts that were not read or placed as they once were.
    """

    posts: int = 0
    removed: list[str] = field(default_factory=list)
    remade: list[str] = field(default_factory=list)
    differ: list[str] = field(default_factory=list)
    pruned: list[str] = field(default_factory=list)
    stores: int = 0
    quotes: int = 0
    stuck: list[Path] = field(default_factory=list)


@dataclass(frozen=True)
class Remade:
    """Results of one file and the map that takes their place."""

    old: tuple[Made, ...]
    new: MadeMap


@dataclass
class Prepared:
    """Posts about to be erased: maps already made without them, and what is to go or to lose rows.

    ``traces`` are for the proof and live in memory only; ``erased`` are all rows ever erased.
    """

    plan: Plan
    rows: frozenset[int]
    erased: frozenset[int]
    remade: list[Remade] = field(default_factory=list)
    gone: list[Made] = field(default_factory=list)
    pruned: list[Made] = field(default_factory=list)
    traces: Traces = field(default_factory=Traces, repr=False)
    done: Done = field(default_factory=Done)


# --- a whole export


def let_go(project: QgsProject, plan: Plan) -> Done:
    """Take an export's layers, quotes and kept posts out of the project; on the main thread."""
    done = Done(removed=_titles(plan.made), quotes=len(plan.quotes))
    _remove_layers(project, plan.made)
    if plan.quotes:
        sha = plan.source.sha256
        write_quotes(project, [quote for quote in read_quotes(project) if quote.sha256 != sha])
    mine = {path.resolve() for path in plan.stores}
    for path in kept_posts.kept_files(project):
        if path.resolve() in mine:
            try:
                kept_posts.forget(project, path)
                done.stores += 1
            except BadOutput:
                done.stuck.append(path)
    return done


def delete(plan: Plan, done: Done, progress: Progress = lambda _share: None) -> Done:
    """Delete the files of an export's results, or their tables where a file holds others too.

    Files of kept posts go with them. The export itself stays where it is.
    """
    groups = _by_file(plan.made)
    for number, (path, made) in enumerate(groups):
        progress(number / len(groups))
        if not remove_tables(path, {one.table for one in made}):
            done.stuck.append(path)
    for path in plan.stores:
        if path.exists() and path not in done.stuck:
            if delete_file(path):
                done.stores += 1
            else:
                done.stuck.append(path)
    return done


# --- some posts


def prepare(
    plan: Plan,
    rows: Collection[int],
    before: Collection[int],
    progress: Progress = lambda _share: None,
    imported: Import | None = None,
    pack: Path | None = None,
    residents: Population | None = None,
) -> Prepared:
    """Make everything ready to erase posts; works in a task.

    Maps are made anew, without the posts, into new files beside the old ones. What cannot be made
    anew is to be removed. Nothing else changes: cancelled or failed, the new files are gone.

    Args:
        before: rows of the export that were erased earlier.
        imported: the export's posts as they are in hand; read anew without.
        pack: the city pack, for maps that were made with one; ``residents`` the same.

    Raises:
        BadInput: neither an import nor the export nor kept posts are there.
    """
    erased = frozenset({*before, *map(int, rows)})
    prepared = Prepared(plan, frozenset(map(int, rows)), erased)
    prepared.done.posts = len(prepared.rows)
    posts = _Posts(plan, imported, pack, before, lambda share: progress(0.3 * share))
    posts.first  # noqa: B018 (says so where there are none)
    prepared.traces = _traces(plan, posts, prepared.rows, lambda share: progress(0.3 + 0.2 * share))
    try:
        groups = _by_file([made for made in plan.made if made.kind != POSTS])
        for number, (path, made) in enumerate(groups):
            start, width = 0.5 + 0.5 * number / len(groups), 0.5 / len(groups)
            new = _make_anew(
                path,
                made,
                posts,
                prepared,
                residents,
                lambda share, start=start, width=width: progress(start + width * share),
            )
            if new is None:
                prepared.gone += made
            else:
                prepared.remade.append(Remade(tuple(made), new))
    except BaseException:
        discard(prepared)
        raise
    prepared.gone += [made for made in plan.made if made.path is None and made.kind != POSTS]
    for made in plan.made:
        if made.kind == POSTS:
            in_reach = made.path is None or made.path.suffix.lower() == ".gpkg"
            (prepared.pruned if in_reach and made.has_rows else prepared.gone).append(made)
    return prepared


def discard(prepared: Prepared) -> None:
    """Delete the new maps: the posts are not to be erased after all."""
    for remade in prepared.remade:
        delete_file(remade.new.path)


def put_in_project(project: QgsProject, prepared: Prepared, ledger: Ledger) -> None:
    """Note the rows in the ledger, let layers show the new maps, drop quotes; on the main thread.

    The layers keep their names, their colours and their places in the tree.

    Raises:
        BadOutput: the ledger cannot be written; then nothing has changed.
    """
    try:
        ledger.add(prepared.plan.source.sha256, prepared.rows)
    except BadOutput:
        discard(prepared)
        raise
    done = prepared.done
    for remade in prepared.remade:
        done.remade += _titles(remade.old)
        new = {layer.table: layer for layer in remade.new.layers}
        for old in remade.old:
            for layer in _layers(project, old):
                subset = layer.subsetString()
                uri = f"{remade.new.path}|layername={old.table}"
                layer.setDataSource(uri, layer.name(), "ogr")
                layer.setMetadata(new[old.table].metadata)
                if subset:
                    layer.setSubsetString(subset)
                layer.triggerRepaint()
    _remove_layers(project, prepared.gone)
    done.removed += _titles(prepared.gone)
    for made in prepared.pruned:
        done.pruned += _titles([made])
        if made.path is None:
            for layer in _layers(project, made):
                _prune_in_memory(layer, prepared.rows)
    sha = prepared.plan.source.sha256
    before = read_quotes(project)
    after = [q for q in before if q.sha256 != sha or q.source_row not in prepared.rows]
    if len(after) < len(before):
        write_quotes(project, after)
        done.quotes = len(before) - len(after)
    project.setDirty(True)


def finish(prepared: Prepared, progress: Progress = lambda _share: None) -> Done:
    """Delete the old files and take the posts out of layers of points and files of kept posts.

    In a task. It is not to be stopped: what is in the ledger is to be gone.
    """
    done = prepared.done
    old = [made for remade in prepared.remade for made in remade.old]
    for number, (path, made) in enumerate(groups := _by_file([*old, *prepared.gone])):
        progress(0.5 * number / len(groups))
        if not remove_tables(path, {one.table for one in made}):
            done.stuck.append(path)
    for made in prepared.pruned:
        if made.path is not None and not prune(made.path, made.table, prepared.rows):
            done.stuck.append(made.path)
    for path in prepared.plan.stores:
        progress(0.5)
        try:
            done.stores += erase_rows(path, prepared.rows) > 0
        except CivicError:
            done.stuck.append(path)
    return done


def refresh(project: QgsProject, prepared: Prepared) -> None:
    """Let layers of points show that rows are gone from their files; on the main thread."""
    for made in prepared.pruned:
        for layer in _layers(project, made):
            layer.dataProvider().reloadData()
            layer.triggerRepaint()


def without_rows(imported: Import, rows: Collection[int], erased: int = 0) -> Import:
    """Return an import without the posts of some rows.

    ``erased`` is how many rows of the export have ever been erased, which its maps' recipes say.
    """
    left = StoredPosts(imported.posts, imported.texts, imported.report, imported.sha256)
    left = left.without(rows)
    how = {**imported.how, "ERASED": erased or len(rows)}
    return replace(imported, posts=left.posts, report=left.report, texts=left.texts, how=how)


def erased_in(recipe: str) -> int | None:
    """Return how many rows had been erased when a result was made; None where it is not said."""
    try:
        kept = read_recipe(recipe)
    except BadInput:
        return None
    return int(kept["settings"].get("ERASED", 0)) if "file" in kept["inputs"] else None


# --- making maps anew


class _Posts:
    """The posts of an export as a recipe's map had them, as nearly as they can be had.

    ``before`` are rows that were erased earlier.
    """

    def __init__(
        self,
        plan: Plan,
        imported: Import | None,
        pack: Path | None,
        before: Collection[int],
        progress: Progress,
    ) -> None:
        self.pack = pack
        self._plan, self._before, self._progress = plan, before, progress
        self._known: dict[str, Import | None] = {}
        if imported is not None and imported.sha256 == plan.source.sha256:
            self._known["in hand"] = imported
        self._first: Import | None = None
        self._first = next(self._all({}), None)

    @property
    def first(self) -> Import:
        """The posts that are nearest at hand. Raises BadInput where there are none."""
        if self._first is None:
            raise BadInput(
                msg("The posts of this file are not at hand. Choose the file, so that it is read.")
            )
        return self._first

    def like(self, recipe: dict[str, Any]) -> Import | None:
        """Return the very posts that a recipe's map was made from, None if they cannot be had."""
        wanted = recipe["inputs"].get("posts")
        if wanted is None:
            return self.first
        how = {name: recipe["settings"][name] for name in _HOW if name in recipe["settings"]}
        for imported in self._all(how):
            if wanted == _digest(imported):
                return replace(imported, how=how)
        return None

    def _all(self, how: dict[str, Any]) -> Iterator[Import]:
        """Yield the posts in hand, those kept, and those read anew, each with places found too."""
        if "in hand" in self._known:
            yield self._known["in hand"]
        for path in self._plan.stores:
            yield from self._once(f"kept {path}", lambda path=path: kept_posts.read(path))
        path = self._plan.source.path
        if path is None or not path.exists():
            return
        options = options_of(self._first.report) if self._first else {}
        options["without"] = frozenset(how.get("WITHOUT", ()))
        options["believed"] = [tuple(point) for point in how.get("BELIEVED", ())]
        options["suggest_topics"] = "CODEBOOK" in how
        options["with_stance"] = "STANCE" in how
        name = f"read {sorted(how.items())}"
        yield from self._once(
            name, lambda: import_posts(path, self._tick, erased=self._before, **options)
        )
        read, pack = self._known[name], self.pack
        if read is not None and pack is not None:
            yield from self._once(
                f"{name}, placed", lambda: find_places(read, pack, self._tick).imported
            )

    def _once(self, name: str, read: Callable[[], Import]) -> Iterator[Import]:
        if name not in self._known:
            try:
                self._known[name] = read()
            except Cancelled:
                raise
            except CivicError:
                self._known[name] = None
        imported = self._known[name]
        if imported is not None:
            yield imported

    def _tick(self, percent: float, _word: str) -> None:
        self._progress(percent / 100)


def _digest(imported: Import) -> str:
    try:
        return posts_sha256(from_table(imported.posts), areas_from_table(imported.posts))
    except BadInput:
        return ""


def _make_anew(
    path: Path,
    made: list[Made],
    posts: _Posts,
    prepared: Prepared,
    residents: Population | None,
    progress: Progress,
) -> MadeMap | None:
    """Make the map of a file again without the posts; None where that cannot be done."""
    recipes = {one.recipe for one in made}
    if len(recipes) > 1 or path.suffix.lower() != ".gpkg":
        return None
    new = _new_name(path)
    try:
        recipe = read_recipe(recipes.pop())
        if recipe["inputs"].get("file") != prepared.plan.source.sha256:
            return None
        same = posts.like(recipe)
        left = without_rows(same or posts.first, prepared.rows, len(prepared.erased))
        inputs = recipe["inputs"]
        inputs.pop("posts", None)  # they are fewer now
        result = run_again(
            left,
            json.dumps(recipe),
            new,
            lambda percent, _word: progress(percent / 100),
            posts.pack if "pack" in inputs else None,
            residents if "population" in inputs else None,
        )
    except Cancelled:
        raise
    except CivicError:
        delete_file(new)
        return None
    if not {one.table for one in made} <= {layer.table for layer in result.layers}:
        delete_file(new)  # a result of Processing, whose tables are named by the user
        return None
    if same is None:
        prepared.done.differ += _titles(made)
    return result


def _new_name(path: Path) -> Path:
    stem = re.sub(r"_\d{1,2}$", "", path.stem)
    number = 2
    while (new := path.with_name(f"{stem}_{number}.gpkg")).exists():
        number += 1
    return new


def _traces(plan: Plan, posts: _Posts, rows: Collection[int], progress: Progress) -> Traces:
    """Return by what the posts could be recognised: from the export, else from texts in memory."""
    path = plan.source.path
    found = Traces()
    if path is not None and path.exists():
        with suppress(BadInput):
            found = find_traces(path, rows, progress, **options_of(posts.first.report))
    if not found.traces and not found.common and posts.first.texts is not None:
        mine = posts.first.posts["source_row"].isin(list(rows)).to_numpy(dtype=bool)
        texts = posts.first.texts
        others = set(texts[~mine].tolist())
        for row, text in zip(posts.first.posts["source_row"][mine], texts[mine]):
            if text not in others:
                found.traces += trace_of_text(text, int(row))
    quoted = (quote for quote in plan.quotes if quote.source_row in set(rows))
    known = {trace.text for trace in found.traces}
    found.traces += [
        trace
        for quote in quoted
        for trace in trace_of_text(quote.text, quote.source_row)
        if trace.text not in known
    ]
    return found


# --- layers and files


def _titles(made: Iterable[Made]) -> list[str]:
    return [one.title or (one.path.name if one.path else one.table) for one in made]


def _layers(project: QgsProject, made: Made) -> list[QgsVectorLayer]:
    layers = (project.mapLayer(name) for name in made.layers)
    return [layer for layer in layers if layer is not None]


def _remove_layers(project: QgsProject, made: Iterable[Made]) -> None:
    gone = [layer.id() for one in made for layer in _layers(project, one)]
    if gone:
        project.removeMapLayers(gone)
    project.setDirty(True)


def _by_file(made: Iterable[Made]) -> list[tuple[Path, list[Made]]]:
    groups: dict[Path, tuple[Path, list[Made]]] = {}
    for one in made:
        if one.path is not None:
            groups.setdefault(one.path.resolve(), (one.path, []))[1].append(one)
    return list(groups.values())


def _prune_in_memory(layer: QgsVectorLayer, rows: Collection[int]) -> None:
    at = layer.fields().lookupField("source_row")
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    request.setSubsetOfAttributes([at])
    gone = [feature.id() for feature in layer.getFeatures(request) if feature[at] in rows]
    layer.dataProvider().deleteFeatures(gone)
    layer.updateExtents()
    layer.triggerRepaint()
