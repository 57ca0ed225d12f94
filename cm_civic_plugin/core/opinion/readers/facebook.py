"""Facebook's "Download your information" in JSON: posts, comments, groups and check-ins.

Its paths changed over the years; files are known by their last name, whatever folder they lie in:

====================================  ==================================================
``posts/your_posts_1``                posts, until about 2021
``your_posts__check_ins__photos…_1``  posts, since then
``profile_posts_1``, ``page_posts_1`` posts of a page or of a second profile
``comments``, ``your_comments…``      ``comments_v2``: what was written below others' posts
``group_posts…``, ``your_…_groups``   posts and comments in groups
``check-ins``                         labels with values, since 2024
====================================  ==================================================

All of it was written by the account that was downloaded, so what names no author has that one
author. Titles ("A wrote on B's wall"), tags, links, photographs and other people's posts are not
read, nor are messages. Facebook gives no number to a post, and tells no reactions to it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path

import numpy as np

from ...errors import BadInput, msg
from ..post_table import MASKED, NO_OPINION, ReadReport
from ..text_repair import mend_text
from .archive import Member, find_members, natural, read_start
from .facebook_record import Said, read_record
from .json_stream import read_objects
from .reader import Columns, Reader
from .sample import Sample

PLATFORM = "facebook"
_FILES = re.compile(
    r"(?:^|/)(?![a-z_]*(?:reaction|interaction|saved|trash|removed|hidden|pending|from_apps))"
    r"(?!posts_and_comments\.)[a-z_]*(?:posts|comments|check[-_]?ins)[a-z_]*(?:_\d+)?\.json$",
    re.IGNORECASE,
)
_PAGES = re.compile(r"(?:^|/)[a-z_]*(?:posts|comments)[a-z_]*(?:_\d+)?\.html$", re.IGNORECASE)
_FOLDERS = re.compile(
    r"(?:^|/)(?:your_facebook_activity|this_profile's_activity_across_facebook|profile_information"
    r"|posts|comments|comments_and_reactions|groups|photos_and_videos)/",
)
_LIST = re.compile(r'\A\s*(?:\{\s*"([^"\\]+)"\s*:\s*(?:\{\s*"[^"\\]+"\s*:\s*)?)?\[')
_LIST_NAMES = re.compile(
    r"(?:comments|group_posts|group_comments|posts|check_ins|checkins)(?:_v\d)?"
)
_OWN_KEYS = frozenset({"data", "attachments", "label_values", "tags", "title", "media"})
_LARGEST_RECORD = 1 << 20
_ACCOUNT = re.compile(
    r"^(facebook-)(?!.*\.json$).+?"
    r"(?=[-_]\d{4}-\d{2}-\d{2}|[-_]\d{2}_\d{2}_\d{4}|[-_. (]\d{1,3}\)?\.zip$|\.zip$|$)",
    re.IGNORECASE,
)


def recognise(sample: Sample) -> Reader | None:
    """Return a reader if the file (or folder) is of a Facebook download, else None.

    Raises BadInput where it is one that holds no opinions, or is not safe to read.
    """
    path = sample.path
    if path.is_dir() or sample.entries is not None:
        return _recognise_parts(path, sample.entries)
    if not sample.is_json:
        return None
    text = sample.text
    if re.match(r'\{\s*"participants"\s*:', text) and '"messages"' in text:
        raise BadInput(
            msg("{file} holds private messages, which are never read. Choose posts or comments."),
            file=path.name,
        )
    reason = _reason(text)
    if reason is None:
        return None
    first = _first_record(text)
    if first and not read_record(first).is_opinion and "reaction" in str(first.get("data")):
        raise BadInput(
            msg(
                "{file} lists what the account liked, and holds no opinions. "
                "Choose posts, comments or check-ins."
            ),
            file=path.name,
        )
    return FacebookDownload(path, [reason], [sample.member])


def _recognise_parts(path: Path, entries: list[str] | None) -> Reader | None:
    if entries is not None and not any(
        _FILES.search(name) or _PAGES.search(name) or _FOLDERS.search(name) for name in entries
    ):
        return None
    members = find_members(path, lambda name: _FILES.search(name) is not None)
    if not any(_reason(read_start(member)) for member in members):
        if any(_PAGES.search(name) for name in entries or ()):
            raise BadInput(
                msg(
                    "{file} holds web pages (HTML), which cannot be read. Ask Facebook for the "
                    "download again and choose the format JSON."
                ),
                file=path.name,
            )
        return None
    reasons = [msg("it holds posts, comments or check-ins as Facebook's download does")]
    archives = {member.path for member in members if member.entry}
    if len(archives) > 1:
        reasons.append(msg("its parts lie side by side and were read together"))
    return FacebookDownload(path, reasons, members)


def _reason(text: str) -> str | None:
    """Return why a JSON text is of Facebook's download, None if it is not."""
    first = _first_record(text)
    if first is None:  # a list without entries
        found = _LIST.match(text)
        named = found and found[1] and _LIST_NAMES.fullmatch(found[1])
        return msg("it has a list named as in Facebook's download") if named else None
    timed = any(key in first for key in ("timestamp", "creation_timestamp", "label_values"))
    if timed and _OWN_KEYS & first.keys():
        return msg("its entries have timestamp, data and attachments as in Facebook's download")
    return None


