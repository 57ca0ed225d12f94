"""Rows far from the rest: mistyped places, tests from abroad, a neighbouring country.

The rule: the middle is the median longitude and the median latitude. A row is far when it lies
more than three times as far from there as nine rows in ten do, and more than 10 km. Such rows are
kept, since they may be right; they are counted and named in the read report, since one of them is
enough to make a map of the whole world of a city.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from .fallback_points import on_points

TIMES = 3
MOST = 0.9
LEAST_KM = 10.0
LEAST_ROWS = 20
_SAMPLE = 50_000
_NAMED = 20
_EARTH_KM = 6371.0088


@dataclass
class FarAway:
    """What is far: outside a circle round the middle of the rows (EPSG:4326 degrees, km)."""

    lon: float
    lat: float
    km: float
    rows: int = 0
    examples: list[int] = field(default_factory=list)

    def count(self, lon: np.ndarray, lat: np.ndarray, rows: np.ndarray) -> None:
        """Count the far ones among rows (n,) numbered ``rows``; NaN is no place."""
        far = rows[distance_km(self.lon, self.lat, lon, lat) > self.km]
        self.rows += len(far)
        self.examples.extend(int(row) for row in far[: _NAMED - len(self.examples)])


class FarFinder:
    """Finds the circle of a stream in memory that does not grow with it.

    Up to 50,000 places all count; of more, 50,000 drawn evenly, the same in every run.
    """

    def __init__(self) -> None:
        self._chance = np.random.default_rng(20)
        self._places = np.empty((0, 3))

    def add(self, lon: np.ndarray, lat: np.ndarray) -> None:
        """Take in the coordinates (n,), in degrees, of one chunk; NaN is no place."""
        lots = self._chance.random(len(lon))
        fresh = np.column_stack([lots, lon, lat])
        places = np.concatenate([self._places, fresh[~np.isnan(lon)]])
        if len(places) > _SAMPLE:  # those with the lowest lots stay
            places = places[np.argpartition(places[:, 0], _SAMPLE)[:_SAMPLE]]
        self._places = places

    def found(self, fallback_points: np.ndarray) -> FarAway | None:
        """Return the circle, not counting rows on fallback points; None of under 20 rows."""
        _, lon, lat = self._places.T
        real = on_points(lon, lat, fallback_points) < 0
        lon, lat = lon[real], lat[real]
        if len(lon) < LEAST_ROWS:
            return None
        middle = float(np.median(lon)), float(np.median(lat))
        reach = float(np.quantile(distance_km(*middle, lon, lat), MOST))
        return FarAway(*middle, km=max(LEAST_KM, TIMES * reach))


def distance_km(lon: float, lat: float, lons: np.ndarray, lats: np.ndarray) -> np.ndarray:
    """Return great-circle distances (n,) in km from one point to others, all in degrees."""
    x, y, xs, ys = (np.radians(value) for value in (lon, lat, lons, lats))
    half = np.sin((ys - y) / 2) ** 2 + np.cos(y) * np.cos(ys) * np.sin((xs - x) / 2) ** 2
    return 2 * _EARTH_KM * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
