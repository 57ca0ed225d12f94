"""Finding whose posts are to go, keeping them out, and looking for what is left."""

from __future__ import annotations

import json
import random
import sqlite3
import zipfile

import pytest

from cm_civic_plugin.core.errors import BadInput, BadOutput, Cancelled
from cm_civic_plugin.core.opinion import erasure
from cm_civic_plugin.core.opinion.erasure import (
    AUTHOR,
    NUMBER,
    PHONE,
    THE_NAME,
    THE_NUMBER,
    THE_TEXT,
    WORDS,
    Ledger,
    find_posts,
    find_traces,
    options_of,
)
from cm_civic_plugin.core.opinion.file_search import search_files
from cm_civic_plugin.core.opinion.post_table import ReadReport
from cm_civic_plugin.core.opinion.reading import read_posts

NAME = "สมหญิง ทดสอบดี"
ROWS = [
    # id, author, text
    ("2023-AAAA01", NAME, "ฟุตบาทหน้าตลาดพังมานานมากแล้ว โทร 081-234-5678 ถามได้"),
    ("2023-AAAA02", "วิชัย", "น้ำท่วมถนนหน้าบ้านทุกปีไม่มีใครดูแล"),
    ("2023-AAAA03", f"  {NAME} ", "ไฟดับทั้งซอยสองคืนติดกันแล้วครับ"),
    ("2023-AAAA04", "มานะ", f"เห็นด้วยกับคุณ{NAME} ที่บอกเรื่องฟุตบาท"),
    ("2023-AAAA05", "วิชัย", "ป้ายรถเมล์ไม่มีหลังคา ร้อนมากตอนเที่ยง"),
    ("2023-AAAA06", "ปิติ", "ไฟดับทั้งซอยสองคืนติดกันแล้วครับ"),
    ("2023-AAAA07", "ชูใจ", "เบอร์ +66 81 234 5678 โทรไม่ติดเลย"),
    ("2023-AAAA08", "MANEE Example", "ต้นไม้ล้มขวางทางเข้าสวนสาธารณะ"),
]


