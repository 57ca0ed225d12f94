"""The agreement map in a project: one memory layer, filled anew each time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qgis.core import (
    QgsExpression,
    QgsFeature,
    QgsLabelObstacleSettings,
    QgsLayerMetadata,
    QgsPalLayerSettings,
    QgsProject,
    QgsProperty,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor, QImage

from ...core.scenario.plan import Plan
from .agreement_layer import CRS, make_fields, style

PROPERTY = "cm_civic/agreement"


class AgreementLayer:
    """Looked up by id at each use: the user may remove it or clear the project at any time."""

    def __init__(self, project: QgsProject) -> None:
        self._project = project
        self._id = ""

    @property
    def layer(self) -> QgsVectorLayer | None:
        """The layer, None where there is none in the project."""
        return self._project.mapLayer(self._id) if self._id else None

    def show(
        self,
        features: Sequence[QgsFeature],
        metadata: QgsLayerMetadata,
        plan: Plan,
        marks: Mapping[str, str],
    ) -> QgsVectorLayer:
        """Fill the layer with what was found; a new one is put on top of the layer tree.

        ``marks`` are texts to write into cells, by the ids of these.
        """
        layer = self.layer
        is_new = layer is None
        if layer is None:
            layer = QgsVectorLayer(f"Polygon?crs={CRS}", metadata.title(), "memory")
            layer.dataProvider().addAttributes(make_fields().toList())
            layer.updateFields()
            layer.setCustomProperty(PROPERTY, True)
        else:
            layer.dataProvider().truncate()
        layer.setReadOnly(False)
        layer.dataProvider().addFeatures(list(features))
        layer.updateExtents()
        layer.setReadOnly(True)
        layer.setName(metadata.title())
        layer.setMetadata(metadata)
        style(layer, plan)
        _mark(layer, marks)
        if is_new:
            self._project.addMapLayer(layer, False)
            self._project.layerTreeRoot().insertLayer(0, layer)
            self._id = layer.id()
        else:
            node = self._project.layerTreeRoot().findLayer(layer.id())
            if node is not None:
                node.setItemVisibilityCheckedParentRecursive(True)
        layer.triggerRepaint()
        return layer

    def legend(self, pixels: int = 32) -> list[tuple[QImage, str]]:
        """Return the layer's legend: pictures and words."""
        layer = self.layer
        if layer is None:
            return []
        return [
            (rule.symbol().clone().asImage(QSize(pixels, pixels)), rule.label())
            for rule in layer.renderer().rootRule().children()
        ]


def _mark(layer: QgsVectorLayer, marks: Mapping[str, str]) -> None:
    """Write texts into cells, dark on white: they are read from the back of a room."""
    layer.setLabelsEnabled(bool(marks))
    if not marks:
        return
    quoted = QgsExpression.quotedValue
    settings = QgsPalLayerSettings()
    whens = " ".join(
        f'WHEN "cell_id" = {quoted(id_)} THEN {quoted(text)}' for id_, text in marks.items()
    )
    settings.fieldName = f"CASE {whens} END"
    settings.isExpression = True
    settings.autoWrapLength = 16
    # beside the cell, or a conflict of one cell would be under its own name
    settings.geometryGenerator = "centroid($geometry)"
    settings.geometryGeneratorType = QgsWkbTypes.GeometryType.PointGeometry
    settings.geometryGeneratorEnabled = True
    settings.placement = QgsPalLayerSettings.Placement.OrderedPositionsAroundPoint
    settings.dataDefinedProperties().setProperty(
        QgsPalLayerSettings.Property.PredefinedPositionOrder, QgsProperty.fromValue("T,B,TR,BR,R,L")
    )
    settings.dist = 1.6  # mm
    settings.priority = 10
    cells = QgsLabelObstacleSettings()
    cells.setIsObstacle(False)  # a name may lie on the map's own cells
    settings.setObstacleSettings(cells)
    text = QgsTextFormat()
    text.setSize(12)
    font = text.font()
    font.setBold(True)
    text.setFont(font)
    text.setColor(QColor("#111111"))
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setSize(1.2)
    halo.setColor(QColor("#ffffff"))
    text.setBuffer(halo)
    settings.setFormat(text)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
