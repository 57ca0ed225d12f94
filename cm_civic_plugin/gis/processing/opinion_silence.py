"""``cmcivic:opinionsilence``: where people live and nobody spoke."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsVectorLayer,
)

from ...core.errors import msg
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
        from ..opinion import silence_layer
        from ..opinion.hotspots_layer import make_metadata
        from ..opinion.making import Settings, make_silence

        pack = self.parameterAsString(parameters, self.PACK, context)
        settings = Settings(
            self.parameterAsDouble(parameters, self.CELL_SIZE, context),
            min_people=self.parameterAsInt(parameters, self.MIN_AUTHORS, context),
            topic=self.topic(parameters, context),
            pack=Path(pack) if pack else None,
        )
        posts = self.read_posts(parameters, context, lambda share: progress(0.5 * share))
        made = make_silence(posts, settings, self.residents)
        found, located = made.found, made.located
        text = silence_layer.abstract(found, settings.cell_size, made.hidden, settings.topic)
        recipe = self.recipe(parameters, context, posts, **settings.silence_recipe())
        metadata = make_metadata(silence_layer.title(settings.topic), text, recipe)
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
