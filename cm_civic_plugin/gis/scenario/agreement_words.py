"""What an agreement map says of itself, in English and Thai. The coefficients come last, in words.

Pairs are (English, Thai).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from ...core.scenario.agreement import (
    AT_ODDS,
    FUTURES,
    OPPOSED,
    SHARED,
    Agreement,
    Appendix,
    Opposition,
)
from ...core.scenario.elements import Element
from ...core.scenario.futures import Future

Pair = tuple[str, str]

OPPOSED_WORDS: dict[str, Pair] = {
    "keep": ("Keep as it is, against building anew", "เก็บไว้อย่างเดิม กับ สร้างใหม่"),
    "green": (
        "Trees and water, against roads, parking, work and waste",
        "ต้นไม้และสายน้ำ กับ ถนน ที่จอดรถ ที่ทำงาน และขยะ",
    ),
    "walking": ("A walking street, against cars", "ถนนคนเดิน กับ รถยนต์"),
    "quiet": (
        "Homes, schools, care and temples, against night life and waste",
        "บ้าน โรงเรียน สถานดูแล และวัด กับ แหล่งเที่ยวกลางคืนและขยะ",
    ),
}
SAMPLE: Pair = (
    "SAMPLE: made up to try the plugin with; no workshop drew this.",
    "ตัวอย่าง: แต่งขึ้นเพื่อทดลองใช้ ไม่ได้มาจากเวิร์กช็อปจริง",
)
LAST_RULE: Pair = (
    "and one element that some want and others fear",
    "และสิ่งเดียวกันที่บางโต๊ะอยากได้แต่บางโต๊ะกลัว",
)
WITHHELD: Pair = ("Withheld: drawn by few tables", "ปิดไว้: มีโต๊ะวาดน้อยเกินไป")


def rule_words(oppositions: Sequence[Opposition], elements: Mapping[str, Element]) -> Pair:
    """Return how it was reckoned, with what counts as opposed in this workshop."""
    pairs = [*(opposition_words(rule, elements) for rule in oppositions), LAST_RULE]
    en, th = zip(*pairs)
    whose = (
        ("of this plugin", "ของปลั๊กอินนี้")
        if tuple(oppositions) == OPPOSED
        else ("of this workshop", "ของเวิร์กช็อปนี้")
    )
    return (
        "Every table weighs the same, however much it drew. Share is the part of the tables that "
        "drew in a cell; consensus the part of those that drew its commonest element in one "
        "future; conflict is 1 where half of them are against the other half. Against each other "
        f"are, by a rule {whose[0]}: {'; '.join(en)}.",
        "ทุกโต๊ะมีน้ำหนักเท่ากัน ไม่ว่าจะวาดมากหรือน้อย สัดส่วนคือส่วนของโต๊ะที่วาดในช่องนั้น "
        "ความเห็นตรงกันคือส่วนของโต๊ะเหล่านั้นที่วาดสิ่งเดียวกันในอนาคตเดียวกัน "
        "ความเห็นขัดกันเป็น 1 เมื่อครึ่งหนึ่งวาดตรงข้ามกับอีกครึ่งหนึ่ง "
        f"คู่ที่ถือว่าตรงข้ามเป็นกติกา{whose[1]} ได้แก่ {'; '.join(th)}",
    )


def opposition_words(rule: Opposition, elements: Mapping[str, Element]) -> Pair:
    """Return what a rule sets against what: in our words for our rules, else the elements' names.

    Elements that the palette does not have go by their id.
    """
    if rule in OPPOSED and rule.id in OPPOSED_WORDS:
        return OPPOSED_WORDS[rule.id]
    place = {name: number for number, name in enumerate(elements)}
    sides = [
        [names_of(elements, one) for one in sorted(side, key=lambda one: (place.get(one, 99), one))]
        for side in (rule.one, rule.other)
    ]
    en, th = ([", ".join(pair[n] for pair in side) for side in sides] for n in (0, 1))
    return f"{en[0]}, against {en[1]}", f"{th[0]} กับ {th[1]}"


def names_of(things: Mapping[str, Element | Future], thing_id: str) -> Pair:
    """Return the names of an element or a future; one that the workshop lacks goes by its id."""
    thing = things.get(thing_id)
    if thing is None:
        return thing_id, thing_id
    return thing.name.en, thing.name.th.replace("\u200b", "")


def title(future: Pair | None) -> Pair:
    """Return the layer's name; ``future`` is the name of the only future shown, if any."""
    en, th = "Agreement of the tables", "โต๊ะเห็นตรงกันที่ไหน"
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
            f"ไม่มีที่ใดที่มีโต๊ะวาดตั้งแต่ {least} โต๊ะขึ้นไป (เข้าร่วม {seen['tables']} โต๊ะ) จึงไม่แสดงผล "
            "ให้รวมไฟล์ของทุกโต๊ะก่อน หรือเลือกช่องที่ใหญ่ขึ้น",
        )
    return (
        f"{shown} cells were drawn by {least} or more of {seen['tables']} tables. In "
        f"{seen['agreed']} of them half of those tables or more drew the same, in "
        f"{seen['at_odds']} they are at odds. {seen['withheld']} cells of fewer tables are "
        "withheld.",
        f"มี {shown} ช่องที่วาดโดย {least} โต๊ะขึ้นไป จาก {seen['tables']} โต๊ะ ในจำนวนนี้ "
        f"{seen['agreed']} ช่องมีโต๊ะอย่างน้อยครึ่งหนึ่งวาดสิ่งเดียวกัน และ {seen['at_odds']} "
        f"ช่องเห็นขัดกัน อีก {seen['withheld']} ช่องมีโต๊ะวาดน้อยกว่านั้น จึงปิดไว้",
    )


