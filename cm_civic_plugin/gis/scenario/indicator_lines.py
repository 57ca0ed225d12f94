"""The indicators of two futures as people read them: lines with names, sentences, and as CSV."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ...core.catalogue.records import catalogue
from ...core.scenario.indicators import (
    NEAREST,
    NO_VALUE,
    OUTSIDE,
    REPAIRED,
    Comparison,
    Indicator,
    IndicatorRow,
    compare,
    is_partly,
)
from ...core.scenario.plan import Plan
from ..i18n import language, tr

_UNKNOWN = (OUTSIDE, NO_VALUE)  # of one element, where all others may be known


class IndicatorLines:
    """The lines of a table about two of a plan's ``futures``: one line an indicator.

    Args:
        rows: what ``Indicators.table`` returned for the pair.
        pair: the ids of the two futures.
        known: the indicators by their id.
    """

    def __init__(
        self,
        rows: Sequence[IndicatorRow],
        pair: tuple[str, str],
        plan: Plan,
        known: Mapping[str, Indicator],
    ) -> None:
        futures = {future.id: future for future in plan.futures}
        self.futures = (futures[pair[0]], futures[pair[1]])
        self.lines = [line for line in compare(rows, *pair) if line.id != REPAIRED]
        self.is_sample = any(row.sample for row in rows)
        self._plan, self._known = plan, known

    @property
    def is_partly(self) -> bool:
        """Whether the data cover only a part of what is drawn, in any of the lines."""
        return any(is_partly(row) for line in self._with_parts() for row in line.sides)

    def parts(self, line: Comparison) -> list[Comparison]:
        """Return the lines about the elements that have something of what a line is about."""
        at_zero = self._known[line.id].measure == NEAREST  # no distance is as near as can be

        def tells(row: IndicatorRow | None) -> bool:
            if row is None:
                return False
            return bool(row.value) or (at_zero and row.value == 0) or row.reason in _UNKNOWN

        return [part for part in line.parts if tells(part.one) or tells(part.other)]

    def name(self, line: Comparison, code: str = "") -> str:
        """Return what a line is called: its element, or its indicator where it is of all."""
        code = code or language()
        words = self._known[line.id].name
        if line.element_id is not None:
            element = self._plan.element(line.element_id)
            if element is None:
                return line.element_id
            words = element.name
        return getattr(words, code).replace("\u200b", "")

    def sentences(self, each_element: bool) -> list[str]:
        """Return all lines as sentences, also those about single elements if that is asked."""
        lines = self._with_parts() if each_element else self.lines
        return [sentence for line in lines for sentence in line_sentences(line)]

    def csv_lines(self) -> list[list[object]]:
        """Return head and lines; a difference that is not known is an empty cell, never 0."""
        one, other = (future.id for future in self.futures)
        head = ["indicator", "element", "indicator_th", "indicator_en", "element_th", "element_en"]
        head += ["unit", one, other, "difference"]
        head += [f"{which}_{code}" for which in (one, other, "difference") for code in ("th", "en")]
        head += ["rule_th", "rule_en", "source_layer", "sample"]
        lines: list[list[object]] = [head]
        for line in self._with_parts():
            row = line.one or line.other
            whole = Comparison(line.id, None, None, None, None)
            cells: list[object] = [line.id, line.element_id]
            cells += [self.name(whole, code) for code in ("th", "en")]
            cells += [self.name(line, code) if line.element_id else "" for code in ("th", "en")]
            sides = (line.one, line.other, line.difference)
            cells.append(row.unit if row else "")
            cells += [side.value if side else None for side in sides]
            for side in sides:
                cells += [side.sentence_th, side.sentence_en] if side else ["", ""]
            cells += [row.rule_th, row.rule_en, row.source_layer] if row else ["", "", ""]
            cells.append("yes" if row and row.sample else "")
            lines.append(cells)
        return lines

    def _with_parts(self) -> Iterator[Comparison]:
        for line in self.lines:
            yield line
            yield from self.parts(line)


def line_words(line: Comparison) -> list[str]:
    """Say a line in sentences, with its rule and the layer behind it."""
    thai = language() == "th"
    said = line_sentences(line)
    row = line.one or line.other
    if row is not None:
        said.append(tr("How: {rule}", rule=row.rule_th if thai else row.rule_en))
        if row.source_layer:
            said.append(tr("From: {layer}", layer=_title(row.source_layer, language())))
    return said


def line_sentences(line: Comparison) -> list[str]:
    """Say a line's sides: of the first future, of the second, and the difference."""
    thai = language() == "th"
    return [row.sentence_th if thai else row.sentence_en for row in line.sides]


def _title(layer_id: str, code: str) -> str:
    titles = {record.id: record.title(code) for record in catalogue().records}
    return titles.get(layer_id, layer_id)
