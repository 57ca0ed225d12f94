"""The rehearsal's checks of disks and files.

What they write to try a disk they take away again. Only the spare copy stays, which is asked for.
"""

from __future__ import annotations

import math
import shutil
import statistics
import time
import uuid as uuids
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from osgeo import gdal

from ...core.errors import BadInput, BadOutput, Cancelled, CivicError, msg
from ...core.free_path import free_path
from ...core.scenario.journal import DRAW, JournalRow, new_row
from ...core.scenario.plan import Plan
from ...core.scenario.shape import LINE, shape_of
from ..i18n import language, say, tr
from ..pack_layers import VECTOR, pack_layers
from ..replacing import says_full
from ..tasks import Progress
from .machine import FIXED, NETWORK, REMOVABLE, SYNCED, drive_kind, same_disk
from .preparing import PLAN_FILE, open_plan, prepare
from .rehearsal import BAD, GOOD, LOOK, UNTRIED, Check
from .workshop_file import WorkshopFile

_MB = 1024 * 1024
_LEAST_MB, _WISHED_MB = 100, 1000
_STROKES, _VERTICES = 20, 200
_SAFE_MS, _SLOW_MS = 100, 500


def check_disk(folder: Path | None) -> Check:
    """Tell whether the disk that the workshop's files are on has room and is the laptop's own."""
    if folder is None:
        return Check(
            "disk",
            UNTRIED,
            tr("No workshop is open."),
            tr("Open a table's file, or choose the folder that it will be in."),
        )
    try:
        free = shutil.disk_usage(folder).free // _MB
    except OSError as error:
        return Check(
            "disk",
            BAD,
            tr("{folder} cannot be reached: {reason}.", folder=folder, reason=error.strerror),
            tr("Plug the disk in, or choose another folder."),
        )
    kind = drive_kind(folder)
    room = tr("{room} are free where the workshop is.", room=_amount(free))
    if free < _LEAST_MB:
        return Check("disk", BAD, room, _make_room())
    where = {
        NETWORK: tr("It is on a network."),
        REMOVABLE: tr("It is on a disk that can be pulled out."),
        SYNCED: tr("It is in a folder that a cloud service keeps in step."),
    }
    if kind in where:
        return Check(
            "disk",
            LOOK,
            f"{room} {where[kind]}",
            tr("Draw into a folder on the laptop's own disk, and keep the spare copy elsewhere."),
        )
    if free < _WISHED_MB:
        return Check("disk", LOOK, room, tr("It is enough for a workshop, and not for much more."))
    own = tr("It is the laptop's own disk.") if kind == FIXED else ""
    return Check("disk", GOOD, f"{room} {own}".strip())


def check_writing(folder: Path | None, progress: Progress | None = None) -> Check:
    """Time real commits of strokes into a throw-away file in the folder; the median counts."""
    if folder is None:
        return Check("writing", UNTRIED, tr("No workshop is open."), _open_one())
    path = Path(folder) / f".cm_civic_rehearsal_{uuids.uuid4().hex}.gpkg"
    times = []
    try:
        with WorkshopFile.create(path, "A") as workshop:
            for number in range(_STROKES):
                if progress is not None:
                    progress(100.0 * number / _STROKES, "")
                row = _a_stroke(number)
                start = time.perf_counter()
                workshop.append(row)
                times.append((time.perf_counter() - start) * 1000)
    except (BadInput, BadOutput) as error:
        reason = error.params.get("reason", "")
        if says_full(str(reason)):
            return Check("writing", BAD, _full(folder), _make_room())
        return Check(
            "writing",
            BAD,
            tr("Nothing can be saved in {folder}: {reason}.", folder=folder, reason=reason),
            tr("Choose a folder on the laptop's own disk that you may write to."),
        )
    finally:
        for one in (path, Path(f"{path}-journal")):
            with suppress(OSError):
                one.unlink()
    middle = statistics.median(times)
    said = tr("A stroke is safe in {ms} ms.", ms=max(1, round(middle)))
    if middle <= _SAFE_MS:
        return Check("writing", GOOD, said)
    slow = tr("This disk is slow: draw into a folder on the laptop's own disk.")
    return Check("writing", LOOK if middle <= _SLOW_MS else BAD, said, slow)


