"""Answers to a form: which question holds the opinion, which ones the topics."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from ..mapping import Column, longest_text, look_at, split_topics
from .any_table import Table
from .csv_reader import CsvReader
from .headers import is_private

_ONE_OF_MANY = re.compile(r"(.+)/([^/]+)")
_TICKED = frozenset(("1", "1.0", "true", "yes"))
_TICK = _TICKED | {"0", "0.0", "false", "no"}


class SurveyReader(CsvReader):
    """A table of one form's submissions.

    The question answered at greatest length is the text. A question is a topic when few answers
    come again and again, or when it may have many answers, each with its own column ``Q/answer``
    of 0 and 1. An answer that somebody wrote in their own words is no topic. Questions that ask
    who somebody is, what age or sex, or how to reach them are not read at all.

    Args:
        table: the submissions.
        reasons: why the platform was recognised.
        index: role -> column for what the platform's own columns and its place questions tell.
        leave: columns that are no questions.
    """

    def __init__(
        self, table: Table, reasons: list[str], index: dict[str, int], leave: Collection[int]
    ) -> None:
        taken = {*leave, *index.values()}
        asked = [
            (place, column)
            for place, column in enumerate(look_at(table.header, table.sample))
            if place not in taken and column.name and not is_private(column.name)
        ]
        self._ticks = _find_ticks(asked, table.header)
        whole = {_ONE_OF_MANY.fullmatch(table.header[place])[1] for place in self._ticks}
        left = [
            (place, column)
            for place, column in asked
            if place not in self._ticks and column.name not in whole
        ]
        text = longest_text(left)
        if text is not None:
            index = {**index, "text": text}
        self._choices = {
            place: frozenset(column.options)
            for place, column in left
            if place != text and not column.private and column.options
        }
        super().__init__(table, reasons, index)
        topics = [table.header[place] for place in sorted({*self._choices, *self._ticks})]
        if topics:
            self.fields["topic"] = "; ".join(topics)

    def column(self, records: Sequence[Sequence[str]], role: str) -> list[str]:
        """Return the cells of a role; the topics of a record are joined by ``;``."""
        if role != "topic":
            return super().column(records, role)
        if not self._choices and not self._ticks:
            return []
        return [self._topics(record) for record in records]

    def _topics(self, record: Sequence[str]) -> str:
        found = [
            part.replace(";", ",")
            for place, options in self._choices.items()
            for part in split_topics(record[place])
            if part in options
        ]
        found += [
            name for place, name in self._ticks.items() if record[place].strip().lower() in _TICKED
        ]
        return ";".join(dict.fromkeys(found))


def filled(table: Table, column: int) -> int:
    """Return how many records of the table's sample hold something in a column."""
    return sum(bool(record[column].strip()) for record in table.sample if column < len(record))


def _find_ticks(asked: list[tuple[int, Column]], header: Sequence[str]) -> dict[int, str]:
    """Return the columns that stand for one answer of many, with the answer's name."""
    by_question: dict[str, dict[int, str]] = {}
    for place, column in asked:
        one = _ONE_OF_MANY.fullmatch(column.name)
        if one and all(cell.lower() in _TICK for cell in column.cells):
            by_question.setdefault(one[1], {})[place] = one[2].strip().replace(";", ",")
    return {
        place: name
        for question, answers in by_question.items()
        if question in header or len(answers) > 1
        for place, name in answers.items()
    }
