"""The catalogue dock with real widgets: type, read, add, take back, build, change language."""

from __future__ import annotations

import builtins
import shutil
from datetime import datetime, timezone
from pathlib import Path

import pytest
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsProject,
    QgsRectangle,
    QgsSettings,
)
from qgis.gui import QgsMapCanvas, QgsMessageBarItem
from qgis.PyQt.QtCore import QEvent, QEventLoop, Qt, QTimer
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtTest import QSignalSpy, QTest
from qgis.PyQt.QtWidgets import QAction, QLabel, QPushButton

from cm_civic_plugin import classFactory
from cm_civic_plugin.core.catalogue.pack import read_manifest
from cm_civic_plugin.core.catalogue.recipes import recipes
from cm_civic_plugin.core.catalogue.records import catalogue
from cm_civic_plugin.core.errors import BadInput
from cm_civic_plugin.core.resources import SAMPLE_DATA
from cm_civic_plugin.gis.catalogue.badges import age_in_words
from cm_civic_plugin.gis.catalogue.current_pack import remember_pack
from cm_civic_plugin.gui.catalogue import builder as builder_module
from cm_civic_plugin.gui.catalogue.browser import CatalogueItemProvider
from cm_civic_plugin.gui.catalogue.build_dialog import BuildDialog, BuildWish
from cm_civic_plugin.gui.catalogue.dock import CatalogueDock

NOW = datetime(2026, 6, 1, tzinfo=timezone.utc)


class Bar:
    """Keeps what is said in the message bar."""

    def __init__(self):
        self.said = []

    def pushMessage(self, _title, text, level, _seconds):  # noqa: N802 (Qt's name)
        self.said.append((int(level), text))

    def items(self):
        return []

    def createMessage(self, title, text):  # noqa: N802
        return QgsMessageBarItem(title, text)

    def pushItem(self, item):  # noqa: N802
        self.buttons = item.findChildren(QPushButton)
        self.item = item
        self.said.append((int(item.level()), item.text()))


class Iface:
    """The parts of QgisInterface that the dock uses."""

    def __init__(self):
        self.bar = Bar()
        self.canvas = QgsMapCanvas()

    def messageBar(self):  # noqa: N802
        return self.bar

    def mapCanvas(self):  # noqa: N802
        return self.canvas


@pytest.fixture(autouse=True)
def clean():
    """An empty project, no remembered pack, and the plugin in Thai."""
    settings = QgsSettings()
    settings.remove("cm_civic")
    settings.setValue("cm_civic/language", "th")
    QgsProject.instance().clear()
    yield
    QgsProject.instance().clear()
    settings.remove("cm_civic")


@pytest.fixture
def iface():
    return Iface()


@pytest.fixture
def dock(iface):
    dock = CatalogueDock(iface)
    yield dock
    dock.unload()
    dock.deleteLater()
    QgsApplication.processEvents()


@pytest.fixture
def ready(dock, sample_pack):
    """The dock on screen with the sample pack."""
    dock.resize(400, 800)
    dock.show()
    assert dock.set_pack(sample_pack)
    return dock


def button(dock, name):
    found = dock.findChild(QPushButton, f"cmCivicCatalogue{name}")
    assert found is not None
    return found


def press(dock, name):
    QTest.mouseClick(button(dock, name), Qt.MouseButton.LeftButton)


def type_into(widget, text):
    """Send one key event a character; QTest.keyClicks aborts on Thai letters."""
    for letter in text:
        event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QgsApplication.sendEvent(widget, event)


def listed(dock):
    tree = dock.panel.tree
    return [tree.topLevelItem(row).text(0) for row in range(tree.topLevelItemCount())]


def on_map():
    return sorted(layer.name() for layer in QgsProject.instance().mapLayers().values())


def wait(signal, milliseconds=30_000):
    """Let events run until a signal comes; fail if it does not."""
    loop = QEventLoop()
    spy = QSignalSpy(signal)
    signal.connect(loop.quit)
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
    assert len(spy) == 1
    return spy[0]


