"""Any CSV: encodings, separators, column names, and files that are none."""

from __future__ import annotations

import time
import tracemalloc
import zipfile

import pytest

from cm_civic_plugin.core.errors import BadInput
from cm_civic_plugin.core.opinion import post_table
from cm_civic_plugin.core.opinion.reading import read_all
from tests.shared_data import shared_file

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


def test_separator_named_in_the_first_line(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes("sep=,\r\nlat,lon,text\r\n18.7,98.9,ก\r\n".encode("utf-16"))
    _, report = read_all(path)
    assert (report.encoding, report.placed) == ("utf-16", 1)


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


def make_zip(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Index/Document.iwa", b"x" * 100)


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


def test_numbers_archive_named_csv(tmp_path):
    make_zip(tmp_path / "a.csv")
    with pytest.raises(BadInput, match="ZIP archive"):
        read_all(tmp_path / "a.csv")


@pytest.mark.parametrize(
    ("start", "line"),
    [
        (b"lat,lon,text," + b"x" * (2 << 20), 1),
        (b"lat,lon,text\n18.7,98.9," + b"x" * (2 << 20), 2),
        (b"lat,lon,text\n" + b"18.7,98.9,ok\n" * 100_000, 100_002),
    ],
    ids=["the first", "the second", "one far down"],
)
def test_a_line_of_200_megabytes_is_refused_at_once_in_flat_memory(tmp_path, start, line):
    path = tmp_path / "a.csv"
    with path.open("wb") as stream:
        stream.write(start)
        stream.truncate(200 << 20)  # a hole, which takes no room on the disk
    tracemalloc.start()
    begun = time.monotonic()
    with pytest.raises(BadInput, match=rf"a\.csv: line {line} is longer than a megabyte"):
        read_all(path)
    took, (_, peak) = time.monotonic() - begun, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert took < 10
    assert peak < 60 << 20


def test_latitude_and_longitude_swapped_in_every_row(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("lat,lon,text\n" + "".join(f"98.9{n},18.7{n},ก\n" for n in range(5)), "utf-8")
    posts, report = read_all(path)
    assert report.repairs[post_table.SWAPPED].rows == report.placed == 5
    assert posts["lon"].tolist() == [98.90, 98.91, 98.92, 98.93, 98.94]


def test_all_rows_at_zero(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("lat,lon,text\n" + "0,0,ก\n" * 5, encoding="utf-8")
    posts, report = read_all(path)
    assert (report.kept, report.placed, report.fallback_points) == (5, 0, [])
    assert report.unplaced[post_table.ZERO_POINT].rows == 5
    assert posts["text"].tolist() == ["ก"] * 5


def test_dates_of_three_calendars_in_one_column(tmp_path):
    path = tmp_path / "a.csv"
    dates = ["2022-12-31 20:00", "31/12/2565 20:00", "๓๑ ธ.ค. ๖๕ 20:00", "7/6/1444 20:00", "hier"]
    path.write_text("text,date\n" + "".join(f"ก,{one}\n" for one in dates), encoding="utf-8")
    posts, report = read_all(path)
    assert [str(time) for time in posts["created_at"][:3]] == ["2022-12-31 13:00:00+00:00"] * 3
    # A year of another calendar is not guessed at: it is left empty and counted.
    assert posts["created_at"][3:].isna().all()
    assert report.repairs[post_table.BUDDHIST].examples == [3, 4]
    assert report.repairs[post_table.BAD_TIME].rows == 2


def test_an_export_with_no_text_says_so(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("lat,lon\n18.7,98.9\n18.8,98.8\n", encoding="utf-8")
    posts, report = read_all(path)
    assert report.placed == 2
    assert posts["text"].isna().all()
    assert any("no column holds a text" in reason for reason in report.reasons)


def test_one_row(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("lat,lon,text\n18.7,98.9,ก", encoding="utf-8")
    _, report = read_all(path)
    assert (report.read, report.kept, report.placed, report.fallback_points) == (1, 1, 1, [])


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


def test_real_ushahidi_file_and_its_default_point():
    posts, report = read_all(shared_file("reports/ushahidi_haiti_2010.csv"), timezone="UTC")
    assert (report.read, report.kept, report.placed) == (3593, 3593, 3593 - 140)
    (point,) = report.fallback_points
    assert (point.lon, point.lat, point.rows) == (-72.335, 18.539167, 140)
    assert report.unplaced[post_table.FALLBACK].rows == 140
    assert str(posts["created_at"][0]) == "2010-07-05 17:26:00+00:00"


def test_real_consul_file_has_no_coordinates():
    posts, report = read_all(shared_file("reports/consul_madrid_proposals.csv"))
    assert (report.kept, report.placed) == (80, 0)
    assert report.has_authors
    assert posts["text"].str.len().gt(0).sum() == 80
