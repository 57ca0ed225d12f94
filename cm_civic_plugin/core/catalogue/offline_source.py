"""An offline pack as it was brought, on a stick or as a zip: listed and read, never trusted."""

from __future__ import annotations

import os
import re
import stat
import zipfile
from pathlib import Path, PurePosixPath
from typing import IO

from ..errors import BadInput, msg

SUMS = "SHA256SUMS"
MAX_FILES = 20_000
MAX_BYTES = 64 << 30
MAX_RATIO = 200  # of a zip as a whole; a GeoPackage packs about 4:1, an empty raster 100:1
SPARE = 64 << 20  # bytes left free on the disk; a zip that unpacks to less is no bomb
FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f]')
RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
# What file managers leave behind; it is never read and never copied.
_LITTER = re.compile(
    r"(\.DS_Store|Thumbs\.db|desktop\.ini|\._.*|__MACOSX|System Volume Information|\$RECYCLE\.BIN"
    r"|\.Trash.*|\.fseventsd|\.Spotlight-.*|lost\+found)",
    re.IGNORECASE,
)


_UNSAFE = msg(
    "{file} is refused: the path {path} leaves its folder or cannot be written on every system. "
    "Make the offline pack again."
)
_TWICE = msg("{file} is refused: {path} is in it twice. Make the offline pack again.")
_TOO_MUCH = msg(
    "{file} is refused: with {path} it is too large or has more than {most} files. "
    "An offline pack holds one city pack."
)
_LINK = msg(
    "{file} is refused: {path} is a link or a device, not a file. Make the offline pack again."
)
_LOCKED = msg("{file} is refused: {path} is encrypted. Make the zip without a password.")
_BOMB = msg(
    "{file} is refused: {path} unpacks to far more than a pack can. Get the pack from "
    "whoever made it."
)


def is_safe_path(path: str) -> bool:
    """Tell whether a relative path stays inside its folder and can be written on every system."""
    parts = path.split("/")
    return all(
        part not in ("", ".", "..")
        and not FORBIDDEN.search(part)
        and not RESERVED.fullmatch(part)
        and part == part.rstrip(" .")
        and len(part.encode()) <= 255
        for part in parts
    )


class OpenPack:
    """An offline pack as it was brought: a folder or a zip. Nothing of it is trusted.

    ``sizes`` gives every file's size in bytes by its path. Raises BadInput naming what is wrong:
    paths that leave the folder, links, too many files, too large, packed suspiciously small.
    """

    def __init__(self, source: Path) -> None:
        self.source = source
        self._zip: zipfile.ZipFile | None = None
        self._real: dict[str, str] = {}  # the name in the source, by path
        self._folded: set[str] = set()
        self._total = 0
        self.sizes: dict[str, int] = {}

    def __enter__(self) -> OpenPack:
        try:
            if self.source.is_dir():
                self._list_folder()
            else:
                self._zip = zipfile.ZipFile(self.source)
                self._list_zip(self._zip)
        except (OSError, zipfile.BadZipFile, NotImplementedError, UnicodeError) as error:
            self.close()
            raise self.broken(error) from error
        except BadInput:
            self.close()
            raise
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the zip."""
        if self._zip is not None:
            self._zip.close()

    def broken(self, error: Exception) -> BadInput:
        """Return the sentence for a source that cannot be read through."""
        return BadInput(
            msg(
                "{file} cannot be read ({reason}): it was cut short or is no offline pack. "
                "Copy it again from where it was made."
            ),
            file=self.source.name,
            reason=getattr(error, "strerror", None) or type(error).__name__,
        )

    def open(self, path: str) -> IO[bytes]:
        """Open one of the listed files for reading."""
        if self._zip is not None:
            return self._zip.open(self._real[path])
        return (self.source / self._real[path]).open("rb")

    def _refuse(self, template: str, path: str) -> BadInput:
        return BadInput(template, file=self.source.name, path=path[:120], most=MAX_FILES)

    def _add(self, path: str, real: str, size: int) -> None:
        if any(_LITTER.fullmatch(part) for part in path.split("/")):
            return
        if not is_safe_path(path):
            raise self._refuse(_UNSAFE, path)
        if path.casefold() in self._folded:
            raise self._refuse(_TWICE, path)
        self._total += size
        if len(self.sizes) >= MAX_FILES or self._total > MAX_BYTES:
            raise self._refuse(_TOO_MUCH, path)
        self._folded.add(path.casefold())
        self._real[path] = real
        self.sizes[path] = size

    def _list_folder(self) -> None:
        for folder, folders, files in os.walk(self.source):
            for name in [*folders, *files]:
                found = Path(folder) / name
                path = found.relative_to(self.source).as_posix()
                mode = found.lstat().st_mode
                if stat.S_ISREG(mode):
                    self._add(path, path, found.lstat().st_size)
                elif not stat.S_ISDIR(mode):
                    raise self._refuse(_LINK, path)

    def _list_zip(self, archive: zipfile.ZipFile) -> None:
        infos = archive.infolist()
        if len(infos) > 2 * MAX_FILES:
            raise self._refuse(_TOO_MUCH, infos[-1].filename)
        top = self._top(infos)
        packed = 0
        for info in infos:
            kind = stat.S_IFMT(info.external_attr >> 16)
            if kind and not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)):
                raise self._refuse(_LINK, info.filename)
            if info.flag_bits & 0x1:
                raise self._refuse(_LOCKED, info.filename)
            if info.is_dir():
                if not is_safe_path(info.filename.rstrip("/")):
                    raise self._refuse(_UNSAFE, info.filename)
                continue
            packed += info.compress_size
            self._add(info.filename[len(top) :], info.filename, info.file_size)
        if self._total > SPARE and self._total > MAX_RATIO * max(packed, 1):
            raise self._refuse(_BOMB, max(self.sizes, key=self.sizes.__getitem__))

    @staticmethod
    def _top(infos: list[zipfile.ZipInfo]) -> str:
        """Return the folder all else lies in, where someone zipped the folder by hand."""
        names = {info.filename for info in infos}
        if SUMS in names:
            return ""
        tops = {PurePosixPath(name).parts[0] for name in names if PurePosixPath(name).parts}
        tops -= {"__MACOSX"}
        top = f"{next(iter(tops))}/" if len(tops) == 1 else ""
        return top if f"{top}{SUMS}" in names else ""
