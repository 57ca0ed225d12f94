"""What else is in a cell, in words: a line for each layer of the city pack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qgis.core import QgsProject, QgsVectorLayer

from ...core.errors import BadInput
from ...core.opinion.recipe import read_recipe
from ..i18n import pick, tr
from .here import COUNT, LENGTH, MEAN, SHARE, Here
from .hotspots_layer import recipe_of

_MOST = 14
_ALL = 0.995  # of the cell: a district says little, so it comes last
_SURE = 0.05
_OVERLAP_FIELDS = ("layer_id", "ratio", "p_fdr")


def lines(found: Sequence[Here], ratios: Mapping[str, float] | None = None) -> list[str]:
    """Return a line for each layer that has something in a cell, the telling ones first.

    ``ratios``: how many times more than by chance the layer is in the hot cells, of those layers
    for which that is sure.
    """
    ratios = ratios or {}

    def rank(here: Here) -> tuple[bool, bool, int]:
        covers_all = here.measure == SHARE and here.amount >= _ALL
        order = (COUNT, LENGTH, SHARE, MEAN).index(here.measure)
        return here.layer_id not in ratios, covers_all, order

    listed = sorted(found, key=rank)
    said = [_line(here, ratios.get(here.layer_id)) for here in listed[:_MOST]]
    if len(listed) > _MOST:
        said.append(tr("and {count} more layers", count=len(listed) - _MOST))
    if any(here.layer_id in ratios for here in listed[:_MOST]):
        said.append(tr("×: how many times as much as by chance, in all hot cells of the map"))
    return said


def sure_ratios(project: QgsProject, hotspots: QgsVectorLayer) -> dict[str, float]:
    """Return the ratios that are sure in a table of overlap of these hotspots, if there is one."""
    try:
        source = read_recipe(recipe_of(hotspots))["inputs"].get("file")
    except BadInput:
        return {}
    for table in project.mapLayers().values():
        fields = table.fields() if isinstance(table, QgsVectorLayer) else None
        if fields is None or any(fields.lookupField(name) < 0 for name in _OVERLAP_FIELDS):
            continue
        try:
            same = read_recipe(recipe_of(table))["inputs"].get("file") == source
        except BadInput:
            continue
        if same:
            return {
                row["layer_id"]: float(row["ratio"])
                for row in table.getFeatures(f'"p_fdr" <= {_SURE} AND "ratio" IS NOT NULL')
            }
    return {}


def _line(here: Here, ratio: float | None) -> str:
    title = pick(here.title_en, here.title_th)
    if here.measure == LENGTH:
        words = tr("{layer}: {metres} m", layer=title, metres=f"{here.amount:,.0f}")
    elif here.measure == SHARE:
        share = f"{100 * here.amount:.0f}" if here.amount >= 0.01 else "< 1"
        words = tr("{layer}: {share} % of the cell", layer=title, share=share)
    elif here.measure == MEAN:
        words = tr("{layer}: {mean} on average", layer=title, mean=f"{here.amount:,.1f}")
    else:
        words = f"{title}: {here.count:,}"
    return words if ratio is None else f"{words} (×{ratio:.1f})"
