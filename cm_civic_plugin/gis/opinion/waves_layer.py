"""Waves of opinion as layers: a row per cell and step that the time slider plays, and per cell."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsDateTimeRange,
    QgsFeature,
    QgsFields,
    QgsFillSymbol,
    QgsGeometry,
    QgsProject,
    QgsRendererCategory,
    QgsUnitTypes,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime

from ...core.opinion.waves import PATTERNS, Waves
from ..compat import make_field
from ..i18n import day_words, pick
from . import hotspot_style
from .hotspots_layer import dates, polygons

STEP_FIELDS = (
    ("cell_id", "string"),
    ("step", "integer"),
    ("start_date", "date"),
    ("end_date", "date"),
    ("posts", "integer"),
    ("authors", "integer"),
    ("gi_z", "number"),
    ("p_value", "number"),
    ("class", "integer"),
    ("suppressed", "boolean"),
)
CELL_FIELDS = (
    ("pattern", "string"),
    ("hot_steps", "integer"),
    ("trend_z", "number"),
    ("trend_p", "number"),
    ("first_seen", "date"),
    ("peak", "date"),
    ("last_seen", "date"),
    ("before", "integer"),
    ("after", "integer"),
    ("change", "number"),
)
"""What is said of a cell over the whole time. ``first_seen``, ``peak`` and ``last_seen`` are first
days of steps in which enough people spoke to be shown; ``before`` and ``after`` are distinct people
on either side of the date, ``change`` how many times as many a day after it as before it."""

TABLE, CELLS_TABLE = "opinion_waves", "opinion_wave_patterns"

PATTERN_WORDS = {
    "new": ("New: hot in the last step only", "ใหม่: เพิ่งร้อนในช่วงสุดท้าย"),
    "consecutive": ("Consecutive: hot in the last steps", "ต่อเนื่อง: ร้อนติดกันในช่วงหลัง"),
    "intensifying": ("Intensifying: hot nearly always, ever more", "เข้มขึ้น: ร้อนเกือบตลอดและแรงขึ้น"),
    "persistent": ("Persistent: hot nearly always", "คงอยู่: ร้อนเกือบตลอด"),
    "diminishing": ("Diminishing: hot nearly always, ever less", "แผ่วลง: ร้อนเกือบตลอดแต่เบาลง"),
    "sporadic": ("Sporadic: hot on and off", "เป็นพักๆ: ร้อนบ้างไม่ร้อนบ้าง"),
    "oscillating": ("Oscillating: hot now, cold before", "สลับ: ตอนนี้ร้อน ก่อนนี้เย็น"),
    "historical": ("Historical: hot nearly always, not now", "เคยร้อน: ร้อนเกือบตลอดแต่ช่วงสุดท้ายไม่"),
    "cold": ("Cold", "เย็น"),
    "none": ("No pattern", "ไม่มีรูปแบบ"),
}
"""Pattern -> its words, English and Thai; those of cold cells are ``cold_`` and the same name."""

_FILLS = {
    "new": "255,237,111,225",
    "consecutive": "254,196,79,220",
    "intensifying": "127,39,4,230",
    "persistent": "204,76,2,220",
    "diminishing": "236,151,102,210",
    "sporadic": "241,182,218,215",
    "oscillating": "158,120,190,215",
    "historical": "150,130,110,200",
    "cold": "107,174,214,170",
    "none": "255,255,255,0",
}
_STEP_UNITS = {
    "day": QgsUnitTypes.TemporalUnit.TemporalDays,
    "week": QgsUnitTypes.TemporalUnit.TemporalWeeks,
    "month": QgsUnitTypes.TemporalUnit.TemporalMonths,
}


def make_step_fields() -> QgsFields:
    """Return the fields of the layer of cells and steps."""
    return _fields(STEP_FIELDS + CELL_FIELDS)


def make_cell_fields() -> QgsFields:
    """Return the fields of the layer of cells."""
    return _fields((("cell_id", "string"), ("suppressed", "boolean"), *CELL_FIELDS))


def make_step_features(waves: Waves) -> Iterator[QgsFeature]:
    """Yield a hexagon (EPSG:32647) for each cell and step that has anything to say.

    That is where somebody spoke, or the cell is hot or cold, or is withheld. A cell that is
    withheld over the whole time is one feature that lasts all of it.
    """
    fields = make_step_fields()
    ids, shapes = _ids(waves), _shapes(waves)
    first_days, last_days = dates(waves.starts[:-1]), dates(waves.starts[1:] - 1)
    said = (waves.people != 0) | (waves.class_ != 0)
    for cell in range(len(waves.cells)):
        if waves.whole_hidden[cell]:
            values = [ids[cell], None, first_days[0], last_days[-1], *[None] * 4, 0, True]
            yield _feature(fields, shapes[cell], values + [None] * len(CELL_FIELDS))
            continue
        steps = np.flatnonzero(said[cell])
        whole = _whole_values(waves, cell, first_days) if len(steps) else []
        for step in steps:
            hidden = bool(waves.suppressed[cell, step])
            values = [ids[cell], int(step), first_days[step], last_days[step]]
            values += (
                [None] * 4
                if hidden
                else [
                    int(waves.posts[cell, step]),
                    int(waves.people[cell, step]),
                    float(waves.z[cell, step]),
                    float(waves.p[cell, step]),
                ]
            )
            values += [int(waves.class_[cell, step]), hidden]
            yield _feature(fields, shapes[cell], values + whole)


def make_cell_features(waves: Waves) -> Iterator[QgsFeature]:
    """Yield a hexagon (EPSG:32647) for each cell with what is said of it over the whole time."""
    fields = make_cell_fields()
    ids, shapes = _ids(waves), _shapes(waves)
    first_days = dates(waves.starts[:-1])
    for cell in range(len(waves.cells)):
        hidden = bool(waves.whole_hidden[cell])
        whole = [None] * len(CELL_FIELDS) if hidden else _whole_values(waves, cell, first_days)
        yield _feature(fields, shapes[cell], [ids[cell], hidden, *whole])


def pattern_name(code: int) -> str:
    """Return the name of a pattern's number as the layers hold it: ``new``, ``cold_new``."""
    return ("cold_" if code < 0 else "") + PATTERNS[abs(code)]


