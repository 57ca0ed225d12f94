"""What was voted and bargained, as tables: CSV, GeoPackage and layers of the map."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any

import numpy as np
from osgeo import ogr, osr
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFeature,
    QgsFontMarkerSymbolLayer,
    QgsGeometry,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsPointXY,
    QgsProperty,
    QgsRendererCategory,
    QgsSingleSymbolRenderer,
    QgsSymbolLayer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import QPointF
from qgis.PyQt.QtGui import QColor, QFont

from ...core.csv_text import csv_text
from ...core.errors import BadOutput, msg
from ...core.scenario import bargain as b
from ...core.scenario.bargain import Bargain, Deal
from ...core.scenario.hit import Placed
from ...core.scenario.journal import DRAW, JournalRow
from ...core.scenario.plan import Plan
from ...core.scenario.shape import Shape
from ...core.scenario.votes import Line, Result
from ..compat import make_field
from ..i18n import language, pick, tr
from .decision_words import (
    ABOUT,
    EVERYBODY,
    GONE,
    OUTCOMES,
    WANTS,
    Pair,
    deal_words,
    note_words,
    proposal_words,
    round_words,
    thing_words,
    tie_words,
)

VOTES, DEALS = "votes", "deals"
_BESIDE = QPointF(4.2, -4.2)  # mm: the drawing's own badge stays in sight
Place = tuple[float, float]
_OGR_KIND = {"string": ogr.OFTString, "integer": ogr.OFTInteger, "number": ogr.OFTReal}

# Each column: its name in a layer, its kind, its heading.
_VOTE_COLUMNS = (
    ("round", "integer", ("Round", "รอบ")),
    ("about_en", "string", ("About (en)", "ลงคะแนนเรื่อง (en)")),
    ("about_th", "string", ("About (th)", "ลงคะแนนเรื่อง (th)")),
    ("secret", "integer", ("Secret (1) or open (0)", "ลับ (1) หรือเปิดเผย (0)")),
    ("rank", "integer", ("Rank", "อันดับ")),
    ("tied", "integer", ("Tied (1)", "คะแนนเท่ากัน (1)")),
    ("what_en", "string", ("What (en)", "สิ่งที่ได้คะแนน (en)")),
    ("what_th", "string", ("What (th)", "สิ่งที่ได้คะแนน (th)")),
    ("dots", "integer", ("Dots", "จุด")),
    ("share", "number", ("Share of all dots, %", "ร้อยละของจุดทั้งหมด")),
    ("tables", "string", ("Dots of each table", "จุดของแต่ละโต๊ะ")),
    ("future", "string", ("Future id", "รหัสอนาคต")),
    ("element", "string", ("Element id", "รหัสสิ่งที่วาด")),
    ("drawing", "string", ("Drawing uuid", "รหัสภาพวาด")),
    ("lon", "number", ("Longitude", "ลองจิจูด")),
    ("lat", "number", ("Latitude", "ละติจูด")),
    ("notes_en", "string", ("Notes (en)", "หมายเหตุ (en)")),
    ("notes_th", "string", ("Notes (th)", "หมายเหตุ (th)")),
)
_DEAL_COLUMNS = (
    ("bargain", "integer", ("Bargaining no.", "การต่อรองครั้งที่")),
    ("table", "string", ("Kept at table", "บันทึกที่โต๊ะ")),
    ("time", "string", ("Offered (local time)", "เวลาที่เสนอ")),
    ("ended", "string", ("Answered (local time)", "เวลาที่ตอบ")),
    ("from", "string", ("From", "ผู้เสนอ")),
    ("to_en", "string", ("To (en)", "เสนอให้ (en)")),
    ("to_th", "string", ("To (th)", "เสนอให้ (th)")),
    ("want_en", "string", ("Asks to (en)", "ขอให้ (en)")),
    ("want_th", "string", ("Asks to (th)", "ขอให้ (th)")),
    ("what_en", "string", ("What (en)", "เรื่อง (en)")),
    ("what_th", "string", ("What (th)", "เรื่อง (th)")),
    ("tokens", "integer", ("Tokens", "เบี้ย")),
    ("outcome", "string", ("Outcome", "ผล (รหัส)")),
    ("outcome_en", "string", ("Outcome (en)", "ผล (en)")),
    ("outcome_th", "string", ("Outcome (th)", "ผล (th)")),
    ("by", "string", ("Answered by", "ผู้ตอบ")),
    ("refused", "string", ("Refused by", "ผู้ปฏิเสธ")),
    ("note", "string", ("Note", "บันทึก")),
    ("sentence_en", "string", ("Sentence (en)", "ประโยค (en)")),
    ("sentence_th", "string", ("Sentence (th)", "ประโยค (th)")),
    ("lon", "number", ("Longitude", "ลองจิจูด")),
    ("lat", "number", ("Latitude", "ละติจูด")),
    ("deal", "string", ("Deal uuid", "รหัสข้อเสนอ")),
)


@dataclass(frozen=True)
class Table:
    """Lines with a heading each, and where each is in EPSG:4326 (None: nowhere)."""

    name: str
    columns: Sequence[tuple[str, str, Pair]]
    lines: Sequence[Sequence[Any]]
    places: Sequence[Place | None]


def all_drawings(
    rows: Iterable[JournalRow], picture: Iterable[JournalRow]
) -> dict[str, JournalRow]:
    """Return all drawings ever made by uuid, those in view as they look now."""
    found = {row.uuid: row for row in rows if row.action == DRAW}
    found.update((row.uuid, row) for row in picture)
    return found


def place_of(shape: Shape) -> Place:
    """Return where a drawing's badge is, in the units of the shape."""
    return Placed.of(shape.kind, np.asarray(shape.points, dtype=float)).badge


