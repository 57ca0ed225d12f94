"""The offline workshop pack: a folder or zip that carries a city to a hall without internet.

It holds ``pack/`` (the city pack), ``styles/``, ``plugin/`` (its zip), ``fonts/``, ``extras/``, a
README, ``offline_pack.json`` and ``SHA256SUMS`` (as ``sha256sum -c`` reads it), which names every
other file. Opening reads nothing before its checksum is right. The checksums find damage and loss;
they are not signed, so they do not prove who made the pack.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ..errors import BadInput, BadOutput, msg
from .offline_source import FORBIDDEN, RESERVED, SPARE, SUMS, OpenPack, is_safe_path

ABOUT = "offline_pack.json"
PACK = "pack"
FORMAT = 1

_MAX_SUMS = 8 << 20
_BLOCK = 1 << 20
_SUM_LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")
Progress = Callable[[float, str], None]


@dataclass(frozen=True)
class About:
    """What ``offline_pack.json`` says: the name of the pack, when and by what it was made."""

    name: str
    made_at: str
    tool: str

    def to_json(self) -> str:
        """Return the file's text."""
        data = {"format": FORMAT, "name": self.name, "made_at": self.made_at, "tool": self.tool}
        return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def safe_name(text: str) -> str:
    """Return a file name that every system takes, Windows too, from any text."""
    name = FORBIDDEN.sub("_", text.replace("/", "_")).strip(" .")[:80].rstrip(" .") or "pack"
    return f"_{name}" if RESERVED.fullmatch(name) else name


def sums_text(sums: dict[str, str]) -> str:
    """Return the text of SHA256SUMS for SHA-256 by path."""
    return "".join(f"{digest}  {path}\n" for path, digest in sorted(sums.items()))


def pack_digest(sums: dict[str, str]) -> str:
    """Return one SHA-256 for the city pack in an offline pack: equal where all its files are."""
    own = {path: digest for path, digest in sums.items() if path.startswith(f"{PACK}/")}
    return hashlib.sha256(sums_text(own).encode()).hexdigest()


def read_sums(pack: OpenPack) -> dict[str, str]:
    """Return SHA-256 by path as SHA256SUMS states it, once it is sure to name every file there.

    Raises BadInput naming the files that are missing, or that are there and not listed.
    """
    if SUMS not in pack.sizes:
        raise BadInput(
            msg("{file} is no offline pack: it has no SHA256SUMS. Choose the zip or its folder."),
            file=pack.source.name,
        )
    text = _read_small(pack, SUMS)
    sums: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        found = _SUM_LINE.fullmatch(line)
        if not found or not is_safe_path(found[2]) or found[2] in sums:
            raise BadInput(
                msg("{file}, SHA256SUMS, line {line}: not a checksum. Make the pack again."),
                file=pack.source.name,
                line=number,
            )
        sums[found[2]] = found[1]
    here = set(pack.sizes) - {SUMS}
    _complain(pack, sorted(sums.keys() - here), sorted(here - sums.keys()))
    return sums


def _complain(pack: OpenPack, missing: list[str], extra: list[str]) -> None:
    if missing:
        raise BadInput(
            msg("{file} lacks {paths}. Copy it again from where it was made."),
            file=pack.source.name,
            paths=_few(missing),
        )
    if extra:
        raise BadInput(
            msg(
                "{file} holds files that were not in it when it was made: {paths}. Remove them "
                "or copy it again."
            ),
            file=pack.source.name,
            paths=_few(extra),
        )


def _few(paths: list[str]) -> str:
    return ", ".join(paths[:5]) + (f" … ({len(paths)})" if len(paths) > 5 else "")


def _read_small(pack: OpenPack, path: str) -> str:
    try:
        with pack.open(path) as file:
            data = file.read(_MAX_SUMS + 1)
        if len(data) > _MAX_SUMS:
            raise ValueError(path)
        return data.decode("utf-8")
    except (OSError, ValueError, zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise pack.broken(error) from error


def check_room(folder: Path, needed: int) -> None:
    """Raise BadOutput where the disk that ``folder`` is, or will be, on has too little room."""
    place = folder
    while not place.exists() and place != place.parent:
        place = place.parent
    free = shutil.disk_usage(place).free
    if free < needed + SPARE:
        raise BadOutput(
            msg("{folder} has too little room: {needed} MB are needed, {free} MB are free."),
            folder=str(folder),
            needed=(needed + SPARE) // 1_000_000 + 1,
            free=free // 1_000_000,
        )


def copy_checked(
    pack: OpenPack, sums: dict[str, str], target: Path | None, progress: Progress
) -> None:
    """Check every file of an offline pack, copying those of the city pack into ``target`` if any.

    What is checked is what is written: each file is read once. Bytes are counted while they
    stream, whatever the zip says of their number. Raises BadInput naming the first file that is
    not as it was made, BadOutput where the copy cannot be written; ``progress`` may raise.
    """
    total = max(1, sum(pack.sizes.values()))
    done = 0
    for path, wanted in sums.items():
        copy = None
        if target is not None and path.startswith(f"{PACK}/"):
            copy = target / path[len(PACK) + 1 :]
        digest, size = hashlib.sha256(), 0
        try:
            with pack.open(path) as source, _writing(copy) as write:
                for block in iter(lambda: source.read(_BLOCK), b""):
                    size += len(block)
                    if size > pack.sizes[path]:
                        break
                    digest.update(block)
                    write(block)
                    done += len(block)
                    progress(95 * done / total, path)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
            raise _changed(pack, path) from error
        except _WriteError as error:
            raise BadOutput(
                msg("{folder} cannot be written ({reason}). Choose a folder you may write to."),
                folder=str(target.parent) if target else "",
                reason=error.reason,
            ) from error
        except OSError as error:
            raise pack.broken(error) from error
        if digest.hexdigest() != wanted or size != pack.sizes[path]:
            raise _changed(pack, path)


def _changed(pack: OpenPack, path: str) -> BadInput:
    return BadInput(
        msg(
            "{file}: {path} is not as it was when the pack was made (its checksum differs). "
            "Copy the pack again from where it was made."
        ),
        file=pack.source.name,
        path=path,
    )


class _WriteError(Exception):
    """Writing failed, as apart from reading: the sentence names the other side."""

    def __init__(self, error: OSError) -> None:
        super().__init__(str(error))
        self.reason = error.strerror or type(error).__name__


@contextmanager
def _writing(path: Path | None) -> Iterator[Callable[[bytes], object]]:
    """Give a function that writes to a new file, or to nowhere."""
    if path is None:
        yield len
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("xb")
    except OSError as error:
        raise _WriteError(error) from error

    def write(block: bytes) -> None:
        try:
            file.write(block)
        except OSError as error:
            raise _WriteError(error) from error

    try:
        yield write
    finally:
        try:
            file.close()
        except OSError as error:
            raise _WriteError(error) from error


def read_about(pack: OpenPack) -> About:
    """Return what the pack says of itself. Raises BadInput for a newer format or a broken file."""
    try:
        data = json.loads(_read_small(pack, ABOUT))
        version = int(data["format"])
        about = About(str(data["name"]), str(data["made_at"]), str(data["tool"]))
    except (KeyError, TypeError, ValueError) as error:
        raise pack.broken(error) from error
    if version > FORMAT:
        raise BadInput(
            msg("{file} was made by a newer version of the plugin. Update the plugin."),
            file=pack.source.name,
        )
    return about
