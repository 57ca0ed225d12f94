"""An import in hand: read from a file, its posts placed by their texts, decided by a person."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ...core.errors import BadInput, msg
from ...core.opinion.codebook import usable_codebook, with_topics
from ...core.opinion.erasure import Ledger
from ...core.opinion.libraries import need_pandas
from ...core.opinion.places.review import Decision, ReviewItem, apply, in_order, place_table
from ...core.opinion.post_store import count_topics
from ...core.opinion.post_table import FROM_CODEBOOK, FROM_EXPORT, ReadReport
from ...core.opinion.readers.any_table import open_table
from ...core.opinion.readers.detect import find_reader
from ...core.opinion.readers.generic_csv import PLATFORM as ANY_TABLE
from ...core.opinion.reading import read_posts
from ...core.opinion.source import columns_can_be_chosen, source_sha256
from ...core.opinion.stance import suggest_all
from ..tasks import Progress, shares
from .gazetteer import pack_gazetteer
from .profile import codebook_file, ledger_path

if TYPE_CHECKING:
    import pandas as pd

    from ...core.opinion.places.aliases import LocalPlaces

_SUGGESTED = ("CODEBOOK", "STANCE")
_CHUNK = 5000  # posts between two looks at the cancel button


@dataclass
class Import:
    """An imported file: its posts without their texts and numbers, and the read report.

    ``texts`` (one per post, masked) live in memory only, for the words of a map; None where they
    were not kept. ``sha256`` is of the file, ``how`` what of the reading changes a map, as recipes
    keep it; ``fault`` what is wrong with the user's codebook. ``tabular``: the
    file has columns that the user may choose.
    """

    posts: pd.DataFrame
    report: ReadReport
    texts: np.ndarray | None = None
    sha256: str = ""
    how: dict[str, Any] = field(default_factory=dict)
    fault: BadInput | None = None
    tabular: bool = False

    def decided(self, decisions: Iterable[Decision]) -> Import:
        """Return the import with what a person decided of places."""
        decisions = list(decisions)
        if not decisions:
            return self
        report = replace(self.report)
        posts = apply(self.posts, decisions)
        report.count_places(posts)
        return replace(self, posts=posts, report=report)

    def edited(self, column: str, values: Mapping[int, str | None]) -> Import:
        """Return the import with topics or stances (``column``) as a person set them.

        ``values`` is position of the post -> what it is now.
        """
        posts = self.posts.copy()
        where = list(values)
        posts.iloc[where, posts.columns.get_loc(column)] = list(values.values())
        report = replace(self.report)
        if column == "topic":
            sources = [None if value is None else FROM_EXPORT for value in values.values()]
            posts.iloc[where, posts.columns.get_loc("topic_source")] = sources
            report.topics = count_topics(posts)
        return replace(self, posts=posts, report=report)


def import_posts(
    path: Path,
    progress: Progress,
    keep_texts: bool = True,
    suggest_topics: bool = False,
    remembered: Callable[[Sequence[str]], dict[str, str] | None] | None = None,
    **options: Any,
) -> Import:
    """Read a file of opinions, without the posts that were erased from it for good.

    Args:
        suggest_topics: by the user's codebook, for posts whose export names none.
        remembered: gives the mapping that was chosen before for a table with such a header.
        options: see ``core.opinion.reading.read_posts``, and there for what is raised.
    """
    pd = need_pandas()
    report, fault = ReadReport(), None
    digest = source_sha256(path, lambda _size: progress(0, ""))
    options = {"erased": Ledger.load(ledger_path()).rows(digest), **options}
    if suggest_topics:
        options["codebook"], fault = usable_codebook(codebook_file())
    if remembered is not None and not options.get("mapping"):
        options["mapping"] = _mapping_of(path, remembered)
    chunks, texts = [], []
    for chunk in read_posts(path, report, progress=shares(progress), **options):
        chunks.append(chunk.drop(columns=["text", "post_id"]))
        if keep_texts:
            texts.append(chunk["text"].to_numpy(dtype=object))
    return Import(
        pd.concat(chunks, ignore_index=True),
        report,
        np.concatenate(texts) if texts else None,
        digest,
        _how(options),
        fault,
        columns_can_be_chosen(path),
    )


def _mapping_of(
    path: Path, remembered: Callable[[Sequence[str]], dict[str, str] | None]
) -> dict[str, str] | None:
    """Return what was chosen before for the columns of a table of no known platform."""
    try:
        if find_reader(path).platform != ANY_TABLE:
            return None
        return remembered(open_table(path).header)
    except BadInput:
        return None  # reading it says what is wrong


def _how(options: dict[str, Any]) -> dict[str, Any]:
    """Return the options of reading that differ from the usual, as a recipe keeps them."""
    kept = {
        "WITHOUT": sorted(options.get("without") or ()),
        "BELIEVED": sorted(map(list, options.get("believed") or ())),
        "ERASED": len(options.get("erased") or ()),
        "CODEBOOK": options["codebook"].sha256 if options.get("codebook") else "",
        "STANCE": bool(options.get("with_stance")),
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


def suggest(imported: Import, topics: bool, stance: bool, progress: Progress) -> Import:
    """Return an import with topics and stances suggested anew, or with those suggested taken out.

    Raises:
        BadInput: the texts were not kept.
    """
    if imported.texts is None:
        raise BadInput(msg("The texts were not kept. Read the file again."))
    progress(5, "")
    posts, report, fault = imported.posts.copy(), replace(imported.report), None
    how = {name: value for name, value in imported.how.items() if name not in _SUGGESTED}
    suggested = posts["topic_source"] == FROM_CODEBOOK
    posts.loc[suggested, ["topic", "topic_source"]] = None
    report.suggested_topics = 0
    if topics:
        codebook, fault = usable_codebook(codebook_file())
        posts, report.suggested_topics = with_topics(posts, codebook, imported.texts.tolist())
        how["CODEBOOK"] = codebook.sha256
    progress(60, "")
    posts["stance"] = suggest_all(imported.texts.tolist()) if stance else None
    report.suggested_stances = int(posts["stance"].notna().sum())
    if stance:
        how["STANCE"] = True
    report.topics = count_topics(posts)
    return replace(imported, posts=posts, report=report, how=how, fault=fault)


def find_places(
    imported: Import, pack: Path, progress: Progress, decisions: Iterable[Decision] = ()
) -> FoundPlaces:
    """Place the posts of an import that have no place by the names in their texts.

    What a person decided (``decisions``) stands and is not asked again.

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
    decided = {decision.row: decision for decision in decisions}
    posts = need_pandas().concat(chunks) if chunks else imported.posts
    posts = apply(posts, decided.values())
    items = [item for item in items if item.row not in decided]
    report.in_review = len(items)
    report.count_places(posts)
    return FoundPlaces(
        replace(imported, posts=posts, report=report), in_order(items), gazetteer.local
    )
