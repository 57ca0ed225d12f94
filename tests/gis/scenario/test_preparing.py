from __future__ import annotations

import os
import sqlite3
from dataclasses import replace

import pytest

from cm_civic_plugin.core.errors import BadInput, BadOutput, Cancelled
from cm_civic_plugin.core.scenario.plan import default_plan, plan_from_text, plan_of
from cm_civic_plugin.gis.scenario import preparing
from cm_civic_plugin.gis.scenario.preparing import (
    open_palette,
    open_plan,
    prepare,
    save_palette,
    save_plan,
    table_files,
)
from cm_civic_plugin.gis.scenario.workshop_file import WorkshopFile


@pytest.fixture()
def plan():
    plan = replace(default_plan(), title="ย่านช้างม่อย", place="ตลาด")
    return replace(plan, tables=("A", "B", "ก 1"))


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_every_table_gets_a_file_that_holds_the_plan_and_is_of_one_workshop(plan, tmp_path):
    paths = prepare(plan, tmp_path)
    assert [path.name for path in paths] == ["table_A.gpkg", "table_B.gpkg", "table_ก_1.gpkg"]
    assert names(tmp_path) == sorted([*(path.name for path in paths), "plan.yaml"])
    uuids = set()
    for path, code in zip(paths, plan.tables):
        with WorkshopFile.open(path) as workshop:
            assert workshop.table_code == code
            assert workshop.meta["workshop"] == plan.workshop
            assert workshop.meta["title"] == plan.title
            assert workshop.meta["place"] == plan.place
            assert workshop.meta["futures"] == "good_living,chaos,joyful_trade,beset"
            assert plan_of(workshop.meta, path) == plan
            assert workshop.rows() == []
            uuids.add(workshop.meta["workshop_uuid"])
    assert len(uuids) == 3
    text = (tmp_path / "plan.yaml").read_text(encoding="utf-8")
    assert plan_from_text(text, tmp_path) == plan
    assert "ย่านช้างม่อย" in text  # people read it


def test_codes_that_no_disk_takes_or_tells_apart_get_names_of_their_own():
    found = table_files(["a/b", "A", "a", "..", "a:b", "ป่าแดด"])
    assert found == [
        "table_a_b.gpkg", "table_A.gpkg", "table_a_2.gpkg", "table_...gpkg", "table_a_b_2.gpkg",
        "table_ป่าแดด.gpkg",
    ]  # fmt: skip


@pytest.mark.parametrize("there", ["table_B.gpkg", "plan.yaml", "TABLE_a.gpkg"])
def test_nothing_is_overwritten_and_nothing_made_beside_it(plan, tmp_path, there):
    (tmp_path / there).write_text("dear")
    with pytest.raises(BadOutput) as caught:
        prepare(plan, tmp_path)
    assert there.casefold() in str(caught.value).casefold()
    assert names(tmp_path) == [there]
    assert (tmp_path / there).read_text() == "dear"


@pytest.mark.parametrize("failing", ["B", "rename"])
def test_all_or_nothing_when_the_disk_fails_half_way(plan, tmp_path, monkeypatch, failing):
    if failing == "B":
        create = WorkshopFile.create

        def full(path, code, **about):
            if code == "B":
                raise BadOutput("The disk is full.")
            return create(path, code, **about)

        monkeypatch.setattr(preparing.WorkshopFile, "create", full)
    else:
        put = preparing._put

        def unplugged(source, target, made):
            if target.name == "plan.yaml":
                raise OSError(5, "Input/output error")
            put(source, target, made)

        monkeypatch.setattr(preparing, "_put", unplugged)
    with pytest.raises(BadOutput):
        prepare(plan, tmp_path)
    assert names(tmp_path) == []


def test_cancelled_half_way_it_leaves_nothing(plan, tmp_path):
    def progress(percent, _word):
        if percent > 50:
            raise Cancelled

    with pytest.raises(Cancelled):
        prepare(plan, tmp_path, progress)
    assert names(tmp_path) == []


def test_a_folder_that_is_not_there_is_said(plan, tmp_path):
    with pytest.raises(BadOutput, match="nowhere"):
        prepare(plan, tmp_path / "nowhere")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="rights do not bind here")
def test_a_folder_that_cannot_be_written_is_said(plan, tmp_path):
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(BadOutput, match="cannot be written"):
            prepare(plan, tmp_path)
    finally:
        tmp_path.chmod(0o700)


def test_a_saved_plan_and_a_tables_file_both_open(plan, tmp_path):
    save_plan(plan, tmp_path / "mine.yaml")
    assert names(tmp_path) == ["mine.yaml"]
    assert open_plan(tmp_path / "mine.yaml") == plan
    (tmp_path / "tables").mkdir()
    path = prepare(plan, tmp_path / "tables")[0]
    assert open_plan(path) == plan


def test_files_that_hold_no_plan_are_refused_by_name(tmp_path):
    bare = tmp_path / "bare.gpkg"
    WorkshopFile.create(bare, "A").close()
    thai = tmp_path / "thai.yaml"
    thai.write_bytes("ไทย".encode("tis-620"))
    huge = tmp_path / "huge.yaml"
    huge.write_bytes(b"#" * (5 * 1024 * 1024))
    other = tmp_path / "other.gpkg"
    sqlite3.connect(other).close()
    for path, said in (
        (bare, "holds no plan"),
        (thai, "not written as UTF-8"),
        (huge, "larger than 4 MB"),
        (other, "not a workshop file"),
        (tmp_path / "none.yaml", "cannot be opened"),
    ):
        with pytest.raises(BadInput, match=said) as caught:
            open_plan(path)
        assert path.name in str(caught.value)


def test_a_palette_is_written_to_be_edited_and_read_again(plan, tmp_path):
    path = tmp_path / "palette.yaml"
    save_palette(plan.elements, path)
    text = path.read_text(encoding="utf-8")
    assert text.startswith("#")
    assert open_palette(path) == plan.elements
    # as Windows' Notepad saves it
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert open_palette(path) == plan.elements
    path.write_text(text.replace("takes: [", "takes: [blob, ", 1), encoding="utf-8")
    with pytest.raises(BadInput, match=r"palette\.yaml.*takes"):
        open_palette(path)


def test_a_plan_that_cannot_be_saved_leaves_the_old_one(plan, tmp_path, monkeypatch):
    path = tmp_path / "mine.yaml"
    path.write_text("old")

    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(preparing.os, "fsync", full)
    with pytest.raises(BadOutput, match="No space left"):
        save_plan(plan, path)
    assert names(tmp_path) == ["mine.yaml"]
    assert path.read_text() == "old"
