from __future__ import annotations

import shutil

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsProject, QgsRectangle, QgsVectorLayer
from qgis.PyQt.QtCore import QEventLoop, QTimer
from qgis.PyQt.QtWidgets import QApplication, QLabel, QPushButton

from cm_civic_plugin.core.resources import SAMPLE_DATA
from cm_civic_plugin.core.scenario.plan import default_plan, plan_to_text
from cm_civic_plugin.core.scenario.shape import shape_of
from cm_civic_plugin.gis.i18n import language
from cm_civic_plugin.gis.scenario.ghosts import GHOST_PROPERTY
from cm_civic_plugin.gis.scenario.project_layers import ProjectLayers
from cm_civic_plugin.gis.scenario.sitting import Sitting
from cm_civic_plugin.gis.scenario.workshop_file import WorkshopFile
from cm_civic_plugin.gui.scenario.look.compare_window import CompareWindow

from .conftest import Hand
from .touches import Touch

MIDDLE = (98.985, 18.787)  # of the canvas in conftest


def settle(milliseconds=60):
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


@pytest.fixture()
def sitting(canvas, tmp_path):
    path = tmp_path / "table_A.gpkg"
    plan = default_plan()
    WorkshopFile.create(path, "A", plan=plan_to_text(plan), workshop=plan.workshop).close()
    sitting = Sitting(path)
    draw(sitting, "good_living")
    draw(sitting, "chaos")
    yield sitting
    sitting.close()


@pytest.fixture()
def project(sitting, base):
    project = QgsProject.instance()
    project.addMapLayer(base)
    ProjectLayers(project, sitting.workshop, sitting.plan.futures, sitting.plan.elements).ensure()
    return project


@pytest.fixture()
def base(canvas):
    return flat_layer("base")


@pytest.fixture()
def window(iface, project, sitting):
    window = CompareWindow(iface)
    window.resize(1300, 800)
    window.numbers_button.setChecked(False)
    window.set_sitting(sitting)
    window.show()
    settle()
    yield window
    window.unload()
    window.deleteLater()
    settle()


