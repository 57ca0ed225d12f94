from __future__ import annotations

import pytest
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsSettings,
)
from qgis.gui import QgsCollapsibleGroupBoxBasic
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QFont
from qgis.PyQt.QtWidgets import (
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QWidget,
)

from cm_civic_plugin.core.scenario.journal import replay
from cm_civic_plugin.gis.i18n import language, make_translator, set_language
from cm_civic_plugin.gis.scenario.workshop_file import WorkshopFile
from cm_civic_plugin.gui.scenario.dock import ScenarioDock

from .conftest import new_sitting

WAY = [(100 + 5 * n, 300 + 6 * (n % 7)) for n in range(61)]
RING = [(400, 200), (480, 200), (520, 260), (480, 330), (400, 330), (360, 260), (398, 202)]


@pytest.fixture()
def dock(iface):
    dock = ScenarioDock(iface)
    yield dock
    dock.unload()
    dock.deleteLater()


@pytest.fixture()
def drawing_dock(dock, tmp_path):
    assert dock.new_workshop(tmp_path / "table_A.gpkg", "A")
    assert dock.start_drawing()
    return dock


def messages(iface):
    return [call.args[1] for call in iface.messageBar().pushMessage.call_args_list]


def shown():
    return {
        (layer.customProperty("cm_civic/future"), layer.geometryType()): layer.featureCount()
        for layer in QgsProject.instance().mapLayers().values()
        if layer.featureCount()
    }


def light(dock):
    label = dock.findChild(QLabel, "cmCivicScenarioLight")
    return label.property("state"), label.text()


def button(dock, name):
    return dock.findChild(QToolButton, name) or dock.findChild(QPushButton, name)


def is_qts_own(button):
    """Whether a button is a part of one of QGIS's or Qt's own widgets."""
    own = ("qt_", "mCollapseButton", "collapseButton", "ScrollLeftButton", "ScrollRightButton")
    return button.objectName().startswith(own)


def on_disk(path):
    with WorkshopFile.open(path) as file:
        return file.rows()


def test_every_stroke_is_on_disk_and_in_its_layer_when_the_pen_lifts(drawing_dock, hand, tmp_path):
    drawing_dock.set_element("walking_street")
    hand.stroke(WAY)
    drawing_dock.set_future("chaos")
    drawing_dock.set_element("flood_water")
    hand.stroke(RING)
    drawing_dock.set_element("road")
    hand.stroke([(600, 400)])
    path = tmp_path / "table_A.gpkg"
    rows = on_disk(path)
    assert [(row.future_id, row.element_id, row.shape.kind) for row in rows] == [
        ("good_living", "walking_street", "line"),
        ("chaos", "flood_water", "area"),
        ("chaos", "road", "stamp"),
    ]
    assert len(rows[0].raw.points) == 61
    assert {row.certainty for row in rows} == {"sure"}
    assert {row.table_code for row in rows} == {"A"}
    assert shown() == {("good_living", 1): 1, ("chaos", 2): 1, ("chaos", 0): 1}
    state, text = light(drawing_dock)
    assert state == "saved"
    assert "3" in text


def test_a_stroke_lies_where_the_pen_was(drawing_dock, canvas, hand, tmp_path):
    drawing_dock.set_element("heritage")
    hand.stroke([(400, 300)])  # the middle of an 800 x 600 canvas
    (row,) = on_disk(tmp_path / "table_A.gpkg")
    lon, lat = row.shape.points[0]
    # UTM 47N: easting 499000 at this latitude is 1000 m west of the meridian 99 E.
    assert canvas.center().x() == pytest.approx(499000, abs=10)
    assert lon == pytest.approx(99 - 1000 / (0.9996 * 105430), abs=2e-4)
    assert lat == pytest.approx(18.788, abs=0.002)


