"""How a drawing looks: the element by colour and icon, the future by colour and sign.

Signs and dashes tell futures apart, icons tell elements apart, so both survive a greyscale
printer and colour-blind eyes. Icons are stored inside the style: it works without the plugin.
"""

from __future__ import annotations

import base64

from qgis.core import (
    QgsCentroidFillSymbolLayer,
    QgsFillSymbol,
    QgsLineSymbol,
    QgsMarkerLineSymbolLayer,
    QgsMarkerSymbol,
    QgsProperty,
    QgsSimpleFillSymbolLayer,
    QgsSimpleLineSymbolLayer,
    QgsSimpleMarkerSymbolLayer,
    QgsSvgMarkerSymbolLayer,
    QgsSymbol,
    QgsSymbolLayer,
)
from qgis.core import QgsSimpleMarkerSymbolLayerBase as Markers
from qgis.PyQt.QtCore import QPointF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QImage

from ...core.scenario.elements import Element
from ...core.scenario.futures import Future
from ...core.scenario.shape import AREA, STAMP
from ..compat import put_marker_at_middle

_STYLE = {
    "solid": Qt.PenStyle.SolidLine,
    "dash": Qt.PenStyle.DashLine,
    "dot": Qt.PenStyle.DotLine,
    "dash_dot": Qt.PenStyle.DashDotLine,
}
# A triangle has room for an icon only when larger; so each sign has its own size in mm.
_SIGN = {"circle": ("circle", 6.4), "triangle": ("triangle", 9.0), "square": ("square", 6.0)}
_SIGN["diamond"] = ("diamond", 8.2)
_UNSURE = "CASE WHEN \"certainty\" = 'perhaps' THEN 45 ELSE 100 END"


def future_sign(future: Future) -> QgsMarkerSymbol:
    """Return the future's sign in its colour with a white rim, for a button of that colour."""
    plate = _plate(future, QColor(future.colour), 1.0)
    plate.setStrokeColor(QColor("white"))
    return _made_of(QgsMarkerSymbol(), [plate])


def picture_of(symbol: QgsMarkerSymbol, pixels: int) -> QImage:
    """Return the symbol as large as a square picture of that side lets it be."""
    symbol = symbol.clone()
    symbol.setSize(0.82 * pixels * 25.4 / 96)  # asImage draws at 96 dots per inch
    return symbol.asImage(QSize(pixels, pixels))


def badge(element: Element, future: Future | None = None, scale: float = 1.0) -> QgsMarkerSymbol:
    """Return the element's icon on a plate in its colour; the plate's form is the future's sign."""
    plate = _plate(future, QColor(element.colour), scale)
    layers = [plate]
    if element.icon:
        icon = QgsSvgMarkerSymbolLayer(
            "base64:" + base64.b64encode(element.icon.read_bytes()).decode("ascii")
        )
        icon.setSize(4.1 * scale)
        icon.setFillColor(QColor("white"))
        if future and future.sign == "triangle":
            icon.setSize(3.6 * scale)
            icon.setOffset(QPointF(0.0, 1.1 * scale))
        layers.append(icon)
    return _made_of(QgsMarkerSymbol(), layers)


def drawing_symbol(kind: str, element: Element, future: Future) -> QgsSymbol:
    """Return the symbol of a drawing: ``kind`` is line, area or stamp."""
    if kind == STAMP:
        symbol: QgsSymbol = badge(element, future)
    elif kind == AREA:
        symbol = _made_of(QgsFillSymbol(), _area_layers(element, future))
    else:
        symbol = _made_of(QgsLineSymbol(), _line_layers(element, future))
    symbol.setDataDefinedProperty(
        QgsSymbol.PropertyOpacity,  # not scoped: the one name that 3.22 and 4 share
        QgsProperty.fromExpression(_UNSURE),
    )
    return symbol


def _made_of(symbol: QgsSymbol, layers: list[QgsSymbolLayer]) -> QgsSymbol:
    # Not by the constructor: on 3.22 Python goes on owning a list's layers, and frees them twice.
    symbol.changeSymbolLayer(0, layers[0])
    for layer in layers[1:]:
        symbol.appendSymbolLayer(layer)
    return symbol


def _plate(future: Future | None, fill: QColor, scale: float) -> QgsSimpleMarkerSymbolLayer:
    name, size = _SIGN[future.sign if future else "circle"]
    shape, _known = Markers.decodeShape(name)
    plate = QgsSimpleMarkerSymbolLayer(shape, size * scale)
    plate.setColor(fill)
    plate.setStrokeColor(QColor(future.colour) if future else QColor("white"))
    plate.setStrokeWidth(0.7 * scale if future else 0.2)
    plate.setPenJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return plate


def _stroke(colour: str, width: float, style: Qt.PenStyle) -> QgsSimpleLineSymbolLayer:
    line = QgsSimpleLineSymbolLayer(QColor(colour), width, style)
    line.setPenCapStyle(Qt.PenCapStyle.RoundCap)
    line.setPenJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return line


def _line_layers(element: Element, future: Future) -> list[QgsSymbolLayer]:
    at_middle = QgsMarkerLineSymbolLayer(False)
    put_marker_at_middle(at_middle)
    at_middle.setSubSymbol(badge(element, future, 0.8))
    return [
        _stroke(future.colour, 2.0, Qt.PenStyle.SolidLine),
        _stroke("#ffffff", 1.3, Qt.PenStyle.SolidLine),
        _stroke(element.colour, 1.3, _STYLE[future.dash]),
        at_middle,
    ]


def _area_layers(element: Element, future: Future) -> list[QgsSymbolLayer]:
    tint = QColor(element.colour)
    tint.setAlpha(70)
    fill = QgsSimpleFillSymbolLayer(tint)
    fill.setStrokeStyle(Qt.PenStyle.NoPen)
    inside = QgsCentroidFillSymbolLayer()
    inside.setPointOnSurface(True)
    inside.setSubSymbol(badge(element, future))
    edge = _stroke(element.colour, 0.9, _STYLE[future.dash])
    casing = _stroke(future.colour, 1.4, Qt.PenStyle.SolidLine)
    gaps = _stroke("#ffffff", 0.9, Qt.PenStyle.SolidLine)
    return [fill, casing, gaps, edge, inside]
