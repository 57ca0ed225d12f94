"""What others draw in a live shared room, as layers in memory that nobody can edit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qgis.core import QgsFeature, QgsLayerTreeGroup, QgsProject, QgsVectorLayer

from ...core.scenario.elements import Element
from ...core.scenario.futures import Future
from ...core.scenario.journal import JournalRow
from ..compat import make_field
from ..i18n import pick, tr
from .earth import geometry_of
from .workshop_layers import GEOMETRY, NOT_ASKED, layer_name, show_doubts, style_layer

ROOM_PROPERTY = "cm_civic/room"
_KINDS = tuple(GEOMETRY)  # top first
_FIELDS = ("uuid", "table_code", "future_id", "element_id", "note", "certainty", "ended_at")
_Place = tuple[str, str]  # a future's id and a kind of shape


class OthersLayers:
    """The drawings of other tables in a project: a group that comes and goes with the room.

    Layers are looked up by id at each use: the user may remove them at any time.
    """

    def __init__(
        self, project: QgsProject, futures: Sequence[Future], elements: Sequence[Element]
    ) -> None:
        self._project = project
        self._futures = {future.id: future for future in futures}
        self._elements = elements
        self._ids: dict[_Place, str] = {}
        self._shown: dict[str, tuple[JournalRow, _Place, int]] = {}
        self._remove(  # those of a saved project are empty
            layer.id()
            for layer in project.mapLayers().values()
            if layer.customProperty(ROOM_PROPERTY)
        )

    def show(self, picture: Iterable[JournalRow]) -> None:
        """Make the layers hold these drawings and no others; only what is new is touched."""
        rows = {row.uuid: row for row in picture if row.future_id in self._futures}
        if any(self._project.mapLayer(identifier) is None for identifier in self._ids.values()):
            self.remove()
        gone: dict[_Place, list[int]] = {}
        for uuid, (row, place, feature_id) in list(self._shown.items()):
            now = rows.get(uuid)
            if now is not row and now != row:
                gone.setdefault(place, []).append(feature_id)
                del self._shown[uuid]
        fresh: dict[_Place, list[JournalRow]] = {}
        for uuid, row in rows.items():
            if uuid not in self._shown:
                fresh.setdefault((row.future_id, row.shape.kind), []).append(row)
        for place in sorted(gone.keys() | fresh.keys()):
            layer = self._layer(place)
            if place in gone:
                layer.dataProvider().deleteFeatures(gone[place])
            if place in fresh:
                self._add(layer, place, fresh[place])
                future_id, kind = place
                show_doubts([layer], [self._futures[future_id]], self._elements, kind=kind)
            layer.updateExtents()
            layer.triggerRepaint()

    def remove(self) -> None:
        """Take the layers out of the project."""
        self._remove(self._ids.values())
        self._ids.clear()
        self._shown.clear()

    def _add(self, layer: QgsVectorLayer, place: _Place, rows: Sequence[JournalRow]) -> None:
        features = []
        for row in rows:
            feature = QgsFeature(layer.fields())
            feature.setAttributes([getattr(row, name) for name in _FIELDS])
            feature.setGeometry(geometry_of(row.shape))
            features.append(feature)
        _ok, added = layer.dataProvider().addFeatures(features)
        for row, feature in zip(rows, added):
            self._shown[row.uuid] = (row, place, feature.id())

    def _layer(self, place: _Place) -> QgsVectorLayer:
        if place in self._ids:
            return self._project.mapLayer(self._ids[place])
        future_id, kind = place
        future = self._futures[future_id]
        layer = QgsVectorLayer(
            f"{GEOMETRY[kind]}?crs=EPSG:4326", layer_name(future, kind), "memory"
        )
        layer.dataProvider().addAttributes([make_field(name, "string") for name in _FIELDS])
        layer.updateFields()
        layer.setCustomProperty(ROOM_PROPERTY, future_id)
        layer.setCustomProperty(NOT_ASKED, 1)
        layer.setReadOnly(True)
        style_layer(layer, kind, future, self._elements)
        layer.setOpacity(0.6)  # our own stand out
        metadata = layer.metadata()
        metadata.setTitle(layer.name())
        metadata.setAbstract(
            tr(
                "Drawn by the people of other tables, live: an imagined future ({future}), not a "
                "plan or a survey. Positions are as exact as a hand.",
                future=pick(future.name.en, future.name.th),
            )
        )
        layer.setMetadata(metadata)
        self._project.addMapLayer(layer, False)
        above = [other for other in self._ids if _KINDS.index(other[1]) <= _KINDS.index(kind)]
        self._group().insertLayer(len(above), layer).setExpanded(False)
        self._ids[place] = layer.id()
        return layer

    def _group(self) -> QgsLayerTreeGroup:
        root = self._project.layerTreeRoot()
        for identifier in self._ids.values():
            node = root.findLayer(identifier)
            if node is not None:
                return node.parent()
        # below the table's own group, which is the first
        group = root.insertGroup(min(1, len(root.children())), tr("Other tables (live)"))
        group.setCustomProperty(ROOM_PROPERTY, "group")
        return group

    def _remove(self, identifiers: Iterable[str]) -> None:
        self._project.removeMapLayers([one for one in identifiers if self._project.mapLayer(one)])
        root = self._project.layerTreeRoot()
        for group in root.findGroups():
            if group.customProperty(ROOM_PROPERTY) and not group.children():
                root.removeChildNode(group)
