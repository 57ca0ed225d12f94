from __future__ import annotations

import pytest
from qgis.PyQt.QtWidgets import QApplication

from cm_civic_plugin.gui.scenario.manual import ManualWindow
from cm_civic_plugin.gui.scenario.prepare.rehearsal_page import RehearsalPage
from cm_civic_plugin.gui.scenario.prepare.setup_page import SetupPage


@pytest.mark.parametrize("make", [SetupPage, RehearsalPage, ManualWindow])
def test_a_window_is_no_larger_than_its_screen(iface, make):
    window = make(iface)
    room = window.screen().availableGeometry()
    window.resize(room.width() + 300, room.height() + 300)  # a small screen, or a large scale
    window.show_window()
    QApplication.processEvents()
    assert window.width() <= room.width() and window.height() <= room.height()
    window.resize(room.width() + 100, 500)
    window.show_window()  # somebody wants it so, over two screens
    assert window.width() == room.width() + 100
    window.unload()
    window.deleteLater()
