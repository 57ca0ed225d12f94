from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from qgis.core import QgsPointXY, QgsRectangle
from qgis.gui import QgsMapToolPan
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor, QImage
from qgis.PyQt.QtWidgets import QApplication

from cm_civic_plugin.gui.scenario.draw.ink import Ink, Trace
from cm_civic_plugin.gui.scenario.draw.pen_tool import PenTool

RED = QColor("#ff0000")


@pytest.fixture()
def ink(canvas):
    ink = Ink(canvas)
    yield ink
    ink.remove()


def pixels(canvas):
    """Return the canvas as people see it: (height, width, 3)."""
    QApplication.processEvents()
    image = canvas.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    raw = image.constBits().asstring(image.sizeInBytes())
    rows = np.frombuffer(raw, dtype=np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3)


def is_red(canvas):
    seen = pixels(canvas).astype(int)
    return (seen[:, :, 0] > 200) & (seen[:, :, 1] < 120) & (seen[:, :, 2] < 120)


def at(canvas, place):
    point = canvas.getCoordinateTransform().toMapCoordinates(*place)
    return (point.x(), point.y())


def draw(canvas, ink, places, end=True, **about):
    ink.begin(Trace(RED, about.pop("width", 5), **about))
    for place in places:
        ink.add(at(canvas, place))
    if end:
        ink.end()


def test_ink_is_where_the_hand_was_and_nowhere_else(canvas, ink):
    draw(canvas, ink, [(100, 200), (300, 200)], end=False)
    seen = is_red(canvas)
    assert seen[200, 100:301].all()
    assert seen[198:202, 200].all()
    rows, columns = np.nonzero(seen)
    assert (rows.min(), rows.max()) >= (197, 202)
    assert rows.max() <= 203
    assert (columns.min(), columns.max()) >= (96, 300)
    ink.end()
    assert (is_red(canvas) == seen).all()


def test_a_dot_is_seen(canvas, ink):
    draw(canvas, ink, [(100, 200)], end=False)
    assert is_red(canvas)[199:202, 99:102].all()
    ink.end()
    canvas.setExtent(canvas.extent())
    assert is_red(canvas)[199:202, 99:102].all()


def test_wet_and_live_ink_follow_the_map_when_it_is_zoomed_panned_and_turned(canvas, ink):
    draw(canvas, ink, [(100, 100), (200, 100)])
    draw(canvas, ink, [(400, 300), (500, 300)], end=False)
    places = [at(canvas, place) for place in ((150, 100), (450, 300))]

    def in_ink():
        seen = is_red(canvas)
        to_pixel = canvas.getCoordinateTransform()
        found = [to_pixel.transform(*place) for place in places]
        return [bool(seen[round(point.y()), round(point.x())]) for point in found]

    assert in_ink() == [True, True]
    canvas.zoomByFactor(1.3)
    assert in_ink() == [True, True]
    canvas.setCenter(QgsPointXY(499300, 2077200))
    assert in_ink() == [True, True]
    canvas.setRotation(30)
    assert in_ink() == [True, True]
    ink.add(at(canvas, (600, 500)))  # and the stroke goes on from where it was
    live_end = canvas.getCoordinateTransform().transform(*places[1])
    half = round((live_end.y() + 500) / 2), round((live_end.x() + 600) / 2)
    assert is_red(canvas)[half[0] - 25 : half[0] + 26, half[1] - 25 : half[1] + 26].any()


def test_ink_follows_the_map_while_it_is_dragged(canvas, hand, ink):
    draw(canvas, ink, [(300, 200), (500, 200)])
    pan = QgsMapToolPan(canvas)
    canvas.setMapTool(pan)
    hand.press((400, 400))
    hand.move((400, 440))
    hand.move((400, 450))
    seen = is_red(canvas)
    assert seen[250, 310:490].all()
    assert not seen[200].any()
    hand.release((400, 450))
    assert is_red(canvas)[250, 310:490].all()
    canvas.unsetMapTool(pan)


def test_ink_outside_the_view_comes_back_with_it(canvas, ink):
    draw(canvas, ink, [(100, 100), (200, 100)])
    home = canvas.extent()
    canvas.setExtent(QgsRectangle(0, 0, 1000, 1000))
    assert not is_red(canvas).any()
    canvas.setExtent(home)
    assert is_red(canvas)[100, 100:201].all()


def test_a_marker_is_evenly_dense_where_it_crosses_itself_and_the_map_shines_through(canvas, ink):
    way = [(100, 200), (300, 200), (200, 100), (200, 300)]
    draw(canvas, ink, way, end=False, width=20, opacity=0.45)
    live = pixels(canvas)
    assert (live[200, 200] == live[200, 120]).all()  # a crossing, and a plain stretch
    assert 100 < live[200, 120][1] < 180
    ink.end()
    assert (abs(pixels(canvas).astype(int) - live) <= 2).all()
    canvas.setExtent(canvas.extent())
    canvas.zoomByFactor(1.0)
    ink.take_off([])  # painted anew
    assert (abs(pixels(canvas).astype(int)[190:210, 120:280] - live[190:210, 120:280]) <= 3).all()


