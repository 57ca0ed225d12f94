"""What went wrong with a download, each as one sentence: the source, the cause, what to do."""

from __future__ import annotations

import traceback
from urllib.parse import urlsplit

from qgis.core import Qgis, QgsMessageLog
from qgis.PyQt.QtNetwork import QNetworkReply

from ....core.catalogue.fetch_plan import FetchItem
from ....core.errors import BadOutput, CivicError, msg
from ...replacing import is_full

_Error = QNetworkReply.NetworkError
_BUSY = {429, 502, 503, 504}
_REFUSED = {401, 403}
_GONE = {404, 410}


class FetchFailed(CivicError):
    """A download that did not succeed; the others are not touched by it."""


class TryAgain(FetchFailed):
    """A failure that may pass; ``wait`` is the seconds the server asks for, None if it is mute."""

    wait: float | None = None


def _slots(item: FetchItem, url: str) -> dict[str, str]:
    return {"file": item.file.rpartition("/")[2], "host": urlsplit(url).hostname or "?"}


def of_status(item: FetchItem, url: str, status: int, wait: float | None) -> FetchFailed:
    """Return the failure that an HTTP status is; ``wait`` is what the server asks for."""
    slots: dict[str, object] = {**_slots(item, url), "status": status}
    if status in _BUSY:
        busy = TryAgain(
            msg("{file}: {host} is asked too often just now (HTTP {status}). Try again in some "
                "minutes.")
            if status == 429
            else msg("{file}: {host} is overloaded or being mended (HTTP {status}). Try again "
                     "later."),
            **slots,
        )  # fmt: skip
        busy.wait = wait
        return busy
    if status in _REFUSED and item.key_header:
        return FetchFailed(
            msg("{file}: {host} does not accept the key (HTTP {status}). Check the key that is "
                "chosen, or ask the publisher for a new one."),
            **slots,
        )  # fmt: skip
    if status in _GONE:
        return FetchFailed(
            msg("{file} is no longer at its address at {host} (HTTP {status}). Look for it at "
                "{homepage} and put it in the folder."),
            homepage=item.homepage,
            **slots,
        )  # fmt: skip
    return FetchFailed(
        msg("{file}: {host} refused the download (HTTP {status}). Get it by hand at {homepage}."),
        homepage=item.homepage,
        **slots,
    )


def of_network(item: FetchItem, url: str, error: int, tls: list[str]) -> FetchFailed:
    """Return the failure that Qt names; ``tls`` is what is wrong with the certificate."""
    slots = _slots(item, url)
    if tls or error == _Error.SslHandshakeFailedError:
        return FetchFailed(
            msg("{file}: the secure connection to {host} cannot be trusted ({reason}), so nothing "
                "was downloaded. Check the computer's clock and network, or get the file by hand "
                "at {homepage}."),
            reason=tls[0] if tls else "TLS",
            homepage=item.homepage,
            **slots,
        )  # fmt: skip
    if error in (_Error.HostNotFoundError, _Error.ConnectionRefusedError):
        return FetchFailed(
            msg("{file}: {host} cannot be reached. Check the internet connection and try again."),
            **slots,
        )
    if error in (_Error.ProxyConnectionRefusedError, _Error.ProxyNotFoundError,
                 _Error.ProxyAuthenticationRequiredError, _Error.ProxyTimeoutError):  # fmt: skip
        return FetchFailed(
            msg("{file}: the proxy of this network does not answer. Check it in the options of "
                "QGIS, under Network."),
            **slots,
        )  # fmt: skip
    return broken_off(item, url)


def broken_off(item: FetchItem, url: str) -> TryAgain:
    """Return the failure of a download that ended before the file was whole."""
    return TryAgain(
        msg("{file}: the connection to {host} broke off. Start again to go on from where it "
            "stopped."),
        **_slots(item, url),
    )  # fmt: skip


def silent(item: FetchItem, url: str) -> TryAgain:
    """Return the failure of a server that stopped sending."""
    return TryAgain(
        msg("{file}: {host} sent nothing for too long. Start again to go on from where it "
            "stopped."),
        **_slots(item, url),
    )  # fmt: skip


