"""How long one move of the pen takes: our ink against one QgsRubberBand, by length of the stroke.

Counted, for each move of a real mouse event sent to the canvas's viewport: QGIS's own handling,
the tool, and the repaint that follows (events are processed until the viewport's paint event has
been handled; Qt's pause of 5 ms before a repaint, which collects moves, is taken out). A canvas of
1280 x 800; the last 100 moves of each length.

Run: ``QT_QPA_PLATFORM=offscreen python3 tests/bench/bench_ink.py``
"""

from __future__ import annotations

import math
import os
import struct
import sys
import time
from pathlib import Path

import numpy as np

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_QPA_UPDATE_IDLE_TIME"] = "0"
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsRectangle,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.gui import QgsMapCanvas, QgsMapTool, QgsRubberBand
from qgis.PyQt.QtCore import QEvent, QObject, QPointF, Qt
from qgis.PyQt.QtGui import QColor, QMouseEvent
from qgis.PyQt.QtWidgets import QApplication

from cm_civic_plugin.core.scenario.shape import shape_of
from cm_civic_plugin.gui.scenario.draw.backdrop import Backdrop
from cm_civic_plugin.gui.scenario.draw.eraser_tool import EraserTool
from cm_civic_plugin.gui.scenario.draw.pen_tool import PenTool

LENGTHS = (1_000, 3_000, 5_000, 10_000)
LAST = 100
DRAWINGS = 10_000
DOTS = 200_000
AIM_MS = 8
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
KINDS = {
    QEvent.Type.MouseButtonPress: (LEFT, LEFT),
    QEvent.Type.MouseMove: (NONE, LEFT),
    QEvent.Type.MouseButtonRelease: (LEFT, NONE),
}


class Paints(QObject):
    """Counts a viewport's repaints."""

    seen = 0

    def eventFilter(self, _watched, event) -> bool:  # noqa: N802
        self.seen += event.type() == QEvent.Type.Paint
        return False


PAINTS = Paints()


