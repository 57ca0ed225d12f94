from __future__ import annotations

import csv
import io
import threading
from dataclasses import replace

import numpy as np
import pytest
from qgis.core import QgsApplication
from qgis.gui import QgsRubberBand
from qgis.PyQt.QtCore import QEventLoop, QTimer
from qgis.PyQt.QtGui import QGuiApplication, QPalette

from cm_civic_plugin.core.scenario.indicators import cell_words
from cm_civic_plugin.core.scenario.palette_file import Words
from cm_civic_plugin.core.scenario.plan import default_plan
from cm_civic_plugin.core.scenario.shape import shape_of
from cm_civic_plugin.gis.i18n import language
from cm_civic_plugin.gis.scenario.indicators import Indicators
from cm_civic_plugin.gui.scenario.look import indicator_table, measuring
from cm_civic_plugin.gui.scenario.look.indicator_panel import IndicatorPanel
from tests.gui.scenario.conftest import new_sitting

X, Y = 98.985, 18.787
BOW_TIE = [(0, 0), (100, 100), (100, 0), (0, 100), (0, 0)]


def until(condition, seconds=20):
    loop = QEventLoop()
    clock = QTimer()
    clock.timeout.connect(lambda: loop.quit() if condition() else None)
    clock.start(10)
    QTimer.singleShot(1000 * seconds, loop.quit)
    loop.exec()
    assert condition()


@pytest.fixture()
def sitting(canvas, tmp_path):
    sitting = new_sitting(tmp_path / "a.gpkg")
    yield sitting
    sitting.close()


@pytest.fixture()
def panel(iface):
    panel = IndicatorPanel(iface)
    panel.resize(700, 700)
    panel.show()
    yield panel
    panel.unload()
    until(lambda: panel._task is None)
    panel.deleteLater()


def degrees(points):
    return [(X + x / 105_000, Y + y / 111_000) for x, y in points]


def draw(sitting, points=BOW_TIE[:-1], future="good_living", element="homes", kind="area"):
    if kind == "area" and points[0] != points[-1]:
        points = [(0, 0), (200, 0), (200, 100), (0, 100), (0, 0)]
    return sitting.write(
        "draw", future_id=future, element_id=element, shape=shape_of(kind, degrees(points))
    )


def ready(panel):
    until(lambda: panel.is_up_to_date)


def lines(panel):
    tree = panel.table
    found = {}
    for place in range(tree.topLevelItemCount()):
        item = tree.topLevelItem(place)
        for one in (item, *(item.child(number) for number in range(item.childCount()))):
            line = one.data(0, indicator_table._LINE)
            found[line.id, line.element_id] = [one.text(column) for column in range(4)]
    return found


def test_the_numbers_of_both_futures_and_their_difference(panel, sitting, sample_pack):
    draw(sitting)
    draw(sitting, [(0, 0), (1, 1)], "chaos", "road", "line")
    panel.set_pack(sample_pack)
    panel.set_sitting(sitting)
    ready(panel)
    expected = Indicators(sample_pack, sitting.plan.futures, sitting.plan.elements)
    table = {
        (row.id, row.element_id, row.future_id, row.minus_future_id): row
        for row in expected.table(sitting.rows)
    }
    shown, code = lines(panel), language()
    assert len({key for key in shown if key[1] is None}) == 17
    for (indicator, element), cells in shown.items():
        sides = [("good_living", None), ("chaos", None), ("good_living", "chaos")]
        rows = [table.get((indicator, element, *side)) for side in sides]
        assert cells[1:] == [cell_words(row, code) for row in rows], (indicator, element)
    assert shown["drawn_area", None][3].startswith("+")
    assert ("drawn_area", "homes") in shown and ("drawn_area", "road") not in shown
    head = panel.table.headerItem()
    assert [head.text(place) for place in (1, 2)] == [
        getattr(future.name, code) for future in sitting.plan.pair
    ]
    assert not head.icon(1).isNull()


