"""Hotspot cells as features, and as a styled layer in a GeoPackage."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFields,
    QgsGeometry,
    QgsLayerMetadata,
    QgsMapLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDate

from ...core.opinion.hotspots import Hotspots
from ..compat import make_field
from ..feature_tables import Table, write_features
from .placed_posts import CRS

FIELDS = (
    ("cell_id", "string"),
    ("posts", "integer"),
    ("authors", "integer"),
    ("rate", "number"),
    ("gi_z", "number"),
    ("p_value", "number"),
    ("class", "integer"),
    ("suppressed", "boolean"),
    ("top_words", "string"),
    ("topics", "string"),
    ("first_seen", "date"),
    ("last_seen", "date"),
    ("robust", "number"),
    ("topic_share", "number"),
    ("topic_lift", "number"),
    ("reactions", "integer"),
    ("stance", "string"),
)
TABLE = "opinion_hotspots"
_EPOCH = QDate(1970, 1, 1)


def make_fields() -> QgsFields:
    """Return the fields of a hotspot layer."""
    fields = QgsFields()
    for name, kind in FIELDS:
        fields.append(make_field(name, kind))
    return fields


def make_features(found: Hotspots, residents: np.ndarray | None = None) -> Iterator[QgsFeature]:
    """Yield a hexagon (EPSG:32647) per cell; what is suppressed is null.

    ``residents`` (m,) gives the rate, people who wrote per 1,000 residents, where there are any.
    """
    fields = make_fields()
    rings = found.grid.rings(found.cells)
    wkb = polygons(rings)
    first, last = dates(found.first), dates(found.last)
    for cell in range(len(found.cells)):
        q, r = found.cells[cell]
        cell_id = f"{found.grid.size:g}_{q}_{r}"
        feature = QgsFeature(fields)
        geometry = QgsGeometry()
        geometry.fromWkb(wkb[cell].tobytes())
        feature.setGeometry(geometry)
        if found.suppressed[cell]:
            values = [cell_id, *[None] * 5, 0, True, *[None] * 9]
        else:
            rate = None
            if residents is not None and residents[cell] > 0:
                rate = float(1000 * found.people[cell] / residents[cell])
            values = [
                cell_id,
                int(found.posts[cell]),
                int(found.people[cell]),
                rate,
                _known(found.z, cell),
                _known(found.p, cell),
                int(found.class_[cell]),
                False,
                found.top_words[cell] if found.top_words else None,
                found.topics[cell],
                first[cell],
                last[cell],
                *(
                    _known(more, cell)
                    for more in (found.robust, found.topic_share, found.topic_lift)
                ),
                _whole(found.reactions, cell),
                found.stance[cell] if found.stance else None,
            ]
        feature.setAttributes(values)
        yield feature


def _known(values: np.ndarray | None, cell: int) -> float | None:
    return None if values is None or np.isnan(values[cell]) else float(values[cell])


def _whole(values: np.ndarray | None, cell: int) -> int | None:
    """Return a number as a field of whole numbers (32 bits) holds it."""
    known = _known(values, cell)
    return None if known is None else min(int(known), 2**31 - 1)


def make_metadata(title: str, abstract: str, recipe: str = "") -> QgsLayerMetadata:
    """Return the layer's metadata with what it says of itself (see ``hotspot_words``).

    ``recipe`` (see ``core.opinion.recipe``) goes to its history.
    """
    metadata = QgsLayerMetadata()
    metadata.setTitle(title)
    metadata.setAbstract(abstract)
    metadata.setCrs(QgsCoordinateReferenceSystem(CRS))
    if recipe:
        metadata.addHistoryItem(recipe)
    return metadata


def recipe_of(layer: QgsMapLayer) -> str:
    """Return the recipe that a layer's metadata carries, an empty text where it has none."""
    return next((item for item in layer.metadata().history() if item.startswith("{")), "")


def write_hotspots(
    found: Hotspots,
    path: Path,
    metadata: QgsLayerMetadata,
    residents: np.ndarray | None = None,
    progress: Callable[[float], None] | None = None,
) -> Path:
    """Write the cells into a new GeoPackage, table ``opinion_hotspots``, and return its path.

    See ``write_features``.
    """
    table = Table(TABLE, make_fields(), make_features(found, residents), len(found.cells), metadata)
    return write_features([table], path, progress)


def open_hotspots(path: Path) -> QgsVectorLayer:
    """Return the layer of a GeoPackage that ``write_hotspots`` made."""
    return QgsVectorLayer(f"{path}|layername={TABLE}", TABLE, "ogr")


def polygons(rings: np.ndarray) -> np.ndarray:
    """Return the rings (m, 7, 2) as one array of WKB polygons (m,): quicker than one by one."""
    record = np.dtype(
        [("order", "u1"), ("type", "<u4"), ("rings", "<u4"), ("size", "<u4"), ("xy", "<f8", (7, 2))]
    )
    wkb = np.empty(len(rings), dtype=record)
    wkb["order"], wkb["type"], wkb["rings"], wkb["size"] = 1, 3, 1, 7
    wkb["xy"] = rings
    return wkb


def dates(days: np.ndarray) -> list[QDate | None]:
    return [None if np.isnat(day) else _EPOCH.addDays(int(day.astype(np.int64))) for day in days]
