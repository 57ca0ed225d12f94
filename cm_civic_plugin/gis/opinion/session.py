"""An import in hand: read from a file, its posts placed by their texts, decided by a person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ...core.checksum import sha256
from ...core.errors import BadInput, msg
from ...core.opinion.libraries import need_pandas
from ...core.opinion.places.review import Decision, ReviewItem, apply, in_order, place_table
from ...core.opinion.post_table import ReadReport
from ...core.opinion.reading import read_posts
from ..tasks import Progress
from .gazetteer import pack_gazetteer

if TYPE_CHECKING:
    import pandas as pd

    from ...core.opinion.places.aliases import LocalPlaces

_CHUNK = 5000  # posts between two looks at the cancel button


@dataclass
class Import:
    """An imported file: its posts without their texts and numbers, and the read report.

    ``texts`` (one per post, masked) live in memory only, for the words of a map; None where they
    were not kept. ``sha256`` is of the file, ``how`` what of the reading changes a map, as recipes
    keep it.
    """

    posts: pd.DataFrame
    report: ReadReport
    texts: np.ndarray | None = None
    sha256: str = ""
    how: dict[str, Any] = field(default_factory=dict)

    def decided(self, decisions: Iterable[Decision]) -> Import:
        """Return the import with what a person decided of places."""
        decisions = list(decisions)
        if not decisions:
            return self
        report = replace(self.report)
        posts = apply(self.posts, decisions)
        report.count_places(posts)
        return replace(self, posts=posts, report=report)


def import_posts(path: Path, progress: Progress, keep_texts: bool = True, **options: Any) -> Import:
    """Read a file of opinions; see ``core.opinion.reading.read_posts`` for options and errors."""
    pd = need_pandas()
    report = ReadReport()
    chunks, texts = [], []
    for chunk in read_posts(
        path, report, progress=lambda share: progress(100 * share, ""), **options
    ):
        chunks.append(chunk.drop(columns=["text", "post_id"]))
        if keep_texts:
            texts.append(chunk["text"].to_numpy(dtype=object))
    return Import(
        pd.concat(chunks, ignore_index=True),
        report,
        np.concatenate(texts) if texts else None,
        sha256(Path(path)),
        _how(options),
    )


def _how(options: dict[str, Any]) -> dict[str, Any]:
    """Return the options of reading that differ from the usual, as a recipe keeps them."""
    kept = {
        "WITHOUT": sorted(options.get("without") or ()),
        "BELIEVED": sorted(map(list, options.get("believed") or ())),
        "ERASED": len(options.get("erased") or ()),
    }
    return {name: value for name, value in kept.items() if value}


@dataclass
class FoundPlaces:
    """An import with the posts placed whose texts name a place, and what is to be reviewed.

    ``items`` are in the order in which to work; ``local`` is what the user has taught so far.
    """

    imported: Import
    items: list[ReviewItem]
    local: LocalPlaces


def find_places(imported: Import, pack: Path, progress: Progress) -> FoundPlaces:
    """Place the posts of an import that have no place by the names in their texts.

    Raises:
        BadInput: the folder is no city pack, or the texts were not kept.
    """
    if imported.texts is None:
        raise BadInput(
            msg("The texts were not kept, so no places can be found. Read the file again.")
        )
    progress(5, "")
    gazetteer = pack_gazetteer(pack)
    report = replace(imported.report, by_text=0, by_area=0, in_review=0)
    chunks, items = [], []
    for start in range(0, len(imported.posts), _CHUNK):
        progress(20 + 75 * start / len(imported.posts), "")
        part = slice(start, start + _CHUNK)
        posts, doubtful = place_table(
            imported.posts.iloc[part], gazetteer, imported.texts[part].tolist()
        )
        chunks.append(posts)
        items += doubtful
    posts = need_pandas().concat(chunks) if chunks else imported.posts
    report.in_review = len(items)
    report.count_places(posts)
    return FoundPlaces(
        replace(imported, posts=posts, report=report), in_order(items), gazetteer.local
    )