@pytest.fixture
def export(tmp_path):
    path = tmp_path / "export.csv"
    lines = ["id,author,text,lat,lon,date"] + [
        f"{number},{author},{text},18.79{at},98.98{at},2025-01-{at + 1:02d}"
        for at, (number, author, text) in enumerate(ROWS)
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def rows(found):
    return {match.row: match.why for match in found.matches}


def test_a_whole_name_finds_its_posts_and_who_speaks_of_it_and_says_which(export):
    found = find_posts(export, f" {NAME}")
    assert rows(found) == {2: AUTHOR, 4: AUTHOR, 5: WORDS}
    assert found.read == len(ROWS)
    assert rows(find_posts(export, "manee example")) == {9: AUTHOR}
    assert rows(find_posts(export, "MANEE")) == {}  # no part of a name is a name
    decomposed = NAME.replace("ำ", "\u0e4d\u0e32")
    assert rows(find_posts(export, decomposed)) == rows(found)


def test_excerpts_are_masked(export):
    found = find_posts(export, NAME)
    shown = "".join(match.excerpt for match in found.matches)
    assert "ฟุตบาทหน้าตลาด" in shown
    assert "234" not in shown
    assert NAME not in found.matches[0].excerpt
    assert NAME not in repr(found)  # nothing of by_author, nor a name of an author


@pytest.mark.parametrize("number", ["0812345678", "081-234-5678", "+66812345678", "๐๘๑๒๓๔๕๖๗๘"])
def test_a_telephone_number_is_found_however_it_is_written(export, number):
    assert rows(find_posts(export, number)) == {2: PHONE, 8: PHONE} | (
        {2: WORDS} if number == "081-234-5678" else {}
    )


def test_a_number_of_a_post_is_exact(export):
    assert rows(find_posts(export, "2023-AAAA02")) == {3: NUMBER}
    assert rows(find_posts(export, "2023-AAAA0")) == {}


def test_what_else_the_authors_of_the_chosen_posts_wrote(export):
    found = find_posts(export, "2023-AAAA02")
    assert found.others([3]) == [6]
    assert found.others([]) == []
    spoken_of = find_posts(export, NAME)
    assert spoken_of.others([2]) == [4]
    assert spoken_of.others([5]) == []  # who speaks of her wrote nothing else


def test_too_little_and_too_much_to_look_for(export, monkeypatch):
    with pytest.raises(BadInput, match="Type a name"):
        find_posts(export, "  ")
    assert rows(find_posts(export, "ไฟ")) == {}  # two letters are in every other text
    monkeypatch.setattr(erasure, "_MOST_MATCHES", 1)
    with pytest.raises(BadInput, match="More than 1 posts") as caught:
        find_posts(export, "ไฟดับทั้งซอย")
    assert "ไฟดับ" not in str(caught.value)


def test_rows_are_those_that_reading_leaves_out(export):
    found = find_posts(export, NAME)
    kept = list(read_posts(export, ReadReport(), erased=rows(found)))
    assert {2, 4, 5}.isdisjoint(kept[0]["source_row"])
    assert len(kept[0]) == len(ROWS) - 3


def test_what_an_import_was_read_with_is_known_from_its_report(export):
    mapping = {"text": "text", "lat": "", "lon": "", "pair": "", "author": "author"}
    report = ReadReport()
    without = frozenset({"sara_am"})
    posts = list(read_posts(export, report, mapping=mapping, without=without, timezone="UTC"))
    again, options = ReadReport(), options_of(report)
    assert options["timezone"] == "UTC"
    assert options["without"] == without
    read_again = list(read_posts(export, again, **options))
    assert again.fields == report.fields
    assert again.placed == report.placed == 0
    assert read_again[0]["text"].tolist() == posts[0]["text"].tolist()


def test_traces_are_words_numbers_and_names_that_only_these_posts_have(export):
    found = find_traces(export, [2, 4])
    texts = {trace.text: trace.what for trace in found.traces}
    assert texts[NAME] == THE_NAME
    assert texts["2023-AAAA01"] == THE_NUMBER
    assert texts["ฟุตบาทหน้าตลาดพังมานานมากแล้ว โทร [phone] ถามได้"] == THE_TEXT
    assert not [text for text in texts if text.startswith("ไฟดับ")]  # row 7 is another's
    assert found.common == 1
    assert NAME not in repr(found)
    more = find_traces(export, [3])
    assert "วิชัย" not in {trace.text for trace in more.traces}  # row 6 is his as well


def test_a_long_text_is_known_by_both_its_ends(tmp_path):
    text = " ".join(f"คำที่{number}" for number in range(60))
    path = tmp_path / "long.csv"
    path.write_text(f"text,lat,lon\n{text},18.79,98.98\n", encoding="utf-8")
    pieces = [trace.text for trace in find_traces(path, [2]).traces]
    assert len(pieces) == 2
    assert text.startswith(pieces[0])
    assert text.endswith(pieces[1])


# --- the ledger


def test_a_ledger_adds_up_and_holds_numbers_alone(tmp_path):
    path = tmp_path / "cm_civic" / "erased.json"
    ledger = Ledger.load(path)
    assert ledger.rows("ab") == []
    ledger.add("ab", [7, 3])
    ledger.add("ab", [3, 5])
    ledger.add("cd", [1])
    assert json.loads(path.read_text("utf-8")) == {"ab": [3, 5, 7], "cd": [1]}
    assert Ledger.load(path).rows("ab") == [3, 5, 7]
    assert [file.name for file in path.parent.iterdir()] == ["erased.json"]


@pytest.mark.parametrize("text", ["", "[1]", '{"ab": 3}', '{"ab": ["x"]}', "{"])
def test_a_broken_ledger_is_never_taken_for_an_empty_one(tmp_path, text):
    path = tmp_path / "erased.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match="list of erased posts"):
        Ledger.load(path)


def test_a_ledger_that_cannot_be_written_says_so(tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    ledger = Ledger(tmp_path / "file" / "erased.json")
    with pytest.raises(BadOutput, match="nothing was erased"):
        ledger.add("ab", [1])
    assert ledger.rows("ab") == []


# --- looking through files

SECRET = 'น้ำ <ท่วม> & "ฟุตบาท" พัง'


@pytest.mark.parametrize(
    "content",
    [
        SECRET.encode(),
        SECRET.encode("utf-16-le"),
        json.dumps({"a": SECRET}).encode(),
        json.dumps({"a": SECRET}, ensure_ascii=False).encode(),
        b"<v>" + SECRET.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").encode(),
        SECRET.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;").encode(),
    ],
    ids=["utf8", "utf16", "json", "json-utf8", "xml", "xml-attribute"],
)  # fmt: skip
@pytest.mark.parametrize("before", range(9))
def test_a_text_is_found_however_it_is_written_and_wherever_it_begins(tmp_path, content, before):
    path = tmp_path / "x.bin"
    path.write_bytes(b"\x01" * before + content + b"\x02" * 3)
    found = search_files([path], ["no such text at all", SECRET])
    assert [(hit.path, hit.needle) for hit in found.hits] == [(path, 1)]
    assert found.files == 1


def test_a_text_across_the_edge_of_a_block_is_found(tmp_path):
    path = tmp_path / "large.bin"
    for at in ((1 << 20) - 40, (1 << 20) - 1, 1 << 20, (2 << 20) - 5):
        path.write_bytes(b"a" * at + SECRET.encode() + b"b" * 100)
        assert search_files([path], [SECRET]).hits, at
        assert search_files([path], ["X4K2"]).hits == []


def test_short_texts_are_found_too(tmp_path):
    path = tmp_path / "x.bin"
    for before in range(9):
        path.write_bytes(b"z" * before + b"9JKWEM 2023-3JKNMP zzz")
        found = search_files([path], ["9JKWEN", "9JKWEM", "2023-3JKNMP", "2023-3JKNMQ"])
        assert [hit.needle for hit in found.hits] == [1, 2]


def test_archives_and_journals_are_looked_into(tmp_path):
    project = tmp_path / "work.qgz"
    with zipfile.ZipFile(project, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("work.qgs", "<qgis>" + SECRET.replace("&", "&amp;") + "</qgis>")
        archive.writestr("empty.qgd", b"")
    database = tmp_path / "a.gpkg"
    database.write_bytes(b"nothing")
    (tmp_path / "a.gpkg-wal").write_bytes(b"xx" + SECRET.encode())
    text = SECRET.replace("<", "").replace(">", "").replace('"', "")
    (tmp_path / "plain.txt").write_text(text, encoding="utf-8")
    found = search_files([project, database, database], ["ท่วม", SECRET])
    assert {(hit.path.name, hit.member, hit.needle) for hit in found.hits} == {
        ("work.qgz", "work.qgs", 0),
        ("a.gpkg-wal", "", 0),
        ("a.gpkg-wal", "", 1),
    }
    assert found.files == 3
    assert found.bytes > project.stat().st_size


def test_a_text_in_a_database_is_found_even_where_its_page_is_full(tmp_path):
    path = tmp_path / "x.sqlite"
    random.seed(1)
    texts = ["".join(random.choices("กขคงจฉชซญดตถทธน", k=9000)) for _ in range(20)]  # noqa: S311
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE posts (position INTEGER, text TEXT)")
        db.executemany("INSERT INTO posts VALUES (?, ?)", enumerate(texts))
    pieces = [erasure.trace_of_text(text, 0) for text in texts]
    found = {
        hit.needle for hit in search_files([path], [p.text for two in pieces for p in two]).hits
    }
    assert {needle // 2 for needle in found} == set(range(20))


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    broken = tmp_path / "broken.qgz"
    with zipfile.ZipFile(broken, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.qgs", "x" * 1000)
    data = bytearray(broken.read_bytes())
    data[35:40] = b"\xff" * 5
    broken.write_bytes(data)
    assert search_files([broken, tmp_path / "absent"], ["abcd"]).unread == [broken]


def test_thousands_of_texts_and_the_search_can_be_cancelled(tmp_path):
    path = tmp_path / "x.bin"
    needles = [f"ข้อความที่ {number} ของใครคนหนึ่ง" for number in range(3000)]
    path.write_bytes(bytes(3 << 20) + needles[2345].encode() + bytes(1 << 20))
    assert [hit.needle for hit in search_files([path], needles).hits] == [2345]

    def stop(share):
        raise Cancelled

    with pytest.raises(Cancelled):
        search_files([path], needles, stop)
