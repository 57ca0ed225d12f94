"""``cmcivic:scenarioindicators``: the futures of a workshop in numbers and sentences."""

from __future__ import annotations

from dataclasses import astuple, fields
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureSink,
    QgsFields,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsWkbTypes,
)

from ...core.errors import BadOutput, Cancelled, CivicError, msg
from ..compat import make_field
from ..i18n import language, say, tr
from ..tasks import unexpected
from .algorithm import CivicAlgorithm
from .loading import whole_or_nothing


class ScenarioIndicators(CivicAlgorithm):
    """See ``gis.scenario.indicators``."""

    NAME = "scenarioindicators"
    COLUMN = "scenario"
    TITLE = msg("Indicators of the futures")
    HELP = msg(
        "Measures what a workshop drew, for each future and each element: area, length and stamps; "
        "the people, schools, temples, historic sites, parks, woodland, flood-prone land, roads "
        "and buildings it touches; the distance to the nearest stop, health facility, school, park "
        "and flood shelter; and the difference between the first two futures. Each row says it in "
        "a Thai and an English sentence, with the rule and the layer behind it. Where the pack has "
        "no data the value is empty, never zero, and the reason is said."
    )

    WORKSHOP, PACK, OUTPUT = "WORKSHOP", "PACK", "OUTPUT"
    ROWS, NO_DATA, REPAIRED = "ROWS", "NO_DATA", "REPAIRED"

    def initAlgorithm(self, _config: dict[str, Any] | None = None) -> None:  # noqa: N802
        """Declare parameters and outputs."""
        behavior = QgsProcessingParameterFile.Behavior
        self.addParameter(
            QgsProcessingParameterFile(
                self.WORKSHOP, tr("Workshop file"), behavior.File, extension="gpkg"
            )
        )
        self.addParameter(
            QgsProcessingParameterFile(
                self.PACK, tr("City pack (folder)"), behavior.Folder, optional=True
            )
        )
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                self.OUTPUT, tr("Indicators"), QgsProcessing.SourceType.TypeVector
            )
        )
        self.addOutput(QgsProcessingOutputNumber(self.ROWS, tr("Rows")))
        self.addOutput(QgsProcessingOutputNumber(self.NO_DATA, tr("Rows without data")))
        self.addOutput(QgsProcessingOutputNumber(self.REPAIRED, tr("Shapes repaired")))

    def processAlgorithm(  # noqa: N802
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Measure and write the table; QGIS calls this on a worker thread."""
        from ...core.scenario.plan import plan_of
        from ..scenario.indicators import Indicators
        from ..scenario.merging import read_journal

        def check(share: float) -> None:
            if feedback.isCanceled():
                raise Cancelled
            feedback.setProgress(100 * share)

        pack = self.parameterAsString(parameters, self.PACK, context)
        try:
            workshop = Path(self.parameterAsFile(parameters, self.WORKSHOP, context))
            journal = read_journal(workshop)
            plan = plan_of(journal.meta, workshop)
            indicators = Indicators(Path(pack) if pack else None, plan.futures, plan.elements)
            table = indicators.table(journal.rows, check)
            output = self._write(parameters, context, table)
        except CivicError as error:
            raise QgsProcessingException(say(error)) from error
        except QgsProcessingException:
            raise
        except Exception as error:  # noqa: BLE001 (QGIS would log its text, which may quote a note)
            raise QgsProcessingException(unexpected(error)) from None
        wholes = [row for row in table if row.element_id is None]
        for row in wholes:
            feedback.pushInfo(row.sentence_th if language() == "th" else row.sentence_en)
        return {
            self.OUTPUT: output,
            self.ROWS: len(table),
            self.NO_DATA: sum(row.value is None for row in table),
            self.REPAIRED: int(sum(row.value or 0 for row in wholes if row.id == "repaired")),
        }

    def _write(
        self, parameters: dict[str, Any], context: QgsProcessingContext, table: list[Any]
    ) -> str:
        from ...core.scenario.indicators import IndicatorRow

        kinds = {"float": "number", "float | None": "number", "bool": "integer"}
        columns = QgsFields()
        for field in fields(IndicatorRow):
            columns.append(make_field(field.name, kinds.get(str(field.type), "string")))
        with whole_or_nothing(parameters, self.OUTPUT):
            sink, output = self.parameterAsSink(
                parameters,
                self.OUTPUT,
                context,
                columns,
                QgsWkbTypes.Type.NoGeometry,
                QgsCoordinateReferenceSystem(),
            )
            if sink is None:
                raise QgsProcessingException(self.invalidSinkError(parameters, self.OUTPUT))
            try:
                for row in table:
                    feature = QgsFeature(columns)
                    values = [int(v) if isinstance(v, bool) else v for v in astuple(row)]
                    feature.setAttributes(values)
                    if not sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
                        raise BadOutput(
                            msg("The layer cannot be written: {reason}."), reason=sink.lastError()
                        )
            finally:
                del sink  # closes the file
        return output
