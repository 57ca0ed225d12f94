"""The licence sheet of a project or a pack: what each of its layers asks of a publisher."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from qgis.core import QgsMapLayer, QgsProject
from qgis.PyQt.QtCore import Qt

from ...core.catalogue.licence_sheet import Entry, Words, foreign_entry, record_entry
from ...core.catalogue.pack import PackManifest, manifest_or_none
from ...core.catalogue.records import LANGUAGES, Catalogue, LayerRecord, catalogue
from .layer_metadata import attribution, layer_name
from .loading import pack_folder_of
from .tree_order import LAYER_ID

_OURS = "cm_civic/"


def project_entries(
    project: QgsProject,
    layers: Iterable[QgsMapLayer] | None = None,
    records: Catalogue | None = None,
) -> list[Entry]:
    """Return what each layer of a project asks of a publisher, in the order of the layer tree.

    ``layers`` limits them, for example to those of one map. A layer whose pack is out of reach is
    described from its own metadata, which says the same as of the day it was loaded.
    """
    records = records or catalogue()
    chosen = list(layers) if layers is not None else project.layerTreeRoot().layerOrder()
    packs: dict[Path, PackManifest | None] = {}
    return [_layer_entry(layer, records, packs) for layer in chosen]


def pack_entries(manifest: PackManifest, records: Catalogue | None = None) -> list[Entry]:
    """Return the entries of all layers a pack has ready, in catalogue order."""
    records = records or catalogue()
    ready = set(manifest.ready())
    return [
        _record_entry(record, manifest, records) for record in records.records if record.id in ready
    ]


def not_to_be_passed_on(manifest: PackManifest, language: str) -> list[str]:
    """Return the titles of a pack's ready layers whose publisher lets nobody pass them on."""
    return [entry.title[language] for entry in pack_entries(manifest) if not entry.is_open]


def was_sample(layer: QgsMapLayer, record: LayerRecord) -> bool:
    """Tell from its own metadata whether a layer of the catalogue showed the drawn sample city."""
    return any(text in _sample_credit(record).values() for text in layer.metadata().rights())


def _sample_credit(record: LayerRecord) -> Words:
    nothing = PackManifest("", "", None, (0, 0, 0, 0), {}, "", "", sample=True)
    return {each: attribution(record, nothing, catalogue(), each) for each in LANGUAGES}


def _layer_entry(
    layer: QgsMapLayer, records: Catalogue, packs: dict[Path, PackManifest | None]
) -> Entry:
    metadata = layer.metadata()
    record = next((r for r in records.records if r.id == layer.customProperty(LAYER_ID)), None)
    if record is None:
        own = any(key.startswith(_OURS) for key in layer.customPropertyKeys())
        return foreign_entry(layer.name(), metadata.rights(), metadata.licenses(), own=own)
    folder = pack_folder_of(layer)
    if folder not in packs:
        packs[folder] = manifest_or_none(folder)
    manifest = packs[folder]
    if manifest is None or record.id not in manifest.layers:
        sample = was_sample(layer, record)
        manifest = PackManifest("", "", None, (0, 0, 0, 0), {}, "", "", sample=sample)
    entry = _record_entry(record, manifest, records)
    moments = metadata.extent().temporalExtents()
    if entry.date is None and moments:
        day = moments[0].begin().toString(Qt.DateFormat.ISODate)
        entry = replace(entry, date=day or None)
    return entry


def _record_entry(record: LayerRecord, manifest: PackManifest, records: Catalogue) -> Entry:
    state = manifest.layers.get(record.id)
    return record_entry(
        record,
        state,
        records,
        title={each: layer_name(record, manifest, each) for each in LANGUAGES},
        credit={each: attribution(record, manifest, records, each) for each in LANGUAGES},
        sample=manifest.sample or (state is not None and state.sample),
    )
