"""Vector source files that OGR reads: subdistrict boundaries and building footprints."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from osgeo import gdal, ogr, osr

from ....core.archive import safe_names
from ....core.catalogue.sources.found import ELSEWHERE, day, integer, number
from ....core.catalogue.sources.text import head, is_web_page, read_text
from ....core.errors import BadInput, msg
from ..osm_geometry import Shape

_DRIVERS = ["GeoJSON", "GPKG", "ESRI Shapefile", "OpenFileGDB", "FlatGeobuf", "Parquet"]
_INSIDE = (".gpkg", ".shp", ".geojson", ".json")
_PROVINCE = "TH50"
NO_AREA = msg("feature without a usable area")

Rows = Iterator[tuple[Shape, dict[str, Any]]]


@contextmanager
def quiet_gdal() -> Iterator[None]:
    """Keep GDAL's words off the console: what failed is said by us."""
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        yield
    finally:
        gdal.PopErrorHandler()


def wgs84() -> osr.SpatialReference:
    """Return EPSG:4326 with longitude first."""
    return crs(4326)


def crs(code: int) -> osr.SpatialReference:
    """Return a CRS by its EPSG code, east before north."""
    found = osr.SpatialReference()
    found.ImportFromEPSG(code)
    found.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return found


def _open(path: Path) -> gdal.Dataset:
    """Open a vector file, or the first data set inside a checked ZIP. Raises BadInput."""
    if path.suffix.lower() == ".parquet" and gdal.GetDriverByName("Parquet") is None:
        raise BadInput(
            msg(
                "{file} is Parquet, and this QGIS has no GDAL driver called Parquet to read it. "
                "Save it as GeoJSON or GeoPackage, or download it as GeoJSON."
            ),
            file=path.name,
        )
    name = str(path)
    if path.suffix.lower() == ".zip":
        name = f"/vsizip/{{{path.as_posix()}}}/{_inside(path)}"
    elif path.suffix.lower() in (".json", ".geojson") and is_web_page(head(path)):
        read_text(path)  # says so
    try:
        with quiet_gdal():
            dataset = gdal.OpenEx(name, gdal.OF_VECTOR | gdal.OF_READONLY, allowed_drivers=_DRIVERS)
    except RuntimeError:
        dataset = None
    if dataset is None or not dataset.GetLayerCount():
        raise BadInput(
            msg("{file} cannot be opened as a map layer: it is cut short, damaged or something "
                "else. Download it again."),
            file=path.name,
        )  # fmt: skip
    return dataset


def _inside(path: Path) -> str:
    names = safe_names(path)
    for name in names:
        folder, inside, _rest = name.partition(".gdb/")
        if inside:
            return f"{folder}.gdb"
    for suffix in _INSIDE:  # admin level 3 before the others, where a ZIP holds several
        fitting = [name for name in names if name.lower().endswith(suffix)]
        if fitting:
            return min(fitting, key=lambda name: ("3" not in name.rpartition("/")[2], name))
    raise BadInput(
        msg("{file} holds no map layer that is known. Put the layer itself in the folder."),
        file=path.name,
    )


def _columns(layer: ogr.Layer) -> list[str]:
    definition = layer.GetLayerDefn()
    return [definition.GetFieldDefn(place).GetName() for place in range(definition.GetFieldCount())]


def columns_of(path: Path) -> list[str]:
    """Return the column names of all layers of a vector file. Raises BadInput."""
    dataset = _open(path)
    return [
        column
        for place in range(dataset.GetLayerCount())
        for column in _columns(dataset.GetLayer(place))
    ]


