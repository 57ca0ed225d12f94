"""Fetch a file: ask its size, go on where it stopped, check it, and only then put it in place."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from pathlib import Path
from typing import IO

from ....core.catalogue.fetch_plan import FetchItem
from ....core.errors import Cancelled, CivicError
from . import failures
from .http import Head, Rules, ask, secrets, signed
from .kinds import check_kind

_OWN = "fetched"  # the folder in the folder of sources for the record and what is not whole yet
RECORD = f"{_OWN}/fetched.json"
"""The file in the folder of sources that says where the others came from and when."""
_SLOW = {"osm": 240.0}  # Overpass thinks first, and its own limit is 180 seconds
_CHUNK = 1 << 20

Report = Callable[[int, "int | None"], None]
"""Called with the bytes that are there and those in all (None: not said); may raise Cancelled."""


@dataclass(frozen=True)
class Fetched:
    """A file that is in place. ``checked``: its publisher's checksum matches.

    ``whole`` is False where neither the server nor the file itself says where it ends.
    """

    item: FetchItem
    path: Path
    size: int
    sha256: str
    checked: bool
    whole: bool = True


def ask_size(
    item: FetchItem, auth: str = "", look: Callable[[], None] = lambda: None,
    rules: Rules | None = None,
) -> int | None:  # fmt: skip
    """Return the bytes of a file as its server states them, None where it does not.

    Asks for the head only. Raises FetchFailed.
    """
    if item.body is not None:  # a query's answer is not known before it is run
        return None
    try:
        with signed():
            return ask(
                item, item.url, lambda _head, _data: None, look, rules or Rules(), method="HEAD",
                auth=auth,
            ).length()  # fmt: skip
    except failures.FetchFailed as failure:
        if failure.params.get("status") in (405, 501):  # it knows no question for the head alone
            return None
        raise


def fetch(
    item: FetchItem,
    folder: Path,
    report: Report = lambda _got, _all: None,
    *,
    auth: str = "",
    rules: Rules | None = None,
) -> Fetched:
    """Download one file into the folder of sources; the file that was there stays until then.

    What came before a failure or a cancel is kept as a part file that the next call goes on from,
    if the server still has the same file; but of an answer to the user's own key nothing is, for
    the server may have quoted the key. ``auth`` is the id of the user's authentication
    configuration. ``report`` may raise to cancel. Raises FetchFailed and BadOutput.
    """
    rules = rules or Rules()
    if item.kind in _SLOW:
        rules = replace(rules, silence=max(rules.silence, _SLOW[item.kind]))
    part = None
    try:
        part = _Part(item, folder / _OWN)
        with signed():
            _download(item, part, report, rules, auth)
            expected = _published_md5(item, report, rules) if item.checksum_url else ""

        def look() -> None:
            report(part.size(), part.size())

        if part.packed:
            _unpack(item, part, look)
        if item.key_header:
            _blot_out(part.path, secrets(item, auth))
        md5, sha256 = _digests(part.path, look)
        if expected and md5 != expected:
            part.remove()
            raise failures.checksum(item)
        try:
            check_kind(item, part.path, look)
        except Cancelled:
            raise
        except CivicError:
            part.remove()
            raise
        target = folder / item.file
        target.parent.mkdir(parents=True, exist_ok=True)
        size = part.size()
        part.path.replace(target)
        part.remove()
        _write_record(item, folder / RECORD, size, sha256, expected)
    except OSError as error:
        raise failures.cannot_write(item, str(folder), error) from error
    finally:
        if part is not None and item.key_header:
            part.remove()
    whole = part.ends or bool(expected) or item.kind != "csv"
    return Fetched(item, target, size, sha256, bool(expected), whole)


class _Part:
    """The part of a file that is there, and which file it is a part of."""

    def __init__(self, item: FetchItem, folder: Path) -> None:
        name = item.file.replace("/", "_")
        self.path = folder / f"{name}.part"
        self._note = folder / f"{name}.part.json"
        self._item = item
        folder.mkdir(parents=True, exist_ok=True)
        self.total: int | None = None
        self.packed = False
        self.ends = True

    def size(self) -> int:
        return self.path.stat().st_size if self.path.exists() else 0

    def headers(self) -> dict[str, str]:
        """Return what asks for the rest only; a part that cannot be gone on from is removed."""
        tag = ""
        try:
            note = json.loads(self._note.read_text(encoding="utf-8"))
            if note["url"] == self._item.url:
                tag = note["validator"]
        except (OSError, ValueError, KeyError, TypeError):
            tag = ""
        if not tag or not self.size() or self._item.body is not None:
            self.remove()
            return {}
        return {"Range": f"bytes={self.size()}-", "If-Range": tag}

    def begin(self, head: Head) -> IO[bytes]:
        """Open the part for an answer: its rest, or the whole from the start."""
        coding = head.headers.get("content-encoding", "").strip().lower() or "identity"
        self.ends = head.ends()
        if head.status == 206:
            found = re.fullmatch(
                r"bytes (\d+)-(\d+)/(\d+|\*)", head.headers.get("content-range", "")
            )
            if not found or int(found[1]) != self.size() or coding != "identity":
                self.remove()  # not the bytes that were asked for
                raise failures.broken_off(self._item, self._item.url)
            self.total = int(found[2]) + 1 if found[3] == "*" else int(found[3])
            return self.path.open("ab")
        self.remove()
        self.packed = coding != "identity"
        if self.packed and coding not in ("gzip", "x-gzip"):
            raise failures.wrong_kind(self._item)
        self.total = head.length()
        tag = head.headers.get("etag", "")
        if tag.startswith("W/") or not tag:
            tag = head.headers.get("last-modified", "")
        if self.packed:  # the next answer may be packed differently, or not at all
            tag = ""
        note = {"url": self._item.url, "validator": tag}
        self._note.write_text(json.dumps(note), encoding="utf-8")
        return self.path.open("wb")

    def remove(self) -> None:
        self.path.unlink(missing_ok=True)
        self._note.unlink(missing_ok=True)


def _download(item: FetchItem, part: _Part, report: Report, rules: Rules, auth: str) -> None:
    """Bring the part file to its full length, trying again where that may help."""
    look = lambda: report(part.size(), part.total)  # noqa: E731
    for attempt in range(1, rules.tries + 1):
        try:
            _attempt(item, part, look, rules, auth)
            return
        except failures.TryAgain as failure:
            if attempt == rules.tries:
                raise
            asked = max(failure.wait or 0.0, rules.backoff * 2 ** (attempt - 1))
            if asked > rules.most_wait:  # it would be rude to come earlier
                raise
            rules.pause(asked, look)


def _attempt(
    item: FetchItem, part: _Part, look: Callable[[], None], rules: Rules, auth: str
) -> None:
    file: IO[bytes] | None = None

    def take(head: Head, data: bytes) -> None:
        nonlocal file
        if file is None:
            file = part.begin(head)
        file.write(data)

    try:
        head = ask(
            item, item.url, take, look, rules, headers=part.headers(), auth=auth,
            method="GET" if item.body is None else "POST",
        )  # fmt: skip
        if head.status == 416:
            if head.headers.get("content-range") == f"bytes */{part.size()}":
                return  # all of it came the last time
            part.remove()  # longer than the file is now
            raise failures.broken_off(item, item.url)
        if file is None:
            file = part.begin(head)
    finally:
        if file is not None:
            file.close()
    if part.total is not None and part.size() != part.total:
        raise failures.broken_off(item, item.url)


def _unpack(item: FetchItem, part: _Part, look: Callable[[], None]) -> None:
    """Unpack an answer that came packed although it was asked for as it is."""
    plain = part.path.with_suffix(".plain")
    try:
        with gzip.open(part.path) as packed, plain.open("wb") as file:
            while data := packed.read(_CHUNK):
                file.write(data)
                look()
        plain.replace(part.path)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        part.remove()
        raise failures.wrong_kind(item) from error
    finally:
        plain.unlink(missing_ok=True)


def _blot_out(path: Path, words: set[bytes]) -> None:
    """Write a file without the words: it may be handed on, and the key is nobody else's."""
    content = path.read_bytes()
    for word in words:
        content = content.replace(word, b"***")
    path.write_bytes(content)


