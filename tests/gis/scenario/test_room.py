"""The live shared room on a real PostgreSQL + PostGIS. Times are printed, never judged."""

from __future__ import annotations

import json
import os
import random
import socket
import subprocess
import sys
import threading
import time

import pytest
from qgis.core import QgsProviderRegistry
from qgis.PyQt.QtCore import QCoreApplication, QTimer

from cm_civic_plugin.core.errors import Cancelled
from cm_civic_plugin.core.scenario.events import Ballot
from cm_civic_plugin.core.scenario.journal import JournalRow, new_row, replay
from cm_civic_plugin.core.scenario.merge import Journal, merge
from cm_civic_plugin.core.scenario.shape import shape_of
from cm_civic_plugin.core.scenario.votes import ELEMENTS, VOTE_CLOSED, VOTE_OPENED, opening
from cm_civic_plugin.gis.scenario import keeper as keeper_module
from cm_civic_plugin.gis.scenario import room_wire
from cm_civic_plugin.gis.scenario.merging import read_journal
from cm_civic_plugin.gis.scenario.room import Room, connection_names, connection_uri
from cm_civic_plugin.gis.scenario.room_link import RoomLink
from cm_civic_plugin.gis.scenario.room_others import Others
from cm_civic_plugin.gis.scenario.room_records import File
from cm_civic_plugin.gis.scenario.room_schema import FIELDS, grants
from cm_civic_plugin.gis.scenario.room_wire import RoomFault, RoomWire
from cm_civic_plugin.gis.scenario.sitting import Sitting
from cm_civic_plugin.gis.scenario.workshop_file import WorkshopFile
from tests.gis.scenario.postgres_server import postgres  # noqa: F401 (a fixture)

WORKSHOP = "6f1f2a34-9a53-4a0e-8a35-0d3f9c1f77aa"
EVIL = "'); DROP TABLE strokes; -- \\' \\\\ $$ %s {x} \" 😀 น้ำท่วม\n\t๑"


def nothing(_percent, _word):
    """Wait without being asked to stop."""


def drawing(code="A", number=0, note=None, session=None, vertices=40):
    points = [(98.9 + (n * n + number) % 97 / 3e3, 18.7 + n / 7e3) for n in range(vertices)]
    return new_row(
        "draw", session or f"sitting-{code}", code, future_id="chaos", element_id="trees",
        certainty="sure", note=note, shape=shape_of("line", points[::2]),
        raw=shape_of("line", points),
    )  # fmt: skip


@pytest.fixture()
def tell(capsys):
    """Put a sentence into the test's output, also where pytest swallows what tests print."""

    def say(sentence):
        with capsys.disabled():
            sys.stdout.write(f"\n{sentence}\n")

    return say


@pytest.fixture(autouse=True)
def own_spill_folder(tmp_path, monkeypatch, qgis_app):
    monkeypatch.setattr(keeper_module, "spill_folder", lambda: tmp_path / "spill")


@pytest.fixture()
def database(postgres):  # noqa: F811
    """A database with a room for our workshop, in which the role ``laptop`` may take part."""
    name = postgres.database()
    RoomLink(postgres.uri(name), WORKSHOP, "facilitator").open_room("กาดหลวง 2022", nothing)
    postgres.sql(grants("laptop"), name)
    return name


@pytest.fixture()
def uri(postgres, database):  # noqa: F811
    return postgres.uri(database, "laptop")


@pytest.fixture()
def sit(tmp_path, uri):
    """Return a function that opens a table's file, new or not, and its room."""
    opened = []

    def open_table(code, where=None, workshop=WORKSHOP):
        path = tmp_path / f"table_{code}.gpkg"
        if not path.exists():
            WorkshopFile.create(path, code, title="กาดหลวง", workshop=workshop).close()
        sitting = Sitting(path)
        room = Room(where or uri, sitting)
        opened.append(sitting)
        return sitting, room

    yield open_table
    for sitting in opened:
        sitting.close()


def until(condition, seconds=30):
    """Let QGIS work until a condition holds; the longest moment the main thread was held, in s."""
    held, last = 0.0, time.monotonic()
    end = last + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        QCoreApplication.processEvents()
        now = time.monotonic()
        held, last = max(held, now - last), now
        time.sleep(0.002)
        last = time.monotonic()
    return held


