"""``cmcivic:opinionwaves``: how people's speaking of a place comes and goes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsVectorLayer,
)

from ...core.errors import msg
from ..i18n import tr
from .loading import load_with
from .opinion_algorithm import OpinionAlgorithm, Progress

_STEPS = {"day": msg("Day"), "week": msg("Week"), "month": msg("Month")}


class OpinionWaves(OpinionAlgorithm):
    """Gi* over space and time, Mann–Kendall trends and patterns; see ``core.opinion.waves``."""

    NAME = "opinionwaves"
    TITLE = msg("Opinion waves")
    HELP = msg(
        "Counts distinct people in hexagons step by step (day, week or month), finds which are hot "
        "against all cells in all steps, and names how each came and went: new, consecutive, "
        "intensifying, persistent, diminishing, sporadic, oscillating or historical. The time "
        "slider plays the layer. With a date, people before and after it are compared. What few "
        "people wrote is withheld, in each step and over the whole time."
    )

    STEP, DATE, PATTERNS = "STEP", "DATE", "PATTERNS"
    CELLS, STEPS, WAVES, SUPPRESSED = "CELLS", "STEPS", "WAVES", "SUPPRESSED"

    def initAlgorithm(self, _config: dict[str, Any] | None = None) -> None:  # noqa: N802
        """Declare parameters and outputs."""
        self.add_posts()
        self.add_pack()
        self.add_cells()
        self.addParameter(
            QgsProcessingParameterEnum(
                self.STEP, tr("Step of time"), [tr(word) for word in _STEPS.values()], False, 2
            )
        )
        self.addParameter(
            QgsProcessingParameterDateTime(
                self.DATE,
                tr("Compare before and after this date"),
                QgsProcessingParameterDateTime.Type.Date,
                optional=True,
            )
        )
        self.add_topic()
        polygons = QgsProcessing.SourceType.TypeVectorPolygon
        self.addParameter(
            QgsProcessingParameterFeatureSink(self.OUTPUT, tr("Opinion waves"), polygons)
        )
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                self.PATTERNS,
                tr("Patterns of waves"),
                polygons,
                optional=True,
                createByDefault=False,
            )
        )
        self.addOutput(QgsProcessingOutputNumber(self.CELLS, tr("Cells")))
        self.addOutput(QgsProcessingOutputNumber(self.STEPS, tr("Steps of time")))
        self.addOutput(QgsProcessingOutputNumber(self.WAVES, tr("Cells with a wave")))
        self.addOutput(QgsProcessingOutputNumber(self.SUPPRESSED, tr("Withheld cells")))

    def find(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        progress: Progress,
    ) -> dict[str, Any]:
        """Find the waves and write them."""
        from ...core.opinion.waves import STEPS
        from ..opinion import waves_layer
        from ..opinion.hotspots_layer import make_metadata
        from ..opinion.making import Settings, make_waves
        from ..opinion.placed_posts import areas_from_source

        date = self.parameterAsDateTime(parameters, self.DATE, context).date()
        pack = self.parameterAsString(parameters, self.PACK, context)
        settings = Settings(
            self.parameterAsDouble(parameters, self.CELL_SIZE, context),
            self.parameterAsInt(parameters, self.RINGS, context),
            self.parameterAsInt(parameters, self.MIN_AUTHORS, context),
            self.topic(parameters, context),
            Path(pack) if pack else None,
            step=STEPS[self.parameterAsEnum(parameters, self.STEP, context)],
            cut=date.toString("yyyy-MM-dd") if date.isValid() else None,
        )
        posts = self.read_posts(parameters, context, lambda share: progress(0.4 * share))
        areas = areas_from_source(self.parameterAsSource(parameters, self.INPUT, context))
        waves = make_waves(posts, settings, areas)
        recipe = self.recipe(parameters, context, posts, areas, **settings.waves_recipe())
        progress(0.6)
        text = waves_layer.abstract(waves, settings.rings, settings.min_people, settings.topic)
        metadata = make_metadata(waves_layer.title(settings.topic), text, recipe)
        output = self.write(
            parameters,
            self.OUTPUT,
            context,
            waves_layer.make_step_fields(),
            waves_layer.make_step_features(waves),
            metadata,
            lambda share: progress(0.6 + 0.3 * share),
            count=int((waves.people != 0).sum()),
        )
        patterns = None
        if parameters.get(self.PATTERNS) is not None:
            described = make_metadata(waves_layer.cells_title(settings.topic), text, recipe)
            patterns = self.write(
                parameters,
                self.PATTERNS,
                context,
                waves_layer.make_cell_fields(),
                waves_layer.make_cell_features(waves),
                described,
                lambda share: progress(0.9 + 0.1 * share),
                count=len(waves.cells),
            )

            def dress_cells(layer: QgsVectorLayer) -> None:
                waves_layer.style_cells(layer)
                layer.setMetadata(described)

            load_with(context, patterns, dress_cells)

        def dress(layer: QgsVectorLayer) -> None:
            waves_layer.style_steps(layer)
            layer.setMetadata(metadata)
            project = context.project()
            if project is not None:
                waves_layer.set_project_time(project, waves)

        load_with(context, output, dress)
        for line in text.splitlines():
            feedback.pushInfo(line)
        return {
            self.OUTPUT: output,
            self.PATTERNS: patterns,
            self.CELLS: len(waves.cells),
            self.STEPS: len(waves.starts) - 1,
            self.WAVES: int((waves.pattern > 0).sum()),
            self.SUPPRESSED: int(waves.whole_hidden.sum()),
        }
