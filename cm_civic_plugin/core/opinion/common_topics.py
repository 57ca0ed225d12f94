"""Which topics are common: what few people call their topic may be somebody's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .libraries import need_pandas

if TYPE_CHECKING:
    import pandas as pd

LEAST_TOPIC_ROWS = 5
"""A topic is common from so many posts, and so many people where they are told apart."""
_MOST_TOPICS = 10_000


class TopicCount:
    """Counts the posts of each topic, and whether enough people wrote them."""

    def __init__(self, least: int = LEAST_TOPIC_ROWS) -> None:
        self._least = least
        self._rows: dict[str, int] = {}
        self._people: dict[str, set[int]] = {}  # no more than the least; -1 is whom nobody names
        self._told_apart = False

    def add(self, posts: pd.DataFrame) -> None:
        """Count the posts of a part of a table (columns ``topic`` and ``author_no``)."""
        pd = need_pandas()
        code, names = pd.factorize(posts["topic"])  # -1 where there is none
        has = code >= 0
        rows = np.bincount(code[has], minlength=len(names))
        authors = posts["author_no"].fillna(-1).to_numpy(dtype=np.int64)
        self._told_apart = self._told_apart or bool((authors >= 0).any())
        who, people = pd.factorize(authors[has])
        pairs = np.unique(code[has] * max(1, len(people)) + who)
        starts = np.searchsorted(pairs, np.arange(len(names) + 1) * max(1, len(people)))
        for at, (topics, count) in enumerate(zip(names, rows.tolist())):
            wrote = people[pairs[starts[at] : starts[at + 1]][: self._least] % len(people)].tolist()
            for topic in topics.split(";"):
                if topic not in self._rows and len(self._rows) >= _MOST_TOPICS:
                    continue
                self._rows[topic] = self._rows.get(topic, 0) + count
                known = self._people.setdefault(topic, set())
                if len(known) < self._least:
                    known.update(wrote)

    def common(self) -> dict[str, int]:
        """Return topic -> posts of those that enough people wrote of."""
        return {
            topic: rows
            for topic, rows in self._rows.items()
            if rows >= self._least
            and (not self._told_apart or len(self._people[topic]) >= self._least)
        }
