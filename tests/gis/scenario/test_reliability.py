"""Nothing drawn is ever lost: programs killed, power cut, sticks full or pulled, clocks set back.

Each test prints what it counted. Times are printed, never judged.
"""

from __future__ import annotations

import contextlib
import os
import random
import select
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from qgis.core import QgsProject, QgsVectorLayer

from cm_civic_plugin.core.scenario.elements import load_elements
from cm_civic_plugin.core.scenario.futures import load_futures
from cm_civic_plugin.core.scenario.journal import new_row, next_undo, replay
from cm_civic_plugin.core.scenario.shape import shape_of
from cm_civic_plugin.gis.scenario.keeper import StrokeKeeper
from cm_civic_plugin.gis.scenario.project_layers import ProjectLayers
from cm_civic_plugin.gis.scenario.workshop_file import WorkshopFile
from cm_civic_plugin.gis.scenario.workshop_layers import NOTES_PROPERTY
from cm_civic_plugin.gui.scenario.draw.light import light_of

KILLS = 100
POWER_CUTS = 100
DRAWER = Path(__file__).with_name("drawing_process.py")
linux = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads /proc")


def drawing(number=0, vertices=200, **values):
    points = [(98.9 + n / 1e4, 18.8 + (n * number) % 7 / 1e4) for n in range(vertices)]
    values = {"future_id": "chaos", "element_id": "trees", "certainty": "sure", **values}
    return new_row("draw", "sitting", "A", shape=shape_of("line", points), **values)


@pytest.fixture()
def tell(capsys):
    """Put a sentence into the test's output, also where pytest swallows what tests print."""

    def say(sentence):
        with capsys.disabled():
            sys.stdout.write(f"\n{sentence}\n")

    return say


@pytest.fixture()
def folder():
    """A folder in memory where there is one: a kill does not care which disk is slow."""
    where = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=where) as made:
        yield Path(made)


@pytest.fixture()
def path(folder):
    WorkshopFile.create(folder / "table_A.gpkg", "A").close()
    return folder / "table_A.gpkg"


