"""The opinion dock with real and made-up files."""

from __future__ import annotations

import sys
from unittest.mock import MagicMock

import pytest
from qgis.core import QgsApplication, QgsProject
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QEventLoop, QMimeData, QPoint, Qt, QTimer, QUrl
from qgis.PyQt.QtGui import QDropEvent

from cm_civic_plugin.core.resources import SAMPLE_DATA
from cm_civic_plugin.gui.opinion.dock import OpinionDock
from tests.shared_data import shared_file

SAMPLE = SAMPLE_DATA / "opinions" / "traffy_sample.csv"


@pytest.fixture
def iface(qgis_app):
    iface = MagicMock()
    canvas = QgsMapCanvas()
    iface.mapCanvas.return_value = canvas
    yield iface
    canvas.deleteLater()


@pytest.fixture
def dock(iface, qgis_new_project, tmp_path):
    assert QgsProject.instance().write(str(tmp_path / "work.qgz"))
    dock = OpinionDock(iface)
    yield dock
    dock.unload()
    dock.deleteLater()


def wait_for(signal, start, seconds=30):
    """Run ``start`` and return what ``signal`` carries."""
    loop, got = QEventLoop(), []

    def take(value):
        got.append(value)
        loop.quit()

    signal.connect(take)
    QTimer.singleShot(seconds * 1000, loop.quit)
    start()
    if not got:
        loop.exec()
    signal.disconnect(take)
    assert got, "the signal did not come"
    return got[0]


def wait_until(true, seconds=30):
    loop, timer = QEventLoop(), QTimer()
    timer.timeout.connect(lambda: true() and loop.quit())
    timer.start(20)
    QTimer.singleShot(seconds * 1000, loop.quit)
    loop.exec()
    timer.stop()
    assert true()


def messages(iface):
    return [call.args[1] for call in iface.messageBar().pushMessage.call_args_list]


def test_from_a_file_to_hotspots_on_top_of_the_tree(dock, tmp_path):
    report = wait_for(dock.imported, lambda: dock.import_file(SAMPLE))
    assert report.platform == "traffy"
    assert f"{report.placed:,}" in dock.page.report_label.text()
    assert dock.page.find_button.isEnabled()
    assert QgsProject.instance().mapLayers() == {}  # the points are not put on the map
    assert dock.page.topic_combo.count() == len(report.topics) + 1

    layer = wait_for(dock.hotspots_added, dock.page.find_button.click)
    tree = QgsProject.instance().layerTreeRoot().findLayers()
    assert [node.layer() for node in tree] == [layer]
    assert layer.source().startswith(str(tmp_path))
    assert layer.featureCount() > 1000
    assert layer.renderer().type() == "categorizedSymbol"
    assert SAMPLE.name in layer.name()
    second = wait_for(dock.hotspots_added, dock.find_hotspots)
    tree = QgsProject.instance().layerTreeRoot().findLayers()
    assert [node.layer() for node in tree] == [second, layer]


def test_settings_reach_the_map(dock):
    report = wait_for(dock.imported, lambda: dock.import_file(SAMPLE))
    topic = max(report.topics, key=report.topics.get)
    dock.page.cell_spin.setValue(500)
    dock.page.topic_combo.setCurrentIndex(1)
    assert dock.page.topic_combo.currentData() == topic
    layer = wait_for(dock.hotspots_added, dock.find_hotspots)
    assert topic in layer.name()
    assert next(layer.getFeatures())["cell_id"].startswith("500_")


def test_real_broken_file(dock):
    path = shared_file("reports/traffy_2022_broken_lines.csv")
    report = wait_for(dock.imported, lambda: dock.import_file(path))
    assert report.kept == 1431
    assert "363" in dock.page.details_label.text()


def test_a_bad_file_is_said_in_the_message_bar(dock, iface, tmp_path):
    path = tmp_path / "x.csv"
    path.write_bytes(b"%PDF-1.4")
    dock.import_file(path)
    wait_until(lambda: messages(iface))
    assert "x.csv" in messages(iface)[0]
    assert not dock.page.find_button.isEnabled()
    assert not dock.page.progress_bar.isVisibleTo(dock)
    dock.find_hotspots()
    assert len(messages(iface)) == 2  # asks for a file, starts nothing


def test_no_place_no_map(dock):
    path = shared_file("reports/consul_madrid_proposals.csv")
    report = wait_for(dock.imported, lambda: dock.import_file(path))
    assert report.placed == 0
    assert not dock.page.find_button.isEnabled()


def test_a_second_file_replaces_the_first_while_it_is_read(dock, tmp_path):
    large = tmp_path / "large.csv"
    large.write_text("lat,lon,text\n" + "18.79,98.98,ก\n" * 300_000, encoding="utf-8")
    reports = []
    dock.imported.connect(reports.append)
    dock.import_file(large)
    report = wait_for(dock.imported, lambda: dock.import_file(SAMPLE))
    assert report.file == SAMPLE.name
    wait_until(lambda: QgsApplication.taskManager().countActiveTasks() == 0)
    assert [one.file for one in reports] == [SAMPLE.name]
    assert dock.page.find_button.isEnabled()


def test_cancelling_asks_for_a_file_again(dock, iface, tmp_path):
    large = tmp_path / "large.csv"
    large.write_text("lat,lon,text\n" + "18.79,98.98,ก\n" * 300_000, encoding="utf-8")
    reports = []
    dock.imported.connect(reports.append)
    waiting = dock.page.file_label.text()
    dock.import_file(large)
    assert "large.csv" in dock.page.file_label.text()
    assert dock.page.cancel_button.isVisibleTo(dock)
    dock.page.cancel_button.click()
    wait_until(lambda: QgsApplication.taskManager().countActiveTasks() == 0)
    assert dock.page.file_label.text() == waiting
    assert not dock.page.find_button.isEnabled()
    assert reports == messages(iface) == []


def test_a_dropped_file_is_imported(dock):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(SAMPLE))])
    event = QDropEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    report = wait_for(dock.imported, lambda: dock.dropEvent(event))
    assert report.file == SAMPLE.name
    assert event.isAccepted()


def test_without_pandas_the_dock_says_how_to_get_it(iface, monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    dock = OpinionDock(iface)
    assert "pandas" in dock.page.missing_label.text()
    assert dock.page.missing_label.isVisibleTo(dock)
    assert not dock.page.choose_button.isEnabled()
    dock.unload()
    dock.deleteLater()


def test_every_widget_of_weight_has_a_name(dock):
    assert dock.objectName() == "cmCivicOpinionDock"
    for widget in vars(dock.page).values():
        if hasattr(widget, "objectName"):
            assert widget.objectName().startswith("cmCivicOpinion")
