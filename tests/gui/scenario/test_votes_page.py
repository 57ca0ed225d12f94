from __future__ import annotations

import csv
import shutil
from dataclasses import replace

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsPointXY, QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton, QApplication, QLabel

from cm_civic_plugin.core.scenario.journal import DRAW, ERASE
from cm_civic_plugin.core.scenario.plan import default_plan, plan_to_text
from cm_civic_plugin.core.scenario.shape import shape_of
from cm_civic_plugin.core.scenario.votes import (
    DRAWINGS,
    ELEMENTS,
    VOTE_OPENED,
    Held,
    Thing,
    new_ballot,
    opening,
    rounds,
)
from cm_civic_plugin.gis.scenario import held_dots
from cm_civic_plugin.gis.scenario.held_dots import HeldDots
from cm_civic_plugin.gis.scenario.merging import merge_files, read_journal
from cm_civic_plugin.gis.scenario.sitting import Sitting
from cm_civic_plugin.gis.scenario.workshop_file import WorkshopFile
from cm_civic_plugin.gui.scenario.run.votes_page import VotesPage

MARKET = Thing("good_living", "market")


@pytest.fixture()
def page(iface):
    page = VotesPage(iface)
    page.resize(360, 900)
    page.show()
    yield page
    page.unload()
    page.deleteLater()


PLAN = default_plan()


def new_file(folder, code="A", tables=("A", "B")):
    plan = replace(PLAN, tables=tables, dots=4)
    path = folder / f"table_{code}.gpkg"
    WorkshopFile.create(path, code, plan=plan_to_text(plan), workshop=plan.workshop).close()
    return path


@pytest.fixture()
def sitting(tmp_path, qgis_app):
    sitting = Sitting(new_file(tmp_path))
    yield sitting
    sitting.close()


@pytest.fixture()
def at_table(page, sitting):
    page.set_sitting(sitting)
    yield page
    page.set_sitting(None)


def find(page, name, kind=QAbstractButton):
    return page.findChild(kind, name)


def press(page, name):
    QApplication.processEvents()
    button = find(page, name)
    assert button.isVisible() and button.isEnabled(), name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def open_round(page, about=ELEMENTS, secret=False):
    press(page, f"cmCivicVotesAbout_{about}")
    press(page, f"cmCivicVotesSecrecy_{'secret' if secret else 'open'}")
    press(page, "cmCivicVotesOpen")


def element(page, name):
    press(page, f"cmCivicVotesElements_{name}")


def text(page, name):
    return find(page, name, QLabel).text()


def lines(page):
    return [(line.thing, line.dots, dict(line.by_table)) for line in page.results()[-1].lines]


def draw(sitting, points, kind="stamp", element_id="market"):
    shape = shape_of(kind, points)
    return sitting.write(DRAW, future_id="chaos", element_id=element_id, shape=shape).uuid


def pixel(canvas, lon, lat):
    crs = canvas.mapSettings().destinationCrs()
    wgs84 = QgsCoordinateReferenceSystem("EPSG:4326")
    there = QgsCoordinateTransform(wgs84, crs, QgsProject.instance()).transform(
        QgsPointXY(lon, lat)
    )
    at = canvas.getCoordinateTransform().transform(there)
    return at.x(), at.y()


def test_without_a_workshop_the_page_says_so(page):
    assert text(page, "cmCivicVotesState") == "No workshop is open."
    assert not page.opening_part.isVisible() and not page.round_part.isVisible()
    assert not page.open_round() and not page.place(MARKET) and not page.close_round()


def test_a_table_places_takes_back_and_never_has_more_than_its_dots(at_table, sitting):
    open_round(at_table)
    for _ in range(5):
        element(at_table, "market")
    assert "no dots left" in text(at_table, "cmCivicVotesSaid")
    assert "dots left: 0\n○○○○" in text(at_table, "cmCivicVotesLeft")
    assert [one.dots for one in sitting.ballots] == [1] * 4
    assert find(at_table, "cmCivicVotesElements_market").text().endswith("● 4")
    press(at_table, "cmCivicVotesBack")
    element(at_table, "market")
    element(at_table, PLAN.elements[0].id)
    assert "has no dot there" in text(at_table, "cmCivicVotesSaid")
    assert lines(at_table) == [(MARKET, 3, {"A": 3})]


