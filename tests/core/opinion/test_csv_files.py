"""Any CSV: encodings, separators, column names, and files that are none."""

from __future__ import annotations

import pytest

from cm_civic_plugin.core.errors import BadInput
from cm_civic_plugin.core.opinion import post_table
from cm_civic_plugin.core.opinion.reading import read_all

THAI = (
    "ละติจูด;ลองจิจูด;ข้อความ;วันที่;ประเภท;ชื่อผู้แจ้ง\n"
    "18.79;98.98;น้ำท่วม;31/12/2565 20:00;น้ำ;สมชาย\n"
    "18.80;98.99;ถนนพัง;1 ม.ค. 2566;ถนน;สมหญิง\n"
    "18.81;98.97;ไฟดับ;๒/๑/๖๖;ไฟ;สมชาย\n"
)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp874", "tis-620", "utf-16", "utf-16-le"]
)
def test_encodings(tmp_path, encoding):
    path = tmp_path / "a.csv"
    path.write_bytes(THAI.encode(encoding))
    posts, report = read_all(path)
    assert (report.platform, report.kept, report.placed) == ("csv", 3, 3)
    assert posts["text"].tolist() == ["น้ำท่วม", "ถนนพัง", "ไฟดับ"]
    assert posts["topic"].tolist() == ["น้ำ", "ถนน", "ไฟ"]
    assert [str(time) for time in posts["created_at"]] == [
        "2022-12-31 13:00:00+00:00",
        "2022-12-31 17:00:00+00:00",
        "2023-01-01 17:00:00+00:00",
    ]
    assert report.repairs[post_table.BUDDHIST].rows == 3


def test_authors_become_random_numbers(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(THAI, encoding="utf-8")
    first, report = read_all(path)
    again, _ = read_all(path)
    assert report.has_authors
    numbers = first["author_no"].tolist()
    assert numbers[0] == numbers[2] != numbers[1]
    assert again["author_no"].tolist() != numbers
    assert "สมชาย" not in first.to_csv() + report.to_json()


def test_month_first_when_a_middle_number_is_a_day(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("lat,lon,date\n18,98,05/07/2010\n18,98,05/28/2010\n", encoding="utf-8")
    posts, _ = read_all(path, timezone="UTC")
    assert [str(time)[:10] for time in posts["created_at"]] == ["2010-05-07", "2010-05-28"]


def test_a_topic_in_somebodys_own_words_is_not_reported(tmp_path):
    path = tmp_path / "a.csv"
    own, longer = "ป้าแดงปากซอยขายเสียงดัง", "ยาว" * 40
    rows = ["น้ำท่วม"] * 5 + [own, longer]
    path.write_text("lat,lon,topic\n" + "".join(f"18,98,{t}\n" for t in rows), encoding="utf-8")
    posts, report = read_all(path)
    assert report.topics == {"น้ำท่วม": 5}
    assert own not in report.to_json()
    assert longer not in posts.to_csv()


def test_mapping_goes_before_names(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("a,b,c\n98.9,18.7,ข้อความ\n", encoding="utf-8")
    posts, _ = read_all(path, mapping={"lon": "a", "lat": "b", "text": "c"})
    assert (posts["lon"][0], posts["lat"][0], posts["text"][0]) == (98.9, 18.7, "ข้อความ")
    with pytest.raises(BadInput, match="no column z"):
        read_all(path, mapping={"lon": "z"})


def test_records_that_do_not_fit_are_counted(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(
        "lat,lon,text\n18.7,98.9,ก\n18.7,98.9,ก,ข,ค\n,,\n18.8,98.8\n18.7,98.9,ก,,\nx,y,ง\n",
        encoding="utf-8",
    )
    posts, report = read_all(path)
    assert report.read == 6
    assert report.skipped[post_table.WRONG_FIELDS].examples == [3]
    assert report.skipped[post_table.EMPTY_ROW].examples == [4]
    assert report.unplaced[post_table.NOT_A_COORDINATE].examples == [7]
    assert posts["source_row"].tolist() == [2, 5, 6, 7]


def test_a_quote_never_closed_costs_only_its_own_part(tmp_path):
    path = tmp_path / "a.csv"
    good = "18.7,98.9,ดี\n" * 5
    path.write_text("lat,lon,text\n" + good + '18,98,"' + "x" * 140_000 + "\n" + good, "utf-8")
    _, report = read_all(path)
    assert report.skipped[post_table.UNREADABLE_RECORD].rows == 1
    assert report.kept == 10


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b"  \n\n", "is empty"),
        (b"%PDF-1.7 x", "PDF"),
        (bytes(range(256)) * 20, "no text"),
        (b"<!DOCTYPE html><html><body>login</body></html>", "web page"),
        (b'{"error": "token"}', "JSON"),
        (b'{"type": "FeatureCollection", "features": []}', "has no rows"),
        (b'[["lat", "lon"], [18, 98]]', "JSON"),
        (b"one column\nonly\n", "only one column"),
        (b"lat,lon,text\n", "no rows"),
        (b"a,b,c\n1,2,3\n", "no column with coordinates"),
        (b"a,b" * 400_000, "longer than a megabyte"),
    ],
)
def test_files_that_are_no_table(tmp_path, content, says):
    path = tmp_path / "opinions.csv"
    path.write_bytes(content)
    with pytest.raises(BadInput, match=says) as caught:
        read_all(path)
    assert "opinions.csv" in str(caught.value)


@pytest.mark.parametrize(
    "cell", ["18.79, 98.98", "18.79 98.98", "98.98,18.79", "POINT (98.98 18.79)", "[18.79, 98.98]"]
)
def test_coordinates_in_one_column(tmp_path, cell):
    path = tmp_path / "a.csv"
    path.write_text(f'พิกัด;text\n"{cell}";ก\n;ข\n', encoding="utf-8")
    posts, report = read_all(path)
    assert (posts["lon"][0], posts["lat"][0]) == (98.98, 18.79)
    assert report.unplaced[post_table.NO_COORDINATES].examples == [3]


def test_absent_file_and_unknown_zone(tmp_path):
    with pytest.raises(BadInput, match="cannot be read"):
        read_all(tmp_path / "none.csv")
    path = tmp_path / "a.csv"
    path.write_text("lat,lon\n18,98\n", encoding="utf-8")
    with pytest.raises(BadInput, match="time zone"):
        read_all(path, timezone="Chiang/Mai")