def test_undo_and_redo_survive_closing_and_opening_again(drawing_dock, hand, iface, tmp_path):
    path = tmp_path / "table_A.gpkg"
    for _ in range(2):
        hand.stroke(WAY)
    assert drawing_dock.undo()
    assert shown() == {("good_living", 2): 1}
    drawing_dock.close_workshop()
    QgsProject.instance().clear()
    again = ScenarioDock(iface)
    try:
        assert again.open_workshop(path)
        assert shown() == {("good_living", 2): 1}
        assert again.redo()
        assert shown() == {("good_living", 2): 2}
        assert again.undo()
        assert again.undo()
        assert not again.undo()
        assert shown() == {}
        assert not button(again, "cmCivicScenarioUndo").isEnabled()
        assert button(again, "cmCivicScenarioRedo").isEnabled()
    finally:
        again.unload()
    assert [row.action for row in on_disk(path)] == [
        "draw", "draw", "undo", "redo", "undo", "undo",
    ]  # fmt: skip


def test_the_light_turns_red_and_nothing_is_lost_while_the_file_is_away(
    drawing_dock, hand, canvas, tmp_path
):
    path = tmp_path / "table_A.gpkg"
    hand.stroke(WAY)
    hand.carry(path, tmp_path / "away")
    hand.stroke(WAY)
    hand.stroke(RING)
    state, text = light(drawing_dock)
    assert state == "waiting"
    assert "2" in text
    assert "table_A.gpkg" in text
    assert len(replay(drawing_dock.keeper.rows)) == 3
    canvas.refresh()
    canvas.waitWhileRendering()
    QCoreApplication.processEvents()
    assert drawing_dock.tool.wet  # what is not saved stays in sight
    assert not drawing_dock.sitting.retry()
    hand.carry(tmp_path / "away", path)
    assert drawing_dock.sitting.retry()
    assert light(drawing_dock)[0] == "saved"
    canvas.waitWhileRendering()
    QCoreApplication.processEvents()
    assert not drawing_dock.tool.wet
    assert len(on_disk(path)) == 3
    assert sum(shown().values()) == 3


def test_strokes_that_waited_at_the_end_are_back_at_the_next_opening(dock, iface, hand, tmp_path):
    path = tmp_path / "table_A.gpkg"
    dock.new_workshop(path, "A")
    dock.start_drawing()
    hand.carry(path, tmp_path / "away")
    hand.stroke(WAY)
    dock.close_workshop()
    assert any(str(path) in text for text in messages(iface))
    hand.carry(tmp_path / "away", path)
    assert on_disk(path) == []
    assert dock.open_workshop(path)
    assert len(on_disk(path)) == 1
    assert any("are back" in text for text in messages(iface))


def test_a_stroke_in_hand_is_kept_when_the_plugin_leaves(drawing_dock, hand, canvas, tmp_path):
    hand.press(WAY[0])
    for position in WAY[1:30]:
        hand.move(position)
    drawing_dock.close_workshop()
    (row,) = on_disk(tmp_path / "table_A.gpkg")
    assert len(row.raw.points) >= 30


def test_strokes_after_the_project_was_cleared_are_saved_and_shown(drawing_dock, hand, tmp_path):
    hand.stroke(WAY)
    QgsProject.instance().clear()
    assert shown() == {}
    hand.stroke(WAY)
    assert len(on_disk(tmp_path / "table_A.gpkg")) == 2
    assert shown() == {("good_living", 2): 2}


def test_layers_of_a_saved_project_are_used_and_not_doubled(drawing_dock, hand, tmp_path):
    hand.stroke(WAY)
    count = len(QgsProject.instance().mapLayers())
    drawing_dock.close_workshop()
    added = []
    drawing_dock.layers_added.connect(added.append)
    assert drawing_dock.open_workshop(tmp_path / "table_A.gpkg")
    assert len(QgsProject.instance().mapLayers()) == count
    assert len(added) == 1


def test_drawing_in_a_hidden_future_turns_it_on(drawing_dock, hand):
    drawing_dock.set_future("beset")
    hand.stroke(WAY)
    layer = next(
        layer for layer in QgsProject.instance().mapLayers().values() if layer.featureCount()
    )
    assert QgsProject.instance().layerTreeRoot().findLayer(layer.id()).isVisible()


