"""``cmcivic:mergeworkshops``: the workshop files of many tables into one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
)

from ...core.errors import BadOutput, CivicError, msg
from ..i18n import say, tr
from .algorithm import CivicAlgorithm, progress_of


class MergeWorkshops(CivicAlgorithm):
    """See ``gis.scenario.merging``."""

    NAME = "mergeworkshops"
    COLUMN = "scenario"
    TITLE = msg("Merge workshop tables")
    HELP = msg(
        "Puts the workshop files of many tables into one file. Each stroke keeps the code of its "
        "table. The order of the files does not matter, and merging a file twice adds nothing. "
        "The tables' own files are only read. Files of another workshop are left out and the "
        "report says why; it also names strokes that two files hold differently, and clocks that "
        "seem wrong."
    )

    INPUTS, OUTPUT, REPORT = "INPUTS", "OUTPUT", "REPORT"
    STROKES, DUPLICATES = "STROKES", "DUPLICATES"

    def initAlgorithm(self, _config: dict[str, Any] | None = None) -> None:  # noqa: N802
        """Declare parameters and outputs."""
        self.addParameter(
            QgsProcessingParameterMultipleLayers(
                self.INPUTS, tr("Workshop files of the tables"), QgsProcessing.SourceType.TypeFile
            )
        )
        self.addParameter(
            QgsProcessingParameterFileDestination(
                self.OUTPUT, tr("Merged workshop"), "GeoPackage (*.gpkg)"
            )
        )
        self.addParameter(
            QgsProcessingParameterFileDestination(
                self.REPORT, tr("Report"), "JSON (*.json)", optional=True, createByDefault=False
            )
        )
        self.addOutput(QgsProcessingOutputNumber(self.STROKES, tr("Rows of the merged journal")))
        self.addOutput(QgsProcessingOutputNumber(self.DUPLICATES, tr("Rows met more than once")))

    def processAlgorithm(  # noqa: N802
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Merge; QGIS calls this on a worker thread."""
        # Here and not above: nothing of this is needed when the plugin starts.
        from ..scenario.merging import merge_files

        progress = progress_of(feedback)
        inputs = self.parameterAsFileList(parameters, self.INPUTS, context)
        output = self.parameterAsFileOutput(parameters, self.OUTPUT, context)
        report = self.parameterAsFileOutput(parameters, self.REPORT, context)
        try:
            merged, said = merge_files(inputs, output, progress)
            if report:
                write_json(Path(report), said)
        except CivicError as error:
            raise QgsProcessingException(say(error)) from error
        _tell(said, feedback)
        return {
            self.OUTPUT: output,
            self.STROKES: len(merged.rows),
            self.DUPLICATES: merged.duplicates,
            self.REPORT: report,
        }


def _tell(said: dict[str, Any], feedback: QgsProcessingFeedback) -> None:
    from ..scenario.gathering import doubts

    for file in said["files"]:
        feedback.pushInfo(f"{file['file']}: {file['rows']}")
    for one in said["refused"]:
        feedback.reportError(one["reason"])
    for text in doubts(said):
        feedback.pushWarning(text)


def write_json(path: Path, content: dict[str, Any]) -> None:
    """Write a report. Raises ``BadOutput`` when it cannot be written."""
    try:
        path.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
    except OSError as error:
        raise BadOutput(
            msg("{file} cannot be written ({reason}). Choose another place for the report."),
            file=str(path),
            reason=error.strerror or type(error).__name__,
        ) from error
