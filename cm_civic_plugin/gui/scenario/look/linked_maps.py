"""Two map canvases that always look at the same place at the same scale."""

from __future__ import annotations

from qgis.core import QgsPointXY, QgsRectangle
from qgis.gui import QgsMapCanvas, QgsMapTool
from qgis.PyQt.QtCore import QObject, QRectF, QSize, Qt, QTimer
from qgis.PyQt.QtGui import QColor

from ..draw.hand_tool import HandTool

_GRACE_MS = 10_000


class LinkedMaps(QObject):
    """Keeps two canvases at one centre and one scale.

    What both look at is kept here, as centre and map units per pixel, and given to a canvas as
    an extent of exactly its own form. So nothing is rounded on the way round, and a canvas that
    changes its size shows more or less of the same view instead of another scale.
    """

    def __init__(self, canvases: tuple[QgsMapCanvas, QgsMapCanvas]) -> None:
        super().__init__()
        self._canvases = canvases
        self._sizes: list[QSize] = [QSize(), QSize()]
        self._view: tuple[QgsPointXY, float] | None = None
        self._giving = False
        self._slots = []
        self._tools: list[QgsMapTool] = []
        for number, canvas in enumerate(canvases):
            self._slots.append(lambda number=number: self._changed(number))
            canvas.extentsChanged.connect(self._slots[number])
            tool = _LinkedPan(canvases, number)
            self._tools.append(tool)
            canvas.setMapTool(tool)

    @property
    def is_looking(self) -> bool:
        """Whether there is a view already."""
        return self._view is not None

    def look_as(self, canvas: QgsMapCanvas) -> None:
        """Look at the middle of another canvas, as much of it as there is room for."""
        self.look_at(canvas.extent())

    def look_at(self, extent: QgsRectangle) -> None:
        """Look at an extent, in the canvases' CRS."""
        size = self._canvases[0].mapSettings().outputSize()
        if extent.isEmpty() or size.isEmpty():
            return
        scale = max(extent.width() / size.width(), extent.height() / size.height())
        self._view = extent.center(), scale
        self._give()

    def unload(self) -> None:
        """Let go of the canvases."""
        for canvas, slot, tool in zip(self._canvases, self._slots, self._tools):
            canvas.extentsChanged.disconnect(slot)
            canvas.unsetMapTool(tool)
            tool.deleteLater()  # before its canvas: it still speaks to it then
        self._slots, self._tools = [], []

    def _changed(self, number: int) -> None:
        canvas = self._canvases[number]
        size = canvas.mapSettings().outputSize()
        resized = size != self._sizes[number]
        self._sizes[number] = size
        if self._giving:
            return
        if resized:  # not by the hand: the view stays, and before the first one there is none
            if self._view is not None:
                self._give()
            return
        self._view = canvas.extent().center(), canvas.mapUnitsPerPixel()
        self._give(but=canvas)

    def _give(self, but: QgsMapCanvas | None = None) -> None:
        """Show the view on both canvases, or on the other one."""
        centre, scale = self._view
        self._giving = True
        try:
            for canvas in self._canvases:
                size = canvas.mapSettings().outputSize()
                if canvas is not but and not size.isEmpty():
                    canvas.setExtent(
                        QgsRectangle.fromCenterAndSize(
                            centre, size.width() * scale, size.height() * scale
                        )
                    )
                    canvas.refresh()
        finally:
            self._giving = False


class _LinkedPan(HandTool):
    """Pans by mouse or finger, both canvases under the hand at once; two fingers pan and zoom."""

    def __init__(self, canvases: tuple[QgsMapCanvas, QgsMapCanvas], number: int) -> None:
        super().__init__(canvases[number])
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self._canvases = canvases
        self._from = self._to = QgsPointXY()

    def _begin(self, point: QgsPointXY) -> None:
        self._from = self._to = point

    def _go_on(self, point: QgsPointXY) -> None:
        self._to = point
        by, pixel = point - self._from, self.canvas().mapUnitsPerPixel()
        self._shift(by.x() / pixel, -by.y() / pixel)

    def _end(self) -> None:
        self._shift(0.0, 0.0)
        by = self._to - self._from
        if by.length() > 0:
            self.canvas().setCenter(self.canvas().center() - by)
            self.canvas().refresh()

    def _forget(self) -> None:
        self._shift(0.0, 0.0)

    def _shift(self, right: float, down: float) -> None:
        """Show the pictures that there are so many pixels away, until new ones are drawn."""
        for canvas in self._canvases:
            size = canvas.viewport().size()
            place = QRectF(-round(right), -round(down), size.width(), size.height())
            canvas.setSceneRect(place)


def make_canvas(name: str) -> QgsMapCanvas:
    """Return a canvas for a view beside the main map; its layers are its own."""
    canvas = QgsMapCanvas()
    canvas.setObjectName(name)
    canvas.setCanvasColor(QColor("white"))
    canvas.enableAntiAliasing(True)
    canvas.setParallelRenderingEnabled(True)
    canvas.setCachingEnabled(True)
    return canvas


def retire(canvas: QgsMapCanvas) -> None:
    """Delete a canvas, but not before what it still draws has come to its end.

    QGIS puts each finished picture, also one that nobody waits for any more, into its canvas's
    cache, and crashes where that is gone (seen on 3.22).
    """
    canvas.stopRendering()
    canvas.freeze(True)
    canvas.setLayers([])
    canvas.hide()
    canvas.setParent(None)
    QTimer.singleShot(_GRACE_MS, lambda: canvas.deleteLater())  # the lambda keeps it till then
