"""Coordinates as exports write them, turned into degrees that can be trusted."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from .libraries import need_pandas
from .post_table import (
    NO_COORDINATES,
    NOT_A_COORDINATE,
    OUTSIDE_WORLD,
    SWAPPED,
    ZERO_POINT,
    ReadReport,
)

_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?")


def split_pairs(cells: Sequence[str]) -> tuple[list[str], list[str]]:
    """Split cells such as ``"98.99,18.79"`` or ``"['98.99', '18.79']"`` in two lists of text."""
    joined = "\n".join(cells)
    for junk in "[]'\"() ":
        joined = joined.replace(junk, "")
    lines = joined.split("\n")
    if len(lines) != len(cells):  # a line break inside a cell: look into each cell instead
        lines = [",".join(_NUMBER.findall(cell)) for cell in cells]
    pairs = [line.partition(",") for line in lines]
    return [pair[0] for pair in pairs], [pair[2] for pair in pairs]


def to_degrees(cells: Sequence[str]) -> np.ndarray:
    """Return floats, NaN where a cell is no finite number."""
    pd = need_pandas()
    values = pd.to_numeric(pd.Series(cells, dtype="object"), errors="coerce")
    values = values.to_numpy(dtype="float64", copy=True)
    values[~np.isfinite(values)] = np.nan
    return values


def clean(
    lon: np.ndarray,
    lat: np.ndarray,
    blank: np.ndarray,
    rows: np.ndarray,
    report: ReadReport | None,
    swap: bool = True,
) -> tuple[np.ndarray, np.ndarray]:
    """Return the coordinates with swapped ones put right and unusable ones set to NaN.

    A latitude beyond 90 degrees with a longitude that could be a latitude is a swapped pair:
    there is no other reading of it (Thailand's longitudes, 97 to 106, always show it).

    Args:
        lon, lat: degrees (n,), NaN where there is no number.
        blank: bool (n,), True where the export holds nothing at all.
        rows: row numbers (n,) for the report.
        report: counts what was found; None to count nothing.
        swap: put swapped pairs right; else they are outside the world.
    """
    lon, lat = lon.copy(), lat.copy()
    swapped = (np.abs(lat) > 90) & (np.abs(lat) <= 180) & (np.abs(lon) <= 90) & swap
    lon[swapped], lat[swapped] = lat[swapped], lon[swapped]
    unread = (np.isnan(lon) | np.isnan(lat)) & ~blank
    zero = (lon == 0) & (lat == 0)
    outside = (np.abs(lat) > 90) | (np.abs(lon) > 180)
    if report is not None:
        report.repair(SWAPPED, swapped.sum(), _first(rows, swapped))
        for reason, mask in (
            (NO_COORDINATES, blank),
            (NOT_A_COORDINATE, unread),
            (ZERO_POINT, zero),
            (OUTSIDE_WORLD, outside),
        ):
            report.unplace(reason, mask.sum(), _first(rows, mask))
    bad = blank | unread | zero | outside
    lon[bad] = np.nan
    lat[bad] = np.nan
    return lon, lat


def _first(rows: np.ndarray, mask: np.ndarray) -> list[int]:
    return [int(row) for row in rows[np.flatnonzero(mask)[:5]]]
