"""The catalogue's entries in the Browser panel."""

from __future__ import annotations

import gc
import shutil
import time

import pytest
from qgis.core import QgsApplication, QgsBrowserModel, QgsDataItem, QgsSettings
from qgis.PyQt.QtCore import QModelIndex, QPersistentModelIndex
from qgis.PyQt.QtWidgets import QWidget

from cm_civic_plugin.core.catalogue.pack import read_manifest
from cm_civic_plugin.core.catalogue.records import catalogue
from cm_civic_plugin.gis.catalogue.current_pack import remember_pack
from cm_civic_plugin.gui.catalogue.browser import CatalogueItemProvider, register_browser


@pytest.fixture(autouse=True)
def english(qgis_app):
    QgsSettings().remove("cm_civic")
    QgsSettings().setValue("cm_civic/language", "en")
    yield
    QgsSettings().remove("cm_civic")


def test_ready_layers_can_be_dragged_and_the_others_say_why(sample_pack):
    remember_pack(sample_pack)
    added = []
    root = CatalogueItemProvider(added.append).createDataItem("", None)
    ready = set(read_manifest(sample_pack).ready())
    themes = root.createChildren()
    assert [item.name() for item in themes] == [theme.title_en for theme in catalogue().themes]
    seen = set()
    for theme in themes:
        for item in theme.createChildren():
            layer_id = item.path().rpartition("/")[2]
            assert item.hasDragEnabled() == (layer_id in ready)
            assert [uri.uri for uri in item.mimeUris()] == ([layer_id] * (layer_id in ready))
            assert item.toolTip()
            seen.add(layer_id)
            if layer_id in ready and not added:
                assert item.handleDoubleClick()
                assert added == [[layer_id]]
    assert seen == {record.id for record in catalogue().records}


def test_add_theme_adds_what_is_ready(sample_pack):
    remember_pack(sample_pack)
    added = []
    root = CatalogueItemProvider(added.append).createDataItem("", None)
    theme = next(item for item in root.createChildren() if item.hasDragEnabled())
    (action,) = theme.actions(QWidget())
    assert [",".join(theme.mimeUris()[0].uri.split(","))] == [",".join(theme._ready)]
    theme._add_layers(theme._ready)
    assert set(added[0]) <= set(read_manifest(sample_pack).ready())


def test_without_a_pack_nothing_can_be_dragged():
    root = CatalogueItemProvider(print).createDataItem("", None)
    gc.collect()
    items = [item for theme in root.createChildren() for item in theme.createChildren()]
    assert items and not any(item.hasDragEnabled() for item in items)


def test_registered_and_taken_out():
    registry = QgsApplication.dataItemProviderRegistry()
    provider = register_browser(print)
    assert provider in registry.providers()
    registry.removeProvider(provider)
    assert "cm_civic" not in [other.name() for other in registry.providers()]


def shown(model, parent=None):
    """Return the names below an entry of the Browser, once it has them."""
    parent = parent or QModelIndex()
    until = time.monotonic() + 10
    names = []
    while time.monotonic() < until:
        QgsApplication.processEvents()
        if model.canFetchMore(parent):
            model.fetchMore(parent)
        names = [model.index(row, 0, parent).data() for row in range(model.rowCount(parent))]
        item = model.dataItem(parent)
        if names and (item is None or item.state() == QgsDataItem.State.Populated):
            return names
        time.sleep(0.01)
    return names


def test_another_language_and_another_pack_are_shown_at_once(sample_pack, tmp_path):
    remember_pack(sample_pack)
    provider = register_browser(print)
    models = [QgsBrowserModel(), QgsBrowserModel()]  # the panel, and the data source manager
    try:
        for model in models:
            model.initialize()
        tops = [
            next(
                QPersistentModelIndex(index)
                for index in (model.index(row, 0) for row in range(model.rowCount()))
                if index.data() == "Chiang Mai Civic"
            )
            for model in models
        ]

        gates = catalogue().record("city_gates")

        def names(model, top):
            themes = shown(model, QModelIndex(top))
            (place,) = [n for n, name in enumerate(themes) if name in vars(gates.theme).values()]
            return set(themes), shown(model, model.index(place, 0, QModelIndex(top)))

        for model, top in zip(models, tops):
            themes, layers = names(model, top)
            assert themes == {theme.title_en for theme in catalogue().themes}
            assert gates.title("en") in layers
        QgsSettings().setValue("cm_civic/language", "th")
        provider.refresh()
        for model, top in zip(models, tops):
            themes, layers = names(model, top)
            assert themes == {theme.title_th for theme in catalogue().themes}
            assert gates.title("th") in layers
        folder = shutil.copytree(sample_pack, tmp_path / "without_gates")
        manifest = read_manifest(folder)
        manifest.layers["city_gates"].status = "failed"
        manifest.write(folder)
        remember_pack(folder)
        provider.refresh()
        for model, top in zip(models, tops):
            assert gates.title("th") not in names(model, top)[1]
    finally:
        QgsApplication.dataItemProviderRegistry().removeProvider(provider)