# --- tables


def votes_table(results: Iterable[Result], plan: Plan, drawings: Mapping[str, JournalRow]) -> Table:
    """Return the results of rounds, a line for each thing; one that nobody chose has one, too."""
    lines, places = [], []
    for result in results:
        said = [_plain(pair) for pair in result_words(result, plan, drawings)]
        notes = [" ".join(pair[place] for pair in said) for place in (0, 1)]
        about = _plain(ABOUT[result.about])
        for line in result.lines or (None,):
            place = _place(line, drawings)
            thing = _thing_values(line, plan, drawings)
            place_values = place or (None, None)
            lines.append([result.number, *about, int(result.secret), *thing, *place_values, *notes])
            places.append(place)
    return Table(VOTES, _VOTE_COLUMNS, lines, places)


def result_words(result: Result, plan: Plan, drawings: Mapping[str, JournalRow]) -> list[Pair]:
    """Return what there is to say of a result beside its numbers: ties, and what was odd."""
    tie = tie_words(result, (thing_words(thing, plan, drawings) for thing in result.first))
    return [*([tie] if tie else []), *(note_words(note) for note in result.notes)]


def _thing_values(line: Line | None, plan: Plan, drawings: Mapping[str, JournalRow]) -> list[Any]:
    if line is None:
        return [None, None, "", "", 0, None, "", None, None, None]
    what = _plain(thing_words(line.thing, plan, drawings))
    if line.gone:
        what = f"{what[0]} ({GONE[0]})", f"{what[1]} ({GONE[1]})"
    by_table = ", ".join(f"{table}: {dots}" for table, dots in line.by_table)
    share = round(100 * line.share, 1)
    return [line.rank, int(line.tied), *what, line.dots, share, by_table, *line.thing]


def _place(line: Line | None, drawings: Mapping[str, JournalRow]) -> Place | None:
    row = drawings.get((line and line.thing.target_uuid) or "")
    return None if row is None or row.shape is None or line.gone else place_of(row.shape)


def deals_table(
    bargains: Iterable[Bargain],
    plan: Plan,
    drawings: Mapping[str, JournalRow],
    zone: tzinfo | None = None,
) -> Table:
    """Return the log of deals, in the order of the offers; times in ``zone`` or this computer's."""
    lines, places = [], []
    for number, bargain in enumerate(bargains, 1):
        for deal in bargain.deals.values():
            values = _deal_values(deal, plan, drawings, zone)
            lines.append([number, bargain.table_code, *values])
            places.append((deal.proposal.lon, deal.proposal.lat))
    return Table(DEALS, _DEAL_COLUMNS, lines, places)


def _deal_values(
    deal: Deal, plan: Plan, drawings: Mapping[str, JournalRow], zone: tzinfo | None
) -> list[Any]:
    to = EVERYBODY if deal.to is None else (deal.to, deal.to)
    return [
        local_time(deal.offered_at, zone),
        local_time(deal.ended_at or "", zone),
        deal.giver,
        *to,
        *WANTS[deal.want],
        *_plain(proposal_words(deal.proposal, plan, drawings)),
        deal.tokens,
        deal.outcome,
        *OUTCOMES[deal.outcome],
        deal.by or "",
        ", ".join(deal.refused_by),
        deal.note,
        *_plain(deal_words(deal, plan, drawings)),
        round(deal.proposal.lon, 7),
        round(deal.proposal.lat, 7),
        deal.uuid,
    ]


