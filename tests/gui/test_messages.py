"""News does not pile up; warnings stay."""

from __future__ import annotations

from qgis.gui import QgsMessageBar
from qgis.PyQt.QtWidgets import QPushButton

from cm_civic_plugin.gui.messages import inform, warn, withdraw


class _Iface:
    def __init__(self) -> None:
        self._bar = QgsMessageBar()

    def messageBar(self) -> QgsMessageBar:  # noqa: N802
        return self._bar


def test_the_next_news_takes_the_place_of_the_last(qgis_app):
    iface = _Iface()
    warn(iface, "a warning")
    for number in range(3):
        inform(iface, f"news {number}")
    texts = sorted(item.text() for item in iface.messageBar().items())
    assert texts == ["a warning", "news 2"]


def test_a_warning_takes_the_place_of_one_of_its_kind_and_of_its_double(qgis_app):
    iface = _Iface()
    for number in range(3):
        warn(iface, f"layer {number} is not ready", kind="adding")
        warn(iface, "the disk is full")
    warn(iface, "the pack is of another city", kind="building")
    texts = sorted(item.text() for item in iface.messageBar().items())
    assert texts == ["layer 2 is not ready", "the disk is full", "the pack is of another city"]
    withdraw(iface, "adding")
    texts = sorted(item.text() for item in iface.messageBar().items())
    assert texts == ["the disk is full", "the pack is of another city"]


def test_news_may_carry_a_button(qgis_app):
    iface = _Iface()
    pressed = []
    inform(iface, "a recipe is on the map", 0, ("How to read it", lambda: pressed.append(1)))
    (item,) = iface.messageBar().items()
    assert item.text() == "a recipe is on the map"
    item.findChild(QPushButton).click()
    assert pressed == [1]
