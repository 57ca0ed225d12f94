"""Put layers of a city pack into a project, named, styled and described."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.parse import quote

from qgis.core import (
    QgsMapLayer,
    QgsProject,
    QgsProviderRegistry,
    QgsRasterLayer,
    QgsVectorLayer,
)

from ...core.catalogue.pack import (
    EMPTY,
    LAYERS,
    ONLINE,
    RASTERS,
    READY,
    LayerState,
    PackManifest,
    read_manifest,
)
from ...core.catalogue.records import Catalogue, LayerRecord, catalogue
from ...core.errors import BadInput, CivicError, msg
from ..i18n import pick, say, tr
from .layer_metadata import describe, layer_name
from .layer_style import apply_style
from .tree_order import LAYER_ID, covers_ground, put_in_tree, remove_empty_groups


def make_layer(
    pack_folder: Path,
    record: LayerRecord,
    language: str,
    manifest: PackManifest | None = None,
    records: Catalogue | None = None,
) -> QgsVectorLayer | QgsRasterLayer:
    """Return a layer of a pack, not yet in any project. Main thread only.

    It is named, styled and described in ``language`` (``"th"`` or ``"en"``) and cannot be edited:
    the next build would undo the edits. ``manifest`` and ``records`` spare reading them again.
    Raises BadInput where the pack lacks the layer or its file is damaged.
    """
    manifest = manifest or read_manifest(pack_folder)
    state = manifest.layers.get(record.id)
    live = state is not None and _is_live(record, state)
    if not live and (state is None or state.status != READY):
        raise BadInput(
            msg("{layer} is not ready in the pack {folder}. Build the pack again."),
            layer=record.title(language),
            folder=str(pack_folder),
        )
    name = layer_name(record, manifest, language)
    layer: QgsVectorLayer | QgsRasterLayer
    if live:
        file = Path(record.data["source"]["dataset"])
        layer = QgsRasterLayer(_tiles(record), name, "wms")
    elif record.geometry == "Raster":
        file = pack_folder / RASTERS / f"{record.id}.tif"
        layer = QgsRasterLayer(str(file), name, "gdal")
    else:
        file = pack_folder / LAYERS
        uri = QgsProviderRegistry.instance().encodeUri(
            "ogr", {"path": str(file), "layerName": record.id}
        )
        options = QgsVectorLayer.LayerOptions()
        options.loadDefaultStyle = False
        layer = QgsVectorLayer(uri, name, "ogr", options)
    if not layer.isValid():
        raise BadInput(
            msg("{file} does not hold {layer} as its pack.json says. Build the pack again."),
            file=str(file),
            layer=record.title(language),
        )
    apply_style(layer, record, language)
    if isinstance(layer, QgsVectorLayer):
        _alias_fields(layer, record, language)
        layer.setReadOnly(True)
    describe(layer, record, manifest, records or catalogue(), language)
    layer.setCustomProperty(LAYER_ID, record.id)
    return layer


def _is_live(record: LayerRecord, state: LayerState) -> bool:
    """Tell whether a layer is tiles that the publisher serves to anyone, with no key."""
    return state.status == ONLINE and record.is_live


def _tiles(record: LayerRecord) -> str:
    """Return the source of a layer of tiles; QGIS asks for them only when it draws the map."""
    address = quote(record.access["url"], safe=":/{}")
    closest = record.access.get("max_native_zoom", 18)
    return f"type=xyz&zmin=0&zmax={closest}&url={address}"


def _alias_fields(layer: QgsVectorLayer, record: LayerRecord, language: str) -> None:
    fields = layer.fields()
    for attribute in record.attributes:
        index = fields.indexOf(attribute.name)
        if index >= 0:
            layer.setFieldAlias(
                index, attribute.alias_th if language == "th" else attribute.alias_en
            )


def why_not(record: LayerRecord, state: LayerState | None) -> str:
    """Return why a layer cannot be loaded, naming the layer, the cause and the next step.

    Returns an empty string for a layer that is ready, or live tiles that need no key.
    """
    layer = pick(record.title("en"), record.title("th"))
    if state is None:
        return tr("{layer} is not in this city pack. Build the pack again.", layer=layer)
    if state.status == READY or _is_live(record, state):
        return ""
    if state.status == EMPTY and state.message:
        return tr("{layer} is empty. {reason}", layer=layer, reason=what_is_said(state))
    if state.status == EMPTY:
        return tr(
            "{layer} is empty: the extract holds none. "
            "Choose a wider extract, or map them in OpenStreetMap.",
            layer=layer,
        )
    source = record.data["source"]
    agency = pick(source["agency"], source["agency_th"])
    address = source.get("homepage") or source.get("url") or source["dataset"]
    if state.status == ONLINE:
        return tr(
            "{layer} comes live from {agency} and is not stored in the pack. See {address}.",
            layer=layer,
            agency=agency,
            address=address,
        )
    reason = what_is_said(state)
    if record.access["type"] == "derived":
        return tr("{layer} was not computed. {reason}", layer=layer, reason=reason)
    return tr(
        "{layer} was not built. {reason} The original is at {agency}, {address}: "
        "put it into the folder of source files and build the pack again.",
        layer=layer,
        reason=reason,
        agency=agency,
        address=address,
    )


def what_is_said(state: LayerState) -> str:
    """Return what the build had to say of a layer, in the current language."""
    return " ".join(tr(template, **_said(params)) for template, params in state.sentences())


def _said(params: dict[str, object]) -> dict[str, object]:
    """Return a message's slots with layer ids turned into the layers' titles."""
    titles = {
        record.id: pick(record.title("en"), record.title("th")) for record in catalogue().records
    }
    return {
        key: ", ".join(titles.get(part, part) for part in str(value).split(", "))
        for key, value in params.items()
    }


def loaded(project: QgsProject, pack_folder: Path) -> dict[str, QgsMapLayer]:
    """Return the layers of a pack that a project already holds, by layer id.

    Live layers are of no pack and count for any.
    """
    home = pack_folder.resolve()
    found = {}
    for layer in project.mapLayers().values():
        layer_id = layer.customProperty(LAYER_ID)
        if layer_id and (layer.providerType() == "wms" or home in source_file(layer).parents):
            found[layer_id] = layer
    return found


def source_file(layer: QgsMapLayer) -> Path:
    """Return the file a layer really reads: a project moved with its pack keeps old properties."""
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    return Path(parts.get("path") or ".").resolve()


def pack_folder_of(layer: QgsMapLayer) -> Path:
    """Return the folder that would be the pack of the file a layer reads."""
    folder = source_file(layer).parent
    return folder.parent if folder.name == RASTERS else folder


def add_layers(
    project: QgsProject,
    pack_folder: Path,
    ids: Iterable[str],
    language: str,
    refused: Callable[[str], None] = lambda _sentence: None,
    records: Catalogue | None = None,
) -> list[QgsMapLayer]:
    """Add layers of a pack to a project and return those that were added. Main thread only.

    Each goes into its theme's group, points above lines above polygons; what covers the ground
    goes below all of them, and comes switched off where several such come at once: they would hide
    each other. One that is there already is left alone. For one that cannot be loaded ``refused``
    gets a sentence, and the others go on. Raises BadInput where the folder is no pack.
    """
    records = records or catalogue()
    layers = new_layers(project, pack_folder, ids, language, refused, records)
    project.addMapLayers(layers, False)
    by_record = [(records.record(layer.customProperty(LAYER_ID)), layer) for layer in layers]
    several = sum(covers_ground(record) for record, _layer in by_record) > 1
    for record, layer in by_record:
        shown = not (several and covers_ground(record))
        put_in_tree(project.layerTreeRoot(), layer, record, records, language, shown=shown)
    return layers


def new_layers(
    project: QgsProject,
    pack_folder: Path,
    ids: Iterable[str],
    language: str,
    refused: Callable[[str], None],
    records: Catalogue,
) -> list[QgsMapLayer]:
    """Return those layers of a pack that a project does not hold yet, not yet in it.

    For one that cannot be loaded ``refused`` gets a sentence, and the others go on. Raises
    BadInput where the folder is no pack. Main thread only.
    """
    manifest = read_manifest(pack_folder)
    there = loaded(project, pack_folder)
    layers: list[QgsMapLayer] = []
    for layer_id in dict.fromkeys(ids):
        if layer_id in there:
            continue
        record = records.record(layer_id)
        reason = why_not(record, manifest.layers.get(layer_id))
        if reason:
            refused(reason)
            continue
        try:
            layers.append(make_layer(pack_folder, record, language, manifest, records))
        except CivicError as error:
            refused(say(error))
    return layers


def remove_layers(project: QgsProject, ids: Iterable[str]) -> int:
    """Remove map layers by their project ids; return how many went.

    Groups of ours that are left empty go too. Ids the project no longer holds are
    passed over, so it can be called late and twice.
    """
    here = [layer_id for layer_id in ids if project.mapLayer(layer_id) is not None]
    project.removeMapLayers(here)
    remove_empty_groups(project.layerTreeRoot())
    return len(here)
