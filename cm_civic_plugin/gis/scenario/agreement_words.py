"""What an agreement map says of itself, in English and Thai. The coefficients come last, in words.

Pairs are (English, Thai).
"""

from __future__ import annotations

import math
from typing import Any

from ...core.scenario.agreement import FUTURES, Agreement, Appendix
from ...core.scenario.elements import Element

Pair = tuple[str, str]

SHARED, AT_ODDS = 0.5, 0.5
"""From this consensus on most tables drew the same; from this conflict on they are at odds."""

OPPOSED_WORDS: dict[str, Pair] = {
    "keep": ("Keep as it is, against building anew", "เก็บไว้อย่างเดิม กับ สร้างใหม่"),
    "green": (
        "Trees and water, against roads, work and waste",
        "ต้นไม้และสายน้ำ กับ ถนน ที่ทำงาน และขยะ",
    ),
    "walking": ("A walking street, against cars", "ถนนคนเดิน กับ รถยนต์"),
    "quiet": (
        "Homes, schools, care and temples, against night life and waste",
        "บ้าน โรงเรียน สถานดูแล และวัด กับ แหล่งเที่ยวกลางคืนและขยะ",
    ),
}
RULE: Pair = (
    "Every table weighs the same, however much it drew. Share is the part of the tables that drew "
    "in a cell; consensus the part of those that drew its commonest element in one future; "
    "conflict is 1 where half of them are against the other half. Against each other are, by a "
    "rule of this plugin: "
    + "; ".join(pair[0] for pair in OPPOSED_WORDS.values())
    + "; and one element that some want and others fear.",
    "ทุกโต๊ะมีน้ำหนักเท่ากัน ไม่ว่าจะวาดมากหรือน้อย สัดส่วนคือส่วนของโต๊ะที่วาดในช่องนั้น "
    "ความเห็นพ้องคือส่วนของโต๊ะเหล่านั้นที่วาดสิ่งเดียวกันในอนาคตเดียวกัน "
    "ความเห็นต่างเป็น 1 เมื่อครึ่งหนึ่งวาดตรงข้ามกับอีกครึ่งหนึ่ง "
    "คู่ที่ถือว่าตรงข้ามเป็นกติกาของปลั๊กอินนี้ ได้แก่ "
    + "; ".join(pair[1] for pair in OPPOSED_WORDS.values())
    + "; และสิ่งเดียวกันที่บางโต๊ะอยากได้แต่บางโต๊ะกลัว",
)
SAMPLE: Pair = (
    "SAMPLE: made up to try the plugin with; no workshop drew this.",
    "ตัวอย่าง: แต่งขึ้นเพื่อทดลองใช้ ไม่ได้มาจากเวิร์กช็อปจริง",
)
WITHHELD: Pair = ("Withheld: drawn by few tables", "ปิดไว้: มีน้อยโต๊ะที่วาด")


def title(future: Pair | None) -> Pair:
    """Return the layer's name; ``future`` is the name of the only future shown, if any."""
    en, th = "Agreement of the tables", "ความเห็นพ้องของทุกโต๊ะ"
    return (f"{en}: {future[0]}", f"{th}: {future[1]}") if future else (en, th)


def counts(found: Agreement) -> dict[str, int]:
    """Return how many cells there are of each sort."""
    shown = ~found.suppressed
    return {
        "tables": found.tables,
        "cells": len(found.drew),
        "withheld": int(found.suppressed.sum()),
        "agreed": int((shown & (found.consensus >= SHARED)).sum()),
        "at_odds": int((shown & (found.conflict >= AT_ODDS)).sum()),
    }


def summary(found: Agreement) -> Pair:
    """Return the finding in a few words; that nothing can be shown is a finding, too."""
    seen = counts(found)
    if not seen["cells"]:
        return "Nothing is drawn in this workshop.", "ยังไม่มีภาพวาดในเวิร์กช็อปนี้"
    least, shown = found.min_tables, seen["cells"] - seen["withheld"]
    if not shown:
        return (
            f"No place was drawn by {least} tables or more ({seen['tables']} took part), so "
            "nothing is shown. Merge the files of all tables first, or choose larger cells.",
            f"ไม่มีที่ใดที่มีตั้งแต่ {least} โต๊ะวาดตรงกัน (เข้าร่วม {seen['tables']} โต๊ะ) จึงไม่แสดงผล "
            "โปรดรวมไฟล์ของทุกโต๊ะก่อน หรือเลือกช่องที่ใหญ่ขึ้น",
        )
    return (
        f"{shown} cells were drawn by {least} or more of {seen['tables']} tables. In "
        f"{seen['agreed']} of them half of those tables or more drew the same, in "
        f"{seen['at_odds']} they are at odds. {seen['withheld']} cells of fewer tables are "
        "withheld.",
        f"มี {shown} ช่องที่วาดโดย {least} โต๊ะขึ้นไป จาก {seen['tables']} โต๊ะ ในจำนวนนี้ "
        f"{seen['agreed']} ช่องมีอย่างน้อยครึ่งหนึ่งวาดสิ่งเดียวกัน และ {seen['at_odds']} "
        f"ช่องที่เห็นต่างกัน ปิดไว้ {seen['withheld']} ช่องที่มีน้อยโต๊ะกว่านั้น",
    )


