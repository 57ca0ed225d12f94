"""How a drawing looks: the element by colour and icon, the future by colour and sign, and doubt.

Signs and dashes tell futures apart and icons tell elements apart. A sure area is filled and a sure
line full; perhaps leaves them hollow, disputed hatches them, and both wear a mark beside the
icon. So all of it survives a greyscale printer and colour-blind eyes. Pictures are stored inside
the style, and no font is asked for: it works without the plugin.
"""

from __future__ import annotations

import base64
from typing import NamedTuple

from qgis.core import (
    QgsCentroidFillSymbolLayer,
    QgsFillSymbol,
    QgsHashedLineSymbolLayer,
    QgsLineSymbol,
    QgsMarkerLineSymbolLayer,
    QgsMarkerSymbol,
    QgsSimpleFillSymbolLayer,
    QgsSimpleLineSymbolLayer,
    QgsSimpleMarkerSymbolLayer,
    QgsSVGFillSymbolLayer,
    QgsSvgMarkerSymbolLayer,
    QgsSymbol,
    QgsSymbolLayer,
)
from qgis.core import QgsSimpleMarkerSymbolLayerBase as Markers
from qgis.PyQt.QtCore import QPointF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QImage

from ...core.scenario.elements import Element
from ...core.scenario.futures import Future
from ...core.scenario.shape import AREA, LINE, STAMP
from ..compat import put_marker_at_middle

_STYLE = {
    "solid": Qt.PenStyle.SolidLine,
    "dash": Qt.PenStyle.DashLine,
    "dot": Qt.PenStyle.DotLine,
    "dash_dot": Qt.PenStyle.DashDotLine,
    "dash_dot_dot": Qt.PenStyle.DashDotDotLine,
}
# Ink and gap in widths of the line; round ends take one width off each gap.
_PATTERN = {
    "long_dash": (6.0, 3.4),
    "long_dash_dash": (6.0, 2.8, 1.5, 2.8),
    "sparse_dot": (0.1, 3.6),
}


class _Form(NamedTuple):
    """A sign as a marker: a form with points has room for an icon only when larger (mm), and not
    always in its middle; ``rise`` lifts the plate, ``icon_down`` lowers the icon, and ``mark`` is
    how far right of and above the middle the mark of doubt is."""

    name: str
    size: float
    icon_size: float
    icon_down: float = 0.0
    angle: float = 0.0
    rise: float = 0.0
    mark: tuple[float, float] = (3.4, 3.0)


_FORMS = {
    "circle": _Form("circle", 6.4, 4.1),
    "triangle": _Form("triangle", 9.0, 3.6, 1.1),
    "square": _Form("square", 6.0, 4.1),
    "diamond": _Form("diamond", 8.2, 4.1),
    "star": _Form("star", 11.5, 3.4, 0.2, mark=(3.6, 3.8)),
    "pentagon": _Form("pentagon", 7.8, 4.0, 0.2),
    "point_down": _Form("triangle", 9.0, 3.6, -1.1, angle=180, mark=(4.8, 3.6)),
    "dome": _Form("semi_circle", 10.4, 3.7, 0.2, rise=-2.4),
}
_MARK = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">'
    '<circle cx="8" cy="8" r="7" fill="{back}" stroke="{front}" stroke-width="1.8"/>{sign}</svg>'
)
_QUESTION = (
    '<path fill="none" stroke="#111" stroke-width="2.2" stroke-linecap="round" '
    'd="M5.3 6.200a2.700 2.700 0 1 1 4.100 2.300c-.9.600-1.400 1-1.400 1.700"/>'
    '<circle cx="8" cy="12.600" r="1.300" fill="#111"/>'
)
_EXCLAMATION = (
    '<path fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round" d="M8 4v4.600"/>'
    '<circle cx="8" cy="12.200" r="1.500" fill="#fff"/>'
)
_HATCH = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40">'
    b'<path stroke="#111" stroke-width="3" d="M-5 5 5-5M-5 45 45-5M35 45 45 35"/></svg>'
)


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
    return _made_of(QgsMarkerSymbol(), _badge_layers(element, future, scale))


def certainty_mark(certainty: str, size: float = 3.4) -> QgsMarkerSymbol | None:
    """Return the mark of ``perhaps`` or ``disputed``, ``size`` mm wide; None for what is sure."""
    if certainty not in ("perhaps", "disputed"):
        return None
    return _made_of(QgsMarkerSymbol(), [QgsSvgMarkerSymbolLayer(_mark(certainty), size)])


def drawing_symbol(
    kind: str, element: Element, future: Future, certainty: str = "sure"
) -> QgsSymbol:
    """Return the symbol of a drawing: ``kind`` is line, area or stamp.

    Nothing in it is an expression: QGIS 3.22 shares those between the map it draws and the one it
    has just given up, and with hundreds of them it ended now and then while people drew.
    """
    badge_layers = _drawn_badge_layers(element, future, 0.8 if kind == LINE else 1.0, certainty)
    if kind == STAMP:
        return _made_of(QgsMarkerSymbol(), badge_layers)
    sign = _made_of(QgsMarkerSymbol(), badge_layers)
    if kind == AREA:
        return _made_of(QgsFillSymbol(), _area_layers(element, future, certainty, sign))
    return _made_of(QgsLineSymbol(), _line_layers(element, future, certainty, sign))


