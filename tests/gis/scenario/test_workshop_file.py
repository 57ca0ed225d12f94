from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from osgeo import gdal, ogr

from cm_civic_plugin.core.errors import BadInput, BadOutput
from cm_civic_plugin.core.scenario.events import Ballot, new_event
from cm_civic_plugin.core.scenario.journal import new_row, replay
from cm_civic_plugin.core.scenario.shape import shape_of
from cm_civic_plugin.gis.scenario import workshop_file
from cm_civic_plugin.gis.scenario.records import INSERT, from_blob, to_blob, to_record
from cm_civic_plugin.gis.scenario.workshop_file import WorkshopFile
from cm_civic_plugin.gis.scenario.workshop_schema import SCHEMA_VERSION
from tests.core.scenario.random_journal import random_shape, wild_journal

ROOT = Path(__file__).parents[3]


def drawing(points=((98.99, 18.79), (99.0, 18.8)), **values):
    values = {"future_id": "good_living", "element_id": "trees", "certainty": "sure", **values}
    return new_row("draw", "sitting", "A", shape=shape_of("line", points), **values)


@pytest.fixture()
def workshop(tmp_path):
    with WorkshopFile.create(tmp_path / "table_A.gpkg", "A") as file:
        yield file


def test_rows_come_back_as_they_went_in_and_count_up(workshop):
    raw = shape_of("line", [(98.99, 18.79), (98.995, 18.7951), (99.0, 18.8)])
    rows = [
        workshop.append(drawing(raw=raw, note="ต้นไม้ริมคูเมือง 🌳" + "น้ำ" * 1700)),
        workshop.append(new_row("undo", "sitting", "A", target_uuid="somewhere")),
    ]
    assert [row.seq for row in rows] == [1, 2]
    path = workshop.path
    workshop.close()
    with WorkshopFile.open(path) as again:
        assert again.rows() == rows
        assert again.table_code == "A"
        assert not again.is_sample
        assert again.append(drawing()).seq == 3


def test_a_row_written_twice_is_there_once(workshop):
    row = workshop.append(drawing())
    assert workshop.append(replace(row, seq=0)) == row
    workshop.append(drawing())
    assert [one.seq for one in workshop.rows()] == [1, 2]


def test_journal_is_append_only_for_everybody(workshop):
    workshop.append(drawing())
    with contextlib.closing(sqlite3.connect(workshop.path)) as db:
        for statement in ("DELETE FROM strokes", "UPDATE strokes SET note = 'x'"):
            with pytest.raises(sqlite3.DatabaseError, match="append-only"):
                db.execute(statement)


def test_no_table_has_a_column_for_an_author(workshop):
    with contextlib.closing(sqlite3.connect(workshop.path)) as db:
        tables = [
            name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type='table'")
        ]
        columns = {
            column[1].lower()
            for table in tables
            for column in db.execute(f"PRAGMA table_info({table})")
        }
    assert "table_code" in columns
    assert not {name for name in columns if "author" in name or "user" in name or "person" in name}


@pytest.mark.parametrize("seed", range(30))
def test_the_sql_picture_is_the_replay(tmp_path, seed):
    rows = wild_journal(seed, length=70)
    with WorkshopFile.create(tmp_path / "wild.gpkg", "A") as file:
        for row in rows:
            file.append(row)
        path, rows = file.path, file.rows()
    with contextlib.closing(sqlite3.connect(path)) as db:
        found = db.execute(
            "SELECT uuid, seq, future_id, element_id, note, certainty, geometry FROM picture "
            "ORDER BY seq"
        ).fetchall()
    seen = [(*record[:-1], from_blob(record[-1])) for record in found]
    assert seen == [
        (row.uuid, row.seq, row.future_id, row.element_id, row.note, row.certainty, row.shape)
        for row in replay(rows)
    ]
    assert seen or seed  # not every journal may be empty


def test_ogr_reads_our_geometry_and_we_read_ogrs():
    rng = random.Random(4)
    for _ in range(20):
        shape = random_shape(rng)
        geometry = ogr.CreateGeometryFromWkb(from_blob(to_blob(shape)).to_wkb())
        theirs = geometry.ExportToWkb(ogr.wkbNDR)
        assert bytes(theirs) == shape.to_wkb()
        envelope = geometry.GetEnvelope()
        west, south, east, north = shape.bounds()
        assert envelope == (west, east, south, north)


def test_the_file_is_a_valid_geopackage(workshop):
    rng = random.Random(8)
    for _ in range(9):
        workshop.append(replace(drawing(), shape=random_shape(rng)))
    validator = pytest.importorskip("osgeo_utils.samples.validate_gpkg")
    validator.check(str(workshop.path))  # raises at the first breach of the standard
    dataset = gdal.OpenEx(str(workshop.path))
    picture = dataset.GetLayerByName("picture")
    assert picture.GetFeatureCount() == 9
    assert picture.GetFIDColumn() == "OGC_FID"
    assert picture.GetSpatialRef().GetAuthorityCode(None) == "4326"


