"""Licence sheet, offline pack and repair with real widgets and a real message bar."""

from __future__ import annotations

import shutil

import pytest
from qgis.core import QgsApplication, QgsLayoutItemLabel, QgsPrintLayout, QgsProject, QgsSettings
from qgis.gui import QgsMapCanvas, QgsMessageBar
from qgis.PyQt.QtCore import QEventLoop, Qt, QTimer
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QFileDialog, QProgressBar, QPushButton, QWidget

from cm_civic_plugin.core.catalogue.pack import READY, LayerState, read_manifest
from cm_civic_plugin.gis.catalogue.current_pack import remember_pack
from cm_civic_plugin.gis.catalogue.loading import add_layers
from cm_civic_plugin.gis.catalogue.pack_transfer import make_offline_pack
from cm_civic_plugin.gui.catalogue import build_dialog
from cm_civic_plugin.gui.catalogue import offline_pack as offline_module
from cm_civic_plugin.gui.catalogue.licence_dialog import LicenceDialog
from cm_civic_plugin.gui.catalogue.offline_pack import OfflinePackActions
from cm_civic_plugin.gui.catalogue.repair_paths import RepairPaths


class Iface:
    """The parts of QgisInterface that these use."""

    def __init__(self):
        self.window = QWidget()
        self.window.resize(900, 60)
        self.bar = QgsMessageBar(self.window)
        self.canvas = QgsMapCanvas()
        self.designed = []

    def messageBar(self):  # noqa: N802 (QGIS's name)
        return self.bar

    def mapCanvas(self):  # noqa: N802
        return self.canvas

    def openLayoutDesigner(self, layout):  # noqa: N802
        self.designed.append(layout)

    def said(self):
        return [item.text() for item in self.bar.items()]


@pytest.fixture(autouse=True)
def clean():
    settings = QgsSettings()
    settings.remove("cm_civic")
    settings.setValue("cm_civic/language", "en")
    QgsProject.instance().clear()
    yield
    QgsProject.instance().clear()
    settings.remove("cm_civic")


@pytest.fixture
def iface():
    return Iface()


@pytest.fixture
def packs(tmp_path, monkeypatch):
    folder = tmp_path / "profile" / "packs"
    monkeypatch.setattr(offline_module, "packs_folder", lambda: folder)
    monkeypatch.setattr(build_dialog, "packs_folder", lambda: folder)
    return folder


def wait(task):
    loop = QEventLoop()
    task.taskCompleted.connect(loop.quit)
    task.taskTerminated.connect(loop.quit)
    QTimer.singleShot(60_000, loop.quit)
    if task.status() not in (task.TaskStatus.Complete, task.TaskStatus.Terminated):
        loop.exec()
    QgsApplication.processEvents()


def press(where, name):
    button = where.findChild(QPushButton, name)
    assert button is not None
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


# --- licence sheet


@pytest.fixture
def dialog(iface, sample_pack):
    add_layers(QgsProject.instance(), sample_pack, ["markets", "rivers_streams"], "en")
    dialog = LicenceDialog(iface, QgsProject.instance())
    yield dialog
    dialog.close()
    dialog.deleteLater()
    QgsApplication.processEvents()


def test_sheet_in_both_languages_or_one(dialog):
    text = dialog.page.toPlainText()
    assert "Markets (kat) (sample)" in text
    assert "ตลาดและกาด (ตัวอย่าง)" in text
    dialog.languages.setCurrentIndex(1)
    assert "ตลาดและกาด" not in dialog.page.toPlainText()
    dialog.languages.setCurrentIndex(2)
    assert "Markets" not in dialog.page.toPlainText()


def test_copy_and_save(dialog, iface, tmp_path, monkeypatch):
    press(dialog, "cmCivicLicenceCopy")
    assert "Markets (kat) (sample)" in QGuiApplication.clipboard().text()
    target = tmp_path / "sheet.html"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(target), "HTML"))
    press(dialog, "cmCivicLicenceSave")
    page = target.read_text(encoding="utf-8")
    assert "ตลาดและกาด (ตัวอย่าง)" in page
    assert "charset='utf-8'" in page
    assert not dialog.save(tmp_path / "gone" / "sheet.html")
    assert any("cannot be written" in text for text in iface.said())


