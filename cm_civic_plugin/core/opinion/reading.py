"""From a file to posts: the one door to the readers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from .codebook import with_topics
from .common_topics import TopicCount
from .coordinates import clean
from .fallback_points import FallbackFinder, on_points
from .far_away import FarFinder
from .libraries import need_pandas
from .places.review import place_table
from .post_table import (
    ERASED,
    FALLBACK,
    FROM_EXPORT,
    REPAIRS,
    Fallback,
    ReadReport,
    make_posts,
)
from .privacy import mask_file_name
from .readers.detect import find_reader
from .readers.reader import CHUNK_ROWS, PostMaker, Reader
from .stance import suggest_all

if TYPE_CHECKING:
    import pandas as pd

    from .codebook import Codebook
    from .places.gazetteer import Gazetteer
    from .places.review import ReviewItem

Progress = Callable[[float], None]
"""Called with the share done (0-1); may raise ``Cancelled``."""


def read_posts(
    path: str | Path,
    report: ReadReport,
    platform: str | None = None,
    timezone: str = "Asia/Bangkok",
    mapping: Mapping[str, str] | None = None,
    progress: Progress | None = None,
    chunk_rows: int = CHUNK_ROWS,
    without: frozenset[str] = frozenset(),
    gazetteer: Gazetteer | None = None,
    review: list[ReviewItem] | None = None,
    believed: Collection[tuple[float, float]] = (),
    erased: Collection[int] = (),
    codebook: Codebook | None = None,
    with_stance: bool = False,
) -> Iterator[pd.DataFrame]:
    """Yield the post table of a file in chunks, filling ``report``; memory holds one chunk.

    The file is gone through twice: once for its coordinates alone, to find fallback points
    (``fallback_points``), and once for the posts.

    Args:
        platform: one of ``platforms.PLATFORMS``, or None to detect it by content.
        timezone: zone of times that carry none.
        mapping: role -> header, for a CSV of no known platform.
        progress: called with the share done (0-1) after each chunk.
        without: repairs to leave out, keys of ``post_table.REPAIRS``. What is private is found
            and masked all the same.
        gazetteer: places to be looked for in the texts of posts without one.
        review: takes the posts whose place is in doubt.
        believed: fallback points (lon, lat) that the user takes for real places.
        erased: ``source_row`` of posts that were erased for good.
        codebook: suggests topics for posts whose export names none, by the words of their texts.
        with_stance: suggest a stance by the words of the texts. It is a political opinion: ask.

    Raises:
        BadInput: the file is no table of opinions, or ``timezone`` is unknown.
        ValueError: ``without`` names no repair.
        MissingLibrary: pandas is absent.
    """
    need_pandas()
    if without - REPAIRS.keys():
        raise ValueError(f"no such repair: {sorted(without - REPAIRS.keys())}")
    reader = find_reader(path, platform, mapping, without)
    reader.without = without
    report.file = mask_file_name(reader.name)
    report.parts = [mask_file_name(part) for part in reader.parts]
    report.switched_off = sorted(without)
    report.platform = reader.platform
    report.reasons = list(reader.reasons)
    report.encoding = reader.encoding
    report.timezone = timezone
    report.fields.update(reader.fields)
    maker = PostMaker(reader.platform, timezone, report, without)
    points, far = _look_at_places(reader, chunk_rows, progress)
    report.far_away = far.found(points)
    report.fallback_points = [
        Fallback(point.real, point.imag, believed=(point.real, point.imag) in believed)
        for point in points
    ]
    topics = TopicCount()
    for columns, share in reader.columns(report, chunk_rows):
        posts = maker.posts(columns, reader.topic_of)
        if erased:
            posts = _without(posts, erased, report)
        _set_aside(posts, points, report)
        if report.far_away:
            columns_of = ("lon", "lat", "source_row")
            report.far_away.count(*(posts[name].to_numpy() for name in columns_of))
        if gazetteer is not None:
            posts, doubtful = place_table(posts, gazetteer)
            report.in_review += len(doubtful)
            if review is not None:
                review.extend(doubtful)
        posts["topic_source"] = np.where(posts["topic"].notna(), FROM_EXPORT, None)
        if codebook is not None:
            posts, suggested = with_topics(posts, codebook)
            report.suggested_topics += suggested
        if with_stance:
            posts["stance"] = suggest_all(posts["text"].fillna("").tolist())
            report.suggested_stances += int(posts["stance"].notna().sum())
        _count(posts, report)
        topics.add(posts)
        if progress:
            progress(0.3 + 0.7 * share)
        yield posts
    report.topics = topics.common()
    # who wrote is known only now; a file may be called after one of them
    report.file = maker.names.mask(report.file)
    report.parts = [maker.names.mask(part) for part in report.parts]


def read_all(
    path: str | Path,
    platform: str | None = None,
    timezone: str = "Asia/Bangkok",
    mapping: Mapping[str, str] | None = None,
    progress: Progress | None = None,
    without: frozenset[str] = frozenset(),
) -> tuple[pd.DataFrame, ReadReport]:
    """Return the whole post table of a file and its read report; see ``read_posts``."""
    pd = need_pandas()
    report = ReadReport()
    chunks = list(read_posts(path, report, platform, timezone, mapping, progress, without=without))
    posts = pd.concat(chunks, ignore_index=True) if chunks else make_posts({}, 0)
    return posts, report


def _look_at_places(
    reader: Reader, chunk_rows: int, progress: Progress | None
) -> tuple[np.ndarray, FarFinder]:
    """Return the fallback points, and what tells the rows far from the rest."""
    finder, far = FallbackFinder(), FarFinder()
    for columns, share in reader.columns(None, chunk_rows, places_only=True):
        swap = "swapped_coordinates" not in reader.without
        lon, lat = clean(columns.lon, columns.lat, columns.blank, np.empty(0), None, swap)
        finder.add(lon, lat)
        far.add(lon, lat)
        if progress:
            progress(0.3 * share)
    return finder.found(), far


def _without(posts: pd.DataFrame, erased: Collection[int], report: ReadReport) -> pd.DataFrame:
    gone = posts["source_row"].isin(list(erased))
    report.skip(ERASED, gone.sum())
    return posts[~gone].reset_index(drop=True)


def _set_aside(posts: pd.DataFrame, points: np.ndarray, report: ReadReport) -> None:
    if not len(points):
        return
    index = on_points(posts["lon"].to_numpy(), posts["lat"].to_numpy(), points)
    for number, count in zip(*np.unique(index[index >= 0], return_counts=True)):
        report.fallback_points[number].rows += int(count)
    doubted = np.array([not point.believed for point in report.fallback_points])
    on = (index >= 0) & doubted[index]
    report.unplace(FALLBACK, on.sum(), list(posts["source_row"].to_numpy()[on][:5]))
    posts.loc[on, ["lon", "lat", "place_confidence"]] = float("nan")
    posts.loc[on, "place_source"] = "none"


def _count(posts: pd.DataFrame, report: ReadReport) -> None:
    report.kept += len(posts)
    report.placed += int(posts["lon"].notna().sum())
    report.by_text += int((posts["place_source"] == "place").sum())
    report.by_area += int((posts["place_source"] == "area").sum())
    times = posts["created_at"].dropna()
    if len(times):
        first, last = times.min().isoformat(), times.max().isoformat()
        report.first_at = min(report.first_at, first) if report.first_at else first
        report.last_at = max(report.last_at, last)
