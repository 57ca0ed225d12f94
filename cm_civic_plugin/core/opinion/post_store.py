"""Posts with their masked texts in a file: what "keep text in this project" writes.

One SQLite file, ``*.opinions.sqlite``. It holds what an import holds and no more: masked texts,
places, topics, suggested stances, the authors' random numbers, the rows of the export, the read
report; never the ids of posts. It is never changed in place: erasing writes the file anew, so that
no free page and no journal holds on to a text.
"""

from __future__ import annotations

import copy
import json
import os
import re
import sqlite3
import struct
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ..errors import BadInput, BadOutput, msg
from .common_topics import TopicCount
from .far_away import FarAway
from .libraries import need_pandas
from .post_table import COLUMNS, ERASED, FROM_CODEBOOK, Fallback, ReadReport, Tally

if TYPE_CHECKING:
    import pandas as pd

SUFFIX = ".opinions.sqlite"
APPLICATION_ID = 0x434D4F50  # "CMOP"
SCHEMA_VERSION = 1

_LEFT_OUT = ("post_id", "text")
_CHUNK = 20_000
_HEAD = 100  # bytes of an SQLite header
_VERSION_AT, _APPLICATION_AT = 60, 68
_NOT_TEXT = re.compile("[\0\ud800-\udfff]")  # NUL, and halves of a letter
_NAT = np.iinfo(np.int64).min

Progress = Callable[[float], None]
"""Called with the share done (0-1); may raise ``Cancelled``."""


@dataclass
class StoredPosts:
    """What a file holds: posts without texts and ids, their texts (n,) or None, the read report.

    ``sha256`` is of the export that the posts were read from, ``how`` what of the reading changes a
    map.
    """

    posts: pd.DataFrame
    texts: np.ndarray | None
    report: ReadReport
    sha256: str
    how: dict[str, Any] = field(default_factory=dict)

    def without(self, rows: Collection[int]) -> StoredPosts:
        """Return the same without the posts of rows of the export, and a report that says so.

        What the report says of times, places and topics is then of the posts that are left.
        """
        gone = self.posts["source_row"].isin(list(rows)).to_numpy(dtype=bool)
        posts = self.posts[~gone].reset_index(drop=True)
        texts = None if self.texts is None else self.texts[~gone]
        report = copy.deepcopy(self.report)
        report.kept -= int(gone.sum())
        report.skip(ERASED, gone.sum())
        report.count_places(posts)
        times = posts["created_at"].dropna()
        report.first_at = times.min().isoformat() if len(times) else ""
        report.last_at = times.max().isoformat() if len(times) else ""
        report.topics = count_topics(posts)
        report.suggested_topics = int((posts["topic_source"] == FROM_CODEBOOK).sum())
        if "stance" in posts:
            report.suggested_stances = int(posts["stance"].notna().sum())
        return replace(self, posts=posts, texts=texts, report=report)


def save_posts(
    path: Path,
    posts: pd.DataFrame,
    texts: np.ndarray | None,
    report: ReadReport,
    sha256: str,
    progress: Progress | None = None,
    how: Mapping[str, Any] | None = None,
) -> Path:
    """Write posts (n) and their masked texts (n,) into a file and return its path.

    It is written beside its final name and renamed when whole; an older file is replaced.

    Raises:
        BadOutput: the folder cannot be written, or the disk is full.
        ValueError: a column is none of a post table's.
    """
    # a stance is kept only beside the words that it was read from
    left_out = (*_LEFT_OUT, "stance") if texts is None else _LEFT_OUT
    kinds = {name: _kind(posts[name]) for name in posts.columns if name not in left_out}
    about = {
        "columns": json.dumps(kinds),
        "report": _NOT_TEXT.sub("", report.to_json()),
        "sha256": sha256,
        "how": json.dumps(dict(how or {})),
        "posts": str(len(posts)),
        "texts": "no" if texts is None else "yes",
    }
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        _remove_parts(path)
        with closing(sqlite3.connect(str(part), isolation_level=None)) as db:
            _make_tables(db, kinds)
            db.execute("BEGIN")
            db.executemany("INSERT INTO meta VALUES (?, ?)", about.items())
            marks = ", ".join("?" * (len(kinds) + 2))
            for rows in _rows(posts, texts, kinds, progress):
                db.executemany(f"INSERT INTO posts VALUES ({marks})", rows)  # nosec B608
            db.execute("COMMIT")
        part.replace(path)
    except (sqlite3.Error, OSError) as error:
        raise BadOutput(
            msg("{file} cannot be written ({reason}). Choose a folder you may write to."),
            file=str(path),
            reason=getattr(error, "strerror", None) or str(error),
        ) from error
    finally:
        with suppress(OSError):
            part.unlink()
    return path


