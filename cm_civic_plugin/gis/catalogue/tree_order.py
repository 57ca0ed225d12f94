"""Where a layer goes in the layer tree: its theme's group, and its height there."""

from __future__ import annotations

from qgis.core import (
    QgsLayerTreeGroup,
    QgsLayerTreeLayer,
    QgsLayerTreeNode,
    QgsMapLayer,
    QgsMapLayerLegendUtils,
    QgsRasterLayer,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import Qt

from ...core.catalogue.records import Catalogue, LayerRecord

LAYER_ID = "cm_civic/layer_id"
THEME = "cm_civic/theme"
RECIPE = "cm_civic/recipe"
GROUND = "cm_civic/ground"
GROUND_TITLES = {"en": "Background layers", "th": "ชั้นข้อมูลพื้นหลัง"}
OUTLINES = "boundaries_governance"  # the theme whose areas are drawn as outlines

# Groups from top to bottom: those of points and outlines above those that cover the ground, so
# that many layers together stay readable while each theme keeps one group.
_THEMES_DOWN = (
    OUTLINES,
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


def covers_ground(record: LayerRecord) -> bool:
    """Tell whether a layer fills the map with colour, so that one at a time is readable.

    Such are rasters, and areas that are no features of a map: grids, estimates, statistics by
    area, footprints traced from space.
    """
    if record.geometry == "Raster":
        return True
    areas = record.geometry.endswith("Polygon")
    return areas and record.access["type"] != "osm" and record.theme.id != OUTLINES


def put_in_tree(
    root: QgsLayerTreeGroup,
    layer: QgsMapLayer,
    record: LayerRecord,
    records: Catalogue,
    language: str,
    *,
    shown: bool = True,
) -> None:
    """Put a layer that the project already holds into the group of its theme.

    One that covers the ground goes into a group below all themes: on top there if it is shown,
    else where its kind belongs.
    """
    if covers_ground(record):
        group = _ground_group(root, language)
        place = 0 if shown else _place(group, layer, records)
    else:
        group = _theme_group(root, record, language)
        place = _place(group, layer, records)
    insert_layer(group, place, layer, shown=shown)


def remove_empty_groups(root: QgsLayerTreeGroup) -> None:
    """Remove the groups of themes, recipes and backgrounds that are left empty."""
    for group in root.findGroups():
        if not group.children() and any(
            group.customProperty(kind) for kind in (THEME, RECIPE, GROUND)
        ):
            root.removeChildNode(group)


def insert_layer(
    group: QgsLayerTreeGroup, place: int, layer: QgsMapLayer, *, shown: bool = True
) -> None:
    """Put a layer into a group; with its legend tidied before the layer tree draws it."""
    node = QgsLayerTreeLayer(layer)
    _tidy_legend(node)
    node.setItemVisibilityChecked(shown)
    if not shown:
        node.setExpanded(False)
    group.insertChildNode(place, node)


def _tidy_legend(node: QgsLayerTreeLayer) -> None:
    """Fold a layer whose legend would fill the layer tree; take out a raster's "Band 1 (Gray)"."""
    layer = node.layer()
    if isinstance(layer, QgsRasterLayer) and layer.providerType() == "gdal":
        lines = layer.legend().createLayerTreeModelLegendNodes(node)
        texts = [str(line.data(Qt.ItemDataRole.DisplayRole)) for line in lines]
        kept = [n for n, text in enumerate(texts) if not text.startswith(layer.bandName(1))]
        if len(kept) < len(texts):
            QgsMapLayerLegendUtils.setLegendNodeOrder(node, kept)
    if _legend_lines(node.layer()) > _LEGEND_LINES:
        node.setExpanded(False)


def recipe_group(root: QgsLayerTreeGroup, recipe_id: str, title: str) -> QgsLayerTreeGroup:
    """Return the group of a recipe: above themes and older recipes, below drawings and hotspots."""
    for group in root.findGroups():
        if group.customProperty(RECIPE) == recipe_id:
            return group
    place = 0
    for node in root.children():
        if any(map(node.customProperty, (THEME, RECIPE, GROUND))) or not _is_ours(node):
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
        elif index == first_free and _is_ours(node) and not node.customProperty(GROUND):
            first_free = index + 1
    group = root.insertGroup(first_free if place is None else place, record.theme.title(language))
    group.setCustomProperty(THEME, record.theme.id)
    return group


def _ground_group(root: QgsLayerTreeGroup, language: str) -> QgsLayerTreeGroup:
    """Return the group of what covers the ground: below all of ours, above anyone's basemap."""
    place = 0
    for index, node in enumerate(root.children()):
        if node.customProperty(GROUND):
            return node
        grouped = node.customProperty(THEME) or node.customProperty(RECIPE)
        if grouped or (index == place and _is_ours(node)):
            place = index + 1
    group = root.insertGroup(place, GROUND_TITLES[language])
    group.setCustomProperty(GROUND, "1")
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
