"""A workshop's layers in a QGIS project: put there once, found again, kept up to date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from qgis.core import (
    QgsLayerTreeGroup,
    QgsLayerTreeLayer,
    QgsMapLayer,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt import sip

from ...core.scenario.elements import Element
from ...core.scenario.futures import Future
from ...core.scenario.shape import Shape
from ..i18n import tr
from .sisters import workshop_id
from .workshop_file import WorkshopFile
from .workshop_layers import (
    FUTURE_PROPERTY,
    GEOMETRY,
    fit,
    make_layers,
    move_notes,
    plain,
    point_at,
    refresh,
    show_doubts,
)

_HIDDEN = "cm_civic/hidden"
_OF_WORKSHOP = "cm_civic/table_of"
"""Set on the layers of a table that was drawn in here, not on those of a picture to look at."""


class ProjectLayers:
    """The layers of one open workshop in a project.

    Layers are looked up by id at each use: the user may remove them or clear the project at any
    time, and then they are added anew at the next ``ensure``.
    """

    def __init__(
        self,
        project: QgsProject,
        workshop: WorkshopFile,
        futures: Sequence[Future],
        elements: Sequence[Element],
    ) -> None:
        self._project = project
        self._workshop = workshop
        self._palette = (futures, elements)
        self._ids: list[str] = []
        self._are_read = False

    def ensure(self) -> list[QgsVectorLayer]:
        """Return the layers after adding them, or finding those of a saved project, if need be.

        The list is empty when they were there. Raises ``BadInput`` when QGIS cannot read the file.
        """
        if self._present():
            return []
        layers = find_layers(self._project, self._workshop)
        if layers:
            if not self._are_read:
                refresh(layers)
            fit(layers)
            show_doubts(layers, *self._palette)
            self._unhide(layers)
        else:
            layers = make_layers(self._workshop, *self._palette)
            group = add_to_project(self._project, self._workshop, layers)
            layers = find_layers(self._project, self._workshop)  # and their notes
            for one in (group, *layers):
                one.setCustomProperty(_OF_WORKSHOP, workshop_id(self._workshop.meta))
        self._ids, self._are_read = [layer.id() for layer in layers], False
        return layers

    @property
    def were_there(self) -> bool:
        """Whether they have been in the project, and may be again after the user cleared it."""
        return bool(self._ids)

    def take_from(self, before: ProjectLayers) -> None:
        """Let the layers of the workshop's table that was open before show this table's file.

        On one laptop for all, each table would else leave dozens. What the user ticked, named or
        styled stays so; a future that was off for having no drawings is turned on if it has some
        here. Nothing happens where a layer is missing or this file has its own. A file that is
        gone just now is left alone: QGIS miscounts who uses it. Raises ``BadInput`` as ``ensure``.
        """
        layers = before._present()
        groups = {id(one): one for layer in layers if (one := self._table_group(layer))}
        if (
            not groups
            or before._palette != self._palette
            or len(layers) != 2 * len(GEOMETRY) * len(self._palette[0])
            or not all(map(self._is_sister, layers))
            or find_layers(self._project, self._workshop)
        ):
            return
        drawn_before = _drawn(layers)
        point_at(layers, self._workshop, self._palette[0])
        self._are_read = True
        for group in groups.values():
            group.setName(group_name(self._workshop.meta, self._workshop.path))
        new = _drawn(layers) - drawn_before
        for node in self._nodes(layers):
            if node.layer().customProperty(FUTURE_PROPERTY) in new:
                node.parent().setItemVisibilityChecked(True)

    def remove_sisters(self) -> None:
        """Take the layers of the workshop's other tables off the map; their files keep all."""
        sisters = [one for one in self._project.mapLayers().values() if self._is_sister(one)]
        groups = [node.parent() for node in self._nodes(sisters)]
        self._project.removeMapLayers([layer.id() for layer in sisters])
        for group in groups:
            _remove_empty(group)

    def _table_group(self, layer: QgsMapLayer) -> QgsLayerTreeGroup | None:
        """Return the group that was made for a table, wherever the user moved it."""
        node = self._project.layerTreeRoot().findLayer(layer.id())
        while node is not None and not node.customProperty(_OF_WORKSHOP):
            node = node.parent()
        return node

    def _is_sister(self, layer: QgsMapLayer) -> bool:
        if layer.customProperty(_OF_WORKSHOP) != workshop_id(self._workshop.meta):
            return False
        path = _file_of(layer)
        return path != self._workshop.path and path.exists()

    def refresh(
        self,
        future_id: str | None = None,
        drawn: Shape | None = None,
        certainty: str | None = None,
    ) -> None:
        """Show what the file holds now; see ``workshop_layers.refresh``.

        ``certainty`` is that of what was drawn: a doubt may need a symbol.
        """
        layers = self._present()
        refresh(layers, future_id, drawn)
        if drawn is not None and certainty != "sure":
            of_future = [one for one in layers if one.customProperty(FUTURE_PROPERTY) == future_id]
            show_doubts(of_future, *self._palette)

    def fit(self) -> None:
        """Give each layer the extent of its drawings, and a symbol for each doubt."""
        layers = self._present()
        fit(layers)
        show_doubts(layers, *self._palette)

    def show_future(self, future_id: str) -> None:
        """Turn a future's layers on: strokes drawn into hidden layers would seem lost."""
        root = self._project.layerTreeRoot()
        for layer in self._present():
            node = root.findLayer(layer.id())
            if node is not None and layer.customProperty(FUTURE_PROPERTY) == future_id:
                node.setItemVisibilityCheckedParentRecursive(True)

    def holds(self, workshop: WorkshopFile) -> bool:
        """Tell whether these are the layers of that open file."""
        return workshop is self._workshop

    def hide(self) -> None:
        """Turn all of them off: another file is drawn in now. ``ensure`` turns them on again."""
        for node in self._nodes(self._present()):
            node.setCustomProperty(_HIDDEN, "shown" if node.itemVisibilityChecked() else "not")
            node.setItemVisibilityChecked(False)

    def _unhide(self, layers: Sequence[QgsVectorLayer]) -> None:
        for node in self._nodes(layers):
            if node.customProperty(_HIDDEN):
                node.setItemVisibilityChecked(node.customProperty(_HIDDEN) == "shown")
                node.removeCustomProperty(_HIDDEN)

    def _nodes(self, layers: Sequence[QgsVectorLayer]) -> list[QgsLayerTreeLayer]:
        root = self._project.layerTreeRoot()
        nodes = (root.findLayer(layer.id()) for layer in layers)
        return [node for node in nodes if node is not None]

    def _present(self) -> list[QgsVectorLayer]:
        layers = (self._project.mapLayer(identifier) for identifier in self._ids)
        return [layer for layer in layers if layer is not None]


