"""A place of the gazetteer: what it is called, what it is, where it is and how wide."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, hypot, radians

from ...errors import msg

Box = tuple[float, float, float, float]
"""West, south, east, north in EPSG:4326 degrees."""

SPOT_METRES = 300.0
"""A line no longer than this is a spot: its middle stands for it."""
_DEGREE = 111_320.0  # metres of one degree of latitude

KIND_WORDS = {
    "district": msg("district"),
    "subdistrict": msg("subdistrict"),
    "municipality": msg("municipality"),
    "quarter": msg("quarter of the city"),
    "town": msg("town"),
    "village": msg("village"),
    "neighbourhood": msg("neighbourhood"),
    "estate": msg("housing estate"),
    "road": msg("road"),
    "soi": msg("lane (soi)"),
    "bridge": msg("bridge"),
    "junction": msg("junction"),
    "gate": msg("city gate"),
    "wall": msg("city wall or moat"),
    "market": msg("market"),
    "temple": msg("temple"),
    "worship": msg("place of worship"),
    "school": msg("school"),
    "university": msg("university"),
    "hospital": msg("hospital or clinic"),
    "office": msg("office"),
    "police": msg("police or fire station"),
    "station": msg("station or airport"),
    "water": msg("river, canal or lake"),
    "park": msg("park or sports ground"),
    "hill": msg("hill or forest"),
    "culture": msg("museum or monument"),
    "venue": msg("community venue"),
    "building": msg("building"),
    "business": msg("shop, hotel or restaurant"),
    "other": msg("place"),
}
"""What a place is, as the user reads it."""


@dataclass(frozen=True)
class Place:
    """One place of a city pack (EPSG:4326).

    ``place_id`` is ``<layer>/<osm_type><osm_id>``; ``parts`` are the ids of all features it is
    made of (a road is many ways). ``shape`` is point, line or area. ``lon`` and ``lat`` lie on it.
    ``radius`` in metres: a point that stands for an area whose outline is not known.
    """

    place_id: str
    name: str
    kind: str
    shape: str
    lon: float
    lat: float
    bbox: Box
    names: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    radius: float = 0.0

    @property
    def layer(self) -> str:
        """The pack's layer it comes from."""
        return self.place_id.partition("/")[0]

    @property
    def extent(self) -> float:
        """How far it reaches, in metres: the diagonal of its box, or the width of its circle."""
        west, south, east, north = self.bbox
        return max(2 * self.radius, metres(west, south, east, north))

    @property
    def wide(self) -> bool:
        """Whether a post known only by this place lies somewhere in it, not at a point."""
        return self.shape == "area" or self.radius > 0 or self.extent > SPOT_METRES

    def distance(self, other: Place) -> float:
        """Return the metres between two places' boxes, 0 where they meet."""
        a, b = self.reach, other.reach
        dx = max(a[0] - b[2], b[0] - a[2], 0.0)
        dy = max(a[1] - b[3], b[1] - a[3], 0.0)
        return metres(self.lon, self.lat, self.lon + dx, self.lat + dy)

    def holds(self, other: Place) -> bool:
        """Tell whether another place's point lies in this one's box."""
        west, south, east, north = self.reach
        return self.wide and west <= other.lon <= east and south <= other.lat <= north

    @property
    def reach(self) -> Box:
        """Its box, widened by its radius."""
        dy = self.radius / _DEGREE
        dx = dy / cos(radians(self.lat))
        west, south, east, north = self.bbox
        return west - dx, south - dy, east + dx, north + dy


def metres(lon: float, lat: float, other_lon: float, other_lat: float) -> float:
    """Return the metres between two points of one city (a flat Earth is good to 0.1 %)."""
    dx = (other_lon - lon) * cos(radians((lat + other_lat) / 2))
    return hypot(dx, other_lat - lat) * _DEGREE
