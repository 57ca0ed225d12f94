"""Clusters of the scan statistic as circles on the map."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
from qgis.core import (
    QgsFeature,
    QgsFields,
    QgsFillSymbol,
    QgsGeometry,
    QgsPointXY,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)

from ...core.opinion.scan import Scan
from ..compat import make_field
from ..i18n import pick, tr

FIELDS = (
    ("cluster", "integer"),
    ("radius_m", "number"),
    ("cells", "integer"),
    ("authors", "integer"),
    ("base", "number"),
    ("expected", "number"),
    ("relative_risk", "number"),
    ("llr", "number"),
    ("p_value", "number"),
    ("suppressed", "boolean"),
)
_CORNERS = 96


def make_fields() -> QgsFields:
    """Return the fields of a layer of clusters."""
    fields = QgsFields()
    for name, kind in FIELDS:
        fields.append(make_field(name, kind))
    return fields


def make_features(found: Scan) -> Iterator[QgsFeature]:
    """Yield a circle (EPSG:32647) for each cluster, strongest first.

    Where its number of people would give a withheld cell away, that and what follows from it are
    null.
    """
    fields = make_fields()
    turn = np.linspace(0, 2 * math.pi, _CORNERS, endpoint=False)
    for number, cluster in enumerate(found.clusters, start=1):
        x, y = cluster.centre
        corners = np.column_stack(
            [x + cluster.radius * np.cos(turn), y + cluster.radius * np.sin(turn)]
        )
        feature = QgsFeature(fields)
        feature.setGeometry(
            QgsGeometry.fromPolygonXY([[QgsPointXY(*corner) for corner in corners.tolist()]])
        )
        risk = cluster.risk if cluster.told and math.isfinite(cluster.risk) else None
        feature.setAttributes(
            [
                number,
                cluster.radius,
                len(cluster.cells),
                cluster.people if cluster.told else None,
                cluster.base if cluster.told else None,
                cluster.expected if cluster.told else None,
                risk,
                cluster.llr if cluster.told else None,
                cluster.p,
                not cluster.told,
            ]
        )
        yield feature


def style(layer: QgsVectorLayer) -> None:
    """Draw the clusters as rings, so that the map below stays readable."""
    layer.setRenderer(
        QgsSingleSymbolRenderer(
            QgsFillSymbol.createSimple(
                {"color": "166,54,3,40", "outline_color": "166,54,3,255", "outline_width": "0.7"}
            )
        )
    )
    layer.setMapTipTemplate(
        "<b>[% coalesce(\"authors\", '…') %] "
        + pick("people", "คน")
        + '</b> ([% round("expected", 1) %] '
        + pick("expected", "ที่คาดไว้")
        + ')<br>p = [% "p_value" %]'
    )


def title(topic: str = "", file: str = "") -> str:
    """Return the name of the layer in the current language."""
    return tr("Opinion clusters") + "".join(f": {part}" for part in (topic, file) if part)


def summary(found: Scan) -> tuple[str, str]:
    """Return the finding in one sentence, English and Thai; an empty finding is said as one."""
    if found.clusters:
        count = len(found.clusters)
        return (
            f"{count} cluster(s) of people beyond what the base makes likely, lowest p "
            f"{found.best_p:g}.",
            f"พบกลุ่มที่มีคนพูดถึงเกินกว่าฐานเปรียบเทียบ {count} กลุ่ม ค่า p ต่ำสุด {found.best_p:g}",
        )
    return (
        f"No cluster at this level: the strongest of {found.windows:,} circles has p = "
        f"{found.best_p:g}.",
        f"ไม่พบกลุ่มในระดับนี้ วงที่ชัดที่สุดจาก {found.windows:,} วงมีค่า p = {found.best_p:g}",
    )


def abstract(
    found: Scan, of_residents: bool, size: float, min_people: int, trials: int, topic: str
) -> str:
    """Return what the layer is made of and how far to believe it, Thai first then English."""
    english, thai = summary(found)
    on_topic = (f" Topic: {topic}.", f" ประเด็น: {topic}") if topic else ("", "")
    base = (
        (f"{found.base:,.0f} residents", f"ผู้อยู่อาศัย {found.base:,.0f} คน")
        if of_residents
        else (
            f"the {found.base:,.0f} people who spoke of anything at all on this platform",
            f"ผู้ที่แสดงความเห็นทุกประเด็นในแพลตฟอร์มนี้ {found.base:,.0f} คน",
        )
    )
    people, without = (
        f"{number}" if found.told else f"~{round(number, -1)}"
        for number in (found.people, found.without_base)
    )
    return (
        f"{thai}{on_topic[1]}\nเทียบผู้แสดงความเห็น {people} คนกับ{base[1]} "
        f"(อีก {without} คนอยู่ในช่องที่ฐานเป็นศูนย์ จึงไม่นับ) ด้วยสถิติกวาดหาแบบปัวซองของ Kulldorff "
        f"วงกลมรอบทุกช่องกว้าง {size:g} ม. ที่มีฐานไม่เกินที่กำหนด ค่า p จากการสุ่ม {trials} ครั้ง "
        f"คนที่พูดถึงหลายช่องถูกนับทุกช่อง กลุ่มที่มีไม่ถึง {min_people} คนไม่แสดง "
        "และไม่บอกจำนวนเมื่อจำนวนนั้นทำให้รู้ช่องที่ปิดไว้ได้\n\n"
        f"{english}{on_topic[0]}\n{people} people against {base[0]} ({without} more in cells whose "
        "base is zero, left out). Kulldorff's Poisson scan statistic, circles around every cell of "
        f"{size:g} m up to the chosen share of the base, p by {trials} random maps. Who speaks of "
        f"several cells counts in each. Clusters of fewer than {min_people} people are not shown, "
        "and a number that would give a withheld cell away is left out."
    )
