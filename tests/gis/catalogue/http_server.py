"""A server on the loopback that replays scripted answers and keeps what it was asked."""

from __future__ import annotations

import re
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


@dataclass
class Answer:
    """One answer. ``cut`` sends only so many bytes of the body and hangs up.

    With ``until`` it waits for that to be set: before it hangs up, or where it does not, before it
    answers. ``framing`` says how the end of the body is told: by its "length", by "chunked"
    pieces, or not at all ("close").
    """

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    cut: int | None = None
    ranges: bool = False
    until: threading.Event | None = None
    framing: str = "length"


@dataclass
class Asked:
    """One question as it came."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


class Server:
    """Answers by path: a list is used up one by one, its last answer again and again."""

    def __init__(self, port: int, scheme: str) -> None:
        self.root = f"{scheme}://127.0.0.1:{port}"
        self.answers: dict[str, list[Answer]] = {}
        self.asked: list[Asked] = []

    def put(self, path: str, *answers: Answer) -> str:
        """Script a path and return its address."""
        self.answers[path] = list(answers)
        return self.root + path

    def next(self, path: str) -> Answer:
        answers = self.answers.get(path)
        if not answers:
            return Answer(b"no such page", 404)
        return answers.pop(0) if len(answers) > 1 else answers[0]


def _handler(server: Callable[[], Server]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _do(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            body = self.rfile.read(length)
            headers = {name.lower(): value for name, value in self.headers.items()}
            path = self.path.partition("?")[0]
            server().asked.append(Asked(self.command, self.path, headers, body))
            answer = server().next(path)
            sent, status, extra = answer.body, answer.status, dict(answer.headers)
            wanted = re.fullmatch(r"bytes=(\d+)-", headers.get("range", ""))
            same = headers.get("if-range") in (None, extra.get("ETag"), extra.get("Last-Modified"))
            if answer.ranges and wanted and same and status == 200:
                first = int(wanted[1])
                extra["Content-Range"] = f"bytes {first}-{len(sent) - 1}/{len(sent)}"
                sent, status = sent[first:], 206
            if answer.until is not None and answer.cut is None:
                answer.until.wait(20)
            self.send_response_only(status)
            for name, value in extra.items():
                self.send_header(name, value)
            if answer.framing == "length":
                self.send_header("Content-Length", str(len(sent)))
            elif answer.framing == "chunked":
                self.send_header("Transfer-Encoding", "chunked")
            else:
                self.send_header("Connection", "close")
            self.end_headers()
            if self.command != "HEAD":
                piece = sent if answer.cut is None else sent[: answer.cut]
                if answer.framing == "chunked":
                    piece = b"%x\r\n%b\r\n" % (len(piece), piece)
                    piece += b"0\r\n\r\n" if answer.cut is None else b""
                self.wfile.write(piece)
                self.wfile.flush()
            if answer.until is not None and answer.cut is not None:
                answer.until.wait(20)
            if answer.cut is not None or answer.framing == "close":
                self.close_connection = True
                self.connection.close()

        do_GET = do_HEAD = do_POST = _do  # noqa: N815 (http.server's names)

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    return Handler


@contextmanager
def serving(certificate: Path | None = None) -> Iterator[Server]:
    """Run a server, with TLS where a certificate (with its key) is given."""
    held: list[Server] = []
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), _handler(lambda: held[0]))
    httpd.daemon_threads = True
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        httpd.socket = context.wrap_socket(httpd.socket, server_side=True)
    held.append(Server(httpd.server_address[1], "https" if certificate else "http"))
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield held[0]
    finally:
        httpd.shutdown()
        thread.join()
        httpd.server_close()
