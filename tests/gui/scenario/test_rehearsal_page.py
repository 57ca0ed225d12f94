from __future__ import annotations

import time
from dataclasses import replace

import pytest
from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import QEvent, QPointF, Qt
from qgis.PyQt.QtGui import QGuiApplication, QMouseEvent, QTabletEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QLabel, QWidget

from cm_civic_plugin.core.scenario.plan import default_plan
from cm_civic_plugin.gis.scenario import rehearsal_files
from cm_civic_plugin.gis.scenario.preparing import open_plan, prepare
from cm_civic_plugin.gis.scenario.rehearsal import BAD, CHECKS, GOOD, LOOK, UNTRIED
from cm_civic_plugin.gis.scenario.sitting import Sitting
from cm_civic_plugin.gui.scenario.prepare.rehearsal_page import RehearsalPage
from tests.gui.scenario.touches import Touch

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture()
def page(iface):
    page = RehearsalPage(iface)
    page.show()
    QApplication.processEvents()
    yield page
    page.unload()
    QApplication.processEvents()


def states(page):
    return {check.id: check.state for check in page.checks()}


def settle(page, seconds=40):
    end = time.monotonic() + seconds
    while (page._running or page._queue) and time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.005)
    assert not page._running
    assert not page._queue
    QApplication.processEvents()


def test_it_opens_with_nothing_tried(page):
    assert set(states(page).values()) == {UNTRIED}
    assert page.summary.text() == "0 of 10 good"
    assert not page.isModal()


def test_all_are_tried_one_by_one_while_the_window_lives(page, tmp_path, sample_pack):
    page.set_folder(tmp_path)
    page.set_pack(sample_pack)
    beats = []
    page.all_button.click()
    assert page.all_button.text() == "Stop"
    end = time.monotonic() + 40
    while (page._running or page._queue) and time.monotonic() < end:
        start = time.monotonic()
        QApplication.processEvents()
        beats.append(time.monotonic() - start)
        time.sleep(0.002)
    QApplication.processEvents()
    found = states(page)
    assert found["pen"] == UNTRIED
    assert found["spare"] == UNTRIED
    assert found["pack"] == GOOD
    assert found["drawing"] == LOOK  # the map is empty
    others = set(CHECKS) - {"pen", "spare"}
    assert all(found[one] != UNTRIED for one in others), found
    assert page.all_button.text() == "Check all"
    good = sum(state == GOOD for state in found.values())
    assert page.summary.text() == f"{good} of 10 good"
    assert max(beats) < 1.0


def test_the_workshop_that_is_open_says_where_and_what(page, tmp_path):
    plan = replace(default_plan(), title="ย่าน", tables=("A", "B"))
    (tmp_path / "w").mkdir()
    path = prepare(plan, tmp_path / "w")[0]
    sitting = Sitting(path)
    page.set_sitting(sitting)
    page.try_one("writing")
    settle(page)
    assert states(page)["writing"] != UNTRIED
    assert sorted(p.name for p in (tmp_path / "w").iterdir()) == [
        "plan.yaml", "table_A.gpkg", "table_B.gpkg",
    ]  # fmt: skip
    (tmp_path / "stick").mkdir()
    page.make_spare(tmp_path / "stick")
    settle(page)
    assert states(page)["spare"] == LOOK  # the same disk
    (room,) = (tmp_path / "stick").iterdir()
    assert open_plan(room / "plan.yaml") == plan
    page.set_sitting(None)
    sitting.close()


def test_another_folder_makes_what_was_found_untried(page, tmp_path):
    page.set_folder(tmp_path)
    page.try_one("disk")
    settle(page)
    assert states(page)["disk"] != UNTRIED
    (tmp_path / "other").mkdir()
    page.set_folder(tmp_path / "other")
    assert states(page)["disk"] == UNTRIED


def test_what_goes_wrong_unexpectedly_is_bad_and_the_rest_goes_on(page, tmp_path, monkeypatch):
    def broken(_path):
        raise RuntimeError

    monkeypatch.setattr(rehearsal_files, "drive_kind", broken)
    page.set_folder(tmp_path)
    page._begin(["disk", "power"])
    settle(page)
    assert states(page)["disk"] == BAD
    assert states(page)["power"] != UNTRIED


def test_stopping_leaves_what_was_not_found_untried(page, tmp_path, monkeypatch):
    def slow(*_args):
        time.sleep(0.4)

    monkeypatch.setattr(rehearsal_files.WorkshopFile, "append", slow)
    page.set_folder(tmp_path)
    page._begin(["writing", "power"])
    end = time.monotonic() + 10
    while not any(tmp_path.iterdir()) and time.monotonic() < end:
        time.sleep(0.005)
    page.all_button.click()
    assert not page._running
    assert states(page)["writing"] == UNTRIED
    assert states(page)["power"] == UNTRIED
    end = time.monotonic() + 10
    while any(tmp_path.iterdir()) and time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.01)
    QApplication.processEvents()
    assert list(tmp_path.iterdir()) == []
    assert states(page)["writing"] == UNTRIED  # what ends late says nothing


