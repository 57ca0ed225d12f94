"""A read report in plain sentences of the current language."""

from __future__ import annotations

from ...core.opinion.platforms import PLATFORMS
from ...core.opinion.post_table import REPAIRS, ZONE_ASSUMED, ReadReport, Tally
from ..i18n import tr


def headline(report: ReadReport) -> str:
    """Return how many rows were read, kept and placed, in one sentence."""
    return tr(
        "{read} rows read, {kept} kept, {placed} of them with a place.",
        read=f"{report.read:,}",
        kept=f"{report.kept:,}",
        placed=f"{report.placed:,}",
    )


def recognised(report: ReadReport) -> str:
    """Return which platform was recognised and why."""
    return tr(
        "Recognised as {platform}: {reasons}.",
        platform=PLATFORMS.get(report.platform, report.platform),
        reasons="; ".join(tr(reason) for reason in report.reasons),
    )


def fallbacks(report: ReadReport) -> list[str]:
    """Return a sentence for each point that looks like a geocoder's fallback."""
    said = []
    for point in report.fallback_points:
        at = {
            "rows": f"{point.rows:,}",
            "lat": f"{point.lat:.5f}",
            "lon": f"{point.lon:.5f}",
        }
        said.append(
            tr("Used as you asked: {rows} rows all lie on {lat}, {lon}.", **at)
            if point.believed
            else tr(
                "Set aside: {rows} rows all lie on {lat}, {lon}. That is what a geocoder gives "
                "when it does not know the place.",
                **at,
            )
        )
    return said


def repairs(report: ReadReport, without: frozenset[str]) -> list[tuple[str, str]]:
    """Return id and words of the repairs that were made or switched off."""
    lines = []
    for code, what in REPAIRS.items():
        if code in without:
            lines.append((code, tr("{repair} (switched off)", repair=tr(what))))
        elif what in report.repairs:
            rows = f"{report.repairs[what].rows:,}"
            lines.append((code, tr("{repair}: {rows} rows", repair=tr(what), rows=rows)))
    return lines


def found_by_text(report: ReadReport) -> list[str]:
    """Return what the names in the texts gave: places, areas, doubts."""
    if not report.by_text + report.by_area + report.in_review:
        return []
    return [
        tr(
            "Placed by a name in the text: {spots} at a place, {areas} in an area; {doubts} are in "
            "doubt and wait for review.",
            spots=f"{report.by_text:,}",
            areas=f"{report.by_area:,}",
            doubts=f"{report.in_review:,}",
        )
    ]


def far_away(report: ReadReport) -> list[str]:
    """Return a sentence on the rows that lie far from the rest."""
    far = report.far_away
    if far is None or not far.rows:
        return []
    return [
        tr(
            "Far away: {rows} rows lie more than {km} km from the middle of the others ({lat}, "
            "{lon}). They are kept; look at rows {examples}.",
            rows=f"{far.rows:,}",
            km=f"{far.km:,.0f}",
            lat=f"{far.lat:.3f}",
            lon=f"{far.lon:.3f}",
            examples=", ".join(map(str, far.examples[:5])),
        )
    ]


def whole_report(report: ReadReport) -> list[str]:
    """Return all that is to be said of an import, a sentence each."""
    return [
        recognised(report),
        headline(report),
        *found_by_text(report),
        *fallbacks(report),
        *far_away(report),
        *details(report),
    ]


def details(report: ReadReport) -> list[str]:
    """Return what was skipped, left without a place and mended, a sentence each."""
    lines = [_line(tr("Skipped"), reason, tally) for reason, tally in report.skipped.items()]
    lines += [
        _line(tr("Without a place"), reason, tally) for reason, tally in report.unplaced.items()
    ]
    lines += [
        _line(tr("Mended"), what, tally, report.timezone if what == ZONE_ASSUMED else "")
        for what, tally in report.repairs.items()
    ]
    lines += [
        _line(tr("Taken out of the text"), what, tally) for what, tally in report.masked.items()
    ]
    if report.suggested_topics:
        lines.append(
            tr(
                "Topics suggested by key words: {rows} rows; the export named none for them.",
                rows=f"{report.suggested_topics:,}",
            )
        )
    if report.suggested_stances:
        lines.append(
            tr("Stances suggested by words: {rows} rows.", rows=f"{report.suggested_stances:,}")
        )
    if report.parts:
        lines.append(tr("Read as one: {parts}", parts=", ".join(report.parts)))
    if report.has_authors:
        lines.append(tr("Authors are counted by random numbers; their names were not kept."))
    else:
        lines.append(tr("The file names no authors, so posts are counted instead of people."))
    return lines


def _line(kind: str, what: str, tally: Tally, more: str = "") -> str:
    line = f"{kind}: {tally.rows:,} × {tr(what)}" + (f" ({more})" if more else "")
    if tally.examples:
        line += " " + tr("(for example rows {rows})", rows=", ".join(map(str, tally.examples)))
    return line
