"""One laptop for all tables: going from table to table, and a table that comes late."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRectangle
from qgis.gui import QgsLayerTreeMapCanvasBridge
from qgis.PyQt.QtCore import QElapsedTimer
from qgis.PyQt.QtWidgets import QApplication, QFileDialog

from cm_civic_plugin.core.scenario.convergence import stages_ended
from cm_civic_plugin.core.scenario.elements import load_elements
from cm_civic_plugin.core.scenario.journal import new_row
from cm_civic_plugin.core.scenario.plan import default_plan
from cm_civic_plugin.core.scenario.shape import shape_of
from cm_civic_plugin.gis.scenario.merging import merge_files, read_journal
from cm_civic_plugin.gis.scenario.preparing import prepare
from cm_civic_plugin.gis.scenario.snapshots import export_snapshot, snapshots
from cm_civic_plugin.gis.scenario.workshop_file import WorkshopFile
from cm_civic_plugin.gis.scenario.workshop_layers import (
    FUTURE_PROPERTY,
    KIND_PROPERTY,
    NOTES_PROPERTY,
)
from cm_civic_plugin.gui.scenario.dock import ScenarioDock
from cm_civic_plugin.gui.scenario.run import clock_along, end_along

STAMP = shape_of("stamp", [(98.99, 18.79)])
WAY = [(100 + 5 * n, 300 + 6 * (n % 7)) for n in range(61)]


@pytest.fixture()
def tables(tmp_path, qgis_app):
    plan = replace(
        default_plan(), title="ช้างม่อย", tables=("A", "B"), elements=tuple(load_elements()[:5])
    )
    return prepare(plan, tmp_path)


@pytest.fixture()
def dock(iface, tables):
    dock = ScenarioDock(iface)
    assert dock.open_workshop(tables[0])
    yield dock
    dock.unload()
    dock.deleteLater()


@pytest.fixture()
def offers(monkeypatch):
    """The buttons that the message bar offers."""
    found = []
    monkeypatch.setattr(
        clock_along, "inform", lambda _iface, text, seconds, button: found.append((text, *button))
    )
    return found


def test_a_table_that_comes_late_is_of_the_same_workshop(dock, tables, tmp_path):
    plan = dock.plan
    assert dock.new_workshop(tmp_path / "table_C.gpkg", "C")
    assert dock.sitting.table_code == "C"
    assert replace(dock.plan, tables=()) == replace(plan, tables=())
    with WorkshopFile.open(tables[0]) as first:
        for key in ("workshop", "title", "futures"):
            assert dock.sitting.workshop.meta[key] == first.meta[key]
        assert dock.sitting.workshop.meta["workshop_uuid"] != first.meta["workshop_uuid"]


def test_a_new_table_beside_the_sample_is_real(dock, tmp_path):
    WorkshopFile.create(tmp_path / "s.gpkg", "A", title="sample", sample=True).close()
    assert dock.open_workshop(tmp_path / "s.gpkg")
    assert dock.new_workshop(tmp_path / "real.gpkg", "A")
    assert dock.sitting.workshop.meta["title"] == ""
    assert not dock.sitting.workshop.is_sample


def test_the_next_table_goes_on_with_the_pen(dock, tables, canvas, hand):
    assert dock.start_drawing()
    assert dock.open_workshop(tables[1])
    assert canvas.mapTool() is dock.tool and dock.drawing.in_hand == "pen"
    hand.stroke(WAY)
    assert [row.table_code for row in dock.sitting.rows] == ["B"]


def test_file_dialogs_begin_where_the_other_tables_are(dock, tables, monkeypatch):
    asked = []
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(
            QFileDialog, name, lambda *args, **_more: asked.append(Path(args[2])) or ("", "")
        )
    dock.panel.open_clicked.emit()
    dock.panel.new_clicked.emit()
    assert asked == [tables[0].parent, tables[0].parent / "table_A.gpkg"]


def test_a_tap_in_the_warm_up_is_an_answer_and_no_drawing(dock, hand):
    assert dock.start_drawing()
    dock.run_tab.conduct.begin()  # the first stage finds places
    hand.press((400, 300))
    hand.release((400, 300))
    assert dock.sitting.rows == []
    assert dock.run_tab.places.answer_button.isEnabled()


def test_the_rooms_clock_goes_along_when_asked(dock, tables, offers):
    conduct = dock.run_tab.conduct
    conduct.stages.setCurrentIndex(2)
    conduct.begin()
    conduct.give(7)
    assert dock.open_workshop(tables[1])
    assert dock.sitting.events == []  # not unasked
    ((text, _words, go_on),) = offers
    assert "Talk and draw at the table" in text and "7:00" in text
    go_on()
    clock = conduct.clock()
    assert clock.number == 3 and clock.running and 400 < clock.left <= 420
    assert dock.open_workshop(tables[0])  # where that stage is on anyway
    assert len(offers) == 1
    go_on()  # an old message, of a file that is closed
    assert [one.kind for one in dock.sitting.events] == ["stage_begun", "clock_set"]


def test_a_late_table_is_offered_the_clock_and_nothing_covers_that(dock, offers, iface, tmp_path):
    dock.run_tab.conduct.begin()
    iface.messageBar().pushMessage.reset_mock()
    assert dock.new_workshop(tmp_path / "table_C.gpkg", "C")
    assert len(offers) == 1
    iface.messageBar().pushMessage.assert_not_called()
    offers[0][2]()
    assert dock.run_tab.conduct.clock().number == 1


def test_a_clock_that_stands_stands_at_the_next_table(dock, tables, offers):
    conduct = dock.run_tab.conduct
    conduct.begin()
    conduct.pause_or_go_on()
    assert dock.open_workshop(tables[1])
    offers[0][2]()
    assert not conduct.clock().running and conduct.clock().left > 590


def test_the_clock_is_offered_past_a_table_that_has_none(dock, tables, offers, tmp_path):
    """As long as it runs: C is offered the clock of A, also after B, until it has ended at A."""
    dock.run_tab.conduct.begin()
    dock.run_tab.conduct.give(7)
    assert dock.new_workshop(tables[0].with_name("table_C.gpkg"), "C")
    assert dock.open_workshop(tables[1])  # from a table that did not take the clock
    assert len(offers) == 2 and "at table A." in offers[1][0] and "7:00" in offers[1][0]
    offers[1][2]()
    assert 400 < dock.run_tab.conduct.clock().left <= 420
    dock.run_tab.conduct.end()
    assert dock.open_workshop(tables[0])
    dock.run_tab.conduct.end()
    assert dock.open_workshop(tables[1])
    assert dock.open_workshop(tables[0].with_name("table_C.gpkg"))
    assert len(offers) == 2


def test_no_clock_goes_to_another_workshop_or_to_a_stage_that_is_over(
    dock, tables, offers, tmp_path
):
    conduct = dock.run_tab.conduct
    conduct.begin()
    conduct.end()
    assert dock.open_workshop(tables[1])
    conduct.begin()
    assert dock.open_workshop(tables[0])  # it has ended that stage
    (tmp_path / "other").mkdir()
    (other,) = prepare(replace(default_plan(), title="x"), tmp_path / "other")
    assert dock.open_workshop(tables[1])
    assert dock.open_workshop(other)
    assert offers == []


# --- a stage that ends


@pytest.fixture()
def endings(monkeypatch):
    """What is said when a stage has ended: the text, and the button if there is one."""
    found = []
    monkeypatch.setattr(
        end_along, "inform", lambda _iface, text, button=None, **_more: found.append((text, button))
    )
    monkeypatch.setattr(end_along, "warn", lambda _iface, text: found.append((text, None)))
    return found


def until(is_so, seconds=30):
    timer = QElapsedTimer()
    timer.start()
    while not is_so():
        assert timer.elapsed() < 1000 * seconds, "it did not come"
        QApplication.processEvents()


def looked(dock):
    """Wait until the other tables' files have been looked at."""
    until(lambda: not dock.run_tab.conduct._along._looking.is_busy())


