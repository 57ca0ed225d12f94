"""The catalogue in QGIS's Browser panel: themes, and the layers of the pack in use."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import (
    QgsApplication,
    QgsDataCollectionItem,
    QgsDataItem,
    QgsDataItemProvider,
    QgsDataProvider,
    QgsErrorItem,
    QgsMimeDataUtils,
)
from qgis.PyQt import sip
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction, QWidget

from ...core.catalogue.pack import READY, PackManifest
from ...core.catalogue.records import LayerRecord, Theme, catalogue
from ...core.errors import CivicError
from ...core.resources import ICONS
from ...gis.catalogue.current_pack import current_manifest
from ...gis.catalogue.loading import why_not
from ...gis.i18n import pick, say, tr
from .drag_drop import layers_uri

_ROOT = "cm_civic:"
_Add = Callable[[list[str]], object]


class CatalogueItemProvider(QgsDataItemProvider):
    """Gives the Browser its "Chiang Mai Civic" entry. Keep the reference."""

    def __init__(self, add: _Add) -> None:
        super().__init__()
        self._add = add
        self._roots: list[CatalogueItem] = []  # the Browser is open in several places

    def name(self) -> str:
        """Return the provider's id."""
        return "cm_civic"

    def dataProviderKey(self) -> str:  # noqa: N802 (QGIS's name)
        """Return the key under which the Browser keeps the provider."""
        return "cm_civic"

    def capabilities(self) -> int:
        """Say that the entry stands at the top of the Browser."""
        return QgsDataProvider.DataCapability.Net

    def createDataItem(  # noqa: N802
        self, path: str, parent: QgsDataItem | None
    ) -> QgsDataItem | None:
        """Return the top entry; what is below is made when it is opened."""
        if path or parent is not None:
            return None
        root = CatalogueItem(self._add)
        sip.transferto(root, None)  # the Browser's model deletes it
        self._roots = [*self._alive(), root]
        return root

    def refresh(self) -> None:
        """Show another pack, or the other language."""
        for root in self._alive():
            # QgsDataItem.refresh alone keeps every child whose path it knows, old words and all
            opened = root.state() != QgsDataItem.State.NotPopulated
            root.depopulate()
            if opened:
                root.populate()

    def _alive(self) -> list[CatalogueItem]:
        return [root for root in self._roots if not sip.isdeleted(root)]


class CatalogueItem(QgsDataCollectionItem):
    """The top entry: the catalogue's themes."""

    def __init__(self, add: _Add) -> None:
        super().__init__(None, "Chiang Mai Civic", _ROOT, "cm_civic")
        self._add = add

    def icon(self) -> QIcon:
        """Return the catalogue's icon."""
        return QIcon(str(ICONS / "catalogue.svg"))

    def createChildren(self) -> list[QgsDataItem]:  # noqa: N802
        """Return the themes; QGIS may call it in a thread."""
        try:
            themes = catalogue().themes
        except CivicError as error:
            item = QgsErrorItem(self, say(error), f"{_ROOT}/error")
            sip.transferto(item, self)
            return [item]
        manifest = current_manifest()
        return [ThemeItem(self, theme, manifest, self._add) for theme in themes]


class ThemeItem(QgsDataCollectionItem):
    """A theme with its layers."""

    def __init__(
        self, parent: QgsDataItem, theme: Theme, manifest: PackManifest | None, add: _Add
    ) -> None:
        title = pick(theme.title_en, theme.title_th)
        super().__init__(parent, title, f"{_ROOT}/{theme.id}", "cm_civic")
        self._theme, self._manifest, self._add_layers = theme, manifest, add
        ready = manifest.ready() if manifest else []
        records = catalogue().of_theme(theme.id)
        self._ready = [record.id for record in records if record.id in ready]
        self.setSortKey(_sort_key(records[0]))

    def icon(self) -> QIcon:
        """Return the theme's icon."""
        return QIcon(str(ICONS / f"theme_{self._theme.id}.svg"))

    def createChildren(self) -> list[QgsDataItem]:  # noqa: N802
        """Return the theme's layers; QGIS may call it in a thread."""
        records = catalogue().of_theme(self._theme.id)
        return [LayerItem(self, record, self._manifest, self._add_layers) for record in records]

    def hasDragEnabled(self) -> bool:  # noqa: N802
        """Let a theme be dragged that has something ready."""
        return bool(self._ready)

    def mimeUris(self) -> list[QgsMimeDataUtils.Uri]:  # noqa: N802
        """Return all ready layers as one address."""
        return [layers_uri(self._ready, self.name())]

    def actions(self, parent: QWidget) -> list[QAction]:
        """Return the context menu."""
        action = QAction(tr("Add theme"), parent)
        action.setEnabled(bool(self._ready))
        action.triggered.connect(lambda _checked=False: self._add_layers(self._ready))
        return [action]


class LayerItem(QgsDataItem):
    """A layer; one that is not ready says why and cannot be dragged."""

    def __init__(
        self, parent: QgsDataItem, record: LayerRecord, manifest: PackManifest | None, add: _Add
    ) -> None:
        title = pick(record.title("en"), record.title("th"))
        state = manifest.layers.get(record.id) if manifest else None
        self._ready = state is not None and state.status == READY
        # the Browser has no grey for an entry, so that it is not ready is said in words
        name = title if self._ready else f"{title} ({tr('not ready')})"
        path = f"{_ROOT}/{record.theme.id}/{record.id}"
        super().__init__(QgsDataItem.Type.Custom, parent, name, path, "cm_civic")
        self._record, self._add_layers = record, add
        self.setSortKey(_sort_key(record))
        if manifest is None:
            self.setToolTip(tr("no city pack is open"))
        else:
            question = pick(
                record.text("civic_question", "en"), record.text("civic_question", "th")
            )
            self.setToolTip(why_not(record, state) or question)
        self.setState(QgsDataItem.State.Populated)

    def icon(self) -> QIcon:
        """Return the icon of the layer's theme."""
        return QIcon(str(ICONS / f"theme_{self._record.theme.id}.svg"))

    def hasDragEnabled(self) -> bool:  # noqa: N802
        """Let only a ready layer be dragged."""
        return self._ready

    def mimeUris(self) -> list[QgsMimeDataUtils.Uri]:  # noqa: N802
        """Return the layer's address for a drop."""
        return [layers_uri([self._record.id], self.name())] if self._ready else []

    def handleDoubleClick(self) -> bool:  # noqa: N802
        """Add the layer; one that is not ready gets its reason said."""
        self._add_layers([self._record.id])
        return True

    def actions(self, parent: QWidget) -> list[QAction]:
        """Return the context menu."""
        action = QAction(tr("Add"), parent)
        action.setEnabled(self._ready)
        action.triggered.connect(lambda _checked=False: self._add_layers([self._record.id]))
        return [action]


def _sort_key(record: LayerRecord) -> str:
    """Return a text by which the Browser keeps the catalogue's order in either language."""
    return f"{record.order:06}"


def register_browser(add: _Add) -> CatalogueItemProvider:
    """Put the catalogue into the Browser and return the provider."""
    provider = CatalogueItemProvider(add)
    QgsApplication.dataItemProviderRegistry().addProvider(provider)
    return provider
