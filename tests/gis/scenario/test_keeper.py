from __future__ import annotations

import contextlib
import shutil
import sqlite3

import pytest
from qgis.core import QgsApplication

from cm_civic_plugin.core.errors import BadOutput
from cm_civic_plugin.core.scenario.events import Ballot, new_event
from cm_civic_plugin.core.scenario.journal import new_row, next_undo, replay
from cm_civic_plugin.core.scenario.shape import shape_of
from cm_civic_plugin.gis.scenario.keeper import StrokeKeeper, spill_folder
from cm_civic_plugin.gis.scenario.workshop_file import WorkshopFile
from cm_civic_plugin.gui.scenario.draw.light import light_of
from tests.gis.scenario.test_workshop_file import as_nobody


def drawing(note=None, table="A"):
    return new_row(
        "draw", "s", table, future_id="chaos", element_id="trees", certainty="sure", note=note,
        shape=shape_of("line", [(98.99, 18.79), (99.0, 18.8)]),
        raw=shape_of("line", [(98.99, 18.79), (98.991, 18.792), (99.0, 18.8)]),
    )  # fmt: skip


def vote(uuid):
    return Ballot(uuid, "s", "A", "chaos", "trees", None, 1, "2022-08-20T03:00:00.000Z", "r")


@pytest.fixture()
def keeper(tmp_path):
    WorkshopFile.create(tmp_path / "table_A.gpkg", "A").close()
    keeper = StrokeKeeper(WorkshopFile.open(tmp_path / "table_A.gpkg"), tmp_path / "spill")
    yield keeper
    keeper.workshop.close()


def test_a_stroke_is_saved_at_once(keeper):
    assert keeper.keep(drawing())
    assert keeper.saved_at is not None
    assert keeper.rows == keeper.workshop.rows()
    assert not keeper.waiting


def test_what_cannot_be_saved_waits_and_is_saved_later_in_order(keeper, tmp_path):
    keeper.keep(drawing("ก่อน"))
    away = tmp_path / "stick"
    keeper.workshop.path.rename(away)  # the stick is pulled out
    first, second = drawing("หนึ่ง"), drawing("สอง")
    assert not keeper.keep(first)
    assert not keeper.keep(second)
    assert not keeper.retry()
    assert "table_A.gpkg" in str(keeper.fault)
    assert [row.note for row in replay(keeper.rows)] == ["ก่อน", "หนึ่ง", "สอง"]
    assert next_undo(keeper.rows) == second.uuid
    away.rename(keeper.workshop.path)  # and put back
    assert keeper.retry()
    assert keeper.fault is None
    assert [row.uuid for row in keeper.workshop.rows()][1:] == [first.uuid, second.uuid]
    assert keeper.rows == keeper.workshop.rows()
    assert not list((tmp_path / "spill").iterdir())


def test_waiting_strokes_survive_the_end_of_qgis(keeper, tmp_path):
    path = keeper.workshop.path
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        row = drawing("น้ำท่วม 🌊")
        assert not keeper.keep(row)
        keeper.workshop.close()  # the program ends here
        other.execute("ROLLBACK")
    spilled = next((tmp_path / "spill").iterdir())
    spilled.write_text(spilled.read_text(encoding="utf-8") + "{cut sho", encoding="utf-8")
    again = StrokeKeeper(WorkshopFile.open(path), tmp_path / "spill")
    assert (again.taken_up, again.unreadable) == (1, 1)
    (aside,) = (tmp_path / "spill").glob("*.unreadable")
    assert aside.read_text(encoding="utf-8") == "{cut sho"
    (saved,) = again.workshop.rows()
    assert (saved.uuid, saved.note, saved.raw) == (row.uuid, row.note, row.raw)
    assert not spilled.exists()
    again.close()
    third = StrokeKeeper(WorkshopFile.open(path), tmp_path / "spill")
    assert third.taken_up == 0
    assert len(third.rows) == 1
    third.close()


def test_another_workshops_file_under_the_same_name_is_not_written(keeper, tmp_path):
    path = keeper.workshop.path
    path.rename(tmp_path / "right.gpkg")
    keeper.keep(drawing())
    WorkshopFile.create(path, "B").close()
    assert not keeper.retry()
    assert "another workshop" in str(keeper.fault)
    with WorkshopFile.open(path) as stranger:
        assert stranger.rows() == []


