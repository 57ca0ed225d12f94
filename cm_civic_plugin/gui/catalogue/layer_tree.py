"""The dock's list of layers: by theme, or as a ranked answer to a search."""

from __future__ import annotations

from datetime import datetime, timezone

from qgis.PyQt.QtCore import QMimeData, QPointF, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPen, QPixmap
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from ...core.catalogue.health import STATUS_WORDS
from ...core.catalogue.pack import EMPTY, FAILED, ONLINE, READY, LayerState, PackManifest
from ...core.catalogue.records import Catalogue, LayerRecord, Theme, catalogue
from ...core.resources import ICONS
from ...gis.catalogue.badges import Badge, badge_text, badges
from ...gis.i18n import pick, tr
from .drag_drop import layers_mime

LAYER_ROLE = Qt.ItemDataRole.UserRole
THEME_ROLE = Qt.ItemDataRole.UserRole + 1
READY_ROLE = Qt.ItemDataRole.UserRole + 2
_NAME, _STATUS = 0, 1
_SIZE = 16
# Each status has a shape of its own, so that it can be told without its colour.
_COLOURS = {READY: "#1b7f5c", EMPTY: "#767676", ONLINE: "#1f6fb4", FAILED: "#b35900", "": "#9a9a9a"}


def status_word(state: LayerState | None) -> str:
    """Return a layer's status in one or two words of the current language."""
    return tr(STATUS_WORDS.get(state.status if state else "", ""))


def theme_icon(theme: Theme) -> QIcon:
    """Return a theme's icon, or a dot of its colour where it has none."""
    path = ICONS / f"theme_{theme.id}.svg"
    if path.is_file():
        return QIcon(str(path))
    return _drawn(lambda painter: painter.drawEllipse(QRectF(2, 2, 12, 12)), theme.colour)


def _drawn(draw: object, colour: str, *, filled: bool = True) -> QIcon:
    picture = QPixmap(_SIZE * 2, _SIZE * 2)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), 2))
    if filled:
        painter.setBrush(QColor(colour))
    draw(painter)
    painter.end()
    return QIcon(picture)


def _status_icon(status: str) -> QIcon:
    def disc(painter: QPainter) -> None:
        painter.drawEllipse(QRectF(4, 4, 8, 8))

    def diamond(painter: QPainter) -> None:
        painter.drawPolygon(QPointF(8, 3), QPointF(13, 8), QPointF(8, 13), QPointF(3, 8))

    def cross(painter: QPainter) -> None:
        painter.drawLine(QPointF(4, 4), QPointF(12, 12))
        painter.drawLine(QPointF(12, 4), QPointF(4, 12))

    def dash(painter: QPainter) -> None:
        painter.drawLine(QPointF(4, 8), QPointF(12, 8))

    draw = {READY: disc, EMPTY: disc, ONLINE: diamond, FAILED: cross}.get(status, dash)
    return _drawn(draw, _COLOURS.get(status, _COLOURS[""]), filled=status in (READY, ONLINE))