def test_closing_needs_two_presses_and_shows_the_result(at_table, sitting):
    open_round(at_table)
    element(at_table, "market")
    press(at_table, "cmCivicVotesClose")
    assert at_table.round_part.isVisible()
    press(at_table, "cmCivicVotesClose")
    assert not at_table.round_part.isVisible() and at_table.opening_part.isVisible()
    assert at_table.table.item(0, 1).text() == "1\n100 %"
    assert at_table.number.value() == 2
    assert [one.kind for one in sitting.events] == ["vote_opened", "vote_closed"]


def test_a_secret_round_shows_and_writes_nothing_until_it_is_handed_in_and_closed(
    at_table, sitting
):
    open_round(at_table, secret=True)
    element(at_table, "market")
    element(at_table, "market")
    assert sitting.ballots == [] and lines(at_table) == []
    assert "●" not in find(at_table, "cmCivicVotesElements_market").text()
    assert "dots left: 2" in text(at_table, "cmCivicVotesLeft")
    press(at_table, "cmCivicVotesDone")
    (ballot,) = sitting.ballots
    assert ballot.dots == 2 and ballot.cast_at == sitting.events[0].happened_at
    assert lines(at_table) == [] and not find(at_table, "cmCivicVotesDone").isEnabled()
    press(at_table, "cmCivicVotesTables_B")
    element(at_table, "market")
    press(at_table, "cmCivicVotesClose")
    press(at_table, "cmCivicVotesClose")  # hands in what B still holds
    assert lines(at_table) == [(MARKET, 3, {"A": 2, "B": 1})]


def test_the_facilitator_takes_the_dots_of_several_tables_on_one_laptop(at_table):
    open_round(at_table)
    element(at_table, "market")
    press(at_table, "cmCivicVotesTables_B")
    assert "Table B · dots left: 4" in text(at_table, "cmCivicVotesLeft")
    press(at_table, f"cmCivicVotesFutures_{PLAN.futures[1].id}")
    element(at_table, "market")
    chaos = Thing(PLAN.futures[1].id, "market")
    assert sorted(lines(at_table)) == sorted([(MARKET, 1, {"A": 1}), (chaos, 1, {"B": 1})])


def test_a_closed_and_reopened_file_goes_on_with_the_round(page, tmp_path):
    path = new_file(tmp_path)
    sitting = Sitting(path)
    page.set_sitting(sitting)
    open_round(page, secret=True)
    element(page, "market")
    page.set_sitting(None)  # closing the file hands in
    sitting.close()
    again = Sitting(path)
    page.set_sitting(again)
    assert "secret" in text(page, "cmCivicVotesState") and "dots left: 3" in text(
        page, "cmCivicVotesLeft"
    )
    element(page, "market")
    page.close_round()
    assert lines(page) == [(MARKET, 2, {"A": 2})]
    page.set_sitting(None)
    again.close()


def test_secret_dots_in_hand_outlive_a_qgis_that_ends_during_the_round(page, tmp_path, monkeypatch):
    folder = tmp_path / "held"
    monkeypatch.setattr(held_dots, "held_folder", lambda: folder)
    path = new_file(tmp_path)
    before = Sitting(path)
    detail = opening([], ELEMENTS, secret=True, dots=4)
    before.note_event(VOTE_OPENED, **detail)
    before.close()
    left = HeldDots(detail["round"])
    assert left.keep([Held("A", MARKET, 2, "u1")])
    left.close()
    sitting = Sitting(path)
    page.set_sitting(sitting)
    assert "dots left: 2" in text(page, "cmCivicVotesLeft") and sitting.ballots == []
    element(page, "market")
    assert [one.dots for one in HeldDots(detail["round"]).read()] == []  # it is in the page's hand
    assert "kept on this computer" in text(page, "cmCivicVotesSecretHint")
    press(page, "cmCivicVotesDone")
    assert [(one.uuid, one.dots) for one in sitting.ballots] == [("u1", 3)]
    assert not list(folder.glob("*.json"))
    shutil.rmtree(folder)
    folder.write_text("no folder")
    page.back_button.setChecked(True)
    element(page, "market")
    assert "cannot be kept" in text(page, "cmCivicVotesSecretHint")
    page.set_sitting(None)
    sitting.close()


