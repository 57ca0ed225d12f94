"""Suggested stances: said outright or not at all, and nobody's to be told."""

from __future__ import annotations

import numpy as np
import pytest

from cm_civic_plugin.core.opinion import stance as stance_module
from cm_civic_plugin.core.opinion.places.matcher import Matcher
from cm_civic_plugin.core.opinion.stance import (
    AGAINST,
    OTHER,
    SUPPORT,
    in_cells,
    read_cell,
    suggest,
    suggest_all,
)
from cm_civic_plugin.core.opinion.suppression import people_per_cell
from tests.core.opinion.labelled_topics import score_stances, sentences


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("เห็นด้วยครับ", "support"),
        ("ไม่เห็นด้วยครับ", "against"),
        ("ไม่ค่อยเห็นด้วยเลย", "against"),
        ("เราไม่สนับสนุนเรื่องนี้", "against"),
        ("คัดค้านการสร้างเขื่อน", "against"),
        ("ไม่ได้คัดค้านอะไร", None),
        ("ไม่ได้สนับสนุนใคร", None),
        ("ไม่ใช่ว่าไม่เห็นด้วย", None),
        ("เห็นด้วยไหม", None),
        ("เห็นด้วยกับการปิดถนนหรือเปล่า", None),
        ("เห็นด้วยนะ เรื่องผ้าไหมพื้นเมือง", "support"),
        ("เห็นด้วย กลัวไฟไหม้ป่า", "support"),
        ("คนที่ไม่เห็นด้วยมีเยอะ", None),
        ("ผู้สนับสนุนหลักของงาน", None),
        ("ถ้าเห็นด้วยกดไลก์", None),
        ("ส่วนหนึ่งเห็นด้วย แต่ผมขอคัดค้าน", None),  # both
        ("อยากให้มีสวนสาธารณะ", "support"),
        ("ไม่อยากให้มีลานจอดรถ", "against"),
        ("อยากให้มาซ่อมถนน", None),
        ("ห้ามจอดตลอดแนว", None),
        ("แจ้งไปแล้วครับ ไม่ได้ดีขึ้นเลย", None),
        ("I don't support this", "against"),
        ("We support this", "support"),
        ("Who would support this?", None),
        ("leaning against the wall", None),
        ("", None),
    ],
)
def test_what_is_said_outright(text, stance):
    assert suggest(text) == stance


def test_many_at_once():
    assert suggest_all([None, "เห็นด้วย", "", "คัดค้าน"]) == [None, "support", None, "against"]
    assert suggest_all([]) == []


@pytest.mark.parametrize("half", ["tune", "held"])
def test_how_well_stances_are_suggested(half):
    rows = sentences(half)
    score = score_stances(rows)
    assert sum(row["stance"] is not None for row in rows) >= 15
    assert score.precision > 0.85
    assert score.recall > 0.8


def test_without_pyahocorasick_the_stances_are_the_same(monkeypatch):
    texts = [row["text"] for row in sentences()]
    expected = suggest_all(texts)
    monkeypatch.setattr(stance_module, "make_matcher", Matcher)
    monkeypatch.setattr(stance_module, "_rules", stance_module._rules.__wrapped__)
    assert suggest_all(texts) == expected


def cell_of(pro, contra, rest, least=5, author=None):
    """Return what is said of one cell of people of their own."""
    stance = np.array([SUPPORT] * pro + [AGAINST] * contra + [""] * rest, dtype=object)
    cell, platform = np.zeros((2, len(stance)), dtype=int)
    author = np.arange(len(stance)) if author is None else np.array(author)
    people, _ = people_per_cell(cell, author, platform, 2)
    return in_cells(cell, author, platform, stance, people, people >= least, least)[0]


@pytest.mark.parametrize(
    ("pro", "contra", "rest", "said"),
    [
        (12, 5, 10, "support (12); against (5); other (10)"),
        (12, 5, 0, "support (12); against (5)"),
        (12, 0, 8, "support (12); other (8)"),
        (12, 4, 8, "support (12); other (12)"),  # the four are not named
        (12, 1, 4, "support (12); other (5)"),
        (12, 0, 4, None),  # four who are not for it would be told
        (12, 5, 1, None),  # one of no stance would be left
        (12, 0, 0, None),  # all of one mind: everybody's would be told
        (4, 4, 20, None),
        (0, 6, 9, "against (6); other (9)"),
        (0, 0, 9, None),
        (2, 1, 1, None),
    ],
)
def test_no_group_of_few_can_be_told(pro, contra, rest, said):
    assert cell_of(pro, contra, rest) == said


def test_a_map_that_shows_everybody_tells_no_stance_of_few():
    assert cell_of(4, 3, 9, least=1) is None
    assert cell_of(6, 3, 9, least=1) == "support (6); other (12)"
    assert cell_of(6, 3, 9, least=7) is None


def test_every_group_that_can_be_worked_out_has_enough_people():
    told = 0
    for pro in range(14):
        for contra in range(14):
            for rest in range(14):
                groups = read_cell(cell_of(pro, contra, rest))
                if not groups:
                    continue
                told += 1
                assert sum(groups.values()) == pro + contra + rest
                assert min(groups.values()) >= 5
                assert len(groups) > 1
                assert groups.get(SUPPORT, pro) == pro
                assert groups.get(AGAINST, contra) == contra
    assert told > 500


def test_people_count_and_not_posts():
    # 20 posts for it by one person are one person.
    assert cell_of(20, 0, 9, author=[1] * 20 + list(range(2, 11))) is None
    # Six people, one of whom wrote both for and against: other.
    author = [1, 2, 3, 4, 5, 6, 6, *range(7, 12)]
    assert cell_of(6, 1, 5, author=author) == "support (5); other (6)"
    # A platform without authors: posts are counted, as everywhere.
    assert cell_of(6, 0, 5, author=[-1] * 11) == "support (6); other (5)"
    # A platform with some: those unnamed are one person.
    assert cell_of(9, 0, 6, author=[-1] * 5 + list(range(10))) == "support (5); other (6)"


def test_hidden_cells_say_nothing():
    cell = np.zeros(20, dtype=int)
    author, platform = np.arange(20), np.zeros(20, dtype=int)
    stance = np.array([SUPPORT] * 10 + [""] * 10, dtype=object)
    people = np.array([20])
    assert in_cells(cell, author, platform, stance, people, np.array([False]), 5) == [None]
    assert in_cells(cell, author, platform, stance, people, np.array([True]), 5) == [
        "support (10); other (10)"
    ]


def test_reading_a_cell():
    assert read_cell("support (12); other (8)") == {SUPPORT: 12, OTHER: 8}
    assert read_cell(None) == read_cell("") == {}
