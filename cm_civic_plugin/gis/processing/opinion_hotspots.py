"""``cmcivic:opinionhotspots``: where people speak more than chance would have it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeatureSink,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterMapLayer,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsRasterLayer,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ...core.errors import BadOutput, Cancelled, CivicError, msg
from ..i18n import say, tr
from .algorithm import CivicAlgorithm
from .loading import load_with, whole_or_nothing


class OpinionHotspots(CivicAlgorithm):
    """Gi* on hexagons with suppression of small cells; see ``core.opinion.hotspots``."""

    NAME = "opinionhotspots"
    COLUMN = "opinion"
    TITLE = msg("Opinion hotspots")
    HELP = msg(
        "Counts distinct people in hexagons and finds where they gather more, or less, than "
        "chance would have it (Gi*, classes at 90, 95 and 99 % after Benjamini–Hochberg). "
        "Cells of few people are withheld, so that nobody can be picked out of the map. "
        "Finding no hotspot is an answer too. The study area is that of the city pack, or else "
        "the hull of the points."
    )

    INPUT, PACK, CELL_SIZE, RINGS = "INPUT", "PACK", "CELL_SIZE", "RINGS"
    MIN_AUTHORS, POPULATION, TOPIC, OUTPUT = "MIN_AUTHORS", "POPULATION", "TOPIC", "OUTPUT"
    CELLS, HOT, COLD, SUPPRESSED = "CELLS", "HOT", "COLD", "SUPPRESSED"

    def __init__(self) -> None:
        super().__init__()
        self._raster = ""
        self._residents: QgsProcessingFeatureSource | None = None

    def initAlgorithm(self, _config: dict[str, Any] | None = None) -> None:  # noqa: N802
        """Declare parameters and outputs."""
        number = QgsProcessingParameterNumber.Type
        self.addParameter(
            QgsProcessingParameterFeatureSource(
                self.INPUT, tr("Opinions (points)"), [QgsProcessing.SourceType.TypeVectorPoint]
            )
        )
        self.addParameter(
            QgsProcessingParameterFile(
                self.PACK,
                tr("City pack (folder)"),
                QgsProcessingParameterFile.Behavior.Folder,
                optional=True,
            )
        )
        self.addParameter(
            QgsProcessingParameterNumber(
                self.CELL_SIZE, tr("Width of a cell (m)"), number.Double, 250, minValue=1
            )
        )
        self.addParameter(
            QgsProcessingParameterNumber(
                self.RINGS, tr("Rings of neighbours"), number.Integer, 1, minValue=1, maxValue=10
            )
        )
        self.addParameter(
            QgsProcessingParameterNumber(
                self.MIN_AUTHORS, tr("Least people in a cell"), number.Integer, 5, minValue=1
            )
        )
        self.addParameter(
            QgsProcessingParameterMapLayer(
                self.POPULATION,
                tr("Population (raster, points or polygons)"),
                optional=True,
                types=[
                    QgsProcessing.SourceType.TypeRaster,
                    QgsProcessing.SourceType.TypeVectorPoint,
                    QgsProcessing.SourceType.TypeVectorPolygon,
                ],
            )
        )
        self.addParameter(
            QgsProcessingParameterString(self.TOPIC, tr("Only this topic"), optional=True)
        )
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                self.OUTPUT, tr("Opinion hotspots"), QgsProcessing.SourceType.TypeVectorPolygon
            )
        )
        self.addOutput(QgsProcessingOutputNumber(self.CELLS, tr("Cells")))
        self.addOutput(QgsProcessingOutputNumber(self.HOT, tr("Hot cells")))
        self.addOutput(QgsProcessingOutputNumber(self.COLD, tr("Cold cells")))
        self.addOutput(QgsProcessingOutputNumber(self.SUPPRESSED, tr("Withheld cells")))

    def prepareAlgorithm(  # noqa: N802
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        _feedback: QgsProcessingFeedback,
    ) -> bool:
        """Take what is needed of the population layer while on its own thread."""
        layer = self.parameterAsLayer(parameters, self.POPULATION, context)
        if isinstance(layer, QgsRasterLayer):
            self._raster = layer.source()
        elif isinstance(layer, QgsVectorLayer):
            self._residents = self.parameterAsSource(parameters, self.POPULATION, context)
        return True

    def processAlgorithm(  # noqa: N802
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Find the hotspots; QGIS calls this on a worker thread."""
        # Here and not above: nothing of this is needed when the plugin starts.
        from ...core.opinion.hotspots import find_hotspots
        from ..opinion import population
        from ..opinion.hotspot_style import style
        from ..opinion.hotspot_words import abstract, title
        from ..opinion.hotspots_layer import make_features, make_fields, make_metadata
        from ..opinion.placed_posts import CRS, from_source, with_topic
        from ..opinion.study_area import pack_outline

        def progress(share: float) -> None:
            if feedback.isCanceled():
                raise Cancelled
            feedback.setProgress(100 * share)

        source = self.parameterAsSource(parameters, self.INPUT, context)
        if source is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, self.INPUT))
        pack = self.parameterAsString(parameters, self.PACK, context)
        rings = self.parameterAsInt(parameters, self.RINGS, context)
        least = self.parameterAsInt(parameters, self.MIN_AUTHORS, context)
        topic = self.parameterAsString(parameters, self.TOPIC, context).strip()
        try:
            posts = from_source(source, lambda share: progress(0.5 * share))
            if topic:
                posts = with_topic(posts, topic)
            found = find_hotspots(
                posts,
                self.parameterAsDouble(parameters, self.CELL_SIZE, context),
                rings,
                least,
                pack_outline(Path(pack)) if pack else None,
            )
            progress(0.6)
            residents = None
            if self._raster:
                residents = population.from_raster(self._raster, found.grid, found.cells)
            elif self._residents is not None:
                residents = population.from_source(self._residents, found.grid, found.cells)
            progress(0.7)
            with whole_or_nothing(parameters, self.OUTPUT):
                sink, output = self.parameterAsSink(
                    parameters,
                    self.OUTPUT,
                    context,
                    make_fields(),
                    QgsWkbTypes.Type.Polygon,
                    QgsCoordinateReferenceSystem(CRS),
                )
                if sink is None:
                    raise QgsProcessingException(self.invalidSinkError(parameters, self.OUTPUT))
                try:
                    for number, feature in enumerate(make_features(found, residents)):
                        if number % 2000 == 0:
                            progress(0.7 + 0.3 * number / len(found.cells))
                        if not sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
                            raise BadOutput(
                                msg("The layer of hotspots cannot be written: {reason}."),
                                reason=sink.lastError(),
                            )
                finally:
                    del sink  # closes the file
        except CivicError as error:
            raise QgsProcessingException(say(error)) from error
        text = abstract(found, rings, least, topic, residents is not None)
        for line in text.splitlines():
            feedback.pushInfo(line)

        def dress(layer: QgsVectorLayer) -> None:
            style(layer)
            layer.setMetadata(make_metadata(title(topic), text))

        load_with(context, output, dress)
        return {
            self.OUTPUT: output,
            self.CELLS: len(found.cells),
            self.HOT: found.hot,
            self.COLD: found.cold,
            self.SUPPRESSED: int(found.suppressed.sum()),
        }
