"""``cmcivic:importopinions``: a platform's export as a layer of points, with a read report."""

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
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from ...core.errors import BadOutput, Cancelled, CivicError, msg
from ...core.opinion.platforms import PLATFORMS, SUFFIXES
from ..i18n import say, tr
from .algorithm import CivicAlgorithm
from .loading import load_with, whole_or_nothing


class ImportOpinions(CivicAlgorithm):
    """Reads the file a platform really exports; see ``core.opinion.reading``."""

    NAME = "importopinions"
    COLUMN = "opinion"
    TITLE = msg("Import opinions")
    HELP = msg(
        "Reads a file of opinions as its platform exports it (Traffy Fondue, Facebook, Decidim, "
        "KoboToolbox, LINE and others, or any table), mends what can be mended and says in a "
        "report what became of every row. With a city pack, places that the texts name are found. "
        "Names, photographs and links to people are dropped while reading. The layer holds no "
        "text of the opinions. Its points are exact: do not publish them, publish hotspots."
    )

    INPUT, PLATFORM, PACK, TIMEZONE = "INPUT", "PLATFORM", "PACK", "TIMEZONE"
    OUTPUT, REPORT = "OUTPUT", "REPORT"
    READ, KEPT, PLACED = "READ", "KEPT", "PLACED"

    def initAlgorithm(self, _config: dict[str, Any] | None = None) -> None:  # noqa: N802
        """Declare parameters and outputs."""
        self.addParameter(
            QgsProcessingParameterFile(
                self.INPUT,
                tr("File of opinions"),
                fileFilter=tr("Opinions") + f" ({' '.join(SUFFIXES)});;"
                + tr("All files") + " (*)",
            )
        )  # fmt: skip
        self.addParameter(
            QgsProcessingParameterEnum(
                self.PLATFORM,
                tr("Platform"),
                [tr("Recognise by content"), *PLATFORMS.values()],
                defaultValue=0,
            )
        )
        self.addParameter(
            QgsProcessingParameterFile(
                self.PACK,
                tr("City pack (folder)"),
                QgsProcessingParameterFile.Behavior.Folder,
                optional=True,
            )
        )
        self.addParameter(
            QgsProcessingParameterString(
                self.TIMEZONE, tr("Zone of times that name none"), "Asia/Bangkok"
            )
        )
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                self.OUTPUT, tr("Opinions (points)"), QgsProcessing.SourceType.TypeVectorPoint
            )
        )
        self.addParameter(
            QgsProcessingParameterFileDestination(
                self.REPORT, tr("Read report"), "JSON (*.json)", optional=True
            )
        )
        self.addOutput(QgsProcessingOutputNumber(self.READ, tr("Rows read")))
        self.addOutput(QgsProcessingOutputNumber(self.KEPT, tr("Rows kept")))
        self.addOutput(QgsProcessingOutputNumber(self.PLACED, tr("Rows with a place")))

    def processAlgorithm(  # noqa: N802
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Import the file; QGIS calls this on a worker thread."""
        # Here and not above: pandas is not to be asked for when the plugin starts.
        from ...core.opinion.post_table import ReadReport
        from ...core.opinion.reading import read_posts
        from ..opinion.gazetteer import pack_gazetteer
        from ..opinion.posts_layer import make_features, make_fields, make_metadata
        from ..opinion.report_words import whole_report

        def progress(share: float) -> None:
            if feedback.isCanceled():
                raise Cancelled
            feedback.setProgress(100 * share)

        pack = self.parameterAsString(parameters, self.PACK, context)
        report = ReadReport()
        report_path = self.parameterAsFileOutput(parameters, self.REPORT, context)
        try:
            chunks = read_posts(
                self.parameterAsFile(parameters, self.INPUT, context),
                report,
                (None, *PLATFORMS)[self.parameterAsEnum(parameters, self.PLATFORM, context)],
                self.parameterAsString(parameters, self.TIMEZONE, context),
                progress=progress,
                gazetteer=pack_gazetteer(Path(pack)) if pack else None,
            )
            # The first chunk is read before anything is written: a bad file leaves nothing.
            chunk = next(chunks, None)
            with whole_or_nothing(parameters, self.OUTPUT):
                sink, output = self.parameterAsSink(
                    parameters,
                    self.OUTPUT,
                    context,
                    make_fields(),
                    QgsWkbTypes.Type.Point,
                    QgsCoordinateReferenceSystem("EPSG:4326"),
                )
                if sink is None:
                    raise QgsProcessingException(self.invalidSinkError(parameters, self.OUTPUT))
                try:
                    while chunk is not None:
                        features = list(make_features(chunk))
                        if not sink.addFeatures(features, QgsFeatureSink.Flag.FastInsert):
                            raise BadOutput(
                                msg("The layer of opinions cannot be written: {reason}."),
                                reason=sink.lastError(),
                            )
                        chunk = next(chunks, None)
                finally:
                    del sink  # closes the file
            if report_path:
                _write(Path(report_path), report.to_json())
        except CivicError as error:
            raise QgsProcessingException(say(error)) from error
        for line in whole_report(report):
            feedback.pushInfo(line)
        load_with(context, output, lambda layer: layer.setMetadata(make_metadata()))
        return {
            self.OUTPUT: output,
            self.REPORT: report_path,
            self.READ: report.read,
            self.KEPT: report.kept,
            self.PLACED: report.placed,
        }


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise BadOutput(
            msg("{file} cannot be written ({reason}). Choose another place for the report."),
            file=str(path),
            reason=error.strerror or type(error).__name__,
        ) from error
