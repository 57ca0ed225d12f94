"""Words that set cells apart, against the formula by hand; Thai cut with and without a library."""

from __future__ import annotations

import math
import sys
import types

import numpy as np
import pytest

from cm_civic_plugin.core.opinion import words as module
from cm_civic_plugin.core.opinion.words import cut_thai, cutter, top_words, words_of


@pytest.fixture(autouse=True)
def without_library(monkeypatch):
    """The small fallback, whatever is installed."""
    monkeypatch.setitem(sys.modules, "pythainlp.tokenize", None)
    cutter.cache_clear()
    yield
    cutter.cache_clear()


@pytest.mark.parametrize(
    ("run", "words"),
    [
        ("น้ำท่วมถนน", ["น้ำท่วม", "ถนน"]),  # the longest match, not น้ำ and ท่วม
        ("ฝาท่อชำรุด", ["ฝาท่อ", "ชำรุด"]),
        ("ไฟทางดับ", ["ไฟทาง", "ดับ"]),
        ("ถนนแม่ปูคาพัง", ["ถนน", "แม่ปูคา", "พัง"]),  # an unknown name stays whole
        ("เกี๊ยว", ["เกี๊ยว"]),
        ("", []),
    ],
)
def test_cutting_thai_without_a_library(run, words):
    assert cut_thai(run) == words
    assert "".join(cut_thai(run)) == run


def test_clusters_are_never_parted():
    words, _ = module._word_list()
    assert "ดี" in words
    assert cut_thai("ดีๆ") == ["ดีๆ"]  # not ดี and a mark alone
    for text in ("กรุณาเก็บขยะด้วยค่ะ", "แก้ไขเร็วๆนี้ครับ", "สี่แยกภูคำ"):
        pieces = cut_thai(text)
        assert "".join(pieces) == text
        assert not any(piece[0] in "ะาำๅ็่้๊๋์ิีึืุู" for piece in pieces)


def test_what_carries_no_meaning_is_left_out():
    found = words_of("น้ำท่วมที่ถนน 123 โทร [phone] ครับ Flooded THE road ๑๒๓ [name] a ok")
    assert found == {"น้ำท่วม", "ถนน", "โทร", "flooded", "road"}


def test_the_library_is_used_where_it_is_installed(monkeypatch):
    seen = []

    def word_tokenize(run, engine, keep_whitespace):
        seen.append((run, engine))
        return ["น้ำ", "ท่วม"]

    library = types.SimpleNamespace(word_tokenize=word_tokenize)
    monkeypatch.setitem(sys.modules, "pythainlp", types.ModuleType("pythainlp"))
    monkeypatch.setitem(sys.modules, "pythainlp.tokenize", library)
    cutter.cache_clear()
    assert words_of("น้ำท่วม") == {"น้ำ", "ท่วม"}
    assert seen == [("น้ำท่วม", "newmm")]


def rank(texts, cell, author=None, cells=2, **more):
    count = len(texts)
    author = np.full(count, -1) if author is None else np.array(author)
    shown = more.pop("shown", np.ones(cells, dtype=bool))
    return top_words(
        texts, np.array(cell), author, np.zeros(count, dtype=int), np.array(shown), **more
    )


@pytest.mark.parametrize("floods", range(5, 16))
def test_log_odds_by_hand(floods):
    """Cell 0: flood and ten of road; cell 1: forty of road and nine of flood."""
    texts = ["flood"] * floods + ["road"] * 50 + ["flood"] * 9
    total = floods + 59
    prior = total / 2
    a = prior * (floods + 9) / total
    delta = math.log((floods + a) / (floods + 10 + prior - floods - a)) - math.log(
        (9 + a) / (49 + prior - 9 - a)
    )
    z = delta / math.sqrt(1 / (floods + a) + 1 / (9 + a))
    found = rank(texts, [0] * (floods + 10) + [1] * 49)[0]
    assert found == ("flood" if z >= 1.96 else None)
    assert (found is None) == (floods < 10)  # so that both sides of the line are in this test


def test_only_words_of_enough_people():
    texts = ["น้ำท่วม"] * 30 + ["ถนน"] * 60
    cell = [0] * 30 + [1] * 60
    assert rank(texts, cell) == ["น้ำท่วม", "ถนน"]
    one_voice = [7] * 27 + [1, 2, 3] + list(range(100, 160))
    assert rank(texts, cell, one_voice)[0] is None  # four people
    assert rank(texts, cell, one_voice, min_people=4)[0] == "น้ำท่วม"
    assert rank(texts, cell, shown=[False, True])[0] is None


def test_the_order_of_the_posts_does_not_show():
    chance = np.random.default_rng(1)
    vocabulary = ["น้ำท่วม", "ถนน", "ขยะ", "ไฟทาง", "ตลาด", "ฝุ่น", "วัด", "สะพาน"]
    cell = np.repeat([0, 1, 2], 80)
    texts = [
        f"{vocabulary[chance.integers(0, 3) + 2 * spot]} {vocabulary[chance.integers(0, 8)]}"
        for spot in cell
    ]
    once = rank(texts, cell, cells=3)
    assert all(once)
    order = chance.permutation(len(texts))
    assert rank([texts[i] for i in order], cell[order], cells=3) == once
    assert all(len(words.split(", ")) <= 2 for words in rank(texts, cell, cells=3, most=2))


def test_no_text_no_words():
    assert rank([None, "", "123 [phone]"], [0, 1, 1]) == [None, None]
