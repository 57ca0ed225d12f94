"""``cmcivic:buildcitypack``: a city pack from an OpenStreetMap extract."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterFolderDestination,
)

from ...core.catalogue.pack import EMPTY, FAILED, READY, PackManifest
from ...core.catalogue.records import catalogue
from ...core.errors import Cancelled, CivicError, msg
from ..catalogue.loading import what_is_said
from ..i18n import language, say, tr
from .algorithm import CivicAlgorithm


class BuildCityPack(CivicAlgorithm):
    """Builds the OpenStreetMap layers of the catalogue, and those of other source files."""

    NAME = "buildcitypack"
    COLUMN = "catalogue"
    TITLE = msg("Build city pack")
    HELP = msg(
        "Reads an OpenStreetMap extract (.osm.pbf, .osm or .osm.gz) and writes a city pack: a "
        "folder with all layers of the catalogue that come from OpenStreetMap, which works "
        "without internet. The area keeps only the features that touch it, whole or cut at its "
        "edge. Files of other "
        "sources (district and subdistrict figures and boundaries, stations, hotspots, shelters, "
        "Wikidata, Overture buildings, GeoTIFFs) are read from a folder; each is known by what it "
        "holds. An older pack in the output folder is replaced only when the new one is whole."
    )

    EXTRACT, AREA, OUTPUT, REPORT = "EXTRACT", "AREA", "OUTPUT", "REPORT"
    SOURCES, CLIP = "SOURCES", "CLIP"
    LAYERS_READY, FEATURES = "LAYERS_READY", "FEATURES"

    def initAlgorithm(self, _config: dict[str, Any] | None = None) -> None:  # noqa: N802
        """Declare parameters and outputs."""
        self.addParameter(
            QgsProcessingParameterFile(
                self.EXTRACT,
                tr("OpenStreetMap extract"),
                fileFilter=tr("OpenStreetMap extracts") + " (*.osm.pbf *.osm *.osm.gz *.pbf)",
            )
        )
        self.addParameter(
            QgsProcessingParameterExtent(self.AREA, tr("Only this area"), optional=True)
        )
        self.addParameter(
            QgsProcessingParameterBoolean(
                self.CLIP, tr("Cut features at the edge of the area"), defaultValue=False
            )
        )
        self.addParameter(
            QgsProcessingParameterFile(
                self.SOURCES,
                tr("Folder with other source files"),
                QgsProcessingParameterFile.Behavior.Folder,
                optional=True,
            )
        )
        self.addParameter(
            QgsProcessingParameterFolderDestination(self.OUTPUT, tr("City pack (folder)"))
        )
        self.addParameter(
            QgsProcessingParameterFileDestination(
                self.REPORT, tr("Report"), "JSON (*.json)", optional=True, createByDefault=False
            )
        )
        self.addOutput(QgsProcessingOutputNumber(self.LAYERS_READY, tr("Layers ready")))
        self.addOutput(QgsProcessingOutputNumber(self.FEATURES, tr("Features")))
        self.addOutput(QgsProcessingOutputString("COUNTS", tr("Features by layer")))

    def processAlgorithm(  # noqa: N802
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Build the pack; QGIS calls this on a worker thread."""
        # Here and not above: nothing of this is needed when the plugin starts.
        from ..catalogue.build_pack import build_pack
        from ..catalogue.build_report import write_report

        area = None
        if parameters.get(self.AREA):
            box = self.parameterAsExtent(
                parameters, self.AREA, context, QgsCoordinateReferenceSystem("EPSG:4326")
            )
            area = (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())
        output = self.parameterAsString(parameters, self.OUTPUT, context)
        sources = self.parameterAsString(parameters, self.SOURCES, context)
        report = self.parameterAsFileOutput(parameters, self.REPORT, context)

        def progress(percent: float, word: str) -> None:
            if feedback.isCanceled():
                raise Cancelled
            feedback.setProgress(percent)
            feedback.setProgressText(tr(word))

        try:
            manifest = build_pack(
                Path(self.parameterAsFile(parameters, self.EXTRACT, context)),
                Path(output),
                catalogue(),
                area,
                progress,
                Path(sources) if sources else None,
                clip=self.parameterAsBool(parameters, self.CLIP, context),
            )
            if report:
                write_report(Path(report), manifest, catalogue())
        except CivicError as error:
            raise QgsProcessingException(say(error)) from error
        counts = {layer: manifest.layers[layer].features for layer in manifest.ready()}
        _tell(manifest, feedback)
        return {
            self.OUTPUT: output,
            self.LAYERS_READY: len(counts),
            self.FEATURES: sum(counts.values()),
            "COUNTS": json.dumps(counts),
            self.REPORT: report,
        }


def _tell(manifest: PackManifest, feedback: QgsProcessingFeedback) -> None:
    """Write each layer's count, and what was left out, into the log of the run."""
    for record in catalogue().records:
        state = manifest.layers[record.id]
        title = record.title(language())
        if state.features or state.status in (READY, EMPTY):
            feedback.pushInfo(f"{title} ({record.id}): {state.features}")
        if state.files and state.message:
            tell = feedback.reportError if state.status == FAILED else feedback.pushInfo
            tell(f"    {title}: {what_is_said(state)}")
        if state.repaired:
            feedback.pushInfo("    " + tr("geometries mended: {count}", count=state.repaired))
        for reason, count in state.dropped.items():
            feedback.pushInfo(
                "    " + tr("left out, {reason}: {count}", reason=tr(reason), count=count)
            )
    for note in [*manifest.notes, *manifest.unused_sources]:
        feedback.reportError(tr(note["message"], **note["params"]))
