from __future__ import annotations

import shutil
from collections import namedtuple
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from qgis.core import QgsApplication
from qgis.PyQt.QtGui import QFont

from cm_civic_plugin.core.errors import BadOutput, Cancelled
from cm_civic_plugin.core.scenario.plan import default_plan
from cm_civic_plugin.gis.scenario import machine, rehearsal, rehearsal_files
from cm_civic_plugin.gis.scenario.preparing import open_plan
from cm_civic_plugin.gis.scenario.rehearsal import (
    BAD,
    CHECKS,
    GOOD,
    LOOK,
    UNTRIED,
    Check,
    Screen,
    as_text,
    check_clock,
    check_draw_time,
    check_fonts,
    check_pen,
    check_power,
    check_screens,
    summary,
    title_of,
    untried,
)
from cm_civic_plugin.gis.scenario.rehearsal_files import (
    check_disk,
    check_pack,
    check_spare,
    check_writing,
)
from cm_civic_plugin.gis.scenario.workshop_file import WorkshopFile

Usage = namedtuple("Usage", "total used free")
BANGKOK = timezone(timedelta(hours=7))


def has_free(monkeypatch, megabytes, kind=machine.FIXED):
    free = int(megabytes * 1024 * 1024)
    monkeypatch.setattr(rehearsal_files.shutil, "disk_usage", lambda _path: Usage(free, 0, free))
    monkeypatch.setattr(rehearsal_files, "drive_kind", lambda _path: kind)


# --- disk ---


@pytest.mark.parametrize(
    ("megabytes", "kind", "state"),
    [
        (50_000, machine.FIXED, GOOD),
        (50_000, machine.UNKNOWN, GOOD),
        (900, machine.FIXED, LOOK),
        (99, machine.FIXED, BAD),
        (50_000, machine.NETWORK, LOOK),
        (50_000, machine.REMOVABLE, LOOK),
        (50_000, machine.SYNCED, LOOK),
        (50, machine.REMOVABLE, BAD),
    ],
)
def test_room_and_kind_of_the_disk(monkeypatch, tmp_path, megabytes, kind, state):
    has_free(monkeypatch, megabytes, kind)
    check = check_disk(tmp_path)
    assert check.state == state
    assert check.advice or state == GOOD
    assert ("GB" in check.sentence) == (megabytes >= 2048)


def test_a_disk_that_is_gone_is_bad_and_no_disk_is_not_tried(tmp_path):
    assert check_disk(tmp_path / "gone").state == BAD
    assert check_disk(None).state == UNTRIED
    assert check_writing(None).state == UNTRIED


def test_what_a_folder_is_on(monkeypatch, tmp_path):
    assert machine.drive_kind(tmp_path / "OneDrive - City" / "x") == machine.SYNCED
    assert machine.drive_kind(tmp_path) in (machine.FIXED, machine.UNKNOWN)

    class Share:
        def __init__(self, _path):
            pass

        def fileSystemType(self):  # noqa: N802
            return b"cifs"

    monkeypatch.setattr(machine, "QStorageInfo", Share)
    assert machine.drive_kind(tmp_path) == machine.NETWORK


def test_a_linux_disk_says_whether_it_can_be_pulled_out(tmp_path):
    own = tmp_path / "pci" / "nvme0n1"
    stick = tmp_path / "usb1" / "sdb"
    for disk, flag in ((own, "0"), (stick, "1")):
        (disk / f"{disk.name}p1").mkdir(parents=True)
        (disk / "removable").write_text(f"{flag}\n")
    block = tmp_path / "block"
    block.mkdir()
    for disk in (own, stick):
        (block / f"{disk.name}p1").symlink_to(disk / f"{disk.name}p1")
    assert machine._linux_kind(Path("/dev/nvme0n1p1"), block) == machine.FIXED
    assert machine._linux_kind(Path("/dev/sdbp1"), block) == machine.REMOVABLE
    assert machine._linux_kind(Path("overlay"), block) == machine.UNKNOWN


# --- writing ---


def test_strokes_are_timed_for_real_and_taken_away_again(tmp_path):
    (tmp_path / "table_A.gpkg").write_bytes(b"dear")
    seen = []
    check = check_writing(tmp_path, lambda percent, _word: seen.append(percent))
    assert check.state in (GOOD, LOOK, BAD)
    assert " ms" in check.sentence
    assert len(seen) == 20
    assert [path.name for path in tmp_path.iterdir()] == ["table_A.gpkg"]


