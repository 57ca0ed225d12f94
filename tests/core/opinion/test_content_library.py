"""Meta Content Library's CSV."""

from __future__ import annotations

import pytest

from cm_civic_plugin.core.opinion import post_table
from cm_civic_plugin.core.opinion.reading import read_all

HEADER = (
    "id,creation_time,modified_time,text,lang,statistics.like_count,statistics.love_count,"
    "statistics.care_count,statistics.comment_count,statistics.reaction_count,statistics.views,"
    "post_owner.type,post_owner.id,post_owner.name,surface.type,surface.id,surface.name\n"
)
ROWS = (
    "1234567890123456789,2024-05-01 00:30:00,,น้ำท่วมกาดหลวง โทร 081-234-5678,th,3,1,0,9,4,100,"
    "profile,99887766554433,สมชาย ตัวอย่าง,group,5566,กลุ่มลับของสมชาย\n"
    "1234567890123456790,2024-05-01T00:30:00+00:00,,𝐍𝐢𝐦𝐦𝐚𝐧 รถติด,th,2,1,1,0,,50,"
    "page,77,เพจตัวอย่าง,page,77,เพจตัวอย่าง\n"
    "1234567890123456791,2024-05-01 00:30:00,,ไฟดับ somchai@example.com,th,,,,0,,50,"
    "group,5566,กลุ่มลับของสมชาย,group,5566,กลุ่มลับของสมชาย\n"
)
PRIVATE = ("99887766554433", "สมชาย", "5566", "เพจตัวอย่าง", "081-234", "somchai@")


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "download.csv"
    made.write_text(HEADER + ROWS, encoding="utf-8")
    return made


def test_posts(path):
    posts, report = read_all(path, timezone="America/New_York")
    assert (report.platform, report.read, report.kept, report.placed) == (
        "content_library",
        3,
        3,
        0,
    )
    # One digit off is another post: these are beyond what a float tells apart.
    assert posts["post_id"].tolist() == [
        "1234567890123456789",
        "1234567890123456790",
        "1234567890123456791",
    ]
    assert {str(time) for time in posts["created_at"]} == {"2024-05-01 00:30:00+00:00"}
    assert post_table.ZONE_ASSUMED not in report.repairs
    assert posts["text"].tolist() == [
        "น้ำท่วมกาดหลวง โทร [phone]",
        "Nimman รถติด",
        "ไฟดับ [email]",
    ]
    assert posts["reactions"].isna().tolist() == [False, False, True]
    assert posts["reactions"][:2].tolist() == [4, 4]
    # Who wrote in a group is not told.
    assert posts["author_no"].isna().tolist() == [False, False, True]


def test_nobody_can_be_found(path):
    posts, report = read_all(path)
    everything = posts.to_csv() + report.to_json()
    assert [word for word in PRIVATE if word in everything] == []


def test_a_file_without_texts_says_so(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(
        "id,creation_time,statistics.views,surface.id\n123,2024-05-01 00:30:00,5,9\n",
        encoding="utf-8",
    )
    posts, report = read_all(path)
    assert report.platform == "content_library"
    assert any("no column of texts" in reason for reason in report.reasons)
    assert posts["text"].isna().all()