def test_creating_never_overwrites(tmp_path):
    path = tmp_path / "table_A.gpkg"
    path.write_bytes(b"somebody's")
    with pytest.raises(BadOutput, match=str(path)):
        WorkshopFile.create(path, "A")
    assert path.read_bytes() == b"somebody's"
    assert list(tmp_path.iterdir()) == [path]


def test_a_table_without_a_code_is_refused(tmp_path):
    with pytest.raises(BadOutput, match="code"):
        WorkshopFile.create(tmp_path / "x.gpkg", "  ")
    assert not list(tmp_path.iterdir())


def test_creating_where_no_folder_is_leaves_nothing(tmp_path):
    with pytest.raises(BadOutput, match="cannot be made"):
        WorkshopFile.create(tmp_path / "no" / "x.gpkg", "A")
    assert not list(tmp_path.iterdir())


@contextlib.contextmanager
def as_nobody():
    """Lay down root's powers: root may write everywhere, and the test would prove nothing."""
    if os.name != "posix" or os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.parametrize("mode", [0o444, 0o666])
def test_a_read_only_folder_is_said_and_stays_clean(mode):
    folder = Path(tempfile.mkdtemp())
    try:
        WorkshopFile.create(folder / "old.gpkg", "A").close()
        (folder / "old.gpkg").chmod(mode)
        folder.chmod(0o555)
        before = (folder / "old.gpkg").read_bytes()
        with as_nobody():
            with pytest.raises(BadOutput, match="cannot be made"):
                WorkshopFile.create(folder / "new.gpkg", "A")
            with pytest.raises(BadOutput, match="cannot be written"):
                WorkshopFile.open(folder / "old.gpkg")
        assert [file.name for file in folder.iterdir()] == ["old.gpkg"]
        assert (folder / "old.gpkg").read_bytes() == before
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


def test_a_newer_schema_is_refused_with_both_numbers(tmp_path):
    path = tmp_path / "new.gpkg"
    WorkshopFile.create(path, "A").close()
    with contextlib.closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE meta SET value = '7' WHERE key = 'schema_version'")
        db.commit()
    before = path.read_bytes()
    with pytest.raises(BadInput, match=r"newer.*schema 7.*knows 3"):
        WorkshopFile.open(path)
    assert path.read_bytes() == before


def test_what_is_no_workshop_is_refused(tmp_path):
    other = tmp_path / "other.gpkg"
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(other))
    dataset.CreateLayer("roads")
    del dataset
    plain = tmp_path / "plain.gpkg"
    with contextlib.closing(sqlite3.connect(plain)) as db:
        db.execute("CREATE TABLE strokes (x)")
        db.commit()
    text = tmp_path / "text.gpkg"
    text.write_text("ไม่ใช่ไฟล์เวิร์กช็อป", encoding="utf-8")
    empty = tmp_path / "empty.gpkg"
    empty.touch()
    for path in (other, plain, text, empty):
        before = path.read_bytes()
        with pytest.raises(BadInput, match="not a workshop file") as caught:
            WorkshopFile.open(path)
        assert str(path) in str(caught.value)
        assert path.read_bytes() == before
    for path in (tmp_path / "absent.gpkg", tmp_path):
        with pytest.raises(BadInput, match="cannot be opened"):
            WorkshopFile.open(path)


@pytest.mark.parametrize("share", [0.02, 0.4, 0.9])
def test_a_file_cut_short_is_said_to_be_damaged_and_left_alone(tmp_path, share):
    path = tmp_path / "cut.gpkg"
    with WorkshopFile.create(path, "A") as file:
        for _ in range(50):
            file.append(drawing(points=[(99 + n / 1e4, 18.8) for n in range(40)]))
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(BadInput, match="damaged") as caught:
        WorkshopFile.open(path)
    assert str(path) in str(caught.value)
    assert path.stat().st_size == int(len(content) * share)


def test_a_row_that_is_no_row_is_named(workshop):
    workshop.append(drawing())
    with contextlib.closing(sqlite3.connect(workshop.path)) as db:
        db.execute(
            "INSERT INTO strokes (uuid, seq, session_uuid, table_code, action, future_id, element_id, "
            "started_at, ended_at, geometry) VALUES ('strange', 9, 's', 'A', 'draw', 'f', 'e', 't', "
            "'t', x'00')"
        )
        db.commit()
    with pytest.raises(BadInput, match=r"row strange"):
        workshop.rows()