def style_steps(layer: QgsVectorLayer) -> None:
    """Give the layer of steps the colours of a hotspot map, and let the time slider play it."""
    hotspot_style.style(layer)
    layer.setMapTipTemplate(
        '<b>[% "start_date" %] – [% "end_date" %]</b><br>[% CASE WHEN "suppressed" THEN \''
        + pick("Withheld for privacy", "ปิดไว้เพื่อความเป็นส่วนตัว")
        + "' ELSE \"authors\" || ' "
        + pick("people", "คน")
        + "' END %]"
    )
    properties = layer.temporalProperties()
    # By expressions and not by fields: in a GeoPackage QGIS 3.22 takes a day and the midnight it
    # begins with for different, and would show two steps at once.
    properties.setMode(Qgis.VectorTemporalMode.FeatureDateTimeStartAndEndFromExpressions)
    properties.setStartExpression('to_datetime("start_date")')
    properties.setEndExpression('to_datetime("end_date")')  # its last day, and so within it
    properties.setLimitMode(Qgis.VectorTemporalLimitMode.IncludeBeginIncludeEnd)
    properties.setIsActive(True)


def style_cells(layer: QgsVectorLayer) -> None:
    """Give the layer of patterns its colours and a legend in the current language."""
    categories = [
        QgsRendererCategory(name, _symbol(_FILLS[name]), pick(*words))
        for name, words in PATTERN_WORDS.items()
    ]
    withheld = pick(*hotspot_style.SUPPRESSED_WORDS)
    categories.append(QgsRendererCategory("withheld", _symbol("150,150,150,70"), withheld))
    layer.setRenderer(
        QgsCategorizedSymbolRenderer(
            "CASE WHEN \"suppressed\" THEN 'withheld' WHEN left(\"pattern\", 5) = 'cold_' "
            "THEN 'cold' ELSE \"pattern\" END",
            categories,
        )
    )


