"""Reading a cell: real clicks on a real canvas, the card, and the picture of its course."""

from __future__ import annotations

import pytest
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsRectangle,
    QgsSettings,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas, QgsMapTool, QgsMapToolPan, QgsRubberBand
from qgis.PyQt.QtCore import QDate, QEvent, QPointF, QSize, Qt
from qgis.PyQt.QtGui import QKeyEvent, QMouseEvent
from qgis.PyQt.QtWidgets import QApplication

from cm_civic_plugin.gis.i18n import set_language
from cm_civic_plugin.gis.opinion import card
from cm_civic_plugin.gis.opinion.card import Trend
from cm_civic_plugin.gis.opinion.hotspots_layer import make_fields
from cm_civic_plugin.gui.opinion.cell_tool import CellTool
from cm_civic_plugin.gui.opinion.read_page import ReadPage
from cm_civic_plugin.gui.opinion.trend_picture import draw_trend, trend_words

LEFT, RIGHT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.NoButton
LEFT_CELL, RIGHT_CELL, NOWHERE = (100, 150), (300, 150), (200, 20)


@pytest.fixture(autouse=True)
def english():
    before = QgsSettings().value("cm_civic/language")
    set_language("en")
    yield
    QgsSettings().setValue("cm_civic/language", before)


@pytest.fixture
def canvas(qgis_app, qgis_new_project):
    canvas = QgsMapCanvas()
    canvas.resize(QSize(400, 300))
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:32647"))
    canvas.setExtent(QgsRectangle(500_000, 2_000_000, 500_400, 2_000_300))
    canvas.show()
    QApplication.processEvents()
    yield canvas
    canvas.stopRendering()
    canvas.setLayers([])
    canvas.deleteLater()
    QgsProject.instance().clear()
    QApplication.processEvents()


@pytest.fixture
def tool(canvas):
    tool = CellTool(canvas)
    canvas.setMapTool(tool)
    yield tool
    tool.unload()


@pytest.fixture
def page(qgis_app):
    page = ReadPage()
    page.resize(320, 600)
    page.show()
    yield page
    page.deleteLater()


@pytest.fixture
def chosen(tool):
    got = []
    tool.cell_chosen.connect(lambda layer, cell: got.append((layer.name(), cell["cell_id"])))
    tool.missed.connect(got.append)
    return got


def hotspots(name, *cells):
    """Return a hotspot layer of square cells: id, west, south, east, north."""
    layer = QgsVectorLayer("Polygon?crs=EPSG:32647", name, "memory")
    layer.dataProvider().addAttributes(make_fields().toList())
    layer.updateFields()
    features = []
    for cell_id, *box in cells:
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(*box)))
        feature["cell_id"], feature["suppressed"], feature["class"] = cell_id, False, 3
        feature["posts"], feature["authors"] = 1234, 56
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    QgsProject.instance().addMapLayer(layer)
    return layer


def two_cells(name="Map"):
    return hotspots(
        name,
        ("a", 500_050, 2_000_100, 500_150, 2_000_200),
        ("b", 500_250, 2_000_100, 500_350, 2_000_200),
    )


