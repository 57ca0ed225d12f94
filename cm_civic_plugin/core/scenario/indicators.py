"""Indicators of the futures: which there are, and the sentences that numbers become.

``resources/scenario/indicators.yaml`` lists them as data; ``gis.scenario.indicators`` measures.
A row of the table is about a future, an element drawn in it, or the difference between the two
futures of the default pair. No data is never zero: the value is None and the reason is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from .elements import Element
from .futures import Future
from .palette_file import FOLDER, Words, read_entries

FILE = FOLDER / "indicators.yaml"

DRAWN_AREA, DRAWN_LENGTH, DRAWN_MARKS = "drawn_area", "drawn_length", "drawn_marks"
REPAIRED = "repaired"
COUNT, LENGTH, AREA = "count", "length", "area"
RASTER_SUM, RASTER_AREA = "raster_sum", "raster_area"
NEAREST = "nearest"
OF_DRAWING = (DRAWN_AREA, DRAWN_LENGTH, DRAWN_MARKS, REPAIRED)
OF_FEATURES = (COUNT, LENGTH, AREA)
OF_PIXELS = (RASTER_SUM, RASTER_AREA)
MEASURES = (*OF_DRAWING, *OF_FEATURES, *OF_PIXELS, NEAREST)

LINE_REACH_M = 15.0
"""Metres to each side of a line that it is taken to be about."""
STAMP_REACH_M = 25.0
"""Metres round a stamp that it is taken to be about."""

READY, DRAWN, NOT_IN_PACK, NO_PACK = "ready", "drawn", "not_in_pack", "no_pack"
NOTHING_DRAWN, OUTSIDE, NO_VALUE, UNREADABLE = (
    "nothing_drawn",
    "outside",
    "no_value",
    "unreadable",
)
_REASONS = {
    NO_PACK: Words("no city pack is chosen", "ยังไม่ได้เลือกชุดข้อมูลเมือง"),
    NOT_IN_PACK: Words("this city pack has no layer “{layer}”", "ชุดข้อมูลเมืองนี้ไม่มีชั้นข้อมูล “{layer}”"),
    "empty": Words(
        "the layer “{layer}” is empty in this pack", "ชั้นข้อมูล “{layer}” ในชุดข้อมูลนี้ว่างเปล่า"
    ),
    "online": Words(
        "the layer “{layer}” is read online only and cannot be measured",
        "ชั้นข้อมูล “{layer}” ดูได้ทางออนไลน์เท่านั้น จึงวัดไม่ได้",
    ),
    "failed": Words(
        "the layer “{layer}” could not be built into this pack",
        "ชั้นข้อมูล “{layer}” สร้างลงในชุดข้อมูลนี้ไม่สำเร็จ",
    ),
    UNREADABLE: Words("the layer “{layer}” cannot be opened", "เปิดชั้นข้อมูล “{layer}” ไม่ได้"),
    OUTSIDE: Words("it lies outside the pack's area", "อยู่นอกพื้นที่ของชุดข้อมูล"),
    NO_VALUE: Words("the layer “{layer}” has no values there", "ชั้นข้อมูล “{layer}” ไม่มีค่าในบริเวณนั้น"),
    NOTHING_DRAWN: Words("nothing is drawn", "ยังไม่ได้วาด"),
}
_NO_DATA = Words(
    "{scope}: no data on “{name}”: {reason}.", "{scope}: ไม่มีข้อมูล “{name}” เพราะ{reason}"
)
_MORE = Words(
    "{name}: {amount} more in {one} than in {other}.", "{name}: {one}มากกว่า{other} {amount}"
)
_LESS = Words(
    "{name}: {amount} less in {one} than in {other}.", "{name}: {one}น้อยกว่า{other} {amount}"
)
_EQUAL = Words("{name}: the same in {one} and {other}.", "{name}: {one}กับ{other}เท่ากัน")
_SUBTRACTED = Words(
    "The first future's number less the second's. ", "ค่าของอนาคตแรกลบด้วยค่าของอนาคตที่สอง "
)
_COVERED = Words(
    " The data cover {share} % of what is drawn.", " (ข้อมูลครอบคลุมร้อยละ {share} ของบริเวณที่วาด)"
)
_SAMPLE = Words(" Sample data.", " (ข้อมูลตัวอย่าง)")
_REACH = Words(
    f"Areas count as drawn, lines as {2 * LINE_REACH_M:.0f} m wide, stamps as circles "
    f"{2 * STAMP_REACH_M:.0f} m across; what is drawn twice counts once.",
    f"รูปที่เป็นพื้นที่นับตามที่วาด เส้นนับกว้าง {2 * LINE_REACH_M:.0f} เมตร "
    f"หมุดนับเป็นวงกลมกว้าง {2 * STAMP_REACH_M:.0f} เมตร ส่วนที่วาดซ้ำนับครั้งเดียว",
)
_CLASSIFIERS = {
    "people": "คน", "places": "แห่ง", "buildings": "หลัง", "marks": "จุด", "shapes": "รูป",
}  # fmt: skip
UNITS = ("m", "m2", *_CLASSIFIERS)
_NOUNS = {
    "people": ("person", "people"), "places": ("place", "places"), "marks": ("stamp", "stamps"),
    "buildings": ("building", "buildings"), "shapes": ("shape", "shapes"),
}  # fmt: skip
_CELL_NO_DATA = Words("no data", "ไม่มีข้อมูล")
_CELL_NOT_DRAWN = Words("nothing drawn", "ยังไม่ได้วาด")
_CELL_SAME = Words("the same", "เท่ากัน")
_PARTLY = "\u00a0*"
PARTLY_NOTE = Words(
    "* The data cover only a part of what is drawn. Choose the row to read how much.",
    "* ข้อมูลครอบคลุมเพียงบางส่วนของบริเวณที่วาด แตะที่แถวเพื่ออ่านว่าเท่าใด",
)
_RAI = 1600.0  # square metres
_WHOLLY = 0.995  # from here on data cover all of a drawing, but for rounding
_CHOICE = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}")
_BREAK = "\u200b"  # where a Thai wording may break on a button


@dataclass(frozen=True)
class Indicator:
    """What is measured: ``values`` (least, most) are the pixels meant, of raster_area only."""

    id: str
    measure: str
    layer: str
    unit: str
    name: Words
    sentence: Words
    rule: Words
    values: tuple[float, float] | None = None


@dataclass(frozen=True)
class LayerFacts:
    """A layer as the pack has it; ``status`` is ready, empty, online, failed or a reason above."""

    status: str
    title: Words
    sample: bool = False


@dataclass(frozen=True)
class Amount:
    """What was measured, None with a ``reason`` where there are no data.

    ``covered`` is the share (0-1) of the drawing that the data say something about.
    """

    value: float | None
    reason: str = ""
    covered: float = 1.0


@dataclass(frozen=True)
class Scope:
    """What an indicator is of: a future or, in it, an element; or a future ``less`` another."""

    future_id: str
    element_id: str | None = None
    less: str | None = None


@dataclass(frozen=True)
class IndicatorRow:
    """One row of the table; ``value`` is in ``unit``, None where ``reason`` says why.

    ``minus_future_id`` is set where the row is the difference of two futures.
    """

    id: str
    future_id: str
    minus_future_id: str | None
    element_id: str | None
    value: float | None
    unit: str
    sentence_th: str
    sentence_en: str
    rule_th: str
    rule_en: str
    source_layer: str
    status: str
    sample: bool
    reason: str
    covered: float


@dataclass(frozen=True)
class Comparison:
    """A line of the table of two futures: an indicator of each, and the first less the second.

    It is about all that is drawn, with ``parts`` about each element; or about one element. A side
    is None where that element is not drawn in that future.
    """

    id: str
    element_id: str | None
    one: IndicatorRow | None
    other: IndicatorRow | None
    difference: IndicatorRow | None
    parts: tuple[Comparison, ...] = ()

    @property
    def sides(self) -> tuple[IndicatorRow, ...]:
        """The rows that there are: of the first, of the second future, and the difference."""
        return tuple(row for row in (self.one, self.other, self.difference) if row is not None)


def compare(rows: Iterable[IndicatorRow], one: str, other: str) -> list[Comparison]:
    """Return a table's rows as lines about two futures, which must be the pair it was made for."""
    found: dict[str, dict[str | None, dict[str, IndicatorRow]]] = {}
    for row in rows:
        if row.minus_future_id is not None:
            side = "difference" if (row.future_id, row.minus_future_id) == (one, other) else ""
        else:
            side = {one: "one", other: "other"}.get(row.future_id, "")
        if side:
            found.setdefault(row.id, {}).setdefault(row.element_id, {})[side] = row

    def line(indicator: str, element: str | None, parts: tuple[Comparison, ...]) -> Comparison:
        sides = found[indicator].get(element, {})
        return Comparison(
            indicator, element, sides.get("one"), sides.get("other"), sides.get("difference"), parts
        )

    return [
        line(
            indicator,
            None,
            tuple(line(indicator, element, ()) for element in elements if element is not None),
        )
        for indicator, elements in found.items()
    ]


