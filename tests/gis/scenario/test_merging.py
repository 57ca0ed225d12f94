from __future__ import annotations

import contextlib
import hashlib
import itertools
import json
import shutil
import sqlite3

import pytest
from osgeo import ogr
from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback

from cm_civic_plugin.core.errors import BadInput, BadOutput
from cm_civic_plugin.core.resources import SAMPLE_DATA
from cm_civic_plugin.core.scenario.events import new_event
from cm_civic_plugin.core.scenario.journal import new_row, replay
from cm_civic_plugin.core.scenario.shape import shape_of
from cm_civic_plugin.gis.processing.merge_workshops import MergeWorkshops
from cm_civic_plugin.gis.scenario.merging import merge_files, read_journal
from cm_civic_plugin.gis.scenario.workshop_file import WorkshopFile


@pytest.fixture()
def tables(tmp_path):
    folder = tmp_path / "tables"
    shutil.copytree(SAMPLE_DATA / "workshop", folder)
    return sorted(folder.glob("table_*.gpkg"))


def dump(path, table="strokes"):
    with contextlib.closing(sqlite3.connect(path)) as db:
        db.row_factory = sqlite3.Row
        return [dict(row) for row in db.execute(f"SELECT * FROM {table} ORDER BY fid")]


def state(folder):
    return {
        path.name: (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns)
        for path in folder.iterdir()
    }


def test_the_merged_file_is_a_workshop_file_and_the_tables_are_untouched(tables, tmp_path):
    before = state(tables[0].parent)
    out = tmp_path / "all.gpkg"
    merged, report = merge_files(tables, out)
    assert state(tables[0].parent) == before
    with WorkshopFile.open(out) as file:
        rows = file.rows()
        assert file.is_sample and file.table_code == "A+B+C+D+E"
        assert [row.seq for row in rows] == list(range(1, len(rows) + 1))
        assert file.append(new_row("undo", "s", "A", target_uuid="x")).seq == len(rows) + 1
    own = {}
    for path in tables:
        with WorkshopFile.open(path) as file:
            own.update({row.uuid: (row.table_code, row.note) for row in replay(file.rows())})
    assert {row.uuid: (row.table_code, row.note) for row in replay(rows)} == own
    source = ogr.Open(str(out))
    view = source.GetLayerByName("picture")  # what QGIS shows, without the plugin
    assert view.GetFeatureCount() == len(own) == report["drawings"]
    assert report["rows"] == len(merged.rows) == 48 + 48 + 47 + 45 + 50
    assert report["refused"] == report["conflicts"] == report["clocks"] == []
    assert len(dump(out, "sessions")) == 5 + 1  # and the one that just undid
    assert sorted(path.name for path in tmp_path.iterdir()) == ["all.gpkg", "tables"]


def test_any_order_twice_and_merged_files_again_write_the_same_journal(tables, tmp_path):
    first = tmp_path / "0.gpkg"
    merge_files(tables, first)
    want = dump(first)
    for number, order in enumerate(itertools.islice(itertools.permutations(tables), 0, 120, 23), 1):
        out = tmp_path / f"{number}.gpkg"
        merge_files(order, out)
        assert dump(out) == want
    half, rest, whole = (tmp_path / f"{name}.gpkg" for name in ("half", "rest", "whole"))
    merge_files(tables[:2], half)
    merge_files(tables[2:], rest)
    merged, _ = merge_files([rest, first, half, tables[3]], whole)
    assert dump(whole) == want
    assert merged.duplicates == len(want) + 45

    def about(path):
        return {row["key"]: row["value"] for row in dump(path, "meta")}

    for key in ("workshop_uuid", "merged_from", "title", "is_sample", "table_code"):
        assert about(whole)[key] == about(first)[key]


def test_merging_into_the_merged_file_adds_and_never_loses(tables, tmp_path):
    out = tmp_path / "all.gpkg"
    merge_files(tables[:3], out)
    merge_files(tables, out)  # two tables came late
    assert {row["table_code"] for row in dump(out)} == set("ABCDE")
    with WorkshopFile.open(out) as file:  # drawn in the plenary
        file.append(new_row("undo", "s", "plenary", target_uuid="x"))
    kept = out.read_bytes()
    with pytest.raises(BadOutput, match="not in the files chosen"):
        merge_files(tables, out)
    assert out.read_bytes() == kept
    merge_files([*tables, out], out)
    assert "plenary" in {row["table_code"] for row in dump(out)}
    with pytest.raises(BadOutput, match="left alone"):
        merge_files(tables, tables[0])
    other = tmp_path / "notes.gpkg"
    other.write_text("mine")
    with pytest.raises(BadOutput, match="left alone"):
        merge_files(tables, other)
    assert other.read_text() == "mine"
    assert len(list(tmp_path.iterdir())) == 3


