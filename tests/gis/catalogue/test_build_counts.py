"""Counts of the built layers against osmium-tool, which shares no code with the plugin.

The filters are written by hand here; test_all_counts.py holds all 43 layers against pyosmium.
"""

from __future__ import annotations

import shutil
import sqlite3
import subprocess

import pytest

from cm_civic_plugin.core.catalogue.records import catalogue
from cm_civic_plugin.gis.catalogue.build_pack import build_pack
from tests.shared_data import shared_file

pytestmark = pytest.mark.skipif(
    shutil.which("osmium") is None, reason="needs osmium-tool to count independently"
)

EXTRACTS = ["helsinki-centre.osm.pbf", "andorra-2013.osm.pbf", "north-bayreuth-2014.osm.gz"]
ROADS = (
    "motorway,trunk,primary,secondary,tertiary,unclassified,residential,living_street,service,road,"
    "motorway_link,trunk_link,primary_link,secondary_link,tertiary_link"
)

# layer: (what osmium keeps, what is then taken away, what is counted), written by hand from the
# catalogue's descriptions
BY_HAND = {
    "settlements_places": (
        ["n/place=city,town,village,hamlet,suburb,quarter,neighbourhood,isolated_dwelling"], [], "n",
    ),
    "crossings_signals": (["n/highway=crossing,traffic_signals"], [], "n"),
    "road_network": ([f"w/highway={ROADS}"], [], "w"),
    "walking_cycling_network": (
        [
            "w/highway=footway,pedestrian,steps,path,cycleway",
            "w/sidewalk=both,left,right,yes",
            "w/cycleway=lane,track,shared_lane",
            "w/bicycle=designated",
        ],
        [],
        "w",
    ),
    "rivers_streams": (["w/waterway=river,stream,tidal_channel"], [], "w"),
    "canals_drains": (["w/waterway=canal,ditch,drain"], [], "w"),
    "food_drink": (
        ["nw/amenity=restaurant,cafe,fast_food,food_court,bar,pub,ice_cream,biergarten,nightclub"],
        [], "nw",
    ),
    "markets": (["nw/amenity=marketplace"], [], "nw"),
    "tourist_accommodation": (
        ["nw/tourism=hotel,hostel,guest_house,motel,apartment,chalet,camp_site"], [], "nw",
    ),
    "sports_recreation": (
        [
            "nw/leisure=pitch,sports_centre,stadium,track,fitness_station,swimming_pool,sports_hall"
        ],
        ["access=private"],
        "nw",
    ),
    "parking": (
        ["nw/amenity=parking,motorcycle_parking,bicycle_parking,parking_space"],
        ["access=private"],
        "nw",
    ),
    "shops_crafts": (["nw/shop", "nw/craft"], ["shop=vacant,no"], "nw"),
    "schools_education": (
        ["nw/amenity=school,kindergarten,college,university,language_school,music_school"],
        [], "nw",
    ),
    "social_care": (["nw/amenity=social_facility,nursing_home,childcare"], [], "nw"),
    "buildings": (["w/building"], ["building=no"], "ring"),
    "land_use": (["w/landuse"], [], "ring"),
    "forest_woodland": (["w/natural=wood,scrub", "w/landuse=forest"], [], "ring"),
    "city_gates": (["nw/historic=city_gate"], [], "nw"),
}  # fmt: skip


def opl(path, *options):
    """Return the lines of an extract in osmium's text format."""
    run = ["osmium", "cat", "-f", "opl,add_metadata=false", *options, str(path)]
    return subprocess.run(run, check=True, capture_output=True, text=True).stdout.split("\n")[:-1]


def osmium_ids(extract, here, keep, drop, counted, tmp_path):
    """Return the (type, id) of what osmium keeps of an extract; ``here`` are the nodes it holds."""
    kept, left = tmp_path / "kept.osm.pbf", tmp_path / "left.osm.pbf"
    run = ["osmium", "tags-filter", "--overwrite", "-R"]
    subprocess.run([*run, "-o", str(kept), str(extract), *keep], check=True, capture_output=True)
    if drop:
        subprocess.run(
            [*run, "-i", "-o", str(left), str(kept), *drop], check=True, capture_output=True
        )
        kept = left
    found = set()
    for line in opl(kept):
        kind, number = line[0], int(line.split(" ", 1)[0][1:])
        if kind not in counted.replace("ring", "w"):
            continue
        if kind == "w":
            nodes = [n for n in line.rpartition(" N")[2].split(",") if n in here]
            if len(nodes) < 2 or (counted == "ring" and (nodes[0] != nodes[-1] or len(nodes) < 4)):
                continue
        found.add(({"n": "node", "w": "way"}[kind], number))
    return found


@pytest.fixture(scope="module", params=EXTRACTS)
def built(request, tmp_path_factory):
    extract = shared_file(f"osm/{request.param}")
    pack = tmp_path_factory.mktemp("pack") / "city"
    here = {line.split(" ", 1)[0] for line in opl(extract, "-t", "node")}
    return extract, here, pack, build_pack(extract, pack, catalogue(), thumbnails=False)


@pytest.mark.parametrize("layer_id", BY_HAND)
def test_the_same_elements_as_osmium_finds(built, layer_id, tmp_path):
    extract, here, pack, manifest = built
    keep, drop, counted = BY_HAND[layer_id]
    wanted = osmium_ids(extract, here, keep, drop, counted, tmp_path)
    with sqlite3.connect(pack / "layers.gpkg") as db:
        rows = set(
            db.execute(
                f"SELECT osm_type, osm_id FROM {layer_id} WHERE osm_type != 'relation'"
            ).fetchall()
        )
    assert rows == wanted
    relations = manifest.layers[layer_id].features - len(wanted)
    assert relations >= 0