def cell_words(row: IndicatorRow | None, code: str) -> str:
    """Return what stands in a cell of the table: a number with its unit, or why there is none.

    A difference has its sign. A star says that the data cover only a part of what is drawn.
    """
    if row is None or row.reason == NOTHING_DRAWN:
        return getattr(_CELL_NOT_DRAWN, code)
    if row.value is None:
        return getattr(_CELL_NO_DATA, code)
    figure = amount_words(abs(row.value), row.unit, code)
    zero = figure == amount_words(0.0, row.unit, code)
    if code == "en" and row.unit in _NOUNS:
        figure = f"{figure} {_NOUNS[row.unit][figure != '1']}"
    if row.minus_future_id is not None:
        sign = "+" if row.value > 0 else "\u2212"
        figure = getattr(_CELL_SAME, code) if zero else sign + figure
    return figure + (_PARTLY if is_partly(row) else "")


def is_partly(row: IndicatorRow) -> bool:
    """Tell whether the data cover only a part of what is drawn."""
    return row.value is not None and row.covered < _WHOLLY


def load_indicators(file: Path = FILE) -> tuple[Indicator, ...]:
    """Return the indicators in the file's order.

    Raises ``BadInput`` naming file, entry, key and reason.
    """
    indicators = []
    for entry in read_entries(file, "indicators"):
        measure = entry.choice("measure", MEASURES)
        values = None
        if measure == RASTER_AREA:
            try:
                least, most = (float(part) for part in entry.text("values").split("-"))
            except ValueError:
                raise entry.fault("values", "it is not written like “1-74”") from None
            values = least, most
        indicators.append(
            Indicator(
                id=entry.identifier(),
                measure=measure,
                layer="" if measure in OF_DRAWING else entry.text("layer"),
                unit=entry.choice("unit", UNITS),
                name=entry.words("name"),
                sentence=entry.words("sentence"),
                rule=entry.words("rule"),
                values=values,
            )
        )
    return tuple(indicators)