def test_insert_needs_a_layout_and_uses_it(dialog, iface):
    assert not dialog.insert_button.isEnabled()
    project = QgsProject.instance()
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.setName("Poster")
    project.layoutManager().addLayout(layout)
    dialog.refresh()
    press(dialog, "cmCivicLicenceInsert")
    assert layout.pageCollection().pageCount() == 2
    assert iface.designed == [layout]
    project.layoutManager().removeLayout(layout)
    dialog.insert()  # gone in the meantime: nothing happens, the list is read anew
    assert dialog.layouts.count() == 0


def test_new_map(dialog, iface):
    iface.canvas.setExtent(next(iter(QgsProject.instance().mapLayers().values())).extent())
    press(dialog, "cmCivicLicenceMap")
    (layout,) = iface.designed
    assert layout.name() == "Map of Chiang Mai"
    assert dialog.layouts.currentText() == "Map of Chiang Mai"
    texts = [i.currentText() for i in layout.items() if isinstance(i, QgsLayoutItemLabel)]
    assert any("Chiang Mai Civic sample city (drawn" in text for text in texts)


def test_empty_project(iface):
    dialog = LicenceDialog(iface, QgsProject.instance())
    assert "no layers" in dialog.page.toPlainText()
    assert not dialog.map_button.isEnabled()
    dialog.deleteLater()


# --- offline pack


@pytest.fixture
def actions(iface, packs):
    actions = OfflinePackActions(iface)
    yield actions
    actions.close()


def test_make_then_open(actions, iface, packs, sample_pack, tmp_path, monkeypatch):
    monkeypatch.setattr(
        QFileDialog,
        "getSaveFileName",
        lambda _parent, _title, proposal, kinds: (
            str(tmp_path / proposal[:-4]),
            kinds.split(";;")[0],
        ),
    )
    actions.make(sample_pack)
    wait(actions._task)
    target = tmp_path / f"{sample_pack.name}-offline.zip"
    assert target.is_file()
    assert any("is ready" in text for text in iface.said())
    got = []
    actions.opened.connect(got.append)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(target), ""))
    actions.open()
    wait(actions._task)
    assert got == [packs / sample_pack.name]
    assert (packs / sample_pack.name / "pack.json").is_file()
    assert not any(i.findChild(QProgressBar, "cmCivicOfflineProgress") for i in iface.bar.items())


def test_a_folder_is_made_where_a_folder_was_chosen(actions, sample_pack, tmp_path, monkeypatch):
    monkeypatch.setattr(
        QFileDialog,
        "getSaveFileName",
        lambda _parent, _title, proposal, kinds: (str(tmp_path / proposal), kinds.split(";;")[1]),
    )
    actions.make(sample_pack)
    wait(actions._task)
    assert (tmp_path / f"{sample_pack.name}-offline" / "SHA256SUMS").is_file()


def test_closed_layers_are_warned_of(actions, iface, sample_pack, tmp_path):
    pack = tmp_path / "real"
    shutil.copytree(sample_pack, pack)
    manifest = read_manifest(pack)
    manifest.sample = False
    manifest.layers["river_gauges"] = LayerState(READY)
    manifest.write(pack)
    wait(actions.make_at(pack, tmp_path / "stick.zip"))
    (warned,) = [text for text in iface.said() if "may not be passed on" in text]
    assert "River gauges" in warned


def test_the_fonts_it_carries_are_named(actions, iface, sample_pack, tmp_path, monkeypatch):
    fonts = [tmp_path / "Sarabun-Bold.ttf", tmp_path / "Sarabun-Regular.ttf"]
    for path in fonts:
        path.write_bytes(b"Open Font License")
    monkeypatch.setattr(offline_module, "free_thai_fonts", lambda: fonts)
    wait(actions.make_at(sample_pack, tmp_path / "stick"))
    (ready,) = [text for text in iface.said() if "is ready" in text]
    assert ready.endswith("It carries the Thai font Sarabun.")
    assert not [text for text in iface.said() if "no Thai font" in text]