def check_pack(folder: Path | None, progress: Progress | None = None) -> Check:
    """Tell whether a city pack is there and each of its layers opens with no network."""
    if folder is None:
        return Check(
            "pack",
            LOOK,
            tr("No city pack is in use."),
            tr("Build one while there is internet, or open one: the map then works without."),
        )
    try:
        layers = pack_layers(folder)
    except (BadInput, BadOutput) as error:
        return Check("pack", BAD, say(error))
    if not layers:
        none = tr("The pack {folder} holds no layer.", folder=folder)
        return Check("pack", BAD, none, _rebuild())
    tables = _tables_in(next((one.path for one in layers if one.kind == VECTOR), None))
    missing = []
    for number, layer in enumerate(layers):
        if progress is not None:
            progress(100.0 * number / len(layers), "")
        there = layer.layer_id in tables if layer.kind == VECTOR else _opens(layer.path)
        if not there:
            missing.append(layer.title_th if language() == "th" else layer.title_en)
    if missing:
        return Check(
            "pack",
            BAD,
            tr(
                "{count} of {all} layers of the pack do not open: {names}.",
                count=len(missing),
                all=len(layers),
                names=", ".join(missing[:3]) + ("…" if len(missing) > 3 else ""),
            ),
            _rebuild(),
        )
    return Check(
        "pack",
        GOOD,
        tr("{count} layers open from {folder}, with no network.", count=len(layers), folder=folder),
    )


def check_spare(
    folder: Path | None,
    plan: Plan | None,
    home: Path | None,
    progress: Progress | None = None,
) -> Check:
    """Put a spare copy of the plan and empty tables' files on another disk, and read it back.

    It goes into a new folder in ``folder``; ``home`` is where the workshop itself is.
    """
    if folder is None:
        return Check(
            "spare",
            UNTRIED,
            tr("No second place is chosen."),
            tr("Plug a stick in and choose it: if this disk fails, people draw on from there."),
        )
    if plan is None:  # a copy of another workshop's plan would be no spare
        return Check("spare", UNTRIED, tr("No workshop is open."), _open_one())
    room = free_path(Path(folder) / f"cm_civic_spare_{datetime.now():%Y-%m-%d_%H%M}")
    made = False
    try:
        room.mkdir()
        made = True
        paths = prepare(plan, room, progress)
        if open_plan(room / PLAN_FILE) != plan:
            raise BadOutput(msg("{file} came back other than it was written."), file=room)
        for path, code in zip(paths, plan.tables):
            with WorkshopFile.open(path) as workshop:
                if workshop.table_code != code or workshop.rows():
                    raise BadOutput(msg("{file} came back other than it was written."), file=path)
    except (CivicError, OSError) as error:
        if made:
            shutil.rmtree(room, ignore_errors=True)
        if isinstance(error, Cancelled):
            raise
        reason = say(error) if isinstance(error, CivicError) else str(error.strerror)
        said = tr("No spare copy could be made in {folder}: {reason}", folder=folder, reason=reason)
        if says_full(reason):
            said = _full(folder)
        return Check("spare", BAD, said, tr("Choose another stick or folder."))
    count = len(paths)
    said = tr("A spare plan and {count} empty tables are in {folder}.", count=count, folder=room)
    if home is not None and same_disk(room, home):
        return Check(
            "spare",
            LOOK,
            f"{said} " + tr("It is the same disk as the workshop's."),
            tr("Choose a stick or another disk: if this one fails, both are gone."),
        )
    if home is None:
        return Check("spare", LOOK, said, _open_one())
    return Check("spare", GOOD, f"{said} " + tr("It is another disk, and all was read back."))


def _a_stroke(number: int) -> JournalRow:
    points = [
        (98.98 + 1e-5 * step, 18.78 + 1e-5 * number + 5e-5 * math.sin(step / 9))
        for step in range(_VERTICES)
    ]
    line = shape_of(LINE, points)
    values = {"future_id": "a", "element_id": "a", "certainty": "sure"}
    return new_row(DRAW, "rehearsal", "A", shape=line, raw=line, **values)


def _tables_in(path: Path | None) -> set[str]:
    if path is None or not path.is_file():
        return set()
    try:
        dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_READONLY)
    except RuntimeError:  # where somebody asked GDAL for exceptions
        return set()
    if dataset is None:
        return set()
    found = set()
    for number in range(dataset.GetLayerCount()):
        layer = dataset.GetLayerByIndex(number)
        if layer.GetNextFeature() is not None:  # ready layers are never empty
            found.add(layer.GetName())
    return found


def _opens(path: Path) -> bool:
    if not path.is_file():
        return False
    try:
        return gdal.OpenEx(str(path), gdal.OF_RASTER | gdal.OF_READONLY) is not None
    except RuntimeError:
        return False


def _amount(megabytes: int) -> str:
    return f"{megabytes / 1024:.0f} GB" if megabytes >= 2048 else f"{megabytes} MB"


def _full(folder: Path) -> str:
    """Return this in words of ours: SQLite and the system say it in English."""
    return tr("The disk that {file} is on is full. Make room on it.", file=folder)


def _make_room() -> str:
    return tr("Make room before people come: empty the bin first.")


def _open_one() -> str:
    return tr("Open a table's file, or choose the folder that it will be in.")


def _rebuild() -> str:
    return tr("Build the pack again while there is internet.")
