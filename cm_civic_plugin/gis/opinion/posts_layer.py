"""The post table as features: where posts are, and nothing of who wrote them or what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
from qgis.core import (
    QgsFeature,
    QgsFields,
    QgsGeometry,
    QgsLayerMetadata,
    QgsMarkerSymbol,
    QgsPoint,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDateTime, Qt

from ..compat import make_field
from ..i18n import pick

if TYPE_CHECKING:
    import pandas as pd

FIELDS = (
    ("platform", "string"),
    ("created_at", "datetime"),
    ("place_source", "string"),
    ("place_id", "string"),
    ("place_confidence", "number"),
    ("topic", "string"),
    ("reactions", "integer"),
    ("author_no", "integer"),
    ("source_row", "integer"),
)
"""What a posts layer holds. No text and no post number: those lead back to who wrote it."""

_NOT_MASKED = ("author_no", "source_row")


def make_fields(masked: bool = False) -> QgsFields:
    """Return the fields of a posts layer; a masked one tells neither author nor row."""
    fields = QgsFields()
    for name, kind in _kinds(masked):
        fields.append(make_field(name, kind))
    return fields


def make_features(posts: pd.DataFrame, masked: bool = False) -> Iterator[QgsFeature]:
    """Yield a feature (EPSG:4326 point) per post; posts without a place have no geometry.

    ``masked`` posts are those of ``core.opinion.donut.mask_posts``.
    """
    fields = make_fields(masked)
    columns = []
    for name, kind in _kinds(masked):
        column = posts[name]
        if kind == "datetime":
            columns.append(_date_times(column))
        else:
            convert = {"integer": int, "number": float, "string": str}[kind]
            columns.append(
                [
                    None if missing else convert(value)
                    for value, missing in zip(column, column.isna())
                ]
            )
    for lon, lat, values in zip(posts["lon"].tolist(), posts["lat"].tolist(), zip(*columns)):
        feature = QgsFeature(fields)
        feature.setAttributes(list(values))
        if lon == lon:  # not NaN
            feature.setGeometry(QgsGeometry(QgsPoint(lon, lat)))
        yield feature


def make_metadata(
    recipe: str = "",
    mask: tuple[float, float] | None = None,
    topics_suggested: bool = False,
) -> QgsLayerMetadata:
    """Return the metadata of a posts layer: what it leaves out and why, in both languages.

    ``recipe`` (see ``core.opinion.recipe``) goes to its history; ``mask``: the least and the most
    metres by which points were moved; ``topics_suggested``: some topics come from key words.
    """
    metadata = QgsLayerMetadata()
    if mask:
        least, most = (f"{metres:g}" for metres in mask)
        metadata.setTitle(pick("Opinions (masked points)", "ความคิดเห็น (จุดที่พรางแล้ว)"))
        metadata.setAbstract(
            f"พรางตำแหน่งแล้ว: ทุกจุดถูกเลื่อนแบบสุ่ม {least} ถึง {most} ม. (donut mask) "
            "จุดที่เห็นจึงไม่ใช่ที่ที่เขียน ไม่มีข้อความ เลขเรื่อง ผู้เขียน และลำดับแถว "
            "เหลือเพียงวันที่ (เวลาตั้งเป็นเที่ยงวันทุกรายการ) และจำนวนปฏิกิริยาโดยประมาณ "
            "แผนที่ที่ทำจากชั้นนี้นับจำนวนเรื่อง ไม่ใช่จำนวนคน "
            "ระยะเท่านี้อาจไม่พอในที่ที่คนอยู่น้อย และไม่ช่วยหากใครมีไฟล์ต้นทาง "
            "ให้เผยแพร่การพรางเพียงครั้งเดียว เพราะหลายครั้งรวมกันจะชี้จุดเดิมได้\n\n"
            f"Masked: points are moved by {least} to {most} m at random (donut mask), so that none "
            "is where it was written. Without text, number, author or order of the rows; of the "
            "time only the day is kept (every hour is set to noon), of reactions about how many. "
            "Maps made of this layer count posts, not people. Where few people live such a "
            "distance may not be enough, and it does not hold against someone who has the export "
            "itself. Publish one masking only: many together lead back to the place."
        )
    else:
        metadata.setTitle(pick("Opinions (points)", "ความคิดเห็น (จุด)"))
        metadata.setAbstract(
            "จุดของความคิดเห็นที่นำเข้า ไม่มีข้อความ ไม่มีเลขเรื่อง และไม่มีชื่อผู้เขียน "
            "author_no เป็นเลขสุ่มที่ใช้นับจำนวนคนในการนำเข้าครั้งนี้เท่านั้น "
            "จุดยังบอกตำแหน่งที่แน่นอน จึงไม่ควรเผยแพร่ ให้เผยแพร่แผนที่จุดร้อนแทน\n\n"
            "Points of imported opinions, without their text, their number or the name of who "
            "wrote them. author_no is drawn at random and serves only to count people within this "
            "one import. The points are exact, so do not publish them: publish the hotspot map."
        )
    if topics_suggested:
        thai, english = metadata.abstract().split("\n\n")
        metadata.setAbstract(
            f"{thai} ประเด็นบางส่วนเครื่องเสนอจากคำสำคัญ ไม่ได้ระบุในไฟล์ต้นทาง\n\n"
            f"{english} Some topics are suggested by key words, not named by the export."
        )
    if recipe:
        metadata.addHistoryItem(recipe)
    return metadata


def style(layer: QgsVectorLayer) -> None:
    """Draw masked points small and see-through: one by one they say nothing."""
    symbol = QgsMarkerSymbol.createSimple(
        {"color": "106,61,154,110", "outline_style": "no", "size": "1.8"}
    )
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))


def _kinds(masked: bool) -> list[tuple[str, str]]:
    return [field for field in FIELDS if not masked or field[0] not in _NOT_MASKED]


def _date_times(column: pd.Series) -> list[QDateTime | None]:
    missing = column.isna().to_numpy()
    milliseconds = column.dt.tz_localize(None).to_numpy().astype("datetime64[ms]").astype(np.int64)
    return [
        None if gone else QDateTime.fromMSecsSinceEpoch(int(value), Qt.TimeSpec.UTC)
        for value, gone in zip(milliseconds, missing)
    ]
