"""The post table as features: where posts are, and nothing of who wrote them or what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
from qgis.core import QgsFeature, QgsFields, QgsGeometry, QgsLayerMetadata, QgsPoint
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


def make_fields() -> QgsFields:
    """Return the fields of a posts layer."""
    fields = QgsFields()
    for name, kind in FIELDS:
        fields.append(make_field(name, kind))
    return fields


def make_features(posts: pd.DataFrame) -> Iterator[QgsFeature]:
    """Yield a feature (EPSG:4326 point) per post; posts without a place have no geometry."""
    fields = make_fields()
    columns = []
    for name, kind in FIELDS:
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


def make_metadata() -> QgsLayerMetadata:
    """Return the metadata of a posts layer: what it leaves out and why, in both languages."""
    metadata = QgsLayerMetadata()
    metadata.setTitle(pick("Opinions (points)", "ความคิดเห็น (จุด)"))
    metadata.setAbstract(
        "จุดของความคิดเห็นที่นำเข้า ไม่มีข้อความ ไม่มีเลขเรื่อง และไม่มีชื่อผู้เขียน "
        "author_no เป็นเลขสุ่มที่ใช้นับจำนวนคนในการนำเข้าครั้งนี้เท่านั้น "
        "จุดยังบอกตำแหน่งที่แน่นอน จึงไม่ควรเผยแพร่ ให้เผยแพร่แผนที่จุดร้อนแทน\n\n"
        "Points of imported opinions, without their text, their number or the name of who wrote "
        "them. author_no is drawn at random and serves only to count people within this one "
        "import. The points are exact, so do not publish them: publish the hotspot map."
    )
    return metadata


def _date_times(column: pd.Series) -> list[QDateTime | None]:
    missing = column.isna().to_numpy()
    milliseconds = column.dt.tz_localize(None).to_numpy().astype("datetime64[ms]").astype(np.int64)
    return [
        None if gone else QDateTime.fromMSecsSinceEpoch(int(value), Qt.TimeSpec.UTC)
        for value, gone in zip(milliseconds, missing)
    ]
