"""The silence map: where people live and nobody spoke."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFeature,
    QgsFields,
    QgsFillSymbol,
    QgsGeometry,
    QgsRendererCategory,
    QgsVectorLayer,
)

from ...core.opinion.hexgrid import HexGrid
from ...core.opinion.silence import Silence
from ..compat import make_field
from ..i18n import pick, tr
from .hotspots_layer import polygons

FIELDS = (
    ("cell_id", "string"),
    ("residents", "number"),
    ("expected", "number"),
    ("p_value", "number"),
    ("class", "integer"),
)
_CLASSES = {
    3: ("122,1,119,225", "Silent, 99 %", "เงียบ มั่นใจ 99 %"),
    2: ("197,27,138,215", "Silent, 95 %", "เงียบ มั่นใจ 95 %"),
    1: ("247,104,161,205", "Silent, 90 %", "เงียบ มั่นใจ 90 %"),
    0: ("252,197,192,120", "Silent, as chance may have it", "เงียบ อาจเป็นเพราะความบังเอิญ"),
}


def make_fields() -> QgsFields:
    """Return the fields of a silence map."""
    fields = QgsFields()
    for name, kind in FIELDS:
        fields.append(make_field(name, kind))
    return fields


def make_features(found: Silence, grid: HexGrid, cells: np.ndarray) -> Iterator[QgsFeature]:
    """Yield a hexagon (EPSG:32647) for each silent cell; the others are not in the layer."""
    fields = make_fields()
    silent = np.flatnonzero(found.silent)
    for cell, shape in zip(silent.tolist(), polygons(grid.rings(cells[silent]))):
        feature = QgsFeature(fields)
        geometry = QgsGeometry()
        geometry.fromWkb(shape.tobytes())
        feature.setGeometry(geometry)
        q, r = cells[cell]
        feature.setAttributes(
            [
                f"{grid.size:g}_{q}_{r}",
                float(found.residents[cell]),
                float(found.expected[cell]),
                float(found.p[cell]),
                int(found.class_[cell]),
            ]
        )
        yield feature


def style(layer: QgsVectorLayer) -> None:
    """Give a silence map its classes and a legend in the current language."""
    layer.setRenderer(
        QgsCategorizedSymbolRenderer(
            "class",
            [
                QgsRendererCategory(
                    value,
                    QgsFillSymbol.createSimple(
                        {"color": fill, "outline_color": "120,120,120,60", "outline_width": "0.1"}
                    ),
                    pick(english, thai),
                )
                for value, (fill, english, thai) in _CLASSES.items()
            ],
        )
    )
    layer.setMapTipTemplate(
        '<b>[% round("residents") %] '
        + pick("residents, nobody spoke", "คนอาศัย ไม่มีใครพูดถึง")
        + "</b>"
    )


def title(topic: str = "", file: str = "") -> str:
    """Return the name of the layer in the current language."""
    return tr("Silence map") + "".join(f": {part}" for part in (topic, file) if part)


def summary(found: Silence) -> tuple[str, str]:
    """Return the finding in one sentence, English and Thai."""
    silent, sure = int(found.silent.sum()), int((found.class_ > 0).sum())
    people = float(found.residents[found.silent].sum())
    return (
        f"Nobody spoke in {silent} cells where about {people:,.0f} people live; in {sure} of them "
        "that is more silence than chance explains.",
        f"มี {silent} ช่องที่มีคนอาศัยประมาณ {people:,.0f} คนแต่ไม่มีใครพูดถึง "
        f"ในจำนวนนี้ {sure} ช่องเงียบเกินกว่าความบังเอิญ",
    )


def abstract(found: Silence, size: float, hidden: int, topic: str = "") -> str:
    """Return what the map is made of and how far to believe it, Thai first then English."""
    english, thai = summary(found)
    on_topic = (f" Topic: {topic}.", f" ประเด็น: {topic}") if topic else ("", "")
    return (
        f"{thai}{on_topic[1]}\nช่องหกเหลี่ยมกว้าง {size:g} ม. expected คือจำนวนคนที่ควรพูดถึงหากทุกคน"
        "ที่อาศัยอยู่พูดเท่าๆ กัน p = e^(−expected) ปรับด้วยวิธี Benjamini–Hochberg "
        f"ช่องที่ปิดไว้ {hidden} ช่องไม่ถือว่าเงียบ ความเงียบไม่ได้แปลว่าไม่มีปัญหา "
        "คนที่นั่นอาจไม่ใช้แพลตฟอร์มนี้\n\n"
        f"{english}{on_topic[0]}\nHexagons {size:g} m wide. expected is how many would speak if "
        "all residents spoke alike; p = e^(−expected), after Benjamini–Hochberg. The "
        f"{hidden} withheld cells are not called silent. Silence does not mean that nothing is "
        "wrong: those who live there may not use the platform."
    )
