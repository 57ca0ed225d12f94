"""Find and add layers of the catalogue from QGIS's locator bar: ``cm market``."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

from qgis.core import QgsFeedback, QgsLocatorContext, QgsLocatorFilter, QgsLocatorResult
from qgis.gui import QgisInterface
from qgis.PyQt.QtGui import QIcon

from ...core.catalogue.pack import READY, PackManifest
from ...core.errors import CivicError
from ...core.resources import ICONS
from ...gis.catalogue.current_pack import current_manifest
from ...gis.i18n import pick, tr

PREFIX = "civic"  # QGIS gives a plugin no prefix of fewer than three letters
_SHORT = "cm "  # so this one is taken off here
_MOST = 30
_one_at_a_time = Lock()  # the index is made once, though two searches may start together


class CatalogueLocatorFilter(QgsLocatorFilter):
    """Searches the catalogue in a thread; adds a chosen layer on the main thread."""

    def __init__(self, add: Callable[[list[str]], object]) -> None:
        super().__init__()
        self._add = add

    def clone(self) -> CatalogueLocatorFilter:
        """Return a filter for one search, which runs in a thread of its own."""
        return CatalogueLocatorFilter(self._add)

    def name(self) -> str:
        """Return the id under which QGIS keeps the filter's settings."""
        return "cm_civic_catalogue"

    def displayName(self) -> str:  # noqa: N802 (QGIS's name)
        """Return the filter's name for people."""
        return tr("Chiang Mai Civic: city layers")

    def prefix(self) -> str:
        """Return the registered prefix; ``cm`` works as well, see ``fetchResults``."""
        return PREFIX

    def fetchResults(  # noqa: N802
        self, string: str, context: QgsLocatorContext, feedback: QgsFeedback
    ) -> None:
        """Send the layers that fit, best first; runs in a thread."""
        asked = context.usingPrefix or string.lower().startswith(_SHORT)
        if string.lower().startswith(_SHORT):
            string = string[len(_SHORT) :]
        if not string.strip() or (len(string.strip()) < 2 and not asked):
            return
        from ...core.catalogue.search import search_index

        try:
            with _one_at_a_time:
                index = search_index()
        except CivicError:
            return  # the dock says what is wrong with the catalogue
        manifest = current_manifest()
        found = index.find(string)[:_MOST]
        for rank, record in enumerate(found):
            if feedback.isCanceled():
                return
            result = QgsLocatorResult()
            result.filter = self
            result.displayString = pick(record.title("en"), record.title("th"))
            theme = pick(record.theme.title_en, record.theme.title_th)
            result.description = f"{theme} · {_status(record.id, manifest)}"
            result.icon = QIcon(str(ICONS / f"theme_{record.theme.id}.svg"))
            result.score = 1 - rank / len(found)
            result.userData = record.id
            self.resultFetched.emit(result)

    def triggerResult(self, result: QgsLocatorResult) -> None:  # noqa: N802
        """Add the layer that was chosen."""
        self._add([result.userData])


def register_locator(
    iface: QgisInterface, add: Callable[[list[str]], object]
) -> CatalogueLocatorFilter:
    """Put the filter into QGIS and return it, for ``iface.deregisterLocatorFilter``."""
    found = CatalogueLocatorFilter(add)
    iface.registerLocatorFilter(found)
    return found


def _status(layer_id: str, manifest: PackManifest | None) -> str:
    if manifest is None:
        return tr("no city pack is open")
    state = manifest.layers.get(layer_id)
    if state is None:
        return tr("not built")
    if state.status == READY and state.features:
        return f"{tr('ready')} ({state.features:,})"
    return {
        "ready": tr("ready"),
        "empty": tr("empty"),
        "online": tr("online"),
    }.get(state.status, tr("not built"))
