"""Whether tables converged, in words that claim no more than the numbers do."""

from __future__ import annotations

import math
from collections.abc import Iterable

from ...core.scenario.convergence import Convergence, StageEnd
from ...core.scenario.plan import Plan
from ..i18n import pick, tr
from .snapshots import stage_name

CLEAR = 0.1
"""A change that chance alone makes no more often than this is called a change."""
SOME = 0.03
"""A smaller change of IoU is none, however sure."""


def named_now(stages: Iterable[StageEnd], plan: Plan) -> list[StageEnd]:
    """Return stages by the plan's names in the current language, not that of when they ended.

    One that had another name than the plan's then keeps that.
    """
    named = []
    for stage in stages:
        name = stage_name(stage.number, stage.name, plan)
        named.append(stage._replace(name=pick(name.en, name.th)))
    return named


def convergence_words(found: Convergence, least: int) -> list[str]:
    """Return the finding in sentences, the verdict first; ``least`` tables are needed for one."""
    left = []
    if found.left_out:
        left = [tr("Left out, without one of the two moments: {codes}.",
                   codes=", ".join(found.left_out))]  # fmt: skip
    if len(found.tables) < max(2, least):
        return [
            tr(
                "Too few tables to tell: {count} have both moments, {least} are needed.",
                count=len(found.tables),
                least=max(2, least),
            ),
            *left,
        ]
    before, after = found.before, found.after
    if math.isnan(before.same_thing) or math.isnan(after.same_thing):
        nothing = tr("Nothing is drawn at one of the two moments, so they cannot be compared.")
        return [nothing, *left]
    return [
        verdict(found),
        tr(
            "IoU is the part of all that two tables drew that both drew, the same thing in the "
            "same place: 0 is nothing, 1 everything. This is the mean over all pairs of tables."
        ),
        tr(
            "Of the pairs of tables {closer} came closer and {apart} moved apart.",
            closer=found.closer,
            apart=found.apart,
        ),
        chance_words(found),
        tr(
            "The same place, whatever was drawn there: IoU {before:.2f} → {after:.2f}.",
            before=before.same_place,
            after=after.same_place,
        ),
        tr(
            "Half of the tables or more drew the same in {before} → {after} of {cells} cells; at "
            "odds in {odds_before} → {odds_after}.",
            before=before.agreed,
            after=after.agreed,
            cells=found.cells,
            odds_before=before.at_odds,
            odds_after=after.at_odds,
        ),
        tr(
            "Cells drawn in by any table: {before} → {after}. Where more is drawn, more can "
            "coincide, too.",
            before=before.drawn,
            after=after.drawn,
        ),
        tr("Compared: {codes}.", codes=", ".join(found.tables)),
        *left,
    ]


def verdict(found: Convergence) -> str:
    """Return whether what tables drew is more alike than before, with the two numbers."""
    numbers = {"before": found.before.same_thing, "after": found.after.same_thing}
    if abs(found.change) < SOME:
        return tr("No clear change: IoU {before:.2f} → {after:.2f}.", **numbers)
    sure = found.chance <= CLEAR
    if found.change > 0 and sure:
        return tr("Tables drew more alike: IoU {before:.2f} → {after:.2f}.", **numbers)
    if found.change > 0:
        return tr(
            "Tables drew more alike, but that may be chance: IoU {before:.2f} → {after:.2f}.",
            **numbers,
        )
    if sure:
        return tr("Tables drew less alike: IoU {before:.2f} → {after:.2f}.", **numbers)
    return tr(
        "Tables drew less alike, but that may be chance: IoU {before:.2f} → {after:.2f}.",
        **numbers,
    )


def chance_words(found: Convergence) -> str:
    """Return the rough check in words, with what it can say at best with so few tables."""
    text = tr(
        "Rough check: with the two moments swapped at random table by table, a change this large "
        "came up in {percent} of 100 cases.",
        percent=math.ceil(100 * found.chance),
    )
    if 2 / 2 ** len(found.tables) > CLEAR:
        return text + " " + tr("So few tables can never rule out chance.")
    return text
