"""CrowdTangle's CSV of pages and of groups."""

from __future__ import annotations

import pytest

from cm_civic_plugin.core.opinion import post_table
from cm_civic_plugin.core.opinion.reading import read_all

PAGES = (
    "Page Name,User Name,Facebook Id,Page Category,Post Created,Post Created Date,Type,"
    "Total Interactions,Likes,Comments,Shares,Love,Wow,Haha,Sad,Angry,Care,URL,Message,Link,"
    "Overperforming Score (weighted  —  Likes 1x Shares 1x Comments 1x Love 1x )\n"
    'เพจลับ,lub.page,445566778899,CITY,2021-01-05 10:00:00 EST,2021-01-05,Photo,"1,300","1,000",'
    "100,50,100,10,5,5,20,10,https://www.facebook.com/445566778899/posts/1,"
    "น้ำท่วม โทร 081-234-5678 www.facebook.com/lub.page,,2.1\n"
    "เพจลับ,lub.page,445566778899,CITY,2021-07-05 10:00:00 +07,2021-07-05,Photo,0,0,0,0,0,0,0,0,0,0,"
    "https://www.facebook.com/445566778899/posts/2,ฝุ่นควัน,,-1.5\n"
    "เพจสอง,song,11,CITY,2021-07-05 10:00:00 XYZ,2021-07-05,Photo,,,,,,,,,,,,ไฟดับ,,\n"
)
GROUPS = (
    "Group Name,User Name,Facebook Id,Size At Posting,Post Created,Total Interactions,Likes,Love,"
    "URL,Message,Total Interactions (weighted  —  Likes 1x )\n"
    "กลุ่มลับ,lub,445566,100,2021-07-05 10:00:00 ICT,5,3,1,https://facebook.com/groups/lub/1,"
    "รถติดที่ somchai@example.com,5\n"
)


def read(tmp_path, text):
    path = tmp_path / "2021-07-06-historical-report.csv"
    path.write_text(text, encoding="utf-8-sig")
    return read_all(path)


def test_pages(tmp_path):
    posts, report = read(tmp_path, PAGES)
    assert (report.platform, report.kept, report.placed) == ("crowdtangle", 3, 0)
    assert [str(time) for time in posts["created_at"]] == [
        "2021-01-05 15:00:00+00:00",
        "2021-07-05 03:00:00+00:00",
        "2021-07-05 03:00:00+00:00",
    ]
    assert report.repairs[post_table.ZONE_ASSUMED].examples == [4]  # a zone nobody knows
    assert posts["reactions"][:2].tolist() == [1150, 0]
    assert posts["reactions"].isna()[2]
    authors = posts["author_no"].tolist()
    assert authors[0] == authors[1] != authors[2]


def test_groups_do_not_tell_who_wrote(tmp_path):
    posts, report = read(tmp_path, GROUPS)
    assert report.platform == "crowdtangle"
    assert not report.has_authors
    assert posts["reactions"].tolist() == [4]
    assert str(posts["created_at"][0]) == "2021-07-05 03:00:00+00:00"


@pytest.mark.parametrize("text", [PAGES, GROUPS])
def test_nobody_can_be_found(tmp_path, text):
    posts, report = read(tmp_path, text)
    everything = posts.to_csv() + report.to_json()
    private = ("เพจลับ", "กลุ่มลับ", "lub", "445566", "081-234", "somchai@", "facebook.com")
    assert [word for word in private if word in everything] == []
