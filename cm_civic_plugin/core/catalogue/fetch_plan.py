"""What can be downloaded: the addresses that the records name, as plain data.

A record says so in ``access.download``. Nothing here touches the network.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from ..errors import BadInput, msg
from .records import Catalogue, LayerRecord

Box = tuple[float, float, float, float]

GEOFABRIK = "https://download.geofabrik.de/asia/thailand-latest.osm.pbf"
OVERPASS = "https://overpass-api.de/api/interpreter"
EXTRACT_FOLDER = "extract"
"""The folder in the folder of sources that the extract goes to: it is no source itself."""

MOST_SQUARE_DEGREES = 0.25  # the city and its surroundings are 0.105
_SECONDS = 180
_MAX_BYTES = 512 << 20
_ODBL = "ODbL-1.0"


@dataclass(frozen=True)
class FetchItem:
    """One file to download.

    ``kind`` is what it must hold: json, geojson, csv, xlsx, zip, tiff, pbf or osm. ``file`` is the
    name it gets under the folder of sources, ``checksum_url`` the address of its MD5 where the
    publisher gives one, ``body`` what is posted. ``wanted`` is ticked from the start, ``live`` is a
    station's newest value, ``key_header`` names the header that takes the user's own key.
    ``licence`` is a key of the catalogue's licences, or the publisher's words. ``builds`` is False
    for what a pack does not hold and only the map can show.
    """

    id: str
    layers: tuple[str, ...]
    url: str
    file: str
    kind: str
    publisher_en: str
    publisher_th: str
    licence: str
    homepage: str
    checksum_url: str = ""
    body: str | None = None
    wanted: bool = False
    live: bool = False
    key_header: str = ""
    builds: bool = True


@dataclass(frozen=True)
class ByHand:
    """A source that has no address to download from; ``reason`` is a message template."""

    layer: str
    homepage: str
    reason: str
    publisher_en: str
    publisher_th: str


def source_items(catalogue: Catalogue) -> list[FetchItem]:
    """Return the files of the sources that are not OpenStreetMap, in catalogue order."""
    area = tuple(catalogue.shared["study_area"]["city_bbox"])
    return [
        item
        for record in catalogue.records
        for download in record.access.get("download", ())
        for item in _items(record, download, area)
    ]


def by_hand(catalogue: Catalogue) -> list[ByHand]:
    """Return the layers that need a file the plugin cannot download, with the reason."""
    found = []
    for record in catalogue.records:
        source, access = record.data["source"], record.access
        homepage = source.get("homepage", "")
        if access["type"] == "osm" or access.get("download") or not homepage:
            continue
        if access["type"] == "web":
            reason = msg("It is shown live from its server; there is no file to download.")
        elif access["type"] == "derived":
            reason = msg("It is computed; one of its inputs is published as a repository.")
        else:
            reason = msg("It is published in parts that only its own download tool can cut out.")
        found.append(ByHand(record.id, homepage, reason, source["agency"], source["agency_th"]))
    return found


def geofabrik_item(catalogue: Catalogue) -> FetchItem:
    """Return the extract of all Thailand, with the MD5 that lies beside it."""
    return FetchItem(
        id="geofabrik",
        layers=tuple(record.id for record in catalogue.osm_records()),
        url=GEOFABRIK,
        file=f"{EXTRACT_FOLDER}/thailand-latest.osm.pbf",
        kind="pbf",
        publisher_en="Geofabrik, from OpenStreetMap",
        publisher_th="Geofabrik จากข้อมูล OpenStreetMap",
        licence=_ODBL,
        homepage="https://download.geofabrik.de/asia/thailand.html",
        checksum_url=f"{GEOFABRIK}.md5",
        wanted=True,
    )


def overpass_item(catalogue: Catalogue, area: Box) -> FetchItem:
    """Return the extract of one area: west, south, east, north in EPSG:4326 degrees.

    Raises BadInput where the area is none, or larger than the public server should be asked for.
    """
    return FetchItem(
        id="overpass",
        layers=tuple(record.id for record in catalogue.osm_records()),
        url=OVERPASS,
        file=f"{EXTRACT_FOLDER}/overpass_area.osm",
        kind="osm",
        publisher_en="Overpass API, from OpenStreetMap",
        publisher_th="Overpass API จากข้อมูล OpenStreetMap",
        licence=_ODBL,
        homepage="https://overpass-api.de/",
        body=urlencode({"data": overpass_query(catalogue, area)}),
        wanted=True,
    )


def overpass_query(catalogue: Catalogue, area: Box) -> str:
    """Return the Overpass QL for everything the records' filters may take in an area.

    The filters' exceptions (``none_of``) are left to the build, which has them all. Raises BadInput
    as ``overpass_item`` does.
    """
    west, south, east, north = area
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
        raise BadInput(msg("The area to download is none. Choose another area."))
    if (east - west) * (north - south) > MOST_SQUARE_DEGREES:
        raise BadInput(
            msg(
                "The area is too large for the public Overpass server (about {most} km² at most). "
                "Choose a smaller area, or the extract of all Thailand."
            ),
            most=f"{MOST_SQUARE_DEGREES * 11_700:.0f}",  # 111 km x 105 km a degree at 18.8 N
        )
    asked: dict[str, None] = {}
    for record in catalogue.osm_records():
        for element in record.access["elements"]:
            for group in record.access["any_of"]:
                asked[f"{element}{''.join(_condition(rule) for rule in group)};"] = None
    box = ",".join(f"{degrees:.6f}" for degrees in (south, west, north, east))
    head = f"[out:xml][timeout:{_SECONDS}][maxsize:{_MAX_BYTES}][bbox:{box}];"
    return "\n".join([head, "(", *asked, ");", "(._;>;);", "out body;"])


def _condition(rule: dict[str, Any]) -> str:
    key = json.dumps(rule["key"], ensure_ascii=False)
    if rule["op"] == "exists":
        return f"[{key}]"
    if rule["op"] == "regex":
        pattern = rule["pattern"]
    elif len(rule["values"]) == 1:
        return f"[{key}={json.dumps(rule['values'][0], ensure_ascii=False)}]"
    else:
        values = (re.sub(r"([.^$*+?()\[\]{}|\\])", r"\\\1", value) for value in rule["values"])
        pattern = f"^({'|'.join(values)})$"
    return f"[{key}~{json.dumps(pattern, ensure_ascii=False)}]"


def _items(record: LayerRecord, download: dict[str, Any], area: Box) -> list[FetchItem]:
    tiles = record.access.get("tiles", ()) if "{tile}" in download["url"] else (None,)
    city = download.get("city_tiles")
    box = ",".join(map(str, area))
    items = []
    for tile in tiles:
        url = download["url"].replace("{tile}", tile or "").replace("{city_bbox}", box)
        if download.get("sparql"):
            url = f"{url}?{urlencode({'format': 'json', 'query': record.access['query']})}"
        source = record.data["source"]
        file = download.get("file", url.rpartition("/")[2]).replace("{tile}", tile or "")
        items.append(
            FetchItem(
                id=f"{record.id}:{file}",
                layers=(record.id,),
                url=quote(url, safe=":/?&=%+-._~*(),;@!$'"),
                file=file,
                kind=download["kind"],
                publisher_en=download.get("publisher_en", source["agency"]),
                publisher_th=download.get("publisher_th", source["agency_th"]),
                licence=download.get("licence", record.licence),
                homepage=download.get("homepage", source["homepage"]),
                wanted=not download.get("key") and (city is None or tile in city),
                live=bool(download.get("live")),
                key_header=download.get("key", ""),
                builds=bool(download.get("builds", True)),
            )
        )
    return items
