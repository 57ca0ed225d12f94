"""The donut mask: points moved at random, by no less than one distance and no more than another.

K. H. Hampton et al., "Mapping Health Data: Improved Privacy Protection with Donut Method
Geomasking", American Journal of Epidemiology 172 (2010). A mask without a hole leaves some points
all but where they were; the hole sees to it that none is.

What it cannot do: where few people live, few live in the ring as well, so that the distance must
grow with emptiness, which whoever masks has to judge. It does not hold against someone who has the
export itself and finds a post in it by its day and topic. Each masking of one file is another
draw, and the mean of many comes near the truth: one is to be published, not several.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

import numpy as np

from .libraries import need_pandas

if TYPE_CHECKING:
    from collections.abc import Collection

    import pandas as pd

MASKED_COLUMNS = (
    "platform",
    "created_at",
    "place_source",
    "place_id",
    "place_confidence",
    "topic",
    "reactions",
    "lon",
    "lat",
)
"""What is left of a post table when it is masked."""

HOLE = 0.2
"""The least distance as a part of the most, where only that is given."""

# WGS 84 (NIMA TR8350.2): half the longer axis in metres, and the first eccentricity squared.
_AXIS, _ECCENTRICITY2 = 6_378_137.0, 6.69437999014e-3
_LONGEST = 50_000.0  # metres; beyond it the ground is too round for what follows


def donut_mask(
    lon: np.ndarray, lat: np.ndarray, least_m: float, most_m: float, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Return points (n,), in EPSG:4326 degrees, each moved by ``least_m`` to ``most_m`` metres.

    Every spot of the ring between the two is as likely as any other: the square of the distance is
    uniform. Metres are turned into degrees by the ellipsoid's radii of curvature, good to one in a
    thousand away from the poles. NaN stays NaN.

    Raises:
        ValueError: the distances make no ring, or one of over 50 km.
    """
    if not 0 <= least_m < most_m <= _LONGEST:
        raise ValueError(f"no ring of {least_m} to {most_m} m")
    lon, lat = np.asarray(lon, dtype=float), np.asarray(lat, dtype=float)
    distance = np.sqrt(rng.uniform(least_m**2, most_m**2, len(lon)))
    angle = rng.uniform(0, 2 * np.pi, len(lon))
    flat = 1 - _ECCENTRICITY2 * np.sin(np.radians(lat)) ** 2
    north = _AXIS * (1 - _ECCENTRICITY2) / flat**1.5
    east = _AXIS / np.sqrt(flat) * np.cos(np.radians(lat))
    return (
        lon + np.degrees(distance * np.sin(angle) / east),
        lat + np.degrees(distance * np.cos(angle) / north),
    )


class DonutMask:
    """Masks the posts of one import, part by part; what it drew lives no longer than it does.

    What one person wrote within a square as wide as the hole moves as one: were each post moved for
    itself, their middle would give the person's place away. Posts whose author is unknown move as
    one only where they share a point, for they may be of many people.

    ``rng`` is for tests. Without one, chance begins at 128 bits from the system, kept nowhere: who
    had them could undo the mask.
    """

    def __init__(
        self, most_m: float, least_m: float | None = None, rng: np.random.Generator | None = None
    ) -> None:
        self.most_m = float(most_m)
        self.least_m = HOLE * self.most_m if least_m is None else float(least_m)
        self._rng = rng or np.random.default_rng(secrets.randbits(128))
        self._moved: dict[bytes, tuple[float, float]] = {}

    def move(
        self, lon: np.ndarray, lat: np.ndarray, author: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray]:
        """Return the masked points (n,) of posts in EPSG:4326 degrees.

        ``author``: (n,) author number, -1 where there is none.
        """
        lon, lat = np.asarray(lon, dtype=float), np.asarray(lat, dtype=float)
        known = np.flatnonzero(np.isfinite(lon) & np.isfinite(lat))
        keys = self._keys(lon[known], lat[known], np.asarray(author)[known])
        unique, first, which = np.unique(keys, axis=0, return_index=True, return_inverse=True)
        names = [key.tobytes() for key in unique]
        fresh = np.array([i for i, name in enumerate(names) if name not in self._moved], dtype=int)
        at = known[first[fresh]]
        new_lon, new_lat = donut_mask(lon[at], lat[at], self.least_m, self.most_m, self._rng)
        for i, east, north in zip(fresh, new_lon - lon[at], new_lat - lat[at]):
            self._moved[names[i]] = float(east), float(north)
        steps = np.array([self._moved[name] for name in names]).reshape(-1, 2)[which.ravel()]
        masked = np.full(len(lon), np.nan), np.full(len(lat), np.nan)
        masked[0][known], masked[1][known] = lon[known] + steps[:, 0], lat[known] + steps[:, 1]
        return masked

    def _keys(self, lon: np.ndarray, lat: np.ndarray, author: np.ndarray) -> np.ndarray:
        """Return a row (n, 3) per post that is the same for those that move as one."""
        told = author >= 0
        square = np.degrees(max(self.least_m, 1.0) / _AXIS)
        at = np.column_stack([lon, lat])
        at[told] = np.floor(at[told] / square)
        return np.column_stack([at, np.maximum(author, -1)]) + 0.0  # -0.0 is 0.0


def mask_posts(posts: pd.DataFrame, mask: DonutMask) -> pd.DataFrame:
    """Return what a masked layer may hold of the posts of a table, their points moved.

    What would lead back to a post is left out (author, row, number, text) or made coarse: the day
    stands at noon in Thailand, reactions keep their first digit, confidence one decimal; a place is
    named only where it is an area, for a spot's name would undo the mask.
    """
    lon, lat = mask.move(
        posts["lon"].to_numpy(),
        posts["lat"].to_numpy(),
        posts["author_no"].fillna(-1).to_numpy(dtype=np.int64),
    )
    thailand = posts["created_at"].dt.tz_convert("Etc/GMT-7")  # its sign is POSIX's: this is UTC+7
    noon = thailand.dt.normalize() + np.timedelta64(12, "h")
    reactions = posts["reactions"].fillna(0).to_numpy(dtype=np.int64)
    tens = 10 ** np.floor(np.log10(np.maximum(np.abs(reactions), 1))).astype(np.int64)
    coarse = {
        "lon": lon,
        "lat": lat,
        "created_at": noon.dt.tz_convert("UTC"),
        "place_id": posts["place_id"].where(posts["place_source"] == "area", None),
        "place_confidence": posts["place_confidence"].round(1),
        "reactions": posts["reactions"] // tens * tens,
    }
    return posts.assign(**coarse)[list(MASKED_COLUMNS)]


def shuffled(parts: list[pd.DataFrame], common: Collection[str]) -> pd.DataFrame:
    """Return masked posts in no order, for their order would be that of the export's rows.

    A topic that is not ``common`` may be somebody's own words and is left out.
    """
    pd = need_pandas()
    posts = pd.concat(parts, ignore_index=True)
    split = posts["topic"].str.split(";")
    kept = [
        ";".join(topic for topic in topics if topic in common) or None
        if isinstance(topics, list)
        else None
        for topics in split
    ]
    posts["topic"] = pd.Series(kept, index=posts.index, dtype=object)
    order = np.random.default_rng(secrets.randbits(128)).permutation(len(posts))
    return posts.iloc[order].reset_index(drop=True)