def test_nothing_is_read_before_the_dock_is_shown(iface, monkeypatch):
    catalogue.cache_clear()
    opened = []
    real = builtins.open
    monkeypatch.setattr(builtins, "open", lambda *a, **k: opened.append(a[0]) or real(*a, **k))
    monkeypatch.setattr(
        "cm_civic_plugin.gui.catalogue.dock.catalogue", lambda: opened.append("catalogue")
    )
    dock = CatalogueDock(iface)
    assert opened == []
    dock.unload()
    dock.deleteLater()


def test_typing_filters_the_list_and_add_puts_the_layer_on_the_map(ready):
    assert len(listed(ready)) == 8
    type_into(ready.panel.search_box, "กาด")
    assert listed(ready)[0] == "ตลาดและกาด"
    assert len(listed(ready)) < 8
    spy = QSignalSpy(ready.layers_added)
    press(ready, "Add")
    assert on_map() == ["ตลาดและกาด (ตัวอย่าง)"]
    assert spy[0][0] == list(QgsProject.instance().mapLayers())
    press(ready, "Add")  # again: nothing twice
    assert len(on_map()) == 1
    assert len(spy) == 1


def test_the_dock_answers_in_english_too(ready):
    type_into(ready.panel.search_box, "tempel")
    assert listed(ready)[0] == "วัดในพระพุทธศาสนา"
    assert ready.search("gates")[0] == "city_gates"
    assert listed(ready)[0] == "ประตูเมือง"
    assert ready.search("xyzzyq") == []
    assert ready.findChild(QLabel, "cmCivicCatalogueNothingFound").isVisible()


def test_enter_in_the_search_box_and_in_the_list_adds(ready):
    type_into(ready.panel.search_box, "city gate")
    QTest.keyClick(ready.panel.search_box, Qt.Key.Key_Return)
    assert on_map() == ["ประตูเมือง (ตัวอย่าง)"]
    ready.search("วัด")
    QTest.keyClick(ready.panel.search_box, Qt.Key.Key_Down)
    second = ready.panel.tree.currentItem().text(0)
    assert second == listed(ready)[1]
    ready.search("คูเมือง")
    QTest.keyClick(ready.panel.tree, Qt.Key.Key_Return)
    assert "คูเมืองเชียงใหม่ (ตัวอย่าง)" in on_map()


def test_double_click_adds_one_layer_and_opens_a_theme(ready):
    tree = ready.panel.tree
    theme = tree.topLevelItem(1)
    theme.setExpanded(True)
    tree.scrollToItem(theme.child(3))
    place = tree.visualItemRect(theme.child(3)).center()
    viewport = tree.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert on_map() == ["ประตูเมือง (ตัวอย่าง)"]


def test_a_theme_is_added_at_once_and_taken_back_at_once(ready):
    ready.add(["markets"])
    ready.panel.tree.choose("city_gates")
    press(ready, "AddTheme")
    ready_ones = [
        r.id
        for r in catalogue().of_theme("heritage_culture")
        if read_manifest(ready.current_pack()).layers[r.id].status == "ready"
    ]
    assert len(ready_ones) == 7
    assert len(on_map()) == 8
    assert button(ready, "Undo").isEnabled()
    press(ready, "Undo")
    assert on_map() == ["ตลาดและกาด (ตัวอย่าง)"]
    press(ready, "Undo")
    assert on_map() == []
    assert not button(ready, "Undo").isEnabled()


def test_taking_back_passes_over_what_the_user_removed_already(ready):
    ready.add(["markets"])
    (gates,) = ready.add(["city_gates"])
    QgsProject.instance().removeMapLayer(gates)
    assert ready.remove_last() == 1
    assert on_map() == []


def test_what_cannot_be_added_is_said_in_one_sentence(ready, iface):
    assert ready.add(["elevation"]) == []
    ((level, text),) = iface.bar.said
    assert level == 1  # a warning
    assert catalogue().record("elevation").title("th") in text
    assert "https://dataspace.copernicus.eu/" in text


