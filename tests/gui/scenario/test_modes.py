from __future__ import annotations

from unittest.mock import MagicMock

import pytest
from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtWidgets import QDockWidget, QLabel, QMainWindow, QPushButton, QToolBar

from cm_civic_plugin.gui.scenario.modes import ProjectorMode

LEFT, RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea


@pytest.fixture()
def window(canvas):
    window = QMainWindow()
    window.setCentralWidget(canvas)
    window.menuBar().addMenu("Project")
    window.statusBar().showMessage("ready")
    for name in ("file", "draw", "kept away"):
        bar = QToolBar(name)
        bar.setObjectName(name)
        window.addToolBar(bar)
        bar.addAction(name)
    for name, side in (("layers", LEFT), ("browser", LEFT), ("ours", RIGHT)):
        dock = QDockWidget(name)
        dock.setObjectName(name)
        dock.setWidget(QLabel(name))
        window.addDockWidget(side, dock)
    window.findChild(QToolBar, "kept away").hide()
    window.findChild(QDockWidget, "browser").hide()
    window.resize(1000, 700)
    window.show()
    QCoreApplication.processEvents()
    yield window
    canvas.setParent(None)
    window.deleteLater()


@pytest.fixture()
def mode(window, canvas):
    iface = MagicMock()
    iface.mapCanvas.return_value = canvas
    iface.mainWindow.return_value = window
    mode = ProjectorMode(iface, window.findChild(QDockWidget, "ours"))
    yield mode
    mode.unload()


def look(window, canvas):
    parts = [*window.findChildren(QToolBar), *window.findChildren(QDockWidget)]
    shown = {one.objectName(): one.isVisible() for one in parts}
    bars = window.menuBar().isVisible(), window.statusBar().isVisible()
    return shown, bars, window.windowState(), canvas.magnificationFactor()


def leave_button(canvas):
    return canvas.viewport().findChild(QPushButton, "cmCivicLeaveProjector")


def test_it_shows_the_map_and_our_dock_and_leaves_all_as_it_was(mode, window, canvas):
    canvas.setMagnificationFactor(1.2)
    before = look(window, canvas)
    told = []
    mode.changed.connect(told.append)
    mode.set_on(True)
    QCoreApplication.processEvents()
    shown, bars, state, factor = look(window, canvas)
    assert [name for name, is_shown in shown.items() if is_shown] == ["ours"]
    assert bars == (False, False)
    assert state & Qt.WindowState.WindowFullScreen
    assert factor == pytest.approx(1.8)
    leave_button(canvas).click()
    QCoreApplication.processEvents()
    assert look(window, canvas) == before
    assert told == [True, False]
    assert not mode.is_on


def test_the_whole_screen_can_be_the_map(mode, window, canvas):
    mode.set_on(True, with_dock=False)
    assert not any(look(window, canvas)[0].values())


def test_the_button_keeps_to_its_corner_and_is_high_enough(mode, window, canvas):
    mode.set_on(True)
    button = leave_button(canvas)
    assert button.height() >= 44
    for size in ((1000, 700), (700, 500)):
        window.showNormal()
        window.resize(*size)
        QCoreApplication.processEvents()
        room = canvas.viewport().rect()
        assert room.contains(button.geometry())
        assert room.right() - button.geometry().right() < 20 and button.y() < 20


def test_unload_leaves_it_and_nothing_stays_on_the_canvas(mode, window, canvas):
    before = look(window, canvas)
    mode.set_on(True)
    mode.set_on(True)  # twice is once
    mode.unload()
    mode.unload()
    QCoreApplication.sendPostedEvents(None, 52)  # deferred deletes
    assert look(window, canvas) == before
    assert leave_button(canvas) is None
