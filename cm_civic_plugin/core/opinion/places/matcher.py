"""Where names stand in texts: leftmost first, and of those that begin together the longest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import import_module
from itertools import chain
from typing import NamedTuple

import numpy as np

from .normal import CODES, LATIN, WALL, Normal, hangs_on, is_latin, leads, normalise_texts

_BATCH = 10_000  # texts looked at in one go
_FEW = 4000  # letters in which an automaton is quicker than numpy
_WORD = 8  # letters compared in one go
_MASKS = np.array([(1 << 8 * letters) - 1 for letters in range(_WORD + 1)], dtype=np.uint64)
_BITS = 18  # of the hash of a window


class Found(NamedTuple):
    """Names in texts: arrays of text numbers, first and one past the last letter; and the names."""

    texts: np.ndarray
    starts: np.ndarray
    ends: np.ndarray
    keys: list[bytes]


class Matcher:
    """Looks for many names at once (numpy): most letters cost one look into a table, or none."""

    ENGINE = "numpy"

    def __init__(self, keys: Iterable[bytes]) -> None:
        # Longest first: by number, of the names that begin at one letter the longest comes first.
        usable = {key for key in keys if len(key) >= 2 and WALL not in key}
        self.keys = sorted(usable, key=lambda key: (-len(key), key))
        self._lengths = np.array([len(key) for key in self.keys], dtype=np.int64)
        self._by_number = np.empty(len(self.keys), dtype=object)
        self._by_number[:] = self.keys
        self._prepare()

    def _prepare(self) -> None:
        longest = len(self.keys[0]) if self.keys else 0
        self._words = _words(self.keys, longest)
        self._tails = _words([key[-_WORD:] for key in self.keys], _WORD)[0]
        pairs = len(self.keys) - int((self._lengths == 2).sum())
        self._pairs = [(number, self.keys[number]) for number in range(pairs, len(self.keys))]
        self._sieve = _Sieve(self.keys[:pairs], self._words[0][:pairs]) if pairs else None
        self._padding = bytes([WALL]) * (longest + _WORD)

    def find(self, texts: Sequence[str]) -> Found:
        """Return the names in ``texts``, in order; none overlaps another."""
        parts = [
            self._find(texts[first : first + _BATCH], first)
            for first in range(0, len(texts), _BATCH)
        ]
        if not parts:
            return Found(np.empty(0, int), np.empty(0, int), np.empty(0, int), [])
        *columns, names = zip(*parts)
        return Found(*map(np.concatenate, columns), list(chain.from_iterable(names)))

    def _find(self, texts: Sequence[str], first: int) -> Found:
        normal = normalise_texts(texts)
        starts, numbers = self._occurrences(normal.codes.tobytes())
        ends = starts + self._lengths[numbers]
        kept = _whole(starts, ends, normal)
        kept = kept[_leftmost(starts[kept], ends[kept])]
        begins, stops = normal.spans(starts[kept], ends[kept])
        row = np.searchsorted(normal.starts, begins, side="right") - 1
        offsets = normal.starts[row]
        found = self._by_number[numbers[kept]].tolist()
        return Found(row + first, begins - offsets, stops - offsets, found)

    def _occurrences(self, data: bytes) -> tuple[np.ndarray, np.ndarray]:
        """Return where names begin, and which: in order, those that begin together longest first.

        A name that would begin before the first letter is compared with the WALLs at the end.
        """
        padded = data + self._padding
        letters = np.ndarray(len(data) + len(self._padding) - 7, "<u8", padded, strides=(1,))
        starts, numbers = self._sieve.find(data, letters) if self._sieve else _concatenated([])
        # Their first eight letters are there; now the last eight, then those between.
        lengths = self._lengths[numbers]
        same = (lengths <= _WORD) | (letters[starts + lengths - _WORD] == self._tails[numbers])
        starts, numbers, lengths = starts[same], numbers[same], lengths[same]
        for word in range(1, len(self._words) - 1):
            more = np.flatnonzero(lengths > _WORD * (word + 1))
            same = letters[starts[more] + _WORD * word] == self._words[word][numbers[more]]
            if not same.all():
                wrong = more[~same]
                starts, numbers, lengths = (np.delete(a, wrong) for a in (starts, numbers, lengths))
        parts = [(starts, numbers)]
        for number, pair in self._pairs:
            starts = _places(pair, data)
            parts.append((starts, np.full(len(starts), number)))
        starts, numbers = _concatenated(parts)
        return _in_order(starts, numbers, len(self.keys))


class _Sieve:
    """Finds where names of three letters or more may begin, by a rare window and the first eight.

    Of each name four letters are chosen that few other names hold, and the four that begin one
    later. So only every second place of a text needs a look: wherever the name stands, one of its
    two windows begins at such a place.
    """

    def __init__(self, keys: Sequence[bytes], words: np.ndarray) -> None:
        names, places, hashes = _windows(keys)
        masks = _MASKS[np.minimum([len(key) for key in keys], _WORD)][names]
        # Names of one beginning are one head; heads of one window are one slot of the table.
        order = np.lexsort((names, masks, words[names], places, hashes))
        hashes, places, masks = hashes[order], places[order], masks[order]
        self._names = names[order]
        first_letters = words[self._names]
        new_slot = np.diff(hashes, prepend=-1) != 0
        new_head = new_slot.copy()
        for column in (places, masks, first_letters):
            new_head[1:] |= column[1:] != column[:-1]
        heads, slots = np.flatnonzero(new_head), np.flatnonzero(new_slot[new_head])
        self._head_names = _Runs(heads, len(names))
        self._slot_heads = _Runs(slots, len(heads))
        self._places, self._masks, self._letters = places[heads], masks[heads], first_letters[heads]
        self._table = np.zeros(1 << _BITS, dtype=np.min_scalar_type(len(slots)))
        self._table[hashes[heads[slots]]] = np.arange(1, len(slots) + 1)

    def find(self, data: bytes, letters: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return where names may begin, and which; ``letters`` are the eight from each place on."""
        places, slots = _concatenated([self._look(data, shift) for shift in (0, 2)])
        of, heads = self._slot_heads.spread(slots)
        starts = places[of] - self._places[heads]
        same = np.flatnonzero(letters[starts] & self._masks[heads] == self._letters[heads])
        starts, heads = starts[same], heads[same]
        of, names = self._head_names.spread(heads)
        return starts[of], self._names[names]

    def _look(self, data: bytes, shift: int) -> tuple[np.ndarray, np.ndarray]:
        """Return the places with a slot among every fourth from ``shift`` on."""
        count = max(0, len(data) - shift) // 4
        part = data[shift : shift + 4 * count]  # a copy: aligned, so that it is quick
        slots = self._table.take(_hash(np.frombuffer(part, "<u4")), mode="clip")
        at = np.flatnonzero(slots != 0)
        return at * 4 + shift, slots[at].astype(np.intp) - 1


