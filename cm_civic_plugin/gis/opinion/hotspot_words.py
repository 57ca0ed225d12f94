"""What a hotspot map says of itself, in Thai and English."""

from __future__ import annotations

from ...core.opinion.hotspots import Hotspots
from ..i18n import pick

CLASS_WORDS = {
    3: ("Hot, 99 %", "จุดร้อน มั่นใจ 99 %"),
    2: ("Hot, 95 %", "จุดร้อน มั่นใจ 95 %"),
    1: ("Hot, 90 %", "จุดร้อน มั่นใจ 90 %"),
    0: ("No different from chance", "ไม่ต่างจากความบังเอิญ"),
    -1: ("Cold, 90 %", "จุดเย็น มั่นใจ 90 %"),
    -2: ("Cold, 95 %", "จุดเย็น มั่นใจ 95 %"),
    -3: ("Cold, 99 %", "จุดเย็น มั่นใจ 99 %"),
}
"""Class -> its words in the legend, English and Thai."""


SUPPRESSED_WORDS = ("Withheld for privacy: few people", "ปิดไว้เพื่อความเป็นส่วนตัว: คนน้อย")
"""The legend's words for suppressed cells, English and Thai."""


def title(topic: str = "", file: str = "", width: float = 0) -> str:
    """Return the layer's name in the current language: topic, file read, cell width in metres."""
    name = pick("Opinion hotspots", "จุดร้อนความคิดเห็น")
    size = pick(f", {width:g} m", f", {width:g} ม.") if width else ""
    return name + (f": {topic}" if topic else "") + (f" ({file}{size})" if file else "")


def summary(found: Hotspots) -> tuple[str, str]:
    """Return the finding in one sentence, English and Thai; an empty finding is said as one."""
    cells, occupied = len(found.cells), found.occupied
    hidden = int(found.suppressed.sum())
    if found.hot or found.cold:
        return (
            f"{found.hot} hot and {found.cold} cold cells of {cells}; {hidden} withheld.",
            f"พบช่องร้อน {found.hot} ช่อง ช่องเย็น {found.cold} ช่อง จากทั้งหมด {cells} ช่อง "
            f"ปิดไว้ {hidden} ช่อง",
        )
    return (
        f"No hotspot at this level: {found.posts_used} posts in {occupied} of {cells} cells gather "
        f"no more than chance would make them; {hidden} cells withheld.",
        f"ไม่พบจุดร้อนในระดับนี้ ความคิดเห็น {found.posts_used} รายการใน {occupied} จาก {cells} ช่อง "
        f"ไม่ได้กระจุกตัวเกินกว่าความบังเอิญ ปิดไว้ {hidden} ช่อง",
    )


def advice(found: Hotspots) -> tuple[str, str] | None:
    """Return what to do when the cells are too small for so few posts, English and Thai."""
    mean = found.posts_used / len(found.cells)
    if mean >= 0.3:
        return None
    size = int(-(-found.grid.size * mean**-0.5 // 50) * 50)  # one post a cell, in steps of 50 m
    return (
        f"Few posts for so many cells: try cells of about {size} m.",
        f"ความคิดเห็นน้อยเมื่อเทียบกับจำนวนช่อง ลองใช้ช่องกว้างประมาณ {size} ม.",
    )


def abstract(
    found: Hotspots, rings: int, min_people: int, topic: str = "", with_rate: bool = False
) -> str:
    """Return what the map is made of and how far it may be believed, Thai first then English."""
    english, thai = summary(found)
    advised = advice(found)
    if advised:
        english, thai = f"{english} {advised[0]}", f"{thai} {advised[1]}"
    size = round(found.grid.size)
    who = (
        (
            "Distinct people are counted, told apart by random numbers.",
            "นับจำนวนคนที่ไม่ซ้ำกันด้วยเลขสุ่ม",
        )
        if found.people_told_apart
        else (
            "The export names no authors, so posts are counted, not people: one person who wrote "
            "often counts often.",
            "ไฟล์ต้นทางไม่บอกผู้เขียน จึงนับเป็นจำนวนเรื่อง ไม่ใช่จำนวนคน " "คนเดียวที่แจ้งหลายครั้งจะถูกนับหลายครั้ง",
        )
    )
    on_topic = (f" Topic: {topic}.", f" ประเด็น: {topic}") if topic else ("", "")
    rate = (
        (
            " rate is per 1,000 residents; the classes are of counts, not of the rate.",
            " rate คือจำนวนต่อประชากร 1,000 คน ส่วนระดับร้อนเย็นคิดจากจำนวนนับ ไม่ใช่จากอัตรา",
        )
        if with_rate
        else ("", "")
    )
    return (
        f"{thai}{on_topic[1]}\n"
        f"ใช้ความคิดเห็นที่มีตำแหน่ง {found.posts_used} รายการ (อยู่นอกพื้นที่ {found.posts_outside}) "
        f"{who[1]} ช่องหกเหลี่ยมกว้าง {size} ม. ช่องรอบข้าง {rings} วง สถิติ Gi* "
        f"ปรับการทดสอบซ้ำด้วยวิธี Benjamini–Hochberg ที่ 90/95/99 % (α = 0.10, 0.05, 0.01) "
        f"ช่องที่มีคนน้อยกว่า {min_people} คนถูกปิดไว้ และปิดช่องอื่นเพิ่มถ้าจะคำนวณย้อนกลับได้ "
        f"Gi* คำนวณหลังปิด โดยช่องที่ปิดใช้ค่าเฉลี่ยร่วมกัน "
        f"ช่องร้อนต้องมีอย่างน้อย {min_people} คนรวมกับช่องรอบข้าง{rate[1]} "
        "จุดร้อนบอกว่าคนพูดถึงที่นั่นมาก ไม่ได้บอกว่าที่นั่นแย่หรือคนส่วนใหญ่เห็นด้วย\n\n"
        f"{english}{on_topic[0]}\n"
        f"Made from {found.posts_used} posts with a place ({found.posts_outside} outside the "
        f"area). {who[0]} Hexagons {size} m wide, {rings} neighbour ring(s), Gi*, classes after "
        f"Benjamini–Hochberg at 90/95/99 % (alpha 0.10, 0.05, 0.01). Cells of fewer than "
        f"{min_people} people are withheld, and more where subtraction would reveal them; Gi* is "
        f"computed after that, with the mean of all withheld cells in each of them; a hot cell has "
        f"at least {min_people} people in it and its neighbours.{rate[0]} A "
        "hotspot says that people speak of a place much, not that it is bad or that most agree."
    )
