from __future__ import annotations

from dataclasses import replace
from unittest.mock import MagicMock

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRectangle
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from qgis.PyQt.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from qgis.PyQt.QtWidgets import QApplication

from cm_civic_plugin.core.scenario.plan import default_plan, plan_to_text
from cm_civic_plugin.gis.scenario import keeper as keeper_module
from cm_civic_plugin.gis.scenario.sitting import Sitting
from cm_civic_plugin.gis.scenario.workshop_file import WorkshopFile

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

    def carry(self, path, goal) -> None:
        """Move a file when no map is being drawn from it.

        QGIS counts who uses a file under a name that depends on whether the file is there: moved
        in the middle it miscounts, and may end when the last layer goes (seen on 3.22).
        """
        self.canvas.waitWhileRendering()
        path.rename(goal)

    def stroke(self, positions) -> None:
        self.press(positions[0])
        for position in positions[1:]:
            self.move(position)
        self.release(positions[-1])


def new_sitting(path, plan=None, **changes):
    """Open a new file of table A, of a plan (the plugin's) with these values changed."""
    plan = replace(plan or default_plan(), **changes)
    WorkshopFile.create(path, "A", plan=plan_to_text(plan), workshop=plan.workshop).close()
    return Sitting(path)


@pytest.fixture(autouse=True)
def own_spill_folder(tmp_path, monkeypatch):
    """Strokes that wait for their file wait in the test's own folder."""
    monkeypatch.setattr(keeper_module, "spill_folder", lambda: tmp_path / "spill")


@pytest.fixture()
def canvas(qgis_app, qgis_new_project):
    canvas = QgsMapCanvas()
    canvas.resize(QSize(800, 600))
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:32647"))
    canvas.setExtent(QgsRectangle(497000, 2076000, 501000, 2079000))
    canvas.show()
    QApplication.processEvents()
    yield canvas
    canvas.waitWhileRendering()
    canvas.setLayers([])
    canvas.deleteLater()
    QgsProject.instance().clear()
    QApplication.processEvents()


@pytest.fixture()
def hand(canvas):
    return Hand(canvas)


@pytest.fixture()
def iface(canvas):
    iface = MagicMock()
    iface.mapCanvas.return_value = canvas
    return iface
