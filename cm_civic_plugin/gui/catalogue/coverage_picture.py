"""A small picture of the tambon that a layer has data in."""

from __future__ import annotations

import base64
from functools import lru_cache
from pathlib import Path

from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QSize, Qt
from qgis.PyQt.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen

from ...gis.catalogue.coverage import TambonShape, tambon_shapes

_SIMPLE = 0.0015  # degrees: less than a pixel of the picture
_INK = QColor("#555555")


def coverage_picture(folder: Path, counts: dict[str, int], colour: str, size: QSize) -> QImage:
    """Return the pack's tambon, filled where a layer has data and hatched where it has none.

    ``counts`` gives features by tambon (DOPA code); a tambon that is not in it stays white. The
    fill does not tell much from little. An empty image where the pack has no tambon.
    """
    shapes = _shapes(folder, (folder / "pack.json").stat().st_mtime_ns)
    if not shapes or not counts:
        return QImage()
    west = min(shape.box[0] for shape in shapes)
    south = min(shape.box[1] for shape in shapes)
    east = max(shape.box[2] for shape in shapes)
    north = max(shape.box[3] for shape in shapes)
    scale = min((size.width() - 4) / (east - west), (size.height() - 4) / (north - south))
    picture = QImage(size, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(_INK, 0.6))
    for shape in shapes:
        path = QPainterPath()
        for ring in shape.rings:
            points = [
                QPointF(2 + (x - west) * scale, 2 + (north - y) * scale) for x, y in ring.tolist()
            ]
            path.moveTo(points[0])
            for point in points[1:]:
                path.lineTo(point)
        count = counts.get(shape.code)
        if count is None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
        elif count:
            painter.setBrush(QBrush(QColor(colour)))
        else:
            painter.setBrush(QBrush(_INK, Qt.BrushStyle.BDiagPattern))
        painter.drawPath(path)
    painter.end()
    return picture


def data_uri(picture: QImage) -> str:
    """Return a picture as the address of an HTML image."""
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return "data:image/png;base64," + base64.b64encode(bytes(held)).decode("ascii")


@lru_cache(maxsize=2)
def _shapes(folder: Path, _built: int) -> list[TambonShape]:
    return tambon_shapes(folder, _SIMPLE)
