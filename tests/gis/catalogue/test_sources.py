"""Layers of a pack from source files: truths of the sample, joins, rasters, what is broken."""

from __future__ import annotations

import json
import shutil
import sqlite3
import zipfile

import pytest
from osgeo import gdal, ogr, osr
from qgis.core import QgsRasterLayer

from cm_civic_plugin.core.catalogue.pack import read_manifest
from cm_civic_plugin.core.catalogue.records import catalogue
from cm_civic_plugin.core.errors import BadInput, Cancelled
from cm_civic_plugin.core.resources import SAMPLE_DATA
from cm_civic_plugin.gis.catalogue.build_pack import build_pack
from cm_civic_plugin.gis.catalogue.loading import make_layer, why_not
from tests.shared_data import shared_file

SOURCES = SAMPLE_DATA / "sources"
EXTRACT = SAMPLE_DATA / "chiangmai_sample.osm.pbf"
VECTORS = {
    "subdistrict_boundaries": 16,
    "registered_population": 25,
    "flood_shelters": 17,
    "fire_hotspots": 121,
    "air_quality_stations": 4,
    "river_gauges": 3,
    "wikidata_heritage": 9,
    "satellite_buildings": 245,
}
RASTERS = ("population_grid", "land_cover_2021", "elevation", "flood_recurrence")
# a small city: its extract builds in a blink
OSM = """<?xml version="1.0"?><osm version="0.6">
<node id="1" lat="18.78" lon="98.98" version="1"/><node id="2" lat="18.78" lon="98.99" version="1"/>
<node id="3" lat="18.79" lon="98.99" version="1"/><node id="4" lat="18.79" lon="98.98" version="1"/>
<way id="1" version="1"><nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="4"/><nd ref="1"/>
<tag k="landuse" v="forest"/></way></osm>"""


@pytest.fixture(scope="module")
def pack(tmp_path_factory):
    folder = tmp_path_factory.mktemp("packs") / "pack"
    build_pack(EXTRACT, folder, catalogue(), sources=SOURCES, thumbnails=False)
    return folder


