"""The windows of the tools menu: data health, what changed, get data, about this installation."""

from __future__ import annotations

import csv
import getpass
import io
from datetime import datetime, timezone
from pathlib import Path

import pytest
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QCoreApplication, QEventLoop, QSize, Qt, QTimer
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtTest import QSignalSpy
from qgis.PyQt.QtWidgets import QTextBrowser, QWidget

from cm_civic_plugin.core.catalogue.pack import read_manifest
from cm_civic_plugin.core.catalogue.records import catalogue
from cm_civic_plugin.core.errors import BadInput
from cm_civic_plugin.core.resources import SAMPLE_DATA
from cm_civic_plugin.gis.catalogue.badges import badges
from cm_civic_plugin.gis.catalogue.build_pack import build_pack
from cm_civic_plugin.gui.catalogue import fetch_dialog
from cm_civic_plugin.gui.catalogue.changes_dialog import ChangesDialog
from cm_civic_plugin.gui.catalogue.coverage_picture import coverage_picture
from cm_civic_plugin.gui.catalogue.details import details_html
from cm_civic_plugin.gui.catalogue.diagnostics_dialog import DiagnosticsDialog
from cm_civic_plugin.gui.catalogue.fetch_dialog import FetchDialog
from cm_civic_plugin.gui.catalogue.health_window import HealthWindow
from cm_civic_plugin.gui.catalogue.tools import CatalogueTools


class Bar:
    def __init__(self):
        self.said = []

    def pushMessage(self, _title, text, _level, _seconds):  # noqa: N802 (Qt's name)
        self.said.append(text)

    def items(self):
        return []


class Iface:
    def __init__(self):
        self.bar = Bar()

    def messageBar(self):  # noqa: N802 (QGIS's name)
        return self.bar


@pytest.fixture
def iface(qgis_new_project):
    return Iface()


def wait(signal, seconds=30):
    loop = QEventLoop()
    signal.connect(loop.quit)
    QTimer.singleShot(seconds * 1000, loop.quit)
    spy = QSignalSpy(signal)
    loop.exec()
    QCoreApplication.processEvents()
    assert len(spy)


def test_health_lists_all_64_worst_first_and_leads_to_the_layer(iface, sample_pack):
    window = HealthWindow(iface, catalogue(), sample_pack, read_manifest(sample_pack))
    assert window.table.rowCount() == 64
    signs = [window.table.item(row, 0).text()[0] for row in range(64)]
    assert signs == sorted(signs, key="✕!✓".index)
    spy = QSignalSpy(window.chosen)
    window.table.selectRow(0)
    window.show_button.click()
    (layer_id,) = spy[0]
    assert catalogue().record(layer_id).access["type"] in ("file", "derived", "web")
    assert catalogue().record(layer_id).data["source"]["agency"][:10] in (
        window.details.toPlainText()
    ) or catalogue().record(layer_id).data["source"]["agency_th"][:10] in (
        window.details.toPlainText()
    )


def test_health_filters_what_is_typed(iface, sample_pack):
    window = HealthWindow(iface, catalogue(), sample_pack, read_manifest(sample_pack))
    title = catalogue().record("markets").title("en")
    name = title if title in texts(window) else catalogue().record("markets").title("th")
    window.filter.setText(name)
    shown = [row for row in range(64) if not window.table.isRowHidden(row)]
    assert 1 <= len(shown) < 10
    window.filter.clear()
    assert not any(window.table.isRowHidden(row) for row in range(64))


def test_health_cuts_no_text_at_any_width_or_order(iface, sample_pack):
    window = HealthWindow(iface, catalogue(), sample_pack, read_manifest(sample_pack))
    window.show()
    for step in (
        lambda: None,
        lambda: window.resize(900, 500),
        lambda: window.table.sortByColumn(1, Qt.SortOrder.DescendingOrder),
        lambda: window.resize(1500, 700),
    ):
        step()
        for _turn in range(3):
            QCoreApplication.processEvents()
        short = [
            row
            for row in range(64)
            if window.table.rowHeight(row) < window.table.sizeHintForRow(row)
        ]
        assert short == []
    header = window.table.horizontalHeader()
    for column in range(window.table.columnCount()):
        assert header.sectionSize(column) >= header.sectionSizeHint(column)
    hint = window.filter.fontMetrics().horizontalAdvance(window.filter.placeholderText())
    assert window.filter.width() > hint
    window.close()


def texts(window):
    return {window.table.item(row, 1).text() for row in range(window.table.rowCount())}


