"""Colours of a hotspot map: diverging, and told apart by colour-blind eyes."""

from __future__ import annotations

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsRendererCategory,
    QgsVectorLayer,
)

from ..i18n import pick
from .hotspot_words import CLASS_WORDS, SUPPRESSED_WORDS

# Orange to blue keeps apart under red-green blindness; the lightness falls to both ends too.
_FILLS = {
    3: "166,54,3,225",
    2: "230,85,13,215",
    1: "253,174,107,205",
    0: "255,255,255,0",
    -1: "158,202,225,205",
    -2: "66,146,198,215",
    -3: "8,69,148,225",
}
_SUPPRESSED_FILL = "150,150,150,70"
_SUPPRESSED = 9


def style(layer: QgsVectorLayer) -> None:
    """Give a hotspot layer its classes and a legend in the current language."""
    categories = [
        QgsRendererCategory(value, _symbol(_FILLS[value]), pick(*words))
        for value, words in CLASS_WORDS.items()
    ]
    categories.append(
        QgsRendererCategory(_SUPPRESSED, _symbol(_SUPPRESSED_FILL), pick(*SUPPRESSED_WORDS))
    )
    layer.setRenderer(
        QgsCategorizedSymbolRenderer(
            f'CASE WHEN "suppressed" THEN {_SUPPRESSED} ELSE "class" END', categories
        )
    )
    layer.setMapTipTemplate(
        '<b>[% CASE WHEN "suppressed" THEN \''
        + pick("Withheld for privacy", "ปิดไว้เพื่อความเป็นส่วนตัว")
        + "' ELSE \"authors\" || ' "
        + pick("people", "คน")
        + "' END %]</b><br>[% coalesce(\"topics\", '') %]"
    )


def _symbol(fill: str) -> QgsFillSymbol:
    return QgsFillSymbol.createSimple(
        {"color": fill, "outline_color": "120,120,120,60", "outline_width": "0.1"}
    )
