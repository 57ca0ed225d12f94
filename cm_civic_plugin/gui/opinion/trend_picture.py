"""The course of a cell over time as a small picture, readable without colours."""

from __future__ import annotations

from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QBrush, QColor, QFont, QFontMetricsF, QImage, QPainter, QPen, QPolygonF
from qgis.PyQt.QtWidgets import QApplication

from ...gis.i18n import day_words, tr
from ...gis.opinion.card import Trend

_INK, _FAINT, _WITHHELD = QColor("#111111"), QColor("#999999"), QColor("#b0b0b0")
_MOST_DOTS = 60
_SCALE = 2  # so that it stays sharp on a screen of high density
_MARGIN = 6.0


def draw_trend(trend: Trend, width: int = 320, height: int = 150) -> QImage:
    """Return the picture; ``width`` and ``height`` in pixels of a usual screen.

    Steps that are withheld are gaps in the line, hatched. The vertical axis begins at 0.
    """
    image = QImage(width * _SCALE, height * _SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SCALE)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = QFont(QApplication.font())
    font.setPixelSize(12)
    painter.setFont(font)
    try:
        _draw(painter, trend, width, height)
    finally:
        painter.end()
    return image


def trend_words(trend: Trend) -> str:
    """Return what the picture is of, for its tooltip and for those who do not see it."""
    words = {"first": day_words(trend.first), "last": day_words(trend.last), "layer": trend.layer}
    if trend.of_people:
        return tr("People in each step of time, {first} to {last}, from {layer}", **words)
    return tr("Posts in each step of time, {first} to {last}, from {layer}", **words)


def _draw(painter: QPainter, trend: Trend, width: int, height: int) -> None:
    metrics = QFontMetricsF(painter.font())
    line, counts = metrics.height(), trend.counts
    most = max((count for count in counts if count is not None), default=0)
    left = _MARGIN + metrics.horizontalAdvance(f"{most:,}") + 4
    plot = QRectF(left, line + 12, width - left - _MARGIN, height - 2 * line - 22)
    step = plot.width() / len(counts)

    painter.setPen(_INK)
    title = tr("People per step") if trend.of_people else tr("Posts per step")
    painter.drawText(QPointF(_MARGIN, _MARGIN + metrics.ascent()), title)
    if None in counts:
        _draw_key(painter, metrics, width)
    for number, count in enumerate(counts):
        if count is None:
            band = QRectF(plot.left() + number * step, plot.top(), step, plot.height())
            _hatch(painter, band)

    painter.setPen(QPen(_FAINT, 1))
    painter.drawLine(plot.bottomLeft(), plot.bottomRight())
    if most:
        painter.setPen(QPen(_FAINT, 1, Qt.PenStyle.DotLine))
        painter.drawLine(plot.topLeft(), plot.topRight())
    painter.setPen(_INK)
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    for value, y in ((0, plot.bottom()), (most, plot.top())) if most else ((0, plot.bottom()),):
        painter.drawText(QRectF(0, y - line / 2, left - 4, line), right, f"{value:,}")
    below = QRectF(plot.left(), plot.bottom() + 6, plot.width(), line)
    painter.drawText(below, Qt.AlignmentFlag.AlignLeft, day_words(trend.first))
    painter.drawText(below, Qt.AlignmentFlag.AlignRight, day_words(trend.last))

    for run in _runs(counts):
        points = [
            QPointF(
                plot.left() + (number + 0.5) * step,
                plot.bottom() - plot.height() * counts[number] / max(1, most),
            )
            for number in run
        ]
        painter.setPen(QPen(_INK, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPolyline(QPolygonF(points))
        if len(counts) <= _MOST_DOTS or len(points) == 1:
            painter.setBrush(_INK)
            for point in points:
                painter.drawEllipse(point, 2.0, 2.0)


def _draw_key(painter: QPainter, metrics: QFontMetricsF, width: int) -> None:
    words, line = tr("withheld"), metrics.height()
    left = width - _MARGIN - metrics.horizontalAdvance(words)
    painter.drawText(QPointF(left, _MARGIN + metrics.ascent()), words)
    _hatch(painter, QRectF(left - line - 2, _MARGIN + 2, line - 4, line - 4))
    painter.setPen(_INK)


def _hatch(painter: QPainter, box: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(_WITHHELD, Qt.BrushStyle.BDiagPattern))
    painter.drawRect(box)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _runs(counts: tuple[int | None, ...]) -> list[list[int]]:
    """Return the stretches of steps that are not withheld."""
    runs: list[list[int]] = [[]]
    for number, count in enumerate(counts):
        if count is None:
            runs.append([])
        else:
            runs[-1].append(number)
    return [run for run in runs if run]
