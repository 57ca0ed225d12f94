"""Put a recipe's layers on the map, in its own group, order and visibility."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from qgis.core import QgsLayerTreeGroup, QgsLayerTreeLayer, QgsMapLayer, QgsProject

from ...core.catalogue.pack import PackManifest
from ...core.catalogue.recipes import Recipe
from ...core.catalogue.records import catalogue
from .loading import loaded, new_layers, remove_layers
from .tree_order import (
    LAYER_ID,
    RECIPE,
    insert_layer,
    put_in_tree,
    recipe_group,
    remove_empty_groups,
)

_WAS_SHOWN = "cm_civic/was_shown"  # of a tree node that a recipe took out of its theme's group


@dataclass(frozen=True)
class OnMap:
    """What a recipe put on the map: layers that are new, and those it took from their themes."""

    added: list[QgsMapLayer]
    moved: list[QgsMapLayer]


def add_recipe(
    project: QgsProject,
    pack_folder: Path,
    recipe: Recipe,
    language: str,
    refused: Callable[[str], None] = lambda _sentence: None,
) -> OnMap:
    """Show a recipe's layers of a pack as one group, in its order, on or off as it says.

    A layer that the project holds already is moved into the group: a map that is read from top to
    bottom is another one with a layer out of its place. For one that cannot be loaded ``refused``
    gets a sentence, and the others go on. Raises BadInput where the folder is no pack. Main thread
    only.
    """
    root = project.layerTreeRoot()
    ids = [item.id for item in recipe.layers]
    new = new_layers(project, pack_folder, ids, language, refused, catalogue())
    project.addMapLayers(new, False)
    here = loaded(project, pack_folder)
    if not here.keys() & set(ids):
        return OnMap([], [])
    group = recipe_group(root, recipe.id, recipe.title(language))
    group.setItemVisibilityChecked(True)
    moved = []
    wanted = [item for item in recipe.layers if item.id in here]
    for place, item in enumerate(wanted):
        layer = here[item.id]
        node = root.findLayer(layer.id())
        if node is None:
            insert_layer(group, place, layer, shown=item.visible)
            continue
        if node.parent() != group:
            node.setCustomProperty(_WAS_SHOWN, int(node.itemVisibilityChecked()))
            node = _move(node, group, place)
            moved.append(layer)
        elif group.children().index(node) != place:
            node = _move(node, group, place)
        node.setItemVisibilityChecked(item.visible)
    remove_empty_groups(root)
    return OnMap(new, moved)


def take_recipe_back(
    project: QgsProject, recipe_id: str, added: Iterable[str], language: str
) -> tuple[int, int]:
    """Undo ``add_recipe``: remove what it added, put what it moved back into the themes' groups.

    ``added`` are project ids. Returns how many layers were removed, and how many put back.
    """
    removed = remove_layers(project, added)
    root = project.layerTreeRoot()
    records = catalogue()
    back = 0
    for group in root.findGroups():
        if group.customProperty(RECIPE) != recipe_id:
            continue
        for node in group.findLayers():
            shown = node.customProperty(_WAS_SHOWN)
            if shown is None:
                continue
            record = records.record(node.layer().customProperty(LAYER_ID))
            put_in_tree(root, node.layer(), record, records, language, shown=bool(int(shown)))
            group.removeChildNode(node)
            back += 1
    remove_empty_groups(root)
    return removed, back


def _move(node: QgsLayerTreeLayer, group: QgsLayerTreeGroup, place: int) -> QgsLayerTreeLayer:
    """Move a node; the copy goes in first, for QGIS drops a layer that no node shows."""
    copy = node.clone()
    group.insertChildNode(place, copy)
    node.parent().removeChildNode(node)
    return copy


def missing(recipe: Recipe, manifest: PackManifest | None) -> list[str]:
    """Return the ids of a recipe's layers that a pack does not have ready."""
    ready = manifest.ready() if manifest else []
    return [item.id for item in recipe.layers if item.id not in ready]
