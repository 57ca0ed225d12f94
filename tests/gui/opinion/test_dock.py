"""The opinion dock with real and made-up files."""

from __future__ import annotations

import html
import json
import sys
from unittest.mock import MagicMock

import pytest
from qgis.core import QgsApplication, QgsProject, QgsSettings, QgsVectorLayer
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QDate, QEventLoop, QMimeData, QPoint, Qt, QTimer, QUrl
from qgis.PyQt.QtGui import QDropEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QDialog, QLabel, QToolButton, QWidget

from cm_civic_plugin.core.resources import SAMPLE_DATA
from cm_civic_plugin.gis.opinion import kept_posts
from cm_civic_plugin.gis.opinion.hotspots_layer import recipe_of
from cm_civic_plugin.gui.opinion.dock import OpinionDock
from cm_civic_plugin.gui.opinion.mapping_dialog import _SETTING, fingerprint
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


def no_tasks():
    return QgsApplication.taskManager().countActiveTasks() == 0


def messages(iface):
    return [call.args[1] for call in iface.messageBar().pushMessage.call_args_list]


def test_from_a_file_to_hotspots_on_top_of_the_tree(dock, tmp_path):
    report = wait_for(dock.import_step.imported, lambda: dock.import_file(SAMPLE))
    assert report.platform == "traffy"
    assert f"{report.placed:,}" in dock.import_page.report_label.text()
    assert dock.map_page.find_button.isEnabled()
    assert QgsProject.instance().mapLayers() == {}  # the points are not put on the map
    assert dock.map_page.topic_combo.count() == len(report.topics) + 1

    layer = wait_for(dock.map_step.added, dock.map_page.find_button.click)
    tree = QgsProject.instance().layerTreeRoot().findLayers()
    assert [node.layer() for node in tree] == [layer]
    assert layer.source().startswith(str(tmp_path))
    assert layer.featureCount() > 1000
    assert layer.renderer().type() == "categorizedSymbol"
    assert SAMPLE.name in layer.name()
    second = wait_for(dock.map_step.added, dock.map_page.find_button.click)
    tree = QgsProject.instance().layerTreeRoot().findLayers()
    assert [node.layer() for node in tree] == [second, layer]


def test_settings_reach_the_map(dock):
    report = wait_for(dock.import_step.imported, lambda: dock.import_file(SAMPLE))
    topic = max(report.topics, key=report.topics.get)
    dock.map_page.cell_spin.setValue(500)
    dock.map_page.topic_combo.setCurrentIndex(1)
    assert dock.map_page.topic_combo.currentData() == topic
    layer = wait_for(dock.map_step.added, dock.map_page.find_button.click)
    assert topic in layer.name()
    assert next(layer.getFeatures())["cell_id"].startswith("500_")


def test_real_broken_file(dock):
    path = shared_file("reports/traffy_2022_broken_lines.csv")
    report = wait_for(dock.import_step.imported, lambda: dock.import_file(path))
    assert report.kept == 1431
    assert "363" in dock.import_page.details_label.text()


def test_a_bad_file_is_said_in_the_message_bar(dock, iface, tmp_path):
    path = tmp_path / "x.csv"
    path.write_bytes(b"%PDF-1.4")
    dock.import_file(path)
    wait_until(lambda: messages(iface))
    assert "x.csv" in messages(iface)[0]
    assert not dock.map_page.find_button.isEnabled()
    assert not dock.progress_bar.isVisibleTo(dock)
    dock.map_step.make("hotspots")
    assert len(messages(iface)) == 2  # asks for a file, starts nothing


def test_no_place_no_map(dock):
    path = shared_file("reports/consul_madrid_proposals.csv")
    report = wait_for(dock.import_step.imported, lambda: dock.import_file(path))
    assert report.placed == 0
    assert not dock.map_page.find_button.isEnabled()


def test_a_second_file_replaces_the_first_while_it_is_read(dock, tmp_path):
    large = tmp_path / "large.csv"
    large.write_text("lat,lon,text\n" + "18.79,98.98,ก\n" * 300_000, encoding="utf-8")
    reports = []
    dock.import_step.imported.connect(reports.append)
    dock.import_file(large)
    report = wait_for(dock.import_step.imported, lambda: dock.import_file(SAMPLE))
    assert report.file == SAMPLE.name
    wait_until(no_tasks)
    assert [one.file for one in reports] == [SAMPLE.name]
    assert dock.map_page.find_button.isEnabled()


