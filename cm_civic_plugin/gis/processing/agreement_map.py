"""``cmcivic:agreementmap``: where the tables of a workshop drew the same, and where not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeatureSink,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ...core.errors import BadOutput, CivicError, msg
from ..i18n import pick, say, tr
from .algorithm import CivicAlgorithm, progress_of
from .loading import load_with, whole_or_nothing
from .merge_workshops import write_json
from .opinion_algorithm import describe


class AgreementMap(CivicAlgorithm):
    """See ``core.scenario.agreement`` and ``gis.scenario.agreement_layer``."""

    NAME = "agreementmap"
    COLUMN = "scenario"
    TITLE = msg("Agreement of the tables")
    HELP = msg(
        "Shows in hexagons how many tables drew in each place, what most of them drew, how far "
        "they agree and where they are at odds. Every table weighs the same. Merge the tables' "
        "files first. Cells that few tables drew in are withheld. The report says it in Thai and "
        "English, with coefficients in an appendix."
    )

    WORKSHOP, FUTURE, CELL_SIZE, MIN_TABLES = "WORKSHOP", "FUTURE", "CELL_SIZE", "MIN_TABLES"
    OUTPUT, REPORT, CELLS = "OUTPUT", "REPORT", "CELLS"

    def initAlgorithm(self, _config: dict[str, Any] | None = None) -> None:  # noqa: N802
        """Declare parameters and outputs."""
        number = QgsProcessingParameterNumber.Type
        self.addParameter(
            QgsProcessingParameterFile(
                self.WORKSHOP, tr("Merged workshop"), fileFilter="GeoPackage (*.gpkg)"
            )
        )
        self.addParameter(
            QgsProcessingParameterString(self.FUTURE, tr("Only this future"), optional=True)
        )
        self.addParameter(
            QgsProcessingParameterNumber(
                self.CELL_SIZE, tr("Width of a cell (m)"), number.Double, 100, minValue=1
            )
        )
        self.addParameter(
            QgsProcessingParameterNumber(
                self.MIN_TABLES, tr("Least tables in a cell"), number.Integer, 3, minValue=1
            )
        )
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                self.OUTPUT,
                tr("Agreement of the tables"),
                QgsProcessing.SourceType.TypeVectorPolygon,
            )
        )
        self.addParameter(
            QgsProcessingParameterFileDestination(
                self.REPORT, tr("Report"), "JSON (*.json)", optional=True, createByDefault=False
            )
        )
        self.addOutput(QgsProcessingOutputNumber(self.CELLS, tr("Cells")))

    def processAlgorithm(  # noqa: N802
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Find the agreement and write it; QGIS calls this on a worker thread."""
        try:
            return self._find(parameters, context, feedback)
        except CivicError as error:
            raise QgsProcessingException(say(error)) from error

    def _find(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        # Here and not above: nothing of this is needed when the plugin starts.
        from ..scenario import agreement_layer as layers
        from ..scenario.merging import read_journal

        progress = progress_of(feedback)
        journal = read_journal(self.parameterAsFile(parameters, self.WORKSHOP, context))
        plan = layers.plan_in(journal)
        progress(0.2)
        named = self.parameterAsString(parameters, self.FUTURE, context)
        future = layers.find_future(named, journal, plan)
        only = getattr(future, "id", future)
        found = layers.find(
            journal,
            plan,
            self.parameterAsDouble(parameters, self.CELL_SIZE, context),
            self.parameterAsInt(parameters, self.MIN_TABLES, context),
            only,
        )
        progress(0.6)
        report = self.parameterAsFileOutput(parameters, self.REPORT, context)
        metadata = layers.make_metadata(found, journal, plan, future)
        with whole_or_nothing(parameters, self.OUTPUT):
            sink, output = self.parameterAsSink(
                parameters,
                self.OUTPUT,
                context,
                layers.make_fields(),
                QgsWkbTypes.Type.Polygon,
                QgsCoordinateReferenceSystem(layers.CRS),
            )
            if sink is None:
                raise QgsProcessingException(self.invalidSinkError(parameters, self.OUTPUT))
            try:
                for number, feature in enumerate(layers.make_features(found)):
                    if number % 2000 == 0:
                        progress(0.6 + 0.4 * number / len(found.drew))
                    if not sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
                        raise BadOutput(
                            msg("The layer cannot be written: {reason}."), reason=sink.lastError()
                        )
            finally:
                del sink  # closes the file
            describe(output, metadata)
            if report:
                write_json(Path(report), layers.make_report(found, journal, plan, only))

        def dress(layer: QgsVectorLayer) -> None:
            layers.style(layer, plan)
            layer.setMetadata(metadata)

        load_with(context, output, dress)
        for line in layers.words(found, journal, plan):
            feedback.pushInfo(pick(*line))
        return {self.OUTPUT: output, self.CELLS: len(found.drew), self.REPORT: report}