def test_health_goes_to_a_file_that_a_spreadsheet_may_open(iface, sample_pack, tmp_path):
    window = HealthWindow(iface, catalogue(), sample_pack, read_manifest(sample_pack))
    assert window.save_csv(tmp_path / "health.csv")
    text = (tmp_path / "health.csv").read_bytes().decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text)))
    assert len(lines) == 65
    assert {line[0] for line in lines[1:]} == {record.id for record in catalogue().records}
    assert not [cell for line in lines for cell in line if cell[:1] in "=+-@" and cell]
    assert any("ตลาดและกาด" in line for line in lines)
    assert window.save_html(tmp_path / "health.html")
    assert (tmp_path / "health.html").read_text(encoding="utf-8").count("<tr class=") == 64
    assert not window.save_csv(tmp_path / "nowhere" / "health.csv")
    assert "nowhere" in iface.bar.said[-1]


def osm(*nodes):
    body = "".join(
        f'<node id="{i}" version="1" lat="{lat}" lon="{lon}"><tag k="amenity" v="marketplace"/>'
        f'<tag k="name" v="{name}"/></node>'
        for i, lon, lat, name in nodes
    )
    return f'<osm version="0.6">{body}</osm>'


def test_what_changed_is_counted_shown_and_put_on_the_map(iface, tmp_path):
    metre = 1 / 110_650
    (tmp_path / "old.osm").write_text(
        osm((1, 98.98, 18.78, "กาดหนึ่ง"), (2, 98.99, 18.78, "กาดสอง"), (3, 98.98, 18.79, "กาดสาม"))
    )
    (tmp_path / "new.osm").write_text(
        osm((1, 98.98, 18.78, "กาดหนึ่งใหม่"), (2, 98.99, 18.78 + 20 * metre, "กาดสอง"),
            (4, 98.98, 18.80, "กาดสี่"))
    )  # fmt: skip
    for name in ("old", "new"):
        build_pack(tmp_path / f"{name}.osm", tmp_path / name, catalogue(), thumbnails=False)
    dialog = ChangesDialog(iface, tmp_path / "new")
    assert not dialog.compare_button.isEnabled()
    dialog.older.setFilePath(str(tmp_path / "old"))
    task = dialog.compare()
    wait(task.taskCompleted)
    (markets,) = [x for x in dialog.changes.layers if x.layer_id == "markets"]
    assert (markets.added, markets.removed, markets.moved, markets.changed) == (1, 1, 1, 1)
    assert markets.farthest == pytest.approx(20, abs=0.5)
    assert dialog.table.rowCount() >= 1
    ids = dialog.add_to_map()
    title = {catalogue().record("markets").title(code) for code in ("th", "en")}
    counts = [
        sum(
            feature["layer"] in title for feature in QgsProject.instance().mapLayer(i).getFeatures()
        )
        for i in ids
    ]
    assert counts == [1, 1, 1]  # beside those of the grids that are computed from markets
    assert dialog.save_csv(tmp_path / "changes.csv")
    assert dialog.save_html(tmp_path / "changes.html")
    assert "<table>" in (tmp_path / "changes.html").read_text(encoding="utf-8")
    dialog.close()


def test_a_folder_that_is_no_pack_is_said(iface, sample_pack, tmp_path):
    dialog = ChangesDialog(iface, sample_pack)
    dialog.older.setFilePath(str(tmp_path))
    task = dialog.compare()
    wait(task.taskTerminated)
    assert str(tmp_path) in iface.bar.said[-1]
    assert dialog.compare_button.isEnabled()


def test_what_is_sent_along_names_no_one(qgis_new_project):
    dialog = DiagnosticsDialog()
    text = dialog.text.toPlainText()
    assert "QGIS" in text
    assert str(Path.home()) not in text
    words = set(text.replace("/", " ").split())
    assert getpass.getuser() not in words
    dialog.copy()
    assert QGuiApplication.clipboard().text() == text


@pytest.fixture
def asked(monkeypatch):
    """What the dialog would ask of the network; nothing goes out."""
    calls = []

    def size(item, auth="", look=lambda: None, rules=None):
        calls.append(("size", item.id))
        look()
        return 3_000_000

    def fetched(item, folder, report=lambda _got, _all: None, *, auth="", rules=None):
        calls.append(("fetch", item.id))
        report(1, 2)
        if item.id.startswith("registered_population"):
            raise BadInput("{file} is gone.", file=item.file)
        target = folder / item.file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(b"x")
        return fetch_dialog.Fetched(item, target, 1, "00", False)

    monkeypatch.setattr(fetch_dialog, "ask_size", size)
    monkeypatch.setattr(fetch_dialog, "fetch", fetched)
    return calls


def test_nothing_is_asked_before_a_button_says_so(asked, tmp_path):
    dialog = FetchDialog()
    dialog.folder.setFilePath(str(tmp_path))
    dialog.show()
    QCoreApplication.processEvents()
    dialog.extract.setCurrentIndex(1)
    dialog.live_button.click()
    assert asked == []
    assert len(dialog.items.chosen()) == 2  # air and river stations
    assert all(item.live for item in dialog.items.chosen())
    dialog.close()


