"""Points that a geocoder gives when it does not know: no place, and no hotspot either.

The rule: a coordinate that is the same to the last digit on more than 3 % of the placed rows,
and on more than 20 rows, is a fallback point. People's own coordinates scatter by metres even
at one address; only a machine gives hundreds of them the very same digits. In a file of under
667 placed rows it is the 20 rows that decide.
"""

from __future__ import annotations

import numpy as np

SHARE = 0.03
LEAST_ROWS = 20
_CAPACITY = 20_000


class FallbackFinder:
    """Finds the shared coordinates of a stream in memory that does not grow with it.

    Misra and Gries's frequent-items summary (Science of Computer Programming 2, 1982), a chunk
    at a time: a count is exact up to 20,000 different coordinates, and beyond that too low by
    at most one row in 20,000.
    """

    def __init__(self) -> None:
        self._keys = np.empty(0, dtype=complex)
        self._counts = np.empty(0, dtype=np.int64)
        self._placed = 0

    def add(self, lon: np.ndarray, lat: np.ndarray) -> None:
        """Take in the coordinates (n,), in degrees, of one chunk; NaN is no place."""
        keys = _keys(lon, lat)
        keys = keys[~np.isnan(keys)]
        self._placed += len(keys)
        fresh, counts = np.unique(keys, return_counts=True)
        merged, where = np.unique(np.concatenate([self._keys, fresh]), return_inverse=True)
        both = np.concatenate([self._counts, counts])
        total = np.bincount(where.ravel(), weights=both, minlength=len(merged)).astype(np.int64)
        if len(merged) > _CAPACITY:
            least = np.partition(total, len(total) - _CAPACITY - 1)[len(total) - _CAPACITY - 1]
            total = total - least
            merged, total = merged[total > 0], total[total > 0]
        self._keys, self._counts = merged, total

    def found(self) -> np.ndarray:
        """Return the fallback points (k,) as complex numbers lon + i·lat, commonest first."""
        many = self._counts > max(LEAST_ROWS, SHARE * self._placed)
        order = np.argsort(-self._counts[many], kind="stable")
        return self._keys[many][order]


def on_points(lon: np.ndarray, lat: np.ndarray, points: np.ndarray) -> np.ndarray:
    """Return per row (n,) the index of the fallback point it lies on, or -1."""
    keys = _keys(lon, lat)
    index = np.full(len(keys), -1)
    for number, point in enumerate(points):  # at most 33 of them can exist
        index[keys == point] = number
    return index


def _keys(lon: np.ndarray, lat: np.ndarray) -> np.ndarray:
    return lon + 1j * lat
