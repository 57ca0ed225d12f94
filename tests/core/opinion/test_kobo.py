"""KoboToolbox exports, made up: CSV and XLSX, place questions, one and many answers."""

from __future__ import annotations

import csv
import io

import pytest

from cm_civic_plugin.core.opinion import post_table
from cm_civic_plugin.core.opinion.reading import read_all
from tests.core.opinion.workbooks import write_xlsx

HEADER = [
    "start", "end", "deviceid", "group_a/where", "group_a/_where_latitude",
    "group_a/_where_longitude", "group_a/_where_altitude", "group_a/_where_precision",
    "ปัญหาคืออะไร", "ประเภท", "ใครได้รับผลกระทบ", "ใครได้รับผลกระทบ/เด็ก",
    "ใครได้รับผลกระทบ/คนเดินเท้า", "ชื่อผู้ตอบ", "โทรศัพท์", "เพศ", "ภาพ", "_id", "_uuid",
    "_submission_time", "_validation_status", "_submitted_by", "_index",
]  # fmt: skip
KINDS = ["ถนน", "น้ำ", "ถนน", "อื่นๆ: บ้านยายแดงเลขที่ 7", "น้ำ", "ถนน"]


def record(number, **changes):
    lat, lon = f"18.79{number}", f"98.98{number}"
    cells = dict.fromkeys(HEADER, "")
    cells.update(
        {
            "start": "2025-11-28T08:00:00.000+07:00",
            "end": f"2025-11-28T08:0{number}:00.000+07:00",
            "deviceid": f"ee.kobotoolbox.org:{number}",
            "group_a/where": f"{lat} {lon} 310.5 4",
            "group_a/_where_latitude": lat,
            "group_a/_where_longitude": lon,
            "ปัญหาคืออะไร": f"ฟุตบาทหน้าตลาดแตกเดินไม่ได้ ครั้งที่ {number} โทร 081-234-5678",
            "ประเภท": KINDS[number],
            "ใครได้รับผลกระทบ": "เด็ก คนเดินเท้า",
            "ใครได้รับผลกระทบ/เด็ก": "1" if number % 2 else "0",
            "ใครได้รับผลกระทบ/คนเดินเท้า": "1",
            "ชื่อผู้ตอบ": "สมชาย ใจดี",
            "โทรศัพท์": "0812345678",
            "เพศ": "ชาย" if number % 2 else "หญิง",
            "ภาพ": f"170000000{number}.jpg",
            "_id": str(900 + number),
            "_uuid": f"5b1c-{number}",
            "_submission_time": "2025-11-29T02:00:00",
            "_submitted_by": "khun_somsri",
            "_index": str(number + 1),
        }
    )
    cells.update(changes)
    return list(cells.values())


def as_csv(rows, delimiter=";"):
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(rows)
    return text.getvalue()


@pytest.fixture(params=["csv", "xlsx"])
def export(request, tmp_path):
    def make(rows):
        path = tmp_path / f"a.{request.param}"
        if request.param == "csv":
            path.write_text(as_csv(rows), encoding="utf-8")
        else:
            write_xlsx(path, rows)
        return path

    return make


def test_a_form(export):
    posts, report = read_all(export([HEADER, *map(record, range(6))]))
    assert (report.platform, report.read, report.kept, report.placed) == ("kobo", 6, 6, 6)
    assert posts["lat"].tolist() == [18.79, 18.791, 18.792, 18.793, 18.794, 18.795]
    assert posts["lon"].tolist() == [98.98, 98.981, 98.982, 98.983, 98.984, 98.985]
    assert posts["text"][2] == "ฟุตบาทหน้าตลาดแตกเดินไม่ได้ ครั้งที่ 2 โทร [phone]"
    # Own words are no topic; answers ticked are; "Q" itself repeats them.
    assert posts["topic"].tolist() == [
        "ถนน;คนเดินเท้า", "น้ำ;เด็ก;คนเดินเท้า", "ถนน;คนเดินเท้า", "เด็ก;คนเดินเท้า", "น้ำ;คนเดินเท้า",
        "ถนน;เด็ก;คนเดินเท้า",
    ]  # fmt: skip
    # When the form was filled in, with its own zone, and not when it was sent.
    assert str(posts["created_at"][3]) == "2025-11-28 01:03:00+00:00"
    assert posts["post_id"].tolist()[:2] == ["5b1c-0", "5b1c-1"]
    assert not report.has_authors
    assert len(report.reasons) == 2