def opposed_words(name: str, elements: dict[str, Element]) -> Pair:
    """Return what a conflict's name (``Agreement.opposed``) means."""
    kind, _, element = name.partition(":")
    if kind != FUTURES:
        return OPPOSED_WORDS.get(name, ("", ""))
    words = elements[element].name if element in elements else None
    en, th = (words.en, words.th) if words else ("One element", "สิ่งเดียวกัน")
    return f"{en}: wanted by some, feared by others", f"{th}: บางโต๊ะอยากได้ บางโต๊ะกลัว"


def appendix_words(numbers: Appendix) -> list[Pair]:
    """Return each coefficient with what it means; those that cannot be had are said to be so."""
    pairs = [
        (
            "Appendix for researchers. These numbers are about the cells that anybody drew in. "
            "They are ruled by how much was drawn; read the map first.",
            "ภาคผนวกสำหรับนักวิจัย ตัวเลขเหล่านี้คิดจากช่องที่มีโต๊ะวาด " "และขึ้นกับปริมาณที่วาด ควรดูแผนที่ก่อน",
        ),
        _said(
            numbers.iou,
            "Of what two tables drew together, on average {value:.0%} is common ground (IoU "
            "{value:.2f}, Dice {dice:.2f}).",
            "โดยเฉลี่ย พื้นที่ที่สองโต๊ะวาดรวมกันซ้อนทับกัน {value:.0%} (IoU {value:.2f}, Dice {dice:.2f})",
            ("IoU", "IoU"),
            dice=numbers.dice,
        ),
        _said(
            numbers.fleiss,
            "Whether to draw in a cell or not: Fleiss' κ {value:.2f}, {level}.",
            "วาดหรือไม่วาดในช่องเดียวกัน: Fleiss κ {value:.2f} {level}",
            ("Fleiss' κ", "Fleiss κ"),
            _kappa_level(numbers.fleiss),
        ),
        _said(
            numbers.alpha,
            "What to draw, among those who drew: Krippendorff's α {value:.2f}, {level}.",
            "วาดสิ่งใด ในหมู่โต๊ะที่วาด: Krippendorff α {value:.2f} {level}",
            ("Krippendorff's α", "Krippendorff α"),
            _alpha_level(numbers.alpha),
        ),
    ]
    ratio = numbers.eigen_ratio
    if math.isinf(ratio):
        pairs.append(
            (
                "All tables drew the same cells: full consensus.",
                "ทุกโต๊ะวาดช่องเดียวกันทั้งหมด: เห็นพ้องเต็มที่",
            )
        )
    else:
        pairs.append(
            _said(
                ratio,
                "One shared picture or several: eigenvalue ratio {value:.1f}, {level} (3 and more "
                "consensus, 2 to 3 weak, below 2 none).",
                "มีภาพร่วมกันภาพเดียวหรือหลายภาพ: อัตราส่วนค่าเจาะจง {value:.1f} {level} "
                "(3 ขึ้นไปคือเห็นพ้อง 2 ถึง 3 คือพ้องอย่างอ่อน ต่ำกว่า 2 คือไม่พ้อง)",
                ("the eigenvalue ratio", "อัตราส่วนค่าเจาะจง"),
                _ratio_level(ratio),
            )
        )
    return pairs


def _said(value: float, en: str, th: str, name: Pair, level: Pair = ("", ""), **more: Any) -> Pair:
    if math.isnan(value):
        return f"Too little was drawn for {name[0]}.", f"ข้อมูลน้อยเกินไปสำหรับ {name[1]}"
    return (
        en.format(value=value, level=level[0], **more),
        th.format(value=value, level=level[1], **more),
    )


def _kappa_level(value: float) -> Pair:
    """Return the word for a κ (bounds of Landis and Koch 1977, a convention only)."""
    if not value > 0:
        return "no better than chance", "ไม่ดีกว่าความบังเอิญ"
    for bound, pair in (
        (0.2, ("slight agreement", "พ้องกันเล็กน้อย")),
        (0.4, ("fair agreement", "พ้องกันพอใช้")),
        (0.6, ("moderate agreement", "พ้องกันปานกลาง")),
        (0.8, ("substantial agreement", "พ้องกันมาก")),
    ):
        if value <= bound:
            return pair
    return "almost full agreement", "พ้องกันเกือบทั้งหมด"


def _alpha_level(value: float) -> Pair:
    """Return the word for an α (bounds of Krippendorff 2004)."""
    if value >= 0.8:
        return "tables mostly drew the same things", "ส่วนใหญ่วาดสิ่งเดียวกัน"
    if value >= 0.667:
        return "enough for tentative conclusions", "พอสรุปได้อย่างระวัง"
    return "too low for conclusions", "ต่ำเกินกว่าจะสรุป"


def _ratio_level(value: float) -> Pair:
    if value >= 3:
        return "consensus", "เห็นพ้อง"
    return ("weak consensus", "พ้องอย่างอ่อน") if value >= 2 else ("no consensus", "ไม่พ้อง")
