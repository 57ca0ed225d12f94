"""``cmcivic:hotspotoverlap``: what else is where people speak much."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsWkbTypes,
)

from ...core.errors import msg
from ..i18n import tr
from .loading import load_with
from .opinion_algorithm import OpinionAlgorithm, Progress


class HotspotOverlap(OpinionAlgorithm):
    """Each layer of a city pack against random hot cells; see ``core.opinion.overlap``."""

    NAME = "hotspotoverlap"
    TITLE = msg("What else is in the hotspots")
    HELP = msg(
        "Measures how much of each layer of the city pack lies in the hot cells (points counted, "
        "lines and areas measured, the mean of a raster) and compares it with random draws of as "
        "many cells. The table says of each layer what was found, what chance would give, their "
        "ratio and how sure that is, after Benjamini–Hochberg. To be in the same place is not to "
        "be the cause."
    )

    HOTSPOTS, LAYERS_COMPARED, SURE = "HOTSPOTS", "LAYERS", "SURE"
    TRACED = HOTSPOTS

    def initAlgorithm(self, _config: dict[str, Any] | None = None) -> None:  # noqa: N802
        """Declare parameters and outputs."""
        self.addParameter(
            QgsProcessingParameterFeatureSource(
                self.HOTSPOTS,
                tr("Opinion hotspots"),
                [QgsProcessing.SourceType.TypeVectorPolygon],
            )
        )
        self.add_pack(optional=False)
        self.add_chance()
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                self.OUTPUT, tr("Overlap of layers"), QgsProcessing.SourceType.TypeVector
            )
        )
        self.addOutput(QgsProcessingOutputNumber(self.LAYERS_COMPARED, tr("Layers compared")))
        self.addOutput(
            QgsProcessingOutputNumber(self.SURE, tr("Layers that differ from chance (95 %)"))
        )

    def find(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        progress: Progress,
    ) -> dict[str, Any]:
        """Measure the layers, compare and write the table."""
        from ..opinion import overlap_table, pack_overlap
        from ..opinion.hotspots_layer import make_metadata

        source = self.parameterAsSource(parameters, self.HOTSPOTS, context)
        if source is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, self.HOTSPOTS))
        made = pack_overlap.compare(
            source,
            Path(self.parameterAsString(parameters, self.PACK, context)),
            self.parameterAsInt(parameters, self.PERMUTATIONS, context),
            self.parameterAsInt(parameters, self.SEED, context),
            progress,
        )
        text = made.abstract()
        recipe = self.recipe(parameters, context, None, **made.settings())
        metadata = make_metadata(pack_overlap.title(), text, recipe)
        output = self.write(
            parameters,
            self.OUTPUT,
            context,
            overlap_table.make_fields(),
            overlap_table.make_features(made.compared, made.found),
            metadata,
            lambda _share: progress(1.0),
            QgsWkbTypes.Type.NoGeometry,
        )
        load_with(context, output, lambda layer: layer.setMetadata(metadata))
        for line in text.splitlines():
            feedback.pushInfo(line)
        return {
            self.OUTPUT: output,
            self.LAYERS_COMPARED: sum(bool(row.measure) for row in made.compared),
            self.SURE: int((made.found.p_fdr <= 0.05).sum()),
        }
