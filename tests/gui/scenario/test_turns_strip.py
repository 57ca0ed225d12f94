from __future__ import annotations

import time
from dataclasses import replace
from unittest.mock import MagicMock

import pytest
from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QElapsedTimer, QEvent, QPointF, Qt
from qgis.PyQt.QtGui import QKeyEvent, QMouseEvent
from qgis.PyQt.QtWidgets import QAbstractButton, QApplication, QLabel

from cm_civic_plugin.core.scenario.journal import DRAW, UNDO
from cm_civic_plugin.core.scenario.shape import shape_of
from cm_civic_plugin.core.scenario.turns import undo_of_turn
from cm_civic_plugin.gis.scenario.sitting import Sitting
from cm_civic_plugin.gui.scenario.run.turns_strip import SeatButton, TurnsStrip
from tests.gui.scenario.conftest import new_sitting


@pytest.fixture()
def sitting(qgis_app, tmp_path):
    sitting = new_sitting(tmp_path / "a.gpkg", seats=4)
    yield sitting
    sitting.close()


@pytest.fixture()
def strip(qgis_app, sitting):
    QgsSettings().remove("cm_civic/turns_shown")
    strip = TurnsStrip(MagicMock())
    strip.set_sitting(sitting)
    strip.set_shown(True)
    strip.resize(360, strip.sizeHint().height())
    yield strip
    strip.unload()
    strip.deleteLater()


def seat(strip, number):
    return strip.findChild(SeatButton, f"cmCivicSeat_{number}")


