"""The light: whether what is drawn is safe, in words."""

from __future__ import annotations

from ....core.scenario.journal import replay
from ....gis.i18n import say, tr
from ....gis.scenario.keeper import StrokeKeeper


def light_of(keeper: StrokeKeeper) -> tuple[str, str]:
    """Return the state (``saved`` or ``waiting``) and its sentence."""
    if keeper.is_waiting:
        count = len(keeper.waiting) + len(keeper.waiting_besides)
        reason = say(keeper.fault) if keeper.fault else ""
        if keeper.spilled:
            return "waiting", tr(
                "NOT SAVED YET · {count} wait safely here and are tried again. {reason}",
                count=count,
                reason=reason,
            )
        return "waiting", tr(
            "NOT SAVED YET · {count} are in memory only, so do not close QGIS. {reason}",
            count=count,
            reason=reason,
        )
    count = len(replay(keeper.rows))
    if keeper.saved_at is None:
        return "saved", tr("Open · {count} strokes", count=count)
    time = f"{keeper.saved_at:%H:%M}"
    return "saved", tr("Saved {time} · {count} strokes", time=time, count=count)
