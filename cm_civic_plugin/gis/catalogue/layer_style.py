"""How a loaded layer looks: its own QML style, or a plain one in its theme's colour.

Legend labels of a style are written ``ไทย | English`` and cut to the language here; labels on the
map put the language's own name first.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

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
from qgis.PyQt.QtCore import QByteArray
from qgis.PyQt.QtXml import QDomDocument

from ...core.catalogue.records import LayerRecord
from ...core.resources import STYLES

THAI_FIRST = 'coalesce("name_th","name_en")'
ENGLISH_FIRST = 'coalesce("name_en","name_th")'
_BETWEEN = " | "
_LABEL = re.compile(r'label="([^"]*)"')


def apply_style(layer: QgsMapLayer, record: LayerRecord, language: str) -> None:
    """Style a layer by ``resources/styles/<id>.qml``, or plainly where there is none.

    A style replaces what the layer had, so call this before field aliases and the like are set.
    """
    path = STYLES / f"{record.id}.qml"
    styled = path.is_file() and load_style(layer, path)
    if isinstance(layer, QgsVectorLayer) and not styled:
        layer.setRenderer(_plain(layer.geometryType(), record.theme.colour))
    relabel_legend(layer.renderer(), lambda label: _cut(label, language))
    if isinstance(layer, QgsVectorLayer):
        speak_labels(layer, language)
        _display(layer, language)


def load_style(layer: QgsMapLayer, path: Path) -> bool:
    """Give a layer the style of a QML file; tell whether it took it.

    ``loadNamedStyle`` would take the style stored in the layer's GeoPackage instead: that of the
    plugin's version which built the pack.
    """
    document = QDomDocument()
    document.setContent(QByteArray(path.read_bytes()))
    return layer.importNamedStyle(document)[0]


def legend_words(record: LayerRecord) -> dict[str, str]:
    """Return the English legend labels of a record's own style by their Thai ones."""
    path = STYLES / f"{record.id}.qml"
    if not path.is_file():
        return {}
    labels = map(unescape, _LABEL.findall(path.read_text(encoding="utf-8")))
    pairs = (label.partition(_BETWEEN) for label in labels)
    return {thai: english for thai, between, english in pairs if between}


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


def relabel_legend(renderer: object, say: Callable[[str], str]) -> None:
    """Give every legend label of a vector or raster renderer its word from ``say``."""
    if isinstance(renderer, QgsRuleBasedRenderer):
        for rule in renderer.rootRule().descendants():
            rule.setLabel(say(rule.label()))
    elif isinstance(renderer, QgsCategorizedSymbolRenderer):
        for index, category in enumerate(renderer.categories()):
            renderer.updateCategoryLabel(index, say(category.label()))
    elif isinstance(renderer, QgsGraduatedSymbolRenderer):
        for index, step in enumerate(renderer.ranges()):
            renderer.updateRangeLabel(index, say(step.label()))
    elif isinstance(renderer, QgsPalettedRasterRenderer):
        for entry in renderer.classes():
            renderer.setLabel(entry.value, say(entry.label))
    elif isinstance(renderer, QgsSingleBandPseudoColorRenderer):
        ramp = renderer.shader().rasterShaderFunction()
        items = ramp.colorRampItemList()
        for item in items:
            item.label = say(item.label)
        ramp.setColorRampItemList(items)


def speak_labels(layer: QgsVectorLayer, language: str) -> None:
    """Let the labels on the map put the names of a language first."""
    now, then = (THAI_FIRST, ENGLISH_FIRST) if language == "en" else (ENGLISH_FIRST, THAI_FIRST)
    labeling = layer.labeling()
    if isinstance(labeling, QgsVectorLayerSimpleLabeling):
        settings = labeling.settings()
        if now in settings.fieldName:
            settings.fieldName = settings.fieldName.replace(now, then)
            layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    elif isinstance(labeling, QgsRuleBasedLabeling):
        # in place: newer bindings give a copy of it as another class
        for rule in labeling.rootRule().descendants():
            settings = rule.settings()
            if settings is not None and now in settings.fieldName:
                settings.fieldName = settings.fieldName.replace(now, then)
                rule.setSettings(settings)


def _display(layer: QgsVectorLayer, language: str) -> None:
    """Let Identify and map tips call a feature by its name in the language."""
    fields = layer.fields()
    if fields.indexOf("name_th") >= 0 and fields.indexOf("name_en") >= 0:
        layer.setDisplayExpression(THAI_FIRST if language == "th" else ENGLISH_FIRST)
