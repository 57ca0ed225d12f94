"""Quotes in a project, and the posts of a cell that a person may choose them from."""

from __future__ import annotations

import numpy as np
import pytest
from qgis.core import Qgis, QgsApplication, QgsProject, QgsSettings

from cm_civic_plugin.core.opinion.hexgrid import HexGrid
from cm_civic_plugin.core.opinion.post_table import ReadReport, make_posts
from cm_civic_plugin.gis.i18n import set_language
from cm_civic_plugin.gis.opinion.placed_posts import from_table
from cm_civic_plugin.gis.opinion.quotes import (
    Quote,
    posts_of_cell,
    quotes_of,
    read_quotes,
    write_quotes,
)
from cm_civic_plugin.gis.opinion.session import Import

A, B = "aa" * 32, "bb" * 32


@pytest.fixture(autouse=True)
def english(qgis_app):
    before = QgsSettings().value("cm_civic/language")
    set_language("en")
    yield
    QgsSettings().setValue("cm_civic/language", before)


@pytest.fixture
def warnings():
    got = []

    def listen(text, tag, _level):
        if tag == "Chiang Mai Civic":
            got.append(text)

    log = QgsApplication.messageLog()
    log.messageReceived[str, str, Qgis.MessageLevel].connect(listen)
    yield got
    log.messageReceived[str, str, Qgis.MessageLevel].disconnect(listen)


def test_quotes_come_back_from_a_saved_project(tmp_path):
    project = QgsProject()
    quotes = [
        Quote(A, 7, "250_1_-2", 'น้ำท่วม "กำแพง" <b>ปู่</b> & ที่\nบ้าน 🌊 \x07'),
        Quote(A, 8, "250_1_-2", "👨‍👩‍👧 \ufffe\\ud83c ế"),
        Quote(A, 7, "500_0_0", "the same post in a larger cell"),
        Quote(B, 7, "250_1_-2", "another export"),
    ]
    write_quotes(project, quotes)
    assert project.isDirty()
    path = tmp_path / "a.qgs"
    assert project.write(str(path))
    assert "น้ำท่วม" in path.read_text("utf-8")  # who searches the project finds it
    again = QgsProject()
    assert again.read(str(path))
    assert read_quotes(again) == quotes
    assert quotes_of(again, A, "250_1_-2") == quotes[:2]
    assert quotes_of(again, B, "500_0_0") == []


def test_a_quote_is_masked_once_more_when_written():
    project = QgsProject()
    write_quotes(project, [Quote(A, 1, "250_0_0", " call 081-234-5678 or @somchai_cm, a@b.co ")])
    (quote,) = read_quotes(project)
    assert quote.text.startswith("call [phone] or [name]")
    assert "[email]" in quote.text
    kept = project.readEntry("cm_civic", "opinion/quotes")[0]
    for private in ("081", "somchai", "a@b"):
        assert private not in kept


def test_a_post_is_quoted_once_in_a_cell_and_no_text_is_no_quote():
    project = QgsProject()
    write_quotes(
        project,
        [
            Quote(A, 1, "250_0_0", "first"),
            Quote(A, 2, "250_0_0", "other"),
            Quote(A, 1, "250_0_0", "last"),
            Quote(A, 3, "250_0_0", "  \n "),
        ],
    )
    assert [(q.source_row, q.text) for q in read_quotes(project)] == [(2, "other"), (1, "last")]
    write_quotes(project, [])
    assert read_quotes(project) == []
    assert project.readEntry("cm_civic", "opinion/quotes", "gone") == ("gone", False)


def test_a_project_without_quotes_warns_of_nothing(warnings):
    assert read_quotes(QgsProject()) == []
    assert warnings == []


@pytest.mark.parametrize(
    "entry",
    [
        "{",
        "3",
        '["a"]',
        '[{"sha256": "a"}]',
        '[{"sha256": "a", "source_row": "x", "cell_id": "c", "text": "t"}]',
        '[{"sha256": "a", "source_row": 1, "cell_id": "c", "text": null}]',
    ],
)
def test_a_broken_entry_gives_none_and_one_warning(entry, warnings):
    project = QgsProject()
    project.writeEntry("cm_civic", "opinion/quotes", entry)
    assert quotes_of(project, A, "250_0_0") == []
    assert len(warnings) == 1
    assert "cannot be read" in warnings[0]


# --- the posts of a cell


@pytest.fixture
def imported():
    """Six people in one place, four in another, and posts with no point of their own there."""
    six, four = (98.98, 18.79), (98.99, 18.80)
    places = [six] * 7 + [four] * 4 + [six, (np.nan, np.nan)]
    authors = [1, 1, 2, 3, 4, 5, 6, 11, 12, 13, 13, 20, 21]
    rows = len(places)
    posts = make_posts(
        {
            "platform": "x",
            "lon": [lon for lon, _ in places],
            "lat": [lat for _, lat in places],
            "place_source": ["export"] * 11 + ["area", "none"],
            "author_no": authors,
            "topic": ["น้ำ;ถนน"] * 2 + [None] * (rows - 2),
            "source_row": range(2, rows + 2),
        },
        rows,
    ).drop(columns=["text", "post_id"])
    # a table may have been put together in another order
    return Import(posts.iloc[::-1].reset_index(drop=True), ReadReport(), None, A)


def cell_of(imported, number, size=250):
    posts = from_table(imported.posts)
    q, r = HexGrid(float(size)).cells_of(posts.x, posts.y)[number]
    return f"{float(size):g}_{q}_{r}"


def rows_at(imported, positions):
    return sorted(imported.posts["source_row"].iloc[positions])


def test_the_posts_of_a_cell_are_found(imported):
    cell = cell_of(imported, -1)
    assert rows_at(imported, posts_of_cell(imported, cell, 5)) == [2, 3, 4, 5, 6, 7, 8]
    assert rows_at(imported, posts_of_cell(imported, cell, 6)) == [2, 3, 4, 5, 6, 7, 8]
    everything = cell_of(imported, -1, 1_000_000)
    assert len(posts_of_cell(imported, everything, 5)) == 11


def test_a_cell_of_few_people_gives_nothing(imported):
    assert len(posts_of_cell(imported, cell_of(imported, -1), 7)) == 0
    few = cell_of(imported, 0)  # four posts of three people
    assert len(posts_of_cell(imported, few, 4)) == 0
    assert rows_at(imported, posts_of_cell(imported, few, 3)) == [9, 10, 11, 12]


def test_only_the_topic_of_the_map_counts(imported):
    cell = cell_of(imported, -1)
    assert rows_at(imported, posts_of_cell(imported, cell, 1, "น้ำ")) == [2, 3]
    assert len(posts_of_cell(imported, cell, 2, "น้ำ")) == 0  # both of one person
    assert len(posts_of_cell(imported, cell, 1, "ไฟ")) == 0


@pytest.mark.parametrize(
    "cell", ["", "a", "250_1", "250_1_2_3", "0_1_2", "-250_1_2", "nan_1_2", "250_1.5_2", "250_9_9"]
)
def test_what_is_no_cell_here_gives_nothing(imported, cell):
    assert posts_of_cell(imported, cell, 1).tolist() == []


def test_an_import_without_points_gives_nothing(imported):
    nowhere = Import(imported.posts.iloc[:2].reset_index(drop=True), ReadReport(), None, A)
    assert posts_of_cell(nowhere, "250_1_2", 1).tolist() == []
