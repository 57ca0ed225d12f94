"""The codebook in a window: changed, tried, kept, put back, and said where it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QMessageBox, QWidget

from cm_civic_plugin.core.opinion.codebook import load_codebook, shipped
from cm_civic_plugin.gis.i18n import set_language
from cm_civic_plugin.gis.opinion.profile import codebook_file
from cm_civic_plugin.gui.opinion import codebook_dialog
from cm_civic_plugin.gui.opinion.codebook_dialog import CodebookDialog


@pytest.fixture(autouse=True)
def english(qgis_app):
    before = QgsSettings().value("cm_civic/language")
    set_language("en")
    yield
    QgsSettings().setValue("cm_civic/language", before)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "cm_civic" / "codebook.yaml"


@pytest.fixture
def open_dialog(path):
    opened = []

    def open_one():
        opened.append(CodebookDialog(changes=path))
        opened[-1].show()
        return opened[-1]

    yield open_one
    for dialog in opened:
        dialog.deleteLater()


@pytest.fixture
def dialog(open_dialog):
    return open_dialog()


def choose(dialog, id_):
    ids = [category.id for category in dialog._categories]
    dialog.list.setCurrentRow(ids.index(id_))


def type_into(widget, text):
    widget.setFocus()
    widget.selectAll()
    QTest.keyClicks(widget, text)


def answer_to(dialog, text):
    dialog.attempt.setText(text)
    QTest.qWait(codebook_dialog._WAIT + 100)
    return dialog.answer.text().split("\n")


def test_it_opens_on_the_shipped_codebook_and_has_nothing_to_save(dialog):
    assert not dialog.isModal()
    assert dialog.list.count() == len(shipped().categories)
    assert dialog.list.item(0).text() == "Roads and their surface"
    assert dialog.title_th.text() == "ถนน"
    assert "หลุม" in dialog.words.toPlainText().split("\n")
    assert "หลุมศพ" in dialog.exclusions.toPlainText().split("\n")
    for button in (dialog.save_button, dialog.reset_button, dialog.reset_all_button):
        assert not button.isEnabled()
    assert not dialog.is_changed()


def test_it_speaks_thai(path):
    set_language("th")
    dialog = CodebookDialog(changes=path)
    assert dialog.list.item(0).text() == "ถนน"
    dialog.deleteLater()


def test_a_sentence_is_tried(dialog):
    assert answer_to(dialog, "ฝาท่อแตก น้ำท่วมอีกแล้ว") == [
        "Floods and standing water: น้ำท่วม",
        "Drains and manholes: ฝาท่อ",
    ]
    assert answer_to(dialog, "สวัสดีตอนเช้า") == ["No topic: none of the words is in it."]
    assert answer_to(dialog, "") == [""]


def test_words_are_changed_tried_kept_and_told(dialog, path):
    told = []
    dialog.codebook_changed.connect(told.append)
    choose(dialog, "strays")
    dialog.words.setPlainText("มังกร\n\n มังกร \nนกยักษ์")
    dialog.exclusions.setPlainText("แก้วมังกร")
    assert dialog.list.currentItem().text() == "Stray animals •"
    assert answer_to(dialog, "มังกรบุกเมือง กินแก้วมังกร") == ["Stray animals: มังกร"]
    assert not path.exists()
    assert told == []
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert len(told) == 1
    assert told[0] == load_codebook(path) != shipped()
    assert told[0].topics_of(["มังกร", "แก้วมังกร", "หมาจร"]) == ["สัตว์จรจัด", None, None]
    assert not dialog.save_button.isEnabled()
    assert dialog.reset_button.isEnabled()


def test_typing_is_taken_over(dialog):
    type_into(dialog.title_en, "Streets")
    assert dialog.list.item(0).text() == "Streets •"
    dialog.words.setFocus()
    QTest.keyClicks(dialog.words, "tarmac")
    QTest.keyClick(dialog.words, Qt.Key.Key_Return)
    assert dialog.codebook().categories[0].words[0] == "tarmac"
    assert dialog.save_button.isEnabled()


def test_a_category_is_added_and_removed(dialog, path):
    count = dialog.list.count()
    dialog.add_button.click()
    dialog.add_button.click()
    assert dialog.list.count() == count + 2
    assert dialog.title_en.text() == "New topic 2"
    assert not dialog.reset_button.isEnabled()  # the plugin has none of this id
    dialog.remove_button.click()
    type_into(dialog.title_th, "dragons")
    dialog.words.setPlainText("มังกร")
    choose(dialog, "noise")
    dialog.remove_button.click()
    assert dialog.save()
    kept = load_codebook(path)
    assert kept.topics_of(["มังกร เสียงดัง"]) == ["dragons"]
    assert len(kept.categories) == count


def test_all_can_be_removed(dialog):
    while dialog.list.count():
        dialog.remove_button.click()
    assert not dialog.remove_button.isEnabled()
    assert not dialog.words.isEnabled()
    assert answer_to(dialog, "น้ำท่วม") == ["No topic: none of the words is in it."]
    dialog.reset_all_button.click()
    assert tuple(dialog._categories) == shipped().categories
    assert dialog.words.isEnabled()


def test_one_or_all_are_put_back(dialog, path):
    for id_ in ("roads", "noise"):
        choose(dialog, id_)
        dialog.words.setPlainText("อะไรสักอย่าง")
    assert dialog.save()
    dialog.reset_button.click()  # noise
    assert "เสียงดัง" in dialog.words.toPlainText()
    assert [c.id for c in dialog._categories if c not in shipped().categories] == ["roads"]
    dialog.reset_all_button.click()
    assert dialog.save()
    assert not path.exists()
    assert not dialog.is_changed()


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("title_th", "", "Roads and their surface, Name in Thai: a text is missing."),
        ("title_th", "a;b", "Name in Thai: it may not hold a semicolon, which parts topics."),
        ("title_th", "ขยะ", "Waste and its collection, Name in Thai: it is there twice."),
        ("title_en", "", "roads, Name in English: a text is missing."),
        ("words", "ก", "Words: “ก” is too short or holds a sign that cannot be looked for."),
        ("exclusions", "หลุม", "Not these: “หลุม” is a word and an exclusion at once."),
    ],
)
def test_what_is_wrong_is_said_and_not_saved(dialog, path, field, text, said):
    widget = getattr(dialog, field)
    if field.startswith("title"):
        widget.setText(text)
        widget.textEdited.emit(text)
    else:
        widget.setPlainText(text)
    assert said in dialog.problem.text()
    assert not dialog.save_button.isEnabled()
    assert not dialog.save()
    assert not path.exists()
    dialog.reset_button.click()
    assert dialog.problem.text() == ""


def test_a_broken_file_is_named_and_put_aside_when_saved(path, open_dialog):
    path.parent.mkdir()
    path.write_text("version: 1\ncategories:\n  - id: X\n", encoding="utf-8")
    dialog = open_dialog()
    assert str(path) in dialog.problem.text()
    assert "category X, key “title_th”" in dialog.problem.text()
    assert "codebook.yaml.broken" in dialog.problem.text()
    assert dialog.codebook() == shipped()
    choose(dialog, "roads")
    dialog.words.setPlainText("ถนนพัง")
    assert dialog.save()
    assert dialog.problem.text() == ""
    assert load_codebook(path).categories[0].words == ("ถนนพัง",)
    assert "id: X" in (path.parent / "codebook.yaml.broken").read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_written_is_said(dialog, path):
    path.parent.write_text("a file where the folder should be", encoding="utf-8")
    dialog.remove_button.click()
    assert not dialog.save()
    assert "cannot be kept" in dialog.problem.text()
    assert dialog.is_changed()


@pytest.mark.parametrize(
    ("answer", "open_after", "kept"),
    [("Save", False, True), ("Discard", False, False), ("Cancel", True, False)],
)
def test_closing_with_changes_asks(dialog, path, monkeypatch, answer, open_after, kept):
    asked = []

    def ask(*_args):
        asked.append(1)
        return getattr(QMessageBox.StandardButton, answer)

    monkeypatch.setattr(codebook_dialog.QMessageBox, "question", ask)
    dialog.remove_button.click()
    dialog.close()
    assert dialog.isVisible() == open_after
    assert path.exists() == kept
    assert asked == [1]
    if not open_after:
        dialog.close_button.click()
        assert asked == [1]


def test_closing_without_changes_asks_nothing(dialog, monkeypatch):
    monkeypatch.setattr(codebook_dialog.QMessageBox, "question", None)
    dialog.close_button.click()
    assert not dialog.isVisible()


def test_every_widget_of_weight_has_a_name(dialog):
    named = [widget for widget in vars(dialog).values() if isinstance(widget, QWidget)]
    assert len(named) > 12
    assert all(widget.objectName().startswith("cmCivicCodebook") for widget in named)
    assert len({widget.objectName() for widget in named}) == len(named)


def test_the_changes_are_in_the_profile():
    dialog = CodebookDialog()
    assert dialog._changes == codebook_file()
    assert dialog._changes.parts[-2:] == ("cm_civic", "codebook.yaml")
    assert dialog._changes.is_relative_to(Path(QgsApplication.qgisSettingsDirPath()))
    dialog.deleteLater()
