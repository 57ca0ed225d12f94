"""The report of a build as a page to read: per layer what came, what was mended or left out."""

from __future__ import annotations

from html import escape
from pathlib import Path

from ...core.catalogue.health import STATUS_WORDS
from ...core.catalogue.pack import EMPTY, READY, LayerState, PackManifest
from ...core.catalogue.records import Catalogue, LayerRecord
from ...core.errors import BadOutput, msg
from ..i18n import language, pick, tr
from .loading import what_is_said

_CSS = """
body { font-family: "Noto Sans Thai", "Loma", "Leelawadee UI", sans-serif; margin: 2em; color: #222; }
table { border-collapse: collapse; width: 100%; } caption { text-align: left; padding: 4px 0; }
th, td { border: 1px solid #bbb; padding: 3px 6px; text-align: left; vertical-align: top; }
td.number { text-align: right; } tr.failed td { background: #fdeee3; } tr.empty td { color: #666; }
.sample { background: #ffe08a; padding: 4px 8px; font-weight: bold; }
@media print { body { margin: 0; } }
"""  # noqa: E501


def left_out(state: LayerState) -> str:
    """Return what was dropped of a layer and why, in the current language."""
    return ", ".join(f"{count:,} {tr(why)}" for why, count in state.dropped.items())


def report_html(manifest: PackManifest, catalogue: Catalogue) -> str:
    """Return the report as a page of its own, in the current language."""
    title = tr("City pack: report of the build")
    head = [
        (tr("Extract"), f"{manifest.extract} · SHA-256 {manifest.extract_sha256}"),
        (tr("Source date"), manifest.extract_date or tr("not stated by the source")),
        (tr("Area (west, south, east, north)"), ", ".join(f"{v:.5f}" for v in manifest.area)),
        (tr("Built"), f"{manifest.built_at} · {manifest.tool} · {manifest.seconds:.1f} s"),
        (tr("Layers ready"), f"{len(manifest.ready())} / {len(manifest.layers)}"),
    ]
    parts = [
        f"<!DOCTYPE html><html lang='{language()}'><head><meta charset='utf-8'>",
        f"<title>{escape(title)}</title><style>{_CSS}</style></head><body>",
        f"<h1>{escape(title)}</h1>",
    ]
    if manifest.sample:
        sample = tr("SAMPLE city: drawn for practice, not survey data")
        parts.append(f"<p class='sample'>{escape(sample)}</p>")
    for note in [*manifest.notes, *manifest.unused_sources]:
        parts.append(f"<p>⚠ {escape(tr(note['message'], **note['params']))}</p>")
    parts.append("<table>")
    parts += [f"<tr><th>{escape(name)}</th><td>{escape(value)}</td></tr>" for name, value in head]
    parts.append("</table><h2>" + escape(tr("Layers")) + "</h2><table><tr>")
    columns = [
        tr("Layer"),
        tr("Status"),
        tr("Features"),
        tr("Mended"),
        tr("Left out"),
        tr("Source date"),
        tr("Seconds"),
        tr("Notes"),
    ]
    parts += [f"<th>{escape(column)}</th>" for column in columns]
    parts.append("</tr>")
    for record in catalogue.records:
        state = manifest.layers.get(record.id)
        if state is not None:
            parts.append(_row(record, state))
    parts.append("</table></body></html>\n")
    return "".join(parts)


def _row(record: LayerRecord, state: LayerState) -> str:
    raster = record.geometry == "Raster"
    cells = [
        (f"{pick(record.title('en'), record.title('th'))} ({record.id})", ""),
        (tr(STATUS_WORDS.get(state.status, state.status)), ""),
        ("" if raster or state.status not in (READY, EMPTY) else f"{state.features:,}", "number"),
        (f"{state.repaired:,}" if state.repaired else "", "number"),
        (left_out(state), ""),
        ((state.source_date or "")[:10], ""),
        (f"{state.seconds:.2f}" if state.seconds else "", "number"),
        (what_is_said(state), ""),
    ]
    html = "".join(f"<td class='{kind}'>{escape(text)}</td>" for text, kind in cells)
    return f"<tr class='{escape(state.status)}'>{html}</tr>"


def write_report(path: Path, manifest: PackManifest, catalogue: Catalogue) -> Path:
    """Write the report as JSON to ``path`` and as a page beside it; return the page's path.

    Raises BadOutput.
    """
    page = path.with_suffix(".html")
    try:
        path.write_text(manifest.to_json(), encoding="utf-8")
        page.write_text(report_html(manifest, catalogue), encoding="utf-8")
    except OSError as error:
        raise BadOutput(
            msg("{file} cannot be written ({reason}). Choose another place for the report."),
            file=str(path),
            reason=error.strerror or type(error).__name__,
        ) from error
    return page
