"""The proof of an erasure: everything is looked through again, and what is left is named.

Two ways, neither of which trusts the other: what was made from the export is found anew as
``made_from`` finds it, and all files that might hold a trace are searched byte by byte.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    QgsApplication,
    QgsFeatureRequest,
    QgsProcessingUtils,
    QgsProject,
    QgsVectorLayer,
)

from ...core.errors import CivicError, msg
from ...core.opinion.erasure import THE_NAME, THE_SEARCH, Trace
from ...core.opinion.file_search import Hit, search_files, search_texts
from ...core.opinion.post_store import SUFFIX, load_posts, report_from_json
from ..i18n import tr
from . import hotspots_layer, maps, waves_layer
from .erasing import Done, erased_in
from .made_from import (
    POSTS,
    LayerSeen,
    Made,
    Progress,
    ProjectSeen,
    Source,
    digests_of,
    find_made,
    result_files,
    result_folders,
    see,
)
from .profile import ledger_path, profile_folder
from .removing import delete_file

if TYPE_CHECKING:
    from .session import Import

PROJECT = msg("Save the project: its file on disk still holds it as it was saved before.")
BACKUP = msg("Delete this backup of the project, or save the project and have it deleted.")
LAYER = msg("Remove this layer from the project.")
NAMED = msg("Posts of others may speak of the person: search for the name again and tick them.")
QUOTES = msg("Erase again: the quotes were kept after the erasing.")
RESULT = msg("Close it elsewhere, then erase again or delete the file yourself.")
HISTORY = msg("QGIS keeps it in its own history: clear it in the Processing toolbox and log panel.")
REPORT = msg("It is the read report of the import: delete it.")
OTHER = msg("The plugin did not write it there: look into the file and decide.")
_MOST_OF_A_REPORT = 1_000_000  # bytes
THE_FINGERPRINT = msg("the fingerprint of the file of opinions")
THE_FILE_NAME = msg("the name of the file of opinions")
A_RESULT = msg("a result made from it")
A_ROW = msg("rows that were erased")

_LEAST_FILE_NAME = 6
_OF_THE_DOCK = frozenset(
    {
        hotspots_layer.TABLE,
        waves_layer.TABLE,
        waves_layer.CELLS_TABLE,
        maps.SCAN_TABLE,
        maps.SILENCE_TABLE,
    }
)
# Map data as it was downloaded or built; nothing of an opinion is ever written there.
_NO_OPINIONS = frozenset({"packs", "sources"})
_HISTORIES = ("QGIS/QGIS3.ini", "QGIS/QGIS4.ini", "user-history.db", "processing/history.log")


@dataclass(frozen=True)
class Left:
    """Something still there: where, what it is, and what to do; ``path`` where it is a file."""

    where: str
    what: str
    advice: str
    path: Path | None = None


@dataclass
class Proof:
    """What was looked through, what was found, and what cannot be told.

    ``common``: how many erased posts others wrote word for word. ``kept_rows``: how many rows the
    ledger keeps out of this export, ``export`` the files of it that lie where they lay.
    """

    files: int = 0
    bytes: int = 0
    layers: int = 0
    traces: int = 0
    left: list[Left] = field(default_factory=list)
    unread: list[Path] = field(default_factory=list)
    common: int = 0
    kept_rows: int = 0
    export: list[Path] = field(default_factory=list)
    points_unknown: bool = False

    @property
    def is_clean(self) -> bool:
        """Tell whether nothing was found and everything could be looked at."""
        return not self.left and not self.unread

    def to_json(self, done: Done | None = None) -> str:
        """Return the proof as JSON text; it holds no text of a post and no name."""
        values = {
            "searched": {"files": self.files, "bytes": self.bytes, "layers": self.layers},
            "traces": self.traces,
            "left": [
                {"where": one.where, "what": one.what, "advice": one.advice} for one in self.left
            ],
            "unread": [str(path) for path in self.unread],
            "common": self.common,
            "rows_kept_out": self.kept_rows,
            "export": [str(path) for path in self.export],
            "points_unknown": self.points_unknown,
        }
        if done is not None:
            values["erased"] = {
                "posts": done.posts,
                "removed": done.removed,
                "made_again": done.remade,
                "made_again_differently": done.differ,
                "rows_taken_out": done.pruned,
                "kept_posts": done.stores,
                "quotes": done.quotes,
                "stuck": [str(path) for path in done.stuck],
            }
        return json.dumps(values, ensure_ascii=False, indent=2)


def traces_of_source(source: Source) -> list[Trace]:
    """Return by what a whole export could be recognised: its fingerprint and its file's name."""
    traces = [Trace(source.sha256, THE_FINGERPRINT)]
    if len(source.name) >= _LEAST_FILE_NAME:
        traces.append(Trace(source.name, THE_FILE_NAME))
    return traces