def press(widget):
    """Press it as a mouse does."""
    where = QPointF(widget.rect().center())
    there = QPointF(widget.mapToGlobal(widget.rect().center()))
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    for kind, held in (
        (QEvent.Type.MouseButtonPress, left),
        (QEvent.Type.MouseButtonRelease, none),
    ):
        event = QMouseEvent(kind, where, there, left, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(widget, event)


def draw(sitting, seconds):
    shape = shape_of("stamp", [(98.99, 18.79)])
    times = {
        "started_at": "2026-03-14T06:00:00.000Z",
        "ended_at": f"2026-03-14T06:{seconds // 60:02}:{seconds % 60:02}.000Z",
    }
    return sitting.write(DRAW, future_id="good_living", element_id="trees", shape=shape, **times)


def on(strip):
    return [button.seat for button in strip.findChildren(SeatButton) if button.isChecked()]


def test_a_press_gives_the_turn_and_another_takes_it_back(strip, sitting):
    press(seat(strip, 3))
    assert on(strip) == [3] and "Seat 3" in strip.caption.text()
    press(seat(strip, 1))
    assert on(strip) == [1]
    press(seat(strip, 1))
    assert on(strip) == [] and "Whose turn" in strip.caption.text()
    assert [event.detail for event in sitting.events] == [{"seat": 3}, {"seat": 1}, {"seat": 0}]


def test_next_goes_round(strip, sitting):
    for _press in range(5):
        press(strip.next_button)
    assert [event.detail["seat"] for event in sitting.events] == [1, 2, 3, 4, 1]


def test_by_keyboard(strip):
    button = seat(strip, 2)
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        key = QKeyEvent(kind, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(button, key)
    assert on(strip) == [2]


def wait(milliseconds):
    timer = QElapsedTimer()
    timer.start()
    while timer.elapsed() < milliseconds:
        QApplication.processEvents()


def test_airtime_follows_the_pen(strip, sitting):
    press(seat(strip, 1))
    draw(sitting, 40)
    press(seat(strip, 2))
    draw(sitting, 10)
    wait(400)
    assert seat(strip, 1).share == 1.0 and seat(strip, 2).share == pytest.approx(0.25)
    assert seat(strip, 1).toolTip() == "Seat 1: 0 min 40 s with the pen, turns: 1"
    assert seat(strip, 1).accessibleName() == seat(strip, 1).toolTip()


def bar_length(button):
    image = button.grab().toImage()
    y = button.height() - 5
    row = [image.pixelColor(x, y).name() for x in range(button.width())]
    return row.count("#6b7885")


def test_the_bar_and_the_form_are_seen(strip, sitting):
    press(seat(strip, 1))
    draw(sitting, 40)
    press(seat(strip, 2))
    draw(sitting, 10)
    wait(400)
    assert bar_length(seat(strip, 1)) > 3 * bar_length(seat(strip, 2)) > 0
    centre = seat(strip, 2).grab().toImage().pixelColor(seat(strip, 2).width() // 2, 14).name()
    assert centre == "#1a5fb4"  # the seat on is filled


def test_a_gentle_hint_when_one_seat_draws_much_more(strip, sitting):
    hint = strip.findChild(QLabel, "cmCivicTurnsHint")
    press(seat(strip, 2))
    draw(sitting, 50)
    wait(400)
    assert hint.isHidden()
    draw(sitting, 100)
    wait(400)
    assert hint.isVisible() and "seats 1, 3, 4" in hint.text()
    assert "2" not in hint.text()  # nobody is shown up
    strip.set_low(1)
    assert hint.isVisible()
    strip.set_low(2)
    assert hint.isHidden()
    strip.set_low(0)
    press(seat(strip, 3))
    draw(sitting, 140)
    wait(400)
    assert "seats 1, 4" in hint.text()
    press(seat(strip, 1))
    draw(sitting, 100)
    wait(400)
    assert hint.isHidden()


def test_it_is_hidden_wholly_and_the_turn_stays(strip, sitting):
    press(seat(strip, 2))
    strip.set_shown(False)
    assert strip.isHidden() and not strip.is_on
    draw(sitting, 10)
    wait(300)
    strip.set_shown(True)
    assert on(strip) == [2] and seat(strip, 2).share == 1.0


def test_without_seats_there_is_no_strip(strip, tmp_path):
    other = new_sitting(tmp_path / "b.gpkg", seats=0)
    strip.set_sitting(other)
    assert strip.isHidden() and not strip.is_on and strip.next_seat() == 0
    strip.set_sitting(None)
    other.close()


def test_turns_come_back_from_the_file_with_their_undo(strip, sitting, tmp_path):
    press(seat(strip, 1))
    first = draw(sitting, 5)
    press(seat(strip, 2))
    mine = draw(sitting, 5)
    sitting.close()
    again = Sitting(tmp_path / "a.gpkg")
    strip.set_sitting(again)
    assert on(strip) == [2]
    assert undo_of_turn(again.rows, again.events) == mine.uuid
    again.write(UNDO, target_uuid=mine.uuid)
    assert undo_of_turn(again.rows, again.events) is None
    assert [row.uuid for row in again.picture()] == [first.uuid]
    strip.set_sitting(None)
    again.close()


def test_no_names_anywhere(strip, sitting):
    press(seat(strip, 2))
    assert all(set(event.detail) == {"seat"} for event in sitting.events)


def test_everything_is_reachable_by_finger_and_key(strip):
    for button in strip.findChildren(QAbstractButton):
        assert button.minimumHeight() >= 36
        assert button.focusPolicy() != Qt.FocusPolicy.NoFocus


def test_ten_thousand_strokes_do_not_hold_up_the_pen(strip, sitting):
    press(seat(strip, 1))
    row = draw(sitting, 5)
    many = [replace(row, uuid=f"u{n}", seq=n + 2) for n in range(10_000)]
    sitting.keeper.rows.extend(many)
    started = time.perf_counter()
    sitting.rows_changed.emit()
    assert time.perf_counter() - started < 0.01  # counted later, once for many strokes
    wait(400)
    assert seat(strip, 1).toolTip().startswith("Seat 1: 833 min")


def test_unloading_lets_the_sitting_go(strip, sitting):
    strip.unload()
    assert sitting.receivers(sitting.events_changed) == 0
    assert sitting.receivers(sitting.rows_changed) == 0


def test_in_a_low_dock_it_is_one_row_and_all_can_be_pressed(strip, sitting):
    strip.show()
    QApplication.processEvents()
    high = strip.sizeHint().height()
    words = strip.next_button.text()
    strip.set_low(2)
    QApplication.processEvents()
    assert strip.sizeHint().height() <= 44 < high
    assert not strip.caption.isVisible() and strip.next_button.toolTip() == words
    seats = strip.findChildren(SeatButton)
    tops = {one.mapTo(strip, one.rect().topLeft()).y() for one in (*seats, strip.next_button)}
    assert max(tops) - min(tops) < 8
    assert min(min(one.width(), one.height()) for one in (*seats, strip.next_button)) >= 36
    press(strip.next_button)
    assert seat(strip, 1).isChecked()
    strip.set_low(0)
    QApplication.processEvents()
    assert strip.sizeHint().height() > 80
    assert strip.caption.isVisible() and strip.next_button.text() == words
