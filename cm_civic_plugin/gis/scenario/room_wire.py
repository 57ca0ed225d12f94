"""The wire to a live shared room's server: one question at a time, and never waiting for ever.

All SQL runs through QGIS's own PostgreSQL provider, whose ``executeSql`` binds no values. So
values never stand in SQL: they travel as JSON in Base64 (``parameter``), an alphabet in which
nothing can be quoted, and the server takes them apart.

Nothing here may run on the main thread.
"""

from __future__ import annotations

import base64
import json
import socket
import struct
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from qgis.core import (
    QgsDataSourceUri,
    QgsException,
    QgsProviderConnectionException,
    QgsProviderRegistry,
)

from ...core.errors import CivicError, msg
from .room_records import Values

PATIENCE = 15.0
"""Seconds a statement may take before the room counts as away."""
_KNOCK = 4.0
_MOST_ABANDONED = 3
_NOT_NOW = {"57P03", "57P02", "57P01", "53300"}  # starting, ending, too many guests
_PROTOCOL, _ABOUT_ENCRYPTION = 196608, 80877103  # 3.0; "may I encrypt?"
_ENCRYPTED = (
    QgsDataSourceUri.SslMode.SslRequire,
    QgsDataSourceUri.SslMode.SslVerifyCa,
    QgsDataSourceUri.SslMode.SslVerifyFull,
)

Wait = Callable[[float, str], None]
"""Called again and again while something takes time; raises ``Cancelled`` to end it."""


class RoomFault(CivicError):
    """The room cannot be used. ``final``: trying again alone will not help, somebody must act."""

    def __init__(self, template: str, *, final: bool = False, **params: object) -> None:
        super().__init__(template, **params)
        self.final = final


class RoomWire:
    """A way to ask a server. ``abandoned`` are threads that still wait for an answer nobody
    waits for any more.
    """

    def __init__(self, uri: str) -> None:
        self._uri = uri
        self.abandoned: list[threading.Thread] = []

    def ask(self, sql: str, wait: Wait, patience: float = 0.0) -> list[list[Any]]:
        """Run SQL as one transaction and return its last answer; raises ``RoomFault``.

        ``patience`` is how many seconds to wait, ``PATIENCE`` if none are given.
        """
        limits = f"SET LOCAL statement_timeout = {int(PATIENCE * 800)}"
        sql = f"{limits}; SET LOCAL client_min_messages = warning; {sql}"
        try:
            return self._bounded(lambda: _execute(self._uri, sql), patience or PATIENCE, wait)
        except (QgsException, QgsProviderConnectionException) as error:
            reason = _reason(str(error))
            if not reason:
                raise RoomFault(
                    msg(
                        "QGIS could not log in to the room's database. Look at the connection in "
                        "QGIS: its database, user and password."
                    )
                ) from None
            raise RoomFault(msg("The room's server says: {reason}."), reason=reason) from None

    def _bounded(self, work: Callable[[], Any], patience: float, wait: Wait) -> Any:  # noqa: ANN401
        """Return what work does on a thread of its own, or give up waiting for it.

        A connection that broke without a word is noticed by the system after many minutes, and
        nothing can wake QGIS's provider out of it. Then the thread is left to itself, and not the
        task that the whole of QGIS shares its threads with.
        """
        self.abandoned = [thread for thread in self.abandoned if thread.is_alive()]
        if len(self.abandoned) >= _MOST_ABANDONED:
            raise _silent()
        box: list[tuple[bool, Any]] = []
        thread = threading.Thread(target=_into, args=(box, work), daemon=True)
        thread.start()
        until = time.monotonic() + patience
        try:
            while not box:
                thread.join(0.02)
                wait(0.0, "")
                if not box and time.monotonic() > until:
                    raise _silent()
        finally:
            if not box:
                self.abandoned.append(thread)
        done, result = box[0]
        if not done:
            raise result
        return result

    def knock(self) -> None:
        """See whether a server is there and lets people in; raises ``RoomFault``.

        QGIS would ask for a password in the middle of a workshop whenever a connection fails,
        for whatever reason. So the first words of PostgreSQL's protocol are said here first.
        """
        uri = QgsDataSourceUri(self._uri)
        if uri.service():  # its address is in a file of the system's
            return
        host, port = uri.host() or "localhost", int(uri.port() or 5432)
        names = {"user": uri.username() or "cm_civic", "database": uri.database() or "postgres"}
        words = b"".join(f"{key}\0{value}\0".encode() for key, value in names.items()) + b"\0"
        hello = struct.pack(">II", len(words) + 8, _PROTOCOL) + words
        if uri.sslMode() in _ENCRYPTED:  # then no name is said in the clear
            hello = struct.pack(">II", 8, _ABOUT_ENCRYPTION)
        try:
            with _socket(host, port) as line:
                line.sendall(hello)
                answer = line.recv(2048)
        except OSError as error:
            if isinstance(error, socket.timeout):
                raise _silent() from error
            raise RoomFault(
                msg("The room's server cannot be reached: {reason}."),
                reason=error.strerror or error,
            ) from error
        parts = answer[5:].split(b"\0")
        said = {part[:1]: part[1:].decode("utf-8", "replace") for part in parts}
        if not answer or (answer[:1] == b"E" and said.get(b"C") in _NOT_NOW):
            raise RoomFault(
                msg("The room's server lets nobody in at the moment: {reason}."),
                reason=said.get(b"M", "…"),
            )

    def answers(self, wait: Wait) -> bool:
        """Return whether the server is there and answers."""
        with suppress(RoomFault):
            self.knock()
            return bool(self.ask("SELECT 1", wait))
        return False


def _execute(uri: str, sql: str) -> list[list[Any]]:
    metadata = QgsProviderRegistry.instance().providerMetadata("postgres")
    return metadata.createConnection(uri, {}).executeSql(sql)


def _into(box: list[tuple[bool, Any]], work: Callable[[], Any]) -> None:
    try:
        box.append((True, work()))
    except Exception as error:  # noqa: BLE001 (raised again by who waits)
        box.append((False, error))


def _socket(host: str, port: int) -> socket.socket:
    if not host.startswith("/"):
        return socket.create_connection((host, port), _KNOCK)
    line = socket.socket(socket.AF_UNIX)
    line.settimeout(_KNOCK)
    line.connect(f"{host}/.s.PGSQL.{port}")
    return line


def _silent() -> RoomFault:
    return RoomFault(msg("The room's server does not answer."))


def _reason(text: str) -> str:
    """Return the server's own words of what QGIS says, which quotes statements and passwords."""
    words = text.rpartition(" [")[2].strip() if " [" in text else ""
    first = words.rstrip("]").strip().partition("\n")[0]
    return first.partition(":  ")[2] or first


def parameter(values: Values) -> str:
    """Return a query of one column ``j`` that is these values as JSON."""
    text = base64.b64encode(json.dumps(values, ensure_ascii=False).encode()).decode("ascii")
    return f"SELECT convert_from(decode('{text}', 'base64'), 'UTF8')::json AS j"  # nosec B608