def _windows(keys: Sequence[bytes]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return for the windows chosen: the number of the name, where it begins there, its hash."""
    lengths = np.array([len(key) for key in keys])
    data = b"".join(keys) + bytes(4)
    hashes = _hash(np.ndarray(len(data) - 4, "<u4", data, strides=(1,)).copy()).astype(np.int64)
    shared = np.bincount(hashes)[hashes]
    cost = shared + np.roll(shared, -1)
    firsts = np.cumsum(lengths) - lengths
    inside = np.arange(len(cost)) - np.repeat(firsts, lengths)
    cost[inside + 5 > np.repeat(lengths, lengths)] = 2 * len(cost)  # these go over its end
    rarest = np.minimum.reduceat(cost * len(cost) + np.arange(len(cost)), firsts) % len(cost)
    long = np.flatnonzero(lengths > 4)
    names, chosen = np.repeat(long, 2), np.stack([rarest[long], rarest[long] + 1], axis=1).ravel()
    parts = [(names, inside[chosen], hashes[chosen])]
    for number in np.flatnonzero(lengths <= 4).tolist():  # with any letter before or after it
        key, letters = keys[number], range(1, CODES)
        for place, windows in (
            (-1, [bytes([letter]) + key[:3] for letter in letters]),
            (0, [(key + bytes([letter]))[:4] for letter in letters]),
        ):
            some = np.unique(_hash(np.frombuffer(b"".join(windows), "<u4"))).astype(np.int64)
            parts.append((np.full(len(some), number), np.full(len(some), place), some))
    return tuple(map(np.concatenate, zip(*parts)))


def _hash(windows: np.ndarray) -> np.ndarray:
    return windows * np.uint32(2654435761) >> np.uint32(32 - _BITS)  # Knuth's multiplicative hash


class _Runs:
    """Neighbours in an array, told by where each run begins."""

    def __init__(self, firsts: np.ndarray, total: int) -> None:
        self._firsts = firsts
        self._counts = np.diff(firsts, append=total)

    def spread(self, runs: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return all members of ``runs``: of which of them (by its index), and which member."""
        firsts, counts = self._firsts[runs], self._counts[runs]
        before = np.cumsum(counts)
        of = np.zeros(int(before[-1]) if len(before) else 0, dtype=np.int64)
        members = np.ones(len(of), dtype=np.int64)
        # From one run to the next both go on, the member by a leap.
        of[before[:-1]] = 1
        members[before[:-1]] += np.diff(firsts) - counts[:-1]
        members[:1] = firsts[:1]
        return np.cumsum(of), np.cumsum(members)


class AhoMatcher(Matcher):
    """The same, in a few texts by an Aho-Corasick automaton (pyahocorasick).

    In many texts numpy is several times quicker, and is used here too.
    """

    ENGINE = "pyahocorasick"

    def _prepare(self) -> None:
        super()._prepare()
        self._automaton = import_module("ahocorasick").Automaton()
        for number, key in enumerate(self.keys):
            self._automaton.add_word(key.decode("latin-1"), number)
        if self.keys:
            self._automaton.make_automaton()

    def _occurrences(self, data: bytes) -> tuple[np.ndarray, np.ndarray]:
        return super()._occurrences(data) if len(data) > _FEW else self._by_automaton(data)

    def _by_automaton(self, data: bytes) -> tuple[np.ndarray, np.ndarray]:
        found = list(self._automaton.iter(data.decode("latin-1"))) if self.keys else []
        last, numbers = np.array(found, dtype=np.int64).reshape(-1, 2).T
        return _in_order(last + 1 - self._lengths[numbers], numbers, len(self.keys))


def make_matcher(keys: Iterable[bytes]) -> Matcher:
    """Return the matcher for ``keys``: pyahocorasick's where installed, else numpy's."""
    try:
        return AhoMatcher(keys)
    except ImportError:
        return Matcher(keys)


def _words(keys: Sequence[bytes], longest: int) -> np.ndarray:
    """Return the letters of keys as numbers (words, keys), eight letters in each."""
    count = -(-longest // _WORD)
    letters = b"".join(key.ljust(count * _WORD, b"\0") for key in keys)
    return np.ascontiguousarray(np.frombuffer(letters, "<u8").reshape(len(keys), count).T)


def _places(key: bytes, data: bytes) -> np.ndarray:
    places, place = [], data.find(key)
    while place >= 0:
        places.append(place)
        place = data.find(key, place + 1)
    return np.array(places, dtype=np.int64)


def _concatenated(parts: list[tuple[np.ndarray, np.ndarray]]) -> tuple[np.ndarray, np.ndarray]:
    if not parts:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    one, other = zip(*parts)
    return np.concatenate(one), np.concatenate(other)


def _in_order(starts: np.ndarray, numbers: np.ndarray, count: int) -> tuple[np.ndarray, np.ndarray]:
    both = np.sort(starts * max(1, count) + numbers, kind="stable")
    return np.divmod(both, max(1, count))


def _leftmost(starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
    """Return which of names in order stay where names overlap: each that no earlier one covers."""
    first = np.ones(len(starts), dtype=bool)  # of a group that overlaps nothing else
    first[1:] = starts[1:] >= np.maximum.accumulate(ends)[:-1]
    kept = first.copy()
    last = np.flatnonzero(first[:-1] & ~first[1:])
    while len(last):  # in all groups at once: the next name that the last one kept does not cover
        after = np.searchsorted(starts, ends[last])
        after = after[after < len(starts)]
        last = after[~first[after]]
        kept[last] = True
    return np.flatnonzero(kept)


def _whole(starts: np.ndarray, ends: np.ndarray, normal: Normal) -> np.ndarray:
    """Return which names cut no word: Latin names and numbers whole, Thai ones whole syllables."""
    codes = normal.codes
    # Before the first letter comes, by wrapping round, the last WALL.
    begin = _BEGIN[codes[starts - 1], codes[starts]]
    end = _END[codes[ends - 1], codes[ends]]
    kept = end != _CUT
    near = np.flatnonzero((begin == _CUT_IF_NEAR) | (end == _CUT_IF_NEAR))
    if len(near):
        first, last = normal.origins(np.stack([starts[near], ends[near] - 1]))
        before, after = normal.origins(np.stack([starts[near] - 1, ends[near]]))
        kept[near] &= ~(
            ((begin[near] == _CUT_IF_NEAR) & (first - before == 1))
            | ((end[near] == _CUT_IF_NEAR) & (after - last == 1))
        )
    return np.flatnonzero(kept)


_CUT_IF_NEAR, _CUT = 1, 2  # the first: unless something without a code, such as a space, is between


def _cut_at_begin() -> np.ndarray:
    """Return whether a name may not begin between two codes, by the one before and the first."""
    before, first = np.ogrid[:256, :256]
    cut = np.where(is_latin(first), _one_word(first, before), leads(before))
    return (_CUT_IF_NEAR * cut).astype(np.uint8)


def _cut_at_end() -> np.ndarray:
    """Return whether a name may not end between two codes, by the last and the one after."""
    last, after = np.ogrid[:256, :256]
    one_word = _CUT_IF_NEAR * _one_word(last, after)
    return np.where(is_latin(last), one_word, _CUT * hangs_on(after)).astype(np.uint8)


def _one_word(inside: np.ndarray, beside: np.ndarray) -> np.ndarray:
    """Tell where a Latin word or a number goes on; a letter may follow a number (24A)."""
    return is_latin(beside) & ((inside >= LATIN) | (beside < LATIN))


_BEGIN, _END = _cut_at_begin(), _cut_at_end()
