"""Reviewing the posts of a cell with real keys and clicks: quotes, blanks, topics, stances."""

from __future__ import annotations

import numpy as np
import pytest
from qgis.core import QgsProject, QgsSettings
from qgis.PyQt.QtCore import QEvent, QModelIndex, QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QStyle, QStyleOptionViewItem

from cm_civic_plugin.core.errors import BadInput
from cm_civic_plugin.core.opinion.post_table import ReadReport, make_posts
from cm_civic_plugin.gis.i18n import set_language
from cm_civic_plugin.gis.opinion.quotes import Quote, quotes_of, read_quotes, write_quotes
from cm_civic_plugin.gis.opinion.session import Import
from cm_civic_plugin.gui.opinion.posts_dialog import PostsDialog
from cm_civic_plugin.gui.opinion.posts_table import QUOTE, STANCE, TEXT, TOPIC

SHA, CELL = "aa" * 32, "250_4_-7"
TEXTS = (
    "elsewhere",
    "น้ำท่วมหน้าวัดกำแพง ปู่ของนายดำบอกว่าที่นี่ทุกปี",
    "เห็นด้วยกับทางเท้าใหม่ 🌊 ที่ถนนนิมมาน",
    None,
    "อย่าตัดต้นไม้ริมคูเมือง",
)
KEY = QEvent.Type.KeyPress
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture(autouse=True)
def english(qgis_app):
    before = QgsSettings().value("cm_civic/language")
    set_language("en")
    yield
    QgsSettings().setValue("cm_civic/language", before)


@pytest.fixture
def project():
    return QgsProject()


