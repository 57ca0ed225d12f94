"""One question to a server through QGIS's own network access, its answer taken as it comes."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from urllib.parse import quote, urljoin, urlsplit

from qgis.core import QgsApplication, QgsAuthMethodConfig, QgsNetworkAccessManager
from qgis.PyQt.QtCore import QByteArray, QCoreApplication, QEventLoop, QTimer, QUrl
from qgis.PyQt.QtNetwork import QNetworkReply, QNetworkRequest

from ....core.catalogue.fetch_plan import FetchItem
from ....core.resources import plugin_version
from . import failures

USER_AGENT = f"ChiangMaiCivic/{plugin_version()} (QGIS plugin)"
_LOOPBACK = {"127.0.0.1", "::1", "localhost"}
_MOST_REDIRECTS = 5
_TICK_MS = 100
_BUFFER = 4 << 20
_A = QNetworkRequest.Attribute
_OURS = QNetworkRequest.Attribute(int(_A.User) + 5051) if isinstance(_A.User, int) else (
    QNetworkRequest.Attribute(_A.User.value + 5051)
)  # fmt: skip


@dataclass
class Rules:
    """How patient and how polite a download is; seconds throughout. Tests make them short."""

    silence: float = 60.0
    tries: int = 3
    backoff: float = 5.0
    most_wait: float = 60.0
    between: float = 1.0
    wait: Callable[[float, Callable[[], None]], None] | None = None

    def pause(self, seconds: float, look: Callable[[], None]) -> None:
        """Wait; ``look`` is called often and may raise to cancel."""
        if self.wait is not None:
            self.wait(seconds, look)
            return
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            look()
            time.sleep(min(0.1, left))


@dataclass
class Head:
    """The head of an answer: its status, and its headers by their names in small letters."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)

    def length(self) -> int | None:
        """Return how many bytes the body has, None where the server does not say."""
        text = self.headers.get("content-length", "")
        return int(text) if text.isdigit() else None

    def ends(self) -> bool:
        """Tell whether the answer says where it ends, so that one cut short is noticed."""
        return self.length() is not None or "chunked" in self.headers.get("transfer-encoding", "")

    def wait(self) -> float | None:
        """Return the seconds that ``Retry-After`` asks for, as a number or a date; None: mute."""
        text = self.headers.get("retry-after", "").strip()
        if text.isdigit():
            return float(text)
        when = _date(text)
        if when is None:
            return None
        # by the server's clock: this computer's may be wrong
        now = _date(self.headers.get("date", "")) or datetime.now(timezone.utc)
        return max(0.0, (when - now).total_seconds())


def _date(text: str) -> datetime | None:
    try:
        date = parsedate_to_datetime(text)
    except (TypeError, ValueError):  # the first until Python 3.10
        return None
    return date if date.tzinfo else date.replace(tzinfo=timezone.utc)


class _Hosts:
    """When each host was last asked."""

    def __init__(self) -> None:
        self._next: dict[str, float] = {}
        self._lock = threading.Lock()

    def turn(self, url: str, between: float) -> float:
        """Book the next turn at a URL's host and return how many seconds to wait for it."""
        host = urlsplit(url).netloc
        with self._lock:
            now = time.monotonic()
            at = max(now, self._next.get(host, 0.0))
            self._next[host] = at + between
        return at - now


_hosts = _Hosts()


def _sign(request: QNetworkRequest) -> None:
    if request.attribute(_OURS):
        request.setRawHeader(b"User-Agent", USER_AGENT.encode())


@contextmanager
def signed() -> Iterator[None]:
    """Say in our own requests who asks: QGIS writes its own name over it otherwise."""
    key = QgsNetworkAccessManager.setRequestPreprocessor(_sign)
    try:
        yield
    finally:
        QgsNetworkAccessManager.removeRequestPreprocessor(key)


def put_key(request: QNetworkRequest, item: FetchItem, auth: str) -> None:
    """Put the user's own key from the authentication database into a request.

    A configuration of the method APIHeader fills its headers; in one of Basic the password is
    taken for the key. Never asks for the master password, which only the main thread may. Raises
    FetchFailed where there is no key, or it cannot be read.
    """
    config = _key_config(item, auth)
    if config.method() == "Basic":
        key = config.config("password")
        if not key:
            raise failures.no_key(item)
        request.setRawHeader(item.key_header.encode(), key.encode())
        return
    answer = QgsApplication.authManager().updateNetworkRequest(request, auth)
    if not (answer[0] if isinstance(answer, tuple) else answer):
        raise failures.no_key(item)


def secrets(item: FetchItem, auth: str) -> set[bytes]:
    """Return the user's key as an answer may quote it: as it is, and as it is in an address.

    Raises FetchFailed as ``put_key`` does.
    """
    config = _key_config(item, auth)
    basic = config.method() == "Basic"
    keys = [config.config("password")] if basic else config.configMap().values()
    return {form.encode() for key in keys if key for form in (key, quote(key, safe=""))}


def _key_config(item: FetchItem, auth: str) -> QgsAuthMethodConfig:
    manager = QgsApplication.authManager()
    config = QgsAuthMethodConfig()
    if auth and not manager.masterPasswordIsSet():
        raise failures.locked(item)
    if not auth or not manager.loadAuthenticationConfig(auth, config, True):
        raise failures.no_key(item)
    return config


