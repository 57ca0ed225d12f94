from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsExpression,
    QgsExpressionContext,
    QgsMapLayer,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsProject,
    QgsReadWriteContext,
    QgsRectangle,
    QgsStringUtils,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtXml import QDomDocument

from cm_civic_plugin.core.scenario.elements import load_elements
from cm_civic_plugin.core.scenario.futures import load_futures
from cm_civic_plugin.core.scenario.journal import new_row
from cm_civic_plugin.core.scenario.palette_file import Words
from cm_civic_plugin.core.scenario.shape import shape_of
from cm_civic_plugin.gis.i18n import language, set_language
from cm_civic_plugin.gis.scenario.project_layers import ProjectLayers, add_to_project, find_layers
from cm_civic_plugin.gis.scenario.workshop_file import WorkshopFile
from cm_civic_plugin.gis.scenario.workshop_layers import NOTES_PROPERTY, make_layers, refresh
from tests.core.scenario.random_journal import random_shape

FUTURES, ELEMENTS = load_futures(), load_elements()
LINE = shape_of("line", [(98.98, 18.78), (98.99, 18.79), (99.0, 18.80)])
AREA = shape_of("area", [(98.98, 18.78), (99.0, 18.78), (99.0, 18.8), (98.98, 18.78)])


def drawing(shape=LINE, **values):
    values = {"future_id": "good_living", "element_id": "trees", "certainty": "sure", **values}
    return new_row("draw", "s", "A", shape=shape, **values)


@pytest.fixture()
def workshop(tmp_path):
    with WorkshopFile.create(tmp_path / "table_A.gpkg", "A") as file:
        yield file


@pytest.fixture()
def thai():
    before = language()
    set_language("th")
    yield
    set_language(before)


def counts(layers):
    return {
        (layer.customProperty("cm_civic/future"), QgsWkbTypes.displayString(layer.wkbType())): n
        for layer in layers
        if (n := layer.featureCount())
    }


def test_a_stroke_shows_in_the_one_layer_it_belongs_to(qgis_new_project, workshop):
    layers = make_layers(workshop, FUTURES, ELEMENTS)
    assert len(layers) == 3 * len(FUTURES)
    assert counts(layers) == {}
    line = workshop.append(drawing())
    workshop.append(drawing(AREA, future_id="chaos"))
    refresh(layers)
    assert counts(layers) == {("good_living", "LineString"): 1, ("chaos", "Polygon"): 1}
    workshop.append(new_row("undo", "s", "A", target_uuid=line.uuid))
    refresh(layers, "good_living")
    assert counts(layers) == {("chaos", "Polygon"): 1}


def test_layers_know_their_extent_and_crs(qgis_new_project, workshop):
    workshop.append(drawing())
    line = make_layers(workshop, FUTURES, ELEMENTS)[1]
    assert line.extent() == QgsRectangle(98.98, 18.78, 99.0, 18.80)
    more = workshop.append(drawing(shape_of("line", [(98.5, 18.5), (98.6, 18.6)])))
    refresh([line], "good_living", more.shape)
    assert line.extent() == QgsRectangle(98.5, 18.5, 99.0, 18.80)
    assert line.crs() == QgsCoordinateReferenceSystem("EPSG:4326")


def test_open_layers_do_not_hold_up_a_commit(qgis_new_project, workshop):
    for _ in range(120):
        workshop.append(drawing())
    layers = make_layers(workshop, FUTURES, ELEMENTS)
    half_read = layers[1].getFeatures()
    next(half_read)
    for _ in range(20):
        workshop.append(drawing())  # would raise "locked" after a wait
    assert sum(1 for _ in half_read) >= 100
    refresh(layers)
    assert layers[1].featureCount() == 140
    assert sorted(path.name for path in workshop.path.parent.iterdir()) == ["table_A.gpkg"]


def is_notes(layer):
    return bool(layer.customProperty(NOTES_PROPERTY))


def test_notes_are_written_by_layers_of_their_own(qgis_new_project, workshop):
    """A change of a layer with labels makes QGIS render every labelled layer of the map again."""
    workshop.append(drawing(note="กำแพง"))
    project = QgsProject.instance()
    add_to_project(project, workshop, make_layers(workshop, FUTURES, ELEMENTS))
    for layer in find_layers(project, workshop):
        assert layer.labelsEnabled() == is_notes(layer)
        listed = not layer.flags() & QgsMapLayer.LayerFlag.Private
        assert listed != is_notes(layer)
        assert project.layerTreeRoot().findLayer(layer.id()) is not None


def written(layer):
    """What the label of a layer's first drawing says."""
    context = QgsExpressionContext()
    context.setFeature(next(layer.getFeatures()))
    settings = layer.labeling().settings()
    name = settings.fieldName
    label = QgsExpression(name if settings.isExpression else QgsExpression.quotedColumnRef(name))
    context.setFields(layer.fields())
    assert label.prepare(context), label.evalErrorString()
    return label.evaluate(context)


