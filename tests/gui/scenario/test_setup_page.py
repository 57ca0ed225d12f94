from __future__ import annotations

import time
from dataclasses import replace

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer
from qgis.gui import QgsMapToolPan
from qgis.PyQt.QtCore import QPoint, QPointF, Qt, QTime
from qgis.PyQt.QtGui import QDesktopServices, QWheelEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QLabel, QToolButton, QWidget

from cm_civic_plugin.core.scenario.futures import DASHES, SIGNS
from cm_civic_plugin.core.scenario.palette_file import Words
from cm_civic_plugin.core.scenario.plan import default_plan
from cm_civic_plugin.gis.scenario import preparing
from cm_civic_plugin.gis.scenario.preparing import open_plan
from cm_civic_plugin.gis.scenario.workshop_file import WorkshopFile
from cm_civic_plugin.gui.scenario.prepare import stages_table
from cm_civic_plugin.gui.scenario.prepare.setup_page import SetupPage
from cm_civic_plugin.gui.scenario.prepare.stages_table import length_words, reworded

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture()
def page(iface):
    page = SetupPage(iface)
    page.show()
    QApplication.processEvents()
    yield page
    page.unload()
    QApplication.processEvents()


def wait_for(is_so, seconds=20):
    end = time.monotonic() + seconds
    while not is_so() and time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.005)
    assert is_so()


def prepared(page, folder):
    made = []
    page.prepared.connect(made.append)
    assert page.prepare_in(folder)
    wait_for(lambda: made or page.status.styleSheet())
    return made[0] if made else None


def row(page, name):
    return page.findChild(QWidget, name)


# --- as it opens ---


def test_it_opens_with_the_plugins_plan_and_asks_for_a_title_only(page):
    own = default_plan()
    assert replace(page.plan(), workshop="", consent=own.consent) == replace(own, workshop="")
    assert page.plan().consent == own.consent
    assert not page.isModal()
    assert page.status.text() == "Still to do: Title."
    assert page.about.title_fault.isVisible()
    assert not page.prepare_button.isEnabled()
    assert page.save_button.isEnabled()
    QTest.keyClicks(page.about.title, "Chang Moi")
    assert not page.about.title_fault.isVisible()
    assert page.prepare_button.isEnabled()
    assert page.plan().title == "Chang Moi"


def test_all_that_is_pressed_is_large_enough_for_a_finger(page):
    page.futures.add()
    page.landmarks.add_button.click()
    QApplication.processEvents()
    small = [
        widget.objectName()
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
        and widget.objectName().startswith("cmCivic")
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.height() < 36
    ]
    assert small == []


@pytest.mark.parametrize("width", [1340, 620])
def test_nothing_is_wider_than_the_window(page, width):
    page.resize(width, 700)
    QApplication.processEvents()
    area = page.findChild(QWidget, "cmCivicSetupArea")
    assert area.horizontalScrollBar().maximum() == 0
    assert page.width() == width


def test_an_unfinished_page_survives_closing_the_window(page):
    QTest.keyClicks(page.about.title, "half")
    page.about.count.setValue(4)
    page.close()
    assert not page.isVisible()
    page.show_window()
    assert page.isVisible()
    assert page.plan().title == "half"
    assert page.plan().tables == ("A", "B", "C", "D")


def test_the_wheel_scrolls_past_numbers_and_does_not_change_them(page):
    page.about.title.setFocus()
    before = page.about.seats.value()
    where = QPointF(5, 5)
    for _time in range(3):
        event = QWheelEvent(
            where, QPointF(page.about.seats.mapToGlobal(QPoint(5, 5))), QPoint(), QPoint(0, 120),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(page.about.seats, event)
    assert page.about.seats.value() == before


# --- tables ---


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("A B C", ("A", "B", "C")),
        ("A, B 2,C", ("A", "B 2", "C")),
        ("โต๊ะ ก,", ("โต๊ะ ก",)),
        ("ก ข", ("ก", "ข")),
    ],
)
def test_codes_are_apart_by_commas_or_else_by_spaces(page, text, codes):
    page.about.codes.clear()
    QTest.keyClicks(page.about.codes, text) if text.isascii() else page.about.codes.setText(text)
    assert page.plan().tables == codes
    assert page.about.count.value() == len(codes)
    page.set_plan(page.plan())
    assert page.plan().tables == codes