def test_certainty_and_note_go_with_the_stroke(drawing_dock, hand, tmp_path):
    button(drawing_dock, "cmCivicCertainty_disputed").click()
    hand.stroke(WAY)
    note = drawing_dock.findChild(QLineEdit, "cmCivicScenarioNote")
    note.setText("  น้ำท่วมทุกปี 🌊 ")
    note.returnPressed.emit()
    (drawn,) = replay(on_disk(tmp_path / "table_A.gpkg"))
    assert drawn.note == "น้ำท่วมทุกปี 🌊"
    assert drawn.certainty == "disputed"
    assert note.text() == ""


def test_a_tap_with_a_thing_that_is_drawn_says_so_and_keeps_nothing(
    drawing_dock, hand, iface, tmp_path
):
    drawing_dock.set_element("water_care")
    hand.stroke([(300, 300)])
    assert on_disk(tmp_path / "table_A.gpkg") == []
    assert any("River and canal care" in text for text in messages(iface))
    assert not drawing_dock.tool.wet


def test_no_drawing_without_a_file(dock, iface, canvas):
    assert not dock.start_drawing()
    assert canvas.mapTool() is not dock.tool
    assert len(messages(iface)) == 1
    assert light(dock)[0] == "off"
    assert not button(dock, "cmCivicFuture_chaos").isEnabled()


def test_bad_files_are_said_in_the_message_bar_and_the_open_one_stays(
    drawing_dock, hand, iface, tmp_path
):
    (tmp_path / "x.gpkg").write_text("ไม่ใช่")
    assert not drawing_dock.open_workshop(tmp_path / "x.gpkg")
    assert not drawing_dock.new_workshop(tmp_path / "table_A.gpkg", "B")
    assert len(messages(iface)) == 2
    hand.stroke(WAY)
    assert len(on_disk(tmp_path / "table_A.gpkg")) == 1


def test_clicking_an_element_puts_the_pen_in_the_hand(drawing_dock, canvas):
    canvas.unsetMapTool(drawing_dock.tool)
    assert not button(drawing_dock, "cmCivicTool_pen").isChecked()
    button(drawing_dock, "cmCivicElement_bus").click()
    assert canvas.mapTool() is drawing_dock.tool
    assert button(drawing_dock, "cmCivicTool_pen").isChecked()
    button(drawing_dock, "cmCivicTool_pen").click()
    assert canvas.mapTool() is drawing_dock.tool  # a second tap does not take it away
    assert button(drawing_dock, "cmCivicTool_pen").isChecked()
    button(drawing_dock, "cmCivicTool_hand").click()
    assert canvas.mapTool() is not drawing_dock.tool


def test_ids_nobody_knows_are_refused(dock):
    for choose in (dock.set_future, dock.set_element):
        with pytest.raises(ValueError, match="nowhere"):
            choose("nowhere")


def test_what_a_person_can_press_has_a_name_and_unload_lets_go(iface, canvas, tmp_path):
    dock = ScenarioDock(iface)
    assert dock.objectName() == "cmCivicScenarioDock"
    for kind in (QPushButton, QToolButton):
        inside = dock.panel.findChildren(kind)
        assert inside
        names = [one.objectName() for one in inside if not is_qts_own(one)]
        assert all(name.startswith("cmCivic") for name in names), names
    dock.new_workshop(tmp_path / "t.gpkg", "A")
    dock.start_drawing()
    dock.unload()
    assert canvas.mapTool() is not dock.tool
    assert dock.keeper is None
    canvas.refresh()
    canvas.waitWhileRendering()
    QgsApplication.processEvents()


def test_a_project_without_crs_is_said_and_its_numbers_are_not_taken_for_degrees(
    drawing_dock, hand, canvas, iface, tmp_path
):
    before = canvas.mapSettings().destinationCrs()
    QgsProject.instance().setCrs(QgsCoordinateReferenceSystem())
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem())
    canvas.setExtent(QgsRectangle(98.9, 18.7, 99.1, 18.9))
    hand.stroke(WAY)
    assert any("no coordinate system" in text for text in messages(iface))
    assert on_disk(tmp_path / "table_A.gpkg") == [] and not drawing_dock.tool.wet
    QgsProject.instance().setCrs(before)
    canvas.setDestinationCrs(before)


