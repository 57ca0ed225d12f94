"""Metres on the ground for arrays of longitude and latitude: the UTM zone of a place."""

from __future__ import annotations

import math

import numpy as np

_A = 6_378_137.0
_F = 1 / 298.257223563
_SCALE = 0.9996
_EAST = 500_000.0
_SOUTHERN = 10_000_000.0
_CHUNK = 200_000  # points at once: the series needs some ten arrays of their size
_N = _F / (2 - _F)
_MERIDIAN = _A / (1 + _N) * (1 + _N**2 / 4 + _N**4 / 64)
_ECC = 2 * math.sqrt(_N) / (1 + _N)
# Krüger's series to n^4, below a millimetre within a zone (Karney 2011, equations 35 and 36)
_FORWARD = (
    _N / 2 - 2 * _N**2 / 3 + 5 * _N**3 / 16 + 41 * _N**4 / 180,
    13 * _N**2 / 48 - 3 * _N**3 / 5 + 557 * _N**4 / 1440,
    61 * _N**3 / 240 - 103 * _N**4 / 140,
    49561 * _N**4 / 161280,
)
_BACK = (
    _N / 2 - 2 * _N**2 / 3 + 37 * _N**3 / 96 - _N**4 / 360,
    _N**2 / 48 + _N**3 / 15 - 437 * _N**4 / 1440,
    17 * _N**3 / 480 - 37 * _N**4 / 840,
    4397 * _N**4 / 161280,
)


class Plane:
    """The UTM zone (WGS 84) of a place: Chiang Mai's is EPSG:32647.

    GDAL and QGIS turn points one object at a time in Python; this turns millions at once.
    """

    def __init__(self, lon: float, lat: float) -> None:
        """Take the zone of a longitude and latitude in degrees."""
        zone = min(max(int((lon + 180) // 6) + 1, 1), 60)
        self.epsg = (32700 if lat < 0 else 32600) + zone
        self._middle = math.radians(zone * 6 - 183)
        self._north = _SOUTHERN if lat < 0 else 0.0

    def to_metres(self, lonlat: np.ndarray) -> np.ndarray:
        """Return east and north (n, 2) in metres of longitude and latitude (n, 2) in degrees."""
        out = np.empty((len(lonlat), 2))
        for start in range(0, len(lonlat), _CHUNK):
            part = np.radians(lonlat[start : start + _CHUNK])
            sine = np.sin(part[:, 1])
            tau = np.sinh(np.arctanh(sine) - _ECC * np.arctanh(_ECC * sine))
            along = part[:, 0] - self._middle
            xi = np.arctan2(tau, np.cos(along))
            eta = np.arcsinh(np.sin(along) / np.hypot(tau, np.cos(along)))
            east, north = eta.copy(), xi.copy()
            for j, term in enumerate(_FORWARD, 1):
                east += term * np.cos(2 * j * xi) * np.sinh(2 * j * eta)
                north += term * np.sin(2 * j * xi) * np.cosh(2 * j * eta)
            out[start : start + _CHUNK, 0] = _SCALE * _MERIDIAN * east + _EAST
            out[start : start + _CHUNK, 1] = _SCALE * _MERIDIAN * north + self._north
        return out

    def to_degrees(self, metres: np.ndarray) -> np.ndarray:
        """Return longitude and latitude (n, 2) in degrees of east and north (n, 2) in metres."""
        xi_ = (metres[:, 1] - self._north) / (_SCALE * _MERIDIAN)
        eta_ = (metres[:, 0] - _EAST) / (_SCALE * _MERIDIAN)
        xi, eta = xi_.copy(), eta_.copy()
        for j, term in enumerate(_BACK, 1):
            xi -= term * np.sin(2 * j * xi_) * np.cosh(2 * j * eta_)
            eta -= term * np.cos(2 * j * xi_) * np.sinh(2 * j * eta_)
        lon = self._middle + np.arctan2(np.sinh(eta), np.cos(xi))
        wanted = np.arctanh(np.sin(xi) / np.cosh(eta))  # the conformal latitude's
        sine = np.tanh(wanted)
        for _ in range(5):  # each step brings two more digits and a half
            sine = np.tanh(wanted + _ECC * np.arctanh(_ECC * sine))
        return np.degrees(np.column_stack([lon, np.arcsin(sine)]))
