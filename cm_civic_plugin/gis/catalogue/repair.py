"""Layers of the catalogue whose file is gone, found again by their id in a pack that has them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from qgis.core import (
    QgsDataProvider,
    QgsMapLayer,
    QgsProject,
    QgsProviderRegistry,
    QgsRasterLayer,
    QgsVectorLayer,
)

from ...core.catalogue.pack import LAYERS, MANIFEST, RASTERS, PackManifest, read_manifest
from ...core.catalogue.records import LayerRecord, catalogue
from ...core.errors import CivicError
from ..i18n import pick, tr
from .layer_metadata import describe
from .licences import was_sample
from .loading import pack_folder_of, source_file
from .tree_order import LAYER_ID


@dataclass
class Repaired:
    """What a repair came to: project ids of reconnected and of lost layers, and what to say."""

    reconnected: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)


def broken_layers(project: QgsProject) -> list[QgsMapLayer]:
    """Return the layers of the catalogue whose file is gone, in the order of their names.

    A layer that QGIS still draws from a file taken away in the meantime counts too.
    """
    lost = [
        layer
        for layer in project.mapLayers().values()
        if layer.customProperty(LAYER_ID) and not (layer.isValid() and source_file(layer).is_file())
    ]
    if not lost:  # most projects: the catalogue need not be read
        return []
    known = {record.id for record in catalogue().records}
    found = [layer for layer in lost if layer.customProperty(LAYER_ID) in known]
    return sorted(found, key=lambda layer: layer.name())


def find_packs(places: Iterable[Path | None]) -> list[Path]:
    """Return the packs among some folders and the folders in them, each once, in their order."""
    found: dict[Path, None] = {}
    for place in places:
        if place is None:
            continue
        try:
            folders = [place, *sorted(path for path in place.glob("*") if path.is_dir())]
            found.update(dict.fromkeys(f for f in folders if (f / MANIFEST).is_file()))
        except OSError:  # a stick that is not plugged in
            continue
    return list(found)


def repair_layers(project: QgsProject, packs: list[Path], language: str) -> Repaired:
    """Reconnect the broken layers of the catalogue to packs that have them ready. Main thread only.

    Style, name, visibility, labels, filter and place in the tree stay as they were; the metadata
    are written anew, since the source date may be another. A pack of the name the layer had comes
    first, then ``packs`` in their order. A layer of the drawn sample city is never reconnected to
    a real pack, nor the other way round. ``language`` is that of the metadata.
    """
    result = Repaired()
    manifests: dict[Path, PackManifest] = {}
    for folder in packs:
        try:
            manifests[folder] = read_manifest(folder)
        except CivicError:  # no pack, broken, or newer: the next may do
            continue
    used: dict[Path, int] = {}
    other_city: list[str] = []
    for layer in broken_layers(project):
        record = catalogue().record(layer.customProperty(LAYER_ID))
        home = pack_folder_of(layer).name
        sample = was_sample(layer, record)
        mixed = False
        for folder in sorted(manifests, key=lambda each: each.name != home):
            manifest = manifests[folder]
            if record.id not in manifest.ready():
                continue
            if sample != (manifest.sample or manifest.layers[record.id].sample):
                mixed = True
                continue
            if _reconnect(layer, folder, record, manifest, language):
                result.reconnected.append(layer.id())
                used[folder] = used.get(folder, 0) + 1
                break
        else:
            result.lost.append(layer.id())
            if mixed:
                other_city.append(layer.name())
    result.sentences += _sentences(project, result, used, manifests, other_city)
    return result


def _reconnect(
    layer: QgsMapLayer,
    folder: Path,
    record: LayerRecord,
    manifest: PackManifest,
    language: str,
) -> bool:
    raster = isinstance(layer, QgsRasterLayer)
    file = folder / RASTERS / f"{record.id}.tif" if raster else folder / LAYERS
    if raster != (record.geometry == "Raster") or not file.is_file():
        return False
    registry = QgsProviderRegistry.instance()
    provider = layer.providerType()
    parts = registry.decodeUri(provider, layer.source())  # keeps a filter the user set
    parts["path"] = str(file)
    if not raster:
        parts["layerName"] = record.id
        parts.pop("layerId", None)
    before = layer.source()
    options = QgsDataProvider.ProviderOptions()
    options.transformContext = layer.transformContext()
    layer.setDataSource(registry.encodeUri(provider, parts), layer.name(), provider, options)
    if not layer.isValid():
        layer.setDataSource(before, layer.name(), provider, options)
        return False
    if isinstance(layer, QgsVectorLayer):
        layer.setReadOnly(True)
    describe(layer, record, manifest, catalogue(), language)
    layer.triggerRepaint()
    return True


def _sentences(
    project: QgsProject,
    result: Repaired,
    used: dict[Path, int],
    manifests: dict[Path, PackManifest],
    other_city: list[str],
) -> list[str]:
    said = [
        tr(
            "Layers reconnected to the pack {name} ({date}): {count}.",
            name=folder.name,
            date=(manifests[folder].extract_date or manifests[folder].built_at)[:10],
            count=count,
        )
        for folder, count in used.items()
    ]
    if other_city:
        said.append(
            tr(
                "Not reconnected, since the packs at hand would mix the sample city with the real "
                "one: {layers}. Open the pack they came from.",
                layers=_few(other_city),
            )
        )
    names = [project.mapLayer(layer_id).name() for layer_id in result.lost]
    gone = [name for name in names if name not in other_city]
    if gone:
        said.append(
            tr(
                "No pack at hand has these layers: {layers}. Open their pack in the catalogue, "
                "then repair again.",
                layers=_few(gone),
            )
        )
    return said


def _few(names: list[str]) -> str:
    if len(names) <= 4:
        return ", ".join(names)
    more = len(names) - 4
    return ", ".join(names[:4]) + pick(f" and {more} more", f" และอีก {more} ชั้น")
