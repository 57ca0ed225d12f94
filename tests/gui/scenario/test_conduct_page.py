from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from qgis.core import QgsProject, QgsSettings
from qgis.PyQt.QtCore import QCoreApplication, QElapsedTimer, Qt
from qgis.PyQt.QtWidgets import QAbstractButton, QApplication, QComboBox, QPushButton

from cm_civic_plugin.core.scenario import events as events_module
from cm_civic_plugin.core.scenario.journal import DRAW, replay, utc_text
from cm_civic_plugin.core.scenario.plan import default_plan, plan_to_text
from cm_civic_plugin.core.scenario.shape import shape_of
from cm_civic_plugin.gis.scenario.sitting import Sitting
from cm_civic_plugin.gis.scenario.workshop_file import WorkshopFile
from cm_civic_plugin.gis.scenario.workshop_layers import NOTES_PROPERTY
from cm_civic_plugin.gui.scenario.run.conduct_page import ConductPage
from cm_civic_plugin.gui.scenario.run.countdown import CountdownOverlay

KEYS = ("countdown_shown", "turns_shown", "countdown_corner")


class Wall:
    """The clock on the wall and the one that only goes on; tests move them."""

    def __init__(self, monkeypatch):
        self.now = datetime(2026, 3, 14, 6, 0, tzinfo=timezone.utc)
        self.ticks = 1000.0
        monkeypatch.setattr(events_module, "utc_now", lambda: utc_text(self.now))

    def passes(self, seconds):
        self.now += timedelta(seconds=seconds)
        self.ticks += seconds

    def is_set(self, seconds):
        self.now += timedelta(seconds=seconds)


@pytest.fixture()
def wall(monkeypatch):
    return Wall(monkeypatch)


@pytest.fixture()
def path(tmp_path):
    plan = replace(default_plan(), title="สวนหลวง")
    path = tmp_path / "table_A.gpkg"
    WorkshopFile.create(
        path, "A", plan=plan_to_text(plan), workshop=plan.workshop, title=plan.title
    ).close()
    return path


@pytest.fixture()
def sitting(path):
    sitting = Sitting(path)
    yield sitting
    sitting.close()


@pytest.fixture()
def page(iface, wall):
    for key in KEYS:
        QgsSettings().remove(f"cm_civic/{key}")
    page = ConductPage(iface, now=lambda: wall.now, ticks=lambda: wall.ticks)
    page.show()
    yield page
    page.unload()
    page.deleteLater()
    for key in KEYS:
        QgsSettings().remove(f"cm_civic/{key}")


@pytest.fixture()
def begun(page, sitting):
    page.set_sitting(sitting)
    press(page, "Begin")
    return page


def press(page, name):
    button = page.findChild(QPushButton, f"cmCivicConduct{name}")
    assert button.isVisibleTo(page) and button.isEnabled(), name
    button.click()


def kinds(sitting):
    return [event.kind for event in sitting.events]


def later(page, wall, seconds):
    for _step in range(4):
        wall.passes(seconds / 4)
        page.tick()


def draw(sitting):
    shape = shape_of("stamp", [(98.99, 18.79)])
    return sitting.write(DRAW, future_id="good_living", element_id="trees", shape=shape)


def test_nothing_is_open_and_nothing_can_be_pressed(page):
    assert not page.isEnabled()
    assert page.face.title.text() == "No workshop is open."
    assert page.overlay.isHidden()


def test_a_stage_by_its_buttons(begun, sitting, wall):
    page = begun
    first = sitting.plan.stages[0]
    assert page.face.digits.text() == f"{first.minutes}:00"
    assert first.name.en in page.face.title.text()
    later(page, wall, 65)
    assert page.face.digits.text() == page.overlay.digits.text() == "8:55"
    press(page, "Minute")
    assert page.face.digits.text() == "9:55"
    press(page, "Pause")
    later(page, wall, 600)
    assert page.face.digits.text() == "9:55" and page.face.words.text() == "Clock stopped"
    press(page, "Pause")
    later(page, wall, 10)
    assert page.face.digits.text() == "9:45"
    press(page, "End")
    assert page.overlay.isHidden()
    assert kinds(sitting) == [
        "stage_begun", "stage_extended", "stage_paused", "stage_resumed", "stage_ended",
    ]  # fmt: skip
    assert sitting.events[0].detail == {
        "number": 1,
        "name": first.name.en,
        "minutes": first.minutes,
    }


def test_it_says_what_kind_of_stage_begins(page, sitting):
    said = []
    page.stage_begun.connect(said.append)
    page.set_sitting(sitting)
    press(page, "Begin")
    press(page, "Begin")
    assert said == ["warm_up", "silent"]