def make_import(texts=TEXTS, **columns):
    count = len(texts)
    made = {
        "platform": "x",
        "topic": ["ไฟ", "น้ำ;ถนน", "ถนน", None, "ต้นไม้"] * (count // 5),
        "topic_source": ["export", "export", "codebook", None, "codebook"] * (count // 5),
        "source_row": range(2, count + 2),
        **columns,
    }
    posts = make_posts(made, count).drop(columns=["text", "post_id"])
    array = np.empty(count, dtype=object)
    array[:] = texts
    return Import(posts, ReadReport(), array, SHA)


STANCES = {"stance": [None, None, "support", None, "unclear"]}


@pytest.fixture
def make(project):
    made = []

    def make_dialog(imported=None, rows=(1, 2, 3, 4)):
        imported = imported or make_import(**STANCES)
        dialog = PostsDialog(imported, SHA, CELL, np.array(rows), project)
        made.append(dialog)
        dialog.show()
        dialog.activateWindow()
        QApplication.processEvents()
        return dialog

    yield make_dialog
    for dialog in made:
        try:
            dialog.close()
        except RuntimeError:  # closed in the test
            continue
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def press(widget, key, modifiers=NONE):
    QApplication.sendEvent(widget, QKeyEvent(KEY, key, modifiers))


def listen(dialog):
    got = []
    dialog.quotes_changed.connect(lambda quotes: got.append([q.source_row for q in quotes]))
    return got


def shown(dialog, row, column, role=Qt.ItemDataRole.DisplayRole):
    return dialog.model.data(dialog.model.index(row, column), role)


def select(editor, words):
    """Select words as a mouse would, in Qt's own count of letters."""
    cursor = editor.document().find(words)
    assert cursor.hasSelection()
    editor.setTextCursor(cursor)


def test_it_is_not_modal_and_nothing_is_ticked_at_first(make, project):
    dialog = make()
    assert not dialog.isModal()
    assert dialog.model.rowCount() == 4
    assert [draft.approved for draft in dialog.model.drafts] == [False] * 4
    assert dialog.editor.toPlainText() == TEXTS[1]
    assert read_quotes(project) == []


def test_keys_tick_and_untick_and_move(make, project):
    dialog = make()
    got = listen(dialog)
    press(dialog.table, Qt.Key.Key_Space)
    press(dialog.table, Qt.Key.Key_Down)
    press(dialog.table, Qt.Key.Key_Space)
    assert dialog.editor.toPlainText() == TEXTS[2]
    assert read_quotes(project) == [Quote(SHA, 3, CELL, TEXTS[1]), Quote(SHA, 4, CELL, TEXTS[2])]
    press(dialog.table, Qt.Key.Key_Space)  # a second time changes nothing
    press(dialog.table, Qt.Key.Key_Up)
    press(dialog.table, Qt.Key.Key_Delete)
    assert got == [[3], [3, 4], [4]]
    assert [quote.source_row for quote in read_quotes(project)] == [4]
    assert "Quotes: 1" in dialog.count_label.text()


def test_other_keys_are_left_alone_and_ours_are_claimed(make, project):
    dialog = make()
    for key, claimed in (
        (Qt.Key.Key_Space, True),
        (Qt.Key.Key_Delete, True),
        (Qt.Key.Key_S, False),
    ):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, NONE)
        event.ignore()
        dialog.table.event(event)
        assert event.isAccepted() is claimed
    press(dialog.table, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    press(dialog.table, Qt.Key.Key_Select)
    assert read_quotes(project) == []


def click_tick(dialog, row):
    table, index = dialog.table, dialog.model.index(row, QUOTE)
    option = QStyleOptionViewItem()
    option.initFrom(table)
    option.rect = table.visualRect(index)
    option.features |= QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
    box = table.style().subElementRect(
        QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, table
    )
    for kind, held in (
        (QEvent.Type.MouseButtonPress, Qt.MouseButton.LeftButton),
        (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
    ):
        where = QPointF(box.center())
        screen = QPointF(table.viewport().mapToGlobal(QPoint(box.center())))
        event = QMouseEvent(kind, where, screen, Qt.MouseButton.LeftButton, held, NONE)
        QApplication.sendEvent(table.viewport(), event)


def test_a_click_on_the_box_ticks_and_unticks(make, project):
    dialog = make()
    click_tick(dialog, 1)
    assert [quote.source_row for quote in read_quotes(project)] == [4]
    assert dialog.editor.toPlainText() == TEXTS[2]  # what is ticked is what is read
    click_tick(dialog, 1)
    assert read_quotes(project) == []


def test_a_post_without_words_cannot_be_ticked(make, project):
    dialog = make(rows=(3, 4))
    press(dialog.table, Qt.Key.Key_Space)
    click_tick(dialog, 0)
    assert read_quotes(project) == []
    assert not dialog.model.flags(dialog.model.index(0, QUOTE)) & Qt.ItemFlag.ItemIsUserCheckable
    assert dialog.model.flags(dialog.model.index(1, QUOTE)) & Qt.ItemFlag.ItemIsUserCheckable


def test_words_are_blanked_out_before_the_tick(make, project):
    dialog = make()
    assert not dialog.blank_button.isEnabled()
    select(dialog.editor, "ปู่ของนายดำ")
    dialog.blank_button.click()
    dialog.table.setFocus()
    press(dialog.table, Qt.Key.Key_Space)
    (quote,) = read_quotes(project)
    assert quote.text == "น้ำท่วมหน้าวัดกำแพง […]บอกว่าที่นี่ทุกปี"
    assert shown(dialog, 0, TEXT) == quote.text


def test_blanking_counts_letters_right_behind_an_emoji(make, project):
    dialog = make()
    press(dialog.table, Qt.Key.Key_Down)
    select(dialog.editor, "ที่ถนนนิมมาน")
    dialog.blank_button.click()
    assert dialog.editor.toPlainText() == "เห็นด้วยกับทางเท้าใหม่ 🌊 […]"
    dialog.back_button.click()
    assert dialog.editor.toPlainText() == TEXTS[2]
    assert not dialog.back_button.isEnabled()
    dialog.editor.undo()
    assert dialog.editor.toPlainText().endswith("[…]")


def test_what_is_typed_in_cannot_carry_a_number_out(make, project):
    dialog = make()
    dialog.editor.setPlainText("โทร 081-234-5678")
    press(dialog.table, Qt.Key.Key_Space)
    assert dialog.editor.toPlainText() == "โทร [phone]"
    assert [quote.text for quote in read_quotes(project)] == ["โทร [phone]"]
    dialog.editor.setPlainText("โทร 053-876543 1")
    press(dialog.table, Qt.Key.Key_Down)
    assert [quote.text for quote in read_quotes(project)] == ["โทร [phone]"]
    assert "053" not in shown(dialog, 0, TEXT)


def test_a_quote_follows_what_is_typed_after_a_pause(make, project):
    dialog = make()
    press(dialog.table, Qt.Key.Key_Space)
    got = listen(dialog)
    dialog.editor.setPlainText("น้ำท่วม")
    assert got == []
    QTest.qWait(dialog._timer.interval() + 200)
    assert [quote.text for quote in read_quotes(project)] == ["น้ำท่วม"]
    assert got == [[3]]
    dialog.editor.setPlainText(" ")
    assert read_quotes(project) == []
    assert not dialog.model.drafts[0].approved


def test_what_was_typed_last_is_kept_at_closing(make, project):
    dialog = make()
    press(dialog.table, Qt.Key.Key_Space)
    dialog.editor.setPlainText("น้ำ")
    press(dialog, Qt.Key.Key_Escape)
    assert [quote.text for quote in read_quotes(project)] == ["น้ำ"]


def test_typing_over_an_unticked_post_quotes_nothing(make, project):
    dialog = make()
    dialog.editor.setPlainText("anything")
    dialog.close()
    assert read_quotes(project) == []


def test_quotes_of_before_are_ticked_and_those_of_others_stay(make, project):
    others = [
        Quote(SHA, 4, "500_0_0", "another cell"),
        Quote("bb" * 32, 4, CELL, "another export"),
        Quote(SHA, 99, CELL, "a post that is not shown now"),
    ]
    write_quotes(project, [*others, Quote(SHA, 4, CELL, "shortened before")])
    dialog = make()
    assert [draft.approved for draft in dialog.model.drafts] == [False, True, False, False]
    press(dialog.table, Qt.Key.Key_Down)
    assert dialog.editor.toPlainText() == "shortened before"
    assert dialog.back_button.isEnabled()
    press(dialog.table, Qt.Key.Key_Delete)
    assert read_quotes(project) == others


def test_a_topic_is_chosen_or_typed(make):
    imported = make_import(**STANCES)
    before = imported.posts.copy()
    dialog, got = make(imported), []
    dialog.topics_changed.connect(got.append)
    combo = dialog.topic_combo
    assert [combo.itemText(i) for i in range(combo.count())] == ["ถนน", "ไฟ", "น้ำ", "ต้นไม้"]
    assert combo.currentText() == "น้ำ;ถนน"
    combo.setCurrentIndex(2)
    combo.activated.emit(2)
    combo.lineEdit().setText(" ทางเท้า ;; น้ำ;ทางเท้า")
    combo.lineEdit().editingFinished.emit()
    combo.lineEdit().editingFinished.emit()  # once more, as Qt does when the focus goes
    assert got == [{1: "น้ำ"}, {1: "ทางเท้า;น้ำ"}]
    assert shown(dialog, 0, TOPIC) == "ทางเท้า;น้ำ"
    combo.lineEdit().setText("โทร 0812345678 " + "ก" * 200)
    press(dialog.table, Qt.Key.Key_Down)  # leaves the post
    assert "[phone]" in got[2][1]
    assert len(got[2][1]) == 100
    combo.lineEdit().clear()
    press(dialog.table, Qt.Key.Key_Down)
    assert got[3] == {2: None}
    assert len(got) == 4
    assert imported.posts.equals(before)


def is_italic(dialog, row, column):
    font = shown(dialog, row, column, Qt.ItemDataRole.FontRole)
    return font is not None and font.italic()


def test_what_a_machine_suggests_is_told_apart(make):
    dialog, got = make(), []
    dialog.stance_changed.connect(got.append)
    assert [is_italic(dialog, row, STANCE) for row in range(4)] == [False, True, False, False]
    assert [is_italic(dialog, row, TOPIC) for row in range(4)] == [False, True, False, True]
    assert shown(dialog, 1, STANCE) == "support (suggested)"
    assert shown(dialog, 3, STANCE) == "unclear"
    tip = shown(dialog, 1, STANCE, Qt.ItemDataRole.ToolTipRole)
    assert "machine" in tip
    assert shown(dialog, 3, STANCE, Qt.ItemDataRole.ToolTipRole) is None  # a person's
    assert not dialog.suggested_label.isVisibleTo(dialog)
    press(dialog.table, Qt.Key.Key_Down)
    assert dialog.suggested_label.isVisibleTo(dialog)
    combo = dialog.stance_combo
    assert combo.currentData() == "support"
    assert got == []  # looking is not choosing
    combo.setCurrentIndex(combo.findData("against"))
    combo.activated.emit(combo.currentIndex())
    assert got == [{2: "against"}]
    assert shown(dialog, 1, STANCE) == "against"
    assert not is_italic(dialog, 1, STANCE)
    assert not dialog.suggested_label.isVisibleTo(dialog)


def test_no_stance_is_shown_where_none_was_asked_for(make):
    dialog = make(make_import())
    assert dialog.model.columnCount() == 3
    assert not dialog.stance_combo.isVisibleTo(dialog)
    with_stance = make()
    assert with_stance.model.columnCount() == 4
    assert with_stance.stance_combo.isVisibleTo(with_stance)


def test_the_wheel_over_a_combo_box_changes_nothing(make):
    dialog, got = make(), []
    dialog.topics_changed.connect(got.append)
    dialog.stance_changed.connect(got.append)
    dialog.table.setFocus()
    for combo in (dialog.topic_combo, dialog.stance_combo):
        middle = QPointF(combo.rect().center())
        event = QWheelEvent(
            middle,
            QPointF(combo.mapToGlobal(combo.rect().center())),
            QPoint(0, 0),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            NONE,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        before = combo.currentText()
        QApplication.sendEvent(combo, event)
        assert combo.currentText() == before
    assert got == []


def test_a_double_click_goes_where_the_column_is_edited(make):
    dialog = make()
    for column, widget in (
        (TOPIC, dialog.topic_combo),
        (STANCE, dialog.stance_combo),
        (TEXT, dialog.editor),
    ):
        dialog.table.doubleClicked.emit(dialog.model.index(0, column))
        assert dialog.focusWidget() in (widget, getattr(widget, "lineEdit", lambda: None)())


def test_another_project_closes_it_and_gets_nothing(make, project):
    dialog = make()
    press(dialog.table, Qt.Key.Key_Space)
    dialog.editor.setPlainText("typed just now")
    project.clear()
    assert not dialog.isVisible()
    QTest.qWait(500)
    assert read_quotes(project) == []


@pytest.mark.parametrize(
    ("change", "sha", "rows", "said"),
    [
        ({}, SHA, [], "too few people"),
        ({}, "bb" * 32, [1], "another file"),
        ({}, "", [1], "another file"),
        ({"texts": None}, SHA, [1], "Read the file again"),
    ],
)
def test_what_may_not_be_shown_is_refused(project, change, sha, rows, said):
    imported = make_import()
    for name, value in change.items():
        setattr(imported, name, value)
    with pytest.raises(BadInput, match=said):
        PostsDialog(imported, sha, CELL, np.array(rows, dtype=np.int64), project)


def test_ten_thousand_posts_are_worked_through_by_keyboard(make, project):
    texts = [f"น้ำท่วมถนนที่ {number} " + "ก" * 2000 for number in range(10_000)]
    imported = make_import(texts, stance="support")
    dialog = make(imported, range(10_000))
    for _ in range(50):
        press(dialog.table, Qt.Key.Key_Space)
        press(dialog.table, Qt.Key.Key_PageDown)
        QApplication.processEvents()
    assert len(quotes_of(project, SHA, CELL)) == 50


def test_the_model_is_flat(make):
    dialog = make()
    child = dialog.model.index(0, 0)
    assert dialog.model.rowCount(child) == dialog.model.columnCount(child) == 0
    assert dialog.model.rowCount(QModelIndex()) == 4
