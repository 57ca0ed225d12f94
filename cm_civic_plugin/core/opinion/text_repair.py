"""Mending texts that an export or a keyboard has damaged, and that no search would find."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

import numpy as np

_LATIN_1 = re.compile(r"[\x00-\xff]*")
# Invisible: spaces of no width, marks of direction, soft hyphens. A joiner that holds two emoji
# together is left alone, and so is what may be a byte of a garbled text that is to stay so.
_INVISIBLE = re.compile(
    "(?<![\x80-\xff])\u00ad|[\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
    "|(?<![\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])\u200d"
)
_KEYCAP = re.compile("(?<=[0-9#*])\ufe0f?\u20e3")
# Letters of an alphabet for mathematics, in circles and squares, or as wide as Chinese ones.
_FANCY_RANGES = (
    (0x2460, 0x2468),
    (0x24B6, 0x24E9),
    (0x24EA, 0x24EA),
    (0xFF01, 0xFF5E),
    (0x1D400, 0x1D7FF),
    (0x1F130, 0x1F149),
)
_FANCY_SINGLE = "ℂℊℋℌℍℎℐℑℒℕℙℚℛℜℝℤℨℬℭℯℰℱℳℴ"  # where the alphabet for mathematics has gaps
_WHITE_ON_BLACK = ((0x1F150, "A", 26), (0x1F170, "A", 26), (0x2776, "1", 9), (0x278A, "1", 9))
# NIKHAHIT and SARA AA, a tone mark on either side of the first; or the tone typed after SARA AM.
_SARA_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32|\u0e33([\u0e48-\u0e4b])")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def mend_texts(
    texts: Sequence[str], without: frozenset[str] = frozenset()
) -> tuple[Sequence[str], dict[str, list[int]]]:
    """Return the texts mended, and for each repair which texts (by index) it changed.

    Args:
        without: repairs to leave out: ``mojibake``, ``zero_width``, ``fancy_letters``, ``sara_am``.
    """
    suspects = _suspects(texts)
    if not suspects:
        return texts, {}
    mended = list(texts)
    changed: dict[str, list[int]] = {}
    for index in suspects:
        made: list[str] = []
        mended[index] = mend_text(texts[index], without, made)
        for repair in made:
            changed.setdefault(repair, []).append(index)
    return mended, changed


def mend_text(
    text: str, without: frozenset[str] = frozenset(), made: list[str] | None = None
) -> str:
    """Return one text mended; the repairs that changed it are added to ``made``.

    Half of a letter that is written in two (a lone surrogate), which no file can hold, always
    becomes U+FFFD.
    """
    if text.isascii():
        return text
    for repair, mend in _MENDERS.items():
        if repair not in without:
            better = mend(text)
            if better != text:
                text = better
                if made is not None:
                    made.append(repair)
    return _LONE_SURROGATE.sub("\ufffd", text)


def _mend_mojibake(text: str) -> str:
    """UTF-8 that was taken for Latin-1, as all of Facebook's downloads hold it."""
    if not _LATIN_1.fullmatch(text):
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return text


def _mend_zero_width(text: str) -> str:
    return _INVISIBLE.sub("", text)


def _mend_fancy_letters(text: str) -> str:
    """Letter by letter: normalising the whole text (NFKC) would take SARA AM to pieces."""
    return _KEYCAP.sub("", text.translate(_plain_letters()))


def _mend_sara_am(text: str) -> str:
    return _SARA_AM.sub(lambda found: (found[1] or found[2] or "") + "\u0e33", text)


# In this order: a repair may bring to light what the next one mends.
_MENDERS = {
    "mojibake": _mend_mojibake,
    "zero_width": _mend_zero_width,
    "fancy_letters": _mend_fancy_letters,
    "sara_am": _mend_sara_am,
}
TEXT_REPAIRS = frozenset(_MENDERS)
"""Ids of the repairs made here."""


@cache
def _plain_letters() -> dict[int, str]:
    codes = [code for first, last in _FANCY_RANGES for code in range(first, last + 1)]
    codes += [ord(letter) for letter in _FANCY_SINGLE]
    plain = {code: unicodedata.normalize("NFKC", chr(code)) for code in codes}
    for first, letter, count in _WHITE_ON_BLACK:  # Unicode gives these no plain form
        plain.update((first + n, chr(ord(letter) + n)) for n in range(count))
    return plain


@cache
def _suspicious_codes() -> np.ndarray:
    """Return bool by code point: True where a text that holds it may need mending."""
    table = np.zeros(0x110000, dtype=bool)
    table[0x80:0x100] = True
    table[0x200B:0x2070] = True
    table[0xD800:0xE000] = True
    table[[0x0E4D, 0x20E3, 0xFEFF]] = True
    table[0x2010:0x202A] = False  # dashes, quotation marks, dots: common, and nothing to mend
    table[list(_plain_letters())] = True
    return table


def _suspects(texts: Sequence[str]) -> list[int]:
    """Return the indices of texts to look at: most need no mending, and this costs little."""
    joined = "\n".join(texts)
    if joined.isascii():
        return []
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    hits = _suspicious_codes()[codes]
    # A tone mark after SARA AM.
    hits[1:] |= (codes[:-1] == 0x0E33) & (codes[1:] >= 0x0E48) & (codes[1:] <= 0x0E4B)
    places = np.flatnonzero(hits)
    if not len(places):
        return []
    ends = np.cumsum([len(text) + 1 for text in texts])
    return np.unique(np.searchsorted(ends, places, side="right")).tolist()