def test_next_ends_the_stage_and_begins_the_following_one(begun, sitting):
    press(begun, "Begin")
    assert kinds(sitting) == ["stage_begun", "stage_ended", "stage_begun"]
    assert [event.detail["number"] for event in sitting.events] == [1, 1, 2]
    assert begun.stages.currentData() == 3


def test_another_stage_can_be_chosen_and_held_again(begun, sitting):
    begun.stages.setCurrentIndex(4)
    press(begun, "Begin")
    begun.stages.setCurrentIndex(0)
    press(begun, "Begin")
    numbers = [one.detail["number"] for one in sitting.events if one.kind == "stage_begun"]
    assert numbers == [1, 5, 1]


def test_a_choice_of_the_next_stage_stays_while_other_things_happen(page, sitting):
    page.set_sitting(sitting)
    page.stages.setCurrentIndex(2)
    sitting.note_event("turn", seat=1)
    assert page.stages.currentData() == 3
    press(page, "Begin")
    page.stages.setCurrentIndex(4)
    press(page, "Pause")
    press(page, "Minute")
    assert page.stages.currentData() == 5


def test_the_last_stage_has_no_following_one(begun, sitting):
    last = len(sitting.plan.stages)
    begun.stages.setCurrentIndex(last - 1)
    press(begun, "Begin")
    assert begun.stages.currentData() == last


def test_each_stages_end_keeps_its_picture(begun, sitting):
    one = draw(sitting)
    press(begun, "Begin")
    two = draw(sitting)
    press(begun, "End")
    draw(sitting)
    ends = [event for event in sitting.events if event.kind == "stage_ended"]
    pictures = [[row.uuid for row in replay(sitting.rows, end.after_seq)] for end in ends]
    assert pictures == [[one.uuid], [one.uuid, two.uuid]]
    assert begun.findChild(QComboBox, "cmCivicConductSnapshots").count() == 2


def test_time_is_up_is_said_and_nothing_is_locked(begun, sitting, wall):
    later(begun, wall, 10 * 60 + 5)
    assert "Time is up" in begun.face.words.text() and begun.face.digits.text() == "+0:05"
    assert "Time is up" in begun.overlay.words.text()
    draw(sitting)
    assert len(sitting.picture()) == 1
    press(begun, "Minute")
    assert begun.face.digits.text() == "1:00"


def test_all_of_it_comes_back_from_the_file(begun, sitting, path, wall):
    later(begun, wall, 60)
    begun.set_sitting(None)
    sitting.close()
    wall.passes(120)  # closed meanwhile, and the program started anew
    wall.ticks = 3.0
    again = Sitting(path)
    begun.set_sitting(again)
    assert begun.face.digits.text() == "7:00"
    press(begun, "Pause")
    begun.set_sitting(None)
    again.close()
    wall.passes(5000)
    third = Sitting(path)
    begun.set_sitting(third)
    assert begun.face.digits.text() == "7:00" and begun.face.words.text() == "Clock stopped"
    press(begun, "Pause")
    later(begun, wall, 30)
    assert begun.face.digits.text() == "6:30"
    begun.set_sitting(None)
    third.close()


@pytest.mark.parametrize("jump", [-3600, -120, 7200])
def test_a_clock_that_is_set_meanwhile_moves_no_countdown(begun, sitting, wall, jump):
    later(begun, wall, 60)
    wall.is_set(jump)
    later(begun, wall, 2)
    assert begun.face.digits.text() == "8:58"
    assert (
        begun.clock_note.isVisible()
        and "The countdown goes on with" in begun.clock_note.words.text()
    )
    later(begun, wall, 58)
    assert begun.face.digits.text() == "8:00"
    assert kinds(sitting) == ["stage_begun", "clock_set"]
    begun.clock_note.minutes.setValue(3)
    press(begun, "Set")
    assert begun.face.digits.text() == "3:00" and not begun.clock_note.isVisible()


def test_a_clock_set_back_while_qgis_was_closed(begun, sitting, path, wall):
    later(begun, wall, 60)
    press(begun, "Minute")  # the last entry: nine minutes and one are left
    begun.set_sitting(None)
    sitting.close()
    wall.is_set(-7200)
    wall.ticks = 1.0
    again = Sitting(path)
    begun.set_sitting(again)
    assert "behind the last entry" in begun.clock_note.words.text()
    left = begun.clock().left
    later(begun, wall, 60)
    assert begun.clock().left == pytest.approx(left - 60)
    begun.set_sitting(None)
    again.close()


def test_a_stopped_clock_cares_for_no_jump(begun, sitting, wall):
    press(begun, "Pause")
    wall.is_set(9999)
    later(begun, wall, 1)
    assert not begun.clock_note.isVisible()
    press(begun, "Pause")
    later(begun, wall, 1)
    assert "clock_set" not in kinds(sitting)


