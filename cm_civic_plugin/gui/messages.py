"""The message bar: how the plugin talks to the user without a modal box."""

from __future__ import annotations

from qgis.core import Qgis
from qgis.gui import QgisInterface

from ..gis.i18n import tr

_SECONDS = 8


def inform(iface: QgisInterface, text: str) -> None:
    """Say something that went as it should; it goes away by itself."""
    iface.messageBar().pushMessage(tr("Chiang Mai Civic"), text, Qgis.MessageLevel.Info, _SECONDS)


def warn(iface: QgisInterface, text: str) -> None:
    """Say what the user has to know or mend; it stays until closed."""
    iface.messageBar().pushMessage(tr("Chiang Mai Civic"), text, Qgis.MessageLevel.Warning, 0)