def set_project_time(project: QgsProject, waves: Waves) -> None:
    """Set the project's time to that of the waves, so that the slider has it; main thread only.

    A project that has a time of its own keeps it.
    """
    settings = project.timeSettings()
    if not settings.temporalRange().isInfinite():
        return
    days = dates(waves.starts[[0, -1]])
    start, end = (QDateTime(day or QDate(), QTime(0, 0), Qt.TimeSpec.UTC) for day in days)
    settings.setTemporalRange(QgsDateTimeRange(start, end, True, False))
    settings.setTimeStepUnit(_STEP_UNITS[waves.step])
    settings.setTimeStep(1)


def title(topic: str = "") -> str:
    """Return the name of the layer of steps in the current language."""
    return pick("Opinion waves", "คลื่นความคิดเห็น") + (f": {topic}" if topic else "")


def cells_title(topic: str = "") -> str:
    """Return the name of the layer of patterns in the current language."""
    return pick("Patterns of waves", "รูปแบบของคลื่น") + (f": {topic}" if topic else "")


def summary(waves: Waves) -> tuple[str, str]:
    """Return the finding in a few sentences, English and Thai; an empty one is said as one."""
    steps = len(waves.starts) - 1
    days = dates(np.array([waves.starts[0], waves.starts[-1] - 1]))
    first, last = ([day_words(day, code) for code in ("en", "th")] for day in days)
    unit = {"day": ("day", "วัน"), "week": ("week", "สัปดาห์"), "month": ("month", "เดือน")}[waves.step]
    hidden = int(waves.whole_hidden.sum())
    counts = {
        name: int((waves.pattern == code).sum())
        for code, name in enumerate(PATTERNS)
        if code and (waves.pattern == code).any()
    }
    if counts:
        english = "; ".join(
            f"{PATTERN_WORDS[name][0].split(':')[0].lower()} {count}"
            for name, count in counts.items()
        )
        thai = " ".join(
            f"{PATTERN_WORDS[name][1].split(':')[0]} {n} ช่อง" for name, n in counts.items()
        )
        found = (f"Hot cells by their course: {english}.", f"ช่องร้อนตามการเปลี่ยนแปลง: {thai}")
    else:
        found = (
            "No wave at this level: no cell is hot in the last step or in most steps.",
            "ไม่พบคลื่นความคิดเห็นในระดับนี้ ไม่มีช่องใดร้อนในช่วงสุดท้ายหรือร้อนเกือบตลอด",
        )
    english = f"{found[0]} {steps} steps of one {unit[0]} from {first[0]} to {last[0]}; "
    thai = f"{found[1]} แบ่งเวลาเป็น {steps} ช่วง ช่วงละหนึ่ง{unit[1]} ตั้งแต่ {first[1]} ถึง {last[1]} "
    english += f"{hidden} of {len(waves.cells)} cells withheld over the whole time."
    thai += f"ปิดไว้ตลอดเวลา {hidden} จาก {len(waves.cells)} ช่อง"
    if steps < 10:
        english += " With fewer than ten steps a trend is hardly ever sure."
        thai += " มีไม่ถึงสิบช่วงเวลา แนวโน้มจึงแทบไม่มีทางมั่นใจได้"
    return english, thai


def spread_words(waves: Waves) -> tuple[str, str]:
    """Return what became of posts known only to an area, English and Thai; empty for none."""
    spread = waves.spread
    if spread is None:
        return "", ""
    left = round(spread.unknown + spread.undated + spread.few, -1)
    return (
        f" {spread.posts} posts known only to an area are spread over its cells step by step: they "
        f"enter the scores and no count; about {left} are left out, since too few people spoke of "
        "the area in that step, or it is not in the pack, or they bear no date within these steps.",
        f" ความคิดเห็น {spread.posts} รายการที่รู้เพียงพื้นที่ถูกกระจายไปทั่วพื้นที่นั้นทีละช่วง "
        f"มีผลต่อค่าคะแนนแต่ไม่นับในช่องใด อีกประมาณ {left} รายการไม่ได้ใช้ "
        "เพราะช่วงนั้นมีคนพูดถึงพื้นที่น้อยเกินไป ไม่มีพื้นที่นั้นในชุดข้อมูลเมือง หรือไม่มีวันที่ในช่วงเหล่านี้",
    )


