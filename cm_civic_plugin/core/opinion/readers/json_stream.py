"""Reading a long list of JSON objects a few at a time, in flat memory."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from ...errors import BadInput, msg

FEATURES = re.compile(r'"features"\s*:\s*\[')
"""Where the list of a GeoJSON feature collection begins."""
LIST = re.compile(r"\s*\[")
"""Where the list begins in a file that is one list."""
_NEXT_LIST = re.compile(r'\]\s*\}?\s*,\s*"[^"]*"\s*:\s*(?:\{\s*"[^"]*"\s*:\s*)?\[')
_LONGEST_KEY = 1000
_BLOCK = 1 << 20
_GAP = re.compile(r"[ \t\r\n,]*")
_LARGEST_OBJECT = 8 << 20


def read_objects(
    stream: IO[bytes], name: str, size: int, rows: int, start: re.Pattern[str] = LIST,
    encoding: str = "utf-8-sig", further: bool = False,
) -> Iterator[tuple[list[dict], float]]:  # fmt: skip
    """Yield lists of up to ``rows`` objects with the share read (0-1); what is no object is left.

    Args:
        stream: the open file, or the entry of an archive.
        name: the file's name, for the sentence to the user.
        size: bytes in all.
        start: matches up to the ``[`` of the list; searched for in the first megabyte.
        further: go on with the lists that follow beside the first.

    Raises:
        BadInput: the JSON is broken or cut short; says after which object.
    """
    text = _Counted(stream, encoding)
    decoder = json.JSONDecoder()
    count = 0
    objects: list[dict] = []
    buffer = text.read()
    begin = start.search(buffer)
    if begin is None:
        raise BadInput(
            msg("{file} has no list of the kind looked for. Export the opinions again."), file=name
        )
    at = begin.end()
    while True:
        at = _GAP.match(buffer, at).end()
        if buffer.startswith("]", at):
            if further and len(buffer) - at < _LONGEST_KEY:
                buffer, at = buffer[at:] + text.read(), 0
            beside = _NEXT_LIST.match(buffer, at) if further else None
            if beside is None:
                break
            at = beside.end()
            continue
        try:
            found, at = decoder.raw_decode(buffer, at)
        except (ValueError, RecursionError) as error:
            # Twice as much each time: what cannot be read yet is not tried again too often.
            more = text.read(len(buffer) - at)
            if not more or len(buffer) - at > _LARGEST_OBJECT:
                raise BadInput(
                    msg(
                        "{file} is broken or cut short after entry {count}. "
                        "Download or export it again."
                    ),
                    file=name,
                    count=count,
                ) from error
            buffer, at = buffer[at:] + more, 0
            continue
        count += 1
        if isinstance(found, dict):
            objects.append(found)
        if len(objects) == rows:
            yield objects, min(1.0, text.taken / max(1, size))
            objects = []
    if objects:
        yield objects, 1.0


class _Counted:
    """Text of a byte stream, a megabyte at a time, counting the bytes taken."""

    def __init__(self, stream: IO[bytes], encoding: str) -> None:
        self._stream = stream
        self._decode = codecs.getincrementaldecoder(encoding)(errors="replace").decode
        self.taken = 0

    def read(self, least: int = 0) -> str:
        block = self._stream.read(max(_BLOCK, least))
        self.taken += len(block)
        return self._decode(block, final=not block)


def read_file_objects(
    path: Path, rows: int, start: re.Pattern[str] = LIST, encoding: str = "utf-8-sig"
) -> Iterator[tuple[list[dict], float]]:
    """Yield the objects of a file; see ``read_objects``."""
    with path.open("rb") as stream:
        yield from read_objects(stream, path.name, path.stat().st_size, rows, start, encoding)
