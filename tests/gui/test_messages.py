"""News does not pile up; warnings stay."""

from __future__ import annotations

from qgis.gui import QgsMessageBar

from cm_civic_plugin.gui.messages import inform, warn


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
