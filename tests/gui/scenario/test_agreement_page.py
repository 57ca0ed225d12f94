from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from unittest.mock import MagicMock

import pytest
from qgis.core import (
    QgsApplication,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsPointXY,
    QgsProject,
    QgsProviderRegistry,
    QgsStringUtils,
    QgsVectorLayer,
)
from qgis.gui import QgsCollapsibleGroupBoxBasic, QgsRubberBand
from qgis.PyQt.QtCore import QMimeData, QPointF, Qt, QUrl
from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QLabel, QPushButton, QToolButton

from cm_civic_plugin.core.resources import SAMPLE_DATA
from cm_civic_plugin.core.scenario.agreement import Opposition
from cm_civic_plugin.core.scenario.journal import new_row
from cm_civic_plugin.core.scenario.palette_file import Words
from cm_civic_plugin.core.scenario.plan import default_plan, plan_to_text
from cm_civic_plugin.core.scenario.shape import shape_of
from cm_civic_plugin.gis.i18n import language, set_language
from cm_civic_plugin.gis.scenario import keeper as keeper_module
from cm_civic_plugin.gis.scenario.footprints import transforms
from cm_civic_plugin.gis.scenario.sitting import Sitting
from cm_civic_plugin.gis.scenario.workshop_file import WorkshopFile
from cm_civic_plugin.gui.scenario.look import agreement_page
from cm_civic_plugin.gui.scenario.look.agreement_page import AgreementPage

SAMPLES = sorted((SAMPLE_DATA / "workshop").glob("table_*.gpkg"))
PLACE = (98.9932, 18.7877)


@pytest.fixture()
def page(iface):
    page = AgreementPage(iface)
    page.resize(420, 900)
    page.show()
    yield page
    page.unload()
    page.deleteLater()
    QApplication.processEvents()


@pytest.fixture()
def samples(tmp_path):
    folder = tmp_path / "tables"
    folder.mkdir()
    for path in SAMPLES:
        shutil.copy(path, folder)
    return folder


def wait(page, seconds=20):
    for _ in range(seconds * 50):
        QTest.qWait(20)
        if not page.is_busy:
            QTest.qWait(20)  # new widgets show themselves in an event of their own
            return
    raise AssertionError("the task did not end")


def labels(page, name):
    return [
        label.text()
        for label in page.findChildren(QLabel, name)
        if label.isVisibleTo(page) and label.parentWidget() is not None
    ]


def button(page, name):
    return page.findChild(QPushButton, name)


def listed(page):
    return [page.files.list.item(n).text() for n in range(page.files.list.count())]


def map_layers():
    return [
        layer
        for layer in QgsProject.instance().mapLayers().values()
        if layer.customProperty("cm_civic/agreement")
    ]


def marks(layer, sign):
    """Return what the layer's labels say, of those that begin with a sign."""
    expression = QgsExpression(layer.labeling().settings().fieldName)
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    texts = []
    for feature in layer.getFeatures():
        context.setFeature(feature)
        text = expression.evaluate(context)
        assert not expression.hasEvalError()
        if text and text.startswith(sign):
            texts.append(text)
    return texts


def bands(page):
    items = page._iface.mapCanvas().scene().items()
    return [one for one in items if isinstance(one, QgsRubberBand) and one.asGeometry()]


def stamp(file, element="trees", future="good_living", at=PLACE, note=None):
    code = file.table_code
    row = new_row("draw", code, code, future_id=future, element_id=element, note=note,
                  shape=shape_of("stamp", [at]))  # fmt: skip
    return file.append(row)


def tables(folder, codes, plan=None, draw=lambda file: stamp(file)):
    plan = plan or default_plan()
    paths = []
    for code in codes:
        path = folder / f"table_{code}.gpkg"
        with WorkshopFile.create(
            path, code, title="Our town", plan=plan_to_text(plan), workshop=plan.workshop
        ) as file:
            draw(file)
        paths.append(path)
    return paths


