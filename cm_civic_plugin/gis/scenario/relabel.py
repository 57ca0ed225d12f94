"""Let a workshop's layers on the map speak the other language: names, groups, legends, labels.

Only what still reads as it was given is changed: it is made once more in the language before, and
compared. The film and what other tables draw live are not here: they leave the map with the dock,
and the live room's come back with the new one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsMapLayer,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)

from ...core.errors import BadInput
from ...core.scenario.merge import Journal
from ...core.scenario.plan import Plan, plan_of
from ..i18n import both, pick
from .decision_layers import DECISION_PROPERTY, TITLES_PROPERTY, deal_label, shown_as
from .decision_words import OUTCOMES
from .ghosts import GHOST_PROPERTY, ghost_name
from .merging import read_journal
from .project_layers import group_name
from .workshop_layers import (
    FUTURE_PROPERTY,
    KIND_PROPERTY,
    about,
    future_name,
    layer_name,
    look_words,
)

_Made = TypeVar("_Made")


class _Change:
    """Makes something as it was in the language before, and as it is in the language of now."""

    def __init__(self, language: str) -> None:
        self._to_thai = language == "th"

    def __call__(self, make: Callable[[], _Made]) -> tuple[_Made, _Made]:
        english, thai = both(make)
        return (english, thai) if self._to_thai else (thai, english)


def relabel_project(project: QgsProject, language: str) -> int:
    """Put the layers of workshops, of earlier ones, of votes and deals into ``"th"`` or ``"en"``.

    Those of a file that cannot be read stay as they are. Marks the project as changed where there
    are any. Returns how many were gone through. Main thread only.
    """
    change = _Change(language)
    count = 0
    for path, layers in _by_file(project).items():
        try:
            journal = read_journal(path)
            plan = plan_of(journal.meta, path)
        except BadInput:
            continue
        for layer in layers:
            _relabel_drawings(layer, journal, plan, change)
            _relabel_groups(project, layer, journal, plan, change)
        count += len(layers)
    for layer in project.mapLayers().values():
        if layer.customProperty(DECISION_PROPERTY):
            _relabel_decisions(layer, change)
            count += 1
    if count:
        project.setDirty(True)
    return count


def _by_file(project: QgsProject) -> dict[Path, list[QgsVectorLayer]]:
    """Return the layers that show a workshop's drawings, today's or earlier, by its file."""
    found: dict[Path, list[QgsVectorLayer]] = {}
    for layer in project.mapLayers().values():
        if layer.customProperty(FUTURE_PROPERTY):
            path = layer.customProperty(GHOST_PROPERTY) or layer.source().partition("|")[0]
            found.setdefault(Path(path), []).append(layer)
    return found


def _relabel_drawings(layer: QgsVectorLayer, journal: Journal, plan: Plan, change: _Change) -> None:
    """Change the layer of a future and a kind of shape; a ghost's has nothing in its metadata."""
    future = plan.future(layer.customProperty(FUTURE_PROPERTY))
    kind = layer.customProperty(KIND_PROPERTY)
    if future is None or not kind:
        return
    names = change(lambda: layer_name(future, kind))
    _rename(layer, *names)
    _relabel_legend(layer, *change(lambda: look_words(plan.elements)))
    abstracts = change(lambda: about(journal.meta, future))
    metadata = layer.metadata()
    if (metadata.title(), metadata.abstract()) == (names[0], abstracts[0]):
        metadata.setTitle(names[1])
        metadata.setAbstract(abstracts[1])
        metadata.setLanguage(change(lambda: pick("ENG", "THA"))[1])
        layer.setMetadata(metadata)


def _relabel_groups(
    project: QgsProject, layer: QgsVectorLayer, journal: Journal, plan: Plan, change: _Change
) -> None:
    """Change the groups above a layer: its future's, its workshop's, that of an earlier one."""
    names = change(
        lambda: [
            group_name(journal.meta, Path(journal.name)),
            ghost_name(journal, plan),
            *(future_name(future) for future in plan.futures),
        ]
    )
    words = dict(zip(*names))
    node = project.layerTreeRoot().findLayer(layer.id())
    group = node.parent() if node is not None else None
    while group is not None:
        if group.name() in words:
            group.setName(words[group.name()])
        group = group.parent()


def _relabel_decisions(layer: QgsVectorLayer, change: _Change) -> None:
    """Change a layer of votes or deals; each of its features has its words in both languages."""
    name = layer.customProperty(DECISION_PROPERTY)
    titles = layer.customProperty(TITLES_PROPERTY)
    _rename(layer, *change(lambda: pick(*titles)))
    _relabel_legend(layer, *change(lambda: {key: pick(*pair) for key, pair in OUTCOMES.items()}))
    before, after = change(lambda: shown_as(name))
    if layer.displayExpression() == before:
        layer.setDisplayExpression(after)
    before, after = change(deal_label)
    if layer.labeling() is not None and layer.labeling().settings().fieldName == before:
        settings = layer.labeling().settings()
        settings.fieldName = after
        layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
        layer.triggerRepaint()


def _rename(layer: QgsMapLayer, before: str, after: str) -> None:
    if layer.name() == before:
        layer.setName(after)


def _relabel_legend(
    layer: QgsVectorLayer, before: Mapping[str, str], after: Mapping[str, str]
) -> None:
    """Change the labels of categories, which stay keyed by the values that they are given for."""
    renderer = layer.renderer()
    if not isinstance(renderer, QgsCategorizedSymbolRenderer):
        return  # the user's own, or that of notes
    # a new renderer, so that QGIS makes the legend anew; ticks and colours are copied with it
    changed = renderer.clone()
    for index, category in enumerate(renderer.categories()):
        value = category.value() if isinstance(category.value(), str) else ""  # any other: null
        if value in after and category.label() == before[value]:
            changed.updateCategoryLabel(index, after[value])
    layer.setRenderer(changed)
    layer.emitStyleChanged()
