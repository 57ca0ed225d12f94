"""The picture at the end of each stage: nothing is copied when it is taken.

The journal keeps everything, so a snapshot is a place in it: the last stroke before the event
``stage_ended``. It can be given away as a workshop file of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ...core.errors import CivicError
from ...core.scenario.events import STAGE_ENDED, Event
from ...core.scenario.journal import JournalRow, replay
from ...core.scenario.palette_file import Words
from ...core.scenario.plan import Plan
from ...core.scenario.stages import number_in
from ..i18n import pick, tr
from ..tasks import Progress
from .workshop_file import WorkshopFile

SNAPSHOT_KEY = "snapshot"
"""Key of ``meta``: the uuid of the event whose picture an exported file is."""
_OWN = (
    "schema_version", "workshop_uuid", "table_code", "title", "created_at", "is_sample",
    SNAPSHOT_KEY,
)  # fmt: skip


@dataclass(frozen=True)
class Snapshot:
    """The end of a stage. ``after_seq`` is the last stroke in its picture."""

    uuid: str
    table_code: str
    number: int
    name: Words
    after_seq: int
    ended_at: str

    @property
    def title(self) -> str:
        """Its name for people, in the plugin's language."""
        name = pick(self.name.en, self.name.th)
        return tr("After stage {number}: {name}", number=self.number, name=name)


def snapshots(events: Iterable[Event], plan: Plan) -> list[Snapshot]:
    """Return the stages' ends in the order they came; a stage held twice has two."""
    found = []
    for event in events:
        number = number_in(event.detail, "number")
        if event.kind != STAGE_ENDED or number is None:
            continue
        name = stage_name(int(number), event.detail.get("name"), plan)
        found.append(
            Snapshot(
                event.uuid,
                event.table_code,
                int(number),
                name,
                event.after_seq,
                event.happened_at,
            )
        )
    return found


def stage_name(number: int, noted: object, plan: Plan) -> Words:
    """Return a stage's name in both languages; ``noted`` is what its event calls it."""
    planned = plan.stages[number - 1].name if 1 <= number <= len(plan.stages) else Words("", "")
    # What was noted then counts: the plan may be another one by now.
    if not isinstance(noted, str) or noted in ("", planned.en, planned.th):
        return planned
    return Words(noted, noted)


def picture_at(rows: Iterable[JournalRow], snapshot: Snapshot) -> list[JournalRow]:
    """Return the drawings in view at the end of the stage, as they were then."""
    return replay(rows, until=snapshot.after_seq)


def export_snapshot(
    path: Path | str,
    rows: Sequence[JournalRow],
    events: Sequence[Event],
    meta: Mapping[str, str | None],
    snapshot: Snapshot,
    progress: Progress | None = None,
) -> Path:
    """Write the picture of a stage's end as a workshop file of its own; return its path.

    ``rows``, ``events`` and ``meta`` are those of the table's file. The new one holds the journal
    up to there, so it replays, shows and merges like any other, and merging it with the table's
    own counts nothing twice. It has an identity of its own: strokes that wait for the table's
    file never go into it. Raises ``BadOutput`` when it cannot be made, ``Cancelled``; nothing is
    left behind then.
    """
    until = next(n for n, event in enumerate(events, 1) if event.uuid == snapshot.uuid)
    about = {key: value for key, value in meta.items() if value and key not in _OWN}
    about.setdefault("workshop", meta.get("workshop_uuid") or "")
    titles = [meta.get("title") or "", snapshot.title]
    if progress is not None:
        progress(0, "")
    file = WorkshopFile.create(
        path,
        snapshot.table_code,
        title=" · ".join(title for title in titles if title),
        sample=meta.get("is_sample") == "yes",
        **about,
        **{SNAPSHOT_KEY: snapshot.uuid},
    )
    try:
        with file:
            kept = [row for row in rows if row.seq <= snapshot.after_seq]
            file.append_all(kept, list(events[:until]))
            if progress is not None:
                progress(100, "")
    except CivicError:
        with suppress(OSError):
            file.path.unlink()  # we have just made it
        raise
    return file.path
