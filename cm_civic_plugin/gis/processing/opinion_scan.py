"""``cmcivic:opinionscan``: where more people speak than live there."""

from __future__ import annotations

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

from ...core.errors import BadInput, msg
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
        from ...core.opinion.hotspots import locate
        from ...core.opinion.scan import scan
        from ...core.opinion.suppression import people_per_cell
        from ..opinion import scan_layer
        from ..opinion.hotspots_layer import make_metadata
        from ..opinion.placed_posts import on_topic, with_topic

        topic = self.topic(parameters, context)
        has_population = bool(self._raster) or self._residents is not None
        if not (topic or has_population):
            raise BadInput(
                msg("Give a population, or a topic to measure against all posts of the platform.")
            )
        size = self.parameterAsDouble(parameters, self.CELL_SIZE, context)
        least = self.parameterAsInt(parameters, self.MIN_AUTHORS, context)
        most = self.parameterAsDouble(parameters, self.MAX_SHARE, context)
        trials = self.parameterAsInt(parameters, self.PERMUTATIONS, context)
        seed = self.parameterAsInt(parameters, self.SEED, context)
        posts = self.read_posts(parameters, context, lambda share: progress(0.3 * share))
        located = locate(posts, size, 1, least, self.outline(parameters, context))
        here, count = located.posts, len(located.cells)
        everyone, _ = people_per_cell(located.at, here.author, here.platform, count)
        people, base = everyone, self.residents(located.grid, located.cells)
        if topic:
            with_topic(here, topic)  # refuses a topic that nobody has
            keep = on_topic(here, topic)
            people, _ = people_per_cell(
                located.at[keep], here.author[keep], here.platform[keep], count
            )
        found = scan(
            people,
            everyone.astype(float) if base is None else base,
            located.grid,
            located.cells,
            least,
            most / 100,
            trials,
            seed,
            base_of_people=base is None,
            progress=lambda share: progress(0.3 + 0.65 * share),
        )
        text = scan_layer.abstract(found, base is not None, size, least, trials, topic)
        recipe = self.recipe(
            parameters,
            context,
            posts,
            CELL_SIZE=size,
            MIN_AUTHORS=least,
            MAX_SHARE=most,
            TOPIC=topic,
            PERMUTATIONS=trials,
            SEED=seed,
        )
        metadata = make_metadata(
            tr("Opinion clusters") + (f": {topic}" if topic else ""), text, recipe
        )
        output = self.write(
            parameters,
            self.OUTPUT,
            context,
            scan_layer.make_fields(),
            scan_layer.make_features(found),
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
            self.CLUSTERS: len(found.clusters),
            self.BEST_P: found.best_p,
        }
