"""Rows far from the rest are counted and named."""

from __future__ import annotations

import numpy as np
import pytest

from cm_civic_plugin.core.opinion import far_away
from cm_civic_plugin.core.opinion.far_away import FarFinder, distance_km
from cm_civic_plugin.core.opinion.reading import read_all
from tests.shared_data import shared_file

NONE = np.empty(0, dtype=complex)


def find(lon, lat, points=NONE, chunk=300):
    finder = FarFinder()
    for start in range(0, len(lon), chunk):
        finder.add(lon[start : start + chunk], lat[start : start + chunk])
    return finder.found(points)


def city(rows, seed=1):
    chance = np.random.default_rng(seed)
    return chance.uniform(98.90, 99.05, rows), chance.uniform(18.70, 18.85, rows)


def test_distance_along_a_meridian_and_the_equator():
    degree = np.pi * 6371.0088 / 180
    found = distance_km(98, 0, np.array([98.0, 99.0, 98.0, np.nan]), np.array([1.0, 0, 0, 1]))
    assert found[:3] == pytest.approx([degree, degree, 0])
    assert np.isnan(found[3])


def test_far_rows_are_counted_and_named():
    lon, lat = city(1000)
    lon[[3, 70, 999]], lat[[3, 70, 999]] = [100.5, 5.7, 99.6], [13.7, 50.2, 18.8]
    lon[500] = lat[500] = np.nan
    far = find(lon, lat)
    assert (far.lon, far.lat) == pytest.approx((98.975, 18.775), abs=0.01)
    rows = np.arange(1000) + 2
    for start in range(0, 1000, 100):
        part = slice(start, start + 100)
        far.count(lon[part], lat[part], rows[part])
    assert (far.rows, far.examples) == (3, [5, 72, 1001])


def test_nothing_is_far_in_a_city_and_in_a_handful_of_rows():
    lon, lat = city(500)
    far = find(lon, lat)
    far.count(lon, lat, np.arange(500))
    assert far.rows == 0
    lon, lat = city(19)
    lon[0] = 5
    assert find(lon, lat) is None


def test_a_tight_crowd_does_not_make_its_own_city_far():
    lon, lat = np.full(200, 98.98), np.full(200, 18.78)
    lon[:10] = 99.05  # 7 km away, though all the others stand on one spot
    assert find(lon, lat).km == 10


def test_rows_on_a_fallback_point_do_not_count():
    lon, lat = city(1000)
    stacked = np.arange(1000) < 400
    lon[stacked], lat[stacked] = 100.5, 13.75
    far = find(lon, lat, points=np.array([100.5 + 13.75j]))
    assert (far.lon, far.lat) == pytest.approx((98.975, 18.775), abs=0.02)


def test_flat_memory_gives_the_same_in_any_chunks(monkeypatch):
    monkeypatch.setattr(far_away, "_SAMPLE", 500)
    lon, lat = city(20_000)
    one, other = find(lon, lat, chunk=20_000), find(lon, lat, chunk=777)
    assert (one.lon, one.lat, one.km) == (other.lon, other.lat, other.km)
    monkeypatch.undo()
    whole = find(lon, lat)
    assert one.km == pytest.approx(whole.km, rel=0.1)


def test_real_haiti_file_has_twelve():
    posts, report = read_all(shared_file("reports/ushahidi_haiti_2010.csv"), timezone="UTC")
    lon, lat = posts["lon"].to_numpy(), posts["lat"].to_numpy()
    points = np.array([complex(point.lon, point.lat) for point in report.fallback_points])
    far = find(lon, lat, points)
    far.count(lon, lat, posts["source_row"].to_numpy())
    # Three on other continents, nine in the neighbouring country; the westernmost tip of Haiti,
    # 224 km from the middle, is not far.
    assert far.rows == 12
    assert far.examples == [3, 4, 5, 2079, 2598, 2601, 3050, 3164, 3198, 3237, 3342, 3445]
