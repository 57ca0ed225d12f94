"""Kept posts and the project that keeps them: saved, moved, opened, forgotten."""

from __future__ import annotations

import shutil

import numpy as np
import pytest
from pandas.testing import assert_frame_equal
from qgis.core import QgsProject, QgsSettings

from cm_civic_plugin.core.errors import BadInput, BadOutput
from cm_civic_plugin.core.opinion.post_store import save_posts
from cm_civic_plugin.core.opinion.post_table import ReadReport, make_posts
from cm_civic_plugin.gis.i18n import set_language
from cm_civic_plugin.gis.opinion import kept_posts
from cm_civic_plugin.gis.opinion.kept_posts import forget, keep, kept_files, open_kept
from cm_civic_plugin.gis.opinion.session import Import, import_posts

SHA = "c0ffee00" + "ab" * 28


@pytest.fixture(autouse=True)
def english(qgis_app):
    before = QgsSettings().value("cm_civic/language")
    set_language("en")
    yield
    QgsSettings().setValue("cm_civic/language", before)


@pytest.fixture
def imported(tmp_path):
    path = tmp_path / "exports" / "เรื่องร้องเรียน.csv"
    path.parent.mkdir()
    lines = ["lat,lon,date,text,topic,author"]
    lines += [
        f"18.79{n},98.98{n},2025-01-0{1 + n},น้ำท่วมที่ {n} โทร 081-234-567{n},น้ำ,สมชาย{n % 3}"
        for n in range(9)
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    return import_posts(path, lambda *_: None)


@pytest.fixture
def project(tmp_path):
    return saved(tmp_path / "work" / "plan.qgz")


def saved(path):
    path.parent.mkdir(exist_ok=True)
    project = QgsProject()
    assert project.write(str(path))
    return project


def opened(path):
    project = QgsProject()
    assert project.read(str(path))
    return project


def test_a_project_that_is_nowhere_keeps_nothing(imported):
    project = QgsProject()
    with pytest.raises(BadInput, match="Save the project as a file first"):
        keep(project, imported)
    assert kept_files(project) == []


def test_what_is_kept_comes_back_from_the_saved_project(project, imported, tmp_path):
    path = keep(project, imported)
    assert path.parent == tmp_path / "work"
    assert path.name.startswith("เรื่องร้องเรียน-")
    assert path.name.endswith(".opinions.sqlite")
    assert project.isDirty()
    assert project.write()
    again = opened(project.fileName())
    assert kept_files(again) == [path]
    back = open_kept(again, path)
    assert_frame_equal(back.posts, imported.posts)
    assert back.texts.tolist() == imported.texts.tolist()
    assert (back.report, back.sha256) == (imported.report, imported.sha256)


def test_neither_names_nor_numbers_get_into_file_or_project(project, imported):
    path = keep(project, imported)
    project.write()
    content = path.read_bytes()
    assert "น้ำท่วมที่ 3".encode() in content
    for private in ("สมชาย", "081-234", "0812345673"):
        assert private.encode() not in content


def test_the_folder_can_be_moved(project, imported, tmp_path):
    path = keep(project, imported)
    project.write()
    shutil.move(tmp_path / "work", tmp_path / "elsewhere")
    moved = opened(tmp_path / "elsewhere" / "plan.qgz")
    assert kept_files(moved) == [tmp_path / "elsewhere" / path.name]
    assert len(open_kept(moved, kept_files(moved)[0]).posts) == 9
    assert len(open_kept(moved, path.name).posts) == 9
    assert str(tmp_path).encode() not in b"".join(
        name.encode() for name in moved.readListEntry("cm_civic", "opinion/kept_posts")[0]
    )


def test_the_same_export_is_kept_once_and_another_beside_it(project, imported):
    first = keep(project, imported)
    imported.posts.loc[0, "topic"] = "ถนน"
    assert keep(project, imported) == first
    assert open_kept(project, first).posts["topic"][0] == "ถนน"
    other = Import(imported.posts, imported.report, imported.texts, "1234" * 16)
    second = keep(project, other)
    assert second != first
    assert kept_files(project) == [first, second]


def test_another_projects_file_is_not_written_over(project, imported, tmp_path):
    mine = keep(project, imported)
    before = mine.read_bytes()
    neighbour = saved(tmp_path / "work" / "other.qgz")
    theirs = keep(neighbour, imported)
    assert theirs != mine
    assert mine.read_bytes() == before
    forget(neighbour, theirs)
    assert mine.exists()


def test_forgetting_deletes_the_file_and_the_entry(project, imported):
    path = keep(project, imported)
    forget(project, path)
    assert not path.exists()
    assert kept_files(project) == []
    project.write()
    assert kept_files(opened(project.fileName())) == []
    forget(project, path)  # once more is no harm


def test_a_file_that_cannot_be_deleted_stays_known(project, imported):
    path = keep(project, imported)
    path.unlink()
    path.mkdir()
    with pytest.raises(BadOutput, match="cannot be deleted"):
        forget(project, path)
    assert kept_files(project) == [path]


def test_a_file_that_is_gone_is_listed_and_said(project, imported):
    path = keep(project, imported)
    path.unlink()
    assert kept_files(project) == [path]
    with pytest.raises(BadInput, match="put it back beside the project"):
        open_kept(project, path)


def test_posts_whose_texts_were_not_read_are_not_kept(project, imported):
    bare = Import(imported.posts, imported.report, None, imported.sha256)
    with pytest.raises(BadInput, match="Read the file again"):
        keep(project, bare)
    assert kept_files(project) == []


@pytest.mark.parametrize(
    "file", ["", "a/b\\c:d.csv", "..", "กำแพง" * 60 + ".csv", "line\nbreak.csv", ".csv"]
)
def test_any_name_of_an_export_gives_a_file(project, file):
    posts = make_posts({"source_row": [2]}, 1).drop(columns=["text", "post_id"])
    report = ReadReport(file=file)
    path = keep(project, Import(posts, report, np.array(["x"], dtype=object), SHA))
    assert path.parent.name == "work"
    assert path.is_file()
    assert open_kept(project, path).report == report


def test_an_open_project_reads_no_posts(project, imported, monkeypatch):
    keep(project, imported)
    project.write()
    asked = []
    monkeypatch.setattr(kept_posts, "load_posts", lambda *args: asked.append(args))
    assert len(kept_files(opened(project.fileName()))) == 1
    assert asked == []


def test_progress_of_keeping_and_opening(project, imported):
    shares = []
    path = keep(project, imported, shares.append)
    assert shares == [0.0]
    save_posts(path, imported.posts, imported.texts, imported.report, imported.sha256)
    assert open_kept(project, path).sha256 == imported.sha256