def abstract(waves: Waves, rings: int, min_people: int, topic: str = "") -> str:
    """Return what the layers are made of and how far to believe them, Thai first then English."""
    english, thai = summary(waves)
    size = round(waves.grid.size)
    on_topic = (f" Topic: {topic}.", f" ประเด็น: {topic}") if topic else ("", "")
    spread = spread_words(waves)
    who = (
        ("Distinct people are counted in each step", "นับจำนวนคนที่ไม่ซ้ำกันในแต่ละช่วง")
        if waves.people_told_apart
        else ("The export names no authors, so posts are counted", "ไฟล์ไม่บอกผู้เขียน จึงนับเป็นจำนวนเรื่อง")
    )
    return (
        f"{thai}{on_topic[1]}\n"
        f"ใช้ความคิดเห็นที่มีตำแหน่งและวันที่ {waves.posts_used} รายการ (อยู่นอกพื้นที่ "
        f"{waves.posts_outside} ไม่มีวันที่ {waves.posts_undated}) {who[1]} "
        f"ช่องหกเหลี่ยมกว้าง {size} ม. Gi* เทียบกับทุกช่องทุกช่วงเวลา โดยนับช่องรอบข้าง {rings} วง "
        f"ในช่วงเดียวกันและช่วงก่อนหน้า ปรับด้วยวิธี Benjamini–Hochberg ที่ 90/95/99 % "
        f"แนวโน้มของค่า Gi* ใช้ Mann–Kendall (เชื่อที่ p ≤ 0.10) "
        f"ช่วงที่มีคนน้อยกว่า {min_people} คนถูกปิดไว้ ช่องที่มีคนน้อยตลอดเวลาถูกปิดทุกช่วง "
        "และปิดเพิ่มจนบวกลบข้ามช่องหรือข้ามช่วงแล้วคำนวณกลับไม่ได้ "
        f"ช่วงแรกและช่วงสุดท้ายอาจไม่เต็มช่วง จึงดูน้อยกว่าจริงได้{spread[1]}\n\n"
        f"{english}{on_topic[0]}\n"
        f"Made from {waves.posts_used} posts with a place and a date ({waves.posts_outside} "
        f"outside the area, {waves.posts_undated} undated). {who[0]}. Hexagons {size} m wide; Gi* "
        f"against all cells in all steps, over {rings} neighbour ring(s) in the same step and the "
        "one before; classes after Benjamini–Hochberg at 90/95/99 %. The trend is Mann and "
        "Kendall's, of a cell's Gi* over the steps, taken as sure at p ≤ 0.10. Steps of fewer than "
        f"{min_people} people are withheld, cells of few people in all steps, and more until no "
        "sums over cells or steps give a withheld number back. The first and the last step may be "
        "cut short by where the data begin and end, and then look smaller than they were."
        f"{spread[0]}"
    )


def _whole_values(waves: Waves, cell: int, first_days: list[QDate | None]) -> list:
    values = [
        pattern_name(int(waves.pattern[cell])),
        int((waves.class_[cell] > 0).sum()),
        float(waves.trend_z[cell]),
        float(waves.trend_p[cell]),
    ]
    for mark in (waves.first[cell], waves.peak[cell], waves.last[cell]):
        values.append(first_days[mark] if mark >= 0 else None)
    if waves.before is None or waves.after is None or waves.before[cell] < 0:
        return values + [None] * 3
    before, after = int(waves.before[cell]), int(waves.after[cell])
    change = (after / waves.days(1)) / (before / waves.days(0)) if before else None
    return [*values, before, after, change]


def _fields(named: tuple[tuple[str, str], ...]) -> QgsFields:
    fields = QgsFields()
    for name, kind in named:
        fields.append(make_field(name, kind))
    return fields


def _ids(waves: Waves) -> list[str]:
    return [f"{waves.grid.size:g}_{q}_{r}" for q, r in waves.cells]


def _shapes(waves: Waves) -> np.ndarray:
    return polygons(waves.grid.rings(waves.cells))


def _feature(fields: QgsFields, shape: np.void, values: list) -> QgsFeature:
    feature = QgsFeature(fields)
    geometry = QgsGeometry()
    geometry.fromWkb(shape.tobytes())
    feature.setGeometry(geometry)
    feature.setAttributes(values)
    return feature


def _symbol(fill: str) -> QgsFillSymbol:
    return QgsFillSymbol.createSimple(
        {"color": fill, "outline_color": "120,120,120,60", "outline_width": "0.1"}
    )