def test_a_stroke_off_the_earth_is_said_and_does_not_stop_the_pen(
    drawing_dock, hand, canvas, iface, tmp_path
):
    home = canvas.extent()
    canvas.setExtent(QgsRectangle(9e9, 9e9, 9.1e9, 9.1e9))
    hand.stroke(WAY)
    assert any("off the earth" in text for text in messages(iface))
    assert not drawing_dock.tool.wet  # ink that stays looks saved
    canvas.setExtent(home)
    hand.stroke(WAY)
    assert len(on_disk(tmp_path / "table_A.gpkg")) == 1


def test_a_workshop_in_an_empty_project_looks_at_the_city(dock, canvas, tmp_path):
    QgsProject.instance().clear()
    canvas.setExtent(QgsRectangle())
    assert dock.new_workshop(tmp_path / "table_A.gpkg", "A")
    QCoreApplication.processEvents()
    assert QgsProject.instance().crs().authid() == "EPSG:32647"
    # Tha Phae gate in UTM 47N, from the facts of the city
    assert canvas.extent().contains(QgsPointXY(499290.7, 2077344.1))


def test_work_in_hand_is_known(dock, tmp_path):
    assert not dock.holds_work()
    dock.new_workshop(tmp_path / "table_A.gpkg", "A")
    assert dock.holds_work()


def test_there_is_a_way_out_while_the_file_is_away(drawing_dock, hand, tmp_path, iface):
    path = tmp_path / "table_A.gpkg"
    button = drawing_dock.panel.elsewhere_button
    hand.stroke(WAY)
    assert not button.isVisibleTo(drawing_dock)
    hand.carry(path, tmp_path / "away")
    hand.stroke(RING)
    assert button.isVisibleTo(drawing_dock) and light(drawing_dock)[0] == "waiting"
    taken = tmp_path / "taken.gpkg"
    taken.write_bytes(b"mine")
    assert not drawing_dock.go_on_in(taken)  # nothing is ever overwritten
    assert "taken.gpkg" in messages(iface)[-1] and taken.read_bytes() == b"mine"
    assert light(drawing_dock)[0] == "waiting"
    other = tmp_path / "stick.gpkg"
    assert drawing_dock.go_on_in(other)
    assert light(drawing_dock)[0] == "saved" and not button.isVisibleTo(drawing_dock)
    assert "stick.gpkg" in drawing_dock.panel.title.text()
    hand.stroke(WAY)
    assert len(on_disk(other)) == 3
    assert not list((tmp_path / "spill").glob("*.jsonl"))
    assert drawing_dock.undo() and len(replay(drawing_dock.keeper.rows)) == 2


def test_a_note_that_was_written_is_kept_without_enter(drawing_dock, hand, tmp_path):
    hand.stroke(WAY)
    drawing_dock.panel.note.insert("น้ำขัง")
    hand.stroke(RING)  # people just go on
    assert [row.note for row in drawing_dock.sitting.picture()] == ["น้ำขัง", None]
    assert drawing_dock.panel.note.text() == ""
    drawing_dock.panel.note.returnPressed.emit()  # an empty line takes no note away
    assert [row.note for row in drawing_dock.sitting.picture()] == ["น้ำขัง", None]
    drawing_dock.panel.note.insert("ที่ลุ่ม")
    drawing_dock.close_workshop()
    assert [row.note for row in replay(on_disk(tmp_path / "table_A.gpkg"))] == ["น้ำขัง", "ที่ลุ่ม"]


