"""Which layer a source file belongs to: by what it holds, and by its name where it is broken."""

from __future__ import annotations

import re
from pathlib import Path

from . import fire_hotspots, flood_shelters, postal_codes, registered_population, wikidata
from .table import Table
from .text import head

RASTER = re.compile(r"\.tiff?$", re.IGNORECASE)
VECTOR = re.compile(r"\.(geojson|gpkg|shp|zip|gdb|parquet|fgb)$", re.IGNORECASE)
TABLE = re.compile(r"\.(csv|tsv|xlsx)$", re.IGNORECASE)
_RASTER_NAMES = {
    "population_grid": r"population|worldpop|(^|_)pop_",
    "land_cover_2021": r"worldcover|land_?cover",
    "elevation": r"(^|[^a-z])dem([^a-z]|$)|elevation|copernicus",
    "flood_recurrence": r"surface_?water|(^|[^a-z])(gsw|occurrence|recurrence)([^a-z]|$)",
}
# for files that are too broken to be known by what they hold
_NAMES = {
    "subdistrict_boundaries": r"tambon|adm(in)?_?3|tha_adm|subdistrict|ตำบล",
    "satellite_buildings": r"overture|satellite|buildings",
    "registered_population": r"pop+ulation|ประชากร",
    "flood_shelters": r"shelter|พักพิง|69_19",
    "fire_hotspots": r"hotspot|fire|จุดความร้อน",
    "air_quality_stations": r"air4thai|aqi|air_quality",
    "river_gauges": r"thaiwater|water_?level|gauge",
    "wikidata_heritage": r"wikidata|sparql",
    "postcode_areas": r"postal|postcode|zip_?code|รหัสไปรษณีย์",
}
_TABLES = {
    "fire_hotspots": fire_hotspots.COLUMNS,
    "flood_shelters": flood_shelters.COLUMNS,
    "registered_population": registered_population.COLUMNS,
    "wikidata_heritage": wikidata.COLUMNS,
    "postcode_areas": postal_codes.COLUMNS,
}
_JSON = {
    "air_quality_stations": r'"AQILast"|"stationID"',
    "river_gauges": r'"waterlevel_|"tele_station',
    "wikidata_heritage": r'"bindings"\s*:',
    "postcode_areas": postal_codes.JSON_KEYS,
}


def raster_layer(name: str) -> str | None:
    """Return the layer of a raster by its file name, None if it tells none."""
    return _by_name(_RASTER_NAMES, name)


def layer_by_name(name: str) -> str | None:
    """Return the layer that a file's name speaks of, None if it speaks of none."""
    return _by_name(_NAMES, name)


def _by_name(patterns: dict[str, str], name: str) -> str | None:
    for layer, pattern in patterns.items():
        if re.search(pattern, name, re.IGNORECASE):
            return layer
    return None


def table_layer(table: Table) -> str | None:
    """Return the layer whose columns a table has, None without one."""
    for layer, columns in _TABLES.items():
        if table.header(columns) is not None:
            return layer
    return None


def nearly(table: Table) -> tuple[str, ...] | None:
    """Return the columns of the known table that this one has half of or more, None without one."""
    lacking = {columns: len(table.missing(columns)) for columns in _TABLES.values()}
    best = min(lacking, key=lambda columns: lacking[columns] / len(columns))
    return best if len(best) - lacking[best] >= 2 and 2 * lacking[best] <= len(best) else None


def json_layer(path: Path) -> str | None:
    """Return the layer of a JSON file by the keys in its first part, None without one."""
    start = head(path)
    if is_feature_collection(start):
        return None
    for layer, pattern in _JSON.items():
        if re.search(pattern, start):
            return layer
    return None


def is_feature_collection(start: str) -> bool:
    """Tell whether the beginning of a text is GeoJSON's."""
    return re.search(r'"type"\s*:\s*"Feature', start) is not None


def columns_layer(columns: list[str]) -> str | None:
    """Return the layer whose columns a vector file has, None without one."""
    names = {name.casefold() for name in columns}
    if "adm3_pcode" in names:
        return "subdistrict_boundaries"
    if "sources" in names and names & {"height", "num_floors"}:
        return "satellite_buildings"
    return None
