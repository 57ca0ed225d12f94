"""Decidim's CSV: nested keys, languages, renames over time."""

from __future__ import annotations

import csv
import io

import pytest

from cm_civic_plugin.core.opinion.reading import read_all


def table(rows, separator):
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(rows)
    return text.getvalue()


OLD_ROWS = [
    [
        *("id", "category/id", "category/name/en", "category/name/th", "scope/id"),
        *("scope/name/en", "participatory_space/id", "component/id", "title/en", "title/th"),
        *("body/en", "body/th", "address", "latitude", "longitude", "supports"),
        *("endorsements/total_count", "endorsements/user_endorsements", "published_at"),
    ],
    [
        *(7, 2, "Roads", "ถนน", 1, "Old City", 3, 9, "Mend it", "ซ่อมถนน"),
        *("<p>Holes&nbsp;here</p>", "<p>หลุมเต็มไปหมด</p><p>อันตราย &amp; มืด</p>", "Moon Muang"),
        *(18.79, 98.99, 12, 4, "Somchai Planted, Malee Planted", "2021-03-04 10:11:12 UTC"),
    ],
    [
        *(8, 2, "Parks, gardens", "", 1, "Old City", 3, 9, "'=More trees", "", "'-please", ""),
        *("", "", "", "", 3, "", "2021-03-05 00:30:00 +0700"),
    ],
]
OLD = table(OLD_ROWS, ";")
NEW = (
    "id,author/id,author/name,author/url,taxonomies/id,taxonomies/name,participatory_space/id,"
    "component/id,title/machine_translations/th,title/en,body/en,address,latitude,longitude,"
    "votes,likes/total_count,published_at\n"
    '1,501,Somchai Planted,https://d.example/profiles/somchai,"4, 5",'
    '"{""en""=>""Water"", ""th""=>""น้ำ""}, {""en""=>""Flood, river"", ""th""=>""""}",3,9,'
    'เครื่องแปล,Flooding,"call 081-234-5678",Chang Khlan,18.77,98.99,5,30,2025-01-02 03:04:05 UTC\n'
    '2,502,Malee Planted,https://d.example/profiles/malee,6,"Roads, Lights",3,9,,Dark,x,'
    "Wat Ket,,,,,2025-01-02 03:04:05 UTC\n"
    "3,501,Somchai Planted,https://d.example/profiles/somchai,,,3,9,แปล,,only body,,18.7,98.9,"
    "2,1,2025-01-02 03:04:05 UTC\n"
)


@pytest.mark.parametrize("separator", [";", ","])
def test_old_names_in_either_separator(tmp_path, separator):
    path = tmp_path / "x.csv"
    path.write_text(table(OLD_ROWS, separator), encoding="utf-8-sig")
    posts, report = read_all(path)
    assert (report.platform, report.kept, report.placed) == ("decidim", 2, 1)
    assert posts["text"][0] == "ซ่อมถนน\nหลุมเต็มไปหมด\nอันตราย & มืด"
    # No Thai: English, without the quote that kept it from being a formula. No coordinates: the
    # area follows, for place matching.
    assert posts["text"][1] == "=More trees\n-please\nOld City"
    assert posts["topic"][0] == "ถนน"
    assert posts["reactions"].tolist() == [12, 3]
    assert (posts["lon"][0], posts["lat"][0]) == (98.99, 18.79)
    assert [str(time) for time in posts["created_at"]] == [
        "2021-03-04 10:11:12+00:00",
        "2021-03-04 17:30:00+00:00",
    ]
    assert not report.has_authors
    assert len(report.reasons) == 1


def test_a_category_with_a_comma_stays_one(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text(OLD, encoding="utf-8")
    posts, _ = read_all(path)
    assert posts["topic"][1] == "Parks, gardens"


def test_new_names(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text(NEW, encoding="utf-8")
    posts, report = read_all(path)
    assert (report.platform, report.kept, report.placed) == ("decidim", 3, 2)
    assert posts["topic"].fillna("").tolist() == ["น้ำ;Flood, river", "Roads;Lights", ""]
    # Votes or likes, whichever is more; where neither is written, none.
    assert posts["reactions"].fillna(-1).tolist() == [30, -1, 2]
    assert posts["text"].tolist() == [
        "Flooding\ncall [phone]",
        "Dark\nx\nWat Ket",
        "แปล\nonly body",  # a machine's translation only where there is nothing else
    ]
    numbers = posts["author_no"].tolist()
    assert numbers[0] == numbers[2] != numbers[1]
    assert len(report.reasons) == 2


def test_comments(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text(
        "id,created_at,body,locale,author/id,author/name,alignment,depth,commentable_id,"
        "commentable_type,root_commentable_url\n"
        "5,2024-05-06 07:08:09 UTC,เห็นด้วย,th,9,Somchai Planted,1,0,7,Decidim::Proposals::Proposal,"
        "https://d.example/p/7\n",
        encoding="utf-8",
    )
    posts, report = read_all(path)
    assert report.platform == "decidim"
    assert posts["text"].tolist() == ["เห็นด้วย"]
    assert posts["author_no"].notna().all()


def test_names_of_people_are_nowhere(tmp_path):
    for number, text in enumerate((OLD, NEW)):
        path = tmp_path / f"{number}.csv"
        path.write_text(text, encoding="utf-8")
        posts, report = read_all(path)
        output = posts.drop(columns="author_no").to_csv() + report.to_json()
        for planted in ("Planted", "somchai", "081-234", "501", "502", "d.example"):
            assert planted not in output
