"""The catalogue in QGIS's metadata search (QGIS 3.28 and newer; import this only there)."""

from __future__ import annotations

from pathlib import Path
from threading import Lock

from qgis.core import (
    Qgis,
    QgsAbstractLayerMetadataProvider,
    QgsCoordinateReferenceSystem,
    QgsFeedback,
    QgsGeometry,
    QgsLayerMetadata,
    QgsLayerMetadataProviderResult,
    QgsLayerMetadataSearchResults,
    QgsLineString,
    QgsMetadataSearchContext,
    QgsPoint,
    QgsPolygon,
    QgsProviderRegistry,
    QgsRectangle,
    QgsWkbTypes,
)

from ...core.catalogue.pack import LAYERS, RASTERS, READY, PackManifest, read_manifest
from ...core.catalogue.records import LayerRecord, catalogue
from ...core.errors import CivicError
from ..i18n import language, say
from .current_pack import current_pack
from .layer_metadata import attribution, layer_name

_one_at_a_time = Lock()


class CivicMetadataProvider(QgsAbstractLayerMetadataProvider):
    """Finds the ready layers of the pack in use. QGIS owns and deletes it once registered."""

    def type(self) -> str:
        """Return the provider's id."""
        return "cm_civic"

    def id(self) -> str:
        """Return the provider's id."""
        return "cm_civic"

    def search(
        self,
        searchContext: QgsMetadataSearchContext,  # noqa: N803 (QGIS's name)
        searchString: str = "",  # noqa: N803
        geographicExtent: QgsRectangle | None = None,  # noqa: N803
        feedback: QgsFeedback | None = None,
    ) -> QgsLayerMetadataSearchResults:
        """Return what fits the words and touches the extent (EPSG:4326); runs in a thread."""
        results = QgsLayerMetadataSearchResults()
        folder = current_pack()
        if folder is None:
            return results
        try:
            manifest = read_manifest(folder)
        except CivicError as error:
            results.addError(say(error))
            return results
        area = QgsRectangle(*manifest.area)
        wanted = geographicExtent
        if wanted is not None and not wanted.isEmpty() and not wanted.intersects(area):
            return results
        from ...core.catalogue.search import search_index

        with _one_at_a_time:
            index = search_index()
        for record in index.find(searchString):
            if feedback is not None and feedback.isCanceled():
                break
            state = manifest.layers.get(record.id)
            if state is not None and state.status == READY:
                results.addMetadata(_result(record, folder, manifest, area))
        return results


def _result(
    record: LayerRecord, folder: Path, manifest: PackManifest, area: QgsRectangle
) -> QgsLayerMetadataProviderResult:
    speech = language()
    metadata = QgsLayerMetadata()
    metadata.setIdentifier(record.id)
    metadata.setTitle(layer_name(record, manifest, speech))
    metadata.setType("dataset")
    metadata.setAbstract(record.text("abstract", speech).strip())
    metadata.setKeywords({"aliases": [*record.data[f"aliases_{speech}"]]})
    metadata.setCategories([record.theme.title(speech)])
    metadata.setRights([attribution(record, manifest, catalogue(), speech)])
    metadata.setCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    result = QgsLayerMetadataProviderResult(metadata)
    if record.geometry == "Raster":
        result.setDataProviderName("gdal")
        result.setLayerType(Qgis.LayerType.Raster)
        result.setUri(str(folder / RASTERS / f"{record.id}.tif"))
    else:
        result.setDataProviderName("ogr")
        result.setLayerType(Qgis.LayerType.Vector)
        result.setGeometryType(QgsWkbTypes.geometryType(QgsWkbTypes.parseType(record.geometry)))
        parts = {"path": str(folder / LAYERS), "layerName": record.id}
        result.setUri(QgsProviderRegistry.instance().encodeUri("ogr", parts))
    result.setAuthid("EPSG:4326")
    polygon = QgsPolygon(
        QgsLineString([QgsPoint(point) for point in QgsGeometry.fromRect(area).asPolygon()[0]])
    )
    result.setGeographicExtent(polygon)
    return result