def test_without_a_pack_add_says_what_to_do(dock, iface):
    dock.show()
    assert dock.current_pack() is None
    assert dock.add(["markets"]) == []
    assert "sample city" in iface.bar.said[-1][1]


def test_the_details_tell_what_the_layer_is(ready):
    ready.panel.tree.choose("buddhist_temples")
    page = ready.panel.details.toPlainText()
    record = catalogue().record("buddhist_temples")
    for text in (
        record.title("th"),
        record.title("en"),
        record.text("abstract", "th").strip()[:40],
        record.text("civic_question", "th"),
        record.text("limits", "th").strip()[:40],
        "OpenStreetMap",
        "ODbL",
        f"{read_manifest(ready.current_pack()).layers['buddhist_temples'].features:,}",
    ):
        assert text in page
    ready.panel.tree.choose("elevation")
    assert "https://dataspace.copernicus.eu/" in ready.panel.details.toPlainText()


def test_text_of_a_pack_is_shown_as_text_not_as_html(ready, sample_pack, tmp_path):
    folder = shutil.copytree(sample_pack, tmp_path / "odd")
    manifest = read_manifest(folder)
    manifest.layers["markets"].status = "failed"
    manifest.layers["markets"].message = "<img src='http://x/y.png'><b>bold</b>"
    manifest.write(folder)
    ready.set_pack(folder)
    ready.panel.tree.choose("markets")
    assert "<b>bold</b>" in ready.panel.details.toPlainText()


def test_the_sample_is_called_a_sample_and_a_real_pack_is_not(ready, sample_pack, tmp_path):
    mark = ready.findChild(QLabel, "cmCivicCatalogueSampleMark")
    assert mark.isVisible()
    folder = shutil.copytree(sample_pack, tmp_path / "real")
    manifest = read_manifest(folder)
    manifest.sample = False
    manifest.write(folder)
    ready.set_pack(folder)
    assert not mark.isVisible()


def test_the_pack_is_remembered_and_its_absence_is_borne(iface, sample_pack, tmp_path):
    folder = shutil.copytree(sample_pack, tmp_path / "stick")
    first = CatalogueDock(iface)
    spy = QSignalSpy(first.pack_changed)
    assert first.set_pack(folder)
    assert [str(args[0]) for args in spy] == [str(folder)]
    first.unload()
    second = CatalogueDock(iface)
    assert second.current_pack() == folder
    second.unload()
    shutil.rmtree(folder)
    third = CatalogueDock(iface)
    third.show()
    assert third.current_pack() is None
    assert iface.bar.said == []
    third.unload()
    for dock in (first, second, third):
        dock.deleteLater()


def test_a_folder_that_is_no_pack_is_refused_and_the_old_one_stays(
    ready, iface, sample_pack, tmp_path
):
    assert not ready.set_pack(tmp_path)
    assert "pack.json" in iface.bar.said[-1][1]
    assert ready.current_pack() == sample_pack


def test_language_switch_relabels_the_dock_and_tells_the_plugin(ready):
    box = ready.panel.language_box
    assert box.currentData() == "th"
    spy = QSignalSpy(ready.language_changed)
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.currentData() == "en"
    assert [args[0] for args in spy] == ["en"]
    assert QgsSettings().value("cm_civic/language") == "en"
    assert listed(ready)[1] == "Heritage and culture"
    ready.add(["city_gates"])
    assert on_map() == ["City gates (sample)"]


def test_what_is_on_the_map_changes_its_language_too(ready):
    ready.add(["city_gates"])
    assert on_map() == ["ประตูเมือง (ตัวอย่าง)"]
    QTest.keyClick(ready.panel.language_box, Qt.Key.Key_Down)
    assert on_map() == ["City gates (sample)"]
    (group,) = QgsProject.instance().layerTreeRoot().findGroups()
    assert group.name() == "Heritage and culture"


