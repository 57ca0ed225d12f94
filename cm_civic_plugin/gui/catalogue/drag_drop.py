"""Drag layers of the catalogue onto the map or into the layer tree; they arrive styled."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import QgsMimeDataUtils
from qgis.gui import QgsCustomDropHandler
from qgis.PyQt.QtCore import QMimeData

PROVIDER = "cm_civic"


def layers_uri(layer_ids: list[str], name: str) -> QgsMimeDataUtils.Uri:
    """Return one address for several layers: QGIS calls the handler once for each address, and
    what is dropped together is to be added, and taken back, as one."""
    uri = QgsMimeDataUtils.Uri()
    uri.layerType = "custom"
    uri.providerKey = PROVIDER
    uri.name = name
    uri.uri = ",".join(layer_ids)
    return uri


def layers_mime(layer_ids: list[str], name: str) -> QMimeData:
    """Return what a drag of these layers carries."""
    return QgsMimeDataUtils.encodeUriList([layers_uri(layer_ids, name)])


class CatalogueDropHandler(QgsCustomDropHandler):
    """Takes dropped layers of the catalogue; register it with ``iface``, keep the reference."""

    def __init__(self, add: Callable[[list[str]], object]) -> None:
        super().__init__()
        self._add = add

    def customUriProviderKey(self) -> str:  # noqa: N802 (QGIS's name)
        """Return the key by which QGIS finds this handler."""
        return PROVIDER

    def handleCustomUriDrop(self, uri: QgsMimeDataUtils.Uri) -> None:  # noqa: N802
        """Add the layers of a dropped address; ids the catalogue does not know are passed over."""
        from ...core.catalogue.records import catalogue

        known = {record.id for record in catalogue().records}
        ids = [layer_id for layer_id in uri.uri.split(",") if layer_id in known]
        if ids:
            self._add(ids)
