"""Columns proposed by names and by cells, with reasons; mappings given by the caller."""

from __future__ import annotations

import pytest

from cm_civic_plugin.core.errors import BadInput
from cm_civic_plugin.core.opinion import mapping
from cm_civic_plugin.core.opinion.mapping import SURE, fingerprint, propose
from cm_civic_plugin.core.opinion.reading import read_all

TALKS = [
    "น้ำท่วมซอยหน้าวัดทุกครั้งที่ฝนตก ขอให้ลอกท่อ",
    "ควันจากการเผาทำให้เด็กไอทั้งโรงเรียน",
    "ทางเท้าแตกหลายจุด คนแก่เดินลำบากมาก",
    "อยากให้มีรถเมล์ผ่านย่านนี้บ้าง ทุกคนรอนาน",
]


def rows(count, *columns):
    return [[column(number) for column in columns] for number in range(count)]


def test_names_say_it():
    found = propose(
        ["Latitude", "ลองจิจูด (°)", "ข้อความ", "วันที่", "ประเภท", "ชื่อผู้แจ้ง", "ID"],
        rows(
            12,
            lambda n: f"18.79{n}",
            lambda n: f"98.98{n}",
            lambda n: TALKS[n % 4],
            lambda n: f"{n + 1}/1/2569",
            lambda n: ("น้ำ", "ถนน", "ไฟ")[n % 3],
            lambda n: f"คนที่ {n}",
            str,
        ),
    )
    assert {role: one.column for role, one in found.items()} == {
        "lat": 0, "lon": 1, "text": 2, "date": 3, "topic": 4, "author": 5, "id": 6
    }  # fmt: skip
    assert all(one.confidence >= 0.85 for one in found.values())
    assert found["lat"].reason == mapping.BY_NAME_AND_CELLS
    assert found["author"].reason == mapping.BY_NAME


def test_cells_say_it_where_no_name_does():
    found = propose(
        ["a", "b", "c", "d", "e", "f"],
        rows(
            12,
            lambda n: f"98.98{n:03d}",
            lambda n: f"18.79{n:03d}",
            lambda n: f"2025-11-{n + 1:02d} 08:00",
            lambda n: TALKS[n % 4] + f" ครั้งที่ {n}",
            lambda n: ("น้ำ", "ถนน", "ไฟ")[n % 3],
            lambda n: str(n * 37),
        ),
    )
    assert {role: (one.header, one.reason) for role, one in found.items()} == {
        "lat": ("b", mapping.BY_RANGE),
        "lon": ("a", mapping.BY_RANGE),
        "date": ("c", mapping.BY_DATE),
        "text": ("d", mapping.BY_LENGTH),
        "topic": ("e", mapping.BY_FEW),
    }
    # A few words that come again may be anything: they are proposed, not taken unasked.
    assert found["topic"].confidence < SURE <= found["text"].confidence


def test_which_is_latitude_is_a_guess_where_both_could_be():
    found = propose(["a", "b"], rows(5, lambda n: f"18.123{n}", lambda n: f"-72.123{n}"))
    assert (found["lat"].header, found["lon"].header) == ("a", "b")
    assert found["lat"].confidence < SURE


def test_a_pair_in_one_column():
    found = propose(["ที่ตั้ง", "x1"], rows(5, lambda n: f"18.7{n}, 98.9{n}", str))
    assert (found["pair"].header, found["pair"].reason) == ("ที่ตั้ง", mapping.BY_PAIR)
    found = propose(["พิกัดของปัญหา", "x1"], rows(5, lambda n: f"18.7{n} 98.9{n}", str))
    assert found["pair"].reason == mapping.BY_PART


def test_an_opinion_that_many_share_is_still_a_text_but_a_kind_of_problem_is_none():
    sample = rows(40, lambda n: ("น้ำ", "ถนน", "ไฟ")[n % 3], lambda n: TALKS[n % 4])
    found = propose(["ชนิดปัญหา", "ความเห็นของท่าน"], sample)
    assert (found["text"].header, found["text"].reason) == ("ความเห็นของท่าน", mapping.BY_PART)
    assert found["topic"].header == "ชนิดปัญหา"


