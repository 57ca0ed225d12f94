"""Badges: how far a layer can be trusted, in a few words with a sign each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ...core.catalogue.freshness import (
    DUE,
    FIXED,
    FRESH,
    LIVE,
    STALE,
    UNKNOWN,
    freshness,
    parse_date,
)
from ...core.catalogue.health import (
    GOOD,
    NO_NAMES,
    NOT_COUNTED,
    PARTIAL,
    STATUS_WORDS,
    cadence_template,
    completeness,
    names_matter,
)
from ...core.catalogue.pack import EMPTY, FAILED, ONLINE, READY, LayerState
from ...core.catalogue.records import Catalogue, LayerRecord
from ..i18n import pick, tr

FINE, HEED, BAD, ASK = "fine", "heed", "bad", "ask"
SIGNS = {FINE: "✓", HEED: "!", BAD: "✕", ASK: "?"}  # told apart without colour


@dataclass(frozen=True)
class Badge:
    """One judgement on a layer. ``kind`` is status, sample, derived, freshness, completeness or
    licence; ``level`` is fine, heed, bad or ask (not known); ``word`` is one to four words and
    ``tooltip`` a sentence, both in the current language."""

    kind: str
    level: str
    word: str
    tooltip: str

    @property
    def sign(self) -> str:
        """The level as one character."""
        return SIGNS[self.level]


def badges(
    record: LayerRecord,
    state: LayerState | None,
    catalogue: Catalogue,
    now: datetime,
    *,
    sample: bool = False,
) -> list[Badge]:
    """Return a layer's badges in the current language; ``sample`` marks a pack that is one."""
    found = [_status(state)]
    if sample or (state is not None and state.sample):
        tip = tr("Drawn for practice: not survey data.")
        found.append(Badge("sample", HEED, tr("sample"), tip))
    if record.access["type"] == "derived":
        found.append(_derived(record))
    if state is not None and state.status in (READY, ONLINE):
        found.append(_freshness(record, state, now))
    if state is not None and state.status == READY and record.geometry != "Raster":
        names = _completeness(record, state)
        if names is not None:
            found.append(names)
    found.append(_licence(record, catalogue))
    return found


def badge_text(found: list[Badge]) -> str:
    """Return badges as plain text, a line each, for a tooltip."""
    return "\n".join(f"{badge.sign} {badge.word}: {badge.tooltip}" for badge in found)


def age_in_words(date: str, now: datetime) -> str:
    """Return how old an ISO 8601 date is, in the coarsest unit that fits; empty if unreadable."""
    then = parse_date(date)
    if then is None:
        return ""
    days = (now - then).days
    if days < 1:
        return tr("from today")
    if days < 60:
        return tr("{count} days old", count=days)
    if days < 730:
        return tr("{count} months old", count=days // 30)
    return tr("{count} years old", count=days // 365)


def _status(state: LayerState | None) -> Badge:
    status = state.status if state else ""
    level = {READY: FINE, EMPTY: HEED, ONLINE: HEED, FAILED: BAD}.get(status, ASK)
    tip = {
        READY: tr("In the pack: works without internet."),
        EMPTY: tr("The extract holds none of them."),
        ONLINE: tr("Shown live by its publisher: needs the internet."),
        FAILED: tr("It could not be built: the page below says why."),
    }.get(status, tr("No pack holds it yet."))
    return Badge("status", level, tr(STATUS_WORDS.get(status, status)), tip)


def _derived(record: LayerRecord) -> Badge:
    if "proxy" in record.id:
        tip = tr("It stands for something nobody measured here.")
        return Badge("derived", HEED, tr("proxy"), tip)
    tip = tr("Computed from other layers: the text below says how.")
    return Badge("derived", HEED, tr("estimate"), tip)


def _freshness(record: LayerRecord, state: LayerState, now: datetime) -> Badge:
    fresh = freshness(record, state, now)
    level = {FRESH: FINE, FIXED: FINE, LIVE: FINE, DUE: HEED, STALE: BAD, UNKNOWN: ASK}[fresh.level]
    word = {
        FRESH: tr("fresh"),
        DUE: tr("due for renewal"),
        STALE: tr("out of date"),
        FIXED: tr("one edition"),
        LIVE: tr("live"),
        UNKNOWN: tr("date not known"),
    }[fresh.level]
    if fresh.level == LIVE:
        tip = tr("Read from its publisher whenever it is shown.")
    elif fresh.level == UNKNOWN:
        tip = tr("The source states no date that can be used.")
    elif fresh.level == FIXED:
        tip = tr("Published once; no newer edition exists.")
    else:
        every = tr(cadence_template(record.data["refresh"]["cadence"]))
        age = age_in_words(state.source_date or "", now)
        tip = tr("{age}; it should be renewed every {cadence}.", age=age, cadence=every)
    return Badge("freshness", level, word, tip)


def _completeness(record: LayerRecord, state: LayerState) -> Badge | None:
    names = completeness(record, state)
    if names.level != NO_NAMES and not names_matter(record):
        return None  # that few fields and houses have a name is no fault
    if names.level == NO_NAMES:
        tip = tr("Features of this layer carry no names.")
        return Badge("completeness", ASK, tr("no names in this layer"), tip)
    if names.level == NOT_COUNTED or names.share is None:
        tip = tr("This pack does not say how many have a name. Build it again.")
        return Badge("completeness", ASK, tr("names not counted"), tip)
    level = {GOOD: FINE, PARTIAL: HEED}.get(names.level, BAD)
    percent = f"{100 * names.share:.0f}"
    tip = tr(
        "{named} of {all} features have a name.",
        named=f"{state.named:,}",
        all=f"{state.features:,}",
    )
    return Badge("completeness", level, tr("{percent} % named", percent=percent), tip)


def _licence(record: LayerRecord, catalogue: Catalogue) -> Badge:
    licence = catalogue.shared["licences"][record.licence]
    name = pick(licence["name_en"], licence["name_th"])
    if licence.get("share_alike"):
        tip = tr("{licence}. What you make from these data must be shared alike.", licence=name)
        return Badge("licence", HEED, tr("share alike"), tip)
    if record.licence == "NOT-STATED":
        tip = tr("Ask the publisher before passing it on.")
        return Badge("licence", BAD, tr("licence not stated"), tip)
    if not licence["open"]:
        return Badge("licence", HEED, tr("own terms"), f"{name}.")
    return Badge("licence", FINE, tr("open licence"), f"{name}.")
