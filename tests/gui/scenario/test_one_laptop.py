"""One laptop for all tables: going from table to table, and a table that comes late."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from qgis.PyQt.QtWidgets import QFileDialog

from cm_civic_plugin.core.scenario.elements import load_elements
from cm_civic_plugin.core.scenario.plan import default_plan
from cm_civic_plugin.gis.scenario.preparing import prepare
from cm_civic_plugin.gis.scenario.workshop_file import WorkshopFile
from cm_civic_plugin.gui.scenario.dock import ScenarioDock
from cm_civic_plugin.gui.scenario.run import clock_along

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
