"""Write a folder beside its final name and let it take the place only when it is whole."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from osgeo import gdal

from ..core.errors import BadOutput, Cancelled, msg

try:  # Linux and macOS, else Windows
    import fcntl
except ImportError:
    fcntl = None  # type: ignore[assignment]
    import msvcrt

_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_SAYS_FULL = ("disk is full", "no space left", "not enough space")
_SAYS_UNWRITABLE = ("disk i/o error", "readonly database", "unable to open database")
_NO_ROOM = 1 << 20  # bytes: too few to write on


@contextmanager
def replacing(output: Path, holds: str) -> Iterator[Path]:
    """Give a new folder that takes the place of ``output`` when the block ends well.

    Otherwise the new folder is removed and ``output`` stays untouched. ``holds`` is the name of
    the file by which an older result is known; raises BadOutput where ``output`` holds something
    else, cannot be written, lies on a disk that becomes full, or is being written by another
    build. What a killed build left beside ``output`` is removed, or put back if it was the old
    result itself.
    """
    if output.exists() and not _may_replace(output, holds):
        raise BadOutput(
            msg(
                "{folder} holds other things, so nothing was written. Choose a new or empty folder."
            ),
            folder=str(output),
        )
    beside = output.with_name(f".{output.name}.building-{os.getpid()}-{time.monotonic_ns()}")
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        with _alone(output) as alone:
            if alone:
                _tidy(output, holds)
            yield from _replaced(output, beside)
    except OSError as error:
        raise _said(output, error) from error


def _replaced(output: Path, beside: Path) -> Iterator[Path]:
    old = beside.with_name(f"{beside.name}.old")
    try:
        beside.mkdir()
        with _watching_the_disk(output):
            yield beside
        if output.exists():
            output.rename(old)
        try:
            beside.rename(output)
        except OSError:
            if old.exists():
                old.rename(output)
            raise
    finally:
        shutil.rmtree(beside, ignore_errors=True)
        if output.exists():
            shutil.rmtree(old, ignore_errors=True)


def says_full(text: str) -> bool:
    """Tell whether an error text of SQLite, GDAL or the system speaks of a full disk."""
    return any(words in text.lower() for words in _SAYS_FULL)


def is_full(error: BaseException) -> bool:
    """Tell whether an error is the system's own for a full disk or quota."""
    return isinstance(error, OSError) and error.errno in _FULL


def no_room(folder: Path) -> bool:
    """Tell whether the disk that holds a folder is as good as full; GDAL does not say so."""
    return shutil.disk_usage(folder).free < _NO_ROOM


def _may_replace(output: Path, holds: str) -> bool:
    return output.is_dir() and ((output / holds).exists() or not any(output.iterdir()))


def _said(output: Path, error: Exception) -> BadOutput:
    """Return the sentence for a place that cannot be written."""
    if is_full(error):
        return _disk_full(output)
    return BadOutput(
        msg("{folder} cannot be written ({reason}). Choose a folder you may write to."),
        folder=str(output),
        reason=getattr(error, "strerror", None) or str(error) or type(error).__name__,
    )


def _disk_full(output: Path) -> BadOutput:
    return BadOutput(
        msg(
            "The disk that holds {folder} is full, so nothing was changed. Free some space or "
            "choose a folder on another disk."
        ),
        folder=str(output),
    )


@contextmanager
def _watching_the_disk(output: Path) -> Iterator[None]:
    """Raise BadOutput where the block met a full disk, even if it did not notice.

    SQLite says so in an error of its own; GDAL only says it to its error handler and goes on.
    """
    full: list[str] = []

    def listen(_level: int, _number: int, text: str) -> None:
        if says_full(text):
            full.append(text)

    gdal.PushErrorHandler(listen)
    try:
        yield
    except (Cancelled, OSError):
        raise
    except Exception as error:
        said = str(error).lower()
        # what GDAL could not write whole is to SQLite a malformed file
        cut_off = isinstance(error, sqlite3.Error) and no_room(output.parent)
        if full or says_full(said) or cut_off:
            raise _disk_full(output) from error
        if isinstance(error, sqlite3.Error) and any(words in said for words in _SAYS_UNWRITABLE):
            raise _said(output, error) from error
        raise
    finally:
        gdal.PopErrorHandler()
    if full:
        raise _disk_full(output)


# --- one build at a time


@contextmanager
def _alone(output: Path) -> Iterator[bool]:
    """Keep other builds of the same folder out. Raises BadOutput where one is at work.

    The operating system holds the lock and lets go of it when the process ends, however it ends.
    Gives False where the file system knows no locks: then nobody is kept out.
    """
    path = output.with_name(f".{output.name}.building.lock")
    file = _locked(path, output)
    try:
        yield file is not None
    finally:
        if file is not None:
            if fcntl is not None:  # still ours: whoever opens it now finds another file
                path.unlink(missing_ok=True)
            file.close()
        if fcntl is None:
            with suppress(OSError):  # Windows: somebody else has just opened it
                path.unlink()


def _locked(path: Path, output: Path) -> IO[bytes] | None:
    while True:
        file = path.open("ab")
        try:
            if fcntl is not None:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            else:
                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        except OSError as error:
            file.close()
            if error.errno in (errno.EACCES, errno.EAGAIN, errno.EDEADLK):
                raise BadOutput(
                    msg(
                        "Another build is writing {folder}. Wait until it is done, or choose "
                        "another folder."
                    ),
                    folder=str(output),
                ) from error
            with suppress(OSError):
                path.unlink()
            return None
        with suppress(FileNotFoundError):
            if fcntl is None or os.path.samestat(os.fstat(file.fileno()), path.stat()):
                return file
        file.close()  # the build before has just taken this file away: lock the new one


def _tidy(output: Path, holds: str) -> None:
    """Take away what killed builds left; the old result, if it was set aside, comes back."""
    for path in sorted(output.parent.iterdir()):
        if not path.name.startswith(f".{output.name}.building-"):
            continue
        if path.suffix == ".old" and not output.exists() and (path / holds).exists():
            path.rename(output)
        else:
            shutil.rmtree(path, ignore_errors=True)