def local_time(text: str, zone: tzinfo | None = None) -> str:
    """Return a journal's time as people read it, in ``zone`` or this computer's; "" for none."""
    with suppress(ValueError):
        moment = datetime.fromisoformat(text.replace("Z", "+00:00")).astimezone(zone)
        return f"{moment:%Y-%m-%d %H:%M}"
    return ""


def _plain(pair: Pair) -> Pair:
    """Return words without the marks where Thai may break: in a file they only hinder a search."""
    return pair[0].replace("\u200b", ""), pair[1].replace("\u200b", "")


# --- files


def table_csv(table: Table) -> str:
    """Return a table as CSV that spreadsheets open safely: no text in it becomes a formula."""
    header = [f"{thai} / {english}" for _name, _kind, (english, thai) in table.columns]
    return csv_text(header, table.lines)


def write_csv(path: Path | str, table: Table) -> None:
    """Write a table as CSV, whole or not at all. Raises ``BadOutput``."""
    path = Path(path)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(_writable(table_csv(table)).encode("utf-8"))
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise _not_written(path, error.strerror or type(error).__name__) from error


def write_geopackage(path: Path | str, tables: Sequence[Table]) -> None:
    """Write tables as point layers (lines without a place have none), whole or not at all.

    A file of that name is replaced only when it is another such file. Raises ``BadOutput``.
    """
    path = Path(path)
    if path.exists() and not _is_ours(path):
        raise BadOutput(
            msg("{file} exists already and was left alone. Choose another name."), file=path
        )
    part = path.with_name(f".{path.stem}.{os.getpid()}.part.gpkg")
    try:
        _fill(part, tables)
        part.replace(path)
    except (OSError, RuntimeError) as error:
        raise _not_written(path, getattr(error, "strerror", None) or str(error)) from error
    finally:
        with suppress(OSError):
            part.unlink()


def _fill(path: Path, tables: Sequence[Table]) -> None:
    with suppress(OSError):
        path.unlink()
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    if source is None:
        raise OSError("no room, or no right to write there")
    wgs84 = osr.SpatialReference()
    wgs84.ImportFromEPSG(4326)
    wgs84.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    for table in tables:
        options = [f"DESCRIPTION={_MARK}", "SPATIAL_INDEX=NO"]
        layer = source.CreateLayer(table.name, wgs84, ogr.wkbPoint, options)
        for name, kind, _heading in table.columns:
            layer.CreateField(ogr.FieldDefn(name, _OGR_KIND[kind]))
        layer.StartTransaction()
        for values, place in zip(table.lines, table.places):
            feature = ogr.Feature(layer.GetLayerDefn())
            for number, value in enumerate(values):
                if value is not None:
                    feature.SetField(number, _writable(value) if isinstance(value, str) else value)
            if place is not None:
                point = ogr.Geometry(ogr.wkbPoint)
                point.AddPoint_2D(*place)
                feature.SetGeometry(point)
            if layer.CreateFeature(feature) != ogr.OGRERR_NONE:
                raise OSError("a line could not be written")
        layer.CommitTransaction()
    source.FlushCache()
    del layer, source  # closes the file


_MARK = "Votes and deals of a workshop (Chiang Mai Civic)"


def _is_ours(path: Path) -> bool:
    source = ogr.Open(str(path))
    if source is None:
        return False
    names = {source.GetLayer(number).GetName() for number in range(source.GetLayerCount())}
    return bool(names) and names <= {VOTES, DEALS}