def test_a_tap_on_the_map_places_a_dot_on_the_nearest_drawing(at_table, sitting, canvas, hand):
    near = draw(sitting, [(98.99, 18.79)])
    far = draw(sitting, [(98.995, 18.79)])
    area = draw(
        sitting,
        [(98.98, 18.78), (98.988, 18.78), (98.988, 18.786), (98.98, 18.786), (98.98, 18.78)],
        "area",
    )
    open_round(at_table, DRAWINGS)
    press(at_table, "cmCivicVotesMap")
    assert canvas.mapTool() is at_table.tool
    x, y = pixel(canvas, 98.99, 18.79)
    for where in ((x, y), (x + 15, y + 8), pixel(canvas, 98.995, 18.79)):
        hand.press(where)
        hand.release(where)
    inside = pixel(canvas, 98.982, 18.782)
    hand.press(inside)
    hand.release(inside)
    assert {(thing.target_uuid, dots) for thing, dots, _ in lines(at_table)} == {
        (near, 2),
        (far, 1),
        (area, 1),
    }
    hand.stroke([(x, y), (x + 60, y), (x + 90, y)])  # a pan that missed: no vote
    assert at_table.results()[-1].dots == 4
    press(at_table, "cmCivicVotesBack")
    hand.press((x, y))
    hand.release((x, y))
    assert at_table.results()[-1].dots == 3
    at_table.close_round()
    assert canvas.mapTool() is not at_table.tool and not at_table.map_button.isChecked()


def test_an_empty_place_takes_no_dot(at_table, sitting, canvas, hand):
    draw(sitting, [(98.99, 18.79)])
    open_round(at_table, DRAWINGS)
    press(at_table, "cmCivicVotesMap")
    hand.press((5, 5))
    hand.release((5, 5))
    assert sitting.ballots == [] and "no drawing there" in text(at_table, "cmCivicVotesSaid")


def test_drawings_can_be_chosen_by_keyboard_and_new_ones_come_into_the_list(at_table, sitting):
    open_round(at_table, DRAWINGS)
    first, second = draw(sitting, [(98.99, 18.79)]), draw(sitting, [(98.98, 18.79)])
    assert at_table.list.uuids() == [second, first]
    at_table.list.setCurrentRow(1)
    QTest.keyClick(at_table.list, Qt.Key.Key_Return)
    assert lines(at_table) == [(Thing(target_uuid=first), 1, {"A": 1})]
    assert at_table.list.item(1).text().endswith("● 1")
    sitting.write(ERASE, target_uuid=first)
    assert at_table.list.uuids() == [second]
    at_table.close_round()
    assert at_table.results()[-1].lines[0].gone
    assert "not on the map" in at_table.table.item(0, 0).text()


def test_badges_on_the_map_follow_the_dots(at_table, sitting):
    uuid = draw(sitting, [(98.99, 18.79)])
    open_round(at_table, DRAWINGS)
    assert at_table.show_on_map() is None  # nothing to show yet
    at_table.place(Thing(target_uuid=uuid))
    layer = at_table.show_on_map()
    assert [feature["dots"] for feature in layer.getFeatures()] == [1]
    at_table.place(Thing(target_uuid=uuid))
    assert [feature["dots"] for feature in layer.getFeatures()] == [2]
    again = at_table.show_on_map()
    assert list(QgsProject.instance().mapLayers()) == [again.id()]


def test_a_half_percent_goes_up_on_page_map_and_in_the_file(at_table, sitting, tmp_path):
    """Python's own rounding makes 62, 25 and 12 of these."""
    first, second, third = (
        Thing(target_uuid=draw(sitting, [(98.99 + n / 100, 18.79)])) for n in range(3)
    )
    open_round(at_table, DRAWINGS)
    for thing in (first, second, second, third):
        assert at_table.place(thing)
    press(at_table, "cmCivicVotesTables_B")
    for _ in range(4):
        assert at_table.place(first)
    at_table.close_round()
    shown = [at_table.table.item(line, 1).text() for line in range(3)]
    assert shown == ["5\n63 %", "2\n25 %", "1\n13 %"]
    assert [feature["share"] for feature in at_table.show_on_map().getFeatures()] == [63, 25, 13]
    assert at_table.save_csv(tmp_path / "votes.csv")
    head, *lines = csv.reader((tmp_path / "votes.csv").open(encoding="utf-8-sig", newline=""))
    place = next(number for number, name in enumerate(head) if "%" in name)
    assert [line[place] for line in lines] == ["63", "25", "13"]


def test_badges_on_the_map_stay_those_of_their_round(at_table, sitting):
    uuid = draw(sitting, [(98.99, 18.79)])
    open_round(at_table, DRAWINGS)
    at_table.place(Thing(target_uuid=uuid))
    layer = at_table.show_on_map()
    at_table.close_round()
    open_round(at_table, DRAWINGS)
    for _ in range(2):
        at_table.place(Thing(target_uuid=uuid))
    assert at_table.rounds.currentIndex() == 1  # the new one is on the page
    assert [feature["dots"] for feature in layer.getFeatures()] == [1]


