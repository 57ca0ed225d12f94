"""Agreement of a workshop's tables as hexagons: found, as features, and styled.

``plan`` is the workshop's plan everywhere: its elements, futures and oppositions.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsExpression,
    QgsFeature,
    QgsFields,
    QgsFillSymbol,
    QgsLayerMetadata,
    QgsLinePatternFillSymbolLayer,
    QgsMarkerSymbol,
    QgsPointPatternFillSymbolLayer,
    QgsRuleBasedRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

from ...core import hexagons
from ...core.errors import BadInput, msg
from ...core.scenario.agreement import (
    AT_ODDS,
    FUTURES,
    SHARED,
    Agreement,
    Appendix,
    agree,
    appendix,
    drawings_of,
)
from ...core.scenario.futures import Future
from ...core.scenario.merge import Journal
from ...core.scenario.plan import Plan, plan_of
from ...core.scenario.shape import AREA, shape_of
from ..compat import make_field
from ..i18n import pick, tr
from .agreement_words import (
    SAMPLE,
    WITHHELD,
    appendix_words,
    counts,
    opposed_words,
    rule_words,
    summary,
    title,
)
from .earth import geometry_of
from .footprints import CRS, transforms

FIELDS = (
    ("cell_id", "string"),
    ("tables", "integer"),
    ("drew", "integer"),
    ("share", "number"),
    ("element_mode", "string"),
    ("consensus", "number"),
    ("conflict", "number"),
    ("future_mode", "string"),
    ("opposed", "string"),
    ("suppressed", "boolean"),
)
_WEST, _EAST = 90.0, 108.0  # beyond, the zone's metres are not metres any more
# Tones apart enough for grey paper and a weak projector; what is no tone is a pattern.
_SHARES = ((1 / 3, "#bfe3cd"), (2 / 3, "#57ab7d"), (2.0, "#0b5a35"))
_MIXED, _GREY, _CONFLICT = "#5a4500", "#8c8c8c", "#a3120c"


def plan_in(journal: Journal) -> Plan:
    """Return the plan of a journal. Raises ``BadInput`` where it cannot be read."""
    return plan_of(journal.meta, Path(journal.name))


def find(
    journal: Journal,
    plan: Plan,
    cell_size: float,
    min_tables: int = 3,
    future: str | None = None,
) -> Agreement:
    """Return the agreement of a (merged) workshop; ``future`` is an id.

    Raises ``BadInput`` where drawings lie too far from Chiang Mai, or for too small cells.
    """
    drawings = drawings_of(journal.rows, to_metres, future)
    return agree(drawings, cell_size, min_tables, oppositions=plan.oppositions)


def find_future(text: str, journal: Journal, plan: Plan) -> Future | str | None:
    """Return the future that a text names by its id or name, None for an empty text.

    One that was drawn but is not in the plan comes back as its id. Raises ``BadInput`` for others.
    """
    text = " ".join(text.split())
    if not text:
        return None
    for future in plan.futures:
        names = (future.id, future.name.en, future.name.th.replace("\u200b", ""))
        if text.casefold() in (name.casefold() for name in names):
            return future
    drawn = sorted({row.future_id for row in journal.rows if row.future_id})
    if text not in drawn:
        raise BadInput(
            msg("{file} has no future “{future}”. Choose one of: {known}."),
            file=journal.name,
            future=text,
            known=", ".join(drawn),
        )
    return text


def to_metres(degrees: np.ndarray) -> np.ndarray:
    """Return degrees (n, 2; lon, lat) in ``CRS``. Raises ``BadInput`` far from Chiang Mai."""
    if not ((degrees[:, 0] > _WEST) & (degrees[:, 0] < _EAST)).all():
        raise BadInput(
            msg(
                "Some drawings lie far from Chiang Mai, where the map's metres (UTM zone 47N) do "
                "not hold. Erase them, or choose another workshop."
            )
        )
    there, _back = transforms()
    return np.array(there.TransformPoints(degrees), dtype=float)[:, :2]


def make_fields() -> QgsFields:
    """Return the fields of an agreement layer."""
    fields = QgsFields()
    for name, kind in FIELDS:
        fields.append(make_field(name, kind))
    return fields


def cell_id(found: Agreement, cell: int) -> str:
    """Return the id of a cell, the same on every map of that cell size."""
    q, r = found.cover.cells[cell].tolist()
    return f"{found.cover.size:g}_{q}_{r}"


def make_features(found: Agreement) -> Iterator[QgsFeature]:
    """Yield a hexagon (EPSG:32647) per cell that a table drew in; what is suppressed is null."""
    fields = make_fields()
    outlines = hexagons.outlines(found.cover.cells, found.cover.size)
    for cell in range(len(outlines)):
        values: list[Any] = [cell_id(found, cell), found.tables]
        if found.suppressed[cell]:
            values += [*[None] * 7, True]
        else:
            future, element = found.kinds[found.mode[cell]]
            values += [
                int(found.drew[cell]),
                float(found.share[cell]),
                element,
                float(found.consensus[cell]),
                float(found.conflict[cell]),
                future,
                found.opposed[cell],
                False,
            ]
        feature = QgsFeature(fields)
        feature.setGeometry(geometry_of(shape_of(AREA, outlines[cell].tolist())))
        feature.setAttributes(values)
        yield feature


# --- what it says


def words(found: Agreement, journal: Journal, plan: Plan) -> list[tuple[str, str]]:
    """Return what there is to say of it, as (English, Thai): finding, rule, appendix."""
    said = [SAMPLE] if journal.meta.get("is_sample") == "yes" else []
    rule = rule_words(found.oppositions, {one.id: one for one in plan.elements})
    return [*said, summary(found), rule, *appendix_words(numbers(found))]


def numbers(found: Agreement) -> Appendix:
    """Return the coefficients; none where the workshop is too small to be shown at all."""
    if found.tables < found.min_tables:
        return Appendix(*[float("nan")] * 6)
    return appendix(found)


def make_report(
    found: Agreement, journal: Journal, plan: Plan, future: str | None = None
) -> dict[str, Any]:
    """Return all of it as plain values for JSON, the words in both languages."""
    said = words(found, journal, plan)
    return {
        "workshop": journal.meta.get("title") or journal.name,
        "sample": journal.meta.get("is_sample") == "yes",
        "future": future,
        "cell_size_m": found.cover.size,
        "min_tables": found.min_tables,
        **counts(found),
        "opposed": [
            {"id": rule.id, "one": sorted(rule.one), "other": sorted(rule.other)}
            for rule in found.oppositions
        ],
        "words": {"th": [th for _, th in said], "en": [en for en, _ in said]},
        "appendix": {
            name: round(value, 6) if np.isfinite(value) else None
            for name, value in vars(numbers(found)).items()
        },
    }


def make_metadata(
    found: Agreement, journal: Journal, plan: Plan, future: Future | str | None = None
) -> QgsLayerMetadata:
    """Return the layer's metadata: title in the current language, abstract in both."""
    metadata = QgsLayerMetadata()
    metadata.setTitle(pick(*title(_name(future))))
    said = words(found, journal, plan)
    metadata.setAbstract("\n\n".join("\n".join(line) for line in zip(*((b, a) for a, b in said))))
    metadata.setCrs(QgsCoordinateReferenceSystem(CRS))
    metadata.setLanguage(pick("ENG", "THA"))
    return metadata


