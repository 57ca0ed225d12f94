"""A recipe comes as one group, in its order, on or off as it says, and goes as one."""

from __future__ import annotations

import pytest
from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication

from cm_civic_plugin.core.catalogue.pack import read_manifest
from cm_civic_plugin.core.catalogue.recipes import recipes
from cm_civic_plugin.core.catalogue.records import catalogue
from cm_civic_plugin.gis.catalogue.loading import add_layers
from cm_civic_plugin.gis.catalogue.recipes import add_recipe, missing, take_recipe_back
from cm_civic_plugin.gis.catalogue.tree_order import LAYER_ID


@pytest.fixture
def project():
    project = QgsProject.instance()
    project.clear()
    yield project
    project.clear()


def recipe(recipe_id):
    return next(found for found in recipes() if found.id == recipe_id)


def layer_ids(group):
    return [node.layer().customProperty(LAYER_ID) for node in group.findLayers()]


def test_order_and_visibility_are_the_recipes(sample_pack, project):
    wanted = recipe("without_a_car")
    ready = read_manifest(sample_pack).ready()
    refused = []
    layers = add_recipe(project, sample_pack, wanted, "en", refused.append).added
    (group,) = project.layerTreeRoot().findGroups()
    assert group.name() == "Getting around without a car"
    assert layer_ids(group) == [item.id for item in wanted.layers if item.id in ready]
    on = {item.id: item.visible for item in wanted.layers}
    for node in group.findLayers():
        assert node.itemVisibilityChecked() is on[node.layer().customProperty(LAYER_ID)]
    assert len(refused) == len(missing(wanted, read_manifest(sample_pack)))
    assert len(layers) + len(refused) == len(wanted.layers)


def test_it_stands_above_the_themes_and_below_what_was_drawn(sample_pack, project):
    add_layers(project, sample_pack, ["parking"], "en")
    drawn = QgsVectorLayer("Point?crs=EPSG:4326", "drawn", "memory")
    drawn.setCustomProperty("cm_civic/scenario", "x")
    project.addMapLayer(drawn, False)
    project.layerTreeRoot().insertLayer(0, drawn)
    add_recipe(project, sample_pack, recipe("water_through_the_city"), "en")
    add_recipe(project, sample_pack, recipe("small_groups"), "en")
    names = [node.name() for node in project.layerTreeRoot().children()]
    assert names == [
        "drawn",
        "Where small groups meet",
        "Water through the city",
        catalogue().record("parking").theme.title("en"),
    ]


@pytest.mark.parametrize("before", [["markets"], ["road_network", "markets", "crossings_signals"]])
def test_layers_already_there_take_their_place_in_the_recipe(sample_pack, project, before):
    wanted = recipe("without_a_car")
    add_layers(project, sample_pack, [*before, "museums_arts_venues"], "en")
    root = project.layerTreeRoot()
    for node in root.findLayers():
        node.setItemVisibilityChecked(False)
    put = add_recipe(project, sample_pack, wanted, "en")
    ready = read_manifest(sample_pack).ready()
    group = root.children()[0]
    assert layer_ids(group) == [item.id for item in wanted.layers if item.id in ready]
    on = {item.id: item.visible for item in wanted.layers}
    for node in group.findLayers():
        assert node.isVisible() is on[node.layer().customProperty(LAYER_ID)]
    assert {x.customProperty(LAYER_ID) for x in put.moved} == set(before)
    assert not {x.customProperty(LAYER_ID) for x in put.added} & set(before)
    process_events()
    ids = layer_ids(root)
    assert len(ids) == len(set(ids)) == len(project.mapLayers())
    # the museums are of no recipe: they and their theme stay, emptied themes go
    assert [node.name() for node in root.children()][1:] == ["Heritage and culture"]


def test_one_step_takes_back_what_came_and_puts_back_what_was_moved(sample_pack, project):
    add_layers(project, sample_pack, ["markets", "museums_arts_venues"], "en")
    root = project.layerTreeRoot()
    was = [(node.name(), layer_ids(node)) for node in root.children()]
    (markets,) = loaded_as(project, "markets")
    root.findLayer(markets).setItemVisibilityChecked(False)
    put = add_recipe(project, sample_pack, recipe("without_a_car"), "en")
    added = [layer.id() for layer in put.added]
    assert take_recipe_back(project, "without_a_car", added, "en") == (len(added), 1)
    process_events()
    assert [(node.name(), layer_ids(node)) for node in root.children()] == was
    assert loaded_as(project, "markets") == [markets]
    assert not root.findLayer(markets).itemVisibilityChecked()  # as the user had left it


def loaded_as(project, layer_id):
    layers = project.mapLayers().values()
    return [layer.id() for layer in layers if layer.customProperty(LAYER_ID) == layer_id]


def process_events():
    """Let QGIS drop from the project what no node of the tree shows."""
    for _twice in range(2):
        QCoreApplication.processEvents()


def test_it_stands_above_a_background_that_came_first(sample_pack, project):
    add_layers(project, sample_pack, ["noise_proxy"], "en")
    add_recipe(project, sample_pack, recipe("small_groups"), "en")
    names = [node.name() for node in project.layerTreeRoot().children()]
    assert names == ["Where small groups meet", "Background layers"]


def test_one_step_takes_it_back_group_and_all(sample_pack, project):
    added = [x.id() for x in add_recipe(project, sample_pack, recipe("small_groups"), "th").added]
    assert take_recipe_back(project, "small_groups", added, "th") == (len(added), 0)
    assert len(added) > 0
    assert project.layerTreeRoot().children() == []


def test_taken_again_it_only_puts_things_right(sample_pack, project):
    wanted = recipe("small_groups")
    added = add_recipe(project, sample_pack, wanted, "th").added
    (group,) = project.layerTreeRoot().findGroups()
    first = group.findLayers()[0]
    first.setItemVisibilityChecked(False)
    group.insertChildNode(len(group.children()), first.clone())  # the user drags it to the bottom
    group.removeChildNode(first)
    again = add_recipe(project, sample_pack, wanted, "th")
    process_events()
    assert (again.added, again.moved) == ([], [])
    assert len(project.mapLayers()) == len(added)
    (group,) = project.layerTreeRoot().findGroups()
    ids = {layer.customProperty(LAYER_ID) for layer in added}
    assert layer_ids(group) == [item.id for item in wanted.layers if item.id in ids]
    assert group.findLayers()[0].isVisible()