def redirected(item: FetchItem, url: str) -> FetchFailed:
    """Return the failure of a redirect that is not followed."""
    return FetchFailed(
        msg("{file}: it is redirected to {host} in a way that is not safe, so it was not followed. "
            "Get it by hand at {homepage}."),
        homepage=item.homepage,
        **_slots(item, url),
    )  # fmt: skip


def endless(item: FetchItem, url: str) -> FetchFailed:
    """Return the failure of a redirect that leads to a redirect, and so on."""
    return FetchFailed(
        msg("{file}: {host} redirects in circles, so nothing came. Try again later, or get it by "
            "hand at {homepage}."),
        homepage=item.homepage,
        **_slots(item, url),
    )  # fmt: skip


def web_page(item: FetchItem) -> FetchFailed:
    """Return the failure of a web page that came instead of data."""
    return FetchFailed(
        msg("{file}: {host} sent a web page instead of data. Try again later, or look at "
            "{homepage}."),
        homepage=item.homepage,
        **_slots(item, item.url),
    )  # fmt: skip


def wrong_kind(item: FetchItem) -> FetchFailed:
    """Return the failure of an answer that is not what was asked for."""
    return FetchFailed(
        msg("{file}: what {host} sent is not a whole {kind} file, so it was thrown away. Try again "
            "later, or get it by hand at {homepage}."),
        kind=item.kind,
        homepage=item.homepage,
        **_slots(item, item.url),
    )  # fmt: skip


def overpass_remark(item: FetchItem) -> FetchFailed:
    """Return the failure that Overpass states inside an answer with status 200."""
    return FetchFailed(
        msg("{file}: {host} ran out of time or memory on the area, so the answer is not whole. "
            "Choose a smaller area, or try again later."),
        **_slots(item, item.url),
    )  # fmt: skip


def checksum(item: FetchItem) -> FetchFailed:
    """Return the failure of a file that differs from the publisher's checksum."""
    return FetchFailed(
        msg("{file}: its checksum is not the one {host} states, so it was thrown away. Download it "
            "again."),
        **_slots(item, item.url),
    )  # fmt: skip


def no_checksum(item: FetchItem) -> FetchFailed:
    """Return the failure of a publisher's checksum that is none."""
    return FetchFailed(
        msg("{file}: the checksum that {host} should state cannot be read, so the file cannot be "
            "checked. Start again later; what came is kept."),
        **_slots(item, item.url),
    )  # fmt: skip


def no_key(item: FetchItem) -> FetchFailed:
    """Return the failure of a download that needs a key where none can be used."""
    return FetchFailed(
        msg("{file} needs your own key. Choose it under Key; {homepage} gives one for free."),
        homepage=item.homepage,
        **_slots(item, item.url),
    )


def locked(item: FetchItem) -> FetchFailed:
    """Return the failure of a key that is there and cannot be read without the master password."""
    return FetchFailed(
        msg("{file}: your key cannot be read while the authentication database of QGIS is locked. "
            "Start again and type its master password."),
        **_slots(item, item.url),
    )  # fmt: skip


def unexpected(item: FetchItem, error: Exception) -> FetchFailed:
    """Return the failure of what nobody thought of, and log where it was (not its text)."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    QgsMessageLog.logMessage(
        f"{type(error).__name__} at {place.filename}:{place.lineno}",
        "Chiang Mai Civic",
        Qgis.MessageLevel.Critical,
    )
    return FetchFailed(
        msg("{file}: something unexpected went wrong ({kind}). Try again; the log panel says "
            "where."),
        kind=type(error).__name__,
        **_slots(item, item.url),
    )  # fmt: skip


def cannot_write(item: FetchItem, folder: str, error: OSError) -> BadOutput:
    """Return the failure of a folder that takes no file."""
    name = _slots(item, item.url)["file"]
    if is_full(error):
        return BadOutput(
            msg("{file}: the disk that holds {folder} is full. Free some space and start again to "
                "go on from where it stopped."),
            file=name,
            folder=folder,
        )  # fmt: skip
    return BadOutput(
        msg("{file} cannot be written to {folder} ({reason}). Choose a folder you may write to."),
        file=name,
        folder=folder,
        reason=error.strerror or type(error).__name__,
    )
