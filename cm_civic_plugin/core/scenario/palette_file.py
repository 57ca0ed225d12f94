"""Reading the scenario column's YAML lists (futures, elements) with errors a person can act on.

A list comes from the plugin, from a facilitator's own file, or from inside a workshop file that a
stranger sent: whatever it holds is checked, and kept short enough for a button.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import BadInput, msg
from ..resources import ROOT
from ..yaml_file import read_yaml

FOLDER = ROOT / "resources" / "scenario"
NAME_LETTERS, SENTENCE_LETTERS = 60, 400
_ID = re.compile(r"[a-z][a-z0-9_]*\Z")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}\Z")
_VERSION = 1
_UNSHOWABLE = ("Cc", "Cs", "Cn", "Co")  # controls, half characters, none, private


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
        return self.refusal(
            msg("{file}, entry {place}, key “{key}”: {reason}. Mend this entry and open it again."),
            key,
            reason=reason,
        )

    def refusal(self, template: str, key: str, **params: object) -> BadInput:
        """Return an error of its own sentence; ``template`` has {file}, {place} and {key}."""
        return BadInput(template, file=self._file, place=self._place, key=key, **params)

    def get(self, key: str) -> Any:
        """Return what stands there, unchecked; None where nothing does."""
        return self._values.get(key)

    def text(self, key: str, most: int | None = None) -> str:
        """Return a text that must be there and not be empty, of ``most`` letters at most."""
        value = self._values.get(key)
        if value is not None and not isinstance(value, (str, list, dict)):
            raise self.refusal(
                msg(
                    "{file}, entry {place}, key “{key}”: “{value}” is not a text. Write it in "
                    "quotes and open the file again."
                ),
                key,
                value=value,
            )
        if not isinstance(value, str) or not value.strip():
            raise self.refusal(
                msg(
                    "{file}, entry {place}, key “{key}”: a text is missing. A text with # or : in "
                    "it needs quotes. Write it and open the file again."
                ),
                key,
            )
        value = value.strip()
        if most is not None:  # it goes on a button or into a line
            value = re.sub(r"[\t\n\r]", " ", value)
        if any(unicodedata.category(one) in _UNSHOWABLE and one not in "\t\n" for one in value):
            raise self.refusal(
                msg(
                    "{file}, entry {place}, key “{key}”: it holds a character that cannot be "
                    "shown. Type the text anew and open the file again."
                ),
                key,
            )
        if most is not None and len(value) > most:
            raise self.refusal(
                msg(
                    "{file}, entry {place}, key “{key}”: it has more than {most} letters. Shorten "
                    "it and open the file again."
                ),
                key,
                most=most,
            )
        return value

    def identifier(self) -> str:
        """Return the entry's ``id``: small letters, digits, underscores."""
        value = self.text("id", NAME_LETTERS)
        if not _ID.match(value):
            raise self.refusal(
                msg(
                    "{file}, entry {place}, key “{key}”: an id is made of a-z, 0-9 and _ only, "
                    "and begins with a letter. Mend it and open the file again."
                ),
                "id",
            )
        return value

    def words(self, key: str, most: int | None = None) -> Words:
        """Return a wording; where it is in one language only, both say that."""
        value = self._values.get(key)
        if not isinstance(value, dict):
            only = self.text(key, most)
            return Words(only, only)
        inner = Entry(self._file, f"{self._place}/{key}", value)
        told = [inner.text(code, most) for code in ("en", "th") if value.get(code) is not None]
        if not told:
            raise inner.refusal(
                msg(
                    "{file}, entry {place}, key “{key}”: there is no wording, neither th nor en. "
                    "Write one and open the file again."
                ),
                "th",
            )
        return Words(told[0], told[-1])

    def colour(self) -> str:
        """Return the entry's ``colour`` as ``#rrggbb``."""
        value = self.text("colour")
        if not _COLOUR.match(value):
            raise self.refusal(
                msg(
                    "{file}, entry {place}, key “{key}”: a colour is written like “#1b9aaa”, in "
                    "quotes. Mend it and open the file again."
                ),
                "colour",
            )
        return value.lower()

    def choice(self, key: str, choices: tuple[str, ...]) -> str:
        """Return a text that must be one of ``choices``."""
        value = self.text(key)
        if value not in choices:
            raise self.refusal(
                msg(
                    "{file}, entry {place}, key “{key}”: it must be one of {choices}. Mend it and "
                    "open the file again."
                ),
                key,
                choices=", ".join(choices),
            )
        return value

    def choices(self, key: str, choices: tuple[str, ...]) -> tuple[str, ...]:
        """Return a list of at least one of ``choices``, in the order written."""
        value = self._values.get(key)
        good = isinstance(value, list) and value and all(item in choices for item in value)
        if not good:
            raise self.refusal(
                msg(
                    "{file}, entry {place}, key “{key}”: it must be a list in brackets of some of "
                    "{choices}. Mend it and open the file again."
                ),
                key,
                choices=", ".join(choices),
            )
        return tuple(dict.fromkeys(value))


def read_entries(file: Path, key: str) -> Iterator[Entry]:
    """Yield the entries of the list ``key`` in a YAML file of version 1.

    Raises ``BadInput`` when the file cannot be read, is not such a list, or repeats an id.
    """
    return entries_in(read_yaml(file), file, key)


def entries_in(content: Any, file: Path, key: str) -> Iterator[Entry]:
    """Yield the entries of the list ``key`` in what a YAML text held; see ``read_entries``."""
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
            raise entry.refusal(
                msg(
                    "{file}, entry {place}, key “{key}”: “{identifier}” is there twice. Give one "
                    "of the two another id and open the file again."
                ),
                "id",
                identifier=identifier,
            )
        seen.add(identifier)
        yield Entry(file, identifier, values)


def count_within(entries: list[Entry], file: Path, key: str, least: int, most: int) -> list[Entry]:
    """Return the entries when there are not too few and not too many of them."""
    if not least <= len(entries) <= most:
        raise BadInput(
            msg(
                "{file}: there are {count} entries in “{key}”; from {least} to {most} can be used. "
                "Mend the list and open the file again."
            ),
            file=file,
            key=key,
            count=len(entries),
            least=least,
            most=most,
        )
    return entries


def quoted(text: str) -> str:
    """Return a text as YAML in quotes; what the eye cannot see (U+200B) is written as a code."""
    return "".join(
        f"\\u{ord(letter):04x}"
        if letter != " " and unicodedata.category(letter) in ("Cf", "Zs", "Zl", "Zp")
        and ord(letter) < 0x10000
        else letter
        for letter in json.dumps(text, ensure_ascii=False)
    )  # fmt: skip


def words_text(words: Words) -> str:
    """Return a wording as YAML, which ``Entry.words`` reads."""
    return f"{{th: {quoted(words.th)}, en: {quoted(words.en)}}}"
