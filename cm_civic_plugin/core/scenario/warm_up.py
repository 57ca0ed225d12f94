"""The warm-up: how near a table puts a place that everybody knows, said kindly.

What is kept is the table's own accuracy: how exactly its drawings can be read. It is no mark.
Events: ``landmark`` {landmark, lon, lat, metres}, ``landmark_skipped`` {landmark}.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from ..errors import msg
from .events import LANDMARK, Event
from .plan import Landmark
from .stages import number_in

LANDMARK_SKIPPED = "landmark_skipped"
_AXIS, _FLATTENING = 6378137.0, 1 / 298.257223563  # WGS 84
_SQUARED_ECCENTRICITY = _FLATTENING * (2 - _FLATTENING)


@dataclass(frozen=True)
class Found:
    """Where a table put a landmark (lon, lat in EPSG:4326) and how far off that is."""

    landmark: str
    lon: float
    lat: float
    metres: float


@dataclass(frozen=True)
class Accuracy:
    """A table's own accuracy in metres, from ``count`` landmarks: 0 of them tell nothing."""

    count: int
    median: float


def metres_between(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the distance of two places (lon, lat) on the WGS 84 ellipsoid.

    By its curvatures half way between the two (Gauss): within a city, and that is what it is for,
    this is right to the centimetre.
    """
    east = (other[0] - one[0] + 180) % 360 - 180
    middle = math.radians((one[1] + other[1]) / 2)
    root = 1 - _SQUARED_ECCENTRICITY * math.sin(middle) ** 2
    along_parallel = _AXIS / math.sqrt(root) * math.cos(middle)
    along_meridian = _AXIS * (1 - _SQUARED_ECCENTRICITY) / root**1.5
    return math.hypot(
        math.radians(east) * along_parallel, math.radians(other[1] - one[1]) * along_meridian
    )


def found_landmarks(events: Iterable[Event]) -> dict[str, Found]:
    """Return where the landmarks were put, by id, as at the first try: later ones know better."""
    found: dict[str, Found] = {}
    for event in events:
        if event.kind != LANDMARK:
            continue
        lon, lat, metres = (number_in(event.detail, key) for key in ("lon", "lat", "metres"))
        landmark = event.detail.get("landmark")
        if lon is None or lat is None or metres is None or not isinstance(landmark, str):
            continue
        found.setdefault(landmark, Found(landmark, lon, lat, max(0.0, metres)))
    return found


def landmarks_to_find(landmarks: Sequence[Landmark], events: Sequence[Event]) -> list[Landmark]:
    """Return the landmarks that were neither found nor skipped, in the plan's order."""
    done = set(found_landmarks(events))
    done |= {str(one.detail.get("landmark")) for one in events if one.kind == LANDMARK_SKIPPED}
    return [landmark for landmark in landmarks if landmark.id not in done]


def accuracy_of(found: Iterable[Found]) -> Accuracy:
    """Return a table's accuracy: the median of its distances."""
    metres = [one.metres for one in found]
    return Accuracy(len(metres), float(median(metres)) if metres else 0.0)


def kind_words(metres: float) -> str:
    """Return a sentence template with ``{distance}`` for a placement that far off."""
    if metres <= 30:
        return msg("{distance} away: right on the spot.")
    if metres <= 150:
        return msg("{distance} away: very near.")
    if metres <= 500:
        return msg("{distance} away: near, the right part of town.")
    if metres <= 2000:
        return msg("{distance} away. Good to know: look around there once more before you draw.")
    return msg("{distance} away. Maps take getting used to, and now everybody knows where it is.")


def rounded(metres: float) -> tuple[float, str]:
    """Return a distance as exactly as a hand can mean it, and its unit: ``m`` or ``km``."""
    if metres < 20:
        return float(round(metres)), "m"
    if metres < 995:
        return float(10 * round(metres / 10)), "m"
    if metres < 9950:
        return round(metres / 1000, 1), "km"
    return float(round(metres / 1000)), "km"
