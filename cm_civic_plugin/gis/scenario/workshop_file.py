"""The workshop file: one GeoPackage per table of participants, written stroke by stroke.

Python's sqlite3 writes it and QGIS reads it. Why so:

* Rollback journal, not WAL: after every commit the one ``.gpkg`` holds everything, so a copy on
  a stick is whole, and nothing depends on a ``-wal`` file beside it. QGIS opens GeoPackages to
  read without locking them, so its layers do not hold up a commit (a test watches this).
* ``synchronous=EXTRA``: like FULL, and it also syncs the folder once the rollback journal is
  gone. Without that a power cut just after a commit could bring the old journal back.
* No spatial index: its triggers call functions that only OGR knows, and a table draws hundreds of
  strokes, not millions.
"""

from __future__ import annotations

import os
import sqlite3
import struct
import uuid as uuids
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from ...core.errors import BadInput, BadOutput, CivicError, msg
from ...core.resources import plugin_version
from ...core.scenario.events import Ballot, Event
from ...core.scenario.journal import JournalRow, utc_now
from .records import (
    BALLOT_COLUMNS,
    BALLOT_INSERT,
    COLUMNS,
    EVENT_COLUMNS,
    EVENT_INSERT,
    INSERT,
    event_of,
    event_record,
    from_record,
    to_record,
)
from .workshop_schema import APPLICATION_ID, MIGRATIONS, SCHEMA, SCHEMA_VERSION

PATIENCE = 0.15
"""Seconds a commit waits for another program's lock: longer, and the pen would stick."""
_READING_PATIENCE = 2.0
"""The same for reading: another that draws holds its lock for a moment, but again and again."""


