"""What the first bytes of an OpenStreetMap extract say: that it is one, and of which date."""

from __future__ import annotations

import gzip
import re
import struct
import zlib
from datetime import datetime, timezone
from pathlib import Path

from ..errors import BadInput, msg

# Field numbers of the OSM PBF format (wiki.openstreetmap.org/wiki/PBF_Format)
BLOB_DATASIZE = 3
_BLOB_RAW, _BLOB_ZLIB = 1, 3
_REPLICATION_TIMESTAMP = 32
_BLOB_TYPE = 1
HEAD_LIMIT = 64 * 1024
_XML_DATE = re.compile(
    rb'<osm[^>]*?(?:timestamp|osm_base)="([0-9T:Z.+-]+)"|osm_base="([0-9T:Z.+-]+)"'
)


def check_extract(path: Path) -> None:
    """Look at the first bytes of an extract, so that no time is lost on what is none.

    Reads 64 KB at most, whatever the size of the file. Raises BadInput where it is empty, cannot
    be read, or does not begin as OSM PBF, OSM XML or gzipped OSM XML.
    """
    try:
        with path.open("rb") as file:
            start = file.read(4)
        if not start:
            raise BadInput(msg("{file} is empty. Download it again."), file=path.name)
        if path.name.endswith(".gz"):
            with gzip.open(path, "rb") as packed:
                good = b"<osm" in packed.read(HEAD_LIMIT)
        elif path.name.endswith(".pbf") or not start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(
            b"<"
        ):
            good = _is_pbf(path)
        else:
            with path.open("rb") as file:
                good = b"<osm" in file.read(HEAD_LIMIT)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        good = False
    except OSError as error:
        raise BadInput(
            msg("{file} cannot be read ({reason}). Check the file."),
            file=path.name,
            reason=error.strerror or type(error).__name__,
        ) from error
    if not good:
        raise BadInput(
            msg("{file} is not OpenStreetMap data. Choose an .osm.pbf, .osm or .osm.gz file."),
            file=path.name,
        )


def unreadable(path: Path) -> BadInput:
    """Return the sentence for an extract that cannot be opened: what it is not, or cut short.

    A gzip file that is cut short begins well and yet does not open.
    """
    try:
        check_extract(path)
    except BadInput as error:
        return error
    return BadInput(
        msg("{file} is damaged or cut short and cannot be opened. Download it again."),
        file=path.name,
    )


def _is_pbf(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            (size,) = struct.unpack(">I", file.read(4))
            if not 0 < size <= HEAD_LIMIT:
                return False
            return fields(file.read(size)).get(_BLOB_TYPE) == b"OSMHeader"
    except (ValueError, IndexError, struct.error):
        return False


def extract_date(path: Path) -> str | None:
    """Return the data date in an extract's header as ISO 8601 UTC, or None if it states none."""
    try:
        if path.name.endswith(".pbf"):
            return _pbf_date(path)
        opener = gzip.open if path.name.endswith(".gz") else open
        with opener(path, "rb") as file:
            found = _XML_DATE.search(file.read(4096))
        return (found.group(1) or found.group(2)).decode() if found else None
    except (OSError, EOFError, ValueError, IndexError, struct.error, zlib.error):
        return None  # the read itself will say what is wrong with the file


def _pbf_date(path: Path) -> str | None:
    with path.open("rb") as file:
        (size,) = struct.unpack(">I", file.read(4))
        blob_size = fields(file.read(min(size, HEAD_LIMIT)))[BLOB_DATASIZE]
        blob = fields(file.read(min(int(blob_size), HEAD_LIMIT)))
    header = fields(blob[_BLOB_RAW] if _BLOB_RAW in blob else zlib.decompress(blob[_BLOB_ZLIB]))
    seconds = header.get(_REPLICATION_TIMESTAMP)
    if seconds is None:
        return None
    return datetime.fromtimestamp(seconds, tz=timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def fields(data: bytes) -> dict[int, int | bytes]:
    """Return the last value of each field of a protobuf message (varints and byte strings)."""
    found: dict[int, int | bytes] = {}
    at = 0
    while at < len(data):
        tag, at = _varint(data, at)
        if tag & 7 == 0:
            found[tag >> 3], at = _varint(data, at)
        elif tag & 7 == 2:
            size, at = _varint(data, at)
            found[tag >> 3] = data[at : at + size]
            at += size
        else:
            raise ValueError("not an OSM PBF header")
    return found


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
        shift += 7