def _writable(text: str) -> str:
    """Return a text that UTF-8 and GDAL can hold whole: no halves of letters, no end in it."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole.replace("\0", "")


def _not_written(path: Path, reason: str) -> BadOutput:
    return BadOutput(
        msg("{file} cannot be made: {reason}. Choose a folder that can be written."),
        file=path,
        reason=reason,
    )


# --- layers


def make_layer(table: Table, title: str) -> QgsVectorLayer:
    """Return a layer in memory of the lines that have a place, styled, EPSG:4326."""
    layer = QgsVectorLayer("Point?crs=EPSG:4326", title, "memory")
    layer.dataProvider().addAttributes([make_field(name, kind) for name, kind, _ in table.columns])
    layer.updateFields()
    fill_layer(layer, table)
    layer.setReadOnly(True)
    (_style_votes if table.name == VOTES else _style_deals)(layer)
    return layer


def fill_layer(layer: QgsVectorLayer, table: Table) -> None:
    """Make a layer of ``make_layer`` show this table."""
    provider = layer.dataProvider()
    provider.truncate()
    features = []
    for values, place in zip(table.lines, table.places):
        if place is not None:
            feature = QgsFeature(layer.fields())
            feature.setAttributes(list(values))
            feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(*place)))
            features.append(feature)
    provider.addFeatures(features)
    layer.updateExtents()
    layer.triggerRepaint()


def votes_title(result: Result) -> str:
    """Return the name of a layer of votes."""
    return tr("Votes · {round}", round=pick(*round_words(result)))


def _style_votes(layer: QgsVectorLayer) -> None:
    """Show a white badge with a black rim and the number of dots, larger for more of them.

    The number is part of the symbol: a label would be left out where labels are crowded.
    """
    symbol = QgsMarkerSymbol.createSimple(
        {"name": "circle", "color": "#ffffff", "outline_color": "#000000", "outline_width": "0.7"}
    )
    symbol.symbolLayer(0).setSize(8)
    number = QgsFontMarkerSymbolLayer(QFont().defaultFamily(), "1", 4.5, QColor("#000000"))
    number.setDataDefinedProperty(
        QgsSymbolLayer.PropertyCharacter,  # not scoped: the one name that 3.22 and 4 share
        QgsProperty.fromExpression('to_string("dots")'),
    )
    symbol.appendSymbolLayer(number)
    size = '6 + 4 * sqrt("dots" / maximum("dots"))'
    symbol.setDataDefinedSize(QgsProperty.fromExpression(size))
    for one in symbol.symbolLayers():
        one.setOffset(_BESIDE)
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    layer.setDisplayExpression(f'"what_{language()}" || \' · \' || "dots"')


# By form, not only by tone: a grey printer shows what became of a deal.
_FORMS = {
    b.TAKEN: {"name": "circle", "color": "#1a1a1a", "outline_color": "#ffffff"},
    b.OPEN: {"name": "circle", "color": "#ffffff", "outline_color": "#1a1a1a"},
    b.REFUSED: {"name": "cross2", "color": "#1a1a1a", "outline_color": "#1a1a1a"},
    b.WITHDRAWN: {"name": "triangle", "color": "#ffffff", "outline_color": "#1a1a1a"},
    b.LAPSED: {"name": "square", "color": "#ffffff", "outline_color": "#1a1a1a"},
}


def _style_deals(layer: QgsVectorLayer) -> None:
    categories = [
        QgsRendererCategory(
            outcome,
            _beside(QgsMarkerSymbol.createSimple({**form, "size": "4.6", "outline_width": "0.8"})),
            pick(*OUTCOMES[outcome]),
        )
        for outcome, form in _FORMS.items()
    ]
    layer.setRenderer(QgsCategorizedSymbolRenderer("outcome", categories))
    whom = f"to_{language()}"
    text = f'"from" || \' → \' || "{whom}" || \' · \' || "tokens"'
    _label(layer, text)
    layer.setDisplayExpression(f'"sentence_{language()}"')


def _beside(symbol: QgsMarkerSymbol) -> QgsMarkerSymbol:
    symbol.symbolLayer(0).setOffset(_BESIDE)
    return symbol


def _label(layer: QgsVectorLayer, expression: str) -> None:
    settings = QgsPalLayerSettings()
    settings.fieldName = expression
    settings.isExpression = True
    settings.placement = QgsPalLayerSettings.Placement.OrderedPositionsAroundPoint
    settings.dataDefinedProperties().setProperty(
        QgsPalLayerSettings.Property.PredefinedPositionOrder, QgsProperty.fromValue("TR,R,BR")
    )
    settings.dist = 11.5  # mm: past the sign, which is beside the place
    text = QgsTextFormat()
    font = QFont()
    font.setBold(True)
    text.setFont(font)
    text.setSize(9)
    text.setColor(QColor("#000000"))
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setSize(0.8)
    text.setBuffer(halo)
    settings.setFormat(text)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