class WorkshopFile:
    """An open workshop file. Use ``create`` or ``open``; ``close`` it, or use it in a ``with``.

    ``meta`` holds what the file says of itself: ``schema_version``, ``workshop_uuid``,
    ``table_code``, ``title``, ``created_at``, ``is_sample`` (``yes`` or ``no``).
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._db = connection
        self._identity = _identity(path)
        self._software = f"Chiang Mai Civic {plugin_version()}"
        self.meta = dict(connection.execute("SELECT key, value FROM meta"))

    @classmethod
    def create(
        cls,
        path: Path | str,
        table_code: str,
        *,
        title: str = "",
        sample: bool = False,
        **meta: str,
    ) -> WorkshopFile:
        """Make a new, empty workshop file and open it.

        It is made beside its name and renamed when whole. Raises ``BadOutput`` when the name is
        taken (a workshop is never overwritten) or the folder cannot be written.
        """
        path = Path(path).resolve()
        if not table_code.strip():
            raise BadOutput(msg("A table needs a code, for example A."))
        if path.exists():
            raise BadOutput(
                msg("{file} exists already and was left alone. Open it, or choose another name."),
                file=path,
            )
        about = {
            "schema_version": str(SCHEMA_VERSION),
            "workshop_uuid": str(uuids.uuid4()),
            "table_code": table_code.strip(),
            "title": title,
            "created_at": utc_now(),
            "is_sample": "yes" if sample else "no",
            **meta,
        }
        part = path.with_name(f".{path.name}.{os.getpid()}.part")
        try:
            with closing(sqlite3.connect(str(part))) as db:
                # Small pages: fifteen small tables would fill 60 kB of 4 kB pages with nothing.
                db.executescript(f"PRAGMA page_size = 1024; PRAGMA synchronous = EXTRA;\n{SCHEMA}")
                db.executemany("INSERT INTO meta (key, value) VALUES (?, ?)", about.items())
                db.execute("UPDATE gpkg_contents SET last_change = ?", (about["created_at"],))
                db.commit()
            part.replace(path)
        except (sqlite3.Error, OSError) as error:
            with suppress(OSError):
                part.unlink()
            raise BadOutput(
                msg("{file} cannot be made: {reason}. Choose a folder that can be written."),
                file=path,
                reason=error,
            ) from error
        return cls.open(path)

    @classmethod
    def open(cls, path: Path | str, patience: float = _READING_PATIENCE) -> WorkshopFile:
        """Open a workshop file for drawing; opening changes no row of its journal.

        ``patience`` is how long to wait for another program's lock (s). A file of an older schema
        gets what it lacks, all of it or nothing. Raises ``BadInput`` when it is missing, no
        workshop, damaged or of a newer schema, and ``BadOutput`` when it cannot be written.
        """
        path = Path(path).resolve()
        try:
            with path.open("rb") as stream:
                head = stream.read(100)
        except OSError as error:
            raise BadInput(
                msg("{file} cannot be opened: {reason}."), file=path, reason=error.strerror
            ) from error
        if not head.startswith(b"SQLite format 3\0") or len(head) < 100:
            raise _not_a_workshop(path)
        if struct.unpack_from(">I", head, 68)[0] != APPLICATION_ID:
            raise _not_a_workshop(path)
        db = sqlite3.connect(str(path), timeout=patience, isolation_level=None)
        try:
            db.execute("PRAGMA synchronous = EXTRA")
            db.execute("PRAGMA trusted_schema = OFF")  # the file may come from anywhere
            _wait_for_locks(db, PATIENCE)
            with suppress(sqlite3.OperationalError):  # in use elsewhere: then it stays in WAL
                db.execute("PRAGMA journal_mode = DELETE")
            _wait_for_locks(db, patience)
            workshop = cls._checked(path, db)
            # Write and take back: only that tells whether file, folder and locks let us write.
            db.execute("BEGIN IMMEDIATE")
            db.execute("INSERT INTO meta (key, value) VALUES ('can it be written?', '')")
            db.execute("ROLLBACK")
            workshop._migrate()
        except sqlite3.OperationalError as error:  # locked, read-only, no room
            db.close()
            raise BadOutput(
                msg(
                    "{file} cannot be written ({reason}), so nothing drawn could be kept. Close "
                    "it elsewhere, or copy it to a folder that can be written and open the copy."
                ),
                file=path,
                reason=error,
            ) from error
        except sqlite3.DatabaseError as error:
            db.close()
            raise _damaged(path, str(error)) from error
        except CivicError:
            db.close()
            raise
        return workshop

    @classmethod
    def _checked(cls, path: Path, db: sqlite3.Connection) -> WorkshopFile:
        fault = db.execute("PRAGMA quick_check(1)").fetchone()[0]
        if fault != "ok":
            raise _damaged(path, fault)
        tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master")}
        if not {"meta", "strokes", "sessions", "ballots", "picture"} <= tables:
            raise _not_a_workshop(path)
        workshop = cls(path, db)
        version = workshop.meta.get("schema_version") or ""
        try:  # the uuid names a file later on, so it must be one
            workshop.meta["workshop_uuid"] = str(uuids.UUID(workshop.meta.get("workshop_uuid")))
        except (ValueError, TypeError, AttributeError) as error:
            raise _not_a_workshop(path) from error
        if not version.isdigit() or version == "0" or not workshop.meta.get("table_code"):
            raise _not_a_workshop(path)
        if int(version) > 1 and "events" not in tables:
            raise _not_a_workshop(path)
        if int(version) > SCHEMA_VERSION:
            raise BadInput(
                msg(
                    "{file} was made by a newer version of the plugin (schema {found}; this one "
                    "knows {known}). Update the plugin and open the file again."
                ),
                file=path,
                found=version,
                known=SCHEMA_VERSION,
            )
        return workshop

    @property
    def table_code(self) -> str:
        """The code of the table of participants, e.g. ``A``."""
        return self.meta["table_code"] or ""

    @property
    def is_sample(self) -> bool:
        """Whether the file says that it is made up, to try the plugin with."""
        return self.meta.get("is_sample") == "yes"

    def _migrate(self) -> None:
        """Bring an older schema up to this one, in one transaction."""
        if self.meta["schema_version"] == str(SCHEMA_VERSION):
            return
        with self._transaction():
            query = "SELECT value FROM meta WHERE key = 'schema_version'"
            (found,) = self._db.execute(query).fetchone()  # another QGIS may have just done it
            for version in range(int(found), SCHEMA_VERSION):
                for statement in MIGRATIONS[version]:
                    self._db.execute(statement)
            self._db.execute(
                "UPDATE meta SET value = ? WHERE key = 'schema_version'", (str(SCHEMA_VERSION),)
            )
        self.meta["schema_version"] = str(SCHEMA_VERSION)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        _wait_for_locks(self._db, PATIENCE)
        try:
            self._db.execute("BEGIN IMMEDIATE")
            yield
            self._db.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                self._db.execute("ROLLBACK")
            raise
        finally:
            _wait_for_locks(self._db, _READING_PATIENCE)

    def append(self, row: JournalRow) -> JournalRow:
        """Write one row in one durable transaction; returns it with its ``seq``, once on disk.

        A row whose uuid is there already changes nothing. Raises ``BadOutput`` when it could not
        be written; the file is then as it was before.
        """
        return self.append_all([row])[0]

    def append_all(
        self,
        rows: Sequence[JournalRow],
        events: Sequence[Event] = (),
        ballots: Sequence[Ballot] = (),
    ) -> list[JournalRow]:
        """Write rows like ``append``, then events and votes, in one transaction: all or none.

        An event gets the next ``seq`` of events; its ``after_seq`` stays.
        """
        if not (rows or events or ballots):
            return []
        try:
            with self._transaction():
                written = [self._insert(row) for row in rows]
                for event in events:
                    event = replace(event, seq=self._last_seq("events") + 1)
                    self._db.execute(EVENT_INSERT, event_record(event))
                self._db.executemany(BALLOT_INSERT, ballots)
            # A file that was deleted or whose disk was unplugged still takes commits on some
            # systems: into a file that no longer has a name. (SQLite sees itself when another
            # file took the name.)
            if not self.path.exists():
                raise OSError("file not found")
        except (sqlite3.Error, OSError) as error:
            raise self._not_written(error) from error
        return written

    def _insert(self, row: JournalRow) -> JournalRow:
        self._db.execute(
            "INSERT INTO sessions (uuid, table_code, started_at, software) "
            "VALUES (?, ?, ?, ?) ON CONFLICT (uuid) DO NOTHING",
            (row.session_uuid, row.table_code, row.started_at, self._software),
        )
        self._db.execute(INSERT, to_record(replace(row, seq=self._last_seq() + 1)))
        query = "SELECT seq FROM strokes WHERE uuid = ?"
        return replace(row, seq=self._db.execute(query, (row.uuid,)).fetchone()[0])

    def events(self) -> list[Event]:
        """Return what happened around the drawing, in order. Raises ``BadInput`` if damaged."""
        query = f"SELECT {EVENT_COLUMNS} FROM events ORDER BY seq, uuid"  # nosec B608
        try:
            return [event_of(record) for record in self._db.execute(query)]
        except (sqlite3.DatabaseError, ValueError) as error:
            raise _damaged(self.path, str(error)) from error

    def ballots(self) -> list[Ballot]:
        """Return the votes in the order they were cast. Raises ``BadInput`` if damaged."""
        query = f"SELECT {BALLOT_COLUMNS} FROM ballots ORDER BY fid"  # nosec B608
        try:
            return [Ballot(*record) for record in self._db.execute(query)]
        except sqlite3.DatabaseError as error:
            raise _damaged(self.path, str(error)) from error

    def uuids(self) -> set[str]:
        """Return the uuids of all rows, events and votes. Raises ``BadInput`` if damaged."""
        query = (
            "SELECT uuid FROM strokes UNION ALL SELECT uuid FROM events "
            "UNION ALL SELECT uuid FROM ballots"
        )
        try:
            return {uuid for (uuid,) in self._db.execute(query)}
        except sqlite3.DatabaseError as error:
            raise _damaged(self.path, str(error)) from error

    def _last_seq(self, table: str = "strokes") -> int:
        query = f"SELECT coalesce(max(seq), 0) FROM {table}"  # nosec B608
        return self._db.execute(query).fetchone()[0]

    def rows(self) -> list[JournalRow]:
        """Return the whole journal in order. Raises ``BadInput`` naming a row that is no row."""
        query = f"SELECT {COLUMNS} FROM strokes ORDER BY seq, uuid"  # nosec B608
        rows = []
        try:
            for record in self._db.execute(query):
                try:
                    rows.append(from_record(record))
                except ValueError as error:
                    raise BadInput(
                        msg(
                            "{file}, table strokes, row {row}: {reason}. Open another copy of "
                            "this file."
                        ),
                        file=self.path,
                        row=record[0],
                        reason=error,
                    ) from error
        except sqlite3.DatabaseError as error:
            raise _damaged(self.path, str(error)) from error
        return rows

    def _not_written(self, error: Exception) -> BadOutput:
        path = self.path
        reason = str(error)
        if not path.exists():
            sentence = msg("{file} is no longer there. Put the disk or the file back in its place.")
        elif _identity(path) != self._identity:
            sentence = msg("Another file took the place of {file}. Put the right one back.")
        elif "full" in reason:
            sentence = msg("The disk that {file} is on is full. Make room on it.")
        elif "locked" in reason:
            sentence = msg("{file} is in use by another program. Close it there.")
        elif "readonly" in reason or "unable to open" in reason:
            sentence = msg(
                "{file} cannot be written any more: its disk or folder is protected. Take the "
                "protection off (the switch on the stick, the rights of the folder)."
            )
        elif "disk I/O" in reason:
            sentence = msg("The disk that {file} is on does not answer. Plug it in again.")
        else:
            sentence = msg("{file} could not be written: {reason}. Look after its disk and folder.")
        return BadOutput(sentence, file=path, reason=reason)

    def close(self) -> None:
        """Let the file go; more than once does no harm."""
        self._db.close()

    def __enter__(self) -> WorkshopFile:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()


def _wait_for_locks(db: sqlite3.Connection, seconds: float) -> None:
    db.execute(f"PRAGMA busy_timeout = {round(1000 * seconds)}")


def _identity(path: Path) -> tuple[int, int] | None:
    """Return what tells a file from another one of the same name; None when there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _not_a_workshop(path: Path) -> BadInput:
    return BadInput(
        msg("{file} is not a workshop file of this plugin. Choose one, or make a new workshop."),
        file=path,
    )


def _damaged(path: Path, reason: str) -> BadInput:
    if "locked" in reason:
        return BadInput(msg("{file} is in use by another program. Close it there."), file=path)
    return BadInput(
        msg("{file} is damaged ({reason}) and was left as it is. Open another copy of it."),
        file=path,
        reason=reason,
    )
