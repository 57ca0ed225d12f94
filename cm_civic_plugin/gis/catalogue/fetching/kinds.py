"""Is a downloaded file what was asked for?"""

from __future__ import annotations

import json
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from ....core.catalogue.fetch_plan import FetchItem
from ....core.catalogue.osm_header import BLOB_DATASIZE, HEAD_LIMIT, check_extract, fields
from ....core.errors import BadInput
from . import failures
from .tiff import is_whole_tiff

_END = 4096
_CHUNK = 1 << 20


def check_kind(item: FetchItem, path: Path, look: Callable[[], None] = lambda: None) -> None:
    """Look into a file that came. Raises FetchFailed where it is not of the item's kind.

    Formats that say themselves where they end, all but CSV, are checked for being whole, too.
    ``look`` may raise to cancel.
    """
    with path.open("rb") as file:
        start = file.read(65536)
        file.seek(max(0, path.stat().st_size - _END))
        end = file.read()
    text = start.lstrip(b"\xef\xbb\xbf \t\r\n")
    page = text[:300].lower()
    if page.startswith((b"<!doctype", b"<html", b"<head", b"<body")) or (
        b"<html" in page and not text.startswith(b"PK")
    ):
        raise failures.web_page(item)
    if item.kind == "osm" and (b"runtime error" in end or b"<remark>" in start + end):
        raise failures.overpass_remark(item)
    if not _is(item.kind, path, start, text, end, look):
        raise failures.wrong_kind(item)


def _is(
    kind: str, path: Path, start: bytes, text: bytes, end: bytes, look: Callable[[], None]
) -> bool:
    if kind in ("json", "geojson"):
        return _is_json(path, kind)
    if kind == "tiff":
        return is_whole_tiff(path)
    if kind in ("zip", "xlsx"):
        return _is_whole_zip(path, look)
    if kind == "pbf":
        return _is_whole_pbf(path)
    if kind == "osm":
        return b"<osm" in start and b"</osm>" in end
    return bool(text) and b"\0" not in start and not text.startswith((b"<", b"{"))  # csv


def _is_json(path: Path, kind: str) -> bool:
    try:
        content = json.loads(path.read_bytes())
    except ValueError:
        return False
    if kind == "geojson":
        return isinstance(content, dict) and content.get("type") == "FeatureCollection"
    return isinstance(content, (dict, list)) and bool(content)


def _is_whole_zip(path: Path, look: Callable[[], None]) -> bool:
    """Tell whether all that a ZIP's directory lists is there and agrees with its checksums."""
    try:
        with zipfile.ZipFile(path) as archive:
            for entry in archive.infolist():
                with archive.open(entry) as member:
                    while member.read(_CHUNK):
                        look()
            return bool(archive.infolist())
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError):
        return False
    except RuntimeError:  # packed or locked in a way that the build cannot open either
        return False


def _is_whole_pbf(path: Path) -> bool:
    """Tell whether the blocks of a PBF follow each other to the very end of the file."""
    try:
        check_extract(path)
        end = path.stat().st_size
        with path.open("rb") as file:
            while file.tell() < end:
                (length,) = struct.unpack(">I", file.read(4))
                if not 0 < length <= HEAD_LIMIT:
                    return False
                file.seek(int(fields(file.read(length))[BLOB_DATASIZE]), 1)
            return file.tell() == end
    except (struct.error, BadInput, ValueError, IndexError, KeyError, TypeError):
        return False
