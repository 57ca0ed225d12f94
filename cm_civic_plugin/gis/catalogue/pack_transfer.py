"""Make an offline workshop pack of a city pack, and open one that was brought."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime, timezone
from pathlib import Path

from qgis.PyQt.QtCore import QStandardPaths

from ...core.catalogue.licence_sheet import sheet_text
from ...core.catalogue.offline_fonts import fonts_to_carry, licence_files
from ...core.catalogue.offline_pack import (
    ABOUT,
    PACK,
    About,
    check_room,
    copy_checked,
    pack_digest,
    read_about,
    read_sums,
    safe_name,
    sums_text,
)
from ...core.catalogue.offline_readme import README, readme_text
from ...core.catalogue.offline_source import SUMS, OpenPack
from ...core.catalogue.pack import LAYERS, RASTERS, PackManifest, read_manifest
from ...core.catalogue.records import catalogue
from ...core.checksum import sha256
from ...core.errors import BadInput, BadOutput, CivicError, msg
from ...core.resources import ROOT, STYLES, plugin_version
from ..replacing import replacing
from .licences import pack_entries

Progress = Callable[[float, str], None]
PLUGIN = "cm_civic_plugin"
OPENED = "opened_from.json"
_LICENCES = "LICENCES.txt"
_NOT_SHIPPED = ("-wal", "-shm", "-journal", ".pyc", OPENED)


def free_thai_fonts(places: Sequence[Path] | None = None) -> list[Path]:
    """Return Thai font files of this machine that may be passed on.

    Looks in the system's and the user's font folders, or in ``places``.
    """
    if places is None:
        kind = QStandardPaths.StandardLocation.FontsLocation
        places = [Path(folder) for folder in QStandardPaths.standardLocations(kind)]
        if os.environ.get("LOCALAPPDATA"):  # where Windows puts what a user installs
            places.append(Path(os.environ["LOCALAPPDATA"]) / "Microsoft" / "Windows" / "Fonts")
    return fonts_to_carry(places)


def make_offline_pack(
    pack: Path,
    target: Path,
    progress: Progress = lambda _percent, _word: None,
    plugin_folder: Path | None = None,
    extras: Sequence[Path] = (),
    fonts: Sequence[Path] = (),
) -> Path:
    """Make an offline workshop pack of the city pack ``pack`` and return ``target``.

    A ``target`` that ends in ``.zip`` becomes a zip, any other a folder, which must be new, empty
    or an offline pack, and is replaced only by a whole one. ``plugin_folder`` is the installed
    plugin (or its zip); without one the installed plugin itself is taken where there is one.
    ``extras`` are further files, such as a project. Raises BadInput where the pack is none or
    damaged, BadOutput where the target cannot be written; ``progress`` may raise to cancel.
    """
    manifest = read_manifest(pack)
    files = _files_of(pack)
    needed = sum(path.stat().st_size for path in files.values())
    to_zip = target.suffix.lower() == ".zip"
    check_room(target.parent, needed * (2 if to_zip else 1))
    share = 70 if to_zip else 100
    name = safe_name(pack.name)

    def inner(percent: float, word: str) -> None:
        progress(percent * share / 100, word)

    if not to_zip:
        with replacing(target, holds=SUMS) as folder:
            _fill(folder, name, manifest, files, inner, plugin_folder, extras, fonts)
        return target
    with _beside(target) as work:
        folder = work / "content"
        folder.mkdir()
        _fill(folder, name, manifest, files, inner, plugin_folder, extras, fonts)
        _zip(folder, work / "whole.zip", lambda part: progress(70 + 30 * part, target.name))
        (work / "whole.zip").replace(target)
    return target


def _files_of(pack: Path) -> dict[str, Path]:
    """Return the files of a city pack by their path in it, without what SQLite left beside."""
    return {
        path.relative_to(pack).as_posix(): path
        for path in sorted(pack.rglob("*"))
        if path.is_file()
        and not path.is_symlink()
        and not path.name.endswith(_NOT_SHIPPED)
        and not path.name.startswith(".")
    }


def _fill(
    folder: Path,
    name: str,
    manifest: PackManifest,
    files: dict[str, Path],
    progress: Progress,
    plugin: Path | None,
    extras: Sequence[Path],
    fonts: Sequence[Path],
) -> None:
    total = max(1, sum(path.stat().st_size for path in files.values()))
    done = 0
    for relative, path in files.items():
        copy = folder / PACK / relative
        copy.parent.mkdir(parents=True, exist_ok=True)
        size = path.stat().st_size
        tick = _part(progress, 60 * done / total, 60 * size / total, relative)
        tick(0)
        if path.suffix == ".gpkg":
            _copy_database(path, copy, tick)
        else:
            shutil.copyfile(path, copy)
        done += size
    for number, (kind, path) in enumerate(
        [
            *(("styles", path) for path in sorted(STYLES.glob("*.qml"))),
            *(("fonts", path) for path in fonts),
            *(("extras", path) for path in extras),
        ]
    ):
        (folder / kind).mkdir(exist_ok=True)
        copy = folder / kind / safe_name(path.name)
        if copy.exists():  # two extras of one name
            copy = copy.with_name(f"{number}-{copy.name}")
        shutil.copyfile(path, copy)
        progress(61, path.name)
    for copied_as, path in licence_files(fonts).items():
        shutil.copyfile(path, folder / "fonts" / copied_as)
    plugin_zip = _add_plugin(folder, plugin, progress)
    about = About(
        name=name,
        made_at=datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
        tool=f"Chiang Mai Civic {plugin_version()}",
    )
    readme = readme_text(name, manifest, plugin_zip, [path.name for path in fonts])
    licences = sheet_text(pack_entries(manifest, catalogue()), ("th", "en"))
    # the mark at the start lets older Windows editors see that it is UTF-8
    (folder / README).write_bytes(readme.encode("utf-8-sig"))
    (folder / _LICENCES).write_bytes(licences.replace("\n", "\r\n").encode("utf-8-sig"))
    (folder / ABOUT).write_text(about.to_json(), encoding="utf-8")
    written = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    sums = {}
    for number, path in enumerate(written):
        relative = path.relative_to(folder).as_posix()
        tick = _part(progress, 65 + 35 * number / len(written), 0, relative)
        sums[relative] = sha256(path, tick)
    (folder / SUMS).write_bytes(sums_text(sums).encode())


def _part(progress: Progress, start: float, span: float, word: str) -> Callable[[float], None]:
    """Return a function that reports the share done of one part of the work."""
    return lambda share: progress(start + span * share, word)


def _copy_database(source: Path, copy: Path, tick: Callable[[float], None]) -> None:
    """Copy a GeoPackage page by page, whole even while another reads it, and check the copy."""
    try:
        with closing(_read_only(source)) as old, closing(sqlite3.connect(copy)) as new:
            old.backup(
                new,
                pages=4096,
                progress=lambda _status, left, total: tick(1 - left / max(1, total)),
            )
            new.execute("PRAGMA journal_mode=DELETE")
            said = new.execute("PRAGMA integrity_check").fetchone()[0]
    except sqlite3.DatabaseError as error:
        if "is full" in str(error):  # said of the target by whoever writes there
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from error
        said = type(error).__name__
    if said != "ok":
        raise BadInput(
            msg("{file} is damaged ({reason}). Build the city pack again."),
            file=str(source),
            reason=said[:80],
        )


def _read_only(path: Path) -> sqlite3.Connection:
    address = path.resolve().as_uri()
    # on a read-only medium SQLite cannot make its shared-memory file
    changing = path.with_name(f"{path.name}-wal").exists()
    alone = not os.access(path.parent, os.W_OK) and not changing
    return sqlite3.connect(f"{address}?mode=ro{'&immutable=1' if alone else ''}", uri=True)


def _add_plugin(folder: Path, plugin: Path | None, progress: Progress) -> str | None:
    """Put the plugin's zip into the pack and return its name; None where there is no plugin."""
    if plugin is None:
        if not (ROOT / "__init__.py").is_file():  # a checkout, not an installed plugin
            return None
        plugin = ROOT
    (folder / "plugin").mkdir()
    name = f"{PLUGIN}-{plugin_version()}.zip"
    if plugin.is_file():
        shutil.copyfile(plugin, folder / "plugin" / name)
        return name
    with zipfile.ZipFile(folder / "plugin" / name, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(plugin.rglob("*")):
            relative = path.relative_to(plugin)
            hidden = any(part.startswith(".") for part in relative.parts)
            if (
                path.is_file()
                and not hidden
                and "__pycache__" not in relative.parts
                and path.suffix != ".pyc"
            ):
                archive.write(path, f"{PLUGIN}/{relative.as_posix()}")
                progress(63, name)
    return name


def _zip(folder: Path, target: Path, tick: Callable[[float], None]) -> None:
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    total, done = max(1, sum(path.stat().st_size for path in files)), 0
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in files:
            info = zipfile.ZipInfo.from_file(path, path.relative_to(folder).as_posix())
            info.compress_type = zipfile.ZIP_DEFLATED
            with path.open("rb") as source, archive.open(info, "w") as entry:
                for block in iter(lambda: source.read(1 << 20), b""):
                    entry.write(block)
                    done += len(block)
                    tick(done / total)


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """Give a hidden working folder beside a target; it goes away whatever happens."""
    work = target.with_name(f".{target.name}.making-{os.getpid()}-{time.monotonic_ns()}")
    try:
        work.mkdir(parents=True)
        yield work
    except OSError as error:
        raise BadOutput(
            msg("{folder} cannot be written ({reason}). Choose a folder you may write to."),
            folder=str(target.parent),
            reason=error.strerror or type(error).__name__,
        ) from error
    finally:
        shutil.rmtree(work, ignore_errors=True)


def open_offline_pack(
    source: Path,
    packs_folder: Path,
    progress: Progress = lambda _percent, _word: None,
) -> Path:
    """Check an offline pack and copy its city pack into ``packs_folder``; return the copy's folder.

    ``source`` is a zip, a folder, or the SHA256SUMS in it, and is only ever read. No database or
    raster is opened before all checksums are right. A pack that was opened before, and whose copy
    is still whole, is used again; a copy gets a new name, and no other pack is touched. Raises
    BadInput naming what is wrong with the source, BadOutput where the copy cannot be written.
    """
    if source.name == SUMS and not source.is_dir():
        source = source.parent
    if not source.exists():
        raise BadInput(msg("{file} does not exist."), file=str(source))
    with OpenPack(source) as pack:
        sums = read_sums(pack)
        about = read_about(pack)
        digest = pack_digest(sums)
        before = _opened_before(packs_folder, digest)
        if before is not None:
            copy_checked(pack, sums, None, progress)
            return before
        own = sum(size for path, size in pack.sizes.items() if path.startswith(f"{PACK}/"))
        check_room(packs_folder, own)
        name = safe_name(about.name)
        with _beside(packs_folder / name) as work:
            folder = work / name
            folder.mkdir()
            copy_checked(pack, sums, folder, progress)
            _check_manifest(folder, source)
            (folder / OPENED).write_text(f'{{"sha256": "{digest}"}}\n', encoding="utf-8")
            progress(98, name)
            return _move_in(folder, packs_folder, name)


def _check_manifest(folder: Path, source: Path) -> None:
    try:
        manifest = read_manifest(folder)
    except BadInput as error:
        # said of the source: the copy is about to go
        raise BadInput(error.template, **{**error.params, **_named(error, source)}) from error
    kinds = {record.id: record.geometry for record in catalogue().records}
    for layer_id in manifest.ready():
        raster = kinds.get(layer_id) == "Raster"
        file = f"{RASTERS}/{layer_id}.tif" if raster else LAYERS
        if not (folder / file).is_file():
            raise BadInput(
                msg("{file} lacks {paths}. Copy it again from where it was made."),
                file=source.name,
                paths=f"{PACK}/{file}",
            )


def _named(error: CivicError, source: Path) -> dict[str, object]:
    return {key: source.name for key in ("file", "folder") if key in error.params}


def _opened_before(packs_folder: Path, digest: str) -> Path | None:
    """Return the copy that was made of the same pack, if it is still whole."""
    for mark in sorted(packs_folder.glob(f"*/{OPENED}")):
        try:
            if digest not in mark.read_text(encoding="utf-8"):
                continue
            read_manifest(mark.parent)
            with closing(_read_only(mark.parent / LAYERS)) as database:
                if database.execute("PRAGMA quick_check").fetchone()[0] == "ok":
                    return mark.parent
        except (OSError, CivicError, sqlite3.DatabaseError):
            continue  # no longer whole: a fresh copy is made beside it
    return None


def _move_in(folder: Path, packs_folder: Path, name: str) -> Path:
    """Give a finished copy a name that is free, and return where it is."""
    number = 1
    while True:
        place = packs_folder / (name if number == 1 else f"{name}-{number}")
        if not place.exists():
            try:
                folder.rename(place)
            except FileExistsError:  # another QGIS was faster
                continue
            return place
        number += 1