class _Reader:
    """Reads the features of the layer that has a column, as valid areas in EPSG:4326."""

    def __init__(self, path: Path, column: str) -> None:
        self._path = path
        self._dataset = _open(path)
        for place in range(self._dataset.GetLayerCount()):
            self.layer = self._dataset.GetLayer(place)
            self.columns = {name.casefold(): name for name in _columns(self.layer)}
            if column in self.columns:
                break
        else:
            raise BadInput(
                msg("{file} has no column {columns}. Choose the file that the source publishes."),
                file=path.name,
                columns=column,
            )
        self._to_wgs84: osr.CoordinateTransformation | None = None
        reference = self.layer.GetSpatialRef()
        if reference is not None and not reference.IsSame(wgs84()):
            reference = reference.Clone()
            reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
            self._to_wgs84 = osr.CoordinateTransformation(reference, wgs84())

    def value(self, feature: ogr.Feature, *names: str) -> Any:
        """Return the first of the columns that is there and filled."""
        for name in names:
            if name in self.columns:
                found = feature.GetField(self.columns[name])
                if found not in (None, ""):
                    return found
        return None

    def features(self) -> Iterator[ogr.Feature]:
        """Yield the features. Raises BadInput where reading breaks off."""
        self.layer.ResetReading()
        while True:
            gdal.ErrorReset()
            with quiet_gdal():
                try:
                    feature = self.layer.GetNextFeature()
                    broken = feature is None and gdal.GetLastErrorType() >= gdal.CE_Failure
                except RuntimeError:
                    feature, broken = None, True
            if broken:
                raise BadInput(
                    msg("{file} breaks off while it is read. Download it again."),
                    file=self._path.name,
                )
            if feature is None:
                return
            yield feature

    def area(self, feature: ogr.Feature, dropped: Counter[str]) -> Shape | None:
        """Return a feature's area as one valid MultiPolygon; None, counted, where it has none."""
        geometry = feature.GetGeometryRef()
        if geometry is None or geometry.IsEmpty():
            dropped[NO_AREA] += 1
            return None
        geometry = geometry.Clone()
        geometry.FlattenTo2D()
        with quiet_gdal():
            try:
                if self._to_wgs84 is not None:
                    geometry.Transform(self._to_wgs84)
                if not geometry.IsValid():
                    geometry = geometry.MakeValid()
            except RuntimeError:
                geometry = None
        whole = _only_areas(geometry)
        west, east, south, north = whole.GetEnvelope()
        if whole.IsEmpty() or not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
            dropped[NO_AREA] += 1
            return None
        return Shape(bytes(whole.ExportToWkb(ogr.wkbNDR)), whole.GetEnvelope())


def _only_areas(geometry: ogr.Geometry | None) -> ogr.Geometry:
    whole = ogr.Geometry(ogr.wkbMultiPolygon)
    parts = [geometry] if geometry is not None else []
    while parts:
        part = parts.pop()
        if ogr.GT_Flatten(part.GetGeometryType()) == ogr.wkbPolygon:
            whole.AddGeometry(part)
        else:
            parts.extend(reversed([part.GetGeometryRef(n) for n in range(part.GetGeometryCount())]))
    return whole


def subdistricts(path: Path, dropped: Counter[str]) -> Rows:
    """Yield the tambon of Chiang Mai from a COD-AB file (``adm3_pcode`` of either edition)."""
    reader = _Reader(path, "adm3_pcode")
    for feature in reader.features():
        pcode = str(reader.value(feature, "adm3_pcode") or "")
        if not pcode.startswith(_PROVINCE):
            dropped[ELSEWHERE] += 1
            continue
        shape = reader.area(feature, dropped)
        if shape is None:
            continue
        valid = str(reader.value(feature, "valid_on", "validon") or "").replace("/", "-")[:10]
        valid_on = day(valid) if "-" in valid else None
        yield (
            shape,
            {
                "adm3_pcode": pcode,
                "dopa_code": pcode[2:],
                "name_en": reader.value(feature, "adm3_name", "adm3_en"),
                "name_th": reader.value(feature, "adm3_name1", "adm3_th"),
                "adm2_pcode": reader.value(feature, "adm2_pcode") or pcode[:6],
                "valid_on": valid_on.isoformat() if valid_on else None,
            },
        )


def buildings(path: Path, dropped: Counter[str]) -> Rows:
    """Yield building footprints from a file in Overture's columns; heights in metres."""
    reader = _Reader(path, "sources")
    for feature in reader.features():
        shape = reader.area(feature, dropped)
        if shape is None:
            continue
        origin = _first_source(reader.value(feature, "sources"))
        yield (
            shape,
            {
                "id": reader.value(feature, "id"),
                "height": number(reader.value(feature, "height")),
                "num_floors": integer(reader.value(feature, "num_floors")),
                "source_dataset": origin.get("dataset"),
                "confidence": number(origin.get("confidence")),
            },
        )


def _first_source(text: Any) -> dict[str, Any]:
    """Return the first of Overture's ``sources``, which OGR hands on as JSON text."""
    try:
        listed = json.loads(text) if isinstance(text, str) else []
    except ValueError:
        return {}
    return listed[0] if isinstance(listed, list) and listed and isinstance(listed[0], dict) else {}