def test_a_question_brings_its_layers_and_says_how_to_read_them(ready, iface):
    ready.recipes.fill()
    titles = [action.text() for action in ready.recipes.actions()]
    assert "ไปไหนมาไหนโดยไม่มีรถ" in titles
    action = ready.recipes.findChild(QAction, "cmCivicRecipe_without_a_car")
    action.trigger()
    wanted = next(recipe for recipe in recipes() if recipe.id == "without_a_car")
    (group,) = QgsProject.instance().layerTreeRoot().findGroups()
    assert group.name() == wanted.title("th")
    assert len(on_map()) >= 7
    assert wanted.title("th") in iface.bar.said[-1][1]

    def page():
        return ready.panel.details.toPlainText()

    for text in ("title", "question", "reading", "caution"):
        assert wanted.text(text, "th") in page()
    for item in wanted.layers:
        assert catalogue().record(item.id).title("th") in page()
    QTest.keyClick(ready.panel.language_box, Qt.Key.Key_Down)  # it stays, in the other language
    assert wanted.text("reading", "en") in page()
    ready.panel.tree.choose("markets")
    assert wanted.text("reading", "en") not in page()
    (again,) = iface.bar.buttons
    again.click()
    assert wanted.text("caution", "en") in page()
    press(ready, "Undo")
    assert on_map() == []
    assert wanted.text("reading", "en") not in page()


def test_a_question_takes_in_what_is_there_and_gives_it_back(ready, iface):
    ready.add(["markets"])
    before = len(iface.bar.said)
    ready.add_recipe("without_a_car")
    assert [level for level, _text in iface.bar.said[before:]] == [0]  # one piece of news
    root = QgsProject.instance().layerTreeRoot()
    wanted = next(recipe for recipe in recipes() if recipe.id == "without_a_car")
    assert [group.name() for group in root.children()] == [wanted.title("th")]
    press(ready, "Undo")
    assert on_map() == ["ตลาดและกาด (ตัวอย่าง)"]
    assert [group.name() for group in root.children()] == [
        catalogue().record("markets").theme.title("th")
    ]
    press(ready, "Undo")
    assert on_map() == []


def test_a_question_with_nothing_ready_is_greyed_and_says_so(dock):
    dock.show()
    dock.recipes.fill()
    assert not any(action.isEnabled() for action in dock.recipes.actions())
    wanted = next(recipe for recipe in recipes() if recipe.id == "without_a_car")
    tip = dock.recipes.findChild(QAction, "cmCivicRecipe_without_a_car").toolTip()
    assert f"{len(wanted.layers)} จาก {len(wanted.layers)}" in tip or "are not ready" in tip


def test_every_ready_layer_comes_with_one_entry(ready, iface):
    ready.tools.fill()
    ready.tools.menu.findChild(QAction, "cmCivicTool_add_all").trigger()
    assert len(on_map()) == len(read_manifest(ready.current_pack()).ready()) == 43 + 6
    ((_level, text),) = iface.bar.said
    shown = QgsProject.instance().layerTreeRoot().checkedLayers()
    off = 43 + 6 - len(shown)
    assert off == 6  # those computed from others: grids and estimates
    assert f"{off} " in text
    assert "ชั้นข้อมูลพื้นหลัง" in text
    press(ready, "Undo")
    assert on_map() == []


def test_a_layer_that_is_there_but_switched_off_is_shown_when_it_is_asked_for(ready, iface):
    ready.add(["noise_proxy", "tourism_intensity"])
    root = QgsProject.instance().layerTreeRoot()
    assert not root.checkedLayers()
    ready.add(["noise_proxy"])
    (shown,) = root.checkedLayers()
    assert shown.name().startswith(catalogue().record("noise_proxy").title("th"))
    assert "switched on" in iface.bar.said[-1][1]
    ready.add(["noise_proxy", "tourism_intensity"])  # both would hide each other
    assert root.checkedLayers() == [shown]


