"""Exports that come as a ZIP with tables in it, or as a folder of several files."""

from __future__ import annotations

import tracemalloc
import zipfile
from pathlib import Path

import pytest

from cm_civic_plugin.core.errors import BadInput
from cm_civic_plugin.core.opinion.post_table import ReadReport
from cm_civic_plugin.core.opinion.readers.folder import TWICE
from cm_civic_plugin.core.opinion.readers.zipped import IN_ARCHIVE, MEDIA_LEFT, OTHERS_LEFT
from cm_civic_plugin.core.opinion.reading import read_all, read_posts
from cm_civic_plugin.core.opinion.source import source_files, source_sha256

ODK = (
    "SubmissionDate,loc-Latitude,loc-Longitude,say,KEY,SubmitterName\n"
    "2025-11-29T02:00:00.000Z,18.79,98.98,น้ำท่วมซอยทุกปีไม่มีใครมา,uuid:1,khun_somsri\n"
    "2025-11-29T03:00:00.000Z,18.80,98.99,ไฟดับทั้งซอยมาสองเดือนแล้ว,uuid:2,khun_somsri\n"
)
REPEATS = (
    "who,what they say,PARENT_KEY,KEY\n" "สมชาย,ข้อความของคนในบ้านที่ยาวมาก,uuid:1,uuid:1/repeat[1]\n"
)
TRAFFY = "ticket_id,type,comment,coords,timestamp,photo_after\n"


def traffy(*numbers: int) -> str:
    return TRAFFY + "".join(
        f'2024-{number},{{น้ำท่วม}},ข้อความที่ {number},"98.9{number},18.7{number}",'
        f"2024-05-0{number} 10:00:00+07,\n"
        for number in numbers
    )