def prove(
    seen: ProjectSeen,
    source: Source,
    traces: Collection[Trace],
    progress: Progress = lambda _share: None,
    rows: Collection[int] | None = None,
    erased: int = 0,
    imported: Import | None = None,
    folders: Iterable[Path] = (),
    common: int = 0,
    ledger: Path | None = None,
) -> Proof:
    """Look for what is left of an export, or of ``rows`` of it; in a task.

    Args:
        seen: the project after the erasure, as ``see`` returns it.
        traces: what to search for.
        rows: the erased rows; None where the whole export was erased.
        erased: how many rows of the export the ledger holds.
        imported: the export's posts as they were, to tell layers of points and what is made of
            them.
        folders: more places to look through, to their depths.
    """
    folders, proof = list(folders), Proof(common=common, kept_rows=erased)
    proof.export = source.files()
    plan = find_made(seen, source, lambda share: progress(0.3 * share), imported, folders)
    proof.points_unknown = not plan.posts_known
    before = digests_of(imported.posts) if imported is not None else set()
    for made in plan.made:
        if rows is None:
            proof.left.append(_left_result(made, A_RESULT))
        elif _holds_rows(made, rows, erased, before, seen):
            proof.left.append(_left_result(made, A_ROW))
    for path in plan.stores:
        if rows is None or _store_holds(path, rows):
            what = A_RESULT if rows is None else A_ROW
            proof.left.append(Left(str(path), tr(what), tr(RESULT), path))
    if any(rows is None or quote.source_row in set(rows) for quote in plan.quotes):
        proof.left.append(Left(tr("Quotes in the project"), tr(A_ROW), tr(QUOTES)))
    once = {trace.text: trace for trace in traces}
    listed = sorted(once.values(), key=lambda trace: (trace.what, trace.row))
    needles = [trace.text for trace in listed]
    proof.traces, proof.layers = len(needles), len(seen.layers)
    for layer in seen.layers:
        for number in sorted(search_texts(_texts_of(layer), needles)):
            proof.left.append(Left(layer.name, _said(listed[number]), tr(LAYER)))
    apart = {file.resolve() for file in (*proof.export, ledger or ledger_path())}
    files = [path for path in files_to_search(seen, folders) if path.resolve() not in apart]
    found = search_files(files, needles, lambda share: progress(0.3 + 0.7 * share))
    proof.files, proof.bytes, proof.unread = found.files, found.bytes, found.unread
    backups = _project_files(seen)
    proof.left += [_left_in_file(hit, listed, seen, backups) for hit in found.hits]
    proof.left = list(dict.fromkeys(proof.left))
    return proof


def files_to_search(seen: ProjectSeen, folders: Iterable[Path] = ()) -> list[Path]:
    """Return the files that might hold a trace."""
    folders = list(folders)
    files = [*_project_files(seen), *seen.kept]
    files += [layer.path for layer in seen.layers if layer.path and layer.path.is_file()]
    for suffix in (".gpkg", SUFFIX):
        files += result_files(seen, suffix)
    for folder in result_folders(seen):  # what a killed program left half written
        files += [path for path in folder.glob(".*") if _is_unfinished(path)]
    for folder in (profile_folder(), Path(QgsProcessingUtils.tempFolder()), *folders):
        files += _within(folder)
    settings = Path(QgsApplication.qgisSettingsDirPath())
    files += [settings / name for name in _HISTORIES]
    return files


def tidy(project: QgsProject, traces: Collection[Trace]) -> bool:
    """Save the project and delete those of its backups that hold a trace; on the main thread.

    Tells whether the project could be saved.
    """
    if not project.fileName() or not project.write():
        return False
    seen = see(project)
    backups = [path for path in _project_files(seen) if path != seen.file]
    found = search_files(backups, [trace.text for trace in traces])
    for path in {hit.path for hit in found.hits}:
        delete_file(path)
    return True