def test_no_data_is_words_and_never_zero(panel, sitting, sample_pack):
    draw(sitting)
    panel.set_pack(sample_pack)
    panel.set_sitting(sitting)
    ready(panel)
    none = {"no data", "ไม่มีข้อมูล"}
    people = lines(panel)["people", None]
    assert set(people[1:]) <= none  # the drawn sample city has no grid of people
    assert set(lines(panel)["to_school", None][2:]) <= {"nothing drawn", "ยังไม่ได้วาด"}
    panel.set_pack(None)
    ready(panel)
    assert set(lines(panel)["schools", None][1:]) <= none
    assert lines(panel)["drawn_area", None][1] not in none
    assert "pack" in panel.state.text() or "ชุดข้อมูล" in panel.state.text()


def test_a_row_says_its_sentences_rule_and_layer(panel, sitting, sample_pack):
    draw(sitting)
    panel.set_pack(sample_pack)
    panel.set_sitting(sitting)
    ready(panel)
    item = next(
        panel.table.topLevelItem(place)
        for place in range(panel.table.topLevelItemCount())
        if panel.table.topLevelItem(place).data(0, indicator_table._LINE).id == "schools"
    )
    panel.table.setCurrentItem(item)
    line = item.data(0, indicator_table._LINE)
    said = panel.words.toPlainText()
    code = language()
    for row in line.sides:
        assert getattr(row, f"sentence_{code}") in said
    assert getattr(line.one, f"rule_{code}") in said
    assert "Schools" in said or "โรงเรียน" in said
    draw(sitting)
    ready(panel)
    assert panel.words.toPlainText() == said  # the row stays chosen


def test_live_while_drawing_old_numbers_stay_grey_meanwhile(panel, sitting):
    draw(sitting)
    panel.set_sitting(sitting)
    ready(panel)
    before = lines(panel)
    black = panel.table.palette().color(QPalette.ColorRole.Text)
    draw(sitting, [(0, 0), (300, 0)], kind="line", element="road")
    assert panel.table.property("stale") and lines(panel) == before
    assert panel.table.palette().color(QPalette.ColorRole.Text) != black
    ready(panel)
    assert not panel.table.property("stale")
    assert lines(panel)["drawn_length", None][1] != before["drawn_length", None][1]
    assert panel.table.palette().color(QPalette.ColorRole.Text) == black
    sitting.write("undo", target_uuid=sitting.rows[-1].uuid)
    ready(panel)
    assert lines(panel) == before


def test_one_at_a_time_and_the_newest_wins(panel, sitting, monkeypatch):
    running, most, tables = [], [], []
    real = measuring._measure
    go_on = threading.Event()

    def slow(indicators, rows, pair, progress):
        running.append(1)
        most.append(len(running))
        tables.append(len(rows))
        go_on.wait(5)
        running.pop()
        return real(indicators, rows, pair, progress)

    monkeypatch.setattr(measuring, "_measure", slow)
    monkeypatch.setattr(measuring, "_PAUSE_MS", 1)
    draw(sitting)
    panel.set_sitting(sitting)
    until(lambda: running)
    for _ in range(20):
        draw(sitting, [(0, 0), (300, 0)], kind="line", element="road")
        QgsApplication.processEvents()
    go_on.set()
    ready(panel)
    assert max(most) == 1 and tables[-1] == 21 and len(tables) <= 3
    assert panel._measured.table[1].value == pytest.approx(20 * 300, rel=0.02)


def test_another_sitting_takes_over_while_one_is_measured(panel, sitting, tmp_path):
    draw(sitting)
    panel.set_sitting(sitting)
    QgsApplication.processEvents()
    other = new_sitting(tmp_path / "b.gpkg")
    draw(other, [(0, 0), (300, 0)], kind="line", element="road")
    panel.set_sitting(other)
    ready(panel)
    assert lines(panel)["drawn_area", None][1].startswith("0")
    panel.set_sitting(None)
    assert panel.table.topLevelItemCount() == 0
    other.close()


def test_it_rests_while_hidden_and_catches_up(panel, sitting):
    panel.hide()
    panel.set_sitting(sitting)
    draw(sitting)
    until(lambda: not panel._pause.isActive())
    assert panel._task is None and panel._measured is None
    panel.show()
    ready(panel)
    assert panel.table.topLevelItemCount() == 17


