"""JSON answers of stations and of Wikidata: values of facts, missing values, broken files."""

from __future__ import annotations

import json

import pytest

from cm_civic_plugin.core.catalogue.sources import air4thai, thaiwater, wikidata
from cm_civic_plugin.core.catalogue.sources.recognise import json_layer
from cm_civic_plugin.core.errors import BadInput
from cm_civic_plugin.core.resources import SAMPLE_DATA

SOURCES = SAMPLE_DATA / "sources"
READERS = {
    "air4thai.json": (air4thai.read, "air_quality_stations"),
    "thaiwater_waterlevel.json": (thaiwater.read, "river_gauges"),
    "wikidata_heritage.json": (wikidata.read_sparql, "wikidata_heritage"),
}


def test_the_stations_of_chiang_mai():
    found = air4thai.read(SOURCES / "air4thai.json")
    rows = {row["station_id"]: row for row in found.rows}
    assert (rows["35t"]["lon"], rows["35t"]["lat"]) == (98.96978, 18.840732)
    assert (rows["36t"]["lon"], rows["36t"]["lat"]) == (98.99, 18.7909333)
    assert rows["36t"]["pm25"] == 91.7 and rows["36t"]["aqi"] == 174
    assert rows["sample1"]["pm25"] is None and rows["sample1"]["aqi"] is None  # -1
    assert "sample3" not in rows  # Lamphun
    assert found.source_date == "2026-03-14T12:00:00+07:00"


def test_the_gauge_p1():
    found = thaiwater.read(SOURCES / "thaiwater_waterlevel.json")
    (gauge,) = [row for row in found.rows if row["station_code"] == "P.1"]
    assert gauge == {
        "lon": 99.005089, "lat": 18.786961, "station_code": "P.1", "name_th": "สะพานนวรัฐ",
        "level_msl": 301.78, "bank_msl": 304.2, "critical_msl": 304.2, "below_bank_m": 2.42,
        "observed_at": "2026-10-02T05:00:00.000Z", "agency": "RID",
    }  # fmt: skip
    assert found.source_date == "2026-10-02T12:00:00+07:00"


def test_the_heritage_items():
    found = wikidata.read_sparql(SOURCES / "wikidata_heritage.json")
    assert len(found.rows) == 9
    names = {row["name_en"]: row for row in found.rows}
    assert names["Wat Phra Singh"]["name_th"] == "วัดพระสิงห์"
    assert names["Chiang Mai Foreign Cemetery"]["name_th"] is None


@pytest.mark.parametrize("name", READERS)
def test_an_answer_is_known_by_its_keys_whatever_its_name(tmp_path, name):
    copy = tmp_path / "download(3).json"
    copy.write_bytes((SOURCES / name).read_bytes())
    assert json_layer(copy) == READERS[name][1]


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("kind", ["cut", "html", "other", "list", "deep"])
def test_a_broken_answer_gets_one_sentence(tmp_path, name, kind):
    path = tmp_path / name
    path.write_text(
        {
            "cut": (SOURCES / name).read_text(encoding="utf-8")[:1500],
            "html": "<html><body>Too many requests</body></html>",
            "other": json.dumps({"error": "key"}),
            "list": "[1, 2]",
            "deep": "[" * 100_000,
        }[kind],
        encoding="utf-8",
    )
    with pytest.raises(BadInput) as caught:
        READERS[name][0](path)
    assert str(caught.value).startswith(name) and str(caught.value).endswith(".")


@pytest.mark.parametrize("name", ["air4thai.json", "thaiwater_waterlevel.json"])
def test_stations_with_holes_are_left_out_and_the_others_stay(tmp_path, name):
    reader, _layer = READERS[name]
    data = json.loads((SOURCES / name).read_text(encoding="utf-8"))
    rows = data["stations" if "stations" in data else "data"]
    whole = len(reader(SOURCES / name).rows)
    bare = {"areaTH": "เชียงใหม่", "station": None, "geocode": {"province_code": 50}}
    rows += [bare, {**bare, "AQILast": None, "lat": "x", "long": "0"}, "text", None]
    path = tmp_path / name
    path.write_text(json.dumps(data), encoding="utf-8")
    found = reader(path)
    assert len(found.rows) == whole