def mouse(canvas, kind, position, button=LEFT):
    where, viewport = QPointF(*position), canvas.viewport()
    held = NONE if kind == QEvent.Type.MouseButtonRelease else button
    event = QMouseEvent(
        kind,
        where,
        QPointF(viewport.mapToGlobal(where.toPoint())),
        button,
        held,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(viewport, event)


def click(canvas, position, button=LEFT, release=None):
    mouse(canvas, QEvent.Type.MouseButtonPress, position, button)
    mouse(canvas, QEvent.Type.MouseButtonRelease, release or position, button)


def bands(canvas):
    return [item for item in canvas.scene().items() if isinstance(item, QgsRubberBand)]


def test_a_click_finds_its_cell_and_outlines_it(canvas, tool, chosen):
    layer = two_cells()
    canvas.setLayers([layer])
    click(canvas, LEFT_CELL)
    click(canvas, RIGHT_CELL)
    assert chosen == [("Map", "a"), ("Map", "b")]
    assert len(bands(canvas)) == 2  # white under black, of one cell
    for band in bands(canvas):
        assert band.asGeometry().boundingBox() == QgsRectangle(
            500_250, 2_000_100, 500_350, 2_000_200
        )
    tool.forget()
    assert not bands(canvas)


def test_a_click_beside_the_cells_is_said_and_keeps_the_cell(canvas, tool, chosen):
    canvas.setLayers([two_cells()])
    click(canvas, LEFT_CELL)
    click(canvas, NOWHERE)
    canvas.setLayers([])  # the layer is not ticked
    click(canvas, LEFT_CELL)
    assert chosen == [("Map", "a"), True, False]
    assert len(bands(canvas)) == 2


def test_the_topmost_map_that_has_a_cell_there_is_read(canvas, tool, chosen):
    low = two_cells("low")
    high = hotspots("high", ("c", 500_000, 2_000_000, 500_200, 2_000_300))
    other = QgsVectorLayer("Polygon?crs=EPSG:32647&field=cell_id:string", "other", "memory")
    QgsProject.instance().addMapLayer(other)
    canvas.setLayers([other, high, low])
    click(canvas, LEFT_CELL)
    click(canvas, RIGHT_CELL)
    assert chosen == [("high", "c"), ("low", "b")]


def test_the_canvas_may_have_another_crs(canvas, tool, chosen):
    layer = two_cells()
    canvas.setLayers([layer])
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    transform = canvas.mapSettings().layerExtentToOutputExtent(layer, layer.extent())
    canvas.setExtent(transform)
    QApplication.processEvents()
    click(canvas, (canvas.width() * 0.15, canvas.height() / 2))
    click(canvas, (canvas.width() * 0.85, canvas.height() / 2))
    assert chosen == [("Map", "a"), ("Map", "b")]
    assert transform.contains(bands(canvas)[0].asGeometry().boundingBox().center())


def test_a_trembling_finger_clicks_and_a_drag_does_not(canvas, tool, chosen):
    canvas.setLayers([two_cells()])
    click(canvas, LEFT_CELL, release=(106, 154))
    assert chosen == [("Map", "a")]
    click(canvas, LEFT_CELL, release=RIGHT_CELL)
    click(canvas, LEFT_CELL, button=RIGHT)
    mouse(canvas, QEvent.Type.MouseButtonRelease, LEFT_CELL)  # whose press was elsewhere
    assert chosen == [("Map", "a")]


def test_esc_leaves_and_no_key_edits(canvas, tool, chosen):
    layer = two_cells()
    canvas.setLayers([layer])
    assert not tool.flags() & QgsMapTool.Flag.EditTool
    layer.startEditing()
    click(canvas, LEFT_CELL)
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Escape):
        QApplication.sendEvent(
            canvas, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        )
    assert canvas.mapTool() is not tool
    assert not layer.isModified()
    assert layer.featureCount() == 2
    layer.rollBack()
    assert len(bands(canvas)) == 2  # the card is still read


def test_the_outline_goes_with_its_layer_and_with_the_plugin(canvas, chosen):
    tool, lost = CellTool(canvas), []
    tool.lost.connect(lambda: lost.append(1))
    canvas.setMapTool(tool)
    layer, other = two_cells(), two_cells("other")
    canvas.setLayers([layer])
    click(canvas, LEFT_CELL)
    QgsProject.instance().removeMapLayer(other.id())
    assert (lost, len(bands(canvas))) == ([], 2)
    QgsProject.instance().removeMapLayer(layer.id())
    assert (lost, bands(canvas)) == ([1], [])
    canvas.setLayers([two_cells("third")])
    click(canvas, LEFT_CELL)
    assert bands(canvas)
    tool.unload()
    assert not bands(canvas)
    assert canvas.mapTool() is not tool


def test_button_and_tool_follow_each_other(canvas, page):
    tool, wanted = CellTool(canvas), []
    page.tool_wanted.connect(wanted.append)
    page.tool_wanted.connect(
        lambda want: canvas.setMapTool(tool) if want else canvas.unsetMapTool(tool)
    )
    tool.activated.connect(lambda: page.set_tool_active(True))
    tool.deactivated.connect(lambda: page.set_tool_active(False))
    page.pick_button.click()
    assert canvas.mapTool() is tool
    pan = QgsMapToolPan(canvas)
    canvas.setMapTool(pan)
    assert not page.pick_button.isChecked()
    page.pick_button.click()
    page.pick_button.click()
    assert canvas.mapTool() is not tool
    assert wanted == [True, True, False]
    tool.unload()