def load_posts(path: Path, progress: Progress | None = None) -> StoredPosts:
    """Return what a file of kept posts holds, after checking that it is whole.

    Raises:
        BadInput: there is no such file, it is another or a damaged one, or of a newer plugin.
        MissingLibrary: pandas is absent.
    """
    need_pandas()
    _check_head(path)
    try:
        with closing(sqlite3.connect(str(path), isolation_level=None)) as db:
            db.execute("PRAGMA trusted_schema = OFF")  # the file may come from anywhere
            db.execute("PRAGMA query_only = ON")
            fault = db.execute("PRAGMA integrity_check(1)").fetchone()[0]
            if fault != "ok":
                raise ValueError(fault)
            return _read(db, progress)
    except (sqlite3.Error, ValueError, KeyError, TypeError, AttributeError, OverflowError) as error:
        raise BadInput(
            msg(
                "{file} is damaged ({reason}). Put a good copy in its place, or read the export "
                "again and keep its posts anew."
            ),
            file=path.name,
            reason=error,
        ) from error


def erase_rows(path: Path, rows: Collection[int]) -> int:
    """Erase the posts of rows of the export from a file for good; returns how many there were.

    The file is written anew, so that nothing of their texts is left in it. What the disk still
    holds of the old file, or a backup of it, is out of reach.

    Raises: as ``load_posts`` and ``save_posts``.
    """
    stored = load_posts(path)
    left = stored.without(rows)
    save_posts(path, left.posts, left.texts, left.report, left.sha256, how=left.how)
    return len(stored.posts) - len(left.posts)


def report_from_json(text: str) -> ReadReport:
    """Return the report that ``ReadReport.to_json`` wrote; what is not known here is passed over.

    Raises:
        ValueError: the text is no report.
    """
    try:
        values = dict(json.loads(text).items())
        known = {one.name: values[one.name] for one in fields(ReadReport) if one.name in values}
        for name in ("skipped", "unplaced", "repairs", "masked"):
            known[name] = {what: Tally(**tally) for what, tally in known.get(name, {}).items()}
        known["fallback_points"] = [Fallback(**one) for one in known.get("fallback_points", [])]
        if known.get("far_away") is not None:
            known["far_away"] = FarAway(**known["far_away"])
        return ReadReport(**known)
    except (TypeError, AttributeError) as error:
        raise ValueError(f"no read report: {error}") from error


def count_topics(posts: pd.DataFrame) -> dict[str, int]:
    count = TopicCount()
    count.add(posts)
    return count.common()