def test_who_answered_is_nowhere(export):
    posts, report = read_all(export([HEADER, *map(record, range(6))]))
    everything = posts.to_csv() + report.to_json()
    for planted in ("สมชาย", "0812345678", "081-234-5678", "khun_somsri", "ชาย", "ยายแดง",
                    "ee.kobotoolbox", "170000000"):  # fmt: skip
        assert planted not in everything


def test_a_point_written_in_one_cell_and_times_of_the_server(tmp_path):
    header = ["Where?", "What?", "_id", "_uuid", "_submission_time", "_index"]
    rows = [
        ["18.79 98.98 310.2 4.5", "น้ำท่วมหน้าบ้าน", "1", "u1", "2025-11-28T01:00:00", "1"],
        ["", "ไฟดับทั้งซอย", "2", "u2", "2025-11-28T18:30:00", "2"],
        ["18.8 98.99 0 0", "ควันเยอะ", "3", "u3", "", "3"],
    ]
    path = tmp_path / "a.csv"
    path.write_text(as_csv([header, *rows], ","), encoding="utf-8")
    posts, report = read_all(path)
    assert (report.platform, report.placed) == ("kobo", 2)
    assert posts["lon"].tolist()[::2] == [98.98, 98.99]
    assert posts["lat"].tolist()[::2] == [18.79, 18.8]
    assert report.unplaced[post_table.NO_COORDINATES].examples == [3]
    assert [str(time) for time in posts["created_at"][:2]] == [
        "2025-11-28 01:00:00+00:00", "2025-11-28 18:30:00+00:00"
    ]  # fmt: skip
    assert post_table.ZONE_ASSUMED not in report.repairs


def test_the_place_question_answered_most_is_taken(tmp_path):
    header = ["_home_latitude", "_home_longitude", "_spot_latitude", "_spot_longitude", "say",
              "_uuid", "_submission_time", "_index"]  # fmt: skip
    rows = [
        ["18.1", "98.1", "18.79", "98.98", "ถนนพัง", "u", "2025-11-28T01:00:00", "1"],
        ["", "", "18.80", "98.99", "ไฟดับ", "v", "2025-11-28T01:00:00", "2"],
    ]
    path = tmp_path / "a.csv"
    path.write_text(as_csv([header, *rows]), encoding="utf-8")
    posts, report = read_all(path)
    assert posts["lat"].tolist() == [18.79, 18.80]
    assert report.fields["lat"] == "_spot_latitude"


def test_an_older_server_writes_what_was_not_asked(export):
    rows = [
        record(
            number,
            **{
                "group_a/where": "n/a",
                "group_a/_where_latitude": "n/a",
                "group_a/_where_longitude": "n/a",
                "ประเภท": "n/a" if number == 2 else "ถนน",
                "ปัญหาคืออะไร": "n/a" if number == 3 else f"ฟุตบาทหน้าตลาดแตกเดินไม่ได้ ครั้งที่ {number}",
            },
        )
        for number in range(6)
    ]
    posts, report = read_all(export([HEADER, *rows]))
    assert (report.platform, report.kept, report.placed) == ("kobo", 6, 0)
    assert report.unplaced[post_table.NO_COORDINATES].rows == 6
    assert post_table.NOT_A_COORDINATE not in report.unplaced
    assert "n/a" not in posts.to_csv()
    assert posts["topic"][0] == "ถนน;คนเดินเท้า"
