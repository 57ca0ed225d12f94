"""The step *Places*: real keys on the review table, what they decide, teach and take back."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import QEvent, Qt
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAction, QMainWindow, QWidget

from cm_civic_plugin.core.opinion.places.aliases import LocalPlaces
from cm_civic_plugin.core.opinion.places.cues import HINT_WORD, Cue
from cm_civic_plugin.core.opinion.places.finder import SEVERAL, Candidate
from cm_civic_plugin.core.opinion.places.normal import normalise
from cm_civic_plugin.core.opinion.places.place import Place
from cm_civic_plugin.core.opinion.places.review import Decision, ReviewItem
from cm_civic_plugin.gui.opinion.places_page import PlacesPage
from cm_civic_plugin.gui.opinion.review_table import excerpt


def spot(number, name, kind, lon, lat, *names):
    return Place(f"layer/node{number}", name, kind, "point", lon, lat, (lon, lat, lon, lat), names)


DISTRICT = spot(1, "ตำบลสุเทพ", "subdistrict", 98.95, 18.79, "ต.สุเทพ", "Suthep")
ROAD = spot(2, "ถนนสุเทพ", "road", 98.965, 18.79, "Suthep Road")
TEMPLES = [spot(10 + n, "วัดศรีคำ", "temple", 98.9 + n / 10, 18.8) for n in range(9)]
GATE = spot(3, "ประตูท่าแพ", "gate", 98.9934, 18.7878, "Tha Phae Gate")


def item(row, name, text, places, confidence=0.6, reasons=()):
    candidates = tuple(Candidate(place, confidence - n / 50) for n, place in enumerate(places))
    return ReviewItem(row, text, name, candidates, confidence, tuple(reasons))


REASONS = (Cue("hint", HINT_WORD, 0.1, "ที่"), Cue("several", SEVERAL, -0.1))
ITEMS = [
    item(7, "ท่าแพ", "ท่าแพรถติดมาก", [GATE], 0.5),
    item(1, "สุเทพ", "น้ำท่วมที่สุเทพ <b>โทร</b> [phone]", [DISTRICT, ROAD], 0.62, REASONS),
    item(2, "สุเทพ", "แถวสุเทพ\nไฟดับ", [DISTRICT, ROAD], 0.6),
    item(3, "สุ เทพ", "ที่สุ เทพฝุ่นเยอะ", [DISTRICT, ROAD], 0.5),
    item(4, "วัดศรีคำ", "ขยะหน้าวัดศรีคำ", TEMPLES, 0.45),
]


class Heard:
    """What the page said."""

    def __init__(self, page):
        self.decided, self.undone, self.places = [], [], []
        page.decided.connect(lambda decisions, taught: self.decided.append((decisions, taught)))
        page.undone.connect(lambda decisions, taught: self.undone.append((decisions, taught)))
        page.candidates_shown.connect(self.places.append)


@pytest.fixture(autouse=True)
def thai(qgis_app):
    QgsSettings().setValue("cm_civic/language", "th")
    yield
    QgsSettings().remove("cm_civic/language")


@pytest.fixture
def page():
    page = PlacesPage()
    page.resize(420, 800)
    page.show()
    page.heard = Heard(page)
    page.load(ITEMS, LocalPlaces())
    page.table.setFocus()
    yield page
    page.deleteLater()


def waiting(page):
    return [item.row for item in page.model.items]


def cells(page, row):
    return [page.model.data(page.model.index(row, column)) for column in range(4)]


def current(page):
    return page.model.items[page.table.currentIndex().row()].row


def key(page, *keys):
    for one in keys:
        if isinstance(one, str):  # a letter of a keyboard that writes Thai
            event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, one)
            QgsApplication.sendEvent(page.table, event)
        else:
            QTest.keyClick(page.table, one)


def test_what_waits_stands_in_the_order_of_work(page):
    assert waiting(page) == [1, 2, 3, 7, 4]  # the name of three first, its surest post first
    assert cells(page, 0) == ["สุเทพ", "น้ำท่วมที่สุเทพ <b>โทร</b> [phone]", "ตำบลสุเทพ", "62 %"]
    assert cells(page, 1)[1] == "แถวสุเทพ ไฟดับ"
    assert "&lt;b&gt;" in page.model.data(page.model.index(0, 1), Qt.ItemDataRole.ToolTipRole)
    assert page.count_label.text() == "0 of 5 decided"
    assert page.table.currentIndex().row() == 0
    assert page.heard.places == [[DISTRICT, ROAD]]


@pytest.mark.parametrize(
    ("pressed", "place"),
    [
        (Qt.Key.Key_Return, DISTRICT),
        (Qt.Key.Key_Enter, DISTRICT),
        (Qt.Key.Key_1, DISTRICT),
        (Qt.Key.Key_2, ROAD),
        ("ๅ", DISTRICT),
        ("/", ROAD),
        ("๒", ROAD),
        (Qt.Key.Key_Delete, None),
        (Qt.Key.Key_X, None),
        ("ป", None),
    ],
)
def test_a_key_decides_one_post_and_goes_on(page, pressed, place):
    key(page, pressed)
    assert page.heard.decided == [([Decision(1, place)], None)]
    assert waiting(page) == [2, 3, 7, 4]
    assert current(page) == 2
    assert page.count_label.text() == "1 of 5 decided"
    assert page.decisions() == [Decision(1, place)]
    assert page.local() == LocalPlaces()


def test_every_digit_is_the_candidate_of_its_number(page):
    digits = [getattr(Qt.Key, f"Key_{number}") for number in range(1, 10)]
    for number, digit in enumerate(digits):
        page.load([ITEMS[-1]], LocalPlaces())
        key(page, digit)
        assert page.heard.decided[-1] == ([Decision(4, TEMPLES[number])], None)


def test_keys_that_mean_nothing_here_decide_nothing(page):
    key(page, Qt.Key.Key_3, Qt.Key.Key_9, Qt.Key.Key_0, Qt.Key.Key_Z, Qt.Key.Key_Space, "ก")
    QTest.keyClick(page.table, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(page.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert page.heard.decided == [] and len(waiting(page)) == 5
    key(page, Qt.Key.Key_Backspace)
    assert page.heard.undone == []


def test_a_key_held_down_decides_once(page):
    for repeated in (False, True, True, True):
        event = QKeyEvent(
            QEvent.Type.KeyPress,
            Qt.Key.Key_Return,
            Qt.KeyboardModifier.NoModifier,
            "\r",
            repeated,
        )
        QgsApplication.sendEvent(page.table, event)
    assert len(page.heard.decided) == 1


@pytest.mark.parametrize("pressed", [Qt.Key.Key_A, "ฟ"])
def test_always_decides_the_whole_name_and_teaches_it(page, pressed):
    key(page, Qt.Key.Key_Down, pressed)  # from the middle of the name
    ((decisions, taught),) = page.heard.decided
    assert sorted(decision.row for decision in decisions) == [1, 2, 3]
    assert {decision.place for decision in decisions} == {DISTRICT}
    alias = taught.aliases[normalise("สุเทพ")]
    assert (alias.places, alias.place_id) == (("ตำบลสุเทพ",), DISTRICT.place_id)
    assert page.local() is taught
    assert sorted(waiting(page)) == [4, 7]
    assert page.count_label.text() == "3 of 5 decided"


def test_ctrl_makes_any_candidate_the_one_always_meant(page):
    QTest.keyClick(page.table, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    ((decisions, taught),) = page.heard.decided
    assert len(decisions) == 3 and {decision.place for decision in decisions} == {ROAD}
    assert taught.aliases[normalise("สุเทพ")].place_id == ROAD.place_id


@pytest.mark.parametrize("pressed", [Qt.Key.Key_N, "ื"])
def test_never_bars_the_name(page, pressed):
    key(page, pressed)
    ((decisions, taught),) = page.heard.decided
    assert len(decisions) == 3 and {decision.place for decision in decisions} == {None}
    assert list(taught.never.values()) == ["สุเทพ"] and not taught.aliases


@pytest.mark.parametrize("back", [Qt.Key.Key_Backspace, Qt.Key.Key_U, "ี"])
def test_undo_restores_step_by_step(page, back):
    before = waiting(page)
    key(page, Qt.Key.Key_Down, Qt.Key.Key_2, Qt.Key.Key_A)
    taught = page.local()
    assert taught.aliases and len(waiting(page)) == 2
    key(page, back)
    assert waiting(page) == [row for row in before if row != 2]
    assert page.local() == LocalPlaces()
    assert page.heard.undone[-1][0] == page.heard.decided[-1][0]
    assert page.heard.undone[-1][1] == LocalPlaces()
    key(page, back)
    assert waiting(page) == before
    assert current(page) == 2
    assert page.heard.undone[-1] == ([Decision(2, ROAD)], None)
    assert page.decisions() == []
    assert page.count_label.text() == "0 of 5 decided"
    key(page, back)
    assert len(page.heard.undone) == 2


def test_the_map_is_told_what_the_current_row_may_be(page):
    key(page, Qt.Key.Key_Down)
    assert page.heard.places[-1] == [DISTRICT, ROAD] and len(page.heard.places) == 2
    key(page, Qt.Key.Key_End, Qt.Key.Key_Up)
    shown = page.model.items[page.table.currentIndex().row()]
    assert page.heard.places[-1] == [candidate.place for candidate in shown.candidates]
    said = len(page.heard.places)
    key(page, Qt.Key.Key_Return)
    assert len(page.heard.places) == said + 1  # the next one and nothing in between
    page.forget()
    assert page.heard.places[-1] == []


def test_when_all_is_decided_the_last_can_still_be_taken_back(page):
    key(page, *[Qt.Key.Key_Return] * 7)
    assert len(page.heard.decided) == 5 and waiting(page) == []
    assert page.count_label.text() == "All 5 are decided."
    assert page.heard.places[-1] == []
    assert not page.post_label.isVisible() and not page.candidate_labels[0].isVisible()
    key(page, Qt.Key.Key_Backspace)
    assert len(waiting(page)) == 1 and current(page) == page.heard.decided[-1][0][0].row
    assert page.post_label.isVisible()


def test_the_details_number_the_candidates_and_give_reasons(page):
    assert "น้ำท่วมที่<b>สุเทพ</b> &lt;b&gt;โทร&lt;/b&gt;" in page.post_label.text()
    visible = [label.text() for label in page.candidate_labels if label.isVisible()]
    assert len(visible) == 2
    assert visible[0].startswith("<b>ตำบลสุเทพ</b>") and visible[0].endswith("62 %")
    reasons = page.reasons_label.text().split("<br>")[1:]
    assert reasons[0].startswith("+ ") and "ที่" in reasons[0]
    assert reasons[1].startswith("− ")
    key(page, Qt.Key.Key_Down)
    assert not page.reasons_label.isVisible()  # nothing is known to speak for or against it


def test_places_are_called_as_the_language_has_it(page):
    assert cells(page, 0)[2] == "ตำบลสุเทพ"
    QgsSettings().setValue("cm_civic/language", "en")
    assert cells(page, 0)[2] == "Suthep"
    page.load([ITEMS[-1]], LocalPlaces())
    assert cells(page, 0)[2] == "วัดศรีคำ"  # it has no other name


@pytest.mark.parametrize(
    ("name", "decision"),
    [
        ("Accept", Decision(1, DISTRICT)),
        ("Reject", Decision(1, None)),
        ("Candidate_2", Decision(1, ROAD)),
        ("Always", Decision(1, DISTRICT)),
        ("Never", Decision(1, None)),
    ],
)
def test_buttons_do_what_the_keys_do_and_leave_them_the_table(page, name, decision):
    QgsApplication.setActiveWindow(page)
    page.table.setFocus()
    button = page.findChild(QWidget, f"cmCivicOpinion{name}")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert page.heard.decided[0][0][0] == decision
    assert len(page.heard.decided[0][0]) == (3 if name in ("Always", "Never") else 1)
    assert page.table.hasFocus()
    QTest.mouseClick(page.buttons[-2, False], Qt.MouseButton.LeftButton)
    assert len(waiting(page)) == 5
    assert "key" in button.toolTip()


def test_shortcuts_of_the_window_do_not_take_the_keys():
    window = QMainWindow()
    page = PlacesPage()
    window.setCentralWidget(page)
    fired = []
    for sequence in ("X", "Del", "2", "Return", "Ctrl+2", "U", "F"):
        action = QAction(window)
        action.setShortcut(sequence)
        action.triggered.connect(lambda _on, sequence=sequence: fired.append(sequence))
        window.addAction(action)
    window.show()
    QgsApplication.setActiveWindow(window)
    page.heard = Heard(page)
    page.load(ITEMS, LocalPlaces())
    page.table.setFocus()
    key(page, Qt.Key.Key_X, Qt.Key.Key_Delete, Qt.Key.Key_U, Qt.Key.Key_2)
    assert fired == []
    assert len(page.heard.decided) == 3
    key(page, Qt.Key.Key_F)
    assert fired == ["F"]  # the window does hear what the table has no use for
    window.deleteLater()


def test_nothing_is_decided_while_work_goes_on(page):
    QgsApplication.setActiveWindow(page)
    page.table.setFocus()
    page.show_pack(Path("/packs/chiang_mai"))
    page.set_busy(True)
    key(page, Qt.Key.Key_Return)
    assert page.heard.decided == []
    assert not (page.find_button.isEnabled() or page.pack_button.isEnabled())
    page.set_busy(False)
    assert page.find_button.isEnabled() and page.pack_button.isEnabled()
    assert page.table.hasFocus()
    key(page, Qt.Key.Key_Return)
    assert len(page.heard.decided) == 1


def test_pack_search_and_summary(page):
    wanted = []
    page.pack_wanted.connect(lambda: wanted.append("pack"))
    page.find_wanted.connect(lambda: wanted.append("find"))
    page.forget()
    assert not page.review_box.isVisible() and not page.summary_label.isVisible()
    assert not page.find_button.isEnabled()  # there are no names to look for
    QTest.mouseClick(page.pack_button, Qt.MouseButton.LeftButton)
    page.show_pack(Path("/packs/<chiang>"))
    assert "&lt;chiang&gt;" in page.pack_label.text()
    QTest.mouseClick(page.find_button, Qt.MouseButton.LeftButton)
    assert wanted == ["pack", "find"]
    page.show_summary(["พบ 3 < 5", "สอง"])
    assert page.summary_label.text() == "พบ 3 &lt; 5<br>สอง"
    page.show_pack(None)
    assert not page.find_button.isEnabled()


def test_a_long_text_is_shown_around_the_name(page):
    long = "ก" * 3000 + " ที่สุเทพ " + "ข" * 3000
    before, name, after = excerpt(item(1, "สุเทพ", long, [DISTRICT]), 20, 30)
    assert name == "สุเทพ" and before.startswith("…") and after.endswith("…")
    assert len(before) == 21 and len(after) == 31
    assert excerpt(item(1, "สุเทพ", "สั้นๆ", [DISTRICT]), 20, 30) == ("", "", "สั้นๆ")
    cut = excerpt(item(1, "สุเทพ", "ที่" * 50 + "สุเทพ", [DISTRICT]), 40, 0)[0]
    assert cut[1] == "ท"  # not a vowel sign alone


@pytest.mark.parametrize("width", [420, 280])
def test_it_fits_a_narrow_dock(page, width):
    page.resize(width, 800)
    page.load([item(1, "สุเทพ" * 9, "ยาว" * 900 + "สุเทพ" * 9, [DISTRICT])], LocalPlaces())
    QgsApplication.processEvents()
    assert page.widget().width() <= page.viewport().width()
    widths = [page.table.columnWidth(column) for column in range(4)]
    assert sum(widths) <= page.table.viewport().width()
    assert widths[1] >= (page.table.viewport().width() - widths[3]) // 2


def test_ten_thousand_rows_are_worked_through_by_keyboard(page):
    many = [item(row, "สุเทพ", "แถวสุเทพ", [DISTRICT, ROAD]) for row in range(10_000)]
    page.load(many, LocalPlaces(), ordered=True)
    QgsApplication.processEvents()
    key(page, *[Qt.Key.Key_Return] * 20)
    assert len(waiting(page)) == 9_980


def test_every_widget_of_weight_has_a_name(page):
    named = [*page.buttons.values(), *page.candidate_buttons, *page.candidate_labels]
    named += [widget for widget in vars(page).values() if isinstance(widget, QWidget)]
    assert len(named) > 30
    assert all(widget.objectName().startswith("cmCivicOpinion") for widget in named)
    assert len({widget.objectName() for widget in named}) == len(named)
