"""Where a layer goes in the layer tree: its theme's group, and its height there."""

from __future__ import annotations

from qgis.core import (
    QgsLayerTreeGroup,
    QgsLayerTreeLayer,
    QgsLayerTreeNode,
    QgsMapLayer,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ...core.catalogue.records import Catalogue, LayerRecord

LAYER_ID = "cm_civic/layer_id"
THEME = "cm_civic/theme"
RECIPE = "cm_civic/recipe"

# Groups from top to bottom: those of points and outlines above those that cover the ground, so
# that many layers together stay readable while each theme keeps one group.
_THEMES_DOWN = (
    "boundaries_governance",
    "services_economy",
    "people_civil_risk",
    "heritage_culture",
    "mobility",
    "water_flood",
    "environment_green",
    "landuse_builtform",
)
_KINDS_DOWN = {
    QgsWkbTypes.GeometryType.PointGeometry: 0,
    QgsWkbTypes.GeometryType.LineGeometry: 1,
    QgsWkbTypes.GeometryType.PolygonGeometry: 2,
}
_RASTER = 3
# What covers the ground goes below the other layers of its kind and theme.
_GROUND = {"land_use", "forest_woodland", "protected_areas", "road_network"}
_LEGEND_LINES = 6  # longer legends start folded, else one theme fills the layer tree


def put_in_tree(
    root: QgsLayerTreeGroup,
    layer: QgsMapLayer,
    record: LayerRecord,
    records: Catalogue,
    language: str,
) -> None:
    """Show a layer that the project already holds in the group of its theme."""
    group = _theme_group(root, record, language)
    fold_long_legend(group.insertLayer(_place(group, layer, records), layer))


def fold_long_legend(node: QgsLayerTreeLayer) -> None:
    """Fold a layer whose legend would fill the layer tree."""
    if _legend_lines(node.layer()) > _LEGEND_LINES:
        node.setExpanded(False)


def recipe_group(root: QgsLayerTreeGroup, recipe_id: str, title: str) -> QgsLayerTreeGroup:
    """Return the group of a recipe: above themes and older recipes, below drawings and hotspots."""
    for group in root.findGroups():
        if group.customProperty(RECIPE) == recipe_id:
            return group
    place = 0
    for node in root.children():
        if node.customProperty(THEME) or node.customProperty(RECIPE) or not _is_ours(node):
            break
        place += 1
    group = root.insertGroup(place, title)
    group.setCustomProperty(RECIPE, recipe_id)
    return group


def _theme_rank(theme_id: str) -> int:
    return _THEMES_DOWN.index(theme_id) if theme_id in _THEMES_DOWN else len(_THEMES_DOWN)


def _theme_group(root: QgsLayerTreeGroup, record: LayerRecord, language: str) -> QgsLayerTreeGroup:
    """Return the group of a record's theme, made in its place where there is none.

    Hotspots and drawings of the other columns keep their place on top.
    """
    for group in root.findGroups():
        if group.customProperty(THEME) == record.theme.id:
            return group
    rank = _theme_rank(record.theme.id)
    place = None
    first_free = 0
    for index, node in enumerate(root.children()):
        theme = node.customProperty(THEME)
        if theme:
            if _theme_rank(theme) < rank:
                place = index + 1
            elif place is None:
                place = index
        elif index == first_free and _is_ours(node):
            first_free = index + 1
    group = root.insertGroup(first_free if place is None else place, record.theme.title(language))
    group.setCustomProperty(THEME, record.theme.id)
    return group


def _is_ours(node: QgsLayerTreeNode) -> bool:
    layers = node.findLayers() if isinstance(node, QgsLayerTreeGroup) else [node]
    return any(
        key.startswith("cm_civic/")
        for item in layers
        if isinstance(item, QgsLayerTreeLayer) and item.layer() is not None
        for key in item.layer().customPropertyKeys()
    )


def _kind(layer: QgsMapLayer) -> int:
    return (
        _KINDS_DOWN.get(layer.geometryType(), 2) if isinstance(layer, QgsVectorLayer) else _RASTER
    )


def _legend_lines(layer: QgsMapLayer) -> int:
    return len(layer.renderer().legendSymbolItems()) if isinstance(layer, QgsVectorLayer) else 0


def _place(group: QgsLayerTreeGroup, layer: QgsMapLayer, records: Catalogue) -> int:
    """Return where in its group a layer goes: by kind, then in catalogue order."""
    order = {record.id: record.order for record in records.records}

    def height(item: QgsMapLayer) -> tuple[int, bool, int]:
        layer_id = item.customProperty(LAYER_ID)
        return _kind(item), layer_id in _GROUND, order.get(layer_id, 0)

    for index, node in enumerate(group.children()):
        other = node.layer() if isinstance(node, QgsLayerTreeLayer) else None
        if other is not None and height(other) > height(layer):
            return index
    return len(group.children())