def _made_of(symbol: QgsSymbol, layers: list[QgsSymbolLayer]) -> QgsSymbol:
    # Not by the constructor: on 3.22 Python goes on owning a list's layers, and frees them twice.
    symbol.changeSymbolLayer(0, layers[0])
    for layer in layers[1:]:
        symbol.appendSymbolLayer(layer)
    return symbol


def _form(future: Future | None) -> _Form:
    return _FORMS[future.sign if future else "circle"]


def _plate(future: Future | None, fill: QColor, scale: float) -> QgsSimpleMarkerSymbolLayer:
    form = _form(future)
    shape, _known = Markers.decodeShape(form.name)
    plate = QgsSimpleMarkerSymbolLayer(shape, form.size * scale, form.angle)
    plate.setOffset(QPointF(0.0, -form.rise * scale))
    plate.setColor(fill)
    plate.setStrokeColor(QColor(future.colour) if future else QColor("white"))
    plate.setStrokeWidth(0.7 * scale if future else 0.2)
    plate.setPenJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return plate


def _badge_layers(element: Element, future: Future | None, scale: float) -> list[QgsSymbolLayer]:
    layers: list[QgsSymbolLayer] = [_plate(future, QColor(element.colour), scale)]
    if element.icon:
        form = _form(future)
        icon = QgsSvgMarkerSymbolLayer(_embedded(element.icon), form.icon_size * scale)
        icon.setFillColor(QColor("white"))
        icon.setOffset(QPointF(0.0, form.icon_down * scale))
        layers.append(icon)
    return layers


def _drawn_badge_layers(
    element: Element, future: Future, scale: float, certainty: str
) -> list[QgsSymbolLayer]:
    layers = _badge_layers(element, future, scale)
    if certainty in ("perhaps", "disputed"):
        mark = QgsSvgMarkerSymbolLayer(_mark(certainty), 3.4)
        right, up = _form(future).mark
        mark.setOffset(QPointF(right * scale, -up * scale))
        layers.append(mark)
    return layers


def _mark(certainty: str) -> str:
    if certainty == "disputed":
        svg = _MARK.format(back="#111", front="#fff", sign=_EXCLAMATION)
    else:
        svg = _MARK.format(back="#fff", front="#111", sign=_QUESTION)
    return _embedded(svg.encode("ascii"))


def _embedded(svg: bytes) -> str:
    return "base64:" + base64.b64encode(svg).decode("ascii")


def _stroke(colour: str, width: float, dash: str = "solid") -> QgsSimpleLineSymbolLayer:
    line = QgsSimpleLineSymbolLayer(QColor(colour), width, _STYLE.get(dash, Qt.PenStyle.SolidLine))
    if dash in _PATTERN:
        line.setUseCustomDashPattern(True)
        line.setCustomDashVector([part * width for part in _PATTERN[dash]])
    line.setPenCapStyle(Qt.PenCapStyle.RoundCap)
    line.setPenJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return line


def _line_layers(
    element: Element, future: Future, certainty: str, sign: QgsMarkerSymbol
) -> list[QgsSymbolLayer]:
    layers: list[QgsSymbolLayer] = [
        _stroke(future.colour, 2.0),
        _stroke("#ffffff", 1.3),
        _stroke(element.colour, 1.3, future.dash),
    ]
    if certainty == "perhaps":
        layers.append(_stroke("#ffffff", 0.6))  # hollow
    elif certainty == "disputed":
        hatch = QgsHashedLineSymbolLayer(True, 4.0)
        hatch.setHashLength(3.8)
        hatch.setHashAngle(45)
        hatch.setSubSymbol(_made_of(QgsLineSymbol(), [_stroke("#111111", 0.5)]))
        layers.append(hatch)
    at_middle = QgsMarkerLineSymbolLayer(False)
    put_marker_at_middle(at_middle)
    at_middle.setSubSymbol(sign)
    return [*layers, at_middle]


def _area_layers(
    element: Element, future: Future, certainty: str, sign: QgsMarkerSymbol
) -> list[QgsSymbolLayer]:
    layers: list[QgsSymbolLayer] = []
    if certainty != "perhaps":  # that is hollow
        tint = QColor(element.colour)
        tint.setAlpha(70)
        fill = QgsSimpleFillSymbolLayer(tint)
        fill.setStrokeStyle(Qt.PenStyle.NoPen)
        layers.append(fill)
    if certainty == "disputed":
        hatch = QgsSVGFillSymbolLayer(_embedded(_HATCH), 4.0)
        hatch.setSubSymbol(None)
        layers.append(hatch)
    inside = QgsCentroidFillSymbolLayer()
    inside.setPointOnSurface(True)
    inside.setSubSymbol(sign)
    edge = _stroke(element.colour, 0.9, future.dash)
    casing = _stroke(future.colour, 1.4)
    gaps = _stroke("#ffffff", 0.9)
    return [*layers, casing, gaps, edge, inside]
