"""What the dock shows and keeps of an export with planted secrets in it."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import MagicMock

import pytest
from qgis.core import QgsApplication, QgsProject, QgsSettings
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QEventLoop, QTimer
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QDialog, QLabel, QTableWidget

from cm_civic_plugin.gui.opinion.dock import OpinionDock
from tests.leak_search import Searcher
from tests.opinion_exports import MAKERS


@pytest.fixture
def dock(qgis_app, qgis_new_project, tmp_path):
    iface = MagicMock()
    canvas = QgsMapCanvas()
    iface.mapCanvas.return_value = canvas
    assert QgsProject.instance().write(str(tmp_path / "work.qgz"))
    dock = OpinionDock(iface)
    yield dock
    dock.unload()
    dock.deleteLater()
    canvas.deleteLater()


def wait_for(signal, start, seconds=30):
    """Run ``start`` and return what ``signal`` carries."""
    loop, got = QEventLoop(), []
    signal.connect(got.append)
    signal.connect(lambda *_: loop.quit())
    QTimer.singleShot(seconds * 1000, loop.quit)
    start()
    if not got:
        loop.exec()
    assert got, "the signal did not come"
    return got[0]


def shown(widget):
    """Return every text below a widget, seen or not."""
    texts = [label.text() for label in widget.findChildren(QLabel)]
    texts += [check.text() for check in widget.findChildren(QCheckBox)]
    for combo in widget.findChildren(QComboBox):
        texts += [combo.itemText(number) for number in range(combo.count())]
    for table in widget.findChildren(QTableWidget):
        for row in range(table.rowCount()):
            for column in range(table.columnCount()):
                item = table.item(row, column)
                texts.append(item.text() if item else "")
    return "\n".join(texts)


@pytest.mark.parametrize("code", ["traffy", "facebook", "fixmystreet", "google_forms", "line"])
def test_the_dock_shows_nothing_planted(dock, code, tmp_path):
    export = MAKERS[code](tmp_path)
    log = []
    QgsApplication.messageLog().messageReceived.connect(lambda *parts: log.append(str(parts)))
    report = wait_for(dock.import_step.imported, lambda: dock.import_file(export.path))
    assert report.kept >= 60
    if dock.map_page.find_button.isEnabled():
        layer = wait_for(dock.map_step.added, dock.map_page.find_button.click)
        log.append(layer.name())
    texts = shown(dock)
    assert f"{report.kept:,}" in texts
    # the page says which file is read by its own name, which is the user's
    texts = texts.replace(export.path.name, "")
    found = Searcher(export.secrets).in_text("the dock", "\n".join([texts, *log]))
    assert sorted(f"{one.kind} {one.value} ({one.form})" for one in found) == []


def test_choosing_columns_hides_who_wrote_and_keeps_no_cell(dock, tmp_path):
    export = MAKERS["any_csv"](tmp_path)
    path = export.path.rename(tmp_path / "x.csv")
    wait_for(dock.import_step.imported, lambda: dock.import_file(path))
    dock.import_page.columns_button.click()
    loop = QEventLoop()
    timer = QTimer()
    timer.timeout.connect(lambda: dock.findChild(QDialog, "cmCivicMapping") and loop.quit())
    timer.start(20)
    QTimer.singleShot(30_000, loop.quit)
    loop.exec()
    dialog = dock.findChild(QDialog, "cmCivicMapping")
    hidden = ("number", "email", "phone", "handle", "plate", "address")
    searcher = Searcher(one for one in export.secrets if one.kind in hidden)
    texts = shown(dialog)
    assert "•••" in texts
    own = [f"{one.kind} {one.value}" for one in searcher.in_text("the dialog", texts)]
    assert [one for one in own if "planted-id-" not in one] == []  # the post's own number
    wait_for(dock.import_step.imported, dialog.ok_button.click)
    QgsSettings().sync()
    kept = Path(QgsSettings().fileName())
    assert "mappings" in kept.read_text("utf-8", "replace")
    assert Searcher(export.secrets).in_file(kept) == set()