def test_the_number_adds_codes_that_are_free_and_takes_the_last_away(page):
    page.about.codes.setText("B, red")
    page.about.count.setValue(4)
    assert page.plan().tables == ("B", "red", "A", "C")
    page.about.count.setValue(1)
    assert page.plan().tables == ("B",)
    page.about.count.setValue(60)
    assert len(set(page.plan().tables)) == 60


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "at least one"), ("A A", "“A” is there twice"), ("a very long code,", "12 letters")],
)
def test_bad_codes_are_said_beside_the_field_and_stop_both_buttons(page, text, said):
    page.about.title.setText("x")
    page.about.codes.setText(text)
    assert said in page.about.tables_fault.text()
    assert page.about.tables_fault.isVisible()
    assert not page.save_button.isEnabled()
    assert not page.prepare_button.isEnabled()
    page.about.codes.setText("A")
    assert not page.about.tables_fault.isVisible()
    assert page.prepare_button.isEnabled()


# --- stages ---


def test_the_stages_tell_how_long_it_takes_and_when_it_is_over(page):
    page.stages.begins.setTime(QTime(14, 0))
    assert page.stages.total.text() == "1 h 50 min in all, over at about 15:50."
    page.stages._rows[0].minutes.setValue(20)
    assert page.stages.total.text() == "2 h in all, over at about 16:00."
    assert page.plan().stages[0].minutes == 20
    assert length_words(45) == "45 min"


def test_stages_move_go_and_come_by_pressing(page):
    names = [stage.name.en for stage in page.plan().stages]
    QTest.mouseClick(page.stages._rows[0].down, LEFT)
    assert [s.name.en for s in page.plan().stages][:2] == [names[1], names[0]]
    QTest.mouseClick(page.stages._rows[1].up, LEFT)
    assert [s.name.en for s in page.plan().stages] == names
    assert not page.stages._rows[0].up.isEnabled()
    assert not page.stages._rows[-1].down.isEnabled()
    QTest.mouseClick(page.stages._rows[0].remove, LEFT)
    assert [s.name.en for s in page.plan().stages] == names[1:]
    QTest.mouseClick(page.stages.add_button, LEFT)
    assert "no name" in page.stages.fault.text()
    QTest.keyClicks(page.stages._rows[-1].name, "Bargaining")
    page.stages._rows[-1].kind.setCurrentIndex(page.stages._rows[-1].kind.findData("bargain"))
    assert not page.stages.fault.isVisible()
    last = page.plan().stages[-1]
    assert (last.name, last.kind) == (Words("Bargaining", "Bargaining"), "bargain")


def test_no_stage_at_all_is_said(page):
    page.stages.set_stages([])
    assert "no stage" in page.stages.fault.text()
    assert "Stages" in page.status.text()


def test_changing_a_name_leaves_the_other_language_unless_it_said_the_same(monkeypatch):
    assert reworded(Words("Draw", "วาด"), "Sketch") == Words("Sketch", "วาด")
    assert reworded(Words("Draw", "Draw"), "Sketch") == Words("Sketch", "Sketch")
    monkeypatch.setattr(stages_table, "language", lambda: "th")
    assert reworded(Words("Draw", "วาด"), "เขียน") == Words("Draw", "เขียน")
    assert reworded(Words("วาด", "วาด"), "เขียน") == Words("เขียน", "เขียน")


# --- futures ---


def test_unticking_and_moving_makes_another_pair(page):
    rows = page.futures._rows
    QTest.mouseClick(rows[1].up, LEFT)
    assert [future.id for future in page.plan().pair] == ["chaos", "good_living"]
    assert [row.mark.text() for row in page.futures._rows] == ["1", "2", "", ""]
    QTest.mouseClick(page.futures._rows[0].name, LEFT)  # the words tick as well
    assert [future.id for future in page.plan().pair] == ["good_living", "joyful_trade"]
    assert "Good living and Joyful" in page.futures.pair.text()
    for one in page.futures._rows:
        one.tick.setChecked(False)
    assert "No future is ticked" in page.futures.fault.text()
    assert not page.save_button.isEnabled()