def until_state(room, state):
    return until(lambda: room.state == state)


def pause(seconds):
    end = time.monotonic() + seconds
    until(lambda: time.monotonic() > end)


def draw(sitting, number=0, **values):
    row = drawing(sitting.table_code, number)
    given = {"future_id": "chaos", "element_id": "trees", "certainty": "sure",
             "shape": row.shape, "raw": row.raw, **values}  # fmt: skip
    return sitting.write("draw", **given)


def in_room(postgres, database, table="strokes"):  # noqa: F811
    return postgres.sql(f"SELECT uuid FROM cm_civic.{table} ORDER BY room_seq", database)


def pulled(link):
    """Look, fetch all that is new, and return it."""
    link.look(nothing)
    link.pull({}, nothing)
    others = Others()
    others.add(link.received)
    assert not link.unreadable
    return others


# --- what goes round comes round


def test_everything_goes_round_unchanged(uri, tmp_path):
    path = tmp_path / "table_ก.gpkg"
    area = [(98.98, 18.78), (98.99 + 1 / 3, 18.78), (98.985, 18.79 - 1e-15), (98.98, 18.78)]
    with WorkshopFile.create(path, "ก'1", title=EVIL, workshop=WORKSHOP) as file:
        first = drawing("ก'1", note=EVIL)
        rows = [
            first,
            drawing("ก'1", 1, note="ก" * 5000),
            drawing("ก'1", 2, note="half an emoji \ud83d, and NUL \0"),
            new_row("draw", "s", "ก'1", future_id="chaos", element_id="parks",
                    shape=shape_of("area", area)),
            new_row("draw", "s", "ก'1", future_id="chaos", element_id="parks",
                    shape=shape_of("stamp", [(98.985, 18.79)])),
            new_row("note", "s", "ก'1", target_uuid=first.uuid, note=""),
            new_row("move", "s", "ก'1", target_uuid=first.uuid,
                    shape=shape_of("line", [(98.1, 18.1), (98.2, 18.2)])),
            new_row("erase", "s", "ก'1", target_uuid=first.uuid),
            new_row("undo", "s", "ก'1", target_uuid=first.uuid),
        ]  # fmt: skip
        file.append_all(rows)
    ours = read_journal(path)
    link = RoomLink(uri, WORKSHOP, ours.meta["workshop_uuid"])
    link.look(nothing)
    link.push("files", [File.of(ours.meta)], nothing)
    link.push("sessions", ours.sessions, nothing)
    assert link.push("strokes", ours.rows, nothing) == 9
    assert link.push("strokes", ours.rows, nothing) == 0
    (theirs,) = pulled(RoomLink(uri, WORKSHOP, "another file")).journals()
    assert list(theirs.rows) == list(ours.rows)
    assert theirs.rows[0].note == EVIL
    assert theirs.rows[0].raw == first.raw != first.shape
    assert theirs.meta == ours.meta
    assert theirs.sessions == ours.sessions
    assert theirs.name == "ก'1"


def test_the_geometries_are_ones_that_postgis_knows(uri, postgres, database):  # noqa: F811
    link = RoomLink(uri, WORKSHOP, "f")
    link.look(nothing)
    row = drawing()
    link.push("strokes", [row], nothing)
    assert postgres.sql(
        "SELECT ST_SRID(geometry), ST_NPoints(geometry), ST_X(ST_StartPoint(geometry)) "
        "FROM cm_civic.strokes", database,
    ) == [f"4326|20|{row.shape.points[0][0]!r}"]  # fmt: skip


