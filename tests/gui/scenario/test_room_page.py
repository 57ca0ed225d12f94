from __future__ import annotations

import sys
import time
from datetime import datetime
from unittest.mock import MagicMock

import pytest
from qgis.core import QgsProject, QgsProviderRegistry, QgsSettings
from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtTest import QTest

from cm_civic_plugin.core.scenario.plan import default_plan
from cm_civic_plugin.core.scenario.shape import shape_of
from cm_civic_plugin.gis.scenario.room import Room
from cm_civic_plugin.gis.scenario.room_layers import ROOM_PROPERTY, OthersLayers
from cm_civic_plugin.gis.scenario.room_link import Guest, RoomLink
from cm_civic_plugin.gis.scenario.room_schema import grants
from cm_civic_plugin.gis.scenario.sitting import Sitting
from cm_civic_plugin.gis.scenario.workshop_file import WorkshopFile
from cm_civic_plugin.gui.scenario.run.room_page import RoomPage, guest_words
from tests.gis.scenario.postgres_server import postgres  # noqa: F401 (a fixture)

WORKSHOP = "6f1f2a34-9a53-4a0e-8a35-0d3f9c1f77ab"
EVIL = "<b>'); DROP TABLE strokes; --</b> 😀"


@pytest.fixture()
def stored():
    """Return a function that stores a connection in QGIS under a name; undone at the end."""
    metadata = QgsProviderRegistry.instance().providerMetadata("postgres")
    names = []

    def store(name, uri):
        options = {"saveUsername": True, "savePassword": True}
        metadata.saveConnection(metadata.createConnection(uri, options), name)
        names.append(name)

    yield store
    for name in names:
        metadata.deleteConnection(name)


@pytest.fixture()
def sit(tmp_path, qgis_new_project):
    opened = []

    def open_table(code, workshop=WORKSHOP):
        path = tmp_path / f"table_{code}.gpkg"
        if not path.exists():
            WorkshopFile.create(path, code, title="กาดหลวง", workshop=workshop).close()
        opened.append(Sitting(path))
        return opened[-1]

    yield open_table
    for sitting in opened:
        sitting.close()


@pytest.fixture()
def page(qgis_app):
    page = RoomPage(MagicMock())
    page.show()
    yield page
    page.unload()
    page.deleteLater()
    QgsSettings().remove("cm_civic/room")


@pytest.fixture()
def made(postgres):  # noqa: F811
    database = postgres.database()
    RoomLink(postgres.uri(database), WORKSHOP, "f").open_room("กาดหลวง", lambda *_: None)
    postgres.sql(grants("laptop"), database)
    return database


def until(condition, seconds=30):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        QCoreApplication.processEvents()
        time.sleep(0.002)


def press(button):
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def draw(sitting, note=None, future="chaos", kind="line"):
    points = {"line": [(98.9, 18.7), (99.0, 18.8)], "stamp": [(98.95, 18.75)],
              "area": [(98.9, 18.7), (99, 18.7), (99, 18.8), (98.9, 18.7)]}  # fmt: skip
    return sitting.write("draw", future_id=future, element_id="trees", certainty="sure",
                         note=note, shape=shape_of(kind, points[kind]))  # fmt: skip


def on_map():
    return {
        feature["uuid"]: (feature["table_code"], feature["note"] or "")
        for layer in QgsProject.instance().mapLayers().values()
        if layer.customProperty(ROOM_PROPERTY)
        for feature in layer.getFeatures()
    }


def test_without_a_connection_it_says_where_to_make_one(page, sit):
    page.set_sitting(sit("A"))
    assert page.no_connection.isVisible()
    assert "Data Source Manager" in page.no_connection.text()
    assert not page.join_button.isEnabled()
    assert not page.make_button.isEnabled()


def test_without_a_workshop_there_is_nothing_to_join(page, stored):
    stored("hall", "dbname='x' host=127.0.0.1 port=1")
    page.set_sitting(None)
    assert page.connections.itemText(0) == "hall"
    assert not page.join_button.isEnabled()
    assert page.state.text() == "No workshop is open."


def test_a_table_joins_sees_the_others_and_leaves(page, sit, stored, postgres, made):  # noqa: F811
    stored("hall", postgres.uri(made, "laptop"))
    ours, theirs = sit("A"), sit("B")
    other_room = Room(postgres.uri(made, "laptop"), theirs)
    other_room.join()
    draw(ours)
    first = draw(theirs, EVIL)
    gone = draw(theirs, kind="stamp")
    area = draw(theirs, future="good_living", kind="area")
    page.set_sitting(ours)
    assert page.state.text().startswith("Not in a room")
    press(page.join_button)
    assert page.state.property("state") == "joining"
    until(lambda: len(on_map()) == 3)
    assert on_map()[first.uuid] == ("B", EVIL)
    until(lambda: page.state.property("state") == "connected")
    assert page.leave_button.isVisible()
    assert not page.join_button.isVisible()
    theirs.write("erase", target_uuid=gone.uuid)
    theirs.write("note", target_uuid=area.uuid, note="ใหม่")
    until(lambda: set(on_map()) == {first.uuid, area.uuid} and on_map()[area.uuid][1] == "ใหม่")
    until(lambda: "Table B: 3 drawn, just now" in page.guests.text())
    assert "Table A (this one): 1 drawn, just now" in page.guests.text()
    for layer in QgsProject.instance().mapLayers().values():
        assert layer.readOnly()
    page.shown.setChecked(False)
    assert on_map() == {}
    page.shown.setChecked(True)
    assert len(on_map()) == 2
    press(page.leave_button)
    assert on_map() == {}
    assert QgsProject.instance().layerTreeRoot().children() == []
    assert page.state.property("state") == "off"
    assert {row.table_code for row in ours.rows} == {"A"}
    other_room.leave()


