"""What people call places: the list that comes with the plugin, and what the user teaches."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from ...errors import BadInput, BadOutput, msg
from ...resources import ROOT
from ...yaml_file import read_yaml
from .normal import normalise

BUILT_IN = ROOT / "resources" / "opinion" / "place_aliases.yaml"
_FORMAT = "chiang-mai-civic-places"
_VERSION = 1


@dataclass(frozen=True)
class Alias:
    """A way to call a place: ``places`` are official names, the first that a pack has is meant.

    ``sure`` aliases mean nothing else. A place the user chose has its ``place_id`` too.
    """

    text: str
    places: tuple[str, ...]
    sure: bool = True
    place_id: str = ""


@dataclass(frozen=True)
class Lexicon:
    """Aliases, parts of names that are said otherwise, and words that are no names.

    ``not_places`` hold a name but speak of something else; ``everyday`` are bare names that are
    words or first names as well, ``common`` those that are common words above all.
    """

    aliases: tuple[Alias, ...] = ()
    within: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    not_places: tuple[str, ...] = ()
    everyday: frozenset[bytes] = frozenset()
    common: frozenset[bytes] = frozenset()


@dataclass(frozen=True)
class LocalPlaces:
    """What the user taught: aliases by their codes, and names that are no place.

    Immutable: ``taught`` and ``barred`` return another one.
    """

    aliases: Mapping[bytes, Alias] = field(default_factory=dict)
    never: Mapping[bytes, str] = field(default_factory=dict)

    def taught(self, text: str, name: str, place_id: str) -> LocalPlaces:
        """Return these with ``text`` always meaning a place."""
        key = normalise(text)
        alias = Alias(text.strip(), (name,), place_id=place_id)
        return LocalPlaces(
            {**self.aliases, key: alias}, {k: v for k, v in self.never.items() if k != key}
        )

    def barred(self, text: str) -> LocalPlaces:
        """Return these with ``text``, standing alone, never meaning a place."""
        key = normalise(text)
        return LocalPlaces(
            {k: v for k, v in self.aliases.items() if k != key},
            {**self.never, key: text.strip()},
        )


@lru_cache(maxsize=1)
def built_in() -> Lexicon:
    """Return the plugin's own list of what people of Chiang Mai call places."""
    data = read_yaml(BUILT_IN)
    aliases = []
    for entry in data["aliases"]:
        places = entry["place"] if isinstance(entry["place"], list) else [entry["place"]]
        for kind in ("also", "perhaps"):
            for text in entry.get(kind, ()):
                aliases.append(Alias(str(text), tuple(places), sure=kind == "also"))
    return Lexicon(
        tuple(aliases),
        {str(part): tuple(said) for part, said in data["within"].items()},
        tuple(str(word) for word in data["not_places"]),
        frozenset(normalise(str(word)) for word in data["everyday"]),
        frozenset(normalise(str(word)) for word in data["common"]),
    )


def load_local(path: Path) -> LocalPlaces:
    """Return what the user taught, from a file of ``save_local``; nothing where there is no file.

    Raises:
        BadInput: the file is none of these, or of a newer plugin.
    """
    if not path.exists():
        return LocalPlaces()
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["format"] != _FORMAT or int(data["version"]) > _VERSION:
            raise ValueError("not a list of taught places, or of a newer version")
        aliases = [
            Alias(
                _plain(row["alias"]), (_plain(row["place"]),), place_id=str(row.get("place_id", ""))
            )
            for row in data["aliases"]
        ]
        never = [_plain(word) for word in data["never"]]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadInput(
            msg(
                "{file} cannot be read as places you taught ({reason}). Mend it, or move it away "
                "to begin anew."
            ),
            file=str(path),
            reason=str(error) or type(error).__name__,
        ) from error
    return LocalPlaces(
        {normalise(alias.text): alias for alias in aliases},
        {normalise(word): word for word in never},
    )


def save_local(local: LocalPlaces, path: Path) -> None:
    """Write what the user taught as JSON, whole or not at all; it holds no text of a post.

    Raises:
        BadOutput: the file cannot be written.
    """
    data = {
        "format": _FORMAT,
        "version": _VERSION,
        "aliases": [
            {"alias": alias.text, "place": alias.places[0], "place_id": alias.place_id}
            for alias in local.aliases.values()
        ],
        "never": list(local.never.values()),
    }
    beside = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        raise BadOutput(
            msg("The places you taught cannot be kept in {file} ({reason})."),
            file=str(path),
            reason=error.strerror or type(error).__name__,
        ) from error


def merged(local: LocalPlaces, other: LocalPlaces) -> LocalPlaces:
    """Return what both taught, e.g. a colleague's file; where they differ ``local`` stays."""
    aliases = {**{k: v for k, v in other.aliases.items() if k not in local.never}, **local.aliases}
    never = {k: v for k, v in other.never.items() if k not in aliases}
    return LocalPlaces(aliases, {**never, **local.never})


def _plain(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"a name is missing: {value!r}")
    return value.strip()
