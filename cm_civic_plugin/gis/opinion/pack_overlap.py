"""Every layer of a city pack against the hot cells: measured, compared with chance, written."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from qgis.core import Qgis, QgsFeatureSource, QgsVectorLayer, QgsWkbTypes

from ...core.catalogue.pack import READY, read_manifest
from ...core.catalogue.records import LayerRecord, catalogue
from ...core.checksum import sha256
from ...core.errors import BadInput, msg
from ...core.opinion.overlap import Overlap, overlap
from ...core.opinion.recipe import make_recipe
from ..feature_tables import Table, write_features
from ..i18n import pick
from ..pack_layers import CLASSES, RASTER, kind_of, path_of
from ..tasks import Progress
from . import overlap_table
from .hotspots_layer import make_metadata
from .maps import MadeLayer, MadeMap
from .overlap_table import Compared, ShownCells
from .raster_cells import raster_means
from .study_area import pack_outline

TABLE = "overlap"


@dataclass(frozen=True)
class PackOverlap:
    """The layers of a pack with what was measured; ``found`` is of those that have a measure."""

    compared: list[Compared]
    found: Overlap
    shown: ShownCells
    trials: int
    seed: int

    def settings(self) -> dict[str, Any]:
        """Return what a recipe keeps of the comparison."""
        shown = self.shown
        ids = [f"{shown.grid.size:g}", *map(str, shown.cells.ravel()), *map(str, shown.hot)]
        return {
            "HOTSPOTS_SHA256": hashlib.sha256("_".join(ids).encode()).hexdigest(),
            "PERMUTATIONS": self.trials,
            "SEED": self.seed,
        }

    def abstract(self) -> str:
        """Return what the table is made of and how far to believe it, Thai first then English."""
        return overlap_table.abstract(self.compared, self.found, self.shown, self.trials)


def title() -> str:
    """Return the table's name in the current language."""
    return pick("What else is in the hotspots", "มีอะไรอีกในจุดร้อน")


def compare(
    hotspots: QgsFeatureSource,
    pack: Path,
    trials: int = 999,
    seed: int = 1,
    progress: Callable[[float], None] = lambda _share: None,
) -> PackOverlap:
    """Measure each layer of a pack in the cells of a hotspot map and compare with random draws.

    Raises:
        BadInput: the layer is no hotspot map, or the pack cannot be read.
    """
    manifest = read_manifest(pack)
    shown = overlap_table.read_cells(hotspots, pack_outline(pack))
    if not len(shown.cells):
        raise BadInput(
            msg(
                "The map of opinions and the city pack do not lie in the same place. Choose the "
                "pack of that city."
            )
        )
    compared, amounts = [], []
    records = catalogue().records
    for number, record in enumerate(records):
        share = 0.7 * number / len(records)
        progress(share)
        row = Compared(record.id, record.title("en"), record.title("th"))
        compared.append(row)
        state = manifest.layers.get(record.id)
        if state is None or state.status != READY:
            row.note = overlap_table.absent_note()
        elif kind_of(record) == CLASSES:
            row.note = overlap_table.classes_note()
        else:
            amount = _measure(record, row, pack, shown, lambda share=share: progress(share))
            if amount is not None:
                amounts.append(amount)
    found = overlap(
        np.array(amounts).reshape(-1, len(shown.cells)),
        shown.hot,
        trials,
        seed,
        lambda share: progress(0.7 + 0.3 * share),
        np.array([row.measure == overlap_table.MEAN for row in compared if row.measure]),
    )
    return PackOverlap(compared, found, shown, trials, seed)


def map_overlap(
    hotspots: str, origin: dict[str, Any], pack: Path, path: Path, progress: Progress
) -> MadeMap:
    """Compare the hotspots of a file with a pack and write the table to a GeoPackage at ``path``.

    Args:
        hotspots: what QGIS's ``ogr`` provider opens.
        origin: the recipe of the hotspots; the table's names the same export.

    Raises:
        BadInput: see ``compare``. BadOutput: ``path`` cannot be written.
    """
    layer = QgsVectorLayer(hotspots, "hotspots", "ogr")
    made = compare(layer, pack, progress=lambda share: progress(95 * share, ""))
    inputs = {"pack": sha256(pack / "pack.json")}
    if origin["inputs"].get("file"):
        inputs["file"] = origin["inputs"]["file"]
    recipe = make_recipe("cmcivic:hotspotoverlap", inputs, made.settings(), qgis=Qgis.QGIS_VERSION)
    metadata = make_metadata(title(), made.abstract(), recipe)
    table = Table(
        TABLE,
        overlap_table.make_fields(),
        overlap_table.make_features(made.compared, made.found),
        len(made.compared),
        metadata,
        QgsWkbTypes.Type.NoGeometry,
    )
    write_features([table], path)
    said = overlap_table.summary(made.compared, made.found)
    return MadeMap(
        path, (MadeLayer(TABLE, title(), metadata, lambda _layer: None),), (said,), made.found
    )


def _measure(
    record: LayerRecord,
    row: Compared,
    pack: Path,
    shown: ShownCells,
    check: Callable[[], None],
) -> np.ndarray | None:
    """Return how much of a layer is in each cell (m,); note in its row what, or why not."""
    source = path_of(pack, record)
    if kind_of(record) == RASTER:
        means = raster_means(str(source), shown.grid, shown.cells)
        if np.isfinite(means[shown.hot]).any():
            row.measure = overlap_table.MEAN
            return means
        row.note = overlap_table.empty_note()
        return None
    layer = QgsVectorLayer(f"{source}|layername={record.id}", record.id, "ogr")
    if not layer.isValid():
        raise BadInput(
            msg("{file} does not hold {layer} as its pack.json says. Build the pack again."),
            file=str(source),
            layer=pick(row.title_en, row.title_th),
        )
    what, amount = overlap_table.measure(layer, shown, check)
    if amount.sum() > 0:
        row.measure = what
        return amount
    row.note = overlap_table.empty_note()
    return None