def kinds(path):
    return [event.kind for event in read_journal(path).events]


@pytest.fixture()
def at_three(dock, tables):
    """Tables A, B and C, each with its first stage on; C is open."""
    dock.run_tab.conduct.begin()
    dock.sitting.write("draw", future_id="chaos", element_id="trees", shape=STAMP)
    assert dock.new_workshop(tables[0].with_name("table_C.gpkg"), "C")
    dock.run_tab.conduct.begin()
    assert dock.open_workshop(tables[1])
    dock.run_tab.conduct.begin()
    assert dock.open_workshop(tables[0].with_name("table_C.gpkg"))
    return [*tables, tables[0].with_name("table_C.gpkg")]


def test_a_stage_that_ends_is_offered_to_end_at_all_tables(dock, at_three, endings):
    dock.run_tab.conduct.end_button.click()
    until(lambda: endings)
    ((text, (words, press)),) = endings
    name = dock.plan.stages[0].name.en
    assert text == f"Tables A, B: “{name}” still runs."
    assert words == "End it there too"
    assert [kinds(path) for path in at_three[:2]] == [["stage_begun"]] * 2  # not unasked
    press()
    until(lambda: len(endings) == 2)
    assert [kinds(path)[-1] for path in at_three] == ["stage_ended"] * 3
    (ended,) = stages_ended(event for path in at_three for event in read_journal(path).events)
    assert dict(ended.moments) == {"A": 1, "B": 0, "C": 0}
    press()  # the message may still be there
    until(lambda: len(endings) == 3)
    assert kinds(at_three[0]) == ["stage_begun", "stage_ended"]