LONG = "อยากให้มีต้นไม้ใหญ่ร่มเย็นตลอดทางเดินริมน้ำจากสะพานนวรัฐถึงสะพานเหล็กและมีที่นั่งพักสำหรับผู้สูงอายุทุกร้อยเมตร"


@pytest.mark.parametrize("note", [LONG, "Shade for everybody, all along the river and the moat"])
def test_a_long_note_is_written_in_several_lines_also_in_thai(workshop, note):
    workshop.append(drawing(note=note))
    layer = next(one for one in make_layers(workshop, FUTURES, ELEMENTS) if one.featureCount())
    most = layer.labeling().settings().autoWrapLength
    lines = QgsStringUtils.wordWrap(written(layer), most).split("\n")
    assert max(map(len, lines)) < 40
    assert len(lines) > 1
    assert "".join(lines).replace("\u200b", "").replace(" ", "") == note.replace(" ", "")


def test_a_doubt_gets_its_symbol_when_it_is_drawn_and_when_it_is_found(qgis_new_project, workshop):
    workshop.append(replace(drawing(element_id="market"), certainty="perhaps"))
    layers = ProjectLayers(QgsProject.instance(), workshop, FUTURES, ELEMENTS)
    layers.ensure()

    def doubts():
        found = find_layers(QgsProject.instance(), workshop)
        renderers = [layer.renderer() for layer in found if not is_notes(layer)]
        values = [one.value() for renderer in renderers for one in renderer.categories()]
        return sorted(value for value in values if value and " " in value)

    assert doubts() == ["market perhaps"]
    row = replace(drawing(element_id="trees"), certainty="disputed")
    workshop.append(row)
    layers.refresh(row.future_id, row.shape, row.certainty)
    assert doubts() == ["market perhaps", "trees disputed"]
    workshop.append(replace(drawing(element_id="road"), certainty="perhaps"))
    layers.fit()  # strokes that had waited
    layers.fit()
    assert doubts() == ["market perhaps", "road perhaps", "trees disputed"]


def test_no_symbol_of_a_drawing_holds_an_expression(qgis_new_project, workshop):
    for certainty in ("sure", "perhaps", "disputed"):
        workshop.append(replace(drawing(), certainty=certainty))
    document = QDomDocument()
    for layer in make_layers(workshop, FUTURES, ELEMENTS):
        element = layer.renderer().save(document, QgsReadWriteContext())
        document.appendChild(element)
        text = document.toString()
        document.removeChild(element)
        assert 'value="true" name="active"' not in text and "expression" not in text


def test_no_field_is_out_of_place_in_layers_that_were_empty(qgis_new_project, workshop):
    project = QgsProject.instance()
    add_to_project(project, workshop, make_layers(workshop, FUTURES, ELEMENTS))
    layers = find_layers(project, workshop)
    assert not any(list(layer.getFeatures()) for layer in layers)  # each has looked at its view
    for _ in range(2):
        row = drawing()
        workshop.append(row)
        refresh(layers, row.future_id, row.shape)
    for layer in layers:
        for feature in layer.getFeatures():
            assert (feature["certainty"], feature["note"] or "") == ("sure", "")
            assert feature["future_id"] == "good_living"
    assert sum(len(list(layer.getFeatures())) for layer in layers) == 4


def test_a_saved_project_shows_the_picture_without_the_plugin(qgis_new_project, workshop, tmp_path):
    workshop.append(drawing(element_id="market"))
    project = QgsProject.instance()
    layers = make_layers(workshop, FUTURES, ELEMENTS)
    add_to_project(project, workshop, layers)
    assert len(find_layers(project, workshop)) == 2 * len(layers)  # and their notes
    project.write(str(tmp_path / "hall.qgs"))
    project.clear()
    assert not project.mapLayers()
    workshop.append(drawing())
    assert project.read(str(tmp_path / "hall.qgs"))
    found = [one for one in find_layers(project, workshop) if not is_notes(one)]
    assert counts(found) == {("good_living", "LineString"): 2}
    line = next(layer for layer in found if layer.featureCount())
    assert {category.value() for category in line.renderer().categories()} >= {"market", "trees"}
    text = (tmp_path / "hall.qgs").read_text(encoding="utf-8")
    assert "base64:" in text  # the icons travel inside the project
    assert str(Path(__file__).parents[3] / "resources") not in text


def test_default_pair_is_shown_and_another_future_only_when_drawn(qgis_new_project, workshop):
    workshop.append(drawing(future_id="beset"))
    group = add_to_project(
        QgsProject.instance(), workshop, make_layers(workshop, FUTURES, ELEMENTS)
    )
    assert [inner.itemVisibilityChecked() for inner in group.children()] == [
        True, True, False, True,
    ]  # fmt: skip


def test_names_and_metadata_speak_thai(qgis_new_project, workshop, thai):
    layers = make_layers(workshop, FUTURES, ELEMENTS)
    assert layers[0].name().startswith("กินดีอยู่ดี · ")
    labels = [category.label() for category in layers[1].renderer().categories()]
    assert "น้ำท่วม" in labels
    assert layers[0].metadata().language() == "THA"


