"""On one laptop for all tables: the room's clock goes along to the table that draws next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timezone
from pathlib import Path

from qgis.gui import QgisInterface

from ....core.scenario.events import STAGE_BEGUN
from ....core.scenario.stages import (
    CLOCK_SET,
    STAGE_PAUSED,
    StageClock,
    clock_text,
    stage_on,
    stages_ended,
)
from ....gis.i18n import pick, tr
from ....gis.scenario.sisters import clock_in, workshop_id
from ....gis.scenario.sitting import Sitting
from ...messages import inform


class RoomClock:
    """The stage that is on in the room: at the table just left, or else at one left before that,
    as its file says.
    """

    def __init__(self) -> None:
        self._tables: dict[str, tuple[Path, str]] = {}  # by workshop: the last one with a clock
        self._now: tuple[str, StageClock] | None = None  # the workshop just left, and its clock

    def leave(self, sitting: Sitting, clock: StageClock | None) -> None:
        """Remember a table that is about to be closed, with the clock it has now."""
        workshop, self._now = workshop_id(sitting.workshop.meta), None
        if clock is not None:
            self._tables[workshop] = sitting.workshop.path, sitting.table_code
            self._now = workshop, clock

    def offer(self, iface: QgisInterface, sitting: Sitting, is_open: Callable[[], bool]) -> bool:
        """Offer the room's clock to the table just opened; False when there is nothing to offer."""
        workshop = workshop_id(sitting.workshop.meta)
        path, code = self._tables.get(workshop, (None, ""))
        if path is None or path == sitting.workshop.path:
            return False
        if self._now is not None and self._now[0] == workshop:
            clock = self._now[1]
        else:
            clock = clock_in(path, sitting.workshop.meta)
        return clock is not None and _offer(iface, sitting, clock, code, is_open)


def _offer(
    iface: QgisInterface,
    sitting: Sitting,
    clock: StageClock,
    code: str,
    is_open: Callable[[], bool],
) -> bool:
    """Offer to go on, at the table just opened, with the stage that is on at table ``code``.

    Stages are kept in each table's file, so that each has its pictures of them. Nothing is
    written unasked: the file may have come from a laptop with a clock of its own. False when
    there is nothing to offer. ``is_open`` tells, when the answer comes, whether it still counts.
    """
    seen_at = datetime.now(timezone.utc)
    own = [event for event in sitting.events if event.table_code == sitting.table_code]
    stages = sitting.plan.stages
    if clock.was_left_running or clock.number > len(stages) or stage_on(own, seen_at) is not None:
        return False
    if clock.number in stages_ended(own):
        return False
    stage = stages[clock.number - 1]
    name = pick(stage.name.en, stage.name.th)

    def go_on() -> None:
        if not is_open():
            return
        gone = (datetime.now(timezone.utc) - seen_at).total_seconds() if clock.running else 0.0
        number = clock.number
        sitting.note_event(STAGE_BEGUN, number=number, name=name, minutes=stage.minutes)
        sitting.note_event(CLOCK_SET, number=number, seconds=round(clock.left - gone, 1))
        if not clock.running:
            sitting.note_event(STAGE_PAUSED, number=number)

    inform(
        iface,
        tr(
            "{left} left of “{stage}” at table {code}.",
            stage=name,
            left=clock_text(clock.left),
            code=code,
        ),
        seconds=60,
        button=(tr("Go on with it here"), go_on),
    )
    return True
