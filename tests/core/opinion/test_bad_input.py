"""Bad input, all of it through the one door: what comes of it, and what the user is told."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
import tracemalloc
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pandas as pd
import pytest

from cm_civic_plugin.core.errors import BadInput, MissingLibrary
from cm_civic_plugin.core.opinion import post_table, timestamps
from cm_civic_plugin.core.opinion.post_table import ReadReport
from cm_civic_plugin.core.opinion.reading import read_posts

TABLE = "lat,lon,text\n18.79,98.98,น้ำท่วมถนน\n18.80,98.99,ไฟดับ\n"
# What to do about it, in the words that the sentences use.
_ADVICE = re.compile(
    r"\b(?:Export|Choose|choose|Save|Download|Check|Name them|Unpack|Do not use|Ask|Write|Put)\b"
)
POST = {"timestamp": 1714546800, "data": [{"post": "น้ำท่วม"}]}


def read(path: Path, **how: object) -> tuple[pd.DataFrame, ReadReport]:
    """Go through the door as the plugin does, chunk by chunk."""
    report = ReadReport()
    chunks = list(read_posts(path, report, **how))  # type: ignore[arg-type]
    return pd.concat(chunks, ignore_index=True) if chunks else pd.DataFrame(), report


def refusal(path: Path) -> str:
    """Return what the user is told, after looking that it names the file and says what to do."""
    with pytest.raises(BadInput) as caught:
        read(path)
    told = str(caught.value)
    assert path.name in told
    assert _ADVICE.search(told), told
    assert told.endswith(".")
    assert "{" not in told
    return told


def pack(path: Path, files: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def times(dates: Iterable[str], path: Path, **how: object) -> tuple[list[str], ReadReport]:
    rows = "".join(f'ข้อความ,"{one}"\n' for one in dates)
    path.write_text("text,date\n" + rows, encoding="utf-8")
    posts, report = read(path, **how)
    found = posts["created_at"]
    return ["" if pd.isna(one) else str(one)[:16] for one in found], report


# --- files that are not what they are called ----------------------------------------------------


def test_a_numbers_archive_named_csv(tmp_path: Path) -> None:
    files = {"Index/Document.iwa": b"x" * 100, "Index/Tables/DataList.iwa": b"y",
             "preview.jpg": b"\xff\xd8\xff", "Metadata/Properties.plist": b"z"}  # fmt: skip
    told = refusal(pack(tmp_path / "opinions.csv", files))
    assert "ZIP archive inside (a Numbers file is one too)" in told
    assert "as CSV (UTF-8)" in told


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_utf_16_with_its_separator_named(tmp_path: Path, encoding: str, separator: str) -> None:
    path = tmp_path / "a.csv"
    text = f"sep={separator}\r\n" + TABLE.replace(",", separator).replace("\n", "\r\n")
    path.write_bytes(text.encode(encoding))
    posts, report = read(path)
    assert (report.kept, report.placed) == (2, 2)
    assert posts["text"].tolist() == ["น้ำท่วมถนน", "ไฟดับ"]


@pytest.mark.parametrize("encoding", ["tis-620", "cp874"])
def test_thai_of_one_byte_a_letter(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.csv"
    text = TABLE if encoding == "tis-620" else TABLE.replace("ไฟดับ", "“ไฟดับ”…")
    path.write_bytes(text.encode(encoding))
    posts, report = read(path)
    assert report.encoding == "cp874"
    assert posts["text"].tolist() == text.split("\n")[1].split(",")[2:] + [
        text.split("\n")[2].split(",")[2]
    ]
    assert post_table.BAD_LETTERS not in report.repairs


@pytest.mark.parametrize("encoding", ["cp874", "utf-8"])
def test_thai_that_begins_after_megabytes_of_numbers(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.csv"
    plain = "18.79,98.98,light is out\n" * 90_000  # 2 MB
    path.write_bytes(("lat,lon,text\n" + plain + "18.80,98.99,น้ำท่วม\n").encode(encoding))
    posts, report = read(path)
    assert posts["text"].iloc[-1] == "น้ำท่วม"
    assert post_table.BAD_LETTERS not in report.repairs


def test_letters_that_the_encoding_cannot_hold_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    plain = "18.79,98.98,น้ำท่วม\n" * 60_000
    path.write_bytes(("lat,lon,text\n" + plain).encode() + "18.80,98.99,ถนนพัง\n".encode("cp874"))
    _, report = read(path)
    assert report.repairs[post_table.BAD_LETTERS].examples == [60_002]


# --- files that would fill the memory -----------------------------------------------------------


def _write_long(path: Path, start: bytes, piece: bytes = b"x", end: bytes = b"") -> Path:
    with path.open("wb") as stream:
        stream.write(start)
        block = piece * ((1 << 20) // len(piece))
        for _ in range(200):
            stream.write(block)
        stream.write(end)
    return path


@pytest.mark.parametrize(
    ("name", "start", "says"),
    [
        ("a.csv", b"", "line 1 is longer than a megabyte"),
        ("a.csv", b"lat,lon,text\n18.7,98.9,", "line 2 is longer than a megabyte"),
        ("a.csv", b'lat,lon,text\n18.7,98.9,"', "line 2 is longer than a megabyte"),
        ("a.csv", b"lat,lon,text\n" + b"18.7,98.9,ok\n" * 100_000, "line 100002 is longer"),
        ("a.json", b'[{"timestamp": 1, "data": [{"post": "', "is JSON that no reader knows"),
        ("a.json", json.dumps([POST])[:-1].encode() + b', {"timestamp": 1, "data": [{"post": "',
         "after entry 1"),
        ("a.geojson", b'{"type": "FeatureCollection", "features": [{"type": "Feature", '
         b'"geometry": null, "properties": {"text": "', "after entry 0"),
        ("a.xml", b"<service_requests><request a='", "after entry 0"),
        ("a.txt", b'[LINE] Chat history in X\n2025.05.15 Thursday\n08:15\tA\t',
         "line 3 is longer than a megabyte"),
    ],
)  # fmt: skip
def test_a_line_of_200_megabytes(tmp_path: Path, name: str, start: bytes, says: str) -> None:
    path = _write_long(tmp_path / name, start)
    tracemalloc.start()
    begun = time.monotonic()
    if name == "a.txt":  # the chat is called by no name that could be a group's
        with pytest.raises(BadInput, match=f"LINE.txt: {says}|{name}: {says}"):
            read(path)
    else:
        assert says in refusal(path)
    took, (_, peak) = time.monotonic() - begun, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert took < 20
    assert peak < 100 << 20


def test_one_text_of_200_megabytes_in_xml_is_cut(tmp_path: Path) -> None:
    start = b"<service_requests><request><service_request_id>1</service_request_id><description>"
    end = b"</description></request></service_requests>"
    path = _write_long(tmp_path / "a.xml", start, end=end)
    tracemalloc.start()
    posts, report = read(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (report.kept, len(posts["text"][0])) == (1, 100_000)
    assert peak < 30 << 20


@pytest.mark.parametrize(
    ("name", "entry", "start"),
    [
        ("a.zip", "opinions.csv", TABLE.encode()),
        ("a.zip", "your_facebook_activity/posts/your_posts_1.json", json.dumps([POST]).encode()),
        ("a.xlsx", "xl/workbook.xml", b"<workbook>"),
    ],
    ids=["table", "facebook", "workbook"],
)
def test_a_zip_bomb(tmp_path: Path, name: str, entry: str, start: bytes) -> None:
    path = tmp_path / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(entry, start + b" " * (100 << 20))
    assert path.stat().st_size < 1 << 20
    tracemalloc.start()
    assert "would unpack to far more" in refusal(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 30 << 20


@pytest.mark.parametrize("name", ["../opinions.csv", "/opinions.csv", "a/../../x.csv", "..\\x.csv",
                                  "C:/x.csv"])  # fmt: skip
@pytest.mark.parametrize("beside", ["opinions.csv", "posts/your_posts_1.json", "nothing.bin"])
def test_a_zip_that_leads_out_of_its_folder(tmp_path: Path, name: str, beside: str) -> None:
    path = tmp_path / "sub" / "a.zip"
    path.parent.mkdir()
    content = json.dumps([POST]) if beside.endswith("json") else TABLE
    pack(path, {beside: content, name: TABLE})
    assert "unsafe name" in refusal(path)
    assert sorted(file.name for file in tmp_path.rglob("*")) == ["a.zip", "sub"]


def test_a_zip_cut_short(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.zip", {"opinions.csv": TABLE * 1000})
    path.write_bytes(path.read_bytes()[:-30])
    assert "cut short or damaged" in refusal(path)


# --- coordinates --------------------------------------------------------------------------------


@pytest.mark.parametrize("header", ["lat,lon,text", "ละติจูด,ลองจิจูด,ข้อความ",
                                    "ticket_id,latitude,longitude,comment"])  # fmt: skip
def test_columns_swapped_in_every_row(tmp_path: Path, header: str) -> None:
    path = tmp_path / "a.csv"
    first = "T1," if header.startswith("ticket") else ""
    rows = "".join(f"{first}98.9{n},18.7{n},ข้อความ\n" for n in range(9))
    path.write_text(header + "\n" + rows, encoding="utf-8")
    posts, report = read(path)
    assert report.repairs[post_table.SWAPPED].rows == report.placed == 9
    assert posts["lon"].tolist() == [float(f"98.9{n}") for n in range(9)]
    assert posts["lat"].tolist() == [float(f"18.7{n}") for n in range(9)]
    _, report = read(path, without=frozenset({"swapped_coordinates"}))
    assert report.unplaced[post_table.OUTSIDE_WORLD].rows == 9


@pytest.mark.parametrize("zero", ["0,0", "0.0,0.000", "-0,0", "0e0,+0"])
def test_all_rows_at_zero(tmp_path: Path, zero: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text("lat,lon,text\n" + f"{zero},น้ำท่วม\n" * 50, encoding="utf-8")
    posts, report = read(path)
    assert (report.kept, report.placed, report.fallback_points) == (50, 0, [])
    assert report.unplaced[post_table.ZERO_POINT].rows == 50
    assert posts["text"].tolist() == ["น้ำท่วม"] * 50


# --- dates --------------------------------------------------------------------------------------


def test_three_calendars_in_one_column(tmp_path: Path) -> None:
    """The Buddhist and the Common Era are told apart; no other calendar is guessed at."""
    right = ["2024-05-17 20:00", "2567-05-17 20:00", "17/5/2567 20:00", "๑๗ พ.ค. ๒๕๖๗ 20:00",
             "17 May 2024 20:00", "17/05/67 20:00", "17/05/24 20:00"]  # fmt: skip
    other = ["8/11/1445 20:00", "1445-11-08", "令和6年5月17日", "R6/5/17", "113/05/17", "17/5/6",
             "17/5/85", "17/5/9999", "2300-01-01", "1850-01-01", "45/45/2024", "hier"]  # fmt: skip
    found, report = times(right + other, tmp_path / "a.csv")
    assert found[: len(right)] == ["2024-05-17 13:00"] * len(right)
    assert found[len(right) :] == [""] * len(other)
    assert report.repairs[post_table.BUDDHIST].rows == 4
    assert report.repairs[timestamps.SHORT_YEAR].examples == [7, 8]
    assert report.repairs[post_table.BAD_TIME].rows == len(other)
    assert timestamps.DAY_FIRST not in report.repairs  # 17 is no month: the order is shown


@pytest.mark.parametrize(
    ("short", "year"),
    [("00", 2000), ("40", 2040), ("41", None), ("42", None), ("43", 2000), ("67", 2024),
     ("83", 2040), ("84", None), ("99", None)],
)  # fmt: skip
def test_years_of_two_digits(tmp_path: Path, short: str, year: int | None) -> None:
    found, report = times([f"17/5/{short}"], tmp_path / "a.csv", timezone="UTC")
    assert found == ["" if year is None else f"{year}-05-17 00:00"]
    assert (timestamps.SHORT_YEAR in report.repairs) == (year is not None)
    assert (post_table.BAD_TIME in report.repairs) == (year is None)


def test_buddhist_years_left_alone_are_left_empty(tmp_path: Path) -> None:
    dates = ["17/5/2567", "17/5/67", "17/5/2024"]
    without = frozenset({"buddhist_years"})
    found, report = times(dates, tmp_path / "a.csv", timezone="UTC", without=without)
    assert found == ["", "", "2024-05-17 00:00"]
    assert report.repairs[post_table.BAD_TIME].examples == [2, 3]


def test_day_and_month_that_cannot_be_told_apart_are_counted(tmp_path: Path) -> None:
    found, report = times(["5/7/2024", "6/6/2024"], tmp_path / "a.csv", timezone="UTC")
    assert found == ["2024-07-05 00:00", "2024-06-06 00:00"]
    assert report.repairs[timestamps.DAY_FIRST].examples == [2]
    _, report = times(["5/7/2024", "30/6/2024"], tmp_path / "a.csv", timezone="UTC")
    assert timestamps.DAY_FIRST not in report.repairs


# --- little or nothing --------------------------------------------------------------------------


def test_an_export_with_no_text(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("lat,lon\n18.7,98.9\n18.8,98.8\n", encoding="utf-8")
    posts, report = read(path)
    assert (report.kept, report.placed) == (2, 2)
    assert posts["text"].isna().all()
    assert any("no column holds a text" in reason for reason in report.reasons)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "lat,lon,text\n"),
        ("a.csv", "ticket_id,type,comment,coords,timestamp,photo_after\n"),
        ("a.csv", "sep=,\nlat,lon,text\n"),
        ("a.csv", ""),
        ("a.csv", "\ufeff"),
        ("a.geojson", '{"type": "FeatureCollection", "features": []}'),
        ("a.geojson", '{"type": "FeatureCollection", "name": "ticket_id", "ticket_id": 1, '
         '"features": []}'),
        ("a.json", "[]"),
        ("a.json", '{"comments_v2": []}'),
        ("a.json", '{"service_requests": [], "service_request_id": 0}'),
        ("a.xml", "<service_requests/>"),
        ("LINE.txt", '[LINE] ประวัติการแชทในกลุ่ม "X"\nบันทึกเมื่อ 04/09/2569 07:48\n'),
        ("LINE.txt", '[LINE] ประวัติการแชทในกลุ่ม "X"\nบันทึกเมื่อ 04/09/2569 07:48\n\nศ. 28/11/2568\n'),
    ],
)  # fmt: skip
def test_no_rows(tmp_path: Path, name: str, content: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    refusal(path)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "lat,lon,text\n18.7,98.9,ก"),
        ("a.csv", "ticket_id,type,comment,coords,timestamp,photo_after\n"
         '2024-A,{น้ำท่วม},ก,"98.9,18.7",2024-05-01 10:00:00+07,'),
        ("a.json", json.dumps([{**POST, "place": {"name": "x", "coordinate":
                                                  {"latitude": 18.7, "longitude": 98.9}}}])),
        ("a.xml", "<service_requests><request><service_request_id>1</service_request_id>"
         "<lat>18.7</lat><long>98.9</long></request></service_requests>"),
        ("a.geojson", '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties":'
         ' {"text": "ก"}, "geometry": {"type": "Point", "coordinates": [98.9, 18.7]}}]}'),
    ],
)  # fmt: skip
def test_one_row(tmp_path: Path, name: str, content: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    posts, report = read(path)
    assert (report.read, report.kept, report.placed, report.fallback_points) == (1, 1, 1, [])
    assert (posts["lon"][0], posts["lat"][0]) == (98.9, 18.7)
    assert report.far_away is None


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7 x",
        bytes(range(256)) * 20,
        b"\xd0\xcf\x11\xe0old workbook",
        b"\x1f\x8bpacked",
        b"SQLite format 3\x00" + b"\x00" * 200,
        b"<!DOCTYPE html><html><body>login</body></html>",
        b'{"error": "token"}',
        b"one column\nonly\n",
        b"a,b,c\n1,2,3\n",
    ],
)
def test_whatever_is_no_export_is_told_what_to_do(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "opinions.csv"
    path.write_bytes(content)
    refusal(path)


def test_a_file_that_is_absent_or_a_folder_that_is_empty(tmp_path: Path) -> None:
    refusal(tmp_path / "absent.csv")
    (tmp_path / "empty").mkdir()
    refusal(tmp_path / "empty")


# --- libraries ----------------------------------------------------------------------------------


def test_without_pandas_or_geopandas(tmp_path: Path) -> None:
    """All of the column is imported and says what to install; geopandas is not needed at all."""
    (tmp_path / "a.csv").write_text(TABLE, encoding="utf-8")
    code = (
        "import sys, pathlib, importlib\n"
        "sys.modules['geopandas'] = None\n"
        "sys.modules['pandas'] = None\n"
        "import cm_civic_plugin.core.opinion as column\n"
        "for file in pathlib.Path(column.__path__[0]).rglob('*.py'):\n"
        "    parts = file.relative_to(column.__path__[0]).with_suffix('').parts\n"
        "    importlib.import_module('.'.join((column.__name__, *parts)))\n"
        "from cm_civic_plugin.core.opinion.reading import read_posts\n"
        "from cm_civic_plugin.core.opinion.post_table import ReadReport\n"
        "from cm_civic_plugin.core.errors import MissingLibrary\n"
        "try:\n"
        f"    list(read_posts({str(tmp_path / 'a.csv')!r}, ReadReport()))\n"
        "except MissingLibrary as error:\n"
        "    print(error)\n"
        "del sys.modules['pandas']\n"
        "try:\n"
        "    import pandas\n"
        "except ImportError:\n"
        "    sys.exit('no pandas here to go on with')\n"
        f"print(sum(map(len, read_posts({str(tmp_path / 'a.csv')!r}, ReadReport()))))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told, count = done.stdout.splitlines()
    assert "python3-pandas" in told
    assert count == "2"


def test_without_pandas_in_this_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.csv"
    path.write_text(TABLE, encoding="utf-8")
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingLibrary, match="Then restart QGIS"):
        list(read_posts(path, ReadReport()))
