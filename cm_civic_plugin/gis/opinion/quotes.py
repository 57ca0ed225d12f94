"""Quotes: posts of a cell that a person has read and found fit to be shown with it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from qgis.core import Qgis, QgsMessageLog

from ...core.opinion.hexgrid import HexGrid
from ...core.opinion.hotspots import people_in_cells, positions_in
from ...core.opinion.privacy import mask_text
from ..i18n import tr
from .kept_posts import SCOPE
from .placed_posts import from_table, has_point, on_topic

if TYPE_CHECKING:
    from qgis.core import QgsProject

    from .session import Import

_KEY = "opinion/quotes"
_CELL_ID = re.compile(r"(\d+(?:\.\d+)?(?:e[+-]?\d+)?)_(-?\d{1,9})_(-?\d{1,9})")
_HALF_LETTER = re.compile("[\ud800-\udfff]")
_NOT_IN_XML = re.compile("[\ufffe\uffff\U00010000-\U0010ffff]")  # Qt 5 drops emoji from a project


@dataclass(frozen=True)
class Quote:
    """A post of a cell, in the words that a reviewer approved.

    ``sha256`` is of the export, ``source_row`` the post's row in it.
    """

    sha256: str
    source_row: int
    cell_id: str
    text: str


def read_quotes(project: QgsProject) -> list[Quote]:
    """Return the project's quotes; of what cannot be read none, with a warning in the log."""
    kept, found = project.readEntry(SCOPE, _KEY, "")
    if not found or not kept:
        return []
    try:
        return [_checked(**quote) for quote in json.loads(kept)]
    except (ValueError, TypeError):
        QgsMessageLog.logMessage(
            tr(
                "The quotes in this project cannot be read, so none is shown. "
                "Review the posts of its cells again."
            ),
            "Chiang Mai Civic",
            Qgis.MessageLevel.Warning,
        )
        return []


def write_quotes(project: QgsProject, quotes: Iterable[Quote]) -> None:
    """Keep quotes in the project, in place of those it had.

    What was typed in cannot carry a phone number or the like out: each text is masked once more.
    A post is quoted once in a cell, as the last of its quotes says; an empty text is no quote.
    """
    kept: dict[tuple[str, int, str], Quote] = {}
    for quote in quotes:
        text = mask_text(_HALF_LETTER.sub("", quote.text).strip())
        key = (quote.sha256, quote.source_row, quote.cell_id)
        kept.pop(key, None)
        if text:
            kept[key] = replace(quote, text=text)
    if kept:
        # as it is read, so that a search of the project's file finds it
        words = json.dumps([asdict(quote) for quote in kept.values()], ensure_ascii=False)
        words = _NOT_IN_XML.sub(lambda letter: json.dumps(letter[0])[1:-1], words)
        project.writeEntry(SCOPE, _KEY, words)
    else:
        project.removeEntry(SCOPE, _KEY)


def quotes_of(project: QgsProject, sha256: str, cell_id: str) -> list[Quote]:
    """Return the quotes from an export in a cell."""
    return [
        quote
        for quote in read_quotes(project)
        if (quote.sha256, quote.cell_id) == (sha256, cell_id)
    ]


def posts_of_cell(imported: Import, cell_id: str, min_people: int, topic: str = "") -> np.ndarray:
    """Return the positions (n,) in ``imported.posts`` of the posts in a cell of a hotspot map.

    None where fewer than ``min_people`` people wrote them, or the cell's id is no hexagon's.
    ``topic`` is the map's: only posts that carry it count. A cell may be withheld on the map for
    its neighbours' sake although enough people wrote in it, so ask the map first.
    """
    nothing = np.empty(0, dtype=np.int64)
    found = _CELL_ID.fullmatch(cell_id)
    if not found or float(found[1]) < 1:
        return nothing
    grid = HexGrid(float(found[1]))
    cell = np.array([[int(found[2]), int(found[3])]], dtype=np.int64)
    posts = from_table(imported.posts)
    here = positions_in(posts, grid, cell) == 0
    if topic:
        here &= on_topic(posts, topic)
    if people_in_cells(posts.where(here), grid, cell)[0] < min_people:
        return nothing
    return np.flatnonzero(has_point(imported.posts))[here]


def _checked(sha256: str, source_row: int, cell_id: str, text: str, **_more: object) -> Quote:
    if not all(isinstance(value, str) for value in (sha256, cell_id, text)):
        raise TypeError("not a quote")
    return Quote(sha256, int(source_row), cell_id, text)