def test_ink_can_be_taken_off_one_by_one(canvas, ink):
    draw(canvas, ink, [(100, 100), (200, 100)])
    draw(canvas, ink, [(100, 200), (200, 200)])
    ink.take_off(ink.wet[:1])
    seen = is_red(canvas)
    assert not seen[100].any() and seen[200].any()
    ink.begin(Trace(RED, 5))
    ink.add(at(canvas, (300, 300)))
    ink.drop()
    assert not is_red(canvas)[300].any()
    assert not ink.is_empty
    ink.take_off(ink.wet)
    assert ink.is_empty and not is_red(canvas).any()


def test_a_canvas_that_grew_has_ink_all_over(canvas, ink):
    canvas.resize(QSize(1000, 700))
    QApplication.processEvents()
    draw(canvas, ink, [(900, 600), (990, 690)])
    assert is_red(canvas)[645, 945]


HIGH_DPI = """
import sys
from qgis.core import QgsApplication, QgsRectangle
app = QgsApplication([], True)
app.initQgis()
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtGui import QColor
from cm_civic_plugin.gui.scenario.draw.ink import Ink, Trace
canvas = QgsMapCanvas()
canvas.resize(400, 300)
canvas.setExtent(QgsRectangle(0, 0, 400, 300))
canvas.show()
app.processEvents()
ink = Ink(canvas)
ink.begin(Trace(QColor("#ff0000"), 4.0))
for x in (100, 200):
    point = canvas.getCoordinateTransform().toMapCoordinates(x, 150)
    ink.add((point.x(), point.y()))
    ratio = canvas.viewport().devicePixelRatioF()
ink.end()
app.processEvents()
image = canvas.viewport().grab().toImage()
red = [image.pixelColor(round(150 * ratio), y).green() for y in range(image.height())]
found = [y for y, green in enumerate(red) if green < 100]
print(ratio, image.width(), len(found), sum(found) / len(found) / ratio)
ink.remove()
canvas.deleteLater()
app.processEvents()
sys.stdout.flush()
import os
os._exit(0)
"""


@pytest.mark.parametrize("ratio", ["2", "1.5"])
def test_ink_is_sharp_and_in_its_place_on_a_screen_of_many_dots(ratio):
    environment = {
        **os.environ, "QT_SCALE_FACTOR": ratio, "QT_QPA_PLATFORM": "offscreen",
        "QT_SCALE_FACTOR_ROUNDING_POLICY": "PassThrough", "QT_ENABLE_HIGHDPI_SCALING": "1",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", HIGH_DPI], env=environment, text=True,
        cwd=Path(__file__).resolve().parents[3], capture_output=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    seen, width, rows, middle = map(float, done.stdout.split())
    assert seen == pytest.approx(float(ratio), abs=0.1)  # the platform's own dots go in too
    assert width == pytest.approx(400 * seen, abs=10)
    assert rows == pytest.approx(4 * seen, abs=1)  # sharp: as many of the screen's own dots
    assert middle == pytest.approx(150, abs=0.6)


def test_after_drying_nothing_is_left_in_the_scene(canvas, hand):
    before = set(canvas.scene().items())
    tool = PenTool(canvas)
    canvas.setMapTool(tool)
    hand.stroke([(100, 100), (200, 150), (300, 100)])
    assert set(canvas.scene().items()) != before
    tool.dry()
    assert set(canvas.scene().items()) == before
    hand.press((100, 100))
    canvas.unsetMapTool(tool)
    tool.dry()
    assert set(canvas.scene().items()) == before
    assert canvas.viewport().cursor().shape() is not None
    assert not canvas.isFrozen()


def test_ink_stays_until_a_rendering_that_began_after_it_was_whole(canvas, hand):
    tool = PenTool(canvas)
    canvas.setMapTool(tool)
    canvas.mapCanvasRefreshed.connect(tool.dry_shown)
    hand.stroke([(100, 100), (200, 150)])
    canvas.renderStarting.emit()
    hand.stroke([(100, 300), (200, 350)])
    canvas.mapCanvasRefreshed.emit()  # its picture has the first stroke only
    assert len(tool.wet) == 1
    canvas.renderStarting.emit()
    canvas.mapCanvasRefreshed.emit()
    assert not tool.wet
    canvas.mapCanvasRefreshed.disconnect(tool.dry_shown)
    canvas.unsetMapTool(tool)


def test_the_pen_and_the_marker_have_their_widths(canvas, hand):
    tool = PenTool(canvas)
    canvas.setMapTool(tool)
    tool.set_colour(RED)
    widths = []
    for choose in (
        lambda: None,
        lambda: tool.set_tool("marker"),
        lambda: tool.set_width(40),
        lambda: tool.set_tool("pen"),
        lambda: tool.set_width(9, "marker"),
    ):
        choose()
        hand.stroke([(100, 300), (400, 300)])
        seen = pixels(canvas).astype(int)[:, 250]
        widths.append(int((seen[:, 1] < 200).sum()))
        tool.dry()
    assert widths == pytest.approx([5, 18, 40, 5, 5], abs=1)
    assert (tool.width(), tool.width("marker")) == (5, 9)
    with pytest.raises(ValueError, match="chalk"):
        tool.set_tool("chalk")
    canvas.unsetMapTool(tool)
