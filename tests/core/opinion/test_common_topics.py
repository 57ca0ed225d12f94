"""Which topics may be spoken of: not what one person calls their own posts."""

from __future__ import annotations

from cm_civic_plugin.core.opinion.common_topics import TopicCount
from cm_civic_plugin.core.opinion.post_table import make_posts


def table(topics, authors=None):
    return make_posts({"topic": topics, "author_no": authors}, len(topics))


def test_people_count_where_they_are_told_apart():
    count = TopicCount()
    count.add(table(["ไฟ;ของฉัน", "ไฟ;ของฉัน", "ไฟ", None], [1, 1, 2, 3]))
    count.add(table(["ไฟ", "ไฟ", "ไฟ;ของฉัน", "ของฉัน", "ของฉัน"], [3, 4, 5, 1, None]))
    assert count.common() == {"ไฟ": 6}


def test_posts_count_where_nobody_is_named():
    count = TopicCount()
    count.add(table(["ไฟ"] * 5 + ["น้ำ"] * 4 + [None]))
    assert count.common() == {"ไฟ": 5}
    count.add(table([]))
    count.add(table([None]))
    count.add(table(["น้ำ"]))
    assert count.common() == {"ไฟ": 5, "น้ำ": 5}


def test_a_column_of_free_text_does_not_fill_the_memory(monkeypatch):
    monkeypatch.setattr("cm_civic_plugin.core.opinion.common_topics._MOST_TOPICS", 3)
    count = TopicCount(least=1)
    count.add(table(["ก", "ข", "ค", "ง", "ก"]))
    assert count.common() == {"ก": 2, "ข": 1, "ค": 1}
