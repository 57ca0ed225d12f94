"""The offline pack as it is brought: nothing that was changed, added or made to harm gets in."""

from __future__ import annotations

import errno
import hashlib
import io
import json
import shutil
import stat
import subprocess
import zipfile

import pytest

from cm_civic_plugin.core.catalogue import offline_pack, offline_source
from cm_civic_plugin.core.catalogue.offline_pack import (
    check_room,
    copy_checked,
    pack_digest,
    read_about,
    read_sums,
    safe_name,
    sums_text,
)
from cm_civic_plugin.core.catalogue.offline_source import SUMS, OpenPack, is_safe_path
from cm_civic_plugin.core.errors import BadInput, BadOutput, Cancelled

FILES = {
    "pack/pack.json": b"{}",
    "pack/layers.gpkg": b"not read here " * 40_000,
    "pack/rasters/elevation.tif": b"raster",
    "styles/markets.qml": b"<qgis/>",
    "offline_pack.json": json.dumps(
        {"format": 1, "name": "เชียงใหม่", "made_at": "2026-01-01", "tool": "test"}
    ).encode(),
}


def sums_of(files):
    return sums_text({path: hashlib.sha256(data).hexdigest() for path, data in files.items()})


def in_folder(folder, files=FILES, sums=None):
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    (folder / SUMS).write_text(sums_of(files) if sums is None else sums, encoding="utf-8")
    return folder


def in_zip(path, files=FILES, sums=None, top=""):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(top + name, data)
        archive.writestr(top + SUMS, sums_of(files) if sums is None else sums)
    return path


@pytest.fixture(params=["folder", "zip", "zip of a folder"])
def source(request, tmp_path):
    if request.param == "folder":
        folder = tmp_path / "stick"
        folder.mkdir()
        return in_folder(folder)
    return in_zip(tmp_path / "stick.zip", top="stick/" if "of" in request.param else "")


def receive(source, target, progress=lambda _percent, _word: None):
    target.mkdir(parents=True, exist_ok=True)
    with OpenPack(source) as pack:
        sums = read_sums(pack)
        copy_checked(pack, sums, target, progress)
        return read_about(pack)


def test_whole_pack_arrives(source, tmp_path):
    about = receive(source, tmp_path / "copy")
    assert about.name == "เชียงใหม่"
    got = {
        f"pack/{path.relative_to(tmp_path / 'copy').as_posix()}": path.read_bytes()
        for path in (tmp_path / "copy").rglob("*")
        if path.is_file()
    }
    assert got == {path: data for path, data in FILES.items() if path.startswith("pack/")}


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="needs sha256sum")
def test_sums_are_read_by_sha256sum(tmp_path):
    in_folder(tmp_path)
    done = subprocess.run(["sha256sum", "-c", "--strict", SUMS], cwd=tmp_path, capture_output=True)
    assert done.returncode == 0
    (tmp_path / "pack/pack.json").write_bytes(b"[]")
    done = subprocess.run(["sha256sum", "-c", "--strict", SUMS], cwd=tmp_path, capture_output=True)
    assert done.returncode == 1


@pytest.mark.parametrize("make", [in_folder, in_zip])
@pytest.mark.parametrize("changed", ["pack/layers.gpkg", "styles/markets.qml", "offline_pack.json"])
def test_changed_file_is_named(tmp_path, make, changed):
    files = {**FILES, changed: FILES[changed][:-1] + b"?"}
    place = tmp_path / "stick"
    if make is in_folder:
        place.mkdir()
    with pytest.raises(BadInput, match=f"{changed} is not as it was"):
        receive(make(place, files, sums_of(FILES)), tmp_path / "copy")


def test_missing_and_extra_files_are_named(tmp_path):
    less = {path: data for path, data in FILES.items() if "tif" not in path}
    with pytest.raises(BadInput, match=r"lacks pack/rasters/elevation\.tif"):
        receive(in_zip(tmp_path / "less.zip", less, sums_of(FILES)), tmp_path / "copy")
    more = {**FILES, "pack/evil.gpkg": b"?"}
    with pytest.raises(BadInput, match=r"not in it when it was made: pack/evil\.gpkg"):
        receive(in_zip(tmp_path / "more.zip", more, sums_of(FILES)), tmp_path / "copy")


