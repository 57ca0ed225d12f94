"""Read an OpenStreetMap extract with GDAL, pass by pass and batch by batch, in a bounded memory.

A thread reads ahead: GDAL decodes without holding Python's lock, so that the next batch is made
while the last one is being worked on.
"""

from __future__ import annotations

import gzip
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path

import numpy as np
from osgeo import gdal, ogr

from ...core.catalogue.osm_header import unreadable
from ...core.errors import BadInput, msg
from ...core.resources import ROOT
from .osm_element import Element, Envelope
from .read_ahead import ReadAhead

_CONFIG = ROOT / "resources" / "osmconf.ini"
_LAYERS = {
    "node": "points",
    "way": "lines",
    "relation": "multilinestrings,multipolygons,other_relations",
}
SUFFIXES = (".osm.pbf", ".osm", ".osm.gz", ".pbf")
_BATCH = 1000  # elements in a batch: read, and worked on, in milliseconds
_FEATURES = 500  # the same of features
_AHEAD = 64  # batches of a pass that may wait to be worked on: tens of megabytes
# What a tagged element takes in a .osm.pbf, all in all; in XML the share runs ahead.
_BYTES_AN_ELEMENT = {"node": 74, "way": 125}


@contextmanager
def gdal_failures() -> Iterator[list[str]]:
    """Collect GDAL's failures of this thread, and keep its warnings to ourselves.

    A clipped extract warns of a ring that is not closed, or crosses itself, by the thousand.
    """
    failures: list[str] = []

    def handle(level: int, _number: int, text: str) -> None:
        if level >= gdal.CE_Failure:
            failures.append(text)

    gdal.PushErrorHandler(handle)
    try:
        yield failures
    finally:
        gdal.PopErrorHandler()


@contextmanager
def _gzip_manners() -> Iterator[None]:
    """Keep GDAL from leaving things behind when it reads a .gz.

    It writes NAME.properties beside the user's file, and keeps the last file it read in memory by
    its name, so that one downloaded again under the same name would still be the old one.
    """
    gdal.SetThreadLocalConfigOption("CPL_VSIL_GZIP_WRITE_PROPERTIES", "NO")
    try:
        yield
    finally:
        gdal.SetThreadLocalConfigOption("CPL_VSIL_GZIP_WRITE_PROPERTIES", None)
        other = f"/vsimem/cm_civic_{threading.get_ident()}.gz"
        gdal.FileFromMemBuffer(other, gzip.compress(b"x"))
        file = gdal.VSIFOpenL(f"/vsigzip/{other}", "rb")
        if file is not None:
            gdal.VSIFReadL(1, 1, file)
            gdal.VSIFCloseL(file)
        gdal.Unlink(other)


def _open(path: Path) -> gdal.Dataset | None:
    # three passes at once use the cores; GDAL's own threads would only take 100 MB each
    gdal.SetThreadLocalConfigOption("GDAL_NUM_THREADS", "1")
    name = f"/vsigzip/{path}" if path.name.endswith(".gz") else str(path)
    try:
        return gdal.OpenEx(
            name,
            gdal.OF_VECTOR | gdal.OF_READONLY,
            allowed_drivers=["OSM"],
            open_options=[f"CONFIG_FILE={_CONFIG}"],
        )
    except RuntimeError:  # where another plugin switched GDAL's exceptions on
        return None


class Batch(ABC):
    """Tagged elements of one kind that were read together.

    ``tags`` holds their tags as hstore text, ``share`` how much of the pass is read (0-1).
    """

    kind: str
    tags: list[str]
    share: float

    @abstractmethod
    def element(self, place: int) -> Element:
        """Return one of the elements with its geometry."""


class _Columns(Batch):
    """Nodes, or ways as lines, in columns as GDAL's Arrow interface gives them."""

    def __init__(self, kind: str, columns: dict[str, np.ndarray], share: float) -> None:
        self.kind = kind
        self.share = share
        self.tags = _texts(columns["other_tags"])
        self._ids = columns["osm_id"]
        self._wkb = columns["wkb_geometry"]
        self._envelopes = None if kind == "node" else _line_envelopes(self._wkb)

    def element(self, place: int) -> Element:
        envelope = self._envelopes[place] if self._envelopes else None
        return Element(self.kind, int(self._ids[place]), bytes(self._wkb[place]), envelope)


def _texts(column: np.ndarray) -> list[str]:
    """Return a column's texts: bytes of one width up to GDAL 3.6, texts or None later."""
    if column.dtype.kind == "S":
        return [text.decode("utf-8", "replace") for text in column.tolist()]
    return [text or "" for text in column.tolist()]