@contextlib.contextmanager
def drawer(path, spill, strokes="0"):
    """Start a drawing process; it is gone, whatever happens, when the block ends."""
    program = subprocess.Popen(
        [sys.executable, str(DRAWER), str(path), str(spill), str(strokes)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    with program:
        try:
            yield Told(program)
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.kill(program.pid, signal.SIGCONT)
            program.kill()


class Told:
    """What a drawing process said so far, read without waiting or up to a word."""

    def __init__(self, program):
        self.pid = program.pid
        self._input = program.stdin
        self._stream = program.stdout
        self._rest = b""
        self.words = {"life": [], "saved": [], "waiting": [], "memory": [], "over": []}

    def _take(self, content):
        *lines, self._rest = (self._rest + content).split(b"\n")
        for line in lines:
            word, _space, value = line.decode().partition(" ")
            self.words[word].append(value)

    def go(self):
        self._input.write(b"go\n")
        self._input.flush()

    def until(self, word, count=1):
        while len(self.words[word]) < count:
            ready, _, _ = select.select([self._stream], [], [], 30)
            assert ready, f"the drawing process says nothing any more, no {count} × {word}"
            content = os.read(self._stream.fileno(), 65536)
            assert content, f"the drawing process ended before {count} × {word}: {self._rest!r}"
            self._take(content)

    def now(self):
        os.set_blocking(self._stream.fileno(), False)
        with contextlib.suppress(BlockingIOError):
            while content := os.read(self._stream.fileno(), 65536):
                self._take(content)
        os.set_blocking(self._stream.fileno(), True)


@contextlib.contextmanager
def locked(path):
    """Hold the file as a program that will not let go of it."""
    with contextlib.closing(sqlite3.connect(path, isolation_level=None, timeout=30)) as db:
        db.execute("BEGIN EXCLUSIVE")
        yield
        db.execute("ROLLBACK")


def check_whole(path):
    """Open a workshop file as the plugin does, and return the uuids in it, in order."""
    with WorkshopFile.open(path) as file:
        rows = file.rows()
    assert [row.seq for row in rows] == list(range(1, len(rows) + 1))
    with contextlib.closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute("SELECT count(*) FROM picture").fetchone() == (len(replay(rows)),)
    return [row.uuid for row in rows]


@linux
def test_kill_9_at_a_hundred_random_moments(path, folder, tell):
    rng = random.Random(5)
    with drawer(path, folder / "spill", "lives") as told:
        for life in range(1, KILLS + 1):
            told.go()
            told.until("life", life)
            red = life % 10 == 0  # in this life the file is locked: the spill has to hold
            # counted, not timed: a slow machine draws as many strokes
            told.until("saved", len(told.words["saved"]) + (1 if red else rng.randrange(14)))
            with locked(path) if red else contextlib.nullcontext():
                if red:
                    told.until("waiting", len(told.words["waiting"]) + 1)
                time.sleep(rng.uniform(0, 0.02))
                os.kill(int(told.words["life"][-1]), signal.SIGKILL)
                told.until("over", life)
            assert set(told.words["saved"]) <= set(check_whole(path))
    StrokeKeeper(WorkshopFile.open(path), folder / "spill").close()
    there = set(check_whole(path))
    saved, waiting = told.words["saved"], told.words["waiting"]
    assert set(saved) <= there
    assert set(waiting) <= there
    assert not told.words["memory"]
    assert len(saved) > 4 * KILLS
    assert len(waiting) >= KILLS / 10
    assert not list((folder / "spill").glob("*.jsonl"))
    tell(
        f"kill -9 at {KILLS} random moments: {len(saved)} strokes said to be saved and "
        f"{len(waiting)} said to wait safely, all there; integrity ok each time; "
        f"{len(there) - len(saved) - len(waiting)} more were written but not yet said"
    )


def stop(pid):
    """Stop a child process at whatever it does, and wait until it stands still."""
    os.kill(pid, signal.SIGSTOP)
    found, status = os.waitpid(pid, os.WUNTRACED)
    assert found == pid
    assert os.WIFSTOPPED(status), "the drawing process ended by itself"


def cut_power(told, rng, copy, times):
    """Let ``copy(number)`` copy the files at random moments; return what was saved before each."""
    saved = []
    for number in range(times):
        time.sleep(rng.uniform(0, 0.03))
        stop(told.pid)
        told.now()
        copy(number)
        saved.append(list(told.words["saved"]))
        os.kill(told.pid, signal.SIGCONT)
    return saved


@linux
@pytest.mark.parametrize("beside", ["-journal", "-wal"])
def test_power_cut_at_random_moments_of_commits(path, folder, beside, tell):
    holder = contextlib.closing(sqlite3.connect(path))
    beside_seen = 0

    def copy(number):
        nonlocal beside_seen
        (folder / str(number)).mkdir()
        for ending in ("", "-journal", "-wal"):
            with contextlib.suppress(FileNotFoundError):
                shutil.copy(f"{path}{ending}", folder / str(number))
                beside_seen += ending == beside

    with contextlib.ExitStack() as stack:
        if beside == "-wal":  # as a QGIS that edits a layer of the file leaves it
            db = stack.enter_context(holder)
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("BEGIN")
            db.execute("SELECT count(*) FROM strokes").fetchone()
        told = stack.enter_context(drawer(path, folder / "spill"))
        told.until("saved", 3)
        saved = cut_power(told, random.Random(6), copy, POWER_CUTS)
    checked = 0
    for number, uuids in enumerate(saved):
        assert set(uuids) <= set(check_whole(folder / str(number) / path.name))
        checked += len(uuids)
    assert beside_seen > POWER_CUTS / 20  # else no commit was ever met half way
    assert len(saved[-1]) > len(saved[0])
    tell(
        f"power cut, {POWER_CUTS} copies with their {beside} ({beside_seen} had one): each opens "
        f"and holds all strokes saved before it, up to {len(saved[-1])}, {checked} checks in all"
    )


@contextlib.contextmanager
def mounted(image, point):
    """Mount a file system in a file; skips, saying why, where that is not possible."""
    point.mkdir(exist_ok=True)
    done = subprocess.run(["mount", "-o", "loop", image, point], capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"no file system can be mounted here: {done.stderr.strip()}")
    try:
        yield point
    finally:
        subprocess.run(["umount", "-l", point], check=True)


@pytest.fixture()
def stick(folder):
    """A function that makes an image of a small stick."""
    if sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("mkfs.ext4"):
        pytest.skip("needs root on Linux and mkfs.ext4, to mount a small file system")

    def make(megabytes):
        image = folder / "stick.img"
        with image.open("wb") as stream:
            stream.truncate(megabytes * 2**20)
        subprocess.run(["mkfs.ext4", "-q", "-m", "0", image], check=True)
        return image

    return make


@linux
def test_power_cut_keeps_only_what_reached_the_disk(stick, folder, tell):
    """Here what was written but not synced is lost, as when the plug is pulled."""
    cuts = 30
    image = stick(24)
    with mounted(image, folder / "mount") as point:
        WorkshopFile.create(point / "table_A.gpkg", "A").close()
        with drawer(point / "table_A.gpkg", folder / "spill") as told:
            told.until("saved", 3)

            def copy(number):
                shutil.copy(image, folder / f"{number}.img")

            saved = cut_power(told, random.Random(7), copy, cuts)
    checked = 0
    for number, uuids in enumerate(saved):
        with mounted(folder / f"{number}.img", folder / "copy") as point:
            assert set(uuids) <= set(check_whole(point / "table_A.gpkg"))
        checked += len(uuids)
    assert len(saved[-1]) > len(saved[0])
    tell(
        f"power cut of the whole disk, {cuts} images: each mounts, opens and holds all strokes "
        f"saved before it, up to {len(saved[-1])}, {checked} checks in all"
    )


def test_a_full_stick_pulled_out_and_put_back(stick, folder, tell):
    image = stick(4)
    saved, red = [], []
    with mounted(image, folder / "mount") as point:
        path = point / "table_A.gpkg"
        filler = point / "holiday.jpg"
        filler.write_bytes(b"0" * 1_000_000)
        WorkshopFile.create(path, "A").close()
        keeper = StrokeKeeper(WorkshopFile.open(path), folder / "spill")
        while len(red) < 5:
            row = drawing(len(saved))
            keeper.keep(row)
            (saved if light_of(keeper)[0] == "saved" else red).append(row.uuid)
            assert len(saved) < 5000
        assert "is full. Make room" in light_of(keeper)[1]
        assert [row.uuid for row in keeper.waiting] == red
        assert keeper.spilled
        assert check_full(path) == saved
        full = len(saved)
        filler.unlink()
        assert keeper.retry()
        assert light_of(keeper)[0] == "saved"
        assert check_full(path) == saved + red
    saved += red  # the stick is out now, with the file still open
    row = drawing()
    assert not keeper.keep(row)
    assert "no longer there" in light_of(keeper)[1]
    assert not keeper.retry()
    with mounted(image, folder / "mount"):
        assert keeper.retry()
        keeper.close()
        assert check_whole(path) == [*saved, row.uuid]
        assert not list((folder / "spill").iterdir())
    tell(
        f"stick of 4 MB: full after {full} strokes, 5 waited and were saved when there was room; "
        f"pulled out and put back: all {len(saved) + 1} there, in order"
    )


def check_full(path):
    """Look into a file on a full disk, where nothing can be written."""
    with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return [uuid for (uuid,) in db.execute("SELECT uuid FROM strokes ORDER BY seq")]


def without_notes(layers):
    """Return layers but for those that only write the notes: they hold each drawing once more."""
    return [layer for layer in layers if not layer.customProperty(NOTES_PROPERTY)]


def test_two_programs_draw_into_one_file_while_a_third_shows_it(path, folder, tell):
    strokes = 120
    with WorkshopFile.open(path) as file:
        layers = ProjectLayers(QgsProject.instance(), file, load_futures(), load_elements())
        shown = without_notes(layers.ensure())
    spill = folder / "spill"
    with drawer(path, spill, strokes) as one, drawer(path, spill, strokes) as other:
        deadline = time.monotonic() + 90
        while not (one.words["over"] and other.words["over"]):
            assert time.monotonic() < deadline, (one.words, other.words)
            one.now()
            other.now()
            layers.refresh()
            assert all(layer.isValid() for layer in shown)
            assert sum(layer.featureCount() for layer in shown) <= 2 * strokes
            time.sleep(0.02)
    told = [uuid for program in (one, other) for kind in ("saved", "waiting") for uuid in
            program.words[kind]]  # fmt: skip
    assert sorted(check_whole(path)) == sorted(told)
    assert len(told) == 2 * strokes
    layers.refresh()
    assert sum(sum(1 for _ in layer.getFeatures()) for layer in shown) == 2 * strokes
    waited = len(one.words["waiting"]) + len(other.words["waiting"])
    QgsProject.instance().clear()
    tell(
        f"two QGIS drew {strokes} strokes each into one file while a third showed it: all "
        f"{len(told)} there, none twice; {waited} had to wait for the other"
    )


def test_a_layer_of_the_file_edited_in_qgis_holds_up_nothing_for_good(path, folder):
    keeper = StrokeKeeper(WorkshopFile.open(path), folder / "spill")
    layer = QgsVectorLayer(f"{path}|layername=ballots", "votes", "ogr")
    assert layer.startEditing()
    kept = [drawing(number) for number in range(20)]
    for row in kept:
        keeper.keep(row)
    layer.rollBack()
    del layer
    assert keeper.retry()
    keeper.close()
    assert check_whole(path) == [row.uuid for row in kept]
    alone = folder / "copy" / "table_A.gpkg"
    alone.parent.mkdir()
    shutil.copy(path, alone)  # what people do in the hall
    assert check_whole(alone) == [row.uuid for row in kept]


def test_a_clock_set_back_changes_no_order(path, folder):
    keeper = StrokeKeeper(WorkshopFile.open(path), folder / "spill")
    years = ("2026", "2019", "1970", "2569", "2001")
    rows = [
        drawing(n, note=year, started_at=f"{year}-01-01T00:00:00.000Z",
                ended_at=f"{year}-01-01T00:00:01.000Z")
        for n, year in enumerate(years)
    ]  # fmt: skip
    for row in rows[:3]:
        keeper.keep(row)
    with locked(path):
        for row in rows[3:]:  # these wait in the spill file, out of order by their times
            assert not keeper.keep(row)
        keeper.workshop.close()  # the program ends here
    keeper = StrokeKeeper(WorkshopFile.open(path), folder / "spill")
    assert keeper.taken_up == 2
    assert [row.note for row in replay(keeper.rows)] == list(years)
    assert next_undo(keeper.rows) == rows[-1].uuid
    keeper.keep(
        new_row("undo", "s", "A", target_uuid=rows[-1].uuid, started_at="1970-01-01T00:00:00.000Z")
    )
    assert next_undo(keeper.rows) == rows[-2].uuid
    keeper.close()
    with contextlib.closing(sqlite3.connect(path)) as db:
        shown = [note for (note,) in db.execute("SELECT note FROM picture ORDER BY seq")]
    assert shown == list(years[:-1])


def test_ten_thousand_strokes(path, folder, tell):
    rows = [drawing(number) for number in range(10_000)]
    with WorkshopFile.open(path) as file:
        file.append_all(rows)
    began = time.perf_counter()
    keeper = StrokeKeeper(WorkshopFile.open(path), folder / "spill")
    opened = time.perf_counter()
    assert [row.uuid for row in keeper.rows] == [row.uuid for row in rows]
    began_replay = time.perf_counter()
    assert len(replay(keeper.rows)) == 10_000
    replayed = time.perf_counter()
    assert len(replay(keeper.rows, until=5_000)) == 5_000
    half = time.perf_counter()
    assert keeper.keep(drawing())
    kept = time.perf_counter()
    assert "10001 strokes" in light_of(keeper)[1]
    lit = time.perf_counter()
    keeper.close()
    tell(
        f"10,000 strokes of 200 vertices, {path.stat().st_size / 1e6:.0f} MB: opened and read in "
        f"{opened - began:.2f} s, replayed in {1000 * (replayed - began_replay):.0f} ms, to its "
        f"middle in {1000 * (half - replayed):.0f} ms, one stroke more kept in "
        f"{1000 * (kept - half):.0f} ms, the light's count in {1000 * (lit - kept):.0f} ms"
    )


def test_a_thai_note_of_5000_characters_with_emoji(path, folder):
    piece = "น้ำท่วมกำแพงเมือง ๆ ไม่ใช่ “เรื่องเล็ก” 🌊👩🏽‍🌾\u2028\x85\n\t'; DROP TABLE strokes;-- "
    note = (piece * 200)[:5000]
    keeper = StrokeKeeper(WorkshopFile.open(path), folder / "spill")
    row = drawing()
    assert keeper.keep(row)
    with locked(path):  # it goes by way of the spill file, too
        assert not keeper.keep(new_row("note", "s", "A", target_uuid=row.uuid, note=note))
        keeper.workshop.close()
    keeper = StrokeKeeper(WorkshopFile.open(path), folder / "spill")
    assert (keeper.taken_up, keeper.unreadable) == (1, 0)
    (shown,) = replay(keeper.rows)
    assert shown.note == note
    keeper.close()
    layer = QgsVectorLayer(f"{path}|layername=picture", "picture", "ogr")
    (feature,) = layer.getFeatures()
    assert feature["note"] == note


def test_half_an_emoji_stops_no_stroke(path, folder):
    keeper = StrokeKeeper(WorkshopFile.open(path), folder / "spill")
    assert keeper.keep(drawing(note="ก\ud83c\udf33ข \ud83c ค\0ง"))
    assert keeper.keep(drawing())
    assert [row.note for row in keeper.workshop.rows()] == ["ก🌳ข \ufffd คง", None]
    keeper.close()


def test_a_project_closed_without_saving_loses_no_stroke(path, folder):
    project = QgsProject.instance()
    keeper = StrokeKeeper(WorkshopFile.open(path), folder / "spill")
    layers = ProjectLayers(project, keeper.workshop, load_futures(), load_elements())
    layers.ensure()
    rows = [drawing(number) for number in range(20)]
    for row in rows[:10]:
        assert keeper.keep(row)
        layers.refresh("chaos", row.shape)
    assert project.mapLayers()
    project.clear()  # “Discard”
    for row in rows[10:]:
        assert keeper.keep(row)
    assert sum(layer.featureCount() for layer in without_notes(layers.ensure())) == 20
    project.clear()
    keeper.close()
    assert check_whole(path) == [row.uuid for row in rows]
