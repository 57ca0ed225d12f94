"""What a build does in bad places: read-only media, a full disk, a second build at work."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path

import pytest
from osgeo import gdal, osr

from cm_civic_plugin.core.catalogue.pack import read_manifest
from cm_civic_plugin.core.catalogue.records import catalogue
from cm_civic_plugin.core.errors import BadInput, BadOutput
from cm_civic_plugin.gis.catalogue.loading import make_layer
from cm_civic_plugin.gis.replacing import replacing
from tests.gis.catalogue.over_an_old_pack import SAMPLE, build, contents, refused, small

ROOT = Path(__file__).parents[3]


@pytest.fixture
def out(tmp_path):
    """A folder with an old pack in it and nothing else."""
    folder = tmp_path / "out"
    folder.mkdir()
    build(small(tmp_path / "old.osm"), folder / "pack")
    return folder


# --- places that cannot be written


@contextmanager
def mounted(folder, *options):
    """Mount something on a folder for the block, or skip where that is not allowed."""
    folder.mkdir(exist_ok=True)
    if shutil.which("mount") is None or sys.platform != "linux":
        pytest.skip("needs the program mount, of Linux")
    run = subprocess.run(["mount", *options, str(folder)], capture_output=True, check=False)
    if run.returncode:
        pytest.skip(f"needs the right to mount: {run.stderr.decode().strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_pack_on_read_only_media_opens_and_stays_as_it_is(tmp_path, out):
    before = contents(out)
    with mounted(tmp_path / "stick", "--bind", str(out)) as stick:
        if subprocess.run(["mount", "-o", "remount,ro,bind", str(stick)], check=False).returncode:
            pytest.skip("needs the right to mount read-only")
        with pytest.raises(OSError, match="Read-only"):
            (stick / "probe").write_bytes(b"x")
        assert read_manifest(stick / "pack").layers["markets"].features == 1
        layer = make_layer(stick / "pack", catalogue().record("markets"), "th")
        assert layer.isValid() and layer.featureCount() == 1
        assert [f["osm_id"] for f in layer.getFeatures()] == [1]
        assert not layer.startEditing() or layer.rollBack()
        del layer
        said = refused(tmp_path / "old.osm", stick, BadOutput)
        assert str(stick / "pack") in said and "Read-only file system" in said
        assert contents(stick) == before
    assert contents(out) == before
    assert not [name for name in before if name.endswith(("-wal", "-shm", "-journal"))]


@pytest.mark.parametrize("kilobytes", [64, 400, 1500, 3000, 5000, 6500])
def test_a_disk_that_fills_up_is_named_and_nothing_stays(tmp_path, capfd, kilobytes):
    """The sample's pack takes some 9 MB while it is built: it breaks off at another step each."""
    with mounted(tmp_path / "disk", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs") as disk:
        with pytest.raises(BadOutput) as caught:
            build(SAMPLE, disk / "pack")
        said = str(caught.value)
        assert str(disk / "pack") in said and "is full" in said and said.endswith(".")
        assert list(disk.iterdir()) == []


def test_a_disk_that_fills_up_with_a_source_raster_is_named_too(tmp_path):
    (tmp_path / "sources").mkdir()
    raster = gdal.GetDriverByName("GTiff").Create(str(tmp_path / "sources" / "dem.tif"), 2000, 2000)
    raster.SetGeoTransform((98.9, 0.0001, 0, 18.9, 0, -0.0001))
    system = osr.SpatialReference()
    system.ImportFromEPSG(4326)
    raster.SetProjection(system.ExportToWkt())
    raster.GetRasterBand(1).WriteRaster(0, 0, 2000, 2000, os.urandom(4_000_000))
    raster = None
    with mounted(tmp_path / "disk", "-t", "tmpfs", "-o", "size=3m", "tmpfs") as disk:
        build(small(tmp_path / "small.osm"), disk / "pack")
        before = contents(disk)
        wide = tmp_path / "wide.osm"
        wide.write_text(
            '<?xml version="1.0"?><osm version="0.6">'
            '<node id="1" lat="18.7" lon="98.9" version="1"><tag k="amenity" v="toilets"/></node>'
            '<node id="2" lat="18.9" lon="99.1" version="1"><tag k="amenity" v="toilets"/></node></osm>',
            encoding="utf-8",
        )
        with pytest.raises(BadOutput, match="is full"):
            build(wide, disk / "pack", sources=tmp_path / "sources")
        assert contents(disk) == before


def test_a_disk_that_fills_up_leaves_the_old_pack(tmp_path):
    with mounted(tmp_path / "disk", "-t", "tmpfs", "-o", "size=3m", "tmpfs") as disk:
        build(small(tmp_path / "small.osm"), disk / "pack")
        said = refused(SAMPLE, disk, BadOutput)
        assert "is full" in said
        assert read_manifest(disk / "pack").layers["markets"].features == 1
        layer = make_layer(disk / "pack", catalogue().record("markets"), "th")
        assert layer.isValid() and layer.featureCount() == 1
        del layer


# --- two builds at once


def test_a_second_build_of_the_same_folder_is_told_to_wait(tmp_path, out):
    seen = []

    def half_way(percent, _word):
        if percent > 10 and not seen:
            seen.append(refused_while_building())

    def refused_while_building():
        with pytest.raises(BadOutput) as caught:
            build(tmp_path / "old.osm", out / "pack")
        return str(caught.value)

    build(SAMPLE, out / "pack", progress=half_way)
    assert "Another build is writing" in seen[0] and str(out / "pack") in seen[0]
    assert read_manifest(out / "pack").extract == SAMPLE.name
    assert [path.name for path in out.iterdir()] == ["pack"]


def test_of_many_builds_at_once_the_pack_is_whole(tmp_path, out):
    said, done = [], []
    start = threading.Barrier(4)

    def run(name):
        start.wait()
        try:
            with replacing(out / "pack", "pack.json") as folder:
                (folder / "pack.json").write_text(name, encoding="utf-8")
                (folder / "twin").write_text(name, encoding="utf-8")
            done.append(name)
        except BadOutput as error:
            said.append(str(error))

    threads = [threading.Thread(target=run, args=(f"build {n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(done) >= 1 and len(done) + len(said) == 4
    assert all("Another build is writing" in sentence for sentence in said)
    pack = out / "pack"
    assert (pack / "pack.json").read_bytes() == (pack / "twin").read_bytes()
    assert (pack / "twin").read_text(encoding="utf-8") in done
    assert [path.name for path in out.iterdir()] == ["pack"]


WAITING = """
import sys
sys.path.insert(0, {root!r})
from pathlib import Path
from cm_civic_plugin.core.errors import BadOutput
from cm_civic_plugin.gis.replacing import replacing
with replacing(Path({output!r}), "pack.json") as folder:
    (folder / "pack.json").write_text("half", encoding="utf-8")
    print("building", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def other(out):
    """Another process that is building into the same folder until it is told to end."""
    script = WAITING.format(root=str(ROOT), output=str(out / "pack"))
    process = subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "building\n"
    yield process
    process.kill()
    process.communicate()


def test_a_build_of_another_process_keeps_ours_out(tmp_path, out, other):
    said = refused(tmp_path / "old.osm", out, BadOutput)
    assert "Another build is writing" in said
    other.communicate("")
    assert other.returncode == 0
    assert (out / "pack" / "pack.json").read_text(encoding="utf-8") == "half"
    build(tmp_path / "old.osm", out / "pack")
    assert [path.name for path in out.iterdir()] == ["pack"]


def test_a_killed_build_keeps_nobody_out_and_is_cleared_away(tmp_path, out, other):
    before = contents(out / "pack")
    other.kill()
    other.wait()
    assert contents(out / "pack") == before
    assert len(list(out.iterdir())) > 1
    build(tmp_path / "old.osm", out / "pack")
    assert [path.name for path in out.iterdir()] == ["pack"]


def test_an_old_pack_set_aside_by_a_killed_build_comes_back(tmp_path, out):
    before = contents(out / "pack")
    (out / "pack").rename(out / f".pack.building-{os.getpid()}-1.old")
    path = tmp_path / "bad.osm"
    path.write_text("<osm", encoding="utf-8")
    with pytest.raises(BadInput):
        build(path, out / "pack")
    assert contents(out / "pack") == before
    assert [path.name for path in out.iterdir()] == ["pack"]


def test_builds_of_neighbouring_folders_do_not_meet(tmp_path, out):
    (out / ".pack 2.building-1-1").mkdir()
    with replacing(out / "pack", "pack.json") as one, replacing(out / "pack 2", "x") as two:
        assert one != two
        (one / "pack.json").write_text("{}", encoding="utf-8")
    assert sorted(path.name for path in out.iterdir()) == ["pack", "pack 2"]


def test_a_fault_of_the_program_is_not_taken_for_a_full_disk(out):
    before = contents(out)
    with pytest.raises(ZeroDivisionError), replacing(out / "pack", "pack.json"):
        1 / 0  # noqa: B018
    assert contents(out) == before


def test_errors_of_the_system_are_told_from_each_other(out):
    with pytest.raises(BadOutput, match="is full"), replacing(out / "pack", "pack.json"):
        raise OSError(28, "No space left on device")
    with pytest.raises(BadOutput, match="cannot be written"), replacing(out / "pack", "pack.json"):
        raise PermissionError(13, "Permission denied")


def test_where_locks_are_not_known_a_build_goes_on(tmp_path, out, monkeypatch):
    fcntl = pytest.importorskip("fcntl", reason="needs a system with flock")

    def unknown(_file, _flags):
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(fcntl, "flock", unknown)
    leftover = out / ".pack.building-1-1"
    leftover.mkdir()  # of a build that may be at work: nobody can tell
    build(tmp_path / "old.osm", out / "pack")
    assert sorted(path.name for path in out.iterdir()) == [leftover.name, "pack"]
