"""What a city pack holds, for columns that have no catalogue of their own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..core.catalogue.pack import LAYERS, RASTERS, READY, read_manifest
from ..core.catalogue.records import LayerRecord, catalogue

VECTOR, RASTER, CLASSES = "vector", "raster", "classes"


@dataclass(frozen=True)
class PackLayer:
    """A layer that a pack holds; of ``kind`` classes is a raster whose numbers have no mean.

    ``path`` is the GeoPackage, whose table is called ``layer_id``, or the raster.
    """

    layer_id: str
    title_th: str
    title_en: str
    kind: str
    path: Path


def pack_layers(pack: Path) -> list[PackLayer]:
    """Return the layers of a pack that are ready, in the catalogue's order.

    Raises:
        BadInput: the folder holds no pack that can be read.
    """
    states = read_manifest(pack).layers
    return [
        PackLayer(
            record.id,
            record.title("th"),
            record.title("en"),
            kind_of(record),
            path_of(pack, record),
        )
        for record in catalogue().records
        if record.id in states and states[record.id].status == READY
    ]


def kind_of(record: LayerRecord) -> str:
    """Return what a layer is made of: vector, raster or classes."""
    if record.geometry != "Raster":
        return VECTOR
    return CLASSES if any(a.name == "class" for a in record.attributes) else RASTER


def path_of(pack: Path, record: LayerRecord) -> Path:
    """Return the file that holds a layer of a pack."""
    if record.geometry == "Raster":
        return pack / RASTERS / f"{record.id}.tif"
    return pack / LAYERS
