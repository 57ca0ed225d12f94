"""The codebook: what people speak of and the words that tell it, where an export names no topic."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from ..errors import BadInput, BadOutput, msg
from ..resources import ROOT
from ..yaml_file import read_yaml
from .places.matcher import Matcher, make_matcher
from .places.normal import WALL, normalise
from .post_table import FROM_CODEBOOK

if TYPE_CHECKING:
    import pandas as pd

SHIPPED = ROOT / "resources" / "opinion" / "codebook.yaml"
_VERSION = 1
_ID = re.compile(r"[a-z][a-z0-9_]*\Z")
_code = lru_cache(maxsize=20_000)(normalise)  # a codebook that is edited is compiled often
_OVERLAP = 2  # letters; of three words in a row that overlap, the last may be missed
_MASKS = frozenset(map(normalise, ("phone", "email", "plate", "name", "link")))
_HEADER = "# Your changes to the codebook: categories changed or added, and ids of those removed.\n"

NOT_AN_ID = msg("only a-z, 0-9 and _ are allowed")
TWICE = msg("it is there twice")
NO_TITLE = msg("a text is missing")
NO_SEMICOLON = msg("it may not hold a semicolon, which parts topics")
NOT_TEXTS = msg("it must be a list of texts; put numbers and yes/no in quotes")
NO_WORD = msg("“{word}” is too short or holds a sign that cannot be looked for")
BOTH = msg("“{word}” is a word and an exclusion at once")


@dataclass(frozen=True)
class Category:
    """What people may speak of.

    A text that holds one of ``words`` speaks of it, unless the longer word that stands there is one
    of ``exclusions``. ``title_th`` is what a post's topic becomes; ``traffy`` are the types of
    Traffy Fondue that speak of the same.
    """

    id: str
    title_th: str
    title_en: str
    traffy: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    exclusions: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the category as its file has it."""
        return {
            "id": self.id,
            "title_th": self.title_th,
            "title_en": self.title_en,
            "traffy": list(self.traffy),
            "words": list(self.words),
            "not": list(self.exclusions),
        }


@dataclass(frozen=True)
class Fault:
    """What is wrong with a category: its id, the key in it, and why (a translatable text)."""

    category: str
    key: str
    reason: str
    word: str = ""

    def __str__(self) -> str:
        return self.reason.format(word=self.word)


@dataclass(frozen=True)
class Codebook:
    """Categories, in order, none of them with a fault; see ``fault_of``.

    Each category is looked for by itself: of its words and exclusions that overlap in a text, the
    one that begins first counts, and of those that begin together the longest.
    """

    categories: tuple[Category, ...]

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 of all that changes what is found."""
        content = [[c.title_th, sorted(c.words), sorted(c.exclusions)] for c in self.categories]
        return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()

    def topics_of(self, texts: Sequence[str]) -> list[str | None]:
        """Return the Thai titles of what each text speaks of, joined by ``;``, or None."""
        spoken: dict[int, set[int]] = {}
        for text, number, _word in self._found(texts):
            spoken.setdefault(text, set()).add(number)
        titles: dict[tuple[int, ...], str] = {}
        topics: list[str | None] = [None] * len(texts)
        for text, numbers in spoken.items():
            key = tuple(sorted(numbers))
            if key not in titles:
                titles[key] = ";".join(self.categories[number].title_th for number in key)
            topics[text] = titles[key]
        return topics

    def explain(self, text: str) -> list[tuple[Category, list[str]]]:
        """Return what a text speaks of, and by which words each."""
        words: dict[int, dict[str, None]] = {}
        for _text, number, word in self._found([text]):
            words.setdefault(number, {})[word] = None
        return [(self.categories[number], list(words[number])) for number in sorted(words)]

    def _found(self, texts: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        """Yield text number, category number and word for each word found."""
        matcher, verdicts = self._rules
        found = matcher.find(texts)
        for text, start, key in zip(found.texts.tolist(), found.starts.tolist(), found.keys):
            if key in _MASKS and texts[text][start - 1 : start] == "[":
                continue  # [phone] stands for what was taken out
            for number, word in verdicts[key]:
                yield text, number, word

    @cached_property
    def _rules(self) -> tuple[Matcher, dict[bytes, list[tuple[int, str]]]]:
        """What looks for all words at once, and what each tells: categories, by which word."""
        words = {word for c in self.categories for word in (*c.words, *c.exclusions)}
        written = {_code(word): word for word in sorted(words | _joined(words))}
        keys = list(written)
        verdicts: dict[bytes, list[tuple[int, str]]] = {key: [] for key in keys}
        for number, category in enumerate(self.categories):
            mine = {_code(word): word for word in category.words}
            own = make_matcher({*mine, *map(_code, category.exclusions)})
            inside = own.find(list(written.values()))
            for place, key in zip(inside.texts.tolist(), inside.keys):
                if key in mine:
                    verdicts[keys[place]].append((number, mine[key]))
        return make_matcher(keys), verdicts


def with_topics(
    posts: pd.DataFrame, codebook: Codebook, texts: Sequence[str | None] | None = None
) -> tuple[pd.DataFrame, int]:
    """Return a post table with topics for posts whose export names none, and how many got one.

    What the export says stays. What a codebook said before is said anew.

    Args:
        posts: a post table; it is not changed.
        texts: texts to read instead of the table's, row for row.
    """
    spoken = posts["text"].tolist() if texts is None else texts
    free = (posts["topic"].isna() | (posts["topic_source"] == FROM_CODEBOOK)).to_numpy()
    topics = codebook.topics_of(
        [text if isinstance(text, str) else "" for text, mine in zip(spoken, free) if mine]
    )
    posts = posts.copy()
    posts.loc[free, "topic"] = topics
    posts.loc[free, "topic_source"] = [FROM_CODEBOOK if topic else None for topic in topics]
    return posts, sum(topic is not None for topic in topics)


@lru_cache(maxsize=1)
def shipped() -> Codebook:
    """Return the codebook that comes with the plugin."""
    return Codebook(_read(SHIPPED)[0])


def load_codebook(changes: Path | None = None) -> Codebook:
    """Return the plugin's codebook with the user's changes (where the file exists) over it.

    A category of the user's replaces the plugin's of the same id; others are added at the end.

    Raises:
        BadInput: the user's file cannot be used; names file, category or line, and reason.
    """
    if changes is None or not changes.exists():
        return shipped()
    mine, removed = _read(changes)
    own = {category.id: category for category in mine}
    kept = [own.pop(c.id, c) for c in shipped().categories if c.id not in removed]
    categories = (*kept, *own.values())
    fault = fault_of(categories)
    if fault:
        raise _bad(changes, fault)
    return Codebook(categories)


def usable_codebook(changes: Path | None) -> tuple[Codebook, BadInput | None]:
    """Return ``load_codebook``'s, or the plugin's own and what is wrong with the user's file."""
    try:
        return load_codebook(changes), None
    except BadInput as error:
        return shipped(), error