def test_a_pack_that_cannot_be_read_is_said(panel, sitting, tmp_path):
    panel.set_pack(tmp_path)
    panel.set_sitting(sitting)
    until(lambda: panel._task is None and "pack" in panel.state.text())
    assert panel.table.topLevelItemCount() == 0


def test_repaired_shapes_are_said_and_shown(panel, sitting, canvas):
    draw(sitting)
    panel.set_sitting(sitting)
    ready(panel)
    assert not panel.repaired.label.isVisible() and not panel.repaired.button.isVisible()
    raw = draw(sitting, BOW_TIE)
    ready(panel)
    assert "1" in panel.repaired.label.text() and panel.repaired.button.isVisible()
    panel.repaired.button.setChecked(True)
    (band,) = panel.repaired._bands
    assert band in canvas.scene().items() and isinstance(band, QgsRubberBand)
    outline = band.asGeometry()
    assert outline.isGeosValid() and outline.area() == pytest.approx(5000, rel=0.02)
    assert sitting.picture()[-1].shape is raw.shape
    draw(sitting, [(x + 300, y) for x, y in BOW_TIE])
    ready(panel)
    assert len(panel.repaired._bands) == 2 and "2" in panel.repaired.label.text()
    panel.repaired.button.setChecked(False)
    assert not [item for item in canvas.scene().items() if item is band]
    assert not panel.repaired._bands


def test_marking_looks_for_shapes_that_are_out_of_sight(panel, sitting, canvas):
    draw(sitting, [(x + 50_000, y) for x, y in BOW_TIE])
    panel.set_sitting(sitting)
    ready(panel)
    panel.repaired.button.setChecked(True)
    assert canvas.extent().intersects(panel.repaired._bands[0].asGeometry().boundingBox())


def test_another_pair(panel, sitting):
    draw(sitting, future="beset")
    panel.set_sitting(sitting)
    ready(panel)
    panel.set_pair("beset", "good_living")
    ready(panel)
    assert lines(panel)["drawn_area", None][3].startswith("+")
    panel.set_pair("beset", "beset")
    assert panel._pair == ("beset", "good_living")


def test_copied_as_plain_sentences(panel, sitting, iface):
    draw(sitting)
    panel.set_sitting(sitting)
    ready(panel)
    panel.copy_button.click()
    text = QGuiApplication.clipboard().text()
    assert text == panel.text()
    row = next(row for row in panel._measured.table if row.id == "drawn_area")
    assert getattr(row, f"sentence_{language()}") in text.splitlines()
    panel.elements_button.setChecked(True)
    assert len(panel.text()) > len(text)


def test_csv_that_no_spreadsheet_runs(panel, canvas, tmp_path):
    plan = default_plan()
    evil = "=HYPERLINK(0)"
    first = replace(plan.elements[0], name=Words(evil, evil))
    plan = replace(plan, elements=(first, *plan.elements[1:]))
    sitting = new_sitting(tmp_path / "evil.gpkg", plan)
    draw(sitting, element=first.id, future="chaos")
    panel.set_sitting(sitting)
    ready(panel)
    path = tmp_path / "ตัวเลข.csv"
    assert panel.save_csv(path)
    content = path.read_bytes().decode("utf-8-sig")
    table = list(csv.DictReader(io.StringIO(content, newline="")))
    of_element = next(row for row in table if row["element"] == first.id)
    assert of_element["element_th"] == "'" + evil
    assert float(of_element["difference"]) == -float(of_element["chaos"]) < 0
    schools = next(row for row in table if row["indicator"] == "schools" and not row["element"])
    assert schools["difference"] == schools["chaos"] == ""
    assert all(not cell.startswith("=") for row in table for cell in row.values())
    assert not panel.save_csv(tmp_path / "no" / "x.csv")
    sitting.close()


def test_rows_can_be_hit_by_a_finger(panel, sitting):
    draw(sitting)
    panel.set_sitting(sitting)
    ready(panel)
    tree = panel.table
    heights = [
        tree.visualItemRect(tree.topLevelItem(place)).height()
        for place in range(tree.topLevelItemCount())
    ]
    assert np.min(heights) >= 36
    narrow = max(heights)
    panel.resize(460, 700)
    until(lambda: tree.visualItemRect(tree.topLevelItem(3)).height() > narrow)  # words wrap