@pytest.fixture
def build(tmp_path):
    """Build the small city with the files put into ``sources``; return states and folder."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "small.osm").write_text(OSM, encoding="utf-8")

    def run(**options):
        return build_pack(
            tmp_path / "small.osm",
            tmp_path / "pack",
            catalogue(),
            sources=tmp_path / "sources",
            thumbnails=False,
            **options,
        )

    return run


def rows(folder, layer):
    dataset = ogr.Open(str(folder / "layers.gpkg"))
    return [
        {**feature.items(), "at": feature.GetGeometryRef().Clone()}
        for feature in dataset.GetLayerByName(layer)
    ]


def said(state):
    return " ".join(template.format(**params) for template, params in state.sentences())


def record(layer_id):
    return catalogue().record(layer_id)


def test_every_sample_source_becomes_a_ready_layer(pack):
    manifest = read_manifest(pack)
    assert {name: manifest.layers[name].features for name in VECTORS} == VECTORS
    for name in (*VECTORS, *RASTERS):
        state = manifest.layers[name]
        assert state.status == "ready" and state.sample and state.source_date, name
        assert "sample data" in said(state)
        assert why_not(record(name), state) == ""
    assert (
        manifest.sample and len(manifest.ready()) == 43 + 12 + 7
    )  # of the derived ones only postcodes lack their table
    assert set(manifest.sources) == {
        path.name for path in SOURCES.iterdir() if path.suffix != ".xml"
    }
    assert manifest.unused_sources == []
    assert manifest.layers["planning_zones"].status == "online"


@pytest.mark.parametrize("name", VECTORS)
def test_a_source_layer_loads_with_its_columns_and_an_index(pack, name):
    layer = make_layer(pack, record(name), "en")
    assert layer.featureCount() == VECTORS[name]
    assert layer.crs().authid() == "EPSG:4326"
    assert [f.name() for f in layer.fields()][1:] == [a.name for a in record(name).attributes]
    assert any(SOURCES.joinpath(n).name in h for n in read_manifest(pack).layers[name].files for h in layer.metadata().history())  # fmt: skip
    dataset = ogr.Open(str(pack / "layers.gpkg"))
    table = dataset.GetLayerByName(name)
    assert table.TestCapability(ogr.OLCFastSpatialFilter)
    geometries = {"Point": ogr.wkbPoint, "MultiPolygon": ogr.wkbMultiPolygon}
    assert {f.GetGeometryRef().GetGeometryType() for f in table} == {
        geometries[record(name).geometry]
    }


def test_the_registered_people_lie_in_their_districts(pack):
    people = {row["name_th"]: row for row in rows(pack, "registered_population")}
    assert people["เมืองเชียงใหม่"]["population"] == 222_106
    assert people["เมืองเชียงใหม่"]["dopa_code"] == "5001"
    assert people["กัลยาณิวัฒนา"]["population"] == 13_093
    assert sum(row["population"] for row in people.values()) == 1_799_019
    districts = {row["dopa_code"]: row["at"] for row in rows(pack, "district_boundaries")}
    assert all(row["at"].Equals(districts[row["dopa_code"]]) for row in people.values())


def test_the_tambon_of_mueang(pack):
    tambon = {row["dopa_code"]: row for row in rows(pack, "subdistrict_boundaries")}
    assert set(tambon) == {f"5001{number:02d}" for number in range(1, 17)}
    assert tambon["500101"]["name_th"] == "ศรีภูมิ" and tambon["500101"]["name_en"] == "Si Phum"
    assert tambon["500101"]["valid_on"] == "2026/01/01"


def test_the_hotspot_of_facts_is_where_it_burned(pack):
    (row,) = [
        row
        for row in rows(pack, "fire_hotspots")
        if row["hotspot_id"] == "VI1202601010701w5jyk99x3h"
    ]
    assert row["at"].GetX() == pytest.approx(98.2858, abs=1e-4)
    assert row["at"].GetY() == pytest.approx(17.98314, abs=1e-4)
    assert row["date"] == "2026/01/01" and row["tambon_code"] == "501801"


def test_stations_and_gauge_stand_where_facts_say(pack):
    stations = {row["station_id"]: row["at"] for row in rows(pack, "air_quality_stations")}
    assert (stations["35t"].GetX(), stations["35t"].GetY()) == (98.96978, 18.840732)
    assert (stations["36t"].GetX(), stations["36t"].GetY()) == (98.99, 18.7909333)
    (gauge,) = [row for row in rows(pack, "river_gauges") if row["station_code"] == "P.1"]
    assert (gauge["at"].GetX(), gauge["at"].GetY()) == (99.005089, 18.786961)
    assert (gauge["level_msl"], gauge["bank_msl"]) == (301.78, 304.2)


def test_shelters_stand_at_their_place_or_in_their_tambon(pack):
    shelters = rows(pack, "flood_shelters")
    tambon = {row["name_th"]: row["at"] for row in rows(pack, "subdistrict_boundaries")}
    assert all(tambon[row["tambon"]].Contains(row["at"]) for row in shelters)
    precision = {row["place"]: row["geocode_precision"] for row in shelters}
    assert precision["วัดเชียงมั่น"] == "place"
    assert precision["ศาลาชุมชน 5 ธันวา"] == "tambon"
    temples = {row["name_th"]: row["at"] for row in rows(pack, "buddhist_temples")}
    (temple,) = [row["at"] for row in shelters if row["place"] == "วัดเชียงมั่น"]
    assert temple.Equals(temples["วัดเชียงมั่น"])
    assert sum(read_manifest(pack).layers["flood_shelters"].dropped.values()) == 22 - 17


@pytest.mark.parametrize("name", RASTERS)
def test_rasters_are_cog_that_qgis_reads(pack, name):
    path = pack / "rasters" / f"{name}.tif"
    dataset = gdal.Open(str(path))
    assert dataset.GetMetadataItem("LAYOUT", "IMAGE_STRUCTURE") == "COG"
    sample = {
        "population_grid": "population",
        "land_cover_2021": "land_cover",
        "flood_recurrence": "surface_water",
    }.get(name, name)
    before = gdal.Open(str(SOURCES / f"{sample}_sample.tif"))
    assert (dataset.ReadAsArray() == before.ReadAsArray()).all()
    assert dataset.GetRasterBand(1).GetNoDataValue() == before.GetRasterBand(1).GetNoDataValue()
    assert QgsRasterLayer(str(path), name, "gdal").isValid()
    layer = make_layer(pack, record(name), "th")
    assert layer.isValid() and layer.name().endswith("(ตัวอย่าง)")


@pytest.fixture
def with_exceptions():
    """GDAL raises errors, as another plugin may have asked it to."""
    for part in (gdal, ogr, osr):
        part.UseExceptions()
    yield
    for part in (osr, ogr, gdal):  # the order GDAL asks for
        part.DontUseExceptions()


def test_gdal_may_raise_or_not(build, tmp_path, with_exceptions):
    folder = put(tmp_path, *(path.name for path in SOURCES.iterdir()))
    (folder / "population_sample.tif").write_bytes(b"not a raster")
    (folder / "tambon_sample.geojson").write_bytes(b'{"type": "FeatureCollection", "adm3_pcode')
    states = build().layers
    assert states["elevation"].status == states["land_cover_2021"].status == "ready"
    assert "population_sample.tif is no GeoTIFF" in said(states["population_grid"])
    assert "tambon_sample.geojson" in said(states["subdistrict_boundaries"])
    assert states["satellite_buildings"].features == 245


def put(tmp_path, *names):
    for name in names:
        shutil.copy(SOURCES / name, tmp_path / "sources")
    return tmp_path / "sources"


def test_tiles_are_put_together_and_cut_to_the_area(build, tmp_path):
    folder = put(tmp_path)
    for part, window in (("W", [98.83, 18.95, 98.98, 18.64]), ("E", [98.98, 18.95, 99.16, 18.64])):
        gdal.Translate(
            str(folder / f"dem_{part}.tif"), str(SOURCES / "elevation_sample.tif"), projWin=window
        )
    manifest = build(area=(98.95, 18.75, 99.0, 18.8))
    assert manifest.layers["elevation"].status == "ready", said(manifest.layers["elevation"])
    cut = gdal.Open(str(tmp_path / "pack" / "rasters" / "elevation.tif"))
    assert (cut.RasterXSize, cut.RasterYSize) == (50, 50)
    left, _w, _t, top, _t2, _h = cut.GetGeoTransform()
    assert (left, top) == pytest.approx((98.95, 18.8))
    whole = gdal.Open(str(SOURCES / "elevation_sample.tif")).ReadAsArray(120, 150, 50, 50)
    assert (cut.ReadAsArray() == whole).all()


def test_a_raster_in_utm_is_cut_in_its_own_crs(build, tmp_path):
    gdal.Warp(
        str(put(tmp_path) / "dem.tif"), str(SOURCES / "elevation_sample.tif"), dstSRS="EPSG:32647"
    )
    manifest = build(area=(98.95, 18.75, 99.0, 18.8))
    assert manifest.layers["elevation"].status == "ready", said(manifest.layers["elevation"])
    cut = gdal.Open(str(tmp_path / "pack" / "rasters" / "elevation.tif"))
    assert cut.GetSpatialRef().GetAuthorityCode(None) == "32647"
    # 0.05 degrees at 18.8 N are about 5.27 km by 5.53 km
    _x, width, _, _y, _, height = cut.GetGeoTransform()
    # cut to whole pixels: up to one more on either side, and never fewer than the area takes
    assert 5270 * 0.99 < cut.RasterXSize * width < 5270 * 1.01 + 2 * width
    assert 5534 * 0.99 < cut.RasterYSize * -height < 5534 * 1.01 - 2 * height


def test_the_area_keeps_what_meets_it(build, tmp_path):
    put(tmp_path, "air4thai.json", "wikidata_heritage.json")
    manifest = build(area=(98.985, 18.78, 98.995, 18.795))
    assert manifest.layers["air_quality_stations"].features == 1  # 36t
    manifest = build(area=(98.981, 18.781, 98.982, 18.782))
    state = manifest.layers["air_quality_stations"]
    assert state.status == "empty" and "air4thai.json" in said(state)
    assert "air4thai.json" in why_not(record("air_quality_stations"), state)


def tables(pack):
    dataset = ogr.Open(str(pack / "layers.gpkg"))
    return {dataset.GetLayer(place).GetName() for place in range(dataset.GetLayerCount())}


def test_without_the_layers_they_need_joins_say_so(build, tmp_path):
    put(tmp_path, "registered_population.csv", "flood_shelters.csv")
    manifest = build()
    for name, needs in (
        ("registered_population", "district_boundaries"),
        ("flood_shelters", "subdistrict_boundaries"),
    ):
        state = manifest.layers[name]
        assert state.status == "failed" and f"Needs {needs}" in said(state)
        assert needs not in why_not(record(name), state)  # titles, no ids
    assert not {"registered_population", "flood_shelters"} & tables(tmp_path / "pack")


def test_a_sample_file_in_a_real_pack_stays_sample(build, tmp_path):
    put(tmp_path, "tambon_sample.geojson", "air4thai.json")
    manifest = build()
    assert not manifest.sample
    for name in ("subdistrict_boundaries", "air_quality_stations"):
        assert "sample data" in said(manifest.layers[name])
        assert make_layer(tmp_path / "pack", record(name), "en").name().endswith("(sample)")
    assert make_layer(tmp_path / "pack", record("forest_woodland"), "en").name() == (
        record("forest_woodland").title("en")
    )


def old_edition(tmp_path, driver, name):
    """COD-AB of the older edition: upper-case names, another CRS, a neighbour's tambon."""
    utm = osr.SpatialReference()
    utm.ImportFromEPSG(32647)
    path = tmp_path / name
    dataset = ogr.GetDriverByName(driver).CreateDataSource(str(path))
    layer = dataset.CreateLayer("tha_adm3", utm, ogr.wkbPolygon)
    for column in ("ADM3_EN", "ADM3_TH", "ADM3_PCODE", "ADM2_PCODE"):
        layer.CreateField(ogr.FieldDefn(column, ogr.OFTString))
    layer.CreateField(ogr.FieldDefn("validOn", ogr.OFTDate))
    for code, east in (("TH500101", 498_000), ("TH510101", 500_000)):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature["ADM3_PCODE"], feature["ADM2_PCODE"] = code, code[:6]
        feature["ADM3_EN"], feature["ADM3_TH"] = "Si Phum", "ศรีภูมิ"
        feature["validOn"] = "2022/01/22"
        x, y = east, 2_077_000  # an hourglass: two triangles that meet in a point
        feature.SetGeometry(
            ogr.CreateGeometryFromWkt(
                f"POLYGON(({x} {y},{x + 100} {y + 100},{x + 100} {y},{x} {y + 100},{x} {y}))"
            )
        )
        layer.CreateFeature(feature)
    return path