def save_changes(codebook: Codebook, path: Path) -> None:
    """Write how a codebook differs from the plugin's, whole or not at all; no file for no change.

    Raises:
        BadOutput: the file cannot be written.
    """
    ours = {category.id: category for category in shipped().categories}
    mine = {category.id for category in codebook.categories}
    changed = [c.to_dict() for c in codebook.categories if ours.get(c.id) != c]
    removed = [identifier for identifier in ours if identifier not in mine]
    beside = path.with_name(path.name + ".part")
    content = {"version": _VERSION, "removed": removed, "categories": changed}
    try:
        if not changed and not removed:
            path.unlink(missing_ok=True)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
        beside.write_text(_HEADER + text, encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        raise BadOutput(
            msg("The codebook cannot be kept in {file} ({reason})."),
            file=str(path),
            reason=error.strerror or type(error).__name__,
        ) from error


def fault_of(categories: Sequence[Category]) -> Fault | None:
    """Return the first fault of categories, None where a codebook can be made of them."""
    ids: set[str] = set()
    titles: set[str] = set()
    for category in categories:
        if not _ID.match(category.id):
            return Fault(category.id, "id", NOT_AN_ID)
        if category.id in ids:
            return Fault(category.id, "id", TWICE)
        for key, title in (("title_th", category.title_th), ("title_en", category.title_en)):
            if not title.strip():
                return Fault(category.id, key, NO_TITLE)
            if ";" in title:
                return Fault(category.id, key, NO_SEMICOLON)
        if category.title_th in titles:
            return Fault(category.id, "title_th", TWICE)
        for key, words in (("words", category.words), ("not", category.exclusions)):
            for word in words:
                codes = _code(word)
                if len(codes) < 2 or WALL in codes:
                    return Fault(category.id, key, NO_WORD, word)
        words = set(map(_code, category.words))
        for word in category.exclusions:
            if _code(word) in words:
                return Fault(category.id, "not", BOTH, word)
        ids.add(category.id)
        titles.add(category.title_th)
    return None


def _joined(words: Iterable[str]) -> set[str]:
    """Return what Thai words make that overlap: of ขวางทาง and ทางเท้า, ขวางทางเท้า.

    Looked for as one, it tells what either does; else the first would hide the second.
    """
    thai = [word for word in words if not word.isascii()]
    begins: dict[str, list[str]] = {}
    for word in thai:
        for size in range(_OVERLAP, len(word)):
            begins.setdefault(word[:size], []).append(word)
    return {
        word + other[size:]
        for word in thai
        for size in range(_OVERLAP, len(word))
        for other in begins.get(word[-size:], ())
    }


def _read(path: Path) -> tuple[tuple[Category, ...], frozenset[str]]:
    """Return the categories of a file and the ids it takes away."""
    content = read_yaml(path)
    if not isinstance(content, dict) or content.get("version") != _VERSION:
        raise _bad(path, Fault("–", "version", f"it is not {_VERSION}"))
    listed = content.get("categories") or []
    if not isinstance(listed, list):
        raise _bad(path, Fault("–", "categories", NOT_TEXTS))
    categories = tuple(_category(path, place, row) for place, row in enumerate(listed, 1))
    fault = fault_of(categories)
    if fault:
        raise _bad(path, fault)
    return categories, frozenset(_texts(path, "–", content, "removed"))


def _category(path: Path, place: int, row: Any) -> Category:
    row = row if isinstance(row, dict) else {}
    name = str(row.get("id") or place)
    for key in ("id", "title_th", "title_en"):
        if not isinstance(row.get(key), str):
            raise _bad(path, Fault(name, key, NO_TITLE))
    return Category(
        row["id"],
        row["title_th"].strip(),
        row["title_en"].strip(),
        *(_texts(path, name, row, key) for key in ("traffy", "words", "not")),
    )


def _texts(path: Path, name: str, row: dict[str, Any], key: str) -> tuple[str, ...]:
    values = row.get(key) or []
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise _bad(path, Fault(name, key, NOT_TEXTS))
    return tuple(dict.fromkeys(value.strip() for value in values))


def _bad(path: Path, fault: Fault) -> BadInput:
    """Return the error for a fault; its reason is technical and stays in English."""
    return BadInput(
        msg(
            "{file}, category {category}, key “{key}”: {reason}. Until it is mended the plugin's "
            "own codebook is used."
        ),
        file=str(path),
        category=fault.category,
        key=fault.key,
        reason=str(fault),
    )
