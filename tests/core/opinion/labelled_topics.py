"""Labelled sentences on a city's matters, and how well topics and stances are suggested for them.

Each is made up for this project. ``topics`` are ids of categories, ``may`` those that are neither
right nor wrong; ``half`` is ``held`` for sentences that were written before the codebook was, and
never looked at while it was tuned on the others. One hand wrote sentences and codebook.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from cm_civic_plugin.core.opinion.codebook import Codebook
from cm_civic_plugin.core.opinion.stance import suggest_all

FILE = Path(__file__).with_name("labelled_topics.jsonl")


@dataclass
class Score:
    """How many were right, wrong and missed, and the sentences with something wrong or missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    faults: list[str] = field(default_factory=list)

    def add(self, text: str, meant: set[str], may: set[str], got: set[str]) -> None:
        """Count what was suggested for one sentence."""
        wrong, missed = got - meant - may, meant - got
        self.right += len(got & meant)
        self.wrong += len(wrong)
        self.missed += len(missed)
        if wrong or missed:
            self.faults.append(f"{text}  +{sorted(wrong)} -{sorted(missed)}")

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed)

    def __str__(self) -> str:
        return (
            f"precision {self.precision:.3f}, recall {self.recall:.3f} "
            f"({self.right} right, {self.wrong} wrong, {self.missed} missed)"
        )


def sentences(half: str | None = None) -> list[dict]:
    """Return the labelled sentences, or those of one half: tune or held."""
    rows = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if half in (None, row["half"])]


def score_topics(codebook: Codebook, rows: list[dict]) -> Score:
    """Return how well the topics suggested are those meant."""
    ids = {category.title_th: category.id for category in codebook.categories}
    score = Score()
    for row, topics in zip(rows, codebook.topics_of([row["text"] for row in rows])):
        got = {ids[title] for title in topics.split(";")} if topics else set()
        score.add(row["text"], set(row["topics"]), set(row["may"]), got)
    return score


def score_stances(rows: list[dict]) -> Score:
    """Return how well the stances suggested are those meant; no stance is none to find."""
    score = Score()
    for row, stance in zip(rows, suggest_all([row["text"] for row in rows])):
        meant = {row["stance"]} - {None}
        score.add(row["text"], meant, {row.get("may_stance")}, {stance} - {None})
    return score


def own_type_suggested(codebook: Codebook, rows: list[tuple[str, str]]) -> tuple[float, float]:
    """Return for rows of type and text how often the type is suggested (0-1), and topics a row.

    A row has one type, so that what else is suggested may be right too.
    """
    meant: dict[str, set[str]] = {}
    for category in codebook.categories:
        for name in category.traffy:
            meant.setdefault(name, set()).add(category.title_th)
    topics = [set(t.split(";")) if t else set() for t in codebook.topics_of([r[1] for r in rows])]
    hits = sum(bool(meant[name] & got) for (name, _text), got in zip(rows, topics))
    return hits / len(rows), sum(map(len, topics)) / len(rows)