def _first_record(text: str) -> dict | None:
    """Return the first entry of the list, or the one entry that lies there bare."""
    found = _LIST.match(text)
    bare = not found or (found[1] in _OWN_KEYS)
    start = len(text) - len(text.lstrip()) if bare else found.end()
    try:
        first, _ = json.JSONDecoder().raw_decode(text[start:].lstrip())
    except (ValueError, RecursionError):
        return None
    return first if isinstance(first, dict) else None


class FacebookDownload(Reader):
    """The files of one download, or of several accounts' in one folder, read as one list.

    Row numbers count entries from 1 through all ``files``.
    """

    platform = PLATFORM

    def __init__(self, path: Path, reasons: list[str], members: list[Member]) -> None:
        fields = {"text": "post, comment", "date": "timestamp", "pair": "coordinate"}
        super().__init__(path, reasons, fields)
        self.encoding = "utf-8-sig"
        self.name = _without_account(path.name)
        archives = sorted({member.path for member in members if member.entry}, key=natural)
        self.parts = [_without_account(archive.name) for archive in archives]
        self.files = list(dict.fromkeys(member.path for member in members))
        self._members = members
        self._authors: dict[str, set[str]] = {}

    def columns(
        self, report: ReadReport | None, rows: int, places_only: bool = False
    ) -> Iterator[tuple[Columns, float]]:
        """Yield chunks; see ``Reader.columns``."""
        size = sum(member.size for member in self._members) or 1
        number, done, found = 0, 0, False
        for member in self._members:
            for records, share in _read(member, rows):
                said = [read_record(record) for record in records]
                made = self._columns(said, number, member.base, report, places_only)
                number += len(records)
                if made.rows:
                    found = True
                    yield made, (done + share * member.size) / size
            done += member.size
        if not found:
            raise BadInput(
                msg(
                    "{file} holds no post, comment or check-in. Ask Facebook for a download with "
                    "posts, comments, groups and places."
                ),
                file=self.path.name,
            )

    def _columns(
        self, records: list[Said], before: int, base: str, report: ReadReport | None, bare: bool
    ) -> Columns:
        rows = range(before + 1, before + len(records) + 1)
        kept = [(row, said) for row, said in zip(rows, records) if said.is_opinion]
        said = [one for _, one in kept]
        made = Columns(
            [row for row, _ in kept],
            np.array([one.lon for one in said], dtype=float),
            np.array([one.lat for one in said], dtype=float),
            np.array([not one.has_place for one in said], dtype=bool),
        )
        known = self._authors.setdefault(base, set())
        known.update(one.author for one in said if one.author)
        if bare:
            return made
        # Where all that is signed is signed by one, the rest is by the same account.
        owner = next(iter(known)) if len(known) == 1 else f"the account of {base}"
        made.authors = [one.author or owner for one in said]
        made.times = [_iso(one.time) for one in said]
        made.texts = [one.text for one in said]
        made.reactions = [str(one.reactions or "") for one in said]
        made.place_names = [mend_text(one.place_name) for one in said]
        if report is not None:
            dropped = [row for row, one in zip(rows, records) if not one.is_opinion]
            report.read += len(records)
            report.skip(NO_OPINION, len(dropped), dropped[:5])
            report.mask(MASKED["name"], sum(one.mentions for one in said))
        return made


def _read(member: Member, rows: int) -> Iterator[tuple[list[dict], float]]:
    """Yield the entries of a file; one that holds a single entry may have it without a list."""
    found = _LIST.match(read_start(member))
    if found and found[1] not in _OWN_KEYS:
        with member.open() as stream:
            yield from read_objects(stream, member.where, member.size, rows, _LIST, further=True)
        return
    if member.size > _LARGEST_RECORD:
        raise BadInput(
            msg("{file} is not JSON as Facebook writes it. Download it again."), file=member.where
        )
    first = _first_record(read_start(member))
    if first is None:
        raise BadInput(
            msg("{file} is broken or cut short after entry {count}. Download or export it again."),
            file=member.where,
            count=0,
        )
    yield [first], 1.0


def _iso(time: float | None) -> str:
    """Return UTC in words for seconds since 1970; what is no such time stays a number."""
    if time is None:
        return ""
    try:
        return datetime.fromtimestamp(time, timezone.utc).strftime("%Y-%m-%d %H:%M:%SZ")
    except (ValueError, OverflowError, OSError):
        return str(time)


def _without_account(name: str) -> str:
    """Return ``facebook-…-1.zip`` for ``facebook-somebody-1.zip``: the name is a person's."""
    return _ACCOUNT.sub(r"\1…", name)
