"""The replay film: when each drawing came, how it looked, and when it went.

A film runs along minutes, tables or themes. Along minutes each table has its own clock, which may
have been set back: its time never runs backwards here. Along tables or themes a frame shows one
table's, or one element's, picture of today.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone

from .journal import DRAW, ERASE, MOVE, NOTE, REDO, UNDO, JournalRow, moment_of, replay

MINUTE, TABLE, THEME = "minute", "table", "theme"
AXES = (MINUTE, TABLE, THEME)
STEP = timedelta(minutes=1)


@dataclass(frozen=True)
class Scene:
    """A drawing as it looked from ``begin`` until ``end`` (aware, UTC); ``end`` is not included.

    ``row`` is the draw row with the shape and note of that time.
    """

    row: JournalRow
    begin: datetime
    end: datetime


@dataclass(frozen=True)
class Frame:
    """A picture of the film: ``begin`` in film time, and what it is a picture of.

    ``key`` is an empty text along minutes, else the code of the table or the id of the element.
    """

    begin: datetime
    key: str


@dataclass(frozen=True)
class Film:
    """All scenes, and frames one ``STEP`` apart. Without drawings both are empty."""

    axis: str
    scenes: tuple[Scene, ...]
    frames: tuple[Frame, ...]


def make_film(
    rows: Iterable[JournalRow],
    axis: str = MINUTE,
    tables: Sequence[str] = (),
    elements: Sequence[str] = (),
    futures: Sequence[str] = (),
) -> Film:
    """Return the film of a journal along an axis; of some tables, elements or futures if given."""
    if axis not in AXES:
        raise ValueError(f"not an axis: {axis!r}")
    rows = [row for row in rows if not tables or row.table_code in tables]
    scenes = _by_time(rows) if axis == MINUTE else _today(rows)

    def wanted(scene: Scene) -> bool:
        of_element = not elements or scene.row.element_id in elements
        return of_element and (not futures or scene.row.future_id in futures)

    scenes = [scene for scene in scenes if wanted(scene)]
    if not scenes:
        return Film(axis, (), ())
    if axis == MINUTE:
        return _along_minutes(scenes)
    return _along_keys(axis, scenes, elements)


def _along_minutes(scenes: list[Scene]) -> Film:
    """Return frames from the first stroke on, one a minute; a drawing is in the frame it came in.

    A stroke within a minute is seen from that minute's begin on, so that no frame is behind.
    """
    first = min(scene.begin for scene in scenes).replace(second=0, microsecond=0)
    ends = [scene.end for scene in scenes if scene.end != _NEVER]
    last = max([scene.begin for scene in scenes] + ends)
    count = int((last - first) / STEP) + 1

    def floor(moment: datetime) -> datetime:
        return first + STEP * (count if moment == _NEVER else int((moment - first) / STEP))

    kept = [replace(scene, begin=floor(scene.begin), end=floor(scene.end)) for scene in scenes]
    kept = [scene for scene in kept if scene.begin < scene.end]  # came and went in one minute
    return Film(MINUTE, tuple(kept), tuple(Frame(first + STEP * n, "") for n in range(count)))


def _along_keys(axis: str, scenes: list[Scene], order: Sequence[str]) -> Film:
    def key(scene: Scene) -> str:
        return (scene.row.table_code if axis == TABLE else scene.row.element_id) or ""

    keys = sorted({key(scene) for scene in scenes})
    if axis == THEME and order:
        keys.sort(key=lambda one: order.index(one))
    start = min(scene.begin for scene in scenes).replace(second=0, microsecond=0)
    frames = tuple(Frame(start + STEP * number, one) for number, one in enumerate(keys))
    begins = {frame.key: frame.begin for frame in frames}
    return Film(
        axis,
        tuple(Scene(scene.row, begins[key(scene)], begins[key(scene)] + STEP) for scene in scenes),
        frames,
    )


_NEVER = datetime.max.replace(tzinfo=timezone.utc)


def _today(rows: Iterable[JournalRow]) -> list[Scene]:
    return [Scene(row, _moment(row.ended_at), _NEVER) for row in replay(rows)]


def _by_time(rows: Iterable[JournalRow]) -> list[Scene]:
    """Return each drawing's looks, table by table, by replaying its journal once."""
    by_table: dict[str, list[JournalRow]] = {}
    for row in sorted(rows, key=lambda row: (row.seq, row.uuid)):
        by_table.setdefault(row.table_code, []).append(row)
    return [scene for journal in by_table.values() for scene in _scenes(journal)]


def _scenes(journal: Sequence[JournalRow]) -> list[Scene]:
    actions = {row.uuid: row for row in journal if row.action not in (UNDO, REDO)}
    changes: dict[str, list[JournalRow]] = {}
    off: set[str] = set()
    shown: dict[str, tuple[JournalRow, datetime]] = {}
    scenes: list[Scene] = []
    now = datetime.min.replace(tzinfo=timezone.utc)
    for row in journal:
        now = max(now, _moment(row.ended_at))
        touched = row.uuid
        if row.action in (UNDO, REDO):
            touched = row.target_uuid or ""
            (off.add if row.action == UNDO else off.discard)(touched)
        action = actions.get(touched)
        if action is None:
            continue
        drawing_id = action.uuid if action.action == DRAW else action.target_uuid or ""
        if action.action != DRAW and row is action:
            changes.setdefault(drawing_id, []).append(action)
        drawing = actions.get(drawing_id)
        if drawing is None or drawing.action != DRAW:
            continue
        look = _look(drawing, changes.get(drawing_id, ()), off)
        before = shown.pop(drawing_id, None)
        if before is not None and look == before[0]:
            shown[drawing_id] = before
            continue
        if before is not None:
            scenes.append(Scene(before[0], before[1], now))
        if look is not None:
            shown[drawing_id] = (look, now)
    return scenes + [Scene(row, begin, _NEVER) for row, begin in shown.values()]


def _look(drawing: JournalRow, changes: Sequence[JournalRow], off: set[str]) -> JournalRow | None:
    if drawing.uuid in off:
        return None
    look = drawing
    for change in changes:
        if change.uuid in off:
            continue
        if change.action == ERASE:
            return None
        if change.action == MOVE:
            look = replace(look, shape=change.shape)
        elif change.action == NOTE:
            look = replace(look, note=change.note)
    return look


def _moment(text: str) -> datetime:
    """Return a journal's time; of a text that is none the earliest moment."""
    return moment_of(text) or datetime.min.replace(tzinfo=timezone.utc)
