"""Earlier workshops as ghosts: pale layers under today's drawings, which nothing can change.

An earlier workshop's file is only read, from a copy; its picture stands in the project's memory.
A project keeps where it came from, and ``restore`` draws it again when the project is opened.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from qgis.core import (
    QgsFeature,
    QgsLayerTree,
    QgsLayerTreeGroup,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDate, Qt

from ...core.errors import BadInput
from ...core.scenario.elements import Element
from ...core.scenario.futures import Future
from ...core.scenario.journal import JournalRow, replay
from ...core.scenario.merge import Journal
from ...core.scenario.plan import Plan, plan_of
from ..compat import make_field
from ..i18n import day_words, tr
from .earth import geometry_of
from .merging import read_journal
from .workshop_layers import (
    FUTURE_PROPERTY,
    GEOMETRY,
    KIND_PROPERTY,
    NOT_ASKED,
    layer_name,
    plain,
    style_layer,
)

GHOST_PROPERTY = "cm_civic/ghost"
"""Custom property of a ghost's group and layers: the path of its file."""
_PALE = 0.38


@dataclass(frozen=True)
class Ghost:
    """An earlier workshop in a project: what it is called there, and the file it came from."""

    name: str
    path: Path


def add_ghosts(project: QgsProject, paths: Iterable[Path | str]) -> list[QgsVectorLayer]:
    """Put earlier workshops under today's drawings; return their layers, pale and read-only.

    A file that is there already is read anew. Raises ``BadInput`` for one that is no workshop
    file or cannot be read; those before it are there then.
    """
    added = []
    for path in dict.fromkeys(Path(path).resolve() for path in paths):
        journal = read_journal(path)
        plan = plan_of(journal.meta, path)
        remove_ghost(project, path)
        layers = picture_layers(replay(journal.rows), plan.futures, plan.elements)
        for layer in layers:
            layer.setCustomProperty(GHOST_PROPERTY, str(path))
            layer.setOpacity(_PALE)
            layer.setLabelsEnabled(False)  # today's notes have the room
        root = project.layerTreeRoot()
        group = root.insertGroup(_under_today(project), ghost_name(journal, plan))
        group.setCustomProperty(GHOST_PROPERTY, str(path))
        group.setExpanded(False)
        project.addMapLayers(layers, False)
        for layer in layers:
            group.addLayer(layer).setExpanded(False)
        added += layers
    return added


def ghosts_of(project: QgsProject) -> list[Ghost]:
    """Return the earlier workshops in a project, from top to bottom."""
    return [_ghost(group) for group in _groups(project)]


def remove_ghost(project: QgsProject, path: Path | str) -> None:
    """Take an earlier workshop off the map; its file stays as it is."""
    path = Path(path).resolve()
    for group in _groups(project):
        if Path(group.customProperty(GHOST_PROPERTY)) == path:
            project.removeMapLayers(group.findLayerIds())
            group.parent().removeChildNode(group)


def restore(project: QgsProject) -> list[Ghost]:
    """Draw the ghosts of a project that was just opened again; return those that could not be.

    A project file keeps no drawings of theirs, so without this their layers would be empty. Those
    that are not stay as they are.
    """
    lost = []
    for group in _groups(project):
        layers = [node.layer() for node in group.findLayers()]
        if any(layer is not None and layer.featureCount() for layer in layers):
            continue
        ghost = _ghost(group)
        try:
            add_ghosts(project, [ghost.path])
        except BadInput:
            lost.append(ghost)
    return lost


def picture_layers(
    drawings: Sequence[JournalRow], futures: Sequence[Future], elements: Sequence[Element]
) -> list[QgsVectorLayer]:
    """Return drawings as read-only layers in memory, per future stamps, lines and areas, top first.

    A layer that would be empty is left out. CRS EPSG:4326.
    """
    layers = []
    for future in futures:
        for kind, geometry in GEOMETRY.items():
            mine = [r for r in drawings if r.future_id == future.id and r.shape.kind == kind]
            if not mine:
                continue
            name = layer_name(future, kind)
            layer = QgsVectorLayer(f"{geometry}?crs=EPSG:4326", name, "memory")
            fields = [make_field(key, "string") for key in ("element_id", "note", "certainty")]
            layer.dataProvider().addAttributes(fields)
            layer.updateFields()
            layer.dataProvider().addFeatures([_feature(layer, row) for row in mine])
            layer.updateExtents()
            layer.setReadOnly(True)
            layer.setCustomProperty(FUTURE_PROPERTY, future.id)
            layer.setCustomProperty(KIND_PROPERTY, kind)
            layer.setCustomProperty(NOT_ASKED, 1)
            style_layer(layer, kind, future, elements)
            layers.append(layer)
    return layers


def _feature(layer: QgsVectorLayer, row: JournalRow) -> QgsFeature:
    feature = QgsFeature(layer.fields())
    feature.setGeometry(geometry_of(row.shape))
    feature.setAttributes([row.element_id, row.note, row.certainty])
    return feature


def ghost_name(journal: Journal, plan: Plan) -> str:
    """Return what an earlier workshop is called, in the current language: title, table and day in
    words, and that it is made up where it is.
    """
    title = plan.title or journal.meta.get("title") or Path(journal.name).stem
    name = tr("Earlier: {title}", title=title)
    if journal.meta.get("table_code"):
        name = tr("{name} · table {code}", name=name, code=journal.meta["table_code"])
    times = [row.started_at for row in journal.rows] or [journal.meta.get("created_at") or ""]
    day = QDate.fromString(min(times)[:10], Qt.DateFormat.ISODate)
    if day.isValid():
        name = f"{name} · {day_words(day)}"
    sample = journal.meta.get("is_sample") == "yes"
    return plain(tr("SAMPLE · {name}", name=name) if sample else name)


def _under_today(project: QgsProject) -> int:
    """Return the place in the tree's top level just under the last of today's drawings."""
    place = 0
    for number, node in enumerate(project.layerTreeRoot().children(), 1):
        if node.customProperty(GHOST_PROPERTY):
            continue
        layers = (
            [tree_layer.layer() for tree_layer in node.findLayers()]
            if QgsLayerTree.isGroup(node)
            else [node.layer()]
        )
        if any(layer is not None and layer.customProperty(FUTURE_PROPERTY) for layer in layers):
            place = number
    return place


def _ghost(group: QgsLayerTreeGroup) -> Ghost:
    return Ghost(group.name(), Path(group.customProperty(GHOST_PROPERTY)))


def _groups(project: QgsProject) -> list[QgsLayerTreeGroup]:
    groups = project.layerTreeRoot().findGroups(True)
    return [group for group in groups if group.customProperty(GHOST_PROPERTY)]