def test_the_card_is_shown_copied_and_forgotten(page):
    hint = page.hint_label.text()
    layer = two_cells()
    cell = next(layer.getFeatures())
    page.show_cell(QgsProject.instance(), layer, cell)
    assert "Hot, 99 %" in page.card_label.text()
    assert not page.picture.isVisibleTo(page)  # no waves
    assert not page.hint_label.isVisibleTo(page)
    page.copy_button.click()
    copied = QgsApplication.clipboard().text()
    assert "People: 56. Posts: 1,234." in copied
    assert "<" not in copied
    page.show_missed(True)
    assert page.hint_label.isVisibleTo(page)
    assert page.card_label.isVisibleTo(page)
    page.forget()
    assert page.card_label.text() == ""
    assert not page.copy_button.isVisibleTo(page)
    assert page.hint_label.text() == hint


def test_the_picture_shrinks_with_the_dock(page):
    image = draw_trend(trend(1, 2))
    page.show_card("<p>x</p>", image)
    for width in (220, 320, 900):
        page.resize(width, 600)
        QApplication.processEvents()
        assert page.picture.width() <= page.viewport().width()
        shown = min(page.picture.width(), 320)
        assert page.picture.height() == pytest.approx(shown * 150 / 320, abs=1)


@pytest.mark.parametrize("width", [260, 400])
def test_a_cell_of_waves_has_a_picture_as_wide_as_the_dock(page, monkeypatch, width):
    monkeypatch.setattr(card, "find_trend", lambda *_: trend(1, None, 3))
    page.resize(width, 600)
    QApplication.processEvents()
    layer = two_cells()
    page.show_cell(QgsProject.instance(), layer, next(layer.getFeatures()))
    assert page.picture.isVisibleTo(page)
    assert width - 60 < page.picture.sizeHint().width() < width
    assert "1 Jan 2025 to 31 Dec 2025, from Waves" in page.picture.accessibleName()
    monkeypatch.setattr(card, "find_trend", lambda *_: None)
    page.show_cell(QgsProject.instance(), layer, next(layer.getFeatures()))
    assert not page.picture.isVisibleTo(page)
    assert page.picture.accessibleName() == ""


def trend(*counts, people=True):
    days = QDate(2025, 1, 1), QDate(2025, 12, 31)
    return Trend(counts, *days, people, "none", "Waves")


def dark(image, left, right):
    """Return the dark pixels of the picture's plot between two shares of its width."""
    picture = [
        (x, y)
        for x in range(int(image.width() * left), int(image.width() * right))
        for y in range(int(image.height() * 0.15), int(image.height() * 0.86))
    ]
    return {spot for spot in picture if image.pixelColor(*spot).lightness() < 100}


def test_withheld_steps_are_gaps_in_the_line_and_hatched():
    known, gap = draw_trend(trend(20, 20, 20, 20, 20)), draw_trend(trend(20, 20, None, 20, 20))
    middle = (0.5, 0.58)  # within the third of five steps
    assert dark(known, *middle)
    assert not dark(gap, *middle)
    half = [gap.pixelColor(x, gap.height() // 2) for x in range(gap.width())]
    assert any(150 < colour.lightness() < 200 for colour in half)  # the hatching
    assert all(colour.saturation() == 0 for colour in half)  # no meaning hangs on a colour


def test_more_people_stand_higher():
    image = draw_trend(trend(0, 0, 0, 40, 40, 40))
    low, high = dark(image, 0.2, 0.4), dark(image, 0.7, 0.9)
    assert max(y for _x, y in high) < min(y for _x, y in low)


@pytest.mark.parametrize("counts", [(None,), (0,), (5,), (None, None, 3), tuple(range(900))])
def test_any_course_can_be_drawn(counts):
    assert not draw_trend(trend(*counts)).isNull()


def test_the_picture_says_what_it_counts():
    assert "People in each step" in trend_words(trend(1))
    assert "Posts in each step" in trend_words(trend(1, people=False))
    assert draw_trend(trend(1)) != draw_trend(trend(1, people=False))