def test_a_room_merges_to_what_the_files_merge_to(sit, uri, tmp_path):
    rng = random.Random(8)
    for code in "ABCDE":
        sitting, room = sit(code)
        drawn = []
        for number in range(30):
            kind = rng.choice(("draw", "draw", "erase", "note", "undo", "redo", "event"))
            if kind == "event":
                sitting.note_event("turn", seat=number, seconds=3.5)
            elif kind == "draw" or not drawn:
                drawn.append(draw(sitting, number, note=EVIL))
            else:
                about = {"target_uuid": rng.choice(drawn).uuid}
                sitting.write(kind, **about, **({"note": "ใหม่"} if kind == "note" else {}))
        round_ = opening(sitting.events, ELEMENTS, secret=False, dots=9)
        sitting.note_event(VOTE_OPENED, **round_)
        sitting.cast([vote(sitting, round_["round"])])
        room.join()
        until_state(room, "connected")
    files = merge([read_journal(tmp_path / f"table_{code}.gpkg") for code in "ABCDE"])
    shared = merge(pulled(RoomLink(uri, WORKSHOP, "reader")).journals())
    assert len(files.rows) > 100
    assert shared.rows == files.rows
    assert shared.events == files.events
    assert shared.ballots == files.ballots
    assert shared.sessions == files.sessions
    assert shared.meta == files.meta
    assert not shared.refused


def vote(sitting, round_uuid, dots=2):
    number = len(sitting.ballots)
    return Ballot(f"ballot-{sitting.table_code}-{number}", sitting.session_uuid,
                  sitting.table_code, "chaos", "trees", None, dots, "2022-08-20T06:12:05.123Z",
                  round_uuid)  # fmt: skip


# --- many at once


@pytest.mark.parametrize("writers", [2, 8])
def test_writers_at_once_lose_nothing_and_a_reader_misses_nothing(
    writers, postgres, database, tell  # noqa: F811
):  # fmt: skip
    each = 250
    for number in range(writers):
        role = f"w{writers}_{number}"
        postgres.sql(f"CREATE ROLE {role} LOGIN PASSWORD '{postgres.password}'; {grants(role)}",
                     database)  # fmt: skip
    journals = [[drawing(f"T{number}", n) for n in range(each)] for number in range(writers)]
    shared = [drawing("all", n) for n in range(20)]  # everybody has these: a merged file
    faults = []

    def write(number):
        try:
            link = RoomLink(
                postgres.uri(database, f"w{writers}_{number}"), WORKSHOP, f"file {number}"
            )
            for start in range(0, each, 10):
                link.look(nothing)
                link.push("strokes", journals[number][start : start + 10], nothing)
            for row in random.Random(number).sample(shared, len(shared)):
                link.push("strokes", [row], nothing)
        except Exception as error:  # noqa: BLE001 (asserted below)
            faults.append(error)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(writers)]
    reader = RoomLink(postgres.uri(database, "laptop"), WORKSHOP, "reader")
    began = time.monotonic()
    for thread in threads:
        thread.start()
    looks = relisted = 0
    while any(thread.is_alive() for thread in threads):
        reader.look(nothing)
        reader.pull({}, nothing)
        looks += 1
        relisted += reader.relisted
    seconds = time.monotonic() - began
    reader.look(nothing)
    reader.pull({}, nothing)
    assert not faults
    wanted = {row.uuid for rows in (*journals, shared) for row in rows}
    got = [one.thing.uuid for one in reader.received]
    assert set(in_room(postgres, database)) == wanted
    assert set(got) == wanted
    assert len(got) == len(wanted)  # and nothing twice
    assert not relisted
    tell(
        f"room: {writers} writers at once, {len(wanted)} strokes in {seconds:.1f} s, none lost; "
        f"a reader looked {looks} times meanwhile, missed none and never had to start over"
    )


