"""Loading and unloading mirror each other; nothing is read at start-up."""

from __future__ import annotations

import builtins
import io
import shutil
import time

import pytest
from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QCoreApplication, QEvent
from qgis.PyQt.QtWidgets import QDockWidget, QToolBar

from cm_civic_plugin import classFactory
from cm_civic_plugin.core.resources import SAMPLE_DATA
from cm_civic_plugin.gis.i18n import language, set_language, tr
from cm_civic_plugin.gis.scenario.ghosts import add_ghosts


def settle() -> None:
    """Let deleteLater do its work."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()


def wait_until(true, seconds: int = 20) -> None:
    """Let events run until something is so."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "it did not come about"
        QCoreApplication.processEvents()
        time.sleep(0.01)


def ours(window) -> set[str]:
    """Return the names of the plugin's widgets that hang in the main window."""
    found = window.findChildren(QToolBar) + window.findChildren(QDockWidget)
    return {w.objectName() for w in found if w.objectName().startswith("cmCivic")}


def provider():
    return QgsApplication.processingRegistry().providerById("cmcivic")


def test_load_and_unload_mirror_each_other(qgis_iface):
    for _twice in range(2):
        plugin = classFactory(qgis_iface)
        plugin.initGui()
        assert {a.name() for a in provider().algorithms()} >= {
            "buildcitypack",
            "importopinions",
            "opinionhotspots",
        }
        for dock in (plugin.catalogue_dock(), plugin.opinion_dock(), plugin.scenario_dock()):
            dock.show()
            assert dock.objectName().startswith("cmCivic")
        plugin.unload()
        settle()
        assert provider() is None
        assert ours(qgis_iface.mainWindow()) == set()


def test_start_up_opens_no_file_of_the_plugin(qgis_iface, monkeypatch):
    opened = []
    for module in (builtins, io):
        real = module.open

        def watch(file, *args, _real=real, **kwargs):
            opened.append(str(file))
            return _real(file, *args, **kwargs)

        monkeypatch.setattr(module, "open", watch)
    plugin = classFactory(qgis_iface)
    plugin.initGui()
    try:
        assert [name for name in opened if name.endswith((".yaml", ".json", ".gpkg", ".pbf"))] == []
    finally:
        plugin.unload()
        settle()


@pytest.mark.parametrize("key", ["catalogue", "opinion", "scenario"])
def test_the_toolbar_button_follows_its_dock(qgis_iface, key):
    plugin = classFactory(qgis_iface)
    plugin.initGui()
    qgis_iface.mainWindow().show()
    try:
        action = plugin._actions[key]
        action.trigger()
        dock = getattr(plugin, f"{key}_dock")()
        assert dock.isVisible() and action.isChecked()
        dock.close()
        assert not action.isChecked()
    finally:
        plugin.unload()
        settle()


def test_changing_the_language_keeps_what_is_in_hand(qgis_iface, tmp_path):
    plugin = classFactory(qgis_iface)
    plugin.initGui()
    before = language()
    try:
        drawing = plugin.scenario_dock()
        drawing.new_workshop(tmp_path / "table_A.gpkg", "A")
        sitting, words = drawing.sitting, drawing.panel.undo_button.text()
        drawing.set_future("beset")
        drawing.set_element("air")
        drawing.start_drawing("marker")
        drawing.panel.tabs.setCurrentIndex(1)
        held = drawing.what_is_held()
        spoken = plugin.opinion_dock()
        path = tmp_path / "posts.csv"
        path.write_text("lat,lon,text\n" + "18.79,98.98,น้ำท่วม\n" * 9, encoding="utf-8")
        spoken.import_file(path)
        wait_until(lambda: spoken.work.imported is not None)
        button = spoken.import_page.choose_button.text()
        spoken.show()
        set_language("en" if before == "th" else "th")
        plugin.speak(language())
        assert plugin.scenario_dock().sitting is sitting
        assert plugin.scenario_dock().panel.undo_button.text() != words
        assert plugin.scenario_dock().what_is_held() == held == (1, "beset", "air", "marker")
        assert "table_A.gpkg" in plugin.scenario_dock().panel.title.text()
        renewed = plugin.opinion_dock()
        assert renewed is not spoken and renewed.isVisibleTo(qgis_iface.mainWindow())
        assert renewed.import_page.choose_button.text() != button
        assert len(renewed.work.imported.posts) == 9
        assert path.name in renewed.import_page.file_label.text()
        assert renewed.map_page.find_button.isEnabled()
        assert plugin._actions["scenario"].text() == tr("Draw futures")
        assert plugin._actions["scenario"].toolTip() == tr("Draw futures")
    finally:
        set_language(before)
        plugin.unload()
        settle()


def names_on_the_map(project) -> list[str]:
    """Return what the layer tree says, from top to bottom, of layers and their legends."""
    said = []
    for group in project.layerTreeRoot().findGroups(True):
        said += [group.name(), *(layer.name() for layer in group.findLayers())]
    for layer in project.layerTreeRoot().layerOrder():
        if hasattr(layer.renderer(), "categories"):
            said += [category.label() for category in layer.renderer().categories()]
    return said


def test_a_workshop_on_the_map_speaks_the_language_chosen(qgis_iface, qgis_new_project, tmp_path):
    project = QgsProject.instance()
    for name in ("table_A.gpkg", "table_B.gpkg"):
        shutil.copy(SAMPLE_DATA / "workshop" / name, tmp_path)
    before = language()
    set_language("en")
    plugin = classFactory(qgis_iface)
    plugin.initGui()
    try:
        plugin.scenario_dock().open_workshop(tmp_path / "table_A.gpkg")
        ghost = add_ghosts(project, [tmp_path / "table_B.gpkg"])[0].id()
        hidden = project.layerTreeRoot().findLayer(ghost)
        hidden.setItemVisibilityChecked(False)
        english = names_on_the_map(project)
        set_language("th")
        plugin.speak("th")
        thai = names_on_the_map(project)
        assert len(thai) == len(english) > 100
        # the tables' codes and their title stay in what was written of them
        assert all(one != other for one, other in zip(english, thai))
        assert project.mapLayer(ghost) is not None, "earlier workshops were taken away and put back"
        assert not project.layerTreeRoot().findLayer(ghost).itemVisibilityChecked()
        plugin._remove_dock("scenario")  # as in a project that was saved, and opened without it
        set_language("en")
        plugin.speak("en")
        assert names_on_the_map(project) == english
    finally:
        set_language(before)
        plugin.unload()
        settle()
        project.clear()
