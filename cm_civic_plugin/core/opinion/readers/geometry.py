"""Points of files with geometries, as the text of a table's two columns in degrees."""

from __future__ import annotations

import numpy as np

from ...errors import BadInput, msg
from ..post_table import ReadReport
from .utm import is_utm, to_degrees

NOT_A_POINT = msg("a line or an area instead of a point (one of those with no coordinates)")
Point = tuple[float, float]
_DEGREES = (4326, 4979)


def check_crs(epsg: int | None, file: str, name: str) -> int:
    """Return the EPSG code of coordinates that can be turned into degrees, here or by themselves.

    Args:
        epsg: the code, None where there is none.
        file: the file's name, for the sentence to the user.
        name: what the coordinate system is called.

    Raises:
        BadInput: it is neither WGS 84 nor UTM on it.
    """
    if epsg in _DEGREES or (epsg is not None and is_utm(epsg)):
        return epsg
    raise BadInput(
        msg(
            "{file} is in the coordinate system {crs}, which is not read here. "
            "Save it in EPSG:4326 (WGS 84) and choose that file."
        ),
        file=file,
        crs=name[:60],
    )


def degree_cells(points: list[Point | None], epsg: int) -> list[tuple[str, str]]:
    """Return longitude and latitude as text for each point, empty for None."""
    if epsg not in _DEGREES:
        metres = np.array([point or (np.nan, np.nan) for point in points], dtype=float)
        lon, lat = to_degrees(metres[:, 0], metres[:, 1], epsg)
        points = [point and (x, y) for point, x, y in zip(points, lon.tolist(), lat.tolist())]
    return [(repr(point[0]), repr(point[1])) if point else ("", "") for point in points]


def count_shapes(report: ReadReport | None, rows: list[int]) -> None:
    """Count the rows that have a geometry which is no point."""
    if report is not None:
        report.unplace(NOT_A_POINT, len(rows), rows[:5])