@pytest.mark.parametrize("kind", ["gpkg", "shp.zip", "geojson.zip"])
def test_subdistricts_of_other_shapes(build, tmp_path, kind):
    folder = put(tmp_path)
    if kind == "gpkg":
        old_edition(folder, "GPKG", "boundaries.gpkg")
    elif kind == "shp.zip":
        (tmp_path / "shp").mkdir()
        old_edition(tmp_path / "shp", "ESRI Shapefile", "tha_adm3.shp")
        with zipfile.ZipFile(folder / "download.zip", "w") as archive:
            for part in (tmp_path / "shp").iterdir():
                archive.write(part, f"tha/{part.name}")
    else:
        with zipfile.ZipFile(folder / "download.zip", "w") as archive:
            archive.write(SOURCES / "tambon_sample.geojson", "a b/tambon.geojson")
    state = build().layers["subdistrict_boundaries"]
    assert state.status == "ready", said(state)
    found = rows(tmp_path / "pack", "subdistrict_boundaries")
    if kind == "geojson.zip":
        assert len(found) == 16
        return
    assert [(row["dopa_code"], row["name_th"], row["valid_on"]) for row in found] == [
        ("500101", "ศรีภูมิ", "2022/01/22")
    ]
    assert found[0]["at"].IsValid() and found[0]["at"].GetGeometryCount() == 2
    # by hand: two triangles of 100 m by 50 m / 2 each, 5,000 m2; a degree is 110.66 by 105.44 km
    assert found[0]["at"].GetArea() == pytest.approx(5000 / 110_660 / 105_440, rel=0.01)
    assert state.source_date == "2022-01-22"
    assert sum(state.dropped.values()) == 1  # the neighbour