def _name(future: Future | str | None) -> tuple[str, str] | None:
    if isinstance(future, Future):
        return future.name.en, future.name.th
    return (future, future) if future else None


# --- how it looks


def style(layer: QgsVectorLayer, plan: Plan) -> None:
    """Give an agreement layer its legend and map tips in the current language."""
    root = QgsRuleBasedRenderer.Rule(None)
    shown = 'NOT "suppressed"'
    rows = [(_fill(_GREY, 70), '"suppressed"', pick(*WITHHELD))]
    low = 0.0
    for high, colour in _SHARES:
        label = tr(
            "Most drew the same; drawn by {low} to {high} % of tables",
            low=round(100 * low),
            high=min(100, round(100 * high)),
        )
        between = f'"share" > {low} AND "share" <= {high}'
        rows.append((_fill(colour), f'{shown} AND "consensus" >= {SHARED} AND {between}', label))
        low = high
    rows.append((_dots(), f'{shown} AND "consensus" < {SHARED}', tr("Drawn for different things")))
    rows.append((_hatch(), f'{shown} AND "conflict" >= {AT_ODDS}', tr("At odds")))
    for symbol, rule, label in rows:
        root.appendChild(QgsRuleBasedRenderer.Rule(symbol, filterExp=rule, label=label))
    layer.setRenderer(QgsRuleBasedRenderer(root))
    layer.setMapTipTemplate(_map_tip(plan))


