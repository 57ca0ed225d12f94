"""The message bar: how the plugin talks to the user without a modal box."""

from __future__ import annotations

from qgis.core import Qgis
from qgis.gui import QgisInterface

_TITLE = "Chiang Mai Civic"  # a name: the same in every language
_SECONDS = 8


def inform(iface: QgisInterface, text: str, seconds: int = _SECONDS) -> None:
    """Say something that went as it should; it goes when the next comes, or after ``seconds``.

    With 0 seconds it stays until it is closed or the next comes.
    """
    bar = iface.messageBar()
    for item in bar.items():
        if item.title() == _TITLE and item.level() == Qgis.MessageLevel.Info:
            bar.popWidget(item)
    bar.pushMessage(_TITLE, text, Qgis.MessageLevel.Info, seconds)


def warn(iface: QgisInterface, text: str) -> None:
    """Say what the user has to know or mend; it stays until closed."""
    iface.messageBar().pushMessage(_TITLE, text, Qgis.MessageLevel.Warning, 0)