def test_cancelling_asks_for_a_file_again(dock, iface, tmp_path):
    large = tmp_path / "large.csv"
    large.write_text("lat,lon,text\n" + "18.79,98.98,ก\n" * 300_000, encoding="utf-8")
    reports = []
    dock.import_step.imported.connect(reports.append)
    waiting = dock.import_page.file_label.text()
    dock.import_file(large)
    assert "large.csv" in dock.import_page.file_label.text()
    wait_until(lambda: not no_tasks())
    assert dock.cancel_button.isVisibleTo(dock)
    dock.cancel_button.click()
    wait_until(no_tasks)
    assert dock.import_page.file_label.text() == waiting
    assert not dock.map_page.find_button.isEnabled()
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
    report = wait_for(dock.import_step.imported, lambda: dock.dropEvent(event))
    assert report.file == SAMPLE.name
    assert event.isAccepted()


def test_a_repair_can_be_switched_off(dock):
    facebook = SAMPLE_DATA / "opinions" / "facebook_sample.json"
    report = wait_for(dock.import_step.imported, lambda: dock.import_file(facebook))
    assert report.platform == "facebook"
    check = dock.import_page.repair_checks["mojibake"]
    assert check.isChecked() and f"{report.read}" in check.text()
    again = wait_for(dock.import_step.imported, check.click)
    assert again.switched_off == ["mojibake"]
    assert not dock.import_page.repair_checks["mojibake"].isChecked()


def test_waves_come_as_steps_for_the_slider_over_their_patterns(dock):
    wait_for(dock.import_step.imported, lambda: dock.import_file(SAMPLE))
    dock.map_page.cut_edit.setDate(QDate(2025, 6, 1))
    steps = wait_for(dock.map_step.added, dock.map_page.waves_button.click)
    tree = QgsProject.instance().layerTreeRoot().findLayers()
    assert [node.layer() for node in tree][0] == steps and len(tree) == 2
    assert [node.itemVisibilityChecked() for node in tree] == [True, False]
    assert steps.temporalProperties().isActive()
    time = QgsProject.instance().timeSettings().temporalRange()
    assert time.begin().isValid() and time.end().isValid()
    patterns = tree[1].layer()
    assert any(cell["before"] for cell in patterns.getFeatures('"before" is not null'))
    assert '"DATE": "2025-06-01"' in recipe_of(patterns)


def test_columns_can_be_said_by_hand(dock, tmp_path):
    path = tmp_path / "odd.csv"
    rows = "".join(f"18.79{n},98.98{n},น้ำท่วมหน้าตลาดอีกแล้ว {n}\n" for n in range(10, 40))
    path.write_text("a,b,c\n" + rows, encoding="utf-8")
    QgsSettings().remove(_SETTING + fingerprint(["a", "b", "c"]))  # of an earlier run
    report = wait_for(dock.import_step.imported, lambda: dock.import_file(path))
    assert report.placed == 30
    dock.import_page.columns_button.click()
    wait_until(lambda: dock.findChild(QDialog, "cmCivicMapping") is not None)
    dialog = dock.findChild(QDialog, "cmCivicMapping")
    dialog.combos["lat"].setCurrentIndex(dialog.combos["lat"].findData(""))
    again = wait_for(dock.import_step.imported, dialog.ok_button.click)
    assert again.placed == 0 and again.kept == 30
    dropped = wait_for(dock.import_step.imported, lambda: dock.import_file(path))
    assert dropped.placed == 0  # the columns that were chosen are remembered
    QgsSettings().remove(_SETTING + fingerprint(["a", "b", "c"]))