def _fill(colour: str, alpha: int = 205) -> QgsFillSymbol:
    symbol = QgsFillSymbol.createSimple({"outline_color": "60,60,60,90", "outline_width": "0.15"})
    fill = QColor(colour)
    fill.setAlpha(alpha)
    symbol.setColor(fill)
    return symbol


def _dots() -> QgsFillSymbol:
    """Return dark dots on white."""
    symbol = _fill("#ffffff")
    dots = QgsPointPatternFillSymbolLayer()
    dots.setDistanceX(1.4)
    dots.setDistanceY(1.4)
    dots.setDisplacementX(0.7)
    dots.setSubSymbol(
        QgsMarkerSymbol.createSimple({"color": _MIXED, "size": "0.7", "outline_style": "no"})
    )
    symbol.appendSymbolLayer(dots)
    return symbol


def _hatch() -> QgsFillSymbol:
    """Return a hatch with a white edge, which shows on the darkest tone, too."""
    symbol = QgsFillSymbol()
    for number, (colour, width) in enumerate((("#ffffff", 1.3), (_CONFLICT, 0.7))):
        lines = QgsLinePatternFillSymbolLayer()
        lines.setLineAngle(45)
        lines.setDistance(2.4)
        lines.setLineWidth(width)
        lines.setColor(QColor(colour))
        if number:
            symbol.appendSymbolLayer(lines)
        else:
            symbol.changeSymbolLayer(0, lines)
    return symbol


def _map_tip(plan: Plan) -> str:
    """Return a map tip. It is HTML with expressions in it, and a plan's names may be anything."""

    def quoted(text: str) -> str:
        return QgsExpression.quotedValue(html.escape(text).replace("%", "&#37;"))

    def case(field: str, names: dict[str, str], other: str) -> str:
        whens = " ".join(
            f'WHEN "{field}" = {QgsExpression.quotedValue(id_)} THEN {quoted(name)}'
            for id_, name in names.items()
        )
        return f"CASE {whens} ELSE {quoted(other)} END"

    by_id = {element.id: element for element in plan.elements}
    element = case(
        "element_mode", {e.id: pick(e.name.en, e.name.th) for e in plan.elements}, tr("other")
    )
    futures = {f.id: pick(f.name.en, f.name.th) for f in plan.futures}
    rules = plan.oppositions
    conflicts = [*(rule.id for rule in rules), *(f"{FUTURES}:{one}" for one in by_id)]
    names = {name: pick(*opposed_words(name, by_id, rules)) for name in conflicts}
    at_odds = case("opposed", names, "")
    drawn = tr("{drew} of {tables} tables").replace("{drew}", '[% "drew" %]')
    return (
        f'<b>[% CASE WHEN "suppressed" THEN {quoted(pick(*WITHHELD))} ELSE {element} END %]</b>'
        f'[% CASE WHEN NOT "suppressed" THEN \' · \' || {case("future_mode", futures, "")} END %]'
        "<br>" + drawn.replace("{tables}", '[% "tables" %]') + f"<br>[% {at_odds} %]"
    )
