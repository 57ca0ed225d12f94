"""Meta Business Suite: posts, and daily series that hold none."""

from __future__ import annotations

import pytest

from cm_civic_plugin.core.errors import BadInput
from cm_civic_plugin.core.opinion.reading import read_all

HEADER = (
    '"Post ID","Page ID","Page name",Title,Description,"Duration (sec)","Publish time",Permalink,'
    '"Is crosspost","Post type",Views,Reach,"Reactions, Comments and Shares",Reactions,Comments,Shares\n'
)


def post(number, title, description, time, reactions="3"):
    return (
        f'122100000000000{number},445566778899,เพจลับ,"{title}","{description}",0,{time},'
        f"https://www.facebook.com/445566778899/posts/pfbid0{number},0,Photos,1,1,9,{reactions},0,0\n"
    )


def read(tmp_path, text, encoding="utf-8-sig", **options):
    path = tmp_path / "May-01-2024_Content.csv"
    path.write_bytes(text.encode(encoding))
    return read_all(path, **options)


def test_posts(tmp_path):
    posts, report = read(
        tmp_path,
        HEADER
        + post(1, "น้ำท่วม", "น้ำท่วมหน้ากาดหลวง โทร 081-234-5678", "05/01/2024 03:15")
        + post(2, "ยาวกว่าคำบรรยาย somchai@example.com", "สั้น", "05/28/2024 03:15", '"1,204"')
        + post(3, "", "", "", ""),
    )
    assert (report.platform, report.kept) == ("business_suite", 3)
    assert posts["post_id"][0] == "1221000000000001"
    assert posts["text"].tolist() == [
        "น้ำท่วมหน้ากาดหลวง โทร [phone]",
        "ยาวกว่าคำบรรยาย [email]",
        "",
    ]
    assert [str(time) for time in posts["created_at"][:2]] == [
        "2024-04-30 20:15:00+00:00",
        "2024-05-27 20:15:00+00:00",
    ]
    assert posts["reactions"][:2].tolist() == [3, 1204]
    assert posts["author_no"].nunique() == 1
    everything = posts.to_csv() + report.to_json()
    private = ("เพจลับ", "445566", "081-234", "somchai@", "facebook.com", "pfbid")
    assert [word for word in private if word in everything] == []


def test_a_file_that_writes_days_first(tmp_path):
    text = HEADER + post(1, "ก", "", "05/01/2024") + post(2, "ก", "", "28/01/2024")
    posts, _ = read(tmp_path, text, timezone="UTC")
    assert [str(time)[:10] for time in posts["created_at"]] == ["2024-01-05", "2024-01-28"]


@pytest.mark.parametrize(
    "start",
    [
        '"Facebook visits"\r\n"Date","Primary"\r\n',
        '"การเข้าชม, Facebook"\r\n"วันที่","หลัก"\r\n',
        "Date,Primary\r\n",
        "",
    ],
)
def test_a_daily_series_has_no_posts(tmp_path, start):
    days = "".join(f'"2024-05-{day:02d}T00:00:00","{day}"\r\n' for day in range(1, 29))
    with pytest.raises(BadInput, match="daily series") as caught:
        read(tmp_path, "sep=,\r\n" + start + days, "utf-16")
    assert "May-01-2024_Content.csv" in str(caught.value)
