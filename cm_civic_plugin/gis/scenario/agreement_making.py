"""The agreement of many files' tables, made on a worker thread: copies go in, results come out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qgis.core import QgsFeature, QgsLayerMetadata

from ...core.errors import BadInput, msg
from ...core.scenario.agreement import Agreement
from ...core.scenario.convergence import Convergence, compare, now, stages_ended
from ...core.scenario.journal import JournalRow, replay
from ...core.scenario.spots import Spot, agreed_spots, opposed_spots
from ..tasks import Progress, shares
from .agreement_layer import find, make_features, make_metadata, to_metres
from .gathering import Gathered, OpenFile, gather


@dataclass(frozen=True)
class Asked:
    """The files, also the one that is open, a future or None for all, the width of a cell in
    metres, and the least tables in one.
    """

    paths: tuple[Path, ...]
    opened: OpenFile | None
    future: str | None
    size: float
    least: int


@dataclass(frozen=True)
class FoundMap:
    """What was found, ready for the map. ``spots`` are agreed and opposed places; ``picture`` the
    drawings in view by uuid.
    """

    gathered: Gathered
    found: Agreement
    spots: tuple[list[Spot], list[Spot]]
    picture: dict[str, JournalRow]
    features: list[QgsFeature]
    metadata: QgsLayerMetadata


def find_map(asked: Asked, progress: Progress) -> FoundMap:
    """Read the files and find where their tables agree. Raises ``BadInput`` if none is usable."""
    gathered = _gathered(asked, progress)
    journal, plan = gathered.journal, gathered.plan
    found = find(journal, plan, asked.size, asked.least, asked.future)
    progress(70, "")
    features = []
    for number, feature in enumerate(make_features(found)):
        if number % 2000 == 0:
            progress(70 + 30 * number / len(found.drew), "")
        features.append(feature)
    future = plan.future(asked.future) or asked.future
    metadata = make_metadata(found, journal, plan, future)
    picture = {row.uuid: row for row in replay(journal.rows)}
    spots = (agreed_spots(found), opposed_spots(found))
    return FoundMap(gathered, found, spots, picture, features, metadata)


def compare_moments(
    asked: Asked, before: int, after: int | None, progress: Progress
) -> tuple[Gathered, Convergence, int]:
    """Compare the ends of two stages, or of one with now; also return the least tables asked for.

    Raises ``BadInput`` where no file can be used, or a stage has not ended.
    """
    gathered = _gathered(asked, progress)
    rows = gathered.journal.rows
    ends = {stage.number: stage.moments for stage in stages_ended(gathered.journal.events)}
    if before not in ends or (after is not None and after not in ends):
        raise BadInput(msg("That stage has not ended at any of these tables. Choose another."))
    found = compare(
        rows,
        ends[before],
        now(rows) if after is None else ends[after],
        to_metres,
        asked.size,
        asked.least,
        asked.future,
        gathered.plan.oppositions,
    )
    return gathered, found, asked.least


def _gathered(asked: Asked, progress: Progress) -> Gathered:
    gathered = gather(asked.paths, asked.opened, shares(progress, 40))
    if gathered.journal is None:
        raise BadInput(msg("None of these files can be used. Add the files of one workshop."))
    return gathered