def test_the_median_of_the_commits_counts(tmp_path, monkeypatch):
    ticks = iter(range(10_000))
    for step, state in ((0.018, GOOD), (0.3, LOOK), (0.9, BAD)):
        monkeypatch.setattr(
            rehearsal_files.time, "perf_counter", lambda step=step: next(ticks) * step
        )
        check = check_writing(tmp_path)
        assert (check.state, f" {round(step * 1000)} ms" in check.sentence) == (state, True)
        assert bool(check.advice) == (state != GOOD)


def test_each_stroke_of_the_trial_has_two_hundred_vertices(tmp_path, monkeypatch):
    sizes = []
    append = WorkshopFile.append

    def watched(self, row):
        sizes.append(len(row.shape.points))
        return append(self, row)

    monkeypatch.setattr(WorkshopFile, "append", watched)
    check_writing(tmp_path)
    assert sizes == [200] * 20


def test_a_trial_that_fails_or_is_cancelled_leaves_nothing(tmp_path, monkeypatch):
    def stop(percent, _word):
        if percent > 40:
            raise Cancelled

    with pytest.raises(Cancelled):
        check_writing(tmp_path, stop)
    assert list(tmp_path.iterdir()) == []

    def full(_self, _row):
        raise BadOutput("{file}: {reason}", file="x", reason="database or disk is full")

    monkeypatch.setattr(WorkshopFile, "append", full)
    check = check_writing(tmp_path)
    assert check.state == BAD
    assert check.sentence == f"The disk that {tmp_path} is on is full. Make room on it."
    assert "bin" in check.advice
    assert list(tmp_path.iterdir()) == []
    assert check_writing(tmp_path / "gone").state == BAD


# --- fonts, pen, screens ---


def test_the_font_that_thai_is_written_in_is_named(qgis_app):
    check = check_fonts(QgsApplication.font())
    assert check.state in (GOOD, LOOK)
    assert check.sentence.startswith("Thai is written in ")
    assert len(check.sentence) > len("Thai is written in .")


def test_letters_that_no_font_has_are_bad(qgis_app, monkeypatch):
    monkeypatch.setattr(rehearsal, "THAI_WORDS", ("น้ำ", "\U0010fffd"))
    check = check_fonts(QFont())
    assert check.state == BAD
    assert "Install" in check.advice


def test_the_pen():
    assert check_pen([], 0, 0).state == UNTRIED
    fine = check_pen(["mouse", "stylus"], 240, 2.0)
    assert fine.state == GOOD
    assert "mouse, stylus, 120 points" in fine.sentence
    assert check_pen(["touch"], 20, 2.0).state == LOOK
    assert check_pen(["touch"], 1, 0.0).state == LOOK


def test_screens():
    laptop = Screen("eDP", 1366, 768, 0, 0, 1.0)
    assert check_screens([laptop]).state == LOOK
    projector = Screen("HDMI", 1920, 1080, 1366, 0, 1.5)
    both = check_screens([laptop, projector])
    assert both.state == GOOD
    assert "1366×768; 1920×1080 × 1.5" in both.sentence
    assert check_screens([laptop, replace(projector, width=800)]).state == LOOK


# --- pack, map, spare, power, clock ---


def test_a_pack_whose_layers_open(sample_pack):
    seen = []
    check = check_pack(sample_pack, lambda percent, _word: seen.append(percent))
    assert check.state == GOOD
    assert f"{len(seen)} layers open" in check.sentence


def test_a_pack_that_is_not_there_or_broken(sample_pack, tmp_path):
    assert check_pack(None).state == LOOK
    assert check_pack(tmp_path).state == BAD
    broken = tmp_path / "broken"
    shutil.copytree(sample_pack, broken)
    (broken / "layers.gpkg").write_bytes(b"SQLite format 3\0" + b"\0" * 4000)
    check = check_pack(broken)
    assert check.state == BAD
    assert "do not open" in check.sentence
    (broken / "layers.gpkg").unlink()
    assert check_pack(broken).state == BAD


@pytest.mark.parametrize(
    ("seconds", "layers", "state"),
    [(0.4, 3, GOOD), (1.4, 3, LOOK), (None, 3, BAD), (0.0, 0, LOOK)],
)
def test_how_fast_the_map_draws(seconds, layers, state):
    check = check_draw_time(seconds, layers)
    assert check.state == state
    assert bool(check.advice) == (state != GOOD)


@pytest.fixture()
def plan():
    return replace(default_plan(), title="ย่าน", tables=("A", "B"))


