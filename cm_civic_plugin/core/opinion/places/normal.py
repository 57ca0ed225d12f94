"""One spelling for many: texts and names as small codes that can be compared byte by byte."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

# A code for each letter that can stand in a name. GONE leaves no trace (spaces, dots, zero-width
# signs: a name is written with or without them); WALL stands in no name. The letters that need
# care are neighbours, so that a class of letters is told by one comparison.
GONE, WALL = 0, 1
DIGIT, LATIN, THAI = 2, 12, 40
_ABOVE_MARKS, _TONES, _REST = "ัิีึืฺุู", "่้๊๋", "์ําำะ"
_LEADING = "เแโไ"
_CAREFUL = _LEADING + _ABOVE_MARKS + _TONES + _REST
_PLAIN = [letter for letter in map(chr, range(0x0E01, 0x0E5C)) if letter not in _CAREFUL + "฿"]
_SAME = dict(zip("ใศษณฎฃฅๅ", "ไสสนฏขคา"))
"""Letters that are taken for one another."""
_NO_TRACE = " \t\u00a0\u00ad.'’‘`-็ฯ" + "".join(
    chr(point) for point in (*range(0x2000, 0x2014), 0x202F, 0x2060, 0x3000, 0xFEFF)
)
_THAI_CODE = {letter: THAI + place for place, letter in enumerate((*_PLAIN, *_CAREFUL))}
_LEAD, _ABOVE, _TONE, _LAST = (
    _THAI_CODE[part[0]] for part in (_LEADING, _ABOVE_MARKS, _TONES, _REST)
)
_E, _AE, _AA, _AM, _NIKHAHIT = (_THAI_CODE[letter] for letter in "เแาำํ")
CODES = THAI + len(_THAI_CODE)


def _make_table() -> np.ndarray:
    table = np.full(0x10000, WALL, dtype=np.uint8)
    for letter, code in _THAI_CODE.items():
        table[ord(letter)] = code
    for one, other in _SAME.items():
        table[ord(one)] = table[ord(other)]
    for value in range(10):
        table[[0x30 + value, 0x0E50 + value, 0xFF10 + value]] = DIGIT + value
    for point in (
        *range(0x41, 0x7B),
        *range(0xC0, 0x250),
        *range(0xFF21, 0xFF5B),
    ):
        base = unicodedata.normalize("NFKD", chr(point))[0].lower()
        if "a" <= base <= "z":
            table[point] = LATIN + ord(base) - ord("a")
    table[0x300:0x370] = GONE  # accents written apart
    for sign in _NO_TRACE:
        table[ord(sign)] = GONE
    return table


TABLE = _make_table()
"""The code of each letter of Unicode's first plane."""


def hangs_on(codes: np.ndarray) -> np.ndarray:
    """Tell which codes are marks and vowels that cannot begin a word: no name ends before them."""
    return codes >= _ABOVE


def leads(codes: np.ndarray) -> np.ndarray:
    """Tell which codes are vowels written before their consonant: no name begins after them."""
    return (codes >= _LEAD) & (codes < _ABOVE)


def is_latin(codes: np.ndarray) -> np.ndarray:
    """Tell which codes are Latin letters or digits."""
    return (codes >= DIGIT) & (codes < THAI)


@dataclass
class Normal:
    """Texts as one row of codes, each text followed by a WALL.

    ``codes`` (n,) uint8; ``origins`` (n,) the position of each in the texts joined by one letter;
    ``starts`` (m + 1,) where each text begins there.
    """

    codes: np.ndarray
    origins: np.ndarray
    starts: np.ndarray


def normalise_texts(texts: Sequence[str]) -> Normal:
    """Return texts in the form in which names are looked for.

    Zero-width signs, spaces, dots and hyphens go; Latin letters lose case and accents; Thai digits
    become digits; SARA AM is one letter, however typed; marks typed twice or in the wrong order
    are put right; letters that are taken for one another are one.
    """
    joined = "\n".join((*texts, ""))
    lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts)) + 1
    starts = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(lengths)])
    points = np.frombuffer(joined.encode("utf-16-le", "surrogatepass"), dtype=np.uint16)
    if len(points) != len(joined):  # emoji take two units there: one place each, please
        wide = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        points = np.minimum(wide, 0xFFFF).astype(np.uint16)
    codes = TABLE.take(points, mode="clip")
    there = codes != GONE
    return Normal(*_mend(codes[there], np.flatnonzero(there)), starts)


def normalise(text: str) -> bytes:
    """Return one name or text as codes."""
    return normalise_texts([text]).codes[:-1].tobytes()


def _mend(codes: np.ndarray, origins: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Put Thai marks right; few texts have a wrong one."""
    first, second = codes[:-1], codes[1:]
    tone = (codes >= _TONE) & (codes < _LAST)
    wrong = (first == second) & (second >= _ABOVE)  # typed twice
    wrong |= (first == _E) & (second == _E)
    wrong |= tone[:-1] & (second >= _ABOVE) & (second < _TONE)  # tone before the vowel
    wrong |= (first == _AM) & tone[1:]
    wrong |= (second == _NIKHAHIT) & (first != _E) & (first != WALL)
    if not wrong.any():
        return codes, origins
    codes = codes.copy()
    keep = np.ones(len(codes), dtype=bool)
    done = 0
    for place in np.flatnonzero(wrong).tolist():
        start, end = max(place, done), place + 1
        if end <= done:
            continue
        # From the first to the last mark of the syllable; a doubled vowel before it is its own.
        while codes[place] >= _ABOVE and start > done and codes[start - 1] >= _ABOVE:
            start -= 1
        while codes[place] != _E and end < len(codes) and codes[end] >= _ABOVE:
            end += 1
        while codes[place] == _E and end < len(codes) and codes[end] == _E:
            end += 1
        run = _ordered(codes[start:end].tolist())
        codes[start : start + len(run)] = run
        keep[start + len(run) : end] = False
        done = end
    return codes[keep], origins[keep]


def _ordered(run: list[int]) -> list[int]:
    """Return a run of marks without doubles, vowels before tones, SARA AM as one letter."""
    if run[0] == _E:
        return [_AE]
    letter = [run.pop(0)] if run[0] < _ABOVE else []
    if _NIKHAHIT in run and _AA in run:
        run = [code for code in run if code not in (_NIKHAHIT, _AA)] + [_AM]
    return letter + sorted(dict.fromkeys(run), key=_rank)


def _rank(code: int) -> int:
    return 0 if code < _TONE else 1 if code < _LAST else 2
