"""Chiang Mai Civic: the city's data, its citizens' opinions and its drawn futures in QGIS."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from .plugin import CivicPlugin


def classFactory(iface: QgisInterface) -> CivicPlugin:  # noqa: N802 (QGIS calls it by this name)
    """Return the plugin; QGIS calls this once when it loads the package."""
    from .plugin import CivicPlugin

    return CivicPlugin(iface)
