"""``cmcivic:opinionsilence``: where people live and nobody spoke."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsVectorLayer,
)

from ...core.errors import BadInput, msg
from ..i18n import tr
from .loading import load_with
from .opinion_algorithm import OpinionAlgorithm, Progress


class OpinionSilence(OpinionAlgorithm):
    """Cells with residents and no one who spoke; see ``core.opinion.silence``."""

    NAME = "opinionsilence"
    TITLE = msg("Silence map")
    HELP = msg(
        "Shows the cells where people live and nobody spoke, and where that is more silence than "
        "chance explains. What a map of opinions leaves empty is not always where all is well."
    )

    SILENT, SURE = "SILENT", "SURE"

    def initAlgorithm(self, _config: dict[str, Any] | None = None) -> None:  # noqa: N802
        """Declare parameters and outputs."""
        self.add_posts()
        self.add_population()
        self.add_topic()
        self.add_pack()
        self.add_cells(500, rings=False)
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                self.OUTPUT, tr("Silence map"), QgsProcessing.SourceType.TypeVectorPolygon
            )
        )
        self.addOutput(QgsProcessingOutputNumber(self.SILENT, tr("Silent cells")))
        self.addOutput(QgsProcessingOutputNumber(self.SURE, tr("Silent beyond chance")))

    def find(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        progress: Progress,
    ) -> dict[str, Any]:
        """Find the silent cells and write them."""
        from ...core.opinion.hotspots import locate, people_in_cells
        from ...core.opinion.silence import find_silence
        from ...core.opinion.suppression import suppressed_cells
        from ..opinion import silence_layer
        from ..opinion.hotspots_layer import make_metadata
        from ..opinion.placed_posts import with_topic

        topic = self.topic(parameters, context)
        size = self.parameterAsDouble(parameters, self.CELL_SIZE, context)
        least = self.parameterAsInt(parameters, self.MIN_AUTHORS, context)
        posts = self.read_posts(parameters, context, lambda share: progress(0.5 * share))
        located = locate(posts, size, 1, least, self.outline(parameters, context))
        residents = self.residents(located.grid, located.cells)
        if residents is None:
            raise BadInput(msg("Silence is told by who lives where: give a population."))
        spoke = with_topic(located.posts, topic) if topic else located.posts
        people = people_in_cells(spoke, located.grid, located.cells)
        hidden = suppressed_cells(people, least)
        found = find_silence(people, hidden, residents)
        text = silence_layer.abstract(found, size, int(hidden.sum()), topic)
        recipe = self.recipe(
            parameters, context, posts, CELL_SIZE=size, MIN_AUTHORS=least, TOPIC=topic
        )
        metadata = make_metadata(tr("Silence map") + (f": {topic}" if topic else ""), text, recipe)
        output = self.write(
            parameters,
            self.OUTPUT,
            context,
            silence_layer.make_fields(),
            silence_layer.make_features(found, located.grid, located.cells),
            metadata,
            lambda share: progress(0.7 + 0.3 * share),
            count=max(1, int(found.silent.sum())),
        )

        def dress(layer: QgsVectorLayer) -> None:
            silence_layer.style(layer)
            layer.setMetadata(metadata)

        load_with(context, output, dress)
        for line in text.splitlines():
            feedback.pushInfo(line)
        return {
            self.OUTPUT: output,
            self.SILENT: int(found.silent.sum()),
            self.SURE: int((found.class_ > 0).sum()),
        }
