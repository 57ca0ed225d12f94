from __future__ import annotations

import csv
import random
from dataclasses import replace

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
)
from qgis.gui import QgsVertexMarker
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton, QApplication, QFrame, QLabel

from cm_civic_plugin.core.scenario import bargain as b
from cm_civic_plugin.core.scenario.bargain import fold
from cm_civic_plugin.core.scenario.journal import DRAW, ERASE
from cm_civic_plugin.core.scenario.plan import default_plan, plan_to_text
from cm_civic_plugin.core.scenario.shape import shape_of
from cm_civic_plugin.gis.scenario.sitting import Sitting
from cm_civic_plugin.gis.scenario.workshop_file import WorkshopFile
from cm_civic_plugin.gui.scenario.run.bargain_page import BargainPage

PLAN = replace(default_plan(), tables=("A", "B", "C"), tokens=10)


@pytest.fixture()
def page(iface):
    page = BargainPage(iface)
    page.resize(360, 900)
    page.show()
    yield page
    page.unload()
    page.deleteLater()


def new_file(folder, plan=PLAN):
    path = folder / "table_A.gpkg"
    WorkshopFile.create(path, "A", plan=plan_to_text(plan), workshop=plan.workshop).close()
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


@pytest.fixture()
def bargaining(at_table):
    press(at_table, "cmCivicBargainBegin")
    return at_table


def find(page, name, kind=QAbstractButton):
    return page.findChild(kind, name)


def press(page, name):
    QApplication.processEvents()
    button = find(page, name)
    assert button.isVisible() and button.isEnabled(), name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def text(page, name):
    return find(page, name, QLabel).text()


def state(sitting):
    return fold(sitting.events).bargains[-1]


def draw(sitting, lon=98.99, element_id="market"):
    shape = shape_of("stamp", [(lon, 18.79)])
    return sitting.write(DRAW, future_id="chaos", element_id=element_id, shape=shape).uuid


def pixel(canvas, lon, lat):
    crs = canvas.mapSettings().destinationCrs()
    wgs84 = QgsCoordinateReferenceSystem("EPSG:4326")
    there = QgsCoordinateTransform(wgs84, crs, QgsProject.instance()).transform(
        QgsPointXY(lon, lat)
    )
    at = canvas.getCoordinateTransform().transform(there)
    return at.x(), at.y()


def tap(hand, where):
    hand.press(where)
    hand.release(where)


def rings(canvas):
    return [item for item in canvas.scene().items() if isinstance(item, QgsVertexMarker)]


def test_without_a_workshop_nothing_can_be_bargained(page):
    assert text(page, "cmCivicBargainState") == "No workshop is open."
    assert not page.begin() and not page.offer() and not page.close_bargain()
    assert not page.answer(b.DEAL_TAKEN, "x", "A")


def test_the_tables_of_the_plan_get_the_plans_tokens(bargaining, sitting):
    assert text(bargaining, "cmCivicBargainState") == "Tokens: A 10, B 10, C 10"
    assert "One laptop holds the bargaining" in text(bargaining, "cmCivicBargainOneLaptop")
    assert state(sitting).purse == {"A": 10, "B": 10, "C": 10}
    assert not bargaining.begin()  # one at a time


def test_groups_at_one_table_are_letters_never_people(page, tmp_path):
    sitting = Sitting(new_file(tmp_path, replace(PLAN, tables=("A",))))
    page.set_sitting(sitting)
    assert not page.who.isVisible() and page.count.isVisible()
    press(page, "cmCivicBargainGroupsMore")
    press(page, "cmCivicBargainTokensEachLess")
    press(page, "cmCivicBargainBegin")
    assert state(sitting).purse == {"A": 9, "B": 9, "C": 9, "D": 9}
    page.set_sitting(None)
    sitting.close()


def test_an_offer_about_a_drawing_tapped_on_the_map_is_taken(bargaining, sitting, canvas, hand):
    uuid = draw(sitting)
    press(bargaining, "cmCivicBargainFrom_B")
    press(bargaining, "cmCivicBargainTo_A")
    press(bargaining, "cmCivicBargainMap")
    tap(hand, pixel(canvas, 98.99, 18.79))
    assert "Market" in text(bargaining, "cmCivicBargainChosen") and len(rings(canvas)) == 1
    press(bargaining, "cmCivicBargainWant_drop")
    for _ in range(4):
        press(bargaining, "cmCivicBargainTokensMore")
    bargaining.note.setText("ถ้ามีที่จอดรถ")
    press(bargaining, "cmCivicBargainOffer")
    assert rings(canvas) == [] and canvas.mapTool() is not bargaining.tool
    (deal,) = state(sitting).open_deals()
    assert (deal.giver, deal.to, deal.tokens, deal.want, deal.note) == (
        "B",
        "A",
        4,
        b.DROP,
        "ถ้ามีที่จอดรถ",
    )
    assert deal.proposal.target_uuid == uuid and deal.proposal.lon == pytest.approx(98.99)
    press(bargaining, "cmCivicDealTake")
    assert state(sitting).purse == {"A": 14, "B": 6, "C": 10}
    assert text(bargaining, "cmCivicBargainState") == "Tokens: A 14, B 6, C 10"
    assert ": taken." in text(bargaining, "cmCivicBargainLog")
    assert "B offers A 4 tokens to drop Market" in text(bargaining, "cmCivicBargainAnswerSaid")


