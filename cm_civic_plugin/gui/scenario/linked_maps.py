"""Two map canvases that always look at the same place at the same scale."""

from __future__ import annotations

from qgis.core import QgsPointXY, QgsRectangle
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapTool, QgsMapToolPan
from qgis.PyQt.QtCore import QObject, QPoint, QRectF, QSize, Qt, QTimer
from qgis.PyQt.QtGui import QColor

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
            tool = _LinkedPan(canvas, canvases[1 - number])
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


class _LinkedPan(QgsMapToolPan):
    """Pans as QGIS does (also by pinch), and drags the other canvas along under the hand."""

    def __init__(self, canvas: QgsMapCanvas, other: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self._other = other
        self._from: QPoint | None = None

    def canvasPressEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 (Qt)
        """Take hold of the map."""
        self._from = event.pos() if event.button() == Qt.MouseButton.LeftButton else None
        super().canvasPressEvent(event)

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 (Qt)
        """Drag both maps."""
        super().canvasMoveEvent(event)
        if self._from is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._shift(event.pos() - self._from)

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 (Qt)
        """Let go: the other map comes back to its place before it is drawn where this one is."""
        self._from = None
        self._shift(QPoint())
        super().canvasReleaseEvent(event)

    def _shift(self, by: QPoint) -> None:
        size = self._other.viewport().size()
        self._other.setSceneRect(QRectF(-by.x(), -by.y(), size.width(), size.height()))


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