BROKEN = {
    "air4thai.json": lambda old: old[:700],
    "thaiwater_waterlevel.json": lambda old: b"<html><body>429</body></html>",
    "wikidata_heritage.json": lambda old: b'{"head": {}, "bindings": []}',
    "registered_population.csv": lambda old: "ปี,จังหวัด\n2567,เชียงใหม่\n".encode(),
    "flood_shelters.csv": lambda old: b"\x00\x01\x02",
    "fire_hotspots.xlsx": lambda old: old[:3000],
    "tambon_sample.geojson": lambda old: old[: len(old) // 2],
    "overture_buildings.geojson": lambda old: old.replace(b'"sources"', b'"origins"'),
    "elevation_sample.tif": lambda old: old[:300],
    "population_sample.tif": lambda old: b"not a raster",
    "land_cover_sample.tif": lambda old: old[: len(old) // 2],
}
LAYER_OF = {
    "air4thai.json": "air_quality_stations", "thaiwater_waterlevel.json": "river_gauges",
    "wikidata_heritage.json": "wikidata_heritage", "registered_population.csv": "registered_population",
    "flood_shelters.csv": "flood_shelters", "fire_hotspots.xlsx": "fire_hotspots",
    "tambon_sample.geojson": "subdistrict_boundaries", "overture_buildings.geojson": "satellite_buildings",
    "elevation_sample.tif": "elevation", "population_sample.tif": "population_grid",
    "land_cover_sample.tif": "land_cover_2021",
}  # fmt: skip


def test_all_broken_at_once_costs_the_layers_and_nothing_else(build, tmp_path):
    folder = put(tmp_path)
    for name, spoil in BROKEN.items():
        (folder / name).write_bytes(spoil((SOURCES / name).read_bytes()))
    (folder / "shops.csv").write_text("shop,owner\na,b\n", encoding="utf-8")
    with zipfile.ZipFile(folder / "download.zip", "w") as archive:
        archive.writestr("../tambon.geojson", b"{}")
    manifest = build()
    for name, layer in LAYER_OF.items():
        state = manifest.layers[layer]
        assert state.status == "failed", layer
        sentence = said(state)
        assert name in sentence
        assert sentence.endswith(".") and "{" not in sentence
        assert why_not(record(layer), state)
    unused = [note["message"].format(**note["params"]) for note in manifest.unused_sources]
    assert len(unused) == 2
    assert "download.zip" in unused[0] and "unsafe" in unused[0] and "shops.csv" in unused[1]
    assert manifest.layers["forest_woodland"].features == 1
    assert list((tmp_path / "pack").glob("rasters/*")) == []
    failed = {name for name, state in manifest.layers.items() if state.status == "failed"}
    assert not failed & tables(tmp_path / "pack")
    with sqlite3.connect(tmp_path / "pack" / "layers.gpkg") as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize("name", [n for n in BROKEN if not n.endswith(".tif")])
def test_one_broken_file_leaves_the_other_layers(tmp_path, name):
    folder = tmp_path / "sources"
    shutil.copytree(SOURCES, folder)
    (folder / name).write_bytes(BROKEN[name]((SOURCES / name).read_bytes()))
    manifest = build_pack(EXTRACT, tmp_path / "pack", catalogue(), sources=folder, thumbnails=False)
    failed = {layer for layer in (*VECTORS, *RASTERS) if manifest.layers[layer].status != "ready"}
    expected = {LAYER_OF[name]}
    if name == "tambon_sample.geojson":
        expected.add("flood_shelters")
    assert failed == expected


def test_two_years_of_hotspots_are_one_layer_and_a_broken_third_is_named(build, tmp_path):
    put(tmp_path, "fire_hotspots.xlsx")
    text = (
        "รหัส HotSpot,วัน,UTM East,UTM North\nX,2569-04-01,500000,2000000\n"
        "SAMPLE0001,46031,446220.372,2009833.455\n"
    )
    (tmp_path / "sources" / "hotspot2570.csv").write_text(text, encoding="utf-8")
    (tmp_path / "sources" / "hotspot2571.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    state = build().layers["fire_hotspots"]
    assert state.status == "ready" and state.features == 122
    assert state.source_date == "2026-04-01"
    assert "hotspot2571.csv has no column" in said(state)


def test_a_real_file_without_codes_says_which_column_is_missing(build, tmp_path):
    shutil.copy(shared_file("admin/chiangmai_tambon.geojson"), put(tmp_path))
    state = build().layers["subdistrict_boundaries"]
    assert state.status == "failed" and "no column adm3_pcode" in said(state)


def test_a_raster_of_another_place_is_refused(build, tmp_path):
    put(tmp_path, "elevation_sample.tif")
    osm = OSM.replace('lat="18.', 'lat="19.')
    (tmp_path / "small.osm").write_text(osm, encoding="utf-8")
    state = build().layers["elevation"]
    assert state.status == "failed" and "outside the area" in said(state)


def test_a_folder_that_is_none_stops_the_build(tmp_path):
    with pytest.raises(BadInput, match="nowhere"):
        build_pack(EXTRACT, tmp_path / "pack", catalogue(), sources=tmp_path / "nowhere")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("at", [88.0, 90.0])
def test_cancel_while_sources_are_read_leaves_nothing(tmp_path, at):
    def progress(percent, _word):
        if percent > at:
            raise Cancelled

    with pytest.raises(Cancelled):
        build_pack(
            EXTRACT, tmp_path / "pack", catalogue(), None, progress, SOURCES, thumbnails=False
        )
    assert list(tmp_path.iterdir()) == []


def test_the_manifest_comes_back_as_it_was(pack):
    manifest = read_manifest(pack)
    assert json.loads(manifest.to_json()) == json.loads(
        (pack / "pack.json").read_text(encoding="utf-8")
    )
    assert len(manifest.sources["air4thai.json"]) == 64