def test_something_new_is_offered_at_a_place_on_the_map(bargaining, sitting, canvas, hand):
    press(bargaining, "cmCivicBargainWhat_new")
    bargaining.element.setCurrentIndex(bargaining.element.findData("trees"))
    press(bargaining, "cmCivicBargainMap")
    tap(hand, pixel(canvas, 98.985, 18.785))
    press(bargaining, "cmCivicBargainOffer")
    proposal = state(sitting).open_deals()[0].proposal
    assert (proposal.future_id, proposal.element_id, proposal.target_uuid) == (
        "chaos",
        "trees",
        None,
    )
    assert proposal.lon == pytest.approx(98.985, abs=1e-4)
    assert proposal.lat == pytest.approx(18.785, abs=1e-4)


def test_all_of_it_goes_without_a_pointer(bargaining, sitting, canvas):
    first = draw(sitting)
    draw(sitting, 98.98, "trees")
    bargaining.list.setCurrentRow(1)
    QTest.keyClick(bargaining.list, Qt.Key.Key_Return)
    QTest.keyClick(bargaining.offer_button, Qt.Key.Key_Space)
    press(bargaining, "cmCivicBargainWhat_new")
    QTest.keyClick(bargaining.middle_button, Qt.Key.Key_Space)
    QTest.keyClick(bargaining.offer_button, Qt.Key.Key_Space)
    one, other = state(sitting).open_deals()
    assert one.proposal.target_uuid == first and other.proposal.target_uuid is None


def test_a_place_off_the_earth_is_not_taken_and_said(bargaining, sitting, canvas):
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    canvas.setExtent(QgsRectangle(400, 10, 410, 20))
    bargaining.choose_middle()
    assert "no place on the earth" in text(bargaining, "cmCivicBargainSaid")
    assert not bargaining.offer() and rings(canvas) == []


def test_an_offer_about_nothing_or_beyond_the_purse_is_refused_in_words(bargaining, sitting):
    press(bargaining, "cmCivicBargainOffer")
    assert "Choose what the offer is about" in text(bargaining, "cmCivicBargainSaid")
    assert state(sitting).deals == {}
    assert bargaining.tokens.spin.maximum() == 10  # no more can even be set
    draw(sitting)
    for _ in range(2):
        bargaining.choose_drawing(bargaining.list.uuids()[0])
        bargaining.tokens.set_value(7)
        assert bargaining.offer()
    first, second = state(sitting).open_deals()
    assert bargaining.answer(b.DEAL_TAKEN, first.uuid, "B")
    assert not bargaining.answer(b.DEAL_TAKEN, second.uuid, "C")
    assert "does not have that many" in text(bargaining, "cmCivicBargainAnswerSaid")
    assert state(sitting).purse == {"A": 3, "B": 17, "C": 10} and state(sitting).ignored == []


def test_an_offer_to_everybody_is_refused_by_one_and_taken_by_another(bargaining, sitting):
    draw(sitting)
    bargaining.choose_drawing(bargaining.list.uuids()[0])
    bargaining.offer()
    press(bargaining, "cmCivicDealBy_B")
    press(bargaining, "cmCivicDealRefuse")
    assert "refused by B" in text(bargaining, "cmCivicDealWords")
    press(bargaining, "cmCivicDealTake")  # C is the only one left to answer
    (deal,) = state(sitting).deals.values()
    assert (deal.outcome, deal.by, deal.refused_by) == (b.TAKEN, "C", ("B",))


def test_a_wrong_tap_on_an_answer_is_undone(bargaining, sitting):
    draw(sitting)
    bargaining.choose_drawing(bargaining.list.uuids()[0])
    bargaining.tokens.set_value(4)
    bargaining.offer()
    undo = find(bargaining, "cmCivicBargainUndo")
    assert not undo.isVisible()
    before = dict(state(sitting).purse)
    press(bargaining, "cmCivicDealTake")
    assert state(sitting).purse != before
    press(bargaining, "cmCivicBargainUndo")
    assert state(sitting).purse == before
    assert [deal.outcome for deal in state(sitting).deals.values()] == [b.OPEN]
    assert "waits again" in text(bargaining, "cmCivicBargainAnswerSaid")
    assert not undo.isVisible()
    press(bargaining, "cmCivicDealRefuse")


def test_withdrawn_and_unanswered_offers_end_in_the_log(bargaining, sitting, page):
    draw(sitting)
    for _ in range(2):
        bargaining.choose_drawing(bargaining.list.uuids()[0])
        bargaining.offer()
    press(bargaining, "cmCivicDealWithdraw")
    press(bargaining, "cmCivicBargainClose")
    assert bargaining.offer_part.isVisible()  # once is not enough
    press(bargaining, "cmCivicBargainClose")
    assert not bargaining.offer_part.isVisible() and bargaining.opening_part.isVisible()
    log = text(bargaining, "cmCivicBargainLog")
    assert ": withdrawn." in log and ": not answered." in log and "Tokens: A 10, B 10, C 10" in log