def test_a_file_locked_by_another_program_says_so_and_takes_the_row_later(workshop):
    row = drawing()
    with contextlib.closing(sqlite3.connect(workshop.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(BadOutput, match="another program"):
            workshop.append(row)
        with pytest.raises(BadOutput, match=r"cannot be written .*locked"):
            WorkshopFile.open(workshop.path)
        other.execute("ROLLBACK")
    assert workshop.append(row).seq == 1


def test_a_file_that_went_away_is_not_taken_for_saved(workshop):
    workshop.append(drawing())
    workshop.path.rename(workshop.path.with_suffix(".gone"))
    with pytest.raises(BadOutput, match=str(workshop.path)):
        workshop.append(drawing())


WRITER = """
import sys
sys.path.insert(0, {root!r})
from cm_civic_plugin.core.scenario.journal import new_row
from cm_civic_plugin.core.scenario.shape import shape_of
from cm_civic_plugin.gis.scenario.workshop_file import WorkshopFile
file = WorkshopFile.open({path!r})
points = [(98.9 + n / 1e4, 18.8) for n in range(200)]
while True:
    row = new_row("draw", "s", "A", future_id="chaos", element_id="trees", certainty="sure",
                  shape=shape_of("line", points))
    file.append(row)
    print(row.uuid, flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kill -9")
def test_after_kill_9_every_committed_stroke_is_there(tmp_path):
    path = tmp_path / "table_A.gpkg"
    WorkshopFile.create(path, "A").close()
    rng = random.Random(9)
    saved: list[str] = []
    for _ in range(8):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER.format(root=str(ROOT), path=str(path))],
            stdout=subprocess.PIPE,
            text=True,
        ) as writer:
            wanted = rng.randint(3, 30)
            told = [writer.stdout.readline().strip() for _ in range(wanted)]
            with contextlib.suppress(subprocess.TimeoutExpired):
                writer.wait(rng.uniform(0, 0.008))  # no round moment
            writer.send_signal(signal.SIGKILL)
            told += [line.strip() for line in writer.stdout if line.endswith("\n")]
        assert all(told)
        saved += told
        with WorkshopFile.open(path) as file:
            rows = file.rows()
        assert set(saved) <= {row.uuid for row in rows}
        assert len(rows) - len(saved) <= 8  # at most the one of each life that was not yet told
        assert [row.seq for row in rows] == list(range(1, len(rows) + 1))
        with contextlib.closing(sqlite3.connect(path)) as db:
            assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert len(list(tmp_path.iterdir())) == 1  # no journal is left beside


@pytest.mark.parametrize(
    ("key", "value"),
    [("workshop_uuid", "../../../evil"), ("workshop_uuid", None), ("table_code", "")],
)
def test_a_file_that_says_nonsense_of_itself_is_refused(tmp_path, key, value):
    path = tmp_path / "odd.gpkg"
    WorkshopFile.create(path, "A").close()
    with contextlib.closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE meta SET value = ? WHERE key = ?", (value, key))
        db.commit()
    with pytest.raises(BadInput, match="not a workshop file"):
        WorkshopFile.open(path)


def test_opening_changes_not_one_byte_of_a_file_of_ours(workshop):
    workshop.append(drawing())
    workshop.close()
    before = workshop.path.read_bytes()
    WorkshopFile.open(workshop.path).close()
    assert workshop.path.read_bytes() == before


def test_a_file_another_program_left_in_wal_is_one_file_again(workshop):
    workshop.close()
    with contextlib.closing(sqlite3.connect(workshop.path)) as db:
        assert db.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
    with WorkshopFile.open(workshop.path) as file:
        file.append(drawing())
        copy = workshop.path.with_name("copy.gpkg")
        copy.write_bytes(workshop.path.read_bytes())  # what people do in the hall
    with WorkshopFile.open(copy) as file:
        assert len(file.rows()) == 1


@pytest.fixture(params=[1, 2])
def old_file(tmp_path, request):
    """A workshop file of an older schema, written by that schema's own tables, and its rows."""
    schema = Path(__file__).with_name(f"schema_{request.param}.sql")
    path = tmp_path / "old.gpkg"
    rows = wild_journal(seed=3, length=70)
    with contextlib.closing(sqlite3.connect(path)) as db:
        db.executescript(schema.read_text(encoding="utf-8"))
        about = {
            "schema_version": str(request.param),
            "workshop_uuid": "6f1e7d3c-6f0f-4c3a-9a55-0d9d7a0c7a11",
            "table_code": "A",
            "title": "วัดเกต",
        }
        db.executemany("INSERT INTO meta (key, value) VALUES (?, ?)", about.items())
        db.executemany(INSERT, map(to_record, rows))
        db.commit()
    return path, rows


def tables_of(path):
    """Return each table's and trigger's words, blanks aside."""
    with contextlib.closing(sqlite3.connect(path)) as db:
        found = db.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        return {name: " ".join(sql.split()) for name, sql in found}


def test_an_old_file_gets_what_it_lacks_and_keeps_every_row(old_file, workshop):
    path, rows = old_file
    with WorkshopFile.open(path) as file:
        assert file.meta["schema_version"] == str(SCHEMA_VERSION)
        assert file.meta["title"] == "วัดเกต"
        assert file.rows() == [replace(row, raw=row.shape) for row in rows]
        assert file.append(drawing()).seq == len(rows) + 1
        vote = Ballot("v", "s", "A", "chaos", "road", None, 2, "2022-08-20T03:00:00.000Z", "r")
        file.append_all([], [new_event("stage_ended", "s", "A", len(rows) + 1)], [vote])
        assert [event.after_seq for event in file.events()] == [len(rows) + 1]
        assert file.ballots() == [vote]
    assert tables_of(path) == tables_of(workshop.path)
    validator = pytest.importorskip("osgeo_utils.samples.validate_gpkg")
    validator.check(str(path))
    before = path.read_bytes()
    WorkshopFile.open(path).close()  # the second time there is nothing to do
    assert path.read_bytes() == before


def test_a_migration_that_fails_half_way_changes_nothing(old_file, monkeypatch):
    path, rows = old_file
    before = path.read_bytes()
    last = (*workshop_file.MIGRATIONS[2], "INSERT INTO no_such_table VALUES (1)")
    broken = {**workshop_file.MIGRATIONS, 2: last}
    with monkeypatch.context() as patch:
        patch.setattr(workshop_file, "MIGRATIONS", broken)
        with pytest.raises(BadOutput, match="no such table"):
            WorkshopFile.open(path)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["old.gpkg"]
    with WorkshopFile.open(path) as file:
        assert len(file.rows()) == len(rows)


def test_a_file_locked_while_it_is_read_is_waited_for_and_not_called_damaged(workshop):
    with contextlib.closing(
        sqlite3.connect(workshop.path, isolation_level=None, check_same_thread=False)
    ) as other:
        other.execute("BEGIN EXCLUSIVE")
        later = threading.Timer(0.5, other.execute, ["ROLLBACK"])  # longer than a pen waits
        later.start()
        assert workshop.events() == [] and workshop.rows() == []
        later.join()
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(BadInput, match="in use by another program"):
            workshop.events()
        other.execute("ROLLBACK")


def test_an_old_file_that_cannot_be_written_is_said_and_left_alone(old_file):
    path, _rows = old_file
    before = path.read_bytes()
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(BadOutput, match=r"cannot be written .*locked"):
            WorkshopFile.open(path)
        other.execute("ROLLBACK")
    assert path.read_bytes() == before


def test_events_are_kept_in_order_with_the_picture_of_their_moment(workshop):
    assert workshop.events() == []
    begun = new_event("stage_begun", "sitting", "A", 0, name="เดี่ยว", minutes=10)
    workshop.append_all([], [begun])
    rows = [workshop.append(drawing()) for _ in range(3)]
    ended = new_event("stage_ended", "sitting", "A", 3, name="โต๊ะ 🪑")
    last = drawing()
    workshop.append_all([last], [ended, ended])  # once is enough
    path = workshop.path
    workshop.close()
    with WorkshopFile.open(path) as file:
        assert file.events() == [replace(begun, seq=1), replace(ended, seq=2)]
        assert file.events()[0].detail == {"name": "เดี่ยว", "minutes": 10}
        then = replay(file.rows(), until=ended.after_seq)
        assert [row.uuid for row in then] == [row.uuid for row in rows]
    with contextlib.closing(sqlite3.connect(path)) as db:
        for statement in ("DELETE FROM events", "UPDATE events SET kind = 'x'"):
            with pytest.raises(sqlite3.DatabaseError, match="append-only"):
                db.execute(statement)


def test_votes_are_kept_in_order_and_never_changed(workshop):
    given = [
        Ballot(
            f"v{n}", "s", "A", "good_living", "trees", None, dots, "2022-08-20T03:00:00.000Z", "r"
        )
        for n, dots in enumerate((2, 1, -1))
    ]
    workshop.append_all([], [], given)
    workshop.append_all([], [], given[:1])  # a second time adds nothing
    assert workshop.ballots() == given
    with contextlib.closing(sqlite3.connect(workshop.path)) as db:
        for statement in ("DELETE FROM ballots", "UPDATE ballots SET dots = 9"):
            with pytest.raises(sqlite3.DatabaseError, match="append-only"):
                db.execute(statement)


def test_many_rows_are_written_all_or_none(workshop):
    rows = [drawing(), drawing(), replace(drawing(), started_at=None)]  # the file refuses the last
    with pytest.raises(BadOutput):
        workshop.append_all(rows)
    assert workshop.rows() == []
    assert [row.seq for row in workshop.append_all(rows[:2])] == [1, 2]