def test_tools_that_need_a_pack_are_greyed_without_one(dock):
    dock.show()
    dock.tools.fill()
    enabled = {a.objectName(): a.isEnabled() for a in dock.tools.menu.actions() if a.text()}
    assert not enabled["cmCivicTool_add_all"]
    assert not enabled["cmCivicTool_make_offline"]
    assert enabled["cmCivicTool_open_offline"]
    assert enabled["cmCivicTool_licences"]


def test_a_layer_asked_for_by_a_tool_is_shown_in_the_list(ready):
    ready.search("กาด")
    ready.tools.layer_wanted.emit("city_gates")
    assert ready.panel.search_box.text() == ""
    assert ready.panel.tree.layer_ids() == ["city_gates"]


def test_the_first_layers_show_the_heart_of_the_city_in_metres(ready, iface):
    ready.add(["road_network"])
    QgsApplication.processEvents()
    QgsApplication.processEvents()
    assert QgsProject.instance().crs().authid() == "EPSG:32647"
    west, south, east, north = catalogue().shared["study_area"]["core_bbox"]
    middle = iface.canvas.extent().center()
    # the core's centre, 98.98 E 18.785 N, by the UTM 47N formula: about 497 900, 2 077 000
    assert abs(middle.x() - 497_900) < 300
    assert abs(middle.y() - 2_077_000) < 400


def test_building_a_pack_from_the_dock_uses_it(dock, iface, tmp_path):
    extract = tmp_path / "small.osm"
    extract.write_text(
        '<osm version="0.6"><node id="1" lat="18.78" lon="98.98" version="1">'
        '<tag k="amenity" v="marketplace"/><tag k="name" v="กาดหลวง"/></node></osm>',
        encoding="utf-8",
    )
    dock.show()
    dock.build(extract, tmp_path / "new" / "pack")
    assert dock.panel.progress.isVisible()
    (folder,) = wait(dock.pack_changed)
    assert dock.current_pack() == tmp_path / "new" / "pack"
    assert str(dock.current_pack()) == folder
    assert not dock.panel.progress.isVisible()
    (layer_id,) = dock.add(["markets"])
    (feature,) = QgsProject.instance().mapLayer(layer_id).getFeatures()
    assert feature["name_th"] == "กาดหลวง"


def test_a_build_that_fails_says_why_and_gives_the_buttons_back(dock, iface, tmp_path):
    extract = tmp_path / "letter.osm.pbf"
    extract.write_text("Dear mayor,")
    dock.show()
    task = dock.build(extract, tmp_path / "pack")
    wait(task.taskTerminated)
    assert "letter.osm.pbf" in iface.bar.said[-1][1]
    assert dock.panel.build_button.isEnabled()
    assert not (tmp_path / "pack").exists()


@pytest.mark.parametrize("rebuilt", [False, True])
def test_a_cancelled_build_leaves_the_old_pack_and_says_so(
    dock, iface, tmp_path, monkeypatch, sample_pack, rebuilt
):
    if rebuilt:
        shutil.copytree(sample_pack, tmp_path / "pack")

    def slow(_extract, _folder, _catalogue, _area, progress, _sources, *, clip):
        while True:
            progress(1, "")

    monkeypatch.setattr(builder_module, "build_pack", slow)
    dock.show()
    task = dock.build(tmp_path / "any.osm.pbf", tmp_path / "pack")
    QTimer.singleShot(50, dock.panel.cancel_button.click)
    wait(task.cancelled)
    QgsApplication.processEvents()
    ((level, text),) = iface.bar.said
    assert level == 0  # the user's own wish is no trouble
    assert ("pack is as it was" if rebuilt else "Nothing was written") in text
    assert (tmp_path / "pack").exists() is rebuilt
    assert dock.panel.build_button.isEnabled()