def test_a_drawing_erased_meanwhile_is_chosen_no_more(bargaining, sitting, canvas):
    uuid = draw(sitting)
    bargaining.choose_drawing(uuid)
    assert len(rings(canvas)) == 1
    sitting.write(ERASE, target_uuid=uuid)
    assert rings(canvas) == [] and not bargaining.offer()


def test_a_closed_and_reopened_file_goes_on_with_the_bargaining(page, tmp_path):
    path = new_file(tmp_path)
    sitting = Sitting(path)
    page.set_sitting(sitting)
    page.begin()
    draw(sitting)
    page.choose_drawing(page.list.uuids()[0])
    page.tokens.set_value(3)
    page.offer()
    page.set_sitting(None)
    sitting.close()
    again = Sitting(path)
    page.set_sitting(again)
    assert text(page, "cmCivicBargainState") == "Tokens: A 10, B 10, C 10"
    press(page, "cmCivicDealTake")
    assert state(again).purse == {"A": 7, "B": 13, "C": 10}
    page.set_sitting(None)
    again.close()


def test_a_note_of_people_is_shown_as_plain_text(bargaining, sitting):
    draw(sitting)
    bargaining.choose_drawing(bargaining.list.uuids()[0])
    bargaining.note.setText("<b>=1+1</b>")
    bargaining.offer()
    card = bargaining.findChild(QFrame, f"cmCivicDeal_{state(sitting).open_deals()[0].uuid}")
    note = card.findChild(QLabel, "cmCivicDealNote")
    assert "<b>" in note.text() and note.textFormat() == Qt.TextFormat.PlainText


def test_the_log_is_saved_and_shown_on_the_map(bargaining, sitting, tmp_path, iface):
    assert bargaining.show_on_map() is None
    draw(sitting)
    bargaining.choose_drawing(bargaining.list.uuids()[0])
    bargaining.note.setText("=1+1")
    bargaining.offer()
    layer = bargaining.show_on_map()
    assert [feature["outcome"] for feature in layer.getFeatures()] == ["open"]
    press(bargaining, "cmCivicDealTake")
    assert [feature["outcome"] for feature in layer.getFeatures()] == ["taken"]
    assert bargaining.save_csv(tmp_path / "deals.csv")
    assert bargaining.save_geopackage(tmp_path / "deals.gpkg")
    rows = list(csv.reader((tmp_path / "deals.csv").open(encoding="utf-8-sig", newline="")))
    assert len(rows) == 2 and "'=1+1" in rows[1]
    assert not bargaining.save_geopackage(tmp_path / "nowhere" / "deals.gpkg")
    assert "nowhere" in iface.messageBar().pushMessage.call_args.args[1]


def test_whatever_fingers_press_tokens_are_conserved(bargaining, sitting):
    rng = random.Random(7)
    uuids = [draw(sitting, 98.98 + n / 500) for n in range(3)]
    for _ in range(60):
        deals = list(state(sitting).deals)
        if not deals or rng.random() < 0.4:
            bargaining.giver.choose(rng.choice("ABC"))
            bargaining.to.choose(rng.choice(("", "A", "B", "C")))
            bargaining.choose_drawing(rng.choice(uuids))
            bargaining.tokens.set_value(rng.randrange(12))
            bargaining.offer()
        elif rng.random() < 0.1:
            bargaining.undo_answer()
        else:
            bargaining.answer(rng.choice(b.ANSWERS), rng.choice(deals), rng.choice("ABC"))
        purse = state(sitting).purse
        assert sum(purse.values()) == 30 and min(purse.values()) >= 0
    assert state(sitting).ignored == []  # the page never writes what does not count
    assert {one.outcome for one in state(sitting).deals.values()} > {b.TAKEN, b.REFUSED}


@pytest.mark.parametrize("big", [False, True])
def test_the_page_is_no_wider_than_the_dock_and_fit_for_fingers(bargaining, sitting, big):
    bargaining.set_big(big)
    draw(sitting)
    bargaining.choose_drawing(bargaining.list.uuids()[0])
    bargaining.offer()
    for kind in ("drawing", "new"):
        press(bargaining, f"cmCivicBargainWhat_{kind}")
        QApplication.processEvents()
        assert bargaining.minimumSizeHint().width() <= 300
        shown = [one for one in bargaining.findChildren(QAbstractButton) if one.isVisible()]
        named = [one for one in shown if one.objectName().startswith("cmCivic")]
        assert len(named) > 10 and min(one.height() for one in named) >= (60 if big else 36)


def test_unloading_leaves_canvas_and_sitting_alone(iface, sitting, canvas):
    before = sitting.receivers(sitting.events_changed)
    page = BargainPage(iface)
    page.set_sitting(sitting)
    page.begin()
    page.choose_drawing(draw(sitting))
    page.take_tool()
    page.unload()
    page.deleteLater()
    QApplication.processEvents()
    assert sitting.receivers(sitting.events_changed) == before
    assert rings(canvas) == [] and canvas.mapTool() is None