def make_rows(
    indicators: Sequence[Indicator],
    amounts: Mapping[Scope, Mapping[str, Amount]],
    layers: Mapping[str, LayerFacts],
    futures: Iterable[Future],
    elements: Iterable[Element],
) -> list[IndicatorRow]:
    """Return the table: each future as a whole, its elements, then differences of the pair.

    ``amounts`` gives, by scope, an amount by indicator id; ``layers`` the facts of each layer
    that the indicators name. The pair is the first two of ``futures``.
    """
    futures = tuple(futures)
    names = {thing.id: thing.name for thing in (*futures, *elements)}
    return [
        _row(indicator, scope, amount, layers.get(indicator.layer), names)
        for scope, measured in {**amounts, **_differences(indicators, amounts, futures)}.items()
        for indicator in indicators
        if (amount := measured.get(indicator.id)) is not None
    ]


def _differences(
    indicators: Sequence[Indicator],
    amounts: Mapping[Scope, Mapping[str, Amount]],
    futures: Sequence[Future],
) -> dict[Scope, dict[str, Amount]]:
    """Return the first future less the second: as a whole, and of each element in either."""
    if len(futures) < 2:
        return {}
    one, other = futures[0].id, futures[1].id
    drawn = dict.fromkeys(s.element_id for s in amounts if s.future_id in (one, other))
    return {
        Scope(one, element, less=other): {
            indicator.id: _minus(
                indicator,
                amounts.get(Scope(one, element), {}).get(indicator.id),
                amounts.get(Scope(other, element), {}).get(indicator.id),
            )
            for indicator in indicators
            if indicator.measure != REPAIRED
        }
        for element in sorted(drawn, key=lambda element: element is not None)
    }


def _minus(indicator: Indicator, one: Amount | None, other: Amount | None) -> Amount:
    """Return a difference; where one side has nothing drawn, the other's gaps still count."""
    known = one or other
    none = Amount(0.0)
    if indicator.measure == NEAREST:
        none = Amount(None, NOTHING_DRAWN)
    elif known is not None and known.reason not in ("", OUTSIDE, NO_VALUE):
        none = known  # a layer that is not there is not there for either
    one, other = one or none, other or none
    if one.value is None or other.value is None:
        return Amount(None, one.reason or other.reason)
    return Amount(one.value - other.value, "", min(one.covered, other.covered))


