"""The palette: what people can draw in a future."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .palette_file import FOLDER, Words, read_entries
from .shape import KINDS

FILE = FOLDER / "elements.yaml"


@dataclass(frozen=True)
class Element:
    """A thing to draw.

    ``colour`` is ``#rrggbb``; ``takes`` the kinds of shape, the likeliest first; ``icon`` an
    SVG file beside the list (``icons/<id>.svg``), or None when there is none.
    """

    id: str
    name: Words
    colour: str
    takes: tuple[str, ...]
    icon: Path | None


def load_elements(file: Path = FILE) -> tuple[Element, ...]:
    """Return the elements in the file's order.

    Raises ``BadInput`` naming file, entry, key and reason.
    """
    elements = []
    for entry in read_entries(file, "elements"):
        identifier = entry.identifier()
        icon = file.parent / "icons" / f"{identifier}.svg"
        elements.append(
            Element(
                id=identifier,
                name=entry.words("name"),
                colour=entry.colour(),
                takes=entry.choices("takes", KINDS),
                icon=icon if icon.is_file() else None,
            )
        )
    return tuple(elements)