def click_on(hand, page, lon, lat):
    canvas = page._iface.mapCanvas()
    x, y, _ = transforms()[0].TransformPoint(lon, lat)
    canvas.setCenter(QgsPointXY(x, y))
    pixel = canvas.getCoordinateTransform().transform(QgsPointXY(x, y))
    where = (pixel.x(), pixel.y())
    hand.press(where)
    hand.release(where)


def test_the_tables_of_the_sample_become_a_map_with_words(page, samples, iface):
    assert not page.show_button.isEnabled()
    page.add_files([samples])
    wait(page)
    assert [text.split(" · ")[0] for text in listed(page)] == [f"Table {c}" for c in "ABCDE"]
    assert map_layers() == [] and sorted(samples.iterdir()) == sorted(page.files.paths)
    page.show_button.click()
    wait(page)
    (layer,) = map_layers()
    assert layer.featureCount() > 500
    assert QgsProject.instance().layerTreeRoot().children()[0].layerId() == layer.id()
    assert labels(page, "cmCivicAgreementSample")
    assert labels(page, "cmCivicAgreementPlaces")[0].startswith("In ")
    assert "At odds" in labels(page, "cmCivicAgreementLegend")
    for sort, most in (("Agreed", 5), ("Opposed", 5)):
        texts = [
            one.words()
            for one in (button(page, f"cmCivicAgreement{sort}{n}") for n in range(1, 7))
            if one
        ]
        assert len(texts) == most
        assert len(marks(layer, "= " if sort == "Agreed" else "≠ ")) == most
    box = page.findChild(QgsCollapsibleGroupBoxBasic, "cmCivicAgreementAppendix")
    assert box.isCollapsed()
    assert "Fleiss" in page.findChild(QLabel, "cmCivicAgreementNumbers").text()
    # once more, in larger cells: the same layer, filled anew
    count = layer.featureCount()
    page.settings.size_spin.setValue(300)
    page.show_button.click()
    wait(page)
    assert map_layers() == [layer] and 0 < layer.featureCount() < count
    iface.messageBar().pushMessage.assert_not_called()


def test_a_place_in_the_list_is_gone_to_and_its_strokes_are_shown(page, samples, canvas):
    page.add_files([samples])
    wait(page)
    page.show_button.click()
    wait(page)
    before = canvas.extent()
    button(page, "cmCivicAgreementAgreed1").click()
    assert canvas.extent() != before
    assert page.card.isVisible()
    assert canvas.extent().contains(bands(page)[0].asGeometry().boundingBox())
    assert len(labels(page, "cmCivicCellCardThing")) >= 1
    page.findChild(QToolButton, "cmCivicCellCardClose").click()
    assert not page.card.isVisible() and bands(page) == []


def test_a_tap_on_a_cell_tells_what_is_behind_it(page, hand, tmp_path):
    note = "<b>ตลาดเช้า</b> 🌳\n5 baht"

    def draw(file):
        if file.table_code in "AB":
            stamp(file, note=note if file.table_code == "A" else None)
        else:
            stamp(file, "road")

    page.add_files(tables(tmp_path, "ABCD", draw=draw))
    wait(page)
    page.show_button.click()
    wait(page)
    page.cell_button.click()
    assert page._iface.mapCanvas().mapTool() is page.tool
    click_on(hand, page, *PLACE)
    assert page.card.isVisible()
    assert labels(page, "cmCivicCellCardTitle") == ["4 of 4 tables drew here"]
    things = labels(page, "cmCivicCellCardThing")
    assert sorted(things) == sorted(
        ["Roads and traffic · Good living: 2 (C, D)", "Trees and parks · Good living: 2 (A, B)"]
    )
    assert labels(page, "cmCivicCellCardConflict")[0].startswith("At odds: Trees")
    (said,) = page.findChildren(QLabel, "cmCivicCellCardNote")
    assert note in said.text() and said.textFormat() == Qt.TextFormat.PlainText
    assert len(bands(page)) == 2 * 4 + 2
    # beside the drawings there is nothing to tell
    click_on(hand, page, PLACE[0] + 0.02, PLACE[1])
    assert not page.card.isVisible() and bands(page) == []
    click_on(hand, page, *PLACE)
    assert bands(page)
    hand.key(Qt.Key.Key_Escape)
    assert bands(page) == [] and not page.cell_button.isChecked()
    # another page of the dock has the map for itself
    page.cell_button.click()
    click_on(hand, page, *PLACE)
    assert bands(page)
    page.hide()
    assert bands(page) == [] and page._iface.mapCanvas().mapTool() is not page.tool