# --- the pen ---


def send_mouse(pad, kind, at, buttons, source=None):
    where = QPointF(*at)
    args = (kind, where, where, QPointF(pad.mapToGlobal(where.toPoint())))
    rest = (LEFT, buttons, Qt.KeyboardModifier.NoModifier)
    event = QMouseEvent(*args, *rest, source) if source is not None else QMouseEvent(*args, *rest)
    QApplication.sendEvent(pad, event)


def mouse_stroke(pad, count=60, seconds=0.2, source=None):
    up = Qt.MouseButton.NoButton
    send_mouse(pad, QEvent.Type.MouseButtonPress, (20, 40), LEFT, source)
    for step in range(count):
        time.sleep(seconds / count)
        send_mouse(pad, QEvent.Type.MouseMove, (20 + 4 * step, 40), LEFT, source)
    send_mouse(pad, QEvent.Type.MouseButtonRelease, (20 + 4 * count, 40), up, source)


def test_the_pad_sees_a_mouse_and_how_closely_it_is_followed(page):
    mouse_stroke(page.pad)
    assert page.pad.kinds == ["mouse"]
    assert page.pad.points == 61
    said = page.rows["pen"].said.text()
    assert "mouse" in said
    assert states(page)["pen"] == GOOD
    page.rows["pen"].button.click()
    assert states(page)["pen"] == UNTRIED
    assert page.pad.points == 0


def test_a_finger_that_the_system_makes_a_mouse_of_is_a_finger(page):
    if not hasattr(QMouseEvent, "source"):
        pytest.skip("Qt 6 tells by the device")
    mouse_stroke(page.pad, source=Qt.MouseEventSource.MouseEventSynthesizedBySystem)
    assert page.pad.kinds == ["touch"]


def test_a_real_touch_and_a_stylus_are_told_apart(page):
    pad = page.pad
    pad.viewport = lambda: pad  # as a canvas has one
    touch = Touch(pad)
    touch.press(a=(20, 40))
    for step in range(10):
        touch.move(a=(20 + 5 * step, 40))
    touch.lift()
    assert pad.kinds == ["touch"]
    assert pad.points >= 10
    kinds = QEvent.Type
    for kind in (kinds.TabletPress, kinds.TabletMove, kinds.TabletRelease):
        at = QPointF(30, 30)
        QApplication.sendEvent(
            pad,
            QTabletEvent(
                kind, at, at, QTabletEvent.TabletDevice.Stylus, QTabletEvent.PointerType.Pen,
                0.5, 0, 0, 0.0, 0.0, 0, Qt.KeyboardModifier.NoModifier, 1, LEFT, LEFT,
            ),
        )  # fmt: skip
    assert pad.kinds == ["touch", "stylus"]
    assert "finger, stylus" in page.rows["pen"].said.text()


# --- the map, the projector, the text ---


def test_the_map_that_is_drawn_now_is_timed(page, canvas):
    layer = QgsVectorLayer("Point?crs=EPSG:32647", "x", "memory")
    canvas.setLayers([layer])
    page.try_one("drawing")
    settle(page)
    assert states(page)["drawing"] == GOOD
    assert "draws itself in" in page.rows["drawing"].said.text()
    canvas.setLayers([])


def test_a_map_that_never_comes_is_given_up(page, canvas):
    layer = QgsVectorLayer("Point?crs=EPSG:32647", "x", "memory")
    canvas.setLayers([layer])
    QTest.qWait(300)  # what QGIS had begun by itself
    canvas.setRenderFlag(False)
    page._patience.setInterval(100)
    page.try_one("drawing")
    settle(page)
    canvas.setRenderFlag(True)
    assert states(page)["drawing"] == BAD
    canvas.setLayers([])


def test_the_test_picture_is_a_window_that_escape_closes(page):
    page.show_picture()
    picture = page._picture
    assert picture.isVisible()
    assert picture.isWindow()
    shot = picture.grab().toImage()
    dark = sum(
        shot.pixelColor(x, y).lightness() < 90
        for x in range(0, shot.width(), 4)
        for y in range(0, shot.height(), 4)
    )
    assert dark > 100  # there is something to read
    QTest.keyClick(picture, Qt.Key.Key_Escape)
    assert not picture.isVisible()


def test_the_words_are_shown_large_and_what_was_found_goes_to_the_clipboard_only(page):
    words = page.findChild(QLabel, "cmCivicRehearsalWords")
    assert words.text().split() == ["น้ำ", "กำแพง", "ปู่", "ที่"]
    assert words.font().pointSizeF() >= 2.5 * page.font().pointSizeF()
    page.try_one("clock")
    settle(page)
    page.copy_button.click()
    text = QGuiApplication.clipboard().text()
    assert "of 10 good" in text
    assert text.count("[Not tried]") == 9


def test_buttons_are_large_enough_for_a_finger(page):
    small = [
        widget.objectName()
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
        and widget.objectName().startswith("cmCivic")
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.height() < 36
    ]
    assert small == []
