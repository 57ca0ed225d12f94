"""Dragging layers out of the catalogue: what is carried, and who takes it."""

from __future__ import annotations

import pytest
from qgis.core import QgsMimeDataUtils

from cm_civic_plugin.core.catalogue.pack import read_manifest
from cm_civic_plugin.core.catalogue.records import catalogue
from cm_civic_plugin.gui.catalogue.drag_drop import CatalogueDropHandler, layers_mime
from cm_civic_plugin.gui.catalogue.layer_tree import LayerTree


@pytest.fixture
def tree(sample_pack, qgis_app):
    tree = LayerTree()
    tree.show_themes(catalogue(), read_manifest(sample_pack))
    return tree


def test_a_drag_comes_back_as_one_addition(qgis_app):
    added = []
    handler = CatalogueDropHandler(added.append)
    (uri,) = QgsMimeDataUtils.decodeUriList(layers_mime(["markets", "temples"], "x, y: z"))
    assert (uri.layerType, uri.providerKey) == ("custom", handler.customUriProviderKey())
    records = [record.id for record in catalogue().records[:2]]
    (uri,) = QgsMimeDataUtils.decodeUriList(layers_mime([*records, "no_such_layer"], "name"))
    handler.handleCustomUriDrop(uri)
    assert added == [records]


def test_nothing_known_adds_nothing(qgis_app):
    added = []
    (uri,) = QgsMimeDataUtils.decodeUriList(layers_mime(["no_such_layer"], "name"))
    CatalogueDropHandler(added.append).handleCustomUriDrop(uri)
    assert added == []


def test_a_theme_carries_its_ready_layers_only(tree, sample_pack):
    ready = read_manifest(sample_pack).ready()
    for number, theme in enumerate(catalogue().themes):
        wanted = [r.id for r in catalogue().of_theme(theme.id) if r.id in ready]
        mime = tree.mimeData([tree.topLevelItem(number)])
        if not wanted:
            assert mime is None
            continue
        (uri,) = QgsMimeDataUtils.decodeUriList(mime)
        assert uri.uri.split(",") == wanted


def test_the_tree_carries_the_form_qgis_takes(tree):
    item = tree.topLevelItem(0)
    mime = tree.mimeData([item.child(0)])
    assert tree.mimeTypes() == mime.formats()
