"""Layers on the map change their language, and only what the catalogue itself had written."""

from __future__ import annotations

import re
import shutil

import pytest
from qgis.core import QgsLayerTreeModel, QgsMapLayer, QgsProject, QgsReadWriteContext
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtXml import QDomDocument

from cm_civic_plugin.core.catalogue.pack import read_manifest
from cm_civic_plugin.core.catalogue.recipes import recipes
from cm_civic_plugin.core.catalogue.records import catalogue
from cm_civic_plugin.core.resources import SAMPLE_DATA
from cm_civic_plugin.gis.catalogue.build_pack import build_pack
from cm_civic_plugin.gis.catalogue.layer_style import legend_words
from cm_civic_plugin.gis.catalogue.loading import add_layers
from cm_civic_plugin.gis.catalogue.recipes import add_recipe
from cm_civic_plugin.gis.catalogue.relabel import relabel_project
from cm_civic_plugin.gis.catalogue.tree_order import LAYER_ID


@pytest.fixture(scope="module")
def pack(tmp_path_factory):
    folder = tmp_path_factory.mktemp("packs") / "full"
    extract = next(SAMPLE_DATA.glob("*.osm.pbf"))
    build_pack(extract, folder, catalogue(), sources=SAMPLE_DATA / "sources", thumbnails=False)
    return folder


@pytest.fixture
def project():
    project = QgsProject.instance()
    project.clear()
    yield project
    project.clear()


def style_of(layer):
    document = QDomDocument("qgis")
    # not the elevation profile, which newer QGIS gives a colour drawn at random
    kind = QgsMapLayer.StyleCategory
    layer.exportNamedStyle(
        document,
        QgsReadWriteContext(),
        kind.Symbology | kind.Labeling | kind.Fields | kind.MapTips | kind.Rendering,
    )
    # keys of rules, and on newer QGIS ids of symbol layers, are drawn at random when they are made
    return re.sub(r"\{[0-9a-f]{8}-[-0-9a-f]+\}", "", document.toString())


def tree_of(project):
    root = project.layerTreeRoot()
    return [node.name() for group in root.findGroups(True) for node in [group, *group.children()]]


def test_switched_is_what_loading_in_that_language_gives_and_back(pack, project):
    ready = read_manifest(pack).ready()
    layers = add_layers(project, pack, ready, "th")
    assert len(layers) == len(ready) > 50
    thai = {layer.customProperty(LAYER_ID): style_of(layer) for layer in layers}
    thai_tree = tree_of(project)
    assert relabel_project(project, "en") == len(layers)
    english = {layer.customProperty(LAYER_ID): style_of(layer) for layer in layers}
    english_tree = tree_of(project)
    metadata = {layer.customProperty(LAYER_ID): layer.metadata() for layer in layers}
    assert relabel_project(project, "th") == len(layers)
    assert {layer.customProperty(LAYER_ID): style_of(layer) for layer in layers} == thai
    assert tree_of(project) == thai_tree

    project.clear()
    for layer in add_layers(project, pack, ready, "en"):
        layer_id = layer.customProperty(LAYER_ID)
        assert style_of(layer) == english[layer_id], layer_id
        assert layer.metadata() == metadata[layer_id], layer_id
    assert tree_of(project) == english_tree
    assert all(english[layer_id] != thai[layer_id] for layer_id in ready if "road" in layer_id)


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_legend_of_a_raster_names_no_band(pack, project, language):
    rasters = ["elevation", "flood_recurrence", "land_cover_2021", "population_grid"]
    model = QgsLayerTreeModel(project.layerTreeRoot())  # as in QGIS, there before the layers
    layers = add_layers(project, pack, rasters, "th" if language == "en" else "en")
    relabel_project(project, language)
    assert len(layers) == 4
    for layer in layers:
        lines = model.layerLegendNodes(project.layerTreeRoot().findLayer(layer.id()))
        words = [line.data(Qt.ItemDataRole.DisplayRole) for line in lines]
        assert len(words) >= 2, layer.name()
        assert not [word for word in words if "Band" in word or "Gray" in word]


def test_what_the_user_changed_stays(pack, project):
    gates, rivers = add_layers(project, pack, ["city_gates", "rivers_streams"], "th")
    gates.setName("ประตูของฉัน")
    gates.setFieldAlias(gates.fields().indexOf("name_en"), "ชื่อฝรั่ง")
    rules = rivers.renderer().rootRule().children()
    rules[0].setLabel("น้ำใหญ่ของเรา")
    rules[1].symbol().setColor(QColor("#ff0000"))
    rules[1].setActive(False)
    group = project.layerTreeRoot().findGroups()[0]
    group.setName("กลุ่มของฉัน")
    was = rules[1].label()
    relabel_project(project, "en")
    rules = rivers.renderer().rootRule().children()
    assert gates.name() == "ประตูของฉัน"
    assert gates.attributeAlias(gates.fields().indexOf("name_en")) == "ชื่อฝรั่ง"
    assert group.name() == "กลุ่มของฉัน"
    assert rules[0].label() == "น้ำใหญ่ของเรา"
    assert rules[1].label() == legend_words(catalogue().record("rivers_streams"))[was]
    assert rules[1].symbol().color() == QColor("#ff0000")
    assert not rules[1].active()
    assert rivers.name() == catalogue().record("rivers_streams").title("en") + " (sample)"


def test_a_saved_project_whose_pack_is_gone_still_changes(pack, project, tmp_path):
    moved = tmp_path / "stick" / "pack"
    shutil.copytree(pack, moved)
    add_layers(project, moved, ["city_gates", "rivers_streams", "land_cover_2021"], "th")
    project.write(str(tmp_path / "plan.qgz"))
    project.clear()
    shutil.rmtree(tmp_path / "stick")
    project.read(str(tmp_path / "plan.qgz"))
    assert relabel_project(project, "en") == 3
    assert {layer.name() for layer in project.mapLayers().values()} == {
        catalogue().record(layer_id).title("en") + " (sample)"
        for layer_id in ("city_gates", "rivers_streams", "land_cover_2021")
    }


def test_other_layers_and_other_groups_are_left_alone(pack, project):
    (gates,) = add_layers(project, pack, ["city_gates"], "th")
    mine = project.layerTreeRoot().addGroup(catalogue().themes[0].title("th"))
    gates.setCustomProperty(LAYER_ID, "no_such_layer")
    before = gates.name(), style_of(gates)
    project.setDirty(False)
    theme_group = next(g for g in project.layerTreeRoot().findGroups() if g is not mine)
    theme_group.setName("x")
    project.setDirty(False)
    assert relabel_project(project, "en") == 0
    assert (gates.name(), style_of(gates)) == before
    assert mine.name() == catalogue().themes[0].title("th")
    assert not project.isDirty()


def test_a_recipe_group_speaks_too(pack, project):
    recipe = recipes()[0]
    add_recipe(project, pack, recipe, "th")
    assert recipe.title("th") in tree_of(project)
    relabel_project(project, "en")
    assert recipe.title("en") in tree_of(project)
    assert recipe.title("th") not in tree_of(project)


def test_no_path_travels_in_a_layer_but_its_source(pack, project):
    (gates,) = add_layers(project, pack, ["city_gates"], "th")
    assert not [
        key for key in gates.customPropertyKeys() if str(pack) in str(gates.customProperty(key))
    ]