# --- inside


def _project_files(seen: ProjectSeen) -> list[Path]:
    """Return the project's file, its backups, and the file of what QGIS joins to layers."""
    if seen.file is None:
        return []
    name, folder = seen.file.name, seen.file.parent
    stem = seen.file.stem
    copies = [
        path
        for path in (folder.iterdir() if folder.is_dir() else ())
        if path.name.startswith(stem) and path.suffix.lower() in (".qgs~", ".qgz~", ".bak", ".qgd")
    ]
    return [seen.file, folder / f"{name}~", *(path for path in copies if path.name != f"{name}~")]


def _is_unfinished(path: Path) -> bool:
    return path.is_file() and any(part in path.name for part in (SUFFIX, ".gpkg"))


def _within(folder: Path) -> Iterator[Path]:
    if not folder.is_dir():
        return
    for path in sorted(folder.iterdir()):
        if path.is_file():
            yield path
        elif path.is_dir() and not (folder == profile_folder() and path.name in _NO_OPINIONS):
            yield from (file for file in sorted(path.rglob("*")) if file.is_file())


def _texts_of(layer: LayerSeen) -> Iterator[str]:
    """Yield what a layer says of itself and, of one in memory, what its features hold."""
    yield layer.about
    if layer.source is not None:
        for feature in layer.source.getFeatures(QgsFeatureRequest()):
            yield "\n".join(value for value in feature.attributes() if isinstance(value, str))


def _holds_rows(
    made: Made, rows: Collection[int], erased: int, before: set[str], seen: ProjectSeen
) -> bool:
    """Tell whether a result still counts erased posts; ``before`` names the posts as they were.

    A map of the dock, or a layer of points, says how many rows had been erased when it was made.
    What Processing makes of a layer of points says which posts they were.
    """
    if made.has_rows:
        return _points_hold(made, rows, seen)
    if made.kind == POSTS or made.table in _OF_THE_DOCK:
        return erased_in(made.recipe) != erased
    return any(digest in made.recipe for digest in before)


def _points_hold(made: Made, rows: Collection[int], seen: ProjectSeen) -> bool:
    wanted = set(rows)
    memory = next((one.source for one in seen.layers if one.id in made.layers), None)
    uri = f"{made.path}|layername={made.table}" if made.table else str(made.path)
    source = memory or QgsVectorLayer(uri, "", "ogr")
    at = source.fields().lookupField("source_row")
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    request.setSubsetOfAttributes([at])
    return any(feature[at] in wanted for feature in source.getFeatures(request))


def _store_holds(path: Path, rows: Collection[int]) -> bool:
    try:
        return bool(load_posts(path).posts["source_row"].isin(list(rows)).any())
    except CivicError:
        return True


def _left_result(made: Made, what: str) -> Left:
    if made.layers and made.path is None:
        return Left(made.title, tr(what), tr(LAYER))
    return Left(f"{made.title} ({made.path})", tr(what), tr(RESULT), made.path)


def _left_in_file(hit: Hit, traces: list[Trace], seen: ProjectSeen, backups: list[Path]) -> Left:
    path = hit.path
    advice, what = OTHER, traces[hit.needle].what
    if path == seen.file:
        advice = PROJECT
    elif path in backups:
        advice = BACKUP
    elif any(path.name.startswith(Path(name).name) for name in _HISTORIES):
        advice = HISTORY
    elif path.name.endswith(SUFFIX) and what in (THE_NAME, THE_SEARCH):
        advice = NAMED
    elif path.name.endswith(SUFFIX) or profile_folder() in path.parents:
        advice = RESULT
    elif _is_read_report(path):
        advice = REPORT
    where = f"{path} ({hit.member})" if hit.member else str(path)
    return Left(where, _said(traces[hit.needle]), tr(advice), path)


def _is_read_report(path: Path) -> bool:
    """Tell whether a file is what Import opinions wrote as its REPORT."""
    try:
        if path.suffix != ".json" or path.stat().st_size > _MOST_OF_A_REPORT:
            return False
        report_from_json(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return True


def _said(trace: Trace) -> str:
    what = tr(trace.what)
    return tr("{what}, row {row}", what=what, row=trace.row) if trace.row else what
