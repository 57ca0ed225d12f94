"""The locator filter, asked through QGIS's own locator."""

from __future__ import annotations

import pytest
from qgis.core import (
    QgsFeedback,
    QgsLocator,
    QgsLocatorContext,
    QgsLocatorModel,
    QgsLocatorResult,
    QgsSettings,
)
from qgis.PyQt.QtCore import QEventLoop, QTimer

from cm_civic_plugin.core.catalogue.records import catalogue
from cm_civic_plugin.core.catalogue.search import search_index
from cm_civic_plugin.gis.catalogue.current_pack import remember_pack
from cm_civic_plugin.gui.catalogue.locator import CatalogueLocatorFilter, register_locator


class Iface:
    def __init__(self):
        self.locator = QgsLocator()

    def registerLocatorFilter(self, found):  # noqa: N802 (QGIS's name)
        self.locator.registerFilter(found)


@pytest.fixture(autouse=True)
def english(qgis_app):
    QgsSettings().remove("cm_civic")
    QgsSettings().setValue("cm_civic/language", "en")
    yield
    QgsSettings().remove("cm_civic")


def ask(text, added):
    iface = Iface()
    iface.filter = register_locator(iface, added.append)
    # the results go to QGIS's own model: PyQt cannot be trusted to keep them until a slot runs
    model = QgsLocatorModel()
    iface.locator.foundResult.connect(model.addResult)
    loop = QEventLoop()
    iface.locator.finished.connect(loop.quit)
    QTimer.singleShot(20000, loop.quit)
    iface.locator.fetchResults(text, QgsLocatorContext())
    loop.exec()
    loop.processEvents()
    rows = [
        (model.index(row, 0).data(), model.index(row, 1).data()) for row in range(model.rowCount())
    ]
    return iface, [row for row in rows if row[1]]  # the filter's own name has no description


@pytest.mark.parametrize("text", ["cm market", "civic market", "market"])
def test_a_word_finds_layers_best_first(sample_pack, text):
    remember_pack(sample_pack)
    added = []
    iface, found = ask(text, added)
    wanted = [record.id for record in search_index().find("market")][:30]
    titles = [catalogue().record(layer_id).title("en") for layer_id in wanted]
    assert [title for title, _description in found] == titles
    assert "ready" in found[0][1]
    result = QgsLocatorResult()
    result.userData = wanted[0]
    iface.filter.triggerResult(result)
    assert added == [[wanted[0]]]


def test_no_pack_is_said():
    _iface, found = ask("cm market", [])
    assert found
    assert all("no city pack is open" in description for _title, description in found)


def test_a_cancelled_search_sends_nothing():
    sent = []
    found = CatalogueLocatorFilter(print)
    found.resultFetched.connect(sent.append)
    feedback = QgsFeedback()
    feedback.cancel()
    found.fetchResults("market", QgsLocatorContext(), feedback)
    assert sent == []