def test_a_stage_left_running_over_night_is_said(begun, sitting, path, wall):
    begun.set_sitting(None)
    sitting.close()
    wall.passes(20 * 3600)
    again = Sitting(path)
    begun.set_sitting(again)
    assert (
        "was left running" in begun.clock_note.words.text()
        and "Find places" in begun.clock_note.words.text()
    )
    press(begun, "End")
    assert not begun.clock_note.isVisible()
    begun.set_sitting(None)
    again.close()


def test_another_tables_stages_are_not_ours(page, sitting):
    event = events_module.new_event("stage_begun", "s", "B", 0, number=1, minutes=5)
    sitting.keeper.keep_besides([event])
    page.set_sitting(sitting)
    assert page.clock() is None


def test_a_plan_without_stages(page, tmp_path):
    plan = replace(default_plan(), stages=())
    WorkshopFile.create(tmp_path / "b.gpkg", "A", plan=plan_to_text(plan)).close()
    sitting = Sitting(tmp_path / "b.gpkg")
    page.set_sitting(sitting)
    assert "no stages" in page.face.title.text()
    assert not page.begin_button.isEnabled()
    page.set_sitting(None)
    sitting.close()


def test_no_sound_unless_asked(begun, wall, monkeypatch):
    beeps = []
    monkeypatch.setattr(QApplication, "beep", lambda: beeps.append(1))
    later(begun, wall, 5 * 60 + 1)
    assert beeps == []
    begun.sound.setChecked(True)
    later(begun, wall, 60)
    assert beeps == []  # it had been said
    later(begun, wall, 180)
    assert beeps == [1]
    later(begun, wall, 60)
    assert beeps == [1, 1]


def test_what_is_shown_is_remembered(begun, iface, wall):
    said = []
    begun.turns_wanted.connect(said.append)
    begun.turns.click()
    begun.overlay.findChild(QAbstractButton, "cmCivicCountdownHide").click()
    assert said == [True]
    assert not begun.over_map.isChecked()
    other = ConductPage(iface, now=lambda: wall.now)
    assert other.turns.isChecked() and not other.over_map.isChecked()
    other.unload()


def test_the_page_ticks_by_itself(iface, sitting):
    page = ConductPage(iface)
    page.set_sitting(sitting)
    page.begin()
    seen = set()
    page.clock_changed.connect(lambda clock, _name: seen.add(clock and round(clock.left, 2)))
    timer = QElapsedTimer()
    timer.start()
    while len(seen) < 3 and timer.elapsed() < 5000:
        QCoreApplication.processEvents()
    assert len(seen) >= 3
    page.unload()
    page.deleteLater()


def wait_for(task):
    done = []
    task.succeeded.connect(done.append)
    task.failed.connect(done.append)
    timer = QElapsedTimer()
    timer.start()
    while not done and timer.elapsed() < 10000:
        QCoreApplication.processEvents()
    return done[0]


def test_a_picture_is_saved_and_shown(begun, sitting, tmp_path):
    one = draw(sitting)
    press(begun, "End")
    draw(sitting)
    out = wait_for(begun.snapshots.save(tmp_path / "out.gpkg"))
    with WorkshopFile.open(out) as file:
        assert [row.uuid for row in replay(file.rows())] == [one.uuid]
    assert begun.snapshots.save_button.isEnabled()
    assert begun.snapshots.show_on_map(out)
    layers = QgsProject.instance().mapLayers().values()
    shown = [layer for layer in layers if not layer.customProperty(NOTES_PROPERTY)]
    assert sum(layer.featureCount() for layer in shown) == 1
    count = len(layers)
    assert begun.snapshots.show_on_map(out)  # once more adds nothing
    assert len(QgsProject.instance().mapLayers()) == count


def test_a_picture_that_cannot_be_saved_is_said(begun, iface, tmp_path):
    press(begun, "End")
    (tmp_path / "out.gpkg").write_text("mine", encoding="ascii")
    said = wait_for(begun.snapshots.save(tmp_path / "out.gpkg"))
    assert "exists already" in said
    texts = [call.args[1] for call in iface.messageBar().pushMessage.call_args_list]
    assert texts == [said]
    assert begun.snapshots.save_button.isEnabled()


def test_everything_is_reachable_by_finger_and_key(begun):
    for button in begun.findChildren(QAbstractButton):
        assert button.objectName().startswith("cmCivic") or not button.isVisibleTo(begun)
        assert button.minimumHeight() >= 36
        assert button.focusPolicy() != Qt.FocusPolicy.NoFocus


def test_unloading_leaves_nothing_behind(iface, sitting, canvas, wall):
    page = ConductPage(iface, now=lambda: wall.now)
    page.set_sitting(sitting)
    page.begin()
    page.unload()
    assert sitting.receivers(sitting.events_changed) == 0
    assert canvas.viewport().findChild(CountdownOverlay, "cmCivicCountdown") is None
    sitting.note_event("stage_ended", number=1)
