from __future__ import annotations

import pytest
from qgis.core import QgsProject
from qgis.gui import QgsMapToolPan, QgsMapToolZoom
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtTest import QTest

from cm_civic_plugin.core.scenario.plan import default_plan, plan_to_text
from cm_civic_plugin.gis.scenario.sitting import Sitting
from cm_civic_plugin.gis.scenario.workshop_file import WorkshopFile
from cm_civic_plugin.gis.scenario.workshop_layers import FUTURE_PROPERTY, NOTES_PROPERTY
from cm_civic_plugin.gui.scenario.draw.drawing import ERASER, HAND, MARKER, MOVER, PEN, Drawing

WAY = [(100 + 5 * n, 300 + 6 * (n % 7)) for n in range(61)]
LOW_WAY = [(x, y + 150) for x, y in WAY]
RING = [(400, 150), (480, 150), (520, 210), (480, 280), (400, 280), (360, 210), (398, 152)]


class Table:
    """A table of the workshop: its file, what it draws with, and what the tools said."""

    def __init__(self, iface, folder):
        self.folder, self.plan = folder, default_plan()
        self.choice = {"future": "good_living", "element": "homes", "certainty": "sure"}
        self.drawing = Drawing(
            iface,
            lambda: self.choice["future"],
            lambda: self.plan.element(self.choice["element"]),
            lambda: self.choice["certainty"],
        )
        self.sitting = None
        self.tools, self.tapped = [], []
        self.drawing.tool_changed.connect(self.tools.append)
        self.drawing.picked.connect(self.tapped.append)

    def open(self, name):
        path = self.folder / name
        if not path.exists():
            text = plan_to_text(self.plan)
            WorkshopFile.create(path, "A", plan=text, workshop=self.plan.workshop).close()
        self.close()
        self.sitting = Sitting(path)
        self.drawing.set_sitting(self.sitting)
        return self.sitting

    def close(self):
        if self.sitting is not None:
            self.drawing.set_sitting(None)
            self.sitting.close()
            self.sitting = None

    def actions(self):
        return [row.action for row in self.sitting.rows]

    def shown(self):
        return [row.uuid for row in self.sitting.picture()]


@pytest.fixture()
def table(iface, tmp_path):
    table = Table(iface, tmp_path)
    table.open("table_A.gpkg")
    table.drawing.take(PEN)
    yield table
    table.close()
    table.drawing.unload()


def said(iface):
    return [call.args[1] for call in iface.messageBar().pushMessage.call_args_list]


def settle(canvas):
    canvas.refresh()
    canvas.waitWhileRendering()
    QCoreApplication.processEvents()


def test_the_marker_paints_the_land_it_went_over(table, hand):
    table.choice["element"] = "flood_water"  # a line, too
    hand.stroke(WAY)
    table.drawing.take(MARKER)
    hand.stroke(WAY)
    line, area = table.sitting.picture()
    assert (line.shape.kind, area.shape.kind) == ("line", "area")
    assert area.raw.kind == "line" and len(area.raw.points) == len(WAY)  # as the hand went
    x0, y0, x1, y1 = area.shape.bounds()
    fx0, fy0, fx1, fy1 = line.shape.bounds()
    assert x0 < fx0 and y0 < fy0 and x1 > fx1 and y1 > fy1
    broad = table.drawing.pen.width(MARKER)
    table.drawing.set_big(True)
    assert table.drawing.pen.width(MARKER) > broad


def test_the_marker_draws_a_line_of_what_is_no_area(table, hand):
    table.choice["element"] = "bus"
    table.drawing.take(MARKER)
    hand.stroke(WAY)
    assert [row.shape.kind for row in table.sitting.picture()] == ["line"]


def test_one_undo_brings_back_all_that_one_sweep_rubbed_out(table, hand):
    hand.stroke(WAY)
    hand.stroke(LOW_WAY)
    hand.stroke(RING)
    drawn = table.shown()
    table.drawing.take(ERASER)
    hand.stroke([(250, 560), (250, 400), (250, 330), (250, 290)])
    assert table.shown() == drawn[2:]
    hand.stroke([(460, 110), (480, 150), (500, 180)])  # another sweep, another undo
    assert table.shown() == []
    assert table.drawing.undo()
    assert table.shown() == drawn[2:]
    assert table.drawing.undo()
    assert table.shown() == drawn
    assert table.drawing.redo()
    assert table.shown() == drawn[2:]
    assert table.drawing.undo() and table.drawing.undo()  # and then the last stroke
    assert table.shown() == drawn[:2]


def test_a_drawing_is_moved_and_back_and_keeps_its_own_stroke(table, hand):
    hand.stroke(RING)
    (before,) = table.sitting.picture()
    table.drawing.take(MOVER)
    hand.stroke([(360, 210), (380, 240), (420, 310)])
    (after,) = table.sitting.picture()
    assert table.actions() == ["draw", "move"]
    x0, y0, *_ = before.shape.bounds()
    x1, y1, *_ = after.shape.bounds()
    assert x1 > x0 and y1 < y0  # to the east and down
    assert table.tapped == []
    assert table.drawing.undo()
    assert table.sitting.picture()[0].shape == before.shape


def test_a_tapped_drawing_gets_its_note(table, hand, iface):
    hand.stroke(WAY)
    hand.stroke(RING)
    first, second = table.shown()
    table.drawing.take(MOVER)
    hand.stroke([WAY[20]])
    assert table.tapped == [first] and table.actions() == ["draw", "draw"]
    assert table.drawing.note("  น้ำ กำแพง ปู่ ที่ ", first)
    assert table.drawing.note("ที่ลุ่ม")  # of the last one
    assert [table.drawing.note_of(uuid) for uuid in (first, second)] == [
        "น้ำ กำแพง ปู่ ที่", "ที่ลุ่ม",
    ]  # fmt: skip
    table.sitting.write("erase", target_uuid=first)
    assert not table.drawing.note("ของใคร", first)  # never on another one
    assert table.drawing.note_of(second) == "ที่ลุ่ม" and len(said(iface)) == 1


