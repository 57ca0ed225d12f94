"""Reading the scenario column's YAML lists (futures, elements) with errors a person can act on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import BadInput, msg
from ..resources import ROOT
from ..yaml_file import read_yaml

FOLDER = ROOT / "resources" / "scenario"
_ID = re.compile(r"[a-z][a-z0-9_]*\Z")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}\Z")
_VERSION = 1


@dataclass(frozen=True)
class Words:
    """One wording in both languages."""

    en: str
    th: str


class Entry:
    """One entry of a list, which knows its file and name so that its errors say them."""

    def __init__(self, file: Path, place: str, values: dict[str, Any]) -> None:
        self._file = file
        self._place = place
        self._values = values

    def fault(self, key: str, reason: str) -> BadInput:
        """Return the error for ``key``; ``reason`` is technical and stays in English."""
        return BadInput(
            msg("{file}, entry {place}, key “{key}”: {reason}. Mend this entry and open it again."),
            file=self._file,
            place=self._place,
            key=key,
            reason=reason,
        )

    def text(self, key: str) -> str:
        """Return a text that must be there and not be empty."""
        value = self._values.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.fault(key, "a text is missing")
        return value.strip()

    def identifier(self) -> str:
        """Return the entry's ``id``: small letters, digits, underscores."""
        value = self.text("id")
        if not _ID.match(value):
            raise self.fault("id", "only a-z, 0-9 and _ are allowed")
        return value

    def words(self, key: str) -> Words:
        """Return a wording that must be there in English and in Thai."""
        value = self._values.get(key)
        value = value if isinstance(value, dict) else {}
        inner = Entry(self._file, f"{self._place}/{key}", value)
        return Words(inner.text("en"), inner.text("th"))

    def colour(self) -> str:
        """Return the entry's ``colour`` as ``#rrggbb``."""
        value = self.text("colour")
        if not _COLOUR.match(value):
            raise self.fault("colour", "it is not written like #1b9aaa")
        return value.lower()

    def choice(self, key: str, choices: tuple[str, ...]) -> str:
        """Return a text that must be one of ``choices``."""
        value = self.text(key)
        if value not in choices:
            raise self.fault(key, f"it must be one of {', '.join(choices)}")
        return value

    def choices(self, key: str, choices: tuple[str, ...]) -> tuple[str, ...]:
        """Return a list of at least one of ``choices``, in the order written."""
        value = self._values.get(key)
        good = isinstance(value, list) and value and all(item in choices for item in value)
        if not good:
            raise self.fault(key, f"it must be a list of some of {', '.join(choices)}")
        return tuple(dict.fromkeys(value))


def read_entries(file: Path, key: str) -> Iterator[Entry]:
    """Yield the entries of the list ``key`` in a YAML file of version 1.

    Raises ``BadInput`` when the file cannot be read, is not such a list, or repeats an id.
    """
    content = read_yaml(file)
    listed = content.get(key) if isinstance(content, dict) else None
    if not isinstance(listed, list) or not listed or content.get("version") != _VERSION:
        raise BadInput(
            msg(
                "{file} is not a list of “{key}” of version {version}. Start from the plugin's own."
            ),
            file=file,
            key=key,
            version=_VERSION,
        )
    seen: set[str] = set()
    for number, values in enumerate(listed, 1):
        entry = Entry(file, str(number), values if isinstance(values, dict) else {})
        identifier = entry.identifier()
        if identifier in seen:
            raise entry.fault("id", f"“{identifier}” is there twice")
        seen.add(identifier)
        yield Entry(file, identifier, values)
