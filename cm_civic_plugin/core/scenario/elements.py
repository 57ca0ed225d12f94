"""The palette: what people can draw in a future."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..yaml_file import parse_yaml
from .icons import icon_of, name_of_plugin_icon
from .palette_file import (
    FOLDER,
    NAME_LETTERS,
    Entry,
    Words,
    count_within,
    entries_in,
    quoted,
    read_entries,
    words_text,
)
from .shape import KINDS

FILE = FOLDER / "elements.yaml"
MOST_ELEMENTS = 48
_HOW_TO = """\
# สิ่งที่วาดได้ในเวิร์กช็อปนี้ แก้ไขได้ด้วยโปรแกรมพิมพ์ข้อความทั่วไป แล้วบันทึกเป็น UTF-8
# - หนึ่งรายการคือหนึ่งปุ่ม เรียงตามลำดับที่เขียน จะเพิ่ม ลบ หรือสลับที่ก็ได้
# - id: ชื่อภายใน ใช้ a-z 0-9 และ _ เท่านั้น เมื่อเริ่มวาดแล้วอย่าเปลี่ยน เพราะภาพวาดอ้างถึงชื่อนี้
# - name: ชื่อบนปุ่ม จะเขียนภาษาเดียวก็ได้ เช่น name: สวนผัก (\\u200b คือจุดที่ตัดบรรทัดได้)
# - colour: สี เขียนแบบ "#2e8b3d" ต้องมีเครื่องหมายคำพูด
# - takes: รูปแบบที่วาดได้ แบบที่ใช้บ่อยไว้หน้าสุด: line เส้น, area พื้นที่, stamp หมุด
# - icon: ชื่อไอคอนของปลั๊กอิน หรือชื่อไฟล์ เช่น garden.svg ที่วางไว้ข้างไฟล์นี้ หรือ none คือไม่มี
#   ไฟล์ไอคอนเป็น SVG แบบธรรมดา มีแต่รูปทรงสีขาว ไม่เกิน 64 kB
#
# What can be drawn in this workshop. Edit it in any text editor and save it as UTF-8.
# - One entry is one button, in this order; add, delete and reorder as you like.
# - id: the inner name, of a-z, 0-9 and _ only. Once people drew, leave it: drawings refer to it.
# - name: what the button says; one language will do, e.g. name: Vegetable garden
#   (\\u200b is where a Thai name may break).
# - colour: written like "#2e8b3d", in quotes.
# - takes: the shapes it can have, the likeliest first: line, area, stamp.
# - icon: the name of one of the plugin's icons, or of a file beside this one, e.g. garden.svg, or
#   none. Such a file is a plain SVG of white shapes, 64 kB at most.
"""


@dataclass(frozen=True)
class Element:
    """A thing to draw.

    ``colour`` is ``#rrggbb``; ``takes`` the kinds of shape, the likeliest first; ``icon`` an SVG
    that holds shapes only, or None when there is none.
    """

    id: str
    name: Words
    colour: str
    takes: tuple[str, ...]
    icon: bytes | None


def load_elements(file: Path = FILE) -> tuple[Element, ...]:
    """Return the elements in the file's order.

    Raises ``BadInput`` naming file, entry, key and reason.
    """
    return _elements(read_entries(file, "elements"), file)


def elements_from_text(text: str, file: Path) -> tuple[Element, ...]:
    """Return the elements of a YAML text; errors say it came from ``file``.

    Icons that the text names as files are looked for beside ``file``. Raises ``BadInput``.
    """
    return elements_in(parse_yaml(text, file), file)


def elements_in(content: Any, file: Path) -> tuple[Element, ...]:
    """Return the elements of what a YAML text held; see ``elements_from_text``."""
    return _elements(entries_in(content, file, "elements"), file)


def elements_to_text(elements: Sequence[Element]) -> str:
    """Return YAML that ``elements_from_text`` turns into the same elements, wherever it lies.

    It begins with how to edit it, in Thai and English. The plugin's icons go by name, others
    are inside.
    """
    return _HOW_TO + "version: 1\nelements:\n" + "".join(_entry_text(one) for one in elements)


def _elements(entries: Iterable[Entry], file: Path) -> tuple[Element, ...]:
    elements = []
    for entry in count_within(list(entries), file, "elements", 1, MOST_ELEMENTS):
        identifier = entry.identifier()
        elements.append(
            Element(
                id=identifier,
                name=entry.words("name", NAME_LETTERS),
                colour=entry.colour(),
                takes=entry.choices("takes", KINDS),
                icon=icon_of(entry, identifier, file.parent),
            )
        )
    return tuple(elements)


def _entry_text(element: Element) -> str:
    lines = [
        f"  - id: {element.id}",
        f"    name: {words_text(element.name)}",
        f"    colour: {quoted(element.colour)}",
        f"    takes: [{', '.join(element.takes)}]",
    ]
    if element.icon is None:
        lines.append("    icon: none")
    elif (name := name_of_plugin_icon(element.icon)) is not None:
        lines.append(f"    icon: {name}")
    else:
        lines.append("    svg: |-")
        lines += [f"      {line}" for line in element.icon.decode("ascii").split("\n")]
    return "\n".join(lines) + "\n"