def test_without_pandas_the_dock_says_how_to_get_it(iface, monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    dock = OpinionDock(iface)
    assert "pandas" in dock.missing_label.text()
    assert dock.missing_label.isVisibleTo(dock)
    assert not dock.import_page.choose_button.isEnabled()
    assert not dock.map_page.isEnabled()
    dock.import_file(SAMPLE)  # dropped all the same
    assert "pandas" in messages(iface)[-1] and not dock.work.is_busy()
    dock.unload()
    dock.deleteLater()


def test_every_widget_of_weight_has_a_name(dock):
    assert dock.objectName() == "cmCivicOpinionDock"
    for page in (dock, dock.import_page, dock.places_page, dock.map_page, dock.read_page):
        for widget in vars(page).values():
            if isinstance(widget, QWidget):
                assert widget.objectName().startswith("cmCivicOpinion")


def test_places_are_found_reviewed_and_mapped(dock, sample_pack, tmp_path, monkeypatch):
    monkeypatch.setattr(
        "cm_civic_plugin.gis.opinion.gazetteer.taught_places", lambda: tmp_path / "places.json"
    )
    facebook = SAMPLE_DATA / "opinions" / "facebook_sample.json"
    before = wait_for(dock.import_step.imported, lambda: dock.import_file(facebook))
    dock.use_pack(sample_pack)
    after = wait_for(dock.places_step.found, dock.places_step.find)
    assert after.placed > before.placed
    assert after.by_text > 50
    waiting = after.in_review
    assert waiting
    dock.places_page.table.setFocus()
    QTest.keyClick(dock.places_page.table, Qt.Key.Key_Return)
    assert len(dock.places_page.decisions()) == 1
    layer = wait_for(dock.map_step.added, dock.map_page.find_button.click)
    assert layer.featureCount() > 0


def test_a_clicked_cell_is_read_on_its_page(dock, iface):
    wait_for(dock.import_step.imported, lambda: dock.import_file(SAMPLE))
    layer = wait_for(dock.map_step.added, dock.map_page.find_button.click)
    canvas = iface.mapCanvas()
    canvas.setLayers([layer])
    canvas.setDestinationCrs(layer.crs())
    hot = next(cell for cell in layer.getFeatures() if cell["class"] == 3)
    dock.read_page.pick_button.click()
    assert canvas.mapTool() is not None
    dock.read_step.tool.cell_chosen.emit(layer, hot)
    assert dock.steps.currentWidget() is dock.read_page
    dock.read_page.pick_button.click()
    assert canvas.mapTool() is None


def test_topics_come_as_layers_of_a_group_and_one_is_seen(dock):
    report = wait_for(dock.import_step.imported, lambda: dock.import_file(SAMPLE))
    layer = wait_for(dock.map_step.added, dock.map_page.buttons["topics"].click, 120)
    (group,) = QgsProject.instance().layerTreeRoot().children()
    nodes = group.findLayers()
    assert nodes[0].layer() == layer
    assert 2 <= len(nodes) <= len(report.topics)
    assert [node.itemVisibilityChecked() for node in nodes] == [True] + [False] * (len(nodes) - 1)
    assert max(report.topics, key=report.topics.get) in layer.name()


def test_clusters_and_silence_need_to_know_who_lives_where(dock, tmp_path):
    wait_for(dock.import_step.imported, lambda: dock.import_file(SAMPLE))
    buttons = dock.map_page.buttons
    assert not buttons["clusters"].isEnabled() and not buttons["silence"].isEnabled()
    memory = QgsVectorLayer("Point?crs=EPSG:4326&field=population:integer", "in memory", "memory")
    layer = population_layer(tmp_path)
    QgsProject.instance().addMapLayers([memory, layer])
    dock.map_step.offer()
    combo = dock.map_page.population_combo
    assert memory not in [combo.layer(index) for index in range(combo.count())]
    combo.setLayer(layer)
    dock.map_page.cell_spin.setValue(500)
    silence = wait_for(dock.map_step.added, buttons["silence"].click)
    assert silence.fields().lookupField("expected") >= 0 and silence.featureCount() > 0
    clusters = wait_for(dock.map_step.added, buttons["clusters"].click, 120)
    assert clusters.fields().lookupField("llr") >= 0
    hot = wait_for(dock.map_step.added, buttons["hotspots"].click)
    assert any(rate["rate"] for rate in hot.getFeatures('"rate" is not null'))
    assert "per 1,000 residents" in hot.metadata().abstract()
    elsewhere = population_layer(tmp_path, 10.0)
    QgsProject.instance().addMapLayer(elsewhere)
    combo.setLayer(elsewhere)
    hot = wait_for(dock.map_step.added, buttons["hotspots"].click)
    assert "no residents in these cells" in dock.map_page.result_label.text()
    assert "per 1,000 residents" not in hot.metadata().abstract()


def test_a_map_is_made_again_the_same(dock, iface):
    wait_for(dock.import_step.imported, lambda: dock.import_file(SAMPLE))
    first = wait_for(dock.map_step.added, dock.map_page.find_button.click)
    dock.map_page.cell_spin.setValue(400)  # the recipe counts, not what the page says by now
    iface.activeLayer.return_value = first
    again = wait_for(dock.map_step.added, dock.map_page.again_button.click)
    assert again.id() != first.id()
    assert "byte for byte" in dock.map_page.result_label.text()
    iface.activeLayer.return_value = None
    dock.map_page.again_button.click()
    assert "Choose a map" in messages(iface)[-1]


def test_a_point_shared_by_many_is_used_when_the_user_says_so(dock, tmp_path):
    path = tmp_path / "points.csv"
    rows = [f"18.79{n},98.98{n},น้ำท่วม {n}" for n in range(100, 140)]
    rows += ["18.7883,98.9853,น้ำท่วม"] * 30
    path.write_text("lat,lon,text\n" + "\n".join(rows), encoding="utf-8")
    report = wait_for(dock.import_step.imported, lambda: dock.import_file(path))
    assert report.placed == 40
    (check,) = dock.import_page.point_checks.values()
    assert "30" in check.text() and not check.isChecked()
    again = wait_for(dock.import_step.imported, check.click)
    assert again.placed == 70
    (check,) = dock.import_page.point_checks.values()
    assert check.isChecked()


def population_layer(folder, away=0.0):
    """Return residents on a grid of points round the sample's middle, or degrees away from it."""
    path = folder / f"residents_{away:g}.geojson"
    points = [
        {
            "type": "Feature",
            "properties": {"population": 40},
            "geometry": {
                "type": "Point",
                "coordinates": [98.93 + 0.003 * x, 18.74 - away + 0.003 * y],
            },
        }
        for x in range(40)
        for y in range(40)
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": points}))
    return QgsVectorLayer(str(path), "residents", "ogr")


def test_columns_are_offered_for_tables_alone(dock):
    facebook = SAMPLE_DATA / "opinions" / "facebook_sample.json"
    wait_for(dock.import_step.imported, lambda: dock.import_file(facebook))
    assert not dock.import_page.columns_button.isVisibleTo(dock)
    wait_for(dock.import_step.imported, lambda: dock.import_file(SAMPLE))
    assert dock.import_page.columns_button.isVisibleTo(dock)


def test_topics_are_suggested_where_the_file_names_none_and_can_be_left_out(dock):
    facebook = SAMPLE_DATA / "opinions" / "facebook_sample.json"
    report = wait_for(dock.import_step.imported, lambda: dock.import_file(facebook))
    assert report.suggested_topics > 50
    assert dock.map_page.topic_combo.count() > 3
    again = wait_for(dock.import_step.imported, dock.import_page.topics_check.click)
    assert again.suggested_topics == 0
    assert dock.map_page.topic_combo.count() == 1
    assert dock.work.imported.posts["stance"].isna().all()
    wait_for(dock.import_step.imported, dock.import_page.stance_check.click)
    assert dock.work.imported.posts["stance"].notna().any()


def test_texts_are_kept_when_asked_for_opened_and_forgotten(dock, tmp_path):
    wait_for(dock.import_step.imported, lambda: dock.import_file(SAMPLE))
    page = dock.import_page
    assert not page.keep_check.isChecked() and not list(tmp_path.glob("*.sqlite"))
    before = dock.work.imported
    page.keep_check.click()
    wait_until(lambda: list(tmp_path.glob("*.opinions.sqlite")))
    wait_until(lambda: page.kept_box.isVisibleTo(dock))
    dock.work.take(None)
    assert not dock.map_page.find_button.isEnabled()
    page.findChild(QToolButton, "cmCivicOpinionKeptOpen_1").click()
    wait_until(lambda: dock.work.imported is not None)
    assert len(dock.work.imported.posts) == len(before.posts)
    assert list(dock.work.imported.texts) == list(before.texts)
    assert page.keep_check.isChecked()
    assert dock.map_page.find_button.isEnabled()
    page.keep_check.click()
    assert not list(tmp_path.glob("*.opinions.sqlite"))
    assert not page.kept_box.isVisibleTo(dock)


def test_a_cell_is_quoted_after_review_and_its_topics_put_right(dock, iface):
    wait_for(dock.import_step.imported, lambda: dock.import_file(SAMPLE))
    dock.map_page.cell_spin.setValue(500)
    layer = wait_for(dock.map_step.added, dock.map_page.find_button.click)
    dense = max(layer.getFeatures('"suppressed" = false'), key=lambda cell: cell["posts"])
    withheld = next(layer.getFeatures('"suppressed" = true'))
    page = dock.read_page
    dock.read_step.show_cell(layer, withheld)
    assert not page.review_button.isVisibleTo(dock)
    dock.read_step.show_cell(layer, dense)
    assert page.review_button.isVisibleTo(dock)
    page.review_button.click()
    dialog = dock.read_step._review
    assert len(dialog.model.drafts) == dense["posts"]
    text = dialog.model.drafts[0].text
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert html.escape(text[:20]) in page.card_label.text()
    topics = len(dock.work.imported.report.topics)
    dialog.topics_changed.emit({0: "หัวข้อใหม่"})
    assert dock.work.imported.posts["topic"].iloc[0] == "หัวข้อใหม่"
    assert dock.read_step._review is dialog  # its posts are where they were
    assert len(dock.work.imported.report.topics) == topics
    dock.import_file(SAMPLE)
    assert dock.read_step._review is None  # another import has its posts elsewhere
    wait_until(lambda: dock.work.imported is not None)


def test_posts_that_were_erased_leave_the_import_in_hand(dock, tmp_path, monkeypatch):
    monkeypatch.setattr(
        "cm_civic_plugin.gis.opinion.profile.profile_folder", lambda: tmp_path / "profile"
    )
    path = tmp_path / "posts.csv"
    rows = [f"18.79{n},98.98{n},น้ำท่วมหน้าตลาด {n},คน {n % 7}" for n in range(100, 170)]
    path.write_text("lat,lon,text,author\n" + "\n".join(rows), encoding="utf-8")
    wait_for(dock.import_step.imported, lambda: dock.import_file(path))
    wait_for(dock.map_step.added, dock.map_page.find_button.click)
    dock.import_page.erase_button.click()
    dialog = dock.erase_step.dialog
    assert dialog is not None and dialog.isVisible()
    dialog.erased_posts.emit(dock.work.imported.sha256, {2, 3})
    assert len(dock.work.imported.posts) == 68
    assert dock.map_page.find_button.isEnabled()
    dialog.erased_source.emit(dock.work.imported.sha256)
    assert dock.work.imported is None and not dock.map_page.find_button.isEnabled()
    dialog.close()
    assert dock.erase_step.dialog is None


def test_no_page_is_wider_than_a_narrow_dock(dock):
    facebook = SAMPLE_DATA / "opinions" / "facebook_sample.json"
    wait_for(dock.import_step.imported, lambda: dock.import_file(facebook))
    for box in (dock.import_page.repairs_box, dock.import_page.suggestions_box):
        box.setCollapsed(False)
    dock.resize(300, 700)
    dock.show()
    for page in (dock.import_page, dock.places_page, dock.map_page, dock.read_page):
        dock.steps.setCurrentWidget(page)
        needed = page.widget().minimumSizeHint().width()
        assert needed <= page.viewport().width(), page.objectName()


def test_words_beside_a_box_tick_it(dock):
    facebook = SAMPLE_DATA / "opinions" / "facebook_sample.json"
    wait_for(dock.import_step.imported, lambda: dock.import_file(facebook))
    dock.show()
    check = dock.import_page.repair_checks["mojibake"]
    assert not check.isVisibleTo(dock.import_page.repairs_box)  # the box is folded
    dock.import_page.repairs_box.setCollapsed(False)
    assert check.isVisibleTo(dock.import_page.repairs_box)
    words = check.findChild(QLabel)
    report = wait_for(
        dock.import_step.imported, lambda: QTest.mouseClick(words, Qt.MouseButton.LeftButton)
    )
    assert report.switched_off == ["mojibake"]


def places_ready(dock, sample_pack, tmp_path, monkeypatch):
    """Import the sample page and look for its places; returns the read report."""
    monkeypatch.setattr(
        "cm_civic_plugin.gis.opinion.gazetteer.taught_places", lambda: tmp_path / "places.json"
    )
    facebook = SAMPLE_DATA / "opinions" / "facebook_sample.json"
    wait_for(dock.import_step.imported, lambda: dock.import_file(facebook))
    dock.use_pack(sample_pack)
    return wait_for(dock.places_step.found, dock.places_step.find)


def test_what_was_decided_outlives_another_look_and_another_reading(
    dock, sample_pack, tmp_path, monkeypatch
):
    report = places_ready(dock, sample_pack, tmp_path, monkeypatch)
    waiting, rejected = report.in_review, dock.places_page.model.items[0]
    QTest.keyClick(dock.places_page.table, Qt.Key.Key_Delete)
    assert dock.places_page.decisions()[0].row == rejected.row
    again = wait_for(dock.places_step.found, dock.places_step.find)
    assert rejected.row not in {item.row for item in dock.places_page.model.items}
    assert again.in_review <= waiting and dock.work.settled[rejected.row].place is None
    # suggestions leave the places alone
    wait_for(dock.import_step.imported, dock.import_page.topics_check.click)
    posts = dock.work.imported.posts
    assert int((posts["place_source"] == "place").sum()) == again.by_text
    assert rejected.row not in {item.row for item in dock.places_page.model.items}
    # another reading finds the places once more, and asks of nothing that was decided
    wait_for(dock.places_step.found, dock.import_page.repair_checks["mojibake"].click)
    assert rejected.row not in {item.row for item in dock.places_page.model.items}
    # another file starts afresh
    wait_for(dock.import_step.imported, lambda: dock.import_file(SAMPLE))
    assert not dock.work.settled and not dock.work.looked_for_places


def test_what_the_project_keeps_follows_as_it_is_saved(dock, sample_pack, tmp_path, monkeypatch):
    places_ready(dock, sample_pack, tmp_path, monkeypatch)
    placed = int(dock.work.imported.posts["lon"].notna().sum())
    dock.import_page.keep_check.click()
    wait_until(lambda: dock.import_page.kept_box.isVisibleTo(dock))
    QTest.keyClick(dock.places_page.table, Qt.Key.Key_Return)
    decided = dock.work.decided().posts
    assert dock.import_step._changed
    assert QgsProject.instance().write()
    (file,) = tmp_path.glob("*.opinions.sqlite")
    wait_until(no_tasks)
    kept = kept_posts.read(file).posts
    assert int(kept["lon"].notna().sum()) == int(decided["lon"].notna().sum()) >= placed
    assert (kept["place_id"].fillna("") == decided["place_id"].fillna("")).all()
    wait_for(dock.import_step.imported, lambda: dock.import_page.open_wanted.emit(file))
    assert not dock.import_page.repairs_box.isEnabled()  # there is no file to read again
    wait_for(dock.import_step.imported, dock.import_page.stance_check.click)
    assert dock.work.imported.posts["stance"].notna().any()


def test_older_maps_of_opinions_are_unticked(dock):
    wait_for(dock.import_step.imported, lambda: dock.import_file(SAMPLE))
    other = QgsVectorLayer("Point?crs=EPSG:4326", "mine", "memory")
    QgsProject.instance().addMapLayer(other)
    first = wait_for(dock.map_step.added, dock.map_page.find_button.click)
    second = wait_for(dock.map_step.added, dock.map_page.find_button.click)
    tree = QgsProject.instance().layerTreeRoot()
    ticked = {node.layer().id() for node in tree.findLayers() if node.itemVisibilityChecked()}
    assert ticked == {other.id(), second.id()} and first.id() not in ticked