def test_stages_and_turns_come_along(tables, tmp_path):
    uuids = set()
    for path in tables[:2]:
        with WorkshopFile.open(path) as file:
            last = file.rows()[-1].seq
            event = new_event("stage_ended", "s", file.table_code, last, number=1, name="วาดคนเดียว")
            file.append_all([], [event])
            uuids.add(event.uuid)
    merge_files(tables, tmp_path / "all.gpkg")
    with WorkshopFile.open(tmp_path / "all.gpkg") as file:
        events = file.events()
        rows = {row.seq: row for row in file.rows()}
    assert uuids < {event.uuid for event in events}  # the sample's own came along too
    for event in (event for event in events if event.uuid in uuids):
        assert event.detail == {"number": 1, "name": "วาดคนเดียว"}
        last = max(
            (row for row in rows.values() if row.table_code == event.table_code),
            key=lambda row: row.seq,
        )
        assert event.after_seq == last.seq


def test_strangers_and_broken_files_are_named_and_the_rest_is_merged(tables, tmp_path):
    real = tmp_path / "real.gpkg"
    WorkshopFile.create(real, "A", title="เชียงใหม่ที่อยากเห็น · The Chiang Mai we want").close()
    text = tmp_path / "text.gpkg"
    text.write_text("no workshop")
    cut = tmp_path / "cut.gpkg"
    cut.write_bytes(tables[0].read_bytes()[:20000])
    gone = tmp_path / "gone.gpkg"
    out = tmp_path / "all.gpkg"
    merged, report = merge_files([real, text, cut, gone, *tables], out)
    assert len(merged.rows) == 238
    assert {one["file"] for one in report["refused"]} == {
        "real.gpkg",
        "text.gpkg",
        "cut.gpkg",
        "gone.gpkg",
    }
    for one in report["refused"]:
        assert one["file"] in one["reason"]  # not the name of the copy that was read
        assert "/cm_civic_" not in one["reason"]
    with pytest.raises(BadInput, match=r"text\.gpkg"):
        merge_files([text], tmp_path / "none.gpkg")
    assert not (tmp_path / "none.gpkg").exists()


def test_a_file_being_drawn_in_and_one_left_by_a_power_cut_are_read(tables, tmp_path):
    with WorkshopFile.open(tables[0]) as drawing:
        row = new_row(
            "draw", "s", "A", future_id="chaos", element_id="road", certainty="sure",
            shape=shape_of("stamp", [(98.99, 18.79)]),
        )  # fmt: skip
        drawing.append(row)
        drawing._db.execute("BEGIN IMMEDIATE")  # a commit on its way
        assert row.uuid in {one.uuid for one in read_journal(tables[0]).rows}
        drawing._db.execute("ROLLBACK")
    wal = tmp_path / "wal.gpkg"
    shutil.copy(tables[1], wal)
    db = sqlite3.connect(wal)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA wal_autocheckpoint = 0")
    db.execute("INSERT INTO meta (key, value) VALUES ('place_2', 'in the wal only')")
    db.commit()
    copied = tmp_path / "cut"
    copied.mkdir()
    for side in ("", "-wal"):
        shutil.copy(f"{wal}{side}", copied / f"wal.gpkg{side}")
    db.close()
    before = state(copied)
    assert read_journal(copied / "wal.gpkg").meta["place_2"] == "in the wal only"
    assert state(copied) == before


def test_a_file_that_another_program_holds_is_read_all_the_same(tables):
    before = state(tables[0].parent)
    with contextlib.closing(sqlite3.connect(tables[0], isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert len(read_journal(tables[0]).rows) == 48
        other.execute("ROLLBACK")
    assert state(tables[0].parent) == before


def test_files_of_one_name_in_many_folders_are_told_apart(tables, tmp_path):
    paths = []
    for number, path in enumerate(tables):
        (tmp_path / f"stick{number}").mkdir()
        paths.append(tmp_path / f"stick{number}" / "table.gpkg")
        shutil.copy(path, paths[-1])
    _, report = merge_files(paths, tmp_path / "all.gpkg")
    assert [one["file"] for one in report["files"]] == [f"stick{n}/table.gpkg" for n in range(5)]
    assert report["rows"] == 238


def run(parameters):
    algorithm = MergeWorkshops().create()
    return algorithm.run(
        parameters, QgsProcessingContext(), QgsProcessingFeedback(), {}, catchExceptions=False
    )


def test_the_algorithm_merges_and_reports(qgis_app, tables, tmp_path):
    answer, ok = run(
        {
            "INPUTS": [str(path) for path in [*tables, tables[0]]],
            "OUTPUT": str(tmp_path / "all.gpkg"),
            "REPORT": str(tmp_path / "report.json"),
        }
    )
    assert ok and answer["STROKES"] == 238 and answer["DUPLICATES"] == 0
    report = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert report["tables"] == list("ABCDE")
    again, _ = run(
        {
            "INPUTS": [answer["OUTPUT"], str(tables[0])],
            "OUTPUT": str(tmp_path / "again.gpkg"),
        }
    )
    assert (again["STROKES"], again["DUPLICATES"]) == (238, 48)
    bad = tmp_path / "bad.gpkg"
    bad.write_text("x")
    with pytest.raises(QgsProcessingException, match=r"bad\.gpkg"):
        run({"INPUTS": [str(bad)], "OUTPUT": str(tmp_path / "no.gpkg")})
    assert not (tmp_path / "no.gpkg").exists()
