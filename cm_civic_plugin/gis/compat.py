"""Version gaps between QGIS 3.22 and 4.x, all in one place."""

from __future__ import annotations

from qgis.core import Qgis, QgsField, QgsMarkerLineSymbolLayer
from qgis.PyQt.QtCore import QMetaType, QVariant

_NEW_FIELDS = Qgis.QGIS_VERSION_INT >= 33800  # QgsField wants QMetaType

_NEW = {
    "string": "QString",
    "integer": "LongLong",
    "number": "Double",
    "boolean": "Bool",
    "date": "QDate",
    "datetime": "QDateTime",
}
_OLD = {
    "string": "String",
    "integer": "LongLong",
    "number": "Double",
    "boolean": "Bool",
    "date": "Date",
    "datetime": "DateTime",
}


def make_field(name: str, kind: str) -> QgsField:
    """Return a field; ``kind`` is string, integer, number, boolean, date or datetime."""
    if _NEW_FIELDS:
        return QgsField(name, getattr(QMetaType.Type, _NEW[kind]))
    return QgsField(name, getattr(QVariant, _OLD[kind]))


def put_marker_at_middle(line: QgsMarkerLineSymbolLayer) -> None:
    """Draw a marker line's symbol once, at the middle of the line."""
    if hasattr(Qgis, "MarkerLinePlacement"):  # QGIS >= 3.24
        line.setPlacements(Qgis.MarkerLinePlacement.CentralPoint)
    else:
        line.setPlacement(QgsMarkerLineSymbolLayer.Placement.CentralPoint)