def test_the_next_stage_offers_it_too_and_a_file_opened_meanwhile_hears_of_it(
    dock, at_three, endings
):
    dock.run_tab.conduct.begin_button.click()
    until(lambda: endings)
    assert dock.run_tab.conduct.clock().number == 2
    assert dock.open_workshop(at_three[0])
    endings[0][1][1]()
    until(lambda: len(endings) == 2)
    assert dock.run_tab.conduct.clock() is None
    assert [one.kind for one in dock.sitting.events] == ["stage_begun", "stage_ended"]
    assert kinds(at_three[0]) == ["stage_begun", "stage_ended"]


def test_a_file_that_cannot_be_written_is_named_and_the_others_go_on(dock, at_three, endings):
    dock.run_tab.conduct.end()
    until(lambda: endings)
    at_three[0].write_bytes(b"gone")
    endings[0][1][1]()
    until(lambda: len(endings) == 3)
    assert kinds(at_three[1])[-1] == "stage_ended"
    assert [text for text, _button in endings[1:] if "table_A.gpkg" in text] == [endings[2][0]]


def test_only_tables_of_this_workshop_with_that_stage_are_asked_about(
    dock, tables, endings, tmp_path
):
    """Not pictures of stages, merged files, older copies, other workshops, or other stages."""
    conduct = dock.run_tab.conduct
    conduct.begin()
    folder = tables[0].parent
    (folder / "copy.gpkg").write_bytes(tables[0].read_bytes())
    merge_files(tables, folder / "all.gpkg")
    (other,) = prepare(replace(default_plan(), title="x", tables=("Z",)), folder_in(tmp_path))
    assert dock.open_workshop(other)
    conduct.begin()
    other.rename(folder / "table_Z.gpkg")
    (folder / "none.gpkg").write_bytes(b"SQLite format 3\0")
    assert dock.open_workshop(tables[1])
    conduct.stages.setCurrentIndex(1)
    conduct.begin()  # B is at the second stage
    assert dock.open_workshop(tables[0])
    conduct.end()
    looked(dock)
    sitting = dock.sitting
    (picture,) = snapshots(sitting.events, sitting.plan)
    export_snapshot(folder / "p.gpkg", sitting.rows, sitting.events, sitting.workshop.meta, picture)
    conduct.stages.setCurrentIndex(1)
    assert dock.open_workshop(tables[1])
    conduct.end()
    looked(dock)
    assert endings == []


def folder_in(path):
    (path / "other").mkdir()
    return path / "other"


# --- the layers of one table after another


def of_file(path):
    """The layers of a table's file that the project has, by future and kind, without notes."""
    return {
        (layer.customProperty(FUTURE_PROPERTY), layer.customProperty(KIND_PROPERTY)): layer
        for layer in QgsProject.instance().mapLayers().values()
        if layer.source().startswith(f"{path}|") and not layer.customProperty(NOTES_PROPERTY)
    }


def future_group(path, future):
    root = QgsProject.instance().layerTreeRoot()
    return root.findLayer(of_file(path)[future, "line"].id()).parent()


