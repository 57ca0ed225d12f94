"""The tables of a live shared room: the workshop file's journal in a PostGIS database.

Every row names its workshop (one database may hold many) and the file it came from. Rows are only
ever added; triggers see to it, also for the owner. The server itself writes three columns:
``room_seq`` (order of arrival), ``received_at`` and ``room_txid``, the transaction that wrote the
row. A reader asks for all rows whose transaction had not ended when it last looked: unlike a
number that counts up, this misses no row of a slow writer (see ``room_link``).

What a table's laptop needs, and no more, is in ``grants``: to read, and to add rows. Making the
tables and opening a room for a workshop is for the facilitator's login, which owns them.
"""

from __future__ import annotations

from ...core.scenario.events import Ballot
from .records import COLUMNS, EVENT_COLUMNS

ROOM_VERSION = 1
NAME = "cm_civic"


def _names(listed: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in listed.split(","))


FIELDS: dict[str, tuple[str, ...]] = {
    "files": ("uuid", "table_code", "meta"),
    "sessions": ("uuid", "table_code", "started_at", "software"),
    "strokes": _names(COLUMNS),
    "events": _names(EVENT_COLUMNS),
    "ballots": Ballot._fields,
}
"""For each table of the room what comes from a workshop file; sessions before their strokes."""
_NUMBERS = {"seq", "after_seq", "dots"}
_OPTIONAL = {"software", "future_id", "element_id", "target_uuid", "note", "certainty", "raw",
             "geometry", "detail", "round"}  # fmt: skip
_CHECKS = {
    "strokes": (
        "CHECK (action IN ('draw', 'erase', 'undo', 'redo', 'note', 'move'))",
        "CHECK (certainty IN ('sure', 'perhaps', 'disputed'))",
        "CHECK (geometry IS NOT NULL OR action NOT IN ('draw', 'move'))",
        "CHECK (note IS NOT NULL OR action <> 'note')",
    )
}


def plain_type(column: str) -> str:
    """Return the type in which a column's values travel as JSON; bytes go as hexadecimals."""
    return "bigint" if column in _NUMBERS else "text"


def _type(column: str) -> str:
    special = {"raw": "bytea", "geometry": "geometry(Geometry, 4326)"}
    kind = special.get(column, plain_type(column))
    return f"{column} {kind}" + ("" if column in _OPTIONAL else " NOT NULL")


def _table(table: str) -> str:
    columns = [
        f"workshop text NOT NULL REFERENCES {NAME}.rooms",
        "file_uuid text NOT NULL",
        *map(_type, FIELDS[table]),
        "room_seq bigint GENERATED ALWAYS AS IDENTITY UNIQUE",
        "room_txid bigint NOT NULL DEFAULT txid_current()",
        "received_at timestamptz NOT NULL DEFAULT clock_timestamp()",
        "PRIMARY KEY (workshop, uuid)",
        *_CHECKS.get(table, ()),
    ]
    return f"""
CREATE TABLE IF NOT EXISTS {NAME}.{table} ({", ".join(columns)});
CREATE INDEX IF NOT EXISTS {table}_news ON {NAME}.{table} (workshop, room_txid);
{_guards(table)}"""


def _guards(table: str) -> str:
    return f"""
DROP TRIGGER IF EXISTS append_only ON {NAME}.{table};
CREATE TRIGGER append_only BEFORE INSERT OR UPDATE OR DELETE ON {NAME}.{table}
    FOR EACH ROW EXECUTE PROCEDURE {NAME}.only_add();
DROP TRIGGER IF EXISTS never_emptied ON {NAME}.{table};
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON {NAME}.{table}
    FOR EACH STATEMENT EXECUTE PROCEDURE {NAME}.only_add();"""


SCHEMA = f"""
CREATE EXTENSION IF NOT EXISTS postgis;
CREATE SCHEMA IF NOT EXISTS {NAME};
CREATE TABLE IF NOT EXISTS {NAME}.rooms (
    workshop text PRIMARY KEY, title text NOT NULL, version integer NOT NULL,
    opened_at timestamptz NOT NULL DEFAULT clock_timestamp());
CREATE OR REPLACE FUNCTION {NAME}.only_add() RETURNS trigger LANGUAGE plpgsql AS $guard$
BEGIN
    IF TG_OP = 'INSERT' THEN
        NEW.room_txid := txid_current();
        NEW.received_at := clock_timestamp();
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the journal is append-only';
END $guard$;
{"".join(map(_table, FIELDS))}
"""
"""Makes what is not there yet and leaves every row as it is; PostgreSQL 10 or newer."""


def grants(role: str) -> str:
    """Return the SQL that lets a role take part: read the room and add rows, nothing else."""
    name = '"' + role.replace('"', '""') + '"'
    tables = ", ".join(f"{NAME}.{table}" for table in FIELDS)
    return f"""
GRANT USAGE ON SCHEMA {NAME} TO {name};
GRANT SELECT ON {NAME}.rooms TO {name};
GRANT SELECT, INSERT ON {tables} TO {name};
"""
