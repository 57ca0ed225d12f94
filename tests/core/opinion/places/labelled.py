"""The labelled sentences about Chiang Mai, and how well a gazetteer finds what they name.

Each is written for this project. ``places`` are the official names meant (with ``/`` between
several that are right alike); ``half`` says whether the rules were tuned on it or not.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from cm_civic_plugin.core.opinion.places.finder import ACCEPT, find_mentions
from cm_civic_plugin.core.opinion.places.gazetteer import Gazetteer

FILE = Path(__file__).with_name("labelled_sentences.jsonl")


@dataclass
class Score:
    """Right, wrong and missed names; ``asked`` of the missed are candidates of a review item."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    asked: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed)


def sentences(half: str | None = None) -> list[dict]:
    """Return the labelled sentences, or those of one half: tune or held."""
    rows = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if half in (None, row["half"])]


def score(gazetteer: Gazetteer, rows: list[dict]) -> Score:
    """Return how well the places taken without asking are those meant."""
    total = Score()
    for row, mentions in zip(rows, find_mentions(gazetteer, [row["text"] for row in rows])):
        taken = {m.place.name for m in mentions if m.confidence >= ACCEPT}
        asked = {c.place.name for m in mentions if m.confidence < ACCEPT for c in m.candidates}
        meant = [set(name.split("/")) for name in row["places"]]
        total.wrong += len(taken - set().union(*meant))
        for names in meant:
            if names & taken:
                total.right += 1
            else:
                total.missed += 1
                total.asked += bool(names & asked)
    return total