def test_litter_of_file_managers_is_passed_over(tmp_path):
    litter = {".DS_Store": b"", "pack/Thumbs.db": b"", "__MACOSX/pack/._pack.json": b""}
    receive(in_zip(tmp_path / "x.zip", {**FILES, **litter}, sums_of(FILES)), tmp_path / "copy")
    assert not (tmp_path / "copy" / "Thumbs.db").exists()


@pytest.mark.parametrize(
    "path",
    [
        "../escaped",
        "pack/../../escaped",
        "/escaped",
        "C:/escaped",
        "pack\\..\\escaped",
        "pack//x",
        "./x",
        "pack/con.txt",
        "pack/x.",
        "pack/a\nb",
    ],
)
def test_paths_that_leave_are_refused(tmp_path, path):
    files = {**FILES, path: b"x"}
    with pytest.raises(BadInput, match="leaves its folder"):
        receive(in_zip(tmp_path / "x.zip", files), tmp_path / "inside" / "copy")
    assert not list(tmp_path.rglob("escaped"))


def test_sums_that_point_outside_are_refused(tmp_path):
    line = f"{'0' * 64}  ../../etc/passwd\n"
    with pytest.raises(BadInput, match="line 6: not a checksum"):
        receive(in_zip(tmp_path / "x.zip", FILES, sums_of(FILES) + line), tmp_path / "copy")


def test_links_are_refused(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    in_folder(folder)
    secret = tmp_path / "secret"
    secret.write_bytes(FILES["pack/pack.json"])
    (folder / "pack/pack.json").unlink()
    (folder / "pack/pack.json").symlink_to(secret)
    with pytest.raises(BadInput, match=r"pack/pack\.json is a link"):
        receive(folder, tmp_path / "copy")
    (folder / "pack/pack.json").unlink()
    (folder / "pack/pack.json").write_bytes(b"{}")
    (folder / "more").symlink_to(tmp_path, target_is_directory=True)
    with pytest.raises(BadInput, match="more is a link"):
        receive(folder, tmp_path / "copy")
    in_zip(tmp_path / "x.zip")
    with zipfile.ZipFile(tmp_path / "x.zip", "a") as archive:
        info = zipfile.ZipInfo("pack/link")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
    with pytest.raises(BadInput, match="pack/link is a link"):
        receive(tmp_path / "x.zip", tmp_path / "copy")


def test_names_that_differ_in_case_only_are_refused(tmp_path):
    with pytest.raises(BadInput, match="is in it twice"):
        receive(in_zip(tmp_path / "x.zip", {**FILES, "PACK/pack.json": b"x"}), tmp_path / "copy")


def test_bomb_is_refused_before_it_unpacks(tmp_path):
    bomb = {**FILES, "pack/rasters/bomb.tif": bytes(100 << 20)}
    path = in_zip(tmp_path / "x.zip", bomb)
    assert path.stat().st_size < 1 << 20
    with pytest.raises(BadInput, match=r"bomb\.tif unpacks to far more"):
        receive(path, tmp_path / "copy")
    assert not list((tmp_path / "copy").iterdir())


def test_a_zip_that_lies_of_its_size_is_counted(tmp_path):
    """The central directory says 5 bytes; what streams out is more and is not believed."""
    path = in_zip(tmp_path / "x.zip", {**FILES, "pack/long": b"12345" * 1000})
    data = path.read_bytes()
    at = data.rindex(b"pack/long") - 46  # its entry of the central directory
    assert data[at : at + 4] == b"PK\x01\x02"
    path.write_bytes(data[: at + 24] + (5).to_bytes(4, "little") + data[at + 28 :])
    with pytest.raises(BadInput, match="pack/long"):
        receive(path, tmp_path / "copy")
    assert sum(f.stat().st_size for f in (tmp_path / "copy").rglob("long")) <= 5


def test_too_many_files(tmp_path, monkeypatch):
    monkeypatch.setattr(offline_source, "MAX_FILES", 4)
    with pytest.raises(BadInput, match="more than 4 files"):
        receive(in_zip(tmp_path / "x.zip"), tmp_path / "copy")


def test_too_large(tmp_path, monkeypatch):
    monkeypatch.setattr(offline_source, "MAX_BYTES", 1000)
    with pytest.raises(BadInput, match="too large"):
        receive(in_zip(tmp_path / "x.zip"), tmp_path / "copy")


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9, 0.999])
def test_zip_cut_short(tmp_path, share):
    path = in_zip(tmp_path / "x.zip")
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
    with pytest.raises(BadInput, match=r"x\.zip"):
        receive(path, tmp_path / "copy")


