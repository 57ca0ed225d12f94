"""The dialog that erases a source or one person's posts and shows the proof."""

from __future__ import annotations

import json
import zipfile

import pytest
from qgis.core import QgsApplication, QgsProcessingUtils, QgsProject, QgsSettings
from qgis.PyQt.QtCore import QEventLoop, Qt, QTimer
from qgis.PyQt.QtTest import QTest

from cm_civic_plugin.gis.i18n import set_language
from cm_civic_plugin.gis.opinion import kept_posts, profile
from cm_civic_plugin.gis.opinion.making import Settings
from cm_civic_plugin.gis.opinion.maps import map_hotspots
from cm_civic_plugin.gis.opinion.quotes import Quote, write_quotes
from cm_civic_plugin.gis.opinion.session import import_posts
from cm_civic_plugin.gui.opinion.erase_dialog import EraseDialog

NAME = "สมหญิง ทดสอบดี"
SECRET = "ความลับหนึ่งเดียวของฉันเรื่องฟุตบาท"
ROWS = [9, 21, 43]


def quiet(_percent, _word=""):
    """Progress that nobody watches."""


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    before = QgsSettings().value("cm_civic/language")
    set_language("en")
    folder, temporary = tmp_path / "profile", tmp_path / "temporary"
    folder.mkdir()
    temporary.mkdir()
    monkeypatch.setattr(QgsApplication, "qgisSettingsDirPath", staticmethod(lambda: f"{folder}/"))
    monkeypatch.setattr(QgsProcessingUtils, "tempFolder", staticmethod(lambda: str(temporary)))
    yield folder
    QgsSettings().setValue("cm_civic/language", before)


@pytest.fixture
def export(tmp_path):
    path = tmp_path / "exports" / "voices_of_2025.csv"
    path.parent.mkdir()
    lines = ["id,lat,lon,text,topic,author"]
    for number in range(60):
        row = number + 2
        author = NAME if row in ROWS else f"u{number}"
        text = f"น้ำท่วม {SECRET}" if row == ROWS[0] else "น้ำท่วม ถนน"
        lines.append(f"2023-AA{number:04d},{18.79 + number * 2e-6:.6f},98.98,{text},น้ำ,{author}")
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture
def imported(export, tmp_path, qgis_new_project):
    """An import with a map, kept posts and a quote in a saved project."""
    project = QgsProject.instance()
    folder = tmp_path / "work"
    folder.mkdir()
    assert project.write(str(folder / "work.qgz"))
    imported = import_posts(export, quiet)
    hot = map_hotspots(imported, Settings(cell_size=400), folder / "hot.gpkg", quiet)
    project.addMapLayer(hot.open()[0])
    kept_posts.keep(project, imported)
    write_quotes(project, [Quote(imported.sha256, ROWS[0], "400_1_1", f"เธอว่า {SECRET}")])
    assert project.write()
    yield imported
    project.clear()


@pytest.fixture
def dialog(imported, export):
    dialog = EraseDialog(imported, export, None)
    dialog.show()
    wait_until(lambda: is_at_rest(dialog))
    yield dialog
    dialog.close()
    dialog.deleteLater()


def is_at_rest(dialog):
    return not dialog._task.is_busy()


def wait_until(true, seconds=30):
    loop, timer = QEventLoop(), QTimer()
    timer.timeout.connect(lambda: true() and loop.quit())
    timer.start(20)
    QTimer.singleShot(seconds * 1000, loop.quit)
    loop.exec()
    timer.stop()
    assert true()


def holds(folder, text):
    """Return the files of a folder that hold a text; every byte is looked at."""
    forms = (text.encode(), json.dumps(text)[1:-1].encode(), text.encode("utf-16-le"))
    found = []
    for path in folder.rglob("*"):
        if path.is_file():
            content = [path.read_bytes()]
            if zipfile.is_zipfile(path):
                with zipfile.ZipFile(path) as archive:
                    content += [archive.read(name) for name in archive.namelist()]
            if any(form in data for form in forms for data in content):
                found.append(path.name)
    return found


def search(dialog, words):
    dialog.tabs.setCurrentWidget(dialog.person_page)
    dialog.person_page.search_edit.setText(words)
    QTest.keyClick(dialog.person_page.search_edit, Qt.Key.Key_Return)
    wait_until(lambda: is_at_rest(dialog))


def test_a_source_is_listed_warned_of_erased_and_proved(dialog, imported, tmp_path):
    assert dialog.source_page.list.count() == 1
    listed = dialog.source_page.list.item(0).text()
    assert "voices_of_2025.csv" in listed
    assert "results: 1" in listed
    assert "imported now" in listed
    assert "files (1)" in dialog.warning_label.text()
    assert "quotes (1)" in dialog.warning_label.text()
    assert not dialog.proof_view.isVisible()
    erased = []
    dialog.erased_source.connect(erased.append)
    dialog.erase_button.click()
    wait_until(lambda: is_at_rest(dialog) and dialog.proof_view.isVisible())
    assert erased == [imported.sha256]
    assert QgsProject.instance().mapLayers() == {}
    said = dialog.proof_view.toPlainText()
    assert "Save the project" in said
    assert "Nothing is left" not in said
    assert "voices_of_2025.csv" in said  # where the user's own file still lies
    dialog.save_button.click()
    wait_until(lambda: is_at_rest(dialog) and not dialog.save_button.isVisible())
    assert "Nothing is left" in dialog.proof_view.toPlainText()
    assert holds(tmp_path / "work", imported.sha256) == []
    assert holds(tmp_path / "work", "voices_of_2025") == []
    assert dialog.source_page.list.count() == 0
    assert not dialog.erase_button.isEnabled()


