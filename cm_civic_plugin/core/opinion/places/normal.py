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
_CAREFUL = _ABOVE_MARKS + _TONES + _REST + _LEADING
_PLAIN = [letter for letter in map(chr, range(0x0E01, 0x0E5C)) if letter not in _CAREFUL + "฿"]
_SAME = dict(zip("ใศษณฎฃฅๅ", "ไสสนฏขคา"))
"""Letters that are taken for one another."""
_NO_TRACE = " \t\u00a0\u00ad.'’‘`-็ฯ" + "".join(
    chr(point) for point in (*range(0x2000, 0x2014), 0x202F, 0x2060, 0x3000, 0xFEFF)
)
_THAI_CODE = {letter: THAI + place for place, letter in enumerate((*_PLAIN, *_CAREFUL))}
_ABOVE, _TONE, _LAST, _LEAD = (
    _THAI_CODE[part[0]] for part in (_ABOVE_MARKS, _TONES, _REST, _LEADING)
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
    return (codes >= _ABOVE) & (codes < _LEAD)


def leads(codes: np.ndarray) -> np.ndarray:
    """Tell which codes are vowels written before their consonant: no name begins after them."""
    return (codes >= _LEAD) & (codes < CODES)


def is_latin(codes: np.ndarray) -> np.ndarray:
    """Tell which codes are Latin letters or digits."""
    return (codes >= DIGIT) & (codes < THAI)


@dataclass
class Normal:
    """Texts as one row of codes, each text followed by a WALL.

    ``codes`` (n,) uint8; ``dropped`` the positions, in the texts joined by one letter, of the
    letters that left no code; ``starts`` (m + 1,) where each text begins there.
    """

    codes: np.ndarray
    dropped: np.ndarray
    starts: np.ndarray

    def origins(self, places: np.ndarray) -> np.ndarray:
        """Return the positions in the joined texts of the codes at ``places``."""
        return places + np.searchsorted(_before(self.dropped), places, side="right")

    def spans(self, starts: np.ndarray, ends: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the same for where spans of codes start and end, one past their last letter."""
        before = _before(self.dropped)
        first = np.searchsorted(before, starts, side="right")
        last = first.copy()  # as many are dropped before the end, but where one is within
        within = np.flatnonzero(np.append(before, np.iinfo(np.int64).max)[first] < ends)
        last[within] = np.searchsorted(before, ends[within] - 1, side="right")
        return starts + first, ends + last


def _before(dropped: np.ndarray) -> np.ndarray:
    """Return for every letter dropped how many codes stand before it."""
    return dropped - np.arange(len(dropped))


def normalise_texts(texts: Sequence[str]) -> Normal:
    """Return texts in the form in which names are looked for.

    Zero-width signs, spaces, dots and hyphens go; Latin letters lose case and accents; Thai digits
    become digits; SARA AM is one letter, however typed; marks typed twice or in the wrong order
    are put right; letters that are taken for one another are one.
    """
    joined = "\0".join((*texts, ""))
    points = np.frombuffer(joined.encode("utf-16-le", "surrogatepass"), dtype=np.uint16)
    if len(points) != len(joined):  # emoji take two units there: one place each, please
        wide = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        points = np.minimum(wide, 0xFFFF).astype(np.uint16)
    ends = np.flatnonzero(points == 0)
    if len(ends) != len(texts):  # a text has that letter too
        ends = np.cumsum([len(text) + 1 for text in texts]) - 1
    starts = np.append(0, ends + 1)
    codes = TABLE.take(points, mode="clip")
    dropped = np.flatnonzero(codes == GONE)
    left = codes.tobytes().replace(bytes([GONE]), b"")  # quicker than by the mask
    codes, doubles = _mend(np.frombuffer(left, dtype=np.uint8))
    if len(doubles):
        doubles = Normal(codes, dropped, starts).origins(doubles)
        dropped = np.sort(np.concatenate([dropped, doubles]))
    return Normal(codes, dropped, starts)


def normalise(text: str) -> bytes:
    """Return one name or text as codes."""
    return normalise_texts([text]).codes[:-1].tobytes()


def normalise_all(texts: Sequence[str]) -> list[bytes]:
    """Return many names or texts as codes: a hundred times quicker than one by one."""
    normal = normalise_texts(texts)
    data = normal.codes.tobytes()
    borders = (normal.starts - np.searchsorted(normal.dropped, normal.starts)).tolist()
    return [data[start : end - 1] for start, end in zip(borders, borders[1:])]


def _mend(codes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Put Thai marks right; returns the codes and which places were dropped. Few texts need it."""
    places = _wrong(codes)
    if not len(places):
        return codes, places
    codes, hangs = codes.copy(), hangs_on(codes)
    dropped: list[int] = []
    done = 0
    for place in places.tolist():
        start, end = max(place, done), place + 1
        if end <= done:
            continue
        # From the first to the last mark of the syllable; a doubled vowel before it is its own.
        while hangs[place] and start > done and hangs[start - 1]:
            start -= 1
        while codes[place] != _E and end < len(codes) and hangs[end]:
            end += 1
        while codes[place] == _E and end < len(codes) and codes[end] == _E:
            end += 1
        run = _ordered(codes[start:end].tolist())
        codes[start : start + len(run)] = run
        dropped += range(start + len(run), end)
        done = end
    return np.delete(codes, dropped), np.array(dropped, dtype=np.int64)


def _wrong(codes: np.ndarray) -> np.ndarray:
    """Return the places of codes that do not go with the next one."""
    first, second = codes[:-1], codes[1:]
    # Marks follow one another, and a leading vowel them, in the order of their codes: whatever
    # does not is looked at closely.
    suspect = (second <= first) & (second >= _ABOVE)
    suspect |= second == _NIKHAHIT
    places = np.flatnonzero(suspect)
    first, second = first[places], second[places]
    tone = (second >= _TONE) & (second < _LAST)
    wrong = (first == second) & ((first < _LEAD) | (first == _E))  # typed twice
    wrong |= (first >= _TONE) & (first < _LAST) & (second < _TONE)  # tone before the vowel
    wrong |= (first == _AM) & tone
    wrong |= (second == _NIKHAHIT) & (first != _E) & (first != WALL)
    return places[wrong]


def _ordered(run: list[int]) -> list[int]:
    """Return a run of marks without doubles, vowels before tones, SARA AM as one letter."""
    if run[0] == _E:
        return [_AE]
    letter = [] if _ABOVE <= run[0] < _LEAD else [run.pop(0)]
    if _NIKHAHIT in run and _AA in run:
        run = [code for code in run if code not in (_NIKHAHIT, _AA)] + [_AM]
    return letter + sorted(dict.fromkeys(run), key=_rank)


def _rank(code: int) -> int:
    return 0 if code < _TONE else 1 if code < _LAST else 2