def test_the_next_table_takes_the_layers_of_the_one_before(dock, tables, hand):
    assert dock.start_drawing()
    hand.stroke(WAY)
    count = len(QgsProject.instance().mapLayers())
    (drawn,) = (key for key, layer in of_file(tables[0]).items() if layer.featureCount())
    line = of_file(tables[0])[drawn]
    line.setOpacity(0.5)
    future_group(tables[0], "chaos").setName("our chaos")
    future_group(tables[0], "chaos").setItemVisibilityChecked(False)
    future_group(tables[0], dock.plan.futures[3].id).setItemVisibilityChecked(True)
    assert dock.open_workshop(tables[1])
    assert len(QgsProject.instance().mapLayers()) == count
    assert of_file(tables[0]) == {} and len(of_file(tables[1])) == count / 2
    (group,) = QgsProject.instance().layerTreeRoot().children()
    assert group.name() == "Table B: ช้างม่อย"
    line = of_file(tables[1])[drawn]
    assert line.opacity() == 0.5 and line.featureCount() == 0 and line.readOnly()
    assert "table B" in line.metadata().abstract()
    chaos = future_group(tables[1], "chaos")
    assert chaos.name() == "our chaos" and not chaos.itemVisibilityChecked()
    assert future_group(tables[1], dock.plan.futures[3].id).isVisible()
    hand.stroke(WAY)
    hand.stroke(WAY)
    assert line.featureCount() == 2 and not line.extent().isEmpty()
    assert dock.open_workshop(tables[0])
    assert of_file(tables[0])[drawn].featureCount() == 1
    root = QgsProject.instance().layerTreeRoot()
    assert root.findLayer(of_file(tables[0])[drawn].id()).isVisible()


def test_a_future_that_was_off_for_being_empty_is_on_where_it_is_drawn_in(dock, tables):
    future = dock.plan.futures[3].id
    with WorkshopFile.open(tables[1]) as file:
        file.append(new_row("draw", "s", "B", future_id=future, element_id="trees", shape=STAMP))
    assert not future_group(tables[0], future).isVisible()
    assert dock.open_workshop(tables[1])
    assert future_group(tables[1], future).isVisible()
    assert not future_group(tables[1], dock.plan.futures[2].id).isVisible()


def test_layers_of_other_workshops_and_pictures_of_stages_stay(dock, tables, tmp_path):
    (other,) = prepare(replace(default_plan(), title="x", tables=("Z",)), folder_in(tmp_path))
    conduct = dock.run_tab.conduct
    conduct.begin()
    conduct.end()
    looked(dock)
    sitting = dock.sitting
    (one,) = snapshots(sitting.events, sitting.plan)
    picture = tmp_path / "p.gpkg"
    export_snapshot(picture, sitting.rows, sitting.events, sitting.workshop.meta, one)
    assert conduct.snapshots.show_on_map(picture)
    assert dock.open_workshop(other)
    assert of_file(tables[0]) and of_file(other)  # hidden, for the user to take away
    assert dock.open_workshop(tables[1])
    assert of_file(other) and of_file(picture)
    assert of_file(tables[1]) and not of_file(tables[0])


def test_layers_that_cannot_be_taken_are_made_anew(dock, tables):
    project = QgsProject.instance()
    count = len(project.mapLayers())
    project.removeMapLayer(of_file(tables[0])["chaos", "line"])
    assert dock.open_workshop(tables[1])
    assert len(project.mapLayers()) == count == 2 * len(of_file(tables[1]))
    assert [one.name() for one in project.layerTreeRoot().children()] == ["Table B: ช้างม่อย"]


def test_layers_that_come_back_into_a_new_project_leave_the_view(dock, canvas, hand):
    """QGIS itself takes CRS and extent of a first layer."""
    QApplication.processEvents()
    project = QgsProject.instance()
    _bridge = QgsLayerTreeMapCanvasBridge(project.layerTreeRoot(), canvas, canvas)
    project.clear()
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    canvas.setDestinationCrs(project.crs())
    canvas.setExtent(QgsRectangle(11018000, 2127000, 11022000, 2130000))
    QApplication.processEvents()
    view = canvas.extent()
    dock.start_drawing()
    hand.stroke(WAY)
    assert project.mapLayers()
    for _ in range(5):
        QApplication.processEvents()
    assert project.crs().authid() == "EPSG:3857"
    assert canvas.extent().toString(0) == view.toString(0)


def test_going_to_the_next_table_leaves_the_view(dock, tables, canvas):
    QApplication.processEvents()
    view = QgsRectangle(498000, 2077000, 498400, 2077300)
    canvas.setExtent(view)
    assert dock.open_workshop(tables[1])
    QApplication.processEvents()
    assert canvas.extent().contains(view) and canvas.extent().width() < 500
