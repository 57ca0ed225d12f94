"""The futures people draw: each drawing belongs to one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .palette_file import FOLDER, Words, read_entries

SIGNS = ("circle", "triangle", "square", "diamond")
DASHES = ("solid", "dash", "dot", "dash_dot")
FILE = FOLDER / "futures.yaml"


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

    Raises ``BadInput`` naming file, entry, key and reason.
    """
    return tuple(
        Future(
            id=entry.identifier(),
            name=entry.words("name"),
            sentence=entry.words("sentence"),
            colour=entry.colour(),
            sign=entry.choice("sign", SIGNS),
            dash=entry.choice("dash", DASHES),
        )
        for entry in read_entries(file, "futures")
    )