def test_another_page_goes_on_with_the_badges_on_the_map(at_table, sitting, iface):
    uuid = draw(sitting, [(98.99, 18.79)])
    open_round(at_table, DRAWINGS)
    at_table.place(Thing(target_uuid=uuid))
    layer = at_table.show_on_map()
    at_table.set_sitting(None)
    other = VotesPage(iface)  # e.g. in another language
    other.set_sitting(sitting)
    other.place(Thing(target_uuid=uuid))
    assert [feature["dots"] for feature in layer.getFeatures()] == [2]
    again = other.show_on_map()
    assert list(QgsProject.instance().mapLayers()) == [again.id()]
    other.unload()


def test_results_are_saved_and_a_bad_place_is_said(at_table, tmp_path, iface):
    open_round(at_table)
    element(at_table, "market")
    at_table.close_round()
    assert at_table.save_csv(tmp_path / "votes.csv")
    assert at_table.save_geopackage(tmp_path / "votes.gpkg")
    rows = list(csv.reader((tmp_path / "votes.csv").open(encoding="utf-8-sig", newline="")))
    assert len(rows) == 2 and "1" in rows[1]
    assert not at_table.save_csv(tmp_path / "nowhere" / "votes.csv")
    assert "nowhere" in iface.messageBar().pushMessage.call_args.args[1]


def test_a_long_result_is_cut_on_the_page_and_whole_in_the_file(at_table, sitting, tmp_path):
    open_round(at_table, DRAWINGS)
    voting = rounds(sitting.events)[0]
    targets = [Thing(target_uuid=f"stroke {number}") for number in range(40)]
    sitting.cast([new_ballot(voting, one, 1, f"T{n // 4}", "s") for n, one in enumerate(targets)])
    assert at_table.table.rowCount() == 30 and "10 more" in text(at_table, "cmCivicVotesWords")
    assert "and 34 more" in text(at_table, "cmCivicVotesWords")  # of those that tie
    at_table.save_csv(tmp_path / "votes.csv")
    rows = list(csv.reader((tmp_path / "votes.csv").open(encoding="utf-8-sig", newline="")))
    assert len(rows) == 41


def test_tables_rounds_of_one_number_are_one_result_in_a_merged_file(page, tmp_path):
    paths = [new_file(tmp_path, code) for code in "AB"]
    for path, dots in zip(paths, (1, 3)):
        sitting = Sitting(path)
        draw(sitting, [(98.99, 18.79)])
        page.set_sitting(sitting)
        open_round(page, secret=True)
        for _ in range(dots):
            element(page, "market")
        page.close_round()
        page.set_sitting(None)
        sitting.close()
    merge_files(paths, tmp_path / "all.gpkg")
    both = Sitting(tmp_path / "all.gpkg")
    page.set_sitting(both)
    assert lines(page) == [(MARKET, 4, {"A": 1, "B": 3})]
    assert len(read_journal(tmp_path / "all.gpkg").ballots) == 2
    page.set_sitting(None)
    both.close()


@pytest.mark.parametrize("big", [False, True])
def test_the_page_is_no_wider_than_the_dock_and_fit_for_fingers(at_table, sitting, big):
    at_table.set_big(big)
    draw(sitting, [(98.99, 18.79)])
    for about in (ELEMENTS, DRAWINGS):
        open_round(at_table, about)
        QApplication.processEvents()
        assert at_table.minimumSizeHint().width() <= 300
        shown = [one for one in at_table.findChildren(QAbstractButton) if one.isVisible()]
        assert shown and min(one.height() for one in shown if one.objectName()) >= (
            60 if big else 36
        )
        at_table.close_round()
    names = [one.objectName() for one in at_table.findChildren(QAbstractButton) if one.isVisible()]
    assert all(name.startswith("cmCivic") for name in names if not name.startswith("qt_") and name)


def test_unloading_leaves_canvas_and_sitting_alone(iface, sitting, canvas):
    before = (sitting.receivers(sitting.ballots_changed), sitting.receivers(sitting.events_changed))
    page = VotesPage(iface)
    page.set_sitting(sitting)
    page.open_round()
    page.take_tool()
    page.unload()
    page.deleteLater()
    QApplication.processEvents()
    after = (sitting.receivers(sitting.ballots_changed), sitting.receivers(sitting.events_changed))
    assert after == before and canvas.mapTool() is None
    sitting.note_event("turn", seat=1, seconds=2)  # nobody is left who would listen