def test_the_sample_city_is_one_click_away(dock, iface, tmp_path, monkeypatch):
    if not any(SAMPLE_DATA.glob("*.osm.pbf")):
        pytest.skip("needs sample_data/*.osm.pbf")
    monkeypatch.setattr(builder_module, "packs_folder", lambda: tmp_path / "packs")
    dock.resize(400, 800)
    dock.show()
    press(dock, "UseSample")
    wait(dock.pack_changed)
    assert dock.current_pack() == tmp_path / "packs" / "sample"
    assert len(read_manifest(tmp_path / "packs" / "sample").ready()) == 43 + 12 + 7
    built = (tmp_path / "packs" / "sample" / "pack.json").stat().st_mtime_ns
    dock.use_sample()  # there already: not built again
    assert (tmp_path / "packs" / "sample" / "pack.json").stat().st_mtime_ns == built


def test_the_build_dialog_proposes_a_folder_and_waits_for_a_file(tmp_path):
    dialog = BuildDialog({"the old city": (98.97, 18.77, 99.0, 18.8)})
    buttons = {b.text(): b for b in dialog.findChildren(QPushButton)}
    build = next(b for text, b in buttons.items() if "Build" in text)
    assert not build.isEnabled()
    extract = tmp_path / "thailand-latest.osm.pbf"
    extract.write_bytes(b"x")
    for end in range(1, len(str(extract))):  # typed letter by letter
        dialog.extract.setFilePath(str(extract)[:end])
        assert dialog.folder.filePath() == ""
    dialog.extract.setFilePath(str(extract))
    assert dialog.folder.filePath().endswith("thailand-latest")
    assert build.isEnabled()
    spy = QSignalSpy(dialog.chosen)
    QTest.mouseClick(build, Qt.MouseButton.LeftButton)
    folder = Path(dialog.folder.filePath())
    assert spy[0] == [BuildWish(extract, folder, None, None, False)]
    assert not dialog.clip.isEnabled()  # without an area there is no edge to cut at
    dialog.sources.setFilePath(str(tmp_path))
    dialog.area.setCurrentIndex(1)
    dialog.clip.setChecked(True)
    dialog.accept()
    assert spy[1] == [BuildWish(extract, folder, tmp_path, (98.97, 18.77, 99.0, 18.8), True)]
    dialog.area.setCurrentIndex(0)
    assert not dialog.wish().clip
    dialog.deleteLater()


def test_nothing_is_proposed_from_a_folder_name(tmp_path):
    dialog = BuildDialog({})
    dialog.extract.setFilePath(str(tmp_path))
    assert dialog.folder.filePath() == ""
    dialog.deleteLater()


def test_the_build_dialog_does_not_close_on_a_folder_of_other_things(tmp_path, sample_pack):
    dialog = BuildDialog({})
    build = next(b for b in dialog.findChildren(QPushButton) if "Build" in b.text())
    extract = tmp_path / "city.osm"
    extract.write_text("<osm/>")
    dialog.extract.setFilePath(str(extract))
    for folder, taken in [
        (tmp_path, True),  # the extract itself lies there
        (extract, True),
        (sample_pack, False),
        (tmp_path / "new", False),
    ]:
        dialog.folder.setFilePath(str(folder))
        assert build.isEnabled() is not taken, folder
        assert dialog.taken.isVisibleTo(dialog) is taken
    other = tmp_path / "other.osm"
    other.write_text("<osm/>")
    dialog.extract.setFilePath(str(other))
    assert dialog.folder.filePath() == str(tmp_path / "new")  # the user's own choice stays
    dialog.deleteLater()