def _published_md5(item: FetchItem, report: Report, rules: Rules) -> str:
    """Return the MD5 the publisher states. Raises FetchFailed where it states none."""
    said = bytearray()

    def take(_head: Head, data: bytes) -> None:
        said.extend(data[: 4096 - len(said)])

    ask(item, item.checksum_url, take, lambda: report(0, None), rules)
    found = re.match(rb"\s*([0-9a-fA-F]{32})\b", bytes(said))
    if found is None:
        raise failures.no_checksum(item)
    return found[1].decode().lower()


def _digests(path: Path, look: Callable[[], None]) -> tuple[str, str]:
    md5, sha256 = hashlib.md5(usedforsecurity=False), hashlib.sha256()
    with path.open("rb") as file:
        while data := file.read(_CHUNK):
            md5.update(data)
            sha256.update(data)
            look()
    return md5.hexdigest(), sha256.hexdigest()


def _write_record(item: FetchItem, path: Path, size: int, sha256: str, md5: str) -> None:
    """Write down where a file came from and when. The key is no part of it."""
    try:
        known = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        known = {}
    if not isinstance(known, dict):
        known = {}
    known[item.file] = {
        "url": item.url,
        "fetched_at": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "bytes": size,
        "sha256": sha256,
        **({"publisher_md5": md5} if md5 else {}),
        "layers": list(item.layers),
        "licence": item.licence,
    }
    new = path.with_suffix(".new")
    new.write_text(json.dumps(known, ensure_ascii=False, indent=1), encoding="utf-8")
    new.replace(path)
