"""A recipe comes as one group, in its order, on or off as it says, and goes as one."""

from __future__ import annotations

import pytest
from qgis.core import QgsProject, QgsVectorLayer

from cm_civic_plugin.core.catalogue.pack import read_manifest
from cm_civic_plugin.core.catalogue.recipes import recipes
from cm_civic_plugin.core.catalogue.records import catalogue
from cm_civic_plugin.gis.catalogue.loading import add_layers, remove_layers
from cm_civic_plugin.gis.catalogue.recipes import add_recipe, missing
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
    layers = add_recipe(project, sample_pack, wanted, "en", refused.append)
    (group,) = project.layerTreeRoot().findGroups()
    assert group.name() == "Getting around without a car"
    assert layer_ids(group) == [item.id for item in wanted.layers if item.id in ready]
    on = {item.id: item.visible for item in wanted.layers}
    for node in group.findLayers():
        assert node.itemVisibilityChecked() is on[node.layer().customProperty(LAYER_ID)]
    assert len(refused) == len(missing(wanted, read_manifest(sample_pack)))
    assert len(layers) + len(refused) == len(wanted.layers)


def test_it_stands_above_the_themes_and_below_what_was_drawn(sample_pack, project):
    add_layers(project, sample_pack, ["markets"], "en")
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
        catalogue().record("markets").theme.title("en"),
    ]


def test_a_layer_already_there_is_switched_on_and_not_doubled(sample_pack, project):
    (markets,) = add_layers(project, sample_pack, ["markets"], "en")
    node = project.layerTreeRoot().findLayer(markets.id())
    node.setItemVisibilityChecked(False)
    added = add_recipe(project, sample_pack, recipe("without_a_car"), "en")
    assert "markets" not in [layer.customProperty(LAYER_ID) for layer in added]
    assert node.isVisible()
    ids = [layer.customProperty(LAYER_ID) for layer in project.mapLayers().values()]
    assert ids.count("markets") == 1


def test_one_step_takes_it_back_group_and_all(sample_pack, project):
    added = add_recipe(project, sample_pack, recipe("small_groups"), "th")
    assert remove_layers(project, [layer.id() for layer in added]) == len(added) > 0
    assert project.layerTreeRoot().children() == []


def test_taken_again_it_does_nothing(sample_pack, project):
    add_recipe(project, sample_pack, recipe("small_groups"), "th")
    before = len(project.mapLayers())
    assert add_recipe(project, sample_pack, recipe("small_groups"), "th") == []
    assert len(project.mapLayers()) == before
    assert len(project.layerTreeRoot().findGroups()) == 1
