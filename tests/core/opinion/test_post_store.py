"""Kept posts: the same after the round trip, nothing left of what is erased, clear refusals."""

from __future__ import annotations

import dataclasses
import os
import random
import sqlite3
import struct
from contextlib import closing

import numpy as np
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from cm_civic_plugin.core.errors import BadInput, BadOutput, Cancelled
from cm_civic_plugin.core.opinion.far_away import FarAway
from cm_civic_plugin.core.opinion.post_store import (
    SCHEMA_VERSION,
    erase_rows,
    load_posts,
    report_from_json,
    save_posts,
)
from cm_civic_plugin.core.opinion.post_table import (
    ERASED,
    Fallback,
    ReadReport,
    Tally,
    make_posts,
)

SHA = "ab" * 32
TEXTS = [
    "น้ำท่วมหน้าวัดกำแพง\nปู่บอกว่าที่นี่ทุกปี",
    "ไฟดับ 🌊👨‍👩‍👧 ế",
    "",
    None,
    "a\tb 'c' \"d\"; DROP TABLE posts; --",
]


def some_posts():
    rows = len(TEXTS)
    posts = make_posts(
        {
            "post_id": [f"id-{number}" for number in range(rows)],
            "platform": "traffy",
            "created_at": [
                pd.Timestamp(time, tz="UTC") if time else pd.NaT
                for time in (
                    "2025-01-02 03:04:05.678901",
                    "",
                    "1969-12-31",
                    "2025-03-01",
                    "2025-02-01",
                )
            ],
            "text": "never this column",
            "lon": [98.98, np.nan, 98.987654321, np.nan, -0.1],
            "lat": [18.79, np.nan, 18.8, np.nan, 1e-300],
            "place_source": ["export", "none", "place", "area", "export"],
            "place_id": [None, None, "n12", "ต.สุเทพ", None],
            "place_confidence": [1.0, np.nan, 0.35, 0.5, 1.0],
            "topic": ["น้ำท่วม;ถนน", None, "ถนน", "", "ไฟ"],
            "reactions": [0, None, 9_007_199_254_740_993, None, 5],
            "author_no": [2**52 - 1, 7, None, 7, None],
            "source_row": [2, 3, 5, 8, 13],
            "stance": ["support", None, "against", "unclear", None],
            "topic_source": ["export", None, "codebook", None, "codebook"],
        },
        rows,
    )
    return posts.drop(columns=["text", "post_id"])


def some_texts(texts=TEXTS):
    array = np.empty(len(texts), dtype=object)
    array[:] = texts
    return array


def full_report():
    """Return a report in which every field says something."""
    report = ReadReport(
        file="ข้อมูล.csv",
        parts=["a.zip", "b.zip"],
        platform="traffy",
        reasons=["a reason"],
        encoding="utf-8",
        timezone="Asia/Bangkok",
        switched_off=["mojibake"],
        fields={"text": "comment"},
        read=9,
        kept=5,
        placed=3,
        by_text=1,
        by_area=1,
        in_review=2,
        has_authors=True,
        first_at="1969-12-31T00:00:00+00:00",
        last_at="2025-03-01T00:00:00+00:00",
        topics={"ถนน": 7},
        suggested_topics=2,
        suggested_stances=1,
        fallback_points=[Fallback(98.9, 18.7, 40, True), Fallback(0.5, 0.25)],
        far_away=FarAway(98.98, 18.79, 10.5, 2, [4, 5]),
    )
    report.skip("an empty row", 4, [9, 10])
    report.unplace("no coordinates", 1, [3])
    report.repair("mended", 2, [2])
    report.mask("phone number or id number", 1)
    return report


@pytest.fixture
def kept(tmp_path):
    path = tmp_path / "งาน.opinions.sqlite"
    assert save_posts(path, some_posts(), some_texts(), full_report(), SHA) == path
    return path


def test_all_comes_back_as_it_was(kept):
    stored = load_posts(kept)
    assert_frame_equal(stored.posts, some_posts())
    assert stored.texts.tolist() == TEXTS
    assert stored.texts.dtype == object
    assert stored.report == full_report()
    assert stored.sha256 == SHA
    assert [file.name for file in kept.parent.iterdir()] == [kept.name]


