"""Tables of votes and deals as layers of the map."""

from __future__ import annotations

from collections import Counter

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFeature,
    QgsFontMarkerSymbolLayer,
    QgsGeometry,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsPointXY,
    QgsProject,
    QgsProperty,
    QgsRendererCategory,
    QgsSingleSymbolRenderer,
    QgsSymbolLayer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor, QFont

from ...core.scenario import bargain as b
from ..compat import make_field
from ..i18n import language, pick
from .decision_tables import VOTES, Table
from .decision_words import OUTCOMES, Pair

DECISION_PROPERTY = "cm_civic/decision"
"""Set on these layers: ``VOTES`` or ``DEALS``."""
TITLES_PROPERTY = "cm_civic/titles"
"""The names given to such a layer, English and Thai: only the page that made it knows them."""
_WORKSHOP_PROPERTY = "cm_civic/workshop"
_BESIDE, _STEP = (4.2, -4.2), -5.4  # mm: the drawing's own badge, and each sign, stay in sight
_OFFSET_FIELD = "beside"
"""Where a sign is: in a field, for a symbol that lies beside its place is cut off in legends."""


def make_layer(table: Table, titles: Pair, workshop_uuid: str) -> QgsVectorLayer:
    """Return a layer in memory of the lines that have a place, styled, EPSG:4326."""
    layer = QgsVectorLayer("Point?crs=EPSG:4326", pick(*titles), "memory")
    layer.setCustomProperty(DECISION_PROPERTY, table.name)
    layer.setCustomProperty(TITLES_PROPERTY, list(titles))
    layer.setCustomProperty(_WORKSHOP_PROPERTY, workshop_uuid)
    fields = [make_field(name, kind) for name, kind, _ in table.columns]
    layer.dataProvider().addAttributes([*fields, make_field(_OFFSET_FIELD, "string")])
    layer.updateFields()
    fill_layer(layer, table)
    layer.setReadOnly(True)
    (_style_votes if table.name == VOTES else _style_deals)(layer)
    layer.setDisplayExpression(shown_as(table.name))
    return layer


def find_layer(project: QgsProject, name: str, workshop_uuid: str) -> QgsVectorLayer | None:
    """Return the layer of votes or of deals that a project has of a workshop, e.g. a saved one."""
    for layer in project.mapLayers().values():
        of = layer.customProperty(DECISION_PROPERTY), layer.customProperty(_WORKSHOP_PROPERTY)
        if of == (name, workshop_uuid):
            return layer
    return None


def fill_layer(layer: QgsVectorLayer, table: Table) -> None:
    """Make a layer of ``make_layer`` show this table."""
    provider = layer.dataProvider()
    provider.truncate()
    features, there = [], Counter()
    right = _BESIDE[0] * (-1 if table.name == VOTES else 1)  # a drawing may have votes and deals
    for values, place in zip(table.lines, table.places):
        if place is not None:
            feature = QgsFeature(layer.fields())
            beside = f"{right},{_BESIDE[1] + there[place] * _STEP}"
            there[place] += 1  # several deals may be about one drawing
            feature.setAttributes([*values, beside][: layer.fields().count()])
            feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(*place)))
            features.append(feature)
    provider.addFeatures(features)
    layer.updateExtents()
    layer.triggerRepaint()


def _style_votes(layer: QgsVectorLayer) -> None:
    """Show a white badge with a black rim and the number of dots, larger for more of them.

    The number is part of the symbol: a label would be left out where labels are crowded.
    """
    symbol = QgsMarkerSymbol.createSimple(
        {"name": "circle", "color": "#ffffff", "outline_color": "#000000", "outline_width": "0.7"}
    )
    symbol.symbolLayer(0).setSize(8)
    number = QgsFontMarkerSymbolLayer(QFont().defaultFamily(), "1", 4.5, QColor("#000000"))
    number.setDataDefinedProperty(
        QgsSymbolLayer.PropertyCharacter,  # not scoped: the one name that 3.22 and 4 share
        QgsProperty.fromExpression('to_string("dots")'),
    )
    symbol.appendSymbolLayer(number)
    size = '6 + 4 * sqrt("dots" / maximum("dots"))'
    symbol.setDataDefinedSize(QgsProperty.fromExpression(size))
    layer.setRenderer(QgsSingleSymbolRenderer(_beside(symbol)))


def shown_as(name: str) -> str:
    """Return the expression that lists of features show, in the current language."""
    if name == VOTES:
        return f'"what_{language()}" || \' · \' || "dots"'
    return f'"sentence_{language()}"'


def deal_label() -> str:
    """Return the expression that is written beside a deal, in the current language."""
    return f'"from" || \' → \' || "to_{language()}" || \' · \' || "tokens"'


# By form, not only by tone: a grey printer shows what became of a deal.
_FORMS = {
    b.TAKEN: {"name": "circle", "color": "#1a1a1a", "outline_color": "#ffffff"},
    b.OPEN: {"name": "circle", "color": "#ffffff", "outline_color": "#1a1a1a"},
    b.REFUSED: {"name": "cross2", "color": "#1a1a1a", "outline_color": "#1a1a1a"},
    b.WITHDRAWN: {"name": "triangle", "color": "#ffffff", "outline_color": "#1a1a1a"},
    b.LAPSED: {"name": "square", "color": "#ffffff", "outline_color": "#1a1a1a"},
}


def _style_deals(layer: QgsVectorLayer) -> None:
    categories = [
        QgsRendererCategory(
            outcome,
            _beside(QgsMarkerSymbol.createSimple({**form, "size": "4.6", "outline_width": "0.8"})),
            pick(*OUTCOMES[outcome]),
        )
        for outcome, form in _FORMS.items()
    ]
    layer.setRenderer(QgsCategorizedSymbolRenderer("outcome", categories))
    _label(layer, deal_label())


def _beside(symbol: QgsMarkerSymbol) -> QgsMarkerSymbol:
    for one in symbol.symbolLayers():
        one.setDataDefinedProperty(
            QgsSymbolLayer.PropertyOffset, QgsProperty.fromField(_OFFSET_FIELD)
        )
    return symbol


def _label(layer: QgsVectorLayer, expression: str) -> None:
    settings = QgsPalLayerSettings()
    settings.fieldName = expression
    settings.isExpression = True
    settings.placement = QgsPalLayerSettings.Placement.OverPoint
    settings.quadOffset = QgsPalLayerSettings.QuadrantPosition.QuadrantRight
    right_of_sign = f"'{_BESIDE[0] + 3.2},' || string_to_array(\"{_OFFSET_FIELD}\")[1]"
    settings.dataDefinedProperties().setProperty(
        QgsPalLayerSettings.Property.OffsetXY, QgsProperty.fromExpression(right_of_sign)
    )
    text = QgsTextFormat()
    font = QFont()
    font.setBold(True)
    text.setFont(font)
    text.setSize(9)
    text.setColor(QColor("#000000"))
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setSize(0.8)
    text.setBuffer(halo)
    settings.setFormat(text)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