class LayerTree(QTreeWidget):
    """Shows layers with their status; asks for them to be added by ``wanted``."""

    wanted = pyqtSignal(list)
    """Layer ids that were double-clicked, or chosen with Enter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cmCivicCatalogueTree")
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(14)
        self.setIconSize(QSize(_SIZE, _SIZE))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(_STATUS, QHeaderView.ResizeMode.ResizeToContents)
        self.itemDoubleClicked.connect(self._double_clicked)
        self._icons: dict[str, QIcon] = {}

    def show_themes(self, catalogue: Catalogue, manifest: PackManifest | None) -> None:
        """List every layer under its theme; themes open or shut stay as they are."""
        open_themes = {
            item.data(_NAME, THEME_ROLE)
            for item in map(self.topLevelItem, range(self.topLevelItemCount()))
            if item.isExpanded()
        }
        chosen = self.layer_ids()
        self.clear()
        for theme in catalogue.themes:
            records = catalogue.of_theme(theme.id)
            ready = sum(_status(manifest, record.id) == READY for record in records)
            item = QTreeWidgetItem(
                [pick(theme.title_en, theme.title_th), f"{ready}/{len(records)}"]
            )
            item.setIcon(_NAME, self._icon(f"theme {theme.id}", theme))
            item.setData(_NAME, THEME_ROLE, theme.id)
            item.setToolTip(_NAME, item.text(_NAME))
            item.setToolTip(
                _STATUS, tr("{ready} of {all} layers are ready", ready=ready, all=len(records))
            )
            item.setTextAlignment(
                _STATUS, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            )
            font = item.font(_NAME)
            font.setBold(True)
            item.setFont(_NAME, font)
            for record in records:
                item.addChild(self._layer_item(record, manifest, themed=False))
            self.addTopLevelItem(item)
            item.setExpanded(theme.id in open_themes)
        self._choose(chosen)

    def show_found(self, records: list[LayerRecord], manifest: PackManifest | None) -> None:
        """List the answer to a search, best first, and choose the first."""
        self.clear()
        self.addTopLevelItems(
            [self._layer_item(record, manifest, themed=True) for record in records]
        )
        if records:
            self.setCurrentItem(self.topLevelItem(0))

    def layer_ids(self) -> list[str]:
        """Return the ids of the chosen layers; a chosen theme stands for all of its layers."""
        chosen: list[str] = []
        for item in self.selectedItems():
            layer_id = item.data(_NAME, LAYER_ROLE)
            if layer_id:
                chosen.append(layer_id)
            else:
                children = map(item.child, range(item.childCount()))
                chosen += [child.data(_NAME, LAYER_ROLE) for child in children]
        return list(dict.fromkeys(chosen))

    def theme_id(self) -> str | None:
        """Return the theme chosen, be it by itself or by one of its layers."""
        item = self.currentItem()
        return item.data(_NAME, THEME_ROLE) if item else None

    def choose(self, layer_id: str) -> None:
        """Select one layer and bring it into view, opening its theme."""
        self.clearSelection()
        self._choose([layer_id])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Take Enter as "add what is chosen"."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            ids = self.layer_ids()
            if ids:
                self.wanted.emit(ids)
            return
        super().keyPressEvent(event)

    def mimeTypes(self) -> list[str]:  # noqa: N802
        """Return the form in which QGIS takes dropped layers."""
        return ["application/x-vnd.qgis.qgis.uri"]

    def mimeData(self, items: list[QTreeWidgetItem]) -> QMimeData | None:  # noqa: N802
        """Return what a drag carries: layers as they are chosen, of a theme those ready."""
        ids: list[str] = []
        for item in items:
            layer_id = item.data(_NAME, LAYER_ROLE)
            if layer_id:
                ids.append(layer_id)  # one that is not ready says why when it is dropped
                continue
            children = map(item.child, range(item.childCount()))
            ids += [c.data(_NAME, LAYER_ROLE) for c in children if c.data(_NAME, READY_ROLE)]
        if not ids:
            return None  # Qt starts no drag
        return layers_mime(list(dict.fromkeys(ids)), items[0].text(_NAME))

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802
        """Copy only: a layer stays in the catalogue."""
        return Qt.DropAction.CopyAction

    def _double_clicked(self, item: QTreeWidgetItem, _column: int) -> None:
        layer_id = item.data(_NAME, LAYER_ROLE)
        if layer_id:  # a theme only opens or shuts
            self.wanted.emit([layer_id])

    def _choose(self, ids: list[str]) -> None:
        if not ids:
            return
        for index in range(self.topLevelItemCount()):
            top = self.topLevelItem(index)
            for item in (top, *map(top.child, range(top.childCount()))):
                if item.data(_NAME, LAYER_ROLE) in ids:
                    self.setCurrentItem(item)
                    item.setSelected(True)

    @staticmethod
    def _badges(
        record: LayerRecord, state: LayerState | None, manifest: PackManifest | None
    ) -> list[Badge]:
        sample = bool(manifest and manifest.sample)
        return badges(record, state, catalogue(), datetime.now(timezone.utc), sample=sample)

    def _icon(self, key: str, theme: Theme | None = None) -> QIcon:
        if key not in self._icons:
            self._icons[key] = theme_icon(theme) if theme else _status_icon(key)
        return self._icons[key]

    def _layer_item(
        self, record: LayerRecord, manifest: PackManifest | None, *, themed: bool
    ) -> QTreeWidgetItem:
        state = manifest.layers.get(record.id) if manifest else None
        status = state.status if state else ""
        if status != READY:
            word = status_word(state)
        else:
            word = "" if record.geometry == "Raster" else f"{state.features:,}"
        item = QTreeWidgetItem([pick(record.title("en"), record.title("th")), word])
        item.setData(_NAME, LAYER_ROLE, record.id)
        item.setData(_NAME, THEME_ROLE, record.theme.id)
        item.setData(_NAME, READY_ROLE, status == READY)
        question = pick(record.text("civic_question", "en"), record.text("civic_question", "th"))
        item.setToolTip(_NAME, f"{item.text(_NAME)}\n{question}")
        item.setToolTip(_STATUS, badge_text(self._badges(record, state, manifest)))
        item.setIcon(_STATUS, self._icon(status))
        if themed:
            item.setIcon(_NAME, self._icon(f"theme {record.theme.id}", record.theme))
        if status != READY:
            grey = QColor(self.palette().text().color())
            grey.setAlpha(150)  # the style's own "disabled" is too faint on a projector
            item.setForeground(_NAME, grey)
            item.setForeground(_STATUS, grey)
        return item


def _status(manifest: PackManifest | None, layer_id: str) -> str:
    state = manifest.layers.get(layer_id) if manifest else None
    return state.status if state else ""