def test_a_row_that_was_numbered_early_and_committed_late_is_not_missed(uri, postgres, database):  # noqa: F811
    slow, quick = drawing("slow"), drawing("quick")
    program = subprocess.Popen(
        [str(postgres._programs / "psql"), "-X", "-q", "-h", "127.0.0.1", "-p", str(postgres.port),
         "-U", "laptop", "-d", database, "-v", "ON_ERROR_STOP=1"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PGPASSWORD": postgres.password},
    )  # fmt: skip
    with program:
        program.stdin.write(
            "BEGIN; INSERT INTO cm_civic.strokes (workshop, file_uuid, uuid, seq, session_uuid, "
            "table_code, action, started_at, ended_at, future_id, element_id, geometry) VALUES "
            f"('{WORKSHOP}', 'slow', '{slow.uuid}', 1, 's', 'slow', 'draw', '', '', 'chaos', "
            "'trees', 'SRID=4326;POINT(99 18)') RETURNING room_seq;\n"
        )
        program.stdin.flush()
        while "1 row" not in program.stdout.readline():
            pass
        writer, reader = (RoomLink(uri, WORKSHOP, name) for name in ("quick", "reader"))
        writer.look(nothing)
        writer.push("strokes", [quick], nothing)
        reader.look(nothing)
        reader.pull({}, nothing)
        assert [one.thing.uuid for one in reader.received] == [quick.uuid]
        program.stdin.write("COMMIT;\n")
        program.stdin.close()
    reader.look(nothing)
    reader.pull({}, nothing)
    assert [one.thing.uuid for one in reader.received] == [quick.uuid, slow.uuid]
    assert in_room(postgres, database) == [slow.uuid, quick.uuid]  # numbered before, seen after
    assert not reader.relisted


def test_a_database_put_back_from_a_copy_is_read_anew(uri, postgres, database):  # noqa: F811
    writer, reader = (RoomLink(uri, WORKSHOP, name) for name in ("w", "r"))
    writer.look(nothing)
    rows = [drawing("A", n) for n in range(5)]
    writer.push("strokes", rows, nothing)
    reader.look(nothing)
    reader.pull({}, nothing)
    # transactions of another server count from somewhere else; here: the reader's run ahead
    reader._horizon += 1_000_000
    late = drawing("A", 6)
    writer.push("strokes", [late], nothing)
    reader.look(nothing)
    assert reader.relisted
    reader.pull({}, nothing)
    assert late.uuid in {one.thing.uuid for one in reader.received}
    reader.look(nothing)
    assert not reader.relisted


# --- the network goes, and comes back


def test_a_killed_server_takes_nothing_with_it(sit, postgres, database, tell):  # noqa: F811
    rng = random.Random(15)
    kills, lives = 6, []
    sitting, room = sit("A")
    other, others_room = sit("B")
    for one in (room, others_room):
        one.join()
    theirs = draw(other)
    until(lambda: room.state == others_room.state == "connected" and room.others.picture())
    assert [row.uuid for row in room.others.picture()] == [theirs.uuid]
    for _kill in range(kills):
        started = len(sitting.rows)
        crash = threading.Timer(rng.uniform(0.05, 0.9), postgres.crash)
        crash.start()
        while crash.is_alive() or len(sitting.rows) < started + 20:
            draw(sitting, len(sitting.rows))
            pause(0.01)
        room.retry()
        until_state(room, "away")
        mine = [row.uuid for row in sitting.rows]
        assert [row.uuid for row in read_journal(sitting.workshop.path).rows] == mine
        # QGIS ends; the next sitting knows nothing of the one before
        room.leave()
        sitting.close()
        sitting, room = sit("A")
        room.join()
        until_state(room, "away")
        assert room.to_send == len(mine)
        assert "cannot be reached" in str(room.fault)
        postgres.start()
        before = set(in_room(postgres, database)) - {theirs.uuid}
        assert before <= set(mine)
        room.retry()
        until_state(room, "connected")
        assert sorted(in_room(postgres, database)) == sorted([*mine, theirs.uuid])
        lives.append((len(mine) - started, len(mine) - len(before)))
    others_room.retry()
    until(lambda: len(others_room.others.picture()) == len(mine))
    assert [row.uuid for row in others_room.others.picture()] == mine
    assert any(0 < lacking < drawn for drawn, lacking in lives)  # killed in the middle, indeed
    tell(
        f"room: server killed {kills} times while {len(mine)} strokes were drawn; all were in the "
        f"file; at the kills the room lacked {[lacking for _, lacking in lives]}, after catching "
        "up it had all, none twice"
    )


def test_a_frozen_server_does_not_hold_the_pen(sit, postgres, tell):  # noqa: F811
    sitting, room = sit("A")
    room.join()
    until(lambda: room.state == "connected")
    with postgres.frozen():
        times = []
        draw(sitting)
        until(lambda: room._task is not None)
        for number in range(50):
            began = time.monotonic()
            draw(sitting, number)
            QCoreApplication.processEvents()
            times.append(time.monotonic() - began)
        assert room._task is not None  # still waiting for an answer
        assert len(read_journal(sitting.workshop.path).rows) == 51
        held = until(lambda: room.state == "away")
    assert "does not answer" in str(room.fault)
    room.retry()
    until(lambda: room.state == "connected")
    tell(
        f"room: server frozen, 50 strokes of 40 points drawn: slowest {max(times) * 1000:.0f} ms, "
        f"main thread held at most {held * 1000:.0f} ms while the task waited"
    )


def test_joining_a_full_room_does_not_hold_the_main_thread(sit, uri, tell):
    for table in range(4):
        link = RoomLink(uri, WORKSHOP, f"file {table}")
        link.look(nothing)
        link.push("files", [File(link._file_uuid, f"T{table}", "{}")], nothing)
        rows = [drawing(f"T{table}", n, vertices=400) for n in range(500)]
        link.push("strokes", rows, nothing)
    sitting, room = sit("A")
    began = time.monotonic()
    room.join()
    held = until_state(room, "connected")
    seconds = time.monotonic() - began
    assert len(room.others.picture()) == 2000
    tell(
        f"room: joining one with 2,000 strokes of 200 + 400 points took {seconds:.1f} s, main "
        f"thread held at most {held * 1000:.0f} ms at a time"
    )


def test_a_stroke_at_ten_thousand_in_the_file_costs_little_in_a_room(sit, tell):
    sitting, room = sit("A")
    sitting.workshop.append_all([drawing("A", n, vertices=4) for n in range(10_000)])
    sitting.close()
    sitting, alone = sit("A")
    times = {}
    for name, one in (("alone", None), ("in the room", alone)):
        if one is not None:
            one.join()
            until_state(one, "connected")
        took = []
        for number in range(30):
            began = time.monotonic()
            draw(sitting, number)
            took.append(time.monotonic() - began)
        times[name] = sorted(took)[15] * 1000
    tell(
        f"room: a stroke after 10,000 others, median: {times['alone']:.1f} ms without a room, "
        f"{times['in the room']:.1f} ms in one"
    )


def test_a_port_that_swallows_everything_does_not_hold_the_main_thread(sit, monkeypatch, tell):
    monkeypatch.setattr(room_wire, "_KNOCK", 1.0)
    with socket.socket() as hole:
        hole.bind(("127.0.0.1", 0))
        hole.listen()
        sitting, room = sit("A", f"dbname='x' host=127.0.0.1 port={hole.getsockname()[1]}")
        ticks = []
        timer = QTimer()
        timer.setInterval(10)
        timer.timeout.connect(lambda: ticks.append(time.monotonic()))
        timer.start()
        room.join()
        assert room.state == "joining"
        until(lambda: room.state == "away")
        timer.stop()
    gap = max(other - one for one, other in zip(ticks, ticks[1:]))
    assert len(ticks) > 20
    assert "does not answer" in str(room.fault)
    draw(sitting)
    assert room.to_send == 1
    tell(
        f"room: black-hole port: {len(ticks)} timer ticks of 10 ms, longest gap {gap * 1000:.0f} ms"
    )


def test_a_connection_that_hangs_is_given_up_and_the_next_one_works(uri, postgres, monkeypatch):  # noqa: F811
    monkeypatch.setattr(room_wire, "PATIENCE", 0.7)
    link = RoomLink(uri, WORKSHOP, "f")
    link.look(nothing)
    with monkeypatch.context() as patch, postgres.frozen():
        patch.setattr(
            link._wire, "knock", lambda: None
        )  # it froze between the knock and the question
        for _ in range(5):
            with pytest.raises(RoomFault, match="does not answer"):
                link.look(nothing)
        assert len(link._wire.abandoned) == room_wire._MOST_ABANDONED  # QGIS has not many to give
        row = drawing()
        with pytest.raises(RoomFault, match="does not answer"):
            link.push("strokes", [row], nothing)
    monkeypatch.setattr(room_wire, "PATIENCE", 15.0)
    for thread in link._wire.abandoned:
        thread.join(20)
    link.look(nothing)
    assert link.push("strokes", [row], nothing) == 1


def test_a_table_that_somebody_holds_is_waited_for_and_then_given_up(uri, postgres, database,  # noqa: F811
                                                                     monkeypatch):  # fmt: skip
    link = RoomLink(uri, WORKSHOP, "f")
    link.look(nothing)
    monkeypatch.setattr(room_wire, "PATIENCE", 1.0)
    hold = threading.Thread(
        target=postgres.sql,
        args=("BEGIN; LOCK TABLE cm_civic.strokes; SELECT pg_sleep(3); COMMIT", database),
    )
    hold.start()
    time.sleep(0.5)
    with pytest.raises(RoomFault, match="timeout"):
        link.look(nothing)
    hold.join()
    link.look(nothing)


def test_the_knock_says_no_name_where_the_line_must_be_encrypted(uri, postgres, monkeypatch):  # noqa: F811
    said = []
    connect = socket.create_connection

    class Listening:
        def __init__(self, line):
            self.line = line

        def __enter__(self):
            return self

        def __exit__(self, *_error):
            self.line.close()

        def sendall(self, content):
            said.append(content)
            self.line.sendall(content)

        def recv(self, size):
            return self.line.recv(size)

    monkeypatch.setattr(socket, "create_connection", lambda *given: Listening(connect(*given)))
    RoomWire(uri).knock()
    RoomWire(uri + " sslmode=require").knock()
    assert b"laptop" in said[0]
    assert len(said[1]) == 8
    assert postgres.password.encode() not in b"".join(said)
    with postgres.frozen(), pytest.raises(RoomFault, match="does not answer"):
        RoomWire(uri + " sslmode=require").knock()


def test_leaving_ends_the_waiting(uri, postgres):  # noqa: F811
    link = RoomLink(uri, WORKSHOP, "f")
    link.look(nothing)

    def stop(_percent, _word):
        raise Cancelled

    began = time.monotonic()
    with pytest.raises(Cancelled):
        link._wire.ask("SELECT pg_sleep(2)", stop)
    assert time.monotonic() - began < 1.5
    (thread,) = link._wire.abandoned
    thread.join(10)
    assert not thread.is_alive()


# --- whose room it is, and who may do what


def test_a_room_of_another_workshop_is_not_entered(sit, uri, postgres, database):  # noqa: F811
    sitting, room = sit("A", workshop="11111111-9a53-4a0e-8a35-0d3f9c1f77aa")
    draw(sitting)
    room.join()
    until(lambda: room.state == "off" and room.fault)
    assert "another workshop (กาดหลวง 2022)" in str(room.fault)
    assert in_room(postgres, database) == []
    owner = Room(postgres.uri(database), sitting)
    owner.open_room()
    until(lambda: owner.state == "connected")
    assert len(in_room(postgres, database)) == 1
    stranger = RoomLink(uri, WORKSHOP, "f")
    assert pulled(stranger).journals() == []  # two workshops in one database never meet
    owner.leave()


def test_a_database_without_a_room_says_how_to_get_one(sit, postgres):  # noqa: F811
    sitting, room = sit("A", postgres.uri(postgres.database()))
    room.join()
    until(lambda: room.state == "off" and room.fault)
    assert "no room yet" in str(room.fault)
    room.open_room()
    until(lambda: room.state == "connected")
    assert room.fault is None
    assert [guest.table_code for guest in room.guests] in ([], ["A"])


def test_making_the_tables_again_leaves_every_row(uri, postgres, database):  # noqa: F811
    link = RoomLink(uri, WORKSHOP, "f")
    link.look(nothing)
    link.push("strokes", [drawing()], nothing)
    RoomLink(postgres.uri(database), WORKSHOP, "f").open_room("another title", nothing)
    assert len(in_room(postgres, database)) == 1
    assert postgres.sql("SELECT title FROM cm_civic.rooms", database) == ["กาดหลวง 2022"]


def test_a_laptop_may_add_and_read_and_nothing_else(uri, postgres, database):  # noqa: F811
    link = RoomLink(uri, WORKSHOP, "f")
    link.look(nothing)
    row = drawing()
    link.push("files", [File("f", "A", "{}")], nothing)
    link.push("strokes", [row], nothing)
    for statement in (
        "UPDATE cm_civic.strokes SET note = ''",
        "DELETE FROM cm_civic.strokes",
        "TRUNCATE cm_civic.strokes",
        "DROP TABLE cm_civic.strokes",
        "CREATE TABLE cm_civic.more (a int)",
        "INSERT INTO cm_civic.rooms (workshop, title, version) VALUES ('x', '', 1)",
        "ALTER TABLE cm_civic.strokes DISABLE TRIGGER ALL",
    ):
        with pytest.raises(RuntimeError, match="permission denied|must be owner"):
            postgres.sql(statement, database, user="laptop")
    for table in FIELDS:  # not even by mistake of the owner
        for statement in (
            f"UPDATE cm_civic.{table} SET uuid = ''",
            f"DELETE FROM cm_civic.{table}",
        ):
            if table in ("strokes", "files"):
                with pytest.raises(RuntimeError, match="append-only"):
                    postgres.sql(statement, database)
        with pytest.raises(RuntimeError, match="append-only"):
            postgres.sql(f"TRUNCATE cm_civic.{table}", database)
    # what the server writes itself, nobody else does
    postgres.sql(
        "INSERT INTO cm_civic.files (workshop, file_uuid, uuid, table_code, meta, room_txid, "
        f"received_at) VALUES ('{WORKSHOP}', 'g', 'g', 'G', '{{}}', 0, '1999-01-01')",
        database, user="laptop",
    )  # fmt: skip
    (line,) = postgres.sql(
        "SELECT room_txid > 0 AND received_at > now() - interval '1 minute' FROM cm_civic.files "
        "WHERE uuid = 'g'", database,
    )  # fmt: skip
    assert line == "t"


def test_a_login_without_rights_is_told_so_and_stops_asking(postgres, database):  # noqa: F811
    postgres.sql("REVOKE INSERT ON cm_civic.strokes FROM laptop", database)
    link = RoomLink(postgres.uri(database, "laptop"), WORKSHOP, "f")
    link.look(nothing)
    with pytest.raises(RoomFault, match="permission denied for table strokes"):
        link.push("strokes", [drawing("A", n) for n in range(100)], nothing)
    postgres.sql("GRANT INSERT ON cm_civic.strokes TO laptop", database)


def test_one_row_the_server_refuses_does_not_hold_up_the_others(uri, postgres, database):  # noqa: F811
    postgres.sql("ALTER TABLE cm_civic.strokes ADD CHECK (note <> 'refused')", database)
    rows = [drawing("A", n, note="refused" if n == 33 else "fine") for n in range(80)]
    link = RoomLink(uri, WORKSHOP, "f")
    link.look(nothing)
    assert link.push("strokes", rows, nothing) == 79
    assert list(link.refused) == [rows[33].uuid]
    assert "violates check constraint" in link.refused[rows[33].uuid]
    assert in_room(postgres, database) == [row.uuid for row in rows if row is not rows[33]]


def test_what_others_write_that_is_no_row_is_counted_and_left_out(uri, postgres, database):  # noqa: F811
    postgres.sql(
        "INSERT INTO cm_civic.strokes (workshop, file_uuid, uuid, seq, session_uuid, table_code, "
        "action, started_at, ended_at, geometry) VALUES "
        f"('{WORKSHOP}', 'x', 'bad', 1, 's', 'X', 'draw', '', '', "
        "'SRID=4326;MULTIPOINT(1 1, 2 2)')", database, user="laptop",
    )  # fmt: skip
    link = RoomLink(uri, WORKSHOP, "f")
    link.look(nothing)
    link.push("strokes", [drawing("B")], nothing)
    reader = RoomLink(uri, WORKSHOP, "g")
    reader.look(nothing)
    reader.pull({}, nothing)
    others = Others()
    assert others.add(reader.received)
    assert reader.unreadable == {"bad"}
    assert len(others.picture()) == 1


# --- votes


def test_secret_votes_stay_at_the_table_until_their_round_is_closed(sit, postgres, database):  # noqa: F811
    sitting, room = sit("A")
    secret = opening(sitting.events, ELEMENTS, secret=True, dots=5)
    sitting.note_event(VOTE_OPENED, **secret)
    sitting.cast([vote(sitting, secret["round"])])
    sitting.cast([vote(sitting, None)])  # of no round: nobody said that it may be seen
    room.join()
    until(lambda: room.state == "connected")
    assert room.to_send == 0
    assert in_room(postgres, database, "ballots") == []
    assert len(in_room(postgres, database, "events")) == 1
    sitting.note_event(VOTE_CLOSED, round=secret["round"])
    until(lambda: room.state == "connected")
    assert in_room(postgres, database, "ballots") == ["ballot-A-0"]
    public = opening(sitting.events, ELEMENTS, secret=False, dots=5)
    sitting.note_event(VOTE_OPENED, **public)
    sitting.cast([vote(sitting, public["round"])])
    until(lambda: room.state == "connected")
    assert in_room(postgres, database, "ballots") == ["ballot-A-0", "ballot-A-2"]


# --- the seat


def test_two_tables_see_each_other_and_their_files_stay_their_own(sit, tmp_path):
    (one, room), (other, others_room) = sit("A"), sit("B")
    heard = []
    room.others_changed.connect(lambda: heard.append(len(room.others.picture())))
    room.join()
    others_room.join()
    mine, theirs = draw(one), draw(other, 1, note=EVIL)
    other.write("undo", target_uuid=theirs.uuid)
    again = draw(other, 2)
    until(lambda: [row.uuid for row in room.others.picture()] == [again.uuid])
    until(lambda: [row.uuid for row in others_room.others.picture()] == [mine.uuid])
    until(lambda: {guest.table_code for guest in room.guests} == {"A", "B"})
    assert heard
    assert {row.table_code for row in read_journal(one.workshop.path).rows} == {"A"}
    assert len(read_journal(other.workshop.path).rows) == 3
    # and what the room says of B is what B's file says
    (journal,) = room.journals()
    assert list(journal.rows) == read_journal(other.workshop.path).rows
    assert replay(journal.rows) == other.picture()
    until(lambda: all(guest.drawn and guest.seconds < 60 for guest in room.guests))


def test_what_waits_for_the_file_does_not_go_to_the_room(sit, postgres, database):  # noqa: F811
    sitting, room = sit("A")
    first = draw(sitting)
    away = sitting.workshop.path.with_name("away")
    sitting.workshop.path.rename(away)
    waiting = draw(sitting, 1)
    assert sitting.keeper.is_waiting
    room.join()
    until(lambda: room.state == "connected")
    assert in_room(postgres, database) == [first.uuid]
    away.rename(sitting.workshop.path)
    assert sitting.retry()
    until(lambda: room.state == "connected")
    assert in_room(postgres, database) == [first.uuid, waiting.uuid]


def test_closing_the_file_leaves_the_room(sit):
    sitting, room = sit("A")
    room.join()
    until(lambda: room.state == "connected")
    sitting.close()
    assert room.state == "off"
    assert not room._timer.isActive()


def test_a_stored_connection_is_offered_by_name(uri, qgis_app):
    metadata = QgsProviderRegistry.instance().providerMetadata("postgres")
    options = {"saveUsername": True, "savePassword": True}
    metadata.saveConnection(metadata.createConnection(uri, options), "กาดหลวง")
    try:
        assert "กาดหลวง" in connection_names()
        link = RoomLink(connection_uri("กาดหลวง"), WORKSHOP, "f")
        link.look(nothing)
    finally:
        metadata.deleteConnection("กาดหลวง")
    assert connection_uri("กาดหลวง") is None


def test_no_password_reaches_a_workshop_file(sit, postgres):  # noqa: F811
    sitting, room = sit("A")
    draw(sitting)
    room.join()
    until(lambda: room.state == "connected")
    assert postgres.password.encode() not in sitting.workshop.path.read_bytes()
    assert postgres.password not in str(room._outgoing())


def test_a_wrong_password_is_a_fault_that_does_not_tell_it(postgres, database):  # noqa: F811
    link = RoomLink(postgres.uri(database, "laptop", "wrong-secret"), WORKSHOP, "f")
    with pytest.raises(RoomFault, match="could not log in") as caught:
        link.look(nothing)
    assert "wrong-secret" not in str(caught.value)


def test_the_whole_room_can_be_merged_while_people_draw(uri):
    link = RoomLink(uri, WORKSHOP, "f")
    link.look(nothing)
    link.push("files", [File("f", "A", json.dumps({"workshop": WORKSHOP}))], nothing)
    rows: list[JournalRow] = [drawing("A", n) for n in range(3)]
    link.push("strokes", rows, nothing)
    reader = RoomLink(uri, WORKSHOP, "g")
    first = pulled(reader).journals()
    assert len(merge(first).rows) == 3
    assert isinstance(first[0], Journal)
