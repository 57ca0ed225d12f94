"""Version gaps between QGIS 3.22 and 4.x, all in one place."""

from __future__ import annotations

from qgis.core import QgsField
from qgis.PyQt.QtCore import QVariant

try:  # QGIS >= 3.38 and Qt6 want QMetaType
    from qgis.core import Qgis
    from qgis.PyQt.QtCore import QMetaType

    _NEW_FIELDS = Qgis.QGIS_VERSION_INT >= 33800
except ImportError:
    _NEW_FIELDS = False

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
