from __future__ import annotations

import time

import pytest
from qgis.core import (
    QgsExpression,
    QgsExpressionFunction,
    QgsFeature,
    QgsGeometry,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsPointXY,
    QgsProject,
    QgsProperty,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtWidgets import QApplication

from cm_civic_plugin.gui.scenario.draw.backdrop import Backdrop
from cm_civic_plugin.gui.scenario.draw.pen_tool import PenTool

WAY = [(100 + 20 * n, 300) for n in range(20)]


class SlowSize(QgsExpressionFunction):
    """Takes its time and counts how often a layer was rendered."""

    def __init__(self):
        super().__init__("cm_civic_test_slow_size", 0, "tests", "")
        self.count = 0
        self.seconds = 0.1

    def func(self, _values, _context, _parent, _node):
        self.count += 1
        time.sleep(self.seconds)
        return 4

    def usesGeometry(self, _node):  # noqa: N802
        return False

    def referencedColumns(self, _node):  # noqa: N802
        return set()

    def isStatic(self, _node, _parent, _context):  # noqa: N802
        return False


@pytest.fixture()
def slow():
    function = SlowSize()
    QgsExpression.registerFunction(function)
    yield function
    QgsExpression.unregisterFunction(function.name())


def layer(name, size=None, labels=False):
    made = QgsVectorLayer("Point?crs=EPSG:32647&field=name:string", name, "memory")
    feature = QgsFeature(made.fields())
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(499000, 2077500)))
    feature.setAttributes(["ท่าแพ"])
    made.dataProvider().addFeatures([feature])
    made.updateExtents()
    symbol = QgsMarkerSymbol.createSimple({})
    if size:
        symbol.setDataDefinedSize(QgsProperty.fromExpression(size))
    made.setRenderer(QgsSingleSymbolRenderer(symbol))
    if labels:
        settings = QgsPalLayerSettings()
        settings.fieldName = "name"
        made.setLabeling(QgsVectorLayerSimpleLabeling(settings))
        made.setLabelsEnabled(True)
    QgsProject.instance().addMapLayer(made)
    return made


def render(canvas):
    """Render what has to be, to the end; a rendering that is under way does not count."""
    begun, done = [], []
    canvas.renderStarting.connect(lambda: begun.append(True))
    canvas.mapCanvasRefreshed.connect(lambda: done.extend(begun))
    began = time.perf_counter()
    canvas.refresh()
    while not done and time.perf_counter() - began < 20:
        QApplication.processEvents()
    assert done


def draw(canvas, hand, tool, drawn_on, count=5):
    """Draw strokes; each is shown by its layer as the dock does it."""
    for _ in range(count):
        hand.stroke(WAY)
        assert tool.wet
        drawn_on.dataProvider().reloadData()
        drawn_on.triggerRepaint()
        render(canvas)
        assert not tool.wet


@pytest.mark.parametrize("parallel", [True, False])
@pytest.mark.parametrize("labels", [True, False])
def test_a_slow_layer_is_not_rendered_again_by_strokes(canvas, hand, slow, parallel, labels):
    canvas.setCachingEnabled(False)  # a user's own choice
    canvas.setParallelRenderingEnabled(parallel)
    drawn_on, backdrop = layer("drawn"), layer("slow", "cm_civic_test_slow_size()", labels)
    canvas.setLayers([drawn_on, backdrop])
    keeper, tool = Backdrop(canvas), PenTool(canvas)
    canvas.mapCanvasRefreshed.connect(tool.dry_shown)
    keeper.set_active(True)
    canvas.setMapTool(tool)
    render(canvas)
    assert slow.count >= 1  # so that this test can fail
    slow.count = 0
    draw(canvas, hand, tool, drawn_on)
    assert slow.count == 0
    keeper.set_active(False)
    assert not canvas.isCachingEnabled()
    draw(canvas, hand, tool, drawn_on, count=1)
    assert slow.count >= 1
    canvas.mapCanvasRefreshed.disconnect(tool.dry_shown)
    canvas.unsetMapTool(tool)


@pytest.mark.parametrize("setting", [True, False])
def test_the_users_setting_is_put_back(canvas, setting):
    canvas.setCachingEnabled(setting)
    backdrop = Backdrop(canvas)
    backdrop.set_active(False)
    assert canvas.isCachingEnabled() == setting
    for _ in range(2):
        backdrop.set_active(True)
        assert canvas.isCachingEnabled()
    backdrop.unload()
    assert canvas.isCachingEnabled() == setting
    backdrop.unload()
    assert canvas.isCachingEnabled() == setting


def test_the_pen_goes_on_while_a_slow_layer_is_being_rendered(canvas, hand, slow):
    slow.seconds = 0.5
    canvas.setParallelRenderingEnabled(True)
    canvas.setLayers([layer("slow", "cm_civic_test_slow_size()")])
    tool = PenTool(canvas)
    canvas.setMapTool(tool)
    canvas.mapCanvasRefreshed.connect(tool.dry_shown)
    drawn = []
    tool.stroke_drawn.connect(drawn.append)
    canvas.refresh()
    began = time.perf_counter()
    while not canvas.isDrawing() and time.perf_counter() - began < 5:
        QApplication.processEvents()
    hand.stroke(WAY)
    hand.stroke(WAY)
    assert canvas.isDrawing()
    assert [len(stroke.points) for stroke in drawn] == [20, 20]
    render(canvas)
    assert not tool.wet
    canvas.mapCanvasRefreshed.disconnect(tool.dry_shown)
    canvas.unsetMapTool(tool)
