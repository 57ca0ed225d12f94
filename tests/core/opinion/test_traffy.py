"""Traffy Fondue in its four shapes."""

from __future__ import annotations

import json

import pytest

from cm_civic_plugin.core.errors import BadInput
from cm_civic_plugin.core.opinion import post_table
from cm_civic_plugin.core.opinion.readers.traffy import CUT_AT
from cm_civic_plugin.core.opinion.reading import read_all, read_posts

DUMP = (
    "ticket_id,type,organization,comment,photo,photo_after,coords,address,subdistrict,district,"
    "province,timestamp,state,star,count_reopen,last_activity\n"
)


def write(path, text, encoding="utf-8"):
    path.write_bytes(text.encode(encoding))
    return path


def dump_row(number, coords, kind="{น้ำท่วม,ร้องเรียน}", time="2022-12-11 13:37:26.073357+00"):
    return f'T-{number},"{kind}",เทศบาล,ข้อความ,,,"{coords}",,,,,{time},เสร็จสิ้น,,,\n'


def test_dump_csv(tmp_path):
    path = write(
        tmp_path / "any.csv",
        DUMP
        + dump_row(1, "98.98,18.79")
        + dump_row(2, "98.99,18.80", kind="{}", time="2022-12-11 20:37:26")
        + dump_row(3, "", kind="{ถนน}", time="2565-12-11 20:37"),
    )
    posts, report = read_all(path)
    assert (report.platform, report.read, report.kept, report.placed) == ("traffy", 3, 3, 2)
    assert list(posts["lon"][:2]) == [98.98, 98.99]
    assert list(posts["lat"][:2]) == [18.79, 18.80]
    assert list(posts["topic"].fillna("")) == ["น้ำท่วม;ร้องเรียน", "", "ถนน"]
    # The zone written, Bangkok assumed, and a Buddhist year: all the same minute in UTC.
    assert {str(time)[:16] for time in posts["created_at"]} == {"2022-12-11 13:37"}
    assert report.repairs[post_table.BUDDHIST].rows == 1
    assert report.repairs[post_table.ZONE_ASSUMED].rows == 2
    assert report.unplaced[post_table.NO_COORDINATES].examples == [4]
    assert list(posts["place_source"]) == ["export", "export", "none"]
    assert posts["author_no"].isna().all()
    assert not report.has_authors


def test_time_zone_is_the_callers(tmp_path):
    path = write(tmp_path / "a.csv", DUMP + dump_row(1, "98.98,18.79", time="2022-12-11 20:00"))
    posts, _ = read_all(path, timezone="Europe/Helsinki")
    assert str(posts["created_at"][0]) == "2022-12-11 18:00:00+00:00"


def test_legacy_lists_swapped_in_every_row(tmp_path):
    rows = "".join(f"{n},ข้อความ,\"['18.7{n}', '98.9{n}']\",x.jpg,ถนน\n" for n in range(5))
    path = write(tmp_path / "legacy.csv", "message_id,comment,coords,photo,type\n" + rows)
    posts, report = read_all(path)
    assert report.platform == "traffy"
    assert report.repairs[post_table.SWAPPED].rows == 5
    assert posts["lon"].tolist() == [98.90, 98.91, 98.92, 98.93, 98.94]
    assert posts["lat"].between(18.7, 18.8).all()


def test_geojson_version_1(tmp_path):
    def feature(number, geometry):
        return {
            "type": "Feature",
            "geometry": geometry,
            "properties": {
                "ticket_id": f"T{number}",
                "description": "ข้อความ โทร 081-234-5678",
                "problem_type_fondue": ["ถนน", "ทางเท้า"],
                "state_type_latest": "start",
                "timestamp": "2023-01-02 08:00:00",
                "org": ["เทศบาล"],
            },
        }

    features = [
        feature(1, {"type": "Point", "coordinates": [98.98, 18.79]}),
        feature(2, None),
        feature(3, {"type": "Point", "coordinates": ["98.97", "18.78"]}),
    ]
    text = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)
    posts, report = read_all(write(tmp_path / "x.geojson", text))
    assert (report.platform, report.read, report.placed) == ("traffy", 3, 2)
    assert posts["topic"][0] == "ถนน;ทางเท้า"
    assert str(posts["created_at"][0]) == "2023-01-02 01:00:00+00:00"
    assert posts["text"][0] == "ข้อความ โทร [phone]"
    cut = write(tmp_path / "cut.geojson", text[:-200])
    with pytest.raises(BadInput, match="after entry 2"):
        read_all(cut)


def test_exchange_version_2(tmp_path):
    path = write(
        tmp_path / "x.csv",
        "ticket_id,type,description,latitude,longitude,status,timestamp\n"
        "A1,ถนน,ข้อความ,18.79,98.98,start,2024-05-01 07:00:00\n"
        "A2,ถนน,ข้อความ,0,0,start,2024-05-01 07:00:00\n"
        "A3,ถนน,ข้อความ,999,5,start,2024-05-01 07:00:00\n",
        "utf-8-sig",
    )
    posts, report = read_all(path)
    assert (report.platform, report.kept, report.placed) == ("traffy", 3, 1)
    assert str(posts["created_at"][0]) == "2024-05-01 00:00:00+00:00"
    assert report.unplaced[post_table.ZERO_POINT].examples == [3]
    assert report.unplaced[post_table.OUTSIDE_WORLD].examples == [4]


def test_reading_in_chunks_gives_the_same(tmp_path):
    path = write(
        tmp_path / "a.csv", DUMP + "".join(dump_row(n, f"98.{n:03d},18.5") for n in range(100, 200))
    )
    whole, _ = read_all(path)
    report = post_table.ReadReport()
    chunks = list(read_posts(path, report, chunk_rows=7))
    assert [len(chunk) for chunk in chunks] == [7] * 14 + [2]
    assert [lon for chunk in chunks for lon in chunk["lon"]] == whole["lon"].tolist()
    assert [row for chunk in chunks for row in chunk["source_row"]] == list(range(2, 102))


def test_an_export_that_stops_at_5000_rows_says_so(tmp_path):
    header = "ticket_id,type,description,latitude,longitude,status,timestamp\n"
    rows = [f"A{n},ถนน,ข้อความ {n},18.79{n},98.98,start,2024-05-01 07:00:00\n" for n in range(5000)]
    _, report = read_all(write(tmp_path / "x.csv", header + "".join(rows)))
    assert CUT_AT in report.reasons
    _, report = read_all(write(tmp_path / "y.csv", header + "".join(rows[:-1])))
    assert CUT_AT not in report.reasons