def test_a_drag_moves_the_map_and_opens_no_card(page, hand, canvas, tmp_path):
    page.add_files(tables(tmp_path, "ABC"))
    wait(page)
    page.show_button.click()
    wait(page)
    page.cell_button.click()
    before = canvas.center()
    hand.stroke([(400, 300), (420, 310), (500, 350)])
    assert canvas.center() != before and not page.card.isVisible()


def test_the_map_is_saved_with_its_look_and_the_next_one_leaves_it_alone(
    page, samples, tmp_path, monkeypatch, iface
):
    assert not page.keep_button.isEnabled()
    page.add_files([samples])
    wait(page)
    page.show_button.click()
    wait(page)
    (layer,) = map_layers()
    cells, before = layer.featureCount(), list(marks(layer, ""))
    asked = []

    def choose(_parent, _title, path, _filter, **_options):
        asked.append(path)
        return path.replace("agreement_2", "แผนที่ที่เห็นตรงกัน"), ""

    monkeypatch.setattr(agreement_page.QFileDialog, "getSaveFileName", choose)
    (samples / "agreement.gpkg").write_bytes(b"somebody's")
    page.keep_button.click()
    wait(page)
    kept = samples / "แผนที่ที่เห็นตรงกัน.gpkg"
    assert asked == [str(samples / "agreement_2.gpkg")]
    assert map_layers() == [layer] and layer.providerType() == "ogr" and layer.readOnly()
    assert Path(layer.source().split("|")[0]) == kept and layer.featureCount() == cells
    assert not page.keep_button.isEnabled() and len(page._layer.legend()) == 6
    other = QgsVectorLayer(f"{kept}|layername=agreement", "elsewhere", "ogr")  # another QGIS
    assert other.featureCount() == cells and other.crs().authid() == "EPSG:32647"
    assert [rule.label() for rule in other.renderer().rootRule().children()] == [
        rule.label() for rule in layer.renderer().rootRule().children()
    ]
    assert sorted(marks(other, "")) == sorted(before) != []
    metadata = QgsProviderRegistry.instance().createProvider("ogr", other.source())
    assert "sample" in metadata.layerMetadata().abstract().lower()
    was = kept.read_bytes()
    page.settings.size_spin.setValue(300)
    page.show_button.click()
    wait(page)
    new = [one for one in map_layers() if one is not layer]
    assert len(new) == 1 and new[0].featureCount() < cells == layer.featureCount()
    page.keep_map(kept)  # nothing is overwritten
    wait(page)
    said = iface.messageBar().pushMessage.call_args_list[-1].args[1]
    assert "exists already" in said and kept.read_bytes() == was
    assert new[0].providerType() == "memory" and page.keep_button.isEnabled()


def test_a_long_name_of_an_own_element_is_written_in_several_lines(page, tmp_path):
    name = "ศูนย์เรียนรู้เกษตรอินทรีย์และเมล็ดพันธุ์พื้นเมืองแม่เหียะ"
    plan = default_plan()
    own = replace(plan.elements[0], id="farm_school", name=Words(name, name))
    plan = replace(plan, elements=(*plan.elements, own))
    page.add_files(tables(tmp_path, "ABC", plan, lambda file: stamp(file, "farm_school")))
    wait(page)
    page.show_button.click()
    wait(page)
    (layer,) = map_layers()
    (text,) = marks(layer, "=")
    lines = QgsStringUtils.wordWrap(text, layer.labeling().settings().autoWrapLength).split("\n")
    assert max(map(len, lines)) < 30 and len(lines) > 2
    assert "".join(lines).replace("\u200b", "") == f"= 1 {name}"


