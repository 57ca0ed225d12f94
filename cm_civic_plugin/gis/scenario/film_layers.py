"""The replay film as layers that QGIS's temporal controller plays."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timezone

from qgis.core import (
    Qgis,
    QgsDateTimeRange,
    QgsFeature,
    QgsFields,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDateTime, Qt

from ...core.scenario.film import STEP, Film, Frame, Scene
from ...core.scenario.plan import Plan
from ..compat import make_field
from ..i18n import pick, tr
from .earth import geometry_of
from .workshop_layers import GEOMETRY, NOT_ASKED, style_layer

FILM_PROPERTY = "cm_civic/film"
_FIELDS = (
    ("future_id", "string"),
    ("element_id", "string"),
    ("table_code", "string"),
    ("certainty", "string"),
    ("note", "string"),
    ("begin", "datetime"),
    ("end", "datetime"),
)


def make_film_layers(film: Film, plan: Plan) -> list[QgsVectorLayer]:
    """Return a film's layers (in memory, EPSG:4326), stamps on top, styled like the drawings.

    Each is active in time: from ``begin`` until before ``end``. Drawings of futures that the
    plan does not have are shown as the first future's.
    """
    by_look: dict[tuple[str, str], list[Scene]] = {}
    for scene in film.scenes:
        future = plan.future(scene.row.future_id) or plan.futures[0]
        by_look.setdefault((scene.row.shape.kind, future.id), []).append(scene)
    layers = []
    for kind, geometry in GEOMETRY.items():
        for future in plan.futures:
            scenes = by_look.get((kind, future.id))
            if not scenes:
                continue
            name = tr("Film · {future}", future=pick(future.name.en, future.name.th))
            layer = QgsVectorLayer(f"{geometry}?crs=EPSG:4326", name, "memory")
            layer.setCustomProperty(FILM_PROPERTY, True)
            layer.setCustomProperty(NOT_ASKED, 1)
            provider = layer.dataProvider()
            fields = QgsFields()
            for field_name, field_kind in _FIELDS:
                fields.append(make_field(field_name, field_kind))
            provider.addAttributes(list(fields))
            layer.updateFields()
            provider.addFeatures([_feature(layer.fields(), scene) for scene in scenes])
            layer.updateExtents()
            style_layer(layer, kind, future, plan.elements)
            properties = layer.temporalProperties()
            properties.setMode(Qgis.VectorTemporalMode.FeatureDateTimeStartAndEndFromFields)
            properties.setLimitMode(Qgis.VectorTemporalLimitMode.IncludeBeginExcludeEnd)
            properties.setStartField("begin")
            properties.setEndField("end")
            properties.setIsActive(True)
            layer.setReadOnly(True)
            layers.append(layer)
    return layers


def _feature(fields: QgsFields, scene: Scene) -> QgsFeature:
    row = scene.row
    feature = QgsFeature(fields)
    feature.setGeometry(geometry_of(row.shape))
    feature.setAttributes(
        [
            row.future_id,
            row.element_id,
            row.table_code,
            row.certainty,
            row.note,
            _moment(scene.begin),
            _moment(scene.end),
        ]
    )
    return feature


def frame_range(frame: Frame) -> QgsDateTimeRange:
    """Return the time that a frame shows."""
    return QgsDateTimeRange(_moment(frame.begin), _moment(frame.begin + STEP), True, False)


def film_range(frames: Sequence[Frame]) -> QgsDateTimeRange:
    """Return the time from the first frame to the end of the last."""
    end = frames[-1].begin + STEP
    return QgsDateTimeRange(_moment(frames[0].begin), _moment(end), True, False)


def frame_words(film: Film, number: int, plan: Plan) -> str:
    """Return what a frame shows, in the current language: a time, a table or an element."""
    frame = film.frames[number]
    if not frame.key:
        minutes = round((frame.begin - film.frames[0].begin) / STEP)
        clock = frame.begin.astimezone()
        return tr("{time} · minute {minutes}", time=f"{clock:%H:%M}", minutes=minutes)
    if film.axis == "table":
        return tr("Table {code}", code=frame.key)
    element = plan.element(frame.key)
    return pick(element.name.en, element.name.th) if element else frame.key


def _moment(moment: datetime) -> QDateTime:
    milliseconds = round(moment.astimezone(timezone.utc).timestamp() * 1000)
    return QDateTime.fromMSecsSinceEpoch(milliseconds, Qt.TimeSpec.UTC)
