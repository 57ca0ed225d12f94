"""The light: whether what is drawn is safe, in words."""

from __future__ import annotations

from ...core.scenario.journal import replay
from ...gis.i18n import say, tr
from ...gis.scenario.keeper import StrokeKeeper


def light_of(keeper: StrokeKeeper) -> tuple[str, str]:
    """Return the state (``saved`` or ``waiting``) and its sentence."""
    if keeper.waiting:
        sentence = tr(
            "NOT SAVED YET · {count} wait safely here and are tried again. {reason}",
            count=len(keeper.waiting),
            reason=say(keeper.fault) if keeper.fault else "",
        )
        return "waiting", sentence
    count = len(replay(keeper.rows))
    if keeper.saved_at is None:
        return "saved", tr("Open · {count} strokes", count=count)
    time = f"{keeper.saved_at:%H:%M}"
    return "saved", tr("Saved {time} · {count} strokes", time=time, count=count)