def test_a_table_that_is_gone_says_when_it_last_drew():
    now = datetime(2026, 11, 26, 15, 3)

    def said(seconds):
        return guest_words(Guest("f", "B", 7, seconds), now, own=False)

    assert said(59) == "Table B: 7 drawn, just now"
    assert said(59 * 60) == "Table B: 7 drawn, the last 59 min ago"
    assert said(60 * 60) == "Table B: 7 drawn, the last at 14:03"
    assert said(24 * 3600) == "Table B: 7 drawn, the last at 25 Nov 2026 15:03"
    assert said(None) == "Table B: nothing yet"


def test_the_facilitator_makes_the_tables(page, sit, stored, postgres):  # noqa: F811
    database = postgres.database()
    stored("hall", postgres.uri(database))
    sitting = sit("A")
    draw(sitting)
    page.set_sitting(sitting)
    press(page.join_button)
    until(lambda: "no room yet" in page.state.text())
    press(page.make_button)
    until(lambda: page.state.property("state") == "connected")
    assert postgres.sql("SELECT workshop, title FROM cm_civic.rooms", database) == [
        f"{WORKSHOP}|กาดหลวง"
    ]


def test_the_network_goes_and_comes_back_also_after_a_restart(
    page, sit, stored, postgres, made  # noqa: F811
):  # fmt: skip
    stored("hall", postgres.uri(made, "laptop"))
    sitting = sit("A")
    page.set_sitting(sitting)
    press(page.join_button)
    until(lambda: page.state.property("state") == "connected")
    postgres.crash()
    draw(sitting)
    until(lambda: page.state.property("state") == "away")
    assert "Still to send: 1." in page.state.text()
    assert "cannot be reached" in page.state.text()
    page.unload()  # QGIS ends here
    sitting.close()
    again = RoomPage(MagicMock())
    again.show()
    sitting = sit("A")
    draw(sitting)
    again.set_sitting(sitting)  # it goes back by itself
    until(lambda: again.state.property("state") == "away")
    postgres.start()
    press(again.retry_button)
    until(lambda: again.state.property("state") == "connected")
    assert postgres.sql("SELECT count(*) FROM cm_civic.strokes", made) == ["2"]
    again.leave()
    again.set_sitting(sitting)
    assert again.room is None  # left for good
    again.unload()
    again.deleteLater()


def test_only_the_connections_name_is_remembered(page, sit, stored, postgres, made):  # noqa: F811
    stored("hall", postgres.uri(made, "laptop"))
    sitting = sit("A")
    page.set_sitting(sitting)
    press(page.join_button)
    until(lambda: page.state.property("state") == "connected")
    settings = QgsSettings()
    settings.beginGroup("cm_civic/room")
    kept = [settings.value(key) for key in settings.allKeys()]
    assert kept == ["hall"]
    project = QgsProject.instance()
    assert project.write(str(sitting.workshop.path.with_suffix(".qgs")))
    text = sitting.workshop.path.with_suffix(".qgs").read_text(encoding="utf-8")
    assert postgres.password not in text


def test_layers_of_others_come_back_when_somebody_removed_them(qgis_new_project):
    plan, project = default_plan(), QgsProject.instance()
    layers = OthersLayers(project, plan.futures, plan.elements)
    rows = [drawing(kind, future.id) for future in plan.futures for kind in ("line", "stamp")]
    layers.show(rows)
    assert len(on_map()) == len(rows)
    names = [layer.name() for layer in project.layerTreeRoot().findGroups()[0].findLayers()]
    assert [name.rpartition(" · ")[2] for name in names] == ["stamps"] * 4 + ["lines"] * 4
    project.removeMapLayer(next(iter(project.mapLayers())))
    layers.show(rows[1:])
    assert set(on_map()) == {row.uuid for row in rows[1:]}
    project.clear()
    layers.show(rows)
    assert len(on_map()) == len(rows)
    # a project that was saved with such layers opens without their content
    OthersLayers(project, plan.futures, plan.elements)
    assert project.mapLayers() == {}
    assert project.layerTreeRoot().children() == []


def drawing(kind, future):
    from cm_civic_plugin.core.scenario.journal import new_row

    points = {"line": [(98.9, 18.7), (99.0, 18.8)], "stamp": [(98.95, 18.75)]}
    return new_row("draw", "s", "B", future_id=future, element_id="trees",
                   shape=shape_of(kind, points[kind]))  # fmt: skip


def test_ten_thousand_strokes_of_others_are_shown_step_by_step(qgis_new_project, capsys):
    plan = default_plan()
    layers = OthersLayers(QgsProject.instance(), plan.futures, plan.elements)
    rows = [drawing("line", "chaos") for _ in range(10_000)]
    began = time.monotonic()
    layers.show(rows)
    whole = time.monotonic() - began
    rows.append(drawing("line", "chaos"))
    began = time.monotonic()
    layers.show(rows)
    one = time.monotonic() - began
    assert len(on_map()) == 10_001
    with capsys.disabled():
        sys.stdout.write(
            f"\nroom: 10,000 strokes of others on the map in {whole * 1000:.0f} ms, one more in "
            f"{one * 1000:.0f} ms\n"
        )


def test_everything_can_be_touched(page):
    for widget in (page.connections, page.join_button, page.leave_button, page.retry_button,
                   page.make_button, page.shown):  # fmt: skip
        assert widget.minimumHeight() >= 36
        assert widget.objectName().startswith("cmCivicRoom")