def test_one_persons_posts(dialog, imported, tmp_path, home):
    assert SECRET not in dialog.person_page.hits_tree.headerItem().text(2)
    search(dialog, NAME)
    tree = dialog.person_page.hits_tree
    assert [tree.topLevelItem(at).text(0) for at in range(tree.topLevelItemCount())] == [
        "9",
        "21",
        "43",
    ]
    assert NAME not in "".join(tree.topLevelItem(at).text(2) for at in range(3))
    assert dialog.person_page.chosen_rows() == ROWS
    assert "erased: 3" in dialog.warning_label.text()
    tree.topLevelItem(1).setCheckState(0, Qt.CheckState.Unchecked)
    assert dialog.person_page.chosen_rows() == [9, 43]
    assert "erased: 2" in dialog.warning_label.text()
    assert "(posts: 1)" in dialog.person_page.others_check.text()
    dialog.person_page.others_check.setChecked(True)
    assert dialog.person_page.chosen_rows() == ROWS
    (layer,) = QgsProject.instance().mapLayers().values()
    before = [feature["posts"] for feature in layer.getFeatures('"posts" > 0')]
    erased = []
    dialog.erased_posts.connect(lambda sha, rows: erased.append((sha, rows)))
    dialog.erase_button.click()
    wait_until(lambda: is_at_rest(dialog) and dialog.proof_view.isVisible())
    assert erased == [(imported.sha256, ROWS)]
    assert dialog.person_page.search_edit.text() == ""
    assert tree.topLevelItemCount() == 0
    after = [feature["posts"] for feature in layer.getFeatures('"posts" > 0')]
    assert sum(before) - sum(after) == 3
    dialog.save_button.click()
    wait_until(lambda: is_at_rest(dialog) and not dialog.save_button.isVisible())
    assert "Nothing is left" in dialog.proof_view.toPlainText()
    for text in (NAME, SECRET):
        assert holds(tmp_path / "work", text) == []
        assert holds(home, text) == []
    search(dialog, NAME)
    assert "No post found" in dialog.person_page.found_label.text()
    assert not dialog.erase_button.isEnabled()


def test_enter_in_the_search_box_never_erases(dialog, tmp_path):
    search(dialog, NAME)
    assert dialog.erase_button.isEnabled()
    QTest.keyClick(dialog.person_page.search_edit, Qt.Key.Key_Return)
    wait_until(lambda: is_at_rest(dialog))
    assert holds(tmp_path / "work", SECRET)


def test_changed_words_forget_what_was_found(dialog):
    search(dialog, NAME)
    dialog.person_page.search_edit.setText(NAME + "x")
    assert dialog.person_page.chosen_rows() == []
    assert not dialog.erase_button.isEnabled()


def test_closing_stops_and_forgets(dialog, tmp_path):
    search(dialog, NAME)
    dialog.erase_button.click()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.person_page.search_edit.text() == ""
    assert is_at_rest(dialog)
    QTest.qWait(300)
    assert sorted(path.name for path in (tmp_path / "work").glob("*.gpkg")) == ["hot.gpkg"]
    assert not profile.ledger_path().exists()


def test_without_an_import_sources_are_known_by_their_results(imported, export):
    dialog = EraseDialog(None, None, None)
    wait_until(lambda: is_at_rest(dialog))
    assert dialog.source_page.list.count() == 1
    assert "posts kept in the project" in dialog.source_page.list.item(0).text()
    assert dialog.erase_button.isEnabled()
    search(dialog, NAME)
    assert dialog.person_page.chosen_rows() == []  # no file yet
    dialog.person_page.use_file(export)
    search(dialog, NAME)
    assert dialog.person_page.chosen_rows() == ROWS
    dialog.close()
    dialog.deleteLater()


def test_looking_for_people_in_another_file_renames_no_source(dialog, tmp_path):
    dialog.person_page.use_file(tmp_path / "another.csv")
    dialog._list_sources()
    wait_until(lambda: is_at_rest(dialog))
    assert "voices_of_2025.csv" in dialog.source_page.list.item(0).text()


def test_an_unreadable_list_of_erased_posts_stops_it(dialog, home, tmp_path):
    search(dialog, NAME)
    (home / "cm_civic").mkdir(exist_ok=True)
    (home / "cm_civic" / "erased.json").write_text("{", encoding="utf-8")
    dialog.erase_button.click()
    assert "list of erased posts" in dialog.proof_view.toPlainText()
    assert holds(tmp_path / "work", SECRET)