class BandTool(QgsMapTool):
    """The peer: one rubber band that grows, as QGIS's own tools have it."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self.band: QgsRubberBand | None = None

    def canvasPressEvent(self, event) -> None:  # noqa: N802
        self.band = QgsRubberBand(self.canvas(), QgsWkbTypes.GeometryType.LineGeometry)
        self.band.setColor(QColor("#333333"))
        self.band.setWidth(5)
        self.canvasMoveEvent(event)

    def canvasMoveEvent(self, event) -> None:  # noqa: N802
        if self.band is not None:
            self.band.addPoint(self.toMapCoordinates(event.pos()))

    def canvasReleaseEvent(self, _event) -> None:  # noqa: N802
        self.canvas().scene().removeItem(self.band)
        self.band = None


def way(length: int) -> list[QPointF]:
    """Return where the hand goes: it scribbles over all of the canvas and never rests."""
    places: list[QPointF] = []
    number = 0
    while len(places) < length:
        turn = number / 40
        place = QPointF(
            round(640 + 560 * math.cos(turn * 0.713) * math.cos(turn / 90)),
            round(400 + 340 * math.sin(turn) * math.cos(turn / 130)),
        )
        if not places or place != places[-1]:
            places.append(place)
        number += 1
    return places


def send(canvas: QgsMapCanvas, kind: QEvent.Type, where: QPointF) -> float:
    """Send one mouse event and wait for the repaint; return the seconds."""
    viewport = canvas.viewport()
    event = QMouseEvent(kind, where, where, *KINDS[kind], Qt.KeyboardModifier.NoModifier)
    before = PAINTS.seen
    began = time.perf_counter()
    QApplication.sendEvent(viewport, event)
    while PAINTS.seen == before and time.perf_counter() - began < 2:
        QApplication.processEvents()
    if PAINTS.seen == before:
        raise RuntimeError("a move that nothing painted")
    return time.perf_counter() - began


def moves(canvas: QgsMapCanvas, tool: QgsMapTool, length: int) -> list[float]:
    """Draw a stroke of ``length`` points; return the milliseconds of its last moves."""
    canvas.setMapTool(tool)
    first, *places, end = way(length + 1)
    send(canvas, QEvent.Type.MouseButtonPress, first)
    if isinstance(tool, BandTool):  # grown beforehand, or this bench would take an hour
        for place in places[:-LAST]:
            tool.band.addPoint(tool.toMapCoordinates(place.toPoint()), False)
        places = places[-LAST:]
    taken = [send(canvas, QEvent.Type.MouseMove, place) for place in places]
    send(canvas, QEvent.Type.MouseButtonRelease, end)
    if isinstance(tool, PenTool):
        tool.dry()
    canvas.unsetMapTool(tool)
    return [1000 * seconds for seconds in taken[-LAST:]]


def said(taken: list[float]) -> str:
    return (
        f"p50 {np.percentile(taken, 50):.2f} ms, p95 {np.percentile(taken, 95):.2f} ms, "
        f"max {max(taken):.2f} ms"
    )


def erasing(canvas: QgsMapCanvas) -> None:
    """Sweep a finger over a map of many drawings."""
    rng = np.random.default_rng(5)
    drawings = []
    for number in range(DRAWINGS):
        step = np.cumsum(rng.normal(0, 0.0002, (40, 2)), axis=0)
        drawings.append(
            (str(number), shape_of("line", step + rng.uniform((98.95, 18.75), (99.03, 18.82))))
        )
    struck: list[str] = []
    tool = EraserTool(canvas, lambda: drawings)
    tool.erased.connect(struck.extend)
    began = time.perf_counter()
    canvas.setMapTool(tool)
    learnt = time.perf_counter() - began
    first, *places, end = way(200)
    pressed = send(canvas, QEvent.Type.MouseButtonPress, first)
    taken = [1000 * send(canvas, QEvent.Type.MouseMove, place) for place in places]
    send(canvas, QEvent.Type.MouseButtonRelease, end)
    canvas.unsetMapTool(tool)
    print(f"eraser over {DRAWINGS} lines of 40 vertices; {len(struck)} struck")
    print(f"  taken in hand {1000 * learnt:.0f} ms once, each press {1000 * pressed:.1f} ms")
    print(f"  a move {said(taken)}")


def dots(number: int, side: tuple[float, float, float, float]) -> QgsVectorLayer:
    """Return a layer that is slow to render: ``number`` dots; or one of a single dot."""
    layer = QgsVectorLayer("MultiPoint?crs=EPSG:32647", str(number), "memory")
    xy = np.random.default_rng(1).uniform(side[:2], side[2:], (number, 2)).astype("<f8")
    dot = np.zeros(number, dtype=[("order", "u1"), ("kind", "<u4"), ("xy", "<f8", 2)])
    dot["order"], dot["kind"], dot["xy"] = 1, 1, xy
    geometry = QgsGeometry()
    geometry.fromWkb(struct.pack("<BII", 1, 4, number) + dot.tobytes())
    feature = QgsFeature()
    feature.setGeometry(geometry)
    layer.dataProvider().addFeatures([feature])
    layer.updateExtents()
    return layer


def over_a_slow_layer(canvas: QgsMapCanvas) -> None:
    """Draw over a slow layer: from the pen's lift to the map that shows the stroke."""
    side = (496_000, 2_074_000, 502_400, 2_078_000)
    slow, drawn_on = dots(DOTS, side), dots(1, side)
    done = []
    canvas.mapCanvasRefreshed.connect(lambda: done.append(True))

    def shown() -> float:
        drawn_on.triggerRepaint()
        canvas.refresh()
        done.clear()
        began = time.perf_counter()
        while not done:
            QApplication.processEvents()
        return 1000 * (time.perf_counter() - began)

    print(f"over a layer of {DOTS} dots")
    canvas.setParallelRenderingEnabled(True)
    canvas.setCachingEnabled(False)
    canvas.setLayers([drawn_on, slow])
    backdrop = Backdrop(canvas)
    for active in (False, True):
        backdrop.set_active(active)
        shown()
        waits = [shown() for _ in range(5)]
        cached = "with" if active else "without"
        print(f"  from lift to shown, {cached} the backdrop: median {np.median(waits):.0f} ms")
    backdrop.unload()
    canvas.setMapTool(tool := PenTool(canvas))
    first, *places = way(1500)
    canvas.refresh()
    send(canvas, QEvent.Type.MouseButtonPress, first)
    taken = []
    for place in places:
        if not canvas.isDrawing():
            canvas.refresh()
        taken.append(1000 * send(canvas, QEvent.Type.MouseMove, place))
    canvas.unsetMapTool(tool)
    tool.dry()
    print(f"  a move of the pen while QGIS renders it: {said(taken)}")


def main() -> None:
    app = QgsApplication([], True)
    app.initQgis()
    canvas = QgsMapCanvas()
    canvas.resize(1280, 800)
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:32647"))
    canvas.setExtent(QgsRectangle(496_000, 2_074_000, 502_400, 2_078_000))
    canvas.show()
    canvas.viewport().installEventFilter(PAINTS)
    app.processEvents()
    print("one move of the pen, with its repaint, 1280 x 800")
    for length in LENGTHS:
        pen = moves(canvas, PenTool(canvas), length)
        band = moves(canvas, BandTool(canvas), length)
        aim = f" (aim p95 <= {AIM_MS} ms)" if length == 5_000 else ""
        ratio = np.percentile(pen, 95) / np.percentile(band, 95)
        print(f"  {length:6} vertices: ink  {said(pen)}{aim}")
        print(f"                  band {said(band)}; ratio p95 {ratio:.4f}")
    marker = PenTool(canvas)
    marker.set_tool("marker")
    print(f"    5000 vertices: marker {said(moves(canvas, marker, 5_000))}")
    erasing(canvas)
    over_a_slow_layer(canvas)
    canvas.stopRendering()
    canvas.setLayers([])
    app.processEvents()
    sys.stdout.flush()
    os._exit(0)  # QGIS's own end is not what is measured


if __name__ == "__main__":
    main()
