"""A project whose pack was moved: its layers come back by id, looking as they did."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest
from qgis.core import QgsProject, QgsVectorLayer

from cm_civic_plugin.core.catalogue.pack import FAILED, read_manifest
from cm_civic_plugin.gis.catalogue.loading import add_layers, loaded, source_file
from cm_civic_plugin.gis.catalogue.repair import broken_layers, find_packs, repair_layers
from cm_civic_plugin.gis.catalogue.tree_order import LAYER_ID

IDS = ["markets", "rivers_streams", "elevation"]


@pytest.fixture
def moved(tmp_path, full_pack):
    """A project saved with a pack that was moved afterwards: the project file and the new place."""
    pack = tmp_path / "old" / "city"
    shutil.copytree(full_pack, pack)
    project = QgsProject()
    add_layers(project, pack, IDS, "th")
    root = project.layerTreeRoot()
    for layer in project.mapLayers().values():
        if layer.customProperty(LAYER_ID) == "markets":
            layer.setName("กาดของเรา")
            layer.setSubsetString("name_th IS NOT NULL")
            layer.setOpacity(0.5)
            root.findLayer(layer).setItemVisibilityChecked(False)
    foreign = pack.parent / "mine.gpkg"
    shutil.copyfile(pack / "layers.gpkg", foreign)
    mine = QgsVectorLayer(f"{foreign}|layername=markets", "mine", "ogr")
    assert mine.isValid()
    project.addMapLayer(mine)
    file = tmp_path / "project.qgz"
    assert project.write(str(file))
    looks = {layer.id(): look(project, layer) for layer in project.mapLayers().values()}
    project.clear()
    foreign.unlink()
    place = tmp_path / "new" / "city"
    place.parent.mkdir()
    pack.rename(place)
    return file, place, looks


def look(project, layer):
    vector = isinstance(layer, QgsVectorLayer)
    node = project.layerTreeRoot().findLayer(layer)
    return (
        layer.name(),
        node.itemVisibilityChecked(),
        node.parent().name(),
        layer.opacity(),
        layer.subsetString() if vector else None,
        layer.labelsEnabled() if vector else None,
        [item.label() for item in layer.renderer().legendSymbolItems()] if vector else None,
        layer.renderer().type(),
        [layer.attributeAlias(i) for i in range(layer.fields().count())] if vector else None,
    )


def opened(file):
    project = QgsProject()
    assert project.read(str(file))
    return project


def by_id(project):
    return {layer.customProperty(LAYER_ID): layer for layer in project.mapLayers().values()}


def test_found_and_reconnected_as_they_were(moved):
    file, place, looks = moved
    project = opened(file)
    assert {layer.customProperty(LAYER_ID) for layer in broken_layers(project)} == set(IDS)
    result = repair_layers(project, [place], "th")
    assert len(result.reconnected) == 3
    assert result.lost == []
    assert len(result.sentences) == 1
    assert broken_layers(project) == []
    layers = by_id(project)
    for layer_id in IDS:
        layer = layers[layer_id]
        assert layer.isValid()
        assert look(project, layer) == looks[layer.id()]
    assert layers["markets"].readOnly()
    assert layers["markets"].featureCount() > 0
    assert set(loaded(project, place)) == set(IDS)
    assert not layers[None].isValid()  # not ours: left alone


def test_it_stays_repaired_when_saved(moved, tmp_path):
    file, place, _looks = moved
    project = opened(file)
    repair_layers(project, [place], "th")
    assert project.write(str(tmp_path / "again.qgz"))
    assert broken_layers(opened(tmp_path / "again.qgz")) == []


def test_pack_of_the_same_name_comes_first(moved, tmp_path):
    file, place, _looks = moved
    other = tmp_path / "a_other"
    shutil.copytree(place, other)
    project = opened(file)
    repair_layers(project, [other, place], "th")
    assert all(place in source_file(layer).parents for layer in ours(project))
    shutil.move(place, tmp_path / "b_gone")
    repair_layers(project, [other], "th")
    assert all(other in source_file(layer).parents for layer in ours(project))


def ours(project):
    return [layer for layer in project.mapLayers().values() if layer.customProperty(LAYER_ID)]


def test_a_layer_no_pack_has_stays_and_is_said(moved):
    file, place, _looks = moved
    manifest = read_manifest(place)
    manifest.layers["markets"] = replace(manifest.layers["markets"], status=FAILED)
    manifest.write(place)
    project = opened(file)
    result = repair_layers(project, [place], "en")
    lost = by_id(project)["markets"]
    assert result.lost == [lost.id()]
    assert len(result.reconnected) == 2
    assert not lost.isValid()
    assert "กาดของเรา" in result.sentences[-1]


def test_sample_and_real_city_are_never_mixed(moved):
    file, place, _looks = moved
    manifest = read_manifest(place)
    manifest.sample = False
    for state in manifest.layers.values():
        state.sample = False
    manifest.write(place)
    project = opened(file)
    result = repair_layers(project, [place], "en")
    assert result.reconnected == []
    assert len(result.lost) == 3
    assert "sample" in result.sentences[0]


def test_file_missing_although_the_manifest_promises_it(moved):
    file, place, _looks = moved
    (place / "layers.gpkg").unlink()
    project = opened(file)
    result = repair_layers(project, [place], "th")
    assert len(result.reconnected) == 1  # the raster
    assert len(result.lost) == 2


def test_table_missing_in_the_file(moved):
    file, place, _looks = moved
    (place / "layers.gpkg").write_bytes(b"no database")
    project = opened(file)
    before = by_id(project)["markets"].source()
    result = repair_layers(project, [place], "th")
    assert len(result.lost) == 2
    assert by_id(project)["markets"].source() == before


def test_packs_that_are_none_are_passed_over(moved, tmp_path):
    file, place, _looks = moved
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "pack.json").write_text("{", encoding="utf-8")
    project = opened(file)
    assert repair_layers(project, [tmp_path, tmp_path / "broken", place], "th").lost == []


def test_a_whole_project_has_nothing_broken(tmp_path, full_pack):
    project = QgsProject()
    add_layers(project, full_pack, IDS, "th")
    assert broken_layers(project) == []
    assert repair_layers(project, [full_pack], "th").sentences == []


def test_find_packs(tmp_path, full_pack):
    assert find_packs([full_pack.parent, None, full_pack, tmp_path / "gone"]) == [full_pack]
