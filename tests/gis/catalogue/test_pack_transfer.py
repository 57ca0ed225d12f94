"""An offline pack is made of a real pack and opened again elsewhere, whole or not at all."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
import stat
import subprocess
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from cm_civic_plugin.core.catalogue.offline_pack import sums_text
from cm_civic_plugin.core.catalogue.offline_source import SUMS
from cm_civic_plugin.core.catalogue.pack import LAYERS, MANIFEST, SCHEMA_VERSION, read_manifest
from cm_civic_plugin.core.catalogue.records import catalogue
from cm_civic_plugin.core.errors import BadInput, BadOutput, Cancelled
from cm_civic_plugin.gis.catalogue import pack_transfer
from cm_civic_plugin.gis.catalogue.loading import make_layer
from cm_civic_plugin.gis.catalogue.pack_transfer import (
    free_thai_fonts,
    make_offline_pack,
    open_offline_pack,
)


@pytest.fixture(scope="module")
def plugin(tmp_path_factory):
    """A folder such as an installed plugin has."""
    folder = tmp_path_factory.mktemp("installed") / "cm_civic_plugin"
    for path in ("__init__.py", "core/x.py", "core/__pycache__/x.pyc", "y.pyc", ".git/config"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("#", encoding="utf-8")
    return folder


@pytest.fixture(params=["stick", "stick.zip"])
def made(request, tmp_path, sample_pack, plugin):
    return make_offline_pack(sample_pack, tmp_path / request.param, plugin_folder=plugin)


@pytest.fixture
def folder(tmp_path, sample_pack):
    return make_offline_pack(sample_pack, tmp_path / "stick")


def content(gpkg):
    """Return a digest of all rows of all layers of a GeoPackage, table by table."""
    with closing(sqlite3.connect(f"{Path(gpkg).as_uri()}?mode=ro", uri=True)) as database:
        tables = [row[0] for row in database.execute("SELECT table_name FROM gpkg_contents")]
        return {
            table: hashlib.sha256(
                repr(database.execute(f'SELECT * FROM "{table}" ORDER BY 1').fetchall()).encode()
            ).hexdigest()
            for table in tables
        }


def tree(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def re_sum(folder):
    """Write checksums that fit the files as they are now."""
    (folder / SUMS).unlink()
    sums = {name: hashlib.sha256(data).hexdigest() for name, data in tree(folder).items()}
    (folder / SUMS).write_text(sums_text(sums), encoding="utf-8")


def left_behind(folder):
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_round_trip(made, tmp_path, sample_pack):
    packs = tmp_path / "profile" / "packs"
    opened = open_offline_pack(made, packs)
    assert left_behind(packs) == [opened.name] == ["pack"]
    assert read_manifest(opened) == read_manifest(sample_pack)
    rows = content(sample_pack / LAYERS)
    assert len(rows) > 40
    assert content(opened / LAYERS) == rows
    assert {p.name for p in (opened / "thumbnails").glob("*")} == {
        p.name for p in (sample_pack / "thumbnails").glob("*")
    }
    layer = make_layer(opened, catalogue().record("markets"), "th")
    assert layer.featureCount() == read_manifest(sample_pack).layers["markets"].features


def test_what_is_in_it(made, tmp_path):
    if made.suffix == ".zip":
        with zipfile.ZipFile(made) as archive:
            assert archive.testzip() is None
            archive.extractall(tmp_path / "out")
        made = tmp_path / "out"
    names = set(tree(made))
    assert {SUMS, "READ-ME-FIRST.txt", "LICENCES.txt", "offline_pack.json"} <= names
    assert {"pack/pack.json", "pack/layers.gpkg", "styles/markets.qml"} <= names
    (plugin_zip,) = (made / "plugin").iterdir()
    with zipfile.ZipFile(plugin_zip) as archive:
        assert sorted(archive.namelist()) == [
            "cm_civic_plugin/__init__.py",
            "cm_civic_plugin/core/x.py",
        ]
    readme = (made / "READ-ME-FIRST.txt").read_text(encoding="utf-8-sig")
    assert "วิธีเปิด" in readme
    assert "How to open it" in readme
    assert plugin_zip.name in readme
    assert "เมืองตัวอย่าง" in readme
    assert "{" not in readme
    licences = (made / "LICENCES.txt").read_text(encoding="utf-8-sig")
    assert "ตัวอย่าง" in licences
    assert "SAMPLE" in licences
    if shutil.which("sha256sum"):
        done = subprocess.run(["sha256sum", "-c", "--strict", SUMS], cwd=made, capture_output=True)
        assert done.returncode == 0
    # no write-ahead log: bytes 18 and 19 of the header are 1 for a plain journal
    assert (made / "pack" / LAYERS).read_bytes()[18:20] == b"\x01\x01"


def test_a_pack_in_wal_mode_ships_without(tmp_path, sample_pack):
    pack = tmp_path / "city"
    shutil.copytree(sample_pack, pack)
    with closing(sqlite3.connect(pack / LAYERS)) as open_elsewhere:
        open_elsewhere.execute("PRAGMA journal_mode=WAL")
        open_elsewhere.execute("CREATE TABLE just_now (x)")
        open_elsewhere.commit()
        assert (pack / f"{LAYERS}-wal").exists()
        made = make_offline_pack(pack, tmp_path / "stick")
    names = tree(made)
    assert not [name for name in names if name.endswith(("-wal", "-shm"))]
    assert names["pack/layers.gpkg"][18:20] == b"\x01\x01"
    with closing(sqlite3.connect(made / "pack" / LAYERS)) as copy:
        assert copy.execute("SELECT count(*) FROM just_now").fetchone() == (0,)


def test_opened_again_it_is_used_again(made, tmp_path):
    packs = tmp_path / "packs"
    first = open_offline_pack(made, packs)
    assert open_offline_pack(made, packs) == first
    assert left_behind(packs) == ["pack"]
    with (first / LAYERS).open("r+b") as file:  # the copy is damaged: a new one beside it
        file.seek(4096)
        file.write(bytes(200_000))
    assert open_offline_pack(made, packs).name == "pack-2"


def test_opened_before_it_is_checked_all_the_same(folder, tmp_path):
    open_offline_pack(folder, tmp_path / "packs")
    (folder / "styles" / "markets.qml").write_text("changed", encoding="utf-8")
    with pytest.raises(BadInput, match=r"styles/markets\.qml"):
        open_offline_pack(folder, tmp_path / "packs")


def test_another_pack_of_the_name_is_left_alone(folder, tmp_path):
    packs = tmp_path / "packs"
    (packs / "pack").mkdir(parents=True)
    (packs / "pack" / "mine.txt").write_text("mine", encoding="utf-8")
    assert open_offline_pack(folder, packs).name == "pack-2"
    assert tree(packs / "pack") == {"mine.txt": b"mine"}


def test_the_source_is_only_read(folder, tmp_path):
    before = tree(folder)
    paths = [folder, *folder.rglob("*")]
    for path in paths:
        path.chmod(stat.S_IRUSR | (stat.S_IXUSR if path.is_dir() else 0))
    try:
        opened = open_offline_pack(folder / SUMS, tmp_path / "packs")
        assert (opened / MANIFEST).is_file()
        assert tree(folder) == before
        (opened / "written.txt").write_text("the copy can be written", encoding="utf-8")
    finally:
        for path in paths:
            path.chmod(0o755)


def test_tampered_database_is_never_opened(folder, tmp_path, monkeypatch):
    with (folder / "pack" / LAYERS).open("r+b") as file:
        file.seek(5000)
        file.write(b"tampered")
    monkeypatch.setattr(
        pack_transfer.sqlite3, "connect", lambda *_a, **_k: pytest.fail("opened unchecked")
    )
    with pytest.raises(BadInput, match=r"pack/layers\.gpkg is not as it was"):
        open_offline_pack(folder, tmp_path / "packs")
    assert left_behind(tmp_path / "packs") == []


def test_newer_pack(folder, tmp_path):
    path = folder / "pack" / MANIFEST
    text = path.read_text(encoding="utf-8")
    new = text.replace(
        f'"schema_version": {SCHEMA_VERSION}', f'"schema_version": {SCHEMA_VERSION + 1}'
    )
    assert new != text
    path.write_text(new, encoding="utf-8")
    re_sum(folder)
    with pytest.raises(BadInput, match="stick was built by a newer version"):
        open_offline_pack(folder, tmp_path / "packs")
    assert left_behind(tmp_path / "packs") == []


def test_manifest_that_promises_more_than_there_is(folder, tmp_path):
    (folder / "pack" / LAYERS).unlink()
    re_sum(folder)
    with pytest.raises(BadInput, match=r"lacks pack/layers\.gpkg"):
        open_offline_pack(folder, tmp_path / "packs")
    assert left_behind(tmp_path / "packs") == []


def test_something_that_is_not_there(tmp_path):
    with pytest.raises(BadInput, match="does not exist"):
        open_offline_pack(tmp_path / "gone.zip", tmp_path / "packs")


@pytest.mark.parametrize("at", [5, 40, 62, 80, 99])
@pytest.mark.parametrize("name", ["stick", "stick.zip"])
def test_cancel_while_making(tmp_path, sample_pack, at, name):
    def progress(percent, _word):
        if percent >= at:
            raise Cancelled

    with pytest.raises(Cancelled):
        make_offline_pack(sample_pack, tmp_path / "out" / name, progress)
    assert left_behind(tmp_path / "out") == []


@pytest.mark.parametrize("at", [1, 50, 98])
def test_cancel_while_opening(made, tmp_path, at):
    def progress(percent, _word):
        if percent >= at:
            raise Cancelled

    with pytest.raises(Cancelled):
        open_offline_pack(made, tmp_path / "packs", progress)
    assert left_behind(tmp_path / "packs") == []


def test_progress_rises_to_the_end(made, tmp_path, sample_pack):
    for work in (
        lambda tell: make_offline_pack(sample_pack, tmp_path / "again.zip", tell),
        lambda tell: open_offline_pack(made, tmp_path / "packs", tell),
    ):
        seen = []
        work(lambda percent, _word, seen=seen: seen.append(percent))
        assert seen == sorted(seen)
        assert 90 < seen[-1] <= 100


def test_old_offline_pack_is_replaced_and_other_things_never(tmp_path, sample_pack):
    target = tmp_path / "stick"
    make_offline_pack(sample_pack, target)
    (target / "extra.txt").write_text("x", encoding="utf-8")
    make_offline_pack(sample_pack, target)
    assert not (target / "extra.txt").exists()
    photos = tmp_path / "photos"
    photos.mkdir()
    (photos / "a.jpg").write_bytes(b"a")
    with pytest.raises(BadOutput, match="holds other things"):
        make_offline_pack(sample_pack, photos)
    assert tree(photos) == {"a.jpg": b"a"}


def test_failing_to_make_keeps_the_old_zip(tmp_path, sample_pack):
    target = tmp_path / "stick.zip"
    target.write_bytes(b"old")
    pack = tmp_path / "city"
    shutil.copytree(sample_pack, pack)
    with (pack / LAYERS).open("r+b") as file:
        file.seek(4096)
        file.write(bytes(200_000))
    with pytest.raises(BadInput, match="is damaged"):
        make_offline_pack(pack, target)
    assert target.read_bytes() == b"old"
    assert left_behind(tmp_path) == ["city", "stick.zip"]


def test_no_room(tmp_path, sample_pack, monkeypatch):
    from cm_civic_plugin.core.catalogue import offline_pack

    monkeypatch.setattr(
        offline_pack.shutil, "disk_usage", lambda _place: shutil._ntuple_diskusage(10, 10, 100)
    )
    with pytest.raises(BadOutput, match="too little room"):
        make_offline_pack(sample_pack, tmp_path / "stick.zip")
    assert left_behind(tmp_path) == []


def test_no_folder_to_write_to(made, tmp_path, sample_pack):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(BadOutput, match="cannot be written"):
        open_offline_pack(made, tmp_path / "file" / "packs")
    for name in ("stick", "stick.zip"):
        with pytest.raises(BadOutput, match="cannot be written"):
            make_offline_pack(sample_pack, tmp_path / "file" / name)


def test_disk_full_while_copying_the_database(tmp_path, sample_pack, monkeypatch):
    real = pack_transfer.sqlite3.connect

    def small(path, **more):
        database = real(path, **more)
        if not more:  # the copy
            database.execute("PRAGMA max_page_count=10")
        return database

    monkeypatch.setattr(pack_transfer.sqlite3, "connect", small)
    with pytest.raises(BadOutput, match=r"stick.*(No space|is full)"):
        make_offline_pack(sample_pack, tmp_path / "stick")
    assert left_behind(tmp_path) == []


def font(folder, name, states=""):
    """Put a file that states a licence as a font's name table does."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(b"\0\1\0\0" + states.encode("utf-16-be"))