def pack(path: Path, files: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def test_odk_centrals_archive(tmp_path: Path) -> None:
    files = {"survey.csv": ODK, "survey-people.csv": REPEATS, "media/1.jpg": b"\xff\xd8\xff"}
    path = pack(tmp_path / "survey.zip", files)
    posts, report = read_all(path)
    assert (report.platform, report.read, report.kept, report.placed) == ("odk", 2, 2, 2)
    assert posts["post_id"].tolist() == ["uuid:1", "uuid:2"]
    assert posts["text"][0] == "น้ำท่วมซอยทุกปีไม่มีใครมา"
    assert {IN_ARCHIVE, OTHERS_LEFT, MEDIA_LEFT} <= set(report.reasons)
    assert "สมชาย" not in posts.to_csv() + report.to_json()
    assert source_files(path) == [path]


def test_odk_centrals_archive_unpacked(tmp_path: Path) -> None:
    folder = tmp_path / "survey"
    (folder / "media").mkdir(parents=True)
    (folder / "survey.csv").write_text(ODK, encoding="utf-8")
    (folder / "survey-people.csv").write_text(REPEATS, encoding="utf-8")
    posts, report = read_all(folder)
    assert (report.platform, report.kept) == ("odk", 2)
    assert source_files(folder) == [folder / "survey.csv"]


def test_polis_archive_is_read_by_its_comments(tmp_path: Path) -> None:
    comments = (
        "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n"
        "1714546800,x,0,7,3,1,1,น้ำท่วมถนน\n"
    )
    votes = "timestamp,datetime,comment-id,voter-id,vote\n1714546800,x,0,8,-1\n"
    path = pack(tmp_path / "export.zip", {"comments.csv": comments, "votes.csv": votes})
    posts, report = read_all(path)
    assert (report.platform, posts["text"].tolist()) == ("polis", ["น้ำท่วมถนน"])


def test_one_csv_packed_for_its_size(tmp_path: Path) -> None:
    shadow = {"__MACOSX/._x.csv": b"\x00\x05\x16\x07", "x.csv": traffy(1, 2)}
    posts, report = read_all(pack(tmp_path / "x.zip", shadow))
    assert (report.platform, report.placed) == ("traffy", 2)
    unknown = pack(tmp_path / "y.zip", {"y.csv": "lat,lon,text\n18.7,98.9,ก\n"})
    _, report = read_all(unknown)
    assert (report.platform, report.placed) == ("csv", 1)
    assert IN_ARCHIVE in report.reasons
    _, report = read_all(unknown, mapping={"text": "text", "lat": "", "lon": ""})
    assert (report.kept, report.placed) == (1, 0)


def test_several_unknown_tables_in_an_archive_are_not_chosen_from(tmp_path: Path) -> None:
    table = "lat,lon,text\n18.7,98.9,ก\n"
    path = pack(tmp_path / "x.zip", {"a.csv": table, "b.csv": table})
    with pytest.raises(BadInput, match="x.zip holds several tables"):
        read_all(path)


def test_a_table_in_an_archive_streams(tmp_path: Path) -> None:
    rows = "".join(f"18.7{n % 1000:03d},98.9,ข้อความ {n * 7919}\n" for n in range(60_000))
    path = pack(tmp_path / "x.zip", {"x.csv": "lat,lon,text\n" + rows})
    del rows
    tracemalloc.start()
    count = sum(len(chunk) for chunk in read_posts(path, ReadReport(), chunk_rows=2000))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 60_000
    assert peak < 20 << 20


def test_a_bomb_of_a_table_is_refused(tmp_path: Path) -> None:
    path = pack(tmp_path / "x.zip", {"x.csv": "lat,lon,text\n" + "18.7,98.9,ก\n" * 2_000_000})
    with pytest.raises(BadInput, match="x.zip would unpack to far more"):
        read_all(path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "monthly"
    folder.mkdir()
    (folder / "may.csv").write_text(traffy(1, 2, 3), encoding="utf-8")
    (folder / "june.csv").write_text(traffy(3, 4), encoding="utf-8")
    (folder / "read me.txt").write_text("hello\n")
    return folder


def test_a_folder_of_exports_is_read_as_one(folder: Path) -> None:
    posts, report = read_all(folder)
    assert report.platform == "traffy"
    assert sorted(report.parts) == ["june.csv", "may.csv"]
    # The files overlap by one report, which counts once.
    assert (report.read, report.kept, report.skipped[TWICE].rows) == (5, 4, 1)
    assert sorted(posts["post_id"]) == ["2024-1", "2024-2", "2024-3", "2024-4"]
    assert posts["source_row"].is_unique
    assert sorted(source_files(folder)) == [folder / "june.csv", folder / "may.csv"]


def test_a_row_has_its_number_whatever_the_files_are_called(folder: Path) -> None:
    before = read_all(folder)[0].set_index("source_row")["post_id"].to_dict()
    known_by = source_sha256(folder)
    (folder / "may.csv").rename(folder / "a.csv")
    (folder / "june.csv").rename(folder / "z.csv")
    assert read_all(folder)[0].set_index("source_row")["post_id"].to_dict() == before
    (folder / "a.csv").rename(folder / "zz.csv")
    assert read_all(folder)[0].set_index("source_row")["post_id"].to_dict() == before
    assert source_sha256(folder) == known_by


def test_numbers_in_rows_alone_do_not_make_two_posts_one(tmp_path: Path) -> None:
    for name, word in (("a", "น้ำท่วม"), ("b", "ไฟดับ")):
        (tmp_path / f"{name}.csv").write_text(f"id,text,lat,lon\n1,{word},18.7,98.9\n", "utf-8")
    posts, report = read_all(tmp_path)
    assert (report.kept, sorted(posts["text"])) == (2, ["น้ำท่วม", "ไฟดับ"])


def test_a_folder_of_different_kinds_is_refused_by_name(folder: Path) -> None:
    (folder / "form.csv").write_text(ODK, encoding="utf-8")
    with pytest.raises(BadInput, match=r"monthly holds exports of different kinds: form\.csv"):
        read_all(folder)


def test_a_folder_without_opinions_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    with pytest.raises(BadInput, match="is a folder without a file of opinions"):
        read_all(tmp_path)


def test_columns_chosen_count_for_the_whole_folder(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.csv").write_text(f"p,q,r\n98.9,18.7,ข้อความ {name}\n", "utf-8")
    posts, _ = read_all(tmp_path, mapping={"lon": "p", "lat": "q", "text": "r"})
    assert sorted(posts["text"]) == ["ข้อความ a", "ข้อความ b"]
    assert posts["lon"].tolist() == [98.9, 98.9]
