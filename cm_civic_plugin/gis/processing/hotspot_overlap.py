"""``cmcivic:hotspotoverlap``: what else is where people speak much."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ...core.catalogue.pack import LAYERS, READY, read_manifest
from ...core.catalogue.records import catalogue
from ...core.errors import BadInput, msg
from ..i18n import pick, tr
from .loading import load_with
from .opinion_algorithm import OpinionAlgorithm, Progress


class HotspotOverlap(OpinionAlgorithm):
    """Each layer of a city pack against random hot cells; see ``core.opinion.overlap``."""

    NAME = "hotspotoverlap"
    TITLE = msg("What else is in the hotspots")
    HELP = msg(
        "Measures how much of each layer of the city pack lies in the hot cells (points counted, "
        "lines and areas measured) and compares it with random draws of as many cells. The table "
        "says of each layer what was found, what chance would give, their ratio and how sure that "
        "is, after Benjamini–Hochberg. To be in the same place is not to be the cause."
    )

    HOTSPOTS, LAYERS_COMPARED, SURE = "HOTSPOTS", "LAYERS", "SURE"

    def initAlgorithm(self, _config: dict[str, Any] | None = None) -> None:  # noqa: N802
        """Declare parameters and outputs."""
        self.addParameter(
            QgsProcessingParameterFeatureSource(
                self.HOTSPOTS,
                tr("Opinion hotspots"),
                [QgsProcessing.SourceType.TypeVectorPolygon],
            )
        )
        self.add_pack(optional=False)
        self.add_chance()
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                self.OUTPUT, tr("Overlap of layers"), QgsProcessing.SourceType.TypeVector
            )
        )
        self.addOutput(QgsProcessingOutputNumber(self.LAYERS_COMPARED, tr("Layers compared")))
        self.addOutput(
            QgsProcessingOutputNumber(self.SURE, tr("Layers that differ from chance (95 %)"))
        )

    def find(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        progress: Progress,
    ) -> dict[str, Any]:
        """Measure the layers, compare and write the table."""
        import numpy as np

        from ...core.opinion.overlap import overlap
        from ..opinion import overlap_table
        from ..opinion.hotspots_layer import make_metadata

        source = self.parameterAsSource(parameters, self.HOTSPOTS, context)
        if source is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, self.HOTSPOTS))
        folder = Path(self.parameterAsString(parameters, self.PACK, context))
        manifest = read_manifest(folder)
        shown = overlap_table.read_cells(source, self.outline(parameters, context))
        compared, amounts = [], []
        records = catalogue().records
        for number, record in enumerate(records):
            share = 0.7 * number / len(records)
            progress(share)
            row = overlap_table.Compared(record.id, record.title("en"), record.title("th"))
            compared.append(row)
            state = manifest.layers.get(record.id)
            if state is None or state.status != READY:
                row.note = overlap_table.absent_note()
                continue
            if record.geometry == "Raster":
                row.note = overlap_table.raster_note()
                continue
            layer = QgsVectorLayer(f"{folder / LAYERS}|layername={record.id}", record.id, "ogr")
            if not layer.isValid():
                raise BadInput(
                    msg(
                        "{file} does not hold {layer} as its pack.json says. Build the pack again."
                    ),
                    file=str(folder / LAYERS),
                    layer=pick(row.title_en, row.title_th),
                )
            what, amount = overlap_table.measure(layer, shown, lambda share=share: progress(share))
            if amount.sum() > 0:
                row.measure = what
                amounts.append(amount)
            else:
                row.note = overlap_table.empty_note()
        trials = self.parameterAsInt(parameters, self.PERMUTATIONS, context)
        seed = self.parameterAsInt(parameters, self.SEED, context)
        found = overlap(
            np.array(amounts).reshape(-1, len(shown.cells)),
            shown.hot,
            trials,
            seed,
            lambda share: progress(0.7 + 0.3 * share),
        )
        text = overlap_table.abstract(compared, found, shown, trials)
        ids = [f"{shown.grid.size:g}", *map(str, shown.cells.ravel()), *map(str, shown.hot)]
        recipe = self.recipe(
            parameters,
            context,
            None,
            HOTSPOTS_SHA256=_digest("_".join(ids)),
            PERMUTATIONS=trials,
            SEED=seed,
        )
        metadata = make_metadata(
            pick("What else is in the hotspots", "มีอะไรอีกในจุดร้อน"), text, recipe
        )
        output = self.write(
            parameters,
            self.OUTPUT,
            context,
            overlap_table.make_fields(),
            overlap_table.make_features(compared, found),
            metadata,
            lambda _share: progress(1.0),
            QgsWkbTypes.Type.NoGeometry,
        )
        load_with(context, output, lambda layer: layer.setMetadata(metadata))
        for line in text.splitlines():
            feedback.pushInfo(line)
        return {
            self.OUTPUT: output,
            self.LAYERS_COMPARED: len(amounts),
            self.SURE: int((found.p_fdr <= 0.05).sum()),
        }


def _digest(text: str) -> str:
    import hashlib

    return hashlib.sha256(text.encode()).hexdigest()
