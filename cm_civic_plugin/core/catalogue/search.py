"""Find layers by what people type: Thai or English, misspelt, romanised, in any order.

A record's texts are cut into *units*: Latin words, and runs of Thai, which has no spaces. A typed
term is held against the units (equal, beginning, part, one slip away) and a record's score is the
best unit of each term, weighted by the field it stands in.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from functools import lru_cache

import numpy as np

from .records import Catalogue, LayerRecord, catalogue
from .spelling import allowed_slips, fold, is_thai, normalise, slips, slips_inside, terms

# How much a hit counts by where it is found.
_TITLE, _ALIAS, _ID, _THEME, _QUESTION, _SOURCE, _ABSTRACT = 10.0, 8.0, 6.0, 3.0, 2.5, 2.0, 1.0

_SMALL_WORDS = frozenset("a an and at by for from in is of on or the to where which who".split())
# Names that a record may hold in one script and a person types in the other.
_SAME = (
    ("chiangmai", "เชียงใหม่"),
    ("lanna", "ล้านนา"),
    ("kad", "kat", "gad", "กาด", "ตลาด", "market"),
    ("wat", "วัด", "temple"),
    ("ping", "ปิง"),
    ("kamphaeng", "กำแพง", "wall"),
)
_CITY = ("chiangmai", "เชียงไหม")  # as normalised; every layer is of the city, named or not
_PARTIAL = 0.12  # of the best score, what a record that misses a term must still reach
_MOST_LOOKED_AT = 120  # units that get the slow comparison letter by letter


def _is_city(term: str) -> bool:
    return (term if is_thai(term) else fold(term)) in (fold(_CITY[0]), _CITY[1])


def _pairs(unit: str) -> set[str]:
    """Return the letter pairs of a unit; a Latin word's include its edges."""
    edged = unit if is_thai(unit) else f"^{unit}$"
    return {edged[i : i + 2] for i in range(len(edged) - 1)}