def test_a_future_of_ones_own_gets_a_sign_a_line_and_a_colour_that_are_free(page):
    QTest.mouseClick(page.futures.add_button, LEFT)
    own = page.futures._rows[-1]
    QApplication.processEvents()
    assert own.name_th.isVisible()
    assert own.name_th.hasFocus() or not page.isActiveWindow()
    assert "no name" in page.futures.fault.text()
    own.name_th.setText("เมืองเดินได้")
    own.name_th.textEdited.emit("")
    assert "no sentence" in page.futures.fault.text()
    QTest.keyClicks(own.sentence_en, "All is in walking distance.")
    assert not page.futures.fault.isVisible()
    futures = page.plan().futures
    assert len(futures) == 5
    assert futures[-1].name == Words("เมืองเดินได้", "เมืองเดินได้")
    for key in ("sign", "dash", "colour"):
        assert len({getattr(future, key) for future in futures}) == 5
    assert not own.remove.isHidden()
    assert page.futures._rows[0].remove.isHidden()


def test_eight_futures_are_all_there_can_be_and_each_differs(page):
    while page.futures.add_button.isEnabled():
        page.futures.add()
    futures = page.plan().futures
    assert len(futures) == len(SIGNS)
    assert {future.sign for future in futures} == set(SIGNS)
    assert {future.dash for future in futures} == set(DASHES)
    assert len({future.id for future in futures}) == len(futures)
    QTest.mouseClick(page.futures._rows[-1].remove, LEFT)
    assert page.futures.add_button.isEnabled()


def test_what_another_future_has_cannot_be_chosen(page):
    first, second = page.futures._rows[:2]
    for name in ("sign", "colour"):
        box = getattr(first, name)
        taken = box.findData(getattr(second, name).currentData())
        if taken >= 0:
            assert not box.model().item(taken).isEnabled()
        assert box.model().item(box.currentIndex()).isEnabled()
    assert first.sign.findData(second.sign.currentData()) >= 0


# --- palette ---


def test_a_copy_of_the_palette_is_edited_beside_the_workshop_and_read_again(
    page, tmp_path, monkeypatch
):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    path = tmp_path / "palette.yaml"
    assert page.palette_editor.write_copy(path)
    assert opened == [str(tmp_path)]
    text = path.read_text(encoding="utf-8")
    assert text.startswith("#")
    assert page.palette_editor.again_button.isVisible()
    first = page.plan().elements[0]
    path.write_text(text.replace(f'"{first.name.th}"', '"บ้านไม้เก่า"', 1), encoding="utf-8")
    QTest.mouseClick(page.palette_editor.again_button, LEFT)
    assert page.plan().elements[0].name.th == "บ้านไม้เก่า"
    assert "palette.yaml" in page.palette_editor.source.text()
    assert page.palette_editor.preview.count() == len(page.plan().elements)
    assert not page.palette_editor.preview.item(0).icon().isNull()
    QTest.mouseClick(page.palette_editor.own_button, LEFT)
    assert page.plan().elements == default_plan().elements


def test_a_palette_that_cannot_be_read_is_refused_in_one_sentence(page, tmp_path):
    path = tmp_path / "bad.yaml"
    path.write_text("version: 1\nelements:\n  - {id: a, name: A, colour: red, takes: [line]}\n")
    assert not page.palette_editor.read(path)
    assert "bad.yaml" in page.palette_editor.fault.text()
    assert "colour" in page.palette_editor.fault.text()
    assert page.palette_editor.fault.textFormat() == Qt.TextFormat.PlainText
    assert page.plan().elements == default_plan().elements


# --- landmarks ---


