"""Open311 in JSON and CSV, and SeeClickFix's table."""

from __future__ import annotations

import json

import pytest

from cm_civic_plugin.core.errors import BadInput
from cm_civic_plugin.core.opinion import post_table
from cm_civic_plugin.core.opinion.post_table import ReadReport
from cm_civic_plugin.core.opinion.reading import read_all, read_posts

REQUESTS = [
    {
        "service_request_id": "R1",
        "status": "open",
        "service_name": "Street lights",
        "service_code": "007",
        "description": "ไฟดับ โทร 081-234-5678",
        "agency_responsible": "Planted Agency",
        "requested_datetime": "2024-05-06T07:08:09-05:00",
        "address": "9 Planted Lane",
        "account_id": "acc-770077",
        "lat": 18.79,
        "long": "98.99",
    },
    {
        "service_request_id": 2,
        "service_name": None,
        "service_code": "012",
        "description": None,
        "requested_datetime": "2024-05-06T07:08:09Z",
        "account_id": "acc-770077",
        "lat": None,
        "long": None,
    },
    {
        "service_request_id": "R3",
        "service_name": "Trees",
        "description": ["odd"],
        "requested_datetime": "2024-05-07T00:00:00+07:00",
        "lat": "x",
        "long": "98.9",
    },
]
TABLE = (
    "service_request_id,status,service_name,description,requested_datetime,address,lat,long\n"
    "R1,open,Street lights,ไฟดับ,2024-05-06T07:08:09-05:00,9 Planted Lane,18.79,98.99\n"
    "R2,closed,Trees,กิ่งไม้หัก,2024-05-06T07:08:09Z,,,\n"
)
SEECLICKFIX = (
    "Id,Status,Summary,Rating,Address,Description,Agency Name,Request type,Lat,Lng,"
    "Export tagged places,Created at local,Closed at local,Minutes to closed,Assignee name,"
    "Category,Reporter Name\n"
    "91,Open,Pothole,3,9 Planted Lane,Deep one,Works,Pothole,18.79,98.99,,05/06/2024 - 07:08PM,,,"
    "Planted Staff,Streets,Planted Person\n"
    "92,Open,Lamp,1,,Lamp is out,Works,Lights,18.78,98.98,,05/07/2024 - 12:01AM,,,,,"
    "Planted Person\n"
)


def write(tmp_path, content):
    path = tmp_path / "x.dat"
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "wrap", [lambda rows: rows, lambda rows: {"page": 1, "service_requests": rows}]
)
def test_json(tmp_path, wrap):
    posts, report = read_all(write(tmp_path, wrap(REQUESTS)))
    assert (report.platform, report.read, report.kept, report.placed) == ("open311", 3, 3, 1)
    assert report.unplaced[post_table.NO_COORDINATES].examples == [2]
    assert report.unplaced[post_table.NOT_A_COORDINATE].examples == [3]
    assert posts["post_id"].tolist() == ["R1", "2", "R3"]
    assert (posts["lon"][0], posts["lat"][0]) == (98.99, 18.79)
    assert posts["text"].tolist() == ["ไฟดับ โทร [phone]", "", ""]
    assert posts["topic"].tolist() == ["Street lights", "012", "Trees"]
    assert [str(time) for time in posts["created_at"]] == [
        "2024-05-06 12:08:09+00:00",
        "2024-05-06 07:08:09+00:00",
        "2024-05-06 17:00:00+00:00",
    ]
    assert posts["author_no"][0] == posts["author_no"][1]
    assert report.fields["lon"] == "long"
    output = posts.drop(columns="author_no").to_csv() + report.to_json()
    for planted in ("Planted", "770077", "081-234"):
        assert planted not in output


def test_json_in_chunks_and_cut_short(tmp_path):
    path = write(tmp_path, REQUESTS)
    chunks = list(read_posts(path, ReadReport(), chunk_rows=2))
    assert [chunk["source_row"].tolist() for chunk in chunks] == [[1, 2], [3]]
    with pytest.raises(BadInput, match="after entry 2"):
        read_all(write(tmp_path, json.dumps(REQUESTS)[:-30]))


def test_other_json_is_not_taken(tmp_path):
    with pytest.raises(BadInput):
        read_all(write(tmp_path, [{"request": 1, "lat": 1, "long": 2}]))


def test_csv(tmp_path):
    posts, report = read_all(write(tmp_path, TABLE))
    assert (report.platform, report.kept, report.placed) == ("open311", 2, 1)
    assert posts["topic"].tolist() == ["Street lights", "Trees"]
    assert str(posts["created_at"][0]) == "2024-05-06 12:08:09+00:00"
    assert "Planted" not in posts.to_csv() + report.to_json()


def test_seeclickfix(tmp_path):
    posts, report = read_all(write(tmp_path, SEECLICKFIX), timezone="America/New_York")
    assert (report.platform, report.kept, report.placed) == ("open311", 2, 2)
    # The month comes first, though no day in the file is beyond 12.
    assert [str(time) for time in posts["created_at"]] == [
        "2024-05-06 23:08:00+00:00",
        "2024-05-07 04:01:00+00:00",
    ]
    assert posts["text"].tolist() == ["Pothole\nDeep one", "Lamp is out"]
    assert posts["reactions"].tolist() == [3, 1]
    assert posts["topic"].fillna("").tolist() == ["Streets", ""]
    assert posts["author_no"].nunique() == 1
    assert "Planted" not in posts.to_csv() + report.to_json()