def flat_layer(name):
    layer = QgsVectorLayer("Polygon?crs=EPSG:4326", name, "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(98.9, 18.7, 99.1, 18.9)))
    layer.dataProvider().addFeatures([feature])
    layer.updateExtents()
    return layer


def draw(sitting, future, element="homes"):
    x, y = MIDDLE
    ring = [(x, y), (x + 0.001, y), (x + 0.001, y + 0.001), (x, y)]
    return sitting.write("draw", future_id=future, element_id=element, shape=shape_of("area", ring))


def names(canvas):
    return [layer.name() for layer in canvas.layers()]


def futures_on(canvas):
    found = {layer.customProperty("cm_civic/future") for layer in canvas.layers()}
    return found - {None}


def views(window):
    return [
        (canvas.center().x(), canvas.center().y(), canvas.mapUnitsPerPixel())
        for canvas in window.canvases
    ]


def tree(project):
    root = project.layerTreeRoot()
    return [(layer.name(), root.findLayer(layer).isVisible()) for layer in root.layerOrder()]


def test_each_side_shows_its_future_on_the_projects_maps(window, project):
    before = tree(project)
    left, right = window.canvases
    assert names(left)[-1] == names(right)[-1] == "base"
    assert futures_on(left) == {"good_living"} and futures_on(right) == {"chaos"}
    left_head, right_head = window.heads
    assert left_head.future.id == "good_living" and right_head.future.id == "chaos"
    assert left_head.name.text() in ("Good living", "กินดีอยู่ดี") and left_head.sentence.text()
    assert right_head.future.colour in right_head.findChild(type(right_head._plate)).styleSheet()
    right_head.futures.setCurrentIndex(right_head.futures.findData("beset"))
    assert futures_on(right) == {"beset"} and futures_on(left) == {"good_living"}
    assert tree(project) == before


def test_drawings_hidden_in_the_main_map_are_compared_and_hidden_maps_are_not(window, project):
    root = project.layerTreeRoot()
    for node in root.findLayers():
        node.setItemVisibilityChecked(False)
    settle()
    left, right = window.canvases
    assert futures_on(left) == {"good_living"} and futures_on(right) == {"chaos"}
    assert "base" not in names(left) + names(right)


def test_layers_come_and_go_while_the_window_is_open(window, project):
    project.addMapLayer(flat_layer("later"))
    settle()
    assert all("later" in names(canvas) for canvas in window.canvases)
    (later,) = project.mapLayersByName("later")
    project.removeMapLayer(later.id())
    assert not any("later" in names(canvas) for canvas in window.canvases)
    settle(200)
    project.clear()
    settle(200)
    assert [names(canvas) for canvas in window.canvases] == [[], []]
    project.addMapLayer(flat_layer("after"))
    settle(200)
    assert names(window.canvases[0]) == ["after"]


def test_wheel_and_pan_on_either_map_move_both(window):
    for moved, other in ((0, 1), (1, 0)):
        hand = Hand(window.canvases[moved])
        before = views(window)
        hand.wheel((150, 120), 15)
        after = views(window)
        assert after[moved] != before[moved] and after[moved] == pytest.approx(after[other])
        hand.press((150, 150))
        hand.move((110, 140))
        hand.release((70, 130))
        assert views(window)[moved] == pytest.approx(views(window)[other])
        assert views(window)[moved][0] > after[moved][0]


def test_the_other_map_goes_along_under_the_hand(window):
    left, right = window.canvases
    hand = Hand(left)
    hand.press((150, 150))
    hand.move((110, 140))
    assert right.sceneRect().topLeft().x() == left.sceneRect().topLeft().x() == 40
    hand.release((110, 140))
    settle()
    assert right.sceneRect().topLeft().x() == left.sceneRect().topLeft().x() == 0


def test_there_is_no_drift(window):
    (x, y, scale), _right = views(window)
    hands = [Hand(canvas) for canvas in window.canvases]
    changes = []
    for canvas in window.canvases:
        canvas.extentsChanged.connect(lambda: changes.append(1))
    for turn in range(60):
        hand = hands[turn % 2]
        hand.wheel((100, 100), 15 if turn % 4 < 2 else -15)
    assert len(changes) <= 4 * 60  # each turn of a wheel moves two maps, and that is all
    for size in ((1100, 500), (900, 700), (1300, 800), (1000, 640), (1300, 800)):
        window.resize(*size)
        settle()
        left, right = views(window)
        assert left == pytest.approx(right, rel=1e-12)
    left, _right = views(window)
    assert left[2] == pytest.approx(scale, rel=1e-9)
    assert left[:2] == pytest.approx((x, y), abs=1e-3)


def test_as_in_the_main_map(window, canvas):
    canvas.setExtent(QgsRectangle(490000, 2070000, 492000, 2071500))
    window.main_button.click()
    for mine in window.canvases:
        assert mine.center().x() == pytest.approx(491000, abs=1)
        assert mine.center().y() == pytest.approx(2070750, abs=1)
        assert mine.extent().contains(canvas.extent().center())
        assert mine.extent().width() >= 2000 - 1e-6


def test_a_side_as_it_was_when_a_stage_ended(window, sitting, project):
    left, right = window.heads
    assert not left.moments.isVisible()
    sitting.note_event("stage_ended", number=1, name="silent")
    draw(sitting, "good_living", "market")
    assert left.moments.isVisible()
    left.moments.setCurrentIndex(1)
    (then,) = [
        layer for layer in window.canvases[0].layers() if layer.customProperty("cm_civic/future")
    ]
    assert [f["element_id"] for f in then.getFeatures()] == ["homes"]
    assert then.id() not in project.mapLayers() and "silent" in left.name.text()
    draw(sitting, "good_living")
    stage = sitting.plan.stages[1].name
    sitting.note_event("stage_ended", number=2, name=stage.th)
    assert getattr(stage, language()) in left.moments.itemText(2)
    assert left.moments.currentIndex() == 1  # what was chosen stays
    left.moments.setCurrentIndex(0)
    assert then not in window.canvases[0].layers()
    assert right.snapshot is None


def test_a_repaired_shape_is_marked_on_its_own_futures_side(window, sitting):
    x, y = MIDDLE
    bow = [(x, y), (x + 0.001, y + 0.001), (x + 0.001, y), (x, y + 0.001), (x, y)]
    shape = shape_of("area", bow)
    sitting.write("draw", future_id="chaos", element_id="homes", shape=shape)
    window.numbers_button.setChecked(True)
    for _turn in range(100):
        settle(50)
        if window.indicators.is_up_to_date:
            break
    window.indicators.repaired.button.setChecked(True)

    def marked():
        return [
            any(band.scene() is canvas.scene() for band in window.indicators.repaired._bands)
            for canvas in window.canvases
        ]

    assert marked() == [False, True]
    left = window.heads[0].futures
    left.setCurrentIndex(left.findData("chaos"))
    assert marked() == [True, True]


def test_it_draws_nothing_while_it_is_hidden(window):
    window.hide()
    assert all(canvas.isFrozen() for canvas in window.canvases)
    window.show()
    assert not any(canvas.isFrozen() for canvas in window.canvases)


def test_another_sitting_and_none(window, sitting):
    window.set_sitting(None)
    assert window.heads[0].future is None and names(window.canvases[0]) == ["base"]
    sitting.note_event("stage_ended", number=1, name="silent")  # nobody listens any more
    window.set_sitting(sitting)
    assert futures_on(window.canvases[1]) == {"chaos"}


def test_after_unload_nothing_is_heard(window, project, canvas, sitting):
    window.unload()
    project.addMapLayer(flat_layer("later"))
    canvas.setDestinationCrs(canvas.mapSettings().destinationCrs())
    draw(sitting, "chaos")
    project.clear()
    QApplication.processEvents()
    assert names(window.canvases[0]) == []
    window.unload = lambda: None  # the fixture's turn


def test_the_maps_show_colours_that_grey_keeps_apart(window):
    plates = [head._plate.styleSheet() for head in window.heads]
    assert plates[0] != plates[1]
    signs = [head.sign.pixmap().toImage() for head in window.heads]
    assert signs[0] != signs[1]  # a circle and a triangle


def test_earlier_workshops_are_laid_under_and_taken_away(window, tmp_path, iface):
    path = tmp_path / "earlier.gpkg"
    shutil.copy(SAMPLE_DATA / "workshop" / "table_B.gpkg", path)
    assert window.ghosts.add([path])
    settle()
    left, right = window.canvases
    shown = [layer for layer in left.layers() if layer.customProperty(GHOST_PROPERTY)]
    assert shown and futures_on(left) == {"good_living"} and futures_on(right) == {"chaos"}
    assert names(left)[-1] == "base" and left.layers().index(shown[0]) > 0
    name = window.ghosts.findChild(QLabel, "cmCivicGhostName")
    assert name.text().startswith(("SAMPLE", "ตัวอย่าง"))
    window.ghosts.findChild(QPushButton, "cmCivicGhostTakeAway").click()
    settle()
    assert not [layer for layer in left.layers() if layer.customProperty(GHOST_PROPERTY)]
    assert window.ghosts.findChild(QLabel, "cmCivicGhostName") is None
    path.write_bytes(b"broken")
    assert not window.ghosts.add([path])
    assert str(path) in iface.messageBar().pushMessage.call_args.args[1]


def test_two_fingers_zoom_both(window):
    before = views(window)
    touch = Touch(window.canvases[0])
    touch.press(a=(150, 150), b=(190, 150))
    for step in range(1, 12):
        touch.move(a=(150 - 8 * step, 150), b=(190 + 8 * step, 150))
    touch.lift()
    settle(300)
    left, right = views(window)
    assert left == pytest.approx(right)
    assert right[2] < 0.5 * before[1][2]


def test_on_a_small_screen_the_numbers_take_the_place_of_the_maps(window, sitting):
    window.resize(890, 450)
    settle()
    canvas, table = window.canvases[0], window.indicators.table
    assert canvas.isVisible() and not table.isVisible()
    window.numbers_button.click()
    settle()
    assert (window.width(), window.height()) == (890, 450)  # it did not grow below the screen
    assert table.isVisible() and not canvas.isVisible() and not window.swipe_button.isEnabled()
    for part in (table, window.indicators.words, window.indicators.csv_button):
        assert window.rect().contains(part.mapTo(window, part.rect().bottomRight()))
    assert table.height() >= 108
    window.numbers_button.click()
    settle()
    assert canvas.isVisible() and not table.isVisible() and window.swipe_button.isEnabled()
    window.numbers_button.click()
    window.resize(1300, 800)
    settle()
    assert canvas.isVisible() and table.isVisible() and window.swipe_button.isEnabled()