def test_the_next_page_takes_the_map_that_is_there(page, samples, iface):
    page.add_files([samples])
    wait(page)
    page.show_button.click()
    wait(page)
    (layer,) = map_layers()
    layer.setName("old")
    other = AgreementPage(iface)  # the language changed
    other.show()
    other.add_files([samples])
    wait(other)
    other.show_agreement()
    wait(other)
    assert map_layers() == [layer] and layer.name() != "old"
    other.unload()
    other.deleteLater()


def test_a_withheld_cell_says_only_that(page, hand, tmp_path):
    def draw(file):
        stamp(file, note="a secret of few")
        if file.table_code == "C":
            stamp(file, at=(98.96, 18.8))

    page.add_files(tables(tmp_path, "ABC", draw=draw))
    page.settings.least_spin.setValue(3)
    wait(page)
    page.show_button.click()
    wait(page)
    page.cell_button.click()
    click_on(hand, page, 98.96, 18.8)
    assert labels(page, "cmCivicCellCardTitle") == ["Withheld: drawn by few tables"]
    assert labels(page, "cmCivicCellCardThing") == labels(page, "cmCivicCellCardNote") == []
    assert len(bands(page)) == 2  # the cell's own outline


def test_the_open_file_counts_with_what_is_not_on_disk(page, tmp_path, monkeypatch):
    paths = tables(tmp_path, "ABC")
    sitting = Sitting(paths[0])
    try:
        page.set_sitting(sitting)
        page.add_files(paths)
        wait(page)
        assert len(listed(page)) == 3 and "(open here)" in listed(page)[0]
        page.show_button.click()
        wait(page)
        found = page._map.found
        assert (len(found.drew), found.drew.max()) == (1, 3)
        monkeypatch.setattr(
            WorkshopFile, "append_all", MagicMock(side_effect=keeper_module.BadOutput("no disk"))
        )
        far = shape_of("stamp", [(98.96, 18.8)])
        sitting.write("draw", future_id="chaos", element_id="road", shape=far)
        assert sitting.keeper.is_waiting
        assert labels(page, "cmCivicAgreementStale")
        page.show_button.click()
        wait(page)
        assert len(page._map.found.drew) == 2 and not labels(page, "cmCivicAgreementStale")
        page.write_merged(str(tmp_path / "all.gpkg"))
        wait(page)
        said = [call.args[1] for call in page._iface.messageBar().pushMessage.call_args_list]
        assert "wait to be saved" in said[-1] and (tmp_path / "all.gpkg").exists()
        page.set_sitting(None)
        wait(page)
        assert "(open here)" not in " ".join(listed(page))
    finally:
        monkeypatch.undo()
        sitting.close()


def test_files_are_read_when_the_page_is_seen(page, tmp_path):
    (path,) = tables(tmp_path, "A")
    page.hide()
    sitting = Sitting(path)
    try:
        page.set_sitting(sitting)
        assert not page.is_busy
        page.show()
        wait(page)
        assert "1 strokes" in listed(page)[0]
        page.hide()
        sitting.write("draw", future_id="chaos", element_id="road", shape=sitting.rows[0].shape)
        page.show()
        wait(page)
        assert "2 strokes" in listed(page)[0]
        page.set_sitting(None)
        wait(page)
    finally:
        sitting.close()


