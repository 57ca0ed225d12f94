"""The card of a hotspot cell: what its numbers mean, in sentences, and its course over time."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from qgis.core import (
    NULL,
    QgsFeature,
    QgsFeatureRequest,
    QgsMapLayer,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDate

from ...core.errors import BadInput
from ...core.opinion.recipe import read_recipe
from ...core.opinion.robustness import FACTORS
from ...core.opinion.stance import WORDS, read_cell
from ..i18n import day_words, pick, tr
from .hotspot_words import CLASS_WORDS, SUPPRESSED_WORDS
from .hotspots_layer import recipe_of
from .quotes import quotes_of
from .topic_words import topic_words
from .waves_layer import PATTERN_WORDS

_HOTSPOT_FIELDS = ("cell_id", "gi_z", "class", "suppressed")
_WAVE_FIELDS = ("cell_id", "step", "start_date", "end_date", "suppressed")
_NO_AUTHORS = ("The export names no authors", "ไม่บอกผู้เขียน")
"""How the abstract of a map says that it counts posts (``hotspot_words``, ``waves_layer``)."""
_SURE = {1: 90, 2: 95, 3: 99}
_MOST_TOPICS = 6
_TOPIC = re.compile(r"(.+) \((\d+)\)")


@dataclass(frozen=True)
class Trend:
    """A cell over time: people or posts in each step, None where that is withheld."""

    counts: tuple[int | None, ...]
    first: QDate
    last: QDate
    of_people: bool
    pattern: str
    layer: str


@dataclass(frozen=True)
class Source:
    """What a hotspot map was made from: the export's SHA-256, and settings that matter here."""

    sha256: str
    min_people: int
    topic: str


def source_of(layer: QgsMapLayer) -> Source:
    """Return what a map was made from, by its recipe.

    Raises:
        BadInput: the layer carries no recipe.
    """
    recipe = read_recipe(recipe_of(layer))
    settings = recipe["settings"]
    return Source(
        str(recipe["inputs"].get("file", "")),
        int(settings.get("MIN_AUTHORS", 5)),
        str(settings.get("TOPIC", "")),
    )


def quotes_in(
    project: QgsProject, layer: QgsVectorLayer, attributes: Mapping[str, Any]
) -> list[str]:
    """Return the reviewed quotes of a cell; of a withheld one there are none."""
    if is_withheld(attributes):
        return []
    with suppress(BadInput):
        source = source_of(layer)
        cell = str(attributes.get("cell_id"))
        return [quote.text for quote in quotes_of(project, source.sha256, cell)]
    return []


def is_hotspot_layer(layer: QgsMapLayer | None) -> bool:
    """Tell whether a layer is a hotspot map; one of waves, which has steps, is not."""
    return _has(layer, _HOTSPOT_FIELDS) and layer.fields().lookupField("step") < 0


def counts_people(abstract: str) -> bool:
    """Tell from a map's abstract whether it surely counts people and not posts."""
    return bool(abstract) and not any(words in abstract for words in _NO_AUTHORS)


def attributes_of(feature: QgsFeature) -> dict[str, Any]:
    """Return a feature's attributes by name, None for null."""
    return {name: _known(value) for name, value in feature.attributeMap().items()}


def is_withheld(attributes: Mapping[str, Any]) -> bool:
    """Tell whether a cell is withheld; one that does not say so clearly is taken for withheld."""
    return str(attributes.get("suppressed")).lower() not in ("false", "0", "f", "no")


def heading(attributes: Mapping[str, Any]) -> str:
    """Return the class of a cell in a few words."""
    words = SUPPRESSED_WORDS if is_withheld(attributes) else CLASS_WORDS[_class(attributes)]
    return pick(*words)


def sentences(
    attributes: Mapping[str, Any], abstract: str = "", trend: Trend | None = None
) -> list[str]:
    """Return what is to be said of a cell, plain text; of a withheld one only that it is so.

    Args:
        attributes: of a feature of a hotspot layer; fields that are missing are passed over.
        abstract: of the layer's metadata, which tells whether people or posts were counted.
        trend: the cell over time, where that is known.
    """
    if is_withheld(attributes):
        return [
            tr(
                "Few people wrote here, or this cell's number would give away another's. It is "
                "withheld so that nobody can be found."
            )
        ]
    people = counts_people(abstract)
    if not abstract:  # lost when the layer was saved as something else
        people = attributes.get("authors") not in (None, attributes.get("posts"))
    said = [_meaning(_class(attributes), people), *_numbers(attributes, people)]
    said += _content(attributes)
    if trend is not None:
        said += _course(trend)
    said += _doubts(attributes)
    return said


