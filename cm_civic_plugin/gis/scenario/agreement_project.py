"""The agreement map in a project: a layer in memory, filled anew each time, or kept in a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from qgis.core import (
    QgsDataProvider,
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
from qgis.PyQt.QtXml import QDomDocument

from ...core.errors import BadOutput, msg
from ...core.scenario.plan import Plan
from ..feature_tables import Table, write_features
from .agreement_layer import CRS, make_fields, style
from .workshop_layers import wrappable

PROPERTY = "cm_civic/agreement"
TABLE = "agreement"


class AgreementLayer:
    """Looked up by id at each use: the user may remove it or clear the project at any time."""

    def __init__(self, project: QgsProject) -> None:
        self._project = project
        self._id = ""

    @property
    def is_kept(self) -> bool:
        """Whether the layer is in a file by now: that file is not changed any more."""
        layer = self.layer
        return layer is not None and layer.providerType() != "memory"

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

        A layer that was kept in a file stays as it is, and there is a new one. One in memory that
        another page made, or the project brought, is taken.
        ``marks`` are texts to write into cells, by the ids of these.
        """
        layer = self._in_memory()
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
        else:
            node = self._project.layerTreeRoot().findLayer(layer.id())
            if node is not None:
                node.setItemVisibilityCheckedParentRecursive(True)
        layer.triggerRepaint()
        self._id = layer.id()
        return layer

    def _in_memory(self) -> QgsVectorLayer | None:
        for layer in self._project.mapLayers().values():
            if layer.customProperty(PROPERTY) and layer.providerType() == "memory":
                return layer
        return None

    def go_on_in(self, path: Path) -> None:
        """Show the file that ``write_map`` made of the layer in place of it, as it looks now.

        The look goes into the file, too, for whoever opens that.
        """
        layer = self.layer
        if layer is None:
            return
        look = QDomDocument()
        layer.exportNamedStyle(look)
        options = QgsDataProvider.ProviderOptions()
        layer.setDataSource(f"{path}|layername={TABLE}", layer.name(), "ogr", options)
        layer.importNamedStyle(look)
        layer.saveStyleToDatabase(layer.name(), "", True, "")
        layer.setReadOnly(True)

    def legend(self, pixels: int = 32) -> list[tuple[QImage, str]]:
        """Return the layer's legend: pictures and words."""
        layer = self.layer
        if layer is None:
            return []
        return [
            (rule.symbol().clone().asImage(QSize(pixels, pixels)), rule.label())
            for rule in layer.renderer().rootRule().children()
        ]


def write_map(
    path: Path,
    features: Sequence[QgsFeature],
    metadata: QgsLayerMetadata,
    progress: Callable[[float], None],
) -> Path:
    """Write a map into a new GeoPackage, whole or not at all, and return its path.

    ``progress`` takes the share done (0-1). Raises ``BadOutput``, also where there is a file of
    that name: it may be one that people drew in.
    """
    if path.exists():
        raise BadOutput(
            msg("{file} exists already and was left alone. Choose another name."), file=path
        )
    table = Table(TABLE, make_fields(), features, len(features), metadata, crs=CRS)
    return write_features([table], path, progress)


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
    settings.fieldName = wrappable(f"CASE {whens} END")
    settings.isExpression = True
    settings.autoWrapLength = 16
    # beside the cell, or a conflict of one cell would be under its own name
    settings.geometryGenerator = "centroid($geometry)"
    settings.geometryGeneratorType = QgsWkbTypes.GeometryType.PointGeometry
    settings.geometryGeneratorEnabled = True
    settings.placement = QgsPalLayerSettings.Placement.OrderedPositionsAroundPoint
    settings.dataDefinedProperties().setProperty(
        QgsPalLayerSettings.Property.PredefinedPositionOrder,
        QgsProperty.fromValue("T,B,TR,TL,BR,BL,R,L"),
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
