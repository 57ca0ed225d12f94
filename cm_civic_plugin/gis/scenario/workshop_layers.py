"""A workshop file as layers: per future a group of areas, lines and stamps, styled and named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsExpression,
    QgsLayerTreeGroup,
    QgsPalLayerSettings,
    QgsProject,
    QgsProperty,
    QgsRectangle,
    QgsRendererCategory,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
    QgsWkbTypes,
)
from qgis.PyQt.QtGui import QColor

from ...core.errors import BadInput, msg
from ...core.scenario.elements import Element
from ...core.scenario.futures import Future
from ...core.scenario.shape import AREA, LINE, STAMP
from ..i18n import pick, tr
from .symbols import drawing_symbol
from .workshop_file import WorkshopFile

_GEOMETRY = {STAMP: "Point", LINE: "LineString", AREA: "Polygon"}
_BADGE_PLACE = {
    STAMP: "$geometry",
    LINE: "line_interpolate_point($geometry, length($geometry) / 2)",
    AREA: "point_on_surface($geometry)",
}
FUTURE_PROPERTY = "cm_civic/future"


def make_layers(
    workshop: WorkshopFile, futures: Sequence[Future], elements: Sequence[Element]
) -> list[QgsVectorLayer]:
    """Return the layers of a workshop: for each future stamps, lines and areas, top first.

    They read the file's ``picture`` and need no plugin. CRS EPSG:4326. Raises ``BadInput`` when
    QGIS cannot read the file.
    """
    layers = []
    for future in futures:
        for kind, geometry in _GEOMETRY.items():
            source = (
                f"{workshop.path}|layername=picture|geometrytype={geometry}"
                f"|subset=\"future_id\" = '{future.id}'"  # an id is a-z, 0-9 and _ only
            )
            layer = QgsVectorLayer(source, _layer_name(future, kind), "ogr")
            if not layer.isValid():
                raise BadInput(
                    msg("{file}: QGIS cannot show its drawings. Open another copy of the file."),
                    file=workshop.path,
                )
            layer.setReadOnly(True)  # the journal is written by the pen only
            layer.setCustomProperty(FUTURE_PROPERTY, future.id)
            layer.setRenderer(_renderer(kind, future, elements))
            _label(layer, kind, future)
            _describe(layer, workshop, future)
            layers.append(layer)
    refresh(layers)
    return layers


def add_to_project(
    project: QgsProject, workshop: WorkshopFile, layers: Sequence[QgsVectorLayer]
) -> QgsLayerTreeGroup:
    """Add the layers on top of the layer tree, one group per future; return the workshop's group.

    The default pair is shown; of the other futures those in which something is drawn.
    """
    title = workshop.meta.get("title") or Path(workshop.path).stem
    name = tr("Table {code}: {title}", code=workshop.table_code, title=title)
    if workshop.is_sample:
        name = tr("SAMPLE · {name}", name=name)
    group = project.layerTreeRoot().insertGroup(0, name)
    project.addMapLayers(list(layers), False)
    by_future: dict[str, QgsLayerTreeGroup] = {}
    for layer in layers:
        future_id = layer.customProperty(FUTURE_PROPERTY)
        if future_id not in by_future:
            by_future[future_id] = group.addGroup(layer.name().rpartition(" · ")[0])
        by_future[future_id].addLayer(layer).setExpanded(False)
    for number, (future_id, inner) in enumerate(by_future.items()):
        drawn = any(
            layer.featureCount()
            for layer in layers
            if layer.customProperty(FUTURE_PROPERTY) == future_id
        )
        inner.setExpanded(False)
        inner.setItemVisibilityChecked(number < 2 or drawn)
    return group


def find_layers(project: QgsProject, workshop: WorkshopFile) -> list[QgsVectorLayer]:
    """Return the layers of this workshop that are in the project already, e.g. a saved one."""
    return [
        layer
        for layer in project.mapLayers().values()
        if layer.customProperty(FUTURE_PROPERTY)
        and Path(layer.source().partition("|")[0]) == workshop.path
    ]


def refresh(layers: Iterable[QgsVectorLayer], future_id: str | None = None) -> None:
    """Make layers (of one future only, if given) show what the file holds now."""
    for layer in layers:
        if future_id is None or layer.customProperty(FUTURE_PROPERTY) == future_id:
            layer.dataProvider().reloadData()
            # The provider knows no extent for a filtered view; without one, "zoom to layer" fails.
            extent = QgsRectangle()
            extent.setMinimal()
            for feature in layer.getFeatures():
                extent.combineExtentWith(feature.geometry().boundingBox())
            layer.setExtent(extent)
            layer.triggerRepaint()


def _layer_name(future: Future, kind: str) -> str:
    word = {STAMP: tr("stamps"), LINE: tr("lines"), AREA: tr("areas")}[kind]
    return f"{pick(future.name.en, future.name.th)} · {word}"


def _renderer(
    kind: str, future: Future, elements: Sequence[Element]
) -> QgsCategorizedSymbolRenderer:
    categories = [
        QgsRendererCategory(
            element.id,
            drawing_symbol(kind, element, future),
            pick(element.name.en, element.name.th),
        )
        for element in elements
    ]
    # An element of another workshop's palette is shown too, as the last of ours: a free idea.
    other = drawing_symbol(kind, elements[-1], future)
    categories.append(QgsRendererCategory(None, other, tr("other")))
    return QgsCategorizedSymbolRenderer("element_id", categories)


def _label(layer: QgsVectorLayer, kind: str, future: Future) -> None:
    """Show notes, and doubt, beside drawings: horizontal, since curved labels break Thai."""
    settings = QgsPalLayerSettings()
    perhaps = QgsExpression.quotedValue(" ({})".format(tr("perhaps")))
    disputed = QgsExpression.quotedValue(" ({})".format(tr("disputed")))
    settings.fieldName = (
        "trim(coalesce(\"note\", '') || "
        f"CASE WHEN \"certainty\" = 'perhaps' THEN {perhaps} "
        f"WHEN \"certainty\" = 'disputed' THEN {disputed} ELSE '' END)"
    )
    settings.isExpression = True
    settings.autoWrapLength = 24
    settings.geometryGenerator = _BADGE_PLACE[kind]  # beside the icon, not on top of it
    settings.geometryGeneratorType = QgsWkbTypes.GeometryType.PointGeometry
    settings.geometryGeneratorEnabled = True
    settings.placement = QgsPalLayerSettings.Placement.OrderedPositionsAroundPoint
    settings.dataDefinedProperties().setProperty(
        QgsPalLayerSettings.Property.PredefinedPositionOrder, QgsProperty.fromValue("B,T,R,L")
    )
    settings.dist = 3.6  # mm: half a badge and a little air
    text = QgsTextFormat()
    text.setSize(9)
    text.setColor(QColor(future.colour).darker(150))
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setSize(0.9)
    text.setBuffer(halo)
    settings.setFormat(text)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)


def _describe(layer: QgsVectorLayer, workshop: WorkshopFile, future: Future) -> None:
    """Say in the metadata what this is, so that no drawing is taken for a fact or a plan."""
    abstract = tr(
        "Drawn by the people of table {code}: an imagined future ({future}), not a plan or a "
        "survey. Positions are as exact as a hand.",
        code=workshop.table_code,
        future=pick(future.name.en, future.name.th),
    )
    if workshop.is_sample:
        sample = tr("SAMPLE: made up to try the plugin with; no workshop drew this.")
        abstract = f"{sample} {abstract}"
    metadata = layer.metadata()
    metadata.setTitle(layer.name())
    metadata.setAbstract(abstract)
    metadata.setLanguage(pick("ENG", "THA"))
    layer.setMetadata(metadata)