def card_html(
    attributes: Mapping[str, Any],
    abstract: str = "",
    layer: str = "",
    trend: Trend | None = None,
    quotes: Sequence[str] = (),
) -> str:
    """Return the card as HTML in the current language; all that comes from data is escaped.

    ``quotes`` are reviewed (``quotes_in``).
    """
    lines = "".join(
        f"<p>{html.escape(line)}</p>" for line in sentences(attributes, abstract, trend)
    )
    if quotes:
        lines += f"<p><b>{html.escape(tr('In their words, reviewed:'))}</b></p>"
        lines += "".join(f"<blockquote>“{html.escape(quote)}”</blockquote>" for quote in quotes)
    source = tr("Cell {cell} of {layer}", cell=attributes.get("cell_id") or "?", layer=layer)
    # a name may break at its underscores, or it would widen the dock
    small = html.escape(source).replace("_", "_\u200b")
    return f"<h3>{html.escape(heading(attributes))}</h3>{lines}<p><small>{small}</small></p>"


def find_trend(project: QgsProject, hotspots: QgsVectorLayer, cell: QgsFeature) -> Trend | None:
    """Return the course of a hotspot cell from the topmost waves of the same cells, if any.

    Waves whose recipe names another topic or another file are not of the same. A cell that is
    withheld, here or in the waves, has no course.
    """
    attributes = attributes_of(cell)
    if is_withheld(attributes):
        return None
    for layer in project.layerTreeRoot().layerOrder():
        if _has(layer, _WAVE_FIELDS) and _same_posts(layer, hotspots):
            rows = _rows(layer, hotspots, cell, attributes["cell_id"])
            if rows:
                return _trend(project, layer, rows)
    return None


def _meaning(class_: int, people: bool) -> str:
    sure = _SURE.get(abs(class_))
    if not class_:
        if people:
            return tr("People speak of this place no more and no less than chance would bring.")
        return tr("There are no more and no fewer posts on this place than chance would bring.")
    if class_ > 0 and people:
        return tr(
            "Here and just around, more people speak than chance would bring ({sure} % sure).",
            sure=sure,
        )
    if class_ > 0:
        return tr(
            "Here and just around, there are more posts than chance would bring ({sure} % sure).",
            sure=sure,
        )
    if people:
        return tr(
            "Here and just around, fewer people speak than chance would bring ({sure} % sure).",
            sure=sure,
        )
    return tr(
        "Here and just around, there are fewer posts than chance would bring ({sure} % sure).",
        sure=sure,
    )


def _numbers(attributes: Mapping[str, Any], people: bool) -> list[str]:
    posts, authors, rate = (attributes.get(name) for name in ("posts", "authors", "rate"))
    said = []
    if posts == 0:
        said.append(tr("Nobody wrote in this cell itself."))
    elif posts is not None and people and authors is not None:
        said.append(
            tr("People: {people}. Posts: {posts}.", people=f"{authors:,}", posts=f"{posts:,}")
        )
    elif posts is not None:
        said.append(
            tr("Posts: {posts}. How many people wrote them is not known.", posts=f"{posts:,}")
        )
    if rate is not None:
        words = f"{rate:,.1f}"
        said.append(
            tr("That is {rate} people per 1,000 residents.", rate=words)
            if people
            else tr("That is {rate} posts per 1,000 residents.", rate=words)
        )
    return said


def _content(attributes: Mapping[str, Any]) -> list[str]:
    said = []
    topics = _topics(attributes.get("topics") or "")
    if topics:
        said.append(tr("Posts by topic: {topics}.", topics=topics))
    stances = read_cell(attributes.get("stance"))
    if stances:
        words = ", ".join(f"{tr(WORDS[name])} {people:,}" for name, people in stances.items())
        said.append(tr("People by stance: {stances}.", stances=words))
    if attributes.get("reactions") is not None:
        said.append(
            tr(
                "Reactions to the posts: {reactions}. They are clicks, counted apart from people.",
                reactions=f"{attributes['reactions']:,}",
            )
        )
    if attributes.get("topic_share") is not None and attributes.get("topic_lift") is not None:
        said.append(
            tr(
                "Of all people who wrote here, {share} % wrote of the map's topic: {lift} times "
                "the part in the whole area.",
                share=f"{100 * attributes['topic_share']:.0f}",
                lift=f"{attributes['topic_lift']:.1f}",
            )
        )
    if attributes.get("top_words"):
        said.append(
            tr("Words that set it apart from other cells: {words}.", words=attributes["top_words"])
        )
    first, last = (_day(attributes.get(name)) for name in ("first_seen", "last_seen"))
    if first and last:
        said.append(tr("First post {first}, last post {last}.", first=first, last=last))
    return said


