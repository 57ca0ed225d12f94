"""Read an OpenStreetMap extract with GDAL, pass by pass, in a bounded memory."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from osgeo import gdal, ogr

from ...core.catalogue.osm_header import unreadable
from ...core.errors import BadInput, msg
from ...core.resources import ROOT

_CONFIG = ROOT / "resources" / "osmconf.ini"
_LAYERS = {
    "node": "points",
    "way": "lines",
    "relation": "multilinestrings,multipolygons,other_relations",
}
SUFFIXES = (".osm.pbf", ".osm", ".osm.gz", ".pbf")
_CHECK_EVERY = 4096  # features between two looks at the cancel button: some milliseconds


@dataclass
class ReadCount:
    """What a read met: ``elements`` tagged elements by kind, ``broken_rings`` rings not closed."""

    elements: dict[str, int] = field(default_factory=dict)
    broken_rings: int = 0


@contextmanager
def _gdal_errors(count: ReadCount) -> Iterator[list[str]]:
    """Collect GDAL's failures of this thread; clipped extracts warn of rings by the thousand."""
    failures: list[str] = []

    def handle(level: int, _number: int, text: str) -> None:
        if level >= gdal.CE_Failure:
            failures.append(text)
        elif text.startswith("Non closed ring"):
            count.broken_rings += 1

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


class Element(NamedTuple):
    """A tagged node, way or relation; ``geometry`` (EPSG:4326) is valid until the next element.

    Ways are lines, or multipolygons where they are tagged area=yes. Of relations, multipolygons
    and boundaries are multipolygons, routes multilines, the rest collections. ``geometry`` is None
    where the members are not in the extract.
    """

    kind: str
    feature: ogr.Feature
    id_field: int
    hstore: str

    @property
    def geometry(self) -> ogr.Geometry | None:
        """The geometry, made when it is first asked for."""
        return self.feature.GetGeometryRef()

    @property
    def osm_id(self) -> int:
        """The element's id in OpenStreetMap."""
        return int(self.feature.GetFieldAsString(self.id_field))


def read_elements(
    path: Path,
    reading: str,
    count: ReadCount,
    tick: Callable[[float], None] = lambda _share: None,
) -> Iterator[Element]:
    """Yield every tagged element of one pass: "node", "way" or "relation".

    The relation pass also brings the ways that are tagged area=yes. ``tick`` gets the share read
    (0-1) and may raise to cancel. Raises BadInput where the file is not OpenStreetMap data or ends
    too early.
    """
    manners = _gzip_manners() if path.name.endswith(".gz") else nullcontext()
    with manners, _gdal_errors(count) as failures:
        dataset = _open(path)
        if dataset is None:
            raise unreadable(path)
        dataset.ExecuteSQL(f"SET interest_layers = {_LAYERS[reading]}")
        read = 0
        following = dataset.GetNextFeature
        try:
            while True:
                feature, layer, share = following(True, True)
                if feature is None:
                    break
                read += 1
                if read % _CHECK_EVERY == 0:
                    tick(share)
                if reading == "relation" and layer.GetName() == "multipolygons":
                    # osm_id, osm_way_id, other_tags
                    way = feature.IsFieldSetAndNotNull(1)
                    kind, id_field, text = "way" if way else "relation", int(way), 2
                else:  # osm_id, other_tags
                    kind, id_field, text = reading, 0, 1
                hstore = feature.GetFieldAsString(text)
                if hstore:
                    yield Element(kind, feature, id_field, hstore)
        except RuntimeError as error:  # where another plugin switched GDAL's exceptions on
            if not failures:
                failures.append(str(error))
        finally:
            # an error keeps this frame alive, and with it the open file
            feature = layer = following = dataset = None
        if failures:
            raise BadInput(
                msg(
                    "{file} is damaged or cut short: reading stopped after {count} elements "
                    "({reason}). Download it again."
                ),
                file=path.name,
                count=read,
                reason=_last(failures, path),
            )
        count.elements[reading] = read


def _last(failures: list[str], path: Path) -> str:
    return failures[-1].replace(str(path), path.name) if failures else "?"