def test_a_note_goes_to_the_drawing_that_was_tapped(drawing_dock, hand):
    line = drawing_dock.panel.note
    hand.stroke(RING)
    hand.stroke([(x - 250, y + 100) for x, y in RING])
    drawing_dock.start_drawing("move")
    hand.stroke([RING[1]])
    line.insert("ปู่")
    line.returnPressed.emit()
    notes = [row.note for row in drawing_dock.sitting.picture()]
    assert notes == ["ปู่", None] and line.text() == ""
    hand.stroke([RING[1]])
    assert line.text() == "ปู่"  # what it says now
    line.clear()
    line.setModified(True)
    drawing_dock.start_drawing("pen")
    assert [row.note or None for row in drawing_dock.sitting.picture()] == [None, None]
    drawing_dock.start_drawing("move")
    hand.stroke([RING[1]])
    line.insert("ที่")
    assert drawing_dock.undo() and drawing_dock.undo() and drawing_dock.undo()
    assert drawing_dock.undo()  # the tapped drawing and the other are gone
    line.returnPressed.emit()
    assert drawing_dock.sitting.picture() == [] and line.text() == ""


def test_set_up_steps_aside_when_its_files_are_made(dock, tmp_path):
    with WorkshopFile.create(tmp_path / "table_C.gpkg", "C"):
        pass
    dock.run_tab.setup.show_window()
    dock.run_tab.setup.prepared.emit([tmp_path / "table_C.gpkg"])
    assert not dock.run_tab.setup.isVisible()
    assert dock.sitting.table_code == "C"


def test_a_touch_table_stays_one(dock, iface):
    key = "cm_civic/big_buttons"
    try:
        dock.run_tab.big_button.click()
        again = ScenarioDock(iface)
        assert again.panel.tools.buttons()[0].minimumHeight() >= 48
        again.unload()
    finally:
        QgsSettings().remove(key)


@pytest.fixture(params=["th", "en"])
def spoken(request, qgis_app):
    """A language, and the letters of QGIS's own window."""
    before, font = language(), QgsApplication.font()
    set_language(request.param)
    translator = make_translator()
    if translator is not None:
        QCoreApplication.installTranslator(translator)
    small = QFont(font)
    small.setPointSizeF(9)
    QgsApplication.setFont(small)
    yield request.param
    QgsApplication.setFont(font)
    if translator is not None:
        QCoreApplication.removeTranslator(translator)
    set_language(before)


def test_every_page_fits_into_a_dock_of_360_pixels(spoken, iface, tmp_path):
    dock = ScenarioDock(iface)
    try:
        dock.new_workshop(tmp_path / "table_A.gpkg", "A")
        for tab in (dock.run_tab, dock.look_tab):
            for box in tab.findChildren(QgsCollapsibleGroupBoxBasic):
                box.setCollapsed(False)
        dock.run_tab.conduct.begin()
        dock.run_tab.votes.open_round()
        dock.run_tab.bargain.begin()
        dock.sitting.note_event("stage_ended", number=1)
        dock.run_tab.conduct.begin()
        dock.resize(360, 560)
        dock.show()
        for tab in range(dock.panel.tabs.count()):
            dock.panel.tabs.setCurrentIndex(tab)
            QCoreApplication.processEvents()
            area = dock.panel.tabs.widget(tab)
            if not isinstance(area, QScrollArea):
                area = area.findChild(QScrollArea)
            widths = {
                one.objectName(): one.minimumSizeHint().width()
                for one in area.widget().findChildren(QWidget)
                if one.isVisible() and one.minimumSizeHint().width() > 330
            }
            assert area.widget().minimumSizeHint().width() <= area.viewport().width(), widths
    finally:
        dock.unload()
        dock.deleteLater()


def test_in_a_low_dock_the_turns_take_one_row_too(dock, canvas, tmp_path):
    sitting = new_sitting(tmp_path / "seats.gpkg", seats=6)
    dock.take_over(sitting)
    dock.resize(400, 900)
    dock.show()
    turns = dock.run_tab.turns
    turns.set_shown(True)
    QCoreApplication.processEvents()
    assert turns.caption.isVisible() and dock.panel.chooser.sentence.isVisible()
    dock.resize(400, 600)  # enough, if it were not for the turns
    QCoreApplication.processEvents()
    assert not turns.caption.isVisible() and not dock.panel.chooser.sentence.isVisible()
    turns.set_shown(False)
    dock.resize(400, 900)
    QCoreApplication.processEvents()
    assert dock.panel.chooser.sentence.isVisible()
