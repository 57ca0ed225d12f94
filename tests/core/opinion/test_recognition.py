"""Every platform's export is recognised as itself and as nothing else."""

from __future__ import annotations

import json

import pytest

from cm_civic_plugin.core.opinion.platforms import PLATFORMS
from cm_civic_plugin.core.opinion.readers import detect, generic_csv
from cm_civic_plugin.core.opinion.readers.sample import Sample
from tests.core.opinion.test_consul import BUDGET_ROW, BUDGETS, LIST, OPEN_DATA
from tests.core.opinion.test_csv_files import THAI
from tests.core.opinion.test_decidim import NEW, OLD
from tests.core.opinion.test_fixmystreet import TABLE as FIXMYSTREET
from tests.core.opinion.test_open311 import REQUESTS, SEECLICKFIX
from tests.core.opinion.test_open311 import TABLE as OPEN311
from tests.core.opinion.test_polis import TABLE as POLIS
from tests.core.opinion.test_traffy import DUMP, dump_row
from tests.core.opinion.test_ushahidi import TAGS, THREE, TWO

EXPORTS = {
    "decidim, old names": ("decidim", OLD),
    "decidim, new names": ("decidim", NEW),
    "consul, open data": ("consul", OPEN_DATA),
    "consul, list": ("consul", LIST),
    **{f"consul, budget in {code}": ("consul", BUDGETS[code] + BUDGET_ROW) for code in BUDGETS},
    "ushahidi 2": ("ushahidi", TWO),
    "ushahidi 3": ("ushahidi", THREE.format(tags=TAGS)),
    "open311, list": ("open311", json.dumps(REQUESTS)),
    "open311, object": ("open311", json.dumps({"service_requests": REQUESTS})),
    "open311, table": ("open311", OPEN311),
    "seeclickfix": ("open311", SEECLICKFIX),
    "fixmystreet": ("fixmystreet", FIXMYSTREET),
    "pol.is": ("polis", POLIS),
    "traffy, dump": ("traffy", DUMP + dump_row(1, "98.98,18.79")),
    "traffy, legacy": (
        "traffy",
        "message_id,comment,coords,photo,type\n1,ข้อความ,\"['98.9', '18.7']\",x.jpg,ถนน\n",
    ),
    "traffy, exchange 2": (
        "traffy",
        "ticket_id,type,description,latitude,longitude,status,timestamp\n"
        "A1,ถนน,ข้อความ,18.79,98.98,start,2024-05-01 07:00:00\n",
    ),
    "traffy, geojson": (
        "traffy",
        json.dumps(
            {
                "type": "FeatureCollection",
                "features": [
                    {
                        "type": "Feature",
                        "geometry": {"type": "Point", "coordinates": [98.98, 18.79]},
                        "properties": {"ticket_id": "T1", "description": "x"},
                    }
                ],
            }
        ),
    ),
    "thai table": ("csv", THAI),
    "proposals of nobody known": ("csv", "id,title,description,votes,url\n1,a,b,3,/x/1\n"),
    "requests of nobody known": (
        "csv",
        "id,status,description,lat,lng,created_at,category\n1,o,d,18.7,98.9,2024-01-01,c\n",
    ),
    "blog posts": ("csv", "Post ID,Title,Text,Created,Latitude,Longitude\n1,a,b,2024-01-01,1,2\n"),
}


@pytest.mark.parametrize("name", EXPORTS)
def test_recognised_as_itself_and_nothing_else(tmp_path, name):
    platform, text = EXPORTS[name]
    path = tmp_path / "opinions"  # the name says nothing
    path.write_text(text, encoding="utf-8")
    sample = Sample(path)
    takers = [module.PLATFORM for module in detect._KNOWN if module.recognise(sample)]
    assert takers == ([] if platform == "csv" else [platform])
    reader = detect.find_reader(path)
    assert reader.platform == platform
    assert reader.reasons
    assert all(reason for reason in reader.reasons)


def test_every_reader_has_a_name_and_every_name_a_reader():
    codes = {module.PLATFORM for module in detect._KNOWN} | {generic_csv.PLATFORM}
    assert set(PLATFORMS) == codes
