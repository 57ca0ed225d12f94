"""Tests of what an export is known by, and of which files it is made."""

from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path

import pytest

from cm_civic_plugin.core.errors import BadInput
from cm_civic_plugin.core.opinion.source import (
    columns_can_be_chosen,
    source_files,
    source_sha256,
)

CHAT = '[LINE] ประวัติการแชทในกลุ่ม "ชุมชน"\nบันทึกเมื่อ 04/09/2569 07:48\n\nศ. 28/11/2568\n08:15\tสมชาย\tน้ำท่วม\n'


def _posts(*texts: str) -> str:
    return json.dumps([{"timestamp": 1714546800, "data": [{"post": text}]} for text in texts])


def _zip(path: Path, **files: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(f"your_facebook_activity/posts/{name}.json", text)
    return path


@pytest.fixture
def parts(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "downloads"
    folder.mkdir()
    (folder / "letter.pdf").write_bytes(b"%PDF")
    return [
        _zip(folder / "facebook-somebody-2024-05-01-AbC-1.zip", your_posts_1=_posts("a", "b")),
        _zip(folder / "facebook-somebody-2024-05-01-DeF-2.zip", your_posts_2=_posts("c")),
    ]


def test_one_plain_file_has_its_own_sha256(tmp_path: Path) -> None:
    path = tmp_path / "posts.csv"
    path.write_text("text,lat,lon\nน้ำท่วม,18.7,98.9\n", encoding="utf-8")
    assert source_files(path) == [path]
    assert source_sha256(path) == hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_parts_of_a_download_are_one_source(parts: list[Path]) -> None:
    assert sorted(source_files(parts[0])) == parts
    digests = sorted(hashlib.sha256(part.read_bytes()).hexdigest() for part in parts)
    joined = hashlib.sha256("\n".join(digests).encode()).hexdigest()
    assert source_sha256(parts[0]) == source_sha256(parts[1]) == joined
    assert source_sha256(parts[0].parent) == joined


def test_names_and_folders_do_not_count(parts: list[Path], tmp_path: Path) -> None:
    before = source_sha256(parts[0])
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    for part, name in zip(parts, ("x (2).zip", "x (1).zip")):
        part.rename(elsewhere / name)
    assert source_sha256(elsewhere / "x (1).zip") == before
    (elsewhere / "x (1).zip").unlink()
    assert source_sha256(elsewhere / "x (2).zip") != before


def test_an_absent_file_and_an_empty_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="absent.csv cannot be read"):
        source_sha256(tmp_path / "absent.csv")
    with pytest.raises(BadInput, match="folder without a file"):
        source_sha256(tmp_path)


def test_bytes_are_counted_while_they_are_read(parts: list[Path]) -> None:
    taken: list[int] = []
    source_sha256(parts[0], taken.append)
    assert sum(taken) == sum(part.stat().st_size for part in parts)


@pytest.mark.parametrize(
    ("name", "text", "can"),
    [
        ("posts.csv", "text,lat,lon\nน้ำท่วม,18.7,98.9\n", True),
        ("nothing_found.csv", "a,b\n1,2\n3,4\n", True),
        ("posts.json", _posts("a"), False),
        ("chat.txt", CHAT, False),
        ("one_line.txt", "hello\n", False),
        (
            "posts.geojson",
            '{"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": null, '
            '"properties": {"note": "น้ำท่วม"}}]}',
            True,
        ),
        ("absent.csv", None, False),
    ],
)
def test_columns_can_be_chosen_of_tables_alone(
    tmp_path: Path, name: str, text: str | None, can: bool
) -> None:
    path = tmp_path / name
    if text is not None:
        path.write_text(text, encoding="utf-8")
    assert columns_can_be_chosen(path) is can
