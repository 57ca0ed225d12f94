"""Which layers take an element, by its tags alone, and what the tags say of its rows there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ...core.catalogue.records import LayerRecord
from ...core.catalogue.tag_filter import RecordMatcher, Tags, parse_hstore
from .layer_rows import LayerRows, TagValues

_REMEMBERED = 10_000  # tag strings: some 10 MB
_UNSEEN = object()


class Matches(NamedTuple):
    """The layers that take an element.

    ``platform`` tells of a way that is one, ``route`` of a relation that has to leave them out.
    """

    layers: tuple[tuple[LayerRows, TagValues], ...]
    platform: bool
    route: bool


class TagMatches:
    """Finds the layers of elements of one kind and remembers what it found.

    Half to nine tenths of the ways of a city have tags that others have too, ``building=yes`` above
    all: what follows from the tags is then worked out once.
    """

    def __init__(
        self, records: Iterable[LayerRecord], layers: dict[str, LayerRows], kind: str
    ) -> None:
        """``kind`` is node, way or relation; ``layers`` the rows of the records by id."""
        self._matcher = RecordMatcher(records, kind)
        self._layers = layers
        self._is_way = kind == "way"
        self._remembered: dict[str, Matches | None] = {}

    def of(self, hstore: str) -> Matches | None:
        """Return what takes an element with these tags, None where nothing does."""
        found = self._remembered.get(hstore, _UNSEEN)
        if found is _UNSEEN:
            if len(self._remembered) >= _REMEMBERED:
                self._remembered.clear()
            found = self._remembered[hstore] = self._find(hstore)
        return found

    def _find(self, hstore: str) -> Matches | None:
        if not hstore:
            return None
        tags = parse_hstore(hstore)
        rows = [self._layers[record.id] for record in self._matcher.match(tags)]
        platform = self._is_way and _is_platform(tags)
        if not rows and not platform:
            return None
        route = any(layer.record.access["extract"] == "route" for layer in rows)
        return Matches(tuple((layer, layer.of_tags(tags)) for layer in rows), platform, route)


def _is_platform(tags: Tags) -> bool:
    return "platform" in (tags.get("public_transport"), tags.get("highway"), tags.get("railway"))
