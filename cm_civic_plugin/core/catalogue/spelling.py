"""How typed words are compared: one spelling for many, and how many slips apart two words are."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
# Tone marks, maitaikhu, thanthakhat, and the signs of abbreviation and repetition.
_THAI_MARKS = re.compile("[\u0e47-\u0e4c\u0e4e\u0e2f\u0e46]")
_THAI_RUN = "\u0e01-\u0e4d"
_TERMS = re.compile(f"[{_THAI_RUN}]+|[^\\W_{_THAI_RUN}]+")
_THAI_SPELLING = (
    ("\u0e4d\u0e32", "\u0e33"),  # nikhahit + sara aa is sara am
    ("\u0e32\u0e4d", "\u0e33"),
    ("เเ", "แ"),  # two sara e typed for sara ae
    ("ใ", "ไ"),
    ("ฤๅ", "ฤ"),
    ("ฤ", "ร"),
    ("ฃ", "ข"),
    ("ฅ", "ค"),
    ("ณ", "น"),
    ("ศ", "ส"),
    ("ษ", "ส"),
    ("เจียง", "เชียง"),  # northern speech: เจียงใหม่
    ("จังหวัด", "จังหวด"),  # a province is not a temple (วัด)
)
_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
# Letters that romanisations of Thai use for one another, folded to one of them.
_ROMANISATION = (
    ("kh", "k"), ("gh", "k"), ("th", "t"), ("dh", "t"), ("ph", "p"), ("bh", "p"), ("dj", "j"),
    ("ch", "j"), ("ts", "j"), ("ie", "ia"), ("ee", "i"), ("oo", "u"), ("ou", "u"), ("ae", "e"),
    ("aw", "o"), ("au", "o"), ("w", "v"),
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")


def normalise(text: str) -> str:
    """Return text in the form in which it is compared: one spelling, no tone marks, lower case."""
    text = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).lower()
    text = _THAI_MARKS.sub("", text.translate(_DIGITS))
    for variant, standard in _THAI_SPELLING:
        text = text.replace(variant, standard)
    if text.isascii():
        return text
    bare = "".join(
        char if "\u0e00" <= char <= "\u0e7f" else unicodedata.normalize("NFD", char)
        for char in text
    )
    return "".join(c for c in bare if "\u0e00" <= c <= "\u0e7f" or not unicodedata.combining(c))


def terms(text: str) -> list[str]:
    """Cut text into its normalised Latin words and Thai runs."""
    return _TERMS.findall(normalise(text.replace("_", " ")))


def fold(word: str) -> str:
    """Return a Latin word with the spelling differences of romanised Thai taken out."""
    for variant, standard in _ROMANISATION:
        word = word.replace(variant, standard)
    return _DOUBLED.sub(r"\1", word)


def is_thai(term: str) -> bool:
    """Tell whether a term is a Thai run rather than a Latin word."""
    return "\u0e01" <= term[0] <= "\u0e4d"


def allowed_slips(term: str) -> int:
    """Return how many typing errors a term of this length may hold."""
    return 0 if len(term) < 4 else 1 if len(term) < 8 else 2


def slips(one: str, other: str, limit: int) -> int:
    """Return the number of letters to insert, drop, change or swap with a neighbour.

    This is the optimal string alignment distance; more than ``limit`` comes back as limit + 1.
    """
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)


def slips_inside(part: str, whole: str, limit: int) -> int:
    """Return the fewest slips between ``part`` and any stretch of ``whole`` (Sellers, 1980)."""
    row = [0] * (len(whole) + 1)
    for i, a in enumerate(part, 1):
        before, row = row, [i]
        for j, b in enumerate(whole, 1):
            row.append(min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b)))
        if min(row) > limit:
            return limit + 1
    return min(row)