def _topics(text: str) -> str:
    """Return ``flood (12); road (7)`` as a short list, the topics with most posts only."""
    parts = [part for part in text.split("; ") if part]
    found = [_TOPIC.fullmatch(part) for part in parts]
    listed = [
        f"{topic_words(one[1])} {int(one[2]):,}" if one else part for one, part in zip(found, parts)
    ]
    more = len(listed) - _MOST_TOPICS
    words = ", ".join(listed[:_MOST_TOPICS])
    return tr("{topics} and {count} more", topics=words, count=more) if more > 0 else words


def _course(trend: Trend) -> list[str]:
    cold = trend.pattern.startswith("cold_")
    words = PATTERN_WORDS.get("cold" if cold else trend.pattern)
    if words is None or trend.pattern == "none":
        return []
    return [tr("Over time: {pattern} (from {layer}).", pattern=pick(*words), layer=trend.layer)]


def _doubts(attributes: Mapping[str, Any]) -> list[str]:
    said = []
    class_, robust = _class(attributes), attributes.get("robust")
    if class_ and robust is not None:
        sizes = len(FACTORS) + 1
        agree = round(robust * sizes)
        said.append(
            tr("It stays so when the cells are made smaller or larger.")
            if agree == sizes
            else tr(
                "It is so in only {agree} of {sizes} cell sizes tried: lean on it with care.",
                agree=agree,
                sizes=sizes,
            )
        )
    if class_ < 0:
        said.append(tr("A cold cell says that few spoke, not that all is well there."))
    else:
        said.append(
            tr("It says how much people speak of a place, not that it is bad or that most agree.")
        )
    return said


def _class(attributes: Mapping[str, Any]) -> int:
    value = int(attributes.get("class") or 0)
    return value if value in CLASS_WORDS else 0


def _day(value: Any) -> str:
    """Return a date's words; a file that knows no dates holds them as texts."""
    day = QDate.fromString(value[:10], "yyyy-MM-dd") if isinstance(value, str) else value
    if hasattr(day, "date"):  # some files hold a date and a time
        day = day.date()
    return day_words(day) if isinstance(day, QDate) and day.isValid() else ""


def _known(value: Any) -> Any:
    return None if value == NULL else value


def _has(layer: QgsMapLayer | None, names: tuple[str, ...]) -> bool:
    return isinstance(layer, QgsVectorLayer) and all(
        layer.fields().lookupField(name) >= 0 for name in names
    )


def _same_posts(waves: QgsVectorLayer, hotspots: QgsVectorLayer) -> bool:
    """Tell whether two maps are of the same posts, as far as their recipes tell."""
    with suppress(BadInput):
        one, other = (read_recipe(recipe_of(layer)) for layer in (waves, hotspots))
        if one["settings"].get("TOPIC", "") != other["settings"].get("TOPIC", ""):
            return False
        both = one["inputs"].keys() & other["inputs"].keys()
        return all(one["inputs"][name] == other["inputs"][name] for name in both)
    return True


def _rows(
    waves: QgsVectorLayer, hotspots: QgsVectorLayer, cell: QgsFeature, cell_id: str
) -> list[dict[str, Any]]:
    """Return the steps of a cell; by place and then by id, as only the place has an index."""
    if waves.crs() != hotspots.crs():
        return []
    middle = cell.geometry().centroid().asPoint()
    near = QgsRectangle(middle.x() - 1, middle.y() - 1, middle.x() + 1, middle.y() + 1)
    request = QgsFeatureRequest(near).setFlags(QgsFeatureRequest.Flag.NoGeometry)
    rows = [attributes_of(feature) for feature in waves.getFeatures(request)]
    return [row for row in rows if row["cell_id"] == cell_id]


def _trend(project: QgsProject, waves: QgsVectorLayer, rows: list[dict[str, Any]]) -> Trend | None:
    if any(row["step"] is None for row in rows):
        return None  # withheld over the whole time
    steps, first, last = _span(project, waves.id(), waves.featureCount())
    counts: list[int | None] = [0] * steps
    for row in rows:
        counts[row["step"]] = None if is_withheld(row) else row["authors"]
    of_people = counts_people(waves.metadata().abstract())
    pattern = next((row["pattern"] for row in rows if row.get("pattern")), "none")
    return Trend(tuple(counts), first, last, of_people, pattern, waves.name())


@lru_cache(maxsize=8)  # it takes a look at every row, too long to do at each click
def _span(project: QgsProject, layer_id: str, _count: int) -> tuple[int, QDate, QDate]:
    """Return the number of steps of waves, their first and their last day."""
    layer = project.mapLayer(layer_id)
    step, start, end = (layer.fields().lookupField(n) for n in ("step", "start_date", "end_date"))
    days = [layer.minimumValue(start), layer.maximumValue(end)]
    first, last = (
        QDate.fromString(day, "yyyy-MM-dd") if isinstance(day, str) else day for day in days
    )
    return int(layer.maximumValue(step)) + 1, first, last