def test_a_catalogue_with_a_bad_record_is_said_and_heals(iface, sample_pack, monkeypatch):
    remember_pack(sample_pack)

    def bad():
        raise BadInput("{file}, record markets: broken.", file="services_economy.yaml")

    for name in ("dock", "tools", "builder", "browser"):
        monkeypatch.setattr(f"cm_civic_plugin.gui.catalogue.{name}.catalogue", bad)
    dock = CatalogueDock(iface)
    dock.show()
    assert "record markets: broken" in dock.panel.details.toPlainText()
    assert [level for level, _text in iface.bar.said] == [1]
    assert dock.current_pack() is None
    assert dock.add(["markets"]) == dock.add_all() == dock.add_theme("mobility") == []
    assert dock.search("กาด") == []
    assert not dock.set_pack(sample_pack)
    assert not dock.panel.search_box.isEnabled()
    dock.show_layer("markets")
    QTest.keyClick(dock.panel.language_box, Qt.Key.Key_Down)
    assert "record markets: broken" in dock.panel.details.toPlainText()
    dock.tools.fill()
    for action in dock.tools.menu.actions():
        if action.isEnabled() and action.objectName() in (
            "cmCivicTool_licences",
            "cmCivicTool_fetch",
        ):
            action.trigger()
    (item,) = CatalogueItemProvider(print).createDataItem("", None).createChildren()
    assert "record markets: broken" in item.name()
    monkeypatch.undo()  # the record is mended
    dock.hide()
    dock.show()
    assert dock.current_pack() == sample_pack
    assert dock.panel.search_box.isEnabled()
    assert len(listed(dock)) == 8
    dock.unload()
    dock.deleteLater()


def test_a_raster_is_not_counted(ready, tmp_path, sample_pack):
    folder = shutil.copytree(sample_pack, tmp_path / "with_raster")
    manifest = read_manifest(folder)
    manifest.layers["elevation"].status = "ready"
    manifest.write(folder)
    ready.set_pack(folder)
    ready.search("elevation")
    assert ready.panel.tree.topLevelItem(0).text(1) == ""
    ready.search("city gates")
    assert ready.panel.tree.topLevelItem(0).text(1) == "5"


def test_the_dialog_offers_the_city_the_province_and_the_view(dock, iface):
    iface.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:32647"))
    iface.canvas.setExtent(QgsRectangle(497_000, 2_076_000, 499_000, 2_078_000))
    dock.show()
    dock.panel.build_button.click()
    dialog = dock.panel.findChild(BuildDialog)
    boxes = [dialog.area.itemData(index) for index in range(dialog.area.count())]
    area = catalogue().shared["study_area"]
    assert boxes[0] is None
    assert [tuple(box) for box in boxes[1:3]] == [
        tuple(area["city_bbox"]),
        tuple(area["province_bbox"]),
    ]
    west, south, east, north = boxes[3]
    # 497 900 E, 2 077 000 N is about 98.98 E 18.785 N
    assert west < 98.98 < east
    assert south < 18.785 < north
    assert east - west < 0.05
    dialog.close()


def test_the_dock_opens_where_it_was_left(qgis_iface, monkeypatch):
    window = qgis_iface.mainWindow()
    window.show()
    for name in ("addDockWidget", "removeDockWidget"):  # the test's QGIS does not do it
        monkeypatch.setattr(qgis_iface, name, getattr(window, name), raising=False)

    def area_of(dock):
        dock.show()
        return window.dockWidgetArea(dock)

    state = None
    for expected in (Qt.DockWidgetArea.RightDockWidgetArea, Qt.DockWidgetArea.BottomDockWidgetArea):
        plugin = classFactory(qgis_iface)
        plugin.initGui()
        if state is not None:
            window.restoreState(state)  # as QGIS does as it starts, before anyone opens the dock
        dock = plugin.catalogue_dock()
        found = area_of(dock)
        window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, dock)  # the user's own place
        state = window.saveState()
        plugin.unload()
        QgsApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert found == expected


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2026-05-31T23:00:00Z", "from today"),
        ("2026-05-20", "12 days old"),
        ("2026-01-01T00:00:00Z", "5 months old"),
        ("2019-06-01T00:00:00+07:00", "7 years old"),
        ("yesterday", ""),
    ],
)
def test_age_is_told_in_the_coarsest_unit(date, words):
    assert age_in_words(date, NOW) == words