def test_zip_with_a_broken_stream(tmp_path):
    path = in_zip(tmp_path / "x.zip")
    data = bytearray(path.read_bytes())
    at = data.index(b"pack/layers.gpkg") + 100
    data[at : at + 40] = bytes(40)
    path.write_bytes(data)
    with pytest.raises(BadInput, match=r"pack/layers\.gpkg is not as it was"):
        receive(path, tmp_path / "copy")


def test_encrypted(tmp_path):
    path = in_zip(tmp_path / "x.zip")
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    path.write_bytes(data)
    with pytest.raises(BadInput, match="is encrypted"):
        receive(path, tmp_path / "copy")


def test_some_other_zip_or_file(tmp_path):
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("photo.jpg", b"x")
    with pytest.raises(BadInput, match="no offline pack"):
        receive(tmp_path / "x.zip", tmp_path / "copy")
    (tmp_path / "x.pdf").write_bytes(b"%PDF")
    with pytest.raises(BadInput, match=r"x\.pdf cannot be read"):
        receive(tmp_path / "x.pdf", tmp_path / "copy")


def test_newer_format(tmp_path):
    files = {**FILES, "offline_pack.json": FILES["offline_pack.json"].replace(b'": 1', b'": 2')}
    with pytest.raises(BadInput, match="newer version"):
        receive(in_zip(tmp_path / "x.zip", files), tmp_path / "copy")


def test_full_disk(tmp_path, monkeypatch):
    monkeypatch.setattr(
        offline_pack.shutil, "disk_usage", lambda _place: shutil._ntuple_diskusage(10, 10, 100)
    )
    with pytest.raises(BadOutput, match="too little room"):
        check_room(tmp_path / "not there yet", 1)


def test_disk_that_fills_while_writing(tmp_path, monkeypatch):
    source = in_zip(tmp_path / "x.zip")

    class Full(io.BytesIO):
        def write(self, _block):
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(
        offline_pack.Path,
        "open",
        lambda self, mode="r", *rest, **more: Full() if mode == "xb" else open(self, mode, *rest),  # noqa: PTH123, SIM115
    )
    with pytest.raises(BadOutput, match="No space left"):
        receive(source, tmp_path / "copy")


def test_cancel(source, tmp_path):
    def progress(percent, _word):
        if percent > 20:
            raise Cancelled

    with pytest.raises(Cancelled):
        receive(source, tmp_path / "copy", progress)


def test_digest_is_of_the_city_pack_alone():
    sums = {"pack/a": "1" * 64, "styles/b": "2" * 64}
    assert pack_digest(sums) == pack_digest({**sums, "styles/b": "3" * 64})
    assert pack_digest(sums) != pack_digest({**sums, "pack/a": "3" * 64})


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("เชียงใหม่ 2569", "เชียงใหม่ 2569"),
        ("a/b:c", "a/b_c".replace("/", "_")),
        ("con", "_con"),
        ("..", "pack"),
        ("name. ", "name"),
    ],
)
def test_safe_name(text, name):
    assert safe_name(text) == name.replace("/", "_")
    assert is_safe_path(safe_name(text))
