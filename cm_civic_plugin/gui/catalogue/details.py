"""What the dock tells of one layer before it is added."""

from __future__ import annotations

from datetime import datetime, timezone
from html import escape

from ...core.catalogue.pack import READY, LayerState
from ...core.catalogue.records import Catalogue, LayerRecord
from ...gis.catalogue.loading import what_is_said, why_not
from ...gis.i18n import language, pick, tr
from .layer_tree import status_word


def age_in_words(date: str, now: datetime | None = None) -> str:
    """Return how old an ISO 8601 date is, in the coarsest unit that fits; empty if unreadable."""
    try:
        then = datetime.fromisoformat(date.replace("Z", "+00:00"))
    except ValueError:
        return ""
    if then.tzinfo is None:
        then = then.replace(tzinfo=timezone.utc)
    days = ((now or datetime.now(timezone.utc)) - then).days
    if days < 1:
        return tr("from today")
    if days < 60:
        return tr("{count} days old", count=days)
    if days < 730:
        return tr("{count} months old", count=days // 30)
    return tr("{count} years old", count=days // 365)


def details_html(
    record: LayerRecord, state: LayerState | None, catalogue: Catalogue, *, sample: bool
) -> str:
    """Return a layer's page as HTML: titles, status, abstract, question, limits, source."""
    here = language()
    other = "en" if here == "th" else "th"
    parts = [
        f"<h3 style='margin:0;color:{record.theme.colour}'>{escape(record.title(here))}</h3>",
        f"<p style='margin:0 0 6px 0;color:gray'>{escape(record.title(other))}</p>",
    ]
    reason = why_not(record, state)
    if reason and state is not None:
        parts.append(f"<p><b>{escape(status_word(state))}</b>: {escape(reason)}</p>")
    parts.append(f"<p>{escape(record.text('abstract', here))}</p>")
    parts.append(f"<p><i>{escape(record.text('civic_question', here))}</i></p>")
    parts.append(_line(tr("Limits"), escape(record.text("limits", here))))
    if sample or (state is not None and state.sample):
        real = tr("drawn for practice; the real layer comes from the source below")
        parts.append(_line(tr("Sample"), f"<b>{escape(real)}</b>"))
    parts.append(_line(tr("Source"), _source(record)))
    parts.append(_line(tr("Licence"), _licence(record, catalogue)))
    if state is not None and state.status == READY:
        parts.append(_line(tr("Source date"), escape(_date(state))))
        if record.geometry != "Raster":
            parts.append(_line(tr("Features"), f"{state.features:,}"))
        if state.message:
            parts.append(_line(tr("Notes"), escape(what_is_said(state))))
        if state.dropped:
            parts.append(
                _line(
                    tr("Left out"),
                    escape(
                        ", ".join(f"{count:,} {tr(why)}" for why, count in state.dropped.items())
                    ),
                )
            )
    return "".join(parts)


def _line(name: str, html: str) -> str:
    return f"<p style='margin:2px 0'><b>{escape(name)}:</b> {html}</p>"


def _link(text: str, address: str | None) -> str:
    if not address:
        return escape(text)
    return f"<a href='{escape(address, quote=True)}'>{escape(text)}</a>"


def _source(record: LayerRecord) -> str:
    source = record.data["source"]
    agency = pick(source["agency"], source["agency_th"])
    name = agency if source["dataset"] in agency else f"{agency}, {source['dataset']}"
    return _link(name, source.get("homepage"))


def _licence(record: LayerRecord, catalogue: Catalogue) -> str:
    licence = catalogue.shared["licences"][record.licence]
    name = _link(pick(licence["name_en"], licence["name_th"]), licence["url"])
    note = pick(licence.get("note_en", ""), licence.get("note_th", ""))
    return f"{name}. {escape(note)}" if note else name


def _date(state: LayerState) -> str:
    if not state.source_date:
        return tr("not stated by the source")
    age = age_in_words(state.source_date)
    day = state.source_date[:10]
    return f"{day} ({age})" if age else day
