"""Features into a new GeoPackage: whole or not at all, with what the file says of itself."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsFields,
    QgsLayerMetadata,
    QgsProviderRegistry,
    QgsVectorFileWriter,
    QgsWkbTypes,
)

from ..core.errors import BadOutput, msg


@dataclass
class Table:
    """What becomes a table, of polygons in EPSG:32647 if not otherwise said; ``count`` is about how
    many features there are.
    """

    name: str
    fields: QgsFields
    features: Iterable[QgsFeature]
    count: int
    metadata: QgsLayerMetadata
    kind: QgsWkbTypes.Type = QgsWkbTypes.Type.Polygon
    crs: str = "EPSG:32647"


def write_features(
    tables: list[Table], path: Path, progress: Callable[[float], None] | None = None
) -> Path:
    """Write tables into a new GeoPackage and return its path.

    It is written beside its final name and renamed when whole. ``progress`` takes the share
    written (0-1) and may raise ``Cancelled``.

    Raises:
        BadOutput: the folder cannot be written, or the disk is full.
    """
    beside = path.with_name(f".{path.stem}.{os.getpid()}.gpkg")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        for number, table in enumerate(tables):
            _write(table, beside, _part(progress, number, len(tables)))
        beside.replace(path)
    except OSError as error:
        raise _cannot_write(path, error.strerror or type(error).__name__) from error
    finally:
        for left in path.parent.glob(beside.name + "*"):
            left.unlink(missing_ok=True)
    return path


def _part(
    progress: Callable[[float], None] | None, number: int, parts: int
) -> Callable[[float], None]:
    return lambda share: progress((number + min(1.0, share)) / parts) if progress else None


def _write(table: Table, path: Path, progress: Callable[[float], None]) -> None:
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    options.layerName = table.name
    if path.exists():  # a second table
        options.actionOnExistingFile = (
            QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
        )
    writer = QgsVectorFileWriter.create(
        str(path),
        table.fields,
        table.kind,
        QgsCoordinateReferenceSystem(table.crs),
        QgsCoordinateTransformContext(),
        options,
    )
    try:
        if writer.hasError() != QgsVectorFileWriter.WriterError.NoError:
            raise _cannot_write(path, writer.errorMessage())
        features, written = iter(table.features), 0
        while batch := list(islice(features, 2000)):
            if not writer.addFeatures(batch):
                raise _cannot_write(path, writer.errorMessage())
            written += len(batch)
            progress(written / max(1, table.count))
    finally:
        del writer  # closes the file
    # So that the file says what it is wherever it is opened; a copy without it is still whole.
    uri = f"{path}|layername={table.name}"
    QgsProviderRegistry.instance().saveLayerMetadata("ogr", uri, table.metadata)


def _cannot_write(path: Path, reason: str) -> BadOutput:
    return BadOutput(
        msg("{file} cannot be written ({reason}). Choose a folder you may write to."),
        file=str(path),
        reason=reason,
    )