def test_a_landmark_is_unticked(page):
    tick = row(page, "cmCivicSetupLandmark_tha_phae_gate").tick
    tick.click()
    ids = [landmark.id for landmark in page.plan().landmarks]
    assert ids == ["chiang_mai_gate", "suan_dok_gate", "nawarat_bridge"]


def test_a_landmark_is_clicked_on_the_map_and_the_tool_before_comes_back(page, canvas, hand):
    pan = QgsMapToolPan(canvas)
    canvas.setMapTool(pan)
    editor = page.landmarks
    QTest.mouseClick(editor.add_button, LEFT)
    QTest.keyClicks(editor.name_en, "Our market")
    QTest.mouseClick(editor.pick_button, LEFT)
    assert canvas.mapTool() is not pan
    assert not page.isVisible()  # on a small screen it would cover the map
    hand.press((400, 300))
    hand.release((400, 300))
    assert canvas.mapTool() is pan
    assert page.isVisible()
    assert not editor.pick_button.isChecked()
    added = page.plan().landmarks[-1]
    assert added.name == Words("Our market", "Our market")
    middle = canvas.center()
    assert middle.x() == pytest.approx(499000, abs=10)
    assert added.lon == pytest.approx(98.9905, abs=0.0005)
    assert added.lat == pytest.approx(18.789, abs=0.001)
    canvas.unsetMapTool(pan)


def test_the_window_comes_back_when_another_tool_is_taken_and_not_when_the_page_goes(iface, canvas):
    page = SetupPage(iface)
    page.show_window()
    page.landmarks.name_th.setText("กาด")
    page.landmarks.pick_button.click()
    assert canvas.mapTool() is not None
    assert not page.isVisible()
    pan = QgsMapToolPan(canvas)
    canvas.setMapTool(pan)
    assert page.isVisible()
    canvas.unsetMapTool(pan)
    page.landmarks.pick_button.click()
    page.unload()
    assert canvas.mapTool() is None
    assert not page.isVisible()


def test_a_place_needs_its_name_before_it_is_clicked(page, canvas):
    QTest.mouseClick(page.landmarks.add_button, LEFT)
    QTest.mouseClick(page.landmarks.pick_button, LEFT)
    assert page.isVisible()
    assert "name" in page.landmarks.fault.text()
    assert canvas.mapTool() is None
    assert not page.landmarks.pick_button.isChecked()


def test_a_landmark_without_a_name_is_not_added(page):
    assert not page.landmarks.add(98.9, 18.7, "map")
    assert "name" in page.landmarks.fault.text()
    assert len(page.plan().landmarks) == 4


def test_the_selected_point_of_a_layer_becomes_a_landmark(page, iface):
    layer = QgsVectorLayer("Point?crs=EPSG:32647&field=name:string", "Temples", "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes(["วัดเจดีย์หลวง"])
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(498500, 2077000)))
    layer.dataProvider().addFeatures([feature])
    iface.activeLayer.return_value = None
    assert not page.landmarks.take_selected()
    iface.activeLayer.return_value = layer
    assert not page.landmarks.take_selected()
    assert "Temples" in page.landmarks.fault.text()
    layer.selectAll()
    assert page.landmarks.take_selected()
    added = page.plan().landmarks[-1]
    assert added.name.th == "วัดเจดีย์หลวง"
    assert added.source == "Temples"
    assert added.lon == pytest.approx(98.9858, abs=0.001)
    QTest.mouseClick(
        row(page, f"cmCivicSetupLandmark_{added.id}").findChild(
            QToolButton, "cmCivicSetupLandmarkRemove"
        ),
        LEFT,
    )
    assert len(page.plan().landmarks) == 4


def test_the_maps_view_is_written_as_the_place(page):
    QTest.mouseClick(page.about.view_button, LEFT)
    assert "18.78" in page.plan().place
    assert "km" in page.plan().place


# --- saving, opening, making the files ---