def test_ids_of_posts_are_in_no_file_even_if_handed_over(tmp_path):
    posts = some_posts()
    posts["post_id"] = "profile-100004242"
    path = save_posts(tmp_path / "a.opinions.sqlite", posts, some_texts(), full_report(), SHA)
    assert b"100004242" not in path.read_bytes()
    assert_frame_equal(load_posts(path).posts, some_posts())


def test_many_posts_in_chunks_with_progress(tmp_path):
    count = 45_000
    posts = make_posts(
        {"platform": "x", "source_row": range(count), "topic": ["a", "b", None] * (count // 3)},
        count,
    ).drop(columns=["text", "post_id"])
    texts = some_texts([f"ข้อความ {number}" for number in range(count)])
    saved, loaded = [], []
    path = tmp_path / "a.opinions.sqlite"
    save_posts(path, posts, texts, ReadReport(), "", saved.append)
    stored = load_posts(path, loaded.append)
    assert_frame_equal(stored.posts, posts)
    assert (stored.texts == texts).all()
    for shares in (saved, loaded):
        assert len(shares) >= 2
        assert shares == sorted(shares)
        assert 0 <= shares[0] <= shares[-1] <= 1


@pytest.mark.parametrize("rows", [0, 20_000])
def test_no_posts_and_just_a_chunk_full(tmp_path, rows):
    posts = make_posts({"source_row": range(rows)}, rows).drop(columns=["text", "post_id"])
    path = save_posts(tmp_path / "a.opinions.sqlite", posts, None, ReadReport(), SHA)
    stored = load_posts(path)
    assert_frame_equal(stored.posts, posts.drop(columns="stance"))  # kept beside texts only
    assert stored.texts is None


def test_strange_columns_are_refused(tmp_path):
    posts, path = some_posts(), tmp_path / "a.opinions.sqlite"
    with pytest.raises(ValueError, match="profile_link"):
        save_posts(path, posts.assign(profile_link="x"), some_texts(), ReadReport(), SHA)
    assert list(tmp_path.iterdir()) == []


def test_nul_and_half_letters_are_dropped(tmp_path):
    texts = some_texts(["a\0b", "c\ud83dd", "e", "f", "g"])
    path = save_posts(tmp_path / "a.opinions.sqlite", some_posts(), texts, ReadReport(), SHA)
    assert load_posts(path).texts.tolist() == ["ab", "cd", "e", "f", "g"]


def test_every_field_of_a_report_comes_back():
    report = full_report()
    for one in dataclasses.fields(ReadReport):
        assert getattr(report, one.name), f"{one.name} is not tested"
    again = report_from_json(report.to_json())
    assert again == report
    assert isinstance(again.skipped["an empty row"], Tally)
    assert report_from_json(ReadReport().to_json()) == ReadReport()
    assert report_from_json('{"file": "a", "of_a_later_version": 1}') == ReadReport(file="a")
    for broken in ("[]", "nothing", '{"far_away": {"x": 1}}', '{"skipped": 3}'):
        with pytest.raises(ValueError):
            report_from_json(broken)


def test_erased_rows_leave_no_byte(tmp_path):
    count, secret = 3000, "ความลับของผู้เขียน"
    texts = [
        f"ธรรมดา {number} " + "ก" * random.Random(number).randrange(900) for number in range(count)
    ]
    gone = [5, 700, 701, 2999]
    for row in gone:
        texts[row] += secret * 400  # over several pages
    posts = make_posts(
        {
            "source_row": np.arange(count) + 10,
            "platform": "x",
            "author_no": [5 if number in gone else number + 100 for number in range(count)],
            "topic": ["secrettopic" if number in gone else "ถนน" for number in range(count)],
            "place_source": "none",
        },
        count,
    ).drop(columns=["text", "post_id"])
    report = ReadReport(kept=count, topics={"ถนน": count - 4, "secrettopic": 4})
    path = save_posts(tmp_path / "a.opinions.sqlite", posts, some_texts(texts), report, SHA)
    assert secret.encode() in path.read_bytes()  # so that its absence proves something
    assert erase_rows(path, [row + 10 for row in gone] + [99_999]) == 4
    left = path.read_bytes()
    assert secret.encode() not in left
    assert secret[:6].encode() not in left
    assert b"secrettopic" not in left
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    stored = load_posts(path)
    assert len(stored.posts) == len(stored.texts) == stored.report.kept == count - 4
    assert stored.report.skipped[ERASED].rows == 4
    assert stored.report.topics == {"ถนน": count - 4}
    keep = ~posts["source_row"].isin([row + 10 for row in gone])
    assert_frame_equal(stored.posts, posts[keep].reset_index(drop=True))
    assert stored.texts.tolist() == [texts[row] for row in range(count) if row not in gone]


def test_the_report_no_longer_says_when_the_erased_wrote(kept):
    erase_rows(kept, [5, 8])
    report = load_posts(kept).report
    assert report.first_at == "2025-01-02T03:04:05.678901+00:00"
    assert report.last_at == "2025-02-01T00:00:00+00:00"
    assert (report.placed, report.by_text, report.by_area) == (2, 0, 0)
    assert report.suggested_topics == 1
    erase_rows(kept, [2, 3, 13])
    assert load_posts(kept).report.first_at == ""
    assert len(load_posts(kept).posts) == 0


def test_a_half_written_file_of_a_killed_program_goes(kept):
    left = kept.with_name(f".{kept.name}.99999.part")
    left.write_text("a text of a post")
    other = kept.with_name(".other.opinions.sqlite.99999.part")
    other.write_text("of another file")
    save_posts(kept, some_posts(), some_texts(), full_report(), SHA)
    assert not left.exists()
    assert other.exists()


def test_cancelling_leaves_the_old_file_and_no_other(kept):
    before = kept.read_bytes()

    def cancel(_share):
        raise Cancelled

    with pytest.raises(Cancelled):
        save_posts(kept, some_posts(), some_texts(), ReadReport(), SHA, cancel)
    assert kept.read_bytes() == before
    assert [file.name for file in kept.parent.iterdir()] == [kept.name]


def test_a_folder_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "file").write_text("x")
    path = tmp_path / "file" / "a.opinions.sqlite"
    with pytest.raises(BadOutput, match="cannot be written"):
        save_posts(path, some_posts(), some_texts(), ReadReport(), SHA)


def test_other_files_are_refused(tmp_path):
    path = tmp_path / "a.opinions.sqlite"
    with pytest.raises(BadInput, match="cannot be opened"):
        load_posts(path)
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE meta (key, value)")
        db.commit()
    with pytest.raises(BadInput, match="not a file of kept posts"):
        load_posts(path)
    for content in (b"", b"SQLite format 3\0", b"source_row,text\n1,a\n" * 40):
        path.write_bytes(content)
        with pytest.raises(BadInput, match="not a file of kept posts"):
            load_posts(path)


def test_a_newer_file_asks_for_an_update(kept):
    with kept.open("r+b") as stream:
        stream.seek(60)
        stream.write(struct.pack(">I", SCHEMA_VERSION + 1))
    with pytest.raises(BadInput, match="Update the plugin") as error:
        load_posts(kept)
    assert f"schema {SCHEMA_VERSION + 1}" in str(error.value)


def test_a_cut_or_garbled_file_is_called_damaged(kept):
    whole = kept.read_bytes()
    kept.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(BadInput, match="damaged"):
        load_posts(kept)
    refused = 0
    for seed in range(40):
        chance = random.Random(seed)
        broken = bytearray(whole)
        for _ in range(200):
            broken[chance.randrange(100, len(broken))] = chance.randrange(256)
        kept.write_bytes(broken)
        try:
            load_posts(kept)
        except BadInput as error:  # and nothing else
            assert "damaged" in str(error)
            refused += 1
    assert refused > 30


def test_what_the_tables_lack_is_called_damaged(kept):
    whole = kept.read_bytes()
    for order in (
        "DELETE FROM posts WHERE position = 1",
        "DELETE FROM meta WHERE key = 'sha256'",
        "UPDATE meta SET value = '[1]' WHERE key IN ('columns', 'report')",
        "UPDATE meta SET value = '{\"lon; DROP TABLE posts\": \"real\"}' WHERE key = 'columns'",
        "DROP TABLE posts",
        "UPDATE posts SET author_no = 'Somchai'",
    ):
        kept.write_bytes(whole)
        with closing(sqlite3.connect(kept)) as db:
            db.execute(order)
            db.commit()
        with pytest.raises(BadInput, match="damaged"):
            load_posts(kept)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read anything")
def test_a_file_that_may_not_be_read_is_said(kept):
    kept.chmod(0)
    with pytest.raises(BadInput, match="cannot be opened"):
        load_posts(kept)
