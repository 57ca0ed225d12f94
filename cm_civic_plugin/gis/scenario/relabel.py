"""Let a workshop's layers on the map speak the other language: names, groups, legends, labels.

Only what still reads as it was given is changed: it is made once more in the language before, and
compared. The film and what other tables draw live are not here: they leave the map with the dock,
and the live room's come back with the new one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsExpression,
    QgsMapLayer,
    QgsProject,
    QgsRuleBasedRenderer,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)

from ...core.errors import BadInput
from ...core.scenario.merge import Journal
from ...core.scenario.plan import Plan, default_plan, plan_of
from ..i18n import both, pick
from .agreement_card import AGREED, OPPOSED
from .agreement_layer import style
from .agreement_project import PROPERTY as AGREEMENT_PROPERTY
from .agreement_words import names_of, title
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

_MARK = re.compile(rf"(THEN '(?:{AGREED}|{OPPOSED})\d+ )((?:[^']|'')+)'")
_Made = TypeVar("_Made")


class _Change:
    """Makes something as it was in the language before, and as it is in the language of now."""

    def __init__(self, language: str) -> None:
        self._to_thai = language == "th"

    def __call__(self, make: Callable[[], _Made]) -> tuple[_Made, _Made]:
        english, thai = both(make)
        return (english, thai) if self._to_thai else (thai, english)


def relabel_project(project: QgsProject, language: str) -> int:
    """Put the layers of workshops, of what came of them and of earlier ones into a language.

    It is ``"th"`` or ``"en"``. Layers of a file that cannot be read stay as they are. Marks the
    project as changed where there are any. Returns how many were gone through. Main thread only.
    """
    change = _Change(language)
    count = 0
    plans = [default_plan()]
    for path, layers in _by_file(project).items():
        try:
            journal = read_journal(path)
            plan = plan_of(journal.meta, path)
        except BadInput:
            continue
        plans.append(plan)
        for layer in layers:
            _relabel_drawings(layer, journal, plan, change)
            _relabel_groups(project, layer, journal, plan, change)
        count += len(layers)
    for layer in project.mapLayers().values():
        if layer.customProperty(DECISION_PROPERTY):
            _relabel_decisions(layer, change)
            count += 1
        elif layer.customProperty(AGREEMENT_PROPERTY):
            for plan in plans:  # which one it was made with, the map does not say
                _relabel_agreement(layer, plan, change)
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


def _relabel_agreement(layer: QgsVectorLayer, plan: Plan, change: _Change) -> None:
    """Change the map of agreement, also the elements' names in its cells."""

    def said() -> tuple[dict[str, str], str, list[str]]:
        like = QgsVectorLayer("Polygon?crs=EPSG:4326", "", "memory")
        style(like, plan)
        rules = like.renderer().rootRule().children()
        names = (None, *((future.name.en, future.name.th) for future in plan.futures))
        labels = {rule.filterExpression(): rule.label() for rule in rules}
        return labels, like.mapTipTemplate(), [pick(*title(name)) for name in names]

    (labels, tip, names), (labels_now, tip_now, names_now) = change(said)
    metadata = layer.metadata()
    if metadata.title() in names:
        metadata.setTitle(names_now[names.index(metadata.title())])
        metadata.setLanguage(change(lambda: pick("ENG", "THA"))[1])
        layer.setMetadata(metadata)
    if layer.name() in names:
        layer.setName(names_now[names.index(layer.name())])
    if layer.mapTipTemplate() == tip:
        layer.setMapTipTemplate(tip_now)
    if isinstance(layer.renderer(), QgsRuleBasedRenderer):
        changed = layer.renderer().clone()
        for rule in changed.rootRule().children():
            which = rule.filterExpression()
            if which in labels and rule.label() == labels[which]:
                rule.setLabel(labels_now[which])
        layer.setRenderer(changed)
        layer.emitStyleChanged()
    _relabel_cells(layer, plan, change)


def _relabel_cells(layer: QgsVectorLayer, plan: Plan, change: _Change) -> None:
    """Change what ``map_marks`` wrote into cells: a sign with a number, and an element's name."""
    if layer.labeling() is None:
        return
    elements = {element.id: element for element in plan.elements}

    def said() -> list[str]:
        names = [pick(*names_of(elements, element_id)) for element_id in elements]
        return [QgsExpression.quotedValue(name)[1:-1] for name in names]

    words = dict(zip(*change(said)))
    settings = layer.labeling().settings()
    settings.fieldName = _MARK.sub(
        lambda found: found[1] + words.get(found[2], found[2]) + "'", settings.fieldName
    )
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))


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