def test_a_sample_is_called_one_wherever_it_is_shown(qgis_new_project, tmp_path):
    with WorkshopFile.create(tmp_path / "s.gpkg", "A", sample=True) as sample:
        layers = make_layers(sample, FUTURES, ELEMENTS)
        group = add_to_project(QgsProject.instance(), sample, layers)
    assert "SAMPLE" in group.name()
    assert all("SAMPLE" in layer.metadata().abstract() for layer in layers)


def test_no_layer_calls_a_drawing_a_fact(qgis_new_project, workshop):
    layers = make_layers(workshop, FUTURES, ELEMENTS)
    assert all("imagined future" in layer.metadata().abstract() for layer in layers)
    assert not any("SAMPLE" in layer.metadata().abstract() for layer in layers)


def test_a_note_is_a_label_that_is_never_evaluated(qgis_new_project, workshop):
    note = "' || env('HOME') || '[% 1+1 %] \\1 $0"
    workshop.append(drawing(note=note, certainty="perhaps"))
    layers = make_layers(workshop, FUTURES, ELEMENTS)
    assert written(layers[1]) == note  # and doubt is drawn and not said twice


def test_names_of_a_strangers_palette_are_neither_evaluated_nor_html(qgis_new_project, workshop):
    evil = Words("<img src='http://x'>[% env('HOME') %]", "<b>[%1%]")
    futures = [replace(FUTURES[0], name=evil)]
    elements = [replace(ELEMENTS[0], name=evil)]
    for layer in make_layers(workshop, futures, elements):
        labels = [category.label() for category in layer.renderer().categories()]
        for text in (layer.name(), layer.metadata().title(), layer.metadata().abstract(), *labels):
            assert "[%" not in text and "<" not in text
        assert "env" in layer.name()


def test_the_metadata_say_what_the_marks_mean(qgis_new_project, workshop):
    for layer in make_layers(workshop, FUTURES, ELEMENTS):
        assert "“?”" in layer.metadata().abstract() and "“!”" in layer.metadata().abstract()


def test_a_workshop_keeps_a_project_small(qgis_new_project, workshop, tmp_path):
    """21 elements in 4 futures and 3 kinds: 264 symbols with their icons inside."""
    project = QgsProject.instance()
    project.write(str(tmp_path / "without.qgz"))
    layers = make_layers(workshop, FUTURES, ELEMENTS)
    assert sum(len(layer.renderer().categories()) for layer in layers) == 264
    add_to_project(project, workshop, layers)
    project.write(str(tmp_path / "with.qgz"))
    sizes = [(tmp_path / name).stat().st_size for name in ("with.qgz", "without.qgz")]
    grown = (sizes[0] - sizes[1]) / 1024
    print(f"the project grew by {grown:.0f} kB")  # noqa: T201
    assert grown < 500


def rendered(layers, extent):
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    settings.setExtent(extent)
    settings.setOutputSize(QSize(200, 200))
    settings.setBackgroundColor(QColor("white"))
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    return job.renderedImage()


def inked(image):
    white = QColor("white").rgb()
    return sum(
        image.pixel(x, y) != white for x in range(image.width()) for y in range(image.height())
    )


def test_drawings_are_seen_also_of_an_element_nobody_here_knows(qgis_new_project, workshop):
    extent = QgsRectangle(98.97, 18.77, 99.01, 18.81)
    layers = make_layers(workshop, FUTURES, ELEMENTS)
    assert inked(rendered(layers, extent)) == 0
    workshop.append(drawing(element_id="cable_car"))
    refresh(layers)
    assert inked(rendered(layers, extent)) > 300


def test_futures_differ_in_grey_too(qgis_new_project, workshop, tmp_path):
    """The same line in two futures, with colour taken away and the two greys made one."""
    extent = QgsRectangle(98.97, 18.77, 99.01, 18.81)
    images = []
    for future in ("good_living", "chaos"):
        with WorkshopFile.create(tmp_path / f"{future}.gpkg", "A") as file:
            file.append(drawing(future_id=future))
            image = rendered(make_layers(file, FUTURES, ELEMENTS), extent)
        # Where there is anything at all but white: form only.
        images.append({
            (x, y)
            for x in range(200)
            for y in range(200)
            if QColor(image.pixel(x, y)).lightness() < 235
        })  # fmt: skip
    good, chaos = images
    assert len(good ^ chaos) > 0.15 * len(good | chaos)


def test_a_merged_hundred_shapes_of_every_kind_are_all_there(qgis_new_project, workshop):
    rng = random.Random(11)
    kinds = {}
    for _ in range(100):
        row = replace(drawing(), shape=random_shape(rng))
        kinds[row.shape.kind] = kinds.get(row.shape.kind, 0) + 1
        workshop.append(row)
    stamps, lines, areas = make_layers(workshop, FUTURES, ELEMENTS)[:3]
    assert (stamps.featureCount(), lines.featureCount(), areas.featureCount()) == (
        kinds["stamp"], kinds["line"], kinds["area"],
    )  # fmt: skip
