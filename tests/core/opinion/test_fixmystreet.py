"""FixMyStreet's CSV: what is personal in it stays out."""

from __future__ import annotations

from cm_civic_plugin.core.opinion.reading import read_all

HEADER = (
    "Report ID,Title,Detail,User Name,Category,Subcategory,Created,Confirmed,Acknowledged,Fixed,"
    "Closed,Status,Latitude,Longitude,Query,Ward,Easting,Northing,Report URL,Device Type,"
    "Site Used,Reported As\n"
)
TABLE = HEADER + (
    "1,Pothole,Pothole near the gate,Planted Person,Roads,Potholes,2024-07-06T10:00:00,,,,,"
    "confirmed,18.79,98.99,9 Planted Lane 50200,Si Phum,1,2,https://f.example/report/1,website,"
    "fixmystreet,\n"
    "2,ไฟดับ,โทร 081-234-5678,(anonymous),Lights,,2024-01-06T10:00:00,,,,,confirmed,18.78,98.98,"
    "planted@x.example,Hai Ya,1,2,,iOS,fixmystreet,\n"
    "3,น้ำท่วม,,(anonymous),Roads,Roads,2024-01-06T10:00:00,,,,,confirmed,18.77,98.97,,,,,,,,\n"
    "4,ฝุ่น,มาก,Planted Person,Air,,2024-01-06T10:00:00,,,,,confirmed,18.77,98.96,,,,,,,,\n"
)


def read(tmp_path, text, **options):
    path = tmp_path / "x.csv"
    path.write_text(text, encoding="utf-8")
    return read_all(path, **options)


def test_reports(tmp_path):
    posts, report = read(tmp_path, TABLE, timezone="Europe/London")
    assert (report.platform, report.kept, report.placed) == ("fixmystreet", 4, 4)
    assert posts["text"].tolist() == [
        "Pothole near the gate",
        "ไฟดับ\nโทร [phone]",
        "น้ำท่วม",
        "ฝุ่น\nมาก",
    ]
    assert posts["topic"].tolist() == ["Roads;Potholes", "Lights", "Roads", "Air"]
    # Local to the site: summer time in July, none in January.
    assert [str(time) for time in posts["created_at"]][:2] == [
        "2024-07-06 09:00:00+00:00",
        "2024-01-06 10:00:00+00:00",
    ]
    # Two anonymous people are not one person.
    numbers = posts["author_no"]
    assert numbers[0] == numbers[3]
    assert numbers.isna().tolist() == [False, True, True, False]


def test_query_and_names_are_nowhere(tmp_path):
    posts, report = read(tmp_path, TABLE)
    output = (posts.to_csv() + report.to_json()).lower()
    for planted in ("planted", "50200", "f.example", "081-234", "anonymous"):
        assert planted not in output
    assert "Query" not in report.fields.values()
    assert any("personal" in reason for reason in report.reasons)


def test_without_subcategories(tmp_path):
    posts, _ = read(
        tmp_path,
        "Report ID,Title,Detail,User Name,Category,Created,Latitude,Longitude,Query\n"
        "1,a,b,c,Roads,2024-01-06T10:00:00,18.7,98.9,d\n",
    )
    assert posts["topic"].tolist() == ["Roads"]
