"""From UTM metres on WGS 84 to degrees."""

from __future__ import annotations

import re

import numpy as np

_AXIS = 6_378_137.0
_FLATTENING = 1 / 298.257223563
_SCALE = 0.9996
_EASTING, _NORTHING_SOUTH = 500_000.0, 10_000_000.0
_EPSG = re.compile(r"32([67])(0[1-9]|[1-5]\d|60)")

_N = _FLATTENING / (2 - _FLATTENING)
_RADIUS = _AXIS / (1 + _N) * (1 + _N**2 / 4 + _N**4 / 64)
_BETA = (
    _N / 2 - 2 * _N**2 / 3 + 37 * _N**3 / 96,
    _N**2 / 48 + _N**3 / 15,
    17 * _N**3 / 480,
)
_DELTA = (2 * _N - 2 * _N**2 / 3 - 2 * _N**3, 7 * _N**2 / 3 - 8 * _N**3 / 5, 56 * _N**3 / 15)


def is_utm(epsg: int) -> bool:
    """Tell whether an EPSG code is a UTM zone on WGS 84 (32601-32660, 32701-32760)."""
    return bool(_EPSG.fullmatch(str(epsg)))


def to_degrees(x: np.ndarray, y: np.ndarray, epsg: int) -> tuple[np.ndarray, np.ndarray]:
    """Return longitudes and latitudes (n,) in degrees of eastings and northings (n,) in metres.

    The inverse of Krüger's series to the third order in n, good to a millimetre within a zone:
    C. F. F. Karney, "Transverse Mercator with an accuracy of a few nanometers", Journal of
    Geodesy 85 (2011), equations 11, 15 and 36.

    Args:
        epsg: a code for which ``is_utm`` holds.
    """
    code = str(epsg)
    middle = 6 * int(code[3:]) - 183
    xi = (y - (_NORTHING_SOUTH if code[2] == "7" else 0)) / (_SCALE * _RADIUS)
    eta = (x - _EASTING) / (_SCALE * _RADIUS)
    xi_one, eta_one = xi.copy(), eta.copy()
    for order, beta in enumerate(_BETA, start=1):
        xi_one -= beta * np.sin(2 * order * xi) * np.cosh(2 * order * eta)
        eta_one -= beta * np.cos(2 * order * xi) * np.sinh(2 * order * eta)
    chi = np.arcsin(np.clip(np.sin(xi_one) / np.cosh(eta_one), -1, 1))
    latitude = chi.copy()
    for order, delta in enumerate(_DELTA, start=1):
        latitude += delta * np.sin(2 * order * chi)
    longitude = np.arctan2(np.sinh(eta_one), np.cos(xi_one))
    return np.degrees(longitude) + middle, np.degrees(latitude)