def _line_envelopes(lines: np.ndarray) -> list[Envelope] | None:
    """Return the envelopes of WKB lines, or None where one of them has no points."""
    points = [bytes(line)[9:] for line in lines]
    sizes = [len(part) // 16 for part in points]
    if not all(sizes):
        return None
    coordinates = np.frombuffer(b"".join(points), dtype="<f8").reshape(-1, 2)
    starts = np.cumsum([0, *sizes[:-1]])
    low = np.minimum.reduceat(coordinates, starts)
    high = np.maximum.reduceat(coordinates, starts)
    return list(
        map(tuple, np.column_stack([low[:, 0], high[:, 0], low[:, 1], high[:, 1]]).tolist())
    )


class _Features(Batch):
    """Elements as GDAL's features: relations, and everything where GDAL is older than 3.6."""

    def __init__(self, kind: str, read: list[tuple[ogr.Feature, int, int]], share: float) -> None:
        self.kind = kind
        self.share = share
        self.tags = [feature.GetFieldAsString(tags) for feature, _id, tags in read]
        self._read = read

    def element(self, place: int) -> Element:
        feature, id_field, _tags = self._read[place]
        geometry = feature.GetGeometryRef()
        wkb = None if geometry is None else bytes(geometry.ExportToWkb(ogr.wkbNDR))
        return Element(self.kind, int(feature.GetFieldAsString(id_field)), wkb)


class ExtractReader:
    """Reads an extract in three passes, each on a thread of its own that reads ahead.

    Use as a context manager. The passes are worked on one after the other, but all begin at once:
    before the first relation GDAL goes through the whole file.
    ``elements`` counts the tagged elements of the passes worked on.
    """

    def __init__(self, path: Path) -> None:
        self.elements = 0
        self._passes = {
            reading: ReadAhead(partial(_read, path, reading), _AHEAD) for reading in _LAYERS
        }

    def __enter__(self) -> ExtractReader:
        for ahead in self._passes.values():
            ahead.start()
        return self

    def __exit__(self, *_error: object) -> None:
        for ahead in self._passes.values():
            ahead.stop()

    def batches(
        self, reading: str, tick: Callable[[float], None] = lambda _share: None
    ) -> Iterator[Batch]:
        """Yield the tagged elements of one pass: "node", "way" or "relation".

        The relation pass also brings the ways that are tagged area=yes. ``tick`` gets the share
        read (0-1), several times a second, and may raise to cancel. Raises BadInput where the file
        is not OpenStreetMap data or ends too early.
        """
        share = 0.0
        for batch in self._passes[reading]:
            if batch is not None:
                share = batch.share
                self.elements += len(batch.tags)
                yield batch
            tick(share)


def _read(path: Path, reading: str, stopped: Callable[[], bool]) -> Iterator[Batch]:
    manners = _gzip_manners() if path.name.endswith(".gz") else nullcontext()
    with manners, gdal_failures() as failures:
        dataset = _open(path)
        if dataset is None:
            raise unreadable(path)
        dataset.ExecuteSQL(f"SET interest_layers = {_LAYERS[reading]}")
        layer = dataset.GetLayerByName(_LAYERS[reading])  # None in the relation pass
        batches = _feature_batches
        if layer is not None and hasattr(layer, "GetArrowStreamAsNumPy"):
            batches = _column_batches
        read = 0
        try:
            for batch in batches(dataset, reading, path.stat().st_size, stopped):
                read += len(batch.tags)
                yield batch
        except RuntimeError as error:  # where another plugin switched GDAL's exceptions on
            if not failures:
                failures.append(str(error))
        finally:
            # an error keeps this frame alive, and with it the open file
            layer = dataset = batches = None
        if failures and not stopped():
            raise BadInput(
                msg(
                    "{file} is damaged or cut short: reading stopped after {count} elements "
                    "({reason}). Download it again."
                ),
                file=path.name,
                count=read,
                reason=_last(failures, path),
            )


def _column_batches(
    dataset: gdal.Dataset, reading: str, size: int, _stopped: Callable[[], bool]
) -> Iterator[Batch]:
    expected = size / _BYTES_AN_ELEMENT[reading]
    layer = dataset.GetLayerByName(_LAYERS[reading])
    read = 0
    options = ["USE_MASKED_ARRAYS=NO", f"MAX_FEATURES_IN_BATCH={_BATCH}"]
    for columns in layer.GetArrowStreamAsNumPy(options=options):
        read += len(columns["osm_id"])
        # this interface does not tell how far it is
        yield _Columns(reading, columns, min(read / expected, 0.99))


def _feature_batches(
    dataset: gdal.Dataset, reading: str, _size: int, stopped: Callable[[], bool]
) -> Iterator[Batch]:
    def going_on(_share: float, _text: str, _data: object) -> int:
        return not stopped()

    read: dict[str, list[tuple[ogr.Feature, int, int]]] = {reading: [], "way": []}
    share = 0.0
    while True:
        feature, layer, share = dataset.GetNextFeature(True, True, going_on)
        if feature is None:
            break
        kind, id_field, tags = reading, 0, 1  # osm_id, other_tags
        if layer.GetName() == "multipolygons":  # osm_id, osm_way_id, other_tags
            tags = 2
            if feature.IsFieldSetAndNotNull(1):  # a way tagged area=yes
                kind, id_field = "way", 1
        read[kind].append((feature, id_field, tags))
        if len(read[kind]) >= _FEATURES:
            yield _Features(kind, read[kind], share)
            read[kind] = []
    for kind, features in read.items():
        if features:
            yield _Features(kind, features, share)


def _last(failures: list[str], path: Path) -> str:
    return failures[-1].replace(str(path), path.name) if failures else "?"