def test_a_plan_is_saved_and_opened_as_it_was(page, tmp_path):
    page.about.title.setText("ย่านช้างม่อย")
    page.about.count.setValue(3)
    page.futures._rows[3].tick.setChecked(False)
    page.consent.thai.setPlainText("บรรทัดหนึ่ง\nบรรทัดสอง")
    page.landmarks.name_th.setText("ตลาด")
    page.landmarks.add(98.99, 18.78, "map")
    saved = page.plan()
    assert page.save_to(tmp_path / "mine.yaml")
    page.set_plan(default_plan())
    assert page.plan() != saved
    assert page.open_from(tmp_path / "mine.yaml")
    assert page.plan() == saved
    # what was not ticked can still be ticked
    assert row(page, "cmCivicSetupFuture_beset").tick.isChecked() is False


def test_an_opened_plan_asks_whether_it_is_the_same_workshop(page, tmp_path):
    page.about.title.setText("x")
    assert page.save_to(tmp_path / "mine.yaml")
    first = page.plan().workshop
    assert not page.which.isVisible()
    page.open_from(tmp_path / "mine.yaml")
    assert page.which.isVisible()
    assert not page.prepare_button.isEnabled()
    page.which.same.click()
    assert page.prepare_button.isEnabled()
    assert page.plan().workshop == first
    page.which.new.click()
    assert page.plan().workshop != first
    page.which.same.click()
    assert page.plan().workshop == first


def test_a_file_that_is_no_plan_is_said_and_the_page_stays(page, tmp_path):
    page.about.title.setText("mine")
    (tmp_path / "x.yaml").write_text("- 1")
    assert not page.open_from(tmp_path / "x.yaml")
    assert "x.yaml" in page.status.text()
    assert page.plan().title == "mine"
    assert not page.open_from(tmp_path / "gone.yaml")


def test_what_cannot_be_read_again_is_not_saved(page, tmp_path):
    page.about.title.setText("own letter \ue000")
    assert not page.save_to(tmp_path / "mine.yaml")
    assert "cannot be shown" in page.status.text()
    assert not page.prepare_in(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_tables_files_are_made_in_the_background(page, tmp_path):
    page.about.title.setText("ย่าน")
    page.about.count.setValue(3)
    plan = page.plan()
    paths = prepared(page, tmp_path)
    assert [path.name for path in paths] == ["table_A.gpkg", "table_B.gpkg", "table_C.gpkg"]
    assert open_plan(paths[1]) == plan
    with WorkshopFile.open(paths[2]) as workshop:
        assert workshop.table_code == "C"
    assert str(tmp_path) in page.status.text()
    assert not page.status.styleSheet()
    assert page.which.isVisible()  # more files now: of the same, or of another workshop?


def test_files_in_the_way_are_named_and_left_alone(page, tmp_path):
    (tmp_path / "table_A.gpkg").write_text("dear")
    page.about.title.setText("x")
    assert prepared(page, tmp_path) is None
    assert "table_A.gpkg" in page.status.text()
    assert (tmp_path / "table_A.gpkg").read_text() == "dear"
    assert page.prepare_button.isEnabled()


def test_making_files_is_cancelled(page, tmp_path, monkeypatch):
    make = preparing._make

    def slow(*args):
        time.sleep(0.15)
        make(*args)

    monkeypatch.setattr(preparing, "_make", slow)
    page.about.title.setText("x")
    page.about.count.setValue(20)
    assert page.prepare_in(tmp_path)
    assert page.cancel_button.isVisible()
    assert not page.prepare_button.isEnabled()
    assert not page.prepare_in(tmp_path)  # not twice at once
    wait_for(lambda: any(tmp_path.iterdir()))
    page.cancel_button.click()
    wait_for(lambda: page.cancel_button.isHidden())
    wait_for(lambda: not any(tmp_path.iterdir()))
    assert "Cancelled" in page.status.text()


def test_words_of_files_are_shown_as_they_are(page):
    page.set_plan(replace(default_plan(), title="<b>x</b>"))
    for label in page.findChildren(QLabel):
        if label.objectName().startswith("cmCivic") and not label.objectName().endswith("Mark"):
            assert label.textFormat() == Qt.TextFormat.PlainText, label.objectName()
