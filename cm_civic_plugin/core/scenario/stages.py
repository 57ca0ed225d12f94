"""The clock of a workshop: which stage is on and how much of it is left.

Everything comes from the events of the file and the time that it is now, so a countdown goes on
after a restart. Events count in the order they were written, whatever the clock said then: a
stretch in which the clock was set back counts as no time at all, never as time given back.

Besides ``stage_begun`` {number, name, minutes} and ``stage_ended`` {number, name} there are
``stage_paused`` and ``stage_resumed`` {number}, ``stage_extended`` {number, minutes}, and
``clock_set`` {number, seconds}: from here on that much is left. Numbers count from 1.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from .events import STAGE_BEGUN, STAGE_ENDED, Event
from .journal import moment_of

STAGE_PAUSED, STAGE_RESUMED = "stage_paused", "stage_resumed"
STAGE_EXTENDED, CLOCK_SET = "stage_extended", "clock_set"
FIVE, ONE, OVER = "five", "one", "over"
_NOTABLE_JUMP = 5.0
"""Seconds by which two clocks may differ in one step before people are asked about it."""
_LONG_OVER = 3600.0


@dataclass(frozen=True)
class StageClock:
    """The stage that is on: ``left`` of its ``seconds``, negative once its time is over.

    ``behind`` says that the clock shows an earlier time than when it was last noted; until it is
    set (``clock_set``) the time left stands still.
    """

    number: int
    seconds: float
    left: float
    running: bool
    begun_at: str
    behind: bool = False

    @property
    def warning(self) -> str:
        """What to warn of: ``five`` minutes left, ``one`` minute left, time ``over``, or nothing.

        A stage that is hardly longer than that itself begins without a warning.
        """
        if self.left <= 0:
            return OVER
        for name, limit in ((ONE, 60), (FIVE, 300)):
            if self.left <= limit:
                return name if self.seconds > limit else ""
        return ""

    @property
    def was_left_running(self) -> bool:
        """Whether its time has been over so long that it was rather forgotten."""
        return self.running and self.left < -_LONG_OVER


def number_in(detail: dict[str, Any], key: str) -> float | None:
    """Return the number of an event's detail, None where there is none: files may hold anything."""
    value = detail.get(key)
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        return None
    return float(value)


def stage_on(events: Iterable[Event], now: datetime) -> StageClock | None:
    """Return the stage that is on at ``now`` (an aware moment), None between stages."""
    clock: StageClock | None = None
    since = now  # from when the running stretch counts
    for event in events:
        moment = moment_of(event.happened_at)
        if moment is None:
            continue
        number = number_in(event.detail, "number")
        if event.kind == STAGE_BEGUN:
            if number is None or number < 1:
                continue
            seconds = 60 * max(0.0, number_in(event.detail, "minutes") or 0.0)
            clock = StageClock(int(number), seconds, seconds, True, event.happened_at)
            since = moment
        elif clock is not None and number == clock.number:
            clock, since = _after(event, clock, since, moment)
    if clock is None or not clock.running:
        return clock
    behind = (now - since).total_seconds() < -_NOTABLE_JUMP
    return replace(clock, left=clock.left - _gone(since, now), behind=behind)


def _after(
    event: Event, clock: StageClock, since: datetime, moment: datetime
) -> tuple[StageClock | None, datetime]:
    if event.kind == STAGE_ENDED:
        return None, since
    if event.kind == STAGE_PAUSED and clock.running:
        return replace(clock, running=False, left=clock.left - _gone(since, moment)), since
    if event.kind == STAGE_RESUMED and not clock.running:
        return replace(clock, running=True), moment
    if event.kind == STAGE_EXTENDED:
        more = 60 * (number_in(event.detail, "minutes") or 0.0)
        return replace(clock, seconds=clock.seconds + more, left=clock.left + more), since
    if event.kind == CLOCK_SET:
        left = number_in(event.detail, "seconds")
        if left is not None:
            return replace(clock, left=left, seconds=max(clock.seconds, left)), moment
    return clock, since


def _gone(since: datetime, until: datetime) -> float:
    return max(0.0, (until - since).total_seconds())


def stages_ended(events: Iterable[Event]) -> set[int]:
    """Return the numbers of the stages that were ended at least once."""
    found = {number_in(one.detail, "number") for one in events if one.kind == STAGE_ENDED}
    return {int(number) for number in found if number is not None}


def next_stage(events: Iterable[Event], count: int) -> int:
    """Return the number of the stage that comes after the last one begun; 0 after the last."""
    begun = [number_in(one.detail, "number") for one in events if one.kind == STAGE_BEGUN]
    last = next((int(number) for number in reversed(begun) if number is not None), 0)
    return last + 1 if 0 <= last < count else 0


def clock_text(left: float) -> str:
    """Return time left like ``12:05`` or ``1:40:00``, and ``+0:23`` once it is over.

    A second is shown until it is wholly gone, so a countdown starts at the full minutes and time
    is up at ``0:00``.
    """
    whole = math.ceil(left) if left > 0 else math.floor(-left)
    minutes, seconds = divmod(whole, 60)
    sign = "+" if left <= -1 else ""
    if minutes >= 100:
        return f"{sign}{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    return f"{sign}{minutes}:{seconds:02}"


class JumpWatch:
    """Tells when the computer's clock was set, by a second clock that only ever goes on.

    A laptop that slept looks the same on some systems: the clock jumped ahead.
    """

    def __init__(self) -> None:
        self._last: tuple[datetime, float] | None = None

    def forget(self) -> None:
        """Begin anew: what was seen before is no measure any more."""
        self._last = None

    def step(self, now: datetime, ticks: float) -> float:
        """Return by how many seconds the clock jumped since the last step, mostly 0.

        ``ticks`` is ``time.monotonic()``; a jump is negative when the clock was set back.
        """
        last, self._last = self._last, (now, ticks)
        if last is None:
            return 0.0
        jump = (now - last[0]).total_seconds() - (ticks - last[1])
        return jump if abs(jump) >= _NOTABLE_JUMP else 0.0
