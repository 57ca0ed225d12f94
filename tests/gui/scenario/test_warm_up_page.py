from __future__ import annotations

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsPointXY, QgsProject
from qgis.gui import QgsRubberBand, QgsVertexMarker
from qgis.PyQt.QtWidgets import QAbstractButton, QApplication, QPushButton

from cm_civic_plugin.gis.scenario.sitting import Sitting
from cm_civic_plugin.gui.scenario.run.warm_up_page import WarmUpPage
from tests.gui.scenario.conftest import new_sitting


@pytest.fixture()
def sitting(qgis_app, tmp_path):
    sitting = new_sitting(tmp_path / "a.gpkg")
    yield sitting
    sitting.close()


@pytest.fixture()
def page(iface, sitting):
    page = WarmUpPage(iface)
    page.show()
    page.set_sitting(sitting)
    yield page
    page.unload()
    page.deleteLater()


def press(page, name):
    button = page.findChild(QPushButton, f"cmCivicWarmUp{name}")
    assert button.isVisibleTo(page) and button.isEnabled(), name
    button.click()


def pixel(canvas, landmark, metres_east=0.0):
    utm = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:4326"),
        canvas.mapSettings().destinationCrs(),
        QgsProject.instance(),
    ).transform(QgsPointXY(landmark.lon, landmark.lat))
    place = canvas.getCoordinateTransform().transform(utm.x() + metres_east, utm.y())
    return (place.x(), place.y())


def tap(hand, position):
    hand.press(position)
    hand.release(position)


def marks(canvas):
    return [
        one for one in canvas.scene().items() if isinstance(one, (QgsVertexMarker, QgsRubberBand))
    ]


def test_a_tap_and_the_button_are_an_answer(page, sitting, canvas, hand):
    gate = sitting.plan.landmarks[0]
    assert gate.name.en in page.question.text()
    press(page, "Pin")
    assert not page.answer_button.isEnabled()
    tap(hand, pixel(canvas, gate, 80))
    assert sitting.events == []  # a pin is no answer yet
    press(page, "Answer")
    (event,) = sitting.events
    assert event.kind == "landmark"
    assert event.detail["landmark"] == gate.id
    assert event.detail["metres"] == pytest.approx(80, abs=canvas.mapUnitsPerPixel())
    assert page.sentence.text() == "80 metres away: very near."
    assert f"{gate.name.en} · 80 metres" in page.results.text()
    assert len(marks(canvas)) == 3  # the pin, the right place, and a line between


def test_the_pin_moves_until_it_is_the_answer(page, sitting, canvas, hand):
    gate = sitting.plan.landmarks[0]
    press(page, "Pin")
    tap(hand, pixel(canvas, gate, 900))
    hand.press(pixel(canvas, gate, -500))
    hand.move(pixel(canvas, gate, -300))
    hand.move(pixel(canvas, gate, 0))
    hand.release(pixel(canvas, gate, 0))
    assert len(marks(canvas)) == 1
    press(page, "Answer")
    assert sitting.events[0].detail["metres"] < 2 * canvas.mapUnitsPerPixel()
    tap(hand, pixel(canvas, gate, 900))  # too late
    assert len(sitting.events) == 1
    assert page.findChild(QPushButton, "cmCivicWarmUpAnswer").isHidden()


def test_one_after_the_other_to_the_end(page, sitting, canvas, hand):
    places = sitting.plan.landmarks
    press(page, "Pin")
    for landmark, off in zip(places[:-1], (30, 60, 400)):
        canvas.setCenter(
            canvas.mapSettings().mapToPixel().toMapCoordinates(*map(round, pixel(canvas, landmark)))
        )
        tap(hand, pixel(canvas, landmark, off))
        press(page, "Answer")
        press(page, "Next")
        assert marks(canvas) == []
    press(page, "Skip")
    assert page.question.text() == "All places are done. Now draw!"
    assert canvas.mapTool() is not page.tool
    assert "about 60 metres." in page.results.text() and "tried: 3" in page.results.text()
    assert [event.kind for event in sitting.events] == ["landmark"] * 3 + ["landmark_skipped"]


def test_a_place_beyond_the_map_is_brought_into_view(page, sitting, canvas, hand):
    gate = sitting.plan.landmarks[0]
    canvas.setCenter(QgsPointXY(510000, 2090000))
    press(page, "Pin")
    tap(hand, (400, 300))
    press(page, "Answer")
    utm = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:4326"), canvas.mapSettings().destinationCrs(), QgsProject.instance(),
    ).transform(QgsPointXY(gate.lon, gate.lat))  # fmt: skip
    assert canvas.extent().contains(utm)
    assert "km away" in page.sentence.text()


def test_what_was_found_comes_back_from_the_file(page, sitting, canvas, hand, tmp_path):
    press(page, "Pin")
    tap(hand, pixel(canvas, sitting.plan.landmarks[0], 80))
    press(page, "Answer")
    press(page, "Next")
    press(page, "Skip")
    sitting.close()
    again = Sitting(tmp_path / "a.gpkg")
    page.set_sitting(again)
    assert again.plan.landmarks[2].name.en in page.question.text()
    assert "80 metres" in page.results.text()
    page.set_sitting(None)
    again.close()
    assert page.results.text() == "" and not page.isEnabled()


def test_a_pin_off_the_earth_is_said_and_kept_by_nobody(page, sitting, canvas, hand):
    press(page, "Pin")
    canvas.setCenter(QgsPointXY(9e12, 9e12))
    tap(hand, (400, 300))
    press(page, "Answer")
    assert sitting.events == []
    assert page._iface.messageBar().pushMessage.called


def test_another_crs_lifts_the_pin(page, canvas, hand):
    press(page, "Pin")
    tap(hand, (400, 300))
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    assert marks(canvas) == []
    assert not page.answer_button.isEnabled()


def test_another_tool_lets_the_button_go(page, canvas):
    press(page, "Pin")
    assert page.pin_button.isChecked()
    canvas.unsetMapTool(page.tool)
    assert not page.pin_button.isChecked()
    press(page, "Pin")
    assert canvas.mapTool() is page.tool
    press(page, "Pin")
    assert canvas.mapTool() is not page.tool


def test_a_page_turned_away_takes_its_pins_along(page, sitting, canvas, hand):
    press(page, "Pin")
    tap(hand, pixel(canvas, sitting.plan.landmarks[0], 80))
    press(page, "Answer")
    page.hide()
    assert marks(canvas) == [] and canvas.mapTool() is not page.tool
    page.show()
    assert sitting.plan.landmarks[1].name.en in page.question.text()


def test_a_plan_without_landmarks(page, tmp_path):
    other = new_sitting(tmp_path / "b.gpkg", landmarks=())
    page.set_sitting(other)
    assert page.question.text() == "This workshop has no places to find."
    assert page.pin_button.isHidden() and page.skip_button.isHidden()
    page.set_sitting(None)
    other.close()


def test_the_facilitator_is_told_of_labels(page):
    assert page.advice.isVisible() and "labels" in page.advice.text()


def test_everything_is_high_enough_for_a_finger(page):
    assert all(one.minimumHeight() >= 36 for one in page.findChildren(QAbstractButton))


def test_unloading_leaves_nothing_behind(iface, canvas, sitting, hand):
    page = WarmUpPage(iface)
    page.set_sitting(sitting)
    page.take_pin()
    tap(hand, (400, 300))
    page.unload()
    QApplication.processEvents()
    assert marks(canvas) == [] and canvas.mapTool() is not page.tool
    assert sitting.receivers(sitting.events_changed) == 0
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
