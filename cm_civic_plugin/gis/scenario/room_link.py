"""One table's way into a live shared room: what the room has, what goes out, what comes in.

``ON CONFLICT DO NOTHING`` makes sending twice harmless. Nothing here may run on the main thread.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from ...core.errors import msg
from .room_records import Thing, Values, from_values, to_values
from .room_schema import FIELDS, NAME, ROOM_VERSION, SCHEMA, plain_type
from .room_wire import RoomFault, RoomWire, Wait, parameter

_FIRST_PATIENCE = 120.0  # QGIS may be asking somebody for the password
_BATCH_ROWS = 100
_BATCH_BYTES = 256_000
_REFUSALS = 3


class Guest(NamedTuple):
    """A table in the room: its file, what it drew, and seconds since it last sent a stroke."""

    file_uuid: str
    table_code: str
    drawn: int
    seconds: float | None


class Received(NamedTuple):
    """A row of another table's file."""

    file_uuid: str
    table: str
    thing: Thing


class RoomLink:
    """One table's way into the room of its workshop. Only one thread may use it at a time.

    ``known`` are the uuids that the room holds, per table; ``received`` others' rows since
    somebody took them; ``unreadable`` the uuids of what came and is no row, for another program
    may write to the room, too; ``refused`` the uuids that the server would not take, and why;
    ``relisted`` whether the last look had to ask for all uuids again.
    """

    def __init__(self, uri: str, workshop: str, file_uuid: str) -> None:
        self._wire = RoomWire(uri)
        self._workshop = workshop
        self._file_uuid = file_uuid
        self._horizon = 0
        self._unseen: dict[str, dict[str, None]] = {table: {} for table in FIELDS}
        self._met = False
        self._refusals = 0
        self.known: dict[str, set[str]] = {table: set() for table in FIELDS}
        self.received: list[Received] = []
        self.unreadable: set[str] = set()
        self.refused: dict[str, str] = {}
        self.guests: list[Guest] = []
        self.relisted = False

    # --- the room as a whole

    def open_room(self, title: str, wait: Wait) -> None:
        """Make the room's tables if need be and a room in them for this workshop.

        Raises ``RoomFault``, also when the login may not make tables.
        """
        values = {"workshop": self._workshop, "title": title, "version": ROOM_VERSION}
        self._wire.knock()
        self._wire.ask(
            f"{SCHEMA}; WITH p AS ({parameter(values)}) "  # nosec B608
            f"INSERT INTO {NAME}.rooms (workshop, title, version) "
            "SELECT p.j->>'workshop', p.j->>'title', (p.j->>'version')::integer FROM p "
            "ON CONFLICT (workshop) DO NOTHING",
            wait,
            _FIRST_PATIENCE,
        )

    def look(self, wait: Wait) -> None:
        """Learn what the room holds: ``known``, ``guests``, and which rows are new.

        Raises ``RoomFault`` when there is no room for this workshop or it cannot be reached.
        """
        self._wire.knock()
        if not self._met:
            self._meet(wait)
        news = self._news(wait)
        self.relisted = any(
            len(self.known[table] | set(news[table]["new"])) != news[table]["count"]
            for table in FIELDS
        )
        if self.relisted:
            # another server or an old copy of it: its transactions count anew
            self._horizon = 0
            news = self._news(wait)
            self.known = {table: set() for table in FIELDS}
        for table in FIELDS:
            fresh = [uuid for uuid in news[table]["new"] if uuid not in self.known[table]]
            self.known[table].update(fresh)
            self._unseen[table].update(dict.fromkeys(fresh))
        self._horizon = news["horizon"]
        self.guests = [Guest(*guest) for guest in news["guests"]]

    def _meet(self, wait: Wait) -> None:
        """Find out whether this database has a room for our workshop, and what else it has."""
        query = f"SELECT (to_regclass('{NAME}.rooms') IS NOT NULL)::text, " \
                "current_setting('server_encoding')"  # fmt: skip
        there, encoding = self._wire.ask(query, wait, _FIRST_PATIENCE)[0]
        if encoding != "UTF8":
            raise RoomFault(
                msg("The database keeps texts as {encoding}, which has no Thai. Use one in UTF8."),
                final=True,
                encoding=encoding,
            )
        rooms = []
        if there == "true":
            query = f"SELECT coalesce(json_agg(r), '[]')::text FROM {NAME}.rooms r"  # nosec B608
            rooms = json.loads(self._wire.ask(query, wait)[0][0])
        ours = [room for room in rooms if room["workshop"] == self._workshop]
        if not ours and not rooms:
            raise RoomFault(
                msg(
                    "This database has no room yet. The facilitator makes one with “Make the "
                    "room's tables”."
                ),
                final=True,
            )
        if not ours:
            raise RoomFault(
                msg(
                    "This database has a room of another workshop ({titles}), none of yours. "
                    "Choose another connection, or let the facilitator make your room there."
                ),
                final=True,
                titles=", ".join(sorted(room["title"] or "?" for room in rooms)[:3]),
            )
        if ours[0]["version"] > ROOM_VERSION:
            raise RoomFault(
                msg("The room was made by a newer version of the plugin. Update the plugin."),
                final=True,
            )
        self._met = True

    def _news(self, wait: Wait) -> dict[str, Any]:
        parts = [
            f"""'{table}', json_build_object(
            'count', (SELECT count(*) FROM {NAME}.{table}, p WHERE workshop = p.j->>'workshop'),
            'new', (SELECT coalesce(json_agg(uuid ORDER BY room_seq), '[]')
                FROM {NAME}.{table}, p WHERE workshop = p.j->>'workshop'
                AND room_txid >= (p.j->>'horizon')::bigint))"""  # nosec B608
            for table in FIELDS
        ]
        query = f"""WITH p AS ({parameter({"workshop": self._workshop, "horizon": self._horizon})})
        SELECT json_build_object(
            'horizon', txid_snapshot_xmin(txid_current_snapshot()),
            {", ".join(parts)},
            'guests', (SELECT coalesce(json_agg(json_build_array(uuid, table_code, drawn, seconds)
                ORDER BY table_code, uuid), '[]') FROM (
                SELECT f.uuid, f.table_code,
                    count(s.uuid) FILTER (WHERE s.action = 'draw') AS drawn,
                    extract(epoch FROM clock_timestamp() - max(s.received_at)) AS seconds
                FROM p JOIN {NAME}.files f ON f.workshop = p.j->>'workshop'
                LEFT JOIN {NAME}.strokes s ON s.workshop = f.workshop AND s.file_uuid = f.uuid
                GROUP BY f.uuid, f.table_code) g))::text"""  # nosec B608
        return json.loads(self._wire.ask(query, wait)[0][0])

    # --- rows

    def push(self, table: str, things: Iterable[Thing], wait: Wait) -> int:
        """Send what the room lacks, in order; returns how many that were.

        Raises ``RoomFault`` when it cannot be reached; what was sent until then is there.
        """
        lacking = [thing for thing in things if thing.uuid not in self.known[table]]
        return sum(self._send(table, batch, wait) for batch in _batches(table, lacking))

    def _send(self, table: str, batch: Sequence[Values], wait: Wait) -> int:
        names = FIELDS[table]
        values = {"workshop": self._workshop, "file_uuid": self._file_uuid, "rows": batch}
        taken = {
            "raw": "decode(r.raw, 'hex')",
            "geometry": "ST_GeomFromWKB(decode(r.geometry, 'hex'), 4326)",
        }
        try:
            self._wire.ask(
                # taken apart once (OFFSET 0 holds it together), not for every row
                "WITH p AS (SELECT j->>'workshop' AS workshop, j->>'file_uuid' AS file_uuid, "  # nosec B608
                f"j->'rows' AS rows FROM ({parameter(values)}) q OFFSET 0) "
                f"INSERT INTO {NAME}.{table} (workshop, file_uuid, {', '.join(names)}) "
                "SELECT p.workshop, p.file_uuid, "
                f"{', '.join(taken.get(name, 'r.' + name) for name in names)} "
                "FROM p, json_to_recordset(p.rows) AS r"
                f"({', '.join(f'{name} {plain_type(name)}' for name in names)}) "
                "ON CONFLICT (workshop, uuid) DO NOTHING",
                wait,
            )
        except RoomFault as error:
            if not self._wire.answers(wait):
                raise
            if len(batch) > 1:  # one row that it will not take must not hold up the others
                half = len(batch) // 2
                return sum(self._send(table, part, wait) for part in (batch[:half], batch[half:]))
            self.refused[batch[0]["uuid"]] = str(error.params.get("reason", ""))
            self._refusals += 1
            if self._refusals >= _REFUSALS:  # it is not about these rows
                raise
            return 0
        self._refusals = 0
        for one in batch:
            self.known[table].add(one["uuid"])
            self.refused.pop(one["uuid"], None)
        return len(batch)

    def pull(self, mine: dict[str, set[str]], wait: Wait) -> int:
        """Fetch the new rows that the file lacks into ``received``; returns how many.

        ``mine`` are the uuids that the file holds, per table.
        """
        count = 0
        for table, unseen in self._unseen.items():
            for uuid in mine.get(table, set()).intersection(unseen):
                del unseen[uuid]
            while unseen:
                batch = list(unseen)[:_BATCH_ROWS]
                for values in self._fetch(table, batch, wait):
                    try:
                        thing = from_values(table, values)
                    except ValueError:
                        self.unreadable.add(values["uuid"])
                        continue
                    self.received.append(Received(values["file_uuid"], table, thing))
                    count += 1
                for uuid in batch:
                    del unseen[uuid]
        return count

    def _fetch(self, table: str, uuids: Sequence[str], wait: Wait) -> list[Values]:
        given = {
            "raw": "encode(s.raw, 'hex') AS raw",
            "geometry": "encode(ST_AsBinary(s.geometry, 'NDR'), 'hex') AS geometry",
        }
        columns = ", ".join(given.get(name, "s." + name) for name in FIELDS[table])
        query = (
            f"WITH p AS ({parameter({'workshop': self._workshop, 'uuids': uuids})}) "  # nosec B608
            "SELECT coalesce(json_agg(t ORDER BY room_seq), '[]')::text FROM (SELECT s.file_uuid, "
            f"s.room_seq, {columns} FROM p, {NAME}.{table} s WHERE s.workshop = p.j->>'workshop' "
            "AND s.uuid IN (SELECT json_array_elements_text(p.j->'uuids'))) t"
        )
        return json.loads(self._wire.ask(query, wait)[0][0])


def _batches(table: str, things: Iterable[Thing]) -> Iterator[list[Values]]:
    batch: list[Values] = []
    size = 0
    for thing in things:
        values = to_values(table, thing)
        length = sum(len(value) for value in values.values() if isinstance(value, str))
        if batch and (len(batch) >= _BATCH_ROWS or size + length > _BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(values)
        size += length
    if batch:
        yield batch
