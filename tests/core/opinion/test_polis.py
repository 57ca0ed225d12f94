"""Pol.is's table of comments."""

from __future__ import annotations

import pytest

from cm_civic_plugin.core.opinion.post_table import NO_COORDINATES
from cm_civic_plugin.core.opinion.readers.polis import MODERATED_OUT
from cm_civic_plugin.core.opinion.reading import read_all

HEADER = "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n"
WRITTEN = "Thu Sep 21 2023 13:42:55 GMT+0000 (Coordinated Universal Time)"
TABLE = HEADER + (
    f'1695303775,{WRITTEN},0,770077,50,7,1,"More trees, please"\n'
    f"1695303775466,{WRITTEN},1,770077,-40,-5,0,โทร 081-234-5678\n"
    f"1695303775,{WRITTEN},2,770088,44,3,-1,Rejected words\n"
    f"1695303775,{WRITTEN},3,770088,,,,ไม่มีใครโหวต\n"
)


def read(tmp_path, text):
    path = tmp_path / "x.csv"
    path.write_text(text, encoding="utf-8")
    return read_all(path)


def test_comments(tmp_path):
    posts, report = read(tmp_path, TABLE)
    assert (report.platform, report.read, report.kept, report.placed) == ("polis", 4, 3, 0)
    assert report.skipped[MODERATED_OUT].examples == [4]
    assert report.unplaced[NO_COORDINATES].rows == 3
    assert posts["text"].tolist() == ["More trees, please", "โทร [phone]", "ไม่มีใครโหวต"]
    # The number of votes, whatever sign the file gives them.
    assert posts["reactions"].fillna(-1).tolist() == [57, 45, -1]
    # Seconds or milliseconds.
    assert {str(time) for time in posts["created_at"]} == {"2023-09-21 13:42:55+00:00"}
    assert not report.repairs
    assert posts["source_row"].tolist() == [2, 3, 5]
    assert posts["author_no"][0] == posts["author_no"][1] != posts["author_no"][2]
    private = posts.drop(columns="author_no").to_csv() + report.to_json()
    for planted in ("770077", "770088", "081-234", "Rejected words"):
        assert planted not in private


@pytest.mark.parametrize(
    ("written", "utc"),
    [
        (WRITTEN, "2023-09-21 13:42:55+00:00"),
        ("Thu Sep 21 2023 13:42:55 GMT+0700 (Indochina Time)", "2023-09-21 06:42:55+00:00"),
        ("Thu, Sep 21, 2023 13:42:55", "2023-09-21 13:42:55+00:00"),
    ],
)
def test_a_time_in_words_where_there_is_no_number(tmp_path, written, utc):
    text = "datetime,comment-id,author-id,agrees,disagrees,comment-body\n"
    posts, _ = read(tmp_path, f'{text}"{written}",1,2,3,4,x\n')
    assert str(posts["created_at"][0]) == utc
    assert posts["reactions"].tolist() == [7]
