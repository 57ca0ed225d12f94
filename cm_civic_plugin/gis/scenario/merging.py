"""Workshop files of many tables into one file; the tables' own files are only read."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import tempfile
import uuid as uuids
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from ...core.errors import BadInput, BadOutput, CivicError, msg
from ...core.resources import plugin_version
from ...core.scenario.journal import replay
from ...core.scenario.merge import Journal, Merged, Session, merge
from ..i18n import say
from .records import BALLOT_INSERT, EVENT_INSERT, INSERT, event_record, to_record
from .workshop_file import WorkshopFile

MERGED_FROM = "merged_from"
"""Key of ``meta``: the ``workshop_uuid`` of the tables' files, a JSON list. Only merged files
have it."""
_SIDES = ("-journal", "-wal")
_NAMESPACE = uuids.UUID("9a4f8c0e-3e0b-5b5e-8f53-0f2f6c1d7a21")


def read_journal(path: Path | str) -> Journal:
    """Return all that a workshop file holds, and leave the file and its folder as they are.

    A copy is read: it works from a read-only stick, beside a table that is drawing, and for a
    file with a journal left by a power cut. Raises ``BadInput`` when it is no workshop file.
    """
    path = Path(path).resolve()
    if not path.is_file():
        raise BadInput(msg("{file} cannot be opened: {reason}."), file=path, reason="not found")
    with tempfile.TemporaryDirectory(prefix="cm_civic_") as folder:
        copy = Path(folder) / path.name
        try:
            _copy(path, copy)
            with WorkshopFile.open(copy) as workshop, closing(sqlite3.connect(str(copy))) as db:
                sessions = db.execute("SELECT uuid, table_code, started_at, software FROM sessions")
                return Journal(
                    path.name,
                    workshop.meta,
                    workshop.rows(),
                    [Session(*record) for record in sessions],
                    workshop.ballots(),
                    workshop.events(),
                )
        except CivicError as error:  # of the copy; people know the file by its own name
            raise BadInput(error.template, **{**error.params, "file": path}) from error
        except (sqlite3.Error, OSError) as error:
            raise BadInput(
                msg("{file} cannot be read: {reason}. Use another copy of it."),
                file=path,
                reason=error,
            ) from error


def _copy(path: Path, copy: Path) -> None:
    """Copy a file as it is at one moment, even while another program writes to it."""
    with path.open("rb") as stream:
        in_wal = stream.read(20)[18:19] == b"\x02"
    if not in_wal:  # SQLite would leave files beside one in WAL even if it only reads
        with suppress(sqlite3.Error):
            source = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
            with closing(source), closing(sqlite3.connect(str(copy))) as goal:
                source.backup(goal, progress=_give_up_if_held)
                return
    shutil.copyfile(path, copy)
    for side in _SIDES:
        beside = path.with_name(path.name + side)
        if beside.exists():
            shutil.copyfile(beside, copy.with_name(copy.name + side))


def _give_up_if_held(status: int, _left: int, _pages: int) -> None:
    """Raise once another program has held a file for SQLite's five seconds.

    ``backup`` itself would try for ever, and its task could not be stopped.
    """
    if status not in (0, 101):  # SQLITE_OK, SQLITE_DONE
        raise sqlite3.OperationalError("database is locked")


def merge_files(
    inputs: Sequence[Path | str],
    output: Path | str,
    progress: Callable[[float], None] = lambda _share: None,
) -> tuple[Merged, dict[str, Any]]:
    """Merge workshop files into a new one; return the merged journal and a report for JSON.

    Each row keeps its ``table_code``. A file that cannot be read, or is of another workshop, is
    named in the report and the others are merged. ``progress`` takes the share done (0-1) and
    may raise ``Cancelled``.

    Raises:
        BadInput: no file could be used.
        BadOutput: the output cannot be written, or is a file whose rows would be lost.
    """
    output = Path(output).resolve()
    journals, unread = [], {}
    paths = list(dict.fromkeys(Path(path).resolve() for path in inputs))
    for number, (path, name) in enumerate(zip(paths, _names(paths)), 1):
        try:
            journals.append(replace(read_journal(path), name=name))
        except BadInput as error:
            unread[name] = error
        progress(0.6 * number / len(paths))
    if unread and not journals:
        raise next(iter(unread.values()))
    merged = merge(journals)
    progress(0.8)
    used = [journal for journal in journals if journal.name in merged.used]
    _keep_older(output, merged)
    _write(output, merged, _sources(used))
    progress(1.0)
    return merged, make_report(merged, unread)


def _names(paths: Sequence[Path]) -> list[str]:
    """Return the files' names; where two are alike, with their folders."""
    for parts in (1, 2):
        names = ["/".join(path.parts[-parts:]) for path in paths]
        if len(set(names)) == len(names):
            return names
    return [str(path) for path in paths]


