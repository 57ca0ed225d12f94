from __future__ import annotations

import contextlib
import sqlite3

import pytest

from cm_civic_plugin.core.scenario.journal import new_row, next_undo, replay
from cm_civic_plugin.core.scenario.shape import shape_of
from cm_civic_plugin.gis.scenario.keeper import StrokeKeeper
from cm_civic_plugin.gis.scenario.workshop_file import WorkshopFile


def drawing(note=None):
    return new_row(
        "draw", "s", "A", future_id="chaos", element_id="trees", certainty="sure", note=note,
        shape=shape_of("line", [(98.99, 18.79), (99.0, 18.8)]),
        raw=shape_of("line", [(98.99, 18.79), (98.991, 18.792), (99.0, 18.8)]),
    )  # fmt: skip


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
    assert again.taken_up == 1
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
