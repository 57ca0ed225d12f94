"""``cmcivic:opinionhotspots``: where people speak more than chance would have it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsVectorLayer,
)

from ...core.errors import msg
from ..i18n import pick, tr
from .loading import load_with
from .opinion_algorithm import OpinionAlgorithm, Progress


class OpinionHotspots(OpinionAlgorithm):
    """Gi* on hexagons with suppression of small cells; see ``core.opinion.hotspots``."""

    NAME = "opinionhotspots"
    TITLE = msg("Opinion hotspots")
    HELP = msg(
        "Counts distinct people in hexagons and finds where they gather more, or less, than "
        "chance would have it (Gi*, classes at 90, 95 and 99 % after Benjamini–Hochberg). "
        "Cells of few people are withheld, so that nobody can be picked out of the map. "
        "Finding no hotspot is an answer too. The study area is that of the city pack, or else "
        "the hull of the points."
    )

    ROBUST, MEASURE = "ROBUST", "MEASURE"
    CELLS, HOT, COLD, SUPPRESSED = "CELLS", "HOT", "COLD", "SUPPRESSED"

    def initAlgorithm(self, _config: dict[str, Any] | None = None) -> None:  # noqa: N802
        """Declare parameters and outputs."""
        self.add_posts()
        self.add_pack()
        self.add_cells()
        self.add_population()
        self.add_topic()
        self.addParameter(
            QgsProcessingParameterBoolean(
                self.ROBUST, tr("Try smaller and larger cells too"), defaultValue=True
            )
        )
        self.addParameter(
            QgsProcessingParameterEnum(
                self.MEASURE,
                tr("What is hot or cold"),
                [tr("People"), tr("People per resident (needs a population)")],
                defaultValue=0,
            )
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

    def find(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        progress: Progress,
    ) -> dict[str, Any]:
        """Find the hotspots and write them."""
        # Here and not above: nothing of this is needed when the plugin starts.
        from ..opinion.hotspot_style import style
        from ..opinion.hotspot_words import abstract, nobody_lives_here, title
        from ..opinion.hotspots_layer import make_features, make_fields, make_metadata
        from ..opinion.making import Settings, make_hotspots
        from ..opinion.placed_posts import areas_from_source

        pack = self.parameterAsString(parameters, self.PACK, context)
        settings = Settings(
            self.parameterAsDouble(parameters, self.CELL_SIZE, context),
            self.parameterAsInt(parameters, self.RINGS, context),
            self.parameterAsInt(parameters, self.MIN_AUTHORS, context),
            self.topic(parameters, context),
            Path(pack) if pack else None,
            self.parameterAsBool(parameters, self.ROBUST, context),
            per_resident=self.parameterAsEnum(parameters, self.MEASURE, context) == 1,
        )
        posts = self.read_posts(parameters, context, lambda share: progress(0.5 * share))
        areas = areas_from_source(self.parameterAsSource(parameters, self.INPUT, context))
        found = make_hotspots(
            posts, areas, settings, self.residents, lambda share: progress(0.5 + 0.2 * share)
        )
        residents = self.residents(found.grid, found.cells)
        nobody = nobody_lives_here(residents)
        if nobody is not None:
            feedback.pushWarning(pick(*nobody))
        progress(0.7)
        text = abstract(
            found,
            settings.rings,
            settings.min_people,
            settings.topic,
            residents is not None and nobody is None,
        )
        recipe = self.recipe(parameters, context, posts, areas, **settings.recipe())
        metadata = make_metadata(
            title(settings.topic, per_resident=settings.per_resident), text, recipe
        )
        output = self.write(
            parameters,
            self.OUTPUT,
            context,
            make_fields(),
            make_features(found, residents),
            metadata,
            lambda share: progress(0.7 + 0.3 * share),
            count=len(found.cells),
        )

        def dress(layer: QgsVectorLayer) -> None:
            style(layer)
            layer.setMetadata(metadata)

        load_with(context, output, dress)
        for line in text.splitlines():
            feedback.pushInfo(line)
        return {
            self.OUTPUT: output,
            self.CELLS: len(found.cells),
            self.HOT: found.hot,
            self.COLD: found.cold,
            self.SUPPRESSED: int(found.suppressed.sum()),
        }
