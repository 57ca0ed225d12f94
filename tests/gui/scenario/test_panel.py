from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtWidgets import (
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cm_civic_plugin.core.scenario.elements import load_elements
from cm_civic_plugin.core.scenario.futures import load_futures
from cm_civic_plugin.core.scenario.palette_file import Words
from cm_civic_plugin.gis.i18n import language, make_translator, set_language
from cm_civic_plugin.gui import scenario
from cm_civic_plugin.gui.scenario.draw.panel import ScenarioPanel

NARROW, LOW = 360, 560  # a dock beside the map of a 1366 x 768 screen


@pytest.fixture(params=["th", "en"])
def panel(request, qgis_app):
    before = language()
    set_language(request.param)
    translator = make_translator()
    if translator is not None:
        QCoreApplication.installTranslator(translator)
    panel = ScenarioPanel(load_futures(), load_elements())
    panel.show_workshop("Table A")
    panel.resize(NARROW, LOW)
    panel.show()
    QCoreApplication.processEvents()
    yield panel
    if translator is not None:
        QCoreApplication.removeTranslator(translator)
    set_language(before)
    panel.deleteLater()


def chosen(panel):
    groups = (panel.chooser.futures, panel.chooser.elements, panel.certainties)
    return [group.checkedButton().property("id") for group in groups]


def cut(panel):
    """What has less room than its words and picture need."""
    shown = [*panel.findChildren(QToolButton), *panel.findChildren(QPushButton)]
    return [
        (one.text(), one.width(), one.sizeHint().width())
        for one in shown
        if one.isVisible() and one.text() and one.width() < one.sizeHint().width()
    ]


@pytest.mark.parametrize("big", [False, True])
def test_in_a_narrow_dock_no_word_is_cut_and_nothing_lies_sideways(panel, big):
    panel.set_big(big)
    QCoreApplication.processEvents()
    assert panel.width() == NARROW
    assert cut(panel) == []
    area = panel.findChild(QScrollArea)
    assert area.widget().minimumSizeHint().width() <= area.viewport().width()
    assert panel.tools.buttons()[0].isVisible() and panel.certainties.buttons()[0].isVisible()
    assert panel.light.mapTo(panel, panel.light.rect().bottomLeft()).y() <= LOW


def test_on_a_small_laptop_two_rows_of_the_palette_are_in_sight_at_least(panel):
    seen = [one for one in panel.chooser.elements.buttons() if not one.visibleRegion().isEmpty()]
    assert len(seen) >= 6


def test_big_buttons_suit_a_finger_and_go_back_and_the_choice_stays(panel):
    panel.chooser.choose(panel.chooser.futures, "chaos")
    panel.chooser.choose(panel.chooser.elements, "waste")
    panel.chooser.choose(panel.certainties, "disputed")
    before = chosen(panel)
    heights = [one.minimumHeight() for one in panel.tools.buttons()]
    panel.set_big(True)
    QCoreApplication.processEvents()
    touched = [
        *panel.chooser.futures.buttons(), *panel.chooser.elements.buttons(), *panel.certainties.buttons(),
        *panel.tools.buttons(), panel.undo_button, panel.redo_button, panel.note,
    ]  # fmt: skip
    assert min(one.height() for one in touched) >= 48
    assert min(one.height() for one in panel.chooser.elements.buttons()) >= 64
    assert chosen(panel) == before
    assert all(one.isEnabled() for one in panel.chooser.elements.buttons())
    panel.set_big(False)
    assert [one.minimumHeight() for one in panel.tools.buttons()] == heights
    assert chosen(panel) == before


def test_a_workshop_has_its_own_palette(panel):
    futures, elements = load_futures(), load_elements()
    panel.chooser.choose(panel.chooser.elements, "waste")
    boats = replace(elements[0], id="boats", name=Words("Boats & piers", "เรือ & ท่าน้ำ"))
    told = []
    panel.chooser.future_chosen.connect(told.append)
    panel.chooser.element_chosen.connect(told.append)
    panel.chooser.show_palette(futures[2:], (boats, elements[1]))
    assert {one.property("id") for one in panel.chooser.futures.buttons()} == {
        one.id for one in futures[2:]
    }
    assert [one.property("id") for one in panel.chooser.elements.buttons()] == [
        "boats",
        elements[1].id,
    ]
    assert chosen(panel) == [futures[2].id, "boats", "sure"]  # what it had is not there any more
    assert "&&" in panel.chooser.elements.buttons()[0].text()  # as it is written, not a shortcut
    assert panel.chooser.sentence.text() == panel.chooser.futures.checkedButton().property(
        "sentence"
    )
    panel.chooser.elements.buttons()[1].click()
    assert told[-1] == elements[1].id
    panel.chooser.show_palette(futures, elements)
    assert chosen(panel)[1] == elements[1].id  # what both have stays chosen


def test_the_ways_to_a_file_are_folded_away_while_one_is_open(panel):
    new = panel.findChild(QPushButton, "cmCivicScenarioNew")
    assert not new.isVisible() and panel.files_button.isVisible()
    panel.files_button.click()
    assert new.isVisible()
    panel.show_workshop("Table B")
    assert not new.isVisible()
    panel.show_workshop("")
    assert new.isVisible() and not panel.files_button.isVisible()
    assert not panel.chooser.elements.buttons()[0].isEnabled()


def test_the_tool_in_the_hand_is_shown_and_pressing_one_says_which(panel):
    told = []
    panel.tool_chosen.connect(told.append)
    for button in panel.tools.buttons():
        button.click()
    assert told == ["pen", "marker", "eraser", "move", "hand"]
    panel.show_tool("eraser")
    assert [one.property("id") for one in panel.tools.buttons() if one.isChecked()] == ["eraser"]
    panel.show_tool("")
    assert not any(one.isChecked() for one in panel.tools.buttons())


def test_a_note_of_a_tapped_drawing_begins_with_what_it_says(panel):
    panel.ask_note("น้ำท่วม")
    assert panel.note.text() == "น้ำท่วม" and not panel.note.isModified()
    tapped = panel.note.placeholderText()
    panel.ask_note(None)
    assert panel.note.text() == "" and panel.note.placeholderText() != tapped


def test_the_light_says_in_words_what_its_colour_says(panel):
    panel.show_light("waiting", "<b>ดิสก์เต็ม</b>")
    light = panel.findChild(QLabel, "cmCivicScenarioLight")
    assert light.text() == "<b>ดิสก์เต็ม</b>" and light.height() < LOW / 4  # no markup of a file's
    assert panel.elsewhere_button.isVisible()
    panel.show_light("saved", "Saved")
    assert not panel.elsewhere_button.isVisible()


def test_every_picture_of_qgis_that_is_asked_for_is_there(qgis_app):
    asked = {
        name
        for path in Path(scenario.__file__).parent.rglob("*.py")
        for name in re.findall(r'"(/[A-Za-z_/]+\.svg)"', path.read_text(encoding="utf-8"))
    }
    assert len(asked) > 20
    missing = [one for one in asked if QgsApplication.getThemeIcon(one).pixmap(16, 16).isNull()]
    assert missing == []


def test_the_dock_is_never_narrower_than_what_is_on_a_page(panel):
    wide = QPushButton("w")
    wide.setMinimumWidth(300)
    page = QWidget()
    QVBoxLayout(page).addWidget(wide)
    panel.add_page(page, "Run")
    panel.tabs.setCurrentWidget(page.parent().parent())
    QCoreApplication.processEvents()
    assert panel.minimumSizeHint().width() > 300
    wide.setMinimumWidth(700)  # something is unfolded
    for _ in range(2):  # each widget around it hears of it in its turn
        QCoreApplication.processEvents()
    assert panel.minimumSizeHint().width() > 700
    panel.resize(panel.minimumSizeHint())
    QCoreApplication.processEvents()
    assert page.visibleRegion().boundingRect().width() == page.width()


def rows_in_sight(panel):
    """How many rows of the palette are whole in sight."""
    for _ in range(3):  # new buttons, then the layouts around them
        QCoreApplication.processEvents()
    whole = [
        one
        for one in panel.chooser.elements.buttons()
        if one.visibleRegion().boundingRect().height() == one.height()
    ]
    return len({one.y() for one in whole})


def with_turns(panel):
    strip = QWidget()
    strip.setFixedHeight(100)
    panel.low_changed.connect(lambda low: strip.setFixedHeight(40 if low else 100))
    panel.above.addWidget(strip)
    return strip


def eight():
    futures = load_futures()
    return (*futures, *(replace(one, id=one.id + "_2") for one in futures))[:8]


@pytest.mark.parametrize(
    ("height", "big", "futures", "turns", "rows"),
    [
        (566, False, load_futures(), False, 3),  # 1366x768
        (310, False, load_futures(), False, 2),  # 1366x768 at 150 %
        (310, False, load_futures(), True, 2),
        (310, False, eight(), False, 2),
        (566, True, load_futures(), False, 2),
        (566, True, eight(), False, 2),
        (566, True, eight(), True, 2),
        (518, False, load_futures(), True, 2),  # 1280x720
        (440, True, load_futures(), False, 2),  # only the map and the panel, at 150 %
    ],
)
def test_on_a_low_screen_rows_of_the_palette_are_in_sight(panel, height, big, futures, turns, rows):
    panel.resize(NARROW, 1000)
    panel.chooser.show_palette(futures, load_elements())
    if turns:
        with_turns(panel)
    panel.set_big(big)
    panel.resize(NARROW, height)
    assert rows_in_sight(panel) >= rows
    assert panel.height() == height
    assert cut(panel) == []
    least = 48 if big else 36
    pressed = [
        *panel.chooser.futures.buttons(), *panel.chooser.elements.buttons(),
        *panel.certainties.buttons(), *panel.tools.buttons(), panel.undo_button, panel.redo_button,
    ]  # fmt: skip
    assert min(one.height() for one in pressed) >= least
    assert min(one.width() for one in pressed) >= least
    assert not big or min(one.height() for one in panel.chooser.elements.buttons()) >= 64
    for one in (*panel.certainties.buttons(), *panel.tools.buttons(), panel.undo_button):
        assert not one.visibleRegion().isEmpty()


def test_the_rows_follow_the_height_and_the_choice_stays(panel):
    told = []
    panel.resize(NARROW, 900)
    QCoreApplication.processEvents()
    panel.low_changed.connect(told.append)
    high = [one.text() for one in (*panel.tools.buttons(), panel.undo_button)]
    assert panel.chooser.sentence.isVisible() and panel.note.isVisible()
    panel.chooser.choose(panel.chooser.futures, "beset")
    panel.chooser.choose(panel.certainties, "disputed")
    before = chosen(panel)
    for height in (500, 320, 500, 900):
        panel.resize(NARROW, height)
        QCoreApplication.processEvents()
        assert chosen(panel) == before
        assert panel.chooser.sentence.isVisible() == panel.note.isVisible() == (height == 900)
    assert told == [1, 2, 1, 0]
    assert [one.text() for one in (*panel.tools.buttons(), panel.undo_button)] == high
    assert cut(panel) == []


def test_where_it_is_low_nothing_is_out_of_reach(panel):
    panel.resize(NARROW, 320)
    QCoreApplication.processEvents()
    beset = next(one for one in panel.chooser.futures.buttons() if one.property("id") == "beset")
    assert beset.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
    assert beset.property("sentence") in beset.toolTip() and beset.accessibleName()
    beset.click()
    QCoreApplication.processEvents()
    assert beset.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon  # its name
    assert cut(panel) == []
    area = panel.findChild(QScrollArea)
    area.ensureWidgetVisible(panel.files_button)  # another workshop file: below the palette
    QCoreApplication.processEvents()
    assert not panel.files_button.visibleRegion().isEmpty()
    panel.files_button.click()
    QCoreApplication.processEvents()
    assert not panel.table_code.visibleRegion().isEmpty()
    panel.show_workshop("")  # how to open one stands above
    area.verticalScrollBar().setValue(0)
    QCoreApplication.processEvents()
    assert not panel.table_code.visibleRegion().isEmpty()


def test_where_it_is_low_the_note_folds_out(panel):
    panel.resize(NARROW, 320)
    QCoreApplication.processEvents()
    given = []
    panel.note_given.connect(given.append)
    assert not panel.note.isVisible()
    panel.note_button.click()
    QCoreApplication.processEvents()
    assert panel.note.isVisible() and panel.note.height() >= 36
    panel.note.setText("here")
    panel.note.returnPressed.emit()
    assert given == ["here"]
    panel.note_button.setChecked(False)
    panel.ask_note("what was said of it")  # somebody tapped a drawing
    QCoreApplication.processEvents()
    assert panel.note.isVisible()
    panel.resize(NARROW, 900)
    assert panel.note.isVisible() and panel.note.text() == "what was said of it"