def test_a_pack_without_a_thai_font_is_warned_of(
    actions, iface, sample_pack, tmp_path, monkeypatch
):
    monkeypatch.setattr(offline_module, "free_thai_fonts", list)
    wait(actions.make_at(sample_pack, tmp_path / "stick"))
    (warned,) = [text for text in iface.said() if "no Thai font" in text]
    assert "install Sarabun or Noto Sans Thai" in warned
    assert any("is ready" in text for text in iface.said())


def test_choosing_nothing_does_nothing(actions, iface, sample_pack, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: ("", ""))
    actions.make(sample_pack)
    actions.open()
    assert actions._task is None
    assert iface.said() == []


def test_a_changed_pack_is_refused_in_the_bar(actions, iface, packs, sample_pack, tmp_path):
    folder = make_offline_pack(sample_pack, tmp_path / "stick")
    (folder / "pack" / "pack.json").write_text("{}", encoding="utf-8")
    got = []
    actions.opened.connect(got.append)
    wait(actions.open_at(folder))
    assert got == []
    assert any("pack/pack.json is not as it was" in text for text in iface.said())
    assert list(packs.iterdir()) == []


def test_cancel_button(actions, iface, packs, sample_pack, tmp_path):
    task = actions.make_at(sample_pack, tmp_path / "stick.zip")
    assert actions.make_at(sample_pack, tmp_path / "other.zip") is None
    assert any("Wait until it is done" in text for text in iface.said())
    press(iface.bar, "cmCivicOfflineCancel")
    wait(task)
    assert not (tmp_path / "stick.zip").exists()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
    assert actions._task is None
    assert any("Cancelled" in text for text in iface.said())


# --- repair


@pytest.fixture
def moved(tmp_path, sample_pack):
    pack = tmp_path / "old" / "sample"
    shutil.copytree(sample_pack, pack)
    project = QgsProject.instance()
    add_layers(project, pack, ["markets"], "en")
    file = tmp_path / "p" / "project.qgz"
    file.parent.mkdir()
    assert project.write(str(file))
    project.clear()
    place = tmp_path / "new"
    pack.rename(place)
    return file, place


@pytest.fixture
def watcher(iface, packs):
    watcher = RepairPaths(iface)
    yield watcher
    watcher.close()


def test_button_reconnects(watcher, iface, moved):
    file, place = moved
    remember_pack(place)
    got = []
    watcher.repaired.connect(got.append)
    QgsProject.instance().read(str(file))
    assert any("no longer find their file: 1" in text for text in iface.said())
    press(iface.bar, "cmCivicReconnect")
    (layer,) = QgsProject.instance().mapLayers().values()
    assert layer.isValid()
    assert got == [[layer.id()]]
    assert QgsProject.instance().isDirty()
    assert any("reconnected to the pack new" in text for text in iface.said())


def test_pack_beside_the_project_is_found(watcher, moved):
    file, place = moved
    place.rename(file.parent / "city")
    QgsProject.instance().read(str(file))
    assert len(watcher.repair().reconnected) == 1


def test_no_pack_at_hand_is_said(watcher, iface, moved):
    file, _place = moved
    QgsProject.instance().read(str(file))
    assert len(watcher.repair().lost) == 1
    assert any("No pack at hand has these layers: Markets" in text for text in iface.said())


def test_nothing_is_offered_without_need(watcher, iface, sample_pack, tmp_path):
    add_layers(QgsProject.instance(), sample_pack, ["markets"], "en")
    QgsProject.instance().write(str(tmp_path / "fine.qgz"))
    QgsProject.instance().read(str(tmp_path / "fine.qgz"))
    assert iface.said() == []
    watcher.repair()
    assert iface.said() == ["Every layer of the catalogue finds its file."]


def test_closed_it_watches_no_longer(iface, packs, moved):
    watcher = RepairPaths(iface)
    QgsProject.instance().read(str(moved[0]))
    assert len(iface.said()) == 1
    watcher.close()
    assert iface.said() == []
    QgsProject.instance().read(str(moved[0]))
    assert iface.said() == []