def test_strangers_and_broken_files_are_listed_with_the_reason(page, tmp_path, iface):
    paths = tables(tmp_path, "AB")
    broken = tmp_path / "broken.gpkg"
    broken.write_text("x")
    other = tmp_path / "other"
    other.mkdir()
    paths += tables(other, "C", replace(default_plan(), title="Elsewhere"))
    twin = tmp_path / "twin"
    twin.mkdir()
    plan = replace(default_plan(), workshop=_workshop_of(paths[0]))
    paths += tables(twin, "A", plan)
    page.add_files([*paths, broken])
    wait(page)
    text = "\n".join(listed(page))
    assert "not a workshop file" in text and "of another workshop" in text
    assert page.files.merge_button.isEnabled()
    assert "count as one table" in page.files.doubts.text()
    page.files.list.setCurrentRow(4)
    page.files.remove_button.click()
    wait(page)
    assert "not a workshop file" not in "\n".join(listed(page)) and broken.exists()


def _workshop_of(path):
    with WorkshopFile.open(path) as file:
        return file.meta["workshop"]


def test_nothing_usable_leaves_the_button_off(page, tmp_path):
    broken = tmp_path / "broken.gpkg"
    broken.write_text("x")
    page.add_files([broken])
    wait(page)
    assert not page.show_button.isEnabled() and not page.files.merge_button.isEnabled()


def test_one_file_of_all_is_written_when_asked_for(page, samples, tmp_path, iface):
    page.add_files([samples])
    wait(page)
    page.files.merge_wanted.emit(str(tmp_path / "all.gpkg"))
    wait(page)
    with WorkshopFile.open(tmp_path / "all.gpkg") as file:
        assert {row.table_code for row in file.rows()} == set("ABCDE")
    (call,) = iface.messageBar().pushMessage.call_args_list
    assert "A, B, C, D, E" in call.args[1]


def test_files_can_be_dropped(page, samples):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(samples)), QUrl.fromLocalFile("/x/y.txt")])
    where, copy = QPointF(5, 5), Qt.DropAction.CopyAction
    left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(where.toPoint(), copy, data, left, plain)
    page.files.dragEnterEvent(enter)
    assert enter.isAccepted()
    page.files.dropEvent(QDropEvent(where, copy, data, left, plain))
    wait(page)
    assert len(listed(page)) == 5
    nothing = QMimeData()
    nothing.setUrls([QUrl.fromLocalFile("/x/y.txt")])
    enter = QDragEnterEvent(where.toPoint(), copy, nothing, left, plain)
    enter.ignore()
    page.files.dragEnterEvent(enter)
    assert not enter.isAccepted()


def test_before_and_after_a_stage(page, tmp_path):
    paths = tables(tmp_path, "ABCDE", draw=lambda file: None)
    for number, path in enumerate(paths):
        sitting = Sitting(path)
        own = (PLACE[0] - 0.004 * (number + 1), PLACE[1])
        for at in (own, PLACE):
            stamped = shape_of("stamp", [at])
            sitting.write("draw", future_id="good_living", element_id="trees", shape=stamped)
            if at is own and path is not paths[-1]:
                sitting.note_event("stage_ended", number=2, name="Alone")
        sitting.close()
    box = page.convergence
    assert not box.button.isEnabled()
    page.add_files(paths)
    wait(page)
    assert box.before_combo.currentText() == "2. Alone" and box.after_combo.count() == 1
    box.button.click()
    wait(page)
    (verdict,) = labels(page, "cmCivicConvergenceVerdict")
    # alone: no cell in common; now: one of three
    assert "IoU 0.00 → 0.33" in verdict and "may be chance" in verdict
    more = "\n".join(labels(page, "cmCivicConvergenceMore"))
    assert "two moments: E" in more and "Compared: A, B, C, D" in more
    assert "So few tables" in more
    page.settings.least_spin.setValue(5)
    box.button.click()
    wait(page)
    assert labels(page, "cmCivicConvergenceVerdict")[0].startswith("Too few tables")
    assert "IoU" not in "\n".join(labels(page, "cmCivicConvergenceMore"))


