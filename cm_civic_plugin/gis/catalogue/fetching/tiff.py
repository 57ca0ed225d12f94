"""Is a TIFF whole? Its directories say where everything lies; all of it must be in the file."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import IO

import numpy as np

# TIFF 6.0, and BigTIFF (magic number 43) with 64-bit offsets
_TYPES = {
    1: "u1", 2: "u1", 3: "u2", 4: "u4", 5: "u8", 6: "i1", 7: "u1", 8: "i2", 9: "i4", 10: "i8",
    11: "f4", 12: "f8", 13: "u4", 16: "u8", 17: "i8", 18: "u8",
}  # fmt: skip
_STRIPS, _STRIP_SIZES, _TILES, _TILE_SIZES, _SUB_DIRECTORIES = 273, 279, 324, 325, 330
_WANTED = {_STRIPS, _STRIP_SIZES, _TILES, _TILE_SIZES, _SUB_DIRECTORIES}


def is_whole_tiff(path: Path) -> bool:
    """Tell whether each image of a TIFF, with its overviews and masks, lies within the file.

    Reads the directories only, whatever the size of the file; OSError goes to the caller.
    """
    size = path.stat().st_size
    try:
        with path.open("rb") as file:
            order = {b"II": "<", b"MM": ">"}[file.read(2)]
            (magic,) = _read(file, order, "H")
            if magic == 43:
                offset_bytes, _zero, first = _read(file, order, "HHQ")
                if offset_bytes != 8:
                    return False
            elif magic == 42:
                (first,) = _read(file, order, "I")
            else:
                return False
            left, seen = [first], set()
            while left:
                at = left.pop()
                if at in seen:  # a loop is no way to the end
                    return False
                seen.add(at)
                tags, following = _directory(file, at, order, size, big=magic == 43)
                if not _within(tags, _STRIPS, _STRIP_SIZES, size):
                    return False
                if not _within(tags, _TILES, _TILE_SIZES, size):
                    return False
                left += [following] if following else []
                left += [int(place) for place in tags.get(_SUB_DIRECTORIES, ())]
            return True
    except (KeyError, ValueError, struct.error):
        return False


def _read(file: IO[bytes], order: str, form: str) -> tuple[int, ...]:
    form = order + form
    return struct.unpack(form, file.read(struct.calcsize(form)))


def _directory(
    file: IO[bytes], at: int, order: str, size: int, *, big: bool
) -> tuple[dict[int, np.ndarray], int]:
    """Return the tags that say where data lie, and the offset of the next directory (0: none).

    Raises ValueError and struct.error where a value lies beyond the end of the file.
    """
    file.seek(at)
    (count,) = _read(file, order, "Q" if big else "H")
    if count * (20 if big else 12) > size - at:
        raise ValueError
    entries = [_read(file, order, "HHQ8s" if big else "HHI4s") for _entry in range(count)]
    (following,) = _read(file, order, "Q" if big else "I")
    tags = {}
    for tag, kind, length, value in entries:
        if kind not in _TYPES:  # readers pass over what they do not know
            continue
        form = np.dtype(order + _TYPES[kind])
        needed = length * form.itemsize
        if needed > len(value):
            (start,) = struct.unpack(order + ("Q" if big else "I"), value)
            if start + needed > size:
                raise ValueError
            if tag not in _WANTED:
                continue
            file.seek(start)
            value = file.read(needed)
        tags[tag] = np.frombuffer(value[:needed], form)
    return tags, following


def _within(tags: dict[int, np.ndarray], places: int, sizes: int, size: int) -> bool:
    if places not in tags:
        return True
    start, length = tags[places].astype("u8"), tags[sizes].astype("u8")
    return bool(np.all((length <= size) & (start <= size - np.minimum(length, size))))