def test_memory_holds_them_when_even_the_spill_cannot_be_written(keeper, tmp_path):
    (tmp_path / "spill").write_text("a file where the folder should be")
    keeper.workshop.path.rename(tmp_path / "away")
    assert not keeper.keep(drawing())
    assert not keeper.spilled
    state, sentence = light_of(keeper)
    assert state == "waiting"
    assert "in memory only, so do not close QGIS" in sentence
    (tmp_path / "away").rename(keeper.workshop.path)
    assert keeper.retry()
    assert len(keeper.workshop.rows()) == 1


def test_a_full_disk_turns_into_waiting_and_the_file_stays_whole(keeper):
    keeper.keep(drawing("ก่อน"))
    database = keeper.workshop._db
    (pages,) = database.execute("PRAGMA page_count").fetchone()
    database.execute(f"PRAGMA max_page_count = {pages}")  # SQLite's own word for a full disk
    kept = [keeper.keep(drawing("ยาว" * 400)) for _ in range(3)]
    assert not all(kept)
    assert "full" in str(keeper.fault)
    with contextlib.closing(sqlite3.connect(keeper.workshop.path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert keeper.retry()  # room again
    assert len(keeper.workshop.rows()) == 4


def test_the_light_counts_strokes_in_view_and_says_when(keeper):
    assert light_of(keeper) == ("saved", "Open · 0 strokes")
    row = drawing()
    keeper.keep(row)
    keeper.keep(drawing())
    assert light_of(keeper) == ("saved", f"Saved {keeper.saved_at:%H:%M} · 2 strokes")
    keeper.keep(new_row("erase", "s", "A", target_uuid=row.uuid))
    assert light_of(keeper) == ("saved", f"Saved {keeper.saved_at:%H:%M} · 1 strokes")
    keeper.workshop.path.rename(keeper.workshop.path.with_suffix(".away"))
    keeper.keep(drawing())
    state, sentence = light_of(keeper)
    assert state == "waiting"
    assert "1 wait safely here and are tried again" in sentence
    assert "no longer there. Put the disk or the file back" in sentence


def test_the_spill_folder_is_in_the_profile():
    assert str(spill_folder()).startswith(QgsApplication.qgisSettingsDirPath())


def test_a_folder_that_turns_read_only_is_said_and_the_strokes_are_saved_later(keeper, tmp_path):
    keeper.workshop.path.chmod(0o666)
    tmp_path.chmod(0o755)
    (tmp_path / "spill").mkdir(mode=0o777)
    (tmp_path / "spill").chmod(0o777)
    for parent in tmp_path.parents[:2]:  # pytest's own, closed to others
        parent.chmod(0o755)
    row = drawing()
    with as_nobody():
        assert not keeper.keep(row)
        assert "its disk or folder is protected. Take the protection off" in light_of(keeper)[1]
        assert keeper.spilled
    assert keeper.retry()
    assert [one.uuid for one in keeper.workshop.rows()] == [row.uuid]


def test_a_file_replaced_behind_our_back_is_not_taken_for_saved(keeper, tmp_path):
    """As programs do that keep folders alike on several computers."""
    path = keeper.workshop.path
    rows = [drawing(), drawing(), drawing()]
    keeper.keep(rows[0])
    older = tmp_path / "older.gpkg"
    shutil.copy(path, older)
    keeper.keep(rows[1])
    older.replace(path)
    assert not keeper.keep(rows[2])
    assert "Another file took the place" in str(keeper.fault)
    assert keeper.retry()
    assert keeper.fault is None
    with WorkshopFile.open(path) as file:
        assert [row.uuid for row in file.rows()] == [row.uuid for row in rows]


def test_two_programs_that_wait_for_one_file_lose_neither_ones_strokes(keeper, tmp_path):
    path = keeper.workshop.path
    other = StrokeKeeper(WorkshopFile.open(path), tmp_path / "spill")
    rows = [drawing(), drawing(), drawing()]
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        keeper.keep(rows[0])
        other.keep(rows[1])
        keeper.keep(rows[2])
        lock.execute("ROLLBACK")
    assert len(list((tmp_path / "spill").iterdir())) == 2
    third = StrokeKeeper(WorkshopFile.open(path), tmp_path / "spill")  # both others are killed
    assert third.taken_up == 3
    assert {row.uuid for row in third.workshop.rows()} == {row.uuid for row in rows}
    assert not list((tmp_path / "spill").iterdir())
    assert keeper.retry()  # or they were not: then nothing is there twice
    assert other.retry()
    assert len(third.workshop.rows()) == 3
    assert keeper.rows == other.rows == third.workshop.rows()
    third.close()
    other.close()


def test_rows_of_another_program_are_seen_with_the_next_stroke(keeper):
    with WorkshopFile.open(keeper.workshop.path) as other:
        theirs = other.append(drawing())
    ours = drawing()
    assert keeper.keep(ours)
    assert [(row.uuid, row.seq) for row in keeper.rows] == [(theirs.uuid, 1), (ours.uuid, 2)]


def test_another_table_of_the_workshop_leaves_our_strokes_alone(keeper, tmp_path):
    path = keeper.workshop.path
    path.rename(tmp_path / "away")
    row = drawing()
    keeper.keep(row)
    meta = {"workshop_uuid": keeper.workshop.meta["workshop_uuid"]}
    WorkshopFile.create(tmp_path / "table_B.gpkg", "B", **meta).close()
    table_b = StrokeKeeper(WorkshopFile.open(tmp_path / "table_B.gpkg"), tmp_path / "spill")
    assert table_b.taken_up == 0
    assert table_b.keep(drawing(table="B"))
    table_b.close()
    shutil.copy(tmp_path / "table_B.gpkg", path)  # the wrong stick
    assert not keeper.retry()
    assert "another workshop" in str(keeper.fault)
    path.unlink()
    (tmp_path / "away").rename(path)
    assert keeper.retry()
    assert [one.uuid for one in keeper.workshop.rows()] == [row.uuid]


def test_going_on_in_another_file_is_the_way_out_of_a_full_disk(keeper, tmp_path):
    old = keeper.workshop.path
    rows = [drawing("ก่อน"), drawing(), drawing()]
    keeper.keep(rows[0])
    keeper.keep_besides([new_event("stage_begun", "s", "A", 1, name="เดี่ยว"), vote("v1")])
    old.rename(tmp_path / "away")
    keeper.keep(rows[1])
    with pytest.raises(BadOutput, match="cannot be made"):
        keeper.go_on_in(tmp_path / "no" / "folder.gpkg")
    assert [row.uuid for row in keeper.waiting] == [rows[1].uuid]
    keeper.go_on_in(tmp_path / "here.gpkg")
    assert light_of(keeper)[0] == "saved"
    assert keeper.keep(rows[2])
    keeper.close()
    with (
        WorkshopFile.open(tmp_path / "here.gpkg") as file,
        WorkshopFile.open(tmp_path / "away") as first,
    ):
        assert [row.uuid for row in file.rows()] == [row.uuid for row in rows]
        assert file.meta == first.meta
        assert len(file.events()) == len(file.ballots()) == 1
        assert file.events() == first.events()
        assert file.ballots() == first.ballots()
        assert len(first.rows()) == 1
    assert not list((tmp_path / "spill").iterdir())


def test_events_and_votes_wait_like_strokes_and_outlive_the_program(keeper, tmp_path):
    path = keeper.workshop.path
    keeper.keep(drawing())
    path.rename(tmp_path / "away")
    ended = new_event("stage_ended", "s", "A", keeper.last_seq, number=1, name="คุย 🪑")
    assert not keeper.keep_besides([ended, vote("v1")])
    assert keeper.is_waiting
    assert light_of(keeper)[0] == "waiting"
    keeper.keep(drawing())
    assert len(list((tmp_path / "spill").iterdir())) == 1
    keeper.workshop.close()  # QGIS is killed
    (tmp_path / "away").rename(path)
    again = StrokeKeeper(WorkshopFile.open(path), tmp_path / "spill")
    assert not again.is_waiting
    assert len(again.rows) == 2
    assert [(one.uuid, one.after_seq) for one in again.workshop.events()] == [(ended.uuid, 1)]
    assert again.workshop.events()[0].detail == {"number": 1, "name": "คุย 🪑"}
    assert again.workshop.ballots() == again.ballots == [vote("v1")]
    assert not list((tmp_path / "spill").iterdir())
    again.close()


def test_an_older_copy_put_back_gets_the_events_it_lacks(keeper, tmp_path):
    path = keeper.workshop.path
    shutil.copy(path, tmp_path / "older")
    keeper.keep_besides([new_event("turn", "s", "A", 0, seat=2)])
    path.unlink()
    assert not keeper.keep(drawing())
    shutil.copy(tmp_path / "older", path)
    assert keeper.retry()
    assert [one.kind for one in keeper.workshop.events()] == ["turn"]
    assert len(keeper.workshop.rows()) == 1
