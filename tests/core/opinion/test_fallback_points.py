"""The rule for fallback points, against counting all coordinates."""

from __future__ import annotations

from collections import Counter

import numpy as np

from cm_civic_plugin.core.opinion import fallback_points
from cm_civic_plugin.core.opinion.fallback_points import FallbackFinder, on_points


def found(lon, lat, chunk=1000):
    finder = FallbackFinder()
    for start in range(0, len(lon), chunk):
        finder.add(lon[start : start + chunk], lat[start : start + chunk])
    return finder.found()


def test_share_and_least_rows():
    chance = np.random.default_rng(3)
    lon, lat = chance.uniform(98, 99, 1000), chance.uniform(18, 19, 1000)
    lon[:31], lat[:31] = 98.5, 18.5
    lon[31:61], lat[31:61] = 98.6, 18.6  # 30 rows are 3 %: not more than that
    assert found(lon, lat).tolist() == [98.5 + 18.5j]
    assert found(lon[:20], lat[:20]).tolist() == []  # all on one point, but only 20 rows
    assert found(lon[:21], lat[:21]).tolist() == [98.5 + 18.5j]


def test_no_place_does_not_count():
    lon = np.full(500, np.nan)
    assert found(lon, lon).tolist() == []


def test_flat_memory_still_finds_every_shared_point(monkeypatch):
    monkeypatch.setattr(fallback_points, "_CAPACITY", 200)
    chance = np.random.default_rng(4)
    lon, lat = chance.uniform(98, 99, 30_000), chance.uniform(18, 19, 30_000)
    for number, share in enumerate((0.30, 0.10, 0.05)):
        rows = chance.choice(30_000, int(30_000 * share), replace=False)
        lon[rows], lat[rows] = 98 + number, 18.0
    counts = Counter(zip(lon, lat))
    expected = {complex(*key) for key, n in counts.items() if n > 0.036 * 30_000}
    assert set(found(lon, lat).tolist()) == expected
    assert len(expected) == 3


def test_rows_on_points():
    points = np.array([1 + 2j, 3 + 4j])
    index = on_points(np.array([1.0, 3, 3, np.nan]), np.array([2.0, 4, 5, np.nan]), points)
    assert index.tolist() == [0, 1, -1, -1]