def test_sizes_are_shown_and_summed(asked, tmp_path):
    dialog = FetchDialog()
    dialog.live_button.click()
    wait(dialog.ask_sizes().taskCompleted)
    assert [kind for kind, _id in asked] == ["size", "size"]
    assert "6 MB" in dialog.total.text()
    dialog.close()


def test_one_that_fails_is_said_and_the_others_come(asked, tmp_path):
    dialog = FetchDialog()
    dialog.folder.setFilePath(str(tmp_path))
    names = {item.id.partition(":")[0] for item in dialog.items.chosen()}
    assert {"overpass", "registered_population"} <= names
    assert not dialog.build_button.isEnabled()
    count = len(dialog.items.chosen())
    wait(dialog.download().taskCompleted)
    assert len([call for call in asked if call[0] == "fetch"]) == count
    assert str(count - 1) in dialog.total.text()
    failed = dialog.items.findItems("registered_population.csv", Qt.MatchFlag.MatchExactly, 0)
    assert "is gone." in failed[0].text(5)
    assert [item.id.partition(":")[0] for item in dialog.items.chosen()] == [
        "registered_population"
    ]
    spy = QSignalSpy(dialog.fetched)
    assert dialog.build_button.isEnabled()
    dialog.build_button.click()
    assert spy[0] == [str(tmp_path / "extract" / "overpass_area.osm"), str(tmp_path)]
    dialog.close()


def test_each_tool_opens_one_window_and_closes_with_the_dock(iface, sample_pack):
    parent = QWidget()
    tools = CatalogueTools(iface, lambda: (sample_pack, read_manifest(sample_pack)), parent)
    for tool in ("health", "changes", "licences", "diagnostics", "fetch"):
        tools.start(tool)
        window = tools.window(tool)
        tools.start(tool)
        assert tools.window(tool) is window
        assert window.isVisible()
    tools.close()
    QCoreApplication.sendPostedEvents(None, 52)  # deferred deletes
    QCoreApplication.processEvents()
    assert tools.window("health") is None


def test_the_page_of_a_layer_shows_its_badges_its_picture_and_its_tambon(iface, tmp_path):
    extract = next(SAMPLE_DATA.glob("*.osm.pbf"))
    manifest = build_pack(extract, tmp_path / "pack", catalogue(), sources=SAMPLE_DATA / "sources")
    record, state = catalogue().record("markets"), manifest.layers["markets"]
    page = details_html(record, state, catalogue(), sample=True, pack=tmp_path / "pack")
    browser = QTextBrowser()
    browser.setHtml(page)
    text = browser.toPlainText().replace("\u00a0", " ")
    for badge in badges(record, state, catalogue(), datetime.now(timezone.utc), sample=True):
        assert f"{badge.sign} {badge.word}" in text
    filled = sum(count > 0 for count in state.coverage.values())
    assert 0 < filled < len(state.coverage) == 16
    assert str(filled) in text
    assert "thumbnails/markets.png" in page
    assert "data:image/png;base64," in page
    narrow = details_html(record, state, catalogue(), sample=True, width=200)
    browser.setHtml(narrow)
    lines = browser.toPlainText().replace("\u00a0", " ").replace("\u2028", "\n").split("\n")
    all_badges = badges(record, state, catalogue(), datetime.now(timezone.utc), sample=True)
    assert len(all_badges) >= 5
    for badge in all_badges:  # whole in one line, and not all in the same
        assert [f"{badge.sign} {badge.word}" in line for line in lines].count(True) == 1
    first = next(n for n, line in enumerate(lines) if all_badges[0].word in line)
    assert all_badges[-1].word not in lines[first]
    bare = details_html(record, state, catalogue(), sample=True)
    assert "<img" not in bare


def test_the_picture_of_coverage_fills_hatches_and_leaves_white(iface, tmp_path):
    extract = next(SAMPLE_DATA.glob("*.osm.pbf"))
    build_pack(
        extract, tmp_path / "pack", catalogue(), sources=SAMPLE_DATA / "sources", thumbnails=False
    )
    codes = list(read_manifest(tmp_path / "pack").layers["markets"].coverage)
    size = QSize(120, 110)

    def red(counts):
        picture = coverage_picture(tmp_path / "pack", counts, "#ff0000", size)
        return sum(
            picture.pixelColor(x, y).red() > 200 and picture.pixelColor(x, y).green() < 60
            for x in range(120)
            for y in range(110)
        )

    everywhere = red(dict.fromkeys(codes, 1))
    half = red({code: n % 2 for n, code in enumerate(codes)})
    assert everywhere > half > 0
    assert red(dict.fromkeys(codes, 0)) == 0
    assert coverage_picture(tmp_path / "pack", {}, "#ff0000", size).isNull()
