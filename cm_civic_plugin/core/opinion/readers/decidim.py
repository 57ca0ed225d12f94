"""Decidim, a platform for participation: its CSV of proposals, comments, debates or meetings.

Headers are nested keys (``title/th``, ``scope/name/en``), one column per language. Names changed
over time: supports became votes, endorsements became likes, categories became taxonomies. A cell
that would be a formula in a spreadsheet carries a leading ``'``. Who endorsed is never read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...errors import msg
from .cells import find_roles, joined
from .csv_reader import CsvReader
from .reader import Reader
from .sample import Sample
from .text_file import CsvTable

PLATFORM = "decidim"
_TELLTALE = {
    "participatory_space/id",
    "participatory_space/url",
    "component/id",
    "scope/id",
    "category/id",
    "taxonomies/id",
    "endorsements/total_count",
    "likes/total_count",
    "commentable_type",
    "root_commentable_url",
    "original_proposal/url",
    "meeting_urls",
}
_TITLES = ("title",)
_BODIES = ("body", "description")
_TOPICS = ("taxonomies/name", "category/name")
_AREAS = ("address", "scope/name")
_ROLES = {
    "id": ("id",),
    "date": ("published_at", "created_at", "start_time"),
    "lat": ("latitude",),
    "lon": ("longitude",),
    "author": ("author/id", "author/name", "author/url", "authors_names"),
    "name": ("author/name",),
    "reactions": ("votes", "supports"),
    "likes": ("likes/total_count", "endorsements/total_count", "likes", "endorsements"),
}
_FORMULA = re.compile(r"^'(?=[=+\-@])")
_NAME = re.compile(r"\{([^{}]*)\}|([^{},]+(?:,(?! )[^{},]+)*)")
_TRANSLATION = re.compile(r'"?([\w-]+)"?\s*(?:=>|:)\s*"((?:[^"\\]|\\.)*)"')


def recognise(sample: Sample) -> Reader | None:
    """Return a reader if the file is a Decidim CSV, else None."""
    names = sample.names
    telling = _TELLTALE.intersection(names)
    if sample.table is None or len(telling) < 2 or "id" not in names:
        return None
    if not _languages(names, _TITLES) and not _languages(names, _BODIES):
        return None
    reasons = [msg("the header has Decidim's nested keys, such as title/en and component/id")]
    if {"votes", "likes/total_count", "taxonomies/id"}.intersection(names):
        reasons.append(msg("its names are those of later versions: votes, likes, taxonomies"))
    return Decidim(sample.table, reasons, names)


class Decidim(CsvReader):
    """Of the languages of a text, the first that a row has is taken: Thai, English, others."""

    platform = PLATFORM

    def __init__(self, table: CsvTable, reasons: list[str], names: list[str]) -> None:
        super().__init__(table, reasons, find_roles(names, _ROLES))
        self._texts = [_languages(names, _TITLES), _languages(names, _BODIES)]
        self._topics = [_languages(names, (name,)) for name in _TOPICS]
        self._areas = [_languages(names, (name,)) for name in _AREAS]
        for role, columns in (("text", self._texts), ("topic", self._topics)):
            found = [table.header[index] for group in columns for index in group[:1]]
            if found:
                self.fields[role] = ", ".join(found)

    def column(self, records: Sequence[Sequence[str]], role: str) -> list[str]:
        """Return a role's cells, of the topic in the first language that a row has it in."""
        if role != "topic":
            return [_FORMULA.sub("", cell) for cell in super().column(records, role)]
        taxonomies, categories = (_first_filled(records, group) for group in self._topics)
        none = [""] * len(records)
        return [
            _taxonomy_names(several) or single.replace(";", ",")
            for several, single in zip(taxonomies or none, categories or none)
        ]

    def texts(self, records: Sequence[Sequence[str]]) -> list[str]:
        """Return title and body; of a row without coordinates also its address or its area."""
        parts = [_first_filled(records, group) for group in self._texts]
        areas = _first_filled(records, [index for group in self._areas for index in group])
        if areas:
            first, second = self.places(records)
            placed = [one.strip() and two.strip() for one, two in zip(first, second)]
            parts.append(["" if has else area for has, area in zip(placed, areas)])
        return joined(*parts)

    def reactions(self, records: Sequence[Sequence[str]]) -> list[str]:
        """Return votes or likes, whichever is more: one person may have given both."""
        votes, likes = self.column(records, "reactions"), self.column(records, "likes")
        if not votes or not likes:
            return votes or likes
        return [max(one, two, key=_as_count) for one, two in zip(votes, likes)]


def _taxonomy_names(cell: str) -> str:
    """Return the names joined by ``;``.

    Each is a name, or its translations: ``{"en"=>"Roads", "th"=>"ถนน"}``.
    """
    names = []
    for translations, name in _NAME.findall(cell):
        known = {language: text for language, text in _TRANSLATION.findall(translations) if text}
        first = known.get("th") or known.get("en") or next(iter(known.values()), name)
        names.append(first.strip().replace(";", ","))
    return ";".join(name for name in names if name)


def _as_count(cell: str) -> int:
    return int(cell) if cell.strip().isdecimal() else -1


def _languages(names: Sequence[str], wanted: Sequence[str]) -> list[int]:
    """Return the columns of a key: as it is or per language, Thai and English first.

    Translations made by a machine come last.
    """
    found = []
    for index, name in enumerate(names):
        for key in wanted:
            if name == key or name.startswith(f"{key}/"):
                language = name[len(key) + 1 :]
                order = {"th": 0, "en": 1}.get(language, 2) + 10 * ("machine" in language)
                found.append((order, index))
    return [index for _, index in sorted(found)]


def _first_filled(records: Sequence[Sequence[str]], columns: Sequence[int]) -> list[str]:
    if not columns:
        return []
    return [
        _FORMULA.sub("", next((record[i] for i in columns if record[i].strip()), ""))
        for record in records
    ]