@pytest.mark.parametrize("spoken", ["th", "en"])
def test_stages_are_called_as_the_plan_calls_them_in_the_language_of_now(page, tmp_path, spoken):
    names = [stage.name for stage in default_plan().stages]
    paths = tables(tmp_path, "AB", draw=lambda file: None)
    for path in paths:
        sitting = Sitting(path)
        noted = ((1, names[0].th), (2, names[1].en), (3, "เล่าสู่กันฟัง"), (99, "Extra"))
        for number, name in noted:
            sitting.note_event("stage_ended", number=number, name=name)
        sitting.close()
    before = language()
    set_language(spoken)
    try:
        page.add_files(paths)
        wait(page)
    finally:
        set_language(before)
    combo = page.convergence.before_combo
    assert [combo.itemText(index) for index in range(combo.count())] == [
        f"1. {getattr(names[0], spoken)}",
        f"2. {getattr(names[1], spoken)}",
        "3. เล่าสู่กันฟัง",  # it was called so then, and the plan was changed
        "99. Extra",
    ]


def test_a_workshops_own_oppositions_are_heeded_and_named(page, hand, tmp_path):
    ours = Opposition("wet", frozenset({"flood_water"}), frozenset({"homes"}))
    plan = replace(default_plan(), oppositions=(ours,))

    def draw(file):
        stamp(file, "homes" if file.table_code in "AB" else "flood_water")

    page.add_files(tables(tmp_path, "ABC", plan, draw))
    wait(page)
    page.show_button.click()
    wait(page)
    words = page.findChild(QPushButton, "cmCivicAgreementOpposed1").words()
    assert "Flood water, against Homes" in words and "Tha Phae Gate" in words
    assert "this workshop" in page.findChild(QLabel, "cmCivicAgreementNumbers").text()


def test_the_five_strongest_of_many_are_listed(page, tmp_path):
    def draw(file):
        for number in range(7):
            if file.table_code != "D" or number == 4:  # all four in one place only
                stamp(file, at=(PLACE[0] + 0.01 * number, PLACE[1]))

    page.add_files(tables(tmp_path, "ABCD", draw=draw))
    wait(page)
    page.show_button.click()
    wait(page)
    (heading,) = labels(page, "cmCivicAgreementPlaces")
    assert heading.startswith("In 7 places") and "in 0 places" in heading
    texts = [button(page, f"cmCivicAgreementAgreed{n}").words() for n in range(1, 6)]
    assert "4 of 4 tables" in texts[0] and all("3 of 4" in text for text in texts[1:])
    assert button(page, "cmCivicAgreementAgreed6") is None
    assert button(page, "cmCivicAgreementOpposed1") is None


def test_a_map_taken_out_of_the_project_takes_its_words_along(page, tmp_path):
    page.add_files(tables(tmp_path, "ABC"))
    wait(page)
    page.show_button.click()
    wait(page)
    page.show_cell(0)
    QgsProject.instance().removeMapLayer(map_layers()[0])
    QTest.qWait(20)
    assert not page.card.isVisible() and not page.cell_button.isEnabled() and bands(page) == []
    page.show_button.click()
    wait(page)
    assert len(map_layers()) == 1


def test_cancel_leaves_the_map_before(page, samples):
    page.add_files([samples])
    wait(page)
    page.show_agreement()
    while not QgsApplication.taskManager().countActiveTasks():
        QApplication.processEvents()
    page.cancel_button.click()
    assert not page.is_busy and page.show_button.isEnabled()
    while QgsApplication.taskManager().countActiveTasks():
        QTest.qWait(20)
    assert map_layers() == []
    page.show_button.click()
    wait(page)
    assert len(map_layers()) == 1


def test_a_page_that_was_left_leaves_the_canvas_alone(iface):
    """A dock is deleted after the canvas it was on, and is hidden as it goes."""
    page = AgreementPage(iface)
    page.show()
    page.unload()
    iface.mapCanvas.reset_mock()
    page.hide()
    iface.mapCanvas.assert_not_called()
    page.deleteLater()
