"""Answers to Google forms, made up."""

from __future__ import annotations

import csv

import pytest

from cm_civic_plugin.core.opinion import post_table
from cm_civic_plugin.core.opinion.readers import any_table
from cm_civic_plugin.core.opinion.reading import read_all
from tests.core.opinion.workbooks import write_xlsx

HEADER = [
    "ประทับเวลา", "ที่อยู่อีเมล", "ชื่อ-นามสกุล", "ท่านใช้ทางเท้าบ่อยแค่ไหน", "สิ่งที่อยากให้ปรับปรุง",
    "ปัญหาที่พบ (เลือกได้หลายข้อ)", "อายุ", "คะแนน", "เบอร์โทรศัพท์",
]  # fmt: skip


def answer(number, time="2025/11/28 8:15:00 หลังเที่ยง GMT+7"):
    return [
        time,
        f"somchai{number % 2}@example.com",
        "สมชาย ใจดี",
        "ทุกวัน" if number % 2 else "นานๆ ครั้ง",
        f"อยากให้ซ่อมทางเท้าหน้าวัดและปลูกต้นไม้เพิ่ม ข้อ {number} ติดต่อ 081-234-5678",
        "ทางเท้าแตก, ไฟมืด" if number % 2 else "ไฟมืด, ยายแดงซอยสามขวางทาง" if number == 4 else "ไฟมืด",
        "20-30 ปี" if number % 2 else "31-40 ปี",
        str(number % 5 + 1),
        "0812345678",
    ]


def write(path, rows):
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, quoting=csv.QUOTE_ALL).writerows(rows)
    return path


def test_thai_answers(tmp_path):
    posts, report = read_all(write(tmp_path / "a.csv", [HEADER, *map(answer, range(8))]))
    assert (report.platform, report.read, report.kept, report.placed) == ("google_forms", 8, 8, 0)
    assert report.fields["text"] == "สิ่งที่อยากให้ปรับปรุง"
    assert posts["text"][3].startswith("อยากให้ซ่อมทางเท้าหน้าวัดและปลูกต้นไม้เพิ่ม ข้อ 3")
    assert posts["topic"].tolist()[:2] == ["นานๆ ครั้ง;ไฟมืด", "ทุกวัน;ทางเท้าแตก;ไฟมืด"]
    assert posts["topic"][4] == "นานๆ ครั้ง;ไฟมืด"  # somebody's own words are no topic
    assert str(posts["created_at"][0]) == "2025-11-28 13:15:00+00:00"
    assert report.has_authors
    assert posts["author_no"].nunique() == 2


def test_who_answered_is_nowhere(tmp_path):
    posts, report = read_all(write(tmp_path / "a.csv", [HEADER, *map(answer, range(8))]))
    everything = posts.to_csv() + report.to_json()
    for planted in ("สมชาย", "somchai", "example.com", "0812345678", "081-234-5678", "ยายแดง",
                    "20-30", "31-40"):  # fmt: skip
        assert planted not in everything


@pytest.mark.parametrize(
    ("time", "utc"),
    [
        ("2025/11/28 8:15:00 AM GMT+7", "2025-11-28 01:15:00"),
        ("2025/11/28 12:05:00 AM GMT-3", "2025-11-28 03:05:00"),
        ("2025/11/28 1:00:00 ก่อนเที่ยง GMT+5:30", "2025-11-27 19:30:00"),
        ("28/11/2568, 20:15:09", "2025-11-28 13:15:09"),
        ("28/11/2025 9:15:09", "2025-11-28 02:15:09"),
        ("11/28/2025 9:15:09", "2025-11-28 02:15:09"),
    ],
)
def test_times(tmp_path, time, utc):
    header = ["Timestamp", "What should change?"]
    rows = [[time, "More trees along the river"], [time, "Slower cars near schools"]]
    posts, report = read_all(write(tmp_path / "a.csv", [header, *rows]))
    assert report.platform == "google_forms"
    assert {str(one)[:19] for one in posts["created_at"]} == {utc}


def test_a_sheet_saved_as_workbook_with_places(tmp_path):
    header = ["Timestamp", "ความเห็น", "พิกัดของปัญหา"]
    rows = [
        [
            46023.5 + number,
            f"น้ำท่วมถนนหน้าโรงเรียนทุกครั้งที่ฝนตก {number}",
            f"18.79{number}, 98.98{number}",
        ]
        for number in range(6)
    ]
    path = write_xlsx(tmp_path / "a.xlsx", [header, *rows], days={0})
    posts, report = read_all(path)
    assert (report.platform, report.placed) == ("google_forms", 6)
    assert str(posts["created_at"][0]) == "2026-01-01 05:00:00+00:00"
    assert posts["lon"].tolist()[:2] == [98.98, 98.981]
    assert report.repairs[post_table.ZONE_ASSUMED].rows == 6


def test_a_table_that_begins_with_a_timestamp_of_another_kind_is_no_form(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("timestamp,lat,lon,text\n2025-11-28T08:00:00Z,18.79,98.98,ก\n", "utf-8")
    posts, report = read_all(path)
    assert report.platform == "csv"
    assert posts["lat"][0] == 18.79


def test_a_workbook_is_unpacked_once_for_all_recognisers(tmp_path, monkeypatch):
    path = write_xlsx(tmp_path / "a.xlsx", [["lat", "lon"], [18.79, 98.98]])
    opened = []
    real = any_table.open_xlsx
    monkeypatch.setattr(any_table, "open_xlsx", lambda path: opened.append(path) or real(path))
    assert read_all(path)[1].placed == 1
    assert len(opened) == 1
