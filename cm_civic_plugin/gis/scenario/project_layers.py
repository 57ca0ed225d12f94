"""A workshop's layers in a QGIS project: put there once, found again, kept up to date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from qgis.core import QgsLayerTreeGroup, QgsLayerTreeLayer, QgsProject, QgsVectorLayer

from ...core.scenario.elements import Element
from ...core.scenario.futures import Future
from ...core.scenario.shape import Shape
from ..i18n import tr
from .workshop_file import WorkshopFile
from .workshop_layers import (
    FUTURE_PROPERTY,
    fit,
    make_layers,
    move_notes,
    plain,
    refresh,
    show_doubts,
)

_HIDDEN = "cm_civic/hidden"


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

    def ensure(self) -> list[QgsVectorLayer]:
        """Return the layers after adding them, or finding those of a saved project, if need be.

        The list is empty when they were there. Raises ``BadInput`` when QGIS cannot read the file.
        """
        if self._present():
            return []
        layers = find_layers(self._project, self._workshop)
        if layers:
            refresh(layers)
            fit(layers)
            show_doubts(layers, *self._palette)
            self._unhide(layers)
        else:
            layers = make_layers(self._workshop, *self._palette)
            add_to_project(self._project, self._workshop, layers)
            layers = find_layers(self._project, self._workshop)  # and their notes
        self._ids = [layer.id() for layer in layers]
        return layers

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
        if layer.customProperty(FUTURE_PROPERTY)
        and Path(layer.source().partition("|")[0]) == workshop.path
    ]
