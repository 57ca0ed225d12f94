from __future__ import annotations

import numpy as np
import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsProject, QgsRectangle
from qgis.gui import QgsMapToolPan
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QGraphicsPathItem

from cm_civic_plugin.core.scenario.shape import shape_of
from cm_civic_plugin.gui.scenario.draw.move_tool import MoveTool
from tests.gui.scenario.touches import Touch

WGS84 = "EPSG:4326"


def transform(canvas, back=False):
    ends = [QgsCoordinateReferenceSystem(WGS84), canvas.mapSettings().destinationCrs()]
    return QgsCoordinateTransform(*(ends[::-1] if back else ends), QgsProject.instance())


def degrees(canvas, places):
    to_map = canvas.getCoordinateTransform().toMapCoordinates
    points = [transform(canvas, back=True).transform(to_map(*place)) for place in places]
    return [(point.x(), point.y()) for point in points]


def in_view(canvas, shape):
    to_map, to_pixel = transform(canvas), canvas.getCoordinateTransform()
    points = [to_pixel.transform(to_map.transform(*pair)) for pair in shape.points]
    return np.array([(point.x(), point.y()) for point in points])


@pytest.fixture()
def drawings(canvas):
    return [
        ("line", shape_of("line", degrees(canvas, [(100, 100), (200, 140), (300, 100)]))),
        ("stamp", shape_of("stamp", degrees(canvas, [(200, 146)]))),
    ]


@pytest.fixture()
def mover(canvas, drawings):
    tool = MoveTool(canvas, lambda: drawings)
    canvas.setMapTool(tool)
    tool.moves, tool.picks, tool.misses = [], [], []
    tool.moved.connect(lambda uuid, shape: tool.moves.append((uuid, shape)))
    tool.picked.connect(tool.picks.append)
    tool.missed.connect(lambda: tool.misses.append(True))
    yield tool
    canvas.unsetMapTool(tool)


def outlines(canvas):
    return [item for item in canvas.scene().items() if isinstance(item, QGraphicsPathItem)]


def test_a_drag_moves_a_drawing_as_far_as_the_hand_went(canvas, hand, mover, drawings):
    before = in_view(canvas, drawings[0][1])
    hand.stroke([(110, 104), (200, 200), (310, 354)])
    ((uuid, shape),) = mover.moves
    assert (uuid, shape.kind) == ("line", "line")
    assert in_view(canvas, shape) - before == pytest.approx(np.tile((200, 250), (3, 1)), abs=1e-3)
    assert mover.picks == [] and mover.misses == []


def test_form_and_size_on_the_map_are_kept_in_any_crs(canvas, hand, mover, drawings):
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    canvas.setExtent(QgsRectangle(10_000_000, 2_000_000, 12_000_000, 3_500_000))
    places = [(100, 500), (200, 450), (150, 550)]
    drawings[:] = [("far", shape_of("line", degrees(canvas, places)))]
    hand.stroke([(102, 499), (400, 100)])
    ((_uuid, shape),) = mover.moves
    assert in_view(canvas, shape) == pytest.approx(np.add(places, (298, -399)), abs=1e-3)
    (old,), span = drawings[0][1:], lambda shape: np.ptp([pair[1] for pair in shape.points])
    assert span(shape) < 0.99 * span(old)  # in degrees it is another form: Mercator stretches


def test_a_tap_moves_nothing_and_picks(canvas, hand, mover):
    hand.stroke([(110, 104), (114, 108)])
    assert mover.moves == [] and mover.picks == ["line"]
    assert outlines(canvas) == []


def test_the_topmost_is_taken_and_nothing_where_nothing_lies(canvas, hand, mover):
    hand.stroke([(200, 142), (400, 400)])
    assert [uuid for uuid, _shape in mover.moves] == ["stamp"]
    hand.stroke([(600, 500), (650, 550)])
    assert len(mover.moves) == 1 and mover.misses == [True] and mover.picks == []


def test_an_outline_follows_the_hand_and_goes_when_the_map_was_drawn(canvas, hand, mover):
    hand.press((100, 100))
    hand.move((180, 150))
    assert mover.held == "line"
    for item in outlines(canvas):
        box = item.sceneBoundingRect()
        assert box.contains(181, 151) and box.contains(379, 151)
        assert not box.contains(120, 100)
    scale = canvas.scale()
    hand.wheel((180, 150), 15)
    assert canvas.scale() < scale
    widths = {round(item.path().boundingRect().width()) for item in outlines(canvas)}
    assert widths == {400}  # twice as near
    hand.release((180, 150))
    assert len(outlines(canvas)) == 2
    canvas.renderStarting.emit()
    canvas.mapCanvasRefreshed.emit()
    assert outlines(canvas) == []
    assert mover.held is None


def test_zooming_in_mid_drag_moves_as_far_as_the_hand_went_on_the_map(
    canvas, hand, mover, drawings
):
    first = canvas.getCoordinateTransform().toMapCoordinates(100, 100)
    start = transform(canvas).transform(*drawings[0][1].points[0])
    hand.press((100, 100))
    hand.move((180, 150))
    hand.wheel((180, 150), 15)
    hand.move((300, 300))
    last = canvas.getCoordinateTransform().toMapCoordinates(300, 300)
    hand.release((300, 300))
    ((_uuid, shape),) = mover.moves
    end = transform(canvas).transform(*shape.points[0])
    assert end.x() - start.x() == pytest.approx(last.x() - first.x(), abs=0.01)
    assert end.y() - start.y() == pytest.approx(last.y() - first.y(), abs=0.01)


def test_keys_and_right_clicks_do_nothing(hand, mover):
    hand.press((100, 100))
    hand.move((180, 150))
    hand.key(Qt.Key.Key_Escape)
    hand.key(Qt.Key.Key_Delete)
    hand.press((180, 150), Qt.MouseButton.RightButton)
    hand.release((180, 150), Qt.MouseButton.RightButton)
    assert mover.moves == [] and mover.held == "line"
    hand.release((180, 150))
    assert len(mover.moves) == 1


def test_another_tool_in_mid_drag_drops_the_drawing_where_it_is(canvas, hand, mover):
    hand.press((100, 100))
    hand.move((180, 150))
    pan = QgsMapToolPan(canvas)
    canvas.setMapTool(pan)
    assert [uuid for uuid, _shape in mover.moves] == ["line"]
    assert outlines(canvas) == []
    canvas.unsetMapTool(pan)


def test_two_fingers_on_a_drawing_pan_and_do_not_move_it(canvas, mover):
    touch = Touch(canvas)
    extent = canvas.extent()
    touch.press(a=(100, 100))
    touch.press(b=(200, 140))
    touch.move(a=(150, 150), b=(250, 190))
    touch.lift()
    assert mover.moves == [] and mover.picks == []
    assert canvas.extent() != extent
    assert outlines(canvas) == []


def test_a_drag_off_the_earth_moves_nothing(canvas, hand, mover, drawings):
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem(WGS84))
    canvas.setExtent(QgsRectangle(100, 0, 260, 120))
    drawings[:] = [("far", shape_of("stamp", degrees(canvas, [(300, 550)])))]
    hand.stroke([(300, 550), (700, 550)])
    assert mover.moves == []
    assert outlines(canvas) == []
