"""ZIP archives that strangers packed: looked at before they are read, counted while they are."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from .errors import BadInput, msg

MAX_ENTRIES = 2000
MAX_BYTES = 4 << 30
MAX_RATIO = 200
_SMALL = 10 << 20  # a small file may shrink by more without being a bomb
_BROKEN = (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, zlib.error)
_NO_ZIP = msg("{file} is no whole ZIP archive. Download it again.")
_TOO_MUCH = msg("{file} would unpack to far more than such data hold. Unpack it and look inside.")
_LOCKED = msg("{file} is locked with a password. Unpack it and choose the file inside.")


def safe_names(path: Path) -> list[str]:
    """Return the names of the files in a ZIP archive; see ``safe_entries``."""
    return [entry.filename for entry in safe_entries(path)]


def safe_entries(
    path: Path,
    wanted: Callable[[str], bool] = lambda _name: True,
    most: int = MAX_ENTRIES,
) -> list[zipfile.ZipInfo]:
    """Return the files in a ZIP archive that are wanted, by name, after checking all of it.

    ``most`` is how many entries such an archive may hold. Sizes are checked of what is wanted:
    a download full of films may be large.

    Raises BadInput where it is damaged, holds a name that leads out of its folder, or would
    unpack to more than is sane.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
    except _BROKEN as error:
        raise BadInput(_NO_ZIP, file=path.name) from error
    total = 0
    found = []
    for entry in entries:
        name = entry.filename.replace("\\", "/")
        if name.startswith("/") or ".." in name.split("/") or ":" in name.split("/")[0]:
            raise BadInput(
                msg("{file} holds the unsafe name {name}, so it was not opened. Do not use it."),
                file=path.name,
                name=entry.filename[:80],
            )
        if entry.is_dir() or not wanted(entry.filename):
            continue
        found.append(entry)
        total += entry.file_size
        if _is_bomb(entry.file_size, entry.compress_size):
            total = MAX_BYTES + 1
    if len(entries) > most or total > MAX_BYTES:
        raise BadInput(_TOO_MUCH, file=path.name)
    return found


@contextmanager
def open_entry(path: Path, entry: zipfile.ZipInfo) -> Iterator[IO[bytes]]:
    """Open one file of a ZIP archive to be read from its beginning, never unpacking it to disk.

    Raises BadInput, also while it is read: it is damaged, locked, or more comes out of it than
    is sane, whatever its header says.
    """
    if entry.flag_bits & 1:
        raise BadInput(_LOCKED, file=path.name)
    try:
        with zipfile.ZipFile(path) as archive, archive.open(entry) as stream:
            yield _Counted(stream, path, entry.compress_size)  # type: ignore[misc]
    except _BROKEN as error:
        raise BadInput(_NO_ZIP, file=path.name) from error


class _Counted:
    """An entry that stops when too much comes out of it."""

    def __init__(self, stream: IO[bytes], path: Path, packed: int) -> None:
        self._stream = stream
        self._path = path
        self._packed = packed
        self._taken = 0

    def read(self, size: int) -> bytes:
        block = self._stream.read(size)
        self._taken += len(block)
        if self._taken > MAX_BYTES or _is_bomb(self._taken, self._packed):
            raise BadInput(_TOO_MUCH, file=self._path.name)
        return block


def _is_bomb(size: int, packed: int) -> bool:
    return size > _SMALL and size / max(1, packed) > MAX_RATIO
