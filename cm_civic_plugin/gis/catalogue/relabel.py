"""Let what is already on the map speak the other language: names, groups, legends, labels, fields.

Only what still reads as the catalogue wrote it is changed. A name, a label, a colour or a tick
that the user has set stays as the user set it.
"""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    QgsLayerTreeGroup,
    QgsMapLayer,
    QgsProject,
    QgsSingleBandPseudoColorRenderer,
    QgsVectorLayer,
)

from ...core.catalogue.pack import PackManifest, manifest_or_none
from ...core.catalogue.recipes import recipes
from ...core.catalogue.records import Catalogue, LayerRecord, catalogue
from .layer_metadata import describe, names
from .layer_style import (
    ENGLISH_FIRST,
    THAI_FIRST,
    legend_words,
    relabel_legend,
    speak_labels,
)
from .loading import pack_folder_of
from .tree_order import GROUND, GROUND_TITLES, LAYER_ID, RECIPE, THEME

_OTHER = {"th": "en", "en": "th"}


def relabel_project(project: QgsProject, language: str) -> int:
    """Put the catalogue's layers and groups of a project into ``"th"`` or ``"en"``.

    Works also where a layer's pack is out of reach: only the provenance in its metadata then
    stays as it was. Marks the project as changed where anything did. Returns the layers that were
    gone through. Main thread only.
    """
    records = catalogue()
    known = {record.id: record for record in records.records}
    manifests: dict[Path, PackManifest | None] = {}
    count = 0
    for layer in project.mapLayers().values():
        record = known.get(layer.customProperty(LAYER_ID))
        if record is None:
            continue
        home = pack_folder_of(layer)
        if home not in manifests:
            manifests[home] = manifest_or_none(home)
        _relabel_layer(layer, record, records, manifests[home], language)
        count += 1
    groups = _relabel_groups(project.layerTreeRoot(), records, language)
    if count or groups:
        project.setDirty(True)
    return count


def _relabel_layer(
    layer: QgsMapLayer,
    record: LayerRecord,
    records: Catalogue,
    manifest: PackManifest | None,
    language: str,
) -> None:
    before, after = names(record, _OTHER[language]), names(record, language)
    if layer.name() in before:
        layer.setName(after[before.index(layer.name())])
    _relabel_legend(layer, record, language)
    if isinstance(layer, QgsVectorLayer):
        speak_labels(layer, language)
        _relabel_fields(layer, record, language)
    if manifest is not None and record.id in manifest.layers:
        describe(layer, record, manifest, records, language)
    layer.triggerRepaint()


def _relabel_legend(layer: QgsMapLayer, record: LayerRecord, language: str) -> None:
    english = legend_words(record)
    words = english if language == "en" else {en: th for th, en in english.items()}
    renderer = layer.renderer()
    if not words or renderer is None:
        return
    # a new renderer, so that QGIS makes the legend anew; ticks and colours are copied with it
    changed = renderer.clone()
    if isinstance(changed, QgsSingleBandPseudoColorRenderer):  # its copy forgets these two
        changed.setClassificationMin(renderer.classificationMin())
        changed.setClassificationMax(renderer.classificationMax())
    relabel_legend(changed, lambda label: words.get(label, label))
    layer.setRenderer(changed)
    layer.emitStyleChanged()


def _relabel_fields(layer: QgsVectorLayer, record: LayerRecord, language: str) -> None:
    fields = layer.fields()
    for attribute in record.attributes:
        index = fields.indexOf(attribute.name)
        aliases = {"th": attribute.alias_th, "en": attribute.alias_en}
        if index >= 0 and fields.at(index).alias() == aliases[_OTHER[language]]:
            layer.setFieldAlias(index, aliases[language])
    first = {"th": THAI_FIRST, "en": ENGLISH_FIRST}
    if layer.displayExpression() == first[_OTHER[language]]:
        layer.setDisplayExpression(first[language])


def _relabel_groups(root: QgsLayerTreeGroup, records: Catalogue, language: str) -> int:
    """Rename the groups of ours that still have the catalogue's name."""
    themes = {theme.id: theme for theme in records.themes}
    bundles = {recipe.id: recipe for recipe in recipes()}
    renamed = 0
    for group in root.findGroups(True):
        titled = themes.get(group.customProperty(THEME)) or bundles.get(
            group.customProperty(RECIPE)
        )
        titles = {code: titled.title(code) for code in _OTHER} if titled is not None else {}
        if group.customProperty(GROUND):
            titles = GROUND_TITLES
        if titles and group.name() == titles[_OTHER[language]]:
            group.setName(titles[language])
            renamed += 1
    return renamed
