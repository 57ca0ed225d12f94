"""Save a text that a window shows, and say how it went."""

from __future__ import annotations

from pathlib import Path

from qgis.gui import QgisInterface

from ...core.errors import BadOutput, msg
from ...gis.i18n import say, tr
from ..messages import inform, warn


def save_text(iface: QgisInterface, path: Path, text: str) -> bool:
    """Write a text as UTF-8, line ends as they are; a file that cannot be written is said."""
    try:
        path.write_bytes(text.encode("utf-8"))
    except OSError as error:
        said = BadOutput(
            msg("{folder} cannot be written ({reason}). Choose a folder you may write to."),
            folder=str(path),
            reason=error.strerror or type(error).__name__,
        )
        warn(iface, say(said))
        return False
    inform(iface, tr("Saved as {file}.", file=path.name))
    return True