def test_a_spare_copy_is_written_and_read_back(plan, tmp_path, monkeypatch):
    assert check_spare(None, plan, tmp_path).state == UNTRIED
    assert check_spare(tmp_path, None, tmp_path).state == UNTRIED
    assert list(tmp_path.iterdir()) == []
    stick, home = tmp_path / "stick", tmp_path / "home"
    stick.mkdir()
    home.mkdir()
    same = check_spare(stick, plan, home)
    assert same.state == LOOK
    assert "same disk" in same.sentence
    (room,) = stick.iterdir()
    assert sorted(path.name for path in room.iterdir()) == [
        "plan.yaml", "table_A.gpkg", "table_B.gpkg",
    ]  # fmt: skip
    assert open_plan(room / "table_B.gpkg") == plan
    monkeypatch.setattr(rehearsal_files, "same_disk", lambda _one, _other: False)
    assert check_spare(stick, plan, home).state == GOOD
    assert len(list(stick.iterdir())) == 2  # the first is left alone
    assert check_spare(stick, plan, None).state == LOOK


def test_a_spare_copy_that_cannot_be_made_or_comes_back_wrong(plan, tmp_path, monkeypatch):
    assert check_spare(tmp_path / "gone", plan, tmp_path).state == BAD
    monkeypatch.setattr(rehearsal_files, "open_plan", lambda _path: replace(plan, title="other"))
    check = check_spare(tmp_path, plan, tmp_path)
    assert check.state == BAD
    assert "came back other" in check.sentence
    assert list(tmp_path.iterdir()) == []

    def full(*_):
        raise BadOutput("{file}: {reason}", file="x/.part/t", reason="database or disk is full")

    monkeypatch.setattr(rehearsal_files, "prepare", full)
    check = check_spare(tmp_path, plan, tmp_path)
    assert check.sentence == f"The disk that {tmp_path} is on is full. Make room on it."
    assert list(tmp_path.iterdir()) == []


def test_a_spare_copy_that_is_cancelled_leaves_nothing(plan, tmp_path):
    def stop(_percent, _word):
        raise Cancelled

    with pytest.raises(Cancelled):
        check_spare(tmp_path, plan, tmp_path, stop)
    assert list(tmp_path.iterdir()) == []


def test_two_folders_of_one_disk_are_known_as_such(tmp_path):
    (tmp_path / "a").mkdir()
    assert machine.same_disk(tmp_path, tmp_path / "a")
    if Path("/proc").is_dir():
        assert not machine.same_disk(tmp_path, Path("/proc"))


@pytest.mark.parametrize(
    ("told", "state"),
    [
        (None, LOOK),
        ((True, 80), GOOD),
        ((True, None), GOOD),
        ((False, 90), LOOK),
        ((False, 20), BAD),
    ],
)
def test_power(monkeypatch, told, state):
    monkeypatch.setattr(rehearsal, "battery", lambda: told)
    check = check_power()
    assert check.state == state
    assert bool(check.advice) == (state != GOOD)
    assert ("%" in check.sentence) == (told is not None and told[1] is not None)


def test_a_linux_laptop_says_how_it_is_powered(tmp_path):
    def supply(name, **lines):
        (tmp_path / name).mkdir(exist_ok=True)
        for key, value in lines.items():
            (tmp_path / name / key).write_text(f"{value}\n")

    assert machine._linux_battery(tmp_path / "none") is None
    supply("hidpp", type="Battery", scope="Device", status="Discharging", capacity=5)
    assert machine._linux_battery(tmp_path) is None
    supply("BAT0", type="Battery", status="Discharging", capacity=71)
    assert machine._linux_battery(tmp_path) == (False, 71)
    supply("AC", type="Mains", online=1)
    assert machine._linux_battery(tmp_path) == (True, 71)


def test_the_clock(tmp_path):
    now = datetime.now(BANGKOK)
    good = check_clock([tmp_path], now)
    assert good.state == GOOD
    assert "UTC+7" in good.sentence
    assert check_clock([], now.astimezone(timezone.utc)).state == LOOK
    behind = check_clock([tmp_path], now - timedelta(days=1))
    assert behind.state == BAD
    assert "behind" in behind.advice
    buddhist = check_clock([], now.replace(year=now.year + 543, day=1))
    assert buddhist.state == BAD
    assert str(now.year) in buddhist.advice
    india = check_clock([], now.astimezone(timezone(timedelta(hours=5, minutes=30))))
    assert "UTC+5:30" in india.sentence


def test_the_summary_and_the_text(qgis_app):
    checks = [Check("disk", GOOD, "Room."), Check("pack", BAD, "No pack.", "Build one.")]
    checks.append(untried("pen"))
    assert summary(checks) == "1 of 3 good"
    lines = as_text(checks).splitlines()
    assert lines[1] == "1 of 3 good"
    assert "[Bad] The city's layers, offline: No pack. Build one." in lines
    assert len({title_of(check_id) for check_id in CHECKS}) == len(CHECKS) == 10
