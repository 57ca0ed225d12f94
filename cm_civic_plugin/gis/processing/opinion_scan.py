"""``cmcivic:opinionscan``: where more people speak than live there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
    QgsVectorLayer,
)

from ...core.errors import msg
from ..i18n import tr
from .loading import load_with
from .opinion_algorithm import OpinionAlgorithm, Progress


class OpinionScan(OpinionAlgorithm):
    """Kulldorff's Poisson scan statistic; see ``core.opinion.scan``."""

    NAME = "opinionscan"
    TITLE = msg("Opinion clusters by population")
    HELP = msg(
        "Looks through circles of all sizes for places where more people speak than live there "
        "(Kulldorff's scan statistic, p by random maps). Without a population, give a topic: its "
        "people are then measured against all who spoke of anything on the platform. Finding no "
        "cluster is an answer too."
    )

    MAX_SHARE, CLUSTERS, BEST_P = "MAX_SHARE", "CLUSTERS", "BEST_P"

    def initAlgorithm(self, _config: dict[str, Any] | None = None) -> None:  # noqa: N802
        """Declare parameters and outputs."""
        self.add_posts()
        self.add_population()
        self.add_topic()
        self.add_pack()
        self.add_cells(500, rings=False)
        self.addParameter(
            QgsProcessingParameterNumber(
                self.MAX_SHARE,
                tr("Largest circle (% of the base)"),
                QgsProcessingParameterNumber.Type.Double,
                50,
                minValue=1,
                maxValue=50,
            )
        )
        self.add_chance()
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                self.OUTPUT, tr("Opinion clusters"), QgsProcessing.SourceType.TypeVectorPolygon
            )
        )
        self.addOutput(QgsProcessingOutputNumber(self.CLUSTERS, tr("Clusters")))
        self.addOutput(QgsProcessingOutputNumber(self.BEST_P, tr("Lowest p")))

    def find(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        progress: Progress,
    ) -> dict[str, Any]:
        """Scan and write the clusters."""
        from ..opinion import scan_layer
        from ..opinion.hotspots_layer import make_metadata
        from ..opinion.making import Settings, make_scan

        pack = self.parameterAsString(parameters, self.PACK, context)
        settings = Settings(
            self.parameterAsDouble(parameters, self.CELL_SIZE, context),
            min_people=self.parameterAsInt(parameters, self.MIN_AUTHORS, context),
            topic=self.topic(parameters, context),
            pack=Path(pack) if pack else None,
            largest=self.parameterAsDouble(parameters, self.MAX_SHARE, context),
            trials=self.parameterAsInt(parameters, self.PERMUTATIONS, context),
            seed=self.parameterAsInt(parameters, self.SEED, context),
        )
        posts = self.read_posts(parameters, context, lambda share: progress(0.3 * share))
        made = make_scan(
            posts, settings, self.residents, lambda share: progress(0.3 + 0.65 * share)
        )
        text = scan_layer.abstract(
            made.found,
            made.of_residents,
            settings.cell_size,
            settings.min_people,
            settings.trials,
            settings.topic,
        )
        recipe = self.recipe(parameters, context, posts, **settings.scan_recipe())
        metadata = make_metadata(scan_layer.title(settings.topic), text, recipe)
        output = self.write(
            parameters,
            self.OUTPUT,
            context,
            scan_layer.make_fields(),
            scan_layer.make_features(made.found),
            metadata,
            lambda _share: progress(0.98),
        )

        def dress(layer: QgsVectorLayer) -> None:
            scan_layer.style(layer)
            layer.setMetadata(metadata)

        load_with(context, output, dress)
        for line in text.splitlines():
            feedback.pushInfo(line)
        return {
            self.OUTPUT: output,
            self.CLUSTERS: len(made.found.clusters),
            self.BEST_P: made.found.best_p,
        }