GPL = "under the terms of the GNU General Public License"


def taken(*places):
    return [path.name for path in free_thai_fonts(places)]


def test_fonts_of_windows_and_macos_are_never_taken(tmp_path):
    names = ["tahoma.ttf", "LeelawUI.ttf", "Thonburi.ttf", "Ayuthaya.ttf", "Angsana.ttf"]
    for name in names:
        font(tmp_path, name, "Open Font License")  # whatever one says
    assert taken(tmp_path) == []


def test_a_known_name_alone_is_no_licence(tmp_path):
    font(tmp_path, "Sarabun-Bold.ttf", "all rights reserved")
    font(tmp_path, "Loma.ttf", "all rights reserved")
    (tmp_path / "COPYING").write_text("GPL with font exception", encoding="utf-8")
    assert taken(tmp_path) == []


def test_a_gpl_font_goes_only_with_its_terms_and_their_exception(tmp_path):
    font(tmp_path, "Loma.ttf", GPL)
    assert taken(tmp_path) == []
    (tmp_path / "COPYING").write_text("GPL-2+", encoding="utf-8")
    assert taken(tmp_path) == []
    (tmp_path / "COPYING").write_text("License: GPL-2+ with Font exception", encoding="utf-8")
    assert taken(tmp_path) == ["Loma.ttf"]