def test_another_drawing_is_announced_before_it_is_the_last_one(table, hand):
    hand.stroke(WAY)
    counts = []
    table.drawing.stroke_comes.connect(lambda: counts.append(len(table.shown())))
    hand.stroke(RING)
    assert counts == [1] and len(table.shown()) == 2


@pytest.mark.parametrize("is_away", [False, True])
def test_in_turns_undo_and_redo_stay_within_the_turn(table, hand, iface, is_away):
    sitting = table.sitting
    table.drawing.set_by_turns(True)
    sitting.note_event("turn", seat=1)
    hand.stroke(WAY)
    if is_away:  # also what waits is of a turn
        hand.carry(sitting.workshop.path, table.folder / "away")
    sitting.note_event("turn", seat=2)
    hand.stroke(RING)
    first, second = table.shown()
    assert table.drawing.undo() and table.shown() == [first]
    assert not table.drawing.undo() and len(said(iface)) == 1  # what seat 1 drew stays
    assert table.drawing.redo() and table.shown() == [first, second]
    sitting.note_event("turn", seat=0)  # nobody's: the table's own
    assert table.drawing.undo() and table.drawing.undo() and table.shown() == []
    assert sitting.keeper.is_waiting == is_away


def test_the_ink_stays_wet_until_the_file_has_the_stroke(table, hand, canvas):
    hand.stroke(WAY)
    settle(canvas)
    assert not table.drawing.pen.wet
    path = table.sitting.workshop.path
    hand.carry(path, table.folder / "away")
    hand.stroke(RING)
    settle(canvas)
    assert table.drawing.pen.wet
    hand.carry(table.folder / "away", path)
    assert table.sitting.retry()
    settle(canvas)
    assert not table.drawing.pen.wet


def seen():
    """How many layers of the workshop are turned on, by the file that they show."""
    root, counts = QgsProject.instance().layerTreeRoot(), {}
    for layer in QgsProject.instance().mapLayers().values():
        if layer.customProperty(FUTURE_PROPERTY):
            name = layer.source().partition("|")[0].rpartition("/")[2]
            counts[name] = counts.get(name, 0) + root.findLayer(layer.id()).isVisible()
    return counts


def test_going_on_in_another_file_leaves_the_one_that_is_gone_alone(table, hand, canvas):
    hand.stroke(WAY)
    path = table.sitting.workshop.path
    hand.carry(path, table.folder / "away")
    hand.stroke(RING)
    errors = []
    old = list(QgsProject.instance().mapLayers().values())
    for layer in old:
        layer.dataProvider().raiseError.connect(errors.append)
    table.sitting.go_on_in(table.folder / "stick.gpkg")
    assert errors == []  # QGIS would show each in red over the map
    assert seen()["table_A.gpkg"] == 0 and seen()["stick.gpkg"] > 0
    settle(canvas)
    assert not table.drawing.pen.wet
    hand.stroke(LOW_WAY)
    new = [one for one in QgsProject.instance().mapLayers().values() if one not in old]
    assert sum(one.featureCount() for one in new if one.customProperty(NOTES_PROPERTY) is None) == 3


def test_only_the_table_in_hand_is_on_the_map_and_the_other_comes_back_as_it_was(table, hand):
    hand.stroke(WAY)
    before = seen()
    table.open("table_B.gpkg")
    assert seen() == {"table_B.gpkg": before["table_A.gpkg"]}
    table.open("table_A.gpkg")
    assert seen() == before


def test_the_tool_that_qgis_had_comes_back(table, canvas):
    table.drawing.put_away()
    pan = QgsMapToolPan(canvas)
    canvas.setMapTool(pan)
    for tool in (PEN, ERASER, HAND, MOVER):
        assert table.drawing.take(tool)
    assert table.tools[-4:] == [PEN, ERASER, HAND, MOVER]
    table.drawing.put_away()
    assert canvas.mapTool() is pan and table.drawing.in_hand == ""
    zoom = QgsMapToolZoom(canvas, False)
    table.drawing.take(PEN)
    canvas.setMapTool(zoom)  # the user's own choice stays
    table.close()
    assert canvas.mapTool() is zoom
    canvas.unsetMapTool(zoom)


def test_a_tool_of_qgis_that_is_gone_is_not_put_back(table, canvas):
    table.drawing.put_away()
    pan = QgsMapToolPan(canvas)
    canvas.setMapTool(pan)
    table.drawing.take(PEN)
    pan.deleteLater()
    QCoreApplication.sendPostedEvents(pan, 52)
    table.drawing.put_away()
    assert canvas.mapTool() is None


def test_the_keyboards_undo_is_ours_while_our_tools_are_in_the_hand(table, hand, canvas):
    table.open("a.gpkg")
    table.drawing.take(PEN)
    canvas.activateWindow()
    QCoreApplication.processEvents()
    hand.stroke(RING)
    undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
    QTest.keySequence(canvas, QKeySequence(undo))
    assert table.shown() == []
    QTest.keySequence(canvas, QKeySequence(redo))
    assert len(table.shown()) == 1
    canvas.setMapTool(QgsMapToolZoom(canvas, False))
    QTest.keySequence(canvas, QKeySequence(undo))
    assert len(table.shown()) == 1
