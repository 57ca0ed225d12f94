from __future__ import annotations

import shutil

import pytest
from qgis.core import QgsProject, QgsTemporalNavigationObject, QgsVectorLayer
from qgis.PyQt.QtCore import QEventLoop, QTimer

from cm_civic_plugin.core.resources import SAMPLE_DATA
from cm_civic_plugin.core.scenario.film import TABLE, make_film
from cm_civic_plugin.gis.scenario.agreement_project import PROPERTY as AGREEMENT_PROPERTY
from cm_civic_plugin.gis.scenario.decision_layers import DECISION_PROPERTY
from cm_civic_plugin.gis.scenario.film_layers import frame_range
from cm_civic_plugin.gis.scenario.project_layers import ProjectLayers
from cm_civic_plugin.gis.scenario.room_layers import ROOM_PROPERTY
from cm_civic_plugin.gis.scenario.sitting import Sitting
from cm_civic_plugin.gui.scenario.look.film_page import FilmPage


@pytest.fixture()
def sitting(tmp_path, qgis_app):
    path = tmp_path / "table_A.gpkg"
    shutil.copy(SAMPLE_DATA / "workshop" / "table_A.gpkg", path)
    sitting = Sitting(path)
    yield sitting
    sitting.close()


@pytest.fixture()
def page(iface, sitting):
    plan = sitting.plan
    ProjectLayers(QgsProject.instance(), sitting.workshop, plan.futures, plan.elements).ensure()
    page = FilmPage(iface)
    page.set_sitting(sitting)
    yield page
    page.unload()
    page.deleteLater()


def visible():
    root = QgsProject.instance().layerTreeRoot()
    return {layer.id() for layer in root.checkedLayers()}


def film_layers():
    layers = QgsProject.instance().mapLayers().values()
    return [layer for layer in layers if layer.customProperty("cm_civic/film")]


def test_the_film_takes_the_drawings_place_and_gives_it_back(page, sitting, canvas):
    for of_today in (AGREEMENT_PROPERTY, ROOM_PROPERTY, DECISION_PROPERTY):
        layer = QgsVectorLayer("Polygon?crs=EPSG:4326", of_today, "memory")
        layer.setCustomProperty(of_today, "chaos")
        QgsProject.instance().addMapLayer(layer)
    before = visible()
    assert before
    assert page.show_film()
    film = make_film(sitting.rows)
    assert page.slider.maximum() == len(film.frames) - 1 > 3
    assert {layer.id() for layer in film_layers()} == visible()
    assert canvas.temporalRange() == frame_range(film.frames[0])
    page.slider.setValue(2)
    assert canvas.temporalRange() == frame_range(film.frames[2])
    assert page.words.text()
    page.put_away()
    assert visible() == before
    assert not film_layers()
    assert canvas.temporalRange().isInfinite()


def test_one_table_or_theme_can_be_chosen(page, sitting):
    page.axis.setCurrentIndex(page.axis.findData(TABLE))
    page.theme.setCurrentIndex(page.theme.findData("trees"))
    assert page.show_film()
    trees = [row for row in sitting.picture() if row.element_id == "trees"]
    assert sum(layer.featureCount() for layer in film_layers()) == len(trees) > 0
    assert page.slider.maximum() == 0


def test_it_plays_to_the_end_and_stops(page, canvas):
    page.axis.setCurrentIndex(page.axis.findData("theme"))
    assert page.show_film()
    page._timer.setInterval(1)
    canvas.freeze(True)  # the map's speed is not the matter here
    loop = QEventLoop()
    page.play_button.toggled.connect(lambda on: None if on else loop.quit())
    page.play_button.setChecked(True)
    QTimer.singleShot(20_000, loop.quit)
    loop.exec()
    canvas.freeze(False)
    assert page.slider.value() == page.slider.maximum() > 3
    assert not page._timer.isActive()


def test_qgis_own_temporal_controller_scrubs_the_film(page, sitting, canvas):
    time = QgsTemporalNavigationObject(canvas)
    canvas.setTemporalController(time)
    off = QgsTemporalNavigationObject.NavigationMode.NavigationOff
    assert page.show_film()
    assert time.totalFrameCount() == page.slider.maximum() + 1
    time.setCurrentFrameNumber(3)
    assert page.slider.value() == 3
    page.slider.setValue(5)
    assert time.currentFrameNumber() == 5
    page.put_away()
    assert time.navigationMode() == off
    assert canvas.temporalRange().isInfinite()


def test_frames_are_saved_and_an_export_can_be_cancelled(page, canvas, tmp_path):
    page.axis.setCurrentIndex(page.axis.findData("theme"))
    assert page.show_film()
    loop = QEventLoop()
    page.export(tmp_path / "film")
    page._export.finished.connect(lambda _pictures: loop.quit())
    QTimer.singleShot(60_000, loop.quit)
    loop.exec()
    assert len(list((tmp_path / "film").glob("frame_*.png"))) == page.slider.maximum() + 1
    page.export(tmp_path / "again")
    page.cancel_export()
    assert not list((tmp_path / "again").glob("*.png"))
    assert page.export_button.isEnabled()


def test_a_project_cleared_while_the_film_runs_does_no_harm(page):
    assert page.show_film()
    QgsProject.instance().clear()
    page.slider.setValue(1)
    page.put_away()
    assert page.show_button.isEnabled()


def test_without_drawings_there_is_no_film(iface):
    page = FilmPage(iface)
    assert not page.show_film()
    assert not page.show_button.isEnabled()
    page.unload()
    page.deleteLater()