def test_the_first_family_of_debian_goes_with_the_terms_of_its_package(tmp_path, sample_pack):
    tlwg = tmp_path / "share" / "fonts" / "truetype" / "tlwg"
    for name in ("Loma.ttf", "Loma-Bold.ttf", "Garuda.ttf"):
        font(tlwg, name, GPL)
    font(tlwg, "Waree.ttf", "Bitstream Vera Fonts Copyright")
    assert taken(tmp_path) == ["Waree.ttf"]  # its terms are in it
    terms = tmp_path / "share" / "doc" / "fonts-tlwg-loma-ttf" / "copyright"
    terms.parent.mkdir(parents=True)
    terms.write_text("Source: https://example.org\nGPL-2+ with Font exception", encoding="utf-8")
    fonts = free_thai_fonts([tmp_path])
    assert [path.name for path in fonts] == ["Loma-Bold.ttf", "Loma.ttf"]
    made = make_offline_pack(sample_pack, tmp_path / "stick", fonts=fonts)
    assert {path.name for path in (made / "fonts").iterdir()} == {
        "Loma-Bold.ttf", "Loma.ttf", "Loma-licence.txt",
    }  # fmt: skip
    assert "example.org" in (made / "fonts" / "Loma-licence.txt").read_text(encoding="utf-8")
    open_offline_pack(made, tmp_path / "packs")


