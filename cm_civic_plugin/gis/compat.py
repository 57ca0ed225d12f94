"""Version gaps between QGIS 3.22 and 4.x, all in one place."""

from __future__ import annotations

from qgis.core import (
    Qgis,
    QgsField,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLegendStyle,
    QgsMapLayerProxyModel,
    QgsMarkerLineSymbolLayer,
    QgsTextFormat,
    QgsUnitTypes,
)
from qgis.PyQt.QtCore import QMetaType, QVariant
from qgis.PyQt.QtGui import QFont

HAS_METADATA_SEARCH = Qgis.QGIS_VERSION_INT >= 32800
_NEW_FIELDS = Qgis.QGIS_VERSION_INT >= 33800  # QgsField wants QMetaType

_NEW = {
    "string": "QString",
    "integer": "LongLong",
    "number": "Double",
    "boolean": "Bool",
    "date": "QDate",
    "datetime": "QDateTime",
}
_OLD = {
    "string": "String",
    "integer": "LongLong",
    "number": "Double",
    "boolean": "Bool",
    "date": "Date",
    "datetime": "DateTime",
}


def make_field(name: str, kind: str) -> QgsField:
    """Return a field; ``kind`` is string, integer, number, boolean, date or datetime."""
    if _NEW_FIELDS:
        return QgsField(name, getattr(QMetaType.Type, _NEW[kind]))
    return QgsField(name, getattr(QVariant, _OLD[kind]))


def population_filters() -> object:
    """Return the kinds of layers that can tell who lives where, for a layer combo box."""
    if hasattr(Qgis, "LayerFilter"):  # QGIS >= 3.34
        kinds = Qgis.LayerFilter
        return kinds.RasterLayer | kinds.PointLayer | kinds.PolygonLayer
    kinds = QgsMapLayerProxyModel.Filter
    return QgsMapLayerProxyModel.Filters(kinds.RasterLayer | kinds.PointLayer | kinds.PolygonLayer)


def put_marker_at_middle(line: QgsMarkerLineSymbolLayer) -> None:
    """Draw a marker line's symbol once, at the middle of the line."""
    if hasattr(Qgis, "MarkerLinePlacement"):  # QGIS >= 3.24
        line.setPlacements(Qgis.MarkerLinePlacement.CentralPoint)
    else:
        line.setPlacement(QgsMarkerLineSymbolLayer.Placement.CentralPoint)


def set_label_font(label: QgsLayoutItemLabel, font: QFont, points: float) -> None:
    """Write a layout label in a font, at a size in points."""
    sized = QFont(font)
    sized.setPointSizeF(points)
    if hasattr(label, "setTextFormat"):  # QGIS >= 3.24
        text_format = QgsTextFormat.fromQFont(sized)
        text_format.setSize(points)
        text_format.setSizeUnit(QgsUnitTypes.RenderPoints)
        label.setTextFormat(text_format)
    else:
        label.setFont(sized)


def set_legend_size(legend: QgsLayoutItemLegend, points: float) -> None:
    """Write a layout legend at a size in points, its headings in bold."""
    kinds = QgsLegendStyle.Style
    for kind, share, bold in (
        (kinds.Title, 1.3, True),
        (kinds.Group, 1.1, True),
        (kinds.Subgroup, 1.0, True),
        (kinds.SymbolLabel, 1.0, False),
    ):
        style = QgsLegendStyle(legend.style(kind))
        font = QFont()
        font.setBold(bold)
        font.setPointSizeF(points * share)
        if hasattr(style, "setTextFormat"):  # QGIS >= 3.30
            text_format = QgsTextFormat.fromQFont(font)
            text_format.setSize(points * share)
            text_format.setSizeUnit(QgsUnitTypes.RenderPoints)
            style.setTextFormat(text_format)
        else:
            style.setFont(font)
        legend.setStyle(kind, style)
