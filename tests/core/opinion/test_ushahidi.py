"""Ushahidi's CSV of versions 2 and 3."""

from __future__ import annotations

from cm_civic_plugin.core.opinion.post_table import FALLBACK
from cm_civic_plugin.core.opinion.reading import read_all
from tests.shared_data import shared_file

TWO = (
    "#,FORM #,INCIDENT TITLE,INCIDENT DATE,LOCATION,DESCRIPTION,CATEGORY,LATITUDE,LONGITUDE,"
    "FIRST NAME,LAST NAME,EMAIL,APPROVED,VERIFIED\n"
    '5,1,Water is rising,2011-10-05 08:00:00,ช้างคลาน,"Water is rising fast &quot;now&quot;",'
    '"Flood,Road",18.77,98.99,Planted,Person,planted@x.example,YES,NO\n'
    '6,1,ไฟดับ,2011-10-06 08:00:00,หายยา,โทร 081-234-5678,"Power | ไฟฟ้า, ",18.78,98.98,Planted,'
    "Person,PLANTED@x.example,YES,NO\n"
    "7,1,เงียบ,2011-10-07 08:00:00,,,,,,,,,NO,NO\n"
)
THREE = (
    "Post ID,Post Status,Created (UTC),Updated (UTC),Post Date (UTC),Contact,Contact ID,Source,"
    "Survey,Title,Description,Where.lat,Where.lon,จุดเกิดเหตุ.lat,จุดเกิดเหตุ.lon,Categories\n"
    "{tags}"
    "11,published,2020-02-03 23:30:00,2020-02-04 00:00:00,2020-02-03 00:00:00,0812345678,77001,"
    'sms,Floods,น้ำท่วม,ถึงเข่าแล้ว,18.79,98.99,,,"Flood,Road"\n'
    "12,draft,2020-02-04 01:00:00,,,0812345678,77001,web,Air,ควันหนา,,,,18.80,98.97,\n"
    "13,published,2020-02-04 02:00:00,,,,,web,Air,,,,,,,\n"
)
TAGS = "#meta+id,,#date+created,,,,,,,#description,,#geo +lat,#geo +lon,,,#cause\n"


def write(tmp_path, text):
    path = tmp_path / "x.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_version_2(tmp_path):
    posts, report = read_all(write(tmp_path, TWO))
    assert (report.platform, report.kept, report.placed) == ("ushahidi", 3, 2)
    assert posts["post_id"].tolist() == ["5", "6", "7"]
    # A title that the description begins with is not said twice.
    assert posts["text"].tolist() == ['Water is rising fast "now"', "ไฟดับ\nโทร [phone]", "เงียบ"]
    assert posts["topic"].fillna("").tolist() == ["Flood;Road", "Power | ไฟฟ้า", ""]
    assert str(posts["created_at"][0]) == "2011-10-05 01:00:00+00:00"
    # One person under one address, whatever its capitals; nobody where nobody is named.
    assert posts["author_no"][0] == posts["author_no"][1]
    assert posts["author_no"].isna().tolist() == [False, False, True]
    assert "planted" not in (posts.to_csv() + report.to_json()).lower()


def test_version_2_with_no_people(tmp_path):
    text = "\n".join(
        ",".join(cell for n, cell in enumerate(line.split(",")) if n not in (4, 5, 6))
        for line in (
            "Serial,INCIDENT TITLE,INCIDENT DATE,LOCATION,FIRST NAME,LAST NAME,EMAIL,CATEGORY",
            "1,ก,05/07/2010 17:26,ข,a,b,c,Flood",
        )
    )
    posts, report = read_all(write(tmp_path, text), timezone="UTC")
    assert (report.platform, report.has_authors) == ("ushahidi", False)
    assert str(posts["created_at"][0]) == "2010-07-05 17:26:00+00:00"


def test_version_3_with_and_without_tags(tmp_path):
    plain, report = read_all(write(tmp_path, THREE.format(tags="")))
    tagged, tag_report = read_all(write(tmp_path, THREE.format(tags=TAGS)))
    assert (report.platform, report.read, report.kept, report.placed) == ("ushahidi", 3, 3, 2)
    assert (tag_report.read, tag_report.kept, tag_report.placed) == (4, 3, 2)
    (skipped,) = tag_report.skipped.items()
    assert "HXL" in skipped[0]
    assert skipped[1].examples == [2]
    assert not report.skipped
    for column in ("post_id", "text", "lon", "lat", "topic", "created_at"):
        assert plain[column].fillna("").tolist() == tagged[column].fillna("").tolist()
    assert tagged["source_row"].tolist() == [3, 4, 5]
    # Each row has its own survey's point.
    assert plain["lon"].tolist()[:2] == [98.99, 98.97]
    assert plain["lat"].tolist()[:2] == [18.79, 18.80]
    assert plain["text"].tolist() == ["น้ำท่วม\nถึงเข่าแล้ว", "ควันหนา", ""]
    assert plain["topic"][0] == "Flood;Road"
    # UTC says the header, so the zone of the caller does not count.
    assert str(plain["created_at"][0]) == "2020-02-03 23:30:00+00:00"
    assert not report.repairs
    assert plain["author_no"][0] == plain["author_no"][1]
    private = plain.drop(columns="author_no").to_csv() + report.to_json()
    assert "0812345678" not in private
    assert "77001" not in private


def test_real_haiti_file():
    posts, report = read_all(shared_file("reports/ushahidi_haiti_2010.csv"), timezone="UTC")
    assert (report.platform, report.read, report.kept) == ("ushahidi", 3593, 3593)
    assert report.placed == 3593 - 140
    (point,) = report.fallback_points
    assert (point.lon, point.lat, point.rows) == (-72.335, 18.539167, 140)
    assert report.unplaced[FALLBACK].rows == 140
    assert posts["topic"][0] == "1. Urgences | Emergency;3. Public Health"
    assert not report.has_authors
    assert posts["created_at"].notna().all()
