"""The futures people draw: each drawing belongs to one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import msg
from ..yaml_file import parse_yaml
from .palette_file import (
    FOLDER,
    NAME_LETTERS,
    SENTENCE_LETTERS,
    Entry,
    Words,
    count_within,
    entries_in,
    quoted,
    read_entries,
    words_text,
)

SIGNS = ("circle", "triangle", "square", "diamond", "star", "pentagon", "point_down", "dome")
DASHES = (
    "solid",
    "dash",
    "dash_dot",
    "dot",
    "long_dash",
    "dash_dot_dot",
    "long_dash_dash",
    "sparse_dot",
)
MOST_FUTURES = len(SIGNS)
FILE = FOLDER / "futures.yaml"
_HOW_TO = """\
# อนาคตของเมืองในเวิร์กช็อปนี้ (1 ถึง 8 แบบ) สองแบบแรกคือคู่ที่นำมาเทียบกัน
# แก้ไขได้ด้วยโปรแกรมพิมพ์ข้อความทั่วไป แล้วบันทึกเป็น UTF-8
# - id: ชื่อภายใน ใช้ a-z 0-9 และ _ เท่านั้น เมื่อเริ่มวาดแล้วอย่าเปลี่ยน เพราะภาพวาดอ้างถึงชื่อนี้
# - name: ชื่อ และ sentence: คำอธิบายหนึ่งประโยค จะเขียนภาษาเดียวก็ได้
# - colour: สี เขียนแบบ "#00705a" ต้องมีเครื่องหมายคำพูด
# - sign: รูปทรง และ dash: แบบเส้น ให้แยกออกได้แม้พิมพ์ขาวดำ ถ้าไม่เขียนจะเลือกแบบที่ยังว่างให้
#
# The city's futures in this workshop (1 to 8). The first two are the pair that is compared.
# Edit it in any text editor and save it as UTF-8.
# - id: the inner name, of a-z, 0-9 and _ only. Once people drew, leave it: drawings refer to it.
# - name, and sentence: what it means, in one sentence; one language will do.
# - colour: written like "#00705a", in quotes.
# - sign: its form, and dash: its line. Both read without colour; a free one is taken if left out.
"""
_HOW_TO += f"#   sign: {', '.join(SIGNS)}\n#   dash: {', '.join(DASHES)}\n"


@dataclass(frozen=True)
class Future:
    """A future of the city: ``colour`` (``#rrggbb``), and ``sign`` and ``dash`` that need none."""

    id: str
    name: Words
    sentence: Words
    colour: str
    sign: str
    dash: str


def load_futures(file: Path = FILE) -> tuple[Future, ...]:
    """Return the futures in the file's order; the first two are the default pair.

    No two have the same sign or the same dash. Raises ``BadInput`` naming file, entry, key and
    reason.
    """
    return _futures(read_entries(file, "futures"), file)


def futures_from_text(text: str, file: Path) -> tuple[Future, ...]:
    """Return the futures of a YAML text; errors (``BadInput``) say it came from ``file``."""
    return futures_in(parse_yaml(text, file), file)


def futures_in(content: Any, file: Path) -> tuple[Future, ...]:
    """Return the futures of what a YAML text held; see ``futures_from_text``."""
    return _futures(entries_in(content, file, "futures"), file)


def futures_to_text(futures: Sequence[Future]) -> str:
    """Return YAML that ``futures_from_text`` turns into the same futures, with how to edit it."""
    entries = (
        f"  - id: {future.id}\n"
        f"    name: {words_text(future.name)}\n"
        f"    sentence: {words_text(future.sentence)}\n"
        f"    colour: {quoted(future.colour)}\n"
        f"    sign: {future.sign}\n"
        f"    dash: {future.dash}\n"
        for future in futures
    )
    return _HOW_TO + "version: 1\nfutures:\n" + "".join(entries)


def _futures(entries: Iterable[Entry], file: Path) -> tuple[Future, ...]:
    entries = count_within(list(entries), file, "futures", 1, MOST_FUTURES)
    signs = _told_apart(entries, "sign", SIGNS)
    dashes = _told_apart(entries, "dash", DASHES)
    return tuple(
        Future(
            id=entry.identifier(),
            name=entry.words("name", NAME_LETTERS),
            sentence=entry.words("sentence", SENTENCE_LETTERS),
            colour=entry.colour(),
            sign=sign,
            dash=dash,
        )
        for entry, sign, dash in zip(entries, signs, dashes)
    )


def _told_apart(entries: list[Entry], key: str, choices: tuple[str, ...]) -> list[str]:
    """Return each entry's choice; those that made none get the first that nobody took."""
    chosen: list[str | None] = []
    for entry in entries:
        choice = entry.choice(key, choices) if entry.get(key) is not None else None
        if choice is not None and choice in chosen:
            raise entry.refusal(
                msg(
                    "{file}, entry {place}, key “{key}”: another future has “{choice}” already, "
                    "and on grey paper the two would look the same. Take another one and open the "
                    "file again."
                ),
                key,
                choice=choice,
            )
        chosen.append(choice)
    free = iter([choice for choice in choices if choice not in chosen])
    return [choice or next(free) for choice in chosen]
