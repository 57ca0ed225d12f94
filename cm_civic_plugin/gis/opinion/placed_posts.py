"""Placed posts, from a post table or from a layer, in the metres that hotspots need."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from osgeo import osr
from qgis.core import QgsFeature, QgsFeatureRequest, QgsFeatureSource, QgsWkbTypes
from qgis.PyQt.QtCore import QDateTime

from ...core.errors import BadInput, msg
from ...core.opinion.hotspots import PlacedPosts
from ...core.opinion.spread import AreaPosts

if TYPE_CHECKING:
    import pandas as pd

CRS = "EPSG:32647"
"""WGS 84 / UTM zone 47N, in metres: Chiang Mai's zone."""

AREA = "area"
"""``place_source`` of posts of which only an area is known; they are spread over it."""

# Beyond this the zone's metres are not metres any more.
_WEST, _EAST, _SOUTH, _NORTH = 93.0, 108.0, 0.0, 60.0
_PART = 5000  # points brought into another CRS in one go
_LOCAL_HOURS = 7  # Thailand has been at UTC+7 since 1920, without summer time


def from_table(posts: pd.DataFrame) -> PlacedPosts:
    """Return the posts of a post table that have a point, in EPSG:32647."""
    placed = posts[has_point(posts)]
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
            _if_any(placed["reactions"].to_numpy(dtype=float, na_value=np.nan)),
            _stances(placed),
        ),
        None,
    )


def _if_any(reactions: np.ndarray) -> np.ndarray | None:
    """Return reactions (n,), None where the export gives none at all."""
    return None if np.isnan(reactions).all() else reactions


def _stances(posts: pd.DataFrame) -> np.ndarray | None:
    """Return stances (n,), None where none was asked for."""
    if "stance" not in posts or posts["stance"].isna().all():
        return None
    return posts["stance"].fillna("").to_numpy(dtype=object)


def has_point(posts: pd.DataFrame) -> np.ndarray:
    """Return which posts (n,) of a post table have a point of their own, not an area's."""
    return (posts["lon"].notna() & (posts["place_source"] != AREA)).to_numpy()


def areas_from_table(posts: pd.DataFrame) -> AreaPosts:
    """Return the posts of a post table of which only an area is known."""
    mine = posts[(posts["place_source"] == AREA) & posts["place_id"].notna()]
    return AreaPosts(
        mine["place_id"].to_numpy(dtype=object),
        mine["author_no"].fillna(-1).to_numpy(dtype=np.int64),
        # coded over the whole table, as from_table codes them
        posts["platform"].astype("category").cat.codes[mine.index].to_numpy(),
        mine["topic"].fillna("").to_numpy(dtype=object),
        _days(mine["created_at"].dt.tz_localize(None).to_numpy().astype("datetime64[s]")),
    )


def areas_from_source(source: QgsFeatureSource) -> AreaPosts:
    """Return the posts of a posts layer of which only an area is known."""
    fields = source.fields()
    if fields.lookupField("place_source") < 0 or fields.lookupField("place_id") < 0:
        return AreaPosts(*(np.empty(0, dtype=object) for _ in range(5)))
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    request.setFilterExpression(f'"place_source" = \'{AREA}\' AND "place_id" IS NOT NULL')
    places, rows = [], []
    reader = _RowReader(source)
    at = fields.lookupField("place_id")
    for feature in source.getFeatures(request):
        places.append(str(feature[at]))
        rows.append(reader.row(feature))
    author, platform, topics, day, _reactions = _columns(rows)
    return AreaPosts(np.array(places, dtype=object), author, platform, topics, day)


def from_source(
    source: QgsFeatureSource, progress: Callable[[float], None] | None = None
) -> PlacedPosts:
    """Return the posts of a point layer that have a point of their own, in EPSG:32647.

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
    reader = _RowReader(source)
    request = QgsFeatureRequest().setSubsetOfAttributes(reader.attributes)
    xs, ys, rows = [], [], []
    total = max(1, source.featureCount())
    for number, feature in enumerate(source.getFeatures(request)):
        if progress and number % 5000 == 0:
            progress(min(1.0, number / total))
        if not feature.hasGeometry() or feature.geometry().isEmpty() or reader.is_area(feature):
            continue
        point = feature.geometry().vertexAt(0)
        xs.append(point.x())
        ys.append(point.y())
        rows.append(reader.row(feature))
    posts = PlacedPosts(np.empty(0), np.empty(0), *_columns(rows))
    return _project(np.array(xs), np.array(ys), posts, source.sourceCrs().toWkt())


_Row = tuple[int, str, str, np.datetime64, float]


class _RowReader:
    """Takes what is needed of a feature of a posts layer; fields that are not there are empty."""

    def __init__(self, source: QgsFeatureSource) -> None:
        names = ("author_no", "platform", "topic", "created_at", "place_source", "reactions")
        self._at = [source.fields().lookupField(name) for name in names]
        self.attributes = [index for index in self._at if index >= 0]

    def is_area(self, feature: QgsFeature) -> bool:
        """Tell whether only an area of the post is known: its point is not where it was written."""
        return self._at[4] >= 0 and feature[self._at[4]] == AREA

    def row(self, feature: QgsFeature) -> _Row:
        """Return author, platform, topics, time and reactions."""
        author, platform, topic, time, _source, reactions = (
            feature[index] if index >= 0 else None for index in self._at
        )
        return (
            int(author) if isinstance(author, (int, float)) else -1,
            platform if isinstance(platform, str) else "",
            topic if isinstance(topic, str) else "",
            np.datetime64(time.toSecsSinceEpoch(), "s")
            if isinstance(time, QDateTime) and time.isValid()
            else np.datetime64("NaT", "s"),
            float(reactions) if isinstance(reactions, (int, float)) else float("nan"),
        )


def _columns(
    rows: list[_Row],
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray | None]:
    """Return author, platform, topics, day and reactions (n,) of rows."""
    codes = {name: code for code, name in enumerate(sorted({row[1] for row in rows}))}
    return (
        np.array([row[0] for row in rows], dtype=np.int64),
        np.array([codes[row[1]] for row in rows], dtype=np.int64),
        np.array([row[2] for row in rows], dtype=object),
        _days(np.array([row[3] for row in rows], dtype="datetime64[s]")),
        _if_any(np.array([row[4] for row in rows], dtype=float)),
    )


def with_topic(posts: PlacedPosts, topic: str) -> PlacedPosts:
    """Return the posts that carry a topic (compared as plain text, never as an expression).

    Raises:
        BadInput: no post carries it.
    """
    keep = on_topic(posts, topic)
    if not keep.any():
        raise BadInput(
            msg("No placed post has the topic {topic}. Choose a topic of the import."), topic=topic
        )
    return posts.where(keep)


def on_topic(posts: PlacedPosts | AreaPosts, topic: str) -> np.ndarray:
    """Return which posts (n,) carry a topic."""
    names = {name for name in np.unique(posts.topics.astype(str)) if topic in name.split(";")}
    return np.array([name in names for name in posts.topics], dtype=bool)


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
    change = osr.CoordinateTransformation(source, destination)
    points = np.column_stack([x, y])
    # Part by part: each call keeps Python's lock, and the window stands still so long.
    parts = [
        np.array(change.TransformPoints(points[first : first + _PART]), dtype=float)[:, :2]
        for first in range(0, len(points), _PART)
    ]
    return np.concatenate(parts) if parts else np.empty((0, 2))


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