def _sources(journals: Iterable[Journal]) -> list[str]:
    """Return the ``workshop_uuid`` of the tables' own files, sorted, also through merged files."""
    found: set[str] = set()
    for journal in journals:
        listed = journal.meta.get(MERGED_FROM)
        with suppress(ValueError, TypeError):
            found.update(map(str, json.loads(listed)))
            continue
        found.add(str(journal.meta["workshop_uuid"]))
    return sorted(found)


def _keep_older(output: Path, merged: Merged) -> None:
    """Raise ``BadOutput`` unless all that ``output`` holds is in what takes its place."""
    if not output.exists():
        return
    try:
        older = read_journal(output)
    except BadInput:
        older = None
    new = {one.uuid for one in (*merged.rows, *merged.ballots, *merged.events)}
    if older is None or MERGED_FROM not in older.meta:
        raise BadOutput(
            msg("{file} exists already and was left alone. Choose another name."), file=output
        )
    if not {one.uuid for one in (*older.rows, *older.ballots, *older.events)} <= new:
        raise BadOutput(
            msg(
                "{file} holds strokes that are not in the files chosen, so it was left alone. "
                "Choose it as one of the files too, or choose another name."
            ),
            file=output,
        )


def _write(output: Path, merged: Merged, sources: list[str]) -> None:
    """Write the merged file beside its name, and rename it when whole."""
    codes = merged.table_codes
    code = "+".join(codes) if len(codes) <= 8 else f"{codes[0]}+…+{codes[-1]} ({len(codes)})"
    beside = output.with_name(f".{output.stem}.{os.getpid()}.merging.gpkg")
    keys = ("workshop", "futures", "place", "plan")
    more = {key: merged.meta[key] for key in keys if merged.meta.get(key)}
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        WorkshopFile.create(
            beside,
            code or "-",
            title=merged.meta.get("title") or "",
            sample=merged.meta.get("is_sample") == "yes",
            **more,
            # the same tables make the same workshop, however often they are merged
            workshop_uuid=str(uuids.uuid5(_NAMESPACE, " ".join(sources))),
            merged_from=json.dumps(sources),
        ).close()
        with closing(sqlite3.connect(str(beside), isolation_level=None)) as db:
            db.execute("PRAGMA synchronous = EXTRA")
            db.execute("BEGIN IMMEDIATE")
            software = f"Chiang Mai Civic {plugin_version()}"
            db.executemany(
                "INSERT INTO sessions (uuid, table_code, started_at, software) VALUES (?, ?, ?, ?)",
                [(*one[:3], one.software or software) for one in merged.sessions],
            )
            db.executemany(INSERT, map(to_record, merged.rows))
            db.executemany(BALLOT_INSERT, merged.ballots)
            db.executemany(EVENT_INSERT, map(event_record, merged.events))
            db.execute("COMMIT")
        beside.replace(output)
    except CivicError as error:
        raise type(error)(error.template, **{**error.params, "file": output}) from error
    except (sqlite3.Error, OSError) as error:
        raise BadOutput(
            msg("{file} cannot be made: {reason}. Choose a folder that can be written."),
            file=output,
            reason=error,
        ) from error
    finally:
        for left in (beside, *(beside.with_name(beside.name + side) for side in _SIDES)):
            with suppress(OSError):
                left.unlink()


def make_report(merged: Merged, unread: dict[str, BadInput] | None = None) -> dict[str, Any]:
    """Return what happened, as plain values for JSON; sentences are in the current language."""
    refused = {**(unread or {}), **merged.refused}
    return {
        "tables": merged.table_codes,
        "rows": len(merged.rows),
        "drawings": len(replay(merged.rows)),
        "duplicates": merged.duplicates,
        "files": [{"file": name, "rows": rows} for name, rows in sorted(merged.used.items())],
        "refused": [
            {"file": name, "reason": say(error), "reason_en": str(error)}
            for name, error in sorted(refused.items())
        ],
        "conflicts": [
            {
                "uuid": one.uuid,
                "table": one.table_code,
                "kept_from": list(one.kept_from),
                "left_out_from": list(one.left_out_from),
            }
            for one in merged.conflicts
        ],
        "clocks": [
            {"table": note.table_code, "kind": note.kind, "seconds": round(note.seconds)}
            for note in merged.clocks
        ],
    }