def ask(
    item: FetchItem,
    url: str,
    take: Callable[[Head, bytes], None],
    look: Callable[[], None],
    rules: Rules,
    *,
    method: str = "GET",
    headers: dict[str, str] | None = None,
    auth: str = "",
) -> Head:
    """Ask once, follow safe redirects, and hand the body of a 2xx answer to ``take`` in pieces.

    ``look`` is called ten times a second and may raise to cancel, as ``take`` may. Raises
    FetchFailed (TryAgain where trying again may help). A status of 416 is returned where a range
    was asked for: there is nothing behind it.
    """
    for _redirect in range(_MOST_REDIRECTS + 1):
        rules.pause(_hosts.turn(url, rules.between), look)
        head = _one(item, url, take, look, rules, method, headers or {}, auth)
        target = head.headers.get("location")
        if head.status not in (301, 302, 303, 307, 308) or not target:
            return head
        new = urljoin(url, target)
        if not _may_follow(url, new, bool(item.key_header)):
            raise failures.redirected(item, new)
        url = new
    raise failures.endless(item, url)


def _may_follow(old: str, new: str, has_key: bool) -> bool:
    one, other = urlsplit(old), urlsplit(new)
    if has_key and one.netloc != other.netloc:  # the key is for one host
        return False
    if other.scheme == "https":
        return True
    return other.scheme == one.scheme == "http" and {one.hostname, other.hostname} <= _LOOPBACK


def _request(item: FetchItem, url: str, headers: dict[str, str], auth: str) -> QNetworkRequest:
    request = QNetworkRequest(QUrl.fromEncoded(QByteArray(url.encode())))
    request.setAttribute(_OURS, True)
    request.setAttribute(
        _A.CacheLoadControlAttribute, QNetworkRequest.CacheLoadControl.AlwaysNetwork
    )
    request.setAttribute(_A.CacheSaveControlAttribute, False)
    policy = QNetworkRequest.RedirectPolicy.ManualRedirectPolicy
    request.setAttribute(
        _A.RedirectPolicyAttribute, policy if isinstance(policy, int) else policy.value
    )
    request.setRawHeader(b"Accept-Encoding", b"identity")  # what is counted is what is written
    for name, value in headers.items():
        request.setRawHeader(name.encode(), value.encode())
    if item.key_header:
        put_key(request, item, auth)
    return request


def _one(
    item: FetchItem,
    url: str,
    take: Callable[[Head, bytes], None],
    look: Callable[[], None],
    rules: Rules,
    method: str,
    headers: dict[str, str],
    auth: str,
) -> Head:
    request = _request(item, url, headers, auth)
    manager = QgsNetworkAccessManager.instance()
    if method == "HEAD":
        reply = manager.head(request)
    elif item.body is not None and method == "POST":
        request.setHeader(
            QNetworkRequest.KnownHeaders.ContentTypeHeader, "application/x-www-form-urlencoded"
        )
        reply = manager.post(request, QByteArray(item.body.encode()))
    else:
        reply = manager.get(request)
    reply.setReadBufferSize(_BUFFER)
    own = reply.findChild(QTimer, "timeoutTimer")
    if own is not None:  # QGIS gives up after its own limit, which a slow server may need more than
        own.setInterval(int((rules.silence + 10) * 1000))
    tls: list[str] = []

    def refuse(errors: list) -> None:
        tls.extend(error.errorString() for error in errors)
        reply.abort()

    reply.sslErrors.connect(refuse)
    try:
        return _read(item, url, reply, take, look, rules, tls)
    finally:
        reply.sslErrors.disconnect(refuse)
        if not reply.isFinished():
            reply.abort()
        _let_go(reply)


def _let_go(reply: QNetworkReply) -> None:
    """Have a reply deleted on the main thread.

    PyQt learns there, and by the address alone, that an object which C++ made is gone. Deleted
    here, its address may be the next reply's before the main thread comes to that news, and PyQt
    would then call the one that lives deleted.
    """
    reply.setParent(None)
    reply.moveToThread(QCoreApplication.instance().thread())
    reply.deleteLater()


def _read(
    item: FetchItem,
    url: str,
    reply: QNetworkReply,
    take: Callable[[Head, bytes], None],
    look: Callable[[], None],
    rules: Rules,
    tls: list[str],
) -> Head:
    loop, tick = QEventLoop(), QTimer()
    tick.setInterval(_TICK_MS)
    for signal in (tick.timeout, reply.readyRead, reply.finished):
        signal.connect(loop.quit)
    tick.start()
    heard = time.monotonic()
    while True:
        ended = reply.isFinished()
        head = _head(reply)
        if reply.bytesAvailable() and 200 <= head.status < 300:
            heard = time.monotonic()
            take(head, bytes(reply.readAll()))
        look()
        if ended and not reply.bytesAvailable():
            break
        if ended and not 200 <= head.status < 300:
            break
        if time.monotonic() - heard > rules.silence:
            raise failures.silent(item, url)
        if not ended:
            loop.exec()
    sent = {bytes(name).lower() for name in reply.request().rawHeaderList()}
    if head.status == 416 and b"range" in sent:
        return head
    if head.status >= 400:
        raise failures.of_status(item, url, head.status, head.wait())
    if tls or reply.error() != QNetworkReply.NetworkError.NoError or not head.status:
        raise failures.of_network(item, url, reply.error(), tls)
    return head


def _head(reply: QNetworkReply) -> Head:
    status = reply.attribute(_A.HttpStatusCodeAttribute)
    return Head(
        int(status) if status is not None else 0,
        {bytes(name).decode("latin-1").lower(): bytes(value).decode("latin-1")
         for name, value in reply.rawHeaderPairs()},
    )  # fmt: skip