def test_cells_that_contradict_a_name_lower_it():
    sample = rows(12, lambda n: f"18.79{n}", lambda n: TALKS[n % 4] + str(n), lambda n: str(n))
    found = propose(["lat", "type", "comment"], sample)
    assert found["topic"].reason == found["text"].reason == mapping.AGAINST_CELLS
    assert found["topic"].confidence < 0.6
    found = propose(["text", "comment"], rows(4, lambda n: "", lambda n: TALKS[n]))
    assert (found["text"].header, found["text"].reason) == ("comment", mapping.BY_NAME_AND_CELLS)
    found = propose(["text", "q"], rows(4, lambda n: "", str))
    assert found["text"].reason == mapping.EMPTY


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        ("ชื่อ-นามสกุล", "สมชาย ใจดีมากเหลือเกินครับผม"),
        ("ที่อยู่ปัจจุบัน", "99 หมู่ 9 ตำบลสุเทพ อำเภอเมือง"),
        ("Contact", "line id somchai and more words"),
        ("q7", "นายสมชาย ใจดี"),
        ("q8", "somchai@example.com"),
        ("q9", "https://facebook.com/somchai.jaidee"),
        ("photo", "1700000000-abcdefghij.jpg"),
    ],
)
def test_who_somebody_is_is_never_proposed_as_a_text_or_topic(header, cell):
    assert not {"text", "topic"} & propose([header, "n"], rows(12, lambda n: cell, str)).keys()


def test_an_empty_table_proposes_by_names_alone():
    assert propose(["lat", "lon"], [])["lat"].reason == mapping.EMPTY
    assert propose([], []) == {}


def test_short_records_do_no_harm():
    assert propose(["lat", "lon", "text"], [["18.7"], [], ["18.8", "98.9", "ก"]])["lon"].column == 1


def test_options_are_answers_that_come_again_and_again():
    def options(*cells):
        return mapping.Column("q", list(cells)).options

    assert options("ก", "ข", "ก", "ข", "ก") == ["ก", "ข"]
    assert options("ก, ข", "ข", "ก", "ข", "ก", "ก", "ในแบบของฉัน") == ["ก", "ข"]
    assert options("ก", "ข", "ก", "ข") == []  # too few to tell
    assert options("1", "2", "1", "2", "1") == []
    assert options(*"กขคงจฉชซฌญ") == []


def test_fingerprint_knows_a_header_again():
    one = fingerprint(["Lat (°)", "ข้อความ", "Created At"])
    assert one == fingerprint(["created_at", "lat", "ข้อความ"])
    assert one != fingerprint(["created_at", "lat", "ข้อความ", "x"])
    assert len(one) == 16


# --- what is given by the caller


def write(tmp_path, text):
    path = tmp_path / "a.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_cells_are_enough_to_read_a_table_unasked(tmp_path):
    lines = "".join(f"98.98{n:03d},18.79{n:03d},{TALKS[n % 4]} {n}\n" for n in range(9))
    posts, report = read_all(write(tmp_path, "q1,q2,q3\n" + lines))
    assert report.placed == 9
    assert posts["lat"][0] == 18.79
    assert posts["text"][0].startswith("น้ำท่วม")
    assert report.fields == {"lat": "q2", "lon": "q1", "text": "q3"}


def test_a_given_mapping_goes_before_everything(tmp_path):
    path = write(tmp_path, 'a,lat,lon,p,comment\nข้อความ,1,2,"18.7, 98.9",ความเห็น\n')
    posts, report = read_all(path, mapping={"pair": "p", "text": "a"})
    assert (posts["lon"][0], posts["lat"][0], posts["text"][0]) == (98.9, 18.7, "ข้อความ")
    assert "chosen by you" in report.reasons[0]


def test_an_empty_choice_means_no_such_column(tmp_path):
    path = write(tmp_path, "lat,lon,comment,author\n18.7,98.9,ก,สมชาย\n")
    posts, report = read_all(path, mapping={"author": "", "text": ""})
    assert not report.has_authors
    assert posts["text"].isna().all()
    with pytest.raises(BadInput, match="no column with coordinates"):
        read_all(path, mapping={"lat": "", "text": ""})


def test_a_mapping_serves_workbooks_too(tmp_path):
    from tests.core.opinion.workbooks import write_xlsx

    path = write_xlsx(tmp_path / "a.xlsx", [["u", "v", "w"], [98.9, 18.7, "ก"]])
    posts, _ = read_all(path, mapping={"lat": "v", "lon": "u", "text": "w"})
    assert (posts["lon"][0], posts["lat"][0], posts["text"][0]) == (98.9, 18.7, "ก")
