"""The data health page as one HTML file to print, mail or put on a wall."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from html import escape

from ..errors import msg
from .health import ACT, COLUMNS, LEVEL_WORDS, OK, WATCH, HealthRow, Say, cells, counts
from .pack import PackManifest

SIGNS = {OK: "✓", WATCH: "!", ACT: "✕"}
TITLE = msg("Data health")
_CSS = """
body { font-family: "Noto Sans Thai", "Loma", "Leelawadee UI", sans-serif; margin: 1.5em; color: #222; }
table { border-collapse: collapse; width: 100%; font-size: 11pt; } thead { display: table-header-group; }
th, td { border: 1px solid #bbb; padding: 3px 6px; text-align: left; vertical-align: top; }
tr { page-break-inside: avoid; } td.level { white-space: nowrap; font-weight: bold; }
tr.act td.level { background: #fde3d5; color: #7a2500; } tr.watch td.level { background: #fff1c2; color: #5c4300; }
tr.ok td.level { background: #dff3e8; color: #0f4d36; } dt { font-weight: bold; } small { color: #555; }
.sample { background: #ffe08a; padding: 4px 8px; font-weight: bold; }
@page { size: A4 landscape; margin: 10mm; } @media print { body { margin: 0; } table { font-size: 8pt; } }
"""  # noqa: E501
# level, layer, status, wrong, to do, responsible, date, cadence, features, names, tambon, licence
_SHOWN = (0, 1, 3, 4, 5, 6, 8, 9, 10, 11, 12, 14)


def health_html(
    rows: Sequence[HealthRow],
    manifest: PackManifest | None,
    language: str,
    say: Say,
    now: datetime,
) -> str:
    """Return the page in ``"th"`` or ``"en"``; every text in it is escaped."""
    title = escape(say(TITLE, {}))
    parts = [
        f"<!DOCTYPE html><html lang='{language}'><head><meta charset='utf-8'>",
        f"<title>{title}</title><style>{_CSS}</style></head><body><h1>{title}</h1>",
    ]
    if manifest is not None and manifest.sample:
        sample = say(msg("SAMPLE city: drawn for practice, not survey data"), {})
        parts.append(f"<p class='sample'>{escape(sample)}</p>")
    summary = " · ".join(
        f"{SIGNS[level]} {escape(say(LEVEL_WORDS[level], {}))}: <b>{count}</b>"
        for level, count in counts(rows).items()
    )
    parts.append(f"<p>{summary}</p><p><small>{_provenance(manifest, say, now)}</small></p>")
    head = "".join(f"<th>{escape(say(COLUMNS[place], {}))}</th>" for place in _SHOWN)
    parts.append(f"<table><thead><tr>{head}</tr></thead><tbody>")
    for row in rows:
        parts.append(f"<tr class='{row.level}'>")
        texts = cells(row, language, say)
        for place in _SHOWN:
            text = escape(texts[place])
            if place == 0:
                parts.append(f"<td class='level'>{SIGNS[row.level]} {text}</td>")
            elif place == 1:
                parts.append(f"<td>{text}<br><small>{escape(row.record.id)}</small></td>")
            elif place == 6 and texts[7]:
                address = escape(texts[7], quote=True)
                parts.append(f"<td><a href='{address}'>{text}</a></td>")
            else:
                parts.append(f"<td>{text}</td>")
        parts.append("</tr>")
    parts.append("</tbody></table></body></html>\n")
    return "".join(parts)


def _provenance(manifest: PackManifest | None, say: Say, now: datetime) -> str:
    facts = [(msg("Written on"), now.date().isoformat())]
    if manifest is None:
        return escape(
            f"{say(facts[0][0], {})} {facts[0][1]}. {say(msg('No city pack is open.'), {})}"
        )
    facts += [
        (msg("Extract"), f"{manifest.extract} (SHA-256 {manifest.extract_sha256})"),
        (
            msg("Source date"),
            manifest.extract_date or say(msg("not stated by the source"), {}),
        ),
        (msg("Built"), f"{manifest.built_at}, {manifest.tool}"),
    ]
    return "<br>".join(f"{escape(say(name, {}))}: {escape(value)}" for name, value in facts)
