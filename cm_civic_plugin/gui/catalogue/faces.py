"""The catalogue in other places of QGIS: locator bar, Browser, metadata search, drag and drop."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import QgsApplication
from qgis.gui import QgisInterface

from ...gis.compat import HAS_METADATA_SEARCH
from .browser import register_browser
from .drag_drop import CatalogueDropHandler
from .locator import register_locator


class CatalogueFaces:
    """Registers them all, and takes them all out again.

    ``add`` puts layers on the map by their ids, on the main thread. Making this opens no file.
    """

    def __init__(self, iface: QgisInterface, add: Callable[[list[str]], object]) -> None:
        self._iface = iface
        self._locator = register_locator(iface, add)
        self._drop = CatalogueDropHandler(add)
        iface.registerCustomDropHandler(self._drop)
        self._browser = register_browser(add)
        self._metadata = None
        if HAS_METADATA_SEARCH:
            from ...gis.catalogue.metadata_search import CivicMetadataProvider

            self._metadata = CivicMetadataProvider()
            QgsApplication.layerMetadataProviderRegistry().registerLayerMetadataProvider(
                self._metadata
            )

    def refresh(self) -> None:
        """Say everything anew: the pack or the language has changed."""
        self._browser.refresh()

    def close(self) -> None:
        """Take out what was put in; QGIS deletes what it is given back."""
        self._iface.deregisterLocatorFilter(self._locator)
        self._iface.unregisterCustomDropHandler(self._drop)
        QgsApplication.dataItemProviderRegistry().removeProvider(self._browser)
        if self._metadata is not None:
            QgsApplication.layerMetadataProviderRegistry().unregisterLayerMetadataProvider(
                self._metadata
            )
            self._metadata = None