def _file_of(layer: QgsMapLayer) -> Path:
    return Path(layer.source().partition("|")[0])


def _drawn(layers: Sequence[QgsVectorLayer]) -> set[str]:
    """Return the futures in which something is drawn."""
    return {one.customProperty(FUTURE_PROPERTY) for one in layers if one.featureCount()}


def _remove_empty(group: QgsLayerTreeGroup | None) -> None:
    """Take a group off the tree if nothing is in it any more, and then the one that it is in."""
    if group is None or sip.isdeleted(group) or group.parent() is None or group.findLayers():
        return
    above = group.parent()
    above.removeChildNode(group)
    _remove_empty(above)


def add_to_project(
    project: QgsProject, workshop: WorkshopFile, layers: Sequence[QgsVectorLayer]
) -> QgsLayerTreeGroup:
    """Add the layers on top of the layer tree, one group per future; return the workshop's group.

    Each layer's notes are moved to a layer of their own, which the tree does not list. The pair
    is shown; of the other futures those in which something is drawn.
    """
    name = group_name(workshop.meta, workshop.path)
    group = project.layerTreeRoot().insertGroup(0, name)
    notes = {layer.id(): move_notes(layer) for layer in layers}
    project.addMapLayers([*layers, *notes.values()], False)
    by_future: dict[str, QgsLayerTreeGroup] = {}
    for layer in layers:
        future_id = layer.customProperty(FUTURE_PROPERTY)
        if future_id not in by_future:
            by_future[future_id] = group.addGroup(layer.name().rpartition(" · ")[0])
        by_future[future_id].addLayer(notes[layer.id()])
        by_future[future_id].addLayer(layer).setExpanded(False)
    for number, (future_id, inner) in enumerate(by_future.items()):
        drawn = any(
            layer.featureCount()
            for layer in layers
            if layer.customProperty(FUTURE_PROPERTY) == future_id
        )
        inner.setExpanded(False)
        inner.setItemVisibilityChecked(number < 2 or drawn)
    return group


def group_name(meta: Mapping[str, str | None], path: Path) -> str:
    """Return the name of a workshop's group, in the current language."""
    title = meta.get("title") or path.stem
    name = tr("Table {code}: {title}", code=meta["table_code"], title=title)
    if meta.get("is_sample") == "yes":
        name = tr("SAMPLE · {name}", name=name)
    return plain(name)


def find_layers(project: QgsProject, workshop: WorkshopFile) -> list[QgsVectorLayer]:
    """Return the layers of this workshop that are in the project already, e.g. a saved one."""
    return [
        layer
        for layer in project.mapLayers().values()
        if layer.customProperty(FUTURE_PROPERTY) and _file_of(layer) == workshop.path
    ]