def test_fonts_under_the_open_font_license_come_first_and_all(tmp_path):
    font(tmp_path, "Loma.ttf", GPL)
    (tmp_path / "COPYING").write_text("GPL with font exception", encoding="utf-8")
    for name in ("Sarabun-Bold.ttf", "NotoSansThaiLooped-Regular.otf"):
        font(tmp_path / "more", name, "SIL Open Font License")
    assert taken(tmp_path) == ["NotoSansThaiLooped-Regular.otf", "Sarabun-Bold.ttf"]


def test_extras_and_fonts(tmp_path, sample_pack):
    font(tmp_path / "fonts", "NotoSansThai-Regular.ttf", "SIL Open Font License")
    fonts = free_thai_fonts([tmp_path / "fonts"])
    (tmp_path / "a").mkdir()
    extras = [tmp_path / "workshop.qgz", tmp_path / "a" / "workshop.qgz"]
    for number, path in enumerate(extras):
        path.write_text(str(number), encoding="utf-8")
    made = make_offline_pack(sample_pack, tmp_path / "stick", extras=extras, fonts=fonts)
    assert {path.name for path in (made / "fonts").iterdir()} == {"NotoSansThai-Regular.ttf"}
    assert {path.read_text() for path in (made / "extras").iterdir()} == {"0", "1"}
    assert "NotoSansThai-Regular.ttf" in (made / "READ-ME-FIRST.txt").read_text("utf-8-sig")
    assert not (
        made / "plugin"
    ).exists()  # a checkout is no installed plugin, and the README says so
    assert "ask whoever made it" in (made / "READ-ME-FIRST.txt").read_text("utf-8-sig")
    open_offline_pack(made, tmp_path / "packs")
