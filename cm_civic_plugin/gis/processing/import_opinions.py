"""``cmcivic:importopinions``: a platform's export as a layer of points, with a read report."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFeatureSink,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from ...core.errors import BadOutput, CivicError, msg
from ...core.opinion.platforms import PLATFORMS, SUFFIXES
from ...core.opinion.repairs import REPAIRS
from ..i18n import say, tr
from ..tasks import unexpected
from .algorithm import CivicAlgorithm, progress_of
from .loading import load_with, whole_or_nothing
from .opinion_algorithm import describe

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from ...core.opinion.codebook import Codebook
    from ...core.opinion.donut import DonutMask
    from ...core.opinion.post_table import ReadReport

_BATCH = 50_000


class _AllPoints(tuple):
    """Every point there is: which ones an export falls back on is not known before it is read."""

    __slots__ = ()

    def __contains__(self, _point: object) -> bool:
        return True


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
        "text of the opinions. Its points are exact: do not publish them, publish hotspots, or "
        "have the points masked. A download in several parts is read whole: choose any of them."
    )

    INPUT, PLATFORM, PACK, TIMEZONE = "INPUT", "PLATFORM", "PACK", "TIMEZONE"
    WITHOUT, BELIEVE_FALLBACK, DONUT = "WITHOUT", "BELIEVE_FALLBACK", "DONUT"
    SUGGEST_TOPICS = "SUGGEST_TOPICS"
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
            QgsProcessingParameterEnum(
                self.WITHOUT,
                tr("Repairs to leave out"),
                [tr(words) for words in REPAIRS.values()],
                allowMultiple=True,
                defaultValue=[],  # with no default at all, QGIS takes the first
                optional=True,
            )
        )
        self.addParameter(
            QgsProcessingParameterBoolean(
                self.BELIEVE_FALLBACK,
                tr("Keep the places of rows on a point that too many share"),
                defaultValue=False,
            )
        )
        self.addParameter(
            QgsProcessingParameterBoolean(
                self.SUGGEST_TOPICS,
                tr("Suggest topics by key words where the file names none"),
                False,
                optional=True,
            )
        )
        self.addParameter(
            QgsProcessingParameterNumber(
                self.DONUT,
                tr("Donut mask: move points by up to so many metres, a fifth at least (0: off)"),
                QgsProcessingParameterNumber.Type.Double,
                0.0,
                minValue=0.0,
                maxValue=50_000.0,
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
        from ...core.opinion.codebook import usable_codebook
        from ...core.opinion.donut import DonutMask
        from ...core.opinion.erasure import Ledger
        from ...core.opinion.post_table import ReadReport
        from ...core.opinion.reading import read_posts
        from ...core.opinion.source import source_sha256
        from ..opinion.gazetteer import pack_gazetteer
        from ..opinion.posts_layer import make_fields, make_metadata
        from ..opinion.profile import codebook_file, ledger_path
        from ..opinion.report_words import whole_report

        progress = progress_of(feedback)
        pack = self.parameterAsString(parameters, self.PACK, context)
        metres = self.parameterAsDouble(parameters, self.DONUT, context)
        mask = DonutMask(metres) if metres > 0 else None
        report = ReadReport()
        report_path = self.parameterAsFileOutput(parameters, self.REPORT, context)
        try:
            path = self.parameterAsFile(parameters, self.INPUT, context)
            digest = source_sha256(path, lambda _size: progress(0))
            erased = Ledger.load(ledger_path()).rows(digest)
            codebook = None
            if self.parameterAsBool(parameters, self.SUGGEST_TOPICS, context):
                codebook, fault = usable_codebook(codebook_file())
                if fault is not None:
                    feedback.pushWarning(say(fault))
            chunks = read_posts(
                path,
                report,
                (None, *PLATFORMS)[self.parameterAsEnum(parameters, self.PLATFORM, context)],
                self.parameterAsString(parameters, self.TIMEZONE, context),
                progress=progress,
                without=frozenset(self._without(parameters, context)),
                gazetteer=pack_gazetteer(Path(pack)) if pack else None,
                believed=_AllPoints() if self._believes(parameters, context) else (),
                erased=erased,
                codebook=codebook,
            )
            if mask is not None:
                chunks = _masked(chunks, mask, report)
            # The first chunk is read before anything is written: a bad file leaves nothing.
            chunk = next(chunks, None)
            with whole_or_nothing(parameters, self.OUTPUT):
                sink, output = self.parameterAsSink(
                    parameters,
                    self.OUTPUT,
                    context,
                    make_fields(mask is not None),
                    QgsWkbTypes.Type.Point,
                    QgsCoordinateReferenceSystem("EPSG:4326"),
                )
                if sink is None:
                    raise QgsProcessingException(self.invalidSinkError(parameters, self.OUTPUT))
                try:
                    while chunk is not None:
                        _add(sink, chunk, mask is not None)
                        chunk = next(chunks, None)
                finally:
                    del sink  # closes the file
                recipe = self._recipe(parameters, context, digest, report, len(erased), codebook)
                metadata = make_metadata(
                    recipe,
                    (mask.least_m, mask.most_m) if mask else None,
                    report.suggested_topics > 0,
                )
                describe(output, metadata)
            if report_path:
                _write(Path(report_path), report.to_json())
        except CivicError as error:
            raise QgsProcessingException(say(error)) from error
        except QgsProcessingException:
            raise
        except Exception as error:  # noqa: BLE001 (QGIS would log its text, which may quote a post)
            raise QgsProcessingException(unexpected(error)) from None
        for line in whole_report(report):
            feedback.pushInfo(line)
        load_with(context, output, lambda layer: layer.setMetadata(metadata))
        return {
            self.OUTPUT: output,
            self.REPORT: report_path,
            self.READ: report.read,
            self.KEPT: report.kept,
            self.PLACED: report.placed,
        }

    def _without(self, parameters: dict[str, Any], context: QgsProcessingContext) -> list[str]:
        names = list(REPAIRS)
        return [names[at] for at in self.parameterAsEnums(parameters, self.WITHOUT, context)]

    def _believes(self, parameters: dict[str, Any], context: QgsProcessingContext) -> bool:
        return self.parameterAsBool(parameters, self.BELIEVE_FALLBACK, context)

    def _recipe(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        digest: str,
        report: ReadReport,
        erased: int,
        codebook: Codebook | None,
    ) -> str:
        """Return the recipe of the layer. What a mask drew is not in it and is drawn anew."""
        from ...core.checksum import sha256
        from ...core.opinion.recipe import make_recipe

        inputs = {"file": digest}
        pack = Path(self.parameterAsString(parameters, self.PACK, context)) / "pack.json"
        if pack.is_file():
            inputs["pack"] = sha256(pack)
        settings = {
            "PLATFORM": report.platform,
            "TIMEZONE": report.timezone,
            "DONUT": self.parameterAsDouble(parameters, self.DONUT, context),
        }
        believed = [[point.lon, point.lat] for point in report.fallback_points if point.believed]
        # As the recipes of the maps have them: only where they are there.
        how = {"WITHOUT": report.switched_off, "BELIEVED": sorted(believed), "ERASED": erased}
        how["CODEBOOK"] = codebook.sha256 if codebook is not None else ""
        settings.update({name: value for name, value in how.items() if value})
        return make_recipe(f"cmcivic:{self.NAME}", inputs, settings, qgis=Qgis.QGIS_VERSION)


def _masked(
    chunks: Iterator[pd.DataFrame], mask: DonutMask, report: ReadReport
) -> Iterator[pd.DataFrame]:
    """Yield all posts at once, masked: to be put in no order they have to be held together."""
    from ...core.opinion.donut import mask_posts, shuffled

    parts = [mask_posts(chunk, mask) for chunk in chunks]
    if parts:
        yield shuffled(parts, report.topics)  # all was read by now


def _add(sink: QgsFeatureSink, posts: pd.DataFrame, masked: bool) -> None:
    from ..opinion.posts_layer import make_features

    features = make_features(posts, masked)
    while batch := list(islice(features, _BATCH)):
        if not sink.addFeatures(batch, QgsFeatureSink.Flag.FastInsert):
            raise BadOutput(
                msg("The layer of opinions cannot be written: {reason}."), reason=sink.lastError()
            )


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise BadOutput(
            msg("{file} cannot be written ({reason}). Choose another place for the report."),
            file=str(path),
            reason=error.strerror or type(error).__name__,
        ) from error