class SearchIndex:
    """The catalogue made ready to be searched; build it once, ask it at every key."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._records = catalogue.records
        units: dict[str, dict[int, float]] = defaultdict(dict)
        for number, record in enumerate(self._records):
            for text, weight in _texts(record):
                for term in terms(text):
                    if units[term].get(number, 0.0) < weight:
                        units[term][number] = weight
        self._units = sorted(units)
        self._at = {unit: place for place, unit in enumerate(self._units)}
        self._lengths = np.array([len(unit) for unit in self._units])
        self._thai_units = np.array([is_thai(unit) for unit in self._units])
        counts = [len(units[unit]) for unit in self._units]
        self._starts = np.concatenate(([0], np.cumsum(counts, dtype=np.int64)))
        self._docs = np.fromiter((d for u in self._units for d in units[u]), np.int64)
        self._weights = np.fromiter((w for u in self._units for w in units[u].values()), np.float64)
        self._well_placed = np.maximum.reduceat(self._weights, self._starts[:-1]) >= _ALIAS
        pairs: dict[str, list[int]] = defaultdict(list)
        for place, unit in enumerate(self._units):
            for pair in _pairs(unit):
                pairs[pair].append(place)
        self._pairs = {pair: np.array(places) for pair, places in pairs.items()}
        self._folded = sorted(
            (fold(unit), place) for place, unit in enumerate(self._units) if not is_thai(unit)
        )
        self._folded_words = {word for word, _place in self._folded}
        self._same: dict[str, list[str]] = {}
        for names in _SAME:
            plain = ["".join(terms(name)) for name in names]
            for name in plain:
                self._same[name if is_thai(name) else fold(name)] = plain

    def find(self, text: str) -> list[LayerRecord]:
        """Return the records that fit, best first; all in catalogue order where text is empty.

        A record that fits every term goes before one that fits some of them as well as it.
        """
        asked = self._asked(text)
        if not asked:
            return [] if normalise(text).strip() else list(self._records)
        scores = [self._score(term) for term in asked]
        for place, (one, other) in enumerate(zip(asked, asked[1:])):
            if one + other in self._at or f"{one}{other}s" in self._at:  # "hot spot"
                together = self._score(one + other)
                for at in (place, place + 1):
                    scores[at] = np.maximum(scores[at], together)
        needed = [s > 0 for s, term in zip(scores, asked) if not _is_city(term)] or [scores[0] > 0]
        met = np.sum(needed, axis=0) / len(needed)
        total = np.sum(scores, axis=0) * met**2
        if len(needed) > 1:
            total[(met < 1) & (total < _PARTIAL * total.max(initial=0.0))] = 0
        order = np.argsort(-total, kind="stable")
        return [self._records[number] for number in order if total[number] > 0]

    def _asked(self, text: str) -> list[str]:
        found = terms(text)
        found = [term for term in found if term not in _SMALL_WORDS] or found
        joined: list[str] = []
        for term in found:  # "Chiang Mai" and "Chiang-Mai" are one name
            if joined and not is_thai(term) and fold(joined[-1] + term) in self._same:
                joined[-1] += term
            else:
                joined.append(term)
        return list(dict.fromkeys(joined))

    def _score(self, term: str) -> np.ndarray:
        """Return each record's score for one term."""
        best = np.zeros(len(self._records))
        names = self._same.get(term if is_thai(term) else fold(term), [])
        self._raise(best, self._thai(term) if is_thai(term) else self._latin(term), 1.0)
        for name in names:
            if name != term:  # of the other names only the whole word: "wat" is not "water"
                found = self._thai(name) if is_thai(name) else self._same_sound(name)
                self._raise(best, found, 0.9)
        if best.any():
            return best
        if is_thai(term):
            self._raise(best, self._thai_slips(term), 1.0)
            return best if best.any() else self._run_together(term)
        self._raise(best, self._latin_slips(term), 1.0)
        return best if best.any() else self._split(term)

    def _raise(self, best: np.ndarray, found: dict[int, float], share: float) -> None:
        for place, quality in found.items():
            here = slice(self._starts[place], self._starts[place + 1])
            docs = self._docs[here]  # each record once
            best[docs] = np.maximum(best[docs], self._weights[here] * (quality * share))

    def _counts(self, pairs: set[str]) -> np.ndarray:
        """Return for each unit how many of these letter pairs it has."""
        lists = [self._pairs[pair] for pair in pairs if pair in self._pairs]
        if not lists:
            return np.zeros(len(self._units), np.int64)
        return np.bincount(np.concatenate(lists), minlength=len(self._units))

    def _holding(self, pairs: set[str]) -> list[int]:
        """Return the places of the units that have all of these letter pairs."""
        if not all(pair in self._pairs for pair in pairs):
            return []
        return np.flatnonzero(self._counts(pairs) == len(pairs)).tolist()

    def _nearest(self, pairs: set[str], at_least: int, among: np.ndarray) -> list[int]:
        """Return the places of the units that share the most letter pairs, at least so many."""
        counts = np.where(among, self._counts(pairs), 0)
        places = np.flatnonzero(counts >= max(1, at_least))
        return places[np.argsort(-counts[places], kind="stable")][:_MOST_LOOKED_AT].tolist()

    def _thai(self, term: str) -> dict[int, float]:
        places = range(len(self._units)) if len(term) == 1 else self._holding(_pairs(term))
        found = {}
        for place in places:
            unit = self._units[place]
            at = unit.find(term)
            if at >= 0:
                found[place] = 1.0 if unit == term else 0.85 if at == 0 else 0.7
        return found

    def _thai_slips(self, term: str) -> dict[int, float]:
        limit = allowed_slips(term)
        if not limit:
            return {}
        pairs = _pairs(term)
        among = self._thai_units & self._well_placed & (self._lengths >= len(term) - limit)
        found = {}
        for place in self._nearest(pairs, len(pairs) - 2 * limit, among):
            missing = slips_inside(term, self._units[place], limit)
            if missing <= limit:
                found[place] = 0.55 - 0.15 * missing
        return found

    def _run_together(self, term: str) -> np.ndarray:
        """Score Thai words written as one, cut greedily into the longest known pieces."""
        pieces: list[dict[int, float]] = []
        at = known = 0
        while at < len(term):
            longest: dict[int, float] = {}
            low, high = at + 1, len(term)
            while low < high:  # if a piece is known, so is every shorter one
                end = (low + high + 1) // 2
                found = self._thai(term[at:end])
                if found:
                    longest, low = found, end
                else:
                    high = end - 1
            if longest:
                pieces.append(longest)
                known += low - at
            at = max(low, at + 1)
        best = np.zeros(len(self._records))
        if len(pieces) < 2 or known < 0.7 * len(term):
            return best
        parts = []
        for piece in pieces:
            part = np.zeros_like(best)
            self._raise(part, piece, 0.6)
            parts.append(part)
        met = np.mean([part > 0 for part in parts], axis=0)
        return np.where(met >= 0.5, np.sum(parts, axis=0) / len(parts) * met**2, 0.0)

    def _latin(self, term: str) -> dict[int, float]:
        found = {}
        for place in self._beginning_with(term):
            unit = self._units[place]
            found[place] = 1.0 if unit == term else 0.6 + 0.3 * len(term) / len(unit)
        for place, quality in self._same_sound(term, whole=False).items():
            found[place] = max(found.get(place, 0.0), quality)
        if len(term) >= 5:
            pairs = _pairs(term) - {f"^{term[0]}", f"{term[-1]}$"}
            for place in self._holding(pairs):
                if place not in found and term in self._units[place]:
                    found[place] = 0.4
        return found

    def _same_sound(self, term: str, *, whole: bool = True) -> dict[int, float]:
        """Match by romanised sound: whole words, or also their beginnings."""
        folded = fold(term)
        found = {}
        at = bisect_left(self._folded, (folded, -1))
        while at < len(self._folded) and self._folded[at][0].startswith(folded):
            key, place = self._folded[at]
            at += 1
            if key == folded:
                found[place] = 0.9
            elif not whole and len(folded) >= 4:  # folding makes short words too much alike
                found[place] = 0.5 + 0.2 * len(folded) / len(key)
        return found

    def _beginning_with(self, term: str) -> range:
        start = bisect_left(self._units, term)
        end = start
        while end < len(self._units) and self._units[end].startswith(term):
            end += 1
        return range(start, end)

    def _latin_slips(self, term: str) -> dict[int, float]:
        limit = allowed_slips(term)
        if not limit:
            return {}
        pairs = _pairs(term)
        among = ~self._thai_units & (np.abs(self._lengths - len(term)) <= limit)
        found = {}
        for place in self._nearest(pairs, len(pairs) - 3 * limit, among):
            missing = slips(term, self._units[place], limit)
            if missing <= limit:
                found[place] = 0.6 - 0.15 * missing
        return found

    def _split(self, term: str) -> np.ndarray:
        """Score two words typed as one: the best cut of which both halves are known."""
        best = np.zeros(len(self._records))
        for cut in range(3, len(term) - 2):
            halves = (fold(term[:cut]), fold(term[cut:]))
            if all(half in self._same or half in self._folded_words for half in halves):
                parts = [
                    self._score(half) for half in (term[:cut], term[cut:]) if not _is_city(half)
                ]
                best = np.maximum(best, 0.8 * np.minimum.reduce(parts))
        return best


def _texts(record: LayerRecord) -> list[tuple[str, float]]:
    data = record.data
    source = data["source"]
    texts = [(record.id, _ID)]
    texts += [(source[key], _SOURCE) for key in ("agency", "agency_th", "dataset")]
    for language in ("th", "en"):
        texts.append((record.title(language), _TITLE))
        texts += [(alias, _ALIAS) for alias in data[f"aliases_{language}"]]
        texts.append((record.theme.title(language), _THEME))
        texts.append((record.text("civic_question", language), _QUESTION))
        texts.append((record.text("abstract", language), _ABSTRACT))
    return texts


@lru_cache(maxsize=1)
def search_index() -> SearchIndex:
    """Return the index of the plugin's own catalogue, made at its first use."""
    return SearchIndex(catalogue())
