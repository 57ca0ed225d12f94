from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from cm_civic_plugin.core.scenario.events import new_event
from cm_civic_plugin.core.scenario.journal import utc_text
from cm_civic_plugin.core.scenario.stages import (
    JumpWatch,
    StageClock,
    clock_text,
    next_stage,
    stage_on,
    stages_ended,
)

START = datetime(2026, 3, 14, 6, 0, tzinfo=timezone.utc)


def at(minutes):
    return START + timedelta(minutes=minutes)


def event(kind, minute, **detail):
    made = new_event(kind, "session", "A", 0, **detail)
    return replace(made, happened_at=utc_text(at(minute)))


def begun(minute=0, number=1, minutes=15):
    return event("stage_begun", minute, number=number, name="x", minutes=minutes)


def left(events, minute):
    return stage_on(events, at(minute)).left / 60


def test_before_and_after_a_stage_none_is_on():
    assert stage_on([], at(0)) is None
    assert stage_on([begun(), event("stage_ended", 3, number=1)], at(4)) is None


def test_time_passes_by_the_wall_clock():
    assert left([begun()], 4) == pytest.approx(11)
    assert left([begun()], 17.5) == pytest.approx(-2.5)


def test_a_pause_stands_still_and_a_longer_stage_has_more():
    events = [begun(), event("stage_paused", 5, number=1)]
    assert left(events, 5) == left(events, 500) == pytest.approx(10)
    assert not stage_on(events, at(7)).running
    events += [
        event("stage_resumed", 20, number=1),
        event("stage_extended", 21, number=1, minutes=1),
    ]
    assert left(events, 22) == pytest.approx(10 - 2 + 1)
    assert stage_on(events, at(22)).seconds == 16 * 60


def test_a_second_pause_or_resume_changes_nothing():
    events = [
        begun(),
        event("stage_resumed", 2, number=1),
        event("stage_paused", 5, number=1),
        event("stage_paused", 8, number=1),
    ]
    assert left(events, 9) == pytest.approx(10)


def test_an_event_of_another_stage_is_not_this_ones():
    events = [begun(), event("stage_ended", 1, number=2), event("stage_paused", 2, number=3)]
    assert left(events, 5) == pytest.approx(10)


def test_a_stage_that_begins_ends_the_one_before():
    assert stage_on([begun(), begun(9, 2, 30)], at(10)).number == 2


def test_a_clock_set_back_between_events_gives_no_time_back():
    events = [begun(), event("stage_paused", -30, number=1), event("stage_resumed", -29, number=1)]
    assert left(events, -25) == pytest.approx(15 - 4)


def test_a_clock_behind_the_last_event_stands_still_and_says_so_until_it_is_set():
    clock = stage_on([begun()], at(-60))
    assert clock.behind and clock.left == 15 * 60
    clock = stage_on([begun(), event("clock_set", -60, number=1, seconds=300)], at(-58))
    assert not clock.behind and clock.left == pytest.approx(180)


def test_a_moment_behind_is_no_jump():
    assert not stage_on([begun()], at(-0.05)).behind


def test_setting_a_paused_clock_leaves_it_paused():
    events = [
        begun(),
        event("stage_paused", 5, number=1),
        event("clock_set", 6, number=1, seconds=120),
    ]
    assert stage_on(events, at(60)) == StageClock(1, 900, 120, False, utc_text(at(0)))


@pytest.mark.parametrize(
    "broken",
    [
        event("stage_begun", 1),
        event("stage_begun", 1, number="two", minutes=3),
        event("stage_extended", 1, number=1, minutes=None),
        event("clock_set", 1, number=1, seconds=float("nan")),
        replace(event("stage_ended", 1, number=1), happened_at="noon"),
    ],
)
def test_what_a_broken_event_says_is_passed_over(broken):
    assert left([begun(), broken], 5) == pytest.approx(10)


def test_a_begun_stage_without_minutes_is_over_at_once():
    assert stage_on([event("stage_begun", 0, number=1)], at(0)).warning == "over"


@pytest.mark.parametrize(
    ("seconds", "left", "warning"),
    [
        (900, 301, ""),
        (900, 300, "five"),
        (900, 61, "five"),
        (900, 60, "one"),
        (900, 0, "over"),
        (900, -5, "over"),
        (300, 299, ""),
        (300, 59, "one"),
        (60, 59, ""),
    ],
)
def test_warnings(seconds, left, warning):
    assert StageClock(1, seconds, left, True, "").warning == warning


def test_a_stage_left_running_over_night():
    assert not stage_on([begun()], at(60)).was_left_running
    assert stage_on([begun()], at(60 * 20)).was_left_running
    assert not stage_on([begun(), event("stage_paused", 90, number=1)], at(9999)).was_left_running


@pytest.mark.parametrize(
    ("left", "text"),
    [
        (900, "15:00"),
        (899.2, "15:00"),
        (898.9, "14:59"),
        (0.4, "0:01"),
        (0, "0:00"),
        (-0.4, "0:00"),
        (-1, "+0:01"),
        (-83.5, "+1:23"),
        (36000, "10:00:00"),
        (5999, "99:59"),
        (-90000, "+25:00:00"),
    ],
)
def test_clock_text(left, text):
    assert clock_text(left) == text


def test_which_stages_ended_and_which_is_next():
    events = [begun(), event("stage_ended", 3, number=1), begun(4, 2)]
    assert stages_ended(events) == {1}
    assert next_stage([], 3) == 1
    assert next_stage(events, 3) == 3
    assert next_stage(events, 2) == 0
    assert next_stage([], 0) == 0


def test_jumps():
    watch = JumpWatch()
    assert watch.step(at(0), 100.0) == 0
    assert watch.step(at(1), 160.0) == 0
    assert watch.step(at(1) + timedelta(seconds=3), 162.0) == 0  # NTP pulls it a little
    assert watch.step(at(-60), 163.0) == pytest.approx(-61 * 60 - 4)
    assert watch.step(at(-60), 163.2) == 0
    assert watch.step(at(10), 164.0) == pytest.approx(70 * 60 - 0.8)
    watch.forget()
    assert watch.step(at(99), 165.0) == 0
