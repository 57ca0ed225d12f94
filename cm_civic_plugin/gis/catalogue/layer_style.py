"""How a loaded layer looks: its own QML style, or a plain one in its theme's colour.

Legend labels of a style are written ``ไทย | English`` and cut to the language here; labels on the
map put the language's own name first.
"""

from __future__ import annotations

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsGraduatedSymbolRenderer,
    QgsLineSymbol,
    QgsMapLayer,
    QgsMarkerSymbol,
    QgsPalettedRasterRenderer,
    QgsRuleBasedLabeling,
    QgsRuleBasedRenderer,
    QgsSingleBandPseudoColorRenderer,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
    QgsWkbTypes,
)

from ...core.catalogue.records import LayerRecord
from ...core.resources import STYLES

THAI_FIRST = 'coalesce("name_th","name_en")'
ENGLISH_FIRST = 'coalesce("name_en","name_th")'
_BETWEEN = " | "


def apply_style(layer: QgsMapLayer, record: LayerRecord, language: str) -> None:
    """Style a layer by ``resources/styles/<id>.qml``, or plainly where there is none.

    Anything loaded by ``loadNamedStyle`` replaces what the layer had, so call this before field
    aliases and the like are set.
    """
    path = STYLES / f"{record.id}.qml"
    styled = path.is_file() and layer.loadNamedStyle(str(path))[1]
    if not isinstance(layer, QgsVectorLayer):
        _raster_legend(layer, language)
        return
    if not styled:
        layer.setRenderer(_plain(layer.geometryType(), record.theme.colour))
    _legend(layer, language)
    if language == "en":
        _english_labels(layer)
    _display(layer, language)


def _plain(kind: int, colour: str) -> QgsSingleSymbolRenderer:
    if kind == QgsWkbTypes.GeometryType.PointGeometry:
        symbol = QgsMarkerSymbol.createSimple(
            {"color": colour, "outline_color": "#ffffff", "outline_width": "0.3", "size": "2.6"}
        )
    elif kind == QgsWkbTypes.GeometryType.LineGeometry:
        symbol = QgsLineSymbol.createSimple(
            {"line_color": colour, "line_width": "0.5", "capstyle": "round", "joinstyle": "round"}
        )
    else:
        symbol = QgsFillSymbol.createSimple(
            {"color": colour, "outline_color": colour, "outline_width": "0.3"}
        )
        fill = symbol.symbolLayer(0).fillColor()
        fill.setAlphaF(0.25)
        symbol.symbolLayer(0).setFillColor(fill)
    return QgsSingleSymbolRenderer(symbol)


def _cut(label: str, language: str) -> str:
    thai, between, english = label.partition(_BETWEEN)
    return english if between and language == "en" else thai


def _legend(layer: QgsVectorLayer, language: str) -> None:
    renderer = layer.renderer()
    if isinstance(renderer, QgsRuleBasedRenderer):
        for rule in renderer.rootRule().descendants():
            rule.setLabel(_cut(rule.label(), language))
    elif isinstance(renderer, QgsCategorizedSymbolRenderer):
        for index, category in enumerate(renderer.categories()):
            renderer.updateCategoryLabel(index, _cut(category.label(), language))
    elif isinstance(renderer, QgsGraduatedSymbolRenderer):
        for index, step in enumerate(renderer.ranges()):
            renderer.updateRangeLabel(index, _cut(step.label(), language))


def _raster_legend(layer: QgsMapLayer, language: str) -> None:
    renderer = layer.renderer()
    if isinstance(renderer, QgsPalettedRasterRenderer):
        for entry in renderer.classes():
            renderer.setLabel(entry.value, _cut(entry.label, language))
    elif isinstance(renderer, QgsSingleBandPseudoColorRenderer):
        ramp = renderer.shader().rasterShaderFunction()
        items = ramp.colorRampItemList()
        for item in items:
            item.label = _cut(item.label, language)
        ramp.setColorRampItemList(items)


def _english_labels(layer: QgsVectorLayer) -> None:
    labeling = layer.labeling()
    if isinstance(labeling, QgsVectorLayerSimpleLabeling):
        settings = labeling.settings()
        settings.fieldName = settings.fieldName.replace(THAI_FIRST, ENGLISH_FIRST)
        layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    elif isinstance(labeling, QgsRuleBasedLabeling):
        for rule in labeling.rootRule().descendants():
            settings = rule.settings()
            settings.fieldName = settings.fieldName.replace(THAI_FIRST, ENGLISH_FIRST)
            rule.setSettings(settings)


def _display(layer: QgsVectorLayer, language: str) -> None:
    """Let Identify and map tips call a feature by its name in the language."""
    fields = layer.fields()
    if fields.indexOf("name_th") >= 0 and fields.indexOf("name_en") >= 0:
        layer.setDisplayExpression(THAI_FIRST if language == "th" else ENGLISH_FIRST)