def _row(
    indicator: Indicator,
    scope: Scope,
    amount: Amount,
    layer: LayerFacts | None,
    names: Mapping[str, Words],
) -> IndicatorRow:
    said = {code: _say(code, indicator, scope, amount, layer, names) for code in ("th", "en")}
    rule = {
        code: (getattr(_SUBTRACTED, code) if scope.less else "")
        + getattr(indicator.rule, code).replace("{reach}", getattr(_REACH, code))
        for code in ("th", "en")
    }
    return IndicatorRow(
        id=indicator.id,
        future_id=scope.future_id,
        minus_future_id=scope.less,
        element_id=scope.element_id,
        value=amount.value,
        unit=indicator.unit,
        sentence_th=said["th"],
        sentence_en=said["en"],
        rule_th=rule["th"],
        rule_en=rule["en"],
        source_layer=indicator.layer,
        status=layer.status if layer else DRAWN,
        sample=bool(layer and layer.sample),
        reason=amount.reason,
        covered=amount.covered,
    )


def _say(
    code: str,
    indicator: Indicator,
    scope: Scope,
    amount: Amount,
    layer: LayerFacts | None,
    names: Mapping[str, Words],
) -> str:
    def name(identifier: str | None) -> str:
        known = names.get(identifier or "")
        return getattr(known, code).replace(_BREAK, "") if known else str(identifier)

    def quoted(identifier: str | None) -> str:
        return f"“{name(identifier)}”"

    title = getattr(indicator.name, code)
    element = f" · {name(scope.element_id)}" if scope.element_id else ""
    if amount.value is None:
        where = name(scope.future_id) + (f" – {name(scope.less)}" if scope.less else "") + element
        reason = getattr(_REASONS[amount.reason], code)
        reason = _fill(reason, layer=getattr(layer.title, code) if layer else "")
        return _fill(getattr(_NO_DATA, code), scope=where, name=title, reason=reason)
    figure = amount_words(abs(amount.value), indicator.unit, code)
    if scope.less:
        same = figure == amount_words(0.0, indicator.unit, code)
        words = _EQUAL if same else _MORE if amount.value > 0 else _LESS
        sentence = _fill(
            getattr(words, code),
            name=title + element,
            amount=figure,
            one=quoted(scope.future_id),
            other=quoted(scope.less),
        )
    else:
        one = figure == "1"
        template = _CHOICE.sub(
            lambda match: match[1] if one else match[2], getattr(indicator.sentence, code)
        )
        sentence = _fill(template, scope=name(scope.future_id) + element, amount=figure)
    if amount.covered < _WHOLLY:
        sentence += _fill(getattr(_COVERED, code), share=f"{100 * amount.covered:.0f}")
    return sentence + (getattr(_SAMPLE, code) if layer and layer.sample else "")


def _fill(template: str, **values: str) -> str:
    """Fill ``{name}`` slots; names that people chose stay as they are, also with braces."""
    return re.sub(r"\{(\w+)\}", lambda match: values.get(match[1], match[0]), template)


def amount_words(value: float, unit: str, code: str) -> str:
    """Return a number as people say it: hectares in English, rai in Thai (1 rai = 1,600 m²)."""
    thai = code == "th"
    if unit == "m2":
        large, word = (_RAI, "ไร่") if thai else (10_000.0, "ha")
        if value >= 0.1 * large:
            return f"{value / large:,.1f} {word}"
        return f"{value:,.0f} {'ตารางเมตร' if thai else 'm²'}"
    if unit == "m":
        if value >= 999.5:
            return f"{value / 1000:,.1f} {'กิโลเมตร' if thai else 'km'}"
        return f"{value:,.0f} {'เมตร' if thai else 'm'}"
    if unit == "people" and value >= 100:
        value = round(value, -1)  # a model knows no better
    return f"{value:,.0f} {_CLASSIFIERS[unit]}" if thai else f"{value:,.0f}"


def without_layers(
    indicators: Iterable[Indicator], layers: Mapping[str, LayerFacts]
) -> dict[str, Amount]:
    """Return the amounts that are known beforehand to be none, by indicator id, with reasons."""
    return {
        indicator.id: Amount(None, layers[indicator.layer].status)
        for indicator in indicators
        if indicator.layer and layers[indicator.layer].status != READY
    }


def unreadable(layer: LayerFacts) -> LayerFacts:
    """Return the facts of a layer that the pack calls ready but whose file does not open."""
    return replace(layer, status=UNREADABLE)