def opposed_words(
    name: str, elements: Mapping[str, Element], oppositions: Sequence[Opposition] = OPPOSED
) -> Pair:
    """Return what a conflict's name (``Agreement.opposed``) means; an unknown one means nothing."""
    kind, _, element = name.partition(":")
    if kind == FUTURES:
        en, th = names_of(elements, element)
        return f"{en}: wanted by some, feared by others", f"{th}: บางโต๊ะอยากได้ บางโต๊ะกลัว"
    rule = next((rule for rule in oppositions if rule.id == name), None)
    return opposition_words(rule, elements) if rule else ("", "")


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
            numbers.cohen,
            "The same, two tables at a time: Cohen's κ {value:.2f} on average, {level}.",
            "อย่างเดียวกัน เทียบทีละสองโต๊ะ: Cohen κ เฉลี่ย {value:.2f} {level}",
            ("Cohen's κ", "Cohen κ"),
            _kappa_level(numbers.cohen),
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
                "ทุกโต๊ะวาดช่องเดียวกันทั้งหมด: สอดคล้องกันเต็มที่",
            )
        )
    else:
        pairs.append(
            _said(
                ratio,
                "One shared picture or several: eigenvalue ratio {value:.1f}, {level} (3 and more "
                "consensus, 2 to 3 weak, below 2 none).",
                "มีภาพร่วมกันภาพเดียวหรือหลายภาพ: อัตราส่วนค่าเจาะจง {value:.1f} {level} "
                "(3 ขึ้นไปคือสอดคล้อง 2 ถึง 3 คือสอดคล้องอย่างอ่อน ต่ำกว่า 2 คือไม่สอดคล้อง)",
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
        (0.2, ("slight agreement", "สอดคล้องกันเล็กน้อย")),
        (0.4, ("fair agreement", "สอดคล้องกันพอใช้")),
        (0.6, ("moderate agreement", "สอดคล้องกันปานกลาง")),
        (0.8, ("substantial agreement", "สอดคล้องกันมาก")),
    ):
        if value <= bound:
            return pair
    return "almost full agreement", "สอดคล้องกันเกือบทั้งหมด"


def _alpha_level(value: float) -> Pair:
    """Return the word for an α (bounds of Krippendorff 2004)."""
    if value >= 0.8:
        return "tables mostly drew the same things", "ส่วนใหญ่วาดสิ่งเดียวกัน"
    if value >= 0.667:
        return "enough for tentative conclusions", "พอสรุปได้อย่างระวัง"
    return "too low for conclusions", "ต่ำเกินกว่าจะสรุป"


def _ratio_level(value: float) -> Pair:
    if value >= 3:
        return "consensus", "สอดคล้อง"
    return ("weak consensus", "สอดคล้องอย่างอ่อน") if value >= 2 else ("no consensus", "ไม่สอดคล้อง")
