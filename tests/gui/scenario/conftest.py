from __future__ import annotations

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRectangle
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from qgis.PyQt.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from qgis.PyQt.QtWidgets import QApplication

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
PLAIN = Qt.KeyboardModifier.NoModifier


class Hand:
    """Real mouse events on a canvas's viewport, as the window system would send them."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self.canvas = canvas

    def _send(self, kind, position, button, buttons) -> None:
        where = QPointF(*position)
        viewport = self.canvas.viewport()
        event = QMouseEvent(
            kind, where, QPointF(viewport.mapToGlobal(where.toPoint())), button, buttons, PLAIN
        )
        QApplication.sendEvent(viewport, event)

    def press(self, position, button=LEFT) -> None:
        self._send(QEvent.Type.MouseButtonPress, position, button, button)

    def double_press(self, position) -> None:
        self._send(QEvent.Type.MouseButtonDblClick, position, LEFT, LEFT)

    def move(self, position, buttons=LEFT) -> None:
        self._send(QEvent.Type.MouseMove, position, NONE, buttons)

    def release(self, position, button=LEFT) -> None:
        self._send(QEvent.Type.MouseButtonRelease, position, button, NONE)

    def key(self, key) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(self.canvas, QKeyEvent(kind, key, PLAIN))

    def wheel(self, position, degrees) -> None:
        viewport = self.canvas.viewport()
        where = QPointF(*position)
        event = QWheelEvent(
            where, QPointF(viewport.mapToGlobal(where.toPoint())), QPoint(), QPoint(0, degrees * 8),
            NONE, PLAIN, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(viewport, event)

    def stroke(self, positions) -> None:
        self.press(positions[0])
        for position in positions[1:]:
            self.move(position)
        self.release(positions[-1])


@pytest.fixture()
def canvas(qgis_app, qgis_new_project):
    canvas = QgsMapCanvas()
    canvas.resize(QSize(800, 600))
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:32647"))
    canvas.setExtent(QgsRectangle(497000, 2076000, 501000, 2079000))
    canvas.show()
    QApplication.processEvents()
    yield canvas
    canvas.stopRendering()
    canvas.setLayers([])
    canvas.deleteLater()
    QgsProject.instance().clear()
    QApplication.processEvents()


@pytest.fixture()
def hand(canvas):
    return Hand(canvas)