def _remove_parts(path: Path) -> None:
    """Take away what a killed program left half written: there are texts in it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    start = f".{path.name}."
    for left in path.parent.iterdir():
        if left.name.startswith(start) and left.name.endswith((".part", ".part-journal")):
            left.unlink()


def _make_tables(db: sqlite3.Connection, kinds: dict[str, str]) -> None:
    # The journal and what is sorted stay in memory: neither is left on the disk.
    db.execute("PRAGMA journal_mode = MEMORY")
    db.execute("PRAGMA temp_store = MEMORY")
    db.execute("PRAGMA secure_delete = ON")
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    db.execute("CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)")
    columns = ", ".join(f'"{name}" {_SQL_TYPES[kind[:4]]}' for name, kind in kinds.items())
    db.execute(f"CREATE TABLE posts (position INTEGER PRIMARY KEY, {columns}, text TEXT)")


def _rows(
    posts: pd.DataFrame, texts: np.ndarray | None, kinds: dict[str, str], progress: Progress | None
) -> Iterator[Iterator[tuple]]:
    for start in range(0, len(posts), _CHUNK):
        if progress:
            progress(start / len(posts))
        part = slice(start, start + _CHUNK)
        chunk = posts.iloc[part]
        columns = [_to_sql(chunk[name], kind) for name, kind in kinds.items()]
        words = [None] * len(chunk) if texts is None else [_clean(text) for text in texts[part]]
        yield zip(range(start, start + len(chunk)), *columns, words)


def _read(db: sqlite3.Connection, progress: Progress | None) -> StoredPosts:
    pd = need_pandas()
    about = dict(db.execute("SELECT key, value FROM meta"))
    kinds, count = json.loads(about["columns"]), int(about["posts"])
    names = ", ".join(f'"{name}"' for name in kinds if _is_column(name))
    found = db.execute(f"SELECT {names}, text FROM posts ORDER BY position")  # nosec B608
    chunks, texts, done = [], [], 0
    known: dict[str, str] = {}  # a topic is one text in memory, however often it comes
    while True:
        rows = found.fetchmany(_CHUNK)
        columns = list(zip(*rows)) or [()] * (len(kinds) + 1)
        chunks.append(
            pd.DataFrame(
                {
                    name: _from_sql(columns[at], kind, known)
                    for at, (name, kind) in enumerate(kinds.items())
                },
                index=pd.RangeIndex(len(rows)),
            )
        )
        texts.append(_objects(columns[-1]))
        done += len(rows)
        if len(rows) < _CHUNK:
            break
        if progress:
            progress(done / max(done, count))
    if done != count:
        raise ValueError(f"{done} posts of {count}")
    return StoredPosts(
        pd.concat(chunks, ignore_index=True),
        np.concatenate(texts) if about["texts"] == "yes" else None,
        report_from_json(about["report"]),
        about["sha256"],
        dict(json.loads(about["how"]).items()),
    )


# --- columns: what kind each is, to SQLite and back

_SQL_TYPES = {
    "text": "TEXT",
    "real": "REAL",
    "Int6": "INTEGER",
    "int6": "INTEGER",
    "bool": "INTEGER",
    "time": "INTEGER",
}


def _is_column(name: str) -> bool:
    """Tell whether a column may be kept, and its name be part of an order to the database."""
    return name in COLUMNS and name not in _LEFT_OUT


def _kind(column: pd.Series) -> str:
    dtype = str(column.dtype)
    if _is_column(str(column.name)):
        if dtype.startswith("datetime64[") and dtype.endswith(", UTC]"):
            return f"time {dtype[11:-6]}"
        if dtype in ("Int64", "int64", "bool"):
            return dtype
        if dtype in ("object", "float64"):
            return "text" if dtype == "object" else "real"
    raise ValueError(f"a column that is not kept: {column.name} ({dtype})")


def _to_sql(column: pd.Series, kind: str) -> list[Any]:
    if kind == "text":
        return [_clean(value) for value in column]
    if kind.startswith("time"):
        ticks = column.dt.tz_localize(None).to_numpy().astype(np.int64)
        return [None if tick == _NAT else tick for tick in ticks.tolist()]
    if kind == "Int64":
        return column.to_numpy(dtype=object, na_value=None).tolist()
    return column.tolist()


def _from_sql(values: tuple, kind: str, known: dict[str, str]) -> Any:  # noqa: ANN401 (pandas)
    pd = need_pandas()
    if kind == "text":
        return pd.Series([known.setdefault(v, v) for v in values], dtype="object")
    if kind == "real":
        return np.array(values, dtype=np.float64)
    if kind in ("int64", "bool"):
        return np.array(values, dtype=np.int64).astype(kind)
    empty = np.array([value is None for value in values], dtype=bool)
    if kind == "Int64":
        whole = np.array([0 if value is None else value for value in values], dtype=np.int64)
        return pd.arrays.IntegerArray(whole, empty)
    ticks = np.array([_NAT if value is None else value for value in values], dtype=np.int64)
    unit = kind.split()[1]
    return pd.Series(ticks.view(f"datetime64[{unit}]")).dt.tz_localize("UTC")


def _clean(value: object) -> str | None:
    """Return a value as a text that SQLite can hold, None where it is no text."""
    return _NOT_TEXT.sub("", value) if isinstance(value, str) else None


def _objects(values: tuple) -> np.ndarray:
    array = np.empty(len(values), dtype=object)
    array[:] = values
    return array


# --- what is no file of ours


def _check_head(path: Path) -> None:
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
    except OSError as error:
        raise BadInput(
            msg(
                "{file} cannot be opened ({reason}). If it was moved, put it back beside the "
                "project; otherwise read the export again."
            ),
            file=path.name,
            reason=error.strerror or type(error).__name__,
        ) from error
    ours = head.startswith(b"SQLite format 3\0") and len(head) == _HEAD
    if not ours or _number(head, _APPLICATION_AT) != APPLICATION_ID:
        raise BadInput(
            msg(
                "{file} is not a file of kept posts. Choose one that ends in .opinions.sqlite, or "
                "read the export again."
            ),
            file=path.name,
        )
    if _number(head, _VERSION_AT) > SCHEMA_VERSION:
        raise BadInput(
            msg(
                "{file} was made by a newer version of the plugin (schema {found}; this one "
                "knows {known}). Update the plugin and open the file again."
            ),
            file=path.name,
            found=_number(head, _VERSION_AT),
            known=SCHEMA_VERSION,
        )


def _number(head: bytes, at: int) -> int:
    return struct.unpack_from(">I", head, at)[0]
