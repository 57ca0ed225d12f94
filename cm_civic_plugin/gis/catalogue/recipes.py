"""Put a recipe's layers on the map, in its own group, order and visibility."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qgis.core import QgsMapLayer, QgsProject

from ...core.catalogue.pack import PackManifest
from ...core.catalogue.recipes import Recipe
from ...core.catalogue.records import catalogue
from .loading import loaded, new_layers
from .tree_order import LAYER_ID, fold_long_legend, recipe_group


def add_recipe(
    project: QgsProject,
    pack_folder: Path,
    recipe: Recipe,
    language: str,
    refused: Callable[[str], None] = lambda _sentence: None,
) -> list[QgsMapLayer]:
    """Add a recipe's layers of a pack to a project; return those that were added.

    They come as one group in the recipe's order, switched on or off as it says. A layer that the
    project holds already stays where it is, and is switched on where the recipe shows it. For one
    that cannot be loaded ``refused`` gets a sentence, and the others go on. Raises BadInput where
    the folder is no pack. Main thread only.
    """
    root = project.layerTreeRoot()
    shown = {item.id for item in recipe.layers if item.visible}
    there = loaded(project, pack_folder)
    ids = [item.id for item in recipe.layers]
    for layer_id in shown & there.keys():
        node = root.findLayer(there[layer_id].id())
        if node is not None:
            node.setItemVisibilityCheckedParentRecursive(True)
    layers = new_layers(project, pack_folder, ids, language, refused, catalogue())
    if not layers:
        return []
    project.addMapLayers(layers, False)
    group = recipe_group(root, recipe.id, recipe.title(language))
    for layer in layers:
        node = group.addLayer(layer)
        node.setItemVisibilityChecked(layer.customProperty(LAYER_ID) in shown)
        fold_long_legend(node)
    return layers


def missing(recipe: Recipe, manifest: PackManifest | None) -> list[str]:
    """Return the ids of a recipe's layers that a pack does not have ready."""
    ready = manifest.ready() if manifest else []
    return [item.id for item in recipe.layers if item.id not in ready]
