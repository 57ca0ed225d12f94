"""Where names stand in texts: leftmost first, and of those that begin together the longest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import NamedTuple

import numpy as np

from .normal import CODES, WALL, Normal, hangs_on, is_latin, leads, normalise_texts

_BITS = 18
_SPREAD4 = np.uint32(2654435761)  # Knuth's multiplicative hash, for 32 and for 64 bits
_SPREAD8 = np.uint64(11400714819323198485)
_LONG = 8
_BATCH = 1000  # texts looked at in one go: about what a processor keeps near


class Found(NamedTuple):
    """Names in texts: arrays of text numbers, first and one past the last letter; and the names."""

    texts: np.ndarray
    starts: np.ndarray
    ends: np.ndarray
    keys: list[bytes]


class Matcher:
    """Looks for many names at once, by hashes of their first four and eight letters (numpy)."""

    ENGINE = "numpy"

    def __init__(self, keys: Iterable[bytes]) -> None:
        self.keys = _usable(keys)
        self._pairs = [key for key in self.keys if len(key) == 2]
        self._four = np.zeros(1 << _BITS, dtype=bool)
        self._short: dict[int, np.ndarray] = {}
        self._long = np.zeros(1 << _BITS, dtype=bool)
        self._lengths: dict[bytes, list[int]] = {}
        for key in sorted(self.keys, key=len, reverse=True):
            if len(key) >= _LONG:
                self._long[_hash8(_numbers(key[:_LONG], 8))] = True
                known = self._lengths.setdefault(key[:_LONG], [])
                if len(key) not in known:
                    known.append(len(key))
            elif len(key) > 2:
                table = self._short.setdefault(len(key), np.zeros(1 << _BITS, dtype=bool))
                table[_hash8(_numbers(key.ljust(8, b"\0"), 8))] = True
            if len(key) > 3:
                self._four[_hash4(_numbers(key[:4], 4))] = True
            elif len(key) == 3:  # whatever letter follows
                tails = b"".join(key + bytes([code]) for code in range(CODES))
                self._four[_hash4(_numbers(tails, 4))] = True

    def find(self, texts: Sequence[str]) -> Found:
        """Return the names in ``texts``, in order; none overlaps another."""
        parts = [
            self._find(texts[first : first + _BATCH], first)
            for first in range(0, len(texts), _BATCH)
        ]
        if not parts:
            return Found(np.empty(0, int), np.empty(0, int), np.empty(0, int), [])
        return Found(
            *(np.concatenate(columns) for columns in list(zip(*parts))[:3]),
            [key for part in parts for key in part.keys],
        )

    def _find(self, texts: Sequence[str], first: int) -> Found:
        normal = normalise_texts(texts)
        data = normal.codes.tobytes()
        starts, ends = self._occurrences(data)
        return _leftmost_longest(starts, ends, normal, data, first)

    def _occurrences(self, data: bytes) -> tuple[np.ndarray, np.ndarray]:
        """Return where names begin and end, in any order."""
        padded = data + b"\1" * 7
        four = np.ndarray(len(data), dtype="<u4", buffer=padded, strides=(1,))
        eight = np.ndarray(len(data), dtype="<u8", buffer=padded, strides=(1,))
        places = np.flatnonzero(self._four.take(_hash4(four)))
        values = eight[places]
        keys, lengths = self.keys, self._lengths
        hits = [
            (start, start + length)
            for start in places[self._long.take(_hash8(values))].tolist()
            for length in lengths.get(data[start : start + _LONG], ())
            if length == _LONG or data[start : start + length] in keys
        ]
        for length, table in self._short.items():
            mask = np.uint64((1 << 8 * length) - 1)
            hits += [
                (start, start + length)
                for start in places[table.take(_hash8(values & mask))].tolist()
                if data[start : start + length] in keys
            ]
        for key in self._pairs:
            start = data.find(key)
            while start >= 0:
                hits.append((start, start + 2))
                start = data.find(key, start + 1)
        return _columns(hits)


class AhoMatcher(Matcher):
    """The same by an Aho-Corasick automaton, where pyahocorasick is installed."""

    ENGINE = "pyahocorasick"

    def __init__(self, keys: Iterable[bytes]) -> None:
        self.keys = _usable(keys)
        self._automaton = import_module("ahocorasick").Automaton()
        for key in self.keys:
            self._automaton.add_word(key.decode("latin-1"), len(key))
        if self.keys:
            self._automaton.make_automaton()

    def _occurrences(self, data: bytes) -> tuple[np.ndarray, np.ndarray]:
        found = self._automaton.iter(data.decode("latin-1")) if self.keys else ()
        return _columns([(last + 1 - length, last + 1) for last, length in found])


def make_matcher(keys: Iterable[bytes]) -> Matcher:
    """Return the matcher for ``keys``: pyahocorasick's where installed, else numpy's."""
    try:
        return AhoMatcher(keys)
    except ImportError:
        return Matcher(keys)


def _usable(keys: Iterable[bytes]) -> frozenset[bytes]:
    """Return the keys of two letters or more without a WALL, which stands between texts."""
    return frozenset(key for key in keys if len(key) >= 2 and WALL not in key)


def _numbers(letters: bytes, size: int) -> np.ndarray:
    return np.frombuffer(letters, dtype=f"<u{size}")


def _hash4(values: np.ndarray) -> np.ndarray:
    return (values * _SPREAD4) >> np.uint32(32 - _BITS)


def _hash8(values: np.ndarray) -> np.ndarray:
    return (values * _SPREAD8 >> np.uint64(64 - _BITS)).astype(np.int64)


def _columns(hits: list[tuple[int, int]]) -> tuple[np.ndarray, np.ndarray]:
    starts, ends = np.array(hits, dtype=np.int64).reshape(-1, 2).T
    return starts, ends


def _leftmost_longest(
    starts: np.ndarray, ends: np.ndarray, normal: Normal, data: bytes, first: int
) -> Found:
    whole = _whole(starts, ends, normal)
    starts, ends = starts[whole], ends[whole]
    order = np.lexsort((-ends, starts))
    starts, ends = starts[order], ends[order]
    overlapping = np.flatnonzero(starts[1:] < np.maximum.accumulate(ends)[:-1]) + 1
    if len(overlapping):
        keep, free, before = np.ones(len(starts), dtype=bool), 0, -1
        for number in overlapping.tolist():
            if number - 1 != before:  # the one before overlaps nothing, so it stays
                free = int(ends[number - 1])
            if starts[number] < free:
                keep[number] = False
            else:
                free = int(ends[number])
            before = number
        starts, ends = starts[keep], ends[keep]
    begins = normal.origins[starts]
    numbers = np.searchsorted(normal.starts, begins, side="right") - 1
    offsets = normal.starts[numbers]
    return Found(
        numbers + first,
        begins - offsets,
        normal.origins[ends - 1] + 1 - offsets,
        [data[start:end] for start, end in zip(starts.tolist(), ends.tolist())],
    )


def _whole(starts: np.ndarray, ends: np.ndarray, normal: Normal) -> np.ndarray:
    """Tell where no word is cut: Latin names and numbers whole, Thai ones not inside a syllable."""
    codes, origins = normal.codes, normal.origins
    first, last = codes[starts], codes[ends - 1]
    before, after = codes[starts - 1], codes[ends]  # before the first text comes its last WALL
    near_before = origins[starts] - origins[starts - 1] == 1
    near_after = origins[ends] - origins[ends - 1] == 1
    cut = near_before & np.where(is_latin(first), _one_word(first, before), leads(before))
    return ~(cut | np.where(is_latin(last), near_after & _one_word(last, after), hangs_on(after)))


def _one_word(inside: np.ndarray, beside: np.ndarray) -> np.ndarray:
    """Tell where a Latin word or a number goes on; a letter may follow a number (24A)."""
    return is_latin(beside) & ((inside >= 12) | (beside < 12))
