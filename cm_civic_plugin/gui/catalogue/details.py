"""What the dock tells of one layer before it is added."""

from __future__ import annotations

from datetime import datetime, timezone
from html import escape
from pathlib import Path

from qgis.PyQt.QtCore import QSize, QUrl
from qgis.PyQt.QtGui import QFontMetricsF, QGuiApplication

from ...core.catalogue.health import filled_tambon
from ...core.catalogue.pack import READY, THUMBNAILS, LayerState
from ...core.catalogue.records import Catalogue, LayerRecord
from ...gis.catalogue.badges import ASK, BAD, FINE, HEED, Badge, age_in_words, badges
from ...gis.catalogue.build_report import left_out
from ...gis.catalogue.loading import what_is_said, why_not
from ...gis.i18n import language, pick, tr
from .coverage_picture import coverage_picture, data_uri
from .layer_tree import status_word

_COLOURS = {
    FINE: ("#dff3e8", "#0f4d36"),
    HEED: ("#fff1c2", "#5c4300"),
    BAD: ("#fde3d5", "#7a2500"),
    ASK: ("#e6e6e6", "#404040"),
}
_SIZE = QSize(120, 110)


def details_html(
    record: LayerRecord,
    state: LayerState | None,
    catalogue: Catalogue,
    *,
    sample: bool,
    pack: Path | None = None,
    now: datetime | None = None,
    width: int | None = None,
) -> str:
    """Return a layer's page as HTML: titles, badges, abstract, question, limits, source.

    With the folder of the pack it shows the layer's thumbnail and in which tambon it has data.
    ``width`` is the room in pixels for a line of badges.
    """
    here = language()
    other = "en" if here == "th" else "th"
    now = now or datetime.now(timezone.utc)
    parts = [
        f"<h3 style='margin:0;color:{record.theme.colour}'>{escape(record.title(here))}</h3>",
        f"<p style='margin:0 0 4px 0;color:gray'>{escape(record.title(other))}</p>",
        "<p style='margin:0 0 6px 0'>",
        _badge_lines(badges(record, state, catalogue, now, sample=sample), width),
        "</p>",
    ]
    reason = why_not(record, state)
    if reason and state is not None:
        parts.append(f"<p><b>{escape(status_word(state))}</b>: {escape(reason)}</p>")
    if pack is not None and state is not None and state.status == READY:
        parts.append(_pictures(record, state, pack))
    parts.append(f"<p>{escape(record.text('abstract', here))}</p>")
    parts.append(f"<p><i>{escape(record.text('civic_question', here))}</i></p>")
    parts.append(_line(tr("Limits"), escape(record.text("limits", here))))
    if sample or (state is not None and state.sample):
        real = tr("drawn for practice; the real layer comes from the source below")
        parts.append(_line(tr("Sample"), f"<b>{escape(real)}</b>"))
    parts.append(_line(tr("Source"), _source(record)))
    parts.append(_line(tr("Licence"), _licence(record, catalogue)))
    if state is not None and state.status == READY:
        parts += _facts(record, state, now)
    return "".join(parts)


def _facts(record: LayerRecord, state: LayerState, now: datetime) -> list[str]:
    lines = [_line(tr("Source date"), escape(_date(state, now)))]
    if record.geometry != "Raster":
        count = f"{state.features:,}"
        if state.named is not None:
            count += f" ({tr('{count} with a name', count=f'{state.named:,}')})"
        lines.append(_line(tr("Features"), escape(count)))
    if state.message:
        lines.append(_line(tr("Notes"), escape(what_is_said(state))))
    if state.repaired:
        lines.append(_line(tr("Mended"), f"{state.repaired:,}"))
    if state.dropped:
        lines.append(_line(tr("Left out"), escape(left_out(state))))
    return lines


def _badge_lines(found: list[Badge], width: int | None) -> str:
    """Return badges in lines that fit: Qt would break a line within Thai words of one badge."""
    metrics = QFontMetricsF(QGuiApplication.font())
    html, used = [], 0.0
    for badge in found:
        ground, ink = _COLOURS[badge.level]
        word = f"\u00a0{badge.sign} {badge.word}\u00a0".replace(" ", "\u00a0")
        needed = metrics.horizontalAdvance(f"{word} ")
        if used and width is not None and used + needed > width:
            html.append("<br>")
            used = 0.0
        used += needed
        html.append(f"<span style='background:{ground};color:{ink}'>{escape(word)}</span> ")
    return "".join(html)


def _pictures(record: LayerRecord, state: LayerState, pack: Path) -> str:
    cells = []
    thumbnail = pack / THUMBNAILS / f"{record.id}.png"
    if thumbnail.is_file():
        address = QUrl.fromLocalFile(str(thumbnail)).toString()
        cells.append(f"<td><img src='{escape(address, quote=True)}' width='165' height='110'></td>")
    covered = filled_tambon(state)
    if covered is not None:
        picture = coverage_picture(pack, state.coverage, record.theme.colour, _SIZE)
        said = tr("data in {filled} of {all} tambon", filled=covered[0], all=covered[1])
        image = "" if picture.isNull() else f"<img src='{data_uri(picture)}'><br>"
        cells.append(f"<td align='center'>{image}<small>{escape(said)}</small></td>")
    return f"<table cellspacing='4'><tr>{''.join(cells)}</tr></table>" if cells else ""


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


def _date(state: LayerState, now: datetime) -> str:
    if not state.source_date:
        return tr("not stated by the source")
    age = age_in_words(state.source_date, now)
    day = state.source_date[:10]
    return f"{day} ({age})" if age else day
