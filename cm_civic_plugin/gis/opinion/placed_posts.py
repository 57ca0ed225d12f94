"""Placed posts, from a post table or from a layer, in the metres that hotspots need."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from osgeo import osr
from qgis.core import QgsFeatureRequest, QgsFeatureSource, QgsWkbTypes
from qgis.PyQt.QtCore import QDateTime

from ...core.errors import BadInput, msg
from ...core.opinion.hotspots import PlacedPosts

if TYPE_CHECKING:
    import pandas as pd

CRS = "EPSG:32647"
"""WGS 84 / UTM zone 47N, in metres: Chiang Mai's zone."""

# Beyond this the zone's metres are not metres any more.
_WEST, _EAST, _SOUTH, _NORTH = 93.0, 108.0, 0.0, 60.0
_LOCAL_HOURS = 7  # Thailand has been at UTC+7 since 1920, without summer time


def from_table(posts: pd.DataFrame) -> PlacedPosts:
    """Return the placed posts of a post table, in EPSG:32647."""
    placed = posts[posts["lon"].notna()]
    return _project(
        placed["lon"].to_numpy(),
        placed["lat"].to_numpy(),
        PlacedPosts(
            np.empty(0),
            np.empty(0),
            placed["author_no"].fillna(-1).to_numpy(dtype=np.int64),
            placed["platform"].astype("category").cat.codes.to_numpy(),
            placed["topic"].fillna("").to_numpy(dtype=object),
            _days(placed["created_at"].dt.tz_localize(None).to_numpy().astype("datetime64[s]")),
        ),
        None,
    )


def from_source(
    source: QgsFeatureSource, progress: Callable[[float], None] | None = None
) -> PlacedPosts:
    """Return the placed posts of a point layer, in EPSG:32647.

    Of the fields of a posts layer those are used that the source has.

    Args:
        progress: called with the share read (0-1); may raise ``Cancelled``.

    Raises:
        BadInput: the source holds no points.
    """
    if QgsWkbTypes.geometryType(source.wkbType()) != QgsWkbTypes.GeometryType.PointGeometry:
        raise BadInput(
            msg("{layer} is not a layer of points. Choose the layer that Import opinions made."),
            layer=source.sourceName(),
        )
    fields = source.fields()
    wanted = [fields.lookupField(name) for name in ("author_no", "platform", "topic", "created_at")]
    request = QgsFeatureRequest().setSubsetOfAttributes([index for index in wanted if index >= 0])
    author_at, platform_at, topic_at, time_at = wanted
    xs, ys, authors, platforms, topics, seconds = [], [], [], [], [], []
    total = max(1, source.featureCount())
    for number, feature in enumerate(source.getFeatures(request)):
        if progress and number % 5000 == 0:
            progress(min(1.0, number / total))
        if not feature.hasGeometry() or feature.geometry().isEmpty():
            continue
        point = feature.geometry().vertexAt(0)
        xs.append(point.x())
        ys.append(point.y())
        author = feature[author_at] if author_at >= 0 else None
        authors.append(int(author) if isinstance(author, (int, float)) else -1)
        platform = feature[platform_at] if platform_at >= 0 else None
        platforms.append(platform if isinstance(platform, str) else "")
        topic = feature[topic_at] if topic_at >= 0 else None
        topics.append(topic if isinstance(topic, str) else "")
        time = feature[time_at] if time_at >= 0 else None
        seconds.append(
            np.datetime64(time.toSecsSinceEpoch(), "s")
            if isinstance(time, QDateTime) and time.isValid()
            else np.datetime64("NaT", "s")
        )
    codes = {name: code for code, name in enumerate(sorted(set(platforms)))}
    posts = PlacedPosts(
        np.empty(0),
        np.empty(0),
        np.array(authors, dtype=np.int64),
        np.array([codes[name] for name in platforms], dtype=np.int64),
        np.array(topics, dtype=object),
        _days(np.array(seconds, dtype="datetime64[s]")),
    )
    return _project(np.array(xs), np.array(ys), posts, source.sourceCrs().toWkt())


def with_topic(posts: PlacedPosts, topic: str) -> PlacedPosts:
    """Return the posts that carry a topic (compared as plain text, never as an expression).

    Raises:
        BadInput: no post carries it.
    """
    names = {name for name in np.unique(posts.topics.astype(str)) if topic in name.split(";")}
    keep = np.array([name in names for name in posts.topics], dtype=bool)
    if not keep.any():
        raise BadInput(
            msg("No placed post has the topic {topic}. Choose a topic of the import."), topic=topic
        )
    return posts.where(keep)


def transform(x: np.ndarray, y: np.ndarray, source_wkt: str | None, target: str) -> np.ndarray:
    """Return points (n, 2) in ``target``; ``source_wkt`` None is EPSG:4326. x is always east."""
    source, destination = osr.SpatialReference(), osr.SpatialReference()
    if source_wkt:
        source.ImportFromWkt(source_wkt)
    else:
        source.ImportFromEPSG(4326)
    destination.SetFromUserInput(target)
    for crs in (source, destination):
        crs.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    points = osr.CoordinateTransformation(source, destination).TransformPoints(
        np.column_stack([x, y])
    )
    return np.array(points, dtype=float).reshape(-1, 3)[:, :2]


def _project(x: np.ndarray, y: np.ndarray, posts: PlacedPosts, wkt: str | None) -> PlacedPosts:
    if not len(x):
        posts.x = posts.y = np.empty(0)
        return posts
    degrees = transform(x, y, wkt, "EPSG:4326") if wkt else np.column_stack([x, y])
    lon, lat = degrees.T
    near = (lon > _WEST) & (lon < _EAST) & (lat >= _SOUTH) & (lat < _NORTH)
    if not near.any():
        raise BadInput(
            msg(
                "The posts lie far from Thailand (around longitude {lon}, latitude {lat}), where "
                "the map's metres (UTM zone 47N) do not hold. Choose posts of Chiang Mai."
            ),
            lon=round(float(np.median(lon)), 1),
            lat=round(float(np.median(lat)), 1),
        )
    metres = transform(lon[near], lat[near], None, CRS)
    # Posts outside the zone stay with a position that no study area holds, and are counted so.
    posts.x, posts.y = np.full(len(x), np.nan), np.full(len(x), np.nan)
    posts.x[near], posts.y[near] = metres.T
    return posts


def _days(seconds: np.ndarray) -> np.ndarray:
    return (seconds + np.timedelta64(_LOCAL_HOURS, "h")).astype("datetime64[D]")
