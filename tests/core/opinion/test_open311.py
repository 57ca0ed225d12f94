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


XML = """<?xml version="1.0" encoding="{encoding}"?>
<!-- made up -->
<service_requests>
  <request>
    <service_request_id>638344</service_request_id>
    <status>closed</status>
    <service_name>ไฟถนน</service_name>
    <description><![CDATA[ไฟดับ & มืด <มาก>]]> โทร 081-234-5678</description>
    <agency_responsible>Planted Agency</agency_responsible>
    <requested_datetime>2024-05-06T07:08:09-05:00</requested_datetime>
    <address>9 Planted Lane</address>
    <lat>18.79</lat>
    <long>98.99</long>
    <media_url>http://planted.example/1.jpg</media_url>
    <extended_attributes><description>not this one</description></extended_attributes>
  </request>
  <request>
    <service_request_id>638349</service_request_id>
    <service_code>012</service_code>
    <lat/>
    <long/>
  </request>
</service_requests>
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-874", "TIS-620"])
def test_xml_as_georeport_gives_it(tmp_path, encoding):
    path = tmp_path / "requests.xml"
    codec = {"windows-874": "cp874"}.get(encoding, encoding)
    path.write_bytes(XML.format(encoding=encoding).encode(codec))
    posts, report = read_all(path)
    assert (report.platform, report.read, report.kept, report.placed) == ("open311", 2, 2, 1)
    assert posts["text"][0] == "ไฟดับ & มืด <มาก> โทร [phone]"
    assert posts["topic"].tolist() == ["ไฟถนน", "012"]
    assert posts["post_id"].tolist() == ["638344", "638349"]
    assert (posts["lon"][0], posts["lat"][0]) == (98.99, 18.79)
    assert str(posts["created_at"][0]) == "2024-05-06 12:08:09+00:00"
    assert "Planted" not in posts.to_csv() + report.to_json()


def test_xml_in_chunks_is_the_same(tmp_path):
    path = tmp_path / "requests.xml"
    one = "<request><service_request_id>{}</service_request_id><lat>18.7</lat><long>98.9</long>"
    path.write_text(
        "<service_requests>"
        + "".join(one.format(number) + "</request>" for number in range(3000))
        + "</service_requests>"
    )
    chunks = list(read_posts(path, ReadReport(), chunk_rows=7))
    numbers = [row for chunk in chunks for row in chunk["source_row"]]
    assert numbers == list(range(1, 3001))
    assert [i for chunk in chunks for i in chunk["post_id"]] == [str(n) for n in range(3000)]


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">'
    + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "&lol;" * 10}">' for n in range(10))
    + "]><service_requests><request><service_request_id>1</service_request_id>"
    "<description>&l9;</description></request></service_requests>"
)
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file://{file}">]>'
    "<service_requests><request><service_request_id>1</service_request_id>"
    "<description>&x;</description></request></service_requests>"
)
OUTSIDE_TYPE = '<!DOCTYPE r SYSTEM "http://planted.example/a.dtd"><service_requests/>'


@pytest.mark.parametrize("text", [LAUGHS, OUTSIDE, OUTSIDE_TYPE])
def test_xml_with_a_document_type_is_refused_before_its_entities(tmp_path, text):
    secret = tmp_path / "secret.txt"
    secret.write_text("planted secret")
    path = tmp_path / "requests.xml"
    path.write_text(text.replace("{file}", str(secret)))
    with pytest.raises(BadInput, match="requests.xml declares a document type") as caught:
        read_all(path)
    assert "planted secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (XML.format(encoding="utf-8")[:-60], "cut short after entry 1"),
        ("<service_requests></service_requests>", "holds no service request"),
        ("<service_requests><request a='" + "x" * (6 << 20), "cut short after entry 0"),
        ("<html><body>login</body></html>", "web page or XML"),
    ],
)
def test_xml_that_is_broken_or_empty(tmp_path, text, says):
    path = tmp_path / "requests.xml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match=says):
        read_all(path)


def test_an_empty_json_list_is_told(tmp_path):
    path = tmp_path / "requests.json"
    path.write_text('{"service_requests": [], "keys": ["service_request_id"]}')
    with pytest.raises(BadInput, match="holds no service request"):
        read_all(path)


def test_seeclickfix_json(tmp_path):
    issue = {
        "id": 91,
        "status": "Open",
        "summary": "หลุมบนถนน",
        "description": "ลึกมาก โทร 081-234-5678",
        "rating": 2,
        "lat": 18.79,
        "lng": 98.98,
        "address": "9 Planted Lane",
        "created_at": "2024-05-01T10:00:00-05:00",
        "request_type": {"id": 3, "title": "Potholes"},
        "reporter": {"id": 770077, "name": "Planted Person"},
    }
    bare = {"id": 92, "summary": "ไฟดับ", "request_type": None, "reporter": "odd", "lng": None}
    path = tmp_path / "issues.json"
    path.write_text(json.dumps({"metadata": {}, "issues": [issue, bare]}), encoding="utf-8")
    posts, report = read_all(path)
    assert (report.platform, report.read, report.kept, report.placed) == ("open311", 2, 2, 1)
    assert posts["text"].tolist() == ["หลุมบนถนน\nลึกมาก โทร [phone]", "ไฟดับ"]
    assert posts["topic"][0] == "Potholes"
    assert str(posts["created_at"][0]) == "2024-05-01 15:00:00+00:00"
    assert (posts["lon"][0], posts["lat"][0]) == (98.98, 18.79)
    assert report.has_authors
    everything = posts.to_csv() + report.to_json()
    assert not [one for one in ("Planted", "770077") if one in everything]
